//! What an award says beyond its person: evidence, results, credits, dates and roles.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::check::{DetailError, DetailProblem, Place};
use super::results::AchievedResult;
use super::vocabulary::ResultsInCredentials;
use super::{AchievementDetails, Credits, MAX_DESCRIPTION, MAX_EVIDENCE, MAX_LINE, MAX_NARRATIVE, MAX_RESULTS};

/// The optional members of an award's credential.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct AwardDetails {
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<Evidence>,
    /// What was done, in words, before the conditions that a rule saw.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub narrative: Option<String>,
    /// They stay out of credentials until badge and learner let them in.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub results: Vec<AchievedResult>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub credits_earned: Option<Credits>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub activity_start_date: Option<DateTime<Utc>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub activity_end_date: Option<DateTime<Utc>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub license_number: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub role: Option<String>,
    /// Who assessed it on behalf of the issuer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<Source>,
    /// The academic term.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub term: Option<String>,
}

/// What shows that it was earned ([Evidence](https://www.imsglobal.org/spec/ob/v3p0/#evidence)).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Evidence {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// Markdown.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub narrative: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub genre: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub audience: Option<String>,
}

/// An organisation, a person or a system, by its identifier.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    pub id: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
}

impl AwardDetails {
    /// The details without the space around their texts, or everything that is wrong with them beside the badge.
    pub fn checked(mut self, badge: &AchievementDetails) -> Result<Self, Vec<DetailError>> {
        let mut errors = Vec::new();
        let mut place = Place::root(&mut errors);
        place.list("evidence", &mut self.evidence, MAX_EVIDENCE, Evidence::check);
        place.text("narrative", &mut self.narrative, MAX_NARRATIVE);
        self.check_results(&mut place, badge);
        if let (Some(earned), Some(available)) = (self.credits_earned, badge.credits_available)
            && earned > available
        {
            place.at("credits_earned").refuse(DetailProblem::MoreThanAvailable);
        }
        if let (Some(start), Some(end)) = (self.activity_start_date, self.activity_end_date)
            && end < start
        {
            place.at("activity_end_date").refuse(DetailProblem::EndsBeforeItBegins);
        }
        place.line("license_number", &mut self.license_number, MAX_LINE);
        place.line("role", &mut self.role, MAX_LINE);
        if let Some(source) = &mut self.source {
            Source::check(&mut place.at("source"), source);
        }
        place.line("term", &mut self.term, MAX_LINE);
        if errors.is_empty() { Ok(self) } else { Err(errors) }
    }

    fn check_results(&mut self, place: &mut Place<'_>, badge: &AchievementDetails) {
        // What could never be shown is not kept either.
        if !self.results.is_empty() && badge.results == ResultsInCredentials::Hidden {
            return place.at("results").refuse(DetailProblem::ResultsHidden);
        }
        place.list("results", &mut self.results, MAX_RESULTS, |place, result| {
            AchievedResult::check(place, result, badge);
        });
        for (at, result) in self.results.iter().enumerate() {
            let is_again =
                |earlier: &AchievedResult| earlier.result_description == result.result_description && earlier != result;
            if self.results[..at].iter().any(is_again) {
                place.at("results").at(at).at("result_description").refuse(DetailProblem::Twice);
            }
        }
    }

    /// The evidence as one text, a line for each part of it, for those who show no more.
    pub fn evidence_text(&self) -> Option<String> {
        let parts = |evidence: &Evidence| {
            let Evidence { url, name, description, narrative, .. } = evidence.clone();
            [name, description, narrative, url].into_iter().flatten().collect::<Vec<_>>()
        };
        let lines: Vec<String> = self.evidence.iter().flat_map(parts).collect();
        (!lines.is_empty()).then(|| lines.join("\n"))
    }

    pub fn to_json(&self) -> Value {
        serde_json::to_value(self).expect("texts, lists, numbers and times are JSON")
    }

    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

impl Evidence {
    fn check(place: &mut Place<'_>, evidence: &mut Self) {
        evidence.url.take_if(|url| url.trim().is_empty());
        if let Some(url) = &mut evidence.url {
            place.address("url", url);
        }
        place.line("name", &mut evidence.name, MAX_LINE);
        place.text("description", &mut evidence.description, MAX_DESCRIPTION);
        place.text("narrative", &mut evidence.narrative, MAX_NARRATIVE);
        place.line("genre", &mut evidence.genre, MAX_LINE);
        place.line("audience", &mut evidence.audience, MAX_LINE);
        let Self { url, name, description, narrative, .. } = evidence;
        if [url, name, description, narrative].iter().all(|text| text.is_none()) {
            place.refuse(DetailProblem::EvidenceEmpty);
        }
    }
}

impl Source {
    fn check(place: &mut Place<'_>, source: &mut Self) {
        place.identifier("id", &mut source.id);
        place.line("name", &mut source.name, MAX_LINE);
        source.url.take_if(|url| url.trim().is_empty());
        if let Some(url) = &mut source.url {
            place.address("url", url);
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn checked(award: Value, badge: Value) -> Result<AwardDetails, Vec<(String, DetailProblem)>> {
        let details: AwardDetails = serde_json::from_value(award).unwrap();
        details
            .checked(&AchievementDetails::parse(&badge).unwrap())
            .map_err(|errors| errors.into_iter().map(|error| (error.pointer, error.problem)).collect())
    }

    fn refused(award: Value, badge: Value) -> (String, DetailProblem) {
        let mut errors = checked(award, badge).unwrap_err();
        assert_eq!(errors.len(), 1, "{errors:?}");
        errors.remove(0)
    }

    #[test]
    fn an_award_comes_back_as_it_was_kept() {
        let json = json!({
            "evidence": [
                {"url": "https://files.example.edu/1", "name": "Report", "narrative": "Wrote it.", "genre": "Report", "audience": "All"},
                {"narrative": "Showed it at the bench."},
            ],
            "narrative": "Worked for a term.",
            "credits_earned": 2.5,
            "activity_start_date": "2026-09-01T00:00:00Z",
            "activity_end_date": "2026-11-20T00:00:00Z",
            "license_number": "L-1",
            "role": "Author",
            "source": {"id": "https://lab.example.edu/", "name": "The laboratory"},
            "term": "Autumn 2026",
        });
        let details = checked(json.clone(), json!({"credits_available": 3})).unwrap();
        assert_eq!(details.to_json(), json);
        assert!(checked(json!({"role": " "}), json!({})).unwrap().is_empty());
    }

    #[test]
    fn evidence_that_shows_nothing_is_refused() {
        let found = refused(json!({"evidence": [{"genre": "Report"}]}), json!({}));
        assert_eq!(found, ("/evidence/0".into(), DetailProblem::EvidenceEmpty));
        let found = refused(json!({"evidence": [{"name": "a"}, {"name": " a"}]}), json!({}));
        assert_eq!(found, ("/evidence/1".into(), DetailProblem::Twice));
        let found = refused(json!({"evidence": [{"url": "data:text/html,x"}]}), json!({}));
        assert_eq!(found, ("/evidence/0/url".into(), DetailProblem::NotAnAddress));
        let many: Vec<Value> = (0..=MAX_EVIDENCE).map(|n| json!({"name": n.to_string()})).collect();
        assert_eq!(refused(json!({"evidence": many}), json!({})).1, DetailProblem::TooMany { limit: MAX_EVIDENCE });
    }

    #[test]
    fn nobody_earns_more_credits_than_there_are() {
        let found = refused(json!({"credits_earned": 4}), json!({"credits_available": 3.5}));
        assert_eq!(found, ("/credits_earned".into(), DetailProblem::MoreThanAvailable));
        assert!(checked(json!({"credits_earned": 4}), json!({})).is_ok());
    }

    #[test]
    fn an_activity_does_not_end_before_it_begins() {
        let dates = json!({"activity_start_date": "2026-09-02T00:00:00Z", "activity_end_date": "2026-09-01T00:00:00Z"});
        assert_eq!(refused(dates, json!({})), ("/activity_end_date".into(), DetailProblem::EndsBeforeItBegins));
    }

    #[test]
    fn results_of_a_badge_that_hides_them_are_not_even_kept() {
        let described = json!([{"id": "quiz", "name": "Quiz", "result_type": "Percent"}]);
        let results = json!({"results": [{"result_description": "quiz", "value": "80"}]});
        let found = refused(results.clone(), json!({"result_descriptions": described}));
        assert_eq!(found, ("/results".into(), DetailProblem::ResultsHidden));
        assert!(checked(results, json!({"result_descriptions": described, "results": "shown"})).is_ok());
    }

    #[test]
    fn a_description_has_one_result_at_most() {
        let badge = json!({"results": "shown", "result_descriptions": [{"id": "quiz", "name": "Quiz", "result_type": "Percent"}]});
        let twice = json!({"results": [{"result_description": "quiz", "value": "80"}, {"result_description": "quiz", "value": "90"}]});
        assert_eq!(refused(twice, badge).0, "/results/1/result_description");
    }

    #[test]
    fn who_assessed_it_has_an_identifier() {
        let found = refused(json!({"source": {"id": "The lab"}}), json!({}));
        assert_eq!(found, ("/source/id".into(), DetailProblem::NotAnIdentifier));
    }
}
