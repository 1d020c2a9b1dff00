// Readers who zoom, who set their own spacing, who need larger text: nothing is cut or runs wide.

import { EIGHT, NARROW, TWO, WIDE, ZOOMED } from "../modes.mjs";

/** The spacing that WCAG 1.4.12 names. A drawing keeps its own: its table says the same in text. */
const SPACED = `
  :not(svg *) {
    line-height: 1.5 !important;
    letter-spacing: 0.12em !important;
    word-spacing: 0.16em !important;
  }
  p { margin-block-end: 2em !important }`;

const LARGE = ":root { font-size: 200% !important }";

/** Runs inside the page: what is wider than it, and what is cut. */
function misfits() {
  const { all, problem, seen } = swp;
  const page = document.scrollingElement;
  const room = page.clientWidth;
  const wide = page.scrollWidth;
  const elements = all("body :not(svg *)").filter(seen);
  const out = elements.filter(outside);
  const found = wide > room ? [problem("page", `is ${wide} px wide; ${room} px are to be had`)] : [];
  return [...found, ...out.filter(innermost).map(reach), ...elements.flatMap(cut)];

  /** The skip link may wait outside the left edge: nobody scrolls there. */
  function outside(element) {
    const { left, right } = element.getBoundingClientRect();
    const wide = right > room + 0.5 || (left < -0.5 && right > 0);
    return wide && !scroller(element.parentElement);
  }

  /** The element to mend. Of a table it is the table. */
  function innermost(element) {
    if (element.parentElement.closest("table")) return false;
    return element.localName === "table" || !out.some((one) => one.parentElement === element);
  }

  function reach(element) {
    const { left, right } = element.getBoundingClientRect();
    return problem(element, `reaches from ${Math.round(left)} to ${Math.round(right)} of ${room} px`);
  }

  /** A region that only says that it scrolls excuses nothing. */
  function scroller(element) {
    const region = element.closest('.scroll[role="region"]');
    return region && getComputedStyle(region).overflowX !== "visible" ? region : null;
  }

  function cut(element) {
    const { overflowX, overflowY, display } = getComputedStyle(element);
    if (display === "inline" || element.clientWidth === 0) return [];
    const wide = element.scrollWidth - element.clientWidth;
    const high = element.scrollHeight - element.clientHeight;
    if (wide > 1 && overflowX !== "visible" && element !== scroller(element)) {
      return [problem(element, `cuts ${wide} px off its right side, or scrolls without a name`)];
    }
    if (high > 1 && overflowY !== "visible" && element !== scroller(element)) {
      return [problem(element, `cuts ${high} px off its lower side`)];
    }
    // Letters may reach a little out of a tight line; a line of text may not.
    const line = parseFloat(getComputedStyle(element).fontSize) / 2;
    if (high > line && overflowY === "visible" && hasWords(element)) {
      return [problem(element, `is ${high} px too low for its text`)];
    }
    return [];
  }

  function hasWords(element) {
    return [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
  }
}

/** Runs inside the page: text whose size did not double with the reader's setting. */
function unmoved(before) {
  return swp.wordy().flatMap((element) => {
    const size = parseFloat(getComputedStyle(element).fontSize);
    const was = before[element.dataset.before];
    const same = was && size < was * 1.9 && !element.closest("svg");
    return same ? [swp.problem(element, `grows only from ${was} to ${size} px`)] : [];
  });
}

function sizes() {
  return swp.wordy().map((element, i) => {
    element.dataset.before = i;
    return parseFloat(getComputedStyle(element).fontSize);
  });
}

async function wearing(tab, css) {
  await tab.evaluate((css) => swp.wear(css), css);
  return tab.evaluate(misfits);
}

export const reflow = {
  name: "reflow",
  rule: "S9, WCAG 1.4.10: at 320 × 256 nothing scrolls sideways but a named table region",
  every: [ZOOMED],
  finds: ["px are to be had", "reaches from", "cuts"],
  find: (tab) => tab.evaluate(misfits),
};

export const spacing = {
  name: "text spacing",
  rule: "S10, WCAG 1.4.12: the reader's own spacing cuts nothing",
  every: TWO,
  sample: EIGHT,
  finds: ["too low", "cuts"],
  find: (tab) => wearing(tab, SPACED),
};

export const large = {
  name: "text at 200 %",
  rule: "S11, WCAG 1.4.4: text doubles, and nothing is cut",
  every: [WIDE],
  sample: [WIDE, { ...NARROW, ...ZOOMED, viewport: { width: 640, height: 512 }, name: "640 wide" }],
  finds: ["grows only"],
  async find(tab) {
    const before = await tab.evaluate(sizes);
    const misfit = await wearing(tab, LARGE);
    return [...misfit, ...(await tab.evaluate(unmoved, before))];
  },
};
