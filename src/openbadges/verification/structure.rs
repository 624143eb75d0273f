//! Has it the parts of an Open Badge, an endorsement or a learner record?

use serde_json::Value;

use super::FEW;
use super::detail::Detail;
use super::json::{has_type, instant, is_text, list, status_entries};
use super::judge::Place;
use super::report::{Check, CheckName, Kind, Outcome};
use super::say;
use crate::openbadges::terms::{CREDENTIALS_V1, CREDENTIALS_V2, LEARNER_RECORDS, is_open_badges};

/// The required parts ([Open Badges 3.0 §B](https://www.imsglobal.org/spec/ob/v3p0/#data-models),
/// [CLR 2.0 §B](https://www.imsglobal.org/spec/clr/v2p0/#data-models)).
pub(super) fn structure_check(document: &Value, kind: Kind, place: Place<'_>) -> Check {
    let check = |outcome, detail| Check::new(CheckName::Structure, outcome, detail);
    let mut parts = Parts::default();
    parts.of_any(document, kind);
    let what = match kind {
        Kind::Badge => {
            parts.of_badge(document);
            say::a_badge()
        }
        Kind::Endorsement => {
            parts.of_endorsement(document, place);
            say::an_endorsement()
        }
        Kind::LearnerRecord => {
            parts.of_learner_record(document);
            say::a_learner_record()
        }
        Kind::Other if place == Place::Within => {
            return check(Outcome::NotChecked, say::unknown_kind());
        }
        Kind::Other => {
            parts.require(false, || say::not_of_type("OpenBadgeCredential"));
            say::a_badge()
        }
    };
    if parts.problems.is_empty() {
        check(Outcome::Passed, say::complete(what))
    } else {
        check(Outcome::Failed, say::incomplete(what, parts.problems))
    }
}

#[derive(Default)]
struct Parts {
    problems: Vec<Detail>,
}

impl Parts {
    fn require(&mut self, holds: bool, problem: impl FnOnce() -> Detail) {
        if !holds {
            self.problems.push(problem());
        }
    }

    fn of_any(&mut self, document: &Value, kind: Kind) {
        let context = &document["@context"];
        let is_version_1 = context[0] == CREDENTIALS_V1;
        let second = context[1].as_str().unwrap_or_default();
        let is_of_kind = match kind {
            Kind::LearnerRecord => second == LEARNER_RECORDS,
            Kind::Badge | Kind::Endorsement | Kind::Other => is_open_badges(second),
        };
        self.require((is_version_1 || context[0] == CREDENTIALS_V2) && is_of_kind, say::wrong_context);
        self.require(has_type(document, "VerifiableCredential"), || say::not_of_type("VerifiableCredential"));
        self.require(is_text(&document["id"]), || say::missing("id"));
        let dates = ["validFrom", "validUntil", "issuanceDate", "expirationDate", "awardedDate"];
        for name in dates.into_iter().filter(|name| document.get(name).is_some()) {
            let is_time = instant(document[name].as_str()).is_some();
            self.require(is_time, || say::no_time(name));
        }
        let begins = ["validFrom", "issuanceDate"].iter().any(|name| document.get(name).is_some());
        self.require(begins, || say::missing("validFrom"));
        let issuer = &document["issuer"];
        self.require(is_text(issuer) || (is_text(&issuer["id"]) && has_type(issuer, "Profile")), say::wrong_issuer);
        self.image("issuer", &issuer["image"]);
        self.image("credential", &document["image"]);
        self.require(list(&document["evidence"]).iter().all(|entry| has_type(entry, "Evidence")), say::wrong_evidence);
        self.require(status_entries(document).count() <= FEW, say::many_statuses);
        self.require(
            status_entries(document).all(|entry| is_text(&entry["type"]) && is_text(&entry["id"])),
            say::wrong_status,
        );
    }

    fn image(&mut self, owner: &str, image: &Value) {
        self.require(image.is_null() || (has_type(image, "Image") && is_text(&image["id"])), || {
            say::wrong_image(owner)
        });
    }

    /// A learner who can be recognised.
    fn of_learner(&mut self, subject: &Value, kind: &str) {
        self.require(has_type(subject, kind), || say::wrong_subject(kind));
        let identities = list(&subject["identifier"]);
        self.require(is_text(&subject["id"]) || !identities.is_empty(), say::nameless_subject);
        self.require(
            identities.iter().all(|identity| {
                has_type(identity, "IdentityObject")
                    && identity["hashed"].is_boolean()
                    && is_text(&identity["identityHash"])
                    && is_text(&identity["identityType"])
            }),
            say::wrong_identity,
        );
    }

    fn of_badge(&mut self, document: &Value) {
        let subject = &document["credentialSubject"];
        self.of_learner(subject, "AchievementSubject");
        self.require(list(&subject["result"]).iter().all(|result| has_type(result, "Result")), say::wrong_result);
        self.of_achievement(&subject["achievement"]);
    }

    fn of_achievement(&mut self, achievement: &Value) {
        self.require(has_type(achievement, "Achievement"), say::wrong_achievement);
        for name in ["id", "name", "description"] {
            self.require(is_text(&achievement[name]), || say::achievement_lacks(name));
        }
        let criteria = &achievement["criteria"];
        self.require(is_text(&criteria["id"]) || is_text(&criteria["narrative"]), say::no_criteria);
        self.require(
            list(&achievement["resultDescription"]).iter().all(|entry| {
                has_type(entry, "ResultDescription")
                    && ["id", "name", "resultType"].iter().all(|name| is_text(&entry[*name]))
            }),
            say::wrong_result_description,
        );
        self.image("achievement", &achievement["image"]);
    }

    fn of_endorsement(&mut self, document: &Value, place: Place<'_>) {
        let subject = &document["credentialSubject"];
        self.require(has_type(subject, "EndorsementSubject"), || say::wrong_subject("EndorsementSubject"));
        self.require(is_text(&subject["id"]), say::endorses_nothing);
        if let Place::About(thing) = place {
            self.require(subject["id"].as_str() == thing, say::endorses_other);
        }
    }

    fn of_learner_record(&mut self, document: &Value) {
        let subject = &document["credentialSubject"];
        self.of_learner(subject, "ClrSubject");
        self.require(is_text(&document["name"]), || say::missing("name"));
        let holds_any = ["verifiableCredential", "achievement"].iter().any(|name| !list(&subject[*name]).is_empty());
        self.require(holds_any, say::holds_nothing);
    }
}
