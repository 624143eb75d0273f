//! The list of members
//! ([Names and Role Provisioning Services 2.0](https://www.imsglobal.org/spec/lti-nrps/v2p0)).

use actix_web::http::Method;
use actix_web::http::header::ACCEPT;
use actix_web::{HttpRequest, HttpResponse, web};
use serde_json::{Value, json};

use super::claims::{LTI, MEMBERSHIP, custom, listed_roles, shared_identity};
use super::course::{Person, ResourceLink, Role, Standing};
use super::manners::{Manners, UnknownRole};
use super::pages;
use super::state::{Platform, State};
use super::wire::{answer, is_allowed, knows_media_type, page, query, refuse};

const MEMBERS: &str = "application/vnd.ims.lti-nrps.v2.membershipcontainer+json";
const SCOPE: &str = "https://purl.imsglobal.org/spec/lti-nrps/scope/contextmembership.readonly";

/// For whom the list was asked.
enum Scope {
    Course,
    /// Those who may open this link.
    Link(ResourceLink),
}

pub(super) async fn members(
    platform: web::Data<Platform>,
    manners: web::ReqData<Manners>,
    request: HttpRequest,
) -> HttpResponse {
    let manners = *manners;
    let customs = manners.customs();
    let no = |status, why| refuse(manners, &platform, &request, status, why);
    let accept = super::wire::header(&request, &ACCEPT);
    // On memberships alone Moodle takes any type for its own.
    if request.method() != Method::GET || !(accept == "*/*" || knows_media_type(manners, accept, MEMBERS)) {
        return no(400, "No handler found for this request");
    }
    if !is_allowed(&platform, manners, &request, &[SCOPE]) {
        return no(401, "Unauthorized");
    }
    let wanted = query(&request);
    let Some(state) = platform.lock_course(manners, &request) else { return no(404, "Not Found") };
    let scope = match wanted.get("rlid").filter(|rlid| !rlid.is_empty()) {
        None => Scope::Course,
        Some(rlid) => match link_scope(&state, manners, rlid) {
            Ok(scope) => scope,
            Err(status) if status == BAD_GATEWAY => return pages::bad_gateway(),
            Err(status) => return no(status, "Not Found"),
        },
    };
    let mut people: Vec<&Person> = state.course.people.iter().filter(|person| is_listed(manners, person)).collect();
    if customs.sorted_by_family_name {
        people.sort_by_key(|person| person.name.as_ref().map(|(given, family)| (family.clone(), given.clone())));
    }
    if let Scope::Link(link) = &scope {
        people.retain(|person| state.course.lets_in(link, person));
    }
    if let Some(role) = wanted.get("role").filter(|role| !role.is_empty()) {
        people.retain(|person| has_role(manners, person, role));
    }
    let members = people.into_iter().map(|person| member(&platform, &state, manners, person, &scope)).collect();
    let address = platform.url(&customs.memberships_path_of(state.course.copy));
    let kept: &[&str] = if customs.next_link_keeps_role { &["rlid", "role"] } else { &["rlid"] };
    let page = page(members, &request, &address, kept, &customs.members, state.pages.members);
    let container = json!({
        "id": address,
        "context": {"id": customs.context_of(state.course.copy), "label": state.course.label, "title": state.course.title},
        "members": page.items,
    });
    page.with_link(answer(manners, 200, MEMBERS, &container))
}

const BAD_GATEWAY: u16 = 502;

fn link_scope(state: &State, manners: Manners, rlid: &str) -> Result<Scope, u16> {
    match (state.course.link_with_id(manners.customs(), rlid), manners) {
        (Some(link), _) => Ok(Scope::Link(link.clone())),
        (None, Manners::Moodle) if rlid.parse::<u32>().is_err() => Err(BAD_GATEWAY),
        (None, Manners::Moodle) => Err(404),
        (None, Manners::Canvas) => Err(400),
    }
}

/// Suspended and removed people are left out, and nobody is ever shown as inactive.
fn is_listed(manners: Manners, person: &Person) -> bool {
    person.standing == Standing::Active && person.role != Role::Administrator && person.exists_under(manners.customs())
}

fn has_role(manners: Manners, person: &Person, wanted: &str) -> bool {
    let customs = manners.customs();
    let listed = listed_roles(customs, person.role);
    let short = wanted.strip_prefix(MEMBERSHIP).unwrap_or(wanted);
    match customs.unknown_role {
        UnknownRole::Everybody if !matches!(short, "Instructor" | "Learner") => true,
        UnknownRole::Everybody => listed.iter().any(|role| role == short),
        UnknownRole::Nobody => listed.iter().any(|role| role == wanted),
    }
}

fn member(platform: &Platform, state: &State, manners: Manners, person: &Person, scope: &Scope) -> Value {
    let customs = manners.customs();
    let mut member = json!({
        "status": "Active", "roles": listed_roles(customs, person.role), "user_id": person.id(customs),
    });
    for (name, value) in shared_identity(state, person) {
        member[name] = value;
    }
    if state.lists_languages {
        member["locale"] = json!(person.locale);
    }
    match manners {
        Manners::Moodle => {
            member["lis_person_sourcedid"] = json!(format!("ID-{}", person.key));
            if state.shares_names {
                member["ext_user_username"] = json!(person.key);
            }
        }
        Manners::Canvas => {
            member["lti11_legacy_user_id"] = json!(person.opaque_id());
            if state.shares_names && state.shares_emails {
                member["picture"] = json!(platform.url("/images/messages/avatar-50.svg"));
            }
        }
    }
    if let Scope::Link(ResourceLink { number, .. }) = scope {
        let mut message = json!({format!("{LTI}message_type"): "LtiResourceLinkRequest"});
        if customs.members_have_custom {
            message["locale"] = json!(person.locale);
            message[format!("{LTI}custom")] = custom(platform, state, manners, Some(person), None);
        } else {
            message["https://purl.imsglobal.org/spec/lti-bo/claim/basicoutcome"] = json!({
                "lis_result_sourcedid": json!({"data": {"instanceid": number, "userid": person.number}}).to_string(),
                "lis_outcome_service_url": platform.url("/mod/lti/service.php"),
            });
        }
        member["message"] = json!([message]);
    }
    member
}
