//! `accolade correct`

use super::error::CommandError;
use super::output::print_line;
use super::{named, open_app};
use crate::domain::details::Evidence;
use crate::flows::correct::{Wrong, correct};

#[derive(clap::Args)]
#[command(
    after_help = "A new badge that says it right takes the place of the old one, in force for as long. A name stands in \
a badge only where its holder agreed; otherwise it is kept for when they do.\n\n\
Example:\n  accolade correct 5f0c3a52-1f0e-4a0b-8f57-2d1c9a3b7e64 --name \"Ada Exemplar\""
)]
pub struct Args {
    /// The address of the badge, its credential id, or its award id
    credential: String,
    /// The holder's name, as they want it to be read
    #[arg(long)]
    name: Option<String>,
    /// What it was awarded for, in place of all evidence; an empty text takes it away
    #[arg(long)]
    evidence: Option<String>,
    /// Let the texts and the picture that the badge has now stand in it
    #[arg(long)]
    badge_texts: bool,
}

pub async fn run(args: Args) -> Result<(), CommandError> {
    let app = open_app().await?;
    let award = named::award(&app, &args.credential).await?;
    let piece = |text| Evidence { narrative: Some(text), ..Evidence::default() };
    let evidence = args.evidence.map(|text| Some(text).filter(|text| !text.trim().is_empty()).map(piece));
    let evidence = evidence.map(|piece| piece.into_iter().collect());
    let wrong = Wrong { name: args.name, evidence, badge_texts: args.badge_texts };
    let signed = correct(&app, award.as_str().into(), wrong).await?;
    let current = app.store.find_award(award.as_str().into()).await?.and_then(|award| award.credential);
    let url = current.map(|(id, _)| app.urls.credential(id.as_str())).unwrap_or_default();
    print_line(format_args!("{award}  {}  {url}", if signed { "corrected" } else { "nothing signed changes" }));
    Ok(())
}
