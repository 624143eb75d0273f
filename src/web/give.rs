//! Gives a badge by hand, to one or several members, with a reason that becomes part of the badge.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use serde::Deserialize;

use super::error::{OrRefuse, PageError, Refusal};
use super::instructor::badge_at;
use super::page::{show, show_as};
use super::session::Open;
use super::words;
use crate::app::App;
use crate::domain::details::{AwardDetails, Evidence, MAX_NARRATIVE};
use crate::domain::ids::PersonId;
use crate::flows::award::{AwardError, Recipient, grant, sign_now};
use crate::flows::standing;
use crate::keys;
use crate::store::{Context, Member, Recorded, StoredAchievement};
use crate::views::parts::{FieldError, Problem};
use crate::views::sources::{Candidate, Give, Given};

/// How an award by hand is told from one by a rule; the API uses the same word.
const BY_HAND: &str = "hand";
/// Signed while the browser waits.
const MOST_AT_ONCE: usize = 200;
const LONGEST_LINK: usize = 500;

/// The form as it was typed.
#[derive(Default)]
struct Typed {
    people: Vec<PersonId>,
    reason: String,
    link: String,
}

impl Typed {
    fn read(body: &[u8]) -> Self {
        let mut typed = Self::default();
        for (name, value) in url::form_urlencoded::parse(body) {
            match name.as_ref() {
                "person" => typed.people.push(value.as_ref().into()),
                "reason" => typed.reason = value.trim().replace("\r\n", "\n"),
                "evidence-link" => value.trim().clone_into(&mut typed.link),
                _ => {}
            }
        }
        typed
    }

    /// Reason and link, as they stand in the badge.
    fn details(&self) -> Result<AwardDetails, Vec<FieldError>> {
        let mut errors = Vec::new();
        if self.people.is_empty() {
            errors.push(FieldError::new("person", Problem::Missing));
        }
        let max = u32::try_from(MOST_AT_ONCE).unwrap_or(u32::MAX);
        if self.people.len() > MOST_AT_ONCE {
            errors.push(FieldError::new("person", Problem::OutOfRange { min: 1, max }));
        }
        match self.reason.chars().count() {
            0 if self.link.is_empty() => errors.push(FieldError::new("reason", Problem::Missing)),
            count if count > MAX_NARRATIVE => {
                let max = u32::try_from(MAX_NARRATIVE).unwrap_or(u32::MAX);
                errors.push(FieldError::new("reason", Problem::TooLong { max }));
            }
            _ => {}
        }
        let is_public = |link: &str| {
            url::Url::parse(link).is_ok_and(|url| url.scheme() == "https" && url.host_str().is_some())
                && link.chars().count() <= LONGEST_LINK
                && !link.chars().any(|c| c.is_control() || c.is_whitespace())
        };
        if !self.link.is_empty() && !is_public(&self.link) {
            errors.push(FieldError::new("evidence-link", Problem::BadLink));
        }
        if !errors.is_empty() {
            return Err(errors);
        }
        let given = |text: &String| (!text.is_empty()).then(|| text.clone());
        let evidence = Evidence { url: given(&self.link), narrative: given(&self.reason), ..Evidence::default() };
        Ok(AwardDetails { evidence: vec![evidence], ..AwardDetails::default() })
    }
}

/// Whom the form begins with; somebody who cannot be given the badge is nobody.
#[derive(Deserialize)]
pub struct Whom {
    person: Option<String>,
}

pub async fn form(
    app: web::Data<App>,
    request: HttpRequest,
    path: web::Path<(String, String)>,
    whom: web::Query<Whom>,
) -> Result<HttpResponse, PageError> {
    let (open, context, badge) = badge_at(&app, &request, path.into_inner()).await?;
    let people = whom.into_inner().person.map(PersonId::from).into_iter().collect();
    let page = page(&app, &open, &context, &badge, Typed { people, ..Typed::default() }).await?;
    show(&app, &page, open.language, &open.framing)
}

pub async fn give(
    app: web::Data<App>,
    request: HttpRequest,
    path: web::Path<(String, String)>,
    body: web::Bytes,
) -> Result<HttpResponse, PageError> {
    let (open, context, badge) = badge_at(&app, &request, path.into_inner()).await?;
    let typed = Typed::read(&body);
    let found = match typed.details() {
        Ok(details) => give_to(&app, &context, &badge, &typed.people, &details).await?,
        Err(errors) => Err(errors),
    };
    match found {
        Ok(outcome) => {
            let page = page(&app, &open, &context, &badge, Typed::default()).await?;
            show(&app, &Give { outcome: Some(outcome), ..page }, open.language, &open.framing)
        }
        Err(errors) => {
            let page = page(&app, &open, &context, &badge, typed).await?;
            let page = Give { errors, ..page };
            show_as(&app, &page, open.language, &open.framing, StatusCode::UNPROCESSABLE_ENTITY)
        }
    }
}

/// Gives the badge to each, and says what came of it. Nobody gets it when one of them cannot.
async fn give_to(
    app: &App,
    context: &Context,
    badge: &StoredAchievement,
    people: &[PersonId],
    details: &AwardDetails,
) -> Result<Result<Given, Vec<FieldError>>, PageError> {
    let members = candidates(app, context).await?;
    let chosen: Vec<&Member> = members.iter().filter(|member| people.contains(&member.person)).collect();
    if chosen.len() < people.len() {
        return Ok(Err(vec![FieldError::new("person", Problem::Gone)]));
    }
    let run = (chosen.len() > 1).then(keys::ordered_id);
    let (mut given, mut new) = (Given::default(), Vec::new());
    for member in chosen {
        let name = standing::display_name(member.name.as_deref(), &member.person);
        let recipient = Recipient::Member(member.sub.clone());
        match grant(app, badge, &recipient, details.clone(), None, BY_HAND, run.clone()).await {
            Ok((id, Recorded::New)) => {
                new.push(id);
                given.given.push(name);
            }
            Ok((_, Recorded::Existing)) => given.held.push(name),
            Err(AwardError::HeldBack) => given.revoked.push(name),
            Err(AwardError::Details(_)) => return Ok(Err(vec![FieldError::new("reason", Problem::Control)])),
            Err(error) => return Err(error).or_refuse(app),
        }
    }
    sign_now(app, new).await;
    Ok(Ok(given))
}

/// Whom a teacher may give a badge: learners who are there, and nobody who teaches, tests or watches.
async fn candidates(app: &App, context: &Context) -> Result<Vec<Member>, PageError> {
    let mut members = app.store.list_members(context.id.clone()).await.or_refuse(app)?;
    members.retain(Member::is_awardable);
    Ok(members)
}

async fn page(
    app: &App,
    open: &Open,
    context: &Context,
    badge: &StoredAchievement,
    typed: Typed,
) -> Result<Give, PageError> {
    if !badge.achievement.state.awards() {
        let refusal = Refusal::new(
            StatusCode::CONFLICT,
            "page.conflict",
            super::error::Level::Info,
            "the badge is not published",
        );
        return Err(refusal).or_refuse(app);
    }
    let holders = app.store.list_holders(badge.achievement.id.clone()).await.or_refuse(app)?;
    let people = candidates(app, context).await?.into_iter().map(|member| Candidate {
        name: standing::display_name(member.name.as_deref(), &member.person),
        is_chosen: typed.people.contains(&member.person),
        holds: holders.contains(&member.person),
        id: member.person.into_string(),
    });
    Ok(Give {
        root: open.root.clone(),
        course: context.title.clone(),
        id: badge.achievement.id.to_string(),
        name: badge.achievement.texts.name.clone(),
        picture: words::picture(app, badge),
        people: people.collect(),
        asked: badge.achievement.details.evidence_asked.clone(),
        reason: typed.reason,
        link: typed.link,
        errors: Vec::new(),
        outcome: None,
    })
}
