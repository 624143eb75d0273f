//! The cases of the [LTI Advantage conformance suite](https://www.imsglobal.org/spec/lti/v1p3/cert/) that concern
//! this tool, row by row. B: bad launches, T: teachers, S: students, D: deep linking, N: rosters, A: grades.
//!
//! Most rows are held where their behaviour is: [`ROWS`] says by which test. The rows of deep linking stand here, since
//! each is about the answer that leaves us, which is verified with nothing of ours.

use accolade::practice::{Manners, Practice};
use jsonwebtoken::jwk::JwkSet;
use jsonwebtoken::{Algorithm, DecodingKey, Validation, decode, decode_header};
use serde_json::{Value, json};

use crate::app::{Answer, TestApp};
use crate::course::Taught;
use crate::linking::{asked, form, send};

const DL: &str = "https://purl.imsglobal.org/spec/lti-dl/claim/";
const LTI: &str = "https://purl.imsglobal.org/spec/lti/claim/";

/// Each row of the suite, and traps that real platforms set (the lines that begin with “trap”), with the test that
/// holds it.
const ROWS: &[(&str, &str)] = &[
    ("B1 no kid", "a_token_that_the_platforms_own_key_did_not_sign_is_refused"),
    ("B2 unknown kid", "a_token_that_the_platforms_own_key_did_not_sign_is_refused"),
    ("B3 other version", "a_message_without_a_claim_that_it_needs_is_refused_by_the_name_of_the_claim"),
    ("B4 no version", "a_message_without_a_claim_that_it_needs_is_refused_by_the_name_of_the_claim"),
    ("B5 no launch at all", "what_is_no_token_is_refused_and_leaves_the_state_its_turn"),
    ("B6 claims missing", "a_message_without_a_claim_that_it_needs_is_refused_by_the_name_of_the_claim"),
    ("B7 times wrong", "a_token_outside_of_its_time_is_refused"),
    ("B8 no message_type", "a_message_without_a_claim_that_it_needs_is_refused_by_the_name_of_the_claim"),
    ("B9 no roles", "a_message_without_a_claim_that_it_needs_is_refused_by_the_name_of_the_claim"),
    ("B10 no deployment_id", "a_message_without_a_claim_that_it_needs_is_refused_by_the_name_of_the_claim"),
    ("B11 no resource_link.id", "a_message_without_a_claim_that_it_needs_is_refused_by_the_name_of_the_claim"),
    ("B12 no sub", "a_visitor_whom_the_platform_does_not_name_reads_and_leaves_nothing_behind"),
    ("T1 to T9", "an_instructor_of_the_course_sees_the_teachers_page_whatever_else_the_launch_says_or_leaves_out"),
    ("S1 to S9", "a_learner_of_the_course_sees_the_learners_page_whatever_else_the_launch_says_or_leaves_out"),
    ("D1 picker", "a_request_for_links_opens_the_picker"),
    ("D2 one post", "the_answer_is_one_post_of_one_field_to_the_address_as_it_came"),
    ("D3 type and version", "the_answer_says_what_it_is"),
    ("D4 times and nonce", "the_answer_lives_five_minutes_at_most_and_has_a_nonce_of_its_own"),
    ("D5 signature", "the_answer_is_signed_by_a_key_of_the_published_set"),
    ("D6 parties and data", "the_answer_names_both_parties_and_gives_data_back_if_it_came"),
    ("D7 items", "what_was_shown_is_what_is_sent"),
    ("trap 1 hints", "a_login_by_get_or_by_post_asks_the_platform_with_its_own_hints"),
    ("trap 2 parallel logins", "two_logins_of_one_browser_at_the_same_time_both_succeed"),
    ("trap 3 replay", "a_second_launch_with_the_same_state_is_refused"),
    ("trap 4 another registration", "a_launch_of_another_registration_of_the_same_issuer_is_refused"),
    ("trap 5 audiences", "a_token_from_or_for_somebody_else_is_refused"),
    ("trap 6 clocks", "a_platform_whose_clock_is_ten_minutes_off_is_refused_and_one_of_forty_five_seconds_is_not"),
    ("trap 7 flood of keys", "a_flood_of_unknown_keys_asks_the_platform_once_a_minute"),
    ("trap 8 HS256", "a_token_that_the_platforms_own_key_did_not_sign_is_refused"),
    ("trap 9 institution roles", "a_role_outside_of_the_course_gives_no_power_in_it"),
    ("trap 10 short names", "a_person_in_launches_and_rosters_is_one_person"),
    ("trap 11 test user", "test_users_observers_and_those_who_launched_as_teachers_earn_nothing"),
    ("trap 12 literal variables", "visitors_and_people_acted_for_by_an_administrator_become_no_persons"),
    ("N1 to N5 roster by type, token and scope", "everything_is_read_to_the_last_page"),
    ("A1 column and score", "whoever_earned_the_badge_gets_one_final_point_in_its_own_column_and_nobody_else_anything"),
    ("trap 13 scores before the query", "the_results_are_found_before_the_query"),
    ("trap 14 exact media types", "everything_is_read_to_the_last_page"),
    ("trap 15 curly quotes in links", "moodles_quotes_and_ampersands_do_not_lose_the_next_page"),
    ("trap 16 results without a limit", "results_are_asked_for_as_moodle_needs_it"),
    ("trap 17 no score is not zero", "a_result_without_a_score_is_unknown_and_zero_is_zero"),
    ("trap 18 token as a web page, fewer scopes", "a_scope_that_was_not_granted_stops_only_what_needs_it"),
    ("trap 19 two scores in one second", "a_score_of_the_same_second_is_not_fought_over"),
    ("trap 20 nothing that clears a grade", "what_a_teacher_wrote_into_the_column_stays"),
    ("trap 21 second page fails", "a_roster_whose_second_page_fails_changes_nobody"),
    ("trap 22 a role filter that is lost", "a_list_that_comes_in_pages_makes_no_learner_of_who_teaches"),
    (
        "trap 24 foreign or private issuers",
        "an_issuer_on_another_host_or_an_address_of_the_machine_itself_is_refused_before_any_post",
    ),
    ("trap 23 return address", "the_answer_is_one_post_of_one_field_to_the_address_as_it_came"),
];

#[test]
fn every_row_is_held_by_a_test_that_exists() {
    let sources = [
        include_str!("launch.rs"),
        include_str!("roles.rs"),
        include_str!("linking.rs"),
        include_str!("conformance.rs"),
        include_str!("register.rs"),
        include_str!("scores.rs"),
        include_str!("sources.rs"),
        include_str!("sync.rs"),
        include_str!("../../src/lti/ags.rs"),
        include_str!("../../src/lti/paging.rs"),
        include_str!("../../src/outbound/platform/mod.rs"),
    ];
    for (row, test) in ROWS {
        let name = format!("fn {test}(");
        assert!(sources.iter().any(|source| source.contains(&name)), "{row}: there is no {test}");
    }
}

/// What a teacher picked, and the page with the answer.
struct Answered {
    course: Taught,
    page: Answer,
    /// The key set as it is published.
    keys: JwkSet,
}

async fn answered(manners: Manners, data: Option<&'static str>) -> Answered {
    let course = Taught::start(manners).await;
    let badge = course.badge("Reporter", json!({"completed": {"activity": "Lab report"}})).await;
    let place = if manners == Manners::Moodle { "ContentArea" } else { "link_selection" };
    let login = course.lms.launch_as("teacher").asking_for_links(place).edit(move |claims, _| {
        if let Some(data) = data {
            claims[format!("{DL}deep_linking_settings")]["data"] = json!(data);
        }
    });
    let frame = course.app.frame(&course.app.launch(&course.lms, login.begin()).await);
    let form = [("pick", badge.achievement.id.as_str()), ("pick", "course"), ("action", "add")];
    let page = course.app.post(&frame, "link", &form).await.expect(200);
    let keys = serde_json::from_value(course.app.fetch("/lti/jwks.json").await.expect(200).json()).unwrap();
    Answered { course, page, keys }
}

impl Answered {
    fn jwt(&self) -> String {
        form(&self.page).1
    }

    /// The claims, after the signature was checked as a stranger would.
    fn claims(&self) -> Value {
        let jwt = self.jwt();
        let header = decode_header(&jwt).unwrap();
        let key = self.keys.find(header.kid.as_deref().expect("the key is named")).expect("the key is published");
        let registration = self.course.lms.registration();
        let mut wanted = Validation::new(Algorithm::RS256);
        wanted.set_audience(&[registration.issuer]);
        wanted.set_issuer(&[registration.client_id]);
        decode::<Value>(&jwt, &DecodingKey::from_jwk(key).unwrap(), &wanted).expect("the answer holds").claims
    }
}

async fn picker(app: &TestApp, lms: &Practice, place: &str) -> Answer {
    let frame = asked(app, lms, place).await;
    app.page(&frame, "link").await
}

/// D1
#[tokio::test]
async fn a_request_for_links_opens_the_picker() {
    for (manners, place) in [(Manners::Moodle, "ContentArea"), (Manners::Canvas, "assignment_selection")] {
        let (app, lms) = TestApp::with_practice(manners).await;
        let page = picker(&app, &lms, place).await.expect(200).text();
        assert!(page.contains("Put badges into your course") && page.contains("Make a new badge"), "{page}");
        app.stop().await;
    }
}

/// D2
#[tokio::test]
async fn the_answer_is_one_post_of_one_field_to_the_address_as_it_came() {
    for manners in Manners::ALL {
        let answered = answered(manners, None).await;
        let (address, jwt) = form(&answered.page);
        assert_eq!(jwt.split('.').count(), 3);
        let token = if manners == Manners::Moodle { "&sesskey=" } else { "&data=" };
        assert!(address.starts_with(answered.course.lms.url()) && address.contains(token), "{address}");
        // The platform knows its own address again, query and all, and checks what it checks.
        send(&answered.course.app, &answered.page).await.expect(200);
        assert_eq!(answered.course.lms.link_answers().len(), 1);
        answered.course.stop().await;
    }
}

/// D3
#[tokio::test]
async fn the_answer_says_what_it_is() {
    let answered = answered(Manners::Canvas, None).await;
    let claims = answered.claims();
    assert_eq!(claims[format!("{LTI}message_type")], "LtiDeepLinkingResponse");
    assert_eq!(claims[format!("{LTI}version")], "1.3.0");
    answered.course.stop().await;
}

/// D4
#[tokio::test]
async fn the_answer_lives_five_minutes_at_most_and_has_a_nonce_of_its_own() {
    let answered = answered(Manners::Moodle, None).await;
    let claims = answered.claims();
    let (issued, expires) = (claims["iat"].as_i64().unwrap(), claims["exp"].as_i64().unwrap());
    let now = answered.course.app.app.clock.now().timestamp();
    assert!(issued <= now && now < expires && expires - issued <= 300, "{issued} {now} {expires}");
    let course = &answered.course;
    let frame = asked(&course.app, &course.lms, "ContentArea").await;
    let other = course.app.post(&frame, "link", &[("pick", "course"), ("action", "add")]).await.expect(200);
    let other = Answered { page: other, keys: answered.keys.clone(), course: answered.course };
    let nonces = (claims["nonce"].as_str().unwrap(), other.claims()["nonce"].as_str().unwrap().to_owned());
    assert!(nonces.0.len() >= 20 && nonces.0 != nonces.1);
    other.course.stop().await;
}

/// D5
#[tokio::test]
async fn the_answer_is_signed_by_a_key_of_the_published_set() {
    let answered = answered(Manners::Moodle, None).await;
    let header = decode_header(answered.jwt()).unwrap();
    assert_eq!((header.alg, header.typ.as_deref()), (Algorithm::RS256, Some("JWT")));
    assert!(answered.keys.find(header.kid.as_deref().unwrap()).is_some());
    answered.claims();
    answered.course.stop().await;
}

/// D6
#[tokio::test]
async fn the_answer_names_both_parties_and_gives_data_back_if_it_came() {
    const DATA: &str = "a \u{e9}=&\"<b>\u{2603}";
    for data in [None, Some(DATA)] {
        let answered = answered(Manners::Canvas, data).await;
        let registration = answered.course.lms.registration();
        let claims = answered.claims();
        assert_eq!((&claims["iss"], &claims["aud"]), (&json!(registration.client_id), &json!(registration.issuer)));
        assert_eq!(claims[format!("{LTI}deployment_id")], json!(registration.deployment_id));
        assert_eq!(claims.get(format!("{DL}data")), data.map(|data| json!(data)).as_ref());
        answered.course.stop().await;
    }
}

/// D7
#[tokio::test]
async fn what_was_shown_is_what_is_sent() {
    let answered = answered(Manners::Canvas, None).await;
    let claims = answered.claims();
    let items = claims[format!("{DL}content_items")].as_array().unwrap();
    let titles: Vec<&str> = items.iter().map(|item| item["title"].as_str().unwrap()).collect();
    assert_eq!(titles, ["Badges of Laboratory Basics", "Reporter"]);
    for item in items {
        assert_eq!(
            (&item["type"], &item["url"]),
            (&json!("ltiResourceLink"), &json!(answered.course.app.app.urls.launch()))
        );
        let custom = item["custom"].as_object().unwrap();
        assert!(custom.len() == 1 && custom["accolade_link"].as_str().unwrap().len() >= 32, "{custom:?}");
        assert!(item["iframe"]["width"].is_u64() && item.get("window").is_none());
    }
    answered.course.stop().await;
}
