//! The words of a teacher in the mail about an award: plain text, in which names in braces stand for what is known of it.

/// The longest subject, as it is written.
pub const LONGEST_SUBJECT: usize = 150;
/// The longest opening, as it is written.
pub const LONGEST_OPENING: usize = 2000;
/// The longest that a name in braces is repeated where it is not known.
const LONGEST_NAME: usize = 40;

/// What a badge says in its mails, where that is not what every badge says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MailText {
    pub subject: Option<String>,
    pub opening: Option<String>,
    /// Whether nobody is told of this badge by mail.
    pub is_off: bool,
}

/// What a name in braces stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Value {
    Name,
    GivenName,
    Badge,
    Course,
    Issuer,
    Criteria,
    Expires,
    Link,
    LinkedIn,
}

impl Value {
    pub const ALL: [Self; 9] = [
        Self::Name,
        Self::GivenName,
        Self::Badge,
        Self::Course,
        Self::Issuer,
        Self::Criteria,
        Self::Expires,
        Self::Link,
        Self::LinkedIn,
    ];

    pub fn as_str(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::GivenName => "given_name",
            Self::Badge => "badge",
            Self::Course => "course",
            Self::Issuer => "issuer",
            Self::Criteria => "criteria",
            Self::Expires => "expires",
            Self::Link => "link",
            Self::LinkedIn => "linkedin",
        }
    }

    fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|value| value.as_str() == word)
    }

    pub fn is_address(self) -> bool {
        matches!(self, Self::Link | Self::LinkedIn)
    }

    /// Whether it is short enough for a subject.
    fn is_short(self) -> bool {
        !self.is_address() && self != Self::Criteria
    }
}

/// Why a text is not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TextFault {
    TooLong(usize),
    Control,
    /// The name in braces is none of ours, or has no place here.
    Unknown(String),
    /// A brace without the other.
    Brace,
}

/// A piece of a text, in order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    Text(String),
    Value(Value),
}

/// Takes a text apart; both braces belong to a name that is known.
pub fn pieces(text: &str) -> Result<Vec<Piece>, TextFault> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find(['{', '}']) {
        let (before, brace) = rest.split_at(at);
        let inside = brace.strip_prefix('{').ok_or(TextFault::Brace)?;
        let end = inside.find(['{', '}']).filter(|end| inside[*end..].starts_with('}')).ok_or(TextFault::Brace)?;
        let name = inside[..end].trim();
        let value = Value::parse(name).ok_or_else(|| TextFault::Unknown(name.chars().take(LONGEST_NAME).collect()))?;
        if !before.is_empty() {
            found.push(Piece::Text(before.to_owned()));
        }
        found.push(Piece::Value(value));
        rest = &inside[end + 1..];
    }
    if !rest.is_empty() {
        found.push(Piece::Text(rest.to_owned()));
    }
    Ok(found)
}

/// A subject without the blanks around it, none where nothing was written, or why it is not taken.
pub fn checked_subject(text: &str) -> Result<Option<String>, TextFault> {
    let text = text.trim();
    if text.chars().count() > LONGEST_SUBJECT {
        return Err(TextFault::TooLong(LONGEST_SUBJECT));
    }
    if text.chars().any(|c| c.is_control() || matches!(c, '\u{2028}' | '\u{2029}')) {
        return Err(TextFault::Control);
    }
    for piece in pieces(text)? {
        if let Piece::Value(value) = piece
            && !value.is_short()
        {
            return Err(TextFault::Unknown(value.as_str().to_owned()));
        }
    }
    Ok((!text.is_empty()).then(|| text.to_owned()))
}

/// The same for an opening, which may have several lines.
pub fn checked_opening(text: &str) -> Result<Option<String>, TextFault> {
    let text = text.replace("\r\n", "\n");
    let text = text.trim();
    if text.chars().count() > LONGEST_OPENING {
        return Err(TextFault::TooLong(LONGEST_OPENING));
    }
    if text.chars().any(|c| c.is_control() && c != '\n') {
        return Err(TextFault::Control);
    }
    pieces(text)?;
    Ok((!text.is_empty()).then(|| text.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_in_braces_are_values_and_everything_else_is_text() {
        assert_eq!(
            pieces("Dear {given_name}, { badge }!"),
            Ok(vec![
                Piece::Text("Dear ".into()),
                Piece::Value(Value::GivenName),
                Piece::Text(", ".into()),
                Piece::Value(Value::Badge),
                Piece::Text("!".into()),
            ])
        );
        assert!(Value::ALL.iter().all(|value| Value::parse(value.as_str()) == Some(*value)));
    }

    #[test]
    fn an_unknown_name_or_half_a_pair_of_braces_is_refused() {
        assert_eq!(pieces("{nmae}"), Err(TextFault::Unknown("nmae".into())));
        assert_eq!(pieces(&format!("{{{}}}", "x".repeat(300))), Err(TextFault::Unknown("x".repeat(40))));
        for wrong in ["{name", "name}", "{na{me}", "a } b { c"] {
            assert_eq!(pieces(wrong), Err(TextFault::Brace), "{wrong}");
        }
    }

    #[test]
    fn a_subject_is_one_short_line_and_an_opening_a_bounded_text() {
        assert_eq!(checked_subject("  "), Ok(None));
        assert_eq!(checked_subject(" Well done, {name} "), Ok(Some("Well done, {name}".into())));
        assert_eq!(checked_subject("a\r\nBcc: eve@example.org"), Err(TextFault::Control));
        assert_eq!(checked_subject("See {link}"), Err(TextFault::Unknown("link".into())));
        assert_eq!(checked_subject(&"x".repeat(151)), Err(TextFault::TooLong(150)));
        assert_eq!(checked_opening("a\r\n\r\n{link}"), Ok(Some("a\n\n{link}".into())));
        assert_eq!(checked_opening("a\0"), Err(TextFault::Control));
        assert_eq!(checked_opening(&"é".repeat(2000)).map(|text| text.is_some()), Ok(true));
        assert_eq!(checked_opening(&"é".repeat(2001)), Err(TextFault::TooLong(2000)));
    }
}
