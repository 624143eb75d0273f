//! A course was copied: the badges of the original arrive in the copy as drafts, with rules that name what the copy
//! has. Nothing is awarded by it; a teacher looks at them and publishes.
//!
//! What tells a copy is the platform's history of the course (`lti/history.rs`) and links of ours that came along
//! (`store/placements.rs`). It runs after a poll, when the activities of the copy are known, and once for each course.
//!
//! A teacher may also choose badges of the other courses that they teach; those arrive in the same way.

use std::collections::{HashMap, HashSet};

use crate::app::App;
use crate::domain::achievement::shortened_key;
use crate::domain::award::AchievementState;
use crate::domain::ids::{AchievementId, ActivityId, ContextId, PersonId};
use crate::domain::rule::ActivityRef;
use crate::keys;
use crate::lti::ags::TAG_BADGE;
use crate::store::{
    AchievementDraft, Activity, CopiedBadge, CopiedColumn, StoreError, StoredAchievement, TaughtCourse,
};

#[derive(Debug, thiserror::Error)]
pub enum CopyError {
    #[error("{0}")]
    Store(#[from] StoreError),
}

/// Brings the badges of the original along, and says how many. A second run finds nothing to bring.
pub async fn bring_along(app: &App, context: ContextId) -> Result<usize, CopyError> {
    let Some(origin) = app.store.find_copied_course(context.clone()).await? else { return Ok(0) };
    let there = app.store.list_activities(origin.clone()).await?;
    let here = app.store.list_activities(context.clone()).await?;
    let badges: Vec<StoredAchievement> = app
        .store
        .list_achievements_of(origin.clone())
        .await?
        .into_iter()
        .filter(|badge| badge.achievement.state != AchievementState::Retired)
        .collect();
    let matched = Matched::of(&there, &here);
    let keys = new_keys(&badges, &context);
    let copies = badges.iter().map(|badge| copy(badge, &matched, &keys)).collect();
    let count = app.store.record_copies(context.clone(), copies, app.clock.now()).await?;
    tracing::info!(%context, %origin, badges = count, "badges came along into a copied course");
    Ok(count)
}

/// A badge of another course that a teacher may copy.
#[derive(Clone, Debug)]
pub struct Offered {
    pub badge: StoredAchievement,
    /// What this course has of it already.
    pub here: Option<StoredAchievement>,
}

/// A course that badges can be copied from.
#[derive(Clone, Debug)]
pub struct Original {
    pub course: TaughtCourse,
    pub badges: Vec<Offered>,
}

/// The other courses in which somebody teaches, with their badges. Nobody is shown the badges of a course that is not
/// known to be theirs.
pub async fn offered(app: &App, context: &ContextId, person: &PersonId) -> Result<Vec<Original>, CopyError> {
    let here = app.store.list_achievements_of(context.clone()).await?;
    let mut originals = Vec::new();
    for course in app.store.list_courses_taught(person.clone(), context.clone()).await? {
        let badges = app.store.list_achievements_of(course.context.clone()).await?;
        let live = badges.into_iter().filter(|badge| badge.achievement.state != AchievementState::Retired);
        let badges: Vec<Offered> = live.map(|badge| Offered { here: copy_of(&badge, &here).cloned(), badge }).collect();
        if !badges.is_empty() {
            originals.push(Original { course, badges });
        }
    }
    Ok(originals)
}

/// What a course has of a badge: its copy, what it was copied from, or another copy of the same original.
fn copy_of<'h>(badge: &StoredAchievement, here: &'h [StoredAchievement]) -> Option<&'h StoredAchievement> {
    here.iter().find(|own| {
        own.copied_from.as_ref() == Some(&badge.achievement.id)
            || badge.copied_from.as_ref() == Some(&own.achievement.id)
            || badge.copied_from.is_some() && badge.copied_from == own.copied_from
    })
}

/// Copies the chosen of the offered badges into a course, as drafts; says how many are new. What is there already, or is
/// not offered, is left out.
pub async fn copy_chosen(
    app: &App,
    context: &ContextId,
    originals: &[Original],
    chosen: &[AchievementId],
) -> Result<usize, CopyError> {
    let offered = originals.iter().flat_map(|original| &original.badges);
    let is_wanted = |one: &&Offered| one.here.is_none() && chosen.contains(&one.badge.achievement.id);
    let wanted: Vec<StoredAchievement> = offered.clone().filter(is_wanted).map(|one| one.badge.clone()).collect();
    let mut keys = free_keys(app, &wanted, context).await?;
    // A rule that names a badge whose copy is here already asks for that.
    let known = offered.filter_map(|one| Some((one.badge.achievement.key.clone(), one.here.as_ref()?)));
    keys.extend(known.map(|(key, here)| (key, here.achievement.key.clone())));
    let here = app.store.list_activities(context.clone()).await?;
    let mut copies = Vec::new();
    for original in originals {
        let badges = original.badges.iter().filter(is_wanted).map(|one| &one.badge);
        let badges: Vec<&StoredAchievement> = badges.collect();
        if badges.is_empty() {
            continue;
        }
        let there = app.store.list_activities(original.course.context.clone()).await?;
        let matched = Matched::of(&there, &here);
        copies.extend(badges.into_iter().map(|badge| copy(badge, &matched, &keys)));
    }
    let added = app.store.record_chosen_copies(context.clone(), copies, app.clock.now()).await?;
    if added > 0 {
        tracing::info!(%context, badges = added, "badges were copied from other courses");
    }
    Ok(added)
}

/// New keys that no badge has by now.
async fn free_keys(
    app: &App,
    badges: &[StoredAchievement],
    context: &ContextId,
) -> Result<HashMap<String, String>, CopyError> {
    let mut keys = new_keys(badges, context);
    let taken = app.store.list_achievements_by_key(keys.values().cloned().collect()).await?;
    for key in keys.values_mut().filter(|key| taken.iter().any(|badge| badge.achievement.key == **key)) {
        // Somebody gave this key to another badge, or a copy was made by another way.
        let own = &keys::opaque_id()[..8].to_lowercase();
        *key = format!("{}-{own}", shortened_key(key, own.len() + 1));
    }
    Ok(keys)
}

/// Keys that no other badge has: the original's, and what tells the course.
fn new_keys(badges: &[StoredAchievement], context: &ContextId) -> HashMap<String, String> {
    let course = &keys::fingerprint(context.as_str())[..8];
    let mut taken = HashSet::new();
    let mut key = |number: usize, key: &str| {
        let plain = format!("{}-{course}", shortened_key(key, course.len() + 1));
        // Two long keys may begin alike.
        let numbered = format!("-{number}-{course}");
        if taken.insert(plain.clone()) { plain } else { format!("{}{numbered}", shortened_key(key, numbered.len())) }
    };
    let pairs = badges.iter().enumerate().map(|(number, badge)| {
        let original = &badge.achievement.key;
        (original.clone(), key(number, original))
    });
    pairs.collect()
}

fn copy(badge: &StoredAchievement, matched: &Matched<'_>, keys: &HashMap<String, String>) -> CopiedBadge {
    let mut missing = Vec::new();
    let rule = badge.achievement.rule.as_ref().map(|rule| {
        let activity = |named: &ActivityRef| match matched.activity(named) {
            Ok(id) => ActivityRef::from(id.as_str()),
            Err(label) => {
                if !missing.iter().any(|known| known == label) {
                    missing.push(label.to_owned());
                }
                ActivityRef::from(label)
            }
        };
        // A badge from elsewhere is the same badge in the copy.
        let named = |key: &str| keys.get(key).cloned().unwrap_or_else(|| key.to_owned());
        rule.renamed(activity, named)
    });
    CopiedBadge {
        id: AchievementId::from(keys::ordered_id()),
        version_id: keys::ordered_id(),
        key: keys[&badge.achievement.key].clone(),
        original: badge.achievement.id.clone(),
        issuer: badge.issuer.clone(),
        column: matched.column(badge),
        draft: AchievementDraft { rule, ..badge.draft() },
        missing,
    }
}

/// The activities of the original beside those of the copy.
struct Matched<'a> {
    there: &'a [Activity],
    here: &'a [Activity],
    pairs: HashMap<&'a ActivityId, &'a Activity>,
}

impl<'a> Matched<'a> {
    fn of(there: &'a [Activity], here: &'a [Activity]) -> Self {
        let pairs = there.iter().filter_map(|activity| Some((&activity.id, twin(activity, there, here)?))).collect();
        Self { there, here, pairs }
    }

    /// The activity of the copy, or the label that the original's had.
    fn activity(&self, named: &'a ActivityRef) -> Result<&'a ActivityId, &'a str> {
        let known = self.there.iter().find(|activity| activity.id.as_str() == named.as_str());
        match known {
            Some(activity) => self.pairs.get(&activity.id).map(|twin| &twin.id).ok_or(activity.label.as_str()),
            None => Err(named.as_str()),
        }
    }

    /// The badge's own column in the copy: copies of a course keep its names.
    fn column(&self, badge: &StoredAchievement) -> CopiedColumn {
        if !badge.writes_score {
            return CopiedColumn::None;
        }
        // By its names alone: a column that merely has the same label is somebody's own.
        let own = |activity: &&Activity| {
            activity.gone_at.is_none()
                && activity.tag.as_deref() == Some(TAG_BADGE)
                && activity.resource_id.as_deref() == Some(badge.achievement.id.as_str())
        };
        let column = self.here.iter().find(own);
        column.map_or(CopiedColumn::Wanted, |column| CopiedColumn::Found(column.source_key.clone()))
    }
}

/// The same activity in the copy: by the names that the tool gave it, then by a label that both courses have once.
fn twin<'a>(activity: &Activity, there: &[Activity], here: &'a [Activity]) -> Option<&'a Activity> {
    let names = |activity: &Activity| {
        let name = |name: &Option<String>| name.clone().filter(|name| !name.is_empty());
        (name(&activity.resource_id), name(&activity.tag))
    };
    let present = |known: &&Activity| known.gone_at.is_none() && known.source == activity.source;
    let only = |mut found: Box<dyn Iterator<Item = &'a Activity> + '_>| match (found.next(), found.next()) {
        (Some(one), None) => Some(one),
        _ => None,
    };
    let own = names(activity);
    let by_names = || only(Box::new(here.iter().filter(present).filter(|known| names(known) == own)));
    let is_unique = there.iter().filter(|known| known.gone_at.is_none() && known.label == activity.label).count() <= 1;
    let by_label = || only(Box::new(here.iter().filter(present).filter(|known| known.label == activity.label)));
    (own != (None, None)).then(by_names).flatten().or_else(|| is_unique.then(by_label).flatten())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::rule::ActivityKind;

    fn activity(id: &str, label: &str, names: Option<(&str, &str)>) -> Activity {
        Activity {
            id: id.into(),
            source: "ags".into(),
            kind: ActivityKind::Column,
            source_key: format!("https://lms.example/{id}"),
            label: label.into(),
            maximum: None,
            resource_id: names.map(|(id, _)| id.to_owned()),
            tag: names.map(|(_, tag)| tag.to_owned()),
            gone_at: None,
            armed_at: None,
        }
    }

    fn twin_of<'a>(label: &str, there: &[Activity], here: &'a [Activity]) -> Option<&'a str> {
        let activity = there.iter().find(|activity| activity.label == label).unwrap();
        twin(activity, there, here).map(|twin| twin.id.as_str())
    }

    #[test]
    fn an_activity_is_found_by_its_names_even_under_another_label() {
        let there = [activity("a1", "Final quiz", Some(("q-1", "quiz"))), activity("a2", "Quiz", None)];
        let here = [activity("b1", "Last quiz", Some(("q-1", "quiz"))), activity("b2", "Quiz", Some(("", "")))];
        assert_eq!(twin_of("Final quiz", &there, &here), Some("b1"));
        assert_eq!(twin_of("Quiz", &there, &here), Some("b2"));
    }

    #[test]
    fn a_label_that_stands_twice_matches_nothing() {
        let twice = [activity("a1", "Quiz", None), activity("a2", "Quiz", None)];
        let once = [activity("b1", "Quiz", None)];
        assert_eq!(twin_of("Quiz", &twice, &once), None);
        assert_eq!(twin_of("Quiz", &once, &twice), None);
    }

    #[test]
    fn a_shared_tag_alone_is_told_apart_by_the_label() {
        let there = [activity("a1", "One", Some(("", "quiz"))), activity("a2", "Two", Some(("", "quiz")))];
        let here = [activity("b1", "One", Some(("", "quiz"))), activity("b2", "Two", Some(("", "quiz")))];
        assert_eq!((twin_of("One", &there, &here), twin_of("Two", &there, &here)), (Some("b1"), Some("b2")));
    }

    #[test]
    fn what_is_gone_is_no_match() {
        let there = [activity("a1", "Quiz", None)];
        let mut here = [activity("b1", "Quiz", None)];
        here[0].gone_at = Some(chrono::DateTime::UNIX_EPOCH);
        assert_eq!(twin_of("Quiz", &there, &here), None);
    }
}
