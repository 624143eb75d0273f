//! What badges and awards say besides, as the API describes and reads it.
//!
//! The members have the names of Open Badges 3.0 in snake case, lists in the plural. The values are read and checked in
//! `domain`, which knows no OpenAPI; the structs here only describe them, and a test holds both together.

use serde_json::{Map, Value, json};
use utoipa::ToSchema;

use super::body::Fields;
use crate::domain::details::{self, AwardDetails, Evidence};

/// What a badge says besides.
#[derive(Debug, ToSchema)]
#[expect(dead_code, reason = "describes a document that is read and checked elsewhere")]
pub struct BadgeDetails {
    /// One of the words of Open Badges 3.0, such as `Course` or `MicroCredential`, or `ext:…`; `Badge` where it is missing.
    #[schema(example = "Course")]
    achievement_type: Option<String>,
    /// The skills and standards it is aligned to.
    #[schema(max_items = 50)]
    alignments: Option<Vec<Alignment>>,
    #[schema(max_items = 50)]
    tags: Option<Vec<String>>,
    /// BCP 47.
    #[schema(example = "pt-BR")]
    language: Option<String>,
    /// From 0 to 100,000 with three decimals at most.
    #[schema(minimum = 0, maximum = 100_000)]
    credits_available: Option<f64>,
    #[schema(max_length = 200)]
    field_of_study: Option<String>,
    #[schema(max_length = 200)]
    specialization: Option<String>,
    /// What people call it by, such as `CH-101`.
    #[schema(max_length = 200)]
    human_code: Option<String>,
    #[schema(max_items = 20)]
    other_identifiers: Option<Vec<OtherIdentifier>>,
    /// The same achievement in other languages or editions.
    #[schema(max_items = 20)]
    related: Option<Vec<Related>>,
    /// The issuer's own word for the edition.
    #[schema(max_length = 100)]
    version: Option<String>,
    /// What it can be measured by.
    #[schema(max_items = 20)]
    result_descriptions: Option<Vec<ResultDescription>>,
    /// Whether results may stand in credentials; the learner has to agree besides.
    #[schema(pattern = "^(hidden|shown)$", default = "hidden")]
    results: Option<String>,
    /// What people who give the badge by hand have to show; they cannot give it without evidence then.
    #[schema(max_length = 500)]
    evidence_asked: Option<String>,
    #[schema(max_items = 4)]
    terms_of_use: Option<Vec<TermsOfUse>>,
    /// Whether credentials name the official JSON schema, which some verifiers fetch then.
    #[schema(default = false)]
    credential_schema: Option<bool>,
}

/// A place in a framework of skills, a standard or a catalogue.
#[derive(Debug, ToSchema)]
#[expect(dead_code, reason = "describes a part of the document")]
pub struct Alignment {
    #[schema(max_length = 200)]
    target_name: String,
    #[schema(format = "uri", max_length = 2000)]
    target_url: String,
    #[schema(max_length = 200)]
    target_code: Option<String>,
    #[schema(max_length = 2000)]
    target_description: Option<String>,
    #[schema(max_length = 200)]
    target_framework: Option<String>,
    /// `ceasn:Competency`, `ceterms:Credential`, `CFItem`, `CFRubric`, `CFRubricCriterion`, `CFRubricCriterionLevel`,
    /// `CTDL` or `ext:…`.
    target_type: Option<String>,
}

#[derive(Debug, ToSchema)]
#[expect(dead_code, reason = "describes a part of the document")]
pub struct OtherIdentifier {
    #[schema(max_length = 200)]
    identifier: String,
    /// One of the words of Open Badges 3.0, such as `sourcedId`, or `ext:…`.
    identifier_type: String,
}

#[derive(Debug, ToSchema)]
#[expect(dead_code, reason = "describes a part of the document")]
pub struct Related {
    #[schema(format = "uri", max_length = 2000)]
    id: String,
    language: Option<String>,
    #[schema(max_length = 100)]
    version: Option<String>,
}

/// Something that can be reached. Values and levels go from low to high.
#[derive(Debug, ToSchema)]
#[expect(dead_code, reason = "describes a part of the document")]
pub struct ResultDescription {
    /// What results refer to: a name of letters, digits, dots, hyphens and underscores, or an absolute identifier.
    #[schema(example = "quiz", max_length = 2000)]
    id: String,
    #[schema(max_length = 200)]
    name: String,
    /// `GradePointAverage`, `LetterGrade`, `Percent`, `PerformanceLevel`, `PredictedScore`, `RawScore`, `Result`,
    /// `RubricCriterion`, `RubricCriterionLevel`, `RubricScore`, `ScaledScore`, `Status` or `ext:…`.
    #[schema(example = "Percent")]
    result_type: String,
    #[schema(max_items = 100)]
    allowed_values: Option<Vec<String>>,
    #[schema(max_length = 100)]
    value_min: Option<String>,
    #[schema(max_length = 100)]
    value_max: Option<String>,
    /// The lowest value that earns the badge.
    #[schema(max_length = 100)]
    required_value: Option<String>,
    #[schema(max_items = 20)]
    levels: Option<Vec<Level>>,
    /// The `id` of the lowest level that earns the badge.
    required_level: Option<String>,
    #[schema(max_items = 10)]
    alignments: Option<Vec<Alignment>>,
}

/// A level of a rubric's criterion.
#[derive(Debug, ToSchema)]
#[expect(dead_code, reason = "describes a part of the document")]
pub struct Level {
    /// Like the id of a result description.
    id: String,
    #[schema(max_length = 200)]
    name: String,
    #[schema(max_length = 100)]
    level: Option<String>,
    #[schema(max_length = 100)]
    points: Option<String>,
    #[schema(max_length = 2000)]
    description: Option<String>,
    #[schema(max_items = 10)]
    alignments: Option<Vec<Alignment>>,
}

#[derive(Debug, ToSchema)]
#[expect(dead_code, reason = "describes a part of the document")]
pub struct TermsOfUse {
    /// An absolute identifier: no context defines a type of terms.
    #[serde(rename = "type")]
    #[schema(format = "uri", max_length = 2000)]
    kind: String,
    #[schema(format = "uri", max_length = 2000)]
    id: Option<String>,
}

/// What an award says besides.
#[derive(Debug, ToSchema)]
#[schema(as = AwardDetails)]
#[expect(dead_code, reason = "describes a document that is read and checked elsewhere")]
pub struct DetailsOfAward {
    evidence: Option<Vec<AwardEvidence>>,
    narrative: Option<String>,
    results: Option<Vec<AwardResult>>,
    credits_earned: Option<f64>,
    #[schema(format = DateTime)]
    activity_start_date: Option<String>,
    #[schema(format = DateTime)]
    activity_end_date: Option<String>,
    license_number: Option<String>,
    role: Option<String>,
    source: Option<AwardSource>,
    term: Option<String>,
}

/// A piece of evidence: an address or a text, with what people need to find their way.
#[derive(Debug, ToSchema)]
#[expect(dead_code, reason = "describes a part of the document")]
pub struct AwardEvidence {
    #[schema(format = "uri", max_length = 2000)]
    url: Option<String>,
    #[schema(max_length = 200)]
    name: Option<String>,
    #[schema(max_length = 2000)]
    description: Option<String>,
    /// Markdown.
    #[schema(max_length = 5000)]
    narrative: Option<String>,
    #[schema(max_length = 200)]
    genre: Option<String>,
    #[schema(max_length = 200)]
    audience: Option<String>,
}

/// What was reached: a value, a status or a level.
#[derive(Debug, ToSchema)]
#[expect(dead_code, reason = "describes a part of the document")]
pub struct AwardResult {
    /// The `id` of a result description of the badge.
    result_description: String,
    #[schema(max_length = 100)]
    value: Option<String>,
    #[schema(pattern = "^(Completed|Enrolled|Failed|InProgress|OnHold|Provisional|Withdrew)$")]
    status: Option<String>,
    /// The `id` of a level of that description.
    achieved_level: Option<String>,
    #[schema(max_items = 10)]
    alignments: Option<Vec<Alignment>>,
}

/// An organisation, a person or a system.
#[derive(Debug, ToSchema)]
#[expect(dead_code, reason = "describes a part of the document")]
pub struct AwardSource {
    #[schema(format = "uri", max_length = 2000)]
    id: String,
    #[schema(max_length = 200)]
    name: Option<String>,
    #[schema(format = "uri", max_length = 2000)]
    url: Option<String>,
}

/// The members of a new award that are its details.
const OF_AWARD: [&str; 10] = [
    "evidence",
    "narrative",
    "results",
    "credits_earned",
    "activity_start_date",
    "activity_end_date",
    "license_number",
    "role",
    "source",
    "term",
];

/// Takes the details of a new award; evidence may be one text.
pub fn of_award(fields: &mut Fields) -> AwardDetails {
    let mut document = Map::new();
    for name in OF_AWARD {
        if let Some(value) = fields.optional::<Value>(name) {
            document.insert(name.to_owned(), value);
        }
    }
    if let Some(evidence) = document.remove("evidence") {
        document.insert("evidence".to_owned(), in_pieces(evidence));
    }
    details::read(&Value::Object(document)).unwrap_or_else(|error| {
        fields.refuse(error.pointer.trim_start_matches('/'), error.problem);
        AwardDetails::default()
    })
}

/// The evidence alone, where it is given.
pub fn evidence(fields: &mut Fields) -> Option<Vec<Evidence>> {
    match details::read(&in_pieces(fields.optional::<Value>("evidence")?)) {
        Ok(evidence) => Some(evidence),
        Err(error) => {
            fields.refuse(&format!("evidence{}", error.pointer), error.problem);
            None
        }
    }
}

/// Evidence may be given as one text.
fn in_pieces(evidence: Value) -> Value {
    match evidence {
        Value::String(text) if text.trim().is_empty() => json!([]),
        Value::String(text) => json!([{ "narrative": text }]),
        pieces => pieces,
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use utoipa::PartialSchema;

    use super::super::awards::NewAwardDetails;
    use super::*;
    use crate::domain::details::AchievementDetails;

    /// Every member of both documents, once or more.
    const EVERYTHING: &str = include_str!("../../../tests/fixtures/openbadges/details.json");

    fn described<T: PartialSchema>() -> BTreeSet<String> {
        let schema = serde_json::to_value(T::schema()).unwrap();
        schema["properties"].as_object().unwrap().keys().cloned().collect()
    }

    /// The members of all objects that stand at a path, `*` for every entry.
    fn present(value: &Value, path: &[&str]) -> BTreeSet<String> {
        match path {
            [] => value.as_object().unwrap().keys().cloned().collect(),
            ["*", rest @ ..] => value.as_array().unwrap().iter().flat_map(|item| present(item, rest)).collect(),
            [name, rest @ ..] => value.get(name).map(|inner| present(inner, rest)).unwrap_or_default(),
        }
    }

    #[test]
    fn what_is_described_is_what_is_read() {
        let everything: Value = serde_json::from_str(EVERYTHING).unwrap();
        let badge = AchievementDetails::parse(&everything["badge"]).unwrap();
        let award: AwardDetails = serde_json::from_value(everything["award"].clone()).unwrap();
        let award = award.checked(&badge).unwrap().to_json();
        let badge = badge.to_json();
        assert_eq!(present(&badge, &[]), described::<BadgeDetails>());
        assert_eq!(present(&badge, &["alignments", "*"]), described::<Alignment>());
        assert_eq!(present(&badge, &["other_identifiers", "*"]), described::<OtherIdentifier>());
        assert_eq!(present(&badge, &["related", "*"]), described::<Related>());
        assert_eq!(present(&badge, &["result_descriptions", "*"]), described::<ResultDescription>());
        assert_eq!(present(&badge, &["result_descriptions", "*", "levels", "*"]), described::<Level>());
        assert_eq!(present(&badge, &["terms_of_use", "*"]), described::<TermsOfUse>());
        assert_eq!(present(&award, &[]), described::<DetailsOfAward>());
        assert_eq!(described::<NewAwardDetails>(), OF_AWARD.map(str::to_owned).into());
        assert_eq!(present(&award, &["evidence", "*"]), described::<AwardEvidence>());
        assert_eq!(present(&award, &["results", "*"]), described::<AwardResult>());
        assert_eq!(present(&award, &["source"]), described::<AwardSource>());
        // One of every kind is there, or the comparison would hold nothing.
        assert_eq!(described::<DetailsOfAward>(), OF_AWARD.map(str::to_owned).into());
    }

    #[test]
    fn evidence_is_a_text_or_pieces() {
        let read = |body: Value| of_award(&mut Fields::read(body.to_string().as_bytes()).unwrap()).evidence_text();
        assert_eq!(read(json!({"evidence": "Built a bridge."})).as_deref(), Some("Built a bridge."));
        assert_eq!(read(json!({"evidence": "  "})), None);
        let pieces =
            json!({"evidence": [{"name": "Bridge", "url": "https://files.example.edu/1"}, {"narrative": "It held."}]});
        assert_eq!(read(pieces).as_deref(), Some("Bridge\nhttps://files.example.edu/1\nIt held."));
    }
}
