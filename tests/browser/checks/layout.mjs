// What only computed styles show: sizes of letters and of targets, motion, lines too long.

import { EIGHT, TWO } from "../modes.mjs";

/** Runs inside the page. */
function badStyles() {
  const { all, problem, seen, wordy } = swp;
  const rem = parseFloat(getComputedStyle(document.documentElement).fontSize);
  const letters = wordy().filter((element) => !element.closest("svg")).flatMap(letter);
  return [...letters, ...all("*").flatMap(motion), ...all("main p").filter(seen).flatMap(line)];

  function letter(element) {
    const { fontSize, textAlign } = getComputedStyle(element);
    const found = [];
    if (parseFloat(fontSize) < 16) found.push(`letters are ${fontSize} high; 16px is the least`);
    if (textAlign === "justify") found.push("text is justified");
    return found.map((what) => problem(element, what));
  }

  function motion(element) {
    const found = ["", "::before", "::after"].flatMap((part) => {
      const style = getComputedStyle(element, part || null);
      const moves = [];
      if (style.animationName !== "none") moves.push(`animation ${style.animationName}`);
      if (style.transitionDuration.split(", ").some((time) => parseFloat(time) > 0)) {
        moves.push(`transition of ${style.transitionProperty}`);
      }
      if (["fixed", "sticky"].includes(style.position)) moves.push(`position ${style.position}`);
      return moves.map((what) => part + what);
    });
    return found.map((what) => problem(element, `has ${what}: nothing moves or stays put`));
  }

  function line(paragraph) {
    const width = paragraph.getBoundingClientRect().width / rem;
    return width > 40.1 ? [problem(paragraph, `lines are ${width.toFixed(1)} rem long; 40 is the most`)] : [];
  }
}

/** Runs inside the page: words that are too faint, also where axe-core cannot tell. */
function faintWords() {
  const { contrast, ground, problem, wordy } = swp;
  return wordy().flatMap((element) => {
    if (element.closest("svg")) return [];
    const is = contrast(getComputedStyle(element).color, ground(element), opacity(element));
    return is < 7 ? [problem(element, `has a contrast of ${is.toFixed(2)}; 7 is the least`)] : [];
  });

  function opacity(element) {
    let all = 1;
    for (let at = element; at; at = at.parentElement) all *= getComputedStyle(at).opacity;
    return all;
  }
}

/** Runs inside the page: standalone controls that are hard to hit. axe-core checks the 24 px. */
function smallTargets() {
  const { all, problem, seen } = swp;
  const alone = 'summary, nav[aria-label] a[rel], .neighbours a, a[href$=".csv"], a[download]';
  return all(alone)
    .filter(seen)
    .flatMap((target) => {
      const { height } = target.getBoundingClientRect();
      return height < 43.5 ? [problem(target, `is ${height.toFixed(1)} px high; 44 is the least`)] : [];
    });
}

/** Runs inside the page: numbers in tables that do not stand below each other. */
function looseNumbers() {
  const { all, problem } = swp;
  return all("tbody td")
    .filter((cell) => /^[−£]*[\d,.]+%?$/.test(cell.textContent.trim()))
    .flatMap((cell) => {
      const { textAlign, fontVariantNumeric } = getComputedStyle(cell);
      const found = [];
      if (!["right", "end"].includes(textAlign)) found.push(`a number is aligned ${textAlign}`);
      if (!fontVariantNumeric.includes("tabular")) found.push("a number has no tabular figures");
      return found.map((what) => problem(cell, what));
    });
}

export const styles = {
  name: "letters, lines and motion",
  rule: "S11, S12, P5: at least 16 px, no motion, nothing fixed, lines at most 40 rem",
  every: TWO,
  sample: EIGHT,
  finds: ["16px is the least", "justified", "animation", "transition", "sticky", "40 is the most"],
  find: (tab) => tab.evaluate(badStyles),
};

export const contrast = {
  name: "contrast of text",
  rule: "V2, WCAG 1.4.6: words at least 7:1 against what lies behind them",
  every: TWO,
  sample: EIGHT,
  finds: ["7 is the least"],
  find: (tab) => tab.evaluate(faintWords),
};

export const targets = {
  name: "targets",
  rule: "S14, WCAG 2.5.5: summaries, pagination and downloads are at least 44 px high",
  every: TWO,
  sample: EIGHT,
  finds: ["44 is the least"],
  find: (tab) => tab.evaluate(smallTargets),
};

export const numbers = {
  name: "numbers in tables",
  rule: "T5: right-aligned, with tabular figures",
  every: TWO,
  sample: EIGHT,
  where: /<table/,
  finds: ["aligned", "tabular"],
  find: (tab) => tab.evaluate(looseNumbers),
};
