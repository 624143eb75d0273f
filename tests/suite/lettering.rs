//! Names in letters that the built-in fonts lack, on paper and on cards.

use std::fs;
use std::path::{Path, PathBuf};

use accolade::practice::Manners;
use flate2::read::ZlibDecoder;
use serde_json::json;
use std::io::Read;

use crate::app::TestApp;
use crate::course::{Taught, execute};
use crate::fonts::{font, weighing};

/// 王小明, as squares, circles and diamonds.
const NAME: &str = "\u{738b}\u{5c0f}\u{660e}";
const DRAWN: &str = "\u{25a0}\u{25cf}\u{25c6}";

/// A folder of one test.
struct Folder(PathBuf);

impl Folder {
    fn new() -> Self {
        let folder = std::env::temp_dir().join(format!("accolade-fonts-{}", accolade::keys::opaque_id()));
        fs::create_dir(&folder).expect("the folder for temporary files is writable");
        Self(folder)
    }

    fn with(self, name: &str, bytes: &[u8]) -> Self {
        let file = self.0.join(name);
        fs::create_dir_all(file.parent().expect("it lies in the folder")).expect("a folder can be made");
        fs::write(file, bytes).expect("a temporary file can be written");
        self
    }

    fn path(&self) -> &str {
        self.0.to_str().expect("its path is text")
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        fs::remove_dir_all(&self.0).expect("a temporary folder can be removed");
    }
}

/// A course with fonts from a folder, and the path of a badge under this name.
async fn issued(folder: &str, name: &str) -> (Taught, String) {
    let app = TestApp::start_set(&[("ACCOLADE_FONTS", folder)]).await;
    let lms = app.practice(Manners::Moodle).await;
    let taught = Taught::begin(app, lms).await;
    let badge = taught.badge("Quiz", json!({"score": {"activity": "Final quiz", "at_least": 75}})).await;
    taught.sync().await;
    let award = taught.award(&badge, "ada").await.unwrap();
    execute(
        &taught.app,
        &format!("UPDATE awards SET visibility = 'link', shown_name = '{name}' WHERE id = '{}'", award.id),
    );
    (taught, format!("/credentials/{}", award.credential.unwrap().0))
}

/// The compressed parts of a PDF.
fn unpacked(pdf: &[u8]) -> Vec<Vec<u8>> {
    let starts = pdf.windows(7).enumerate().filter(|(_, part)| part == b"stream\n").map(|(place, _)| place + 7);
    let unpack = |start: usize| {
        let mut part = Vec::new();
        ZlibDecoder::new(&pdf[start..]).read_to_end(&mut part).ok().map(|_| part)
    };
    starts.filter_map(unpack).collect()
}

/// Whether a letter was drawn: a glyph says that it stands for it
/// ([ISO 32000-1, 9.10.3](https://opensource.adobe.com/dc-acrobat-sdk-docs/pdfstandards/PDF32000_2008.pdf)).
fn draws(pdf: &[u8], letter: char) -> bool {
    let mapped = format!("<{:04X}>", u32::from(letter)).into_bytes();
    let says = |part: &[u8], words: &[u8]| part.windows(words.len()).any(|place| place == words);
    unpacked(pdf).iter().any(|part| says(part, b"begincmap") && says(part, &mapped))
}

#[tokio::test]
async fn a_name_is_drawn_where_there_is_a_font_for_it_and_read_aloud_in_any_case() {
    let with = Folder::new().with("deep/within/asia.ttf", &font(NAME, DRAWN, 0));
    let without = Folder::new().with("latin.ttf", dejavu::sans::bold());
    for (folder, is_whole) in [(&with, true), (&without, false)] {
        let (taught, path) = issued(folder.path(), NAME).await;
        let pdf = taught.app.fetch(&format!("{path}.pdf")).await.expect(200).bytes;
        assert!(NAME.chars().all(|letter| draws(&pdf, letter) == is_whole), "{is_whole}");
        let wide: String = NAME.encode_utf16().map(|unit| format!("{unit:04X}")).collect();
        let aloud = unpacked(&pdf).iter().any(|part| String::from_utf8_lossy(part).contains(&format!("<FEFF{wide}>")));
        assert_eq!(aloud, !is_whole, "what is not drawn is said in another way");
        assert_eq!(draws(&pdf, '\u{25a1}'), !is_whole, "a box stands for what is not drawn");
        assert_eq!(taught.app.fetch(&format!("{path}.pdf")).await.bytes, pdf, "the same each time");
        let card = taught.app.fetch(&format!("{path}/card.png")).await.expect(200).bytes;
        execute(&taught.app, "UPDATE awards SET shown_name = '\u{738b}\u{5c0f}'");
        let shorter = taught.app.fetch(&format!("{path}/card.png")).await.expect(200).bytes;
        assert_eq!(card != shorter, is_whole, "boxes alone say nothing on a card");
        let lacking = taught.app.app.scripts_without_font().await;
        assert_eq!(lacking.contains(&"Chinese"), !is_whole);
        assert!(lacking.contains(&"Thai") && !lacking.contains(&"Lao"), "{lacking:?}");
        taught.stop().await;
    }
}

#[tokio::test]
async fn each_letter_is_drawn_in_a_font_that_has_it_and_what_none_has_is_a_box() {
    let folder = Folder::new()
        .with("china.ttf", &font(NAME, DRAWN, 0))
        .with("rare.ttf", &font("\u{738b}\u{9f98}", "\u{25a0}\u{25b2}", 0))
        .with("thai.ttf", &font("\u{e01}\u{e02}", "\u{25a0}\u{25b2}", 0));
    let (taught, path) = issued(folder.path(), "Ada \u{738b}\u{660e}\u{9f98} \u{e02} \u{623}\u{1f389}").await;
    let pdf = taught.app.fetch(&format!("{path}.pdf")).await.expect(200).bytes;
    for letter in ['A', '\u{738b}', '\u{660e}', '\u{9f98}', '\u{e02}', '\u{623}', '\u{25a1}'] {
        assert!(draws(&pdf, letter), "{letter}");
    }
    assert!(!draws(&pdf, '\u{5c0f}') && !draws(&pdf, '\u{e01}'), "letters that nobody needs are left out");
    taught.app.fetch(&format!("{path}/card.png")).await.expect(200);
    taught.stop().await;
}

#[tokio::test]
async fn what_one_family_lacks_is_asked_of_another_however_many_weights_it_comes_in() {
    let usual = font(&NAME[..6], DRAWN, 0);
    let folder = [100, 300, 500, 700, 900].into_iter().fold(Folder::new(), |folder, weight| {
        folder.with(&format!("usual-{weight}.ttf"), &weighing(weight, usual.clone()))
    });
    let folder = folder.with("other.ttf", &weighing(1000, font("\u{738b}\u{660e}", "\u{25a0}\u{25b2}", 0)));
    let (taught, path) = issued(folder.path(), NAME).await;
    let pdf = taught.app.fetch(&format!("{path}.pdf")).await.expect(200).bytes;
    assert!(NAME.chars().all(|letter| draws(&pdf, letter)) && !draws(&pdf, '\u{25a1}'));
    taught.stop().await;
}

#[tokio::test]
async fn what_is_no_font_or_may_not_be_used_spoils_nothing() {
    let whole = font(NAME, DRAWN, 0);
    let mut collection = b"ttcf\0\x01\0\0\xff\xff\xff\xff".to_vec();
    collection.extend([0xff; 64]);
    let broken = Folder::new()
        .with("a-text.ttf", b"This is a text.")
        .with("b-empty.otf", b"")
        .with("c-cut.ttf", &whole[..whole.len() / 3])
        .with("d-collection.ttc", &collection)
        .with("e-forbidden.ttf", &font(NAME, DRAWN, 0x0002))
        .with("f-whole-only.ttf", &font(NAME, DRAWN, 0x0100))
        .with("g-bitmaps-only.ttf", &font(NAME, DRAWN, 0x0200))
        .with("h-folder.ttf/x", b"");
    around(&broken.0);
    let (taught, path) = issued(broken.path(), NAME).await;
    let pdf = taught.app.fetch(&format!("{path}.pdf")).await.expect(200).bytes;
    assert!(draws(&pdf, '\u{25a1}') && !draws(&pdf, '\u{738b}'));
    taught.stop().await;

    let mended = broken.with("h-whole.ttf", &whole);
    let (taught, path) = issued(mended.path(), NAME).await;
    let pdf = taught.app.fetch(&format!("{path}.pdf")).await.expect(200).bytes;
    assert!(draws(&pdf, '\u{738b}') && !draws(&pdf, '\u{25a1}'));
    taught.stop().await;
}

/// A way into a folder from within.
fn around(folder: &Path) {
    #[cfg(unix)]
    std::os::unix::fs::symlink(folder, folder.join("again")).expect("a link can be made");
}

#[tokio::test]
async fn a_folder_that_is_not_there_has_no_font() {
    let (taught, path) = issued("/nowhere/at/all", NAME).await;
    let pdf = taught.app.fetch(&format!("{path}.pdf")).await.expect(200).bytes;
    assert!(draws(&pdf, '\u{25a1}'));
    taught.app.fetch(&format!("{path}/card.png")).await.expect(200);
    taught.stop().await;
}
