//! The least that a tool can be: actix-web, jsonwebtoken, diesel on SQLite, tera, and nothing around them.
//!
//! It keeps a state and nonce at login. At launch it checks cookie, signature, issuer, audience, expiry and deployment,
//! takes the nonce once, keeps the learner and draws a page with a table of 60 rows. The platform's key is in memory. It
//! has no registrations, key-set refresh, sessions, roles, courses, logs or security headers.

use std::error::Error;
use std::net::SocketAddr;
use std::path::Path;
use std::sync::{Mutex, PoisonError};

use actix_web::cookie::Cookie;
use actix_web::http::header::LOCATION;
use actix_web::{App, HttpRequest, HttpResponse, HttpServer, error, web};
use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use jsonwebtoken::{Algorithm, DecodingKey, Validation};
use serde::{Deserialize, Serialize};
use tera::{Context, Tera};
use uuid::Uuid;

use crate::moodle::{CLIENT_ID, DEPLOYMENT, ISSUER};

const PAGE: &str = "<!doctype html>
<html lang=\"en\"><head><meta charset=\"utf-8\"><title>{{ name }}</title></head><body><h1>{{ name }}</h1>
<table><thead><tr><th>Activity</th><th>Needed</th><th>Reached</th><th></th></tr></thead><tbody>
{% for row in rows %}<tr class=\"row\"><td>{{ row.activity }}</td><td>{{ row.needed }} %</td><td>{{ row.reached }} %</td>\
<td>{% if row.reached >= row.needed %}met{% else %}missing{% endif %}</td></tr>
{% endfor %}</tbody></table></body></html>";
/// How each row of the table begins.
pub const ROW: &str = "<tr class=\"row\">";

diesel::table! { logins (state) { state -> Text, nonce -> Text, } }
diesel::table! { learners (sub) { sub -> Text, name -> Text, } }

struct Floor {
    address: SocketAddr,
    database: Mutex<SqliteConnection>,
    key: DecodingKey,
    checks: Validation,
    tera: Tera,
}

#[derive(Deserialize)]
struct Claims {
    sub: String,
    name: String,
    nonce: String,
    #[serde(rename = "https://purl.imsglobal.org/spec/lti/claim/deployment_id")]
    deployment: String,
}

#[derive(Deserialize)]
struct Launch {
    state: String,
    id_token: String,
}

#[derive(Serialize)]
struct Row {
    activity: String,
    needed: u32,
    reached: u32,
}

/// Serves until the process ends. The platform's key is given by the numbers of its JWK.
pub async fn serve(folder: &Path, address: SocketAddr, n: &str, e: &str) {
    let path = folder.join("floor.db");
    let mut database = SqliteConnection::establish(&path.to_string_lossy()).expect("the database opens");
    database
        .batch_execute(
            "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;
             CREATE TABLE logins (state TEXT PRIMARY KEY, nonce TEXT NOT NULL);
             CREATE TABLE learners (sub TEXT PRIMARY KEY, name TEXT NOT NULL);",
        )
        .expect("the tables are made");
    let mut tera = Tera::default();
    tera.add_raw_template("page.html", PAGE).expect("the template is well formed");
    let mut checks = Validation::new(Algorithm::RS256);
    checks.set_audience(&[CLIENT_ID]);
    checks.set_issuer(&[ISSUER]);
    let key = DecodingKey::from_rsa_components(n, e).expect("the key can be read");
    let floor = web::Data::new(Floor { address, database: Mutex::new(database), key, checks, tera });
    let service = move || {
        App::new()
            .app_data(floor.clone())
            .route("/lti/login", web::get().to(login))
            .route("/lti/launch", web::post().to(launch))
    };
    let workers = std::thread::available_parallelism().map_or(2, usize::from);
    let server = HttpServer::new(service).workers(workers).bind(address).expect("the port is free");
    server.run().await.expect("the server runs");
}

async fn login(floor: web::Data<Floor>) -> actix_web::Result<HttpResponse> {
    let (state, nonce) = (Uuid::new_v4().to_string(), Uuid::new_v4().to_string());
    let location = format!(
        "{ISSUER}/auth?response_type=id_token&response_mode=form_post&client_id={CLIENT_ID}&state={state}\
         &nonce={nonce}&redirect_uri=http://{}/lti/launch",
        floor.address
    );
    let cookie = Cookie::new("state", state.clone());
    web::block(move || floor.keep_login(&state, &nonce)).await?.map_err(error::ErrorInternalServerError)?;
    Ok(HttpResponse::Found().cookie(cookie).insert_header((LOCATION, location)).finish())
}

async fn launch(
    floor: web::Data<Floor>,
    request: HttpRequest,
    form: web::Form<Launch>,
) -> actix_web::Result<HttpResponse> {
    if request.cookie("state").is_none_or(|cookie| cookie.value() != form.state) {
        return Err(error::ErrorUnauthorized("the cookie is missing"));
    }
    let page = web::block(move || floor.open(&form)).await?.map_err(error::ErrorUnauthorized)?;
    Ok(HttpResponse::Ok().content_type("text/html; charset=utf-8").body(page))
}

impl Floor {
    fn keep_login(&self, state: &str, nonce: &str) -> QueryResult<usize> {
        let mut database = self.database.lock().unwrap_or_else(PoisonError::into_inner);
        diesel::insert_into(logins::table)
            .values((logins::state.eq(state), logins::nonce.eq(nonce)))
            .execute(&mut *database)
    }

    fn open(&self, launch: &Launch) -> Result<String, Box<dyn Error + Send + Sync>> {
        let claims = jsonwebtoken::decode::<Claims>(&launch.id_token, &self.key, &self.checks)?.claims;
        if claims.deployment != DEPLOYMENT {
            return Err("another deployment".into());
        }
        let taken = {
            let mut database = self.database.lock().unwrap_or_else(PoisonError::into_inner);
            database.immediate_transaction(|database| {
                let login = logins::table.find(&launch.state).filter(logins::nonce.eq(&claims.nonce));
                let taken = diesel::delete(login).execute(database)? == 1;
                if !taken {
                    return Ok(false);
                }
                diesel::insert_into(learners::table)
                    .values((learners::sub.eq(&claims.sub), learners::name.eq(&claims.name)))
                    .on_conflict(learners::sub)
                    .do_update()
                    .set(learners::name.eq(&claims.name))
                    .execute(database)?;
                QueryResult::Ok(true)
            })?
        };
        if !taken {
            return Err("the nonce is unknown".into());
        }
        let row = |number: u32| Row { activity: format!("Activity {number}"), needed: 60, reached: number * 7 % 100 };
        let mut context = Context::new();
        context.insert("name", &claims.name);
        context.insert("rows", &(1..=60).map(row).collect::<Vec<_>>());
        Ok(self.tera.render("page.html", &context)?)
    }
}
