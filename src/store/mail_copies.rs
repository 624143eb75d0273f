//! Whom a copy of the mails about the badges of a course goes to, and the copies that are put down for them.
//!
//! An address stands here alone: a copy on its way names the row, and is dropped when that is gone.

use chrono::{DateTime, Utc};
use diesel::prelude::*;

use super::audit;
use super::connection::Db;
use super::schema::{mail_copies, mails};
use super::{Store, StoreError, insert_once};
use crate::domain::console::Deed;
use crate::domain::ids::{ContextId, MailId};

/// How many addresses a course may name; the schema holds it, too.
pub const MOST_COPIES: usize = 3;

/// Somebody who gets copies of the mails about the badges of a course.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CopyTo {
    pub id: String,
    pub context: ContextId,
    pub address: String,
    pub language: String,
}

/// A copy of a mail that was just sent.
#[derive(Clone, Debug)]
pub struct NewCopy {
    pub id: MailId,
    /// Its row of those who get copies, and their course.
    pub to: String,
    pub context: ContextId,
}

type Row = (String, String, String, String);

fn read((id, context, address, language): Row) -> CopyTo {
    CopyTo { id, context: context.into(), address, language }
}

/// Puts the copies down of a mail that the server took, each once.
pub(super) fn put_down(db: &mut Db, of: &MailId, copies: &[NewCopy], now: DateTime<Utc>) -> Result<(), StoreError> {
    let original: Option<(String, String)> =
        mails::table.find(of.as_str()).select((mails::kind, mails::person_id)).first(db).optional()?;
    // Whoever was erased meanwhile is told of to nobody.
    let Some((kind, person)) = original else { return Ok(()) };
    for copy in copies {
        let row = (
            mails::id.eq(copy.id.as_str()),
            mails::kind.eq(&kind),
            mails::person_id.eq(&person),
            mails::context_id.eq(Some(copy.context.as_str())),
            mails::copy_of.eq(Some(of.as_str())),
            mails::copy_to.eq(Some(&copy.to)),
            mails::state.eq("waiting"),
            mails::attempts.eq(0),
            mails::next_try_at.eq(Some(now.naive_utc())),
            mails::created_at.eq(now.naive_utc()),
        );
        insert_once!(db, mails::table, row)?;
    }
    Ok(())
}

/// No course sends copies to this address any more; says how many that were.
pub(super) fn erase_copies_to(db: &mut Db, address: &str) -> Result<usize, StoreError> {
    let its = mail_copies::table.filter(mail_copies::address.eq(address.to_lowercase()));
    Ok(diesel::delete(its).execute(db)?)
}

impl Store {
    /// Whom these courses send copies to, in the order in which they were named.
    pub async fn list_copies_to(&self, contexts: Vec<ContextId>) -> Result<Vec<CopyTo>, StoreError> {
        self.read(move |db| {
            let rows: Vec<Row> = mail_copies::table
                .filter(mail_copies::context_id.eq_any(contexts.iter().map(ContextId::as_str)))
                .order((mail_copies::context_id, mail_copies::place))
                .select((mail_copies::id, mail_copies::context_id, mail_copies::address, mail_copies::language))
                .load(db)?;
            Ok(rows.into_iter().map(read).collect())
        })
        .await
    }

    pub async fn find_copy_to(&self, id: String) -> Result<Option<CopyTo>, StoreError> {
        self.read(move |db| {
            let row: Option<Row> = mail_copies::table
                .find(id)
                .select((mail_copies::id, mail_copies::context_id, mail_copies::address, mail_copies::language))
                .first(db)
                .optional()?;
            Ok(row.map(read))
        })
        .await
    }

    /// From now on a course sends copies to these and to nobody else. Whoever got them already keeps their row.
    pub async fn record_copies_to(
        &self,
        context: ContextId,
        wanted: Vec<CopyTo>,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        self.write(move |db| {
            let known: Vec<(String, i32, String)> = mail_copies::table
                .filter(mail_copies::context_id.eq(context.as_str()))
                .select((mail_copies::id, mail_copies::place, mail_copies::address))
                .load(db)?;
            let (kept, gone): (Vec<_>, Vec<_>) =
                known.into_iter().partition(|(.., address)| wanted.iter().any(|one| one.address == *address));
            let mut is_changed = !gone.is_empty();
            for (id, ..) in gone {
                diesel::delete(mail_copies::table.find(id)).execute(db)?;
            }
            let mut free = (1..=i32::try_from(MOST_COPIES).expect("the number is small"))
                .filter(|place| !kept.iter().any(|(_, taken, _)| taken == place));
            for new in wanted.iter().filter(|one| !kept.iter().any(|(.., address)| *address == one.address)) {
                let Some(place) = free.next() else { break };
                let row = (
                    mail_copies::id.eq(&new.id),
                    mail_copies::context_id.eq(context.as_str()),
                    mail_copies::place.eq(place),
                    mail_copies::address.eq(&new.address),
                    mail_copies::language.eq(&new.language),
                    mail_copies::created_at.eq(now.naive_utc()),
                );
                insert_once!(db, mail_copies::table, row)?;
                is_changed = true;
            }
            if is_changed {
                audit::note(db, Deed::CopiesChanged, context.as_str(), now)?;
            }
            Ok(())
        })
        .await
    }

    /// No course sends copies any more: addresses go, and with them what waits to be sent there.
    pub async fn remove_every_copy(&self, now: DateTime<Utc>) -> Result<(), StoreError> {
        self.write(move |db| {
            diesel::update(mails::table.filter(mails::copy_of.is_not_null().and(mails::state.eq("waiting"))))
                .set((
                    mails::state.eq("dropped"),
                    mails::reason.eq(Some("no_copies")),
                    mails::next_try_at.eq(None::<chrono::NaiveDateTime>),
                    mails::ended_at.eq(Some(now.naive_utc())),
                ))
                .execute(db)?;
            diesel::delete(mail_copies::table).execute(db)?;
            Ok(())
        })
        .await
    }
}
