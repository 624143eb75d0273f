//! Fonts for tests: a built-in one whose letters go by other names.

use rustybuzz::ttf_parser::{Face, RawFace, Tag};

/// A font that has these letters and no others, drawn as those of `as_letters`, of a family of its own. `rights` is what its maker allows
/// ([OS/2, fsType](https://learn.microsoft.com/typography/opentype/spec/os2#fstype)).
pub fn font(letters: &str, as_letters: &str, rights: u16) -> Vec<u8> {
    let bytes = dejavu::sans::regular();
    let face = Face::parse(bytes, 0).expect("the built-in font is whole");
    let mut named: Vec<(u32, u32)> = letters
        .chars()
        .zip(as_letters.chars())
        .map(|(letter, drawn)| (letter.into(), face.glyph_index(drawn).expect("the built-in font has it").0.into()))
        .collect();
    named.sort_unstable();
    let raw = RawFace::parse(bytes, 0).expect("the built-in font is whole");
    // By which some tell fonts apart.
    let sum =
        named.iter().fold(u32::from(rights), |sum, (letter, glyph)| sum.wrapping_mul(31).wrapping_add(letter ^ glyph));
    let kept = ["OS/2", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "name", "post"];
    let tables = kept.map(|tag| {
        let tag = Tag::from_bytes(tag.as_bytes().try_into().expect("a tag has four letters"));
        let mut table = raw.table(tag).expect("every font has it").to_vec();
        if tag == Tag::from_bytes(b"OS/2") {
            // The first version whose rights are complete has five numbers more.
            table[..2].copy_from_slice(&2_u16.to_be_bytes());
            table.resize(96, 0);
            table[8..10].copy_from_slice(&rights.to_be_bytes());
        }
        if tag == Tag::from_bytes(b"head") {
            table[8..12].copy_from_slice(&sum.to_be_bytes());
        }
        if tag == Tag::from_bytes(b"name") {
            let family = format!("Sample {:04X}", sum & 0xffff);
            let wide = |text: &str| text.encode_utf16().flat_map(u16::to_be_bytes).collect::<Vec<_>>();
            rename(&mut table, b"DejaVu Sans", family.as_bytes());
            rename(&mut table, &wide("DejaVu Sans"), &wide(&family));
        }
        (tag, table)
    });
    let mut tables = Vec::from(tables);
    tables.push((Tag::from_bytes(b"cmap"), letter_map(&named)));
    // A reader looks a table up by halves.
    tables.sort_by_key(|(tag, _)| *tag);
    whole(&tables)
}

/// Writes another name of the same length wherever one stands.
fn rename(table: &mut [u8], from: &[u8], to: &[u8]) {
    for place in 0..table.len().saturating_sub(from.len()) {
        if table[place..].starts_with(from) {
            table[place..place + to.len()].copy_from_slice(to);
        }
    }
}

/// The same font of another weight
/// ([OS/2, usWeightClass](https://learn.microsoft.com/typography/opentype/spec/os2#usweightclass)).
pub fn weighing(weight: u16, mut font: Vec<u8>) -> Vec<u8> {
    let table =
        RawFace::parse(&font, 0).expect("the font is whole").table(Tag::from_bytes(b"OS/2")).expect("it has it");
    let place = table.as_ptr().addr() - font.as_ptr().addr();
    font[place + 4..place + 6].copy_from_slice(&weight.to_be_bytes());
    font
}

/// Segmented coverage ([cmap, format 12](https://learn.microsoft.com/typography/opentype/spec/cmap#format-12-segmented-coverage)).
fn letter_map(named: &[(u32, u32)]) -> Vec<u8> {
    let count = u32::try_from(named.len()).expect("a handful of letters");
    let mut map: Vec<u8> = [0_u16, 1, 3, 10].into_iter().flat_map(u16::to_be_bytes).collect();
    map.extend(12_u32.to_be_bytes());
    map.extend([12_u16, 0].into_iter().flat_map(u16::to_be_bytes));
    map.extend([16 + 12 * count, 0, count].into_iter().flat_map(u32::to_be_bytes));
    map.extend(named.iter().flat_map(|(letter, glyph)| [*letter, *letter, *glyph]).flat_map(u32::to_be_bytes));
    map
}

/// A file of some tables; nobody looks at their sums.
fn whole(tables: &[(Tag, Vec<u8>)]) -> Vec<u8> {
    let count = u16::try_from(tables.len()).expect("a handful of tables");
    let mut file: Vec<u8> = 0x0001_0000_u32.to_be_bytes().to_vec();
    file.extend([count, 0, 0, 0].into_iter().flat_map(u16::to_be_bytes));
    let mut place = 12 + 16 * tables.len();
    for (tag, table) in tables {
        let number = |number: usize| u32::try_from(number).expect("a font is small").to_be_bytes();
        file.extend(tag.to_bytes());
        file.extend([[0; 4], number(place), number(table.len())].concat());
        place += table.len().next_multiple_of(4);
    }
    for (_, table) in tables {
        file.extend(table);
        file.resize(file.len().next_multiple_of(4), 0);
    }
    file
}
