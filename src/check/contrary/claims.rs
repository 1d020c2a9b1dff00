//! Claims: which word of direction speaks of which number of a sentence.

use std::ops::Range;

use super::facts::{self, Fact, Shows};
use super::lexicon::{self, CAUSES, Reach, Sense};
use super::said::{self, Said, preposition};
use super::tokens::{Clause, Kind, Token, group, word};
use crate::check::english::one_of;
use crate::model::Bound;

/// Numbers that tell a change, with what the data say of it.
#[derive(Clone, Debug)]
pub struct Target {
    /// Where it stands among the tokens.
    pub tokens: Range<usize>,
    /// The number that a message points at.
    pub number: usize,
    /// What the data say.
    pub fact: Fact,
}

/// A word with the number that it speaks of.
pub struct Claim {
    /// The word.
    pub said: Said,
    /// What the data say of the number.
    pub target: Target,
}

/// A sentence taken apart.
pub struct Sentence<'a> {
    /// Its tokens.
    pub tokens: &'a [Token],
    /// Its clauses.
    pub clauses: &'a [Clause],
    /// Its bound numbers, in order.
    pub numbers: &'a [&'a Bound],
    /// What the data behind each say.
    pub facts: &'a [Option<Fact>],
}

impl Sentence<'_> {
    fn word(&self, at: usize) -> &str {
        word(self.tokens, at)
    }

    fn clause_of(&self, at: usize) -> Option<usize> {
        self.clauses.iter().position(|clause| clause.tokens.contains(&at))
    }

    /// The place of each number among the tokens.
    fn places(&self) -> Vec<usize> {
        let number = |at: &usize| matches!(self.tokens[*at].kind, Kind::Number(_));
        (0..self.tokens.len()).filter(number).collect()
    }

    fn number_at(&self, at: usize) -> usize {
        match self.tokens[at].kind {
            Kind::Number(number) => number,
            _ => 0,
        }
    }
}

/// Every claim of a sentence.
pub fn claims(sentence: &Sentence<'_>) -> Vec<Claim> {
    let targets = targets(sentence);
    let mut found: Vec<(usize, usize)> = Vec::new();
    let mut all = said::said(sentence.tokens, sentence.clauses);
    for (at, target) in targets.iter().enumerate().filter(|(_, t)| t.fact.shows == Shows::Size) {
        if let Some(beside) = said::beside(sentence.tokens, sentence.clauses, target.tokens.start) {
            found.push((all.len(), at));
            all.push(beside);
        }
    }
    in_clause(sentence, &all, &targets, &mut found);
    across_clauses(sentence, &all, &targets, &mut found);
    let mut claims: Vec<Claim> = found
        .into_iter()
        .map(|(word, target)| Claim { said: all[word].clone(), target: targets[target].clone() })
        .collect();
    claims.extend(compared(sentence));
    claims.extend(peaks(sentence, &all));
    claims
}

/// The numbers, and pairs of numbers, that tell a change.
fn targets(sentence: &Sentence<'_>) -> Vec<Target> {
    let places = sentence.places();
    let mut targets = Vec::new();
    let mut at = 0;
    while at < places.len() {
        let here = places[at];
        let next = places.get(at + 1).copied();
        if let Some(pair) = next.and_then(|next| pair(sentence, here, next)) {
            targets.push(pair);
            at += 2;
            continue;
        }
        targets.extend(alone(sentence, here));
        at += 1;
    }
    targets
}

/// "from 100 to 90".
fn pair(sentence: &Sentence<'_>, a: usize, b: usize) -> Option<Target> {
    let from = preposition(sentence.tokens, a).filter(|at| sentence.word(*at) == "from")?;
    let to = preposition(sentence.tokens, b).filter(|at| *at > a && sentence.word(*at) == "to")?;
    let typed = sentence.tokens[a + 1..to].iter().any(|token| token.kind == Kind::Mark);
    let fact = facts::between(sentence.tokens, sentence.numbers, (a, b)).filter(|_| !typed)?;
    Some(Target { tokens: from..b + 1, number: sentence.number_at(b), fact })
}

/// A size, a course, "to 90", "from 100".
fn alone(sentence: &Sentence<'_>, at: usize) -> Option<Target> {
    let number = sentence.number_at(at);
    let fact = sentence.facts[number].clone()?;
    let preposition = || preposition(sentence.tokens, at);
    let start = match fact.shows {
        Shows::Size | Shows::Course => at,
        Shows::After => preposition().filter(|at| sentence.word(*at) == "to")?,
        Shows::Before => preposition().filter(|at| sentence.word(*at) == "from")?,
        Shows::Both => return None,
    };
    Some(Target { tokens: start..at + 1, number, fact })
}

/// Words that exclude each other as the word for a number.
fn class(sense: Sense) -> u8 {
    match sense {
        Sense::Way(_) | Sense::Wanted(_) => 0,
        Sense::Hundredths(_) | Sense::Part(_) => 1,
        Sense::Peak(_) => 2,
    }
}

/// Each number takes the nearest word of its clause that has no nearer number.
fn in_clause(
    sentence: &Sentence<'_>,
    said: &[Said],
    targets: &[Target],
    found: &mut Vec<(usize, usize)>,
) {
    let nearest = |word: &Said| {
        let inside = targets.iter().enumerate().filter(|(_, target)| {
            sentence.clause_of(target.tokens.end - 1) == Some(word.clause)
                || sentence.clause_of(target.tokens.start) == Some(word.clause)
        });
        let reached = inside.filter(|(_, target)| reaches(sentence, word, target));
        reached.min_by_key(|(_, target)| gap(word, target)).map(|(at, _)| at)
    };
    let pairs: Vec<(usize, usize)> = said
        .iter()
        .enumerate()
        .filter(|(_, word)| word.reach != Reach::Beside)
        .filter_map(|(at, word)| Some((at, nearest(word)?)))
        .collect();
    for (at, target) in targets.iter().enumerate() {
        for kind in 0..2 {
            let taken = found.iter().any(|(word, t)| *t == at && class(said[*word].sense) == kind);
            let words =
                pairs.iter().filter(|(word, t)| *t == at && class(said[*word].sense) == kind);
            let first = words.min_by_key(|(word, _)| gap(&said[*word], target));
            if let Some(pair) = first.filter(|_| !taken) {
                found.push(*pair);
            }
        }
    }
}

/// How many tokens lie between; what follows the word is nearer than what stands before it.
fn gap(word: &Said, target: &Target) -> usize {
    if word.at < target.tokens.start {
        (target.tokens.start - word.at) * 2
    } else {
        (word.at + 1).saturating_sub(target.tokens.end) * 2 + 1
    }
}

fn reaches(sentence: &Sentence<'_>, word: &Said, target: &Target) -> bool {
    let before = word.at < target.tokens.start;
    if word.reach == Reach::By {
        let by = preposition(sentence.tokens, target.tokens.start);
        return before && by.is_some_and(|by| by > word.at && sentence.word(by) == "by");
    }
    let between = match before {
        true => word.at + 1..target.tokens.start,
        false => target.tokens.end..word.at,
    };
    let mut between = between.filter(|at| *at < sentence.tokens.len());
    // "a fall in patrols led to 60 thefts", "calls rose to 300 with 60 thefts", "49% of the rise"
    let cut_off = between.any(|at| CAUSES.has(sentence.word(at)) || is_complement(sentence, at));
    !cut_off && (before || !is_whole(sentence, target, word))
}

/// A number of something else that the word goes with: "rose to 300".
fn is_complement(sentence: &Sentence<'_>, at: usize) -> bool {
    let number = matches!(sentence.tokens[at].kind, Kind::Number(_) | Kind::Other);
    let before = preposition(sentence.tokens, at);
    number && before.is_some_and(|before| one_of(sentence.word(before), "to by of"))
}

/// "49% of the rise": the number is a part of it.
fn is_whole(sentence: &Sentence<'_>, target: &Target, word: &Said) -> bool {
    let after = target.tokens.end;
    sentence.word(after) == "of" && word.at > after && word.at <= after + 3
}

/// Words and numbers of clauses that say one thing: "Theft doubled, a rise of 60%".
fn across_clauses(
    sentence: &Sentence<'_>,
    said: &[Said],
    targets: &[Target],
    found: &mut Vec<(usize, usize)>,
) {
    let own = found.clone();
    let way = |word: usize| class(said[word].sense) == 0;
    for (at, target) in targets.iter().enumerate() {
        let has_word = own.iter().any(|(word, t)| *t == at && way(*word));
        if let Some(word) = (!has_word).then(|| word_before(sentence, said, target)).flatten() {
            found.push((word, at));
        }
    }
    let reaching = said.iter().enumerate().filter(|(_, word)| word.reach == Reach::Clause);
    for (at, word) in reaching.filter(|(_, word)| !matches!(word.sense, Sense::Peak(_))) {
        let alone = !own.iter().any(|(w, _)| *w == at);
        let target = || target_of(sentence, said, targets, at);
        if let Some(target) = alone.then(target).flatten()
            && !found.contains(&(at, target))
            && !sentence.clauses[word.clause].other_time
        {
            found.push((at, target));
        }
    }
}

/// The last word of direction in the clauses that a number goes on with.
fn word_before(sentence: &Sentence<'_>, said: &[Said], target: &Target) -> Option<usize> {
    let clause = sentence.clause_of(target.tokens.start)?;
    let group = group(sentence.clauses, clause);
    let words = said.iter().enumerate().filter(|(_, word)| {
        word.reach == Reach::Clause
            && class(word.sense) == 0
            && (group.start..clause).contains(&word.clause)
            && !sentence.clauses[word.clause].other_time
    });
    let none_here = !said.iter().any(|word| word.clause == clause && class(word.sense) == 0);
    words.map(|(at, _)| at).next_back().filter(|_| none_here)
}

/// The number that a word without one in its own clause speaks of: the next that goes on with it, or
/// the one that its clause goes on with.
fn target_of(
    sentence: &Sentence<'_>,
    said: &[Said],
    targets: &[Target],
    at: usize,
) -> Option<usize> {
    let word = &said[at];
    let clause = |target: &Target| sentence.clause_of(target.tokens.end - 1);
    if targets.iter().any(|target| clause(target) == Some(word.clause)) {
        return None;
    }
    let group = group(sentence.clauses, word.clause);
    let in_group = |target: &(usize, &Target)| clause(target.1).is_some_and(|c| group.contains(&c));
    let last_said = said.iter().rposition(|other| other.clause == word.clause) == Some(at);
    let first_said = said.iter().position(|other| other.clause == word.clause) == Some(at);
    let opens = word.at < sentence.clauses[word.clause].tokens.start + 4;
    let all = || targets.iter().enumerate();
    let next = all().filter(in_group).find(|(_, t)| clause(t) > Some(word.clause) && last_said);
    let before = || {
        let goes_on = sentence.clauses[word.clause].continues && first_said && opens;
        all().filter(in_group).rfind(|(_, t)| clause(t) < Some(word.clause) && goes_on)
    };
    next.or_else(before).map(|(at, _)| at)
}

/// A superlative speaks of any number that tells of the same change: "at its highest since 2012, with
/// 90 burglaries".
fn peaks(sentence: &Sentence<'_>, said: &[Said]) -> Vec<Claim> {
    let near = |word: &Said, at: usize| {
        let clause = sentence.clause_of(at)?;
        let (first, last) = (clause.min(word.clause), clause.max(word.clause));
        let goes_on = |c: usize| sentence.clauses[c].continues || sentence.clauses[c].with;
        (first + 1..=last).all(goes_on).then_some(())?;
        let number = sentence.number_at(at);
        let fact = sentence.facts[number].clone()?;
        Some(Target { tokens: at..at + 1, number, fact })
    };
    let words = said.iter().filter(|word| matches!(word.sense, Sense::Peak(_)));
    words
        .filter_map(|word| {
            let target = sentence.places().into_iter().find_map(|at| near(word, at))?;
            Some(Claim { said: word.clone(), target })
        })
        .collect()
}

/// "At 90, burglary was lower than the 100 of the year before": two values and a comparison.
fn compared(sentence: &Sentence<'_>) -> Vec<Claim> {
    let places = sentence.places();
    let level = |at: usize| {
        let fact = &sentence.facts[sentence.number_at(at)];
        fact.as_ref().is_none_or(|fact| matches!(fact.shows, Shows::After | Shows::Before))
    };
    let claim = |pair: &[usize]| {
        let (a, b) = (pair[0], pair[1]);
        let word = comparison(sentence, a, b).filter(|_| level(a) && level(b))?;
        let clause = sentence.clause_of(word)?;
        let fact = facts::between(sentence.tokens, sentence.numbers, (b, a))?;
        let sense = Sense::Way(lexicon::beside(sentence.word(word))?);
        let hopes = sentence.clauses[clause].hopes;
        let said = Said { at: word, clause, sense, reach: Reach::Beside, denied: false };
        let target = Target { tokens: a..b + 1, number: sentence.number_at(b), fact };
        (!hopes).then_some(Claim { said, target })
    };
    places.windows(2).filter_map(claim).collect()
}

/// The place of a comparison between two numbers: "lower than the", "above the", "down from".
fn comparison(sentence: &Sentence<'_>, a: usize, b: usize) -> Option<usize> {
    let mut at = b.checked_sub(1)?;
    while at > a && one_of(sentence.word(at), "the its last that a about around nearly almost") {
        at -= 1;
    }
    let before = at.checked_sub(1)?;
    let word = match sentence.word(at) {
        "than" if one_of(sentence.word(before), "higher lower") => before,
        "from" if one_of(sentence.word(before), "up down") => before,
        "above" | "below" => at,
        _ => return None,
    };
    let denied = word.checked_sub(1).is_some_and(|at| one_of(sentence.word(at), lexicon::DENIALS));
    (word > a && !denied).then_some(word)
}
