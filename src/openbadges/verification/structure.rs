//! Has it the parts of an Open Badge, an endorsement or a learner record?

use serde_json::Value;

use super::FEW;
use super::json::{has_type, instant, is_text, list, status_entries};
use super::judge::Place;
use super::report::{Check, CheckName, Kind, Outcome};
use crate::openbadges::terms::{CREDENTIALS_V1, CREDENTIALS_V2, LEARNER_RECORDS, is_open_badges};

/// The required parts ([Open Badges 3.0 §B](https://www.imsglobal.org/spec/ob/v3p0/#data-models),
/// [CLR 2.0 §B](https://www.imsglobal.org/spec/clr/v2p0/#data-models)).
pub(super) fn structure_check(document: &Value, kind: Kind, place: Place<'_>) -> Check {
    let check = |outcome, detail: String| Check::new(CheckName::Structure, outcome, detail);
    let mut parts = Parts::default();
    parts.of_any(document, kind);
    let what = match kind {
        Kind::Badge => {
            parts.of_badge(document);
            "an Open Badge"
        }
        Kind::Endorsement => {
            parts.of_endorsement(document, place);
            "an endorsement"
        }
        Kind::LearnerRecord => {
            parts.of_learner_record(document);
            "a learner record"
        }
        Kind::Other if place == Place::Within => {
            return check(Outcome::NotChecked, "It is a credential of a kind that this version does not know.".into());
        }
        Kind::Other => {
            parts.require(false, "“type” must include OpenBadgeCredential");
            "an Open Badge"
        }
    };
    match parts.problems.as_slice() {
        [] => check(Outcome::Passed, format!("It has all parts of {what}.")),
        problems => check(Outcome::Failed, format!("As {what} it is incomplete: {}.", problems.join("; "))),
    }
}

#[derive(Default)]
struct Parts {
    problems: Vec<String>,
}

impl Parts {
    fn require(&mut self, holds: bool, problem: &str) {
        if !holds {
            self.problems.push(problem.to_owned());
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
        self.require(
            (is_version_1 || context[0] == CREDENTIALS_V2) && is_of_kind,
            "“@context” must begin with the contexts of Verifiable Credentials and of this kind of credential",
        );
        self.require(has_type(document, "VerifiableCredential"), "“type” must include VerifiableCredential");
        self.require(is_text(&document["id"]), "“id” is missing");
        let dates = ["validFrom", "validUntil", "issuanceDate", "expirationDate", "awardedDate"];
        for name in dates.into_iter().filter(|name| document.get(name).is_some()) {
            let is_time = instant(document[name].as_str()).is_some();
            self.require(is_time, &format!("“{name}” must be a time with its zone"));
        }
        let begins = ["validFrom", "issuanceDate"].iter().any(|name| document.get(name).is_some());
        self.require(begins, "“validFrom” is missing");
        let issuer = &document["issuer"];
        self.require(
            is_text(issuer) || (is_text(&issuer["id"]) && has_type(issuer, "Profile")),
            "“issuer” must be a Profile with an id",
        );
        self.image("issuer", &issuer["image"]);
        self.image("credential", &document["image"]);
        self.require(
            list(&document["evidence"]).iter().all(|entry| has_type(entry, "Evidence")),
            "every “evidence” must be an Evidence",
        );
        self.require(status_entries(document).count() <= FEW, "“credentialStatus” has too many entries");
        self.require(
            status_entries(document).all(|entry| is_text(&entry["type"]) && is_text(&entry["id"])),
            "“credentialStatus” must have a type and an id",
        );
    }

    fn image(&mut self, owner: &str, image: &Value) {
        self.require(
            image.is_null() || (has_type(image, "Image") && is_text(&image["id"])),
            &format!("the image of the {owner} must be an Image with an id"),
        );
    }

    /// A learner who can be recognised.
    fn of_learner(&mut self, subject: &Value, kind: &str) {
        self.require(has_type(subject, kind), &format!("“credentialSubject” must be one {kind}"));
        let identities = list(&subject["identifier"]);
        self.require(
            is_text(&subject["id"]) || !identities.is_empty(),
            "“credentialSubject” must have an id or an identifier",
        );
        self.require(
            identities.iter().all(|identity| {
                has_type(identity, "IdentityObject")
                    && identity["hashed"].is_boolean()
                    && is_text(&identity["identityHash"])
                    && is_text(&identity["identityType"])
            }),
            "every “identifier” must be an IdentityObject with hashed, identityHash and identityType",
        );
    }

    fn of_badge(&mut self, document: &Value) {
        let subject = &document["credentialSubject"];
        self.of_learner(subject, "AchievementSubject");
        self.require(
            list(&subject["result"]).iter().all(|result| has_type(result, "Result")),
            "every “result” must be a Result",
        );
        self.of_achievement(&subject["achievement"]);
    }

    fn of_achievement(&mut self, achievement: &Value) {
        self.require(has_type(achievement, "Achievement"), "“achievement” must be an Achievement");
        for name in ["id", "name", "description"] {
            self.require(is_text(&achievement[name]), &format!("the achievement has no {name}"));
        }
        let criteria = &achievement["criteria"];
        self.require(
            is_text(&criteria["id"]) || is_text(&criteria["narrative"]),
            "the achievement's criteria have neither id nor narrative",
        );
        self.require(
            list(&achievement["resultDescription"]).iter().all(|entry| {
                has_type(entry, "ResultDescription")
                    && ["id", "name", "resultType"].iter().all(|name| is_text(&entry[*name]))
            }),
            "every “resultDescription” must be a ResultDescription with id, name and resultType",
        );
        self.image("achievement", &achievement["image"]);
    }

    fn of_endorsement(&mut self, document: &Value, place: Place<'_>) {
        let subject = &document["credentialSubject"];
        self.require(has_type(subject, "EndorsementSubject"), "“credentialSubject” must be one EndorsementSubject");
        self.require(is_text(&subject["id"]), "it does not say what it endorses");
        if let Place::About(thing) = place {
            self.require(subject["id"].as_str() == thing, "it endorses something else than what it stands in");
        }
    }

    fn of_learner_record(&mut self, document: &Value) {
        let subject = &document["credentialSubject"];
        self.of_learner(subject, "ClrSubject");
        self.require(is_text(&document["name"]), "“name” is missing");
        let holds_any = ["verifiableCredential", "achievement"].iter().any(|name| !list(&subject[*name]).is_empty());
        self.require(holds_any, "it holds no credential and no achievement");
    }
}
