//! Tests of a badge: what a teacher looks at before anybody earns it. A test is signed like an award and is none, and
//! whoever reads the signed document is told so by it.

use chrono::TimeDelta;

use super::achievement::Texts;
use super::details::AchievementDetails;
use super::ids::CredentialId;

/// What the identifier of a test begins with, so that its address says what it is, and no award is ever taken for one.
const PREFIX: &str = "test-";
/// How many tests of a badge a teacher has at once.
pub const MOST: i32 = 3;
/// How long a test lives.
pub const LIFETIME: TimeDelta = TimeDelta::days(1);
/// The kind of achievement that a test is, for machines: the list of kinds may be extended by `ext:`
/// ([Open Badges 3.0, AchievementType](https://www.imsglobal.org/spec/ob/v3p0/#achievementtype-enumeration)). No badge
/// may call itself so.
pub const KIND: &str = "ext:TestNotAnAward";
/// The same for people who read the document with a program that does not know the kind.
const MARK: &str = "TEST – not an award";
/// What a test says in the place of what was done.
pub const NARRATIVE: &str = "This is a test of how the badge looks and verifies. It was awarded to nobody.";

/// The identifier of a new test, from a part that nobody can guess.
pub fn id(opaque: &str) -> CredentialId {
    format!("{PREFIX}{opaque}").into()
}

/// Whether a credential of ours is a test, by its identifier.
pub fn is_id(id: &CredentialId) -> bool {
    id.as_str().starts_with(PREFIX)
}

/// The texts of a badge as a test of it says them.
pub fn marked(texts: &Texts) -> Texts {
    Texts {
        name: format!("{MARK}: {}", texts.name),
        description: format!("{MARK}. {}", texts.description),
        criteria: texts.criteria.clone(),
    }
}

/// What a badge says besides, as a test of it says it.
pub fn marked_details(details: &AchievementDetails) -> AchievementDetails {
    AchievementDetails { achievement_type: Some(KIND.to_owned()), ..details.clone() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_test_says_so_in_its_identifier_its_name_and_its_kind() {
        assert!(is_id(&id("0b1c")) && !is_id(&"0b1c".into()));
        let texts = Texts { name: "Lab".into(), description: "Works.".into(), criteria: "Do it.".into() };
        let marked = marked(&texts);
        assert_eq!((marked.name.as_str(), marked.criteria.as_str()), ("TEST – not an award: Lab", "Do it."));
        assert!(marked.description.starts_with("TEST – not an award. "));
        let details = marked_details(&AchievementDetails { tags: vec!["lab".into()], ..AchievementDetails::default() });
        assert_eq!((details.achievement_type.as_deref(), details.tags.len()), (Some(KIND), 1));
    }
}
