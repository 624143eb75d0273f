//! Values that the samples of several pages share. Everybody here is made up.

use super::parts::*;
use chrono::{DateTime, TimeZone, Utc};

/// Names as they come: long, in several scripts, written from the right, and with markup.
pub const NAMES: &[&str] = &[
    "Ada Example",
    "Søren Ångström-Überall",
    "李小龙 (示例)",
    "نور الهدى بنت عبد الرحمن",
    "<script>alert(\"Bobby\")</script> & O’Brien",
    "Maximiliana Theodora Konstantinopolitanskaya-Wolfeschlegelsteinhausenbergerdorff the Third of Somewhere Far Away",
];

pub const LONG_NAME: &str =
    "<b>María José</b> Carreño-Quiñones y Fernández de Córdoba أمل بنت عبد الرحمن Wolfeschlegelsteinhausen 🎓";
pub const LONG_TITLE: &str =
    "Einführung in die Donaudampfschifffahrtsgesellschaftskapitänsausbildung & <b>مقدمة</b> 入門";

pub const MARKUP: &str = "First line with <b>markup</b> & \"quotes\".\nSecond line: ¿qué tal? مرحبا 你好";

pub fn at(day: u32, hour: u32) -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2026, 11, day, hour, 5, 0).single().expect("the samples name days that exist")
}

pub fn picture() -> Picture {
    Picture { url: "/samples/badge.svg".to_owned(), alt: "Badge: a shield with a star".to_owned() }
}

pub fn score(activity: &str, at_least: &str) -> Requirement {
    Requirement::Score { activity: activity.to_owned(), at_least: at_least.to_owned() }
}

pub fn completed(activity: &str) -> Requirement {
    Requirement::Completed { activity: activity.to_owned() }
}

pub fn condition(requirement: Requirement, standing: Standing, have: Option<&str>) -> Condition {
    let known = standing != Standing::Unknown;
    Condition {
        requirement,
        standing,
        have: have.map(str::to_owned),
        source: known.then(|| "Gradebook".to_owned()),
        seen_at: known.then(|| at(21, 9)),
    }
}

/// Two conditions and a choice below them.
pub fn rule() -> RuleText {
    let leaf = |requirement| RuleText::Condition { requirement };
    RuleText::Group {
        matching: Matching::All,
        of: vec![
            leaf(score("Final quiz", "75")),
            leaf(completed("Lab report")),
            RuleText::Group {
                matching: Matching::AtLeast { n: 2 },
                of: vec![
                    leaf(Requirement::Badge { name: "Safety first".to_owned() }),
                    leaf(score("Poster", "62.5")),
                    leaf(Requirement::Before { at: at(30, 23) }),
                ],
            },
        ],
    }
}

/// Every kind of condition there is.
pub fn every_rule() -> RuleText {
    let leaf = |requirement| RuleText::Condition { requirement };
    RuleText::Group {
        matching: Matching::Any,
        of: vec![
            rule(),
            leaf(Requirement::Member { role: Some("Learner".to_owned()), status: Some("Active".to_owned()) }),
            leaf(Requirement::Member { role: None, status: None }),
            leaf(Requirement::After { at: at(1, 0) }),
            leaf(completed(LONG_TITLE)),
            leaf(Requirement::Unlocked { activity: "Advanced laboratory".to_owned() }),
            leaf(Requirement::HandedIn { asks: "Your notebook".to_owned() }),
            leaf(Requirement::Opened { activity: "Module 3 done".to_owned() }),
        ],
    }
}

pub fn every_award_state() -> Vec<AwardState> {
    vec![
        AwardState::Valid,
        AwardState::Expired { at: at(1, 8) },
        AwardState::Revoked { at: at(20, 8), reason: "The wrong badge was given. <i>Sorry</i>.".to_owned() },
        AwardState::Suspended,
        AwardState::Superseded { by_url: Some("/credentials/newer".to_owned()) },
    ]
}

/// Every problem a field can have.
pub fn every_problem() -> Vec<Problem> {
    vec![
        Problem::Missing,
        Problem::TooLong { max: 120 },
        Problem::NotANumber,
        Problem::OutOfRange { min: 0, max: 100 },
        Problem::NotADate,
        Problem::PastDate,
        Problem::Gone,
        Problem::NotScored,
        Problem::NotChecked,
        Problem::NotPublished,
        Problem::NoConditions,
        Problem::CountOutOfRange { conditions: 1 },
        Problem::CountOutOfRange { conditions: 3 },
        Problem::NeverMet,
        Problem::Circular,
        Problem::NotAColour,
        Problem::NotAPng,
        Problem::DrawingNotPlain,
        Problem::FileTooLarge { max_kib: 2048 },
        Problem::PictureTooSmall { min: 400 },
        Problem::NotSquare,
        Problem::Unreadable,
        Problem::NothingToCheck,
        Problem::NoBadges,
        Problem::TooManyKept { max: 50 },
        Problem::Control,
        Problem::Repeated,
        Problem::PublishedSince,
        Problem::ChangedSince,
        Problem::NotALanguage,
        Problem::TooMuch,
        Problem::NotSignable,
        Problem::BadLink,
        Problem::Unreachable,
        Problem::NotAName,
        Problem::NotConfirmed,
        Problem::TooMany { max: 100 },
    ]
}
