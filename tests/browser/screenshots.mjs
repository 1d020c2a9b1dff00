// Pictures of the main pages: `node screenshots.mjs SITE FOLDER`. See `tests/screenshots/take`.

import { readdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { launch, show, Tabs } from "./browser.mjs";
import { DARK_NARROW, DARK_WIDE, NARROW, WIDE } from "./modes.mjs";
import { readPng, writeSmallPng } from "./png.mjs";
import { serve, Site } from "./site.mjs";

/** Each with the page, and where to scroll when the top is not what it is about. */
const PICTURES = {
  home: ["index.html"],
  overview: ["2017-18/index.html", "h2:has(~ .cards)"],
  section: ["2017-18/reducing-victimisation/index.html", "figure:has(svg.chart)"],
  performance: ["2017-18/performance/index.html", "table"],
  budget: ["2017-18/budget/index.html", "figure:has(svg.chart)"],
  measure: ["2017-18/measures/domestic-abuse/index.html", "figure:has(svg.chart)"],
};

const MODES = {
  "1280-light": { ...WIDE, viewport: { width: 1280, height: 900 } },
  "1280-dark": { ...DARK_WIDE, viewport: { width: 1280, height: 900 } },
  "320-light": { ...NARROW, viewport: { width: 320, height: 720 } },
  "320-dark": { ...DARK_NARROW, viewport: { width: 320, height: 720 } },
};

/** All pictures together stay below this. */
const MOST_BYTES = 1_000_000;

const [folder, to] = process.argv.slice(2);
const site = Site.read(folder);
const host = await serve(site);
const browser = await launch();
const tabs = new Tabs(browser);
readdirSync(to).filter((name) => name.endsWith(".png")).forEach((name) => rmSync(path.join(to, name)));
let bytes = 0;
for (const [name, [page, at]] of Object.entries(PICTURES)) {
  if (!site.files.has(page)) throw new Error(`${folder} has no ${page}`);
  for (const [mode, settings] of Object.entries(MODES)) {
    await tabs.lend(settings, async (tab) => {
      await show(tab, host.url(page));
      if (at) await tab.locator(at).first().evaluate((element) => element.scrollIntoView());
      const picture = writeSmallPng(readPng(await tab.screenshot()));
      writeFileSync(path.join(to, `${name}-${mode}.png`), picture);
      bytes += picture.length;
    });
  }
}
host.close();
await browser.close();
console.log(`${Object.keys(PICTURES).length * 4} pictures, ${Math.round(bytes / 1000)} kB`);
if (bytes > MOST_BYTES) throw new Error(`the pictures take more than ${MOST_BYTES / 1000} kB`);
