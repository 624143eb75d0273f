//! Other people's badges, for those who may look: a teacher who reviews one learner, an observer of the learners whom
//! the platform names, an administrator who acts as a learner. Nothing can be done from here.

use actix_web::HttpResponse;

use super::earning::earning;
use super::error::{OrRefuse, PageError};
use super::page::show;
use super::session::Open;
use crate::app::App;
use crate::flows::standing::display_name;
use crate::store::Context;
use crate::views::watched::{Learner, Watched, Why};

pub async fn badges(app: &App, open: &Open, context: &Context) -> Result<HttpResponse, PageError> {
    let mut learners = Vec::new();
    let mut unknown = 0;
    for sub in &open.session.watches {
        let found = app.store.find_member_by_sub(context.id.clone(), sub.clone()).await.or_refuse(app)?;
        let Some(member) = found else {
            unknown += 1;
            continue;
        };
        let earning = earning(app, &context.id, &member.person, None).await?;
        learners.push(Learner {
            name: display_name(member.name.as_deref(), &member.person),
            earned: earning.earned.into_iter().map(|(_, earned)| earned).collect(),
            open: earning.open.into_iter().map(|(_, open)| open).collect(),
        });
    }
    let why = match (&open.session.person, open.session.is_teacher) {
        (None, _) => Why::Acting,
        (Some(_), true) => Why::Review,
        (Some(_), false) => Why::Observing,
    };
    let page = Watched { root: open.root.clone(), course: context.title.clone(), why, learners, unknown };
    show(app, &page, open.language, &open.framing)
}
