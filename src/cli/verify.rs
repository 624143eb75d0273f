//! `accolade verify`: any badge, with or without an installation.

use std::fmt::Write;
use std::path::{Path, PathBuf};

use serde_json::Value;

use super::error::CommandError;
use super::logs;
use super::output::{Table, plain, print, read_input};
use crate::app::App;
use crate::clock::Clock;
use crate::config::{Config, DatabaseTarget, SecretSource};
use crate::flows::verify::{Examined, LARGEST, Verifier};
use crate::openbadges::log::SignedHead;
use crate::openbadges::verification::{Outcome, Report};

#[derive(clap::Args)]
#[command(
    after_help = "Ends with 0 only when the badge is genuine and in force. Badges of an installation of your own are \
checked without the network when ACCOLADE_PUBLIC_URL and its data folder are set.\n\n\
With --recipient it ends with 0 only when the badge was issued to that person as well.\n\n\
With --log it ends with 0 only when the log of whoever issued the badge has it as well. --log-head keeps the head of that log in a \
file; the next time, the log must go on from there. A log that does not, or that went back, leaves the file as it is, and \
its own head beside it in FILE.shown: the two are evidence against it.\n\n\
Example:\n  accolade verify badge.png\n  \
accolade verify https://badges.example.edu/credentials/5f0c3a52-1f0e-4a0b-8f57-2d1c9a3b7e64 --recipient ada@example.edu\n  \
accolade verify badge.png --log-head badges.example.edu.json"
)]
pub struct Args {
    /// A JSON, JWT, JWS, PNG, SVG or PDF file of Open Badges 3.0 or 2.0, - for standard input, or the address of a badge
    badge: String,
    /// The mail address or identifier of the person who shows the badge
    #[arg(long)]
    recipient: Option<String>,
    /// Ask the issuance log of whoever issued it, too
    #[arg(long)]
    log: bool,
    /// Ask it, and hold it to the head that is kept in this file; the file is made, or renewed
    #[arg(long, value_name = "FILE")]
    log_head: Option<PathBuf>,
}

/// In place of a name.
const HIDDEN: &str = "not readable, only a hash of the address; compare it with --recipient";
const HIDDEN_IDENTIFIER: &str =
    "not readable, only a hash of an identifier, as the learning platform has it; compare that with --recipient";

const ATTACHED: &str = "Only the badge attached to the PDF was checked, not what is printed on it.";

/// A head is a few lines.
const LARGEST_HEAD: usize = 64 << 10;

pub async fn run(args: Args) -> Result<(), CommandError> {
    logs::begin_quietly("error");
    let kept = args.log_head.as_deref().map(kept_head).transpose()?.flatten();
    let asks_log = args.log || args.log_head.is_some();
    let app = own_installation().await;
    let mut verifier = app.as_ref().map_or_else(Verifier::standing_alone, Verifier::of);
    if asks_log {
        verifier = verifier.asking_the_log(kept);
    }
    let bytes = if is_link(&args.badge) {
        verifier.open(&args.badge).await?
    } else {
        read_input(Path::new(&args.badge), LARGEST)?
    };
    let Examined { report, head } = verifier.examine(&bytes, args.recipient.as_deref()).await?;
    print(described(&report));
    let of_log = report.log_outcome();
    if let (Some(file), Some(head)) = (&args.log_head, head) {
        keep_head(file, &head, of_log)?;
    }
    let is_confirmed = !asks_log || of_log == Outcome::Passed;
    let is_theirs = report.is_theirs().is_none_or(|outcome| outcome == Outcome::Passed);
    if report.holds() && is_confirmed && is_theirs { Ok(()) } else { Err(CommandError::Printed) }
}

/// The head that was kept; nothing before the first time.
fn kept_head(file: &Path) -> Result<Option<SignedHead>, CommandError> {
    if !file.exists() {
        return Ok(None);
    }
    let refused = || {
        CommandError::refused(
            format!("{} holds no head of a log", file.display()),
            "It should be what an earlier run wrote, or what GET /log answers.",
        )
    };
    let value = serde_json::from_slice(&read_input(file, LARGEST_HEAD)?).map_err(|_| refused())?;
    let (head, _) = SignedHead::from_json(&value).map_err(|_| refused())?;
    Ok(Some(head))
}

/// Keeps the head that a log showed: in place of the earlier one when it goes on from that, beside it when it does not.
/// What could not be checked is not kept.
fn keep_head(file: &Path, head: &Value, outcome: Outcome) -> Result<(), CommandError> {
    let beside = |ending: &str| {
        let mut name = file.as_os_str().to_owned();
        name.push(ending);
        PathBuf::from(name)
    };
    let text = format!("{head}\n");
    let written =
        |result: std::io::Result<()>| result.map_err(|error| CommandError::Io("the head cannot be kept", error));
    match outcome {
        // A reader never meets half a head.
        Outcome::Passed | Outcome::Warning => {
            let new = beside(".new");
            written(std::fs::write(&new, text).and_then(|()| std::fs::rename(&new, file)))
        }
        Outcome::Failed => written(std::fs::write(beside(".shown"), text)),
        Outcome::NotChecked => Ok(()),
    }
}

fn is_link(text: &str) -> bool {
    let begins = |scheme: &str| text.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme));
    begins("https://") || begins("http://")
}

/// The installation that is configured here, if there is one. Whoever only checks a badge gets no database and no secret
/// made, and no check fails because the installation is out of order.
async fn own_installation() -> Option<App> {
    let config = match Config::from_environment() {
        Ok(config) => config,
        Err(error) => return stand_alone(&error.to_string()),
    };
    if config.server.public_url.is_none() || !is_there(&config) {
        return None;
    }
    match App::start(config, Clock::system(), false).await {
        Ok(app) => Some(app),
        Err(error) => stand_alone(&error.to_string()),
    }
}

fn stand_alone(reason: &str) -> Option<App> {
    eprintln!("note: checking without the installation configured here: {}", plain(reason));
    None
}

/// Whether starting would find everything and make nothing.
fn is_there(config: &Config) -> bool {
    let has_database = match &config.database.target {
        DatabaseTarget::Sqlite(path) => path.is_file(),
        DatabaseTarget::Postgres(_) => true,
    };
    let has_secret = match &config.keys.secret {
        SecretSource::File { path, .. } => path.is_file(),
        SecretSource::Given(_) => true,
        SecretSource::Missing => false,
    };
    has_database && has_secret
}

/// The verdict, what the badge says, and each check on a line; then the same of what stands within it.
fn described(report: &Report) -> String {
    let mut text = described_alone(report);
    for (what, within) in [("endorsement", &report.endorsements), ("credential", &report.contained)] {
        for (place, inner) in within.iter().enumerate() {
            write!(text, "\n{what} {} of {}\n{}", place + 1, within.len(), described(inner))
                .expect("writing to a string cannot fail");
        }
    }
    text
}

fn described_alone(report: &Report) -> String {
    let badge = &report.badge;
    let mut head = Table::without_header();
    let mut line = |what: &str, value: Option<&str>| {
        if let Some(value) = value {
            head.row([what.to_owned(), value.to_owned()]);
        }
    };
    line("verdict", Some(&word(report.state)));
    line("authentic", Some(&word(report.authentic)));
    line("in force", Some(&word(report.in_force)));
    line("issuer known", Some(&word(report.issuer_known)));
    line("kind", Some(&word(report.kind)));
    line("form", Some(&word(report.form)));
    line("badge", badge.name.as_deref());
    line("issuer", badge.issuer_name.as_deref().or(badge.issuer_id.as_deref()));
    let hidden = badge.hides_recipient.then_some(if badge.has_mail() { HIDDEN } else { HIDDEN_IDENTIFIER });
    line("recipient", badge.recipient_name.as_deref().or(hidden));
    line("awarded", badge.awarded_date.as_deref());
    line("valid from", badge.valid_from.as_deref());
    line("valid until", badge.valid_until.as_deref());
    line("note", report.form.is_pdf().then_some(ATTACHED));
    let mut checks = Table::new(["OUTCOME", "CHECK", "FOUND"]);
    for check in &report.checks {
        checks.row([word(check.outcome), word(check.name), check.detail.to_string()]);
    }
    format!("{head}\n{checks}")
}

/// The word that the report's JSON uses, with blanks.
fn word(value: impl serde::Serialize) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(word)) => word.replace('_', " "),
        _ => "unknown".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::openbadges::verification::{Answer, Check, CheckName, Form, Kind, Metadata, State};

    fn report() -> Report {
        Report {
            state: State::Unverifiable,
            authentic: Answer::Unknown,
            in_force: Answer::Yes,
            issuer_known: Answer::Unknown,
            kind: Kind::Badge,
            form: Form::PngWithJson,
            checks: vec![Check {
                name: CheckName::IssuerKey,
                outcome: Outcome::NotChecked,
                detail: "It could not be\nfetched.".into(),
            }],
            badge: Metadata { name: Some("Lab \u{1b}[31msafety".to_owned()), ..Metadata::default() },
            endorsements: Vec::new(),
            contained: Vec::new(),
        }
    }

    #[test]
    fn each_check_has_one_line_and_a_badge_cannot_paint_the_terminal() {
        let inner = Report { kind: Kind::Endorsement, ..report() };
        let text = described(&Report { endorsements: vec![inner], ..report() });
        assert!(text.starts_with("verdict       unverifiable\nauthentic     unknown\n"), "{text}");
        assert!(text.contains("form          png with json\n"));
        assert!(text.contains("not checked  issuer key  It could not be; fetched.\n"), "{text}");
        assert!(text.contains("endorsement 1 of 1\nverdict"), "{text}");
        assert!(!text.contains('\u{1b}'));
    }

    #[test]
    fn a_badge_that_names_nobody_says_how_to_compare_it() {
        let types = |kind: &str| vec![kind.to_owned()];
        let badge =
            Metadata { hides_recipient: true, recipient_identity_types: types("emailAddress"), ..Metadata::default() };
        let text = described(&Report { badge: badge.clone(), ..report() });
        assert!(
            text.contains("recipient     not readable, only a hash of the address; compare it with --recipient\n"),
            "{text}"
        );
        let of_platform = Metadata { recipient_identity_types: types("ltiUserId"), ..badge.clone() };
        let text = described(&Report { badge: of_platform, ..report() });
        assert!(text.contains("only a hash of an identifier, as the learning platform has it"), "{text}");
        assert!(!text.contains("hash of the address"), "{text}");
        let named = Metadata { recipient_name: Some("Ada Example".to_owned()), ..badge };
        assert!(described(&Report { badge: named, ..report() }).contains("recipient     Ada Example\n"));
    }

    #[test]
    fn of_a_certificate_it_says_that_its_print_was_not_checked() {
        let of_pdf = described(&Report { form: Form::PdfWithJwt, ..report() });
        assert!(of_pdf.contains(&format!("note          {ATTACHED}\n")), "{of_pdf}");
        assert!(!described(&report()).contains(ATTACHED));
    }

    #[test]
    fn a_link_is_told_from_a_file() {
        assert!(is_link("HTTPS://badges.example.edu/credentials/1"));
        assert!(!is_link("https.json") && !is_link("-") && !is_link("é"));
    }

    #[test]
    fn a_folder_without_an_installation_stays_as_it_is() {
        let folder = std::env::temp_dir().join(format!("accolade-{}", crate::keys::opaque_id()));
        let config = Config::load(|name| match name {
            "ACCOLADE_DATA_DIR" => Some(folder.display().to_string()),
            _ => None,
        })
        .unwrap();
        assert!(!is_there(&config));
        assert!(!folder.exists());
    }
}
