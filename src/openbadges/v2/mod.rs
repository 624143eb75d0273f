//! Open Badges 2.0 ([specification](https://www.imsglobal.org/sites/default/files/Badges/OBv2p0Final/index.html)), for the
//! backpacks that know nothing newer.
//!
//! What we publish follows from the signed 3.0 credential and from nothing else, so that both forms of an award say the
//! same for ever. The 2.0 documents themselves are not signed but hosted: whoever checks them asks their addresses.

mod documents;

pub use documents::{
    Issuer, KeyOfIssuer, Verification, assertion, badge_content, badge_of, key, revocation_list, revoked,
};

/// The context of every document.
pub const CONTEXT: &str = "https://w3id.org/openbadges/v2";
