//! Lists in pages: `{"items": […], "next": "…"|null}`, where `next` is what `after` continues from.

use actix_web::{HttpRequest, web};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::problem::{Kind, Problem, Wrong};
use crate::domain::ids::ContextId;

/// How many entries a page has where nobody says.
const USUAL: u16 = 50;
const MOST: u16 = 200;
/// Longer than any cursor that we make.
const LONGEST_CURSOR: usize = 100;

/// One page of a list.
#[derive(Serialize, ToSchema)]
pub struct Page<T> {
    pub items: Vec<T>,
    /// Give it as `after` for the next page; null on the last one. Its content has no meaning to others.
    pub next: Option<String>,
}

/// What lists of what courses have take in their address.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct InContext {
    pub context: Option<ContextId>,
    pub limit: Option<u16>,
    pub after: Option<String>,
}

/// The page that somebody asks for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wanted {
    /// The id of the last entry seen.
    pub after: Option<String>,
    limit: u16,
}

impl Wanted {
    pub fn new(limit: Option<u16>, after: Option<&str>) -> Result<Self, Problem> {
        let limit = limit.unwrap_or(USUAL);
        let mut wrongs = Vec::new();
        if !(1..=MOST).contains(&limit) {
            wrongs.push(Wrong::in_query("limit", format!("limit is a number from 1 to {MOST}")));
        }
        let after = after.map(|cursor| {
            let id = id_of(cursor);
            if id.is_none() {
                wrongs.push(Wrong::in_query("after", "after is the next of an earlier page, unchanged"));
            }
            id.unwrap_or_default()
        });
        if wrongs.is_empty() { Ok(Self { after, limit }) } else { Err(Problem::invalid(wrongs)) }
    }

    /// How many entries to look for: one more than are shown tells whether there is another page.
    pub fn look_for(&self) -> i64 {
        i64::from(self.limit) + 1
    }

    /// The page from what was found behind `after`, in the order of ids.
    pub fn page<E, T>(&self, mut found: Vec<E>, id: impl Fn(&E) -> &str, show: impl FnMut(E) -> T) -> Page<T> {
        let limit = usize::from(self.limit);
        let more = found.len() > limit;
        found.truncate(limit);
        let next = found.last().filter(|_| more).map(|last| cursor_of(id(last)));
        Page { items: found.into_iter().map(show).collect(), next }
    }

    /// The page from a whole list.
    pub fn page_of_all<E, T>(&self, mut all: Vec<E>, id: impl Fn(&E) -> &str, show: impl FnMut(E) -> T) -> Page<T> {
        all.sort_unstable_by(|one, other| id(one).cmp(id(other)));
        if let Some(after) = &self.after {
            all.retain(|entry| id(entry) > after.as_str());
        }
        self.page(all, id, show)
    }
}

fn cursor_of(id: &str) -> String {
    URL_SAFE_NO_PAD.encode(id)
}

fn id_of(cursor: &str) -> Option<String> {
    if cursor.is_empty() || cursor.len() > LONGEST_CURSOR {
        return None;
    }
    let id = String::from_utf8(URL_SAFE_NO_PAD.decode(cursor).ok()?).ok()?;
    id.bytes().all(|byte| byte.is_ascii_graphic()).then_some(id)
}

/// The query of a list without filters.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Plain {
    limit: Option<u16>,
    after: Option<String>,
}

/// Reads a query that asks for a page and nothing else.
pub fn wanted(request: &HttpRequest) -> Result<Wanted, Problem> {
    let plain: Plain = query(request)?;
    Wanted::new(plain.limit, plain.after.as_deref())
}

/// Reads a query; a parameter that is unknown is refused, because a misspelt filter would show everything.
pub fn query<T: DeserializeOwned>(request: &HttpRequest) -> Result<T, Problem> {
    let read = web::Query::<T>::from_query(request.query_string());
    read.map(web::Query::into_inner).map_err(|error| Problem::new(Kind::Malformed, error))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pages_of(ids: &[&str], limit: u16) -> Vec<Vec<String>> {
        let (mut pages, mut after) = (Vec::new(), None);
        loop {
            let wanted = Wanted::new(Some(limit), after.as_deref()).unwrap();
            let page = wanted.page_of_all(ids.to_vec(), |id| id, str::to_owned);
            pages.push(page.items);
            match page.next {
                Some(next) => after = Some(next),
                None => return pages,
            }
        }
    }

    #[test]
    fn following_next_shows_every_entry_once_in_order() {
        assert_eq!(pages_of(&["d", "a", "c", "b", "e"], 2), [vec!["a", "b"], vec!["c", "d"], vec!["e"]]);
        assert_eq!(pages_of(&["b", "a"], 2), [vec!["a", "b"]]);
        assert_eq!(pages_of(&[], 2), [Vec::<String>::new()]);
    }

    #[test]
    fn a_cursor_that_was_changed_or_made_up_is_refused() {
        assert_eq!(id_of(&cursor_of("0192-ab")).as_deref(), Some("0192-ab"));
        for wrong in ["", "a", "not base64!", "AAAA", &"YWJj".repeat(40)] {
            assert!(Wanted::new(None, Some(wrong)).is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_page_has_1_to_200_entries() {
        assert!(Wanted::new(Some(0), None).is_err() && Wanted::new(Some(201), None).is_err());
        assert_eq!(Wanted::new(Some(200), None).unwrap().look_for(), 201);
        assert_eq!(Wanted::new(None, None).unwrap().look_for(), 51);
    }
}
