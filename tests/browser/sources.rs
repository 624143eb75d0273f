//! A teacher sets up a locked link: restricts an activity in the platform, looks at who gets through, uses it in a rule,
//! and is asked when the restriction is gone.

use accolade::practice::Manners;

use crate::browser::Setup;
use crate::visit::{DESCRIPTION, NAME, Visit};

const TITLE: &str = "Advanced laboratory";

/// In the practice LMS: one more activity of the tool, open to whoever has 75 points in the quiz.
async fn restrict(visit: &Visit) {
    let browser = &visit.browser;
    browser.open(&format!("{}/course?as=teacher", visit.lms.url())).await;
    visit.go("header a[href^='/restrictions']", "One more activity").await;
    visit.fill("#title", TITLE).await;
    visit.go("form p button", "Saved.").await;
    visit.choose("#column-5", "Final quiz").await;
    visit.fill("#points-5", "75").await;
    visit.go("form:has(#points-5) button", "Saved.").await;
    visit.look("practice-restrictions").await;
}

#[tokio::test]
async fn a_teacher_sets_up_a_locked_link_at_320_pixels_and_is_asked_when_it_opens() {
    let setup = Setup { width: 320, height: 1700, ..Setup::default() };
    let visit = Visit::start(Manners::Moodle, setup).await;
    let browser = &visit.browser;
    // Moodle calls the non-editing teacher a learner, until they open the tool.
    visit.open_course("assistant", "Badges that give themselves").await;
    browser.leave_frames().await;
    restrict(&visit).await;
    visit.open_course("teacher&link=5", "Badges that give themselves").await;

    visit.go("a[href$='/sources']", "What counts in this course").await;
    visit.look("sources").await;
    visit.choose("#link", TITLE).await;
    visit.go("form[action$='/locks'] button", "Under Restrict access").await;
    visit.look("sources-lock").await;
    visit.go("form[action$='/check'] button", "Moodle lets 16 of 25 learners in").await;
    let shown = browser.text().await;
    assert!(shown.contains("Ada Sample") && !shown.contains("Tariq Specimen"), "{shown}");
    visit.look("sources-lock-checked").await;
    visit.go("form[action$='/use'] button", "The locked link is in use").await;
    visit.look("sources-used").await;

    visit.go(".back a", "Badges that give themselves").await;
    visit.go("a[href$='badges/new']", "Write it from the rule").await;
    visit.fill("#name", NAME).await;
    visit.fill("#description", DESCRIPTION).await;
    visit.choose("#kind-0", "Activity done").await;
    visit.choose("#activity-0", TITLE).await;
    visit.look("teacher-wizard-with-lock").await;
    visit.go("button[value=preview]:not([aria-hidden])", "Today this gives the badge to 16 of 25 learners").await;
    visit.go("form[action$='/publish'] button", "Published.").await;

    // The restriction is taken away in the platform: nobody new gets the badge, and the teacher is asked.
    visit.lms.lift_restrictions(5);
    visit.go(".back a", "16 of 25 learners have it").await;
    visit.go("form[action$='/sync'] button", "still locked?").await;
    visit.look("teacher-course-held").await;
    visit.go("form[action$='/check'] button", "Moodle lets 25 of 25 learners in").await;
    visit.go("form[action$='/use'] button", "The locked link is in use").await;
    // Whoever confirmed the list was not surprised: nobody is asked twice.
    visit.go(".back a", "25 of 25 learners have it").await;
    visit.end().await;
}

#[tokio::test]
async fn a_teacher_makes_a_column_and_a_claim_link_and_gives_a_badge_by_hand_with_scripts_off() {
    let visit = Visit::start(Manners::Moodle, Setup { scripts: false, ..Setup::default() }).await;
    let browser = &visit.browser;
    visit.with_published_badge().await;
    browser.open(&format!("{}/course?as=teacher", visit.lms.url())).await;
    browser.click("#login button").await;
    visit.enter_tool("Opening the tool").await;
    browser.click("#launch button").await;
    visit.enter_tool("What counts").await;

    visit.go("a[href$='/sources']", "Make a column for your own values").await;
    browser.click("section[aria-labelledby=columns] summary").await;
    visit.look("sources-column").await;
    visit.fill("#column", "Oral exam").await;
    visit.go("form[action$='/columns'] button", "The column is in the gradebook").await;
    assert!(browser.text().await.contains("Oral exam"));
    browser.click("section[aria-labelledby=gates] summary").await;
    visit.fill("#gate", "Module 3 done").await;
    visit.go("form[action$='/gates'] button", "Not in the course yet").await;
    visit.look("sources-gate").await;

    visit.go(".back a", "learners have it").await;
    visit.go(".card a.cover", "Who has it").await;
    visit.go("a[href$='/give']", "Who gets it").await;
    visit.look("teacher-give").await;
    browser.click("label:not(:has(.meta)) input[name=person]").await;
    visit.fill("#reason", "Led the clean-up of the laboratory.").await;
    visit.go("form button[type=submit]", "1 person has the badge now").await;
    visit.look("teacher-given").await;
    visit.end().await;
}
