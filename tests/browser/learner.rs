//! A learner sees what is missing, and the badge as soon as it is earned.

use accolade::practice::{Course, Manners};

use crate::browser::Setup;
use crate::visit::{NAME, Visit};

#[tokio::test]
async fn a_learner_sees_what_is_missing_and_then_the_badge() {
    let visit = Visit::start(Manners::Moodle, Setup { height: 1100, ..Setup::default() }).await;
    let browser = &visit.browser;
    visit.with_published_badge().await;

    visit.open_course("zoe", "You can earn").await;
    let progress = browser.text().await;
    assert!(progress.contains("1 of 2 done"), "{progress}");
    assert!(progress.contains("Final quiz: at least 75 %. You have 74.99 %."), "{progress}");
    visit.look("learner-progress").await;

    browser.leave_frames().await;
    visit.go("header a[href^='/gradebook']", "An empty field is no grade").await;
    visit.look("practice-gradebook").await;
    let column = Course::seeded().column("Final quiz").expect("it is seeded").number;
    let zoe = Course::seeded().person("zoe").expect("she is seeded").number;
    visit.fill(&format!("[name=grade-{column}-{zoe}]"), "75").await;
    visit.go("form button", "The grades are saved.").await;

    visit.open_course("teacher", NAME).await;
    visit.go("form[action$='sync'] button", "Checked.").await;

    visit.open_course("zoe", "You earned").await;
    let earned = browser.text().await;
    assert!(!earned.contains("You can earn"), "{earned}");
    visit.look("learner-earned").await;
    let picture = visit.attribute("a[download]", "href").await;
    let picture = visit.app.fetch(&picture).await.expect(200);
    assert_eq!(picture.header("content-type"), "image/png");
    assert!(picture.bytes.starts_with(b"\x89PNG\r\n"));
    visit.go_beside("a.button[target=_blank]", "What it took").await;
    let page = browser.text().await;
    assert!(page.contains("Valid") && page.contains(NAME), "{page}");
    assert!(!page.contains("Beispiel") && !page.contains("74.9"), "neither name nor score is in public: {page}");
    visit.end().await;
}

#[tokio::test]
async fn a_learner_of_a_course_without_badges_is_told_so() {
    let visit = Visit::start(Manners::Canvas, Setup::default()).await;
    visit.open_course("ada", "Nothing to earn here yet").await;
    visit.look("learner-empty").await;
    visit.end().await;
}

async fn decide(width: u32, scripts: bool) {
    let visit = Visit::start(Manners::Moodle, Setup { width, height: 1500, scripts, ..Setup::default() }).await;
    let browser = &visit.browser;
    visit.with_published_badge().await;
    browser.open(&format!("{}/course?as=ada", visit.lms.url())).await;
    if !scripts {
        browser.click("#login button").await;
        visit.enter_tool("Opening the tool").await;
        browser.click("#launch button").await;
    }
    visit.enter_tool("You earned").await;
    let address = visit.attribute("a.button[target=_blank]", "href").await;
    visit.go(".card a.button[href*='/mine/']", "Who may see your badge").await;
    visit.look("learner-badge-private").await;

    browser.click("input[value=link]").await;
    visit.go("form[action$='/show'] button", "Say that your name is spelt right").await;
    visit.look("learner-badge-unconfirmed").await;
    browser.click("#spelling").await;
    visit.go("form[action$='/show'] button", "Whoever has the link now sees").await;
    assert!(browser.text().await.contains("Ada Sample"));
    visit.look("learner-badge-by-link").await;
    assert!(visit.app.browse(&address).await.expect(200).text().contains("Ada Sample"));

    browser.click("input[value=private]").await;
    visit.go("form[action$='/show'] button", "Private from now on").await;
    assert!(!visit.app.browse(&address).await.expect(200).text().contains("Ada Sample"));

    browser.click("details:has(form[action$='/decline']) summary").await;
    visit.go("form[action$='/decline'] button", "You declined this badge").await;
    visit.look("learner-badge-declined").await;
    visit.app.browse(&address).await.expect(404);
    visit.go("form[action$='/keep'] button", "The badge is yours again").await;
    visit.go(".back a", "You earned").await;
    visit.look("learner-earned-private").await;
    visit.end().await;
}

#[tokio::test]
async fn a_learner_decides_who_sees_a_badge() {
    decide(1280, true).await;
}

#[tokio::test]
async fn a_learner_decides_who_sees_a_badge_on_a_telephone_with_scripts_off() {
    decide(390, false).await;
}

async fn share(width: u32) {
    let visit = Visit::start(Manners::Canvas, Setup { width, height: 1900, ..Setup::default() }).await;
    let browser = &visit.browser;
    visit.with_published_badge().await;
    visit.open_course("ada", "You earned").await;
    visit.go(".card a.button[href*='/mine/']", "So far nobody can see").await;
    browser.click("input[value=link]").await;
    browser.click("#spelling").await;
    visit.go("form[action$='/show'] button", "Add to your LinkedIn profile").await;
    let page = visit.value("#share-link").await;
    assert!(visit.app.browse(&page).await.expect(200).text().contains("Ada Sample"));
    visit.go("[data-copy=share-link]", "Copied.").await;
    browser.click("details:has(.code-picture) summary").await;
    browser.click("details:has(#embed-frame) summary").await;
    assert!(visit.value("#embed-picture").await.contains("<img src="));
    visit.look("learner-share").await;

    visit.go(".back a", "All your badges, in every course").await;
    visit.go("a[href$='/all']", "Take everything along").await;
    visit.look("learner-all").await;

    browser.leave_frames().await;
    browser.open(&page.replace("/credentials/", "/embed/")).await;
    browser.wait_for_text("See and check this badge").await;
    visit.look("embedded").await;
    visit.open_course("ada", "You earned").await;
    visit.go(".card a.button[href*='/mine/']", "Who may see your badge").await;
    browser.click("input[value=private]").await;
    visit.go("form[action$='/show'] button", "Private from now on").await;
    browser.leave_frames().await;
    browser.open(&page.replace("/credentials/", "/embed/")).await;
    browser.wait_for_text("This badge is not shown here").await;
    visit.look("embedded-private").await;
    visit.end().await;
}

#[tokio::test]
async fn a_learner_shares_a_badge_and_takes_that_back() {
    share(1280).await;
}

#[tokio::test]
async fn a_learner_shares_a_badge_on_a_telephone() {
    share(390).await;
}
