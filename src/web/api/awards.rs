//! Awards: who has which badge and why, and how one is handed out.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::badges::find_named;
use super::body::{self, Created, Fields, json};
use super::contexts::Person;
use super::details::{self, AwardEvidence, AwardResult, AwardSource, DetailsOfAward};
use super::paging::{self, Page, Wanted};
use super::problem::{Problem, ProblemDocument, Wrong};
use super::token;
use super::trace::{self, Condition};
use crate::app::App;
use crate::domain::award::AwardStatus;
use crate::domain::details::AwardDetails;
use crate::domain::ids::{AwardId, ContextId};
use crate::domain::progress::Judgement;
use crate::flows::award::{self, Recipient};
use crate::store::{self, AwardFilter, Recorded, StoreError, StoredAchievement};

pub const COLLECTION: &str = "/api/v1/awards";
/// How an award that came through the API is told from one by a rule.
const BY_HAND: &str = "hand";

/// The fact that somebody earned a badge.
#[derive(Serialize, ToSchema)]
pub struct Award {
    id: String,
    /// The key of the badge.
    badge: String,
    /// The id of the badge.
    badge_id: String,
    member: Person,
    #[schema(value_type = String, pattern = "^(valid|revoked|expired|suspended|superseded)$")]
    status: AwardStatus,
    #[schema(value_type = String, format = DateTime)]
    awarded_at: DateTime<Utc>,
    /// When the rule came to be met, or what was given as `awarded_at`.
    #[schema(value_type = String, format = DateTime)]
    earned_at: DateTime<Utc>,
    /// The public address of the current credential; null until it is signed, moments later.
    #[schema(format = "uri")]
    credential: Option<String>,
    /// What the rule saw. Empty for an award that people made.
    because: Vec<Condition>,
    /// All evidence as one text.
    evidence: Option<String>,
    /// What the award says besides, evidence piece by piece. Results stand in a credential only when the badge shows them
    /// and the learner agreed.
    #[schema(value_type = DetailsOfAward)]
    details: AwardDetails,
    /// Why somebody should look at it, such as a rule that is no longer met.
    flag: Option<String>,
    /// When the current credential runs out.
    #[schema(value_type = Option<String>, format = DateTime)]
    expires_at: Option<DateTime<Utc>>,
    /// The public addresses of credentials that newer ones took the place of, by renewal or correction, the latest first.
    earlier: Vec<String>,
    #[schema(value_type = Option<String>, format = DateTime)]
    revoked_at: Option<DateTime<Utc>>,
    revocation_reason: Option<String>,
    /// Whether it was revoked, and another award to this person is held back.
    hold: bool,
    #[schema(value_type = Option<String>, format = DateTime)]
    suspended_at: Option<DateTime<Utc>>,
    /// Never shown in public.
    suspension_reason: Option<String>,
}

impl Award {
    fn of(app: &App, award: store::Award) -> Result<Self, StoreError> {
        let judgement: Judgement =
            serde_json::from_str(&award.trace).map_err(|_| StoreError::Corrupt("the trace of an award"))?;
        Ok(Self {
            status: award.status(app.clock.now()),
            credential: award.credential.as_ref().map(|(id, _)| app.urls.credential(id.as_str())),
            expires_at: award.credential.as_ref().and_then(|(_, until)| *until),
            earlier: award.earlier.iter().map(|id| app.urls.credential(id.as_str())).collect(),
            hold: award.holds_back,
            suspended_at: award.suspended_at,
            suspension_reason: award.suspension_reason,
            id: award.id.into_string(),
            badge: award.key,
            badge_id: award.achievement.into_string(),
            member: Person { lti_user_id: award.sub, name: award.name, email: award.email },
            awarded_at: award.granted_at,
            earned_at: award.earned_at,
            because: trace::conditions(judgement),
            evidence: award.details.evidence_text(),
            details: award.details,
            flag: award.flag,
            revoked_at: award.revoked_at,
            revocation_reason: award.revocation_reason,
        })
    }
}

pub(super) async fn find(app: &App, id: AwardId) -> Result<Award, Problem> {
    let award = app.store.find_award(id).await?.ok_or_else(|| Problem::not_found("award"))?;
    Ok(Award::of(app, award)?)
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ListQuery {
    badge: Option<String>,
    context: Option<ContextId>,
    member: Option<String>,
    limit: Option<u16>,
    after: Option<String>,
}

/// Lists awards
#[utoipa::path(
    get, path = "/api/v1/awards", tag = "awards", operation_id = "list_awards", security(("token" = ["read"])),
    params(
        ("badge" = Option<String>, Query, description = "The id or key of a badge"),
        ("context" = Option<String>, Query, description = "The id of a course"),
        ("member" = Option<String>, Query, description = "The platform's id of a person (`lti_user_id`)"),
        ("limit" = Option<u16>, Query, minimum = 1, maximum = 200, description = "Entries on a page; 50 unless told"),
        ("after" = Option<String>, Query, description = "The `next` of an earlier page"),
    ),
    responses((status = 200, body = Page<Award>), (status = "default", body = ProblemDocument, content_type = "application/problem+json"))
)]
pub async fn list(app: web::Data<App>, request: HttpRequest) -> Result<HttpResponse, Problem> {
    token::reader(&app, &request).await?;
    let query: ListQuery = paging::query(&request)?;
    let wanted = Wanted::new(query.limit, query.after.as_deref())?;
    let achievement = match query.badge {
        None => None,
        Some(name) => {
            let unknown = || Problem::invalid(vec![Wrong::in_query("badge", "there is no such badge")]);
            Some(find_named(&app, &name).await?.ok_or_else(unknown)?.achievement.id)
        }
    };
    let filter = AwardFilter {
        achievement,
        context: query.context,
        sub: query.member,
        after: wanted.after.clone(),
        limit: wanted.look_for(),
        ..AwardFilter::default()
    };
    let found = app.store.list_awards(filter).await?;
    let page = wanted.page(found, |award| award.id.as_str(), |award| Award::of(&app, award));
    let items = page.items.into_iter().collect::<Result<Vec<_>, _>>()?;
    Ok(json(StatusCode::OK, &Page { items, next: page.next }))
}

/// Shows an award
#[utoipa::path(
    get, path = "/api/v1/awards/{id}", tag = "awards", operation_id = "find_award", security(("token" = ["read"])),
    params(("id" = String, Path, description = "The award's id")),
    responses((status = 200, body = Award), (status = "default", body = ProblemDocument, content_type = "application/problem+json"))
)]
pub async fn show(app: web::Data<App>, request: HttpRequest, id: web::Path<AwardId>) -> Result<HttpResponse, Problem> {
    token::reader(&app, &request).await?;
    Ok(json(StatusCode::OK, &find(&app, id.into_inner()).await?))
}

/// An award to be: to a member, or to somebody by mail address and name.
#[derive(Debug, ToSchema)]
pub struct NewAward {
    /// The id or key of an active badge.
    badge: String,
    /// The platform's id (`lti_user_id`) of a member of the badge's course. Instead of `email` and `name`.
    member: Option<String>,
    email: Option<String>,
    #[schema(max_length = 200)]
    name: Option<String>,
    /// When it was earned, where that was earlier.
    #[schema(value_type = Option<String>, format = DateTime)]
    awarded_at: Option<DateTime<Utc>>,
    /// What it says besides.
    #[serde(flatten)]
    #[schema(value_type = NewAwardDetails)]
    details: AwardDetails,
}

/// What the award says besides. It becomes a part of the credential; results do once the badge shows them and the learner
/// agreed.
#[derive(Debug, Default, ToSchema)]
#[expect(dead_code, reason = "describes members that are taken as one document")]
pub struct NewAwardDetails {
    /// What it is awarded for: a text, or pieces of evidence.
    evidence: Option<EvidenceGiven>,
    /// What was done, in words.
    #[schema(max_length = 5000)]
    narrative: Option<String>,
    /// One for each result description of the badge at most. The badge has to show results.
    #[schema(max_items = 20)]
    results: Option<Vec<AwardResult>>,
    #[schema(minimum = 0)]
    credits_earned: Option<f64>,
    #[schema(value_type = Option<String>, format = DateTime)]
    activity_start_date: Option<DateTime<Utc>>,
    #[schema(value_type = Option<String>, format = DateTime)]
    activity_end_date: Option<DateTime<Utc>>,
    #[schema(max_length = 200)]
    license_number: Option<String>,
    #[schema(max_length = 200)]
    role: Option<String>,
    /// Who assessed it on behalf of the issuer.
    source: Option<AwardSource>,
    /// The academic term.
    #[schema(max_length = 200)]
    term: Option<String>,
}

/// Evidence as one text, or piece by piece.
#[derive(Debug, ToSchema)]
#[serde(untagged)]
#[expect(dead_code, reason = "describes a member that is read as either")]
pub enum EvidenceGiven {
    Text(String),
    Pieces(Vec<AwardEvidence>),
}

impl NewAward {
    fn read(body: &[u8]) -> Result<(Self, Recipient), Problem> {
        let mut fields = Fields::read(body)?;
        let new = Self {
            badge: fields.required("badge"),
            member: fields.optional("member"),
            email: fields.optional("email"),
            name: fields.optional("name"),
            details: details::of_award(&mut fields),
            awarded_at: fields.optional("awarded_at"),
        };
        let recipient = match (&new.member, &new.email, &new.name) {
            (Some(member), None, None) => Recipient::Member(member.clone()),
            (Some(_), ..) => {
                fields.refuse("member", "give either a member, or an email and a name");
                Recipient::Member(String::new())
            }
            (None, email, name) => {
                for (field, value) in [("email", email), ("name", name)] {
                    if value.is_none() {
                        fields.refuse(field, format!("without a member, {field} is needed"));
                    }
                }
                Recipient::Address { email: email.clone().unwrap_or_default(), name: name.clone().unwrap_or_default() }
            }
        };
        fields.finish()?;
        Ok((new, recipient))
    }
}

/// Hands out a badge
///
/// Answers when the credential is signed. Whoever holds the badge already keeps it: the answer shows that award, with
/// status 200.
#[utoipa::path(
    post, path = "/api/v1/awards", tag = "awards", operation_id = "create_award", security(("token" = ["write"])),
    params(("Idempotency-Key" = Option<String>, Header, max_length = 255, description = "The same key with the same request within a day gives the same answer")),
    request_body = NewAward,
    responses(
        (status = 201, body = Award, headers(("Location" = String, description = "The award's address in the API"))),
        (status = 200, description = "The award was there already", body = Award),
        (status = "default", body = ProblemDocument, content_type = "application/problem+json")
    )
)]
pub async fn create(app: web::Data<App>, request: HttpRequest, payload: web::Payload) -> Result<HttpResponse, Problem> {
    let token = token::writer(&app, &request).await?;
    let body = body::read(&request, payload, body::LARGEST).await?;
    let create = async {
        let (new, recipient) = NewAward::read(&body)?;
        let badge = badge_of(&app, &new.badge).await?;
        let (id, recorded) = award::award(&app, &badge, &recipient, new.details, new.awarded_at, BY_HAND).await?;
        Ok(Created { is_new: recorded == Recorded::New, value: find(&app, id).await? })
    };
    body::once(&app, &request, token, &body, COLLECTION, create).await
}

async fn badge_of(app: &App, name: &str) -> Result<StoredAchievement, Problem> {
    let unknown = || Problem::invalid(vec![Wrong::at("/badge", "there is no such badge")]);
    find_named(app, name).await?.ok_or_else(unknown)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_award_goes_to_a_member_or_to_an_address_and_never_to_both() {
        let read = |body: &str| NewAward::read(body.as_bytes()).map(|(_, recipient)| recipient).map_err(drop);
        assert_eq!(read(r#"{"badge": "lab", "member": "7"}"#), Ok(Recipient::Member("7".to_owned())));
        let address = Recipient::Address { email: "ada@example.edu".to_owned(), name: "Ada".to_owned() };
        assert_eq!(read(r#"{"badge": "lab", "email": "ada@example.edu", "name": "Ada"}"#), Ok(address));
        for wrong in [
            r#"{"badge": "lab"}"#,
            r#"{"badge": "lab", "email": "ada@example.edu"}"#,
            r#"{"badge": "lab", "member": "7", "name": "Ada"}"#,
            r#"{"badge": "lab", "member": "7", "awarded_at": "yesterday"}"#,
            r#"{"badge": "lab", "member": 7}"#,
            r#"{"member": "7"}"#,
        ] {
            assert_eq!(read(wrong), Err(()), "{wrong}");
        }
    }
}
