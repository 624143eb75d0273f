//! `accolade suspend` and `accolade reinstate`

use super::error::CommandError;
use super::output::print_line;
use super::{named, open_app};
use crate::flows::suspend;

#[derive(clap::Args)]
#[command(
    after_help = "The badge's page, the API and the verifier of this server say so until `accolade reinstate` takes it \
back. Files that were handed out do not tell it to the verifiers of others.\n\n\
Example:\n  accolade suspend 5f0c3a52-1f0e-4a0b-8f57-2d1c9a3b7e64 --reason \"The exam is looked into\""
)]
pub struct SuspendArgs {
    /// The address of the badge, its credential id, or its award id
    credential: String,
    /// Why; never shown in public
    #[arg(long)]
    reason: Option<String>,
}

pub async fn suspend(args: SuspendArgs) -> Result<(), CommandError> {
    let app = open_app().await?;
    let award = named::award(&app, &args.credential).await?;
    let was_in_force = suspend::suspend(&app, award.as_str().into(), args.reason.as_deref()).await?;
    print_line(format_args!("{award}  {}", if was_in_force { "suspended" } else { "was suspended before" }));
    Ok(())
}

#[derive(clap::Args)]
#[command(
    after_help = "Example:\n  accolade reinstate https://badges.example.edu/credentials/5f0c3a52-1f0e-4a0b-8f57-2d1c9a3b7e64"
)]
pub struct ReinstateArgs {
    /// The address of the badge, its credential id, or its award id
    credential: String,
}

pub async fn reinstate(args: ReinstateArgs) -> Result<(), CommandError> {
    let app = open_app().await?;
    let award = named::award(&app, &args.credential).await?;
    let was_suspended = suspend::reinstate(&app, award.as_str().into()).await?;
    print_line(format_args!("{award}  {}", if was_suspended { "reinstated" } else { "was not suspended" }));
    Ok(())
}
