//! The table of a course's learners and badges: on pages, as a file for a spreadsheet, as a list to print, and one
//! learner of it.

use std::collections::HashMap;

use actix_web::{HttpRequest, HttpResponse, web};
use chrono::{DateTime, NaiveTime, Utc};
use futures_util::stream;
use serde::Deserialize;
use url::form_urlencoded::Serializer;

use super::earning::earning;
use super::error::{OrRefuse, PageError, Refusal};
use super::instructor::{in_the_way, number};
use super::page::show;
use super::session::{self, Open};
use super::{table, words};
use crate::app::App;
use crate::domain::award::{AchievementState, AwardStatus};
use crate::domain::ids::{AchievementId, ContextId, PersonId};
use crate::domain::progress::Judgement;
use crate::domain::rule::Rule;
use crate::flows::author::AuthorError;
use crate::flows::progress::{self, Table, shown_name};
use crate::store::{Context, CoursePerson, HeldAward, StoredAchievement};
use crate::views::instructor::Choice;
use crate::views::parts::AwardState as Shown;
use crate::views::progress::{
    AwardList, Cell, Column, Cut, Entry, Has, Lacks, Narrowed, OneLearner, Progress, Row, Says,
};
use crate::views::{Language, Views};

/// Rows on one page.
const ON_A_PAGE: usize = 100;
/// Rows of the file that are made in one go.
const AT_ONCE: usize = 250;
/// People on the list that is printed: a course of a thousand on paper is read by nobody.
const MOST_ON_PAPER: usize = 2000;
/// More of a name than anybody looks for.
const LONGEST_WORDS: usize = 200;

/// What the table is narrowed to, as it was typed.
#[derive(Clone, Default, Deserialize)]
pub struct Asked {
    #[serde(default)]
    name: String,
    #[serde(default)]
    badge: String,
    /// As typed, so that a strange number is the first page and no error.
    #[serde(default)]
    page: String,
}

impl Asked {
    fn words(&self) -> String {
        self.name.chars().take(LONGEST_WORDS).collect()
    }

    /// The same as a query, with a page where one is named.
    fn query(&self, page: Option<usize>) -> String {
        let mut query = Serializer::new(String::new());
        for (name, value) in [("name", self.words()), ("badge", self.badge.clone())] {
            if !value.is_empty() {
                query.append_pair(name, &value);
            }
        }
        if let Some(page) = page {
            query.append_pair("page", &page.to_string());
        }
        let query = query.finish();
        if query.is_empty() { query } else { format!("?{query}") }
    }

    fn narrowed(&self) -> Narrowed {
        Narrowed { name: self.words(), badge: self.badge.clone(), query: self.query(None) }
    }
}

pub async fn matrix(
    app: web::Data<App>,
    request: HttpRequest,
    handle: web::Path<String>,
    asked: web::Query<Asked>,
) -> Result<HttpResponse, PageError> {
    let (open, context) = session::open_as_teacher(&app, &request, &handle).await?;
    let page = matrix_page(&app, &open, &context, &asked).await?;
    show(&app, &page, open.language, &open.framing)
}

/// One page of the table.
pub async fn matrix_page(app: &App, open: &Open, context: &Context, asked: &Asked) -> Result<Progress, PageError> {
    let (badges, badge) = choices(app, &context.id, asked).await?;
    let people = progress::people(app, &context.id, &asked.words()).await.or_refuse(app)?;
    let all = people.len();
    let pages = all.div_ceil(ON_A_PAGE).max(1);
    let page = asked.page.parse().unwrap_or(1).clamp(1, pages);
    let skipped = (page - 1) * ON_A_PAGE;
    let shown: Vec<CoursePerson> = people.into_iter().skip(skipped).take(ON_A_PAGE).collect();
    let last = skipped + shown.len();
    let counts = app.store.count_awards_of(context.id.clone()).await.or_refuse(app)?;
    let table = progress::table(app, &context.id, shown, badge.as_ref()).await.or_refuse(app)?;
    let column = |badge: &StoredAchievement| Column {
        id: badge.achievement.id.to_string(),
        name: badge.achievement.texts.name.clone(),
        earned: counts.get(&badge.achievement.id).map_or(0, |count| u32::try_from(count.earned).unwrap_or(u32::MAX)),
    };
    let address = |page| format!("{}progress{}", open.root, asked.query(Some(page)));
    Ok(Progress {
        root: open.root.clone(),
        course: context.title.clone(),
        narrowed: asked.narrowed(),
        badges,
        columns: table.badges.iter().map(column).collect(),
        rows: in_words(app, &table, open.language),
        first: number(if last > skipped { skipped + 1 } else { 0 }),
        last: number(last),
        all: number(all),
        before: (page > 1).then(|| address(page - 1)),
        after: (page < pages).then(|| address(page + 1)),
        last_checked: context.last_sync_at,
    })
}

/// The published badges, and the one of them that the table is narrowed to; what is no such badge narrows nothing.
async fn choices(
    app: &App,
    context: &ContextId,
    asked: &Asked,
) -> Result<(Vec<Choice>, Option<AchievementId>), PageError> {
    let badges = app.store.list_achievements_of(context.clone()).await.or_refuse(app)?;
    let published: Vec<_> =
        badges.into_iter().filter(|badge| badge.achievement.state != AchievementState::Draft).collect();
    let chosen = published.iter().find(|badge| badge.achievement.id.as_str() == asked.badge);
    let chosen = chosen.map(|badge| badge.achievement.id.clone());
    let choice =
        |badge: StoredAchievement| Choice::new(badge.achievement.id.into_string(), badge.achievement.texts.name);
    Ok((published.into_iter().map(choice).collect(), chosen))
}

/// Turns cells into words; each phrase is said once, however many cells say it.
struct Phrases<'a> {
    views: &'a Views,
    language: Language,
    cells: HashMap<Says, String>,
    missing: HashMap<(usize, String), String>,
}

impl Phrases<'_> {
    fn cell(&mut self, says: Says) -> String {
        if let Some(known) = self.cells.get(&says) {
            return known.clone();
        }
        let text = self.views.cell(&says, self.language);
        self.cells.insert(says, text.clone());
        text
    }

    /// What is missing, the conditions of the badge in this place.
    fn missing(&mut self, place: usize, judgement: &Judgement, table: &Table) -> Vec<String> {
        let labels = table.names.labels();
        let in_the_way = in_the_way(judgement);
        let said = in_the_way.into_iter().map(|condition| {
            let key = (place, condition.path.clone());
            let say = || self.views.requirement(&words::condition(condition, &labels).requirement, self.language);
            self.missing.entry(key).or_insert_with(say).clone()
        });
        said.collect()
    }
}

fn in_words(app: &App, table: &Table, language: Language) -> Vec<Row> {
    let now = app.clock.now();
    let mut phrases = Phrases { views: &app.views, language, cells: HashMap::new(), missing: HashMap::new() };
    let row = |(one, cells): &(CoursePerson, Vec<progress::Cell>)| {
        let cells = cells.iter().zip(&table.badges).enumerate().map(|(place, (cell, badge))| {
            let says = says(cell, now);
            // What was taken back and can be earned again has both to tell.
            let missing = cell.judgement.as_ref().map(|judgement| phrases.missing(place, judgement, table));
            Cell {
                kind: says.kind(),
                text: phrases.cell(says),
                flagged: cell.held.as_ref().is_some_and(|held| held.is_flagged),
                missing: missing.unwrap_or_default(),
                leads_to: cell.held.as_ref().map(|held| format!("badges/{}#award-{}", badge.achievement.id, held.id)),
            }
        });
        Row { cells: cells.collect(), id: one.person.to_string(), name: shown_name(one), has_left: one.has_left }
    };
    table.rows.iter().map(row).collect()
}

/// Days have no time, so that one phrase serves all awards of a day.
fn day(at: DateTime<Utc>) -> DateTime<Utc> {
    at.date_naive().and_time(NaiveTime::MIN).and_utc()
}

fn status(held: &HeldAward, now: DateTime<Utc>) -> AwardStatus {
    held.state.status(held.credential.as_ref().and_then(|(_, until)| *until), now)
}

fn says(cell: &progress::Cell, now: DateTime<Utc>) -> Says {
    if let Some(held) = &cell.held {
        let until = held.credential.as_ref().and_then(|(_, until)| *until);
        return match status(held, now) {
            AwardStatus::Valid => Says::Earned { at: day(held.granted_at) },
            AwardStatus::Expired => Says::Expired { at: day(until.unwrap_or(held.granted_at)) },
            AwardStatus::Revoked => Says::Revoked { at: day(held.revoked_at.unwrap_or(held.granted_at)) },
            AwardStatus::Suspended => Says::Suspended,
            AwardStatus::Superseded => Says::Superseded,
        };
    }
    match &cell.judgement {
        Some(judgement) if judgement.total > 0 => share(judgement)
            .map_or(Says::Steps { met: judgement.met, needed: judgement.total }, |percent| Says::Share { percent }),
        _ => Says::Nothing,
    }
}

/// The score of a rule that asks for one score and no more.
fn share(judgement: &Judgement) -> Option<String> {
    let mut evidence = judgement.trace.iter().filter(|condition| !matches!(condition.asks, Rule::Member { .. }));
    match (evidence.next(), evidence.next()) {
        (Some(only), None) if matches!(only.asks, Rule::Score { .. }) => {
            only.seen_text().map(|text| text.trim_end_matches(" %").to_owned())
        }
        _ => None,
    }
}

/// The same as a file: a line for each learner and badge.
pub async fn file(
    app: web::Data<App>,
    request: HttpRequest,
    handle: web::Path<String>,
    asked: web::Query<Asked>,
) -> Result<HttpResponse, PageError> {
    let (_, context) = session::open_as_teacher(&app, &request, &handle).await?;
    let (_, badge) = choices(&app, &context.id, &asked).await?;
    let people = progress::people(&app, &context.id, &asked.words()).await.or_refuse(&app)?;
    let head = table::lines([HEAD.map(str::to_owned)]);
    let begun = (people.into_iter(), context.id, badge);
    let lines = stream::try_unfold(begun, move |(mut people, context, badge)| {
        let app = app.clone();
        async move {
            let some: Vec<CoursePerson> = people.by_ref().take(AT_ONCE).collect();
            if some.is_empty() {
                return Ok::<_, actix_web::Error>(None);
            }
            let table = progress::table(&app, &context, some, badge.as_ref()).await;
            let lines = table.map(|table| lines_of(&app, &table)).map_err(|error: AuthorError| {
                tracing::error!(%context, %error, "the table of a course was cut off");
                actix_web::error::ErrorInternalServerError("cut off")
            })?;
            Ok(Some((lines, (people, context, badge))))
        }
    });
    let begin = stream::once(async { Ok::<_, actix_web::Error>(table::begun(head)) });
    Ok(table::download("progress.csv").streaming(futures_util::StreamExt::chain(begin, lines)))
}

const HEAD: [&str; 6] = ["name", "platform_id", "badge", "status", "date", "credential"];

fn lines_of(app: &App, table: &Table) -> web::Bytes {
    let now = app.clock.now();
    let lines = table.rows.iter().flat_map(|(one, cells)| {
        cells.iter().zip(&table.badges).map(move |(cell, badge)| {
            let (status, date, credential) = told(app, cell, now);
            [
                table::cell(&shown_name(one)),
                table::cell(&one.sub),
                table::cell(&badge.achievement.texts.name),
                status.to_owned(),
                date.map(|date| date.format("%F").to_string()).unwrap_or_default(),
                credential.unwrap_or_default(),
            ]
        })
    });
    table::lines(lines)
}

/// The status of a cell in a word for programs, its date, and the page of its credential.
fn told(app: &App, cell: &progress::Cell, now: DateTime<Utc>) -> (&'static str, Option<DateTime<Utc>>, Option<String>) {
    let Some(held) = &cell.held else {
        let word = match &cell.judgement {
            Some(judgement) if judgement.met > 0 => "in_progress",
            Some(_) => "not_yet",
            None => "",
        };
        return (word, None, None);
    };
    let word = match status(held, now) {
        AwardStatus::Valid => "earned",
        other => other.as_str(),
    };
    let signed = held.credential.as_ref().filter(|_| !held.is_hidden);
    (word, Some(held.granted_at), signed.map(|(id, _)| app.urls.credential(id.as_str())))
}

/// What was awarded, as a list to print.
pub async fn list(
    app: web::Data<App>,
    request: HttpRequest,
    handle: web::Path<String>,
    asked: web::Query<Asked>,
) -> Result<HttpResponse, PageError> {
    let (open, context) = session::open_as_teacher(&app, &request, &handle).await?;
    let (_, badge) = choices(&app, &context.id, &asked).await?;
    let people = progress::people(&app, &context.id, &asked.words()).await.or_refuse(&app)?;
    let all = people.len();
    let shown = people.into_iter().take(MOST_ON_PAPER).collect();
    let table = progress::table(&app, &context.id, shown, badge.as_ref()).await.or_refuse(&app)?;
    let now = app.clock.now();
    let entries = table.rows.iter().flat_map(|(one, cells)| {
        cells.iter().zip(&table.badges).filter_map(move |(cell, badge)| {
            let held = cell.held.as_ref()?;
            Some(Entry {
                name: shown_name(one),
                sub: one.sub.clone(),
                badge: badge.achievement.texts.name.clone(),
                at: held.granted_at,
                state: award_state(held, now),
            })
        })
    });
    let page = AwardList {
        root: open.root.clone(),
        course: context.title.clone(),
        narrowed: asked.narrowed(),
        entries: entries.collect(),
        cut: (all > MOST_ON_PAPER).then(|| Cut { shown: number(MOST_ON_PAPER), all: number(all) }),
        made_at: now,
    };
    show(&app, &page, open.language, &open.framing)
}

fn award_state(held: &HeldAward, now: DateTime<Utc>) -> Shown {
    let until = held.credential.as_ref().and_then(|(_, until)| *until);
    match status(held, now) {
        AwardStatus::Valid => Shown::Valid,
        AwardStatus::Expired => Shown::Expired { at: until.unwrap_or(held.granted_at) },
        AwardStatus::Revoked => {
            Shown::Revoked { at: held.revoked_at.unwrap_or(held.granted_at), reason: String::new() }
        }
        AwardStatus::Suspended => Shown::Suspended,
        AwardStatus::Superseded => Shown::Superseded { by_url: None },
    }
}

/// One learner: what they have, and what is missing of the rest.
pub async fn learner(
    app: web::Data<App>,
    request: HttpRequest,
    path: web::Path<(String, String)>,
) -> Result<HttpResponse, PageError> {
    let (handle, person) = path.into_inner();
    let (open, context) = session::open_as_teacher(&app, &request, &handle).await?;
    let person = PersonId::from(person);
    let people = app.store.list_course_people(context.id.clone()).await.or_refuse(&app)?;
    let one = people.into_iter().find(|one| one.person == person);
    let one = one.ok_or_else(|| Refusal::not_found(format!("person {person}"))).or_refuse(&app)?;
    let earning = earning(&app, &context.id, &person, None).await?;
    let awards = &earning.facts.awards;
    let has = earning.earned.into_iter().map(|(badge, earned)| Has {
        award: awards.get(&(badge.clone(), person.clone())).map(|held| held.id.to_string()),
        badge: badge.into_string(),
        earned,
    });
    let has = has.collect();
    // Whoever left earns nothing more.
    let lacks = earning.open.into_iter().filter(|_| !one.has_left);
    let lacks = lacks.map(|(badge, open)| Lacks { badge: badge.into_string(), open }).collect();
    let page = OneLearner {
        root: open.root.clone(),
        course: context.title.clone(),
        id: person.to_string(),
        name: shown_name(&one),
        has_left: one.has_left,
        has,
        lacks,
    };
    show(&app, &page, open.language, &open.framing)
}
