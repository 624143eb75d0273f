//! What the whole of this room holds to.

use std::collections::HashSet;

use serde_json::{Value, json};

use super::contexts::Contexts;
use super::table::{CLASSES, EVERYWHERE};
use super::values::lexical;
use super::*;

const PLAIN: &str = include_str!("../../../tests/fixtures/openbadges/plain.json");
const EVERYTHING: &str = include_str!("../../../tests/fixtures/openbadges/everything.json");

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
    assert_eq!(canonical(&document(PLAIN)).unwrap(), include_str!("../../../tests/fixtures/openbadges/plain.nq"));
    assert_eq!(
        canonical(&document(EVERYTHING)).unwrap(),
        include_str!("../../../tests/fixtures/openbadges/everything.nq")
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
    let (badges, all) = (Contexts::OB_3, Contexts::OB_3.and(Contexts::EXT));
    let classes = || CLASSES.iter().copied().flatten().filter(|class| class.holds_under(all));
    let everywhere = EVERYWHERE.iter().filter(|(context, _)| context.meets(badges)).flat_map(|(_, terms)| *terms);
    let terms = classes().flat_map(|class| class.terms).chain(everywhere).map(|term| term.name);
    // The other name of a badge, and a type that criteria need not give.
    let elsewhere = ["OpenBadgeCredential", "Criteria"];
    let missing: Vec<&str> = classes()
        .map(|class| class.name)
        .chain(terms)
        .filter(|name| !used.contains(name) && !elsewhere.contains(name))
        .collect();
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
    let found = problem(|document| document["credentialSubject"]["achievement"]["criteria"]["humanCode"] = json!("x"));
    assert_eq!(found, TermProblem::UndefinedTerm("humanCode".into()));
}

#[test]
fn an_unknown_context_or_type_is_refused() {
    let newer = "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.9.json";
    assert_eq!(problem(|document| document["@context"][1] = json!(newer)), TermProblem::UnknownContext(newer.into()));
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
    let found =
        problem(|document| document["credentialSubject"]["type"] = json!(["AchievementSubject", "IdentifierEntry"]));
    assert_eq!(found, TermProblem::Conflict("identifier"));
    // A message of a status has a term of the same name, which still holds below it.
    let found = problem(|document| {
        document["credentialStatus"]["statusMessage"] = json!([{"message": {"type": ["Result"], "value": "1"}}]);
    });
    assert_eq!(found, TermProblem::Conflict("status"));
}

#[test]
fn contexts_that_contradict_each_other_are_refused_together() {
    let beside = |other: &str| problem(|document| document["@context"].as_array_mut().unwrap().push(json!(other)));
    for other in [
        CREDENTIALS_V1,
        "https://purl.imsglobal.org/spec/ob/v3p0/context.json",
        "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.2.json",
        "https://w3id.org/security/data-integrity/v1",
    ] {
        assert_eq!(beside(other), TermProblem::ContextConflict, "{other}");
    }
    // Below, too: a credential of version 1 within one of version 2.
    let inner = json!({"@context": [CREDENTIALS_V1], "type": ["EndorsementCredential"], "name": "x"});
    assert_eq!(problem(|document| document["endorsement"] = json!([inner])), TermProblem::ContextConflict);
    // A list of the earlier kind would define names anew that version 2 protects.
    let found = problem(|document| {
        document["@context"].as_array_mut().unwrap().push(json!("https://w3id.org/vc/status-list/2021/v1"));
        document["type"].as_array_mut().unwrap().push(json!("StatusList2021Credential"));
    });
    assert_eq!(found, TermProblem::UndefinedType("StatusList2021Credential".into()));
}

#[test]
fn a_member_that_is_json_of_any_kind_is_not_read() {
    let found =
        problem(|document| document["credentialSchema"] = json!({"type": "JsonSchema", "jsonSchema": {"a": 1}}));
    assert_eq!(found, TermProblem::NotReadHere("jsonSchema"));
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
        "sec:proof",
        "xsd:string",
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
    let cases: [(&str, Value); 6] = [
        ("/credentialSubject/achievement/tag", json!([["a"]])),
        ("/credentialSubject/achievement/tag", json!({"@value": "a", "@direction": "rtl"})),
        ("/credentialSubject/achievement/criteria", json!(5)),
        ("/credentialSubject/achievement/criteria", json!({"@value": "x"})),
        ("/credentialSubject/achievement/name", json!({"@value": 5})),
        ("/credentialSubject/achievement/name", json!({"@value": "a", "@language": "not a language"})),
    ];
    for (pointer, value) in cases {
        let found = problem(|document| *document.pointer_mut(pointer).unwrap() = value.clone());
        assert_eq!(found, TermProblem::Shape, "{value} at {pointer}");
    }
}

#[test]
fn a_value_that_stands_as_text_and_as_itself_is_refused() {
    for values in [json!([true, "true"]), json!(["7", 8, 7]), json!(["1.5E0", 1.5])] {
        let found = problem(|document| document["url"] = values.clone());
        assert_eq!(found, TermProblem::Twice, "{values}");
    }
    let mut repeated = document(PLAIN);
    repeated["url"] = json!([true, true, "7", "7", 7.5, "8"]);
    assert!(canonical(&repeated).is_ok());
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
    let deep = (0..40).fold(json!({"type": ["Profile"]}), |inner, _| json!({"type": ["Profile"], "parentOrg": inner}));
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
