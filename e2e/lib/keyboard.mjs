// Hands that have no mouse: from stop to stop with the tabulator, and typing as an input method of Vietnamese does it.

import { expect } from './story.mjs';

/** A page with more stops of the tabulator than this in front of its work is not made for the keyboard. */
const MOST_STOPS = 40;

/** As Unikey does: the letters before the mark are taken back and sent again with it. */
export async function typeTakingBack(page, plain, marked) {
  await page.keyboard.type(plain);
  for (let letters = 0; letters < plain.length; letters += 1) await page.keyboard.press('Backspace');
  await page.keyboard.insertText(marked);
}

/** The name of the field that has the focus. */
export function nameInFocus(page) {
  return page.evaluate(() => document.activeElement.getAttribute('name'));
}

/** Presses the tabulator until an element of this kind has the focus, and the person can see that it has. */
export async function tabTo(page, selector) {
  for (let stops = 0; stops < MOST_STOPS; stops += 1) {
    await page.keyboard.press('Tab');
    const found = await page.evaluate((wanted) => {
      const element = document.activeElement;
      if (!element?.matches(wanted)) return null;
      const style = getComputedStyle(element);
      return { outlined: style.outlineStyle !== 'none' || style.boxShadow !== 'none' };
    }, selector);
    if (found) {
      expect(found.outlined, `${selector} has the focus and does not show it`);
      return;
    }
  }
  throw new Error(`${selector} was not reached within ${MOST_STOPS} stops on ${page.url()}`);
}
