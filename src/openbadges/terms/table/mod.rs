//! Every type and every term of the contexts, and what they mean.
//!
//! A file for each family of contexts. A type may be defined by several of them, differently; the sets of contexts that
//! may stand together are such that one definition at most holds.

mod badges;
mod credentials;
mod old_badges;
mod proofs;
mod records;
mod status_lists;

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
    /// Text is a literal of this datatype; an object is a node.
    Typed(&'static str),
    /// One of a closed set of words, each an identifier.
    Word(&'static [(&'static str, &'static str)]),
    /// Plain values whose order counts.
    List,
    /// A node in a graph of its own.
    Graph,
    /// Defined, and of a kind that has no place in a badge: JSON as such.
    Opaque,
}

#[derive(Debug, PartialEq, Eq)]
pub(super) struct Term {
    pub(super) name: &'static str,
    pub(super) iri: &'static str,
    pub(super) kind: Kind,
    /// What holds below this term alone (property-scoped context).
    pub(super) below: Option<&'static Below>,
}

#[derive(Debug, PartialEq, Eq)]
pub(super) struct Below {
    pub(super) terms: &'static [Term],
    pub(super) classes: &'static [Class],
}

/// A type, and the terms that hold in objects of it alone (type-scoped context).
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Class {
    pub(super) name: &'static str,
    pub(super) iri: &'static str,
    /// Any of these defines it.
    pub(super) context: Contexts,
    /// It holds only where any of these stands too; none means everywhere.
    pub(super) beside: Contexts,
    /// It does not hold where any of these stands too.
    pub(super) unless: Contexts,
    /// Its context defines prefixes anew, so that what other types of the same object mean would depend on their order.
    pub(super) alone: bool,
    pub(super) terms: &'static [Term],
}

const fn term(name: &'static str, iri: &'static str, kind: Kind) -> Term {
    Term { name, iri, kind, below: None }
}

const fn class(name: &'static str, iri: &'static str, context: Contexts, terms: &'static [Term]) -> Class {
    Class { name, iri, context, beside: Contexts::NONE, unless: Contexts::NONE, alone: false, terms }
}

macro_rules! ob {
    ($name:literal) => {
        concat!("https://purl.imsglobal.org/spec/vc/ob/vocab.html#", $name)
    };
}
macro_rules! clr {
    ($name:literal) => {
        concat!("https://purl.imsglobal.org/spec/vc/clr/vocab.html#", $name)
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
// Open Badges writes the datatypes of XML Schema with https, unlike XML Schema itself.
macro_rules! xs {
    ($name:literal) => {
        concat!("https://www.w3.org/2001/XMLSchema#", $name)
    };
}
use {clr, ob, schema, sec, status, vc, xs};

const DATE_TIME: Kind = Kind::Typed("http://www.w3.org/2001/XMLSchema#dateTime");
const ANY_URI: Kind = Kind::Typed(xs!("anyURI"));
const BOOLEAN: Kind = Kind::Typed(xs!("boolean"));
const DATE: Kind = Kind::Typed(xs!("date"));
const FLOAT: Kind = Kind::Typed(xs!("float"));
const INTEGER: Kind = Kind::Typed(xs!("integer"));
const MULTIBASE: Kind = Kind::Typed(sec!("multibase"));

/// Terms that hold in objects of every type, each under any of some contexts.
pub(super) static EVERYWHERE: &[(Contexts, &[Term])] = &[
    (Contexts::V2, credentials::EVERYWHERE),
    (Contexts::OB_NEW, badges::EVERYWHERE),
    (Contexts::OB_3, badges::EVERYWHERE_SINCE_3),
    (Contexts::OB_3.and(Contexts::INLINE), badges::ENDORSEMENT_TOKENS),
    (Contexts::OB_2, badges::EVERYWHERE_BEFORE_3),
    (
        Contexts::V1.and(Contexts::INTEGRITY_1).and(Contexts::INTEGRITY_2).and(Contexts::ED25519_2020),
        proofs::EVERYWHERE,
    ),
    (Contexts::OB_OLD, old_badges::EVERYWHERE),
    (Contexts::OB_0, old_badges::EVERYWHERE_0),
    (Contexts::OB_1, old_badges::EVERYWHERE_1),
];

pub(super) static CLASSES: &[&[Class]] = &[
    badges::CLASSES,
    badges::EXTENSIONS,
    credentials::CLASSES,
    proofs::CLASSES,
    status_lists::CLASSES,
    records::CLASSES,
    old_badges::CLASSES,
];

impl Class {
    pub(super) fn holds_under(&self, contexts: Contexts) -> bool {
        contexts.meets(self.context)
            && (self.beside == Contexts::NONE || contexts.meets(self.beside))
            && !contexts.meets(self.unless)
    }
}

/// What a type means under these contexts.
pub(super) fn find_class(name: &str, contexts: Contexts) -> Option<&'static Class> {
    CLASSES.iter().copied().flatten().find(|class| class.name == name && class.holds_under(contexts))
}
