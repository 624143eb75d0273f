//! Rules in words, for people: criteria, the conditions met, and how far one has come. English.
//!
//! Values never stand in criteria; those that a learner is shown are never rounded up, so that 79.96 % does not read as
//! the 80 % that it is not.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use rust_decimal::{Decimal, RoundingStrategy};

use super::ids::ActivityId;
use super::progress::{Condition, Judgement, Seen, Verdict};
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
        Rule::Badge(key) => format!("the badge “{}”", labels.badge(key)),
        Rule::Member { .. } => "an active learner of the course".to_owned(),
        Rule::Before(time) => format!("by {}", time_text(*time)),
        Rule::After(time) => format!("from {} on", time_text(*time)),
    }
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
    let share = Some(maximum)
        .filter(|maximum| *maximum > Decimal::ZERO)
        .and_then(|maximum| score.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(maximum))?;
    Some(format!("{} %", share.round_dp_with_strategy(decimals, RoundingStrategy::ToNegativeInfinity).normalize()))
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
        match self.seen.as_ref()? {
            Seen::Result { score: Some(score), maximum: Some(maximum), .. }
                if matches!(self.asks, Rule::Score { .. }) =>
            {
                let decimals = match &self.asks {
                    Rule::Score { at_least, .. } => at_least.normalize().scale().max(2),
                    _ => 2,
                };
                percent_text_to(*score, *maximum, decimals)
            }
            _ => None,
        }
    }
}

/// Criteria to start from, drafted from a rule: a sentence, or a list with a line for each condition.
pub fn criteria_text(rule: &Rule, labels: &Labels<'_>) -> String {
    condition_text(rule, labels)
}
