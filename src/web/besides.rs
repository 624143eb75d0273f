//! What badges and awards say besides, for the pages that show it: read from the very documents that are signed and
//! published, so that a page says nothing else.

use serde_json::Value;

use crate::app::App;
use crate::domain::details::ACHIEVEMENT_TYPES;
use crate::domain::endorsement::EndorsedKind;
use crate::domain::trial;
use crate::store::{Said, StoreError};
use crate::views::details::{Besides, Endorsed, Evidence, Named, Reached, Shown, Skill, TypeWord};

/// What an achievement says besides; `evidence_asked` stands in no document.
pub fn of_achievement(achievement: &Value, evidence_asked: Option<String>) -> Besides {
    let kind = text(&achievement["achievementType"]).filter(|word| !["Badge", trial::KIND].contains(&word.as_str()));
    Besides {
        kind: kind.map(|word| TypeWord::new(&word, ACHIEVEMENT_TYPES.contains(&word.as_str()))),
        skills: list(&achievement["alignment"]).iter().filter_map(skill).collect(),
        tags: list(&achievement["tag"]).iter().filter_map(text).collect(),
        language: text(&achievement["inLanguage"]),
        credits: number(&achievement["creditsAvailable"]),
        field: text(&achievement["fieldOfStudy"]),
        specialization: text(&achievement["specialization"]),
        code: text(&achievement["humanCode"]),
        edition: text(&achievement["version"]),
        related: list(&achievement["related"]).iter().filter_map(|related| text(&related["id"])).map(named).collect(),
        measures: list(&achievement["resultDescription"]).iter().filter_map(|one| text(&one["name"])).collect(),
        evidence_asked,
    }
}

/// What an award says besides, from its signed credential; the conditions behind its narrative are shown elsewhere.
pub fn of_award(credential: &Value, conditions: &[String]) -> Shown {
    let conditions = conditions.join("\n");
    let subject = &credential["credentialSubject"];
    let day = |value: &Value| text(value).map(|time| time.split('T').next().unwrap_or_default().to_owned());
    let source = &subject["source"];
    let assessed_by = text(&source["name"]).or_else(|| text(&source["id"])).map(|name| {
        let url = text(&source["url"]).or_else(|| text(&source["id"])).filter(|url| is_web(url));
        Named { name, url }
    });
    let told = text(&subject["narrative"]).map(|told| match told.strip_suffix(&conditions) {
        Some(own) => own.trim_end().to_owned(),
        None => told,
    });
    Shown {
        narrative: told.filter(|told| !told.is_empty()),
        evidence: list(&credential["evidence"]).iter().map(evidence).collect(),
        results: list(&subject["result"])
            .iter()
            .filter_map(|result| reached(result, &subject["achievement"]))
            .collect(),
        credits: number(&subject["creditsEarned"]),
        from: day(&subject["activityStartDate"]),
        until: day(&subject["activityEndDate"]),
        license: text(&subject["licenseNumber"]),
        role: text(&subject["role"]),
        term: text(&subject["term"]),
        assessed_by,
    }
}

/// What others signed.
pub fn endorsed(said: Vec<Said>) -> Vec<Endorsed> {
    said.into_iter().map(|one| Endorsed { by: one.by, comment: one.comment, about: one.about.as_str() }).collect()
}

/// What others signed about these things.
pub async fn said_of(app: &App, things: &[(EndorsedKind, &str)]) -> Result<Vec<Endorsed>, StoreError> {
    let things = things.iter().map(|(kind, id)| (*kind, (*id).to_owned())).collect();
    Ok(endorsed(app.store.list_said_of(things, app.clock.now()).await?))
}

fn skill(alignment: &Value) -> Option<Skill> {
    Some(Skill {
        name: text(&alignment["targetName"])?,
        url: text(&alignment["targetUrl"]).filter(|url| is_web(url))?,
        framework: text(&alignment["targetFramework"]),
        code: text(&alignment["targetCode"]),
        description: text(&alignment["targetDescription"]),
    })
}

fn evidence(piece: &Value) -> Evidence {
    Evidence {
        name: text(&piece["name"]),
        url: text(&piece["id"]).filter(|url| is_web(url)),
        description: text(&piece["description"]),
        narrative: text(&piece["narrative"]),
        genre: text(&piece["genre"]),
    }
}

/// A result under the name of its description: the level's name, the value or the status.
fn reached(result: &Value, achievement: &Value) -> Option<Reached> {
    let described =
        list(&achievement["resultDescription"]).iter().find(|one| one["id"] == result["resultDescription"])?;
    let level = list(&described["rubricCriterionLevel"]).iter().find(|level| level["id"] == result["achievedLevel"]);
    let value = level.and_then(|level| text(&level["name"])).or_else(|| text(&result["value"]));
    Some(Reached { name: text(&described["name"])?, value: value.or_else(|| text(&result["status"]))? })
}

fn named(id: String) -> Named {
    Named { url: is_web(&id).then(|| id.clone()), name: id }
}

fn is_web(url: &str) -> bool {
    url.starts_with("https://") || url.starts_with("http://")
}

fn text(value: &Value) -> Option<String> {
    value.as_str().map(str::to_owned)
}

fn number(value: &Value) -> Option<String> {
    value.as_number().map(ToString::to_string)
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_full_credential_is_shown_with_all_that_it_says() {
        let credential: Value =
            serde_json::from_str(include_str!("../../tests/fixtures/openbadges/full.json")).unwrap();
        let besides = of_achievement(&credential["credentialSubject"]["achievement"], None);
        assert_eq!(besides.kind, Some(TypeWord::new("Certification", true)));
        assert_eq!(besides.skills[0].framework.as_deref(), Some("Skills of the laboratory"));
        assert_eq!((besides.credits.as_deref(), besides.tags.len(), besides.measures.len()), (Some("2.5"), 3, 4));
        let shown = of_award(&credential, &["Final quiz: at least 75 %.".to_owned()]);
        assert_eq!(shown.narrative.as_deref(), Some("Worked in the laboratory for a term."));
        let results: Vec<_> = shown.results.iter().map(|result| (&*result.name, &*result.value)).collect();
        let expected = [("Final quiz", "88.5"), ("Grade", "A"), ("At the bench", "Good"), ("State", "Completed")];
        assert_eq!(results, expected);
        assert_eq!(shown.evidence.len(), 2);
        assert_eq!((shown.from.as_deref(), shown.until.as_deref()), (Some("2026-09-01"), Some("2026-11-20")));
        assert_eq!(shown.assessed_by.unwrap().url.as_deref(), Some("https://lab.example.edu/about"));
    }

    #[test]
    fn a_bare_credential_shows_nothing_besides() {
        let credential = json!({"credentialSubject": {"achievement": {"achievementType": "Badge"}}});
        assert_eq!(of_achievement(&credential["credentialSubject"]["achievement"], None), Besides::default());
        assert_eq!(of_award(&credential, &[]), Shown::default());
        let met = json!({"credentialSubject": {"narrative": "Quiz: done"}});
        assert_eq!(of_award(&met, &["Quiz: done".to_owned()]), Shown::default());
    }

    #[test]
    fn what_no_browser_should_open_is_no_link() {
        let achievement = json!({"related": [{"id": "javascript:alert(1)"}], "alignment": [{"targetName": "A", "targetUrl": "javascript:0"}]});
        let besides = of_achievement(&achievement, None);
        assert_eq!((besides.related[0].url.as_ref(), besides.skills.len()), (None, 0));
    }
}
