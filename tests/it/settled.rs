//! What a note settles: the finding that it was written for, and none that comes later.

use swp_site::source::Files;

use crate::support::{build, changed, checked, real_site, small_project};

/// Slips of the pen in the real data. Before them, a note settles what the rules find there.
const SLIPS: &[(&str, &str, &str)] = &[
    ("data/2017-18/budget.yaml", "£155,000", "£155,900"),
    ("data/2017-18/budget.yaml", "38,435", "38,453"),
    ("data/2015-16/budget.yaml", "£7,500", "£5,700"),
    ("data/2017-18/figures.yaml", "£229,000", "£292,000"),
    (
        "data/2017-18/figures.yaml",
        "value: 73%\n  what: increase in gun",
        "value: 37%\n  what: increase in gun",
    ),
    ("data/2017-18/figures.yaml", "value: 55\n", "value: 35\n"),
    ("data/2017-18/figures.yaml", "value: 234\n", "value: 243\n"),
    ("data/2017-18/kpis.yaml", "15.2% (7/46)", "17.4% (8/46)"),
    ("data/2017-18/kpis.yaml", "baseline: 9.9%", "baseline: 19.9%"),
    ("data/2017-18/notes.yaml", "other: \"15.1%\"", "other: \"51.1%\""),
    ("data/2017-18/notes.yaml", "That is £110,995 less", "That is £101,995 less"),
    ("data/2017-18/notes.yaml", "make 15.1% (26 of 172)", "make 15.1% (26 of 127)"),
];

#[test]
fn a_settled_note_hides_no_later_mistake() {
    let real = real_site();
    let awaits = |code: &str| code == "missing-fact";
    let open = |files: &Files| -> Vec<String> {
        let found = checked(files);
        let found = found.iter().filter(|found| !awaits(found.rule.code));
        found.map(|found| format!("{}: {}", found.rule.code, found.message)).collect()
    };
    assert_eq!(open(&real), Vec::<String>::new(), "the real site has a finding that stands");
    for (path, old, new) in SLIPS {
        let found = open(&changed(&real, path, old, new));
        assert!(!found.is_empty(), "{path}: `{old}` became `{new}` in silence");
    }
}

/// A slip of the document in prose, by the rule that finds it: the words, and what the note repeats.
const IN_PROSE: &[(&str, &str, &str)] = &[
    (
        "wrong-period",
        "There were {{ kpi(id=burglary, show=total) }} burglaries in 2015 to 2016.",
        "2015 to 2016, 90",
    ),
    (
        "wrong-period",
        "| What | 2015 to 2016 |\n| --- | --- |\n| Burglaries | {{ kpi(id=burglary) }} |",
        "2015 to 2016, 90",
    ),
    ("dates-out-of-order", "It ran from May 2018 to April 2018.", "May 2018 to April 2018"),
    ("dates-out-of-order", "We met on 31 June 2018.", "31 June 2018"),
    (
        "contradicts-data",
        "Burglary went down to {{ typed(80, because=\"as printed\") }} burglaries.",
        "80",
    ),
];

/// A page with these words, and a note on the page that answers a rule with these values.
fn with_note(words: &str, rule: &str, values: &str) -> Files {
    let mut files = small_project();
    let page = format!("---\ntitle: What we did\nkpis: [burglary]\n---\n{words}\n");
    files.insert("content/2017-18/01-what-we-did.md", page.as_bytes());
    let note = format!(
        "- about: sections.what-we-did\n  kind: note\n  title: What we did\n  \
         because: The document prints it so.\n  settles: [{{ rule: {rule}, found: [{values}] }}]\n"
    );
    files.insert("data/2017-18/notes.yaml", note.as_bytes());
    files
}

#[test]
fn a_note_settles_a_slip_in_prose_while_it_repeats_what_the_rule_finds() {
    for (rule, words, values) in IN_PROSE {
        let built = build(&with_note(words, rule, values));
        let found: Vec<&str> = built.diagnostics.iter().map(|found| found.rule.code).collect();
        assert!(!found.contains(rule) && !found.contains(&"stale-note"), "{words}: {found:?}");
        let settled = built.settled.iter().any(|settled| settled.finding.rule.code == *rule);
        assert!(settled, "{words}: {found:?}");

        let changed = checked(&with_note(words, rule, "12 May 2011"));
        let found: Vec<&str> = changed.iter().map(|found| found.rule.code).collect();
        assert!(found.contains(&"stale-note") && !found.contains(rule), "{words}: {found:?}");
    }
}
