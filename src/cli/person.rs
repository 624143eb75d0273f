//! `accolade person`: what people may ask for about themselves.

use clap::Subcommand;

use super::error::CommandError;
use super::open_app;
use super::output::{Table, print, print_line};
use crate::flows::person;

#[derive(Subcommand)]
pub enum Command {
    /// Find somebody by mail address or by the platform's user id
    Find(FindArgs),
    /// Print everything that is kept about a person, as JSON
    Export(ExportArgs),
    /// Erase everything about a person, and withdraw their badges
    Erase(EraseArgs),
}

#[derive(clap::Args)]
#[command(after_help = "Example:\n  accolade person find ada@example.edu")]
pub struct FindArgs {
    /// A mail address, or the id that the platform uses
    who: String,
}

#[derive(clap::Args)]
#[command(after_help = "The file holds grades and badges of one person: hand it to nobody else.\n\n\
Example:\n  accolade person export 0193f1d2-7c1a-7bb2-9a55-3f0d6a1b2c3d")]
pub struct ExportArgs {
    /// The person's id, as `accolade person find` shows it
    person: String,
}

#[derive(clap::Args)]
#[command(
    after_help = "It cannot be taken back. Name, address, results and badges go; files that somebody still has count \
as withdrawn wherever they are checked. A course that still lists the person is not believed until they open it \
themselves.\n\n\
Example:\n  accolade person erase 0193f1d2-7c1a-7bb2-9a55-3f0d6a1b2c3d --yes"
)]
pub struct EraseArgs {
    /// The person's id, as `accolade person find` shows it
    person: String,
    /// Do it; without this nothing is done
    #[arg(long)]
    yes: bool,
}

pub async fn run(command: Command) -> Result<(), CommandError> {
    match command {
        Command::Find(args) => find(args).await,
        Command::Export(args) => export(args).await,
        Command::Erase(args) => erase(args).await,
    }
}

async fn find(args: FindArgs) -> Result<(), CommandError> {
    let app = open_app().await?;
    let mut found = app.store.find_persons(Some(args.who.clone()), None).await?;
    for person in app.store.find_persons(None, Some(args.who)).await? {
        if !found.contains(&person) {
            found.push(person);
        }
    }
    let mut table = Table::new(["PERSON", "PLATFORM", "USER ID", "NAME", "ADDRESS", "AWARDS"]);
    for person in found {
        table.row([
            person.id.into_string(),
            person.platform,
            person.sub,
            person.name.unwrap_or_default(),
            person.email.unwrap_or_default(),
            person.awards.to_string(),
        ]);
    }
    print(table);
    Ok(())
}

async fn export(args: ExportArgs) -> Result<(), CommandError> {
    let app = open_app().await?;
    let file = person::export(&app, args.person.into()).await?;
    print_line(serde_json::to_string_pretty(&file).expect("texts and numbers are JSON"));
    Ok(())
}

async fn erase(args: EraseArgs) -> Result<(), CommandError> {
    let app = open_app().await?;
    if !args.yes {
        let person = app.store.find_person(args.person.into()).await?.ok_or(person::PersonError::NoSuchPerson)?;
        return Err(CommandError::usage(
            format!("{} has {} awards; nothing was erased", person.id, person.awards),
            "It cannot be taken back. With --yes everything about the person is erased.",
        ));
    }
    let awards = person::erase(&app, args.person.as_str().into()).await?;
    print_line(format_args!("{}  erased, {awards} awards withdrawn", args.person));
    Ok(())
}
