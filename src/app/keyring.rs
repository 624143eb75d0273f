//! The keys in use, opened once and kept in memory; read again every minute, so that a rotation elsewhere is noticed.

use std::collections::HashMap;
use std::sync::{Arc, RwLock};

use chrono::{DateTime, TimeDelta, Utc};
use serde_json::Value;
use tokio::sync::OnceCell;

use crate::domain::ids::{InviteId, IssuerId, KeyId, StatusListId};
use crate::keys::{self, Ed25519Key, KeyError, MasterSecret, PersonMarks, PrivateKey, RsaKey, Seal, Voucher};
use crate::store::{Imported, Issuer, KeyAlgorithm, KeyOrigin, Store, StoreError, StoredKey, StoredLogKey};

#[derive(Debug, thiserror::Error)]
pub enum KeyringError {
    #[error("{0}")]
    Store(#[from] StoreError),
    #[error("a key cannot be used: {0}")]
    Key(#[from] KeyError),
    #[error("there is no key that signs for {0}")]
    NoKey(String),
    #[error("this key is here already, or was; a key belongs to one issuer, and does not come back")]
    KeyTaken,
    #[error("there is no key {0}")]
    UnknownKey(String),
    #[error("the key {0} still signs; replace it at once, and it is withdrawn with that")]
    StillSigns(KeyId),
}

/// The key that talks to platforms.
#[derive(Debug)]
pub struct ToolKey {
    pub id: KeyId,
    pub key: RsaKey,
}

/// The key that signs the heads of the issuance log: made once, with the log.
#[derive(Debug)]
pub struct LogKey {
    pub id: KeyId,
    pub key: Ed25519Key,
}

/// A public key as it is published, today's or a retired one.
#[derive(Clone, Debug)]
pub struct Published {
    pub id: KeyId,
    pub issuer: Option<IssuerId>,
    pub algorithm: KeyAlgorithm,
    pub public_key: String,
    pub created_at: DateTime<Utc>,
    pub signs_from: Option<DateTime<Utc>>,
    pub retired_at: Option<DateTime<Utc>>,
    pub origin: KeyOrigin,
    /// The certificates that say whose key it is, base64 DER, its own first.
    pub chain: Option<Vec<String>>,
    /// Since when nobody is to rely on it, because somebody else may have it.
    pub distrusted_at: Option<DateTime<Utc>>,
}

impl Published {
    /// The numbers of an RSA key with its certificates, as a JWK.
    pub fn public_jwk(&self) -> Option<Value> {
        let mut jwk: Value = serde_json::from_str(&self.public_key).ok()?;
        if let Some(chain) = &self.chain {
            jwk["x5c"] = chain.as_slice().into();
            jwk["x5t#S256"] = keys::thumbprint(chain)?.into();
        }
        Some(jwk)
    }

    /// Whom its certificates name.
    pub fn seal(&self) -> Option<Seal> {
        keys::seal(self.chain.as_ref()?)
    }
}

/// When new keys begin to sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Begin {
    /// Before everybody can have seen them.
    AtOnce,
    /// At once, for keys whose predecessors somebody else may have: those are withdrawn.
    InPlaceOfLeaked,
    /// Once every process and every platform that looks can have seen them.
    WhenSeen,
}

/// What an issuer signs with.
#[derive(Debug)]
pub struct IssuerKeys {
    pub ed25519: Ed25519Key,
    pub rsa: RsaKey,
    /// The RSA key's id, which its address carries.
    pub rsa_id: KeyId,
}

struct Loaded {
    at: DateTime<Utc>,
    tool: Option<Arc<ToolKey>>,
    issuers: HashMap<IssuerId, Arc<IssuerKeys>>,
    published: Arc<Vec<Published>>,
}

/// How long opened keys are trusted to be the latest.
const FRESH: TimeDelta = TimeDelta::minutes(1);

/// Processes read the keys anew every minute, and what they publish may be kept for five by others.
const SEEN_AFTER: TimeDelta = TimeDelta::minutes(10);

/// How long the tool's key is used before the schedule replaces it.
const LONGEST_USE: TimeDelta = TimeDelta::days(90);
/// How long a key that was made here signs badges. Those that were brought are renewed by whoever brought them.
const LONGEST_USE_BY_ISSUERS: TimeDelta = TimeDelta::days(365);

impl Begin {
    fn time(self, now: DateTime<Utc>) -> DateTime<Utc> {
        match self {
            Self::AtOnce | Self::InPlaceOfLeaked => now,
            Self::WhenSeen => now + SEEN_AFTER,
        }
    }
}

pub struct Keyring {
    secret: MasterSecret,
    logins: Voucher,
    persons: PersonMarks,
    mails: Voucher,
    store: Store,
    loaded: RwLock<Option<Arc<Loaded>>>,
    log: OnceCell<Arc<LogKey>>,
}

impl Keyring {
    pub(super) fn new(secret: MasterSecret, store: Store) -> Self {
        let logins = secret.derive_voucher("logins");
        let persons = secret.person_marks();
        let mails = secret.derive_voucher("mails");
        Self { secret, logins, persons, mails, store, loaded: RwLock::new(None), log: OnceCell::new() }
    }

    /// Makes the first keys and the first issuer where there are none. `name` is what the issuer is called until
    /// somebody names it.
    pub(super) async fn prepare(&self, name: &str, now: DateTime<Utc>) -> Result<(), KeyringError> {
        // The log comes first, so that it has the first keys of the first issuer.
        if self.store.find_log_key().await?.is_none() {
            let key = Ed25519Key::generate()?;
            let id = keys::opaque_id();
            let stored = StoredLogKey {
                public_key: keys::hex(&key.public_key()),
                sealed_private_key: self.secret.seal(key.pkcs8(), &log_purpose(&id)),
                id: id.into(),
                created_at: now,
            };
            self.store.begin_log(stored).await?;
        }
        let known = self.store.list_keys().await?;
        if !known.iter().any(|key| key.issuer.is_none()) {
            let key = self.new_rsa(None, now).await?;
            self.store.record_first_tool_key(key).await?;
        }
        if self.store.find_default_issuer().await?.is_none() {
            let id = IssuerId::from(keys::opaque_id());
            let keys = self.new_issuer_keys(&id, now).await?;
            let issuer = Issuer::named(id, "default", name, true, now);
            self.store.record_first_issuer(issuer, keys).await?;
        }
        Ok(())
    }

    /// The keys of an issuer that is being made.
    pub async fn new_issuer_keys(&self, id: &IssuerId, now: DateTime<Utc>) -> Result<Vec<StoredKey>, KeyringError> {
        Ok(vec![self.new_rsa(Some(id.clone()), now).await?, self.new_ed25519(Some(id.clone()), now)?])
    }

    /// Hides a text for somebody who brings it back, such as a form; only this installation opens it, and only for the
    /// same purpose.
    pub fn seal(&self, text: &str, purpose: &str) -> String {
        keys::to_base64url(&self.secret.seal(text.as_bytes(), purpose))
    }

    /// What was sealed for this purpose; nothing when it was changed, or is not ours.
    pub fn open(&self, sealed: &str, purpose: &str) -> Option<String> {
        let sealed = keys::from_base64url(sealed)?;
        String::from_utf8(self.secret.open(&sealed, purpose).ok()?).ok()
    }

    /// What vouches for logins under way, the same in every process.
    pub fn logins(&self) -> &Voucher {
        &self.logins
    }

    /// What stands for people whose data was erased.
    pub fn persons(&self) -> &PersonMarks {
        &self.persons
    }

    /// What vouches for the links in mails that stop them, and stands for addresses.
    pub fn mails(&self) -> &Voucher {
        &self.mails
    }

    /// The token of an invitation. It follows from the id, so that its link can be shown again and is kept nowhere.
    pub fn invitation_token(&self, invite: &InviteId) -> String {
        self.secret.derive_token(&format!("invitation {invite}"))
    }

    /// The token that lets the first administrator in. It is the same at each start, and opens nothing once there is one.
    pub fn first_admin_token(&self) -> String {
        self.secret.derive_token("first administrator")
    }

    /// What a form of the console brings back: it follows from the session, and no other site can know it.
    pub fn console_form_token(&self, session_hash: &str) -> String {
        self.secret.derive_token(&format!("console form of {session_hash}"))
    }

    /// An identifier that no credential has, the same each time; nobody else can tell.
    pub fn decoy(&self, list: &StatusListId, number: u32) -> String {
        keys::derived_id(&self.secret.derive_token(&format!("decoy {number} of {list}")))
    }

    /// The tool's key that signs now.
    pub async fn tool(&self, now: DateTime<Utc>) -> Result<Arc<ToolKey>, KeyringError> {
        self.loaded(now).await?.tool.clone().ok_or_else(|| KeyringError::NoKey("the tool".to_owned()))
    }

    pub async fn issuer(&self, id: &IssuerId, now: DateTime<Utc>) -> Result<Arc<IssuerKeys>, KeyringError> {
        let mut keys = self.loaded(now).await?.issuers.get(id).cloned();
        if keys.is_none() {
            // Another process may just have made the issuer.
            self.forget();
            keys = self.loaded(now).await?.issuers.get(id).cloned();
        }
        keys.ok_or_else(|| KeyringError::NoKey(format!("issuer {id}")))
    }

    /// What signs the heads of the issuance log.
    pub async fn log(&self) -> Result<Arc<LogKey>, KeyringError> {
        let open = async || {
            let stored = self.store.find_log_key().await?;
            let stored = stored.ok_or_else(|| KeyringError::NoKey("the issuance log".to_owned()))?;
            let private = self.secret.open(&stored.sealed_private_key, &log_purpose(stored.id.as_str()))?;
            Ok(Arc::new(LogKey { id: stored.id, key: Ed25519Key::from_pkcs8(&private)? }))
        };
        self.log.get_or_try_init(open).await.cloned()
    }

    /// Every public key, the newest first.
    pub async fn published(&self, now: DateTime<Utc>) -> Result<Arc<Vec<Published>>, KeyringError> {
        Ok(self.loaded(now).await?.published.clone())
    }

    /// Makes new keys for the tool (`None`) or an issuer, and says when they begin to sign: at once, or once everybody
    /// can have seen them. The earlier ones sign until then, and stay published unless they leaked. Keys that were brought
    /// are left to whoever brings their successors, but for leaked ones.
    pub async fn rotate(
        &self,
        issuer: Option<IssuerId>,
        begin: Begin,
        now: DateTime<Utc>,
    ) -> Result<(Vec<KeyId>, DateTime<Utc>), KeyringError> {
        let signs_from = begin.time(now);
        let known = self.loaded(now).await?;
        let is_brought = |algorithm| {
            known.newest(issuer.as_ref(), algorithm).is_some_and(|newest| newest.origin == KeyOrigin::Imported)
        };
        let leaked = begin == Begin::InPlaceOfLeaked;
        let wanted: Vec<KeyAlgorithm> =
            algorithms(issuer.as_ref()).iter().copied().filter(|algorithm| leaked || !is_brought(*algorithm)).collect();
        let keys = self.successors(issuer.clone(), &wanted, signs_from, now).await?;
        // The tool's own key proves nothing that lasts: one that is replaced in haste is not trusted any more.
        let distrust = leaked || (issuer.is_none() && begin == Begin::AtOnce);
        let ids = self.store.record_successors(keys, None, distrust).await?;
        self.forget();
        Ok((ids, signs_from))
    }

    /// Replaces the keys that have grown old, and says for how many owners. Several processes may try at once.
    pub async fn rotate_when_due(&self, now: DateTime<Utc>) -> Result<usize, KeyringError> {
        let known = self.loaded(now).await?;
        let mut owners = vec![(None, now - LONGEST_USE)];
        let issuers = self.store.list_issuers().await?;
        owners.extend(issuers.into_iter().map(|issuer| (Some(issuer.id), now - LONGEST_USE_BY_ISSUERS)));
        let mut renewed = 0;
        for (owner, due) in owners {
            let is_old = |algorithm: &KeyAlgorithm| {
                let newest = known.newest(owner.as_ref(), *algorithm);
                newest.is_some_and(|key| key.created_at <= due && key.origin == KeyOrigin::Made)
            };
            let old: Vec<KeyAlgorithm> = algorithms(owner.as_ref()).iter().copied().filter(is_old).collect();
            if old.is_empty() {
                continue;
            }
            let keys = self.successors(owner, &old, now + SEEN_AFTER, now).await?;
            let taken = self.store.record_successors(keys, Some(due), false).await?;
            renewed += usize::from(!taken.is_empty());
        }
        if renewed > 0 {
            self.forget();
        }
        Ok(renewed)
    }

    /// Takes a key that was made elsewhere. It takes the place of the issuer's key of its kind, at once or once everybody
    /// can have seen it. A key that the issuer has already only gets the certificates. Says which key it is, and from when
    /// it signs.
    pub async fn import(
        &self,
        issuer: IssuerId,
        key: PrivateKey,
        chain: Option<Vec<String>>,
        begin: Begin,
        now: DateTime<Utc>,
    ) -> Result<(KeyId, DateTime<Utc>), KeyringError> {
        let mut brought = match &key {
            PrivateKey::Rsa(key) => {
                self.sealed(Some(issuer), KeyAlgorithm::Rs256, key.public_jwk().to_string(), key.pkcs8(), now)
            }
            PrivateKey::Ed25519(key) => {
                self.sealed(Some(issuer), KeyAlgorithm::Ed25519, keys::hex(&key.public_key()), key.pkcs8(), now)
            }
        };
        let signs_from = begin.time(now);
        brought.signs_from = Some(signs_from);
        brought.origin = KeyOrigin::Imported;
        brought.chain = chain;
        let id = brought.id.clone();
        let imported = self.store.record_imported_key(brought, now).await?;
        self.forget();
        match imported {
            Imported::New => Ok((id, signs_from)),
            Imported::Certified { id, signs_from } => Ok((id, signs_from)),
            Imported::Taken => Err(KeyringError::KeyTaken),
        }
    }

    /// Withdraws a key that signs no more: nobody is to rely on what it signed.
    pub async fn distrust(&self, id: &KeyId, now: DateTime<Utc>) -> Result<(), KeyringError> {
        let known = self.loaded(now).await?;
        let key = known.published.iter().find(|key| key.id == *id);
        let key = key.ok_or_else(|| KeyringError::UnknownKey(id.as_str().chars().take(80).collect()))?;
        if key.retired_at.is_none_or(|end| now < end) {
            return Err(KeyringError::StillSigns(id.clone()));
        }
        self.store.distrust_key(id.clone(), now).await?;
        self.forget();
        Ok(())
    }

    async fn successors(
        &self,
        issuer: Option<IssuerId>,
        algorithms: &[KeyAlgorithm],
        signs_from: DateTime<Utc>,
        now: DateTime<Utc>,
    ) -> Result<Vec<StoredKey>, KeyringError> {
        let mut made = Vec::new();
        for algorithm in algorithms {
            made.push(match algorithm {
                KeyAlgorithm::Rs256 => self.new_rsa(issuer.clone(), now).await?,
                KeyAlgorithm::Ed25519 => self.new_ed25519(issuer.clone(), now)?,
            });
        }
        for key in &mut made {
            key.signs_from = Some(signs_from);
        }
        Ok(made)
    }

    /// What was opened is read again at the next use.
    pub fn forget(&self) {
        *self.loaded.write().expect("nobody panics while holding the keys") = None;
    }

    async fn loaded(&self, now: DateTime<Utc>) -> Result<Arc<Loaded>, KeyringError> {
        let known = self.loaded.read().expect("nobody panics while holding the keys").clone();
        if let Some(known) = known.filter(|known| now - known.at < FRESH) {
            return Ok(known);
        }
        let rows = self.store.list_keys().await?;
        let secret = self.secret.clone();
        let loaded = tokio::task::spawn_blocking(move || open(&secret, rows, now))
            .await
            .map_err(|_| KeyringError::Store(StoreError::CutOff))??;
        let loaded = Arc::new(loaded);
        *self.loaded.write().expect("nobody panics while holding the keys") = Some(loaded.clone());
        Ok(loaded)
    }

    async fn new_rsa(&self, issuer: Option<IssuerId>, now: DateTime<Utc>) -> Result<StoredKey, KeyringError> {
        let key = tokio::task::spawn_blocking(RsaKey::generate)
            .await
            .map_err(|_| KeyringError::Store(StoreError::CutOff))??;
        Ok(self.sealed(issuer, KeyAlgorithm::Rs256, key.public_jwk().to_string(), key.pkcs8(), now))
    }

    fn new_ed25519(&self, issuer: Option<IssuerId>, now: DateTime<Utc>) -> Result<StoredKey, KeyringError> {
        let key = Ed25519Key::generate()?;
        Ok(self.sealed(issuer, KeyAlgorithm::Ed25519, keys::hex(&key.public_key()), key.pkcs8(), now))
    }

    fn sealed(
        &self,
        issuer: Option<IssuerId>,
        algorithm: KeyAlgorithm,
        public_key: String,
        private_key: &[u8],
        now: DateTime<Utc>,
    ) -> StoredKey {
        let id = keys::opaque_id();
        StoredKey {
            sealed_private_key: self.secret.seal(private_key, &purpose(&id)),
            id: id.into(),
            issuer,
            algorithm,
            public_key,
            created_at: now,
            signs_from: None,
            retired_at: None,
            origin: KeyOrigin::Made,
            chain: None,
            distrusted_at: None,
        }
    }
}

/// What an owner signs with: the tool by RSA alone.
fn algorithms(owner: Option<&IssuerId>) -> &'static [KeyAlgorithm] {
    match owner {
        Some(_) => &[KeyAlgorithm::Rs256, KeyAlgorithm::Ed25519],
        None => &[KeyAlgorithm::Rs256],
    }
}

impl Loaded {
    /// The last key of a kind, which signs or will: the one that nothing follows.
    fn newest(&self, owner: Option<&IssuerId>, algorithm: KeyAlgorithm) -> Option<&Published> {
        let is_last =
            |key: &&Published| key.issuer.as_ref() == owner && key.algorithm == algorithm && key.retired_at.is_none();
        self.published.iter().find(is_last)
    }
}

fn purpose(id: &str) -> String {
    format!("signing key {id}")
}

fn log_purpose(id: &str) -> String {
    format!("log key {id}")
}

fn open(secret: &MasterSecret, rows: Vec<StoredKey>, now: DateTime<Utc>) -> Result<Loaded, KeyringError> {
    let mut tool = None;
    let mut rsa = HashMap::new();
    let mut ed25519 = HashMap::new();
    for row in rows.iter().filter(|row| row.signs_at(now)) {
        let private = secret.open(&row.sealed_private_key, &purpose(row.id.as_str()))?;
        match (&row.issuer, row.algorithm) {
            (None, _) => {
                tool.get_or_insert(Arc::new(ToolKey { id: row.id.clone(), key: RsaKey::from_pkcs8(&private)? }));
            }
            (Some(issuer), KeyAlgorithm::Rs256) => {
                rsa.entry(issuer.clone()).or_insert((row.id.clone(), RsaKey::from_pkcs8(&private)?));
            }
            (Some(issuer), KeyAlgorithm::Ed25519) => {
                ed25519.entry(issuer.clone()).or_insert(Ed25519Key::from_pkcs8(&private)?);
            }
        }
    }
    let issuers = rsa
        .into_iter()
        .filter_map(|(issuer, (rsa_id, rsa))| {
            let ed25519 = ed25519.remove(&issuer)?;
            Some((issuer, Arc::new(IssuerKeys { ed25519, rsa, rsa_id })))
        })
        .collect();
    let published = rows
        .into_iter()
        .map(|row| Published {
            id: row.id,
            issuer: row.issuer,
            algorithm: row.algorithm,
            public_key: row.public_key,
            created_at: row.created_at,
            signs_from: row.signs_from,
            retired_at: row.retired_at,
            origin: row.origin,
            chain: row.chain,
            distrusted_at: row.distrusted_at,
        })
        .collect();
    Ok(Loaded { at: now, tool, issuers, published: Arc::new(published) })
}
