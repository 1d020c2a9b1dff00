//! What a note settles: the finding that it was written for, and none that comes later.

use swp_site::source::Files;

use crate::support::{changed, checked, real_site};

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
