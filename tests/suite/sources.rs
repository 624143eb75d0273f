//! Sources that need no extra permission: locked links, claim links, columns of one's own, and awards by hand.
//!
//! What Moodle's roster of a link does is measured, not specified: it follows grades at the next request, and it is the
//! whole course, without a word, as soon as nobody restricts any more.

use std::collections::BTreeSet;

use accolade::domain::lock::Hold;
use accolade::domain::rule::ActivityKind;
use accolade::flows::author::{AuthorError, Fault};
use accolade::flows::round::settle;
use accolade::keys;
use accolade::lti::ags::{NewLineItem, SCOPE_LINE_ITEM_READONLY, SCOPE_RESULT_READONLY, TAG_BADGE, TAG_COLUMN};
use accolade::lti::nrps;
use accolade::outbound::platform::{Gradebook, Signer};
use accolade::practice::{Endpoint, Fault as Broken, LaunchPlan, Manners};
use accolade::store::{Activity, Lock, StoredAchievement, Token};
use reqwest::Method;
use serde_json::{Value, json};

use crate::app::{Answer, Frame};
use crate::course::{Taught, seeded_scores};

const LINK: u32 = 9;
const TITLE: &str = "Advanced laboratory";
const CUSTOM: &str = "https://purl.imsglobal.org/spec/lti/claim/custom";

/// The seeded learners with so many points in the quiz.
fn with_points(points: u32) -> BTreeSet<String> {
    let scores = seeded_scores("Final quiz");
    scores.into_iter().filter(|(_, score)| *score >= points.into()).map(|(key, _)| key).collect()
}

/// A course in which everybody who teaches was seen to, and a teacher has opened one more activity of the tool.
async fn with_link() -> Taught {
    let taught = Taught::start(Manners::Moodle).await;
    taught.lms.add_link(LINK, TITLE, None);
    taught.app.open(&taught.lms, "assistant").await;
    opened(&taught, taught.lms.launch_as("teacher").from_link(LINK)).await;
    taught
}

async fn opened(taught: &Taught, plan: LaunchPlan<'_>) -> Frame {
    let answer = taught.app.launch(&taught.lms, plan.begin()).await;
    taught.app.frame(&answer)
}

async fn post(taught: &Taught, path: &str, fields: &[(&str, &str)]) -> Answer {
    taught.app.post(&taught.teacher, path, fields).await
}

async fn page(taught: &Taught, path: &str) -> String {
    taught.app.page(&taught.teacher, path).await.expect(200).text()
}

async fn lock(taught: &Taught) -> Lock {
    taught.app.app.store.list_locks(taught.context.clone()).await.unwrap().remove(0)
}

async fn activities(taught: &Taught) -> Vec<Activity> {
    taught.app.app.store.list_activities(taught.context.clone()).await.unwrap()
}

/// Chooses the link as a lock; gives the address of its page.
async fn chosen(taught: &Taught) -> String {
    let answer = post(taught, "sources/locks", &[("link", "9")]).await.expect(303);
    answer.header("location").strip_prefix(&taught.teacher.root).expect("within the session").to_owned()
}

/// What the page of a lock says of those whom it lets in, in a form that confirms just them.
async fn looked_at(taught: &Taught, path: &str) -> String {
    let look = post(taught, &format!("{path}/check"), &[]).await.expect(200).text();
    let (_, rest) = look.split_once("name=\"seen\" value=\"").expect("the list can be confirmed");
    rest.split_once('"').expect("a value ends").0.to_owned()
}

async fn confirmed(taught: &Taught, path: &str) -> Answer {
    let seen = looked_at(taught, path).await;
    post(taught, &format!("{path}/use"), &[("seen", &seen)]).await
}

/// A lock by points in the quiz, confirmed by the teacher, and a badge that asks for it.
async fn with_lock(points: u32) -> (Taught, StoredAchievement) {
    let taught = with_link().await;
    taught.lms.restrict(LINK, "Final quiz", points.into());
    let path = chosen(&taught).await;
    confirmed(&taught, &path).await.expect(303);
    let badge = taught.badge("Advanced", json!({"on_roster": {"activity": TITLE}})).await;
    taught.sync().await;
    (taught, badge)
}

#[tokio::test]
async fn whom_moodle_lets_in_earns_the_badge_and_keeps_it_when_kept_out_later() {
    let (taught, badge) = with_lock(75).await;
    assert_eq!(taught.holders(&badge).await, with_points(75));

    taught.lms.type_grade("zoe", "Final quiz", Some(75.0));
    taught.lms.type_grade("ada", "Final quiz", Some(10.0));
    let summary = taught.sync().await;
    assert_eq!((summary.awarded, summary.flagged), (1, 0), "{:?}", summary.report.errors);
    let ada = taught.award(&badge, "ada").await.unwrap();
    assert!(ada.revoked_at.is_none() && ada.flag.is_none());
    assert!(taught.award(&badge, "zoe").await.unwrap().trace.contains("whom the locked link lets in"));
    taught.stop().await;
}

#[tokio::test]
async fn a_lock_is_looked_at_by_name_before_it_is_used() {
    let taught = with_link().await;
    let listed = page(&taught, "sources").await;
    assert!(listed.contains(TITLE) && listed.contains("Three ways lead around that"));
    taught.lms.restrict(LINK, "Final quiz", 75.0);
    let path = chosen(&taught).await;
    assert!(page(&taught, &path).await.contains("Under Restrict access"));
    let refused = taught.try_badge("Early", json!({"on_roster": {"activity": TITLE}})).await.unwrap_err();
    assert!(refused.to_string().contains("nobody has looked yet at whom"), "{refused}");

    let look = post(&taught, &format!("{path}/check"), &[]).await.expect(200).text();
    assert!(look.contains("Moodle lets 16 of 25 learners in"), "{look}");
    let (let_in, kept_out) = look.split_once("Kept out (9)").expect("those who are kept out are named too");
    assert!(let_in.contains("Ada Sample") && kept_out.contains("Zoë Beispiel"));
    assert!(!look.contains("Petra Muster") && !look.contains("Tariq Specimen"), "who teaches is always let in");
    assert_eq!(lock(&taught).await.armed_at, None);
    confirmed(&taught, &path).await.expect(303);
    assert!(lock(&taught).await.armed_at.is_some());
    taught.stop().await;
}

#[tokio::test]
async fn a_lock_that_lets_everybody_in_is_no_lock_and_cannot_be_used() {
    // The same list comes where the restriction stands on the section alone, or is a date that has passed.
    let taught = with_link().await;
    let path = chosen(&taught).await;
    let look = post(&taught, &format!("{path}/check"), &[]).await.expect(200).text();
    assert!(look.contains("Everybody gets through") && !look.contains("use this lock"));
    post(&taught, &format!("{path}/use"), &[("seen", "25")]).await.expect(409);
    assert_eq!(lock(&taught).await.armed_at, None);
    taught.stop().await;
}

#[tokio::test]
async fn a_lock_that_lets_nobody_in_may_be_used_and_says_what_to_look_at() {
    let taught = with_link().await;
    taught.lms.restrict(LINK, "Final quiz", 101.0);
    let path = chosen(&taught).await;
    let look = post(&taught, &format!("{path}/check"), &[]).await.expect(200).text();
    assert!(look.contains("Moodle lets 0 of 25 learners in") && look.contains("check that the activity is not hidden"));
    confirmed(&taught, &path).await.expect(303);
    taught.stop().await;
}

#[tokio::test]
async fn a_confirmation_of_others_than_are_let_in_by_now_is_asked_for_again() {
    let taught = with_link().await;
    taught.lms.restrict(LINK, "Final quiz", 75.0);
    let path = chosen(&taught).await;
    // One more, and then as many as before, but another.
    for (person, points, sum) in [("zoe", 80.0, "17 of 25"), ("ada", 10.0, "16 of 25")] {
        let seen = looked_at(&taught, &path).await;
        taught.lms.type_grade(person, "Final quiz", Some(points));
        let refused = post(&taught, &format!("{path}/use"), &[("seen", &seen)]).await.expect(409).text();
        assert!(refused.contains("Others are let in") && refused.contains(sum));
    }
    let seen = looked_at(&taught, &path).await;
    taught.lms.type_grade("zoe", "Final quiz", Some(10.0));
    taught.lms.type_grade("ada", "Final quiz", Some(80.0));
    let use_it = format!("{path}/use");
    let refused = post(&taught, &use_it, &[("seen", &seen)]).await.expect(409).text();
    assert!(refused.contains("Others are let in") && refused.contains("16 of 25"));
    post(&taught, &use_it, &[("seen", "16")]).await.expect(409);
    assert_eq!(lock(&taught).await.armed_at, None);
    taught.stop().await;
}

#[tokio::test]
async fn a_removed_restriction_awards_nobody_until_the_teacher_says_that_it_is_right() {
    let (taught, badge) = with_lock(75).await;
    taught.lms.lift_restrictions(LINK);
    assert_eq!(taught.sync().await.awarded, 0);
    assert_eq!(lock(&taught).await.held, Some(Hold::AllLetIn));
    assert_eq!(taught.holders(&badge).await, with_points(75));
    let course = page(&taught, "badges").await;
    assert!(course.contains("still locked?") && course.contains("(25 of 25)"));
    assert!(course.contains("See who") && !course.contains("It is right"), "only a list of names can be confirmed");

    // Once more changes nothing, and a restriction that is back needs no answer.
    assert_eq!(taught.sync().await.awarded, 0);
    taught.lms.restrict(LINK, "Final quiz", 75.0);
    taught.sync().await;
    assert_eq!(lock(&taught).await.held, None);
    assert!(!page(&taught, "badges").await.contains("still locked?"));

    taught.lms.lift_restrictions(LINK);
    taught.sync().await;
    let path = format!("sources/{}", lock(&taught).await.activity);
    confirmed(&taught, &path).await.expect(303);
    // Whoever was on that list is meant: nobody is asked about the same people again.
    settle(&taught.app.app, taught.context.clone()).await.unwrap();
    assert_eq!(taught.holders(&badge).await.len(), 25);
    assert!(taught.again(&badge).await.hold.is_none());
    // The release was for once: somebody new is news again.
    taught.lms.add_person(accolade::practice::Person::learner("nova", 77, "Nova", "Example"));
    assert_eq!(taught.sync().await.awarded, 0);
    assert_eq!(lock(&taught).await.held, Some(Hold::AllLetIn));
    taught.stop().await;
}

#[tokio::test]
async fn the_guard_holds_at_the_very_first_poll_after_the_confirmation() {
    let taught = with_link().await;
    taught.lms.restrict(LINK, "Final quiz", 95.0);
    let path = chosen(&taught).await;
    confirmed(&taught, &path).await.expect(303);
    let badge = taught.badge("Advanced", json!({"on_roster": {"activity": TITLE}})).await;
    taught.lms.lift_restrictions(LINK);
    taught.sync().await;
    assert_eq!(taught.holders(&badge).await, with_points(95));
    assert_eq!(lock(&taught).await.held, Some(Hold::AllLetIn));
    taught.stop().await;
}

#[tokio::test]
async fn a_large_part_of_the_course_at_once_is_held_and_a_few_are_not() {
    let (taught, badge) = with_lock(95).await;
    taught.lms.restrict(LINK, "Final quiz", 60.0);
    taught.sync().await;
    assert_eq!(lock(&taught).await.held, Some(Hold::Jump));
    assert_eq!(taught.holders(&badge).await, with_points(95));
    taught.lms.restrict(LINK, "Final quiz", 85.0);
    taught.sync().await;
    assert_eq!(lock(&taught).await.held, None);
    assert_eq!(taught.holders(&badge).await, with_points(85));
    taught.stop().await;
}

#[tokio::test]
async fn a_lock_that_is_given_up_stops_its_rules_and_comes_back_unchecked() {
    let (taught, badge) = with_lock(75).await;
    let path = format!("sources/{}", lock(&taught).await.activity);
    post(&taught, &format!("{path}/drop"), &[]).await.expect(303);
    assert_eq!(taught.again(&badge).await.missing, [TITLE]);
    let before = taught.lms.requests(Endpoint::Members);
    taught.sync().await;
    assert_eq!(taught.lms.requests(Endpoint::Members), before + 1, "nobody asks for it any more");
    assert_eq!(taught.holders(&badge).await, with_points(75), "whoever has the badge keeps it");

    assert_eq!(chosen(&taught).await, path);
    assert_eq!(lock(&taught).await.armed_at, None);
    assert!(taught.again(&badge).await.missing.is_empty());
    taught.lms.lift_restrictions(LINK);
    assert_eq!(taught.sync().await.awarded, 0);
    taught.stop().await;
}

#[tokio::test]
async fn only_locks_that_published_rules_ask_for_are_asked_about() {
    let taught = with_link().await;
    taught.lms.restrict(LINK, "Final quiz", 75.0);
    let path = chosen(&taught).await;
    confirmed(&taught, &path).await.expect(303);
    let asked = async || {
        let before = taught.lms.requests(Endpoint::Members);
        taught.sync().await;
        taught.lms.requests(Endpoint::Members) - before
    };
    assert_eq!(asked().await, 1);
    taught.badge("Advanced", json!({"on_roster": {"activity": TITLE}})).await;
    assert_eq!(asked().await, 2);
    taught.stop().await;
}

#[tokio::test]
async fn a_list_that_fails_leaves_what_was_known() {
    let (taught, badge) = with_lock(75).await;
    taught.lms.type_grade("zoe", "Final quiz", Some(80.0));
    taught.lms.set_member_page(Some(10));
    // The roster of the course takes three pages, that of the link two.
    let faults = [
        (3, Broken::status(404), "gone"),
        (3, Broken::status(502), "unreachable"),
        (3, Broken::html(), "unreadable"),
        (3, Broken::body(200, nrps::MEMBERSHIP_CONTAINER, r#"{"members": [{"roles": ["Learner"]}]}"#), "not complete"),
        (4, Broken::status(500), "unreachable"),
    ];
    for (skip, fault, told) in faults {
        let before = taught.dump(&["awards", "activities"]);
        taught.lms.fail_after(Endpoint::Members, skip, 1, fault);
        let errors = taught.sync().await.report.errors;
        let [error] = &errors[..] else { panic!("{errors:?}") };
        assert!(error.starts_with("locks ") && error.contains(told), "{error}");
        taught.assert_unchanged(&before, told);
        let known = taught.app.app.store.list_let_in(lock(&taught).await.activity).await.unwrap();
        assert_eq!(known.len(), 16, "{told}");
        taught.lms.mend();
        assert_eq!(taught.record().await.failures, 0, "a lock that fails does not slow its course down");
    }
    assert!(page(&taught, "badges").await.contains("Who may open a locked link could not be read"));

    // Without the whole course there is nothing to compare with, so the link is not even asked for.
    let before = taught.lms.requests(Endpoint::Members);
    taught.lms.fail_after(Endpoint::Members, 1, 1, Broken::status(500));
    taught.sync().await;
    assert_eq!(taught.lms.requests(Endpoint::Members), before + 2);
    taught.lms.mend();
    assert_eq!(taught.sync().await.awarded, 1);
    assert!(taught.award(&badge, "zoe").await.is_some());
    taught.stop().await;
}

#[tokio::test]
async fn a_link_that_was_deleted_is_told_and_takes_nothing_away() {
    let (taught, badge) = with_lock(75).await;
    taught.lms.remove_link(LINK);
    let errors = taught.sync().await.report.errors;
    assert!(errors.iter().any(|error| error.starts_with("locks gone")), "{errors:?}");
    assert_eq!(taught.holders(&badge).await, with_points(75));
    let path = format!("sources/{}", lock(&taught).await.activity);
    let look = post(&taught, &format!("{path}/check"), &[]).await.expect(200).text();
    for told in [look, page(&taught, "badges").await] {
        assert!(told.contains("could not be read") && told.contains("does not have it any more"), "{told}");
        assert!(!told.contains("refused the question"), "it is not a missing right");
    }
    taught.stop().await;
}

#[tokio::test]
async fn locks_are_offered_on_moodle_alone() {
    let taught = Taught::start(Manners::Canvas).await;
    let shown = page(&taught, "sources").await;
    assert!(shown.contains("Only Moodle tells a tool whom it lets in"));
    taught.lms.add_link(LINK, TITLE, None);
    opened(&taught, taught.lms.launch_as("teacher").from_link(LINK)).await;
    let links = taught.app.app.store.list_lockable_links(taught.context.clone()).await.unwrap();
    assert_eq!(links.len(), 2, "the menu entry of the course, and the new one: {links:?}");
    for (link, _) in links {
        post(&taught, "sources/locks", &[("link", &link)]).await.expect(422);
    }
    taught.stop().await;
}

/// A course with a claim link, and what a launch through it carries.
async fn with_gate(manners: Manners) -> (Taught, String) {
    let taught = Taught::start(manners).await;
    taught.lms.add_link(LINK, "Claim", None);
    post(&taught, "sources/gates", &[("gate", " Module 3 done ")]).await.expect(303);
    let gates = taught.app.app.store.list_gates(taught.context.clone()).await.unwrap();
    assert_eq!((gates[0].label.as_str(), &gates[0].link), ("Module 3 done", &None));
    (taught, gates[0].placement.clone())
}

fn through<'a>(plan: LaunchPlan<'a>, link: u32, placement: &str) -> LaunchPlan<'a> {
    let placement = placement.to_owned();
    plan.from_link(link).edit(move |claims, _| claims[CUSTOM]["accolade_link"] = json!(placement))
}

#[tokio::test]
async fn a_learner_who_opens_the_claim_link_earns_the_badge_at_the_time_of_the_launch() {
    for manners in Manners::ALL {
        let (taught, placement) = with_gate(manners).await;
        let badge = taught.badge("Module 3", json!({"opened": {"activity": "Module 3 done"}})).await;
        assert!(page(&taught, "sources").await.contains("Not in the course yet"));
        opened(&taught, through(taught.lms.launch_as("teacher"), LINK, &placement)).await;
        assert!(page(&taught, "sources").await.contains("no learner has opened it yet"));
        let frame = opened(&taught, through(taught.lms.launch_as("ada"), LINK, &placement)).await;
        settle(&taught.app.app, taught.context.clone()).await.unwrap();
        assert_eq!(taught.holders(&badge).await, BTreeSet::from(["ada".to_owned()]));
        let result = taught.result("ada", "Module 3 done").await.unwrap();
        assert_eq!((result.completed, result.score), (Some(true), None));
        assert_eq!(result.happened_at, Some(taught.award(&badge, "ada").await.unwrap().earned_at));
        assert!(taught.app.page(&frame, "").await.expect(200).text().contains("You earned"));

        // Opening it again is no news.
        opened(&taught, through(taught.lms.launch_as("ada"), LINK, &placement)).await;
        assert_eq!(taught.result("ada", "Module 3 done").await.unwrap(), result);
        taught.stop().await;
    }
}

#[tokio::test]
async fn only_a_learners_own_launch_of_the_link_itself_counts() {
    let (taught, placement) = with_gate(Manners::Canvas).await;
    let (lms, mine) = (&taught.lms, placement.as_str());
    opened(&taught, through(lms.launch_as("teacher"), LINK, mine)).await;
    for key in ["teacher", "assistant", "test-student", "observer"] {
        opened(&taught, through(lms.launch_as(key), LINK, mine)).await;
    }
    let masquerade = through(lms.launch_as("ada"), LINK, mine);
    opened(&taught, masquerade.edit(|claims, _| claims[CUSTOM]["masq"] = json!("77"))).await;
    // The menu entry of the course, whatever it carries.
    opened(&taught, through(lms.launch_as("ada"), 4, mine)).await;
    // Another link with the same parameter, an unknown placement, and none.
    lms.add_link(10, "Copied", None);
    opened(&taught, through(lms.launch_as("ada"), 10, mine)).await;
    opened(&taught, through(lms.launch_as("ada"), LINK, "somebody-elses")).await;
    opened(&taught, lms.launch_as("ada").from_link(LINK)).await;
    assert!(page(&taught, "sources").await.contains("no learner has opened it yet"));

    // A teacher who opens the other link vouches for it.
    opened(&taught, through(lms.launch_as("teacher"), 10, mine)).await;
    opened(&taught, through(lms.launch_as("ada"), 10, mine)).await;
    assert!(page(&taught, "sources").await.contains("Opened by 1 learner"));
    taught.stop().await;
}

#[tokio::test]
async fn a_link_on_moodle_may_have_the_number_of_its_course() {
    let (taught, placement) = with_gate(Manners::Moodle).await;
    assert_eq!(taught.lms.context_id(), "2");
    taught.lms.add_link(2, TITLE, None);
    opened(&taught, through(taught.lms.launch_as("ada"), 2, &placement)).await;
    assert!(taught.result("ada", "Module 3 done").await.is_some());
    post(&taught, "sources/locks", &[("link", "2")]).await.expect(303);
    taught.stop().await;
}

#[tokio::test]
async fn a_claim_link_of_another_course_counts_in_neither() {
    let (taught, placement) = with_gate(Manners::Moodle).await;
    let elsewhere = through(taught.lms.launch_as("ada"), LINK, &placement).edit(|claims, _| {
        claims["https://purl.imsglobal.org/spec/lti/claim/context"]["id"] = json!("99");
    });
    opened(&taught, elsewhere).await;
    assert_eq!(taught.result("ada", "Module 3 done").await, None);
    let gates = taught.app.app.store.list_gates(taught.context.clone()).await.unwrap();
    assert_eq!(gates[0].link, None, "the link is not learnt from there either");
    taught.stop().await;
}

#[tokio::test]
async fn a_column_is_made_once_and_can_be_named_at_once() {
    for manners in Manners::ALL {
        let taught = Taught::start(manners).await;
        let form = [("column", "Oral exam"), ("maximum", "12,5")];
        for _ in 0..2 {
            post(&taught, "sources/columns", &form).await.expect(303);
        }
        let columns = taught.lms.columns();
        let made: Vec<_> = columns.iter().filter(|column| column.label == "Oral exam").collect();
        let [column] = made[..] else { panic!("{made:?}") };
        assert_eq!((column.tag.as_str(), column.maximum), (TAG_COLUMN, 12.5));
        assert!(page(&taught, "badges/new?form=f1").await.contains("Oral exam"));
        let shown = page(&taught, "sources").await;
        assert!(shown.contains("out of 12.5") && shown.contains("made here for your values"), "{manners:?}");
        taught.stop().await;
    }
}

#[tokio::test]
async fn a_column_that_follows_a_quiz_is_read_like_any_other() {
    let taught = Taught::start(Manners::Moodle).await;
    // “Participation” belongs to the platform: the tool never sees it.
    post(&taught, "sources/columns", &[("column", "Taking part"), ("maximum", "10")]).await.expect(303);
    taught.lms.follow("Taking part", "Participation");
    let rule = json!({"score": {"activity": "Taking part", "at_least": 90}});
    let badge = taught.badge("Taking part", rule).await;
    taught.sync().await;
    let expected: BTreeSet<String> = ["ada", "lukasz", "layla", "mei", "ananya", "tamar"].map(str::to_owned).into();
    assert_eq!(taught.holders(&badge).await, expected);
    assert!(taught.lms.scores().is_empty(), "nothing was written over the formula");
    taught.stop().await;
}

#[tokio::test]
async fn a_column_that_may_not_be_made_is_refused_with_what_an_administrator_can_do() {
    let taught = Taught::start(Manners::Moodle).await;
    for (name, maximum) in [("", "10"), (&*"x".repeat(121), "10"), ("Exam", "ten"), ("Exam", "0"), ("Exam", "-3")] {
        post(&taught, "sources/columns", &[("column", name), ("maximum", maximum)]).await.expect(422);
    }
    // The platform says no though its launches say yes: refused, and told.
    taught.lms.grant_scopes(&[SCOPE_LINE_ITEM_READONLY, SCOPE_RESULT_READONLY, nrps::SCOPE]);
    let form = [("column", "Exam"), ("maximum", "10")];
    let refused = post(&taught, "sources/columns", &form).await.expect(422).text();
    assert!(refused.contains("The column could not be made") && refused.contains("value=\"Exam\""));
    // The next launch tells the truth, and the page says what could be granted.
    let frame = taught.app.open(&taught.lms, "teacher").await;
    let shown = taught.app.page(&frame, "sources").await.expect(200).text();
    assert!(shown.contains("grade sync and column management") && !shown.contains("Make the column"));
    let before = taught.lms.requests(Endpoint::LineItems);
    post(&taught, "sources/columns", &form).await.expect(422);
    assert_eq!(taught.lms.requests(Endpoint::LineItems), before, "nobody is asked for what is not granted");
    assert!(taught.lms.columns().iter().all(|column| column.label != "Exam"));
    taught.stop().await;
}

#[tokio::test]
async fn a_column_that_badges_write_is_never_offered_and_nobody_asks_for_its_results() {
    for manners in Manners::ALL {
        let taught = Taught::start(manners).await;
        let (app, context) = (&taught.app.app, taught.record().await);
        let key = app.keys.tool(app.clock.now()).await.unwrap();
        let signer = Signer { kid: key.id.as_str(), key: &key.key };
        let gradebook = Gradebook { url: context.line_items_url.as_deref().unwrap(), scopes: &context.scopes };
        let new = NewLineItem {
            label: "Badge: Laboratory Basics".to_owned(),
            score_maximum: 1.into(),
            resource_id: "badge-1".to_owned(),
            tag: TAG_BADGE.to_owned(),
        };
        let make =
            async || app.platforms.find_or_create_column(&context.registration, signer, gradebook, &new).await.unwrap();
        let made = make().await;
        assert_eq!(made.tag.as_deref(), Some(TAG_BADGE));
        assert_eq!(make().await, made, "{manners:?}: found again");
        taught.lms.set_grade("ada", &new.label, Some(1.0));

        let before = taught.lms.requests(Endpoint::Results);
        let report = taught.sync().await.report;
        assert_eq!((report.activities, taught.lms.requests(Endpoint::Results) - before >= 3), (3, true));
        for path in ["badges/new?form=f1", "sources"] {
            assert!(!page(&taught, path).await.contains(&new.label), "{path}");
        }
        let refused = taught.try_badge("Circle", json!({"completed": {"activity": new.label}})).await;
        assert!(matches!(refused, Err(AuthorError::Faults(faults)) if matches!(faults[..], [Fault::Rule(_)])));
        taught.stop().await;
    }
}

#[tokio::test]
async fn the_editor_offers_every_source_and_brings_a_lock_back_as_it_was_chosen() {
    let (taught, _) = with_lock(75).await;
    post(&taught, "sources/gates", &[("gate", "Module 3 done")]).await.expect(303);
    let form = page(&taught, "badges/new?form=f1").await;
    for words in ["Gradebook columns", "Locked links", "Claim links", "Is something missing here?"] {
        assert!(form.contains(words), "{words}");
    }
    let choice = format!("on_roster:{}", lock(&taught).await.activity);
    assert!(form.contains(&format!("value=\"{choice}\"")));
    let fields = |kind: &'static str| {
        vec![
            ("name", "By lock"),
            ("description", "By lock."),
            ("match", "all"),
            ("kind-0", kind),
            ("activity-0", &*choice),
            ("threshold-0", "50"),
            ("action", "save"),
        ]
    };
    let refused = taught.app.post_multipart(&taught.teacher, "badges/new", &fields("score")).await.expect(422).text();
    assert!(refused.contains("This has no score"));
    let saved = taught.app.post_multipart(&taught.teacher, "badges/new", &fields("completed")).await.expect(303);
    let path = saved.header("location").strip_prefix(&taught.teacher.root).unwrap();
    let path = path.split('?').next().unwrap();
    let shown = page(&taught, path).await;
    assert_eq!(shown.matches("Advanced laboratory: unlocked").count(), 1, "{shown}");
    let criteria = "To earn this badge, the learner does what unlocks “Advanced laboratory” in the course.";
    assert!(shown.contains(criteria), "{shown}");
    assert!(!shown.contains("All of these"), "of one condition: {shown}");
    let again = page(&taught, &format!("{path}/edit")).await;
    assert!(again.contains(&format!("<option value=\"{choice}\" selected")));
    taught.stop().await;
}

#[tokio::test]
async fn the_api_says_what_each_activity_can_prove_and_whether_rules_may_name_it() {
    let taught = with_link().await;
    chosen(&taught).await;
    post(&taught, "sources/gates", &[("gate", "Module 3 done")]).await.expect(303);
    let (store, now) = (&taught.app.app.store, taught.app.app.clock.now());
    let (id, name) = (keys::ordered_id(), "reader".to_owned());
    let token = Token { id, name, scopes: vec!["read".to_owned()], created_at: now, is_revoked: false };
    store.record_token(token, keys::fingerprint("a-token")).await.unwrap();
    let address = format!("/api/v1/contexts/{}/activities", taught.context);
    let request = taught.app.request(Method::GET, &address).header("authorization", "Bearer a-token");
    let listed = taught.app.send(request).await.expect(200).json();
    let said: BTreeSet<String> = listed["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| format!("{} {} {} {}", one["label"], one["source"], one["kind"], one["ready"]))
        .collect();
    let expected = [
        r#""Advanced laboratory" "roster" "lock" false"#,
        r#""Module 3 done" "launch" "gate" true"#,
        r#""Final quiz" "ags" "column" true"#,
        r#""Lab report" "ags" "column" true"#,
        r#""Safety module" "ags" "column" true"#,
    ];
    assert_eq!(said, expected.map(str::to_owned).into());
    taught.stop().await;
}

async fn person(taught: &Taught, key: &str) -> String {
    taught.member(key).await.unwrap().person.into_string()
}

#[tokio::test]
async fn a_badge_given_by_hand_carries_its_reason_and_is_given_once() {
    let taught = Taught::start(Manners::Moodle).await;
    let badge = taught.badge("Helper", json!({"score": {"activity": "Final quiz", "at_least": 200}})).await;
    let path = format!("badges/{}/give", badge.achievement.id);
    assert!(page(&taught, &format!("badges/{}", badge.achievement.id)).await.contains(&path));
    let form = page(&taught, &path).await;
    assert!(form.contains("Ada Sample") && !form.contains("Petra Muster"), "who teaches is not offered");

    let (ada, mei) = (person(&taught, "ada").await, person(&taught, "mei").await);
    let fields = [
        ("person", &*ada),
        ("person", &mei),
        ("reason", "Led the clean-up.\r\nTwice."),
        ("evidence-link", "https://example.org/x"),
    ];
    let given = post(&taught, &path, &fields).await.expect(200).text();
    assert!(given.contains("2 people have the badge now"), "{given}");
    let award = taught.award(&badge, "ada").await.unwrap();
    let evidence = award.details.evidence_text();
    assert_eq!(evidence.as_deref(), Some("Led the clean-up.\nTwice.\nhttps://example.org/x"));
    let signed: Value = serde_json::from_slice(&taught.file(&award, "json").await).unwrap();
    assert_eq!(signed["evidence"][0]["narrative"], "Led the clean-up.\nTwice.");
    assert_eq!(signed["evidence"][0]["id"], "https://example.org/x");
    let learner = taught.app.open(&taught.lms, "ada").await;
    assert!(taught.app.page(&learner, "").await.expect(200).text().contains("Led the clean-up."));

    let again = post(&taught, &path, &fields[..3]).await.expect(200).text();
    assert!(again.contains("Had it already") && !again.contains("the badge now"));
    assert_eq!(taught.awards(&badge).await.len(), 2);
    taught.stop().await;
}

#[tokio::test]
async fn a_badge_is_not_given_by_hand_without_a_reason_to_nobody_or_to_who_teaches() {
    let taught = Taught::start(Manners::Moodle).await;
    let badge = taught.badge("Helper", json!({"score": {"activity": "Final quiz", "at_least": 200}})).await;
    let path = format!("badges/{}/give", badge.achievement.id);
    let (ada, teacher) = (person(&taught, "ada").await, person(&taught, "teacher").await);
    let long = "x".repeat(6000);
    let refused: [&[(&str, &str)]; 7] = [
        &[("reason", "Why not")],
        &[("person", &ada)],
        &[("person", &ada), ("reason", &long)],
        &[("person", &ada), ("reason", "A bell\u{7}")],
        &[("person", &ada), ("reason", "Work"), ("evidence-link", "http://example.org")],
        &[("person", &ada), ("person", &teacher), ("reason", "Work")],
        &[("person", "nobody"), ("reason", "Work")],
    ];
    for fields in refused {
        post(&taught, &path, fields).await.expect(422);
    }
    assert!(taught.awards(&badge).await.is_empty());
    post(&taught, &format!("badges/{}/pause", badge.achievement.id), &[]).await.expect(303);
    post(&taught, &path, &[("person", &ada), ("reason", "Work")]).await.expect(409);
    taught.stop().await;
}

#[tokio::test]
async fn the_pages_of_sources_are_for_teachers_of_this_course_alone() {
    let taught = with_link().await;
    let path = chosen(&taught).await;
    let learner = taught.app.open(&taught.lms, "ada").await;
    for path in ["sources", &path, "badges/x/give"] {
        taught.app.page(&learner, path).await.expect(403);
    }
    for path in ["sources/columns", "sources/locks", "sources/gates", &format!("{path}/use"), &format!("{path}/drop")] {
        taught.app.post(&learner, path, &[("seen", "1")]).await.expect(403);
    }
    for path in ["sources/unknown", "badges/unknown/give"] {
        taught.app.page(&taught.teacher, path).await.expect(404);
    }
    post(&taught, "sources/locks", &[("link", "4711")]).await.expect(422);
    // A column is nothing to be given up here.
    let column = activities(&taught).await.into_iter().find(|one| one.kind == ActivityKind::Column).unwrap();
    post(&taught, &format!("sources/{}/drop", column.id), &[]).await.expect(404);
    taught.stop().await;
}

#[tokio::test]
async fn a_list_that_comes_in_pages_makes_no_learner_of_who_teaches() {
    // Moodle's address of the next page forgets a filter by role, so roles are looked at on every page.
    let (taught, badge) = with_lock(75).await;
    taught.lms.set_member_page(Some(3));
    taught.lms.type_grade("zoe", "Final quiz", Some(80.0));
    assert_eq!(taught.sync().await.report.errors, [""; 0]);
    for key in ["teacher", "assistant"] {
        assert!(!taught.member(key).await.unwrap().is_awardable(), "{key}");
    }
    let mut expected = with_points(75);
    expected.insert("zoe".to_owned());
    assert_eq!(taught.holders(&badge).await, expected);
    taught.stop().await;
}
