//! Who runs this installation: accounts, the links that open one, and sessions. Of links and sessions only fingerprints
//! are kept.

use chrono::{DateTime, NaiveDateTime, TimeDelta, Utc};
use diesel::prelude::*;

use super::connection::Db;
use super::schema::{admin_links, admin_sessions, admins};
use super::{Recorded, Store, StoreError, audit, insert_once};
use crate::domain::console::{Act, AdminRole};
use crate::domain::ids::AdminId;

/// How far the end of a session may lag behind its use, so that looking at pages does not write at every click.
const LAG: TimeDelta = TimeDelta::minutes(1);
/// How long a session may lie idle, and how long it may last.
const IDLE: TimeDelta = TimeDelta::minutes(30);
const LONGEST: TimeDelta = TimeDelta::hours(12);

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Admin {
    pub id: AdminId,
    pub name: String,
    /// In lower case.
    pub email: String,
    pub role: AdminRole,
    pub created_at: DateTime<Utc>,
}

/// A link that opens an account once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AdminLink {
    /// Whose password it sets; nobody's, where it invites somebody.
    pub admin: Option<AdminId>,
    pub role: AdminRole,
    pub email: Option<String>,
    pub expires_at: DateTime<Utc>,
}

/// What became of a link that was followed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LinkTaken {
    Taken(AdminId),
    /// Used, run out, withdrawn, or never there.
    Gone,
    /// Somebody else has the address.
    AddressTaken,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AdminRemoved {
    Removed,
    Unknown,
    LastOwner,
}

#[derive(Clone, Debug)]
pub struct AdminSession {
    pub admin: Admin,
    pub is_expired: bool,
}

#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = admins)]
struct AdminRow {
    id: String,
    name: String,
    email: Option<String>,
    role: String,
    created_at: NaiveDateTime,
}

fn role(word: &str) -> Result<AdminRole, StoreError> {
    AdminRole::parse(word).ok_or(StoreError::Corrupt("the role of an administrator"))
}

impl TryFrom<AdminRow> for Admin {
    type Error = StoreError;

    fn try_from(row: AdminRow) -> Result<Self, StoreError> {
        Ok(Self {
            role: role(&row.role)?,
            id: row.id.into(),
            name: row.name,
            email: row.email.unwrap_or_default(),
            created_at: row.created_at.and_utc(),
        })
    }
}

pub(super) fn delete_expired(db: &mut Db, now: NaiveDateTime) -> Result<usize, StoreError> {
    // A day longer than they live, so that a late click is told that its session ended.
    let sessions = admin_sessions::table.filter(admin_sessions::expires_at.lt(now - TimeDelta::days(1)));
    let sessions = diesel::delete(sessions).execute(db)?;
    let links = admin_links::table.filter(admin_links::expires_at.lt(now));
    Ok(sessions + diesel::delete(links).execute(db)?)
}

/// Changes of accounts take turns, so that the last owner stays; on SQLite a write is a turn already.
fn take_turns(db: &mut Db) -> Result<(), StoreError> {
    if let Db::Postgres(inner) = db {
        diesel::sql_query("LOCK TABLE admins IN SHARE ROW EXCLUSIVE MODE").execute(inner)?;
    }
    Ok(())
}

fn count_in_use(db: &mut Db) -> Result<i64, StoreError> {
    Ok(admins::table.filter(admins::removed_at.is_null()).count().get_result(db)?)
}

/// Adds an account, and says whether its address was free.
fn insert(db: &mut Db, admin: &Admin, password: Option<&str>) -> Result<Recorded, StoreError> {
    let row = AdminRow {
        id: admin.id.as_str().to_owned(),
        name: admin.name.clone(),
        email: Some(admin.email.clone()),
        role: admin.role.as_str().to_owned(),
        created_at: admin.created_at.naive_utc(),
    };
    let recorded = insert_once!(db, admins::table, &row)?;
    if recorded == Recorded::New {
        set_password(db, &admin.id, password)?;
    }
    Ok(recorded)
}

fn set_password(db: &mut Db, id: &AdminId, password: Option<&str>) -> Result<(), StoreError> {
    diesel::update(admins::table.find(id.as_str())).set(admins::password.eq(password)).execute(db)?;
    Ok(())
}

fn end_sessions(db: &mut Db, id: &AdminId) -> Result<(), StoreError> {
    diesel::delete(admin_sessions::table.filter(admin_sessions::admin_id.eq(id.as_str()))).execute(db)?;
    diesel::delete(admin_links::table.filter(admin_links::admin_id.eq(id.as_str()))).execute(db)?;
    Ok(())
}

fn link_row(db: &mut Db, token_hash: &str, now: DateTime<Utc>) -> Result<Option<AdminLink>, StoreError> {
    type Row = (Option<String>, String, Option<String>, NaiveDateTime);
    let found: Option<Row> = admin_links::table
        .find(token_hash)
        .filter(admin_links::expires_at.gt(now.naive_utc()))
        .select((admin_links::admin_id, admin_links::role, admin_links::email, admin_links::expires_at))
        .first(db)
        .optional()?;
    found
        .map(|(admin, word, email, expires_at)| {
            Ok(AdminLink { admin: admin.map(Into::into), role: role(&word)?, email, expires_at: expires_at.and_utc() })
        })
        .transpose()
}

impl Store {
    pub async fn has_admin(&self) -> Result<bool, StoreError> {
        self.read(|db| Ok(count_in_use(db)? > 0)).await
    }

    /// Makes the first account. False when there is one already: whoever came first runs the installation.
    pub async fn record_first_admin(&self, admin: Admin, password: String, act: Act) -> Result<bool, StoreError> {
        self.write(move |db| {
            take_turns(db)?;
            if count_in_use(db)? > 0 || insert(db, &admin, Some(&password))? == Recorded::Existing {
                return Ok(false);
            }
            audit::insert(db, act)?;
            Ok(true)
        })
        .await
    }

    pub async fn list_admins(&self) -> Result<Vec<Admin>, StoreError> {
        self.read(|db| {
            let rows: Vec<AdminRow> = admins::table
                .filter(admins::removed_at.is_null())
                .order(admins::id)
                .select(AdminRow::as_select())
                .load(db)?;
            rows.into_iter().map(TryInto::try_into).collect()
        })
        .await
    }

    /// The account of an address, and what is kept of its password.
    pub async fn find_admin_of(&self, email: String) -> Result<Option<(Admin, Option<String>)>, StoreError> {
        self.read(move |db| {
            let found: Option<(AdminRow, Option<String>)> = admins::table
                .filter(admins::email.eq(Some(email)).and(admins::removed_at.is_null()))
                .select((AdminRow::as_select(), admins::password))
                .first(db)
                .optional()?;
            found.map(|(row, password)| Ok((row.try_into()?, password))).transpose()
        })
        .await
    }

    /// Takes an account out of use, with its sessions and links. Its name stays for the audit log.
    pub async fn remove_admin(&self, id: AdminId, act: Act) -> Result<AdminRemoved, StoreError> {
        self.write(move |db| {
            take_turns(db)?;
            let in_use = || admins::table.filter(admins::removed_at.is_null());
            let known: Option<String> =
                in_use().filter(admins::id.eq(id.as_str().to_owned())).select(admins::role).first(db).optional()?;
            let Some(word) = known else { return Ok(AdminRemoved::Unknown) };
            let owner = AdminRole::Owner.as_str();
            let owners: i64 = in_use().filter(admins::role.eq(owner)).count().get_result(db)?;
            if word == owner && owners == 1 {
                return Ok(AdminRemoved::LastOwner);
            }
            end_sessions(db, &id)?;
            diesel::update(admins::table.find(id.as_str()))
                .set((
                    admins::removed_at.eq(Some(act.at.naive_utc())),
                    admins::email.eq(None::<String>),
                    admins::password.eq(None::<String>),
                ))
                .execute(db)?;
            audit::insert(db, act)?;
            Ok(AdminRemoved::Removed)
        })
        .await
    }

    /// Keeps a link; an earlier one for the same account or address holds no longer.
    pub async fn record_admin_link(
        &self,
        link: AdminLink,
        token_hash: String,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        self.write(move |db| {
            match (&link.admin, &link.email) {
                (Some(admin), _) => {
                    diesel::delete(admin_links::table.filter(admin_links::admin_id.eq(admin.as_str()))).execute(db)?;
                }
                (None, Some(email)) => {
                    diesel::delete(admin_links::table.filter(admin_links::email.eq(email))).execute(db)?;
                }
                (None, None) => {}
            }
            let row = (
                admin_links::token_hash.eq(&token_hash),
                admin_links::admin_id.eq(link.admin.as_ref().map(AdminId::as_str)),
                admin_links::role.eq(link.role.as_str()),
                admin_links::email.eq(&link.email),
                admin_links::created_at.eq(now.naive_utc()),
                admin_links::expires_at.eq(link.expires_at.naive_utc()),
            );
            diesel::insert_into(admin_links::table).values(row).execute(db)?;
            Ok(())
        })
        .await
    }

    pub async fn find_admin_link(
        &self,
        token_hash: String,
        now: DateTime<Utc>,
    ) -> Result<Option<AdminLink>, StoreError> {
        self.read(move |db| link_row(db, &token_hash, now)).await
    }

    /// Invitations that nobody has followed yet.
    pub async fn list_admin_invites(&self, now: DateTime<Utc>) -> Result<Vec<AdminLink>, StoreError> {
        self.read(move |db| {
            type Row = (String, Option<String>, NaiveDateTime);
            let rows: Vec<Row> = admin_links::table
                .filter(admin_links::admin_id.is_null().and(admin_links::expires_at.gt(now.naive_utc())))
                .order(admin_links::created_at)
                .select((admin_links::role, admin_links::email, admin_links::expires_at))
                .load(db)?;
            rows.into_iter()
                .map(|(word, email, at)| {
                    Ok(AdminLink { admin: None, role: role(&word)?, email, expires_at: at.and_utc() })
                })
                .collect()
        })
        .await
    }

    /// Whether an address was invited, and as what; used by sign-on that needs no link.
    pub async fn take_admin_invite(&self, admin: Admin, act: Act) -> Result<LinkTaken, StoreError> {
        self.write(move |db| {
            take_turns(db)?;
            let found: Option<(String, String)> = admin_links::table
                .filter(admin_links::admin_id.is_null())
                .filter(admin_links::email.eq(Some(admin.email.clone())))
                .filter(admin_links::expires_at.gt(act.at.naive_utc()))
                .select((admin_links::token_hash, admin_links::role))
                .first(db)
                .optional()?;
            let Some((hash, word)) = found else { return Ok(LinkTaken::Gone) };
            let admin = Admin { role: role(&word)?, ..admin };
            diesel::delete(admin_links::table.find(hash)).execute(db)?;
            if insert(db, &admin, None)? == Recorded::Existing {
                return Ok(LinkTaken::AddressTaken);
            }
            audit::insert(db, act)?;
            Ok(LinkTaken::Taken(admin.id))
        })
        .await
    }

    /// Follows a link, once: makes the account that it invites to, or sets the password of the one that it belongs to.
    pub async fn take_admin_link(
        &self,
        token_hash: String,
        new: Admin,
        password: String,
        act: Act,
    ) -> Result<LinkTaken, StoreError> {
        self.write(move |db| {
            take_turns(db)?;
            let Some(link) = link_row(db, &token_hash, act.at)? else { return Ok(LinkTaken::Gone) };
            if let Some(id) = link.admin {
                end_sessions(db, &id)?;
                set_password(db, &id, Some(&password))?;
                audit::insert(db, act)?;
                return Ok(LinkTaken::Taken(id));
            }
            let admin = Admin { role: link.role, email: link.email.unwrap_or(new.email), ..new };
            if insert(db, &admin, Some(&password))? == Recorded::Existing {
                return Ok(LinkTaken::AddressTaken);
            }
            diesel::delete(admin_links::table.find(&token_hash)).execute(db)?;
            audit::insert(db, act)?;
            Ok(LinkTaken::Taken(admin.id))
        })
        .await
    }

    pub async fn record_admin_session(
        &self,
        admin: AdminId,
        token_hash: String,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        self.write(move |db| {
            let row = (
                admin_sessions::token_hash.eq(token_hash),
                admin_sessions::admin_id.eq(admin.as_str()),
                admin_sessions::created_at.eq(now.naive_utc()),
                admin_sessions::expires_at.eq((now + IDLE).naive_utc()),
            );
            diesel::insert_into(admin_sessions::table).values(row).execute(db)?;
            Ok(())
        })
        .await
    }

    /// Whose session it is, its idle time begun anew.
    pub async fn find_admin_session(
        &self,
        token_hash: String,
        now: DateTime<Utc>,
    ) -> Result<Option<AdminSession>, StoreError> {
        let now = now.naive_utc();
        let wanted = token_hash.clone();
        let found: Option<(AdminRow, NaiveDateTime, NaiveDateTime)> = self
            .read(move |db| {
                Ok(admin_sessions::table
                    .inner_join(admins::table)
                    .filter(admin_sessions::token_hash.eq(wanted).and(admins::removed_at.is_null()))
                    .select((AdminRow::as_select(), admin_sessions::created_at, admin_sessions::expires_at))
                    .first(db)
                    .optional()?)
            })
            .await?;
        let Some((row, created_at, expires_at)) = found else { return Ok(None) };
        let is_expired = expires_at <= now || created_at + LONGEST <= now;
        if !is_expired && expires_at < now + IDLE - LAG {
            self.write(move |db| {
                diesel::update(admin_sessions::table.find(token_hash))
                    .set(admin_sessions::expires_at.eq(now + IDLE))
                    .execute(db)?;
                Ok(())
            })
            .await?;
        }
        Ok(Some(AdminSession { admin: row.try_into()?, is_expired }))
    }

    pub async fn remove_admin_session(&self, token_hash: String) -> Result<(), StoreError> {
        self.write(move |db| {
            diesel::delete(admin_sessions::table.find(token_hash)).execute(db)?;
            Ok(())
        })
        .await
    }
}
