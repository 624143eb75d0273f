//! A teacher writes what the mail about a badge says, and looks at it before anybody gets it.

use accolade::practice::Manners;

use crate::browser::Setup;
use crate::visit::Visit;

#[tokio::test]
async fn a_teacher_writes_the_mail_of_a_badge_and_sees_it_as_it_will_go() {
    for width in [390, 1280] {
        let visit = Visit::start(Manners::Moodle, Setup { width, height: 1500, ..Setup::default() }).await;
        visit.with_published_badge().await;
        visit.open_course("teacher", "learners have it").await;
        visit.go(".card a[href*='badges/']", "Who has it").await;
        visit.go("a[href$='/mail']", "This server sends no mail").await;
        visit.look("teacher-mail-empty").await;
        visit.fill("#mail-subject", "Well done, {nmae}").await;
        visit.fill("#mail-opening", "Dear {given_name}, look at {link}").await;
        visit.go("button[value=preview]", "in braces stands for nothing here").await;
        assert_eq!(visit.value("#mail-subject").await, "Well done, {nmae}", "what was typed stays");
        visit.look("teacher-mail-refused").await;
        visit.fill("#mail-subject", "Well done, {name}").await;
        visit.go("button[value=preview]", "The mail as it will go").await;
        visit.look("teacher-mail-preview").await;
        visit.go("button[value=save]", "The mails from now on say this").await;
        assert_eq!(visit.value("#mail-subject").await, "Well done, {name}");
        visit.end().await;
    }
}
