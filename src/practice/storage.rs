//! The frame beside the tool's that keeps values for it, as Canvas has one
//! ([LTI postMessage Storage](https://www.imsglobal.org/spec/lti-pm-s/v0p1)).

use actix_web::{HttpResponse, web};

use super::state::Platform;

/// How the frame answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StorageManner {
    Honest,
    /// Never, as in Canvas's mobile applications.
    Silent,
    /// With a value that another frame put there.
    OtherFrames,
    /// Never, but the page around the tool does, as in Canvas's editor.
    Around,
}

/// The frame, as the course page holds it.
pub(super) const FRAME: &str =
    "<iframe name=\"post_message_forwarding\" src=\"/post_message_forwarding\" title=\"Storage\" hidden></iframe>\n";

/// For a page that answers itself.
pub(super) fn script(manner: StorageManner) -> String {
    if manner == StorageManner::Around { format!("<script>{SCRIPT}</script>\n") } else { String::new() }
}

/// Values live as long as the frame does.
const SCRIPT: &str = "\
    const kept = new Map();\
    addEventListener('message', function (event) {\
      const asked = event.data, manner = document.body.dataset.manner;\
      if (!asked || typeof asked !== 'object' || manner === 'silent') return;\
      const answer = { subject: asked.subject + '.response', message_id: asked.message_id };\
      const name = event.origin + ' ' + asked.key;\
      if (asked.subject === 'lti.capabilities') {\
        answer.supported_messages = ['lti.capabilities', 'lti.get_data', 'lti.put_data', 'lti.frameResize']\
          .map(function (subject) { return { subject: subject }; });\
      } else if (asked.subject === 'lti.put_data') {\
        if (asked.value === null) kept.delete(name); else kept.set(name, asked.value);\
        answer.key = asked.key; answer.value = asked.value;\
      } else if (asked.subject === 'lti.get_data') {\
        answer.key = asked.key;\
        answer.value = manner === 'other' ? 'a-value-of-another-frame' : kept.get(name) ?? null;\
      } else {\
        answer.error = { code: 'unsupported_subject' };\
      }\
      event.source.postMessage(answer, event.origin);\
    });";

/// `/post_message_forwarding`
pub(super) async fn frame(platform: web::Data<Platform>) -> HttpResponse {
    let manner = match platform.lock().storage {
        StorageManner::Honest => "honest",
        StorageManner::Silent | StorageManner::Around => "silent",
        StorageManner::OtherFrames => "other",
    };
    HttpResponse::Ok().content_type("text/html; charset=utf-8").body(format!(
        "<!DOCTYPE html><html lang=\"en\"><title>Storage</title><body data-manner=\"{manner}\"><script>{SCRIPT}</script></body></html>"
    ))
}
