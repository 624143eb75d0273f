//! `accolade revoke` and `accolade clear-hold`

use super::error::CommandError;
use super::output::print_line;
use super::{named, open_app};
use crate::flows::revoke::{self, Because};

#[derive(clap::Args)]
#[command(
    after_help = "It cannot be taken back. The reason is shown to whoever checks the badge. Another award of the badge \
to the same person is held back until `accolade clear-hold` allows it, unless this one was made by mistake.\n\n\
Example:\n  accolade revoke 5f0c3a52-1f0e-4a0b-8f57-2d1c9a3b7e64 --reason \"Awarded to the wrong person\" --by-mistake"
)]
pub struct Args {
    /// The address of the badge, its credential id, or its award id
    credential: String,
    /// Why, in words for everybody
    #[arg(long)]
    reason: String,
    /// It was our mistake: nothing stands in the way of another award to this person
    #[arg(long)]
    by_mistake: bool,
}

pub async fn run(args: Args) -> Result<(), CommandError> {
    let app = open_app().await?;
    let award = named::award(&app, &args.credential).await?;
    let because = if args.by_mistake { Because::Mistake } else { Because::Cause };
    let was_in_force = revoke::revoke(&app, award.as_str().into(), &args.reason, because).await?;
    print_line(format_args!("{award}  {}", if was_in_force { "revoked" } else { "was revoked before" }));
    Ok(())
}

#[derive(clap::Args)]
#[command(after_help = "What was revoked stays revoked; the badge may be earned or given anew.\n\n\
Example:\n  accolade clear-hold https://badges.example.edu/credentials/5f0c3a52-1f0e-4a0b-8f57-2d1c9a3b7e64")]
pub struct ClearHoldArgs {
    /// The address of the revoked badge, its credential id, or its award id
    credential: String,
}

pub async fn clear_hold(args: ClearHoldArgs) -> Result<(), CommandError> {
    let app = open_app().await?;
    let award = named::award(&app, &args.credential).await?;
    let was_held = revoke::clear_hold(&app, award.as_str().into()).await?;
    print_line(format_args!("{award}  {}", if was_held { "hold cleared" } else { "nothing was held back" }));
    Ok(())
}
