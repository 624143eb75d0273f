//! The probes of 1EdTech's [public validator](https://github.com/1EdTech/digital-credentials-public-validator) and the
//! mistakes that issuers make most, row by row: a badge with such a fault is never found good here, and none is issued.
//!
//! Most rows are held where their behaviour is: [`PROBES`] and [`MISTAKES`] say by which test, some of them by verifiers that
//! others wrote (`tests/verifiers`). Here stand badges that were well signed and ill made.

use std::fs;
use std::path::Path;

use accolade::clock::Clock;
use accolade::flows::verify::{Verifier, VerifyError};
use accolade::keys::{self, Ed25519Key, RsaKey};
use accolade::openbadges::baking::{BakingError, unbake_svg};
use accolade::openbadges::credential::identity_hash;
use accolade::openbadges::verification::{CheckName, Outcome, Report, State};
use accolade::openbadges::{did, proof, terms};
use accolade::practice::Manners;
use chrono::{DateTime, TimeDelta, Utc};
use serde_json::{Value, json};

use crate::course::Taught;

/// What the validator looks at, in its order and with the faults of its own test files, and the test that holds it.
const PROBES: &[(&str, &str)] = &[
    ("payload: any bit of it", "any_single_changed_bit_of_a_signed_file_is_refused"),
    ("payload: PNG keyword", "a_compressed_a_plain_and_an_older_chunk_are_told_apart"),
    ("payload: SVG element", "an_svg_element_in_the_namespace_of_the_context_is_no_credential"),
    ("payload: token of three parts", "a_token_of_another_algorithm_or_shape_is_refused"),
    ("payload: JSON", "a_tail_broken_text_and_great_depth_are_refused"),
    ("JSON-LD in safe mode", "a badge with a member that nothing defines"),
    ("contexts by position", "a badge whose contexts are swapped"),
    ("contexts: one alone", "a_badge_with_a_fault_that_the_validator_probes_is_never_valid"),
    ("type of the credential", "a_badge_with_a_fault_that_the_validator_probes_is_never_valid"),
    ("official JSON schema", "The official schema"),
    ("type of the subject", "every_object_needs_the_type_that_defines_its_members"),
    ("type of identifiers", "every_object_needs_the_type_that_defines_its_members"),
    ("type of results", "every_object_needs_the_type_that_defines_its_members"),
    ("type of result descriptions", "every_object_needs_the_type_that_defines_its_members"),
    ("type of a source", "every_object_needs_the_type_that_defines_its_members"),
    ("type of evidence", "every_object_needs_the_type_that_defines_its_members"),
    ("type of the issuer, its parent and its identifiers", "every_object_needs_the_type_that_defines_its_members"),
    ("subject without id and identifier", "a_badge_with_a_fault_that_the_validator_probes_is_never_valid"),
    ("criteria without address and narrative", "a_badge_with_a_fault_that_the_validator_probes_is_never_valid"),
    ("no proof", "a badge without a proof"),
    ("value of the proof", "a badge with one changed letter of its signature"),
    (
        "method: unknown scheme, no scheme, unknown DID method",
        "a_method_that_leads_to_no_key_of_the_issuer_proves_nothing",
    ),
    ("method: a key in the fragment", "a badge signed with a key that its method’s own name tells"),
    ("method: a controller other than the issuer", "a badge signed with a key of somebody else"),
    ("derived proof (ecdsa-sd-2023)", "a_proof_of_another_kind_or_purpose_is_told_apart"),
    ("token: key at its kid", "a badge that a rule gave"),
    ("token: a key in its header", "a_key_in_the_header_of_a_token_makes_nobody_an_issuer"),
    ("token: claims", "a_claim_that_differs_from_the_document_is_found"),
    ("revoked by a bit", "a revoked badge"),
    ("revoked by a list of 1EdTech", "a_status_of_another_kind_leaves_a_badge_unverifiable"),
    ("expired", "an expired badge"),
    ("not yet issued", "a badge that begins the day after tomorrow"),
    ("status list: proof, issuer, period", "a_status_list_that_is_not_the_issuers_or_not_current_cannot_be_relied_on"),
    ("status list: length, encoding", "a_short_a_bombed_or_a_misspelt_list_is_refused"),
    ("2.0: context, types, compaction, scope, revocation, signature, dates", "class Reference"),
];

/// What goes wrong most often, and the test that keeps it from being issued or from being found good.
const MISTAKES: &[(&str, &str)] = &[
    ("bare text as image or issuer", "a_badge_with_a_fault_that_the_validator_probes_is_never_valid"),
    ("no type on a nested object", "every_object_needs_the_type_that_defines_its_members"),
    ("a member in no context, jti in the document", "a_badge_with_a_fault_that_the_validator_probes_is_never_valid"),
    (
        "endorsementJwt under older copies of the context",
        "the_bare_term_for_endorsement_tokens_means_the_same_as_with_its_definition",
    ),
    ("a type of the extensions without their context", "a_badge_with_a_fault_that_the_validator_probes_is_never_valid"),
    ("an id that is no address", "a_relative_or_unnamed_identifier_is_refused"),
    ("a date without a zone, or a day alone", "a_badge_with_a_fault_that_the_validator_probes_is_never_valid"),
    ("validFrom now, with a fraction", "fractions_of_a_second_are_cut_off"),
    ("names of dates of another version", "a_badge_with_a_fault_that_the_validator_probes_is_never_valid"),
    ("a key whose controller is not the issuer", "a_key_of_another_controller_or_not_listed_is_refused"),
    ("assertionMethod missing", "a_key_that_is_not_listed_for_assertions_proves_nothing"),
    ("did:key without a fragment", "a badge that a rule gave"),
    (
        "document hashed first, hashes as hex, value as base64",
        "a_signature_over_anything_but_both_hashes_in_order_does_not_hold",
    ),
    ("proof options without the contexts", "a_signature_over_anything_but_both_hashes_in_order_does_not_hold"),
    ("status list: short, padded, no u, zlib", "a_short_a_bombed_or_a_misspelt_list_is_refused"),
    ("status list: bits turned", "the_first_bit_is_the_most_significant_of_the_first_byte"),
    ("index as a number, entry named like its list", "a_status_of_another_kind_leaves_a_badge_unverifiable"),
    ("a list behind a login or another origin's rules", "any_site_may_read_what_is_signed_and_nothing_else"),
    ("a key set at the address of a key", "a badge that a rule gave"),
    ("a private key in the header or in the key document", "a_private_member_never_reaches_the_document"),
    ("identityType email, salt in front, salt as bytes", "a_recipient_hashed_in_another_way_is_not_recognised"),
    (
        "compressed text, tEXt, a second chunk, a wrong checksum",
        "a_compressed_a_plain_and_an_older_chunk_are_told_apart",
    ),
    ("written anew between signing and baking", "every_picture_holds_its_document_byte_for_byte"),
    ("a page where a program asks for JSON", "programs_get_json_from_any_origin_and_people_the_page"),
    ("2.0: a revocation list of one, a whole body that says revoked", "of_a_revoked_badge_only_that_is_left"),
    ("2.0: assertion on another host than its issuer", "class Reference"),
];

#[test]
fn every_row_is_held_by_a_test_that_exists() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut rust = Vec::new();
    for folder in ["src/openbadges", "tests/suite"] {
        read_all(&root.join(folder), &mut rust);
    }
    let others = [
        include_str!("../verifiers/awarding.js"),
        include_str!("../verifiers/spoiling.js"),
        include_str!("../verifiers/schema.test.js"),
        include_str!("../verifiers/test_badges2.py"),
    ];
    for (row, test) in PROBES.iter().chain(MISTAKES) {
        let name = format!("fn {test}(");
        let is_there =
            rust.iter().any(|source| source.contains(&name)) || others.iter().any(|source| source.contains(test));
        assert!(is_there, "{row}: there is no {test}");
    }
}

/// The text of every Rust file in a folder and below.
fn read_all(folder: &Path, texts: &mut Vec<String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            read_all(&path, texts);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            texts.push(fs::read_to_string(path).unwrap());
        }
    }
}

/// An issuer that nobody knows and that needs nothing from the network.
struct Stranger {
    key: Ed25519Key,
    did: String,
    multibase: String,
}

impl Stranger {
    fn new() -> Self {
        let key = Ed25519Key::generate().unwrap();
        let multibase = did::multibase(&key.public_key());
        Self { key, did: format!("did:key:{multibase}"), multibase }
    }

    fn method(&self) -> String {
        format!("{}#{}", self.did, self.multibase)
    }

    /// A badge with something in every corner.
    fn badge(&self) -> Value {
        json!({
            "@context": [terms::CREDENTIALS_V2, terms::OPEN_BADGES],
            "id": "https://badges.example.org/credentials/1",
            "type": ["VerifiableCredential", "OpenBadgeCredential"],
            "name": "Navigator",
            "image": image(),
            "issuer": {
                "id": self.did,
                "type": ["Profile"],
                "name": "Sailing Club Example",
                "url": "https://sailing.example.org/",
                "image": image(),
                "address": {
                    "type": ["Address"],
                    "addressLocality": "Sampleton",
                    "geo": {"type": "GeoCoordinates", "latitude": 1.5},
                },
                "otherIdentifier": [{"type": "IdentifierEntry", "identifier": "17", "identifierType": "sourcedId"}],
                "parentOrg": organisation(),
            },
            "validFrom": moment(-60),
            "validUntil": moment(3600),
            "awardedDate": moment(-3600),
            "credentialSubject": {
                "id": "urn:uuid:0d1b6a4e-64f2-4d8e-8f0a-2f5d3f1f7a10",
                "type": ["AchievementSubject"],
                "identifier": [identity("emailAddress", &identity_hash("ada@example.org", "grain"))],
                "creditsEarned": 2.5,
                "result": [{"type": ["Result"], "resultDescription": "urn:uuid:result-1", "status": "Completed"}],
                "source": organisation(),
                "achievement": achievement(),
            },
            "evidence": [{"type": ["Evidence"], "narrative": "A log book.", "genre": "Report"}],
        })
    }

    /// With a signature that holds where there can be one. What has no meaning cannot be signed by us; it gets the signature
    /// of the badge as it should be, as if somebody had signed without looking.
    fn sign(&self, badge: &Value) -> Value {
        let created = Clock::system().now() - TimeDelta::minutes(1);
        match proof::sign_embedded(badge, &self.key, &self.method(), created) {
            Ok(signed) => signed,
            Err(_) => {
                let whole = proof::sign_embedded(&self.badge(), &self.key, &self.method(), created).unwrap();
                let mut signed = badge.clone();
                signed["proof"] = whole["proof"].clone();
                signed
            }
        }
    }
}

fn image() -> Value {
    json!({"id": "https://badges.example.org/badge.png", "type": "Image", "caption": "A compass"})
}

fn organisation() -> Value {
    json!({"id": "https://sea.example.org/", "type": ["Profile"], "phone": "+1"})
}

fn achievement() -> Value {
    let level = json!({"id": "urn:uuid:level-1", "type": ["RubricCriterionLevel"], "name": "Good", "level": "1"});
    json!({
        "id": "https://badges.example.org/achievements/1",
        "type": ["Achievement"],
        "achievementType": "Badge",
        "name": "Navigator",
        "description": "Finds the way.",
        "criteria": {"narrative": "Find the way."},
        "image": image(),
        "tag": ["sea"],
        "creator": organisation(),
        "alignment": [{"type": ["Alignment"], "targetName": "Skill", "targetUrl": "https://skills.example.org/1"}],
        "related": [{"id": "https://badges.example.org/achievements/0", "type": ["Related"], "version": "1"}],
        "resultDescription": [{
            "id": "urn:uuid:result-1",
            "type": ["ResultDescription"],
            "name": "Way",
            "resultType": "RubricCriterionLevel",
            "rubricCriterionLevel": [level],
        }],
    })
}

fn moment(seconds: i64) -> String {
    let moment: DateTime<Utc> = Clock::system().now() + TimeDelta::seconds(seconds);
    moment.to_rfc3339_opts(chrono::SecondsFormat::Secs, true)
}

fn identity(kind: &str, hash: &str) -> Value {
    json!({"type": "IdentityObject", "hashed": true, "identityHash": hash, "identityType": kind, "salt": "grain"})
}

async fn judge(badge: &Value, recipient: Option<&str>) -> Report {
    Verifier::standing_alone().verify(badge.to_string().as_bytes(), recipient).await.expect("it is read")
}

/// The sentences of the checks that failed.
fn faults(report: &Report) -> String {
    let failed = report.checks.iter().filter(|check| check.outcome == Outcome::Failed);
    failed.map(|check| &*check.detail).collect::<Vec<_>>().join(" ")
}

#[tokio::test]
async fn a_badge_with_a_fault_that_the_validator_probes_is_never_valid() {
    let stranger = Stranger::new();
    let report = judge(&stranger.sign(&stranger.badge()), None).await;
    assert_eq!(report.state, State::Valid, "{report:#?}");

    type Fault = fn(&mut Value);
    let cases: &[(&str, Fault)] = &[
        ("@context", |badge| badge["@context"] = json!([terms::CREDENTIALS_V2])),
        ("@context", |badge| badge["@context"] = json!([terms::OPEN_BADGES, terms::CREDENTIALS_V2])),
        ("OpenBadgeCredential", |badge| badge["type"] = json!(["VerifiableCredential"])),
        ("VerifiableCredential", |badge| badge["type"] = json!(["OpenBadgeCredential"])),
        ("VerifiableCredential", |badge| badge["type"] = json!("OpenBadgeCredential")),
        ("issuer", |badge| badge["issuer"]["type"] = json!(["Image"])),
        ("image", |badge| badge["image"] = json!("https://badges.example.org/badge.png")),
        ("image", |badge| badge["issuer"]["image"] = json!("https://badges.example.org/badge.png")),
        ("image", |badge| {
            badge["credentialSubject"]["achievement"]["image"] = json!("https://badges.example.org/badge.png")
        }),
        ("identifier", |badge| {
            remove(badge, "/credentialSubject", "id");
            remove(badge, "/credentialSubject", "identifier");
        }),
        ("criteria", |badge| badge["credentialSubject"]["achievement"]["criteria"] = json!({"type": "Criteria"})),
        ("grade", |badge| badge["credentialSubject"]["grade"] = json!("A")),
        ("jti", |badge| badge["jti"] = json!("https://badges.example.org/credentials/1")),
        ("1EdTechJsonSchemaValidator2019", |badge| {
            badge["credentialSchema"] =
                json!([{"id": "https://badges.example.org/schema.json", "type": "1EdTechJsonSchemaValidator2019"}]);
        }),
        ("absolute", |badge| badge["id"] = json!("credentials/1")),
        ("id", |badge| remove(badge, "", "id")),
        ("validFrom", |badge| badge["validFrom"] = json!("2026-01-01T00:00:00")),
        ("validFrom", |badge| badge["validFrom"] = json!("2026-01-01")),
        ("validUntil", |badge| badge["validUntil"] = json!("2999-01-01")),
        ("issuanceDate", |badge| {
            badge["issuanceDate"] = badge["validFrom"].clone();
            remove(badge, "", "validFrom");
        }),
        ("left out", |badge| badge["evidence"] = json!([])),
        ("left out", |badge| badge["credentialSubject"]["achievement"]["image"] = json!(null)),
    ];
    for (word, fault) in cases {
        let mut badge = stranger.badge();
        fault(&mut badge);
        let report = judge(&stranger.sign(&badge), None).await;
        assert_eq!(report.state, State::Invalid, "{word}: {report:#?}");
        assert!(faults(&report).contains(word), "{word}: {}", faults(&report));
    }
}

fn remove(value: &mut Value, pointer: &str, member: &str) {
    value
        .pointer_mut(pointer)
        .and_then(Value::as_object_mut)
        .and_then(|object| object.remove(member))
        .expect("it is there");
}

/// Where objects with a type stand, the badge itself among them.
fn typed(value: &Value, at: &str, found: &mut Vec<String>) {
    match value {
        Value::Object(object) => {
            if object.contains_key("type") {
                found.push(at.to_owned());
            }
            object.iter().for_each(|(name, value)| typed(value, &format!("{at}/{name}"), found));
        }
        Value::Array(items) => {
            items.iter().enumerate().for_each(|(at_item, item)| typed(item, &format!("{at}/{at_item}"), found))
        }
        _ => {}
    }
}

#[tokio::test]
async fn every_object_needs_the_type_that_defines_its_members() {
    let stranger = Stranger::new();
    let badge = stranger.badge();
    let mut places = Vec::new();
    typed(&badge, "", &mut places);
    assert!(places.len() > 18, "{places:?}");
    for place in places {
        // Without a type, with one that nothing defines, and with one that is defined and is another.
        let mut untyped = badge.clone();
        remove(&mut untyped, &place, "type");
        let mut misnamed = badge.clone();
        misnamed.pointer_mut(&place).unwrap()["type"] = json!(["Bogus"]);
        let mut mistaken = badge.clone();
        mistaken.pointer_mut(&place).unwrap()["type"] = json!(["EndorsementSubject"]);
        for changed in [untyped, misnamed, mistaken] {
            let report = judge(&stranger.sign(&changed), None).await;
            assert_eq!(report.state, State::Invalid, "{place}: {changed}");
        }
    }
}

#[tokio::test]
async fn a_method_that_leads_to_no_key_of_the_issuer_proves_nothing() {
    let stranger = Stranger::new();
    for method in [
        format!("{}#key-1", stranger.did),
        format!("{}#", stranger.did),
        format!("https://badges.example.org/keys#{}", stranger.multibase),
        format!("urn:uuid:1#{}", stranger.multibase),
        format!("did:example:1#{}", stranger.multibase),
        stranger.multibase.clone(),
        format!("#{}", stranger.multibase),
        String::new(),
    ] {
        let created = Clock::system().now() - TimeDelta::minutes(1);
        let signed = proof::sign_embedded(&stranger.badge(), &stranger.key, &method, created);
        let signed = signed.unwrap_or_else(|_| {
            let mut signed = stranger.sign(&stranger.badge());
            signed["proof"][0]["verificationMethod"] = json!(method);
            signed
        });
        let state = judge(&signed, None).await.state;
        assert!(matches!(state, State::Invalid | State::Unverifiable), "{method}: {state:?}");
    }
}

#[tokio::test]
async fn a_signature_over_anything_but_both_hashes_in_order_does_not_hold() {
    let stranger = Stranger::new();
    let badge = stranger.badge();
    let mut signed = stranger.sign(&badge);
    let right = signed["proof"][0]["proofValue"].as_str().unwrap().to_owned();
    let mut options = signed["proof"][0].clone();
    options.as_object_mut().unwrap().remove("proofValue");
    options["@context"] = badge["@context"].clone();
    let hash = |document: &Value| keys::sha256(terms::canonical(document).unwrap().as_bytes());
    let (of_options, of_badge) = (hash(&options), hash(&badge));
    let value = |message: &[u8]| format!("z{}", bs58::encode(stranger.key.sign(message)).into_string());
    assert_eq!(value(&[of_options, of_badge].concat()), right, "the hashes are those that are signed");

    let hex = format!("{}{}", keys::hex(&of_options), keys::hex(&of_badge));
    let signature = stranger.key.sign(&[of_options, of_badge].concat());
    let bare = keys::sha256(options.to_string().as_bytes());
    for wrong in [
        value(&[of_badge, of_options].concat()),
        value(hex.as_bytes()),
        value(&of_badge),
        value(&keys::sha256(&[of_options, of_badge].concat())),
        value(&[bare, of_badge].concat()),
        format!("u{}", keys::to_base64url(&signature)),
        keys::to_base64url(&signature),
        right[1..].to_owned(),
        format!("z{}", keys::hex(&signature)),
    ] {
        signed["proof"][0]["proofValue"] = json!(wrong);
        let report = judge(&signed, None).await;
        assert_eq!(report.state, State::Invalid, "{wrong}: {report:#?}");
    }
}

#[tokio::test]
async fn a_status_of_another_kind_leaves_a_badge_unverifiable() {
    let stranger = Stranger::new();
    let entry = json!({
        "id": "https://badges.example.org/status/1#7",
        "type": "BitstringStatusListEntry",
        "statusPurpose": "revocation",
        "statusListIndex": "7",
        "statusListCredential": "https://badges.example.org/status/1",
    });
    let with = |name: &str, value: Value| {
        let mut entry = entry.clone();
        entry[name] = value;
        entry
    };
    let mut listed = stranger.badge();
    listed["@context"].as_array_mut().unwrap().push(json!(terms::EXTENSIONS));
    let of_1edtech = json!({"id": "https://localhost/revoked.json", "type": "1EdTechRevocationList"});
    for status in [
        with("statusListIndex", json!(7)),
        with("statusListIndex", json!("seven")),
        with("statusListIndex", json!("-7")),
        with("statusSize", json!(2)),
        with("statusPurpose", json!("refresh")),
        with("id", entry["statusListCredential"].clone()),
        // Its list cannot be had here.
        of_1edtech,
    ] {
        let mut badge = listed.clone();
        badge["credentialStatus"] = status.clone();
        let signed = proof::sign_embedded(&badge, &stranger.key, &stranger.method(), Clock::system().now()).unwrap();
        let report = judge(&signed, None).await;
        assert_eq!(report.state, State::Unverifiable, "{status}: {report:#?}");
    }
}

#[tokio::test]
async fn a_recipient_hashed_in_another_way_is_not_recognised() {
    let stranger = Stranger::new();
    let with_salt_first = format!("sha256${}", keys::hex(&keys::sha256(b"grainada@example.org")));
    let salt_as_bytes: Vec<u8> = [b"ada@example.org".as_slice(), &[0x67, 0x72]].concat();
    let right = identity_hash("ada@example.org", "grain");
    let recognised = [
        (identity("emailAddress", &right), true),
        (identity("emailAddress", &right.to_uppercase().replace("SHA256", "sha256")), true),
        (identity("email", &right), false),
        (identity("emailAddress", &with_salt_first), false),
        (identity("emailAddress", &format!("sha256${}", keys::hex(&keys::sha256(&salt_as_bytes)))), false),
        (identity("emailAddress", &right["sha256$".len()..]), false),
        (identity("emailAddress", &identity_hash("ada@example.org", "")), false),
    ];
    for (identity, expected) in recognised {
        let mut badge = stranger.badge();
        badge["credentialSubject"]["identifier"] = json!([identity]);
        let report = judge(&stranger.sign(&badge), Some("ada@example.org")).await;
        let recipient = report.checks.iter().find(|check| check.name == CheckName::Recipient).unwrap();
        assert_eq!(recipient.outcome == Outcome::Passed, expected, "{identity}");
    }
}

#[test]
fn an_svg_element_in_the_namespace_of_the_context_is_no_credential() {
    let svg = |namespace: &str| {
        format!(
            "<svg xmlns='http://www.w3.org/2000/svg' xmlns:ob='{namespace}'><ob:credential><![CDATA[{{}}]]></ob:credential></svg>"
        )
    };
    assert_eq!(unbake_svg(&svg("https://purl.imsglobal.org/ob/v3p0")).unwrap(), "{}");
    for wrong in [
        "https://purl.imsglobal.org/spec/ob/v3p0",
        "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
        "http://purl.imsglobal.org/ob/v3p0",
        "https://purl.imsglobal.org/ob/v3p0/",
    ] {
        assert_eq!(unbake_svg(&svg(wrong)), Err(BakingError::NothingBaked), "{wrong}");
    }
}

/// A token whose header carries the key that signed it proves that nothing was changed, and nothing about the issuer.
#[tokio::test]
async fn a_key_in_the_header_of_a_token_makes_nobody_an_issuer() {
    let stranger = Stranger::new();
    let key = RsaKey::generate().unwrap();
    let mut payload = stranger.badge();
    payload["iss"] = payload["issuer"]["id"].clone();
    payload["jti"] = payload["id"].clone();
    payload["sub"] = payload["credentialSubject"]["id"].clone();
    for (name, member) in [("nbf", "validFrom"), ("exp", "validUntil")] {
        let time = DateTime::parse_from_rfc3339(payload[member].as_str().unwrap()).unwrap();
        payload[name] = json!(time.timestamp());
    }
    for header in [
        json!({"typ": "JWT", "jwk": key.public_jwk()}),
        json!({"typ": "JWT", "jwk": key.public_jwk(), "kid": stranger.method()}),
        json!({"typ": "JWT", "kid": "https://localhost/keys/1"}),
        json!({"typ": "JWT"}),
    ] {
        let token = key.sign_jws(&header, payload.to_string().as_bytes()).unwrap();
        match Verifier::standing_alone().verify(token.as_bytes(), None).await {
            Ok(report) => {
                assert!(matches!(report.state, State::Invalid | State::Unverifiable), "{header}: {report:#?}");
            }
            Err(error) => assert!(matches!(error, VerifyError::Read(_)), "{header}: {error}"),
        }
    }
}

/// Bits all over each file, at every place of a byte. Of a drawing only what was baked into it is signed.
#[tokio::test]
async fn any_single_changed_bit_of_a_signed_file_is_refused() {
    let taught = Taught::start(Manners::Moodle).await;
    let badge = taught.badge("Quiz", json!({"score": {"activity": "Final quiz", "at_least": 75}})).await;
    taught.sync().await;
    let award = taught.award(&badge, "ada").await.unwrap();
    for (form, step) in [("json", 401), ("jwt", 603), ("png", 2003), ("svg", 397)] {
        let file = taught.file(&award, form).await;
        assert_eq!(taught.verify(&file).await.state, State::Valid, "{form}");
        let text = String::from_utf8_lossy(&file);
        let signed = match form {
            "svg" => text.find("<openbadges:credential").unwrap()..text.find("]]>").unwrap(),
            _ => 0..file.len(),
        };
        let mut tries = 0;
        for bit in (signed.start * 8..signed.end * 8).step_by(step) {
            let mut changed = file.clone();
            changed[bit / 8] ^= 1 << (bit % 8);
            match Verifier::of(&taught.app.app).verify(&changed, None).await {
                Ok(report) => assert_ne!(report.state, State::Valid, "{form}, bit {bit}"),
                Err(error) => assert!(matches!(error, VerifyError::Read(_)), "{form}, bit {bit}: {error}"),
            }
            tries += 1;
        }
        assert!(tries > 40, "{form}: {tries}");
    }
    taught.stop().await;
}
