//! A badge to begin with: what is offered in this course, and the form as a starter fills it in.

use actix_web::{HttpRequest, HttpResponse, web};
use serde::Deserialize;

use super::designer;
use super::edit::{self, Typed};
use super::error::{OrRefuse, PageError};
use super::page::show;
use super::session::{self, Open};
use super::words;
use crate::app::App;
use crate::artwork::{Design, Icon, Palette, Shape};
use crate::domain::achievement::MAX_NAME;
use crate::domain::award::AchievementState;
use crate::domain::rule::NamedActivity;
use crate::domain::starter::{STARTERS, Starter, is_usable};
use crate::flows::author;
use crate::flows::standing::{self, Names};
use crate::store::{Context, Whom};
use crate::views::instructor::{Begin, Choice};
use crate::views::parts::Picture;
use crate::views::start::{Offer, Start};

/// What the address of an empty form may ask it to begin with.
#[derive(Deserialize)]
pub struct Begun {
    start: Option<String>,
    /// The activity that the badge is about.
    of: Option<String>,
    /// What tells the form again.
    form: Option<String>,
}

impl Begun {
    /// What tells the form again, if it is of our making.
    pub fn form(&self) -> Option<&str> {
        self.form.as_deref().filter(|form| edit::tells_a_form(form))
    }

    /// The same beginning, in a form that can be told again.
    pub fn address(&self, open: &Open, form: &str) -> String {
        let begun = [("start", &self.start), ("of", &self.of)];
        let begun = begun.into_iter().filter_map(|(name, value)| Some((name, value.as_deref()?)));
        let query =
            url::form_urlencoded::Serializer::new(String::new()).append_pair("form", form).extend_pairs(begun).finish();
        format!("{}badges/new?{query}", open.root)
    }
}

/// What of a course the starters are fitted to.
struct Course {
    names: Names,
    activities: Vec<NamedActivity>,
    /// The keys of its badges, without those that nobody gets any more.
    badges: Vec<String>,
}

impl Course {
    async fn of(app: &App, context: &Context) -> Result<Self, PageError> {
        let facts = author::course_facts(app, &context.id, Whom::Nobody).await.or_refuse(app)?;
        let badges: Vec<_> =
            facts.achievements.iter().filter(|badge| badge.achievement.state != AchievementState::Retired).collect();
        let titles = badges.iter().map(|badge| (badge.achievement.key.clone(), badge.achievement.texts.name.clone()));
        let names = standing::names(&facts, titles.collect());
        let badges = badges.iter().map(|badge| badge.achievement.key.clone()).collect();
        Ok(Self { activities: facts.activities.iter().map(author::named_activity).collect(), badges, names })
    }
}

/// What a course without badges offers first.
pub fn ways(open: &Open) -> Vec<Begin> {
    let way = |key, leads_to, shape, palette, icon| {
        let url = drawn(open, &Design { shape, palette, icon, ..Design::default() });
        Begin { key, leads_to, picture: Picture { url, alt: String::new() } }
    };
    vec![
        way("pass", "start#one", Shape::Shield, Palette::Teal, Icon::Check),
        way("finish", "badges/new?start=finish", Shape::Rosette, Palette::Gold, Icon::Trophy),
        way("template", "start#templates", Shape::Hexagon, Palette::Violet, Icon::Star),
    ]
}

/// Where a design is drawn.
fn drawn(open: &Open, design: &Design) -> String {
    designer::url(open, &designer::look_of(design), "", "")
}

pub async fn offers(
    app: web::Data<App>,
    request: HttpRequest,
    handle: web::Path<String>,
) -> Result<HttpResponse, PageError> {
    let (open, context) = session::open_as_maker(&app, &request, &handle).await?;
    let course = Course::of(&app, &context).await?;
    let brand = author::brand(&app, None).await.or_refuse(&app)?;
    let offer = |starter: &Starter| {
        let fitted = starter.fit(&course.activities, &course.badges, None)?;
        let (name, _) = app.views.starter(starter.key, &context.title, None, open.language);
        Some(Offer {
            key: starter.key.to_owned(),
            picture: Picture { url: drawn(&open, &Design::guessed(&name, brand)), alt: String::new() },
            rule: fitted.rule.as_ref().map(|rule| words::rule_text(rule, &course.names.labels())),
        })
    };
    let usable = course.activities.iter().filter(|activity| is_usable(activity));
    let page = Start {
        root: open.root.clone(),
        course: context.title.clone(),
        activities: usable.map(|one| Choice::new(one.id.as_str(), one.label.as_str())).collect(),
        offers: STARTERS.iter().filter(|starter| !starter.is_about_one()).filter_map(offer).collect(),
    };
    show(&app, &page, open.language, &open.framing)
}

/// The form as the starter fills it in; an empty one where none is asked for, or the course lacks what it takes.
pub async fn typed(app: &App, open: &Open, context: &Context, begun: &Begun) -> Result<Typed, PageError> {
    let Some(starter) = begun.start.as_deref().and_then(Starter::find) else {
        return Typed::empty(app, context).await;
    };
    let course = Course::of(app, context).await?;
    let Some(fitted) = starter.fit(&course.activities, &course.badges, begun.of.as_deref()) else {
        return Typed::empty(app, context).await;
    };
    let words = |about: Option<&str>| app.views.starter(starter.key, &context.title, about, open.language);
    let (mut name, description) = words(fitted.about.as_deref());
    // A label may be longer than a name; the rest of the sentence matters more.
    if let Some(label) = fitted.about.as_deref().filter(|_| name.chars().count() > MAX_NAME) {
        let surplus = name.chars().count() - MAX_NAME + 1;
        let kept = label.chars().count().saturating_sub(surplus);
        let short: String = label.chars().take(kept).collect();
        name = words(Some(&format!("{}…", short.trim_end()))).0;
    }
    let name: String = name.chars().take(MAX_NAME).collect();
    let criteria = fitted.rule.as_ref().map(|rule| {
        let text = words::rule_text(rule, &course.names.labels());
        app.views.criteria(&text, open.language)
    });
    Typed::begun(app, name, description, fitted.rule.as_ref(), criteria).await
}
