//! PEM ([RFC 7468](https://www.rfc-editor.org/rfc/rfc7468)) as files have it: with remarks before, between and after.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

/// One part of a file.
pub struct Block {
    pub label: String,
    /// What stood in it; nothing where it cannot be read.
    pub der: Option<Vec<u8>>,
    /// Whether it is of the old form that encrypts under a passphrase (RFC 1421).
    pub is_encrypted: bool,
}

const BEGIN: &str = "-----BEGIN ";
const END: &str = "-----END ";
const DASHES: &str = "-----";

/// The parts of a file, in their order.
pub fn blocks(text: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut lines = text.lines().map(str::trim);
    while let Some(line) = lines.next() {
        let Some(label) = line.strip_prefix(BEGIN).and_then(|rest| rest.strip_suffix(DASHES)) else { continue };
        let end = format!("{END}{label}{DASHES}");
        let inside: Vec<&str> = lines.by_ref().take_while(|line| *line != end).collect();
        let is_encrypted = inside.iter().any(|line| line.contains("ENCRYPTED"));
        let body: String = inside.into_iter().filter(|line| !line.contains(':')).collect();
        blocks.push(Block { label: label.to_owned(), der: STANDARD.decode(body).ok(), is_encrypted });
    }
    blocks
}
