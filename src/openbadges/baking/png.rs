//! PNG: an uncompressed `iTXt` chunk ([PNG §11.3.3.4](https://www.w3.org/TR/png-3/#11iTXt)). The picture is not encoded
//! anew: the chunk is spliced in right after the header, where a reader finds it first, and every other byte stays.

use crc32fast::Hasher;

use super::{BakingError, LARGEST};

const SIGNATURE: &[u8; 8] = b"\x89PNG\r\n\x1a\n";
const KEYWORD: &[u8] = b"openbadgecredential";
const KEYWORD_2_0: &[u8] = b"openbadges";
/// Signature, then length, type, 13 bytes and checksum of the header.
const AFTER_HEADER: usize = 8 + 4 + 4 + 13 + 4;

/// Puts a credential, JSON or compact JWS, into a picture.
pub fn bake_png(picture: &[u8], credential: &str) -> Result<Vec<u8>, BakingError> {
    bake(picture, KEYWORD, credential)
}

/// Puts an assertion of Open Badges 2.0, JSON or compact JWS, into a picture.
pub fn bake_png_2_0(picture: &[u8], assertion: &str) -> Result<Vec<u8>, BakingError> {
    bake(picture, KEYWORD_2_0, assertion)
}

fn bake(picture: &[u8], keyword: &[u8], text: &str) -> Result<Vec<u8>, BakingError> {
    if chunks(picture)?.into_iter().filter_map(text_chunk).any(|(known, _)| known == keyword) {
        return Err(BakingError::AlreadyBaked);
    }
    let mut body = keyword.to_vec();
    // End of keyword, not compressed, method 0, no language, no translated keyword.
    body.extend([0, 0, 0, 0, 0]);
    body.extend(text.as_bytes());
    let length = u32::try_from(body.len()).ok().filter(|_| body.len() <= LARGEST).ok_or(BakingError::TooLarge)?;

    let mut baked = Vec::with_capacity(picture.len() + body.len() + 12);
    baked.extend(&picture[..AFTER_HEADER]);
    baked.extend(length.to_be_bytes());
    baked.extend(b"iTXt");
    baked.extend(&body);
    baked.extend(checksum(b"iTXt", &body).to_be_bytes());
    baked.extend(&picture[AFTER_HEADER..]);
    Ok(baked)
}

/// The credential in a picture, wherever its chunk stands.
pub fn unbake_png(picture: &[u8]) -> Result<String, BakingError> {
    match find(picture, KEYWORD)? {
        Some((kind, rest)) if kind == *b"iTXt" => international_text(rest).ok_or(BakingError::Malformed),
        Some(_) => Err(BakingError::Malformed),
        None if find(picture, KEYWORD_2_0) == Ok(None) => Err(BakingError::NothingBaked),
        None => Err(BakingError::OpenBadges2),
    }
}

/// The assertion of Open Badges 2.0 in a picture, as JSON or compact JWS; of the first pictures, which hold it as plain
/// text, the address of one.
pub fn unbake_png_2_0(picture: &[u8]) -> Result<String, BakingError> {
    let (kind, rest) = find(picture, KEYWORD_2_0)?.ok_or(BakingError::NothingBaked)?;
    match &kind {
        b"iTXt" => international_text(rest).ok_or(BakingError::Malformed),
        b"tEXt" => {
            let address = std::str::from_utf8(rest).ok().map(str::trim);
            let address = address.filter(|text| text.starts_with("https://") || text.starts_with("http://"));
            address.map(str::to_owned).ok_or(BakingError::Malformed)
        }
        _ => Err(BakingError::Malformed),
    }
}

/// The only chunk with a keyword: its kind, and what follows the keyword.
fn find<'a>(picture: &'a [u8], keyword: &[u8]) -> Result<Option<Chunk<'a>>, BakingError> {
    let mut found = None;
    for chunk in chunks(picture)? {
        let Some((known, rest)) = text_chunk(chunk) else { continue };
        if known == keyword && found.replace((chunk.0, rest)).is_some() {
            return Err(BakingError::Duplicate);
        }
    }
    Ok(found)
}

type Chunk<'a> = ([u8; 4], &'a [u8]);

/// All chunks up to the end mark, each with a right checksum.
fn chunks(picture: &[u8]) -> Result<Vec<Chunk<'_>>, BakingError> {
    if picture.len() > LARGEST {
        return Err(BakingError::TooLarge);
    }
    let mut rest = picture.strip_prefix(SIGNATURE).ok_or(BakingError::NotAPng)?;
    let mut chunks = Vec::new();
    loop {
        let (length, after) = rest.split_first_chunk::<4>().ok_or(BakingError::Damaged)?;
        let (kind, after) = after.split_first_chunk::<4>().ok_or(BakingError::Damaged)?;
        let length = usize::try_from(u32::from_be_bytes(*length)).map_err(|_| BakingError::Damaged)?;
        let (body, after) = after.split_at_checked(length).ok_or(BakingError::Damaged)?;
        let (sum, after) = after.split_first_chunk::<4>().ok_or(BakingError::Damaged)?;
        if u32::from_be_bytes(*sum) != checksum(kind, body) {
            return Err(BakingError::Damaged);
        }
        if chunks.is_empty() && (kind != b"IHDR" || length != 13) {
            return Err(BakingError::Damaged);
        }
        chunks.push((*kind, body));
        if kind == b"IEND" {
            return Ok(chunks);
        }
        rest = after;
    }
}

fn checksum(kind: &[u8; 4], body: &[u8]) -> u32 {
    let mut hasher = Hasher::new();
    hasher.update(kind);
    hasher.update(body);
    hasher.finalize()
}

/// The keyword of a text chunk of any of the three kinds, and what follows it.
fn text_chunk<'a>((kind, body): Chunk<'a>) -> Option<(&'a [u8], &'a [u8])> {
    if ![*b"iTXt", *b"tEXt", *b"zTXt"].contains(&kind) {
        return None;
    }
    split_at_nul(body)
}

/// The text after the keyword of an `iTXt` chunk; a compressed one is refused, as the specification forbids it.
fn international_text(rest: &[u8]) -> Option<String> {
    let (_language, rest) = split_at_nul(rest.strip_prefix(&[0, 0])?)?;
    let (_translated, text) = split_at_nul(rest)?;
    String::from_utf8(text.to_vec()).ok()
}

fn split_at_nul(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let end = bytes.iter().position(|byte| *byte == 0)?;
    Some((&bytes[..end], &bytes[end + 1..]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn picture() -> Vec<u8> {
        let mut bytes = Vec::new();
        let mut encoder = png::Encoder::new(&mut bytes, 2, 2);
        encoder.set_color(png::ColorType::Rgba);
        let mut writer = encoder.write_header().unwrap();
        writer.write_image_data(&[7; 16]).unwrap();
        writer.finish().unwrap();
        bytes
    }

    /// The picture with one more chunk before its end.
    fn with_chunk(picture: &[u8], kind: &[u8; 4], body: &[u8]) -> Vec<u8> {
        let (head, end) = picture.split_at(picture.len() - 12);
        let length = u32::try_from(body.len()).unwrap().to_be_bytes();
        [head, &length, kind, body, &checksum(kind, body).to_be_bytes(), end].concat()
    }

    #[test]
    fn a_baked_picture_is_still_the_same_picture() {
        let baked = bake_png(&picture(), "{\"name\":\"é\"}").unwrap();
        let mut reader = png::Decoder::new(std::io::Cursor::new(&baked)).read_info().unwrap();
        let mut pixels = vec![0; 16];
        reader.next_frame(&mut pixels).unwrap();
        assert_eq!(pixels, [7; 16]);
        let chunk = &reader.info().utf8_text[0];
        assert_eq!((chunk.keyword.as_str(), chunk.compressed), ("openbadgecredential", false));
        assert_eq!(chunk.get_text().unwrap(), "{\"name\":\"é\"}");
    }

    #[test]
    fn a_credential_after_the_pixels_is_found() {
        let picture = with_chunk(&picture(), b"iTXt", b"openbadgecredential\0\0\0en\0Badge\0a.b.c");
        assert_eq!(unbake_png(&picture).unwrap(), "a.b.c");
    }

    #[test]
    fn a_second_credential_is_refused() {
        let baked = bake_png(&picture(), "{}").unwrap();
        assert_eq!(bake_png(&baked, "{}"), Err(BakingError::AlreadyBaked));
        let twice = with_chunk(&baked, b"iTXt", b"openbadgecredential\0\0\0\0\0{}");
        assert_eq!(unbake_png(&twice), Err(BakingError::Duplicate));
    }

    #[test]
    fn a_compressed_a_plain_and_an_older_chunk_are_told_apart() {
        let chunk = |kind, body: &[u8]| unbake_png(&with_chunk(&picture(), kind, body));
        assert_eq!(chunk(b"iTXt", b"openbadgecredential\0\x01\0\0\0x"), Err(BakingError::Malformed));
        assert_eq!(chunk(b"iTXt", b"openbadgecredential\0\0\0"), Err(BakingError::Malformed));
        assert_eq!(chunk(b"iTXt", b"openbadgecredential\0\0\0\0\0\xff"), Err(BakingError::Malformed));
        assert_eq!(chunk(b"tEXt", b"openbadgecredential\0{}"), Err(BakingError::Malformed));
        assert_eq!(chunk(b"tEXt", b"openbadges\0https://h.example"), Err(BakingError::OpenBadges2));
        assert_eq!(unbake_png(&picture()), Err(BakingError::NothingBaked));
    }

    #[test]
    fn an_older_badge_and_a_credential_stand_side_by_side_and_are_told_apart() {
        let older = bake_png_2_0(&picture(), "{\"id\":1}").unwrap();
        assert_eq!(unbake_png(&older), Err(BakingError::OpenBadges2));
        assert_eq!(bake_png_2_0(&older, "{}"), Err(BakingError::AlreadyBaked));
        let both = bake_png(&older, "a.b.c").unwrap();
        assert_eq!(unbake_png(&both).unwrap(), "a.b.c");
        assert_eq!(unbake_png_2_0(&both).unwrap(), "{\"id\":1}");
    }

    #[test]
    fn an_older_badge_is_read_wherever_and_in_whatever_form_it_stands() {
        let read = |kind, body: &[u8]| unbake_png_2_0(&with_chunk(&picture(), kind, body));
        assert_eq!(read(b"tEXt", b"openbadges\0https://h.example/1").unwrap(), "https://h.example/1");
        assert_eq!(read(b"iTXt", b"openbadges\0\0\0\0\0{}").unwrap(), "{}");
        for (kind, body) in [
            (b"tEXt", b"openbadges\0{\"id\":1}".as_slice()),
            (b"tEXt", b"openbadges\0javascript:alert(1)"),
            (b"zTXt", b"openbadges\0\0x"),
            (b"iTXt", b"openbadges\0\x01\0\0\0x"),
            (b"iTXt", b"openbadges\0\0\0\0\0\xff"),
        ] {
            assert_eq!(read(kind, body), Err(BakingError::Malformed), "{body:?}");
        }
        let twice = with_chunk(&bake_png_2_0(&picture(), "{}").unwrap(), b"tEXt", b"openbadges\0https://h.example");
        assert_eq!(unbake_png_2_0(&twice), Err(BakingError::Duplicate));
        assert_eq!(unbake_png(&twice), Err(BakingError::OpenBadges2));
        assert_eq!(unbake_png_2_0(&picture()), Err(BakingError::NothingBaked));
    }

    #[test]
    fn what_is_no_whole_picture_is_refused() {
        let baked = bake_png(&picture(), "{}").unwrap();
        for end in 0..baked.len() {
            assert!(unbake_png(&baked[..end]).is_err(), "cut at {end}");
        }
        assert_eq!(unbake_png(b"GIF89a"), Err(BakingError::NotAPng));
        assert_eq!(unbake_png(&vec![0; LARGEST + 1]), Err(BakingError::TooLarge));
    }

    #[test]
    fn any_changed_bit_is_noticed() {
        let baked = bake_png(&picture(), "{\"id\":\"urn:uuid:1\"}").unwrap();
        for bit in 0..baked.len() * 8 {
            let mut changed = baked.clone();
            changed[bit / 8] ^= 1 << (bit % 8);
            assert!(unbake_png(&changed).is_err(), "bit {bit}");
        }
    }

    proptest! {
        #[test]
        fn what_was_baked_comes_out_again(credential in "\\PC{0,300}") {
            let baked = bake_png(&picture(), &credential).unwrap();
            prop_assert_eq!(&unbake_png(&baked).unwrap(), &credential);
            let older = bake_png_2_0(&baked, &credential).unwrap();
            prop_assert_eq!(&unbake_png_2_0(&older).unwrap(), &credential);
            prop_assert_eq!(&unbake_png(&older).unwrap(), &credential);
        }

        #[test]
        fn arbitrary_bytes_never_panic(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
            let mut file = SIGNATURE.to_vec();
            file.extend(bytes);
            prop_assert!(unbake_png(&file).is_err());
        }
    }
}
