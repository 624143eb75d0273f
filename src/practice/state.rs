//! Everything the practice platform remembers, in memory, behind one lock that is never held across a wait.

use std::collections::{HashMap, HashSet};
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

use actix_web::HttpRequest;
use chrono::{DateTime, Duration, SubsecRound, Utc};
use serde_json::Value;

use super::course::Course;
use super::faults::Faults;
use super::keys::Key;
use super::links::AskedForLinks;
use super::manners::Manners;
use super::oidc::Hint;
use super::registration::{self, Client, Ticket};
use super::storage::StorageManner;
use super::{Endpoint, ToolAddress};

/// A service token that was given out.
pub(super) struct Grant {
    pub manners: Manners,
    pub scopes: Vec<String>,
    pub expires: DateTime<Utc>,
}

/// How many rows a test wants on a page, for each kind of list.
#[derive(Clone, Copy, Default)]
pub(super) struct PageSizes {
    pub members: Option<usize>,
    pub line_items: Option<usize>,
    pub results: Option<usize>,
}

pub(super) struct State {
    pub tool: ToolAddress,
    pub manners: Manners,
    /// The tool as it is known under each of the manners.
    pub clients: HashMap<Manners, Client>,
    /// By registration token.
    pub tickets: HashMap<String, Ticket>,
    /// The requests that were accepted.
    pub registrations: Vec<Value>,
    pub configuration_edit: Option<registration::Edit>,
    /// The course that is spoken of; its copies lie on the shelf meanwhile.
    pub course: Course,
    pub shelf: Vec<Course>,
    /// The course that pages and handles speak of: 0, or one of its copies.
    pub chosen: u32,
    /// Custom parameters as the tool's registration asks for them, e.g. `cv_user` = `$Canvas.user.id`.
    pub custom: Vec<(String, String)>,
    /// The scopes that the administrator granted to the tool.
    pub scopes: Vec<String>,
    pub shares_names: bool,
    pub shares_emails: bool,
    /// Whether the roster tells languages, which neither Moodle nor Canvas does unless a link is asked about.
    pub lists_languages: bool,
    /// Whether a login begins by GET instead of a form post.
    pub login_by_get: bool,
    pub pages: PageSizes,
    pub storage: StorageManner,
    /// The newest first.
    pub keys: Vec<Key>,
    pub hints: HashMap<String, Hint>,
    pub grants: HashMap<String, Grant>,
    pub seen_assertions: HashSet<String>,
    pub kept_tool_keys: Option<Value>,
    /// The score bodies that were accepted, with the column's label.
    pub scores: Vec<(String, Value)>,
    pub faults: Faults,
    pub requests: HashMap<Endpoint, usize>,
    /// Requests for links, by the token of their return address.
    pub asked: HashMap<String, AskedForLinks>,
    /// The claims of every answer that was accepted.
    pub link_answers: Vec<Value>,
}

impl State {
    /// Takes a course from the shelf, and says whether there is one.
    pub fn take_out(&mut self, copy: u32) -> bool {
        if self.course.copy == copy {
            return true;
        }
        let Some(wanted) = self.shelf.iter_mut().find(|course| course.copy == copy) else { return false };
        std::mem::swap(&mut self.course, wanted);
        true
    }
}

impl State {
    pub fn client(&self, manners: Manners) -> &Client {
        self.clients.get(&manners).expect("there is a client for either manners from the start")
    }
}

pub(super) struct Platform {
    /// The issuer, and the root of every address.
    pub base: String,
    pub http: reqwest::Client,
    pub state: Mutex<State>,
    pub skew_seconds: AtomicI64,
}

impl Platform {
    /// With the chosen course.
    pub fn lock(&self) -> MutexGuard<'_, State> {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        let chosen = state.chosen;
        state.take_out(chosen);
        state
    }

    /// With the course that a service address names, when there is one.
    pub fn lock_course(&self, manners: Manners, request: &HttpRequest) -> Option<MutexGuard<'_, State>> {
        let copy = request.match_info().get("course").and_then(|number| manners.customs().copy_numbered(number))?;
        let mut state = self.lock();
        state.take_out(copy).then_some(state)
    }

    /// The platform's own idea of the time.
    pub fn now(&self) -> DateTime<Utc> {
        #[expect(
            clippy::disallowed_methods,
            reason = "the practice platform has a clock of its own, as a real one has"
        )]
        let now = Utc::now();
        now.trunc_subsecs(3) + Duration::seconds(self.skew_seconds.load(Ordering::SeqCst))
    }

    pub fn url(&self, path: &str) -> String {
        format!("{}{path}", self.base)
    }
}
