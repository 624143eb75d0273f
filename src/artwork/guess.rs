//! A good design from nothing but a name: whoever has no taste, or no time, still gets a badge to be proud of.

use super::colour::Colour;
use super::design::{Design, LONGEST_TITLE, Palette, Ribbon, Ring, Shape};
use super::icons::Icon;
use super::lettering;
use crate::keys;

/// A title of more letters than this is left to the page: on the arc it would be too small.
const COMFORTABLE: usize = 26;

/// Beginnings of words, lower case, in the languages of the pages that are written in Latin letters. The first that fits
/// decides.
const SUBJECTS: &[(Icon, &[&str])] = &[
    (Icon::Flask, &["lab", "labor", "chem", "chim", "quím", "experiment", "expérim"]),
    (Icon::Atom, &["physi", "físic", "phys", "nucle", "quant"]),
    (Icon::Dna, &["bio", "gene", "génét"]),
    (Icon::Telescope, &["astro", "space", "weltraum", "espac"]),
    (Icon::Sigma, &["stat", "algebra", "álgebra", "algèb"]),
    (Icon::Calculator, &["math", "mathem", "matem", "calcul", "rechn", "arith"]),
    (Icon::ChartLine, &["data", "daten", "datos", "donnée", "analy", "análi"]),
    (Icon::Code, &["program", "code", "coding", "python", "java", "softw", "develop", "entwickl", "web", "inform"]),
    (Icon::Robot, &["robot", "artificial", "künstlich", "inteligen", "machine"]),
    (Icon::Chip, &["electr", "elektr", "digital", "comput", "numér"]),
    (Icon::Security, &["secur", "sicherh", "segur", "sécur", "cyber", "privacy", "datensch"]),
    (
        Icon::Languages,
        &[
            "english",
            "englisch",
            "german",
            "deutsch",
            "french",
            "franz",
            "spanish",
            "spani",
            "langu",
            "sprach",
            "idiom",
            "lengu",
            "translat",
            "übersetz",
        ],
    ),
    (Icon::Pencil, &["writ", "schreib", "escri", "écri", "essay", "aufsatz", "redac"]),
    (Icon::Book, &["read", "les", "lect", "liter", "littér", "book", "buch", "libro", "livre"]),
    (Icon::Presentation, &["present", "präsent", "présent", "speak", "speech", "vortrag", "rede", "orat"]),
    (Icon::Castle, &["history", "gesch", "histor", "histoi"]),
    (Icon::Globe, &["geo", "world", "welt", "mund", "monde", "internat", "global"]),
    (Icon::FirstAid, &["first aid", "erste hilfe", "primeros aux", "premiers sec", "medic", "mediz", "médec", "médic"]),
    (Icon::Pulse, &["health", "gesund", "salud", "santé", "nurs", "pfleg", "enferm", "infirm"]),
    (
        Icon::Leaf,
        &["sustain", "nachhalt", "sosten", "durab", "environ", "umwelt", "ambient", "ecolog", "écol", "klima", "clima"],
    ),
    (Icon::Sprout, &["garden", "garten", "jardin", "jardín", "agri"]),
    (Icon::Leader, &["leader", "führ", "lider", "lideraz", "manage"]),
    (Icon::Group, &["team", "group", "gruppe", "equipo", "équipe", "collab", "zusammen", "coopér", "communi"]),
    (Icon::Care, &["volunt", "ehrenamt", "help", "hilf", "mentor", "tutor", "bénév"]),
    (Icon::Scales, &["law", "recht", "derech", "droit", "ethic", "ethik", "étic", "éthi"]),
    (Icon::Money, &["financ", "finanz", "account", "buchhalt", "conta", "econ", "ökon", "écon", "budget"]),
    (Icon::Briefcase, &["business", "betrieb", "project", "projekt", "proyect", "projet", "empres", "entrepr"]),
    (Icon::HardHat, &["safety", "arbeitss", "construct", "bau", "bâti"]),
    (Icon::Tools, &["craft", "handwerk", "workshop", "werkst", "taller", "atelier", "engin", "ingen", "techn", "técn"]),
    (Icon::Chef, &["cook", "koch", "cocin", "cuisin", "kitchen", "food", "hygien"]),
    (Icon::Music, &["music", "musik", "músic", "musiq", "choir", "chor"]),
    (Icon::Masks, &["theat", "théât", "teatr", "drama"]),
    (Icon::Camera, &["photo", "foto", "film", "video", "vidéo"]),
    (Icon::Palette, &["art", "kunst", "design", "diseñ", "paint", "dessin"]),
    (Icon::Runner, &["sport", "fitness", "deport", "run", "lauf"]),
    (Icon::Idea, &["idea", "idee", "innov", "creativ", "kreativ", "créat", "think", "denk"]),
    (Icon::Magnifier, &["research", "forsch", "investig", "recherch", "method"]),
    (Icon::Check, &["quiz", "test", "exam", "prüf"]),
    (Icon::Mortarboard, &["course", "kurs", "curso", "cours", "graduat", "abschl", "diplom"]),
    (Icon::Flag, &["start", "begin", "first", "erst", "primer", "premi", "welcome", "willkomm", "finish", "complet"]),
];

/// Words that tell a level.
const LEVELS: &[(u8, &[&str])] = &[
    (1, &["beginner", "basic", "foundation", "anfänger", "grundlagen", "grundkurs", "básico", "débutant", "bronze"]),
    (2, &["intermediate", "mittelstufe", "intermedio", "intermédiaire", "silver", "silber"]),
    (3, &["advanced", "fortgeschritten", "avanzado", "avancé", "gold"]),
    (5, &["expert", "master", "meister", "experto", "maestro", "maître"]),
];

impl Design {
    /// A design that follows from a name: the same name always looks the same. With a brand, its colour.
    pub fn guessed(name: &str, brand: Option<Colour>) -> Self {
        let lower = name.trim().to_lowercase();
        let hash = keys::sha256(lower.as_bytes());
        let pick = |byte: u8, count: usize| usize::from(byte) % count;
        // A star or a diamond has little room, a book belongs to one subject.
        let shapes = [Shape::Circle, Shape::Hexagon, Shape::Octagon, Shape::Shield, Shape::Rosette, Shape::Seal];
        // Gold, silver and bronze tell a rank that nobody gave.
        let palettes = &Palette::ALL[..8];
        let icon = subject(&lower);
        let title: String = name.split_whitespace().collect::<Vec<_>>().join(" ");
        let fits = title.chars().count() <= COMFORTABLE.min(LONGEST_TITLE) && lettering::missing(&title).is_empty();
        let design = Self {
            shape: shapes[pick(hash[0], shapes.len())],
            palette: palettes[pick(hash[1], palettes.len())],
            ring: Ring::Double,
            ribbon: if hash[2].is_multiple_of(4) { Ribbon::Tails } else { Ribbon::None },
            level: level(&lower),
            icon: icon.unwrap_or_default(),
            initials: if icon.is_some() { String::new() } else { initials(&title) },
            title: if fits { title } else { String::new() },
            ..Self::default()
        };
        match brand {
            Some(brand) => {
                // White is seen on every colour that white letters are read on; others take their own dark.
                let accent = match brand.ink() {
                    Colour::WHITE => brand.mixed(Colour::WHITE, 0.78),
                    dark => dark,
                };
                Self { palette: Palette::Own, colour: Some(brand), accent: Some(accent), ..design }
            }
            None => design,
        }
    }
}

fn words(lower: &str) -> impl Iterator<Item = &str> {
    lower.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty())
}

fn subject(lower: &str) -> Option<Icon> {
    let begins = |start: &&str| match start.contains(' ') {
        true => lower.contains(*start),
        // A short beginning is a whole word: "art" is no part of "article".
        false if start.chars().count() <= 3 => words(lower).any(|word| word == *start || word == format!("{start}s")),
        false => words(lower).any(|word| word.starts_with(*start)),
    };
    SUBJECTS.iter().find(|(_, starts)| starts.iter().any(begins)).map(|(icon, _)| *icon)
}

fn level(lower: &str) -> u8 {
    let known = |word: &str| LEVELS.iter().find(|(_, names)| names.contains(&word)).map(|(level, _)| *level);
    if let Some(level) = words(lower).find_map(known) {
        return level;
    }
    let numbers =
        [("1", 1), ("2", 2), ("3", 3), ("4", 4), ("5", 5), ("i", 1), ("ii", 2), ("iii", 3), ("iv", 4), ("v", 5)];
    let number = |word: &str| numbers.iter().find(|(text, _)| *text == word).map(|(_, level)| *level);
    // "Physics II", "Stufe 3"; a number at the beginning counts something else.
    words(lower).skip(1).last().and_then(number).unwrap_or(0)
}

/// The first letters of the first two words that begin with a capital, or of the first two words.
fn initials(title: &str) -> String {
    let words: Vec<char> =
        title.split_whitespace().filter_map(|word| word.chars().find(|c| c.is_alphanumeric())).collect();
    let capitals: String = words.iter().filter(|letter| letter.is_uppercase() || letter.is_numeric()).take(2).collect();
    let letters = if capitals.is_empty() { words.iter().take(2).collect() } else { capitals };
    let large: String = letters.to_uppercase();
    // Joined letters say nothing alone; what cannot be drawn gives way to the icon.
    let is_drawn = lettering::missing(&large).is_empty() && !large.chars().any(lettering::is_cursive);
    if is_drawn { large } else { String::new() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_gives_its_subject_its_level_and_its_letters() {
        let design = Design::guessed("Careful experimenter", None);
        assert_eq!((design.icon, design.title.as_str(), design.level), (Icon::Flask, "Careful experimenter", 0));
        let design = Design::guessed("Grundlagen der Statistik", None);
        assert_eq!((design.icon, design.level), (Icon::Sigma, 1));
        let design = Design::guessed("Erste Hilfe III", None);
        assert_eq!((design.icon, design.level), (Icon::FirstAid, 3));
        let design = Design::guessed("Onboarding of Quality Guides", None);
        assert_eq!(design.initials, "OQ");
        assert_eq!(Design::guessed("Article 5", None).icon, Icon::Star);
    }

    #[test]
    fn the_same_name_always_looks_the_same_and_names_differ() {
        assert_eq!(
            Design::guessed(" careful Experimenter", None).shape,
            Design::guessed("Careful experimenter", None).shape
        );
        let names = (0..40).map(|number| Design::guessed(&format!("Name {number} of a badge"), None));
        let looks: std::collections::HashSet<_> = names.map(|design| (design.shape, design.palette)).collect();
        assert!(looks.len() > 15, "{}", looks.len());
    }

    #[test]
    fn every_name_gives_a_design_without_complaints() {
        for name in ["", "a", "化学入門", "عربي للمبتدئين", "🎉🎉", "x y", &"Long ".repeat(60), "<script>"]
        {
            for brand in
                [None, Some(Colour::of(0xff_ee_00)), Some(Colour::of(0x00_00_00)), Some(Colour::of(0x77_77_77))]
            {
                let design = Design::guessed(name, brand);
                assert_eq!(design.clone().checked(), Ok(design.clone()), "{name}");
                let told =
                    design.advice().into_iter().filter(|advice| *advice != super::super::design::Advice::DarkLetters);
                assert_eq!(told.count(), 0, "{name} {brand:?}: {:?}", design.advice());
            }
        }
    }
}
