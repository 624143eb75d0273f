//! Journeys through a real browser, inside the frame of a course.

#[path = "../support/browser.rs"]
mod browser;

use std::net::Ipv4Addr;

use actix_web::cookie::{Cookie, SameSite};
use actix_web::{App, HttpRequest, HttpResponse, HttpServer, rt, web};

use browser::{Browser, Setup};
use fantoccini::key::Key;

/// A course page on one host with a frame from another, as an LMS shows a tool. The frame says which cookies came back
/// on its second page, and a script changes its words.
fn start_course() -> String {
    let server = HttpServer::new(|| {
        App::new()
            .route("/course", web::get().to(course))
            .route("/frame", web::get().to(frame))
            .route("/second", web::get().to(second))
            .route("/good", web::get().to(good))
            .route("/bad", web::get().to(bad))
    })
    .workers(1)
    .disable_signals()
    .bind((Ipv4Addr::LOCALHOST, 0))
    .expect("a free port");
    let port = server.addrs()[0].port();
    rt::spawn(server.run());
    format!("http://127.0.0.1:{port}/course")
}

fn page(body: String) -> HttpResponse {
    HttpResponse::Ok().content_type("text/html; charset=utf-8").body(format!("<!doctype html><h1>Course</h1>{body}"))
}

async fn course(request: HttpRequest) -> HttpResponse {
    let port = request.app_config().local_addr().port();
    page(format!("<iframe title='Badges' width=600 height=300 src='http://localhost:{port}/frame'></iframe>"))
}

async fn frame() -> HttpResponse {
    let cookie =
        |name: &'static str| Cookie::build(name, "1").path("/").secure(true).same_site(SameSite::None).finish();
    let mut answer = page(
        "<p id=words>scripts are off</p><script>document.getElementById('words').textContent = 'scripts are on'</script>
         <a href='/second'>Go on</a>"
            .to_owned(),
    );
    for line in [cookie("plain").to_string(), format!("{}; Partitioned", cookie("partitioned"))] {
        answer.headers_mut().append("set-cookie".parse().expect("a name"), line.parse().expect("a header"));
    }
    answer
}

async fn second(request: HttpRequest) -> HttpResponse {
    let came = |name| if request.cookie(name).is_some() { "came back" } else { "was blocked" };
    page(format!("<p>plain {}</p><p>partitioned {}</p>", came("plain"), came("partitioned")))
}

async fn good() -> HttpResponse {
    HttpResponse::Ok().content_type("text/html; charset=utf-8").body(
        "<!doctype html><html lang=en><title>Badges</title><h1>Badges</h1><h2>New</h2>
         <form action='/second'><label for=name>Name</label> <input id=name name=name aria-describedby=help>
         <p id=help style='color: #595959'>As on the certificate.</p><button>Save</button></form>
         <img src='data:,' alt=''><table><tr><th>Name<td>Ada Example</table>",
    )
}

async fn bad() -> HttpResponse {
    HttpResponse::Ok().content_type("text/html; charset=utf-8").body(
        "<!doctype html><h2>Badges</h2><h4 id=same>New</h4><p id=same style='color: #999'>Pale</p>
         <input aria-describedby=nothing><button></button><img src='/x.png' width=9 height=9><table><tr><td>1</table>
         <div style='width: 3000px'>Wide</div><a href='/' tabindex=3>On</a>",
    )
}

#[actix_web::test]
async fn the_accessibility_scan_finds_each_fault_and_no_other() {
    let site = start_course().replace("/course", "");
    let browser = Browser::start().await;

    browser.open(&format!("{site}/good")).await;
    assert_eq!(browser.accessibility_faults().await, Vec::<String>::new());

    browser.open(&format!("{site}/bad")).await;
    let faults = browser.accessibility_faults().await;
    for expected in [
        "no language",
        "no title",
        "exactly one h1",
        "from h2 to h4",
        "same stands twice",
        "points to nothing",
        "a picture has no text",
        "a field has no label",
        "has no name",
        "no header cells",
        "focus is forced",
        "px wide",
        "a contrast of 2.",
    ] {
        assert!(faults.iter().any(|fault| fault.contains(expected)), "`{expected}` is not among {faults:#?}");
    }
    assert_eq!(faults.len(), 13, "{faults:#?}");
}

#[actix_web::test]
async fn a_form_can_be_sent_by_keys_alone() {
    let site = start_course().replace("/course", "");
    let browser = Browser::start().await;

    browser.open(&format!("{site}/good")).await;
    browser.press(Key::Tab).await;
    browser.write("Ada Example").await;
    browser.press(Key::Tab).await;
    browser.press(Key::Enter).await;
    browser.wait_for_text("plain was blocked").await;
    let address = browser.current_url().await.expect("a page is open");
    assert_eq!(address.query(), Some("name=Ada+Example"));
}

#[actix_web::test]
async fn a_frame_of_another_site_gets_its_partitioned_cookie_alone() {
    let course = start_course();
    let browser = Browser::start().await;

    browser.open(&course).await;
    browser.enter_frame_at("iframe").await;
    browser.wait_for_text("scripts are on").await;
    browser.click("a").await;
    browser.wait_for_text("plain was blocked").await;
    browser.wait_for_text("partitioned came back").await;

    let picture = browser.screenshot("harness").await;
    assert!(std::fs::metadata(picture).is_ok_and(|file| file.len() > 1000));
    browser.leave_frames().await;
    browser.wait_for_text("Course").await;
}

#[actix_web::test]
async fn third_party_cookies_come_back_where_they_are_allowed() {
    let course = start_course();
    let browser = Browser::start_with(Setup { third_party_cookies: true, ..Setup::default() }).await;

    browser.open(&course).await;
    browser.enter_frame_at("iframe").await;
    browser.click("a").await;
    browser.wait_for_text("plain came back").await;
}

#[actix_web::test]
async fn a_narrow_browser_without_scripts_is_what_it_says() {
    let course = start_course();
    let browser = Browser::start_with(Setup { width: 390, height: 844, scripts: false, ..Setup::default() }).await;

    browser.open(&course).await;
    let width = browser.execute("return window.innerWidth", Vec::new()).await.expect("a number");
    assert_eq!(width, 390);
    browser.enter_frame_at("iframe").await;
    browser.wait_for_text("scripts are off").await;
}
