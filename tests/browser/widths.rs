//! Every page of the journeys on a telephone: nothing is cut off, nothing has to be moved sideways.

use accolade::practice::Manners;

use crate::browser::Setup;
use crate::visit::Visit;

async fn walk(manners: Manners, width: u32) {
    let visit = Visit::start(manners, Setup { width, height: 1700, ..Setup::default() }).await;
    let browser = &visit.browser;

    browser.open(visit.lms.url()).await;
    visit.look("practice-people").await;
    visit.open_course("teacher", "Badges that give themselves").await;
    visit.look("teacher-course-empty").await;
    visit.go("a[href$='badges/new']", "Write it from the rule").await;
    visit.fill_badge().await;
    visit.go("button[value=draft-criteria]", "Write it from the rule").await;
    visit.look("teacher-wizard").await;
    visit.go("button[value=preview]:not([aria-hidden])", "Today this gives the badge to").await;
    visit.look("teacher-preview").await;
    visit.go("form[action$='/publish'] button", "Published.").await;
    visit.look("teacher-badge").await;
    let course = visit.go_beside(".person-foot a[target=_blank]", "What it took").await;
    visit.look("public-page").await;
    visit.go("a[href*='/achievements/']", "What it takes").await;
    visit.look("public-achievement").await;
    visit.go("a[href*='/issuers/']", "How we know").await;
    visit.look("public-issuer").await;
    browser.back().await.expect("there is a page before");
    browser.back().await.expect("there is a page before");
    visit.go("a.button[href^='/verify']", "Genuine and in force").await;
    visit.look("verification").await;
    visit.go(".bar nav a[href='/verify']", "Any Open Badge").await;
    visit.look("verify").await;
    visit.back_to(course).await;
    visit.enter_tool("Published.").await;
    visit.go(".back a", "learners have it").await;
    visit.look("teacher-course").await;

    visit.open_course("zoe", "You can earn").await;
    visit.look("learner-progress").await;
    browser.leave_frames().await;
    visit.look("practice-course").await;
    visit.go("header a[href^='/gradebook']", "An empty field is no grade").await;
    visit.look("practice-gradebook").await;
    visit.open_course("ada", "You earned").await;
    visit.look("learner-earned").await;
    browser.open(&format!("{}/lti/launch", visit.app.origin)).await;
    browser.wait_for_text("Whom to tell").await;
    visit.look("refused-by-hand").await;
    visit.end().await;
}

#[tokio::test]
async fn every_page_fits_into_390_pixels() {
    walk(Manners::Moodle, 390).await;
}

#[tokio::test]
async fn every_page_fits_into_320_pixels() {
    walk(Manners::Canvas, 320).await;
}
