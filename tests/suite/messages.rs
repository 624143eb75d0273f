//! Messages beside the plain launch: reviews, observers, administrators who act as somebody, menus outside of courses.

use accolade::practice::Manners;
use reqwest::Method;
use serde_json::json;

use crate::app::{Frame, TestApp};
use crate::course::Taught;
use crate::inside::count;

const LTI: &str = "https://purl.imsglobal.org/spec/lti/claim/";

async fn with_badge(manners: Manners) -> Taught {
    let course = Taught::start(manners).await;
    course.badge("Reporter", json!({"score": {"activity": "Lab report", "at_least": 75}})).await;
    course.sync().await;
    course
}

async fn first_page(course: &Taught, login: accolade::practice::Login) -> (Frame, String) {
    let frame = course.app.frame(&course.app.launch(&course.lms, login).await);
    let page = course.app.page(&frame, "").await.expect(200).text();
    (frame, page)
}

#[tokio::test]
async fn a_teachers_review_shows_the_badges_of_that_learner_and_nothing_to_change() {
    for manners in Manners::ALL {
        let course = with_badge(manners).await;
        let (frame, page) = first_page(&course, course.lms.launch_as("teacher").reviewing("ada").begin()).await;
        assert!(page.contains("Ada Sample") && page.contains("Reporter") && page.contains("Valid"), "{page}");
        assert!(!page.contains("José") && !page.contains("<form"), "{page}");
        let (_, open) = first_page(&course, course.lms.launch_as("teacher").reviewing("soren").begin()).await;
        assert!(open.contains("Søren") && open.contains("Has 60\u{a0}%"), "{open}");
        course.app.page(&frame, "badges").await.expect(200);
        course.stop().await;
    }
}

#[tokio::test]
async fn a_review_of_nobody_known_is_polite_and_one_by_a_learner_shows_their_own() {
    let course = with_badge(Manners::Canvas).await;
    let stranger =
        course.lms.launch_as("teacher").reviewing("ada").with(&format!("{LTI}for_user"), json!({"user_id": "x"}));
    let (_, page) = first_page(&course, stranger.begin()).await;
    assert!(page.contains("One learner whom the learning platform names is not known"), "{page}");
    let nobody = course.lms.launch_as("teacher").reviewing("ada").without(&format!("{LTI}for_user"));
    let (_, page) = first_page(&course, nobody.begin()).await;
    assert!(page.contains("Reporter") && page.contains("/start"), "the teacher's own page: {page}");
    let (_, own) = first_page(&course, course.lms.launch_as("soren").reviewing("ada").begin()).await;
    assert!(!own.contains("Ada Sample") && own.contains("You have 60\u{a0}%"), "{own}");
    course.stop().await;
}

#[tokio::test]
async fn an_observer_sees_the_learners_whom_the_platform_names_and_no_other() {
    let course = with_badge(Manners::Canvas).await;
    let login = course.lms.launch_as("observer").observing(&["ada", "soren"]).begin();
    let (frame, page) = first_page(&course, login).await;
    assert!(page.contains("Ada Sample") && page.contains("Søren") && !page.contains("José"), "{page}");
    assert!(!page.contains("<form"));
    for path in ["badges", "badges/new", "link"] {
        course.app.page(&frame, path).await.assert_refused("<code>page.wrong_role</code>");
    }
    // Whoever names learners without being an observer sees none of them.
    let learner =
        course.lms.launch_as("jose").with(&format!("{LTI}role_scope_mentor"), json!([course.lms.person_id("ada")]));
    let (_, page) = first_page(&course, learner.begin()).await;
    assert!(!page.contains("Ada Sample"), "{page}");
    let alone = course.lms.launch_as("observer").observing(&[]).begin();
    let (_, page) = first_page(&course, alone).await;
    assert!(page.contains("You are not a learner of this course"), "{page}");
    course.stop().await;
}

#[tokio::test]
async fn an_administrator_who_acts_as_a_learner_looks_and_can_do_nothing() {
    let course = with_badge(Manners::Canvas).await;
    let acting = course.lms.launch_as("ada").edit(|claims, _| claims[format!("{LTI}custom")]["masq"] = json!("7"));
    let (frame, page) = first_page(&course, acting.begin()).await;
    assert!(
        page.contains("You act as somebody else") && page.contains("Ada Sample") && page.contains("Valid"),
        "{page}"
    );
    assert!(!page.contains("<form"));
    assert_eq!(count(&course.app, "sessions WHERE watches IS NOT NULL AND person_id IS NULL AND NOT is_teacher"), 1);
    for path in ["sync", "link", "badges/new"] {
        let answer = course.app.send(course.app.request(Method::POST, &format!("{}{path}", frame.root))).await;
        assert!((400..500).contains(&answer.status), "{path} {}", answer.status);
    }
    course.stop().await;
}

#[tokio::test]
async fn from_a_menu_outside_of_courses_somebody_sees_the_badges_of_all_of_them() {
    let course = with_badge(Manners::Canvas).await;
    let copy = course.lms.copy_course();
    course.lms.choose_course(copy);
    course.app.open(&course.lms, "teacher").await;
    let context = crate::inside::stored_context(&course.app, &course.lms).await.id;
    let there = Taught { context, ..course };
    there.sync().await;
    there.lms.set_grade("ada", "Final quiz", Some(100.0));
    there.badge("Quizzer", json!({"score": {"activity": "Final quiz", "at_least": 75}})).await;
    there.sync().await;
    let (_, mine) = first_page(&there, there.lms.launch_as("ada").without_course().begin()).await;
    for text in ["Your badges", "Reporter", "Quizzer", "Laboratory Basics", "(copy 1)"] {
        assert!(mine.contains(text), "{text}: {mine}");
    }
    let (_, none) = first_page(&there, there.lms.launch_as("tigran").without_course().begin()).await;
    assert!(none.contains("No course to show") && !none.contains("Reporter"), "{none}");
    let account = json!({"id": "a1", "title": "Example University", "type": ["Account"]});
    let admin = there.lms.launch_as("admin").with(&format!("{LTI}context"), account);
    let (_, page) = first_page(&there, admin.begin()).await;
    assert!(page.contains("No course to show"), "{page}");
    assert_eq!(count(&there.app, "contexts"), 2, "an account is no course");
    there.stop().await;
}

#[tokio::test]
async fn several_deployments_of_one_platform_are_kept_apart_by_their_courses() {
    let (app, lms) = TestApp::with_practice(Manners::Canvas).await;
    for deployment in ["7:one", "7:two", "7:TWO"] {
        let login = lms.launch_as("teacher").with(&format!("{LTI}deployment_id"), json!(deployment)).begin();
        app.frame(&app.launch(&lms, login).await);
    }
    assert_eq!((count(&app, "deployments"), count(&app, "contexts")), (3, 3));
    app.stop().await;
}
