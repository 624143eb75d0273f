//! Who did what to which object, and when. There is no act without its line, and no line without its act: the line is
//! written in the same transaction, and the database refuses to change one.
//!
//! Whoever serves the console says what is done around the act ([`acting`]). Everybody else says once who they are
//! ([`acts`]), and the deeds that are worth a line note themselves where they are written ([`note`]); what the program does
//! by itself has nobody to name.

use std::cell::{Cell, RefCell};

use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;

use super::connection::Db;
use super::schema::{admins, audit, persons, tokens};
use super::{Store, StoreError};
use crate::domain::console::{Act, Actor, Deed};
use crate::keys;

tokio::task_local! {
    static UNDER_WAY: RefCell<Option<Act>>;
    static WHO: RefCell<Option<Actor>>;
}

/// Does `work`, whose first write is the act.
pub async fn acting<T>(act: Act, work: impl Future<Output = T>) -> T {
    UNDER_WAY.scope(RefCell::new(Some(act)), work).await
}

/// Does work in which somebody may turn out to act.
pub async fn attended<T>(work: impl Future<Output = T>) -> T {
    WHO.scope(RefCell::new(None), work).await
}

/// Whatever is done from here on in this task, which is [`attended`], was done by `actor`.
pub fn acts(actor: Actor) {
    // Where nobody attends, nothing is noted.
    WHO.try_with(|who| who.replace(Some(actor))).ok();
}

/// Who writes a line into the log with the next write.
#[derive(Clone, Debug)]
pub(super) enum Author {
    /// The act whose line is still to be written.
    Act(Act),
    /// Whose deeds note themselves.
    Actor(Actor),
}

/// For the task that asks.
pub(super) fn author() -> Option<Author> {
    let act = UNDER_WAY.try_with(|act| act.borrow().clone());
    match act {
        // An act stands for everything that belongs to it.
        Ok(act) => act.map(Author::Act),
        Err(_) => WHO.try_with(|who| who.borrow().clone()).ok().flatten().map(Author::Actor),
    }
}

/// Does work that belongs to an act and is not it, such as keeping a picture.
pub(super) async fn beside<T>(work: impl Future<Output = T>) -> T {
    UNDER_WAY.scope(RefCell::new(None), work).await
}

thread_local! {
    static NOTHING_DONE: Cell<bool> = const { Cell::new(false) };
    static NOTED_FOR: RefCell<Option<Actor>> = const { RefCell::new(None) };
}

/// Says inside of a write that it refuses: there is no act, and no line.
pub(super) fn nothing_done() {
    NOTHING_DONE.set(true);
}

/// Says inside of a write what is done in it, and writes its line where it is known who does it.
pub(super) fn note(db: &mut Db, deed: Deed, object: &str, at: DateTime<Utc>) -> Result<(), StoreError> {
    match NOTED_FOR.with_borrow(Clone::clone) {
        Some(actor) => insert(db, Act { id: keys::ordered_id(), at, actor, deed, object: object.to_owned() }),
        None => Ok(()),
    }
}

/// The teacher who acts in this write, if it is one.
pub(super) fn teacher() -> Option<String> {
    NOTED_FOR.with_borrow(|actor| match actor {
        Some(Actor::Teacher(person)) => Some(person.to_string()),
        _ => None,
    })
}

/// Carries a write out, with the line of the act where it did something.
pub(super) fn with_line<T>(
    db: &mut Db,
    author: Option<Author>,
    work: impl FnOnce(&mut Db) -> Result<T, StoreError>,
) -> Result<T, StoreError> {
    NOTHING_DONE.set(false);
    let (act, actor) = match author {
        Some(Author::Act(act)) => (Some(act), None),
        Some(Author::Actor(actor)) => (None, Some(actor)),
        None => (None, None),
    };
    NOTED_FOR.set(actor);
    let outcome = work(db);
    NOTED_FOR.set(None);
    let value = outcome?;
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

/// Which lines are wanted.
#[derive(Clone, Debug, Default)]
pub struct AuditFilter {
    /// From before this line.
    pub before: Option<String>,
    /// Of `admin`, `command`, `teacher` or `token` alone.
    pub kind: Option<String>,
    pub limit: i64,
}

/// A line as it is read.
#[derive(Clone, Debug)]
pub struct AuditLine {
    pub id: String,
    pub at: DateTime<Utc>,
    /// `admin`, `command`, `teacher` or `token`.
    pub actor_kind: String,
    pub actor: Option<String>,
    /// What an administrator is called, also one who was removed, or a token; a teacher whose data was not erased.
    pub actor_name: Option<String>,
    pub deed: Deed,
    pub object: String,
}

type Row =
    (String, NaiveDateTime, String, Option<String>, String, String, (Option<String>, Option<String>, Option<String>));

impl Store {
    /// Writes an act down that changes nothing else, such as a look at somebody's data.
    pub async fn record_act(&self, act: Act) -> Result<(), StoreError> {
        self.write(move |db| insert(db, act)).await
    }

    /// The same for whoever acts in this task, where that is known.
    pub async fn record_look(&self, deed: Deed, object: String, now: DateTime<Utc>) -> Result<(), StoreError> {
        match author() {
            Some(Author::Actor(_)) => self.write(move |db| note(db, deed, &object, now)).await,
            Some(Author::Act(_)) | None => Ok(()),
        }
    }

    /// The latest lines first.
    pub async fn list_audit(&self, filter: AuditFilter) -> Result<Vec<AuditLine>, StoreError> {
        self.read(move |db| {
            let mut query = audit::table
                .left_join(admins::table.on(audit::actor.eq(admins::id.nullable())))
                .left_join(persons::table.on(audit::actor.eq(persons::id.nullable())))
                .left_join(tokens::table.on(audit::actor.eq(tokens::id.nullable())))
                .order(audit::id.desc())
                .limit(filter.limit)
                .select((
                    audit::id,
                    audit::happened_at,
                    audit::actor_kind,
                    audit::actor,
                    audit::what,
                    audit::object,
                    (admins::name.nullable(), persons::name.nullable(), tokens::name.nullable()),
                ))
                .into_boxed::<<Db as Connection>::Backend>();
            if let Some(before) = filter.before {
                query = query.filter(audit::id.lt(before));
            }
            if let Some(kind) = filter.kind {
                query = query.filter(audit::actor_kind.eq(kind));
            }
            let rows: Vec<Row> = query.load(db)?;
            rows.into_iter()
                .map(|(id, at, actor_kind, actor, what, object, (admin, person, token))| {
                    let deed = Deed::parse(&what).ok_or(StoreError::Corrupt("what an act was"))?;
                    let actor_name = admin.or(person).or(token);
                    Ok(AuditLine { id, at: at.and_utc(), actor_kind, actor, actor_name, deed, object })
                })
                .collect()
        })
        .await
    }
}
