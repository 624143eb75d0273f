//! What one person has of a course's badges, and what is still to be done: for their own page, and for whoever may
//! look at it.

use chrono::{DateTime, Utc};

use super::asking::state_word;
use super::error::{OrRefuse, PageError};
use super::{mine, words};
use crate::app::App;
use crate::domain::award::{AchievementState, AwardState, AwardStatus, Visibility};
use crate::domain::ids::{AchievementId, ContextId, PersonId};
use crate::domain::request::RequestKind;
use crate::flows::author;
use crate::flows::request;
use crate::flows::standing::{self, Known};
use crate::store::{Award, AwardFilter, CourseFacts, Request, StoredAchievement, Whom};
use crate::views::learner::{Earned, Open};
use crate::views::requests::Asking;

/// The badges of one person in one course, each with the badge that it is of.
pub struct Earning {
    pub facts: CourseFacts,
    pub earned: Vec<(AchievementId, Earned)>,
    pub open: Vec<(AchievementId, Open)>,
}

/// Whether learners see a badge.
pub fn can_be_seen(badge: &StoredAchievement) -> bool {
    badge.achievement.state == AchievementState::Active
}

/// With the `root` of their session, they decide about what they hold; whoever looks on has none.
pub async fn earning(
    app: &App,
    context: &ContextId,
    person: &PersonId,
    root: Option<&str>,
) -> Result<Earning, PageError> {
    // The facts come first: an award made in between is then shown twice for once, and never nowhere.
    let facts = author::course_facts(app, context, Whom::One(person.clone())).await.or_refuse(app)?;
    let awards = awards_of(app, person, Some(context.clone())).await?;
    let earned = earned(app, &awards, &facts.achievements, root);
    let rules = facts.achievements.iter().filter_map(|badge| badge.achievement.rule.as_ref());
    let badge_names = app.store.find_badge_names(standing::named_badges(rules)).await.or_refuse(app)?;
    let names = standing::names(&facts, badge_names);
    let known = facts.members.first().map(|member| Known::of(&facts, &member.member));
    let asked = match root {
        Some(_) => app.store.list_requests_of(person.clone(), context.clone()).await.or_refuse(app)?,
        None => Vec::new(),
    };
    let is_open = |badge: &&StoredAchievement| {
        let held = facts.awards.get(&(badge.achievement.id.clone(), person.clone()));
        // What was revoked by mistake can be earned again.
        can_be_seen(badge) && held.is_none_or(|held| held.state == AwardState::Revoked && !held.holds_back)
    };
    let open = facts.achievements.iter().filter(is_open).map(|badge| {
        let judged = badge.achievement.rule.as_ref().zip(known.as_ref()).map(|(rule, known)| {
            let judgement = author::judged(known, &badge.achievement.id, rule, &names);
            let tree = words::checked(rule, &judgement, &names);
            (judgement, tree)
        });
        let open = Open {
            name: badge.achievement.texts.name.clone(),
            description: badge.achievement.texts.description.clone(),
            picture: words::picture(app, badge),
            criteria: badge.achievement.texts.criteria.clone(),
            done: judged.as_ref().map_or(0, |(judgement, _)| judgement.met),
            needed: judged.as_ref().map_or(0, |(judgement, _)| judgement.total),
            asking: root.map(|root| asking(root, badge, &facts, &asked)).unwrap_or_default(),
            progress: judged.map(|(_, tree)| tree),
        };
        (badge.achievement.id.clone(), open)
    });
    let open = open.collect();
    Ok(Earning { earned, open, facts })
}

/// What a learner may hand in or ask about a badge, and how that stands.
fn asking(root: &str, badge: &StoredAchievement, facts: &CourseFacts, asked: &[Request]) -> Vec<Asking> {
    let kinds = [(RequestKind::Application, "hand-in"), (RequestKind::Question, "ask")];
    let offered = kinds.into_iter().filter(|(kind, _)| request::is_offered(*kind, badge, facts));
    let of = |(kind, word): (RequestKind, &str)| {
        let last = asked.iter().rfind(|one| one.kind == kind && one.achievement == badge.achievement.id);
        Asking {
            kind: kind.as_str(),
            url: format!("{root}{word}/{}", badge.achievement.id),
            state: last.map(|last| state_word(kind, last.state)),
        }
    };
    offered.map(of).collect()
}

/// The awards of a person, the latest first; of one course, or of all.
pub async fn awards_of(app: &App, person: &PersonId, context: Option<ContextId>) -> Result<Vec<Award>, PageError> {
    let filter = AwardFilter { context, person: Some(person.clone()), limit: i64::MAX, ..AwardFilter::default() };
    let mut awards = app.store.list_awards(filter).await.or_refuse(app)?;
    awards.sort_by_key(|award| std::cmp::Reverse(award.granted_at));
    Ok(awards)
}

/// Awards as cards, with what their badges say.
pub fn earned(
    app: &App,
    awards: &[Award],
    badges: &[StoredAchievement],
    root: Option<&str>,
) -> Vec<(AchievementId, Earned)> {
    let now = app.clock.now();
    let card = |award: &Award| {
        let badge = badges.iter().find(|badge| badge.achievement.id == award.achievement)?;
        let shown = award.credential.as_ref().filter(|_| award.visibility != Visibility::Hidden);
        let page_url = shown.map(|(id, _)| app.urls.credential(id.as_str()));
        let earned = Earned {
            name: award.badge_name.clone(),
            description: badge.achievement.texts.description.clone(),
            picture: words::picture(app, badge),
            state: words::award_state(award, now),
            awarded_at: award.granted_at,
            note: award.details.evidence_text(),
            older_url: older_picture(app, award, now),
            seen: mine::seen(award),
            manage_url: root.map(|root| format!("{root}mine/{}", award.id)),
            png_url: page_url.as_ref().map(|url| format!("{url}.png")),
            page_url,
        };
        Some((award.achievement.clone(), earned))
    };
    // Of a badge that was revoked and given anew, what holds is shown.
    let is_followed = |award: &Award| {
        award.state == AwardState::Revoked
            && awards.iter().any(|other| other.achievement == award.achievement && other.state != AwardState::Revoked)
    };
    awards.iter().filter(|award| !is_followed(award)).filter_map(card).collect()
}

/// Known by its recipient's address; without one, older backpacks could not tell whose it is.
fn older_picture(app: &App, award: &Award, now: DateTime<Utc>) -> Option<String> {
    let (credential, _) = award.credential.as_ref()?;
    let is_shown = award.visibility != Visibility::Hidden;
    let is_offered = is_shown && award.email.is_some() && award.status(now) == AwardStatus::Valid;
    is_offered.then(|| format!("{}.png", app.urls.ob2_assertion(credential.as_str())))
}
