// One Chromium for the whole run, and the tabs in which the checks look at pages.

import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { chromium } from "playwright-core";
import { install } from "./in-page.mjs";

const PROGRAMS = ["chromium", "chromium-browser", "google-chrome"];

function program() {
  const named = process.env.CHROMIUM;
  if (named) return named;
  const folders = process.env.PATH.split(path.delimiter);
  const files = PROGRAMS.flatMap((name) => folders.map((folder) => path.join(folder, name)));
  const found = files.find((file) => existsSync(file));
  if (!found) throw new Error("no Chromium is installed: set CHROMIUM to the path of one");
  return found;
}

/** Starts the browser. It asks nothing of the network: the flags stop what it does by itself. */
export function launch() {
  const args = ["--disable-gpu", "--disable-quic", "--disable-background-networking"];
  args.push("--no-first-run", "--disable-component-update", "--disable-sync");
  return chromium.launch({ executablePath: program(), args });
}

/** Tabs by mode. One is used again when its check is done, for making one takes longer than a page. */
export class Tabs {
  #browser;
  #idle = new Map();

  constructor(browser) {
    this.#browser = Promise.resolve(browser);
  }

  /** The browser; another one where the last was ended by somebody, or has died. */
  async browser() {
    const browser = await this.#browser;
    if (browser.isConnected()) return browser;
    // Who asks second waits for the browser that the first one starts.
    const now = await this.#browser;
    if (now === browser) {
      this.#idle.clear();
      this.#browser = launch();
    }
    return this.#browser;
  }

  /** Lends a tab in a mode to a function. A tab whose check broke is not used again. */
  async lend(mode, use) {
    await this.browser();
    const idle = this.#idle.get(mode.name) ?? [];
    this.#idle.set(mode.name, idle);
    const tab = idle.pop() ?? (await this.make(mode));
    const result = await use(tab);
    await tab.emulateMedia({ media: null, colorScheme: mode.colorScheme });
    await tab.setViewportSize(mode.viewport);
    idle.push(tab);
    return result;
  }

  /** A tab with no cookies, no storage and no history. */
  async make(mode) {
    const { viewport, colorScheme, forcedColors, javaScriptEnabled = true } = mode;
    const options = { viewport, colorScheme, forcedColors, javaScriptEnabled };
    const browser = await this.browser();
    const context = await browser.newContext({ ...options, reducedMotion: "no-preference" });
    context.setDefaultTimeout(30_000);
    return context.newPage();
  }

  /** The same, closed after use. */
  async lendNew(mode, use) {
    const tab = await this.make(mode);
    try {
      return await use(tab);
    } finally {
      await tab.context().close();
    }
  }
}

/** Goes to a page, and gives the checks their functions there. */
export async function show(tab, url) {
  // A visit to the address that the tab shows already would only scroll.
  if (tab.url().split("#")[0] === url) await tab.goto("about:blank");
  await tab.goto(url, { waitUntil: "load" });
  // The script of the search page shows its form: what stands on the page is settled only then.
  const shown = () => !document.querySelector("form.search[hidden]");
  await tab.waitForFunction(shown, null, { timeout: 3000 }).catch(() => {});
  await tab.evaluate(install);
}

/** A folder that is gone after use. */
export async function inFolder(use) {
  const folder = mkdtempSync(path.join(tmpdir(), "swp-site browser tests "));
  try {
    return await use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
