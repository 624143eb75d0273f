//! Scripts whose letters the built-in fonts lack.

use std::collections::BTreeSet;
use std::ops::RangeInclusive;

/// A script that a font may have. The built-in ones lack it, whole or in part.
#[derive(Debug)]
pub struct Script {
    /// For operators.
    pub name: &'static str,
    /// A letter that every font of this script has.
    pub sample: char,
    /// Its letters that no other script has.
    letters: &'static [RangeInclusive<char>],
    /// How families of fonts say that they draw shared letters as readers of this script are used to.
    pub family: Option<&'static str>,
}

const fn script(name: &'static str, sample: char, letters: &'static [RangeInclusive<char>]) -> Script {
    Script { name, sample, letters, family: None }
}

/// How many of the scripts share the letters of China.
const EASTERN: usize = 3;

/// Signs and letters that are written in China, Japan and Korea.
const SHARED: &[RangeInclusive<char>] = &[
    '\u{2e80}'..='\u{303f}',
    '\u{3100}'..='\u{312f}',
    '\u{3190}'..='\u{31ef}',
    '\u{3200}'..='\u{9fff}',
    '\u{f900}'..='\u{faff}',
    '\u{fe10}'..='\u{fe1f}',
    '\u{fe30}'..='\u{fe6f}',
    '\u{ff00}'..='\u{ffef}',
    '\u{20000}'..='\u{3ffff}',
];

/// The scripts, in the order in which operators are told of them.
#[rustfmt::skip]
pub const SCRIPTS: [Script; 27] = [
    Script { family: Some(" SC"), ..script("Chinese", '\u{738b}', &[]) },
    Script { family: Some(" JP"), ..script("Japanese", '\u{3042}', &['\u{3040}'..='\u{30ff}', '\u{31f0}'..='\u{31ff}', '\u{ff65}'..='\u{ff9f}', '\u{1b000}'..='\u{1b16f}']) },
    Script { family: Some(" KR"), ..script("Korean", '\u{d55c}', &['\u{1100}'..='\u{11ff}', '\u{3130}'..='\u{318f}', '\u{a960}'..='\u{a97f}', '\u{ac00}'..='\u{d7ff}']) },
    script("Devanagari", '\u{905}', &['\u{900}'..='\u{97f}', '\u{a8e0}'..='\u{a8ff}', '\u{1cd0}'..='\u{1cff}']),
    script("Bengali", '\u{985}', &['\u{980}'..='\u{9ff}']),
    script("Gurmukhi", '\u{a05}', &['\u{a00}'..='\u{a7f}']),
    script("Gujarati", '\u{a85}', &['\u{a80}'..='\u{aff}']),
    script("Odia", '\u{b05}', &['\u{b00}'..='\u{b7f}']),
    script("Tamil", '\u{b85}', &['\u{b80}'..='\u{bff}']),
    script("Telugu", '\u{c05}', &['\u{c00}'..='\u{c7f}']),
    script("Kannada", '\u{c85}', &['\u{c80}'..='\u{cff}']),
    script("Malayalam", '\u{d05}', &['\u{d00}'..='\u{d7f}']),
    script("Sinhala", '\u{d85}', &['\u{d80}'..='\u{dff}']),
    script("Thai", '\u{e01}', &['\u{e00}'..='\u{e7f}']),
    script("Lao", '\u{e81}', &['\u{e80}'..='\u{eff}']),
    script("Tibetan", '\u{f40}', &['\u{f00}'..='\u{fff}']),
    script("Burmese", '\u{1000}', &['\u{1000}'..='\u{109f}', '\u{a9e0}'..='\u{a9ff}', '\u{aa60}'..='\u{aa7f}']),
    script("Ethiopic", '\u{1200}', &['\u{1200}'..='\u{139f}', '\u{2d80}'..='\u{2ddf}', '\u{ab00}'..='\u{ab2f}']),
    script("Cherokee", '\u{13a0}', &['\u{13a0}'..='\u{13ff}', '\u{ab70}'..='\u{abbf}']),
    script("Khmer", '\u{1780}', &['\u{1780}'..='\u{17ff}', '\u{19e0}'..='\u{19ff}']),
    script("Mongolian", '\u{1820}', &['\u{1800}'..='\u{18af}']),
    script("Syriac", '\u{710}', &['\u{700}'..='\u{74f}', '\u{860}'..='\u{86f}']),
    script("Thaana", '\u{780}', &['\u{780}'..='\u{7bf}']),
    script("Javanese", '\u{a984}', &['\u{a980}'..='\u{a9df}']),
    script("Meetei Mayek", '\u{abc0}', &['\u{aae0}'..='\u{aaff}', '\u{abc0}'..='\u{abff}']),
    script("Ol Chiki", '\u{1c5a}', &['\u{1c50}'..='\u{1c7f}']),
    script("Adlam", '\u{1e900}', &['\u{1e900}'..='\u{1e95f}']),
];

/// Letters, and the scripts whose fonts may have them, the likeliest first.
#[derive(Debug, PartialEq, Eq)]
pub struct Wanted {
    pub letters: BTreeSet<char>,
    /// Places in the list of scripts.
    pub scripts: Vec<usize>,
}

/// Letters by their script; what belongs to none of them is left out.
pub fn by_script(letters: &BTreeSet<char>) -> Vec<Wanted> {
    let within = |ranges: &[RangeInclusive<char>], letter: char| ranges.iter().any(|range| range.contains(&letter));
    let of = |ranges: &[RangeInclusive<char>]| {
        letters.iter().copied().filter(|letter| within(ranges, *letter)).collect::<BTreeSet<_>>()
    };
    let mut wanted: Vec<Wanted> = SCRIPTS
        .iter()
        .enumerate()
        .map(|(place, script)| Wanted { letters: of(script.letters), scripts: vec![place] })
        .filter(|wanted| !wanted.letters.is_empty())
        .collect();
    // Letters that are shared look as those do that stand beside them.
    let own = |letter: &char| SCRIPTS[..EASTERN].iter().any(|script| within(script.letters, *letter));
    let shared: BTreeSet<char> = of(SHARED).into_iter().filter(|letter| !own(letter)).collect();
    if !shared.is_empty() {
        let beside = wanted.iter().map(|wanted| wanted.scripts[0]).find(|place| *place < EASTERN);
        let mut scripts: Vec<usize> = (0..EASTERN).collect();
        scripts.sort_by_key(|place| *place != beside.unwrap_or(0));
        wanted.push(Wanted { letters: shared, scripts });
    }
    wanted
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sorted(text: &str) -> Vec<(String, &'static str)> {
        let wanted = by_script(&text.chars().collect()).into_iter();
        wanted.map(|wanted| (wanted.letters.iter().collect(), SCRIPTS[wanted.scripts[0]].name)).collect()
    }

    #[test]
    fn letters_that_are_shared_look_as_those_do_that_stand_beside_them() {
        let pair = |letters: &str, name| (letters.to_owned(), name);
        assert_eq!(sorted("\u{738b}\u{ff01}"), [pair("\u{738b}\u{ff01}", "Chinese")]);
        assert_eq!(sorted("\u{738b}\u{3042}"), [pair("\u{3042}", "Japanese"), pair("\u{738b}", "Japanese")]);
        assert_eq!(sorted("\u{738b}\u{d55c}"), [pair("\u{d55c}", "Korean"), pair("\u{738b}", "Korean")]);
        assert_eq!(sorted("\u{905}\u{e01}a"), [pair("\u{905}", "Devanagari"), pair("\u{e01}", "Thai")]);
        assert!(sorted("a\u{1f389}").is_empty());
    }

    #[test]
    fn every_sample_is_a_letter_of_its_script() {
        for (place, script) in SCRIPTS.iter().enumerate() {
            let wanted = by_script(&BTreeSet::from([script.sample]));
            assert_eq!(wanted.len(), 1, "{}", script.name);
            assert_eq!(wanted[0].scripts[0], place, "{}", script.name);
        }
    }
}
