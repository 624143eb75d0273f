//! Ways into the tool: both platforms' manners, in a frame and in a window, with cookies and without, once each.

use accolade::flows::register::PlatformInput;
use accolade::practice::{Manners, StorageManner};
use fantoccini::key::Key;

use crate::app::TestApp;
use crate::browser::{Browser, Cookies, Setup};
use crate::https;
use crate::visit::Visit;

#[tokio::test]
async fn the_course_opens_under_either_manners_in_a_frame_and_in_a_window_whatever_third_parties_may_keep() {
    for cookies in [Cookies::FirstParty, Cookies::All] {
        let visit = Visit::start(Manners::Moodle, Setup { cookies, ..Setup::default() }).await;
        visit.lms.set_manners(Manners::Canvas);
        visit.app.register(&visit.lms).await;
        for manners in Manners::ALL {
            visit.lms.set_manners(manners);
            visit.open_course("teacher", "Badges that give themselves").await;
            // A cookie that came back is asked for from now on.
            assert!(visit.session().await.cookie_hash.is_some(), "{cookies:?}, {manners:?}");
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
async fn without_any_cookie_the_platforms_page_tells_who_began_and_the_session_needs_none() {
    let visit = Visit::start(Manners::Canvas, Setup { cookies: Cookies::None, ..Setup::default() }).await;
    visit.open_course("teacher", "Badges that give themselves").await;
    assert!(visit.session().await.cookie_hash.is_none());
    visit.go("a[href$='badges/new']", "Write it from the rule").await;

    visit.lms.set_storage(StorageManner::OtherFrames);
    visit.open_course("teacher", "This page was opened in another browser").await;
    visit.lms.set_storage(StorageManner::Silent);
    visit.open_course("teacher", "Open your badges in a window of their own").await;
    visit.look("launch-window-canvas").await;
    visit.end().await;
}

#[tokio::test]
async fn inside_canvas_s_editor_the_page_around_tells_who_began_and_no_other_page_is_asked() {
    let mut visit = Visit::start_as_strangers(Manners::Canvas, Setup::default()).await;
    let port = https::in_front_of(visit.lms.url()).await;
    let hosts = vec![("college.instructure.com", port), ("college.example", port)];
    visit.browser = Browser::start_with(Setup { cookies: Cookies::None, hosts, ..Setup::default() }).await;
    let auth_url = "https://college.instructure.com/api/lti/authorize_redirect".to_owned();
    visit.app.register_as(PlatformInput { auth_url, ..TestApp::platform_input(&visit.lms) }).await;
    visit.lms.set_storage(StorageManner::Around);
    for (host, words) in [
        ("college.instructure.com", "Badges that give themselves"),
        // It would answer, too.
        ("college.example", "Open your badges in a window of their own"),
    ] {
        visit.browser.leave_frames().await;
        visit.browser.open(&format!("https://{host}/course?as=teacher")).await;
        visit.enter_tool(words).await;
    }
    visit.end().await;
}

#[tokio::test]
async fn where_a_frame_keeps_no_cookies_a_click_opens_a_window_that_does() {
    for width in [390, 1280] {
        let setup = Setup { cookies: Cookies::Unframed, width, ..Setup::default() };
        let visit = Visit::start(Manners::Moodle, setup).await;
        visit.open_course("ada", "Open your badges in a window of their own").await;
        visit.look("launch-window").await;
        let course = visit.go_beside("a.button", "Nothing to earn here yet").await;
        assert!(visit.session().await.cookie_hash.is_some());
        visit.back_to(course).await;
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
    browser.wait_for_text("Open your badges in a window of their own").await;
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
