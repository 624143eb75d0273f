//! The documents that we publish: Assertion, BadgeClass, Issuer, CryptographicKey, RevocationList.
//!
//! Only members that the 2.0 context defines are written, and each value in the form that importers read: addresses as
//! plain texts, never as objects, where both are allowed.

use serde_json::{Map, Value, json};

use super::CONTEXT;
use crate::keys;

/// How an assertion is checked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verification<'a> {
    /// By asking its address.
    Hosted,
    /// By its signature, with the key at this address.
    Signed { key: &'a str },
}

/// An organisation as Open Badges 2.0 has it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Issuer {
    pub id: String,
    pub name: String,
    pub url: String,
    /// Required by the specification; without one, backpacks refuse its badges.
    pub email: Option<String>,
    pub description: Option<String>,
    pub image: Option<String>,
    /// What all addresses of its hosted assertions begin with.
    pub scope: String,
    /// The key that this profile signs with.
    pub key: Option<KeyOfIssuer>,
}

/// A profile names one key: the reference validator refuses lists, also for hosted badges. So each key that signs has a
/// profile of its own, and the profile of hosted badges has none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeyOfIssuer {
    pub key: String,
    pub revocation_list: String,
}

/// The assertion of a 3.0 credential; `None` when it does not say by which mail address its recipient is known, because
/// nothing else is known to those who read 2.0. The recipient's name never comes along.
pub fn assertion(
    credential: &Value,
    id: &str,
    badge: &str,
    verification: Verification<'_>,
    image: Option<&str>,
) -> Option<Value> {
    let subject = &credential["credentialSubject"];
    let awarded = text(&credential["awardedDate"]).or_else(|| text(&credential["validFrom"]))?;
    let mut assertion = begun("Assertion", id);
    assertion.insert("recipient".into(), recipient(subject)?);
    assertion.insert("badge".into(), json!(badge));
    assertion.insert("issuedOn".into(), json!(awarded));
    put(&mut assertion, "expires", text(&credential["validUntil"]));
    put(&mut assertion, "narrative", text(&subject["narrative"]));
    put(&mut assertion, "image", image);
    let evidence: Vec<Value> = list(&credential["evidence"]).iter().map(evidence).collect();
    if !evidence.is_empty() {
        assertion.insert("evidence".into(), json!(evidence));
    }
    let verification = match verification {
        Verification::Hosted => json!({"type": "HostedBadge"}),
        Verification::Signed { key } => json!({"type": "SignedBadge", "creator": key}),
    };
    assertion.insert("verification".into(), verification);
    Some(Value::Object(assertion))
}

/// The first hashed mail address among the identities: the same hash and salt as in the credential.
fn recipient(subject: &Value) -> Option<Value> {
    let known_by_mail =
        |identity: &&Value| identity["identityType"] == "emailAddress" && identity["hashed"] == json!(true);
    let identity = list(&subject["identifier"]).iter().find(known_by_mail)?;
    let mut recipient = Map::new();
    recipient.insert("type".into(), json!("email"));
    recipient.insert("hashed".into(), json!(true));
    recipient.insert("identity".into(), json!(text(&identity["identityHash"])?));
    put(&mut recipient, "salt", text(&identity["salt"]));
    Some(Value::Object(recipient))
}

fn evidence(entry: &Value) -> Value {
    let mut evidence = Map::new();
    evidence.insert("type".into(), json!("Evidence"));
    for name in ["id", "name", "description", "narrative", "genre", "audience"] {
        put(&mut evidence, name, text(&entry[name]));
    }
    Value::Object(evidence)
}

/// What a 3.0 credential says was earned, without the addresses of the class and its issuer; `None` when it lacks what
/// 2.0 requires.
pub fn badge_content(credential: &Value) -> Option<Value> {
    let achievement = &credential["credentialSubject"]["achievement"];
    let mut badge = Map::new();
    badge.insert("name".into(), json!(text(&achievement["name"])?));
    badge.insert("description".into(), json!(text(&achievement["description"])?));
    badge.insert("image".into(), json!(text(&achievement["image"]["id"])?));
    let mut criteria = Map::new();
    put(&mut criteria, "id", text(&achievement["criteria"]["id"]));
    put(&mut criteria, "narrative", text(&achievement["criteria"]["narrative"]));
    badge.insert("criteria".into(), Value::Object(criteria));
    let tags: Vec<&str> = list(&achievement["tag"]).iter().filter_map(Value::as_str).collect();
    if !tags.is_empty() {
        badge.insert("tags".into(), json!(tags));
    }
    let alignment: Vec<Value> = list(&achievement["alignment"]).iter().filter_map(alignment).collect();
    if !alignment.is_empty() {
        badge.insert("alignment".into(), json!(alignment));
    }
    Some(Value::Object(badge))
}

fn alignment(entry: &Value) -> Option<Value> {
    let mut alignment = Map::new();
    alignment.insert("targetName".into(), json!(text(&entry["targetName"])?));
    alignment.insert("targetUrl".into(), json!(text(&entry["targetUrl"])?));
    for name in ["targetDescription", "targetFramework", "targetCode"] {
        put(&mut alignment, name, text(&entry[name]));
    }
    Some(Value::Object(alignment))
}

/// The BadgeClass with this content, under an address and of an issuer.
pub fn badge_of(content: &Value, id: &str, issuer: &str) -> Value {
    let mut badge = begun("BadgeClass", id);
    badge.extend(content.as_object().cloned().unwrap_or_default());
    badge.insert("issuer".into(), json!(issuer));
    Value::Object(badge)
}

impl Issuer {
    pub fn to_json(&self) -> Value {
        let mut issuer = begun("Issuer", &self.id);
        issuer.insert("name".into(), json!(self.name));
        issuer.insert("url".into(), json!(self.url));
        put(&mut issuer, "email", self.email.as_deref());
        put(&mut issuer, "description", self.description.as_deref());
        put(&mut issuer, "image", self.image.as_deref());
        issuer.insert("verification".into(), json!({"type": "VerificationObject", "startsWith": self.scope}));
        if let Some(key) = &self.key {
            issuer.insert("publicKey".into(), json!(key.key));
            issuer.insert("revocationList".into(), json!(key.revocation_list));
        }
        Value::Object(issuer)
    }
}

/// A key with the profile that it belongs to.
pub fn key(id: &str, owner: &str, pem: &str) -> Value {
    let mut key = begun("CryptographicKey", id);
    key.insert("owner".into(), json!(owner));
    key.insert("publicKeyPem".into(), json!(pem));
    Value::Object(key)
}

/// The assertions that do not hold any more, with what may be said of why. Two of them never existed: the reference
/// validator overlooks the only entry of a list.
pub fn revocation_list(id: &str, issuer: &str, withdrawn: &[(String, Option<String>)]) -> Value {
    let mut entries: Vec<(String, Option<&str>)> =
        withdrawn.iter().map(|(urn, reason)| (urn.clone(), reason.as_deref())).collect();
    entries.extend([1, 2].map(|number| (format!("urn:uuid:{}", keys::derived_id(&format!("{id} {number}"))), None)));
    entries.sort_unstable();
    let entries: Vec<Value> = entries
        .into_iter()
        .map(|(urn, reason)| {
            let mut entry = Map::new();
            entry.insert("id".into(), json!(urn));
            put(&mut entry, "revocationReason", reason);
            Value::Object(entry)
        })
        .collect();
    let mut list = begun("RevocationList", id);
    list.insert("issuer".into(), json!(issuer));
    list.insert("revokedAssertions".into(), json!(entries));
    Value::Object(list)
}

/// All that is left of a hosted assertion: whole, with `revoked` in it, the reference validator takes it for good.
pub fn revoked(id: &str, reason: Option<&str>) -> Value {
    let mut assertion = begun("Assertion", id);
    assertion.insert("revoked".into(), json!(true));
    put(&mut assertion, "revocationReason", reason);
    Value::Object(assertion)
}

fn begun(kind: &str, id: &str) -> Map<String, Value> {
    let mut document = Map::new();
    document.insert("@context".into(), json!(CONTEXT));
    document.insert("type".into(), json!(kind));
    document.insert("id".into(), json!(id));
    document
}

fn put(object: &mut Map<String, Value>, name: &str, value: Option<&str>) {
    if let Some(text) = value.filter(|text| !text.is_empty()) {
        object.insert(name.into(), json!(text));
    }
}

fn text(value: &Value) -> Option<&str> {
    value.as_str().filter(|text| !text.is_empty())
}

fn list(value: &Value) -> &[Value] {
    match value {
        Value::Null => &[],
        Value::Array(items) => items,
        single => std::slice::from_ref(single),
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::credential::Identity;
    use super::super::super::samples;
    use super::*;
    use crate::domain::details::Evidence;

    const ID: &str = "https://badges.example.edu/ob2/assertions/1";
    const BADGE: &str = "https://badges.example.edu/ob2/badges/1";

    fn credential() -> Value {
        let mut content = samples::Issuer::new().content();
        content.recipient = vec![
            Identity::Name("Ada Example".into()),
            Identity::Email { address: "Ada@example.org".into(), salt: [7; 16] },
        ];
        content.award.evidence = vec![Evidence { narrative: Some("Built a bridge.".into()), ..Evidence::default() }];
        content.to_json()
    }

    #[test]
    fn an_assertion_says_what_the_credential_says() {
        let credential = credential();
        let assertion =
            assertion(&credential, ID, BADGE, Verification::Hosted, Some("https://h.example/1.png")).unwrap();
        let identity = &credential["credentialSubject"]["identifier"][1];
        assert_eq!(
            assertion,
            json!({
                "@context": CONTEXT,
                "type": "Assertion",
                "id": ID,
                "recipient": {
                    "type": "email",
                    "hashed": true,
                    "identity": identity["identityHash"],
                    "salt": identity["salt"],
                },
                "badge": BADGE,
                "issuedOn": credential["awardedDate"],
                "expires": credential["validUntil"],
                "narrative": "Final quiz: at least 75 %.",
                "evidence": [{"type": "Evidence", "narrative": "Built a bridge."}],
                "image": "https://h.example/1.png",
                "verification": {"type": "HostedBadge"},
            })
        );
        assert!(!assertion.to_string().contains("Ada"));
    }

    #[test]
    fn nobody_without_an_address_has_an_assertion() {
        let mut credential = credential();
        let identifier = &mut credential["credentialSubject"]["identifier"];
        identifier[1]["identityType"] = json!("ltiUserId");
        assert_eq!(assertion(&credential, ID, BADGE, Verification::Hosted, None), None);
        credential["credentialSubject"]["identifier"][1]["identityType"] = json!("emailAddress");
        credential["credentialSubject"]["identifier"][1]["hashed"] = json!(false);
        assert_eq!(assertion(&credential, ID, BADGE, Verification::Hosted, None), None);
    }

    #[test]
    fn a_badge_class_has_what_importers_read() {
        let mut credential = credential();
        credential["credentialSubject"]["achievement"]["alignment"] = json!([{
            "type": ["Alignment"],
            "targetName": "Safety",
            "targetUrl": "https://skills.example/safety",
            "targetType": "CFItem",
            "targetCode": "S1",
        }]);
        let content = badge_content(&credential).unwrap();
        let badge = badge_of(&content, BADGE, "https://badges.example.edu/ob2/issuers/1");
        let achievement = &credential["credentialSubject"]["achievement"];
        for name in ["name", "description"] {
            assert_eq!(badge[name], achievement[name]);
        }
        assert_eq!(badge["image"], achievement["image"]["id"]);
        assert_eq!(badge["criteria"], achievement["criteria"]);
        assert_eq!(badge["tags"], json!(["safety"]));
        assert_eq!(
            badge["alignment"],
            json!([{"targetName": "Safety", "targetUrl": "https://skills.example/safety", "targetCode": "S1"}])
        );
        assert_eq!(badge["type"], "BadgeClass");
        assert_eq!(badge["issuer"], "https://badges.example.edu/ob2/issuers/1");
        let mut nameless = credential.clone();
        nameless["credentialSubject"]["achievement"].as_object_mut().unwrap().remove("image");
        assert_eq!(badge_content(&nameless), None);
    }

    #[test]
    fn a_revocation_list_never_has_a_single_entry() {
        let list = |withdrawn: &[(String, Option<String>)]| {
            revocation_list("https://h.example/r/1", "https://h.example/i/1", withdrawn)["revokedAssertions"]
                .as_array()
                .unwrap()
                .clone()
        };
        assert_eq!(list(&[]).len(), 2);
        assert_eq!(list(&[]), list(&[]));
        let one = list(&[("urn:uuid:0".into(), Some("Given by mistake.".into()))]);
        assert_eq!(one.len(), 3);
        assert_eq!(one[0], json!({"id": "urn:uuid:0", "revocationReason": "Given by mistake."}));
        assert!(one.is_sorted_by_key(|entry| entry["id"].as_str().unwrap().to_owned()));
    }

    #[test]
    fn nothing_is_left_of_a_revoked_assertion() {
        assert_eq!(
            revoked(ID, Some("Given by mistake.")),
            json!({
                "@context": CONTEXT,
                "type": "Assertion",
                "id": ID,
                "revoked": true,
                "revocationReason": "Given by mistake.",
            })
        );
    }

    #[test]
    fn a_profile_without_a_key_names_no_list() {
        let profile = Issuer { id: "https://h.example/i/1".into(), name: "Example".into(), ..Issuer::default() };
        let plain = profile.to_json();
        assert!(plain.get("publicKey").is_none() && plain.get("revocationList").is_none());
        let key = KeyOfIssuer { key: "https://h.example/k/1".into(), revocation_list: "https://h.example/r/1".into() };
        let signing = Issuer { key: Some(key), ..profile }.to_json();
        assert_eq!(signing["publicKey"], "https://h.example/k/1");
        assert_eq!(signing["revocationList"], "https://h.example/r/1");
    }
}
