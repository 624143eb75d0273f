//! Is a badge genuine and in force? A report of named checks.
//!
//! Follows [Open Badges 3.0 §9](https://www.imsglobal.org/spec/ob/v3p0/#verification-and-validation), with the status of
//! [Bitstring Status List 1.0 §3.2](https://www.w3.org/TR/vc-bitstring-status-list/#validate-algorithm). It works in stages,
//! because the facts lie elsewhere: [`read`] takes a file apart, [`Presented::needs`] says what to fetch, and [`report`]
//! judges. Nothing is fetched or believed here: a document that could not be had makes a badge unverifiable, never valid.
//!
//! Three questions have three answers: is it authentic, is it in force, and is the issuer known to whoever asks.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use serde_json::Value;

use super::baking::{self, BakingError};
use super::credential::{identity_hash, normal_email};
use super::did::{self, DidDocument, PublicKey};
use super::proof::{CredentialJwt, EmbeddedProof, LONGEST_JWT, ProofError};
use super::status_list::{StatusBits, StatusPurpose};
use super::strict_json::{self, JsonError};
use super::terms::{self, CREDENTIALS_V2, OPEN_BADGES, TermProblem};
use crate::keys;

/// How many status entries and identities of a credential are looked at.
const FEW: usize = 8;

/// Why a file is no badge at all.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ReadError {
    #[error("the file is too large to be a badge")]
    TooLarge,
    #[error("the file is neither a picture, nor JSON, nor a JSON Web Token")]
    NotABadge,
    #[error("the file is an Open Badges 2.0 badge, which this version does not check")]
    OpenBadges2,
    #[error(transparent)]
    Json(#[from] JsonError),
    #[error(transparent)]
    Picture(#[from] BakingError),
    #[error(transparent)]
    Jwt(ProofError),
}

/// How a badge came.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Form {
    Json,
    Jwt,
    PngWithJson,
    PngWithJwt,
    SvgWithJson,
    SvgWithJwt,
}

/// A badge taken apart, not yet judged.
#[derive(Debug, Clone)]
pub struct Presented {
    form: Form,
    signed: Signed,
}

/// What has to be fetched before a badge can be judged.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Needs {
    pub did_document: Option<DidAddress>,
    /// Addresses of status list credentials.
    pub status_lists: Vec<String>,
}

/// An issuer's identifier and where its document lies.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DidAddress {
    pub did: String,
    pub url: url::Url,
}

/// What was fetched: the bytes as they came, or why they did not.
#[derive(Debug, Clone, Default)]
pub struct Fetched {
    pub did_document: Option<Result<Vec<u8>, String>>,
    /// By the address in [`Needs::status_lists`].
    pub status_lists: BTreeMap<String, Result<Vec<u8>, String>>,
    /// Why whoever asks knows this issuer, such as “it is an issuer of this server”.
    pub issuer_known_because: Option<String>,
    /// The credential that took this one's place, where whoever asks knows of one.
    pub superseded_by: Option<String>,
}

/// The judgement.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Report {
    pub state: State,
    /// The issuer that it names signed it, and nothing was changed since.
    pub authentic: Answer,
    /// Its time has come, has not passed, and it was not withdrawn.
    pub in_force: Answer,
    /// Whoever asks knows this issuer by other means than the badge.
    pub issuer_known: Answer,
    pub form: Form,
    pub checks: Vec<Check>,
    pub badge: Metadata,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    Valid,
    Expired,
    Revoked,
    Suspended,
    Superseded,
    NotYetValid,
    /// Nothing speaks against it, but a key or a list could not be had, or it is of a kind that is not checked here.
    Unverifiable,
    Invalid,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Answer {
    Yes,
    No,
    Unknown,
}

#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Check {
    pub name: CheckName,
    pub outcome: Outcome,
    /// What was found, in a plain sentence.
    pub detail: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum CheckName {
    /// All members are defined, so that the signature covers them.
    Terms,
    /// It has the parts of an Open Badge.
    Structure,
    /// The key is the issuer's.
    IssuerKey,
    /// The signature matches.
    Signature,
    /// The claims of the token repeat the credential.
    Claims,
    Period,
    Status,
    Superseded,
    Issuer,
    Recipient,
    Endorsements,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    Passed,
    Failed,
    Warning,
    NotChecked,
}

/// What the badge says. Believe it when the report says it is authentic.
#[derive(Debug, Clone, PartialEq, Eq, Default, serde::Serialize)]
pub struct Metadata {
    pub id: Option<String>,
    pub name: Option<String>,
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
}

/// Takes a file apart: JSON with a proof, a compact JWT, or a PNG or SVG picture with either.
pub fn read(bytes: &[u8]) -> Result<Presented, ReadError> {
    if bytes.starts_with(b"\x89PNG") {
        let (is_jwt, signed) = Signed::read(baking::unbake_png(bytes)?.as_bytes())?;
        return Ok(Presented { form: if is_jwt { Form::PngWithJwt } else { Form::PngWithJson }, signed });
    }
    if let Some(text) = svg_text(bytes) {
        let (is_jwt, signed) = Signed::read(baking::unbake_svg(text)?.as_bytes())?;
        return Ok(Presented { form: if is_jwt { Form::SvgWithJwt } else { Form::SvgWithJson }, signed });
    }
    let (is_jwt, signed) = Signed::read(bytes)?;
    Ok(Presented { form: if is_jwt { Form::Jwt } else { Form::Json }, signed })
}

/// The text of what begins like a piece of markup.
fn svg_text(bytes: &[u8]) -> Option<&str> {
    let text = std::str::from_utf8(bytes).ok()?.trim_start_matches('\u{feff}').trim_start();
    text.starts_with('<').then_some(text)
}

impl Presented {
    pub fn form(&self) -> Form {
        self.form
    }

    /// The credential; of a JWT, without the claims beside it.
    pub fn document(&self) -> &Value {
        &self.signed.document
    }

    pub fn issuer(&self) -> Option<&str> {
        issuer_of(&self.signed.document)
    }

    pub fn needs(&self) -> Needs {
        let did_document = self.issuer().and_then(|did| {
            let url = did::document_url(did).ok()?;
            Some(DidAddress { did: did.to_owned(), url })
        });
        let mut status_lists: Vec<String> =
            status_entries(self.document()).take(FEW).filter_map(|entry| Some(Entry::read(entry)?.list)).collect();
        status_lists.sort_unstable();
        status_lists.dedup();
        Needs { did_document, status_lists }
    }
}

/// Judges a badge. `recipient` is what somebody says the recipient is known by, mostly an e-mail address.
pub fn report(presented: &Presented, fetched: &Fetched, recipient: Option<&str>, now: DateTime<Utc>) -> Report {
    let document = presented.document();
    let terms = terms_check(document);
    let is_of_known_kind = terms.outcome != Outcome::NotChecked;
    let mut checks = vec![terms];
    if is_of_known_kind {
        checks.push(structure_check(document));
        checks.extend(authenticity(&presented.signed, fetched, now));
    }
    let authentic = answer(&checks);

    let mut force = vec![period_check(document, now)];
    force.extend(status_entries(document).take(FEW).map(|entry| status_check(entry, presented, fetched, now)));
    if let Some(newer) = &fetched.superseded_by {
        force.push(
            Found::new(CheckName::Superseded, Outcome::Failed, format!("A newer credential took its place: {newer}."))
                .meaning(State::Superseded),
        );
    }
    // The dates of a forgery mean nothing.
    let in_force = match authentic {
        Answer::No => Answer::Unknown,
        Answer::Yes | Answer::Unknown => answer(force.iter().map(|found| &found.check)),
    };
    let state = match authentic {
        Answer::No => State::Invalid,
        Answer::Unknown => State::Unverifiable,
        Answer::Yes => strongest(force.iter().map(|found| found.state)),
    };
    checks.extend(force.into_iter().map(|found| found.check));

    // Anybody can write somebody's name into a file.
    let issuer = match authentic {
        Answer::Yes => issuer_check(presented, fetched),
        Answer::No | Answer::Unknown => Check::new(
            CheckName::Issuer,
            Outcome::NotChecked,
            "Nothing is said of the issuer, because no signature of theirs was found to hold.",
        ),
    };
    let issuer_known = if issuer.outcome == Outcome::Passed { Answer::Yes } else { Answer::Unknown };
    checks.push(issuer);
    checks.extend(recipient.map(|recipient| recipient_check(document, recipient)));
    checks.extend(endorsement_check(document));
    Report { state, authentic, in_force, issuer_known, form: presented.form, checks, badge: metadata(document) }
}

impl Check {
    fn new(name: CheckName, outcome: Outcome, detail: impl Into<String>) -> Self {
        Self { name, outcome, detail: detail.into() }
    }
}

/// A check of force, and what it means for the state.
struct Found {
    check: Check,
    state: State,
}

impl Found {
    fn new(name: CheckName, outcome: Outcome, detail: impl Into<String>) -> Self {
        let state = match outcome {
            Outcome::Passed | Outcome::Warning => State::Valid,
            Outcome::Failed | Outcome::NotChecked => State::Unverifiable,
        };
        Self { check: Check::new(name, outcome, detail), state }
    }

    fn meaning(self, state: State) -> Self {
        Self { state, ..self }
    }
}

/// One failure answers the question; otherwise one open check leaves it open.
fn answer<'a>(checks: impl IntoIterator<Item = &'a Check>) -> Answer {
    checks.into_iter().fold(Answer::Yes, |answer, check| match (answer, check.outcome) {
        (Answer::No, _) | (_, Outcome::Failed) => Answer::No,
        (_, Outcome::NotChecked) => Answer::Unknown,
        (answer, Outcome::Passed | Outcome::Warning) => answer,
    })
}

/// The state that people must hear first.
fn strongest(states: impl Iterator<Item = State>) -> State {
    const ORDER: [State; 6] =
        [State::Revoked, State::Suspended, State::Superseded, State::NotYetValid, State::Expired, State::Unverifiable];
    let states: Vec<State> = states.collect();
    ORDER.into_iter().find(|state| states.contains(state)).unwrap_or(State::Valid)
}

/// A document with its signature, not yet verified: a credential or a status list.
#[derive(Debug, Clone)]
struct Signed {
    document: Value,
    signature: Result<Signature, ProofError>,
}

#[derive(Debug, Clone)]
enum Signature {
    Embedded(Box<EmbeddedProof>),
    Jwt(Box<CredentialJwt>),
}

impl Signed {
    /// Gives also whether it came as a JWT.
    fn read(bytes: &[u8]) -> Result<(bool, Self), ReadError> {
        if bytes.len() > LONGEST_JWT {
            return Err(ReadError::TooLarge);
        }
        let text = std::str::from_utf8(bytes).map_err(|_| ReadError::NotABadge)?.trim_start_matches('\u{feff}').trim();
        if text.starts_with("ey") {
            let jwt = CredentialJwt::read(text).map_err(ReadError::Jwt)?;
            let document = jwt.document.clone();
            return Ok((true, Self { document, signature: Ok(Signature::Jwt(Box::new(jwt))) }));
        }
        if !text.starts_with('{') {
            return Err(ReadError::NotABadge);
        }
        let document = strict_json::read(text.as_bytes())?;
        if document["@context"] == "https://w3id.org/openbadges/v2" {
            return Err(ReadError::OpenBadges2);
        }
        let signature = EmbeddedProof::take(&document).map(|proof| Signature::Embedded(Box::new(proof)));
        Ok((false, Self { document, signature }))
    }
}

/// The issuer's key, whether the signature matches it, and whether the claims repeat the document.
fn authenticity(signed: &Signed, fetched: &Fetched, now: DateTime<Utc>) -> Vec<Check> {
    let signature = match &signed.signature {
        Ok(signature) => signature,
        Err(error @ ProofError::UnsupportedSuite(_)) => {
            return vec![Check::new(CheckName::Signature, Outcome::NotChecked, sentence(error))];
        }
        Err(error) => return vec![Check::new(CheckName::Signature, Outcome::Failed, sentence(error))],
    };
    let key = match issuer_key(signature, issuer_of(&signed.document), fetched) {
        Ok(key) => key,
        Err((outcome, detail)) => return vec![Check::new(CheckName::IssuerKey, outcome, detail)],
    };
    let mut checks =
        vec![Check::new(CheckName::IssuerKey, Outcome::Passed, "The key is published by the issuer for this use.")];
    let verified = match (signature, &key) {
        (Signature::Embedded(proof), PublicKey::Ed25519(key)) => proof.verify(key),
        (Signature::Jwt(jwt), PublicKey::Rsa(jwk)) => jwt.verify(jwk),
        _ => Err(ProofError::Mismatch),
    };
    let (outcome, detail) = match verified {
        Ok(()) => (Outcome::Passed, "The signature matches: nothing was changed since it was made.".to_owned()),
        // Without a canonical form nobody can say what was signed.
        Err(error @ ProofError::Terms(_)) => (Outcome::NotChecked, sentence(&error)),
        Err(error) => (Outcome::Failed, sentence(&error)),
    };
    checks.push(Check::new(CheckName::Signature, outcome, detail));
    match signature {
        Signature::Jwt(jwt) => checks.push(match jwt.check_claims() {
            Ok(()) => Check::new(CheckName::Claims, Outcome::Passed, "The claims of the token repeat the credential."),
            Err(error) => Check::new(CheckName::Claims, Outcome::Failed, sentence(&error)),
        }),
        Signature::Embedded(proof) => {
            if let Some(expires) = proof.expires()
                && instant(Some(expires)).is_none_or(|expires| expires < now)
            {
                checks.push(Check::new(
                    CheckName::Signature,
                    Outcome::Failed,
                    format!("The proof ended on {expires}."),
                ));
            }
        }
    }
    checks
}

/// The key that the signature names, from the document of the issuer and from nowhere else.
fn issuer_key(signature: &Signature, issuer: Option<&str>, fetched: &Fetched) -> Result<PublicKey, (Outcome, String)> {
    let failed = |detail: &dyn std::fmt::Display| (Outcome::Failed, sentence(detail));
    let open = |detail: String| (Outcome::NotChecked, detail);
    let issuer = issuer.ok_or_else(|| failed(&"the credential names no issuer"))?;
    if let Signature::Embedded(proof) = signature
        && proof.verification_method().split('#').next() != Some(issuer)
    {
        return Err(failed(&"the proof was made with a key of somebody other than the issuer"));
    }
    if issuer.starts_with("did:key:") {
        return match signature {
            Signature::Embedded(proof) => {
                did::did_key(issuer, proof.verification_method()).map_err(|error| failed(&error))
            }
            Signature::Jwt(_) => Err(open("Tokens of did:key issuers are not checked by this version.".into())),
        };
    }
    did::document_url(issuer).map_err(|error| open(sentence(&error)))?;
    let bytes = match &fetched.did_document {
        Some(Ok(bytes)) => bytes,
        Some(Err(reason)) => return Err(open(format!("The issuer's keys could not be fetched: {reason}."))),
        None => return Err(open("The issuer's keys were not fetched.".into())),
    };
    let document = strict_json::read(bytes)
        .map_err(|error| open(format!("The issuer's DID document cannot be read: {error}.")))?;
    let document = DidDocument::read(&document, issuer).map_err(|error| failed(&error))?;
    match signature {
        Signature::Embedded(proof) => document.assertion_key(proof.verification_method()),
        Signature::Jwt(jwt) => match &jwt.kid {
            Some(kid) => document.assertion_jwk(kid),
            None => return Err(open("The token does not name its key.".into())),
        },
    }
    .map_err(|error| failed(&error))
}

fn terms_check(document: &Value) -> Check {
    let without_proof = document.as_object().map(|object| {
        let mut object = object.clone();
        object.remove("proof");
        Value::Object(object)
    });
    match terms::check(without_proof.as_ref().unwrap_or(document)) {
        Ok(()) => {
            Check::new(CheckName::Terms, Outcome::Passed, "Every member is defined and covered by the signature.")
        }
        // Other versions of the contexts define other things: not wrong, but not ours to judge.
        Err(error) if matches!(error.problem, TermProblem::UnknownContext(_) | TermProblem::TooComplex) => {
            Check::new(CheckName::Terms, Outcome::NotChecked, sentence(&error))
        }
        Err(error) => Check::new(CheckName::Terms, Outcome::Failed, sentence(&error)),
    }
}

/// The required parts of an AchievementCredential
/// ([Open Badges 3.0 §B](https://www.imsglobal.org/spec/ob/v3p0/#achievementcredential)).
fn structure_check(document: &Value) -> Check {
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

fn period_check(document: &Value, now: DateTime<Utc>) -> Found {
    let from = instant(document["validFrom"].as_str());
    let until = &document["validUntil"];
    let found = |outcome, detail: String| Found::new(CheckName::Period, outcome, detail);
    match (from, instant(until.as_str())) {
        (None, _) => found(Outcome::Failed, "It does not say from when it is valid.".into()),
        (_, None) if !until.is_null() => found(Outcome::Failed, "The end of its validity cannot be read.".into()),
        (Some(from), _) if from > now => {
            found(Outcome::Failed, format!("It becomes valid on {}.", day(from))).meaning(State::NotYetValid)
        }
        (_, Some(until)) if until < now => {
            found(Outcome::Failed, format!("It expired on {}.", day(until))).meaning(State::Expired)
        }
        (Some(from), None) => found(Outcome::Passed, format!("It is valid since {} and does not expire.", day(from))),
        (Some(from), Some(until)) => {
            found(Outcome::Passed, format!("It is valid from {} to {}.", day(from), day(until)))
        }
    }
}

/// A credential's own place in a status list.
struct Entry {
    list: String,
    index: u64,
    purpose: StatusPurpose,
}

impl Entry {
    fn read(entry: &Value) -> Option<Self> {
        let index = entry["statusListIndex"].as_str()?;
        let list = entry["statusListCredential"].as_str()?;
        let is_plain = entry["type"] == "BitstringStatusListEntry"
            && entry["id"] != list
            && index.bytes().all(|byte| byte.is_ascii_digit())
            && entry.get("statusSize").is_none_or(|size| *size == 1);
        let purpose = StatusPurpose::parse(entry["statusPurpose"].as_str()?)?;
        is_plain.then_some(())?;
        Some(Self { list: list.to_owned(), index: index.parse().ok()?, purpose })
    }
}

fn status_check(entry: &Value, presented: &Presented, fetched: &Fetched, now: DateTime<Utc>) -> Found {
    let found = |outcome, detail: String| Found::new(CheckName::Status, outcome, detail);
    let Some(entry) = Entry::read(entry) else {
        return found(Outcome::NotChecked, "Its status is published in a way that this version does not check.".into());
    };
    let bytes = match fetched.status_lists.get(&entry.list) {
        Some(Ok(bytes)) => bytes,
        Some(Err(reason)) => {
            return found(Outcome::NotChecked, format!("The status list could not be fetched: {reason}."));
        }
        None => return found(Outcome::NotChecked, "The status list was not fetched.".into()),
    };
    match (read_bit(bytes, &entry, presented.issuer(), fetched, now), entry.purpose) {
        (Err(problem), _) => found(Outcome::Failed, format!("The status list cannot be relied on: {problem}.")),
        (Ok(false), StatusPurpose::Revocation) => found(Outcome::Passed, "It was not revoked.".into()),
        (Ok(false), StatusPurpose::Suspension) => found(Outcome::Passed, "It is not suspended.".into()),
        (Ok(true), StatusPurpose::Revocation) => {
            found(Outcome::Failed, "The issuer revoked it.".into()).meaning(State::Revoked)
        }
        (Ok(true), StatusPurpose::Suspension) => {
            found(Outcome::Failed, "The issuer suspended it.".into()).meaning(State::Suspended)
        }
    }
}

/// The bit of an entry, from a list that is the issuer's own, for this purpose, and of today.
fn read_bit(
    bytes: &[u8],
    entry: &Entry,
    issuer: Option<&str>,
    fetched: &Fetched,
    now: DateTime<Utc>,
) -> Result<bool, String> {
    let (_, signed) = Signed::read(bytes).map_err(|error| error.to_string())?;
    let list = &signed.document;
    let subject = &list["credentialSubject"];
    if list["@context"].as_str().or_else(|| list["@context"][0].as_str()) != Some(CREDENTIALS_V2)
        || !has_type(list, "BitstringStatusListCredential")
        || !has_type(subject, "BitstringStatusList")
    {
        return Err("it is not a Bitstring status list".into());
    }
    if list["id"].as_str().is_some_and(|id| id != entry.list) {
        return Err("it is another list than the badge names".into());
    }
    if issuer_of(list) != issuer {
        return Err("it is the list of another issuer".into());
    }
    if let Some(failed) = authenticity(&signed, fetched, now).into_iter().find(|check| check.outcome != Outcome::Passed)
    {
        return Err(format!("its signature does not hold ({})", failed.detail.trim_end_matches('.')));
    }
    let is_current = instant(list["validFrom"].as_str()).is_some_and(|from| from <= now)
        && (list["validUntil"].is_null() || instant(list["validUntil"].as_str()).is_some_and(|until| until >= now));
    if !is_current {
        return Err("it is out of date".into());
    }
    if !self::list(&subject["statusPurpose"]).iter().any(|purpose| purpose == entry.purpose.as_str()) {
        return Err("it is kept for another purpose".into());
    }
    let encoded = subject["encodedList"].as_str().ok_or("it holds no list")?;
    StatusBits::decode(encoded).and_then(|bits| bits.is_set(entry.index)).map_err(|error| error.to_string())
}

fn issuer_check(presented: &Presented, fetched: &Fetched) -> Check {
    if let Some(reason) = &fetched.issuer_known_because {
        return Check::new(CheckName::Issuer, Outcome::Passed, format!("The issuer is known: {reason}."));
    }
    let host = presented.needs().did_document.and_then(|address| address.url.host_str().map(str::to_owned));
    let detail = match host {
        Some(host) => format!(
            "The signature shows that the badge comes from {host}. Whether that is the organisation it names is for you to judge."
        ),
        None => "The issuer's identifier is not tied to any address, so anybody could have made it.".into(),
    };
    Check::new(CheckName::Issuer, Outcome::NotChecked, detail)
}

/// Compares what somebody claims with the identities in the badge
/// ([Open Badges 3.0, verify identifier](https://www.imsglobal.org/spec/ob/v3p0/#retrieving-and-verifying-recipient-identifiers)).
fn recipient_check(document: &Value, recipient: &str) -> Check {
    let given = recipient.trim();
    let is_email = given.contains('@');
    let candidates = [given.to_owned(), normal_email(given)];
    let matches = |identity: &&Value| {
        let hash = identity["identityHash"].as_str().unwrap_or_default();
        let salt = identity["salt"].as_str().unwrap_or_default();
        (identity["identityType"] == "emailAddress") == is_email
            && candidates.iter().any(|candidate| match identity["hashed"].as_bool() {
                Some(true) => keys::same(&hash.to_ascii_lowercase(), &identity_hash(candidate, salt)),
                _ => hash == candidate || (is_email && normal_email(hash) == *candidate),
            })
    };
    if list(&document["credentialSubject"]["identifier"]).iter().take(FEW).any(|identity| matches(&identity)) {
        Check::new(CheckName::Recipient, Outcome::Passed, "It was issued to the person you named.")
    } else {
        Check::new(CheckName::Recipient, Outcome::Failed, "It was not issued to the person you named.")
    }
}

fn endorsement_check(document: &Value) -> Option<Check> {
    let subject = &document["credentialSubject"];
    let has_any = [document, &document["issuer"], &subject["achievement"]]
        .iter()
        .any(|object| !object["endorsement"].is_null() || !object["endorsementJwt"].is_null());
    let detail = "It carries endorsements of others, which were not checked.";
    has_any.then(|| Check::new(CheckName::Endorsements, Outcome::NotChecked, detail))
}

fn metadata(document: &Value) -> Metadata {
    let text = |value: &Value| value.as_str().or_else(|| value["@value"].as_str()).map(str::to_owned);
    let subject = &document["credentialSubject"];
    let achievement = &subject["achievement"];
    let identities = list(&subject["identifier"]);
    let name = identities.iter().find(|entry| entry["identityType"] == "name" && entry["hashed"] == false);
    Metadata {
        id: text(&document["id"]),
        name: text(&achievement["name"]).or_else(|| text(&document["name"])),
        description: text(&achievement["description"]).or_else(|| text(&document["description"])),
        criteria: text(&achievement["criteria"]["narrative"]),
        criteria_url: text(&achievement["criteria"]["id"]),
        conditions: text(&subject["narrative"]),
        image: text(&achievement["image"]["id"]).or_else(|| text(&document["image"]["id"])),
        issuer_id: issuer_of(document).map(str::to_owned),
        issuer_name: text(&document["issuer"]["name"]),
        issuer_url: text(&document["issuer"]["url"]),
        awarded_date: text(&document["awardedDate"]),
        valid_from: text(&document["validFrom"]),
        valid_until: text(&document["validUntil"]),
        recipient_name: name.and_then(|entry| text(&entry["identityHash"])),
        recipient_identity_types: identities
            .iter()
            .take(FEW)
            .filter_map(|entry| text(&entry["identityType"]))
            .collect(),
    }
}

fn issuer_of(document: &Value) -> Option<&str> {
    document["issuer"].as_str().or_else(|| document["issuer"]["id"].as_str())
}

fn status_entries(document: &Value) -> impl Iterator<Item = &Value> {
    list(&document["credentialStatus"]).iter()
}

/// One value or several, as JSON-LD allows.
fn list(value: &Value) -> &[Value] {
    match value {
        Value::Null => &[],
        Value::Array(items) => items,
        single => std::slice::from_ref(single),
    }
}

fn has_type(object: &Value, name: &str) -> bool {
    list(&object["type"]).iter().any(|entry| entry == name)
}

fn is_text(value: &Value) -> bool {
    value.as_str().or_else(|| value["@value"].as_str()).is_some_and(|text| !text.is_empty())
}

fn instant(text: Option<&str>) -> Option<DateTime<Utc>> {
    DateTime::parse_from_rfc3339(text?).ok().map(|time| time.to_utc())
}

fn day(time: DateTime<Utc>) -> String {
    time.format("%-d %B %Y, %H:%M UTC").to_string()
}

/// An error as a sentence.
fn sentence(error: &dyn std::fmt::Display) -> String {
    let text = error.to_string();
    let mut letters = text.chars();
    letters.next().map(|first| format!("{}{}.", first.to_uppercase(), letters.as_str())).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::super::samples::{Issuer, KID, LIST, issued_at};
    use super::super::status_list::StatusEntry;
    use super::*;
    use crate::keys::RsaKey;
    use chrono::Duration;
    use serde_json::json;

    type Change = fn(&mut Value);

    fn soon() -> DateTime<Utc> {
        issued_at() + Duration::hours(1)
    }

    fn judged(bytes: &[u8], fetched: &Fetched) -> Report {
        report(&read(bytes).unwrap(), fetched, None, soon())
    }

    fn signed(issuer: &Issuer) -> String {
        issuer.sign(&issuer.content().to_json()).to_string()
    }

    fn outcome(report: &Report, name: CheckName) -> Option<Outcome> {
        report.checks.iter().find(|check| check.name == name).map(|check| check.outcome)
    }

    fn picture(credential: &str) -> Vec<u8> {
        let mut bytes = Vec::new();
        let mut writer = png::Encoder::new(&mut bytes, 1, 1).write_header().unwrap();
        writer.write_image_data(&[0]).unwrap();
        writer.finish().unwrap();
        baking::bake_png(&bytes, credential).unwrap()
    }

    #[test]
    fn a_genuine_badge_is_valid_in_each_of_its_forms() {
        let issuer = Issuer::new();
        let (json, jwt) = (signed(&issuer), issuer.jwt(&issuer.content().to_json()));
        let svg = "<svg xmlns='http://www.w3.org/2000/svg'><path/></svg>";
        let forms = [
            (json.clone().into_bytes(), Form::Json),
            (format!("\n{jwt}\n").into_bytes(), Form::Jwt),
            (picture(&json), Form::PngWithJson),
            (picture(&jwt), Form::PngWithJwt),
            (baking::bake_svg(svg, &json).unwrap().into_bytes(), Form::SvgWithJson),
            (baking::bake_svg(svg, &jwt).unwrap().into_bytes(), Form::SvgWithJwt),
        ];
        for (bytes, form) in forms {
            let report = judged(&bytes, &issuer.fetched(&[]));
            assert_eq!(report.form, form);
            assert_eq!(
                (report.state, report.authentic, report.in_force),
                (State::Valid, Answer::Yes, Answer::Yes),
                "{report:#?}"
            );
            assert_eq!(report.issuer_known, Answer::Unknown);
        }
    }

    #[test]
    fn the_needs_are_the_issuers_document_and_the_status_list() {
        let issuer = Issuer::new();
        let needs = read(signed(&issuer).as_bytes()).unwrap().needs();
        let address = needs.did_document.unwrap();
        assert_eq!(address.did, issuer.did);
        assert_eq!(address.url.as_str(), "https://badges.example.edu/issuers/7/did.json");
        assert_eq!(needs.status_lists, [LIST]);
    }

    #[test]
    fn the_report_tells_what_the_badge_says() {
        let issuer = Issuer::new();
        let badge = judged(signed(&issuer).as_bytes(), &issuer.fetched(&[])).badge;
        assert_eq!(badge.name.as_deref(), Some("Laboratory safety"));
        assert_eq!(badge.criteria.as_deref(), Some("Pass the quiz."));
        assert_eq!(badge.conditions.as_deref(), Some("Final quiz: at least 75 %."));
        assert_eq!(badge.issuer_name.as_deref(), Some("Example University"));
        assert_eq!(badge.recipient_name.as_deref(), Some("Ada Sample"));
        assert_eq!(badge.recipient_identity_types, ["emailAddress", "name"]);
    }

    #[test]
    fn any_changed_value_of_an_embedded_badge_is_refused() {
        let issuer = Issuer::new();
        let fetched = issuer.fetched(&[]);
        let original = signed(&issuer).into_bytes();
        for at in 0..original.len() {
            let mut changed = original.clone();
            changed[at] ^= 1;
            let is_valid =
                read(&changed).is_ok_and(|presented| report(&presented, &fetched, None, soon()).state == State::Valid);
            assert!(
                !is_valid,
                "byte {at}: {}",
                String::from_utf8_lossy(&changed[at.saturating_sub(20)..(at + 20).min(changed.len())])
            );
        }
    }

    #[test]
    fn any_changed_byte_of_a_token_is_refused() {
        let issuer = Issuer::new();
        let fetched = issuer.fetched(&[]);
        let original = issuer.jwt(&issuer.content().to_json()).into_bytes();
        for at in 0..original.len() {
            let mut changed = original.clone();
            changed[at] ^= 1;
            let is_valid =
                read(&changed).is_ok_and(|presented| report(&presented, &fetched, None, soon()).state == State::Valid);
            assert!(!is_valid, "byte {at}");
        }
    }

    #[test]
    fn a_badge_signed_with_a_strangers_key_is_invalid() {
        let (issuer, stranger) = (Issuer::new(), Issuer::new());
        // The stranger's key, under the name of the issuer: the issuer's document does not know it.
        let forged = judged(signed(&stranger).as_bytes(), &issuer.fetched(&[]));
        assert_eq!((forged.state, outcome(&forged, CheckName::IssuerKey)), (State::Invalid, Some(Outcome::Failed)));
        assert_eq!((forged.authentic, forged.in_force), (Answer::No, Answer::Unknown));

        // A method of another controller, although it verifies.
        let method = did::ed25519_method("did:web:stranger.example", &stranger.key.public_key());
        let other =
            super::super::proof::sign_embedded(&issuer.content().to_json(), &stranger.key, &method, issued_at())
                .unwrap();
        let forged = judged(other.to_string().as_bytes(), &issuer.fetched(&[]));
        assert_eq!((forged.state, outcome(&forged, CheckName::IssuerKey)), (State::Invalid, Some(Outcome::Failed)));

        // A token under the issuer's key name.
        let jwt =
            super::super::proof::sign_jwt(&issuer.content().to_json(), &RsaKey::generate().unwrap(), KID).unwrap();
        let forged = judged(jwt.as_bytes(), &issuer.fetched(&[]));
        assert_eq!((forged.state, outcome(&forged, CheckName::Signature)), (State::Invalid, Some(Outcome::Failed)));
    }

    #[test]
    fn a_key_that_is_not_listed_for_assertions_proves_nothing() {
        let issuer = Issuer::new();
        let mut document = issuer.document();
        document["assertionMethod"] = json!([]);
        let fetched = Fetched { did_document: Some(Ok(document.to_string().into_bytes())), ..issuer.fetched(&[]) };
        assert_eq!(judged(signed(&issuer).as_bytes(), &fetched).state, State::Invalid);
        let jwt = issuer.jwt(&issuer.content().to_json());
        assert_eq!(judged(jwt.as_bytes(), &fetched).state, State::Invalid);
    }

    #[test]
    fn what_cannot_be_fetched_leaves_a_badge_unverifiable() {
        let issuer = Issuer::new();
        let no_key = Fetched { did_document: Some(Err("the host does not answer".into())), ..issuer.fetched(&[]) };
        let report = judged(signed(&issuer).as_bytes(), &no_key);
        assert_eq!((report.state, report.authentic), (State::Unverifiable, Answer::Unknown));
        assert!(report.checks.iter().any(|check| check.detail.contains("the host does not answer")));

        let no_list = Fetched { status_lists: BTreeMap::new(), ..issuer.fetched(&[]) };
        let report = judged(signed(&issuer).as_bytes(), &no_list);
        assert_eq!(
            (report.state, report.authentic, report.in_force),
            (State::Unverifiable, Answer::Yes, Answer::Unknown)
        );
    }

    #[test]
    fn a_revoked_badge_is_authentic_and_not_in_force() {
        let issuer = Issuer::new();
        let report = judged(signed(&issuer).as_bytes(), &issuer.fetched(&[94_567]));
        assert_eq!((report.state, report.authentic, report.in_force), (State::Revoked, Answer::Yes, Answer::No));
        let neighbour = judged(signed(&issuer).as_bytes(), &issuer.fetched(&[94_566, 94_568]));
        assert_eq!(neighbour.state, State::Valid);
    }

    #[test]
    fn a_suspended_and_a_superseded_badge_are_told_apart() {
        let issuer = Issuer::new();
        let mut content = issuer.content();
        content.status = Some(StatusEntry { list_url: LIST.into(), index: 1, purpose: StatusPurpose::Suspension });
        let list = issuer.sign(&issuer.list(StatusPurpose::Suspension, &[1]).to_json()).to_string();
        let fetched =
            Fetched { status_lists: BTreeMap::from([(LIST.into(), Ok(list.into_bytes()))]), ..issuer.fetched(&[]) };
        let text = issuer.sign(&content.to_json()).to_string();
        assert_eq!(judged(text.as_bytes(), &fetched).state, State::Suspended);

        let fetched =
            Fetched { superseded_by: Some("https://badges.example.edu/credentials/2".into()), ..issuer.fetched(&[]) };
        assert_eq!(judged(signed(&issuer).as_bytes(), &fetched).state, State::Superseded);
    }

    #[test]
    fn time_decides_between_not_yet_valid_and_expired() {
        let issuer = Issuer::new();
        let presented = read(signed(&issuer).as_bytes()).unwrap();
        let mut content = issuer.content();
        content.status = None;
        let without_status = read(issuer.sign(&content.to_json()).to_string().as_bytes()).unwrap();
        let at = |presented: &Presented, time| report(presented, &issuer.fetched(&[]), None, time).state;
        assert_eq!(at(&presented, issued_at() - Duration::seconds(1)), State::NotYetValid);
        assert_eq!(at(&presented, issued_at()), State::Valid);
        assert_eq!(at(&without_status, issued_at() + Duration::days(365)), State::Valid);
        assert_eq!(at(&without_status, issued_at() + Duration::days(365) + Duration::seconds(1)), State::Expired);
    }

    #[test]
    fn a_status_list_that_is_not_the_issuers_or_not_current_cannot_be_relied_on() {
        let issuer = Issuer::new();
        let list = |change: &dyn Fn(&mut Value)| {
            let mut list = issuer.list(StatusPurpose::Revocation, &[]).to_json();
            change(&mut list);
            issuer.sign(&list).to_string()
        };
        let mut forged = issuer.sign(&issuer.list(StatusPurpose::Revocation, &[]).to_json());
        forged["credentialSubject"]["encodedList"] = json!(StatusBits::with([1]).unwrap().encode());
        let cases = [
            ("changed", forged.to_string()),
            ("unsigned", issuer.list(StatusPurpose::Revocation, &[]).to_json().to_string()),
            ("another purpose", issuer.sign(&issuer.list(StatusPurpose::Suspension, &[]).to_json()).to_string()),
            ("another issuer", list(&|list| list["issuer"] = json!("did:web:other.example"))),
            ("another list", list(&|list| list["id"] = json!("https://badges.example.edu/status/4"))),
            ("expired", list(&|list| list["validUntil"] = json!("2026-11-22T09:30:01Z"))),
            ("not yet begun", list(&|list| list["validFrom"] = json!("2026-11-23T09:30:00Z"))),
            ("another type", signed(&issuer)),
            ("not JSON", "<html>".into()),
        ];
        for (name, list) in cases {
            let fetched =
                Fetched { status_lists: BTreeMap::from([(LIST.into(), Ok(list.into_bytes()))]), ..issuer.fetched(&[]) };
            let report = judged(signed(&issuer).as_bytes(), &fetched);
            assert_eq!(report.state, State::Unverifiable, "{name}");
            assert_eq!(outcome(&report, CheckName::Status), Some(Outcome::Failed), "{name}");
        }
    }

    #[test]
    fn a_status_list_may_come_as_a_token() {
        let issuer = Issuer::new();
        let list = issuer.jwt(&issuer.list(StatusPurpose::Revocation, &[94_567]).to_json());
        let fetched =
            Fetched { status_lists: BTreeMap::from([(LIST.into(), Ok(list.into_bytes()))]), ..issuer.fetched(&[]) };
        assert_eq!(judged(signed(&issuer).as_bytes(), &fetched).state, State::Revoked);
    }

    #[test]
    fn a_credential_of_another_version_is_unverifiable_and_not_invalid() {
        let issuer = Issuer::new();
        let mut other: Value = serde_json::from_str(&signed(&issuer)).unwrap();
        other["@context"][0] = json!("https://www.w3.org/2018/credentials/v1");
        assert_eq!(judged(other.to_string().as_bytes(), &issuer.fetched(&[])).state, State::Unverifiable);

        let mut other: Value = serde_json::from_str(&signed(&issuer)).unwrap();
        other["proof"][0]["cryptosuite"] = json!("ecdsa-rdfc-2019");
        assert_eq!(judged(other.to_string().as_bytes(), &issuer.fetched(&[])).state, State::Unverifiable);
    }

    #[test]
    fn a_badge_that_lacks_a_required_part_is_invalid_although_its_signature_holds() {
        let issuer = Issuer::new();
        let cases: [(&str, Change); 10] = [
            ("@context", |badge| badge["@context"].as_array_mut().unwrap().reverse()),
            ("criteria", |badge| badge["credentialSubject"]["achievement"]["criteria"] = json!({"type": "Criteria"})),
            ("description", |badge| {
                badge["credentialSubject"]["achievement"].as_object_mut().unwrap().remove("description");
            }),
            ("image", |badge| badge["credentialSubject"]["achievement"]["image"] = json!("https://h.example/i.png")),
            ("validFrom", |badge| badge["validFrom"] = json!("2026-11-22")),
            ("OpenBadgeCredential", |badge| badge["type"] = json!(["VerifiableCredential"])),
            ("evidence", |badge| badge["evidence"] = json!([{"type": ["Image"], "name": "x"}])),
            ("awardedDate", |badge| badge["awardedDate"] = json!("yesterday")),
            ("too many entries", |badge| badge["credentialStatus"] = json!(vec![badge["credentialStatus"].clone(); 9])),
            ("identifier", |badge| badge["credentialSubject"]["identifier"][0]["hashed"] = json!("true")),
        ];
        for (word, change) in cases {
            let mut badge = issuer.content().to_json();
            change(&mut badge);
            let report = judged(issuer.sign(&badge).to_string().as_bytes(), &issuer.fetched(&[]));
            let structure = report.checks.iter().find(|check| check.name == CheckName::Structure).unwrap();
            assert_eq!((report.state, structure.outcome), (State::Invalid, Outcome::Failed), "{word}");
            assert!(structure.detail.contains(word), "{word}: {}", structure.detail);
        }
    }

    #[test]
    fn the_recipient_is_recognised_by_the_address_in_any_spelling() {
        let issuer = Issuer::new();
        let presented = read(signed(&issuer).as_bytes()).unwrap();
        let recipient = |text: &str| {
            let report = report(&presented, &issuer.fetched(&[]), Some(text), soon());
            assert_eq!(report.state, State::Valid, "a wrong guess does not make the badge wrong");
            outcome(&report, CheckName::Recipient).unwrap()
        };
        assert_eq!(recipient("ada@example.org"), Outcome::Passed);
        assert_eq!(recipient(" ADA@example.ORG "), Outcome::Passed);
        assert_eq!(recipient("Ada Sample"), Outcome::Passed);
        assert_eq!(recipient("eve@example.org"), Outcome::Failed);
        assert_eq!(recipient("Eve"), Outcome::Failed);
    }

    #[test]
    fn an_issuer_is_known_only_when_the_asker_says_why() {
        let issuer = Issuer::new();
        let fetched =
            Fetched { issuer_known_because: Some("it is an issuer of this server".into()), ..issuer.fetched(&[]) };
        assert_eq!(judged(signed(&issuer).as_bytes(), &fetched).issuer_known, Answer::Yes);
    }

    #[test]
    fn a_did_key_issuer_is_authentic_by_itself_and_known_to_nobody() {
        let issuer = Issuer::new();
        let encoded = did::multibase(&issuer.key.public_key());
        let did = format!("did:key:{encoded}");
        let mut content = issuer.content();
        content.issuer.did.clone_from(&did);
        content.status = None;
        let method = format!("{did}#{encoded}");
        let signed = super::super::proof::sign_embedded(&content.to_json(), &issuer.key, &method, issued_at()).unwrap();
        let presented = read(signed.to_string().as_bytes()).unwrap();
        assert_eq!(presented.needs(), Needs::default());
        let report = report(&presented, &Fetched::default(), None, soon());
        assert_eq!((report.state, report.issuer_known), (State::Valid, Answer::Unknown));
    }

    #[test]
    fn an_ended_proof_does_not_hold() {
        let issuer = Issuer::new();
        let mut signed: Value = serde_json::from_str(&signed(&issuer)).unwrap();
        signed["proof"][0]["expires"] = json!("2026-11-22T09:31:00Z");
        let report = judged(signed.to_string().as_bytes(), &issuer.fetched(&[]));
        let ended =
            report.checks.iter().any(|check| check.outcome == Outcome::Failed && check.detail.contains("ended"));
        assert!(ended, "{report:#?}");
    }

    #[test]
    fn what_is_no_badge_is_refused_with_its_reason() {
        assert_eq!(read(b"hello").unwrap_err(), ReadError::NotABadge);
        assert!(matches!(read(b"<html>"), Err(ReadError::Picture(BakingError::NotAnSvg))));
        assert_eq!(read(b"\xff\xfe").unwrap_err(), ReadError::NotABadge);
        assert_eq!(read(&vec![b' '; LONGEST_JWT + 1]).unwrap_err(), ReadError::TooLarge);
        assert!(matches!(read(b"{\"a\":1,\"a\":2}"), Err(ReadError::Json(_))));
        assert!(matches!(read(b"eyJhbGciOiJub25lIn0.e30."), Err(ReadError::Jwt(ProofError::UnsupportedAlgorithm(_)))));
        let version_2 = br#"{"@context":"https://w3id.org/openbadges/v2","type":"Assertion"}"#;
        assert_eq!(read(version_2).unwrap_err(), ReadError::OpenBadges2);
    }

    #[test]
    fn odd_json_never_panics_and_is_never_valid() {
        for text in [
            "{}",
            r#"{"issuer":[]}"#,
            r#"{"@context":7,"proof":[[]]}"#,
            r#"{"credentialSubject":[{"achievement":[]}],"proof":{}}"#,
            r#"{"credentialStatus":[null,7,{"statusListIndex":-1}],"issuer":{"id":"did:web:x"},"proof":[null]}"#,
        ] {
            let report = judged(text.as_bytes(), &Fetched::default());
            assert_ne!(report.state, State::Valid, "{text}");
        }
    }

    #[test]
    fn a_report_reads_as_json_with_plain_words() {
        let issuer = Issuer::new();
        let report = serde_json::to_value(judged(signed(&issuer).as_bytes(), &issuer.fetched(&[]))).unwrap();
        assert_eq!(report["state"], "valid");
        assert_eq!(report["checks"][0]["name"], "terms");
        assert_eq!(report["form"], "json");
    }
}
