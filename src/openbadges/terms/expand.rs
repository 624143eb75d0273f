//! From JSON to RDF statements: each object under the terms that hold in it.

use std::collections::HashSet;

use oxrdf::NamedNodeRef;
use oxrdf::vocab::rdf;
use serde_json::{Map, Value};

use super::contexts::{Contexts, are_compatible, contexts};
use super::error::{TermError, TermProblem};
use super::statement::{Node, Object, Statement};
use super::table::Kind::{Graph, Link, List, Opaque, Plain, Set, Typed};
use super::table::{Below, Class, EVERYWHERE, Term, find_class};
use super::values::{absolute, each, scalar, tagged};

const DEPTH: usize = 32;
const STATEMENTS: usize = 5_000;
const BLANK_NODES: u32 = 1_000;
/// Statements of a credential without many details.
const USUAL: usize = 64;

/// The statements that a document makes, with provisional blank node names.
pub(super) fn statements(document: &Value) -> Result<Vec<Statement<'_>>, TermError> {
    let root = document.as_object().ok_or_else(|| TermProblem::Shape.here())?;
    let mut reader = Reader::default();
    reader.node(root, Scope::OUTERMOST, None)?;
    reader.statements()
}

/// The statements of an object without one of its members, under contexts from elsewhere.
pub(super) fn statements_of_part<'d>(
    object: &'d Map<String, Value>,
    context: &Value,
    leaving_out: &str,
) -> Result<Vec<Statement<'d>>, TermError> {
    let mut reader = Reader { said: Vec::with_capacity(USUAL), ..Reader::default() };
    reader.object(object, Some(context), Some(leaving_out), Scope::OUTERMOST, None)?;
    reader.statements()
}

/// What holds at one place of the document.
#[derive(Clone, Copy)]
struct Scope {
    contexts: Contexts,
    below: Option<&'static Below>,
    depth: usize,
}

impl Scope {
    const OUTERMOST: Self = Self { contexts: Contexts::NONE, below: None, depth: 0 };

    /// A type that is defined below a term alone.
    fn class_below(&self, name: &str) -> Option<&'static Class> {
        self.below?.classes.iter().find(|class| class.name == name)
    }
}

#[derive(Default)]
struct Reader<'d> {
    said: Vec<Statement<'d>>,
    /// Which of them have a number or a truth value that became text of a datatype.
    converted: Vec<usize>,
    blanks: u32,
}

impl<'d> Reader<'d> {
    /// All that was said. Under a datatype, `true` and `"true"` are one statement; processors that compare values before they
    /// have become RDF sign it twice.
    fn statements(self) -> Result<Vec<Statement<'d>>, TermError> {
        if !self.converted.is_empty() {
            let converted: HashSet<&Statement<'_>> = self.converted.iter().map(|place| &self.said[*place]).collect();
            let mut written = (0..self.said.len()).filter(|place| self.converted.binary_search(place).is_err());
            if written.any(|place| converted.contains(&self.said[place])) {
                return Err(TermProblem::Twice.here());
            }
        }
        Ok(self.said)
    }

    fn node(
        &mut self,
        node: &'d Map<String, Value>,
        scope: Scope,
        graph: Option<Node<'d>>,
    ) -> Result<Node<'d>, TermError> {
        self.object(node, node.get("@context"), None, scope, graph)
    }

    /// Expands one object ([JSON-LD 1.1 API §5.1](https://www.w3.org/TR/json-ld11-api/#expansion-algorithm)). Terms that
    /// come with a type hold in the object itself and not in the objects below.
    fn object(
        &mut self,
        node: &'d Map<String, Value>,
        context: Option<&Value>,
        leaving_out: Option<&str>,
        mut scope: Scope,
        graph: Option<Node<'d>>,
    ) -> Result<Node<'d>, TermError> {
        // An object of nothing but contexts says nothing either.
        if node.keys().all(|name| name == "@context") {
            return Err(TermProblem::Empty.here());
        }
        if scope.depth == DEPTH {
            return Err(TermProblem::TooComplex.here());
        }
        scope.depth += 1;
        if let Some(context) = context {
            scope.contexts = scope.contexts.and(contexts(context).map_err(|error| error.under("@context"))?);
            if !are_compatible(scope.contexts) {
                return Err(TermProblem::ContextConflict.here().under("@context"));
            }
        }
        let subject = match node.get("id") {
            None => self.blank()?,
            Some(Value::String(id)) => Node::Named(absolute(id).map_err(|error| error.under("id"))?),
            Some(_) => return Err(TermProblem::Shape.here().under("id")),
        };
        let types = match node.get("type") {
            None => Vec::new(),
            Some(types) => self.types(types, subject, scope, graph).map_err(|error| error.under("type"))?,
        };
        for (name, value) in node {
            if matches!(name.as_str(), "@context" | "id" | "type") || leaving_out == Some(name.as_str()) {
                continue;
            }
            let term = find(name, &types, scope).map_err(|problem| problem.here().under(name))?;
            self.values(subject, term, value, scope, graph).map_err(|error| error.under(name))?;
        }
        Ok(subject)
    }

    fn types(
        &mut self,
        types: &'d Value,
        subject: Node<'d>,
        scope: Scope,
        graph: Option<Node<'d>>,
    ) -> Result<Vec<&'static Class>, TermError> {
        let mut classes = Vec::with_capacity(2);
        for name in each(types)? {
            let name = name.as_str().ok_or_else(|| TermProblem::Shape.here())?;
            let found = scope.class_below(name).or_else(|| find_class(name, scope.contexts));
            let iri = match found {
                Some(class) => NamedNodeRef::new_unchecked(class.iri),
                None => absolute(name).map_err(|_| TermProblem::UndefinedType(name.into()).here())?,
            };
            if let Some(class) = found {
                agree(&classes, scope.below, class).map_err(TermProblem::here)?;
                classes.push(class);
            }
            self.say(subject, rdf::TYPE, Object::Node(Node::Named(iri)), graph)?;
        }
        Ok(classes)
    }

    fn values(
        &mut self,
        subject: Node<'d>,
        term: &'static Term,
        value: &'d Value,
        scope: Scope,
        graph: Option<Node<'d>>,
    ) -> Result<(), TermError> {
        let predicate = NamedNodeRef::new_unchecked(term.iri);
        let scope = Scope { below: term.below.or(scope.below), ..scope };
        match term.kind {
            List => {
                let list = self.list(value, graph)?;
                self.say(subject, predicate, list, graph)
            }
            Graph => each(value)?.iter().try_for_each(|item| {
                let inner = self.blank()?;
                self.say(subject, predicate, Object::Node(inner), graph)?;
                let node = item.as_object().ok_or_else(|| TermProblem::Shape.here())?;
                self.node(node, scope, Some(inner))?;
                Ok(())
            }),
            Opaque => Err(TermProblem::NotReadHere(term.name).here()),
            kind => each(value)?.iter().try_for_each(|item| {
                let object = match item {
                    Value::Object(node) if matches!(kind, Plain | Set | Link | Typed(_)) => match tagged(node) {
                        Some(literal) if kind != Link => Object::Value(literal?),
                        Some(_) => return Err(TermProblem::Shape.here()),
                        None => Object::Node(self.node(node, scope, graph)?),
                    },
                    _ => scalar(kind, item)?,
                };
                if matches!(kind, Typed(_)) && (item.is_number() || item.is_boolean()) {
                    self.converted.push(self.said.len());
                }
                self.say(subject, predicate, object, graph)
            }),
        }
    }

    /// An ordered list as `rdf:first` and `rdf:rest`
    /// ([JSON-LD 1.1 API §7.2.3](https://www.w3.org/TR/json-ld11-api/#list-to-rdf-conversion)).
    fn list(&mut self, value: &'d Value, graph: Option<Node<'d>>) -> Result<Object<'d>, TermError> {
        let mut rest = Node::Named(rdf::NIL);
        for item in each(value)?.iter().rev() {
            let cell = self.blank()?;
            self.say(cell, rdf::FIRST, scalar(Plain, item)?, graph)?;
            self.say(cell, rdf::REST, Object::Node(rest), graph)?;
            rest = cell;
        }
        Ok(Object::Node(rest))
    }

    fn blank(&mut self) -> Result<Node<'d>, TermError> {
        if self.blanks == BLANK_NODES {
            return Err(TermProblem::TooComplex.here());
        }
        self.blanks += 1;
        Ok(Node::Blank(self.blanks - 1))
    }

    fn say(
        &mut self,
        subject: Node<'d>,
        predicate: NamedNodeRef<'static>,
        object: Object<'d>,
        graph: Option<Node<'d>>,
    ) -> Result<(), TermError> {
        if self.said.len() == STATEMENTS {
            return Err(TermProblem::TooComplex.here());
        }
        self.said.push(Statement { subject, predicate, object, graph });
        Ok(())
    }
}

/// Where two types of an object disagree about a term, or a type with what holds below a term, a processor refuses to
/// redefine it ([JSON-LD 1.1 §4.1.11](https://www.w3.org/TR/json-ld11/#protected-term-definitions)), used or not.
pub(super) fn agree(
    classes: &[&'static Class],
    below: Option<&'static Below>,
    other: &Class,
) -> Result<(), TermProblem> {
    let known = || classes.iter().flat_map(|class| class.terms).chain(below.iter().flat_map(|below| below.terms));
    let conflict = other.terms.iter().find(|term| known().any(|known| known.name == term.name && known != *term));
    if let Some(term) = conflict {
        return Err(TermProblem::Conflict(term.name));
    }
    let has_terms = |class: &Class| !class.terms.is_empty();
    let stand_apart = |one: &Class, other: &Class| one.alone && one != other && has_terms(other);
    match classes.iter().find(|class| stand_apart(class, other) || stand_apart(other, class)) {
        Some(class) => Err(TermProblem::Conflict(class.name)),
        None => Ok(()),
    }
}

/// The terms of an object's types, then those of its surroundings.
fn find(name: &str, types: &[&'static Class], scope: Scope) -> Result<&'static Term, TermProblem> {
    let of_types = types.iter().flat_map(|class| class.terms);
    let below = scope.below.iter().flat_map(|below| below.terms);
    let everywhere =
        EVERYWHERE.iter().filter(|(context, _)| scope.contexts.meets(*context)).flat_map(|(_, terms)| *terms);
    let found = of_types.chain(below).chain(everywhere).find(|term| term.name == name);
    found.ok_or_else(|| TermProblem::UndefinedTerm(name.into()))
}
