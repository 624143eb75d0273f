//! What learners ask of their teachers: what they hand in for a badge, evidence and the spelling of a name on one that
//! they hold, and questions.

use accolade::domain::award::AwardState;
use accolade::domain::ids::PersonId;
use accolade::domain::request::RequestState;
use accolade::flows::person;
use accolade::flows::request::{self, RequestError};
use accolade::flows::retire;
use accolade::openbadges::verification::State;
use accolade::practice::Manners;
use accolade::store::{Request, StoredAchievement};
use chrono::TimeDelta;
use serde_json::{Value, json};

use crate::app::{Answer, Frame};
use crate::course::{Taught, hidden, query};
use crate::inside::count;

const ASKS: &str = "Your notebook, with a photo";
const LINK: &str = "https://notes.example.org/lab/1";

fn asking() -> Value {
    json!({"approved": {"handed_in": ASKS}})
}

/// A learner in front of one form.
struct Asker<'a> {
    taught: &'a Taught,
    frame: Frame,
    path: String,
}

impl<'a> Asker<'a> {
    async fn at(taught: &'a Taught, key: &str, path: String) -> Self {
        Self { taught, frame: taught.app.open(&taught.lms, key).await, path }
    }

    async fn page(&self) -> String {
        self.taught.app.page(&self.frame, &self.path).await.expect(200).text()
    }

    /// Posts the form as it stands now.
    async fn post(&self, fields: &[(&str, &str)]) -> Answer {
        let request = hidden(&self.page().await, "request");
        self.post_as(&request, fields).await
    }

    async fn post_as(&self, request: &str, fields: &[(&str, &str)]) -> Answer {
        let mut all = vec![("request", request)];
        all.extend(fields);
        self.taught.app.post(&self.frame, &self.path, &all).await
    }

    async fn submit(&self, text: &str, may_show: bool) -> Answer {
        let field = format!("text-{}", self.kind());
        let mut fields = vec![(field.as_str(), text), ("handed-link-0", LINK), ("action", "submit")];
        if may_show {
            fields.push(("may-show", "on"));
        }
        self.post(&fields).await
    }

    fn kind(&self) -> &'static str {
        match self.path.split('/').collect::<Vec<_>>()[..] {
            ["hand-in", _] => "application",
            ["ask", _] => "question",
            [.., "evidence"] => "evidence",
            _ => "name",
        }
    }
}

/// A published badge that ada is asked to hand something in for.
async fn course() -> (Taught, StoredAchievement) {
    let taught = Taught::start(Manners::Moodle).await;
    let badge = taught.badge("Notebook", asking()).await;
    taught.sync().await;
    (taught, badge)
}

/// The one that waits.
async fn waiting(taught: &Taught) -> Request {
    let listed = taught.app.app.store.list_requests_in(taught.context.clone(), true).await.unwrap();
    assert_eq!(listed.len(), 1);
    listed.into_iter().next().unwrap().request
}

async fn answer_as(taught: &Taught, frame: &Frame, request: &Request, to: &str, comment: &str) -> Answer {
    let seen = request.entries.to_string();
    let fields = [("seen", seen.as_str()), ("answer", to), ("comment", comment)];
    taught.app.post(frame, &format!("requests/{}", request.id), &fields).await
}

async fn answer(taught: &Taught, to: &str, comment: &str) -> Answer {
    answer_as(taught, &taught.teacher, &waiting(taught).await, to, comment).await
}

/// What the signed file of somebody's award has for evidence.
async fn evidence(taught: &Taught, badge: &StoredAchievement, key: &str) -> Value {
    let award = taught.award(badge, key).await.expect("it is awarded");
    let file: Value = serde_json::from_slice(&taught.file(&award, "json").await).unwrap();
    file["evidence"].clone()
}

#[tokio::test]
async fn what_a_teacher_approves_earns_the_badge_and_stands_in_it_where_the_learner_agreed() {
    let (taught, badge) = course().await;
    let ada = Asker::at(&taught, "ada", format!("hand-in/{}", badge.achievement.id)).await;
    let list = taught.app.page(&ada.frame, "").await.expect(200).text();
    assert!(list.contains(&format!("href=\"{}{}\"", ada.frame.root, ada.path)), "{list}");
    assert!(ada.page().await.contains(ASKS));
    // A draft is nobody's but the learner's.
    ada.post(&[("text-application", "First thoughts"), ("action", "save")]).await.expect(303);
    assert!(ada.page().await.contains("First thoughts"));
    let teachers = taught.app.page(&taught.teacher, "requests").await.expect(200).text();
    assert!(teachers.contains("Nothing waits.") && !teachers.contains("Ada"), "{teachers}");

    let handed_in = ada.submit("Ten pendulums.\r\nWith photo.", false).await.expect(303);
    let page = taught.app.page(&ada.frame, handed_in.header("location")).await.expect(200).text();
    assert!(page.contains("Waits for a teacher") && page.contains("Ten pendulums."), "{page}");
    let course = taught.app.page(&taught.teacher, "badges").await.expect(200).text();
    assert!(course.contains("Requests (one waits)"), "{course}");
    let teachers = taught.app.page(&taught.teacher, "requests").await.expect(200).text();
    assert!(teachers.contains("Ada Sample") && teachers.contains("Notebook"), "{teachers}");
    let one = waiting(&taught).await;
    let page = taught.app.page(&taught.teacher, &format!("requests/{}", one.id)).await.expect(200).text();
    assert!(
        page.contains(&format!("<a href=\"{LINK}\" target=\"_blank\" rel=\"noopener noreferrer nofollow\"")),
        "{page}"
    );
    assert!(page.contains("Ten pendulums.\nWith photo."), "{page}");

    answer(&taught, "returned", "Add the errors.").await.expect(303);
    let page = ada.page().await;
    assert!(page.contains("Sent back with a comment") && page.contains("Add the errors."), "{page}");
    assert!(taught.award(&badge, "ada").await.is_none());
    ada.submit("Ten pendulums, with errors.", true).await.expect(303);
    answer(&taught, "approved", "Well done.").await.expect(303);
    let award = taught.award(&badge, "ada").await.expect("it is awarded");
    assert_eq!((award.state, taught.states(&award).await), (AwardState::Issued, vec![State::Valid; 3]));
    let file = evidence(&taught, &badge, "ada").await;
    assert_eq!(file[0]["narrative"], "Ten pendulums, with errors.");
    assert_eq!(file[0]["id"], LINK);
    // Everything that happened is kept, and which sentence was agreed to.
    let entries = query(&taught.app, "SELECT deed AS found FROM request_entries ORDER BY number");
    assert_eq!(entries, ["submitted", "returned", "submitted", "approved"]);
    let agreed = query(
        &taught.app,
        "SELECT language || ' ' || text_version AS found FROM request_entries WHERE text_version IS NOT NULL ORDER BY number",
    );
    assert_eq!(agreed, ["en 2026-11-27"; 2]);
    assert_eq!(taught.holders(&badge).await.len(), 1, "nobody else got it");
    taught.stop().await;
}

#[tokio::test]
async fn what_is_handed_in_stays_private_without_the_learners_word() {
    let (taught, badge) = course().await;
    let ada = Asker::at(&taught, "ada", format!("hand-in/{}", badge.achievement.id)).await;
    ada.submit("Only for my teacher.", false).await.expect(303);
    answer(&taught, "approved", "").await.expect(303);
    let award = taught.award(&badge, "ada").await.expect("it is awarded");
    assert!(award.details.is_empty());
    for extension in ["json", "jwt", "svg"] {
        let file = String::from_utf8(taught.file(&award, extension).await).unwrap();
        assert!(!file.contains("Only for my teacher") && !file.contains(LINK), "{file}");
    }
    // Who has the badge hands nothing in for it any more.
    taught.app.page(&ada.frame, &ada.path).await.expect(404);
    taught.stop().await;
}

#[tokio::test]
async fn what_was_handed_in_in_time_counts_however_long_the_teacher_takes() {
    let (taught, clock) = Taught::start_with_clock(Manners::Moodle).await;
    let deadline = clock.now() + TimeDelta::minutes(30);
    let rule = json!({"all": [asking(), {"before": deadline.to_rfc3339()}]});
    let badge = taught.badge("Notebook", rule).await;
    taught.sync().await;
    let path = format!("hand-in/{}", badge.achievement.id);
    let ada = Asker::at(&taught, "ada", path.clone()).await;
    let zoe = Asker::at(&taught, "zoe", path).await;
    ada.submit("In time.", false).await.expect(303);
    clock.advance(TimeDelta::minutes(40));
    answer(&taught, "approved", "").await.expect(303);
    assert!(taught.award(&badge, "ada").await.is_some());
    zoe.submit("Too late.", false).await.expect(303);
    answer(&taught, "approved", "").await.expect(303);
    assert!(taught.award(&badge, "zoe").await.is_none());
    taught.stop().await;
}

#[tokio::test]
async fn an_approval_is_one_condition_among_others() {
    let taught = Taught::start(Manners::Moodle).await;
    let rule = json!({"all": [asking(), {"score": {"activity": "Final quiz", "at_least": 75}}]});
    let badge = taught.badge("Notebook and quiz", rule).await;
    taught.sync().await;
    assert!(taught.holders(&badge).await.is_empty(), "a score alone is not enough");
    for key in ["ada", "zoe"] {
        let asker = Asker::at(&taught, key, format!("hand-in/{}", badge.achievement.id)).await;
        asker.submit("Mine.", false).await.expect(303);
        answer(&taught, "approved", "").await.expect(303);
    }
    assert!(taught.award(&badge, "ada").await.is_some());
    assert!(taught.award(&badge, "zoe").await.is_none(), "74.999 % is not enough");
    taught.stop().await;
}

#[tokio::test]
async fn what_is_wrong_with_it_is_told_beside_the_field_and_everything_typed_stays() {
    let (taught, badge) = course().await;
    let ada = Asker::at(&taught, "ada", format!("hand-in/{}", badge.achievement.id)).await;
    let before = taught.dump(&["requests", "request_entries"]);
    let long = "x".repeat(5001);
    for (fields, why, kept) in [
        (vec![("text-application", " ")], "Fill this in.", ""),
        (
            vec![("text-application", "Kept words"), ("handed-link-2", "http://notes.example.org/")],
            "begins with https://",
            "Kept words",
        ),
        (
            vec![("text-application", "Kept words"), ("handed-link-0", "javascript:alert(1)")],
            "begins with https://",
            "Kept words",
        ),
        (vec![("text-application", long.as_str())], "at most 5,000 characters", "xxxxx"),
        (vec![("text-application", "Kept\u{7}words")], "control characters", "words"),
    ] {
        let mut fields = fields;
        fields.push(("action", "submit"));
        let refused = ada.post(&fields).await.expect(422).text();
        assert!(refused.contains(why) || refused.contains("at most 5000"), "{why}: {refused}");
        assert!(refused.contains(kept), "{kept}: {refused}");
    }
    taught.assert_unchanged(&before, "by what was refused");
    // Nor is a name taken that we cannot have given, or a badge that asks for nothing.
    ada.post_as("../x", &[("text-application", "Words"), ("action", "submit")]).await.expect(422);
    let other = taught.badge("Quiz", json!({"score": {"activity": "Final quiz", "at_least": 75}})).await;
    taught.app.page(&ada.frame, &format!("hand-in/{}", other.achievement.id)).await.expect(404);
    taught.app.page(&ada.frame, "hand-in/nothing").await.expect(404);
    // Teachers hand nothing in, and learners see no requests of others.
    taught.app.page(&taught.teacher, &ada.path).await.expect(404);
    taught.app.page(&ada.frame, "requests").await.expect(403);
    taught.assert_unchanged(&before, "by what was refused");
    taught.stop().await;
}

#[tokio::test]
async fn a_form_that_is_sent_twice_does_nothing_twice_and_nobody_writes_on_anothers() {
    let (taught, badge) = course().await;
    let path = format!("hand-in/{}", badge.achievement.id);
    let ada = Asker::at(&taught, "ada", path.clone()).await;
    let request = hidden(&ada.page().await, "request");
    let fields = [("text-application", "Mine."), ("action", "submit")];
    ada.post_as(&request, &fields).await.expect(303);
    let before = taught.dump(&["requests", "request_entries", "jobs"]);
    ada.post_as(&request, &fields).await.expect(303);
    taught.assert_unchanged(&before, "by the same form");
    // What waits is not changed behind the teacher's back, and there is one at a time.
    let other = [("text-application", "Something else."), ("action", "submit")];
    let refused = ada.post_as(&request, &other).await.expect(409).text();
    assert!(refused.contains("This was not kept"), "{refused}");
    ada.post_as("another", &other).await.expect(409);
    let zoe = Asker::at(&taught, "zoe", path).await;
    zoe.post_as(&request, &other).await.expect(409);
    zoe.post_as(&request, &[("action", "withdraw")]).await.expect(303);
    taught.assert_unchanged(&before, "by somebody else");
    // Taken back, it waits for nobody, and another may follow.
    ada.post_as(&request, &[("action", "withdraw")]).await.expect(303);
    assert_eq!(count(&taught.app, "requests WHERE state = 'withdrawn'"), 1);
    ada.submit("Something else.", false).await.expect(303);
    assert_eq!(waiting(&taught).await.paper.text, "Something else.");
    taught.stop().await;
}

#[tokio::test]
async fn so_many_requests_may_follow_each_other_and_no_more() {
    let (taught, badge) = course().await;
    let ada = Asker::at(&taught, "ada", format!("hand-in/{}", badge.achievement.id)).await;
    for round in 0..10 {
        ada.submit(&format!("Round {round}."), false).await.expect(303);
        answer(&taught, "refused", "Not this.").await.expect(303);
    }
    let page = ada.page().await;
    assert!(
        page.contains("You have asked about this many times.") && !page.contains("name=\"text-application\""),
        "{page}"
    );
    ada.post_as("eleventh", &[("text-application", "Again."), ("action", "submit")]).await.expect(409);
    assert_eq!(count(&taught.app, "requests"), 10);
    taught.stop().await;
}

#[tokio::test]
async fn of_two_teachers_who_answer_one_is_told_and_nobody_answers_their_own() {
    let (taught, badge) = course().await;
    let ada = Asker::at(&taught, "ada", format!("hand-in/{}", badge.achievement.id)).await;
    ada.submit("Mine.", false).await.expect(303);
    let seen = waiting(&taught).await;
    let own =
        request::answer(&taught.app.app, &seen, Some(&seen.person), seen.entries, RequestState::Approved, "").await;
    assert!(matches!(own, Err(RequestError::Own)), "{own:?}");
    let nobody = request::answer(&taught.app.app, &seen, None, seen.entries, RequestState::Approved, "").await;
    assert!(matches!(nobody, Err(RequestError::Unnamed)), "{nobody:?}");
    // Sending back and refusing need a word.
    for to in ["returned", "refused"] {
        let refused = answer(&taught, to, " ").await.expect(422).text();
        assert!(refused.contains("Fill this in."), "{refused}");
    }
    for to in ["", "draft", "submitted", "withdrawn"] {
        assert_ne!(answer(&taught, to, "A word").await.status, 303, "{to}");
    }
    assert_eq!(waiting(&taught).await, seen);

    // Both looked before either answered; what is written is written by one.
    let teacher: PersonId = taught.member("teacher").await.expect("the roster has her").person;
    let app = &taught.app.app;
    let (one, other) = tokio::join!(
        request::answer(app, &seen, Some(&teacher), seen.entries, RequestState::Approved, ""),
        request::answer(app, &seen, Some(&teacher), seen.entries, RequestState::Refused, "No."),
    );
    assert_eq!([&one, &other].into_iter().filter(|outcome| outcome.is_ok()).count(), 1, "{one:?} {other:?}");
    let told = [one, other].into_iter().find_map(Result::err);
    assert!(matches!(told, Some(RequestError::Changed)), "{told:?}");
    assert_eq!(count(&taught.app, "request_entries"), 2);
    let late = answer_as(&taught, &taught.teacher, &seen, "refused", "My reason").await.expect(409).text();
    assert!(late.contains("Nothing was decided"), "{late}");
    taught.settle().await;
    taught.stop().await;
}

/// A badge that ada holds by the rule, and her award.
async fn held() -> (Taught, StoredAchievement, String) {
    let taught = Taught::start(Manners::Moodle).await;
    let badge = taught.badge("Quiz", json!({"score": {"activity": "Final quiz", "at_least": 75}})).await;
    taught.sync().await;
    let award = taught.award(&badge, "ada").await.expect("it was earned").id.to_string();
    (taught, badge, award)
}

#[tokio::test]
async fn evidence_that_is_approved_takes_the_place_of_the_old_file() {
    let (taught, badge, award) = held().await;
    let ada = Asker::at(&taught, "ada", format!("mine/{award}/evidence")).await;
    assert!(ada.page().await.contains("it then says that it was superseded"));
    let refused = ada.submit("A poster.", false).await.expect(422).text();
    assert!(refused.contains("Agree first") && refused.contains("A poster."), "{refused}");
    ada.submit("A poster.", true).await.expect(303);
    let before = taught.award(&badge, "ada").await.unwrap();
    assert!(before.earlier.is_empty() && before.details.is_empty(), "nothing is signed before a teacher agrees");
    answer(&taught, "approved", "").await.expect(303);
    let after = taught.award(&badge, "ada").await.unwrap();
    assert_ne!(after.credential, before.credential);
    assert_eq!(after.earlier.len(), 1);
    assert_eq!(evidence(&taught, &badge, "ada").await[0]["narrative"], "A poster.");
    assert_eq!(taught.states(&after).await, [State::Valid; 3]);
    // More of it is added to what is there.
    ada.submit("A talk.", true).await.expect(303);
    answer(&taught, "approved", "").await.expect(303);
    assert_eq!(evidence(&taught, &badge, "ada").await.as_array().unwrap().len(), 2);
    // Of what is not in force any more nothing can be corrected.
    ada.submit("A film.", true).await.expect(303);
    taught.app.post(&taught.teacher, &format!("awards/{award}/revoke"), &[("reason", "Copied")]).await.expect(303);
    let late = answer(&taught, "approved", "").await.expect(409).text();
    assert!(late.contains("The badge is not in force any more"), "{late}");
    answer(&taught, "refused", "It was revoked.").await.expect(303);
    taught.app.page(&ada.frame, &ada.path).await.expect(404);
    taught.stop().await;
}

#[tokio::test]
async fn a_name_that_a_learner_types_is_nothing_until_a_teacher_accepts_it() {
    let (taught, badge, award) = held().await;
    let ada = Asker::at(&taught, "ada", format!("mine/{award}/name")).await;
    taught
        .app
        .post(&ada.frame, &format!("mine/{award}/show"), &[("visibility", "link"), ("spelling", "on")])
        .await
        .expect(303);
    let ask =
        async |name: &str| ada.post(&[("wanted-name", name), ("text-name", "I married."), ("action", "submit")]).await;
    for name in ["", "Ada\u{202e}elpmaS", &"x".repeat(300)] {
        ask(name).await.expect(422);
    }
    ask("Ada Lovelace-Sample").await.expect(303);
    let shown = async || taught.award(&badge, "ada").await.unwrap().shown_name;
    assert_eq!(shown().await.as_deref(), Some("Ada Sample"));
    answer(&taught, "refused", "Show me your passport.").await.expect(303);
    assert_eq!(shown().await.as_deref(), Some("Ada Sample"));
    assert!(ada.page().await.contains("Show me your passport."));
    ask("Ada Lovelace-Sample").await.expect(303);
    answer(&taught, "approved", "").await.expect(303);
    assert_eq!(shown().await.as_deref(), Some("Ada Lovelace-Sample"));
    let (id, _) = taught.award(&badge, "ada").await.unwrap().credential.unwrap();
    let public = taught.app.browse(&format!("/credentials/{id}")).await.expect(200).text();
    assert!(public.contains("Ada Lovelace-Sample"), "{public}");
    // Nobody asks about a badge of somebody else.
    let zoe = taught.app.open(&taught.lms, "zoe").await;
    for path in ["evidence", "name"] {
        taught.app.page(&zoe, &format!("mine/{award}/{path}")).await.expect(404);
    }
    taught.stop().await;
}

#[tokio::test]
async fn a_question_is_answered_with_words() {
    let (taught, badge) = course().await;
    let zoe = Asker::at(&taught, "zoe", format!("ask/{}", badge.achievement.id)).await;
    zoe.post(&[("text-question", "Why not me?"), ("action", "submit")]).await.expect(303);
    answer(&taught, "approved", "").await.expect(422);
    assert_eq!(answer(&taught, "returned", "What?").await.status, 404);
    answer(&taught, "approved", "Hand in your notebook first.").await.expect(303);
    let page = zoe.page().await;
    assert!(page.contains("Answered on") && page.contains("Hand in your notebook first."), "{page}");
    assert!(taught.award(&badge, "zoe").await.is_none());
    let list = taught.app.page(&zoe.frame, "").await.expect(200).text();
    assert!(list.contains("Answered"), "{list}");
    taught.stop().await;
}

#[tokio::test]
async fn a_person_is_told_what_they_asked_and_it_goes_with_them() {
    let (taught, badge) = course().await;
    let ada = Asker::at(&taught, "ada", format!("hand-in/{}", badge.achievement.id)).await;
    ada.submit("Ten pendulums.", true).await.expect(303);
    let person = waiting(&taught).await.person;
    let file = serde_json::to_value(person::export(&taught.app.app, person.clone()).await.unwrap()).unwrap();
    assert_eq!(file["requests"][0]["paper"]["text"], "Ten pendulums.");
    assert_eq!(file["requests"][0]["entries"][0]["deed"], "submitted");
    person::erase(&taught.app.app, person).await.unwrap();
    assert_eq!(count(&taught.app, "requests") + count(&taught.app, "request_entries"), 0);
    taught.stop().await;
}

#[tokio::test]
async fn a_badge_that_nobody_has_is_removed_with_what_was_asked_about_it() {
    let (taught, badge) = course().await;
    let ada = Asker::at(&taught, "ada", format!("hand-in/{}", badge.achievement.id)).await;
    ada.submit("Ten pendulums.", true).await.expect(303);
    retire::remove(&taught.app.app, &badge.achievement.id).await.unwrap();
    assert_eq!(count(&taught.app, "requests") + count(&taught.app, "request_entries"), 0);
    taught.stop().await;
}

#[tokio::test]
async fn the_form_of_a_badge_asks_for_what_is_to_be_handed_in() {
    let taught = Taught::start(Manners::Moodle).await;
    let (app, frame) = (&taught.app, &taught.teacher);
    let fields = |asks: &'static str| {
        [
            ("name", "Notebook"),
            ("description", "Keeps a notebook."),
            ("match", "all"),
            ("kind-0", "approved"),
            ("asks-0", asks),
            ("action", "save"),
        ]
    };
    let refused = app.post_multipart(frame, "badges/new", &fields("")).await.expect(422).text();
    assert!(refused.contains("href=\"#asks-0\""), "{refused}");
    let saved = app.post_multipart(frame, "badges/new", &fields(ASKS)).await.expect(303);
    let id = saved.header("location").split('/').next_back().unwrap().split('?').next().unwrap().to_owned();
    let badge = app.app.store.find_achievement(id.as_str().into()).await.unwrap().unwrap().achievement;
    assert_eq!(badge.rule.unwrap().to_json(), json!({"all": [asking()]}));
    assert!(badge.texts.criteria.contains(ASKS), "{}", badge.texts.criteria);
    let form = app.page(frame, &format!("badges/{id}/edit")).await.expect(200).text();
    assert!(form.contains(&format!("value=\"{ASKS}\"")), "{form}");
    taught.stop().await;
}

/// The part of the page that folds the further links away, and whether it is open.
fn further_links(page: &str) -> (bool, String) {
    let (_, links) = page.split_once("<fieldset").expect("it asks for links");
    let (first, rest) = links.split_once("<details").expect("it folds some away");
    assert!(first.contains("id=\"handed-link-0\"") && !first.contains("id=\"handed-link-1\""), "{first}");
    let (folded, _) = rest.split_once("</details>").unwrap();
    let (tag, folded) = folded.split_once('>').unwrap();
    (tag.contains("open"), folded.to_owned())
}

#[tokio::test]
async fn one_field_for_a_link_is_shown_and_the_others_only_where_something_stands_in_them() {
    let (taught, badge) = course().await;
    let ada = Asker::at(&taught, "ada", format!("hand-in/{}", badge.achievement.id)).await;
    let (is_open, folded) = further_links(&ada.page().await);
    assert!(!is_open, "nothing was typed there");
    for number in 1..5 {
        assert!(folded.contains(&format!("name=\"handed-link-{number}\"")), "{folded}");
    }
    // A first link, kept or refused, opens nothing.
    ada.post(&[("text-application", "Ten."), ("handed-link-0", LINK), ("action", "save")]).await.expect(303);
    assert!(!further_links(&ada.page().await).0);
    let refused = ada.post(&[("text-application", "Ten."), ("handed-link-0", "no link"), ("action", "submit")]).await;
    assert!(!further_links(&refused.expect(422).text()).0);
    // What is wrong in one of the others, or stands there, is seen at once.
    let wrong = [("text-application", "Ten."), ("handed-link-3", "ftp://notes.example.org"), ("action", "submit")];
    let (is_open, folded) = further_links(&ada.post(&wrong).await.expect(422).text());
    assert!(
        is_open && folded.contains("ftp://notes.example.org") && folded.contains("handed-link-3-error"),
        "{folded}"
    );
    let other = "https://notes.example.org/lab/2";
    let both = [("text-application", "Ten."), ("handed-link-0", LINK), ("handed-link-4", other), ("action", "save")];
    ada.post(&both).await.expect(303);
    let (is_open, folded) = further_links(&ada.page().await);
    assert!(is_open && folded.contains(other), "{folded}");
    taught.stop().await;
}

#[tokio::test]
async fn a_rule_of_one_condition_is_told_without_a_heading_and_with_one_stop_at_its_end() {
    let taught = Taught::start(Manners::Moodle).await;
    let rule = json!({"all": [{"approved": {"handed_in": "Your notebook."}}]});
    taught.badge("Notebook", rule).await;
    taught.sync().await;
    let frame = taught.app.open(&taught.lms, "ada").await;
    let list = taught.app.page(&frame, "").await.expect(200).text();
    assert!(list.contains("Handed in and approved by a teacher: Your notebook."), "{list}");
    assert!(!list.contains("Your notebook..") && !list.contains("All of these"), "{list}");
    taught.stop().await;
}

#[tokio::test]
async fn an_address_reads_from_the_left_in_a_language_that_does_not() {
    let (taught, badge) = course().await;
    let ada = Asker::at(&taught, "ada", format!("hand-in/{}", badge.achievement.id)).await;
    let page = ada.page().await;
    let (_, field) = page.split_once("<input id=\"handed-link-0\"").unwrap();
    assert!(field.split('>').next().unwrap().contains("dir=\"ltr\""), "{field}");
    taught.stop().await;
}
