// What the run tells a person: a line for each check, its problems below it, and a last count.

const MOST = 40;

export class Report {
  #pages;
  #groups = new Map();
  #passed = 0;
  #failed = 0;
  #started = performance.now();

  constructor({ site, sampled }, version) {
    this.#pages = site.pages.length;
    console.log(`${this.#pages} pages in Chromium ${version}`);
    console.log(`the sample: ${sampled.join(", ")}\n`);
  }

  /** Says what will be run, so that a check is reported when the last of its cases is done. */
  expect(cases) {
    for (const one of cases) {
      const group = this.#groups.get(title(one)) ?? { left: 0, cases: 0, time: 0, problems: [] };
      group.left += 1;
      this.#groups.set(title(one), { ...group, rule: one.seed ? "" : one.check.rule });
    }
  }

  add(one, problems, time) {
    const group = this.#groups.get(title(one));
    group.left -= 1;
    group.time += time;
    const { page, mode } = one;
    group.problems.push(...problems.map((found) => ({ page, mode: mode?.name ?? "", ...found })));
    this.#count(group, one, problems);
    if (group.left === 0) print(title(one), group);
  }

  /** A check of the whole site counts once a page. */
  #count(group, { check, seed }, problems) {
    const whole = check.findInSite && !seed;
    const pages = whole ? this.#pages : 1;
    const bad = whole ? new Set(problems.map(({ page }) => page)).size : Math.min(problems.length, 1);
    group.cases += pages;
    this.#failed += bad;
    this.#passed += Math.max(pages - bad, 0);
  }

  /** The last line, alone: `N passed, N failed`. */
  close() {
    console.log(`\nbrowser tests took ${seconds(performance.now() - this.#started)}`);
    console.log(`${this.#passed} passed, ${this.#failed} failed`);
    return this.#failed === 0 && this.#passed > 0;
  }
}

function title({ check, seed }) {
  return seed ? `seeded: ${check.name}` : check.name;
}

function seconds(time) {
  return `${(time / 1000).toFixed(1)} s`;
}

/** What is wrong in the same way is told once, with the elements and the pages. */
function grouped(problems) {
  const groups = new Map();
  for (const { what, ...where } of problems) {
    const places = groups.get(what) ?? new Map();
    const pages = places.get(where.element) ?? new Set();
    pages.add(where.mode ? `${where.page} in ${where.mode}` : where.page);
    groups.set(what, places.set(where.element, pages));
  }
  return groups;
}

function print(title, { problems, cases, time, rule }) {
  const sign = problems.length === 0 ? "ok  " : "FAIL";
  console.log(`${sign} ${title} (${cases} ${cases === 1 ? "case" : "cases"}, ${seconds(time)})`);
  if (problems.length === 0) return;
  if (rule) console.log(`     ${rule}`);
  const groups = grouped(problems);
  for (const [what, places] of [...groups].slice(0, MOST)) {
    console.log(`   * ${what}`);
    for (const [element, pages] of [...places].slice(0, 3)) {
      console.log(`       ${element}`);
      console.log(`         on ${some([...pages], ", ")}`);
    }
    if (places.size > 3) console.log(`       and ${places.size - 3} elements more`);
  }
  if (groups.size > MOST) console.log(`   * and ${groups.size - MOST} problems more`);
}

function some(all, between) {
  const shown = all.slice(0, 3).join(between);
  return all.length > 3 ? `${shown} and ${all.length - 3} more` : shown;
}
