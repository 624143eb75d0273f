//! The first page of a session, and what learners see of their course.

use actix_web::{HttpRequest, HttpResponse, web};

use super::error::{OrRefuse, PageError};
use super::page::show;
use super::session::{self, Open};
use super::{instructor, words};
use crate::app::App;
use crate::domain::award::AchievementState;
use crate::domain::ids::{ContextId, PersonId};
use crate::flows::standing::{self, Known};
use crate::flows::{author, round};
use crate::store::{AwardFilter, Context, StoredAchievement, Whom};
use crate::views::learner::Open as OpenBadge;
use crate::views::learner::{Anonymous, Badges, Earned, NoCourse, Offered};

/// More awards of one person in one course than anybody has.
const MOST_AWARDS: i64 = 1000;

pub async fn index(
    app: web::Data<App>,
    request: HttpRequest,
    handle: web::Path<String>,
) -> Result<HttpResponse, PageError> {
    let open = session::open(&app, &request, &handle).await?;
    let Some(context) = open.context.clone() else {
        return show(&app, &NoCourse {}, open.language, &open.framing);
    };
    round::await_first(&app, &context).await.or_refuse(&app)?;
    if open.session.is_teacher {
        return instructor::badges(&app, &open, context.id, None).await;
    }
    match open.session.person.clone().filter(|_| open.session.is_learner) {
        Some(person) => badges(&app, &open, &context, person).await,
        None => offered(&app, &open, &context).await,
    }
}

fn can_be_seen(badge: &&StoredAchievement) -> bool {
    badge.achievement.state == AchievementState::Active
}

async fn offered(app: &App, open: &Open, context: &Context) -> Result<HttpResponse, PageError> {
    let badges = app.store.list_achievements_of(context.id.clone()).await.or_refuse(app)?;
    let page = Anonymous {
        course: context.title.clone(),
        is_known: open.session.person.is_some(),
        badges: badges
            .iter()
            .filter(can_be_seen)
            .map(|badge| Offered {
                name: badge.achievement.texts.name.clone(),
                description: badge.achievement.texts.description.clone(),
                picture: words::picture(app, badge),
                criteria: badge.achievement.texts.criteria.clone(),
            })
            .collect(),
    };
    show(app, &page, open.language, &open.framing)
}

async fn badges(app: &App, open: &Open, context: &Context, person: PersonId) -> Result<HttpResponse, PageError> {
    // The facts come first: an award made in between is then shown twice for once, and never nowhere.
    let facts = author::course_facts(app, &context.id, Whom::One(person.clone())).await.or_refuse(app)?;
    let earned = earned(app, &context.id, &person, &facts.achievements).await?;
    let rules = facts.achievements.iter().filter_map(|badge| badge.achievement.rule.as_ref());
    let badge_names = app.store.find_badge_names(standing::named_badges(rules)).await.or_refuse(app)?;
    let names = standing::names(&facts, badge_names);
    let known = facts.members.first().map(|member| Known::of(&facts, &member.member));
    let (mut open_badges, mut seen) = (Vec::new(), Vec::new());
    for badge in facts.achievements.iter().filter(can_be_seen) {
        if facts.awards.contains_key(&(badge.achievement.id.clone(), person.clone())) {
            continue;
        }
        seen.push(badge.achievement.id.as_str().to_owned());
        let judged = badge.achievement.rule.as_ref().zip(known.as_ref()).map(|(rule, known)| {
            let judgement = author::judged(known, rule, &names);
            let tree = words::checked(rule, &judgement, &names);
            (judgement, tree)
        });
        open_badges.push(OpenBadge {
            name: badge.achievement.texts.name.clone(),
            description: badge.achievement.texts.description.clone(),
            picture: words::picture(app, badge),
            criteria: badge.achievement.texts.criteria.clone(),
            done: judged.as_ref().map_or(0, |(judgement, _)| judgement.met),
            needed: judged.as_ref().map_or(0, |(judgement, _)| judgement.total),
            progress: judged.map(|(_, tree)| tree),
        });
    }
    app.store.count_each(seen, "seen", app.clock.now()).await.or_refuse(app)?;
    let page = Badges {
        root: open.root.clone(),
        course: context.title.clone(),
        earned,
        open: open_badges,
        last_checked: facts.last_sync_at,
    };
    show(app, &page, open.language, &open.framing)
}

async fn earned(
    app: &App,
    context: &ContextId,
    person: &PersonId,
    badges: &[StoredAchievement],
) -> Result<Vec<Earned>, PageError> {
    let now = app.clock.now();
    let filter = AwardFilter {
        context: Some(context.clone()),
        person: Some(person.clone()),
        limit: MOST_AWARDS,
        ..AwardFilter::default()
    };
    let mut awards = app.store.list_awards(filter).await.or_refuse(app)?;
    awards.sort_by_key(|award| std::cmp::Reverse(award.granted_at));
    let mut earned = Vec::new();
    for award in awards {
        let Some(badge) = badges.iter().find(|badge| badge.achievement.id == award.achievement) else { continue };
        let page_url = award.credential.as_ref().map(|(id, _)| app.urls.credential(id.as_str()));
        earned.push(Earned {
            name: award.badge_name.clone(),
            description: badge.achievement.texts.description.clone(),
            picture: words::picture(app, badge),
            state: words::award_state(&award, now),
            awarded_at: award.granted_at,
            note: award.evidence.clone(),
            png_url: page_url.as_ref().map(|url| format!("{url}.png")),
            page_url,
        });
    }
    Ok(earned)
}
