//! What an organisation says of itself: it stands in every badge that it signs, for good, so it is checked whole before.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::details::IDENTIFIER_TYPES;
use super::ids::IssuerId;
use super::mail::is_mail_address;

pub const MAX_NAME: usize = 200;
pub const MAX_DESCRIPTION: usize = 2_000;
pub const MAX_LINE: usize = 255;
pub const MAX_URL: usize = 2_048;
pub const MAX_IDENTIFIERS: usize = 20;
/// How many organisations may stand above one another.
pub const MAX_PARENTS: usize = 4;

/// The profile of an issuer ([Open Badges 3.0, Profile](https://www.imsglobal.org/spec/ob/v3p0/#profile)), without what
/// this server gives it: identifier, logo and keys.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Profile {
    pub name: String,
    pub url: Option<String>,
    pub email: Option<String>,
    pub phone: Option<String>,
    pub description: Option<String>,
    /// The name of somebody who may speak for the organisation.
    pub official: Option<String>,
    /// BCP 47, of name and description; it has no place in a signed profile.
    pub language: Option<String>,
    pub address: Option<Address>,
    pub identifiers: Vec<Identifier>,
    pub parent: Option<Parent>,
    /// Its number at LinkedIn, for learners who add a badge to their profile there.
    pub linkedin_id: Option<String>,
    pub logo_alt: Option<String>,
}

/// Where the organisation is ([Address](https://www.imsglobal.org/spec/ob/v3p0/#address)).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Address {
    pub country: Option<String>,
    /// ISO 3166-1, two letters.
    pub country_code: Option<String>,
    pub region: Option<String>,
    pub locality: Option<String>,
    pub street: Option<String>,
    pub post_office_box: Option<String>,
    pub postal_code: Option<String>,
    /// Degrees north, as a decimal; only with the longitude.
    pub latitude: Option<String>,
    pub longitude: Option<String>,
}

/// What others know the organisation by
/// ([IdentifierEntry](https://www.imsglobal.org/spec/ob/v3p0/#identifierentry)).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Identifier {
    /// One of [`IDENTIFIER_TYPES`], or `ext:` and a word of one's own, such as `ext:ROR`.
    #[serde(rename = "type")]
    pub kind: String,
    pub value: String,
}

/// The organisation above: another issuer of this installation, or one elsewhere.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Parent {
    Here { issuer: IssuerId },
    Elsewhere(Elsewhere),
}

/// An organisation that has no profile here. Its id or its home page has to be known: a profile needs a name in RDF.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Elsewhere {
    pub id: Option<String>,
    pub name: String,
    pub url: Option<String>,
}

/// One thing that is wrong with a profile, and where.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}: {problem}", .at.replace('/', " "))]
pub struct ProfileFault {
    /// The path of the member, such as `address/latitude`.
    pub at: String,
    pub problem: ProfileProblem,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ProfileProblem {
    #[error("is missing")]
    Missing,
    #[error("may have {0} characters at most")]
    TooLong(usize),
    #[error("holds control characters")]
    Control,
    #[error("is not an address such as https://www.example.edu")]
    WebAddress,
    #[error("is not a mail address")]
    MailAddress,
    #[error("is not a phone number: digits, spaces and + ( ) - . / alone")]
    Phone,
    #[error("is not a language tag such as en or pt-BR")]
    Language,
    #[error("is not a country code of two capital letters, such as AT")]
    CountryCode,
    #[error("must be a number from -{0} to {0} with six decimal places at most")]
    Degrees(u16),
    #[error("latitude and longitude belong together")]
    HalfAPoint,
    #[error("may have {0} entries at most")]
    TooMany(usize),
    #[error("is none of the types of Open Badges, nor ext: with letters, digits, dots, hyphens and underscores")]
    IdentifierType,
    #[error("is not an absolute address or identifier, such as https://ror.org/05gq02987 or did:web:www.example.edu")]
    Identifier,
    #[error("needs an id or a url")]
    Nameless,
    #[error("is a number of 1 to 20 digits; the page of the organisation at LinkedIn shows it")]
    Number,
}

impl Profile {
    /// The profile without the space around its texts and without empty ones, or everything that is wrong with it.
    pub fn checked(self) -> Result<Self, Vec<ProfileFault>> {
        let mut look = Look { faults: Vec::new() };
        let profile = Self {
            name: look.line("name", Some(self.name), MAX_NAME).unwrap_or_default(),
            url: look.text("url", self.url, MAX_URL, ProfileProblem::WebAddress, is_web_address),
            email: look.text("email", self.email, MAX_LINE, ProfileProblem::MailAddress, is_mail_address),
            phone: look.text("phone", self.phone, 40, ProfileProblem::Phone, is_phone_number),
            description: look.lines("description", self.description, MAX_DESCRIPTION),
            official: look.line("official", self.official, MAX_NAME),
            language: look.text("language", self.language, 35, ProfileProblem::Language, is_language_tag),
            address: look.address(self.address),
            identifiers: look.identifiers(self.identifiers),
            parent: look.parent(self.parent),
            linkedin_id: look.text("linkedin_id", self.linkedin_id, 20, ProfileProblem::Number, is_number),
            logo_alt: look.line("logo_alt", self.logo_alt, 300),
        };
        if profile.name.is_empty() && !look.faults.iter().any(|fault| fault.at == "name") {
            look.fault("name", ProfileProblem::Missing);
        }
        if look.faults.is_empty() { Ok(profile) } else { Err(look.faults) }
    }
}

/// Looks at one member after the other and gathers what is wrong.
struct Look {
    faults: Vec<ProfileFault>,
}

impl Look {
    fn fault(&mut self, at: impl Into<String>, problem: ProfileProblem) {
        self.faults.push(ProfileFault { at: at.into(), problem });
    }

    /// A text of one line.
    fn line(&mut self, at: &str, text: Option<String>, limit: usize) -> Option<String> {
        self.bounded(at, text, limit, char::is_control)
    }

    fn lines(&mut self, at: &str, text: Option<String>, limit: usize) -> Option<String> {
        let text = text.map(|text| text.replace("\r\n", "\n"));
        self.bounded(at, text, limit, |c| c.is_control() && !matches!(c, '\n' | '\t'))
    }

    fn bounded(
        &mut self,
        at: &str,
        text: Option<String>,
        limit: usize,
        is_refused: impl Fn(char) -> bool,
    ) -> Option<String> {
        let text = text?.trim().to_owned();
        if text.chars().nth(limit).is_some() {
            self.fault(at, ProfileProblem::TooLong(limit));
        } else if text.contains(is_refused) {
            self.fault(at, ProfileProblem::Control);
        }
        Some(text).filter(|text| !text.is_empty())
    }

    /// A line of a certain form.
    fn text(
        &mut self,
        at: &str,
        text: Option<String>,
        limit: usize,
        problem: ProfileProblem,
        holds: impl Fn(&str) -> bool,
    ) -> Option<String> {
        let before = self.faults.len();
        let text = self.line(at, text, limit)?;
        if self.faults.len() == before && !holds(&text) {
            self.fault(at, problem);
        }
        Some(text)
    }

    fn address(&mut self, address: Option<Address>) -> Option<Address> {
        let given = address?;
        let mut line = |at: &str, text| self.line(&format!("address/{at}"), text, MAX_LINE);
        let mut address = Address {
            country: line("country", given.country),
            region: line("region", given.region),
            locality: line("locality", given.locality),
            street: line("street", given.street),
            post_office_box: line("post_office_box", given.post_office_box),
            postal_code: line("postal_code", given.postal_code),
            ..Address::default()
        };
        let is_code = |text: &str| text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_uppercase());
        let code = given.country_code.map(|code| code.to_ascii_uppercase());
        address.country_code = self.text("address/country_code", code, 2, ProfileProblem::CountryCode, is_code);
        address.latitude = self.degrees("address/latitude", given.latitude, 90);
        address.longitude = self.degrees("address/longitude", given.longitude, 180);
        if address.latitude.is_some() != address.longitude.is_some() {
            self.fault("address/latitude", ProfileProblem::HalfAPoint);
        }
        Some(address).filter(|address| *address != Address::default())
    }

    /// A decimal as it will be written, without zeros at its end.
    fn degrees(&mut self, at: &str, text: Option<String>, limit: u16) -> Option<String> {
        let text = text.map(|text| text.trim().to_owned()).filter(|text| !text.is_empty())?;
        let degrees = text.parse::<Decimal>().ok().map(|number| number.normalize());
        match degrees.filter(|number| number.abs() <= Decimal::from(limit) && number.scale() <= 6) {
            Some(number) => return Some(number.to_string()),
            None => self.fault(at, ProfileProblem::Degrees(limit)),
        }
        None
    }

    fn identifiers(&mut self, identifiers: Vec<Identifier>) -> Vec<Identifier> {
        if identifiers.len() > MAX_IDENTIFIERS {
            self.fault("identifiers", ProfileProblem::TooMany(MAX_IDENTIFIERS));
            return Vec::new();
        }
        let mut kept: Vec<Identifier> = Vec::new();
        for (number, given) in identifiers.into_iter().enumerate() {
            let at = |member: &str| format!("identifiers/{number}/{member}");
            let kind = identifier_type(given.kind.trim());
            if kind.is_none() {
                self.fault(at("type"), ProfileProblem::IdentifierType);
            }
            let value = self.line(&at("value"), Some(given.value), MAX_LINE);
            if value.is_none() {
                self.fault(at("value"), ProfileProblem::Missing);
            }
            if let (Some(kind), Some(value)) = (kind, value) {
                let identifier = Identifier { kind, value };
                if !kept.contains(&identifier) {
                    kept.push(identifier);
                }
            }
        }
        kept
    }

    fn parent(&mut self, parent: Option<Parent>) -> Option<Parent> {
        let given = match parent? {
            Parent::Elsewhere(given) => given,
            here @ Parent::Here { .. } => return Some(here),
        };
        let elsewhere = Elsewhere {
            id: self.text("parent/id", given.id, MAX_URL, ProfileProblem::Identifier, is_absolute),
            name: self.line("parent/name", Some(given.name), MAX_NAME).unwrap_or_default(),
            url: self.text("parent/url", given.url, MAX_URL, ProfileProblem::WebAddress, is_web_address),
        };
        if elsewhere.name.is_empty() {
            self.fault("parent/name", ProfileProblem::Missing);
        }
        if elsewhere.id.is_none() && elsewhere.url.is_none() {
            self.fault("parent", ProfileProblem::Nameless);
        }
        Some(Parent::Elsewhere(elsewhere))
    }
}

/// The type of an identifier as the specification wants it: a word that it does not know gets `ext:` in front.
fn identifier_type(word: &str) -> Option<String> {
    if IDENTIFIER_TYPES.contains(&word) {
        return Some(word.to_owned());
    }
    let own = word.strip_prefix("ext:").unwrap_or(word);
    let is_word =
        (1..=60).contains(&own.len()) && own.bytes().all(|byte| byte.is_ascii_alphanumeric() || b".-_".contains(&byte));
    is_word.then(|| format!("ext:{own}"))
}

fn is_web_address(text: &str) -> bool {
    !text.contains(char::is_whitespace)
        && url::Url::parse(text).is_ok_and(|url| matches!(url.scheme(), "https" | "http") && url.has_host())
}

/// An IRI that a canonical form can carry; whether it leads anywhere is nobody's business here.
fn is_absolute(text: &str) -> bool {
    !text.contains(|c: char| c.is_whitespace() || "<>\"{}|\\^`".contains(c)) && url::Url::parse(text).is_ok()
}

fn is_phone_number(text: &str) -> bool {
    text.chars().any(|c| c.is_ascii_digit()) && text.chars().all(|c| c.is_ascii_digit() || " +()-./".contains(c))
}

/// The form of a tag ([RFC 5646 §2.1](https://www.rfc-editor.org/rfc/rfc5646#section-2.1)), not whether it is registered.
fn is_language_tag(text: &str) -> bool {
    let mut parts = text.split('-');
    let first = parts.next().unwrap_or_default();
    (2..=8).contains(&first.len())
        && first.bytes().all(|byte| byte.is_ascii_alphabetic())
        && parts.all(|part| (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric()))
}

fn is_number(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn some(text: &str) -> Option<String> {
        Some(text.to_owned())
    }

    fn full() -> Profile {
        Profile {
            name: " Example University ".into(),
            url: some("https://www.example.edu/"),
            email: some("badges@example.edu"),
            phone: some("+43 1 555 01-0"),
            description: some("Teaches.\r\nExamines."),
            official: some("Ada Sample, Registrar"),
            language: some("de-AT"),
            address: Some(Address {
                country: some("Austria"),
                country_code: some("at"),
                region: some(" "),
                locality: some("Wien"),
                street: some("Beispielgasse 1"),
                post_office_box: some("17"),
                postal_code: some("1010"),
                latitude: some("48.2100"),
                longitude: some("-16"),
            }),
            identifiers: vec![
                Identifier { kind: "ROR".into(), value: "https://ror.org/000000000".into() },
                Identifier { kind: "ext:eIDAS".into(), value: "VATAT-U00000000".into() },
                Identifier { kind: "identifier".into(), value: "9120000000000".into() },
            ],
            parent: Some(Parent::Elsewhere(Elsewhere {
                id: some("did:web:www.example.org"),
                name: "Example Federation".into(),
                url: some("https://www.example.org"),
            })),
            linkedin_id: some("1234567"),
            logo_alt: some("A tower"),
        }
    }

    #[test]
    fn a_whole_profile_is_kept_in_its_plain_form() {
        let kept = full().checked().unwrap();
        assert_eq!(
            (kept.name.as_str(), kept.description.as_deref()),
            ("Example University", Some("Teaches.\nExamines."))
        );
        let address = kept.address.clone().unwrap();
        assert_eq!((address.country_code.as_deref(), address.region), (Some("AT"), None));
        assert_eq!((address.latitude.as_deref(), address.longitude.as_deref()), (Some("48.21"), Some("-16")));
        let kinds: Vec<&str> = kept.identifiers.iter().map(|identifier| identifier.kind.as_str()).collect();
        assert_eq!(kinds, ["ext:ROR", "ext:eIDAS", "identifier"]);
        assert_eq!(kept.clone().checked().unwrap(), kept);
    }

    #[test]
    fn a_name_is_enough() {
        let name = Profile { name: "Example School".into(), ..Profile::default() };
        let blank = Profile { phone: some(" "), address: Some(Address::default()), url: some(""), ..name.clone() };
        assert_eq!(blank.checked().unwrap(), name);
    }

    #[test]
    fn everything_wrong_with_a_profile_is_told_at_once_and_where() {
        let wrong = Profile {
            name: String::new(),
            url: some("www.example.edu"),
            email: some("badges"),
            phone: some("call us"),
            description: some(&"x".repeat(MAX_DESCRIPTION + 1)),
            official: some("a\u{0}b"),
            language: some("german please"),
            address: Some(Address {
                country_code: some("AUT"),
                latitude: some("91"),
                longitude: some("1.1234567"),
                ..Address::default()
            }),
            identifiers: vec![Identifier { kind: "ext:a b".into(), value: " ".into() }],
            parent: Some(Parent::Elsewhere(Elsewhere { id: some("not absolute"), ..Elsewhere::default() })),
            linkedin_id: some("example-university"),
            logo_alt: some("a\nb"),
        };
        let faults = wrong.checked().unwrap_err();
        let places: Vec<&str> = faults.iter().map(|fault| fault.at.as_str()).collect();
        assert_eq!(
            places,
            [
                "url",
                "email",
                "phone",
                "description",
                "official",
                "language",
                "address/country_code",
                "address/latitude",
                "address/longitude",
                "identifiers/0/type",
                "identifiers/0/value",
                "parent/id",
                "parent/name",
                "linkedin_id",
                "logo_alt",
                "name"
            ]
        );
    }

    #[test]
    fn an_address_on_the_map_has_both_numbers() {
        let half = Address { latitude: some("48.2"), ..Address::default() };
        let faults = Profile { address: Some(half), ..full() }.checked().unwrap_err();
        assert_eq!(faults[0].problem, ProfileProblem::HalfAPoint);
    }

    #[test]
    fn an_organisation_elsewhere_has_an_id_or_a_home_page() {
        let parent = |id: Option<&str>, url: Option<&str>| {
            let elsewhere = Elsewhere { id: id.map(Into::into), name: "Federation".into(), url: url.map(Into::into) };
            Profile { parent: Some(Parent::Elsewhere(elsewhere)), ..full() }.checked()
        };
        assert!(parent(None, Some("https://www.example.org")).is_ok() && parent(Some("urn:x:1"), None).is_ok());
        assert!(parent(None, None).is_err() && parent(Some("javascript"), None).is_err());
        assert!(parent(None, Some("javascript:alert(1)")).is_err());
    }

    #[test]
    fn the_number_of_identifiers_is_bounded_and_each_is_kept_once() {
        let one = Identifier { kind: "ROR".into(), value: "1".into() };
        let of = |count: usize| Profile { identifiers: vec![one.clone(); count], ..full() }.checked();
        assert_eq!(of(MAX_IDENTIFIERS).unwrap().identifiers.len(), 1);
        assert!(of(MAX_IDENTIFIERS + 1).is_err());
    }

    #[test]
    fn a_parent_reads_back_as_what_it_was() {
        for parent in [Parent::Here { issuer: "i1".into() }, full().parent.unwrap()] {
            let text = serde_json::to_string(&parent).unwrap();
            assert_eq!(serde_json::from_str::<Parent>(&text).unwrap(), parent, "{text}");
        }
    }
}
