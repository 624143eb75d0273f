//! The canonical text of a set of statements, and what it would cost to find it.

use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasher, RandomState};

use oxrdf::dataset::{CanonicalizationAlgorithm, CanonicalizationHashAlgorithm};
use oxrdf::{BlankNodeRef, Dataset, GraphName, NamedOrBlankNode, Quad, Term as RdfTerm};

use super::error::TermProblem;
use super::first_degree;
use super::statement::Statement;

/// How many orders of like-looking blank nodes the canonicalisation may have to try.
const ORDERS: u64 = 20_000;

/// The hash that names blank nodes and belongs to a suite ([RDFC-1.0 §4.2](https://www.w3.org/TR/rdf-canon/#ca.1)).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Digest {
    Sha256,
    Sha384,
}

pub(super) fn canonicalise(statements: &[Statement<'_>], digest: Digest) -> Result<String, TermProblem> {
    let told_apart = if digest == Digest::Sha256 { first_degree::canonical_lines(statements) } else { None };
    let lines = match told_apart {
        Some(lines) => lines,
        None => canonical_lines(statements, digest)?,
    };
    // JavaScript sorts by UTF-16 units, the specification by code points. Where that matters, verifiers would disagree.
    let differs = |pair: &[String]| pair[0].encode_utf16().gt(pair[1].encode_utf16());
    if lines.iter().any(|line| !line.is_ascii()) && lines.windows(2).any(differs) {
        return Err(TermProblem::Order);
    }
    Ok(lines.concat())
}

/// The canonical lines in their order, whatever the blank nodes look like.
fn canonical_lines(statements: &[Statement<'_>], digest: Digest) -> Result<Vec<String>, TermProblem> {
    let quads: Vec<Quad> = statements.iter().map(Statement::to_quad).collect();
    if orders(&quads) > ORDERS {
        return Err(TermProblem::TooComplex);
    }
    let mut dataset: Dataset = quads.iter().collect();
    let hash_algorithm = match digest {
        Digest::Sha256 => CanonicalizationHashAlgorithm::Sha256,
        Digest::Sha384 => CanonicalizationHashAlgorithm::Sha384,
    };
    dataset.canonicalize(CanonicalizationAlgorithm::Rdfc10 { hash_algorithm });
    let mut lines: Vec<String> = dataset.iter().map(|quad| format!("{quad} .\n")).collect();
    lines.sort_unstable();
    Ok(lines)
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
    use std::borrow::Cow;

    use oxrdf::NamedNodeRef;
    use oxrdf::vocab::xsd;
    use proptest::prelude::*;

    use super::super::statement::{Node, Object, Value};
    use super::*;

    const PREDICATES: [&str; 3] = ["https://h.example/p0", "https://h.example/p1", "https://h.example/p2"];

    fn text(text: &str) -> Object<'static> {
        Object::Value(Value::Typed(Cow::Owned(text.to_owned()), xsd::STRING))
    }

    fn named(name: &'static str) -> Node<'static> {
        Node::Named(NamedNodeRef::new_unchecked(name))
    }

    /// Few blank nodes, predicates and texts, so that many statements look alike or are said twice.
    fn statements() -> impl Strategy<Value = Vec<Statement<'static>>> {
        let blank = || (0..5_u32).prop_map(Node::Blank);
        let object = prop_oneof![
            blank().prop_map(Object::Node),
            (0..3_u8).prop_map(|number| text(&format!("\u{1}{number} \"ä\" \n"))),
            Just(Object::Node(named("https://h.example/thing"))),
        ];
        let graph = prop_oneof![4 => Just(None), 1 => blank().prop_map(Some)];
        let subject = prop_oneof![4 => blank(), 1 => Just(named("https://h.example/root"))];
        let statement = (subject, 0..3_usize, object, graph).prop_map(|(subject, number, object, graph)| Statement {
            subject,
            predicate: NamedNodeRef::new_unchecked(PREDICATES[number]),
            object,
            graph,
        });
        prop::collection::vec(statement, 1..12)
    }

    proptest! {
        #[test]
        fn what_tells_itself_apart_has_the_same_canonical_text_either_way(statements in statements()) {
            if let Some(lines) = first_degree::canonical_lines(&statements) {
                prop_assert_eq!(lines, canonical_lines(&statements, Digest::Sha256).expect("it is small"));
            }
        }
    }

    #[test]
    fn blank_nodes_that_look_alike_are_left_to_the_general_way() {
        let alike = |number| Statement {
            subject: Node::Blank(number),
            predicate: NamedNodeRef::new_unchecked(PREDICATES[0]),
            object: text("a"),
            graph: None,
        };
        assert_eq!(first_degree::canonical_lines(&[alike(1), alike(2)]), None);
        assert!(first_degree::canonical_lines(&[alike(1), alike(1)]).is_some());
    }
}
