// Charts as they are drawn: axe-core does not look inside an SVG.

import { EIGHT, FORCED, TWO } from "../modes.mjs";

const HAS_CHART = /<svg[^>]*class="?chart/;

/** Runs inside the page: words that overlap, leave the drawing, or are too small. */
function badWords() {
  const { all, problem, seen } = swp;
  return all("svg.chart").filter(seen).flatMap((svg) => {
    const frame = svg.getBoundingClientRect();
    const scale = svg.getScreenCTM().a;
    const texts = all("text", svg).filter(seen).map((text) => ({ text, box: box(text) }));
    const found = small(svg, texts, scale);
    for (const [i, { text, box }] of texts.entries()) {
      const out = Math.max(
        frame.left - box.left,
        box.right - frame.right,
        frame.top - box.top,
        box.bottom - frame.bottom,
      );
      // A letter may lean a little out of its box.
      if (out > 1.5) found.push(problem(text, `leaves the drawing by ${out.toFixed(1)} px`));
      for (const other of texts.slice(i + 1)) {
        const [x, y] = overlap(box, other.box);
        if (x > 0.5 && y > 1) {
          const by = `${Math.ceil(x)} × ${Math.ceil(y)} px`;
          found.push(problem(text, `overlaps “${other.text.textContent}” by ${by}`));
        }
      }
    }
    return found;
  });

  function small(svg, texts, scale) {
    const sizes = texts.map(({ text }) => parseFloat(getComputedStyle(text).fontSize) * scale);
    const least = Math.min(...sizes);
    const count = sizes.filter((size) => size < 11.95).length;
    const what = `${count} words are small, down to ${least.toFixed(1)} px; 12 is the least`;
    return count > 0 ? [problem(svg, what)] : [];
  }

  /** The box of the letters: the halo around them may touch. */
  function box(text) {
    const { x, y, width, height } = text.getBBox();
    const at = (x, y) => new DOMPoint(x, y).matrixTransform(text.getScreenCTM());
    const [from, to] = [at(x, y), at(x + width, y + height)];
    return { left: from.x, top: from.y, right: to.x, bottom: to.y };
  }

  function overlap(a, b) {
    return [
      Math.min(a.right, b.right) - Math.max(a.left, b.left),
      Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top),
    ];
  }
}

/** Runs inside the page: words under 7:1, marks under 3:1, words on marks without a halo. */
function badColours() {
  const { all, contrast, ground, problem, rgba, seen } = swp;
  // Grid lines are decoration (C14), and an edge is the page's colour around a line.
  const decoration = ".grid, .grid *, .edge, .edge *";
  return all("svg.chart").filter(seen).flatMap((svg) => {
    const page = ground(svg);
    const shapes = all("path, rect, circle, line, polyline, polygon, ellipse", svg).filter(
      (shape) => !shape.closest("defs, clipPath") && !shape.matches(decoration),
    );
    const words = all("text", svg).filter(seen);
    return [
      ...words.flatMap((text) => word(text, page)),
      ...shapes.flatMap((shape) => mark(shape, page)),
      ...words.flatMap((text) => covered(text, shapes)),
    ];
  });

  function opacity(element) {
    let all = 1;
    for (let at = element; at; at = at.parentElement) all *= getComputedStyle(at).opacity;
    return all;
  }

  function paint(element, kind) {
    const style = getComputedStyle(element);
    const none = style[kind] === "none" || (kind === "stroke" && !parseFloat(style.strokeWidth));
    return none ? null : { colour: style[kind], alpha: style[`${kind}Opacity`] * opacity(element) };
  }

  function ratio(element, kind, page) {
    const painted = paint(element, kind);
    return painted ? contrast(painted.colour, page, painted.alpha) : 0;
  }

  function word(text, page) {
    const is = ratio(text, "fill", page);
    return is < 7 ? [problem(text, `words have a contrast of ${is.toFixed(2)}; 7 is the least`)] : [];
  }

  function mark(shape, page) {
    const is = Math.max(ratio(shape, "fill", page), ratio(shape, "stroke", page));
    return is < 3 ? [problem(shape, `a mark has a contrast of ${is.toFixed(2)}; 3 is the least`)] : [];
  }

  function covered(text, shapes) {
    if (paint(text, "stroke")) return [];
    const at = text.getBoundingClientRect();
    const below = shapes.find((shape) => {
      const fill = paint(shape, "fill");
      const box = shape.getBoundingClientRect();
      const across = Math.min(at.right, box.right) - Math.max(at.left, box.left);
      const down = Math.min(at.bottom, box.bottom) - Math.max(at.top, box.top);
      return fill && rgba(fill.colour)[3] * fill.alpha > 0 && across > 1 && down > 2;
    });
    if (!below) return [];
    const is = contrast(getComputedStyle(text).fill, getComputedStyle(below).fill);
    const what = `words lie on a mark with a contrast of ${is.toFixed(2)}, and have no halo`;
    return is < 7 ? [problem(text, what)] : [];
  }
}

/** Runs inside the page, in forced colours: what keeps a colour of its own. */
function ownColours() {
  const { all, problem, seen, system } = swp;
  const names = ["Canvas", "CanvasText", "LinkText", "VisitedText", "GrayText", "Highlight"];
  names.push("HighlightText", "ButtonText", "ButtonFace", "ButtonBorder", "Field", "FieldText");
  names.push("Mark", "MarkText", "AccentColor", "AccentColorText", "SelectedItem");
  const allowed = new Set(names.map(system));
  return all("svg.chart").filter(seen).flatMap((svg) =>
    all("path, rect, circle, line, polyline, polygon, ellipse, text", svg)
      .filter((shape) => !shape.closest("defs, clipPath"))
      .flatMap((shape) => {
        const style = getComputedStyle(shape);
        const kinds = ["fill", "stroke"].filter((kind) => style[kind] !== "none");
        return kinds
          .filter((kind) => !allowed.has(style[kind]))
          .map((kind) => problem(shape, `${kind} ${style[kind]} is not a colour of the system`));
      }),
  );
}

/** Runs inside the page: drawings that do not take turns, and marks that the table lacks. */
function badFigures() {
  const { all, problem, seen } = swp;
  return all("figure:has(svg.chart)").flatMap((figure) => {
    const drawings = all("svg.chart:not([aria-hidden])", figure);
    const shown = drawings.filter((svg) => getComputedStyle(svg).display !== "none");
    const wrong = [];
    // A page for paper has the wide drawings alone: on a phone its tables speak.
    const forPaper = drawings.length === 1 && drawings[0].matches(".wide") && shown.length === 0;
    const isOne = shown.length === 1 || forPaper;
    if (!isOne) wrong.push(`shows ${shown.length} drawings at this width, not 1`);
    if (shown.some((svg) => !seen(svg))) wrong.push("shows a drawing without a size");
    const table = figure.querySelector("table");
    if (!table) return [...wrong, "has no table of its values"].map((what) => problem(figure, what));
    // The column of a target is a line across the drawing, not a mark for each of its cells.
    const target = drawings.some((svg) => svg.querySelector(".target"));
    const drawn = "tbody td:not(.beside)";
    const cells = all(target ? `${drawn}:not(:last-child)` : drawn, table);
    const values = cells.filter((cell) => /\d/.test(cell.textContent)).length;
    for (const svg of drawings) {
      const count = marks(svg);
      if (count !== values) {
        const variant = svg.getAttribute("class");
        wrong.push(`its table has ${values} values, and the drawing “${variant}” ${count} marks`);
      }
    }
    return wrong.map((what) => problem(figure, what));
  });

  /** Bars and points are filled. A line without points has one value at each of its corners. */
  function marks(svg) {
    const paths = ["s1", "s2", "s3", "s4"].flatMap((series) =>
      all(`.${series} path, path.${series}, .${series} circle, circle.${series}`, svg),
    );
    const fill = (path) => path.closest("[fill]")?.getAttribute("fill");
    const filled = paths.filter((path) => fill(path) !== "none");
    if (filled.length > 0) return filled.length;
    const corners = paths.map((path) => path.getAttribute("d").match(/[MLHV]/gi)?.length ?? 0);
    return corners.reduce((sum, count) => sum + count, 0);
  }
}

export const chartWords = {
  name: "words in charts",
  rule: "C10, C12: at least 12 px, inside the drawing, and no two overlap",
  every: TWO,
  sample: EIGHT,
  where: HAS_CHART,
  finds: ["overlaps", "leaves the drawing", "12 is the least"],
  async find(tab) {
    const found = await tab.evaluate(badWords);
    if (found.length > 0) return found;
    // The reader's own font may be a wide one; the page's letters here are narrow ones.
    await tab.evaluate(() => swp.wear(':root { font-family: "DejaVu Sans" !important }'));
    const wide = await tab.evaluate(badWords);
    return wide.map(({ element, what }) => ({ element, what: `${what}, in a wide font` }));
  },
};

export const chartColours = {
  name: "colours in charts",
  rule: "C9, C10, WCAG 1.4.11: marks at least 3:1 and words at least 7:1 against the page",
  every: TWO,
  sample: EIGHT,
  where: HAS_CHART,
  finds: ["a mark has", "words have", "words lie on"],
  find: (tab) => tab.evaluate(badColours),
};

export const chartForced = {
  name: "charts in forced colours",
  rule: "C19: every colour in a chart is one of the system",
  sample: FORCED,
  where: HAS_CHART,
  finds: ["not a colour of the system"],
  find: (tab) => tab.evaluate(ownColours),
};

export const chartFigures = {
  name: "figures",
  rule: "C3, C11: one drawing at a time, and a table with each of its values",
  every: TWO,
  sample: EIGHT,
  where: HAS_CHART,
  finds: ["2 drawings", "values, and the drawing", "no table", "without a size"],
  find: (tab) => tab.evaluate(badFigures),
};
