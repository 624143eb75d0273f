//! Proofs: [Data Integrity 1.0](https://www.w3.org/TR/vc-data-integrity/) and the suites before it.

use super::Kind::{Graph, Link, Plain, Typed, Word};
use super::{Class, Contexts, DATE_TIME, Kind, MULTIBASE, Term, class, sec, term};

/// In credentials of version 2.0 a proof is defined for credentials alone.
pub(super) const EVERYWHERE: &[Term] = &[term("proof", sec!("proof"), Graph)];

pub(super) static CLASSES: &[Class] = &[
    class(
        "DataIntegrityProof",
        sec!("DataIntegrityProof"),
        Contexts::V2.and(Contexts::INTEGRITY_2),
        &[
            term("challenge", sec!("challenge"), Plain),
            term("created", CREATED, DATE_TIME),
            term("cryptosuite", sec!("cryptosuite"), Typed(sec!("cryptosuiteString"))),
            term("domain", sec!("domain"), Plain),
            term("expires", sec!("expiration"), DATE_TIME),
            term("nonce", sec!("nonce"), Plain),
            term("previousProof", sec!("previousProof"), Link),
            term("proofPurpose", sec!("proofPurpose"), PURPOSE),
            term("proofValue", sec!("proofValue"), MULTIBASE),
            term("verificationMethod", sec!("verificationMethod"), Link),
        ],
    ),
    class(
        "DataIntegrityProof",
        sec!("DataIntegrityProof"),
        Contexts::INTEGRITY_1,
        &[
            term("challenge", sec!("challenge"), Plain),
            term("created", CREATED, DATE_TIME),
            term("cryptosuite", sec!("cryptosuite"), Plain),
            term("domain", sec!("domain"), Plain),
            term("expires", sec!("expiration"), DATE_TIME),
            term("nonce", sec!("nonce"), Plain),
            term("proofPurpose", sec!("proofPurpose"), PURPOSE),
            term("proofValue", sec!("proofValue"), MULTIBASE),
            term("verificationMethod", sec!("verificationMethod"), Link),
        ],
    ),
    class(
        "Ed25519Signature2020",
        sec!("Ed25519Signature2020"),
        Contexts::ED25519_2020,
        &[
            term("challenge", sec!("challenge"), Plain),
            term("created", CREATED, DATE_TIME),
            term("domain", sec!("domain"), Plain),
            term("expires", sec!("expiration"), DATE_TIME),
            term("nonce", sec!("nonce"), Plain),
            term("proofPurpose", sec!("proofPurpose"), PURPOSE),
            term("proofValue", sec!("proofValue"), MULTIBASE),
            term("verificationMethod", sec!("verificationMethod"), Link),
        ],
    ),
    class(
        "Ed25519VerificationKey2020",
        sec!("Ed25519VerificationKey2020"),
        Contexts::ED25519_2020,
        &[
            term("controller", sec!("controller"), Link),
            term("publicKeyMultibase", sec!("publicKeyMultibase"), MULTIBASE),
            term("revoked", sec!("revoked"), DATE_TIME),
        ],
    ),
    linked_data_signature("EcdsaSecp256k1Signature2019", sec!("EcdsaSecp256k1Signature2019")),
    linked_data_signature("EcdsaSecp256r1Signature2019", sec!("EcdsaSecp256r1Signature2019")),
    linked_data_signature("Ed25519Signature2018", sec!("Ed25519Signature2018")),
];

const fn linked_data_signature(name: &'static str, iri: &'static str) -> Class {
    Class { alone: true, ..class(name, iri, Contexts::V1, LINKED_DATA_SIGNATURE) }
}

const CREATED: &str = "http://purl.org/dc/terms/created";

const PURPOSE: Kind = Word(&[
    ("assertionMethod", sec!("assertionMethod")),
    ("authentication", sec!("authenticationMethod")),
    ("capabilityDelegation", sec!("capabilityDelegationMethod")),
    ("capabilityInvocation", sec!("capabilityInvocationMethod")),
    ("keyAgreement", sec!("keyAgreementMethod")),
]);

/// The suites that came with credentials of version 1; their proofs are read and not checked.
const LINKED_DATA_SIGNATURE: &[Term] = &[
    term("challenge", sec!("challenge"), Plain),
    term("created", CREATED, DATE_TIME),
    term("domain", sec!("domain"), Plain),
    term("expires", sec!("expiration"), DATE_TIME),
    term("jws", sec!("jws"), Plain),
    term("nonce", sec!("nonce"), Plain),
    term(
        "proofPurpose",
        sec!("proofPurpose"),
        Word(&[("assertionMethod", sec!("assertionMethod")), ("authentication", sec!("authenticationMethod"))]),
    ),
    term("proofValue", sec!("proofValue"), Plain),
    term("verificationMethod", sec!("verificationMethod"), Link),
];
