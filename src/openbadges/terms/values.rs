//! Single values as RDF: texts, numbers, truths, identifiers.

use std::borrow::Cow;

use oxrdf::vocab::xsd;
use oxrdf::{Literal, NamedNodeRef};
use serde_json::{Map, Number, Value};

use super::error::{TermError, TermProblem};
use super::statement::{Node, Object, Value as Text};
use super::table::Kind::{self, Link, Plain, Set, Typed, Word};

/// The values of a member, of which there must be one at least.
pub(super) fn each(value: &Value) -> Result<&[Value], TermError> {
    match value {
        Value::Array(items) if items.is_empty() => Err(TermProblem::Empty.here()),
        Value::Array(items) => Ok(items),
        single => Ok(std::slice::from_ref(single)),
    }
}

pub(super) fn scalar(kind: Kind, value: &Value) -> Result<Object<'_>, TermError> {
    let typed = |text, default| match kind {
        Typed(datatype) => Ok(Object::Value(Text::Typed(text, NamedNodeRef::new_unchecked(datatype)))),
        Plain | Set => Ok(Object::Value(Text::Typed(text, default))),
        _ => Err(TermProblem::Shape.here()),
    };
    match (value, kind) {
        (Value::Null, _) => Err(TermProblem::Empty.here()),
        (Value::Array(_) | Value::Object(_), _) => Err(TermProblem::Shape.here()),
        (Value::String(text), Link) => Ok(Object::Node(Node::Named(absolute(text)?))),
        (Value::String(text), Word(words)) => {
            let word = words.iter().find(|(word, _)| word == text);
            let (_, iri) = word.ok_or_else(|| TermProblem::UndefinedTerm(text.clone()).here())?;
            Ok(Object::Node(Node::Named(NamedNodeRef::new_unchecked(iri))))
        }
        (Value::String(text), _) => typed(Cow::Borrowed(text), xsd::STRING),
        (Value::Bool(truth), _) => typed(Cow::Borrowed(if *truth { "true" } else { "false" }), xsd::BOOLEAN),
        (Value::Number(number), _) => {
            let (text, datatype) = lexical(number).map_err(TermProblem::here)?;
            typed(Cow::Owned(text), datatype)
        }
    }
}

/// The text of a number ([JSON-LD 1.1 API §8.6](https://www.w3.org/TR/json-ld11-api/#data-round-tripping)): whole numbers as
/// such, others in scientific form. Numbers at the edges of double precision are refused, where the processors in use
/// round or print in their own ways.
pub(super) fn lexical(number: &Number) -> Result<(String, NamedNodeRef<'static>), TermProblem> {
    let refused = || TermProblem::Number(number.to_string());
    let value = number.as_f64().ok_or_else(refused)?;
    if value.abs() > 9_007_199_254_740_991.0 {
        return Err(refused());
    }
    if value.fract() == 0.0 {
        #[expect(clippy::cast_possible_truncation, reason = "a whole number below 2^53 fits")]
        return Ok(((value as i64).to_string(), xsd::INTEGER));
    }
    if value.abs() < 1e-6 {
        return Err(refused());
    }
    // 80 digits hold every double of this range in full; a tie at the 17th digit is rounded up by some and to even by others.
    let exact = format!("{value:.80e}");
    let (mantissa, _) = exact.split_once('e').ok_or_else(refused)?;
    let digits: String = mantissa.chars().filter(char::is_ascii_digit).collect();
    if digits[16..].trim_end_matches('0') == "5" {
        return Err(refused());
    }
    let rounded = format!("{value:.15e}");
    let (mantissa, exponent) = rounded.split_once('e').ok_or_else(refused)?;
    let mantissa = mantissa.trim_end_matches('0');
    let zero = if mantissa.ends_with('.') { "0" } else { "" };
    Ok((format!("{mantissa}{zero}E{exponent}"), xsd::DOUBLE))
}

/// A text with its language ([VC Data Model 2.0 §11.1](https://www.w3.org/TR/vc-data-model-2.0/#language-and-base-direction)).
/// A base direction has no place in RDF and would stay unsigned.
pub(super) fn tagged(node: &Map<String, Value>) -> Option<Result<Text<'_>, TermError>> {
    let value = node.get("@value")?;
    let literal = || {
        let text = value.as_str()?;
        match node.get("@language") {
            None if node.len() == 1 => Some(Text::Typed(Cow::Borrowed(text), xsd::STRING)),
            Some(Value::String(tag)) if node.len() == 2 => {
                Literal::new_language_tagged_literal(text, tag).ok().map(Text::Tagged)
            }
            _ => None,
        }
    };
    Some(literal().ok_or_else(|| TermProblem::Shape.here()))
}

/// An identifier with a scheme. Blank node names are refused: whoever writes a credential names things or leaves them unnamed.
pub(super) fn absolute(text: &str) -> Result<NamedNodeRef<'_>, TermError> {
    let refused = || TermProblem::NotAbsolute(text.chars().take(200).collect()).here();
    // Contexts of version 1 use these as prefixes; no identifier has such a scheme.
    if ["cred:", "obi:", "sec:", "xsd:"].iter().any(|prefix| text.starts_with(prefix)) {
        return Err(refused());
    }
    NamedNodeRef::new(text).map_err(|_| refused())
}
