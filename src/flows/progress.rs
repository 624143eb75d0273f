//! A course as a table: its people, its published badges, and where each stands with each.

use std::collections::HashMap;

use super::author::{self, AuthorError};
use super::standing::{self, Known, Names, display_name};
use crate::app::App;
use crate::domain::award::{AchievementState, AwardState};
use crate::domain::ids::{AchievementId, ContextId, PersonId};
use crate::domain::progress::Judgement;
use crate::store::{CoursePerson, HeldAward, StoreError, StoredAchievement, Whom};

/// Where one person stands with one badge.
#[derive(Clone, Debug)]
pub struct Cell {
    pub held: Option<HeldAward>,
    /// How far they are, where nothing is held and a rule would award them.
    pub judgement: Option<Judgement>,
}

/// People and badges, with a cell for each pair.
#[derive(Clone, Debug)]
pub struct Table {
    pub badges: Vec<StoredAchievement>,
    pub rows: Vec<(CoursePerson, Vec<Cell>)>,
    pub names: Names,
}

/// Whose name has these words in it, in the order of their names; everybody without words.
pub async fn people(app: &App, context: &ContextId, words: &str) -> Result<Vec<CoursePerson>, StoreError> {
    let people = app.store.list_course_people(context.clone()).await?;
    let wanted = words.trim().to_lowercase();
    let mut found: Vec<(bool, String, CoursePerson)> = people
        .into_iter()
        .map(|one| (one.name.is_none(), shown_name(&one).to_lowercase(), one))
        .filter(|(_, name, _)| name.contains(&wanted))
        .collect();
    found.sort_by(|(nameless, name, one), (others_nameless, other, two)| {
        (nameless, name, &one.sub).cmp(&(others_nameless, other, &two.sub))
    });
    Ok(found.into_iter().map(|(.., one)| one).collect())
}

pub fn shown_name(one: &CoursePerson) -> String {
    display_name(one.name.as_deref(), &one.person)
}

/// Where these people stand with the published badges of a course, or with one of them.
pub async fn table(
    app: &App,
    context: &ContextId,
    people: Vec<CoursePerson>,
    badge: Option<&AchievementId>,
) -> Result<Table, AuthorError> {
    let persons = people.iter().map(|one| one.person.clone()).collect();
    let mut facts = author::course_facts(app, context, Whom::Some(persons)).await?;
    let is_shown = |known: &StoredAchievement| {
        known.achievement.state != AchievementState::Draft && badge.is_none_or(|badge| *badge == known.achievement.id)
    };
    let badges: Vec<StoredAchievement> = facts.achievements.iter().filter(|known| is_shown(known)).cloned().collect();
    let rules = badges.iter().filter_map(|known| known.achievement.rule.as_ref());
    let badge_names = app.store.find_badge_names(standing::named_badges(rules)).await?;
    Ok(app
        .heavy(move || {
            let names = standing::names(&facts, badge_names);
            let mut held = std::mem::take(&mut facts.awards);
            let known: HashMap<&PersonId, Known> = facts
                .members
                .iter()
                .filter(|member| member.member.is_awardable())
                .map(|member| (&member.member.person, Known::of(&facts, &member.member)))
                .collect();
            let cell = |one: &CoursePerson, badge: &StoredAchievement, held: Option<HeldAward>| {
                let is_open = badge.achievement.state.awards() && held.as_ref().is_none_or(is_open_again);
                let rule = badge.achievement.rule.as_ref().filter(|_| is_open);
                let judgement = rule
                    .zip(known.get(&one.person))
                    .map(|(rule, known)| known.judge(Some(&badge.achievement.id), rule));
                Cell { held, judgement }
            };
            let rows = people.into_iter().map(|one| {
                let cells = badges.iter().map(|badge| {
                    let key = (badge.achievement.id.clone(), one.person.clone());
                    cell(&one, badge, held.remove(&key))
                });
                let cells = cells.collect();
                (one, cells)
            });
            let rows = rows.collect();
            Table { rows, badges, names }
        })
        .await)
}

/// Whether an award that was taken back may be earned again.
fn is_open_again(held: &HeldAward) -> bool {
    held.state == AwardState::Revoked && !held.holds_back
}
