//! Where each member of a course stands with a badge: the facts brought together and the rule judged.

use std::collections::HashMap;

use chrono::{DateTime, Utc};

use crate::domain::criteria::Labels;
use crate::domain::ids::{AchievementId, ActivityId, PersonId};
use crate::domain::progress::{Facts, Judgement, MemberFact, ResultFact, judge};
use crate::domain::rule::{ActivityKind, Rule};
use crate::store::{CourseFacts, Member, StoredResult};

/// What people call a source.
const GRADEBOOK: &str = "gradebook";
const ROSTER: &str = "roster";
const LOCK: &str = "whom the locked link lets in";
const GATE: &str = "opened by the learner";

/// What is known of one member, ready to be judged.
pub struct Known {
    results: HashMap<ActivityId, ResultFact>,
    badges: HashMap<String, DateTime<Utc>>,
    ended: HashMap<String, DateTime<Utc>>,
    approved: HashMap<AchievementId, DateTime<Utc>>,
    member: MemberFact,
}

impl Known {
    /// Brings together what the course knows of a member.
    pub fn of(facts: &CourseFacts, member: &Member) -> Self {
        let polled = |changed_at: DateTime<Utc>| facts.last_sync_at.map_or(changed_at, |sync| sync.max(changed_at));
        let kinds: HashMap<&ActivityId, ActivityKind> =
            facts.activities.iter().map(|activity| (&activity.id, activity.kind)).collect();
        // A lock may be held back and a link is opened once: of those, only the moment they spoke is known.
        let seen = |result: &StoredResult| match kinds.get(&result.activity) {
            None | Some(ActivityKind::Column) => fact(result, GRADEBOOK, polled(result.changed_at)),
            Some(ActivityKind::Lock) => fact(result, LOCK, result.changed_at),
            Some(ActivityKind::Gate) => fact(result, GATE, result.changed_at),
        };
        let results = facts.results.get(&member.person).map(Vec::as_slice).unwrap_or_default();
        Self {
            results: results.iter().map(|result| (result.activity.clone(), seen(result))).collect(),
            badges: facts.badges.get(&member.person).cloned().unwrap_or_default(),
            ended: facts.ended.get(&member.person).cloned().unwrap_or_default(),
            approved: (facts.approvals.iter())
                .filter(|((_, person), _)| *person == member.person)
                .map(|((badge, _), approval)| (badge.clone(), approval.handed_in_at))
                .collect(),
            member: MemberFact {
                is_learner: member.is_learner,
                is_active: member.is_active,
                source: ROSTER.to_owned(),
                seen_at: polled(member.first_seen_at),
            },
        }
    }

    /// Judges the rule of a badge; of one that is not kept yet, nothing can have been approved.
    pub fn judge(&self, badge: Option<&AchievementId>, rule: &Rule) -> Judgement {
        judge(rule, &self.facts(badge, &self.badges))
    }

    /// Judges as if badges that ran out were still held.
    pub fn judge_as_if_nothing_ended(&self, badge: &AchievementId, rule: &Rule) -> Judgement {
        let badges = self.ended.iter().chain(&self.badges).map(|(key, at)| (key.clone(), *at)).collect();
        judge(rule, &self.facts(Some(badge), &badges))
    }

    fn facts<'a>(&'a self, badge: Option<&AchievementId>, badges: &'a HashMap<String, DateTime<Utc>>) -> Facts<'a> {
        let approved = badge.and_then(|badge| self.approved.get(badge)).copied();
        Facts { results: &self.results, badges, approved, member: Some(&self.member) }
    }

    /// Whether a badge is held now.
    pub fn holds(&self, key: &str) -> bool {
        self.badges.contains_key(key)
    }
}

fn fact(result: &StoredResult, source: &str, seen_at: DateTime<Utc>) -> ResultFact {
    ResultFact {
        score: result.score,
        maximum: result.maximum,
        completed: result.completed,
        happened_at: result.happened_at,
        first_seen_at: result.changed_at,
        source: source.to_owned(),
        seen_at,
    }
}

/// The names of what rules of a course talk about.
#[derive(Clone, Debug, Default)]
pub struct Names {
    pub activities: HashMap<ActivityId, String>,
    pub badges: HashMap<String, String>,
}

impl Names {
    pub fn labels(&self) -> Labels<'_> {
        Labels { activities: &self.activities, badges: &self.badges }
    }
}

/// The labels of a course's activities; badge names are given by key.
pub fn names(facts: &CourseFacts, badges: HashMap<String, String>) -> Names {
    let activities = facts.activities.iter().map(|activity| (activity.id.clone(), activity.label.clone())).collect();
    Names { activities, badges }
}

/// The keys of all badges that some rules name.
pub fn named_badges<'a>(rules: impl Iterator<Item = &'a Rule>) -> Vec<String> {
    let mut keys: Vec<String> = rules.flat_map(|rule| rule.badges()).map(str::to_owned).collect();
    keys.sort_unstable();
    keys.dedup();
    keys
}

/// Why a member is never awarded by a rule; `None` where one may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LeftOut {
    Teacher,
    Observer,
    TestUser,
    Inactive,
    NotALearner,
}

pub fn left_out(member: &Member) -> Option<LeftOut> {
    if member.is_awardable() {
        None
    } else if member.is_test_user {
        Some(LeftOut::TestUser)
    } else if member.is_teacher || member.launched_as_teacher {
        Some(LeftOut::Teacher)
    } else if member.is_observer {
        Some(LeftOut::Observer)
    } else if !member.is_active {
        Some(LeftOut::Inactive)
    } else {
        Some(LeftOut::NotALearner)
    }
}

/// A member by name, or by a number that stays the same where the platform tells none.
pub fn display_name(name: Option<&str>, person: &PersonId) -> String {
    name.map_or_else(
        || format!("Learner {}", crate::keys::fingerprint(person.as_str())[..6].to_uppercase()),
        str::to_owned,
    )
}
