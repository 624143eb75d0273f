//! What a browser holds after a launch. The handle itself is never kept, only its fingerprint.

use chrono::{DateTime, NaiveDateTime, TimeDelta, Utc};
use diesel::prelude::*;

use super::connection::Db;
use super::contexts::{Context, find_context};
use super::schema::{registrations, sessions};
use super::{Store, StoreError, directly};
use crate::domain::ids::{ContextId, PersonId, PlacementId, RegistrationId};

/// How long a session may lie idle.
const IDLE: TimeDelta = TimeDelta::hours(2);
/// How long a session may last, however busy: the platform is asked anew who somebody is.
const LONGEST: TimeDelta = TimeDelta::hours(12);
/// How far the end of a session may lag behind its use, so that looking at pages does not write at every click.
const LAG: TimeDelta = TimeDelta::minutes(5);

/// A session to open. `person` and `context` are filled in by the launch.
#[derive(Clone, Debug)]
pub struct SessionRecord {
    pub handle_hash: String,
    pub context: Option<ContextId>,
    pub person: Option<PersonId>,
    pub is_teacher: bool,
    pub is_learner: bool,
    pub locale: Option<String>,
    pub cookie_hash: Option<String>,
    /// Who may show its pages in a frame, as in a content security policy.
    pub frame_ancestors: String,
    /// The platform's id of the link that was followed.
    pub resource_link: Option<String>,
    /// Filled in by the launch, where the link is one of ours.
    pub placement: Option<PlacementId>,
    /// A request for links, sealed.
    pub asked_for_links: Option<String>,
    /// Whose badges may be looked at, by `sub`.
    pub watches: Vec<String>,
    pub now: DateTime<Utc>,
}

/// Whether the platform asked for links to put into the course. It is answered once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Asked {
    Nothing,
    /// The request, sealed.
    ForLinks(String),
    Answered,
}

/// What stands in the place of a request that was answered.
pub(super) const ANSWERED: &str = "";

#[derive(Clone, Debug)]
pub struct Session {
    pub registration: RegistrationId,
    pub context: Option<ContextId>,
    pub person: Option<PersonId>,
    pub is_teacher: bool,
    pub is_learner: bool,
    pub locale: Option<String>,
    /// The fingerprint of the cookie that must come with every request, where one came with the launch.
    pub cookie_hash: Option<String>,
    pub frame_ancestors: String,
    pub is_expired: bool,
    /// Whether its idle time was written anew just now.
    pub is_renewed: bool,
    pub resource_link: Option<String>,
    /// The link of ours that was followed.
    pub placement: Option<PlacementId>,
    pub asked: Asked,
    /// Whose badges may be looked at without being them, by `sub`.
    pub watches: Vec<String>,
}

#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = sessions)]
struct SessionRow {
    handle_hash: String,
    registration_id: String,
    context_id: Option<String>,
    person_id: Option<String>,
    is_teacher: bool,
    is_learner: bool,
    locale: Option<String>,
    cookie_hash: Option<String>,
    created_at: NaiveDateTime,
    expires_at: NaiveDateTime,
    frame_ancestors: String,
    resource_link_id: Option<String>,
    placement_id: Option<String>,
    deep_linking: Option<String>,
    watches: Option<String>,
}

pub(super) fn insert_session(db: &mut Db, registration: &str, session: SessionRecord) -> Result<(), StoreError> {
    let row = SessionRow {
        handle_hash: session.handle_hash,
        registration_id: registration.to_owned(),
        context_id: session.context.map(ContextId::into_string),
        person_id: session.person.map(PersonId::into_string),
        is_teacher: session.is_teacher,
        is_learner: session.is_learner,
        locale: session.locale,
        cookie_hash: session.cookie_hash,
        created_at: session.now.naive_utc(),
        expires_at: (session.now + IDLE).naive_utc(),
        frame_ancestors: session.frame_ancestors,
        resource_link_id: session.resource_link,
        placement_id: session.placement.map(PlacementId::into_string),
        deep_linking: session.asked_for_links,
        watches: (!session.watches.is_empty())
            .then(|| serde_json::to_string(&session.watches).expect("a list of strings is JSON")),
    };
    directly!(db, |db| diesel::insert_into(sessions::table).values(row).execute(db))?;
    Ok(())
}

pub(super) fn delete_expired(db: &mut Db, now: NaiveDateTime) -> Result<usize, StoreError> {
    // A day longer than they live, so that a late click is told that its session expired.
    Ok(diesel::delete(sessions::table.filter(sessions::expires_at.lt(now - TimeDelta::days(1)))).execute(db)?)
}

impl Store {
    /// The session of a handle with its course, its idle time begun anew. It ends when its registration is taken out of
    /// use.
    pub async fn find_session(
        &self,
        handle_hash: String,
        now: DateTime<Utc>,
    ) -> Result<Option<(Session, Option<Context>)>, StoreError> {
        let now = now.naive_utc();
        let wanted = handle_hash.clone();
        let found: Option<(SessionRow, Option<Context>)> = self
            .read(move |db| {
                let found: Option<SessionRow> = directly!(db, |db| sessions::table
                    .inner_join(registrations::table.on(registrations::id.eq(sessions::registration_id)))
                    .filter(sessions::handle_hash.eq(wanted))
                    .filter(registrations::removed_at.is_null())
                    .select(SessionRow::as_select())
                    .get_result(db))
                .optional()?;
                let Some(row) = found else { return Ok(None) };
                let context = match &row.context_id {
                    Some(id) => find_context(db, id)?,
                    None => None,
                };
                Ok(Some((row, context)))
            })
            .await?;
        let Some((row, context)) = found else { return Ok(None) };
        let is_expired = row.expires_at <= now || row.created_at + LONGEST <= now;
        let is_renewed = !is_expired && row.expires_at < now + IDLE - LAG;
        if is_renewed {
            self.write(move |db| {
                diesel::update(sessions::table.find(handle_hash))
                    .set(sessions::expires_at.eq(now + IDLE))
                    .execute(db)?;
                Ok(())
            })
            .await?;
        }
        let session = Session {
            registration: row.registration_id.into(),
            context: row.context_id.map(Into::into),
            person: row.person_id.map(Into::into),
            is_teacher: row.is_teacher,
            is_learner: row.is_learner,
            locale: row.locale,
            cookie_hash: row.cookie_hash,
            frame_ancestors: row.frame_ancestors,
            is_expired,
            is_renewed,
            resource_link: row.resource_link_id,
            placement: row.placement_id.map(Into::into),
            asked: match row.deep_linking {
                None => Asked::Nothing,
                Some(text) if text == ANSWERED => Asked::Answered,
                Some(sealed) => Asked::ForLinks(sealed),
            },
            watches: match row.watches {
                None => Vec::new(),
                Some(text) => serde_json::from_str(&text).map_err(|_| StoreError::Corrupt("whom a session watches"))?,
            },
        };
        Ok(Some((session, context)))
    }
}
