//! Tables as files for a spreadsheet: [RFC 4180](https://www.rfc-editor.org/rfc/rfc4180), with every cell a text.

use actix_web::http::header;
use actix_web::web::Bytes;
use actix_web::{HttpResponse, HttpResponseBuilder};

/// What a spreadsheet would read a formula from, in the widths that some write it in.
const BEGIN_FORMULAS: [char; 10] = ['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'];

/// A cell that no spreadsheet takes for a formula
/// ([CSV injection](https://owasp.org/www-community/attacks/CSV_Injection)).
pub fn cell(text: &str) -> String {
    let begins = text.starts_with(BEGIN_FORMULAS) || text.trim_start().starts_with(BEGIN_FORMULAS);
    let text: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    if begins { format!("'{text}") } else { text }
}

/// Lines of a table.
pub fn lines<const N: usize>(lines: impl IntoIterator<Item = [String; N]>) -> Bytes {
    let mut csv = csv::Writer::from_writer(vec![]);
    lines.into_iter().for_each(|line| csv.write_record(line).expect("memory takes all"));
    csv.into_inner().expect("memory takes all").into()
}

/// The first lines of a file: with the mark by which Excel knows that it is UTF-8.
pub fn begun(lines: Bytes) -> Bytes {
    [b"\xef\xbb\xbf", &lines[..]].concat().into()
}

/// The answer that a browser keeps as a file of this name.
pub fn download(name: &str) -> HttpResponseBuilder {
    let mut response = HttpResponse::Ok();
    response
        .insert_header((header::CONTENT_TYPE, "text/csv; charset=utf-8"))
        .insert_header((header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")))
        .insert_header((header::CACHE_CONTROL, "no-store"))
        .insert_header((header::X_CONTENT_TYPE_OPTIONS, "nosniff"));
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_is_taken_for_a_formula() {
        for (text, kept) in [
            ("=1+1", "'=1+1"),
            ("+41", "'+41"),
            ("-2", "'-2"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("\t=1", "' =1"),
            ("\rAda", "' Ada"),
            (" =1", "' =1"),
            ("＝1", "'＝1"),
            ("=HYPERLINK(\"https://evil.example\")", "'=HYPERLINK(\"https://evil.example\")"),
            ("Laboratory Basics", "Laboratory Basics"),
            ("Ada", "Ada"),
            ("two\nlines", "two lines"),
        ] {
            assert_eq!(cell(text), kept);
        }
    }
}
