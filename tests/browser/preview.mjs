// The preview in a real browser: `node preview.mjs PROGRAM [--only WORDS]`.
//
// Somebody edits SWP's own site while a page of it is open. Each test has a project of its own.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { parseArgs } from "node:util";
import { launch } from "./browser.mjs";
import { inPreview, REPOSITORY, until } from "./preview-host.mjs";

const AXE = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
const PAGE = "/2017-18/introduction/";
const FILE = "content/2017-18/01-introduction.md";
const END = "\n\nThese words are new.\n";

const TESTS = {
  "a saved text appears by itself": async ({ tab, preview }) => {
    preview.write(FILE, preview.text(FILE) + END);
    await tab.getByText("These words are new.").waitFor();
  },

  "a number changes on the page of its measure": async ({ tab, preview }) => {
    // No note speaks of this measure: one that did would be held against the new number first.
    await tab.goto(`${preview.root}/2017-18/measures/home-safety-checks/`);
    preview.change("data/2017-18/kpis.yaml", "Q2: 419, Q3: 419", "Q2: 7419, Q3: 419");
    await tab.getByText("7,419").first().waitFor();
  },

  "a mistake is named on the page, which stays, and goes when it is mended": async (at) => {
    const { tab, preview } = at;
    await mark(tab);
    const good = preview.text(FILE);
    preview.write(FILE, `${good}\n\n[our plan](03-strateg.md)\n`);
    const panel = tab.getByRole("region", { name: "1 mistake to mend" });
    await panel.waitFor();
    const words = await panel.innerText();
    const line = good.split("\n").length + 2;
    for (const part of ["03-strateg.md", `${FILE}, line ${line}`, "[our plan](", "03-strategy.md"]) {
      expect(words.includes(part), `the panel does not say "${part}": ${words}`);
    }
    expect(await isMarked(tab), "the page was loaded anew, and so lost its place");
    preview.write(FILE, good);
    await panel.waitFor({ state: "detached" });
    expect(await isMarked(tab), "the page was loaded anew when the mistake was mended");
  },

  "mistakes and warnings are read, reached and closed without a mouse": async (at) => {
    const { tab, preview } = at;
    preview.write(FILE, `${preview.text(FILE)}\n\nThe QXZW meets.\n`);
    const summary = tab.locator("swp-preview summary");
    await summary.waitFor();
    await tabTo(tab, "summary");
    await tab.keyboard.press("Enter");
    expect(!(await isOpen(tab)), "Enter does not close the warnings");
    preview.write(FILE, preview.text(FILE) + END);
    await tab.getByText("These words are new.").waitFor();
    await summary.waitFor();
    await until(async () => !(await isOpen(tab)), () => "closed warnings open again after a save");
    preview.write(FILE, `${preview.text(FILE)}\n\n[our plan](03-strateg.md)\n`);
    await tab.getByRole("region", { name: "mistake" }).waitFor();
    const said = await tab.locator("swp-preview").getByRole("status").innerText();
    expect(said.startsWith("1 mistake to mend"), `a screen reader is told "${said}"`);
    await tabTo(tab, "section.mistakes");
  },

  "the panels keep to the rules that pages keep to": async ({ tab, preview, complaints }) => {
    preview.write(FILE, `${preview.text(FILE)}\n\nThe QXZW meets.\n`);
    await tab.locator("swp-preview summary").waitFor();
    preview.write(FILE, `${preview.text(FILE)}\n\n[our plan](03-strateg.md)\n`);
    await tab.getByRole("region", { name: "mistake" }).waitFor();
    for (const colorScheme of ["light", "dark"]) {
      await tab.emulateMedia({ colorScheme });
      const found = await axe(tab);
      expect(found.length === 0, `${colorScheme}: ${found.join("; ")}`);
    }
    // axe itself tries to set styles, which the page forbids.
    complaints.length = 0;
    await tab.setViewportSize({ width: 320, height: 256 });
    const width = await tab.evaluate(() => document.documentElement.scrollWidth);
    expect(width <= 320, `the page is ${width} wide at 320`);
  },

  "what has the focus is never behind the panels": async ({ tab, preview, complaints }) => {
    preview.write(FILE, `${preview.text(FILE)}\n\n[our plan](03-strateg.md)\n`);
    await tab.getByRole("region", { name: "mistake" }).waitFor();
    for (const [width, height] of [[1280, 600], [320, 256]]) {
      await tab.setViewportSize({ width, height });
      await tab.evaluate(() => (document.activeElement.blur(), scrollTo(0, 0)));
      const hidden = await hiddenStops(tab);
      expect(hidden.length === 0, `${width} × ${height}: ${hidden.join("; ")}`);
    }
    await tab.setViewportSize({ width: 1280, height: 600 });
    await tab.evaluate(() => {
      [...document.querySelectorAll("a[href]")].at(-1).focus({ preventScroll: true });
      scrollTo(0, 100);
    });
    await tabTo(tab, "section.mistakes");
    const scrolled = await tab.evaluate(() => scrollY);
    expect(scrolled === 100, `entering the panel moves the page from 100 to ${scrolled}`);
    await tab.setViewportSize({ width: 320, height: 256 });
    const own = tab.locator("swp-preview");
    const { top, bottom } = await own.evaluate((it) => it.getBoundingClientRect().toJSON());
    await tab.evaluate(() => scrollTo(0, 0));
    const first = await own.evaluate((it) => it.getBoundingClientRect().top);
    expect(first >= 256, `the panel covers ${bottom - top} of 256 pixels`);
  },

  "the search finds, and finds what is new after a save": async ({ tab, preview }) => {
    await tab.goto(`${preview.root}/search/`);
    await find(tab, "violence");
    await mark(tab);
    preview.write(FILE, `${preview.text(FILE)}\n\nA brontosaurus lives here.\n`);
    await tab.waitForFunction(() => window.isTheSame !== true);
    await find(tab, "brontosaurus");
  },

  "a style sheet alone is swapped, and the page is not loaded anew": async ({ tab, preview }) => {
    await mark(tab);
    const color = () => tab.evaluate(() => getComputedStyle(document.querySelector("h1")).color);
    for (const [name, shown] of [["rgb(1, 2, 3)", "rgb(1, 2, 3)"], ["rgb(4, 5, 6)", "rgb(4, 5, 6)"]]) {
      preview.write("themes/almanac/zz.css", `h1 { color: ${name} }\n`);
      await until(async () => (await color()) === shown, () => `the heading is not ${shown}`);
    }
    expect(await isMarked(tab), "the page was loaded anew");
    await until(
      async () => (await tab.locator('link[rel="stylesheet"][href*="assets"]').count()) === 1,
      () => "old sheets stay",
    );
  },

  "the place on the page and what was opened stay": async ({ tab, preview }) => {
    const details = tab.locator("main details");
    const before = await details.evaluateAll((all) => {
      all[0].open = !all[0].open;
      return all.map((one) => one.open);
    });
    const heading = "main h2:nth-of-type(2)";
    await tab.locator(heading).evaluate((it) => scrollTo(0, it.getBoundingClientRect().top + scrollY + 40));
    const top = await place(tab, heading);
    // Text above the place pushes it down; the reader should not notice.
    preview.change(FILE, "\n## ", "\nThese words are new. They stand above.\n\n## ");
    await tab.getByText("These words are new.").waitFor();
    await until(
      async () => Math.abs((await place(tab, heading)) - top) <= 4,
      () => `the heading stood at ${top}`,
    );
    const after = await details.evaluateAll((all) => all.map((one) => one.open));
    expect(String(after) === String(before), `open before: ${before}, after: ${after}`);
  },

  "a page says what it is written in": async ({ tab, preview }) => {
    const link = tab.getByRole("link", { name: FILE });
    const href = await link.getAttribute("href");
    const wanted = `vscode://file${encodeURI(preview.folder)}/${FILE}:1:1`;
    expect(href === wanted, `the link leads to ${href}, not ${wanted}`);
  },

  "a page that is written after it was asked for appears": async ({ tab, preview }) => {
    await tab.goto(`${preview.root}/new-page/`);
    preview.write("content/new-page.md", "---\ntitle: A new page\n---\nThese words are new.\n");
    await tab.getByText("These words are new.").waitFor();
  },

  "a preview that is started again is followed again": async ({ tab, preview }) => {
    const port = new URL(preview.root).port;
    await preview.stop();
    preview.write(FILE, preview.text(FILE) + END);
    await preview.start(port);
    await tab.getByText("These words are new.").waitFor();
  },

  "nothing of it is printed": async ({ tab }) => {
    await tab.locator("swp-preview").waitFor();
    await tab.emulateMedia({ media: "print" });
    expect(!(await tab.locator("swp-preview").isVisible()), "the panel is printed");
  },
};

function expect(isSo, why) {
  if (!isSo) throw new Error(why);
}

const mark = (tab) => tab.evaluate(() => (window.isTheSame = true));
const isMarked = (tab) => tab.evaluate(() => window.isTheSame === true);
const isOpen = (tab) => tab.locator("swp-preview details").evaluate((it) => it.open);
const place = (tab, what) => tab.locator(what).evaluate((it) => it.getBoundingClientRect().top);

/** Goes from stop to stop with the keyboard until a part of the preview has the focus. */
async function tabTo(tab, what) {
  for (let stops = 0; stops < 400; stops += 1) {
    await tab.keyboard.press("Tab");
    const focused = await tab.evaluate((what) => {
      const inside = document.querySelector("swp-preview").shadowRoot.activeElement;
      return inside?.matches(what) ?? false;
    }, what);
    if (focused) return;
  }
  throw new Error(`no key leads to ${what}`);
}

/** Types a word into the search, and waits until it shows a page that says it. */
async function find(tab, word) {
  await tab.locator("#q").fill(word);
  await tab.keyboard.press("Enter");
  await tab.locator("#results li", { hasText: word }).first().waitFor();
}

/** Goes through a page with the keyboard; what lies behind the panels when it has the focus. */
async function hiddenStops(tab) {
  const hidden = [];
  for (let stops = 0; stops < 400; stops += 1) {
    await tab.keyboard.press("Tab");
    const stop = await tab.evaluate(() => {
      const [focused, own] = [document.activeElement, document.querySelector("swp-preview")];
      if (focused === own || focused === document.body) return null;
      const [it, panel] = [focused.getBoundingClientRect(), own.getBoundingClientRect()];
      const isHidden = it.bottom > panel.top + 1 || it.bottom > innerHeight + 1;
      // What is higher than the room above the panel shows as much as there is room.
      const isHigh = it.height > Math.min(panel.top, innerHeight);
      return { words: focused.textContent.trim().slice(0, 40), isHidden: isHidden && !isHigh };
    });
    if (stop === null && stops > 0) break;
    if (stop?.isHidden) hidden.push(stop.words);
  }
  return hidden;
}

/** What axe finds in the preview's own part. */
async function axe(tab) {
  await tab.evaluate(readFileSync(AXE, "utf8"));
  const { violations } = await tab.evaluate(() => window.axe.run("swp-preview"));
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`);
}

async function run(browser, program, test) {
  await inPreview(program, REPOSITORY, async (preview) => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 600 } });
    const tab = await context.newPage();
    const complaints = [];
    tab.on("console", (message) => {
      // A server that is down is part of a test, and no mistake of the page.
      const isLine = /net::ERR_|404 \(Not Found\)/.test(message.text());
      if (message.type() === "error" && !isLine) complaints.push(message.text());
    });
    tab.on("pageerror", (error) => complaints.push(String(error)));
    try {
      await tab.goto(preview.root + PAGE);
      await test({ tab, preview, complaints });
      expect(complaints.length === 0, `the browser complains: ${complaints.join("; ")}`);
    } finally {
      await context.close();
    }
  });
}

async function main() {
  const options = { only: { type: "string", default: "" } };
  const { values, positionals } = parseArgs({ options, allowPositionals: true });
  if (positionals.length !== 1) throw new Error("say where the program is");
  const browser = await launch();
  let failed = 0;
  for (const [name, test] of Object.entries(TESTS).filter(([name]) => name.includes(values.only))) {
    try {
      await run(browser, positionals[0], test);
      console.log(`ok   ${name}`);
    } catch (trouble) {
      failed += 1;
      console.log(`FAIL ${name}\n     ${trouble.message}`);
    }
  }
  await browser.close();
  process.exitCode = failed === 0 ? 0 : 1;
}

await main();
