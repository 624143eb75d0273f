//! Line items and what stands in them.
//!
//! [Assignment and Grade Services 2.0](https://www.imsglobal.org/spec/lti-ags/v2p0). Numbers are read from their JSON
//! text into exact decimals: 59.999999 is not 60, and no float stands between.

use chrono::{DateTime, SecondsFormat, Utc};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use url::Url;

use super::tolerant::{self, Entries, WireEntry};

pub const SCOPE_LINE_ITEM: &str = "https://purl.imsglobal.org/spec/lti-ags/scope/lineitem";
pub const SCOPE_LINE_ITEM_READONLY: &str = "https://purl.imsglobal.org/spec/lti-ags/scope/lineitem.readonly";
pub const SCOPE_RESULT_READONLY: &str = "https://purl.imsglobal.org/spec/lti-ags/scope/result.readonly";
pub const SCOPE_SCORE: &str = "https://purl.imsglobal.org/spec/lti-ags/scope/score";

/// Each is sent as the whole `Accept` or `Content-Type` header: Moodle answers 400 to others.
pub const LINE_ITEM: &str = "application/vnd.ims.lis.v2.lineitem+json";
pub const LINE_ITEM_CONTAINER: &str = "application/vnd.ims.lis.v2.lineitemcontainer+json";
pub const RESULT_CONTAINER: &str = "application/vnd.ims.lis.v2.resultcontainer+json";
pub const SCORE: &str = "application/vnd.ims.lis.v1.score+json";

/// Marks a column into which a badge writes that it was earned. It says nothing that the tool does not know: it is
/// never read, and no rule can ask for it.
pub const TAG_BADGE: &str = "accolade-badge";
/// Marks a column that people or a formula fill, for rules to read. It is never scored: on Moodle a score would replace
/// the formula for that person, for good.
pub const TAG_COLUMN: &str = "accolade-column";

/// A gradebook column that the platform lets us see: one of our own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LineItem {
    /// Its address.
    pub id: String,
    pub label: String,
    pub score_maximum: Option<Decimal>,
    pub resource_id: Option<String>,
    pub tag: Option<String>,
    pub resource_link_id: Option<String>,
}

/// A column to be made ([§3.2.7](https://www.imsglobal.org/spec/lti-ags/v2p0#creating-a-new-line-item)). Resource id and
/// tag together find it again, also in a copy of the course.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewLineItem {
    pub label: String,
    pub score_maximum: Decimal,
    pub resource_id: String,
    pub tag: String,
}

/// A score that says "earned": full marks, final ([§3.4](https://www.imsglobal.org/spec/lti-ags/v2p0#score-publish-service)).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Score {
    pub user_id: String,
    /// Platforms take none that is older than what they have; Moodle none of the same second.
    pub timestamp: DateTime<Utc>,
}

impl Score {
    /// The document to post. On Canvas it uses up no attempt, and leaves a teacher's grade alone.
    pub fn to_json(&self, for_canvas: bool) -> String {
        let mut score = serde_json::json!({
            "userId": self.user_id,
            "timestamp": self.timestamp.to_rfc3339_opts(SecondsFormat::Millis, true),
            "activityProgress": "Completed",
            "gradingProgress": "FullyGraded",
            "scoreGiven": 1,
            "scoreMaximum": 1,
            "comment": "Badge earned",
        });
        if for_canvas {
            score["https://canvas.instructure.com/lti/submission"] =
                serde_json::json!({"new_submission": false, "prioritize_non_tool_grade": true});
        }
        score.to_string()
    }
}

/// What stands in a line item for one person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LineItemResult {
    pub user_id: String,
    /// Absent means that there is no grade; zero is a grade.
    pub score: Option<Decimal>,
    /// 1 where the platform does not say ([§3.3.5](https://www.imsglobal.org/spec/lti-ags/v2p0#result-service-json)).
    pub maximum: Decimal,
    pub comment: Option<String>,
    pub score_of: Option<String>,
    /// The platform's last change; Moodle only.
    pub timestamp: Option<DateTime<Utc>>,
}

/// What could be read of a list, and how many entries could not: what those say is unknown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page<T> {
    pub entries: Vec<T>,
    pub skipped: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AgsError {
    #[error("the answer is not a list of line items")]
    NotLineItems,
    #[error("the answer is not a list of results")]
    NotResults,
    #[error("the answer is not a line item")]
    NotALineItem,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct WireLineItem<'a> {
    #[serde(borrow)]
    id: Option<&'a RawValue>,
    #[serde(borrow)]
    label: Option<&'a RawValue>,
    #[serde(borrow)]
    score_maximum: Option<&'a RawValue>,
    #[serde(borrow)]
    resource_id: Option<&'a RawValue>,
    #[serde(borrow)]
    tag: Option<&'a RawValue>,
    #[serde(borrow)]
    resource_link_id: Option<&'a RawValue>,
}

impl WireEntry for WireLineItem<'_> {
    type Entry = LineItem;

    fn read(self) -> Option<LineItem> {
        let identifier = |raw| tolerant::identifier(tolerant::field(raw).as_ref()).ok();
        Some(LineItem {
            id: tolerant::address(tolerant::field(self.id).as_ref())?,
            label: tolerant::text(tolerant::field(self.label).as_ref())?,
            score_maximum: decimal(self.score_maximum).ok()?,
            resource_id: identifier(self.resource_id),
            tag: identifier(self.tag),
            resource_link_id: identifier(self.resource_link_id),
        })
    }
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct WireNewLineItem<'a> {
    label: &'a str,
    score_maximum: &'a RawValue,
    resource_id: &'a str,
    tag: &'a str,
    /// Canvas makes an assignment of every line item. This one expects nothing to be handed in.
    #[serde(rename = "https://canvas.instructure.com/lti/submission_type", skip_serializing_if = "Option::is_none")]
    submission_type: Option<SubmissionType>,
}

#[derive(Serialize)]
struct SubmissionType {
    r#type: &'static str,
}

impl NewLineItem {
    /// The document to post, with the extension that Canvas knows where it is the one to read it.
    pub fn to_json(&self, for_canvas: bool) -> String {
        let maximum = RawValue::from_string(self.score_maximum.normalize().to_string());
        let item = WireNewLineItem {
            label: &self.label,
            score_maximum: &maximum.expect("a decimal is a JSON number"),
            resource_id: &self.resource_id,
            tag: &self.tag,
            submission_type: for_canvas.then_some(SubmissionType { r#type: "none" }),
        };
        serde_json::to_string(&item).expect("a line item is JSON")
    }
}

/// Reads one line item, such as the answer to its making.
pub fn read_line_item(body: &[u8]) -> Result<LineItem, AgsError> {
    let wire: WireLineItem<'_> = serde_json::from_slice(body).map_err(|_| AgsError::NotALineItem)?;
    wire.read().ok_or(AgsError::NotALineItem)
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct WireResult<'a> {
    #[serde(borrow)]
    user_id: Option<&'a RawValue>,
    #[serde(borrow)]
    result_score: Option<&'a RawValue>,
    #[serde(borrow)]
    result_maximum: Option<&'a RawValue>,
    #[serde(borrow)]
    comment: Option<&'a RawValue>,
    #[serde(borrow)]
    score_of: Option<&'a RawValue>,
    #[serde(borrow)]
    timestamp: Option<&'a RawValue>,
}

impl WireEntry for WireResult<'_> {
    type Entry = LineItemResult;

    fn read(self) -> Option<LineItemResult> {
        Some(LineItemResult {
            user_id: tolerant::identifier(tolerant::field(self.user_id).as_ref()).ok()?,
            score: decimal(self.result_score).ok()?,
            maximum: decimal(self.result_maximum).ok()?.unwrap_or(Decimal::ONE),
            comment: tolerant::text(tolerant::field(self.comment).as_ref()),
            score_of: tolerant::address(tolerant::field(self.score_of).as_ref()),
            timestamp: tolerant::text(tolerant::field(self.timestamp).as_ref()).as_deref().and_then(time),
        })
    }
}

/// Reads one page of a line item container.
pub fn read_line_items(body: &[u8]) -> Result<Page<LineItem>, AgsError> {
    page::<WireLineItem>(body).ok_or(AgsError::NotLineItems)
}

/// Reads one page of a result container.
pub fn read_results(body: &[u8]) -> Result<Page<LineItemResult>, AgsError> {
    page::<WireResult>(body).ok_or(AgsError::NotResults)
}

fn page<'a, W: WireEntry + Deserialize<'a>>(body: &'a [u8]) -> Option<Page<W::Entry>> {
    let list: Entries<W> = serde_json::from_slice(body).ok()?;
    Some(Page { entries: list.read, skipped: list.skipped })
}

fn time(text: &str) -> Option<DateTime<Utc>> {
    DateTime::parse_from_rfc3339(text).ok().map(|time| time.to_utc())
}

/// Where the results of a line item are: `/results` goes before the query
/// ([§3.3.1](https://www.imsglobal.org/spec/lti-ags/v2p0#result-service-scope-and-allowed-http-methods)), which
/// Moodle's addresses have.
pub fn results_url(line_item: &Url) -> Url {
    below(line_item, "results")
}

/// Where scores of a line item go; before the query, too.
pub fn scores_url(line_item: &Url) -> Url {
    below(line_item, "scores")
}

fn below(line_item: &Url, part: &str) -> Url {
    let mut url = line_item.clone();
    let path = format!("{}/{part}", url.path().trim_end_matches('/'));
    url.set_path(&path);
    url.set_fragment(None);
    url
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct NotANumber;

/// PHP writes at most 17 digits.
const LONGEST_NUMBER: usize = 400;

/// A number, or a text that holds one; null and absent are nothing.
fn decimal(raw: Option<&RawValue>) -> Result<Option<Decimal>, NotANumber> {
    let Some(raw) = raw.map(RawValue::get) else { return Ok(None) };
    if raw.len() > LONGEST_NUMBER {
        return Err(NotANumber);
    }
    match raw.as_bytes().first() {
        Some(b'n') => Ok(None),
        Some(b'"') => {
            let text: String = serde_json::from_str(raw).map_err(|_| NotANumber)?;
            if text.trim().is_empty() { Ok(None) } else { exact(text.trim()).map(Some) }
        }
        _ => exact(raw).map(Some),
    }
}

/// As many digits as a decimal can hold.
const MOST_DIGITS: usize = 28;

/// The number that `text` writes, with or without an exponent. Digits beyond the 28th are cut, never rounded: rounding
/// up would hand out what was not reached.
fn exact(text: &str) -> Result<Decimal, NotANumber> {
    let (mantissa, exponent) = match text.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, exponent.parse::<i16>().map_err(|_| NotANumber)?),
        None => (text, 0),
    };
    let (negative, unsigned) = match mantissa.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, mantissa),
    };
    let (whole, fraction) = unsigned.split_once('.').unwrap_or((unsigned, ""));
    let mut digits = format!("{whole}{fraction}");
    if whole.is_empty() || !digits.bytes().all(|digit| digit.is_ascii_digit()) {
        return Err(NotANumber);
    }
    let mut scale = i64::try_from(fraction.len()).map_err(|_| NotANumber)? - i64::from(exponent);
    digits = digits.trim_start_matches('0').to_owned();
    if digits.is_empty() {
        return Ok(Decimal::ZERO);
    }
    if scale < 0 {
        let zeros = usize::try_from(-scale).map_err(|_| NotANumber)?;
        if digits.len() + zeros > MOST_DIGITS {
            return Err(NotANumber);
        }
        digits.extend(std::iter::repeat_n('0', zeros));
        scale = 0;
    }
    let most = i64::try_from(MOST_DIGITS).expect("28 fits");
    let length = i64::try_from(digits.len()).map_err(|_| NotANumber)?;
    let cut = (length - most).max(scale - most).max(0);
    if cut > scale {
        return Err(NotANumber);
    }
    let kept = usize::try_from(length - cut).unwrap_or(0);
    let number: i128 = if kept == 0 { 0 } else { digits[..kept].parse().map_err(|_| NotANumber)? };
    let scale = u32::try_from(scale - cut).map_err(|_| NotANumber)?;
    let number = if negative { -number } else { number };
    Decimal::try_from_i128_with_scale(number, scale).map(|number| number.normalize()).map_err(|_| NotANumber)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn number(text: &str) -> Decimal {
        text.parse().unwrap()
    }

    #[test]
    fn moodles_line_items_are_read() {
        let page = read_line_items(
            br#"[{"id": "https://moodle.example/lineitems/15/lineitem?type_id=2", "label": "Badge 1", "scoreMaximum": 50,
                  "resourceId": "badge-1", "tag": "", "resourceLinkId": 4, "ltiLinkId": "4"},
                 {"id": "javascript:alert(1)", "label": "x", "scoreMaximum": 1},
                 {"id": "https://moodle.example/lineitems/16/lineitem", "label": "No maximum"}]"#,
        )
        .unwrap();
        assert_eq!(page.skipped, 1);
        assert_eq!(
            page.entries[0],
            LineItem {
                id: "https://moodle.example/lineitems/15/lineitem?type_id=2".to_owned(),
                label: "Badge 1".to_owned(),
                score_maximum: Some(number("50")),
                resource_id: Some("badge-1".to_owned()),
                tag: None,
                resource_link_id: Some("4".to_owned()),
            }
        );
        assert_eq!(page.entries[1].score_maximum, None);
    }

    #[test]
    fn a_result_without_a_score_is_no_grade_and_zero_is_one() {
        let page = read_results(
            br#"[{"userId": "5", "resultScore": 40, "resultMaximum": 50, "comment": "Well done",
                  "scoreOf": "https://moodle.example/lineitem?type_id=1", "timestamp": "2026-11-22T16:32:35+00:00"},
                 {"id": "x", "userId": 6}, {"userId": "7", "resultScore": 0}, {"userId": "8", "resultScore": null}]"#,
        )
        .unwrap();
        assert_eq!(page.entries[0].timestamp.unwrap().timestamp(), 1_795_365_155);
        assert_eq!((page.entries[0].score, page.entries[0].maximum), (Some(number("40")), number("50")));
        assert_eq!((page.entries[1].score, page.entries[1].maximum), (None, Decimal::ONE));
        assert_eq!((page.entries[2].score, page.entries[2].user_id.as_str()), (Some(Decimal::ZERO), "7"));
        assert_eq!(page.entries[3].score, None);
    }

    #[test]
    fn a_score_is_never_rounded() {
        let score = |text: &str| {
            let body = format!(r#"[{{"userId": "5", "resultScore": {text}}}]"#);
            read_results(body.as_bytes()).unwrap().entries.first().map(|result| result.score.unwrap())
        };
        assert_eq!(score("59.999999").unwrap().to_string(), "59.999999");
        assert_eq!(score("0.1").unwrap() + score("0.2").unwrap(), number("0.3"));
        assert_eq!(score("6.0e1").unwrap(), number("60"));
        assert_eq!(score("\"12.50\"").unwrap(), number("12.5"));
        assert_eq!(score("-2E-2").unwrap(), number("-0.02"));
        let below = score("59.999999999999999999999999999999999999").unwrap();
        assert!(below < number("60") && below > number("59.9999999"));
        assert_eq!(score("1e-400").unwrap(), Decimal::ZERO);
    }

    #[test]
    fn a_score_that_is_no_number_leaves_its_result_unknown() {
        for odd in ["true", "\"A+\"", "1e300", "[1]", "\"NaN\"", "\"1e99999999\"", "123456789012345678901234567890"] {
            let body = format!(r#"[{{"userId": "5", "resultScore": {odd}}}, {{"userId": "6"}}]"#);
            let page = read_results(body.as_bytes()).unwrap();
            assert_eq!((page.skipped, page.entries.len()), (1, 1), "{odd}");
        }
    }

    #[test]
    fn a_new_line_item_is_written_exactly_and_asks_for_no_submission_on_canvas() {
        let item = NewLineItem {
            label: "Quiz “1”".to_owned(),
            score_maximum: number("12.50"),
            resource_id: "quiz-1".to_owned(),
            tag: TAG_COLUMN.to_owned(),
        };
        let plain = r#"{"label":"Quiz “1”","scoreMaximum":12.5,"resourceId":"quiz-1","tag":"accolade-column"}"#;
        assert_eq!(item.to_json(false), plain);
        let canvas: serde_json::Value = serde_json::from_str(&item.to_json(true)).unwrap();
        assert_eq!(canvas["https://canvas.instructure.com/lti/submission_type"]["type"], "none");
    }

    #[test]
    fn the_answer_to_a_new_line_item_is_read_or_refused() {
        let made = read_line_item(
            br#"{"id": "https://m.example/15/lineitem", "label": "Quiz", "scoreMaximum": 10, "tag": "accolade-badge"}"#,
        )
        .unwrap();
        assert_eq!(made.tag.as_deref(), Some(TAG_BADGE));
        for body in [&b"[]"[..], b"<html>", b"{}", br#"{"label": "no address"}"#] {
            assert_eq!(read_line_item(body), Err(AgsError::NotALineItem));
        }
    }

    #[test]
    fn what_is_no_list_is_refused() {
        for body in [&b"{}"[..], b"<html>", b"", b"[5]", b"{\"errors\": []}"] {
            assert_eq!(read_results(body), Err(AgsError::NotResults));
            assert_eq!(read_line_items(body), Err(AgsError::NotLineItems));
        }
    }

    #[test]
    fn the_results_are_found_before_the_query() {
        let url = |text| results_url(&Url::parse(text).unwrap()).to_string();
        assert_eq!(url("https://m.example/15/lineitem?type_id=3"), "https://m.example/15/lineitem/results?type_id=3");
        assert_eq!(url("https://canvas.example/line_items/7"), "https://canvas.example/line_items/7/results");
        let scores = scores_url(&Url::parse("https://m.example/15/lineitem?type_id=3").unwrap());
        assert_eq!(scores.as_str(), "https://m.example/15/lineitem/scores?type_id=3");
    }

    #[test]
    fn a_score_is_final_and_full_and_asks_canvas_to_keep_what_teachers_wrote() {
        let timestamp = "2026-03-01T10:15:30.123Z".parse().unwrap();
        let score = Score { user_id: "5".to_owned(), timestamp };
        let plain: serde_json::Value = serde_json::from_str(&score.to_json(false)).unwrap();
        assert_eq!((&plain["gradingProgress"], &plain["scoreGiven"]), (&"FullyGraded".into(), &1.into()));
        assert_eq!((&plain["timestamp"], &plain["scoreMaximum"]), (&"2026-03-01T10:15:30.123Z".into(), &1.into()));
        assert_eq!(plain.as_object().unwrap().len(), 7);
        let canvas: serde_json::Value = serde_json::from_str(&score.to_json(true)).unwrap();
        let extension = &canvas["https://canvas.instructure.com/lti/submission"];
        assert_eq!(
            (&extension["new_submission"], &extension["prioritize_non_tool_grade"]),
            (&false.into(), &true.into())
        );
    }

    proptest! {
        #[test]
        fn a_decimal_of_at_most_28_digits_reads_back_exactly(mantissa in -10i128.pow(27)..10i128.pow(27), scale in 0u32..=28) {
            let written = Decimal::from_i128_with_scale(mantissa, scale);
            prop_assert_eq!(exact(&written.to_string()), Ok(written.normalize()));
        }

        #[test]
        fn no_text_breaks_the_reading_of_numbers(text in "[-+0-9.eE]{0,60}") {
            let _outcome = exact(&text);
        }
    }
}
