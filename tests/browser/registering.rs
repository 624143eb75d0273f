//! An LMS's admin pastes a link, clicks once, and a teacher is in: under both manners, in the frame, without cookies of
//! ours, with scripts and without.

use accolade::flows::invite;
use accolade::practice::Manners;

use crate::browser::Setup;
use crate::visit::Visit;

/// Pastes a fresh link, and steps into the frame that opens it.
async fn paste(visit: &Visit) {
    let name = Some("Example University".to_owned());
    let link = invite::invite(&visit.app.app, name).await.expect("an invitation can be made").url;
    visit.browser.open(visit.lms.url()).await;
    visit.go("a[href='/admin/tools']", "Register a tool by its link").await;
    visit.look("practice-tools").await;
    visit.fill("#link", &link).await;
    visit.browser.click("form[action='/admin/tools'] button").await;
    visit.enter_tool("Connect Example University with Accolade").await;
}

#[tokio::test]
async fn an_admin_registers_with_one_click_and_a_teacher_is_in() {
    for manners in Manners::ALL {
        let visit = Visit::start_as_strangers(manners, Setup::default()).await;
        let browser = &visit.browser;
        paste(&visit).await;
        visit.look("register-consent").await;
        browser.click("form button").await;
        // The frame closes by itself.
        browser.leave_frames().await;
        browser.wait_for_text("The tool closed its window.").await;

        browser.open(&format!("{}/course?as=teacher", visit.lms.url())).await;
        browser.wait_for_text("waits for an administrator").await;
        browser.open(&format!("{}/admin/tools", visit.lms.url())).await;
        visit.go("form[action$='activate'] button", "The tool is active.").await;
        visit.open_course("teacher", "Badges that give themselves").await;
        visit.end().await;
    }
}

#[tokio::test]
async fn without_scripts_the_last_page_says_what_to_do() {
    let visit =
        Visit::start_as_strangers(Manners::Moodle, Setup { width: 320, scripts: false, ..Setup::default() }).await;
    let browser = &visit.browser;
    paste(&visit).await;
    visit.look("register-consent").await;
    browser.click("form button").await;
    visit.enter_tool("This window closes by itself. If it stays, close it").await;
    assert!(browser.text().await.contains("Press “Activate”"));
    visit.look("register-done").await;
    browser.leave_frames().await;
    visit.go("main a[href='/admin/tools']", "registered by link").await;
    let platforms = visit.app.app.store.list_platforms(None).await.expect("the platforms can be listed");
    assert_eq!(platforms.len(), 1);

    browser.open(&visit.app.origin).await;
    visit.go("a[href='/lti/setup']", "Public keyset").await;
    visit.look("setup").await;
    visit.end().await;
}
