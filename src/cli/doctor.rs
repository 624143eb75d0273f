//! `accolade doctor`: looks at everything that an installation stands on, changes nothing, and says how to mend what fails.

use std::path::Path;

use chrono::{DateTime, TimeDelta, Utc};

use super::error::CommandError;
use super::logs;
use super::output::{plain, print_line, time};
use crate::app::{self, App};
use crate::clock::Clock;
use crate::config::{Config, DatabaseTarget, SecretSource};
use crate::flows::check::{Outcome, check};
use crate::flows::identity;
use crate::flows::mail::{MailError, Mailer};
use crate::store::Platform;

#[derive(clap::Args)]
#[command(after_help = "Ends with 0 when nothing failed; warnings do not count.\n\nExample:\n  accolade doctor")]
pub struct Args {}

/// What was found, printed as it comes, because some of it takes a while.
#[derive(Default)]
struct Findings {
    failed: bool,
}

impl Findings {
    fn ok(&mut self, what: &str, found: impl AsRef<str>) {
        line("ok", what, found.as_ref());
    }

    fn warn(&mut self, what: &str, found: impl AsRef<str>, mend: &str) {
        line("warn", what, found.as_ref());
        advise(mend);
    }

    fn fail(&mut self, what: &str, found: impl AsRef<str>, mend: &str) {
        self.failed = true;
        line("FAIL", what, found.as_ref());
        advise(mend);
    }
}

fn line(level: &str, what: &str, found: &str) {
    print_line(format_args!("{level:<4}  {what:<13}  {}", plain(found)));
}

fn advise(mend: &str) {
    for step in mend.lines() {
        print_line(format_args!("      {:<13}  {}", "", plain(step)));
    }
}

pub async fn run(_: Args) -> Result<(), CommandError> {
    logs::begin_quietly("off");
    let mut findings = Findings::default();
    examine(&mut findings).await;
    if findings.failed { Err(CommandError::Printed) } else { Ok(()) }
}

/// Each step needs those before it, so the first that fails for good is the last.
async fn examine(findings: &mut Findings) {
    let config = match Config::from_environment() {
        Ok(config) => config,
        Err(error) => {
            return findings.fail(
                "configuration",
                error.to_string(),
                "Mend it in the environment or in accolade.toml.",
            );
        }
    };
    let has_address = look_at_address(&config, findings);
    look_at_secret(&config.keys.secret, findings);
    if !look_at_database(&config, findings).await || !has_address {
        return;
    }
    let app = match App::start(config, Clock::system(), false).await {
        Ok(app) => app,
        Err(error) => return findings.fail("start", error.to_string(), "The server would not start either."),
    };
    findings.ok("secret", "it opens the keys in the database");
    look_at_keys(&app, findings).await;
    look_at_domains(&app, findings).await;
    look_at_mail(&app, findings).await;
    look_at_fonts(&app, findings).await;
    let known = match app.store.list_platforms(None).await {
        Ok(known) => known,
        Err(error) => return findings.fail("platform", error.to_string(), "The database answers some questions only."),
    };
    look_at_clock(&app, &known, findings).await;
    look_at_platforms(&app, &known, findings).await;
}

fn look_at_address(config: &Config, findings: &mut Findings) -> bool {
    match config.public_url() {
        Err(error) => {
            findings.fail("configuration", error.to_string(), "It is the address that people and platforms use.");
            false
        }
        Ok(url) if !url.is_https() => {
            findings.warn(
                "address",
                format!("{} is reached from this machine only", url.origin()),
                "Good for trying; for a platform elsewhere set ACCOLADE_PUBLIC_URL to an https:// address.",
            );
            true
        }
        Ok(url) => {
            findings.ok("address", url.origin());
            true
        }
    }
}

fn look_at_secret(secret: &SecretSource, findings: &mut Findings) {
    const WHAT: &str = "secret";
    match secret {
        SecretSource::Given(_) => findings.ok(WHAT, "it is given in ACCOLADE_SECRET"),
        SecretSource::Missing => findings.fail(
            WHAT,
            "ACCOLADE_SECRET is not set, and on PostgreSQL every machine needs the same",
            "Make one with: openssl rand -base64 32",
        ),
        SecretSource::File { path, create } if !path.exists() => match create {
            true => findings.ok(WHAT, format!("it will be made in {} at the first start", path.display())),
            false => findings.fail(
                WHAT,
                format!("{} does not exist", path.display()),
                "Set ACCOLADE_SECRET_FILE to the file with the secret; openssl rand -base64 32 makes one.",
            ),
        },
        SecretSource::File { path, .. } if is_open_to_others(path) => findings.fail(
            WHAT,
            format!("{} can be read by other users of this machine", path.display()),
            &format!("Run: chmod 600 {}", path.display()),
        ),
        SecretSource::File { path, .. } => findings.ok(WHAT, format!("{} is its owner's alone", path.display())),
    }
}

#[cfg(unix)]
fn is_open_to_others(path: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt;
    std::fs::metadata(path).is_ok_and(|found| found.permissions().mode() & 0o077 != 0)
}

#[cfg(not(unix))]
fn is_open_to_others(_: &Path) -> bool {
    false
}

/// Whether it can be used as it is. No database is made by looking for it.
async fn look_at_database(config: &Config, findings: &mut Findings) -> bool {
    const WHAT: &str = "database";
    if let DatabaseTarget::Sqlite(path) = &config.database.target
        && !path.is_file()
    {
        let found = format!("there is none yet at {}", path.display());
        findings.warn(WHAT, found, "`accolade serve` makes it at the first start; is this the right folder?");
        return false;
    }
    let state = match app::open_store(config) {
        Ok(store) => store.schema_state().await.map_err(|error| error.to_string()),
        Err(error) => Err(error.to_string()),
    };
    let state = match state {
        Ok(found) => found,
        Err(error) => {
            findings.fail(
                WHAT,
                error,
                "Check ACCOLADE_DATABASE_URL, and that the database runs and lets this user in.",
            );
            return false;
        }
    };
    if let Some(step) = state.unknown.first() {
        let found = format!("it was made by a newer version (step {step})");
        findings.fail(WHAT, found, "Start that version again, or restore a copy from before.");
        return false;
    }
    if state.pending > 0 {
        let found = format!("it is {} steps behind this version", state.pending);
        findings.fail(WHAT, found, "Run: accolade migrate");
        return false;
    }
    findings.ok(WHAT, format!("{:?} answers and is at this version", config.database.target));
    true
}

async fn look_at_keys(app: &App, findings: &mut Findings) {
    const WHAT: &str = "keys";
    let now = app.clock.now();
    match app.keys.tool(now).await {
        Ok(key) => findings.ok(WHAT, format!("the tool signs with {}", key.id)),
        Err(error) => findings.fail(WHAT, error.to_string(), "Run: accolade keys rotate"),
    }
    let issuers = match app.store.list_issuers().await {
        Ok(issuers) => issuers,
        Err(error) => return findings.fail(WHAT, error.to_string(), "The database answers some questions only."),
    };
    for issuer in issuers {
        match app.keys.issuer(&issuer.id, now).await {
            Ok(keys) => findings.ok(WHAT, format!("{} signs with {} and Ed25519", issuer.profile.name, keys.rsa_id)),
            Err(error) => {
                findings.fail(WHAT, error.to_string(), &format!("Run: accolade keys rotate --issuer {}", issuer.id));
            }
        }
    }
}

/// Whether the domains of issuers lead here, as verifiers will ask.
async fn look_at_domains(app: &App, findings: &mut Findings) {
    const WHAT: &str = "domain";
    const MEND: &str = "Point the name at this server, with a certificate, and let the reverse proxy pass the name on \
                        (nginx: proxy_set_header Host $host).";
    const LARGEST: usize = 256 << 10;
    let Ok(issuers) = app.store.list_issuers().await else { return };
    for issuer in issuers {
        let Some(domain) = &issuer.domain else { continue };
        let url = format!("https://{domain}/.well-known/did.json");
        let did = identity::did(&issuer, &app.urls);
        let is_right =
            |body: &[u8]| serde_json::from_slice::<serde_json::Value>(body).is_ok_and(|document| document["id"] == did);
        match app.documents.fetch(&url, LARGEST).await {
            Ok(body) if is_right(&body) => {
                findings.ok(WHAT, format!("{url} is the document of {}", issuer.profile.name));
            }
            Ok(_) => findings.fail(WHAT, format!("{url} is not the document of {did}"), MEND),
            Err(error) => findings.fail(WHAT, format!("{url} cannot be opened: {error}"), MEND),
        }
    }
}

/// Connects as for sending, and sends nothing.
async fn look_at_mail(app: &App, findings: &mut Findings) {
    const WHAT: &str = "mail";
    let Some(mailer) = &app.mailer else {
        return findings.ok(WHAT, "none is sent, since ACCOLADE_SMTP_URL is not set");
    };
    match reach(mailer).await {
        Ok(()) => findings.ok(WHAT, format!("{} answers and lets us in", mailer.address())),
        Err(error) => findings.fail(WHAT, format!("{}: {error}", mailer.address()), advice(&error)),
    }
    match app.store.count_mails().await {
        Ok((waiting, failed)) => {
            findings.ok(WHAT, format!("{waiting} wait to be sent, {failed} could not be delivered"));
        }
        Err(error) => findings.fail(WHAT, error.to_string(), "The database answers some questions only."),
    }
}

/// Whether certificates and cards can show names in every script.
async fn look_at_fonts(app: &App, findings: &mut Findings) {
    const WHAT: &str = "fonts";
    const MEND: &str = "On Debian: apt-get install fonts-noto-core fonts-noto-cjk\n\
                        Or put fonts into a folder and name it in ACCOLADE_FONTS. Restart the server afterwards.";
    if let Some(folder) = app.config.server.fonts.as_ref().filter(|folder| !folder.is_dir()) {
        return findings.warn(
            WHAT,
            format!("there is no folder {}, which ACCOLADE_FONTS names", folder.display()),
            MEND,
        );
    }
    let lacking = app.scripts_without_font().await;
    if lacking.is_empty() {
        return findings.ok(WHAT, "certificates and cards can show names in all known scripts");
    }
    let found = format!("boxes stand on certificates and cards for letters of: {}", lacking.join(", "));
    findings.warn(WHAT, found, MEND);
}

async fn reach(mailer: &Mailer) -> Result<(), MailError> {
    let mut line = mailer.connect().await?;
    line.check().await?;
    line.close().await;
    Ok(())
}

fn advice(error: &MailError) -> &'static str {
    match error {
        MailError::Unreachable(_) => {
            "Check host and port in ACCOLADE_SMTP_URL, and that a firewall lets this machine out."
        }
        MailError::Unencrypted => "Use smtps:// if the server encrypts from the start, or ?tls=opportunistic.",
        MailError::Encryption(_) => {
            "Name the host as its certificate does; a certificate of your own has to be trusted by this machine."
        }
        MailError::Login(_) => "Check user and password in ACCOLADE_SMTP_URL; letters such as @ are written as %40.",
        MailError::Sender(_) => "Name an address in ACCOLADE_MAIL_FROM that the server lets this user send from.",
    }
}

/// What a clock may be behind what another machine wrote.
const SMALL_DIFFERENCE: TimeDelta = TimeDelta::minutes(2);

async fn look_at_clock(app: &App, known: &[Platform], findings: &mut Findings) {
    const WHAT: &str = "clock";
    const MEND: &str = "Let the machine follow a time server (timedatectl set-ntp true). Platforms refuse messages with a \
                        wrong time.";
    let now = app.clock.now();
    let keys = app.keys.published(now).await.map(|keys| keys.iter().map(|key| key.created_at).max());
    let seen = known.iter().filter_map(|platform| platform.latest_course.as_ref().map(|(_, launched)| *launched));
    match seen.chain(keys.ok().flatten()).max() {
        Some(newest) if is_behind(now, newest) => {
            findings.fail(WHAT, format!("it says {}, but the database knows of {}", time(now), time(newest)), MEND)
        }
        _ => findings.ok(WHAT, format!("{}, not before anything that is recorded", time(now))),
    }
}

fn is_behind(now: DateTime<Utc>, newest: DateTime<Utc>) -> bool {
    now + SMALL_DIFFERENCE < newest
}

async fn look_at_platforms(app: &App, known: &[Platform], findings: &mut Findings) {
    const WHAT: &str = "platform";
    if known.is_empty() {
        findings.warn(
            WHAT,
            "none is registered, so nobody can open a course here",
            "Run: accolade platform invite\nOr see: accolade platform add --help",
        );
    }
    for platform in known {
        let name = &platform.registration.name;
        let lines = match check(app, platform).await {
            Ok(lines) => lines,
            Err(error) => return findings.fail(WHAT, format!("{name}: {error}"), "Run: accolade keys rotate"),
        };
        for line in lines {
            let (found, mend) = (format!("{name}: {}", line.found), line.mend.unwrap_or_default());
            match line.outcome {
                Outcome::Ok => findings.ok(WHAT, found),
                Outcome::Warning => findings.warn(WHAT, found, &mend),
                // It follows from another line; `accolade platform check` shows it.
                Outcome::NotTested => {}
                Outcome::Failed => findings.fail(WHAT, found, &mend),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clock_that_went_back_is_noticed_and_a_small_difference_is_not() {
        let noon: DateTime<Utc> = "2026-11-02T12:00:00Z".parse().unwrap();
        assert!(is_behind(noon, noon + TimeDelta::hours(1)));
        assert!(!is_behind(noon, noon + TimeDelta::minutes(1)));
        assert!(!is_behind(noon, noon - TimeDelta::days(1)));
    }

    #[cfg(unix)]
    #[test]
    fn a_secret_that_others_may_read_is_noticed() {
        use std::os::unix::fs::PermissionsExt;
        let path = std::env::temp_dir().join(format!("accolade-{}", crate::keys::opaque_id()));
        std::fs::write(&path, "secret").unwrap();
        let open_to_others = |mode| {
            std::fs::set_permissions(&path, std::fs::Permissions::from_mode(mode)).unwrap();
            is_open_to_others(&path)
        };
        assert!(open_to_others(0o640));
        assert!(!open_to_others(0o600));
        std::fs::remove_file(&path).unwrap();
    }
}
