//! The members of a context, as a platform lists them.
//!
//! [Names and Role Provisioning Services 2.0](https://www.imsglobal.org/spec/lti-nrps/v2p0). Identifiers may be
//! numbers, names may be missing, a missing status means active; one odd member does not spoil the page.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::value::RawValue;

use super::launch::{ContextClaim, language_tag};
use super::roles::Roles;
use super::tolerant::{self, Entries, WireEntry};

pub const SCOPE: &str = "https://purl.imsglobal.org/spec/lti-nrps/scope/contextmembership.readonly";

/// Sent as the whole `Accept` header: Moodle answers 400 to others.
pub const MEMBERSHIP_CONTAINER: &str = "application/vnd.ims.lti-nrps.v2.membershipcontainer+json";

const CUSTOM: &str = "https://purl.imsglobal.org/spec/lti/claim/custom";

/// One page of a membership container.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MembershipPage {
    pub context: Option<ContextClaim>,
    pub members: Vec<Member>,
    /// Members without a usable `user_id`: nobody can be told who they are.
    pub skipped: usize,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    /// The `sub` of this person's launches.
    pub user_id: String,
    pub roles: Roles,
    pub status: Status,
    pub name: Option<String>,
    pub given_name: Option<String>,
    pub family_name: Option<String>,
    pub email: Option<String>,
    /// The language of the person, as a tag; Canvas tells it where a link is asked about, others not at all.
    pub locale: Option<String>,
    /// Custom parameters of the resource link that was asked about; Canvas only.
    pub custom: BTreeMap<String, String>,
}

/// [§2.3](https://www.imsglobal.org/spec/lti-nrps/v2p0#membership-status)
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    Active,
    Inactive,
    Deleted,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the answer is not a membership container")]
pub struct NotMemberships;

#[derive(Deserialize)]
struct WirePage<'a> {
    #[serde(borrow)]
    context: Option<&'a RawValue>,
    #[serde(borrow)]
    members: Entries<WireMember<'a>>,
}

#[derive(Deserialize)]
struct WireMember<'a> {
    #[serde(borrow)]
    user_id: Option<&'a RawValue>,
    #[serde(borrow)]
    roles: Option<&'a RawValue>,
    #[serde(borrow)]
    status: Option<&'a RawValue>,
    #[serde(borrow)]
    name: Option<&'a RawValue>,
    #[serde(borrow)]
    given_name: Option<&'a RawValue>,
    #[serde(borrow)]
    family_name: Option<&'a RawValue>,
    #[serde(borrow)]
    email: Option<&'a RawValue>,
    #[serde(borrow)]
    locale: Option<&'a RawValue>,
    #[serde(borrow)]
    message: Option<&'a RawValue>,
}

/// Reads one page; an answer without a list of members is refused, so that it is never taken for an empty course.
pub fn read(body: &[u8]) -> Result<MembershipPage, NotMemberships> {
    let wire: WirePage = serde_json::from_slice(body).map_err(|_| NotMemberships)?;
    let context = tolerant::field(wire.context).and_then(|context| {
        Some(ContextClaim {
            id: tolerant::identifier(context.get("id")).ok()?,
            label: tolerant::text(context.get("label")),
            title: tolerant::text(context.get("title")),
        })
    });
    Ok(MembershipPage { context, members: wire.members.read, skipped: wire.members.skipped })
}

impl WireEntry for WireMember<'_> {
    type Entry = Member;

    fn read(self) -> Option<Member> {
        let text = |raw| tolerant::text(tolerant::field(raw).as_ref());
        let message = tolerant::field(self.message);
        let first = message.as_ref().and_then(|messages| messages.get(0));
        let custom = first.and_then(|first| first.get(CUSTOM));
        let locale = text(self.locale).or_else(|| tolerant::text(first?.get("locale")));
        Some(Member {
            user_id: tolerant::identifier(tolerant::field(self.user_id).as_ref()).ok()?,
            roles: Roles::read(&tolerant::texts(tolerant::field(self.roles).as_ref())),
            status: match text(self.status).as_deref() {
                Some("Inactive") => Status::Inactive,
                Some("Deleted") => Status::Deleted,
                _ => Status::Active,
            },
            name: text(self.name),
            given_name: text(self.given_name),
            family_name: text(self.family_name),
            email: text(self.email),
            locale: locale.as_deref().and_then(language_tag),
            custom: tolerant::custom(custom),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moodles_members_are_read_with_short_roles_and_without_names() {
        let page = read(
            br#"{"id": "https://moodle.example/memberships", "context": {"id": "2", "label": "BADGE101", "title": ""},
                 "members": [
                   {"status": "Active", "roles": ["Learner"], "user_id": "18", "name": "Oluwaseun Adeyemi",
                    "given_name": "Oluwaseun", "family_name": "", "email": "student15@example.test"},
                   {"roles": ["Instructor"], "user_id": 3}]}"#,
        )
        .unwrap();
        let context = page.context.unwrap();
        assert_eq!((context.id.as_str(), context.title), ("2", None));
        let [learner, teacher] = page.members.try_into().unwrap();
        assert!(learner.roles.is_learner() && learner.status == Status::Active && learner.family_name.is_none());
        assert_eq!(learner.name.as_deref(), Some("Oluwaseun Adeyemi"));
        assert!(teacher.roles.is_teacher() && teacher.user_id == "3" && teacher.name.is_none());
    }

    #[test]
    fn canvas_brings_custom_parameters_of_the_link() {
        let page = read(
            br#"{"members": [{"user_id": "u-1", "status": "Inactive", "roles": [], "message": [
                 {"https://purl.imsglobal.org/spec/lti/claim/custom": {"cv_user": "17", "cv_course": "$Canvas.course.id"}}
               ]}]}"#,
        )
        .unwrap();
        assert_eq!(page.members[0].status, Status::Inactive);
        assert_eq!(page.members[0].custom.iter().collect::<Vec<_>>(), [(&"cv_user".to_owned(), &"17".to_owned())]);
    }

    #[test]
    fn a_language_is_read_beside_the_names_or_in_the_message_and_nothing_else_is_taken_for_one() {
        let page = read(
            br#"{"members": [{"user_id": "a", "locale": "pt_br"}, {"user_id": "b", "message": [{"locale": "ar"}]},
                 {"user_id": "c", "locale": "de", "message": [{"locale": "fr"}]}, {"user_id": "d", "locale": 5},
                 {"user_id": "e", "locale": "<script>"}, {"user_id": "f", "message": {"locale": "de"}}]}"#,
        )
        .unwrap();
        let told: Vec<Option<&str>> = page.members.iter().map(|member| member.locale.as_deref()).collect();
        assert_eq!(told, [Some("pt-BR"), Some("ar"), Some("de"), None, None, None]);
    }

    #[test]
    fn a_member_without_an_identifier_is_counted_and_left_out() {
        let page =
            read(br#"{"members": [{"user_id": ""}, {"roles": "x"}, {"user_id": "a", "status": null}]}"#).unwrap();
        assert_eq!((page.skipped, page.members.len()), (2, 1));
        assert_eq!(page.members[0].status, Status::Active);
    }

    #[test]
    fn an_answer_without_members_is_not_an_empty_course() {
        for body in [&b"{}"[..], b"[]", b"<html>", b"", b"{\"members\": null}", b"{\"errors\": {}}"] {
            assert_eq!(read(body), Err(NotMemberships));
        }
        assert_eq!(read(b"{\"members\": []}").unwrap(), MembershipPage::default());
    }
}
