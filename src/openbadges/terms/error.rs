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
    #[error("the same value stands here as text and as a number or truth value")]
    Twice,
}

impl TermProblem {
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
