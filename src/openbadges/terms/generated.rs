//! Documents of every kind that the table allows, made by dice.
//!
//! They hold the reader to itself here: each has a canonical form, whichever way it is found. With `ACCOLADE_TERM_DOCUMENTS`
//! naming a folder they are also left there, thousands of them, each beside its canonical form, for an independent
//! processor to be compared with.

use serde_json::{Map, Value, json};

use super::canonical;
use super::contexts::{CREDENTIALS_V1, CREDENTIALS_V2, Contexts, EXTENSIONS, LEARNER_RECORDS, OPEN_BADGES, contexts};
use super::error::TermProblem;
use super::expand::{agree, statements};
use super::table::{Below, CLASSES, Class, EVERYWHERE, Kind, Term};

const OB_0: &str = "https://purl.imsglobal.org/spec/ob/v3p0/context.json";
const OB_1: &str = "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.1.json";
const OB_2: &str = "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.2.json";
const INTEGRITY_1: &str = "https://w3id.org/security/data-integrity/v1";
const INTEGRITY_2: &str = "https://w3id.org/security/data-integrity/v2";
const ED25519_2020: &str = "https://w3id.org/security/suites/ed25519-2020/v1";
const STATUS: &str = "https://www.w3.org/ns/credentials/status/v1";
const STATUS_2021: &str = "https://w3id.org/vc/status-list/2021/v1";

/// The sets of contexts that documents come with.
const COMPANIES: &[&[&str]] = &[
    &[CREDENTIALS_V2, OPEN_BADGES, EXTENSIONS],
    &[CREDENTIALS_V2, OPEN_BADGES, EXTENSIONS, INTEGRITY_2, ED25519_2020],
    &[CREDENTIALS_V2, LEARNER_RECORDS, OPEN_BADGES, EXTENSIONS],
    &[CREDENTIALS_V2, OB_2, EXTENSIONS, STATUS],
    &[CREDENTIALS_V2, OPEN_BADGES, STATUS_2021],
    &[CREDENTIALS_V2],
    &[CREDENTIALS_V1, OB_0, EXTENSIONS, ED25519_2020],
    &[CREDENTIALS_V1, OB_1, EXTENSIONS, INTEGRITY_2, STATUS],
    &[CREDENTIALS_V1, OB_2, STATUS_2021, INTEGRITY_1],
    &[CREDENTIALS_V1, OPEN_BADGES, EXTENSIONS, INTEGRITY_2],
    &[CREDENTIALS_V1, LEARNER_RECORDS, OB_1, INTEGRITY_1],
    &[CREDENTIALS_V1, LEARNER_RECORDS, OB_2, STATUS_2021],
    &[CREDENTIALS_V1, STATUS_2021, ED25519_2020],
];

const TEXTS: &[&str] = &[
    "Laboratory safety",
    "a",
    "a",
    "",
    "5",
    "true",
    "2026-11-22T09:30:00Z",
    "line one\nline two\r\n\ttab",
    "quote \" and backslash \\",
    "Prüfung · 試験 · اختبار",
    "control \u{1} \u{8} \u{c} \u{1f} \u{7f} \u{85}",
    "🧪 test",
    "https://h.example/text",
    "@type",
    "_:b0",
];

const IDENTIFIERS: &[&str] = &[
    "https://h.example/1",
    "https://h.example/1",
    "https://h.example/a/b?c=d&e#f",
    "https://h.example/é",
    "urn:uuid:0d1b6a4e-64f2-4d8e-8f0a-2f5d3f1f7a10",
    "did:web:h.example:issuers:7",
    "did:key:z6Mkabc#z6Mkabc",
    "mailto:ada@example.org",
    "data:image/png;base64,AAAA",
    "ext:Thing",
];

/// Numbers from a seed, always the same ones (xorshift).
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from((self.0 >> 11) % u64::try_from(sides).unwrap()).unwrap()
    }

    fn pick<'a, T: ?Sized>(&mut self, from: &[&'a T]) -> &'a T {
        from[self.roll(from.len())]
    }

    fn chance(&mut self, percent: usize) -> bool {
        self.roll(100) < percent
    }
}

struct Maker {
    dice: Dice,
    company: &'static [&'static str],
    contexts: Contexts,
    nodes: usize,
}

impl Maker {
    fn new(seed: u64) -> Self {
        let mut dice = Dice(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1);
        let company = COMPANIES[dice.roll(COMPANIES.len())];
        Self { dice, company, contexts: contexts(&json!(company)).unwrap(), nodes: 0 }
    }

    fn document(&mut self) -> Value {
        let mut document = self.node(None, 0);
        document.insert("@context".into(), json!(self.company));
        Value::Object(document)
    }

    fn node(&mut self, below: Option<&'static Below>, depth: usize) -> Map<String, Value> {
        self.nodes += 1;
        let mut node = Map::new();
        let classes = self.classes(below, depth);
        let mut names: Vec<&str> = classes.iter().map(|class| class.name).collect();
        if names.is_empty() || self.dice.chance(5) {
            names.push("https://h.example/Type");
        }
        if names.len() == 1 && self.dice.chance(50) {
            node.insert("type".into(), json!(names[0]));
        } else {
            node.insert("type".into(), json!(names));
        }
        if self.dice.chance(45) {
            node.insert("id".into(), json!(self.dice.pick(IDENTIFIERS)));
        }
        if depth > 0 && self.dice.chance(5) {
            node.insert("@context".into(), json!(self.company));
        }
        let of_classes: Vec<&'static Term> = classes.iter().flat_map(|class| class.terms).collect();
        let everywhere = EVERYWHERE.iter().filter(|(context, _)| self.contexts.meets(*context));
        let mut terms: Vec<&'static Term> = everywhere.flat_map(|(_, terms)| *terms).collect();
        terms.extend(below.iter().flat_map(|below| below.terms));
        // Where several define a term, the type's own definition holds.
        terms.retain(|term| term.kind != Kind::Opaque && of_classes.iter().all(|own| own.name != term.name));
        for _ in 0..self.dice.roll(8) {
            let from = if of_classes.is_empty() || self.dice.chance(40) { &terms } else { &of_classes };
            if from.is_empty() {
                break;
            }
            let term = self.dice.pick(from);
            let Some(value) = self.value(term, below, depth) else { continue };
            node.insert(term.name.into(), value);
        }
        node
    }

    fn classes(&mut self, below: Option<&'static Below>, depth: usize) -> Vec<&'static Class> {
        let all: Vec<&'static Class> = CLASSES
            .iter()
            .copied()
            .flatten()
            .chain(below.iter().flat_map(|below| below.classes))
            .filter(|class| class.holds_under(self.contexts))
            .collect();
        let mut chosen = Vec::new();
        if depth == 0 || self.dice.chance(10) {
            chosen.extend(all.iter().find(|class| class.name == "VerifiableCredential"));
        }
        for _ in 0..=self.dice.roll(2) {
            let class = self.dice.pick(&all);
            if agree(&chosen, below, class).is_ok() {
                chosen.push(class);
            }
        }
        chosen
    }

    fn value(&mut self, term: &'static Term, below: Option<&'static Below>, depth: usize) -> Option<Value> {
        let below = term.below.or(below);
        let one = |maker: &mut Self| match term.kind {
            Kind::Opaque => None,
            Kind::Word(words) => Some(json!(words[maker.dice.roll(words.len())].0)),
            Kind::Graph => maker.nested(below, depth),
            Kind::List => Some(maker.scalar()),
            Kind::Link if maker.dice.chance(40) => Some(json!(maker.dice.pick(IDENTIFIERS))),
            Kind::Link => maker.nested(below, depth),
            Kind::Plain | Kind::Set if maker.dice.chance(40) => maker.nested(below, depth),
            Kind::Typed(_) if maker.dice.chance(10) => maker.nested(below, depth),
            Kind::Plain | Kind::Set | Kind::Typed(_) if maker.dice.chance(10) => {
                let mut tagged = json!({"@value": maker.dice.pick(TEXTS)});
                if maker.dice.chance(60) {
                    tagged["@language"] = json!(maker.dice.pick(&["en", "de-CH", "ZH-hant"]));
                }
                Some(tagged)
            }
            Kind::Plain | Kind::Set | Kind::Typed(_) => Some(maker.scalar()),
        };
        if term.kind == Kind::List || self.dice.chance(30) {
            let several: Vec<Value> = (0..=self.dice.roll(3)).filter_map(|_| one(self)).collect();
            return (!several.is_empty()).then(|| json!(several));
        }
        one(self)
    }

    fn nested(&mut self, below: Option<&'static Below>, depth: usize) -> Option<Value> {
        (depth < 5 && self.nodes < 40).then(|| Value::Object(self.node(below, depth + 1)))
    }

    fn scalar(&mut self) -> Value {
        match self.dice.roll(10) {
            0 => json!(self.dice.chance(50)),
            1 => json!(i64::try_from(self.dice.roll(1 << 53)).unwrap() - (1 << 52)),
            2 => json!(self.dice.roll(1000)),
            3 => json!(f64::from(u32::try_from(self.dice.roll(1_000_000)).unwrap()) / 1000.0 - 500.0),
            4 => json!(f64::from(u32::try_from(self.dice.roll(1 << 30)).unwrap()) / 7.0),
            _ => json!(self.dice.pick(TEXTS)),
        }
    }
}

#[test]
fn every_document_that_the_table_allows_has_a_canonical_form() {
    #[expect(clippy::disallowed_methods, reason = "a folder that this test alone is told")]
    let folder = std::env::var("ACCOLADE_TERM_DOCUMENTS").ok().map(std::path::PathBuf::from);
    let count = if folder.is_some() { 5_000 } else { 500 };
    let mut refused = 0;
    for seed in 1..=count {
        let document = Maker::new(seed).document();
        match canonical(&document) {
            Ok(text) => {
                if let Some(folder) = &folder {
                    std::fs::write(folder.join(format!("{seed}.json")), document.to_string()).unwrap();
                    std::fs::write(folder.join(format!("{seed}.nq")), text).unwrap();
                }
            }
            // Look-alikes by the dozen, and values at the edges.
            Err(error) => {
                let known = matches!(
                    error.problem,
                    TermProblem::TooComplex | TermProblem::Order | TermProblem::Twice | TermProblem::Number(_)
                );
                assert!(known, "{error} in {document:#}");
                refused += 1;
            }
        }
    }
    assert!(refused < count / 10, "{refused} of {count}");
}

#[test]
fn a_member_more_is_refused_wherever_a_document_has_an_object() {
    fn objects(value: &Value, at: &str, found: &mut Vec<String>) {
        match value {
            Value::Object(object) => {
                found.extend(object.contains_key("type").then(|| at.to_owned()));
                object.iter().for_each(|(name, value)| objects(value, &format!("{at}/{name}"), found));
            }
            Value::Array(items) => {
                items.iter().enumerate().for_each(|(place, item)| objects(item, &format!("{at}/{place}"), found));
            }
            _ => {}
        }
    }
    for seed in 1..=100 {
        let document = Maker::new(seed).document();
        let mut places = Vec::new();
        objects(&document, "", &mut places);
        for place in places {
            let mut changed = document.clone();
            changed.pointer_mut(&place).unwrap()["grade"] = json!("A");
            let found = statements(&changed).unwrap_err().problem;
            assert_eq!(found, TermProblem::UndefinedTerm("grade".into()), "{changed}");
        }
    }
}
