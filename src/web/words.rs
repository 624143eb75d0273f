//! Values of the domain turned into values of pages.

use std::slice::Iter;

use crate::app::App;
use crate::domain::award::{AchievementState, AwardStatus};
use crate::domain::criteria::Labels;
use crate::domain::lock::{Finding, Hold};
use crate::domain::progress::{Condition, Judgement, Seen, Verdict};
use crate::domain::rule::Rule;
use crate::flows::standing::Names;
use crate::flows::sync::TroubleKind;
use crate::store::{Award, Lock, StoredAchievement};
use crate::views::instructor::SourceProblem;
use crate::views::{parts, sources};

pub fn picture(app: &App, badge: &StoredAchievement) -> parts::Picture {
    parts::Picture { url: app.urls.picture(badge.picture.as_str()), alt: badge.picture_alt.clone() }
}

/// What became of a badge since a form of it was opened.
pub fn meanwhile(badge: &StoredAchievement) -> parts::Problem {
    match badge.achievement.state {
        AchievementState::Draft => parts::Problem::ChangedSince,
        AchievementState::Active | AchievementState::Paused | AchievementState::Retired => {
            parts::Problem::PublishedSince
        }
    }
}

pub fn badge_state(badge: &StoredAchievement) -> parts::BadgeState {
    match badge.achievement.state {
        AchievementState::Active if !badge.missing.is_empty() => parts::BadgeState::NeedsAttention,
        AchievementState::Draft => parts::BadgeState::Draft,
        AchievementState::Active => parts::BadgeState::Active,
        AchievementState::Paused => parts::BadgeState::Paused,
        AchievementState::Retired => parts::BadgeState::Retired,
    }
}

pub fn award_state(award: &Award, now: chrono::DateTime<chrono::Utc>) -> parts::AwardState {
    match award.status(now) {
        AwardStatus::Valid => parts::AwardState::Valid,
        AwardStatus::Expired => parts::AwardState::Expired {
            at: award.credential.as_ref().and_then(|(_, until)| *until).unwrap_or(award.granted_at),
        },
        AwardStatus::Revoked => parts::AwardState::Revoked {
            at: award.revoked_at.unwrap_or(award.granted_at),
            reason: award.revocation_reason.clone().unwrap_or_default(),
        },
        AwardStatus::Suspended => parts::AwardState::Suspended,
        AwardStatus::Superseded => parts::AwardState::Superseded { by_url: None },
    }
}

pub fn standing(verdict: Verdict) -> parts::Standing {
    match verdict {
        Verdict::Met => parts::Standing::Met,
        Verdict::NotMet => parts::Standing::Missing,
        Verdict::Unknown => parts::Standing::Unknown,
    }
}

/// How far a lock is relied on, and how many it lets in.
pub fn lock(lock: &Lock) -> sources::Lock {
    let state = match (lock.held, lock.armed_at) {
        (Some(Hold::AllLetIn), _) => sources::LockState::AllLetIn,
        (Some(Hold::Jump), _) => sources::LockState::Jump,
        (None, Some(_)) => sources::LockState::Used,
        (None, None) => sources::LockState::New,
    };
    sources::Lock {
        id: lock.activity.to_string(),
        label: lock.label.clone(),
        state,
        let_in: lock.let_in,
        of_all: lock.of_all,
    }
}

pub fn finding(finding: Finding) -> sources::Finding {
    match finding {
        Finding::NoRestriction => sources::Finding::NoRestriction,
        Finding::NobodyYet => sources::Finding::NobodyYet,
        Finding::OnlyOne => sources::Finding::OnlyOne,
        Finding::NoLearners => sources::Finding::NoLearners,
        Finding::Works => sources::Finding::Works,
    }
}

pub fn source_problem(kind: TroubleKind) -> SourceProblem {
    match kind {
        TroubleKind::Refused => SourceProblem::Refused,
        TroubleKind::Unreachable => SourceProblem::Unreachable,
        TroubleKind::Unreadable => SourceProblem::Unreadable,
        TroubleKind::NotOffered => SourceProblem::NotOffered,
        TroubleKind::Gone => SourceProblem::Gone,
    }
}

fn matching(rule: &Rule) -> Option<(parts::Matching, &[Rule])> {
    match rule {
        Rule::All(of) => Some((parts::Matching::All, of)),
        Rule::Any(of) => Some((parts::Matching::Any, of)),
        Rule::AtLeast { n, of } => Some((parts::Matching::AtLeast { n: *n }, of)),
        _ => None,
    }
}

fn requirement(leaf: &Rule, labels: &Labels<'_>) -> parts::Requirement {
    let activity = |id: &crate::domain::rule::ActivityRef| {
        labels.activities.get(id.as_str()).cloned().unwrap_or_else(|| id.as_str().to_owned())
    };
    match leaf {
        Rule::Score { activity: id, at_least } => {
            parts::Requirement::Score { activity: activity(id), at_least: at_least.normalize().to_string() }
        }
        Rule::Completed { activity: id } => parts::Requirement::Completed { activity: activity(id) },
        Rule::OnRoster { activity: id } => parts::Requirement::Unlocked { activity: activity(id) },
        Rule::Opened { activity: id } => parts::Requirement::Opened { activity: activity(id) },
        // Sentences go on after it, or end with a stop of their own.
        Rule::Approved { asks } => parts::Requirement::HandedIn { asks: asks.trim_end_matches('.').to_owned() },
        Rule::Badge(key) => {
            parts::Requirement::Badge { name: labels.badges.get(key).cloned().unwrap_or_else(|| key.clone()) }
        }
        Rule::Member { role, status } => parts::Requirement::Member {
            role: Some(role.as_str().to_owned()),
            status: Some(status.as_str().to_owned()),
        },
        Rule::Before(at) => parts::Requirement::Before { at: *at },
        Rule::After(at) => parts::Requirement::After { at: *at },
        // A branch is taken apart before; were it met here, its kind is still true.
        Rule::All(_) | Rule::Any(_) | Rule::AtLeast { .. } => {
            parts::Requirement::Completed { activity: leaf.kind().to_owned() }
        }
    }
}

/// A rule in words.
pub fn rule_text(rule: &Rule, labels: &Labels<'_>) -> parts::RuleText {
    match matching(rule) {
        Some((matching, of)) => {
            parts::RuleText::Group { matching, of: of.iter().map(|part| rule_text(part, labels)).collect() }
        }
        None => parts::RuleText::Condition { requirement: requirement(rule, labels) },
    }
}

/// One leaf as it stands for one learner.
pub fn condition(condition: &Condition, labels: &Labels<'_>) -> parts::Condition {
    let (source, seen_at) = match &condition.seen {
        Some(Seen::Result(fact)) => (Some(capitalised(&fact.source)), Some(fact.seen_at)),
        Some(Seen::Member(fact)) => (Some(capitalised(&fact.source)), Some(fact.seen_at)),
        Some(Seen::Badge { awarded_at }) => (None, Some(*awarded_at)),
        Some(Seen::Approved { handed_in_at }) => (None, Some(*handed_in_at)),
        Some(Seen::Moment(at)) => (None, Some(*at)),
        None => (None, None),
    };
    parts::Condition {
        requirement: requirement(&condition.asks, labels),
        standing: standing(condition.verdict),
        have: match &condition.asks {
            Rule::Score { .. } => condition.seen_text().map(|text| text.trim_end_matches(" %").to_owned()),
            _ => None,
        },
        source,
        seen_at,
    }
}

fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// A judged rule as a tree. The trace has the leaves in the order of the rule.
pub fn checked(rule: &Rule, judgement: &Judgement, names: &Names) -> parts::Checked {
    walk(rule, &mut judgement.trace.iter(), &names.labels())
}

fn walk(rule: &Rule, trace: &mut Iter<'_, Condition>, labels: &Labels<'_>) -> parts::Checked {
    let Some((matching, of)) = matching(rule) else {
        return match trace.next() {
            Some(leaf) => parts::Checked::Condition(condition(leaf, labels)),
            None => parts::Checked::Condition(parts::Condition {
                requirement: requirement(rule, labels),
                standing: parts::Standing::Unknown,
                have: None,
                source: None,
                seen_at: None,
            }),
        };
    };
    let of: Vec<parts::Checked> = of.iter().map(|part| walk(part, trace, labels)).collect();
    parts::Checked::Group { matching, standing: combined(matching, &of), of }
}

fn combined(matching: parts::Matching, of: &[parts::Checked]) -> parts::Standing {
    let count = |wanted: parts::Standing| {
        of.iter()
            .filter(|part| match part {
                parts::Checked::Group { standing, .. } => *standing == wanted,
                parts::Checked::Condition(condition) => condition.standing == wanted,
            })
            .count()
    };
    let (met, unknown) = (count(parts::Standing::Met), count(parts::Standing::Unknown));
    let needed = match matching {
        parts::Matching::All => of.len(),
        parts::Matching::Any => 1,
        parts::Matching::AtLeast { n } => usize::try_from(n).unwrap_or(usize::MAX),
    };
    match (met >= needed, met + unknown >= needed) {
        (true, _) => parts::Standing::Met,
        (false, true) => parts::Standing::Unknown,
        (false, false) => parts::Standing::Missing,
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use serde_json::json;

    use super::*;
    use crate::domain::criteria::criteria_text;
    use crate::views::{Language, Views};

    #[test]
    fn programs_and_forms_are_drafted_the_same_criteria() {
        let activities = [("a-quiz", "Final quiz"), ("a-lab", "Lab report")];
        let activities = activities.map(|(id, label)| (id.into(), label.to_owned())).into();
        let badges = HashMap::from([("basics-1".to_owned(), "Basics 1".to_owned())]);
        let labels = Labels { activities: &activities, badges: &badges };
        let views = Views::new().unwrap();
        let leaves = [
            json!({"score": {"activity": "a-quiz", "at_least": "62.50"}}),
            json!({"completed": {"activity": "a-lab"}}),
            json!({"on_roster": {"activity": "a-lab"}}),
            json!({"opened": {"activity": "a-lab"}}),
            json!({"approved": {"handed_in": "Your notebook."}}),
            json!({"badge": "basics-1"}),
            json!({"member": {"role": "Learner", "status": "Active"}}),
            json!({"before": "2027-01-31T23:59:59Z"}),
            json!({"after": "2027-02-01T00:00:00Z"}),
        ];
        let branches = [
            json!({"all": leaves}),
            json!({"any": leaves}),
            json!({"at_least": {"n": 2, "of": leaves}}),
            json!({"all": [leaves[0], {"any": [leaves[1], {"all": [leaves[2], leaves[5], leaves[6]]}]}, leaves[7]]}),
            json!({"all": [{"any": [leaves[1]]}, leaves[6]]}),
        ];
        for rule in leaves.iter().chain(&branches) {
            let rule = Rule::parse(rule).unwrap();
            let form = views.criteria(&rule_text(&rule, &labels), Language::ENGLISH).replace('\u{a0}', " ");
            assert_eq!(criteria_text(&rule, &labels), form);
        }
    }
}
