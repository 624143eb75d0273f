//! What Moodle 4.5 sends when somebody opens an activity.

use chrono::{DateTime, Utc};
use serde_json::{Value, json};

pub const ISSUER: &str = "https://moodle.example";
pub const CLIENT_ID: &str = "UEDcAvHQE8vipUg";
pub const DEPLOYMENT: &str = "2";
pub const KID: &str = "kid-1";

/// What differs from one launch to the next.
pub struct Message<'a> {
    pub sub: &'a str,
    pub name: &'a str,
    /// Id and title.
    pub course: (&'a str, &'a str),
    pub nonce: &'a str,
    pub target: &'a str,
    pub now: DateTime<Utc>,
}

impl Message<'_> {
    /// Claims in the shape of Moodle's, filled up to the 4.8 KB that real tokens have.
    pub fn claims(&self) -> Value {
        let (course, title) = self.course;
        let lti = "https://purl.imsglobal.org/spec/lti/claim/";
        let ags = "https://purl.imsglobal.org/spec/lti-ags/scope/";
        let lms = "https://moodle.example/mod/lti";
        json!({
            "iss": ISSUER, "aud": CLIENT_ID, "sub": self.sub, "nonce": self.nonce,
            "iat": self.now.timestamp(), "exp": self.now.timestamp() + 60,
            "name": self.name, "given_name": "Ada", "family_name": "Example", "email": "student1@example.test",
            format!("{lti}version"): "1.3.0",
            format!("{lti}message_type"): "LtiResourceLinkRequest",
            format!("{lti}deployment_id"): DEPLOYMENT,
            format!("{lti}target_link_uri"): self.target,
            format!("{lti}roles"): ["http://purl.imsglobal.org/vocab/lis/v2/membership#Learner"],
            format!("{lti}context"): {"id": course, "label": "BADGE101", "title": title, "type": ["CourseSection"]},
            format!("{lti}resource_link"): {"id": "4", "title": "Badge 1", "description": "Earn it. ".repeat(70)},
            format!("{lti}lis"): {"person_sourcedid": "ID-student1", "course_section_sourcedid": ""},
            format!("{lti}ext"): {"user_username": "student1", "lms": "moodle-2"},
            format!("{lti}launch_presentation"): {"locale": "en", "document_target": "iframe",
                "return_url": format!("{lms}/return.php?course=2&launch_container=3&instanceid=4&sesskey=example")},
            format!("{lti}tool_platform"): {"product_family_code": "moodle", "version": "2024100706",
                "guid": "1fa9c2f7d0aa4b1b8f0e6f6a5c0d9e11", "name": "badgetest", "description": "Badge Test Site"},
            format!("{lti}custom"): {"badge": "1", "who": "student1", "history": "",
                "due": "$ResourceLink.submission.endDateTime", "context_memberships_url": format!("{lms}/memberships")},
            "https://purl.imsglobal.org/spec/lti-ags/claim/endpoint": {
                "scope": [format!("{ags}lineitem"), format!("{ags}lineitem.readonly"), format!("{ags}result.readonly"),
                    format!("{ags}score")],
                "lineitems": format!("{lms}/services.php/{course}/lineitems?type_id=2"),
                "lineitem": format!("{lms}/services.php/{course}/lineitems/15/lineitem?type_id=2")},
            "https://purl.imsglobal.org/spec/lti-nrps/claim/namesroleservice": {
                "context_memberships_url": format!("{lms}/services.php/CourseSection/{course}/bindings/2/memberships"),
                "service_versions": ["1.0", "2.0"]},
            "https://purl.imsglobal.org/spec/lti-bo/claim/basicoutcome": {
                "lis_result_sourcedid":
                    json!({"data": {"instanceid": "4", "userid": "4"}, "hash": "0123456789abcdef"}).to_string(),
                "lis_outcome_service_url": format!("{lms}/service.php")},
        })
    }
}
