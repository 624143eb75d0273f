//! Where a teacher writes what the mail about a badge says, sees it as it will go, and sends it to themselves.

use serde::Serialize;

use super::parts::{FieldError, Notice, Picture, Problem};
use super::{Page, samples};

/// A name in braces that may stand in a text; its words are the texts `mail-value-{word}`.
#[derive(Clone, Debug, Serialize)]
pub struct Placeholder {
    pub word: &'static str,
}

/// The mail as it will go.
#[derive(Clone, Debug, Serialize)]
pub struct Preview {
    pub subject: String,
    pub text: String,
    /// A whole document, for a frame of its own in which nothing runs.
    pub html: String,
}

/// What came of sending it to the teacher.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Tried {
    Sent,
    NoServer,
    NoAddress,
    Stopped,
    TooOften,
    Failed,
}

/// Posts `mail-subject`, `mail-opening`, `off` and `action` (`save`, `preview` or `test`) to its own address.
#[derive(Clone, Debug, Serialize)]
pub struct MailText {
    pub root: String,
    pub id: String,
    pub name: String,
    pub picture: Picture,
    /// Whether this server sends mail.
    pub sends: bool,
    /// As it was typed.
    pub subject: String,
    pub opening: String,
    pub is_off: bool,
    pub most_subject: u32,
    pub most_opening: u32,
    pub values: Vec<Placeholder>,
    pub preview: Option<Preview>,
    pub tried: Option<Tried>,
    pub notice: Option<Notice>,
    pub errors: Vec<FieldError>,
}

impl Page for MailText {
    const TEMPLATE: &'static str = "instructor/mail_text.html";

    fn samples() -> Vec<(&'static str, Self)> {
        let words = ["name", "given_name", "badge", "course", "issuer", "criteria", "expires", "link", "linkedin"];
        let page = |subject: &str, opening: &str| Self {
            root: "/frame/sample/".to_owned(),
            id: "b1".to_owned(),
            name: "Careful experimenter".to_owned(),
            picture: samples::picture(),
            sends: true,
            subject: subject.to_owned(),
            opening: opening.to_owned(),
            is_off: false,
            most_subject: 150,
            most_opening: 2000,
            values: words.into_iter().map(|word| Placeholder { word }).collect(),
            preview: None,
            tried: None,
            notice: None,
            errors: vec![],
        };
        let preview = Preview {
            subject: samples::LONG_TITLE.to_owned(),
            text: samples::MARKUP.to_owned(),
            html: "<!doctype html><html lang=\"en\"><title>Mail</title><p style=\"color:#1c2430\">Well done</p></html>"
                .to_owned(),
        };
        let wrong = |field: &str, problem| FieldError::new(field, problem);
        vec![
            ("empty", page("", "")),
            ("usual", Self { notice: Some(Notice::MailText), ..page("Well done, {name}", samples::MARKUP) }),
            ("preview", Self { preview: Some(preview), ..page("Well done, {name}", samples::MARKUP) }),
            ("sent", Self { tried: Some(Tried::Sent), ..page("Well done, {name}", "") }),
            ("not-sent", Self { tried: Some(Tried::TooOften), is_off: true, ..page("", "Dear {name}") }),
            ("no-address", Self { tried: Some(Tried::NoAddress), ..page("", "") }),
            ("stopped", Self { tried: Some(Tried::Stopped), ..page("", "") }),
            ("failed", Self { tried: Some(Tried::Failed), ..page("", "") }),
            ("no-server", Self { sends: false, tried: Some(Tried::NoServer), ..page("", "") }),
            (
                "refused",
                Self {
                    errors: vec![
                        wrong("mail-subject", Problem::UnknownValue { word: "nmae".to_owned() }),
                        wrong("mail-opening", Problem::StrayBrace),
                    ],
                    name: samples::LONG_TITLE.to_owned(),
                    ..page("{nmae}", "}")
                },
            ),
        ]
    }
}
