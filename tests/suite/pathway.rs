//! Pathways: badges in steps that lead to another, from the form of a teacher to a credential that verifies.

use accolade::domain::award::{AchievementState, AwardStatus};
use accolade::domain::details::AwardDetails;
use accolade::flows::apply::{self, Change};
use accolade::flows::author::{self, AuthorError, BadgeInput, Fault};
use accolade::flows::award::{Recipient, award};
use accolade::flows::evaluate::evaluate;
use accolade::keys;
use accolade::openbadges::verification::State;
use accolade::practice::Manners;
use accolade::store::{StoredAchievement, Token};
use chrono::{Duration, SecondsFormat};
use reqwest::Method;
use serde_json::{Value, json};

use crate::app::Answer;
use crate::course::{Taught, hidden, publish_when_locked, query, revise};
use crate::inside::count;

const TOKEN: &str = "a-token-that-writes";
const PATHWAYS: &str = "/api/v1/pathways";

async fn course() -> Taught {
    with_token(Taught::start(Manners::Moodle).await).await
}

async fn with_token(taught: Taught) -> Taught {
    let token = Token {
        id: keys::ordered_id(),
        name: "pathways".to_owned(),
        scopes: vec!["write".to_owned()],
        created_at: taught.app.app.clock.now(),
        is_revoked: false,
    };
    taught.app.app.store.record_token(token, keys::fingerprint(TOKEN)).await.unwrap();
    taught
}

async fn ask(taught: &Taught, method: Method, path: &str, body: Value) -> Answer {
    let request = taught.app.request(method, path).header("authorization", format!("Bearer {TOKEN}"));
    let request = if body.is_null() { request } else { request.body(body.to_string()) };
    taught.app.send(request).await
}

async fn make(taught: &Taught, key: &str, steps: Value, more: Value) -> Answer {
    let mut body = json!({
        "key": key, "name": "Laboratory", "description": "All that it takes.", "context": taught.context.as_str(),
        "steps": steps,
    });
    for (name, value) in more.as_object().into_iter().flatten() {
        body[name] = value.clone();
    }
    ask(taught, Method::POST, PATHWAYS, body).await
}

/// Two badges that the seeded results give: the quiz to many, the report to others.
async fn two_badges(taught: &Taught) -> [StoredAchievement; 2] {
    let quiz = taught.badge("Quiz", json!({"score": {"activity": "Final quiz", "at_least": 75}})).await;
    let report = taught.badge("Report", json!({"completed": {"activity": "Lab report"}})).await;
    taught.sync().await;
    [quiz, report]
}

async fn end_of(taught: &Taught, pathway: &Value) -> StoredAchievement {
    let id = pathway["capstone"].as_str().unwrap();
    taught.app.app.store.find_achievement(id.into()).await.unwrap().unwrap()
}

async fn by_hand(taught: &Taught, key: &str) -> StoredAchievement {
    let input = BadgeInput { rule: None, key: Some(key.into()), ..taught.input(key, Value::Null) };
    author::create(&taught.app.app, input, true).await.unwrap()
}

async fn give(taught: &Taught, badge: &StoredAchievement, person: &str) {
    let recipient = Recipient::Member(taught.lms.person_id(person));
    award(&taught.app.app, badge, &recipient, AwardDetails::default(), None, "hand").await.unwrap();
    taught.settle().await;
}

fn pointers(answer: &Answer) -> Vec<String> {
    let problem = answer.json();
    let errors = problem["errors"].as_array().cloned().unwrap_or_default();
    errors.iter().filter_map(|error| error["pointer"].as_str().map(str::to_owned)).collect()
}

#[tokio::test]
async fn whoever_has_the_badges_of_all_steps_gets_the_one_at_the_end_and_it_verifies() {
    let taught = course().await;
    let [quiz, report] = two_badges(&taught).await;
    let steps = json!([{"badges": ["quiz"]}, {"title": "Writing", "badges": ["report"]}]);
    let pathway = make(&taught, "laboratory", steps.clone(), json!({"order": "strict"})).await.expect(201).json();
    assert_eq!((&pathway["state"], &pathway["version"], &pathway["steps"]), (&json!("active"), &json!(1), &steps));
    let end = end_of(&taught, &pathway).await;
    assert_eq!(end.achievement.key, "laboratory");
    let rule = json!({"all": [{"badge": "quiz"}, {"badge": "report"}]});
    assert_eq!(end.achievement.rule.as_ref().unwrap().to_json(), rule);

    let both: Vec<String> = taught.holders(&quiz).await.intersection(&taught.holders(&report).await).cloned().collect();
    assert!(!both.is_empty());
    assert_eq!(taught.holders(&end).await.into_iter().collect::<Vec<_>>(), both, "judged and signed before the answer");
    let award = taught.award(&end, &both[0]).await.unwrap();
    assert_eq!(taught.states(&award).await, [State::Valid; 3]);
    let document: Value = serde_json::from_slice(&taught.file(&award, "json").await).unwrap();
    let narrative = document["credentialSubject"]["narrative"].as_str().unwrap();
    assert!(narrative.contains("Quiz") && narrative.contains("Report"), "{narrative}");

    // Where everybody stands.
    let progress = ask(&taught, Method::GET, &format!("{PATHWAYS}/laboratory/progress?limit=200"), Value::Null).await;
    let progress = progress.expect(200).json();
    let of = |key: &str| {
        let id = taught.lms.person_id(key);
        progress["items"].as_array().unwrap().iter().find(|one| one["member"]["lti_user_id"] == id).unwrap().clone()
    };
    assert_eq!(of(&both[0])["done"], true);
    let only_report = taught.holders(&report).await.into_iter().find(|key| !both.contains(key));
    if let Some(key) = only_report {
        let stands = of(&key);
        assert_eq!((&stands["done"], &stands["next"]), (&json!(false), &json!("quiz")));
        assert_eq!(stands["steps"][1], json!({"state": "ahead", "behind": 1, "held": 1, "needed": 1}));
    }
    // A badge that comes later completes the way by itself.
    let late =
        taught.holders(&quiz).await.into_iter().find(|key| !both.contains(key)).expect("a quiz without a report");
    give(&taught, &report, &late).await;
    assert!(taught.award(&end, &late).await.is_some());
    taught.stop().await;
}

#[tokio::test]
async fn some_badges_of_a_step_are_enough_and_a_step_may_not_be_needed() {
    let taught = course().await;
    for key in ["a", "b", "c", "d"] {
        by_hand(&taught, key).await;
    }
    let steps = json!([{"needs": 2, "badges": ["a", "b", "c"]}, {"optional": true, "badges": ["d"]}]);
    let pathway = make(&taught, "some", steps, Value::Null).await.expect(201).json();
    let end = end_of(&taught, &pathway).await;
    let badge = async |key: &str| taught.app.app.store.find_achievement_by_key(key.into()).await.unwrap().unwrap();
    give(&taught, &badge("a").await, "ada").await;
    give(&taught, &badge("d").await, "ada").await;
    assert!(taught.award(&end, "ada").await.is_none());
    give(&taught, &badge("c").await, "ada").await;
    assert!(taught.award(&end, "ada").await.is_some());
    taught.stop().await;
}

#[tokio::test]
async fn a_pathway_that_nobody_could_go_is_refused_with_the_step_that_is_wrong() {
    let taught = course().await;
    two_badges(&taught).await;
    let above = taught.badge("Above", json!({"badge": "report"})).await;
    author::create(&taught.app.app, taught.input("Draft", json!({"badge": "quiz"})), false).await.unwrap();
    for (steps, more, pointer) in [
        (json!([{"badges": ["quiz", "nothing"]}]), Value::Null, "/steps/0/badges"),
        (json!([{"badges": ["quiz"]}, {"badges": []}]), Value::Null, "/steps/1/badges"),
        (json!([{"badges": ["quiz"]}, {"badges": ["quiz"]}]), Value::Null, "/steps/1/badges"),
        (json!([{"badges": ["quiz"], "needs": 2}]), Value::Null, "/steps/0/needs"),
        (json!([{"badges": ["quiz"], "title": "x".repeat(201)}]), Value::Null, "/steps/0/title"),
        (json!([{"badges": ["quiz"], "optional": true}]), Value::Null, "/steps"),
        (json!([{"badges": ["refused"]}]), Value::Null, "/steps/0/badges"),
        (json!([]), Value::Null, "/steps"),
        // Somebody would have to publish the draft first.
        (json!([{"badges": ["quiz"]}, {"badges": ["draft"]}]), Value::Null, "/steps/1/badges"),
        // The first step could be earned only after the second.
        (json!([{"badges": ["above"]}, {"badges": ["report"]}]), json!({"order": "strict"}), "/steps"),
        (json!([{"badges": ["quiz"]}]), json!({"name": ""}), "/name"),
        (json!([{"badges": ["quiz"]}]), json!({"key": "No Key"}), "/key"),
        (json!([{"badges": ["quiz"]}]), json!({"issuer": "nobody"}), "/issuer"),
        (json!([{"badges": ["quiz"]}]), json!({"context": "nowhere"}), "/context"),
    ] {
        let refused = make(&taught, "refused", steps.clone(), more).await.expect(422);
        assert!(pointers(&refused).iter().any(|at| at == pointer), "{steps}: {}", refused.text());
    }
    make(&taught, "quiz", json!([{"badges": ["report"]}]), Value::Null).await.expect(409);
    assert_eq!(query(&taught.app, "SELECT id AS found FROM pathways"), Vec::<String>::new());

    // Any order goes, and then no badge on the way may ask for the end, nor the end for anything else.
    let steps = json!([{"badges": ["above"]}, {"badges": ["report"]}]);
    let pathway = make(&taught, "end", steps, Value::Null).await.expect(201).json();
    let mut circular = author::input_of(&taught.again(&above).await);
    circular.rule = Some(json!({"badge": "end"}));
    let refused = revise(&taught.app.app, &above, circular).await;
    assert!(matches!(refused, Err(AuthorError::Faults(faults)) if matches!(faults[..], [Fault::Cycle(_)])));
    let end = pathway["capstone"].as_str().unwrap();
    let own = json!({"rule": {"badge": "quiz"}});
    let refused = ask(&taught, Method::PATCH, &format!("/api/v1/badges/{end}"), own).await.expect(422);
    assert_eq!(pointers(&refused), ["/rule"]);
    // Its texts are its own.
    let named = json!({"name": "Laboratory master"});
    ask(&taught, Method::PATCH, &format!("/api/v1/badges/{end}"), named).await.expect(200);
    ask(&taught, Method::PATCH, &format!("{PATHWAYS}/end"), json!({"key": "other"})).await.expect(422);
    ask(&taught, Method::GET, &format!("{PATHWAYS}/quiz"), Value::Null).await.expect(404);
    let nobody = taught.app.request(Method::GET, PATHWAYS);
    taught.app.send(nobody).await.expect(401);
    taught.stop().await;
}

#[tokio::test]
async fn a_badge_that_runs_out_undoes_its_step_and_takes_nothing_back() {
    let (taught, clock) = Taught::start_with_clock(Manners::Moodle).await;
    let taught = with_token(taught).await;
    let short = BadgeInput { expires_after: Some("P30D".into()), rule: None, ..taught.input("Short", Value::Null) };
    let short = author::create(&taught.app.app, short, true).await.unwrap();
    let long = by_hand(&taught, "long").await;
    let steps = json!([{"badges": ["short"]}, {"badges": ["long"]}]);
    let pathway = make(&taught, "way", steps, Value::Null).await.expect(201).json();
    let end = end_of(&taught, &pathway).await;
    for person in ["ada", "lukasz"] {
        give(&taught, &short, person).await;
    }
    give(&taught, &long, "ada").await;
    assert!(taught.award(&end, "ada").await.is_some());

    clock.advance(Duration::days(31));
    taught.app.app.store.tell_expired(clock.now()).await.unwrap();
    evaluate(&taught.app.app, taught.context.clone()).await.unwrap();
    give(&taught, &long, "lukasz").await;
    assert!(taught.award(&end, "lukasz").await.is_none(), "his first step is open again");
    let kept = taught.award(&end, "ada").await.unwrap();
    assert_eq!((kept.status(clock.now()), kept.flag), (AwardStatus::Valid, None));
    let page = ask(&taught, Method::GET, &format!("{PATHWAYS}/way/progress?limit=200"), Value::Null).await.json();
    let lukasz = taught.lms.person_id("lukasz");
    let stands = page["items"].as_array().unwrap().iter().find(|one| one["member"]["lti_user_id"] == lukasz).unwrap();
    assert_eq!((&stands["steps"][0]["state"], &stands["next"]), (&json!("open"), &json!("short")));

    // What was withdrawn is another matter.
    let withdrawn = taught.award(&long, "ada").await.unwrap();
    let because = accolade::flows::revoke::Because::Cause;
    accolade::flows::revoke::revoke(&taught.app.app, withdrawn.id, "Copied.", because).await.unwrap();
    taught.settle().await;
    assert!(taught.award(&end, "ada").await.unwrap().flag.is_some());
    taught.stop().await;
}

#[tokio::test]
async fn a_changed_pathway_is_a_new_version_and_the_earlier_one_can_be_finished_for_a_while() {
    let (taught, clock) = Taught::start_with_clock(Manners::Moodle).await;
    let taught = with_token(taught).await;
    for key in ["a", "b", "c"] {
        by_hand(&taught, key).await;
    }
    let badge = async |key: &str| taught.app.app.store.find_achievement_by_key(key.into()).await.unwrap().unwrap();
    let steps = json!([{"badges": ["a"]}, {"badges": ["b"]}]);
    let pathway = make(&taught, "way", steps, json!({"draft": true})).await.expect(201).json();
    let end = end_of(&taught, &pathway).await;
    let address = format!("{PATHWAYS}/way");
    let change = async |body: Value| ask(&taught, Method::PATCH, &address, body).await;
    // A draft has no earlier version, and is overwritten.
    change(json!({"finish_earlier_by": "2099-01-01T00:00:00Z"})).await.expect(422);
    let drafted = change(json!({"name": "The way"})).await.expect(200).json();
    assert_eq!((&drafted["version"], &drafted["state"]), (&json!(1), &json!("draft")));
    assert_eq!(taught.again(&end).await.achievement.texts.name, "The way");
    for person in ["ada", "lukasz"] {
        give(&taught, &badge("a").await, person).await;
    }
    give(&taught, &badge("b").await, "ada").await;
    assert!(taught.award(&end, "ada").await.is_none());
    ask(&taught, Method::POST, &format!("{address}/publish"), Value::Null).await.expect(200);
    let before = taught.award(&end, "ada").await.unwrap();

    let until = (clock.now() + Duration::days(10)).to_rfc3339_opts(SecondsFormat::Secs, true);
    let steps = json!([{"badges": ["a"]}, {"badges": ["c"]}]);
    change(json!({"steps": steps, "finish_earlier_by": "2020-01-01T00:00:00Z"})).await.expect(422);
    let changed = change(json!({"steps": steps, "finish_earlier_by": until})).await.expect(200).json();
    assert_eq!((&changed["version"], &changed["finish_earlier_by"]), (&json!(2), &json!(until)));
    assert_eq!(change(json!({"steps": steps})).await.expect(200).json()["version"], 2, "nothing changes");
    // A new name ends nothing.
    let named = change(json!({"name": "This way"})).await.expect(200).json();
    assert_eq!((&named["version"], &named["finish_earlier_by"]), (&json!(3), &json!(until)));
    give(&taught, &badge("b").await, "lukasz").await;
    assert!(taught.award(&end, "lukasz").await.is_some(), "the earlier version, in time");
    let after = taught.award(&end, "ada").await.unwrap();
    assert_eq!((after.credential, after.flag), (before.credential, None), "what was given stays as it was");

    clock.advance(Duration::days(11));
    for key in ["a", "b"] {
        give(&taught, &badge(key).await, "jose").await;
    }
    assert!(taught.award(&end, "jose").await.is_none(), "the time of the earlier version is over");
    give(&taught, &badge("c").await, "jose").await;
    assert!(taught.award(&end, "jose").await.is_some());

    ask(&taught, Method::POST, &format!("{address}/retire"), Value::Null).await.expect(200);
    ask(&taught, Method::POST, &format!("{address}/publish"), Value::Null).await.expect(409);
    taught.stop().await;
}

#[tokio::test]
async fn badges_on_the_way_may_lie_in_other_courses_of_the_platform() {
    const CONTEXT: &str = "https://purl.imsglobal.org/spec/lti/claim/context";
    let taught = course().await;
    let here = by_hand(&taught, "here").await;
    for person in ["teacher", "ada"] {
        let launch = taught.lms.launch_as(person).with(CONTEXT, json!({"id": "other-course", "title": "Chemistry"}));
        let answer = taught.app.launch(&taught.lms, launch.begin()).await;
        taught.app.frame(&answer);
    }
    let contexts = taught.app.app.store.list_contexts(None, 10).await.unwrap();
    let other = contexts.into_iter().find(|context| context.id != taught.context).unwrap().id;
    let there = BadgeInput { context: Some(other), rule: None, ..taught.input("There", Value::Null) };
    let there = author::create(&taught.app.app, there, true).await.unwrap();
    let steps = json!([{"badges": ["there"]}, {"badges": ["here"]}]);
    let pathway = make(&taught, "through", steps, Value::Null).await.expect(201).json();
    let end = end_of(&taught, &pathway).await;
    give(&taught, &here, "ada").await;
    assert!(taught.award(&end, "ada").await.is_none());
    give(&taught, &there, "ada").await;
    assert!(taught.award(&end, "ada").await.is_some());
    let learner = taught.app.open(&taught.lms, "ada").await;
    let page = taught.app.page(&learner, "").await.expect(200).text();
    assert!(page.contains("In the course Chemistry") && page.contains("2 of 2 steps done"), "{page}");
    let other_course = taught.lms.launch_as("ada").with(CONTEXT, json!({"id": "other-course", "title": "Chemistry"}));
    let frame = taught.app.frame(&taught.app.launch(&taught.lms, other_course.begin()).await);
    let page = taught.app.page(&frame, "").await.expect(200).text();
    assert!(page.contains("Laboratory") && page.contains("2 of 2 steps done"), "{page}");
    taught.stop().await;
}

#[tokio::test]
async fn a_teacher_makes_a_pathway_by_numbers_and_learners_see_what_is_next() {
    let taught = course().await;
    let [_, report] = two_badges(&taught).await;
    let poster = by_hand(&taught, "poster").await;
    let app = &taught.app;
    let page = app.page(&taught.teacher, "badges").await.expect(200).text();
    assert!(page.contains("pathways/new"), "{page}");
    let form = app.page(&taught.teacher, "pathways/new?form=f1").await.expect(200).text();
    let row = |key: &str| {
        let (before, _) = form.split_once(&format!("value=\"{key}\"")).unwrap();
        before.rsplit_once("name=\"key-").unwrap().1.split('"').next().unwrap().to_owned()
    };
    let rows: Vec<(String, &str, &str)> = [("quiz", "1"), ("report", "2"), ("poster", "2")]
        .into_iter()
        .map(|(key, step)| (row(key), key, step))
        .collect();
    let fields = |name: &str, changed: &[(&str, &str)]| {
        let mut fields = vec![("name".to_owned(), name.to_owned()), ("description".into(), "On the way.".into())];
        fields.push(("order".into(), "strict".into()));
        for (row, key, step) in &rows {
            let step = changed.iter().find(|(known, _)| known == key).map_or(*step, |(_, step)| *step);
            fields.push((format!("key-{row}"), (*key).to_owned()));
            fields.push((format!("step-{row}"), step.to_owned()));
        }
        for step in 0..3 {
            fields.push((format!("needs-{step}"), if step == 1 { "1".to_owned() } else { String::new() }));
        }
        fields
    };
    let post = async |path: &str, fields: Vec<(String, String)>| {
        let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        app.post(&taught.teacher, path, &fields).await
    };
    // What is refused comes back word for word.
    let refused = post("pathways/new", fields("", &[("quiz", "first"), ("report", "21")])).await.expect(422).text();
    for part in ["value=\"first\"", "value=\"21\"", "This is not a number.", "Choose a number from 1 to 20."] {
        assert!(refused.contains(part), "{part}: {refused}");
    }
    let nothing = fields("Way", &[("quiz", ""), ("report", ""), ("poster", "")]);
    post("pathways/new", nothing).await.expect(422);
    let saved = post("pathways/new", fields("Laboratory way", &[])).await.expect(303);
    let end = saved.header("location").strip_prefix(&taught.teacher.root).unwrap().to_owned();
    assert!(end.starts_with("badges/") && end.ends_with("done=saved"), "{end}");
    let end = end.split('?').next().unwrap();
    let badge = app.page(&taught.teacher, end).await.expect(200).text();
    let pathway = badge.split("pathways/").nth(1).and_then(|rest| rest.split('"').next()).unwrap().to_owned();
    app.browse(&format!("/pathways/{pathway}")).await.expect(404);

    app.post(&taught.teacher, &format!("{end}/publish"), &[]).await.expect(303);
    let changed = post(&format!("pathways/{pathway}"), fields("Laboratory", &[])).await.expect(303);
    assert!(changed.header("location").ends_with("done=changed"));
    let edit = app.page(&taught.teacher, &format!("{end}/edit")).await.expect(200).text();
    assert!(edit.contains("A pathway writes this rule."), "{edit}");
    let page = app.page(&taught.teacher, "badges").await.expect(200).text();
    assert!(page.contains("2 steps") && page.contains(&format!("pathways/{pathway}\"")), "{page}");

    // Somebody without the quiz: it is next, and the second step waits.
    let holders = taught.holders(&report).await;
    let quiz = app.app.store.find_achievement_by_key("quiz".into()).await.unwrap().unwrap();
    let with_quiz = taught.holders(&quiz).await;
    let ahead = holders.iter().find(|key| !with_quiz.contains(*key)).cloned();
    let person = ahead.clone().unwrap_or_else(|| "zoe".to_owned());
    let learner = app.open(&taught.lms, &person).await;
    let page = app.page(&learner, "").await.expect(200).text();
    for part in ["Laboratory", "0 of 2 steps done", "Best next", "1 of 2 badges are enough."] {
        assert!(page.contains(part), "{part}: {page}");
    }
    assert!(page.contains(if ahead.is_some() { "Earned early" } else { "Counts once step 1 is done" }), "{page}");
    give(&taught, &poster, with_quiz.first().unwrap()).await;

    // In public: people read it, programs too, and nobody is named.
    let public = app.browse(&format!("/pathways/{pathway}")).await.expect(200);
    assert!(
        public.text().contains("Laboratory") && public.text().contains("Quiz") && !public.text().contains("Best next")
    );
    let json = app.fetch(&format!("/pathways/{pathway}")).await.expect(200);
    assert_eq!((json.header("content-type"), json.header("access-control-allow-origin")), ("application/json", "*"));
    let json = json.json();
    assert_eq!((&json["order"], &json["version"]), (&json!("strict"), &json!(2)));
    let address = app.app.urls.achievement(quiz.achievement.id.as_str());
    assert_eq!(json["steps"][0], json!({"badges": [{"id": address, "name": "Quiz"}], "needs": 1}));
    app.fetch(&format!("/pathways/{pathway}.exe")).await.expect(404);
    app.fetch("/pathways/nothing").await.expect(404);
    // A learner makes none, and a teacher changes none of another course.
    app.page(&learner, "pathways/new").await.expect(403);
    app.page(&learner, &format!("pathways/{pathway}")).await.expect(403);
    app.page(&taught.teacher, "pathways/nothing").await.expect(404);
    taught.stop().await;
}

#[tokio::test]
async fn a_pathway_waits_for_its_badges_before_it_is_published() {
    let taught = course().await;
    two_badges(&taught).await;
    let draft = author::create(&taught.app.app, taught.input("Draft", json!({"badge": "quiz"})), false).await.unwrap();
    let steps = json!([{"badges": ["draft"]}, {"badges": ["report"]}]);
    let pathway = make(&taught, "way", steps, json!({"draft": true})).await.expect(201).json();
    let end = pathway["capstone"].as_str().unwrap();
    for address in [format!("{PATHWAYS}/way/publish"), format!("/api/v1/badges/{end}/publish")] {
        let refused = ask(&taught, Method::POST, &address, Value::Null).await.expect(409);
        assert!(refused.text().contains("Draft"), "{}", refused.text());
    }
    let page = taught.app.page(&taught.teacher, &format!("badges/{end}")).await.expect(200).text();
    assert!(page.contains("Nobody could finish the pathway yet") && !page.contains("/publish"), "{page}");
    author::move_to(&taught.app.app, &draft.achievement.id, AchievementState::Active, author::Looked::Everybody)
        .await
        .unwrap();
    ask(&taught, Method::POST, &format!("{PATHWAYS}/way/publish"), Value::Null).await.expect(200);
    taught.stop().await;
}

#[tokio::test]
async fn a_file_brings_pathways_after_their_badges() {
    let taught = course().await;
    let file = |steps: &str, context: &str| {
        let text = format!(
            "[[pathway]]\nkey = \"way\"\nname = \"Way\"\ndescription = \"On it.\"\ncontext = \"{context}\"\norder = \"strict\"\n\
             steps = {steps}\n\n[[badge]]\nkey = \"first\"\nname = \"First\"\ndescription = \"One.\"\ncontext = \"{}\"\n\
             rule = {{ completed = {{ activity = \"Lab report\" }} }}\n",
            taught.context
        );
        apply::read(&text).unwrap()
    };
    let app = &taught.app.app;
    let bring = async |steps: &str, context: &str, dry_run| {
        let file = file(steps, context);
        for badge in file.badge {
            apply::apply(app, badge, dry_run).await.unwrap();
        }
        apply::apply_pathway(app, file.pathway.into_iter().next().unwrap(), dry_run).await
    };
    let context = taught.context.as_str();
    let steps = r#"[{ badges = ["first"] }]"#;
    assert_eq!(bring(steps, context, false).await.unwrap(), Change::Created);
    assert_eq!(bring(steps, context, false).await.unwrap(), Change::Unchanged);
    let titled = r#"[{ badges = ["first"], title = "One" }]"#;
    assert_eq!(bring(titled, context, true).await.unwrap(), Change::Changed);
    assert_eq!(bring(titled, context, false).await.unwrap(), Change::Changed);
    assert_eq!(bring(titled, context, false).await.unwrap(), Change::Unchanged);
    bring(r#"[{ badges = ["second"] }]"#, context, false).await.unwrap_err();
    bring(titled, "elsewhere", false).await.unwrap_err();
    let wrong = "[[pathway]]\nkey = \"first\"\nname = \"Way\"\ndescription = \"On it.\"\nsteps = []\n";
    let wrong = apply::read(wrong).unwrap().pathway.remove(0);
    apply::apply_pathway(app, wrong, false).await.unwrap_err();
    assert!(apply::read("[[pathway]]\nkey = \"way\"\nsteps = [{ badge = \"first\" }]\n").is_err());
    taught.stop().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_form_of_a_pathway_makes_one_however_often_it_is_sent() {
    let taught = course().await;
    two_badges(&taught).await;
    let app = &taught.app;
    let led = app.page(&taught.teacher, "pathways/new").await.expect(303);
    let address = led.header("location");
    let (_, form) = address.split_once("pathways/new?form=").unwrap();
    let page = app.page(&taught.teacher, address).await.expect(200).text();
    assert!(page.contains(&format!("name=\"form\" value=\"{form}\"")), "{page}");
    let send = async |form: &str, name: &str| send_form(&taught, "pathways/new", name, &[("form", form)]).await;
    let badges = count(app, "achievements");
    for answer in futures_util::future::join_all((0..4).map(|_| send(form, "Way"))).await {
        answer.expect(303);
    }
    let end = send(form, "Laboratory way").await.expect(303).header("location").split('?').next().unwrap().to_owned();
    assert_eq!((count(app, "pathways"), count(app, "achievements")), (1, badges + 1));
    assert!(app.page(&taught.teacher, &end).await.expect(200).text().contains("<bdi>Laboratory way</bdi>"));
    let led = app.page(&taught.teacher, address).await.expect(303);
    let pathway = led.header("location").to_owned();
    let edit = app.page(&taught.teacher, &pathway).await.expect(200);
    assert!(edit.text().contains("value=\"Laboratory way\""));
    assert_eq!(edit.header("cache-control"), "no-store", "what a colleague changed is seen by who goes back");

    app.post(&taught.teacher, &format!("{end}/publish"), &[]).await.expect(303);
    let refused = send(form, "Another way").await.expect(409).text();
    assert!(
        refused.contains("changed or published this after the form was opened")
            && refused.contains("value=\"Another way\""),
        "{refused}"
    );
    assert!(app.page(&taught.teacher, &pathway).await.expect(200).text().contains("value=\"Laboratory way\""));
    send(&accolade::keys::opaque_id(), "Another way").await.expect(303);
    assert_eq!(count(app, "pathways"), 2);
    taught.stop().await;
}

/// A draft of a pathway that was made by the form `f1`: the address of its badge and its own id.
async fn draft_of_form(taught: &Taught) -> (String, String) {
    two_badges(taught).await;
    send_way(taught, "pathways/new", "Way").await.expect(303);
    let [(end, pathway)] = taught
        .app
        .app
        .store
        .list_pathways(None, None, 2)
        .await
        .unwrap()
        .into_iter()
        .map(|one| (one.end.achievement.id.to_string(), one.id.to_string()))
        .collect::<Vec<_>>()
        .try_into()
        .unwrap();
    (end, pathway)
}

async fn send_way(taught: &Taught, path: &str, name: &str) -> Answer {
    send_form(taught, path, name, &[("form", "f1")]).await
}

/// Two steps under a name, with what else a form tells.
async fn send_form(taught: &Taught, path: &str, name: &str, told: &[(&str, &str)]) -> Answer {
    let steps = [("key-0", "quiz"), ("step-0", "1"), ("key-1", "report"), ("step-1", "2")];
    let fields = [told, &[("name", name), ("description", "On the way.")], &steps[..]].concat();
    taught.app.post(&taught.teacher, path, &fields).await
}

/// The names of the versions of the only pathway, and how many versions its badge has.
fn versions(taught: &Taught, end: &str) -> (Vec<String>, usize) {
    let names = query(&taught.app, "SELECT name AS found FROM pathway_versions ORDER BY number");
    let of_end = format!("SELECT id AS found FROM achievement_versions WHERE achievement_id = '{end}'");
    (names, query(&taught.app, &of_end).len())
}

#[tokio::test]
async fn a_form_that_crosses_the_publishing_of_its_pathway_changes_nothing() {
    let taught = course().await;
    let (end, _) = draft_of_form(&taught).await;
    publish_when_locked(&taught.app, &end);
    let page = send_way(&taught, "pathways/new", "Another way").await.expect(409).text();
    assert!(page.contains("value=\"Another way\""), "{page}");
    assert_eq!(versions(&taught, &end), (vec!["Way".to_owned()], 1));
    taught.stop().await;
}

/// Saves the form of a pathway that is there, as a page shows it.
async fn save_way(taught: &Taught, pathway: &str, page: &str, name: &str, order: &str) -> Answer {
    let (form, as_read) = (hidden(page, "form"), hidden(page, "as-read"));
    let told = [("form", form.as_str()), ("as-read", &as_read), ("order", order)];
    send_form(taught, &format!("pathways/{pathway}"), name, &told).await
}

async fn open_way(taught: &Taught, pathway: &str) -> String {
    taught.app.page(&taught.teacher, &format!("pathways/{pathway}")).await.expect(200).text()
}

/// A change of the pathway alone, of which the badge at its end knows nothing.
#[tokio::test]
async fn a_change_of_the_order_alone_does_not_cross_a_publishing_either() {
    let taught = course().await;
    let (end, pathway) = draft_of_form(&taught).await;
    let page = open_way(&taught, &pathway).await;
    publish_when_locked(&taught.app, &end);
    save_way(&taught, &pathway, &page, "Way", "strict").await.expect(409);
    assert_eq!(versions(&taught, &end), (vec!["Way".to_owned()], 1));
    taught.stop().await;
}

#[tokio::test]
async fn a_change_that_crosses_the_publishing_of_its_pathway_changes_nothing_until_it_is_sent_again() {
    let taught = course().await;
    let (end, pathway) = draft_of_form(&taught).await;
    let opened = open_way(&taught, &pathway).await;
    publish_when_locked(&taught.app, &end);
    let page = save_way(&taught, &pathway, &opened, "Another way", "free").await.expect(409).text();
    assert!(page.contains("changed or published this after the form was opened"), "{page}");
    assert!(page.contains("value=\"Another way\""), "{page}");
    assert_eq!(versions(&taught, &end), (vec!["Way".to_owned()], 1));
    for _ in 0..2 {
        save_way(&taught, &pathway, &page, "Another way", "free").await.expect(303);
        assert_eq!(versions(&taught, &end), (vec!["Way".to_owned(), "Another way".to_owned()], 2));
    }
    taught.stop().await;
}

#[tokio::test]
async fn the_form_of_a_pathway_does_not_save_over_what_was_changed_since_it_was_opened() {
    let taught = course().await;
    let (_, pathway) = draft_of_form(&taught).await;
    let names = || query(&taught.app, "SELECT name AS found FROM pathway_versions");
    let (mine, theirs) = (open_way(&taught, &pathway).await, open_way(&taught, &pathway).await);
    for _ in 0..2 {
        save_way(&taught, &pathway, &theirs, "One way", "free").await.expect(303);
    }
    let page = save_way(&taught, &pathway, &mine, "Another way", "free").await.expect(409).text();
    assert!(page.contains("changed this after the form was opened"), "{page}");
    // Nor does the form that made it.
    send_way(&taught, "pathways/new", "First way").await.expect(409);
    assert_eq!(names(), ["One way"]);
    for name in ["Another way", "A third way"] {
        save_way(&taught, &pathway, &page, name, "free").await.expect(303);
        assert_eq!(names(), [name]);
    }
    taught.stop().await;
}

#[tokio::test]
async fn the_badge_at_the_end_and_its_pathway_are_not_changed_over_each_other() {
    let taught = course().await;
    let (end, pathway) = draft_of_form(&taught).await;
    let opened = open_way(&taught, &pathway).await;
    let badge = taught.app.app.store.find_achievement(end.as_str().into()).await.unwrap().unwrap();
    let other = BadgeInput { picture_alt: Some("A compass".to_owned()), ..author::input_of(&badge) };
    revise(&taught.app.app, &badge, other).await.unwrap();
    let page = save_way(&taught, &pathway, &opened, "Another way", "free").await.expect(409).text();
    save_way(&taught, &pathway, &page, "Another way", "free").await.expect(303);
    let badge = taught.again(&badge).await;
    assert_eq!((badge.achievement.texts.name.as_str(), badge.picture_alt.as_str()), ("Another way", "A compass"));
    taught.stop().await;
}

#[tokio::test]
async fn a_program_that_crosses_a_publishing_is_told_so_and_changes_nothing() {
    let taught = course().await;
    let (end, pathway) = draft_of_form(&taught).await;
    publish_when_locked(&taught.app, &end);
    let change = json!({"name": "Another way"});
    let refused = ask(&taught, Method::PATCH, &format!("{PATHWAYS}/{pathway}"), change).await.expect(409).json();
    assert!(refused["type"].as_str().unwrap().ends_with("conflict"), "{refused}");
    assert_eq!(versions(&taught, &end), (vec!["Way".to_owned()], 1));
    taught.stop().await;

    let taught = course().await;
    let (end, _) = draft_of_form(&taught).await;
    publish_when_locked(&taught.app, &end);
    let change = json!({"description": "Another way."});
    ask(&taught, Method::PATCH, &format!("/api/v1/badges/{end}"), change).await.expect(409);
    assert_eq!(versions(&taught, &end), (vec!["Way".to_owned()], 1));
    taught.stop().await;
}
