//! The icons of the designer: a choice of the [Material Design Icons](https://pictogrammers.com/library/mdi/) of the
//! Pictogrammers group (Apache License 2.0), as the package `icondata_mdi` ships them.

use icondata_mdi as mdi;

macro_rules! icons {
    ($($group:literal: $($(#[$default:ident])? $variant:ident = $word:literal, $source:ident;)+)+) => {
        /// An icon, named by its word in forms and files.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, serde::Serialize, serde::Deserialize)]
        #[serde(rename_all = "kebab-case")]
        pub enum Icon {
            $($($(#[$default])? $variant,)+)+
        }

        impl Icon {
            /// Icons of one subject after the other, each subject with its word.
            pub const GROUPS: &[(&'static str, &'static [Self])] = &[$(($group, &[$(Self::$variant,)+]),)+];

            pub const fn as_str(self) -> &'static str {
                match self { $($(Self::$variant => $word,)+)+ }
            }

            fn source(self) -> &'static str {
                match self { $($(Self::$variant => mdi::$source.data,)+)+ }
            }
        }
    };
}

icons! {
    "science":
        Flask = "flask", MdiFlask;
        Atom = "atom", MdiAtom;
        Dna = "dna", MdiDna;
        Microscope = "microscope", MdiMicroscope;
        Telescope = "telescope", MdiTelescope;
        Magnet = "magnet", MdiMagnet;
        Calculator = "calculator", MdiCalculatorVariant;
        Sigma = "sigma", MdiSigma;
        Pi = "pi", MdiPi;
        Ruler = "ruler", MdiRulerSquare;
        Brain = "brain", MdiBrain;
        Rocket = "rocket", MdiRocketLaunch;
    "technology":
        Code = "code", MdiCodeTags;
        Console = "console", MdiConsole;
        Laptop = "laptop", MdiLaptop;
        Phone = "phone", MdiCellphone;
        Robot = "robot", MdiRobot;
        Chip = "chip", MdiChip;
        Database = "database", MdiDatabase;
        ChartBar = "chart-bar", MdiChartBar;
        ChartLine = "chart-line", MdiChartLine;
        Cloud = "cloud", MdiCloud;
        Security = "security", MdiShieldLock;
        Cog = "cog", MdiCog;
        Tools = "tools", MdiHammerWrench;
        Cube = "cube", MdiCubeOutline;
        Bolt = "bolt", MdiLightningBolt;
    "words":
        Book = "book", MdiBookOpenVariant;
        Library = "library", MdiBookshelf;
        Pencil = "pencil", MdiPencil;
        Feather = "feather", MdiFeather;
        Script = "script", MdiScriptText;
        Languages = "languages", MdiTranslate;
        Forum = "forum", MdiForum;
        Microphone = "microphone", MdiMicrophone;
        Newspaper = "newspaper", MdiNewspaper;
        Presentation = "presentation", MdiPresentation;
        Globe = "globe", MdiEarth;
        Map = "map", MdiMap;
        Compass = "compass", MdiCompass;
        Castle = "castle", MdiCastle;
        Column = "column", MdiPillar;
    "people":
        Group = "group", MdiAccountGroup;
        Mortarboard = "mortarboard", MdiSchool;
        Teacher = "teacher", MdiHumanMaleBoard;
        Leader = "leader", MdiAccountStar;
        Handshake = "handshake", MdiHandshake;
        Care = "care", MdiHandHeart;
        Heart = "heart", MdiHeart;
        Wheelchair = "wheelchair", MdiWheelchair;
        Scales = "scales", MdiScaleBalance;
        Gavel = "gavel", MdiGavel;
        Bank = "bank", MdiBank;
        Briefcase = "briefcase", MdiBriefcase;
        Money = "money", MdiCashMultiple;
    "life":
        Pulse = "pulse", MdiHeartPulse;
        FirstAid = "first-aid", MdiMedicalBag;
        Stethoscope = "stethoscope", MdiStethoscope;
        Pill = "pill", MdiPill;
        Leaf = "leaf", MdiLeaf;
        Sprout = "sprout", MdiSprout;
        Tree = "tree", MdiTree;
        Water = "water", MdiWater;
        Sun = "sun", MdiWeatherSunny;
        Recycling = "recycling", MdiRecycle;
        Paw = "paw", MdiPaw;
        Bee = "bee", MdiBee;
        Wind = "wind", MdiWindTurbine;
        Fire = "fire", MdiFire;
    "doing":
        Chef = "chef", MdiChefHat;
        Factory = "factory", MdiFactory;
        HardHat = "hard-hat", MdiHardHat;
        Truck = "truck", MdiTruck;
        Airplane = "airplane", MdiAirplane;
        Bike = "bike", MdiBike;
        Runner = "runner", MdiRun;
        Ball = "ball", MdiSoccer;
        Dumbbell = "dumbbell", MdiDumbbell;
        Swimmer = "swimmer", MdiSwim;
        Music = "music", MdiMusic;
        Palette = "palette", MdiPalette;
        Brush = "brush", MdiBrush;
        Camera = "camera", MdiCamera;
        Film = "film", MdiFilmstrip;
        Masks = "masks", MdiDramaMasks;
        Knight = "knight", MdiChessKnight;
    "signs":
        #[default]
        Star = "star", MdiStar;
        Trophy = "trophy", MdiTrophy;
        Medal = "medal", MdiMedal;
        Crown = "crown", MdiCrown;
        Check = "check", MdiCheckBold;
        Clipboard = "clipboard", MdiClipboardCheck;
        Idea = "idea", MdiLightbulbOn;
        Puzzle = "puzzle", MdiPuzzle;
        Target = "target", MdiBullseye;
        Flag = "flag", MdiFlagCheckered;
        Key = "key", MdiKey;
        Eye = "eye", MdiEye;
        Magnifier = "magnifier", MdiMagnify;
        Clock = "clock", MdiClock;
        Diamond = "diamond", MdiDiamondStone;
        Owl = "owl", MdiOwl;
}

impl Icon {
    /// In a square from 0 to [`SIDE`].
    ///
    /// [`SIDE`]: Self::SIDE
    pub fn path(self) -> &'static str {
        let data = self.source().split_once("d=\"").map_or("", |(_, data)| data);
        data.split_once('"').map_or("", |(path, _)| path)
    }

    pub const SIDE: f64 = 24.0;

    pub fn all() -> impl Iterator<Item = Self> {
        Self::GROUPS.iter().flat_map(|(_, icons)| icons.iter().copied())
    }

    pub fn parse(word: &str) -> Option<Self> {
        Self::all().find(|icon| icon.as_str() == word)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_are_enough_icons_and_each_is_one_path() {
        assert!(Icon::all().count() >= 60);
        for icon in Icon::all() {
            assert_eq!(icon.source().matches("<path").count(), 1, "{icon:?}");
            assert_eq!(icon.source().matches('"').count(), 2, "{icon:?} is a path and nothing besides");
            assert!(icon.path().starts_with('M'), "{icon:?}");
        }
    }

    #[test]
    fn every_word_is_that_of_files_and_reads_back() {
        let mut seen = std::collections::HashSet::new();
        for icon in Icon::all() {
            assert_eq!(Icon::parse(icon.as_str()), Some(icon));
            assert_eq!(serde_json::to_value(icon).unwrap(), icon.as_str());
            assert!(seen.insert(icon.path()), "{icon:?} is drawn like another");
        }
        assert_eq!(Icon::parse("skull"), None);
    }
}
