// The page on paper: read back out of the PDF that Chromium prints.

import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { promisify } from "node:util";
import { inFolder } from "../browser.mjs";
import { DARK_NARROW, DARK_WIDE } from "../modes.mjs";

const run = promisify(execFile);

/**
 * Runs inside the page, while it is styled for print: the text that must be on paper, and what the
 * style hides although a reader needs it.
 */
function wanted() {
  const { all, problem } = swp;
  const needed = "td, th, caption, main details *, main h1, main h2, main h3, main p, main li";
  const hidden = all(needed)
    .filter((element) => !element.closest("nav, svg, [hidden], .screen") && !leadsAway(element))
    // The caption of a figure's table says what its summary says.
    .filter((element) => !element.matches("figure summary"))
    .filter((element) => gone(element) && !gone(element.parentElement));
  const words = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
  const text = [];
  while (words.nextNode()) {
    const { data, parentElement } = words.currentNode;
    const silent = parentElement.closest("svg title, svg desc, script");
    if (data.trim() && !silent && !above(parentElement)) text.push(data);
  }
  const pale = swp.wordy().filter((element) => !above(element)).flatMap((element) => {
    const is = swp.contrast(getComputedStyle(element).color, "white");
    return is < 7 ? [problem(element, `ink is too pale for paper: ${is.toFixed(2)} (R3)`)] : [];
  });
  const unprinted = hidden.map((one) => problem(one, "is not printed (R2)"));
  const report = document.querySelector(".breadcrumb li:nth-child(2)")?.textContent.trim() ?? "";
  return { text: text.join(" "), report, found: [...unprinted, ...pale] };

  /** Links that say where to go next are no use on paper. */
  function leadsAway(element) {
    const links = all("a", element).reduce((sum, link) => sum + link.textContent.length, 0);
    return links > element.textContent.length / 2;
  }

  function gone(element) {
    return getComputedStyle(element).display === "none";
  }

  function above(element) {
    for (let at = element; at; at = at.parentElement) if (gone(at)) return true;
    return false;
  }
}

/** How often each word stands in a text. Letters drawn as one, and hyphens, make no difference. */
function count(text) {
  const counts = new Map();
  for (const word of text.normalize("NFKC").toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []) {
    counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return counts;
}

function missing(wanted, printed) {
  const there = count(printed);
  return [...count(wanted)].flatMap(([word, times]) => {
    const is = there.get(word) ?? 0;
    if (is >= times) return [];
    const what = `“${word}” stands ${times} times on the page, and ${is} times in the print (R2)`;
    return [{ element: "print", what }];
  });
}

/** A sheet that is found alone says which report it is from. */
function named(report, printed) {
  const [first] = printed.split("\f");
  if (first.replace(/\s+/g, " ").includes(report)) return [];
  return [{ element: "print", what: `the first sheet does not name “${report}” (R3)` }];
}

function paper(info) {
  const sizes = [...info.matchAll(/size: +([\d.]+) x ([\d.]+)/g)];
  const a4 = ([, w, h]) => Math.abs(w - 595) < 1.5 && Math.abs(h - 842) < 1.5;
  if (sizes.length > 0 && sizes.every(a4)) return [];
  const found = [...new Set(sizes.map(([, w, h]) => `${w} x ${h}`))];
  return [{ element: "print", what: `the paper is ${found} points, not A4 (R3)` }];
}

function pageNumbers(text) {
  const pages = text.split("\f").slice(0, -1);
  const lacking = pages.flatMap((page, i) => {
    const lines = page.split("\n").filter((line) => line.trim());
    const edge = [lines[0] ?? "", lines.at(-1) ?? ""].join(" ");
    return new RegExp(`\\b${i + 1}\\b`).test(edge) ? [] : [i + 1];
  });
  const what = `no page number on page ${lacking.join(", ")} of ${pages.length} (R3)`;
  return lacking.length ? [{ element: "print", what }] : [];
}

/** The share of dark points on the first page: the light palette leaves most of it white. */
async function darkness(folder) {
  const to = path.join(folder, "page");
  await run("pdftoppm", ["-r", "20", "-gray", "-f", "1", "-singlefile", `${folder}/page.pdf`, to]);
  const points = readFileSync(`${to}.pgm`).subarray(-165 * 230);
  const dark = points.filter((point) => point < 128).length / points.length;
  const what = `${Math.round(dark * 100)} % of the first page is dark (R3)`;
  return dark > 0.25 ? [{ element: "print", what }] : [];
}

async function find(tab) {
  await tab.emulateMedia({ media: "print" });
  const { text, report, found: styled } = await tab.evaluate(wanted);
  await tab.emulateMedia({ media: null });
  return inFolder(async (folder) => {
    const file = path.join(folder, "page.pdf");
    await tab.pdf({ path: file, preferCSSPageSize: true, printBackground: true });
    const [{ stdout: printed }, { stdout: info }] = await Promise.all([
      run("pdftotext", ["-raw", "-enc", "UTF-8", file, "-"]),
      run("pdfinfo", ["-l", "-1", file]),
    ]);
    const found = [...styled, ...named(report, printed), ...paper(info), ...pageNumbers(printed)];
    return [...found, ...missing(text, printed), ...(await darkness(folder))];
  });
}

export const print = {
  name: "print",
  rule: "R2, R3: all text of the page, closed details too, on A4, in light colours, numbered",
  sample: [DARK_WIDE, DARK_NARROW],
  finds: ["times in the print", "not printed", "not A4", "no page number", "is dark", "pale"],
  alters: true,
  find,
};
