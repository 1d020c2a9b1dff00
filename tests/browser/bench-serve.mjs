// How long a save takes to reach the browser:
//
//   node bench-serve.mjs PROGRAM [PROJECT] [--saves 100] [--limit 50]
//
// With a limit it fails where 95 of 100 saves are not served within so many milliseconds.
//
// A real browser has a page of the preview open. Each save changes that page. Two times are taken
// from the moment before the file is written: until the reload signal has arrived and the new HTML
// has been fetched ("served"), and until the browser shows the new words ("seen"). PROJECT is a
// folder such as `cargo bench -- --generate 1000 FOLDER` writes; without one it is SWP's own site.

import { readdirSync } from "node:fs";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { parseArgs } from "node:util";
import { launch } from "./browser.mjs";
import { inPreview, REPOSITORY } from "./preview-host.mjs";

const OPTIONS = {
  saves: { type: "string", default: "100" },
  limit: { type: "string", default: "Infinity" },
};

/** A file of words, and the address of its page. */
function pageOf(project) {
  const years = readdirSync(path.join(project, "content"), { withFileTypes: true });
  const folders = years.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  const year = folders.includes("2017-18") ? "2017-18" : folders.sort().at(-1);
  const files = readdirSync(path.join(project, "content", year)).sort();
  const file = files.find((name) => /^\d+-.*\.md$/.test(name));
  const slug = file.replace(/^\d+-/, "").replace(/\.md$/, "");
  return { file: `content/${year}/${file}`, page: `/${year}/${slug}/` };
}

/** The signal of a page, as a browser hears it: the first state after each call of `next`. */
async function listen(root, page) {
  const stop = new AbortController();
  const address = `${root}/@preview/events?page=${encodeURIComponent(page)}`;
  const reply = await fetch(address, { signal: stop.signal });
  const reader = reply.body.pipeThrough(new TextDecoderStream()).getReader();
  let text = "";
  const next = async () => {
    for (;;) {
      const end = text.indexOf("\n\n");
      if (end >= 0) {
        const event = text.slice(0, end);
        text = text.slice(end + 2);
        const data = event.split("\n").find((line) => line.startsWith("data: "));
        if (data) return JSON.parse(data.slice(6));
        continue;
      }
      const { value, done } = await reader.read();
      if (done) throw new Error("the signal ended");
      text += value;
    }
  };
  return { next, stop: () => stop.abort() };
}

async function measure(tab, preview, { file, page }, saves) {
  const ear = await listen(preview.root, page);
  let { version } = await ear.next();
  await tab.goto(preview.root + page);
  const before = preview.text(file);
  const times = { served: [], seen: [] };
  for (let number = 0; number < saves; number += 1) {
    // People do not save ten times a second.
    await pause(150 + 50 * (number % 5));
    const words = `This is save number ${number}.`;
    const started = performance.now();
    preview.write(file, `${before}\n\n${words}\n`);
    const seen = tab.getByText(words).waitFor().then(() => performance.now() - started);
    // A signal may tell of something else: of a warning, of a build before.
    const old = version;
    while (version === old) ({ version } = await ear.next());
    const html = await (await fetch(preview.root + page)).text();
    times.served.push(performance.now() - started);
    if (!html.includes(words)) throw new Error(`the page lacks "${words}" after the signal`);
    times.seen.push(await seen);
  }
  ear.stop();
  return times;
}

/** The time within which a part of all saves was done. */
function within(part, times) {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(part * sorted.length) - 1)];
}

function line(name, times) {
  const shown = (part) => `${within(part, times).toFixed(1)} ms`;
  return `${name.padEnd(8)} half ${shown(0.5)}, 95 of 100 ${shown(0.95)}, all ${shown(1)}`;
}

/** A number of an argument; one that is no number must not let everything pass. */
function number(values, name) {
  const read = Number(values[name]);
  if (!(read > 0)) throw new Error(`--${name} ${values[name]} is no number above nought`);
  return read;
}

async function main() {
  const { values, positionals } = parseArgs({ options: OPTIONS, allowPositionals: true });
  const [program, project = REPOSITORY] = positionals;
  if (!program) throw new Error("say where the program is");
  const [saves, limit] = [number(values, "saves"), number(values, "limit")];
  const browser = await launch();
  await inPreview(program, project, async (preview) => {
    const tab = await browser.newPage();
    const times = await measure(tab, preview, pageOf(project), saves);
    console.log(`${saves} saves of ${pageOf(project).file}`);
    for (const [name, all] of Object.entries(times)) console.log(line(name, all));
    const builds = [...preview.said.matchAll(/ in ([\d.]+) s/g)].map(([, time]) => 1000 * time);
    if (builds.length > 0) console.log(line("built", builds));
    const served = within(0.95, times.served);
    if (served > limit) {
      console.log(`FAIL 95 of 100 saves are served within ${served.toFixed(1)} ms, not ${limit} ms`);
      process.exitCode = 1;
    }
  });
  await browser.close();
}

await main();
