//! Brings what the log of its issuer says of a badge: ours from the store, others' over the network.

use std::time::Duration;

use serde_json::Value;
use tokio::time::{Instant, timeout_at};
use url::Url;

use super::log::{self, LogError};
use super::unreached::unreached;
use crate::app::App;
use crate::domain::ids::CredentialId;
use crate::openbadges::log::{Evidence, SignedHead, path_from_json};
use crate::openbadges::strict_json;
use crate::openbadges::verification::{Detail, KeptHead, LogAnswer, LogQuestion, log_key, say};
use crate::outbound::documents::{DocumentError, Documents};

/// Proofs of a hundred entries.
const LARGEST: usize = 512 << 10;
/// Everything that is asked of one log, together.
const LONGEST: Duration = Duration::from_secs(20);

/// What our own log says of one of our badges. Where it may tell of no entry, it shows its head alone.
pub async fn of_own(app: &App, id: CredentialId, kept: Option<SignedHead>) -> Result<LogAnswer, LogError> {
    let evidence = match log::proof_of_credential(app, id).await? {
        Some(evidence) => Some(evidence),
        None => match log::head(app).await? {
            Some(head) => Some(Evidence { head, key_url: log::key_url(app).await?, entries: Vec::new() }),
            None => None,
        },
    };
    let Some(evidence) = evidence else {
        return Ok(LogAnswer::unreachable(say::own_log_empty()));
    };
    let kept = match kept {
        Some(signed) => {
            let path = log::consistency(app, signed.head.size, evidence.head.head.size).await?;
            let path = path.ok_or_else(say::head_without_proof);
            Some(KeptHead { signed, path })
        }
        None => None,
    };
    let key = app.keys.log().await?.key.public_key();
    Ok(LogAnswer { evidence: Ok(evidence), key: Ok(key), kept })
}

/// What the log of another server says, as far as it can be had.
pub async fn of_others(documents: &Documents, question: &LogQuestion, kept: Option<SignedHead>) -> LogAnswer {
    let asked = Asked { documents, deadline: Instant::now() + LONGEST };
    let evidence = match asked.evidence(question).await {
        Ok(evidence) => evidence,
        Err(reason) => return LogAnswer::unreachable(reason),
    };
    let key = if question.may_publish_key(&evidence.key_url) {
        asked.key(&evidence.key_url).await
    } else {
        Err(say::log_key_not_fetched())
    };
    let kept = match kept {
        Some(signed) => {
            let path = asked.path(question, signed.head.size, evidence.head.head.size).await;
            Some(KeptHead { signed, path })
        }
        None => None,
    };
    LogAnswer { evidence: Ok(evidence), key, kept }
}

struct Asked<'a> {
    documents: &'a Documents,
    deadline: Instant,
}

impl Asked<'_> {
    async fn json(&self, url: &Url) -> Result<Value, Option<DocumentError>> {
        let answer = timeout_at(self.deadline, self.documents.fetch(url.as_str(), LARGEST)).await;
        let bytes = answer.map_err(|_| None)?.map_err(Some)?;
        Ok(strict_json::read(&bytes).unwrap_or(Value::Null))
    }

    async fn evidence(&self, question: &LogQuestion) -> Result<Evidence, Detail> {
        let id = question.credential.rsplit('/').next().unwrap_or_default();
        match self.json(&question.at("/log/proof", &[("credential", id)])).await {
            Ok(proof) => Evidence::from_json(&proof).map_err(|_| say::log_not_read(say::shows_no_proof())),
            // It has no entry, or there is no log at all; then it has no head either.
            Err(Some(DocumentError::Status(404))) => {
                let head = self.json(&question.at("/log", &[])).await.map_err(|error| unreachable(error.as_ref()))?;
                let (head, key_url) =
                    SignedHead::from_json(&head).map_err(|_| say::log_not_read(say::shows_no_head()))?;
                Ok(Evidence { head, key_url, entries: Vec::new() })
            }
            Err(error) => Err(unreachable(error.as_ref())),
        }
    }

    async fn key(&self, address: &str) -> Result<[u8; 32], Detail> {
        let url = Url::parse(address).map_err(|_| say::log_key_without_address())?;
        let key = self.json(&url).await.map_err(|error| unreachable(error.as_ref()))?;
        log_key(&key).ok_or_else(say::log_key_is_none)
    }

    /// The proof from one size to another; a log that has not grown needs none.
    async fn path(&self, question: &LogQuestion, first: u64, second: u64) -> Result<Vec<[u8; 32]>, Detail> {
        if first >= second {
            return Ok(Vec::new());
        }
        let sizes = [first.to_string(), second.to_string()];
        let url = question.at("/log/proof", &[("first", &sizes[0]), ("second", &sizes[1])]);
        let proof = self.json(&url).await.map_err(|error| unreachable(error.as_ref()))?;
        path_from_json(&proof["path"]).map_err(|_| say::log_not_read(say::shows_no_proof()))
    }
}

fn unreachable(error: Option<&DocumentError>) -> Detail {
    say::log_not_asked(error.map_or_else(say::no_answer, unreached))
}
