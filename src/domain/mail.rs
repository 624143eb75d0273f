//! Mail addresses, as far as they can be checked without sending one.

/// [RFC 5321 §4.5.3](https://www.rfc-editor.org/rfc/rfc5321#section-4.5.3.1.3), as corrected.
pub const LONGEST_ADDRESS: usize = 254;

/// Whether a text can be an address somewhere: a user at a host with a dot in it.
pub fn is_mail_address(text: &str) -> bool {
    let plausible = |(user, host): (&str, &str)| !user.is_empty() && host.contains('.') && !host.contains('@');
    text.len() <= LONGEST_ADDRESS
        && !text.chars().any(|c| c.is_whitespace() || c.is_control())
        && text.split_once('@').is_some_and(plausible)
}

/// The same, written so that nothing in it reads as anything but one address, in the one spelling under which it is kept.
pub fn plain_address(text: &str) -> Option<String> {
    let address = text.trim().to_lowercase();
    let is_plain = !address.contains(['<', '>', '(', ')', '[', ']', ',', ';', ':', '"', '\'', '\\', '&', '?', '%']);
    (is_plain && is_mail_address(&address)).then_some(address)
}

/// Who sends or gets a mail, as its headers name them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mailbox {
    pub name: Option<String>,
    pub address: String,
}

impl Mailbox {
    /// Reads `badges@example.edu` or `Example University <badges@example.edu>`.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let (name, address) = match text.strip_suffix('>').and_then(|text| text.rsplit_once('<')) {
            Some((name, address)) => (name.trim().trim_matches('"').trim(), address.trim()),
            None => ("", text),
        };
        if !is_mail_address(address) || name.contains(['<', '>', '"']) || name.chars().any(char::is_control) {
            return None;
        }
        Some(Self { name: (!name.is_empty()).then(|| name.to_owned()), address: address.to_owned() })
    }
}

/// What people wrote, as one line for a header or a sentence: control characters and line breaks become spaces, and what
/// is longer than `most` characters is cut.
pub fn one_line(text: &str, most: usize) -> String {
    let breaks = |c: char| c.is_whitespace() || c.is_control() || matches!(c, '\u{2028}' | '\u{2029}');
    let line = text.split(breaks).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
    if line.chars().count() <= most {
        return line;
    }
    let cut: String = line.chars().take(most.saturating_sub(1)).collect();
    format!("{}…", cut.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mailbox_is_an_address_with_or_without_a_name() {
        let read = |text| Mailbox::parse(text).map(|mailbox| (mailbox.name, mailbox.address));
        let address = "badges@example.edu".to_owned();
        assert_eq!(read(" badges@example.edu "), Some((None, address.clone())));
        for named in ["Example University <badges@example.edu>", "\"Example University\" <badges@example.edu>"] {
            assert_eq!(read(named), Some((Some("Example University".to_owned()), address.clone())));
        }
        for wrong in ["", "badges", "badges@localhost", "A <b>", "A\nB <badges@example.edu>", "a <b> <c@example.edu>"] {
            assert_eq!(read(wrong), None, "{wrong:?}");
        }
    }

    #[test]
    fn a_plain_address_is_one_address_in_one_spelling() {
        assert_eq!(plain_address(" Tutor+a@Example.edu\n"), Some("tutor+a@example.edu".to_owned()));
        for wrong in ["", "tutor", "a@example.edu,b@example.edu", "A <a@example.edu>", "a@b@example.edu", "a b@c.d"] {
            assert_eq!(plain_address(wrong), None, "{wrong:?}");
        }
        assert_eq!(plain_address(&format!("{}@example.edu", "x".repeat(LONGEST_ADDRESS))), None);
    }

    #[test]
    fn a_line_holds_no_break_and_no_more_than_it_may() {
        assert_eq!(one_line("Ada\r\nBcc: eve@example.org", 80), "Ada Bcc: eve@example.org");
        assert_eq!(one_line("a\u{2028}b\0c\t d", 80), "a b c d");
        assert_eq!(one_line(&"x".repeat(300), 10), format!("{}…", "x".repeat(9)));
    }
}
