//! Finding the next page of a long answer in its `Link` headers
//! ([RFC 8288](https://www.rfc-editor.org/rfc/rfc8288#section-3)), as the services of LTI Advantage use it.

use url::Url;

/// The address of the next page, resolved against the page at hand. Reads what Moodle writes for line items too:
/// typographic quotes, and `&amp;` in addresses.
pub fn next<'a>(headers: impl IntoIterator<Item = &'a str>, page: &Url) -> Option<Url> {
    let target = headers.into_iter().find_map(next_target)?;
    page.join(&target.replace("&amp;", "&")).ok()
}

fn next_target(header: &str) -> Option<&str> {
    let mut rest = header;
    while let Some((_, from_target)) = rest.split_once('<') {
        let (target, after) = from_target.split_once('>')?;
        // A comma inside a quoted parameter is rare and costs nothing here: the next link begins with `<`.
        let parameters = after.split('<').next().unwrap_or_default();
        if parameters.split(';').any(names_next) {
            return Some(target.trim());
        }
        rest = after;
    }
    None
}

fn names_next(parameter: &str) -> bool {
    let Some((name, value)) = parameter.split_once('=') else { return false };
    let unquoted = value.trim_matches(|c: char| c.is_whitespace() || matches!(c, ',' | '"' | '\'' | '“' | '”' | '„'));
    name.trim().eq_ignore_ascii_case("rel") && unquoted.split_whitespace().any(|rel| rel.eq_ignore_ascii_case("next"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn next_of(header: &str) -> Option<String> {
        let page = Url::parse("https://lms.example/api/members?page=1").unwrap();
        next([header], &page).map(String::from)
    }

    #[test]
    fn a_next_link_is_found_among_others_in_any_order() {
        let canvas = r#"<https://lms.example/a?page=1>; rel="current",<https://lms.example/a?page=2>; rel="next",<https://lms.example/a?page=1>; rel="first""#;
        assert_eq!(next_of(canvas).unwrap(), "https://lms.example/a?page=2");
        assert_eq!(next_of("<?page=2>; title=\"a, b\"; REL=next").unwrap(), "https://lms.example/api/members?page=2");
        assert_eq!(next_of(r#"</x>; rel="last next""#).unwrap(), "https://lms.example/x");
        let page = Url::parse("https://lms.example/").unwrap();
        assert_eq!(next(["<a>; rel=prev", "<b>; rel=next"], &page).unwrap().path(), "/b");
    }

    #[test]
    fn moodles_quotes_and_ampersands_do_not_lose_the_next_page() {
        let header = "<https://lms.example/items?type_id=1&amp;limit=10&amp;from=10>; rel=“next”";
        assert_eq!(next_of(header).unwrap(), "https://lms.example/items?type_id=1&limit=10&from=10");
    }

    proptest::proptest! {
        #[test]
        fn no_header_breaks_the_search(header in "[<>;,=\"“” relnxt/?&a-z.:]*") {
            let _outcome = next_of(&header);
        }
    }

    #[test]
    fn a_last_page_and_nonsense_have_no_next() {
        for header in
            ["", "<https://lms.example/a>; rel=\"prev\"", "<", "<a", ">; rel=next", "<a>; rel", "<a>; rel=nextish"]
        {
            assert_eq!(next_of(header), None, "{header}");
        }
    }
}
