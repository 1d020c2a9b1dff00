// A preview of a copy of a project, started as a person starts it.

import { spawn } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";

const PARTS = ["swp-site.yaml", "content", "data", "themes"];
const LATEST = 60_000;

/** The folder of the repository: SWP's own project. */
export const REPOSITORY = path.resolve(import.meta.dirname, "../..");

/** A copy of a project that is gone after use, and a preview of it. */
export async function inPreview(program, project, use) {
  const folder = mkdtempSync(path.join(tmpdir(), "swp-site preview "));
  for (const part of PARTS) {
    const from = path.join(project, part);
    if (existsSync(from)) cpSync(from, path.join(folder, part), { recursive: true });
  }
  const preview = new Preview(program, folder);
  try {
    await preview.start("0");
    return await use(preview);
  } finally {
    await preview.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

class Preview {
  constructor(program, folder) {
    this.program = program;
    this.folder = folder;
    this.said = "";
  }

  async start(port, ...more) {
    const words = ["serve", "--root", this.folder, "--port", port, ...more];
    this.process = spawn(this.program, words, { stdio: ["ignore", "ignore", "pipe"] });
    this.process.stderr.on("data", (text) => (this.said += text));
    this.ended = new Promise((ended) => this.process.once("exit", ended));
    const address = /(http:\/\/[\d.:]+)\/ shows your site/;
    await until(() => address.test(this.said), () => `it does not start: ${this.said}`);
    this.root = address.exec(this.said)[1];
    this.said = "";
    // Whoever asks before the first build is done waits for it.
    await fetch(`${this.root}/`);
  }

  async stop() {
    this.process.kill("SIGINT");
    await this.ended;
  }

  file(name) {
    return path.join(this.folder, name);
  }

  text(name) {
    return readFileSync(this.file(name), "utf8");
  }

  write(name, text) {
    writeFileSync(this.file(name), text);
  }

  /** Replaces some words of a file, which must be there. */
  change(name, words, others) {
    const text = this.text(name);
    if (!text.includes(words)) throw new Error(`${name} does not say "${words}"`);
    this.write(name, text.replace(words, () => others));
  }
}

/** Waits until something is so; `why` says what to tell when it never is. */
export async function until(isSo, why) {
  const latest = performance.now() + LATEST;
  for (;;) {
    if (await isSo()) return;
    if (performance.now() > latest) throw new Error(why());
    await pause(10);
  }
}
