//! What badges and awards say besides: typed in, kept, signed, and shown to those who ask.

use accolade::domain::details::{AchievementDetails, AwardDetails};
use accolade::flows::apply::{self, Change};
use accolade::flows::author::{self, BadgeInput};
use accolade::flows::award::{AwardError, Recipient, award};
use accolade::flows::issue::issue;
use accolade::keys;
use accolade::openbadges::verification::State;
use accolade::practice::Manners;
use accolade::store::{Award, Grant, Granted, StoredAchievement, Token};
use reqwest::Method;
use serde_json::{Value, json};

use crate::app::TestApp;
use crate::course::{Taught, awards_of, execute};

const HANDLE: &str = "a-token-that-writes";

/// Details that use every member: of a badge and of an award.
fn everything() -> (Value, Value) {
    let text = include_str!("../fixtures/openbadges/details.json");
    let both: Value = serde_json::from_str(text).unwrap();
    (both["badge"].clone(), both["award"].clone())
}

/// An installation with a token, and workers that stand still.
async fn installation() -> TestApp {
    let mut app = TestApp::start().await;
    app.stop_workers().await;
    let token = Token {
        id: keys::ordered_id(),
        name: "write".to_owned(),
        scopes: vec!["write".to_owned()],
        created_at: app.app.clock.now(),
        is_revoked: false,
    };
    app.app.store.record_token(token, keys::fingerprint(HANDLE)).await.unwrap();
    app
}

async fn ask(app: &TestApp, method: Method, path: &str, body: &Value) -> (u16, Value) {
    let request = app.request(method, path).bearer_auth(HANDLE).body(body.to_string());
    let answer = app.send(request).await;
    (answer.status, serde_json::from_slice(&answer.bytes).unwrap_or(Value::Null))
}

/// Where a refused request is wrong.
fn pointers(answer: &Value) -> Vec<&str> {
    answer["errors"].as_array().unwrap().iter().filter_map(|error| error["pointer"].as_str()).collect()
}

fn badge_with(details: &Value) -> Value {
    json!({"key": "lab", "name": "Laboratory safety", "description": "Works safely.", "details": details})
}

fn award_with(details: &Value) -> Value {
    let mut body = json!({"badge": "lab", "email": "ada@example.edu", "name": "Ada Sample"});
    body.as_object_mut().unwrap().extend(details.as_object().unwrap().clone());
    body
}

async fn json_at(app: &TestApp, address: &str) -> Value {
    let answer = app.send(app.request(Method::GET, address).header("accept", "application/ld+json")).await;
    serde_json::from_slice(&answer.expect(200).bytes).unwrap()
}

async fn input(app: &TestApp, details: &Value) -> StoredAchievement {
    let input = BadgeInput {
        key: Some("lab".into()),
        name: "Laboratory safety".into(),
        description: "Works safely.".into(),
        details: Some(details.clone()),
        ..BadgeInput::default()
    };
    author::create(&app.app, input, true).await.unwrap()
}

#[tokio::test]
async fn everything_that_can_be_said_is_kept_signed_and_verifies() {
    let app = installation().await;
    let (of_badge, of_award) = everything();
    let (status, badge) = ask(&app, Method::POST, "/api/v1/badges", &badge_with(&of_badge)).await;
    assert_eq!((status, &badge["details"]), (201, &of_badge), "{badge}");
    let (status, award) = ask(&app, Method::POST, "/api/v1/awards", &award_with(&of_award)).await;
    assert_eq!((status, &award["details"]), (201, &of_award), "{award}");

    let page = award["credential"].as_str().unwrap();
    let signed = json_at(&app, page).await;
    let subject = &signed["credentialSubject"];
    let reviewed: Value = serde_json::from_str(include_str!("../fixtures/openbadges/full.json")).unwrap();
    for member in ["evidence", "credentialSchema", "termsOfUse", "@context"] {
        assert_eq!(signed[member], reviewed[member], "{member}");
    }
    for member in ["activityStartDate", "activityEndDate", "creditsEarned", "licenseNumber", "role", "source", "term"] {
        assert_eq!(subject[member], reviewed["credentialSubject"][member], "{member}");
    }
    assert_eq!(subject["narrative"], "Worked in the laboratory for a term.");
    assert_eq!(subject["image"]["id"].as_str(), Some(&*format!("{page}.png")));
    let published = json_at(&app, badge["url"].as_str().unwrap()).await;
    for member in ["achievementType", "alignment", "creditsAvailable", "humanCode", "otherIdentifier", "related", "tag"]
    {
        assert_eq!(subject["achievement"][member], reviewed["credentialSubject"]["achievement"][member], "{member}");
        assert_eq!(published[member], subject["achievement"][member], "{member}");
    }
    let described = subject["achievement"]["resultDescription"].as_array().unwrap();
    assert_eq!(described[0]["id"].as_str(), Some(&*format!("{}#result-quiz", badge["url"].as_str().unwrap())));
    assert_eq!(published["resultDescription"], subject["achievement"]["resultDescription"]);

    for extension in ["json", "jwt", "png"] {
        let file = app.fetch(&format!("{page}.{extension}")).await.expect(200).bytes;
        let report = accolade::flows::verify::Verifier::of(&app.app).verify(&file, None).await.unwrap();
        assert_eq!(report.state, State::Valid, "{extension}: {report:#?}");
    }
    app.stop().await;
}

/// An award that waits for its signature.
async fn granted(app: &TestApp, badge: &StoredAchievement, details: &Value) -> Award {
    let store = &app.app.store;
    let now = app.app.clock.now();
    let person = store.record_addressed_person(keys::ordered_id(), "ada@example.edu".into(), "Ada".into(), now).await;
    let details: AwardDetails = serde_json::from_value(details.clone()).unwrap();
    let grant = Grant {
        run: None,
        new_id: keys::ordered_id().into(),
        achievement: badge.achievement.id.clone(),
        version: badge.achievement.version.clone(),
        key: badge.achievement.key.clone(),
        person: person.unwrap(),
        origin: "hand",
        details: details.checked(&badge.achievement.details).unwrap(),
        trace: r#"{"verdict": "met", "met_at": null, "met": 0, "total": 0, "trace": []}"#.to_owned(),
        earned_at: now,
    };
    let Granted::New(id) = store.record_award(grant, now).await.unwrap() else { panic!("the award is there already") };
    store.find_award(id).await.unwrap().unwrap()
}

async fn signed(app: &TestApp, badge: &StoredAchievement, award: &Award) -> Value {
    assert_eq!(issue(&app.app, vec![award.id.clone()]).await.unwrap(), 1);
    let award = awards_of(&app.app, badge).await.into_iter().find(|known| known.id == award.id).unwrap();
    json_at(app, &format!("/credentials/{}.json", award.credential.unwrap().0)).await
}

#[tokio::test]
async fn results_stay_out_of_a_credential_until_the_learner_lets_them_in() {
    let (of_badge, of_award) = everything();
    for agreed in [false, true] {
        let app = installation().await;
        let badge = input(&app, &of_badge).await;
        let award = granted(&app, &badge, &of_award).await;
        if agreed {
            execute(&app, "UPDATE awards SET results_agreed_at = granted_at");
        }
        let signed = signed(&app, &badge, &award).await;
        let text = signed.to_string();
        assert_eq!(signed["credentialSubject"]["result"].is_array(), agreed, "{text}");
        assert_eq!(text.contains("88.5"), agreed);
        assert_eq!(text.contains(r#""achievedLevel""#), agreed);
        app.stop().await;
    }
}

#[tokio::test]
async fn results_stay_out_when_the_badge_hides_them_again() {
    let app = installation().await;
    let (mut of_badge, of_award) = everything();
    let badge = input(&app, &of_badge).await;
    let award = granted(&app, &badge, &of_award).await;
    execute(&app, "UPDATE awards SET results_agreed_at = granted_at");
    of_badge["results"] = json!("hidden");
    let hidden = AchievementDetails::parse(&of_badge).unwrap().to_json().to_string().replace('\'', "''");
    assert_eq!(execute(&app, &format!("UPDATE achievement_versions SET details = '{hidden}'")), 1);
    let signed = signed(&app, &badge, &award).await;
    assert!(!signed.to_string().contains("88.5") && signed["credentialSubject"].get("result").is_none());
    app.stop().await;
}

#[tokio::test]
async fn what_is_wrong_with_details_is_told_with_its_place() {
    let app = installation().await;
    for (details, expected) in [
        (json!({"alignments": [{"target_name": "A", "target_url": "skills"}]}), "/details/alignments/0/target_url"),
        (json!({"achievement_type": "Medal"}), "/details/achievement_type"),
        (json!({"tags": ["a", 7]}), "/details/tags/1"),
        (json!({"credits_available": -1}), "/details/credits_available"),
        (
            json!({"result_descriptions": [{"id": "q", "name": "Q", "result_type": "Percent", "required_level": "x"}]}),
            "/details/result_descriptions/0/required_level",
        ),
        (json!([]), "/details"),
        // Sorted differently by different processors, so that nobody could sign it.
        (json!({"tags": ["\u{1f9ea}", "\u{ff21}"]}), "/details"),
    ] {
        let (status, answer) = ask(&app, Method::POST, "/api/v1/badges", &badge_with(&details)).await;
        assert_eq!((status, pointers(&answer)), (422, vec![expected]), "{answer}");
    }
    let (of_badge, _) = everything();
    assert_eq!(ask(&app, Method::POST, "/api/v1/badges", &badge_with(&of_badge)).await.0, 201);
    let evidence = json!([{"narrative": "Showed it."}]);
    for (details, expected) in [
        (json!({"results": [{"result_description": "essay", "value": "1"}]}), "/results/0/result_description"),
        (json!({"results": [{"result_description": "quiz", "value": "74"}]}), "/results/0/value"),
        (json!({"results": [{"result_description": "bench", "achieved_level": "best"}]}), "/results/0/achieved_level"),
        (json!({"results": [{"value": "1"}]}), "/results/0"),
        (json!({"credits_earned": 3}), "/credits_earned"),
        (json!({"activity_start_date": "yesterday"}), "/activity_start_date"),
        (json!({"evidence": [{"url": "javascript:alert(1)"}]}), "/evidence/0/url"),
        (json!({"evidence": 7}), "/evidence"),
        (json!({"evidence": "x".repeat(5001)}), "/evidence/0/narrative"),
        (json!({"source": {"id": "The lab"}}), "/source/id"),
    ] {
        let mut details = details;
        if details.get("evidence").is_none() {
            details["evidence"] = evidence.clone();
        }
        let (status, answer) = ask(&app, Method::POST, "/api/v1/awards", &award_with(&details)).await;
        assert_eq!((status, pointers(&answer)), (422, vec![expected]), "{answer}");
    }
    app.stop().await;
}

#[tokio::test]
async fn details_that_no_verifier_could_stand_are_refused_when_they_are_saved() {
    let app = installation().await;
    let alignment = |n: usize| json!({"target_name": n.to_string(), "target_url": "https://skills.example.org/"});
    let alignments: Vec<Value> = (0..10).map(alignment).collect();
    let levels = |d: usize| -> Vec<Value> {
        (0..20).map(|n| json!({"id": format!("l-{d}-{n}"), "name": "L", "alignments": alignments})).collect()
    };
    let described: Vec<Value> = (0..20)
        .map(|n| json!({"id": format!("r{n}"), "name": "R", "result_type": "Result", "levels": levels(n)}))
        .collect();
    let details = json!({"result_descriptions": described});
    let (status, answer) = ask(&app, Method::POST, "/api/v1/badges", &badge_with(&details)).await;
    assert_eq!((status, pointers(&answer)), (422, vec!["/details"]), "{answer}");
    assert!(answer["detail"].as_str().unwrap().contains("more than one credential carries"));
    app.stop().await;
}

#[tokio::test]
async fn a_badge_that_asks_for_evidence_is_not_given_by_hand_without_any() {
    let taught = Taught::start(Manners::Moodle).await;
    let rule = json!({"score": {"activity": "Final quiz", "at_least": 75}});
    let details = json!({"evidence_asked": "A photo of the tidy bench"});
    let input = BadgeInput { details: Some(details), ..taught.input("Tidy", rule) };
    let badge = author::create(&taught.app.app, input, true).await.unwrap();
    let somebody = Recipient::Address { email: "zoe@example.org".into(), name: "Zoe".into() };
    let refused = award(&taught.app.app, &badge, &somebody, AwardDetails::default(), None, "hand").await;
    assert!(matches!(refused, Err(AwardError::EvidenceAsked(asked)) if asked.contains("tidy bench")));
    let shown = serde_json::from_value(json!({"evidence": [{"url": "https://files.example.edu/1.jpg"}]})).unwrap();
    award(&taught.app.app, &badge, &somebody, shown, None, "hand").await.unwrap();
    // A rule has seen what it asks for.
    taught.sync().await;
    assert!(taught.award(&badge, "ada").await.is_some());
    taught.stop().await;
}

#[tokio::test]
async fn changed_details_of_a_published_badge_are_a_new_version_and_awards_keep_theirs() {
    let app = installation().await;
    ask(&app, Method::POST, "/api/v1/badges", &badge_with(&json!({"tags": ["old"], "language": "en"}))).await;
    let (_, award) = ask(&app, Method::POST, "/api/v1/awards", &award_with(&json!({}))).await;
    let change = |details: Value| json!({"details": details});
    let (status, same) =
        ask(&app, Method::PATCH, "/api/v1/badges/lab", &change(json!({"language": "en", "tags": [" old "]}))).await;
    assert_eq!((status, same["version"].as_u64()), (200, Some(1)));
    let (_, changed) = ask(&app, Method::PATCH, "/api/v1/badges/lab", &change(json!({"tags": ["new"]}))).await;
    assert_eq!((changed["version"].as_u64(), &changed["details"]), (Some(2), &json!({"tags": ["new"]})));
    let signed = json_at(&app, award["credential"].as_str().unwrap()).await;
    assert_eq!(signed["credentialSubject"]["achievement"]["tag"], json!(["old"]));
    // What a change does not name stays; null takes it away.
    let (_, renamed) = ask(&app, Method::PATCH, "/api/v1/badges/lab", &json!({"name": "Bench safety"})).await;
    assert_eq!((renamed["version"].as_u64(), &renamed["details"]), (Some(3), &json!({"tags": ["new"]})));
    let (_, bare) = ask(&app, Method::PATCH, "/api/v1/badges/lab", &change(Value::Null)).await;
    assert_eq!((bare["version"].as_u64(), &bare["details"]), (Some(4), &json!({})));
    app.stop().await;
}

#[tokio::test]
async fn a_file_of_badges_carries_details_and_leaves_alone_what_it_does_not_name() {
    let app = installation().await;
    let apply_text = async |text: &str| {
        let file = apply::read(text).unwrap();
        let mut changes = Vec::new();
        for badge in file.badge {
            changes.push(apply::apply(&app.app, badge, false).await.unwrap());
        }
        changes.remove(0)
    };
    let toml = r#"
        [[badge]]
        key = "lab"
        name = "Laboratory safety"
        description = "Works safely."
        [badge.details]
        achievement_type = "Course"
        tags = ["safety"]
        credits_available = 2.5
        [[badge.details.alignments]]
        target_name = "Handles acids"
        target_url = "https://skills.example.org/1"
    "#;
    assert_eq!(apply_text(toml).await, Change::Created);
    assert_eq!(apply_text(toml).await, Change::Unchanged);
    let bare = r#"{"badge": [{"key": "lab", "name": "Laboratory safety", "description": "Works safely."}]}"#;
    assert_eq!(apply_text(bare).await, Change::Unchanged);
    let kept = app.app.store.find_achievement_by_key("lab".into()).await.unwrap().unwrap();
    assert_eq!(kept.achievement.details.alignments[0].target_name, "Handles acids");
    let emptied = bare.replace(r#"safely.""#, r#"safely.", "details": {}"#);
    assert_eq!(apply_text(&emptied).await, Change::Changed);
    let wrong = apply::read(&bare.replace(r#"safely.""#, r#"safely.", "details": {"language": "German"}"#)).unwrap();
    let error = apply::apply(&app.app, wrong.badge[0].clone(), true).await.unwrap_err();
    assert!(error.to_string().contains("language"), "{error}");
    app.stop().await;
}

#[tokio::test]
async fn evidence_of_an_earlier_version_of_this_product_is_still_signed_and_shown() {
    let app = installation().await;
    let badge = input(&app, &json!({})).await;
    let award = granted(&app, &badge, &json!({})).await;
    assert_eq!(execute(&app, "UPDATE awards SET evidence = 'Built a bridge.', details = NULL"), 1);
    let signed = signed(&app, &badge, &award).await;
    assert_eq!(signed["evidence"], json!([{"type": ["Evidence"], "narrative": "Built a bridge."}]));
    let award = app.app.store.find_award(award.id).await.unwrap().unwrap();
    assert_eq!(award.details.evidence_text().as_deref(), Some("Built a bridge."));
    app.stop().await;
}

/// What a teacher types on the form of a badge that people hand out.
fn form<'a>(more: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let mut fields =
        vec![("name", "Tidy bench"), ("description", "Leaves it clean."), ("by-hand", "on"), ("action", "save")];
    fields.extend_from_slice(more);
    fields
}

#[tokio::test]
async fn what_a_teacher_types_about_a_badge_is_published_signed_and_shown() {
    let taught = Taught::start(Manners::Moodle).await;
    let more = [
        ("badge-type", "MicroCredential"),
        ("language", "pt-BR"),
        ("credits", "2.5"),
        ("tags", "safety, <i>chemistry</i>; safety"),
        ("skill-name-0", ""),
        ("skill-url-0", ""),
        ("skill-framework-0", ""),
        ("skill-name-1", "Handles acids"),
        ("skill-url-1", "https://skills.example.org/acids"),
        ("skill-framework-1", "Skills of the laboratory"),
        ("evidence-asked", "A photo of the bench"),
        ("edition", "2026"),
    ];
    taught.app.post_multipart(&taught.teacher, "badges/new", &form(&more)).await.expect(303);
    let badge = taught.app.app.store.list_achievements_of(taught.context.clone()).await.unwrap().remove(0);
    let id = badge.achievement.id.clone();
    let details = serde_json::to_value(&badge.achievement.details).unwrap();
    assert_eq!(details["tags"], json!(["safety", "<i>chemistry</i>"]));
    assert_eq!(details["alignments"][0]["target_framework"], "Skills of the laboratory");

    // The form comes back as it was typed, and saving it again changes nothing.
    let page = taught.app.page(&taught.teacher, &format!("badges/{id}/edit")).await.expect(200).text();
    for typed in ["value=\"2.5\"", "value=\"pt-BR\"", "value=\"MicroCredential\" selected", "Handles acids"] {
        assert!(page.contains(typed), "{typed}: {page}");
    }
    taught.app.post(&taught.teacher, &format!("badges/{id}/publish"), &[]).await.expect(303);
    let page = taught.app.browse(&format!("/achievements/{id}")).await.expect(200).text();
    for shown in ["Micro-credential", "https://skills.example.org/acids", "&lt;i&gt;chemistry", "A photo of the bench"]
    {
        assert!(page.contains(shown), "{shown}: {page}");
    }
    let give = taught.app.page(&taught.teacher, &format!("badges/{id}/give")).await.expect(200).text();
    assert!(give.contains("A photo of the bench"));

    let badge = taught.again(&badge).await;
    let evidence =
        json!({"evidence": [{"name": "Photo", "url": "https://files.example.edu/1.jpg", "narrative": "Clean."}]});
    let recipient = Recipient::Member(taught.lms.person_id("zoe"));
    let evidence = serde_json::from_value(evidence).unwrap();
    award(&taught.app.app, &badge, &recipient, evidence, None, "hand").await.unwrap();
    let zoe = taught.award(&badge, "zoe").await.unwrap();
    let (credential, _) = zoe.credential.clone().unwrap();
    let page = taught.app.browse(&format!("/credentials/{credential}")).await.expect(200).text();
    for shown in ["Handles acids", "https://files.example.edu/1.jpg", "Clean.", "2.5", "Micro-credential"] {
        assert!(page.contains(shown), "{shown}: {page}");
    }
    assert_eq!(taught.states(&zoe).await, [State::Valid; 3]);
    taught.stop().await;
}

#[tokio::test]
async fn what_a_badge_cannot_say_comes_back_on_the_form_with_its_reason() {
    let taught = Taught::start(Manners::Canvas).await;
    // A sign of the private use area sorts before an emoji by code points, and behind it by UTF-16.
    let unsortable = "a\u{e000}, a\u{1f600}";
    for (field, typed, id, reason) in [
        ("name", "Bell\u{7}", "name", "control characters"),
        ("language", "Klingon!", "language", "not a language code"),
        ("credits", "many", "credits", "not a number"),
        ("badge-type", "Medal", "badge-type", "not there any more"),
        ("skill-name-0", "Acids", "skill-url-0", ""),
        ("skill-url-0", "javascript:alert(1)", "skill-url-0", "not a public web address"),
        ("tags", unsortable, "more", "unusual signs"),
        ("evidence-asked", "\u{0}", "evidence-asked", "control characters"),
    ] {
        let mut fields = form(&[("skill-name-0", ""), ("skill-url-0", ""), ("skill-framework-0", "")]);
        fields.retain(|(name, _)| *name != field);
        fields.push((field, typed));
        let page = taught.app.post_multipart(&taught.teacher, "badges/new", &fields).await.expect(422).text();
        let at = page.find(&format!("id=\"{id}-error\"")).unwrap_or_else(|| panic!("{field} {typed:?}: {page}"));
        let told: String = page[at..].chars().take(400).collect();
        assert!(told.contains(reason), "{field}: {told}");
        assert!(field == "name" || page.contains("<details open"), "the part with the fault is folded: {field}");
    }
    assert!(taught.app.app.store.list_achievements_of(taught.context.clone()).await.unwrap().is_empty());
    let input = BadgeInput {
        details: Some(json!({"tags": ["a\u{e000}", "a\u{1f600}"]})),
        ..taught.input("Tidy", json!({"completed": {"activity": "Final quiz"}}))
    };
    let refused = author::create(&taught.app.app, input, false).await.unwrap_err().to_string();
    assert!(refused.contains("leave one of them out"), "{refused}");
    taught.stop().await;
}
