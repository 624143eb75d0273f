//! `accolade keys`: what talks to platforms and what signs badges.

use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};
use clap::Subcommand;

use super::error::CommandError;
use super::output::{Table, print, print_line, read_input, time};
use super::{open_app, open_store};
use crate::app::Begin;
use crate::clock::Clock;
use crate::flows::issuer;
use crate::keys::{self, PrivateKey};
use crate::store::{KeyOrigin, StoredKey};

#[derive(Subcommand)]
pub enum Command {
    /// List every key, the newest first; retired ones stay published, so that what they signed stays checkable
    List(ListArgs),
    /// Make new keys; they sign once everybody can have seen them
    Rotate(RotateArgs),
    /// Let an issuer sign with a key that was made elsewhere, such as that of an e-seal
    Import(ImportArgs),
    /// Withdraw a retired key that somebody else may have: what it signed does not pass a check any more
    Distrust(DistrustArgs),
}

#[derive(clap::Args)]
#[command(after_help = "Example:\n  accolade keys list")]
pub struct ListArgs {}

#[derive(clap::Args)]
#[command(
    after_help = "New keys are published at once and sign ten minutes later, so that no launch and no check fails. With \
--now they sign at once; calls to platforms may fail for a minute, until running servers have read them. The tool's former key \
is then taken out of its key set. The tool's own key is renewed every 90 days by itself, and those of issuers every year, but for \
keys that were imported: import their successors.\n\n\
An issuer's earlier keys stay published, because badges are checked with them for years. --distrust withdraws those that are \
replaced, for when somebody else may have them: nobody can tell any more what they signed rightly, so that badges signed with \
them pass no check from then on, and their holders need new ones.\n\n\
Example:\n  accolade keys rotate\n  accolade keys rotate --issuer law\n  accolade keys rotate --issuer law --now --distrust"
)]
pub struct RotateArgs {
    /// The issuer whose keys to renew, by key or id [default: the tool's own key, which talks to platforms]
    #[arg(long)]
    issuer: Option<String>,

    /// Sign with them at once
    #[arg(long)]
    now: bool,

    /// Withdraw the keys that they replace
    #[arg(long, requires_all = ["now", "issuer"])]
    distrust: bool,
}

#[derive(clap::Args)]
#[command(
    after_help = "The key is an unencrypted PEM file: RSA of 2048 to 8192 bits (PKCS #8 or PKCS #1), which signs tokens, or Ed25519 \
(PKCS #8), which signs files with the proof inside. It takes the place of the issuer's key of its kind, and is kept encrypted. \
Certificates (--chain, RSA only) begin with the key's own, each followed by that of its issuer; they are published with the key. \
For a key that is here already, they alone are taken.\n\n\
Example:\n  accolade keys import --issuer law seal.pem --chain seal-chain.pem\n  accolade keys import - --now"
)]
pub struct ImportArgs {
    /// The issuer that signs with it, by key or id [default: the default issuer]
    #[arg(long)]
    issuer: Option<String>,
    /// The file, or - for standard input
    file: PathBuf,
    /// The certificates that say whose key it is
    #[arg(long, value_name = "FILE")]
    chain: Option<PathBuf>,
    /// Sign with it at once, and not ten minutes after it was published
    #[arg(long)]
    now: bool,
}

#[derive(clap::Args)]
#[command(after_help = "For a key that still signs: accolade keys rotate --issuer ISSUER --now --distrust\n\n\
Example:\n  accolade keys distrust 5f0c3a52-1f0e-4a0b-8f57-2d1c9a3b7e64")]
pub struct DistrustArgs {
    /// The key's id, as `accolade keys list` shows it
    id: String,
}

pub async fn run(command: Command) -> Result<(), CommandError> {
    match command {
        Command::List(_) => list().await,
        Command::Rotate(args) => rotate(args).await,
        Command::Import(args) => import(args).await,
        Command::Distrust(args) => distrust(args).await,
    }
}

async fn list() -> Result<(), CommandError> {
    let now = Clock::system().now();
    let store = open_store().await?;
    let issuers = store.list_known_issuers().await?;
    let mut table = Table::new(["ID", "OF", "ALGORITHM", "MADE", "STATE", "SEALED BY"]);
    for key in store.list_keys().await? {
        let owner = key.issuer.as_ref().and_then(|id| issuers.iter().find(|issuer| issuer.id == *id));
        let made = match key.origin {
            KeyOrigin::Made => time(key.created_at),
            KeyOrigin::Imported => format!("{} elsewhere", time(key.created_at)),
        };
        let seal = key.chain.as_deref().and_then(keys::seal);
        table.row([
            key.id.as_str().to_owned(),
            owner.map_or_else(|| "tool".to_owned(), |issuer| format!("issuer {}", issuer.key)),
            key.algorithm.as_str().to_owned(),
            made,
            state(&key, now),
            seal.map_or_else(|| "-".to_owned(), |seal| format!("{} until {}", seal.subject, time(seal.until))),
        ]);
    }
    print(table);
    Ok(())
}

fn state(key: &StoredKey, now: DateTime<Utc>) -> String {
    match (key.signs_from, key.retired_at, key.distrusted_at) {
        (.., Some(at)) => format!("withdrawn {}", time(at)),
        (_, Some(end), _) if end <= now => format!("retired {}", time(end)),
        (Some(from), ..) if now < from => format!("signs from {}", time(from)),
        (_, Some(end), _) => format!("signs until {}", time(end)),
        _ => "signs".to_owned(),
    }
}

async fn rotate(args: RotateArgs) -> Result<(), CommandError> {
    let app = open_app().await?;
    let issuer = match args.issuer {
        Some(name) => Some(issuer::find_named(&app, &name).await?.id),
        None => None,
    };
    let begin = match (args.now, args.distrust) {
        (_, true) => Begin::InPlaceOfLeaked,
        (true, false) => Begin::AtOnce,
        (false, false) => Begin::WhenSeen,
    };
    let (ids, signs_from) = app.keys.rotate(issuer, begin, app.clock.now()).await?;
    if ids.is_empty() {
        return Err(CommandError::refused(
            "the keys of this issuer were imported",
            "Bring their successors with: accolade keys import\nFor keys that somebody else may have, --now --distrust \
             replaces them with new ones.",
        ));
    }
    for id in ids {
        print_line(format_args!("{id}  signs from {}", time(signs_from)));
    }
    Ok(())
}

/// A key and a few certificates.
const LARGEST_FILE: usize = 1 << 20;

fn read_text(path: &Path) -> Result<String, CommandError> {
    let refused = |_| CommandError::refused(format!("{} is not a PEM file", path.display()), PEM);
    String::from_utf8(read_input(path, LARGEST_FILE)?).map_err(refused)
}

const PEM: &str = "PEM is text, and begins with -----BEGIN. `openssl pkey` and `openssl x509` write it.";

async fn import(args: ImportArgs) -> Result<(), CommandError> {
    let refused = |path: &Path, error: &dyn std::fmt::Display| {
        CommandError::refused(format!("{}: {error}", path.display()), "Nothing was changed.")
    };
    let key = keys::read_private_key(&read_text(&args.file)?).map_err(|error| refused(&args.file, &error))?;
    let now = Clock::system().now();
    let chain = match (&args.chain, &key) {
        (None, _) => None,
        (Some(path), PrivateKey::Rsa(key)) => {
            Some(keys::read_chain(&read_text(path)?, key, now).map_err(|error| refused(path, &error))?)
        }
        (Some(path), PrivateKey::Ed25519(_)) => {
            return Err(refused(path, &"certificates are published with RSA keys alone"));
        }
    };
    let app = open_app().await?;
    let issuer = match args.issuer {
        Some(name) => issuer::find_named(&app, &name).await?,
        None => issuer::find_default(&app).await?,
    };
    let begin = if args.now { Begin::AtOnce } else { Begin::WhenSeen };
    let seal = chain.as_deref().and_then(keys::seal);
    let (id, signs_from) = app.keys.import(issuer.id, key, chain, begin, app.clock.now()).await?;
    print_line(format_args!("{id}  of issuer {}  signs from {}", issuer.key, time(signs_from)));
    if let Some(seal) = seal {
        print_line(format_args!(
            "sealed by {}, confirmed by {}, until {}",
            seal.subject,
            seal.authority,
            time(seal.until)
        ));
    }
    Ok(())
}

async fn distrust(args: DistrustArgs) -> Result<(), CommandError> {
    let app = open_app().await?;
    app.keys.distrust(&args.id.as_str().into(), app.clock.now()).await?;
    print_line(format_args!("{}  withdrawn; badges that it signed pass no check any more", args.id));
    Ok(())
}
