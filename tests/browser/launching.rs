//! Ways into the tool: both platforms' manners, in a frame and in a window, with cookies and without, once each.

use accolade::practice::Manners;
use fantoccini::key::Key;

use crate::browser::{Cookies, Setup};
use crate::visit::Visit;

#[tokio::test]
async fn the_course_opens_under_either_manners_with_any_cookies_in_a_frame_and_in_a_window() {
    for cookies in [Cookies::None, Cookies::FirstParty, Cookies::All] {
        let visit = Visit::start(Manners::Moodle, Setup { cookies, ..Setup::default() }).await;
        visit.lms.set_manners(Manners::Canvas);
        visit.app.register(&visit.lms).await;
        for manners in Manners::ALL {
            visit.lms.set_manners(manners);
            visit.open_course("teacher", "Badges that give themselves").await;
            // A cookie that came back is asked for from now on; a session without one works as well.
            let session = visit.session().await;
            assert_eq!(session.cookie_hash.is_some(), cookies != Cookies::None, "{cookies:?}, {manners:?}");
            visit.go("a[href$='badges/new']", "Write it from the rule").await;
            visit.browser.leave_frames().await;
            let course = visit.go_beside("a[href^='/launch']", "Badges that give themselves").await;
            visit.go("a[href$='badges/new']", "Write it from the rule").await;
            visit.back_to(course).await;
        }
        visit.end().await;
    }
}

#[tokio::test]
async fn a_launch_that_is_used_again_is_refused_with_a_reference() {
    let visit = Visit::start(Manners::Moodle, Setup { scripts: false, ..Setup::default() }).await;
    let browser = &visit.browser;

    browser.open(&format!("{}/course?as=ada", visit.lms.url())).await;
    browser.click("#login button").await;
    visit.enter_tool("Opening the tool").await;
    // Sent from one page twice: beside the course, then in its frame.
    let course = visit.open_beside(&format!("{}{}", char::from(Key::Control), char::from(Key::Enter))).await;
    browser.wait_for_text("Nothing to earn here yet").await;
    visit.back_to(course).await;
    visit.enter_tool("Opening the tool").await;
    browser.click("#launch button").await;
    visit.enter_tool("This link was already used").await;
    let page = browser.text().await;
    assert!(page.contains("What to do now") && page.contains("Whom to tell") && page.contains("launch.replayed"));
    assert_eq!(visit.count(".facts code").await, 2, "a reference and a code");
    visit.look("refused-launch").await;
    visit.end().await;
}
