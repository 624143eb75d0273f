//! Pathways: the way to a badge as a learner and as anybody sees it, and the form that a teacher makes one with.

use super::instructor::Choice;
use super::public::{IssuerName, sample_issuer};
use super::{Layout, Page, parts::*, samples};
use serde::Serialize;

/// A badge of a step.
#[derive(Clone, Debug, Serialize)]
pub struct StepBadge {
    pub name: String,
    pub picture: Picture,
    /// Its public page; none while it is a draft.
    pub url: Option<String>,
    /// The course that it lies in, where that is another one.
    pub course: Option<String>,
    pub held: bool,
    /// Whether it is the one to go for next.
    pub next: bool,
    /// Conditions that are missing, where that can be told.
    pub missing: Option<u32>,
    /// Names of the badges that it waits for.
    pub waits_for: Vec<String>,
}

/// How a step stands for one learner. Steps are counted from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum StepState {
    Done,
    Open,
    /// It waits for an earlier one.
    Locked {
        behind: u32,
    },
    /// Earned before its turn.
    Ahead {
        behind: u32,
    },
}

#[derive(Clone, Debug, Serialize)]
pub struct Step {
    pub title: Option<String>,
    /// How many of its badges are enough, where that is not all.
    pub needs: Option<u32>,
    pub optional: bool,
    /// None where nobody is looked at.
    pub state: Option<StepState>,
    pub badges: Vec<StepBadge>,
}

/// Steps that lead to a badge.
#[derive(Clone, Debug, Serialize)]
pub struct Pathway {
    pub name: String,
    pub description: String,
    pub url: String,
    /// Whether a step waits for those before it.
    pub strict: bool,
    pub steps: Vec<Step>,
    /// The badge at the end.
    pub end: StepBadge,
    /// Needed steps that are done, of all that are needed.
    pub done: u32,
    pub needed: u32,
}

/// The public page of a pathway.
#[derive(Clone, Debug, Serialize)]
pub struct Public {
    pub json_url: String,
    pub preview_picture: String,
    pub issuer: IssuerName,
    /// Whether nobody can finish it any more.
    pub retired: bool,
    pub pathway: Pathway,
}

impl Page for Public {
    const TEMPLATE: &'static str = "public/pathway.html";

    fn layout(&self) -> Layout {
        Layout::Public
    }

    fn samples() -> Vec<(&'static str, Self)> {
        let page = |pathway, retired| Self {
            json_url: "/pathways/p1.json".to_owned(),
            preview_picture: "https://badges.example.edu/pictures/p1.png".to_owned(),
            issuer: sample_issuer(),
            retired,
            pathway,
        };
        let mut plain = sample("Laboratory");
        for step in &mut plain.steps {
            step.state = None;
        }
        vec![("usual", page(plain, false)), ("long", page(sample(samples::LONG_TITLE), true))]
    }
}

/// A pathway with every state of a step.
pub(super) fn sample(name: &str) -> Pathway {
    let badge = |name: &str, held| StepBadge {
        name: name.to_owned(),
        picture: samples::picture(),
        url: Some("https://badges.example.edu/achievements/b1".to_owned()),
        course: None,
        held,
        next: false,
        missing: (!held).then_some(2),
        waits_for: Vec::new(),
    };
    let step = |state, badges| Step { title: None, needs: None, optional: false, state: Some(state), badges };
    Pathway {
        name: name.to_owned(),
        description: "From the first safety rules to work of one's own.".to_owned(),
        url: "https://badges.example.edu/pathways/p1".to_owned(),
        strict: true,
        steps: vec![
            step(StepState::Done, vec![badge("Safety first", true)]),
            Step {
                title: Some("Methods".to_owned()),
                needs: Some(1),
                ..step(
                    StepState::Open,
                    vec![
                        StepBadge { next: true, missing: Some(1), ..badge("Data reader", false) },
                        StepBadge {
                            url: None,
                            course: Some("Chemistry 201".to_owned()),
                            missing: None,
                            ..badge(samples::LONG_TITLE, false)
                        },
                    ],
                )
            },
            Step { optional: true, ..step(StepState::Locked { behind: 2 }, vec![badge("Peer tutor", false)]) },
            step(
                StepState::Locked { behind: 2 },
                vec![StepBadge { waits_for: vec!["Data reader".to_owned()], ..badge("Careful experimenter", false) }],
            ),
            step(StepState::Ahead { behind: 2 }, vec![badge("Poster", true)]),
        ],
        end: StepBadge { missing: None, ..badge("Laboratory master", false) },
        done: 1,
        needed: 4,
    }
}

/// A badge that can stand on the way, with what was typed beside it: fields `key-{row}` (hidden) and `step-{row}`.
#[derive(Clone, Debug, Serialize)]
pub struct Row {
    pub key: String,
    pub name: String,
    pub course: Option<String>,
    pub state: BadgeState,
    /// The number of its step as typed; empty where it is not on the way.
    pub step: String,
}

/// A badge of another course: fields `other-{row}` (its key or public address) and `other-step-{row}`.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Other {
    pub badge: String,
    pub step: String,
}

/// What is said of a step: fields `step-title-{n}`, `needs-{n}` and `optional-{n}`, counted from 0.
#[derive(Clone, Debug, Default, Serialize)]
pub struct StepSetting {
    pub title: String,
    pub needs: String,
    pub optional: bool,
}

/// Makes or changes a pathway. Posts a plain form to its own address.
#[derive(Clone, Debug, Serialize)]
pub struct Edit {
    pub root: String,
    pub course: String,
    /// None for a new one.
    pub id: Option<String>,
    /// Tells the form again when it is sent once more.
    pub form: String,
    /// Tells what a pathway that is there was like when its form was opened; empty for a new one.
    pub as_read: String,
    /// The badge at the end, once there is one.
    pub end: Option<Choice>,
    /// Whether it is published: what is saved counts at once.
    pub published: bool,
    pub errors: Vec<FieldError>,
    pub name: String,
    pub description: String,
    pub strict: bool,
    pub rows: Vec<Row>,
    pub others: Vec<Other>,
    pub settings: Vec<StepSetting>,
    /// The last day on which the version before can be finished, such as `2027-01-31`.
    pub finish_by: String,
}

impl Page for Edit {
    const TEMPLATE: &'static str = "instructor/pathway.html";

    fn samples() -> Vec<(&'static str, Self)> {
        let row = |name: &str, state, step: &str| Row {
            key: "data-reader".to_owned(),
            name: name.to_owned(),
            course: None,
            state,
            step: step.to_owned(),
        };
        let page = |id: Option<&str>, rows| Self {
            root: "/frame/sample/".to_owned(),
            course: "Physics 101".to_owned(),
            id: id.map(str::to_owned),
            form: "f1".to_owned(),
            as_read: id.map(|_| "a1".to_owned()).unwrap_or_default(),
            end: id.map(|_| Choice::new("b9", "Laboratory master")),
            published: id.is_some(),
            errors: vec![],
            name: String::new(),
            description: String::new(),
            strict: false,
            rows,
            others: vec![Other::default(); 2],
            settings: vec![StepSetting::default(); 4],
            finish_by: String::new(),
        };
        let rows = || {
            vec![
                row("Safety first", BadgeState::Active, "1"),
                row("Data reader", BadgeState::Draft, "2"),
                row(samples::LONG_TITLE, BadgeState::Paused, ""),
                Row { course: Some("Chemistry 201".to_owned()), ..row("Poster", BadgeState::Active, "2") },
            ]
        };
        let usual = Self {
            name: "Laboratory".to_owned(),
            description: "From the first safety rules to work of one's own.".to_owned(),
            strict: true,
            settings: vec![
                StepSetting::default(),
                StepSetting { title: "Methods".to_owned(), needs: "1".to_owned(), optional: true },
            ],
            finish_by: "2027-01-31".to_owned(),
            ..page(Some("p1"), rows())
        };
        let fields =
            ["name", "description", "order", "steps", "step-0", "other-0", "other-step-1", "needs-1", "finish-by"];
        let errors = samples::every_problem()
            .into_iter()
            .zip(fields.into_iter().cycle())
            .map(|(problem, field)| FieldError::new(field, problem));
        vec![
            ("empty", page(None, vec![])),
            ("usual", usual.clone()),
            ("refused", Self { errors: errors.collect(), name: samples::LONG_TITLE.to_owned(), ..usual }),
        ]
    }
}

/// A pathway on the page of a course.
#[derive(Clone, Debug, Serialize)]
pub struct Listed {
    /// None for one that ends in another course: it is changed there.
    pub id: Option<String>,
    pub url: Option<String>,
    pub name: String,
    pub state: BadgeState,
    pub steps: u32,
    /// The id of the badge at the end, where it is a badge of this course.
    pub end: Option<String>,
    pub end_name: String,
}

pub(super) fn listed_samples() -> Vec<Listed> {
    let listed = |name: &str, state, steps| Listed {
        id: Some("p1".to_owned()),
        url: Some("https://badges.example.edu/pathways/p1".to_owned()),
        name: name.to_owned(),
        state,
        steps,
        end: Some("b9".to_owned()),
        end_name: "Laboratory master".to_owned(),
    };
    vec![
        listed("Laboratory", BadgeState::Active, 3),
        Listed { url: None, ..listed(samples::LONG_TITLE, BadgeState::Draft, 1) },
        Listed { id: None, end: None, ..listed("Natural sciences", BadgeState::Active, 6) },
    ]
}
