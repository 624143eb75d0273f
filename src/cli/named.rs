//! Which award somebody means, by the address of its badge, its credential id, or its award id; and which badge, by key
//! or id.

use super::error::CommandError;
use super::output::plain;
use crate::app::App;
use crate::store::StoredAchievement;

/// The id of the award.
pub async fn award(app: &App, named: &str) -> Result<String, CommandError> {
    let id = id(app, named)?;
    if let Some(award) = app.store.find_award_of(id.as_str().into()).await? {
        return Ok(award.into_string());
    }
    match app.store.find_award(id.as_str().into()).await? {
        Some(award) => Ok(award.id.into_string()),
        None => Err(CommandError::refused(
            format!("there is no such award: {}", plain(named)),
            "Give the address of the badge, its credential id, or its award id.",
        )),
    }
}

fn id(app: &App, named: &str) -> Result<String, CommandError> {
    if !named.contains("://") {
        return Ok(named.to_owned());
    }
    let path = app.urls.own_path(named).and_then(|path| path.strip_prefix("/credentials/"));
    let id = path.and_then(id_in_path).map(str::to_owned);
    id.ok_or_else(|| {
        CommandError::refused(
            format!("{} is not a badge of {}", plain(named), app.urls.root().origin()),
            "Only the installation that issued a badge can change what becomes of it.",
        )
    })
}

/// `5f0c.json?x#y` → `5f0c`
fn id_in_path(path: &str) -> Option<&str> {
    path.split(['.', '?', '#', '/']).next().filter(|id| !id.is_empty())
}

/// The badge with this key or id.
pub async fn badge(app: &App, named: &str) -> Result<StoredAchievement, CommandError> {
    let by_key = app.store.find_achievement_by_key(named.to_owned()).await?;
    let found = match by_key {
        Some(badge) => Some(badge),
        None => app.store.find_achievement(named.into()).await?,
    };
    found.ok_or_else(|| {
        CommandError::refused(
            format!("there is no badge with the key or id {}", plain(named)),
            "The key stands on the badge's page for teachers, and in the file it was made from.",
        )
    })
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
