//! Which contexts a document names.

use serde_json::Value;

use super::error::{TermError, TermProblem};
use super::values::each;

/// <https://www.w3.org/TR/vc-data-model-2.0/#base-context>
pub const CREDENTIALS_V2: &str = "https://www.w3.org/ns/credentials/v2";
/// <https://www.imsglobal.org/spec/ob/v3p0/>
pub const OPEN_BADGES: &str = "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json";
/// The `1EdTech…` types of schemas, revocation lists and refresh services.
pub const EXTENSIONS: &str = "https://purl.imsglobal.org/spec/ob/v3p0/extensions.json";

/// A set of contexts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Contexts(u8);

impl Contexts {
    pub(super) const NONE: Self = Self(0);
    pub(super) const V2: Self = Self(1);
    pub(super) const OB: Self = Self(2);
    pub(super) const EXT: Self = Self(4);

    pub(super) const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    pub(super) const fn has(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }
}

pub(super) fn contexts(value: &Value) -> Result<Contexts, TermError> {
    each(value)?.iter().try_fold(Contexts::NONE, |known, context| {
        let one = match context {
            Value::String(url) => match url.as_str() {
                CREDENTIALS_V2 => Contexts::V2,
                OPEN_BADGES => Contexts::OB,
                EXTENSIONS => Contexts::EXT,
                other => return Err(TermProblem::UnknownContext(other.into()).here()),
            },
            inline if *inline == endorsement_jwt_context() => Contexts::NONE,
            other => {
                let text: String = other.to_string().chars().take(80).collect();
                return Err(TermProblem::UnknownContext(text).here());
            }
        };
        Ok(known.and(one))
    })
}

/// Defines `endorsementJwt` for verifiers whose copy of context 3.0.3 is older than that term. Whoever issues with it adds
/// this to the contexts, and the statements are the same under both copies.
pub fn endorsement_jwt_context() -> Value {
    serde_json::json!({"endorsementJwt": {"@id": "https://purl.imsglobal.org/spec/vc/ob/vocab.html#endorsementJwt", "@container": "@set"}})
}
