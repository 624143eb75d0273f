//! Checks many badges at once: links one below the other, a table with links in it, or an archive of files. Everything
//! is bounded before it is looked at, and what is not done in time says so.

use std::io::{Cursor, Read};
use std::time::Duration;

use futures_util::StreamExt;
use futures_util::stream;
use tokio::time::{Instant, timeout_at};
use zip::ZipArchive;

use super::verify::{Verifier, VerifyError};
use crate::app::App;
use crate::openbadges::verification::Report;
use crate::outbound::documents::DocumentError;

/// The most badges that are checked in one go.
pub const MOST: usize = 100;
/// The largest upload.
pub const LARGEST_UPLOAD: usize = 8 << 20;
/// What the files of an archive may be in all, unpacked.
const LARGEST_UNPACKED: usize = 32 << 20;
/// How many files of an archive are looked at, most of which may be none of badges.
const MOST_FILES: usize = 1_000;
const AT_ONCE: usize = 4;
const LONGEST: Duration = Duration::from_secs(60);
const LONGEST_LINK: usize = 2_000;
/// What badges come as.
const EXTENSIONS: [&str; 7] = ["json", "jsonld", "jwt", "pdf", "png", "svg", "txt"];

/// One thing to be checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Item {
    Link(String),
    File {
        name: String,
        bytes: Vec<u8>,
    },
    /// Neither, as it stood there.
    Neither(String),
}

impl Item {
    /// What people know it by.
    pub fn name(&self) -> &str {
        match self {
            Self::Link(name) | Self::Neither(name) | Self::File { name, .. } => name,
        }
    }
}

/// Why nothing was checked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ManyError {
    #[error("there is nothing to check")]
    Nothing,
    #[error("more than {MOST} badges at once")]
    TooMany,
    #[error("the archive is larger than is unpacked")]
    TooLarge,
    #[error("the file is neither an archive nor a table of links")]
    Unreadable,
}

/// What came of one.
#[derive(Debug)]
pub enum Checked {
    Report(Box<Report>),
    /// It could not be read as a badge, or its address has none.
    NoBadge,
    /// Its address did not answer with a badge.
    Unreachable,
    /// The others took too long.
    OutOfTime,
}

/// The links of a text: each word that stands between spaces, and each cell of a table, without quotes around it.
pub fn read_text(text: &str) -> Result<Vec<Item>, ManyError> {
    let is_between = |c: char| c.is_whitespace() || matches!(c, ',' | ';' | '"' | '<' | '>');
    let mut items = Vec::new();
    for line in text.lines() {
        let mut links = line.split(is_between).filter(|word| is_link(word)).peekable();
        if links.peek().is_none() && !line.trim().is_empty() {
            items.push(Item::Neither(line.trim().chars().take(80).collect()));
        }
        for link in links {
            if !items.iter().any(|known: &Item| known.name() == link) {
                items.push(Item::Link(link.to_owned()));
            }
            if items.len() > MOST {
                return Err(ManyError::TooMany);
            }
        }
        if items.len() > MOST {
            return Err(ManyError::TooMany);
        }
    }
    if items.is_empty() { Err(ManyError::Nothing) } else { Ok(items) }
}

fn is_link(word: &str) -> bool {
    word.len() <= LONGEST_LINK
        && ["https://", "http://"]
            .iter()
            .any(|scheme| word.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme)))
}

/// A table or an archive, as it was uploaded. Of a table, lines without a link are its head or empty, and are left out.
pub fn read_file(bytes: &[u8]) -> Result<Vec<Item>, ManyError> {
    if bytes.starts_with(b"PK") {
        return read_archive(bytes);
    }
    let text = std::str::from_utf8(bytes).map_err(|_| ManyError::Unreadable)?;
    let mut items = read_text(text.trim_start_matches('\u{feff}'))?;
    items.retain(|item| matches!(item, Item::Link(_)));
    if items.is_empty() { Err(ManyError::Unreadable) } else { Ok(items) }
}

fn read_archive(bytes: &[u8]) -> Result<Vec<Item>, ManyError> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| ManyError::Unreadable)?;
    if archive.len() > MOST_FILES {
        return Err(ManyError::TooMany);
    }
    let mut items = Vec::new();
    let mut left = LARGEST_UNPACKED;
    for at in 0..archive.len() {
        let Ok(file) = archive.by_index(at) else { continue };
        let Ok(name) = file.name().map(|name| name.into_owned()) else { continue };
        let is_badge = name
            .rsplit_once('.')
            .is_some_and(|(_, extension)| EXTENSIONS.iter().any(|known| extension.eq_ignore_ascii_case(known)));
        if file.is_dir() || !is_badge || name.starts_with("__MACOSX/") {
            continue;
        }
        if items.len() == MOST {
            return Err(ManyError::TooMany);
        }
        let mut unpacked = Vec::new();
        // What a file says about its size is not believed.
        let limit = u64::try_from(left).unwrap_or(u64::MAX) + 1;
        if file.take(limit).read_to_end(&mut unpacked).is_err() {
            items.push(Item::Neither(name));
            continue;
        }
        left = left.checked_sub(unpacked.len()).ok_or(ManyError::TooLarge)?;
        items.push(Item::File { name, bytes: unpacked });
    }
    if items.is_empty() { Err(ManyError::Nothing) } else { Ok(items) }
}

/// Checks all of them, some at a time; gives them back in their order.
pub async fn verify_all(app: &App, items: Vec<Item>) -> Result<Vec<(Item, Checked)>, VerifyError> {
    let verifier = Verifier::of(app);
    let deadline = Instant::now() + LONGEST;
    let checks = items.into_iter().map(|item| {
        let verifier = &verifier;
        async move {
            let outcome = timeout_at(deadline, check(verifier, &item)).await;
            let checked = outcome.unwrap_or(Ok(Checked::OutOfTime))?;
            Ok::<_, VerifyError>((item, checked))
        }
    });
    let done: Vec<Result<_, VerifyError>> = stream::iter(checks).buffered(AT_ONCE).collect().await;
    done.into_iter().collect()
}

async fn check(verifier: &Verifier<'_>, item: &Item) -> Result<Checked, VerifyError> {
    let outcome = match item {
        Item::Link(link) => verifier.verify_link(link, None).await,
        Item::File { bytes, .. } => verifier.verify(bytes, None).await,
        Item::Neither(_) => return Ok(Checked::NoBadge),
    };
    match outcome {
        Ok(report) => Ok(Checked::Report(Box::new(report))),
        // Where an address answers that nothing is there, asking again later changes nothing.
        Err(VerifyError::Read(_) | VerifyError::Link(DocumentError::Status(404 | 410) | DocumentError::Gone(_))) => {
            Ok(Checked::NoBadge)
        }
        Err(VerifyError::Link(_)) => Ok(Checked::Unreachable),
        Err(error @ VerifyError::Store(_)) => Err(error),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;
    use zip::ZipWriter;
    use zip::write::SimpleFileOptions;

    fn links(text: &str) -> Vec<String> {
        read_text(text).unwrap().iter().map(|item| item.name().to_owned()).collect()
    }

    fn packed(files: &[(&str, &[u8])]) -> Vec<u8> {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, bytes) in files {
            zip.start_file(*name, SimpleFileOptions::default()).unwrap();
            zip.write_all(bytes).unwrap();
        }
        zip.finish().unwrap().into_inner()
    }

    #[test]
    fn links_are_found_in_lines_and_in_tables_each_once() {
        let text = "https://a.example/1\n\n https://a.example/2 ,HTTPS://b.example/3\nhttps://a.example/1\n";
        assert_eq!(links(text), ["https://a.example/1", "https://a.example/2", "HTTPS://b.example/3"]);
        let table =
            "\u{feff}Name;Badge\r\n\"Sample, Ada\";\"https://a.example/1\"\r\nJos\u{e9};https://a.example/2\r\n";
        assert_eq!(read_file(table.as_bytes()).unwrap().len(), 2);
        assert_eq!(links("not a link"), ["not a link"]);
        assert_eq!(read_text(" \n\t"), Err(ManyError::Nothing));
        assert_eq!(read_file(b"no links here"), Err(ManyError::Unreadable));
        assert_eq!(read_file(b"\xff\xfe\x00"), Err(ManyError::Unreadable));
    }

    #[test]
    fn there_is_a_bound_to_how_many_are_checked() {
        let text: String = (0..MOST).map(|n| format!("https://a.example/{n}\n")).collect();
        assert_eq!(links(&text).len(), MOST);
        assert_eq!(read_text(&format!("{text}https://a.example/more")), Err(ManyError::TooMany));
        let one_line = text.replace('\n', " ");
        assert_eq!(read_text(&format!("{one_line}https://a.example/more")), Err(ManyError::TooMany));
        let names: Vec<String> = (0..=MOST).map(|n| format!("{n}.json")).collect();
        let files: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), &b"{}"[..])).collect();
        assert_eq!(read_file(&packed(&files)), Err(ManyError::TooMany));
    }

    #[test]
    fn of_an_archive_only_what_may_be_a_badge_is_unpacked_and_only_so_much() {
        let archive =
            packed(&[("index.html", b"<p>"), ("a/b.JSON", b"{}"), ("__MACOSX/b.json", b"x"), ("c.png", b"png")]);
        let items = read_file(&archive).unwrap();
        let names: Vec<&str> = items.iter().map(Item::name).collect();
        assert_eq!(names, ["a/b.JSON", "c.png"]);
        assert_eq!(read_file(&packed(&[("readme.md", b"x")])), Err(ManyError::Nothing));
        assert_eq!(read_file(&archive[..archive.len() / 2]), Err(ManyError::Unreadable));
        // A bomb: small as it came, and more than is unpacked.
        let zeros = vec![0; LARGEST_UNPACKED / 2 + 1];
        let bomb = packed(&[("a.json", &zeros), ("b.json", &zeros)]);
        assert!(bomb.len() < 1 << 20);
        assert_eq!(read_file(&bomb), Err(ManyError::TooLarge));
    }
}
