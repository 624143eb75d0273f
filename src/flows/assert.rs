//! Publishes awards in the form of Open Badges 2.0, for backpacks that know nothing newer.
//!
//! A hosted assertion follows from the signed credential at each request and is the same each time. What an assertion
//! names and what is signed is kept as it was first asked for: the class of a badge and the signed assertion.

use serde_json::Value;

use super::identity;
use crate::app::{App, KeyringError, Published};
use crate::domain::award::{AwardState, Visibility};
use crate::domain::ids::{AchievementId, BadgeClassId, CredentialId, IssuerId, KeyId, PictureId};
use crate::keys::{self, KeyError};
use crate::openbadges::v2::{self, KeyOfIssuer, Verification};
use crate::store::{Assertable, KeyAlgorithm, SignedAssertion, StoreError};

#[derive(Debug, thiserror::Error)]
pub enum AssertError {
    #[error("{0}")]
    Store(#[from] StoreError),
    #[error("{0}")]
    Keyring(#[from] KeyringError),
    #[error("{0}")]
    Key(#[from] KeyError),
}

/// What there is of a credential in the older form.
#[derive(Clone, Debug, PartialEq)]
pub enum Asserted<T> {
    Standing(T),
    /// All that is still said of it.
    Withdrawn(Value),
    /// It does not say by which mail address its recipient is known, and readers of 2.0 know no other way.
    NoAddress,
    Nothing,
}

/// A hosted assertion and the picture that it is baked into.
#[derive(Clone, Debug, PartialEq)]
pub struct Hosted {
    pub document: Value,
    pub picture: PictureId,
}

/// A credential in force, read.
struct Standing {
    assertable: Assertable,
    credential: Value,
}

/// Whether there is a hosted assertion of a signed credential: it needs an address on both sides.
pub fn is_offered(credential_json: &str, issuer_email: Option<&str>) -> bool {
    let is_readable = |credential: Value| {
        v2::badge_content(&credential).is_some()
            && v2::assertion(&credential, "", "", Verification::Hosted, None).is_some()
    };
    issuer_email.is_some() && serde_json::from_str(credential_json).is_ok_and(is_readable)
}

/// The assertion that is checked by asking for it.
pub async fn hosted(app: &App, id: CredentialId) -> Result<Asserted<Hosted>, AssertError> {
    let standing = match standing(app, id).await? {
        Asserted::Standing(standing) => standing,
        Asserted::Withdrawn(left) => return Ok(Asserted::Withdrawn(left)),
        Asserted::NoAddress => return Ok(Asserted::NoAddress),
        Asserted::Nothing => return Ok(Asserted::Nothing),
    };
    let Some(class) = class_of(app, &standing).await? else { return Ok(Asserted::NoAddress) };
    let own = app.urls.ob2_assertion(standing.assertable.id.as_str());
    let badge = app.urls.ob2_badge(class.as_str());
    let image = format!("{own}.png");
    let document = v2::assertion(&standing.credential, &own, &badge, Verification::Hosted, Some(&image));
    Ok(match document {
        Some(document) => Asserted::Standing(Hosted { document, picture: standing.assertable.picture }),
        None => Asserted::NoAddress,
    })
}

/// The assertion that is checked by its signature, as a compact JWS; signed at the first request and kept.
pub async fn signed(app: &App, id: CredentialId) -> Result<Asserted<String>, AssertError> {
    let standing = match standing(app, id.clone()).await? {
        Asserted::Standing(standing) => standing,
        Asserted::Withdrawn(left) => return Ok(Asserted::Withdrawn(left)),
        Asserted::NoAddress => return Ok(Asserted::NoAddress),
        Asserted::Nothing => return Ok(Asserted::Nothing),
    };
    if let Some(kept) = app.store.find_signed_assertion(id.clone()).await? {
        if find_key(app, &kept.key).await?.is_some() {
            return Ok(Asserted::Standing(kept.jws));
        }
        let own = app.urls.ob2_assertion(id.as_str());
        return Ok(Asserted::Withdrawn(v2::revoked(&own, Some("Its issuer withdrew the key that signed it."))));
    }
    let Some(class) = class_of(app, &standing).await? else { return Ok(Asserted::NoAddress) };
    let now = app.clock.now();
    let keys = app.keys.issuer(&standing.assertable.issuer, now).await?;
    let key = keys.rsa_id.clone();
    let urn = format!("urn:uuid:{}", keys::opaque_id());
    let badge = app.urls.ob2_badge_signed(class.as_str(), key.as_str());
    let key_url = app.urls.ob2_key(key.as_str());
    let verification = Verification::Signed { key: &key_url };
    let Some(document) = v2::assertion(&standing.credential, &urn, &badge, verification, None) else {
        return Ok(Asserted::NoAddress);
    };
    let jws = app.heavy(move || keys.rsa.sign_jws(&serde_json::json!({}), document.to_string().as_bytes())).await?;
    let kept = app.store.record_signed_assertion(SignedAssertion { credential: id, key, urn, jws }, now).await?;
    Ok(Asserted::Standing(kept.jws))
}

async fn standing(app: &App, id: CredentialId) -> Result<Asserted<Standing>, AssertError> {
    let found = app.store.find_assertable(id.clone()).await?;
    if found.is_none() && app.store.was_withdrawn(id.clone()).await? {
        return Ok(Asserted::Withdrawn(v2::revoked(&app.urls.ob2_assertion(id.as_str()), None)));
    }
    let Some(assertable) = found.filter(|found| found.visibility != Visibility::Hidden) else {
        return Ok(Asserted::Nothing);
    };
    let credential: Value =
        serde_json::from_str(&assertable.json).map_err(|_| StoreError::Corrupt("a signed credential"))?;
    let own = app.urls.ob2_assertion(assertable.id.as_str());
    if v2::assertion(&credential, &own, "", Verification::Hosted, None).is_none() {
        return Ok(Asserted::NoAddress);
    }
    let newer = assertable.superseded_by.as_ref().map(|newer| app.urls.credential(newer.as_str()));
    let revoked = assertable.revocation_reason.as_deref();
    if let Some(reason) = withdrawn(assertable.state, assertable.is_superseded, newer.as_deref(), revoked) {
        return Ok(Asserted::Withdrawn(v2::revoked(&own, reason.as_deref())));
    }
    Ok(Asserted::Standing(Standing { assertable, credential }))
}

/// Why an award does not hold. Version 2.0 knows nothing between in force and revoked; what is suspended comes back when
/// the suspension ends, and what was superseded must not count beside its successor.
fn withdrawn(
    state: AwardState,
    is_superseded: bool,
    newer: Option<&str>,
    revocation_reason: Option<&str>,
) -> Option<Option<String>> {
    match state {
        AwardState::Revoked => Some(revocation_reason.map(str::to_owned)),
        AwardState::Suspended => Some(Some("The issuer suspended it while it is looked into.".to_owned())),
        AwardState::Granted | AwardState::Issued if !is_superseded => None,
        AwardState::Granted | AwardState::Issued | AwardState::Superseded => Some(Some(match newer {
            Some(newer) => format!("A newer badge took its place: {newer}"),
            None => "A newer badge took its place.".to_owned(),
        })),
    }
}

/// The class of what a credential is for; made from the first credential that asks, and kept.
async fn class_of(app: &App, standing: &Standing) -> Result<Option<BadgeClassId>, StoreError> {
    let (version, issuer) = (standing.assertable.version.clone(), standing.assertable.issuer.clone());
    if let Some(known) = app.store.find_badge_class_of(version.clone(), issuer.clone()).await? {
        return Ok(Some(known));
    }
    let Some(content) = v2::badge_content(&standing.credential) else { return Ok(None) };
    let id = keys::opaque_id().into();
    app.store.record_badge_class(id, version, issuer, content.to_string(), app.clock.now()).await.map(Some)
}

/// A class as hosted assertions name it, or with `key` as those name it that this key signed; and whose page it has.
pub async fn badge_class(
    app: &App,
    id: BadgeClassId,
    key: Option<KeyId>,
) -> Result<Option<(Value, AchievementId)>, AssertError> {
    let Some(class) = app.store.find_badge_class(id).await? else { return Ok(None) };
    let (id, issuer) = (class.id.as_str(), class.issuer.as_str());
    let (own, profile) = match &key {
        None => (app.urls.ob2_badge(id), app.urls.ob2_issuer(issuer)),
        Some(key) => {
            if find_key(app, key).await?.is_none_or(|known| known.issuer.as_ref() != Some(&class.issuer)) {
                return Ok(None);
            }
            let key = key.as_str();
            (app.urls.ob2_badge_signed(id, key), app.urls.ob2_issuer_signing(issuer, key))
        }
    };
    let content: Value = serde_json::from_str(&class.content).map_err(|_| StoreError::Corrupt("a badge class"))?;
    Ok(Some((v2::badge_of(&content, &own, &profile), class.achievement)))
}

/// An issuer as hosted badges name it, or with `key` as the owner of that key.
pub async fn issuer(app: &App, id: IssuerId, key: Option<KeyId>) -> Result<Option<Value>, AssertError> {
    let Some(issuer) = app.store.find_issuer(id.clone()).await? else { return Ok(None) };
    let (own, key) = match key {
        None => (app.urls.ob2_issuer(id.as_str()), None),
        Some(key) => {
            if find_key(app, &key).await?.is_none_or(|known| known.issuer.as_ref() != Some(&id)) {
                return Ok(None);
            }
            let named = KeyOfIssuer {
                key: app.urls.ob2_key(key.as_str()),
                revocation_list: app.urls.ob2_revocations(key.as_str()),
            };
            (app.urls.ob2_issuer_signing(id.as_str(), key.as_str()), Some(named))
        }
    };
    let profile = identity::profile(&issuer, &app.urls);
    let document = v2::Issuer {
        id: own,
        name: profile.name,
        url: profile.url.unwrap_or_else(|| app.urls.issuer(id.as_str())),
        email: profile.email,
        description: profile.description,
        image: profile.image.map(|image| image.url),
        scope: app.urls.ob2_scope(),
        key,
    };
    Ok(Some(document.to_json()))
}

pub async fn key(app: &App, id: KeyId) -> Result<Option<Value>, AssertError> {
    let Some(key) = find_key(app, &id).await? else { return Ok(None) };
    let Some(issuer) = &key.issuer else { return Ok(None) };
    let jwk = serde_json::from_str(&key.public_key).map_err(|_| StoreError::Corrupt("a public key"))?;
    let owner = app.urls.ob2_issuer_signing(issuer.as_str(), id.as_str());
    Ok(Some(v2::key(&app.urls.ob2_key(id.as_str()), &owner, &keys::rsa_to_pem(&jwk)?)))
}

/// The assertions signed with a key that do not hold any more. Of a hidden award no reason is given.
pub async fn revocations(app: &App, id: KeyId) -> Result<Option<Value>, AssertError> {
    let Some(key) = find_key(app, &id).await? else { return Ok(None) };
    let Some(issuer) = &key.issuer else { return Ok(None) };
    let entries: Vec<(String, Option<String>)> = app
        .store
        .list_withdrawn_assertions(id.clone())
        .await?
        .into_iter()
        .filter_map(|entry| {
            let reason = withdrawn(entry.state, entry.is_superseded, None, entry.revocation_reason.as_deref())?;
            Some((entry.urn, reason.filter(|_| entry.visibility != Visibility::Hidden)))
        })
        .collect();
    let owner = app.urls.ob2_issuer_signing(issuer.as_str(), id.as_str());
    Ok(Some(v2::revocation_list(&app.urls.ob2_revocations(id.as_str()), &owner, &entries)))
}

/// What stands at an address of ours, below `/ob2/`: for the verifier, which does not go through the network for it.
pub async fn published(app: &App, path: &str) -> Result<Option<String>, AssertError> {
    let (path, extension) = path.split_once('.').unwrap_or((path, "json"));
    let parts: Vec<&str> = path.split('/').collect();
    let text = |document: Value| document.to_string();
    Ok(match (parts.as_slice(), extension) {
        (["assertions", id], "json" | "png" | "svg") => {
            told(hosted(app, CredentialId::from(*id)).await?, |hosted| text(hosted.document))
        }
        (["assertions", id], "jws") => told(signed(app, CredentialId::from(*id)).await?, |jws| jws),
        (["badges", id], "json") => {
            badge_class(app, BadgeClassId::from(*id), None).await?.map(|(found, _)| text(found))
        }
        (["badges", id, of], "json") => {
            badge_class(app, BadgeClassId::from(*id), Some(KeyId::from(*of))).await?.map(|(found, _)| text(found))
        }
        (["issuers", id], "json") => issuer(app, IssuerId::from(*id), None).await?.map(text),
        (["issuers", id, of], "json") => issuer(app, IssuerId::from(*id), Some(KeyId::from(*of))).await?.map(text),
        (["keys", id], "json") => key(app, KeyId::from(*id)).await?.map(text),
        (["revocations", id], "json") => revocations(app, KeyId::from(*id)).await?.map(text),
        _ => None,
    })
}

fn told<T>(asserted: Asserted<T>, standing: impl FnOnce(T) -> String) -> Option<String> {
    match asserted {
        Asserted::Standing(found) => Some(standing(found)),
        Asserted::Withdrawn(left) => Some(left.to_string()),
        Asserted::NoAddress | Asserted::Nothing => None,
    }
}

/// An RSA key of an issuer, today's or a retired one, but none that somebody else may have.
async fn find_key(app: &App, id: &KeyId) -> Result<Option<Published>, KeyringError> {
    let published = app.keys.published(app.clock.now()).await?;
    let is_it = |key: &&Published| {
        key.id == *id && key.issuer.is_some() && key.algorithm == KeyAlgorithm::Rs256 && key.distrusted_at.is_none()
    };
    Ok(published.iter().find(is_it).cloned())
}
