//! Results: what an achievement can be measured by, and what one award reached.
//!
//! No schema and no public verifier holds a result to its description, so it is done here, before anything is signed
//! ([ResultDescription](https://www.imsglobal.org/spec/ob/v3p0/#resultdescription),
//! [Result](https://www.imsglobal.org/spec/ob/v3p0/#result)). Values and levels are listed from low to high.

use std::collections::HashSet;

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::check::{DetailProblem, Place};
use super::vocabulary::{RESULT_STATUSES, RESULT_TYPES};
use super::{
    AchievementDetails, Alignment, MAX_DESCRIPTION, MAX_LEVELS, MAX_LINE, MAX_OWN_ALIGNMENTS, MAX_SCALE, MAX_WORD,
};

/// The types whose values are numbers.
const NUMBERS: &[&str] = &["GradePointAverage", "Percent", "PredictedScore", "RawScore", "RubricScore", "ScaledScore"];

/// Something that can be reached.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ResultDescription {
    /// A name that results refer to: of the badge's own, such as `quiz`, or an absolute identifier.
    pub id: String,
    pub name: String,
    /// One of [`RESULT_TYPES`] or `ext:…`.
    pub result_type: String,
    /// From low to high.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub allowed_values: Vec<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value_min: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value_max: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub required_value: Option<String>,
    /// From low to high.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub levels: Vec<Level>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub required_level: Option<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub alignments: Vec<Alignment>,
}

/// A level of a rubric's criterion.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Level {
    /// Like the name of a result description, and unique in the badge.
    pub id: String,
    pub name: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub level: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub points: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub alignments: Vec<Alignment>,
}

/// What one award reached.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AchievedResult {
    /// The name of a description of the badge.
    pub result_description: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<String>,
    /// One of [`RESULT_STATUSES`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status: Option<String>,
    /// The name of a level of that description.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub achieved_level: Option<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub alignments: Vec<Alignment>,
}

impl ResultDescription {
    pub(super) fn check(place: &mut Place<'_>, description: &mut Self) {
        place.name("id", &mut description.id);
        place.need("name", &mut description.name, MAX_LINE);
        place.needed_word("result_type", &mut description.result_type, RESULT_TYPES);
        place.list("allowed_values", &mut description.allowed_values, MAX_SCALE, |place, value| {
            place.whole(value, MAX_WORD);
        });
        place.line("value_min", &mut description.value_min, MAX_WORD);
        place.line("value_max", &mut description.value_max, MAX_WORD);
        place.line("required_value", &mut description.required_value, MAX_WORD);
        place.list("levels", &mut description.levels, MAX_LEVELS, Level::check);
        place.line("required_level", &mut description.required_level, super::MAX_ADDRESS);
        place.list("alignments", &mut description.alignments, MAX_OWN_ALIGNMENTS, Alignment::check);
        description.check_values(place);
        description.check_levels(place);
    }

    fn check_values(&self, place: &mut Place<'_>) {
        let ends = [("value_min", &self.value_min), ("value_max", &self.value_max)];
        for (name, end) in ends {
            if let Some(end) = end
                && self.rank(end).is_none()
            {
                place.at(name).refuse(self.unranked());
            }
        }
        if let [Some(lowest), Some(highest)] = ends.map(|(_, end)| end.as_deref().and_then(|end| self.rank(end)))
            && lowest > highest
        {
            place.at("value_max").refuse(DetailProblem::RangeTurned);
        }
        if let Some(problem) = self.required_value.as_deref().and_then(|value| self.value_problem(value)) {
            place.at("required_value").refuse(problem);
        }
    }

    fn check_levels(&self, place: &mut Place<'_>) {
        if self.result_type == "RubricCriterionLevel" && self.levels.is_empty() {
            place.at("levels").refuse(DetailProblem::LevelsMissing);
        }
        if self.required_level.as_deref().is_some_and(|id| self.level_rank(id).is_none()) {
            place.at("required_level").refuse(DetailProblem::NoSuchLevel);
        }
    }

    /// How high a value stands: by its place among the allowed ones, or else as a number.
    fn rank(&self, value: &str) -> Option<Decimal> {
        if self.allowed_values.is_empty() {
            return number(value);
        }
        self.allowed_values.iter().position(|allowed| allowed == value).map(Decimal::from)
    }

    fn unranked(&self) -> DetailProblem {
        if self.allowed_values.is_empty() { DetailProblem::NotANumber } else { DetailProblem::NotAllowed }
    }

    fn level_rank(&self, id: &str) -> Option<usize> {
        self.levels.iter().position(|level| level.id == id)
    }

    /// Why a value cannot be one of this description.
    fn value_problem(&self, value: &str) -> Option<DetailProblem> {
        if self.result_type == "Status" && self.allowed_values.is_empty() {
            return (!RESULT_STATUSES.contains(&value)).then_some(DetailProblem::NotAllowed);
        }
        let is_measured = !self.allowed_values.is_empty()
            || NUMBERS.contains(&self.result_type.as_str())
            || self.value_min.is_some()
            || self.value_max.is_some();
        if !is_measured {
            return None;
        }
        let Some(rank) = self.rank(value) else { return Some(self.unranked()) };
        let end = |end: &Option<String>| end.as_deref().and_then(|end| self.rank(end));
        let is_outside = end(&self.value_min).is_some_and(|lowest| rank < lowest)
            || end(&self.value_max).is_some_and(|highest| rank > highest);
        is_outside.then_some(DetailProblem::OutOfRange)
    }

    fn reaches_value(&self, value: &str) -> bool {
        let required = self.required_value.as_deref().and_then(|required| self.rank(required));
        required.is_none_or(|required| self.rank(value).is_none_or(|rank| rank >= required))
    }

    fn reaches_level(&self, id: &str) -> bool {
        let required = self.required_level.as_deref().and_then(|required| self.level_rank(required));
        required.is_none_or(|required| self.level_rank(id).is_none_or(|rank| rank >= required))
    }
}

fn number(text: &str) -> Option<Decimal> {
    Decimal::from_str_exact(text.trim_end_matches('%').trim_end()).ok()
}

impl Level {
    fn check(place: &mut Place<'_>, level: &mut Self) {
        place.name("id", &mut level.id);
        place.need("name", &mut level.name, MAX_LINE);
        place.line("level", &mut level.level, MAX_WORD);
        place.line("points", &mut level.points, MAX_WORD);
        place.text("description", &mut level.description, MAX_DESCRIPTION);
        place.list("alignments", &mut level.alignments, MAX_OWN_ALIGNMENTS, Alignment::check);
    }
}

/// No two descriptions, and no two levels of the badge, have one name; an identifier names one thing alone.
pub(super) fn check_names(root: &mut Place<'_>, descriptions: &[ResultDescription]) {
    let (mut results, mut levels, mut identifiers) = (HashSet::new(), HashSet::new(), HashSet::new());
    let mut list = root.at("result_descriptions");
    let mut is_new = |id: &'_ str, own: &mut HashSet<String>| {
        if id.contains(':') { identifiers.insert(id.to_owned()) } else { own.insert(id.to_owned()) }
    };
    for (at, description) in descriptions.iter().enumerate() {
        let mut place = list.at(at);
        if !is_new(&description.id, &mut results) {
            place.at("id").refuse(DetailProblem::Twice);
        }
        let mut place = place.at("levels");
        for (at, level) in description.levels.iter().enumerate() {
            if !is_new(&level.id, &mut levels) {
                place.at(at).at("id").refuse(DetailProblem::Twice);
            }
        }
    }
}

impl AchievedResult {
    pub(super) fn check(place: &mut Place<'_>, result: &mut Self, badge: &AchievementDetails) {
        place.need("result_description", &mut result.result_description, super::MAX_ADDRESS);
        place.line("value", &mut result.value, MAX_WORD);
        place.line("status", &mut result.status, MAX_WORD);
        place.line("achieved_level", &mut result.achieved_level, super::MAX_ADDRESS);
        place.list("alignments", &mut result.alignments, MAX_OWN_ALIGNMENTS, Alignment::check);
        if result.status.as_deref().is_some_and(|status| !RESULT_STATUSES.contains(&status)) {
            place.at("status").refuse(DetailProblem::UnknownWord);
        }
        match badge.result_description(&result.result_description) {
            Some(description) => result.check_against(place, description),
            None => place.at("result_description").refuse(DetailProblem::NoSuchDescription),
        }
    }

    fn check_against(&self, place: &mut Place<'_>, description: &ResultDescription) {
        if description.result_type == "Status" && self.status.is_none() {
            place.at("status").refuse(DetailProblem::StatusMissing);
        } else if self.value.is_none() && self.status.is_none() && self.achieved_level.is_none() {
            place.refuse(DetailProblem::ResultEmpty);
        }
        if let Some(value) = self.value.as_deref() {
            match description.value_problem(value) {
                Some(problem) => place.at("value").refuse(problem),
                None if !description.reaches_value(value) => place.at("value").refuse(DetailProblem::BelowRequired),
                None => {}
            }
        }
        if let Some(level) = self.achieved_level.as_deref() {
            if description.level_rank(level).is_none() {
                place.at("achieved_level").refuse(DetailProblem::NoSuchLevel);
            } else if !description.reaches_level(level) {
                place.at("achieved_level").refuse(DetailProblem::BelowRequired);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::super::AwardDetails;
    use super::*;

    /// What is wrong with a badge that has this result description alone.
    fn described(description: Value) -> Vec<(String, DetailProblem)> {
        match AchievementDetails::parse(&json!({"result_descriptions": [description]})) {
            Ok(_) => Vec::new(),
            Err(errors) => errors
                .into_iter()
                .map(|error| (error.pointer.replace("/result_descriptions/0/", ""), error.problem))
                .collect(),
        }
    }

    fn badge() -> AchievementDetails {
        AchievementDetails::parse(&json!({
            "results": "shown",
            "result_descriptions": [
                {"id": "quiz", "name": "Final quiz", "result_type": "Percent", "value_min": "0", "value_max": "100", "required_value": "75"},
                {"id": "grade", "name": "Grade", "result_type": "LetterGrade", "allowed_values": ["F", "C", "B", "A"], "required_value": "C"},
                {"id": "bench", "name": "At the bench", "result_type": "RubricCriterionLevel", "required_level": "fair",
                 "levels": [{"id": "poor", "name": "Poor"}, {"id": "fair", "name": "Fair"}, {"id": "good", "name": "Good"}]},
                {"id": "state", "name": "State", "result_type": "Status"},
                {"id": "remark", "name": "Remark", "result_type": "Result"},
            ],
        }))
        .unwrap()
    }

    /// What is wrong with an award of that badge that has this result.
    fn achieved(result: Value) -> Vec<(String, DetailProblem)> {
        let details: AwardDetails = serde_json::from_value(json!({"results": [result]})).unwrap();
        match details.checked(&badge()) {
            Ok(_) => Vec::new(),
            Err(errors) => {
                errors.into_iter().map(|error| (error.pointer.replace("/results/0", ""), error.problem)).collect()
            }
        }
    }

    fn one(place: &str, problem: DetailProblem) -> Vec<(String, DetailProblem)> {
        vec![(place.to_owned(), problem)]
    }

    #[test]
    fn results_that_fit_their_descriptions_are_taken() {
        for result in [
            json!({"result_description": "quiz", "value": "88.5"}),
            json!({"result_description": "quiz", "value": "75 %"}),
            json!({"result_description": "grade", "value": "A"}),
            json!({"result_description": "bench", "achieved_level": "good"}),
            json!({"result_description": "state", "status": "Completed"}),
            json!({"result_description": "remark", "value": "with distinction"}),
        ] {
            assert_eq!(achieved(result.clone()), vec![], "{result}");
        }
    }

    #[test]
    fn a_result_without_its_description_is_refused() {
        let found = achieved(json!({"result_description": "essay", "value": "1"}));
        assert_eq!(found, one("/result_description", DetailProblem::NoSuchDescription));
    }

    #[test]
    fn a_level_of_another_description_is_refused() {
        let found = achieved(json!({"result_description": "quiz", "achieved_level": "good"}));
        assert_eq!(found, one("/achieved_level", DetailProblem::NoSuchLevel));
    }

    #[test]
    fn a_result_below_what_is_required_is_refused() {
        for (place, result) in [
            ("/value", json!({"result_description": "quiz", "value": "74.9"})),
            ("/value", json!({"result_description": "grade", "value": "F"})),
            ("/achieved_level", json!({"result_description": "bench", "achieved_level": "poor"})),
        ] {
            assert_eq!(achieved(result), one(place, DetailProblem::BelowRequired));
        }
    }

    #[test]
    fn a_value_that_its_description_does_not_allow_is_refused() {
        let value = |name: &str, value: &str| achieved(json!({"result_description": name, "value": value}));
        assert_eq!(value("grade", "D"), one("/value", DetailProblem::NotAllowed));
        assert_eq!(value("quiz", "101"), one("/value", DetailProblem::OutOfRange));
        assert_eq!(value("quiz", "most"), one("/value", DetailProblem::NotANumber));
    }

    #[test]
    fn a_result_of_the_type_status_needs_a_status() {
        let found = achieved(json!({"result_description": "state"}));
        assert_eq!(found, one("/status", DetailProblem::StatusMissing));
        let found = achieved(json!({"result_description": "state", "status": "Done"}));
        assert_eq!(found, one("/status", DetailProblem::UnknownWord));
    }

    #[test]
    fn a_result_that_says_nothing_is_refused() {
        assert_eq!(achieved(json!({"result_description": "remark"})), one("", DetailProblem::ResultEmpty));
    }

    #[test]
    fn a_required_level_has_to_be_one_of_the_levels() {
        let rubric = |required: &str| {
            described(json!({"id": "r", "name": "R", "result_type": "RubricCriterionLevel", "required_level": required,
                "levels": [{"id": "low", "name": "Low"}]}))
        };
        assert_eq!(rubric("low"), vec![]);
        assert_eq!(rubric("high"), one("required_level", DetailProblem::NoSuchLevel));
        let bare = described(json!({"id": "r", "name": "R", "result_type": "RubricCriterionLevel"}));
        assert_eq!(bare, one("levels", DetailProblem::LevelsMissing));
    }

    #[test]
    fn a_required_value_has_to_be_possible() {
        let scale = |required: &str| {
            described(
                json!({"id": "r", "name": "R", "result_type": "LetterGrade", "allowed_values": ["B", "A"], "required_value": required}),
            )
        };
        assert_eq!(scale("A"), vec![]);
        assert_eq!(scale("C"), one("required_value", DetailProblem::NotAllowed));
        let range = |required: &str| {
            described(
                json!({"id": "r", "name": "R", "result_type": "RawScore", "value_min": "0", "value_max": "20", "required_value": required}),
            )
        };
        assert_eq!(range("12.5"), vec![]);
        assert_eq!(range("21"), one("required_value", DetailProblem::OutOfRange));
        assert_eq!(range("much"), one("required_value", DetailProblem::NotANumber));
    }

    #[test]
    fn a_range_goes_from_low_to_high() {
        let range = |low: &str, high: &str| {
            described(json!({"id": "r", "name": "R", "result_type": "RawScore", "value_min": low, "value_max": high}))
        };
        assert_eq!(range("2", "10"), vec![]);
        assert_eq!(range("10", "2"), one("value_max", DetailProblem::RangeTurned));
        assert_eq!(range("low", "2"), one("value_min", DetailProblem::NotANumber));
        let letters = described(json!({"id": "r", "name": "R", "result_type": "LetterGrade",
            "allowed_values": ["F", "A"], "value_min": "A", "value_max": "F"}));
        assert_eq!(letters, one("value_max", DetailProblem::RangeTurned));
    }

    #[test]
    fn a_name_stands_for_one_description_or_level_alone() {
        let named = |first: &str, second: &str, level: &str| {
            let levels = json!([{"id": level, "name": "L"}]);
            AchievementDetails::parse(&json!({"result_descriptions": [
                {"id": first, "name": "One", "result_type": "Result", "levels": [{"id": "l1", "name": "L"}]},
                {"id": second, "name": "Two", "result_type": "Result", "levels": levels},
            ]}))
            .map_err(|errors| errors.into_iter().map(|error| error.pointer).collect::<Vec<_>>())
        };
        assert!(named("a", "b", "l2").is_ok());
        // A description and a level may share a name: they are published under different ones.
        assert!(named("a", "b", "a").is_ok());
        assert_eq!(named("a", "a", "l2").unwrap_err(), ["/result_descriptions/1/id"]);
        assert_eq!(named("a", "b", "l1").unwrap_err(), ["/result_descriptions/1/levels/0/id"]);
        assert_eq!(named("urn:uuid:1", "b", "urn:uuid:1").unwrap_err(), ["/result_descriptions/1/levels/0/id"]);
        assert_eq!(named("a b", "b", "l2").unwrap_err(), ["/result_descriptions/0/id"]);
    }
}
