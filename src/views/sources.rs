//! What counts in a course: the sources that rules can name, how to add one, and a lock looked at closely.
//!
//! Below `root` the templates use: `sources` (GET), `sources/columns`, `sources/locks`, `sources/gates` (POST),
//! `sources/{id}` (GET), `sources/{id}/check`, `/use` and `/drop` (POST).

use super::instructor::{Choice, SourceProblem};
use super::{Page, parts::*, samples};
use chrono::{DateTime, Utc};
use serde::Serialize;

/// Whether the platform lets a source be added, or what an administrator would have to grant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Offer {
    Yes,
    /// The platform offers the tool no gradebook, or no list of participants.
    NoService,
    /// The gradebook may be read, but no columns made.
    NoRight,
    /// This kind of platform has nothing of the sort.
    NotHere,
}

/// The platforms that need words of their own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Family {
    Moodle,
    Canvas,
    Other,
}

/// A gradebook column that rules can name.
#[derive(Clone, Debug, Serialize)]
pub struct Column {
    pub label: String,
    pub maximum: Option<String>,
    /// Made here, for values that people or a formula bring.
    pub is_own: bool,
}

/// How far a lock is to be relied on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum LockState {
    /// Nobody has looked yet.
    New,
    Used,
    /// Everybody is let in all at once: perhaps nobody restricts any more.
    AllLetIn,
    /// A large part of the course is let in all at once.
    Jump,
}

/// A locked link.
#[derive(Clone, Debug, Serialize)]
pub struct Lock {
    pub id: String,
    pub label: String,
    pub state: LockState,
    /// How many learners it let in when it was last read, and of how many.
    pub let_in: Option<u32>,
    pub of_all: Option<u32>,
}

/// A claim link.
#[derive(Clone, Debug, Serialize)]
pub struct Gate {
    pub id: String,
    pub label: String,
    /// Whether it was opened once, by anybody: it is in the course.
    pub is_placed: bool,
    pub opened: u32,
}

/// What was typed into the forms of the page.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Typed {
    pub column: String,
    pub maximum: String,
    pub gate: String,
}

/// What counts in this course.
#[derive(Clone, Debug, Serialize)]
pub struct Sources {
    pub root: String,
    pub course: String,
    pub notice: Option<Notice>,
    pub family: Family,
    pub columns: Vec<Column>,
    pub locks: Vec<Lock>,
    pub gates: Vec<Gate>,
    /// Links of the course that could become locks.
    pub links: Vec<Choice>,
    /// Whether columns are read at all.
    pub reads_columns: bool,
    pub makes_columns: Offer,
    pub makes_locks: Offer,
    pub last_checked: Option<DateTime<Utc>>,
    pub typed: Typed,
    pub errors: Vec<FieldError>,
    /// Why a column could not be made just now.
    pub refused: Option<SourceProblem>,
}

impl Page for Sources {
    const TEMPLATE: &'static str = "instructor/sources.html";

    fn samples() -> Vec<(&'static str, Self)> {
        let empty = |family| Self {
            root: "/frame/sample/".to_owned(),
            course: "Physics 101".to_owned(),
            notice: None,
            family,
            columns: vec![],
            locks: vec![],
            gates: vec![],
            links: vec![],
            reads_columns: true,
            makes_columns: Offer::Yes,
            makes_locks: Offer::Yes,
            last_checked: None,
            typed: Typed { maximum: "100".to_owned(), ..Typed::default() },
            errors: vec![],
            refused: None,
        };
        let column = |label: &str, maximum: Option<&str>, is_own| Column {
            label: label.to_owned(),
            maximum: maximum.map(str::to_owned),
            is_own,
        };
        let lock = |label: &str, state, let_in| Lock {
            id: "l1".to_owned(),
            label: label.to_owned(),
            state,
            let_in,
            of_all: let_in.map(|_| 25),
        };
        let gate =
            |label: &str, is_placed, opened| Gate { id: "g1".to_owned(), label: label.to_owned(), is_placed, opened };
        let full = Self {
            notice: Some(Notice::Used),
            columns: vec![column("Final quiz", Some("100"), true), column("Lab report", None, false)],
            locks: vec![
                lock("Advanced laboratory", LockState::Used, Some(12)),
                lock("Excursion", LockState::New, None),
                lock("Poster", LockState::AllLetIn, Some(25)),
                lock(samples::LONG_TITLE, LockState::Jump, Some(1)),
            ],
            gates: vec![gate("Module 3 done", true, 7), gate("Module 4 done", false, 0)],
            links: vec![Choice::new("7", "Badges"), Choice::new("8", samples::LONG_TITLE)],
            last_checked: Some(samples::at(22, 17)),
            ..empty(Family::Moodle)
        };
        vec![
            ("empty", empty(Family::Moodle)),
            ("usual", full.clone()),
            (
                "canvas",
                Self {
                    notice: Some(Notice::Placed),
                    makes_locks: Offer::NotHere,
                    makes_columns: Offer::NoRight,
                    gates: full.gates.clone(),
                    ..empty(Family::Canvas)
                },
            ),
            (
                "nothing-granted",
                Self {
                    reads_columns: false,
                    makes_columns: Offer::NoService,
                    makes_locks: Offer::NoService,
                    ..empty(Family::Other)
                },
            ),
            (
                "refused",
                Self {
                    errors: vec![
                        FieldError::new("column", Problem::Missing),
                        FieldError::new("maximum", Problem::NotANumber),
                        FieldError::new("gate", Problem::TooLong { max: 120 }),
                        FieldError::new("link", Problem::Gone),
                    ],
                    refused: Some(SourceProblem::Unreachable),
                    typed: Typed { gate: samples::LONG_TITLE.to_owned(), ..Typed::default() },
                    ..full
                },
            ),
        ]
    }
}

/// What a first look at a lock found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Finding {
    NoRestriction,
    NobodyYet,
    OnlyOne,
    NoLearners,
    Works,
}

/// Whom a lock lets in just now, by name.
#[derive(Clone, Debug, Serialize)]
pub struct Look {
    pub finding: Finding,
    pub let_in: Vec<String>,
    pub kept_out: Vec<String>,
    /// Whether it may be put to use, or released, with this list.
    pub may_be_used: bool,
    /// What tells this list from another.
    pub seen: String,
}

/// One lock: how it is set up in the platform, whom it lets in, and whether rules rely on it.
#[derive(Clone, Debug, Serialize)]
pub struct LockPage {
    pub root: String,
    pub course: String,
    pub lock: Lock,
    pub look: Option<Look>,
    /// Why it could not be looked at.
    pub trouble: Option<SourceProblem>,
    /// The list changed while the teacher looked at it.
    pub has_changed: bool,
}

impl Page for LockPage {
    const TEMPLATE: &'static str = "instructor/lock.html";

    fn samples() -> Vec<(&'static str, Self)> {
        let names = |count: usize| samples::NAMES.iter().take(count).map(|name| (*name).to_owned()).collect();
        let page = |state, look: Option<Look>| Self {
            root: "/frame/sample/".to_owned(),
            course: "Physics 101".to_owned(),
            lock: Lock {
                id: "l1".to_owned(),
                label: "Advanced laboratory".to_owned(),
                state,
                let_in: Some(2),
                of_all: Some(5),
            },
            look,
            trouble: None,
            has_changed: false,
        };
        let look = |finding, let_in, kept_out, may_be_used| {
            Some(Look {
                finding,
                let_in: names(let_in),
                kept_out: names(kept_out),
                may_be_used,
                seen: "5ee2d9".to_owned(),
            })
        };
        vec![
            ("new", page(LockState::New, None)),
            ("works", page(LockState::New, look(Finding::Works, 2, 3, true))),
            ("open", page(LockState::New, look(Finding::NoRestriction, 6, 0, false))),
            ("nobody", page(LockState::New, look(Finding::NobodyYet, 0, 6, true))),
            ("one", page(LockState::New, look(Finding::OnlyOne, 1, 0, true))),
            ("no-learners", page(LockState::New, look(Finding::NoLearners, 0, 0, false))),
            ("used", page(LockState::Used, None)),
            ("held", Self { has_changed: true, ..page(LockState::AllLetIn, look(Finding::NoRestriction, 6, 0, true)) }),
            ("jump", page(LockState::Jump, look(Finding::Works, 4, 2, true))),
            ("trouble", Self { trouble: Some(SourceProblem::Refused), ..page(LockState::New, None) }),
            ("gone", Self { trouble: Some(SourceProblem::Gone), ..page(LockState::Used, None) }),
        ]
    }
}

/// Somebody to whom a badge can be given by hand.
#[derive(Clone, Debug, Serialize)]
pub struct Candidate {
    pub id: String,
    pub name: String,
    pub is_chosen: bool,
    /// Holds the badge already.
    pub holds: bool,
}

/// What came of giving a badge to some people.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Given {
    pub given: Vec<String>,
    /// Held it already; nothing was changed.
    pub held: Vec<String>,
    /// It was revoked for them, and is not given twice.
    pub revoked: Vec<String>,
}

/// Gives a badge by hand, with a reason. Posts `person` (several), `reason` and `evidence-link` to its own address.
#[derive(Clone, Debug, Serialize)]
pub struct Give {
    pub root: String,
    pub course: String,
    pub id: String,
    pub name: String,
    pub picture: Picture,
    pub people: Vec<Candidate>,
    /// What the badge asks for as evidence.
    pub asked: Option<String>,
    pub reason: String,
    pub link: String,
    pub errors: Vec<FieldError>,
    pub outcome: Option<Given>,
}

impl Page for Give {
    const TEMPLATE: &'static str = "instructor/give.html";

    fn samples() -> Vec<(&'static str, Self)> {
        let person = |(number, name): (usize, &&str)| Candidate {
            id: format!("p{number}"),
            name: (*name).to_owned(),
            is_chosen: number == 1,
            holds: number == 2,
        };
        let page = || Self {
            root: "/frame/sample/".to_owned(),
            course: "Physics 101".to_owned(),
            id: "b1".to_owned(),
            name: "Careful experimenter".to_owned(),
            picture: samples::picture(),
            people: samples::NAMES.iter().enumerate().map(person).collect(),
            asked: None,
            reason: String::new(),
            link: String::new(),
            errors: vec![],
            outcome: None,
        };
        let names = |from: usize| samples::NAMES[from..from + 1].iter().map(|name| (*name).to_owned()).collect();
        vec![
            ("empty", Self { people: vec![], ..page() }),
            ("usual", page()),
            (
                "refused",
                Self {
                    asked: Some(samples::MARKUP.to_owned()),
                    reason: samples::MARKUP.to_owned(),
                    link: "http://example.org".to_owned(),
                    errors: vec![
                        FieldError::new("person", Problem::Missing),
                        FieldError::new("reason", Problem::TooLong { max: 5000 }),
                        FieldError::new("evidence-link", Problem::BadLink),
                    ],
                    ..page()
                },
            ),
            ("given", Self { outcome: Some(Given { given: names(0), held: names(2), revoked: names(3) }), ..page() }),
        ]
    }
}
