//! A teacher makes a test badge, sees what others would see, checks it, and deletes it.

use accolade::practice::Manners;

use crate::browser::Setup;
use crate::visit::Visit;

async fn walk(setup: Setup) {
    let visit = Visit::start(Manners::Moodle, setup).await;
    let browser = &visit.browser;
    visit.with_published_badge().await;
    visit.open_course("teacher", "learners have it").await;
    visit.go(".card a.cover", "Make a test badge").await;
    let holders = visit.count("#holders ~ .people > li").await;
    visit.go("form[action$='/tests'] button", "The test is made.").await;
    assert_eq!(visit.count("#holders ~ .people > li").await, holders, "nobody has the badge by it");
    visit.look("trial-made").await;
    let address = visit.attribute("section[aria-labelledby=tests] .person-foot a[target=_blank]", "href").await;
    assert!(address.contains("/credentials/test-"), "{address}");

    let course = visit.go_beside("section[aria-labelledby=tests] .person-foot a", "This is a test, not an award").await;
    let page = browser.text().await;
    let told = page.find("This is a test, not an award").expect("it says so");
    assert!(page.find("Petra Muster").is_some_and(|name| told < name), "{page}");
    visit.look("trial-page").await;
    visit.go("a.button[href^='/verify']", "A test, not an award").await;
    let page = browser.text().await;
    assert!(page.contains("It was signed to try the badge out."), "{page}");
    visit.look("trial-verified").await;
    visit.back_to(course).await;
    visit.enter_tool("Delete this test").await;
    visit.go("form[action$='/delete'] button", "Nothing is left of the test").await;
    assert_eq!(visit.count("section[aria-labelledby=tests] .person").await, 0);
    visit.look("trial-deleted").await;
    browser.open(&address).await;
    let page = browser.text().await;
    assert!(!page.contains("Petra") && !page.contains("test"), "{page}");
    visit.end().await;
}

#[tokio::test]
async fn a_teacher_tries_a_badge_out_and_nothing_is_left_of_it() {
    walk(Setup { height: 1500, ..Setup::default() }).await;
}

#[tokio::test]
async fn the_same_fits_into_390_pixels() {
    walk(Setup { width: 390, height: 1700, ..Setup::default() }).await;
}
