//! Status lists: [Bitstring Status List 1.0](https://www.w3.org/TR/vc-bitstring-status-list/) and its predecessor,
//! [Status List 2021](https://www.w3.org/TR/2023/WD-vc-status-list-20230427/).

use super::Kind::{Link, Plain};
use super::{Below, Class, Contexts, INTEGER, MULTIBASE, Term, class, status, term};

macro_rules! status_2021 {
    ($name:literal) => {
        concat!("https://w3id.org/vc/status-list#", $name)
    };
}

const BITSTRING: Contexts = Contexts::V2.and(Contexts::STATUS);

pub(super) static CLASSES: &[Class] = &[
    class("BitstringStatusListCredential", status!("BitstringStatusListCredential"), BITSTRING, &[]),
    class(
        "BitstringStatusList",
        status!("BitstringStatusList"),
        BITSTRING,
        &[
            term("encodedList", status!("encodedList"), MULTIBASE),
            term("statusPurpose", status!("statusPurpose"), Plain),
            term("ttl", status!("ttl"), Plain),
        ],
    ),
    class(
        "BitstringStatusListEntry",
        status!("BitstringStatusListEntry"),
        BITSTRING,
        &[
            term("statusListCredential", status!("statusListCredential"), Link),
            term("statusListIndex", status!("statusListIndex"), Plain),
            Term { name: "statusMessage", iri: status!("statusMessage"), kind: Plain, below: Some(&MESSAGE) },
            term("statusPurpose", status!("statusPurpose"), Plain),
            term("statusReference", status!("statusReference"), Link),
            term("statusSize", status!("statusSize"), INTEGER),
        ],
    ),
    Class {
        // It would define names anew that these protect.
        unless: Contexts::V2.and(Contexts::OB_NEW),
        ..class(
            "StatusList2021Credential",
            status_2021!("StatusList2021Credential"),
            Contexts::STATUS_2021,
            &[
                term("description", "http://schema.org/description", Plain),
                term("name", "http://schema.org/name", Plain),
            ],
        )
    },
    class(
        "StatusList2021",
        status_2021!("StatusList2021"),
        Contexts::STATUS_2021,
        &[
            term("encodedList", status_2021!("encodedList"), Plain),
            term("statusPurpose", status_2021!("statusPurpose"), Plain),
        ],
    ),
    class(
        "StatusList2021Entry",
        status_2021!("StatusList2021Entry"),
        Contexts::STATUS_2021,
        &[
            term("statusListCredential", status_2021!("statusListCredential"), Link),
            term("statusListIndex", status_2021!("statusListIndex"), Plain),
            term("statusPurpose", status_2021!("statusPurpose"), Plain),
        ],
    ),
];

static MESSAGE: Below = Below {
    terms: &[term("message", status!("message"), Plain), term("status", status!("status"), Plain)],
    classes: &[],
};
