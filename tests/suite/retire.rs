//! The end of a badge: what everybody is told, what takes its place, and what goes without a trace.

use accolade::domain::award::AchievementState;
use accolade::flows::author;
use accolade::flows::retire::{self, RetireError};
use accolade::openbadges::verification::State;
use accolade::practice::Manners;
use reqwest::Method;
use serde_json::json;

use crate::course::{Taught, rows};

#[tokio::test]
async fn a_retired_badge_tells_on_its_page_when_why_and_what_took_its_place() {
    let taught = Taught::start(Manners::Moodle).await;
    let badge = taught.badge("Quiz", json!({"score": {"activity": "Final quiz", "at_least": 75}})).await;
    let next = taught.badge("Quiz 2027", json!({"score": {"activity": "Final quiz", "at_least": 101}})).await;
    taught.sync().await;
    let ada = taught.award(&badge, "ada").await.unwrap();
    let file = taught.file(&ada, "json").await;
    let (id, successor) = (badge.achievement.id.clone(), next.achievement.id.clone());

    let form = taught.app.page(&taught.teacher, &format!("badges/{id}")).await.expect(200).text();
    assert!(form.contains("name=\"note\"") && form.contains(&format!("<option value=\"{successor}\"")), "{form}");
    let fields = [("note", " <b>Over</b> since autumn. "), ("successor", successor.as_str())];
    let answer = taught.app.post(&taught.teacher, &format!("badges/{id}/retire"), &fields).await.expect(303);
    assert!(answer.header("location").ends_with("?done=retired"));

    let page = taught.app.browse(&format!("/achievements/{id}")).await.expect(200).text();
    assert!(page.contains("no longer awarded since") && !page.contains("<b>Over"), "{page}");
    assert!(page.contains("since autumn.") && page.contains(&format!("/achievements/{successor}\"")), "{page}");
    let told = taught.app.api("read", Method::GET, &format!("/api/v1/badges/{id}"), None).await.expect(200).json();
    assert_eq!(told["state"], "retired");
    assert_eq!(told["retirement"]["note"], "<b>Over</b> since autumn.");
    assert_eq!(told["retirement"]["successor"], successor.as_str());
    let day = told["retirement"]["at"].clone();
    assert!(day.is_string());

    // What is told may change, when it happened may not; what is not named stays.
    let path = format!("/api/v1/badges/{id}/retire");
    let told = taught.app.api("write", Method::POST, &path, Some(&json!({"note": "Over."}))).await.expect(200).json();
    assert_eq!(told["retirement"], json!({"at": day, "note": "Over.", "successor": successor.as_str()}));
    let told = taught.app.api("write", Method::POST, &path, None).await.expect(200).json();
    assert_eq!(told["retirement"]["note"], "Over.");
    let told = taught.app.api("write", Method::POST, &path, Some(&json!({"successor": null}))).await.expect(200).json();
    assert_eq!(told["retirement"], json!({"at": day, "note": "Over.", "successor": null}));

    // Whoever has it keeps it, and nobody gets it any more.
    assert_eq!(taught.states(&ada).await, [State::Valid; 3]);
    assert_eq!(taught.file(&ada, "json").await, file);
    taught.lms.set_grade("zoe", "Final quiz", Some(100.0));
    assert_eq!(taught.sync().await.awarded, 0);
    taught.stop().await;
}

#[tokio::test]
async fn a_badge_is_not_retired_with_an_unreadable_note_or_for_a_badge_that_nobody_can_open() {
    let taught = Taught::start(Manners::Canvas).await;
    let badge = taught.badge("Quiz", json!({"score": {"activity": "Final quiz", "at_least": 75}})).await;
    let draft =
        author::create(&taught.app.app, taught.input("Draft", json!({"completed": {"activity": "Final quiz"}})), false);
    let draft = draft.await.unwrap();
    let id = badge.achievement.id.clone();
    let long = "x".repeat(501);
    for (field, value) in [
        ("note", long.as_str()),
        ("note", "bell\u{7}"),
        ("successor", "nothing"),
        ("successor", id.as_str()),
        ("successor", draft.achievement.id.as_str()),
    ] {
        let page =
            taught.app.post(&taught.teacher, &format!("badges/{id}/retire"), &[(field, value)]).await.expect(422);
        let page = page.text();
        assert!(
            page.contains(&format!("id=\"{field}-error\"")) && page.contains("<details class=\"menu\" open"),
            "{page}"
        );
        let path = format!("/api/v1/badges/{id}/retire");
        let problem =
            taught.app.api("write", Method::POST, &path, Some(&json!({field: value}))).await.expect(422).json();
        assert_eq!(problem["errors"][0]["pointer"], format!("/{field}"));
    }
    assert_eq!(taught.again(&badge).await.achievement.state, AchievementState::Active);
    taught.stop().await;
}

#[tokio::test]
async fn a_badge_that_nobody_ever_had_goes_without_a_trace_and_any_other_stays() {
    let taught = Taught::start(Manners::Moodle).await;
    let had = taught.badge("Quiz", json!({"score": {"activity": "Final quiz", "at_least": 75}})).await;
    let never = taught.badge("Never", json!({"score": {"activity": "Final quiz", "at_least": 101}})).await;
    let naming = taught.badge("Both", json!({"all": [{"badge": "never"}, {"badge": "quiz"}]})).await;
    taught.sync().await;
    let app = &taught.app;
    let path = |id: &str| format!("/api/v1/badges/{id}");

    let problem = app.api("write", Method::DELETE, &path("quiz"), None).await.expect(409).json();
    assert!(problem["detail"].as_str().unwrap().contains("never removed"));
    assert!(matches!(retire::remove(&app.app, &had.achievement.id).await, Err(RetireError::Awarded)));
    let problem = app.api("write", Method::DELETE, &path("never"), None).await.expect(409).json();
    assert!(problem["detail"].as_str().unwrap().contains("both"));
    app.api("read", Method::DELETE, &path("never"), None).await.expect(403);
    app.api("write", Method::DELETE, &path("nothing"), None).await.expect(404);

    // Retired for another, which is removed: the page stands without it.
    retire::retire(&app.app, &had.achievement.id, None, Some("both")).await.unwrap();
    app.api("write", Method::DELETE, &path("both"), None).await.expect(204);
    assert!(taught.again(&had).await.retirement.unwrap().successor.is_none());
    let page = app.page(&taught.teacher, &format!("badges/{}", never.achievement.id)).await.expect(200).text();
    assert!(page.contains("/remove\""));
    let gone = app.post(&taught.teacher, &format!("badges/{}/remove", never.achievement.id), &[]).await.expect(303);
    assert!(gone.header("location").ends_with("badges?done=removed"));
    app.browse(&format!("/achievements/{}", never.achievement.id)).await.expect(404);
    for table in ["achievements", "achievement_versions", "rule_references"] {
        let left = rows(app, table);
        let left = left
            .iter()
            .filter(|row| row.contains(never.achievement.id.as_str()) || row.contains(naming.achievement.id.as_str()));
        assert_eq!(left.count(), 0, "{table}");
    }
    // Of a badge that somebody had, no button offers it, and a forged form changes nothing.
    let page = app.page(&taught.teacher, &format!("badges/{}", had.achievement.id)).await.expect(200).text();
    assert!(!page.contains("/remove\""));
    app.post(&taught.teacher, &format!("badges/{}/remove", had.achievement.id), &[]).await.expect(409);
    taught.stop().await;
}
