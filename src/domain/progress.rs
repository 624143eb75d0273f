//! How a member stands towards a rule: met, not met, or unknown, and why.
//!
//! Three values, because a source that is silent says nothing: a result that is absent, or that has no score, is
//! *unknown* and never zero. Unknown never awards and never revokes. Scores compare exactly, by decimals.
//!
//! A locked link, a claim link and what learners hand in only ever tell of success: who is not let in, did not open it,
//! or has nothing approved, is *unknown*, so that a lock that is mended or a list that fails takes nothing away. What was
//! handed in counts from the day on which it was, however long it waited for a teacher.
//!
//! **Dates.** A fact happened when its source says so, else when it was first seen, so that polling delay costs nobody a
//! badge. `before` and `after` stand in an `all` and ask when the conditions beside them came to be met: an `all` at its
//! latest, an `any` at its earliest branch, `at_least` n at its n-th; they compare whole seconds, and the moment named
//! belongs to both. As long as the conditions beside it are open, a date reads *unknown*, for a deadline is not missed
//! before something is late. Two things are certain earlier: when one of several conditions is met too late, so will
//! be all of them, and when one is met late enough for an `after`, so will all of them be. And a branch that is late
//! only as far as is known (another way to meet it is unknown, and may prove to have been in time) leaves the deadline
//! unknown, not missed. A verdict never depends on what time it is now.

use std::collections::HashMap;
use std::ops::Range;

use chrono::{DateTime, Utc};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::ids::ActivityId;
use super::rule::Rule;
use super::words;

words! {
    Verdict {
        Met = "met",
        NotMet = "not_met",
        /// The source is silent.
        Unknown = "unknown",
    }
}

/// What is known of one member in one activity.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ResultFact {
    /// None while there is no score, whatever the reason.
    #[serde(with = "exact::option")]
    pub score: Option<Decimal>,
    #[serde(with = "exact")]
    pub maximum: Decimal,
    /// The source's own word, where it has one.
    pub completed: Option<bool>,
    /// When it happened, where the source tells.
    pub happened_at: Option<DateTime<Utc>>,
    /// When this very score or completion was first seen; it moves only when they change.
    pub first_seen_at: DateTime<Utc>,
    /// Who told us.
    pub source: String,
    /// When it was last seen to be so.
    pub seen_at: DateTime<Utc>,
}

/// What is known of a membership.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MemberFact {
    pub is_learner: bool,
    pub is_active: bool,
    pub source: String,
    pub seen_at: DateTime<Utc>,
}

/// What is known of one member. Whoever may not be awarded at all (teachers, observers, test users) is left out before.
#[derive(Clone, Copy, Debug)]
pub struct Facts<'a> {
    pub results: &'a HashMap<ActivityId, ResultFact>,
    /// The keys of the badges held and in force, with when they were awarded.
    pub badges: &'a HashMap<String, DateTime<Utc>>,
    /// When that was handed in for this badge which a teacher approved.
    pub approved: Option<DateTime<Utc>>,
    /// None while the roster is silent about the member.
    pub member: Option<&'a MemberFact>,
}

/// How a member stands, and why.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Judgement {
    pub verdict: Verdict,
    /// When the rule came to be met.
    pub met_at: Option<DateTime<Utc>>,
    /// How many of the conditions needed are met, along the shortest way. Membership is not counted.
    pub met: u32,
    pub total: u32,
    /// Every leaf, in the order of the rule.
    pub trace: Vec<Condition>,
}

impl Judgement {
    /// What is left where everything that was seen is erased.
    pub fn of_nothing() -> Self {
        Self { verdict: Verdict::Unknown, met_at: None, met: 0, total: 0, trace: Vec::new() }
    }

    /// What is not met yet, along the shortest way.
    pub fn missing(&self) -> impl Iterator<Item = &Condition> {
        self.trace.iter().filter(|condition| condition.missing)
    }
}

/// How one leaf was judged: what it asks, what was seen, who said so and when.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Condition {
    /// Where it stands in the rule, as a JSON pointer.
    pub path: String,
    /// The leaf itself, with its threshold.
    pub asks: Rule,
    /// The same in words, once [`Judgement::put_in_words`] was called: names may be gone when the trace is read again.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub words: String,
    pub verdict: Verdict,
    /// Not met, and on the shortest way to the badge: what is missing.
    pub missing: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seen: Option<Seen>,
}

/// What a condition was judged by.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Seen {
    Result(ResultFact),
    Badge {
        awarded_at: DateTime<Utc>,
    },
    /// What was handed in and approved.
    Approved {
        handed_in_at: DateTime<Utc>,
    },
    Member(MemberFact),
    /// When the conditions beside a date came to be met, as far as they are.
    Moment(DateTime<Utc>),
}

/// A decimal as text, so that none is bent.
mod exact {
    use rust_decimal::Decimal;
    use serde::{Deserialize, Deserializer, Serializer};

    pub fn serialize<S: Serializer>(decimal: &Decimal, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(decimal)
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Decimal, D::Error> {
        Decimal::from_str_exact(&String::deserialize(deserializer)?).map_err(serde::de::Error::custom)
    }

    /// The same where there may be none.
    pub mod option {
        use rust_decimal::Decimal;
        use serde::{Deserialize, Deserializer, Serialize, Serializer};

        pub fn serialize<S: Serializer>(decimal: &Option<Decimal>, serializer: S) -> Result<S::Ok, S::Error> {
            decimal.map(|decimal| decimal.to_string()).serialize(serializer)
        }

        pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Decimal>, D::Error> {
            Option::<String>::deserialize(deserializer)?
                .map(|text| Decimal::from_str_exact(&text).map_err(serde::de::Error::custom))
                .transpose()
        }
    }
}

/// Judges a rule by what is known, and says how.
pub fn judge(rule: &Rule, facts: &Facts<'_>) -> Judgement {
    let mut walk = Walk { facts, path: String::new(), trace: Some(Vec::new()) };
    let standing = walk.weigh(rule);
    Judgement {
        verdict: standing.verdict,
        met_at: standing.met_at,
        met: standing.met,
        total: standing.total,
        trace: walk.trace.unwrap_or_default(),
    }
}

/// The verdict of [`judge`] alone.
pub fn verdict(rule: &Rule, facts: &Facts<'_>) -> Verdict {
    Walk { facts, path: String::new(), trace: None }.weigh(rule).verdict
}

/// How one node of a rule stands.
#[derive(Clone, Copy, Debug)]
struct Standing {
    verdict: Verdict,
    /// When it came to be met; none for what has no date, such as membership.
    met_at: Option<DateTime<Utc>>,
    /// Whether what is still unknown could show that it was met earlier.
    maybe_earlier: bool,
    met: u32,
    total: u32,
}

impl Standing {
    fn leaf(verdict: Verdict, moment: Option<DateTime<Utc>>) -> Self {
        let is_met = verdict == Verdict::Met;
        Self { verdict, met_at: moment.filter(|_| is_met), maybe_earlier: false, met: is_met.into(), total: 1 }
    }

    fn missing(&self) -> u32 {
        self.total - self.met
    }
}

struct Walk<'a> {
    facts: &'a Facts<'a>,
    path: String,
    /// None when nobody asks why.
    trace: Option<Vec<Condition>>,
}

impl Walk<'_> {
    fn weigh(&mut self, rule: &Rule) -> Standing {
        match rule {
            Rule::All(of) => self.all(rule, of),
            Rule::Any(of) => self.at_least(rule, 1, of),
            Rule::AtLeast { n, of } => self.at_least(rule, *n as usize, of),
            leaf => self.leaf(leaf),
        }
    }

    fn leaf(&mut self, leaf: &Rule) -> Standing {
        let (standing, seen) = match leaf {
            Rule::Score { activity, at_least } => {
                let result = self.facts.results.get(activity.as_str());
                let verdict = result.map_or(Verdict::Unknown, |result| score_verdict(result, *at_least));
                (Standing::leaf(verdict, result.map(ResultFact::moment)), self.seen(result, Seen::Result))
            }
            Rule::Completed { activity } | Rule::OnRoster { activity } | Rule::Opened { activity } => {
                let result = self.facts.results.get(activity.as_str());
                let verdict = result.map_or(Verdict::Unknown, completion_verdict);
                (Standing::leaf(verdict, result.map(ResultFact::moment)), self.seen(result, Seen::Result))
            }
            Rule::Badge(key) => {
                let awarded_at = self.facts.badges.get(key).copied();
                let verdict = if awarded_at.is_some() { Verdict::Met } else { Verdict::NotMet };
                (Standing::leaf(verdict, awarded_at), awarded_at.map(|awarded_at| Seen::Badge { awarded_at }))
            }
            Rule::Approved { .. } => {
                let handed_in_at = self.facts.approved;
                let verdict = if handed_in_at.is_some() { Verdict::Met } else { Verdict::Unknown };
                let seen = handed_in_at.map(|handed_in_at| Seen::Approved { handed_in_at });
                (Standing::leaf(verdict, handed_in_at), seen)
            }
            Rule::Member { .. } => {
                let verdict = match self.facts.member {
                    None => Verdict::Unknown,
                    Some(member) if member.is_learner && member.is_active => Verdict::Met,
                    Some(_) => Verdict::NotMet,
                };
                let standing = Standing { met: 0, total: 0, ..Standing::leaf(verdict, None) };
                (standing, self.seen(self.facts.member, Seen::Member))
            }
            // A date that stands alone has nothing to compare with.
            _ => (Standing::leaf(Verdict::Unknown, None), None),
        };
        self.note(leaf, standing.verdict, seen);
        standing
    }

    /// A copy of what was seen, where somebody asks why.
    fn seen<T: Clone>(&self, fact: Option<&T>, seen: impl FnOnce(T) -> Seen) -> Option<Seen> {
        fact.filter(|_| self.trace.is_some()).cloned().map(seen)
    }

    fn note(&mut self, leaf: &Rule, verdict: Verdict, seen: Option<Seen>) {
        if let Some(trace) = &mut self.trace {
            let mut path = String::with_capacity(self.path.len() + 10);
            path.push_str(&self.path);
            path.push('/');
            path.push_str(leaf.kind());
            trace.push(Condition {
                path,
                asks: leaf.clone(),
                words: String::new(),
                verdict,
                missing: verdict != Verdict::Met,
                seen,
            });
        }
    }

    fn child(&mut self, parent: &Rule, index: usize, child: &Rule) -> Standing {
        let here = self.path.len();
        if self.trace.is_some() {
            use std::fmt::Write;
            self.path.push_str(parent.step());
            write!(self.path, "{index}").expect("writing to a string does not fail");
        }
        let standing = self.weigh(child);
        self.path.truncate(here);
        standing
    }

    /// Met when all are. Dates are judged after the rest, whose moment they compare, and noted where they stand.
    fn all(&mut self, rule: &Rule, of: &[Rule]) -> Standing {
        let mut group = Group::default();
        let mut evidence = Group::default();
        let mut dates = Vec::new();
        for (index, child) in of.iter().enumerate() {
            let noted = self.noted();
            let standing = self.child(rule, index, child);
            if child.is_date() {
                dates.push((child, noted));
                continue;
            }
            group.add(standing);
            if !matches!(child, Rule::Member { .. }) {
                evidence.add(standing);
            }
        }
        for (date, noted) in dates {
            let verdict = evidence.judge_date(date);
            if let Some(condition) = self.trace.as_mut().and_then(|trace| trace.get_mut(noted)) {
                condition.verdict = verdict;
                condition.missing = verdict != Verdict::Met;
                condition.seen = evidence.latest.map(Seen::Moment);
            }
            group.add(Standing::leaf(verdict, None));
        }
        let verdict = if group.not_met > 0 {
            Verdict::NotMet
        } else if group.unknown > 0 || group.count == 0 {
            Verdict::Unknown
        } else {
            Verdict::Met
        };
        Standing {
            verdict,
            met_at: group.latest.filter(|_| verdict == Verdict::Met),
            maybe_earlier: group.latest_for_certain < group.latest,
            met: group.met,
            total: group.total,
        }
    }

    /// Met when `n` are: at the moment of the n-th. `any` is at least one.
    fn at_least(&mut self, rule: &Rule, n: usize, of: &[Rule]) -> Standing {
        let mut branches: Vec<(Standing, Range<usize>)> = Vec::with_capacity(of.len());
        for (index, child) in of.iter().enumerate() {
            let start = self.noted();
            let standing = self.child(rule, index, child);
            branches.push((standing, start..self.noted()));
        }
        let count = |verdict| branches.iter().filter(|(standing, _)| standing.verdict == verdict).count();
        let (met, unknown) = (count(Verdict::Met), count(Verdict::Unknown));
        let verdict = if n == 0 || of.is_empty() {
            Verdict::Unknown
        } else if met >= n {
            Verdict::Met
        } else if met + unknown < n {
            Verdict::NotMet
        } else {
            Verdict::Unknown
        };
        let mut moments: Vec<_> = branches.iter().filter_map(|(standing, _)| standing.met_at).collect();
        moments.sort_unstable();
        branches.sort_by_key(|(standing, _)| (standing.verdict != Verdict::Met, standing.missing(), standing.total));
        let (nearest, spare) = branches.split_at(n.min(branches.len()));
        if let Some(trace) = &mut self.trace {
            for (_, leaves) in spare {
                trace[leaves.clone()].iter_mut().for_each(|condition| condition.missing = false);
            }
        }
        Standing {
            verdict,
            met_at: if verdict == Verdict::Met { moments.get(n - 1).copied() } else { None },
            maybe_earlier: unknown > 0 || branches.iter().any(|(standing, _)| standing.maybe_earlier),
            met: nearest.iter().map(|(standing, _)| standing.met).sum(),
            total: nearest.iter().map(|(standing, _)| standing.total).sum(),
        }
    }

    /// How many leaves the trace has so far.
    fn noted(&self) -> usize {
        self.trace.as_ref().map_or(0, Vec::len)
    }
}

/// What the conditions of an `all` come to.
#[derive(Default)]
struct Group {
    count: usize,
    not_met: usize,
    unknown: usize,
    latest: Option<DateTime<Utc>>,
    /// The latest of those that nothing unknown could show to be earlier.
    latest_for_certain: Option<DateTime<Utc>>,
    met: u32,
    total: u32,
}

impl Group {
    fn add(&mut self, standing: Standing) {
        self.count += 1;
        self.not_met += usize::from(standing.verdict == Verdict::NotMet);
        self.unknown += usize::from(standing.verdict == Verdict::Unknown);
        self.latest = self.latest.max(standing.met_at);
        if !standing.maybe_earlier {
            self.latest_for_certain = self.latest_for_certain.max(standing.met_at);
        }
        self.met += standing.met;
        self.total += standing.total;
    }

    /// The rule for dates, as the head of this file gives it.
    fn judge_date(&self, date: &Rule) -> Verdict {
        let Some(latest) = self.latest else { return Verdict::Unknown };
        let all_met = self.not_met + self.unknown == 0;
        let is_past = |moment: DateTime<Utc>, date: &DateTime<Utc>| moment.timestamp() > date.timestamp();
        match date {
            Rule::Before(deadline) if is_past(latest, deadline) => {
                let certainly = self.latest_for_certain.is_some_and(|moment| is_past(moment, deadline));
                if certainly { Verdict::NotMet } else { Verdict::Unknown }
            }
            Rule::After(start) if latest.timestamp() < start.timestamp() && all_met => Verdict::NotMet,
            Rule::After(start) if latest.timestamp() < start.timestamp() => Verdict::Unknown,
            Rule::Before(_) if !all_met => Verdict::Unknown,
            _ => Verdict::Met,
        }
    }
}

impl ResultFact {
    /// When it happened, as far as anybody knows.
    pub fn moment(&self) -> DateTime<Utc> {
        self.happened_at.unwrap_or(self.first_seen_at)
    }
}

/// score ÷ maximum ≥ at_least ÷ 100, without a division that would round.
fn score_verdict(result: &ResultFact, at_least: Decimal) -> Verdict {
    let Some(score) = result.score.filter(|_| result.maximum > Decimal::ZERO) else { return Verdict::Unknown };
    match (exact_product(score, Decimal::ONE_HUNDRED), exact_product(at_least, result.maximum)) {
        (Some(reached), Some(needed)) if reached >= needed => Verdict::Met,
        (Some(_), Some(_)) => Verdict::NotMet,
        _ => Verdict::Unknown,
    }
}

/// None when the product has more digits than a decimal holds, where multiplication would round.
pub(super) fn exact_product(a: Decimal, b: Decimal) -> Option<Decimal> {
    let exact = |a: Decimal, b: Decimal| {
        a.checked_mul(b).filter(|product| product.scale() == a.scale() + b.scale() || a.is_zero() || b.is_zero())
    };
    exact(a, b).or_else(|| exact(a.normalize(), b.normalize()))
}

/// The source's word, if it has one. Where it only knows scores, a score above zero counts and zero does not.
fn completion_verdict(result: &ResultFact) -> Verdict {
    match (result.completed, result.score) {
        (Some(true), _) => Verdict::Met,
        (Some(false), _) => Verdict::NotMet,
        (None, Some(score)) if score > Decimal::ZERO => Verdict::Met,
        (None, Some(_)) => Verdict::NotMet,
        (None, None) => Verdict::Unknown,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::json;

    use super::*;

    /// What is known of one member, written down by day of January 2027.
    #[derive(Clone, Debug, Default)]
    struct Known {
        results: HashMap<ActivityId, ResultFact>,
        badges: HashMap<String, DateTime<Utc>>,
        approved: Option<DateTime<Utc>>,
        member: Option<MemberFact>,
    }

    fn day(day: u32) -> DateTime<Utc> {
        format!("2027-01-{day:02}T12:00:00Z").parse().unwrap()
    }

    fn decimal(text: &str) -> Decimal {
        text.parse().unwrap()
    }

    fn result(score: Option<&str>, maximum: &str, seen_on: u32) -> ResultFact {
        ResultFact {
            score: score.map(decimal),
            maximum: decimal(maximum),
            completed: None,
            happened_at: None,
            first_seen_at: day(seen_on),
            source: "line item".to_owned(),
            seen_at: day(31),
        }
    }

    impl Known {
        fn facts(&self) -> Facts<'_> {
            Facts {
                results: &self.results,
                badges: &self.badges,
                approved: self.approved,
                member: self.member.as_ref(),
            }
        }

        fn with(mut self, activity: &str, fact: ResultFact) -> Self {
            self.results.insert(activity.into(), fact);
            self
        }

        /// A score out of 100, first seen on a day of January.
        fn scored(self, activity: &str, score: &str, seen_on: u32) -> Self {
            self.with(activity, result(Some(score), "100", seen_on))
        }

        fn completed(self, activity: &str, word: bool) -> Self {
            self.with(activity, ResultFact { completed: Some(word), ..result(None, "0", 1) })
        }

        fn holding(mut self, badge: &str, since: u32) -> Self {
            self.badges.insert(badge.to_owned(), day(since));
            self
        }

        fn who_is(mut self, is_learner: bool, is_active: bool) -> Self {
            self.member = Some(MemberFact { is_learner, is_active, source: "roster".to_owned(), seen_at: day(31) });
            self
        }

        fn judge(&self, rule: &Rule) -> Judgement {
            let judgement = judge(rule, &self.facts());
            assert_eq!(verdict(rule, &self.facts()), judgement.verdict);
            judgement
        }

        fn verdict(&self, rule: &Rule) -> Verdict {
            self.judge(rule).verdict
        }
    }

    fn rule(json: serde_json::Value) -> Rule {
        Rule::parse(&json).unwrap()
    }

    fn at_least(percent: &str) -> Rule {
        Rule::Score { activity: "quiz".into(), at_least: decimal(percent) }
    }

    fn scores(of: &[&str]) -> Vec<Rule> {
        of.iter().map(|name| Rule::Score { activity: (*name).into(), at_least: decimal("50") }).collect()
    }

    fn by(deadline: u32, mut others: Vec<Rule>) -> Rule {
        others.insert(0, Rule::Before(day(deadline)));
        Rule::All(others)
    }

    fn since(start: u32, mut others: Vec<Rule>) -> Rule {
        others.insert(0, Rule::After(day(start)));
        Rule::All(others)
    }

    #[test]
    fn what_was_handed_in_counts_from_that_day_and_is_unknown_until_it_is_approved() {
        let asks = json!({"approved": {"handed_in": "Your notebook"}});
        assert_eq!(Known::default().verdict(&rule(asks.clone())), Verdict::Unknown);
        let approved = Known { approved: Some(day(7)), ..Known::default() };
        let judgement = approved.judge(&rule(asks.clone()));
        assert_eq!((judgement.verdict, judgement.met_at), (Verdict::Met, Some(day(7))));
        assert_eq!(judgement.trace[0].seen, Some(Seen::Approved { handed_in_at: day(7) }));
        let by = |deadline: u32| rule(json!({"all": [&asks, {"before": day(deadline).to_rfc3339()}]}));
        assert_eq!(approved.verdict(&by(8)), Verdict::Met);
        assert_eq!(approved.verdict(&by(6)), Verdict::NotMet);
    }

    #[test]
    fn a_result_that_is_absent_or_has_no_score_is_unknown_and_not_zero() {
        assert_eq!(Known::default().verdict(&at_least("80")), Verdict::Unknown);
        let ungraded = Known::default().with("quiz", result(None, "100", 1));
        assert_eq!(ungraded.verdict(&at_least("80")), Verdict::Unknown);
        let zero = Known::default().scored("quiz", "0", 1);
        assert_eq!(zero.verdict(&at_least("80")), Verdict::NotMet);
    }

    #[test]
    fn a_score_meets_its_threshold_exactly_and_a_hair_less_does_not() {
        let meets = |score: &str, maximum: &str, percent: &str| {
            Known::default().with("quiz", result(Some(score), maximum, 1)).verdict(&at_least(percent))
        };
        assert_eq!(meets("80", "100", "80"), Verdict::Met);
        assert_eq!(meets("79.96", "100", "80"), Verdict::NotMet);
        assert_eq!(meets("79.999999999999999999", "100", "80"), Verdict::NotMet);
        assert_eq!(meets("2.1", "3", "70"), Verdict::Met, "binary fractions would miss this one");
        assert_eq!(meets("2", "3", "66.67"), Verdict::NotMet);
        assert_eq!(meets("12", "10", "110"), Verdict::Met, "extra credit");
        assert_eq!(meets("-1", "10", "1"), Verdict::NotMet);
    }

    #[test]
    fn a_maximum_of_zero_or_less_leaves_a_score_unknown() {
        for maximum in ["0", "-10"] {
            let known = Known::default().with("quiz", result(Some("5"), maximum, 1));
            assert_eq!(known.verdict(&at_least("50")), Verdict::Unknown);
        }
    }

    #[test]
    fn a_comparison_with_more_digits_than_a_decimal_holds_is_unknown_and_never_guessed() {
        let huge = Known::default().with("quiz", result(Some("79228162514264337593543950335"), "100", 1));
        assert_eq!(huge.verdict(&at_least("50")), Verdict::Unknown);
        let fine = Known::default().with("quiz", result(Some("0.5"), "1.0000000000000000000000000001", 1));
        assert_eq!(fine.verdict(&at_least("50.01")), Verdict::Unknown);
        let padded = Known::default()
            .with("quiz", result(Some("0.5000000000000000000000000000"), "1.0000000000000000000000000000", 1));
        assert_eq!(padded.verdict(&at_least("50.00")), Verdict::Met, "digits that say nothing do not count");
    }

    #[test]
    fn completion_is_the_sources_word_before_any_score() {
        let lab = rule(json!({"completed": {"activity": "lab"}}));
        assert_eq!(Known::default().completed("lab", true).verdict(&lab), Verdict::Met);
        let failed = ResultFact { completed: Some(false), ..result(Some("90"), "100", 1) };
        assert_eq!(Known::default().with("lab", failed).verdict(&lab), Verdict::NotMet);
    }

    #[test]
    fn where_only_scores_are_known_one_above_zero_is_completion_and_zero_is_not() {
        let lab = rule(json!({"completed": {"activity": "lab"}}));
        assert_eq!(Known::default().scored("lab", "0.5", 1).verdict(&lab), Verdict::Met);
        assert_eq!(Known::default().scored("lab", "0", 1).verdict(&lab), Verdict::NotMet);
        assert_eq!(Known::default().with("lab", result(None, "100", 1)).verdict(&lab), Verdict::Unknown);
        assert_eq!(Known::default().verdict(&lab), Verdict::Unknown);
    }

    #[test]
    fn a_badge_that_is_not_held_is_not_met() {
        let badge = rule(json!({"badge": "basics-1"}));
        assert_eq!(Known::default().verdict(&badge), Verdict::NotMet);
        let judgement = Known::default().holding("basics-1", 7).judge(&badge);
        assert_eq!((judgement.verdict, judgement.met_at), (Verdict::Met, Some(day(7))));
    }

    #[test]
    fn only_an_active_learner_is_a_member_and_a_silent_roster_leaves_it_unknown() {
        let member = rule(json!({"member": {"role": "Learner", "status": "Active"}}));
        assert_eq!(Known::default().who_is(true, true).verdict(&member), Verdict::Met);
        assert_eq!(Known::default().who_is(true, false).verdict(&member), Verdict::NotMet);
        assert_eq!(Known::default().who_is(false, true).verdict(&member), Verdict::NotMet);
        assert_eq!(Known::default().verdict(&member), Verdict::Unknown);
    }

    #[test]
    fn an_all_fails_by_one_and_waits_for_the_unknown() {
        let both = Rule::All(scores(&["a", "b"]));
        assert_eq!(Known::default().scored("a", "60", 1).verdict(&both), Verdict::Unknown);
        assert_eq!(Known::default().scored("a", "40", 1).verdict(&both), Verdict::NotMet);
        assert_eq!(Known::default().scored("a", "60", 1).scored("b", "50", 1).verdict(&both), Verdict::Met);
    }

    #[test]
    fn an_any_is_met_by_one_whatever_is_unknown() {
        let either = Rule::Any(scores(&["a", "b"]));
        assert_eq!(Known::default().scored("a", "60", 1).verdict(&either), Verdict::Met);
        assert_eq!(Known::default().scored("a", "40", 1).verdict(&either), Verdict::Unknown);
        assert_eq!(Known::default().scored("a", "40", 1).scored("b", "0", 1).verdict(&either), Verdict::NotMet);
    }

    #[test]
    fn at_least_two_of_three_fails_only_when_two_can_no_longer_be_met() {
        let two = Rule::AtLeast { n: 2, of: scores(&["a", "b", "c"]) };
        let one_failed = Known::default().scored("a", "40", 1);
        assert_eq!(one_failed.verdict(&two), Verdict::Unknown);
        assert_eq!(one_failed.clone().scored("b", "40", 1).verdict(&two), Verdict::NotMet);
        assert_eq!(one_failed.scored("b", "60", 1).scored("c", "60", 1).verdict(&two), Verdict::Met);
    }

    #[test]
    fn a_group_that_asks_for_nothing_is_never_met() {
        for empty in [Rule::All(vec![]), Rule::Any(vec![]), Rule::AtLeast { n: 0, of: scores(&["a"]) }] {
            assert_eq!(Known::default().scored("a", "60", 1).verdict(&empty), Verdict::Unknown);
        }
    }

    #[test]
    fn an_all_is_met_at_its_latest_an_any_at_its_earliest_and_two_of_three_at_the_second() {
        let known = Known::default().scored("a", "60", 9).scored("b", "60", 3).scored("c", "60", 6);
        let met_at = |rule: &Rule| known.judge(rule).met_at;
        let of = || scores(&["a", "b", "c"]);
        assert_eq!(met_at(&Rule::All(of())), Some(day(9)));
        assert_eq!(met_at(&Rule::Any(of())), Some(day(3)));
        assert_eq!(met_at(&Rule::AtLeast { n: 2, of: of() }), Some(day(6)));
    }

    #[test]
    fn a_locked_link_and_a_claim_link_award_by_success_and_never_by_silence() {
        for leaf in [Rule::OnRoster { activity: "a".into() }, Rule::Opened { activity: "a".into() }] {
            assert_eq!(Known::default().verdict(&leaf), Verdict::Unknown);
            assert_eq!(Known::default().completed("a", true).verdict(&leaf), Verdict::Met);
            let lost = ResultFact { completed: None, ..result(None, "1", 4) };
            assert_eq!(Known::default().with("a", lost).verdict(&leaf), Verdict::Unknown);
        }
    }

    #[test]
    fn a_deadline_compares_when_it_happened_and_not_when_it_was_polled() {
        let by_the_tenth = by(10, scores(&["a"]));
        let told = ResultFact { happened_at: Some(day(9)), ..result(Some("60"), "100", 12) };
        assert_eq!(Known::default().with("a", told).verdict(&by_the_tenth), Verdict::Met);
        assert_eq!(
            Known::default().scored("a", "60", 12).verdict(&by_the_tenth),
            Verdict::NotMet,
            "only seen on the 12th"
        );
    }

    #[test]
    fn the_second_that_a_date_names_belongs_to_it_to_its_end() {
        let just_within = ResultFact {
            happened_at: Some("2027-01-10T12:00:00.999Z".parse().unwrap()),
            ..result(Some("60"), "100", 12)
        };
        let known = Known::default().with("a", just_within);
        assert_eq!(known.verdict(&by(10, scores(&["a"]))), Verdict::Met);
        assert_eq!(known.verdict(&since(10, scores(&["a"]))), Verdict::Met);
    }

    #[test]
    fn a_deadline_is_unknown_and_not_missed_while_the_rest_is_open() {
        let rule = by(10, scores(&["a"]));
        let judgement = Known::default().judge(&rule);
        assert_eq!((judgement.verdict, judgement.trace[0].verdict), (Verdict::Unknown, Verdict::Unknown));
        let judgement = Known::default().scored("a", "40", 20).judge(&rule);
        assert_eq!((judgement.verdict, judgement.trace[0].verdict), (Verdict::NotMet, Verdict::Unknown));
    }

    #[test]
    fn a_deadline_is_missed_as_soon_as_one_of_several_is_late() {
        let rule = by(10, scores(&["a", "b"]));
        assert_eq!(Known::default().scored("a", "60", 12).judge(&rule).trace[0].verdict, Verdict::NotMet);
        assert_eq!(Known::default().scored("a", "60", 9).judge(&rule).trace[0].verdict, Verdict::Unknown);
    }

    #[test]
    fn a_deadline_is_not_missed_while_another_way_may_prove_to_have_been_in_time() {
        let rule = by(10, vec![Rule::Any(scores(&["a", "b"]))]);
        let late = Known::default().scored("a", "60", 12);
        assert_eq!(late.verdict(&rule), Verdict::Unknown);
        assert_eq!(late.clone().scored("b", "40", 5).verdict(&rule), Verdict::NotMet);
        assert_eq!(late.clone().scored("b", "60", 5).verdict(&rule), Verdict::Met);
        let and_more = by(10, vec![Rule::Any(scores(&["a", "b"])), Rule::Completed { activity: "c".into() }]);
        assert_eq!(late.scored("c", "1", 11).verdict(&and_more), Verdict::NotMet, "c is late whatever b proves to be");
    }

    #[test]
    fn what_happened_too_early_does_not_count_after_a_date() {
        let rule = since(10, scores(&["a", "b"]));
        assert_eq!(Known::default().scored("a", "60", 3).scored("b", "60", 4).verdict(&rule), Verdict::NotMet);
        assert_eq!(Known::default().scored("a", "60", 3).scored("b", "60", 14).verdict(&rule), Verdict::Met);
        let open = Known::default().scored("a", "60", 3).judge(&rule);
        assert_eq!(open.trace[0].verdict, Verdict::Unknown);
    }

    #[test]
    fn a_date_within_a_branch_binds_that_branch_alone() {
        let rule = Rule::Any(vec![by(10, scores(&["a"])), Rule::Badge("basics-1".to_owned())]);
        let late = Known::default().scored("a", "60", 12);
        assert_eq!(late.verdict(&rule), Verdict::NotMet);
        assert_eq!(late.holding("basics-1", 20).judge(&rule).met_at, Some(day(20)));
    }

    #[test]
    fn membership_has_no_date_and_does_not_open_a_deadline_again() {
        let member = rule(json!({"member": {"role": "Learner", "status": "Active"}}));
        let mut of = scores(&["a"]);
        of.push(member);
        let judgement = Known::default().scored("a", "60", 9).judge(&by(10, of.clone()));
        assert_eq!((judgement.verdict, judgement.trace[0].verdict), (Verdict::Unknown, Verdict::Met));
        let judgement = Known::default().scored("a", "60", 9).who_is(true, true).judge(&by(10, of));
        assert_eq!((judgement.verdict, judgement.met_at), (Verdict::Met, Some(day(9))));
    }

    #[test]
    fn progress_counts_along_the_shortest_way_and_leaves_membership_out() {
        let rule = rule(json!({"all": [
            {"score": {"activity": "quiz", "at_least": 75}},
            {"completed": {"activity": "lab"}},
            {"any": [{"all": [{"badge": "x"}, {"badge": "y"}]}, {"badge": "z"}]},
            {"member": {"role": "Learner", "status": "Active"}}
        ]}));
        let known = Known::default().scored("quiz", "62", 1).completed("lab", true).who_is(true, true).holding("z", 3);
        let judgement = known.judge(&rule);
        assert_eq!((judgement.met, judgement.total), (2, 3));
        let missing: Vec<_> = judgement.missing().map(|condition| condition.path.as_str()).collect();
        assert_eq!(missing, ["/all/0/score"]);
        let judgement = Known::default().holding("x", 1).who_is(false, true).judge(&rule);
        assert_eq!((judgement.met, judgement.total), (0, 3), "the shorter of two ways with as much to do");
        let missing: Vec<_> = judgement.missing().map(|condition| condition.path.as_str()).collect();
        assert_eq!(missing, ["/all/0/score", "/all/1/completed", "/all/2/any/1/badge", "/all/3/member"]);
    }

    #[test]
    fn the_trace_names_every_leaf_in_order_with_what_was_seen() {
        let rule = rule(json!({"all": [
            {"before": "2027-01-10T12:00:00Z"},
            {"at_least": {"n": 1, "of": [{"score": {"activity": "quiz", "at_least": 75}}, {"badge": "x"}]}}
        ]}));
        let judgement = Known::default().scored("quiz", "80", 4).judge(&rule);
        let paths: Vec<_> = judgement.trace.iter().map(|condition| condition.path.as_str()).collect();
        assert_eq!(paths, ["/all/0/before", "/all/1/at_least/of/0/score", "/all/1/at_least/of/1/badge"]);
        assert_eq!(judgement.trace[0].seen, Some(Seen::Moment(day(4))));
        assert_eq!(
            serde_json::to_value(&judgement.trace[1]).unwrap(),
            json!({
                "path": "/all/1/at_least/of/0/score",
                "asks": {"score": {"activity": "quiz", "at_least": 75}},
                "verdict": "met",
                "missing": false,
                "seen": {"result": {
                    "score": "80", "maximum": "100", "completed": null, "happened_at": null,
                    "first_seen_at": "2027-01-04T12:00:00Z", "source": "line item", "seen_at": "2027-01-31T12:00:00Z"
                }}
            })
        );
        assert_eq!(judgement.trace[2].seen, None);
    }

    const ACTIVITIES: [&str; 4] = ["a", "b", "c", "d"];
    const BADGES: [&str; 2] = ["x", "y"];

    /// A rule over few activities; of dates only where `dated`.
    fn any_rule(dated: bool) -> impl Strategy<Value = Rule> {
        let activity = || prop::sample::select(&ACTIVITIES[..]);
        let leaf = prop_oneof![
            4 => (activity(), 1_u32..130).prop_map(|(name, percent)| Rule::Score { activity: name.into(), at_least: percent.into() }),
            2 => activity().prop_map(|name| Rule::Completed { activity: name.into() }),
            1 => prop::sample::select(&BADGES[..]).prop_map(|key| Rule::Badge(key.to_owned())),
        ];
        let date =
            prop_oneof![(1_u32..30).prop_map(|n| Rule::Before(day(n))), (1_u32..30).prop_map(|n| Rule::After(day(n)))];
        leaf.prop_recursive(4, 24, 4, move |inner| {
            let list = prop::collection::vec(inner, 1..4);
            let dates = prop::collection::vec(date.clone(), 0..=usize::from(dated) * 2);
            prop_oneof![
                (list.clone(), dates).prop_map(|(of, dates)| Rule::All(dates.into_iter().chain(of).collect())),
                list.clone().prop_map(Rule::Any),
                (list, 1_u32..4).prop_map(|(of, n)| Rule::AtLeast { n: n.min(of.len() as u32), of }),
            ]
        })
    }

    fn any_result(known: bool) -> impl Strategy<Value = ResultFact> {
        let least = i64::from(known);
        let score = if known { (0_i64..25).prop_map(Some).boxed() } else { prop::option::of(0_i64..25).boxed() };
        (score, least..20, prop::option::of(any::<bool>()), 1_u32..30, prop::option::of(1_u32..30)).prop_map(
            |(score, maximum, completed, seen_on, happened_on)| ResultFact {
                score: score.map(Decimal::from),
                maximum: maximum.into(),
                completed,
                happened_at: happened_on.map(day),
                ..result(None, "1", seen_on)
            },
        )
    }

    /// What may be known; everything about every activity where `fully`.
    fn any_known(fully: bool) -> impl Strategy<Value = Known> {
        let results = prop::collection::vec(
            if fully { any_result(true).prop_map(Some).boxed() } else { prop::option::of(any_result(false)).boxed() },
            4,
        );
        (results, prop::collection::vec(prop::option::of(1_u32..30), 2)).prop_map(|(results, badges)| Known {
            results: ACTIVITIES.iter().zip(results).filter_map(|(name, fact)| Some(((*name).into(), fact?))).collect(),
            badges: BADGES.iter().zip(badges).filter_map(|(key, on)| Some(((*key).to_owned(), day(on?)))).collect(),
            approved: None,
            member: None,
        })
    }

    /// Whether a rule without dates holds when everything unknown turns out to be `guess`; by whole numbers.
    fn holds(rule: &Rule, known: &Known, guess: bool) -> bool {
        let count = |of: &[Rule]| of.iter().filter(|child| holds(child, known, guess)).count();
        match rule {
            Rule::All(of) => count(of) == of.len(),
            Rule::Any(of) => count(of) > 0,
            Rule::AtLeast { n, of } => count(of) >= *n as usize,
            Rule::Badge(key) => known.badges.contains_key(key),
            Rule::Score { activity, at_least } => known
                .results
                .get(activity.as_str())
                .and_then(|fact| Some((fact.score?, fact.maximum)))
                .filter(|(_, maximum)| !maximum.is_zero())
                .map_or(guess, |(score, maximum)| {
                    let whole = |decimal: &Decimal| decimal.mantissa();
                    whole(&score) * 100 >= whole(at_least) * whole(&maximum)
                }),
            Rule::Completed { activity } => known.results.get(activity.as_str()).map_or(guess, |fact| {
                fact.completed.unwrap_or_else(|| fact.score.map_or(guess, |score| score.mantissa() > 0))
            }),
            _ => unreachable!("only rules without dates and membership are asked"),
        }
    }

    /// When a rule came to be met, for a member of whom everything is known.
    fn moment(rule: &Rule, known: &Known) -> Option<DateTime<Utc>> {
        let moments = |of: &[Rule]| {
            let mut moments: Vec<_> = of.iter().filter_map(|child| moment(child, known)).collect();
            moments.sort();
            moments
        };
        match rule {
            Rule::All(of) => {
                let (dates, rest): (Vec<Rule>, Vec<Rule>) = of.iter().cloned().partition(Rule::is_date);
                let latest = moments(&rest).into_iter().nth(rest.len() - 1)?;
                dates
                    .iter()
                    .all(|date| match date {
                        Rule::Before(deadline) => latest <= *deadline,
                        Rule::After(start) => latest >= *start,
                        _ => unreachable!("only dates are asked"),
                    })
                    .then_some(latest)
            }
            Rule::Any(of) => moments(of).first().copied(),
            Rule::AtLeast { n, of } => moments(of).get(*n as usize - 1).copied(),
            Rule::Badge(key) => known.badges.get(key).copied(),
            Rule::Score { activity, .. } | Rule::Completed { activity } => {
                let fact = &known.results[activity.as_str()];
                holds(rule, known, false).then(|| fact.happened_at.unwrap_or(fact.first_seen_at))
            }
            _ => unreachable!("dates stand in an all"),
        }
    }

    proptest! {
        #[test]
        fn a_rule_is_met_or_not_exactly_when_nothing_unknown_could_change_it(rule in any_rule(false), known in any_known(false)) {
            let expected = match (holds(&rule, &known, false), holds(&rule, &known, true)) {
                (true, _) => Verdict::Met,
                (false, false) => Verdict::NotMet,
                (false, true) => Verdict::Unknown,
            };
            prop_assert_eq!(known.verdict(&rule), expected);
        }

        #[test]
        fn where_all_is_known_a_rule_with_dates_is_met_at_the_moment_that_the_definition_gives(
            rule in any_rule(true),
            known in any_known(true),
        ) {
            let judgement = known.judge(&rule);
            let expected = moment(&rule, &known);
            prop_assert_eq!(judgement.met_at, expected);
            prop_assert_eq!(judgement.verdict, if expected.is_some() { Verdict::Met } else { Verdict::NotMet });
        }

        #[test]
        fn one_more_success_never_undoes_a_rule_without_dates(
            rule in any_rule(false),
            known in any_known(false),
            activity in prop::sample::select(&ACTIVITIES[..]),
        ) {
            if known.verdict(&rule) == Verdict::Met {
                let better = ResultFact { completed: Some(true), ..result(Some("200"), "100", 30) };
                prop_assert_eq!(known.with(activity, better).verdict(&rule), Verdict::Met);
            }
        }

        #[test]
        fn learning_what_was_unknown_never_contradicts_a_missed_deadline(
            rule in any_rule(true),
            full in any_known(true),
            hidden in prop::collection::vec(any::<bool>(), 4),
        ) {
            let mut partial = full.clone();
            for (name, _) in ACTIVITIES.iter().zip(hidden).filter(|(_, hidden)| *hidden) {
                partial.results.remove(*name);
            }
            if partial.verdict(&rule) == Verdict::NotMet {
                prop_assert_eq!(full.verdict(&rule), Verdict::NotMet);
            }
        }

        #[test]
        fn what_is_missing_and_what_is_counted_agree(rule in any_rule(true), known in any_known(false)) {
            let judgement = known.judge(&rule);
            prop_assert_eq!(judgement.missing().count() as u32, judgement.total - judgement.met);
            prop_assert_eq!(judgement.verdict == Verdict::Met, judgement.met == judgement.total);
        }

        #[test]
        fn a_judgement_written_and_read_again_is_the_same(rule in any_rule(true), known in any_known(false)) {
            let judgement = known.judge(&rule);
            let text = serde_json::to_string(&judgement).unwrap();
            prop_assert_eq!(serde_json::from_str::<Judgement>(&text).unwrap(), judgement);
        }
    }
}
