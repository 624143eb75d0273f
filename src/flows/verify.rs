//! Checks any badge: reads it, brings what it needs (ours from the store, others' over the network), and reports.

use std::collections::BTreeMap;

use crate::app::App;
use crate::clock::Clock;
use crate::domain::award::Visibility;
use crate::domain::ids::CredentialId;
use crate::openbadges::did::{self, PublishedKey};
use crate::openbadges::verification::{self, Answer, Fetched, Presented, ReadError, Report};
use crate::outbound::http::{FetchError, Http, Policy};
use crate::store::{KeyAlgorithm, StoreError};

/// The largest file that is looked at.
pub const LARGEST: usize = 8 << 20;
const LARGEST_DOCUMENT: usize = 1 << 20;
const MOST_REDIRECTS: usize = 3;
/// Everything that one check fetches, together.
const LONGEST_FETCH: std::time::Duration = std::time::Duration::from_secs(20);
const JSON: &str = "application/ld+json, application/vc+ld+json, application/json;q=0.9";

#[derive(Debug, thiserror::Error)]
pub enum VerifyError {
    #[error("{0}")]
    Read(#[from] ReadError),
    #[error("the link could not be opened: {0}")]
    Fetch(#[from] FetchError),
    #[error("the link answered with status {0}")]
    Status(u16),
    #[error("the link leads from one address to the next without end")]
    Redirects,
    #[error("{0}")]
    Store(#[from] StoreError),
}

/// What an address means to this installation.
enum Own {
    Foreign,
    Published(Vec<u8>),
    Nothing,
}

/// What a verification stands on: this installation, if there is one, and the way out.
pub struct Verifier<'a> {
    app: Option<&'a App>,
    http: Http,
    clock: Clock,
}

impl<'a> Verifier<'a> {
    pub fn of(app: &'a App) -> Self {
        Self { app: Some(app), http: app.http.clone(), clock: app.clock.clone() }
    }

    /// Without an installation: everything comes over the network.
    pub fn standing_alone() -> Self {
        Self { app: None, http: Http::new(Policy::Public), clock: Clock::system() }
    }

    /// Checks a file or a text. `recipient` is the address or id that somebody claims to be.
    pub async fn verify(&self, bytes: &[u8], recipient: Option<&str>) -> Result<Report, VerifyError> {
        let bytes = bytes.to_vec();
        let presented = self.heavy(move || verification::read(&bytes)).await?;
        let fetched = match tokio::time::timeout(LONGEST_FETCH, self.fetch_needs(&presented)).await {
            Ok(fetched) => fetched?,
            // What did not come in time is reported as not checked.
            Err(_) => Fetched::default(),
        };
        let (recipient, now) = (recipient.map(str::to_owned), self.clock.now());
        let (report, presented) = self
            .heavy(move || {
                let report = verification::report(&presented, &fetched, recipient.as_deref(), now);
                (report, presented)
            })
            .await;
        if let Some(app) = self.app.filter(|_| report.authentic == Answer::Yes) {
            count(app, &presented).await?;
        }
        Ok(report)
    }

    /// Canonical forms and signatures are work for the bounded pool, where there is one.
    async fn heavy<T: Send + 'static>(&self, work: impl FnOnce() -> T + Send + 'static) -> T {
        match self.app {
            Some(app) => app.heavy(work).await,
            None => work(),
        }
    }

    /// Fetches a badge from its address and checks it.
    pub async fn verify_link(&self, link: &str, recipient: Option<&str>) -> Result<Report, VerifyError> {
        let bytes = match self.own(link).await? {
            Own::Foreign => self.fetch(link, LARGEST).await?,
            Own::Published(bytes) => bytes,
            Own::Nothing => return Err(VerifyError::Status(404)),
        };
        self.verify(&bytes, recipient).await
    }

    async fn fetch_needs(&self, presented: &Presented) -> Result<Fetched, StoreError> {
        let needs = presented.needs();
        let mut fetched = Fetched::default();
        if let Some(address) = needs.did_document {
            fetched.did_document = Some(match self.own_did_document(&address.did).await? {
                Some(document) => {
                    fetched.issuer_known_because = Some("this server issued it".to_owned());
                    Ok(document)
                }
                None => self.fetch_text(address.url.as_str()).await,
            });
        }
        let mut lists = BTreeMap::new();
        for url in needs.status_lists {
            let list = match self.own(&url).await? {
                Own::Foreign => self.fetch_text(&url).await,
                Own::Published(list) => Ok(list),
                Own::Nothing => Err("this server has no such list".to_owned()),
            };
            lists.insert(url, list);
        }
        fetched.status_lists = lists;
        if let Some(app) = self.app {
            fetched.superseded_by = superseded_by(app, presented).await?;
        }
        Ok(fetched)
    }

    async fn own_did_document(&self, did: &str) -> Result<Option<Vec<u8>>, StoreError> {
        let Some(app) = self.app else { return Ok(None) };
        let Some(issuer) = app.urls.own_issuer(did) else { return Ok(None) };
        Ok(did_document(app, issuer).await?.map(|document| document.to_string().into_bytes()))
    }

    /// What we publish under an address of ours, without the network: a hidden badge is not published.
    async fn own(&self, url: &str) -> Result<Own, StoreError> {
        let Some((app, path)) = self.app.and_then(|app| Some((app, app.urls.own_path(url)?))) else {
            return Ok(Own::Foreign);
        };
        let found = if let Some(id) = path.strip_prefix("/status/") {
            app.store.find_status_list(id.into()).await?.and_then(|list| list.document)
        } else if let Some(name) = path.strip_prefix("/credentials/") {
            let (id, extension) = name.split_once('.').unwrap_or((name, "json"));
            let published = app.store.find_published(id.into()).await?;
            let visible = published.filter(|published| published.visibility != Visibility::Hidden);
            visible.and_then(|published| match extension {
                "jwt" => Some(published.jwt),
                // The picture carries the same document.
                "json" | "png" => Some(published.json),
                _ => None,
            })
        } else {
            None
        };
        Ok(found.map_or(Own::Nothing, |text| Own::Published(text.into_bytes())))
    }

    async fn fetch_text(&self, url: &str) -> Result<Vec<u8>, String> {
        self.fetch(url, LARGEST_DOCUMENT).await.map_err(|error| error.to_string())
    }

    /// Follows a few redirects, each to an address that is guarded like the first.
    async fn fetch(&self, url: &str, limit: usize) -> Result<Vec<u8>, VerifyError> {
        let mut url = url.to_owned();
        for _ in 0..=MOST_REDIRECTS {
            let answer = self.http.fetch(&url, JSON, limit).await?;
            match (answer.status, answer.location.as_ref()) {
                (200..=299, _) => return Ok(answer.body),
                (301 | 302 | 303 | 307 | 308, Some(next)) => {
                    let base = url::Url::parse(&url).map_err(|_| FetchError::AddressUnusable)?;
                    url = base.join(next).map_err(|_| FetchError::AddressUnusable)?.to_string();
                }
                (status, _) => return Err(VerifyError::Status(status)),
            }
        }
        Err(VerifyError::Redirects)
    }
}

/// The DID document of one of our issuers, with every key that ever signed for it.
pub async fn did_document(app: &App, issuer: &str) -> Result<Option<serde_json::Value>, StoreError> {
    if app.store.find_issuer(issuer.into()).await?.is_none() {
        return Ok(None);
    }
    let published = app.keys.published(app.clock.now()).await.map_err(|_| StoreError::Corrupt("the keys"))?;
    let keys: Vec<PublishedKey> = published
        .iter()
        .filter(|key| key.issuer.as_ref().is_some_and(|owner| owner.as_str() == issuer))
        .filter_map(|key| match key.algorithm {
            KeyAlgorithm::Ed25519 => Some(PublishedKey::Ed25519(from_hex(&key.public_key)?)),
            KeyAlgorithm::Rs256 => Some(PublishedKey::Rsa {
                fragment: key.id.to_string(),
                url: app.urls.key(key.id.as_str()),
                public_jwk: serde_json::from_str(&key.public_key).ok()?,
            }),
        })
        .collect();
    Ok(Some(did::document(&app.urls.issuer_did(issuer), &keys)))
}

fn from_hex(text: &str) -> Option<[u8; 32]> {
    let bytes: Option<Vec<u8>> =
        (0..text.len()).step_by(2).map(|at| u8::from_str_radix(text.get(at..at + 2)?, 16).ok()).collect();
    bytes?.try_into().ok()
}

fn own_credential(app: &App, presented: &Presented) -> Option<CredentialId> {
    let id = presented.document()["id"].as_str()?;
    Some(app.urls.own_path(id)?.strip_prefix("/credentials/")?.into())
}

async fn superseded_by(app: &App, presented: &Presented) -> Result<Option<String>, StoreError> {
    let Some(id) = own_credential(app, presented) else { return Ok(None) };
    let Some(published) = app.store.find_published(id).await?.filter(|published| published.is_superseded) else {
        return Ok(None);
    };
    let award = app.store.find_award(published.award).await?;
    Ok(award.and_then(|award| award.credential).map(|(id, _)| app.urls.credential(id.as_str())))
}

async fn count(app: &App, presented: &Presented) -> Result<(), StoreError> {
    let Some(id) = own_credential(app, presented) else { return Ok(()) };
    match app.store.find_published(id).await? {
        Some(published) => app.store.count(published.achievement.into_string(), "verified", app.clock.now()).await,
        None => Ok(()),
    }
}
