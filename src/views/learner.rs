//! What learners see inside the course.

use super::holding::Seen;
use super::{Page, parts::*, samples};
use chrono::{DateTime, Utc};
use serde::Serialize;

/// A badge that this learner holds or held.
#[derive(Clone, Debug, Serialize)]
pub struct Earned {
    pub name: String,
    pub description: String,
    pub picture: Picture,
    pub state: AwardState,
    pub awarded_at: DateTime<Utc>,
    /// The reason of an award by hand.
    pub note: Option<String>,
    /// The public page of the credential; none while it is being signed.
    pub page_url: Option<String>,
    /// The picture with the credential inside.
    pub png_url: Option<String>,
    /// The picture in the older form of the badge, while it is in force.
    pub older_url: Option<String>,
    /// Who may see it.
    pub seen: Seen,
    /// The page on which its holder decides about it; none where others look on.
    pub manage_url: Option<String>,
}

/// A badge that this learner can still earn.
#[derive(Clone, Debug, Serialize)]
pub struct Open {
    pub name: String,
    pub description: String,
    pub picture: Picture,
    /// The text for people, if the badge has one.
    pub criteria: String,
    /// Conditions met, of those that are needed.
    pub done: u32,
    pub needed: u32,
    /// What may be handed in or asked; nothing where others look on.
    pub asking: Vec<super::requests::Asking>,
    /// The judged rule; none for a badge that is given by hand.
    pub progress: Option<Checked>,
}

/// The badge of the link that was followed.
#[derive(Clone, Debug, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Here {
    Earned(Earned),
    Open(Open),
    /// Nobody can earn it now: a draft, or paused.
    NotYet {
        name: String,
    },
}

/// The learner's page of a course: the badge of the link first, then earned badges, then those that can still be earned.
#[derive(Clone, Debug, Serialize)]
pub struct Badges {
    /// The address of the frame's first page, with a slash at its end: `/frame/{session}/`.
    pub root: String,
    pub course: String,
    pub here: Option<Here>,
    pub earned: Vec<Earned>,
    pub open: Vec<Open>,
    /// Where badges of this course lead.
    pub pathways: Vec<super::pathway::Pathway>,
    pub last_checked: Option<DateTime<Utc>>,
}

impl Page for Badges {
    const TEMPLATE: &'static str = "learner/badges.html";

    fn samples() -> Vec<(&'static str, Self)> {
        let earned = |name: &str, state| Earned {
            name: name.to_owned(),
            description: "Plans, runs and writes up an experiment, and says what it does not show.".to_owned(),
            picture: samples::picture(),
            state,
            awarded_at: samples::at(12, 10),
            note: None,
            page_url: Some("/credentials/sample".to_owned()),
            png_url: Some("/credentials/sample.png".to_owned()),
            older_url: Some("/ob2/assertions/sample.png".to_owned()),
            seen: Seen::Private,
            manage_url: Some("/frame/sample/mine/a1".to_owned()),
        };
        let open = |name: &str, done, needed, progress| Open {
            name: name.to_owned(),
            description: "Reads data critically and shows it honestly.".to_owned(),
            picture: samples::picture(),
            criteria: samples::MARKUP.to_owned(),
            done,
            needed,
            asking: vec![
                super::requests::Asking {
                    kind: "application",
                    url: "/frame/sample/hand-in/b1".to_owned(),
                    state: Some("returned"),
                },
                super::requests::Asking { kind: "question", url: "/frame/sample/ask/b1".to_owned(), state: None },
            ],
            progress,
        };
        let group = |matching, standing, of: Vec<Condition>| Checked::Group {
            matching,
            standing,
            of: of.into_iter().map(Checked::Condition).collect(),
        };
        let partly = group(
            Matching::All,
            Standing::Missing,
            vec![
                samples::condition(samples::completed("Lab report"), Standing::Met, None),
                samples::condition(samples::score("Poster", "60"), Standing::Met, Some("88")),
                samples::condition(samples::score("Final quiz", "75"), Standing::Missing, Some("62")),
            ],
        );
        let nested = Checked::Group {
            matching: Matching::AtLeast { n: 2 },
            standing: Standing::Unknown,
            of: vec![
                partly.clone(),
                group(
                    Matching::Any,
                    Standing::Unknown,
                    vec![
                        samples::condition(samples::completed(samples::LONG_TITLE), Standing::Unknown, None),
                        samples::condition(samples::completed("Week 3"), Standing::Missing, None),
                    ],
                ),
            ],
        };
        let single =
            Checked::Condition(samples::condition(samples::score("Final quiz", "50"), Standing::Unknown, None));
        let page = |course: &str, earned, open| Self {
            root: "/frame/sample/".to_owned(),
            course: course.to_owned(),
            here: None,
            earned,
            open,
            pathways: vec![],
            last_checked: Some(samples::at(22, 17)),
        };
        vec![
            ("empty", Self { last_checked: None, ..page("Physics 101", vec![], vec![]) }),
            (
                "usual",
                page(
                    "Physics 101",
                    vec![earned("Careful experimenter", AwardState::Valid)],
                    vec![
                        open("Data reader", 2, 3, Some(partly.clone())),
                        open("Quiz passed", 0, 1, Some(single)),
                        open("Peer tutor of the week", 0, 1, None),
                    ],
                ),
            ),
            (
                "pathway",
                Self {
                    pathways: vec![super::pathway::sample("Laboratory"), super::pathway::sample(samples::LONG_TITLE)],
                    ..page("Physics 101", vec![earned("Careful experimenter", AwardState::Valid)], vec![])
                },
            ),
            (
                "link-earned",
                Self {
                    here: Some(Here::Earned(earned("Careful experimenter", AwardState::Valid))),
                    ..page("Physics 101", vec![], vec![open("Data reader", 2, 3, Some(partly.clone()))])
                },
            ),
            (
                "link-open",
                Self {
                    here: Some(Here::Open(open("Data reader", 2, 3, Some(partly.clone())))),
                    ..page("Physics 101", vec![earned("Careful experimenter", AwardState::Valid)], vec![])
                },
            ),
            (
                "link-draft",
                Self {
                    here: Some(Here::NotYet { name: samples::LONG_TITLE.to_owned() }),
                    ..page("Physics 101", vec![], vec![])
                },
            ),
            (
                "long",
                page(
                    samples::LONG_TITLE,
                    samples::every_award_state()
                        .into_iter()
                        .zip(samples::NAMES)
                        .map(|(state, name)| earned(name, state))
                        .chain([Earned {
                            page_url: None,
                            png_url: None,
                            older_url: None,
                            seen: Seen::Declined,
                            note: Some(samples::MARKUP.to_owned()),
                            ..earned("New", AwardState::Valid)
                        }])
                        .collect(),
                    vec![open(samples::LONG_TITLE, 1, 2, Some(nested))],
                ),
            ),
        ]
    }
}

/// A badge as a visitor sees it, whose progress is nobody's.
#[derive(Clone, Debug, Serialize)]
pub struct Offered {
    pub name: String,
    pub description: String,
    pub picture: Picture,
    pub criteria: String,
}

/// The page of a visitor who is no learner, or whom the platform did not name: nothing can be awarded, everything can
/// be read.
#[derive(Clone, Debug, Serialize)]
pub struct Anonymous {
    pub course: String,
    /// Whether the platform said who this is: somebody who watches, helps or administrates.
    pub is_known: bool,
    pub badges: Vec<Offered>,
}

impl Page for Anonymous {
    const TEMPLATE: &'static str = "learner/anonymous.html";

    fn samples() -> Vec<(&'static str, Self)> {
        let badge = |name: &str| Offered {
            name: name.to_owned(),
            description: "Reads data critically and shows it honestly.".to_owned(),
            picture: samples::picture(),
            criteria: samples::MARKUP.to_owned(),
        };
        let page = |course: &str, is_known, badges| Self { course: course.to_owned(), is_known, badges };
        vec![
            ("empty", page("Physics 101", false, vec![])),
            ("usual", page("Physics 101", false, vec![badge("Data reader"), badge("Careful experimenter")])),
            ("onlooker", page("Physics 101", true, vec![badge("Data reader")])),
            ("long", page(samples::LONG_TITLE, false, samples::NAMES.iter().map(|name| badge(name)).collect())),
        ]
    }
}

/// The badges of one course, on the page of all.
#[derive(Clone, Debug, Serialize)]
pub struct MyCourse {
    pub title: String,
    pub earned: Vec<Earned>,
}

/// What somebody earned in all courses of the platform.
#[derive(Clone, Debug, Serialize)]
pub struct Mine {
    pub root: String,
    /// Whether there is a course to go back to.
    pub in_course: bool,
    pub courses: Vec<MyCourse>,
}

impl Page for Mine {
    const TEMPLATE: &'static str = "learner/mine.html";

    fn samples() -> Vec<(&'static str, Self)> {
        let page = |courses| Self { root: "/frame/sample/".to_owned(), in_course: true, courses };
        let course = |title: &str| MyCourse { title: title.to_owned(), earned: cards().0 };
        vec![
            ("empty", page(vec![])),
            ("usual", page(vec![course("Chemistry 201"), course("Physics 101")])),
            ("outside", Self { in_course: false, ..page(vec![course("Chemistry 201")]) }),
            ("long", page(vec![course(samples::LONG_TITLE)])),
        ]
    }
}

/// A few cards for the samples of pages that show the badges of others or of several courses.
pub(super) fn cards() -> (Vec<Earned>, Vec<Open>) {
    let usual = Badges::samples().into_iter().find(|(name, _)| *name == "usual");
    usual.map(|(_, page)| (page.earned, page.open)).unwrap_or_default()
}

/// The page of a launch that named no course.
#[derive(Clone, Debug, Serialize)]
pub struct NoCourse {}

impl Page for NoCourse {
    const TEMPLATE: &'static str = "learner/no_course.html";

    fn samples() -> Vec<(&'static str, Self)> {
        vec![("usual", Self {})]
    }
}
