//! Rules in words, for people: criteria, the conditions met, and how far one has come. English.
//!
//! Values never stand in criteria; those that a learner is shown are never rounded up, so that 79.96 % does not read as
//! the 80 % that it is not.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use rust_decimal::Decimal;

use super::ids::ActivityId;
use super::progress::{Condition, Judgement, Seen, Verdict, exact_product};
use super::rule::{ActivityRef, Rule};

/// What people call the activities and badges that a rule names. What has no label here is called as the rule calls it.
#[derive(Clone, Copy, Debug)]
pub struct Labels<'a> {
    pub activities: &'a HashMap<ActivityId, String>,
    /// Names of badges by key.
    pub badges: &'a HashMap<String, String>,
}

impl Labels<'_> {
    fn activity<'n>(&'n self, activity: &'n ActivityRef) -> &'n str {
        self.activities.get(activity.as_str()).map_or(activity.as_str(), String::as_str).trim()
    }

    fn badge<'n>(&'n self, key: &'n str) -> &'n str {
        self.badges.get(key).map_or(key, String::as_str).trim()
    }
}

/// One condition without values: “Final quiz: at least 75 %”. A branch gives its conditions in one line.
pub fn condition_text(rule: &Rule, labels: &Labels<'_>) -> String {
    match rule {
        Rule::All(of) => joined(of, " and ", labels),
        Rule::Any(of) => joined(of, " or ", labels),
        Rule::AtLeast { n, of } => format!("{n} of {}: {}", of.len(), joined(of, "; ", labels)),
        Rule::Score { activity, at_least } => {
            format!("{}: at least {} %", labels.activity(activity), at_least.normalize())
        }
        Rule::Completed { activity } => format!("{}: completed", labels.activity(activity)),
        Rule::OnRoster { activity } => format!("{}: unlocked", labels.activity(activity)),
        Rule::Opened { activity } => format!("{}: reached and opened", labels.activity(activity)),
        Rule::Approved { asks } => format!("handed in and approved by a teacher: {}", line(asks)),
        Rule::Badge(key) => format!("the badge “{}”", labels.badge(key)),
        Rule::Member { .. } => "an active learner of the course".to_owned(),
        Rule::Before(time) => format!("by {}", time_text(*time)),
        Rule::After(time) => format!("from {} on", time_text(*time)),
    }
}

/// Without the stop at its end, where a sentence goes on.
fn line(text: &str) -> &str {
    text.trim_end_matches('.')
}

fn joined(of: &[Rule], with: &str, labels: &Labels<'_>) -> String {
    let part = |rule: &Rule| match rule {
        branch if branch.is_branch() => format!("({})", condition_text(branch, labels)),
        leaf => condition_text(leaf, labels),
    };
    of.iter().map(part).collect::<Vec<_>>().join(with)
}

fn time_text(time: DateTime<Utc>) -> String {
    time.format("%-d %B %Y, %H:%M UTC").to_string()
}

/// The share of the maximum for people to read, cut to two decimals and never rounded up. None without a maximum.
pub fn percent_text(score: Decimal, maximum: Decimal) -> Option<String> {
    percent_text_to(score, maximum, 2)
}

/// As [`percent_text`], with as many decimals as the threshold beside it has.
fn percent_text_to(score: Decimal, maximum: Decimal, decimals: u32) -> Option<String> {
    let maximum = Some(maximum).filter(|maximum| *maximum > Decimal::ZERO)?;
    let parts = exact_product(score, Decimal::ONE_HUNDRED)?;
    let mut whole = exact_product(parts, Decimal::from(10_u64.checked_pow(decimals)?))?;
    whole = whole.checked_sub(whole.checked_rem(maximum)?)?.checked_div(maximum)?.trunc();
    whole.set_scale(decimals).ok()?;
    Some(format!("{} %", whole.normalize()))
}

impl Judgement {
    /// Gives every condition its words, so that the trace can be read when the names are gone.
    pub fn put_in_words(&mut self, labels: &Labels<'_>) {
        for condition in &mut self.trace {
            condition.words = condition_text(&condition.asks, labels);
        }
    }

    /// The conditions met, in words and without values: what a signed credential may say.
    pub fn met_conditions<'a>(&'a self, labels: &'a Labels<'_>) -> impl Iterator<Item = String> + 'a {
        self.trace
            .iter()
            .filter(|condition| condition.verdict == Verdict::Met && !matches!(condition.asks, Rule::Member { .. }))
            .map(|condition| condition_text(&condition.asks, labels))
    }
}

impl Condition {
    /// The value seen, for the learner and the teacher alone: “62 %”. None when nothing was.
    pub fn seen_text(&self) -> Option<String> {
        match (&self.asks, self.seen.as_ref()?) {
            (Rule::Score { at_least, .. }, Seen::Result(fact)) => {
                percent_text_to(fact.score?, fact.maximum, at_least.normalize().scale().max(2))
            }
            (Rule::OnRoster { .. }, Seen::Result(fact)) => fact.completed.map(|_| "unlocked".to_owned()),
            (Rule::Opened { .. }, Seen::Result(fact)) => fact.completed.map(|_| "opened".to_owned()),
            (_, Seen::Result(fact)) => match (fact.completed, fact.score) {
                (Some(true), _) => Some("completed".to_owned()),
                (Some(false), _) => Some("not completed".to_owned()),
                (None, Some(score)) => Some(format!("a score of {}", score.normalize())),
                (None, None) => None,
            },
            (_, Seen::Approved { handed_in_at }) => Some(format!("handed in {}", time_text(*handed_in_at))),
            (_, Seen::Badge { awarded_at }) => Some(format!("earned {}", time_text(*awarded_at))),
            (_, Seen::Member(member)) if member.is_learner && member.is_active => Some("an active learner".to_owned()),
            (_, Seen::Member(member)) if member.is_learner => Some("not active".to_owned()),
            (_, Seen::Member(_)) => Some("not a learner".to_owned()),
            (_, Seen::Moment(moment)) => Some(time_text(*moment)),
        }
    }
}

/// Criteria to start from, drafted from a rule: for a single condition a sentence, for several a list in Markdown. The forms
/// draft the same in the language of whoever writes.
pub fn criteria_text(rule: &Rule, labels: &Labels<'_>) -> String {
    let rule = unwrapped(rule);
    match rule {
        Rule::All(_) => format!("To earn this badge, the learner meets:\n{}", bullets(rule, labels, 0)),
        branch if branch.is_branch() => {
            format!("To earn this badge, the learner meets:\n{}", bullet(branch, labels, 0))
        }
        only => sentence(only, labels),
    }
}

/// The children worth telling. That it takes a learner of the course goes without saying, unless that is all it takes, or one
/// way among others.
fn told(rule: &Rule) -> Vec<&Rule> {
    let goes_without_saying = |child: &&Rule| matches!((rule, child), (Rule::All(_), Rule::Member { .. }));
    let telling: Vec<_> = rule.children().iter().filter(|child| !goes_without_saying(child)).collect();
    if telling.is_empty() { rule.children().iter().collect() } else { telling }
}

/// A branch with one condition worth telling says no more than that condition.
fn unwrapped(rule: &Rule) -> &Rule {
    match told(rule)[..] {
        [only] => unwrapped(only),
        _ => rule,
    }
}

fn bullets(rule: &Rule, labels: &Labels<'_>, depth: usize) -> String {
    told(rule).into_iter().map(|child| bullet(child, labels, depth)).collect::<Vec<_>>().join("\n")
}

fn bullet(rule: &Rule, labels: &Labels<'_>, depth: usize) -> String {
    let rule = unwrapped(rule);
    let said = match rule {
        Rule::All(_) => "All of these:".to_owned(),
        Rule::Any(_) => "At least one of these:".to_owned(),
        Rule::AtLeast { n, .. } => format!("At least {n} of these:"),
        leaf => criterion(leaf, labels),
    };
    let line = format!("{}- {said}", "  ".repeat(depth));
    if rule.is_branch() { format!("{line}\n{}", bullets(rule, labels, depth + 1)) } else { line }
}

/// A condition among others.
fn criterion(leaf: &Rule, labels: &Labels<'_>) -> String {
    match leaf {
        Rule::Approved { asks } => format!("Handed in and approved by a teacher: {}", line(asks)),
        Rule::Badge(key) => format!("The badge “{}”", labels.badge(key)),
        Rule::Member { role, status } => {
            format!("Member of the course as {}, with the status {}", role.as_str(), status.as_str())
        }
        Rule::Before(time) => format!("Before {}", time_text(*time)),
        Rule::After(time) => format!("After {}", time_text(*time)),
        other => condition_text(other, labels),
    }
}

/// The one condition that there is.
fn sentence(leaf: &Rule, labels: &Labels<'_>) -> String {
    let deed = match leaf {
        Rule::Score { activity, at_least } => {
            format!("reaches at least {} % in “{}”", at_least.normalize(), labels.activity(activity))
        }
        Rule::Completed { activity } => format!("completes “{}”", labels.activity(activity)),
        Rule::OnRoster { activity } => format!("does what unlocks “{}” in the course", labels.activity(activity)),
        Rule::Opened { activity } => format!("reaches and opens “{}” in the course", labels.activity(activity)),
        Rule::Approved { asks } => format!("hands in the following, and a teacher approves it: {}", line(asks)),
        Rule::Badge(key) => format!("first earns the badge “{}”", labels.badge(key)),
        Rule::Before(time) => return format!("This badge can be earned before {}.", time_text(*time)),
        Rule::After(time) => return format!("This badge can be earned after {}.", time_text(*time)),
        Rule::Member { .. } => "takes part in the course".to_owned(),
        branch => format!("meets: {}", condition_text(branch, labels)),
    };
    format!("To earn this badge, the learner {deed}.")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::json;

    use super::super::progress::{Facts, ResultFact, judge};
    use super::*;

    fn told(rule: serde_json::Value, tell: impl Fn(&Rule, &Labels<'_>) -> String) -> String {
        let activities = [("a-quiz", "Final quiz"), ("a-lab", "Lab report"), ("a-essay", " Essay ")];
        let activities = activities.map(|(id, label)| (ActivityId::from(id), label.to_owned())).into();
        let badges = HashMap::from([("basics-1".to_owned(), "Basics 1".to_owned())]);
        tell(&Rule::parse(&rule).unwrap(), &Labels { activities: &activities, badges: &badges })
    }

    fn condition(rule: serde_json::Value) -> String {
        told(rule, condition_text)
    }

    fn criteria(rule: serde_json::Value) -> String {
        told(rule, criteria_text)
    }

    fn decimal(text: &str) -> Decimal {
        text.parse().unwrap()
    }

    #[test]
    fn every_condition_has_words_without_values() {
        assert_eq!(
            condition(json!({"score": {"activity": "a-quiz", "at_least": "75.0"}})),
            "Final quiz: at least 75 %"
        );
        assert_eq!(condition(json!({"completed": {"activity": "a-essay"}})), "Essay: completed");
        assert_eq!(condition(json!({"on_roster": {"activity": "a-lab"}})), "Lab report: unlocked");
        assert_eq!(condition(json!({"opened": {"activity": "a-lab"}})), "Lab report: reached and opened");
        assert_eq!(
            condition(json!({"approved": {"handed_in": "Your notebook, with a photo."}})),
            "handed in and approved by a teacher: Your notebook, with a photo"
        );
        assert_eq!(condition(json!({"badge": "basics-1"})), "the badge “Basics 1”");
        assert_eq!(condition(json!({"before": "2027-01-31T23:59:59Z"})), "by 31 January 2027, 23:59 UTC");
        assert_eq!(condition(json!({"after": "2027-02-01T00:00:00Z"})), "from 1 February 2027, 00:00 UTC on");
    }

    #[test]
    fn what_has_no_label_is_called_as_the_rule_calls_it() {
        assert_eq!(condition(json!({"completed": {"activity": "Field trip"}})), "Field trip: completed");
        assert_eq!(condition(json!({"badge": "basics-9"})), "the badge “basics-9”");
    }

    #[test]
    fn a_single_condition_is_drafted_as_a_sentence() {
        for (rule, said) in [
            (json!({"score": {"activity": "a-quiz", "at_least": "75.0"}}), "reaches at least 75 % in “Final quiz”"),
            (json!({"completed": {"activity": "a-essay"}}), "completes “Essay”"),
            (json!({"on_roster": {"activity": "a-quiz"}}), "does what unlocks “Final quiz” in the course"),
            (json!({"opened": {"activity": "a-lab"}}), "reaches and opens “Lab report” in the course"),
            (
                json!({"approved": {"handed_in": "Your notebook, with a photo."}}),
                "hands in the following, and a teacher approves it: Your notebook, with a photo",
            ),
            (json!({"badge": "basics-1"}), "first earns the badge “Basics 1”"),
        ] {
            assert_eq!(criteria(rule), format!("To earn this badge, the learner {said}."));
        }
    }

    #[test]
    fn several_conditions_are_drafted_as_a_list() {
        let rule = json!({"all": [
            {"score": {"activity": "a-quiz", "at_least": 75}},
            {"badge": "basics-1"},
            {"before": "2027-01-31T23:59:59Z"},
            {"member": {"role": "Learner", "status": "Active"}}
        ]});
        let lines = [
            "To earn this badge, the learner meets:",
            "- Final quiz: at least 75 %",
            "- The badge “Basics 1”",
            "- Before 31 January 2027, 23:59 UTC",
        ];
        assert_eq!(criteria(rule), lines.join("\n"));
    }

    #[test]
    fn membership_and_groups_of_one_go_without_saying_and_membership_that_suffices_does_not() {
        let member = json!({"member": {"role": "Learner", "status": "Active"}});
        let lab = json!({"completed": {"activity": "a-lab"}});
        let only = "To earn this badge, the learner completes “Lab report”.";
        assert_eq!(criteria(json!({"all": [{"any": [lab]}, member]})), only);
        assert_eq!(criteria(json!({"at_least": {"n": 1, "of": [lab]}})), only);
        let said = criteria(json!({"any": [lab, {"all": [member, {"after": "2027-02-01T00:00:00Z"}]}]}));
        assert!(said.ends_with("\n  - Lab report: completed\n  - After 1 February 2027, 00:00 UTC"), "{said}");
        let said = criteria(json!({"any": [lab, member]}));
        assert!(said.ends_with("\n  - Member of the course as Learner, with the status Active"), "{said}");
    }

    #[test]
    fn branches_within_are_indented() {
        let rule = json!({"all": [
            {"score": {"activity": "a-quiz", "at_least": 75}},
            {"any": [
                {"completed": {"activity": "a-lab"}},
                {"at_least": {"n": 1, "of": [{"badge": "basics-1"}, {"completed": {"activity": "a-essay"}}]}}
            ]},
            {"before": "2027-01-31T23:59:59Z"}
        ]});
        let lines = [
            "To earn this badge, the learner meets:",
            "- Final quiz: at least 75 %",
            "- At least one of these:",
            "  - Lab report: completed",
            "  - At least 1 of these:",
            "    - The badge “Basics 1”",
            "    - Essay: completed",
            "- Before 31 January 2027, 23:59 UTC",
        ];
        assert_eq!(criteria(rule), lines.join("\n"));
    }

    #[test]
    fn a_share_just_below_a_threshold_is_never_shown_as_the_threshold() {
        let shown = |score, maximum| percent_text(decimal(score), decimal(maximum)).unwrap();
        assert_eq!(shown("79.96", "100"), "79.96 %");
        assert_eq!(shown("79.99999", "100"), "79.99 %");
        assert_eq!(shown("2", "3"), "66.66 %");
        assert_eq!(shown("62", "100.0"), "62 %");
        assert_eq!(shown("12", "10"), "120 %");
        assert_eq!(shown("0", "10"), "0 %");
        assert_eq!(percent_text(decimal("5"), Decimal::ZERO), None);
    }

    #[test]
    fn a_score_that_meets_a_fine_threshold_is_shown_as_finely() {
        let seen = |score: &str| {
            let rule = Rule::Score { activity: "a-quiz".into(), at_least: decimal("66.665") };
            let now: DateTime<Utc> = "2027-01-10T12:00:00Z".parse().unwrap();
            let fact = ResultFact {
                score: Some(decimal(score)),
                maximum: Decimal::ONE_HUNDRED,
                completed: None,
                happened_at: None,
                first_seen_at: now,
                source: "line item".to_owned(),
                seen_at: now,
            };
            let results = HashMap::from([(ActivityId::from("a-quiz"), fact)]);
            let judgement =
                judge(&rule, &Facts { results: &results, badges: &HashMap::new(), approved: None, member: None });
            judgement.trace[0].seen_text().unwrap()
        };
        assert_eq!(seen("66.6651"), "66.665 %");
        assert_eq!(seen("66.6649"), "66.664 %");
    }

    #[test]
    fn met_conditions_are_told_in_words_and_stay_in_the_trace() {
        let rule = Rule::parse(&json!({"all": [{"badge": "basics-1"}, {"completed": {"activity": "a-lab"}}]})).unwrap();
        let badges = HashMap::from([("basics-1".to_owned(), "2027-01-10T12:00:00Z".parse().unwrap())]);
        let mut judgement =
            judge(&rule, &Facts { results: &HashMap::new(), badges: &badges, approved: None, member: None });
        let names = HashMap::from([("basics-1".to_owned(), "Basics 1".to_owned())]);
        let labels = Labels { activities: &HashMap::new(), badges: &names };
        assert_eq!(judgement.met_conditions(&labels).collect::<Vec<_>>(), ["the badge “Basics 1”"]);
        judgement.put_in_words(&labels);
        assert_eq!(judgement.trace[1].words, "a-lab: completed");
        let kept: Judgement = serde_json::from_str(&serde_json::to_string(&judgement).unwrap()).unwrap();
        assert_eq!(kept.trace[0].words, "the badge “Basics 1”");
    }

    proptest! {
        #[test]
        fn the_share_shown_is_never_above_the_share_reached(score in 0_i64..1_000_000, scale in 0_u32..6, maximum in 1_i64..100_000) {
            let (score, maximum) = (Decimal::new(score, scale), Decimal::new(maximum, 2));
            let text = percent_text(score, maximum).unwrap();
            let shown = decimal(text.strip_suffix(" %").unwrap());
            prop_assert!(shown * maximum <= score * Decimal::ONE_HUNDRED);
            prop_assert!((shown + decimal("0.01")) * maximum > score * Decimal::ONE_HUNDRED);
        }
    }
}
