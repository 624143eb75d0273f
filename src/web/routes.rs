//! Every address and who answers it.

use actix_web::Scope;
use actix_web::web::{self, ServiceConfig, get, post};

use super::{
    admin, api, asking, certificate, copying, digest, embed, give, holders, instructor, issuance_log, issuers, learner,
    link, lti, mail, mail_copies, mail_text, mine, ob2, pathways, progress, public, records, register, requests,
    sources, start, trial, verify, verify_many, wait,
};

/// An address is compared with these one by one, so what strangers open comes first, and a whole course is compared once.
pub fn configure(config: &mut ServiceConfig) {
    config
        .configure(in_public)
        .service(in_the_course(web::scope("/frame/{session}")))
        // LTI
        .service(web::resource("/lti/login").route(get().to(lti::login_by_get)).route(post().to(lti::login_by_post)))
        .service(web::resource("/lti/launch").route(post().to(lti::launch)).route(get().to(lti::launch_by_get)))
        .route("/lti/jwks.json", get().to(lti::key_set))
        // Registering
        .service(
            web::resource("/lti/register/{invite}")
                .route(get().to(register::consent))
                .route(post().to(register::register)),
        )
        .route("/lti/canvas.json", get().to(register::canvas_configuration))
        .route("/lti/setup", get().to(register::setup))
        // For operators
        .configure(admin::configure)
        .route("/healthz", get().to(public::healthz))
        .route("/readyz", get().to(public::readyz))
        // For programs
        .configure(api::configure)
        .default_service(web::route().to(public::nowhere));
}

fn in_public(config: &mut ServiceConfig) {
    config
        .route("/", get().to(public::home))
        .route("/credentials/{name}", get().to(public::credential))
        .route("/credentials/{id}/card.png", get().to(certificate::card))
        .route("/embed/{name}", get().to(embed::embed))
        .route("/oembed", get().to(embed::oembed))
        .route("/achievements/{name}", get().to(public::achievement))
        .route("/records/{name}", get().to(records::record))
        .route("/pathways/{name}", get().to(pathways::pathway))
        .service(web::resource("/mail/stop/{token}").route(get().to(mail::page)).route(post().to(mail::decide)))
        .route("/issuers/{id}/did.json", get().to(issuers::issuer_did))
        .route("/issuers/{name}", get().to(issuers::issuer))
        .route("/.well-known/did.json", get().to(issuers::host_did))
        .route("/.well-known/jwks.json", get().to(issuers::key_set))
        .route("/keys/{id}", get().to(issuers::key))
        .route("/status/{id}", get().to(public::status_list))
        .route("/refresh/{token}", get().to(public::refreshed))
        .configure(issuance_log::configure)
        .route("/pictures/{name}", get().to(public::picture))
        .route("/ob2/assertions/{name}", get().to(ob2::assertion))
        .route("/ob2/badges/{name}", get().to(ob2::badge))
        .route("/ob2/badges/{id}/{name}", get().to(ob2::badge_signed))
        .route("/ob2/issuers/{name}", get().to(ob2::issuer))
        .route("/ob2/issuers/{id}/{name}", get().to(ob2::issuer_signing))
        .route("/ob2/keys/{name}", get().to(ob2::key))
        .route("/ob2/revocations/{name}", get().to(ob2::revocations))
        .service(web::resource("/verify/many").route(get().to(verify_many::form)).route(post().to(verify_many::check)))
        .service(web::resource("/verify").route(get().to(verify::form)).route(post().to(verify::check)))
        .route("/privacy", get().to(public::privacy))
        .route("/terms", get().to(public::terms))
        .route("/icon.png", get().to(public::icon))
        .route("/assets/{hash}/{name}", get().to(public::asset));
}

fn in_the_course(scope: Scope) -> Scope {
    scope
        .route("/", get().to(learner::index))
        .service(web::resource("/link").route(get().to(link::pick)).route(post().to(link::answer)))
        .route("/record", post().to(records::take_along))
        .route("/digest", post().to(digest::choose))
        .service(web::resource("/copies").route(get().to(mail_copies::form)).route(post().to(mail_copies::change)))
        .route("/sync", post().to(instructor::check_now))
        .route("/picture", get().to(instructor::picture))
        .route("/progress", get().to(progress::matrix))
        .route("/progress.csv", get().to(progress::file))
        .route("/progress/list", get().to(progress::list))
        .route("/progress/{person}", get().to(progress::learner))
        .route("/start", get().to(start::offers))
        .route("/badges", get().to(instructor::list))
        .service(
            web::resource("/badges/new").route(get().to(instructor::new_form)).route(post().to(instructor::create)),
        )
        .service(web::resource("/badges/copy").route(get().to(copying::form)).route(post().to(copying::copy)))
        .route("/badges/{id}", get().to(instructor::badge))
        .service(
            web::resource("/badges/{id}/edit")
                .route(get().to(instructor::edit_form))
                .route(post().to(instructor::change)),
        )
        .route("/badges/{id}/preview", get().to(instructor::preview))
        .route("/badges/{id}/publish", post().to(instructor::publish))
        .route("/badges/{id}/pause", post().to(instructor::pause))
        .route("/badges/{id}/retire", post().to(instructor::retire))
        .route("/badges/{id}/remove", post().to(instructor::remove))
        .route("/badges/{id}/gradebook", post().to(instructor::write_scores))
        .service(
            web::resource("/badges/{id}/mail").route(get().to(mail_text::form)).route(post().to(mail_text::change)),
        )
        .route("/badges/{id}/hold", post().to(wait::decide))
        .route("/badges/{id}/undo", post().to(wait::undo_run))
        .route("/awards/{id}/undo", post().to(wait::undo))
        .route("/badges/{id}/tests", post().to(trial::make))
        .route("/badges/{id}/tests/{test}/delete", post().to(trial::delete))
        .service(web::resource("/badges/{id}/give").route(get().to(give::form)).route(post().to(give::give)))
        .service(web::resource("/pathways/new").route(get().to(pathways::new_form)).route(post().to(pathways::create)))
        .service(
            web::resource("/pathways/{id}").route(get().to(pathways::edit_form)).route(post().to(pathways::change)),
        )
        .route("/sources", get().to(sources::list))
        .route("/sources/columns", post().to(sources::make_column))
        .route("/sources/locks", post().to(sources::make_lock))
        .route("/sources/gates", post().to(sources::make_gate))
        .route("/sources/{id}", get().to(sources::show_lock))
        .route("/sources/{id}/check", post().to(sources::check_lock))
        .route("/sources/{id}/use", post().to(sources::use_lock))
        .route("/sources/{id}/drop", post().to(sources::drop_source))
        .route("/awards/{id}/renew", post().to(holders::renew))
        .route("/awards/{id}/suspend", post().to(holders::suspend))
        .route("/awards/{id}/reinstate", post().to(holders::reinstate))
        .route("/awards/{id}/revoke", post().to(holders::revoke))
        .route("/awards/{id}/clear-hold", post().to(holders::clear_hold))
        .route("/requests", get().to(requests::list))
        .service(web::resource("/requests/{id}").route(get().to(requests::review)).route(post().to(requests::answer)))
        .service(
            web::resource("/hand-in/{badge}").route(get().to(asking::hand_in_form)).route(post().to(asking::hand_in)),
        )
        .service(web::resource("/ask/{badge}").route(get().to(asking::ask_form)).route(post().to(asking::ask)))
        .service(
            web::resource("/mine/{award}/evidence")
                .route(get().to(asking::evidence_form))
                .route(post().to(asking::evidence)),
        )
        .service(web::resource("/mine/{award}/name").route(get().to(asking::name_form)).route(post().to(asking::name)))
        .route("/all", get().to(learner::all))
        .route("/all.zip", get().to(learner::take_along))
        .route("/mine/{award}", get().to(mine::badge))
        .route("/mine/{award}/code.svg", get().to(mine::code))
        .route("/mine/{award}/show", post().to(mine::show_to))
        .route("/mine/{award}/results", post().to(mine::results))
        .route("/mine/{award}/decline", post().to(mine::decline))
        .route("/mine/{award}/keep", post().to(mine::keep))
}
