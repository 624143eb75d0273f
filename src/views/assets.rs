//! Style sheet, script and icons, served under `/assets/{hash}/{name}`, so that they may be cached for ever.

use std::sync::LazyLock;

/// A file that pages refer to.
#[derive(Clone, Copy, Debug)]
pub struct Asset {
    pub content_type: &'static str,
    pub bytes: &'static [u8],
}

impl Asset {
    /// The part of the address that changes with the content. Tells versions apart, protects nothing.
    pub fn hash(&self) -> String {
        format!("{:08x}", crc32fast::hash(self.bytes))
    }
}

macro_rules! assets {
    ($($name:literal as $content_type:literal),+ $(,)?) => {
        &[$(($name, Asset {
            content_type: $content_type,
            bytes: include_bytes!(concat!("../../templates/assets/", $name)),
        })),+]
    };
}

const ASSETS: &[(&str, Asset)] = assets![
    "admin.css" as "text/css; charset=utf-8",
    "app.css" as "text/css; charset=utf-8",
    "check.css" as "text/css; charset=utf-8",
    "app.js" as "text/javascript; charset=utf-8",
    "course.css" as "text/css; charset=utf-8",
    "classroom.css" as "text/css; charset=utf-8",
    "designer.css" as "text/css; charset=utf-8",
    "edit.js" as "text/javascript; charset=utf-8",
    "close.js" as "text/javascript; charset=utf-8",
    "launch.js" as "text/javascript; charset=utf-8",
    "icon.svg" as "image/svg+xml",
    "icon.png" as "image/png",
];

/// Finds an asset by its name.
pub fn asset(name: &str) -> Option<Asset> {
    ASSETS.iter().find(|(known, _)| *known == name).map(|(_, asset)| *asset)
}

/// The path an asset is served under: `/assets/{hash}/{name}`.
pub fn asset_path(name: &str) -> Option<String> {
    asset(name).map(|asset| format!("/assets/{}/{name}", asset.hash()))
}

/// The sheets that stand in pages: the one that each public page carries, and the one of those with a form or a report.
static STYLES: LazyLock<[(&str, String); 2]> = LazyLock::new(|| {
    ["app.css", "check.css"].map(|name| {
        let css = asset(name).expect("it is built in").bytes;
        (name, packed(std::str::from_utf8(css).expect("a style sheet is text")))
    })
});

/// A style sheet as it stands in public pages, so that their first answer is all that is needed to paint them. The
/// content policy lets it pass by its hash.
pub fn style(name: &str) -> Option<&'static str> {
    STYLES.iter().find(|(known, _)| *known == name).map(|(_, css)| css.as_str())
}

/// Every sheet that may stand in a page.
pub fn styles() -> impl Iterator<Item = &'static str> {
    STYLES.iter().map(|(_, css)| css.as_str())
}

/// Leaves out comments, indentation, and the blanks that part nothing. Our style sheet has none of these in a string.
fn packed(css: &str) -> String {
    let mut kept = String::with_capacity(css.len());
    let mut rest = css;
    while let Some((before, comment)) = rest.split_once("/*") {
        kept.push_str(before);
        rest = comment.split_once("*/").map_or("", |(_, after)| after);
    }
    kept.push_str(rest);
    let mut packed = String::with_capacity(kept.len());
    for line in kept.lines().map(str::trim).filter(|line| !line.is_empty()) {
        if !packed.is_empty() && !packed.ends_with(['{', '}', ';', ',']) {
            packed.push(' ');
        }
        packed.push_str(line);
    }
    let blanks =
        [(" {", "{"), ("{ ", "{"), ("; ", ";"), (";}", "}"), ("; }", "}"), (" }", "}"), (": ", ":"), (", ", ",")];
    blanks.iter().fold(packed, |packed, (long, short)| packed.replace(long, short))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_style_of_public_pages_has_every_rule_and_no_comment() {
        let css = "/* a */a > b,\nc {\n  d: e f, g; /* h\n i */\n\n}\n@media (min-width: 1rem) and print { a :hover { j: k } }\n";
        assert_eq!(packed(css), "a > b,c{d:e f,g}@media (min-width:1rem) and print{a :hover{j:k}}");
        for name in ["app.css", "check.css"] {
            let css = std::str::from_utf8(asset(name).unwrap().bytes).unwrap();
            let style = style(name).unwrap();
            assert_eq!(style.matches('{').count(), css.matches('{').count(), "{name}");
            assert!(style.ends_with('}') && !style.contains("*/") && !style.contains("</"), "{name}");
        }
        assert_eq!((style("course.css"), styles().count()), (None, 2));
    }

    #[test]
    fn an_asset_is_found_under_a_path_that_carries_its_hash() {
        let css = asset("app.css").unwrap();
        assert_eq!(asset_path("app.css").unwrap(), format!("/assets/{}/app.css", css.hash()));
        assert_eq!(css.content_type, "text/css; charset=utf-8");
    }

    #[test]
    fn what_is_no_asset_is_not_found() {
        for name in ["", "../Cargo.toml", "app.css/", "APP.CSS"] {
            assert!(asset(name).is_none(), "{name}");
            assert!(asset_path(name).is_none(), "{name}");
        }
    }

    #[test]
    fn the_style_sheet_asks_no_other_machine_for_anything() {
        for (name, asset) in ASSETS.iter().filter(|(_, asset)| asset.content_type != "image/png") {
            let text = std::str::from_utf8(asset.bytes).unwrap();
            let text = text.replace("http://www.w3.org/2000/svg", "");
            assert!(!text.contains("//fonts") && !text.contains("http://") && !text.contains("https://"), "{name}");
            assert!(!text.contains("@import"), "{name}");
        }
    }

    /// Relative luminance and contrast, as in [WCAG 2.2](https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio).
    fn contrast(css: &str, one: &str, other: &str) -> f64 {
        let luminance = |name: &str| {
            let value = css.split_once(&format!("--{name}: #")).unwrap().1.split_once(';').unwrap().0;
            let value: String =
                if value.len() == 3 { value.chars().flat_map(|c| [c, c]).collect() } else { value.to_owned() };
            let channel = |at: usize| {
                let part = f64::from(u8::from_str_radix(&value[at..at + 2], 16).unwrap()) / 255.0;
                if part <= 0.040_45 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
            };
            0.2126 * channel(0) + 0.7152 * channel(2) + 0.0722 * channel(4)
        };
        let (one, other) = (luminance(one), luminance(other));
        (one.max(other) + 0.05) / (one.min(other) + 0.05)
    }

    #[test]
    fn words_stand_out_from_their_ground_and_edges_of_fields_do_too() {
        let css = std::str::from_utf8(asset("app.css").unwrap().bytes).unwrap();
        for words in ["ink", "soft", "accent", "accent-deep", "good", "warn", "bad"] {
            for ground in ["paper", "ground", "accent-pale", "good-pale", "warn-pale", "bad-pale"] {
                let ratio = contrast(css, words, ground);
                assert!(ratio >= 4.5, "{words} on {ground}: {ratio:.2}");
            }
        }
        assert!(contrast(css, "edge", "paper") >= 3.0 && contrast(css, "edge", "ground") >= 3.0);
    }
}
