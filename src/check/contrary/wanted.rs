//! Words about what is wanted, held against the direction of the measure that they are about.

use super::lexicon::{self, DENIALS, Sense};
use super::tokens::{Clause, Kind, Token, clauses, group, tokens};
use crate::check::Subject;
use crate::check::english::one_of;
use crate::check::finding::{address, found};
use crate::check::lines::{self, Home, Line};
use crate::diagnostic::{Diagnostics, Rule};
use crate::model::Kpi;
use crate::model::kpi::{Direction, Trend, Unit};

/// Words about what is wanted that the measure's direction denies.
pub const WANTED_DIRECTION: Rule = Rule::warning("wanted-direction");

/// Holds the comments on measures against what is wanted of them.
pub fn fits_the_direction(subject: &Subject<'_>, out: &mut Diagnostics) {
    for line in subject.lines.iter().filter(|line| line.kind != lines::Kind::Quote) {
        let Some(kpi) = measure(subject, line) else { continue };
        let (contrary, wants) = match kpi.direction {
            Direction::Reduce => (Trend::Rose, "a fall"),
            Direction::Increase => (Trend::Fell, "a rise"),
            Direction::Neither => continue,
        };
        for sentence in &line.sentences {
            let tokens = tokens(line, sentence);
            let Some((from, to)) = wish(&tokens, kpi, contrary) else { continue };
            let range = tokens[from].range.start..tokens[to].range.end;
            let Some(span) = line.span(&range) else { continue };
            let words = &line.text[range];
            let message = format!(
                "`{words}` stands in the comment, and `direction` says that {wants} is wanted"
            );
            let own =
                line.report.map(|report| address(report, format!("kpis.{}.direction", kpi.id)));
            let about = own.into_iter().chain(line.about());
            let finding = found(&WANTED_DIRECTION, &span, message, about);
            let finding = finding.compares(&[&words, &wants]);
            out.push(finding.label(&kpi.span, "the measure"));
        }
    }
}

/// The measure whose comment, or whose definition, a line is.
fn measure<'a>(subject: &Subject<'a>, line: &Line<'a>) -> Option<&'a Kpi> {
    match line.home {
        Home::Kpi(id) => subject.site.kpis.get(id),
        Home::Definition(id) => subject.site.kpis.get(id),
        _ => None,
    }
}

const WANTING: &str = "want wants wanted aim aims aimed goal goals hope hopes hoped wish wished desired \
     desire welcome welcomed positive success successful encouraging pleasing pleased glad good";
const WORRY: &str = "worrying worry worries concern concerns concerning disappointing disappointed \
     regrettable negative unwelcome unwanted bad setback";

/// The first and the last word of a wish for the wrong way; `None` where there is none, or where the
/// words speak of both ways.
fn wish(tokens: &[Token], kpi: &Kpi, contrary: Trend) -> Option<(usize, usize)> {
    let clauses = clauses(tokens);
    let with_wish =
        |clause: &Clause| clause.tokens.clone().find_map(|at| mood(tokens, at).map(|m| (at, m)));
    let (clause, (wish, glad)) =
        clauses.iter().enumerate().find_map(|(at, clause)| Some((at, with_wish(clause)?)))?;
    let group = group(&clauses, clause);
    let places = clauses[group].iter().flat_map(|clause| clause.tokens.clone());
    let ways: Vec<(usize, Trend)> =
        places.filter_map(|at| Some((at, way(tokens, at, kpi)?))).collect();
    let wrong = if glad { contrary } else { opposite(contrary) };
    let (first, _) = *ways.first()?;
    let denied = |at: usize| {
        (at.saturating_sub(3)..at)
            .any(|back| one_of(&tokens[back].word, DENIALS) || tokens[back].word.ends_with("n't"))
    };
    let all_wrong = ways.iter().all(|(_, way)| *way == wrong);
    (all_wrong && !denied(first) && !denied(wish)).then(|| (first.min(wish), first.max(wish)))
}

fn opposite(way: Trend) -> Trend {
    match way {
        Trend::Rose => Trend::Fell,
        Trend::Fell => Trend::Rose,
        Trend::Same => Trend::Same,
    }
}

/// Whether a word is glad of something or sorry for it.
fn mood(tokens: &[Token], at: usize) -> Option<bool> {
    let token = tokens.get(at).filter(|token| token.kind == Kind::Word)?;
    // "the wanted baseline": another thing than a way is wanted.
    let next = tokens.get(at + 1).map_or("", |token| &token.word);
    if one_of(next, "baseline target level limit number figure value share total for") {
        return None;
    }
    if one_of(&token.word, WANTING) {
        Some(true)
    } else if one_of(&token.word, WORRY) {
        Some(false)
    } else {
        None
    }
}

/// The way that a word speaks of, where it is the measure that goes this way.
fn way(tokens: &[Token], at: usize, kpi: &Kpi) -> Option<Trend> {
    let token = tokens.get(at).filter(|token| token.kind == Kind::Word)?;
    let before = at.checked_sub(1).map_or("", |at| &*tokens[at].word);
    if let Some(way) = lexicon::beside(&token.word) {
        // "more burglaries", and not "more patrols".
        let next = tokens.get(at + 1)?;
        return (!one_of(&token.word, "up down above below") && names(kpi, &next.word))
            .then_some(way);
    }
    let (Sense::Way(way), _) = lexicon::sense(&token.word, before)? else { return None };
    is_of_the_measure(tokens, at, kpi).then_some(way)
}

/// Whether what follows a word of direction is the measure, or nothing that it could be about: "a rise
/// in patrols" and "increase patrols" are not.
fn is_of_the_measure(tokens: &[Token], at: usize, kpi: &Kpi) -> bool {
    let mut words = tokens[at + 1..].iter().take_while(|token| token.kind == Kind::Word);
    let determiner = "in of the a an this these our number figure rate total share by";
    let object = words.find(|token| !one_of(&token.word, determiner));
    let skipped = tokens.get(at + 1).is_some_and(|token| one_of(&token.word, determiner));
    let Some(object) = object else { return true };
    let verb = "is was are were did does do will would has have had happened did not from to which over \
         this last since during compared and";
    names(kpi, &object.word) || (!skipped && one_of(&object.word, verb)) || {
        // "increase the number", "a rise over the year"
        let generic = |token: &Token| one_of(&token.word, "number figure rate total share year");
        tokens[at + 1..].iter().take(3).any(generic)
    }
}

/// Whether a word is one of those that name the measure.
fn names(kpi: &Kpi, word: &str) -> bool {
    let unit = match &kpi.unit {
        Unit::Things(things) => things.as_str(),
        Unit::Percent => "",
    };
    let names = format!("{} {} {unit}", kpi.title, kpi.measure).to_lowercase();
    let small = "of the in a an and by with for that who to";
    !one_of(word, small) && names.split_whitespace().any(|name| name == word)
}
