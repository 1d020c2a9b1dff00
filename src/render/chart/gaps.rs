//! Words for values that are not there: where, and why.

use super::phrase::{brief, inside, list};
use super::{Chart, Over, Point};

/// Each gap in words: the places that share a reason make one sentence.
pub fn sentences(chart: &Chart) -> Vec<String> {
    let mut found: Vec<(Reason<'_>, Vec<usize>)> = Vec::new();
    for (at, series) in chart.series.iter().enumerate() {
        for (slot, point) in series.points.iter().enumerate() {
            let Some(reason) = Reason::of(at, point) else { continue };
            match found.iter_mut().find(|(known, _)| *known == reason) {
                Some((_, slots)) => slots.push(slot),
                None => found.push((reason, vec![slot])),
            }
        }
    }
    found.into_iter().flat_map(|(reason, slots)| reason.sentences(chart, &slots)).collect()
}

/// Why some values of a series are not there.
#[derive(PartialEq)]
struct Reason<'a> {
    series: usize,
    why: &'a str,
    printed: &'a str,
    withheld: bool,
}

impl<'a> Reason<'a> {
    fn of(series: usize, point: &'a Point) -> Option<Self> {
        match point {
            Point::Value(_) => None,
            Point::Missing { why, .. } => Some(Self { series, why, printed: "", withheld: false }),
            Point::Suppressed { why, printed, .. } => {
                Some(Self { series, why, printed, withheld: true })
            }
        }
    }

    /// One sentence, or two where the reason is long.
    fn sentences(&self, chart: &Chart, slots: &[usize]) -> Vec<String> {
        let why = self.why.trim_end_matches('.');
        let what = self.what(chart, slots);
        brief([
            vec![format!("{what}: {why}.")],
            vec![format!("{what}."), format!("The reason given: {why}.")],
        ])
    }

    fn what(&self, chart: &Chart, slots: &[usize]) -> String {
        let several = chart.series.len() > 1;
        let of_series = if several { &chart.series[self.series].name } else { "" };
        if slots.len() == chart.across.len() && slots.len() > 1 && !self.withheld {
            let of = if several { format!(" for {of_series}") } else { String::new() };
            return format!("There are no values{of}");
        }
        let (places, many) = places(chart, slots, !self.withheld);
        let of = match chart.over {
            _ if !several => String::new(),
            Over::Quarter => format!(" of {of_series}"),
            _ => format!(" in {of_series}"),
        };
        match (self.withheld, self.printed, many) {
            (false, ..) => format!("There is no value for {places}{of}"),
            (true, "", false) => format!("The value for {places}{of} is not shown"),
            (true, "", true) => format!("The values for {places}{of} are not shown"),
            (true, printed, false) => format!("The value for {places}{of} is {printed}"),
            (true, printed, true) => format!("The values for {places}{of} are {printed} each"),
        }
    }
}

/// Where the gaps are, those in a row in one phrase; and whether they are several.
fn places(chart: &Chart, slots: &[usize], not_there: bool) -> (String, bool) {
    let runs = slots.chunk_by(|a, b| a + 1 == *b);
    let said: Vec<String> = runs.flat_map(|run| in_a_row(chart, run)).collect();
    let joint = if not_there { " or " } else { " and " };
    let said = of_one_year(&said, joint);
    // "No value for this or that", and "the values for this and that".
    let joined = match &said[..] {
        [before @ .., last] if not_there && !before.is_empty() => {
            format!("{} or {last}", before.join(", "))
        }
        all => list(all),
    };
    (joined, slots.len() > 1)
}

/// Neighbours of one year under its name: "quarter 1 or quarter 4 of 2017 to 2018".
fn of_one_year(names: &[String], joint: &str) -> Vec<String> {
    let halves: Vec<(&str, &str)> = names
        .iter()
        .map(|name| name.split_once(" of ").filter(|(head, _)| head.starts_with("quarter")))
        .zip(names)
        .map(|(halves, name)| halves.unwrap_or((name, "")))
        .collect();
    let years = halves.chunk_by(|a, b| a.1 == b.1 && !a.1.is_empty());
    let said = years.map(|same| {
        let heads: Vec<&str> = same.iter().map(|(head, _)| *head).collect();
        let (heads, year) = (heads.join(joint), same[0].1);
        if year.is_empty() { heads } else { format!("{heads} of {year}") }
    });
    said.collect()
}

/// Fewer than this are named one by one.
const MANY: usize = 3;

fn in_a_row(chart: &Chart, run: &[usize]) -> Vec<String> {
    let name = |slot: usize| inside(&chart.across[slot].full);
    let each = || run.iter().map(|slot| name(*slot)).collect();
    let (Some(&first), Some(&last)) = (run.first(), run.last()) else { return Vec::new() };
    match chart.over {
        _ if run.len() < MANY => each(),
        Over::Year if first > 0 && last + 1 < chart.across.len() => {
            let (before, after) = (name(first - 1), name(last + 1));
            vec![format!("the {} years between {before} and {after}", run.len())]
        }
        Over::QuarterOfYears => quarters_in_a_row(chart, run),
        Over::Quarter => vec![format!("quarters {} to {}", first + 1, last + 1)],
        _ => each(),
    }
}

/// Whole years by their names, other quarters as "quarters 2 to 4 of 2016 to 2017".
fn quarters_in_a_row(chart: &Chart, run: &[usize]) -> Vec<String> {
    let names: Vec<String> = run.iter().map(|slot| inside(&chart.across[*slot].full)).collect();
    let halves = names.iter().map(|name| name.split_once(" of ").unwrap_or((name, "")));
    let halves: Vec<(&str, &str)> = halves.collect();
    let years = halves.chunk_by(|a, b| a.1 == b.1);
    let number = |half: &(&str, &str)| half.0.trim_start_matches("quarter ").to_owned();
    let said = years.map(|same| match same {
        [one] => (format!("{} of {}", one.0, one.1), false),
        [_, _, _, _] => (same[0].1.to_owned(), true),
        [first, .., last] => {
            (format!("quarters {} to {} of {}", number(first), number(last), first.1), false)
        }
        [] => (String::new(), false),
    });
    let said: Vec<(String, bool)> = said.collect();
    said.chunk_by(|a, b| a.1 && b.1)
        .map(|years| match years {
            [(words, false)] => words.clone(),
            [(year, _)] => format!("any quarter of {year}"),
            [(first, _), (second, _)] => format!("any quarter of {first} or {second}"),
            [.., (last, _)] => format!("any quarter of the {} years up to {last}", years.len()),
            [] => String::new(),
        })
        .collect()
}

/// Each mark of the table once, in words.
pub fn marks(chart: &Chart) -> Vec<(&str, &str)> {
    let mut marks: Vec<(&str, &str)> = Vec::new();
    for point in chart.points() {
        let (Point::Missing { mark, why } | Point::Suppressed { mark, why, .. }) = point else {
            continue;
        };
        let mark = (mark.as_str(), why.trim_end_matches('.'));
        if !marks.contains(&mark) {
            marks.push(mark);
        }
    }
    marks
}
