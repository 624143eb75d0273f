//! Credentials of the Verifiable Credentials Data Model, [2.0](https://www.w3.org/TR/vc-data-model-2.0/) and
//! [1.1](https://www.w3.org/TR/vc-data-model-1.1/).

use super::Kind::{Graph, Link, Opaque, Plain, Typed};
use super::{Below, Class, Contexts, DATE_TIME, MULTIBASE, Term, class, schema, sec, term, vc, xs};

macro_rules! jwt {
    ($name:literal) => {
        concat!("https://www.iana.org/assignments/jwt#", $name)
    };
}
macro_rules! jose {
    ($name:literal) => {
        concat!("https://www.iana.org/assignments/jose#", $name)
    };
}

const NUMERIC_DATE: super::Kind = Typed(xs!("nonNegativeInteger"));

pub(super) const EVERYWHERE: &[Term] = &[
    term("description", schema!("description"), Plain),
    term("digestMultibase", sec!("digestMultibase"), MULTIBASE),
    term("digestSRI", vc!("digestSRI"), Typed(vc!("sriString"))),
    term("mediaType", schema!("encodingFormat"), Plain),
    term("name", schema!("name"), Plain),
    // What a signed token says of itself may also stand in a document.
    term("...", jwt!("..."), Plain),
    term("_sd", jwt!("_sd"), Opaque),
    term("_sd_alg", jwt!("_sd_alg"), Plain),
    term("aud", jwt!("aud"), Link),
    term("cnf", jwt!("cnf"), Opaque),
    term("exp", jwt!("exp"), NUMERIC_DATE),
    term("iat", jwt!("iat"), NUMERIC_DATE),
    term("iss", jose!("iss"), Link),
    term("jku", jose!("jku"), Link),
    term("kid", jose!("kid"), Link),
    term("nbf", jwt!("nbf"), NUMERIC_DATE),
    term("sub", jose!("sub"), Link),
    term("x5u", jose!("x5u"), Link),
];

pub(super) static CLASSES: &[Class] = &[
    class("VerifiableCredential", vc!("VerifiableCredential"), Contexts::V2, CREDENTIAL),
    class("VerifiableCredential", vc!("VerifiableCredential"), Contexts::V1, CREDENTIAL_1),
    class("EnvelopedVerifiableCredential", vc!("EnvelopedVerifiableCredential"), Contexts::V2, &[]),
    class("JsonSchemaCredential", vc!("JsonSchemaCredential"), Contexts::V2, &[]),
    class("JsonSchema", vc!("JsonSchema"), Contexts::V2, &[term("jsonSchema", vc!("jsonSchema"), Opaque)]),
];

const CREDENTIAL: &[Term] = &[
    term("confidenceMethod", vc!("confidenceMethod"), Link),
    term("credentialSchema", vc!("credentialSchema"), Link),
    term("credentialStatus", vc!("credentialStatus"), Link),
    term("credentialSubject", vc!("credentialSubject"), Link),
    term("evidence", vc!("evidence"), Link),
    term("issuer", vc!("issuer"), Link),
    term("proof", sec!("proof"), Graph),
    term("refreshService", vc!("refreshService"), Link),
    term("relatedResource", vc!("relatedResource"), Link),
    term("renderMethod", vc!("renderMethod"), Link),
    term("termsOfUse", vc!("termsOfUse"), Link),
    term("validFrom", vc!("validFrom"), DATE_TIME),
    term("validUntil", vc!("validUntil"), DATE_TIME),
];

const CREDENTIAL_1: &[Term] = &[
    Term { name: "credentialSchema", iri: vc!("credentialSchema"), kind: Link, below: Some(&SCHEMAS_1) },
    term("credentialStatus", vc!("credentialStatus"), Link),
    term("credentialSubject", vc!("credentialSubject"), Link),
    term("evidence", vc!("evidence"), Link),
    term("expirationDate", vc!("expirationDate"), DATE_TIME),
    term("holder", vc!("holder"), Link),
    term("issuanceDate", vc!("issuanceDate"), DATE_TIME),
    term("issued", vc!("issued"), DATE_TIME),
    term("issuer", vc!("issuer"), Link),
    term("proof", sec!("proof"), Graph),
    Term { name: "refreshService", iri: vc!("refreshService"), kind: Link, below: Some(&REFRESHING_1) },
    term("termsOfUse", vc!("termsOfUse"), Link),
    term("validFrom", vc!("validFrom"), DATE_TIME),
    term("validUntil", vc!("validUntil"), DATE_TIME),
];

static SCHEMAS_1: Below = Below {
    terms: &[],
    classes: &[class("JsonSchemaValidator2018", vc!("JsonSchemaValidator2018"), Contexts::V1, &[])],
};

static REFRESHING_1: Below = Below {
    terms: &[],
    classes: &[class("ManualRefreshService2018", vc!("ManualRefreshService2018"), Contexts::V1, &[])],
};
