//! A learner hands something in for a badge, and a teacher answers: on a wide screen, on a telephone, with scripts off.

use accolade::practice::Manners;

use crate::browser::Setup;
use crate::visit::Visit;

const ASKS: &str = "Your notebook, with a photo of the set-up";

/// From the form of the badge to the badge in the learner's list; `looks` keeps a picture of each page.
async fn walk(visit: Visit, looks: bool) {
    let look = async |name: &str| {
        if looks {
            visit.look(name).await;
        }
    };
    visit.go("a[href$='badges/new']", "Write it from the rule").await;
    visit.fill("#name", "Notebook keeper").await;
    visit.fill("#description", "Keeps a notebook that others can work from.").await;
    visit.choose("#kind-0", "Something handed in, approved by a teacher").await;
    visit.fill("#asks-0", ASKS).await;
    look("asking-editor").await;
    visit.go("button[value=preview]:not([aria-hidden])", "Today this gives the badge to 0 of 26 learners.").await;
    visit.go("form[action$='/publish'] button", "Published.").await;

    open(&visit, "ada", "You can earn").await;
    look("asking-learner").await;
    visit.go("a[href*='/hand-in/']", ASKS).await;
    look("asking-form").await;
    visit.fill("#text-application", "I measured the period of ten pendulums.").await;
    visit.fill("#handed-link-0", "http://notes.example.org/lab/1").await;
    visit.go("button[value=submit]", "It begins with https://.").await;
    assert_eq!(visit.value("#text-application").await, "I measured the period of ten pendulums.");
    look("asking-wrong").await;
    visit.fill("#handed-link-0", "https://notes.example.org/lab/1").await;
    visit.go("button[value=submit]", "Waits for a teacher").await;
    look("asking-waiting").await;

    open(&visit, "teacher", "Requests (one waits)").await;
    visit.go("a[href$='/requests']", "Ada Sample").await;
    look("asking-queue").await;
    visit.go(".person-head a", "What was handed in and answered").await;
    look("asking-review").await;
    visit.fill("#comment", "Add the errors.").await;
    visit.go("button[value=returned]", "The learner sees your answer.").await;
    look("asking-answered").await;

    open(&visit, "ada", "Sent back with a comment").await;
    visit.go("a[href*='/hand-in/']", "Add the errors.").await;
    look("asking-returned").await;
    visit.fill("#text-application", "I measured the period of ten pendulums, with errors.").await;
    visit.browser.click("#may-show").await;
    visit.go("button[value=submit]", "Waits for a teacher").await;

    open(&visit, "teacher", "Requests (one waits)").await;
    visit.go("a[href$='/requests']", "Ada Sample").await;
    visit.go(".person-head a", "with errors").await;
    visit.go("button[value=approved]", "The learner sees your answer.").await;

    open(&visit, "ada", "You earned").await;
    assert!(visit.browser.text().await.contains("with errors"), "what was handed in stands in the badge");
    look("asking-earned").await;
    visit.go("a[href*='/mine/']", "Ask your teachers").await;
    look("asking-held").await;
    visit.go("a[href$='/evidence']", "it then says that it was superseded").await;
    look("asking-evidence").await;
    visit.go(".back a", "Ask your teachers").await;
    visit.go("a[href$='/name']", "The name as it should be").await;
    look("asking-name").await;
    visit.end().await;
}

/// Opens the course; where scripts are off, the forms of the launch are sent by hand.
async fn open(visit: &Visit, person: &str, words: &str) {
    if visit.scripts {
        return visit.open_course(person, words).await;
    }
    visit.browser.leave_frames().await;
    visit.browser.open(&format!("{}/course?as={person}", visit.lms.url())).await;
    visit.browser.click("#login button").await;
    visit.enter_tool("Opening the tool").await;
    visit.browser.click("#launch button").await;
    visit.enter_tool(words).await;
}

async fn start(setup: Setup) -> Visit {
    let visit = Visit::start(Manners::Moodle, setup).await;
    open(&visit, "teacher", "Badges that give themselves").await;
    visit
}

#[tokio::test]
async fn a_learner_hands_in_a_teacher_sends_it_back_and_approves_it_and_the_badge_is_there() {
    walk(start(Setup { height: 1500, ..Setup::default() }).await, true).await;
}

#[tokio::test]
async fn the_same_fits_into_390_pixels() {
    walk(start(Setup { width: 390, height: 1700, ..Setup::default() }).await, true).await;
}

#[tokio::test]
async fn the_same_fits_into_320_pixels() {
    walk(start(Setup { width: 320, height: 1700, ..Setup::default() }).await, true).await;
}

#[tokio::test]
async fn a_learner_hands_in_and_a_teacher_answers_with_scripts_off() {
    walk(start(Setup { scripts: false, ..Setup::default() }).await, false).await;
}
