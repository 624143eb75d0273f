//! Who an issuer is to the world: its identifier, the document with its keys, its profile, and which of our addresses and
//! hosts are its.

use std::sync::Arc;

use chrono::{DateTime, Utc};

use crate::app::{App, IssuerKeys, KeyringError, Published};
use crate::domain::ids::IssuerId;
use crate::domain::issuer::Parent;
use crate::keys;
use crate::openbadges::credential::Image;
use crate::openbadges::did::{self, PublishedKey};
use crate::openbadges::profile::{IssuerProfile, ParentProfile};
use crate::openbadges::proof::Signer;
use crate::store::{Issuer, KeyAlgorithm, StoreError};
use crate::urls::Urls;

#[derive(Debug, thiserror::Error)]
pub enum IdentityError {
    #[error("{0}")]
    Store(#[from] StoreError),
    #[error("{0}")]
    Keyring(#[from] KeyringError),
}

/// The `did:web` identifier that everything of this issuer is signed under.
pub fn did(issuer: &Issuer, urls: &Urls) -> String {
    urls.issuer_did(issuer.id.as_str(), issuer.domain.as_deref())
}

/// The domain that people are told: how we know who signed.
pub fn domain(issuer: &Issuer, urls: &Urls) -> String {
    issuer.domain.clone().unwrap_or_else(|| urls.root().authority().to_owned())
}

/// The issuer as it may sign from now on: its domain, and those of the organisations that its profile names, hold for good.
pub async fn pinned(app: &App, issuer: Issuer) -> Result<Issuer, StoreError> {
    app.pin_public_url().await?;
    if issuer.is_pinned() {
        return Ok(issuer);
    }
    let now = app.clock.now();
    let pinned = app.store.pin_issuer(issuer.id, now).await?;
    pinned.ok_or(StoreError::Corrupt("the issuer of a badge"))
}

/// The keys that an issuer signs with now, under the names that verifiers find them by.
pub struct Signing {
    keys: Arc<IssuerKeys>,
    method: String,
    kid: String,
}

impl Signing {
    pub fn signer(&self) -> Signer<'_> {
        Signer { ed25519: &self.keys.ed25519, method: &self.method, rsa: &self.keys.rsa, kid: &self.kid }
    }
}

pub async fn signing(app: &App, issuer: &Issuer) -> Result<Signing, KeyringError> {
    let keys = app.keys.issuer(&issuer.id, app.clock.now()).await?;
    let method = did::ed25519_method(&did(issuer, &app.urls), &keys.ed25519.public_key());
    let kid = app.urls.key(keys.rsa_id.as_str());
    Ok(Signing { keys, method, kid })
}

/// The profile as credentials carry it.
pub fn profile(issuer: &Issuer, urls: &Urls) -> IssuerProfile {
    let profile = issuer.profile.clone();
    IssuerProfile {
        did: did(issuer, urls),
        name: profile.name,
        url: Some(profile.url.unwrap_or_else(|| urls.issuer(issuer.id.as_str()))),
        email: profile.email,
        phone: profile.phone,
        description: profile.description,
        image: issuer.logo.as_ref().map(|logo| Image { url: urls.picture(logo.as_str()), caption: profile.logo_alt }),
        official: profile.official,
        address: profile.address,
        identifiers: profile.identifiers,
        parent: parent(issuer, urls).map(Box::new),
    }
}

/// The organisation above an issuer, with those above it.
pub fn parent(issuer: &Issuer, urls: &Urls) -> Option<ParentProfile> {
    match issuer.profile.parent.as_ref()? {
        Parent::Here { .. } => {
            let above = issuer.parent.as_deref()?;
            let url = above.profile.url.clone();
            Some(ParentProfile {
                id: did(above, urls),
                name: above.profile.name.clone(),
                url: Some(url.unwrap_or_else(|| urls.issuer(above.id.as_str()))),
                identifiers: above.profile.identifiers.clone(),
                parent: parent(above, urls).map(Box::new),
            })
        }
        Parent::Elsewhere(elsewhere) => Some(ParentProfile {
            id: elsewhere.id.clone().or_else(|| elsewhere.url.clone())?,
            name: elsewhere.name.clone(),
            url: elsewhere.url.clone(),
            identifiers: Vec::new(),
            parent: None,
        }),
    }
}

/// The DID document of an issuer: every key that ever signed for it, but for those that somebody else may have.
pub async fn did_document(app: &App, issuer: &Issuer) -> Result<serde_json::Value, IdentityError> {
    let published = app.keys.published(app.clock.now()).await?;
    let keys: Vec<PublishedKey> = trusted(&published, &issuer.id)
        .filter_map(|key| match key.algorithm {
            KeyAlgorithm::Ed25519 => Some(PublishedKey::Ed25519(keys::from_hex(&key.public_key)?.try_into().ok()?)),
            KeyAlgorithm::Rs256 => Some(PublishedKey::Rsa {
                fragment: key.id.to_string(),
                url: app.urls.key(key.id.as_str()),
                public_jwk: key.public_jwk()?,
            }),
        })
        .collect();
    Ok(did::document(&did(issuer, &app.urls), &keys))
}

fn trusted<'a>(published: &'a [Published], issuer: &'a IssuerId) -> impl Iterator<Item = &'a Published> {
    published.iter().filter(move |key| key.issuer.as_ref() == Some(issuer) && key.distrusted_at.is_none())
}

/// The names, in signatures, of the keys that one of our issuers withdrew, and when.
pub async fn withdrawn_keys(app: &App, issuer: &Issuer) -> Result<Vec<(String, DateTime<Utc>)>, IdentityError> {
    let published = app.keys.published(app.clock.now()).await?;
    let did = did(issuer, &app.urls);
    let of_issuer = published.iter().filter(|key| key.issuer.as_ref() == Some(&issuer.id));
    let withdrawn = of_issuer.filter_map(|key| Some((key, key.distrusted_at?)));
    Ok(withdrawn.filter_map(|(key, at)| Some((name_in_signatures(app, key, &did)?, at))).collect())
}

/// What an embedded proof calls a key, or a token in its `kid`.
fn name_in_signatures(app: &App, key: &Published, did: &str) -> Option<String> {
    match key.algorithm {
        KeyAlgorithm::Ed25519 => Some(did::ed25519_method(did, &keys::from_hex(&key.public_key)?.try_into().ok()?)),
        KeyAlgorithm::Rs256 => Some(app.urls.key(key.id.as_str())),
    }
}

/// The issuer behind an identifier, when it is one of ours.
pub async fn find_by_did(app: &App, did: &str) -> Result<Option<Issuer>, StoreError> {
    let found = match app.urls.own_issuer(did) {
        Some(id) => app.store.find_issuer(id.into()).await?,
        None => match did.strip_prefix("did:web:").filter(|host| !host.contains(':')) {
            Some(host) => by_host(app, &host.replace("%3A", ":").replace("%3a", ":")).await?,
            None => None,
        },
    };
    // An issuer has one identifier.
    Ok(found.filter(|issuer| self::did(issuer, &app.urls) == did))
}

/// The issuer whose domain a request was sent to. The header is whatever somebody wrote: it is looked up and nothing else.
pub async fn by_host(app: &App, host: &str) -> Result<Option<Issuer>, StoreError> {
    const LONGEST: usize = 253 + 6;
    let host = host.strip_suffix(":443").unwrap_or(host).to_ascii_lowercase();
    let is_plain =
        host.len() <= LONGEST && host.bytes().all(|byte| byte.is_ascii_alphanumeric() || b".-:".contains(&byte));
    if !is_plain || host == app.urls.root().authority() {
        return Ok(None);
    }
    app.store.find_issuer_of_domain(host).await
}

/// The path of an address that this installation answers, under its public address or under an issuer's domain.
pub async fn own_path<'a>(app: &App, address: &'a str) -> Result<Option<&'a str>, StoreError> {
    if let Some(path) = app.urls.own_path(address) {
        return Ok(Some(path));
    }
    let Some((host, _)) = address.strip_prefix("https://").and_then(|rest| rest.split_once('/')) else {
        return Ok(None);
    };
    let is_ours = by_host(app, host).await?.is_some();
    let path = &address["https://".len() + host.len()..];
    Ok(Some(path).filter(|path| is_ours && !path.contains(|c: char| c.is_control())))
}
