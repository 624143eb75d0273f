//! A teacher's first minutes and daily work: beginnings fitted to the course, runs that wait for a word, and runs that
//! are taken back.

use std::collections::BTreeSet;

use accolade::domain::award::AwardState;
use accolade::flows::author;
use accolade::flows::evaluate::evaluate;
use accolade::flows::wait;
use accolade::openbadges::verification::State;
use accolade::practice::Manners;
use accolade::store::{AwardFilter, Ruling, StoredAchievement};
use chrono::TimeDelta;
use rust_decimal::Decimal;
use serde_json::{Value, json};

use crate::course::{Taught, execute, revise, seeded_scores};

/// The value of a field of a form, as the browser would post it.
fn value<'p>(page: &'p str, name: &str) -> &'p str {
    let field = page.split(&format!("name=\"{name}\"")).nth(1).unwrap_or_else(|| panic!("no field {name} in {page}"));
    match field.split_once('>').expect("a tag is closed") {
        (tag, _) if tag.contains("value=\"") => tag.split("value=\"").nth(1).unwrap().split('"').next().unwrap(),
        (_, inside) => inside.split("</").next().unwrap().trim(),
    }
}

/// The value of the chosen option of a select.
fn chosen<'p>(page: &'p str, name: &str) -> Option<&'p str> {
    let field = page.split(&format!("name=\"{name}\"")).nth(1)?.split("</select>").next()?;
    field.split("<option value=\"").skip(1).find_map(|option| {
        let (value, rest) = option.split_once('"')?;
        rest.starts_with(" selected").then_some(value)
    })
}

#[tokio::test]
async fn an_empty_course_offers_beginnings_that_fit_it_and_a_form_that_is_filled_in() {
    let taught = Taught::start(Manners::Moodle).await;
    let (app, frame) = (&taught.app, &taught.teacher);
    let empty = app.page(frame, "badges").await.expect(200).text();
    for way in ["start#one", "badges/new?start=finish", "start#templates", "badges/new?start=hand"] {
        assert!(empty.contains(&format!("href=\"{}{way}\"", frame.root)), "{way}: {empty}");
    }
    let offers = app.page(frame, "start").await.expect(200).text();
    for offered in ["Final quiz", "Lab report", "Safety module", "start=distinction", "start=hand"] {
        assert!(offers.contains(offered), "{offered}: {offers}");
    }
    assert!(!offers.contains("Participation"), "what the tool cannot see is nothing to begin with");
    assert!(!offers.contains("start=collector"), "there are no badges to collect");

    let activities = app.app.store.list_activities(taught.context.clone()).await.unwrap();
    let quiz = activities.iter().find(|one| one.label == "Final quiz").unwrap().id.to_string();
    let form = app.page(frame, &format!("badges/new?form=f1&start=pass&of={quiz}")).await.expect(200).text();
    assert_eq!(value(&form, "name"), "Final quiz passed");
    assert_eq!(chosen(&form, "kind-0"), Some("score"));
    assert_eq!(chosen(&form, "activity-0"), Some(quiz.as_str()));
    assert_eq!(value(&form, "threshold-0"), "80");
    assert!(value(&form, "description").contains("Final quiz"));
    assert!(value(&form, "criteria").contains("at least 80\u{a0}%"), "{form}");

    let finish = app.page(frame, "badges/new?form=f1&start=finish").await.expect(200).text();
    for (row, label) in ["Final quiz", "Lab report", "Safety module"].into_iter().enumerate() {
        let id = activities.iter().find(|one| one.label == label).unwrap().id.to_string();
        assert_eq!(chosen(&finish, &format!("activity-{row}")), Some(id.as_str()), "{label}");
    }
    let by_hand = app.page(frame, "badges/new?form=f1&start=hand").await.expect(200).text();
    assert!(by_hand.contains("name=\"by-hand\" value=\"on\" checked"), "{by_hand}");
    // What does not exist begins nothing, and is no error.
    for unknown in ["start=unknown", "start=pass&of=unknown", "start=pass", "start=collector"] {
        let form = app.page(frame, &format!("badges/new?form=f1&{unknown}")).await.expect(200).text();
        assert_eq!(value(&form, "name"), "", "{unknown}");
    }
    let learner = app.open(&taught.lms, "ada").await;
    app.page(&learner, "start").await.expect(403);
    taught.stop().await;
}

#[tokio::test]
async fn criteria_follow_the_rule_until_somebody_writes_their_own() {
    let taught = Taught::start(Manners::Canvas).await;
    let (app, frame) = (&taught.app, &taught.teacher);
    let activities = app.app.store.list_activities(taught.context.clone()).await.unwrap();
    let quiz = activities.iter().find(|one| one.label == "Final quiz").unwrap().id.to_string();
    let form = app.page(frame, &format!("badges/new?form=f1&start=pass&of={quiz}")).await.expect(200).text();
    let (criteria, drafted) = (value(&form, "criteria").to_owned(), value(&form, "criteria-drafted").to_owned());
    let fields = |threshold: &'static str, criteria: &str| {
        [
            ("name", "Quiz"),
            ("description", "Passed the quiz."),
            ("match", "all"),
            ("kind-0", "score"),
            ("activity-0", &quiz),
            ("threshold-0", threshold),
            ("criteria", criteria),
            ("criteria-drafted", &drafted),
            ("action", "save"),
        ]
        .map(|(name, value)| (name, value.to_owned()))
    };
    let save = async |fields: &[(&'static str, String)]| {
        let fields: Vec<_> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
        let saved = app.post_multipart(frame, "badges/new", &fields).await.expect(303);
        let id = saved.header("location").split('/').next_back().unwrap().split('?').next().unwrap().to_owned();
        app.app.store.find_achievement(id.as_str().into()).await.unwrap().unwrap().achievement
    };
    // The browser sends the lines of a text apart by CR and LF.
    let kept = save(&fields("65", &criteria.replace('\n', "\r\n"))).await;
    assert!(kept.texts.criteria.contains("at least 65\u{a0}%"), "{}", kept.texts.criteria);
    let own = save(&fields("65", "Show me that you can do it.")).await;
    assert_eq!(own.texts.criteria, "Show me that you can do it.");

    // The same holds when the badge is changed later.
    let edit = app.page(frame, &format!("badges/{}/edit", kept.id)).await.expect(200).text();
    assert!(!value(&edit, "criteria-drafted").is_empty());
    let edit = app.page(frame, &format!("badges/{}/edit", own.id)).await.expect(200).text();
    assert!(!edit.contains("criteria-drafted"));
    taught.stop().await;
}

/// A rule that some of the course meets as it is seeded.
fn quiz(at_least: u32) -> Value {
    json!({"score": {"activity": "Final quiz", "at_least": at_least}})
}

/// How many learners with a name of the seeded course have so much in the quiz.
fn passed(at_least: i64) -> usize {
    seeded_scores("Final quiz").values().filter(|score| **score >= Decimal::from(at_least)).count()
}

#[tokio::test]
async fn a_run_that_would_surprise_waits_until_a_teacher_confirms_it() {
    let taught = Taught::start(Manners::Moodle).await;
    let (app, frame) = (&taught.app, &taught.teacher);
    // Nobody reaches it, so publishing surprises nobody; then the threshold falls by a slip.
    let badge = taught.badge("Quiz", quiz(200)).await;
    taught.sync().await;
    assert!(taught.awards(&badge).await.is_empty());
    revise(&app.app, &badge, taught.input("Quiz", quiz(2))).await.unwrap();
    let summary = taught.sync().await;
    assert!(passed(2) > 7, "the course is as it was");
    assert_eq!((summary.awarded, summary.held), (0, i64::try_from(passed(2)).unwrap()));
    assert!(taught.awards(&badge).await.is_empty(), "nobody gets it before somebody looked");

    let path = format!("badges/{}", badge.achievement.id);
    let page = app.page(frame, &path).await.expect(200).text();
    assert!(page.contains("More at once than is usual"), "{page}");
    assert!(app.page(frame, "badges").await.text().contains("Waits for your word"));
    // Another list than the one that was seen is not decided about.
    let count = passed(2).to_string();
    let stale = [("decision", "confirm"), ("awards", "3"), ("flags", "0")];
    let answer = app.post(frame, &format!("{path}/hold"), &stale).await.expect(303);
    assert!(answer.header("location").ends_with("done=list_changed"));
    assert!(taught.awards(&badge).await.is_empty());

    let yes = [("decision", "confirm"), ("awards", count.as_str()), ("flags", "0")];
    let answer = app.post(frame, &format!("{path}/hold"), &yes).await.expect(303);
    assert!(answer.header("location").ends_with("done=confirmed"));
    assert_eq!(taught.awards(&badge).await.len(), passed(2));
    // Pressed twice, nothing is decided twice.
    app.post(frame, &format!("{path}/hold"), &yes).await.expect(303);
    assert_eq!(taught.sync().await.held, 0);
    assert_eq!(taught.awards(&badge).await.len(), passed(2));
    taught.stop().await;
}

#[tokio::test]
async fn what_is_set_aside_goes_to_nobody_on_the_list_and_to_everybody_later() {
    let (taught, clock) = Taught::start_with_clock(Manners::Canvas).await;
    let (app, frame) = (&taught.app, &taught.teacher);
    taught.tell("Final quiz", &[("zoe", "10")]).await;
    let badge = taught.badge("Quiz", quiz(200)).await;
    revise(&app.app, &badge, taught.input("Quiz", quiz(50))).await.unwrap();
    taught.settle().await;
    let badge = taught.again(&badge).await;
    let count = wait::waiting(&app.app, &badge).await.unwrap().awards.len();
    assert!(badge.hold.is_some() && count > 7);
    let path = format!("badges/{}", badge.achievement.id);
    let no = [("decision", "set-aside"), ("awards", &count.to_string()), ("flags", "0")];
    app.post(frame, &format!("{path}/hold"), &no).await.expect(303);
    taught.settle().await;
    assert!(taught.awards(&badge).await.is_empty() && taught.again(&badge).await.hold.is_none());
    let preview = app.page(frame, &format!("{path}/preview")).await.expect(200).text();
    assert!(preview.contains("Left out by you"), "{preview}");

    clock.advance(TimeDelta::hours(1));
    taught.tell("Final quiz", &[("zoe", "90")]).await;
    taught.settle().await;
    assert_eq!(taught.holders(&badge).await, BTreeSet::from(["zoe".to_owned()]));
    taught.stop().await;
}

#[tokio::test]
async fn publishing_what_was_seen_in_the_preview_needs_no_second_word_and_leaves_out_whom_the_teacher_unticks() {
    let taught = Taught::start(Manners::Moodle).await;
    let (app, frame) = (&taught.app, &taught.teacher);
    let draft = async |name: &str| author::create(&app.app, taught.input(name, quiz(50)), false).await.unwrap();
    let publish = async |badge: &StoredAchievement, fields: &[(&str, &str)]| {
        app.post(frame, &format!("badges/{}/publish", badge.achievement.id), fields).await.expect(303)
    };
    let seen = draft("Seen").await;
    let preview = app.page(frame, &format!("badges/{}/preview", seen.achievement.id)).await.expect(200).text();
    let count = value(&preview, "seen").to_owned();
    assert!(preview.contains("name=\"also\" value=\"on\" checked"), "a new course means those who did it already");
    let answer = publish(&seen, &[("seen", &count), ("also", "on")]).await;
    assert!(answer.header("location").ends_with("done=published"));
    assert_eq!(taught.awards(&seen).await.len().to_string(), count);

    // Without the list, or with another one, so many wait.
    for fields in [&[][..], &[("seen", "1"), ("also", "on")]] {
        let unseen = draft("Unseen").await;
        let answer = publish(&unseen, fields).await;
        assert!(answer.header("location").ends_with("done=published_later"), "{fields:?}");
        assert!(taught.awards(&unseen).await.is_empty() && taught.again(&unseen).await.hold.is_some());
    }
    let unticked = draft("Unticked").await;
    let answer = publish(&unticked, &[("seen", &count)]).await;
    assert!(answer.header("location").ends_with("done=published_later"));
    taught.sync().await;
    assert!(taught.awards(&unticked).await.is_empty() && taught.again(&unticked).await.hold.is_none());
    taught.stop().await;
}

#[tokio::test]
async fn many_who_fall_below_the_rule_at_once_are_marked_only_when_a_teacher_says_so() {
    let (taught, clock) = Taught::start_with_clock(Manners::Canvas).await;
    let badge = taught.badge("Quiz", quiz(50)).await;
    taught.settle().await;
    let before = taught.awards(&badge).await.len();
    clock.advance(TimeDelta::hours(1));
    let fallen: Vec<String> = taught.holders(&badge).await.into_iter().take(6).collect();
    let told: Vec<(&str, &str)> = fallen.iter().map(|key| (key.as_str(), "1")).collect();
    taught.tell("Final quiz", &told).await;
    taught.settle().await;
    let flagged = async || taught.awards(&badge).await.iter().filter(|award| award.flag.is_some()).count();
    assert_eq!((flagged().await, taught.awards(&badge).await.len()), (0, before));
    let held = taught.again(&badge).await;
    assert_eq!(held.hold.as_ref().map(|hold| hold.flags), Some(6));
    wait::decide(&taught.app.app, &held, Some((0, 6)), Ruling::Confirmed).await.unwrap();
    taught.settle().await;
    assert_eq!(flagged().await, 6);

    // A handful is marked at once.
    clock.advance(TimeDelta::hours(1));
    let others = taught.holders(&badge).await.into_iter().filter(|key| !fallen.contains(key)).take(2);
    let others: Vec<String> = others.collect();
    let told: Vec<(&str, &str)> = others.iter().map(|key| (key.as_str(), "1")).collect();
    taught.tell("Final quiz", &told).await;
    taught.settle().await;
    assert_eq!(flagged().await, 8);
    taught.stop().await;
}

#[tokio::test]
async fn two_workers_at_once_and_one_that_was_killed_halfway_hold_nothing_that_was_confirmed() {
    let taught = Taught::start(Manners::Moodle).await;
    let app = &taught.app.app;
    let badge = taught.badge("Quiz", quiz(2)).await;
    // What a worker wrote before it was killed: some of those who were confirmed have the badge, and are due again.
    let half = evaluate(app, taught.context.clone());
    let other = evaluate(app, taught.context.clone());
    let (one, two) = tokio::join!(half, other);
    one.unwrap();
    two.unwrap();
    execute(&taught.app, "DELETE FROM awards WHERE id IN (SELECT id FROM awards ORDER BY id LIMIT 12)");
    execute(&taught.app, "UPDATE members SET judged_revision = 0");
    taught.settle().await;
    assert_eq!(taught.awards(&badge).await.len(), passed(2));
    assert!(taught.again(&badge).await.hold.is_none());
    taught.stop().await;
}

#[tokio::test]
async fn a_run_is_undone_as_a_whole_and_one_award_by_itself_with_neutral_words_in_public() {
    let taught = Taught::start(Manners::Moodle).await;
    let (app, frame) = (&taught.app, &taught.teacher);
    let badge = taught.badge("Quiz", quiz(2)).await;
    taught.sync().await;
    let path = format!("badges/{}", badge.achievement.id);
    let first = taught.award(&badge, "ada").await.unwrap();
    let undone = app.post(frame, &format!("awards/{}/undo", first.id), &[]).await.expect(303);
    assert!(undone.header("location").ends_with("done=undone"));
    assert_eq!(taught.states(&first).await, [State::Revoked; 3]);
    assert_eq!(
        taught.award(&badge, "ada").await.unwrap().revocation_reason.unwrap(),
        "This badge was awarded by mistake."
    );

    let page = app.page(frame, &path).await.expect(200).text();
    let run = value(&page, "run").to_owned();
    // A run of another badge is none of this one's.
    let other = taught.badge("Another", quiz(2)).await;
    taught.sync().await;
    app.post(frame, &format!("badges/{}/undo", other.achievement.id), &[("run", &run)]).await.expect(303);
    assert!(taught.awards(&other).await.iter().all(|award| award.state == AwardState::Issued));

    for _ in 0..2 {
        app.post(frame, &format!("{path}/undo"), &[("run", &run)]).await.expect(303);
        assert!(
            taught.awards(&badge).await.iter().all(|award| award.state == AwardState::Revoked && !award.holds_back)
        );
    }
    // The rule does not take it back, and people may give it again.
    taught.sync().await;
    assert_eq!(taught.awards(&badge).await.len(), passed(2));
    let learner = app.open(&taught.lms, "ada").await;
    app.post(&learner, &format!("{path}/undo"), &[("run", &run)]).await.expect(403);
    app.post(&learner, &format!("{path}/hold"), &[("awards", "1"), ("flags", "0")]).await.expect(403);
    let person = taught.member("ada").await.unwrap().person.into_string();
    let given = [("person", person.as_str()), ("reason", "Passed in the oral exam.")];
    app.post(frame, &format!("{path}/give"), &given).await.expect(200);
    let again = taught.awards(&badge).await.into_iter().filter(|award| award.state == AwardState::Issued);
    assert_eq!(again.count(), 1);
    taught.stop().await;
}

#[tokio::test]
async fn everything_wrong_with_a_condition_is_told_at_once_beside_its_field_and_what_was_typed_is_kept() {
    let taught = Taught::start(Manners::Moodle).await;
    let send = async |threshold: &str| {
        let fields = [
            ("name", "Quiz"),
            ("description", "Passed the quiz."),
            ("kind-0", "score"),
            ("activity-0", ""),
            ("threshold-0", threshold),
            ("kind-1", "completed"),
            ("activity-1", ""),
            ("action", "preview"),
        ];
        taught.app.post_multipart(&taught.teacher, "badges/new", &fields).await.expect(422).text()
    };
    let typed = [
        ("most", "This is not a number."),
        ("1e400", "This is not a number."),
        ("", "Fill this in."),
        ("0", "Choose a number from 1 to 200."),
        ("-5", "Choose a number from 1 to 200."),
        ("200.01", "Choose a number from 1 to 200."),
    ];
    for (threshold, problem) in typed {
        let page = send(threshold).await;
        let beside = page.split("id=\"threshold-0-error\"").nth(1).unwrap_or_else(|| panic!("{threshold}: {page}"));
        assert!(beside.split("</p>").next().unwrap().contains(problem), "{threshold}: {page}");
        assert!(page.contains("id=\"activity-0-error\"") && page.contains("id=\"activity-1-error\""), "{page}");
        assert_eq!((value(&page, "name"), value(&page, "description")), ("Quiz", "Passed the quiz."));
        assert_eq!(value(&page, "threshold-0"), threshold);
    }
    assert!(!send("75,5 %").await.contains("threshold-0-error"), "a number is read as people write it");
    taught.stop().await;
}

#[tokio::test]
async fn a_teacher_who_asks_for_more_than_everything_reads_that_it_takes_bonus_points() {
    const WORDS: &str = "can only be reached with bonus points";
    let taught = Taught::start(Manners::Canvas).await;
    let activities = taught.app.app.store.list_activities(taught.context.clone()).await.unwrap();
    let quiz = activities.iter().find(|one| one.label == "Final quiz").unwrap().id.to_string();
    for (threshold, is_told) in [("110", true), ("100.5", true), ("100", false)] {
        let fields = [
            ("name", "Quiz"),
            ("description", "Passed the quiz."),
            ("kind-0", "score"),
            ("activity-0", &quiz),
            ("threshold-0", threshold),
        ];
        let send = async |action| {
            let fields = [&fields[..], &[("action", action)]].concat();
            taught.app.post_multipart(&taught.teacher, "badges/new", &fields).await
        };
        let form = send("more-rows").await.expect(200).text();
        let preview = taught.app.page(&taught.teacher, send("preview").await.expect(303).header("location")).await;
        for page in [form, preview.expect(200).text()] {
            assert_eq!(page.contains(WORDS), is_told, "{threshold}: {page}");
        }
    }
    taught.stop().await;
}

#[tokio::test]
async fn whoever_has_a_badge_is_listed_the_newest_first_and_then_by_name() {
    let (taught, clock) = Taught::start_with_clock(Manners::Moodle).await;
    let badge = taught.badge("Quiz", json!({"score": {"activity": "Final quiz", "at_least": 95}})).await;
    taught.sync().await;
    clock.advance(TimeDelta::minutes(5));
    let give = format!("badges/{}/give", badge.achievement.id);
    let tomas = taught.member("tomas").await.unwrap().person.to_string();
    let given = [("person", tomas.as_str()), ("reason", "Showed it.")];
    taught.app.post(&taught.teacher, &give, &given).await.expect(200);

    let page = taught.app.page(&taught.teacher, &format!("badges/{}", badge.achievement.id)).await.expect(200).text();
    assert!(page.contains("Newest first"), "{page}");
    let names: Vec<&str> = page.split("<h3><bdi>").skip(1).map(|rest| rest.split('<').next().unwrap()).collect();
    assert_eq!(names[0], "Tomáš Příklad");
    let mut by_name = names[1..].to_vec();
    by_name.sort_by_key(|name| name.to_lowercase());
    assert!(by_name.len() >= 3 && names[1..] == by_name, "{names:?}");

    // Where there are more than a page shows, the newest are those that it shows.
    let newest = AwardFilter {
        achievement: Some(badge.achievement.id.clone()),
        newest_first: true,
        limit: 1,
        ..AwardFilter::default()
    };
    let shown = taught.app.app.store.list_awards(newest).await.unwrap();
    assert_eq!(shown.iter().map(|award| award.person.to_string()).collect::<Vec<_>>(), [tomas]);
    taught.stop().await;
}

#[tokio::test]
async fn a_server_that_sends_no_mail_offers_to_write_the_mail_for_later() {
    let taught = Taught::start(Manners::Moodle).await;
    let badge = taught.badge("Quiz", json!({"score": {"activity": "Final quiz", "at_least": 95}})).await;
    let page = taught.app.page(&taught.teacher, &format!("badges/{}", badge.achievement.id)).await.expect(200).text();
    assert!(
        page.contains("This server sends no mail") && page.contains(">Write the mail for when it does</a>"),
        "{page}"
    );
    assert!(!page.contains("What the mail says"), "{page}");
    taught.stop().await;
}
