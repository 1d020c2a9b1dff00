// Readers who use the keyboard: everything is reached, in order, and the place is always seen.

import { DARK_NARROW, EIGHT, WIDE } from "../modes.mjs";
import { readPng } from "../png.mjs";

/** Runs inside the page: everything that the Tab key should reach, in the order of the page. */
function expected() {
  const reachable = "a[href], button, input, select, textarea, summary, audio[controls], [tabindex]";
  const stops = swp.all(reachable).filter((stop) => stop.tabIndex >= 0 && stop.checkVisibility());
  stops.forEach((stop, i) => (stop.dataset.stop = i));
  return stops.map((stop) => swp.name(stop));
}

/** Runs inside the page: where the focus is. */
function focused() {
  const at = document.activeElement;
  return !at || at === document.body ? null : { stop: at.dataset.stop, name: swp.name(at) };
}

/**
 * Sends the Tab key so often, and tells where the focus went each time. Nothing waits for an answer
 * between two keys: the page itself writes down what happens.
 */
async function tabThrough(tab, times) {
  await tab.evaluate(() => {
    globalThis.swpWent = [];
    addEventListener("focusin", ({ target }) => swpWent.push(target), true);
  });
  const client = await tab.context().newCDPSession(tab);
  const key = { key: "Tab", code: "Tab", windowsVirtualKeyCode: 9 };
  const sent = Array.from({ length: times }, () => [
    client.send("Input.dispatchKeyEvent", { type: "rawKeyDown", ...key }),
    client.send("Input.dispatchKeyEvent", { type: "keyUp", ...key }),
  ]);
  await Promise.all(sent.flat());
  await client.detach();
  return tab.evaluate(() =>
    swpWent.map((at) => ({ stop: at.dataset.stop, name: swp.name(at) })),
  );
}

/** Everything is reached in its order, and the key leaves the page at its end. */
async function findOrder(tab) {
  const stops = await tab.evaluate(expected);
  const went = await tabThrough(tab, stops.length + 1);
  const wrong = stops.findIndex((_, i) => went[i]?.stop !== String(i));
  if (wrong >= 0) {
    const where = went[wrong]?.name ?? "nothing";
    return [{ element: stops[wrong], what: `Tab number ${wrong + 1} leads to ${where} instead` }];
  }
  return leaves(await tab.evaluate(focused));
}

/** It leaves for the browser's own controls; one without a window begins anew. */
function leaves(after) {
  const left = after === null || after.stop === "0";
  return left ? [] : [{ element: after.name, what: "holds the focus at the end of the page" }];
}

/** Runs inside the page: one stop of each kind, for those of a kind share their styles. */
function kinds() {
  const kind = (element) => [element?.localName, ...(element?.classList ?? [])].join(".");
  const found = new Map();
  for (const at of swp.all("[data-stop]")) {
    const parents = [at, at.parentElement, at.parentElement?.parentElement].map(kind).join("<");
    if (!found.has(parents)) found.set(parents, { stop: at.dataset.stop, name: swp.name(at) });
  }
  return [...found.values()];
}

async function findHidden(tab) {
  await tab.evaluate(expected);
  // From now on the keyboard is in use, and the browser shows the focus wherever it goes.
  await tab.keyboard.press("Tab");
  const found = [];
  for (const { stop, name } of await tab.evaluate(kinds)) {
    const what = await weakness(tab, stop);
    if (what) found.push({ element: name, what });
  }
  return found;
}

/** Runs inside the page: gives a stop the focus in the middle of the window, and tells where it is. */
function focusOn(stop) {
  const at = document.querySelector(`[data-stop="${stop}"]`);
  at.focus({ preventScroll: true });
  at.scrollIntoView({ block: "center" });
  const [{ x, y, width, height }] = [...at.getClientRects()].sort((a, b) => b.width - a.width);
  return { x, y, width, height };
}

/** Where a stop is. The window grows for one that is higher. */
async function placeOf(tab, stop) {
  const box = await tab.evaluate(focusOn, stop);
  const { width, height } = tab.viewportSize();
  if (box.height + 16 <= height) return box;
  await tab.setViewportSize({ width, height: Math.min(Math.ceil(box.height) + 100, 16_000) });
  return tab.evaluate(focusOn, stop);
}

/** What is wrong with the sign of focus on an element, by a picture with it and one without. */
async function weakness(tab, stop) {
  const box = await placeOf(tab, stop);
  const { width, height } = tab.viewportSize();
  const left = Math.max(0, Math.floor(box.x - 8));
  const top = Math.max(0, Math.floor(box.y - 8));
  const right = Math.min(width, Math.ceil(box.x + box.width + 8));
  const bottom = Math.min(height, Math.ceil(box.y + box.height + 8));
  if (right <= left || bottom <= top || box.width < 2) return "is outside the page when focused";
  const clip = { x: left, y: top, width: right - left, height: bottom - top };
  const picture = async () => readPng(await tab.screenshot({ clip, caret: "hide" }));
  const focus = await picture();
  await tab.evaluate(() => document.activeElement.blur());
  const blurred = await picture();
  const changed = focus.changed(blurred, 3);
  // A line 2 pixels thick around the element; corners and rounding may take a tenth.
  const needed = Math.round(2 * 2 * (box.width + box.height) * 0.9);
  return changed < needed
    ? `focus changes ${changed} pixels at 3:1, and a 2 px line around it is ${needed}`
    : null;
}

/** The skip link: first, seen when focused, and it leads to the main text. */
async function findSkip(tab) {
  await tab.keyboard.press("Tab");
  const found = await tab.evaluate(() => {
    const link = document.activeElement;
    const href = link?.getAttribute?.("href") ?? "";
    if (!href.startsWith("#")) return [swp.problem(link ?? "page", "is first, and no skip link")];
    const { left, top, right, bottom, height } = link.getBoundingClientRect();
    const target = document.getElementById(href.slice(1));
    const problems = [];
    const inside = left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight;
    if (!inside || height < 24 || !link.checkVisibility({ opacityProperty: true })) {
      problems.push(swp.problem(link, "the skip link is not seen when it has the focus"));
    }
    if (!target) return [...problems, swp.problem(link, `leads to ${href}, which does not exist`)];
    if (target.tabIndex !== -1 || !target.hasAttribute("tabindex")) {
      problems.push(swp.problem(target, 'the skip link\'s target has no tabindex="-1"'));
    }
    if (!target.matches("main, main *")) {
      problems.push(swp.problem(target, "the skip link's target is not in the main text"));
    }
    return problems;
  });
  if (found.length > 0) return found;
  await tab.keyboard.press("Enter");
  const there = await tab.evaluate(() => document.activeElement.matches("main, main *"));
  return there ? [] : [{ element: "skip link", what: "Enter does not move the focus" }];
}

export const skip = {
  name: "skip link",
  rule: "S5, WCAG 2.4.1: the first Tab shows a link that leads to the main text",
  every: [DARK_NARROW],
  sample: [WIDE],
  alters: true,
  finds: ["no skip link", "does not exist", "tabindex", "not seen", "not in the main text"],
  find: findSkip,
};

export const order = {
  name: "keyboard order",
  rule: "WCAG 2.1.1, 2.1.2, 2.4.3: Tab reaches everything, in the order of the page, and leaves",
  every: [WIDE],
  sample: [DARK_NARROW],
  alters: true,
  finds: ["leads to", "holds the focus"],
  find: findOrder,
};

export const focus = {
  name: "visible focus",
  rule: "S15, WCAG 2.4.7, 2.4.13: focus changes at least a 2 px line around the element at 3:1",
  sample: EIGHT,
  alters: true,
  finds: ["2 px line", "outside the page"],
  find: findHidden,
};
