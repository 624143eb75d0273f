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

use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasher, RandomState};

use oxrdf::dataset::{CanonicalizationAlgorithm, CanonicalizationHashAlgorithm};
use oxrdf::vocab::{rdf, xsd};
use oxrdf::{BlankNode, BlankNodeRef, Dataset, GraphName, Literal, NamedNode, NamedOrBlankNode, Quad, Term as RdfTerm};
use serde_json::{Map, Number, Value};

/// <https://www.w3.org/TR/vc-data-model-2.0/#base-context>
pub const CREDENTIALS_V2: &str = "https://www.w3.org/ns/credentials/v2";
/// <https://www.imsglobal.org/spec/ob/v3p0/>
pub const OPEN_BADGES: &str = "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json";
/// The `1EdTech…` types of schemas, revocation lists and refresh services.
pub const EXTENSIONS: &str = "https://purl.imsglobal.org/spec/ob/v3p0/extensions.json";

const DEPTH: usize = 32;
const QUADS: usize = 5_000;
const BLANK_NODES: u32 = 1_000;
/// How many orders of like-looking blank nodes the canonicalisation may have to try.
const ORDERS: u64 = 20_000;

/// Why a document has no canonical form here, and where.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{problem} (at {at})")]
pub struct TermError {
    /// The members that lead there, such as `$.credentialSubject.achievement`.
    pub at: String,
    pub problem: TermProblem,
}

/// The rule that a document broke.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TermProblem {
    #[error("the context “{0}” is not one that this version knows")]
    UnknownContext(String),
    #[error("the member “{0}” is not defined by the contexts for this type of object")]
    UndefinedTerm(String),
    #[error("the type “{0}” is not defined by the contexts")]
    UndefinedType(String),
    #[error("the types of this object define “{0}” in different ways")]
    Conflict(&'static str),
    #[error("“{0}” is not an absolute address or identifier")]
    NotAbsolute(String),
    #[error("null, an empty object or an empty list says nothing and must be left out")]
    Empty,
    #[error("this kind of value cannot stand here")]
    Shape,
    #[error("the number {0} is written differently by different processors")]
    Number(String),
    #[error("the document is too deep, too large or too repetitive to be checked")]
    TooComplex,
    #[error("its values sort differently in different processors")]
    Order,
}

impl TermProblem {
    fn here(self) -> TermError {
        TermError { at: "$".into(), problem: self }
    }
}

impl TermError {
    fn under(mut self, step: &str) -> Self {
        self.at = format!("$.{step}{}", &self.at[1..]);
        self
    }
}

/// How a term's values become RDF ([JSON-LD 1.1 §4.2.3](https://www.w3.org/TR/json-ld11/#type-coercion)).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
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
struct Term {
    name: &'static str,
    iri: &'static str,
    kind: Kind,
    /// Terms that hold below this one (property-scoped context).
    below: &'static [Term],
}

/// A type, and the terms that hold in objects of it alone (type-scoped context).
struct Class {
    name: &'static str,
    iri: &'static str,
    context: Contexts,
    terms: &'static [Term],
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

/// A set of contexts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Contexts(u8);

impl Contexts {
    const NONE: Self = Self(0);
    const V2: Self = Self(1);
    const OB: Self = Self(2);
    const EXT: Self = Self(4);

    const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    const fn has(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }
}

/// Terms that hold in objects of every type.
static EVERYWHERE: &[(Contexts, &[Term])] = &[
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

static CLASSES: &[Class] = &[
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

/// The canonical N-Quads of a document: the bytes that Data Integrity proofs hash.
pub fn canonical(document: &Value) -> Result<String, TermError> {
    let quads = quads(document)?;
    canonicalise(&quads).map_err(TermProblem::here)
}

/// Whether every member of a document is defined, for those who need no canonical form.
pub fn check(document: &Value) -> Result<(), TermError> {
    quads(document).map(|_| ())
}

/// The statements that a document makes, with provisional blank node names.
fn quads(document: &Value) -> Result<Vec<Quad>, TermError> {
    let root = document.as_object().ok_or_else(|| TermProblem::Shape.here())?;
    let mut reader = Reader { quads: Vec::with_capacity(96), blanks: 0 };
    let scope = Scope { contexts: Contexts::NONE, below: &[], depth: 0 };
    reader.node(root, scope, &GraphName::DefaultGraph)?;
    Ok(reader.quads)
}

/// What holds at one place of the document.
#[derive(Clone, Copy)]
struct Scope {
    contexts: Contexts,
    below: &'static [Term],
    depth: usize,
}

struct Reader {
    quads: Vec<Quad>,
    blanks: u32,
}

impl Reader {
    /// Expands one object ([JSON-LD 1.1 API §5.1](https://www.w3.org/TR/json-ld11-api/#expansion-algorithm)). Terms that
    /// come with a type hold in the object itself and not in the objects below.
    fn node(
        &mut self,
        node: &Map<String, Value>,
        mut scope: Scope,
        graph: &GraphName,
    ) -> Result<NamedOrBlankNode, TermError> {
        if node.is_empty() {
            return Err(TermProblem::Empty.here());
        }
        if scope.depth == DEPTH {
            return Err(TermProblem::TooComplex.here());
        }
        scope.depth += 1;
        if let Some(context) = node.get("@context") {
            scope.contexts = scope.contexts.and(contexts(context).map_err(|error| error.under("@context"))?);
        }
        let subject = match node.get("id") {
            None => self.blank()?.into(),
            Some(Value::String(id)) => absolute(id).map_err(|error| error.under("id"))?.into(),
            Some(_) => return Err(TermProblem::Shape.here().under("id")),
        };
        let types = match node.get("type") {
            None => Vec::new(),
            Some(types) => self.types(types, &subject, scope, graph).map_err(|error| error.under("type"))?,
        };
        for (name, value) in node {
            if matches!(name.as_str(), "@context" | "id" | "type") {
                continue;
            }
            let term = find(name, &types, scope).map_err(|problem| problem.here().under(name))?;
            self.values(&subject, term, value, scope, graph).map_err(|error| error.under(name))?;
        }
        Ok(subject)
    }

    fn types(
        &mut self,
        types: &Value,
        subject: &NamedOrBlankNode,
        scope: Scope,
        graph: &GraphName,
    ) -> Result<Vec<&'static Class>, TermError> {
        let mut classes = Vec::with_capacity(2);
        for name in each(types)? {
            let name = name.as_str().ok_or_else(|| TermProblem::Shape.here())?;
            let found = CLASSES.iter().find(|class| class.name == name && scope.contexts.has(class.context));
            let iri = match found {
                Some(class) => NamedNode::new_unchecked(class.iri),
                None => absolute(name).map_err(|_| TermProblem::UndefinedType(name.into()).here())?,
            };
            if let Some(class) = found {
                agree(&classes, class).map_err(TermProblem::here)?;
                classes.push(class);
            }
            self.say(subject, rdf::TYPE.into_owned(), iri.into(), graph)?;
        }
        Ok(classes)
    }

    fn values(
        &mut self,
        subject: &NamedOrBlankNode,
        term: &'static Term,
        value: &Value,
        scope: Scope,
        graph: &GraphName,
    ) -> Result<(), TermError> {
        let predicate = || NamedNode::new_unchecked(term.iri);
        let below = if term.below.is_empty() { scope.below } else { term.below };
        let scope = Scope { below, ..scope };
        match term.kind {
            List => {
                let list = self.list(value, graph)?;
                self.say(subject, predicate(), list, graph)
            }
            Graph => each(value)?.iter().try_for_each(|item| {
                let inner = self.blank()?;
                self.say(subject, predicate(), inner.clone().into(), graph)?;
                let node = item.as_object().ok_or_else(|| TermProblem::Shape.here())?;
                self.node(node, scope, &inner.into())?;
                Ok(())
            }),
            kind => each(value)?.iter().try_for_each(|item| {
                let object = match item {
                    Value::Object(node) if matches!(kind, Plain | Set | Link) => match tagged(node) {
                        Some(literal) if kind != Link => literal?.into(),
                        Some(_) => return Err(TermProblem::Shape.here()),
                        None => self.node(node, scope, graph)?.into(),
                    },
                    _ => scalar(kind, item)?,
                };
                self.say(subject, predicate(), object, graph)
            }),
        }
    }

    /// An ordered list as `rdf:first` and `rdf:rest`
    /// ([JSON-LD 1.1 API §7.2.3](https://www.w3.org/TR/json-ld11-api/#list-to-rdf-conversion)).
    fn list(&mut self, value: &Value, graph: &GraphName) -> Result<RdfTerm, TermError> {
        let mut rest: RdfTerm = rdf::NIL.into_owned().into();
        for item in each(value)?.iter().rev() {
            let cell: NamedOrBlankNode = self.blank()?.into();
            self.say(&cell, rdf::FIRST.into_owned(), scalar(Plain, item)?, graph)?;
            self.say(&cell, rdf::REST.into_owned(), rest, graph)?;
            rest = cell.into();
        }
        Ok(rest)
    }

    fn blank(&mut self) -> Result<BlankNode, TermError> {
        if self.blanks == BLANK_NODES {
            return Err(TermProblem::TooComplex.here());
        }
        self.blanks += 1;
        Ok(BlankNode::new_from_unique_id(self.blanks.into()))
    }

    fn say(
        &mut self,
        subject: &NamedOrBlankNode,
        predicate: NamedNode,
        object: RdfTerm,
        graph: &GraphName,
    ) -> Result<(), TermError> {
        if self.quads.len() == QUADS {
            return Err(TermProblem::TooComplex.here());
        }
        self.quads.push(Quad::new(subject.clone(), predicate, object, graph.clone()));
        Ok(())
    }
}

/// Where two types of an object disagree about a term, a processor refuses to redefine it
/// ([JSON-LD 1.1 §4.1.11](https://www.w3.org/TR/json-ld11/#protected-term-definitions)), used or not.
fn agree(classes: &[&'static Class], other: &Class) -> Result<(), TermProblem> {
    let known = || classes.iter().flat_map(|class| class.terms);
    let conflict = other.terms.iter().find(|term| known().any(|known| known.name == term.name && known != *term));
    conflict.map_or(Ok(()), |term| Err(TermProblem::Conflict(term.name)))
}

/// The terms of an object's types, then those of its surroundings.
fn find(name: &str, types: &[&'static Class], scope: Scope) -> Result<&'static Term, TermProblem> {
    let scoped = types.iter().flat_map(|class| class.terms);
    let everywhere =
        EVERYWHERE.iter().filter(|(context, _)| scope.contexts.has(*context)).flat_map(|(_, terms)| *terms);
    let found = scoped.chain(scope.below).chain(everywhere).find(|term| term.name == name);
    found.ok_or_else(|| TermProblem::UndefinedTerm(name.into()))
}

fn contexts(value: &Value) -> Result<Contexts, TermError> {
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
    serde_json::json!({"endorsementJwt": {"@id": ob!("endorsementJwt"), "@container": "@set"}})
}

/// The values of a member, of which there must be one at least.
fn each(value: &Value) -> Result<&[Value], TermError> {
    match value {
        Value::Array(items) if items.is_empty() => Err(TermProblem::Empty.here()),
        Value::Array(items) => Ok(items),
        single => Ok(std::slice::from_ref(single)),
    }
}

fn scalar(kind: Kind, value: &Value) -> Result<RdfTerm, TermError> {
    let typed = |text: String, default: NamedNode| match kind {
        Typed(datatype) => Ok(Literal::new_typed_literal(text, NamedNode::new_unchecked(datatype)).into()),
        Plain | Set => Ok(Literal::new_typed_literal(text, default).into()),
        _ => Err(TermProblem::Shape.here()),
    };
    match (value, kind) {
        (Value::Null, _) => Err(TermProblem::Empty.here()),
        (Value::Array(_) | Value::Object(_), _) => Err(TermProblem::Shape.here()),
        (Value::String(text), Link) => Ok(absolute(text)?.into()),
        (Value::String(text), Word(words)) => {
            let word = words.iter().find(|(word, _)| word == text);
            let (_, iri) = word.ok_or_else(|| TermProblem::UndefinedTerm(text.clone()).here())?;
            Ok(NamedNode::new_unchecked(*iri).into())
        }
        (Value::String(text), Plain | Set) => Ok(Literal::new_simple_literal(text).into()),
        (Value::String(text), _) => typed(text.clone(), xsd::STRING.into_owned()),
        (Value::Bool(truth), _) => typed(truth.to_string(), xsd::BOOLEAN.into_owned()),
        (Value::Number(number), _) => {
            let (text, datatype) = lexical(number).map_err(TermProblem::here)?;
            typed(text, datatype)
        }
    }
}

/// The text of a number ([JSON-LD 1.1 API §8.6](https://www.w3.org/TR/json-ld11-api/#data-round-tripping)): whole numbers as
/// such, others in scientific form. Numbers at the edges of double precision are refused, where the processors in use
/// round or print in their own ways.
fn lexical(number: &Number) -> Result<(String, NamedNode), TermProblem> {
    let refused = || TermProblem::Number(number.to_string());
    let value = number.as_f64().ok_or_else(refused)?;
    if value.abs() > 9_007_199_254_740_991.0 {
        return Err(refused());
    }
    if value.fract() == 0.0 {
        #[expect(clippy::cast_possible_truncation, reason = "a whole number below 2^53 fits")]
        return Ok(((value as i64).to_string(), xsd::INTEGER.into_owned()));
    }
    if value.abs() < 1e-6 {
        return Err(refused());
    }
    // 80 digits hold every double of this range in full; a tie at the 17th digit is rounded up by some and to even by others.
    let exact = format!("{value:.80e}");
    let (mantissa, _) = exact.split_once('e').ok_or_else(refused)?;
    let digits: String = mantissa.chars().filter(char::is_ascii_digit).collect();
    if digits[16..].trim_end_matches('0') == "5" {
        return Err(refused());
    }
    let rounded = format!("{value:.15e}");
    let (mantissa, exponent) = rounded.split_once('e').ok_or_else(refused)?;
    let mantissa = mantissa.trim_end_matches('0');
    let zero = if mantissa.ends_with('.') { "0" } else { "" };
    Ok((format!("{mantissa}{zero}E{exponent}"), xsd::DOUBLE.into_owned()))
}

/// A text with its language ([VC Data Model 2.0 §11.1](https://www.w3.org/TR/vc-data-model-2.0/#language-and-base-direction)).
/// A base direction has no place in RDF and would stay unsigned.
fn tagged(node: &Map<String, Value>) -> Option<Result<Literal, TermError>> {
    let value = node.get("@value")?;
    let literal = || {
        let text = value.as_str()?;
        match node.get("@language") {
            None if node.len() == 1 => Some(Literal::new_simple_literal(text)),
            Some(Value::String(tag)) if node.len() == 2 => Literal::new_language_tagged_literal(text, tag).ok(),
            _ => None,
        }
    };
    Some(literal().ok_or_else(|| TermProblem::Shape.here()))
}

/// An identifier with a scheme. Blank node names are refused: whoever writes a credential names things or leaves them unnamed.
fn absolute(text: &str) -> Result<NamedNode, TermError> {
    let refused = || TermProblem::NotAbsolute(text.chars().take(200).collect()).here();
    NamedNode::new(text).map_err(|_| refused())
}

fn canonicalise(quads: &[Quad]) -> Result<String, TermProblem> {
    if orders(quads) > ORDERS {
        return Err(TermProblem::TooComplex);
    }
    let mut dataset: Dataset = quads.iter().collect();
    dataset.canonicalize(CanonicalizationAlgorithm::Rdfc10 { hash_algorithm: CanonicalizationHashAlgorithm::Sha256 });
    let mut lines: Vec<String> = dataset.iter().map(|quad| format!("{quad} .\n")).collect();
    lines.sort_unstable();
    // JavaScript sorts by UTF-16 units, the specification by code points. Where that matters, verifiers would disagree.
    let differs = |pair: &[String]| pair[0].encode_utf16().gt(pair[1].encode_utf16());
    if lines.iter().any(|line| !line.is_ascii()) && lines.windows(2).any(differs) {
        return Err(TermProblem::Order);
    }
    Ok(lines.concat())
}

/// An upper bound of the orders that the canonicalisation tries, so that a poisoned document is refused before it runs
/// ([RDFC-1.0 §7.1](https://www.w3.org/TR/rdf-canon/#dataset-poisoning)): only blank nodes that look alike at first sight
/// count, and those that touch each other multiply.
fn orders(quads: &[Quad]) -> u64 {
    let hashes = RandomState::new();
    let mut mentions: HashMap<BlankNodeRef<'_>, Vec<&Quad>> = HashMap::new();
    for quad in quads {
        for blank in blanks_of(quad).into_iter().flatten() {
            mentions.entry(blank).or_default().push(quad);
        }
    }
    let looks: HashMap<BlankNodeRef<'_>, u64> = mentions
        .iter()
        .map(|(blank, quads)| {
            let mut seen: Vec<u64> = quads.iter().map(|quad| hashes.hash_one(look(quad, *blank))).collect();
            seen.sort_unstable();
            (*blank, hashes.hash_one(seen))
        })
        .collect();
    let mut alike: HashMap<u64, usize> = HashMap::new();
    for look in looks.values() {
        *alike.entry(*look).or_default() += 1;
    }
    let is_alike = |blank: &BlankNodeRef<'_>| alike[&looks[blank]] > 1;

    let mut total = 0_u64;
    let mut visited = HashSet::new();
    for start in mentions.keys().filter(|blank| is_alike(blank)) {
        let (mut waiting, mut size, mut product) = (vec![*start], 0_u64, 1_u64);
        while let Some(blank) = waiting.pop() {
            if !visited.insert(blank) {
                continue;
            }
            size += 1;
            let mut groups: HashMap<(&str, usize, u64), u64> = HashMap::new();
            for quad in &mentions[&blank] {
                for (place, other) in blanks_of(quad).into_iter().enumerate() {
                    let Some(other) = other.filter(|other| *other != blank && is_alike(other)) else { continue };
                    waiting.push(other);
                    let group = groups.entry((quad.predicate.as_str(), place, looks[&other])).or_default();
                    *group += 1;
                    product = product.saturating_mul(*group);
                }
            }
        }
        total = total.saturating_add(size.saturating_mul(size).saturating_mul(product));
    }
    total
}

/// The blank nodes of a statement: subject, object, graph.
fn blanks_of(quad: &Quad) -> [Option<BlankNodeRef<'_>>; 3] {
    [
        match &quad.subject {
            NamedOrBlankNode::BlankNode(blank) => Some(blank.as_ref()),
            NamedOrBlankNode::NamedNode(_) => None,
        },
        match &quad.object {
            RdfTerm::BlankNode(blank) => Some(blank.as_ref()),
            RdfTerm::NamedNode(_) | RdfTerm::Literal(_) => None,
        },
        match &quad.graph_name {
            GraphName::BlankNode(blank) => Some(blank.as_ref()),
            GraphName::NamedNode(_) | GraphName::DefaultGraph => None,
        },
    ]
}

/// A statement as one of its blank nodes sees it: itself, other blank nodes without a name, and the rest as it stands.
fn look<'a>(quad: &'a Quad, own: BlankNodeRef<'_>) -> impl std::hash::Hash + use<'a> {
    let [subject, object, graph] = blanks_of(quad).map(|blank| blank.map(|blank| blank == own));
    (subject.ok_or(&quad.subject), &quad.predicate, object.ok_or(&quad.object), graph.ok_or(&quad.graph_name))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    const PLAIN: &str = include_str!("../../tests/fixtures/openbadges/plain.json");
    const EVERYTHING: &str = include_str!("../../tests/fixtures/openbadges/everything.json");

    fn document(text: &str) -> Value {
        serde_json::from_str(text).unwrap()
    }

    /// The problem that a change to the plain sample causes.
    fn problem(change: impl FnOnce(&mut Value)) -> TermProblem {
        let mut changed = document(PLAIN);
        change(&mut changed);
        canonical(&changed).unwrap_err().problem
    }

    #[test]
    fn the_canonical_form_is_that_of_an_independent_processor() {
        assert_eq!(canonical(&document(PLAIN)).unwrap(), include_str!("../../tests/fixtures/openbadges/plain.nq"));
        assert_eq!(
            canonical(&document(EVERYTHING)).unwrap(),
            include_str!("../../tests/fixtures/openbadges/everything.nq")
        );
    }

    #[test]
    fn the_sample_of_everything_uses_every_term_and_every_type_of_an_open_badge() {
        fn collect<'a>(value: &'a Value, names: &mut HashSet<&'a str>) {
            match value {
                Value::Object(object) => {
                    for (name, value) in object {
                        names.insert(name);
                        collect(value, names);
                    }
                }
                Value::Array(items) => items.iter().for_each(|item| collect(item, names)),
                Value::String(text) => {
                    names.insert(text);
                }
                _ => {}
            }
        }
        let everything = document(EVERYTHING);
        let mut used = HashSet::new();
        collect(&everything, &mut used);
        let classes = CLASSES.iter().filter(|class| class.context != Contexts::V2).map(|class| class.name);
        let everywhere = EVERYWHERE.iter().flat_map(|(_, terms)| *terms);
        let terms = CLASSES.iter().flat_map(|class| class.terms).chain(everywhere).map(|term| term.name);
        // What no Open Badge has a use for: bits of the list itself, other proofs, and hashes of linked files.
        let elsewhere = [
            "OpenBadgeCredential",
            "Criteria",
            "encodedList",
            "ttl",
            "confidenceMethod",
            "relatedResource",
            "renderMethod",
            "digestMultibase",
            "digestSRI",
            "mediaType",
            "previousProof",
        ];
        let missing: Vec<&str> =
            classes.chain(terms).filter(|name| !used.contains(name) && !elsewhere.contains(name)).collect();
        assert_eq!(missing, Vec::<&str>::new());
    }

    #[test]
    fn the_order_of_members_and_list_entries_changes_nothing() {
        let mut turned = document(PLAIN);
        turned["credentialSubject"]["identifier"].as_array_mut().unwrap().reverse();
        turned["credentialSubject"]["achievement"]["tag"].as_array_mut().unwrap().reverse();
        turned["type"].as_array_mut().unwrap().reverse();
        assert_eq!(canonical(&turned).unwrap(), canonical(&document(PLAIN)).unwrap());
    }

    #[test]
    fn the_order_of_allowed_values_counts() {
        let mut turned = document(EVERYTHING);
        turned["credentialSubject"]["achievement"]["resultDescription"][0]["allowedValue"]
            .as_array_mut()
            .unwrap()
            .reverse();
        assert_ne!(canonical(&turned).unwrap(), canonical(&document(EVERYTHING)).unwrap());
    }

    #[test]
    fn a_member_that_no_context_defines_is_refused_wherever_it_stands() {
        for pointer in ["", "/issuer", "/credentialSubject", "/credentialSubject/achievement/criteria", "/evidence/0"] {
            let found = problem(|document| document.pointer_mut(pointer).unwrap()["grade"] = json!("A"));
            assert_eq!(found, TermProblem::UndefinedTerm("grade".into()), "at {pointer}");
        }
        let error = canonical(&json!({"@context": [CREDENTIALS_V2], "issuer": {"a": 1}})).unwrap_err();
        assert_eq!(error.at, "$.issuer");
    }

    #[test]
    fn a_term_of_a_type_is_unknown_where_the_type_is_missing() {
        for pointer in ["/credentialSubject", "/credentialSubject/achievement", "/issuer", "/credentialStatus", ""] {
            let found = problem(|document| {
                document.pointer_mut(pointer).unwrap().as_object_mut().unwrap().remove("type").unwrap();
            });
            assert!(matches!(found, TermProblem::UndefinedTerm(_)), "at {pointer}: {found:?}");
        }
        // A type's terms do not hold in the objects below.
        let found =
            problem(|document| document["credentialSubject"]["achievement"]["criteria"]["humanCode"] = json!("x"));
        assert_eq!(found, TermProblem::UndefinedTerm("humanCode".into()));
    }

    #[test]
    fn an_unknown_context_or_type_is_refused() {
        let old = "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.2.json";
        assert_eq!(problem(|document| document["@context"][1] = json!(old)), TermProblem::UnknownContext(old.into()));
        let inline = json!({"grade": "https://example.org/grade"});
        let found = problem(|document| document["@context"].as_array_mut().unwrap().push(inline));
        assert!(matches!(found, TermProblem::UnknownContext(_)));
        let found = problem(|document| document["evidence"][0]["type"] = json!(["Evidence", "Report"]));
        assert_eq!(found, TermProblem::UndefinedType("Report".into()));
        let found = problem(|document| document["credentialStatus"]["type"] = json!("1EdTechRevocationList"));
        assert_eq!(found, TermProblem::UndefinedType("1EdTechRevocationList".into()), "its context is not there");
    }

    #[test]
    fn types_that_define_a_term_differently_are_refused_together() {
        let found = problem(|document| {
            document["credentialSubject"]["type"] = json!(["Achievement", "Result", "AchievementSubject"])
        });
        assert_eq!(found, TermProblem::Conflict("resultDescription"));
        let found = problem(|document| {
            document["credentialSubject"]["type"] = json!(["AchievementSubject", "IdentifierEntry"])
        });
        assert_eq!(found, TermProblem::Conflict("identifier"));
    }

    #[test]
    fn a_relative_or_unnamed_identifier_is_refused() {
        for id in [
            "credential-1",
            "/c/1",
            "../c",
            "#c",
            "",
            "_:b0",
            "https://h.example/a b",
            "//h.example/x",
            "https://h.example/<x>",
        ] {
            let found = problem(|document| document["id"] = json!(id));
            assert_eq!(found, TermProblem::NotAbsolute(id.into()));
        }
        assert_eq!(problem(|document| document["id"] = json!(7)), TermProblem::Shape);
        let found = problem(|document| document["credentialStatus"]["statusListCredential"] = json!("status/3"));
        assert!(matches!(found, TermProblem::NotAbsolute(_)));
    }

    #[test]
    fn null_and_emptiness_are_refused() {
        for nothing in [json!(null), json!([]), json!({}), json!([null])] {
            let found = problem(|document| document["credentialSubject"]["achievement"]["image"] = nothing.clone());
            assert_eq!(found, TermProblem::Empty, "{nothing}");
        }
        assert_eq!(problem(|document| document["type"] = json!([])), TermProblem::Empty);
        let mut no_scale = document(EVERYTHING);
        no_scale["credentialSubject"]["achievement"]["resultDescription"][0]["allowedValue"] = json!([]);
        assert_eq!(canonical(&no_scale).unwrap_err().problem, TermProblem::Empty);
    }

    #[test]
    fn values_of_a_kind_that_cannot_stand_there_are_refused() {
        let cases: [(&str, Value); 7] = [
            ("/credentialSubject/achievement/tag", json!([["a"]])),
            ("/credentialSubject/achievement/tag", json!({"@value": "a", "@direction": "rtl"})),
            ("/credentialSubject/achievement/criteria", json!(5)),
            ("/credentialSubject/achievement/criteria", json!({"@value": "x"})),
            ("/validFrom", json!({"type": ["Image"]})),
            ("/credentialSubject/achievement/name", json!({"@value": 5})),
            ("/credentialSubject/achievement/name", json!({"@value": "a", "@language": "not a language"})),
        ];
        for (pointer, value) in cases {
            let found = problem(|document| *document.pointer_mut(pointer).unwrap() = value.clone());
            assert_eq!(found, TermProblem::Shape, "{value} at {pointer}");
        }
    }

    #[test]
    fn numbers_are_written_as_every_processor_writes_them() {
        let text = |number: Value| lexical(number.as_number().unwrap()).map(|(text, _)| text);
        for (number, expected) in [
            (json!(3), "3"),
            (json!(3.0), "3"),
            (json!(-0.0), "0"),
            (json!(1.5), "1.5E0"),
            (json!(0.1), "1.0E-1"),
            (json!(9.95), "9.949999999999999E0"),
            (json!(1e15), "1000000000000000"),
            (json!(-1234.5), "-1.2345E3"),
            (json!(0.000_123), "1.23E-4"),
            (json!(1.0 / 3.0), "3.333333333333333E-1"),
        ] {
            assert_eq!(text(number).unwrap(), expected);
        }
        for number in [json!(1e22), json!(9_007_199_254_740_993_u64), json!(1e-7), json!(1_234_567.000_976_562_5)] {
            assert!(matches!(text(number), Err(TermProblem::Number(_))));
        }
    }

    #[test]
    fn texts_that_sort_differently_in_javascript_are_refused() {
        let found =
            problem(|document| document["credentialSubject"]["achievement"]["tag"] = json!(["\u{1f9ea}", "\u{ff21}"]));
        assert_eq!(found, TermProblem::Order);
    }

    #[test]
    fn the_bare_term_for_endorsement_tokens_means_the_same_as_with_its_definition() {
        let mut bare = document(PLAIN);
        bare["endorsementJwt"] = json!(["a.b.c"]);
        let mut defined = bare.clone();
        defined["@context"].as_array_mut().unwrap().push(endorsement_jwt_context());
        assert_eq!(canonical(&bare).unwrap(), canonical(&defined).unwrap());
    }

    #[test]
    fn a_document_too_deep_or_too_large_is_refused() {
        let deep =
            (0..40).fold(json!({"type": ["Profile"]}), |inner, _| json!({"type": ["Profile"], "parentOrg": inner}));
        assert_eq!(problem(|document| document["issuer"] = deep), TermProblem::TooComplex);
        let many: Vec<Value> = (0..2_000).map(|n| json!({"type": ["Evidence"], "name": n.to_string()})).collect();
        assert_eq!(problem(|document| document["evidence"] = json!(many)), TermProblem::TooComplex);
        let tags: Vec<String> = (0..6_000).map(|n| n.to_string()).collect();
        assert_eq!(
            problem(|document| document["credentialSubject"]["achievement"]["tag"] = json!(tags)),
            TermProblem::TooComplex
        );
    }

    #[test]
    fn a_poisoned_document_is_refused_before_it_is_sorted_out() {
        // Two like parents with many like children each: every order of the children would be tried.
        let children: Vec<Value> = (0..12).map(|_| json!({"type": ["Alignment"], "targetName": "x"})).collect();
        let parents: Vec<Value> = (0..2).map(|_| json!({"type": ["Evidence"], "alignment": children})).collect();
        assert_eq!(problem(|document| document["evidence"] = json!(parents)), TermProblem::TooComplex);
        // The same list in many descriptions is ordinary and cheap.
        let scales: Vec<Value> = (0..20)
            .map(|n| json!({"id": format!("urn:uuid:{n}"), "type": ["ResultDescription"], "allowedValue": ["F", "E", "D", "C", "B", "A"]}))
            .collect();
        let mut document = document(PLAIN);
        document["credentialSubject"]["achievement"]["resultDescription"] = json!(scales);
        assert!(canonical(&document).is_ok());
    }
}
