//! Who sees what: the roles of a launch, with the cases of the LTI Advantage conformance suite (T: teachers, S: students).
//!
//! [LTI Core 1.3, appendix A.2](https://www.imsglobal.org/spec/lti/v1p3/#role-vocabularies).

use accolade::flows::author::{self, BadgeInput};
use accolade::flows::round::sync_now;
use accolade::practice::{LaunchPlan, Login, Manners, Practice};
use serde_json::{Value, json};

use crate::app::{Answer, TestApp};
use crate::inside::{count, stored_context};

const CONTEXT: &str = "https://purl.imsglobal.org/spec/lti/claim/context";
const CUSTOM: &str = "https://purl.imsglobal.org/spec/lti/claim/custom";
const TEST_USER: &str = "http://purl.imsglobal.org/vocab/lti/system/person#TestUser";

fn member(role: &str) -> String {
    format!("http://purl.imsglobal.org/vocab/lis/v2/membership{role}")
}

fn institution(role: &str) -> String {
    format!("http://purl.imsglobal.org/vocab/lis/v2/institution/person#{role}")
}

fn system(role: &str) -> String {
    format!("http://purl.imsglobal.org/vocab/lis/v2/system/person#{role}")
}

/// Whose page a launch leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum View {
    Teacher,
    Learner,
    /// The badges of the course, and nothing of anybody's.
    Onlooker,
    /// What somebody else has, and nothing to do.
    Watcher,
    NoCourse,
}

async fn view(app: &TestApp, lms: &Practice, login: Login) -> View {
    let frame = app.frame(&app.launch(lms, login).await);
    let first = app.page(&frame, "").await.expect(200).text();
    let teaches = app.page(&frame, "badges").await;
    let view = if first.contains("No course to show") {
        View::NoCourse
    } else if first.contains("You are visiting without a name")
        || first.contains("You are not a learner of this course")
    {
        View::Onlooker
    } else if first.contains("You act as somebody else") {
        View::Watcher
    } else if first.contains("badges/new") {
        View::Teacher
    } else {
        View::Learner
    };
    // What the page shows and what the session may do are one thing.
    assert_eq!(teaches.status == 200, view == View::Teacher, "{view:?} {}", teaches.status);
    view
}

async fn view_with(app: &TestApp, lms: &Practice, roles: &[&str]) -> View {
    view(app, lms, lms.launch_as("ada").with_roles(roles).begin()).await
}

const NAMES: [&str; 3] = ["name", "given_name", "family_name"];

fn without_names(plan: LaunchPlan<'_>) -> LaunchPlan<'_> {
    NAMES.into_iter().fold(plan, LaunchPlan::without)
}

// T1 to T9
#[tokio::test]
async fn an_instructor_of_the_course_sees_the_teachers_page_whatever_else_the_launch_says_or_leaves_out() {
    let (app, lms) = TestApp::with_both_families().await;
    let (instructor, assistant) = (member("#Instructor"), member("/Instructor#TeachingAssistant"));
    for manners in Manners::ALL {
        lms.set_manners(manners);
        for roles in [
            vec![instructor.as_str()],
            vec![&institution("Staff"), &instructor, &member("#Mentor"), &system("User")],
            vec!["Instructor"],
            vec![&instructor, "http://vocab.example/roles#Wizard", "urn:example:role", ""],
            vec![&assistant],
            vec![&member("/instructor#TeachingAssistant")],
            vec!["urn:lti:role:ims/lis/Instructor"],
            vec![&member("#Administrator")],
            vec![&member("#Learner"), &instructor],
        ] {
            let seen = view(&app, &lms, lms.launch_as("teacher").with_roles(&roles).begin()).await;
            assert_eq!(seen, View::Teacher, "{manners:?} {roles:?}");
        }
        let plan = || lms.launch_as("teacher");
        assert_eq!(view(&app, &lms, plan().begin()).await, View::Teacher, "{manners:?}");
        assert_eq!(view(&app, &lms, plan().with_roles(&[]).begin()).await, View::Onlooker, "{manners:?}");
        assert_eq!(view(&app, &lms, without_names(plan()).begin()).await, View::Teacher, "{manners:?}");
        assert_eq!(view(&app, &lms, plan().without("email").begin()).await, View::Teacher, "{manners:?}");
        let nobody_in_particular = without_names(plan()).without("email");
        assert_eq!(view(&app, &lms, nobody_in_particular.begin()).await, View::Teacher, "{manners:?}");
        let placeless = without_names(plan()).without(CONTEXT);
        assert_eq!(view(&app, &lms, placeless.begin()).await, View::NoCourse, "{manners:?}");
    }
    app.stop().await;
}

// S1 to S9
#[tokio::test]
async fn a_learner_of_the_course_sees_the_learners_page_whatever_else_the_launch_says_or_leaves_out() {
    let (app, lms) = TestApp::with_both_families().await;
    let learner = member("#Learner");
    for manners in Manners::ALL {
        lms.set_manners(manners);
        for roles in [
            vec![learner.as_str()],
            vec![&institution("Student"), &learner, &system("User")],
            vec!["Learner"],
            vec![&learner, "http://vocab.example/roles#Wizard", "urn:example:role", ""],
            vec![&member("/Learner#NonCreditLearner")],
            vec![&member("/Learner#Instructor")],
            vec!["urn:lti:role:ims/lis/Learner"],
        ] {
            assert_eq!(view_with(&app, &lms, &roles).await, View::Learner, "{manners:?} {roles:?}");
        }
        let plan = || lms.launch_as("ada");
        assert_eq!(view(&app, &lms, plan().begin()).await, View::Learner, "{manners:?}");
        assert_eq!(view(&app, &lms, plan().with_roles(&[]).begin()).await, View::Onlooker, "{manners:?}");
        assert_eq!(view(&app, &lms, without_names(plan()).begin()).await, View::Learner, "{manners:?}");
        assert_eq!(view(&app, &lms, plan().without("email").begin()).await, View::Learner, "{manners:?}");
        let nobody_in_particular = without_names(plan()).without("email");
        assert_eq!(view(&app, &lms, nobody_in_particular.begin()).await, View::Learner, "{manners:?}");
        let placeless = without_names(plan()).without(CONTEXT);
        assert_eq!(view(&app, &lms, placeless.begin()).await, View::NoCourse, "{manners:?}");
        let bare = lms.launch_as("ada").edit(|claims, _| {
            let kept = ["iss", "aud", "azp", "sub", "iat", "exp", "nonce"];
            let claims = claims.as_object_mut().expect("claims are an object");
            let lti = ["version", "message_type", "deployment_id", "target_link_uri", "roles", "resource_link"];
            claims.retain(|name, _| {
                kept.contains(&name.as_str()) || lti.iter().any(|end| name.ends_with(&format!("/{end}")))
            });
        });
        assert_eq!(view(&app, &lms, bare.begin()).await, View::NoCourse, "{manners:?}");
    }
    app.stop().await;
}

#[tokio::test]
async fn a_role_outside_of_the_course_gives_no_power_in_it() {
    let (app, lms) = TestApp::with_practice(Manners::Canvas).await;
    let learner = member("#Learner");
    for outside in [
        institution("Instructor"),
        institution("Administrator"),
        institution("Faculty"),
        system("Administrator"),
        system("SysAdmin"),
        "http://purl.imsglobal.org/vocab/lis/v2/person#Administrator".to_owned(),
        "urn:lti:instrole:ims/lis/Instructor".to_owned(),
    ] {
        assert_eq!(view_with(&app, &lms, &[&outside, &learner]).await, View::Learner, "{outside}");
        assert_eq!(view_with(&app, &lms, &[&outside]).await, View::Onlooker, "{outside}");
    }
    assert_eq!(view(&app, &lms, lms.launch_as("admin").begin()).await, View::Onlooker);
    app.stop().await;
}

#[tokio::test]
async fn roles_that_are_unknown_or_of_onlookers_give_the_least() {
    let (app, lms) = TestApp::with_practice(Manners::Canvas).await;
    for roles in [
        vec!["http://vocab.example/roles#Instructor"],
        vec!["instructor"],
        vec!["Instructor "],
        vec!["Student"],
        vec!["Mentor"],
        vec!["ContentDeveloper"],
        vec!["http://purl.imsglobal.org/vocab/lis/v2/membership#"],
        vec!["http://purl.imsglobal.org/vocab/lis/v2/membership/Wizard#Instructor"],
    ] {
        assert_eq!(view_with(&app, &lms, &roles).await, View::Onlooker, "{roles:?}");
    }
    assert_eq!(view(&app, &lms, lms.launch_as("observer").begin()).await, View::Onlooker);
    let odd = lms.launch_as("ada").edit(|claims, _| {
        claims["https://purl.imsglobal.org/spec/lti/claim/roles"] =
            json!([null, 7, ["Instructor"], {"Instructor": true}, "x".repeat(5000)]);
    });
    assert_eq!(view(&app, &lms, odd.begin()).await, View::Onlooker);
    app.stop().await;
}

// B12
#[tokio::test]
async fn a_visitor_whom_the_platform_does_not_name_reads_and_leaves_nothing_behind() {
    let (app, lms) = TestApp::with_both_families().await;
    for manners in Manners::ALL {
        lms.set_manners(manners);
        for login in [
            lms.launch_anonymously().begin(),
            lms.launch_as("teacher").without("sub").begin(),
            lms.launch_as("teacher").with("sub", Value::Null).begin(),
            lms.launch_as("ada").with("sub", json!("")).begin(),
        ] {
            assert_eq!(view(&app, &lms, login).await, View::Onlooker, "{manners:?}");
        }
    }
    // Their courses are polled, and the rosters name neither: what is held here is who launched.
    let launched = count(&app, "sessions WHERE person_id IS NOT NULL OR is_teacher");
    assert_eq!((count(&app, "sessions"), launched), (8, 0));
    app.stop().await;
}

#[tokio::test]
async fn visitors_and_people_acted_for_by_an_administrator_become_no_persons() {
    let (mut app, lms) = TestApp::with_practice(Manners::Canvas).await;
    // Without workers nobody comes from the roster.
    app.stop_workers().await;
    let masquerade =
        |key: &str| lms.launch_as(key).edit(|claims, _| claims[CUSTOM]["masq"] = json!("10000000000007")).begin();
    for login in [masquerade("ada"), masquerade("teacher"), lms.launch_anonymously().begin()] {
        app.frame(&app.launch(&lms, login).await);
    }
    assert_eq!((count(&app, "persons"), count(&app, "members"), count(&app, "sessions")), (0, 0, 3));
    assert_eq!(count(&app, "sessions WHERE is_teacher"), 0);

    // A variable that the platform does not know arrives as it was written, and says nothing.
    let literal = lms.launch_as("ada").edit(|claims, _| {
        claims[CUSTOM] = json!({"masq": "$Canvas.masqueradingUser.userId", "cv_user": "$Canvas.user.id"});
    });
    app.frame(&app.launch(&lms, literal.begin()).await);
    let empty = lms.launch_as("jose").edit(|claims, _| claims[CUSTOM] = json!({"masq": ""}));
    app.frame(&app.launch(&lms, empty.begin()).await);
    assert_eq!((count(&app, "persons"), count(&app, "members")), (2, 2));
    app.stop().await;
}

#[tokio::test]
async fn somebody_acting_for_a_teacher_sees_no_more_than_a_visitor_and_for_a_learner_what_that_learner_sees() {
    let (app, lms) = TestApp::with_practice(Manners::Canvas).await;
    for (key, wanted) in [("teacher", View::Onlooker), ("ada", View::Watcher)] {
        let plan = lms.launch_as(key).edit(|claims, _| claims[CUSTOM]["masq"] = json!("7"));
        assert_eq!(view(&app, &lms, plan.begin()).await, wanted, "{key}");
    }
    app.stop().await;
}

#[tokio::test]
async fn test_users_observers_and_those_who_launched_as_teachers_earn_nothing() {
    let (app, lms) = TestApp::with_practice(Manners::Canvas).await;
    let nobody = ["teacher", "assistant", "test-student", "observer", "jose"];
    for key in nobody {
        lms.set_grade(key, "Lab report", Some(20.0));
    }
    app.open(&lms, "teacher").await;
    let tester = lms.launch_as("test-student").with_roles(&["Learner", "Instructor", TEST_USER]).begin();
    assert_eq!(view(&app, &lms, tester).await, View::Learner);
    app.open(&lms, "test-student").await;
    app.open(&lms, "observer").await;
    // Listed as a learner, and seen to teach.
    app.frame(&app.launch(&lms, lms.launch_as("jose").with_roles(&["Learner", "Instructor"]).begin()).await);
    let context = stored_context(&app, &lms).await.id;
    sync_now(&app.app, context.clone()).await.unwrap();
    let input = BadgeInput {
        context: Some(context.clone()),
        name: "Reporter".into(),
        description: "Handed in the lab report.".into(),
        rule: Some(json!({"completed": {"activity": "Lab report"}})),
        ..BadgeInput::default()
    };
    author::create(&app.app, input, true).await.unwrap();
    sync_now(&app.app, context).await.unwrap();
    let awards_of = |key: &str| {
        let sub = lms.person_id(key);
        count(&app, &format!("awards a JOIN persons p ON p.id = a.person_id WHERE p.sub = '{sub}'"))
    };
    assert_eq!(awards_of("ada"), 1);
    for key in nobody {
        assert_eq!(awards_of(key), 0, "{key}");
    }
    app.stop().await;
}

#[tokio::test]
async fn someone_without_a_name_has_a_page_of_their_own_all_the_same() {
    let (app, lms) = TestApp::with_both_families().await;
    for manners in Manners::ALL {
        lms.set_manners(manners);
        lms.share_names(false);
        lms.share_emails(false);
        for (key, wanted) in [("nameless", View::Learner), ("kwame", View::Learner), ("teacher", View::Teacher)] {
            assert_eq!(view(&app, &lms, lms.launch_as(key).begin()).await, wanted, "{manners:?} {key}");
        }
    }
    assert_eq!(count(&app, "persons WHERE name = '' OR email = ''"), 0);
    app.stop().await;
}

#[tokio::test]
async fn odd_texts_in_a_launch_are_shown_as_text() {
    let (app, lms) = TestApp::with_practice(Manners::Moodle).await;
    let titled = lms.launch_as("ada").with(
        CONTEXT,
        json!({"id": "2", "title": "<script>alert(1)</script> \u{202e}Chemistry & \"more\"\u{0}", "label": 7}),
    );
    let answer: Answer = app.launch(&lms, titled.begin()).await;
    let page = app.page(&app.frame(&answer), "").await.expect(200).text();
    assert!(page.contains("&lt;script&gt;alert(1)"), "{page}");
    assert!(!page.contains("<script>alert") && !page.contains('\0'), "{page}");
    app.stop().await;
}
