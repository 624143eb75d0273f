//! Badges that a teacher brings from another course of theirs.

use accolade::domain::award::AchievementState;
use accolade::domain::ids::ContextId;
use accolade::flows::author;
use accolade::flows::round::sync_now;
use accolade::practice::{Manners, Owner};
use accolade::store::StoredAchievement;
use serde_json::json;

use crate::app::Frame;
use crate::course::{Taught, execute};
use crate::inside::{count, stored_context};

/// Another course of the same teacher, which has a badge of its own, so that nothing comes along by itself.
async fn another(course: &Taught) -> (Frame, ContextId, StoredAchievement) {
    let copy = course.lms.copy_course();
    course.lms.choose_course(copy);
    let frame = course.app.open(&course.lms, "teacher").await;
    let context = stored_context(&course.app, &course.lms).await.id;
    let input = author::BadgeInput {
        context: Some(context.clone()),
        name: "Of its own".to_owned(),
        description: "Was here before.".to_owned(),
        ..author::BadgeInput::default()
    };
    let own = author::create(&course.app.app, input, true).await.unwrap();
    sync_now(&course.app.app, context.clone()).await.unwrap();
    (frame, context, own)
}

async fn badges(course: &Taught, context: &ContextId) -> Vec<StoredAchievement> {
    course.app.app.store.list_achievements_of(context.clone()).await.unwrap()
}

#[tokio::test]
async fn chosen_badges_arrive_once_as_drafts_with_rules_about_this_course() {
    for manners in Manners::ALL {
        let course = Taught::start(manners).await;
        let basics = course.badge("Basics", json!({"score": {"activity": "Final quiz", "at_least": 50}})).await;
        let rule = json!({"all": [{"badge": basics.achievement.key}, {"completed": {"activity": "Lab report"}}]});
        let next = course.badge("Next", rule).await;
        let other = course.badge("Other", json!({"completed": {"activity": "Lab report"}})).await;
        let (frame, context, own) = another(&course).await;
        let form = course.app.page(&frame, "badges/copy").await.expect(200).text();
        for badge in [&basics, &next, &other] {
            assert!(form.contains(&format!("name=\"pick\" value=\"{}\"", badge.achievement.id)), "{manners:?}: {form}");
        }
        assert!(!form.contains(own.achievement.id.as_str()), "what is here is not offered to here");

        let picked = [("pick", basics.achievement.id.as_str()), ("pick", next.achievement.id.as_str())];
        for _ in 0..2 {
            let answer = course.app.post(&frame, "badges/copy", &picked).await.expect(303);
            assert!(answer.header("location").ends_with("badges/copy?done=copied"));
        }
        // Pressed twice by two windows at once, too.
        let (one, two) = tokio::join!(
            course.app.post(&frame, "badges/copy", &picked),
            course.app.post(&frame, "badges/copy", &picked)
        );
        one.expect(303);
        two.expect(303);
        let here = badges(&course, &context).await;
        assert_eq!(here.len(), 3, "{manners:?}");
        let find = |name: &str| here.iter().find(|badge| badge.achievement.texts.name == name).unwrap();
        for (name, original) in [("Basics", &basics), ("Next", &next)] {
            assert_eq!(find(name).achievement.state, AchievementState::Draft);
            assert_eq!(find(name).copied_from.as_ref(), Some(&original.achievement.id));
            assert!(find(name).missing.is_empty(), "{:?}", find(name).missing);
        }
        assert_eq!(find("Next").achievement.rule.as_ref().unwrap().badges(), [find("Basics").achievement.key.as_str()]);
        let quiz =
            format!("SELECT id AS found FROM activities WHERE label = 'Final quiz' AND context_id = '{context}'");
        let quiz = crate::course::query(&course.app, &quiz).remove(0);
        assert_eq!(find("Basics").achievement.rule.as_ref().unwrap().activities()[0].as_str(), quiz);
        let form = course.app.page(&frame, "badges/copy?done=copied").await.expect(200).text();
        assert!(form.contains("Is in this course already") && form.contains("Copied."), "{form}");
        assert!(!form.contains(&format!("value=\"{}\"", basics.achievement.id)));
        let page = course.app.page(&frame, "badges").await.expect(200).text();
        assert!(page.contains("2 badges were copied from Laboratory Basics"), "{page}");
        assert_eq!(count(&course.app, "awards"), 0, "nobody gets anything by it");

        // One that asks for a copy that is here already asks for that one.
        let late = json!({"all": [{"badge": basics.achievement.key}, {"completed": {"activity": "Safety module"}}]});
        let late = course.badge("Late", late).await;
        course.app.post(&frame, "badges/copy", &[("pick", late.achievement.id.as_str())]).await.expect(303);
        let here = badges(&course, &context).await;
        let copied = here.iter().find(|badge| badge.achievement.texts.name == "Late").unwrap();
        let basics_here = here.iter().find(|badge| badge.achievement.texts.name == "Basics").unwrap();
        assert_eq!(copied.achievement.rule.as_ref().unwrap().badges(), [basics_here.achievement.key.as_str()]);
        course.stop().await;
    }
}

#[tokio::test]
async fn what_this_course_lacks_is_named_and_has_to_be_put_right_before_publishing() {
    let course = Taught::start(Manners::Canvas).await;
    let (frame, context, _) = another(&course).await;
    course.lms.choose_course(0);
    course.lms.add_column("Field trip", 10.0, Owner::Tool);
    course.sync().await;
    let trip = course.badge("Trip", json!({"completed": {"activity": "Field trip"}})).await;
    course.app.post(&frame, "badges/copy", &[("pick", trip.achievement.id.as_str())]).await.expect(303);
    let form = course.app.page(&frame, "badges/copy").await.expect(200).text();
    assert!(form.contains("<bdi>Field trip</bdi>"), "{form}");
    let copied = badges(&course, &context).await.into_iter().find(|badge| badge.copied_from.is_some()).unwrap();
    assert_eq!(copied.missing, ["Field trip"]);
    let path = format!("badges/{}", copied.achievement.id);
    let refused = course.app.post(&frame, &format!("{path}/publish"), &[]).await.expect(409).text();
    assert!(refused.contains("Field trip"), "{refused}");
    course.stop().await;
}

#[tokio::test]
async fn nobody_copies_from_a_course_that_they_do_not_teach() {
    let course = Taught::start(Manners::Moodle).await;
    let badge = course.badge("Basics", json!({"completed": {"activity": "Lab report"}})).await;
    let (frame, context, _) = another(&course).await;
    let first = course.context.clone();
    let pick = [("pick", badge.achievement.id.as_str())];
    let refused_to = async |why: &str| {
        let form = course.app.page(&frame, "badges/copy").await.expect(200).text();
        assert!(!form.contains("Basics</bdi>"), "{why}: {form}");
        course.app.post(&frame, "badges/copy", &pick).await.expect(422);
        assert_eq!(badges(&course, &context).await.len(), 1, "{why}");
    };
    // A learner there, and somebody who left.
    let teacher =
        "person_id = (SELECT m.person_id FROM members m WHERE m.is_teacher AND m.launched_as_teacher LIMIT 1)";
    let change = |set: &str| format!("UPDATE members SET {set} WHERE context_id = '{first}' AND {teacher}");
    let change = |set: &str| assert_eq!(execute(&course.app, &change(set)), 1, "{set}");
    change("is_teacher = FALSE, launched_as_teacher = FALSE, is_learner = TRUE, is_active = TRUE");
    refused_to("a learner there").await;
    change("is_teacher = TRUE, is_active = FALSE");
    refused_to("no longer there").await;
    change("is_active = TRUE");
    course.app.post(&frame, "badges/copy", &pick).await.expect(303);
    assert_eq!(badges(&course, &context).await.len(), 2);
    // A badge that does not exist, one that is retired, and none at all.
    for pick in [&[("pick", "unknown")][..], &[]] {
        let page = course.app.post(&frame, "badges/copy", pick).await.expect(422).text();
        assert!(page.contains("role=\"alert\""), "{page}");
    }
    let learner = course.app.open(&course.lms, "ada").await;
    course.app.page(&learner, "badges/copy").await.expect(403);
    course.app.post(&learner, "badges/copy", &pick).await.expect(403);
    course.stop().await;
}

#[tokio::test]
async fn what_was_ticked_stays_ticked_when_nothing_could_be_copied() {
    let course = Taught::start(Manners::Canvas).await;
    let badge = course.badge("Basics", json!({"completed": {"activity": "Lab report"}})).await;
    let over = course.badge("Over", json!({"completed": {"activity": "Lab report"}})).await;
    let (frame, context, _) = another(&course).await;
    author::move_to(&course.app.app, &over.achievement.id, AchievementState::Retired, author::Looked::Everybody)
        .await
        .unwrap();
    let picked = [("pick", badge.achievement.id.as_str()), ("pick", over.achievement.id.as_str())];
    let page = course.app.post(&frame, "badges/copy", &picked).await.expect(422).text();
    assert!(page.contains(&format!("value=\"{}\" checked", badge.achievement.id)), "{page}");
    assert!(!page.contains(over.achievement.id.as_str()));
    assert_eq!(badges(&course, &context).await.len(), 1);
    course.stop().await;
}
