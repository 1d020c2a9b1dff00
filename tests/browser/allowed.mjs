// What axe-core cannot tell by itself. An entry needs a reason that holds on every page, and a check
// of ours that covers what axe leaves open.

const ALLOWED = [
  {
    // axe does not look inside a drawing: it takes every mark for something that may lie over the
    // words. `colours in charts` computes the contrast of each word with the page and the marks.
    rule: /^color-contrast(-enhanced)?$/,
    inside: "svg.chart",
    keys: ["bgOverlap", "imgNode", "shortTextContent"],
  },
  {
    // A part of a wide table waits outside its region at 320 pixels until the reader scrolls, and a
    // cell may hold one digit. `contrast of text` computes every cell, seen or not.
    rule: /^color-contrast(-enhanced)?$/,
    inside: "table",
    keys: ["elmPartiallyObscured", "shortTextContent"],
  },
];

/** Where an element must stand for an entry to hold. */
export const PLACES = [...new Set(ALLOWED.map(({ inside }) => inside))];

/** Whether a finding that axe is unsure of has a reason to stand. */
export function allowed(finding) {
  return ALLOWED.some(
    ({ rule, inside, keys }) =>
      rule.test(finding.rule) &&
      finding.inside.includes(inside) &&
      finding.keys.every((key) => keys.includes(key)),
  );
}
