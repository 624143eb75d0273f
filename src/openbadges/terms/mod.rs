//! What every member of a credential means: our own term table, from JSON to canonical RDF.
//!
//! Written from the vocabularies of the [Verifiable Credentials Data Model 2.0](https://www.w3.org/TR/vc-data-model-2.0/),
//! [Open Badges 3.0](https://www.imsglobal.org/spec/ob/v3p0/) (context 3.0.3),
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
mod table;
#[cfg(test)]
mod tests;
mod values;

use serde_json::Value;

pub use contexts::{CREDENTIALS_V2, EXTENSIONS, OPEN_BADGES, endorsement_jwt_context};
pub use error::{TermError, TermProblem};

use canonical::canonicalise;
use expand::quads;

/// The canonical N-Quads of a document: the bytes that Data Integrity proofs hash.
pub fn canonical(document: &Value) -> Result<String, TermError> {
    canonicalise(&quads(document)?).map_err(TermProblem::here)
}

/// Whether every member of a document is defined, for those who need no canonical form.
pub fn check(document: &Value) -> Result<(), TermError> {
    quads(document).map(|_| ())
}
