//! The words of a certificate and of a card, in the language of whoever asks.

use chrono::{DateTime, Utc};

use super::{Language, Views};
use crate::views::parts::AwardState;

/// What a certificate is about.
#[derive(Debug)]
pub struct Certified<'a> {
    pub badge: &'a str,
    /// The name the holder confirmed; none while the award is private.
    pub holder: Option<&'a str>,
    pub issuer: &'a str,
    pub id: &'a str,
    pub url: &'a str,
    pub state: &'a AwardState,
    pub awarded_at: DateTime<Utc>,
    pub expires_at: Option<DateTime<Utc>>,
}

/// The sentences around it.
#[derive(Debug)]
pub struct CertificateWords {
    pub title: String,
    pub heading: String,
    pub opening: String,
    pub earned: String,
    pub facts: Vec<(String, String)>,
    pub check: String,
    pub code_alt: String,
    pub incomplete: String,
    pub stamp: Option<String>,
    pub attached: String,
}

impl Views {
    pub fn certificate(&self, of: &Certified<'_>, language: Language) -> CertificateWords {
        let texts = &self.texts;
        let say = |key: &str| texts.sentence(language, key, &[]);
        let title = match of.holder {
            Some(holder) => {
                texts.sentence(language, "credential.title-of", &[("name", of.badge.into()), ("holder", holder.into())])
            }
            None => of.badge.to_owned(),
        };
        let day = |at: DateTime<Utc>| texts.date(language, at);
        let mut facts = vec![(say("certificate.issued"), day(of.awarded_at))];
        if let Some(end) = of.expires_at {
            facts.push((say("certificate.valid-until"), day(end)));
        }
        facts.push((say("certificate.issuer"), of.issuer.to_owned()));
        facts.push((say("certificate.number"), of.id.to_owned()));
        CertificateWords {
            title,
            heading: say("certificate.heading"),
            opening: say(if of.holder.is_some() { "certificate.opening" } else { "certificate.opening-nameless" }),
            earned: say("certificate.earned"),
            facts,
            check: say("certificate.check"),
            code_alt: texts.sentence(language, "certificate.code", &[("url", of.url.into())]),
            incomplete: say("certificate.incomplete"),
            stamp: self.out_of_force(of.state, language),
            attached: say("certificate.attached"),
        }
    }

    /// That a badge is not in force, in a word or two.
    pub fn out_of_force(&self, state: &AwardState, language: Language) -> Option<String> {
        let key = match state {
            AwardState::Valid => return None,
            AwardState::Expired { .. } => "certificate.expired",
            AwardState::Revoked { .. } => "certificate.revoked",
            AwardState::Suspended => "certificate.suspended",
            AwardState::Superseded { .. } => "certificate.superseded",
            AwardState::Test => "certificate.test",
        };
        Some(self.texts.sentence(language, key, &[]))
    }

    /// "Issued by …".
    pub fn issued_by(&self, issuer: &str, language: Language) -> String {
        self.texts.sentence(language, "certificate.by", &[("issuer", issuer.into())])
    }
}
