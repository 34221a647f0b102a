// Pages as some people see them: in the dark, in colours of their own, and on paper. Each check returns what is wrong, in words.

import { accessibilityProblems } from './page-checks.mjs';

const DARK_GROUND = 0.2;
const A4 = { short: 595, long: 842 };
/** The width between the margins in CSS pixels: 210 mm without twice 14 mm; landscape 297 mm without twice 12 mm. */
const WIDTHS = { portrait: 687, landscape: 1031 };

/** With `colorScheme: 'dark'`: the ground is dark, and the contrast holds on it. */
export async function darkProblems(page) {
  const problems = await accessibilityProblems(page);
  const luminance = await page.evaluate(luminanceOfTheGround);
  if (luminance > DARK_GROUND) problems.push(`the ground is light: ${luminance.toFixed(2)}`);
  return problems;
}

/** With `forcedColors: 'active'`: colours are the person's, so the focus must be drawn by more than a colour. */
export async function forcedColourProblems(page) {
  return (await page.evaluate(withoutVisibleFocus)).map((element) => `the focus cannot be seen: ${element}`);
}

/** With `media: 'print'`: what is wrong on paper, and the PDF. */
export async function paperProblems(page) {
  const isLandscape = (await page.locator('body.landscape').count()) > 0;
  await page.setViewportSize({ width: isLandscape ? WIDTHS.landscape : WIDTHS.portrait, height: 1000 });
  const problems = await page.evaluate(notForPaper);
  const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: false });
  const sizes = [...pdf.toString('latin1').matchAll(/\/MediaBox\s*\[\s*0\s+0\s+([\d.]+)\s+([\d.]+)/g)];
  if (sizes.length === 0) problems.push('the PDF has no page');
  for (const [, width, height] of sizes) {
    const isA4 = Math.abs(Math.min(width, height) - A4.short) < 2 && Math.abs(Math.max(width, height) - A4.long) < 2;
    if (!isA4) problems.push(`a page of ${width} × ${height} points`);
  }
  return { problems, pdf };
}

/* Runs in the page. */
function luminanceOfTheGround() {
  const [red, green, blue] = getComputedStyle(document.body).backgroundColor.match(/[\d.]+/g).map((part) => part / 255);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/* Runs in the page: what can be reached by the keyboard and shows no outline or border of its own when it is. */
function withoutVisibleFocus() {
  const all = document.querySelectorAll('a[href], button, input:not([type="hidden"]), select, textarea, summary, [tabindex="0"]');
  const seen = [...all].filter((element) => element.tabIndex >= 0 && element.getClientRects().length > 0).slice(0, 60);
  return seen.flatMap((element) => {
    element.focus({ focusVisible: true, preventScroll: true });
    const style = getComputedStyle(element);
    const isSeen = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 1;
    return document.activeElement === element && !isSeen ? [element.outerHTML.slice(0, 120)] : [];
  });
}

/* Runs in the page, under print media. */
function notForPaper() {
  const shown = (element) => element.getClientRects().length > 0 && getComputedStyle(element).visibility === 'visible';
  const isFilled = (element) => element.matches('input, select, textarea');
  const problems = [];
  const pressed = [...document.querySelectorAll('button, .button, .main-nav, .trail, .pagination, .skip, .filters, input[type="file"], input[type="password"]')].filter(shown);
  problems.push(...pressed.slice(0, 5).map((element) => `on paper: ${element.outerHTML.slice(0, 100)}`));
  const width = document.documentElement.clientWidth;
  for (const element of document.body.querySelectorAll('*')) {
    if (!shown(element)) continue;
    const style = getComputedStyle(element);
    const box = element.getBoundingClientRect();
    // Words for the ear alone stand in one pixel.
    if (box.width > 1 && !element.closest('.vh') && box.right > width + 2 && problems.length < 10) {
      problems.push(`cut off: ${element.outerHTML.slice(0, 100)}`);
    }
    const hasWords = [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim()) || isFilled(element);
    const [red, green, blue] = style.color.match(/[\d.]+/g).map(Number);
    if (hasWords && 0.2126 * red + 0.7152 * green + 0.0722 * blue > 140 && problems.length < 10) {
      problems.push(`too light for paper (${style.color}): ${element.outerHTML.slice(0, 100)}`);
    }
    if (/attr\(href\)|url\(/.test(`${getComputedStyle(element, '::after').content}`)) problems.push('an address is printed');
  }
  for (const head of document.querySelectorAll('main thead')) {
    if (shown(head) && getComputedStyle(head).display !== 'table-header-group') problems.push('the head of a table is not repeated');
  }
  return problems;
}
