//! Who earns a badge: exactly those whose results say so, whenever and however often they are looked at.

use std::collections::BTreeSet;

use accolade::domain::award::AchievementState;
use accolade::domain::progress::{Judgement, Verdict};
use accolade::flows::author::{self, AuthorError, Fault};
use accolade::flows::evaluate::evaluate;
use accolade::openbadges::verification::State;
use accolade::practice::{Endpoint, Fault as PlatformFault, Manners, Person};
use chrono::Duration;
use rust_decimal::Decimal;
use serde_json::json;

use crate::course::{FACTS, RESULTS, Taught, revise, seeded_scores};

fn keys(keys: &[&str]) -> BTreeSet<String> {
    keys.iter().map(|&key| key.to_owned()).collect()
}

#[tokio::test]
async fn the_awarded_are_exactly_those_whose_gradebook_says_so() {
    for manners in Manners::ALL {
        let taught = Taught::start(manners).await;
        let rule = json!({"all": [
            {"score": {"activity": "Final quiz", "at_least": 75}},
            {"score": {"activity": "Lab report", "at_least": 75}},
            {"member": {"role": "Learner", "status": "Active"}},
        ]});
        let both = taught.badge("Both", rule).await;
        let any = json!({"at_least": {"n": 2, "of": [
            {"score": {"activity": "Final quiz", "at_least": 90}},
            {"score": {"activity": "Lab report", "at_least": 90}},
            {"completed": {"activity": "Safety module"}},
        ]}});
        let two = taught.badge("Two of three", any).await;
        taught.sync().await;
        let (quiz, lab, module) =
            (seeded_scores("Final quiz"), seeded_scores("Lab report"), seeded_scores("Safety module"));
        let has = |scores: &std::collections::BTreeMap<String, Decimal>, key: &str, least: Decimal| {
            scores.get(key).is_some_and(|score| *score >= least)
        };
        let people = quiz.keys().chain(lab.keys()).chain(module.keys());
        let everybody: BTreeSet<String> = people.cloned().collect();
        let expected = everybody.iter().filter(|key| has(&quiz, key, 75.into()) && has(&lab, key, 15.into()));
        let expected: BTreeSet<String> = expected.cloned().collect();
        assert!(expected.contains("jose") && !expected.contains("zoe") && !expected.contains("eleni"));
        assert_eq!(taught.holders(&both).await, expected, "{manners:?}");
        let expected = everybody.iter().filter(|key| {
            let met = [has(&quiz, key, 90.into()), has(&lab, key, 18.into()), has(&module, key, Decimal::ONE)];
            met.into_iter().filter(|met| *met).count() >= 2
        });
        assert_eq!(taught.holders(&two).await, expected.cloned().collect(), "{manners:?}");
        taught.stop().await;
    }
}

#[tokio::test]
async fn whoever_teaches_tests_or_watches_is_never_awarded() {
    for manners in Manners::ALL {
        let mut taught = Taught::start(manners).await;
        // Moodle's roster calls an assistant a learner; a launch tells better.
        taught.app.open(&taught.lms, "assistant").await;
        let mut never = vec!["teacher", "assistant"];
        if manners == Manners::Canvas {
            never.extend(["test-student", "observer"]);
        }
        for key in never.iter().chain(["soren"].iter()) {
            taught.lms.set_grade(key, "Final quiz", Some(100.0));
        }
        taught.teacher = taught.app.open(&taught.lms, "teacher").await;
        let badge = taught.badge("Quiz", json!({"score": {"activity": "Final quiz", "at_least": 100}})).await;
        for _ in 0..2 {
            taught.sync().await;
            assert_eq!(taught.holders(&badge).await, keys(&["lukasz", "soren"]), "{manners:?}");
        }
        let preview = taught.app.page(&taught.teacher, &format!("badges/{}/preview", badge.achievement.id)).await;
        let page = preview.expect(200).text();
        assert!(page.contains("Teaches in this course"), "{page}");
        assert_eq!(page.contains("A test user of the platform"), manners == Manners::Canvas);
        assert_eq!(page.contains("Only looks on"), manners == Manners::Canvas);
        taught.stop().await;
    }
}

#[tokio::test]
async fn who_comes_late_is_judged_on_everything_that_is_there() {
    for manners in Manners::ALL {
        let taught = Taught::start(manners).await;
        let badge = taught.badge("Quiz", json!({"score": {"activity": "Final quiz", "at_least": 99}})).await;
        taught.sync().await;
        assert_eq!(taught.holders(&badge).await, keys(&["lukasz"]));
        taught.lms.add_person(Person::learner("late", 60, "Late", "Sample"));
        taught.lms.set_grade("late", "Final quiz", Some(100.0));
        assert_eq!(taught.sync().await.awarded, 1);
        assert!(taught.award(&badge, "late").await.is_some());
        taught.stop().await;
    }
}

#[tokio::test]
async fn a_better_grade_awards_a_worse_one_flags_and_silence_changes_nothing() {
    for manners in Manners::ALL {
        let taught = Taught::start(manners).await;
        let badge = taught.badge("Quiz", json!({"score": {"activity": "Final quiz", "at_least": 75}})).await;
        taught.sync().await;
        assert!(taught.award(&badge, "zoe").await.is_none());
        taught.lms.set_grade("zoe", "Final quiz", Some(75.0));
        assert_eq!(taught.sync().await.awarded, 1);
        let award = taught.award(&badge, "zoe").await.unwrap();
        assert_eq!(award.flag, None);
        let signed = taught.file(&award, "json").await;
        for (score, flagged) in
            [(Some(74.0), true), (None, true), (Some(76.0), false), (None, false), (Some(74.9), true)]
        {
            taught.lms.set_grade("zoe", "Final quiz", score);
            let summary = taught.sync().await;
            assert_eq!((summary.awarded, summary.flagged), (0, i64::from(flagged)), "{score:?}");
            let now = taught.award(&badge, "zoe").await.unwrap();
            assert_eq!((&now.id, now.flag.is_some(), now.state), (&award.id, flagged, award.state), "{score:?}");
            assert_eq!(taught.verify(&signed).await.state, State::Valid, "{score:?}");
        }
        let page = taught.app.page(&taught.teacher, &format!("badges/{}", badge.achievement.id)).await.expect(200);
        assert!(page.text().contains("The result has fallen below the rule since."));
        taught.stop().await;
    }
}

#[tokio::test]
async fn scores_compare_to_the_last_digit() {
    let taught = Taught::start(Manners::Moodle).await;
    let told = taught.results_told(&[
        ("ada", "74.999"),
        ("jose", "75"),
        ("zoe", "75.0000"),
        ("soren", "\"75\""),
        ("thao", "74.999999999999999999"),
        ("lukasz", "75.000000000000000001"),
        ("tomas", "7.5e1"),
        ("mei", "7.4999999e1"),
    ]);
    taught.lms.fail(Endpoint::Results, usize::MAX, PlatformFault::body(200, RESULTS, &told));
    let badge = taught.badge("Quiz", json!({"score": {"activity": "Final quiz", "at_least": 75}})).await;
    taught.sync().await;
    assert_eq!(taught.holders(&badge).await, keys(&["jose", "zoe", "soren", "lukasz", "tomas"]));
    let exact = taught.result("thao", "Final quiz").await.unwrap().score.unwrap();
    assert_eq!(exact.to_string(), "74.999999999999999999");
    taught.lms.mend();
    let told = taught.results_told(&[("thao", "59.999999999999999999"), ("mei", "60.0")]);
    taught.lms.fail(Endpoint::Results, usize::MAX, PlatformFault::body(200, RESULTS, &told));
    let sixty = taught.badge("Sixty", json!({"score": {"activity": "Final quiz", "at_least": 60}})).await;
    taught.sync().await;
    assert_eq!(taught.holders(&sixty).await, keys(&["mei"]));
    taught.stop().await;
}

#[tokio::test]
async fn what_is_unknown_neither_awards_nor_flags() {
    let taught = Taught::start(Manners::Moodle).await;
    // Both need the quiz of jiwoo, which nobody graded.
    let all = json!({"all": [
        {"score": {"activity": "Final quiz", "at_least": 1}}, {"score": {"activity": "Lab report", "at_least": 90}},
    ]});
    let any = json!({"any": [
        {"score": {"activity": "Final quiz", "at_least": 1}}, {"score": {"activity": "Lab report", "at_least": 95}},
    ]});
    let (all, any) = (taught.badge("All", all).await, taught.badge("Any", any).await);
    taught.sync().await;
    for badge in [&all, &any] {
        assert!(!taught.holders(badge).await.contains("jiwoo"));
        let (standings, ..) = author::preview(&taught.app.app, badge).await.unwrap();
        let sub = taught.lms.person_id("jiwoo");
        let jiwoo = standings.iter().find(|standing| standing.member.sub == sub).unwrap();
        assert_eq!(jiwoo.judgement.as_ref().unwrap().verdict, Verdict::Unknown);
    }
    // A whole column falls silent: everybody keeps, nobody is flagged.
    let before = taught.holders(&all).await;
    taught.lms.fail(Endpoint::Results, 3, PlatformFault::body(200, RESULTS, "[]"));
    let summary = taught.sync().await;
    assert_eq!((summary.awarded, summary.flagged), (0, 0));
    assert_eq!(taught.holders(&all).await, before);
    taught.stop().await;
}

#[tokio::test]
async fn a_badge_for_badges_follows_them_in_the_same_round_and_circles_are_refused() {
    let taught = Taught::start(Manners::Moodle).await;
    let quiz = json!({"score": {"activity": "Final quiz", "at_least": 75}});
    let lab = json!({"score": {"activity": "Lab report", "at_least": 75}});
    let first = taught.badge("First", quiz.clone()).await;
    let second = taught.badge("Second", lab).await;
    let third = taught.badge("Third", json!({"all": [{"badge": "first"}, {"badge": "second"}]})).await;
    let last = taught.badge("Last", json!({"badge": "third"})).await;
    taught.sync().await;
    let both: BTreeSet<String> =
        taught.holders(&first).await.intersection(&taught.holders(&second).await).cloned().collect();
    assert!(both.len() > 3);
    // So many at once wait for a word, however it came about.
    taught.confirm(&third).await;
    taught.confirm(&last).await;
    assert_eq!(taught.holders(&third).await, both);
    assert_eq!(taught.holders(&last).await, both);
    for award in taught.awards(&last).await {
        assert!(award.credential.is_some());
    }
    // One more earns the lab, and everything above it.
    taught.lms.set_grade("tomas", "Lab report", Some(16.0));
    assert_eq!(taught.sync().await.awarded, 3);

    for (badge, rule) in
        [(&first, json!({"badge": "last"})), (&third, json!({"any": [{"badge": "last"}, {"badge": "first"}]}))]
    {
        let refused = revise(&taught.app.app, badge, taught.input("Round", rule)).await;
        let Err(AuthorError::Faults(faults)) = refused else { panic!("{refused:?}") };
        assert!(matches!(faults.as_slice(), [Fault::Cycle(_)]), "{faults:?}");
    }
    let itself = revise(&taught.app.app, &first, taught.input("First", json!({"any": [{"badge": "first"}, quiz]})));
    assert!(matches!(itself.await, Err(AuthorError::Faults(_))));
    for rule in [
        json!({"badge": "no-such-badge"}),
        json!({"completed": {"activity": "No such thing"}}),
        json!({"score": {"activity": "Final quiz", "at_least": -1}}),
        json!({"all": []}),
    ] {
        let refused = taught.try_badge("Refused", rule.clone()).await;
        assert!(matches!(refused, Err(AuthorError::Faults(_))), "{rule}");
    }
    taught.stop().await;
}

#[tokio::test]
async fn a_deadline_asks_when_the_work_was_done_not_when_it_was_seen() {
    let taught = Taught::start(Manners::Moodle).await;
    let now = taught.lms.now();
    let deadline = now - Duration::days(5);
    taught.lms.set_grade_at("ada", "Final quiz", Some(80.0), deadline - Duration::seconds(1));
    taught.lms.set_grade_at("jose", "Final quiz", Some(80.0), deadline + Duration::seconds(2));
    let quiz = json!({"score": {"activity": "Final quiz", "at_least": 80}});
    let until = deadline.to_rfc3339_opts(chrono::SecondsFormat::Secs, true);
    let before = taught.badge("Before", json!({"all": [quiz, {"before": until}]})).await;
    let after = taught.badge("After", json!({"all": [quiz, {"after": until}]})).await;
    taught.sync().await;
    let (before, after) = (taught.holders(&before).await, taught.holders(&after).await);
    assert!(before.contains("ada") && !before.contains("jose"));
    assert!(after.contains("jose") && !after.contains("ada"));
    taught.stop().await;

    // Canvas tells no times: what counts is when it was first seen.
    let taught = Taught::start(Manners::Canvas).await;
    let quiz = json!({"score": {"activity": "Final quiz", "at_least": 80}});
    let day = |days: i64| (taught.lms.now() + Duration::days(days)).to_rfc3339_opts(chrono::SecondsFormat::Secs, true);
    let before = taught.badge("Before", json!({"all": [quiz, {"before": day(1)}]})).await;
    let after = taught.badge("After", json!({"all": [quiz, {"after": day(1)}]})).await;
    taught.sync().await;
    assert!(taught.holders(&before).await.contains("ada"));
    assert!(taught.holders(&after).await.is_empty());
    taught.stop().await;
}

#[tokio::test]
async fn a_changed_rule_judges_everybody_anew_and_takes_nothing_away() {
    let taught = Taught::start(Manners::Moodle).await;
    let rule = |least: u32| json!({"score": {"activity": "Final quiz", "at_least": least}});
    let badge = taught.badge("Quiz", rule(90)).await;
    taught.sync().await;
    let strict = taught.holders(&badge).await;
    assert!(strict.contains("ada") && !strict.contains("jose"));
    let ada = taught.award(&badge, "ada").await.unwrap();
    let signed = taught.file(&ada, "json").await;

    revise(&taught.app.app, &badge, taught.input("Easier quiz", rule(75))).await.unwrap();
    // Without a poll in between: the change itself is the reason. It reaches many, so somebody has to mean it.
    evaluate(&taught.app.app, taught.context.clone()).await.unwrap();
    assert_eq!(taught.holders(&badge).await, strict);
    taught.confirm(&badge).await;
    let lenient = taught.holders(&badge).await;
    assert!(lenient.is_superset(&strict) && lenient.contains("jose"));
    taught.sync().await;
    let jose = taught.award(&badge, "jose").await.unwrap();
    let told: serde_json::Value = serde_json::from_slice(&taught.file(&jose, "json").await).unwrap();
    assert_eq!(told["credentialSubject"]["achievement"]["name"], "Easier quiz");
    assert_eq!(taught.file(&ada, "json").await, signed);
    assert_eq!(taught.again(&badge).await.achievement.version_number, 2);

    revise(&taught.app.app, &badge, taught.input("Hard quiz", rule(99))).await.unwrap();
    taught.sync().await;
    assert_eq!(taught.holders(&badge).await, lenient);
    // So many fall below it at once that somebody has to mean it.
    assert!(taught.award(&badge, "jose").await.unwrap().flag.is_none());
    taught.confirm(&badge).await;
    assert!(taught.award(&badge, "jose").await.unwrap().flag.is_some());
    assert!(taught.award(&badge, "lukasz").await.unwrap().flag.is_none());
    assert_eq!(taught.verify(&signed).await.state, State::Valid);
    taught.stop().await;
}

#[tokio::test]
async fn drafts_paused_and_retired_badges_award_nobody() {
    let taught = Taught::start(Manners::Moodle).await;
    let app = &taught.app.app;
    let rule = json!({"score": {"activity": "Final quiz", "at_least": 75}});
    let badge = author::create(app, taught.input("Quiz", rule), false).await.unwrap();
    let id = &badge.achievement.id;
    taught.sync().await;
    assert!(taught.holders(&badge).await.is_empty());
    author::move_to(app, id, AchievementState::Active, author::Looked::Everybody).await.unwrap();
    evaluate(app, taught.context.clone()).await.unwrap();
    let held = taught.holders(&badge).await;
    assert!(held.contains("ada") && !held.contains("soren"));
    author::move_to(app, id, AchievementState::Paused, author::Looked::Everybody).await.unwrap();
    taught.lms.set_grade("soren", "Final quiz", Some(80.0));
    taught.lms.set_grade("ada", "Final quiz", Some(10.0));
    taught.sync().await;
    assert_eq!(taught.holders(&badge).await, held);
    author::move_to(app, id, AchievementState::Active, author::Looked::Everybody).await.unwrap();
    taught.sync().await;
    assert!(taught.holders(&badge).await.contains("soren"));
    author::move_to(app, id, AchievementState::Retired, author::Looked::Everybody).await.unwrap();
    taught.lms.set_grade("taras", "Final quiz", Some(80.0));
    taught.sync().await;
    assert!(!taught.holders(&badge).await.contains("taras"));
    let refused = author::move_to(app, id, AchievementState::Active, author::Looked::Everybody).await;
    assert!(matches!(refused, Err(AuthorError::NotPossible { .. })));
    taught.stop().await;
}

#[tokio::test]
async fn judging_again_without_news_changes_nothing() {
    let taught = Taught::start(Manners::Moodle).await;
    taught.badge("Quiz", json!({"score": {"activity": "Final quiz", "at_least": 75}})).await;
    taught.sync().await;
    let before = taught.dump(&FACTS);
    for _ in 0..3 {
        let judged = evaluate(&taught.app.app, taught.context.clone()).await.unwrap();
        assert_eq!(judged.judged, 0);
    }
    taught.assert_unchanged(&before, "by judging again");
    taught.stop().await;
}

#[tokio::test]
async fn the_trace_says_what_was_seen_where_and_when_and_the_signed_files_say_no_score() {
    for manners in Manners::ALL {
        let taught = Taught::start(manners).await;
        taught.lms.set_grade("ada", "Final quiz", Some(87.6543));
        let rule = json!({"all": [
            {"score": {"activity": "Final quiz", "at_least": 75}}, {"completed": {"activity": "Lab report"}},
            {"member": {"role": "Learner", "status": "Active"}},
        ]});
        let badge = taught.badge("Quiz", rule).await;
        taught.sync().await;
        let award = taught.award(&badge, "ada").await.unwrap();
        let trace: Judgement = serde_json::from_str(&award.trace).unwrap();
        let seen = serde_json::to_value(&trace.trace[0].seen).unwrap();
        assert_eq!(seen["result"]["score"], "87.6543");
        assert_eq!(seen["result"]["source"], "gradebook");
        assert!(seen["result"]["seen_at"].is_string());
        let page = taught.app.page(&taught.teacher, &format!("badges/{}", badge.achievement.id)).await.expect(200);
        assert!(page.text().contains("Had \u{2068}87.65") || page.text().contains("Had 87.65"), "{}", page.text());
        assert!(page.text().contains("Gradebook"));

        let json = String::from_utf8(taught.file(&award, "json").await).unwrap();
        let document: serde_json::Value = serde_json::from_str(&json).unwrap();
        let narrative = document["credentialSubject"]["narrative"].as_str().unwrap();
        assert!(narrative.contains("Final quiz") && narrative.contains("75") && narrative.contains("Lab report"));
        let public = taught.app.browse(document["id"].as_str().unwrap()).await.expect(200).text();
        let verified = serde_json::to_string(&taught.verify(json.as_bytes()).await).unwrap();
        for text in [&json, &public, &verified] {
            assert!(!text.contains("87.6") && !text.contains("Ada") && !text.contains("ada@"), "{text}");
        }
        taught.stop().await;
    }
}
