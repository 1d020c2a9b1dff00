//! What authors say of a chart in place of its own words, held against the data.

use swp_site::render::chart::{Chart, Doubt, Replaced, doubts};

use super::cases;

/// A case of a page of `tests/charts`.
fn case(page: &str, title: &str) -> Chart {
    let end = format!("{page}.md: {title}");
    let found = cases().into_iter().find(|(name, _)| name.ends_with(&end));
    found.unwrap_or_else(|| panic!("{end}")).1
}

fn held(chart: &Chart, said: &str) -> Vec<Doubt> {
    doubts(chart, said, Replaced::Summary)
}

fn accepts(chart: &Chart, all: &[&str]) {
    for said in all {
        assert_eq!(held(chart, said), [], "{said}");
    }
}

/// Each is denied, and for no other reason than a contrary claim.
fn denies(chart: &Chart, all: &[&str]) {
    for said in all {
        let found = held(chart, said);
        let contrary = |doubt: &Doubt| matches!(doubt, Doubt::Contrary(_));
        assert!(!found.is_empty() && found.iter().all(contrary), "{said}: {found:?}");
    }
}

#[test]
fn words_on_two_years() {
    let chart = case("grouped-bars", "Two years");
    accepts(
        &chart,
        &[
            "Hate crime rose from 374 to 385 in 2017 to 2018.",
            "118 crimes in quarter 1, the most of 4 quarters.",
            "Hate crime went up by 11, to 385.",
            "Within 2017 to 2018 it fell, from quarter 1 to quarter 4.",
            "The highest was 118, in quarter 1, and the lowest 78, in quarter 3.",
            "The highest quarter of 2016 to 2017 was quarter 2.",
            "It did not double, but it rose.",
            "The aim was a rise.",
        ],
    );
    denies(
        &chart,
        &[
            "Hate crime fell.",
            "Hate crime declined.",
            "Hate crime halved.",
            "Hate crime went down to 374.",
            "Hate crime doubled to 385.",
            "Hate crime rose from 385 to 374.",
            "Hate crime rose to 374.",
            "Hate crime rose by 2.9 percentage points.",
            "Hate crime did not change.",
            "We met the target.",
            "The lowest quarter was quarter 1.",
            "The highest was 78.",
            "From quarter 1 to quarter 4 of 2017 to 2018 it rose.",
        ],
    );
    assert_eq!(
        held(&chart, "Hate crime rose to 412."),
        [Doubt::Strange("`412` is not a number of this chart".to_owned())]
    );
}

#[test]
fn words_on_areas_items_and_targets() {
    let areas = case("benchmark", "Below everywhere");
    accepts(&areas, &["Wolverhampton was below West Midlands.", "West Midlands lay above."]);
    denies(&areas, &["Wolverhampton was above West Midlands.", "Wolverhampton did more: above."]);
    let items = case("sorted-bars", "A budget");
    accepts(&items, &["The largest is Domestic violence services."]);
    denies(
        &items,
        &["The largest is cameras.", "The smallest item is domestic violence services."],
    );
    let target = case("bars-with-line", "A target met");
    accepts(&target, &["Reoffending met its target.", "It did not miss the target."]);
    denies(&target, &["Reoffending missed its target.", "The target was not met."]);
}

#[test]
fn a_quarter_a_year_apart_is_no_change_of_the_year() {
    let chart = case("grouped-bars", "The last quarter is missing");
    accepts(&chart, &["It was lower in the quarter before.", "Positive drug tests rose or fell."]);
}

#[test]
fn long_words() {
    let chart = case("grouped-bars", "Two years");
    let headline = "Hate crime rose a little in this year as in all of the years before it";
    assert_eq!(
        doubts(&chart, headline, Replaced::Headline),
        [Doubt::Long("this headline has 16 words, and 10 are the most".to_owned())]
    );
}
