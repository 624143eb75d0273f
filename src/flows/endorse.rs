//! What others say of our badges, issuers and awards, and what our issuers say of others.
//!
//! An endorsement is believed once its own signature holds, and kept as it came. What is said of a badge or an issuer is
//! signed along with every award from then on; what is said of one award stands beside it, because what was signed never
//! changes.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use chrono::{DateTime, SubsecRound, TimeDelta, Utc};
use serde_json::Value;

use super::identity;
use super::revoke::readable;
use super::verify::{Verifier, VerifyError};
use crate::app::{App, KeyringError};
use crate::domain::award::AchievementState;
use crate::domain::endorsement::{EndorsedKind, EndorsementForm};
use crate::domain::ids::{AchievementId, EndorsementId, IssuerId};
use crate::keys;
use crate::openbadges::endorsement::{EndorsementContent, Endorsements};
use crate::openbadges::proof::{self, ProofError};
use crate::openbadges::verification::{self, Form, Kind, Outcome, Report, State};
use crate::store::{Endorsement, Recorded, StoreError};

/// The largest endorsement that is kept: every credential of its badge carries it.
pub const LARGEST: usize = 64 << 10;
/// How many of one thing are kept in use.
const MOST_KEPT: i64 = 20;
/// How many a credential carries of its badge, and how many of its issuer: verifiers look at a few.
const MOST_CARRIED: i64 = 4;
/// What one may add to a credential.
const MOST_STATEMENTS: usize = 200;
const MOST_UNNAMED: usize = 40;
const LONGEST_SUBJECT: usize = 2_000;
/// An endorsement begins a minute before it is signed, because verifiers allow their clock no lead.
const BACKDATED: TimeDelta = TimeDelta::minutes(1);

#[derive(Debug, thiserror::Error)]
pub enum EndorseError {
    #[error("{0}")]
    Verify(#[from] VerifyError),
    #[error("an endorsement has {} KB at most", LARGEST >> 10)]
    TooLarge,
    #[error("this is no endorsement (an EndorsementCredential as JSON with a proof, or as a JWT)")]
    NotAnEndorsement,
    #[error("it does not hold: {0}")]
    DoesNotHold(String),
    #[error("it speaks of {0}, which is no published badge, issuer or award of this server")]
    UnknownSubject(String),
    #[error("badges could not be signed with it: {0}")]
    NotCarried(String),
    #[error("{MOST_KEPT} endorsements of one thing are enough; remove one first")]
    TooMany,
    #[error("there is no issuer with the id or key {0}")]
    UnknownIssuer(String),
    #[error("nobody endorses themselves")]
    Itself,
    #[error("what is endorsed is named by an absolute identifier, such as https://… or did:…")]
    Subject,
    #[error("an endorsement says something in 1 to 500 characters, without control characters")]
    Comment,
    #[error("it would end before it begins")]
    Past,
    #[error("there is no such endorsement")]
    NoSuchEndorsement,
    #[error("it cannot be signed: {0}")]
    Proof(#[from] ProofError),
    #[error("{0}")]
    Keyring(#[from] KeyringError),
    #[error("{0}")]
    Store(#[from] StoreError),
}

/// Something of ours that can be endorsed.
struct Subject {
    kind: EndorsedKind,
    id: String,
}

/// Checks a signed endorsement and keeps it.
pub async fn add(app: &App, bytes: &[u8]) -> Result<(Endorsement, Recorded), EndorseError> {
    if bytes.len() > LARGEST {
        return Err(EndorseError::TooLarge);
    }
    let report = Verifier::of(app).verify(bytes, None).await?;
    let form = match report.form {
        Form::Json => EndorsementForm::Json,
        Form::Jwt => EndorsementForm::Jwt,
        _ => return Err(EndorseError::NotAnEndorsement),
    };
    if report.kind != Kind::Endorsement {
        return Err(EndorseError::NotAnEndorsement);
    }
    if report.state != State::Valid || !report.holds() {
        return Err(EndorseError::DoesNotHold(why(&report)));
    }
    let presented = verification::read(bytes).map_err(VerifyError::from)?;
    let about = presented.document()["credentialSubject"]["id"].as_str().unwrap_or_default();
    let subject = find_subject(app, about).await?.ok_or_else(|| EndorseError::UnknownSubject(about.to_owned()))?;
    let text = std::str::from_utf8(bytes).map_err(|_| EndorseError::NotAnEndorsement)?;
    let document = text.trim_start_matches('\u{feff}').trim().to_owned();
    keep(app, subject, form, document, report).await
}

/// The first check that did not pass.
fn why(report: &Report) -> String {
    let failed = report.checks.iter().find(|check| check.outcome == Outcome::Failed);
    let open = report.checks.iter().find(|check| check.outcome == Outcome::NotChecked);
    failed.or(open).map_or_else(|| "it is not in force".to_owned(), |check| check.detail.to_string())
}

/// Only what credentials name so themselves: verifiers compare the identifiers letter by letter.
async fn find_subject(app: &App, about: &str) -> Result<Option<Subject>, StoreError> {
    if let Some(issuer) = identity::find_by_did(app, about).await? {
        return Ok(Some(Subject { kind: EndorsedKind::Issuer, id: issuer.id.into_string() }));
    }
    let Some(path) = app.urls.own_path(about) else { return Ok(None) };
    if let Some(id) = path.strip_prefix("/achievements/") {
        let badge = app.store.find_achievement(id.into()).await?;
        let published = badge.filter(|badge| badge.achievement.state != AchievementState::Draft);
        return Ok(
            published.map(|badge| Subject { kind: EndorsedKind::Achievement, id: badge.achievement.id.into_string() })
        );
    }
    let Some(id) = path.strip_prefix("/credentials/") else { return Ok(None) };
    let published = app.store.find_published(id.into()).await?;
    let visible = published.filter(|published| !published.is_hidden());
    Ok(visible.map(|published| Subject { kind: EndorsedKind::Award, id: published.award.into_string() }))
}

async fn keep(
    app: &App,
    subject: Subject,
    form: EndorsementForm,
    document: String,
    report: Report,
) -> Result<(Endorsement, Recorded), EndorseError> {
    if subject.kind != EndorsedKind::Award {
        let alone = endorsements(&[(form, document.clone())]);
        match app.heavy(move || alone.size()).await {
            Ok(size) if size.statements <= MOST_STATEMENTS && size.unnamed <= MOST_UNNAMED => {}
            Ok(_) => return Err(EndorseError::NotCarried("it says too much".to_owned())),
            Err(error) => return Err(EndorseError::NotCarried(error.to_string())),
        }
    }
    let now = app.clock.now();
    let known = app.store.list_endorsements_of(subject.kind, subject.id.clone(), now, MOST_KEPT).await?;
    let document_hash = keys::fingerprint(&document);
    let is_known = known.iter().any(|known| known.document_hash == document_hash);
    if !is_known && known.len() >= usize::try_from(MOST_KEPT).unwrap_or(usize::MAX) {
        return Err(EndorseError::TooMany);
    }
    let badge = report.badge;
    let until = badge.valid_until.as_deref().and_then(|text| DateTime::parse_from_rfc3339(text).ok());
    let new = Endorsement {
        id: keys::ordered_id().into(),
        kind: subject.kind,
        subject: subject.id,
        form,
        document_hash,
        endorser_id: badge.issuer_id.unwrap_or_default(),
        endorser_name: badge.issuer_name,
        comment: badge.description,
        valid_until: until.map(|time| time.with_timezone(&Utc)),
        is_withdrawn: false,
        created_at: now,
        document,
    };
    let kept = app.store.record_endorsement(new).await?;
    tracing::info!(endorsement = %kept.0.id, kind = %kept.0.kind, subject = %kept.0.subject, "endorsement kept");
    Ok(kept)
}

/// Takes an endorsement out of use; credentials that carry it stay as they are.
pub async fn remove(app: &App, id: EndorsementId) -> Result<(), EndorseError> {
    if !app.store.withdraw_endorsement(id.clone(), app.clock.now()).await? {
        return Err(EndorseError::NoSuchEndorsement);
    }
    tracing::info!(endorsement = %id, "endorsement withdrawn");
    Ok(())
}

/// What one of our issuers is to say of something.
#[derive(Clone, Debug, Default)]
pub struct Saying {
    /// The issuer's id or key; the default issuer where there is none.
    pub issuer: Option<String>,
    pub subject: String,
    pub comment: String,
    pub valid_until: Option<DateTime<Utc>>,
}

/// Signs an endorsement, and keeps it where it speaks of something of ours. What it speaks of elsewhere is not looked up:
/// the document is for whoever it speaks of.
pub async fn sign(app: &App, saying: Saying) -> Result<(String, Option<Endorsement>), EndorseError> {
    let comment = readable(&saying.comment).filter(|text| !text.is_empty()).ok_or(EndorseError::Comment)?;
    let subject = saying.subject.trim();
    let is_plain = subject.len() <= LONGEST_SUBJECT && !subject.contains(|c: char| c.is_whitespace() || c.is_control());
    let is_absolute =
        url::Url::parse(subject).is_ok_and(|url| matches!(url.scheme(), "https" | "http" | "did" | "urn"));
    if !is_plain || !is_absolute {
        return Err(EndorseError::Subject);
    }
    let now = app.clock.now();
    let valid_from = (now - BACKDATED).trunc_subsecs(0);
    if saying.valid_until.is_some_and(|until| until <= now) {
        return Err(EndorseError::Past);
    }
    let issuer = match &saying.issuer {
        None => app.store.find_default_issuer().await?,
        Some(named) => app.store.find_issuer_named(named.clone()).await?,
    };
    let issuer = issuer.filter(|issuer| issuer.removed_at.is_none());
    let issuer = issuer.ok_or_else(|| EndorseError::UnknownIssuer(saying.issuer.clone().unwrap_or_default()))?;
    let issuer = identity::pinned(app, issuer).await?;
    if identity::did(&issuer, &app.urls) == subject {
        return Err(EndorseError::Itself);
    }
    let signing = identity::signing(app, &issuer).await?;
    let content = EndorsementContent {
        id: format!("urn:uuid:{}", keys::opaque_id()),
        name: "Endorsement".to_owned(),
        issuer: identity::profile(&issuer, &app.urls),
        valid_from,
        valid_until: saying.valid_until.map(|until| until.trunc_subsecs(0)),
        subject: subject.to_owned(),
        comment,
    };
    let signed = app
        .heavy(move || {
            let signer = signing.signer();
            proof::sign_embedded(&content.to_json(), signer.ed25519, signer.method, content.valid_from)
        })
        .await?;
    let document = signed.to_string();
    let kept = match find_subject(app, subject).await? {
        Some(_) => Some(add(app, document.as_bytes()).await?.0),
        None => None,
    };
    Ok((document, kept))
}

/// What is said of the badges and the issuer of some awards.
#[derive(Clone, Debug, Default)]
pub(super) struct Carried {
    pub issuer: Endorsements,
    pub badges: HashMap<AchievementId, Endorsements>,
}

pub(super) async fn carried(
    app: &App,
    issuer: &IssuerId,
    badges: impl Iterator<Item = AchievementId>,
    now: DateTime<Utc>,
) -> Result<Carried, StoreError> {
    let mut carried =
        Carried { issuer: of(app, EndorsedKind::Issuer, issuer.as_str(), now).await?, ..Carried::default() };
    for badge in badges {
        if let Entry::Vacant(place) = carried.badges.entry(badge) {
            let said = of(app, EndorsedKind::Achievement, place.key().as_str(), now).await?;
            place.insert(said);
        }
    }
    Ok(carried)
}

/// What credentials carry of something now.
pub async fn of(app: &App, kind: EndorsedKind, subject: &str, now: DateTime<Utc>) -> Result<Endorsements, StoreError> {
    let found = app.store.list_endorsements_of(kind, subject.to_owned(), now, MOST_CARRIED).await?;
    let found: Vec<_> = found.into_iter().map(|one| (one.form, one.document)).collect();
    Ok(endorsements(&found))
}

fn endorsements(found: &[(EndorsementForm, String)]) -> Endorsements {
    let mut sorted = Endorsements::default();
    for (form, document) in found {
        match form {
            EndorsementForm::Json => {
                sorted.documents.extend(serde_json::from_str::<Value>(document).ok());
            }
            EndorsementForm::Jwt => sorted.tokens.push(document.clone()),
        }
    }
    sorted
}
