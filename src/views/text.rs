//! The texts of all languages, and how dates are said in them.
//!
//! A message is keyed by its page (`learner-badges-empty`), its parts are attributes (`.title`). A language that lacks
//! a message falls back to English, which has them all. Values that read the other way than the language are wrapped
//! in [isolates](https://www.unicode.org/reports/tr9/#Explicit_Directional_Isolates), so that a name never turns the
//! sentence around it.

use chrono::{DateTime, Datelike, Utc};
use fluent_bundle::{FluentArgs, FluentResource, FluentValue, concurrent::FluentBundle};
use tera::{Kwargs, TeraResult, Value};
use unic_langid::{CharacterDirection, LanguageIdentifier};

pub(super) const LOCALES: &[(&str, &str)] = &[
    ("en", include_str!("../../templates/locales/en.ftl")),
    ("de", include_str!("../../templates/locales/de.ftl")),
    ("es", include_str!("../../templates/locales/es.ftl")),
    ("fr", include_str!("../../templates/locales/fr.ftl")),
    ("ar", include_str!("../../templates/locales/ar.ftl")),
];

/// Why a text could not be given.
#[derive(Debug, thiserror::Error)]
pub enum TextError {
    #[error("the locale file of {0} is malformed")]
    Malformed(&'static str),
    #[error("there is no text {0}")]
    Missing(String),
    #[error("the text {0} lacks a value")]
    Incomplete(String),
}

/// A language that pages exist in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Language(&'static str);

impl Language {
    pub const ENGLISH: Self = Self("en");

    /// Every language of this release.
    pub fn all() -> impl Iterator<Item = Self> {
        LOCALES.iter().map(|(tag, _)| Self(tag))
    }

    /// Whether there are pages in the language of a tag, such as `de-AT`.
    pub fn knows(tag: &str) -> bool {
        let primary = tag.split(['-', '_']).next().unwrap_or_default();
        Self::all().any(|language| language.0.eq_ignore_ascii_case(primary))
    }

    /// The first wish that can be granted, else English. A wish is a language tag (`de-AT`) or a whole
    /// `Accept-Language` header, which names the dearest first.
    pub fn choose<'a>(wishes: impl IntoIterator<Item = &'a str>) -> Self {
        wishes
            .into_iter()
            .flat_map(|wish| wish.split(','))
            .filter_map(|wish| wish.split([';', '-', '_']).next())
            .find_map(|primary| Self::all().find(|language| language.0.eq_ignore_ascii_case(primary.trim())))
            .unwrap_or(Self::ENGLISH)
    }

    /// The tag for `lang`.
    pub fn tag(self) -> &'static str {
        self.0
    }

    /// `ltr` or `rtl`, for `dir`.
    pub fn direction(self) -> &'static str {
        match self.identifier().character_direction() {
            CharacterDirection::RTL => "rtl",
            _ => "ltr",
        }
    }

    fn identifier(self) -> LanguageIdentifier {
        self.0.parse().expect("the tags of the built-in languages are well-formed")
    }
}

/// The messages of every language.
pub struct Texts {
    bundles: Vec<(Language, FluentBundle<FluentResource>)>,
}

impl Texts {
    pub fn new() -> Result<Self, TextError> {
        Self::read(LOCALES)
    }

    fn read(locales: &[(&'static str, &str)]) -> Result<Self, TextError> {
        let bundles = locales
            .iter()
            .map(|(tag, source)| {
                let resource = FluentResource::try_new((*source).to_owned()).map_err(|_| TextError::Malformed(tag))?;
                let mut bundle = FluentBundle::new_concurrent(vec![Language(tag).identifier()]);
                bundle.set_use_isolating(false);
                bundle.add_resource(resource).map_err(|_| TextError::Malformed(tag))?;
                Ok((Language(tag), bundle))
            })
            .collect::<Result<_, _>>()?;
        Ok(Self { bundles })
    }

    /// The text of a key, `message` or `message.attribute`, with its values put in.
    pub fn find(&self, language: Language, key: &str, args: &FluentArgs<'_>) -> Result<String, TextError> {
        let (message, attribute) = match key.split_once('.') {
            Some((message, attribute)) => (message, Some(attribute)),
            None => (key, None),
        };
        let (bundle, pattern) = [language, Language::ENGLISH]
            .into_iter()
            .filter_map(|wanted| self.bundles.iter().find(|(tag, _)| *tag == wanted))
            .find_map(|(_, bundle)| {
                let message = bundle.get_message(message)?;
                let pattern = match attribute {
                    Some(attribute) => message.get_attribute(attribute)?.value(),
                    None => message.value()?,
                };
                Some((bundle, pattern))
            })
            .ok_or_else(|| TextError::Missing(key.to_owned()))?;
        let mut errors = Vec::new();
        let text = bundle.format_pattern(pattern, Some(args), &mut errors).into_owned();
        if errors.is_empty() { Ok(text) } else { Err(TextError::Incomplete(key.to_owned())) }
    }

    /// A text that this room asks for itself, with values it gives itself.
    pub fn sentence(&self, language: Language, key: &str, values: &[(&str, FluentValue<'_>)]) -> String {
        let args = values
            .iter()
            .map(|(name, value)| match value {
                FluentValue::String(text) => (*name, isolated(language, text).into()),
                other => (*name, other.clone()),
            })
            .collect();
        self.find(language, key, &args).expect("English has the texts that this room asks for, tested one by one")
    }

    /// A text with values that may be anything.
    pub fn find_with(&self, language: Language, key: &str, values: &[(&str, String)]) -> Result<String, TextError> {
        let args = values.iter().map(|(name, value)| (*name, FluentValue::from(isolated(language, value)))).collect();
        self.find(language, key, &args)
    }

    /// A day: "22 November 2026".
    pub fn date(&self, language: Language, at: DateTime<Utc>) -> String {
        self.sentence(language, "date", &day_values(at))
    }

    /// A day and a time: "22 November 2026, 17:45 UTC".
    pub fn moment(&self, language: Language, at: DateTime<Utc>) -> String {
        let mut values = day_values(at);
        values.push(("time", at.format("%H:%M").to_string().into()));
        self.sentence(language, "moment", &values)
    }
}

/// Year and day as text, so that no language groups their digits; the month as a number, to choose its name by.
fn day_values(at: DateTime<Utc>) -> Vec<(&'static str, FluentValue<'static>)> {
    vec![
        ("year", at.year().to_string().into()),
        ("month", i64::from(at.month()).into()),
        ("day", at.day().to_string().into()),
    ]
}

/// The template function `t(key="…", name=value, …)`.
pub fn translate(texts: &Texts, language: Language, kwargs: &Kwargs) -> TeraResult<String> {
    let key = kwargs.must_get::<&str>("key")?;
    let mut args = FluentArgs::new();
    for (name, value) in kwargs.iter().filter_map(|(name, value)| Some((name.as_str()?, value))) {
        if name != "key" {
            args.set(name.to_owned(), fluent_value(language, name, value)?);
        }
    }
    texts.find(language, key, &args).map_err(tera::Error::message)
}

fn fluent_value(language: Language, name: &str, value: &Value) -> TeraResult<FluentValue<'static>> {
    if let Some(text) = value.as_str() {
        Ok(isolated(language, text).into())
    } else if let Some(number) = value.as_i128().and_then(|number| i64::try_from(number).ok()) {
        Ok(number.into())
    } else {
        Err(tera::Error::message(format!("{name} is neither a text nor a whole number")))
    }
}

/// Reads an instant as serde writes it.
pub fn instant(at: &str) -> TeraResult<DateTime<Utc>> {
    DateTime::parse_from_rfc3339(at)
        .map(|at| at.to_utc())
        .map_err(|_| tera::Error::message(format!("{at} is no instant")))
}

/// Wraps a value in FSI…PDI where its direction may differ from that of the language. Elsewhere the marks would only
/// be in the way of searching and copying.
fn isolated(language: Language, text: &str) -> String {
    let reads_rightwards = |c: char| {
        matches!(u32::from(c),
            0x0590..=0x08FF | 0xFB1D..=0xFDFF | 0xFE70..=0xFEFF | 0x1_0800..=0x1_0FFF | 0x1_E800..=0x1_EFFF
            | 0x200E | 0x200F | 0x202A..=0x202E | 0x2066..=0x2069)
    };
    if language.direction() == "rtl" || text.chars().any(reads_rightwards) {
        format!("\u{2068}{text}\u{2069}")
    } else {
        text.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::TimeZone;

    #[test]
    fn a_wish_that_cannot_be_granted_gives_way_to_the_next_and_at_last_to_english() {
        assert_eq!(Language::choose(["tlh", "en-GB"]), Language::ENGLISH);
        assert_eq!(Language::choose(["tlh;q=1, EN;q=0.5"]), Language::ENGLISH);
        assert_eq!(Language::choose([]), Language::ENGLISH);
        assert_eq!(Language::choose(["", ",;-"]), Language::ENGLISH);
    }

    #[test]
    fn a_date_is_said_in_words_and_its_year_is_not_grouped() {
        let texts = Texts::new().unwrap();
        let at = Utc.with_ymd_and_hms(2026, 3, 5, 7, 4, 0).unwrap();
        assert_eq!(texts.date(Language::ENGLISH, at), "5 March 2026");
        assert_eq!(texts.moment(Language::ENGLISH, at), "5 March 2026, 07:04 UTC");
        let said: Vec<String> = ["de", "es-MX", "fr", "ar"].map(|wish| texts.date(Language::choose([wish]), at)).into();
        assert_eq!(
            said,
            ["5. März 2026", "5 de marzo de 2026", "5 mars 2026", "\u{2068}5\u{2069} مارس \u{2068}2026\u{2069}"]
        );
    }

    #[test]
    fn a_text_that_is_not_there_is_an_error_and_so_is_a_missing_value() {
        let texts = Texts::new().unwrap();
        let find = |key| texts.find(Language::ENGLISH, key, &FluentArgs::new());
        assert!(matches!(find("no-such-text"), Err(TextError::Missing(_))));
        assert!(matches!(find("date.no-such-part"), Err(TextError::Missing(_))));
        assert!(matches!(find("requirement-score"), Err(TextError::Incomplete(_))));
    }

    #[test]
    fn a_text_that_a_language_lacks_is_taken_from_english() {
        let texts = Texts::read(&[("en", "cat = Cat\n    .sound = meow\ndog = Dog"), ("de", "cat = Katze")]).unwrap();
        let find = |key| texts.find(Language("de"), key, &FluentArgs::new()).unwrap();
        assert_eq!((find("cat"), find("cat.sound"), find("dog")), ("Katze".into(), "meow".into(), "Dog".into()));
    }

    #[test]
    fn a_malformed_locale_file_is_refused() {
        assert!(matches!(Texts::read(&[("en", "= no key")]), Err(TextError::Malformed("en"))));
        assert!(matches!(Texts::read(&[("en", "twice = 1\ntwice = 2")]), Err(TextError::Malformed("en"))));
    }

    #[test]
    fn a_name_that_reads_the_other_way_is_isolated_and_another_is_left_alone() {
        assert_eq!(isolated(Language::ENGLISH, "نور"), "\u{2068}نور\u{2069}");
        assert_eq!(isolated(Language::ENGLISH, "Zoë 李"), "Zoë 李");
        assert_eq!(isolated(Language::ENGLISH, "a\u{202E}b"), "\u{2068}a\u{202E}b\u{2069}");
    }
}
