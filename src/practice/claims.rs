//! The claims of a launch, as each platform writes them.

use serde_json::{Value, json};

use super::course::{Person, ResourceLink, Role, hexadecimal};
use super::manners::{Customs, Manners};
use super::oidc::Hint;
use super::state::{Platform, State};
use super::{ags, links};

pub(super) const LTI: &str = "https://purl.imsglobal.org/spec/lti/claim/";
pub(super) const MEMBERSHIP: &str = "http://purl.imsglobal.org/vocab/lis/v2/membership#";
const SYSTEM: &str = "http://purl.imsglobal.org/vocab/lis/v2/system/person#";
const INSTITUTION: &str = "http://purl.imsglobal.org/vocab/lis/v2/institution/person#";
const ASSISTANT: &str = "http://purl.imsglobal.org/vocab/lis/v2/membership/Instructor#TeachingAssistant";
const TEST_USER: &str = "http://purl.imsglobal.org/vocab/lti/system/person#TestUser";

/// The roles that somebody launches with.
pub(super) fn launch_roles(manners: Manners, role: Role) -> Vec<String> {
    let member = |name: &str| format!("{MEMBERSHIP}{name}");
    match (manners, role) {
        (Manners::Moodle, Role::Teacher | Role::Assistant) => vec![member("Instructor")],
        (Manners::Moodle, Role::Administrator) => {
            vec![format!("{INSTITUTION}Administrator"), member("Instructor"), format!("{SYSTEM}Administrator")]
        }
        (Manners::Moodle, _) => vec![member("Learner")],
        (Manners::Canvas, Role::Administrator) => {
            vec![format!("{INSTITUTION}Administrator"), format!("{SYSTEM}SysAdmin"), format!("{SYSTEM}User")]
        }
        (Manners::Canvas, _) => {
            let institution = match role {
                Role::Teacher | Role::Assistant => "Instructor",
                Role::Observer => "Observer",
                _ => "Student",
            };
            let mut roles = vec![format!("{INSTITUTION}{institution}")];
            roles.extend(canvas_context_roles(role));
            roles.push(format!("{SYSTEM}User"));
            roles
        }
    }
}

/// The roles that a list of members shows; nobody who is not enrolled is in it.
pub(super) fn listed_roles(customs: &Customs, role: Role) -> Vec<String> {
    if !customs.short_roles_in_lists {
        return canvas_context_roles(role);
    }
    let is_instructor = role == Role::Teacher || (role == Role::Assistant && !customs.assistant_listed_as_learner);
    vec![if is_instructor { "Instructor" } else { "Learner" }.to_owned()]
}

fn canvas_context_roles(role: Role) -> Vec<String> {
    let member = |name: &str| format!("{MEMBERSHIP}{name}");
    match role {
        Role::Teacher => vec![member("Instructor")],
        Role::Assistant => vec![member("Instructor"), ASSISTANT.to_owned()],
        Role::Learner => vec![member("Learner")],
        Role::TestStudent => vec![member("Learner"), TEST_USER.to_owned()],
        Role::Observer => vec![member("Mentor")],
        Role::Administrator => vec![],
    }
}

/// The custom parameters; a variable that the platform does not know stays as it is written.
pub(super) fn custom(
    platform: &Platform,
    state: &State,
    manners: Manners,
    person: Option<&Person>,
    link: Option<&ResourceLink>,
) -> Value {
    let values = state.custom.iter().map(|(name, value)| {
        let filled = expanded(platform, state, manners, person, value);
        (name.clone(), json!(filled.unwrap_or_else(|| value.clone())))
    });
    // What a link brings of its own stands over what the tool asks for everywhere.
    let own = link.into_iter().flat_map(|link| &link.custom).map(|(name, value)| (name.clone(), json!(value)));
    Value::Object(values.chain(own).collect())
}

fn expanded(
    platform: &Platform,
    state: &State,
    manners: Manners,
    person: Option<&Person>,
    variable: &str,
) -> Option<String> {
    let customs = manners.customs();
    match (manners, variable) {
        (_, "$Context.id") => Some(customs.context_of(state.course.copy)),
        (_, "$Context.title") => Some(state.course.title.clone()),
        (_, "$Context.id.history") => {
            let courses: Vec<String> = state.course.copied_from.iter().map(|&copy| customs.context_of(copy)).collect();
            Some(courses.join(","))
        }
        (_, "$User.id") => person.map(|person| person.id(customs)),
        (_, "$Person.name.full") if state.shares_names => person.and_then(Person::full_name),
        (_, "$Person.email.primary") if state.shares_emails => person.and_then(|person| person.email.clone()),
        (Manners::Moodle, "$User.username") if state.shares_names => person.map(|person| person.key.clone()),
        (Manners::Moodle, "$Moodle.Person.userGroupIds" | "$CourseSection.timeFrame.end") => Some(String::new()),
        (Manners::Moodle, "$CourseSection.timeFrame.begin") => Some("2026-09-07T00:00:00+00:00".to_owned()),
        (Manners::Canvas, "$Canvas.user.id") => person.map(|person| person.number.to_string()),
        (Manners::Canvas, "$Canvas.course.id") => Some(customs.number_of(state.course.copy)),
        (Manners::Canvas, "$Canvas.api.baseUrl") => Some(platform.base.clone()),
        (Manners::Canvas, "$Canvas.course.workflowState") => Some("available".to_owned()),
        (Manners::Canvas, "$Canvas.enrollment.enrollmentState") => person.map(|_| "active".to_owned()),
        _ => None,
    }
}

/// All claims of a resource link launch.
pub(super) fn launch(platform: &Platform, state: &State, hint: &Hint, nonce: &str, dated: i64) -> Value {
    let manners = hint.manners;
    let customs = manners.customs();
    let client_id = &state.client(manners).client_id;
    let person = hint.person.as_deref().and_then(|key| state.course.person(key));
    let link = state.course.links.iter().find(|link| link.number == hint.link);
    let mut claims = json!({
        "iss": platform.base,
        "aud": client_id,
        "iat": dated,
        "exp": dated + customs.id_token_seconds,
        "nonce": nonce,
    });
    let mut set = |name: String, value: Value| claims[name.as_str()] = value;
    set(format!("{LTI}version"), json!("1.3.0"));
    set(format!("{LTI}message_type"), json!("LtiResourceLinkRequest"));
    set(format!("{LTI}deployment_id"), json!(customs.deployment_id));
    set(format!("{LTI}target_link_uri"), json!(state.tool.launch_url));
    set(format!("{LTI}roles"), json!(roles(manners, hint, person)));
    set(format!("{LTI}custom"), custom(platform, state, manners, person, link));
    if customs.id_token_has_azp {
        set("azp".to_owned(), json!(client_id));
    }
    if let Some(person) = person {
        set("sub".to_owned(), json!(person.id(customs)));
        for (name, value) in shared_identity(state, person) {
            set(name.to_owned(), value);
        }
    }
    let mut services = json!({
        "scope": state.scopes.iter().filter(|scope| scope.contains("/lti-ags/")).collect::<Vec<_>>(),
        "lineitems": ags::collection_address(platform, manners, state.course.copy),
    });
    let own: Vec<_> = state.course.columns.iter().filter(|column| column.link == Some(hint.link)).collect();
    if let [column] = own[..] {
        services["lineitem"] = json!(ags::column_address(platform, manners, column, ""));
    }
    set("https://purl.imsglobal.org/spec/lti-ags/claim/endpoint".to_owned(), services);
    match manners {
        Manners::Moodle => moodle(platform, state, hint, person, link, &mut claims),
        Manners::Canvas => canvas(platform, state, hint, person, link, &mut claims),
    }
    if let Some((place, token)) = &hint.asks {
        links::ask_for_links(platform, state, hint, place, token, &mut claims);
    }
    claims
}

fn roles(manners: Manners, hint: &Hint, person: Option<&Person>) -> Vec<String> {
    match (&hint.roles, person) {
        (Some(roles), _) => roles.clone(),
        (None, Some(person)) => launch_roles(manners, person.role),
        (None, None) => vec![format!("{SYSTEM}None")],
    }
}

/// Name and address, as far as the administrator lets the tool know them.
pub(super) fn shared_identity(state: &State, person: &Person) -> Vec<(&'static str, Value)> {
    let mut identity = vec![];
    if let (true, Some((given, family))) = (state.shares_names, &person.name) {
        identity.push(("name", json!(person.full_name())));
        identity.push(("given_name", json!(given)));
        identity.push(("family_name", json!(family)));
    }
    if let (true, Some(email)) = (state.shares_emails, &person.email) {
        identity.push(("email", json!(email)));
    }
    identity
}

fn moodle(
    platform: &Platform,
    state: &State,
    hint: &Hint,
    person: Option<&Person>,
    link: Option<&ResourceLink>,
    claims: &mut Value,
) {
    let customs = hint.manners.customs();
    let mut set = |name: &str, value: Value| claims[format!("{LTI}{name}")] = value;
    let course = &state.course;
    let title = link.map_or("", |link| link.title.as_str());
    set("resource_link", json!({"id": course.link_id(customs, hint.link), "title": title, "description": ""}));
    set(
        "context",
        json!({
            "id": customs.context_of(course.copy), "label": course.label, "title": course.title,
            "type": ["CourseSection"],
        }),
    );
    let sourced_id = person.map_or_else(String::new, |person| format!("ID-{}", person.key));
    set("lis", json!({"person_sourcedid": sourced_id, "course_section_sourcedid": ""}));
    let mut extension = json!({"lms": "moodle-2"});
    if let (true, Some(person)) = (state.shares_names, person) {
        extension["user_username"] = json!(person.key);
    }
    set("ext", extension);
    let key = person.map_or("", |person| person.key.as_str());
    set(
        "launch_presentation",
        json!({
            "locale": person.map_or("en", |person| person.locale.as_str()),
            "document_target": if hint.in_window { "window" } else { "iframe" },
            "return_url": platform.url(&format!("/course?as={key}&sesskey={}", hexadecimal(key, 10))),
        }),
    );
    set(
        "tool_platform",
        json!({
            "product_family_code": customs.family, "version": customs.version, "name": "practice",
            "guid": hexadecimal(&platform.base, 32), "description": "Practice LMS",
        }),
    );
    let memberships = platform.url(&customs.memberships_path_of(course.copy));
    claims[format!("{LTI}custom")]["context_memberships_url"] = json!(memberships);
    claims["https://purl.imsglobal.org/spec/lti-nrps/claim/namesroleservice"] =
        json!({"context_memberships_url": memberships, "service_versions": ["1.0", "2.0"]});
}

fn canvas(
    platform: &Platform,
    state: &State,
    hint: &Hint,
    person: Option<&Person>,
    link: Option<&ResourceLink>,
    claims: &mut Value,
) {
    let customs = hint.manners.customs();
    let course = &state.course;
    let none = json!({"errors": {}});
    let link_id = course.link_id(customs, hint.link);
    let is_navigation = link_id == customs.context_of(course.copy);
    let title = link.filter(|_| !is_navigation).map_or(&course.title, |link| &link.title);
    let mut set = |name: &str, value: Value| claims[format!("{LTI}{name}")] = value;
    set(
        "resource_link",
        json!({
            "id": link_id, "title": title, "description": null,
            "validation_context": null, "errors": none,
        }),
    );
    set(
        "context",
        json!({
            "id": customs.context_of(course.copy), "label": course.label, "title": course.title,
            "type": ["http://purl.imsglobal.org/vocab/lis/v2/course#CourseOffering"],
            "validation_context": null, "errors": none,
        }),
    );
    set(
        "lis",
        json!({
            "person_sourcedid": "$Person.sourcedId", "course_offering_sourcedid": "$CourseSection.sourcedId",
            "validation_context": null, "errors": none,
        }),
    );
    set(
        "launch_presentation",
        json!({
            "document_target": if hint.in_window { "window" } else { "iframe" },
            "return_url": platform.url(&format!("/course?as={}", hint.person.as_deref().unwrap_or_default())),
            "locale": person.map_or("en", |person| person.locale.as_str()),
            "validation_context": null, "errors": none,
        }),
    );
    set(
        "tool_platform",
        json!({
            "guid": format!("{}:canvas-lms", hexadecimal(&platform.base, 40)), "name": "Practice LMS",
            "version": customs.version, "product_family_code": customs.family,
            "validation_context": null, "errors": none,
        }),
    );
    if let Some(person) = person {
        set("lti11_legacy_user_id", json!(person.opaque_id()));
        set("lti1p1", json!({"user_id": person.opaque_id(), "validation_context": null, "errors": none}));
        claims["locale"] = json!(person.locale);
        if state.shares_names && state.shares_emails {
            claims["picture"] = json!(platform.url("/images/messages/avatar-50.svg"));
        }
    }
    claims["errors"] = none;
    claims["https://www.instructure.com/placement"] =
        if is_navigation { json!("course_navigation") } else { Value::Null };
    claims["https://purl.imsglobal.org/spec/lti-nrps/claim/namesroleservice"] = json!({
        "context_memberships_url": platform.url(&customs.memberships_path_of(course.copy)), "service_versions": ["2.0"],
        "validation_context": null, "errors": {"errors": {}},
    });
}
