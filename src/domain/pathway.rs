//! A pathway: badges in steps that lead somewhere. It owns structure, order and display; what leads to each badge stays
//! that badge's own rule, and the badge at the end gets a rule that the pathway writes.

use std::collections::{BTreeMap, HashMap, HashSet};

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::rule::Rule;
use super::words;

words! {
    /// Whether a step waits for those before it.
    Order {
        /// The order is advice.
        Free = "free",
        /// A step counts once those before it are done; learners see what comes later as locked.
        Strict = "strict",
    }
}

/// One step: badges of which all, or some, have to be earned.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Step {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// How many of the badges are enough; all of them where it is missing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub needs: Option<u32>,
    /// Whether the end can be reached without it, and nothing waits for it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub optional: bool,
    /// By key, because keys never change.
    pub badges: Vec<String>,
}

/// The steps, first to last. Kept as JSON.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Structure {
    pub order: Order,
    pub steps: Vec<Step>,
}

pub const MAX_STEPS: usize = 20;
/// A rule has no more conditions than this either.
pub const MAX_BADGES: usize = 100;
pub const MAX_TITLE: usize = 200;

/// What is wrong with a structure; steps are counted from 0.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum StructureError {
    #[error("a pathway needs at least one step")]
    NoSteps,
    #[error("a pathway may have {MAX_STEPS} steps at most")]
    TooManySteps,
    #[error("a pathway may have {MAX_BADGES} badges at most")]
    TooManyBadges,
    #[error("step {} has no badge", .0 + 1)]
    EmptyStep(usize),
    #[error("step {} needs {needs} of {of} badges; name a number from 1 to {of}", .step + 1)]
    Needs { step: usize, needs: u32, of: usize },
    #[error("the title of step {} has more than {MAX_TITLE} characters, or control characters", .0 + 1)]
    Title(usize),
    #[error("“{key}” stands in step {} a second time; a badge has one place", .step + 1)]
    Twice { step: usize, key: String },
    #[error("“{key}” stands at the end of the pathway, and cannot be a part of step {}", .step + 1)]
    EndInside { step: usize, key: String },
    #[error("one step at least has to be needed")]
    NothingNeeded,
}

impl Step {
    /// How many badges it takes.
    pub fn needed(&self) -> usize {
        self.needs.map_or(self.badges.len(), |needs| usize::try_from(needs).unwrap_or(usize::MAX))
    }
}

impl Structure {
    /// The badges of all steps, in their order.
    pub fn badges(&self) -> impl Iterator<Item = &str> {
        self.steps.iter().flat_map(|step| step.badges.iter().map(String::as_str))
    }

    /// The structure in the form that is kept, or everything that is wrong with it. `end` is the key of the badge at
    /// the end.
    pub fn checked(mut self, end: Option<&str>) -> Result<Self, Vec<StructureError>> {
        let mut errors = Vec::new();
        if self.steps.is_empty() {
            errors.push(StructureError::NoSteps);
        }
        if self.steps.len() > MAX_STEPS {
            errors.push(StructureError::TooManySteps);
        }
        if self.badges().count() > MAX_BADGES {
            errors.push(StructureError::TooManyBadges);
        }
        if !self.steps.is_empty() && self.steps.iter().all(|step| step.optional) {
            errors.push(StructureError::NothingNeeded);
        }
        let mut seen = HashSet::new();
        for (number, step) in self.steps.iter_mut().enumerate() {
            step.title = step.title.take().map(|title| title.trim().to_owned()).filter(|title| !title.is_empty());
            let is_title = |title: &String| title.chars().count() <= MAX_TITLE && !title.contains(char::is_control);
            if !step.title.as_ref().is_none_or(is_title) {
                errors.push(StructureError::Title(number));
            }
            let of = step.badges.len();
            if of == 0 {
                errors.push(StructureError::EmptyStep(number));
            } else if let Some(needs) = step.needs {
                if needs == 0 || step.needed() > of {
                    errors.push(StructureError::Needs { step: number, needs, of });
                } else if step.needed() == of {
                    step.needs = None;
                }
            }
            for key in &step.badges {
                if end == Some(key) {
                    errors.push(StructureError::EndInside { step: number, key: key.clone() });
                }
                if !seen.insert(key.clone()) {
                    errors.push(StructureError::Twice { step: number, key: key.clone() });
                }
            }
        }
        if errors.is_empty() { Ok(self) } else { Err(errors) }
    }

    /// The steps that are needed.
    fn needed(&self) -> impl Iterator<Item = &Step> {
        self.steps.iter().filter(|step| !step.optional)
    }

    /// The rule of the badge at the end: the steps that are needed. Their order does not matter there, for all of them are
    /// done when it is earned.
    pub fn rule(&self) -> Rule {
        let mut parts = self.parts();
        if parts.len() == 1 { parts.remove(0) } else { Rule::All(parts) }
    }

    /// The same, or until a moment what an earlier version asked for.
    pub fn rule_beside(&self, earlier: &Self, until: DateTime<Utc>) -> Rule {
        if self.rule() == earlier.rule() {
            return self.rule();
        }
        let mut in_time = earlier.parts();
        in_time.push(Rule::Before(until));
        Rule::Any(vec![self.rule(), Rule::All(in_time)])
    }

    fn parts(&self) -> Vec<Rule> {
        let mut parts = Vec::new();
        for step in self.needed() {
            let badges = step.badges.iter().cloned().map(Rule::Badge);
            match step.needs {
                None => parts.extend(badges),
                Some(1) => parts.push(Rule::Any(badges.collect())),
                Some(n) => parts.push(Rule::AtLeast { n, of: badges.collect() }),
            }
        }
        parts
    }

    /// Adds what the pathway makes wait for what: its end for every badge, and in a strict order each step for the
    /// needed one before it. `graph` names, for every badge, those that its rule requires.
    pub fn add_waits(&self, end: &str, graph: &mut BTreeMap<String, Vec<String>>) {
        graph.insert(end.to_owned(), self.badges().map(str::to_owned).collect());
        if self.order == Order::Strict {
            for (before, later) in self.precedes() {
                graph.entry(later.to_owned()).or_default().push(before.to_owned());
            }
        }
    }

    /// The pairs of badges of which one comes before the other: those of a step before those of the next, whereby nothing
    /// waits for a step that is not needed.
    pub fn precedes(&self) -> Vec<(&str, &str)> {
        let mut pairs = Vec::new();
        let mut before: &[String] = &[];
        for step in &self.steps {
            pairs.extend(
                before.iter().flat_map(|one| step.badges.iter().map(move |next| (one.as_str(), next.as_str()))),
            );
            if !step.optional {
                before = &step.badges;
            }
        }
        pairs
    }

    /// Where somebody stands, by what is known of each badge.
    pub fn progress(&self, known: &HashMap<String, Standing>) -> Progress {
        let mut steps: Vec<StepProgress> = Vec::new();
        // The first needed step that is open: in a strict order, everything later waits for it.
        let mut open_before = None;
        for (number, step) in self.steps.iter().enumerate() {
            let held =
                step.badges.iter().filter(|key| known.get(*key).is_some_and(|standing| standing.is_held)).count();
            let is_held = held >= step.needed();
            let state = match open_before.filter(|_| self.order == Order::Strict) {
                Some(behind) if is_held => StepState::Ahead { behind },
                Some(behind) => StepState::Locked { behind },
                None if is_held => StepState::Done,
                None => StepState::Open,
            };
            if state != StepState::Done && !step.optional {
                open_before = open_before.or(Some(number));
            }
            steps.push(StepProgress { state, held, needed: step.needed() });
        }
        let is_done = open_before.is_none();
        let open = |wanted: bool| {
            let steps = self.steps.iter().zip(&steps);
            steps.filter(move |(step, progress)| step.optional != wanted && progress.state == StepState::Open)
        };
        // What is not needed comes last.
        let next = self.easiest(open(true), known).or_else(|| self.easiest(open(false), known));
        Progress { next, steps, is_done }
    }

    /// Of the badges that nothing holds back, the one that lacks least. The first of equals wins.
    fn easiest<'a>(
        &self,
        open: impl Iterator<Item = (&'a Step, &'a StepProgress)>,
        known: &HashMap<String, Standing>,
    ) -> Option<String> {
        open.flat_map(|(step, _)| &step.badges)
            .filter_map(|key| Some((key, known.get(key).filter(|standing| !standing.is_held)?)))
            .filter(|(_, standing)| standing.can_be_earned && standing.waits_for.is_empty())
            .min_by_key(|(_, standing)| standing.missing.unwrap_or(u32::MAX))
            .map(|(key, _)| key.clone())
    }
}

/// What is known of one person and one badge.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    /// Held now: what expired or was withdrawn is not.
    pub is_held: bool,
    /// Whether anybody gets it now: it is published, and not paused or retired.
    pub can_be_earned: bool,
    /// How many conditions are missing; `None` where that cannot be told.
    pub missing: Option<u32>,
    /// Badges that its rule asks for and the person does not hold, by key.
    pub waits_for: Vec<String>,
}

/// Steps are counted from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StepState {
    Done,
    Open,
    /// A strict order, and this earlier step is open.
    Locked {
        behind: usize,
    },
    /// Earned before its turn: it counts once this earlier step is done.
    Ahead {
        behind: usize,
    },
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StepProgress {
    pub state: StepState,
    pub held: usize,
    pub needed: usize,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Progress {
    pub steps: Vec<StepProgress>,
    /// The badge to go for next, by key.
    pub next: Option<String>,
    /// Whether every needed step is done.
    pub is_done: bool,
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::super::rule::cycle;
    use super::*;

    fn step(needs: Option<u32>, badges: &[&str]) -> Step {
        Step { title: None, needs, optional: false, badges: badges.iter().map(|key| (*key).to_owned()).collect() }
    }

    fn structure(order: Order, steps: Vec<Step>) -> Structure {
        Structure { order, steps }
    }

    fn known(held: &[&str], missing: &[(&str, u32)]) -> HashMap<String, Standing> {
        let held = held.iter().map(|key| ((*key).to_owned(), Standing { is_held: true, ..Standing::default() }));
        let open = missing.iter().map(|(key, missing)| {
            ((*key).to_owned(), Standing { missing: Some(*missing), can_be_earned: true, ..Standing::default() })
        });
        held.chain(open).collect()
    }

    #[test]
    fn the_rule_of_the_end_asks_for_all_any_or_some_of_each_step() {
        let pathway = structure(
            Order::Free,
            vec![step(None, &["a", "b"]), step(Some(1), &["c", "d"]), step(Some(2), &["e", "f", "g"])],
        );
        let rule = pathway.rule();
        assert_eq!(
            rule.to_json(),
            json!({"all": [
                {"badge": "a"}, {"badge": "b"}, {"any": [{"badge": "c"}, {"badge": "d"}]},
                {"at_least": {"n": 2, "of": [{"badge": "e"}, {"badge": "f"}, {"badge": "g"}]}}
            ]})
        );
        assert_eq!(Rule::parse(&rule.to_json()).unwrap(), rule);
        assert_eq!(structure(Order::Free, vec![step(None, &["a"])]).rule().to_json(), json!({"badge": "a"}));
    }

    #[test]
    fn everything_wrong_with_a_structure_is_told_at_once() {
        let wrong = structure(
            Order::Free,
            vec![
                step(None, &[]),
                step(Some(3), &["a", "b"]),
                step(Some(0), &["c", "a"]),
                Step { title: Some("x".repeat(MAX_TITLE + 1)), ..step(None, &["end"]) },
            ],
        );
        assert_eq!(
            wrong.checked(Some("end")).unwrap_err(),
            [
                StructureError::EmptyStep(0),
                StructureError::Needs { step: 1, needs: 3, of: 2 },
                StructureError::Needs { step: 2, needs: 0, of: 2 },
                StructureError::Twice { step: 2, key: "a".to_owned() },
                StructureError::Title(3),
                StructureError::EndInside { step: 3, key: "end".to_owned() },
            ]
        );
        assert_eq!(structure(Order::Free, vec![]).checked(None).unwrap_err(), [StructureError::NoSteps]);
        let many: Vec<Step> = (0..=MAX_STEPS).map(|n| step(None, &[&format!("b{n}")])).collect();
        assert_eq!(structure(Order::Free, many).checked(None).unwrap_err(), [StructureError::TooManySteps]);
        let keys: Vec<String> = (0..=MAX_BADGES).map(|n| format!("b{n}")).collect();
        let wide = Step { badges: keys, ..step(None, &[]) };
        assert_eq!(structure(Order::Free, vec![wide]).checked(None).unwrap_err(), [StructureError::TooManyBadges]);
    }

    #[test]
    fn as_many_as_there_are_means_all_and_a_title_of_blanks_is_none() {
        let typed = structure(Order::Strict, vec![Step { title: Some("  ".to_owned()), ..step(Some(2), &["a", "b"]) }]);
        let kept = typed.checked(None).unwrap();
        assert_eq!(kept.steps, [step(None, &["a", "b"])]);
        let text = serde_json::to_string(&kept).unwrap();
        assert_eq!(text, r#"{"order":"strict","steps":[{"badges":["a","b"]}]}"#);
        assert_eq!(serde_json::from_str::<Structure>(&text).unwrap(), kept);
    }

    #[test]
    fn a_circle_through_the_end_or_through_the_order_is_found() {
        let mut rules = BTreeMap::from([("a".to_owned(), vec!["end".to_owned()])]);
        let pathway = structure(Order::Free, vec![step(None, &["a"]), step(None, &["b"])]);
        pathway.add_waits("end", &mut rules);
        assert!(cycle(&rules).is_some());
        // The first step's badge asks for the second's.
        let asks = BTreeMap::from([("a".to_owned(), vec!["b".to_owned()])]);
        let mut free = asks.clone();
        pathway.add_waits("end", &mut free);
        assert_eq!(cycle(&free), None);
        let mut strict = asks;
        structure(Order::Strict, pathway.steps).add_waits("end", &mut strict);
        assert!(cycle(&strict).is_some());
    }

    #[test]
    fn progress_tells_what_is_done_what_is_next_and_what_waits_behind_what() {
        let steps = vec![step(Some(1), &["a", "b"]), step(None, &["c", "d"]), step(None, &["e"])];
        let strict = structure(Order::Strict, steps.clone());
        let progress = strict.progress(&known(&["e"], &[("a", 3), ("b", 1), ("c", 0), ("d", 1)]));
        let states: Vec<StepState> = progress.steps.iter().map(|step| step.state).collect();
        // What was earned before its turn stays earned, and counts later.
        assert_eq!(states, [StepState::Open, StepState::Locked { behind: 0 }, StepState::Ahead { behind: 0 }]);
        assert_eq!((progress.next.as_deref(), progress.is_done), (Some("b"), false));

        let progress = strict.progress(&known(&["a", "c"], &[("b", 1), ("d", 2), ("e", 0)]));
        let states: Vec<StepState> = progress.steps.iter().map(|step| step.state).collect();
        assert_eq!(states, [StepState::Done, StepState::Open, StepState::Locked { behind: 1 }]);
        assert_eq!(progress.next.as_deref(), Some("d"));

        let free = structure(Order::Free, steps);
        let progress = free.progress(&known(&["a", "c"], &[("d", 2), ("e", 1)]));
        assert_eq!(progress.next.as_deref(), Some("e"), "the least is missing there");
        let progress = free.progress(&known(&["b", "c", "d", "e"], &[("a", 1)]));
        assert!(progress.is_done && progress.next.is_none());
    }

    #[test]
    fn what_waits_for_another_badge_is_not_the_next() {
        let pathway = structure(Order::Free, vec![step(None, &["a", "b"])]);
        let mut known = known(&[], &[("a", 1), ("b", 5)]);
        known.get_mut("a").unwrap().waits_for.push("b".to_owned());
        assert_eq!(pathway.progress(&known).next.as_deref(), Some("b"));
    }

    #[test]
    fn each_badge_of_a_step_precedes_each_of_the_next() {
        let pathway = structure(Order::Free, vec![step(None, &["a", "b"]), step(None, &["c"]), step(None, &["d"])]);
        assert_eq!(pathway.precedes(), [("a", "c"), ("b", "c"), ("c", "d")]);
    }

    #[test]
    fn what_is_not_needed_holds_nothing_up_and_is_asked_for_last() {
        let optional = |badges: &[&str]| Step { optional: true, ..step(None, badges) };
        let pathway = structure(Order::Strict, vec![step(None, &["a"]), optional(&["b"]), step(None, &["c"])]);
        assert_eq!(pathway.rule().to_json(), json!({"all": [{"badge": "a"}, {"badge": "c"}]}));
        assert_eq!(pathway.precedes(), [("a", "b"), ("a", "c")]);
        let progress = pathway.progress(&known(&["a"], &[("b", 1), ("c", 5)]));
        assert_eq!((progress.next.as_deref(), progress.is_done), (Some("c"), false));
        let progress = pathway.progress(&known(&["a", "c"], &[("b", 1)]));
        assert_eq!((progress.next.as_deref(), progress.is_done), (Some("b"), true));
        let nothing = structure(Order::Free, vec![optional(&["a"])]);
        assert_eq!(nothing.checked(None).unwrap_err(), [StructureError::NothingNeeded]);
    }

    #[test]
    fn a_badge_that_nobody_gets_now_is_not_the_next() {
        let pathway = structure(Order::Free, vec![step(None, &["a", "b"])]);
        let mut known = known(&[], &[("a", 1), ("b", 5)]);
        known.get_mut("a").unwrap().can_be_earned = false;
        assert_eq!(pathway.progress(&known).next.as_deref(), Some("b"));
    }

    #[test]
    fn an_earlier_version_can_be_finished_until_a_day() {
        let earlier = structure(Order::Free, vec![step(None, &["a", "b"])]);
        let later = structure(Order::Free, vec![step(None, &["a", "c"])]);
        let until = DateTime::parse_from_rfc3339("2027-01-31T23:59:59Z").unwrap().to_utc();
        let rule = later.rule_beside(&earlier, until);
        let old = json!({"all": [{"badge": "a"}, {"badge": "b"}, {"before": "2027-01-31T23:59:59Z"}]});
        assert_eq!(rule.to_json(), json!({"any": [{"all": [{"badge": "a"}, {"badge": "c"}]}, old]}));
        assert_eq!(later.rule_beside(&later, until), later.rule());
    }
}
