//! `accolade record`

use super::error::CommandError;
use super::open_app;
use super::output::print_line;
use crate::flows::record;

#[derive(clap::Args)]
#[command(
    after_help = "It holds the badges in force that the person has neither hidden nor declined, from all courses, and is \
published for 90 days.\n\nExample:\n  accolade record --context 0197a0c2-8f6e-7d3a-9b1c-2e4f6a8c0d1e --member 42"
)]
pub struct Args {
    /// A course of the person, by its id
    #[arg(long)]
    context: String,
    /// The platform's id of the person
    #[arg(long)]
    member: String,
    /// Print it as a JSON Web Token
    #[arg(long)]
    jwt: bool,
}

pub async fn run(args: Args) -> Result<(), CommandError> {
    let app = open_app().await?;
    let member = app.store.find_member_by_sub(args.context.as_str().into(), args.member).await?;
    let member = member.ok_or_else(|| {
        CommandError::refused("there is no such member in this course", "`accolade sync` lists the courses.")
    })?;
    let made = record::make(&app, &member.person).await?;
    print_line(format_args!("{}", if args.jwt { made.jwt } else { made.json }));
    Ok(())
}
