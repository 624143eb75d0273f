//! Pathways: their public page, how a learner stands on them, and the form that a teacher makes one with.

use std::collections::{BTreeMap, HashMap};

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use chrono::{NaiveDate, NaiveTime};
use serde::Deserialize;
use serde_json::{Value, json};

use super::edit::{as_read, tells_a_form};
use super::error::{OrRefuse, PageError, Refusal};
use super::instructor::{back_to, settle};
use super::page::{Framing, language, see_other, show, show_form};
use super::public::{issuer_name, missing, named, open_bytes, wants_page};
use super::session::{self, Open};
use super::words;
use crate::app::App;
use crate::domain::award::AchievementState;
use crate::domain::ids::{ContextId, PathwayId};
use crate::domain::pathway::{
    MAX_BADGES, MAX_STEPS, Order, Progress, Standing, Step, StepState, Structure, StructureError,
};
use crate::flows::author::{self, Drafted, Fault as EndFault};
use crate::flows::pathway::{self, Fault, PathwayError, PathwayInput};
use crate::keys;
use crate::store::{Context, CourseFacts, StoredAchievement, StoredPathway};
use crate::views::instructor::Choice;
use crate::views::parts::{FieldError, Notice, Problem};
use crate::views::pathway as pages;

/// Shown on the page of a course at the most.
const MOST_PATHWAYS: i64 = 50;
/// Rows for badges of other courses, and steps that something can be said of, beyond those in use.
const MORE_OTHERS: usize = 2;
const MORE_STEPS: usize = 2;

// ---------------------------------------------------------------------------------------------------- shown

type Badges = HashMap<String, StoredAchievement>;
type Titles = HashMap<ContextId, String>;

/// The titles of the courses that badges lie in, but for this one.
async fn titles(app: &App, badges: &Badges, here: Option<&ContextId>) -> Result<Titles, PageError> {
    let mut titles = Titles::new();
    for context in badges.values().filter_map(|badge| badge.achievement.context.as_ref()) {
        if Some(context) == here || titles.contains_key(context) {
            continue;
        }
        if let Some(found) = app.store.find_context(context.clone()).await.or_refuse(app)? {
            titles.insert(context.clone(), found.title);
        }
    }
    Ok(titles)
}

fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

fn badge_of(app: &App, badge: &StoredAchievement, titles: &Titles) -> pages::StepBadge {
    let is_public = badge.achievement.state != AchievementState::Draft;
    pages::StepBadge {
        name: badge.achievement.texts.name.clone(),
        picture: words::picture(app, badge),
        url: is_public.then(|| app.urls.achievement(badge.achievement.id.as_str())),
        course: badge.achievement.context.as_ref().and_then(|context| titles.get(context)).cloned(),
        held: false,
        next: false,
        missing: None,
        waits_for: Vec::new(),
    }
}

/// A pathway for nobody. Drafts on the way are left out: nobody is told of them.
fn shown(app: &App, pathway: &StoredPathway, badges: &Badges, titles: &Titles) -> pages::Pathway {
    let structure = &pathway.draft.structure;
    let steps = structure.steps.iter().map(|step| pages::Step {
        title: step.title.clone(),
        needs: step.needs,
        optional: step.optional,
        state: None,
        badges: seen(step, badges).map(|(_, badge)| badge_of(app, badge, titles)).collect(),
    });
    pages::Pathway {
        name: pathway.draft.name.clone(),
        description: pathway.draft.description.clone(),
        url: app.urls.pathway(pathway.id.as_str()),
        strict: structure.order == Order::Strict,
        steps: steps.collect(),
        end: badge_of(app, &pathway.end, titles),
        done: 0,
        needed: number(structure.steps.iter().filter(|step| !step.optional).count()),
    }
}

/// The badges of a step that can be seen, with their keys.
fn seen<'a>(step: &'a Step, badges: &'a Badges) -> impl Iterator<Item = (&'a String, &'a StoredAchievement)> {
    let found = step.badges.iter().filter_map(|key| Some((key, badges.get(key)?)));
    found.filter(|(_, badge)| badge.achievement.state != AchievementState::Draft)
}

/// The same with how somebody stands.
fn shown_to(
    mut shown: pages::Pathway,
    pathway: &StoredPathway,
    badges: &Badges,
    (progress, standings): (&Progress, &HashMap<String, Standing>),
    holds_end: bool,
) -> pages::Pathway {
    let behind = |step: usize| number(step + 1);
    let name = |key: &String| badges.get(key).map_or_else(|| key.clone(), |badge| badge.achievement.texts.name.clone());
    let steps = &pathway.draft.structure.steps;
    for ((step, shown), taken) in steps.iter().zip(&mut shown.steps).zip(&progress.steps) {
        shown.state = Some(match taken.state {
            StepState::Done => pages::StepState::Done,
            StepState::Open => pages::StepState::Open,
            StepState::Locked { behind: step } => pages::StepState::Locked { behind: behind(step) },
            StepState::Ahead { behind: step } => pages::StepState::Ahead { behind: behind(step) },
        });
        for ((key, _), shown) in seen(step, badges).zip(&mut shown.badges) {
            let Some(standing) = standings.get(key) else { continue };
            shown.held = standing.is_held;
            shown.next = progress.next.as_ref() == Some(key);
            shown.missing = standing.missing.filter(|missing| *missing > 0);
            shown.waits_for = standing.waits_for.iter().map(name).collect();
        }
    }
    let taken = steps.iter().zip(&progress.steps).filter(|(step, _)| !step.optional);
    shown.done = number(taken.filter(|(_, taken)| taken.state == StepState::Done).count());
    shown.end.held = holds_end;
    shown
}

/// The pathways that a learner of the course is on.
pub async fn of_learner(app: &App, context: &ContextId, facts: &CourseFacts) -> Result<Vec<pages::Pathway>, PageError> {
    let Some(member) = facts.members.first() else { return Ok(Vec::new()) };
    let mut all = Vec::new();
    for pathway in app.store.list_pathways_through(context.clone(), MOST_PATHWAYS).await.or_refuse(app)? {
        let holds_end = pathway::holds_end(&pathway, facts, &member.member.person);
        if pathway.end.achievement.state != AchievementState::Active && !holds_end {
            continue;
        }
        let badges = pathway::badges(app, &pathway).await.or_refuse(app)?;
        let titles = titles(app, &badges, Some(context)).await?;
        let (progress, standings) = pathway::progress(&pathway, &badges, facts, member);
        let shown = shown(app, &pathway, &badges, &titles);
        all.push(shown_to(shown, &pathway, &badges, (&progress, &standings), holds_end));
    }
    Ok(all)
}

/// The pathways of a course, for those who teach.
pub async fn of_course(app: &App, context: &ContextId) -> Result<Vec<pages::Listed>, PageError> {
    let found = app.store.list_pathways_through(context.clone(), MOST_PATHWAYS).await.or_refuse(app)?;
    let listed = found.into_iter().filter_map(|pathway| {
        let is_here = pathway.end.achievement.context.as_ref() == Some(context);
        let is_public = pathway.end.achievement.state != AchievementState::Draft;
        (is_here || is_public).then(|| pages::Listed {
            url: is_public.then(|| app.urls.pathway(pathway.id.as_str())),
            id: is_here.then(|| pathway.id.to_string()),
            name: pathway.draft.name,
            state: words::badge_state(&pathway.end),
            steps: number(pathway.draft.structure.steps.len()),
            end: is_here.then(|| pathway.end.achievement.id.to_string()),
            end_name: pathway.end.achievement.texts.name,
        })
    });
    Ok(listed.collect())
}

// ---------------------------------------------------------------------------------------------------- in public

pub async fn pathway(
    app: web::Data<App>,
    request: HttpRequest,
    name: web::Path<String>,
) -> Result<HttpResponse, PageError> {
    let (id, extension) = named(&name);
    let found = app.store.find_pathway(PathwayId::from(id)).await.or_refuse_in_public(&app)?;
    let published = found.filter(|pathway| pathway.end.achievement.state != AchievementState::Draft);
    let pathway = published.ok_or_else(|| missing(&app, format!("pathway {id}")))?;
    let badges = pathway::badges(&app, &pathway).await.or_refuse_in_public(&app)?;
    match extension {
        None if wants_page(&request) => public_page(&app, &request, &pathway, &badges).await,
        None | Some("json") => {
            let body = document(&app, &pathway, &badges).to_string().into_bytes();
            Ok(open_bytes("application/json", body, "public, max-age=60"))
        }
        Some(_) => Err(missing(&app, format!("pathway {}", name.as_str()))),
    }
}

async fn public_page(
    app: &App,
    request: &HttpRequest,
    pathway: &StoredPathway,
    badges: &Badges,
) -> Result<HttpResponse, PageError> {
    let issuer = app.store.find_issuer(pathway.end.issuer.clone()).await.or_refuse_in_public(app)?;
    let issuer = issuer.ok_or_else(|| missing(app, "the issuer of a badge"))?;
    let page = pages::Public {
        json_url: format!("{}.json", app.urls.pathway(pathway.id.as_str())),
        preview_picture: app.urls.picture(pathway.end.picture.as_str()),
        issuer: issuer_name(app, &issuer),
        retired: pathway.end.achievement.state == AchievementState::Retired,
        // In which course a badge can be earned is nobody's business outside of the platform.
        pathway: shown(app, pathway, badges, &Titles::new()),
    };
    show(app, &page, language(request, None), &Framing::Never)
}

/// The pathway for programs: badges by the addresses that credentials name them by.
fn document(app: &App, pathway: &StoredPathway, badges: &Badges) -> Value {
    let structure = &pathway.draft.structure;
    let steps = structure.steps.iter().map(|step| {
        let badges = seen(step, badges).map(|(_, badge)| {
            json!({"id": app.urls.achievement(badge.achievement.id.as_str()), "name": badge.achievement.texts.name})
        });
        let mut shown = json!({"badges": badges.collect::<Vec<_>>(), "needs": step.needed()});
        if let Some(title) = &step.title {
            shown["title"] = json!(title);
        }
        if step.optional {
            shown["optional"] = json!(true);
        }
        shown
    });
    json!({
        "id": app.urls.pathway(pathway.id.as_str()),
        "name": pathway.draft.name,
        "description": pathway.draft.description,
        "version": pathway.version,
        "state": pathway.end.achievement.state,
        "order": structure.order,
        "steps": steps.collect::<Vec<_>>(),
        "capstone": {
            "id": app.urls.achievement(pathway.end.achievement.id.as_str()),
            "name": pathway.end.achievement.texts.name,
        },
    })
}

// ---------------------------------------------------------------------------------------------------- the form

/// A form as it was typed, word for word.
#[derive(Clone, Debug, Default)]
struct Typed {
    /// Tells the form again when it is sent once more.
    form: String,
    /// Tells what a pathway that is there was like when its form was opened.
    as_read: String,
    name: String,
    description: String,
    strict: bool,
    /// The steps that badges were given, by key.
    steps: BTreeMap<String, String>,
    /// Keys in the order of the form, for the rows of errors.
    keys: Vec<String>,
    others: Vec<pages::Other>,
    settings: Vec<pages::StepSetting>,
    finish_by: String,
}

impl Typed {
    fn of(pathway: &StoredPathway) -> Self {
        let structure = &pathway.draft.structure;
        let steps = structure.steps.iter().enumerate();
        Self {
            form: keys::opaque_id(),
            as_read: pathway::stand(pathway),
            name: pathway.draft.name.clone(),
            description: pathway.draft.description.clone(),
            strict: structure.order == Order::Strict,
            steps: steps
                .flat_map(|(at, step)| step.badges.iter().map(move |key| (key.clone(), (at + 1).to_string())))
                .collect(),
            settings: structure
                .steps
                .iter()
                .map(|step| pages::StepSetting {
                    title: step.title.clone().unwrap_or_default(),
                    needs: step.needs.map(|needs| needs.to_string()).unwrap_or_default(),
                    optional: step.optional,
                })
                .collect(),
            finish_by: pathway.draft.finish_earlier_by.map(|until| until.format("%F").to_string()).unwrap_or_default(),
            ..Self::default()
        }
    }

    fn read(form: &[(String, String)]) -> Self {
        let fields: HashMap<&str, &str> = form.iter().map(|(name, value)| (name.as_str(), value.trim())).collect();
        let text = |name: &str| fields.get(name).copied().unwrap_or_default().to_owned();
        let rows: Vec<(String, String)> = (0..MAX_BADGES)
            .map_while(|row| {
                Some(((*fields.get(format!("key-{row}").as_str())?).to_owned(), text(&format!("step-{row}"))))
            })
            .collect();
        let others = (0..MAX_BADGES)
            .take_while(|row| fields.contains_key(format!("other-{row}").as_str()))
            .map(|row| pages::Other { badge: text(&format!("other-{row}")), step: text(&format!("other-step-{row}")) });
        let settings =
            (0..MAX_STEPS).take_while(|row| fields.contains_key(format!("needs-{row}").as_str())).map(|row| {
                pages::StepSetting {
                    title: text(&format!("step-title-{row}")),
                    needs: text(&format!("needs-{row}")),
                    optional: text(&format!("optional-{row}")) == "on",
                }
            });
        Self {
            form: Some(text("form")).filter(|form| tells_a_form(form)).unwrap_or_default(),
            as_read: as_read(&text("as-read")).unwrap_or_default().to_owned(),
            name: text("name"),
            description: text("description"),
            strict: text("order") == "strict",
            keys: rows.iter().map(|(key, _)| key.clone()).collect(),
            steps: rows.into_iter().filter(|(_, step)| !step.is_empty()).collect(),
            others: others.collect(),
            settings: settings.collect(),
            finish_by: text("finish-by"),
        }
    }

    /// What is to be kept, or what is wrong with what was typed. Numbers that are left out close up.
    fn input(&self, app: &App, context: &Context) -> Result<(PathwayInput, Vec<usize>), Vec<FieldError>> {
        let mut errors = Vec::new();
        let mut steps: BTreeMap<usize, Vec<String>> = BTreeMap::new();
        let limit = number(MAX_STEPS);
        let mut place = |typed: &str, field: String, key: String| match typed.parse::<usize>() {
            Ok(step) if (1..=MAX_STEPS).contains(&step) => steps.entry(step).or_default().push(key),
            Ok(_) => errors.push(FieldError::new(field, Problem::OutOfRange { min: 1, max: limit })),
            Err(_) if typed.is_empty() => errors.push(FieldError::new(field, Problem::Missing)),
            Err(_) => errors.push(FieldError::new(field, Problem::NotANumber)),
        };
        for (row, key) in self.keys.iter().enumerate() {
            if let Some(step) = self.steps.get(key) {
                place(step, format!("step-{row}"), key.clone());
            }
        }
        for (row, other) in self.others.iter().enumerate().filter(|(_, other)| !other.badge.is_empty()) {
            place(&other.step, format!("other-step-{row}"), key_or_address(app, &other.badge));
        }
        let mut numbers = Vec::new();
        let mut kept = Vec::new();
        for (step, badges) in steps {
            let setting = self.settings.get(step - 1).cloned().unwrap_or_default();
            let needs = match setting.needs.parse::<u32>() {
                Ok(needs) => Some(needs),
                Err(_) if setting.needs.is_empty() => None,
                Err(_) => {
                    errors.push(FieldError::new(format!("needs-{}", step - 1), Problem::NotANumber));
                    None
                }
            };
            numbers.push(step);
            let title = Some(setting.title).filter(|title| !title.is_empty());
            kept.push(Step { title, needs, optional: setting.optional, badges });
        }
        let finish_earlier_by = match NaiveDate::parse_from_str(&self.finish_by, "%Y-%m-%d") {
            Ok(day) => {
                let last_second = NaiveTime::from_hms_opt(23, 59, 59).expect("a day has this second");
                Some(day.and_time(last_second).and_utc())
            }
            Err(_) if self.finish_by.is_empty() => None,
            Err(_) => {
                errors.push(FieldError::new("finish-by", Problem::NotADate));
                None
            }
        };
        if !errors.is_empty() {
            return Err(errors);
        }
        let order = if self.strict { Order::Strict } else { Order::Free };
        let input = PathwayInput {
            key: None,
            context: Some(context.id.clone()),
            name: self.name.clone(),
            description: self.description.clone(),
            structure: Structure { order, steps: kept },
            finish_earlier_by,
            issuer: None,
        };
        Ok((input, numbers))
    }

    /// Where a fault belongs in the form; `numbers` are those that the steps have in it.
    fn field_error(&self, fault: &Fault, numbers: &[usize]) -> FieldError {
        let setting = |field: &str, step: usize| format!("{field}-{}", numbers.get(step).map_or(step, |n| n - 1));
        let badge = |key: &String, problem| match self.keys.iter().position(|known| known == key) {
            Some(row) => FieldError::new(format!("step-{row}"), problem),
            None => {
                let row = self.others.iter().position(|other| other.badge.contains(key.as_str()));
                FieldError::new(row.map_or("steps".to_owned(), |row| format!("other-{row}")), problem)
            }
        };
        let bounded = |limit: usize| Problem::TooLong { max: number(limit) };
        match fault {
            Fault::Structure(error) => match error {
                StructureError::NoSteps | StructureError::NothingNeeded | StructureError::EmptyStep(_) => {
                    FieldError::new("steps", Problem::Missing)
                }
                StructureError::TooManySteps | StructureError::TooManyBadges => {
                    FieldError::new("steps", bounded(MAX_BADGES))
                }
                StructureError::Needs { step, of, .. } => {
                    FieldError::new(setting("needs", *step), Problem::OutOfRange { min: 1, max: number(*of) })
                }
                StructureError::Title(step) => {
                    FieldError::new(setting("step-title", *step), bounded(crate::domain::pathway::MAX_TITLE))
                }
                StructureError::Twice { key, .. } | StructureError::EndInside { key, .. } => {
                    badge(key, Problem::Circular)
                }
            },
            Fault::UnknownBadge { key, .. } => badge(key, Problem::Gone),
            Fault::Unpublished { key, .. } => badge(key, Problem::NotPublished),
            Fault::Cycle(_) | Fault::End(EndFault::Cycle(_)) => FieldError::new("steps", Problem::Circular),
            Fault::Past => FieldError::new("finish-by", Problem::PastDate),
            Fault::NoEarlier => FieldError::new("finish-by", Problem::Gone),
            Fault::End(EndFault::Text(error)) => super::edit::text_error(error),
            Fault::NoCourse | Fault::End(_) => FieldError::new("steps", Problem::NeverMet),
        }
    }
}

/// A key as it was typed, or the identifier at the end of a badge's public address.
fn key_or_address(app: &App, typed: &str) -> String {
    let path = app.urls.own_path(typed).and_then(|path| path.strip_prefix("/achievements/"));
    path.map_or(typed, |id| id.split(['.', '?', '#', '/']).next().unwrap_or(id)).to_owned()
}

/// Puts keys in the place of the identifiers that came from addresses.
async fn with_keys(app: &App, structure: &mut Structure) -> Result<(), PageError> {
    for badge in structure.steps.iter_mut().flat_map(|step| &mut step.badges) {
        if let Some(found) = app.store.find_achievement(badge.as_str().into()).await.or_refuse(app)? {
            *badge = found.achievement.key;
        }
    }
    Ok(())
}

/// A pathway that ends in this course; every other is not found.
async fn own(app: &App, context: &Context, id: &str) -> Result<StoredPathway, PageError> {
    let found = app.store.find_pathway(PathwayId::from(id)).await.or_refuse(app)?;
    let own = found.filter(|pathway| pathway.end.achievement.context.as_ref() == Some(&context.id));
    own.ok_or_else(|| Refusal::not_found(format!("pathway {id}"))).or_refuse(app)
}

async fn form_page(
    app: &App,
    open: &Open,
    context: &Context,
    known: Option<&StoredPathway>,
    typed: Typed,
    errors: Vec<FieldError>,
) -> Result<pages::Edit, PageError> {
    let end = known.map(|pathway| &pathway.end.achievement);
    let mut offered = app.store.list_achievements_of(context.id.clone()).await.or_refuse(app)?;
    offered.retain(|badge| {
        let achievement = &badge.achievement;
        let is_chosen = typed.steps.contains_key(&achievement.key);
        Some(&achievement.id) != end.map(|end| &end.id) && (is_chosen || achievement.state != AchievementState::Retired)
    });
    let elsewhere = typed.steps.keys().chain(&typed.keys);
    let elsewhere: Vec<String> =
        elsewhere.filter(|key| !offered.iter().any(|badge| badge.achievement.key == **key)).cloned().collect();
    offered.extend(app.store.list_achievements_by_key(elsewhere).await.or_refuse(app)?);
    offered.dedup_by(|one, other| one.achievement.id == other.achievement.id);
    offered.truncate(MAX_BADGES);
    // Rows keep their places while errors speak of them.
    let place = |badge: &StoredAchievement| {
        typed.keys.iter().position(|key| *key == badge.achievement.key).unwrap_or(usize::MAX)
    };
    offered.sort_by_key(place);
    let by_key: Badges = offered.iter().map(|badge| (badge.achievement.key.clone(), badge.clone())).collect();
    let titles = titles(app, &by_key, Some(&context.id)).await?;
    let mut others: Vec<_> = typed.others.into_iter().filter(|other| !other.badge.is_empty()).collect();
    others.resize(others.len() + MORE_OTHERS, pages::Other::default());
    let used = typed.steps.values().filter_map(|step| step.parse::<usize>().ok()).max().unwrap_or(0);
    let mut settings = typed.settings;
    let wanted = (used + MORE_STEPS).max(settings.len()).min(MAX_STEPS);
    settings.resize(wanted, pages::StepSetting::default());
    Ok(pages::Edit {
        root: open.root.clone(),
        course: context.title.clone(),
        id: known.map(|pathway| pathway.id.to_string()),
        form: typed.form,
        as_read: typed.as_read,
        end: end.map(|end| Choice::new(end.id.as_str(), end.texts.name.as_str())),
        published: known.is_some_and(|pathway| pathway.end.published_at.is_some()),
        errors,
        name: typed.name,
        description: typed.description,
        strict: typed.strict,
        rows: offered
            .iter()
            .map(|badge| pages::Row {
                key: badge.achievement.key.clone(),
                name: badge.achievement.texts.name.clone(),
                course: badge.achievement.context.as_ref().and_then(|context| titles.get(context)).cloned(),
                state: words::badge_state(badge),
                step: typed.steps.get(&badge.achievement.key).cloned().unwrap_or_default(),
            })
            .collect(),
        others,
        settings,
        finish_by: typed.finish_by,
    })
}

#[derive(Deserialize)]
pub struct Begun {
    /// What tells the form again.
    form: Option<String>,
}

pub async fn new_form(
    app: web::Data<App>,
    request: HttpRequest,
    handle: web::Path<String>,
    begun: web::Query<Begun>,
) -> Result<HttpResponse, PageError> {
    let (open, context) = session::open_as_maker(&app, &request, &handle).await?;
    // As with the form of a badge, it stands in the address, so that it is the same for whoever comes back.
    let Some(form) = begun.into_inner().form.filter(|form| tells_a_form(form)) else {
        return Ok(see_other(&format!("{}pathways/new?form={}", open.root, keys::opaque_id())));
    };
    let made = app.store.find_achievement_of_form(context.id.clone(), form.clone()).await.or_refuse(&app)?;
    if let Some(made) = made.and_then(|end| end.pathway) {
        return Ok(see_other(&format!("{}pathways/{made}", open.root)));
    }
    let typed = Typed { form, ..Typed::default() };
    let page = form_page(&app, &open, &context, None, typed, Vec::new()).await?;
    show_form(&app, &page, open.language, &open.framing, StatusCode::OK)
}

pub async fn edit_form(
    app: web::Data<App>,
    request: HttpRequest,
    path: web::Path<(String, String)>,
) -> Result<HttpResponse, PageError> {
    let (handle, id) = path.into_inner();
    let (open, context) = session::open_as_maker(&app, &request, &handle).await?;
    let known = own(&app, &context, &id).await?;
    let page = form_page(&app, &open, &context, Some(&known), Typed::of(&known), Vec::new()).await?;
    show(&app, &page, open.language, &open.framing)
}

pub async fn create(
    app: web::Data<App>,
    request: HttpRequest,
    handle: web::Path<String>,
    form: web::Form<Vec<(String, String)>>,
) -> Result<HttpResponse, PageError> {
    let (open, context) = session::open_as_maker(&app, &request, &handle).await?;
    save(&app, &open, &context, None, &form).await
}

pub async fn change(
    app: web::Data<App>,
    request: HttpRequest,
    path: web::Path<(String, String)>,
    form: web::Form<Vec<(String, String)>>,
) -> Result<HttpResponse, PageError> {
    let (handle, id) = path.into_inner();
    let (open, context) = session::open_as_maker(&app, &request, &handle).await?;
    let known = own(&app, &context, &id).await?;
    save(&app, &open, &context, Some(&known), &form).await
}

/// Keeps what was typed and shows the badge at the end, where it is tried out and published. Whatever is refused comes
/// back with everything that was typed.
async fn save(
    app: &App,
    open: &Open,
    context: &Context,
    known: Option<&StoredPathway>,
    form: &[(String, String)],
) -> Result<HttpResponse, PageError> {
    let typed = Typed::read(form);
    let is_past =
        |known: &StoredPathway| author::is_past(&known.end, &pathway::stand(known), &typed.form, &typed.as_read);
    if let Some(known) = known.filter(|known| is_past(known)) {
        return meanwhile(app, open, context, known, typed).await;
    }
    let errors = match typed.input(app, context) {
        Err(errors) => errors,
        Ok((mut input, numbers)) => {
            with_keys(app, &mut input.structure).await?;
            let saved = match known {
                Some(known) => {
                    input.key = Some(known.end.achievement.key.clone());
                    let form = Some(typed.form.clone()).filter(|form| !form.is_empty());
                    pathway::revise(app, known, form, input).await.map(Drafted::Kept)
                }
                None if typed.form.is_empty() => pathway::create(app, input, false).await.map(Drafted::Kept),
                None => pathway::draft(app, input, typed.form.clone()).await,
            };
            match (saved, known) {
                (Ok(Drafted::Left(made)), _) => return meanwhile(app, open, context, &made, typed).await,
                (Err(PathwayError::Changed), Some(known)) => {
                    let present = own(app, context, known.id.as_str()).await?;
                    return meanwhile(app, open, context, &present, typed).await;
                }
                (Ok(Drafted::Kept(saved)), _) => {
                    let notice = match saved.end.achievement.state {
                        AchievementState::Draft => Notice::Saved,
                        _ => Notice::Changed,
                    };
                    if saved.end.achievement.state == AchievementState::Active {
                        settle(app, context.id.clone()).await;
                    }
                    return Ok(back_to(open, &saved.end.achievement.id, Some(notice)));
                }
                (Err(PathwayError::Faults(faults)), _) => {
                    faults.iter().map(|fault| typed.field_error(fault, &numbers)).collect()
                }
                (Err(error), _) => return Err(error).or_refuse(app),
            }
        }
    };
    let page = form_page(app, open, context, known, typed, errors).await?;
    show_form(app, &page, open.language, &open.framing, StatusCode::UNPROCESSABLE_ENTITY)
}

/// What was typed, beside what became of the pathway meanwhile, as with the form of a badge.
async fn meanwhile(
    app: &App,
    open: &Open,
    context: &Context,
    present: &StoredPathway,
    mut typed: Typed,
) -> Result<HttpResponse, PageError> {
    typed.as_read = pathway::stand(present);
    let errors = vec![FieldError::new("form", words::meanwhile(&present.end))];
    let page = form_page(app, open, context, Some(present), typed, errors).await?;
    show_form(app, &page, open.language, &open.framing, StatusCode::CONFLICT)
}

/// What the page of a badge says of the pathway that it stands at the end of: which, and what is not published on it.
pub async fn of_end(app: &App, badge: &StoredAchievement) -> Result<(Option<String>, Vec<String>), PageError> {
    let unpublished = author::unpublished_on_the_way(app, badge).await.or_refuse(app)?;
    Ok((badge.pathway.as_ref().map(ToString::to_string), unpublished))
}
