//! Mail: who is told of what, once, and what becomes of it when the mail server is down, asks to wait, or refuses.

use std::net::TcpListener;
use std::time::Duration as Pause;

use accolade::clock::Clock;
use accolade::domain::details::AwardDetails;
use accolade::domain::ids::AwardId;
use accolade::flows::award::{Recipient, award as give};
use accolade::flows::issuer;
use accolade::flows::mail::{SETTLE, send_waiting};
use accolade::flows::person::erase;
use accolade::flows::revoke::{Because, revoke};
use accolade::practice::Manners;
use accolade::store::StoredAchievement;
use chrono::TimeDelta;
use reqwest::Method;

use crate::app::TestApp;
use crate::course::{Taught, rows};
use crate::smtp::{AfterMail, MailServer};

pub const ADA: &str = "ada.lovelace@example.edu";
pub const GRACE: &str = "grace@example.edu";

/// A course under test with a mail server, on a clock that stands still.
pub struct Office {
    pub taught: Taught,
    pub clock: Clock,
    pub server: MailServer,
}

impl Office {
    pub async fn open() -> Self {
        Self::open_at(MailServer::start()).await
    }

    async fn open_at(server: MailServer) -> Self {
        let clock = Clock::fixed_at(Clock::system().now());
        let app = TestApp::start_mailing(clock.clone(), server.address.port()).await;
        let lms = app.practice(Manners::Moodle).await;
        Self { taught: Taught::begin(app, lms).await, clock, server }
    }

    pub async fn badge(&self, name: &str) -> StoredAchievement {
        let input =
            accolade::flows::author::BadgeInput { rule: None, ..self.taught.input(name, serde_json::json!({})) };
        accolade::flows::author::create(&self.taught.app.app, input, true).await.unwrap()
    }

    pub async fn give(&self, badge: &StoredAchievement, email: &str, name: &str) -> AwardId {
        let to = Recipient::Address { email: email.to_owned(), name: name.to_owned() };
        give(&self.taught.app.app, badge, &to, AwardDetails::default(), None, "hand").await.unwrap().0
    }

    pub async fn send(&self) -> Result<(), String> {
        send_waiting(&self.taught.app.app).await.map_err(|error| error.to_string())
    }

    /// After the time that news is let settle.
    pub async fn settle_and_send(&self) -> Result<(), String> {
        self.clock.advance(SETTLE + TimeDelta::seconds(1));
        self.send().await
    }

    fn mails(&self) -> Vec<String> {
        rows(&self.taught.app, "mails")
    }

    pub async fn close(self) {
        self.taught.stop().await;
    }
}

#[tokio::test]
async fn two_badges_of_one_person_are_one_mail_in_two_forms_with_every_header() {
    let office = Office::open().await;
    let known = office.taught.app.app.store.find_default_issuer().await.unwrap().unwrap();
    let mut input = issuer::input_of(&known);
    input.profile.name = "Example University".to_owned();
    input.profile.email = Some("office@example.edu".to_owned());
    issuer::change(&office.taught.app.app, &known.id, input).await.unwrap();
    let (quiz, lab) = (office.badge("Quiz").await, office.badge("Laboratory").await);
    office.give(&quiz, ADA, "Ada Lovelace").await;
    office.give(&lab, ADA, "Ada Lovelace").await;
    office.send().await.unwrap();
    assert_eq!(office.server.received().len(), 0, "news is let settle");
    office.settle_and_send().await.unwrap();
    office.settle_and_send().await.unwrap();
    let received = office.server.received();
    assert_eq!(received.len(), 1, "{received:?}");
    let mail = &received[0];
    assert_eq!((mail.from.as_str(), mail.to.as_str()), ("badges@example.edu", ADA));
    for (name, value) in [
        ("From", "\"Example University\" <badges@example.edu>"),
        ("Reply-To", "office@example.edu"),
        ("Auto-Submitted", "auto-generated"),
        ("Content-Language", "en"),
        ("List-Unsubscribe-Post", "List-Unsubscribe=One-Click"),
        ("MIME-Version", "1.0"),
    ] {
        assert_eq!(mail.header(name).as_deref(), Some(value), "{}", mail.head);
    }
    let id = mail.header("Message-ID").unwrap();
    assert!(id.starts_with('<') && id.ends_with("@localhost>"), "{id}");
    assert!(mail.header("Date").is_some() && mail.header("Subject").is_some());
    assert!(mail.header("Content-Type").unwrap().starts_with("multipart/alternative;"));
    let body = mail.body.replace("=\r\n", "");
    for part in ["Content-Type: text/plain; charset=utf-8", "Content-Type: text/html; charset=utf-8", "Laboratory"] {
        assert!(body.contains(part), "{part}: {body}");
    }
    assert!(body.contains("https://www.linkedin.com/profile/add") && body.contains("/credentials/"), "{body}");
    office.close().await;
}

#[tokio::test]
async fn a_mail_server_that_is_down_delays_the_mail_and_not_the_award() {
    let office = Office::open_at(MailServer::down()).await;
    let badge = office.badge("Quiz").await;
    let award = office.give(&badge, ADA, "Ada Lovelace").await;
    let kept = office.taught.app.app.store.find_award(award).await.unwrap().unwrap();
    assert!(kept.credential.is_some(), "the award waits for nothing");
    let error = office.settle_and_send().await.unwrap_err();
    assert!(error.contains("cannot be reached"), "{error}");
    let up = MailServer::start_on(TcpListener::bind(office.server.address).expect("the port is still free"));
    office.send().await.unwrap();
    assert_eq!(up.received().len(), 1);
    office.close().await;
}

#[tokio::test]
async fn an_address_that_asks_to_wait_is_tried_again_under_the_same_message_id() {
    let office = Office::open().await;
    let badge = office.badge("Quiz").await;
    office.give(&badge, ADA, "Ada Lovelace").await;
    office.give(&badge, GRACE, "Grace Hopper").await;
    office.server.says_to_recipient(ADA, Some("450 4.2.0 <ada.lovelace@example.edu> greylisted"));
    office.settle_and_send().await.unwrap();
    let to: Vec<String> = office.server.received().into_iter().map(|mail| mail.to).collect();
    assert_eq!(to, [GRACE], "one that waits holds up no other");
    assert!(!office.mails().iter().any(|row| row.contains(ADA)), "{:?}", office.mails());
    office.server.says_to_recipient(ADA, None);
    office.send().await.unwrap();
    assert_eq!(office.server.received().len(), 1, "it is tried again too early");
    office.clock.advance(TimeDelta::minutes(5));
    office.send().await.unwrap();
    assert_eq!(office.server.received().len(), 2);
    office.close().await;
}

#[tokio::test]
async fn a_mail_that_nobody_takes_for_days_is_given_up() {
    let office = Office::open().await;
    let badge = office.badge("Quiz").await;
    office.give(&badge, ADA, "Ada Lovelace").await;
    office.server.says_to_recipient(ADA, Some("450 4.2.0 try later"));
    office.settle_and_send().await.unwrap();
    let mut tries = 1;
    while office.taught.app.app.store.count_mails().await.unwrap().0 > 0 {
        office.clock.advance(TimeDelta::hours(6));
        office.send().await.unwrap();
        tries += 1;
        assert!(tries < 40, "it is tried for ever");
    }
    assert!(tries > 10, "{tries}");
    assert_eq!(office.taught.app.app.store.count_mails().await.unwrap(), (0, 1));
    office.close().await;
}

#[tokio::test]
async fn an_address_that_does_not_exist_gets_no_second_mail_and_one_refused_by_policy_may() {
    let office = Office::open().await;
    let (quiz, lab) = (office.badge("Quiz").await, office.badge("Laboratory").await);
    office.server.says_to_recipient(ADA, Some("550 5.1.1 <ada.lovelace@example.edu> unknown"));
    office.server.says_to_recipient(GRACE, Some("550 5.7.1 relaying denied"));
    office.give(&quiz, ADA, "Ada Lovelace").await;
    office.give(&quiz, GRACE, "Grace Hopper").await;
    office.settle_and_send().await.unwrap();
    assert_eq!(office.taught.app.app.store.count_mails().await.unwrap(), (0, 2));
    for kept in ["mails", "mail_refusals"] {
        let rows = rows(&office.taught.app, kept);
        assert!(!rows.iter().any(|row| row.contains("example.edu")), "{rows:?}");
    }
    office.server.says_to_recipient(ADA, None);
    office.server.says_to_recipient(GRACE, None);
    office.give(&lab, ADA, "Ada Lovelace").await;
    office.give(&lab, GRACE, "Grace Hopper").await;
    office.settle_and_send().await.unwrap();
    let to: Vec<String> = office.server.received().into_iter().map(|mail| mail.to).collect();
    assert_eq!(to, [GRACE]);
    office.close().await;
}

#[tokio::test]
async fn a_refused_sender_is_the_operators_to_mend_and_costs_nobody_their_mail() {
    let office = Office::open().await;
    let badge = office.badge("Quiz").await;
    office.give(&badge, ADA, "Ada Lovelace").await;
    office.server.says_to_sender(Some("553 5.7.1 sender rejected"));
    let error = office.settle_and_send().await.unwrap_err();
    assert!(error.contains("ACCOLADE_MAIL_FROM") && error.contains("553"), "{error}");
    office.server.says_to_sender(None);
    office.clock.advance(TimeDelta::minutes(6));
    office.send().await.unwrap();
    assert_eq!(office.server.received().len(), 1);
    office.close().await;
}

#[tokio::test]
async fn only_an_end_between_the_answer_and_its_mark_repeats_a_mail_and_then_under_the_same_message_id() {
    for does in [AfterMail::HangsUp, AfterMail::Stalls] {
        let office = Office::open().await;
        let badge = office.badge("Quiz").await;
        office.give(&badge, ADA, "Ada Lovelace").await;
        office.server.after_mail(does);
        office.clock.advance(SETTLE + TimeDelta::seconds(1));
        // With a server that stalls, the process ends in the middle.
        let _ = tokio::time::timeout(Pause::from_secs(3), office.send()).await;
        assert_eq!(office.server.received().len(), 1);
        office.server.after_mail(AfterMail::Answers);
        office.send().await.unwrap();
        assert_eq!(office.server.received().len(), 1, "another process takes it while it may still be under way");
        office.clock.advance(TimeDelta::minutes(6));
        office.send().await.unwrap();
        office.clock.advance(TimeDelta::hours(12));
        office.send().await.unwrap();
        let ids: Vec<_> = office.server.received().iter().map(|mail| mail.header("Message-ID")).collect();
        assert_eq!((ids.len(), &ids[0]), (2, &ids[1]), "{does:?}");
        office.close().await;
    }
}

#[tokio::test]
async fn whoever_stops_mail_by_one_click_gets_none_until_they_want_it_again() {
    let office = Office::open().await;
    let app = &office.taught.app;
    let badges = [office.badge("One").await, office.badge("Two").await, office.badge("Three").await];
    office.give(&badges[0], ADA, "Ada Lovelace").await;
    office.settle_and_send().await.unwrap();
    let link = office.server.received()[0].header("List-Unsubscribe").unwrap();
    let link = link.trim_matches(['<', '>']).to_owned();
    assert!(app.browse(&link).await.expect(200).text().contains("no more mail"), "opening it only asks");
    let one_click = app.request(Method::POST, &link).form(&[("List-Unsubscribe", "One-Click")]);
    app.send(one_click).await.expect(200);
    // The same address in another spelling.
    office.give(&badges[1], "Ada.Lovelace@Example.edu", "Ada Lovelace").await;
    office.settle_and_send().await.unwrap();
    assert_eq!(office.server.received().len(), 1);
    app.send(app.request(Method::POST, &link).form(&[("again", "yes")])).await.expect(200);
    office.give(&badges[2], ADA, "Ada Lovelace").await;
    office.settle_and_send().await.unwrap();
    assert_eq!(office.server.received().len(), 2);
    let wrong = format!("{}A", &link[..link.len() - 2]);
    app.browse(&wrong).await.expect(404);
    app.send(app.request(Method::POST, &wrong).form(&[("again", "yes")])).await.expect(404);
    office.close().await;
}

#[tokio::test]
async fn nothing_that_people_wrote_makes_a_header_or_markup() {
    let office = Office::open().await;
    let app = &office.taught.app.app;
    let badge = office.badge("\u{202E}Quiz <b>bold</b> & \"more\"").await;
    office.give(&badge, ADA, "Ada <script>alert(1)</script> Lovelace, \"Countess\" نور").await;
    let issuer = app.store.find_default_issuer().await.unwrap().unwrap();
    let mut input = issuer::input_of(&issuer);
    input.profile.name = "Example \u{2028} University, Bcc: eve@example.org".to_owned();
    issuer::change(app, &issuer.id, input).await.unwrap();
    office.settle_and_send().await.unwrap();
    let received = office.server.received();
    let [mail] = &received[..] else { panic!("{received:?}") };
    assert_eq!(mail.to, ADA);
    let mut names: Vec<String> =
        mail.headers().iter().map(|line| line.split_once(':').expect(line).0.to_lowercase()).collect();
    names.sort();
    let whole = names.len();
    names.dedup();
    assert_eq!(names.len(), whole, "a header stands twice: {}", mail.head);
    assert!(!names.contains(&"bcc".to_owned()) && mail.head.is_ascii(), "{}", mail.head);
    let body = mail.body.replace("=\r\n", "");
    let html = body.split("Content-Type: text/html").nth(1).expect("there are two forms");
    assert!(!html.contains("<script>") && !html.contains("<b>"), "{html}");
    office.close().await;
}

#[tokio::test]
async fn what_was_withdrawn_before_its_mail_is_not_announced_and_neither_is_anything_to_the_erased() {
    let office = Office::open().await;
    let app = &office.taught.app.app;
    let badge = office.badge("Quiz").await;
    let award = office.give(&badge, ADA, "Ada Lovelace").await;
    revoke(app, award, "Given by mistake", Because::Mistake).await.unwrap();
    office.give(&badge, GRACE, "Grace Hopper").await;
    let grace = app.store.find_persons(None, Some(GRACE.to_owned())).await.unwrap().remove(0);
    erase(app, grace.id).await.unwrap();
    office.settle_and_send().await.unwrap();
    assert_eq!((office.server.received().len(), office.server.connections()), (0, 0));
    assert_eq!(app.store.count_mails().await.unwrap(), (0, 0));
    office.close().await;
}

#[tokio::test]
async fn the_schedule_sends_what_waits() {
    let office = Office::open().await;
    let badge = office.badge("Quiz").await;
    office.give(&badge, ADA, "Ada Lovelace").await;
    office.clock.advance(SETTLE + TimeDelta::seconds(1));
    let workers = accolade::jobs::start(&office.taught.app.app);
    for _ in 0..100 {
        if !office.server.received().is_empty() {
            break;
        }
        tokio::time::sleep(Pause::from_millis(50)).await;
    }
    workers.stop().await;
    assert_eq!(office.server.received().len(), 1);
    office.close().await;
}

#[tokio::test]
async fn without_a_mail_server_nothing_is_put_down_to_be_told_later() {
    let taught = Taught::start(Manners::Moodle).await;
    let input = accolade::flows::author::BadgeInput { rule: None, ..taught.input("Quiz", serde_json::json!({})) };
    let badge = accolade::flows::author::create(&taught.app.app, input, true).await.unwrap();
    let to = Recipient::Address { email: ADA.to_owned(), name: "Ada Lovelace".to_owned() };
    give(&taught.app.app, &badge, &to, AwardDetails::default(), None, "hand").await.unwrap();
    assert_eq!(rows(&taught.app, "mail_news"), Vec::<String>::new());
    send_waiting(&taught.app.app).await.unwrap();
    taught.stop().await;
}
