//! What every member of a credential means: our own term table, from JSON to canonical RDF.
//!
//! Written from the vocabularies of the Verifiable Credentials Data Model ([2.0](https://www.w3.org/TR/vc-data-model-2.0/)
//! and [1.1](https://www.w3.org/TR/vc-data-model-1.1/)), [Open Badges 3.0](https://www.imsglobal.org/spec/ob/v3p0/) (contexts
//! 3.0.0 to 3.0.3), [CLR 2.0](https://www.imsglobal.org/spec/clr/v2p0/),
//! [Bitstring Status List 1.0](https://www.w3.org/TR/vc-bitstring-status-list/) and
//! [Data Integrity 1.0](https://www.w3.org/TR/vc-data-integrity/), with the expansion rules of
//! [JSON-LD 1.1](https://www.w3.org/TR/json-ld11-api/) and the canonical form of
//! [RDF Dataset Canonicalization 1.0](https://www.w3.org/TR/rdf-canon/).
//!
//! It never fetches a context and never drops a member: what the table does not define, and what two processors could
//! read differently, is an error. So nothing in a document can stand outside of its signature.

mod canonical;
mod contexts;
mod error;
mod expand;
mod first_degree;
#[cfg(test)]
mod generated;
mod statement;
mod table;
#[cfg(test)]
mod tests;
mod values;

use serde_json::{Map, Value};

pub use canonical::Digest;
pub use contexts::{
    CREDENTIALS_V1, CREDENTIALS_V2, EXTENSIONS, LEARNER_RECORDS, OPEN_BADGES, endorsement_jwt_context, is_open_badges,
};
pub use error::{TermError, TermProblem};

use canonical::canonicalise;
use expand::{statements, statements_of_part};

/// The canonical N-Quads of a document: the bytes that Data Integrity proofs hash.
pub fn canonical(document: &Value) -> Result<String, TermError> {
    canonicalise(&statements(document)?, Digest::Sha256).map_err(TermProblem::here)
}

/// The canonical N-Quads of an object read under `context`, whatever contexts it names itself, and without one of its members.
/// `digest` is what the suite hashes with; it decides the names of blank nodes.
pub fn canonical_part(
    object: &Map<String, Value>,
    context: &Value,
    leaving_out: &str,
    digest: Digest,
) -> Result<String, TermError> {
    canonicalise(&statements_of_part(object, context, leaving_out)?, digest).map_err(TermProblem::here)
}

/// Whether every member of a document is defined, for those who need no canonical form.
pub fn check(document: &Value) -> Result<(), TermError> {
    statements(document).map(|_| ())
}

/// The same of an object read under `context` and without one of its members.
pub fn check_part(object: &Map<String, Value>, context: &Value, leaving_out: &str) -> Result<(), TermError> {
    statements_of_part(object, context, leaving_out).map(|_| ())
}
