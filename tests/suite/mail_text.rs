//! What teachers write for the mail about their badge: kept, shown, sent to themselves, and said to whoever is awarded.

use accolade::flows::revoke::{Because, revoke};
use accolade::practice::Manners;
use accolade::store::StoredAchievement;
use reqwest::Method;
use serde_json::json;

use crate::course::{Taught, execute, query, rows};
use crate::mail::{ADA, GRACE, Office};
use crate::smtp::Received;

const TEACHER: &str = "petra.muster@example.edu";

fn body(mail: &Received) -> String {
    mail.body.replace("=\r\n", "")
}

fn page_of(badge: &StoredAchievement) -> String {
    format!("badges/{}/mail", badge.achievement.id)
}

impl Office {
    async fn write(&self, badge: &StoredAchievement, action: &str, subject: &str, opening: &str) -> (u16, String) {
        let fields = [("mail-subject", subject), ("mail-opening", opening), ("action", action)];
        let answer = self.taught.app.post(&self.taught.teacher, &page_of(badge), &fields).await;
        (answer.status, answer.text())
    }

    /// Where the platform says that the teacher is reached.
    fn teacher_is_at(&self, address: &str) {
        let sub = self.taught.lms.person_id("teacher");
        let changed = execute(&self.taught.app, &format!("UPDATE persons SET email = '{address}' WHERE sub = '{sub}'"));
        assert_eq!(changed, 1);
    }
}

#[tokio::test]
async fn what_a_teacher_wrote_is_what_the_mail_says_with_values_filled_in_and_escaped() {
    let office = Office::open().await;
    let badge = office.badge("Quiz").await;
    let opening = "Dear {name},\n\nyou did <b>{badge}</b> in {course}.\nLook: {link}\n\nIt counts {expires}.";
    let (status, _) = office.write(&badge, "save", "Well done, {name}!", opening).await;
    assert_eq!(status, 303);
    let page = office.taught.app.page(&office.taught.teacher, &page_of(&badge)).await.expect(200).text();
    assert!(page.contains("Well done, {name}!") && page.contains("It counts {expires}."), "{page}");
    office.give(&badge, ADA, "Ada <i>Lovelace</i>").await;
    office.settle_and_send().await.unwrap();
    let received = office.server.received();
    let [mail] = &received[..] else { panic!("{received:?}") };
    assert_eq!(mail.header("Subject").as_deref(), Some("Well done, Ada <i>Lovelace</i>!"));
    let body = body(mail);
    assert!(body.contains("you did <b>Quiz</b> in Laboratory Basics.\r\nLook: http://localhost"), "{body}");
    assert!(body.contains("It counts without an end."), "{body}");
    let html = body.split("Content-Type: text/html").nth(1).expect("there are two forms");
    assert!(!html.contains("<b>") && !html.contains("<i>") && html.contains("&lt;b&gt;Quiz&lt;/b&gt;"), "{html}");
    assert!(!body.contains('{') && !body.contains("Congratulations"), "{body}");
    office.close().await;
}

#[tokio::test]
async fn in_a_mail_about_several_badges_each_says_its_own_and_the_subject_names_them_all() {
    let office = Office::open().await;
    let (quiz, lab) = (office.badge("Quiz").await, office.badge("Pipetting").await);
    office.write(&quiz, "save", "Only one", "Your first quiz.").await;
    office.give(&quiz, ADA, "Ada Lovelace").await;
    office.give(&lab, ADA, "Ada Lovelace").await;
    office.settle_and_send().await.unwrap();
    let received = office.server.received();
    let [mail] = &received[..] else { panic!("{received:?}") };
    let body = body(mail);
    assert!(
        body.contains("Congratulations") && body.contains("Your first quiz.") && !body.contains("Only one"),
        "{body}"
    );
    office.close().await;
}

#[tokio::test]
async fn an_unknown_name_in_braces_is_refused_beside_its_field_and_everything_typed_is_kept() {
    let office = Office::open().await;
    let badge = office.badge("Quiz").await;
    for (subject, opening, says) in [
        ("Dear {nmae}", "Fine.", "“nmae” in braces"),
        ("See {link}", "Fine.", "“link” in braces"),
        ("Fine", "Dear {name", "A brace stands here without the other"),
        ("Fine", "a\u{0}b", "control characters"),
        ("Fine\nBcc: eve@example.org", "Fine.", "control characters"),
        (&"x".repeat(151), "Fine.", "too long"),
        ("Fine", &"x".repeat(2001), "too long"),
    ] {
        for action in ["save", "preview", "test"] {
            let (status, page) = office.write(&badge, action, subject, opening).await;
            assert_eq!(status, 422, "{subject} {opening}");
            assert!(page.contains("aria-invalid=\"true\"") && page.contains(says), "{says}: {page}");
            let typed = if subject.starts_with("Fine") { opening } else { subject };
            assert!(page.contains(typed.trim_matches('\u{0}').split('\u{0}').next().unwrap()), "{typed}: {page}");
        }
    }
    assert_eq!(rows(&office.taught.app, "mail_texts"), Vec::<String>::new());
    assert_eq!(office.server.connections(), 0);
    office.close().await;
}

#[tokio::test]
async fn a_preview_shows_the_data_of_a_holder_and_neither_sends_nor_keeps_anything_nor_stops_their_mail() {
    let office = Office::open().await;
    let badge = office.badge("Quiz").await;
    let (_, page) = office.write(&badge, "preview", "Hello {name}", "<script>alert(1)</script> {given_name}").await;
    assert!(page.contains("srcdoc=") && !page.contains("<script>alert"), "{page}");
    office.give(&badge, ADA, "Ada Lovelace").await;
    let (status, page) = office.write(&badge, "preview", "Hello {name}", "About {badge}").await;
    assert_eq!(status, 200);
    assert!(page.contains("Hello Ada Lovelace") && page.contains("About Quiz"), "{page}");
    assert!(!page.contains("/mail/stop/"), "a click would stop the mail of a learner: {page}");
    assert_eq!((rows(&office.taught.app, "mail_texts").len(), office.server.connections()), (0, 0));
    office.close().await;
}

#[tokio::test]
async fn a_mail_for_trying_goes_to_the_teacher_alone_and_not_often() {
    let office = Office::open().await;
    let badge = office.badge("Quiz").await;
    office.give(&badge, ADA, "Ada Lovelace").await;
    office.teacher_is_at("");
    let (_, page) = office.write(&badge, "test", "Hello {name}", "").await;
    assert!(page.contains("no mail address of you"), "{page}");
    office.teacher_is_at(TEACHER);
    let (status, page) = office.write(&badge, "test", "Hello {name}", "About {badge}").await;
    assert!(status == 200 && page.contains("Sent to your own address"), "{page}");
    let received = office.server.received();
    let [mail] = &received[..] else { panic!("{received:?}") };
    assert_eq!(mail.to, TEACHER);
    let subject = mail.header("Subject").unwrap();
    assert!(subject.contains("Test") && !subject.contains("Ada"), "{subject}");
    assert!(body(mail).contains("About Quiz") && !body(mail).contains("Lovelace"), "{}", body(mail));
    office.server.says_to_recipient(TEACHER, Some("550 5.1.1 unknown"));
    let (_, page) = office.write(&badge, "test", "Hello", "").await;
    assert!(page.contains("did not take it"), "{page}");
    for _ in 0..4 {
        office.write(&badge, "test", "Hello", "").await;
    }
    let before = office.server.connections();
    let (_, page) = office.write(&badge, "test", "Hello", "").await;
    assert!(page.contains("quarter of an hour"), "{page}");
    assert_eq!(office.server.connections(), before);
    office.close().await;
}

#[tokio::test]
async fn a_teacher_who_stopped_mail_gets_none_for_trying_either() {
    let office = Office::open().await;
    let badge = office.badge("Quiz").await;
    office.teacher_is_at(TEACHER);
    office.write(&badge, "test", "", "").await;
    let link = office.server.received()[0].header("List-Unsubscribe").unwrap().trim_matches(['<', '>']).to_owned();
    let app = &office.taught.app;
    app.send(app.request(Method::POST, &link).form(&[("List-Unsubscribe", "One-Click")])).await.expect(200);
    let (_, page) = office.write(&badge, "test", "", "").await;
    assert!(page.contains("You want no mail"), "{page}");
    assert_eq!(office.server.received().len(), 1);
    office.close().await;
}

#[tokio::test]
async fn a_badge_that_sends_no_mail_is_told_of_in_none() {
    let office = Office::open().await;
    let (quiz, lab) = (office.badge("Quiz").await, office.badge("Pipetting").await);
    let off = [("off", "on"), ("action", "save")];
    office.taught.app.post(&office.taught.teacher, &page_of(&quiz), &off).await.expect(303);
    let award = office.give(&quiz, ADA, "Ada Lovelace").await;
    office.give(&lab, ADA, "Ada Lovelace").await;
    office.give(&quiz, GRACE, "Grace Hopper").await;
    office.settle_and_send().await.unwrap();
    revoke(&office.taught.app.app, award, "Not earned", Because::Cause).await.unwrap();
    office.settle_and_send().await.unwrap();
    let received = office.server.received();
    let [mail] = &received[..] else { panic!("{received:?}") };
    assert!(mail.to == ADA && !body(mail).contains("Quiz"), "{}", body(mail));
    office.close().await;
}

#[tokio::test]
async fn only_teachers_of_the_course_say_what_its_mails_say() {
    let office = Office::open().await;
    let badge = office.badge("Quiz").await;
    let learner = office.taught.app.open(&office.taught.lms, "ada").await;
    for answer in [
        office.taught.app.page(&learner, &page_of(&badge)).await,
        office.taught.app.post(&learner, &page_of(&badge), &[("mail-subject", "Mine"), ("action", "save")]).await,
    ] {
        assert_eq!(answer.status, 403);
    }
    office.taught.app.page(&office.taught.teacher, "badges/none/mail").await.expect(404);
    assert_eq!(rows(&office.taught.app, "mail_texts"), Vec::<String>::new());
    office.close().await;
}

#[tokio::test]
async fn without_a_mail_server_the_page_says_so_and_keeps_what_is_written() {
    let taught = Taught::start(Manners::Moodle).await;
    let badge = taught.badge("Quiz", json!({"score": {"activity": "Final quiz", "at_least": 98}})).await;
    let page = taught.app.page(&taught.teacher, &page_of(&badge)).await.expect(200).text();
    assert!(page.contains("This server sends no mail") && !page.contains("value=\"test\""), "{page}");
    let fields = [("mail-subject", "Well done"), ("mail-opening", ""), ("action", "test")];
    let page = taught.app.post(&taught.teacher, &page_of(&badge), &fields).await.expect(200).text();
    assert!(page.contains("This server sends no mail"), "{page}");
    let fields = [("mail-subject", "Well done"), ("mail-opening", ""), ("action", "save")];
    taught.app.post(&taught.teacher, &page_of(&badge), &fields).await.expect(303);
    let kept = query(&taught.app, "SELECT subject AS found FROM mail_texts");
    assert_eq!(kept, ["Well done"]);
    // Saved again, it is one row still.
    taught.app.post(&taught.teacher, &page_of(&badge), &fields).await.expect(303);
    assert_eq!(rows(&taught.app, "mail_texts").len(), 1);
    taught.stop().await;
}
