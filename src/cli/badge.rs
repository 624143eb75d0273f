//! `accolade badge`

use std::path::PathBuf;

use clap::Subcommand;

use super::error::CommandError;
use super::open_app;
use super::output::{print_line, read_input};
use crate::flows::apply::{self, Change};

#[derive(Subcommand)]
pub enum Command {
    /// Create or change the badges and pathways that a TOML or JSON file describes
    Apply(ApplyArgs),
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
    let Command::Apply(args) = command;
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
