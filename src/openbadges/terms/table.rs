//! Every type and every term of the contexts, and what they mean.

use super::contexts::Contexts;

/// How a term's values become RDF ([JSON-LD 1.1 §4.2.3](https://www.w3.org/TR/json-ld11/#type-coercion)).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Text stays text; an object is a node.
    Plain,
    /// Plain values of which there may be many. No difference in RDF, but it is one to a processor that compares terms.
    Set,
    /// Text is an identifier; an object is a node.
    Link,
    /// A literal of this datatype.
    Typed(&'static str),
    /// One of a closed set of words, each an identifier.
    Word(&'static [(&'static str, &'static str)]),
    /// Plain values whose order counts.
    List,
    /// A node in a graph of its own.
    Graph,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Term {
    pub(super) name: &'static str,
    pub(super) iri: &'static str,
    pub(super) kind: Kind,
    /// Terms that hold below this one (property-scoped context).
    pub(super) below: &'static [Term],
}

/// A type, and the terms that hold in objects of it alone (type-scoped context).
pub(super) struct Class {
    pub(super) name: &'static str,
    pub(super) iri: &'static str,
    pub(super) context: Contexts,
    pub(super) terms: &'static [Term],
}

const fn term(name: &'static str, iri: &'static str, kind: Kind) -> Term {
    Term { name, iri, kind, below: &[] }
}

const fn class(name: &'static str, iri: &'static str, context: Contexts, terms: &'static [Term]) -> Class {
    Class { name, iri, context, terms }
}

macro_rules! ob {
    ($name:literal) => {
        concat!("https://purl.imsglobal.org/spec/vc/ob/vocab.html#", $name)
    };
}
macro_rules! vc {
    ($name:literal) => {
        concat!("https://www.w3.org/2018/credentials#", $name)
    };
}
macro_rules! schema {
    ($name:literal) => {
        concat!("https://schema.org/", $name)
    };
}
macro_rules! status {
    ($name:literal) => {
        concat!("https://www.w3.org/ns/credentials/status#", $name)
    };
}
macro_rules! sec {
    ($name:literal) => {
        concat!("https://w3id.org/security#", $name)
    };
}

use Kind::{Graph, Link, List, Plain, Set, Typed, Word};

const DATE_TIME: Kind = Typed("http://www.w3.org/2001/XMLSchema#dateTime");
// The datatypes of Open Badges are written with https, unlike those of XML Schema itself.
const ANY_URI: Kind = Typed("https://www.w3.org/2001/XMLSchema#anyURI");
const BOOLEAN: Kind = Typed("https://www.w3.org/2001/XMLSchema#boolean");
const DATE: Kind = Typed("https://www.w3.org/2001/XMLSchema#date");
const FLOAT: Kind = Typed("https://www.w3.org/2001/XMLSchema#float");
const INTEGER: Kind = Typed("https://www.w3.org/2001/XMLSchema#integer");
const MULTIBASE: Kind = Typed("https://w3id.org/security#multibase");

/// Terms that hold in objects of every type.
pub(super) static EVERYWHERE: &[(Contexts, &[Term])] = &[
    (
        Contexts::V2,
        &[
            term("description", schema!("description"), Plain),
            term("digestMultibase", sec!("digestMultibase"), MULTIBASE),
            term("digestSRI", vc!("digestSRI"), Typed(vc!("sriString"))),
            term("mediaType", schema!("encodingFormat"), Plain),
            term("name", schema!("name"), Plain),
        ],
    ),
    (
        Contexts::OB,
        &[
            term("alignment", ob!("alignment"), Set),
            // Context 3.0.3 names this datatype by a prefix that it does not define, so the prefix stays.
            term("awardedDate", ob!("awardedDate"), Typed("xsd:dateTime")),
            term("description", schema!("description"), Plain),
            term("endorsement", ob!("endorsement"), Set),
            term("endorsementJwt", ob!("endorsementJwt"), Set),
            term("image", ob!("image"), Link),
            term("inLanguage", schema!("inLanguage"), Plain),
            term("name", schema!("name"), Plain),
            term("narrative", ob!("narrative"), Plain),
            term("url", schema!("url"), ANY_URI),
        ],
    ),
];

pub(super) static CLASSES: &[Class] = &[
    class("VerifiableCredential", vc!("VerifiableCredential"), Contexts::V2, CREDENTIAL),
    class("BitstringStatusListCredential", status!("BitstringStatusListCredential"), Contexts::V2, &[]),
    class(
        "BitstringStatusList",
        status!("BitstringStatusList"),
        Contexts::V2,
        &[
            term("encodedList", status!("encodedList"), MULTIBASE),
            term("statusPurpose", status!("statusPurpose"), Plain),
            term("ttl", status!("ttl"), Plain),
        ],
    ),
    class("BitstringStatusListEntry", status!("BitstringStatusListEntry"), Contexts::V2, STATUS_ENTRY),
    class("DataIntegrityProof", sec!("DataIntegrityProof"), Contexts::V2, PROOF),
    class("JsonSchemaCredential", vc!("JsonSchemaCredential"), Contexts::V2, &[]),
    class("OpenBadgeCredential", ob!("OpenBadgeCredential"), Contexts::OB, &[]),
    class("AchievementCredential", ob!("OpenBadgeCredential"), Contexts::OB, &[]),
    class("EndorsementCredential", ob!("EndorsementCredential"), Contexts::OB, &[]),
    class("Criteria", ob!("Criteria"), Contexts::OB, &[]),
    class("Achievement", ob!("Achievement"), Contexts::OB, ACHIEVEMENT),
    class("AchievementSubject", ob!("AchievementSubject"), Contexts::OB, ACHIEVEMENT_SUBJECT),
    class("Address", ob!("Address"), Contexts::OB, ADDRESS),
    class("Alignment", schema!("AlignmentObject"), Contexts::OB, ALIGNMENT),
    class(
        "EndorsementSubject",
        ob!("EndorsementSubject"),
        Contexts::OB,
        &[term("endorsementComment", ob!("endorsementComment"), Plain)],
    ),
    class(
        "Evidence",
        ob!("Evidence"),
        Contexts::OB,
        &[term("audience", schema!("audience"), Plain), term("genre", schema!("genre"), Plain)],
    ),
    class(
        "GeoCoordinates",
        ob!("GeoCoordinates"),
        Contexts::OB,
        &[term("latitude", schema!("latitude"), Plain), term("longitude", schema!("longitude"), Plain)],
    ),
    class(
        "IdentifierEntry",
        ob!("IdentifierEntry"),
        Contexts::OB,
        &[term("identifier", ob!("identifier"), Plain), term("identifierType", ob!("identifierType"), Plain)],
    ),
    class(
        "IdentityObject",
        ob!("IdentityObject"),
        Contexts::OB,
        &[
            term("hashed", ob!("hashed"), BOOLEAN),
            term("identityHash", ob!("identityHash"), Plain),
            term("identityType", ob!("identityType"), Plain),
            term("salt", ob!("salt"), Plain),
        ],
    ),
    class("Image", ob!("Image"), Contexts::OB, &[term("caption", schema!("caption"), Plain)]),
    class("Profile", ob!("Profile"), Contexts::OB, PROFILE),
    class(
        "Related",
        ob!("Related"),
        Contexts::OB,
        &[term("version", ob!("version"), Plain), term("inLanguage", schema!("inLanguage"), Plain)],
    ),
    class("Result", ob!("Result"), Contexts::OB, RESULT),
    class("ResultDescription", ob!("ResultDescription"), Contexts::OB, RESULT_DESCRIPTION),
    class(
        "RubricCriterionLevel",
        ob!("RubricCriterionLevel"),
        Contexts::OB,
        &[term("level", ob!("level"), Plain), term("points", ob!("points"), Plain)],
    ),
    class(
        "1EdTechJsonSchemaValidator2019",
        "https://purl.imsglobal.org/spec/vccs/v1p0/context.json#1EdTechJsonSchemaValidator2019",
        Contexts::EXT,
        &[],
    ),
    class(
        "1EdTechRevocationList",
        "https://purl.imsglobal.org/spec/vcrl/v1p0/context.json#1EdTechRevocationList",
        Contexts::EXT,
        &[],
    ),
    class(
        "1EdTechCredentialRefresh",
        "https://purl.imsglobal.org/spec/vccr/v1p0/context.json#1EdTechCredentialRefresh",
        Contexts::EXT,
        &[],
    ),
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

const STATUS_ENTRY: &[Term] = &[
    term("statusListCredential", status!("statusListCredential"), Link),
    term("statusListIndex", status!("statusListIndex"), Plain),
    Term {
        name: "statusMessage",
        iri: status!("statusMessage"),
        kind: Plain,
        below: &[term("message", status!("message"), Plain), term("status", status!("status"), Plain)],
    },
    term("statusPurpose", status!("statusPurpose"), Plain),
    term("statusReference", status!("statusReference"), Link),
    term("statusSize", status!("statusSize"), INTEGER),
];

const PROOF: &[Term] = &[
    term("challenge", sec!("challenge"), Plain),
    term("created", "http://purl.org/dc/terms/created", DATE_TIME),
    term("cryptosuite", sec!("cryptosuite"), Typed(sec!("cryptosuiteString"))),
    term("domain", sec!("domain"), Plain),
    term("expires", sec!("expiration"), DATE_TIME),
    term("nonce", sec!("nonce"), Plain),
    term("previousProof", sec!("previousProof"), Link),
    term(
        "proofPurpose",
        sec!("proofPurpose"),
        Word(&[
            ("assertionMethod", sec!("assertionMethod")),
            ("authentication", sec!("authenticationMethod")),
            ("capabilityDelegation", sec!("capabilityDelegationMethod")),
            ("capabilityInvocation", sec!("capabilityInvocationMethod")),
            ("keyAgreement", sec!("keyAgreementMethod")),
        ]),
    ),
    term("proofValue", sec!("proofValue"), MULTIBASE),
    term("verificationMethod", sec!("verificationMethod"), Link),
];

const ACHIEVEMENT: &[Term] = &[
    term("achievementType", ob!("achievementType"), Plain),
    term("creator", ob!("creator"), Plain),
    term("creditsAvailable", ob!("creditsAvailable"), FLOAT),
    term("criteria", ob!("Criteria"), Link),
    term("fieldOfStudy", ob!("fieldOfStudy"), Plain),
    term("humanCode", ob!("humanCode"), Plain),
    term("otherIdentifier", ob!("otherIdentifier"), Set),
    term("related", ob!("related"), Set),
    term("resultDescription", ob!("resultDescription"), Set),
    term("specialization", ob!("specialization"), Plain),
    term("tag", schema!("keywords"), Set),
    term("version", ob!("version"), Plain),
];

const ACHIEVEMENT_SUBJECT: &[Term] = &[
    term("achievement", ob!("achievement"), Plain),
    term("activityEndDate", ob!("activityEndDate"), DATE),
    term("activityStartDate", ob!("activityStartDate"), DATE),
    term("creditsEarned", ob!("creditsEarned"), FLOAT),
    term("identifier", ob!("identifier"), Set),
    term("licenseNumber", ob!("licenseNumber"), Plain),
    term("result", ob!("result"), Set),
    term("role", ob!("role"), Plain),
    term("source", ob!("source"), Link),
    term("term", ob!("term"), Plain),
];

const ADDRESS: &[Term] = &[
    term("addressCountry", schema!("addressCountry"), Plain),
    term("addressCountryCode", ob!("CountryCode"), Plain),
    term("addressLocality", schema!("addressLocality"), Plain),
    term("addressRegion", schema!("addressRegion"), Plain),
    term("geo", ob!("GeoCoordinates"), Plain),
    term("postOfficeBoxNumber", schema!("postOfficeBoxNumber"), Plain),
    term("postalCode", schema!("postalCode"), Plain),
    term("streetAddress", schema!("streetAddress"), Plain),
];

const ALIGNMENT: &[Term] = &[
    term("targetCode", ob!("targetCode"), Plain),
    term("targetDescription", schema!("targetDescription"), Plain),
    term("targetFramework", schema!("targetFramework"), Plain),
    term("targetName", schema!("targetName"), Plain),
    term("targetType", ob!("targetType"), Plain),
    term("targetUrl", schema!("targetUrl"), ANY_URI),
];

const PROFILE: &[Term] = &[
    term("additionalName", schema!("additionalName"), Plain),
    term("address", ob!("address"), Link),
    term("dateOfBirth", ob!("dateOfBirth"), DATE),
    term("email", schema!("email"), Plain),
    term("familyName", schema!("familyName"), Plain),
    term("familyNamePrefix", ob!("familyNamePrefix"), Plain),
    term("givenName", schema!("givenName"), Plain),
    term("honorificPrefix", schema!("honorificPrefix"), Plain),
    term("honorificSuffix", schema!("honorificSuffix"), Plain),
    term("official", ob!("official"), Plain),
    term("otherIdentifier", ob!("otherIdentifier"), Set),
    term("parentOrg", ob!("parentOrg"), Link),
    term("patronymicName", ob!("patronymicName"), Plain),
    term("phone", ob!("phone"), Plain),
];

const RESULT: &[Term] = &[
    term("achievedLevel", ob!("achievedLevel"), ANY_URI),
    term("resultDescription", ob!("resultDescription"), ANY_URI),
    term("status", ob!("status"), Plain),
    term("value", schema!("value"), Plain),
];

const RESULT_DESCRIPTION: &[Term] = &[
    term("allowedValue", ob!("allowedValue"), List),
    term("requiredLevel", ob!("requiredLevel"), ANY_URI),
    term("requiredValue", ob!("requiredValue"), Plain),
    term("resultType", ob!("resultType"), Plain),
    term("rubricCriterionLevel", ob!("rubricCriterionLevel"), Set),
    term("valueMax", ob!("valueMax"), Plain),
    term("valueMin", ob!("valueMin"), Plain),
];
