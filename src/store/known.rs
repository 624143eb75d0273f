//! What is known already of what a launch tells: read in one query, because most launches tell nothing new.

use chrono::NaiveDateTime;
use diesel::prelude::*;

use super::connection::Db;
use super::jobs::JobKind;
use super::launches::LaunchRecord;
use super::roster::{MemberRow, PersonRow};
use super::schema::{contexts, deployments, jobs, members, persons, registrations, resource_links};
use super::{StoreError, directly};

/// Everything is looked for under the registration of the launch.
#[derive(Queryable)]
pub(super) struct Known {
    pub(super) accepts_deployments: bool,
    /// Whether somebody came from this platform before.
    pub(super) is_active: bool,
    /// The id of its row.
    pub(super) deployment: Option<String>,
    pub(super) context: Option<KnownContext>,
    pub(super) link_title: Option<String>,
    pub(super) person: Option<PersonRow>,
    pub(super) member: Option<MemberRow>,
    /// When a poll of the course runs that was asked for and not begun.
    pub(super) poll: Option<NaiveDateTime>,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = contexts)]
pub(super) struct KnownContext {
    pub(super) id: String,
    pub(super) label: String,
    pub(super) title: String,
    pub(super) memberships_url: Option<String>,
    pub(super) line_items_url: Option<String>,
    pub(super) scopes: String,
    pub(super) history: String,
    pub(super) launched_at: NaiveDateTime,
    pub(super) last_sync_at: Option<NaiveDateTime>,
}

/// Nothing when the registration is not in use. What a launch does not name is looked for under the empty text, which
/// is no identifier.
pub(super) fn find(db: &mut Db, launch: &LaunchRecord) -> Result<Option<Known>, StoreError> {
    let context = launch.context.as_ref();
    let link = context.and_then(|context| context.resource_link.as_ref());
    let context = context.map(|context| context.lti_id.clone()).unwrap_or_default();
    let link = link.map(|(id, _)| id.clone()).unwrap_or_default();
    let sub = launch.person.as_ref().map(|person| person.record.sub.clone()).unwrap_or_default();
    let deployment = launch.deployment.clone();
    Ok(directly!(db, |db| registrations::table
        .left_join(
            deployments::table
                .on(deployments::registration_id.eq(registrations::id).and(deployments::deployment_id.eq(deployment))),
        )
        .left_join(contexts::table.on(contexts::deployment_id.eq(deployments::id).and(contexts::lti_id.eq(context))))
        .left_join(
            resource_links::table.on(resource_links::context_id.eq(contexts::id).and(resource_links::lti_id.eq(link))),
        )
        .left_join(persons::table.on(persons::registration_id.eq(registrations::id).and(persons::sub.eq(sub))))
        .left_join(members::table.on(members::context_id.eq(contexts::id).and(members::person_id.eq(persons::id))))
        .left_join(
            jobs::table.on(jobs::kind
                .eq(JobKind::Sync.as_str())
                .and(jobs::subject.eq(contexts::id))
                .and(jobs::lease.is_null())),
        )
        .filter(registrations::id.eq(launch.registration.as_str()).and(registrations::removed_at.is_null()))
        .select((
            registrations::accepts_new_deployments,
            registrations::activated_at.is_not_null(),
            deployments::id.nullable(),
            Option::<KnownContext>::as_select(),
            resource_links::title.nullable(),
            Option::<PersonRow>::as_select(),
            Option::<MemberRow>::as_select(),
            jobs::run_at.nullable(),
        ))
        .get_result(db))
    .optional()?)
}

/// A course that is there.
pub(super) fn context(db: &mut Db, deployment: &str, lti_id: &str) -> Result<KnownContext, StoreError> {
    Ok(contexts::table
        .filter(contexts::deployment_id.eq(deployment).and(contexts::lti_id.eq(lti_id)))
        .select(KnownContext::as_select())
        .first(db)?)
}
