//! The folded part of the badge form: what a badge says besides. It shows the few things that teachers fill; what else a
//! badge says stays as it is.

use super::forms::Form;
use crate::domain::details::{
    ACHIEVEMENT_TYPES, AchievementDetails, Alignment, Credits, DetailError, DetailProblem, MAX_ALIGNMENTS,
};
use crate::views::details::{More, SkillRow, TypeChoice};
use crate::views::parts::{FieldError, Problem};

const BADGE: &str = "Badge";
/// Rows of an empty form, and how many "more skills" adds.
const ROWS: usize = 2;

/// The form of a badge as it is now.
pub fn of(details: &AchievementDetails) -> More {
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    let row = |alignment: &Alignment| SkillRow {
        name: alignment.target_name.clone(),
        url: alignment.target_url.clone(),
        framework: text(&alignment.target_framework),
    };
    let mut more = More {
        // Nothing chosen means a badge.
        badge_type: text(&details.achievement_type.clone().filter(|word| word != BADGE)),
        skills: details.alignments.iter().map(row).collect(),
        tags: details.tags.join(", "),
        language: text(&details.language),
        credits: details.credits_available.map(|credits| credits.to_string()).unwrap_or_default(),
        evidence_asked: text(&details.evidence_asked),
        edition: text(&details.version),
        open: false,
    };
    more.open = more != More::default();
    if more.skills.is_empty() {
        more.skills = vec![SkillRow::default(); ROWS];
    }
    more
}

pub fn read(form: &Form) -> More {
    let text = |name: &str| form.text(name).to_owned();
    let row = |row: usize| SkillRow {
        name: text(&format!("skill-name-{row}")),
        url: text(&format!("skill-url-{row}")),
        framework: text(&format!("skill-framework-{row}")),
    };
    let mut more = More {
        badge_type: text("badge-type"),
        skills: (0..MAX_ALIGNMENTS).take_while(|row| form.has(&format!("skill-name-{row}"))).map(row).collect(),
        tags: text("tags"),
        language: text("language"),
        credits: text("credits"),
        evidence_asked: text("evidence-asked"),
        edition: text("edition"),
        open: false,
    };
    let is_filled = |row: &SkillRow| *row != SkillRow::default();
    more.open = more.skills.iter().any(is_filled) || More { skills: Vec::new(), ..more.clone() } != More::default();
    more
}

pub fn add_rows(more: &mut More) {
    let wanted = (more.skills.len() + ROWS).min(MAX_ALIGNMENTS);
    more.skills.resize(wanted, SkillRow::default());
    more.open = true;
}

/// The rows that name something, with their number.
fn filled(more: &More) -> impl Iterator<Item = (usize, &SkillRow)> {
    more.skills.iter().enumerate().filter(|(_, row)| **row != SkillRow::default())
}

/// What the form says, on top of what the badge says already; it is checked where it is saved.
pub fn details(more: &More, known: Option<&AchievementDetails>) -> Result<AchievementDetails, Vec<FieldError>> {
    let known = known.cloned().unwrap_or_default();
    let text = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    let credits_available = match more.credits.as_str() {
        "" => None,
        typed => match Credits::parse(typed) {
            Some(credits) => Some(credits),
            None => return Err(vec![FieldError::new("credits", Problem::NotANumber)]),
        },
    };
    let alignment = |(_, row): (usize, &SkillRow)| {
        // Code, description and type have no place in the form; they belong to the address.
        let before = known.alignments.iter().find(|alignment| alignment.target_url == row.url).cloned();
        Alignment {
            target_name: row.name.clone(),
            target_url: row.url.clone(),
            target_framework: text(&row.framework),
            ..before.unwrap_or_default()
        }
    };
    let mut tags: Vec<String> = Vec::new();
    for tag in more.tags.split([',', ';', '\n']).map(str::trim).filter(|tag| !tag.is_empty()) {
        if !tags.iter().any(|known| known == tag) {
            tags.push(tag.to_owned());
        }
    }
    let is_badge = |word: &String| more.badge_type.is_empty() && word == BADGE;
    Ok(AchievementDetails {
        achievement_type: text(&more.badge_type).or(known.achievement_type.clone().filter(is_badge)),
        alignments: filled(more).map(alignment).collect(),
        tags,
        language: text(&more.language),
        credits_available,
        evidence_asked: text(&more.evidence_asked),
        version: text(&more.edition),
        ..known
    })
}

/// Where a fault of the details belongs in the form.
pub fn field_error(more: &More, error: &DetailError) -> FieldError {
    let mut steps = error.pointer.split('/').skip(1);
    let field = match (steps.next(), steps.next(), steps.next()) {
        (Some("achievement_type"), ..) => "badge-type".to_owned(),
        (Some("language"), ..) => "language".to_owned(),
        (Some("credits_available"), ..) => "credits".to_owned(),
        (Some("tags"), ..) => "tags".to_owned(),
        (Some("evidence_asked"), ..) => "evidence-asked".to_owned(),
        (Some("version"), ..) => "edition".to_owned(),
        (Some("alignments"), Some(place), member) => {
            let row = place.parse().ok().and_then(|place: usize| filled(more).nth(place)).map_or(0, |(row, _)| row);
            let part = match member {
                Some("target_url") => "url",
                Some("target_framework") => "framework",
                _ => "name",
            };
            format!("skill-{part}-{row}")
        }
        _ => "more".to_owned(),
    };
    FieldError::new(field, problem(&error.problem))
}

fn problem(problem: &DetailProblem) -> Problem {
    let count = |limit: &usize| u32::try_from(*limit).unwrap_or(u32::MAX);
    match problem {
        DetailProblem::Empty => Problem::Missing,
        DetailProblem::TooLong { limit } => Problem::TooLong { max: count(limit) },
        DetailProblem::TooMany { limit } => Problem::TooManyKept { max: count(limit) },
        DetailProblem::Control => Problem::Control,
        DetailProblem::Twice => Problem::Repeated,
        DetailProblem::UnknownWord => Problem::Gone,
        DetailProblem::NotAnAddress => Problem::BadLink,
        DetailProblem::NotALanguage => Problem::NotALanguage,
        DetailProblem::NotANumber => Problem::NotANumber,
        DetailProblem::TooMuch => Problem::TooMuch,
        // What the form does not ask for is not typed here; and what cannot be signed holds signs that sort differently.
        _ => Problem::NotSignable,
    }
}

/// The kinds that a badge can be of.
pub fn types(more: &More) -> Vec<TypeChoice> {
    let known = ACHIEVEMENT_TYPES.iter().filter(|word| **word != BADGE).map(|word| TypeChoice::new(word, true));
    let own = Some(&more.badge_type).filter(|word| word.starts_with("ext:"));
    known.chain(own.map(|word| TypeChoice::new(word, false))).collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn known() -> AchievementDetails {
        AchievementDetails::parse(&json!({
            "alignments": [{"target_name": "A", "target_url": "https://skills.example.org/1", "target_code": "S1"}],
            "tags": ["a", "b"],
            "credits_available": 2.5,
            "human_code": "CH-1",
            "results": "shown",
        }))
        .unwrap()
    }

    #[test]
    fn a_form_that_comes_back_as_it_was_changes_nothing() {
        let details = details(&of(&known()), Some(&known())).unwrap();
        assert_eq!(details, known());
        let named = AchievementDetails { achievement_type: Some(BADGE.into()), ..known() };
        assert_eq!(super::details(&of(&named), Some(&named)).unwrap(), named);
        assert!(super::details(&of(&AchievementDetails::default()), None).unwrap().is_empty());
    }

    #[test]
    fn what_the_form_does_not_show_stays() {
        let more = More { skills: vec![], tags: " c;; c ,d".into(), ..of(&known()) };
        let details = details(&more, Some(&known())).unwrap();
        assert_eq!((details.human_code.as_deref(), details.tags), (Some("CH-1"), vec!["c".to_owned(), "d".to_owned()]));
        assert!(details.alignments.is_empty());
    }

    #[test]
    fn what_is_wrong_is_told_beside_its_row() {
        let row = SkillRow { name: "A".into(), ..SkillRow::default() };
        let more = More { skills: vec![SkillRow::default(), row], ..More::default() };
        let errors = details(&more, None).unwrap().checked().unwrap_err();
        let told = serde_json::to_value(field_error(&more, &errors[0])).unwrap();
        assert_eq!((told["field"].as_str(), told["row"].as_u64()), (Some("skill-url-1"), Some(2)));
        assert!(details(&More { credits: "many".into(), ..More::default() }, None).is_err());
    }

    #[test]
    fn the_part_is_unfolded_when_there_is_something_in_it() {
        assert!(of(&known()).open && !of(&AchievementDetails::default()).open);
        let mut more = of(&AchievementDetails::default());
        add_rows(&mut more);
        assert!(more.open && more.skills.len() == 2 * ROWS);
    }
}
