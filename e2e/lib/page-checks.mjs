// What every page must keep, on a desk and on a phone: WCAG 2.2 A and AA as far as axe-core can tell, nothing wider than a
// phone, no fault in the console. A picture of each is kept to be looked at.

import { readFile } from 'node:fs/promises';
import { mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';

const DESK = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const PICTURES = 'test-output/screenshots';

const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Checks the page in front of a person at both widths. `name` names its pictures. */
export async function checkPage(person, name, pictures = person.pictures ?? PICTURES) {
  const { page } = person;
  const problems = [];
  mkdirSync(pictures, { recursive: true });
  for (const size of [DESK, PHONE]) {
    await page.setViewportSize(size);
    await page.screenshot({ path: `${pictures}/${name}-${size.width}.png`, fullPage: true });
    if (person.hasScript) problems.push(...(await accessibilityProblems(page)).map((text) => `at ${size.width} px: ${text}`));
  }
  problems.push(...(await overflows(page)));
  await page.setViewportSize(DESK);
  if (problems.length > 0) throw new Error(`${page.url()}:\n  ${problems.join('\n  ')}`);
  person.expectNoFaults();
}

/** The rules of WCAG that axe-core finds broken, with the elements that break them. */
export async function accessibilityProblems(page) {
  // Through the debugger, because the page's content policy rightly lets no script in.
  const debuggerSession = await page.context().newCDPSession(page);
  await debuggerSession.send('Runtime.evaluate', { expression: axe });
  const options = JSON.stringify({ runOnly: { type: 'tag', values: RULES }, resultTypes: ['violations'] });
  const { result, exceptionDetails } = await debuggerSession.send('Runtime.evaluate', {
    expression: `axe.run(document, ${options}).then((found) => JSON.stringify(found.violations))`,
    awaitPromise: true, returnByValue: true,
  });
  await debuggerSession.detach();
  if (exceptionDetails) throw new Error(`axe-core could not run: ${exceptionDetails.exception?.description ?? exceptionDetails.text}`);
  return JSON.parse(result.value).flatMap(({ id, help, nodes }) =>
    nodes.map(({ html, failureSummary }) => `[${id}] ${help}: ${html}\n    ${failureSummary.replaceAll('\n', '\n    ')}`));
}

/** Elements that stick out at the right of the page without a scrolling box around them. */
async function overflows(page) {
  const session = await page.context().newCDPSession(page);
  const { result } = await session.send('Runtime.evaluate', { expression: `(${findOverflows})()`, returnByValue: true });
  await session.detach();
  return result.value;
}

/* Runs in the page. */
function findOverflows() {
  const width = document.documentElement.clientWidth;
  const scrolls = (element) => {
    for (let at = element.parentElement; at; at = at.parentElement) {
      if (['auto', 'scroll', 'hidden', 'clip'].includes(getComputedStyle(at).overflowX)) return true;
    }
    return false;
  };
  const found = [...document.body.querySelectorAll('*')].filter((element) => {
    const box = element.getBoundingClientRect();
    return box.width > 0 && box.height > 0 && box.right > width + 1 && !scrolls(element);
  });
  const shown = found.slice(0, 5).map((element) => `wider than ${width} px: ${element.outerHTML.slice(0, 160)}`);
  if (shown.length === 0 && document.scrollingElement.scrollWidth > width + 1) {
    shown.push(`the page scrolls sideways: ${document.scrollingElement.scrollWidth} px on ${width} px`);
  }
  return shown;
}
