//! Fonts beside the built-in ones, for letters in names that those lack: of a folder, or of the machine. They are looked for
//! when such a letter first comes, and asked in an order that the fonts alone decide, so that the same fonts give the same paper.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File};
use std::io::Read;
use std::panic::catch_unwind;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, OnceLock, PoisonError};

use crate::artwork::{Found, SCRIPTS, Sighting, Wanted, by_script, lacking};

/// Where the fonts of a machine lie; what is not there has none.
const OF_THE_MACHINE: [&str; 5] =
    ["/usr/local/share/fonts", "/usr/share/fonts", "/Library/Fonts", "/System/Library/Fonts", "C:\\Windows\\Fonts"];

/// How many files are looked at, and how deep.
const MOST_FILES: usize = 3_000;
const DEEPEST: usize = 8;
/// No font is larger.
const LARGEST: u64 = 64 << 20;
/// How much is looked at, and how much of it is kept, for as long as the program lives: one font holds the letters of half of
/// Asia in up to 20 megabytes.
const MOST_READ: u64 = 2 << 30;
const MOST_KEPT: u64 = 256 << 20;
/// How many families of fonts are asked for the letters of one script.
const MOST_ASKED: usize = 3;
/// How many fonts may turn out to be of no use before no more are tried: each has cost memory.
const MOST_REFUSED: usize = 8;

/// What was read to be used: apps in one process share it.
static KEPT: Mutex<Kept> = Mutex::new(Kept { size: 0, files: BTreeMap::new(), fonts: BTreeMap::new() });

struct Kept {
    /// In bytes.
    size: u64,
    /// Each is read once; none where it could not be read, or there was no room.
    files: BTreeMap<PathBuf, Option<&'static [u8]>>,
    /// None where it cannot be used.
    fonts: BTreeMap<(PathBuf, u32), Option<&'static Found>>,
}

pub struct Fonts {
    folders: Vec<PathBuf>,
    /// What there is, in the order in which it is asked.
    known: OnceLock<Vec<(Sighting, PathBuf)>>,
}

impl Fonts {
    /// Those of a folder, or of the machine.
    pub fn new(folder: Option<PathBuf>) -> Self {
        let folders = match folder {
            Some(folder) => vec![folder],
            None => OF_THE_MACHINE.map(PathBuf::from).to_vec(),
        };
        Self { folders, known: OnceLock::new() }
    }

    /// The fonts that have some letters, each once; what none has is left out. Reads files.
    pub fn with(&self, letters: &BTreeSet<char>) -> Vec<&'static Found> {
        let mut found: Vec<&'static Found> = Vec::new();
        for wanted in by_script(letters) {
            for font in self.for_script(&wanted) {
                if !found.contains(&font) {
                    found.push(font);
                }
            }
        }
        found
    }

    /// One font that has all of the letters, or those that have some.
    fn for_script(&self, wanted: &Wanted) -> Vec<&'static Found> {
        let mut able: Vec<_> = self.known().iter().filter(|(seen, _)| rank(seen, wanted).is_some()).collect();
        able.sort_by_key(|(seen, _)| rank(seen, wanted));
        let (mut families, mut refused, mut partly) = (BTreeSet::new(), 0, Vec::new());
        for (seen, path) in able {
            if families.len() >= MOST_ASKED || refused >= MOST_REFUSED {
                break;
            }
            // What one font of a family lacks, its other weights lack, too.
            if families.contains(&seen.family) {
                continue;
            }
            let Some(font) = keep(path, seen.number) else {
                refused += 1;
                continue;
            };
            families.insert(&seen.family);
            if wanted.letters.iter().all(|letter| font.has(*letter)) {
                return vec![font];
            }
            if wanted.letters.iter().any(|letter| font.has(*letter)) {
                partly.push(font);
            }
        }
        partly
    }

    /// The names of scripts for which there is no font. Reads files.
    pub fn lacking_scripts(&self) -> Vec<&'static str> {
        let found = |place: usize| self.known().iter().any(|(seen, _)| seen.scripts.contains(&place));
        let lacks = |place: usize| !lacking([SCRIPTS[place].sample.to_string().as_str()]).is_empty() && !found(place);
        (0..SCRIPTS.len()).filter(|place| lacks(*place)).map(|place| SCRIPTS[place].name).collect()
    }

    fn known(&self) -> &[(Sighting, PathBuf)] {
        self.known.get_or_init(|| look_into(&self.folders))
    }
}

/// Which script a font serves, by the order of what is wanted, and whether it draws shared letters otherwise; none if it has
/// none of them.
fn rank(seen: &Sighting, wanted: &Wanted) -> Option<(usize, bool)> {
    let place = wanted.scripts.iter().position(|script| seen.scripts.contains(script))?;
    let family = SCRIPTS[wanted.scripts[0]].family;
    Some((place, family.is_some_and(|family| !seen.family.ends_with(family))))
}

/// What there is in some folders, in the order in which it is asked.
fn look_into(folders: &[PathBuf]) -> Vec<(Sighting, PathBuf)> {
    let mut files = Vec::new();
    let mut seen = BTreeSet::new();
    folders.iter().for_each(|folder| list(folder, DEEPEST, &mut seen, &mut files));
    let (mut known, mut left) = (Vec::new(), MOST_READ);
    for path in files {
        let Some(bytes) = read(&path) else { continue };
        let Some(rest) = left.checked_sub(bytes.len() as u64) else { break };
        left = rest;
        // Whoever reads fonts of strangers may fall over one: it is left out.
        let seen = catch_unwind(|| Sighting::all_of(&bytes)).unwrap_or_default();
        known.extend(seen.into_iter().map(|seen| (seen, path.clone())));
    }
    known.sort();
    tracing::info!(fonts = known.len(), "looked for fonts with letters that the built-in ones lack");
    known
}

/// The files of fonts in a folder, by their names. Links may lead to the same more than once.
fn list(folder: &Path, deep: usize, seen: &mut BTreeSet<PathBuf>, files: &mut Vec<PathBuf>) {
    let Ok(folder) = folder.canonicalize() else { return };
    if !seen.insert(folder.clone()) {
        return;
    }
    let Ok(entries) = fs::read_dir(folder) else { return };
    let mut paths: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    paths.sort();
    for path in paths {
        if files.len() >= MOST_FILES {
            return;
        }
        let kind = path.extension().and_then(|kind| kind.to_str()).map(str::to_ascii_lowercase);
        if path.is_dir() {
            if deep > 0 {
                list(&path, deep - 1, seen, files);
            }
        } else if kind.is_some_and(|kind| ["ttf", "otf", "ttc", "otc"].contains(&kind.as_str())) {
            files.push(path);
        }
    }
}

/// A file of a size that fonts have; none of what is no file, cannot be read or is too large.
fn read(path: &Path) -> Option<Vec<u8>> {
    fs::metadata(path).ok().filter(|found| found.is_file() && found.len() <= LARGEST)?;
    let mut bytes = Vec::new();
    File::open(path).ok()?.take(LARGEST).read_to_end(&mut bytes).ok()?;
    Some(bytes)
}

/// A font of a file, read once; none if it was refused, once and for all.
fn keep(path: &Path, number: u32) -> Option<&'static Found> {
    let mut kept = KEPT.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(known) = kept.fonts.get(&(path.to_owned(), number)) {
        return *known;
    }
    let font = kept.bytes(path).and_then(|bytes| catch_unwind(|| Found::read(bytes, number)).ok().flatten());
    match font {
        Some(_) => tracing::info!(file = %path.display(), number, "a font for letters that the built-in ones lack"),
        None => tracing::warn!(file = %path.display(), number, "this font is not used: letters are asked of others"),
    }
    kept.fonts.insert((path.to_owned(), number), font);
    font
}

impl Kept {
    fn bytes(&mut self, path: &Path) -> Option<&'static [u8]> {
        if let Some(known) = self.files.get(path) {
            return *known;
        }
        let has_room = |size: u64| self.size + size <= MOST_KEPT;
        let bytes = fs::metadata(path).ok().filter(|file| has_room(file.len())).and_then(|_| read(path));
        let bytes: Option<&'static [u8]> =
            bytes.filter(|bytes| has_room(bytes.len() as u64)).map(|bytes| &*Vec::leak(bytes));
        self.size += bytes.map_or(0, |bytes| bytes.len() as u64);
        self.files.insert(path.to_owned(), bytes);
        bytes
    }
}
