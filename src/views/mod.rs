//! What people read: one struct per page, in the language they read it in.
//!
//! A page is a struct of ready values (words, dates, links) that names its template and offers samples of itself.
//! Templates, assets and texts are built into the binary and parsed once, by [`Views::new`]. Texts follow
//! [Project Fluent's syntax 1.0](https://projectfluent.org/fluent/guide/), templates are
//! [Tera 2](https://keats.github.io/tera/); nothing outside this room knows either. What comes from people is escaped
//! by the engine: no template marks a value of a page as safe.
//!
//! This room never decides, loads or fetches anything, and knows no other room. Everything works without scripts, and
//! none stands in a page; the only style in one is the built-in sheet, on public pages, which the content policy knows by
//! its hash.

pub mod admin;
pub mod certificate;
pub mod copying;
pub mod designer;
pub mod details;
pub mod embed;
pub mod gallery;
pub mod holding;
pub mod instructor;
pub mod issuer;
pub mod launch;
pub mod learner;
pub mod link;
pub mod mail;
pub mod mail_copies;
pub mod mail_text;
pub mod many;
pub mod parts;
pub mod pathway;
pub mod progress;
pub mod public;
pub mod refusal;
pub mod register;
pub mod requests;
pub mod sources;
pub mod start;
pub mod trial;
pub mod watched;

mod assets;
mod samples;
mod text;

pub use assets::{Asset, asset, asset_path, style, styles};
pub use text::Language;

use chrono::{DateTime, Utc};
use fluent_bundle::{FluentArgs, FluentValue};
use parts::{Matching, Requirement, RuleText};
use serde::Serialize;
use std::sync::{Arc, OnceLock};
use tera::{Context, Kwargs, State, Tera, TeraResult};
use text::Texts;

/// Why a page could not be drawn. Always our mistake: a template and its struct do not fit.
#[derive(Debug, thiserror::Error)]
pub enum ViewError {
    #[error("the template {template} could not be drawn: {source}")]
    Template { template: &'static str, source: tera::Error },
    #[error("the built-in templates could not be read: {0}")]
    Templates(#[source] tera::Error),
    #[error("the built-in texts could not be read: {0}")]
    Texts(#[from] text::TextError),
}

/// What stands around a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Layout {
    /// Inside the course: no bar of its own, since the platform's is already there.
    Frame,
    /// On the open web: a bar with the way to the verifier, and a foot with privacy and terms.
    Public,
    /// Around the console: a bar with its sections.
    Console,
}

/// A page: values for one template.
pub trait Page: Serialize + Sized {
    /// The template, by its path below `templates/`.
    const TEMPLATE: &'static str;

    /// What stands around it.
    fn layout(&self) -> Layout {
        Layout::Frame
    }

    /// The page in its telling states (empty, usual, long, refused), each with a name; tests draw and scan them all.
    fn samples() -> Vec<(&'static str, Self)>;
}

/// Every template; the names are paths below `templates/`.
macro_rules! templates {
    ($($name:literal),+ $(,)?) => { &[$(($name, include_str!(concat!("../../templates/", $name)))),+] };
}

const TEMPLATES: &[(&str, &str)] = templates![
    "base.html",
    "admin/admins.html",
    "admin/arrived.html",
    "admin/audit.html",
    "admin/issuer.html",
    "admin/issuers.html",
    "admin/jobs.html",
    "admin/overview.html",
    "admin/owner.html",
    "admin/person.html",
    "admin/persons.html",
    "admin/platform.html",
    "admin/platforms.html",
    "admin/platform_form.html",
    "admin/policy.html",
    "admin/registry.html",
    "admin/sign_in.html",
    "admin/welcome.html",
    "parts/alert.html",
    "parts/console.html",
    "parts/badge.html",
    "parts/designer.html",
    "parts/besides.html",
    "parts/earning.html",
    "parts/field.html",
    "parts/pathway.html",
    "parts/icon.html",
    "parts/request.html",
    "parts/rule.html",
    "parts/trials.html",
    "embed/badge.html",
    "launch/asking.html",
    "launch/storing.html",
    "launch/window.html",
    "learner/anonymous.html",
    "learner/badge.html",
    "learner/badges.html",
    "learner/mine.html",
    "learner/no_course.html",
    "learner/request.html",
    "learner/takeout.html",
    "link/answer.html",
    "link/pick.html",
    "link/wrong_place.html",
    "instructor/award_list.html",
    "instructor/badge.html",
    "instructor/badges.html",
    "instructor/copying.html",
    "instructor/edit.html",
    "instructor/give.html",
    "instructor/lock.html",
    "instructor/mail_copies.html",
    "instructor/mail_text.html",
    "instructor/one_learner.html",
    "instructor/pathway.html",
    "instructor/preview.html",
    "instructor/progress.html",
    "instructor/request.html",
    "instructor/requests.html",
    "instructor/sources.html",
    "instructor/start.html",
    "mail/base.html",
    "mail/base.txt",
    "mail/award/subject.txt",
    "mail/award/body.txt",
    "mail/award/body.html",
    "mail/digest/subject.txt",
    "mail/digest/body.txt",
    "mail/digest/body.html",
    "mail/revoked/subject.txt",
    "mail/revoked/body.txt",
    "mail/revoked/body.html",
    "mail/expiring/subject.txt",
    "mail/expiring/body.txt",
    "mail/expiring/body.html",
    "mail/reminder/subject.txt",
    "mail/reminder/body.txt",
    "mail/reminder/body.html",
    "mail/copy/subject.txt",
    "mail/copy/body.txt",
    "mail/copy/body.html",
    "public/achievement.html",
    "public/credential.html",
    "public/home.html",
    "public/issuer.html",
    "public/mail_stop.html",
    "public/pathway.html",
    "public/privacy.html",
    "public/setup.html",
    "public/terms.html",
    "public/verification.html",
    "public/verify.html",
    "public/verify_many.html",
    "refusal/refusal.html",
    "register/consent.html",
    "register/done.html",
    "watched/badges.html",
];

/// All templates in all languages, ready to draw.
pub struct Views {
    texts: Arc<Texts>,
    /// One engine per language, since components see no values of the page that uses them; each is made when its
    /// language is first read, English at once.
    editions: Vec<(Language, OnceLock<Tera>)>,
}

impl Views {
    /// Parses everything that is built in. What can be wrong with templates shows in the first language already: they
    /// are the same in all.
    pub fn new() -> Result<Self, ViewError> {
        let texts = Arc::new(Texts::new()?);
        let english = edition(&texts, Language::ENGLISH).map_err(ViewError::Templates)?;
        let mut editions: Vec<_> = Language::all().map(|language| (language, OnceLock::new())).collect();
        if let Some((_, first)) = editions.iter_mut().find(|(language, _)| *language == Language::ENGLISH) {
            *first = OnceLock::from(english);
        }
        Ok(Self { texts, editions })
    }

    /// Draws a page in a language.
    pub fn render<P: Page>(&self, page: &P, language: Language) -> Result<String, ViewError> {
        let failed = |source| ViewError::Template { template: P::TEMPLATE, source };
        let mut context = Context::from_serialize(page).map_err(failed)?;
        context.insert("layout", &page.layout());
        context.insert("language", language.tag());
        context.insert("direction", language.direction());
        self.edition(language).render(P::TEMPLATE, &context).map_err(failed)
    }

    fn edition(&self, language: Language) -> &Tera {
        let (_, kept) = self
            .editions
            .iter()
            .find(|(edition, _)| *edition == language)
            .expect("`Language` has no other values than those that `new` made places for");
        kept.get_or_init(|| edition(&self.texts, language).expect("English was made of the same templates"))
    }

    /// One condition in words, such as "Final quiz: at least 75 %"; what a credential says about what was done.
    pub fn requirement(&self, requirement: &Requirement, language: Language) -> String {
        let (name, values) = self.asked(requirement, language);
        self.texts.sentence(language, &format!("requirement-{name}"), &values)
    }

    /// What the sentences about a condition are called, and what stands in them.
    fn asked<'r>(
        &self,
        requirement: &'r Requirement,
        language: Language,
    ) -> (&'static str, Vec<(&'static str, FluentValue<'r>)>) {
        let moment = |at: &DateTime<Utc>| vec![("date", self.texts.moment(language, *at).into())];
        let of = |activity: &'r String| vec![("activity", activity.trim().into())];
        match requirement {
            Requirement::Score { activity, at_least } => {
                ("score", vec![("activity", activity.trim().into()), ("percent", at_least.as_str().into())])
            }
            Requirement::Completed { activity } => ("completed", of(activity)),
            Requirement::Unlocked { activity } => ("unlocked", of(activity)),
            Requirement::Opened { activity } => ("opened", of(activity)),
            Requirement::HandedIn { asks } => ("handed-in", vec![("asks", asks.as_str().into())]),
            Requirement::Badge { name } => ("badge", vec![("name", name.trim().into())]),
            Requirement::Member { role, status } => {
                let or_any = |word: &'r Option<String>| word.as_deref().unwrap_or("any").into();
                ("member", vec![("role", or_any(role)), ("status", or_any(status))])
            }
            Requirement::Before { at } => ("before", moment(at)),
            Requirement::After { at } => ("after", moment(at)),
        }
    }

    /// What a badge that begins with a starter is called, and what it says, for people to change. What people named stays
    /// as it is: these words end in a badge, where no mark of direction belongs.
    pub fn starter(&self, key: &str, course: &str, activity: Option<&str>, language: Language) -> (String, String) {
        let mut values = FluentArgs::new();
        values.set("course", course.to_owned());
        values.set("activity", activity.unwrap_or_default().to_owned());
        let text = |part: &str| {
            let found = self.texts.find(language, &format!("starter-{key}.{part}"), &values);
            found.expect("every starter has its texts, tested one by one")
        };
        (text("name"), text("description"))
    }

    /// What the public page says of an award that was made by mistake.
    pub fn undone(&self, language: Language) -> String {
        self.texts.sentence(language, "undone-reason", &[])
    }

    /// Where somebody stands with a badge, for the cell of a table.
    pub fn cell(&self, says: &progress::Says, language: Language) -> String {
        use progress::Says;
        let texts = &self.texts;
        let on = |at: &DateTime<Utc>| [("date", texts.date(language, *at).into())];
        match says {
            Says::Earned { at } => texts.sentence(language, "progress-cell.earned", &on(at)),
            Says::Expired { at } => texts.sentence(language, "progress-cell.expired", &on(at)),
            Says::Revoked { at } => texts.sentence(language, "progress-cell.revoked", &on(at)),
            Says::Suspended => texts.sentence(language, "award-state-suspended", &[]),
            Says::Superseded => texts.sentence(language, "award-state-superseded", &[]),
            Says::Share { percent } => {
                texts.sentence(language, "progress-cell.share", &[("percent", percent.as_str().into())])
            }
            Says::Steps { met, needed } => {
                let values = [("met", i64::from(*met).into()), ("needed", i64::from(*needed).into())];
                texts.sentence(language, "progress-cell.steps", &values)
            }
            Says::Nothing => "–".to_owned(),
        }
    }

    /// The verdict on a badge in a few words.
    pub fn verdict(&self, verdict: &public::Verdict, language: Language) -> String {
        let key = format!("verdict-{}.title", verdict.word().replace('_', "-"));
        self.texts.sentence(language, &key, &[])
    }

    /// What a check found, by the name of its sentence and with what stands in it; none where there are no words for it.
    pub fn finding(&self, name: &str, values: &[(&'static str, String)], language: Language) -> Option<String> {
        self.texts.find_with(language, &format!("check-detail.{}", name.replace('_', "-")), values).ok()
    }

    /// A day, and a day with its time.
    pub fn date(&self, at: DateTime<Utc>, language: Language) -> String {
        self.texts.date(language, at)
    }

    pub fn moment(&self, at: DateTime<Utc>, language: Language) -> String {
        self.texts.moment(language, at)
    }

    /// What somebody may write when they share a badge.
    pub fn share_text(&self, name: &str, issuer: &str, language: Language) -> String {
        self.texts.sentence(language, "share-text", &[("name", name.into()), ("issuer", issuer.into())])
    }

    /// A badge in words, for those who do not see its picture on the page of somebody else.
    pub fn embed_alt(&self, name: &str, issuer: &str, language: Language) -> String {
        self.texts.sentence(language, "embed-alt", &[("name", name.into()), ("issuer", issuer.into())])
    }

    /// The criteria text drafted from a rule: plain text for people to edit. A single condition is a sentence; of several,
    /// each has a line. In English it says what `domain::criteria` does.
    pub fn criteria(&self, rule: &RuleText, language: Language) -> String {
        let rule = unwrapped(rule);
        if let RuleText::Condition { requirement } = rule {
            return self.only_criterion(requirement, language);
        }
        let mut lines = vec![self.texts.sentence(language, "criteria-opening", &[])];
        match rule {
            RuleText::Group { matching: Matching::All, .. } => {
                told(rule).into_iter().for_each(|part| self.criteria_lines(part, language, 0, &mut lines));
            }
            _ => self.criteria_lines(rule, language, 0, &mut lines),
        }
        lines.join("\n")
    }

    /// The one thing to do, in a sentence.
    fn only_criterion(&self, requirement: &Requirement, language: Language) -> String {
        let (name, values) = self.asked(requirement, language);
        self.texts.sentence(language, &format!("criteria-only.{name}"), &values)
    }

    fn criteria_lines(&self, rule: &RuleText, language: Language, depth: usize, lines: &mut Vec<String>) {
        let indent = "  ".repeat(depth);
        let rule = unwrapped(rule);
        match rule {
            RuleText::Condition { requirement } => {
                lines.push(format!("{indent}- {}", self.requirement(requirement, language)));
            }
            RuleText::Group { matching, .. } => {
                let heading = match matching {
                    Matching::All => self.texts.sentence(language, "matching-all", &[]),
                    Matching::Any => self.texts.sentence(language, "matching-any", &[]),
                    Matching::AtLeast { n } => {
                        self.texts.sentence(language, "matching-at-least", &[("n", i64::from(*n).into())])
                    }
                };
                lines.push(format!("{indent}- {heading}"));
                told(rule).into_iter().for_each(|part| self.criteria_lines(part, language, depth + 1, lines));
            }
        }
    }
}

/// The parts of a group that are worth telling. That it takes a learner of the course goes without saying, unless that is all
/// it takes, or one way among others.
fn told(group: &RuleText) -> Vec<&RuleText> {
    let RuleText::Group { matching, of } = group else { return Vec::new() };
    let is_member = |part: &&RuleText| matches!(part, RuleText::Condition { requirement: Requirement::Member { .. } });
    let telling: Vec<_> = of.iter().filter(|part| *matching != Matching::All || !is_member(part)).collect();
    if telling.is_empty() { of.iter().collect() } else { telling }
}

/// A group with one part worth telling says no more than that part.
fn unwrapped(rule: &RuleText) -> &RuleText {
    match told(rule)[..] {
        [only] => unwrapped(only),
        _ => rule,
    }
}

/// The engine of one language: all templates, and the functions that speak it.
fn edition(texts: &Arc<Texts>, language: Language) -> TeraResult<Tera> {
    let mut tera = Tera::new();
    let speaker = Arc::clone(texts);
    tera.register_function("t", move |kwargs: Kwargs, _: &State| text::translate(&speaker, language, &kwargs));
    let speaker = Arc::clone(texts);
    tera.register_filter("date", move |at: &str, _: Kwargs, _: &State| {
        text::instant(at).map(|at| speaker.date(language, at))
    });
    let speaker = Arc::clone(texts);
    tera.register_filter("moment", move |at: &str, _: Kwargs, _: &State| {
        text::instant(at).map(|at| speaker.moment(language, at))
    });
    // In what was written or signed as plain words, a number and its sign stay on one line.
    tera.register_filter("together", |text: &str, _: Kwargs, _: &State| text.replace(" %", "\u{a0}%"));
    // A date in a narrow place stays on one line.
    tera.register_filter("unbroken", |text: &str, _: Kwargs, _: &State| text.replace(' ', "\u{a0}"));
    // What a foreign badge or a form calls an address is made a link only when following it runs nothing here.
    tera.register_test("web_address", |address: &str, _: Kwargs, _: &State| {
        address.starts_with("https://") || address.starts_with("http://")
    });
    tera.register_function("asset_url", |kwargs: Kwargs, _: &State| {
        let name = kwargs.must_get::<&str>("name")?;
        asset_path(name).ok_or_else(|| tera::Error::message(format!("there is no asset {name}")))
    });
    tera.register_function("style", |kwargs: Kwargs, _: &State| {
        let name = kwargs.must_get::<&str>("name")?;
        style(name).ok_or_else(|| tera::Error::message(format!("{name} never stands in a page")))
    });
    tera.add_raw_templates(TEMPLATES.iter().copied())?;
    Ok(tera)
}

#[cfg(test)]
mod tests;
