//! A course full of learners, on a platform that nobody asks anything.

use accolade::app::App;
use accolade::domain::ids::ContextId;
use accolade::flows::register::{PlatformInput, register};
use accolade::store::{LineItemRecord, PersonRecord, ResultRecord, RosterRecord};
use chrono::{DateTime, Utc};
use rust_decimal::Decimal;

use crate::course;

/// A course with so many members, known as a poll would leave them.
pub async fn enter(app: &App, members: usize, now: DateTime<Utc>) -> ContextId {
    let platform = PlatformInput {
        name: "Bench".into(),
        issuer: "https://moodle.example".into(),
        client_id: "bench".into(),
        auth_url: "https://moodle.example/auth".into(),
        token_url: "https://moodle.example/token".into(),
        jwks_url: "https://moodle.example/keys".into(),
        token_audience: None,
        family: Some("moodle".into()),
        deployment_id: Some("1".into()),
        accepts_new_deployments: false,
    };
    let (registration, _) = register(app, platform).await.expect("the platform is registered");
    let course = course::enter(&app.store, &registration, "1", course::told("1", "Introduction", None), now).await;
    let roster = (0..members).map(|member| RosterRecord {
        person: PersonRecord {
            new_id: format!("person-{member:05}"),
            sub: member.to_string(),
            name: Some(format!("Learner Number {member:05}")),
            email: Some(format!("learner-{member}@example.org")),
            ..PersonRecord::default()
        },
        is_learner: true,
        is_teacher: false,
        is_test_user: false,
        is_observer: false,
        is_active: true,
    });
    app.store.record_roster(course.clone(), roster.collect(), app.keys.persons(), now).await.expect("a roster");
    course
}

/// A column of 100 points.
pub fn column(id: &str, label: &str) -> LineItemRecord {
    LineItemRecord {
        new_id: id.to_owned(),
        url: format!("https://moodle.example/{id}"),
        label: label.to_owned(),
        maximum: Some(Decimal::ONE_HUNDRED),
        resource_id: None,
        tag: None,
    }
}

/// Gives each member their points in a column.
pub async fn grade(
    app: &App,
    course: &ContextId,
    column: &str,
    members: usize,
    points: impl Fn(usize) -> u32,
    now: DateTime<Utc>,
) {
    let results = (0..members).map(|member| ResultRecord {
        sub: member.to_string(),
        new_person_id: String::new(),
        score: Some(Decimal::from(points(member))),
        maximum: Decimal::ONE_HUNDRED,
        happened_at: Some(now),
    });
    let marks = app.keys.persons();
    app.store.record_results(course.clone(), column.into(), results.collect(), marks, now).await.expect("results");
}
