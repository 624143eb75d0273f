//! What a badge says of itself.

use serde_json::Value;

use super::FEW;
use super::json::{issuer_of, list};

/// What the badge says. Believe it when the report says it is authentic.
#[derive(Debug, Clone, PartialEq, Eq, Default, serde::Serialize)]
pub struct Metadata {
    pub id: Option<String>,
    pub name: Option<String>,
    /// Of an endorsement, what it says.
    pub description: Option<String>,
    pub criteria: Option<String>,
    pub criteria_url: Option<String>,
    pub conditions: Option<String>,
    pub image: Option<String>,
    pub issuer_id: Option<String>,
    pub issuer_name: Option<String>,
    pub issuer_url: Option<String>,
    pub awarded_date: Option<String>,
    pub valid_from: Option<String>,
    pub valid_until: Option<String>,
    /// The recipient's name, where the badge shows it.
    pub recipient_name: Option<String>,
    /// What kinds of identity the recipient can prove, such as `emailAddress`.
    pub recipient_identity_types: Vec<String>,
    /// Nobody can read in it whose it is: only whoever has the address can compare it.
    #[serde(skip)]
    pub hides_recipient: bool,
}

impl Metadata {
    /// Whether it knows its recipient by a mail address, in the words of either version.
    pub fn has_mail(&self) -> bool {
        self.recipient_identity_types.iter().any(|kind| kind == "emailAddress" || kind == "email")
    }
}

pub(super) fn metadata(document: &Value) -> Metadata {
    let text = |value: &Value| value.as_str().or_else(|| value["@value"].as_str()).map(str::to_owned);
    let subject = &document["credentialSubject"];
    let achievement = &subject["achievement"];
    let identities = list(&subject["identifier"]);
    let name = identities.iter().find(|entry| entry["identityType"] == "name" && entry["hashed"] == false);
    let either = |one: &str, other: &str| text(&document[one]).or_else(|| text(&document[other]));
    Metadata {
        id: text(&document["id"]),
        name: text(&achievement["name"]).or_else(|| text(&document["name"])),
        description: text(&achievement["description"])
            .or_else(|| text(&subject["endorsementComment"]))
            .or_else(|| text(&document["description"])),
        criteria: text(&achievement["criteria"]["narrative"]),
        criteria_url: text(&achievement["criteria"]["id"]),
        conditions: text(&subject["narrative"]),
        image: text(&achievement["image"]["id"]).or_else(|| text(&document["image"]["id"])),
        issuer_id: issuer_of(document).map(str::to_owned),
        issuer_name: text(&document["issuer"]["name"]),
        issuer_url: text(&document["issuer"]["url"]),
        awarded_date: text(&document["awardedDate"]),
        valid_from: either("validFrom", "issuanceDate"),
        valid_until: either("validUntil", "expirationDate"),
        recipient_name: name.and_then(|entry| text(&entry["identityHash"])),
        recipient_identity_types: identities
            .iter()
            .take(FEW)
            .filter_map(|entry| text(&entry["identityType"]))
            .collect(),
        hides_recipient: !identities.is_empty() && identities.iter().all(|entry| entry["hashed"] == true),
    }
}
