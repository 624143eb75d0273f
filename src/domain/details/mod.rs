//! What a badge says beyond name, text and criteria, and what an award says beyond its person: the members of
//! [Open Badges 3.0](https://www.imsglobal.org/spec/ob/v3p0/) that somebody can have a reason to fill.
//!
//! A version of an achievement and an award each keep one JSON document of it, read and checked here as a whole: every
//! text and list has a limit, words of closed lists are known, and what names something else names something that is
//! there. All that is wrong is told at once, each fault with its place as a JSON pointer.

mod award;
mod check;
mod results;
mod vocabulary;

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use serde_json::Value;

pub use award::{AwardDetails, Evidence, Source};
pub use check::{DetailError, DetailProblem, read};
pub use results::{AchievedResult, Level, ResultDescription};
pub use vocabulary::{
    ACHIEVEMENT_TYPES, IDENTIFIER_TYPES, RESULT_STATUSES, RESULT_TYPES, ResultsInCredentials, TARGET_TYPES,
};

use super::trial;
use check::Place;

/// A name, a role, a code: one line.
pub const MAX_LINE: usize = 200;
/// A tag or a value of a scale.
pub const MAX_WORD: usize = 100;
pub const MAX_DESCRIPTION: usize = 2_000;
pub const MAX_NARRATIVE: usize = 5_000;
pub const MAX_ADDRESS: usize = 2_000;
pub const MAX_TAGS: usize = 50;
pub const MAX_ALIGNMENTS: usize = 50;
/// Of a result, its description, or a level.
pub const MAX_OWN_ALIGNMENTS: usize = 10;
pub const MAX_RELATED: usize = 20;
pub const MAX_IDENTIFIERS: usize = 20;
pub const MAX_TERMS: usize = 4;
pub const MAX_RESULTS: usize = 20;
pub const MAX_LEVELS: usize = 20;
pub const MAX_SCALE: usize = 100;
pub const MAX_EVIDENCE: usize = 20;
/// The text that says which evidence is asked for.
pub const MAX_ASKED: usize = 500;
/// The most credits there can be, and how fine they are counted: any processor writes such a number alike.
pub const MAX_CREDITS: u32 = 100_000;
pub const CREDIT_DECIMALS: u32 = 3;

/// The optional members of an achievement, under the names of Open Badges in snake case, lists in the plural.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct AchievementDetails {
    /// One of [`ACHIEVEMENT_TYPES`] or `ext:…`; `Badge` where it is missing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub achievement_type: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub alignments: Vec<Alignment>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<String>,
    /// BCP 47, as far as Open Badges take it: `de`, `pt-BR`, `zh-Hant-TW`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub credits_available: Option<Credits>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub field_of_study: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub specialization: Option<String>,
    /// What people call it by, such as `CH-101`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub human_code: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub other_identifiers: Vec<OtherIdentifier>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub related: Vec<Related>,
    /// The issuer's own word for the edition; our count of versions is another thing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub version: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub result_descriptions: Vec<ResultDescription>,
    /// Whether results may stand in credentials; the learner has to agree besides.
    #[serde(skip_serializing_if = "ResultsInCredentials::is_hidden")]
    pub results: ResultsInCredentials,
    /// What people who give the badge by hand have to show. While there is something, no hand gives it without evidence.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub evidence_asked: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub terms_of_use: Vec<TermsOfUse>,
    /// Whether credentials name the official JSON schema: some verifiers fetch it whenever it is named.
    #[serde(skip_serializing_if = "is_false")]
    pub credential_schema: bool,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "the signature that serde asks for")]
fn is_false(flag: &bool) -> bool {
    !flag
}

/// A place in a framework of skills, a standard or a catalogue
/// ([Alignment](https://www.imsglobal.org/spec/ob/v3p0/#alignment)).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Alignment {
    pub target_name: String,
    pub target_url: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub target_code: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub target_description: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub target_framework: Option<String>,
    /// One of [`TARGET_TYPES`] or `ext:…`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub target_type: Option<String>,
}

/// Another name of the same achievement, such as its number in a catalogue.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OtherIdentifier {
    pub identifier: String,
    /// One of [`IDENTIFIER_TYPES`] or `ext:…`.
    pub identifier_type: String,
}

/// The same achievement in another language or edition.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Related {
    /// Its identifier, which is an address as a rule.
    pub id: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub version: Option<String>,
}

/// Terms under which credentials are issued. The type is an identifier too, since no context defines one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TermsOfUse {
    #[serde(rename = "type")]
    pub kind: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
}

/// A number of credits, exact; read from a number or a text, and written as a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Credits(Decimal);

impl Credits {
    /// From 0 to [`MAX_CREDITS`], with [`CREDIT_DECIMALS`] decimals at most.
    pub fn new(number: Decimal) -> Option<Self> {
        let number = number.normalize();
        let is_counted = number >= Decimal::ZERO && number <= Decimal::from(MAX_CREDITS);
        (is_counted && number.scale() <= CREDIT_DECIMALS).then_some(Self(number))
    }

    /// What people type: a comma may stand for the point.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim().replace(',', ".");
        let is_plain = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
        is_plain.then(|| Decimal::from_str_exact(&text).ok()).flatten().and_then(Self::new)
    }

    pub fn to_json(self) -> Value {
        let text = self.0.to_string();
        text.parse::<serde_json::Number>().map_or(Value::Null, Value::Number)
    }
}

impl std::fmt::Display for Credits {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}

impl Serialize for Credits {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.to_json().serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Credits {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = match Value::deserialize(deserializer)? {
            Value::Number(number) => number.to_string(),
            Value::String(text) => text,
            _ => String::new(),
        };
        let wrong = || {
            serde::de::Error::custom(format!(
                "credits are a number from 0 to {MAX_CREDITS} with {CREDIT_DECIMALS} decimals at most"
            ))
        };
        Self::parse(&text).ok_or_else(wrong)
    }
}

impl AchievementDetails {
    /// Reads and checks a document, or tells everything that is wrong with it.
    pub fn parse(json: &Value) -> Result<Self, Vec<DetailError>> {
        if !json.is_object() {
            return Err(vec![DetailError::of_all(DetailProblem::Shape("it is not a JSON object".to_owned()))]);
        }
        read::<Self>(json).map_err(|error| vec![error])?.checked()
    }

    /// The details without the space around their texts, or everything that is wrong with them.
    pub fn checked(mut self) -> Result<Self, Vec<DetailError>> {
        let mut errors = Vec::new();
        let mut place = Place::root(&mut errors);
        place.word("achievement_type", &mut self.achievement_type, ACHIEVEMENT_TYPES);
        if self.achievement_type.as_deref() == Some(trial::KIND) {
            place.at("achievement_type").refuse(DetailProblem::UnknownWord);
        }
        place.list("alignments", &mut self.alignments, MAX_ALIGNMENTS, Alignment::check);
        place.list("tags", &mut self.tags, MAX_TAGS, |place, tag| place.whole(tag, MAX_WORD));
        place.language("language", &mut self.language);
        place.line("field_of_study", &mut self.field_of_study, MAX_LINE);
        place.line("specialization", &mut self.specialization, MAX_LINE);
        place.line("human_code", &mut self.human_code, MAX_LINE);
        place.list("other_identifiers", &mut self.other_identifiers, MAX_IDENTIFIERS, OtherIdentifier::check);
        place.list("related", &mut self.related, MAX_RELATED, Related::check);
        place.line("version", &mut self.version, MAX_WORD);
        place.list("result_descriptions", &mut self.result_descriptions, MAX_RESULTS, ResultDescription::check);
        results::check_names(&mut place, &self.result_descriptions);
        place.text("evidence_asked", &mut self.evidence_asked, MAX_ASKED);
        place.list("terms_of_use", &mut self.terms_of_use, MAX_TERMS, TermsOfUse::check);
        if errors.is_empty() { Ok(self) } else { Err(errors) }
    }

    pub fn to_json(&self) -> Value {
        serde_json::to_value(self).expect("texts, lists and numbers are JSON")
    }

    /// The description with this name, as results refer to it.
    pub fn result_description(&self, id: &str) -> Option<&ResultDescription> {
        self.result_descriptions.iter().find(|description| description.id == id)
    }

    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

impl Alignment {
    fn check(place: &mut Place<'_>, alignment: &mut Self) {
        place.need("target_name", &mut alignment.target_name, MAX_LINE);
        place.address("target_url", &mut alignment.target_url);
        place.line("target_code", &mut alignment.target_code, MAX_LINE);
        place.text("target_description", &mut alignment.target_description, MAX_DESCRIPTION);
        place.line("target_framework", &mut alignment.target_framework, MAX_LINE);
        place.word("target_type", &mut alignment.target_type, TARGET_TYPES);
    }
}

impl OtherIdentifier {
    fn check(place: &mut Place<'_>, other: &mut Self) {
        place.need("identifier", &mut other.identifier, MAX_LINE);
        place.needed_word("identifier_type", &mut other.identifier_type, IDENTIFIER_TYPES);
    }
}

impl Related {
    fn check(place: &mut Place<'_>, related: &mut Self) {
        place.identifier("id", &mut related.id);
        place.language("language", &mut related.language);
        place.line("version", &mut related.version, MAX_WORD);
    }
}

impl TermsOfUse {
    fn check(place: &mut Place<'_>, terms: &mut Self) {
        place.identifier("type", &mut terms.kind);
        if let Some(id) = &mut terms.id {
            place.identifier("id", id);
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    /// Where things are wrong, and what.
    fn wrong(json: Value) -> Vec<(String, DetailProblem)> {
        let errors = AchievementDetails::parse(&json).unwrap_err();
        errors.into_iter().map(|error| (error.pointer, error.problem)).collect()
    }

    fn only(json: Value) -> (String, DetailProblem) {
        let mut wrong = wrong(json);
        assert_eq!(wrong.len(), 1, "{wrong:?}");
        wrong.remove(0)
    }

    #[test]
    fn a_document_comes_back_as_it_was_kept() {
        let json = json!({
            "achievement_type": "Course",
            "alignments": [{"target_name": "Handles acids", "target_url": "https://skills.example.org/1", "target_type": "CFItem"}],
            "tags": ["safety", "größe"],
            "language": "de",
            "credits_available": 2.5,
            "related": [{"id": "https://badges.example.edu/achievements/0", "language": "en"}],
            "other_identifiers": [{"identifier": "CH-1", "identifier_type": "ext:catalogue"}],
            "results": "shown",
            "terms_of_use": [{"type": "https://terms.example.org/Terms", "id": "https://badges.example.edu/terms"}],
            "credential_schema": true,
        });
        let details = AchievementDetails::parse(&json).unwrap();
        assert_eq!(details.to_json(), json);
        assert!(!details.is_empty());
        assert_eq!(AchievementDetails::parse(&json!({})).unwrap().to_json(), json!({}));
        assert!(
            AchievementDetails::parse(&json!({"results": "hidden", "tags": [], "version": " "})).unwrap().is_empty()
        );
    }

    #[test]
    fn texts_lose_the_space_around_them() {
        let details = AchievementDetails::parse(&json!({"tags": [" safety "], "version": " 2 "})).unwrap();
        assert_eq!((details.tags, details.version.as_deref()), (vec!["safety".to_owned()], Some("2")));
    }

    #[test]
    fn everything_wrong_is_told_at_once_with_its_place() {
        let found = wrong(json!({
            "achievement_type": "Medal",
            "alignments": [{"target_name": " ", "target_url": "skills"}],
            "tags": ["a", "b", "a"],
            "language": "German",
        }));
        let pointers: Vec<&str> = found.iter().map(|(pointer, _)| pointer.as_str()).collect();
        let expected =
            ["/achievement_type", "/alignments/0/target_name", "/alignments/0/target_url", "/tags/2", "/language"];
        assert_eq!(pointers, expected);
        assert_eq!(found[3].1, DetailProblem::Twice);
    }

    #[test]
    fn a_member_that_there_is_not_or_of_another_kind_is_told_with_its_place() {
        let (pointer, problem) = only(json!({"colour": "red"}));
        assert!(matches!(problem, DetailProblem::Shape(text) if text.contains("colour")), "{pointer}");
        let (pointer, _) =
            only(json!({"alignments": [{"target_name": "a", "target_url": "https://a.example", "x": 1}]}));
        assert!(pointer.starts_with("/alignments/0"), "{pointer}");
        assert_eq!(only(json!({"tags": ["a", 1]})).0, "/tags/1");
        assert_eq!(only(json!({"results": "perhaps"})).0, "/results");
        assert_eq!(only(json!([])).0, "");
    }

    #[test]
    fn each_text_and_each_list_has_a_limit() {
        let long = "x".repeat(MAX_LINE + 1);
        assert_eq!(only(json!({"human_code": long})).1, DetailProblem::TooLong { limit: MAX_LINE });
        let tags: Vec<String> = (0..=MAX_TAGS).map(|n| n.to_string()).collect();
        assert_eq!(only(json!({"tags": tags})), ("/tags".into(), DetailProblem::TooMany { limit: MAX_TAGS }));
        let many: Vec<Value> =
            (0..=MAX_RESULTS).map(|n| json!({"id": format!("r{n}"), "name": "R", "result_type": "Percent"})).collect();
        assert_eq!(only(json!({"result_descriptions": many})).1, DetailProblem::TooMany { limit: MAX_RESULTS });
        let address = format!("https://a.example/{}", "x".repeat(MAX_ADDRESS));
        let alignment = json!({"alignments": [{"target_name": "a", "target_url": address}]});
        assert_eq!(only(alignment).1, DetailProblem::TooLong { limit: MAX_ADDRESS });
    }

    #[test]
    fn only_addresses_that_a_browser_opens_are_taken_for_skills() {
        for address in [
            "javascript:alert(1)",
            "https://",
            "//a.example/x",
            "https://a.example/a b",
            "urn:isbn:1",
            "ftp://a.example/",
        ] {
            let json = json!({"alignments": [{"target_name": "a", "target_url": address}]});
            assert_eq!(only(json).1, DetailProblem::NotAnAddress, "{address}");
        }
        for id in ["", "a", "_:b0", "1a:b", "urn:", "https://a.example/<x>", "https://a.example/\u{7}"] {
            let problem = only(json!({"related": [{"id": id}]})).1;
            assert!(matches!(problem, DetailProblem::NotAnIdentifier | DetailProblem::Empty), "{id}: {problem}");
        }
        assert!(AchievementDetails::parse(&json!({"related": [{"id": "urn:uuid:1"}]})).is_ok());
    }

    #[test]
    fn words_are_those_of_open_badges_or_begin_with_ext() {
        for good in ["Badge", "MicroCredential", "ext:Führerschein".replace('ü', "ue").as_str(), "ext:a.b-c_d"] {
            assert!(AchievementDetails::parse(&json!({"achievement_type": good})).is_ok(), "{good}");
        }
        for wrong in ["badge", "ext:", "ext:a b", "ext:ä", trial::KIND] {
            assert_eq!(only(json!({"achievement_type": wrong})).1, DetailProblem::UnknownWord, "{wrong}");
        }
        for (language, good) in [
            ("en", true),
            ("pt-BR", true),
            ("zh-Hant-TW", true),
            ("es-419", true),
            ("EN", false),
            ("e", false),
            ("de-at", false),
        ] {
            assert_eq!(AchievementDetails::parse(&json!({"language": language})).is_ok(), good, "{language}");
        }
    }

    #[test]
    fn credits_are_counted_exactly_and_bounded() {
        let credits = |value: Value| AchievementDetails::parse(&json!({"credits_available": value}));
        assert_eq!(credits(json!("2,50")).unwrap().to_json(), json!({"credits_available": 2.5}));
        assert_eq!(credits(json!(9.95)).unwrap().credits_available.unwrap().to_string(), "9.95");
        assert_eq!(credits(json!(3)).unwrap().to_json(), json!({"credits_available": 3}));
        for wrong in
            [json!(-1), json!(1.0001), json!(100_001), json!("many"), json!(1e300), json!(true), json!("1.2.3")]
        {
            let errors = credits(wrong.clone());
            assert!(errors.is_err(), "{wrong}: {errors:?}");
        }
    }

    #[test]
    fn control_characters_are_refused_and_line_breaks_stay_in_longer_texts() {
        assert_eq!(only(json!({"version": "a\u{0}"})).1, DetailProblem::Control);
        assert_eq!(only(json!({"version": "a\nb"})).1, DetailProblem::Control);
        assert!(AchievementDetails::parse(&json!({"evidence_asked": "A photo\nof the bench"})).is_ok());
    }
}
