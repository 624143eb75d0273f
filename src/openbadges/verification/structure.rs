//! Has it the parts of an Open Badge?

use serde_json::Value;

use super::FEW;
use super::json::{has_type, instant, is_text, list, status_entries};
use super::report::{Check, CheckName, Outcome};
use crate::openbadges::terms::{CREDENTIALS_V2, OPEN_BADGES};

/// The required parts of an AchievementCredential
/// ([Open Badges 3.0 §B](https://www.imsglobal.org/spec/ob/v3p0/#achievementcredential)).
pub(super) fn structure_check(document: &Value) -> Check {
    let problems = structure_problems(document);
    if problems.is_empty() {
        Check::new(CheckName::Structure, Outcome::Passed, "It has all parts of an Open Badge.")
    } else {
        Check::new(
            CheckName::Structure,
            Outcome::Failed,
            format!("As an Open Badge it is incomplete: {}.", problems.join("; ")),
        )
    }
}

fn structure_problems(document: &Value) -> Vec<String> {
    let mut problems = Vec::new();
    let mut require = |holds: bool, problem: &str| {
        if !holds {
            problems.push(problem.to_owned());
        }
    };
    let context = &document["@context"];
    require(
        context[0] == CREDENTIALS_V2 && context[1] == OPEN_BADGES,
        "“@context” must begin with the contexts of VC 2.0 and Open Badges 3.0.3",
    );
    require(has_type(document, "VerifiableCredential"), "“type” must include VerifiableCredential");
    require(
        has_type(document, "OpenBadgeCredential") || has_type(document, "AchievementCredential"),
        "“type” must include OpenBadgeCredential",
    );
    require(is_text(&document["id"]), "“id” is missing");
    require(instant(document["validFrom"].as_str()).is_some(), "“validFrom” must be a time with its zone");
    for name in ["validUntil", "awardedDate"] {
        let value = &document[name];
        require(
            value.is_null() || instant(value.as_str()).is_some(),
            &format!("“{name}” must be a time with its zone"),
        );
    }
    let issuer = &document["issuer"];
    require(
        is_text(issuer) || (is_text(&issuer["id"]) && has_type(issuer, "Profile")),
        "“issuer” must be a Profile with an id",
    );

    let subject = &document["credentialSubject"];
    require(has_type(subject, "AchievementSubject"), "“credentialSubject” must be one AchievementSubject");
    let identities = list(&subject["identifier"]);
    require(is_text(&subject["id"]) || !identities.is_empty(), "“credentialSubject” must have an id or an identifier");
    require(
        identities.iter().all(|identity| {
            has_type(identity, "IdentityObject")
                && identity["hashed"].is_boolean()
                && is_text(&identity["identityHash"])
                && is_text(&identity["identityType"])
        }),
        "every “identifier” must be an IdentityObject with hashed, identityHash and identityType",
    );
    require(
        list(&subject["result"]).iter().all(|result| has_type(result, "Result")),
        "every “result” must be a Result",
    );

    let achievement = &subject["achievement"];
    require(has_type(achievement, "Achievement"), "“achievement” must be an Achievement");
    for name in ["id", "name", "description"] {
        require(is_text(&achievement[name]), &format!("the achievement has no {name}"));
    }
    let criteria = &achievement["criteria"];
    require(
        is_text(&criteria["id"]) || is_text(&criteria["narrative"]),
        "the achievement's criteria have neither id nor narrative",
    );
    require(
        list(&achievement["resultDescription"]).iter().all(|entry| {
            has_type(entry, "ResultDescription")
                && ["id", "name", "resultType"].iter().all(|name| is_text(&entry[*name]))
        }),
        "every “resultDescription” must be a ResultDescription with id, name and resultType",
    );
    for (owner, image) in
        [("credential", &document["image"]), ("achievement", &achievement["image"]), ("issuer", &issuer["image"])]
    {
        require(
            image.is_null() || (has_type(image, "Image") && is_text(&image["id"])),
            &format!("the image of the {owner} must be an Image with an id"),
        );
    }
    require(
        list(&document["evidence"]).iter().all(|entry| has_type(entry, "Evidence")),
        "every “evidence” must be an Evidence",
    );
    require(status_entries(document).count() <= FEW, "“credentialStatus” has too many entries");
    require(
        list(&document["credentialStatus"]).iter().all(|entry| is_text(&entry["type"]) && is_text(&entry["id"])),
        "“credentialStatus” must have a type and an id",
    );
    problems
}
