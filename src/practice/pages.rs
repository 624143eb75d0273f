//! What people see of the practice LMS: choosing a person, the course with the tool in its frame, the gradebook.

use actix_web::http::header::{CACHE_CONTROL, LOCATION, SET_COOKIE};
use actix_web::{HttpRequest, HttpResponse, web};

use super::course::{Column, Grade, Owner, Person, ResourceLink, Role, Standing};
use super::keys::random_hex;
use super::manners::{Manners, Place};
use super::oidc::{Hint, LaunchPost, Login, begin};
use super::state::{Platform, State};
use super::storage;
use super::wire::{Parameters, body, parameters, query};

const STYLE: &str = include_str!("style.css");
const HTML: &str = "text/html; charset=utf-8";

/// Text as it may stand in HTML, in attributes too.
pub(super) fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            other => escaped.push(other),
        }
    }
    escaped
}

pub(super) fn encoded(text: &str) -> String {
    url::form_urlencoded::byte_serialize(text.as_bytes()).collect()
}

/// A page: `title` is its one main heading too, `links` are (address, text), `content` is ready HTML.
pub(super) fn document(status: u16, title: &str, links: &[(String, &str)], width: &str, content: &str) -> HttpResponse {
    let links: String =
        links.iter().map(|(address, text)| format!("<a href=\"{}\">{}</a>", escape(address), escape(text))).collect();
    let links = if links.is_empty() { links } else { format!("<nav aria-label=\"Places\">{links}</nav>") };
    let title = escape(title);
    let mut response = body(
        status,
        HTML,
        format!(
            "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
             <link rel=\"icon\" href=\"data:,\">\n<title>{title} · Practice LMS</title>\n<style>{STYLE}</style>\n</head>\n\
             <body>\n<a class=\"skip\" href=\"#content\">Skip to the content</a>\n\
             <header><strong>Practice LMS</strong>{links}</header>\n\
             <main id=\"content\" class=\"{width}\">\n<h1>{title}</h1>\n{content}\n</main>\n</body>\n</html>\n"
        ),
    );
    response.headers_mut().insert(CACHE_CONTROL, "no-store".parse().expect("a literal header"));
    response
}

pub(super) fn home() -> (String, &'static str) {
    ("/".to_owned(), "People")
}

fn gradebook_link(key: &str) -> (String, &'static str) {
    (format!("/gradebook?as={}", encoded(key)), "Gradebook")
}

fn hidden_fields(fields: &[(String, String)]) -> String {
    let field = |(name, value): &(String, String)| {
        format!("<input type=\"hidden\" name=\"{}\" value=\"{}\">", escape(name), escape(value))
    };
    fields.iter().map(field).collect()
}

/// A form that sends itself; with scripts off, its button does.
pub(super) fn self_submitting(post: &LaunchPost) -> HttpResponse {
    let mut response = body(
        200,
        HTML,
        format!(
            "<!DOCTYPE html>\n<html lang=\"en\">\n<head><meta charset=\"utf-8\">\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>Opening the tool</title>\
             <style>{STYLE}</style></head>\n<body><main><h1>Opening the tool</h1>\n\
             <form id=\"launch\" method=\"post\" action=\"{}\">{}<button>Go on to the tool</button></form></main>\n\
             <script>document.getElementById('launch').submit()</script></body>\n</html>\n",
            escape(&post.address),
            hidden_fields(&post.fields),
        ),
    );
    response.headers_mut().insert(CACHE_CONTROL, "no-store".parse().expect("a literal header"));
    response
}

/// The platform's own error page.
pub(super) fn refusal(status: u16, why: &str) -> HttpResponse {
    let content = format!("<p class=\"note\">{}</p><p><a href=\"/\">Back to the people</a></p>", escape(why));
    document(status, "This did not work", &[home()], "", &content)
}

/// What a proxy in front of a platform says when the platform falls over.
pub(super) fn bad_gateway() -> HttpResponse {
    body(502, "text/html", "<html><head><title>502 Bad Gateway</title></head><body>nginx</body></html>".to_owned())
}

fn role_name(role: Role) -> &'static str {
    match role {
        Role::Teacher => "Teacher",
        Role::Assistant => "Non-editing teacher",
        Role::Learner => "Learner",
        Role::TestStudent => "Test student",
        Role::Observer => "Observer",
        Role::Administrator => "Site administrator",
    }
}

/// `/`: who would you like to be, and which platform should this be.
pub(super) async fn index(platform: web::Data<Platform>) -> HttpResponse {
    let state = platform.lock();
    let customs = state.manners.customs();
    let list = |wanted: &dyn Fn(&Person) -> bool| {
        let people = state.course.people.iter().filter(|person| person.exists_under(customs) && wanted(person));
        let entry = |person: &Person| {
            let suspended = if person.standing == Standing::Suspended { ", suspended" } else { "" };
            format!(
                "<li><a href=\"/course?as={}\"><bdi>{}</bdi><span>{}{suspended}</span></a></li>",
                encoded(&person.key),
                escape(&person.label()),
                role_name(person.role),
            )
        };
        format!("<ul class=\"people\">{}</ul>", people.map(entry).collect::<String>())
    };
    let radios: String = Manners::ALL
        .into_iter()
        .map(|manners| {
            let checked = if manners == state.manners { " checked" } else { "" };
            let (family, title) = (manners.family(), manners.customs().title);
            format!("<label><input type=\"radio\" name=\"manners\" value=\"{family}\"{checked}> {title}</label>")
        })
        .collect();
    let content = format!(
        "<p>This is a small learning platform to practise with. Its course, <strong>{}</strong>, has a badge tool in \
         it. Everything here is made up and forgotten when the program ends. Just now it behaves like {}: \
         <a href=\"#manners\">change that</a>.</p>\n\
         <h2>Who would you like to be?</h2>\n<p class=\"quiet\">Start as the teacher: make a badge, then look at it \
         as a learner.</p>\n{}\n<h2>Learners</h2>\n{}\n<h2>Others</h2>\n{}\n\
         <h2 id=\"manners\">Which platform should this be?</h2>\n<form method=\"post\" action=\"/manners\"><fieldset>\
         <legend>Manners</legend>{radios}<button class=\"second\">Switch</button></fieldset></form>\n\
         <p class=\"quiet\">The two differ in what they show a tool and how they answer it; to the tool they are two \
         separate platforms.</p>\n<h2>Would you like to administrate it?</h2>\n<p><a href=\"/admin/tools\">Register a \
         tool by its link</a>, and switch it on.</p>",
        escape(&state.course.title),
        customs.title,
        list(&|person| person.role == Role::Teacher),
        list(&|person| person.role == Role::Learner),
        list(&|person| !matches!(person.role, Role::Teacher | Role::Learner)),
    );
    document(200, "Choose a person", &[gradebook_link("")], "", &content)
}

/// `POST /manners`
pub(super) async fn switch_manners(platform: web::Data<Platform>, form: web::Bytes) -> HttpResponse {
    let wanted = parameters(&form).get("manners").and_then(|family| Manners::named(family));
    let Some(manners) = wanted else { return refusal(400, "There are Moodle manners and Canvas manners.") };
    platform.lock().manners = manners;
    see("/")
}

fn see(address: &str) -> HttpResponse {
    HttpResponse::SeeOther().insert_header((LOCATION, address)).finish()
}

/// The person whom the page is looked at as, when that person is there.
fn viewer(state: &State, query: &Parameters) -> Option<Person> {
    let person = state.course.person(query.get("as")?)?;
    person.exists_under(state.manners.customs()).then(|| person.clone())
}

/// The link that is opened: the one that the address names, or the course's first.
fn link_of(state: &State, query: &Parameters) -> u32 {
    let links = &state.course.links;
    let named = query.get("link").and_then(|number| number.parse().ok());
    let named = named.filter(|number| links.iter().any(|link| link.number == *number));
    named.or(links.first().map(|link| link.number)).unwrap_or_default()
}

/// A login as browsers get it.
fn login_of(platform: &Platform, manners: Manners, person: &Person, link: u32, in_window: bool) -> Login {
    let hint = Hint::new(manners, Some(person.key.clone()), link, platform.now());
    begin(platform, Hint { in_window, offers_storage: true, ..hint })
}

/// The activities of the course that open the tool, and for teachers the way to a new one.
fn activities(state: &State, person: &Person) -> String {
    let key = encoded(&person.key);
    let link = |link: &ResourceLink| {
        format!("<li><a href=\"/course?as={key}&amp;link={}\">{}</a></li>", link.number, escape(&link.title))
    };
    let links: String = state.course.links.iter().map(link).collect();
    let may_add = person.role == Role::Teacher;
    let places = state.manners.customs().links.places.iter().filter(|_| may_add);
    let dialog = |place: &Place| {
        let what = if place.is_graded { "Add a graded activity" } else { "Add an activity" };
        format!("<a href=\"/links?as={key}&amp;place={}\">{what} ({})</a> ", place.name, place.name)
    };
    let add: String = places.map(dialog).collect();
    format!("<nav class=\"activities\" aria-label=\"Activities\"><ul>{links}</ul>{add}</nav>")
}

/// The dialog in which the tool is asked for links.
pub(super) fn dialog(platform: &Platform, query: &Parameters) -> HttpResponse {
    let (manners, viewer) = {
        let state = platform.lock();
        (state.manners, viewer(&state, query))
    };
    let Some(person) = viewer.filter(|person| person.role == Role::Teacher) else {
        return refusal(403, "Only a teacher adds activities.");
    };
    let customs = manners.customs();
    let place = query.get("place").and_then(|name| customs.place(name)).unwrap_or(&customs.links.places[0]);
    let hint = Hint::new(manners, Some(person.key.clone()), 0, platform.now());
    let login = begin(platform, Hint { asks: Some((place, random_hex(8))), offers_storage: true, ..hint });
    let content = format!(
        "<p>What would you like to add?</p>\n{}\n<iframe id=\"tool\" name=\"tool\" title=\"Select content\" \
         allow=\"{}\"></iframe>\n{SENDING}",
        login_form(&login, " target=\"tool\"", "<noscript><button>Select content</button></noscript>"),
        customs.frame_permissions,
    );
    let back = (format!("/course?as={}", encoded(&person.key)), "Back to the course");
    document(200, "Add an activity", &[back], "wide", &content)
}

/// What the dialog's frame shows once the tool has answered: it closes the dialog. `waiting` names what a teacher still
/// has to save.
pub(super) fn back_from_dialog(key: &str, waiting: Option<&str>) -> HttpResponse {
    let address = match waiting {
        Some(token) => format!("/links?as={}&waiting={token}", encoded(key)),
        None => format!("/course?as={}", encoded(key)),
    };
    let address = escape(&address);
    let content = format!(
        "<p><a id=\"back\" href=\"{address}\" target=\"_top\">Go on in the course</a></p>\n\
         <script>document.getElementById('back').click()</script>"
    );
    document(200, "The tool has answered", &[], "", &content)
}

/// The form of one new activity, or the list of several.
pub(super) fn confirm_links(query: &Parameters, token: &str, titles: &[String]) -> HttpResponse {
    let key = query.get("as").map_or("", String::as_str);
    let list: String = titles.iter().map(|title| format!("<li>{}</li>", escape(title))).collect();
    let fields = hidden_fields(&[("as".to_owned(), key.to_owned()), ("waiting".to_owned(), token.to_owned())]);
    let content = format!(
        "<p>To be added to the course:</p><ul>{list}</ul>\n<form method=\"post\" action=\"/links\">{fields}<button>Save \
         and return to the course</button></form>"
    );
    document(200, "Save the activity", &[(format!("/course?as={}", encoded(key)), "Cancel")], "", &content)
}

/// On to the course page, after a form.
pub(super) fn to_course(key: &str) -> HttpResponse {
    see(&format!("/course?as={}", encoded(key)))
}

fn login_form(login: &Login, target: &str, button: &str) -> String {
    format!(
        "<form id=\"login\" class=\"inline\" method=\"{}\" action=\"{}\"{target}>{}{button}</form>",
        if login.by_get { "get" } else { "post" },
        escape(&login.address),
        hidden_fields(&login.fields),
    )
}

/// Sends the login by itself; with scripts off, its button does.
const SENDING: &str = "<script>document.getElementById('login').submit()</script>";

/// Lets the tool set the height of its frame, as Canvas does.
const RESIZING: &str = "<script>addEventListener('message', function (event) {\
    var frame = document.getElementById('tool'), sent = event.data;\
    if (typeof sent === 'string') { try { sent = JSON.parse(sent); } catch (error) { return; } }\
    if (event.source === frame.contentWindow && sent && sent.subject === 'lti.frameResize' && sent.height > 0) {\
    frame.style.height = Math.min(sent.height, 20000) + 'px'; }\
    });</script>";

/// `/course?as=…`: the course page with the tool in a frame.
pub(super) async fn course(platform: web::Data<Platform>, request: HttpRequest) -> HttpResponse {
    let query = query(&request);
    let (manners, viewer, title, link, may_open, is_active) = {
        let state = platform.lock();
        let (viewer, number) = (viewer(&state, &query), link_of(&state, &query));
        let link = state.course.links.iter().find(|link| link.number == number);
        let may_open = viewer.as_ref().zip(link).is_none_or(|(person, link)| state.course.lets_in(link, person));
        let is_active = state.client(state.manners).is_active;
        (state.manners, viewer, state.course.title.clone(), number, may_open, is_active)
    };
    if !is_active {
        return refusal(403, "The tool is registered, and waits for an administrator to switch it on.");
    }
    let Some(person) = viewer else { return refusal(404, "Nobody of that name is in this course.") };
    if !may_open {
        return refusal(403, "This activity is not available: its access restriction is not met.");
    }
    let customs = manners.customs();
    let login = login_of(&platform, manners, &person, link, false);
    let (activities, storage) = {
        let state = platform.lock();
        let storage = if customs.has_platform_storage { storage::FRAME } else { "" };
        (activities(&state, &person), format!("{storage}{}", storage::script(state.storage)))
    };
    let button = "<noscript><button>Open the badges</button></noscript>";
    let content = format!(
        "<p>You are <strong><bdi>{}</bdi></strong>, {}. <a href=\"/launch?as={}\" target=\"_blank\" rel=\"noopener\">\
         Open the badges in a new window</a></p>\n{activities}\n{}\n\
         {}<iframe id=\"tool\" name=\"tool\" title=\"Badges\" allow=\"{}\" allowfullscreen></iframe>\n{SENDING}\n{}",
        escape(&person.label()),
        role_name(person.role).to_lowercase(),
        encoded(&person.key),
        login_form(&login, " target=\"tool\"", button),
        storage,
        customs.frame_permissions,
        if customs.frame_resizes { RESIZING } else { "" },
    );
    let mut links = vec![(home().0, "Switch person"), gradebook_link(&person.key)];
    if person.role == Role::Teacher {
        links.push((format!("/restrictions?as={}", encoded(&person.key)), "Access restrictions"));
    }
    let mut response = document(200, &title, &links, "wide", &content);
    let viewer = format!("{VIEWER}={}; Path=/; SameSite=Lax", encoded(&person.key));
    response.headers_mut().insert(SET_COOKIE, viewer.parse().expect("keys of people are plain words"));
    response
}

/// Keeps who looked at the course, as a session of a real platform does.
const VIEWER: &str = "practice_viewer";

/// `/mod/lti/launch.php?id=…`: what Moodle shows in the frame of an activity, for whoever is logged in.
pub(super) async fn launch_activity(platform: web::Data<Platform>, request: HttpRequest) -> HttpResponse {
    let number = query(&request).get("id").and_then(|id| id.parse::<u32>().ok());
    let viewer = request.cookie(VIEWER).map(|cookie| cookie.value().to_owned());
    let found = {
        let state = platform.lock();
        let person = viewer.and_then(|key| state.course.person(&key).cloned());
        let link = state.course.links.iter().find(|link| Some(link.number) == number).map(|link| link.number);
        person.zip(link)
    };
    let Some((person, link)) = found else {
        return refusal(404, "You are not logged in, or there is no such activity.");
    };
    let login = login_of(&platform, Manners::Moodle, &person, link, true);
    let form = login_form(&login, "", "<button>Go on to the badges</button>");
    document(200, "Opening the badges", &[], "", &format!("{form}\n{SENDING}"))
}

/// `/launch?as=…`: the same in a window of its own.
pub(super) async fn launch_in_window(platform: web::Data<Platform>, request: HttpRequest) -> HttpResponse {
    let (manners, viewer, link) = {
        let (state, query) = (platform.lock(), query(&request));
        (state.manners, viewer(&state, &query), link_of(&state, &query))
    };
    let Some(person) = viewer else { return refusal(404, "Nobody of that name is in this course.") };
    let login = login_of(&platform, manners, &person, link, true);
    let form = login_form(&login, "", "<button>Go on to the badges</button>");
    document(200, "Opening the badges", &[], "", &format!("{form}\n{SENDING}"))
}

fn field_name(column: &Column, person: &Person) -> String {
    format!("grade-{}-{}", column.number, person.number)
}

/// `/gradebook`
pub(super) async fn gradebook(platform: web::Data<Platform>, request: HttpRequest) -> HttpResponse {
    let query = query(&request);
    gradebook_page(
        &platform.lock(),
        &query,
        200,
        if query.contains_key("saved") { "The grades are saved." } else { "" },
    )
}

fn gradebook_page(state: &State, query: &Parameters, status: u16, message: &str) -> HttpResponse {
    let customs = state.manners.customs();
    let key = query.get("as").map_or("", String::as_str);
    let columns: String = state
        .course
        .columns
        .iter()
        .map(|column| {
            let seen = if column.owner == Owner::Tool { "seen by the tool" } else { "never seen by the tool" };
            format!("<th scope=\"col\">{}<small>of {}, {seen}</small></th>", escape(&column.label), column.maximum)
        })
        .collect();
    let rows: String = state
        .course
        .people
        .iter()
        .filter(|person| person.is_gradable() && person.exists_under(customs))
        .map(|person| {
            let cells: String = state.course.columns.iter().map(|column| grade_cell(state, column, person)).collect();
            format!("<tr><th scope=\"row\"><bdi>{}</bdi></th>{cells}</tr>", escape(&person.label()))
        })
        .collect();
    let message = match message {
        "" => String::new(),
        text => format!("<p class=\"note\" role=\"status\">{}</p>", escape(text)),
    };
    let content = format!(
        "{message}<p>{}</p>\n<p class=\"quiet\">An empty field is no grade, which is not the same as 0.</p>\n\
         <form method=\"post\" action=\"/gradebook?as={}\">\n<p><button>Save the grades</button></p>\n\
         <div class=\"scroll\" role=\"region\" aria-label=\"Grades\" tabindex=\"0\"><table>\n\
         <thead><tr><th scope=\"col\">Person</th>{columns}</tr></thead>\n<tbody>{rows}</tbody></table></div>\n\
         <p><button>Save the grades</button></p>\n</form>",
        customs.about_visible_columns,
        encoded(key),
    );
    let mut links = vec![home()];
    if !key.is_empty() {
        links.push((format!("/course?as={}", encoded(key)), "Back to the course"));
    }
    document(status, "Gradebook", &links, "wide", &content)
}

fn grade_cell(state: &State, column: &Column, person: &Person) -> String {
    let grade = column.grades.get(&person.number);
    let score = grade.and_then(|grade| grade.score);
    let is_hidden = state.manners.customs().results_need_a_tool_score
        && column.owner == Owner::Tool
        && !grade.is_some_and(|grade| grade.scored_by_tool);
    format!(
        "<td><input type=\"number\" step=\"any\" min=\"0\" name=\"{}\" value=\"{}\" aria-label=\"{}, {}\">{}</td>",
        field_name(column, person),
        score.map_or_else(String::new, |score| score.to_string()),
        escape(&column.label),
        escape(&person.label()),
        if is_hidden { "<small>hidden from the tool</small>" } else { "" },
    )
}

/// `POST /gradebook`: records what changed, with the time; a grade left as it was keeps its time.
pub(super) async fn save_gradebook(
    platform: web::Data<Platform>,
    request: HttpRequest,
    form: web::Bytes,
) -> HttpResponse {
    let now = platform.now();
    let (query, form) = (query(&request), parameters(&form));
    let mut state = platform.lock();
    let mut changes = vec![];
    for (place, column) in state.course.columns.iter().enumerate() {
        for person in state.course.people.iter().filter(|person| person.is_gradable()) {
            let Some(text) = form.get(&field_name(column, person)) else { continue };
            let Ok(score) = typed_score(text) else {
                let why = format!("“{text}” is no grade for {}. Nothing was saved.", column.label);
                return gradebook_page(&state, &query, 422, &why);
            };
            changes.push((place, person.number, score));
        }
    }
    for (place, person, score) in changes {
        type_grade(&mut state.course.columns[place], person, score, now);
    }
    drop(state);
    see(&format!("/gradebook?saved&as={}", encoded(query.get("as").map_or("", String::as_str))))
}

/// An empty text is no grade.
fn typed_score(text: &str) -> Result<Option<f64>, ()> {
    match text.trim() {
        "" => Ok(None),
        typed => typed
            .replace(',', ".")
            .parse()
            .ok()
            .filter(|score: &f64| score.is_finite() && *score >= 0.0)
            .map(Some)
            .ok_or(()),
    }
}

/// What a teacher's typing does to a grade.
pub(super) fn type_grade(column: &mut Column, person: u32, score: Option<f64>, now: chrono::DateTime<chrono::Utc>) {
    let before = column.grades.get(&person);
    if before.and_then(|grade| grade.score) == score {
        return;
    }
    let grade = Grade {
        score,
        changed: now,
        comment: before.and_then(|grade| grade.comment.clone()),
        scored_by_tool: before.is_some_and(|grade| grade.scored_by_tool),
        by_teacher: true,
    };
    column.grades.insert(person, grade);
}

/// The one picture that everybody has.
pub(super) async fn avatar() -> HttpResponse {
    let picture = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 50 50\"><circle cx=\"25\" cy=\"25\" r=\"25\" \
        fill=\"#8592a0\"/></svg>";
    body(200, "image/svg+xml", picture.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_cannot_bring_markup_into_a_page() {
        assert_eq!(escape("<b a='1'>&\"</b>"), "&lt;b a=&#39;1&#39;&gt;&amp;&quot;&lt;/b&gt;");
    }

    #[test]
    fn an_empty_field_is_no_grade_and_nonsense_is_refused() {
        assert_eq!(typed_score(" "), Ok(None));
        assert_eq!(typed_score("0"), Ok(Some(0.0)));
        assert_eq!(typed_score("74,5"), Ok(Some(74.5)));
        for nonsense in ["NaN", "inf", "-1", "many"] {
            assert_eq!(typed_score(nonsense), Err(()), "{nonsense}");
        }
    }
}
