//! `accolade keys`: what talks to platforms and what signs badges.

use clap::Subcommand;

use super::error::CommandError;
use super::output::{Table, print, print_line, time};
use super::{open_app, open_store};

#[derive(Subcommand)]
pub enum Command {
    /// List every key, the newest first; retired ones stay published, so that what they signed stays checkable
    List(ListArgs),
    /// Sign with new keys from now on
    Rotate(RotateArgs),
}

#[derive(clap::Args)]
#[command(after_help = "Example:\n  accolade keys list")]
pub struct ListArgs {}

#[derive(clap::Args)]
#[command(
    after_help = "Running servers take the new keys up within a minute. Platforms that cache our key set may refuse \
calls until they fetch it again.\n\n\
Example:\n  accolade keys rotate\n  accolade keys rotate --issuer 5f0c3a52-1f0e-4a0b-8f57-2d1c9a3b7e64"
)]
pub struct RotateArgs {
    /// The issuer whose keys to renew [default: the tool's own key, which talks to platforms]
    #[arg(long)]
    issuer: Option<String>,
}

pub async fn run(command: Command) -> Result<(), CommandError> {
    match command {
        Command::List(_) => list().await,
        Command::Rotate(args) => rotate(args).await,
    }
}

async fn list() -> Result<(), CommandError> {
    let mut table = Table::new(["ID", "OF", "ALGORITHM", "MADE", "STATE"]);
    for key in open_store().await?.list_keys().await? {
        table.row([
            key.id.into_string(),
            key.issuer.map_or_else(|| "tool".to_owned(), |issuer| format!("issuer {issuer}")),
            key.algorithm.as_str().to_owned(),
            time(key.created_at),
            key.retired_at.map_or_else(|| "signs".to_owned(), |since| format!("retired {}", time(since))),
        ]);
    }
    print(table);
    Ok(())
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
    for id in app.keys.rotate(issuer, app.clock.now()).await? {
        print_line(format_args!("{id}  signs from now on"));
    }
    Ok(())
}
