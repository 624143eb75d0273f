//! Holds the rooms apart: the table of ARCHITECTURE.md as data, and a reader of every `crate::` path under `src`.
//!
//! The reader knows Rust's tokens, not its grammar: it skips comments, strings and `#[cfg(test)]` items, expands
//! `use` groups, and follows `super`. Modules of tests may use what they like.

use std::fmt;
use std::fs;
use std::iter::Peekable;
use std::path::{Path, PathBuf};
use std::str::Chars;

/// A room and the paths of ours that it may name, besides its own. `store::Job` allows that part of `store` alone.
struct Room {
    name: &'static str,
    may_use: &'static [&'static str],
    never: &'static [&'static str],
}

const fn room(name: &'static str, may_use: &'static [&'static str]) -> Room {
    Room { name, may_use, never: &[] }
}

const ROOMS: &[Room] = &[
    room("clock", &[]),
    room("keys", &[]),
    room("urls", &[]),
    room("domain", &[]),
    room("views", &[]),
    room("config", &["keys", "urls", "domain::mail"]),
    room("lti", &["keys"]),
    room("openbadges", &["keys", "domain"]),
    room("sources", &["keys", "domain"]),
    room("artwork", &["keys", "domain"]),
    room("practice", &[]),
    room("store", &["domain", "lti", "keys"]),
    // Of the settings, how the mail server is reached.
    room(
        "outbound",
        &["lti", "keys", "clock", "domain::mail", "config::SmtpServer", "config::Encryption", "config::Login"],
    ),
    room("app", &["clock", "keys", "urls", "domain::ids", "artwork", "views", "config", "store", "outbound"]),
    room(
        "flows",
        &[
            "app",
            "clock",
            "keys",
            "urls",
            "domain",
            "views",
            "config",
            "lti",
            "openbadges",
            "sources",
            "artwork",
            "store",
            "outbound",
        ],
    ),
    // Of the store, what the file of the job queue offers, and why it could not.
    room("jobs", &["flows", "app", "store::Job", "store::JobKind", "store::JobState", "store::StoreError"]),
    room(
        "web",
        &[
            "flows",
            "app",
            "store",
            "clock",
            "keys",
            "urls",
            "domain",
            "views",
            "lti",
            "openbadges",
            "sources",
            "artwork",
        ],
    ),
    // `serve` starts the web server and the workers; no command calls a handler.
    Room {
        name: "cli",
        // Of the domain, what a file of awards may say besides, and who does something.
        may_use: &[
            "flows",
            "app",
            "clock",
            "config",
            "keys",
            "openbadges",
            "store",
            "practice",
            "jobs",
            "web",
            "domain::details",
            "domain::console",
        ],
        never: &["web::lti", "web::learner", "web::instructor", "web::admin", "web::public", "web::session"],
    },
    room("main", &["cli"]),
    // The list of rooms; it names none of their contents.
    room("lib", &[]),
];

/// Libraries that live in some rooms only.
const LIBRARIES: &[(&str, &[&str])] = &[
    ("diesel", &["store"]),
    ("diesel_migrations", &["store"]),
    ("reqwest", &["outbound", "practice"]),
    ("actix_web", &["web", "practice"]),
    ("tera", &["views"]),
    ("fluent_bundle", &["views"]),
    ("clap", &["cli"]),
    ("lettre", &["outbound"]),
];

#[test]
fn every_room_uses_only_the_rooms_and_libraries_that_it_may() {
    let files = rust_files(Path::new("src"));
    assert!(files.len() > 3, "the sources were not found: {files:?}");
    let breaches: Vec<String> = files
        .iter()
        .flat_map(|file| {
            let text = fs::read_to_string(file).expect("a source file is UTF-8");
            let inside = file.strip_prefix("src").expect("found below src");
            breaches(inside, &text).into_iter().map(move |breach| format!("{}:{breach}", file.display()))
        })
        .collect();
    assert!(breaches.is_empty(), "\n{}\n", breaches.join("\n"));
}

fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).expect("the folder can be read") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            files.extend(rust_files(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
    files.sort();
    files
}

// ---------------------------------------------------------------------------------------------------- judging

struct Breach {
    line: usize,
    says: String,
}

impl fmt::Display for Breach {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.line, self.says)
    }
}

/// What a file, named relative to `src`, uses without being allowed to.
fn breaches(file: &Path, text: &str) -> Vec<Breach> {
    let module = module_of(file);
    let Some(room) = ROOMS.iter().find(|room| room.name == module[0]) else {
        return vec![Breach { line: 1, says: format!("the room `{}` is not in the table", module[0]) }];
    };
    paths(text, &module).into_iter().filter_map(|path| judge(room, &path)).collect()
}

fn judge(room: &Room, used: &UsedPath) -> Option<Breach> {
    let allowed = match &used.root {
        Root::Library(library) => {
            let (_, rooms) = LIBRARIES.iter().find(|(name, _)| name == library)?;
            rooms.contains(&room.name)
        }
        Root::Ours => {
            let own = used.segments.first().is_some_and(|first| first == room.name);
            let within = |entry: &&str| {
                let mut segments = used.segments.iter();
                entry.split("::").all(|wanted| segments.next().is_some_and(|segment| segment == wanted))
            };
            own || (room.may_use.iter().any(within) && !room.never.iter().any(within))
        }
    };
    (!allowed).then(|| Breach { line: used.line, says: format!("`{}` may not use `{used}`", room.name) })
}

/// `web/error/mod.rs` → `["web", "error"]`, `clock.rs` → `["clock"]`.
fn module_of(file: &Path) -> Vec<String> {
    let mut module: Vec<String> =
        file.with_extension("").components().map(|part| part.as_os_str().to_string_lossy().into_owned()).collect();
    if module.len() > 1 && module.last().is_some_and(|last| last == "mod") {
        module.pop();
    }
    module
}

// ---------------------------------------------------------------------------------------------------- reading

#[derive(Debug, PartialEq)]
enum Root {
    Ours,
    Library(String),
}

#[derive(Debug)]
struct UsedPath {
    line: usize,
    root: Root,
    segments: Vec<String>,
}

impl fmt::Display for UsedPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.root {
            Root::Ours => write!(f, "crate::{}", self.segments.join("::")),
            Root::Library(library) => f.write_str(library),
        }
    }
}

/// Every path into this crate and every named library, in the order of the text.
fn paths(text: &str, module: &[String]) -> Vec<UsedPath> {
    let tokens = without_tests(tokens(text));
    let mut found = Vec::new();
    // Inline modules: their names, and the depth of braces at which they end.
    let mut inside: Vec<(String, usize)> = Vec::new();
    let mut depth: usize = 0;
    let mut at = 0;
    while at < tokens.len() {
        let token = &tokens[at];
        match token.text.as_str() {
            "{" => depth += 1,
            "}" => {
                depth = depth.saturating_sub(1);
                inside.retain(|(_, level)| *level <= depth);
            }
            "mod" if is(&tokens, at + 2, "{") => inside.push((tokens[at + 1].text.clone(), depth + 1)),
            // `accolade` is this crate as its own binary sees it.
            "crate" | "accolade" if is(&tokens, at + 1, "::") && !is_segment(&tokens, at) => {
                for segments in tree(&tokens, &mut (at + 2)) {
                    found.push(UsedPath { line: token.line, root: Root::Ours, segments });
                }
            }
            "super" if is(&tokens, at + 1, "::") && !is_segment(&tokens, at) => {
                let mut here: Vec<String> = module.to_vec();
                here.extend(inside.iter().map(|(name, _)| name.clone()));
                let mut next = at;
                while is(&tokens, next, "super") && is(&tokens, next + 1, "::") {
                    here.pop();
                    next += 2;
                }
                for segments in tree(&tokens, &mut next) {
                    let segments = here.iter().cloned().chain(segments).collect();
                    found.push(UsedPath { line: token.line, root: Root::Ours, segments });
                }
            }
            name if LIBRARIES.iter().any(|(library, _)| *library == name) => {
                let imported = at > 0 && matches!(tokens[at - 1].text.as_str(), "use" | "crate");
                if !is_segment(&tokens, at) && (imported || is(&tokens, at + 1, "::")) {
                    let root = Root::Library(name.to_owned());
                    found.push(UsedPath { line: token.line, root, segments: Vec::new() });
                }
            }
            _ => {}
        }
        at += 1;
    }
    found
}

/// The paths of a `use` tree, or the one path of an expression, from the token at `at` on.
fn tree(tokens: &[Token], at: &mut usize) -> Vec<Vec<String>> {
    let Some(token) = tokens.get(*at) else { return Vec::new() };
    *at += 1;
    if token.text == "{" {
        let mut all = Vec::new();
        while *at < tokens.len() && !is(tokens, *at, "}") {
            all.extend(tree(tokens, at));
            // What follows a path in a group: `as name`, and the comma.
            while *at < tokens.len() && !is(tokens, *at, "}") && !is(tokens, *at, ",") {
                *at += 1;
            }
            if is(tokens, *at, ",") {
                *at += 1;
            }
        }
        *at += 1;
        return all;
    }
    if token.text == "*" {
        return vec![vec!["*".to_owned()]];
    }
    if !token.is_word() {
        *at -= 1;
        return vec![Vec::new()];
    }
    if !is(tokens, *at, "::") {
        return vec![vec![token.text.clone()]];
    }
    *at += 1;
    tree(tokens, at)
        .into_iter()
        .map(|rest| {
            let mut path = vec![token.text.clone()];
            path.extend(rest);
            path
        })
        .collect()
}

/// Whether the word at `at` continues a path, as `diesel` does in `crate::store::diesel`, though not in `use ::diesel`.
fn is_segment(tokens: &[Token], at: usize) -> bool {
    let continues =
        |before: &Token| before.is_word() && !matches!(before.text.as_str(), "use" | "in" | "as" | "return");
    at > 0 && (is(tokens, at - 1, ".") || (at > 1 && is(tokens, at - 1, "::") && continues(&tokens[at - 2])))
}

fn is(tokens: &[Token], at: usize, text: &str) -> bool {
    tokens.get(at).is_some_and(|token| token.text == text)
}

/// Drops each item under `#[cfg(test)]`: to its closing brace, or to its semicolon.
fn without_tests(tokens: Vec<Token>) -> Vec<Token> {
    const MARK: [&str; 7] = ["#", "[", "cfg", "(", "test", ")", "]"];
    let mut kept = Vec::with_capacity(tokens.len());
    let mut at = 0;
    while at < tokens.len() {
        if !MARK.iter().enumerate().all(|(offset, text)| is(&tokens, at + offset, text)) {
            kept.push(tokens[at].clone());
            at += 1;
            continue;
        }
        at += MARK.len();
        let mut depth = 0;
        while at < tokens.len() {
            match tokens[at].text.as_str() {
                "{" => depth += 1,
                "}" => depth -= 1,
                _ => {}
            }
            let ends = depth == 0 && matches!(tokens[at].text.as_str(), "}" | ";");
            at += 1;
            if ends {
                break;
            }
        }
    }
    kept
}

#[derive(Clone, Debug)]
struct Token {
    text: String,
    line: usize,
}

impl Token {
    fn is_word(&self) -> bool {
        self.text.starts_with(|first: char| first.is_alphabetic() || first == '_')
    }
}

/// Words, `::`, and single signs. Comments vanish; a string, a character or a lifetime leaves one sign that is no word.
fn tokens(text: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut line = 1;
    let mut rest = text.chars().peekable();
    while let Some(first) = rest.next() {
        let began = line;
        let text = match first {
            '\n' => {
                line += 1;
                continue;
            }
            first if first.is_whitespace() => continue,
            '/' if rest.peek() == Some(&'/') => {
                while rest.next_if(|next| *next != '\n').is_some() {}
                continue;
            }
            '/' if rest.peek() == Some(&'*') => {
                skip_comment(&mut rest, &mut line);
                continue;
            }
            '"' => {
                skip_string(&mut rest, &mut line);
                "\"".to_owned()
            }
            '\'' => {
                skip_character_or_lifetime(&mut rest);
                "'".to_owned()
            }
            ':' if rest.next_if_eq(&':').is_some() => "::".to_owned(),
            first if first.is_alphanumeric() || first == '_' => {
                let mut word = String::from(first);
                while let Some(next) = rest.next_if(|next| next.is_alphanumeric() || *next == '_') {
                    word.push(next);
                }
                let raw = matches!(word.as_str(), "r" | "br" | "cr");
                if raw && matches!(rest.peek(), Some('"' | '#')) && skip_raw_string(&mut rest, &mut line) {
                    word = "\"".to_owned();
                }
                word
            }
            other => other.to_string(),
        };
        tokens.push(Token { text, line: began });
    }
    tokens
}

fn skip_comment(rest: &mut Peekable<Chars>, line: &mut usize) {
    let mut depth = 0;
    let mut last = '/';
    for next in rest.by_ref() {
        *line += usize::from(next == '\n');
        match (last, next) {
            ('/', '*') => depth += 1,
            ('*', '/') => depth -= 1,
            _ => {
                last = next;
                continue;
            }
        }
        if depth == 0 {
            return;
        }
        last = ' ';
    }
}

fn skip_string(rest: &mut Peekable<Chars>, line: &mut usize) {
    while let Some(next) = rest.next() {
        *line += usize::from(next == '\n');
        match next {
            '\\' => *line += usize::from(rest.next() == Some('\n')),
            '"' => return,
            _ => {}
        }
    }
}

/// After `r`: `"…"`, `#"…"#` and so on. False for a raw identifier, whose `#` is then skipped.
fn skip_raw_string(rest: &mut Peekable<Chars>, line: &mut usize) -> bool {
    let mut hashes = 0;
    while rest.next_if_eq(&'#').is_some() {
        hashes += 1;
    }
    if rest.next_if_eq(&'"').is_none() {
        return false;
    }
    let mut closing = None;
    for next in rest.by_ref() {
        *line += usize::from(next == '\n');
        closing = match (next, closing) {
            ('"', _) => Some(0),
            ('#', Some(seen)) => Some(seen + 1),
            _ => None,
        };
        if closing == Some(hashes) {
            return true;
        }
    }
    true
}

fn skip_character_or_lifetime(rest: &mut Peekable<Chars>) {
    if rest.next_if_eq(&'\\').is_some() {
        rest.next();
        while rest.next().is_some_and(|next| next != '\'') {}
        return;
    }
    let first = rest.next();
    if rest.next_if_eq(&'\'').is_some() {
        return;
    }
    if first.is_some_and(|first| first.is_alphanumeric() || first == '_') {
        while rest.next_if(|next| next.is_alphanumeric() || *next == '_').is_some() {}
    }
}

// ---------------------------------------------------------------------------------------------------- the reader's tests

#[cfg(test)]
mod tests {
    use super::*;

    fn says(file: &str, text: &str) -> Vec<String> {
        breaches(Path::new(file), text).iter().map(Breach::to_string).collect()
    }

    #[test]
    fn a_room_below_that_imports_one_above_is_found_with_its_line() {
        assert_eq!(
            says("domain/rule.rs", "\nuse crate::store::Store;"),
            ["2: `domain` may not use `crate::store::Store`"]
        );
    }

    #[test]
    fn a_room_that_uses_what_it_may_and_itself_passes() {
        assert!(says("web/lti.rs", "use crate::{app::App, flows::launch};\nuse crate::web::session;").is_empty());
    }

    #[test]
    fn each_path_of_a_nested_group_is_judged() {
        let text = "use crate::{domain::ids::{AwardId, PersonId}, outbound::{self, http as net}, lti};";
        assert_eq!(
            says("store/awards.rs", text),
            ["1: `store` may not use `crate::outbound::self`", "1: `store` may not use `crate::outbound::http`"]
        );
    }

    #[test]
    fn a_path_inside_a_function_body_or_a_macro_is_found() {
        assert_eq!(says("views/mail.rs", "fn f() { let x = crate::config::Config::load::<u8>(); }").len(), 1);
        assert_eq!(says("views/mail.rs", "macro_rules! m { () => { $crate::store::open() } }").len(), 1);
    }

    #[test]
    fn super_leads_to_other_rooms_as_well() {
        assert_eq!(says("lti/ags.rs", "use super::super::store::Store;").len(), 1);
        assert!(says("lti/ags.rs", "use super::launch::Launch;").is_empty());
        assert_eq!(says("clock.rs", "use super::keys;").len(), 1);
        assert!(says("clock.rs", "mod inner { use super::Clock; }").is_empty());
        assert_eq!(says("clock.rs", "mod inner { use super::Clock; } use super::keys;").len(), 1);
    }

    #[test]
    fn a_glob_of_the_whole_crate_is_refused() {
        assert_eq!(says("flows/issue.rs", "use crate::*;"), ["1: `flows` may not use `crate::*`"]);
    }

    #[test]
    fn part_of_a_room_may_be_allowed_alone() {
        assert!(says("jobs/runner.rs", "use crate::store::Job;").is_empty());
        assert_eq!(says("jobs/runner.rs", "use crate::store::{Job, Award};").len(), 1);
        assert_eq!(says("jobs/runner.rs", "use crate::store::Jobless;").len(), 1);
    }

    #[test]
    fn part_of_an_allowed_room_may_be_refused() {
        assert!(says("cli/serve.rs", "crate::web::serve(app)").is_empty());
        assert_eq!(says("cli/serve.rs", "crate::web::lti::launch(app)").len(), 1);
    }

    #[test]
    fn a_library_outside_its_room_is_found_however_it_is_named() {
        for text in [
            "use diesel::prelude::*;",
            "use ::diesel::sql_query;",
            "#[derive(diesel::Queryable)] struct A;",
            "extern crate diesel;",
        ] {
            assert_eq!(says("flows/sync.rs", text), ["1: `flows` may not use `diesel`"], "{text}");
            assert!(says("store/awards.rs", text).is_empty(), "{text}");
        }
        assert_eq!(says("outbound/http.rs", "async fn f(r: actix_web::HttpRequest) {}").len(), 1);
        assert!(says("practice/server.rs", "use actix_web::web; use reqwest::Client;").is_empty());
    }

    #[test]
    fn a_module_or_a_field_with_a_library_s_name_is_no_library() {
        assert!(says("flows/sync.rs", "let a = self.tera; crate::flows::tera::render(); x.clap::<u8>();").is_empty());
    }

    #[test]
    fn comments_strings_and_tests_are_not_read() {
        let text = r####"
            // use crate::store;
            /* use crate::store; /* nested */ use crate::web; */
            const A: &str = "use crate::store; \" crate::web::x";
            const B: &str = r#"crate::store::" x"#;
            const C: char = '"'; const D: char = '\''; fn f<'a>(x: &'a str) {}
            const E: &[u8] = b"crate::store::x";
            #[cfg(test)]
            mod tests { use crate::store::Store; fn f() { {} } }
            #[cfg(test)]
            use diesel::prelude::*;
        "####;
        assert!(says("domain/rule.rs", text).is_empty(), "{:?}", says("domain/rule.rs", text));
        let after = format!("{text}\nuse crate::store::Store;");
        assert_eq!(says("domain/rule.rs", &after), ["13: `domain` may not use `crate::store::Store`"]);
    }

    #[test]
    fn pub_crate_is_no_path() {
        assert!(says("domain/rule.rs", "pub(crate) fn f() {} pub(in crate::domain) fn g() {}").is_empty());
    }

    #[test]
    fn a_room_that_nobody_named_is_refused() {
        assert_eq!(says("utils/text.rs", ""), ["1: the room `utils` is not in the table"]);
        assert_eq!(says("domain/rule.rs", "use crate::helper;"), ["1: `domain` may not use `crate::helper`"]);
    }

    #[test]
    fn main_knows_the_command_line_alone() {
        assert!(says("main.rs", "fn main() { accolade::cli::run() }").is_empty());
        assert_eq!(says("main.rs", "fn main() { accolade::web::serve() }").len(), 1);
    }

    #[test]
    fn the_table_names_rooms_that_are_in_it() {
        let known = |path: &&str| ROOMS.iter().any(|room| Some(room.name) == path.split("::").next());
        let named = ROOMS.iter().flat_map(|room| room.may_use.iter().chain(room.never));
        let libraries = LIBRARIES.iter().flat_map(|(_, rooms)| rooms.iter());
        let unknown: Vec<&&str> = named.chain(libraries).filter(|path| !known(path)).collect();
        assert!(unknown.is_empty(), "{unknown:?}");
    }
}
