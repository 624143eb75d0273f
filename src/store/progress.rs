//! Whom a course's table of learners and badges lists.

use diesel::prelude::*;

use super::roster::list_members;
use super::schema::{achievements, awards, members, persons};
use super::{Store, StoreError};
use crate::domain::ids::{ContextId, PersonId};

/// Somebody who can earn the badges of a course, or has one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CoursePerson {
    pub person: PersonId,
    /// As the platform names them.
    pub sub: String,
    pub name: Option<String>,
    /// Whether no rule awards them: they left the course, or were given a badge without learning in it.
    pub has_left: bool,
}

impl Store {
    /// The learners of a course, and whoever else was ever awarded one of its badges.
    pub async fn list_course_people(&self, context: ContextId) -> Result<Vec<CoursePerson>, StoreError> {
        self.read(move |db| {
            let learners = list_members(db, context.as_str())?.into_iter().filter(|member| member.is_awardable());
            let mut people: Vec<CoursePerson> = learners
                .map(|member| CoursePerson {
                    person: member.person,
                    sub: member.sub,
                    name: member.name,
                    has_left: false,
                })
                .collect();
            let awardable = members::table
                .filter(members::context_id.eq(context.as_str()))
                .filter(members::is_learner.eq(true).and(members::is_active.eq(true)))
                .filter(members::is_teacher.eq(false).and(members::launched_as_teacher.eq(false)))
                .filter(members::is_observer.eq(false).and(members::is_test_user.eq(false)))
                .select(members::person_id);
            let badges =
                achievements::table.filter(achievements::context_id.eq(context.as_str())).select(achievements::id);
            let others: Vec<(String, String, Option<String>)> = awards::table
                .inner_join(persons::table)
                .filter(awards::achievement_id.eq_any(badges))
                .filter(awards::person_id.ne_all(awardable))
                .filter(persons::erased_at.is_null())
                .select((persons::id, persons::sub, persons::name))
                .distinct()
                .load(db)?;
            people.extend(others.into_iter().map(|(person, sub, name)| CoursePerson {
                person: person.into(),
                sub,
                name,
                has_left: true,
            }));
            Ok(people)
        })
        .await
    }
}
