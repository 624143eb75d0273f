//! What commands print: plain text, aligned tables, and nothing that could steer a terminal.

use std::fmt;
use std::io::{Read, Write};
use std::path::Path;

use chrono::{DateTime, SecondsFormat, Utc};

use super::error::CommandError;

/// Writes to standard output. A reader that has seen enough, such as `head`, is no failure.
pub fn print(text: impl fmt::Display) {
    let mut out = std::io::stdout().lock();
    let written = write!(out, "{text}").and_then(|()| out.flush());
    if let Err(error) = written
        && error.kind() != std::io::ErrorKind::BrokenPipe
    {
        eprintln!("error: the output could not be written: {error}");
    }
}

pub fn print_line(text: impl fmt::Display) {
    print(format_args!("{text}\n"));
}

/// The text without control characters, but for line breaks: names come from platforms and from badges of strangers.
pub fn plain(text: &str) -> String {
    let shown = |c: char| match c {
        '\n' => c,
        '\t' => ' ',
        _ if c.is_control() => '\u{fffd}',
        _ => c,
    };
    text.chars().map(shown).collect()
}

pub fn time(time: DateTime<Utc>) -> String {
    time.to_rfc3339_opts(SecondsFormat::Secs, true)
}

/// Columns as wide as their widest cell, separated by two spaces. A cell is one line.
pub struct Table {
    rows: Vec<Vec<String>>,
}

impl Table {
    pub fn new<const N: usize>(header: [&str; N]) -> Self {
        Self { rows: vec![header.map(str::to_owned).to_vec()] }
    }

    pub fn without_header() -> Self {
        Self { rows: Vec::new() }
    }

    pub fn row<const N: usize>(&mut self, cells: [String; N]) {
        self.rows.push(cells.map(|cell| plain(&cell.replace('\n', "; "))).to_vec());
    }
}

impl fmt::Display for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let columns = self.rows.iter().map(Vec::len).max().unwrap_or(0);
        let width = |column: usize| {
            self.rows.iter().filter_map(|row| row.get(column)).map(|cell: &String| cell.chars().count()).max()
        };
        let widths: Vec<usize> = (0..columns).map(|column| width(column).unwrap_or(0)).collect();
        for row in &self.rows {
            let cells: Vec<String> = row.iter().zip(&widths).map(|(cell, &width)| format!("{cell:<width$}")).collect();
            writeln!(f, "{}", cells.join("  ").trim_end())?;
        }
        Ok(())
    }
}

/// Reads a file that somebody named, or standard input for `-`; more than `limit` bytes are refused.
pub fn read_input(path: &Path, limit: usize) -> Result<Vec<u8>, CommandError> {
    let unreadable = |error: std::io::Error| {
        CommandError::refused(
            format!("{} cannot be read: {error}", path.display()),
            "Give the path of a file, or - for standard input.",
        )
    };
    let most = limit as u64 + 1;
    let mut bytes = Vec::new();
    if path == Path::new("-") {
        std::io::stdin().lock().take(most).read_to_end(&mut bytes).map_err(unreadable)?;
    } else {
        let file = std::fs::File::open(path).map_err(unreadable)?;
        file.take(most).read_to_end(&mut bytes).map_err(unreadable)?;
    }
    if bytes.len() > limit {
        let megabytes = limit / (1024 * 1024);
        return Err(CommandError::refused(
            format!("{} is larger than {megabytes} MB", path.display()),
            "Is it the right file? Split one that is.",
        ));
    }
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_is_aligned_and_has_no_blanks_at_the_end() {
        let mut table = Table::new(["ID", "NAME"]);
        table.row(["1".to_owned(), "Zoë Åström".to_owned()]);
        table.row(["1000".to_owned(), String::new()]);
        assert_eq!(table.to_string(), "ID    NAME\n1     Zoë Åström\n1000\n");
    }

    #[test]
    fn a_name_cannot_steer_the_terminal_or_forge_a_row() {
        let mut table = Table::without_header();
        table.row(["\u{1b}[2Jgone\r\nvalid".to_owned()]);
        assert_eq!(table.to_string(), "\u{fffd}[2Jgone\u{fffd}; valid\n");
    }

    #[test]
    fn a_file_over_the_limit_is_refused() {
        assert!(read_input(Path::new("Cargo.toml"), 10).is_err());
        assert!(read_input(Path::new("no such file"), 10).is_err());
        assert!(!read_input(Path::new("Cargo.toml"), 1 << 20).unwrap().is_empty());
    }
}
