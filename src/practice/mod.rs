//! A small LMS to practise with: the platform's side of LTI 1.3 over HTTP, for `accolade demo` and for the tests.
//!
//! It speaks [LTI 1.3 Core](https://www.imsglobal.org/spec/lti/v1p3), the
//! [1EdTech Security Framework 1.0](https://www.imsglobal.org/spec/security/v1p0/),
//! [Deep Linking 2.0](https://www.imsglobal.org/spec/lti-dl/v2p0),
//! [Names and Role Provisioning Services 2.0](https://www.imsglobal.org/spec/lti-nrps/v2p0) and
//! [Assignment and Grade Services 2.0](https://www.imsglobal.org/spec/lti-ags/v2p0) with the manners of Moodle 4.5 or of
//! Canvas, which are data in `manners.rs`. Both are served at the same time under one issuer, each with a client id and
//! addresses of its own; the one that is switched on is the one that the course page launches from.
//!
//! It writes its JSON by hand and uses nothing of this crate, so that both sides cannot share one mistake. It keeps
//! everything in memory, knows one course and its copies, asks nobody for a password and must only listen on loopback.
//! Tools register themselves at `/admin/tools`
//! ([LTI Dynamic Registration 1.0](https://www.imsglobal.org/spec/lti-dr/v1p0)).

mod admin;
mod ags;
mod claims;
mod course;
mod faults;
mod handles;
mod keys;
mod links;
mod manners;
mod nrps;
mod oidc;
mod pages;
mod registration;
mod restrictions;
mod state;
mod storage;
mod token;
mod wire;

#[cfg(test)]
mod tests;

use std::collections::{HashMap, HashSet};
use std::net::{SocketAddr, TcpListener};
use std::sync::Mutex;
use std::sync::atomic::AtomicI64;
use std::time::Duration;

use actix_web::dev::ServerHandle;
use actix_web::{App, HttpServer, middleware, web};

pub use course::{Column, Course, Grade, Owner, Person, ResourceLink, Role, Standing};
pub use faults::{Endpoint, Fault};
pub use handles::{LaunchPlan, Refused};
pub use keys::Signature;
pub use manners::Manners;
pub use oidc::{LaunchPost, Login};
pub use storage::StorageManner;

use registration::Client;
use state::{PageSizes, Platform, State};

/// Where the tool answers.
#[derive(Clone, Debug, Default)]
pub struct ToolAddress {
    pub login_url: String,
    /// The registered redirect address, and where resource links lead.
    pub launch_url: String,
    pub jwks_url: String,
}

#[derive(Clone, Debug)]
pub struct Options {
    /// Port 0 takes any free one.
    pub listen: SocketAddr,
    /// The host in published addresses, when it is not the one listened on, e.g. `localhost`.
    pub public_host: Option<String>,
    pub tool: ToolAddress,
    pub manners: Manners,
    pub course: Course,
}

/// What an administrator of the tool would type in to register this platform.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Registration {
    pub name: String,
    pub issuer: String,
    pub client_id: String,
    pub deployment_id: String,
    pub auth_url: String,
    pub token_url: String,
    pub jwks_url: String,
    /// `moodle` or `canvas`.
    pub family: String,
}

/// A running practice LMS. It ends when it is stopped or dropped.
pub struct Practice {
    platform: web::Data<Platform>,
    server: ServerHandle,
}

/// What a tool of ours asks for at registration, and what an administrator would grant.
const SCOPES: [&str; 5] = [
    "https://purl.imsglobal.org/spec/lti-ags/scope/lineitem",
    "https://purl.imsglobal.org/spec/lti-ags/scope/lineitem.readonly",
    "https://purl.imsglobal.org/spec/lti-ags/scope/result.readonly",
    "https://purl.imsglobal.org/spec/lti-ags/scope/score",
    "https://purl.imsglobal.org/spec/lti-nrps/scope/contextmembership.readonly",
];

const CUSTOM: [(&str, &str); 5] = [
    ("cv_user", "$Canvas.user.id"),
    ("cv_course", "$Canvas.course.id"),
    ("masq", "$Canvas.masqueradingUser.userId"),
    ("ctx_history", "$Context.id.history"),
    ("due", "$ResourceLink.submission.endDateTime"),
];

const MOST_BODY_BYTES: usize = 1024 * 1024;

impl Practice {
    /// Listens and serves, in the tokio runtime that this is called from. It takes no signals.
    pub async fn start(options: Options) -> std::io::Result<Self> {
        let listener = TcpListener::bind(options.listen)?;
        let address = listener.local_addr()?;
        let base = match options.public_host {
            Some(host) => format!("http://{host}:{}", address.port()),
            None => format!("http://{address}"),
        };
        let platform = web::Data::new(Platform {
            base,
            http: http_client(),
            state: Mutex::new(State {
                tool: options.tool,
                manners: options.manners,
                clients: known_beforehand(),
                tickets: HashMap::new(),
                registrations: vec![],
                configuration_edit: None,
                course: options.course,
                shelf: vec![],
                chosen: 0,
                custom: CUSTOM.iter().map(|&(name, value)| (name.to_owned(), value.to_owned())).collect(),
                scopes: SCOPES.iter().map(|&scope| scope.to_owned()).collect(),
                shares_names: true,
                shares_emails: true,
                lists_languages: false,
                login_by_get: false,
                pages: PageSizes::default(),
                storage: StorageManner::Honest,
                keys: vec![],
                hints: HashMap::new(),
                grants: HashMap::new(),
                seen_assertions: HashSet::new(),
                kept_tool_keys: None,
                scores: vec![],
                faults: faults::Faults::default(),
                requests: HashMap::new(),
                asked: HashMap::new(),
                link_answers: vec![],
            }),
            skew_seconds: AtomicI64::new(0),
        });
        let first_key = keys::Key::generate(platform.now());
        platform.lock().keys.push(first_key);
        let served = platform.clone();
        let server = HttpServer::new(move || {
            App::new()
                .app_data(served.clone())
                .app_data(web::PayloadConfig::new(MOST_BODY_BYTES))
                .wrap(middleware::from_fn(faults::watch))
                .configure(routes)
        })
        .workers(1)
        .disable_signals()
        .shutdown_timeout(1)
        .listen(listener)?
        .run();
        let handle = server.handle();
        tokio::spawn(server);
        Ok(Self { platform, server: handle })
    }

    /// The root of its addresses, without a slash at the end; also the issuer.
    pub fn url(&self) -> &str {
        &self.platform.base
    }

    /// How to register the platform whose manners are switched on.
    pub fn registration(&self) -> Registration {
        self.registration_as(self.manners())
    }

    /// How to register it under these manners; both may be registered side by side.
    pub fn registration_as(&self, manners: Manners) -> Registration {
        let customs = manners.customs();
        Registration {
            name: format!("Practice LMS ({})", customs.title),
            issuer: self.platform.base.clone(),
            client_id: self.platform.lock().client(manners).client_id.clone(),
            deployment_id: customs.deployment_id.to_owned(),
            auth_url: self.platform.url(customs.auth_path),
            token_url: self.platform.url(customs.token_path),
            jwks_url: self.platform.url(customs.jwks_path),
            family: customs.family.to_owned(),
        }
    }

    /// Says where the tool answers, for a tool that was bound later.
    pub fn set_tool(&self, tool: ToolAddress) {
        let mut state = self.platform.lock();
        state.tool = tool;
        state.kept_tool_keys = None;
    }

    pub fn manners(&self) -> Manners {
        self.platform.lock().manners
    }

    /// The same as the switch on the first page.
    pub fn set_manners(&self, manners: Manners) {
        self.platform.lock().manners = manners;
    }

    pub async fn stop(self) {
        self.server.stop(true).await;
    }
}

impl Drop for Practice {
    fn drop(&mut self) {
        // The command is sent at once; only its completion would have to be awaited.
        drop(self.server.stop(false));
    }
}

/// The tool that was entered by hand, under either manners.
fn known_beforehand() -> HashMap<Manners, Client> {
    let client = |manners: Manners| {
        let client_id = manners.customs().client_id.to_owned();
        (manners, Client { client_id, is_active: true, is_dynamic: false })
    };
    Manners::ALL.into_iter().map(client).collect()
}

#[expect(clippy::disallowed_methods, reason = "a platform fetches the tool's keys itself, as a stranger to the tool")]
fn http_client() -> reqwest::Client {
    reqwest::Client::builder()
        .timeout(Duration::from_secs(5))
        .redirect(reqwest::redirect::Policy::none())
        .no_proxy()
        .build()
        .expect("a client with plain settings can be made")
}

/// Every path that is answered. Moodle's and Canvas's never meet.
fn routes(config: &mut web::ServiceConfig) {
    config
        .route("/", web::get().to(pages::index))
        .route("/manners", web::post().to(pages::switch_manners))
        .route("/course", web::get().to(pages::course))
        .route("/launch", web::get().to(pages::launch_in_window))
        .route("/mod/lti/launch.php", web::get().to(pages::launch_activity))
        .route("/post_message_forwarding", web::get().to(storage::frame))
        .route("/links", web::get().to(links::ask))
        .route("/links", web::post().to(links::save))
        .route("/mod/lti/contentitem_return.php", web::post().to(links::answered))
        .route("/courses/{course}/deep_linking_response", web::post().to(links::answered))
        .route("/gradebook", web::get().to(pages::gradebook))
        .route("/gradebook", web::post().to(pages::save_gradebook))
        .route("/admin/tools", web::get().to(admin::tools))
        .route("/admin/tools", web::post().to(admin::open_link))
        .route("/admin/tools/activate", web::post().to(admin::activate))
        .route("/restrictions", web::get().to(restrictions::page))
        .route("/restrictions", web::post().to(restrictions::save))
        .route("/images/messages/avatar-50.svg", web::get().to(pages::avatar));
    for manners in Manners::ALL {
        let customs = manners.customs();
        config
            .route(customs.auth_path, web::get().to(oidc::authentication))
            .route(customs.auth_path, web::post().to(oidc::authentication))
            .route(customs.token_path, web::route().to(token::token))
            .route(customs.jwks_path, web::get().to(oidc::key_set))
            .route(customs.configuration_path, web::get().to(registration::configuration))
            .route(customs.registration_path, web::post().to(registration::register))
            .route(&customs.memberships_pattern(), web::route().to(nrps::members));
        let (all, one) = match manners {
            Manners::Moodle => (
                "/mod/lti/services.php/{course}/lineitems",
                "/mod/lti/services.php/{course}/lineitems/{column}/lineitem",
            ),
            Manners::Canvas => {
                ("/api/lti/courses/{course}/line_items", "/api/lti/courses/{course}/line_items/{column}")
            }
        };
        config
            .route(all, web::route().to(ags::line_items))
            .route(one, web::route().to(ags::one_line_item))
            .route(&format!("{one}/results"), web::route().to(ags::results))
            .route(&format!("{one}/scores"), web::route().to(ags::scores));
    }
    config.default_service(web::to(nothing_here));
}

/// An unknown course, or no address at all.
async fn nothing_here(platform: web::Data<Platform>, request: actix_web::HttpRequest) -> actix_web::HttpResponse {
    let (manners, _) = faults::place_of(request.path());
    match manners {
        Some(manners) => wire::refuse(manners, &platform, &request, 404, "Not Found"),
        None => pages::refusal(404, "There is no such page."),
    }
}
