//! Which contexts a document names, and which of them contradict each other.

use serde_json::Value;

use super::error::{TermError, TermProblem};
use super::values::each;

/// <https://www.w3.org/TR/vc-data-model-2.0/#base-context>
pub const CREDENTIALS_V2: &str = "https://www.w3.org/ns/credentials/v2";
/// <https://www.w3.org/TR/vc-data-model-1.1/#base-context>
pub const CREDENTIALS_V1: &str = "https://www.w3.org/2018/credentials/v1";
/// <https://www.imsglobal.org/spec/ob/v3p0/>
pub const OPEN_BADGES: &str = "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json";
/// The `1EdTech…` types of schemas, revocation lists and refresh services.
pub const EXTENSIONS: &str = "https://purl.imsglobal.org/spec/ob/v3p0/extensions.json";
/// Comprehensive Learner Records ([CLR 2.0](https://www.imsglobal.org/spec/clr/v2p0/)).
pub const LEARNER_RECORDS: &str = "https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json";

/// A set of contexts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Contexts(u16);

impl Contexts {
    pub(super) const NONE: Self = Self(0);
    pub(super) const V1: Self = Self(1);
    pub(super) const V2: Self = Self(1 << 1);
    /// Open Badges 3.0.0, whose address names no version.
    pub(super) const OB_0: Self = Self(1 << 2);
    pub(super) const OB_1: Self = Self(1 << 3);
    pub(super) const OB_2: Self = Self(1 << 4);
    pub(super) const OB_3: Self = Self(1 << 5);
    pub(super) const EXT: Self = Self(1 << 6);
    pub(super) const CLR: Self = Self(1 << 7);
    pub(super) const INTEGRITY_1: Self = Self(1 << 8);
    pub(super) const INTEGRITY_2: Self = Self(1 << 9);
    pub(super) const ED25519_2020: Self = Self(1 << 10);
    pub(super) const STATUS: Self = Self(1 << 11);
    pub(super) const STATUS_2021: Self = Self(1 << 12);
    /// The definition of `endorsementJwt` inside of the document.
    pub(super) const INLINE: Self = Self(1 << 13);

    /// The two first versions of Open Badges, which are not protected and write texts with a datatype.
    pub(super) const OB_OLD: Self = Self::OB_0.and(Self::OB_1);
    pub(super) const OB_NEW: Self = Self::OB_2.and(Self::OB_3);
    pub(super) const OB: Self = Self::OB_OLD.and(Self::OB_NEW);

    pub(super) const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    pub(super) const fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    const fn meets_two_of(self, others: Self) -> bool {
        (self.0 & others.0).count_ones() > 1
    }

    const fn meets_both(self, one: Self, other: Self) -> bool {
        self.meets(one) && self.meets(other)
    }
}

const KNOWN: &[(&str, Contexts)] = &[
    (CREDENTIALS_V2, Contexts::V2),
    (OPEN_BADGES, Contexts::OB_3),
    (EXTENSIONS, Contexts::EXT),
    (CREDENTIALS_V1, Contexts::V1),
    ("https://purl.imsglobal.org/spec/ob/v3p0/context.json", Contexts::OB_0),
    ("https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.1.json", Contexts::OB_1),
    ("https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.2.json", Contexts::OB_2),
    (LEARNER_RECORDS, Contexts::CLR),
    ("https://w3id.org/security/data-integrity/v1", Contexts::INTEGRITY_1),
    ("https://w3id.org/security/data-integrity/v2", Contexts::INTEGRITY_2),
    ("https://w3id.org/security/suites/ed25519-2020/v1", Contexts::ED25519_2020),
    ("https://www.w3.org/ns/credentials/status/v1", Contexts::STATUS),
    ("https://w3id.org/vc/status-list/2021/v1", Contexts::STATUS_2021),
];

/// Whether an address is that of a context of Open Badges 3.0, of any version that is known here.
pub fn is_open_badges(url: &str) -> bool {
    KNOWN.iter().any(|(known, context)| *known == url && context.meets(Contexts::OB))
}

/// The contexts of one object.
pub(super) fn contexts(value: &Value) -> Result<Contexts, TermError> {
    each(value)?.iter().try_fold(Contexts::NONE, |known, context| {
        let one = match context {
            Value::String(url) => KNOWN.iter().find(|(known, _)| known == url).map(|(_, context)| *context),
            inline => (*inline == endorsement_jwt_context()).then_some(Contexts::INLINE),
        };
        match one {
            Some(one) => Ok(known.and(one)),
            None => Err(TermProblem::UnknownContext(name(context)).here()),
        }
    })
}

fn name(context: &Value) -> String {
    let text = context.as_str().map_or_else(|| context.to_string(), str::to_owned);
    text.chars().take(200).collect()
}

/// Whether a processor may read these together. One refuses to define a protected term anew
/// ([JSON-LD 1.1 §4.1.11](https://www.w3.org/TR/json-ld11/#protected-term-definitions)), and what an unprotected one means
/// depends on the order, which is not worth the risk.
pub(super) fn are_compatible(contexts: Contexts) -> bool {
    !(contexts.meets_both(Contexts::V1, Contexts::V2)
        || contexts.meets_two_of(Contexts::OB)
        // Names and descriptions have a datatype in the old versions.
        || contexts.meets_both(Contexts::V2, Contexts::OB_OLD)
        // The cryptosuite has none in the first version of proofs.
        || contexts.meets_both(Contexts::INTEGRITY_1, Contexts::INTEGRITY_2.and(Contexts::V2)))
}

/// Defines `endorsementJwt` for verifiers whose copy of context 3.0.3 is older than that term. Whoever issues with it adds
/// this to the contexts, and the statements are the same under both copies.
pub fn endorsement_jwt_context() -> Value {
    serde_json::json!({
        "endorsementJwt": {
            "@id": "https://purl.imsglobal.org/spec/vc/ob/vocab.html#endorsementJwt",
            "@container": "@set",
        }
    })
}
