//! What has to be met for a badge: a tree whose leaves compare and whose branches combine.
//!
//! The JSON form is the same in the API, in files and in the database; a leaf or a branch is an object with one key:
//! `{"all": [{"score": {"activity": "Final quiz", "at_least": 75}}, {"before": "2027-01-31T23:59:59Z"}]}`.
//! A rule is first parsed (its form), then resolved against a course (its sense: names become identifiers, and what can
//! never be met is refused). It is judged in [`super::progress`].

use std::borrow::Cow;
use std::collections::{BTreeMap, HashSet};

use chrono::{DateTime, SecondsFormat, Utc};
use rust_decimal::Decimal;
use serde_json::{Map, Number, Value, json};

use super::achievement::is_key;
use super::ids::ActivityId;
use super::words;

/// How deep branches may nest, the outermost counted.
pub const MAX_DEPTH: usize = 8;
/// How many leaves a rule may have; an empty branch counts as one.
pub const MAX_LEAVES: usize = 100;
/// How many characters the label of an activity may have.
pub const MAX_LABEL: usize = 500;
/// How many characters may say what is to be handed in.
pub const MAX_ASKS: usize = 500;
/// The highest threshold, in per cent. Extra credit can pass 100 %; beyond the double, points were taken for per cent.
pub const MAX_PERCENT: Decimal = Decimal::from_parts(200, 0, 0, false, 0);

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Rule {
    All(Vec<Rule>),
    Any(Vec<Rule>),
    AtLeast {
        n: u32,
        of: Vec<Rule>,
    },
    Score {
        activity: ActivityRef,
        /// In per cent of the maximum.
        at_least: Decimal,
    },
    Completed {
        activity: ActivityRef,
    },
    /// Is let in by a locked link of the course.
    OnRoster {
        activity: ActivityRef,
    },
    /// Opened a link of the course themselves.
    Opened {
        activity: ActivityRef,
    },
    /// Handed something in for this very badge, and a teacher approved it.
    Approved {
        /// What is to be handed in, as learners read it.
        asks: String,
    },
    /// Holds the badge with this key.
    Badge(String),
    Member {
        role: MemberRole,
        status: MemberStatus,
    },
    Before(DateTime<Utc>),
    After(DateTime<Utc>),
}

/// How a rule names an activity: by label or identifier as written, by identifier once resolved.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct ActivityRef(String);

impl ActivityRef {
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl<T: Into<String>> From<T> for ActivityRef {
    fn from(text: T) -> Self {
        Self(text.into())
    }
}

words! {
    /// The roles that can be awarded: learners alone.
    MemberRole { Learner = "Learner" }
}

words! {
    /// The memberships that can be awarded: active ones alone.
    MemberStatus { Active = "Active" }
}

/// What is wrong with a rule, and where: the path is a JSON pointer into its tree, such as `/all/1/score/at_least`.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}{problem}", if path.is_empty() { String::new() } else { format!("{path}: ") })]
pub struct RuleError {
    pub path: String,
    pub problem: RuleProblem,
}

/// The rule about rules that was broken.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RuleProblem {
    #[error("a condition is an object with one key, such as {{\"completed\": {{\"activity\": \"Lab report\"}}}}")]
    NotACondition,
    #[error(
        "“{0}” is no kind of condition; there are all, any, at_least, score, completed, on_roster, opened, approved, badge, member, before and after"
    )]
    UnknownKind(String),
    #[error("“{0}” is reserved for a later version")]
    Reserved(String),
    #[error("“{0}” does not belong here")]
    UnknownField(String),
    #[error("“{0}” is missing")]
    MissingField(&'static str),
    #[error("expected {0}")]
    Expected(&'static str),
    #[error("branches may nest {MAX_DEPTH} deep at most")]
    TooDeep,
    #[error("a rule may have {MAX_LEAVES} conditions at most")]
    TooManyLeaves,
    #[error("a name may have {MAX_LABEL} characters at most")]
    LabelTooLong,
    #[error("a group needs at least one condition")]
    EmptyGroup,
    #[error("at least 0 conditions are always met; name 1 or more")]
    AtLeastNone,
    #[error("{n} of {of} can never be met")]
    AtLeastTooMany { n: u32, of: usize },
    #[error("the same condition stands here twice, so one fact would count double")]
    Duplicate,
    #[error("a threshold of {0} % is below zero")]
    ThresholdNegative(Decimal),
    #[error(
        "a threshold of 0 % would be met by no work at all, and a score of zero never earns a badge; name a percentage above 0, or ask for completion"
    )]
    ThresholdZero,
    #[error(
        "{0} % cannot be meant: extra credit can pass 100 %, but more than {MAX_PERCENT} % looks like points taken for per cent"
    )]
    ThresholdTooHigh(Decimal),
    #[error("nothing can happen after {after} and by {before}")]
    EmptyWindow { after: DateTime<Utc>, before: DateTime<Utc> },
    #[error("{0} only narrows other conditions: put it in an “all” together with a score, a completion or a badge")]
    NothingToNarrow(&'static str),
    #[error("the course has no activity “{name}”{}", candidates(.near))]
    UnknownActivity { name: String, near: Vec<String> },
    #[error("“{name}” names several activities; name one by its id: {}", .ids.join(", "))]
    AmbiguousActivity { name: String, ids: Vec<String> },
    #[error("“{0}” is no longer in the course")]
    GoneActivity(String),
    #[error("“{0}” has no score; ask for its completion")]
    NotScored(String),
    #[error("“{0}” has a maximum of zero, so that no percentage can be reached")]
    NoMaximum(String),
    #[error("“{name}” is {}; ask for it by {}", .is.described(), .is.asked_by())]
    WrongKind { name: String, is: ActivityKind },
    #[error("nobody has looked yet at whom “{0}” lets in: check it in the course, and begin to use it there")]
    NotArmed(String),
    #[error("there is no badge “{key}”{}", candidates(.near))]
    UnknownBadge { key: String, near: Vec<String> },
    #[error("the badge would require itself")]
    OwnBadge,
    #[error("what is to be handed in is told in at most {MAX_ASKS} characters, without control characters")]
    AsksTooLong,
    #[error("a badge asks for one thing to be handed in: say in one text what belongs to it")]
    AskedTwice,
}

/// What a course has that rules can name.
#[derive(Clone, Debug, Default)]
pub struct Course<'a> {
    pub activities: Vec<NamedActivity>,
    /// The keys of the badges that exist.
    pub badges: Vec<String>,
    /// The key of the badge whose rule this is, once it has one.
    pub own_key: Option<&'a str>,
}

words! {
    /// What an activity can prove, and so which conditions may name it.
    ActivityKind {
        /// A gradebook column: what was scored or completed.
        Column = "column",
        /// A link that the platform keeps locked: whom it lets in.
        Lock = "lock",
        /// A link that is opened by whoever reaches it: who did.
        Gate = "gate",
    }
}

impl ActivityKind {
    fn described(self) -> &'static str {
        match self {
            Self::Column => "a gradebook column",
            Self::Lock => "a locked link, which only tells whom it lets in",
            Self::Gate => "a claim link, which only tells who opened it",
        }
    }

    fn asked_by(self) -> &'static str {
        match self {
            Self::Column => "score or completed",
            Self::Lock => "on_roster",
            Self::Gate => "opened",
        }
    }
}

/// An activity as rules see it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamedActivity {
    pub id: ActivityId,
    pub label: String,
    pub kind: ActivityKind,
    /// Whether it is in use: a lock is, once somebody looked at whom it lets in.
    pub armed: bool,
    /// The maximum of its scores, where the source tells.
    pub maximum: Option<Decimal>,
    /// Whether it can have scores, not only be completed.
    pub scored: bool,
    /// Whether it was there once and is no longer.
    pub gone: bool,
}

fn candidates(near: &[String]) -> String {
    match near {
        [] => String::new(),
        near => {
            format!("; did you mean {}?", near.iter().map(|name| format!("“{name}”")).collect::<Vec<_>>().join(" or "))
        }
    }
}

impl Rule {
    /// Whether this is a leaf that can earn something by itself.
    pub fn is_evidence(&self) -> bool {
        self.activity().is_some() || matches!(self, Self::Badge(_) | Self::Approved { .. })
    }

    /// Whether this is a leaf that says who or when, and needs a condition beside it.
    pub fn only_narrows(&self) -> bool {
        matches!(self, Self::Member { .. }) || self.is_date()
    }

    pub fn is_date(&self) -> bool {
        matches!(self, Self::Before(_) | Self::After(_))
    }

    /// The activity that this leaf names.
    pub fn activity(&self) -> Option<&ActivityRef> {
        match self {
            Self::Score { activity, .. }
            | Self::Completed { activity }
            | Self::OnRoster { activity }
            | Self::Opened { activity } => Some(activity),
            _ => None,
        }
    }

    /// What is to be handed in, where a leaf asks for something.
    pub fn asks_for(&self) -> Option<&str> {
        self.leaves().into_iter().find_map(|leaf| match leaf {
            Self::Approved { asks } => Some(asks.as_str()),
            _ => None,
        })
    }

    /// The conditions that this branch combines; none for a leaf.
    pub fn children(&self) -> &[Rule] {
        match self {
            Self::All(of) | Self::Any(of) | Self::AtLeast { of, .. } => of,
            _ => &[],
        }
    }

    pub fn is_branch(&self) -> bool {
        matches!(self, Self::All(_) | Self::Any(_) | Self::AtLeast { .. })
    }

    /// Every leaf, in the order written.
    pub fn leaves(&self) -> Vec<&Rule> {
        if self.is_branch() { self.children().iter().flat_map(Self::leaves).collect() } else { vec![self] }
    }

    /// Whether a score is asked for that only extra credit reaches.
    pub fn asks_for_extra_credit(&self) -> bool {
        let beyond = |leaf: &&Rule| matches!(leaf, Self::Score { at_least, .. } if *at_least > Decimal::ONE_HUNDRED);
        self.leaves().iter().any(beyond)
    }

    /// The activities named, each once, in the order written.
    pub fn activities(&self) -> Vec<&ActivityRef> {
        let mut named = Vec::new();
        for leaf in self.leaves() {
            if let Some(activity) = leaf.activity()
                && !named.contains(&activity)
            {
                named.push(activity);
            }
        }
        named
    }

    /// The keys of the badges named, each once, in the order written.
    pub fn badges(&self) -> Vec<&str> {
        let mut named = Vec::new();
        for leaf in self.leaves() {
            if let Self::Badge(key) = leaf
                && !named.contains(&key.as_str())
            {
                named.push(key.as_str());
            }
        }
        named
    }

    /// The same rule about other things: for a copy of the course, whose activities and badges have names of their own.
    pub fn renamed(
        &self,
        mut activity: impl FnMut(&ActivityRef) -> ActivityRef,
        mut badge: impl FnMut(&str) -> String,
    ) -> Self {
        self.rename(&mut activity, &mut badge)
    }

    fn rename(
        &self,
        activity: &mut impl FnMut(&ActivityRef) -> ActivityRef,
        badge: &mut impl FnMut(&str) -> String,
    ) -> Self {
        let mut list = |of: &[Self]| of.iter().map(|rule| rule.rename(activity, badge)).collect();
        match self {
            Self::All(of) => Self::All(list(of)),
            Self::Any(of) => Self::Any(list(of)),
            Self::AtLeast { n, of } => Self::AtLeast { n: *n, of: list(of) },
            Self::Score { activity: named, at_least } => Self::Score { activity: activity(named), at_least: *at_least },
            Self::Completed { activity: named } => Self::Completed { activity: activity(named) },
            Self::OnRoster { activity: named } => Self::OnRoster { activity: activity(named) },
            Self::Opened { activity: named } => Self::Opened { activity: activity(named) },
            Self::Badge(key) => Self::Badge(badge(key)),
            Self::Approved { .. } | Self::Member { .. } | Self::Before(_) | Self::After(_) => self.clone(),
        }
    }

    /// The key under which the condition stands in its object.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::All(_) => "all",
            Self::Any(_) => "any",
            Self::AtLeast { .. } => "at_least",
            Self::Score { .. } => "score",
            Self::Completed { .. } => "completed",
            Self::OnRoster { .. } => "on_roster",
            Self::Opened { .. } => "opened",
            Self::Approved { .. } => "approved",
            Self::Badge(_) => "badge",
            Self::Member { .. } => "member",
            Self::Before(_) => "before",
            Self::After(_) => "after",
        }
    }

    /// What stands between a branch's path and the index of one of its children.
    pub(super) fn step(&self) -> &'static str {
        match self {
            Self::AtLeast { .. } => "/at_least/of/",
            Self::Any(_) => "/any/",
            _ => "/all/",
        }
    }

    /// The form in which rules are exchanged and kept.
    pub fn to_json(&self) -> Value {
        let list = |of: &[Rule]| Value::Array(of.iter().map(Self::to_json).collect());
        let body = match self {
            Self::All(of) | Self::Any(of) => list(of),
            Self::AtLeast { n, of } => json!({"n": n, "of": list(of)}),
            Self::Score { activity, at_least } => {
                json!({"activity": activity.as_str(), "at_least": decimal_to_json(*at_least)})
            }
            Self::Completed { activity } | Self::OnRoster { activity } | Self::Opened { activity } => {
                json!({"activity": activity.as_str()})
            }
            Self::Approved { asks } => json!({"handed_in": asks}),
            Self::Badge(key) => json!(key),
            Self::Member { role, status } => json!({"role": role.as_str(), "status": status.as_str()}),
            Self::Before(time) | Self::After(time) => json!(time.to_rfc3339_opts(SecondsFormat::AutoSi, true)),
        };
        Value::Object(Map::from_iter([(self.kind().to_owned(), body)]))
    }

    /// Reads the form of a rule; whether it makes sense in a course is [`Rule::resolve`]'s question.
    pub fn parse(value: &Value) -> Result<Self, RuleError> {
        let mut reader = Reader { path: String::new(), leaves: 0 };
        reader.rule(value, 1).map_err(|problem| RuleError { path: reader.path, problem })
    }
}

impl serde::Serialize for Rule {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.to_json().serialize(serializer)
    }
}

impl<'de> serde::Deserialize<'de> for Rule {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::parse(&Value::deserialize(deserializer)?).map_err(serde::de::Error::custom)
    }
}

/// A JSON number where every reader takes it for the same, else a string. Readers keep numbers as binary fractions, which
/// hold fifteen decimal digits; a power of ten beyond the 22nd costs the quick ones among them the last digit.
fn decimal_to_json(decimal: Decimal) -> Value {
    const DIGITS: u128 = 1_000_000_000_000_000;
    let decimal = decimal.normalize();
    let text = decimal.to_string();
    let number = match decimal.scale() {
        _ if decimal.mantissa().unsigned_abs() >= DIGITS => None,
        0 => text.parse::<i64>().ok().map(Number::from),
        1..=22 => text.parse::<f64>().ok().and_then(Number::from_f64),
        _ => None,
    };
    number.map_or(Value::String(text), Value::Number)
}

/// Exact or nothing: digits that would be rounded away are refused.
fn decimal_from_text(text: &str) -> Option<Decimal> {
    let plain = !text.contains(['e', 'E', '_', '+']);
    let decimal = if plain { Decimal::from_str_exact(text) } else { Decimal::from_scientific(text) };
    decimal.ok().map(|decimal| decimal.normalize())
}

/// Reads one JSON tree; `path` is where it stands, and stays there when something is refused.
struct Reader {
    path: String,
    leaves: usize,
}

impl Reader {
    fn rule(&mut self, value: &Value, depth: usize) -> Result<Rule, RuleProblem> {
        if depth > MAX_DEPTH {
            return Err(RuleProblem::TooDeep);
        }
        let object = value.as_object().ok_or(RuleProblem::NotACondition)?;
        let mut entries = object.iter();
        let (Some((kind, body)), None) = (entries.next(), entries.next()) else {
            return Err(RuleProblem::NotACondition);
        };
        self.within(kind, |reader| match kind.as_str() {
            "all" => Ok(Rule::All(reader.list(body, depth)?)),
            "any" => Ok(Rule::Any(reader.list(body, depth)?)),
            "at_least" => reader.at_least(body, depth),
            _ => reader.leaf(kind, body),
        })
    }

    /// Steps into a member or an element; on a refusal, stays there.
    fn within<T>(
        &mut self,
        step: &str,
        read: impl FnOnce(&mut Self) -> Result<T, RuleProblem>,
    ) -> Result<T, RuleProblem> {
        let here = self.path.len();
        self.path.push('/');
        self.path.push_str(&pointer_step(step));
        let read = read(self)?;
        self.path.truncate(here);
        Ok(read)
    }

    fn list(&mut self, value: &Value, depth: usize) -> Result<Vec<Rule>, RuleProblem> {
        let items = value.as_array().ok_or(RuleProblem::Expected("a list of conditions"))?;
        if items.is_empty() {
            self.count_leaf()?;
        }
        items
            .iter()
            .enumerate()
            .map(|(index, item)| self.within(&index.to_string(), |reader| reader.rule(item, depth + 1)))
            .collect()
    }

    fn at_least(&mut self, body: &Value, depth: usize) -> Result<Rule, RuleProblem> {
        let [n, of] = self.fields(body, ["n", "of"])?;
        let n = self.within("n", |_| {
            n.as_u64().and_then(|n| u32::try_from(n).ok()).ok_or(RuleProblem::Expected("a whole number"))
        })?;
        let of = self.within("of", |reader| reader.list(of, depth))?;
        Ok(Rule::AtLeast { n, of })
    }

    fn leaf(&mut self, kind: &str, body: &Value) -> Result<Rule, RuleProblem> {
        self.count_leaf()?;
        match kind {
            "score" => {
                let [activity, at_least] = self.fields(body, ["activity", "at_least"])?;
                let activity = self.within("activity", |_| label(activity))?;
                let at_least = self.within("at_least", |_| percentage(at_least))?;
                Ok(Rule::Score { activity: activity.into(), at_least })
            }
            "completed" => Ok(Rule::Completed { activity: self.only_activity(body)? }),
            "on_roster" => Ok(Rule::OnRoster { activity: self.only_activity(body)? }),
            "opened" => Ok(Rule::Opened { activity: self.only_activity(body)? }),
            "approved" => {
                let [asks] = self.fields(body, ["handed_in"])?;
                Ok(Rule::Approved { asks: self.within("handed_in", |_| asked(asks))? })
            }
            "badge" => match body.as_str() {
                Some(key) if is_key(key) => Ok(Rule::Badge(key.to_owned())),
                _ => Err(RuleProblem::Expected("the key of a badge, such as \"basics-1\"")),
            },
            "member" => {
                let [role, status] = self.fields(body, ["role", "status"])?;
                let role = self.within("role", |_| {
                    role.as_str()
                        .and_then(MemberRole::parse)
                        .ok_or(RuleProblem::Expected("\"Learner\": nobody else is awarded by a rule"))
                })?;
                let status = self.within("status", |_| {
                    status
                        .as_str()
                        .and_then(MemberStatus::parse)
                        .ok_or(RuleProblem::Expected("\"Active\": nobody else is awarded by a rule"))
                })?;
                Ok(Rule::Member { role, status })
            }
            "before" => Ok(Rule::Before(time(body)?)),
            "after" => Ok(Rule::After(time(body)?)),
            "not" | "value" => Err(RuleProblem::Reserved(kind.to_owned())),
            _ => Err(RuleProblem::UnknownKind(excerpt(kind))),
        }
    }

    /// The body of a leaf that names an activity and asks for nothing more.
    fn only_activity(&mut self, body: &Value) -> Result<ActivityRef, RuleProblem> {
        let [activity] = self.fields(body, ["activity"])?;
        Ok(self.within("activity", |_| label(activity))?.into())
    }

    fn count_leaf(&mut self) -> Result<(), RuleProblem> {
        self.leaves += 1;
        if self.leaves > MAX_LEAVES { Err(RuleProblem::TooManyLeaves) } else { Ok(()) }
    }

    /// The named members of an object that has no other.
    fn fields<'v, const N: usize>(
        &mut self,
        body: &'v Value,
        names: [&'static str; N],
    ) -> Result<[&'v Value; N], RuleProblem> {
        let object = body.as_object().ok_or(RuleProblem::Expected("an object"))?;
        if let Some(other) = object.keys().find(|key| !names.contains(&key.as_str())) {
            return Err(RuleProblem::UnknownField(excerpt(other)));
        }
        let mut found = [&Value::Null; N];
        for (name, place) in names.into_iter().zip(&mut found) {
            *place = object.get(name).ok_or(RuleProblem::MissingField(name))?;
        }
        Ok(found)
    }
}

/// One step of a JSON pointer (RFC 6901, section 3).
fn pointer_step(step: &str) -> Cow<'_, str> {
    let step = if step.len() > 64 { Cow::Owned(excerpt(step)) } else { Cow::Borrowed(step) };
    if step.contains(['~', '/']) { Cow::Owned(step.replace('~', "~0").replace('/', "~1")) } else { step }
}

/// Enough of a foreign word to recognise it.
fn excerpt(word: &str) -> String {
    match word.char_indices().nth(40) {
        Some((end, _)) => format!("{}…", &word[..end]),
        None => word.to_owned(),
    }
}

fn label(value: &Value) -> Result<&str, RuleProblem> {
    let name = value.as_str().ok_or(RuleProblem::Expected("the label or the id of an activity"))?;
    if name.trim().is_empty() {
        return Err(RuleProblem::Expected("the label or the id of an activity"));
    }
    if name.chars().nth(MAX_LABEL).is_some() { Err(RuleProblem::LabelTooLong) } else { Ok(name) }
}

fn asked(value: &Value) -> Result<String, RuleProblem> {
    const EXPECTED: RuleProblem = RuleProblem::Expected("what is to be handed in, in words for learners");
    let text = value.as_str().ok_or(EXPECTED)?.trim();
    if text.is_empty() {
        return Err(EXPECTED);
    }
    let is_plain = !text.chars().any(char::is_control) && text.chars().nth(MAX_ASKS).is_none();
    if is_plain { Ok(text.to_owned()) } else { Err(RuleProblem::AsksTooLong) }
}

fn percentage(value: &Value) -> Result<Decimal, RuleProblem> {
    const EXPECTED: RuleProblem = RuleProblem::Expected("a percentage of the maximum, such as 75 or 62.5");
    match value {
        Value::Number(number) => decimal_from_text(&number.to_string()),
        Value::String(text) if text.len() <= 40 => decimal_from_text(text),
        _ => None,
    }
    .ok_or(EXPECTED)
}

fn time(value: &Value) -> Result<DateTime<Utc>, RuleProblem> {
    const EXPECTED: RuleProblem =
        RuleProblem::Expected("a moment with its offset from UTC, such as \"2027-01-31T23:59:59Z\"");
    let text = value.as_str().filter(|text| text.len() <= 40).ok_or(EXPECTED)?;
    DateTime::parse_from_rfc3339(text).map(|time| time.to_utc()).map_err(|_| EXPECTED)
}

/// A badge that could only be earned by whoever holds it already: the keys along the way, the first repeated at the end.
/// `graph` names, for every key, the badges that its rule requires.
pub fn cycle(graph: &BTreeMap<String, Vec<String>>) -> Option<Vec<String>> {
    let mut done = HashSet::new();
    for start in graph.keys() {
        let mut trail: Vec<(&str, usize)> = vec![(start, 0)];
        let mut on_trail = HashSet::from([start.as_str()]);
        while let Some((key, next)) = trail.last_mut() {
            let required = graph.get(*key).map(Vec::as_slice).unwrap_or_default();
            let Some(child) = required.get(*next).filter(|_| !done.contains(*key)) else {
                done.insert(*key);
                on_trail.remove(*key);
                trail.pop();
                continue;
            };
            *next += 1;
            if !on_trail.insert(child) {
                let keys = trail.iter().map(|(key, _)| *key).skip_while(|key| key != child).chain([child.as_str()]);
                return Some(keys.map(str::to_owned).collect());
            }
            trail.push((child, 0));
        }
    }
    None
}

impl Rule {
    /// The rule with every name turned into an identifier, or everything that keeps it from being saved: what names
    /// nothing, and what can never be met. A resolved rule resolves to itself for as long as the course has what it
    /// names, so the same question tells later what has disappeared.
    pub fn resolve(&self, course: &Course<'_>) -> Result<Self, Vec<RuleError>> {
        let mut resolver = Resolver { course, path: String::new(), leaves: 0, errors: Vec::new() };
        if let Err(problem) = resolver.bounded(self, 1) {
            return Err(vec![RuleError { path: resolver.path, problem }]);
        }
        if self.only_narrows() {
            resolver.refuse(self.kind(), RuleProblem::NothingToNarrow(self.kind()));
        }
        if self.leaves().iter().filter(|leaf| matches!(leaf, Self::Approved { .. })).count() > 1 {
            resolver.refuse(self.kind(), RuleProblem::AskedTwice);
        }
        let resolved = resolver.resolve(self, None);
        if resolver.errors.is_empty() { Ok(resolved) } else { Err(resolver.errors) }
    }
}

/// Walks a rule beside a course; `path` is where it stands.
struct Resolver<'a> {
    course: &'a Course<'a>,
    path: String,
    leaves: usize,
    errors: Vec<RuleError>,
}

impl Resolver<'_> {
    /// Holds rules that were built, not parsed, to the same bounds.
    fn bounded(&mut self, rule: &Rule, depth: usize) -> Result<(), RuleProblem> {
        if depth > MAX_DEPTH {
            return Err(RuleProblem::TooDeep);
        }
        self.leaves += usize::from(rule.children().is_empty());
        if self.leaves > MAX_LEAVES {
            return Err(RuleProblem::TooManyLeaves);
        }
        for (index, child) in rule.children().iter().enumerate() {
            let here = self.enter(rule, index);
            self.bounded(child, depth + 1)?;
            self.path.truncate(here);
        }
        Ok(())
    }

    fn enter(&mut self, rule: &Rule, index: usize) -> usize {
        let here = self.path.len();
        self.path.push_str(rule.step());
        self.path.push_str(&index.to_string());
        here
    }

    fn refuse(&mut self, below: &str, problem: RuleProblem) {
        self.errors.push(RuleError { path: format!("{}/{below}", self.path), problem });
    }

    /// `deadline` is the earliest `before` around this rule.
    fn resolve(&mut self, rule: &Rule, deadline: Option<DateTime<Utc>>) -> Rule {
        match rule {
            Rule::All(of) => Rule::All(self.branch(rule, of, deadline)),
            Rule::Any(of) => Rule::Any(self.branch(rule, of, deadline)),
            Rule::AtLeast { n, of } => {
                match (*n, of.len()) {
                    (_, 0) => {}
                    (0, _) => self.refuse("at_least/n", RuleProblem::AtLeastNone),
                    (n, len) if n as usize > len => {
                        self.refuse("at_least/n", RuleProblem::AtLeastTooMany { n, of: len });
                    }
                    _ => {}
                }
                let resolved = self.branch(rule, of, deadline);
                for (index, child) in resolved.iter().enumerate() {
                    if resolved[..index].contains(child) {
                        self.refuse(&format!("at_least/of/{index}"), RuleProblem::Duplicate);
                    }
                }
                Rule::AtLeast { n: *n, of: resolved }
            }
            Rule::Score { activity, at_least } => {
                self.check_threshold(*at_least);
                let activity = self.activity("score/activity", activity, ActivityKind::Column, true);
                Rule::Score { activity, at_least: *at_least }
            }
            Rule::Completed { activity } => {
                let activity = self.activity("completed/activity", activity, ActivityKind::Column, false);
                Rule::Completed { activity }
            }
            Rule::OnRoster { activity } => {
                Rule::OnRoster { activity: self.activity("on_roster/activity", activity, ActivityKind::Lock, false) }
            }
            Rule::Opened { activity } => {
                Rule::Opened { activity: self.activity("opened/activity", activity, ActivityKind::Gate, false) }
            }
            Rule::Badge(key) => {
                self.check_badge(key);
                rule.clone()
            }
            Rule::Approved { .. } | Rule::Member { .. } | Rule::Before(_) | Rule::After(_) => rule.clone(),
        }
    }

    fn branch(&mut self, rule: &Rule, of: &[Rule], deadline: Option<DateTime<Utc>>) -> Vec<Rule> {
        if of.is_empty() {
            self.refuse(rule.kind(), RuleProblem::EmptyGroup);
        }
        let narrows = matches!(rule, Rule::All(_));
        let has_evidence = of.iter().any(|child| child.leaves().into_iter().any(Rule::is_evidence));
        let own = of.iter().filter_map(|child| if let Rule::Before(time) = child { Some(*time) } else { None }).min();
        let deadline = [own, deadline].into_iter().flatten().min();
        let resolve_child = |(index, child): (usize, &Rule)| {
            let here = self.enter(rule, index);
            if child.only_narrows() && !(narrows && has_evidence) {
                self.refuse(child.kind(), RuleProblem::NothingToNarrow(child.kind()));
            }
            if let (Rule::After(after), Some(before)) = (child, deadline)
                && after.timestamp() >= before.timestamp()
            {
                self.refuse("after", RuleProblem::EmptyWindow { after: *after, before });
            }
            let resolved = self.resolve(child, deadline);
            self.path.truncate(here);
            resolved
        };
        of.iter().enumerate().map(resolve_child).collect()
    }

    fn check_threshold(&mut self, at_least: Decimal) {
        let problem = if at_least < Decimal::ZERO {
            RuleProblem::ThresholdNegative(at_least)
        } else if at_least.is_zero() {
            RuleProblem::ThresholdZero
        } else if at_least > MAX_PERCENT {
            RuleProblem::ThresholdTooHigh(at_least)
        } else {
            return;
        };
        self.refuse("score/at_least", problem);
    }

    fn check_badge(&mut self, key: &str) {
        if self.course.own_key == Some(key) {
            self.refuse("badge", RuleProblem::OwnBadge);
        } else if !self.course.badges.iter().any(|known| known == key) {
            let near = near(key, self.course.badges.iter().map(String::as_str));
            self.refuse("badge", RuleProblem::UnknownBadge { key: excerpt(key), near });
        }
    }

    fn activity(&mut self, below: &str, name: &ActivityRef, kind: ActivityKind, for_score: bool) -> ActivityRef {
        match self.find_activity(name.as_str(), kind, for_score) {
            Ok(id) => ActivityRef(id.as_str().to_owned()),
            Err(problem) => {
                self.refuse(below, problem);
                name.clone()
            }
        }
    }

    /// The identifier wins over labels, an activity that the condition can name over one that it cannot (on Moodle, a
    /// link and its column are called the same), and one that is there over one that is gone.
    fn find_activity(&self, name: &str, kind: ActivityKind, for_score: bool) -> Result<&ActivityId, RuleProblem> {
        let name = name.trim();
        if name.chars().nth(MAX_LABEL).is_some() {
            return Err(RuleProblem::LabelTooLong);
        }
        let known = &self.course.activities;
        let by_id = known.iter().find(|activity| activity.id.as_str() == name);
        let labelled: Vec<_> = match by_id {
            Some(activity) => vec![activity],
            None => known.iter().filter(|activity| activity.label.trim() == name).collect(),
        };
        let fitting: Vec<_> = labelled.iter().copied().filter(|activity| activity.kind == kind).collect();
        let labelled = if fitting.is_empty() { labelled } else { fitting };
        let there: Vec<_> = labelled.iter().filter(|activity| !activity.gone).collect();
        let activity = match there[..] {
            [one] => one,
            [] if labelled.is_empty() => {
                let labels = known.iter().filter(|activity| !activity.gone).map(|activity| activity.label.trim());
                return Err(RuleProblem::UnknownActivity { name: name.to_owned(), near: near(name, labels) });
            }
            [] => return Err(RuleProblem::GoneActivity(name.to_owned())),
            _ => {
                let ids = there.iter().map(|activity| activity.id.to_string()).collect();
                return Err(RuleProblem::AmbiguousActivity { name: name.to_owned(), ids });
            }
        };
        if activity.kind != kind {
            return Err(RuleProblem::WrongKind { name: activity.label.clone(), is: activity.kind });
        }
        if !activity.armed {
            return Err(RuleProblem::NotArmed(activity.label.clone()));
        }
        if for_score && !activity.scored {
            return Err(RuleProblem::NotScored(activity.label.clone()));
        }
        if for_score && activity.maximum.is_some_and(|maximum| maximum <= Decimal::ZERO) {
            return Err(RuleProblem::NoMaximum(activity.label.clone()));
        }
        Ok(&activity.id)
    }
}

/// The few known names most like the one given.
fn near<'n>(name: &str, known: impl Iterator<Item = &'n str>) -> Vec<String> {
    /// So that a long list of long names costs no more than a moment.
    const COMPARED: usize = 1_000;
    let wanted: Vec<char> = beginning(name);
    let mut found: Vec<(usize, &str)> = known
        .take(COMPARED)
        .map(|label| (unlikeness(&wanted, &beginning(label)), label))
        .filter(|(unlikeness, label)| *unlikeness <= label.chars().count().min(wanted.len()) / 3 + 1)
        .collect();
    found.sort_unstable();
    found.dedup_by_key(|(_, label)| *label);
    found.into_iter().take(3).map(|(_, label)| label.to_owned()).collect()
}

/// As much of a name as is compared, its case set aside.
fn beginning(name: &str) -> Vec<char> {
    name.chars().flat_map(char::to_lowercase).take(40).collect()
}

/// How many letters have to be changed to turn one name into the other (Levenshtein's distance); 1 when one begins with
/// the other.
fn unlikeness(a: &[char], b: &[char]) -> usize {
    if a != b && !a.is_empty() && !b.is_empty() && (a.starts_with(b) || b.starts_with(a)) {
        return 1;
    }
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, from) in a.iter().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, to) in b.iter().enumerate() {
            let changed = diagonal + usize::from(from != to);
            diagonal = row[j + 1];
            row[j + 1] = changed.min(diagonal + 1).min(row[j] + 1);
        }
    }
    row[b.len()]
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn parse(value: Value) -> Result<Rule, RuleError> {
        Rule::parse(&value)
    }

    fn refusal(value: Value) -> (String, String) {
        let error = parse(value).expect_err("the rule should be refused");
        (error.path, error.problem.to_string())
    }

    fn activity(id: &str, label: &str) -> NamedActivity {
        let maximum = Some(Decimal::ONE_HUNDRED);
        let kind = ActivityKind::Column;
        NamedActivity { id: id.into(), label: label.to_owned(), kind, armed: true, maximum, scored: true, gone: false }
    }

    #[test]
    fn what_is_to_be_handed_in_is_told_once_and_in_plain_words() {
        let asks = json!({"approved": {"handed_in": "Your notebook"}});
        let parsed = Rule::parse(&asks).unwrap();
        assert_eq!(parsed.to_json(), asks);
        assert_eq!(parsed.asks_for(), Some("Your notebook"));
        let resolved = parsed.resolve(&Course::default()).unwrap();
        assert_eq!(resolved, parsed, "it stands alone, and names nothing of the course");
        let problem = |rule: Value| Rule::parse(&rule).unwrap_err().problem;
        assert_eq!(problem(json!({"approved": {}})), RuleProblem::MissingField("handed_in"));
        assert!(matches!(problem(json!({"approved": {"handed_in": " "}})), RuleProblem::Expected(_)));
        assert_eq!(problem(json!({"approved": {"handed_in": "x".repeat(MAX_ASKS + 1)}})), RuleProblem::AsksTooLong);
        assert_eq!(problem(json!({"approved": {"handed_in": "a\u{7}"}})), RuleProblem::AsksTooLong);
        let twice = Rule::parse(&json!({"any": [asks, {"approved": {"handed_in": "A poster"}}]})).unwrap();
        assert_eq!(twice.resolve(&Course::default()).unwrap_err()[0].problem, RuleProblem::AskedTwice);
    }

    #[test]
    fn a_renamed_rule_asks_the_same_of_other_things() {
        let rule = |activity: &str, badge: &str| {
            parse(json!({"all": [
                {"at_least": {"n": 1, "of": [{"score": {"activity": activity, "at_least": 75}}, {"badge": badge}]}},
                {"any": [{"completed": {"activity": activity}}, {"completed": {"activity": "kept"}}]},
                {"before": "2027-01-31T23:59:59Z"},
            ]}))
            .unwrap()
        };
        let activity = |named: &ActivityRef| match named.as_str() {
            "a" => ActivityRef::from("b"),
            _ => named.clone(),
        };
        let renamed = rule("a", "basics").renamed(activity, |key| format!("{key}-2"));
        assert_eq!(renamed, rule("b", "basics-2"));
    }

    fn course() -> Course<'static> {
        let module = NamedActivity { maximum: None, scored: false, ..activity("a-mod", "Module 1") };
        let old = NamedActivity { gone: true, ..activity("a-old", "Old quiz") };
        let empty = NamedActivity { maximum: Some(Decimal::ZERO), ..activity("a-zero", "Survey") };
        let lock =
            NamedActivity { kind: ActivityKind::Lock, maximum: None, scored: false, ..activity("a-lock", "Essay") };
        let unchecked = NamedActivity {
            armed: false,
            ..NamedActivity { id: "a-new".into(), label: "New lock".to_owned(), ..lock.clone() }
        };
        let gate = NamedActivity {
            kind: ActivityKind::Gate,
            ..NamedActivity { id: "a-gate".into(), label: "Claim".to_owned(), ..lock.clone() }
        };
        Course {
            activities: vec![
                activity("a-quiz", " Final quiz "),
                activity("a-lab", "Lab report"),
                activity("a-twin1", "Essay"),
                activity("a-twin2", "Essay"),
                module,
                old,
                empty,
                lock,
                unchecked,
                gate,
            ],
            badges: vec!["basics-1".to_owned(), "basics-2".to_owned()],
            own_key: Some("mine"),
        }
    }

    fn resolve(value: Value) -> Result<Rule, Vec<RuleError>> {
        parse(value).expect("the form is right").resolve(&course())
    }

    /// Every refusal of a rule whose form is right.
    fn refusals(value: Value) -> Vec<(String, RuleProblem)> {
        let errors = resolve(value).expect_err("the rule should be refused");
        errors.into_iter().map(|error| (error.path, error.problem)).collect()
    }

    fn quiz(at_least: Value) -> Value {
        json!({"score": {"activity": "Final quiz", "at_least": at_least}})
    }

    #[test]
    fn the_example_of_the_documentation_is_read_and_written_unchanged() {
        let example = json!({"all": [
            {"score": {"activity": "Final quiz", "at_least": 75}},
            {"any": [
                {"completed": {"activity": "Lab report"}},
                {"at_least": {"n": 2, "of": [{"badge": "basics-1"}, {"badge": "basics-2"}, {"badge": "basics-3"}]}}
            ]},
            {"member": {"role": "Learner", "status": "Active"}},
            {"before": "2027-01-31T23:59:59Z"}
        ]});
        let rule = parse(example.clone()).unwrap();
        assert_eq!(rule.to_json(), example);
        assert_eq!(serde_json::from_str::<Rule>(&serde_json::to_string(&rule).unwrap()).unwrap(), rule);
    }

    #[test]
    fn a_threshold_is_read_by_its_decimal_text_from_a_number_or_a_string() {
        for (written, read) in
            [(json!(75), "75"), (json!(79.9), "79.9"), (json!("66.6"), "66.6"), (json!(1e-7), "0.0000001")]
        {
            let Ok(Rule::Score { at_least, .. }) = parse(quiz(written)) else { panic!("the form is right") };
            assert_eq!(at_least.to_string(), read);
        }
    }

    #[test]
    fn a_threshold_that_a_json_number_would_bend_is_written_as_a_string() {
        for exact in
            ["66.66666666666666666666666667", "11816265335.569553", "1234567890123456", "0.00000000000000000000001"]
        {
            assert_eq!(parse(quiz(json!(exact))).unwrap().to_json(), quiz(json!(exact)));
        }
        assert_eq!(parse(quiz(json!("79.9"))).unwrap().to_json(), quiz(json!(79.9)));
        assert_eq!(parse(quiz(json!("80.0"))).unwrap().to_json(), quiz(json!(80)));
    }

    #[test]
    fn a_threshold_that_would_have_to_be_rounded_is_refused() {
        for wrong in [json!("0.12345678901234567890123456789012"), json!("75 %"), json!(""), json!(null), json!(1e300)]
        {
            assert_eq!(refusal(quiz(wrong)).0, "/score/at_least");
        }
    }

    #[test]
    fn a_refusal_points_to_where_the_tree_is_wrong() {
        let wrong = json!({"all": [quiz(json!(1)), {"score": {"activity": "Final quiz", "at_least": "many"}}]});
        assert_eq!(
            parse(wrong).unwrap_err().to_string(),
            "/all/1/score/at_least: expected a percentage of the maximum, such as 75 or 62.5"
        );
        let wrong = json!({"any": [{"at_least": {"n": 1, "of": [{"before": "tomorrow"}]}}]});
        assert_eq!(refusal(wrong).0, "/any/0/at_least/of/0/before");
        assert_eq!(refusal(json!({"a/b~c": 1})).0, "/a~1b~0c");
        assert_eq!(refusal(json!([])).0, "");
    }

    #[test]
    fn a_reserved_leaf_is_refused_by_name_and_an_unknown_one_too() {
        for reserved in ["not", "value"] {
            assert_eq!(refusal(json!({ reserved: {} })).1, format!("“{reserved}” is reserved for a later version"));
        }
        assert!(refusal(json!({"shoesize": 43})).1.starts_with("“shoesize” is no kind of condition"));
    }

    #[test]
    fn an_object_with_no_key_or_two_is_no_condition() {
        assert_eq!(parse(json!({})).unwrap_err().problem, RuleProblem::NotACondition);
        assert_eq!(
            parse(json!({"badge": "a", "before": "2027-01-31T23:59:59Z"})).unwrap_err().problem,
            RuleProblem::NotACondition
        );
    }

    #[test]
    fn a_leaf_with_a_member_too_many_or_too_few_is_refused() {
        assert_eq!(refusal(json!({"completed": {"activity": "x", "by": 1}})).1, "“by” does not belong here");
        assert_eq!(refusal(json!({"score": {"activity": "x"}})).1, "“at_least” is missing");
    }

    #[test]
    fn roles_and_statuses_that_are_never_awarded_are_refused() {
        assert_eq!(refusal(json!({"member": {"role": "Instructor", "status": "Active"}})).0, "/member/role");
        assert_eq!(refusal(json!({"member": {"role": "Learner", "status": "Inactive"}})).0, "/member/status");
    }

    #[test]
    fn a_date_without_an_offset_is_refused_and_one_with_an_offset_is_kept_in_utc() {
        assert!(parse(json!({"before": "2027-01-31T23:59:59"})).is_err());
        assert!(parse(json!({"before": "2027-01-31"})).is_err());
        let rule = parse(json!({"after": "2027-01-31T23:59:59+01:00"})).unwrap();
        assert_eq!(rule.to_json(), json!({"after": "2027-01-31T22:59:59Z"}));
    }

    #[test]
    fn depth_leaves_and_names_are_bounded() {
        let nested = |depth| (1..depth).fold(json!({"badge": "b"}), |inner, _| json!({"all": [inner]}));
        assert!(parse(nested(MAX_DEPTH)).is_ok());
        assert_eq!(parse(nested(MAX_DEPTH + 1)).unwrap_err().problem, RuleProblem::TooDeep);
        let wide = |leaves| json!({"any": vec![json!({"badge": "b"}); leaves]});
        assert!(parse(wide(MAX_LEAVES)).is_ok());
        assert_eq!(parse(wide(MAX_LEAVES + 1)).unwrap_err().problem, RuleProblem::TooManyLeaves);
        assert!(parse(json!({"any": vec![json!({"all": []}); MAX_LEAVES + 1]})).is_err());
        let named = |length| json!({"completed": {"activity": "ü".repeat(length)}});
        assert!(parse(named(MAX_LABEL)).is_ok());
        assert_eq!(parse(named(MAX_LABEL + 1)).unwrap_err().problem, RuleProblem::LabelTooLong);
        assert!(parse(json!({"badge": "k".repeat(65)})).is_err());
    }

    #[test]
    fn a_rule_that_was_built_and_not_parsed_is_held_to_the_same_bounds() {
        let leaf = || Rule::Completed { activity: "a-quiz".into() };
        let wide = Rule::Any(vec![leaf(); MAX_LEAVES + 1]);
        assert_eq!(wide.resolve(&course()).unwrap_err()[0].problem, RuleProblem::TooManyLeaves);
        let deep = (0..MAX_DEPTH).fold(leaf(), |inner, _| Rule::All(vec![inner]));
        assert_eq!(deep.resolve(&course()).unwrap_err()[0].problem, RuleProblem::TooDeep);
        let long = Rule::Completed { activity: "x".repeat(MAX_LABEL + 1).into() };
        assert_eq!(long.resolve(&course()).unwrap_err()[0].problem, RuleProblem::LabelTooLong);
    }

    #[test]
    fn labels_become_identifiers_and_identifiers_stay() {
        let rule = resolve(json!({"all": [quiz(json!(75)), {"completed": {"activity": "  a-lab"}}]})).unwrap();
        assert_eq!(
            rule.to_json(),
            json!({"all": [{"score": {"activity": "a-quiz", "at_least": 75}}, {"completed": {"activity": "a-lab"}}]})
        );
        assert_eq!(rule.resolve(&course()).unwrap(), rule);
    }

    #[test]
    fn an_identifier_wins_over_a_label_that_reads_the_same() {
        let mut course = course();
        course.activities.push(activity("a-other", "a-quiz"));
        let rule = Rule::Completed { activity: "a-quiz".into() };
        assert_eq!(rule.resolve(&course).unwrap(), rule);
    }

    #[test]
    fn an_unknown_activity_is_refused_with_the_names_most_like_it() {
        let [(path, problem)] = &refusals(json!({"any": [{"completed": {"activity": "final Quizz"}}]}))[..] else {
            panic!("one refusal")
        };
        assert_eq!(path, "/any/0/completed/activity");
        assert_eq!(problem.to_string(), "the course has no activity “final Quizz”; did you mean “Final quiz”?");
        let far = refusals(json!({"completed": {"activity": "Swimming"}}));
        assert_eq!(far[0].1, RuleProblem::UnknownActivity { name: "Swimming".to_owned(), near: vec![] });
    }

    #[test]
    fn a_label_of_two_activities_is_refused_with_their_identifiers() {
        let ids = vec!["a-twin1".to_owned(), "a-twin2".to_owned()];
        let problem = RuleProblem::AmbiguousActivity { name: "Essay".to_owned(), ids };
        assert_eq!(
            refusals(json!({"completed": {"activity": "Essay"}})),
            [("/completed/activity".to_owned(), problem)]
        );
    }

    #[test]
    fn an_activity_that_is_gone_has_no_score_or_no_maximum_is_refused() {
        let one = |value| refusals(value).remove(0).1;
        assert_eq!(
            one(json!({"completed": {"activity": "Old quiz"}})),
            RuleProblem::GoneActivity("Old quiz".to_owned())
        );
        let score = |name: &str| json!({"score": {"activity": name, "at_least": 50}});
        assert_eq!(one(score("Module 1")), RuleProblem::NotScored("Module 1".to_owned()));
        assert_eq!(one(score("Survey")), RuleProblem::NoMaximum("Survey".to_owned()));
        assert!(resolve(json!({"completed": {"activity": "Module 1"}})).is_ok());
    }

    #[test]
    fn a_lock_and_a_gate_are_named_by_their_own_conditions_even_where_a_column_is_called_the_same() {
        let named = |kind: &str, name: &str| resolve(json!({ kind: {"activity": name} })).unwrap().to_json();
        assert_eq!(named("on_roster", "Essay"), json!({"on_roster": {"activity": "a-lock"}}));
        assert_eq!(named("opened", "Claim"), json!({"opened": {"activity": "a-gate"}}));
    }

    #[test]
    fn a_condition_that_the_activity_cannot_answer_is_refused_with_the_one_that_it_can() {
        let one = |kind: &str, name: &str| refusals(json!({ kind: {"activity": name} })).remove(0).1.to_string();
        assert!(one("completed", "Claim").ends_with("ask for it by opened"));
        assert!(one("completed", "a-lock").ends_with("ask for it by on_roster"));
        assert!(one("on_roster", "Lab report").ends_with("ask for it by score or completed"));
        let score = refusals(json!({"score": {"activity": "a-lock", "at_least": 50}})).remove(0).1;
        assert_eq!(score, RuleProblem::WrongKind { name: "Essay".to_owned(), is: ActivityKind::Lock });
    }

    #[test]
    fn a_lock_that_nobody_looked_at_is_refused() {
        assert_eq!(
            refusals(json!({"on_roster": {"activity": "New lock"}})).remove(0).1,
            RuleProblem::NotArmed("New lock".to_owned())
        );
    }

    #[test]
    fn a_label_that_a_gone_activity_shares_names_the_one_that_is_there() {
        let mut course = course();
        course.activities.push(activity("a-new", "Old quiz"));
        let rule = Rule::Completed { activity: "Old quiz".into() };
        assert_eq!(rule.resolve(&course).unwrap(), Rule::Completed { activity: "a-new".into() });
    }

    #[test]
    fn a_badge_that_does_not_exist_or_requires_itself_is_refused() {
        let missing = RuleProblem::UnknownBadge {
            key: "basic-1".to_owned(),
            near: vec!["basics-1".to_owned(), "basics-2".to_owned()],
        };
        assert_eq!(refusals(json!({"badge": "basic-1"})), [("/badge".to_owned(), missing)]);
        assert_eq!(refusals(json!({"badge": "mine"})), [("/badge".to_owned(), RuleProblem::OwnBadge)]);
    }

    #[test]
    fn thresholds_that_nobody_or_everybody_meets_are_refused() {
        let one = |at_least: Value| refusals(quiz(at_least)).remove(0).1;
        assert_eq!(one(json!(0)), RuleProblem::ThresholdZero);
        assert_eq!(one(json!(-1)), RuleProblem::ThresholdNegative(Decimal::NEGATIVE_ONE));
        assert_eq!(one(json!(201)), RuleProblem::ThresholdTooHigh(Decimal::from(201)));
        assert!(resolve(quiz(json!(110))).is_ok(), "extra credit can pass 100 %");
    }

    #[test]
    fn empty_groups_and_impossible_counts_are_refused() {
        let of = json!([{"badge": "basics-1"}, {"badge": "basics-2"}]);
        assert_eq!(refusals(json!({"all": []})), [("/all".to_owned(), RuleProblem::EmptyGroup)]);
        assert_eq!(refusals(json!({"at_least": {"n": 1, "of": []}}))[0].1, RuleProblem::EmptyGroup);
        assert_eq!(
            refusals(json!({"at_least": {"n": 0, "of": of}})),
            [("/at_least/n".to_owned(), RuleProblem::AtLeastNone)]
        );
        assert_eq!(refusals(json!({"at_least": {"n": 3, "of": of}}))[0].1, RuleProblem::AtLeastTooMany { n: 3, of: 2 });
        assert!(resolve(json!({"at_least": {"n": 2, "of": of}})).is_ok());
    }

    #[test]
    fn the_same_condition_twice_among_which_some_count_is_refused_even_under_two_names() {
        let rule = json!({"at_least": {"n": 2, "of": [{"completed": {"activity": "Lab report"}}, {"completed": {"activity": "a-lab"}}]}});
        assert_eq!(refusals(rule), [("/at_least/of/1".to_owned(), RuleProblem::Duplicate)]);
    }

    #[test]
    fn a_rule_that_anybody_meets_without_doing_anything_is_refused() {
        let member = json!({"member": {"role": "Learner", "status": "Active"}});
        let nothing = |kind| RuleProblem::NothingToNarrow(kind);
        assert_eq!(refusals(member.clone()), [("/member".to_owned(), nothing("member"))]);
        assert_eq!(refusals(json!({"all": [member]})), [("/all/0/member".to_owned(), nothing("member"))]);
        assert_eq!(
            refusals(json!({"any": [{"badge": "basics-1"}, member]})),
            [("/any/1/member".to_owned(), nothing("member"))]
        );
        assert!(resolve(json!({"all": [{"badge": "basics-1"}, member]})).is_ok());
    }

    #[test]
    fn a_date_outside_an_all_that_it_can_date_is_refused() {
        let date = json!({"before": "2027-01-31T23:59:59Z"});
        let nothing = RuleProblem::NothingToNarrow("before");
        assert_eq!(refusals(date.clone()), [("/before".to_owned(), nothing.clone())]);
        assert_eq!(
            refusals(json!({"any": [{"badge": "basics-1"}, date]})),
            [("/any/1/before".to_owned(), nothing.clone())]
        );
        let beside = json!({"all": [{"badge": "basics-1"}, {"all": [date]}]});
        assert_eq!(refusals(beside), [("/all/1/all/0/before".to_owned(), nothing)]);
        assert!(resolve(json!({"all": [{"any": [{"badge": "basics-1"}]}, date]})).is_ok());
    }

    #[test]
    fn a_window_that_is_shut_before_it_opens_is_refused_also_from_outside() {
        let (early, late) = (json!("2027-01-01T00:00:00Z"), json!("2027-02-01T00:00:00Z"));
        let badge = json!({"badge": "basics-1"});
        let shut = json!({"all": [badge, {"after": late}, {"before": early}]});
        assert_eq!(refusals(shut)[0].0, "/all/1/after");
        let outside = json!({"all": [{"before": early}, {"any": [{"all": [badge, {"after": late}]}]}]});
        assert_eq!(refusals(outside)[0].0, "/all/1/any/0/all/1/after");
        assert!(resolve(json!({"all": [badge, {"after": early}, {"before": late}]})).is_ok());
        assert!(refusals(json!({"all": [badge, {"after": early}, {"before": early}]})).len() == 1);
    }

    #[test]
    fn everything_wrong_with_a_rule_is_told_at_once() {
        let errors =
            refusals(json!({"all": [quiz(json!(0)), {"badge": "nope"}, {"completed": {"activity": "Old quiz"}}]}));
        assert_eq!(
            errors.iter().map(|(path, _)| path.as_str()).collect::<Vec<_>>(),
            ["/all/0/score/at_least", "/all/1/badge", "/all/2/completed/activity"]
        );
    }

    #[test]
    fn badges_that_require_each_other_in_a_circle_are_found() {
        let graph = |edges: &[(&str, &[&str])]| {
            edges
                .iter()
                .map(|(key, of)| ((*key).to_owned(), of.iter().map(|key| (*key).to_owned()).collect()))
                .collect()
        };
        assert_eq!(cycle(&graph(&[("a", &["b", "c"]), ("b", &["c"]), ("c", &[])])), None);
        assert_eq!(cycle(&graph(&[("a", &["x", "b"]), ("b", &["c"]), ("c", &["b"])])).unwrap(), ["b", "c", "b"]);
        assert_eq!(cycle(&graph(&[("a", &["a"])])).unwrap(), ["a", "a"]);
        let long: BTreeMap<_, _> = (0..20_000).map(|n| (format!("{n}"), vec![format!("{}", n + 1)])).collect();
        assert_eq!(cycle(&long), None, "a long chain is no circle");
    }

    fn any_leaf() -> impl Strategy<Value = Rule> {
        let time = (0_i64..4_000_000_000).prop_map(|seconds| DateTime::from_timestamp(seconds, 0).unwrap());
        let percent = (any::<i64>(), 0_u32..28).prop_map(|(digits, scale)| Decimal::new(digits, scale));
        prop_oneof![
            (".{1,9}[a-z]", percent).prop_map(|(name, at_least)| Rule::Score { activity: name.into(), at_least }),
            ".{1,9}[a-z]".prop_map(|name| Rule::Completed { activity: name.into() }),
            ".{1,9}[a-z]".prop_map(|name| Rule::OnRoster { activity: name.into() }),
            ".{1,9}[a-z]".prop_map(|name| Rule::Opened { activity: name.into() }),
            "[a-z0-9-]{1,64}".prop_map(Rule::Badge),
            Just(Rule::Member { role: MemberRole::Learner, status: MemberStatus::Active }),
            time.clone().prop_map(Rule::Before),
            time.prop_map(Rule::After),
        ]
    }

    fn any_rule() -> impl Strategy<Value = Rule> {
        any_leaf().prop_recursive(6, 60, 5, |inner| {
            let list = prop::collection::vec(inner, 0..5);
            prop_oneof![
                list.clone().prop_map(Rule::All),
                list.clone().prop_map(Rule::Any),
                (any::<u32>(), list).prop_map(|(n, of)| Rule::AtLeast { n, of }),
            ]
        })
    }

    /// JSON that looks like a rule often enough to get far.
    fn any_json() -> impl Strategy<Value = Value> {
        let word = prop_oneof![
            prop::sample::select(vec![
                "all",
                "any",
                "at_least",
                "score",
                "completed",
                "on_roster",
                "opened",
                "badge",
                "member",
                "before",
                "after",
                "n",
                "of",
                "activity",
                "role",
                "status",
                "not",
                "Learner",
                "Active",
                "2027-01-31T23:59:59Z"
            ])
            .prop_map(str::to_owned),
            ".{0,8}",
        ];
        let leaf = prop_oneof![
            Just(Value::Null),
            any::<bool>().prop_map(Value::from),
            any::<i64>().prop_map(Value::from),
            any::<f64>().prop_map(Value::from),
            word.clone().prop_map(Value::from),
        ];
        leaf.prop_recursive(10, 80, 4, move |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
                prop::collection::vec((word.clone(), inner), 0..3)
                    .prop_map(|entries| Value::Object(entries.into_iter().collect())),
            ]
        })
    }

    proptest! {
        #[test]
        fn a_rule_written_and_read_again_is_the_same(rule in any_rule()) {
            let text = serde_json::to_string(&rule).unwrap();
            prop_assert_eq!(serde_json::from_str::<Rule>(&text).unwrap(), rule);
        }

        #[test]
        fn whatever_json_comes_is_read_or_refused_without_a_panic(value in any_json()) {
            if let Ok(rule) = Rule::parse(&value) {
                let _ = rule.resolve(&course());
            }
        }

        #[test]
        fn what_resolves_once_resolves_to_itself(rule in any_rule()) {
            let activities = rule.activities().iter().map(|name| activity(name.as_str().trim(), "label")).collect();
            let course = Course { activities, badges: rule.badges().iter().map(ToString::to_string).collect(), own_key: None };
            if let Ok(resolved) = rule.resolve(&course) {
                prop_assert_eq!(resolved.resolve(&course), Ok(resolved));
            }
        }
    }
}
