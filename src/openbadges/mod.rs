//! Open Badges 3.0 and the W3C parts they need, as values: what a credential says, how it is signed, published, baked
//! into a picture, and verified.
//!
//! [Open Badges 3.0](https://www.imsglobal.org/spec/ob/v3p0/) (version 3.0.3 of its context) on the
//! [Verifiable Credentials Data Model 2.0](https://www.w3.org/TR/vc-data-model-2.0/). No clock, no network, no store: time
//! and keys are arguments, and a verification says what has to be fetched. No JSON-LD context is ever loaded; terms are a
//! table of our own (see [`terms`]).

pub mod achievement;
pub mod attachment;
pub mod baking;
pub mod controller;
pub mod credential;
pub mod did;
pub mod endorsement;
pub mod log;
pub mod profile;
pub mod proof;
pub mod public_key;
pub mod record;
pub mod revocation_list;
#[cfg(test)]
mod samples;
pub mod status_list;
pub mod strict_json;
pub mod terms;
pub mod v2;
pub mod verification;
