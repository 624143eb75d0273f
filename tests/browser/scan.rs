//! The accessibility scan itself: it would pass any page if it were blind.

use std::net::Ipv4Addr;

use actix_web::{App, HttpResponse, HttpServer, web};

use crate::browser::Browser;

fn start_pages() -> String {
    let server = HttpServer::new(|| App::new().route("/good", web::get().to(good)).route("/bad", web::get().to(bad)))
        .workers(1)
        .disable_signals()
        .bind((Ipv4Addr::LOCALHOST, 0))
        .expect("a free port");
    let port = server.addrs()[0].port();
    tokio::spawn(server.run());
    format!("http://127.0.0.1:{port}")
}

async fn good() -> HttpResponse {
    HttpResponse::Ok().content_type("text/html; charset=utf-8").body(
        "<!doctype html><html lang=en><title>Badges</title><h1>Badges</h1><h2>New</h2>
         <form><label for=name>Name</label> <input id=name name=name aria-describedby=help>
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

#[tokio::test]
async fn the_accessibility_scan_finds_each_fault_and_no_other() {
    let site = start_pages();
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
