//! How a member stands towards a rule: met, not met, or unknown, and why.
//!
//! Three values, because a source that is silent says nothing: a result that is absent, or that has no score, is
//! *unknown* and never zero. Unknown never awards and never revokes. Scores compare exactly, by decimals.
//!
//! **Dates.** A fact happened when its source says so, else when it was first seen, so that polling delay costs nobody a
//! badge. `before` and `after` stand in an `all` and ask when the conditions beside them came to be met: an `all` at its
//! latest, an `any` at its earliest branch, `at_least` n at its n-th; they compare whole seconds, and the moment named
//! belongs to both. As long as the conditions beside it are open, a date reads *unknown*, for a deadline is not missed
//! before something is late. Two things are certain earlier: when one of several conditions is met too late, so will
//! be all of them, and when one is met late enough for an `after`, so will all of them be. And a branch that is late
//! only as far as is known (another way to meet it is unknown, and may prove to have been in time) leaves the deadline
//! unknown, not missed.

use std::collections::HashMap;

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
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ResultFact {
    /// None while there is no score, whatever the reason.
    pub score: Option<Decimal>,
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
#[derive(Clone, Debug, PartialEq, Eq)]
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
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seen: Option<Seen>,
}

/// What a condition was judged by.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Seen {
    Result {
        #[serde(with = "exact")]
        score: Option<Decimal>,
        #[serde(with = "exact")]
        maximum: Option<Decimal>,
        completed: Option<bool>,
        happened_at: Option<DateTime<Utc>>,
        first_seen_at: DateTime<Utc>,
        source: String,
        seen_at: DateTime<Utc>,
    },
    Badge {
        awarded_at: DateTime<Utc>,
    },
    Member {
        is_learner: bool,
        is_active: bool,
        source: String,
        seen_at: DateTime<Utc>,
    },
    /// When the conditions beside a date came to be met, as far as they are.
    Moment(DateTime<Utc>),
}

/// Decimals as text, so that none is bent.
mod exact {
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
                (
                    Standing::leaf(verdict, result.map(ResultFact::moment)),
                    result.filter(|_| self.trace.is_some()).map(Seen::result),
                )
            }
            Rule::Completed { activity } => {
                let result = self.facts.results.get(activity.as_str());
                let verdict = result.map_or(Verdict::Unknown, completion_verdict);
                (
                    Standing::leaf(verdict, result.map(ResultFact::moment)),
                    result.filter(|_| self.trace.is_some()).map(Seen::result),
                )
            }
            Rule::Badge(key) => {
                let awarded_at = self.facts.badges.get(key).copied();
                let verdict = if awarded_at.is_some() { Verdict::Met } else { Verdict::NotMet };
                (Standing::leaf(verdict, awarded_at), awarded_at.map(|awarded_at| Seen::Badge { awarded_at }))
            }
            Rule::Member { .. } => {
                let verdict = match self.facts.member {
                    None => Verdict::Unknown,
                    Some(member) if member.is_learner && member.is_active => Verdict::Met,
                    Some(_) => Verdict::NotMet,
                };
                let standing = Standing { met: 0, total: 0, ..Standing::leaf(verdict, None) };
                (standing, self.facts.member.filter(|_| self.trace.is_some()).map(Seen::member))
            }
            // A date that stands alone has nothing to compare with.
            _ => (Standing::leaf(Verdict::Unknown, None), None),
        };
        self.note(leaf, standing.verdict, seen);
        standing
    }

    fn note(&mut self, leaf: &Rule, verdict: Verdict, seen: Option<Seen>) {
        if let Some(trace) = &mut self.trace {
            let mut path = String::with_capacity(self.path.len() + 10);
            path.push_str(&self.path);
            path.push('/');
            path.push_str(leaf.kind());
            trace.push(Condition { path, asks: leaf.clone(), words: String::new(), verdict, seen });
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
            let noted = self.trace.as_ref().map_or(0, Vec::len);
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
            maybe_earlier: group.maybe_earlier,
            met: group.met,
            total: group.total,
        }
    }

    /// Met when `n` are: at the moment of the n-th. `any` is at least one.
    fn at_least(&mut self, rule: &Rule, n: usize, of: &[Rule]) -> Standing {
        let mut standings: Vec<Standing> =
            of.iter().enumerate().map(|(index, child)| self.child(rule, index, child)).collect();
        let count = |verdict| standings.iter().filter(|standing| standing.verdict == verdict).count();
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
        let mut moments: Vec<_> = standings.iter().filter_map(|standing| standing.met_at).collect();
        moments.sort_unstable();
        let maybe_earlier = unknown > 0 || standings.iter().any(|standing| standing.maybe_earlier);
        standings.sort_by_key(|standing| (standing.missing(), standing.total));
        let nearest = &standings[..n.min(standings.len())];
        Standing {
            verdict,
            met_at: if verdict == Verdict::Met { moments.get(n - 1).copied() } else { None },
            maybe_earlier,
            met: nearest.iter().map(|standing| standing.met).sum(),
            total: nearest.iter().map(|standing| standing.total).sum(),
        }
    }
}

/// What the conditions of an `all` come to.
#[derive(Default)]
struct Group {
    count: usize,
    not_met: usize,
    unknown: usize,
    latest: Option<DateTime<Utc>>,
    maybe_earlier: bool,
    met: u32,
    total: u32,
}

impl Group {
    fn add(&mut self, standing: Standing) {
        self.count += 1;
        self.not_met += usize::from(standing.verdict == Verdict::NotMet);
        self.unknown += usize::from(standing.verdict == Verdict::Unknown);
        self.latest = self.latest.max(standing.met_at);
        self.maybe_earlier |= standing.maybe_earlier;
        self.met += standing.met;
        self.total += standing.total;
    }

    /// The rule for dates, as the head of this file gives it.
    fn judge_date(&self, date: &Rule) -> Verdict {
        let Some(latest) = self.latest else { return Verdict::Unknown };
        let all_met = self.not_met + self.unknown == 0;
        match date {
            Rule::Before(deadline) if latest.timestamp() > deadline.timestamp() => {
                if self.maybe_earlier {
                    Verdict::Unknown
                } else {
                    Verdict::NotMet
                }
            }
            Rule::After(start) if latest.timestamp() < start.timestamp() => {
                if all_met {
                    Verdict::NotMet
                } else {
                    Verdict::Unknown
                }
            }
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

impl Seen {
    fn result(result: &ResultFact) -> Self {
        Self::Result {
            score: result.score,
            maximum: Some(result.maximum),
            completed: result.completed,
            happened_at: result.happened_at,
            first_seen_at: result.first_seen_at,
            source: result.source.clone(),
            seen_at: result.seen_at,
        }
    }

    fn member(member: &MemberFact) -> Self {
        Self::Member {
            is_learner: member.is_learner,
            is_active: member.is_active,
            source: member.source.clone(),
            seen_at: member.seen_at,
        }
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
fn exact_product(a: Decimal, b: Decimal) -> Option<Decimal> {
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
