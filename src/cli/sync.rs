//! `accolade sync`: asks the platforms now.

use std::collections::HashSet;

use super::error::CommandError;
use super::open_app;
use super::output::{Table, plain, print};
use crate::app::App;
use crate::flows::round::{SyncSummary, sync_now};
use crate::store::Context;

#[derive(clap::Args)]
#[command(after_help = "Ends with 1 when a part of any course could not be read; what was known of it stays.\n\n\
                        Example:\n  accolade sync\n  accolade sync --context 01939b2e-8a52-7c31-9d1f-5b8f0a6c1e77")]
pub struct Args {
    /// One course, by its id [default: every course of the registered platforms]
    #[arg(long)]
    context: Option<String>,
}

const AT_ONCE: i64 = 100;

pub async fn run(args: Args) -> Result<(), CommandError> {
    let app = open_app().await?;
    let contexts = match args.context {
        Some(id) => vec![find(&app, &id).await?],
        None => list(&app).await?,
    };
    let mut table =
        Table::new(["ID", "MEMBERS", "ACTIVITIES", "RESULTS", "AWARDED", "HELD", "FLAGGED", "ERRORS", "COURSE"]);
    let mut failed = false;
    for context in contexts {
        let SyncSummary { report, awarded, flagged, held } = sync_now(&app, context.id.clone()).await?;
        for error in &report.errors {
            eprintln!("{}: {}", context.id, plain(error));
        }
        if held > 0 {
            eprintln!(
                "{}: {held} awards wait, more at once than is usual; a teacher confirms them on the page of the badge, or \
                 a program with POST /api/v1/badges/{{id}}/confirm",
                context.id
            );
        }
        failed |= !report.errors.is_empty();
        table.row([
            context.id.into_string(),
            report.members.to_string(),
            report.activities.to_string(),
            report.results.to_string(),
            awarded.to_string(),
            held.to_string(),
            flagged.to_string(),
            report.errors.len().to_string(),
            context.title,
        ]);
    }
    print(table);
    if failed { Err(CommandError::Printed) } else { Ok(()) }
}

async fn find(app: &App, id: &str) -> Result<Context, CommandError> {
    let found = app.store.find_context(id.into()).await?;
    found.ok_or_else(|| {
        CommandError::refused(
            format!("there is no course {}", plain(id)),
            "`accolade sync` without --context asks every course and prints its id.",
        )
    })
}

/// The courses of platforms that are still registered.
async fn list(app: &App) -> Result<Vec<Context>, CommandError> {
    let registered = app.store.list_registrations().await?;
    let registered: HashSet<String> = registered.into_iter().map(|(registration, _)| registration.id).collect();
    let (mut contexts, mut after) = (Vec::new(), None);
    loop {
        let page = app.store.list_contexts(after, AT_ONCE).await?;
        let Some(last) = page.last() else { return Ok(contexts) };
        after = Some(last.id.as_str().to_owned());
        for summary in page {
            let found = app.store.find_context(summary.id).await?;
            contexts.extend(found.filter(|context| registered.contains(&context.registration.id)));
        }
    }
}
