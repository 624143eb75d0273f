//! What a check found: an English sentence, and what the same is said by in other languages.

use std::fmt;
use std::ops::Deref;

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use serde::{Serialize, Serializer};

use super::say;

/// A sentence of [`say`] or a reason within one. As JSON, and wherever there is one language only, it is its English text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Detail {
    key: &'static str,
    values: Vec<(&'static str, Value)>,
    english: String,
}

/// What stands in a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// An address, a name, a number: the same in every language.
    Text(String),
    /// A time as it stands in a document, readable or not.
    Time(String),
    Day(DateTime<Utc>),
    Moment(DateTime<Utc>),
    Detail(Detail),
    List(Vec<Detail>),
}

impl Detail {
    pub(super) fn new(key: &'static str, values: Vec<(&'static str, Value)>, english: String) -> Self {
        Self { key, values, english }
    }

    /// By another room's error, whose words are the English ones.
    pub fn reason(key: &'static str, error: &dyn fmt::Display, values: &[(&'static str, &dyn fmt::Display)]) -> Self {
        let values = values.iter().map(|(name, value)| (*name, Value::Text(value.to_string()))).collect();
        Self { key, values, english: error.to_string() }
    }

    /// The name of the sentence: words with `_` between them, the same for ever.
    pub fn key(&self) -> &'static str {
        self.key
    }

    pub fn values(&self) -> &[(&'static str, Value)] {
        &self.values
    }

    /// As a part of another sentence, which has a full stop of its own.
    pub fn part(text: &str) -> &str {
        text.trim_end_matches('.')
    }

    /// A reason as a sentence of its own.
    pub(super) fn into_sentence(self) -> Self {
        let mut sentence = say::because(self);
        sentence.english = capitalised(&sentence.english);
        sentence
    }
}

/// With its first letter as sentences begin.
pub fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| format!("{}{}", first.to_uppercase(), letters.as_str())).unwrap_or_default()
}

impl fmt::Display for Detail {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.english)
    }
}

impl Deref for Detail {
    type Target = str;

    fn deref(&self) -> &str {
        &self.english
    }
}

impl Serialize for Detail {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.english)
    }
}

impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(text) => f.write_str(text),
            Self::Time(text) => match Self::of_time(text) {
                Some(time) => time.fmt(f),
                None => f.write_str(text),
            },
            Self::Day(at) => write!(f, "{}", at.format("%-d %B %Y")),
            Self::Moment(at) => write!(f, "{}", at.format("%-d %B %Y, %H:%M UTC")),
            Self::Detail(detail) => f.write_str(Detail::part(detail)),
            Self::List(details) => {
                let parts: Vec<&str> = details.iter().map(|detail| Detail::part(detail)).collect();
                f.write_str(&parts.join("; "))
            }
        }
    }
}

impl Value {
    /// A time, or a day, that can be read.
    pub fn of_time(text: &str) -> Option<Self> {
        if let Ok(at) = DateTime::parse_from_rfc3339(text) {
            return Some(Self::Moment(at.to_utc()));
        }
        let day = text.parse::<NaiveDate>().ok()?;
        Some(Self::Day(day.and_time(NaiveTime::MIN).and_utc()))
    }
}

/// Words that no other language has.
impl From<&str> for Detail {
    fn from(text: &str) -> Self {
        say::as_is(text)
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<u64> for Value {
    fn from(number: u64) -> Self {
        Self::Text(number.to_string())
    }
}

impl From<usize> for Value {
    fn from(number: usize) -> Self {
        Self::Text(number.to_string())
    }
}

impl From<DateTime<Utc>> for Value {
    fn from(at: DateTime<Utc>) -> Self {
        Self::Moment(at)
    }
}

impl From<Detail> for Value {
    fn from(detail: Detail) -> Self {
        Self::Detail(detail)
    }
}

impl From<Vec<Detail>> for Value {
    fn from(details: Vec<Detail>) -> Self {
        Self::List(details)
    }
}
