//! Is every member defined, so that a signature covers all that is shown?

use serde_json::{Map, Value};

use super::detail::Detail;
use super::report::{Check, CheckName, Outcome};
use super::say;
use crate::openbadges::terms;

pub(super) fn terms_check(document: &Value) -> Check {
    let empty = Map::new();
    let object = document.as_object().unwrap_or(&empty);
    match terms::check_part(object, &document["@context"], "proof") {
        Ok(()) => Check::new(CheckName::Terms, Outcome::Passed, say::all_defined()),
        // Other versions of the contexts define other things: not wrong, but not ours to judge.
        Err(error) if error.problem.is_beyond_this_version() => {
            Check::new(CheckName::Terms, Outcome::NotChecked, Detail::from(&error).into_sentence())
        }
        Err(error) => Check::new(CheckName::Terms, Outcome::Failed, Detail::from(&error).into_sentence()),
    }
}
