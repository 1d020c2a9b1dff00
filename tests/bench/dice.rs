//! Numbers that look like chance, and sentences that are thrown with them.

use super::generate::capital;
use super::words::*;

/// Marsaglia's xorshift: numbers that look like chance and are the same on every machine.
pub struct Dice {
    state: u64,
    /// The first of the glossary's terms that this text uses.
    term: usize,
}

/// So many terms has a text.
const TERMS_OF_A_TEXT: usize = 5;

impl Dice {
    /// The same numbers for the same seed.
    pub fn new(seed: u64) -> Self {
        let state = (seed + 1).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        let mut dice = Self { state, term: seed as usize * TERMS_OF_A_TEXT };
        dice.roll();
        dice
    }

    fn roll(&mut self) -> u64 {
        self.state ^= self.state << 13;
        self.state ^= self.state >> 7;
        self.state ^= self.state << 17;
        self.state >> 16
    }

    /// One of the numbers to come.
    pub fn nth(&self, which: usize) -> u64 {
        let mut dice = Self { ..*self };
        (0..which).fold(dice.roll(), |_, _| dice.roll())
    }

    /// A number from nought up to, and without, an end.
    pub fn below(&mut self, end: usize) -> usize {
        (self.roll() % end as u64) as usize
    }

    /// One of some words.
    pub fn pick(&mut self, words: &[&'static str]) -> &'static str {
        words[self.below(words.len())]
    }

    /// Somebody did something, somehow.
    pub fn sentence(&mut self) -> String {
        let (opener, subject) = (self.pick(OPENERS), self.pick(SUBJECTS));
        let (verb, object, tail) = (self.pick(VERBS), self.pick(OBJECTS), self.pick(TAILS));
        capital(&format!("{opener}{subject} {verb} {object} {tail}."))
    }

    /// Some sentences, among them one with a term of the glossary.
    pub fn paragraph(&mut self) -> String {
        let mut sentences: Vec<String> = (0..3 + self.below(2)).map(|_| self.sentence()).collect();
        let (_, _, _, about) = TERMS[(self.term + self.below(TERMS_OF_A_TEXT)) % TERMS.len()];
        sentences.insert(self.below(2), about.to_owned());
        let object = self.pick(OBJECTS);
        sentences.push(format!("We **thank all** who stood up for {object}."));
        sentences.join(" ")
    }

    /// A list of sentences.
    pub fn list(&mut self) -> String {
        (0..4).map(|_| format!("- {}\n", self.sentence())).collect()
    }
}
