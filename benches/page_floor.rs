//! The least that serves the public page of a credential: actix-web, one read of its row, and its template with values that
//! are ready.

use std::net::SocketAddr;
use std::path::Path;
use std::sync::{Mutex, PoisonError};

use accolade::views::public::Credential;
use accolade::views::{Language, Page as _, Views};
use actix_web::{App, HttpResponse, HttpServer, error, web};
use diesel::prelude::*;
use diesel::{sql_query, sql_types};

pub struct Floor {
    database: Mutex<SqliteConnection>,
    views: Views,
    page: Credential,
}

#[derive(QueryableByName)]
struct Row {
    #[diesel(sql_type = sql_types::Text)]
    json: String,
    #[diesel(sql_type = sql_types::Text)]
    jwt: String,
    #[diesel(sql_type = sql_types::Text)]
    state: String,
    #[diesel(sql_type = sql_types::Text)]
    badge: String,
}

impl Floor {
    pub fn open(database: &Path) -> Self {
        let path = database.display().to_string();
        Self {
            database: Mutex::new(SqliteConnection::establish(&path).expect("the database can be opened")),
            views: Views::new().expect("the templates are sound"),
            page: Credential::samples().swap_remove(0).1,
        }
    }

    /// Reads the row; says how many bytes it has.
    pub fn read(&self, credential: &str) -> QueryResult<usize> {
        let row: Row = sql_query(
            "SELECT c.json, c.jwt, a.state, b.key AS badge FROM credentials c JOIN awards a ON a.id = c.award_id \
             JOIN achievements b ON b.id = a.achievement_id WHERE c.id = ?",
        )
        .bind::<sql_types::Text, _>(credential)
        .get_result(&mut *self.database.lock().unwrap_or_else(PoisonError::into_inner))?;
        Ok(row.json.len() + row.jwt.len() + row.state.len() + row.badge.len())
    }

    pub fn render(&self) -> String {
        self.views.render(&self.page, Language::ENGLISH).expect("the page can be drawn")
    }
}

/// Serves until the process ends.
pub async fn serve(database: &Path, address: SocketAddr) {
    let floor = web::Data::new(Floor::open(database));
    let service = move || App::new().app_data(floor.clone()).route("/credentials/{id}", web::get().to(page));
    let workers = std::thread::available_parallelism().map_or(2, usize::from);
    let server = HttpServer::new(service).workers(workers).bind(address).expect("the port is free");
    server.run().await.expect("the server runs");
}

async fn page(floor: web::Data<Floor>, id: web::Path<String>) -> actix_web::Result<HttpResponse> {
    let reader = floor.clone();
    web::block(move || reader.read(&id)).await?.map_err(error::ErrorInternalServerError)?;
    Ok(HttpResponse::Ok().content_type("text/html; charset=utf-8").body(floor.render()))
}
