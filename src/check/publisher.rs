//! What only the publisher knows: facts of the pages that the law wants, and whether they are fresh.

use crate::diagnostic::{Diagnostic, Diagnostics, Rule};
use crate::model::statement::{Barrier, Status};
use crate::model::{Desk, Period, Report, Site};
use crate::source::{FilePath, Spanned};

/// A fact that the publisher must still supply (SI 2018/952, regulation 8; UK GDPR, article 13).
pub const MISSING_FACT: Rule = Rule::warning("missing-fact");
/// A claim about accessibility that nothing supports.
pub const COMPLIANCE_CLAIM: Rule = Rule::error("compliance-claim");
/// A statement that nobody has reviewed for a year, or a promise that is past.
pub const OLD_STATEMENT: Rule = Rule::warning("old-statement");

/// A contact for security (RFC 9116) that is past its last day.
pub const EXPIRED_CONTACT: Rule = Rule::warning("expired-contact");

/// A fact, where it is written, and whether it is there.
struct Fact {
    what: &'static str,
    file: &'static str,
    key: &'static str,
    has: fn(&Site) -> bool,
}

const SETTINGS: &str = "swp-site.yaml";
const STATEMENT: &str = "data/accessibility.yaml";

/// Every fact that the pages need. To add one, put it in this list.
const FACTS: &[Fact] = &[
    Fact {
        what: "whom to ask about the reports",
        file: SETTINGS,
        key: "contact: enquiries:",
        has: |site| reached(&site.settings.enquiries),
    },
    Fact {
        what: "whom to ask for other formats and languages",
        file: SETTINGS,
        key: "contact: formats:",
        has: |site| reached(&site.settings.formats),
    },
    Fact {
        what: "whom to tell of a page that one cannot use (a form, and an email address or telephone)",
        file: SETTINGS,
        key: "contact: accessibility:",
        // The regulations ask for a form; a telephone alone is not enough.
        has: |site| {
            site.settings.accessibility.as_ref().is_some_and(|desk| {
                let reached = !desk.email.is_empty() || !desk.phone.is_empty();
                reached && !desk.url.is_empty()
            })
        },
    },
    Fact {
        what: "whom to ask about personal data",
        file: SETTINGS,
        key: "contact: privacy:",
        has: |site| reached(&site.settings.privacy),
    },
    Fact {
        what: "where the site will stand, for search engines and the feed",
        file: SETTINGS,
        key: "base-url:",
        has: |site| site.settings.base_url.is_some(),
    },
    Fact {
        what: "whom to tell of a hole in the site's security",
        file: SETTINGS,
        key: "security:",
        has: |site| site.settings.security.is_some(),
    },
    Fact {
        what: "what the web server keeps of a visit, and for how long",
        file: SETTINGS,
        key: "server-logs:",
        has: |site| !site.settings.server_logs.is_empty(),
    },
    Fact {
        what: "the licence of the content",
        file: SETTINGS,
        key: "licence:",
        has: |site| site.settings.licence.is_some(),
    },
    Fact {
        what: "the day on which the statement was prepared",
        file: STATEMENT,
        key: "prepared:",
        has: |site| site.statement.prepared.is_some(),
    },
    Fact {
        what: "the day of the last test",
        file: STATEMENT,
        key: "tested:",
        has: |site| site.statement.tested.is_some(),
    },
    Fact {
        what: "who carried the test out",
        file: STATEMENT,
        key: "tested-by:",
        has: |site| !site.statement.tested_by.is_empty(),
    },
    Fact {
        what: "within how many days a request is answered",
        file: STATEMENT,
        key: "answer-within-days:",
        has: |site| site.statement.answer_within.is_some(),
    },
];

fn reached(desk: &Option<Desk>) -> bool {
    desk.as_ref().is_some_and(|desk| {
        [&desk.phone, &desk.email, &desk.address, &desk.url].iter().any(|way| !way.is_empty())
    })
}

/// The feed tells of a report on the day on which it came out. Where there is a feed and nobody has
/// said when that was, or it is yet to come, the report is not in it.
fn days_are_known(site: &Site, out: &mut Diagnostics) {
    if site.settings.base_url.is_none() {
        return;
    }
    // Where the file itself is missing, that has been said.
    let is_there = |report: &&Report| report.span.file.name() == "report.yaml";
    for report in site.reports.iter().filter(|report| !report.draft).filter(is_there) {
        let key = report.period.key();
        let day = report.came_out(&site.documents);
        let to_come = day.filter(|day| site.today.is_some_and(|today| *day > today));
        let message = match (day, to_come) {
            (None, _) => format!("nobody has said on which day `{key}` was published"),
            (_, Some(day)) => {
                format!("`{key}` is said to have been published on {day}, which is yet to come")
            }
            _ => continue,
        };
        let help = format!(
            "write the day in `{}`, such as `published: 2018-09-03`; until then the feed of new \
             reports leaves this one out",
            report.span.file
        );
        out.push(Diagnostic::at(&MISSING_FACT, &report.span, message).help(help));
    }
}

/// The day until which the contact for security is good.
pub fn contact_is_good(site: &Site, out: &mut Diagnostics) {
    let (Some(today), Some(security)) = (site.today, &site.settings.security) else { return };
    let last = &security.expires;
    if last.value < today {
        let message =
            format!("the contact for security was good until {}, which is past", last.value);
        let help = "ask whether the contact is still right, and write a day within the next year; \
                    people who find a hole do not write to an address that has expired";
        out.push(Diagnostic::at(&EXPIRED_CONTACT, &last.span, message).help(help));
    }
}

/// One finding a file, with every fact that it lacks.
pub fn facts_are_supplied(site: &Site, out: &mut Diagnostics) {
    days_are_known(site, out);
    for file in [SETTINGS, STATEMENT] {
        let missing = FACTS.iter().filter(|fact| fact.file == file && !(fact.has)(site));
        let missing: Vec<String> =
            missing.map(|fact| format!("{} (`{}`)", fact.what, fact.key)).collect();
        if missing.is_empty() {
            continue;
        }
        let message = format!("the publisher must still supply: {}", missing.join("; "));
        let help = format!(
            "ask the publisher and write the answers in `{file}`; until then the pages leave \
             those sentences out"
        );
        out.push(Diagnostic::in_file(&MISSING_FACT, &FilePath::from(file), message).help(help));
    }
    methods_are_told(site, out);
}

const METHODS: &str = "content/methods.md";

/// How the figures were made is a page that no program can write (L7).
fn methods_are_told(site: &Site, out: &mut Diagnostics) {
    if site.pages.iter().any(|page| page.address == "methods/") {
        return;
    }
    let message = "the publisher must still supply: a page on quality and methods, which says \
                   where the figures come from and how far one can rely on them";
    let help = format!("write it in `{METHODS}`, with `title: How we made these pages` at the top");
    out.push(Diagnostic::in_file(&MISSING_FACT, &FilePath::from(METHODS), message).help(help));
}

/// "Fully compliant" needs a test by people and no known barrier; "partially" needs a reason.
pub fn claims_have_grounds(site: &Site, out: &mut Diagnostics) {
    let statement = &site.statement;
    let Some(status) = &statement.status else { return };
    let nothing_known = statement.barriers.is_empty()
        && statement.burdens.is_empty()
        && statement.exemptions.is_empty();
    let (message, help) = match status.value {
        Status::Fully if statement.audit.is_none() => (
            "`fully compliant` cannot be claimed before people have tested the site",
            "write `partially compliant`, or record the test: `audit: { date: 2026-11-21, by: … }`",
        ),
        Status::Fully if !nothing_known => (
            "`fully compliant` cannot be claimed beside problems that the same file lists",
            "write `partially compliant`, or take out the problems that are mended",
        ),
        Status::Partially | Status::Not if nothing_known && statement.audit.is_some() => (
            "this names no reason: people have tested the site, and the file lists no problem",
            "list what they found under `barriers:`, or write `fully compliant`",
        ),
        _ => return,
    };
    out.push(Diagnostic::at(&COMPLIANCE_CLAIM, &status.span, message).help(help));
}

/// A review is a year old at most (L6), and no promised day is past.
pub fn statement_is_fresh(site: &Site, out: &mut Diagnostics) {
    let (Some(today), statement) = (site.today, &site.statement) else { return };
    if let Some(day) = statement.reviewed.as_ref().or(statement.prepared.as_ref())
        && a_year_after(day.value) < today.order()
    {
        let message =
            format!("nobody has reviewed the accessibility statement since {}", day.value);
        let help = format!(
            "read the statement again, mend what has changed, and write `reviewed: {}`",
            today.key()
        );
        out.push(Diagnostic::at(&OLD_STATEMENT, &day.span, message).help(help));
    }
    let all = [&statement.barriers, &statement.burdens, &statement.exemptions];
    for day in all.into_iter().flatten().filter_map(|barrier: &Barrier| barrier.fix_by.as_ref()) {
        promise(day, today, out);
    }
}

fn promise(day: &Spanned<Period>, today: Period, out: &mut Diagnostics) {
    if day.value.order() < today.order() {
        let message = format!("this was to be mended by {}, which is past", day.value);
        let help = "take the problem out if it is mended, or give a new day";
        out.push(Diagnostic::at(&OLD_STATEMENT, &day.span, message).help(help));
    }
}

/// The same day of the next year, as [`Period::order`] counts.
fn a_year_after(day: Period) -> ((u16, u8, u8), (u16, u8, u8)) {
    let ((year, month, date), _) = day.extent();
    ((year + 1, month, date), (year + 1, month, date))
}
