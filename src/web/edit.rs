//! The form that makes or changes a badge: what was typed, the rule it stands for, and what is wrong with it.

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use rust_decimal::Decimal;
use serde_json::{Value, json};

use super::error::{OrRefuse, PageError};
use super::forms::Form;
use super::session::Open;
use super::{designer, more, sources, words};
use crate::app::App;
use crate::artwork::{ArtworkError, Design};
use crate::domain::achievement::TextError;
use crate::domain::award::AchievementState;
use crate::domain::criteria::Labels;
use crate::domain::details::AchievementDetails;
use crate::domain::rule::{ActivityKind, MAX_ASKS, MAX_PERCENT, Rule, RuleError, RuleProblem};
use crate::flows::author::{self, BadgeInput, Fault, PictureInput};
use crate::flows::standing;
use crate::keys;
use crate::store::{Activity, Context, Issuer, StoredAchievement, Whom};
use crate::views::designer::Look;
use crate::views::instructor::{Choice, Draft, Edit, MatchKind, Row, RowKind};
use crate::views::parts::{FieldError, Picture, Problem};

/// Rows of an empty form, and how many "more rows" adds.
const ROWS: usize = 3;
/// No rule of a course page needs more.
const MOST_ROWS: usize = 40;
/// What tells a form again is an identifier of ours.
const LONGEST_FORM: usize = 36;
/// The length of what tells one state of a badge from another.
const STAND: usize = 32;
/// Of percentages; `MAX_PERCENT` is the upper one.
const THRESHOLD_BOUNDS: Problem = Problem::OutOfRange { min: 1, max: 200 };

/// Whether a form can be told again by this.
pub fn tells_a_form(form: &str) -> bool {
    (1..=LONGEST_FORM).contains(&form.len()) && form.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
}

/// What a form says that it has read, where a [`author::stand`] looks so.
pub fn as_read(text: &str) -> Option<&str> {
    Some(text).filter(|text| text.len() == STAND && text.bytes().all(|byte| byte.is_ascii_hexdigit()))
}

/// A form as it was typed, word for word.
#[derive(Clone, Debug)]
pub struct Typed {
    pub draft: Draft,
    /// The id of a picture that was uploaded before.
    pub upload: Option<String>,
    /// A picture that comes with this post.
    pub new_upload: Option<Vec<u8>>,
}

impl Typed {
    pub async fn empty(app: &App, context: &Context) -> Result<Self, PageError> {
        let design = author::design_for(app, &context.title, None).await.or_refuse(app)?;
        let look = designer::suggested(&design);
        let more = more::of(&AchievementDetails::default());
        let draft = Draft { rows: vec![Row::default(); ROWS], look, more, ..Draft::default() };
        Ok(Self { draft, upload: None, new_upload: None })
    }

    /// A form that is filled in already, for people to change. The design follows from the name.
    pub async fn begun(
        app: &App,
        name: String,
        description: String,
        rule: Option<&Rule>,
        criteria: Option<String>,
    ) -> Result<Self, PageError> {
        let look = designer::suggested(&author::design_for(app, &name, None).await.or_refuse(app)?);
        let more = more::of(&AchievementDetails::default());
        let mut draft = Draft { name, description, by_hand: rule.is_none(), look, more, ..Draft::default() };
        fill_rule(&mut draft, rule.and_then(rows_of));
        draft.criteria = criteria.unwrap_or_default();
        draft.drafted = drafted(&draft.criteria);
        Ok(Self { draft, upload: None, new_upload: None })
    }

    /// The form of a badge as it is now.
    pub async fn of(app: &App, open: &Open, context: &Context, badge: &StoredAchievement) -> Result<Self, PageError> {
        let picture = app.store.find_picture(badge.picture.clone()).await.or_refuse(app)?;
        let design = picture.and_then(|picture| picture.design).and_then(|text| Design::from_json(&text));
        let texts = &badge.achievement.texts;
        let mut draft = Draft {
            form: keys::opaque_id(),
            as_read: author::stand(badge),
            name: texts.name.clone(),
            description: texts.description.clone(),
            criteria: texts.criteria.clone(),
            more: more::of(&badge.achievement.details),
            alt: badge.picture_alt.clone(),
            issuer: badge.issuer.to_string(),
            look: match &design {
                Some(design) => designer::look_of(design),
                None => designer::suggested(&author::design_for(app, &texts.name, None).await.or_refuse(app)?),
            },
            ..Draft::default()
        };
        draft.by_hand = badge.achievement.rule.is_none();
        fill_rule(&mut draft, badge.achievement.rule.as_ref().and_then(rows_of));
        if let Some(rule) = badge.achievement.rule.as_ref().map(Rule::to_json) {
            let written = [
                criteria_from(app, open, context, &rule).await?,
                author::criteria_for(app, &context.id, &rule).await.or_refuse(app)?,
            ];
            let is_written = |text: &String| drafted(text) == drafted(&draft.criteria);
            if written.iter().flatten().any(is_written) {
                draft.drafted = drafted(&draft.criteria);
            }
        }
        let upload = design.is_none().then(|| badge.picture.to_string());
        Ok(Self { draft, upload, new_upload: None })
    }

    pub fn read(form: &mut Form) -> Self {
        let text = |name: &str| form.text(name).to_owned();
        let rows = (0..MOST_ROWS)
            .take_while(|row| form.has(&format!("kind-{row}")))
            .map(|row| Row {
                kind: RowKind::parse(form.text(&format!("kind-{row}"))),
                activity: text(&format!("activity-{row}")),
                threshold: text(&format!("threshold-{row}")),
                extra_credit: false,
                asks: text(&format!("asks-{row}")),
                badge: text(&format!("badge-{row}")),
            })
            .collect();
        let draft = Draft {
            form: Some(text("form")).filter(|form| tells_a_form(form)).unwrap_or_default(),
            as_read: as_read(form.text("as-read")).unwrap_or_default().to_owned(),
            name: text("name"),
            description: text("description"),
            issuer: text("issuer"),
            look: designer::read(form),
            alt: text("alt"),
            by_hand: form.text("by-hand") == "on",
            matching: MatchKind::parse(form.text("match")).unwrap_or_default(),
            match_n: text("match-n"),
            rows,
            latest: text("latest"),
            criteria: text("criteria"),
            drafted: text("criteria-drafted"),
            more: more::read(form),
        };
        let is_id = |id: &String| !id.is_empty() && id.bytes().all(|byte| byte.is_ascii_hexdigit());
        let upload = Some(text("keep-upload")).filter(is_id);
        Self { draft, upload, new_upload: form.file("picture") }
    }

    /// Writes the criteria from the rule. Where people have written their own, they stay, unless they ask for it.
    pub async fn draft_criteria(
        &mut self,
        app: &App,
        open: &Open,
        context: &Context,
        is_asked: bool,
    ) -> Result<Vec<FieldError>, PageError> {
        let is_own = !self.draft.criteria.is_empty() && drafted(&self.draft.criteria) != self.draft.drafted;
        if is_own && !is_asked {
            return Ok(Vec::new());
        }
        let rule = match self.rule(app.clock.now()) {
            Ok(rule) => rule,
            Err(errors) => return Ok(if is_asked { errors } else { Vec::new() }),
        };
        if let Some(criteria) = criteria_from(app, open, context, &rule).await? {
            self.draft.drafted = drafted(&criteria);
            self.draft.criteria = criteria;
        }
        Ok(Vec::new())
    }

    /// Whether the badge was changed or published since the form was opened, and not by the form.
    pub fn is_past(&self, badge: &StoredAchievement) -> bool {
        author::is_past(badge, &author::stand(badge), &self.draft.form, &self.draft.as_read)
    }

    pub fn add_rows(&mut self) {
        let wanted = (self.draft.rows.len() + ROWS).min(MOST_ROWS);
        self.draft.rows.resize(wanted, Row::default());
    }

    /// While the picture is as it was suggested, it follows the name.
    pub async fn suggest(&mut self, app: &App) -> Result<(), PageError> {
        self.draft.look = follow(app, &self.draft.look, &self.draft.name, &self.draft.issuer).await?;
        Ok(())
    }

    /// Gives up what was chosen for what the name suggests.
    pub async fn suggest_anew(&mut self, app: &App) -> Result<(), PageError> {
        let issuer = Some(self.draft.issuer.as_str()).filter(|issuer| !issuer.is_empty());
        let design = author::design_for(app, &self.draft.name, issuer).await.or_refuse(app)?;
        self.draft.look = designer::suggested(&design);
        self.upload = None;
        Ok(())
    }

    /// The rows that ask for something, with their number.
    fn filled(&self) -> impl Iterator<Item = (usize, &Row)> {
        self.draft.rows.iter().enumerate().filter(|(_, row)| row.kind != RowKind::None)
    }

    /// The rule that the rows stand for, as JSON, or what is wrong with them.
    pub fn rule(&self, now: DateTime<Utc>) -> Result<Value, Vec<FieldError>> {
        let (mut errors, mut wrong) = (Vec::new(), 0);
        let mut leaves = Vec::new();
        for (number, row) in self.filled() {
            match leaf(number, row) {
                Ok(leaf) => leaves.push(leaf),
                Err(found) => {
                    wrong += 1;
                    errors.extend(found);
                }
            }
        }
        if leaves.is_empty() && errors.is_empty() {
            errors.push(FieldError::new("rows", Problem::NoConditions));
            wrong = 1;
        }
        let count = u32::try_from(leaves.len() + wrong).unwrap_or(u32::MAX);
        let latest = self.latest(now).map_err(|error| errors.push(error)).ok().flatten();
        let mut group = match self.draft.matching {
            MatchKind::All => json!({ "all": leaves }),
            MatchKind::Any => json!({ "any": leaves }),
            MatchKind::AtLeast => {
                let n = self.draft.match_n.parse::<u32>().ok().filter(|n| (1..=count).contains(n));
                if n.is_none() {
                    errors.push(FieldError::new("match-n", Problem::CountOutOfRange { conditions: count }));
                }
                json!({ "at_least": { "n": n.unwrap_or(1), "of": leaves } })
            }
        };
        if let Some(latest) = latest {
            let before = json!({ "before": latest });
            match group.get_mut("all").and_then(Value::as_array_mut) {
                Some(all) => all.push(before),
                None => group = json!({ "all": [group, before] }),
            }
        }
        if errors.is_empty() { Ok(group) } else { Err(errors) }
    }

    /// The end of the latest day.
    fn latest(&self, now: DateTime<Utc>) -> Result<Option<DateTime<Utc>>, FieldError> {
        if self.draft.latest.is_empty() {
            return Ok(None);
        }
        let day = NaiveDate::parse_from_str(&self.draft.latest, "%Y-%m-%d")
            .map_err(|_| FieldError::new("latest", Problem::NotADate))?;
        let last_second = NaiveTime::from_hms_opt(23, 59, 59).expect("a day has this second");
        let end = day.and_time(last_second).and_utc();
        if end < now { Err(FieldError::new("latest", Problem::PastDate)) } else { Ok(Some(end)) }
    }

    /// What is to be kept, or what is wrong with what was typed. A rule that the form cannot show stays as it is.
    pub fn input(
        &self,
        context: &Context,
        known: Option<&StoredAchievement>,
        now: DateTime<Utc>,
    ) -> Result<BadgeInput, Vec<FieldError>> {
        let kept = known.and_then(complex_rule).map(Rule::to_json);
        let rule = match kept {
            Some(rule) => Some(rule),
            None if self.draft.by_hand && self.filled().next().is_none() => None,
            None => Some(self.rule(now)?),
        };
        let details = more::details(&self.draft.more, known.map(|badge| &badge.achievement.details))?;
        let text = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
        let picture = match &self.upload {
            // Nobody but who brought it can say what it shows.
            Some(_) if self.draft.alt.is_empty() => return Err(vec![FieldError::new("alt", Problem::Missing)]),
            Some(id) => PictureInput::Kept(id.as_str().into()),
            None => PictureInput::Designed(designer::design_of(&self.draft.look)?),
        };
        Ok(BadgeInput {
            key: known.map(|badge| badge.achievement.key.clone()),
            context: Some(context.id.clone()),
            name: self.draft.name.clone(),
            description: self.draft.description.clone(),
            criteria: text(&self.draft.criteria),
            rule,
            picture,
            picture_alt: text(&self.draft.alt),
            expires_after: known.and_then(|badge| badge.achievement.expires_after).map(|period| period.to_string()),
            issuer: text(&self.draft.issuer),
            details: Some(details.to_json()),
        })
    }

    /// Where a fault belongs in the form.
    pub fn field_error(&self, fault: &Fault) -> FieldError {
        match fault {
            Fault::Text(error) => text_error(error),
            Fault::Rule(error) => self.rule_error(error),
            Fault::Cycle(_) => FieldError::new("rows", Problem::Circular),
            Fault::Picture(error) => FieldError::new("picture", picture_problem(error)),
            Fault::Design(error) => designer::field_error(*error),
            Fault::UnknownPicture => FieldError::new("picture", Problem::Gone),
            Fault::PictureAlt => FieldError::new("alt", Problem::TooLong { max: 300 }),
            Fault::Key | Fault::KeyTaken(_) => FieldError::new("name", Problem::Gone),
            Fault::RuleWithoutCourse | Fault::RuleOfPathway => FieldError::new("rows", Problem::NoConditions),
            Fault::Expiry(_) => FieldError::new("latest", Problem::NotADate),
            Fault::UnknownIssuer(_) | Fault::IssuerFixed => FieldError::new("issuer", Problem::Gone),
            Fault::Details(error) => more::field_error(&self.draft.more, error),
        }
    }

    /// The row behind a path such as `/all/1/score/at_least`.
    fn rule_error(&self, error: &RuleError) -> FieldError {
        let place = error.path.split('/').filter_map(|part| part.parse::<usize>().ok()).next_back();
        let row = place.and_then(|place| self.filled().nth(place)).map(|(number, row)| (number, row.kind));
        let field = match row {
            Some((number, RowKind::Score)) if error.path.ends_with("at_least") => format!("threshold-{number}"),
            Some((number, RowKind::Score | RowKind::Completed)) => format!("activity-{number}"),
            Some((number, RowKind::Approved)) => format!("asks-{number}"),
            Some((number, RowKind::Badge)) => format!("badge-{number}"),
            _ => "rows".to_owned(),
        };
        let problem = match &error.problem {
            RuleProblem::ThresholdNegative(_) | RuleProblem::ThresholdZero | RuleProblem::ThresholdTooHigh(_) => {
                THRESHOLD_BOUNDS
            }
            RuleProblem::UnknownActivity { .. }
            | RuleProblem::GoneActivity(_)
            | RuleProblem::NoMaximum(_)
            | RuleProblem::UnknownBadge { .. } => Problem::Gone,
            RuleProblem::WrongKind { .. } | RuleProblem::NotScored(_) => Problem::NotScored,
            RuleProblem::NotArmed(_) => Problem::NotChecked,
            RuleProblem::OwnBadge => Problem::Circular,
            RuleProblem::AsksTooLong => Problem::TooLong { max: u32::try_from(MAX_ASKS).unwrap_or(u32::MAX) },
            RuleProblem::AskedTwice => Problem::Repeated,
            RuleProblem::EmptyGroup => Problem::NoConditions,
            _ => Problem::NeverMet,
        };
        FieldError::new(field, problem)
    }
}

/// The fields of the rule; empty rows where the form cannot show it, or where there is none.
fn fill_rule(draft: &mut Draft, shape: Option<Shaped>) {
    if let Some(shape) = shape {
        draft.matching = shape.matching;
        draft.match_n = shape.n.map(|n| n.to_string()).unwrap_or_default();
        draft.latest = shape.latest.map(|time| time.format("%F").to_string()).unwrap_or_default();
        draft.rows = shape.rows;
    }
    draft.rows.resize(draft.rows.len().max(ROWS), Row::default());
}

/// Tells a text again that was written from a rule, without carrying it twice. Nothing for an empty text.
fn drafted(criteria: &str) -> String {
    let plain = criteria.replace("\r\n", "\n");
    match plain.trim() {
        "" => String::new(),
        text => keys::fingerprint(text),
    }
}

/// The criteria as they are written from a rule, in the language of whoever writes; nothing while the rule does not hold.
async fn criteria_from(app: &App, open: &Open, context: &Context, rule: &Value) -> Result<Option<String>, PageError> {
    let read = author::read_rule(app, &context.id, rule).await.or_refuse(app)?;
    Ok(read.map(|(rule, names)| app.views.criteria(&words::rule_text(&rule, &names.labels()), open.language)))
}

/// The look, or the one that the name suggests while nobody chose another.
pub async fn follow(app: &App, look: &Look, name: &str, issuer: &str) -> Result<Look, PageError> {
    if name.is_empty() || !designer::is_suggested(look) {
        return Ok(look.clone());
    }
    let issuer = Some(issuer).filter(|issuer| !issuer.is_empty());
    let design = author::design_for(app, name, issuer).await.or_refuse(app)?;
    Ok(designer::suggested(&design))
}

/// The condition that a row stands for, or everything that is wrong with it.
fn leaf(number: usize, row: &Row) -> Result<Value, Vec<FieldError>> {
    let wrong = |field: &str, problem| FieldError::new(format!("{field}-{number}"), problem);
    let need = |field: &str, value: &str| match value.is_empty() {
        true => Err(wrong(field, Problem::Missing)),
        false => Ok(value.to_owned()),
    };
    let alone = |error: FieldError| vec![error];
    Ok(match row.kind {
        RowKind::Score => {
            let threshold = percent(&row.threshold).map_err(|problem| wrong("threshold", problem));
            match (need("activity", &row.activity), threshold) {
                (Ok(activity), Ok(at_least)) => {
                    // A lock or a claim link is refused where the rule is resolved: it has no score.
                    let (_, activity) = split_choice(&activity);
                    json!({ "score": { "activity": activity, "at_least": at_least.to_string() } })
                }
                (activity, threshold) => return Err(activity.err().into_iter().chain(threshold.err()).collect()),
            }
        }
        RowKind::Completed => {
            let activity = need("activity", &row.activity).map_err(alone)?;
            let (condition, activity) = split_choice(&activity);
            json!({ condition: { "activity": activity } })
        }
        RowKind::Approved => json!({ "approved": { "handed_in": need("asks", &row.asks).map_err(alone)? } }),
        RowKind::Badge => json!({ "badge": need("badge", &row.badge).map_err(alone)? }),
        RowKind::None => Value::Null,
    })
}

/// A threshold as it was typed: a number, perhaps with a comma or the sign behind it.
fn percent(typed: &str) -> Result<Decimal, Problem> {
    let typed = typed.trim_end_matches('%').trim();
    if typed.is_empty() {
        return Err(Problem::Missing);
    }
    let number: Decimal = typed.replace(',', ".").parse().map_err(|_| Problem::NotANumber)?;
    match number > Decimal::ZERO && number <= MAX_PERCENT {
        true => Ok(number),
        false => Err(THRESHOLD_BOUNDS),
    }
}

/// The conditions that a choice of an activity stands for, beside `completed`: the choice begins with the word.
const CHOSEN: [&str; 2] = ["on_roster", "opened"];

/// The condition by which a chosen activity is done, and the activity.
fn split_choice(value: &str) -> (&str, &str) {
    match value.split_once(':') {
        Some((condition, activity)) if CHOSEN.contains(&condition) => (condition, activity),
        _ => ("completed", value),
    }
}

pub(super) fn text_error(error: &TextError) -> FieldError {
    match error {
        TextError::Empty(field) => FieldError::new(*field, Problem::Missing),
        TextError::TooLong { field, limit } => {
            FieldError::new(*field, Problem::TooLong { max: u32::try_from(*limit).unwrap_or(u32::MAX) })
        }
        TextError::Control(field) => FieldError::new(*field, Problem::Control),
    }
}

pub fn picture_problem(error: &ArtworkError) -> Problem {
    match error {
        ArtworkError::TooLarge => Problem::FileTooLarge { max_kib: 2048 },
        ArtworkError::SvgNotPlain => Problem::DrawingNotPlain,
        ArtworkError::Svg | ArtworkError::SvgUnreadable | ArtworkError::NotAPng | ArtworkError::Damaged => {
            Problem::NotAPng
        }
        ArtworkError::Size { .. } => Problem::PictureTooSmall { min: 64 },
    }
}

/// A rule in the shape of the form.
struct Shaped {
    matching: MatchKind,
    n: Option<u32>,
    rows: Vec<Row>,
    latest: Option<DateTime<Utc>>,
}

/// The rows of a rule, when the form can show it.
fn rows_of(rule: &Rule) -> Option<Shaped> {
    let (matching, n, of) = match rule {
        Rule::All(of) => (MatchKind::All, None, of),
        Rule::Any(of) => (MatchKind::Any, None, of),
        Rule::AtLeast { n, of } => (MatchKind::AtLeast, Some(*n), of),
        leaf => {
            let rows = vec![row_of(leaf)?];
            return Some(Shaped { matching: MatchKind::All, n: None, rows, latest: None });
        }
    };
    if let (MatchKind::All, [group, Rule::Before(latest)]) = (matching, of.as_slice())
        && group.is_branch()
    {
        return rows_of(group)
            .filter(|shaped| shaped.latest.is_none())
            .map(|shaped| Shaped { latest: Some(*latest).filter(|time| is_end_of_day(*time)), ..shaped });
    }
    let (leaves, latest) = match (matching, of.split_last()) {
        (MatchKind::All, Some((Rule::Before(latest), leaves))) if is_end_of_day(*latest) => (leaves, Some(*latest)),
        _ => (of.as_slice(), None),
    };
    let rows = leaves.iter().map(row_of).collect::<Option<Vec<Row>>>()?;
    (rows.len() <= MOST_ROWS).then_some(Shaped { matching, n, rows, latest })
}

fn is_end_of_day(time: DateTime<Utc>) -> bool {
    time.format("%T").to_string() == "23:59:59"
}

fn row_of(leaf: &Rule) -> Option<Row> {
    match leaf {
        Rule::Score { activity, at_least } => Some(Row {
            kind: RowKind::Score,
            activity: activity.as_str().to_owned(),
            threshold: at_least.normalize().to_string(),
            ..Row::default()
        }),
        Rule::Completed { activity } => {
            Some(Row { kind: RowKind::Completed, activity: activity.as_str().to_owned(), ..Row::default() })
        }
        Rule::OnRoster { activity } | Rule::Opened { activity } => Some(Row {
            kind: RowKind::Completed,
            activity: format!("{}:{}", leaf.kind(), activity.as_str()),
            ..Row::default()
        }),
        Rule::Approved { asks } => Some(Row { kind: RowKind::Approved, asks: asks.clone(), ..Row::default() }),
        Rule::Badge(key) => Some(Row { kind: RowKind::Badge, badge: key.clone(), ..Row::default() }),
        _ => None,
    }
}

/// The rule of a badge, when the form cannot show it, or a pathway writes it.
fn complex_rule(badge: &StoredAchievement) -> Option<&Rule> {
    badge.achievement.rule.as_ref().filter(|rule| badge.pathway.is_some() || rows_of(rule).is_none())
}

/// The activities of a kind that a rule can name, each under the value that [`split_choice`] takes apart.
fn choices(activities: &[Activity], kind: ActivityKind) -> Vec<Choice> {
    let value = |activity: &Activity| match kind {
        ActivityKind::Column => activity.id.to_string(),
        ActivityKind::Lock => format!("on_roster:{}", activity.id),
        ActivityKind::Gate => format!("opened:{}", activity.id),
    };
    let offered = activities.iter().filter(|one| one.kind == kind && one.gone_at.is_none() && one.is_armed());
    offered.map(|activity| Choice::new(value(activity), activity.label.as_str())).collect()
}

/// Who may sign the badge: nothing is asked while there is one issuer, nor once the badge was published. The one that
/// is chosen, or that signs when nobody chooses, comes first.
async fn issuers(app: &App, badge: Option<&StoredAchievement>, draft: &Draft) -> Result<Vec<Choice>, PageError> {
    if badge.is_some_and(|badge| badge.published_at.is_some()) {
        return Ok(Vec::new());
    }
    let mut issuers = app.store.list_issuers().await.or_refuse(app)?;
    if issuers.len() < 2 {
        return Ok(Vec::new());
    }
    let chosen = |issuer: &Issuer| match draft.issuer.as_str() {
        "" => issuer.is_default,
        id => issuer.id.as_str() == id,
    };
    issuers.sort_by_key(|issuer| !chosen(issuer));
    Ok(issuers.iter().map(|issuer| Choice::new(issuer.id.as_str(), issuer.profile.name.as_str())).collect())
}

/// The page of the form.
pub async fn page(
    app: &App,
    open: &Open,
    context: &Context,
    badge: Option<&StoredAchievement>,
    typed: Typed,
    errors: Vec<FieldError>,
) -> Result<Edit, PageError> {
    let facts = author::course_facts(app, &context.id, Whom::Nobody).await.or_refuse(app)?;
    let counts = app.store.count_awards_of(context.id.clone()).await.or_refuse(app)?;
    let complex = match badge.and_then(complex_rule) {
        Some(rule) => {
            let named = standing::named_badges(std::iter::once(rule));
            let names = standing::names(&facts, app.store.find_badge_names(named).await.or_refuse(app)?);
            let labels: Labels<'_> = names.labels();
            Some(words::rule_text(rule, &labels))
        }
        None => None,
    };
    let picture_url = match &typed.upload {
        Some(id) => app.urls.picture(id),
        None => designer::url(open, &typed.draft.look, &typed.draft.name, &typed.draft.issuer),
    };
    let alt = match typed.draft.alt.is_empty() {
        true => author::alt_of(&typed.draft.name).trim().to_owned(),
        false => typed.draft.alt.clone(),
    };
    let issuers = issuers(app, badge, &typed.draft).await?;
    let own = badge.map(|badge| badge.achievement.id.clone());
    let held = own.as_ref().and_then(|id| counts.get(id)).map_or(0, |count| count.earned);
    let mut draft = typed.draft;
    for row in &mut draft.rows {
        let asked = percent(&row.threshold).ok();
        row.extra_credit = row.kind == RowKind::Score && asked.is_some_and(|asked| asked > Decimal::ONE_HUNDRED);
    }
    Ok(Edit {
        root: open.root.clone(),
        course: context.title.clone(),
        id: own.as_ref().map(ToString::to_string),
        published: badge.is_some_and(|badge| badge.achievement.state != AchievementState::Draft),
        errors,
        issuers,
        activities: choices(&facts.activities, ActivityKind::Column),
        locks: choices(&facts.activities, ActivityKind::Lock),
        gates: choices(&facts.activities, ActivityKind::Gate),
        family: sources::family(context),
        makes_columns: sources::makes_columns(context),
        makes_locks: sources::makes_locks(context),
        badges: facts
            .achievements
            .iter()
            .filter(|other| Some(&other.achievement.id) != own.as_ref())
            .map(|other| Choice::new(other.achievement.key.as_str(), other.achievement.texts.name.as_str()))
            .collect(),
        designer: designer::view(&draft.look),
        types: more::types(&draft.more),
        picture: Picture { url: picture_url, alt },
        upload: typed.upload.clone(),
        complex_rule: complex,
        of_pathway: badge.is_some_and(|badge| badge.pathway.is_some()),
        holders: u32::try_from(held).unwrap_or(u32::MAX),
        draft,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rule(json: Value) -> Rule {
        Rule::parse(&json).unwrap()
    }

    fn typed(shaped: Shaped) -> Typed {
        let draft = Draft {
            matching: shaped.matching,
            match_n: shaped.n.map(|n| n.to_string()).unwrap_or_default(),
            latest: shaped.latest.map(|time| time.format("%F").to_string()).unwrap_or_default(),
            rows: shaped.rows,
            ..Draft::default()
        };
        Typed { draft, upload: None, new_upload: None }
    }

    #[test]
    fn a_rule_that_the_form_shows_comes_back_as_the_same_rule() {
        let now = DateTime::UNIX_EPOCH;
        for json in [
            json!({"all": [{"score": {"activity": "a", "at_least": 75}}, {"completed": {"activity": "b"}}]}),
            json!({"any": [{"score": {"activity": "a", "at_least": 62.5}}, {"badge": "basics"}]}),
            json!({"all": [{"approved": {"handed_in": "Your notebook"}}, {"completed": {"activity": "b"}}]}),
            json!({"at_least": {"n": 2, "of": [{"badge": "a"}, {"badge": "b"}, {"badge": "c"}]}}),
            json!({"all": [{"completed": {"activity": "b"}}, {"before": "2027-01-31T23:59:59Z"}]}),
            json!({"all": [{"any": [{"badge": "a"}, {"badge": "b"}]}, {"before": "2027-01-31T23:59:59Z"}]}),
            json!({"any": [{"on_roster": {"activity": "l"}}, {"opened": {"activity": "g"}}]}),
        ] {
            let original = rule(json.clone());
            let again = typed(rows_of(&original).unwrap()).rule(now).unwrap();
            assert_eq!(rule(again).to_json(), original.to_json(), "{json}");
        }
    }

    #[test]
    fn a_rule_with_groups_in_groups_is_not_squeezed_into_rows() {
        let nested = rule(json!({"all": [{"badge": "a"}, {"any": [{"badge": "b"}, {"badge": "c"}]}]}));
        assert!(rows_of(&nested).is_none());
        let at_noon = rule(json!({"all": [{"badge": "a"}, {"before": "2027-01-31T12:00:00Z"}]}));
        assert!(rows_of(&at_noon).is_none());
    }

    #[test]
    fn what_is_missing_in_a_row_is_told_beside_it() {
        let mut form = typed(Shaped { matching: MatchKind::All, n: None, rows: Vec::new(), latest: None });
        assert_eq!(form.rule(DateTime::UNIX_EPOCH).unwrap_err().len(), 1);
        form.draft.rows = vec![
            Row::default(),
            Row { kind: RowKind::Score, activity: "a".into(), threshold: "many".into(), ..Row::default() },
            Row { kind: RowKind::Score, threshold: "most".into(), ..Row::default() },
            Row { kind: RowKind::Badge, ..Row::default() },
        ];
        form.draft.latest = "1969-12-31".into();
        assert_eq!(form.rule(DateTime::UNIX_EPOCH).unwrap_err().len(), 5);
    }
}
