//! Copies of the mails about awards to those whom a teacher named: where they are allowed, after the learner's own mail, and
//! with none of the learner's links.

use accolade::domain::console::{Actor, Deed};
use accolade::flows::author::{self, BadgeInput};
use accolade::flows::console::act;
use accolade::flows::mail::{REMIND_AFTER, tell_ending};
use accolade::flows::mail_copies::decide;
use accolade::flows::person::{erase, export};
use accolade::flows::retention::{self, Retention};
use accolade::flows::revoke::{Because, revoke};
use chrono::TimeDelta;
use reqwest::Method;
use serde_json::json;

use crate::app::Answer;
use crate::console::{owner, viewer};
use crate::course::{execute, query, rows};
use crate::mail::{ADA, GRACE, Office};
use crate::smtp::{AfterMail, Received};

const TUTOR: &str = "tutor@example.edu";
const MANAGER: &str = "manager@example.org";

fn body(mail: &Received) -> String {
    mail.body.replace("=\r\n", "")
}

fn to(mails: &[Received]) -> Vec<&str> {
    mails.iter().map(|mail| mail.to.as_str()).collect()
}

impl Office {
    async fn allow_copies(&self, is_allowed: bool) {
        let app = &self.taught.app.app;
        let act = act(app, Actor::Command, Deed::PolicyChanged, "mail_copies");
        decide(app, act, is_allowed).await.unwrap();
    }

    async fn name_copies(&self, addresses: &[&str]) -> Answer {
        let names: Vec<String> = (0..addresses.len()).map(|at| format!("copy-address-{at}")).collect();
        let fields: Vec<(&str, &str)> = names.iter().map(String::as_str).zip(addresses.iter().copied()).collect();
        self.taught.app.post(&self.taught.teacher, "copies", &fields).await
    }

    /// What arrives after this time, in as many runs as copies need, and one more.
    async fn delivers_after(&self, pause: TimeDelta) -> Vec<Received> {
        let before = self.server.received().len();
        self.clock.advance(pause);
        for _ in 0..3 {
            tell_ending(&self.taught.app.app).await.unwrap();
            self.settle_and_send().await.unwrap();
        }
        self.server.received().split_off(before)
    }

    async fn delivers(&self) -> Vec<Received> {
        self.delivers_after(TimeDelta::zero()).await
    }
}

#[tokio::test]
async fn a_copy_follows_the_mail_of_the_learner_once_as_a_mail_of_its_own_with_none_of_their_links() {
    let office = Office::open().await;
    office.allow_copies(true).await;
    office.name_copies(&[TUTOR, " Tutor@Example.edu ", MANAGER]).await.expect(303);
    let badge = office.badge("Quiz").await;
    office.give(&badge, ADA, "Ada Lovelace").await;
    let arrived = office.delivers().await;
    assert_eq!(to(&arrived), [ADA, TUTOR, MANAGER]);
    let own = &arrived[0];
    assert!(body(own).contains("A copy goes to those whom the teachers of your course named"), "{}", body(own));
    let stop = own.header("List-Unsubscribe").unwrap();
    for copy in &arrived[1..] {
        assert_eq!(copy.header("Subject").unwrap(), "Copy: Ada Lovelace earned =?utf-8?b?4oCcUXVpeuKAnQ==?=");
        let said = body(copy);
        for part in ["This is a copy for your information", "Ada Lovelace", "Quiz", "Laboratory Basics", "Awarded on"] {
            assert!(said.contains(part), "{part}: {said}");
        }
        for absent in ["/credentials/", "linkedin", "/achievements/", ADA, stop.trim_matches(['<', '>'])] {
            assert!(!said.contains(absent), "{absent}: {said}");
        }
        assert!(!copy.head.contains(ADA) && copy.header("Cc").is_none() && copy.header("Bcc").is_none());
        assert_ne!(copy.header("List-Unsubscribe").unwrap(), stop);
        assert_ne!(copy.header("Message-ID"), own.header("Message-ID"));
    }
    assert_ne!(arrived[1].header("Message-ID"), arrived[2].header("Message-ID"));
    assert!(!arrived[1].head.contains(MANAGER) && !body(&arrived[1]).contains(MANAGER), "nobody learns of the others");
    // A reminder is the learner's alone.
    assert_eq!(to(&office.delivers_after(REMIND_AFTER).await), [ADA]);
    assert!(!rows(&office.taught.app, "mails").iter().any(|row| row.contains('@')));
    let ada = office.taught.app.app.store.find_persons(None, Some(ADA.to_owned())).await.unwrap().remove(0);
    let told = serde_json::to_string(&export(&office.taught.app.app, ada.id).await.unwrap()).unwrap();
    assert_eq!((told.matches("\"is_copy\":true").count(), told.contains("tutor@")), (2, false), "{told}");
    office.close().await;
}

#[tokio::test]
async fn the_end_and_the_withdrawal_of_a_badge_are_copied_too_and_say_no_reason() {
    let office = Office::open().await;
    office.allow_copies(true).await;
    office.name_copies(&[TUTOR]).await.expect(303);
    let app = &office.taught.app.app;
    let input =
        BadgeInput { rule: None, expires_after: Some("P10D".into()), ..office.taught.input("First aid", json!({})) };
    let badge = author::create(app, input, true).await.unwrap();
    let award = office.give(&badge, ADA, "Ada Lovelace").await;
    execute(&office.taught.app, "UPDATE awards SET opened_at = granted_at");
    assert_eq!(to(&office.delivers().await), [ADA, TUTOR]);
    let ending = office.delivers_after(TimeDelta::days(5)).await;
    assert_eq!(to(&ending), [ADA, TUTOR]);
    assert!(
        body(&ending[1]).contains("ends soon:") && body(&ending[1]).contains("Valid until"),
        "{}",
        body(&ending[1])
    );
    revoke(app, award, "Not your own work", Because::Cause).await.unwrap();
    let withdrawn = office.delivers().await;
    assert_eq!(to(&withdrawn), [ADA, TUTOR]);
    assert!(body(&withdrawn[0]).contains("Not your own work"), "{}", body(&withdrawn[0]));
    let said = body(&withdrawn[1]);
    assert!(said.contains("Withdrawn on") && !said.contains("own work") && !said.contains("/credentials/"), "{said}");
    office.close().await;
}

#[tokio::test]
async fn nobody_gets_a_copy_unless_it_is_allowed_nor_after_it_is_turned_off() {
    let office = Office::open().await;
    let app = &office.taught.app;
    let badges = [office.badge("One").await, office.badge("Two").await, office.badge("Three").await];
    assert_eq!(office.name_copies(&[TUTOR]).await.status, 404);
    assert_eq!(app.page(&office.taught.teacher, "copies").await.status, 404);
    assert!(!app.page(&office.taught.teacher, "badges").await.expect(200).text().contains("/copies\""));
    assert!(!app.browse("/privacy").await.expect(200).text().contains("get a copy"));
    office.give(&badges[0], ADA, "Ada Lovelace").await;
    let arrived = office.delivers().await;
    assert_eq!(to(&arrived), [ADA]);
    assert!(!body(&arrived[0]).contains("A copy goes to"));

    office.allow_copies(true).await;
    assert!(app.browse("/privacy").await.expect(200).text().contains("get a copy"));
    office.name_copies(&[TUTOR]).await.expect(303);
    let page = app.page(&office.taught.teacher, "badges").await.expect(200).text();
    assert!(page.contains("Copies of the mails: one address"), "{page}");
    office.give(&badges[1], ADA, "Ada Lovelace").await;
    let before = office.server.received().len();
    office.settle_and_send().await.unwrap();
    assert_eq!(office.server.received().len(), before + 1, "the copy waits for the mail of the learner");
    // Allowing it once more changes nothing; turning it off takes everything away.
    office.allow_copies(true).await;
    assert_eq!(rows(app, "mail_copies").len(), 1);
    office.allow_copies(false).await;
    assert_eq!(rows(app, "mail_copies"), Vec::<String>::new());
    assert_eq!(office.delivers().await.len(), 0);
    office.allow_copies(true).await;
    assert_eq!(rows(app, "mail_copies"), Vec::<String>::new());

    // Where a process ended between the two.
    office.name_copies(&[TUTOR]).await.expect(303);
    office.give(&badges[2], ADA, "Ada Lovelace").await;
    office.settle_and_send().await.unwrap();
    assert_eq!(execute(app, "UPDATE settings SET value = 'off' WHERE name = 'mail_copies'"), 1);
    assert_eq!(office.delivers().await.len(), 0);
    assert_eq!(app.app.store.count_mails().await.unwrap(), (0, 0));
    office.close().await;
}

#[tokio::test]
async fn three_addresses_at_most_are_taken_and_what_is_none_is_refused_beside_its_field() {
    let office = Office::open().await;
    office.allow_copies(true).await;
    let app = &office.taught.app;
    let long = format!("{}@example.edu", "x".repeat(300));
    let wrong = ["tutor", "tutor@localhost", "a@example.edu,b@example.edu", "A <a@example.edu>", "a@b@c.edu", &long];
    for line in wrong {
        let answer = office.name_copies(&[MANAGER, line]).await;
        let page = answer.expect(422).text();
        assert!(page.contains("aria-invalid=\"true\"") && page.contains("This is not a mail address"), "{page}");
        assert!(page.contains(MANAGER), "what was typed is kept: {page}");
        assert!(page.contains(">Address 2</a>") && !page.contains("Condition 2"), "{page}");
        assert_eq!(rows(app, "mail_copies"), Vec::<String>::new());
    }
    let learner = app.open(&office.taught.lms, "ada").await;
    let refused = app.post(&learner, "copies", &[("copy-address-0", TUTOR)]).await;
    assert!((400..500).contains(&refused.status), "{}", refused.status);
    assert_eq!(app.page(&learner, "copies").await.status, refused.status);
    let many = ["a@example.edu", "b@example.edu", "c@example.edu", "d@example.edu", "e@example.edu"];
    office.name_copies(&many).await.expect(303);
    assert_eq!(rows(app, "mail_copies").len(), 3);
    // One goes and another comes: the others keep their rows.
    let ids = |app| query(app, "SELECT id AS found FROM mail_copies ORDER BY place");
    let before = ids(app);
    office.name_copies(&["", "d@example.edu", "c@example.edu"]).await.expect(303);
    let after = ids(app);
    assert!(after.len() == 2 && after.contains(&before[2]) && !after.contains(&before[0]), "{before:?} {after:?}");
    office.name_copies(&[""]).await.expect(303);
    assert_eq!(rows(app, "mail_copies"), Vec::<String>::new());
    let noted = query(app, "SELECT object AS found FROM audit WHERE what = 'course.copies_changed'");
    assert_eq!((noted.len(), noted[0].as_str()), (3, office.taught.context.as_str()));
    assert!(!rows(app, "audit").iter().any(|row| row.contains("@example.edu")));
    office.close().await;
}

#[tokio::test]
async fn of_whoever_gets_no_mail_nobody_else_is_told_and_a_copy_is_stopped_alone() {
    let office = Office::open().await;
    office.allow_copies(true).await;
    office.name_copies(&[TUTOR]).await.expect(303);
    let app = &office.taught.app;
    let badges = [office.badge("One").await, office.badge("Two").await];
    office.server.says_to_recipient(GRACE, Some("550 5.1.1 unknown"));
    office.give(&badges[0], ADA, "Ada Lovelace").await;
    office.give(&badges[0], GRACE, "Grace Hopper").await;
    let arrived = office.delivers().await;
    assert_eq!(to(&arrived), [ADA, TUTOR], "the mail to the other came back");
    let stop = |mail: &Received| mail.header("List-Unsubscribe").unwrap().trim_matches(['<', '>']).to_owned();
    let (learner, tutor) = (stop(&arrived[0]), stop(&arrived[1]));
    app.send(app.request(Method::POST, &learner).form(&[("List-Unsubscribe", "One-Click")])).await.expect(200);
    office.give(&badges[1], ADA, "Ada Lovelace").await;
    assert_eq!(office.delivers().await.len(), 0, "who wants no mail is told of to nobody");
    app.send(app.request(Method::POST, &learner).form(&[("again", "yes")])).await.expect(200);
    app.send(app.request(Method::POST, &tutor).form(&[("List-Unsubscribe", "One-Click")])).await.expect(200);
    let third = office.badge("Three").await;
    office.give(&third, ADA, "Ada Lovelace").await;
    let arrived = office.delivers().await;
    assert_eq!(to(&arrived), [ADA]);
    // Nobody is promised a copy that does not go.
    assert!(!body(&arrived[0]).contains("A copy goes to"), "{}", body(&arrived[0]));
    office.name_copies(&[TUTOR, MANAGER]).await.expect(303);
    let fourth = office.badge("Four").await;
    office.give(&fourth, ADA, "Ada Lovelace").await;
    let arrived = office.delivers().await;
    assert_eq!(to(&arrived), [ADA, MANAGER]);
    assert!(body(&arrived[0]).contains("A copy goes to"), "{}", body(&arrived[0]));
    // Who wants them again is promised one again.
    app.send(app.request(Method::POST, &tutor).form(&[("again", "yes")])).await.expect(200);
    office.name_copies(&[TUTOR]).await.expect(303);
    let fifth = office.badge("Five").await;
    office.give(&fifth, ADA, "Ada Lovelace").await;
    let arrived = office.delivers().await;
    assert_eq!(to(&arrived), [ADA, TUTOR]);
    assert!(body(&arrived[0]).contains("A copy goes to"), "{}", body(&arrived[0]));
    office.close().await;
}

#[tokio::test]
async fn a_copy_that_may_have_arrived_comes_again_under_the_same_message_id() {
    let office = Office::open().await;
    office.allow_copies(true).await;
    office.name_copies(&[TUTOR]).await.expect(303);
    let badge = office.badge("Quiz").await;
    office.give(&badge, ADA, "Ada Lovelace").await;
    office.settle_and_send().await.unwrap();
    office.server.after_mail(AfterMail::HangsUp);
    let _ = office.settle_and_send().await;
    assert_eq!(to(&office.server.received()), [ADA, TUTOR]);
    office.server.after_mail(AfterMail::Answers);
    office.clock.advance(TimeDelta::minutes(6));
    let again = office.delivers().await;
    assert_eq!(to(&again), [TUTOR]);
    assert_eq!(again[0].header("Message-ID"), office.server.received()[1].header("Message-ID"));
    office.close().await;
}

#[tokio::test]
async fn a_copy_tells_of_its_own_course_alone_and_of_nobody_who_was_erased_or_lost_the_badge() {
    let office = Office::open().await;
    office.allow_copies(true).await;
    office.name_copies(&[TUTOR]).await.expect(303);
    let app = &office.taught.app.app;
    let input = BadgeInput { rule: None, context: None, ..office.taught.input("Everywhere", json!({})) };
    let elsewhere = author::create(app, input, true).await.unwrap();
    let quiz = office.badge("Quiz").await;
    office.give(&elsewhere, ADA, "Ada Lovelace").await;
    office.give(&quiz, ADA, "Ada Lovelace").await;
    office.give(&elsewhere, GRACE, "Grace Hopper").await;
    let arrived = office.delivers().await;
    assert_eq!(to(&arrived).iter().filter(|to| **to == TUTOR).count(), 1, "{arrived:?}");
    let copy = arrived.iter().find(|mail| mail.to == TUTOR).unwrap();
    assert!(body(copy).contains("Quiz") && !body(copy).contains("Everywhere"), "{}", body(copy));

    // What happens between the mail and its copy.
    let other = office.badge("Pipetting").await;
    let lost = office.give(&other, ADA, "Ada Lovelace").await;
    office.give(&quiz, GRACE, "Grace Hopper").await;
    office.settle_and_send().await.unwrap();
    revoke(app, lost, "Given by mistake", Because::Mistake).await.unwrap();
    let grace = app.store.find_persons(None, Some(GRACE.to_owned())).await.unwrap().remove(0);
    erase(app, grace.id.clone()).await.unwrap();
    let of_grace = format!("SELECT id AS found FROM mails WHERE person_id = '{}'", grace.id);
    assert!(query(&office.taught.app, &of_grace).is_empty());
    let later = office.delivers().await;
    assert!(later.iter().all(|mail| !body(mail).contains("Hopper") && !body(mail).contains("earned")), "{later:?}");
    // Whoever is erased gets no copies either.
    office.give(&quiz, TUTOR, "Tom Tutor").await;
    let tutor = app.store.find_persons(None, Some(TUTOR.to_owned())).await.unwrap().remove(0);
    erase(app, tutor.id).await.unwrap();
    assert_eq!(rows(&office.taught.app, "mail_copies"), Vec::<String>::new());
    office.close().await;
}

#[tokio::test]
async fn an_owner_allows_copies_in_the_console_and_a_viewer_does_not() {
    let office = Office::open().await;
    let app = &office.taught.app;
    let mut grace = owner(app).await;
    let mut vera = viewer(app).await;
    let refused = vera.submit(app, "/admin/copies", &[("mail-copies", "on")]).await;
    assert!((400..500).contains(&refused.status), "{}", refused.status);
    assert_eq!(app.page(&office.taught.teacher, "copies").await.status, 404);
    grace.submit(app, "/admin/copies", &[("mail-copies", "on")]).await.expect(303);
    assert!(
        grace.get(app, "/admin/policy").await.expect(200).text().contains("name=\"mail-copies\" value=\"on\" checked")
    );
    app.page(&office.taught.teacher, "copies").await.expect(200);
    office.name_copies(&[TUTOR]).await.expect(303);
    grace.submit(app, "/admin/copies", &[]).await.expect(303);
    assert_eq!(app.page(&office.taught.teacher, "copies").await.status, 404);
    let noted = query(app, "SELECT object AS found FROM audit WHERE object LIKE 'mail_copies%' ORDER BY id");
    assert_eq!(noted, ["mail_copies on", "mail_copies off"]);
    assert_eq!(rows(app, "mail_copies"), Vec::<String>::new());
    office.close().await;
}

#[tokio::test]
async fn addresses_for_copies_go_with_the_other_data_of_a_course_that_nobody_opens_and_what_waits_for_them_is_dropped()
{
    let office = Office::open().await;
    office.allow_copies(true).await;
    office.name_copies(&[TUTOR, MANAGER]).await.expect(303);
    let badge = office.badge("Quiz").await;
    let app = &office.taught.app;
    // Nobody chose: they stay, however long.
    office.clock.advance(TimeDelta::days(4000));
    assert_eq!(retention::apply(&app.app).await.unwrap(), 0);
    office.clock.advance(TimeDelta::days(-4000));
    let chosen = act(&app.app, Actor::Command, Deed::PolicyChanged, "retention");
    retention::decide(&app.app, chosen, Retention { course_days: Some(100), audit_days: None }).await.unwrap();
    assert!(app.browse("/privacy").await.expect(200).text().contains("addresses that copies of mails went to go"));
    office.clock.advance(TimeDelta::days(99));
    assert_eq!(retention::apply(&app.app).await.unwrap(), 0);
    assert_eq!(rows(app, "mail_copies").len(), 2);

    office.give(&badge, ADA, "Ada Lovelace").await;
    office.settle_and_send().await.unwrap();
    assert_eq!(to(&office.server.received()), [ADA], "the copies wait");
    office.clock.advance(TimeDelta::days(2));
    assert!(retention::apply(&app.app).await.unwrap() >= 2);
    assert_eq!(rows(app, "mail_copies"), Vec::<String>::new());
    assert_eq!(retention::apply(&app.app).await.unwrap(), 0);
    assert_eq!(office.delivers().await.len(), 0);
    assert_eq!(app.app.store.count_mails().await.unwrap(), (0, 0));
    office.close().await;
}
