//! Checks any badge: reads it, brings what it needs (ours from the store, others' over the network), and reports.

use std::time::Duration;

use chrono::{DateTime, Utc};
use futures_util::future::join_all;
use serde_json::Value;
use tokio::time::{Instant, timeout_at};

use super::assert::{self, AssertError};
use super::identity::{self, IdentityError};
use super::unreached::unreached;
use super::{record, tally, trial, witness};
use crate::app::App;
use crate::clock::Clock;
use crate::domain::award::AwardState;
use crate::domain::ids::CredentialId;
use crate::openbadges::attachment;
use crate::openbadges::log::SignedHead;
use crate::openbadges::verification::{
    self, Answer, Detail, Fetched, LogAnswer, Need, Presented, ReadError, Report, State, say,
};
use crate::outbound::documents::{DocumentError, Documents};
use crate::outbound::http::{Http, Policy};
use crate::store::{Published, StoreError};

/// The largest file that is looked at.
pub const LARGEST: usize = attachment::LARGEST;
const LARGEST_DOCUMENT: usize = 1 << 20;
/// Everything that one check fetches, together.
const LONGEST_FETCH: Duration = Duration::from_secs(20);
const MOST_FETCHES: usize = 32;
/// Documents that name further documents: keys, lists and their keys, a newer credential and its own.
const MOST_ROUNDS: usize = 6;

#[derive(Debug, thiserror::Error)]
pub enum VerifyError {
    #[error("{0}")]
    Read(#[from] ReadError),
    #[error("the link could not be opened: {0}")]
    Link(#[from] DocumentError),
    #[error("{0}")]
    Store(#[from] StoreError),
}

/// What an address means to this installation.
enum Own {
    Foreign,
    Published(Vec<u8>),
    Nothing,
}

/// Whose log is asked about a badge.
enum AskedLog {
    /// That of this server about its own badges, which costs no call.
    Own,
    /// Any, and whether it goes on from a head that was kept.
    Any { kept: Option<SignedHead> },
}

/// A report with the head that the log showed, when one was asked.
#[derive(Debug)]
pub struct Examined {
    pub report: Report,
    /// As JSON, the way `GET /log` gives it.
    pub head: Option<Value>,
}

/// What a verification stands on: this installation, if there is one, and the way out.
pub struct Verifier<'a> {
    app: Option<&'a App>,
    documents: Documents,
    clock: Clock,
    log: AskedLog,
}

impl<'a> Verifier<'a> {
    pub fn of(app: &'a App) -> Self {
        Self { app: Some(app), documents: app.documents.clone(), clock: app.clock.clone(), log: AskedLog::Own }
    }

    /// Without an installation: everything comes over the network.
    pub fn standing_alone() -> Self {
        let clock = Clock::system();
        Self::standing_on(Documents::new(Http::new(Policy::Public), clock.clone()), clock)
    }

    /// Without an installation, by a way out of one's own.
    pub fn standing_on(documents: Documents, clock: Clock) -> Self {
        Self { app: None, documents, clock, log: AskedLog::Own }
    }

    /// Asks the log of whoever issued the badge, too; with `kept`, whether it goes on from that head.
    #[must_use]
    pub fn asking_the_log(self, kept: Option<SignedHead>) -> Self {
        Self { log: AskedLog::Any { kept }, ..self }
    }

    /// Checks a file or a text. `recipient` is the address or id that somebody claims to be.
    pub async fn verify(&self, bytes: &[u8], recipient: Option<&str>) -> Result<Report, VerifyError> {
        Ok(self.examine(bytes, recipient).await?.report)
    }

    /// The same, with the head of the log.
    pub async fn examine(&self, bytes: &[u8], recipient: Option<&str>) -> Result<Examined, VerifyError> {
        let bytes = bytes.to_vec();
        let presented = self.heavy(move || verification::read(&bytes)).await?;
        let (presented, fetched) = self.bring(presented).await?;
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
        Ok(self.consult_log(&presented, report).await)
    }

    /// Adds what the log says. What is not genuine is not asked about.
    async fn consult_log(&self, presented: &Presented, report: Report) -> Examined {
        let kept = match &self.log {
            AskedLog::Own => None,
            AskedLog::Any { kept } => kept.clone(),
        };
        let is_asked = matches!(self.log, AskedLog::Any { .. });
        if report.state == State::Test {
            let report = if is_asked { report.without_log(say::no_test_in_log()) } else { report };
            return Examined { report, head: None };
        }
        let is_about = report.authentic != Answer::No && presented.is_described_by(&report);
        let Some(question) = presented.log_question().filter(|_| is_about) else {
            let report = if is_asked { report.without_log(say::no_log()) } else { report };
            return Examined { report, head: None };
        };
        let own = self.app.zip(self.app.and_then(|app| own_credential(app, presented)));
        let answer = match own {
            Some((app, id)) => witness::of_own(app, id, kept).await.unwrap_or_else(|error| {
                tracing::error!(%error, "the issuance log could not be read");
                LogAnswer::unreachable(say::own_log_unreadable())
            }),
            None if is_asked => witness::of_others(&self.documents, &question, kept).await,
            None => return Examined { report, head: None },
        };
        // Unasked, a badge that was signed moments ago need not be told of as missing.
        let shows_nothing = answer.evidence.as_ref().map_or(true, |evidence| evidence.entries.is_empty());
        if shows_nothing && !is_asked {
            return Examined { report, head: None };
        }
        let head = answer.evidence.as_ref().ok().map(|evidence| evidence.head.to_json(&evidence.key_url));
        Examined { report: report.with_log(&question, &answer), head }
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
        self.verify(&self.open(link).await?, recipient).await
    }

    /// The badge at an address.
    pub async fn open(&self, link: &str) -> Result<Vec<u8>, VerifyError> {
        match self.own(link).await? {
            Own::Foreign => Ok(standing_or_revoked(self.documents.fetch(link, LARGEST).await)?),
            Own::Published(bytes) => Ok(bytes),
            Own::Nothing => Err(DocumentError::Status(404).into()),
        }
    }

    /// Fetches what a badge needs, and what that needs in turn, within bounds: what is left out is reported as not fetched.
    async fn bring(&self, mut presented: Presented) -> Result<(Presented, Fetched), StoreError> {
        let deadline = Instant::now() + LONGEST_FETCH;
        let mut fetched = Fetched::default();
        if let Some(app) = self.app {
            note_own(app, &presented, &mut fetched).await?;
        }
        let now = self.clock.now();
        for _ in 0..MOST_ROUNDS {
            let mut needs;
            (presented, fetched, needs) = self
                .heavy(move || {
                    let needs = presented.needs(&fetched, now);
                    (presented, fetched, needs)
                })
                .await;
            needs.truncate(MOST_FETCHES.saturating_sub(fetched.documents.len()));
            if needs.is_empty() {
                break;
            }
            let found = join_all(needs.iter().map(|need| self.bring_one(need, deadline))).await;
            for (need, found) in needs.into_iter().zip(found) {
                let (document, is_own_issuer) = found?;
                if let Some(issuer) = need.issuer.filter(|_| is_own_issuer) {
                    fetched.withdrawn_keys.extend(self.withdrawn_keys(&issuer).await?);
                    fetched.known_issuers.insert(issuer, say::issued_here());
                }
                fetched.documents.insert(need.url, document);
            }
        }
        Ok((presented, fetched))
    }

    /// One document, or why it could not be had; and whether it is that of an issuer of ours.
    async fn bring_one(&self, need: &Need, deadline: Instant) -> Result<(Result<Vec<u8>, Detail>, bool), StoreError> {
        if let Some(did) = &need.issuer
            && let Some(document) = self.own_did_document(did).await?
        {
            return Ok((Ok(document), true));
        }
        Ok(match self.own(&need.url).await? {
            Own::Published(document) => (Ok(document), need.issuer.is_some()),
            Own::Nothing => (Err(say::not_here()), false),
            Own::Foreign => match timeout_at(deadline, self.documents.recent(&need.url, LARGEST_DOCUMENT)).await {
                Ok(answer) => (standing_or_revoked(answer).map_err(|error| unreached(&error)), false),
                Err(_) => (Err(say::no_answer()), false),
            },
        })
    }

    async fn own_did_document(&self, did: &str) -> Result<Option<Vec<u8>>, StoreError> {
        let Some(app) = self.app else { return Ok(None) };
        let Some(issuer) = identity::find_by_did(app, did).await? else { return Ok(None) };
        let document = identity::did_document(app, &issuer).await;
        document.map(|document| Some(document.to_string().into_bytes())).map_err(of_store)
    }

    /// The keys that an issuer of ours does not stand by any more.
    async fn withdrawn_keys(&self, did: &str) -> Result<Vec<(String, DateTime<Utc>)>, StoreError> {
        let Some(app) = self.app else { return Ok(Vec::new()) };
        let Some(issuer) = identity::find_by_did(app, did).await? else { return Ok(Vec::new()) };
        identity::withdrawn_keys(app, &issuer).await.map_err(of_store)
    }

    /// What we publish under an address of ours, without the network: a hidden badge is not published.
    async fn own(&self, url: &str) -> Result<Own, StoreError> {
        let Some(app) = self.app else { return Ok(Own::Foreign) };
        let Some(path) = identity::own_path(app, url).await? else { return Ok(Own::Foreign) };
        let found = if let Some(path) = path.strip_prefix("/ob2/") {
            assert::published(app, path).await.map_err(|error| match error {
                AssertError::Store(error) => error,
                AssertError::Keyring(_) | AssertError::Key(_) => StoreError::Corrupt("the keys"),
            })?
        } else if let Some(id) = path.strip_prefix("/status/") {
            app.store.find_status_list(id.into()).await?.and_then(|list| list.document)
        } else if let Some(token) = path.strip_prefix("/refresh/") {
            match app.store.find_refreshed(token.to_owned()).await? {
                Some(newest) => {
                    let published = app.store.find_published(newest).await?;
                    let visible = published.filter(Published::may_be_read);
                    visible.map(|published| published.json)
                }
                None => None,
            }
        } else if let Some(name) = path.strip_prefix("/records/") {
            let (id, extension) = name.split_once('.').unwrap_or((name, "json"));
            record::served(app, id.into()).await?.and_then(|record| match extension {
                "json" => Some(record.json),
                "jwt" => Some(record.jwt),
                _ => None,
            })
        } else if let Some(name) = path.strip_prefix("/credentials/") {
            let (id, extension) = name.split_once('.').unwrap_or((name, "json"));
            let published = trial::find_published(app, id.into()).await?;
            let visible = published.filter(Published::may_be_read);
            visible.and_then(|published| match extension {
                "jwt" => Some(published.jwt),
                // Pictures and certificates carry the same document.
                "json" | "png" | "svg" | "pdf" => Some(published.json),
                _ => None,
            })
        } else {
            None
        };
        Ok(found.map_or(Own::Nothing, |text| Own::Published(text.into_bytes())))
    }
}

/// A document, or what is left of a revoked badge of Open Badges 2.0, which says so.
fn standing_or_revoked(answer: Result<Vec<u8>, DocumentError>) -> Result<Vec<u8>, DocumentError> {
    match answer {
        Err(DocumentError::Gone(left)) if verification::is_revocation(&left) => Ok(left),
        answer => answer,
    }
}

/// Keys that cannot be opened are a damaged store to whoever only checks badges.
fn of_store(error: IdentityError) -> StoreError {
    match error {
        IdentityError::Store(error) => error,
        IdentityError::Keyring(_) => StoreError::Corrupt("the keys"),
    }
}

fn own_credential(app: &App, presented: &Presented) -> Option<CredentialId> {
    let id = presented.document()["id"].as_str()?;
    let path = app.urls.own_path(id)?;
    let kinds = ["/credentials/", "/ob2/assertions/", "/records/"];
    Some(kinds.into_iter().find_map(|kind| path.strip_prefix(kind))?.into())
}

/// What this installation knows and no document tells: which of its credentials are set aside, and which took whose place.
async fn note_own(app: &App, presented: &Presented, fetched: &mut Fetched) -> Result<(), StoreError> {
    let own = presented.identifiers().filter_map(|address| {
        let id = app.urls.own_path(address)?.strip_prefix("/credentials/")?;
        Some((address.to_owned(), CredentialId::from(id)))
    });
    for (address, id) in own {
        let Some(published) = app.store.find_published(id).await? else { continue };
        if let Some(newest) = published.newest {
            fetched.superseded.insert(address.clone(), app.urls.credential(newest.as_str()));
        }
        if published.state == AwardState::Suspended {
            fetched.suspended.insert(address);
        }
    }
    Ok(())
}

/// What this installation knows of a badge that claims to be its own.
async fn own_published(app: &App, presented: &Presented) -> Result<Option<Published>, StoreError> {
    match own_credential(app, presented) {
        Some(id) => app.store.find_published(id).await,
        None => Ok(None),
    }
}

async fn count(app: &App, presented: &Presented) -> Result<(), StoreError> {
    let published = own_published(app, presented).await?;
    tally::count(app, published.iter().map(|published| &published.achievement), "verified");
    Ok(())
}
