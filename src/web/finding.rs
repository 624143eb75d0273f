//! What a check found, in the words of the page's language.

use crate::openbadges::verification::{Detail, Value, capitalised};
use crate::views::{Language, Views};

/// The sentence of a check.
pub fn words(views: &Views, detail: &Detail, language: Language) -> String {
    capitalised(&part(views, detail, language))
}

fn part(views: &Views, detail: &Detail, language: Language) -> String {
    let values = detail.values().iter().map(|(name, value)| (*name, said(views, value, language)));
    let values: Vec<(&str, String)> = values.collect();
    views.finding(detail.key(), &values, language).unwrap_or_else(|| detail.to_string())
}

fn said(views: &Views, value: &Value, language: Language) -> String {
    let inner = |detail: &Detail| Detail::part(&part(views, detail, language)).to_owned();
    match value {
        Value::Text(text) => text.clone(),
        Value::Time(text) => Value::of_time(text).map_or_else(|| text.clone(), |time| said(views, &time, language)),
        Value::Day(at) => views.date(*at, language),
        Value::Moment(at) => views.moment(*at, language),
        Value::Detail(detail) => inner(detail),
        Value::List(details) => details.iter().map(inner).collect::<Vec<_>>().join("; "),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use chrono::{DateTime, Utc};

    use super::*;
    use crate::flows::unreached;
    use crate::openbadges::verification::{reason_samples, say};

    fn samples() -> Vec<Detail> {
        say::samples().into_iter().chain(reason_samples()).chain(unreached::samples()).collect()
    }

    fn views() -> Views {
        Views::new().unwrap()
    }

    #[test]
    fn the_english_page_has_the_sentences_of_the_report_word_by_word() {
        let views = views();
        let time = |text: &str| Value::Time(text.to_owned());
        let timed = [
            say::log_says_revoked(time("2026-11-03")),
            say::proof_ended(time("2026-11-03T00:30:15+01:00")),
            say::proof_ended(time("soon")),
            say::expired("2026-11-03T09:05:00Z".parse::<DateTime<Utc>>().unwrap()),
        ];
        assert!(timed[1].contains("on 2 November 2026, 23:30 UTC"), "{}", &*timed[1]);
        for detail in samples().into_iter().chain(timed) {
            assert_eq!(words(&views, &detail, Language::ENGLISH), capitalised(&detail), "{}", detail.key());
        }
    }

    #[test]
    fn every_language_has_every_sentence_and_drops_nothing_that_stands_in_it() {
        let views = views();
        for language in Language::all().filter(|language| *language != Language::ENGLISH) {
            let all: Vec<(Detail, String)> =
                samples().into_iter().map(|detail| (detail.clone(), words(&views, &detail, language))).collect();
            for (detail, said) in &all {
                let has_words = detail.key() != "as_is" && detail.key() != "because";
                assert!(*said != capitalised(detail) || !has_words, "{} in {}", detail.key(), language.tag());
                for (name, value) in detail.values() {
                    let value = match value {
                        Value::Detail(inner) => words(&views, inner, language),
                        value => value.to_string(),
                    };
                    let shown = said.to_lowercase().contains(&value.to_lowercase());
                    assert!(shown, "{name} of {} in {}: {said}", detail.key(), language.tag());
                }
            }
        }
    }

    #[test]
    fn no_text_is_left_that_no_check_says() {
        let said: BTreeSet<String> = samples().iter().map(|detail| detail.key().replace('_', "-")).collect();
        let english = include_str!("../../templates/locales/en.ftl");
        let (_, texts) = english.split_once("\ncheck-detail =\n").unwrap();
        let texts = texts.lines().take_while(|line| line.starts_with(' '));
        for key in texts.filter_map(|line| line.trim().strip_prefix('.')?.split(' ').next()) {
            assert!(said.contains(key), "{key}");
        }
    }

    #[test]
    fn a_sentence_within_a_sentence_and_a_time_are_said_in_the_same_language() {
        let (views, german) = (views(), Language::choose(["de"]));
        let reason = say::not_had(say::status_list(), say::no_answer());
        let said = words(&views, &say::other_proof_fails("https://h.example/key", reason), german);
        assert_eq!(
            said,
            "Eine weitere Signatur zählt nicht (https://h.example/key): die Statusliste konnte nicht abgerufen werden: es \
             kam rechtzeitig keine Antwort."
        );
        let said = words(&views, &say::log_says_revoked(Value::Time("2026-11-23".into())), german);
        assert!(said.contains("23. November 2026"), "{said}");
        let said = words(&views, &say::proof_ended(Value::Time("soon".into())), german);
        assert!(said.contains("soon"), "{said}");
    }

    #[test]
    fn a_foreign_name_in_an_arabic_sentence_keeps_its_own_direction() {
        let said = words(&views(), &say::issuer_host("badges.example.edu"), Language::choose(["ar"]));
        assert!(said.contains("\u{2068}badges.example.edu\u{2069}"), "{said}");
    }
}
