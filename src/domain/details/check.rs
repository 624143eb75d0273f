//! Reading and checking documents of details: faults are gathered with their place, so that they can be told at once.

use serde::de::DeserializeOwned;
use serde_json::Value;

use super::vocabulary::{is_extension, is_language};
use super::{MAX_ADDRESS, MAX_LINE};

/// One thing that is wrong, and where: a JSON pointer ([RFC 6901](https://www.rfc-editor.org/rfc/rfc6901)).
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}: {problem}", if .pointer.is_empty() { "details" } else { &.pointer[1..] })]
pub struct DetailError {
    pub pointer: String,
    pub problem: DetailProblem,
}

/// The rule that a document broke.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DetailProblem {
    #[error("{0}")]
    Shape(String),
    #[error("it is empty")]
    Empty,
    #[error("it may have {limit} characters at most")]
    TooLong { limit: usize },
    #[error("it may have {limit} entries at most")]
    TooMany { limit: usize },
    #[error("it holds control characters")]
    Control,
    #[error("it repeats an earlier entry")]
    Twice,
    #[error(
        "it is neither a word that Open Badges know here nor ext: with letters, digits, dots, hyphens or underscores"
    )]
    UnknownWord,
    #[error("it is not an address that begins with https:// or http://")]
    NotAnAddress,
    #[error("it is not an absolute identifier, such as https://… or urn:…")]
    NotAnIdentifier,
    #[error("it is not a language such as en, pt-BR or zh-Hant-TW")]
    NotALanguage,
    #[error("it is neither a name of letters, digits, dots, hyphens and underscores nor an absolute identifier")]
    NotAName,

    #[error("there is no result description of this name")]
    NoSuchDescription,
    #[error("the result description has no level of this name")]
    NoSuchLevel,
    #[error("results of this type need levels to choose from")]
    LevelsMissing,
    #[error("it is not among the allowed values")]
    NotAllowed,
    #[error("it is not a number, which results of this type are")]
    NotANumber,
    #[error("the lowest value lies above the highest")]
    RangeTurned,
    #[error("it lies outside of the lowest and the highest value")]
    OutOfRange,
    #[error("a result of the type Status needs a status")]
    StatusMissing,
    #[error("a result has a value, a status or an achieved level")]
    ResultEmpty,
    #[error("it does not reach what the badge requires")]
    BelowRequired,
    #[error("this badge keeps results out of credentials: set its “results” to “shown” first")]
    ResultsHidden,
    #[error("it is more than the badge has to give")]
    MoreThanAvailable,
    #[error("it ends before it begins")]
    EndsBeforeItBegins,
    #[error("a piece of evidence has an address or a text")]
    EvidenceEmpty,

    #[error("together it is more than one credential carries")]
    TooMuch,
    #[error(
        "two of its entries, such as tags, differ in rare signs (private-use signs beside emoji) that verifiers sort \
         differently; leave one of them out"
    )]
    Unsortable,
    #[error("it cannot be signed: {0}")]
    NotSignable(String),
}

/// Reads a value; what does not fit is told with its place.
pub fn read<T: DeserializeOwned>(json: &Value) -> Result<T, DetailError> {
    serde_path_to_error::deserialize(json).map_err(|error| {
        use serde_path_to_error::Segment;
        let pointer = error.path().iter().fold(String::new(), |pointer, segment| match segment {
            Segment::Seq { index } => format!("{pointer}/{index}"),
            Segment::Map { key } => format!("{pointer}/{}", key.replace('~', "~0").replace('/', "~1")),
            Segment::Enum { .. } | Segment::Unknown => pointer,
        });
        let mut detail = error.into_inner().to_string();
        // The message may repeat what was sent.
        if let Some((end, _)) = detail.char_indices().nth(300) {
            detail.truncate(end);
        }
        let pointer = pointer.chars().take(MAX_LINE).collect();
        DetailError { pointer, problem: DetailProblem::Shape(detail) }
    })
}

/// A place of the document that is being checked, and where its faults go.
pub struct Place<'a> {
    pointer: String,
    errors: &'a mut Vec<DetailError>,
}

impl DetailError {
    /// Something about the document as a whole.
    pub fn of_all(problem: DetailProblem) -> Self {
        Self { pointer: String::new(), problem }
    }
}

impl<'a> Place<'a> {
    pub fn root(errors: &'a mut Vec<DetailError>) -> Self {
        Self { pointer: String::new(), errors }
    }

    pub fn at(&mut self, step: impl std::fmt::Display) -> Place<'_> {
        Place { pointer: format!("{}/{step}", self.pointer), errors: self.errors }
    }

    pub fn refuse(&mut self, problem: DetailProblem) {
        self.errors.push(DetailError { pointer: self.pointer.clone(), problem });
    }

    /// A text that has to be there, on one line: this very place.
    pub fn whole(&mut self, text: &mut String, limit: usize) {
        trim(text);
        match text_problem(text, limit, false) {
            _ if text.is_empty() => self.refuse(DetailProblem::Empty),
            Some(problem) => self.refuse(problem),
            None => {}
        }
    }

    /// A member that has to be there, on one line.
    pub fn need(&mut self, name: &str, text: &mut String, limit: usize) {
        self.at(name).whole(text, limit);
    }

    /// A member of one line; an empty one counts as missing.
    pub fn line(&mut self, name: &str, text: &mut Option<String>, limit: usize) {
        self.optional(name, text, limit, false);
    }

    /// A member of several lines; an empty one counts as missing.
    pub fn text(&mut self, name: &str, text: &mut Option<String>, limit: usize) {
        self.optional(name, text, limit, true);
    }

    fn optional(&mut self, name: &str, text: &mut Option<String>, limit: usize, lines: bool) {
        if let Some(given) = text {
            trim(given);
            if lines && given.contains("\r\n") {
                *given = given.replace("\r\n", "\n");
            }
        }
        text.take_if(|given| given.is_empty());
        if let Some(problem) = text.as_deref().and_then(|given| text_problem(given, limit, lines)) {
            self.at(name).refuse(problem);
        }
    }

    /// One of the known words, or an extension of our own.
    pub fn word(&mut self, name: &str, word: &mut Option<String>, known: &[&str]) {
        self.line(name, word, MAX_LINE);
        if word.as_deref().is_some_and(|word| !known.contains(&word) && !is_extension(word)) {
            self.at(name).refuse(DetailProblem::UnknownWord);
        }
    }

    pub fn needed_word(&mut self, name: &str, word: &mut String, known: &[&str]) {
        self.need(name, word, MAX_LINE);
        if !word.is_empty() && !known.contains(&word.as_str()) && !is_extension(word) {
            self.at(name).refuse(DetailProblem::UnknownWord);
        }
    }

    pub fn language(&mut self, name: &str, tag: &mut Option<String>) {
        tag.take_if(|tag| tag.trim().is_empty());
        if tag.as_deref().is_some_and(|tag| !is_language(tag)) {
            self.at(name).refuse(DetailProblem::NotALanguage);
        }
    }

    /// An address that a browser opens.
    pub fn address(&mut self, name: &str, address: &mut String) {
        trim(address);
        let opens = |url: &url::Url| matches!(url.scheme(), "https" | "http") && url.host_str().is_some();
        if address.chars().nth(MAX_ADDRESS).is_some() {
            self.at(name).refuse(DetailProblem::TooLong { limit: MAX_ADDRESS });
        } else if !is_identifier(address) || !url::Url::parse(address).as_ref().is_ok_and(opens) {
            self.at(name).refuse(DetailProblem::NotAnAddress);
        }
    }

    /// An absolute identifier of any scheme.
    pub fn identifier(&mut self, name: &str, id: &mut String) {
        trim(id);
        if id.chars().nth(MAX_ADDRESS).is_some() {
            self.at(name).refuse(DetailProblem::TooLong { limit: MAX_ADDRESS });
        } else if id.is_empty() {
            self.at(name).refuse(DetailProblem::Empty);
        } else if !is_identifier(id) {
            self.at(name).refuse(DetailProblem::NotAnIdentifier);
        }
    }

    /// What results refer to: a short name of the badge's own, or an identifier that is known elsewhere.
    pub fn name(&mut self, name: &str, id: &mut String) {
        trim(id);
        if id.contains(':') {
            self.identifier(name, id);
        } else if !is_own_name(id) {
            self.at(name).refuse(DetailProblem::NotAName);
        }
    }

    /// Each entry of a list, none of which may stand there twice.
    pub fn list<T: PartialEq>(
        &mut self,
        name: &str,
        items: &mut [T],
        limit: usize,
        mut check: impl FnMut(&mut Place<'_>, &mut T),
    ) {
        let mut list = self.at(name);
        if items.len() > limit {
            return list.refuse(DetailProblem::TooMany { limit });
        }
        for at in 0..items.len() {
            let (earlier, rest) = items.split_at_mut(at);
            let mut place = list.at(at);
            check(&mut place, &mut rest[0]);
            if earlier.contains(&rest[0]) {
                place.refuse(DetailProblem::Twice);
            }
        }
    }
}

fn trim(text: &mut String) {
    let trimmed = text.trim();
    if trimmed.len() < text.len() {
        *text = trimmed.to_owned();
    }
}

fn text_problem(text: &str, limit: usize, lines: bool) -> Option<DetailProblem> {
    let is_control = |c: char| c.is_control() && !(lines && matches!(c, '\n' | '\r' | '\t'));
    if text.chars().nth(limit).is_some() {
        Some(DetailProblem::TooLong { limit })
    } else if text.contains(is_control) {
        Some(DetailProblem::Control)
    } else {
        None
    }
}

/// A scheme and something behind it, without the characters that no identifier has
/// ([RFC 3987 §2.2](https://www.rfc-editor.org/rfc/rfc3987#section-2.2)).
fn is_identifier(text: &str) -> bool {
    let Some((scheme, rest)) = text.split_once(':') else { return false };
    let is_scheme = scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.'));
    let is_refused = |c: char| {
        c.is_control() || c.is_whitespace() || matches!(c, '<' | '>' | '"' | '{' | '}' | '|' | '\\' | '^' | '`')
    };
    is_scheme && !rest.is_empty() && !text.contains(is_refused)
}

fn is_own_name(text: &str) -> bool {
    (1..=64).contains(&text.len())
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_'))
}
