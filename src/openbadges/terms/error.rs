//! Why a document has no canonical form here.

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
    #[error("the contexts define the same member in different ways")]
    ContextConflict,
    #[error("the member “{0}” is of a kind that this version does not read")]
    NotReadHere(&'static str),
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
    #[error("a value stands there as text and as a number or truth value")]
    Twice,
}

impl TermProblem {
    /// Whether the document may well be right, and this version cannot tell: it has other contexts, or what processors read
    /// each in their own way.
    pub fn is_beyond_this_version(&self) -> bool {
        match self {
            Self::UnknownContext(_)
            | Self::ContextConflict
            | Self::NotReadHere(_)
            | Self::Number(_)
            | Self::TooComplex
            | Self::Order
            | Self::Twice => true,
            Self::UndefinedTerm(_)
            | Self::UndefinedType(_)
            | Self::Conflict(_)
            | Self::NotAbsolute(_)
            | Self::Empty
            | Self::Shape => false,
        }
    }

    pub(super) fn here(self) -> TermError {
        TermError { at: "$".into(), problem: self }
    }
}

impl TermError {
    pub(super) fn under(mut self, step: &str) -> Self {
        self.at = format!("$.{step}{}", &self.at[1..]);
        self
    }
}
