//! Forms as the browser posts them: bounded, and kept word for word so that a refused one comes back whole.

use std::collections::HashMap;

use actix_multipart::Multipart;
use actix_web::http::StatusCode;
use futures_util::TryStreamExt;

use super::error::{Level, Refusal};

/// A posted form: texts by name, files by name.
#[derive(Debug, Default)]
pub struct Form {
    texts: HashMap<String, String>,
    files: HashMap<String, Vec<u8>>,
}

/// More fields than any of our forms has.
const MOST_FIELDS: usize = 500;
const LONGEST_TEXT: usize = 32 * 1024;
/// All texts together, beside the one large thing that a form carries.
const MOST_SMALL_TEXT: usize = 512 * 1024;

impl Form {
    /// Reads `multipart/form-data` ([RFC 7578](https://www.rfc-editor.org/rfc/rfc7578)); `largest_file` bounds each
    /// file, and the names in `files` are read as files.
    pub async fn read(
        mut multipart: Multipart,
        files: &[&str],
        longest_text: Option<usize>,
        largest_file: usize,
    ) -> Result<Self, Refusal> {
        let malformed =
            |error| Refusal::new(StatusCode::BAD_REQUEST, "page.invalid", Level::Info, format!("a form: {error}"));
        let too_large =
            || Refusal::new(StatusCode::PAYLOAD_TOO_LARGE, "page.too_large", Level::Info, "a form is too large");
        let mut form = Self::default();
        let (mut fields, mut total) = (0, 0);
        let largest = longest_text.unwrap_or(0).max(largest_file) + MOST_SMALL_TEXT;
        while let Some(mut field) = multipart.try_next().await.map_err(malformed)? {
            fields += 1;
            if fields > MOST_FIELDS {
                return Err(too_large());
            }
            let name = field.name().unwrap_or_default().to_owned();
            let is_file = files.contains(&name.as_str());
            let limit = if is_file { largest_file } else { longest_text.unwrap_or(LONGEST_TEXT) };
            let mut bytes = Vec::new();
            while let Some(chunk) = field.try_next().await.map_err(malformed)? {
                total += chunk.len();
                if bytes.len() + chunk.len() > limit || total > largest {
                    return Err(too_large());
                }
                bytes.extend_from_slice(&chunk);
            }
            if is_file {
                form.files.insert(name, bytes);
            } else {
                form.texts.insert(name, String::from_utf8_lossy(&bytes).into_owned());
            }
        }
        Ok(form)
    }

    /// Reads a form that is posted as plain text
    /// ([WHATWG URL, application/x-www-form-urlencoded](https://url.spec.whatwg.org/#urlencoded-parsing)); of fields that
    /// repeat, the last one counts.
    pub fn of(body: &[u8]) -> Self {
        let texts = url::form_urlencoded::parse(body).take(MOST_FIELDS);
        Self { texts: texts.map(|(name, text)| (name.into_owned(), text.into_owned())).collect(), ..Self::default() }
    }

    /// What was typed, without the blanks around it; empty where there is no such field.
    pub fn text(&self, name: &str) -> &str {
        self.texts.get(name).map_or("", |text| text.trim())
    }

    pub fn has(&self, name: &str) -> bool {
        self.texts.contains_key(name)
    }

    /// A file that was chosen.
    pub fn file(&mut self, name: &str) -> Option<Vec<u8>> {
        self.files.remove(name).filter(|bytes| !bytes.is_empty())
    }
}
