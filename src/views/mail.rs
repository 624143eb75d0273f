//! What people read in mails: for each a subject, plain text and HTML, from templates of their own.
//!
//! Mail programs load no style sheets, so the HTML carries its style inline. It fetches nothing but the pictures of
//! badges, and nothing in it tells whether it was read.

use chrono::{DateTime, Utc};
use serde::Serialize;
use tera::Context;

use super::{Language, Page, ViewError, Views, samples};

/// A mail: values for three templates in `mail/NAME/`.
pub trait Mail: Serialize + Sized {
    /// `subject.txt`, `body.txt` and `body.html`.
    const TEMPLATES: [&'static str; 3];

    /// The mail in its telling states, each with a name; tests draw them all.
    fn samples() -> Vec<(&'static str, Self)>;
}

/// A mail in words.
#[derive(Clone, Debug)]
pub struct Drawn {
    /// One line, unless a value of it holds a break.
    pub subject: String,
    pub text: String,
    pub html: String,
}

impl Views {
    /// Draws a mail in a language.
    pub fn mail<M: Mail>(&self, mail: &M, language: Language) -> Result<Drawn, ViewError> {
        let draw = |template: &'static str, subject: &str| {
            let failed = |source| ViewError::Template { template, source };
            let mut context = Context::from_serialize(mail).map_err(failed)?;
            context.insert("language", language.tag());
            context.insert("direction", language.direction());
            context.insert("subject", subject);
            self.edition(language).render(template, &context).map_err(failed)
        };
        let [subject, text, html] = M::TEMPLATES;
        let subject = draw(subject, "")?.trim().to_owned();
        let mut text = draw(text, &subject)?.trim().to_owned() + "\n";
        // What is left out leaves empty lines behind.
        while text.contains("\n\n\n") {
            text = text.replace("\n\n\n", "\n\n");
        }
        Ok(Drawn { text, html: draw(html, &subject)?, subject })
    }
}

/// Words that stand in the texts of teachers.
impl Views {
    pub fn mail_date(&self, at: DateTime<Utc>, language: Language) -> String {
        self.texts.date(language, at)
    }

    /// Instead of the day on which something ends.
    pub fn endless(&self, language: Language) -> String {
        self.texts.sentence(language, "mail-text.endless", &[])
    }

    /// Instead of a name that is not known.
    pub fn somebody(&self, language: Language) -> String {
        self.texts.sentence(language, "mail-text.somebody", &[])
    }

    /// The subject of a mail that teachers send themselves.
    pub fn for_trying(&self, subject: &str, language: Language) -> String {
        self.texts.sentence(language, "mail-text.for-trying", &[("subject", subject.into())])
    }
}

/// Why somebody gets a mail.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Why {
    Award,
    /// They teach a course.
    Digest,
    /// Somebody who teaches a course named them for copies.
    Copy,
}

/// What stands under every mail.
#[derive(Clone, Debug, Serialize)]
pub struct Foot {
    pub why: Why,
    /// Whether copies go to those whom the teachers of the course named.
    pub is_copied: bool,
    pub issuer: String,
    pub issuer_email: Option<String>,
    pub stop_url: String,
    pub privacy_url: String,
}

impl Foot {
    fn sample() -> Self {
        Self {
            why: Why::Award,
            is_copied: false,
            issuer: "Example University".to_owned(),
            issuer_email: Some("badges@example.edu".to_owned()),
            stop_url: "https://badges.example.edu/mail/stop/sample".to_owned(),
            privacy_url: "https://badges.example.edu/privacy".to_owned(),
        }
    }
}

/// One badge in a mail.
#[derive(Clone, Debug, Serialize)]
pub struct MailedBadge {
    pub name: String,
    pub description: String,
    pub course: Option<String>,
    /// The page of the credential.
    pub page_url: Option<String>,
    pub picture_url: String,
    pub picture_alt: String,
    pub expires_at: Option<DateTime<Utc>>,
    /// Whether its page shows no name.
    pub is_private: bool,
    /// Opens the form of LinkedIn with every field filled in.
    pub linkedin_url: Option<String>,
    /// What its teacher wrote: the subject, where the mail is about this badge alone.
    pub own_subject: Option<String>,
    /// And how it begins: paragraphs of lines.
    pub opening: Vec<Vec<Vec<Span>>>,
}

/// A stretch of a line.
#[derive(Clone, Debug, Serialize)]
pub struct Span {
    pub text: String,
    /// Whether it is the address of a page.
    pub is_address: bool,
}

impl MailedBadge {
    fn sample(name: &str) -> Self {
        Self {
            name: name.to_owned(),
            description: "Plans an experiment, carries it out and writes down what came of it.".to_owned(),
            course: Some("Introduction to Physics".to_owned()),
            page_url: Some("https://badges.example.edu/credentials/sample".to_owned()),
            picture_url: "https://badges.example.edu/pictures/sample.png".to_owned(),
            picture_alt: "A blue badge with a flask".to_owned(),
            expires_at: None,
            is_private: true,
            linkedin_url: Some("https://www.linkedin.com/profile/add?startTask=CERTIFICATION_NAME".to_owned()),
            own_subject: None,
            opening: vec![],
        }
    }
}

/// Tells somebody what they earned.
#[derive(Clone, Debug, Serialize)]
pub struct AwardMail {
    /// Whom it greets by name.
    pub greeted: Option<String>,
    /// At least one.
    pub badges: Vec<MailedBadge>,
    /// So many more that are not shown.
    pub more: u32,
    pub foot: Foot,
}

impl Mail for AwardMail {
    const TEMPLATES: [&'static str; 3] = ["mail/award/subject.txt", "mail/award/body.txt", "mail/award/body.html"];

    fn samples() -> Vec<(&'static str, Self)> {
        let mail = |greeted: Option<&str>, badges: Vec<MailedBadge>, more| Self {
            greeted: greeted.map(str::to_owned),
            badges,
            more,
            foot: Foot::sample(),
        };
        let shown = MailedBadge {
            is_private: false,
            expires_at: Some(samples::at(12, 10)),
            ..MailedBadge::sample("Laboratory safety")
        };
        let bare = MailedBadge {
            course: None,
            page_url: None,
            linkedin_url: None,
            description: String::new(),
            ..MailedBadge::sample("<b>Bold</b> & \"quoted\"")
        };
        let foot = Foot { issuer_email: None, ..Foot::sample() };
        let span = |text: &str, is_address| Span { text: text.to_owned(), is_address };
        let own = || MailedBadge {
            own_subject: Some("Well done, <b>Ada</b>".to_owned()),
            opening: vec![
                vec![vec![span("Dear <b>Ada</b>,", false)]],
                vec![
                    vec![span("look at it here: ", false), span("https://badges.example.edu/credentials/sample", true)],
                    vec![span("Yours, Grace", false)],
                ],
            ],
            ..MailedBadge::sample("Careful experimenter")
        };
        vec![
            ("own", mail(Some("Ada"), vec![own()], 0)),
            (
                "copied",
                Self {
                    foot: Foot { is_copied: true, ..Foot::sample() },
                    ..mail(Some("Ada"), vec![MailedBadge::sample("Careful experimenter")], 0)
                },
            ),
            ("own-of-several", mail(Some("Ada"), vec![own(), MailedBadge::sample("Laboratory safety")], 0)),
            ("usual", mail(Some("Ada"), vec![MailedBadge::sample("Careful experimenter")], 0)),
            ("several", mail(Some(samples::NAMES[5]), vec![MailedBadge::sample("Careful experimenter"), shown], 3)),
            ("long", mail(Some(samples::NAMES[3]), vec![MailedBadge::sample(samples::LONG_TITLE)], 0)),
            ("bare", Self { foot, ..mail(None, vec![bare], 0) }),
        ]
    }
}

/// A badge that was withdrawn, in a mail.
#[derive(Clone, Debug, Serialize)]
pub struct RevokedBadge {
    pub name: String,
    pub course: Option<String>,
    pub page_url: Option<String>,
    pub revoked_at: Option<DateTime<Utc>>,
    /// As people wrote it.
    pub reason: Option<String>,
}

/// Tells somebody that badges of theirs were withdrawn for good.
#[derive(Clone, Debug, Serialize)]
pub struct RevokedMail {
    pub greeted: Option<String>,
    /// At least one.
    pub badges: Vec<RevokedBadge>,
    pub more: u32,
    pub foot: Foot,
}

impl Mail for RevokedMail {
    const TEMPLATES: [&'static str; 3] =
        ["mail/revoked/subject.txt", "mail/revoked/body.txt", "mail/revoked/body.html"];

    fn samples() -> Vec<(&'static str, Self)> {
        let badge = |name: &str, reason: Option<&str>| RevokedBadge {
            name: name.to_owned(),
            course: Some("Introduction to Physics".to_owned()),
            page_url: Some("https://badges.example.edu/credentials/sample".to_owned()),
            revoked_at: Some(samples::at(20, 9)),
            reason: reason.map(str::to_owned),
        };
        let mail = |badges: Vec<RevokedBadge>, more| Self {
            greeted: Some("Ada".to_owned()),
            badges,
            more,
            foot: Foot::sample(),
        };
        let bare = RevokedBadge { course: None, page_url: None, revoked_at: None, ..badge("<b>Bold</b>", None) };
        let foot = Foot { issuer_email: None, ..Foot::sample() };
        vec![
            ("usual", mail(vec![badge("Careful experimenter", Some("The report was not your own work."))], 0)),
            (
                "several",
                mail(vec![badge(samples::LONG_TITLE, Some(samples::LONG_NAME)), badge("Laboratory safety", None)], 2),
            ),
            ("bare", Self { greeted: None, foot, ..mail(vec![bare], 0) }),
        ]
    }
}

/// A badge that ends soon, in a mail.
#[derive(Clone, Debug, Serialize)]
pub struct EndingBadge {
    pub badge: MailedBadge,
    /// Where it says what it takes to have it for longer; none where that is not possible.
    pub renewed_at: Option<String>,
}

/// Tells somebody that badges of theirs end soon.
#[derive(Clone, Debug, Serialize)]
pub struct ExpiringMail {
    pub greeted: Option<String>,
    /// At least one.
    pub badges: Vec<EndingBadge>,
    pub more: u32,
    pub foot: Foot,
}

impl Mail for ExpiringMail {
    const TEMPLATES: [&'static str; 3] =
        ["mail/expiring/subject.txt", "mail/expiring/body.txt", "mail/expiring/body.html"];

    fn samples() -> Vec<(&'static str, Self)> {
        let badge = |name: &str, renewed_at: Option<&str>| EndingBadge {
            badge: MailedBadge { expires_at: Some(samples::at(28, 10)), ..MailedBadge::sample(name) },
            renewed_at: renewed_at.map(str::to_owned),
        };
        let how = Some("https://badges.example.edu/achievements/sample");
        let mail = |badges: Vec<EndingBadge>, more| Self {
            greeted: Some("Ada".to_owned()),
            badges,
            more,
            foot: Foot::sample(),
        };
        vec![
            ("usual", mail(vec![badge("Careful experimenter", how)], 0)),
            ("several", mail(vec![badge(samples::LONG_TITLE, None), badge("<b>Bold</b>", how)], 1)),
            ("nobody", Self { greeted: None, ..mail(vec![badge("Laboratory safety", None)], 0) }),
        ]
    }
}

/// Reminds somebody, once, of badges that nobody has opened.
#[derive(Clone, Debug, Serialize)]
pub struct ReminderMail {
    pub greeted: Option<String>,
    /// At least one.
    pub badges: Vec<MailedBadge>,
    pub more: u32,
    pub foot: Foot,
}

impl Mail for ReminderMail {
    const TEMPLATES: [&'static str; 3] =
        ["mail/reminder/subject.txt", "mail/reminder/body.txt", "mail/reminder/body.html"];

    fn samples() -> Vec<(&'static str, Self)> {
        let mail = |badges: Vec<MailedBadge>, more| Self {
            greeted: Some("Ada".to_owned()),
            badges,
            more,
            foot: Foot::sample(),
        };
        vec![
            ("usual", mail(vec![MailedBadge::sample("Careful experimenter")], 0)),
            ("several", mail(vec![MailedBadge::sample(samples::LONG_TITLE), MailedBadge::sample("<b>Bold</b>")], 3)),
        ]
    }
}

/// A badge in a copy of a mail.
#[derive(Clone, Debug, Serialize)]
pub struct CopiedBadge {
    pub name: String,
    /// When it was awarded, withdrawn, or ends.
    pub at: Option<DateTime<Utc>>,
}

/// Tells somebody whom the teachers of a course named what a learner was told. It holds none of the learner's links.
#[derive(Clone, Debug, Serialize)]
pub struct CopyMail {
    /// What the learner was told: `award`, `revoked` or `expiring`.
    pub about: &'static str,
    pub learner: String,
    pub course: String,
    /// At least one.
    pub badges: Vec<CopiedBadge>,
    pub more: u32,
    pub foot: Foot,
}

impl Mail for CopyMail {
    const TEMPLATES: [&'static str; 3] = ["mail/copy/subject.txt", "mail/copy/body.txt", "mail/copy/body.html"];

    fn samples() -> Vec<(&'static str, Self)> {
        let badge = |name: &str| CopiedBadge { name: name.to_owned(), at: Some(samples::at(20, 9)) };
        let mail = |about, learner: &str, badges: Vec<CopiedBadge>, more| Self {
            about,
            learner: learner.to_owned(),
            course: "Introduction to Physics".to_owned(),
            badges,
            more,
            foot: Foot { why: Why::Copy, ..Foot::sample() },
        };
        let several = vec![badge(samples::LONG_TITLE), CopiedBadge { at: None, ..badge("<b>Bold</b>") }];
        let foot = Foot { why: Why::Copy, issuer_email: None, ..Foot::sample() };
        vec![
            ("award", mail("award", "Ada Lovelace", vec![badge("Careful experimenter")], 0)),
            ("several", mail("award", samples::NAMES[5], several, 3)),
            ("revoked", mail("revoked", samples::LONG_NAME, vec![badge("Careful experimenter")], 0)),
            ("expiring", Self { foot, ..mail("expiring", "Ada Lovelace", vec![badge("Laboratory safety")], 1) }),
        ]
    }
}

/// What a digest says about one badge.
#[derive(Clone, Debug, Serialize)]
pub struct DigestLine {
    pub name: String,
    pub awarded: u32,
    pub flagged: u32,
    pub is_held: bool,
    /// Requests of learners that wait for an answer.
    pub asked: u32,
}

/// Tells a teacher what happened in a course: numbers, and no names of learners.
#[derive(Clone, Debug, Serialize)]
pub struct DigestMail {
    pub greeted: Option<String>,
    pub course: String,
    pub since: DateTime<Utc>,
    /// Awards of all badges.
    pub awarded: u32,
    pub lines: Vec<DigestLine>,
    /// So many more badges that are not shown.
    pub more: u32,
    pub foot: Foot,
}

impl Mail for DigestMail {
    const TEMPLATES: [&'static str; 3] = ["mail/digest/subject.txt", "mail/digest/body.txt", "mail/digest/body.html"];

    fn samples() -> Vec<(&'static str, Self)> {
        let line = |name: &str, awarded, flagged, is_held| DigestLine {
            name: name.to_owned(),
            awarded,
            flagged,
            is_held,
            asked: flagged,
        };
        let mail = |course: &str, lines: Vec<DigestLine>, more| Self {
            greeted: Some("Grace".to_owned()),
            course: course.to_owned(),
            since: samples::at(12, 10),
            awarded: lines.iter().map(|line| line.awarded).sum(),
            lines,
            more,
            foot: Foot { why: Why::Digest, ..Foot::sample() },
        };
        vec![
            ("usual", mail("Physics 101", vec![line("Careful experimenter", 1, 0, false)], 0)),
            (
                "asked",
                mail("Physics 101", vec![DigestLine { asked: 1, ..line("Careful experimenter", 0, 0, false) }], 0),
            ),
            (
                "several",
                mail(
                    samples::LONG_TITLE,
                    vec![
                        line("Careful experimenter", 7, 2, true),
                        line("<b>Bold</b>", 3, 1, false),
                        line("Safety", 0, 0, true),
                    ],
                    2,
                ),
            ),
        ]
    }
}

/// How the mails to an address stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Mails {
    Sent,
    Stopped,
}

/// The page behind the link that stops mail. Posts to its own address: nothing to stop, `again` to get mail again.
#[derive(Clone, Debug, Serialize)]
pub struct Stop {
    pub mails: Mails,
    /// Whether that was just decided.
    pub is_new: bool,
}

impl Page for Stop {
    const TEMPLATE: &'static str = "public/mail_stop.html";

    fn layout(&self) -> super::Layout {
        super::Layout::Public
    }

    fn samples() -> Vec<(&'static str, Self)> {
        vec![
            ("asking", Self { mails: Mails::Sent, is_new: false }),
            ("stopped", Self { mails: Mails::Stopped, is_new: true }),
            ("stopped-before", Self { mails: Mails::Stopped, is_new: false }),
            ("again", Self { mails: Mails::Sent, is_new: true }),
        ]
    }
}
