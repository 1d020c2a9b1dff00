// The shape of a page that readers with assistive technology move by; no checker has these rules.

import { WIDE } from "../modes.mjs";

/** Runs inside the page. */
function badShell() {
  const { all, problem } = swp;
  const wrong = (selector, what) => all(selector).map((element) => problem(element, what));
  const found = [
    ...wrong("[title]", "has a title attribute: nothing may appear on hover only (S16)"),
    ...wrong("[target]", "opens elsewhere: the reader chooses (N7)"),
    ...wrong("[style], style", "has a style of its own: the policy drops it (C18)"),
    ...wrong("[autofocus], [accesskey]", "takes the focus or a key from the reader"),
    ...wrong("img:not([alt])", "has no alt (P8)"),
    ...wrong("svg [href], svg [tabindex], svg a", "can be reached inside a drawing (C5)"),
    ...wrong("svg.chart:not([role=img]):not([aria-hidden=true])", "is no picture by role (C5)"),
  ];
  const page = (what) => found.push(problem("page", what));
  for (const landmark of ["body > header", "main", "body > footer"]) {
    const count = all(landmark).length;
    if (count !== 1) page(`has ${count} of ${landmark}, not 1 (S4)`);
  }
  const first = document.querySelector("body > header > a");
  if (!first || first.previousElementSibling || !first.hash) {
    page("the header does not begin with a skip link (S5)");
  }
  const viewport = document.querySelector("meta[name=viewport]")?.content ?? "";
  if (!viewport.includes("width=device-width")) page("has no viewport setting (S3)");
  if (/user-scalable|maximum-scale/.test(viewport)) page("stops the reader from zooming (S3)");
  const titles = all("h1").map((heading) => heading.textContent.trim());
  if (titles.length !== 1) page(`has ${titles.length} h1, not 1 (S6)`);
  if (!document.title.startsWith(titles[0])) {
    page(`is called “${document.title}”, which does not begin with its h1 “${titles[0]}” (S2)`);
  }
  return [...found, ...headings(), ...links(), ...names()];

  function headings() {
    const seen = all("h1, h2, h3, h4, h5, h6");
    return seen.flatMap((heading, i) => {
      const [is, was] = [heading, seen[i - 1] ?? heading].map((one) => Number(one.localName[1]));
      return is > was + 1 ? [problem(heading, `is level ${is} after level ${was} (S6)`)] : [];
    });
  }

  function links() {
    const vague = /^(click here|here|read more|more|link|this|this page|learn more|https?:.*)$/i;
    const targets = new Map();
    return all("a[href]").flatMap((link) => {
      const words = (link.ariaLabel ?? link.textContent).replace(/\s+/g, " ").trim();
      if (!words) return [problem(link, "is a link without words (N6)")];
      if (vague.test(words)) return [problem(link, `“${words}” does not make sense alone (N6)`)];
      const other = targets.get(words) ?? link.href;
      targets.set(words, other);
      const [a, b] = [other, link.href].map((href) => href.split("#"));
      // A term leads to its entry, and the name of a page to its top: the page is the same.
      return a[0] === b[0] ? [] : [problem(link, `also leads to ${other} under these words (N6)`)];
    });
  }

  function names() {
    const labels = all("nav").map((nav) => {
      const by = document.getElementById(nav.getAttribute("aria-labelledby"));
      return [nav, nav.ariaLabel ?? by?.textContent.trim() ?? ""];
    });
    return labels.flatMap(([nav, label], i) => {
      if (!label) return [problem(nav, "has no name (S4)")];
      const same = labels.findIndex(([, other]) => other === label) !== i;
      return same ? [problem(nav, `is the second one called “${label}” (S4)`)] : [];
    });
  }
}

/** Runs inside the page. */
function badTables() {
  const { all, problem } = swp;
  const captions = new Set();
  return all("table").flatMap((table) => {
    const found = [];
    const wrong = (element, what) => found.push(problem(element, what));
    const caption = table.firstElementChild;
    const words = caption?.localName === "caption" ? caption.textContent.trim() : "";
    if (!words) wrong(table, "has no caption (T1)");
    if (words && captions.has(words)) wrong(table, "has the same caption as another (T1)");
    captions.add(words);
    const heads = all("thead tr", table);
    if (heads.length !== 1) wrong(table, `has ${heads.length} header rows, not 1 (T3)`);
    for (const cell of all("thead tr > *", table)) {
      if (cell.localName !== "th" || cell.scope !== "col") {
        wrong(cell, "heads a column, and is no th scope=col (T2)");
      }
    }
    for (const row of all("tbody tr, tfoot tr", table)) {
      const [first] = row.cells;
      if (first?.localName !== "th" || first.scope !== "row") {
        wrong(row, "does not begin with th scope=row (T2)");
      }
      if (row.cells.length !== heads[0]?.cells.length) {
        wrong(row, `has ${row.cells.length} cells, the header ${heads[0]?.cells.length} (T4)`);
      }
    }
    for (const cell of all("th, td", table)) {
      if (cell.colSpan > 1 || cell.rowSpan > 1) wrong(cell, "spans several cells (T3)");
      if (!cell.textContent.trim()) wrong(cell, "is an empty cell (T3, T7)");
    }
    const region = table.closest(".scroll");
    if (region && !region.matches("[role=region][aria-labelledby][tabindex='0']")) {
      wrong(region, "scrolls, and cannot be reached by its name and the keyboard (T13)");
    }
    return found;
  });
}

export const shell = {
  name: "shape of pages",
  rule: "S2 to S6, S16, N6, N7, C5: what no checker knows",
  every: [WIDE],
  finds: [
    "title attribute",
    "opens elsewhere",
    "style of its own",
    "takes the focus",
    "no alt",
    "inside a drawing",
    "no picture by role",
    "of body > footer",
    "skip link",
    "no viewport setting",
    "zooming",
    "2 h1",
    "does not begin with",
    "after level",
    "without words",
    "make sense alone",
    "also leads",
    "no name",
    "second one called",
  ],
  find: (tab) => tab.evaluate(badShell),
};

export const tables = {
  name: "shape of tables",
  rule: "T1 to T4, T7, T13: caption, header cells, a full rectangle",
  every: [WIDE],
  where: /<table/,
  finds: [
    "no caption",
    "same caption",
    "header rows",
    "heads a column",
    "begin with th",
    "cells, the header",
    "spans",
    "empty cell",
    "scrolls, and",
  ],
  find: (tab) => tab.evaluate(badTables),
};
