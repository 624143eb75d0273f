//! A teacher puts a badge into the course through the platform's dialog, and a learner follows the link: with a mouse on
//! both platforms, with keys alone on a telephone, with scripts off.

use accolade::practice::Manners;
use fantoccini::key::Key;

use crate::browser::Setup;
use crate::visit::{NAME, Visit};

#[tokio::test]
async fn a_teacher_adds_a_badge_in_the_dialog_and_a_learner_opens_it() {
    for manners in Manners::ALL {
        let visit = Visit::start(manners, Setup { height: 1500, ..Setup::default() }).await;
        let browser = &visit.browser;
        visit.with_published_badge().await;

        visit.open_course("teacher", "learners have it").await;
        browser.leave_frames().await;
        visit.go(".activities a[href*='place=']", "What would you like to add?").await;
        visit.enter_tool("Put badges into your course").await;
        visit.look(&format!("link-pick-{}", manners.family())).await;
        visit.go("button[value=add]", "Pick a badge first, or cancel.").await;
        browser.click("input[name=pick]").await;
        browser.click("input[name=column]").await;
        browser.click("button[value=add]").await;
        browser.leave_frames().await;
        if manners == Manners::Moodle {
            browser.wait_for_text("To be added to the course").await;
            browser.click("main form button").await;
        }
        browser.wait_for_text("You are Petra Muster").await;
        browser.wait_for_text(NAME).await;
        assert_eq!(visit.count(".activities li").await, 2, "the link is in the course");

        browser.open(&format!("{}/course?as=ada", visit.lms.url())).await;
        browser.click(".activities li:last-child a").await;
        visit.enter_tool("The badge of this link").await;
        assert_eq!(visit.count("section[aria-labelledby=here] .card.valid").await, 1);
        visit.look(&format!("learner-link-{}", manners.family())).await;
        visit.end().await;
    }
}

#[tokio::test]
async fn a_teacher_makes_a_badge_for_a_link_by_keys_alone_on_a_telephone() {
    let visit = Visit::start(Manners::Moodle, Setup { width: 320, height: 1700, ..Setup::default() }).await;
    let browser = &visit.browser;

    browser.open(&format!("{}/links?as=teacher", visit.lms.url())).await;
    visit.enter_tool("Put badges into your course").await;
    visit.wait_for_first_poll().await;
    visit.look("link-pick-empty").await;
    visit.tab_to("a[href$='badges/new']").await;
    browser.press(Key::Enter).await;
    browser.wait_for_text("Write it from the rule").await;
    visit.fill_badge().await;
    visit.tab_to("button[value=preview]:not([aria-hidden])").await;
    browser.press(Key::Enter).await;
    browser.wait_for_text("Learners see this badge as soon as you publish it").await;
    assert_eq!(visit.count("input[name=pick]:checked").await, 1, "what was made is picked");
    visit.look("link-pick-made").await;
    visit.tab_to("button[value=add]").await;
    browser.press(Key::Enter).await;
    browser.leave_frames().await;
    browser.wait_for_text("To be added to the course").await;
    visit.look("practice-save-link").await;
    visit.end().await;
}

#[tokio::test]
async fn with_scripts_off_every_step_has_its_button() {
    let visit = Visit::start(Manners::Canvas, Setup { scripts: false, ..Setup::default() }).await;
    let browser = &visit.browser;
    visit.with_published_badge().await;

    browser.open(&format!("{}/links?as=teacher&place=link_selection", visit.lms.url())).await;
    browser.click("#login button").await;
    visit.enter_tool("Opening your badges").await;
    browser.click("a.button").await;
    visit.enter_tool("Opening the tool").await;
    browser.click("#launch button").await;
    visit.enter_tool("Put badges into your course").await;
    browser.click("input[name=pick]").await;
    visit.go("button[value=add]", "Go on to the course").await;
    visit.look("link-answer").await;
    visit.go("main form button", "The tool has answered").await;
    assert_eq!(visit.lms.links().len(), 2);
    visit.end().await;
}
