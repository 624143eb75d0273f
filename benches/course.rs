//! Enters a course as its first launch would, without a platform.

use accolade::domain::ids::{ContextId, RegistrationId};
use accolade::keys;
use accolade::store::{AnsweredLogin, ContextRecord, LaunchRecord, LaunchRecorded, SessionRecord, Store};
use chrono::{DateTime, Utc};

/// A course with nothing in it; the launch behind it asks for a poll.
pub async fn enter(
    store: &Store,
    registration: &RegistrationId,
    deployment: &str,
    course: ContextRecord,
    now: DateTime<Utc>,
) -> ContextId {
    let session = SessionRecord {
        handle_hash: keys::fingerprint(&handle(&course.lti_id)),
        context: None,
        person: None,
        is_teacher: true,
        is_learner: false,
        locale: None,
        cookie_hash: None,
        frame_ancestors: "https:".to_owned(),
        resource_link: None,
        placement: None,
        asked_for_links: None,
        watches: Vec::new(),
        now,
    };
    let launch = LaunchRecord {
        login: AnsweredLogin { name: format!("login of {}", course.lti_id), expires_at: now },
        registration: registration.clone(),
        deployment: deployment.into(),
        new_deployment_id: "d".into(),
        context: Some(course),
        person: None,
        session,
        placement: None,
        is_through_link: false,
        now,
    };
    match store.record_launch(launch).await.expect("a launch") {
        LaunchRecorded::Recorded(Some(context)) => context,
        other => panic!("the launch opened no course: {other:?}"),
    }
}

/// The handle of the teacher's session behind that launch.
pub fn handle(id: &str) -> String {
    format!("session-of-{id}")
}

/// What a launch tells of a course, under the platform's id for it.
pub fn told(id: &str, title: &str, addresses: Option<(String, String)>) -> ContextRecord {
    let (memberships_url, line_items_url) = addresses.unzip();
    ContextRecord {
        new_id: format!("context-{id}"),
        lti_id: id.to_owned(),
        label: "BADGE101".into(),
        title: title.to_owned(),
        memberships_url,
        line_items_url,
        scopes: Vec::new(),
        resource_link: None,
        history: Vec::new(),
    }
}
