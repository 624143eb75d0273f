//! A teacher makes a badge and sees who has it and why: with a mouse, with scripts off, with keys alone.

use accolade::flows::author::{self, BadgeInput};
use accolade::practice::Manners;
use fantoccini::key::Key;

use crate::browser::Setup;
use crate::visit::{DESCRIPTION, NAME, Visit, expected_winners};

#[tokio::test]
async fn a_teacher_makes_previews_and_publishes_a_badge_and_sees_who_has_it_and_why() {
    let visit = Visit::start(Manners::Moodle, Setup { height: 1500, ..Setup::default() }).await;
    let browser = &visit.browser;
    let winners = expected_winners(75.0);

    browser.open(visit.lms.url()).await;
    visit.look("practice-people").await;
    visit.go("a[href$='as=teacher']", "You are Petra Muster").await;
    visit.look("practice-course").await;
    visit.enter_tool("Badges that give themselves").await;
    visit.look("teacher-course-empty").await;

    visit.go("a[href$='badges/new']", "Write it from the rule").await;
    visit.fill_badge().await;
    visit.go("button[value=draft-criteria]", "Write it from the rule").await;
    assert_eq!(visit.value("#name").await, NAME, "what was typed comes back");
    let criteria = visit.value("#criteria").await;
    assert!(
        criteria.contains("Final quiz") && criteria.contains("75") && criteria.contains("Lab report"),
        "{criteria}"
    );
    visit.look("teacher-wizard").await;

    visit.go("button[value=preview]:not([aria-hidden])", "Today this gives the badge to").await;
    let preview = browser.text().await;
    // Moodle's roster calls the non-editing teacher a learner, too.
    let sum = format!("Today this gives the badge to {} of 26 learners.", winners.len());
    assert!(preview.contains(&sum), "{preview}");
    for name in winners.iter().flatten() {
        assert!(preview.contains(name), "{name} is not in {preview}");
    }
    assert!(
        preview.contains("Has 74.99 %."),
        "the preview says how far Zoë is, and never that it was enough: {preview}"
    );
    visit.look("teacher-preview").await;

    visit.go("form[action$='/publish'] button", "Published.").await;
    assert_eq!(visit.count(".person").await, winners.len(), "whoever met the rule has the badge already");
    let holders = browser.text().await;
    assert!(holders.contains("Final quiz: at least 75 %. Had 92 %."), "{holders}");
    visit.look("teacher-badge").await;

    let course = visit.go_beside(".person-foot a[target=_blank]", "What it took").await;
    visit.look("public-page").await;
    visit.go("a.button[href^='/verify']", "Genuine and in force").await;
    assert!(browser.text().await.contains(DESCRIPTION));
    visit.look("verification").await;
    visit.back_to(course).await;

    visit.enter_tool("Published.").await;
    visit.go(".back a", "26 learners have it").await;
    visit.look("teacher-course").await;

    // What is changed in a published badge counts at once, too, and is not called a draft.
    visit.go(".card a.cover", "Who has it").await;
    visit.go("a[href$='/edit']", "Save changes").await;
    assert!(!browser.text().await.contains("draft"));
    visit.fill("#threshold-1", "70").await;
    visit.go("button[value=save]:not([aria-hidden])", "Saved. The change counts from now on").await;
    assert_eq!(visit.count(".person").await, expected_winners(70.0).len());
    assert_ne!(expected_winners(70.0).len(), winners.len());
    visit.end().await;
}

#[tokio::test]
async fn a_teacher_publishes_a_badge_with_scripts_off() {
    let visit = Visit::start(Manners::Moodle, Setup { scripts: false, ..Setup::default() }).await;
    let browser = &visit.browser;

    browser.open(&format!("{}/course?as=teacher", visit.lms.url())).await;
    browser.click("#login button").await;
    visit.enter_tool("Opening the tool").await;
    browser.click("#launch button").await;
    visit.enter_tool("Badges that give themselves").await;
    visit.go("a[href$='badges/new']", "Write it from the rule").await;
    visit.go("button[value=more-rows]", "Condition 6").await;
    visit.fill_badge().await;
    browser.click("input[name=palette][value=forest]").await;
    let picture = visit.attribute("[data-preview]", "src").await;
    visit.go("button[value=show-picture]", "Write it from the rule").await;
    assert_ne!(visit.attribute("[data-preview]", "src").await, picture, "the button redraws what no script can");
    visit.go("button[value=draft-criteria]", "Write it from the rule").await;
    assert!(visit.value("#criteria").await.contains("Lab report"));
    visit.go("button[value=preview]:not([aria-hidden])", "Today this gives the badge to").await;
    visit.go("form[action$='/publish'] button", "Published.").await;
    assert_eq!(visit.count(".person").await, expected_winners(75.0).len());
    visit.end().await;
}

#[tokio::test]
async fn a_teacher_publishes_a_badge_by_keys_alone() {
    let visit = Visit::start(Manners::Canvas, Setup::default()).await;
    let browser = &visit.browser;

    browser.open(visit.lms.url()).await;
    visit.tab_to("a[href$='as=teacher']").await;
    browser.press(Key::Enter).await;
    browser.wait_for_text("You are Petra Muster").await;
    visit.enter_tool("Badges that give themselves").await;
    visit.tab_to("a[href$='badges/new']").await;
    browser.press(Key::Enter).await;
    browser.wait_for_text("Write it from the rule").await;
    visit.tab_to("#name").await;
    browser.write(NAME).await;
    visit.tab_to("#description").await;
    browser.write(DESCRIPTION).await;
    for (row, activity) in [(0, "Final"), (1, "Lab")] {
        visit.tab_to(&format!("#kind-{row}")).await;
        browser.write("Score").await;
        visit.tab_to(&format!("#activity-{row}")).await;
        browser.write(activity).await;
        visit.tab_to(&format!("#threshold-{row}")).await;
        browser.write("75").await;
    }
    visit.tab_to("button[value=preview]").await;
    browser.press(Key::Enter).await;
    browser.wait_for_text("Today this gives the badge to").await;
    visit.tab_to("form[action$='/publish'] button").await;
    browser.write(" ").await;
    browser.wait_for_text("Published.").await;
    assert_eq!(visit.count(".person").await, expected_winners(75.0).len());
    visit.end().await;
}

#[tokio::test]
async fn a_form_that_is_refused_comes_back_whole_and_says_what_is_missing() {
    let visit = Visit::start(Manners::Canvas, Setup::default()).await;

    visit.open_course("teacher", "Badges that give themselves").await;
    visit.go("a[href$='badges/new']", "Write it from the rule").await;
    visit.fill("#name", NAME).await;
    visit.choose("#kind-0", "Score in an activity").await;
    visit.fill("#threshold-0", "most").await;
    visit.go("button[value=preview]:not([aria-hidden])", "missing or not right").await;
    assert_eq!(visit.value("#name").await, NAME);
    assert_eq!(visit.value("#threshold-0").await, "most");
    visit.look("teacher-wizard-refused").await;
    visit.end().await;
}

#[tokio::test]
async fn a_teacher_who_goes_back_finds_what_was_typed_and_makes_no_second_badge() {
    let visit = Visit::start(Manners::Moodle, Setup::default()).await;
    let back = async |words: &str| {
        visit.browser.back().await.expect("the browser goes back");
        visit.enter_tool(words).await;
    };
    visit.open_course("teacher", "Badges that give themselves").await;
    visit.go("a[href$='badges/new']", "Write it from the rule").await;
    visit.fill("#arc", "Practical").await;
    visit.go(".back a", "Badges that give themselves").await;
    back("Write it from the rule").await;
    let picture = visit.attribute(".designer-show .art", "src").await;
    assert!(picture.contains("arc=Practical"), "the picture is the one of the fields: {picture}");

    visit.fill("#name", NAME).await;
    visit.fill("#description", DESCRIPTION).await;
    visit.go(".back a", "Badges that give themselves").await;
    back("Write it from the rule").await;
    assert_eq!((visit.value("#name").await, visit.value("#description").await), (NAME.into(), DESCRIPTION.into()));

    visit.fill_badge().await;
    visit.go("button[value=preview]:not([aria-hidden])", "Today this gives the badge to").await;
    back("Write it from the rule").await;
    assert_eq!(visit.value("#name").await, NAME);
    assert_eq!((visit.value("#kind-1").await, visit.value("#threshold-1").await), ("score".into(), "75".into()));
    assert!(visit.browser.find_one("#threshold-1").await.is_displayed().await.expect("it can be asked"));
    visit.fill("#name", "Laboratory, first part").await;
    visit.go("button[value=preview]:not([aria-hidden])", "Preview: Laboratory, first part").await;
    let kept = visit.app.app.store.list_achievements(None, None, 10).await.expect("the badges are listed");
    assert_eq!(kept.len(), 1);
    assert_eq!(kept[0].achievement.texts.name, "Laboratory, first part");

    // The form of a badge that is there says what a colleague changed meanwhile.
    visit.go("a[href$='/edit']", "Write it from the rule").await;
    visit.go(".back a", "All badges of the course").await;
    let colleague = async |name: &str| {
        let found = visit.app.app.store.find_achievement(kept[0].achievement.id.clone()).await;
        let badge = found.expect("badges can be read").expect("it is there");
        let input = BadgeInput { name: name.to_owned(), ..author::input_of(&badge) };
        author::revise(&visit.app.app, &badge, None, input).await.expect("the badge is sound");
    };
    colleague("Laboratory, revised").await;
    back("Write it from the rule").await;
    assert_eq!(visit.value("#name").await, "Laboratory, revised");

    // Nor does a form that was open all the time save over it, until its teacher says so.
    colleague("Laboratory, revised again").await;
    visit.fill("#name", "Laboratory, my way").await;
    visit.go("button[value=preview]:not([aria-hidden])", "changed this after the form was opened").await;
    visit.look("changed-meanwhile").await;
    assert_eq!(visit.value("#name").await, "Laboratory, my way");
    visit.go("button[value=preview]:not([aria-hidden])", "Preview: Laboratory, my way").await;
    visit.end().await;
}

/// Clicks and fields on the way, each one counted.
struct Counted<'v> {
    visit: &'v Visit,
    interactions: u32,
}

impl Counted<'_> {
    async fn click(&mut self, selector: &str, words: &str) {
        self.interactions += 1;
        self.visit.go(selector, words).await;
    }
}

#[tokio::test]
async fn a_new_teacher_publishes_the_first_automatic_badge_in_at_most_eight_interactions() {
    let visit = Visit::start(Manners::Moodle, Setup { height: 1500, ..Setup::default() }).await;
    let mut way = Counted { visit: &visit, interactions: 0 };

    visit.browser.open(&format!("{}/course?as=teacher", visit.lms.url())).await;
    visit.enter_tool("Badge for passing one thing").await;
    way.click("a.cover[href$='start#one']", "What should the badge be for?").await;
    visit.look("teacher-start").await;
    way.click(".choices li:first-child a", "Write it from the rule").await;
    assert_eq!(visit.value("#name").await, "Final quiz passed");
    assert_eq!(visit.value("#threshold-0").await, "80");
    visit.look("teacher-wizard-begun").await;
    way.click("button[value=preview]:not([aria-hidden])", "Today this gives the badge to").await;
    way.click("form[action$='/publish'] button", "Published.").await;
    assert!(visit.count(".person").await > 0, "whoever met the rule has the badge already");
    assert!(way.interactions <= 8, "{} interactions", way.interactions);
    visit.end().await;
}

#[tokio::test]
async fn a_teacher_who_only_hands_out_badges_needs_no_rule() {
    let visit =
        Visit::start(Manners::Moodle, Setup { width: 390, height: 1500, scripts: false, ..Setup::default() }).await;
    visit.browser.open(&format!("{}/course?as=teacher", visit.lms.url())).await;
    visit.browser.click("#login button").await;
    visit.enter_tool("Opening the tool").await;
    visit.browser.click("#launch button").await;
    visit.enter_tool("I just want to hand out badges").await;
    visit.go("a[href$='start=hand']", "Write it from the rule").await;
    visit.go("button[value=save]:not([aria-hidden])", "Saved as a draft").await;
    visit.go("form[action$='/publish'] button", "Published.").await;
    visit.go("a[href$='/give']", "Who gets it").await;
    visit.end().await;
}
