//! The badge that is attached to a PDF: certificates carry the signed file itself
//! ([ISO 32000-1 §7.11.4](https://opensource.adobe.com/dc-acrobat-sdk-docs/pdfstandards/PDF32000_2008.pdf)).
//!
//! A file is walked once, from its first byte to its last. Nothing in it is followed, neither its table of contents nor a
//! reference, so nothing leads in circles, and nothing is run. Only streams that call themselves embedded files, or that
//! have what only those have, are unpacked, each as far as it takes to see what it is, and one, the badge, as far as
//! badges reach. What is printed on the pages is not looked at: the report tells what was signed.

use std::io::Read;

use flate2::read::ZlibDecoder;

use super::proof::LONGEST_JWT;

/// The largest file that is looked at.
pub const LARGEST: usize = 8 << 20;
/// Where its header may begin (ISO 32000-1, appendix H): some mail programs and servers put lines before it.
const LATEST_HEADER: usize = 1024;
/// How many attached files are looked at.
const MOST: usize = 64;
/// Lists within lists.
const DEEPEST: usize = 64;
/// Enough to tell a badge from another file.
const BEGINNING: usize = 256;

/// Why a PDF does not yield a badge.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PdfError {
    #[error(
        "no badge was found in the PDF; where a QR code or an address is printed on it, open that to see the badge"
    )]
    Nothing,
    #[error("several files are attached to the PDF that may be badges")]
    Several,
    #[error("the PDF is damaged or cut off")]
    Damaged,
    #[error("the PDF is encrypted, so what is attached to it cannot be read")]
    Encrypted,
    #[error("a file is attached to the PDF in a way that is not read here")]
    Packed,
    #[error("the PDF, or what is attached to it, is larger than is read here")]
    TooLarge,
}

/// Whether a file is a PDF.
pub fn is_pdf(bytes: &[u8]) -> bool {
    header(bytes).is_some() && !is_badge(bytes)
}

fn header(bytes: &[u8]) -> Option<usize> {
    const MARK: &[u8] = b"%PDF-";
    bytes.windows(MARK.len()).take(LATEST_HEADER).position(|part| part == MARK)
}

/// The only attached file that is JSON or a compact JWT, as it was attached.
pub fn attached(pdf: &[u8]) -> Result<Vec<u8>, PdfError> {
    if pdf.len() > LARGEST {
        return Err(PdfError::TooLarge);
    }
    let pdf = &pdf[header(pdf).unwrap_or(0)..];
    let mut badge = None;
    for file in embedded(pdf)? {
        if is_badge(&file.unpack(BEGINNING)?) && badge.replace(file).is_some() {
            return Err(PdfError::Several);
        }
    }
    let text = badge.ok_or(PdfError::Nothing)?.unpack(LONGEST_JWT + 1)?;
    if text.len() > LONGEST_JWT { Err(PdfError::TooLarge) } else { Ok(text) }
}

/// Begins like JSON, or like the header of a token.
fn is_badge(beginning: &[u8]) -> bool {
    let text = beginning.strip_prefix(b"\xef\xbb\xbf").unwrap_or(beginning).trim_ascii_start();
    let is_of_token = |byte: &u8| byte.is_ascii_alphanumeric() || b"-_.".contains(byte);
    text.starts_with(b"{") || (text.starts_with(b"ey") && text.iter().take(24).all(is_of_token))
}

/// Every embedded file, wherever it stands: one that a later version of the PDF left behind counts as well.
fn embedded(pdf: &[u8]) -> Result<Vec<Embedded<'_>>, PdfError> {
    let mut walk = Walk { pdf, at: 0 };
    let (mut files, mut before) = (Vec::new(), None);
    while let Some(token) = walk.next()? {
        let dictionary = before.take();
        match token {
            Token::Open => {
                let dictionary = walk.dictionary()?;
                if dictionary.value(Key::Encrypt).is_some() {
                    return Err(PdfError::Encrypted);
                }
                before = Some(dictionary);
            }
            Token::Word(b"stream") => {
                let dictionary = dictionary.ok_or(PdfError::Damaged)?;
                let bytes = walk.stream(&dictionary)?;
                if dictionary.is_embedded()? {
                    files.push(Embedded { bytes, is_packed: dictionary.is_packed()? });
                }
            }
            _ => {}
        }
        if files.len() > MOST {
            return Err(PdfError::TooLarge);
        }
    }
    Ok(files)
}

/// A file as it stands in the PDF.
struct Embedded<'a> {
    bytes: &'a [u8],
    is_packed: bool,
}

impl Embedded<'_> {
    /// So much of it at most.
    fn unpack(&self, most: usize) -> Result<Vec<u8>, PdfError> {
        if !self.is_packed {
            return Ok(self.bytes[..self.bytes.len().min(most)].to_vec());
        }
        let (mut unpacked, most) = (Vec::new(), u64::try_from(most).unwrap_or(u64::MAX));
        ZlibDecoder::new(self.bytes).take(most).read_to_end(&mut unpacked).map_err(|_| PdfError::Damaged)?;
        Ok(unpacked)
    }
}

/// The entries of a dictionary that are looked at.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Key {
    Type,
    /// What is told of an embedded file, and of no other stream.
    Params,
    Length,
    Filter,
    DecodeParms,
    /// Of a stream, the name of another file that its bytes stand in.
    File,
    Encrypt,
}

impl Key {
    fn of(name: &[u8]) -> Option<Self> {
        Some(match name {
            b"Type" => Self::Type,
            b"Params" => Self::Params,
            b"Length" => Self::Length,
            b"Filter" => Self::Filter,
            b"DecodeParms" => Self::DecodeParms,
            b"F" => Self::File,
            b"Encrypt" => Self::Encrypt,
            _ => return None,
        })
    }
}

/// Values as they are written.
#[derive(Default)]
struct Dictionary<'a>(Vec<(Key, &'a [u8])>);

impl<'a> Dictionary<'a> {
    fn value(&self, key: Key) -> Option<&'a [u8]> {
        self.0.iter().find(|(known, _)| *known == key).map(|(_, value)| *value).filter(|value| *value != b"null")
    }

    /// A name or a list of names; nothing where it is something else.
    fn names(&self, key: Key) -> Result<Option<Vec<Vec<u8>>>, PdfError> {
        let Some(pdf) = self.value(key) else { return Ok(Some(Vec::new())) };
        let (mut walk, mut names) = (Walk { pdf, at: 0 }, Vec::new());
        while let Some(token) = walk.next()? {
            match token {
                Token::Name(name) if names.len() < 8 => names.push(unescaped(name)),
                Token::OpenList | Token::CloseList => {}
                _ => return Ok(None),
            }
        }
        Ok(Some(names))
    }

    /// Whether it is of an embedded file, which need not say so (§7.11.4, table 45), or says it elsewhere in the PDF.
    fn is_embedded(&self) -> Result<bool, PdfError> {
        Ok(match self.names(Key::Type)?.as_deref() {
            Some([name]) => name == b"EmbeddedFile",
            Some([]) | None => self.value(Key::Params).is_some(),
            Some(_) => false,
        })
    }

    /// Whether it is deflated; other ways to pack are not read.
    fn is_packed(&self) -> Result<bool, PdfError> {
        let is_plain = |value: &[u8]| value.iter().all(|byte| b"[]nul \t\r\n".contains(byte));
        if self.value(Key::File).is_some() || !self.value(Key::DecodeParms).is_none_or(is_plain) {
            return Err(PdfError::Packed);
        }
        match self.names(Key::Filter)?.as_deref() {
            Some([]) => Ok(false),
            Some([filter]) if filter == b"FlateDecode" => Ok(true),
            _ => Err(PdfError::Packed),
        }
    }
}

/// A name may have any of its letters as `#` and two digits.
fn unescaped(name: &[u8]) -> Vec<u8> {
    let (mut plain, mut rest) = (Vec::new(), name);
    while let Some((first, after)) = rest.split_first() {
        let digits = after.get(..2).filter(|_| *first == b'#').and_then(|two| std::str::from_utf8(two).ok());
        let letter = digits.and_then(|two| u8::from_str_radix(two, 16).ok());
        plain.push(letter.unwrap_or(*first));
        rest = if letter.is_some() { &after[2..] } else { after };
    }
    plain
}

/// What a PDF is written in (§7.2).
#[derive(Clone, Copy, PartialEq, Eq)]
enum Token<'a> {
    Open,
    Close,
    OpenList,
    CloseList,
    Name(&'a [u8]),
    /// For people, whatever it says.
    Text,
    /// A number or a word.
    Word(&'a [u8]),
}

struct Walk<'a> {
    pdf: &'a [u8],
    at: usize,
}

impl<'a> Walk<'a> {
    fn next(&mut self) -> Result<Option<Token<'a>>, PdfError> {
        self.skip_blank();
        let rest = &self.pdf[self.at..];
        let Some(first) = rest.first() else { return Ok(None) };
        let (token, length) = match (first, rest.get(1)) {
            (b'<', Some(b'<')) => (Token::Open, 2),
            (b'>', Some(b'>')) => (Token::Close, 2),
            (b'<', _) => (Token::Text, hexadecimal(rest)?),
            (b'(', _) => (Token::Text, text(rest)?),
            (b'[', _) => (Token::OpenList, 1),
            (b']', _) => (Token::CloseList, 1),
            (b'/', _) => {
                let length = 1 + regular(&rest[1..]);
                (Token::Name(&rest[1..length]), length)
            }
            (b'>' | b')' | b'{' | b'}', _) => return Err(PdfError::Damaged),
            _ => {
                let length = regular(rest);
                (Token::Word(&rest[..length]), length)
            }
        };
        self.at += length;
        Ok(Some(token))
    }

    fn skip_blank(&mut self) {
        loop {
            let rest = &self.pdf[self.at..];
            self.at += rest.iter().position(|byte| !is_blank(*byte)).unwrap_or(rest.len());
            if self.pdf.get(self.at) != Some(&b'%') {
                return;
            }
            let rest = &self.pdf[self.at..];
            self.at += rest.iter().position(|byte| b"\r\n".contains(byte)).unwrap_or(rest.len());
        }
    }

    /// What stands between `<<` and `>>`. An entry that stands twice is read differently by different programs.
    fn dictionary(&mut self) -> Result<Dictionary<'a>, PdfError> {
        let mut dictionary = Dictionary::default();
        loop {
            match self.next()?.ok_or(PdfError::Damaged)? {
                Token::Close => return Ok(dictionary),
                Token::Name(name) => {
                    let value = self.value()?;
                    let Some(key) = Key::of(&unescaped(name)) else { continue };
                    if dictionary.0.iter().any(|(known, _)| *known == key) {
                        return Err(PdfError::Damaged);
                    }
                    dictionary.0.push((key, value));
                }
                _ => return Err(PdfError::Damaged),
            }
        }
    }

    fn value(&mut self) -> Result<&'a [u8], PdfError> {
        self.skip_blank();
        let start = self.at;
        match self.next()?.ok_or(PdfError::Damaged)? {
            Token::Open | Token::OpenList => {
                self.at = start;
                self.skip_nested()?;
            }
            Token::Word(word) if is_number(word) => self.skip_reference()?,
            Token::Name(_) | Token::Text | Token::Word(_) => {}
            Token::Close | Token::CloseList => return Err(PdfError::Damaged),
        }
        Ok(&self.pdf[start..self.at])
    }

    /// The rest of `12 0 R` after its first number, if it is one.
    fn skip_reference(&mut self) -> Result<(), PdfError> {
        let after_number = self.at;
        if matches!(self.next()?, Some(Token::Word(word)) if is_number(word)) && self.next()? == Some(Token::Word(b"R"))
        {
            return Ok(());
        }
        self.at = after_number;
        Ok(())
    }

    /// A list or a dictionary with all that stands in it.
    fn skip_nested(&mut self) -> Result<(), PdfError> {
        let mut open = Vec::new();
        loop {
            match self.next()?.ok_or(PdfError::Damaged)? {
                begin @ (Token::Open | Token::OpenList) if open.len() < DEEPEST => open.push(begin),
                Token::Close if open.pop() == Some(Token::Open) => {}
                Token::CloseList if open.pop() == Some(Token::OpenList) => {}
                Token::Name(_) | Token::Text | Token::Word(_) => {}
                _ => return Err(PdfError::Damaged),
            }
            if open.is_empty() {
                return Ok(());
            }
        }
    }

    /// The bytes of a stream (§7.3.8). Where their number stands elsewhere in the file, they reach to the next end mark.
    fn stream(&mut self, dictionary: &Dictionary<'a>) -> Result<&'a [u8], PdfError> {
        const END: &[u8] = b"endstream";
        let rest = &self.pdf[self.at..];
        let rest = rest.strip_prefix(b"\r\n").or_else(|| rest.strip_prefix(b"\n")).ok_or(PdfError::Damaged)?;
        let length = dictionary.value(Key::Length).ok_or(PdfError::Damaged)?;
        let (bytes, after) = match std::str::from_utf8(length).ok().and_then(|digits| digits.parse::<usize>().ok()) {
            Some(length) => rest.split_at_checked(length).ok_or(PdfError::Damaged)?,
            None if !length.ends_with(b" R") => return Err(PdfError::Damaged),
            None => {
                let end = rest.windows(END.len()).position(|part| part == END).ok_or(PdfError::Damaged)?;
                let (bytes, after) = rest.split_at(end);
                let bytes = bytes.strip_suffix(b"\n").unwrap_or(bytes);
                (bytes.strip_suffix(b"\r").unwrap_or(bytes), after)
            }
        };
        let after = after.trim_ascii_start().strip_prefix(END).ok_or(PdfError::Damaged)?;
        self.at = self.pdf.len() - after.len();
        Ok(bytes)
    }
}

fn is_blank(byte: u8) -> bool {
    b"\0\t\n\x0c\r ".contains(&byte)
}

fn is_number(word: &[u8]) -> bool {
    word.iter().all(u8::is_ascii_digit)
}

/// How long a word or a name is.
fn regular(rest: &[u8]) -> usize {
    rest.iter().position(|byte| is_blank(*byte) || b"()<>[]{}/%".contains(byte)).unwrap_or(rest.len())
}

/// How long a text in digits is, from `<` to `>`.
fn hexadecimal(rest: &[u8]) -> Result<usize, PdfError> {
    let end = rest.iter().skip(1).position(|byte| !byte.is_ascii_hexdigit() && !is_blank(*byte));
    end.map(|end| end + 2).filter(|length| rest[length - 1] == b'>').ok_or(PdfError::Damaged)
}

/// How long a text in brackets is; pairs of brackets may stand in it.
fn text(rest: &[u8]) -> Result<usize, PdfError> {
    let (mut open, mut is_escaped) = (0_usize, false);
    for (at, byte) in rest.iter().enumerate() {
        match byte {
            _ if is_escaped => is_escaped = false,
            b'\\' => is_escaped = true,
            b'(' => open += 1,
            b')' => open -= 1,
            _ => {}
        }
        if open == 0 {
            return Ok(at + 1);
        }
    }
    Err(PdfError::Damaged)
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use flate2::Compression;
    use flate2::write::ZlibEncoder;
    use proptest::prelude::*;

    use super::*;

    const BADGE: &[u8] = br#"{"name":"endobj >> (not one"}"#;

    fn deflated(bytes: &[u8]) -> Vec<u8> {
        let mut packer = ZlibEncoder::new(Vec::new(), Compression::fast());
        packer.write_all(bytes).unwrap();
        packer.finish().unwrap()
    }

    /// An object with a stream, whose dictionary has these entries and its length.
    fn stream(entries: &str, bytes: &[u8]) -> Vec<u8> {
        let begin = format!("7 0 obj\n<<{entries}/Length {}>>\nstream\n", bytes.len());
        [begin.as_bytes(), bytes, b"\nendstream\nendobj\n"].concat()
    }

    fn pdf(objects: &[&[u8]]) -> Vec<u8> {
        let begin = "%PDF-1.7\n%\u{e2}\u{e3}\n1 0 obj\n<</Type/Catalog/Pages 2 0 R/Lang(en \\( (a) )/ID[<0a 0B>(x)]/N -1.5>>\nendobj\n";
        let end = "xref\n0 2\n0000000000 65535 f \ntrailer\n<</Root 1 0 R/Size 2/Prev 0>>\nstartxref\n0\n%%EOF\n";
        [begin.as_bytes(), &objects.concat(), end.as_bytes()].concat()
    }

    fn read(objects: &[&[u8]]) -> Result<Vec<u8>, PdfError> {
        attached(&pdf(objects))
    }

    #[test]
    fn a_badge_is_found_packed_or_not_and_beside_other_files() {
        let found = Ok(BADGE.to_vec());
        let plain = stream("/Type/EmbeddedFile/Subtype/application#2Fjson", BADGE);
        assert_eq!(read(&[&plain]), found);
        for entries in [
            "/Type /EmbeddedFile /Filter /FlateDecode",
            "/Type/Embedded#46ile/Filter[/FlateDecode]/DecodeParms[null]",
            "/Params<</Size 1/Dates[<</D 3 0 R>>]>>/Filter/FlateDecode/Type/EmbeddedFile%x\r",
        ] {
            assert_eq!(read(&[&stream(entries, &deflated(BADGE))]), found, "{entries}");
        }
        let others = [
            stream("/Type/EmbeddedFile", b"<invoice/>"),
            stream("/Type/EmbeddedFile", b"eyes and ears"),
            stream("/Type/Metadata", BADGE),
            stream("/Filter/DCTDecode", b"\xff\xd8 endobj"),
        ];
        let [invoice, text, metadata, photo] = &others;
        assert_eq!(read(&[invoice, text, &plain, metadata, photo]), found);
        let token = stream("/Type/EmbeddedFile", b" eyJhbGciOiJSUzI1NiJ9.e30.c2ln");
        assert_eq!(read(&[&token]).unwrap(), b" eyJhbGciOiJSUzI1NiJ9.e30.c2ln");
        assert_eq!(read(&[invoice, text, metadata, photo]), Err(PdfError::Nothing));
        assert_eq!(read(&[]), Err(PdfError::Nothing));
    }

    #[test]
    fn a_file_that_does_not_say_here_that_it_is_one_is_found_by_what_is_told_of_it() {
        let plain = stream("/Type/EmbeddedFile", BADGE);
        for entries in ["/Params<</Size 1>>", "/Params 9 0 R", "/Type 5 0 R/Params<<>>", "/Type null/Params<<>>"] {
            let untold = stream(entries, BADGE);
            assert_eq!(read(&[&untold]), Ok(BADGE.to_vec()), "{entries}");
            assert_eq!(read(&[&plain, &untold]), Err(PdfError::Several), "{entries}");
        }
        for entries in ["", "/Type 5 0 R", "/Type/Metadata/Params<<>>", "/Params null"] {
            assert_eq!(read(&[&stream(entries, BADGE)]), Err(PdfError::Nothing), "{entries}");
        }
    }

    #[test]
    fn a_header_may_come_a_little_late_but_a_badge_that_quotes_one_stays_a_badge() {
        let file = pdf(&[&stream("/Type/EmbeddedFile", BADGE)]);
        let after = |before: &[u8]| [before, &file].concat();
        for before in [&b"\r\n"[..], b"X-Sent: ((( today\n", &[b')'; LATEST_HEADER - 1]] {
            assert!(is_pdf(&after(before)));
            assert_eq!(attached(&after(before)), Ok(BADGE.to_vec()));
        }
        assert!(!is_pdf(&after(&[b' '; LATEST_HEADER])));
        assert!(!is_pdf(b"%PDF") && !is_pdf(b""));
        assert!(!is_pdf(br#"{"name":"%PDF-1.7"}"#) && !is_pdf(b"eyJhbGciOiJSUzI1NiJ9.e30.c2ln\n%PDF-1.7"));
    }

    #[test]
    fn a_length_that_stands_elsewhere_reaches_to_the_end_mark() {
        let plain = String::from_utf8(stream("/Type/EmbeddedFile", BADGE)).unwrap();
        let elsewhere = plain.replace(&format!("/Length {}", BADGE.len()), "/Length 8 0 R");
        assert_ne!(elsewhere, plain);
        assert_eq!(read(&[elsewhere.as_bytes()]), Ok(BADGE.to_vec()));
        assert_eq!(read(&[elsewhere.replace("\nstream\n", " stream\r\n").as_bytes()]), Ok(BADGE.to_vec()));
        for (from, to) in [("endstream", "endstrea"), ("stream\n{", "stream{"), ("/Length 8 0 R", "")] {
            assert_eq!(read(&[elsewhere.replacen(from, to, 1).as_bytes()]), Err(PdfError::Damaged), "{from}");
        }
    }

    #[test]
    fn two_badges_are_one_too_many_even_where_they_are_the_same() {
        let (plain, packed) =
            (stream("/Type/EmbeddedFile", BADGE), stream("/Type/EmbeddedFile/Filter/FlateDecode", &deflated(BADGE)));
        assert_eq!(read(&[&plain, &packed]), Err(PdfError::Several));
        assert_eq!(read(&[&plain, &plain]), Err(PdfError::Several));
        let many: Vec<u8> = (0..=MOST).flat_map(|_| stream("/Type/EmbeddedFile", b"x")).collect();
        assert_eq!(read(&[&many]), Err(PdfError::TooLarge));
    }

    #[test]
    fn what_is_encrypted_or_packed_in_another_way_is_said_to_be() {
        let plain = stream("/Type/EmbeddedFile", BADGE);
        assert_eq!(read(&[&plain, b"trailer\n<</Encrypt 9 0 R>>\n"]), Err(PdfError::Encrypted));
        for entries in [
            "/Filter/ASCIIHexDecode",
            "/Filter[/ASCII85Decode/FlateDecode]",
            "/Filter 3 0 R",
            "/Filter/FlateDecode/DecodeParms<</Predictor 12>>",
            "/F(elsewhere.json)",
        ] {
            let file = stream(&format!("/Type/EmbeddedFile{entries}"), &deflated(BADGE));
            assert_eq!(read(&[&file]), Err(PdfError::Packed), "{entries}");
        }
    }

    #[test]
    fn bombs_and_loops_are_refused_and_cost_next_to_nothing() {
        let bomb = [b"{".to_vec(), vec![b' '; 64 << 20]].concat();
        let bomb = stream("/Type/EmbeddedFile/Filter/FlateDecode", &deflated(&bomb));
        assert_eq!(read(&[&bomb]), Err(PdfError::TooLarge));
        let blank = stream("/Type/EmbeddedFile/Filter/FlateDecode", &deflated(&vec![b' '; 64 << 20]));
        assert_eq!(read(&[&blank.repeat(8)]), Err(PdfError::Nothing));
        for begin in ["[", "<<", "<</A[", "<</A<<", "(", "<", "1 0 obj <</A[", "1 0 obj (", "<</Length 5 0 R>>stream\n"]
        {
            let deep = begin.repeat(200_000);
            assert!([Err(PdfError::Damaged), Err(PdfError::Nothing)].contains(&read(&[deep.as_bytes()])), "{begin}");
        }
        assert_eq!(attached(&vec![b' '; LARGEST + 1]), Err(PdfError::TooLarge));
        let twice = stream("/Type/EmbeddedFile/Type/EmbeddedFile", BADGE);
        assert_eq!(read(&[&twice]), Err(PdfError::Damaged));
        let loops = b"4 0 obj<</Type/ObjStm/Extends 4 0 R/Kids[4 0 R]>>endobj trailer<</Prev 0>> startxref 9";
        assert_eq!(read(&[loops, &stream("/Type/EmbeddedFile", BADGE)]), Ok(BADGE.to_vec()));
        let lying = String::from_utf8(stream("/Type/EmbeddedFile", BADGE)).unwrap();
        for length in ["0", "3", "99999", "99999999999999999999999", "-1", "(1)"] {
            let lying = lying.replace(&format!("/Length {}", BADGE.len()), &format!("/Length {length}"));
            assert_ne!(read(&[lying.as_bytes()]), Err(PdfError::Nothing), "{length}");
        }
    }

    proptest! {
        #[test]
        fn no_change_to_a_file_makes_another_badge_of_it(place in 0_usize..1_000, byte in any::<u8>(), cut in any::<bool>()) {
            let packed = stream("/Type/EmbeddedFile/Filter/FlateDecode", &deflated(BADGE));
            let mut file = pdf(&[&packed]);
            let place = place % file.len();
            if cut { file.truncate(place) } else { file[place] = byte }
            if let Ok(found) = attached(&file) {
                prop_assert_eq!(found, BADGE);
            }
        }

        #[test]
        fn nothing_that_is_given_is_too_much(bytes in proptest::collection::vec(prop::sample::select(b"<>[]()/%{}\\ \n0RstreamLength".to_vec()), 0..400)) {
            let _ = read(&[&bytes]);
        }
    }
}
