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

/// Which sentences a certificate is made of.
struct Sentences {
    heading: &'static str,
    opening: &'static str,
    earned: &'static str,
    check: &'static str,
    attached: &'static str,
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
        // A test says of nobody that they earned anything.
        let keys = match (of.state, of.holder) {
            (AwardState::Test, holder) => Sentences {
                heading: "certificate.test-heading",
                opening: holder.map_or("certificate.test-opening-nameless", |_| "certificate.test-opening"),
                earned: "certificate.test-earned",
                check: "certificate.test-check",
                attached: "certificate.test-attached",
            },
            (_, holder) => Sentences {
                heading: "certificate.heading",
                opening: holder.map_or("certificate.opening-nameless", |_| "certificate.opening"),
                earned: "certificate.earned",
                check: "certificate.check",
                attached: "certificate.attached",
            },
        };
        CertificateWords {
            title,
            heading: say(keys.heading),
            opening: say(keys.opening),
            earned: say(keys.earned),
            facts,
            check: say(keys.check),
            code_alt: texts.sentence(language, "certificate.code", &[("url", of.url.into())]),
            incomplete: say("certificate.incomplete"),
            stamp: self.out_of_force(of.state, language),
            attached: say(keys.attached),
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

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::TimeZone;

    #[test]
    fn the_certificate_of_a_test_says_in_every_language_that_it_is_one_and_of_nobody_that_they_earned_it() {
        let views = Views::new().unwrap();
        for language in Language::all() {
            let words = |state: &AwardState, holder| {
                let of = Certified {
                    badge: "Careful experimenter",
                    holder,
                    issuer: "Example University",
                    id: "sample",
                    url: "https://badges.example.edu/credentials/sample",
                    state,
                    awarded_at: Utc.with_ymd_and_hms(2026, 11, 12, 10, 0, 0).unwrap(),
                    expires_at: None,
                };
                views.certificate(&of, language)
            };
            for holder in [None, Some("Petra Muster")] {
                let (test, award) = (words(&AwardState::Test, holder), words(&AwardState::Valid, holder));
                let told = |words: &CertificateWords| {
                    [&words.heading, &words.opening, &words.earned, &words.check, &words.attached].map(String::clone)
                };
                let (of_test, of_award) = (told(&test), told(&award));
                assert!(of_test.iter().zip(&of_award).all(|(test, award)| test != award), "{of_test:?}");
                let nobody = ["nobody’s", "niemand", "nadie", "personne", "لأحد"];
                assert!(nobody.iter().any(|nobody| test.opening.contains(nobody)), "{}", test.opening);
                let a_test = ["test", "Test", "prueba", "اختبار"];
                assert!(a_test.iter().any(|a_test| test.opening.contains(a_test)), "{}", test.opening);
                assert!(test.stamp.is_some() && award.stamp.is_none());
            }
        }
    }
}
