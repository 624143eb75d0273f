//! The canonical text of statements whose blank nodes tell themselves apart by what is said of each directly
//! ([RDFC-1.0 §4.6](https://www.w3.org/TR/rdf-canon/#hash-1d-quads)). That is nearly every credential, and this way costs a
//! third of the general one.

use std::fmt::Write;

use oxrdf::NamedNodeRef;

use super::statement::{Node, Object, Statement};
use crate::keys;

/// Blank nodes are numbered here in the order of their first mention.
type Number = usize;

/// A statement as canonical N-Quads, but for the names of its blank nodes.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Line {
    text: String,
    /// Where in the text the name of a blank node belongs, and which: subject, object, graph.
    gaps: [Option<(usize, Number)>; 3],
}

impl Line {
    fn of(statement: &Statement<'_>, number: &mut impl FnMut(u32) -> Number) -> Self {
        let mut text = String::with_capacity(160);
        let mut add_node = |text: &mut String, node| match node {
            Node::Blank(blank) => Some((text.len(), number(blank))),
            Node::Named(name) => add_name(text, name),
        };
        let subject = add_node(&mut text, statement.subject);
        text.push(' ');
        add_name(&mut text, statement.predicate);
        text.push(' ');
        let object = match &statement.object {
            Object::Node(node) => add_node(&mut text, *node),
            Object::Value(value) => {
                write!(text, "{}", value.as_literal()).expect("writing to memory cannot fail");
                None
            }
        };
        let graph = statement.graph.and_then(|node| {
            text.push(' ');
            add_node(&mut text, node)
        });
        text.push_str(" .\n");
        Self { text, gaps: [subject, object, graph] }
    }

    fn blanks(&self) -> impl Iterator<Item = Number> {
        self.gaps.into_iter().flatten().map(|(_, blank)| blank)
    }

    fn with(&self, name: impl Fn(Number, &mut String)) -> String {
        let mut line = String::with_capacity(self.text.len() + 24);
        let mut written = 0;
        for (place, blank) in self.gaps.into_iter().flatten() {
            line.push_str(&self.text[written..place]);
            name(blank, &mut line);
            written = place;
        }
        line.push_str(&self.text[written..]);
        line
    }
}

/// Leaves no gap.
fn add_name(text: &mut String, name: NamedNodeRef<'_>) -> Option<(usize, Number)> {
    text.push('<');
    text.push_str(name.as_str());
    text.push('>');
    None
}

/// The canonical lines in their order, under SHA-256. None where two blank nodes look alike, so that what stands around
/// them has to decide.
pub(super) fn canonical_lines(statements: &[Statement<'_>]) -> Option<Vec<String>> {
    let mut numbers: Vec<Option<Number>> = Vec::new();
    let mut mentioned = 0;
    let mut number = |blank: u32| {
        let place = blank as usize;
        if numbers.len() <= place {
            numbers.resize(place + 1, None);
        }
        *numbers[place].get_or_insert_with(|| {
            mentioned += 1;
            mentioned - 1
        })
    };
    let mut lines: Vec<Line> = statements.iter().map(|statement| Line::of(statement, &mut number)).collect();
    // What is said twice is one statement.
    lines.sort_unstable();
    lines.dedup();

    let mut said = vec![Vec::new(); mentioned];
    for line in &lines {
        let mut seen = [None; 3];
        for (place, own) in line.blanks().enumerate() {
            if !seen.contains(&Some(own)) {
                said[own].push(line.with(|blank, line| line.push_str(if blank == own { "_:a" } else { "_:z" })));
            }
            seen[place] = Some(own);
        }
    }
    let mut order: Vec<([u8; 32], Number)> = said.into_iter().map(hash).zip(0..).collect();
    order.sort_unstable();
    if order.windows(2).any(|pair| pair[0].0 == pair[1].0) {
        return None;
    }

    let mut canonical = vec![0; order.len()];
    for (label, (_, number)) in order.into_iter().enumerate() {
        canonical[number] = label;
    }
    let name = |blank: Number, line: &mut String| {
        write!(line, "_:c14n{}", canonical[blank]).expect("writing to memory cannot fail");
    };
    let mut lines: Vec<String> = lines.iter().map(|line| line.with(name)).collect();
    lines.sort_unstable();
    Some(lines)
}

fn hash(mut said: Vec<String>) -> [u8; 32] {
    said.sort_unstable();
    keys::sha256(said.concat().as_bytes())
}
