//! What learners ask of their teachers: to approve what they hand in for a badge, to add evidence to one that they hold,
//! to correct their name on it, or to explain. A teacher answers; nothing that a learner types takes effect by itself.
//!
//! `draft → submitted → returned → submitted → approved | refused`, and withdrawn by whoever asked. A question is
//! answered by being approved: the answer is its comment.

use serde::{Deserialize, Serialize};

use super::details::{Evidence, MAX_NARRATIVE};
use super::words;

/// How many links may be handed in.
pub const MAX_LINKS: usize = 5;
/// How many characters a link may have.
pub const MAX_LINK: usize = 500;
/// A question, a reason, an answer.
pub const MAX_WORDS: usize = 2_000;
/// How often one request may go to and fro.
pub const MAX_ENTRIES: i32 = 40;
/// How many requests of a kind somebody may make about a badge, one after the other.
pub const MAX_REQUESTS: i64 = 10;
/// The edition of the sentences that people agree to before they hand something in, in every language at once. Whoever
/// changes one of them gives it another name.
pub const TEXT_VERSION: &str = "2026-11-27";

words! {
    RequestKind {
        /// A badge whose rule asks for something to be handed in.
        Application = "application",
        /// Evidence for a badge that somebody holds.
        Evidence = "evidence",
        /// The spelling of the name on a badge that somebody holds.
        Name = "name",
        /// Why a badge is not there, or anything else about it.
        Question = "question",
    }
}

words! {
    RequestState {
        Draft = "draft",
        /// A teacher's turn.
        Submitted = "submitted",
        /// The learner's turn, with a word about what is to be changed.
        Returned = "returned",
        Approved = "approved",
        Refused = "refused",
        Withdrawn = "withdrawn",
    }
}

impl RequestKind {
    /// How much text it takes.
    pub fn max_text(self) -> usize {
        match self {
            // All of it can stand in a credential.
            Self::Application | Self::Evidence => MAX_NARRATIVE,
            Self::Name | Self::Question => MAX_WORDS,
        }
    }

    /// Whether links belong to it.
    pub fn takes_links(self) -> bool {
        matches!(self, Self::Application | Self::Evidence)
    }

    /// Whether a teacher may ask for something else before deciding.
    pub fn may_be_returned(self) -> bool {
        self != Self::Question
    }
}

impl RequestState {
    /// Whether whoever asked may still write.
    pub fn is_with_learner(self) -> bool {
        matches!(self, Self::Draft | Self::Returned)
    }

    /// Whether something is still to be done, by one side or the other.
    pub fn is_open(self) -> bool {
        matches!(self, Self::Draft | Self::Submitted | Self::Returned)
    }
}

/// What is handed in: words, links, and where it is about a name, the name as it should be.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Paper {
    pub text: String,
    pub links: Vec<String>,
    pub name: Option<String>,
}

/// What is wrong with it; links are counted from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PaperError {
    #[error("there is nothing in it")]
    Empty,
    #[error("a text may have {0} characters at most")]
    TextTooLong(usize),
    #[error("a text has no control characters")]
    Control,
    #[error("a name is missing")]
    NameMissing,
    #[error("link {0} has more than {MAX_LINK} characters")]
    LinkTooLong(usize),
    #[error("link {0} is no https address")]
    Link(usize),
}

impl Paper {
    /// Without the space around it, or everything that is wrong with it. A draft may be empty.
    pub fn checked(self, kind: RequestKind, is_draft: bool) -> Result<Self, Vec<PaperError>> {
        let mut errors = Vec::new();
        let text = plain(&self.text);
        if text.chars().count() > kind.max_text() {
            errors.push(PaperError::TextTooLong(kind.max_text()));
        }
        if has_control(&text) {
            errors.push(PaperError::Control);
        }
        let links: Vec<String> = match kind.takes_links() {
            true => self.links.iter().map(|link| link.trim().to_owned()).collect(),
            false => Vec::new(),
        };
        let wrong = |(at, link): (usize, &String)| match link.as_str() {
            long if long.chars().count() > MAX_LINK => Some(PaperError::LinkTooLong(at)),
            "" => None,
            link => (!is_link(link)).then_some(PaperError::Link(at)),
        };
        errors.extend(links.iter().enumerate().filter_map(wrong));
        let mut links: Vec<String> = links.into_iter().filter(|link| !link.is_empty()).collect();
        links.truncate(MAX_LINKS);
        let name = self.name.filter(|_| kind == RequestKind::Name).map(|name| name.trim().to_owned());
        if !is_draft && text.is_empty() && links.is_empty() {
            errors.push(PaperError::Empty);
        }
        if kind == RequestKind::Name && name.as_ref().is_none_or(String::is_empty) {
            errors.push(PaperError::NameMissing);
        }
        if errors.is_empty() { Ok(Self { text, links, name }) } else { Err(errors) }
    }

    /// As it stands in a credential: the words with the first link, and every other link beside them.
    pub fn evidence(&self) -> Vec<Evidence> {
        let mut links = self.links.iter().cloned();
        let narrative = Some(self.text.clone()).filter(|text| !text.is_empty());
        let first = Evidence { url: links.next(), narrative, ..Evidence::default() };
        let others = links.map(|link| Evidence { url: Some(link), ..Evidence::default() });
        std::iter::once(first)
            .chain(others)
            .filter(|evidence| evidence.url.is_some() || evidence.narrative.is_some())
            .collect()
    }
}

/// A comment as it is kept, or nothing where it is too long or no plain text. Empty where there is none.
pub fn comment(text: &str) -> Option<String> {
    let text = plain(text);
    (text.chars().count() <= MAX_WORDS && !has_control(&text)).then_some(text)
}

/// What browsers send of a text, with one sign for the end of a line.
fn plain(text: &str) -> String {
    text.replace("\r\n", "\n").trim().to_owned()
}

fn has_control(text: &str) -> bool {
    text.chars().any(|c| c.is_control() && c != '\n' && c != '\t')
}

fn is_link(link: &str) -> bool {
    let host =
        |rest: &str| rest.split(['/', '?', '#']).next().is_some_and(|host| host.contains('.') && !host.contains('@'));
    !link.chars().any(|c| c.is_control() || c.is_whitespace() || matches!(c, '<' | '>' | '"' | '\\'))
        && link.strip_prefix("https://").is_some_and(host)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paper(text: &str, links: &[&str]) -> Paper {
        Paper { text: text.to_owned(), links: links.iter().map(|link| (*link).to_owned()).collect(), name: None }
    }

    #[test]
    fn what_is_handed_in_has_words_or_links_and_a_draft_may_be_empty() {
        let empty = paper(" \r\n ", &["", " "]);
        assert_eq!(empty.clone().checked(RequestKind::Application, false), Err(vec![PaperError::Empty]));
        assert_eq!(empty.checked(RequestKind::Application, true), Ok(Paper::default()));
        let kept = paper(" one\r\ntwo ", &["", "https://notes.example.org/1"]);
        let kept = kept.checked(RequestKind::Application, false).unwrap();
        assert_eq!(kept, paper("one\ntwo", &["https://notes.example.org/1"]));
    }

    #[test]
    fn a_link_is_an_https_address_and_its_place_is_told() {
        for link in [
            "http://notes.example.org/",
            "javascript:alert(1)",
            "https://",
            "https://localhost/x",
            "https://me@notes.example.org/",
            "https://notes.example.org/a b",
            "https://notes.example.org/\"><script>",
        ] {
            let errors = paper("words", &["https://notes.example.org/", link]).checked(RequestKind::Evidence, true);
            assert_eq!(errors, Err(vec![PaperError::Link(1)]), "{link}");
        }
        let long = format!("https://notes.example.org/{}", "x".repeat(MAX_LINK));
        let expected = Err(vec![PaperError::LinkTooLong(0)]);
        assert_eq!(paper("", &[&long]).checked(RequestKind::Evidence, true), expected);
    }

    #[test]
    fn texts_are_bounded_and_plain() {
        let long = paper(&"x".repeat(MAX_NARRATIVE + 1), &[]);
        let expected = Err(vec![PaperError::TextTooLong(MAX_NARRATIVE)]);
        assert_eq!(long.checked(RequestKind::Application, true), expected);
        assert!(paper("a\u{7}b", &[]).checked(RequestKind::Question, false).is_err());
        assert_eq!(comment(&"x".repeat(MAX_WORDS + 1)), None);
        assert_eq!(comment(" Well done.\r\n"), Some("Well done.".to_owned()));
    }

    #[test]
    fn a_question_takes_no_links_and_a_name_needs_one() {
        let kept = paper("Why?", &["https://notes.example.org/"]).checked(RequestKind::Question, false).unwrap();
        assert!(kept.links.is_empty());
        assert_eq!(paper("Why", &[]).checked(RequestKind::Name, false), Err(vec![PaperError::NameMissing]));
    }

    #[test]
    fn evidence_carries_the_words_once_and_every_link() {
        let evidence = paper("words", &["https://a.example/", "https://b.example/"]).evidence();
        assert_eq!(evidence.len(), 2);
        assert_eq!(evidence[0].narrative.as_deref(), Some("words"));
        assert_eq!((evidence[1].url.as_deref(), &evidence[1].narrative), (Some("https://b.example/"), &None));
        assert_eq!(paper("", &["https://a.example/"]).evidence().len(), 1);
        assert!(Paper::default().evidence().is_empty());
    }
}
