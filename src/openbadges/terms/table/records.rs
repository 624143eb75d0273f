//! Comprehensive Learner Records, version [2.0](https://www.imsglobal.org/spec/clr/v2p0/).
//!
//! The context names datatypes by a prefix that it does not define, so the prefix stays; beside the first versions of Open
//! Badges, which do define it, the names are whole.

use super::Kind::{Plain, Typed};
use super::{ANY_URI, BOOLEAN, Class, Contexts, Term, class, clr, ob, term, vc};

pub(super) static CLASSES: &[Class] = &[
    class("ClrSubject", clr!("ClrSubject"), Contexts::CLR, SUBJECT),
    unprefixed(class(
        "ClrCredential",
        clr!("ClrCredential"),
        Contexts::CLR,
        &[term("partial", clr!("partial"), Typed("xsd:boolean"))],
    )),
    unprefixed(class(
        "Association",
        clr!("Association"),
        Contexts::CLR,
        &[
            term("associationType", clr!("AssociationType"), Plain),
            term("sourceId", clr!("sourceId"), Typed("xsd:anyURI")),
            term("targetId", clr!("targetId"), Typed("xsd:anyURI")),
        ],
    )),
    prefixed(class(
        "ClrCredential",
        clr!("ClrCredential"),
        Contexts::CLR,
        &[term("partial", clr!("partial"), BOOLEAN)],
    )),
    prefixed(class(
        "Association",
        clr!("Association"),
        Contexts::CLR,
        &[
            term("associationType", clr!("AssociationType"), Plain),
            term("sourceId", clr!("sourceId"), ANY_URI),
            term("targetId", clr!("targetId"), ANY_URI),
        ],
    )),
];

const fn unprefixed(class: Class) -> Class {
    Class { unless: Contexts::OB_OLD, ..class }
}

const fn prefixed(class: Class) -> Class {
    Class { beside: Contexts::OB_OLD, ..class }
}

const SUBJECT: &[Term] = &[
    term("achievement", clr!("achievement"), Typed(ob!("Achievement"))),
    term("association", clr!("association"), Typed(clr!("Association"))),
    term("identifier", clr!("identifier-1"), Typed(ob!("Identifier"))),
    term("verifiableCredential", clr!("verifiableCredential"), Typed(vc!("verifiableCredential"))),
];
