//! LTI 1.3 and LTI Advantage, the tool's side, as values.
//!
//! - [LTI Core 1.3](https://www.imsglobal.org/spec/lti/v1p3/): login, launch, roles.
//! - [1EdTech Security Framework 1.0](https://www.imsglobal.org/spec/security/v1p0/): `id_token`, service tokens.
//! - [Names and Role Provisioning 2.0](https://www.imsglobal.org/spec/lti-nrps/v2p0): members of a context.
//! - [Deep Linking 2.0](https://www.imsglobal.org/spec/lti-dl/v2p0): links that a teacher puts into a course.
//! - [Dynamic Registration 1.0](https://www.imsglobal.org/spec/lti-dr/v1p0): how platform and tool meet.
//! - [Assignment and Grade Services 2.0](https://www.imsglobal.org/spec/lti-ags/v2p0): line items and their results.
//!
//! Here is what the messages mean and which rule refuses them. The room reads bytes and gives values or reasons; it
//! calls nobody, keeps nothing, and is told the time. It is strict about what decides trust (signature, issuer,
//! audience, times, nonce, deployment, roles) and tolerant about the rest, because platforms are.

pub mod ags;
pub mod deep_linking;
pub mod dynamic_registration;
pub mod history;
pub mod id_token;
pub mod launch;
pub mod login;
pub mod nrps;
pub mod paging;
pub mod registration;
pub mod roles;
pub mod service_token;
mod tolerant;
