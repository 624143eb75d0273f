//! A teacher picks what to put into the course, and the platform is told: Deep Linking from the request to the signed
//! answer ([LTI Deep Linking 2.0](https://www.imsglobal.org/spec/lti-dl/v2p0)).
//!
//! The request is kept sealed with its session, because the address of the answer holds a session key of the platform.
//! It is answered once. Nothing is sent from here: the browser posts the answer.

use std::collections::{BTreeMap, HashSet};

use serde::{Deserialize, Serialize};
use serde_json::json;

use super::sync;
use crate::app::{App, KeyringError};
use crate::domain::award::AchievementState;
use crate::domain::ids::{AchievementId, PlacementId};
use crate::keys;
use crate::lti::ags::SCOPE_SCORE;
use crate::lti::ags::TAG_BADGE;
use crate::lti::deep_linking::{self, Item, LineItem, MOST_ITEMS, RESOURCE_LINK, Response, Shown};
use crate::lti::launch::{DeepLinking, Launch, Message, PLACEMENT};
use crate::lti::registration::Registration;
use crate::outbound::platform::browser;
use crate::store::{Asked, Context, Gate, LinkRecord, Placement, Purpose, Session, StoreError, StoredAchievement};
use crate::views::Language;

/// Why links could not be given.
#[derive(Debug, thiserror::Error)]
pub enum LinkError {
    #[error("the platform did not ask for links in this session")]
    NotAsked,
    #[error("the request was answered before")]
    Answered,
    #[error("the request cannot be read any more")]
    Unreadable,
    #[error("nothing was picked")]
    NothingPicked,
    #[error("this place takes one link, and several were picked")]
    OneOnly,
    #[error("more than {MOST_ITEMS} links were picked")]
    TooMany,
    #[error("this place takes no links to tools")]
    NotTaken,
    #[error("there is no badge {0} in this course")]
    UnknownBadge(AchievementId),
    #[error("there is no claim link {0} in this course, or this place grades what it takes")]
    UnknownGate(PlacementId),
    #[error("{0}")]
    Store(#[from] StoreError),
    #[error("{0}")]
    Keyring(#[from] KeyringError),
}

/// What the place in the platform says about gradebook columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Columns {
    /// It makes none.
    Refused,
    Possible,
    /// What is made there is graded.
    Needed,
}

/// A request for links, as it is kept with its session. Not to be printed: its address may hold a session key.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Request {
    deployment_id: String,
    settings: DeepLinking,
    pub columns: Columns,
    /// Moodle takes a link with an address for one of an unknown tool, and finds the tool by its address only later.
    leaves_out_url: bool,
}

/// What somebody picked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picked {
    /// All badges of the course, as one link.
    pub course: bool,
    pub badges: Vec<AchievementId>,
    /// Claim links of the course, by the id of their placement.
    pub gates: Vec<PlacementId>,
    /// With a column of the gradebook for each badge.
    pub with_columns: bool,
}

/// The form that the browser posts to the platform. Not to be printed, either.
#[derive(Clone)]
pub struct Answer {
    pub address: String,
    /// Where the browser may be on its way there, as a content security policy writes it.
    pub form_action: String,
    pub jwt: String,
    /// How many links it holds.
    pub links: usize,
}

impl Request {
    /// The request that a launch brings, if it brings one.
    pub fn of(launch: &Launch, registration: &Registration) -> Option<Self> {
        let Message::DeepLinking(settings) = &launch.message else { return None };
        let may_score = launch.ags.as_ref().is_some_and(|ags| ags.scopes.iter().any(|scope| scope == SCOPE_SCORE));
        let is_assignment = matches!(
            launch.canvas_placement.as_deref(),
            Some("assignment_selection" | "course_assignments_menu" | "submission_type_selection")
        );
        let family = launch.platform.family.as_deref().or(registration.family.as_deref());
        Some(Self {
            deployment_id: launch.deployment_id.clone(),
            columns: match (is_assignment, may_score && settings.accept_line_item != Some(false)) {
                (true, _) => Columns::Needed,
                (false, true) => Columns::Possible,
                (false, false) => Columns::Refused,
            },
            settings: settings.clone(),
            leaves_out_url: family == Some("moodle"),
        })
    }

    /// The text that the session keeps.
    pub fn seal(&self, app: &App, session: &str) -> String {
        let text = serde_json::to_string(self).expect("a request is JSON");
        app.keys.seal(&text, &purpose(session))
    }

    /// The request of an open session.
    pub fn read(app: &App, session: &str, asked: &Asked) -> Result<Self, LinkError> {
        match asked {
            Asked::Nothing => Err(LinkError::NotAsked),
            Asked::Answered => Err(LinkError::Answered),
            Asked::ForLinks(sealed) => {
                let text = app.keys.open(sealed, &purpose(session)).ok_or(LinkError::Unreadable)?;
                serde_json::from_str(&text).map_err(|_| LinkError::Unreadable)
            }
        }
    }

    /// Whether the place takes what we give.
    pub fn takes_links(&self) -> bool {
        self.settings.accept_types.iter().any(|kind| kind == RESOURCE_LINK)
    }

    /// What the place takes, in the platform's words.
    pub fn takes(&self) -> &[String] {
        &self.settings.accept_types
    }

    pub fn takes_several(&self) -> bool {
        self.settings.accept_multiple
    }
}

fn purpose(session: &str) -> String {
    format!("request for links in session {session}")
}

/// Answers with links to what was picked. What was picked is checked first, so that a slip does not use the request up.
pub async fn give(
    app: &App,
    session: &str,
    of: &Session,
    context: &Context,
    picked: &Picked,
    language: Language,
) -> Result<Answer, LinkError> {
    let request = Request::read(app, session, &of.asked)?;
    let badges = check(app, &request, context, picked).await?;
    let gates = check_gates(app, &request, context, picked).await?;
    let with_columns = match request.columns {
        Columns::Refused => false,
        Columns::Possible => picked.with_columns,
        Columns::Needed => true,
    };
    let there = if with_columns { columns_there(app, context).await? } else { ColumnsThere::default() };
    let (mut items, mut placements, mut columns) = (Vec::new(), Vec::new(), Vec::new());
    if picked.course {
        let placement = placement(app, context, Purpose::Course, None);
        items.push(course_item(app, &request, app.views.course_link_title(&context.title, language), &placement.id));
        placements.push(placement);
    }
    // A claim link was placed when it was made: the same one may be put into the course again.
    items.extend(
        gates.into_iter().map(|gate| Item { title: gate.label, ..item(app, &request, &gate.placement.into()) }),
    );
    for badge in &badges {
        let id = &badge.achievement.id;
        let placement = placement(app, context, Purpose::Badge, Some(id.clone()));
        // A second column of the same name would be a twin that nobody writes into.
        let wants_column = with_columns && (request.columns == Columns::Needed || !there.badges.contains(id));
        items.push(badge_item(app, &request, badge, &placement.id, wants_column));
        placements.push(placement);
        if with_columns {
            columns.push(id.clone());
        }
    }
    let gone_columns = columns.iter().filter(|id| there.gone.contains(id)).cloned().collect();
    let content = Content { items, placements, columns, gone_columns, message: None };
    answer(app, session, of, context, &request, content).await
}

/// The columns of a course's badges.
#[derive(Default)]
struct ColumnsThere {
    badges: HashSet<AchievementId>,
    /// Badges that wrote into a column which the platform has no more.
    gone: Vec<AchievementId>,
}

/// A teacher waits for this answer.
const PATIENCE: std::time::Duration = std::time::Duration::from_secs(5);

/// As the platform says just now, since a column may be deleted at any time; where it does not answer in full and at
/// once, as the last poll knew.
async fn columns_there(app: &App, context: &Context) -> Result<ColumnsThere, LinkError> {
    let known = ColumnsThere {
        badges: app.store.list_badges_with_column(context.id.clone(), TAG_BADGE).await?,
        gone: Vec::new(),
    };
    let Some(gradebook) = sync::gradebook(context) else { return Ok(known) };
    let key = app.keys.tool(app.clock.now()).await?;
    let asking = app.platforms.line_items(&context.registration, sync::signer(&key), gradebook);
    let listing = match tokio::time::timeout(PATIENCE, asking).await {
        Ok(Ok(listing)) if listing.skipped == 0 => listing,
        _ => return Ok(known),
    };
    let mut there = ColumnsThere::default();
    for (badge, url) in app.store.list_ready_columns(context.id.clone()).await? {
        if listing.entries.iter().any(|item| Some(&item.id) == url.as_ref()) {
            there.badges.insert(badge);
        } else {
            there.gone.push(badge);
        }
    }
    let tagged = listing.entries.into_iter().filter(|item| item.tag.as_deref() == Some(TAG_BADGE));
    there.badges.extend(tagged.filter_map(|item| item.resource_id).map(AchievementId::from));
    Ok(there)
}

/// Answers with nothing, and a word why.
pub async fn cancel(
    app: &App,
    session: &str,
    of: &Session,
    context: &Context,
    message: String,
) -> Result<Answer, LinkError> {
    let request = Request::read(app, session, &of.asked)?;
    let nothing = Content { message: Some(message), ..Content::default() };
    answer(app, session, of, context, &request, nothing).await
}

/// The badges that were picked, or what is wrong with the choice.
async fn check(
    app: &App,
    request: &Request,
    context: &Context,
    picked: &Picked,
) -> Result<Vec<StoredAchievement>, LinkError> {
    if !request.takes_links() {
        return Err(LinkError::NotTaken);
    }
    match picked.badges.len() + picked.gates.len() + usize::from(picked.course) {
        0 => return Err(LinkError::NothingPicked),
        1 => {}
        _ if !request.takes_several() => return Err(LinkError::OneOnly),
        count if count > MOST_ITEMS => return Err(LinkError::TooMany),
        _ => {}
    }
    let known = app.store.list_achievements_of(context.id.clone()).await?;
    let find = |id: &AchievementId| {
        let found = known.iter().find(|badge| badge.achievement.id == *id && can_be_linked(badge));
        found.cloned().ok_or_else(|| LinkError::UnknownBadge(id.clone()))
    };
    picked.badges.iter().map(find).collect()
}

/// The claim links that were picked. They have no score, so they have no place among what is graded.
async fn check_gates(app: &App, request: &Request, context: &Context, picked: &Picked) -> Result<Vec<Gate>, LinkError> {
    if picked.gates.is_empty() {
        return Ok(Vec::new());
    }
    let known = app.store.list_gates(context.id.clone()).await?;
    let find = |id: &PlacementId| {
        let found = known.iter().find(|gate| gate.placement == id.as_str() && request.columns != Columns::Needed);
        found.cloned().ok_or_else(|| LinkError::UnknownGate(id.clone()))
    };
    picked.gates.iter().map(find).collect()
}

/// Whether a link to a badge makes sense: nobody earns a retired one.
pub fn can_be_linked(badge: &StoredAchievement) -> bool {
    badge.achievement.state != AchievementState::Retired
}

#[derive(Default)]
struct Content {
    items: Vec<Item>,
    placements: Vec<Placement>,
    columns: Vec<AchievementId>,
    gone_columns: Vec<AchievementId>,
    message: Option<String>,
}

/// Signs first, then uses the request up: whatever fails before leaves it open.
async fn answer(
    app: &App,
    session: &str,
    of: &Session,
    context: &Context,
    request: &Request,
    content: Content,
) -> Result<Answer, LinkError> {
    let Asked::ForLinks(sealed) = &of.asked else { return Err(LinkError::Answered) };
    let now = app.clock.now();
    let key = app.keys.tool(now).await?;
    let response = Response {
        registration: &context.registration,
        deployment_id: &request.deployment_id,
        data: request.settings.data.as_deref(),
        items: &content.items,
        message: content.message.as_deref(),
    };
    let claims = deep_linking::claims(&response, &keys::random_token(), now);
    let header = json!({ "typ": "JWT", "kid": key.id.as_str() });
    let jwt = key.key.sign_jws(&header, claims.to_string().as_bytes()).map_err(KeyringError::Key)?;
    let record = LinkRecord {
        session: session.to_owned(),
        request: sealed.clone(),
        placements: content.placements,
        columns: content.columns,
        gone_columns: content.gone_columns,
        now,
    };
    if !app.store.answer_with_links(record).await? {
        return Err(LinkError::Answered);
    }
    let links = content.items.len();
    let address = request.settings.return_url.clone();
    let form_action = browser::form_action(&context.registration, &address, &of.frame_ancestors);
    Ok(Answer { address, form_action, jwt, links })
}

fn placement(app: &App, context: &Context, purpose: Purpose, achievement: Option<AchievementId>) -> Placement {
    Placement {
        id: PlacementId::from(keys::opaque_id()),
        context: context.id.clone(),
        purpose,
        achievement,
        resource_link: None,
        created_at: app.clock.now(),
    }
}

fn course_item(app: &App, request: &Request, title: String, id: &PlacementId) -> Item {
    Item { title, ..item(app, request, id) }
}

fn badge_item(app: &App, request: &Request, badge: &StoredAchievement, id: &PlacementId, wants_column: bool) -> Item {
    let texts = &badge.achievement.texts;
    Item {
        title: texts.name.clone(),
        text: texts.description.clone(),
        icon: Some(app.urls.picture(badge.picture.as_str())),
        line_item: wants_column.then(|| LineItem {
            label: texts.name.clone(),
            resource_id: badge.achievement.id.to_string(),
            tag: TAG_BADGE.to_owned(),
            score_maximum: 1,
        }),
        ..item(app, request, id)
    }
}

fn item(app: &App, request: &Request, id: &PlacementId) -> Item {
    Item {
        title: String::new(),
        text: String::new(),
        url: (!request.leaves_out_url).then(|| app.urls.launch()),
        custom: BTreeMap::from([(PLACEMENT.to_owned(), id.to_string())]),
        icon: None,
        line_item: None,
        shown: Shown::of(&request.settings),
    }
}
