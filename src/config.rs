//! The settings, read once at start. This file is the only reader of the environment.
//!
//! `accolade.toml` in the working or the data folder gives values; a variable of the environment wins over it. All
//! problems are reported together, each with its variable and an example of a good value.

mod mail;

use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::time::Duration;

use chrono::TimeDelta;

pub use mail::{Encryption, Login, Mail, SmtpServer};

use crate::domain::mail::Mailbox;
use crate::keys::MasterSecret;
use crate::urls::PublicUrl;

/// Everything a start depends on.
#[derive(Clone, Debug)]
pub struct Config {
    pub server: Server,
    pub database: Database,
    pub keys: Keys,
    pub sync: Sync,
    /// The institution's provider, by which administrators may sign in.
    pub sign_on: Option<SignOn>,
    /// `None`: no mail is sent.
    pub mail: Option<Mail>,
    /// What is logged, where somebody said so: each command has a default of its own.
    pub log_filter: Option<String>,
}

#[derive(Clone, Debug)]
pub struct Server {
    /// `None` until somebody sets it: commands that publish addresses ask [`Config::public_url`].
    pub public_url: Option<PublicUrl>,
    pub listen: SocketAddr,
    /// Whether registered platforms may lie on loopback or private addresses.
    pub allow_private_network: bool,
    /// Where fonts lie for letters that the built-in ones lack; those of the machine where nobody says.
    pub fonts: Option<PathBuf>,
}

#[derive(Clone, Debug)]
pub struct Database {
    pub target: DatabaseTarget,
    pub data_dir: PathBuf,
}

#[derive(Clone, PartialEq, Eq)]
pub enum DatabaseTarget {
    Sqlite(PathBuf),
    Postgres(String),
}

impl std::fmt::Debug for DatabaseTarget {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Sqlite(path) => write!(f, "sqlite:{}", path.display()),
            // The address may hold a password.
            Self::Postgres(_) => f.write_str("postgres:…"),
        }
    }
}

#[derive(Clone, Debug)]
pub struct Keys {
    pub secret: SecretSource,
}

/// Where the master secret comes from.
#[derive(Clone, Debug)]
pub enum SecretSource {
    Given(MasterSecret),
    /// Read from this file; made there at the first start where `create` is set.
    File {
        path: PathBuf,
        create: bool,
    },
    /// PostgreSQL is shared by several machines, so none of them may make up a secret of its own.
    Missing,
}

#[derive(Clone, Debug)]
pub struct Sync {
    /// The usual pause between two polls of a course in use.
    pub poll: Duration,
}

#[derive(Clone, Debug)]
pub struct SignOn {
    /// As the provider writes it: it is compared sign by sign.
    pub issuer: String,
    pub client_id: String,
    pub client_secret: Secret,
}

/// A text that is never printed.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(String);

impl Secret {
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Debug for Secret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("…")
    }
}

/// One setting that cannot be used.
#[derive(Debug, PartialEq, Eq)]
pub struct Problem {
    pub variable: &'static str,
    pub what: String,
    pub example: &'static str,
}

/// Every problem found, in the order of the settings.
#[derive(Debug, thiserror::Error)]
pub struct ConfigError(pub Vec<Problem>);

impl std::fmt::Display for ConfigError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "the configuration cannot be used:")?;
        for problem in &self.0 {
            write!(f, "\n  {}: {} (for example {})", problem.variable, problem.what, problem.example)?;
        }
        Ok(())
    }
}

const PUBLIC_URL: &str = "ACCOLADE_PUBLIC_URL";
const LISTEN: &str = "ACCOLADE_LISTEN";
const DATA_DIR: &str = "ACCOLADE_DATA_DIR";
const DATABASE_URL: &str = "ACCOLADE_DATABASE_URL";
const SECRET: &str = "ACCOLADE_SECRET";
const SECRET_FILE: &str = "ACCOLADE_SECRET_FILE";
const ALLOW_PRIVATE_NETWORK: &str = "ACCOLADE_ALLOW_PRIVATE_NETWORK";
const FONTS: &str = "ACCOLADE_FONTS";
const POLL_MINUTES: &str = "ACCOLADE_POLL_MINUTES";
const OIDC_ISSUER: &str = "ACCOLADE_OIDC_ISSUER";
const OIDC_CLIENT_ID: &str = "ACCOLADE_OIDC_CLIENT_ID";
const OIDC_CLIENT_SECRET: &str = "ACCOLADE_OIDC_CLIENT_SECRET";
const SMTP_URL: &str = "ACCOLADE_SMTP_URL";
const MAIL_FROM: &str = "ACCOLADE_MAIL_FROM";
const MAIL_EXPIRING_DAYS: &str = "ACCOLADE_MAIL_EXPIRING_DAYS";
const LOG: &str = "RUST_LOG";

const SETTINGS: [&str; 15] = [
    PUBLIC_URL,
    LISTEN,
    DATA_DIR,
    DATABASE_URL,
    SECRET,
    SECRET_FILE,
    ALLOW_PRIVATE_NETWORK,
    FONTS,
    POLL_MINUTES,
    OIDC_ISSUER,
    OIDC_CLIENT_ID,
    OIDC_CLIENT_SECRET,
    SMTP_URL,
    MAIL_FROM,
    MAIL_EXPIRING_DAYS,
];

const A_MAIL_SERVER: &str = "smtps://user:password@mail.example.edu";
const A_SENDER: &str = "Example University <badges@example.edu>";

impl Config {
    /// The settings of this process: its environment over `accolade.toml`.
    pub fn from_environment() -> Result<Self, ConfigError> {
        #[expect(clippy::disallowed_methods, reason = "the one place that reads the environment")]
        let environment = |name: &str| std::env::var(name).ok().filter(|value| !value.is_empty());
        let data_dir = environment(DATA_DIR).unwrap_or_else(|| "data".to_owned());
        let file = read_file(&[Path::new("accolade.toml"), &Path::new(&data_dir).join("accolade.toml")])?;
        Self::load(|name| {
            environment(name).or_else(|| {
                let key = name.strip_prefix("ACCOLADE_").unwrap_or(name).to_lowercase();
                file.get(&key).map(|value| value.as_str().map_or_else(|| value.to_string(), str::to_owned))
            })
        })
    }

    /// Reads every setting through `lookup`, which gives the value of a variable by its name.
    pub fn load(lookup: impl Fn(&str) -> Option<String>) -> Result<Self, ConfigError> {
        let mut problems = Vec::new();
        let mut read =
            |variable: &'static str, example: &'static str, check: &mut dyn FnMut(&str) -> Result<(), String>| {
                if let Some(Err(what)) = lookup(variable).map(|text| check(&text)) {
                    problems.push(Problem { variable, what, example });
                }
            };

        let mut public_url = None;
        read(PUBLIC_URL, "https://badges.example.edu", &mut |text| {
            public_url = Some(PublicUrl::parse(text).map_err(|error| error.to_string())?);
            Ok(())
        });
        let mut listen = SocketAddr::from(([127, 0, 0, 1], 8080));
        read(LISTEN, "127.0.0.1:8080", &mut |text| {
            listen = text.parse().map_err(|_| "it is not an address with a port".to_owned())?;
            Ok(())
        });
        let data_dir = PathBuf::from(lookup(DATA_DIR).unwrap_or_else(|| "data".to_owned()));
        let mut target = DatabaseTarget::Sqlite(data_dir.join("accolade.db"));
        read(DATABASE_URL, "sqlite:data/accolade.db or postgres://user@host/accolade", &mut |text| {
            target = parse_database_url(text)?;
            Ok(())
        });
        let mut secret = match &target {
            DatabaseTarget::Sqlite(_) => SecretSource::File { path: data_dir.join("secret"), create: true },
            DatabaseTarget::Postgres(_) => SecretSource::Missing,
        };
        if let Some(path) = lookup(SECRET_FILE) {
            secret = SecretSource::File { path: path.into(), create: false };
        }
        read(SECRET, "the output of: openssl rand -base64 32", &mut |text| {
            secret = SecretSource::Given(MasterSecret::parse(text).map_err(|error| error.to_string())?);
            Ok(())
        });
        let mut allow_private_network = false;
        read(ALLOW_PRIVATE_NETWORK, "false", &mut |text| {
            allow_private_network = match text.to_ascii_lowercase().as_str() {
                "true" | "yes" | "1" => true,
                "false" | "no" | "0" => false,
                _ => return Err("it must be true or false".to_owned()),
            };
            Ok(())
        });
        let mut poll = Duration::from_secs(15 * 60);
        read(POLL_MINUTES, "15", &mut |text| {
            poll = match text.parse::<u64>() {
                Ok(minutes @ 1..=1440) => Duration::from_secs(minutes * 60),
                _ => return Err("it must be a whole number of minutes from 1 to 1440".to_owned()),
            };
            Ok(())
        });
        let mut server = None;
        read(SMTP_URL, A_MAIL_SERVER, &mut |text| {
            server = Some(mail::parse_server(text)?);
            Ok(())
        });
        let mut from = None;
        read(MAIL_FROM, A_SENDER, &mut |text| {
            from = Some(Mailbox::parse(text).ok_or("it is not a mail address, with or without a name before it")?);
            Ok(())
        });
        let mut before_end = TimeDelta::days(30);
        read(MAIL_EXPIRING_DAYS, "30", &mut |text| {
            before_end = match text.parse::<i64>() {
                Ok(days @ 1..=365) => TimeDelta::days(days),
                _ => return Err("it must be a whole number of days from 1 to 365".to_owned()),
            };
            Ok(())
        });
        if server.is_some() && lookup(MAIL_FROM).is_none() {
            let what = "ACCOLADE_SMTP_URL is set, and nobody is named as the sender".to_owned();
            problems.push(Problem { variable: MAIL_FROM, what, example: A_SENDER });
        }

        let sign_on = read_sign_on(&lookup, allow_private_network, &mut problems);
        if !problems.is_empty() {
            return Err(ConfigError(problems));
        }
        Ok(Self {
            server: Server { public_url, listen, allow_private_network, fonts: lookup(FONTS).map(PathBuf::from) },
            database: Database { target, data_dir },
            keys: Keys { secret },
            sync: Sync { poll },
            sign_on,
            mail: server.zip(from).map(|(server, from)| Mail { server, from, before_end }),
            log_filter: lookup(LOG),
        })
    }

    /// The public address, for commands that cannot do without.
    pub fn public_url(&self) -> Result<&PublicUrl, ConfigError> {
        self.server.public_url.as_ref().ok_or_else(|| {
            ConfigError(vec![Problem {
                variable: PUBLIC_URL,
                what: "it is not set, and this command publishes addresses".to_owned(),
                example: "https://badges.example.edu",
            }])
        })
    }
}

/// All three settings of single sign-on, or none.
fn read_sign_on(
    lookup: &impl Fn(&str) -> Option<String>,
    allow_private_network: bool,
    problems: &mut Vec<Problem>,
) -> Option<SignOn> {
    let examples = [
        (OIDC_ISSUER, "https://login.example.edu"),
        (OIDC_CLIENT_ID, "accolade"),
        (OIDC_CLIENT_SECRET, "the secret that the provider shows for this client"),
    ];
    let given = examples.map(|(variable, _)| lookup(variable).filter(|value| !value.trim().is_empty()));
    if let [Some(issuer), Some(client_id), Some(secret)] = &given {
        let plain = allow_private_network && issuer.starts_with("http://");
        if issuer.starts_with("https://") || plain {
            return Some(SignOn {
                issuer: issuer.clone(),
                client_id: client_id.clone(),
                client_secret: Secret(secret.clone()),
            });
        }
        let what = "it must begin with https://".to_owned();
        problems.push(Problem { variable: OIDC_ISSUER, what, example: examples[0].1 });
    } else if given.iter().any(Option::is_some) {
        let missing = examples.iter().zip(&given).filter(|(_, given)| given.is_none());
        let what = "the other settings of single sign-on are set, and this one is not";
        problems.extend(missing.map(|((variable, example), _)| Problem { variable, what: what.to_owned(), example }));
    }
    None
}

/// Scheme first: SQLite would take almost any text as the name of a file. The text is not repeated in an error, because
/// it may hold a password.
fn parse_database_url(text: &str) -> Result<DatabaseTarget, String> {
    if text.starts_with("postgres://") || text.starts_with("postgresql://") {
        return Ok(DatabaseTarget::Postgres(text.to_owned()));
    }
    match text.strip_prefix("sqlite:") {
        Some(path) if !path.is_empty() => {
            Ok(DatabaseTarget::Sqlite(PathBuf::from(path.strip_prefix("//").unwrap_or(path))))
        }
        _ => Err("it must begin with sqlite: or postgres://".to_owned()),
    }
}

/// The first of `paths` that exists, as a table; a key that no setting has is refused, since it is most likely a slip.
fn read_file(paths: &[&Path]) -> Result<toml::Table, ConfigError> {
    let refuse = |what: String| {
        ConfigError(vec![Problem {
            variable: "accolade.toml",
            what,
            example: "public_url = \"https://badges.example.edu\"",
        }])
    };
    let Some(path) = paths.iter().find(|path| path.is_file()) else { return Ok(toml::Table::new()) };
    let text = std::fs::read_to_string(path).map_err(|error| refuse(format!("it cannot be read: {error}")))?;
    let table: toml::Table = text.parse().map_err(|error: toml::de::Error| refuse(error.message().to_owned()))?;
    match table.keys().find(|key| !SETTINGS.contains(&format!("ACCOLADE_{}", key.to_uppercase()).as_str())) {
        Some(unknown) => Err(refuse(format!("no setting is named {unknown}"))),
        None => Ok(table),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn load(pairs: &[(&str, &str)]) -> Result<Config, ConfigError> {
        Config::load(|name| pairs.iter().find(|(key, _)| *key == name).map(|(_, value)| (*value).to_owned()))
    }

    #[test]
    fn an_empty_environment_has_working_defaults() {
        let config = load(&[]).unwrap();
        assert_eq!(config.server.listen.to_string(), "127.0.0.1:8080");
        assert_eq!(config.database.target, DatabaseTarget::Sqlite("data/accolade.db".into()));
        assert!(!config.server.allow_private_network);
        assert_eq!(config.sync.poll, Duration::from_secs(900));
        assert!(matches!(config.keys.secret, SecretSource::File { create: true, .. }));
        assert!(config.public_url().unwrap_err().to_string().contains("ACCOLADE_PUBLIC_URL"));
    }

    #[test]
    fn every_problem_is_told_at_once() {
        let error = load(&[
            (PUBLIC_URL, "http://badges.example.edu"),
            (LISTEN, "8080"),
            (DATABASE_URL, "mysql://root:hunter2@host/db"),
            (SECRET, "short"),
            (POLL_MINUTES, "0"),
            (ALLOW_PRIVATE_NETWORK, "maybe"),
        ])
        .unwrap_err();
        let named: Vec<_> = error.0.iter().map(|problem| problem.variable).collect();
        assert_eq!(named, [PUBLIC_URL, LISTEN, DATABASE_URL, SECRET, ALLOW_PRIVATE_NETWORK, POLL_MINUTES]);
        assert!(!error.to_string().contains("hunter2"));
    }

    #[test]
    fn single_sign_on_needs_all_of_its_settings_and_prints_no_secret() {
        let whole =
            [(OIDC_ISSUER, "https://login.example.edu"), (OIDC_CLIENT_ID, "accolade"), (OIDC_CLIENT_SECRET, "hunter2")];
        let config = load(&whole).unwrap();
        assert_eq!(config.sign_on.as_ref().unwrap().client_secret.expose(), "hunter2");
        assert!(!format!("{config:?}").contains("hunter2"));
        let named = |pairs: &[_]| load(pairs).unwrap_err().0.iter().map(|one| one.variable).collect::<Vec<_>>();
        assert_eq!(named(&whole[..1]), [OIDC_CLIENT_ID, OIDC_CLIENT_SECRET]);
        assert_eq!(named(&[(OIDC_ISSUER, "http://login.example.edu"), whole[1], whole[2]]), [OIDC_ISSUER]);
    }

    #[test]
    fn a_mail_server_needs_a_sender_and_what_cannot_be_used_is_told_with_an_example() {
        assert!(load(&[]).unwrap().mail.is_none());
        let error = load(&[(SMTP_URL, "smtp://mail.example.edu")]).unwrap_err();
        assert_eq!(error.0.iter().map(|problem| problem.variable).collect::<Vec<_>>(), [MAIL_FROM]);
        let error = load(&[(SMTP_URL, "smtp://u:hunter2@mail.example.edu?tls=none"), (MAIL_FROM, "me")]).unwrap_err();
        assert_eq!(error.0.iter().map(|problem| problem.variable).collect::<Vec<_>>(), [SMTP_URL, MAIL_FROM]);
        assert!(!error.to_string().contains("hunter2"), "{error}");
        let pairs = [(SMTP_URL, "smtp://mail.example.edu"), (MAIL_FROM, "Badges <badges@example.edu>")];
        let mail = load(&pairs).unwrap().mail.unwrap();
        assert_eq!((mail.server.host.as_str(), mail.from.name.as_deref()), ("mail.example.edu", Some("Badges")));
    }

    #[test]
    fn postgres_makes_up_no_secret_and_prints_no_password() {
        let config = load(&[(DATABASE_URL, "postgres://accolade:hunter2@host/accolade")]).unwrap();
        assert!(matches!(config.keys.secret, SecretSource::Missing));
        assert!(!format!("{config:?}").contains("hunter2"));
    }
}
