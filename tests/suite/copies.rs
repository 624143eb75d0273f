//! Copies of courses: what comes along, what is matched, and what a teacher is told.

use accolade::domain::award::AchievementState;
use accolade::domain::ids::ContextId;
use accolade::flows::author::{self, AuthorError};
use accolade::flows::round::sync_now;
use accolade::practice::Manners;
use accolade::store::{JobKind, StoredAchievement};
use serde_json::json;

use crate::app::Frame;
use crate::course::Taught;
use crate::inside::{count, stored_context};
use crate::linking::{asked, send};

/// Opens the copy as its teacher, and polls it.
async fn open_copy(course: &Taught, copy: u32) -> (Frame, ContextId) {
    course.lms.choose_course(copy);
    let frame = course.app.open(&course.lms, "teacher").await;
    let context = stored_context(&course.app, &course.lms).await.id;
    sync_now(&course.app.app, context.clone()).await.unwrap();
    (frame, context)
}

async fn badges(course: &Taught, context: &ContextId) -> Vec<StoredAchievement> {
    course.app.app.store.list_achievements_of(context.clone()).await.unwrap()
}

#[tokio::test]
async fn badges_come_along_once_as_drafts_with_rules_about_the_copys_own_activities() {
    for manners in Manners::ALL {
        let course = Taught::start(manners).await;
        let input = author::BadgeInput {
            details: Some(json!({"tags": ["laboratory"], "language": "en"})),
            ..course.input("Basics", json!({"score": {"activity": "Final quiz", "at_least": 50}}))
        };
        let basics = author::create(&course.app.app, input, true).await.unwrap();
        let rule = json!({"all": [{"badge": basics.achievement.key}, {"completed": {"activity": "Lab report"}}]});
        let next = course.badge("Next", rule).await;
        let over = course.badge("Over", json!({"completed": {"activity": "Lab report"}})).await;
        author::move_to(&course.app.app, &over.achievement.id, AchievementState::Retired, author::Looked::Everybody)
            .await
            .unwrap();
        course.sync().await;
        let awarded = count(&course.app, "awards");

        let copy = course.lms.copy_course();
        let (teacher, context) = open_copy(&course, copy).await;
        let copies = badges(&course, &context).await;
        assert_eq!(copies.len(), 2, "{manners:?}");
        let quiz =
            format!("SELECT id AS found FROM activities WHERE label = 'Final quiz' AND context_id = '{context}'");
        let quiz = crate::course::query(&course.app, &quiz).remove(0);
        let find = |name: &str| copies.iter().find(|badge| badge.achievement.texts.name == name).unwrap();
        assert_eq!(find("Basics").achievement.rule.as_ref().unwrap().activities()[0].as_str(), quiz);
        assert_eq!(find("Next").achievement.rule.as_ref().unwrap().badges(), [find("Basics").achievement.key.as_str()]);
        for (badge, original) in [(find("Basics"), &basics), (find("Next"), &next)] {
            assert_eq!(badge.achievement.state, AchievementState::Draft);
            assert_eq!(badge.copied_from.as_ref(), Some(&original.achievement.id));
            assert_ne!(badge.achievement.key, original.achievement.key);
            assert_eq!(badge.achievement.details, original.achievement.details);
            assert!(badge.missing.is_empty());
        }
        let page = course.app.page(&teacher, "badges").await.expect(200).text();
        assert!(page.contains("2 badges came along") && page.contains("copied from Laboratory Basics"), "{page}");
        assert_eq!(count(&course.app, "awards"), awarded, "nothing is awarded by a copy");

        // A second poll, and a job that is asked for by hand, bring nothing again.
        sync_now(&course.app.app, context.clone()).await.unwrap();
        let now = course.app.app.clock.now();
        course.app.app.store.enqueue(JobKind::Copy, context.to_string(), now).await.unwrap();
        sync_now(&course.app.app, context.clone()).await.unwrap();
        assert_eq!(badges(&course, &context).await.len(), 2);

        // Published, it counts what the copy shows.
        course.lms.set_grade("ada", "Final quiz", Some(90.0));
        author::move_to(
            &course.app.app,
            &find("Basics").achievement.id,
            AchievementState::Active,
            author::Looked::Everybody,
        )
        .await
        .unwrap();
        sync_now(&course.app.app, context.clone()).await.unwrap();
        assert_eq!(course.awards(find("Basics")).await.len(), 1);
        course.stop().await;
    }
}

#[tokio::test]
async fn a_copy_of_a_copy_has_the_badges_of_the_nearest_course() {
    let course = Taught::start(Manners::Canvas).await;
    course.badge("Basics", json!({"completed": {"activity": "Lab report"}})).await;
    let first = course.lms.copy_course();
    let (_, middle) = open_copy(&course, first).await;
    let kept = badges(&course, &middle).await.remove(0);
    let second = course.lms.copy_course();
    let (_, last) = open_copy(&course, second).await;
    let copies = badges(&course, &last).await;
    assert_eq!(copies.len(), 1);
    assert_eq!(copies[0].copied_from.as_ref(), Some(&kept.achievement.id));
    course.stop().await;
}

#[tokio::test]
async fn what_the_copy_lacks_keeps_its_label_and_cannot_be_published_before_it_is_there() {
    let course = Taught::start(Manners::Moodle).await;
    course.lms.add_column("Field trip", 10.0, accolade::practice::Owner::Tool);
    course.sync().await;
    course.badge("Traveller", json!({"completed": {"activity": "Field trip"}})).await;
    let copy = course.lms.copy_course();
    course.lms.choose_course(copy);
    course.lms.remove_column("Field trip");
    let (teacher, context) = open_copy(&course, copy).await;
    let badge = badges(&course, &context).await.remove(0);
    assert_eq!(badge.missing, ["Field trip"]);
    let id = badge.achievement.id.to_string();
    let page = course.app.page(&teacher, &format!("badges/{id}")).await.expect(200).text();
    assert!(page.contains("names what this course does not have") && page.contains("Field trip"), "{page}");
    assert!(!page.contains("/publish"));
    let refused = course.app.post(&teacher, &format!("badges/{id}/publish"), &[]).await.expect(409).text();
    assert!(refused.contains("names what this course does not have"), "{refused}");
    let moved =
        author::move_to(&course.app.app, &badge.achievement.id, AchievementState::Active, author::Looked::Everybody)
            .await;
    assert!(matches!(moved, Err(AuthorError::Unmatched(labels)) if labels == ["Field trip"]));

    course.lms.add_column("Field trip", 10.0, accolade::practice::Owner::Tool);
    sync_now(&course.app.app, context.clone()).await.unwrap();
    course.app.post(&teacher, &format!("badges/{id}/publish"), &[]).await.expect(303);
    assert_eq!(badges(&course, &context).await[0].achievement.state, AchievementState::Active);
    course.stop().await;
}

#[tokio::test]
async fn a_link_that_came_along_opens_the_copy_of_its_badge() {
    for manners in Manners::ALL {
        let course = Taught::start(manners).await;
        let badge = course.badge("Reporter", json!({"completed": {"activity": "Lab report"}})).await;
        let place = if manners == Manners::Moodle { "ContentArea" } else { "link_selection" };
        let frame = asked(&course.app, &course.lms, place).await;
        let form = [("pick", badge.achievement.id.as_str()), ("column", "1"), ("action", "add")];
        let answer = course.app.post(&frame, "link", &form).await.expect(200);
        send(&course.app, &answer).await.expect(200);
        course.lms.save_links();
        course.sync().await;

        let copy = course.lms.copy_course();
        course.lms.choose_course(copy);
        let link = course.lms.links().pop().unwrap();
        // The very first launch in the copy follows the link; even a platform that tells no history is understood.
        let login = course.lms.launch_as("teacher").from_link(link.number);
        let login = login
            .edit(|claims, _| claims["https://purl.imsglobal.org/spec/lti/claim/custom"]["ctx_history"] = json!(""));
        let teacher = course.app.frame(&course.app.launch(&course.lms, login.begin()).await);
        let context = stored_context(&course.app, &course.lms).await.id;
        sync_now(&course.app.app, context.clone()).await.unwrap();
        let copied = badges(&course, &context).await.remove(0);
        let there = course.app.page(&teacher, "").await.expect(303);
        assert!(there.header("location").ends_with(&format!("badges/{}", copied.achievement.id)), "{manners:?}");
        assert_eq!(count(&course.app, "placements"), 2);
        assert_eq!(count(&course.app, "placements WHERE resource_link_id IS NOT NULL"), 1);

        // The column came along, too, so the copy writes into that one.
        assert!(copied.writes_score);
        let column = format!("badge_columns WHERE achievement_id = '{}' AND state = 'ready'", copied.achievement.id);
        assert_eq!(count(&course.app, &column), 1);
        course.stop().await;
    }
}

#[tokio::test]
async fn a_course_with_badges_of_its_own_or_without_a_known_original_takes_none() {
    let course = Taught::start(Manners::Moodle).await;
    course.badge("Basics", json!({"completed": {"activity": "Lab report"}})).await;
    let history = |value: &'static str| {
        course.lms.launch_as("teacher").edit(move |claims, _| {
            claims["https://purl.imsglobal.org/spec/lti/claim/context"]["id"] = json!(format!("9{}", value.len()));
            claims["https://purl.imsglobal.org/spec/lti/claim/custom"]["ctx_history"] = json!(value);
        })
    };
    for odd in ["", "timed out", "4711,truncated", "$Context.id.history", "9,9,,9"] {
        course.app.frame(&course.app.launch(&course.lms, history(odd).begin()).await);
    }
    let strangers = "SELECT id AS found FROM contexts WHERE lti_id <> '2'";
    for context in crate::course::query(&course.app, strangers) {
        sync_now(&course.app.app, ContextId::from(context)).await.unwrap();
    }
    assert_eq!(count(&course.app, "achievements"), 1);

    let copy = course.lms.copy_course();
    course.lms.choose_course(copy);
    let silent = course.lms.launch_as("teacher").edit(|claims, _| {
        claims["https://purl.imsglobal.org/spec/lti/claim/custom"]["ctx_history"] = json!("");
    });
    course.app.frame(&course.app.launch(&course.lms, silent.begin()).await);
    let context = stored_context(&course.app, &course.lms).await.id;
    sync_now(&course.app.app, context.clone()).await.unwrap();
    let own = author::BadgeInput {
        context: Some(context.clone()),
        ..course.input("Own", json!({"completed": {"activity": "Lab report"}}))
    };
    author::create(&course.app.app, own, false).await.unwrap();
    open_copy(&course, copy).await;
    assert_eq!(badges(&course, &context).await.len(), 1);
    course.stop().await;
}
