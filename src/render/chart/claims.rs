//! What an author's words claim, held against the data: which way a number went and how far, what is
//! largest, what lies above what, whether a target was met. A claim that cannot be judged is let be.

use super::comparison::tally;
use super::course::{self, change_of, newest};
use super::phrase::{Change, known, sentences};
use super::plan::printed;
use super::{Aim, Chart, ChartKind, Decimal, Over, Unit, target};
use crate::model::movement::{self, LEAST, LEVEL, MOST, OVER, TIMES, UNDER, Way};

/// The claims that the data deny, each as a phrase for a message.
pub fn denied(chart: &Chart, said: &str) -> Vec<String> {
    let mut found = Vec::new();
    for sentence in sentences(said) {
        found.extend(points_for_numbers(chart, sentence));
        found.extend(from_to(chart, sentence));
        for clause in clauses(sentence) {
            let clause = Clause::new(chart, clause);
            let way = grew_otherwise(chart, &clause);
            found.extend(way.or_else(|| went_the_other_way(chart, &clause)));
            found.extend(is_not_the_end(chart, &clause));
            found.extend(is_no_extreme(chart, &clause));
            found.extend(lies_elsewhere(chart, &clause));
            found.extend(target_otherwise(chart, &clause));
        }
    }
    found.dedup();
    found
}

/// Words that part a sentence: what stands on one side says nothing of the other.
const PARTING: &[&str] =
    &[" but ", " while ", " although ", " whereas ", " and then ", "; ", ", ", ": "];

fn clauses(sentence: &str) -> Vec<&str> {
    let mut clauses = vec![sentence];
    for joint in PARTING {
        clauses = clauses.iter().flat_map(|clause| clause.split(joint)).collect();
    }
    clauses
}

/// A part of a sentence: its words without the names of the chart, and which names stand in it.
struct Clause {
    text: String,
    words: Vec<(usize, String)>,
    categories: Vec<usize>,
    series: Vec<usize>,
}

impl Clause {
    fn new(chart: &Chart, text: &str) -> Self {
        let text = text.to_lowercase();
        let mut rest = text.clone();
        // A measure such as "the size of the fall" speaks of no fall of its own.
        for name in [&chart.subject, &chart.measure] {
            rest = rest.replace(&name.to_lowercase(), " ");
        }
        let has = |name: &str| holds(&text, &name.to_lowercase());
        let named = |full: &str, short: &str| has(full) || has(short);
        let categories = chart.across.iter().map(|c| named(&c.full, &c.short));
        let series = chart.series.iter().map(|s| named(&s.name, &s.short));
        let at = |found: Vec<bool>| (0..found.len()).filter(|at| found[*at]).collect::<Vec<_>>();
        let (categories, series) = (at(categories.collect()), at(series.collect()));
        Self { words: movement::words(&rest), text, categories, series }
    }

    fn has(&self, list: &[&str]) -> Option<&str> {
        self.words.iter().map(|(_, word)| word.as_str()).find(|word| list.contains(word))
    }

    /// Whether it speaks of what was wanted, not of what happened.
    fn is_of_an_aim(&self) -> bool {
        self.has(AIMS).is_some() || self.has(&["wanted", "want"]).is_some()
    }

    /// Whether it turns its claim round.
    fn denies(&self) -> bool {
        self.has(&["not", "no", "never", "failed", "without", "none", "neither"]).is_some()
    }
}

/// Whether a name stands in a text as words of its own.
fn holds(text: &str, name: &str) -> bool {
    !name.is_empty()
        && text.match_indices(name).any(|(at, _)| {
            let (before, after) = (&text[..at], &text[at + name.len()..]);
            !before.ends_with(char::is_alphanumeric) && !after.starts_with(char::is_alphanumeric)
        })
}

/// The change that a clause speaks of: that of the one line or measure it names, or the chart's own.
fn change_in(chart: &Chart, clause: &Clause) -> Option<Change> {
    match (chart.kind, &clause.series[..], &clause.categories[..]) {
        (ChartKind::Lines, [series], _) if chart.series.len() > 1 => {
            change_of(chart, &chart.series[*series])
        }
        (ChartKind::Lines, ..) if chart.series.len() > 1 => {
            // Of all, where all went one way.
            let ways = chart.series.iter().map(|series| change_of(chart, series));
            let ways: Vec<Change> = ways.collect::<Option<_>>()?;
            let rose = ways.iter().filter(|change| change.pick(true, false, false)).count();
            (rose == 0 || rose == ways.len()).then(|| ways[0])
        }
        (ChartKind::GroupedBars, _, [slot]) if chart.over == Over::Measure => {
            let [.., before, now] = &chart.series[..] else { return None };
            Some(Change::new(before.points[*slot].value()?, now.points[*slot].value()?))
        }
        // Quarters of a year have a course of their own.
        _ if chart.over != Over::Year && clause.text.contains("quarter") => {
            of_quarters(chart, clause)
        }
        _ if chart.over == Over::Quarter && clause.has(&["within", "during"]).is_some() => None,
        _ => course::change(chart),
    }
}

/// From one quarter of the newest year to another, where a clause names two.
fn of_quarters(chart: &Chart, clause: &Clause) -> Option<Change> {
    let ([first, last], Over::Quarter) = (&clause.categories[..], chart.over) else { return None };
    let series = match &clause.series[..] {
        [one] => &chart.series[*one],
        _ => newest(chart),
    };
    Some(Change::new(series.points[*first].value()?, series.points[*last].value()?))
}

fn went_the_other_way(chart: &Chart, clause: &Clause) -> Option<String> {
    if clause.is_of_an_aim() || chart.kind == ChartKind::Benchmark {
        return None;
    }
    let change = change_in(chart, clause)?;
    let Some((_, word, way)) = movement::way(&clause.words).filter(|_| !clause.denies()) else {
        let said = LEVEL.iter().find(|words| clause.text.contains(**words));
        let word = said.filter(|_| !change.is_none())?;
        let went = change.pick("a rise", "a fall", "");
        return Some(format!("`{word}` does not fit the data, which show {went}"));
    };
    let went = change.pick(Some(Way::Rise), Some(Way::Fall), None);
    let show = change.pick("a rise", "a fall", "no change");
    (went != Some(way)).then(|| format!("`{word}` does not fit the data, which show {show}"))
}

/// `doubled`, where it did not.
fn grew_otherwise(chart: &Chart, clause: &Clause) -> Option<String> {
    let has = |word: &str| clause.has(&[word]).is_some() && !clause.denies();
    let (word, least, most) = TIMES.iter().find(|(word, ..)| has(word))?;
    let change = change_in(chart, clause)?;
    let (from, to) = (change.from.to_f64(), change.to.to_f64());
    let unit = &chart.unit;
    let fits = from > 0.0 && (*least..=*most).contains(&(to / from));
    let (from, to) = (printed(unit, change.from), printed(unit, change.to));
    (!fits).then(|| format!("`{word}` does not fit the data, which go from {from} to {to}"))
}

/// A number of a text: `385`, `£1,240`, `62.1%`.
fn number(word: &str) -> Option<Decimal> {
    Decimal::parse(word.trim_start_matches('\u{a3}').trim_end_matches('%'))
}

/// `rose to 374`, where that is what it rose from.
fn is_not_the_end(chart: &Chart, clause: &Clause) -> Option<String> {
    let change = change_in(chart, clause).filter(|change| !change.is_none())?;
    let (_, _, way) = movement::way(&clause.words)?;
    let pairs = clause.words.windows(2).filter(|pair| pair[0].1 == "to");
    let said = pairs.filter_map(|pair| number(&pair[1].1)).next()?;
    let fits_the_way = change.pick(Way::Rise, Way::Fall, Way::Fall) == way;
    let wrong = fits_the_way && said == change.from && clause.has(&["from"]).is_none();
    let (said, end) = (printed(&chart.unit, said), printed(&chart.unit, change.to));
    wrong.then(|| format!("`to {said}` does not fit the data, which end at {end}"))
}

/// `rose from 385 to 374`: two numbers in an order that the words or the data deny.
fn from_to(chart: &Chart, sentence: &str) -> Vec<String> {
    let words = movement::words(sentence);
    let mut found = Vec::new();
    for at in 0..words.len().saturating_sub(3) {
        let [(_, from), (_, a), (_, to), (_, b)] = &words[at..at + 4] else { continue };
        let (Some(first), Some(last)) = (number(a), number(b)) else { continue };
        if from != "from" || to != "to" || is_a_year(chart, first) {
            continue;
        }
        let said = format!("`from {a} to {b}`");
        let change = Change::new(first, last);
        let way = movement::way(&words[..at]).map(|(_, word, way)| (word, way));
        let goes = change.pick(Some(Way::Rise), Some(Way::Fall), None);
        if let Some((word, _)) = way.filter(|(_, way)| goes != Some(*way)) {
            found.push(format!("{said} does not fit `{word}`"));
        } else if let Some(main) = course::change(chart)
            && (first, last) == (main.to, main.from)
            && first != last
        {
            let (from, to) = (printed(&chart.unit, main.from), printed(&chart.unit, main.to));
            found.push(format!("{said} does not fit the data, which go from {from} to {to}"));
        }
    }
    found
}

/// Years are no values, unless the chart has just such a one.
fn is_a_year(chart: &Chart, number: Decimal) -> bool {
    let year = (Decimal::whole(1900)..=Decimal::whole(2200)).contains(&number);
    year && !chart.values().any(|value| value == number)
}

/// `percentage points` of what is no percentage, and `by 5.6%` of a percentage.
fn points_for_numbers(chart: &Chart, sentence: &str) -> Option<String> {
    if chart.unit != Unit::Percent {
        let points = sentence.to_lowercase().contains("percentage point");
        let why = "`percentage points` does not fit the data, which are no percentages";
        return points.then(|| why.to_owned());
    }
    let by = course::change(chart)?.apart();
    let words = movement::words(sentence);
    let said = words.windows(2).find(|pair| {
        pair[0].1 == "by" && pair[1].1.ends_with('%') && number(&pair[1].1) == Some(by)
    })?;
    Some(format!("`by {}` does not fit the data: it is a number of percentage points", said[1].1))
}

/// `the lowest was quarter 1`, where another is.
fn is_no_extreme(chart: &Chart, clause: &Clause) -> Option<String> {
    let (word, is_most) = match (clause.has(MOST), clause.has(LEAST)) {
        (Some(word), None) => (word, true),
        (None, Some(word)) => (word, false),
        _ => return None,
    };
    let end = |values: &mut dyn Iterator<Item = Decimal>| {
        if is_most { values.max() } else { values.min() }
    };
    let of_all = end(&mut chart.values())?;
    let of_series: Vec<Option<Decimal>> = chart
        .series
        .iter()
        .map(|series| end(&mut known(series).into_iter().map(|(_, value)| value)))
        .collect();
    let is_end =
        |series: usize, value: Decimal| value == of_all || of_series[series] == Some(value);
    let in_question: Vec<usize> = match clause.series.is_empty() {
        true => (0..chart.series.len()).collect(),
        false => clause.series.clone(),
    };
    if let [_, ..] = clause.categories[..] {
        let mut here = clause
            .categories
            .iter()
            .flat_map(|slot| in_question.iter().map(move |series| (*series, *slot)));
        let fits = here.any(|(series, slot)| {
            chart.series[series].points[slot].value().is_some_and(|value| is_end(series, value))
        });
        let name = &chart.across[clause.categories[0]].full;
        return (!fits)
            .then(|| format!("`{word}` does not fit the data: `{name}` is not the {word}"));
    }
    let said: Vec<Decimal> = clause.words.iter().filter_map(|(_, word)| number(word)).collect();
    let values: Vec<Decimal> = chart.values().collect();
    let said: Vec<Decimal> = said.into_iter().filter(|number| values.contains(number)).collect();
    let fits = said.iter().any(|value| in_question.iter().any(|series| is_end(*series, *value)));
    let first = said.first().filter(|_| !fits)?;
    Some(format!(
        "`{word}` does not fit the data: {} is not the {word}",
        printed(&chart.unit, *first)
    ))
}

/// `Wolverhampton was above the West Midlands`, where it was below.
fn lies_elsewhere(chart: &Chart, clause: &Clause) -> Option<String> {
    if chart.kind != ChartKind::Benchmark || clause.denies() {
        return None;
    }
    let (word, above) = match (clause.has(OVER), clause.has(UNDER)) {
        (Some(word), None) => (word, true),
        (None, Some(word)) => (word, false),
        _ => return None,
    };
    let place = |series: &usize| clause.text.find(&chart.series[*series].short.to_lowercase());
    let mut named = clause.series.clone();
    named.sort_by_key(place);
    let (own, other) = match named[..] {
        [own, other] => (own, other),
        [own] if chart.series.len() == 2 => (own, 1 - own),
        _ => return None,
    };
    let slots: Vec<usize> = match clause.categories.is_empty() {
        true => (0..chart.across.len()).collect(),
        false => clause.categories.clone(),
    };
    let tally = tally(chart, (own, other), &slots);
    let (fits, against) =
        if above { (tally.above, tally.below) } else { (tally.below, tally.above) };
    let denied = tally.all() > 0 && 2 * fits <= tally.all() && (against > 0 || tally.level > fits);
    let (own, other) = (&chart.series[own].name, &chart.series[other].name);
    denied.then(|| format!("`{word}` does not fit the data on {own} and {other}"))
}

/// Words for what was wanted.
const AIMS: &[&str] = &["target", "targets", "aim", "aims", "goal", "goals"];
/// Words that say that it was reached …
const REACHED: &[&str] =
    &["met", "meet", "meets", "reached", "hit", "achieved", "beat", "exceeded", "surpassed"];
/// … and that it was not.
const MISSED: &[&str] = &["missed", "miss", "misses"];

fn target_otherwise(chart: &Chart, clause: &Clause) -> Option<String> {
    let aim = clause.has(AIMS)?;
    let (word, claims) = match (clause.has(REACHED), clause.has(MISSED)) {
        (Some(word), None) => (word, !clause.denies()),
        (None, Some(word)) => (word, clause.denies()),
        _ => return None,
    };
    let results = results(chart, aim.starts_with("target"));
    let said =
        if claims == REACHED.contains(&word) { word.to_owned() } else { format!("not {word}") };
    match &results[..] {
        [] => Some(format!("`{word}` does not fit the data: the chart has no {aim}")),
        all if all.iter().all(|result| *result == Some(!claims)) => {
            let not = if claims { "not " } else { "" };
            Some(format!("`{said}` does not fit the data: the {aim} was {not}reached"))
        }
        all if all.iter().all(Option::is_none) => Some(format!(
            "`{said}` does not fit the data, which do not show whether the {aim} was reached"
        )),
        _ => None,
    }
}

/// Whether what was wanted was reached: each target, or each aim of any kind.
fn results(chart: &Chart, targets: bool) -> Vec<Option<bool>> {
    let line = chart.line.iter().filter(|line| line.aim != Aim::Compare).map(|line| {
        let judged = target::judged(chart);
        let met = judged.iter().filter(|value| target::met(line, **value)).count();
        match met {
            0 => Some(false),
            all if all == judged.len() => Some(true),
            _ => None,
        }
    });
    let aims = chart.aims.iter().filter(|wish| !targets || wish.words.contains("target"));
    line.chain(aims.map(|wish| wish.reached)).collect()
}
