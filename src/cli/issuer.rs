//! `accolade issuer`: the organisations that sign.

use clap::Subcommand;

use super::error::CommandError;
use super::output::{Table, print, print_line};
use super::{open_app, open_store};
use crate::flows::award::check_address;
use crate::store::IssuerChange;

#[derive(Subcommand)]
pub enum Command {
    /// Change what an issuer's profile says; badges that were signed before keep what they said
    Set(SetArgs),
    /// List the issuers
    List(ListArgs),
}

#[derive(clap::Args)]
#[command(after_help = "Example:\n  accolade issuer set --name \"Example University\" --url https://www.example.edu")]
pub struct SetArgs {
    /// Which issuer, as `accolade issuer list` shows it [default: the one that signs]
    #[arg(long)]
    issuer: Option<String>,
    /// The organisation's name, as it stands on every badge
    #[arg(long)]
    name: Option<String>,
    /// Its home page
    #[arg(long)]
    url: Option<String>,
    /// A mail address for questions; it is public
    #[arg(long)]
    email: Option<String>,
    /// A sentence or two about it
    #[arg(long)]
    description: Option<String>,
}

#[derive(clap::Args)]
#[command(after_help = "Example:\n  accolade issuer list")]
pub struct ListArgs {}

pub async fn run(command: Command) -> Result<(), CommandError> {
    match command {
        Command::Set(args) => set(args).await,
        Command::List(_) => list().await,
    }
}

async fn set(args: SetArgs) -> Result<(), CommandError> {
    check(&args)?;
    let app = open_app().await?;
    let found = match args.issuer.clone() {
        Some(id) => app.store.find_issuer(id.into()).await?,
        None => app.store.find_default_issuer().await?,
    };
    let issuer = found.ok_or_else(|| {
        CommandError::refused(
            "there is no such issuer",
            "`accolade issuer list` shows the ids; without --issuer the one that signs is changed.",
        )
    })?;
    let change = IssuerChange { name: args.name, url: args.url, email: args.email, description: args.description };
    app.store.update_issuer(issuer.id.clone(), change, app.clock.now()).await?;
    print_line(format_args!("{}  changed", issuer.id));
    Ok(())
}

const LONGEST_DESCRIPTION: usize = 2000;

/// Everything that is wrong, at once.
fn check(args: &SetArgs) -> Result<(), CommandError> {
    let mut faults = Vec::new();
    // An organisation is held to what holds for a recipient: a plausible address, a name of a line.
    if args.name.as_deref().is_some_and(|name| check_address("office@example.org", name).is_err()) {
        faults.push("--name must have 1 to 200 characters".to_owned());
    }
    if args.email.as_deref().is_some_and(|email| check_address(email, "office").is_err()) {
        faults.push("--email is not a mail address".to_owned());
    }
    let is_home_page = |text: &str| {
        text.len() <= 2048 && url::Url::parse(text).is_ok_and(|url| matches!(url.scheme(), "https" | "http"))
    };
    if args.url.as_deref().is_some_and(|text| !is_home_page(text)) {
        faults.push("--url is not an address such as https://www.example.edu".to_owned());
    }
    if args.description.as_deref().is_some_and(|text| text.chars().count() > LONGEST_DESCRIPTION) {
        faults.push(format!("--description is longer than {LONGEST_DESCRIPTION} characters"));
    }
    if [&args.name, &args.url, &args.email, &args.description].into_iter().all(Option::is_none) {
        faults.push("nothing to change: give --name, --url, --email or --description".to_owned());
    }
    if faults.is_empty() {
        return Ok(());
    }
    Err(CommandError::usage(
        faults.join("; "),
        "The profile stands in every badge that is signed, so nothing was changed.",
    ))
}

async fn list() -> Result<(), CommandError> {
    let mut table = Table::new(["ID", "NAME", "URL", "EMAIL", "SIGNS"]);
    for issuer in open_store().await?.list_issuers().await? {
        let signs = if issuer.is_default { "yes" } else { "no" };
        table.row([
            issuer.id.into_string(),
            issuer.name,
            issuer.url.unwrap_or_else(|| "-".to_owned()),
            issuer.email.unwrap_or_else(|| "-".to_owned()),
            signs.to_owned(),
        ]);
    }
    print(table);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn args(name: &str, url: &str, email: &str) -> SetArgs {
        let text = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        SetArgs { issuer: None, name: text(name), url: text(url), email: text(email), description: None }
    }

    #[test]
    fn a_profile_is_checked_before_anything_is_changed() {
        check(&args("Example University", "https://www.example.edu/", "badges@example.edu")).unwrap();
        let Err(CommandError::Usage { what, .. }) = check(&args(" ", "www.example.edu", "badges")) else { panic!() };
        assert_eq!(what.split("; ").count(), 3, "{what}");
        assert!(check(&args("", "javascript:alert(1)", "")).is_err());
        assert!(check(&args("", "", "")).is_err());
    }
}
