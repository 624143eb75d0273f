//! The OpenAPI document, made from the handlers and the types they show.

use std::borrow::Cow;
use std::sync::LazyLock;

use actix_web::http::header;
use actix_web::{HttpResponse, web};
use serde::Serialize;
use utoipa::openapi::schema::{ArrayBuilder, ObjectBuilder, Schema, SchemaType, Type};
use utoipa::openapi::security::{HttpAuthScheme, HttpBuilder, SecurityScheme};
use utoipa::openapi::{OpenApi, Ref, RefOr};
use utoipa::{OpenApi as _, PartialSchema, ToSchema};

use super::problem::{Kind, Problem, ProblemDocument};
use super::{awards, badges, changes, contexts, endorsements, issuers, pathways, persons, platforms, records, verify};

#[derive(utoipa::OpenApi)]
#[openapi(
    info(
        title = "Accolade",
        description = "Badges from course results. Requests and answers are JSON in UTF-8; times are RFC 3339 in UTC; \
            numbers are exact decimals. Lists come in pages: `next` of one page is `after` of the following. Members \
            that are not described may be added to answers later; in requests they are refused."
    ),
    tags(
        (name = "platforms", description = "Learning platforms, and links by which they register themselves"),
        (name = "contexts", description = "Courses of the platforms"),
        (name = "badges", description = "What can be earned"),
        (name = "pathways", description = "Badges in steps that lead to another"),
        (name = "issuers", description = "The organisations that sign"),
        (name = "awards", description = "Who earned it, and why"),
        (name = "endorsements", description = "What others say of badges, issuers and awards, and what issuers say of others"),
        (name = "persons", description = "What people may ask for about themselves"),
        (name = "verify", description = "Whether a badge is genuine and in force"),
        (name = "about", description = "The API itself"),
    ),
    paths(
        platforms::list, platforms::show, platforms::check, platforms::create_invite, platforms::show_invite,
        contexts::list, contexts::show, contexts::sync, contexts::activities, contexts::members,
        records::make,
        badges::list, badges::create, badges::show, badges::change, badges::publish, badges::pause, badges::retire,
        badges::preview, badges::remove, badges::confirm, badges::set_aside,
        pathways::list, pathways::create, pathways::show, pathways::change, pathways::publish, pathways::retire,
        pathways::progress,
        issuers::list, issuers::create, issuers::show, issuers::change, issuers::upload_logo, issuers::remove,
        awards::list, awards::create, awards::show,
        changes::renew, changes::correct, changes::suspend, changes::reinstate, changes::revoke, changes::clear_hold,
        endorsements::list, endorsements::create, endorsements::show, endorsements::remove, endorsements::sign,
        persons::find, persons::export, persons::erase,
        verify::check, verify::check_named,
        openapi, problem,
    ),
    components(schemas(ProblemDocument)),
)]
struct Document;

/// The document that describes this version of the API.
pub fn document() -> OpenApi {
    let mut document = Document::openapi();
    let scheme = HttpBuilder::new()
        .scheme(HttpAuthScheme::Bearer)
        .description(Some("A token made by `accolade token create`. The scope `write` includes `read`."))
        .build();
    let components = document.components.get_or_insert_default();
    components.add_security_scheme("token", SecurityScheme::Http(scheme));
    document
}

/// This document
#[utoipa::path(
    get, path = "/api/openapi.json", tag = "about", operation_id = "openapi", security(()),
    responses((status = 200, description = "OpenAPI 3", body = Object))
)]
pub async fn openapi() -> HttpResponse {
    static TEXT: LazyLock<String> = LazyLock::new(|| document().to_json().expect("the document has text for keys"));
    HttpResponse::Ok()
        .insert_header((header::CONTENT_TYPE, "application/json"))
        .insert_header((header::CACHE_CONTROL, "public, max-age=300"))
        .body(TEXT.as_str())
}

/// What a `type` of problem documents means.
#[derive(Serialize, ToSchema)]
pub struct ProblemKind {
    #[serde(rename = "type")]
    kind: String,
    title: &'static str,
    status: u16,
    /// What to do about it.
    advice: &'static str,
}

/// Describes a kind of problem
#[utoipa::path(
    get, path = "/api/problems/{kind}", tag = "about", operation_id = "find_problem_kind", security(()),
    params(("kind" = String, Path, description = "The last part of a problem's `type`")),
    responses((status = 200, body = ProblemKind), (status = "default", body = ProblemDocument, content_type = "application/problem+json"))
)]
pub async fn problem(kind: web::Path<String>) -> Result<HttpResponse, Problem> {
    let known = Kind::ALL.iter().find(|known| known.word() == kind.as_str());
    let kind = known.ok_or_else(|| Problem::not_found("kind of problem"))?;
    let shown = ProblemKind {
        kind: kind.address(),
        title: kind.title(),
        status: kind.status().as_u16(),
        advice: kind.advice(),
    };
    Ok(super::body::json(actix_web::http::StatusCode::OK, &shown))
}

/// The shape of [`crate::openbadges::verification::Report`], which knows no OpenAPI.
pub struct VerificationReport;

const STATES: [&str; 11] = [
    "valid",
    "expired",
    "revoked",
    "suspended",
    "superseded",
    "test",
    "not_yet_valid",
    "unverifiable",
    "invalid",
    "contradicted",
    "key_withdrawn",
];
const ANSWERS: [&str; 3] = ["yes", "no", "unknown"];
const FORMS: [&str; 10] = [
    "json",
    "jwt",
    "png_with_json",
    "png_with_jwt",
    "svg_with_json",
    "svg_with_jwt",
    "png_with_link",
    "svg_with_link",
    "pdf_with_json",
    "pdf_with_jwt",
];
const KINDS: [&str; 4] = ["badge", "endorsement", "learner_record", "other"];
const OUTCOMES: [&str; 4] = ["passed", "failed", "warning", "not_checked"];
const METADATA: [&str; 14] = [
    "id",
    "name",
    "description",
    "criteria",
    "criteria_url",
    "conditions",
    "image",
    "issuer_id",
    "issuer_name",
    "issuer_url",
    "awarded_date",
    "valid_from",
    "valid_until",
    "recipient_name",
];

fn word(of: &[&'static str], description: &str) -> ObjectBuilder {
    ObjectBuilder::new().schema_type(Type::String).enum_values(Some(of.iter().copied())).description(Some(description))
}

fn within(description: &str) -> ArrayBuilder {
    let report = Ref::from_schema_name("VerificationReport");
    ArrayBuilder::new().items(report).description(Some(description))
}

fn text() -> ObjectBuilder {
    ObjectBuilder::new().schema_type(Type::String)
}

impl ToSchema for VerificationReport {
    fn name() -> Cow<'static, str> {
        Cow::Borrowed("VerificationReport")
    }
}

impl PartialSchema for VerificationReport {
    fn schema() -> RefOr<Schema> {
        let check = ObjectBuilder::new()
            .property("name", text().description(Some("What was checked, such as `signature` or `status`")))
            .property("outcome", word(&OUTCOMES, "How it went"))
            .property("detail", text().description(Some("What was found, in a sentence")));
        let nullable = || SchemaType::from_iter([Type::String, Type::Null]);
        let badge = METADATA
            .iter()
            .fold(ObjectBuilder::new(), |badge, name| {
                badge.property(*name, ObjectBuilder::new().schema_type(nullable()))
            })
            .property("recipient_identity_types", ArrayBuilder::new().items(text()))
            .description(Some("What the badge says; believe it when `authentic` is yes"));
        ObjectBuilder::new()
            .property("state", word(&STATES, "The verdict"))
            .property(
                "authentic",
                word(&ANSWERS, "The issuer that it names signed or publishes it, and nothing was changed since"),
            )
            .property("in_force", word(&ANSWERS, "Its time has come, has not passed, and it was not withdrawn"))
            .property("issuer_known", word(&ANSWERS, "This server knows the issuer by other means than the badge"))
            .property("kind", word(&KINDS, "What sort of credential it is"))
            .property("form", word(&FORMS, "How the badge came"))
            .property("checks", ArrayBuilder::new().items(check))
            .property("badge", badge)
            .property("endorsements", within("What others signed about it; none of it changes the verdict"))
            .property("contained", within("The credentials inside of a learner record"))
            .into()
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use chrono::DateTime;
    use serde_json::{Value, json};

    use super::*;
    use crate::openbadges::verification::{self, Answer, Fetched, Form, Kind, Outcome, State};

    fn keys(object: &Value) -> BTreeSet<&str> {
        object.as_object().unwrap().keys().map(String::as_str).collect()
    }

    fn enumeration(schema: &Value) -> Vec<&str> {
        schema["enum"].as_array().unwrap().iter().filter_map(Value::as_str).collect()
    }

    fn words(values: &[impl Serialize]) -> Vec<String> {
        values.iter().map(|value| serde_json::to_value(value).unwrap().as_str().unwrap().to_owned()).collect()
    }

    #[test]
    fn the_described_report_has_the_members_of_the_real_one() {
        let presented = verification::read(br#"{"@context": [], "type": ["VerifiableCredential"]}"#).unwrap();
        let report = verification::report(&presented, &Fetched::default(), None, DateTime::UNIX_EPOCH);
        let report = serde_json::to_value(&report).unwrap();
        let schema = serde_json::to_value(VerificationReport::schema()).unwrap();
        let properties = &schema["properties"];
        assert_eq!(keys(properties), keys(&report));
        assert_eq!(keys(&properties["badge"]["properties"]), keys(&report["badge"]));
        assert_eq!(keys(&properties["checks"]["items"]["properties"]), keys(&report["checks"][0]));
        let states = [
            State::Valid,
            State::Expired,
            State::Revoked,
            State::Suspended,
            State::Superseded,
            State::Test,
            State::NotYetValid,
            State::Unverifiable,
            State::Invalid,
            State::Contradicted,
            State::KeyWithdrawn,
        ];
        assert_eq!(enumeration(&properties["state"]), words(&states));
        assert_eq!(enumeration(&properties["authentic"]), words(&[Answer::Yes, Answer::No, Answer::Unknown]));
        let forms = [
            Form::Json,
            Form::Jwt,
            Form::PngWithJson,
            Form::PngWithJwt,
            Form::SvgWithJson,
            Form::SvgWithJwt,
            Form::PngWithLink,
            Form::SvgWithLink,
            Form::PdfWithJson,
            Form::PdfWithJwt,
        ];
        let kinds = [Kind::Badge, Kind::Endorsement, Kind::LearnerRecord, Kind::Other];
        assert_eq!(enumeration(&properties["kind"]), words(&kinds));
        assert_eq!(enumeration(&properties["form"]), words(&forms));
        let outcomes = [Outcome::Passed, Outcome::Failed, Outcome::Warning, Outcome::NotChecked];
        assert_eq!(enumeration(&properties["checks"]["items"]["properties"]["outcome"]), words(&outcomes));
    }

    #[test]
    fn every_reference_in_the_document_leads_somewhere() {
        fn references<'a>(value: &'a Value, found: &mut Vec<&'a str>) {
            match value {
                Value::Object(members) => {
                    found.extend(members.get("$ref").and_then(Value::as_str));
                    members.values().for_each(|member| references(member, found));
                }
                Value::Array(items) => items.iter().for_each(|item| references(item, found)),
                _ => {}
            }
        }
        let document = serde_json::to_value(document()).unwrap();
        let mut found = Vec::new();
        references(&document, &mut found);
        assert!(!found.is_empty());
        for reference in found {
            let pointer = reference.strip_prefix('#').unwrap();
            assert!(document.pointer(pointer).is_some(), "{reference}");
        }
        assert_eq!(document["components"]["securitySchemes"]["token"]["scheme"], json!("bearer"));
    }

    #[test]
    fn every_operation_says_which_scope_it_needs() {
        let document = serde_json::to_value(document()).unwrap();
        for (path, operations) in document["paths"].as_object().unwrap() {
            for (method, operation) in operations.as_object().unwrap() {
                let scope = operation["security"][0]["token"][0].as_str();
                let expected = match (path.starts_with("/api/v1/"), method.as_str()) {
                    (false, _) => None,
                    (true, "get") => Some("read"),
                    (true, _) => Some("write"),
                };
                assert_eq!(scope, expected, "{method} {path}");
            }
        }
    }
}
