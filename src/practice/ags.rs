//! The tool's gradebook columns, their results, and the scores that it posts
//! ([Assignment and Grade Services 2.0](https://www.imsglobal.org/spec/lti-ags/v2p0)).

use std::sync::MutexGuard;

use actix_web::http::Method;
use actix_web::http::header::{ACCEPT, CONTENT_TYPE};
use actix_web::{HttpRequest, HttpResponse, web};
use chrono::{DateTime, SecondsFormat, Utc};
use serde_json::{Value, json};

use super::course::{Column, Grade, Owner, Person};
use super::manners::{Customs, Manners};
use super::pages;
use super::state::{Platform, State};
use super::wire::{answer, body, header, is_allowed, knows_media_type, number, page, query, refuse};

const LINE_ITEM: &str = "application/vnd.ims.lis.v2.lineitem+json";
const LINE_ITEMS: &str = "application/vnd.ims.lis.v2.lineitemcontainer+json";
const RESULTS: &str = "application/vnd.ims.lis.v2.resultcontainer+json";
const SCORE: &str = "application/vnd.ims.lis.v1.score+json";
const SUBMISSION: &str = "https://canvas.instructure.com/lti/submission";
const SUBMISSION_TYPE: &str = "https://canvas.instructure.com/lti/submission_type";

const MANAGE: &str = "https://purl.imsglobal.org/spec/lti-ags/scope/lineitem";
const READ: &str = "https://purl.imsglobal.org/spec/lti-ags/scope/lineitem.readonly";
const READ_RESULTS: &str = "https://purl.imsglobal.org/spec/lti-ags/scope/result.readonly";
const POST_SCORES: &str = "https://purl.imsglobal.org/spec/lti-ags/scope/score";

pub(super) fn collection_address(platform: &Platform, manners: Manners, copy: u32) -> String {
    let customs = manners.customs();
    let course = customs.number_of(copy);
    platform.url(&match manners {
        Manners::Moodle => {
            format!("/mod/lti/services.php/{course}/lineitems?type_id={}", customs.deployment_id)
        }
        Manners::Canvas => format!("/api/lti/courses/{course}/line_items"),
    })
}

/// The address of a column, or of what lies below it: `part` is empty, `/results` or `/scores`.
pub(super) fn column_address(platform: &Platform, manners: Manners, column: &Column, part: &str) -> String {
    let customs = manners.customs();
    let (course, column) = (customs.number_of(column.copy), column.number);
    platform.url(&match manners {
        Manners::Moodle => {
            let kind = customs.deployment_id;
            format!("/mod/lti/services.php/{course}/lineitems/{column}/lineitem{part}?type_id={kind}")
        }
        Manners::Canvas => format!("/api/lti/courses/{course}/line_items/{column}{part}"),
    })
}

fn line_item(platform: &Platform, state: &State, manners: Manners, column: &Column) -> Value {
    let mut item = json!({
        "id": column_address(platform, manners, column, ""),
        "label": column.label,
        "scoreMaximum": number(manners, column.maximum),
    });
    let link = column.link.map(|link| state.course.link_id(manners.customs(), link));
    if let Some(link) = &link {
        item["resourceLinkId"] = json!(link);
    }
    match manners {
        Manners::Moodle => {
            item["resourceId"] = json!(column.resource_id);
            item["tag"] = json!(column.tag);
            if let Some(link) = &link {
                item["ltiLinkId"] = json!(link);
            }
        }
        Manners::Canvas => {
            for (name, value) in [("resourceId", &column.resource_id), ("tag", &column.tag)] {
                if !value.is_empty() {
                    item[name] = json!(value);
                }
            }
            if !column.made_by_tool {
                item[SUBMISSION_TYPE] = json!({"type": "external_tool", "external_tool_url": state.tool.launch_url});
            }
        }
    }
    item
}

/// Why a request is not served: a status, and words for platforms that send them.
enum Refusal {
    Request(u16, &'static str),
    /// The request may post scores, but this is none to take.
    Score(u16, &'static str),
}

/// Whose request it is, and how it would be refused.
struct Call<'a> {
    platform: &'a Platform,
    manners: Manners,
    request: &'a HttpRequest,
}

impl Call<'_> {
    fn show(&self, refusal: Refusal) -> HttpResponse {
        match refusal {
            // Moodle answers a failed score with an empty list.
            Refusal::Score(status, _) if self.manners == Manners::Moodle => {
                body(status, "application/json; charset=utf-8", "[]".to_owned())
            }
            Refusal::Score(status, why) | Refusal::Request(status, why) => {
                refuse(self.manners, self.platform, self.request, status, why)
            }
        }
    }

    fn customs(&self) -> &'static Customs {
        self.manners.customs()
    }

    /// The course that the path names.
    fn lock(&self) -> Result<MutexGuard<'_, State>, Refusal> {
        self.platform.lock_course(self.manners, self.request).ok_or(Refusal::Request(404, "Not Found"))
    }

    /// First whether anybody answers such a request at all, then whether this one may ask.
    fn admit(&self, media_type: Option<&str>, scopes: &[&str]) -> Result<(), Refusal> {
        let sent = match *self.request.method() {
            Method::GET => header(self.request, &ACCEPT),
            _ => header(self.request, &CONTENT_TYPE),
        };
        if media_type.is_some_and(|wanted| !knows_media_type(self.manners, sent, wanted)) {
            return Err(Refusal::Request(400, "No handler found for this request"));
        }
        let query = query(self.request);
        let is_own_type = self.manners == Manners::Canvas
            || query.get("type_id").is_none_or(|kind| kind == self.customs().deployment_id);
        if !is_own_type || !is_allowed(self.platform, self.manners, self.request, scopes) {
            return Err(Refusal::Request(401, "Unauthorized"));
        }
        Ok(())
    }

    fn read_body(&self, bytes: &[u8]) -> Result<Value, Refusal> {
        serde_json::from_slice::<Value>(bytes)
            .ok()
            .filter(Value::is_object)
            .ok_or(Refusal::Request(400, "The body is no JSON object"))
    }

    /// The column that the path names, when it is the tool's.
    fn column<'s>(&self, state: &'s State) -> Result<&'s Column, Refusal> {
        let wanted = self.request.match_info().get("column").and_then(|number| number.parse::<u32>().ok());
        let found = state.course.columns.iter().find(|column| Some(column.number) == wanted);
        match (found, self.manners) {
            (Some(column), _) if column.owner == Owner::Tool => Ok(column),
            (Some(_), Manners::Canvas) => Err(Refusal::Request(412, "Tool does not have permission to view line_item")),
            _ => Err(Refusal::Request(404, "Not Found")),
        }
    }

    fn column_mut<'s>(&self, state: &'s mut State) -> Result<&'s mut Column, Refusal> {
        let wanted = self.column(state)?.number;
        let column = state.course.columns.iter_mut().find(|column| column.number == wanted);
        Ok(column.expect("the column was found a moment ago"))
    }
}

pub(super) async fn line_items(
    platform: web::Data<Platform>,
    manners: web::ReqData<Manners>,
    request: HttpRequest,
    sent: web::Bytes,
) -> HttpResponse {
    let call = Call { platform: &platform, manners: *manners, request: &request };
    let answered = match *request.method() {
        Method::GET => list_line_items(&call),
        Method::POST => create_line_item(&call, &sent),
        _ => Err(Refusal::Request(400, "No handler found for this request")),
    };
    answered.unwrap_or_else(|refusal| call.show(refusal))
}

fn list_line_items(call: &Call) -> Result<HttpResponse, Refusal> {
    call.admit(Some(LINE_ITEMS), &[MANAGE, READ])?;
    let query = query(call.request);
    let wanted = |name: &str, value: &str| query.get(name).is_none_or(|wanted| wanted.is_empty() || wanted == value);
    let (state, customs) = (call.lock()?, call.customs());
    let own = state.course.columns.iter().filter(|column| {
        let link = column.link.map_or_else(String::new, |link| state.course.link_id(customs, link));
        column.owner == Owner::Tool
            && wanted("tag", &column.tag)
            && wanted("resource_id", &column.resource_id)
            && wanted("resource_link_id", &link)
    });
    let items = own.map(|column| line_item(call.platform, &state, call.manners, column)).collect();
    let address = collection_address(call.platform, call.manners, state.course.copy);
    let address = address.split('?').next().unwrap_or_default();
    let kept = ["type_id", "tag", "resource_id", "resource_link_id"];
    let page = page(items, call.request, address, &kept, &call.customs().line_items, state.pages.line_items);
    Ok(page.with_link(answer(call.manners, 200, LINE_ITEMS, &Value::from(page.items.clone()))))
}

fn create_line_item(call: &Call, sent: &[u8]) -> Result<HttpResponse, Refusal> {
    call.admit(Some(LINE_ITEM), &[MANAGE])?;
    let mut item = call.read_body(sent)?;
    let (label, maximum) = label_and_maximum(call, &item)?;
    let mut state = call.lock()?;
    let link = match item["resourceLinkId"].as_str() {
        None => None,
        Some(id) => {
            let known = state.course.link_with_id(call.customs(), id).map(|link| link.number);
            Some(known.ok_or(Refusal::Request(403, "Forbidden"))?)
        }
    };
    let text = |name: &str| item[name].as_str().unwrap_or_default().to_owned();
    let (resource_id, tag) = (text("resourceId"), text("tag"));
    let column = state.course.new_column(&label, maximum, Owner::Tool);
    (column.resource_id, column.tag, column.link) = (resource_id, tag, link);
    column.made_by_tool = true;
    let column = column.clone();
    let created = match call.manners {
        Manners::Moodle => {
            item["id"] = json!(column_address(call.platform, call.manners, &column, ""));
            item
        }
        Manners::Canvas => line_item(call.platform, &state, call.manners, &column),
    };
    Ok(answer(call.manners, 201, LINE_ITEM, &created))
}

fn label_and_maximum(call: &Call, item: &Value) -> Result<(String, f64), Refusal> {
    let label = item["label"].as_str().filter(|label| !label.is_empty());
    let maximum = item["scoreMaximum"].as_f64().filter(|maximum| *maximum >= 0.0);
    let refused_status = if call.customs().put_replaces { 400 } else { 422 };
    match (label, maximum) {
        (Some(label), Some(maximum)) => Ok((label.to_owned(), maximum)),
        _ => Err(Refusal::Request(refused_status, "label and scoreMaximum are needed")),
    }
}

pub(super) async fn one_line_item(
    platform: web::Data<Platform>,
    manners: web::ReqData<Manners>,
    request: HttpRequest,
    sent: web::Bytes,
) -> HttpResponse {
    let call = Call { platform: &platform, manners: *manners, request: &request };
    let answered = match *request.method() {
        Method::GET => show_line_item(&call),
        Method::PUT => update_line_item(&call, &sent),
        Method::DELETE => delete_line_item(&call),
        _ => Err(Refusal::Request(400, "No handler found for this request")),
    };
    answered.unwrap_or_else(|refusal| call.show(refusal))
}

fn show_line_item(call: &Call) -> Result<HttpResponse, Refusal> {
    call.admit(Some(LINE_ITEM), &[MANAGE, READ])?;
    let state = call.lock()?;
    let item = line_item(call.platform, &state, call.manners, call.column(&state)?);
    Ok(answer(call.manners, 200, LINE_ITEM, &item))
}

fn update_line_item(call: &Call, sent: &[u8]) -> Result<HttpResponse, Refusal> {
    call.admit(Some(LINE_ITEM), &[MANAGE])?;
    let item = call.read_body(sent)?;
    let mut state = call.lock()?;
    let column = call.column_mut(&mut state)?;
    if call.customs().put_replaces {
        (column.label, column.maximum) = label_and_maximum(call, &item)?;
        column.resource_id = item["resourceId"].as_str().unwrap_or_default().to_owned();
        column.tag = item["tag"].as_str().unwrap_or_default().to_owned();
        return Ok(answer(call.manners, 200, LINE_ITEM, &item));
    }
    for (field, name) in
        [(&mut column.label, "label"), (&mut column.resource_id, "resourceId"), (&mut column.tag, "tag")]
    {
        if let Some(text) = item[name].as_str() {
            text.clone_into(field);
        }
    }
    column.maximum = item["scoreMaximum"].as_f64().filter(|maximum| *maximum >= 0.0).unwrap_or(column.maximum);
    let column = column.clone();
    Ok(answer(call.manners, 200, LINE_ITEM, &line_item(call.platform, &state, call.manners, &column)))
}

fn delete_line_item(call: &Call) -> Result<HttpResponse, Refusal> {
    call.admit(None, &[MANAGE])?;
    let mut state = call.lock()?;
    let column = call.column(&state)?;
    if let Some(status) = (call.customs().delete_refused)(column) {
        return Err(Refusal::Request(status, "This line item cannot be deleted by the tool"));
    }
    let number = column.number;
    state.course.columns.retain(|column| column.number != number);
    Ok(HttpResponse::NoContent().finish())
}

pub(super) async fn results(
    platform: web::Data<Platform>,
    manners: web::ReqData<Manners>,
    request: HttpRequest,
) -> HttpResponse {
    let call = Call { platform: &platform, manners: *manners, request: &request };
    list_results(&call).unwrap_or_else(|refusal| call.show(refusal))
}

fn list_results(call: &Call) -> Result<HttpResponse, Refusal> {
    if *call.request.method() != Method::GET {
        return Err(Refusal::Request(400, "No handler found for this request"));
    }
    call.admit(Some(RESULTS), &[READ_RESULTS])?;
    let customs = call.customs();
    let query = query(call.request);
    let state = call.lock()?;
    let column = call.column(&state)?;
    let wanted = query.get("user_id").filter(|user| !user.is_empty());
    let mut results = vec![];
    for person in state.course.people.iter().filter(|person| person.exists_under(customs)) {
        let Some(grade) = state.course.grade_in(column, person.number) else { continue };
        let is_wanted = wanted.is_none_or(|user| *user == person.id(customs));
        if is_wanted && (grade.scored_by_tool || !customs.results_need_a_tool_score) {
            results.push(result(call, column, person, grade));
        }
    }
    if customs.results_fail_with_limit && query.contains_key("limit") && !column.grades.is_empty() {
        return Ok(pages::refusal(404, "Call to a member function out() on null"));
    }
    let address = column_address(call.platform, call.manners, column, "/results");
    let address = address.split('?').next().unwrap_or_default();
    let page = page(results, call.request, address, &["type_id", "user_id"], &customs.results, state.pages.results);
    Ok(page.with_link(answer(call.manners, 200, RESULTS, &Value::from(page.items.clone()))))
}

/// A grade that was removed leaves an entry without a score.
fn result(call: &Call, column: &Column, person: &Person, grade: &Grade) -> Value {
    let customs = call.customs();
    let user = person.id(customs);
    let results = column_address(call.platform, call.manners, column, "/results");
    let id = match call.manners {
        Manners::Moodle => format!("{results}&user_id={user}"),
        Manners::Canvas => format!("{results}/{}", column.number * 1000 + person.number),
    };
    let mut result = json!({"id": id, "userId": user});
    let score_of = json!(column_address(call.platform, call.manners, column, ""));
    if let Some(score) = grade.score {
        result["resultScore"] = number(call.manners, score);
        result["resultMaximum"] = number(call.manners, column.maximum);
        result["scoreOf"] = score_of;
        if customs.results_have_timestamps {
            result["timestamp"] = json!(grade.changed.to_rfc3339_opts(SecondsFormat::Secs, false));
        }
        if let Some(comment) = &grade.comment {
            result["comment"] = json!(comment);
        }
    } else if !customs.results_have_timestamps {
        result["scoreOf"] = score_of;
    }
    result
}

pub(super) async fn scores(
    platform: web::Data<Platform>,
    manners: web::ReqData<Manners>,
    request: HttpRequest,
    sent: web::Bytes,
) -> HttpResponse {
    let call = Call { platform: &platform, manners: *manners, request: &request };
    take_score(&call, &sent).unwrap_or_else(|refusal| call.show(refusal))
}

fn take_score(call: &Call, sent: &[u8]) -> Result<HttpResponse, Refusal> {
    if *call.request.method() != Method::POST {
        return Err(Refusal::Request(400, "No handler found for this request"));
    }
    call.admit(Some(SCORE), &[POST_SCORES])?;
    let rules = &call.customs().scores;
    let mut state = call.lock()?;
    call.column(&state)?;
    let score = call.read_body(sent)?;
    let read = ReadScore::from(&score).map_err(|why| Refusal::Score(400, why))?;
    if rules.checks_activity_progress && !ACTIVITY_PROGRESS.contains(&read.activity_progress) {
        return Err(Refusal::Score(422, "activityProgress is not a valid value"));
    }
    let person = find_person(&state, call.customs(), &read.user).filter(|person| person.is_gradable());
    let person = person
        .cloned()
        .ok_or(Refusal::Score(rules.not_gradable_status, "User not found in course or is not a student"))?;
    if rules.negative_is_refused && read.given.is_some_and(|given| given < 0.0) {
        return Err(Refusal::Score(422, "scoreGiven must be greater than or equal to 0"));
    }

    let extension = rules.has_submission_extension.then(|| &score[SUBMISSION]);
    let keeps_teachers_grade = extension.is_some_and(|known| known["prioritize_non_tool_grade"] == true);
    let preserves = extension.is_some_and(|known| known["preserve_score"] == true);
    let column = call.column_mut(&mut state)?;
    let before = column.grades.get(&person.number);
    if let Some(before) = before {
        if rules.newer_by_a_second && before.changed.timestamp() >= read.timestamp.timestamp() {
            return Err(Refusal::Score(409, "Refusing score with an earlier timestamp"));
        }
        if !rules.newer_by_a_second && before.changed > read.timestamp {
            return Err(Refusal::Score(400, "Timestamp for score is older than existing score"));
        }
    }
    let counted = read.given.filter(|_| rules.progress_that_counts.contains(&read.grading_progress));
    let teacher_wins = keeps_teachers_grade || (rules.teacher_wins_on_own_column && column.link.is_some());
    let is_kept = before.is_some_and(|grade| {
        (teacher_wins && grade.by_teacher && grade.score.is_some()) || (preserves && counted.is_none())
    });
    let scaled = counted.map(|given| {
        let full = if read.maximum > 0.0 { given / read.maximum * column.maximum } else { 0.0 };
        if rules.cut_to_maximum { full.clamp(0.0, column.maximum) } else { full }
    });
    let grade = Grade {
        score: if is_kept { before.and_then(|grade| grade.score) } else { scaled },
        changed: read.timestamp,
        comment: score["comment"].as_str().map(str::to_owned),
        scored_by_tool: true,
        by_teacher: is_kept && before.is_some_and(|grade| grade.by_teacher),
    };
    column.grades.insert(person.number, grade);
    let (label, column) = (column.label.clone(), column.clone());
    state.scores.push((label, score));
    if !rules.answers_with_result_url {
        return Ok(HttpResponse::Ok().finish());
    }
    let results = column_address(call.platform, call.manners, &column, "/results");
    let url = format!("{results}/{}", column.number * 1000 + person.number);
    Ok(body(200, "application/json; charset=utf-8", json!({"resultUrl": url}).to_string()))
}

const ACTIVITY_PROGRESS: [&str; 5] = ["Initialized", "Started", "InProgress", "Submitted", "Completed"];

/// By the identifier that the tool knows; the number alone is understood everywhere.
fn find_person<'s>(state: &'s State, customs: &Customs, user: &str) -> Option<&'s Person> {
    let mut people = state.course.people.iter().filter(|person| person.exists_under(customs));
    people.find(|person| person.id(customs) == user || person.number.to_string() == user)
}

struct ReadScore<'a> {
    user: String,
    timestamp: DateTime<Utc>,
    activity_progress: &'a str,
    grading_progress: &'a str,
    given: Option<f64>,
    maximum: f64,
}

impl<'a> ReadScore<'a> {
    fn from(score: &'a Value) -> Result<Self, &'static str> {
        let user = match &score["userId"] {
            Value::String(user) => user.clone(),
            Value::Number(user) => user.to_string(),
            _ => return Err("userId is missing"),
        };
        let text = |name: &str| score[name].as_str().filter(|text| !text.is_empty());
        let timestamp = text("timestamp").ok_or("timestamp is missing")?;
        let timestamp = DateTime::parse_from_rfc3339(timestamp).map_err(|_| "timestamp is no time")?;
        let given = score["scoreGiven"].as_f64();
        let maximum = score["scoreMaximum"].as_f64();
        if given.is_some() && maximum.is_none() {
            return Err("scoreMaximum is missing");
        }
        Ok(Self {
            user,
            timestamp: timestamp.with_timezone(&Utc),
            activity_progress: text("activityProgress").ok_or("activityProgress is missing")?,
            grading_progress: text("gradingProgress").ok_or("gradingProgress is missing")?,
            given,
            maximum: maximum.unwrap_or(1.0),
        })
    }
}
