//! The definition of a badge: what can be earned, and what people read about it.

use super::award::AchievementState;
use super::details::AchievementDetails;
use super::ids::{AchievementId, ContextId, PictureId, VersionId};
use super::life::Life;
use super::rule::Rule;

/// What can be earned, at one of its versions. A changed text, picture or rule makes a new version; whoever earned an
/// earlier one keeps it as it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Achievement {
    pub id: AchievementId,
    pub context: Option<ContextId>,
    pub key: String,
    pub state: AchievementState,
    pub version: VersionId,
    /// Counted from 1.
    pub version_number: u32,
    pub texts: Texts,
    pub picture: Option<PictureId>,
    /// None for a badge that people alone award.
    pub rule: Option<Rule>,
    pub expires_after: Option<Life>,
    /// What it says besides.
    pub details: AchievementDetails,
}

/// What people read about an achievement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Texts {
    pub name: String,
    pub description: String,
    pub criteria: String,
}

pub const MAX_NAME: usize = 200;
pub const MAX_DESCRIPTION: usize = 2_000;
pub const MAX_CRITERIA: usize = 10_000;
pub const MAX_KEY: usize = 64;

/// What is wrong with the texts of an achievement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TextError {
    #[error("{0} is empty")]
    Empty(&'static str),
    #[error("{field} may have {limit} characters at most")]
    TooLong { field: &'static str, limit: usize },
    #[error("{0} holds control characters")]
    Control(&'static str),
}

impl Texts {
    /// The texts without the space around them, or everything that is wrong with them.
    pub fn checked(self) -> Result<Self, Vec<TextError>> {
        let texts = Self {
            name: self.name.trim().to_owned(),
            description: self.description.trim().to_owned(),
            criteria: self.criteria.trim().to_owned(),
        };
        let errors: Vec<_> = [
            text_error("name", &texts.name, MAX_NAME, false),
            text_error("description", &texts.description, MAX_DESCRIPTION, true),
            text_error("criteria", &texts.criteria, MAX_CRITERIA, true),
        ]
        .into_iter()
        .flatten()
        .collect();
        if errors.is_empty() { Ok(texts) } else { Err(errors) }
    }
}

fn text_error(field: &'static str, text: &str, limit: usize, lines: bool) -> Option<TextError> {
    let is_control = |c: char| c.is_control() && !(lines && matches!(c, '\n' | '\r' | '\t'));
    if text.is_empty() {
        Some(TextError::Empty(field))
    } else if text.chars().nth(limit).is_some() {
        Some(TextError::TooLong { field, limit })
    } else if text.contains(is_control) {
        Some(TextError::Control(field))
    } else {
        None
    }
}

/// Whether `text` can be the key of a badge: 1 to 64 small letters, digits and hyphens.
pub fn is_key(text: &str) -> bool {
    (1..=MAX_KEY).contains(&text.len())
        && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
}

/// A key made from a name: `Überblick, Teil 2` gives `uberblick-teil-2`. A name without Latin letters or digits gives
/// `badge-` and a checksum, the same whenever it is asked. Whoever needs a key that is free has to look for one.
pub fn key_from(name: &str) -> String {
    let mut key = String::new();
    for letter in name.chars().flat_map(char::to_lowercase) {
        match letter {
            'a'..='z' | '0'..='9' => key.push(letter),
            _ if is_mark(letter) => {}
            _ => match plain_letters(letter) {
                "" if key.is_empty() || key.ends_with('-') => {}
                "" => key.push('-'),
                letters => key.push_str(letters),
            },
        }
    }
    key.truncate(MAX_KEY);
    let key = key.trim_end_matches('-');
    if key.is_empty() { format!("badge-{:08x}", crc32fast::hash(name.trim().as_bytes())) } else { key.to_owned() }
}

/// The beginning of a key, with room for so many characters behind it.
pub fn shortened_key(key: &str, room: usize) -> &str {
    let end = key.len().min(MAX_KEY.saturating_sub(room));
    key.get(..end).unwrap_or(key).trim_end_matches('-')
}

/// Whether the character only marks the letter before it (U+0300 to U+036F), or joins what it stands in.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\'' | '’')
}

/// The plain letters for a Latin letter with a mark; nothing for all else.
fn plain_letters(letter: char) -> &'static str {
    match letter {
        'à'..='å' | 'ā' | 'ă' | 'ą' => "a",
        'æ' => "ae",
        'ç' | 'ć' | 'ĉ' | 'ċ' | 'č' => "c",
        'ď' | 'đ' | 'ð' => "d",
        'è'..='ë' | 'ē' | 'ĕ' | 'ė' | 'ę' | 'ě' => "e",
        'ĝ' | 'ğ' | 'ġ' | 'ģ' => "g",
        'ĥ' | 'ħ' => "h",
        'ì'..='ï' | 'ĩ' | 'ī' | 'ĭ' | 'į' | 'ı' => "i",
        'ĵ' => "j",
        'ķ' => "k",
        'ĺ' | 'ļ' | 'ľ' | 'ł' => "l",
        'ñ' | 'ń' | 'ņ' | 'ň' => "n",
        'ò'..='ö' | 'ø' | 'ō' | 'ŏ' | 'ő' => "o",
        'œ' => "oe",
        'ŕ' | 'ŗ' | 'ř' => "r",
        'ś' | 'ŝ' | 'ş' | 'š' | 'ș' => "s",
        'ß' => "ss",
        'ţ' | 'ť' | 'ŧ' | 'ț' => "t",
        'þ' => "th",
        'ù'..='ü' | 'ũ' | 'ū' | 'ŭ' | 'ů' | 'ű' | 'ų' => "u",
        'ŵ' => "w",
        'ý' | 'ÿ' | 'ŷ' => "y",
        'ź' | 'ż' | 'ž' => "z",
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(name: &str, description: &str, criteria: &str) -> Result<Texts, Vec<TextError>> {
        Texts { name: name.to_owned(), description: description.to_owned(), criteria: criteria.to_owned() }.checked()
    }

    #[test]
    fn texts_lose_the_space_around_them() {
        let kept = texts(" Lab safety ", "Knows the rules.\n", "\nPassed the quiz.\nKept the rules.").unwrap();
        assert_eq!((kept.name.as_str(), kept.description.as_str()), ("Lab safety", "Knows the rules."));
        assert_eq!(kept.criteria, "Passed the quiz.\nKept the rules.");
    }

    #[test]
    fn everything_wrong_with_texts_is_told_at_once() {
        let errors = texts("  ", &"x".repeat(MAX_DESCRIPTION + 1), "a\0b").unwrap_err();
        let limit = MAX_DESCRIPTION;
        assert_eq!(
            errors,
            [
                TextError::Empty("name"),
                TextError::TooLong { field: "description", limit },
                TextError::Control("criteria")
            ]
        );
    }

    #[test]
    fn a_name_has_one_line_and_its_length_is_counted_in_characters() {
        assert_eq!(texts("a\nb", "d", "c").unwrap_err(), [TextError::Control("name")]);
        assert!(texts(&"證".repeat(MAX_NAME), "d", "c").is_ok());
        assert!(texts(&"證".repeat(MAX_NAME + 1), "d", "c").is_err());
    }

    #[test]
    fn a_key_has_small_letters_digits_and_hyphens_alone() {
        assert!(is_key("basics-1") && is_key(&"k".repeat(MAX_KEY)));
        for wrong in ["", "Basics", "a b", "ä", "a_b", "a/b"] {
            assert!(!is_key(wrong), "{wrong}");
        }
        assert!(!is_key(&"k".repeat(MAX_KEY + 1)));
    }

    #[test]
    fn a_key_is_made_of_the_plain_letters_of_a_name() {
        assert_eq!(key_from("Überblick, Teil 2!"), "uberblick-teil-2");
        assert_eq!(key_from("  Łódź — Straße & Œuvre "), "lodz-strasse-oeuvre");
        assert_eq!(key_from("Newton's Laws"), "newtons-laws");
        assert_eq!(key_from("Cafe\u{301} Basics"), "cafe-basics");
        assert_eq!(key_from("İstanbul"), "istanbul");
    }

    #[test]
    fn a_name_without_latin_letters_has_a_key_of_its_own_that_stays_the_same() {
        let key = key_from("実験の安全");
        assert!(key.starts_with("badge-") && is_key(&key), "{key}");
        assert_eq!(key, key_from(" 実験の安全 "));
        assert_ne!(key, key_from("Безопасность"));
        assert_eq!(key_from("化学 101"), "101");
    }

    proptest::proptest! {
        #[test]
        fn every_name_gives_a_key(name in ".{0,120}") {
            proptest::prop_assert!(is_key(&key_from(&name)), "{}", key_from(&name));
        }
    }
}
