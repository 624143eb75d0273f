//! Launches: what opens a session, and what is refused.

use accolade::practice::Manners;

use crate::app::TestApp;

#[tokio::test]
async fn a_teacher_opens_the_course_and_sees_its_learners() {
    for manners in Manners::ALL {
        let (app, lms) = TestApp::with_practice(manners).await;
        let frame = app.open(&lms, "teacher").await;
        let page = app.page(&frame, "").await.expect(200);
        // Moodle's roster calls a non-editing teacher a learner until that person was seen to teach.
        let learners = if manners == Manners::Moodle { "26 learners" } else { "25 learners" };
        assert!(page.text().contains(learners), "{}", page.text());
        app.stop().await;
    }
}

#[tokio::test]
async fn a_second_launch_with_the_same_state_is_refused() {
    let (app, lms) = TestApp::with_practice(Manners::Moodle).await;
    let begun = app.begin(&lms.launch_as("ada").begin()).await.expect(302);
    let post = lms.answer(begun.header("location")).unwrap();
    let cookies = begun.cookies();
    let first = app.post_launch(&post.fields, cookies.first()).await;
    let frame = app.frame(&first);
    app.post_launch(&post.fields, cookies.first()).await.assert_refused("launch.replayed");
    app.page(&frame, "").await.expect(200);
    app.stop().await;
}
