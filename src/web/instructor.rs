//! What teachers see and do: the badges of their course, one badge, its preview, its holders.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use actix_multipart::Multipart;
use actix_web::http::{StatusCode, header};
use actix_web::{HttpRequest, HttpResponse, web};
use chrono::TimeDelta;
use serde::Deserialize;

use super::designer;
use super::digest;
use super::edit::{self, Typed};
use super::error::{OrRefuse, PageError, Refusal};
use super::forms::Form;
use super::more;
use super::page::{see_other, show, show_as, show_form};
use super::session::{self, Open};
use super::start::{self, Begun};
use super::{mail_copies, pathways, trial, words};
use crate::app::App;
use crate::domain::award::{AchievementState, AwardState};
use crate::domain::ids::{AchievementId, ContextId};
use crate::domain::progress::{Condition, Judgement, Verdict};
use crate::domain::rule::Rule;
use crate::flows::author::{self, AuthorError, BadgeInput, Drafted, Looked};
use crate::flows::retire::{self, RetireError};
use crate::flows::revoke::LONGEST_REASON;
use crate::flows::round::{self, RoundError};
use crate::flows::standing::{self, Names};
use crate::flows::sync::{Part, Trouble};
use crate::flows::wait::{self, Waiting as Waits};
use crate::flows::work::WorkError;
use crate::keys;
use crate::store::{Asked, Award, AwardFilter, ColumnState, Context, StoredAchievement, Whom};
use crate::views::instructor::{
    Badge, Badges, CameAlong, Card, Gradebook, Hold, Holder, LeftOut, LeftOutReason, Other, Preview, RefusedRevocation,
    Retiring, Run, Source, SourceTrouble, Waiting, Winner,
};
use crate::views::parts::{self, FieldError, Notice, Problem};

/// In a course that is older, a badge is first for what is to come.
const NEW_COURSE: TimeDelta = TimeDelta::days(14);
/// How many runs are offered for undoing.
const MOST_RUNS: usize = 20;
/// Shown on one page at the most.
const MOST_HOLDERS: i64 = 5000;
/// The largest picture that is taken.
const LARGEST_PICTURE: usize = 2 << 20;

#[derive(Deserialize)]
pub struct Done {
    done: Option<String>,
}

impl Done {
    /// What was done just before; an unknown word says nothing.
    pub fn notice(&self) -> Option<Notice> {
        self.done.as_deref().and_then(Notice::parse)
    }
}

/// The page of a course: its badges, how each stands, and whether the course can be read.
pub async fn badges(app: &App, open: &Open, id: ContextId, notice: Option<Notice>) -> Result<HttpResponse, PageError> {
    let context = app.store.find_context(id.clone()).await.or_refuse(app)?;
    let context = context.ok_or_else(|| Refusal::not_found(&id)).or_refuse(app)?;
    let members = app.store.list_members(id.clone()).await.or_refuse(app)?;
    let learners = number(members.iter().filter(|member| member.is_awardable()).count());
    let counts = app.store.count_awards_of(id.clone()).await.or_refuse(app)?;
    let locks = app.store.list_locks(id.clone()).await.or_refuse(app)?;
    let pathways = pathways::of_course(app, &id).await?;
    let mailing = digest::mailing(app, open, &id).await?;
    let copies = mail_copies::count(app, &id).await?;
    let badges = app.store.list_achievements_of(id).await.or_refuse(app)?;
    let cards = badges
        .iter()
        .map(|badge| {
            let count = counts.get(&badge.achievement.id).copied().unwrap_or_default();
            Card {
                id: badge.achievement.id.to_string(),
                name: badge.achievement.texts.name.clone(),
                picture: words::picture(app, badge),
                state: words::badge_state(badge),
                earned: u32::try_from(count.earned).unwrap_or(u32::MAX),
                learners,
                flagged: u32::try_from(count.flagged).unwrap_or(u32::MAX),
                held: waits(badge),
            }
        })
        .collect();
    let page = Badges {
        root: open.root.clone(),
        course: context.title.clone(),
        notice,
        came_along: came_along(app, &badges).await?,
        badges: cards,
        requests: app
            .store
            .count_requests_waiting(context.id.clone())
            .await
            .or_refuse(app)?
            .try_into()
            .unwrap_or(u32::MAX),
        pathways,
        begin: if badges.is_empty() { start::ways(open) } else { Vec::new() },
        learners,
        last_checked: context.last_sync_at,
        next_check: context.next_sync_at,
        trouble: troubles(&context),
        mailing,
        copies,
        held: locks.iter().filter(|lock| lock.held.is_some()).map(words::lock).collect(),
    };
    show(app, &page, open.language, &open.framing)
}

/// The drafts that arrived from another course; where they came from several, those of the first.
async fn came_along(app: &App, badges: &[StoredAchievement]) -> Result<Option<CameAlong>, PageError> {
    let drafts = badges.iter().filter(|badge| badge.achievement.state == AchievementState::Draft);
    let mut found: Option<(ContextId, u32)> = None;
    for original in drafts.filter_map(|badge| badge.copied_from.clone()) {
        let original = app.store.find_achievement(original).await.or_refuse(app)?;
        let Some(origin) = original.and_then(|badge| badge.achievement.context) else { continue };
        match &mut found {
            Some((first, count)) if *first == origin => *count += 1,
            Some(_) => {}
            None => found = Some((origin, 1)),
        }
    }
    let Some((origin, count)) = found else { return Ok(None) };
    let origin = app.store.find_context(origin).await.or_refuse(app)?;
    Ok(origin.map(|origin| CameAlong { count, course: origin.title }))
}

pub fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// What could not be read last time: each source once, the first reason standing for all.
fn troubles(context: &Context) -> Vec<SourceTrouble> {
    let mut found: Vec<SourceTrouble> = Vec::new();
    for trouble in context.last_error.iter().flat_map(|text| text.lines()).filter_map(Trouble::parse) {
        let source = match trouble.part {
            Part::Roster => Source::Roster,
            Part::Results => Source::Results,
            Part::Locks => Source::Locks,
        };
        if found.iter().any(|known| known.source == source) {
            continue;
        }
        let problem = words::source_problem(trouble.kind);
        found.push(SourceTrouble { source, problem, last_good: context.last_sync_at });
    }
    found
}

pub async fn check_now(
    app: web::Data<App>,
    request: HttpRequest,
    handle: web::Path<String>,
) -> Result<HttpResponse, PageError> {
    let (open, context) = session::open_as_teacher(&app, &request, &handle).await?;
    match round::sync_now(&app, context.id).await {
        // Somebody else is at it for long: the page says when it was last done.
        Err(RoundError::Work(WorkError::Busy)) => {}
        outcome => drop(outcome.or_refuse(&app)?),
    }
    Ok(see_other(&format!("{}badges?done={}", open.root, Notice::Checked.as_str())))
}

pub async fn list(
    app: web::Data<App>,
    request: HttpRequest,
    handle: web::Path<String>,
    done: web::Query<Done>,
) -> Result<HttpResponse, PageError> {
    let (open, context) = session::open_as_teacher(&app, &request, &handle).await?;
    if open.session.asked != Asked::Nothing {
        return Ok(see_other(&format!("{}link", open.root)));
    }
    let notice = done.notice();
    badges(&app, &open, context.id, notice).await
}

/// A badge of this course; one of another course is not found.
pub async fn badge_of(app: &App, context: &Context, id: &str) -> Result<StoredAchievement, PageError> {
    let found = app.store.find_achievement(id.into()).await.or_refuse(app)?;
    let own = found.filter(|badge| badge.achievement.context.as_ref() == Some(&context.id));
    own.ok_or_else(|| Refusal::not_found(format!("badge {id}"))).or_refuse(app)
}

/// The teacher's session, the course and a badge of it, from the parts of an address.
pub async fn badge_at(
    app: &App,
    request: &HttpRequest,
    (handle, id): (String, String),
) -> Result<(Open, Context, StoredAchievement), PageError> {
    let (open, context) = session::open_as_teacher(app, request, &handle).await?;
    let badge = badge_of(app, &context, &id).await?;
    Ok((open, context, badge))
}

/// Back to a badge, with a word about what was done, if anything was.
pub fn back_to(open: &Open, badge: &AchievementId, done: Option<Notice>) -> HttpResponse {
    let notice = done.map(|notice| format!("?done={}", notice.as_str())).unwrap_or_default();
    see_other(&format!("{}badges/{badge}{notice}", open.root))
}

pub async fn new_form(
    app: web::Data<App>,
    request: HttpRequest,
    handle: web::Path<String>,
    begun: web::Query<Begun>,
) -> Result<HttpResponse, PageError> {
    let (open, context) = session::open_as_maker(&app, &request, &handle).await?;
    // What tells the form again stands in its address, so that it is the same for whoever comes back to it.
    let Some(form) = begun.form() else { return Ok(see_other(&begun.address(&open, &keys::opaque_id()))) };
    let made = app.store.find_achievement_of_form(context.id.clone(), form.to_owned()).await.or_refuse(&app)?;
    if let Some(made) = made {
        return Ok(see_other(&format!("{}badges/{}/edit", open.root, made.achievement.id)));
    }
    let mut typed = start::typed(&app, &open, &context, &begun).await?;
    form.clone_into(&mut typed.draft.form);
    let page = edit::page(&app, &open, &context, None, typed, Vec::new()).await?;
    show_form(&app, &page, open.language, &open.framing, StatusCode::OK)
}

pub async fn edit_form(
    app: web::Data<App>,
    request: HttpRequest,
    path: web::Path<(String, String)>,
) -> Result<HttpResponse, PageError> {
    let (open, context, badge) = badge_at(&app, &request, path.into_inner()).await?;
    session::refuse_others(&app, &open).await?;
    let typed = Typed::of(&app, &open, &context, &badge).await?;
    let page = edit::page(&app, &open, &context, Some(&badge), typed, Vec::new()).await?;
    show(&app, &page, open.language, &open.framing)
}

pub async fn create(
    app: web::Data<App>,
    request: HttpRequest,
    handle: web::Path<String>,
    multipart: Multipart,
) -> Result<HttpResponse, PageError> {
    let (open, context) = session::open_as_maker(&app, &request, &handle).await?;
    save(&app, open, context, None, multipart).await
}

pub async fn change(
    app: web::Data<App>,
    request: HttpRequest,
    path: web::Path<(String, String)>,
    multipart: Multipart,
) -> Result<HttpResponse, PageError> {
    let (open, context, badge) = badge_at(&app, &request, path.into_inner()).await?;
    session::refuse_others(&app, &open).await?;
    save(&app, open, context, Some(badge), multipart).await
}

/// Does what the pressed button says. Whatever is refused comes back with everything that was typed.
async fn save(
    app: &App,
    open: Open,
    context: Context,
    badge: Option<StoredAchievement>,
    multipart: Multipart,
) -> Result<HttpResponse, PageError> {
    let mut form = Form::read(multipart, &["picture"], None, LARGEST_PICTURE + 1024).await.or_refuse(app)?;
    let mut typed = Typed::read(&mut form);
    typed.suggest(app).await?;
    let mut errors = Vec::new();
    if let Some(bytes) = typed.new_upload.take() {
        match author::keep_upload(app, bytes).await {
            Ok(id) => typed.upload = Some(id.into_string()),
            Err(AuthorError::Faults(faults)) => errors.extend(faults.iter().map(|fault| typed.field_error(fault))),
            Err(error) => return Err(error).or_refuse(app),
        }
    }
    let action = form.text("action").to_owned();
    let known = badge.as_ref();
    match action.as_str() {
        "more-rows" => typed.add_rows(),
        "more-skills" => more::add_rows(&mut typed.draft.more),
        "show-picture" => {}
        "suggest" => typed.suggest_anew(app).await?,
        "draft-criteria" => errors.extend(typed.draft_criteria(app, &open, &context, true).await?),
        _ => {
            if let Some(badge) = known.filter(|badge| typed.is_past(badge)) {
                return meanwhile(app, &open, &context, badge, typed).await;
            }
            errors.extend(typed.draft_criteria(app, &open, &context, false).await?);
            match typed.input(&context, known, app.clock.now()) {
                Err(found) => errors.extend(found),
                Ok(_) if !errors.is_empty() => {}
                Ok(input) => match (keep(app, known, &typed, input).await, known) {
                    (Ok(Drafted::Kept(saved)), _) => {
                        return after_form(app, &open, &context, known.is_none(), &saved, &action).await;
                    }
                    (Ok(Drafted::Left(made)), _) => return meanwhile(app, &open, &context, &made, typed).await,
                    (Err(AuthorError::Changed), Some(badge)) => {
                        let present = badge_of(app, &context, badge.achievement.id.as_str()).await?;
                        return meanwhile(app, &open, &context, &present, typed).await;
                    }
                    (Err(AuthorError::Faults(faults)), _) => {
                        errors.extend(faults.iter().map(|fault| typed.field_error(fault)));
                    }
                    (Err(error), _) => return Err(error).or_refuse(app),
                },
            }
        }
    }
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let page = edit::page(app, &open, &context, known, typed, errors).await?;
    match known {
        Some(_) if status == StatusCode::OK => show(app, &page, open.language, &open.framing),
        _ => show_form(app, &page, open.language, &open.framing, status),
    }
}

/// What was typed, beside what became of the badge meanwhile. The same form sent from here changes that.
async fn meanwhile(
    app: &App,
    open: &Open,
    context: &Context,
    present: &StoredAchievement,
    mut typed: Typed,
) -> Result<HttpResponse, PageError> {
    typed.draft.as_read = author::stand(present);
    let errors = vec![FieldError::new("form", words::meanwhile(present))];
    let page = edit::page(app, open, context, Some(present), typed, errors).await?;
    show_form(app, &page, open.language, &open.framing, StatusCode::CONFLICT)
}

/// Keeps what a form says of a badge, or of a new one.
async fn keep(
    app: &App,
    known: Option<&StoredAchievement>,
    typed: &Typed,
    input: BadgeInput,
) -> Result<Drafted<StoredAchievement>, AuthorError> {
    match known {
        Some(badge) => {
            let form = Some(typed.draft.form.clone()).filter(|form| !form.is_empty());
            author::revise(app, badge, form, input).await.map(Drafted::Kept)
        }
        None if typed.draft.form.is_empty() => author::create(app, input, false).await.map(Drafted::Kept),
        None => author::draft(app, input, typed.draft.form.clone()).await,
    }
}

/// Where a form leads that was kept.
async fn after_form(
    app: &App,
    open: &Open,
    context: &Context,
    is_new: bool,
    saved: &StoredAchievement,
    action: &str,
) -> Result<HttpResponse, PageError> {
    let id = &saved.achievement.id;
    let notice = match saved.achievement.state {
        AchievementState::Draft => Notice::Saved,
        _ => Notice::Changed,
    };
    if saved.achievement.state == AchievementState::Active {
        settle(app, context.id.clone()).await;
    }
    if is_new && open.session.asked != Asked::Nothing {
        // Made for a link: back to the picker, where it is picked already.
        return Ok(see_other(&format!("{}link?picked={id}", open.root)));
    }
    Ok(match action {
        "preview" => see_other(&format!("{}badges/{id}/preview", open.root)),
        _ => back_to(open, id, Some(notice)),
    })
}

/// The picture that the form's choices would give; what is wrong with them is told by the form.
pub async fn picture(
    app: web::Data<App>,
    request: HttpRequest,
    handle: web::Path<String>,
    chosen: web::Query<designer::Chosen>,
) -> Result<HttpResponse, PageError> {
    session::open_as_teacher(&app, &request, &handle).await?;
    let look = edit::follow(&app, &chosen.look, &chosen.name, &chosen.issuer).await?;
    let design = designer::design_of(&look).unwrap_or_default();
    let key = format!("design {}", design.to_json());
    let draw = async { Ok::<_, PageError>(app.heavy(move || design.svg()).await.into_bytes()) };
    let svg = app.draw_once(key, draw).await?;
    Ok(HttpResponse::Ok()
        .insert_header((header::CONTENT_TYPE, "image/svg+xml"))
        .insert_header((header::X_CONTENT_TYPE_OPTIONS, "nosniff"))
        .insert_header((header::CACHE_CONTROL, "private, max-age=3600"))
        .body(svg))
}

pub async fn preview(
    app: web::Data<App>,
    request: HttpRequest,
    path: web::Path<(String, String)>,
) -> Result<HttpResponse, PageError> {
    let (open, context, badge) = badge_at(&app, &request, path.into_inner()).await?;
    let (standings, names, facts) = author::preview(&app, &badge).await.or_refuse(&app)?;
    let set_aside = app.store.list_set_aside(badge.achievement.id.clone()).await.or_refuse(&app)?;
    let waiting_now = match waits(&badge) {
        true => wait::waiting(&app, &badge).await.or_refuse(&app)?,
        false => Waits::default(),
    };
    let (mut winners, mut waiting, mut left_out) = (Vec::new(), Vec::new(), Vec::new());
    for standing in standings {
        let name = standing::display_name(standing.member.name.as_deref(), &standing.member.person);
        if let Some(held) = standing.held {
            winners.push(Winner { name, awarded_at: Some(held.granted_at) });
        } else if let Some(reason) = standing.left_out {
            left_out.push(LeftOut { name, reason: left_out_reason(reason) });
        } else if let Some(judgement) = standing.judgement {
            match judgement.verdict {
                Verdict::Met if set_aside.contains(&standing.member.person) => {
                    left_out.push(LeftOut { name, reason: LeftOutReason::SetAside });
                }
                Verdict::Met => winners.push(Winner { name, awarded_at: None }),
                Verdict::NotMet | Verdict::Unknown => {
                    let missing = in_the_way(&judgement).into_iter();
                    let missing = missing.map(|condition| words::condition(condition, &names.labels()));
                    waiting.push(Waiting { name, conditions: missing.collect() });
                }
            }
        }
    }
    let page = Preview {
        root: open.root.clone(),
        course: context.title.clone(),
        id: badge.achievement.id.to_string(),
        name: badge.achievement.texts.name.clone(),
        picture: words::picture(&app, &badge),
        state: words::badge_state(&badge),
        rule: rule_text(&badge, &names),
        extra_credit: badge.achievement.rule.as_ref().is_some_and(Rule::asks_for_extra_credit),
        learners: number(winners.len() + waiting.len()),
        new: number(match waits(&badge) {
            true => waiting_now.awards.len(),
            false => winners.iter().filter(|winner| winner.awarded_at.is_none()).count(),
        }),
        also_award: app.clock.now() - context.created_at <= NEW_COURSE,
        held: waits(&badge),
        fallen: number(waiting_now.flags.len()),
        winners,
        waiting,
        left_out,
        last_checked: facts.last_sync_at,
        as_read: author::said(&badge),
    };
    show(&app, &page, open.language, &open.framing)
}

fn left_out_reason(reason: standing::LeftOut) -> LeftOutReason {
    match reason {
        standing::LeftOut::Teacher => LeftOutReason::Teacher,
        standing::LeftOut::Observer => LeftOutReason::Observer,
        standing::LeftOut::TestUser => LeftOutReason::TestUser,
        standing::LeftOut::Inactive | standing::LeftOut::NotALearner => LeftOutReason::Inactive,
    }
}

/// What is missing along the shortest way; where nothing is certain, all that is not met.
pub fn in_the_way(judgement: &Judgement) -> Vec<&Condition> {
    let missing: Vec<&Condition> = judgement.missing().collect();
    if missing.is_empty() {
        judgement.trace.iter().filter(|condition| condition.verdict != Verdict::Met).collect()
    } else {
        missing
    }
}

/// A rule in words; a badge without one is handed out by people.
fn rule_text(badge: &StoredAchievement, names: &Names) -> parts::RuleText {
    match &badge.achievement.rule {
        Some(rule) => words::rule_text(rule, &names.labels()),
        None => parts::RuleText::Group { matching: parts::Matching::All, of: Vec::new() },
    }
}

pub async fn badge(
    app: web::Data<App>,
    request: HttpRequest,
    path: web::Path<(String, String)>,
    done: web::Query<Done>,
) -> Result<HttpResponse, PageError> {
    let (open, context, badge) = badge_at(&app, &request, path.into_inner()).await?;
    let page = badge_page(&app, &open, &context, &badge, None, done.notice()).await?;
    show(&app, &page, open.language, &open.framing)
}

pub async fn badge_page(
    app: &App,
    open: &Open,
    context: &Context,
    badge: &StoredAchievement,
    refused: Option<RefusedRevocation>,
    notice: Option<Notice>,
) -> Result<Badge, PageError> {
    let facts = author::course_facts(app, &context.id, Whom::Everyone).await.or_refuse(app)?;
    let named = standing::named_badges(badge.achievement.rule.iter());
    let names = standing::names(&facts, app.store.find_badge_names(named).await.or_refuse(app)?);
    let filter = AwardFilter {
        achievement: Some(badge.achievement.id.clone()),
        newest_first: true,
        limit: MOST_HOLDERS,
        ..AwardFilter::default()
    };
    let now = app.clock.now();
    let is_active = badge.achievement.state.awards();
    let awards = app.store.list_awards(filter).await.or_refuse(app)?;
    let runs = runs(&awards);
    let mut holders: Vec<Holder> = awards
        .into_iter()
        .map(|award| {
            let trace: Option<Judgement> = serde_json::from_str(&award.trace).ok();
            let because = trace.iter().flat_map(|judgement| &judgement.trace);
            Holder {
                because: because.map(|condition| words::condition(condition, &names.labels())).collect(),
                state: words::award_state(&award, now),
                name: standing::display_name(award.name.as_deref(), &award.person),
                awarded_at: award.granted_at,
                note: award.details.evidence_text(),
                flagged: award.flag.is_some(),
                expires_at: award.credential.as_ref().and_then(|(_, until)| *until),
                can_renew: is_active && award.state == AwardState::Issued && award.expires(),
                held_back: award.holds_back,
                declined_at: award.declined_at,
                set_aside_for: award.suspension_reason.clone(),
                page_url: award.credential.as_ref().map(|(id, _)| app.urls.credential(id.as_str())),
                award: award.id.into_string(),
            }
        })
        .collect();
    // The newest first, as the page says to the minute; the rest by name.
    holders.sort_by_cached_key(|holder| (Reverse(holder.awarded_at.timestamp() / 60), holder.name.to_lowercase()));
    let is_public = badge.achievement.state != AchievementState::Draft;
    let (pathway, unpublished) = pathways::of_end(app, badge).await?;
    Ok(Badge {
        root: open.root.clone(),
        course: context.title.clone(),
        notice,
        id: badge.achievement.id.to_string(),
        name: badge.achievement.texts.name.clone(),
        description: badge.achievement.texts.description.clone(),
        criteria: badge.achievement.texts.criteria.clone(),
        picture: words::picture(app, badge),
        state: words::badge_state(badge),
        missing: badge.missing.clone(),
        unmatched: badge
            .achievement
            .rule
            .as_ref()
            .filter(|_| badge.copied_from.is_some())
            .map(|rule| author::still_unmatched(rule, &facts.activities))
            .unwrap_or_default(),
        pathway,
        unpublished,
        rule: rule_text(badge, &names),
        learners: number(facts.members.iter().filter(|member| member.member.is_awardable()).count()),
        holders,
        public_url: is_public.then(|| app.urls.achievement(badge.achievement.id.as_str())),
        last_checked: facts.last_sync_at,
        as_read: author::said(badge),
        gradebook: gradebook(app, context, badge).await?,
        by_hand: badge.achievement.rule.is_none(),
        hold: match waits(badge) {
            true => {
                let list = wait::waiting(app, badge).await.or_refuse(app)?;
                Some(Hold { awards: number(list.awards.len()), flags: number(list.flags.len()) })
            }
            false => None,
        },
        runs,
        refused,
        retiring: retiring(app, context, badge).await?,
        mails: app.mailer.is_some(),
        tests: trial::list(app, open, badge).await?,
        can_remove: !app.store.was_awarded(badge.achievement.id.clone()).await.or_refuse(app)?,
    })
}

/// Whether a badge waits for a word about many awards at once; one that awards nobody does not.
fn waits(badge: &StoredAchievement) -> bool {
    badge.hold.is_some() && badge.achievement.state == AchievementState::Active
}

/// Awards that were made together and stand, the latest first.
fn runs(awards: &[Award]) -> Vec<Run> {
    let mut runs: BTreeMap<&str, Run> = BTreeMap::new();
    for award in awards.iter().filter(|award| award.state != AwardState::Revoked) {
        let Some(id) = &award.run else { continue };
        let run = runs.entry(id).or_insert_with(|| Run {
            id: id.clone(),
            at: award.granted_at,
            count: 0,
            by_hand: award.origin != "rule",
        });
        run.at = run.at.min(award.granted_at);
        run.count += 1;
    }
    // Their names are ordered by time.
    runs.into_values().rev().filter(|run| run.count > 1).take(MOST_RUNS).collect()
}

async fn gradebook(app: &App, context: &Context, badge: &StoredAchievement) -> Result<Gradebook, PageError> {
    let column = app.store.find_badge_column(badge.achievement.id.clone()).await.or_refuse(app)?;
    let count = |n: i64| u32::try_from(n).unwrap_or(u32::MAX);
    Ok(match column {
        None if !context.may_write_scores() => Gradebook::Closed,
        None => Gradebook::Off,
        Some(column) => match column.state {
            ColumnState::Wanted => Gradebook::Wanted,
            ColumnState::Refused => Gradebook::Refused,
            ColumnState::Ready => Gradebook::Ready {
                written: count(column.counts.sent),
                kept: count(column.counts.kept),
                refused: count(column.counts.refused),
                waiting: count(column.counts.wanted),
            },
        },
    })
}

#[derive(Deserialize)]
pub struct Write {
    #[serde(default)]
    write: String,
}

/// Begins or ends that a badge writes into the gradebook.
pub async fn write_scores(
    app: web::Data<App>,
    request: HttpRequest,
    path: web::Path<(String, String)>,
    form: web::Form<Write>,
) -> Result<HttpResponse, PageError> {
    let (open, _, badge) = badge_at(&app, &request, path.into_inner()).await?;
    let writes = form.write == "on";
    app.store.set_writes_score(badge.achievement.id.clone(), writes, app.clock.now()).await.or_refuse(&app)?;
    app.work.notify_one();
    let notice = if writes { Notice::Writes } else { Notice::WritesNot };
    Ok(back_to(&open, &badge.achievement.id, Some(notice)))
}

pub async fn publish(
    app: web::Data<App>,
    request: HttpRequest,
    path: web::Path<(String, String)>,
    body: web::Bytes,
) -> Result<HttpResponse, PageError> {
    let (mut seen, mut also_award, mut as_read) = (None, false, None);
    for (name, value) in url::form_urlencoded::parse(&body) {
        match name.as_ref() {
            "seen" => seen = value.parse().ok(),
            "also" => also_award = value == "on",
            "as-read" => as_read = edit::as_read(&value).map(str::to_owned),
            _ => {}
        }
    }
    let looked = seen.map_or(Looked::Nowhere, |awards| Looked::At { awards, also_award: also_award || awards == 0 });
    let (path, state) = (path.into_inner(), AchievementState::Active);
    move_to(&app, &request, path, state, (looked, as_read.as_deref()), Notice::Published).await
}

pub async fn pause(
    app: web::Data<App>,
    request: HttpRequest,
    path: web::Path<(String, String)>,
) -> Result<HttpResponse, PageError> {
    let (path, state) = (path.into_inner(), AchievementState::Paused);
    move_to(&app, &request, path, state, (Looked::Nowhere, None), Notice::Paused).await
}

#[derive(Deserialize)]
pub struct Retire {
    #[serde(default)]
    note: String,
    #[serde(default)]
    successor: String,
}

/// Retires a badge, or changes what is told of a retired one.
pub async fn retire(
    app: web::Data<App>,
    request: HttpRequest,
    path: web::Path<(String, String)>,
    form: web::Form<Retire>,
) -> Result<HttpResponse, PageError> {
    let (open, context, badge) = badge_at(&app, &request, path.into_inner()).await?;
    let (field, problem) = match retire::retire(&app, &badge.achievement.id, Some(&form.note), Some(&form.successor))
        .await
    {
        Err(RetireError::Note) if is_control(&form.note) => ("note", Problem::Control),
        Err(RetireError::Note) => ("note", Problem::TooLong { max: u32::try_from(LONGEST_REASON).unwrap_or(u32::MAX) }),
        Err(RetireError::UnknownSuccessor(_) | RetireError::OwnSuccessor) => ("successor", Problem::Gone),
        outcome => {
            outcome.or_refuse(&app)?;
            return Ok(back_to(&open, &badge.achievement.id, Some(Notice::Retired)));
        }
    };
    let mut page = badge_page(&app, &open, &context, &badge, None, None).await?;
    let Retire { note, successor } = form.into_inner();
    page.retiring = Retiring { note, successor, error: Some(FieldError::new(field, problem)), ..page.retiring };
    show_as(&app, &page, open.language, &open.framing, StatusCode::UNPROCESSABLE_ENTITY)
}

fn is_control(text: &str) -> bool {
    text.chars().any(|letter| letter.is_control() && letter != '\r' && letter != '\n')
}

/// The form that retires a badge: what is told of it now, and the badges of the course that could take its place.
async fn retiring(app: &App, context: &Context, badge: &StoredAchievement) -> Result<Retiring, PageError> {
    let badges = app.store.list_achievements_of(context.id.clone()).await.or_refuse(app)?;
    let ends = [AchievementState::Draft, AchievementState::Retired];
    let told = badge.retirement.clone();
    let successor = told.as_ref().and_then(|end| end.successor.clone()).map(AchievementId::into_string);
    let successor = successor.unwrap_or_default();
    let can_follow = |other: &StoredAchievement| {
        let other = &other.achievement;
        other.id != badge.achievement.id && (!ends.contains(&other.state) || other.id.as_str() == successor)
    };
    let others = badges.into_iter().filter(can_follow);
    let successors =
        others.map(|other| Other { id: other.achievement.id.into_string(), name: other.achievement.texts.name });
    Ok(Retiring {
        note: told.and_then(|end| end.note).unwrap_or_default(),
        successors: successors.collect(),
        successor,
        error: None,
    })
}

/// Removes a badge that nobody was ever awarded.
pub async fn remove(
    app: web::Data<App>,
    request: HttpRequest,
    path: web::Path<(String, String)>,
) -> Result<HttpResponse, PageError> {
    let (open, _, badge) = badge_at(&app, &request, path.into_inner()).await?;
    retire::remove(&app, &badge.achievement.id).await.or_refuse(&app)?;
    Ok(see_other(&format!("{}badges?done={}", open.root, Notice::Removed.as_str())))
}

/// Awards at once what the course shows already. The change itself stands: what fails here a worker does later.
pub async fn settle(app: &App, context: ContextId) {
    if let Err(error) = round::settle(app, context.clone()).await {
        tracing::warn!(%context, %error, "a course could not be judged at once");
    }
}

async fn move_to(
    app: &App,
    request: &HttpRequest,
    path: (String, String),
    state: AchievementState,
    (looked, as_read): (Looked, Option<&str>),
    mut notice: Notice,
) -> Result<HttpResponse, PageError> {
    let (open, context, badge) = badge_at(app, request, path).await?;
    // Whoever may make no badges may stop one, and not let it begin.
    if state == AchievementState::Active {
        session::refuse_others(app, &open).await?;
    }
    let id: AchievementId = badge.achievement.id.clone();
    let moved = match state {
        AchievementState::Active => author::publish(app, &id, looked, as_read).await,
        _ => author::move_to(app, &id, state, looked).await,
    };
    match moved {
        // The page of the badge lists what is not there.
        Err(AuthorError::Unmatched(_)) => {
            let page = badge_page(app, &open, &context, &badge, None, None).await?;
            return show_as(app, &page, open.language, &open.framing, actix_web::http::StatusCode::CONFLICT);
        }
        moved => drop(moved.or_refuse(app)?),
    }
    if state == AchievementState::Active {
        // What the course shows already is awarded before the page says "published".
        settle(app, context.id.clone()).await;
        let held = waits(&badge_of(app, &context, id.as_str()).await?);
        if held || matches!(looked, Looked::At { also_award: false, .. }) {
            notice = Notice::PublishedLater;
        }
    }
    Ok(back_to(&open, &id, Some(notice)))
}
