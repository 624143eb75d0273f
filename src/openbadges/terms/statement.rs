//! What a document says, piece by piece. Texts are borrowed from the document and from the term table, because a credential
//! makes some seventy statements and each is looked at once.

use std::borrow::Cow;
use std::hash::{Hash, Hasher};

use oxrdf::vocab::xsd;
use oxrdf::{BlankNode, GraphName, Literal, LiteralRef, NamedNode, NamedNodeRef, NamedOrBlankNode, Quad, Term};

/// A thing: by its identifier, or one that has none and is told apart by a number from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Node<'d> {
    Named(NamedNodeRef<'d>),
    Blank(u32),
}

impl Node<'_> {
    fn to_term(self) -> NamedOrBlankNode {
        match self {
            Self::Named(name) => name.into_owned().into(),
            Self::Blank(number) => blank(number).into(),
        }
    }
}

fn blank(number: u32) -> BlankNode {
    BlankNode::new_from_unique_id(u128::from(number) + 1)
}

/// A text or what stands for one.
#[derive(Clone, Debug)]
pub(super) enum Value<'d> {
    Typed(Cow<'d, str>, NamedNodeRef<'static>),
    Tagged(Literal),
}

impl Value<'_> {
    pub fn as_literal(&self) -> LiteralRef<'_> {
        match self {
            Self::Typed(text, datatype) if *datatype == xsd::STRING => LiteralRef::new_simple_literal(text),
            Self::Typed(text, datatype) => LiteralRef::new_typed_literal(text, *datatype),
            Self::Tagged(literal) => literal.as_ref(),
        }
    }
}

impl PartialEq for Value<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.as_literal() == other.as_literal()
    }
}

impl Eq for Value<'_> {}

impl Hash for Value<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.as_literal().hash(state);
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) enum Object<'d> {
    Node(Node<'d>),
    Value(Value<'d>),
}

/// A statement in a graph: the default one where none is named.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Statement<'d> {
    pub subject: Node<'d>,
    pub predicate: NamedNodeRef<'static>,
    pub object: Object<'d>,
    pub graph: Option<Node<'d>>,
}

impl Statement<'_> {
    pub fn to_quad(&self) -> Quad {
        let object: Term = match &self.object {
            Object::Node(node) => node.to_term().into(),
            Object::Value(value) => value.as_literal().into_owned().into(),
        };
        let graph = match self.graph {
            None => GraphName::DefaultGraph,
            Some(Node::Named(name)) => GraphName::NamedNode(name.into_owned()),
            Some(Node::Blank(number)) => GraphName::BlankNode(blank(number)),
        };
        Quad::new(self.subject.to_term(), NamedNode::from(self.predicate), object, graph)
    }
}
