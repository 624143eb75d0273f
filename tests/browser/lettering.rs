//! Names of all the world with the fonts of this machine, as another program reads them from the paper.

use std::fs;
use std::process::Command;

use accolade::artwork::{Certificate, Colour, Design, Paper, Shown};

use crate::app::TestApp;

const NAMES: [(&str, &str); 8] = [
    ("chinese", "\u{738b}\u{5c0f}\u{660e}"),
    ("japanese", "\u{898b}\u{672c} \u{82b1}\u{5b50}\u{3055}\u{3093}"),
    ("korean", "\u{ae40}\u{bcf4}\u{ae30}"),
    ("hindi", "\u{905}\u{928}\u{940}\u{924}\u{93e} \u{924}\u{94d}\u{930}\u{93f}\u{92a}\u{93e}\u{920}\u{940}"),
    ("thai", "\u{e2a}\u{e21}\u{e0a}\u{e32}\u{e22} \u{e15}\u{e31}\u{e27}\u{e2d}\u{e22}\u{e48}\u{e32}\u{e07}"),
    ("hebrew", "\u{5d3}\u{5e0}\u{5d4} \u{5dc}\u{5d3}\u{5d5}\u{5d2}\u{5de}\u{5d4}"),
    ("arabic", "\u{639}\u{627}\u{626}\u{634}\u{629} \u{645}\u{62b}\u{627}\u{644}"),
    ("mixed", "Ada \u{738b}\u{5c0f}\u{660e} Sample"),
];

fn certificate(name: &str) -> Certificate {
    let picture =
        Shown { png: Design::guessed("Careful experimenter", None).png().into_bytes(), alt: "A flask".into() };
    let text = str::to_owned;
    Certificate {
        paper: Paper::A4,
        language: "en",
        is_rtl: false,
        title: text("Careful experimenter"),
        organisation: text("Example University"),
        logo: None,
        picture,
        heading: text("Certificate"),
        opening: text("This certifies that"),
        holder: Some(text(name)),
        earned: text("has earned the badge"),
        badge: text("Careful experimenter"),
        criteria: format!("Awarded to {name}. ").repeat(6),
        facts: vec![(text("Issued"), text("12 November 2026"))],
        check: text("Valid when checked at the address below."),
        url: text("https://badges.example.edu/credentials/sample"),
        code_alt: text("The address as a code"),
        incomplete: text("Letters that this paper cannot show are drawn as boxes."),
        stamp: None,
        colour: Colour::of(0x1d_5f_b0),
        found: Vec::new(),
        json: b"{}".to_vec(),
        json_name: text("badge.json"),
        json_description: text("The signed badge"),
        signed_at: (2026, 11, 12, 10, 0, 0),
    }
}

/// What a program of poppler says of a file.
fn ask(program: &str, arguments: &[&str]) -> String {
    let said = Command::new(program).args(arguments).output();
    let said = said.unwrap_or_else(|error| panic!("{program} runs (on Debian: poppler-utils): {error}"));
    String::from_utf8(said.stdout).expect("it speaks UTF-8")
}

#[tokio::test]
async fn names_of_all_scripts_are_drawn_on_paper_and_read_back_from_it() {
    let app = TestApp::start().await;
    let lacking = app.app.scripts_without_font().await;
    let wanted = ["Chinese", "Japanese", "Korean", "Devanagari", "Thai"];
    assert!(
        !lacking.iter().any(|script| wanted.contains(script)),
        "fonts for {lacking:?} are missing (on Debian: fonts-lohit-deva fonts-tlwg-loma-ttf fonts-wqy-microhei)"
    );
    let folder = std::env::temp_dir().join(format!("lettering-{}", uuid::Uuid::new_v4()));
    fs::create_dir(&folder).expect("the folder for temporary files is writable");
    for (script, name) in NAMES {
        let found = app.app.fonts_for([name]).await;
        let file = folder.join(format!("{script}.pdf"));
        let pdf = Certificate { found, ..certificate(name) }.pdf().expect("the certificate is written");
        fs::write(&file, pdf).expect("a temporary file can be written");
        let file = file.to_str().expect("its path is text");
        let text = ask("pdftotext", &[file, "-"]);
        assert!(text.contains(name), "{script}: {text}");
        assert!(!text.contains("boxes") && !text.contains('\u{25a1}'), "{script}: {text}");
        let fonts = ask("pdffonts", &[file]);
        // Embedded, cut to the letters that are needed, and each glyph says what it stands for.
        assert!(fonts.lines().count() > 2, "{script}: {fonts}");
        assert!(fonts.lines().skip(2).all(|font| font.contains("yes yes yes")), "{script}: {fonts}");
    }
    fs::remove_dir_all(folder).expect("a temporary folder can be removed");
    app.stop().await;
}
