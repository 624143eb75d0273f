//! Every address and who answers it.

use actix_web::web::{self, ServiceConfig, get, post};

use super::{
    admin, api, asking, certificate, copying, digest, embed, give, holders, instructor, issuance_log, issuers, learner,
    link, lti, mail, mail_copies, mail_text, mine, ob2, pathways, progress, public, records, register, requests,
    sources, start, trial, verify, verify_many, wait,
};

pub fn configure(config: &mut ServiceConfig) {
    config
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
        // Inside the course
        .route("/frame/{session}/", get().to(learner::index))
        .service(web::resource("/frame/{session}/link").route(get().to(link::pick)).route(post().to(link::answer)))
        .route("/frame/{session}/record", post().to(records::take_along))
        .route("/frame/{session}/digest", post().to(digest::choose))
        .service(
            web::resource("/frame/{session}/copies")
                .route(get().to(mail_copies::form))
                .route(post().to(mail_copies::change)),
        )
        .route("/frame/{session}/sync", post().to(instructor::check_now))
        .route("/frame/{session}/picture", get().to(instructor::picture))
        .route("/frame/{session}/progress", get().to(progress::matrix))
        .route("/frame/{session}/progress.csv", get().to(progress::file))
        .route("/frame/{session}/progress/list", get().to(progress::list))
        .route("/frame/{session}/progress/{person}", get().to(progress::learner))
        .route("/frame/{session}/start", get().to(start::offers))
        .route("/frame/{session}/badges", get().to(instructor::list))
        .service(
            web::resource("/frame/{session}/badges/new")
                .route(get().to(instructor::new_form))
                .route(post().to(instructor::create)),
        )
        .service(
            web::resource("/frame/{session}/badges/copy")
                .route(get().to(copying::form))
                .route(post().to(copying::copy)),
        )
        .route("/frame/{session}/badges/{id}", get().to(instructor::badge))
        .service(
            web::resource("/frame/{session}/badges/{id}/edit")
                .route(get().to(instructor::edit_form))
                .route(post().to(instructor::change)),
        )
        .route("/frame/{session}/badges/{id}/preview", get().to(instructor::preview))
        .route("/frame/{session}/badges/{id}/publish", post().to(instructor::publish))
        .route("/frame/{session}/badges/{id}/pause", post().to(instructor::pause))
        .route("/frame/{session}/badges/{id}/retire", post().to(instructor::retire))
        .route("/frame/{session}/badges/{id}/remove", post().to(instructor::remove))
        .route("/frame/{session}/badges/{id}/gradebook", post().to(instructor::write_scores))
        .service(
            web::resource("/frame/{session}/badges/{id}/mail")
                .route(get().to(mail_text::form))
                .route(post().to(mail_text::change)),
        )
        .route("/frame/{session}/badges/{id}/hold", post().to(wait::decide))
        .route("/frame/{session}/badges/{id}/undo", post().to(wait::undo_run))
        .route("/frame/{session}/awards/{id}/undo", post().to(wait::undo))
        .route("/frame/{session}/badges/{id}/tests", post().to(trial::make))
        .route("/frame/{session}/badges/{id}/tests/{test}/delete", post().to(trial::delete))
        .service(
            web::resource("/frame/{session}/badges/{id}/give").route(get().to(give::form)).route(post().to(give::give)),
        )
        .service(
            web::resource("/frame/{session}/pathways/new")
                .route(get().to(pathways::new_form))
                .route(post().to(pathways::create)),
        )
        .service(
            web::resource("/frame/{session}/pathways/{id}")
                .route(get().to(pathways::edit_form))
                .route(post().to(pathways::change)),
        )
        .route("/frame/{session}/sources", get().to(sources::list))
        .route("/frame/{session}/sources/columns", post().to(sources::make_column))
        .route("/frame/{session}/sources/locks", post().to(sources::make_lock))
        .route("/frame/{session}/sources/gates", post().to(sources::make_gate))
        .route("/frame/{session}/sources/{id}", get().to(sources::show_lock))
        .route("/frame/{session}/sources/{id}/check", post().to(sources::check_lock))
        .route("/frame/{session}/sources/{id}/use", post().to(sources::use_lock))
        .route("/frame/{session}/sources/{id}/drop", post().to(sources::drop_source))
        .route("/frame/{session}/awards/{id}/renew", post().to(holders::renew))
        .route("/frame/{session}/awards/{id}/suspend", post().to(holders::suspend))
        .route("/frame/{session}/awards/{id}/reinstate", post().to(holders::reinstate))
        .route("/frame/{session}/awards/{id}/revoke", post().to(holders::revoke))
        .route("/frame/{session}/awards/{id}/clear-hold", post().to(holders::clear_hold))
        .route("/frame/{session}/requests", get().to(requests::list))
        .service(
            web::resource("/frame/{session}/requests/{id}")
                .route(get().to(requests::review))
                .route(post().to(requests::answer)),
        )
        .service(
            web::resource("/frame/{session}/hand-in/{badge}")
                .route(get().to(asking::hand_in_form))
                .route(post().to(asking::hand_in)),
        )
        .service(
            web::resource("/frame/{session}/ask/{badge}")
                .route(get().to(asking::ask_form))
                .route(post().to(asking::ask)),
        )
        .service(
            web::resource("/frame/{session}/mine/{award}/evidence")
                .route(get().to(asking::evidence_form))
                .route(post().to(asking::evidence)),
        )
        .service(
            web::resource("/frame/{session}/mine/{award}/name")
                .route(get().to(asking::name_form))
                .route(post().to(asking::name)),
        )
        .route("/frame/{session}/all", get().to(learner::all))
        .route("/frame/{session}/all.zip", get().to(learner::take_along))
        .route("/frame/{session}/mine/{award}", get().to(mine::badge))
        .route("/frame/{session}/mine/{award}/code.svg", get().to(mine::code))
        .route("/frame/{session}/mine/{award}/show", post().to(mine::show_to))
        .route("/frame/{session}/mine/{award}/results", post().to(mine::results))
        .route("/frame/{session}/mine/{award}/decline", post().to(mine::decline))
        .route("/frame/{session}/mine/{award}/keep", post().to(mine::keep))
        // In public
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
        .route("/assets/{hash}/{name}", get().to(public::asset))
        // For operators
        .configure(admin::configure)
        .route("/healthz", get().to(public::healthz))
        .route("/readyz", get().to(public::readyz))
        // For programs
        .configure(api::configure)
        .default_service(web::route().to(public::nowhere));
}
