//! `accolade revoke`

use super::error::CommandError;
use super::open_app;
use super::output::print_line;
use crate::app::App;
use crate::flows::revoke::{RevokeError, revoke};

#[derive(clap::Args)]
#[command(after_help = "It cannot be taken back. The reason is shown to whoever checks the badge.\n\n\
Example:\n  accolade revoke https://badges.example.edu/credentials/5f0c3a52-1f0e-4a0b-8f57-2d1c9a3b7e64 \
--reason \"Awarded to the wrong person\"")]
pub struct Args {
    /// The address of the badge, its credential id, or its award id
    credential: String,
    /// Why, in words for everybody
    #[arg(long)]
    reason: String,
}

pub async fn run(args: Args) -> Result<(), CommandError> {
    let app = open_app().await?;
    let id = named_id(&app, &args.credential)?;
    let award = match app.store.find_award_of(id.as_str().into()).await? {
        Some(award) => award,
        None => app.store.find_award(id.as_str().into()).await?.ok_or(RevokeError::NoSuchAward)?.id,
    };
    let was_in_force = revoke(&app, award.clone(), &args.reason).await?;
    print_line(format_args!("{award}  {}", if was_in_force { "revoked" } else { "was revoked before" }));
    Ok(())
}

fn named_id(app: &App, named: &str) -> Result<String, CommandError> {
    if !named.contains("://") {
        return Ok(named.to_owned());
    }
    let path = app.urls.own_path(named).and_then(|path| path.strip_prefix("/credentials/"));
    let id = path.and_then(id_in_path).map(str::to_owned);
    id.ok_or_else(|| {
        CommandError::refused(
            format!("{named} is not a badge of {}", app.urls.root().origin()),
            "Only the installation that issued a badge can revoke it.",
        )
    })
}

/// `5f0c.json?x#y` → `5f0c`
fn id_in_path(path: &str) -> Option<&str> {
    path.split(['.', '?', '#', '/']).next().filter(|id| !id.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_address_of_any_form_of_a_badge_leads_to_its_id() {
        for path in ["5f0c", "5f0c.json", "5f0c.png?size=2", "5f0c/"] {
            assert_eq!(id_in_path(path), Some("5f0c"));
        }
        assert_eq!(id_in_path(".json"), None);
    }
}
