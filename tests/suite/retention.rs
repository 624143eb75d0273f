//! How long what is kept: nothing goes unless somebody chose so, and never what was signed.

use accolade::flows::console::act;
use accolade::flows::retention::{Retention, apply, decide};
use accolade::openbadges::verification::Answer;
use accolade::practice::Manners;
use chrono::Duration;
use reqwest::Method;
use serde_json::json;

use crate::app::TestApp;
use crate::console::{owner, viewer};
use crate::course::{Taught, execute, query, rows};
use crate::inside::count;

/// What no retention touches.
const SIGNED: [&str; 6] = ["credentials", "status_lists", "log_entries", "log_heads", "learner_records", "persons"];

async fn choose(app: &TestApp, course_days: Option<u32>, audit_days: Option<u32>) {
    let by = accolade::domain::console::Actor::Command;
    let act = act(&app.app, by, accolade::domain::console::Deed::PolicyChanged, "retention");
    decide(&app.app, act, Retention { course_days, audit_days }).await.unwrap();
}

#[tokio::test]
async fn results_and_traces_of_a_course_that_nobody_opens_go_after_the_chosen_time_and_badges_stay() {
    let (taught, clock) = Taught::start_with_clock(Manners::Moodle).await;
    let app = &taught.app;
    let badge = taught.badge("Quiz", json!({"score": {"activity": "Final quiz", "at_least": 75}})).await;
    taught.sync().await;
    accolade::flows::log::enter(&app.app).await.unwrap();
    let award = taught.award(&badge, "ada").await.unwrap();
    let ada = taught.member("ada").await.unwrap().person;
    accolade::flows::record::make(&app.app, &ada).await.unwrap();
    accolade::flows::log::enter(&app.app).await.unwrap();
    let file = taught.file(&award, "json").await;
    let (results, seen) = (count(app, "results"), "SELECT id AS found FROM awards WHERE trace LIKE '%Final quiz%'");
    assert!(results > 0 && !query(app, seen).is_empty());
    let before = taught.dump(&SIGNED);

    // Nobody chose: everything stays, however long.
    clock.advance(Duration::days(4000));
    assert_eq!(apply(&app.app).await.unwrap(), 0);
    clock.advance(Duration::days(-4000));
    choose(app, Some(100), None).await;
    clock.advance(Duration::days(99));
    assert_eq!(apply(&app.app).await.unwrap(), 0);
    assert_eq!(count(app, "results"), results);

    clock.advance(Duration::days(2));
    let privacy = app.browse("/privacy").await.expect(200).text();
    assert!(privacy.contains("100 days after a course was last opened"), "{privacy}");
    assert!(apply(&app.app).await.unwrap() > 0);
    assert_eq!(count(app, "results"), 0);
    assert!(query(app, seen).is_empty());
    // A second run, or one after a stop half-way, finds nothing.
    assert_eq!(apply(&app.app).await.unwrap(), 0);
    taught.assert_unchanged(&before, "what was signed");
    assert_eq!(taught.file(&award, "json").await, file);
    assert_eq!(taught.verify(&file).await.authentic, Answer::Yes);
    // Nobody loses a badge by it.
    accolade::flows::evaluate::evaluate(&app.app, taught.context.clone()).await.unwrap();
    let kept = taught.award(&badge, "ada").await.unwrap();
    assert_eq!((kept.state, kept.flag), (award.state, None));
    taught.stop().await;
}

#[tokio::test]
async fn lines_of_the_audit_log_go_after_a_year_at_the_earliest_and_by_the_schedule_alone() {
    let clock = accolade::clock::Clock::fixed_at(accolade::clock::Clock::system().now());
    let app = TestApp::start_at(clock.clone()).await;
    owner(&app).await;
    let lines = rows(&app, "audit").len();
    assert!(lines > 0);
    // Less than a year is a year, whoever wrote the setting.
    choose(&app, None, Some(1)).await;
    clock.advance(Duration::days(360));
    assert_eq!(apply(&app.app).await.unwrap(), 0);
    clock.advance(Duration::days(10));
    choose(&app, None, Some(365)).await;
    assert_eq!(apply(&app.app).await.unwrap(), lines + 1);
    assert_eq!(rows(&app, "audit").len(), 1, "the line about the second choice is young");
    let refused = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| execute(&app, "DELETE FROM audit")));
    assert!(refused.is_err(), "a young line was let through");
    let refused =
        std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| execute(&app, "UPDATE audit SET object = 'y'")));
    assert!(refused.is_err());
    app.stop().await;
}

#[tokio::test]
async fn an_owner_chooses_in_the_console_within_bounds_and_it_is_written_down() {
    let app = TestApp::start().await;
    let (mut browser, mut of_viewer) = (owner(&app).await, viewer(&app).await);
    assert!(app.browse("/privacy").await.expect(200).text().contains("It is kept until somebody asks"));
    let path = "/admin/retention";
    for (field, value, problem) in [
        ("course-days", "89", "from 90 to 3650"),
        ("course-days", "-1", "not a number"),
        ("course-days", "99999999999", "not a number"),
        ("audit-days", "364", "from 365 to 3650"),
        ("audit-days", "soon", "not a number"),
    ] {
        let page = browser.submit(&app, path, &[(field, value)]).await.expect(422).text();
        assert!(page.contains(problem) && page.contains(value), "{field} {value}: {page}");
    }
    of_viewer.submit(&app, path, &[("course-days", "90")]).await.expect(403);
    app.send(app.request(Method::POST, path).form(&[("course-days", "90")])).await.expect(303);
    assert!(app.browse("/privacy").await.expect(200).text().contains("It is kept until somebody asks"));
    browser.submit(&app, path, &[("course-days", "180"), ("audit-days", "730")]).await.expect(303);
    let page = browser.get(&app, "/admin/policy").await.expect(200).text();
    assert!(page.contains("value=\"180\"") && page.contains("value=\"730\""), "{page}");
    browser.submit(&app, path, &[("course-days", ""), ("audit-days", "730")]).await.expect(303);
    let told = query(&app, "SELECT object AS found FROM audit WHERE what = 'policy.changed' ORDER BY id");
    assert_eq!(told, ["retention courses 180 audit 730", "retention courses always audit 730"]);
    app.stop().await;
}
