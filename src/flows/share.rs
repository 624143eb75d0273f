//! The ways to show a badge elsewhere, as plain links and pieces of HTML: nothing of another site is ever loaded here.

use chrono::{DateTime, Datelike, Utc};
use url::form_urlencoded::Serializer;

use crate::urls::Urls;

/// What is shared.
pub struct Subject<'a> {
    /// The id of the credential.
    pub credential: &'a str,
    pub name: &'a str,
    pub issuer: &'a str,
    /// The number of the issuer's page at LinkedIn.
    pub linkedin_id: Option<&'a str>,
    pub awarded_at: DateTime<Utc>,
    pub expires_at: Option<DateTime<Utc>>,
}

/// A link to another site, written by hand: query texts there are read with `%20`, and not all read `+`.
fn link(base: &str, query: &[(&str, &str)]) -> String {
    let mut fields = Serializer::new(String::new());
    fields.extend_pairs(query);
    format!("{base}?{}", fields.finish().replace('+', "%20"))
}

/// Opens LinkedIn's form for a certificate with every field filled in.
pub fn linkedin_profile(subject: &Subject<'_>, urls: &Urls) -> String {
    let page = urls.credential(subject.credential);
    let (year, month) = (subject.awarded_at.year().to_string(), subject.awarded_at.month().to_string());
    let until = subject.expires_at.map(|end| (end.year().to_string(), end.month().to_string()));
    let mut query = vec![("startTask", "CERTIFICATION_NAME"), ("name", subject.name)];
    // The number brings the logo along; a name alone is only text.
    match subject.linkedin_id {
        Some(id) => query.push(("organizationId", id)),
        None => query.push(("organizationName", subject.issuer)),
    }
    query.extend([("issueYear", year.as_str()), ("issueMonth", month.as_str())]);
    if let Some((year, month)) = &until {
        query.extend([("expirationYear", year.as_str()), ("expirationMonth", month.as_str())]);
    }
    query.extend([("certUrl", page.as_str()), ("certId", subject.credential)]);
    link("https://www.linkedin.com/profile/add", &query)
}

/// A place where a link is posted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    LinkedIn,
    Bluesky,
    Facebook,
    WhatsApp,
    X,
    Mail,
}

impl Place {
    /// The word by which pages name it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::LinkedIn => "linkedin",
            Self::Bluesky => "bluesky",
            Self::Facebook => "facebook",
            Self::WhatsApp => "whatsapp",
            Self::X => "x",
            Self::Mail => "mail",
        }
    }

    pub const ALL: [Self; 6] = [Self::LinkedIn, Self::Bluesky, Self::Facebook, Self::WhatsApp, Self::X, Self::Mail];

    /// Opens a new post there with the text and the address of the page, as far as the place lets links write it.
    pub fn post(self, page: &str, text: &str) -> String {
        let both = format!("{text} {page}");
        match self {
            Self::LinkedIn => link("https://www.linkedin.com/sharing/share-offsite/", &[("url", page)]),
            Self::Bluesky => link("https://bsky.app/intent/compose", &[("text", &both)]),
            Self::Facebook => link("https://www.facebook.com/sharer/sharer.php", &[("u", page)]),
            Self::WhatsApp => link("https://wa.me/", &[("text", &both)]),
            Self::X => link("https://twitter.com/intent/tweet", &[("text", text), ("url", page)]),
            Self::Mail => link("mailto:", &[("subject", text), ("body", page)]),
        }
    }
}

/// A text within a double-quoted attribute.
fn attribute(text: &str) -> String {
    text.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;").replace('>', "&gt;")
}

/// A linked picture for pages and mail signatures: it shows by itself when the badge does not hold any more.
pub fn picture_snippet(subject: &Subject<'_>, urls: &Urls, words: &str, side: u32) -> String {
    let (page, embed) = (urls.credential(subject.credential), urls.embed(subject.credential));
    let words = attribute(words);
    format!(r#"<a href="{page}"><img src="{embed}.png" alt="{words}" width="{side}" height="{side}"></a>"#)
}

/// The size of the frame that [`frame_snippet`] asks for.
pub const FRAME: (u32, u32) = (320, 420);

/// The same with its words, in a frame.
pub fn frame_snippet(subject: &Subject<'_>, urls: &Urls, words: &str) -> String {
    let (width, height) = FRAME;
    let (embed, words) = (urls.embed(subject.credential), attribute(words));
    format!(r#"<iframe src="{embed}" title="{words}" width="{width}" height="{height}" loading="lazy"></iframe>"#)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::urls::PublicUrl;

    fn urls() -> Urls {
        Urls::new(PublicUrl::parse("https://badges.example.edu").unwrap())
    }

    fn subject() -> Subject<'static> {
        Subject {
            credential: "c1",
            name: "R&D \"Basics\" <1>",
            issuer: "Example University",
            linkedin_id: None,
            awarded_at: "2026-03-09T10:00:00Z".parse().unwrap(),
            expires_at: None,
        }
    }

    #[test]
    fn every_field_of_the_certificate_form_is_filled_in() {
        assert_eq!(
            linkedin_profile(&subject(), &urls()),
            "https://www.linkedin.com/profile/add?startTask=CERTIFICATION_NAME&name=R%26D%20%22Basics%22%20%3C1%3E\
             &organizationName=Example%20University&issueYear=2026&issueMonth=3\
             &certUrl=https%3A%2F%2Fbadges.example.edu%2Fcredentials%2Fc1&certId=c1"
        );
        let known = Subject {
            linkedin_id: Some("1337"),
            expires_at: Some("2028-12-31T23:59:59Z".parse().unwrap()),
            ..subject()
        };
        let link = linkedin_profile(&known, &urls());
        assert!(link.contains("organizationId=1337") && !link.contains("organizationName"), "{link}");
        assert!(link.contains("&expirationYear=2028&expirationMonth=12&"), "{link}");
    }

    #[test]
    fn posts_carry_the_page_and_nothing_breaks_out_of_them() {
        for place in Place::ALL {
            let link = place.post("https://badges.example.edu/credentials/c1", "A & \"B\" + ü");
            let opens = link.starts_with("https://") || place == Place::Mail && link.starts_with("mailto:?");
            assert!(opens && link.contains("badges.example.edu%2Fcredentials%2Fc1"), "{link}");
            assert!(!link.contains(['"', ' ', '+', '<']), "{link}");
        }
    }

    #[test]
    fn snippets_hold_what_they_quote() {
        let words = "R&D \"Basics\" <script>";
        for snippet in [picture_snippet(&subject(), &urls(), words, 150), frame_snippet(&subject(), &urls(), words)] {
            assert!(snippet.contains("R&amp;D &quot;Basics&quot; &lt;script&gt;"), "{snippet}");
            assert!(snippet.contains("https://badges.example.edu/embed/c1"), "{snippet}");
        }
    }
}
