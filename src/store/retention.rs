//! What is taken away once the time has passed that whoever runs the installation chose: a piece at a time, so that nobody
//! waits long for the writer. What was signed, its places in status lists and the log are no part of it.

use chrono::{DateTime, SubsecRound, Utc};
use diesel::dsl::exists;
use diesel::prelude::*;

use super::schema::{
    achievements, activities, audit, awards, contexts, mail_copies, request_entries, requests, results, settings,
};
use super::{Store, StoreError};
use crate::domain::request::RequestState;

/// Rows of one piece.
const AT_ONCE: i64 = 500;
/// Up to when lines of the audit log may go; the database holds whoever deletes to it.
const AUDIT_KEPT_FROM: &str = "audit_kept_from";

impl Store {
    /// Takes away what is known of one activity of a course that nobody has opened since `before`, and says how many
    /// results those were; 0 when there is no such activity any more.
    pub async fn forget_results(&self, before: DateTime<Utc>) -> Result<usize, StoreError> {
        self.write(move |db| {
            let activity: Option<String> = activities::table
                .inner_join(contexts::table.on(contexts::id.eq(activities::context_id)))
                .filter(contexts::launched_at.lt(before.naive_utc()))
                .filter(exists(results::table.filter(results::activity_id.eq(activities::id))))
                .select(activities::id)
                .first(db)
                .optional()?;
            match activity {
                Some(id) => Ok(diesel::delete(results::table.filter(results::activity_id.eq(id))).execute(db)?),
                None => Ok(0),
            }
        })
        .await
    }

    /// Puts `nothing` in the place of what rules saw when they awarded in such courses, and says of how many awards.
    pub async fn forget_traces(&self, before: DateTime<Utc>, nothing: String) -> Result<usize, StoreError> {
        self.write(move |db| {
            let at = before.naive_utc();
            let ids: Vec<String> = awards::table
                .inner_join(
                    achievements::table
                        .inner_join(contexts::table.on(achievements::context_id.eq(contexts::id.nullable()))),
                )
                .filter(contexts::launched_at.lt(at).and(awards::granted_at.lt(at)))
                .filter(awards::trace.ne(&nothing).and(awards::wanted.le(awards::signed)))
                .order(awards::id)
                .limit(AT_ONCE)
                .select(awards::id)
                .load(db)?;
            let seen = awards::table.filter(awards::id.eq_any(ids));
            Ok(diesel::update(seen).set(awards::trace.eq(nothing)).execute(db)?)
        })
        .await
    }

    /// Takes texts and links out of what people handed in and asked in such courses and were answered, and says of how
    /// many requests. That it was approved stays, since rules ask for it.
    pub async fn forget_requests(&self, before: DateTime<Utc>) -> Result<usize, StoreError> {
        self.write(move |db| {
            let at = before.naive_utc();
            let over =
                [RequestState::Approved, RequestState::Refused, RequestState::Withdrawn].map(RequestState::as_str);
            let ids: Vec<String> = requests::table
                .inner_join(achievements::table.on(achievements::id.eq(requests::achievement_id)))
                .inner_join(contexts::table.on(achievements::context_id.eq(contexts::id.nullable())))
                .filter(contexts::launched_at.lt(at).and(requests::changed_at.lt(at)))
                .filter(requests::state.eq_any(over))
                .filter(requests::body.ne("").or(requests::links.ne("[]")))
                .order(requests::id)
                .limit(AT_ONCE)
                .select(requests::id)
                .load(db)?;
            diesel::update(request_entries::table.filter(request_entries::request_id.eq_any(&ids)))
                .set((
                    request_entries::body.eq(""),
                    request_entries::links.eq("[]"),
                    request_entries::name.eq(None::<String>),
                ))
                .execute(db)?;
            Ok(diesel::update(requests::table.filter(requests::id.eq_any(ids)))
                .set((requests::body.eq(""), requests::links.eq("[]"), requests::name.eq(None::<String>)))
                .execute(db)?)
        })
        .await
    }

    /// Such courses send copies of mails to nobody any more; says how many addresses that were. A copy on its way is
    /// dropped, since its address is gone.
    pub async fn forget_copies(&self, before: DateTime<Utc>) -> Result<usize, StoreError> {
        self.write(move |db| {
            let ids: Vec<String> = mail_copies::table
                .inner_join(contexts::table.on(contexts::id.eq(mail_copies::context_id)))
                .filter(contexts::launched_at.lt(before.naive_utc()))
                .filter(mail_copies::created_at.lt(before.naive_utc()))
                .order(mail_copies::id)
                .limit(AT_ONCE)
                .select(mail_copies::id)
                .load(db)?;
            Ok(diesel::delete(mail_copies::table.filter(mail_copies::id.eq_any(ids))).execute(db)?)
        })
        .await
    }

    /// Takes lines of the audit log from before `before` away, and says how many.
    pub async fn forget_lines(&self, before: DateTime<Utc>) -> Result<usize, StoreError> {
        self.write(move |db| {
            let at = before.naive_utc().trunc_subsecs(0);
            let ids: Vec<String> = audit::table
                .filter(audit::happened_at.lt(at))
                .order(audit::id)
                .limit(AT_ONCE)
                .select(audit::id)
                .load(db)?;
            if ids.is_empty() {
                return Ok(0);
            }
            let value = at.format("%F %T").to_string();
            let known =
                diesel::update(settings::table.find(AUDIT_KEPT_FROM)).set(settings::value.eq(&value)).execute(db)?;
            if known == 0 {
                let row = (settings::name.eq(AUDIT_KEPT_FROM), settings::value.eq(value));
                diesel::insert_into(settings::table).values(row).execute(db)?;
            }
            Ok(diesel::delete(audit::table.filter(audit::id.eq_any(ids))).execute(db)?)
        })
        .await
    }
}
