//! Who did what to which object, and when. Whoever acts says so around the act, and the line is written in the same
//! transaction: there is no act without its line, and no line without its act. The database refuses to change one.

use std::cell::{Cell, RefCell};

use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;

use super::connection::Db;
use super::schema::{admins, audit};
use super::{Store, StoreError};
use crate::domain::console::{Act, Deed};

tokio::task_local! {
    static UNDER_WAY: RefCell<Option<Act>>;
}

/// Does `work`, whose first write is the act.
pub async fn acting<T>(act: Act, work: impl Future<Output = T>) -> T {
    UNDER_WAY.scope(RefCell::new(Some(act)), work).await
}

/// The act whose line is still to be written, for the task that asks.
pub(super) fn under_way() -> Option<Act> {
    UNDER_WAY.try_with(|act| act.borrow().clone()).ok().flatten()
}

/// Does work that belongs to an act and is not it, such as keeping a picture.
pub(super) async fn beside<T>(work: impl Future<Output = T>) -> T {
    UNDER_WAY.scope(RefCell::new(None), work).await
}

thread_local! {
    static NOTHING_DONE: Cell<bool> = const { Cell::new(false) };
}

/// Says inside of a write that it refuses: there is no act, and no line.
pub(super) fn nothing_done() {
    NOTHING_DONE.set(true);
}

/// Carries a write out, with the line of the act where it did something.
pub(super) fn with_line<T>(
    db: &mut Db,
    act: Option<Act>,
    work: impl FnOnce(&mut Db) -> Result<T, StoreError>,
) -> Result<T, StoreError> {
    NOTHING_DONE.set(false);
    let value = work(db)?;
    match act {
        Some(act) if !NOTHING_DONE.take() => insert(db, act)?,
        _ => {}
    }
    Ok(value)
}

/// The line is written, for good.
pub(super) fn done() {
    // Outside of any act there is nothing to clear.
    UNDER_WAY.try_with(|act| act.replace(None)).ok();
}

pub(super) fn insert(db: &mut Db, act: Act) -> Result<(), StoreError> {
    let row = (
        audit::id.eq(&act.id),
        audit::happened_at.eq(act.at.naive_utc()),
        audit::actor_kind.eq(act.actor.kind()),
        audit::actor.eq(act.actor.id()),
        audit::what.eq(act.deed.as_str()),
        audit::object.eq(&act.object),
    );
    diesel::insert_into(audit::table).values(row).execute(db)?;
    Ok(())
}

/// A line as it is read.
#[derive(Clone, Debug)]
pub struct AuditLine {
    pub id: String,
    pub at: DateTime<Utc>,
    /// `admin` or `command`; the table has room for teachers and programs.
    pub actor_kind: String,
    pub actor: Option<String>,
    /// What an administrator is called, also one who was removed.
    pub actor_name: Option<String>,
    pub deed: Deed,
    pub object: String,
}

type Row = (String, NaiveDateTime, String, Option<String>, String, String, Option<String>);

impl Store {
    /// Writes an act down that changes nothing else, such as a look at somebody's data.
    pub async fn record_act(&self, act: Act) -> Result<(), StoreError> {
        self.write(move |db| insert(db, act)).await
    }

    /// Lines from before `before`, the latest first.
    pub async fn list_audit(&self, before: Option<String>, limit: i64) -> Result<Vec<AuditLine>, StoreError> {
        self.read(move |db| {
            let mut query = audit::table
                .left_join(admins::table.on(audit::actor.eq(admins::id.nullable())))
                .order(audit::id.desc())
                .limit(limit)
                .select((
                    audit::id,
                    audit::happened_at,
                    audit::actor_kind,
                    audit::actor,
                    audit::what,
                    audit::object,
                    admins::name.nullable(),
                ))
                .into_boxed::<<Db as Connection>::Backend>();
            if let Some(before) = before {
                query = query.filter(audit::id.lt(before));
            }
            let rows: Vec<Row> = query.load(db)?;
            rows.into_iter()
                .map(|(id, at, actor_kind, actor, what, object, actor_name)| {
                    let deed = Deed::parse(&what).ok_or(StoreError::Corrupt("what an act was"))?;
                    Ok(AuditLine { id, at: at.and_utc(), actor_kind, actor, actor_name, deed, object })
                })
                .collect()
        })
        .await
    }
}
