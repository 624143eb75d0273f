//! `accolade badge`

use std::path::PathBuf;

use clap::Subcommand;

use super::error::CommandError;
use super::output::{print_line, read_input};
use super::{named, open_app};
use crate::flows::apply::{self, Change};
use crate::flows::retire;

#[derive(Subcommand)]
pub enum Command {
    /// Create or change the badges and pathways that a TOML or JSON file describes
    Apply(ApplyArgs),
    /// End a badge: nobody gets it any more, and whoever has it keeps it
    Retire(RetireArgs),
    /// Remove a badge that nobody was ever awarded
    Remove(RemoveArgs),
}

#[derive(clap::Args)]
#[command(after_help = "It cannot be taken back. Asked of a retired badge, it changes what is told of it.\n\n\
Example:\n  accolade badge retire lab-safety --note \"The course ended in 2026.\" --successor lab-safety-2")]
pub struct RetireArgs {
    /// The key or id of the badge
    badge: String,
    /// What everybody who opens its page is told
    #[arg(long)]
    note: Option<String>,
    /// The key or id of the badge that takes its place
    #[arg(long)]
    successor: Option<String>,
}

#[derive(clap::Args)]
#[command(after_help = "Example:\n  accolade badge remove lab-safety")]
pub struct RemoveArgs {
    /// The key or id of the badge
    badge: String,
}

#[derive(clap::Args)]
#[command(after_help = "The file has [[badge]] tables with key, name, description and, for automatic badges, context \
(a course's id) and rule; [badge.details] says what the badge is worth and [badge.image] how it \
looks (shape, icon, palette, title …), as in the API; as JSON {\"badge\": [...]}. \
A [[pathway]] has key, name, description, context and steps, such as steps = [{ badges = [\"a\", \"b\"], needs = 1 }]; \
order = \"strict\" lets a step count only after those before it.\n\n\
Example:\n  accolade badge apply badges.toml --dry-run")]
pub struct ApplyArgs {
    /// The file, or - for standard input
    file: PathBuf,
    /// Only say what would change
    #[arg(long)]
    dry_run: bool,
}

const LARGEST_FILE: usize = 2 << 20;

pub async fn run(command: Command) -> Result<(), CommandError> {
    match command {
        Command::Apply(args) => apply(args).await,
        Command::Retire(args) => retire(args).await,
        Command::Remove(args) => remove(args).await,
    }
}

async fn retire(args: RetireArgs) -> Result<(), CommandError> {
    let app = open_app().await?;
    let id = named::badge(&app, &args.badge).await?.achievement.id;
    let badge = retire::retire(&app, &id, args.note.as_deref(), args.successor.as_deref()).await?;
    print_line(format_args!("{}  retired", badge.achievement.key));
    Ok(())
}

async fn remove(args: RemoveArgs) -> Result<(), CommandError> {
    let app = open_app().await?;
    let badge = named::badge(&app, &args.badge).await?.achievement;
    retire::remove(&app, &badge.id).await?;
    print_line(format_args!("{}  removed", badge.key));
    Ok(())
}

async fn apply(args: ApplyArgs) -> Result<(), CommandError> {
    let bytes = read_input(&args.file, LARGEST_FILE)?;
    let text = String::from_utf8(bytes)
        .map_err(|_| CommandError::refused("the file is not UTF-8 text", "Save it as UTF-8."))?;
    let file = apply::read(&text)?;
    let app = open_app().await?;
    // One by one, so that what was done before a fault is told.
    for badge in file.badge {
        let key = badge.key.clone();
        let change = apply::apply(&app, badge, args.dry_run).await?;
        print_line(format_args!("{key}  {}", word(change, args.dry_run)));
    }
    for pathway in file.pathway {
        let key = pathway.key.clone();
        let change = apply::apply_pathway(&app, pathway, args.dry_run).await?;
        print_line(format_args!("{key}  {}", word(change, args.dry_run)));
    }
    Ok(())
}

fn word(change: Change, dry_run: bool) -> &'static str {
    match (change, dry_run) {
        (Change::Created, false) => "created",
        (Change::Created, true) => "would be created",
        (Change::Changed, false) => "changed",
        (Change::Changed, true) => "would be changed",
        (Change::Unchanged, _) => "unchanged",
    }
}
