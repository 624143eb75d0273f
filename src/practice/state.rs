//! Everything the practice platform remembers, in memory, behind one lock that is never held across a wait.

use std::collections::{HashMap, HashSet};
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

use chrono::{DateTime, Duration, SubsecRound, Utc};
use serde_json::Value;

use super::course::Course;
use super::faults::Faults;
use super::keys::Key;
use super::manners::Manners;
use super::oidc::Hint;
use super::registration::{self, Client, Ticket};
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
    pub course: Course,
    /// Custom parameters as the tool's registration asks for them, e.g. `cv_user` = `$Canvas.user.id`.
    pub custom: Vec<(String, String)>,
    /// The scopes that the administrator granted to the tool.
    pub scopes: Vec<String>,
    pub shares_names: bool,
    pub shares_emails: bool,
    /// Whether a login begins by GET instead of a form post.
    pub login_by_get: bool,
    pub pages: PageSizes,
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
    pub fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
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
