//! `accolade migrate`

use super::{error::CommandError, logs, output::print_line};
use crate::app;
use crate::config::Config;

#[derive(clap::Args)]
#[command(after_help = "Example:\n  accolade migrate")]
pub struct Args {}

pub async fn run(_: Args) -> Result<(), CommandError> {
    logs::begin_quietly("error");
    let steps = app::open_store(&Config::from_environment()?)?.migrate().await?;
    print_line(match steps {
        0 => "the database is at this version".to_owned(),
        1 => "1 step applied; the database is at this version".to_owned(),
        _ => format!("{steps} steps applied; the database is at this version"),
    });
    Ok(())
}
