//! Every page of the product in every sample and language, as [axe-core](https://github.com/dequelabs/axe-core) and our own
//! scan see it in a window of 320 px: the width of a small telephone, and of a desk's window at 400 %.

use std::net::Ipv4Addr;
use std::path::PathBuf;
use std::sync::Arc;

use accolade::views::gallery::Drawn;
use accolade::views::{Language, Views, asset};
use actix_web::{App, HttpResponse, HttpServer, web};
use serde_json::Value;

use crate::browser::{Browser, Setup};

/// The rules of WCAG 2.0 to 2.2, levels A and AA, and what axe-core calls best practice.
const LOOK: &str = "
    const done = arguments[arguments.length - 1];
    const values = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
    axe.run(document, { runOnly: { type: 'tag', values }, resultTypes: ['violations'] }).then(
      seen => done(seen.violations.flatMap(rule => rule.nodes.map(node => `${rule.id}: ${node.html.slice(0, 160)}`))),
      error => done([String(error)]));";

const PICTURE: &str =
    "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 8 8\"><circle cx=\"4\" cy=\"4\" r=\"4\"/></svg>";

/// What stands in each page besides: axe-core, and colours that are there at once.
const BESIDE: &str = "</title><script src=\"/axe.js\"></script><style>* { transition: none !important }</style>";

/// What `tests/run install` fetches by its hash.
fn axe() -> String {
    let installed = std::env::var_os("ACCOLADE_AXE").map_or_else(
        || PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/target/axe/node_modules/axe-core/axe.min.js")),
        PathBuf::from,
    );
    std::fs::read_to_string(&installed)
        .unwrap_or_else(|error| panic!("{}: {error}; `tests/run install` fetches it", installed.display()))
}

/// Serves the samples by their number, each with axe-core in place of its own scripts and with nothing folded; pictures are
/// a dot.
fn serve(pages: Arc<Vec<Drawn>>) -> String {
    let axe = Arc::new(axe());
    let server = HttpServer::new(move || {
        let (pages, axe) = (pages.clone(), axe.clone());
        App::new()
            .route(
                "/sample/{number}",
                web::get().to(move |number: web::Path<usize>| {
                    // A page that goes on by itself stays to be looked at; all work without their scripts.
                    let html = pages[*number].html.replacen("http-equiv=\"refresh\"", "name=\"refresh\"", 1);
                    let html = html.replace("<script ", "<script type=\"text/plain\" ");
                    let html = html.replace("<details", "<details open");
                    let html = html.replacen("</title>", BESIDE, 1);
                    async { HttpResponse::Ok().content_type("text/html; charset=utf-8").body(html) }
                }),
            )
            .route(
                "/axe.js",
                web::get().to(move || {
                    let script = HttpResponse::Ok()
                        .content_type("text/javascript; charset=utf-8")
                        .insert_header(("cache-control", "max-age=3600"))
                        .body(axe.to_string());
                    async { script }
                }),
            )
            .route(
                "/assets/{hash}/{name}",
                web::get().to(|path: web::Path<(String, String)>| async move {
                    match asset(&path.1) {
                        Some(asset) => HttpResponse::Ok().content_type(asset.content_type).body(asset.bytes),
                        None => HttpResponse::NotFound().finish(),
                    }
                }),
            )
            .default_service(web::to(|| async { HttpResponse::Ok().content_type("image/svg+xml").body(PICTURE) }))
    })
    .workers(1)
    .disable_signals()
    .bind((Ipv4Addr::LOCALHOST, 0))
    .expect("a free port");
    let port = server.addrs()[0].port();
    tokio::spawn(server.run());
    format!("http://127.0.0.1:{port}")
}

async fn faults_in(language: &str) -> Vec<String> {
    let pages = Views::new().and_then(|views| views.gallery()).expect("every page can be drawn");
    let pages: Vec<_> = pages.into_iter().filter(|page| page.language.tag() == language).collect();
    assert!(pages.len() > 100, "only {} samples", pages.len());
    let pages = Arc::new(pages);
    let site = serve(pages.clone());
    let browser = Browser::start_with(Setup { width: 320, height: 900, ..Setup::default() }).await;

    let mut faults = Vec::new();
    for (number, page) in pages.iter().enumerate() {
        browser.open(&format!("{site}/sample/{number}")).await;
        let seen =
            browser.execute_async(LOOK, Vec::new()).await.unwrap_or_else(|error| panic!("{}: {error}", page.name));
        let Value::Array(seen) = seen else { panic!("{}: axe-core said {seen}", page.name) };
        let seen = seen.iter().map(|fault| fault.as_str().unwrap_or_default().to_owned());
        let own = browser.accessibility_faults().await;
        faults.extend(seen.chain(own).map(|fault| format!("{}: {fault}", page.name)));
    }
    faults
}

macro_rules! languages {
    ($($test:ident: $tag:literal),+ $(,)?) => {
        $(#[tokio::test]
        async fn $test() {
            assert_eq!(faults_in($tag).await, Vec::<String>::new());
        })+

        #[test]
        fn every_language_is_looked_at() {
            assert_eq!(Language::all().map(|language| language.tag()).collect::<Vec<_>>(), [$($tag),+]);
        }
    };
}

languages! {
    every_page_in_english_is_accessible: "en",
    every_page_in_german_is_accessible: "de",
    every_page_in_spanish_is_accessible: "es",
    every_page_in_french_is_accessible: "fr",
    every_page_in_arabic_is_accessible: "ar",
}
