//! From which courses a course was copied: the custom parameter in which our configuration asks for
//! `$Context.id.history` ([LTI Core 1.3, appendix B](https://www.imsglobal.org/spec/lti/v1p3/#context-variables)).
//!
//! The ids stand in one text, separated by commas, the nearest first. Moodle writes an empty text for a course that is
//! no copy; Canvas ends a long list with `truncated`, and writes `timed out` where it gave up. None of it is an id.

use std::collections::BTreeMap;

/// The custom parameter of our configuration.
const PARAMETER: &str = "ctx_history";

/// Copies of copies beyond this are not followed.
const MOST_COURSES: usize = 50;
const LONGEST_ID: usize = 255;

/// The platform's ids of the courses that this one was copied from, the nearest first.
pub fn read(custom: &BTreeMap<String, String>) -> Vec<String> {
    let text = custom.get(PARAMETER).map_or("", String::as_str);
    let mut ids: Vec<String> = Vec::new();
    for id in text.split(',').map(str::trim) {
        let is_id = !matches!(id, "" | "truncated" | "timed out")
            && id.len() <= LONGEST_ID
            && !id.chars().any(char::is_control)
            && !ids.iter().any(|known| known == id);
        if is_id && ids.len() < MOST_COURSES {
            ids.push(id.to_owned());
        }
    }
    ids
}

#[cfg(test)]
mod tests {
    use super::*;

    fn history(text: &str) -> Vec<String> {
        read(&BTreeMap::from([(PARAMETER.to_owned(), text.to_owned())]))
    }

    #[test]
    fn a_course_that_is_no_copy_has_no_history() {
        assert!(read(&BTreeMap::new()).is_empty());
        for nothing in ["", " ", ",", "timed out", "truncated"] {
            assert!(history(nothing).is_empty(), "{nothing}");
        }
    }

    #[test]
    fn the_nearest_course_comes_first_and_words_are_no_ids() {
        assert_eq!(history("7"), ["7"]);
        assert_eq!(history("4dde05e8, 1f2c,4dde05e8,truncated"), ["4dde05e8", "1f2c"]);
    }

    #[test]
    fn a_history_without_end_is_cut() {
        let endless: Vec<String> = (0..1000).map(|id| id.to_string()).collect();
        assert_eq!(history(&endless.join(",")).len(), MOST_COURSES);
        assert!(history(&"9".repeat(300)).is_empty());
    }
}
