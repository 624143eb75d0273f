//! Issuers: the organisations that sign, their profiles, and the domains that their identifiers are bound to.

use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;

use super::connection::Db;
use super::schema::{achievements, issuers, signing_keys};
use super::signing_keys::{StoredKey, insert_key};
use super::{Store, StoreError, audit, directly};
use crate::domain::award::AchievementState;
use crate::domain::console::Deed;
use crate::domain::ids::{IssuerId, PictureId};
use crate::domain::issuer::{MAX_PARENTS, Parent, Profile};
use crate::domain::status::StatusForm;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Issuer {
    pub id: IssuerId,
    /// Names it in files and on the command line.
    pub key: String,
    pub profile: Profile,
    pub logo: Option<PictureId>,
    /// The host, with its port if it has one, that its `did:web` identifier is made of; `None` for an identifier below
    /// that of this server.
    pub domain: Option<String>,
    /// When it first signed; from then on its domain, or that it has none, never changes.
    pub pinned_at: Option<DateTime<Utc>>,
    pub is_default: bool,
    /// How what it signs from now on says whether it is in force.
    pub status: StatusForm,
    pub created_at: DateTime<Utc>,
    /// Nobody chooses it any more; what it signed keeps its page and its keys.
    pub removed_at: Option<DateTime<Utc>>,
    /// The organisation above, where it is an issuer here, with those above it.
    pub parent: Option<Box<Issuer>>,
}

impl Issuer {
    /// One of which nothing is known but what it is called.
    pub fn named(id: IssuerId, key: &str, name: &str, is_default: bool, now: DateTime<Utc>) -> Self {
        Self {
            id,
            key: key.to_owned(),
            profile: Profile { name: name.to_owned(), ..Profile::default() },
            logo: None,
            domain: None,
            pinned_at: None,
            is_default,
            status: StatusForm::Bitstring,
            created_at: now,
            removed_at: None,
            parent: None,
        }
    }

    /// Whether its identifier, and those of the organisations above, hold for good.
    pub fn is_pinned(&self) -> bool {
        self.pinned_at.is_some() && self.parent.as_ref().is_none_or(|parent| parent.is_pinned())
    }
}

/// What became of an issuer that was to be added or changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IssuerKept {
    Kept,
    Unknown,
    KeyTaken,
    DomainTaken,
    /// It has signed under another domain, or under none.
    DomainPinned,
}

/// What became of an issuer that was to be removed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IssuerRemoved {
    /// It never signed: nothing is left of it.
    Gone,
    /// What it signed stays checkable.
    Retired,
    Unknown,
    IsDefault,
    /// So many badges of it can still be earned, or are being written.
    HasBadges(i64),
    /// Another profile names it as the organisation above.
    IsParent,
}

#[derive(Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = issuers, treat_none_as_null = true)]
pub(super) struct IssuerRow {
    id: String,
    name: String,
    url: Option<String>,
    email: Option<String>,
    description: Option<String>,
    logo_id: Option<String>,
    is_default: bool,
    created_at: NaiveDateTime,
    changed_at: NaiveDateTime,
    key: String,
    phone: Option<String>,
    official: Option<String>,
    language: Option<String>,
    logo_alt: Option<String>,
    linkedin_id: Option<String>,
    address: Option<String>,
    identifiers: String,
    parent: Option<String>,
    domain: Option<String>,
    pinned_at: Option<NaiveDateTime>,
    removed_at: Option<NaiveDateTime>,
    status_form: String,
}

fn json<T: serde::de::DeserializeOwned>(text: &str) -> Result<T, StoreError> {
    serde_json::from_str(text).map_err(|_| StoreError::Corrupt("the profile of an issuer"))
}

impl TryFrom<IssuerRow> for Issuer {
    type Error = StoreError;

    fn try_from(row: IssuerRow) -> Result<Self, StoreError> {
        Ok(Self {
            id: row.id.into(),
            key: row.key,
            profile: Profile {
                name: row.name,
                url: row.url,
                email: row.email,
                phone: row.phone,
                description: row.description,
                official: row.official,
                language: row.language,
                address: row.address.as_deref().map(json).transpose()?,
                identifiers: json(&row.identifiers)?,
                parent: row.parent.as_deref().map(json).transpose()?,
                linkedin_id: row.linkedin_id,
                logo_alt: row.logo_alt,
            },
            logo: row.logo_id.map(Into::into),
            domain: row.domain,
            pinned_at: row.pinned_at.map(|time| time.and_utc()),
            is_default: row.is_default,
            status: StatusForm::parse(&row.status_form).ok_or(StoreError::Corrupt("the form of a status"))?,
            created_at: row.created_at.and_utc(),
            removed_at: row.removed_at.map(|time| time.and_utc()),
            parent: None,
        })
    }
}

impl IssuerRow {
    fn new(issuer: Issuer, now: DateTime<Utc>) -> Self {
        fn text(value: &impl serde::Serialize) -> String {
            serde_json::to_string(value).expect("a profile has text for keys")
        }
        let profile = issuer.profile;
        Self {
            id: issuer.id.into_string(),
            name: profile.name,
            url: profile.url,
            email: profile.email,
            description: profile.description,
            logo_id: issuer.logo.map(PictureId::into_string),
            is_default: issuer.is_default,
            created_at: issuer.created_at.naive_utc(),
            changed_at: now.naive_utc(),
            key: issuer.key,
            phone: profile.phone,
            official: profile.official,
            language: profile.language,
            logo_alt: profile.logo_alt,
            linkedin_id: profile.linkedin_id,
            address: profile.address.as_ref().map(text),
            identifiers: text(&profile.identifiers),
            parent: profile.parent.as_ref().map(text),
            domain: issuer.domain,
            pinned_at: issuer.pinned_at.map(|time| time.naive_utc()),
            removed_at: issuer.removed_at.map(|time| time.naive_utc()),
            status_form: issuer.status.as_str().to_owned(),
        }
    }
}

fn find_row(db: &mut Db, id: &str) -> Result<Option<Issuer>, StoreError> {
    let row: Option<IssuerRow> =
        directly!(db, |db| issuers::table.find(id).select(IssuerRow::as_select()).first(db).optional())?;
    row.map(TryInto::try_into).transpose()
}

/// Brings the organisations above: as many as may stand there, so that a circle ends.
pub(super) fn with_parents(db: &mut Db, issuer: Issuer) -> Result<Issuer, StoreError> {
    let mut line = vec![issuer];
    while let Some(Parent::Here { issuer }) = line.last().and_then(|last| last.profile.parent.as_ref()) {
        let id = issuer.clone();
        match find_row(db, id.as_str())?.filter(|_| line.len() <= MAX_PARENTS) {
            Some(parent) => line.push(parent),
            None => break,
        }
    }
    let mut above = None;
    while let Some(mut issuer) = line.pop() {
        issuer.parent = above.take().map(Box::new);
        above = Some(issuer);
    }
    Ok(above.expect("the line begins with the issuer itself"))
}

pub(super) fn find_issuer(db: &mut Db, id: &str) -> Result<Option<Issuer>, StoreError> {
    find_row(db, id)?.map(|issuer| with_parents(db, issuer)).transpose()
}

/// Changes of issuers take turns, so that what is looked at stays so; on SQLite a write is a turn already.
fn take_turns(db: &mut Db) -> Result<(), StoreError> {
    if let Db::Postgres(inner) = db {
        diesel::sql_query("LOCK TABLE issuers IN SHARE ROW EXCLUSIVE MODE").execute(inner)?;
    }
    Ok(())
}

/// Whether another issuer has the key or the domain.
fn taken(db: &mut Db, issuer: &Issuer) -> Result<Option<IssuerKept>, StoreError> {
    let others = || issuers::table.filter(issuers::id.ne(issuer.id.as_str().to_owned()));
    let same_key: i64 = others().filter(issuers::key.eq(&issuer.key)).count().get_result(db)?;
    if same_key > 0 {
        return Ok(Some(IssuerKept::KeyTaken));
    }
    let Some(domain) = &issuer.domain else { return Ok(None) };
    let same_domain: i64 = others().filter(issuers::domain.eq(Some(domain.as_str()))).count().get_result(db)?;
    Ok((same_domain > 0).then_some(IssuerKept::DomainTaken))
}

/// At most one issuer is the default.
fn make_only_default(db: &mut Db, id: &str) -> Result<(), StoreError> {
    diesel::update(issuers::table.filter(issuers::id.ne(id).and(issuers::is_default.eq(true))))
        .set(issuers::is_default.eq(false))
        .execute(db)?;
    Ok(())
}

impl Store {
    /// The issuers that can be chosen, in the order of their making.
    pub async fn list_issuers(&self) -> Result<Vec<Issuer>, StoreError> {
        self.read(|db| {
            let rows: Vec<IssuerRow> = issuers::table
                .filter(issuers::removed_at.is_null())
                .order((issuers::created_at, issuers::id))
                .select(IssuerRow::as_select())
                .load(db)?;
            rows.into_iter().map(|row| with_parents(db, row.try_into()?)).collect()
        })
        .await
    }

    /// Every issuer, also those that were removed, without those above them.
    pub async fn list_known_issuers(&self) -> Result<Vec<Issuer>, StoreError> {
        self.read(|db| {
            let rows: Vec<IssuerRow> =
                issuers::table.order((issuers::created_at, issuers::id)).select(IssuerRow::as_select()).load(db)?;
            rows.into_iter().map(TryInto::try_into).collect()
        })
        .await
    }

    /// An issuer by its id, also one that was removed.
    pub async fn find_issuer(&self, id: IssuerId) -> Result<Option<Issuer>, StoreError> {
        self.read(move |db| find_issuer(db, id.as_str())).await
    }

    /// An issuer by its id or its key.
    pub async fn find_issuer_named(&self, name: String) -> Result<Option<Issuer>, StoreError> {
        self.read(move |db| {
            if let Some(issuer) = find_issuer(db, &name)? {
                return Ok(Some(issuer));
            }
            let row: Option<IssuerRow> =
                issuers::table.filter(issuers::key.eq(name)).select(IssuerRow::as_select()).first(db).optional()?;
            row.map(|row| with_parents(db, row.try_into()?)).transpose()
        })
        .await
    }

    /// The issuer whose identifier is made of this host, also one that was removed.
    pub async fn find_issuer_of_domain(&self, domain: String) -> Result<Option<Issuer>, StoreError> {
        self.read(move |db| {
            let row: Option<IssuerRow> = issuers::table
                .filter(issuers::domain.eq(Some(domain)))
                .select(IssuerRow::as_select())
                .first(db)
                .optional()?;
            row.map(|row| with_parents(db, row.try_into()?)).transpose()
        })
        .await
    }

    pub async fn find_default_issuer(&self) -> Result<Option<Issuer>, StoreError> {
        self.read(|db| {
            let row: Option<IssuerRow> = issuers::table
                .filter(issuers::is_default.eq(true))
                .order(issuers::id)
                .select(IssuerRow::as_select())
                .first(db)
                .optional()?;
            row.map(|row| with_parents(db, row.try_into()?)).transpose()
        })
        .await
    }

    /// Makes the first issuer with its keys. One that somebody else made meanwhile stays the only one.
    pub async fn record_first_issuer(&self, issuer: Issuer, keys: Vec<StoredKey>) -> Result<(), StoreError> {
        self.write(move |db| {
            take_turns(db)?;
            let defaults: i64 = issuers::table.filter(issuers::is_default.eq(true)).count().get_result(db)?;
            if defaults > 0 {
                return Ok(());
            }
            let now = issuer.created_at;
            diesel::insert_into(issuers::table).values(IssuerRow::new(issuer, now)).execute(db)?;
            keys.into_iter().try_for_each(|key| insert_key(db, key))
        })
        .await
    }

    /// Adds an issuer with its keys; a new default takes the place of the earlier one.
    pub async fn record_issuer(&self, issuer: Issuer, keys: Vec<StoredKey>) -> Result<IssuerKept, StoreError> {
        self.write(move |db| {
            take_turns(db)?;
            if let Some(taken) = taken(db, &issuer)? {
                return Ok(taken);
            }
            if issuer.is_default {
                make_only_default(db, issuer.id.as_str())?;
            }
            let (id, now) = (issuer.id.clone(), issuer.created_at);
            diesel::insert_into(issuers::table).values(IssuerRow::new(issuer, now)).execute(db)?;
            keys.into_iter().try_for_each(|key| insert_key(db, key))?;
            audit::note(db, Deed::IssuerMade, id.as_str(), now)?;
            Ok(IssuerKept::Kept)
        })
        .await
    }

    /// Keeps what an issuer's profile says from now on. A default stays one until another becomes it.
    pub async fn update_issuer(&self, mut issuer: Issuer, now: DateTime<Utc>) -> Result<IssuerKept, StoreError> {
        self.write(move |db| {
            take_turns(db)?;
            let Some(known) = find_row(db, issuer.id.as_str())?.filter(|known| known.removed_at.is_none()) else {
                audit::nothing_done();
                return Ok(IssuerKept::Unknown);
            };
            if known.pinned_at.is_some() && known.domain != issuer.domain {
                audit::nothing_done();
                return Ok(IssuerKept::DomainPinned);
            }
            if let Some(taken) = taken(db, &issuer)? {
                audit::nothing_done();
                return Ok(taken);
            }
            if issuer.is_default {
                make_only_default(db, issuer.id.as_str())?;
            }
            issuer.is_default |= known.is_default;
            issuer.pinned_at = known.pinned_at;
            let id = issuer.id.clone();
            diesel::update(issuers::table.find(id.as_str())).set(IssuerRow::new(issuer, now)).execute(db)?;
            audit::note(db, Deed::IssuerChanged, id.as_str(), now)?;
            Ok(IssuerKept::Kept)
        })
        .await
    }

    /// Binds an issuer, and those above it that its profile names, to the domains that they have now; gives it as it
    /// then is.
    pub async fn pin_issuer(&self, id: IssuerId, now: DateTime<Utc>) -> Result<Option<Issuer>, StoreError> {
        self.write(move |db| {
            take_turns(db)?;
            let Some(issuer) = find_issuer(db, id.as_str())? else { return Ok(None) };
            let mut next = Some(&issuer);
            while let Some(issuer) = next {
                diesel::update(issuers::table.find(issuer.id.as_str()).filter(issuers::pinned_at.is_null()))
                    .set(issuers::pinned_at.eq(Some(now.naive_utc())))
                    .execute(db)?;
                next = issuer.parent.as_deref();
            }
            find_issuer(db, id.as_str())
        })
        .await
    }

    /// Takes an issuer out of use. One that never signed goes with its keys.
    pub async fn remove_issuer(&self, id: IssuerId, now: DateTime<Utc>) -> Result<IssuerRemoved, StoreError> {
        self.write(move |db| {
            take_turns(db)?;
            let Some(known) = find_row(db, id.as_str())?.filter(|known| known.removed_at.is_none()) else {
                return Ok(IssuerRemoved::Unknown);
            };
            if known.is_default {
                return Ok(IssuerRemoved::IsDefault);
            }
            let badges = || achievements::table.filter(achievements::issuer_id.eq(id.as_str().to_owned()));
            let in_use: i64 =
                badges().filter(achievements::state.ne(AchievementState::Retired.as_str())).count().get_result(db)?;
            if in_use > 0 {
                return Ok(IssuerRemoved::HasBadges(in_use));
            }
            let rows: Vec<IssuerRow> =
                issuers::table.filter(issuers::parent.is_not_null()).select(IssuerRow::as_select()).load(db)?;
            let is_named = |row: IssuerRow| {
                Ok::<_, StoreError>(match Issuer::try_from(row)? {
                    Issuer {
                        removed_at: None, profile: Profile { parent: Some(Parent::Here { issuer }), .. }, ..
                    } => issuer == id,
                    _ => false,
                })
            };
            if rows.into_iter().map(is_named).collect::<Result<Vec<_>, _>>()?.contains(&true) {
                return Ok(IssuerRemoved::IsParent);
            }
            audit::note(db, Deed::IssuerRemoved, id.as_str(), now)?;
            let retired: i64 = badges().count().get_result(db)?;
            if known.pinned_at.is_none() && retired == 0 {
                diesel::delete(signing_keys::table.filter(signing_keys::issuer_id.eq(id.as_str()))).execute(db)?;
                diesel::delete(issuers::table.find(id.as_str())).execute(db)?;
                return Ok(IssuerRemoved::Gone);
            }
            diesel::update(issuers::table.find(id.as_str()))
                .set(issuers::removed_at.eq(Some(now.naive_utc())))
                .execute(db)?;
            Ok(IssuerRemoved::Retired)
        })
        .await
    }
}
