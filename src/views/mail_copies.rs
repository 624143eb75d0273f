//! Where a teacher names who gets copies of the mails about the badges of a course.

use serde::Serialize;

use super::parts::{FieldError, Notice, Problem};
use super::{Page, samples};

/// Posts `copy-address-0` and so on to its own address; what is left empty is nobody.
#[derive(Clone, Debug, Serialize)]
pub struct MailCopies {
    pub root: String,
    pub course: String,
    /// Whether this server sends mail.
    pub sends: bool,
    /// As they were typed, as many as there may be.
    pub addresses: Vec<String>,
    pub notice: Option<Notice>,
    pub errors: Vec<FieldError>,
}

impl Page for MailCopies {
    const TEMPLATE: &'static str = "instructor/mail_copies.html";

    fn samples() -> Vec<(&'static str, Self)> {
        let page = |addresses: [&str; 3]| Self {
            root: "/frame/sample/".to_owned(),
            course: "Introduction to Physics".to_owned(),
            sends: true,
            addresses: addresses.map(str::to_owned).to_vec(),
            notice: None,
            errors: vec![],
        };
        vec![
            ("empty", page(["", "", ""])),
            ("usual", Self { notice: Some(Notice::MailCopies), ..page(["tutor@example.edu", "", ""]) }),
            ("no-server", Self { sends: false, ..page(["tutor@example.edu", "", ""]) }),
            (
                "refused",
                Self {
                    course: samples::LONG_TITLE.to_owned(),
                    errors: vec![FieldError::new("copy-address-1", Problem::NotAnAddress)],
                    ..page(["tutor@example.edu", "<b>nobody</b>", ""])
                },
            ),
        ]
    }
}
