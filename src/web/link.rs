//! Putting badges into the course from the pages of the platform: the picker, and the form that takes the answer back.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use serde::Deserialize;

use super::error::{OrRefuse, PageError};
use super::page::{Besides, show, show_as, show_under};
use super::session::{self, Open};
use super::words;
use crate::app::App;
use crate::domain::ids::{AchievementId, PlacementId};
use crate::flows::link::{self, Columns, LinkError, Picked, Request};
use crate::keys;
use crate::lti::ags::TAG_BADGE;
use crate::store::Context;
use crate::views::link as views;

/// The value of `pick` that stands for all badges of the course.
const COURSE: &str = "course";
/// What stands before the placement of a claim link in a value of `pick`.
const GATE: &str = "gate:";

#[derive(Deserialize)]
pub struct Made {
    /// A badge that was made a moment ago, for this very link.
    picked: Option<String>,
}

/// The picker, with what was just made picked already.
pub async fn pick(
    app: web::Data<App>,
    request: HttpRequest,
    handle: web::Path<String>,
    made: web::Query<Made>,
) -> Result<HttpResponse, PageError> {
    let (open, context) = session::open_as_teacher(&app, &request, &handle).await?;
    let asked = Request::read(&app, &keys::fingerprint(&handle), &open.session.asked).or_refuse(&app)?;
    if !asked.takes_links() {
        return show(&app, &wrong_place(&open, &asked), open.language, &open.framing);
    }
    let badges = made.picked.iter().map(|id| id.as_str().into()).collect();
    let picked = Picked { course: false, badges, gates: Vec::new(), with_columns: false };
    let page = picker(&app, &open, &context, &asked, &picked, None).await?;
    show(&app, &page, open.language, &open.framing)
}

/// Takes the choice, and answers with a form that goes to the platform. A choice that cannot be taken comes back.
pub async fn answer(
    app: web::Data<App>,
    request: HttpRequest,
    handle: web::Path<String>,
    form: web::Form<Vec<(String, String)>>,
) -> Result<HttpResponse, PageError> {
    let (open, context) = session::open_as_teacher(&app, &request, &handle).await?;
    let session = keys::fingerprint(&handle);
    let asked = Request::read(&app, &session, &open.session.asked).or_refuse(&app)?;
    let picked = read(&form);
    let answered = if form.iter().any(|(name, value)| name == "action" && value == "cancel") {
        let message = match asked.takes_links() {
            true => app.views.nothing_picked(open.language),
            false => app.views.nothing_for_this_place(open.language),
        };
        link::cancel(&app, &session, &open.session, &context, message).await
    } else {
        link::give(&app, &session, &open.session, &context, &picked, open.language).await
    };
    let problem = match answered {
        Ok(answer) => {
            let links = u32::try_from(answer.links).unwrap_or(u32::MAX);
            let page = views::Answer { address: answer.address, jwt: answer.jwt, links };
            let besides = Besides::SendsTo(&answer.form_action);
            return show_under(&app, &page, open.language, &open.framing, StatusCode::OK, besides);
        }
        Err(LinkError::NothingPicked) => views::PickProblem::Nothing,
        Err(LinkError::OneOnly) => views::PickProblem::OneOnly,
        Err(LinkError::TooMany) => views::PickProblem::TooMany,
        Err(LinkError::UnknownBadge(_) | LinkError::UnknownGate(_)) => views::PickProblem::Gone,
        Err(LinkError::NotTaken) => {
            let page = wrong_place(&open, &asked);
            return show_as(&app, &page, open.language, &open.framing, StatusCode::UNPROCESSABLE_ENTITY);
        }
        Err(error) => return Err(error).or_refuse(&app),
    };
    let page = picker(&app, &open, &context, &asked, &picked, Some(problem)).await?;
    show_as(&app, &page, open.language, &open.framing, StatusCode::UNPROCESSABLE_ENTITY)
}

fn read(form: &[(String, String)]) -> Picked {
    let picks = || form.iter().filter(|(name, _)| name == "pick").map(|(_, value)| value.as_str());
    let (mut badges, mut gates): (Vec<AchievementId>, Vec<PlacementId>) = (Vec::new(), Vec::new());
    for value in picks().filter(|value| *value != COURSE) {
        match value.strip_prefix(GATE) {
            Some(gate) if !gates.iter().any(|known| known.as_str() == gate) => gates.push(gate.into()),
            None if !badges.iter().any(|known| known.as_str() == value) => badges.push(value.into()),
            _ => {}
        }
    }
    Picked {
        course: picks().any(|value| value == COURSE),
        badges,
        gates,
        with_columns: form.iter().any(|(name, value)| name == "column" && value == "1"),
    }
}

fn wrong_place(open: &Open, asked: &Request) -> views::WrongPlace {
    let takes = asked.takes().iter().take(20).map(|word| views::Taken::named(word)).collect();
    views::WrongPlace { root: open.root.clone(), takes }
}

async fn picker(
    app: &App,
    open: &Open,
    context: &Context,
    asked: &Request,
    picked: &Picked,
    problem: Option<views::PickProblem>,
) -> Result<views::Pick, PageError> {
    let badges = app.store.list_achievements_of(context.id.clone()).await.or_refuse(app)?;
    let with_column = app.store.list_badges_with_column(context.id.clone(), TAG_BADGE).await.or_refuse(app)?;
    // A claim link has no score either.
    let gates = match asked.columns {
        Columns::Needed => Vec::new(),
        Columns::Refused | Columns::Possible => app.store.list_gates(context.id.clone()).await.or_refuse(app)?,
    };
    Ok(views::Pick {
        gates: gates
            .into_iter()
            .map(|gate| views::Gate {
                picked: picked.gates.iter().any(|id| id.as_str() == gate.placement),
                value: format!("{GATE}{}", gate.placement),
                label: gate.label,
                is_placed: gate.link.is_some(),
            })
            .collect(),
        root: open.root.clone(),
        course: context.title.clone(),
        several: asked.takes_several(),
        columns: match asked.columns {
            Columns::Refused => views::Columns::Refused,
            Columns::Possible => views::Columns::Possible,
            Columns::Needed => views::Columns::Needed,
        },
        with_columns: picked.with_columns,
        choices: badges
            .iter()
            .filter(|badge| link::can_be_linked(badge))
            .map(|badge| views::Choice {
                id: badge.achievement.id.to_string(),
                name: badge.achievement.texts.name.clone(),
                description: badge.achievement.texts.description.clone(),
                picture: words::picture(app, badge),
                state: words::badge_state(badge),
                has_column: with_column.contains(&badge.achievement.id),
                picked: picked.badges.contains(&badge.achievement.id),
            })
            .collect(),
        // All badges together have no score, so they have no place among what is graded.
        offers_course: asked.columns != Columns::Needed,
        course_picked: picked.course,
        problem,
    })
}
