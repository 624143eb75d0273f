//! A teacher looks over the course: the table of learners and badges, the list to print, one learner, on screens of
//! every width.

use accolade::practice::Manners;

use crate::browser::Setup;
use crate::visit::Visit;

#[tokio::test]
async fn the_table_of_learners_and_badges_fits_every_screen_and_leads_to_the_reasons() {
    for width in [320, 390, 768, 1280] {
        let visit = Visit::start(Manners::Moodle, Setup { width, height: 1500, ..Setup::default() }).await;
        visit.with_published_badge().await;
        visit.open_course("teacher", "learners have it").await;
        visit.look("teacher-course-progress").await;
        visit.go("a[href$='/progress']", "Learners 1 to 26 of 26").await;
        visit.look("teacher-progress").await;
        visit.go(".matrix details > summary", "Final quiz: at least 75 %").await;
        visit.look("teacher-progress-open").await;
        visit.fill("#name", "ada").await;
        visit.go("form.narrow-by button", "Learners 1 to 1 of 1").await;
        assert_eq!(visit.value("#name").await, "ada", "what was typed stays");
        visit.go("a[href*='progress/list']", "1 award, as of").await;
        visit.look("teacher-award-list").await;
        visit.go(".back a", "Learners 1 to 1 of 1").await;
        visit.go(".matrix tbody th a", "Badges earned").await;
        visit.look("teacher-one-learner").await;
        visit.go(".card-more a", "Who has it").await;
        visit.end().await;
    }
}

#[tokio::test]
async fn the_table_is_narrowed_with_scripts_off() {
    let visit = Visit::start(Manners::Moodle, Setup { scripts: false, ..Setup::default() }).await;
    visit.with_published_badge().await;
    visit.browser.open(&format!("{}/course?as=teacher", visit.lms.url())).await;
    visit.browser.click("#login button").await;
    visit.enter_tool("Opening the tool").await;
    visit.browser.click("#launch button").await;
    visit.enter_tool("learners have it").await;
    visit.go("a[href$='/progress']", "Learners 1 to 26 of 26").await;
    visit.fill("#name", "sample").await;
    visit.go("form.narrow-by button", "Show everybody and all badges").await;
    assert_eq!(visit.count(".matrix tbody tr").await, 1);
    visit.end().await;
}

#[tokio::test]
async fn a_teacher_brings_badges_from_another_course_and_sees_what_they_lack() {
    for width in [320, 1280] {
        let visit = Visit::start(Manners::Moodle, Setup { width, height: 1500, ..Setup::default() }).await;
        visit.app.open(&visit.lms, "teacher").await;
        let copy = visit.lms.copy_course();
        visit.lms.choose_course(copy);
        // Begun with a badge of its own, before the original has any, so that nothing comes along by itself.
        visit.app.open(&visit.lms, "teacher").await;
        let store = &visit.app.app.store;
        let courses = store.list_contexts(None, 10).await.expect("the courses are listed");
        let here = courses.into_iter().find(|course| course.lti_id == visit.lms.context_id()).expect("it was launched");
        visit.with_badge_by_hand(here.id).await;
        visit.lms.choose_course(0);
        visit.with_published_badge().await;
        visit.lms.choose_course(copy);
        visit.lms.remove_column("Lab report");
        visit.open_course("teacher", "Of its own").await;
        visit.go("a[href$='/start']", "What should the badge be for?").await;
        visit.go("a[href$='badges/copy']", "These are the badges of other courses").await;
        visit.look("teacher-copy").await;
        visit.go("form button[type=submit]", "Nothing is ticked").await;
        visit.browser.click("input[name=pick]").await;
        visit.go("form button[type=submit]", "Is in this course already").await;
        visit.look("teacher-copied").await;
        visit.end().await;
    }
}
