//! What was earned, as a document
//! ([Open Badges 3.0, Achievement](https://www.imsglobal.org/spec/ob/v3p0/#achievement)), with its alignments and the
//! results that it can be measured by.

use serde_json::{Map, Value, json};

use super::credential::{Image, plain, put, put_list};
use crate::domain::details::{
    AchievedResult, AchievementDetails, Alignment, Credits, Level, OtherIdentifier, Related, ResultDescription,
};

/// What was earned.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AchievementContent {
    /// The address of the achievement's public page.
    pub id: String,
    pub name: String,
    pub description: String,
    pub criteria: Criteria,
    pub image: Option<Image>,
    pub details: AchievementDetails,
}

/// How it is earned, for people: a page, a text in Markdown, or both.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Criteria {
    /// Another address than the achievement's own, such as a part of its page: two objects of one name are one thing.
    pub url: Option<String>,
    pub narrative: Option<String>,
}

impl AchievementContent {
    /// The achievement alone, as credentials hold it and its page publishes it.
    pub fn to_json(&self) -> Value {
        let mut criteria = Map::new();
        put(&mut criteria, "id", self.criteria.url.as_deref());
        put(&mut criteria, "narrative", self.criteria.narrative.as_deref());

        let details = &self.details;
        let mut achievement = Map::new();
        achievement.insert("id".into(), json!(self.id));
        achievement.insert("type".into(), json!(["Achievement"]));
        put(&mut achievement, "achievementType", Some(details.achievement_type.as_deref().unwrap_or("Badge")));
        put(&mut achievement, "name", Some(self.name.as_str()));
        put(&mut achievement, "description", Some(self.description.as_str()));
        achievement.insert("criteria".into(), Value::Object(criteria));
        put(&mut achievement, "image", self.image.as_ref().map(Image::to_json));
        put_list(&mut achievement, "alignment", &details.alignments, alignment);
        put(&mut achievement, "creditsAvailable", details.credits_available.map(Credits::to_json));
        put(&mut achievement, "fieldOfStudy", details.field_of_study.as_deref());
        put(&mut achievement, "humanCode", details.human_code.as_deref());
        put(&mut achievement, "inLanguage", details.language.as_deref());
        put_list(&mut achievement, "otherIdentifier", &details.other_identifiers, other_identifier);
        put_list(&mut achievement, "related", &details.related, related);
        put_list(&mut achievement, "resultDescription", &details.result_descriptions, |description| {
            self.result_description(description)
        });
        put(&mut achievement, "specialization", details.specialization.as_deref());
        put_list(&mut achievement, "tag", &details.tags, |tag| json!(plain(tag)));
        put(&mut achievement, "version", details.version.as_deref());
        Value::Object(achievement)
    }

    fn result_description(&self, description: &ResultDescription) -> Value {
        let mut object = Map::new();
        object.insert("id".into(), json!(self.result_id(&description.id)));
        object.insert("type".into(), json!(["ResultDescription"]));
        put(&mut object, "name", Some(description.name.as_str()));
        put(&mut object, "resultType", Some(description.result_type.as_str()));
        put_list(&mut object, "alignment", &description.alignments, alignment);
        put_list(&mut object, "allowedValue", &description.allowed_values, |value| json!(plain(value)));
        put(&mut object, "requiredLevel", description.required_level.as_deref().map(|id| self.level_id(id)));
        put(&mut object, "requiredValue", description.required_value.as_deref());
        put_list(&mut object, "rubricCriterionLevel", &description.levels, |level| self.level(level));
        put(&mut object, "valueMax", description.value_max.as_deref());
        put(&mut object, "valueMin", description.value_min.as_deref());
        Value::Object(object)
    }

    fn level(&self, level: &Level) -> Value {
        let mut object = Map::new();
        object.insert("id".into(), json!(self.level_id(&level.id)));
        object.insert("type".into(), json!(["RubricCriterionLevel"]));
        put(&mut object, "name", Some(level.name.as_str()));
        put_list(&mut object, "alignment", &level.alignments, alignment);
        put(&mut object, "description", level.description.as_deref());
        put(&mut object, "level", level.level.as_deref());
        put(&mut object, "points", level.points.as_deref());
        Value::Object(object)
    }

    /// What an award reached, under the identifiers of this achievement.
    pub(super) fn result(&self, result: &AchievedResult) -> Value {
        let mut object = Map::new();
        object.insert("type".into(), json!(["Result"]));
        object.insert("resultDescription".into(), json!(self.result_id(&result.result_description)));
        put(&mut object, "achievedLevel", result.achieved_level.as_deref().map(|id| self.level_id(id)));
        put_list(&mut object, "alignment", &result.alignments, alignment);
        put(&mut object, "status", result.status.as_deref());
        put(&mut object, "value", result.value.as_deref());
        Value::Object(object)
    }

    /// The published identifier of a result description: a part of the achievement's page, unless it has one already.
    fn result_id(&self, id: &str) -> String {
        self.part("result", id)
    }

    fn level_id(&self, id: &str) -> String {
        self.part("level", id)
    }

    fn part(&self, kind: &str, id: &str) -> String {
        if id.contains(':') { id.to_owned() } else { format!("{}#{kind}-{id}", self.id) }
    }
}

fn alignment(alignment: &Alignment) -> Value {
    let mut object = Map::new();
    object.insert("type".into(), json!(["Alignment"]));
    put(&mut object, "targetName", Some(alignment.target_name.as_str()));
    put(&mut object, "targetUrl", Some(alignment.target_url.as_str()));
    put(&mut object, "targetCode", alignment.target_code.as_deref());
    put(&mut object, "targetDescription", alignment.target_description.as_deref());
    put(&mut object, "targetFramework", alignment.target_framework.as_deref());
    put(&mut object, "targetType", alignment.target_type.as_deref());
    Value::Object(object)
}

fn other_identifier(other: &OtherIdentifier) -> Value {
    json!({
        "type": "IdentifierEntry",
        "identifier": plain(&other.identifier),
        "identifierType": other.identifier_type,
    })
}

fn related(related: &Related) -> Value {
    let mut object = Map::new();
    object.insert("id".into(), json!(related.id));
    object.insert("type".into(), json!(["Related"]));
    put(&mut object, "inLanguage", related.language.as_deref());
    put(&mut object, "version", related.version.as_deref());
    Value::Object(object)
}
