// All checks. To add one, write it in the file of its subject and put it in this list.
//
// A check has a `name`, the `rule` that it holds the site to, and one of
// - `find(tab)`: looks at one page that is shown; gives problems `{ element, what }`;
// - `visit({ tabs, mode, url, page, site })`: the same, and opens the page by itself;
// - `findInSite({ site, tabs, surveyed, sampled })`: looks at all pages; problems name their `page`.
// The first two say where they look: `every` page in these modes, the `sample` in those; and
// `where` leaves out pages whose HTML does not match. Checks with `find` share a visit to a page,
// unless they say `alters`: that they leave another page, or the focus, behind.
//
// `finds` lists words of each kind of problem: each is shown to the check by a defect in seeds.mjs.

import { axe } from "./axe.mjs";
import { chartColours, chartFigures, chartForced, chartWords } from "./charts.mjs";
import { focus, order, skip } from "./keyboard.mjs";
import { contrast, numbers, styles, targets } from "./layout.mjs";
import { links, titles } from "./links.mjs";
import { htmlValidate, nu } from "./markup.mjs";
import { places } from "./places.mjs";
import { print } from "./print.mjs";
import { quiet, scriptless } from "./quiet.mjs";
import { large, reflow, spacing } from "./reflow.mjs";
import { search } from "./search.mjs";
import { shell, tables } from "./structure.mjs";

export const CHECKS = [
  nu,
  htmlValidate,
  links,
  titles,
  places,
  shell,
  tables,
  axe,
  reflow,
  spacing,
  large,
  contrast,
  styles,
  targets,
  numbers,
  skip,
  order,
  focus,
  chartFigures,
  chartWords,
  chartColours,
  chartForced,
  print,
  quiet,
  scriptless,
  search,
];
