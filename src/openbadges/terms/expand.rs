//! From JSON to RDF statements: each object under the terms that hold in it.

use std::collections::HashMap;

use oxrdf::vocab::rdf;
use oxrdf::{BlankNode, GraphName, NamedNode, NamedOrBlankNode, Quad, Term as RdfTerm};
use serde_json::{Map, Value};

use super::contexts::{Contexts, contexts};
use super::error::{TermError, TermProblem};
use super::table::Kind::{Graph, Link, List, Plain, Set, Typed};
use super::table::{CLASSES, Class, EVERYWHERE, Term};
use super::values::{absolute, each, scalar, tagged};

const DEPTH: usize = 32;
const QUADS: usize = 5_000;
const BLANK_NODES: u32 = 1_000;

/// The statements that a document makes, with provisional blank node names.
pub(super) fn quads(document: &Value) -> Result<Vec<Quad>, TermError> {
    let root = document.as_object().ok_or_else(|| TermProblem::Shape.here())?;
    let mut reader = Reader { quads: Vec::with_capacity(96), typed: HashMap::new(), blanks: 0 };
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
    /// Literals of a datatype, and whether they were written as text.
    typed: HashMap<Quad, bool>,
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
                agree(&classes, scope, class).map_err(TermProblem::here)?;
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
                if let Typed(_) = kind {
                    let quad = Quad::new(subject.clone(), predicate(), object.clone(), graph.clone());
                    self.once(quad, item.is_string())?;
                }
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

    /// Under a datatype, `true` and `"true"` are one statement. Processors that compare values before they have become RDF
    /// sign it twice.
    fn once(&mut self, quad: Quad, is_text: bool) -> Result<(), TermError> {
        match self.typed.insert(quad, is_text) {
            Some(was_text) if was_text != is_text => Err(TermProblem::Twice.here()),
            _ => Ok(()),
        }
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

/// Where two types of an object disagree about a term, or a type and what holds around it, a processor refuses to redefine it
/// ([JSON-LD 1.1 §4.1.11](https://www.w3.org/TR/json-ld11/#protected-term-definitions)), used or not.
fn agree(classes: &[&'static Class], scope: Scope, other: &Class) -> Result<(), TermProblem> {
    let known = || classes.iter().flat_map(|class| class.terms).chain(scope.below);
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
