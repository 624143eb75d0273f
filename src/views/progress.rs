//! The table of a course's learners and badges, the list of what was awarded, and one learner of it.
//!
//! Below `root` the templates lead to `progress?name=…&badge=…&page=…`, `progress/{person}`, `progress/list` and
//! `progress.csv`. A course has ten thousand cells and more, so a cell comes in words already ([`super::Views::cell`]).

use chrono::{DateTime, Utc};
use serde::Serialize;

use super::instructor::Choice;
use super::learner::{Earned, Open};
use super::parts::AwardState;
use super::{Page, samples};

/// What a cell says in a few words.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Says {
    Earned {
        at: DateTime<Utc>,
    },
    Expired {
        at: DateTime<Utc>,
    },
    Revoked {
        at: DateTime<Utc>,
    },
    Suspended,
    Superseded,
    /// The percentage of the one score that the rule asks for.
    Share {
        percent: String,
    },
    Steps {
        met: u32,
        needed: u32,
    },
    /// People hand it out, or the rule can say nothing.
    Nothing,
}

impl Says {
    /// The class that colours the cell; the words say the same.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Earned { .. } => "earned",
            Self::Expired { .. } => "expired",
            Self::Revoked { .. } => "revoked",
            Self::Suspended | Self::Superseded => "aside",
            Self::Share { .. } | Self::Steps { .. } => "open",
            Self::Nothing => "none",
        }
    }
}

/// Where one learner stands with one badge.
#[derive(Clone, Debug, Serialize)]
pub struct Cell {
    pub kind: &'static str,
    pub text: String,
    /// The result fell below the rule afterwards.
    pub flagged: bool,
    /// What is missing, in words.
    pub missing: Vec<String>,
    /// Where the award is told of, below `root`, where there is one.
    pub leads_to: Option<String>,
}

/// A badge above its column.
#[derive(Clone, Debug, Serialize)]
pub struct Column {
    pub id: String,
    pub name: String,
    pub earned: u32,
}

#[derive(Clone, Debug, Serialize)]
pub struct Row {
    pub id: String,
    pub name: String,
    /// No rule awards them any more.
    pub has_left: bool,
    pub cells: Vec<Cell>,
}

/// What the table was narrowed to; the fields of its form.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Narrowed {
    pub name: String,
    /// The id of a badge, or empty.
    pub badge: String,
    /// The same behind a question mark, for links; empty where nothing is narrowed.
    pub query: String,
}

/// Learners by badges.
#[derive(Clone, Debug, Serialize)]
pub struct Progress {
    pub root: String,
    pub course: String,
    pub narrowed: Narrowed,
    /// Every badge that the table can be narrowed to.
    pub badges: Vec<Choice>,
    pub columns: Vec<Column>,
    pub rows: Vec<Row>,
    /// The place of the first row and of the last among all, counted from 1, and how many there are.
    pub first: u32,
    pub last: u32,
    pub all: u32,
    /// The pages before and after, as addresses.
    pub before: Option<String>,
    pub after: Option<String>,
    pub last_checked: Option<DateTime<Utc>>,
}

impl Page for Progress {
    const TEMPLATE: &'static str = "instructor/progress.html";

    fn samples() -> Vec<(&'static str, Self)> {
        let cell = |kind, text: &str| Cell {
            kind,
            text: text.to_owned(),
            flagged: false,
            missing: vec![],
            leads_to: (kind != "open" && kind != "none").then(|| "badges/b1#award-a1".to_owned()),
        };
        let open = |text: &str| Cell {
            missing: vec!["Final quiz: at least 75\u{a0}%".to_owned(), samples::LONG_TITLE.to_owned()],
            ..cell("open", text)
        };
        let cells = |n: usize| {
            let all = [
                cell("earned", "Earned 12 November 2026"),
                open("1 of 3"),
                Cell { flagged: true, ..cell("earned", "Earned 3 November 2026") },
                open("62\u{a0}%"),
                cell("revoked", "Revoked 20 November 2026"),
                cell("expired", "Expired 1 November 2026"),
                cell("aside", "Suspended"),
                cell("none", "–"),
            ];
            all.into_iter().cycle().skip(n).take(4).collect::<Vec<_>>()
        };
        let names = ["Careful experimenter", "Data reader", samples::LONG_TITLE, "Safety first"];
        let columns = names.iter().enumerate().map(|(n, name)| Column {
            id: format!("b{n}"),
            name: (*name).to_owned(),
            earned: 7,
        });
        let columns: Vec<Column> = columns.collect();
        let rows = samples::NAMES.iter().enumerate().map(|(n, name)| Row {
            id: format!("p{n}"),
            name: (*name).to_owned(),
            has_left: n == 3,
            cells: cells(n),
        });
        let usual = Self {
            root: "/frame/sample/".to_owned(),
            course: "Physics 101".to_owned(),
            narrowed: Narrowed::default(),
            badges: columns.iter().map(|column| Choice::new(column.id.as_str(), column.name.as_str())).collect(),
            columns,
            rows: rows.collect(),
            first: 1,
            last: 6,
            all: 6,
            before: None,
            after: None,
            last_checked: Some(samples::at(22, 17)),
        };
        let nobody = Self { rows: vec![], first: 0, last: 0, all: 0, ..usual.clone() };
        let narrowed = Narrowed {
            name: samples::NAMES[4].to_owned(),
            badge: "b1".to_owned(),
            query: "?name=a&badge=b1".to_owned(),
        };
        vec![
            ("usual", usual.clone()),
            (
                "pages",
                Self {
                    first: 101,
                    last: 200,
                    all: 512,
                    before: Some("/frame/sample/progress?page=1".to_owned()),
                    after: Some("/frame/sample/progress?page=3".to_owned()),
                    ..usual.clone()
                },
            ),
            ("no-learners", Self { last_checked: None, ..nobody.clone() }),
            ("no-match", Self { narrowed, ..nobody }),
            ("no-badges", Self { badges: vec![], columns: vec![], ..usual }),
        ]
    }
}

/// An award as the examination board reads it.
#[derive(Clone, Debug, Serialize)]
pub struct Entry {
    pub name: String,
    pub sub: String,
    pub badge: String,
    pub at: DateTime<Utc>,
    pub state: AwardState,
}

/// What was awarded in a course, to be printed.
#[derive(Clone, Debug, Serialize)]
pub struct AwardList {
    pub root: String,
    pub course: String,
    pub narrowed: Narrowed,
    pub entries: Vec<Entry>,
    /// Set where the list was cut off: how many people it shows, and how many there are.
    pub cut: Option<Cut>,
    pub made_at: DateTime<Utc>,
}

#[derive(Clone, Debug, Serialize)]
pub struct Cut {
    pub shown: u32,
    pub all: u32,
}

impl Page for AwardList {
    const TEMPLATE: &'static str = "instructor/award_list.html";

    fn samples() -> Vec<(&'static str, Self)> {
        let entries = samples::every_award_state().into_iter().zip(samples::NAMES).enumerate();
        let entries = entries.map(|(n, (state, name))| Entry {
            name: (*name).to_owned(),
            sub: format!("{}", 4100 + n),
            badge: if n % 2 == 0 { "Careful experimenter".to_owned() } else { samples::LONG_TITLE.to_owned() },
            at: samples::at(12, 10),
            state,
        });
        let usual = Self {
            root: "/frame/sample/".to_owned(),
            course: samples::LONG_TITLE.to_owned(),
            narrowed: Narrowed::default(),
            entries: entries.collect(),
            cut: None,
            made_at: samples::at(22, 17),
        };
        vec![
            ("usual", usual.clone()),
            ("empty", Self { entries: vec![], course: "Physics 101".to_owned(), ..usual.clone() }),
            ("cut", Self { cut: Some(Cut { shown: 2000, all: 2100 }), ..usual }),
        ]
    }
}

/// A badge that the learner has.
#[derive(Clone, Debug, Serialize)]
pub struct Has {
    pub badge: String,
    /// The award; none where another person's page would have to be asked.
    pub award: Option<String>,
    pub earned: Earned,
}

/// A badge that is still to be earned.
#[derive(Clone, Debug, Serialize)]
pub struct Lacks {
    pub badge: String,
    pub open: Open,
}

/// One learner: why they have a badge, and why not yet.
#[derive(Clone, Debug, Serialize)]
pub struct OneLearner {
    pub root: String,
    pub course: String,
    pub id: String,
    pub name: String,
    pub has_left: bool,
    pub has: Vec<Has>,
    pub lacks: Vec<Lacks>,
}

impl Page for OneLearner {
    const TEMPLATE: &'static str = "instructor/one_learner.html";

    fn samples() -> Vec<(&'static str, Self)> {
        let watched = super::watched::Watched::samples();
        let learners = watched.into_iter().flat_map(|(_, page)| page.learners);
        let full = learners.max_by_key(|learner| learner.earned.len() + learner.open.len()).expect("there is a sample");
        let page = |name: &str| Self {
            root: "/frame/sample/".to_owned(),
            course: "Physics 101".to_owned(),
            id: "p1".to_owned(),
            name: name.to_owned(),
            has_left: false,
            has: vec![],
            lacks: vec![],
        };
        let has = full.earned.into_iter().enumerate();
        let has = has.map(|(n, earned)| Has { badge: format!("b{n}"), award: Some(format!("a{n}")), earned });
        let lacks = full.open.into_iter().enumerate();
        let lacks = lacks.map(|(n, open)| Lacks { badge: format!("c{n}"), open });
        vec![
            ("empty", Self { has_left: true, ..page(samples::NAMES[5]) }),
            ("usual", Self { has: has.collect(), lacks: lacks.collect(), ..page(samples::NAMES[3]) }),
        ]
    }
}
