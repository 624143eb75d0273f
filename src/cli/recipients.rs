//! The file of `accolade issue`: who is to get a badge, row by row, as people export it from what they have.
//!
//! Column names are read without regard to case, blanks, underscores, dots and hyphens, and by their usual synonyms.
//! Comma, semicolon or tab; UTF-8 with or without a byte order mark, or UTF-16 with one.

use std::collections::HashMap;

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use csv::StringRecord;

use crate::domain::details::{AwardDetails, Credits, Evidence};
use crate::flows::award::{AwardError, Recipient, check_address};

/// The largest file: 5 MB.
pub const LARGEST: usize = 5 * 1024 * 1024;
pub const MOST_ROWS: usize = 10_000;

/// Why a file cannot be used at all.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum FileError {
    #[error("the file is neither UTF-8 nor UTF-16 text: save it as “CSV UTF-8”")]
    Encoding,
    #[error("the file has no line with the names of its columns")]
    Empty,
    #[error("the file has more than {MOST_ROWS} rows: split it")]
    TooManyRows,
    #[error("no column says who gets the badge: name one “email” (with “name” beside it) or “member”; there are {0}")]
    NoRecipient(String),
    #[error("the columns {0} and {1} say the same: remove one")]
    SameTwice(String, String),
    #[error("line {0} cannot be read: {1}")]
    Unreadable(u64, String),
}

/// Why a row cannot be used, with what to do about it.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum RowError {
    #[error("it has more cells than there are columns: put text with commas in quotes")]
    TooManyCells,
    #[error("nobody is named: fill in the mail address or the member")]
    Nobody,
    #[error("“{0}” is not a mail address")]
    Address(String),
    #[error("the name is missing, or longer than 200 characters")]
    Name,
    #[error("the link to the evidence does not begin with https://")]
    EvidenceLink,
    #[error("“{0}” is not a date: write it as 2026-11-30")]
    Date(String),
    #[error("“{0}” is not a number of credits: write it as 2.5")]
    Credits(String),
    #[error("the row is for the badge “{0}”: take it out, or issue that badge")]
    OtherBadge(String),
    #[error("line {0} names the same recipient")]
    Repeated(u64),
}

/// Somebody who is to get the badge.
#[derive(Debug, PartialEq, Eq)]
pub struct Wanted {
    pub recipient: Recipient,
    pub details: AwardDetails,
    /// When it was earned; now where the file does not tell.
    pub earned_at: Option<DateTime<Utc>>,
}

#[derive(Debug, PartialEq, Eq)]
pub struct Row {
    /// As a text editor counts.
    pub line: u64,
    /// What the row calls its recipient.
    pub label: String,
    pub wanted: Result<Wanted, RowError>,
}

#[derive(Debug)]
pub struct Recipients {
    pub rows: Vec<Row>,
    /// Columns that nothing was read from.
    pub ignored: Vec<String>,
}

#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
enum Column {
    Member,
    Email,
    Name,
    GivenName,
    FamilyName,
    /// A part of a piece of evidence; the pieces are counted from 1.
    Evidence(EvidencePart, usize),
    CreditsEarned,
    ActivityStart,
    ActivityEnd,
    LicenseNumber,
    Role,
    Term,
    EarnedAt,
    Badge,
}

#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
enum EvidencePart {
    Text,
    Link,
    Name,
    Description,
    Genre,
    Audience,
}

/// As many pieces of evidence as a row can have: `evidence_url`, `evidence_url_2` and so on.
const MOST_PIECES: usize = 9;

impl Column {
    fn named(header: &str) -> Option<Self> {
        let plain: String = header.to_lowercase().chars().filter(|c| !" _.-\u{a0}".contains(*c)).collect();
        Some(match plain.as_str() {
            "member" | "memberid" | "user" | "userid" | "ltiuserid" | "sub" => Self::Member,
            "email" | "mail" | "emailaddress" | "recipientemail" => Self::Email,
            "name" | "fullname" | "recipientname" | "recipient" => Self::Name,
            "givenname" | "firstname" => Self::GivenName,
            "familyname" | "lastname" | "surname" => Self::FamilyName,
            "creditsearned" | "credits" => Self::CreditsEarned,
            "activitystartdate" | "activitystart" | "startdate" => Self::ActivityStart,
            "activityenddate" | "activityend" | "enddate" => Self::ActivityEnd,
            "licensenumber" | "licencenumber" => Self::LicenseNumber,
            "role" => Self::Role,
            "term" => Self::Term,
            "issuedon" | "issuedat" | "issuedate" | "awardedat" | "awardedon" => Self::EarnedAt,
            "badge" | "badgeid" | "badgekey" => Self::Badge,
            other => return Self::of_evidence(other),
        })
    }

    /// `evidence`, `evidenceurl`, `evidenceurl2`, `evidence2url` and their like.
    fn of_evidence(plain: &str) -> Option<Self> {
        let digits: String = plain.chars().filter(char::is_ascii_digit).collect();
        let piece = if digits.is_empty() { 1 } else { digits.parse().ok()? };
        let name: String = plain.chars().filter(|c| !c.is_ascii_digit()).collect();
        let part = match name.as_str() {
            "evidence" | "evidencetext" | "evidencenarrative" | "narrative" => EvidencePart::Text,
            "evidenceurl" | "evidencelink" => EvidencePart::Link,
            "evidencename" | "evidencetitle" => EvidencePart::Name,
            "evidencedescription" => EvidencePart::Description,
            "evidencegenre" => EvidencePart::Genre,
            "evidenceaudience" => EvidencePart::Audience,
            _ => return None,
        };
        (1..=MOST_PIECES).contains(&piece).then_some(Self::Evidence(part, piece))
    }
}

/// Reads a file for the badge with this key. Rows that cannot be used stand beside those that can.
pub fn read(bytes: &[u8], key: &str) -> Result<Recipients, FileError> {
    let text = decoded(bytes)?;
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(delimiter(&text))
        .flexible(true)
        .trim(csv::Trim::All)
        .from_reader(text.as_bytes());
    let header = reader.headers().map_err(|error| unreadable(&error))?.clone();
    if header.iter().all(str::is_empty) {
        return Err(FileError::Empty);
    }
    let (columns, ignored) = columns(&header)?;
    let mut rows = Vec::new();
    let mut lines = Lines { text: text.as_bytes(), at: 0, line: 1 };
    let mut first_lines: HashMap<(&str, String), u64> = HashMap::new();
    for record in reader.records() {
        let record = record.map_err(|error| unreadable(&error))?;
        if record.iter().all(str::is_empty) {
            continue;
        }
        if rows.len() == MOST_ROWS {
            return Err(FileError::TooManyRows);
        }
        let line = lines.line_of(&record);
        let cells = Cells { columns: &columns, width: header.len(), record: &record };
        let wanted = cells.wanted(key).and_then(|wanted| match first_lines.get(&identity(&wanted.recipient)) {
            Some(first) => Err(RowError::Repeated(*first)),
            None => Ok(wanted),
        });
        if let Ok(wanted) = &wanted {
            first_lines.insert(identity(&wanted.recipient), line);
        }
        rows.push(Row { line, label: cells.label(), wanted });
    }
    Ok(Recipients { rows, ignored })
}

/// Counts lines as an editor does. The reader's own count stands at the blank lines before a row.
struct Lines<'a> {
    text: &'a [u8],
    at: usize,
    line: u64,
}

impl Lines<'_> {
    /// The line on which a row begins; rows are asked for in their order.
    fn line_of(&mut self, record: &StringRecord) -> u64 {
        let byte = record.position().and_then(|position| usize::try_from(position.byte()).ok()).unwrap_or(self.at);
        let passed = self.text.get(self.at..).unwrap_or_default();
        let blank = self.text.iter().skip(byte).take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
        let begins = (byte + blank).saturating_sub(self.at);
        self.line += passed.iter().take(begins).map(|byte| u64::from(*byte == b'\n')).sum::<u64>();
        self.at += begins;
        self.line
    }
}

/// What tells two recipients apart: a person is known by the address, however it is written, and not by the name.
fn identity(recipient: &Recipient) -> (&'static str, String) {
    match recipient {
        Recipient::Member(id) => ("member", id.clone()),
        Recipient::Address { email, .. } => ("address", email.to_lowercase()),
    }
}

fn decoded(bytes: &[u8]) -> Result<String, FileError> {
    let wide = |pair: fn([u8; 2]) -> u16| {
        let units = bytes[2..].chunks_exact(2).map(|two| pair([two[0], two[1]]));
        char::decode_utf16(units).collect::<Result<String, _>>().map_err(|_| FileError::Encoding)
    };
    match bytes {
        [0xff, 0xfe, ..] => wide(u16::from_le_bytes),
        [0xfe, 0xff, ..] => wide(u16::from_be_bytes),
        _ => {
            let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
            let text = String::from_utf8(bytes.to_vec()).map_err(|_| FileError::Encoding)?;
            if text.contains('\0') { Err(FileError::Encoding) } else { Ok(text) }
        }
    }
}

/// The sign that the first line has most of.
fn delimiter(text: &str) -> u8 {
    let first = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let count = |sign: u8| first.bytes().filter(|byte| *byte == sign).count();
    [b',', b';', b'\t'].into_iter().rev().max_by_key(|sign| count(*sign)).unwrap_or(b',')
}

fn unreadable(error: &csv::Error) -> FileError {
    FileError::Unreadable(error.position().map_or(0, csv::Position::line), error.to_string())
}

/// Where each column stands, and those that mean nothing here.
fn columns(header: &StringRecord) -> Result<(HashMap<Column, usize>, Vec<String>), FileError> {
    let (mut known, mut ignored) = (HashMap::new(), Vec::new());
    for (at, name) in header.iter().enumerate() {
        match Column::named(name) {
            Some(column) => {
                if let Some(before) = known.insert(column, at) {
                    return Err(FileError::SameTwice(header[before].to_owned(), name.to_owned()));
                }
            }
            None => ignored.push(name.to_owned()),
        }
    }
    if known.contains_key(&Column::Member) || known.contains_key(&Column::Email) {
        Ok((known, ignored))
    } else {
        Err(FileError::NoRecipient(header.iter().collect::<Vec<_>>().join(", ")))
    }
}

/// One row with the meaning of its cells.
struct Cells<'a> {
    columns: &'a HashMap<Column, usize>,
    width: usize,
    record: &'a StringRecord,
}

impl<'a> Cells<'a> {
    /// What stands in a column; an empty cell says nothing.
    fn cell(&self, column: Column) -> Option<&'a str> {
        self.columns.get(&column).and_then(|at| self.record.get(*at)).filter(|text| !text.is_empty())
    }

    fn label(&self) -> String {
        let named = [Column::Member, Column::Email, Column::Name].into_iter().find_map(|column| self.cell(column));
        named.unwrap_or("-").chars().take(60).collect()
    }

    fn wanted(&self, key: &str) -> Result<Wanted, RowError> {
        if self.record.iter().skip(self.width).any(|cell| !cell.is_empty()) {
            return Err(RowError::TooManyCells);
        }
        if let Some(other) = self.cell(Column::Badge).filter(|badge| *badge != key) {
            return Err(RowError::OtherBadge(other.to_owned()));
        }
        Ok(Wanted { recipient: self.recipient()?, details: self.details()?, earned_at: self.time(Column::EarnedAt)? })
    }

    /// The member where the row names one: an address can change, an id of the platform does not.
    fn recipient(&self) -> Result<Recipient, RowError> {
        if let Some(id) = self.cell(Column::Member) {
            return Ok(Recipient::Member(id.to_owned()));
        }
        let email = self.cell(Column::Email).ok_or(RowError::Nobody)?.to_owned();
        let name = self.name().unwrap_or_default();
        match check_address(&email, &name) {
            Ok(()) => Ok(Recipient::Address { email, name }),
            Err(AwardError::Address) => Err(RowError::Address(email)),
            Err(_) => Err(RowError::Name),
        }
    }

    fn name(&self) -> Option<String> {
        if let Some(name) = self.cell(Column::Name) {
            return Some(name.to_owned());
        }
        let parts: Vec<&str> =
            [Column::GivenName, Column::FamilyName].into_iter().filter_map(|column| self.cell(column)).collect();
        (!parts.is_empty()).then(|| parts.join(" "))
    }

    /// What the row says besides; the badge holds it against what it asks for.
    fn details(&self) -> Result<AwardDetails, RowError> {
        let text = |column: Column| self.cell(column).map(str::to_owned);
        let credits = |text: &str| Credits::parse(text).ok_or_else(|| RowError::Credits(text.to_owned()));
        let pieces = (1..=MOST_PIECES).map(|piece| self.evidence(piece)).collect::<Result<Vec<_>, _>>()?;
        Ok(AwardDetails {
            evidence: pieces.into_iter().filter(|piece| *piece != Evidence::default()).collect(),
            credits_earned: self.cell(Column::CreditsEarned).map(credits).transpose()?,
            activity_start_date: self.time(Column::ActivityStart)?,
            activity_end_date: self.time(Column::ActivityEnd)?,
            license_number: text(Column::LicenseNumber),
            role: text(Column::Role),
            term: text(Column::Term),
            ..AwardDetails::default()
        })
    }

    fn evidence(&self, piece: usize) -> Result<Evidence, RowError> {
        let part = |part| self.cell(Column::Evidence(part, piece)).map(str::to_owned);
        let url = part(EvidencePart::Link);
        if url.as_ref().is_some_and(|link| !url::Url::parse(link).is_ok_and(|url| url.scheme() == "https")) {
            return Err(RowError::EvidenceLink);
        }
        Ok(Evidence {
            url,
            name: part(EvidencePart::Name),
            description: part(EvidencePart::Description),
            narrative: part(EvidencePart::Text),
            genre: part(EvidencePart::Genre),
            audience: part(EvidencePart::Audience),
        })
    }

    /// A day is its first moment in UTC. Dates with slashes are refused: nobody can tell day from month.
    fn time(&self, column: Column) -> Result<Option<DateTime<Utc>>, RowError> {
        let Some(text) = self.cell(column) else { return Ok(None) };
        let day = |text: &str| NaiveDate::parse_from_str(text, "%Y-%m-%d").ok();
        let moment = DateTime::parse_from_rfc3339(text).ok().map(|time| time.with_timezone(&Utc));
        moment
            .or_else(|| day(text).map(|day| day.and_time(NaiveTime::MIN).and_utc()))
            .map(Some)
            .ok_or_else(|| RowError::Date(text.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(text: &str) -> Vec<Row> {
        read(text.as_bytes(), "lab-safety").unwrap().rows
    }

    fn address(email: &str, name: &str) -> Recipient {
        Recipient::Address { email: email.to_owned(), name: name.to_owned() }
    }

    #[test]
    fn columns_are_known_by_their_synonyms_and_the_others_are_told() {
        let text = "Recipient E-mail;First Name;last_name;Evidence.Text;Shoe size\n\
                    ada@example.edu;Ada;Example;\"Built a bridge; it held\";41\n";
        let read = read(text.as_bytes(), "lab-safety").unwrap();
        assert_eq!(read.ignored, ["Shoe size"]);
        let wanted = read.rows[0].wanted.as_ref().unwrap();
        assert_eq!(wanted.recipient, address("ada@example.edu", "Ada Example"));
        assert_eq!(wanted.details.evidence_text().as_deref(), Some("Built a bridge; it held"));
        assert_eq!((read.rows[0].line, wanted.earned_at), (2, None));
    }

    #[test]
    fn a_file_is_read_as_spreadsheets_write_it() {
        let text = "email,name\r\nzoe@example.edu,Zoë\r\n\r\n,\r\n";
        let little: Vec<u8> = [0xff, 0xfe].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect();
        let big: Vec<u8> = [0xfe, 0xff].into_iter().chain(text.encode_utf16().flat_map(u16::to_be_bytes)).collect();
        for bytes in [text.as_bytes().to_vec(), format!("\u{feff}{text}").into_bytes(), little, big] {
            let rows = read(&bytes, "lab-safety").unwrap().rows;
            assert_eq!(rows.len(), 1);
            assert_eq!(rows[0].wanted.as_ref().unwrap().recipient, address("zoe@example.edu", "Zoë"));
        }
        assert_eq!(rows("member\tevidence\n7\tYes, twice\n")[0].wanted.as_ref().unwrap().recipient, member("7"));
    }

    fn member(id: &str) -> Recipient {
        Recipient::Member(id.to_owned())
    }

    #[test]
    fn a_member_wins_over_the_address_beside_it() {
        let rows = rows("email,name,user_id\nada@example.edu,Ada,42\nbob@example.edu,Bob,\n");
        assert_eq!(rows[0].wanted.as_ref().unwrap().recipient, member("42"));
        assert_eq!(rows[1].wanted.as_ref().unwrap().recipient, address("bob@example.edu", "Bob"));
    }

    #[test]
    fn each_row_that_cannot_be_used_says_why_and_the_others_stay_usable() {
        let text = "email,name,evidence_url,issued_on,badge\n\
                    ada.example.edu,Ada,,,\n\
                    bob@example.edu,,,,\n\
                    ,Cleo,,,\n\
                    dan@example.edu,Dan,http://example.edu/,,\n\
                    eve@example.edu,Eve,,03/04/2026,\n\
                    fay@example.edu,Fay,,2026-02-30,\n\
                    gus@example.edu,Gus,,,knots\n\
                    hal@example.edu,Hal,,,lab-safety,more\n\
                    ida@example.edu,Ida,https://example.edu/ida,2026-03-04,lab-safety\n\
                    IDA@example.edu,Ida again,,,\n";
        let rows = rows(text);
        let errors: Vec<String> =
            rows.iter().filter_map(|row| row.wanted.as_ref().err()).map(ToString::to_string).collect();
        assert_eq!(errors.len(), 9);
        for (error, says) in errors.iter().zip([
            "“ada.example.edu” is not",
            "the name",
            "nobody",
            "https://",
            "“03/04/2026” is not a date",
            "“2026-02-30”",
            "the badge “knots”",
            "more cells",
            "line 10 names the same",
        ]) {
            assert!(error.contains(says), "{error} / {says}");
        }
        let good = rows[8].wanted.as_ref().unwrap();
        assert_eq!(good.earned_at.unwrap().to_rfc3339(), "2026-03-04T00:00:00+00:00");
        assert_eq!(good.details.evidence_text().as_deref(), Some("https://example.edu/ida"));
    }

    #[test]
    fn a_row_carries_several_pieces_of_evidence_and_what_else_the_award_says() {
        let text = "email,name,evidence,evidence_url,evidence_name,Evidence 2 URL,evidence_url_3,evidence_10,credits,role,activity_start\n\
                    ada@example.edu,Ada,It held.,https://example.edu/1,Bridge,https://example.edu/2,,no,\"2,5\",Lead,2026-09-01\n\
                    bob@example.edu,Bob,,,,,,,many,,\n";
        let read = read(text.as_bytes(), "lab-safety").unwrap();
        assert_eq!(read.ignored, ["evidence_10"]);
        let details = &read.rows[0].wanted.as_ref().unwrap().details;
        let bridge = Evidence {
            url: Some("https://example.edu/1".into()),
            name: Some("Bridge".into()),
            narrative: Some("It held.".into()),
            ..Evidence::default()
        };
        assert_eq!(
            details.evidence,
            [bridge, Evidence { url: Some("https://example.edu/2".into()), ..Evidence::default() }]
        );
        assert_eq!((details.credits_earned, details.role.as_deref()), (Credits::parse("2.5"), Some("Lead")));
        assert_eq!(details.activity_start_date.unwrap().to_rfc3339(), "2026-09-01T00:00:00+00:00");
        assert_eq!(read.rows[1].wanted, Err(RowError::Credits("many".to_owned())));
    }

    #[test]
    fn a_file_that_names_nobody_or_is_no_text_is_refused_as_a_whole() {
        let refused = |bytes: &[u8]| read(bytes, "lab-safety").unwrap_err();
        assert_eq!(refused(b"name,score\nAda,3\n"), FileError::NoRecipient("name, score".to_owned()));
        assert_eq!(refused(b"email,mail\n"), FileError::SameTwice("email".to_owned(), "mail".to_owned()));
        assert_eq!(refused(b""), FileError::Empty);
        assert_eq!(refused(b"email,name\nzo\xeb@example.edu,Zo\xeb\n"), FileError::Encoding);
        assert_eq!(refused(b"PK\x03\x04\0\0"), FileError::Encoding);
        let many = format!("member\n{}", (0..=MOST_ROWS).map(|n| format!("{n}\n")).collect::<String>());
        assert_eq!(refused(many.as_bytes()), FileError::TooManyRows);
    }

    #[test]
    fn lines_are_counted_as_an_editor_counts_them() {
        for break_ in ["\n", "\r\n"] {
            let rows = rows(&"member,evidence|1,\"two|lines\"||2,|3,".replace('|', break_));
            assert_eq!(rows.iter().map(|row| row.line).collect::<Vec<_>>(), [2, 5, 6]);
        }
    }
}
