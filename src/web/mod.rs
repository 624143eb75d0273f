//! The web server, and the only room with actix-web. A handler extracts, calls one flow, shows the outcome.

mod address;
mod admin;
mod api;
mod asking;
mod besides;
mod certificate;
mod copying;
mod designer;
mod digest;
mod earning;
mod edit;
mod embed;
mod error;
mod finding;
mod forms;
mod give;
mod head;
mod holders;
mod instructor;
mod issuance_log;
mod issuers;
mod kept;
mod learner;
mod link;
mod log;
mod lti;
mod mail;
mod mail_copies;
mod mail_text;
mod mine;
mod more;
mod ob2;
mod page;
mod pathways;
mod progress;
mod public;
mod records;
mod register;
mod requests;
mod routes;
mod session;
mod sources;
mod start;
mod table;
mod trial;
mod verify;
mod verify_many;
mod wait;
mod watched;
mod words;

use std::net::TcpListener;

use actix_web::body::MessageBody;
use actix_web::dev::{ServerHandle, ServiceRequest, ServiceResponse};
use actix_web::middleware::Next;
use actix_web::{App as Service, HttpServer, middleware, web};

use crate::app::App;
use crate::store::attended;

pub use api::document as openapi;

/// A server that runs until it is told to stop.
pub struct Running {
    pub handle: ServerHandle,
    /// Ends when the server has ended.
    pub ended: tokio::task::JoinHandle<std::io::Result<()>>,
}

/// The largest body of a form or of JSON; uploads have limits of their own.
const LARGEST_BODY: usize = 256 * 1024;

/// Lets a handler say who acts, once it knows.
async fn attend(
    request: ServiceRequest,
    next: Next<impl MessageBody>,
) -> Result<ServiceResponse<impl MessageBody>, actix_web::Error> {
    attended(next.call(request)).await
}

/// Serves on a listener that is bound already, with one worker for each processor.
pub fn serve(app: App, listener: TcpListener) -> std::io::Result<Running> {
    let workers = std::thread::available_parallelism().map_or(2, usize::from);
    let server = HttpServer::new(move || {
        Service::new()
            .app_data(web::Data::new(app.clone()))
            .app_data(web::PayloadConfig::new(LARGEST_BODY))
            .wrap(middleware::from_fn(kept::keep_typed))
            .wrap(middleware::from_fn(address::refuse_nul))
            .wrap(middleware::from_fn(session::renew_cookie))
            .wrap(middleware::from_fn(attend))
            .wrap(middleware::Compress::default())
            .wrap(middleware::from_fn(log::log))
            .wrap(middleware::from_fn(head::answer_head))
            .configure(routes::configure)
    })
    .workers(workers)
    .client_request_timeout(std::time::Duration::from_secs(10))
    .shutdown_timeout(10)
    .disable_signals()
    .listen(listener)?
    .run();
    let handle = server.handle();
    Ok(Running { handle, ended: tokio::spawn(server) })
}
