//! What authors may type in each embed.

use crate::load::embed;

/// The arguments of each embed; the empty key is a value without one.
pub fn allowed(name: &str) -> &'static [&'static str] {
    match name {
        "kpi" => &["id", "show", "year", "part"],
        "figure" => &["id", "year"],
        "amount" => &["id", "show", "year"],
        "typed" => &["", "because"],
        "chart" => &["kpi", "budget", "year", "kind", "headline", "summary"],
        "kpi-table" => &["theme", "year"],
        "budget-table" => &["year"],
        "board" => &["part"],
        "plan" => &["id"],
        embed::ENDNOTE => &[""],
        "findings" | "recommendations" => &["group"],
        "quote" => &["who"],
        "case-study" | "note" => &["title"],
        _ => &[],
    }
}

/// The embed as an author may type it.
pub fn example(name: &str) -> &'static str {
    match name {
        "kpi" => "`{{ kpi(id=hate-crime, show=total) }}`",
        "figure" => "`{{ figure(id=reporting-centres) }}`",
        "amount" => "`{{ amount(id=total) }}`",
        "typed" => "`{{ typed(24, because=\"a time of day\") }}`",
        "chart" => "`{{ chart(kpi=hate-crime) }}`",
        "kpi-table" => "`{{ kpi-table(theme=vulnerability) }}`",
        "board" => "`{{ board(part=members) }}`",
        "plan" => "`{{ plan(id=next-steps) }}`",
        embed::ENDNOTE => "`[^12]`",
        "endnotes" => "`{{ endnotes() }}`",
        "findings" => "`{{ findings(group=risk-factors) }}`",
        "recommendations" => {
            "`{{ recommendations(group=strategic) }}` or `{{ recommendations() }}`"
        }
        "quote" => "`{% quote(who=\"A young person\") %}`",
        "case-study" => "`{% case-study(title=\"A young person’s story\") %}`",
        "note" => "`{% note(title=\"About this figure\") %}`",
        "snapshot" => "`{{ snapshot() }}`",
        _ => "`{{ budget-table() }}`",
    }
}
