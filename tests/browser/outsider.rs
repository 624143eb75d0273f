//! An employer on a telephone with scripts off, and a learner without a mouse: what a badge is for has to work for both.

use accolade::practice::Manners;
use fantoccini::key::Key;

use crate::browser::Setup;
use crate::visit::{NAME, Visit};

/// What the outcome of a check says first, and where it leads on.
async fn is_genuine(visit: &Visit, name: &str) {
    let page = visit.browser.text().await;
    assert!(page.contains("Genuine and in force"), "{page}");
    assert!(page.contains(NAME) && page.contains("Example University"), "{page}");
    visit.look(name).await;
    visit.go("a.button[href='/verify']", "Any Open Badge").await;
}

/// A folder of one test.
fn folder() -> std::path::PathBuf {
    let folder = std::env::temp_dir().join(format!("outsider-{}", uuid::Uuid::new_v4()));
    std::fs::create_dir(&folder).expect("the folder for temporary files is writable");
    folder
}

#[tokio::test]
async fn an_employer_without_scripts_opens_a_badge_and_checks_it_by_link_by_text_and_by_file() {
    let setup = Setup { width: 390, height: 1400, scripts: false, ..Setup::default() };
    let visit = Visit::start(Manners::Moodle, setup).await;
    visit.with_published_badge().await;
    let address = visit.awarded_address().await;

    visit.browser.open(&address).await;
    let page = visit.browser.text().await;
    let (state, title) = (page.find("Valid"), page.find(NAME));
    assert!(state.is_some() && state < title, "how it stands is said before anything else: {page}");
    assert!(page.contains("Issued by Example University") && page.contains("What it took"), "{page}");
    assert!(page.contains("The holder keeps the name private."), "{page}");
    visit.look("outsider-badge").await;
    visit.go("a.button[href^='/verify']", "Result of the check").await;
    is_genuine(&visit, "outsider-checked").await;

    visit.fill("#link", &address).await;
    visit.go("form button", "Result of the check").await;
    is_genuine(&visit, "outsider-link").await;

    let json = visit.app.fetch(&format!("{address}.json")).await.expect(200).text();
    visit.fill("#text", &json).await;
    visit.go("form button", "Result of the check").await;
    is_genuine(&visit, "outsider-text").await;

    let folder = folder();
    for kind in ["png", "svg", "json", "jwt"] {
        let file = folder.join(format!("badge.{kind}"));
        let bytes = visit.app.fetch(&format!("{address}.{kind}")).await.expect(200).bytes;
        std::fs::write(&file, bytes).expect("a temporary file can be written");
        let field = visit.browser.find_one("#file").await;
        field.send_keys(file.to_str().expect("its path is text")).await.expect("a file can be chosen");
        visit.go("form button", "Result of the check").await;
        is_genuine(&visit, &format!("outsider-{kind}")).await;
    }
    std::fs::remove_dir_all(folder).expect("a temporary folder can be removed");

    // Nothing given is said beside the field.
    visit.go("form button", "missing or not right").await;
    visit.look("outsider-nothing").await;

    visit.go("a[href='/verify/many']", "Check many badges").await;
    visit.fill("#links", &format!("{address}\n{address}-of-nobody\n")).await;
    visit.go("button[type=submit]:not([name])", "Genuine and in force").await;
    let page = visit.browser.text().await;
    assert_eq!(page.matches("Genuine and in force").count(), 1, "the other one is nobody's: {page}");
    assert!(page.contains("No badge found"), "asking again later will not help: {page}");
    visit.look("outsider-many").await;
    visit.end().await;
}

/// Holds that whoever looks on sees where the focus is: an outline around it, or around what it stands in.
async fn focus_is_seen(visit: &Visit) {
    let outlined = "
        const seen = element => {
            const style = getComputedStyle(element);
            return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
        };
        for (let at = document.activeElement, up = 0; at && up < 4; at = at.parentElement, up += 1)
            if (seen(at)) return '';
        return document.activeElement.outerHTML.slice(0, 200);";
    let unseen = visit.browser.execute(outlined, Vec::new()).await.expect("a page has a focus");
    assert_eq!(unseen, "", "the focus is not to be seen");
}

/// Goes on by the Tab key, and sees where that leads.
async fn tab(visit: &Visit, selector: &str) {
    visit.tab_to(selector).await;
    focus_is_seen(visit).await;
}

#[tokio::test]
async fn a_learner_shares_a_badge_and_takes_it_back_by_keys_alone() {
    let visit = Visit::start(Manners::Moodle, Setup { height: 1300, ..Setup::default() }).await;
    let browser = &visit.browser;
    visit.with_published_badge().await;

    browser.open(visit.lms.url()).await;
    visit.tab_to("a[href$='as=ada']").await;
    browser.press(Key::Enter).await;
    browser.wait_for_text("You are Ada Sample").await;
    visit.enter_tool("You earned").await;
    tab(&visit, ".card a.button[href*='/mine/']").await;
    browser.press(Key::Enter).await;
    browser.wait_for_text("Who may see your badge").await;

    // Who forgets the name is told, and finds both the box and the way to have a wrong name corrected.
    tab(&visit, "input[name=visibility]:checked").await;
    browser.press(Key::Down).await;
    focus_is_seen(&visit).await;
    assert_eq!(visit.value("input[name=visibility]:checked").await, "link");
    tab(&visit, "form[action$='/show'] button").await;
    browser.press(Key::Enter).await;
    browser.wait_for_text("Say that your name is spelt right").await;
    assert_eq!(visit.value("input[name=visibility]:checked").await, "link", "what was chosen stays");
    assert_eq!(visit.count("a[href$='/name']").await, 1, "a wrong name can be corrected from here");

    tab(&visit, "a[href='#spelling']").await;
    browser.press(Key::Enter).await;
    let focused = browser.execute("return document.activeElement.id", Vec::new()).await.expect("a page has a focus");
    assert_eq!(focused, "spelling", "the summary of what is missing leads there");
    focus_is_seen(&visit).await;
    browser.write(" ").await;
    tab(&visit, "form[action$='/show'] button").await;
    browser.press(Key::Enter).await;
    browser.wait_for_text("Add to your LinkedIn profile").await;
    let address = visit.value("#share-link").await;
    assert!(visit.app.browse(&address).await.expect(200).text().contains("Ada Sample"));
    assert_eq!(visit.count("a[href$='.pdf']").await, 1, "the certificate can be had once it names its holder");
    visit.look("learner-shared-by-keys").await;
    tab(&visit, "[data-copy=share-link]").await;
    browser.press(Key::Enter).await;
    browser.wait_for_text("Copied.").await;

    visit.open_course("ada", "You earned").await;
    tab(&visit, ".card a.button[href*='/mine/']").await;
    browser.press(Key::Enter).await;
    browser.wait_for_text("Who may see your badge").await;
    tab(&visit, "input[name=visibility]:checked").await;
    browser.press(Key::Up).await;
    tab(&visit, "form[action$='/show'] button").await;
    browser.press(Key::Enter).await;
    browser.wait_for_text("Private from now on").await;
    assert!(!visit.app.browse(&address).await.expect(200).text().contains("Ada Sample"));
    assert_eq!(visit.count("a[href$='.pdf']").await, 0, "without a name there is no certificate to keep");
    visit.end().await;
}
