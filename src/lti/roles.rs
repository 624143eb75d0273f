//! Who someone is in a course, from the role names that platforms send.
//!
//! [LTI Core 1.3, appendix A.2](https://www.imsglobal.org/spec/lti/v1p3/#role-vocabularies). Only context roles give
//! powers: Canvas computes the institution roles of a person over all courses, so its "institution Instructor" may be
//! a student here. Names we do not know are ignored.

use std::fmt;

const VOCABULARY: &str = "http://purl.imsglobal.org/vocab/lis/v2/";
const TEST_USER: &str = "http://purl.imsglobal.org/vocab/lti/system/person#TestUser";

/// A role in a context (A.2.3); a sub-role counts as its principal role.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ContextRole {
    Administrator,
    ContentDeveloper,
    Instructor,
    Learner,
    Mentor,
    Manager,
    Member,
    Officer,
}

impl ContextRole {
    const ALL: [Self; 8] = [
        Self::Administrator,
        Self::ContentDeveloper,
        Self::Instructor,
        Self::Learner,
        Self::Mentor,
        Self::Manager,
        Self::Member,
        Self::Officer,
    ];

    /// The short name, as rules and pages write it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Administrator => "Administrator",
            Self::ContentDeveloper => "ContentDeveloper",
            Self::Instructor => "Instructor",
            Self::Learner => "Learner",
            Self::Mentor => "Mentor",
            Self::Manager => "Manager",
            Self::Member => "Member",
            Self::Officer => "Officer",
        }
    }

    fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.name() == name)
    }
}

/// The roles of one person in one context.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub struct Roles {
    context: u8,
    administers_outside: bool,
    test_user: bool,
    observing_manager: bool,
}

impl Roles {
    pub fn read(names: &[String]) -> Self {
        names.iter().fold(Self::default(), |roles, name| roles.and(name))
    }

    fn and(mut self, name: &str) -> Self {
        if name == TEST_USER {
            self.test_user = true;
        } else if let Some((principal, sub)) = context_role(name) {
            self.context |= 1 << principal as u8;
            self.observing_manager |=
                principal == ContextRole::Manager && matches!(sub, Some("Observer" | "ExternalObserver"));
        } else if is_administrator_outside(name) {
            self.administers_outside = true;
        }
        self
    }

    fn has(self, role: ContextRole) -> bool {
        self.context & (1 << role as u8) != 0
    }

    /// May make badges and see what everybody has: an instructor or administrator of this very context.
    pub fn is_teacher(self) -> bool {
        self.has(ContextRole::Instructor) || self.has(ContextRole::Administrator)
    }

    pub fn is_learner(self) -> bool {
        self.has(ContextRole::Learner)
    }

    /// The platform's student view: sees what learners see, earns nothing, is counted nowhere.
    pub fn is_test_user(self) -> bool {
        self.test_user
    }

    /// Looks on, for example a parent; earns nothing.
    pub fn is_observer(self) -> bool {
        self.has(ContextRole::Mentor) || self.observing_manager
    }

    /// Administers the institution or the platform. Gives no power in a course.
    pub fn is_administrator_outside(self) -> bool {
        self.administers_outside
    }

    /// Whether a badge may be awarded: a learner, and nothing that rules it out.
    pub fn may_earn(self) -> bool {
        self.is_learner() && !self.is_teacher() && !self.is_observer() && !self.test_user
    }

    pub fn in_context(self) -> impl Iterator<Item = ContextRole> {
        ContextRole::ALL.into_iter().filter(move |role| self.has(*role))
    }

    /// Full names that read back as these roles: what is kept in place of what the platform wrote.
    pub fn names(self) -> Vec<String> {
        let mut names: Vec<String> =
            self.in_context().map(|role| format!("{VOCABULARY}membership#{}", role.name())).collect();
        if self.observing_manager {
            names.push(format!("{VOCABULARY}membership/Manager#Observer"));
        }
        if self.administers_outside {
            names.push(format!("{VOCABULARY}institution/person#Administrator"));
        }
        if self.test_user {
            names.push(TEST_USER.to_owned());
        }
        names
    }
}

impl fmt::Debug for Roles {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.names()).finish()
    }
}

/// The principal context role of a name and its sub-role, in the present form and the deprecated ones: the bare name,
/// and LTI 1.1's URN. `membership/Learner#Instructor` is a learner: the principal role decides, not the last word.
fn context_role(name: &str) -> Option<(ContextRole, Option<&str>)> {
    if let Some(role) = ContextRole::named(name) {
        return Some((role, None));
    }
    if let Some(rest) = name.strip_prefix("urn:lti:role:ims/lis/") {
        let (principal, sub) = rest.split_once('/').map_or((rest, None), |(one, two)| (one, Some(two)));
        return Some((ContextRole::named(principal)?, sub));
    }
    let rest = name.strip_prefix(VOCABULARY)?.strip_prefix("membership")?;
    if let Some(principal) = rest.strip_prefix('#') {
        return Some((ContextRole::named(principal)?, None));
    }
    let (principal, sub) = rest.strip_prefix('/')?.split_once('#')?;
    // Canvas once wrote `membership/instructor#TeachingAssistant`.
    let role = ContextRole::ALL.into_iter().find(|role| role.name().eq_ignore_ascii_case(principal))?;
    Some((role, Some(sub)))
}

/// Institution and system administrators, in their present and deprecated forms.
fn is_administrator_outside(name: &str) -> bool {
    let person = |rest: &str, kind: &str| {
        rest.strip_prefix(kind).is_some_and(|role| matches!(role, "Administrator" | "SysAdmin" | "AccountAdmin"))
    };
    match name.strip_prefix(VOCABULARY) {
        Some(rest) => ["institution/person#", "system/person#", "person#"].iter().any(|kind| person(rest, kind)),
        None => ["urn:lti:instrole:ims/lis/", "urn:lti:sysrole:ims/lis/"].iter().any(|kind| person(name, kind)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(names: &[&str]) -> Roles {
        Roles::read(&names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>())
    }

    fn p(name: &str) -> String {
        format!("{VOCABULARY}{name}")
    }

    #[test]
    fn an_instructor_is_a_teacher_in_every_accepted_form() {
        let forms = [
            "Instructor".to_owned(),
            "urn:lti:role:ims/lis/Instructor".to_owned(),
            "urn:lti:role:ims/lis/Instructor/GuestInstructor".to_owned(),
            p("membership#Instructor"),
            p("membership/Instructor#TeachingAssistant"),
            p("membership/instructor#TeachingAssistant"),
            p("membership#Administrator"),
        ];
        for form in forms {
            assert!(read(&[&form]).is_teacher(), "{form}");
            assert!(!read(&[&form]).may_earn(), "{form}");
        }
    }

    #[test]
    fn a_role_outside_the_course_gives_no_power_in_it() {
        let outside = [
            p("institution/person#Instructor"),
            p("institution/person#Faculty"),
            p("institution/person#Administrator"),
            p("system/person#Administrator"),
            p("system/person#SysAdmin"),
            p("person#Administrator"),
            "urn:lti:instrole:ims/lis/Instructor".to_owned(),
            "urn:lti:sysrole:ims/lis/SysAdmin".to_owned(),
        ];
        for name in &outside {
            let roles = read(&[name, &p("membership#Learner")]);
            assert!(!roles.is_teacher() && roles.is_learner() && roles.may_earn(), "{name}");
        }
        assert!(read(&[&outside[2]]).is_administrator_outside() && !read(&[&outside[0]]).is_administrator_outside());
        assert!(read(&[&outside[5]]).is_administrator_outside() && read(&[&outside[7]]).is_administrator_outside());
    }

    #[test]
    fn a_learner_who_tutors_is_a_learner() {
        let roles = read(&[&p("membership/Learner#Instructor")]);
        assert!(roles.is_learner() && !roles.is_teacher());
    }

    #[test]
    fn a_sub_role_counts_as_its_principal_role() {
        assert!(read(&[&p("membership/Learner#NonCreditLearner")]).is_learner());
        assert!(read(&[&p("membership/Mentor#Tutor")]).is_observer());
        assert!(read(&[&p("membership/Manager#Observer")]).is_observer());
        assert!(!read(&[&p("membership/Manager#AreaManager")]).is_observer());
    }

    #[test]
    fn test_users_and_observers_earn_nothing() {
        let learner = p("membership#Learner");
        assert!(read(&[&learner]).may_earn());
        let tried_out = read(&[&learner, TEST_USER]);
        assert!(tried_out.is_test_user() && tried_out.is_learner() && !tried_out.may_earn());
        assert!(!read(&[&learner, &p("membership#Mentor")]).may_earn());
    }

    #[test]
    fn unknown_and_empty_roles_leave_the_least_privilege() {
        for roles in [read(&[]), read(&["", "instructor", "http://example.org/role#Instructor", &p("membership#")])] {
            assert_eq!(roles, Roles::default());
            assert!(!roles.is_teacher() && !roles.is_learner() && !roles.may_earn());
        }
    }

    #[test]
    fn what_is_kept_reads_back_as_it_was() {
        let roles = read(&[
            "Learner",
            &p("membership/Instructor#Grader"),
            &p("membership/Manager#ExternalObserver"),
            &p("person#Administrator"),
            TEST_USER,
        ]);
        assert_eq!(Roles::read(&roles.names()), roles);
        assert_eq!(roles.in_context().map(ContextRole::name).collect::<Vec<_>>(), ["Instructor", "Learner", "Manager"]);
    }
}
