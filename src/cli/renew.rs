//! `accolade renew`

use super::error::CommandError;
use super::output::print_line;
use super::{named, open_app};
use crate::flows::renew::renew;

#[derive(clap::Args)]
#[command(
    after_help = "A new badge takes the place of the old one. It lasts as long as the badge says now: from the old \
end, or from today when that has passed. Running it again renews nothing twice.\n\n\
Example:\n  accolade renew https://badges.example.edu/credentials/5f0c3a52-1f0e-4a0b-8f57-2d1c9a3b7e64"
)]
pub struct Args {
    /// The address of the badge, its credential id, or its award id
    credential: String,
}

pub async fn run(args: Args) -> Result<(), CommandError> {
    let app = open_app().await?;
    let award = named::award(&app, &args.credential).await?;
    let renewed = renew(&app, award.as_str().into()).await?;
    let (id, until) = match app.store.find_award(award.as_str().into()).await?.and_then(|award| award.credential) {
        Some((id, until)) => (app.urls.credential(id.as_str()), until),
        None => (String::new(), None),
    };
    let until = until.map_or_else(|| "for ever".to_owned(), |until| format!("until {}", until.format("%F %TZ")));
    print_line(format_args!("{award}  {}  {until}  {id}", if renewed { "renewed" } else { "was renewed before" }));
    Ok(())
}
