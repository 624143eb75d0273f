//! What teachers see inside the course.
//!
//! `root` is everywhere the address of the frame's first page with a slash at its end (`/frame/{session}/`). Below it
//! the templates use: `sync` (POST), `badges/new` and `badges/{id}/edit` (GET, POST), `badges/{id}` and
//! `badges/{id}/preview` (GET), `badges/{id}/publish`, `/pause`, `/retire` (POST), `awards/{id}/revoke` (POST) and
//! `picture?shape=…&palette=…` with the fields of [`Look`] (GET).

use super::designer::{Designer, Look};
use super::details::{More, SkillRow, TypeChoice};
use super::sources::{Family, LockState, Offer};
use super::trial::Tests;
use super::{Page, parts::*, samples};
use chrono::{DateTime, Utc};
use serde::Serialize;

/// A card of the course page.
#[derive(Clone, Debug, Serialize)]
pub struct Card {
    pub id: String,
    pub name: String,
    pub picture: Picture,
    pub state: BadgeState,
    pub earned: u32,
    pub learners: u32,
    /// Awards that wait for a look, because the result fell below the rule later.
    pub flagged: u32,
    /// More was about to happen at once than is usual; it waits for the teacher.
    pub held: bool,
}

/// Why the last check of a source failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum SourceProblem {
    /// The platform refused us.
    Refused,
    /// The platform did not answer, or not in time.
    Unreachable,
    /// The answer could not be understood.
    Unreadable,
    /// The platform offers no roster or no gradebook to this tool.
    NotOffered,
    /// The platform has the activity or the course no more.
    Gone,
}

/// What was being read when it failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Source {
    Roster,
    Results,
    Locks,
}

/// A source that did not answer at the last check; what was known before stays.
#[derive(Clone, Debug, Serialize)]
pub struct SourceTrouble {
    pub source: Source,
    pub problem: SourceProblem,
    pub last_good: Option<DateTime<Utc>>,
}

/// Badges that arrived with a copy of a course and wait to be published.
#[derive(Clone, Debug, Serialize)]
pub struct CameAlong {
    pub count: u32,
    /// The title of the course that they came from.
    pub course: String,
}

/// A way to begin the first badge of a course; its words are the texts `begin-{key}`.
#[derive(Clone, Debug, Serialize)]
pub struct Begin {
    pub key: &'static str,
    pub picture: Picture,
    /// Below `root`.
    pub leads_to: &'static str,
}

/// The badges of a course.
#[derive(Clone, Debug, Serialize)]
pub struct Badges {
    pub root: String,
    pub course: String,
    pub notice: Option<Notice>,
    /// Drafts from the course that this one was copied from.
    pub came_along: Option<CameAlong>,
    pub badges: Vec<Card>,
    /// How many requests of learners wait for an answer.
    pub requests: u32,
    /// Where badges of this course lead.
    pub pathways: Vec<super::pathway::Listed>,
    /// What is offered while there is no badge.
    pub begin: Vec<Begin>,
    pub learners: u32,
    pub last_checked: Option<DateTime<Utc>>,
    pub next_check: Option<DateTime<Utc>>,
    pub trouble: Vec<SourceTrouble>,
    /// Locks whose last list was not believed: the teacher is asked.
    pub held: Vec<super::sources::Lock>,
    pub mailing: Mailing,
    /// How many people get copies of the mails about the badges; none where the organisation wants no copies.
    pub copies: Option<u32>,
}

/// How often the teacher is told of the course by mail. Posts `every`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Mailing {
    /// This server sends no mail.
    None,
    /// The platform tells nothing of who they are.
    Nobody,
    Daily,
    Weekly,
    Off,
}

impl Page for Badges {
    const TEMPLATE: &'static str = "instructor/badges.html";

    fn samples() -> Vec<(&'static str, Self)> {
        let card = |name: &str, state, earned| Card {
            id: "b1".to_owned(),
            name: name.to_owned(),
            picture: samples::picture(),
            state,
            earned,
            learners: 27,
            flagged: earned / 5,
            held: earned == 12,
        };
        let begin =
            |key, leads_to| Begin { key, picture: Picture { alt: String::new(), ..samples::picture() }, leads_to };
        let page = |course: &str, badges| Self {
            root: "/frame/sample/".to_owned(),
            course: course.to_owned(),
            notice: None,
            came_along: None,
            badges,
            requests: 2,
            pathways: vec![],
            begin: vec![begin("pass", "start#one"), begin("finish", "badges/new?start=finish")],
            learners: 27,
            last_checked: Some(samples::at(22, 17)),
            next_check: Some(samples::at(22, 18)),
            trouble: vec![],
            held: vec![],
            mailing: Mailing::Daily,
            copies: None,
        };
        let held = |label: &str, state, let_in| super::sources::Lock {
            id: "l1".to_owned(),
            label: label.to_owned(),
            state,
            let_in: Some(let_in),
            of_all: Some(25),
        };
        let states = [
            BadgeState::Active,
            BadgeState::Draft,
            BadgeState::Paused,
            BadgeState::NeedsAttention,
            BadgeState::Retired,
            BadgeState::Active,
        ];
        let trouble = |source, problem, last_good| SourceTrouble { source, problem, last_good };
        vec![
            (
                "empty",
                Self {
                    learners: 0,
                    last_checked: None,
                    next_check: None,
                    mailing: Mailing::None,
                    copies: Some(2),
                    ..page("Physics 101", vec![])
                },
            ),
            (
                "usual",
                Self {
                    notice: Some(Notice::Published),
                    pathways: super::pathway::listed_samples(),
                    ..page(
                        "Physics 101",
                        vec![
                            card("Careful experimenter", BadgeState::Active, 7),
                            card("Data reader", BadgeState::Draft, 0),
                            card("Safety first", BadgeState::Active, 26),
                            card("Poster session 2025", BadgeState::Retired, 4),
                        ],
                    )
                },
            ),
            (
                "copied",
                Self {
                    came_along: Some(CameAlong { count: 2, course: samples::LONG_TITLE.to_owned() }),
                    ..page(
                        "Physics 102",
                        vec![
                            card("Careful experimenter", BadgeState::Draft, 0),
                            card("Data reader", BadgeState::Draft, 0),
                        ],
                    )
                },
            ),
            (
                "long",
                Self {
                    learners: 1,
                    held: vec![
                        held("Advanced laboratory", LockState::AllLetIn, 25),
                        held(samples::LONG_TITLE, LockState::Jump, 17),
                    ],
                    trouble: vec![
                        trouble(Source::Roster, SourceProblem::Refused, Some(samples::at(20, 4))),
                        trouble(Source::Results, SourceProblem::Unreachable, None),
                    ],
                    ..page(
                        samples::LONG_TITLE,
                        states.into_iter().zip(samples::NAMES).map(|(state, name)| card(name, state, 12)).collect(),
                    )
                },
            ),
            (
                "trouble",
                Self {
                    notice: Some(Notice::Checked),
                    trouble: vec![
                        trouble(Source::Roster, SourceProblem::Unreadable, None),
                        trouble(Source::Results, SourceProblem::NotOffered, None),
                        trouble(Source::Locks, SourceProblem::Gone, Some(samples::at(20, 4))),
                    ],
                    ..page("Physics 101", vec![])
                },
            ),
        ]
    }
}

/// An entry of a select or a radio list.
#[derive(Clone, Debug, Serialize)]
pub struct Choice {
    pub value: String,
    pub label: String,
}

impl Choice {
    pub fn new(value: impl Into<String>, label: impl Into<String>) -> Self {
        Self { value: value.into(), label: label.into() }
    }
}

/// What a row of the rule asks for; the value of the field `kind-{row}`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum RowKind {
    #[default]
    None,
    Score,
    Completed,
    /// What learners hand in and a teacher approves.
    Approved,
    Badge,
}

impl RowKind {
    /// Reads the value of the field; what the form does not offer is an empty row.
    pub fn parse(value: &str) -> Self {
        match value {
            "score" => Self::Score,
            "completed" => Self::Completed,
            "approved" => Self::Approved,
            "badge" => Self::Badge,
            _ => Self::None,
        }
    }
}

/// One row as typed: fields `kind-{row}`, `activity-{row}`, `threshold-{row}`, `asks-{row}`, `badge-{row}`, counted
/// from 0.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Row {
    pub kind: RowKind,
    /// The value of a choice, or empty: the id of a column, or a lock's or a claim link's id behind its prefix
    /// (`on_roster:…`, `opened:…`).
    pub activity: String,
    /// As typed: a percentage.
    pub threshold: String,
    /// Whether it is more than what an activity gives without extra credit.
    pub extra_credit: bool,
    /// What is to be handed in.
    pub asks: String,
    /// The id of another badge, or empty.
    pub badge: String,
}

/// How the rows combine; the value of the field `match`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum MatchKind {
    #[default]
    All,
    Any,
    AtLeast,
}

impl MatchKind {
    pub fn parse(value: &str) -> Option<Self> {
        match value {
            "all" => Some(Self::All),
            "any" => Some(Self::Any),
            "at_least" => Some(Self::AtLeast),
            _ => None,
        }
    }
}

/// Everything that was typed, word for word, so that a refused form comes back whole.
///
/// The fields of the form have the same names, with a hyphen for the underscore (`match-n`); `matching` is `match`.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Draft {
    /// Tells the form again when it is sent once more.
    pub form: String,
    /// Tells what a badge that is there said when its form was opened; empty for a new one.
    pub as_read: String,
    pub name: String,
    pub description: String,
    /// The id of who signs it; empty for the first of the choices.
    pub issuer: String,
    pub look: Look,
    pub alt: String,
    /// Whether people hand it out, and no rule does.
    pub by_hand: bool,
    pub matching: MatchKind,
    /// The n of "at least n of".
    pub match_n: String,
    pub rows: Vec<Row>,
    /// The latest day, as `2027-01-31`, or empty.
    pub latest: String,
    pub criteria: String,
    /// Tells whether the criteria are still as they were written from the rule (`criteria-drafted`).
    pub drafted: String,
    pub more: More,
}

/// Makes or changes a badge. Posts `multipart/form-data` to its own address with the fields of [`Draft`], `picture`
/// (a PNG or SVG file, perhaps empty), `keep-upload` (the reference of an uploaded picture, unless its box was cleared) and `action`:
/// `preview`, `save`, `draft-criteria`, `more-rows`, `more-skills` or `show-picture`.
#[derive(Clone, Debug, Serialize)]
pub struct Edit {
    pub root: String,
    pub course: String,
    /// The badge's id; none for a new one.
    pub id: Option<String>,
    /// Whether it is published: what is saved counts at once.
    pub published: bool,
    pub draft: Draft,
    pub errors: Vec<FieldError>,
    /// Who can sign it; empty where there is nothing to choose.
    pub issuers: Vec<Choice>,
    /// Gradebook columns.
    pub activities: Vec<Choice>,
    /// Locked links in use.
    pub locks: Vec<Choice>,
    /// Claim links.
    pub gates: Vec<Choice>,
    pub family: Family,
    /// Whether columns and locks could be added, or what an administrator would have to grant.
    pub makes_columns: Offer,
    pub makes_locks: Offer,
    /// Other badges of the course.
    pub badges: Vec<Choice>,
    pub designer: Designer,
    /// The kinds that a badge can be of.
    pub types: Vec<TypeChoice>,
    /// The picture as chosen or uploaded.
    pub picture: Picture,
    /// Set when the badge has an uploaded picture: the value of `keep-upload`.
    pub upload: Option<String>,
    /// The present rule, when the form cannot show it; the rows are then left out and the rule stays as it is.
    pub complex_rule: Option<RuleText>,
    /// Whether a pathway writes that rule.
    pub of_pathway: bool,
    /// How many people hold the badge: they keep it, whatever is changed.
    pub holders: u32,
}

impl Page for Edit {
    const TEMPLATE: &'static str = "instructor/edit.html";

    fn samples() -> Vec<(&'static str, Self)> {
        let choices =
            |labels: &[&str]| labels.iter().map(|label| Choice::new(label.to_lowercase(), *label)).collect::<Vec<_>>();
        let row = |kind, activity: &str, threshold: &str| Row {
            kind,
            activity: activity.to_owned(),
            threshold: threshold.to_owned(),
            extra_credit: threshold == "110",
            asks: String::new(),
            badge: String::new(),
        };
        let blank = || (0..5).map(|_| Row::default()).collect::<Vec<_>>();
        let page = |id: Option<&str>, draft| Self {
            root: "/frame/sample/".to_owned(),
            course: "Physics 101".to_owned(),
            id: id.map(str::to_owned),
            published: id.is_some(),
            draft,
            errors: vec![],
            issuers: Vec::new(),
            activities: choices(&["Final quiz", "Lab report", "Poster", samples::LONG_TITLE]),
            locks: vec![Choice::new("on_roster:l1", "Advanced laboratory")],
            gates: vec![Choice::new("opened:g1", "Module 3 done")],
            family: Family::Moodle,
            makes_columns: Offer::Yes,
            makes_locks: Offer::Yes,
            badges: choices(&["Safety first"]),
            designer: Designer::sample(),
            types: vec![
                TypeChoice::new("Course", true),
                TypeChoice::new("CoCurricular", true),
                TypeChoice::new("ext:Own", false),
            ],
            picture: samples::picture(),
            upload: None,
            complex_rule: None,
            of_pathway: false,
            holders: 0,
        };
        let usual = Draft {
            name: "Careful experimenter".to_owned(),
            description: "Plans, runs and writes up an experiment, and says what it does not show.".to_owned(),
            alt: "A flask in a plum hexagon".to_owned(),
            rows: vec![
                row(RowKind::Score, "final quiz", "75"),
                row(RowKind::Completed, "lab report", ""),
                row(RowKind::Score, "poster", "110"),
                Row { asks: "Your notebook".to_owned(), ..row(RowKind::Approved, "", "") },
                Row { badge: "safety first".to_owned(), ..row(RowKind::Badge, "", "") },
                Row::default(),
                Row::default(),
            ],
            latest: "2027-01-31".to_owned(),
            criteria: "To earn this badge, the learner reaches at least 75 % in “Final quiz”.".to_owned(),
            more: More {
                badge_type: "Course".to_owned(),
                skills: vec![
                    SkillRow {
                        name: "Handles acids".to_owned(),
                        url: "https://skills.example.org/items/1".to_owned(),
                        framework: "Skills of the laboratory".to_owned(),
                    },
                    SkillRow::default(),
                ],
                tags: "safety, chemistry".to_owned(),
                language: "en".to_owned(),
                credits: "2.5".to_owned(),
                evidence_asked: "A photo of the tidy bench".to_owned(),
                edition: "2026".to_owned(),
                open: true,
            },
            ..Draft::default()
        };
        let fields = [
            "name",
            "description",
            "issuer",
            "shape",
            "palette",
            "colour",
            "arc",
            "picture",
            "alt",
            "match",
            "match-n",
            "rows",
            "kind-0",
            "activity-0",
            "threshold-0",
            "badge-2",
            "latest",
            "criteria",
            "more",
            "badge-type",
            "skill-name-0",
            "skill-url-1",
            "tags",
            "language",
            "credits",
            "evidence-asked",
            "edition",
        ];
        let refused = Draft {
            name: samples::LONG_TITLE.to_owned(),
            matching: MatchKind::AtLeast,
            match_n: "nine".to_owned(),
            ..usual.clone()
        };
        vec![
            ("empty", page(None, Draft { form: "f1".to_owned(), rows: blank(), ..Draft::default() })),
            (
                "usual",
                Self {
                    holders: 7,
                    issuers: choices(&["Example University", samples::LONG_TITLE]),
                    ..page(Some("b1"), usual.clone())
                },
            ),
            (
                "refused",
                Self {
                    errors: samples::every_problem()
                        .into_iter()
                        .zip(fields.into_iter().cycle())
                        .map(|(problem, field)| FieldError::new(field, problem))
                        .collect(),
                    upload: Some("u1".to_owned()),
                    issuers: choices(&["Example University", "Example Academy"]),
                    ..page(Some("b1"), refused)
                },
            ),
            (
                "long",
                Self {
                    holders: 1,
                    complex_rule: Some(samples::every_rule()),
                    ..page(
                        Some("b1"),
                        Draft { name: samples::NAMES[4].to_owned(), criteria: samples::MARKUP.to_owned(), ..usual },
                    )
                },
            ),
            (
                "no-activities",
                Self {
                    activities: vec![],
                    locks: vec![],
                    gates: vec![],
                    family: Family::Canvas,
                    makes_columns: Offer::NoService,
                    makes_locks: Offer::NotHere,
                    ..page(None, Draft { rows: blank(), ..Draft::default() })
                },
            ),
            ("nameless", page(Some("b1"), Draft { matching: MatchKind::Any, ..Draft::default() })),
            (
                "one-error",
                Self {
                    errors: vec![FieldError::new("name", Problem::Missing)],
                    ..page(None, Draft { rows: blank(), ..Draft::default() })
                },
            ),
        ]
    }
}

/// Someone who would earn the badge now, or has it.
#[derive(Clone, Debug, Serialize)]
pub struct Winner {
    pub name: String,
    /// When it was awarded; none for someone who would get it now.
    pub awarded_at: Option<DateTime<Utc>>,
}

/// Someone who would not earn it now, and the conditions that are in the way.
#[derive(Clone, Debug, Serialize)]
pub struct Waiting {
    pub name: String,
    pub conditions: Vec<Condition>,
}

/// Why someone is never awarded automatically.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum LeftOutReason {
    Teacher,
    Observer,
    TestUser,
    Inactive,
    Nameless,
    Held,
    /// The teacher said so, when the badge was published or when many waited.
    SetAside,
}

/// Someone whom the rule is not asked about.
#[derive(Clone, Debug, Serialize)]
pub struct LeftOut {
    pub name: String,
    pub reason: LeftOutReason,
}

/// Who would earn a badge now, and why each other would not.
#[derive(Clone, Debug, Serialize)]
pub struct Preview {
    pub root: String,
    pub course: String,
    pub id: String,
    pub name: String,
    pub picture: Picture,
    pub state: BadgeState,
    pub rule: RuleText,
    /// Whether the rule asks for a score that only extra credit reaches.
    pub extra_credit: bool,
    /// Learners that the rule was asked about.
    pub learners: u32,
    pub winners: Vec<Winner>,
    pub waiting: Vec<Waiting>,
    pub left_out: Vec<LeftOut>,
    /// How many would get it now.
    pub new: u32,
    /// Whether they are to get it when the badge is published, unless the teacher says otherwise: in a new course.
    pub also_award: bool,
    /// Whether it waits for a word about them.
    pub held: bool,
    /// How many have it and no longer meet its rule, of whom nobody was told.
    pub fallen: u32,
    pub last_checked: Option<DateTime<Utc>>,
    /// Tells what the badge said when the page was opened.
    pub as_read: String,
}

impl Page for Preview {
    const TEMPLATE: &'static str = "instructor/preview.html";

    fn samples() -> Vec<(&'static str, Self)> {
        let winner = |name: &&str, awarded_at| Winner { name: (*name).to_owned(), awarded_at };
        let waiting = |name: &&str, conditions| Waiting { name: (*name).to_owned(), conditions };
        let left_out = |name: &str, reason| LeftOut { name: name.to_owned(), reason };
        let page = |name: &str, state| Self {
            root: "/frame/sample/".to_owned(),
            course: "Physics 101".to_owned(),
            id: "b1".to_owned(),
            name: name.to_owned(),
            picture: samples::picture(),
            state,
            rule: samples::rule(),
            extra_credit: false,
            learners: 27,
            winners: vec![],
            waiting: vec![],
            left_out: vec![],
            new: 0,
            also_award: true,
            held: false,
            fallen: 0,
            last_checked: None,
            as_read: "a1".to_owned(),
        };
        let quiz = || samples::condition(samples::score("Final quiz", "75"), Standing::Missing, Some("62"));
        let lab = |standing| samples::condition(samples::completed("Lab report"), standing, None);
        let full = Self {
            winners: vec![
                winner(&samples::NAMES[0], None),
                winner(&samples::NAMES[1], Some(samples::at(12, 10))),
                winner(&samples::NAMES[3], None),
            ],
            waiting: vec![
                waiting(&samples::NAMES[2], vec![quiz()]),
                waiting(&samples::NAMES[4], vec![quiz(), lab(Standing::Unknown)]),
                waiting(&samples::NAMES[5], vec![lab(Standing::Missing)]),
            ],
            left_out: vec![
                left_out("Prof. Grace Sample", LeftOutReason::Teacher),
                left_out("Olga Onlooker", LeftOutReason::Observer),
                left_out("Test student", LeftOutReason::TestUser),
                left_out("Igor Inactive", LeftOutReason::Inactive),
                left_out("(no name)", LeftOutReason::Nameless),
                left_out("Hella Held", LeftOutReason::Held),
                left_out("Sam Aside", LeftOutReason::SetAside),
            ],
            new: 2,
            last_checked: Some(samples::at(22, 17)),
            ..page("Careful experimenter", BadgeState::Draft)
        };
        vec![
            ("empty", Self { learners: 0, ..page("Careful experimenter", BadgeState::Draft) }),
            ("usual", full.clone()),
            ("old-course", Self { also_award: false, ..full.clone() }),
            ("held", Self { state: BadgeState::Active, held: true, fallen: 7, ..full.clone() }),
            (
                "long",
                Self {
                    name: samples::LONG_TITLE.to_owned(),
                    state: BadgeState::Active,
                    learners: 1,
                    extra_credit: true,
                    ..full
                },
            ),
        ]
    }
}

/// An award as the teacher sees it.
#[derive(Clone, Debug, Serialize)]
pub struct Holder {
    /// The award's id.
    pub award: String,
    pub name: String,
    pub awarded_at: DateTime<Utc>,
    pub state: AwardState,
    /// What the rule saw; empty when the badge was given by hand.
    pub because: Vec<Condition>,
    /// The reason of an award by hand.
    pub note: Option<String>,
    /// The result fell below the rule afterwards.
    pub flagged: bool,
    /// When the badge runs out.
    pub expires_at: Option<DateTime<Utc>>,
    pub can_renew: bool,
    /// Revoked for cause: another one is held back.
    pub held_back: bool,
    /// When its holder said that they do not want it.
    pub declined_at: Option<DateTime<Utc>>,
    /// Why it is suspended; the holder does not read it.
    pub set_aside_for: Option<String>,
    /// The public page; none while the credential is being signed.
    pub page_url: Option<String>,
}

/// One badge of the course: its facts, its rule, and who has it. Posts `reason` to `awards/{id}/revoke`.
#[derive(Clone, Debug, Serialize)]
pub struct Badge {
    pub root: String,
    pub course: String,
    pub notice: Option<Notice>,
    pub id: String,
    pub name: String,
    pub description: String,
    pub criteria: String,
    pub picture: Picture,
    pub state: BadgeState,
    /// What the rule names and the course no longer has, when the badge needs attention.
    pub missing: Vec<String>,
    /// What the rule of a badge from another course names, and this course never had: it cannot be published.
    pub unmatched: Vec<String>,
    /// The pathway that it stands at the end of.
    pub pathway: Option<String>,
    /// Names of badges on that pathway that nobody can earn yet: it cannot be published.
    pub unpublished: Vec<String>,
    pub rule: RuleText,
    pub learners: u32,
    pub holders: Vec<Holder>,
    /// The public page of the badge; none for a draft.
    pub public_url: Option<String>,
    pub last_checked: Option<DateTime<Utc>>,
    /// Tells what the badge said when the page was opened.
    pub as_read: String,
    pub gradebook: Gradebook,
    /// Whether people hand it out, and no rule does.
    pub by_hand: bool,
    /// What waits for a word of the teacher.
    pub hold: Option<Hold>,
    /// Awards that were made together, the latest first.
    pub runs: Vec<Run>,
    /// A revocation that was refused: the award, the reason as typed, and the problem.
    pub refused: Option<RefusedRevocation>,
    pub retiring: Retiring,
    /// Whether it can be removed altogether: nobody was ever awarded it.
    pub can_remove: bool,
    /// Whether this server sends mail.
    pub mails: bool,
    /// Tests of the badge; none where whoever looks may make none.
    pub tests: Option<Tests>,
}

/// The form that retires a badge, or changes what is told of a retired one. Posts `note` and `successor`.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Retiring {
    pub note: String,
    /// The id of the badge that takes its place; empty for none.
    pub successor: String,
    /// What could take its place.
    pub successors: Vec<Other>,
    /// Why it was refused; named `note` or `successor`.
    pub error: Option<FieldError>,
}

/// Another badge of the course.
#[derive(Clone, Debug, Serialize)]
pub struct Other {
    pub id: String,
    pub name: String,
}

/// More awards, or more flags, at once than is usual.
#[derive(Clone, Debug, Serialize)]
pub struct Hold {
    pub awards: u32,
    pub flags: u32,
}

/// Awards that were made together and can be taken back together.
#[derive(Clone, Debug, Serialize)]
pub struct Run {
    pub id: String,
    pub at: DateTime<Utc>,
    pub count: u32,
    pub by_hand: bool,
}

/// Whether the badge writes into the gradebook of the course, and how that goes.
#[derive(Clone, Debug, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Gradebook {
    /// The platform lets this tool write nothing.
    Closed,
    Off,
    /// The column is being looked for or made.
    Wanted,
    /// Learners by what became of their points.
    Ready {
        written: u32,
        kept: u32,
        refused: u32,
        waiting: u32,
    },
    /// The platform does not want it, or somebody took the column away.
    Refused,
}

/// A revocation form that comes back with what was typed.
#[derive(Clone, Debug, Serialize)]
pub struct RefusedRevocation {
    pub award: String,
    pub reason: String,
    pub is_mistake: bool,
    pub problem: Problem,
}

impl Page for Badge {
    const TEMPLATE: &'static str = "instructor/badge.html";

    fn samples() -> Vec<(&'static str, Self)> {
        let because = || {
            vec![
                samples::condition(samples::score("Final quiz", "75"), Standing::Met, Some("88.5")),
                samples::condition(samples::completed("Lab report"), Standing::Met, None),
            ]
        };
        let holder = |award: &str, name: &str, state| Holder {
            award: award.to_owned(),
            name: name.to_owned(),
            awarded_at: samples::at(12, 10),
            state,
            because: because(),
            note: None,
            flagged: false,
            expires_at: None,
            can_renew: false,
            held_back: false,
            declined_at: None,
            set_aside_for: None,
            page_url: Some("/credentials/sample".to_owned()),
        };
        let page = |name: &str, state, holders| Self {
            root: "/frame/sample/".to_owned(),
            course: "Physics 101".to_owned(),
            notice: None,
            id: "b1".to_owned(),
            name: name.to_owned(),
            description: "Plans, runs and writes up an experiment, and says what it does not show.".to_owned(),
            criteria: samples::MARKUP.to_owned(),
            picture: samples::picture(),
            state,
            missing: vec![],
            unmatched: vec![],
            pathway: None,
            unpublished: vec![],
            rule: samples::rule(),
            learners: 27,
            holders,
            public_url: Some("/achievements/b1".to_owned()),
            last_checked: Some(samples::at(22, 17)),
            as_read: "a1".to_owned(),
            gradebook: Gradebook::Off,
            by_hand: false,
            hold: None,
            runs: vec![],
            refused: None,
            retiring: Retiring::default(),
            can_remove: false,
            mails: true,
            tests: Some(Tests::sample(0)),
        };
        let retiring = |problem: Option<(&str, Problem)>| Retiring {
            note: samples::MARKUP.to_owned(),
            successor: "b2".to_owned(),
            successors: vec![
                Other { id: "b2".to_owned(), name: samples::LONG_TITLE.to_owned() },
                Other { id: "b3".to_owned(), name: "Data reader".to_owned() },
            ],
            error: problem.map(|(field, problem)| FieldError::new(field, problem)),
        };
        let few = || {
            vec![
                holder("a1", samples::NAMES[0], AwardState::Valid),
                Holder { flagged: true, ..holder("a2", samples::NAMES[1], AwardState::Valid) },
                Holder {
                    because: vec![],
                    note: Some("Ran the safety briefing.".to_owned()),
                    page_url: None,
                    ..holder("a3", samples::NAMES[3], AwardState::Valid)
                },
            ]
        };
        let everybody = samples::every_award_state()
            .into_iter()
            .zip(samples::NAMES)
            .enumerate()
            .map(|(n, (state, name))| Holder {
                expires_at: Some(samples::at(30, 0)),
                can_renew: true,
                held_back: true,
                declined_at: Some(samples::at(20, 8)),
                set_aside_for: Some(samples::MARKUP.to_owned()),
                ..holder(&format!("h{n}"), name, state)
            })
            .collect();
        vec![
            (
                "empty",
                Self {
                    criteria: String::new(),
                    public_url: None,
                    last_checked: None,
                    notice: Some(Notice::Saved),
                    tests: None,
                    can_remove: true,
                    mails: false,
                    ..page("Careful experimenter", BadgeState::Draft, vec![])
                },
            ),
            (
                "usual",
                Self {
                    gradebook: Gradebook::Ready { written: 12, kept: 1, refused: 2, waiting: 0 },
                    tests: Some(Tests::sample(1)),
                    ..page("Careful experimenter", BadgeState::Active, few())
                },
            ),
            (
                "held",
                Self {
                    hold: Some(Hold { awards: 17, flags: 6 }),
                    tests: Some(Tests::sample(3)),
                    runs: vec![
                        Run { id: "r1".to_owned(), at: samples::at(12, 10), count: 15, by_hand: false },
                        Run { id: "r2".to_owned(), at: samples::at(11, 9), count: 2, by_hand: true },
                    ],
                    ..page("Careful experimenter", BadgeState::Active, few())
                },
            ),
            (
                "fallen",
                Self {
                    hold: Some(Hold { awards: 0, flags: 6 }),
                    notice: Some(Notice::ListChanged),
                    ..page("Careful", BadgeState::Active, few())
                },
            ),
            ("by-hand", Self { by_hand: true, ..page("Careful", BadgeState::Draft, vec![]) }),
            ("confirmed", Self { notice: Some(Notice::Confirmed), ..page("Careful", BadgeState::Active, few()) }),
            ("set-aside", Self { notice: Some(Notice::SetAside), ..page("Careful", BadgeState::Active, few()) }),
            ("undone", Self { notice: Some(Notice::Undone), ..page("Careful", BadgeState::Active, few()) }),
            (
                "published-later",
                Self { notice: Some(Notice::PublishedLater), ..page("Careful", BadgeState::Active, few()) },
            ),
            ("making-a-column", Self { gradebook: Gradebook::Wanted, ..page("Careful", BadgeState::Active, few()) }),
            ("without-gradebook", Self { gradebook: Gradebook::Closed, ..page("Careful", BadgeState::Active, few()) }),
            (
                "column-refused",
                Self {
                    gradebook: Gradebook::Refused,
                    notice: Some(Notice::Writes),
                    ..page("Careful", BadgeState::Active, few())
                },
            ),
            (
                "long",
                Self {
                    missing: vec!["Quiz 4".to_owned(), samples::LONG_TITLE.to_owned()],
                    rule: samples::every_rule(),
                    ..page(samples::LONG_TITLE, BadgeState::NeedsAttention, everybody)
                },
            ),
            (
                "unmatched",
                Self {
                    pathway: Some("p1".to_owned()),
                    unpublished: vec![samples::LONG_TITLE.to_owned()],
                    unmatched: vec!["Final quiz".to_owned(), samples::LONG_TITLE.to_owned()],
                    public_url: None,
                    ..page("Careful experimenter", BadgeState::Draft, vec![])
                },
            ),
            (
                "refused",
                Self {
                    refused: Some(RefusedRevocation {
                        award: "a1".to_owned(),
                        reason: samples::MARKUP.to_owned(),
                        is_mistake: true,
                        problem: Problem::TooLong { max: 500 },
                    }),
                    ..page("Careful experimenter", BadgeState::Active, few())
                },
            ),
            ("paused", Self { notice: Some(Notice::Paused), ..page("Data reader", BadgeState::Paused, few()) }),
            (
                "retired",
                Self {
                    notice: Some(Notice::Retired),
                    retiring: retiring(None),
                    ..page("Data reader", BadgeState::Retired, few())
                },
            ),
            (
                "not-retired",
                Self {
                    retiring: retiring(Some(("note", Problem::TooLong { max: 500 }))),
                    ..page("Data reader", BadgeState::Active, few())
                },
            ),
            (
                "not-succeeded",
                Self {
                    retiring: retiring(Some(("successor", Problem::Gone))),
                    ..page("Data reader", BadgeState::Active, few())
                },
            ),
            ("revoked", Self { notice: Some(Notice::Revoked), ..page("Data reader", BadgeState::Active, few()) }),
            ("renewed", Self { notice: Some(Notice::Renewed), ..page("Data reader", BadgeState::Active, few()) }),
            ("suspended", Self { notice: Some(Notice::Suspended), ..page("Data reader", BadgeState::Active, few()) }),
            ("reinstated", Self { notice: Some(Notice::Reinstated), ..page("Data", BadgeState::Active, few()) }),
            ("hold-cleared", Self { notice: Some(Notice::HoldCleared), ..page("Data", BadgeState::Active, few()) }),
        ]
    }
}
