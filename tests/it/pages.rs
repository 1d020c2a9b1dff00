//! SWP's own site: complete, with every printed value on the page where it belongs.

use std::sync::LazyLock;

use swp_site::Built;
use swp_site::diagnostic::{Diagnostics, Severity};
use swp_site::kept::Kept;
use swp_site::load;
use swp_site::model::cell::Cell;
use swp_site::model::kpi::Data;
use swp_site::model::{self, Choices, Report, Site};
use swp_site::source::{FilePath, Files};

use crate::support::{build, page, real_site, shown};

struct Real {
    files: Files,
    site: Site,
    built: Built,
}

static REAL: LazyLock<Real> = LazyLock::new(|| {
    let files = real_site();
    let (raw, mut out) = load::load(&files, &Kept::default());
    let site =
        model::model(raw, &Choices::default(), &mut out).expect("the real site has settings");
    assert!(!out.has_errors(), "{}", shown(&out, &files));
    let built = build(&files);
    Real { files, site, built }
});

fn annual_report() -> &'static Report {
    let report = REAL.site.reports.iter().find(|report| report.period.key() == "2017-18");
    report.expect("the edition of 2017-18")
}

/// The words of a page: tags off, entities decoded.
fn words(html: &str) -> String {
    let mut text = String::new();
    let mut inside = false;
    for character in html.chars() {
        match character {
            '<' => inside = true,
            '>' => {
                inside = false;
                text.push(' ');
            }
            other if !inside => text.push(other),
            _ => {}
        }
    }
    text.replace("&amp;", "&").replace("&#39;", "'").replace("&quot;", "\"").replace("&lt;", "<")
}

#[test]
fn it_builds_without_errors() {
    let errors: Diagnostics = {
        let mut errors = Diagnostics::new();
        let found = REAL.built.diagnostics.iter();
        errors.extend(found.filter(|d| d.rule.severity == Severity::Error).cloned());
        errors
    };
    assert!(errors.is_empty(), "{}", shown(&errors, &REAL.files));
}

#[test]
fn what_is_found_is_settled_or_awaits_the_publisher() {
    let mut open = Diagnostics::new();
    let found = REAL.built.diagnostics.iter();
    open.extend(found.filter(|found| found.rule.code != "missing-fact").cloned());
    assert!(open.is_empty(), "{}", shown(&open, &REAL.files));
    assert!(REAL.built.settled.len() > 30, "the report contradicts itself in many places");
}

#[test]
fn every_kpi_of_appendix_c_has_its_page() {
    let report = annual_report();
    let own = report.source.as_ref().expect("the edition names its document");
    let (printed, beside): (Vec<_>, Vec<_>) =
        report.readings.iter().partition(|reading| reading.source.document == own.document);
    assert_eq!(printed.len(), 31, "Appendix C prints 31 KPIs");
    assert_eq!(beside.len(), 5, "the panel's paper adds five of its own");
    for reading in &report.readings {
        let path = format!("{}index.html", report.kpi_address(&reading.kpi));
        assert!(REAL.built.outputs.contains(&FilePath::new(path.as_str())), "no {path}");
    }
}

#[test]
fn every_printed_cell_stands_on_its_page() {
    let report = annual_report();
    let mut cells = 0;
    for reading in &report.readings {
        let html = page(&REAL.built, &format!("{}index.html", report.kpi_address(&reading.kpi)));
        let text = words(&html);
        let all: Vec<&Cell> = match &reading.data {
            Data::Years(years) => {
                years.iter().flat_map(|year| year.cells()).map(|(_, cell)| &cell.value).collect()
            }
            Data::Areas { areas, .. } => {
                areas.iter().flat_map(|area| &area.groups).map(|(_, cell)| &cell.value).collect()
            }
        };
        for cell in all {
            cells += 1;
            let parts: Vec<String> = match cell {
                Cell::Missing(mark) => vec![mark.mark().to_owned()],
                Cell::Measured(value) => {
                    let parts =
                        [value.count_in_words(), value.percent_in_words(), value.whole_in_words()];
                    parts.into_iter().flatten().collect()
                }
            };
            for part in parts {
                // A table says the unit in its head.
                let part = part.trim_end_matches('%');
                assert!(text.contains(part), "{}: `{part}` is not on its page", reading.kpi);
            }
        }
    }
    let printed = 236 + 9;
    assert_eq!(
        cells, printed,
        "28 of eight quarters, three of two areas and groups, five of years"
    );
}

#[test]
fn every_other_figure_stands_on_a_page() {
    let all: String = REAL
        .built
        .outputs
        .iter()
        .filter(|(path, _)| path.extension() == "html")
        .map(|(_, bytes)| words(&String::from_utf8_lossy(bytes)))
        .collect();
    for figure in annual_report().figures.values() {
        assert!(all.contains(&figure.value.value), "{} is on no page", figure.id);
    }
}

#[test]
fn the_budget_is_whole() {
    let text = words(&page(&REAL.built, "2017-18/budget/index.html"));
    for amount in [
        "£155,000",
        "£11,250",
        "£11,277",
        "£13,500",
        "£12,000",
        "£66,000",
        "£5,000",
        "£1,500",
        "£10,428",
        "£37,000",
        "£339,955",
        "£339,995",
        "£38,435",
        "£378,390",
    ] {
        assert!(text.contains(amount), "{amount} is missing");
    }
}

#[test]
fn the_glossary_has_every_printed_term() {
    let text = page(&REAL.built, "glossary/index.html").to_lowercase();
    for term in [
        "crc", "crg", "csp", "dip", "dhr", "fgm", "godoc", "hbv", "idva", "mappa", "marac", "mash",
        "ms", "nps", "opcc", "pact", "pcc", "sarc", "swp", "vawg", "wmfs", "wmp", "wrap", "wvbcrg",
        "wdvf", "yot",
    ] {
        assert!(text.contains(&format!("id={term}>")), "{term} is missing");
    }
}

#[test]
fn the_list_of_everything_is_sorted_by_what_readers_see() {
    let html = page(&REAL.built, "search/index.html");
    let lists = html.split("id=letter-").skip(1);
    let letters = lists.map(|list| list.split("</ul>").next().unwrap_or_default());
    let mut names = Vec::new();
    for letter in letters {
        let links = letter.split("<li><a ").skip(1).filter_map(|rest| rest.split_once('>'));
        let shown: Vec<String> = links
            .map(|(_, rest)| words(rest.split("<span").next().unwrap_or_default()).to_lowercase())
            .collect();
        assert!(shown.is_sorted(), "{shown:#?}");
        names.extend(shown);
    }
    assert!(names.len() > 300, "the list is read: {}", names.len());
    let gangs = names.iter().filter(|name| name.starts_with("active gang members"));
    assert!(gangs.clone().count() > 3 && !gangs.clone().any(|name| name.contains(": active")));
}

#[test]
fn no_page_shows_what_only_authors_write() {
    for (path, bytes) in REAL.built.outputs.iter().filter(|(path, _)| path.extension() == "html") {
        let html = String::from_utf8_lossy(bytes);
        // Data for search engines are no script; the search page alone has one.
        let html = html.replace("<script type=application/ld+json", "");
        let html = match path.as_str() {
            "search/index.html" => html.replacen("<script", "", 1),
            _ => html,
        };
        for leftover in ["{{", "{%", "<script", " style=", "\u{91}", "lorem"] {
            assert!(!html.contains(leftover), "{path} holds `{leftover}`");
        }
    }
}

#[test]
fn every_page_names_its_source() {
    for section in &annual_report().sections {
        let html = page(&REAL.built, &format!("{}index.html", section.address));
        let source = section.source.as_ref().expect("every section names its source");
        let title = &REAL.site.documents[&source.document].title;
        assert!(words(&html).contains(title), "{} names no source", section.address);
    }
}

#[test]
fn sections_lead_to_each_other() {
    let sections = &annual_report().sections;
    for pair in sections.windows(2) {
        let html = page(&REAL.built, &format!("{}index.html", pair[0].address));
        assert!(html.contains("rel=next"), "{} has no next section", pair[0].address);
        let html = page(&REAL.built, &format!("{}index.html", pair[1].address));
        assert!(html.contains("rel=prev"), "{} has no section before", pair[1].address);
    }
}

fn edition_page(path: &str) -> String {
    words(&page(&REAL.built, path)).split_whitespace().collect::<Vec<_>>().join(" ")
}

fn assert_has(path: &str, facts: &[&str]) {
    let text = edition_page(path);
    for fact in facts {
        assert!(text.contains(fact), "`{fact}` is not on {path}");
    }
}

#[test]
fn the_strategy_of_2008_is_held_against_its_targets() {
    let crimes = [
        "theft of a vehicle",
        "theft from a vehicle",
        "vehicle interference and tampering",
        "domestic burglary",
        "theft or unauthorised taking of a pedal cycle",
        "theft from the person",
        "criminal damage",
        "common assault",
        "wounding",
        "robbery of personal property",
    ];
    let performance = "2008-11/performance/index.html";
    assert_has(performance, &crimes);
    assert_has(performance, &["at least 20% by 2008", "a fall of 24%", "15% higher", "12 weeks"]);
    let measure = "2008-11/measures/target-crime-fall/index.html";
    assert_has(measure, &["At least 20%", "which was reached", "met the target"]);
    assert!(page(&REAL.built, measure).contains("../../performance/index.html"));
    assert_has("2008-11/index.html", &["24%", "2005 to 2008"]);
}

#[test]
fn the_cabinet_report_says_where_the_money_went_and_what_comes_next() {
    let money = "2015-16/budget/index.html";
    let amounts = [
        "£214,000",
        "£44,000",
        "£66,000",
        "£35,000",
        "£27,000",
        "£7,500",
        "£99,000",
        "£492,500",
        "£493,000",
        "£369,000",
        "25%",
    ];
    assert_has(money, &amounts);
    assert_has(money, &["money allocated", "money in other years"]);
    assert_has("2015-16/performance/index.html", &["3%", "509", "13%", "highest in the Force"]);
    assert_has(
        "2015-16/substance-misuse/index.html",
        &["45.2%", "39.2%", "1.32%", "15 successful"],
    );
    assert_has("2015-16/statutory-functions/index.html", &["45", "700", "89%", "over 200"]);
    let grants = "2015 to 2016 493,000 Report to Cabinet on 2015 to 2016 2016 to 2017 369,000";
    assert_has("money/index.html", &[grants]);
    let vawg = "2015-16/violence-against-women-and-girls/index.html";
    assert_has(vawg, &["530", "620", "3.7%", "14 organisations", "over 200"]);
}

#[test]
fn no_officer_is_named() {
    for (path, bytes) in REAL.built.outputs.iter() {
        let text = String::from_utf8_lossy(bytes);
        for officer in ["Samuels", "Jervis", "551341"] {
            assert!(!text.contains(officer), "{path} names {officer}");
        }
    }
}
