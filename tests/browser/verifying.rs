//! Whoever is shown a badge finds out how it stands, also after it was revoked.

use accolade::practice::Manners;

use crate::browser::Setup;
use crate::visit::Visit;

#[tokio::test]
async fn a_badge_that_is_revoked_in_the_frame_is_revoked_for_everybody() {
    let visit = Visit::start(Manners::Canvas, Setup { height: 1300, ..Setup::default() }).await;
    let browser = &visit.browser;
    let reason = "The lab report was copied.";
    visit.with_published_badge().await;

    visit.open_course("teacher", "learners have it").await;
    visit.go(".card a.cover", "Who has it").await;
    let address = visit.attribute(".person-foot a[target=_blank]", "href").await;
    visit.go(".person-foot details:has(input[name=reason]) summary", "Revoke this badge").await;
    visit.fill(".person-foot details[open] input[name=reason]", reason).await;
    visit.go(".person-foot details[open] button", "Revoked. The public page").await;
    assert!(browser.text().await.contains(reason));
    visit.look("teacher-revoked").await;

    browser.open(&address).await;
    let page = browser.text().await;
    assert!(page.contains("Revoked") && page.contains(reason) && !page.contains("neither revoked"), "{page}");
    visit.look("public-page-revoked").await;
    visit.go("a.button[href^='/verify']", "Its issuer has revoked it.").await;
    visit.look("verification-revoked").await;

    // The file that was handed out before says so, too.
    let file = visit.app.fetch(&format!("{address}.json")).await.expect(200).text();
    browser.open(&format!("{}/verify", visit.app.origin)).await;
    visit.look("verify").await;
    visit.fill("#text", &file).await;
    visit.go("form button", "Its issuer has revoked it.").await;
    visit.end().await;
}

#[tokio::test]
async fn a_badge_that_was_changed_is_not_genuine_and_nonsense_is_no_badge() {
    let visit = Visit::start(Manners::Canvas, Setup::default()).await;
    visit.with_published_badge().await;
    let address = visit.awarded_address().await;
    let file = visit.app.fetch(&format!("{address}.json")).await.expect(200).text();
    let changed = file.replacen("Laboratory Basics", "Laboratory Magics", 1);
    assert_ne!(changed, file);

    visit.browser.open(&format!("{}/verify", visit.app.origin)).await;
    visit.fill("#text", &changed).await;
    visit.go("form button", "Result of the check").await;
    let page = visit.browser.text().await;
    assert!(page.contains("does not fit the content") && !page.contains("Genuine"), "{page}");
    assert!(!page.contains("it issues on this server") && !page.contains("Signed with a key"), "{page}");
    visit.look("verification-changed").await;

    visit.go("a[href='/verify']", "Any Open Badge").await;
    visit.fill("#text", "a poem").await;
    visit.go("form button", "No badge was found in this.").await;
    visit.look("verify-refused").await;
    visit.end().await;
}
