//! What platforms do in the browser, around the frame that shows us: where they keep values for tools, how they open a
//! link anew, and which of their pages stand around ours.

use std::num::NonZeroU64;

use serde::Deserialize;
use serde_json::Value;
use url::Url;

use crate::lti::launch::Launch;
use crate::lti::registration::Registration;

/// The custom parameter in which our configuration asks for `$Canvas.api.baseUrl`, the institution's own host.
const CANVAS_HOST: &str = "cv_api";

/// The origin that a platform's storage answers from: that of its authentication address
/// ([LTI OIDC Login with Client-Side postMessages 1.0](https://www.imsglobal.org/spec/lti-cs-oidc/v0p1)).
pub fn storage_origin(registration: &Registration) -> Option<String> {
    origin(&registration.auth_url)
}

/// What stands before `/mod/lti/` in Moodle's authentication address.
fn moodle_site(registration: &Registration) -> Option<&str> {
    registration.auth_url.strip_suffix("/mod/lti/auth.php")
}

/// Moodle's number of the activity that is opened, from the message hint.
pub fn activity_number(registration: &Registration, message_hint: Option<&str>) -> Option<NonZeroU64> {
    #[derive(Deserialize)]
    struct Hint {
        cmid: Value,
    }
    moodle_site(registration)?;
    let hint: Hint = serde_json::from_str(message_hint?).ok()?;
    match hint.cmid {
        Value::Number(number) => NonZeroU64::new(number.as_u64()?),
        Value::String(text) => text.parse().ok(),
        _ => None,
    }
}

/// The address at which Moodle opens an activity once more, for a window of its own: the page that fills its frame,
/// beside its authentication address.
pub fn reopen_url(registration: &Registration, activity: NonZeroU64) -> Option<String> {
    Some(format!("{}/mod/lti/launch.php?id={activity}", moodle_site(registration)?))
}

/// Who may show the pages of a session in a frame, as a content security policy writes it. Where the launch does not
/// say on which host its page stands (Canvas customers have hosts of their own), every https page may.
pub fn frame_ancestors(registration: &Registration, launch: &Launch) -> String {
    let host = launch.custom.get(CANVAS_HOST).filter(|_| registration.is_family("canvas"));
    let host = host.and_then(|address| origin(address));
    let page = launch.return_url.as_deref().and_then(origin);
    let own = [&registration.issuer, &registration.auth_url].map(|address| origin(address));
    let any_https = host.is_none() && page.is_none();
    let mut ancestors = if any_https { vec!["https:".to_owned()] } else { vec![] };
    for origin in own.into_iter().chain([page, host]).flatten() {
        let is_covered = any_https && origin.starts_with("https:");
        if !is_covered && !ancestors.contains(&origin) {
            ancestors.push(origin);
        }
    }
    if !any_https && ancestors.iter().any(|origin| is_canvas_cloud(origin)) {
        ancestors.push("https://*.instructure.com".to_owned());
    }
    ancestors.join(" ")
}

/// Where a form may go that answers the platform, as a content security policy writes it: to its address, and to the
/// platform's other pages, because browsers hold the redirects of a form to the same list. `ancestors` are those of the
/// session; any page over https, which stands there where none was named, is not among the answers.
pub fn form_action(registration: &Registration, address: &str, ancestors: &str) -> String {
    let Some(first) = origin(address) else { return "'none'".to_owned() };
    let own = [&registration.issuer, &registration.auth_url].map(|address| origin(address));
    let around = ancestors.split(' ').filter(|source| *source != "https:" && !source.is_empty()).map(str::to_owned);
    let mut targets = vec![first];
    for target in own.into_iter().flatten().chain(around) {
        if !targets.contains(&target) {
            targets.push(target);
        }
    }
    targets.join(" ")
}

fn is_canvas_cloud(origin: &str) -> bool {
    origin.ends_with(".instructure.com") || origin.ends_with(".canvaslms.com")
}

/// The origin of an http address, if it can stand in a policy: hosts may carry signs that mean something there.
fn origin(address: &str) -> Option<String> {
    let origin = Url::parse(address).ok()?.origin().ascii_serialization();
    let host = origin.strip_prefix("https://").or_else(|| origin.strip_prefix("http://"))?;
    let is_plain = |sign: char| sign.is_ascii_alphanumeric() || matches!(sign, '.' | '-' | ':' | '[' | ']');
    host.chars().all(is_plain).then_some(origin)
}

#[cfg(test)]
mod tests {
    use super::super::tests::registered_at;
    use super::*;
    use crate::lti::launch::{AgsClaim, Message, PlatformClaim, ResourceLink};
    use crate::lti::roles::Roles;

    fn launched(return_url: Option<&str>, api: Option<&str>) -> Launch {
        Launch {
            canvas_placement: None,
            message: Message::ResourceLink(ResourceLink { id: "4".to_owned(), title: None }),
            deployment_id: "2".to_owned(),
            target_link_uri: "https://tool.example/lti/launch".to_owned(),
            person: None,
            roles: Roles::default(),
            context: None,
            nrps: None,
            ags: Some(AgsClaim::default()),
            custom: api.map(|api| (CANVAS_HOST.to_owned(), api.to_owned())).into_iter().collect(),
            platform: PlatformClaim::default(),
            return_url: return_url.map(str::to_owned),
            locale: None,
            document_target: None,
            is_masqueraded: false,
            mentored: vec![],
        }
    }

    #[test]
    fn moodle_opens_an_activity_anew_beside_its_authentication_address() {
        let reopen = |platform: &Registration, hint| reopen_url(platform, activity_number(platform, hint)?);
        let moodle =
            Registration { auth_url: "https://m.example/moodle/mod/lti/auth.php".to_owned(), ..registered_at("x") };
        for hint in [r#"{"cmid":10,"launchid":"l"}"#, r#"{"cmid":"10","launchid":"l"}"#] {
            let found = reopen(&moodle, Some(hint));
            assert_eq!(found.as_deref(), Some("https://m.example/moodle/mod/lti/launch.php?id=10"));
        }
        for hint in [
            None,
            Some("{}"),
            Some("eyJhbGciOi"),
            Some(r#"{"cmid":"10&x=1"}"#),
            Some(r#"{"cmid":-1}"#),
            Some(r#"{"cmid":0}"#),
        ] {
            assert_eq!(reopen(&moodle, hint), None);
        }
        assert_eq!(reopen(&registered_at("https://c.example"), Some(r#"{"cmid":10}"#)), None);
    }

    #[test]
    fn the_pages_around_a_session_are_the_platforms_own() {
        let moodle = Registration {
            issuer: "https://m.example/moodle".to_owned(),
            auth_url: "https://m.example/moodle/mod/lti/auth.php".to_owned(),
            ..registered_at("x")
        };
        let page = "https://m.example/moodle/mod/lti/return.php?course=2&sesskey=x";
        assert_eq!(frame_ancestors(&moodle, &launched(Some(page), None)), "https://m.example");
    }

    #[test]
    fn canvas_in_the_cloud_is_framed_by_its_customers_host() {
        let canvas = Registration {
            family: Some("canvas".to_owned()),
            issuer: "https://canvas.instructure.com".to_owned(),
            auth_url: "https://sso.canvaslms.com/api/lti/authorize_redirect".to_owned(),
            ..registered_at("x")
        };
        let page = Some("https://learn.example.edu/courses/1/external_content/success/external_tool_redirect");
        assert_eq!(
            frame_ancestors(&canvas, &launched(page, Some("https://example.instructure.com"))),
            "https://canvas.instructure.com https://sso.canvaslms.com https://learn.example.edu \
             https://example.instructure.com https://*.instructure.com"
        );
    }

    #[test]
    fn an_answer_goes_to_its_address_and_along_the_platforms_own_pages() {
        let canvas = Registration {
            issuer: "https://canvas.instructure.com".to_owned(),
            auth_url: "https://sso.canvaslms.com/api/lti/authorize_redirect".to_owned(),
            ..registered_at("x")
        };
        let address = "https://learn.example.edu/courses/1/deep_linking_response?data=x";
        assert_eq!(
            form_action(&canvas, address, "https://learn.example.edu https://*.instructure.com"),
            "https://learn.example.edu https://canvas.instructure.com https://sso.canvaslms.com \
             https://*.instructure.com"
        );
        let moodle = registered_at("https://m.example");
        assert_eq!(form_action(&moodle, "https://m.example/contentitem_return.php", "https:"), "https://m.example");
        for odd in ["javascript:alert(1)", "https://a;sandbox/", ""] {
            assert_eq!(form_action(&moodle, odd, "https:"), "'none'", "{odd}");
        }
    }

    #[test]
    fn signs_that_mean_something_in_a_policy_do_not_get_into_one() {
        let canvas = Registration { family: Some("canvas".to_owned()), ..registered_at("https://c.example") };
        for odd in ["https://a;sandbox", "https://*", "https://a,b", "https://'none'"] {
            assert_eq!(frame_ancestors(&canvas, &launched(Some(odd), Some(odd))), "https:", "{odd}");
        }
        let moodle = registered_at("https://m.example");
        let typed = launched(Some("https://m.example/x"), Some("https://evil.example"));
        assert_eq!(frame_ancestors(&moodle, &typed), "https://m.example", "a teacher can type parameters there");
    }

    #[test]
    fn a_launch_that_names_no_page_may_be_framed_by_any_over_https() {
        let local = registered_at("http://127.0.0.1:9000");
        assert_eq!(frame_ancestors(&local, &launched(None, None)), "https: http://127.0.0.1:9000");
        let odd = launched(Some("javascript:alert(1)"), Some("data:x"));
        assert_eq!(frame_ancestors(&local, &odd), "https: http://127.0.0.1:9000");
        assert_eq!(frame_ancestors(&registered_at("https://lms.example"), &launched(None, None)), "https:");
    }
}
