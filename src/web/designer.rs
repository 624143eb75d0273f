//! The designer's part of the form of a badge: its fields read, suggested and shown.

use serde::Deserialize;
use serde_json::Value;
use url::form_urlencoded;

use super::forms::Form;
use super::session::Open;
use crate::artwork::{
    Advice, Colour, Design, DesignError, HIGHEST_LEVEL, Icon, LONGEST_BANNER, LONGEST_TITLE, MOST_INITIALS, Mark,
    Outline, Palette, Ribbon, Ring, Shape,
};
use crate::views::designer::{Designer, Hint, IconGroup, Look, Swatch, Tile};
use crate::views::parts::{FieldError, Problem};

/// The fields as a form posts them.
pub fn read(form: &Form) -> Look {
    let fields = texts(&Look::default()).into_iter().map(|(name, _)| {
        let text = form.text(&name).to_owned();
        (name, Value::String(text))
    });
    serde_json::from_value(Value::Object(fields.collect())).expect("every field of a look is a text")
}

fn texts(look: &Look) -> Vec<(String, String)> {
    match serde_json::to_value(look) {
        Ok(Value::Object(fields)) => {
            fields.into_iter().map(|(name, text)| (name, text.as_str().unwrap_or_default().to_owned())).collect()
        }
        _ => unreachable!("a look is an object"),
    }
}

/// The same from an address, with the name of the badge and who signs it.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Chosen {
    #[serde(flatten)]
    pub look: Look,
    pub name: String,
    pub issuer: String,
}

/// What an address says after its question mark, so that the picture can be drawn from it alone.
fn query(look: &Look, name: &str, issuer: &str) -> String {
    let mut query = form_urlencoded::Serializer::new(String::new());
    let named = [("name".to_owned(), name.to_owned()), ("issuer".to_owned(), issuer.to_owned())];
    query.extend_pairs(texts(look).into_iter().chain(named).filter(|(_, text)| !text.is_empty()));
    query.finish()
}

/// Where a look is drawn.
pub fn url(open: &Open, look: &Look, name: &str, issuer: &str) -> String {
    format!("{}picture?{}", open.root, query(look, name, issuer))
}

/// A design in the fields of the form.
pub fn look_of(design: &Design) -> Look {
    let (colour, accent) = design.colours();
    Look {
        shape: design.shape.as_str().to_owned(),
        palette: design.palette.as_str().to_owned(),
        colour: colour.to_string(),
        accent: accent.to_string(),
        ring: design.ring.as_str().to_owned(),
        ribbon: design.ribbon.as_str().to_owned(),
        banner: design.banner.clone(),
        level: design.level.to_string(),
        mark: design.mark.as_str().to_owned(),
        icon: design.icon.as_str().to_owned(),
        initials: design.initials.clone(),
        arc: design.title.clone(),
        suggested: String::new(),
    }
}

/// The same as something that nobody chose.
pub fn suggested(design: &Design) -> Look {
    Look { suggested: design.to_json(), ..look_of(design) }
}

/// Whether all is as it was suggested, so that a better name may still change it.
pub fn is_suggested(look: &Look) -> bool {
    !look.suggested.is_empty() && design_of(look).is_ok_and(|design| design.to_json() == look.suggested)
}

/// The design that the fields stand for, or what is wrong with them. What is no choice is the first one.
pub fn design_of(look: &Look) -> Result<Design, Vec<FieldError>> {
    let palette = Palette::parse(&look.palette).unwrap_or_default();
    let mut errors = Vec::new();
    let mut colour = |name: &str, text: &str, fallback: Colour| match (palette, text) {
        (Palette::Own, "") => Some(fallback),
        (Palette::Own, text) => match text.parse() {
            Ok(colour) => Some(colour),
            Err(_) => {
                errors.push(FieldError::new(name, Problem::NotAColour));
                None
            }
        },
        _ => None,
    };
    let (field, accent) = palette.colours();
    let design = Design {
        shape: Shape::parse(&look.shape).unwrap_or_default(),
        palette,
        colour: colour("colour", &look.colour, field),
        accent: colour("accent", &look.accent, accent),
        ring: Ring::parse(&look.ring).unwrap_or_default(),
        ribbon: Ribbon::parse(&look.ribbon).unwrap_or_default(),
        banner: look.banner.clone(),
        level: look.level.parse().unwrap_or(0),
        mark: Mark::parse(&look.mark).unwrap_or_default(),
        icon: Icon::parse(&look.icon).unwrap_or_default(),
        initials: look.initials.clone(),
        title: look.arc.clone(),
    };
    match design.checked() {
        Ok(design) if errors.is_empty() => Ok(design),
        Ok(_) => Err(errors),
        Err(error) => {
            errors.push(field_error(error));
            Err(errors)
        }
    }
}

/// Where a fault of a design belongs in the form.
pub fn field_error(error: DesignError) -> FieldError {
    match error {
        DesignError::TooLong { part, most } => {
            let field = if part == "title" { "arc" } else { part };
            FieldError::new(field, Problem::TooLong { max: u32::try_from(most).unwrap_or(u32::MAX) })
        }
        DesignError::Level => FieldError::new("level", Problem::OutOfRange { min: 0, max: HIGHEST_LEVEL.into() }),
    }
}

/// What the form shows.
pub fn view(look: &Look) -> Designer {
    let words = |words: &mut dyn Iterator<Item = &'static str>| words.collect::<Vec<_>>();
    Designer {
        shapes: Shape::ALL.iter().map(|shape| Tile { word: shape.as_str(), path: Outline::of(*shape).path }).collect(),
        palettes: Palette::ALL.iter().map(|palette| swatch(*palette, look)).collect(),
        rings: words(&mut Ring::ALL.iter().map(|ring| ring.as_str())),
        ribbons: words(&mut Ribbon::ALL.iter().map(|ribbon| ribbon.as_str())),
        marks: words(&mut Mark::ALL.iter().map(|mark| mark.as_str())),
        levels: (0..=HIGHEST_LEVEL).collect(),
        icons: Icon::GROUPS
            .iter()
            .map(|(word, icons)| IconGroup {
                word,
                icons: icons.iter().map(|icon| Tile { word: icon.as_str(), path: icon.path().to_owned() }).collect(),
            })
            .collect(),
        hints: design_of(look).map(|design| hints(&design)).unwrap_or_default(),
        longest_title: LONGEST_TITLE,
        longest_banner: LONGEST_BANNER,
        most_initials: MOST_INITIALS,
        look: look.clone(),
    }
}

fn swatch(palette: Palette, look: &Look) -> Swatch {
    let (field, accent) = palette.colours();
    let own = |text: &str, other: Colour| match palette {
        Palette::Own => text.parse().unwrap_or(other),
        _ => other,
    };
    Swatch {
        word: palette.as_str(),
        field: own(&look.colour, field).to_string(),
        accent: own(&look.accent, accent).to_string(),
    }
}

fn hints(design: &Design) -> Vec<Hint> {
    let hint = |advice| match advice {
        Advice::AccentTooClose => Hint::AccentTooClose,
        Advice::DarkLetters => Hint::DarkLetters,
        Advice::TitleLeftOut(letters) => Hint::TitleLeftOut { letters },
        Advice::BannerLeftOut(letters) => Hint::BannerLeftOut { letters },
        Advice::InitialsLeftOut(letters) => Hint::InitialsLeftOut { letters },
        Advice::SmallTitle => Hint::SmallTitle,
    };
    design.advice().into_iter().map(hint).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_design_comes_back_from_the_form_as_it_went() {
        for name in ["Careful experimenter", "Onboarding of Quality Guides", "化学入門", "Erste Hilfe III"] {
            for brand in [None, Some(Colour::of(0x00_5a_a0))] {
                let design = Design::guessed(name, brand);
                assert_eq!(design_of(&look_of(&design)).ok().as_ref(), Some(&design), "{name}");
                assert!(is_suggested(&suggested(&design)), "{name}");
            }
        }
    }

    #[test]
    fn one_other_choice_makes_it_somebody_s_own() {
        let suggested = suggested(&Design::guessed("Careful experimenter", None));
        assert!(!is_suggested(&Look { arc: "Experimenter".to_owned(), ..suggested.clone() }));
        assert!(!is_suggested(&Look { suggested: String::new(), ..suggested }));
    }

    #[test]
    fn what_cannot_be_is_told_beside_its_field() {
        let look = Look {
            palette: "own".to_owned(),
            colour: "red".to_owned(),
            accent: "url(x)".to_owned(),
            arc: "x".repeat(LONGEST_TITLE + 1),
            ..Look::default()
        };
        let fields = |look: &Look| serde_json::to_value(design_of(look).unwrap_err()).unwrap();
        let told = fields(&look);
        let told: Vec<&str> = told.as_array().unwrap().iter().filter_map(|error| error["field"].as_str()).collect();
        assert_eq!(told, ["colour", "accent", "arc"]);
        let level = Look { level: "9".to_owned(), ..Look::default() };
        assert_eq!(fields(&level)[0]["field"], "level");
        assert!(view(&look).hints.is_empty());
    }

    #[test]
    fn an_address_tells_the_whole_design() {
        let look = suggested(&Design::guessed("Café & more", Some(Colour::of(0x00_5a_a0))));
        let text = query(&look, "Café & more", "");
        let pairs: Vec<(String, String)> = form_urlencoded::parse(text.as_bytes()).into_owned().collect();
        let value = |name: &str| pairs.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str());
        assert_eq!(value("name"), Some("Café & more"));
        assert_eq!(value("suggested"), Some(look.suggested.as_str()));
        assert_eq!(value("colour"), Some("#005aa0"));
    }
}
