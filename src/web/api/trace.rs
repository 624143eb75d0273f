//! Why somebody earned a badge, or did not yet: a judgement's conditions as programs read them.

use chrono::{DateTime, Utc};
use rust_decimal::Decimal;
use serde::Serialize;
use serde_json::value::RawValue;
use utoipa::ToSchema;

use crate::domain::progress::{self, Judgement};

/// One condition of a rule, and what was seen.
#[derive(Serialize, ToSchema)]
pub struct Condition {
    /// In words.
    #[schema(example = "Final quiz: at least 75 %")]
    condition: String,
    /// Where it stands in the rule, as a JSON pointer.
    #[schema(example = "/all/0/score")]
    path: String,
    /// `unknown` means that the source is silent.
    #[schema(value_type = String, example = "met", pattern = "^(met|not_met|unknown)$")]
    verdict: progress::Verdict,
    /// Not met, and on the shortest way to the badge.
    missing: bool,
    /// Null where nothing was seen.
    seen: Option<Seen>,
    /// Who told us: `gradebook`, `roster` or `badge`.
    source: Option<String>,
    /// When it was last seen to be so.
    #[schema(value_type = Option<String>, format = DateTime)]
    seen_at: Option<DateTime<Utc>>,
    /// When it happened, as the source says; else when it was first seen.
    #[schema(value_type = Option<String>, format = DateTime)]
    happened_at: Option<DateTime<Utc>>,
}

/// What a condition was judged by. A result has score, maximum and completed; a membership has learner and active.
#[derive(Default, Serialize, ToSchema)]
pub struct Seen {
    /// In points, exact.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<f64>)]
    score: Option<Box<RawValue>>,
    /// In points, exact.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<f64>)]
    maximum: Option<Box<RawValue>>,
    /// The platform's own word, where it has one.
    #[serde(skip_serializing_if = "Option::is_none")]
    completed: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    learner: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    active: Option<bool>,
}

/// A decimal as a JSON number with all its digits.
pub fn exact(decimal: Decimal) -> Box<RawValue> {
    RawValue::from_string(decimal.normalize().to_string()).expect("a decimal is written as a JSON number")
}

/// Every condition, in the order of the rule.
pub fn conditions(judgement: Judgement) -> Vec<Condition> {
    judgement.trace.into_iter().map(condition).collect()
}

fn condition(one: progress::Condition) -> Condition {
    let mut shown = Condition {
        condition: one.words,
        path: one.path,
        verdict: one.verdict,
        missing: one.missing,
        seen: None,
        source: None,
        seen_at: None,
        happened_at: None,
    };
    match one.seen {
        None => {}
        Some(progress::Seen::Result(result)) => {
            shown.happened_at = Some(result.moment());
            shown.seen_at = Some(result.seen_at);
            shown.source = Some(result.source);
            shown.seen = Some(Seen {
                score: result.score.map(exact),
                maximum: Some(exact(result.maximum)),
                completed: result.completed,
                ..Seen::default()
            });
        }
        Some(progress::Seen::Badge { awarded_at }) => {
            shown.happened_at = Some(awarded_at);
            shown.source = Some("badge".to_owned());
        }
        Some(progress::Seen::Approved { handed_in_at }) => {
            shown.happened_at = Some(handed_in_at);
            shown.source = Some("handed in".to_owned());
        }
        Some(progress::Seen::Member(member)) => {
            shown.seen_at = Some(member.seen_at);
            shown.source = Some(member.source);
            shown.seen =
                Some(Seen { learner: Some(member.is_learner), active: Some(member.is_active), ..Seen::default() });
        }
        Some(progress::Seen::Moment(moment)) => shown.happened_at = Some(moment),
    }
    shown
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    #[test]
    fn a_decimal_keeps_every_digit() {
        for text in ["0.1", "62.5", "100", "-3", "79228162514264337593543950335", "0.0000000000000000000000000001"] {
            assert_eq!(exact(text.parse().unwrap()).get(), text);
        }
        assert_eq!(exact("80.00".parse().unwrap()).get(), "80");
    }

    #[test]
    fn a_result_tells_what_was_seen_from_where_and_when() {
        let judgement: Judgement = serde_json::from_value(json!({
            "verdict": "not_met", "met_at": null, "met": 0, "total": 1,
            "trace": [{
                "path": "/score", "asks": {"score": {"activity": "a", "at_least": 75}}, "words": "Quiz: at least 75 %",
                "verdict": "not_met", "missing": true,
                "seen": {"result": {
                    "score": "31.10", "maximum": "50", "completed": null, "happened_at": null,
                    "first_seen_at": "2026-11-01T10:00:00Z", "source": "gradebook", "seen_at": "2026-11-02T10:00:00Z"
                }}
            }]
        }))
        .unwrap();
        let shown: Value = serde_json::from_str(&serde_json::to_string(&conditions(judgement)).unwrap()).unwrap();
        let expected = json!([{
            "condition": "Quiz: at least 75 %", "path": "/score", "verdict": "not_met", "missing": true,
            "seen": {"score": 31.1, "maximum": 50}, "source": "gradebook",
            "seen_at": "2026-11-02T10:00:00Z", "happened_at": "2026-11-01T10:00:00Z"
        }]);
        assert_eq!(shown, expected);
    }
}
