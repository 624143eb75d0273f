//! `accolade platform`: registrations by link and by hand, and how they do.

use clap::Subcommand;
use clap::builder::PossibleValuesParser;

use super::error::CommandError;
use super::output::{Table, plain, print, print_line, time};
use super::{open_app, open_store};
use crate::app::App;
use crate::clock::Clock;
use crate::flows::check::{self, Line, Outcome};
use crate::flows::invite;
use crate::flows::presets::{self, Preset, front_page};
use crate::flows::register::{PlatformInput, register};
use crate::store::{Platform, Recorded, RegistrationOrigin};

#[derive(Subcommand)]
pub enum Command {
    /// Print a link by which an LMS registers itself
    Invite(InviteArgs),
    /// Ask a platform everything that courses will depend on, and say how to mend what fails
    Check(CheckArgs),
    /// Register a platform, or bring the one with the same issuer and client id up to date
    Add(Box<AddArgs>),
    /// List the registered platforms
    List(ListArgs),
    /// Show one registration with all its addresses
    Show(ShowArgs),
    /// Take a registration out of use; what its courses earned stays
    Remove(RemoveArgs),
}

#[derive(clap::Args)]
#[command(
    after_help = "An admin of the LMS pastes the link; nothing else has to be typed. It is valid for seven days and for one \
platform, and goes on to update the registration that it made.\n\n\
Example:\n  accolade platform invite --name \"Example University Moodle\""
)]
pub struct InviteArgs {
    /// What people here call the platform
    #[arg(long)]
    name: Option<String>,
}

#[derive(clap::Args)]
#[command(
    after_help = "Ends with 0 when nothing failed; warnings do not count.\n\nExample:\n  accolade platform check\n  \
accolade platform check 01939b2e-8a52-7c31-9d1f-5b8f0a6c1e77"
)]
pub struct CheckArgs {
    /// The id, as `accolade platform list` shows it [default: every platform]
    id: Option<String>,
}

#[derive(clap::Args)]
#[command(after_help = "A preset fills in what follows from the kind of platform; what is given beside it wins.\n\n\
Example:\n  \
accolade platform add --preset moodle --url https://moodle.example.edu --client-id UEDcExample12345 --deployment-id 2\n  \
accolade platform add --preset canvas --name \"Example University Canvas\" --client-id 10000000000002\n  \
accolade platform add --name \"Example LMS\" --issuer https://lms.example --client-id accolade --deployment-id 1 \
--auth-url https://lms.example/auth --token-url https://lms.example/token --jwks-url https://lms.example/jwks")]
pub struct AddArgs {
    /// The kind of platform
    #[arg(long, value_parser = PossibleValuesParser::new(presets::names()))]
    preset: Option<String>,
    /// The address of the platform's front page, for the preset
    #[arg(long, requires = "preset")]
    url: Option<String>,
    /// What people here call it
    #[arg(long)]
    name: Option<String>,
    /// The issuer of its launches, every character of it (Moodle: Platform ID)
    #[arg(long)]
    issuer: Option<String>,
    /// The client id that the platform gave to Accolade
    #[arg(long)]
    client_id: String,
    /// The one deployment to admit; run the command again to admit another
    #[arg(long)]
    deployment_id: Option<String>,
    /// Where the browser is sent to sign in (authentication request URL)
    #[arg(long)]
    auth_url: Option<String>,
    /// Where access tokens come from
    #[arg(long)]
    token_url: Option<String>,
    /// The platform's public keys (key set URL)
    #[arg(long)]
    jwks_url: Option<String>,
    /// The audience of token requests, where the platform wants another than the token URL
    #[arg(long)]
    token_audience: Option<String>,
}

#[derive(clap::Args)]
#[command(after_help = "Example:\n  accolade platform list")]
pub struct ListArgs {}

#[derive(clap::Args)]
#[command(after_help = "Example:\n  accolade platform show 01939b2e-8a52-7c31-9d1f-5b8f0a6c1e77")]
pub struct ShowArgs {
    /// The id, as `accolade platform list` shows it
    id: String,
}

#[derive(clap::Args)]
#[command(after_help = "Example:\n  accolade platform remove 01939b2e-8a52-7c31-9d1f-5b8f0a6c1e77")]
pub struct RemoveArgs {
    /// The id, as `accolade platform list` shows it
    id: String,
}

pub async fn run(command: Command) -> Result<(), CommandError> {
    match command {
        Command::Invite(args) => invite(args.name).await,
        Command::Check(args) => check(args.id).await,
        Command::Add(args) => add(*args).await,
        Command::List(_) => list().await,
        Command::Show(args) => show(args.id).await,
        Command::Remove(args) => remove(args.id).await,
    }
}

/// The link alone on standard output, so that a script can hand it on.
async fn invite(name: Option<String>) -> Result<(), CommandError> {
    let invite = invite::invite(&open_app().await?, name).await?;
    print_line(&invite.url);
    eprintln!(
        "Valid until {}, for one platform. Whoever administers the LMS pastes it there:\n  \
         Moodle: Site administration > Plugins > Activity modules > External tool > Manage tools, Tool URL\n  \
         Canvas: Admin > Developer Keys > + Developer Key > + LTI Registration\n\
         Then: accolade platform check",
        time(invite.expires_at)
    );
    Ok(())
}

async fn check(id: Option<String>) -> Result<(), CommandError> {
    let app = open_app().await?;
    let platforms = app.store.list_platforms(id.as_deref().map(Into::into)).await?;
    if let (Some(id), true) = (&id, platforms.is_empty()) {
        return Err(unknown(id));
    }
    let mut failed = false;
    for platform in &platforms {
        print_line(plain(&format!("{}  {}", platform.registration.id, platform.registration.name)));
        let lines = check::check(&app, platform).await?;
        failed |= lines.iter().any(|line| line.outcome == Outcome::Failed);
        lines.iter().for_each(show_line);
    }
    if failed { Err(CommandError::Printed) } else { Ok(()) }
}

fn show_line(line: &Line) {
    let outcome = match line.outcome {
        Outcome::Ok => "ok",
        Outcome::Warning => "warn",
        Outcome::Failed => "FAIL",
        Outcome::NotTested => "-",
    };
    print_line(format_args!("  {outcome:<4}  {:<19}  {}", line.name, plain(&line.found)));
    for step in line.mend.iter().flat_map(|mend| mend.lines()) {
        print_line(format_args!("        {:<19}  {}", "", plain(step)));
    }
}

async fn add(args: AddArgs) -> Result<(), CommandError> {
    let (input, hints) = input(args)?;
    let app = open_app().await?;
    refuse_without_deployment(&app, &input).await?;
    let (id, recorded) = register(&app, input).await?;
    let done = match recorded {
        Recorded::New => "added",
        Recorded::Existing => "updated",
    };
    print_line(format_args!("{id}  {done}"));
    print(what_to_paste(&app));
    for (key, hint) in hints {
        print_line(format_args!("\nIf launches fail, look at --{}. {hint}", key.replace('_', "-")));
    }
    Ok(())
}

/// What the platform's administrator needs to know of us.
fn what_to_paste(app: &App) -> String {
    let mut table = Table::without_header();
    table.row(["  login (initiation) URL".to_owned(), app.urls.login()]);
    table.row(["  launch and redirect URL".to_owned(), app.urls.launch()]);
    table.row(["  public key set URL".to_owned(), app.urls.tool_keys()]);
    format!("\nTo be entered at the platform ({} shows it field by field):\n{table}", app.urls.setup())
}

/// A registration that admits no deployment would refuse every launch.
async fn refuse_without_deployment(app: &App, input: &PlatformInput) -> Result<(), CommandError> {
    if input.accepts_new_deployments || input.deployment_id.is_some() {
        return Ok(());
    }
    let known = app.store.list_registrations().await?;
    let has_deployment = known.iter().any(|(known, deployments)| {
        known.issuer == input.issuer && known.client_id == input.client_id && !deployments.is_empty()
    });
    if has_deployment {
        return Ok(());
    }
    Err(CommandError::usage(
        "--deployment-id is missing: without one, every launch of this platform would be refused",
        "The platform shows it beside the client id (Moodle: View configuration details; Canvas: the app's gear menu).",
    ))
}

/// What to register, and the hints for the values that were not given by hand.
fn input(args: AddArgs) -> Result<(PlatformInput, Vec<(String, String)>), CommandError> {
    let preset = filled(args.preset.as_deref(), args.url.as_deref(), &args.client_id)?;
    let given = |key: &str| match key {
        "issuer" => args.issuer.is_some(),
        "auth_url" => args.auth_url.is_some(),
        "token_url" => args.token_url.is_some(),
        "jwks_url" => args.jwks_url.is_some(),
        _ => false,
    };
    let hints = preset.iter().flat_map(|preset| &preset.hints);
    let hints: Vec<(String, String)> =
        hints.filter(|(key, _)| !given(key)).map(|(key, hint)| (key.clone(), hint.clone())).collect();
    let label = preset.as_ref().map(|preset| preset.label.clone());
    let accepts = preset.as_ref().is_some_and(|preset| preset.accepts_new_deployments);
    let family = preset.as_ref().and_then(|preset| preset.family.clone());
    let token_audience =
        args.token_audience.or_else(|| preset.as_ref().and_then(|preset| preset.token_audience.clone()));
    let mut missing = Vec::new();
    let mut value = |flag: &'static str, given: Option<String>, known: fn(&Preset) -> Option<String>| {
        given.or_else(|| preset.as_ref().and_then(known)).unwrap_or_else(|| {
            missing.push(flag);
            String::new()
        })
    };
    let issuer = value("--issuer", args.issuer, |preset| preset.issuer.clone());
    let auth_url = value("--auth-url", args.auth_url, |preset| preset.auth_url.clone());
    let token_url = value("--token-url", args.token_url, |preset| preset.token_url.clone());
    let jwks_url = value("--jwks-url", args.jwks_url, |preset| preset.jwks_url.clone());
    let name = args.name.or(label).unwrap_or_else(|| issuer.clone());
    if !missing.is_empty() {
        return Err(CommandError::usage(
            format!("{} {} missing", missing.join(", "), if missing.len() == 1 { "is" } else { "are" }),
            where_to_find(&missing, &hints),
        ));
    }
    let input = PlatformInput {
        name,
        issuer,
        client_id: args.client_id,
        auth_url,
        token_url,
        jwks_url,
        token_audience,
        family,
        accepts_new_deployments: accepts && args.deployment_id.is_none(),
        deployment_id: args.deployment_id,
    };
    Ok((input, hints))
}

/// What the preset says of each missing flag, or where to get them all.
fn where_to_find(missing: &[&str], hints: &[(String, String)]) -> String {
    let flag = |key: &str| format!("--{}", key.replace('_', "-"));
    let named = hints.iter().filter(|(key, _)| missing.contains(&flag(key).as_str()));
    let lines: Vec<String> = named.map(|(key, hint)| format!("{}: {hint}", flag(key))).collect();
    if lines.is_empty() {
        return format!("Give them, or --preset {} with --url.", presets::names().join("|"));
    }
    lines.join("\n")
}

fn filled(preset: Option<&str>, url: Option<&str>, client_id: &str) -> Result<Option<Preset>, CommandError> {
    let Some(preset) = preset.and_then(presets::find) else { return Ok(None) };
    match url {
        Some(url) => Ok(Some(preset.filled(front_page(url).ok_or_else(|| no_front_page(url))?, client_id))),
        None if preset.needs_url() => Err(CommandError::usage(
            format!("--url is missing: the addresses of {} follow from it", preset.label),
            "Give the address of its front page, for example --url https://lms.example.edu",
        )),
        None => Ok(Some(preset.filled("", client_id))),
    }
}

fn no_front_page(url: &str) -> CommandError {
    CommandError::usage(
        format!("--url {url} is not the address of a platform"),
        "It begins with https:// and has no question mark: for example https://moodle.example.edu",
    )
}

async fn list() -> Result<(), CommandError> {
    let mut table = Table::new(["ID", "STATE", "NAME", "ISSUER", "CLIENT ID", "DEPLOYMENTS"]);
    for platform in open_store().await?.list_platforms(None).await? {
        let state = state(&platform).to_owned();
        let Platform { registration, deployments, .. } = platform;
        let admits = admitted(&deployments, registration.accepts_new_deployments);
        table.row([registration.id, state, registration.name, registration.issuer, registration.client_id, admits]);
    }
    print(table);
    Ok(())
}

/// Until somebody came from there, the platform's own admin may have to switch the tool on.
fn state(platform: &Platform) -> &'static str {
    if platform.is_active() { "active" } else { "waiting" }
}

fn admitted(deployments: &[String], accepts_new: bool) -> String {
    let new = accepts_new.then(|| "new ones".to_owned());
    let all: Vec<String> = deployments.iter().cloned().chain(new).collect();
    if all.is_empty() { "none".to_owned() } else { all.join(", ") }
}

async fn show(id: String) -> Result<(), CommandError> {
    let found = open_store().await?.list_platforms(Some(id.as_str().into())).await?.pop();
    let platform = found.ok_or_else(|| unknown(&id))?;
    let Platform { registration, deployments, .. } = &platform;
    let unknown_or = |text: Option<String>, otherwise: &str| text.unwrap_or_else(|| otherwise.to_owned());
    let lines = [
        ("id", registration.id.clone()),
        ("name", registration.name.clone()),
        ("state", state(&platform).to_owned()),
        ("registered", format!("{}, {}", origin(&platform), time(platform.created_at))),
        ("last launch", unknown_or(platform.latest_course.as_ref().map(|(_, last)| time(*last)), "none yet")),
        ("issuer", registration.issuer.clone()),
        ("client id", registration.client_id.clone()),
        ("deployments", admitted(deployments, registration.accepts_new_deployments)),
        ("authentication URL", registration.auth_url.clone()),
        ("token URL", registration.token_url.clone()),
        ("token audience", registration.token_audience().to_owned()),
        ("key set URL", registration.jwks_url.clone()),
        ("family", unknown_or(registration.family.clone(), "unknown")),
        ("services", unknown_or(platform.scopes.as_ref().map(|scopes| scopes.join("; ")), "told with each token")),
    ];
    let mut table = Table::without_header();
    for (what, value) in lines {
        table.row([what.to_owned(), value]);
    }
    print(table);
    Ok(())
}

fn origin(platform: &Platform) -> &'static str {
    match platform.origin {
        RegistrationOrigin::Dynamic => "by link",
        RegistrationOrigin::Hand | RegistrationOrigin::Address => "by hand",
    }
}

async fn remove(id: String) -> Result<(), CommandError> {
    match open_store().await?.remove_registration(id.as_str().into(), Clock::system().now()).await? {
        true => print_line(format_args!("{id}  removed")),
        false => return Err(unknown(&id)),
    }
    Ok(())
}

fn unknown(id: &str) -> CommandError {
    CommandError::refused(
        format!("there is no platform {}", plain(id)),
        "`accolade platform list` shows the ids; the name or the client id will not do.",
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn args(preset: Option<&str>, url: Option<&str>) -> AddArgs {
        AddArgs {
            preset: preset.map(str::to_owned),
            url: url.map(str::to_owned),
            name: None,
            issuer: None,
            client_id: "client-1".to_owned(),
            deployment_id: None,
            auth_url: None,
            token_url: None,
            jwks_url: None,
            token_audience: None,
        }
    }

    #[test]
    fn a_preset_and_its_url_are_enough_for_moodle() {
        let (input, hints) = input(args(Some("moodle"), Some("https://example.edu/moodle/"))).unwrap();
        assert_eq!(input.issuer, "https://example.edu/moodle");
        assert_eq!(input.token_url, "https://example.edu/moodle/mod/lti/token.php");
        assert_eq!(input.family.as_deref(), Some("moodle"));
        assert_eq!(input.name, "Moodle");
        assert!(!input.accepts_new_deployments);
        assert!(hints[0].0 == "issuer" && hints[0].1.contains("Platform ID"));
    }

    #[test]
    fn what_is_given_by_hand_wins_over_the_preset_and_silences_its_hint() {
        let by_hand = AddArgs {
            issuer: Some("https://canvas.instructure.com".to_owned()),
            jwks_url: Some("https://other.example/keys".to_owned()),
            ..args(Some("canvas-self-hosted"), Some("https://canvas.example.edu"))
        };
        let (input, hints) = input(by_hand).unwrap();
        assert_eq!(input.issuer, "https://canvas.instructure.com");
        assert_eq!(input.jwks_url, "https://other.example/keys");
        assert_eq!(input.token_url, "https://canvas.example.edu/login/oauth2/token");
        assert!(hints.is_empty());
    }

    #[test]
    fn a_preset_brings_its_audience_and_says_where_the_rest_is_found() {
        let (input, _) = input(args(Some("brightspace"), Some("https://learn.example.edu"))).unwrap();
        assert_eq!(input.token_audience.as_deref(), Some("https://api.brightspace.com/auth/token"));
        let missing = super::input(args(Some("sakai"), Some("https://sakai.example.edu"))).unwrap_err();
        let CommandError::Usage { what, advice } = missing else { panic!("no usage error") };
        assert!(
            what == "--token-url is missing" && advice.starts_with("--token-url: Sakai shows it"),
            "{what} {advice}"
        );
    }

    #[test]
    fn naming_a_deployment_turns_off_accepting_new_ones() {
        assert!(input(args(Some("canvas"), None)).unwrap().0.accepts_new_deployments);
        let one = AddArgs { deployment_id: Some("7:abc".to_owned()), ..args(Some("canvas"), None) };
        let (input, _) = input(one).unwrap();
        assert!(!input.accepts_new_deployments);
        assert_eq!(input.deployment_id.as_deref(), Some("7:abc"));
    }

    #[test]
    fn everything_that_is_missing_is_told_at_once() {
        let CommandError::Usage { what, .. } = input(args(None, None)).unwrap_err() else { panic!("no usage error") };
        assert_eq!(what, "--issuer, --auth-url, --token-url, --jwks-url are missing");
        let CommandError::Usage { what, .. } = input(args(Some("moodle"), None)).unwrap_err() else { panic!() };
        assert!(what.starts_with("--url is missing"));
    }

    #[test]
    fn an_address_without_scheme_or_with_a_query_is_refused() {
        for bad in ["moodle.example.edu", "ftp://moodle.example.edu", "https://m.example/?a=b", "https://me@m.example"]
        {
            assert_eq!(front_page(bad), None, "{bad}");
        }
    }
}
