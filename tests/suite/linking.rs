//! Putting badges into a course: the request for links, the picker, the signed answer, and the launches that follow.
//!
//! [LTI Deep Linking 2.0](https://www.imsglobal.org/spec/lti-dl/v2p0).

use accolade::domain::award::AchievementState;
use accolade::flows::author::{self, BadgeInput};
use accolade::flows::round::settle;
use accolade::flows::work::run_named;
use accolade::practice::{Endpoint, Fault, Manners, Practice};
use accolade::store::{JobKind, StoredAchievement};
use serde_json::{Value, json};

use crate::app::{Answer, Frame, TestApp};
use crate::course::{Taught, execute, query};
use crate::inside::{count, dump, keep_log, log};

const DL: &str = "https://purl.imsglobal.org/spec/lti-dl/claim/";
const LTI: &str = "https://purl.imsglobal.org/spec/lti/claim/";
const SETTINGS: &str = "https://purl.imsglobal.org/spec/lti-dl/claim/deep_linking_settings";

/// The form of the page that takes an answer to the platform: its address and its one field.
pub fn form(page: &Answer) -> (String, String) {
    let text = page.text();
    let value = |before: &str| {
        let start = text.find(before).unwrap_or_else(|| panic!("no {before} in {text}")) + before.len();
        text[start..].split('"').next().unwrap().replace("&amp;", "&").replace("&#x2F;", "/").replace("&#x3D;", "=")
    };
    assert_eq!(text.matches("<input").count(), 1, "{text}");
    (value("<form method=\"post\" action=\""), value("name=\"JWT\" value=\""))
}

/// Posts the answer to the platform, as the browser would.
pub async fn send(app: &TestApp, page: &Answer) -> Answer {
    let (address, jwt) = form(page);
    app.send(app.request(reqwest::Method::POST, &address).form(&[("JWT", jwt)])).await
}

pub async fn asked(app: &TestApp, lms: &Practice, place: &str) -> Frame {
    let login = lms.launch_as("teacher").asking_for_links(place).begin();
    app.frame(&app.launch(lms, login).await)
}

async fn taught(manners: Manners) -> (Taught, StoredAchievement) {
    let course = Taught::start(manners).await;
    let badge = course.badge("Reporter", json!({"completed": {"activity": "Lab report"}})).await;
    (course, badge)
}

fn place(manners: Manners) -> &'static str {
    match manners {
        Manners::Moodle => "ContentArea",
        Manners::Canvas => "link_selection",
    }
}

fn items(claims: &Value) -> &Vec<Value> {
    claims[format!("{DL}content_items")].as_array().expect("an answer has items")
}

#[tokio::test]
async fn a_teacher_picks_a_badge_and_the_link_opens_it_for_everybody() {
    for manners in Manners::ALL {
        let (course, badge) = taught(manners).await;
        let other = course.badge("Quizzer", json!({"completed": {"activity": "Final quiz"}})).await;
        course.sync().await;
        let id = badge.achievement.id.to_string();
        let frame = asked(&course.app, &course.lms, place(manners)).await;
        assert!(course.app.page(&frame, "").await.expect(303).header("location").ends_with("/link"));
        let picker = course.app.page(&frame, "link").await.expect(200).text();
        assert!(picker.contains(&id) && picker.contains("All badges of this course"), "{picker}");
        let answer = course.app.post(&frame, "link", &[("pick", &id), ("action", "add")]).await.expect(200);
        send(&course.app, &answer).await.expect(200);
        course.lms.save_links();

        let claims = course.lms.link_answers().remove(0);
        let [item] = &items(&claims)[..] else { panic!("{claims}") };
        assert_eq!((&item["type"], &item["title"]), (&json!("ltiResourceLink"), &json!("Reporter")));
        // Moodle would take a link with an address for one of another tool.
        assert_eq!(item.get("url").is_some(), manners == Manners::Canvas);
        assert_eq!(item.get("lineItem"), None);
        assert_eq!(count(&course.app, "badge_columns"), 0);

        let link = course.lms.links().pop().unwrap();
        assert_eq!(link.title, "Reporter");
        let teacher = course.app.launch(&course.lms, course.lms.launch_as("teacher").from_link(link.number).begin());
        let teacher = course.app.frame(&teacher.await);
        let there = course.app.page(&teacher, "").await.expect(303);
        assert!(there.header("location").ends_with(&format!("badges/{id}")));
        let list = course.app.page(&teacher, "badges").await.expect(200).text();
        assert!(list.contains(other.achievement.id.as_str()));

        for (learner, says) in [("ada", "Valid"), ("tigran", "0 of 1 done")] {
            let login = course.lms.launch_as(learner).from_link(link.number).begin();
            let frame = course.app.frame(&course.app.launch(&course.lms, login).await);
            let page = course.app.page(&frame, "").await.expect(200).text();
            let (before, here) = page.split_once("The badge of this link").expect("the badge comes first");
            assert!(!before.contains("Reporter") && !before.contains("Quizzer"));
            assert!(here.find("Reporter") < here.find("Quizzer"), "{learner}");
            assert!(here.split("Quizzer").next().unwrap().contains(says), "{learner} {here}");
        }
        let learnt = query(&course.app, "SELECT resource_link_id AS found FROM placements");
        assert_eq!(learnt.len(), 1);
        assert_eq!(count(&course.app, &format!("sessions WHERE resource_link_id = '{}'", learnt[0])), 3);
        course.stop().await;
    }
}

#[tokio::test]
async fn a_claim_link_is_put_into_the_course_and_whoever_opens_it_earns_the_badge() {
    for manners in Manners::ALL {
        let (course, _) = taught(manners).await;
        course.app.post(&course.teacher, "sources/gates", &[("gate", "Module 3 done")]).await.expect(303);
        let badge = course.badge("Module 3", json!({"opened": {"activity": "Module 3 done"}})).await;
        let gate = course.app.app.store.list_gates(course.context.clone()).await.unwrap().remove(0);
        let value = format!("gate:{}", gate.placement);
        let frame = asked(&course.app, &course.lms, place(manners)).await;
        assert!(course.app.page(&frame, "link").await.expect(200).text().contains("Claim link: Module 3 done"));
        course.app.post(&frame, "link", &[("pick", "gate:unknown"), ("action", "add")]).await.expect(422);
        let answer = course.app.post(&frame, "link", &[("pick", &value), ("action", "add")]).await.expect(200);
        send(&course.app, &answer).await.expect(200);
        course.lms.save_links();

        let link = course.lms.links().pop().unwrap();
        assert_eq!(link.title, "Module 3 done");
        for person in ["teacher", "ada"] {
            let login = course.lms.launch_as(person).from_link(link.number).begin();
            course.app.frame(&course.app.launch(&course.lms, login).await);
        }
        settle(&course.app.app, course.context.clone()).await.unwrap();
        assert_eq!(course.holders(&badge).await, ["ada".to_owned()].into(), "{manners:?}");
        assert_eq!(count(&course.app, "placements"), 1, "it was placed when it was made");
        course.stop().await;
    }
}

#[tokio::test]
async fn several_badges_and_the_course_go_in_one_answer_where_several_are_taken() {
    let (course, badge) = taught(Manners::Moodle).await;
    let draft = author::create(&course.app.app, course.input("Later", json!({"badge": "reporter"})), false).await;
    let draft = draft.unwrap().achievement.id.to_string();
    let id = badge.achievement.id.to_string();
    let frame = asked(&course.app, &course.lms, "ContentArea").await;
    let page = course.app.page(&frame, "link").await.expect(200).text();
    assert!(page.contains("as soon as you publish it"));
    let picks = [("pick", id.as_str()), ("pick", &draft), ("pick", "course"), ("action", "add")];
    let answer = course.app.post(&frame, "link", &picks).await.expect(200);
    assert!(answer.text().contains("3 links"));
    let listed = send(&course.app, &answer).await.expect(200).text();
    assert!(listed.contains("waiting="), "the teacher confirms: {listed}");
    course.lms.save_links();
    let titles: Vec<String> = course.lms.links().into_iter().map(|link| link.title).collect();
    assert_eq!(titles, ["Badges", "Badges of Laboratory Basics", "Reporter", "Later"]);

    let links = course.lms.links();
    let open = async |person: &str, number: u32| {
        let login = course.lms.launch_as(person).from_link(number).begin();
        let frame = course.app.frame(&course.app.launch(&course.lms, login).await);
        course.app.page(&frame, "").await.expect(200).text()
    };
    let all = open("ada", links[1].number).await;
    assert!(all.contains("Reporter") && !all.contains("The badge of this link"));
    let draft = open("ada", links[3].number).await;
    assert!(draft.contains("This badge cannot be earned at present"), "{draft}");
    course.stop().await;
}

#[tokio::test]
async fn a_column_is_asked_for_when_the_teacher_wants_it_and_where_the_place_is_graded() {
    for (manners, place, chosen) in [
        (Manners::Moodle, "ContentArea", true),
        (Manners::Canvas, "link_selection", true),
        (Manners::Canvas, "assignment_selection", false),
    ] {
        let (course, badge) = taught(manners).await;
        let id = badge.achievement.id.to_string();
        let frame = asked(&course.app, &course.lms, place).await;
        let mut form = vec![("pick", id.as_str()), ("action", "add")];
        if chosen {
            form.push(("column", "1"));
        }
        let answer = course.app.post(&frame, "link", &form).await.expect(200);
        send(&course.app, &answer).await.expect(200);
        course.lms.save_links();
        let column = items(&course.lms.link_answers()[0])[0]["lineItem"].clone();
        let wanted = json!({"scoreMaximum": 1, "label": "Reporter", "resourceId": id, "tag": "accolade-badge"});
        assert_eq!(column, wanted, "{place}");
        assert_eq!(count(&course.app, "badge_columns WHERE state = 'wanted'"), 1);
        assert!(course.again(&badge).await.writes_score);

        // Once the column is seen, a second link brings no twin of it.
        course.sync().await;
        let frame = asked(&course.app, &course.lms, place).await;
        assert!(course.app.page(&frame, "link").await.text().contains("has a column for this badge already"));
        let answer = course.app.post(&frame, "link", &form).await.expect(200);
        send(&course.app, &answer).await.expect(200);
        let again = items(&course.lms.link_answers()[1])[0].get("lineItem").is_some();
        assert_eq!(again, place == "assignment_selection", "a graded place needs its column");
        course.stop().await;
    }
}

#[tokio::test]
async fn a_column_that_was_deleted_on_the_platform_is_asked_for_again() {
    let (course, badge) = taught(Manners::Moodle).await;
    let id = badge.achievement.id.to_string();
    let path = format!("badges/{id}/gradebook");
    course.app.post(&course.teacher, &path, &[("write", "on")]).await.expect(303);
    run_named(&course.app.app, JobKind::Score, &id).await.unwrap();
    let ready = || count(&course.app, "badge_columns WHERE state = 'ready'");
    assert_eq!(ready(), 1);
    let asks = async || {
        let frame = asked(&course.app, &course.lms, "ContentArea").await;
        let form = [("pick", id.as_str()), ("column", "1"), ("action", "add")];
        let answer = course.app.post(&frame, "link", &form).await.expect(200);
        send(&course.app, &answer).await.expect(200);
        items(course.lms.link_answers().last().unwrap())[0].get("lineItem").is_some()
    };
    assert!(!asks().await, "it is there");
    course.lms.remove_column("Reporter");
    course.lms.fail(Endpoint::LineItems, 1, Fault::status(500));
    assert!(!asks().await, "a platform that does not answer has deleted nothing");
    course.lms.mend();
    assert!(asks().await);
    assert_eq!(ready(), 0);
    course.stop().await;
}

#[tokio::test]
async fn a_place_that_makes_no_columns_is_not_asked_for_one() {
    let (course, badge) = taught(Manners::Moodle).await;
    let id = badge.achievement.id.to_string();
    for edit in [
        |claims: &mut Value, _: &mut Value| claims[SETTINGS]["accept_lineitem"] = json!(false),
        |claims: &mut Value, _: &mut Value| {
            claims.as_object_mut().unwrap().remove("https://purl.imsglobal.org/spec/lti-ags/claim/endpoint");
        },
    ] {
        let login = course.lms.launch_as("teacher").asking_for_links("ContentArea").edit(edit).begin();
        let frame = course.app.frame(&course.app.launch(&course.lms, login).await);
        assert!(!course.app.page(&frame, "link").await.expect(200).text().contains("name=\"column\""));
        let form = [("pick", id.as_str()), ("column", "1"), ("action", "add")];
        let answer = course.app.post(&frame, "link", &form).await.expect(200);
        send(&course.app, &answer).await.expect(200);
        assert_eq!(items(course.lms.link_answers().last().unwrap())[0].get("lineItem"), None);
    }
    assert_eq!(count(&course.app, "badge_columns"), 0);
    course.stop().await;
}

#[tokio::test]
async fn a_choice_that_cannot_be_taken_comes_back_and_leaves_the_request_open() {
    let (course, badge) = taught(Manners::Canvas).await;
    let elsewhere = author::create(
        &course.app.app,
        BadgeInput { name: "Stranger".into(), description: "Of no course.".into(), ..BadgeInput::default() },
        true,
    );
    let elsewhere = elsewhere.await.unwrap().achievement.id.to_string();
    let id = badge.achievement.id.to_string();
    let second = course.badge("Quizzer", json!({"completed": {"activity": "Final quiz"}})).await.achievement.id;
    let frame = asked(&course.app, &course.lms, "assignment_selection").await;
    for (picks, says) in [
        (vec![], "Pick a badge first"),
        (vec![id.as_str(), second.as_str()], "takes one link"),
        (vec![elsewhere.as_str()], "not there any more"),
        (vec!["' OR 1=1"], "not there any more"),
    ] {
        let mut form: Vec<(&str, &str)> = picks.iter().map(|pick| ("pick", *pick)).collect();
        form.push(("action", "add"));
        let page = course.app.post(&frame, "link", &form).await.expect(422).text();
        assert!(page.contains(says), "{says}: {page}");
    }
    assert_eq!(count(&course.app, "placements"), 0);
    course.app.post(&frame, "link", &[("pick", &id), ("action", "add")]).await.expect(200);
    assert_eq!(count(&course.app, "placements"), 1);
    course.stop().await;
}

#[tokio::test]
async fn a_retired_badge_is_not_offered_and_a_request_without_a_course_is_refused() {
    let (course, badge) = taught(Manners::Canvas).await;
    author::move_to(&course.app.app, &badge.achievement.id, AchievementState::Retired, author::Looked::Everybody)
        .await
        .unwrap();
    let id = badge.achievement.id.to_string();
    let frame = asked(&course.app, &course.lms, "link_selection").await;
    assert!(!course.app.page(&frame, "link").await.expect(200).text().contains(&id));
    course.app.post(&frame, "link", &[("pick", &id), ("action", "add")]).await.expect(422);
    let login = course.lms.launch_as("teacher").asking_for_links("link_selection").without_course().begin();
    let nowhere = course.app.frame(&course.app.launch(&course.lms, login).await);
    course.app.page(&nowhere, "link").await.assert_refused("<code>launch.context_missing</code>");
    course.stop().await;
}

#[tokio::test]
async fn a_request_is_answered_once_however_often_the_button_is_pressed() {
    let (course, badge) = taught(Manners::Moodle).await;
    let id = badge.achievement.id.to_string();
    let frame = asked(&course.app, &course.lms, "ContentArea").await;
    let form = [("pick", id.as_str()), ("action", "add")];
    let posts = (0..5).map(|_| course.app.post(&frame, "link", &form));
    let answers = futures_util::future::join_all(posts).await;
    let (given, refused): (Vec<_>, Vec<_>) = answers.iter().partition(|answer| answer.status == 200);
    assert_eq!((given.len(), refused.len(), count(&course.app, "placements")), (1, 4, 1));
    for refused in refused {
        refused.assert_refused("<code>link.answered</code>");
    }
    for path in ["", "link", "badges"] {
        let page = course.app.page(&frame, path).await;
        assert!(page.status == 303 || page.text().contains("link.answered"), "{path}: {}", page.text());
    }
    course.app.post(&frame, "link", &[("action", "cancel")]).await.assert_refused("<code>link.answered</code>");
    course.stop().await;
}

#[tokio::test]
async fn going_back_answers_with_nothing_and_a_word() {
    let (course, _) = taught(Manners::Canvas).await;
    let frame = asked(&course.app, &course.lms, "link_selection").await;
    let answer = course.app.post(&frame, "link", &[("action", "cancel")]).await.expect(200);
    send(&course.app, &answer).await.expect(200);
    let claims = course.lms.link_answers().remove(0);
    assert!(items(&claims).is_empty());
    assert_eq!(claims[format!("{DL}msg")], "No badge was added.");
    assert_eq!((course.lms.links().len(), count(&course.app, "placements")), (1, 0));
    course.stop().await;
}

#[tokio::test]
async fn a_place_that_takes_something_else_says_what_and_leads_back() {
    let (course, badge) = taught(Manners::Canvas).await;
    let frame = asked(&course.app, &course.lms, "migration_selection").await;
    let page = course.app.page(&frame, "link").await.expect(200).text();
    assert!(page.contains("does not take links to badges") && page.contains("<li>files</li>"), "{page}");
    let id = badge.achievement.id.to_string();
    course.app.post(&frame, "link", &[("pick", &id), ("action", "add")]).await.expect(422);
    let answer = course.app.post(&frame, "link", &[("action", "cancel")]).await.expect(200);
    send(&course.app, &answer).await.expect(200);
    let claims = course.lms.link_answers().remove(0);
    assert!(items(&claims).is_empty() && claims[format!("{DL}msg")].as_str().unwrap().contains("cannot be added here"));
    course.stop().await;
}

#[tokio::test]
async fn only_teachers_put_links_into_a_course() {
    let (course, badge) = taught(Manners::Moodle).await;
    let login = course.lms.launch_as("ada").asking_for_links("ContentArea").begin();
    let learner = course.app.frame(&course.app.launch(&course.lms, login).await);
    course.app.page(&learner, "link").await.assert_refused("<code>page.wrong_role</code>");
    let id = badge.achievement.id.to_string();
    let posted = course.app.post(&learner, "link", &[("pick", &id), ("action", "add")]).await;
    posted.assert_refused("<code>page.wrong_role</code>");
    // A session that was not asked for links gives none.
    course.app.page(&course.teacher, "link").await.assert_refused("<code>page.not_found</code>");
    assert_eq!(count(&course.app, "placements"), 0);
    course.stop().await;
}

#[tokio::test]
async fn a_badge_that_is_made_for_a_link_comes_back_picked() {
    let (course, _) = taught(Manners::Moodle).await;
    let frame = asked(&course.app, &course.lms, "ContentArea").await;
    assert!(course.app.page(&frame, "link").await.text().contains("badges/new"));
    let quiz = query(&course.app, "SELECT id AS found FROM activities WHERE label = 'Final quiz'").remove(0);
    let form = [
        ("name", "Made for a link"),
        ("description", "Handed in."),
        ("match", "all"),
        ("kind-0", "completed"),
        ("activity-0", quiz.as_str()),
        ("action", "save"),
    ];
    let made = course.app.post_multipart(&frame, "badges/new", &form).await.expect(303);
    let back = made.header("location").to_owned();
    let id = back.split_once("link?picked=").expect("back to the picker").1.to_owned();
    let page = course.app.page(&frame, &back).await.expect(200).text();
    assert!(page.contains(&format!("value=\"{id}\" checked")), "{page}");
    course.stop().await;
}

#[tokio::test]
async fn the_answer_may_leave_for_the_platform_and_for_nowhere_else() {
    let (course, badge) = taught(Manners::Moodle).await;
    let frame = asked(&course.app, &course.lms, "ContentArea").await;
    let policy = |page: &Answer| {
        let policy = page.header("content-security-policy").to_owned();
        policy.split(';').find(|part| part.trim().starts_with("form-action")).unwrap().trim().to_owned()
    };
    let picker = course.app.page(&frame, "link").await.expect(200);
    assert_eq!(policy(&picker), "form-action 'self'");
    let id = badge.achievement.id.to_string();
    let answer = course.app.post(&frame, "link", &[("pick", &id), ("action", "add")]).await.expect(200);
    assert_eq!(policy(&answer), format!("form-action {}", course.lms.url()));
    assert_eq!((answer.header("cache-control"), answer.header("referrer-policy")), ("no-store", "no-referrer"));
    let (address, _) = form(&answer);
    assert!(address.starts_with(course.lms.url()) && address.contains("&sesskey="), "{address}");
    course.stop().await;
}

#[tokio::test]
async fn the_address_of_the_answer_is_neither_stored_in_the_clear_nor_logged() {
    keep_log();
    let (course, badge) = taught(Manners::Moodle).await;
    let login = course.lms.launch_as("teacher").asking_for_links("ContentArea").edit(|claims, _| {
        let address = claims[SETTINGS]["deep_link_return_url"].as_str().unwrap().to_owned();
        claims[SETTINGS]["deep_link_return_url"] = json!(format!("{address}&secretkey=hush4711"));
        claims[SETTINGS]["data"] = json!("whisper4712");
    });
    let frame = course.app.frame(&course.app.launch(&course.lms, login.begin()).await);
    let id = badge.achievement.id.to_string();
    let stored = dump(&course.app);
    let answer = course.app.post(&frame, "link", &[("pick", &id), ("action", "add")]).await.expect(200);
    let (address, _) = form(&answer);
    assert!(address.ends_with("&secretkey=hush4711"), "{address}");
    let answered = dump(&course.app);
    for secret in ["hush4711", "whisper4712", "contentitem_return"] {
        assert!(!stored.contains(secret) && !answered.contains(secret), "{secret} is in the database");
        assert!(!log().contains(secret), "{secret} is in the log");
    }
    course.stop().await;
}

#[tokio::test]
async fn a_request_that_is_moved_to_another_session_cannot_be_opened() {
    let (course, _) = taught(Manners::Moodle).await;
    asked(&course.app, &course.lms, "ContentArea").await;
    let moved = "UPDATE sessions SET deep_linking = (SELECT deep_linking FROM sessions WHERE deep_linking IS NOT NULL)
        WHERE deep_linking IS NULL";
    assert_eq!(execute(&course.app, moved), 1);
    let page = course.app.page(&course.teacher, "link").await;
    assert_eq!(page.status, 500);
    assert!(page.text().contains("<code>page.failed</code>"), "{}", page.text());
    course.stop().await;
}

#[tokio::test]
async fn a_link_that_nobody_here_made_opens_the_course() {
    let (course, _) = taught(Manners::Moodle).await;
    for odd in ["", "4711", "' OR 1=1", &"x".repeat(5000)] {
        let custom = json!({"accolade_link": odd});
        let login = course.lms.launch_as("ada").with(&format!("{LTI}custom"), custom).begin();
        let frame = course.app.frame(&course.app.launch(&course.lms, login).await);
        assert!(course.app.page(&frame, "").await.expect(200).text().contains("Reporter"));
    }
    assert_eq!(count(&course.app, "sessions WHERE placement_id IS NOT NULL"), 0);
    course.stop().await;
}

#[tokio::test]
async fn the_menu_of_a_course_is_never_taken_for_a_link() {
    let (course, badge) = taught(Manners::Canvas).await;
    let frame = asked(&course.app, &course.lms, "link_selection").await;
    let id = badge.achievement.id.to_string();
    let answer = course.app.post(&frame, "link", &[("pick", &id), ("action", "add")]).await.expect(200);
    send(&course.app, &answer).await.expect(200);
    let placement = query(&course.app, "SELECT id AS found FROM placements").remove(0);
    let menu = course.lms.launch_as("ada").edit(move |claims, _| {
        claims[format!("{LTI}custom")]["accolade_link"] = json!(placement);
    });
    course.app.frame(&course.app.launch(&course.lms, menu.begin()).await);
    assert_eq!(count(&course.app, "placements WHERE resource_link_id IS NULL"), 1);
    course.stop().await;
}
