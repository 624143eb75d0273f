//! Badges that a course can begin with: what each asks for, fitted to what the course really has.
//!
//! A starter is data. Its words live with the other texts, under its key; nothing here is ever offered that the rule of
//! the badge could not be saved with.

use rust_decimal::Decimal;

use super::rule::{ActivityKind, ActivityRef, NamedActivity, Rule};

/// What a starter asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Asks {
    /// A share of the points, in per cent, of one activity that is chosen.
    Pass { percent: u32 },
    /// Whatever counts as done in the course, all of it.
    Everything,
    /// A share of the points in every activity that has points.
    EveryScore { percent: u32 },
    /// Any three quarters of what counts as done.
    Most,
    /// All other badges of the course.
    Badges,
    /// Nothing that a machine could judge.
    Nothing,
}

/// A badge to begin with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Starter {
    /// The word in addresses, and the key of its texts.
    pub key: &'static str,
    asks: Asks,
}

/// More conditions than the form of a badge shows are not filled in for anybody.
pub const MOST_CONDITIONS: usize = 40;

/// In the order in which they are offered.
pub const STARTERS: &[Starter] = &[
    Starter { key: "pass", asks: Asks::Pass { percent: 80 } },
    Starter { key: "finish", asks: Asks::Everything },
    Starter { key: "distinction", asks: Asks::EveryScore { percent: 90 } },
    Starter { key: "most", asks: Asks::Most },
    Starter { key: "collector", asks: Asks::Badges },
    Starter { key: "hand", asks: Asks::Nothing },
];

/// What a starter came to in a course.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fitted {
    /// None where people hand the badge out.
    pub rule: Option<Rule>,
    /// The label of the activity that it is about, where it is about one.
    pub about: Option<String>,
}

impl Starter {
    pub fn find(key: &str) -> Option<Self> {
        STARTERS.iter().copied().find(|starter| starter.key == key)
    }

    /// Whether one activity has to be chosen for it.
    pub fn is_about_one(self) -> bool {
        matches!(self.asks, Asks::Pass { .. })
    }

    /// The rule in this course, or nothing when the course lacks what it asks for. `about` names one activity by its
    /// identifier; `badges` are the keys of the badges of the course.
    pub fn fit(self, activities: &[NamedActivity], badges: &[String], about: Option<&str>) -> Option<Fitted> {
        let usable: Vec<&NamedActivity> = activities.iter().filter(|one| is_usable(one)).collect();
        let (rule, chosen) = match self.asks {
            Asks::Nothing => return Some(Fitted { rule: None, about: None }),
            Asks::Pass { percent } => {
                let chosen = usable.into_iter().find(|one| Some(one.id.as_str()) == about)?;
                (Rule::All(vec![passed(chosen, percent)]), Some(chosen.label.clone()))
            }
            Asks::Everything => (Rule::All(several(usable.into_iter().map(done))?), None),
            Asks::EveryScore { percent } => {
                let scored = usable.into_iter().filter(|one| has_points(one));
                (Rule::All(several(scored.map(|one| passed(one, percent)))?), None)
            }
            Asks::Most => {
                let of = several(usable.into_iter().map(done)).filter(|of| of.len() > 3)?;
                let n = u32::try_from((of.len() * 3).div_ceil(4)).ok()?;
                (Rule::AtLeast { n, of }, None)
            }
            Asks::Badges => (Rule::All(several(badges.iter().cloned().map(Rule::Badge))?), None),
        };
        Some(Fitted { rule: Some(rule), about: chosen })
    }
}

/// Whether a rule can ask for it: it is there, and in use.
pub fn is_usable(activity: &NamedActivity) -> bool {
    !activity.gone && (activity.armed || activity.kind != ActivityKind::Lock)
}

fn has_points(activity: &NamedActivity) -> bool {
    activity.scored && activity.maximum.is_some_and(|maximum| maximum > Decimal::ZERO)
}

/// Two conditions at least, and no more than a form shows.
fn several(conditions: impl Iterator<Item = Rule>) -> Option<Vec<Rule>> {
    let conditions: Vec<Rule> = conditions.collect();
    (2..=MOST_CONDITIONS).contains(&conditions.len()).then_some(conditions)
}

/// A share of its points, or where it has none, that it is done.
fn passed(activity: &NamedActivity, percent: u32) -> Rule {
    match has_points(activity) {
        true => Rule::Score { activity: named(activity), at_least: Decimal::from(percent) },
        false => done(activity),
    }
}

fn done(activity: &NamedActivity) -> Rule {
    match activity.kind {
        ActivityKind::Column => Rule::Completed { activity: named(activity) },
        ActivityKind::Lock => Rule::OnRoster { activity: named(activity) },
        ActivityKind::Gate => Rule::Opened { activity: named(activity) },
    }
}

fn named(activity: &NamedActivity) -> ActivityRef {
    ActivityRef::from(activity.id.as_str())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn activity(id: &str, kind: ActivityKind) -> NamedActivity {
        NamedActivity {
            id: id.into(),
            label: id.to_uppercase(),
            kind,
            armed: true,
            maximum: (kind == ActivityKind::Column).then(|| Decimal::from(20)),
            scored: kind == ActivityKind::Column,
            gone: false,
        }
    }

    fn rule(
        key: &str,
        activities: &[NamedActivity],
        badges: &[&str],
        about: Option<&str>,
    ) -> Option<serde_json::Value> {
        let badges: Vec<String> = badges.iter().map(|key| (*key).to_owned()).collect();
        let fitted = Starter::find(key).unwrap().fit(activities, &badges, about)?;
        fitted.rule.map(|rule| rule.to_json())
    }

    #[test]
    fn passing_one_thing_asks_for_its_points_or_where_there_are_none_that_it_is_done() {
        let course = [activity("quiz", ActivityKind::Column), activity("gate", ActivityKind::Gate)];
        let quiz = json!({"all": [{"score": {"activity": "quiz", "at_least": 80}}]});
        assert_eq!(rule("pass", &course, &[], Some("quiz")), Some(quiz));
        let gate = json!({"all": [{"opened": {"activity": "gate"}}]});
        assert_eq!(rule("pass", &course, &[], Some("gate")), Some(gate));
        assert_eq!(rule("pass", &course, &[], Some("elsewhere")), None);
        assert_eq!(rule("pass", &course, &[], None), None);
    }

    #[test]
    fn finishing_the_course_asks_for_all_that_is_there_and_in_use() {
        let mut course = vec![
            activity("quiz", ActivityKind::Column),
            activity("lock", ActivityKind::Lock),
            activity("old", ActivityKind::Column),
            activity("new-lock", ActivityKind::Lock),
        ];
        course[2].gone = true;
        course[3].armed = false;
        let all = json!({"all": [{"completed": {"activity": "quiz"}}, {"on_roster": {"activity": "lock"}}]});
        assert_eq!(rule("finish", &course, &[], None), Some(all));
        assert_eq!(rule("finish", &course[..1], &[], None), None, "one thing is no course");
    }

    #[test]
    fn what_the_course_lacks_is_not_offered() {
        assert_eq!(rule("distinction", &[activity("gate", ActivityKind::Gate)], &[], None), None);
        assert_eq!(rule("collector", &[], &["only-one"], None), None);
        let badges = json!({"all": [{"badge": "a"}, {"badge": "b"}]});
        assert_eq!(rule("collector", &[], &["a", "b"], None), Some(badges));
        let many: Vec<_> = (0..50).map(|n| activity(&format!("a{n}"), ActivityKind::Column)).collect();
        assert_eq!(rule("finish", &many, &[], None), None, "no form shows so many");
    }

    #[test]
    fn most_of_the_work_leaves_some_of_it_out() {
        let course: Vec<_> = (0..5).map(|n| activity(&format!("a{n}"), ActivityKind::Column)).collect();
        let most = rule("most", &course, &[], None).unwrap();
        assert_eq!(most["at_least"]["n"], 4);
        assert_eq!(rule("most", &course[..3], &[], None), None);
    }
}
