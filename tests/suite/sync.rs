//! Listening to a course: what a poll reads, what it keeps when the platform fails, and when the next one is.

use accolade::domain::progress::Verdict;
use accolade::flows::author;
use accolade::openbadges::verification::State;
use accolade::practice::{Endpoint, Fault, Manners, Owner, Person};
use chrono::Duration;
use rust_decimal::Decimal;
use serde_json::json;

use crate::app::TestApp;
use crate::course::{FACTS, LINE_ITEMS, MEMBERS, RESULTS, Taught, execute, query, rows, seeded_results, seeded_scores};

fn members_told(members: &[serde_json::Value]) -> Fault {
    let body = json!({"id": "https://lms.example/m", "context": {"id": "2"}, "members": members}).to_string();
    Fault::body(200, MEMBERS, &body)
}

#[tokio::test]
async fn everything_is_read_to_the_last_page() {
    for manners in Manners::ALL {
        let (app, lms) = TestApp::with_practice(manners).await;
        lms.set_member_page(Some(4));
        lms.set_line_item_page(Some(2));
        // Moodle's results have no pages: asked for one, it fails.
        lms.set_result_page((manners == Manners::Canvas).then_some(3));
        let taught = Taught::begin(app, lms).await;
        let polled = taught.sync().await.report;
        assert_eq!(polled.errors, Vec::<String>::new(), "{manners:?}");
        assert_eq!((polled.activities, polled.results), (3, seeded_results()), "{manners:?}");
        // Two teachers and 25 learners; on Canvas the test student and the observer as well.
        let everybody = if manners == Manners::Canvas { 29 } else { 27 };
        assert_eq!(polled.members, everybody, "{manners:?}");
        assert!(taught.lms.requests(Endpoint::Members) >= 2 * everybody.div_ceil(4), "{manners:?}");
        for (key, score) in seeded_scores("Lab report") {
            assert_eq!(taught.result(&key, "Lab report").await.unwrap().score, Some(score.normalize()), "{key}");
        }
        taught.stop().await;
    }
}

#[tokio::test]
async fn who_leaves_becomes_inactive_and_keeps_the_badge() {
    for manners in Manners::ALL {
        let taught = Taught::start(manners).await;
        let badge = taught.badge("Quiz", json!({"score": {"activity": "Final quiz", "at_least": 75}})).await;
        taught.sync().await;
        let award = taught.award(&badge, "ada").await.unwrap();
        taught.lms.suspend("ada");
        taught.sync().await;
        let ada = taught.member("ada").await.unwrap();
        assert!(!ada.is_active && !ada.is_awardable());
        let kept = taught.award(&badge, "ada").await.unwrap();
        assert_eq!((kept.state, kept.flag.as_deref()), (award.state, None));
        assert_eq!(taught.states(&kept).await, [State::Valid; 3]);
        taught.lms.reinstate("ada");
        taught.sync().await;
        assert!(taught.member("ada").await.unwrap().is_active);
        assert_eq!(taught.award(&badge, "ada").await.unwrap().id, award.id);
        taught.stop().await;
    }
}

#[tokio::test]
async fn a_roster_whose_second_page_fails_changes_nobody() {
    for manners in Manners::ALL {
        let taught = Taught::start(manners).await;
        taught.lms.set_member_page(Some(10));
        taught.lms.suspend("ada");
        taught.lms.rename_person("jose", "Joselito", "Ejemplo");
        taught.lms.add_person(Person::learner("late", 60, "Late", "Sample"));
        let before = taught.dump(&["persons", "members"]);
        taught.lms.fail_after(Endpoint::Members, 1, 1, Fault::status(500));
        let errors = taught.sync().await.report.errors;
        assert!(matches!(errors.as_slice(), [one] if one.starts_with("roster unreachable: ")), "{errors:?}");
        taught.assert_unchanged(&before, manners.family());
        assert!(taught.sync().await.report.errors.is_empty());
        assert!(taught.member("late").await.unwrap().is_active);
        assert_eq!(taught.member("jose").await.unwrap().name.as_deref(), Some("Joselito Ejemplo"));
        assert_eq!(taught.record().await.last_error, None);
        taught.stop().await;
    }
}

#[tokio::test]
async fn an_answer_that_cannot_be_used_is_reported_and_leaves_what_was_known() {
    let (taught, clock) = Taught::start_with_clock(Manners::Moodle).await;
    let badge = taught.badge("Quiz", json!({"score": {"activity": "Final quiz", "at_least": 75}})).await;
    taught.sync().await;
    assert!(!taught.holders(&badge).await.is_empty());
    let before = taught.dump(&FACTS);
    let places = [
        (Endpoint::Members, "roster", taught.lms.memberships_url()),
        (Endpoint::LineItems, "results", taught.lms.line_items_url()),
        (Endpoint::Results, "results", taught.lms.line_item_url("Final quiz").replace('?', "/results?")),
    ];
    for (endpoint, part, own) in places {
        let wrong = [
            (Fault::html(), "unreadable"),
            (Fault::status(500), "unreachable"),
            (Fault::status(403), "refused"),
            (Fault::status(404), "gone"),
            (Fault::body(200, MEMBERS, "{\"members\": ["), "unreadable"),
            (Fault::body(200, MEMBERS, "null"), "unreadable"),
            (Fault::NextAt("http://elsewhere.example/next".to_owned()), "unreadable"),
            (Fault::NextAt(own), "unreadable"),
            (Fault::too_many_requests(1), "refused"),
        ];
        for (fault, kind) in wrong {
            let told = format!("{endpoint:?} {fault:?}");
            // Columns are read in no order, so each of them meets it.
            taught.lms.fail(endpoint, usize::MAX, fault);
            let report = taught.sync().await.report;
            taught.lms.mend();
            let record = taught.record().await;
            assert_eq!(record.last_error.unwrap_or_default(), report.errors.join("\n"), "{told}");
            assert!(report.errors[0].starts_with(&format!("{part} {kind}: ")), "{told}: {:?}", report.errors);
            taught.assert_unchanged(&before, &told);
            assert!(record.next_sync_at.unwrap() >= clock.now() + Duration::minutes(15), "{told}");
            // A platform that asks for patience gets it.
            clock.advance(Duration::seconds(2));
            taught.lms.set_skew(clock.now() - accolade::clock::Clock::system().now());
            assert_eq!(taught.sync().await.report.errors, Vec::<String>::new(), "{told}");
            assert_eq!(taught.record().await.failures, 0, "{told}");
        }
    }
    taught.stop().await;
}

#[tokio::test]
async fn a_roster_without_end_is_given_up() {
    let taught = Taught::start(Manners::Canvas).await;
    taught.lms.set_member_page(Some(1));
    let before = taught.dump(&["persons", "members"]);
    let asked = taught.lms.requests(Endpoint::Members);
    taught.lms.fail(Endpoint::Members, usize::MAX, Fault::NextForever);
    let errors = taught.sync().await.report.errors;
    assert!(matches!(errors.as_slice(), [one] if one.starts_with("roster unreadable: ")), "{errors:?}");
    assert!(taught.lms.requests(Endpoint::Members) - asked <= 1001);
    taught.assert_unchanged(&before, "after endless pages");
    taught.stop().await;
}

#[tokio::test]
async fn an_empty_roster_is_doubted_even_while_the_gradebook_fails() {
    let (app, lms) = TestApp::with_practice(Manners::Moodle).await;
    lms.fail(Endpoint::LineItems, usize::MAX, Fault::status(500));
    let taught = Taught::begin(app, lms).await;
    assert_eq!(taught.record().await.last_sync_at, None);
    let before = taught.dump(&["members"]);
    taught.lms.fail(Endpoint::Members, 3, members_told(&[]));
    for _ in 0..3 {
        taught.sync().await;
        taught.assert_unchanged(&before, "by an empty roster");
    }
    // A good roster in between takes the doubt back to its beginning.
    taught.sync().await;
    taught.lms.fail(Endpoint::Members, 4, members_told(&[]));
    for _ in 0..3 {
        taught.sync().await;
        taught.assert_unchanged(&before, "by an empty roster");
    }
    // What a platform says four times in a row is believed; nobody is deleted.
    taught.sync().await;
    let ada = taught.member("ada").await.unwrap();
    assert!(!ada.is_active);
    taught.stop().await;
}

#[tokio::test]
async fn a_poll_that_brings_nothing_new_writes_no_fact() {
    for manners in Manners::ALL {
        let (taught, clock) = Taught::start_with_clock(manners).await;
        let quiz = json!({"score": {"activity": "Final quiz", "at_least": 75}});
        taught.badge("Quiz", quiz).await;
        taught.sync().await;
        let (before, changed_at) = (taught.dump(&FACTS), taught.record().await.changed_at);
        clock.advance(Duration::seconds(20));
        let summary = taught.sync().await;
        assert_eq!((summary.report.changed, summary.awarded), (0, 0));
        taught.assert_unchanged(&before, manners.family());
        assert_eq!(taught.record().await.changed_at, changed_at);
        // And the comparison sees a change.
        taught.lms.set_grade("ada", "Final quiz", Some(91.0));
        assert_eq!(taught.sync().await.report.changed, 1);
        assert_ne!(taught.dump(&FACTS), before);
        taught.stop().await;
    }
}

#[tokio::test]
async fn a_result_without_a_score_is_unknown_and_zero_is_zero() {
    for manners in Manners::ALL {
        let taught = Taught::start(manners).await;
        taught.lms.set_grade("ada", "Final quiz", None);
        taught.lms.remove_grade("jose", "Final quiz");
        let badge = taught.badge("Quiz", json!({"score": {"activity": "Final quiz", "at_least": 75}})).await;
        taught.sync().await;
        assert_eq!(taught.result("ada", "Final quiz").await.unwrap().score, None);
        assert_eq!(taught.result("jose", "Final quiz").await.unwrap().score, None);
        assert_eq!(taught.result("omar", "Final quiz").await.unwrap().score, Some(Decimal::ZERO));
        assert_eq!(taught.result("tigran", "Final quiz").await, None);
        let (standings, ..) = author::preview(&taught.app.app, &badge).await.unwrap();
        let verdict = |key: &str| {
            let sub = taught.lms.person_id(key);
            let standing = standings.iter().find(|standing| standing.member.sub == sub).unwrap();
            standing.judgement.as_ref().unwrap().verdict
        };
        assert_eq!(["ada", "jose", "tigran"].map(verdict), [Verdict::Unknown; 3]);
        assert_eq!(verdict("omar"), Verdict::NotMet);
        taught.stop().await;
    }
}

#[tokio::test]
async fn a_rule_whose_column_is_gone_awards_nobody_until_it_is_back() {
    let taught = Taught::start(Manners::Moodle).await;
    let badge = taught.badge("Quiz", json!({"score": {"activity": "Final quiz", "at_least": 75}})).await;
    taught.sync().await;
    let held = taught.holders(&badge).await;
    assert!(held.contains("ada") && !held.contains("soren"));
    let without = taught.line_items_told(&["Lab report", "Safety module"]);
    taught.lms.fail(Endpoint::LineItems, 2, Fault::body(200, LINE_ITEMS, &without));
    taught.lms.set_grade("soren", "Final quiz", Some(90.0));
    for _ in 0..2 {
        assert!(taught.sync().await.report.errors.is_empty());
        assert_eq!(taught.again(&badge).await.missing, ["Final quiz"]);
        assert_eq!(taught.holders(&badge).await, held);
    }
    assert!(taught.awards(&badge).await.iter().all(|award| award.flag.is_none()));
    let page = taught.app.page(&taught.teacher, "badges").await.expect(200);
    assert!(page.text().contains("Needs attention"));
    taught.sync().await;
    assert_eq!(taught.again(&badge).await.missing, Vec::<String>::new());
    assert!(taught.holders(&badge).await.contains("soren"));
    taught.stop().await;
}

#[tokio::test]
async fn a_renamed_column_stays_the_same_activity() {
    for manners in Manners::ALL {
        let taught = Taught::start(manners).await;
        let badge = taught.badge("Quiz", json!({"score": {"activity": "Final quiz", "at_least": 75}})).await;
        let before = taught.app.app.store.list_activities(taught.context.clone()).await.unwrap();
        taught.lms.rename_column("Final quiz", "Quiz at the end");
        taught.lms.set_grade("soren", "Quiz at the end", Some(90.0));
        taught.sync().await;
        let after = taught.app.app.store.list_activities(taught.context.clone()).await.unwrap();
        let id = |list: &[accolade::store::Activity], label: &str| {
            list.iter().find(|activity| activity.label == label).map(|activity| activity.id.clone())
        };
        assert_eq!(id(&before, "Final quiz"), id(&after, "Quiz at the end"));
        assert_eq!(before.len(), after.len());
        assert!(taught.again(&badge).await.missing.is_empty());
        assert!(taught.holders(&badge).await.contains("soren"));
        taught.stop().await;
    }
}

#[tokio::test]
async fn a_new_column_becomes_an_activity_and_one_of_the_platform_does_not() {
    let taught = Taught::start(Manners::Canvas).await;
    taught.lms.add_column("Essay", 30.0, Owner::Tool);
    taught.lms.add_column("Attendance", 30.0, Owner::Platform);
    taught.sync().await;
    let activities = taught.app.app.store.list_activities(taught.context.clone()).await.unwrap();
    let labels: Vec<String> = activities.into_iter().map(|activity| activity.label).collect();
    assert_eq!(labels, ["Essay", "Final quiz", "Lab report", "Safety module"]);
    taught.stop().await;
}

#[tokio::test]
async fn names_that_are_withheld_keep_nobody_from_a_badge_and_erase_no_known_name() {
    let (app, lms) = TestApp::with_practice(Manners::Canvas).await;
    lms.share_names(false);
    lms.share_emails(false);
    let taught = Taught::begin(app, lms).await;
    let badge = taught.badge("Quiz", json!({"score": {"activity": "Final quiz", "at_least": 75}})).await;
    taught.sync().await;
    let award = taught.award(&badge, "ada").await.unwrap();
    assert_eq!((award.name.as_deref(), award.email.as_deref()), (None, None));
    assert_eq!(taught.states(&award).await, [State::Valid; 3]);
    taught.lms.share_names(true);
    taught.sync().await;
    taught.lms.share_names(false);
    taught.sync().await;
    assert_eq!(taught.member("ada").await.unwrap().name.as_deref(), Some("Ada Sample"));
    taught.stop().await;
}

#[tokio::test]
async fn results_of_people_who_are_not_in_the_roster_wait_for_them() {
    let (app, lms) = TestApp::with_practice(Manners::Moodle).await;
    lms.suspend("ada");
    let taught = Taught::begin(app, lms).await;
    let badge = taught.badge("Quiz", json!({"score": {"activity": "Final quiz", "at_least": 75}})).await;
    taught.sync().await;
    assert!(taught.member("ada").await.is_none());
    assert!(!taught.holders(&badge).await.contains("ada"));
    taught.lms.reinstate("ada");
    taught.sync().await;
    assert!(taught.holders(&badge).await.contains("ada"));
    taught.stop().await;
}

#[tokio::test]
async fn a_roster_with_strange_members_brings_the_others() {
    let taught = Taught::start(Manners::Moodle).await;
    let ada = taught.lms.person_id("ada");
    let told = [
        json!({"roles": ["Learner"]}),
        json!({"user_id": "", "roles": ["Learner"]}),
        json!({"user_id": ada, "roles": ["Learner"], "status": "Active", "name": "Ada \u{0}Sample", "email": 7}),
        json!({"user_id": 4711, "roles": "Learner"}),
    ];
    taught.lms.fail(Endpoint::Members, 1, members_told(&told));
    assert_eq!(taught.sync().await.report.errors, Vec::<String>::new());
    assert!(taught.member("ada").await.unwrap().is_active);
    assert!(!taught.member("jose").await.unwrap().is_active);
    taught.stop().await;
}

#[tokio::test]
async fn results_with_strange_entries_bring_the_others() {
    let taught = Taught::start(Manners::Moodle).await;
    let (ada, jose) = (taught.lms.person_id("ada"), taught.lms.person_id("jose"));
    let told = format!(
        r#"[{{}}, {{"userId": "{ada}", "resultScore": 1e400, "resultMaximum": 100}},
            {{"userId": "{jose}", "resultScore": 62.5, "resultMaximum": 0}},
            {{"userId": "x{nul}y", "resultScore": 1, "resultMaximum": 1}},
            {{"userId": "{jose}", "resultScore": 62.5, "resultMaximum": 100}}]"#,
        nul = "\\u0000"
    );
    taught.lms.fail(Endpoint::Results, 3, Fault::body(200, RESULTS, &told));
    assert_eq!(taught.sync().await.report.errors, Vec::<String>::new());
    assert_eq!(taught.result("jose", "Final quiz").await.unwrap().score, Some(Decimal::new(625, 1)));
    taught.stop().await;
}

#[tokio::test]
async fn a_course_in_use_is_asked_often_a_quiet_one_seldom_and_a_forgotten_one_not_at_all() {
    let (taught, clock) = Taught::start_with_clock(Manners::Moodle).await;
    let advance = |by: Duration| {
        clock.advance(by);
        taught.lms.set_skew(clock.now() - accolade::clock::Clock::system().now());
    };
    let pause = async || taught.record().await.next_sync_at.map(|next| next - clock.now());
    let between = |pause: Option<Duration>, least: i64, most: i64| {
        let minutes = pause.unwrap().num_minutes();
        assert!((least..=most).contains(&minutes), "{minutes} minutes");
    };
    taught.sync().await;
    between(pause().await, 15, 17);
    taught.lms.fail(Endpoint::Members, 3, Fault::status(500));
    for (least, most) in [(15, 17), (30, 33), (60, 66)] {
        taught.sync().await;
        between(pause().await, least, most);
    }
    advance(Duration::days(3));
    taught.sync().await;
    between(pause().await, 360, 396);
    taught.lms.set_grade("ada", "Final quiz", Some(50.0));
    taught.sync().await;
    between(pause().await, 15, 17);
    advance(Duration::days(58));
    taught.sync().await;
    assert_eq!(pause().await, None);
    // Whoever opens it wakes it.
    taught.app.open(&taught.lms, "ada").await;
    taught.sync().await;
    between(pause().await, 15, 17);
    taught.stop().await;
}

#[tokio::test]
async fn the_workers_poll_what_is_due() {
    let (app, lms) = TestApp::with_practice(Manners::Moodle).await;
    app.open(&lms, "teacher").await;
    let context = app.app.store.list_contexts(None, 10).await.unwrap().remove(0).id;
    accolade::flows::round::sync_now(&app.app, context).await.unwrap();
    lms.set_grade("tigran", "Final quiz", Some(87.375));
    let asked = lms.requests(Endpoint::Members);
    assert_eq!(execute(&app, "UPDATE contexts SET next_sync_at = '2026-01-01 00:00:00'"), 1);
    for _ in 0..100 {
        if rows(&app, "results").iter().any(|row| row.contains("87.375")) {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
    }
    assert!(rows(&app, "results").iter().any(|row| row.contains("87.375")));
    assert_eq!(lms.requests(Endpoint::Members), asked + 1);
    app.stop().await;
}

#[tokio::test]
async fn a_course_without_a_gradebook_is_still_asked_for_its_people() {
    let (app, lms) = TestApp::with_practice(Manners::Moodle).await;
    let plan = lms.launch_as("teacher").without("https://purl.imsglobal.org/spec/lti-ags/claim/endpoint").begin();
    let answer = app.launch(&lms, plan).await;
    app.frame(&answer);
    let context = app.app.store.list_contexts(None, 10).await.unwrap().remove(0).id;
    for _ in 0..3 {
        let report = accolade::flows::round::sync_now(&app.app, context.clone()).await.unwrap().report;
        assert!(matches!(report.errors.as_slice(), [one] if one.starts_with("results not offered: ")), "{report:?}");
        assert_eq!(report.members, 27);
    }
    let record = app.app.store.find_context(context).await.unwrap().unwrap();
    assert!(record.last_error.unwrap().starts_with("results not offered: "));
    // Not a failure: it counts as read, and is read again as soon as any other course.
    assert_eq!((record.failures, record.last_sync_at.is_some()), (0, true));
    assert!(record.next_sync_at.unwrap() < app.app.clock.now() + Duration::minutes(17));
    app.stop().await;
}

#[tokio::test]
async fn a_language_on_the_roster_holds_until_a_launch_tells_one_and_an_unknown_one_never() {
    let (app, lms) = TestApp::with_practice(Manners::Moodle).await;
    let spoken = |key: &str| {
        let sub = lms.person_id(key);
        let found = query(&app, &format!("SELECT coalesce(locale, '') AS found FROM persons WHERE sub = '{sub}'"));
        found.into_iter().next().unwrap()
    };
    app.open(&lms, "teacher").await;
    let context = app.app.store.list_contexts(None, 10).await.unwrap().remove(0).id;
    let sync = || accolade::flows::round::sync_now(&app.app, context.clone());
    sync().await.unwrap();
    assert_eq!(spoken("ada"), "", "this roster tells no languages");
    lms.list_languages(true);
    lms.speak("ada", "de_AT");
    lms.speak("tigran", "tlh");
    sync().await.unwrap();
    assert_eq!((spoken("ada").as_str(), spoken("tigran").as_str()), ("de-AT", ""));
    lms.speak("ada", "fr");
    app.open(&lms, "ada").await;
    lms.speak("ada", "es");
    sync().await.unwrap();
    assert_eq!(spoken("ada"), "fr");
    app.stop().await;
}
