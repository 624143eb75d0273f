//! `accolade endorsement`: what others say of our badges, and what our issuers say of others.

use std::path::PathBuf;

use chrono::{DateTime, Utc};
use clap::Subcommand;

use super::error::CommandError;
use super::open_app;
use super::output::{Table, print, print_line, read_input, time};
use crate::flows::endorse::{self, LARGEST, Saying};
use crate::store::Recorded;

#[derive(Subcommand)]
pub enum Command {
    /// Check a signed endorsement of a badge, an issuer or an award, and keep it
    Add(AddArgs),
    /// List the endorsements that are kept
    List(ListArgs),
    /// Take an endorsement out of use
    Remove(RemoveArgs),
    /// Sign an endorsement in the name of one of our issuers
    Sign(SignArgs),
}

#[derive(clap::Args)]
#[command(
    after_help = "Badges and issuers carry it in everything that is signed from then on; an award that is signed \
already shows it on its page.\n\nExample:\n  accolade endorsement add endorsement.json"
)]
pub struct AddArgs {
    /// An EndorsementCredential, as JSON or as a JWT; - for standard input
    file: PathBuf,
}

#[derive(clap::Args)]
#[command(after_help = "Example:\n  accolade endorsement list")]
pub struct ListArgs {}

#[derive(clap::Args)]
#[command(after_help = "Credentials that carry it stay as they are.\n\n\
Example:\n  accolade endorsement remove 0193f1d2-7c1a-7bb2-9a55-3f0d6a1b2c3d")]
pub struct RemoveArgs {
    /// The endorsement's id, as `accolade endorsement list` shows it
    endorsement: String,
}

#[derive(clap::Args)]
#[command(
    after_help = "The signed document is printed, for whoever it speaks of. One that speaks of something of this \
server is kept, too.\n\n\
Example:\n  accolade endorsement sign https://badges.example.org/achievements/7 --comment \"We hire whoever has it.\""
)]
pub struct SignArgs {
    /// The identifier of the badge, issuer or award, as its credentials name it
    subject: String,
    /// What is said of it, in words for everybody
    #[arg(long)]
    comment: String,
    /// The key or id of the issuer that says it; the default issuer unless told
    #[arg(long)]
    issuer: Option<String>,
    /// When it ends to hold, such as 2027-12-31T23:59:59Z
    #[arg(long)]
    until: Option<DateTime<Utc>>,
}

pub async fn run(command: Command) -> Result<(), CommandError> {
    match command {
        Command::Add(args) => add(args).await,
        Command::List(ListArgs {}) => list().await,
        Command::Remove(args) => remove(args).await,
        Command::Sign(args) => sign(args).await,
    }
}

async fn add(args: AddArgs) -> Result<(), CommandError> {
    let bytes = read_input(&args.file, 2 * LARGEST)?;
    let app = open_app().await?;
    let (kept, recorded) = endorse::add(&app, &bytes).await?;
    let outcome = if recorded == Recorded::New { "kept" } else { "was kept before" };
    print_line(format_args!("{}  {outcome}", kept.id));
    Ok(())
}

async fn list() -> Result<(), CommandError> {
    const AT_ONCE: i64 = 200;
    let app = open_app().await?;
    let mut table = Table::new(["ENDORSEMENT", "OF", "ID", "BY", "UNTIL", "STATE"]);
    let mut after = None;
    loop {
        let page = app.store.list_endorsements(None, after, AT_ONCE).await?;
        let Some(last) = page.last() else { break };
        after = Some(last.id.as_str().to_owned());
        for one in page {
            table.row([
                one.id.into_string(),
                one.kind.to_string(),
                one.subject,
                one.endorser_name.unwrap_or(one.endorser_id),
                one.valid_until.map(time).unwrap_or_default(),
                if one.is_withdrawn { "withdrawn" } else { "in use" }.to_owned(),
            ]);
        }
    }
    print(table);
    Ok(())
}

async fn remove(args: RemoveArgs) -> Result<(), CommandError> {
    let app = open_app().await?;
    endorse::remove(&app, args.endorsement.as_str().into()).await?;
    print_line(format_args!("{}  out of use", args.endorsement));
    Ok(())
}

async fn sign(args: SignArgs) -> Result<(), CommandError> {
    let app = open_app().await?;
    let saying = Saying { issuer: args.issuer, subject: args.subject, comment: args.comment, valid_until: args.until };
    let (document, _) = endorse::sign(&app, saying).await?;
    print_line(document);
    Ok(())
}
