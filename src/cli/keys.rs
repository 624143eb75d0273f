//! `accolade keys`: what talks to platforms and what signs badges.

use chrono::{DateTime, Utc};
use clap::Subcommand;

use super::error::CommandError;
use super::output::{Table, print, print_line, time};
use super::{open_app, open_store};
use crate::app::Begin;
use crate::clock::Clock;
use crate::store::StoredKey;

#[derive(Subcommand)]
pub enum Command {
    /// List every key, the newest first; retired ones stay published, so that what they signed stays checkable
    List(ListArgs),
    /// Make new keys; they sign once everybody can have seen them
    Rotate(RotateArgs),
}

#[derive(clap::Args)]
#[command(after_help = "Example:\n  accolade keys list")]
pub struct ListArgs {}

#[derive(clap::Args)]
#[command(
    after_help = "New keys are published at once and sign ten minutes later, so that no launch and no call fails. With \
--now they sign at once, and the tool's former key is taken out of its key set: for keys that somebody else may have; calls \
to platforms may fail for a minute, until running servers have read them. The tool's own key is renewed every 90 days by itself.\n\n\
Example:\n  accolade keys rotate\n  accolade keys rotate --issuer 5f0c3a52-1f0e-4a0b-8f57-2d1c9a3b7e64"
)]
pub struct RotateArgs {
    /// The issuer whose keys to renew [default: the tool's own key, which talks to platforms]
    #[arg(long)]
    issuer: Option<String>,

    /// Sign with them at once
    #[arg(long)]
    now: bool,
}

pub async fn run(command: Command) -> Result<(), CommandError> {
    match command {
        Command::List(_) => list().await,
        Command::Rotate(args) => rotate(args).await,
    }
}

async fn list() -> Result<(), CommandError> {
    let now = Clock::system().now();
    let mut table = Table::new(["ID", "OF", "ALGORITHM", "MADE", "STATE"]);
    for key in open_store().await?.list_keys().await? {
        table.row([
            key.id.as_str().to_owned(),
            key.issuer.as_ref().map_or_else(|| "tool".to_owned(), |issuer| format!("issuer {issuer}")),
            key.algorithm.as_str().to_owned(),
            time(key.created_at),
            state(&key, now),
        ]);
    }
    print(table);
    Ok(())
}

fn state(key: &StoredKey, now: DateTime<Utc>) -> String {
    match (key.signs_from, key.retired_at) {
        (_, Some(end)) if end <= now => format!("retired {}", time(end)),
        (Some(from), _) if now < from => format!("signs from {}", time(from)),
        (_, Some(end)) => format!("signs until {}", time(end)),
        _ => "signs".to_owned(),
    }
}

async fn rotate(args: RotateArgs) -> Result<(), CommandError> {
    let app = open_app().await?;
    let issuer = match args.issuer {
        Some(id) => {
            let known = app.store.find_issuer(id.as_str().into()).await?;
            let known = known.ok_or_else(|| {
                CommandError::refused(format!("there is no issuer {id}"), "`accolade issuer list` shows the ids.")
            })?;
            Some(known.id)
        }
        None => None,
    };
    let begin = if args.now { Begin::AtOnce } else { Begin::WhenSeen };
    let (ids, signs_from) = app.keys.rotate(issuer, begin, app.clock.now()).await?;
    for id in ids {
        print_line(format_args!("{id}  signs from {}", time(signs_from)));
    }
    Ok(())
}
