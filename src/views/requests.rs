//! What learners ask of their teachers, on both sides: the form of whoever asks, and the list and the page of whoever
//! answers.

use chrono::{DateTime, Utc};
use serde::Serialize;

use super::{Page, parts::*, samples};

/// What was handed in, or answered, at one time.
#[derive(Clone, Debug, Serialize)]
pub struct Entry {
    /// `submitted`, `returned`, `approved`, `refused`, `withdrawn` or, to a question, `answered`.
    pub deed: &'static str,
    pub text: String,
    pub links: Vec<String>,
    pub name: Option<String>,
    /// Whether it may stand in the badge.
    pub may_show: bool,
    pub at: DateTime<Utc>,
}

/// What somebody may ask about a badge, and how that stands.
#[derive(Clone, Debug, Serialize)]
pub struct Asking {
    /// `application`, `evidence`, `name` or `question`.
    pub kind: &'static str,
    pub url: String,
    /// The state of what was asked last; none before anything was.
    pub state: Option<&'static str>,
}

/// The form of whoever asks, with everything that happened so far.
#[derive(Clone, Debug, Serialize)]
pub struct MyRequest {
    pub root: String,
    /// The address of the form, and where it leads back to.
    pub url: String,
    pub back: String,
    pub kind: &'static str,
    pub badge: String,
    pub picture: Picture,
    /// What the badge asks for.
    pub asks: Option<String>,
    /// Names the request, so that a form that is sent twice does nothing twice.
    pub request: String,
    pub state: Option<&'static str>,
    pub history: Vec<Entry>,
    /// What of their own stands in the badge, or is to.
    pub standing: Vec<Standing>,
    pub text: String,
    /// One for each field, empty ones too.
    pub links: Vec<String>,
    pub name: String,
    pub may_show: bool,
    pub max_text: u32,
    /// Whether there is something to write in.
    pub can_write: bool,
    pub can_withdraw: bool,
    pub notice: Option<Notice>,
    /// Whether nothing was kept because it stands otherwise by now, or there were too many.
    pub changed: bool,
    pub too_many: bool,
    pub errors: Vec<FieldError>,
}

/// Evidence that its learner may take out of the badge. Posts `request` and `take-out` as `action`.
#[derive(Clone, Debug, Serialize)]
pub struct Standing {
    pub request: String,
    pub text: String,
    pub links: Vec<String>,
}

impl Standing {
    fn sample(text: &str) -> Self {
        let links = vec!["https://notes.example.org/lab/1".to_owned()];
        Self { request: "r1".to_owned(), text: text.to_owned(), links }
    }
}

fn entry(deed: &'static str, text: &str, day: u32) -> Entry {
    let was_handed_in = deed == "submitted";
    Entry {
        deed,
        text: text.to_owned(),
        links: if was_handed_in { vec!["https://notes.example.org/lab/1".to_owned()] } else { vec![] },
        name: None,
        may_show: was_handed_in,
        at: samples::at(day, 9),
    }
}

impl Page for MyRequest {
    const TEMPLATE: &'static str = "learner/request.html";

    fn samples() -> Vec<(&'static str, Self)> {
        let page = |kind: &'static str, state: Option<&'static str>, history: Vec<Entry>| Self {
            root: "/frame/sample/".to_owned(),
            url: "/frame/sample/hand-in/b1".to_owned(),
            back: "/frame/sample/".to_owned(),
            kind,
            badge: "Careful experimenter".to_owned(),
            picture: samples::picture(),
            asks: (kind == "application").then(|| "Your notebook, with a photo of the set-up".to_owned()),
            request: "r1".to_owned(),
            can_write: state.is_none_or(|state| matches!(state, "draft" | "returned" | "refused" | "withdrawn")),
            can_withdraw: state.is_some_and(|state| matches!(state, "draft" | "submitted" | "returned")),
            state,
            history,
            standing: vec![],
            text: String::new(),
            links: vec![String::new(); 5],
            name: String::new(),
            may_show: false,
            max_text: 5000,
            notice: None,
            changed: false,
            too_many: false,
            errors: vec![],
        };
        let sent = || entry("submitted", "I measured the period of ten pendulums.", 12);
        vec![
            ("empty", page("application", None, vec![])),
            (
                "usual",
                Self {
                    text: "I measured the period of ten pendulums.".to_owned(),
                    may_show: true,
                    ..page("application", Some("returned"), vec![sent(), entry("returned", "Add the errors.", 13)])
                },
            ),
            (
                "waiting",
                Self { notice: Some(Notice::HandedIn), ..page("application", Some("submitted"), vec![sent()]) },
            ),
            (
                "approved",
                Self {
                    standing: vec![Standing::sample("I measured the period of ten pendulums.")],
                    ..page("application", Some("approved"), vec![sent(), entry("approved", "", 14)])
                },
            ),
            ("refused", page("application", Some("refused"), vec![sent(), entry("refused", samples::MARKUP, 14)])),
            (
                "wrong",
                Self {
                    links: vec!["http://notes.example.org".to_owned(); 5],
                    errors: vec![
                        FieldError::new("text-application", Problem::Missing),
                        FieldError::new("handed-link-1", Problem::BadLink),
                        FieldError::new("may-show", Problem::NotAgreed),
                    ],
                    changed: true,
                    ..page("application", Some("draft"), vec![])
                },
            ),
            ("evidence", page("evidence", None, vec![])),
            (
                "evidence-stands",
                Self {
                    notice: Some(Notice::TakenOut),
                    standing: vec![Standing::sample("A poster."), Standing::sample(samples::MARKUP)],
                    ..page("evidence", Some("approved"), vec![sent(), entry("approved", "", 14)])
                },
            ),
            ("name", Self { name: samples::NAMES[3].to_owned(), ..page("name", Some("draft"), vec![]) }),
            ("question", page("question", Some("answered"), vec![sent(), entry("answered", samples::MARKUP, 14)])),
            ("too-many", Self { too_many: true, can_write: false, ..page("question", Some("refused"), vec![]) }),
            (
                "long",
                Self {
                    badge: samples::LONG_TITLE.to_owned(),
                    asks: Some(samples::MARKUP.to_owned()),
                    text: samples::MARKUP.to_owned(),
                    ..page("application", Some("returned"), vec![entry("submitted", &samples::MARKUP.repeat(20), 3)])
                },
            ),
        ]
    }
}

/// A request in the list.
#[derive(Clone, Debug, Serialize)]
pub struct Line {
    pub id: String,
    pub kind: &'static str,
    pub badge: String,
    pub learner: String,
    pub state: &'static str,
    pub at: DateTime<Utc>,
}

/// What the teachers of a course were asked: what waits first.
#[derive(Clone, Debug, Serialize)]
pub struct Requests {
    pub root: String,
    pub course: String,
    pub notice: Option<Notice>,
    pub waiting: Vec<Line>,
    pub done: Vec<Line>,
}

fn line(kind: &'static str, state: &'static str, learner: &str) -> Line {
    Line {
        id: "r1".to_owned(),
        kind,
        badge: "Careful experimenter".to_owned(),
        learner: learner.to_owned(),
        state,
        at: samples::at(12, 9),
    }
}

impl Page for Requests {
    const TEMPLATE: &'static str = "instructor/requests.html";

    fn samples() -> Vec<(&'static str, Self)> {
        let page = |course: &str, waiting, done| Self {
            root: "/frame/sample/".to_owned(),
            course: course.to_owned(),
            notice: None,
            waiting,
            done,
        };
        let long = samples::NAMES
            .iter()
            .map(|name| Line { badge: samples::LONG_TITLE.to_owned(), ..line("application", "submitted", name) });
        vec![
            ("empty", page("Physics 101", vec![], vec![])),
            (
                "usual",
                Self {
                    notice: Some(Notice::Answered),
                    ..page(
                        "Physics 101",
                        vec![
                            line("application", "submitted", "Ada Example"),
                            line("name", "submitted", "Zoë Example"),
                            line("evidence", "submitted", "Kim Example"),
                        ],
                        vec![
                            line("question", "answered", "Zoë Example"),
                            line("application", "approved", "Kim Example"),
                            line("application", "refused", "Ada Example"),
                            line("application", "returned", "Noor Example"),
                            line("evidence", "withdrawn", "Ada Example"),
                        ],
                    )
                },
            ),
            ("long", page(samples::LONG_TITLE, long.collect(), vec![])),
        ]
    }
}

/// Why this teacher cannot answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Barred {
    /// They asked it themselves.
    Own,
    /// The platform does not tell who they are.
    Unnamed,
}

/// Why an answer was not taken, besides what is wrong in a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Unanswered {
    /// Somebody else decided, or the learner changed it.
    Changed,
    /// The badge is not in force, so nothing in it can be corrected.
    NotInForce,
    /// The badge cannot carry it as it is.
    NotFitting,
}

/// The page of one request.
#[derive(Clone, Debug, Serialize)]
pub struct Review {
    pub root: String,
    pub id: String,
    pub kind: &'static str,
    pub state: &'static str,
    pub learner: String,
    pub badge: String,
    pub badge_id: String,
    pub picture: Picture,
    pub asks: Option<String>,
    /// How many entries this page shows: a decision about another number is not taken.
    pub seen: i32,
    pub history: Vec<Entry>,
    pub comment: String,
    pub is_waiting: bool,
    pub can_return: bool,
    pub barred: Option<Barred>,
    pub unanswered: Option<Unanswered>,
    pub errors: Vec<FieldError>,
}

impl Page for Review {
    const TEMPLATE: &'static str = "instructor/request.html";

    fn samples() -> Vec<(&'static str, Self)> {
        let page = |kind: &'static str, state: &'static str, history| Self {
            root: "/frame/sample/".to_owned(),
            id: "r1".to_owned(),
            kind,
            state,
            learner: "Ada Example".to_owned(),
            badge: "Careful experimenter".to_owned(),
            badge_id: "b1".to_owned(),
            picture: samples::picture(),
            asks: (kind == "application").then(|| "Your notebook, with a photo of the set-up".to_owned()),
            seen: 1,
            history,
            comment: String::new(),
            is_waiting: state == "submitted",
            can_return: kind != "question",
            barred: None,
            unanswered: None,
            errors: vec![],
        };
        let sent = |text: &str| entry("submitted", text, 12);
        let named = Entry { name: Some(samples::NAMES[5].to_owned()), links: vec![], ..sent("I married.") };
        vec![
            ("usual", page("application", "submitted", vec![sent("I measured the period of ten pendulums.")])),
            (
                "again",
                page(
                    "application",
                    "submitted",
                    vec![sent("Ten pendulums."), entry("returned", "Add the errors.", 13), sent("With errors.")],
                ),
            ),
            ("evidence", page("evidence", "submitted", vec![sent("A poster.")])),
            ("name", page("name", "submitted", vec![named])),
            ("question", page("question", "submitted", vec![sent("Why is my quiz not counted?")])),
            ("own", Self { barred: Some(Barred::Own), ..page("application", "submitted", vec![sent("Mine.")]) }),
            ("unnamed", Self { barred: Some(Barred::Unnamed), ..page("name", "submitted", vec![sent("Mine.")]) }),
            ("decided", page("application", "approved", vec![sent("Ten."), entry("approved", "Well done.", 14)])),
            (
                "wrong",
                Self {
                    comment: "x".repeat(200),
                    unanswered: Some(Unanswered::Changed),
                    errors: vec![FieldError::new("comment", Problem::Missing)],
                    ..page("application", "submitted", vec![sent("Ten.")])
                },
            ),
            (
                "ended",
                Self {
                    unanswered: Some(Unanswered::NotInForce),
                    ..page("evidence", "submitted", vec![sent(samples::MARKUP)])
                },
            ),
            (
                "long",
                Self {
                    unanswered: Some(Unanswered::NotFitting),
                    learner: samples::NAMES[5].to_owned(),
                    badge: samples::LONG_TITLE.to_owned(),
                    ..page("evidence", "submitted", vec![sent(&samples::MARKUP.repeat(20))])
                },
            ),
        ]
    }
}
