//! What is put into a course: the answer to a request for links.
//!
//! [LTI Deep Linking 2.0 §4.5](https://www.imsglobal.org/spec/lti-dl/v2p0/#deep-linking-response-message) and
//! [§3.1.2, LTI resource links](https://www.imsglobal.org/spec/lti-dl/v2p0/#lti-resource-link). The request is read in
//! [`super::launch`]. This file makes claims; it signs nothing and sends nothing.

use std::collections::BTreeMap;

use chrono::{DateTime, Duration, Utc};
use serde_json::{Map, Value, json};

use super::launch::DeepLinking;
use super::registration::Registration;

/// The one type of item that we give.
pub const RESOURCE_LINK: &str = "ltiResourceLink";

/// More links at once than a teacher picks, and than a platform's page can show.
pub const MOST_ITEMS: usize = 50;
/// Canvas and Moodle keep 255 characters of a name.
const LONGEST_TITLE: usize = 255;
const LONGEST_TEXT: usize = 1000;

/// Moodle refuses a token dated a second ahead of its clock; Canvas one older than five minutes.
const BACK_DATED: Duration = Duration::seconds(5);
const LIFETIME: Duration = Duration::seconds(240);

/// A link to this tool, as the platform will keep it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    pub title: String,
    pub text: String,
    /// Where the link leads; without it, to the address that the platform has for this tool.
    pub url: Option<String>,
    /// Comes back with every launch of the link, also from copies of the course.
    pub custom: BTreeMap<String, String>,
    pub icon: Option<String>,
    pub line_item: Option<LineItem>,
    pub shown: Shown,
}

/// The gradebook column that the platform is asked to make with the link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LineItem {
    pub label: String,
    pub resource_id: String,
    pub tag: String,
    pub score_maximum: u32,
}

/// Where the tool is shown when the link is followed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown {
    InFrame,
    InWindow,
}

impl Shown {
    const WIDTH: u32 = 890;
    const HEIGHT: u32 = 700;

    /// In the course where the platform allows it, for that is where people stay.
    pub fn of(settings: &DeepLinking) -> Self {
        let targets = &settings.accept_presentation_document_targets;
        let only_window = targets.iter().any(|target| target == "window")
            && !targets.iter().any(|target| matches!(target.as_str(), "frame" | "iframe" | "embed"));
        if only_window { Self::InWindow } else { Self::InFrame }
    }
}

/// Everything that an answer says.
#[derive(Debug)]
pub struct Response<'a> {
    pub registration: &'a Registration,
    pub deployment_id: &'a str,
    /// Goes back exactly as it came, and only if it came.
    pub data: Option<&'a str>,
    /// None of them means that nothing was picked.
    pub items: &'a [Item],
    /// What the platform may tell the teacher.
    pub message: Option<&'a str>,
}

/// The claims of an answer; `nonce` is new for each.
pub fn claims(response: &Response<'_>, nonce: &str, now: DateTime<Utc>) -> Value {
    const LTI: &str = "https://purl.imsglobal.org/spec/lti/claim";
    const DL: &str = "https://purl.imsglobal.org/spec/lti-dl/claim";
    let registration = response.registration;
    let issued = now - BACK_DATED;
    let mut claims = json!({
        "iss": registration.client_id,
        "aud": registration.issuer,
        "azp": registration.issuer,
        "iat": issued.timestamp(),
        "exp": (issued + LIFETIME).timestamp(),
        "nonce": nonce,
        format!("{LTI}/message_type"): "LtiDeepLinkingResponse",
        format!("{LTI}/version"): "1.3.0",
        format!("{LTI}/deployment_id"): response.deployment_id,
        format!("{DL}/content_items"):
            response.items.iter().take(MOST_ITEMS).map(Item::to_json).collect::<Vec<_>>(),
    });
    if let Some(data) = response.data {
        claims[format!("{DL}/data")] = json!(data);
    }
    if let Some(message) = response.message {
        claims[format!("{DL}/msg")] = json!(message);
    }
    claims
}

impl Item {
    fn to_json(&self) -> Value {
        let mut item = Map::new();
        item.insert("type".to_owned(), json!(RESOURCE_LINK));
        item.insert("title".to_owned(), json!(cut(&self.title, LONGEST_TITLE)));
        if !self.text.is_empty() {
            item.insert("text".to_owned(), json!(cut(&self.text, LONGEST_TEXT)));
        }
        if let Some(url) = &self.url {
            item.insert("url".to_owned(), json!(url));
        }
        item.insert("custom".to_owned(), json!(self.custom));
        if let Some(icon) = &self.icon {
            item.insert("icon".to_owned(), json!({ "url": icon }));
        }
        if let Some(column) = &self.line_item {
            item.insert("lineItem".to_owned(), column.to_json());
        }
        let (name, shown) = match self.shown {
            Shown::InFrame => ("iframe", json!({ "width": Shown::WIDTH, "height": Shown::HEIGHT })),
            Shown::InWindow => ("window", json!({ "targetName": "_blank" })),
        };
        item.insert(name.to_owned(), shown);
        Value::Object(item)
    }
}

impl LineItem {
    fn to_json(&self) -> Value {
        json!({
            "scoreMaximum": self.score_maximum,
            "label": cut(&self.label, LONGEST_TITLE),
            "resourceId": self.resource_id,
            "tag": self.tag,
        })
    }
}

fn cut(text: &str, longest: usize) -> String {
    text.chars().take(longest).collect()
}

#[cfg(test)]
mod tests {
    use super::super::id_token::tests::at_noon;
    use super::super::registration::tests::moodle;
    use super::*;

    fn item() -> Item {
        Item {
            title: "Careful experimenter".into(),
            text: "Plans an experiment.".into(),
            url: None,
            custom: BTreeMap::from([("accolade_link".into(), "p-1".into())]),
            icon: Some("https://tool.example/pictures/a.png".into()),
            line_item: None,
            shown: Shown::InFrame,
        }
    }

    fn answer(items: &[Item], data: Option<&str>) -> Value {
        let registration = moodle();
        let response =
            Response { registration: &registration, deployment_id: "2", data, items, message: Some("1 link") };
        claims(&response, "n-1", at_noon())
    }

    const CONTENT: &str = "https://purl.imsglobal.org/spec/lti-dl/claim/content_items";

    #[test]
    fn an_answer_is_from_the_client_to_the_issuer_and_lives_five_minutes_at_most() {
        let claims = answer(&[], None);
        assert_eq!((&claims["iss"], &claims["aud"]), (&json!("UEDcAvHQE8vipUg"), &json!("https://moodle.example")));
        let (iat, exp) = (claims["iat"].as_i64().unwrap(), claims["exp"].as_i64().unwrap());
        assert!(iat <= at_noon().timestamp() && exp > at_noon().timestamp() && exp - iat <= 300);
        assert_eq!(claims["https://purl.imsglobal.org/spec/lti/claim/message_type"], "LtiDeepLinkingResponse");
        assert_eq!(claims[CONTENT], json!([]));
    }

    #[test]
    fn data_goes_back_byte_for_byte_and_only_if_it_came() {
        let name = "https://purl.imsglobal.org/spec/lti-dl/claim/data";
        assert!(answer(&[], None).get(name).is_none());
        assert_eq!(answer(&[], Some("a\u{e9} &=\"")).get(name).unwrap(), "a\u{e9} &=\"");
        assert_eq!(answer(&[], Some("")).get(name).unwrap(), "");
    }

    #[test]
    fn an_item_says_no_more_than_was_chosen() {
        let bare = &answer(&[item()], None)[CONTENT][0];
        assert_eq!((&bare["type"], &bare["custom"]["accolade_link"]), (&json!("ltiResourceLink"), &json!("p-1")));
        assert!(bare.get("lineItem").is_none() && bare.get("url").is_none() && bare.get("window").is_none());
        let column = LineItem {
            label: "Careful experimenter".into(),
            resource_id: "b-1".into(),
            tag: "accolade-badge".into(),
            score_maximum: 1,
        };
        let full = Item {
            url: Some("https://tool.example/lti/launch".into()),
            line_item: Some(column),
            shown: Shown::InWindow,
            ..item()
        };
        let full = &answer(&[full], None)[CONTENT][0];
        assert_eq!((&full["lineItem"]["scoreMaximum"], &full["lineItem"]["resourceId"]), (&json!(1), &json!("b-1")));
        assert_eq!((&full["window"]["targetName"], full.get("iframe")), (&json!("_blank"), None));
    }

    #[test]
    fn long_titles_and_long_lists_are_cut() {
        let long = Item { title: "ä".repeat(400), text: "x".repeat(5000), ..item() };
        let claims = answer(&vec![long; 80], None);
        let items = claims[CONTENT].as_array().unwrap();
        assert_eq!(items.len(), MOST_ITEMS);
        assert_eq!(items[0]["title"].as_str().unwrap().chars().count(), LONGEST_TITLE);
        assert_eq!(items[0]["text"].as_str().unwrap().chars().count(), LONGEST_TEXT);
    }

    #[test]
    fn a_link_opens_in_the_course_unless_only_a_window_is_taken() {
        let settings = |targets: &[&str]| DeepLinking {
            return_url: "https://moodle.example/return".into(),
            accept_types: vec![],
            accept_presentation_document_targets: targets.iter().map(|&target| target.to_owned()).collect(),
            accept_multiple: true,
            accept_line_item: None,
            data: None,
        };
        assert_eq!(Shown::of(&settings(&["frame", "iframe", "window"])), Shown::InFrame);
        assert_eq!(Shown::of(&settings(&["window"])), Shown::InWindow);
        assert_eq!(Shown::of(&settings(&[])), Shown::InFrame);
    }
}
