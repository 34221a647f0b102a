// What people do and read on every page: press a button and wait for the page that comes, read what the page says.

import { expect } from './story.mjs';

async function arriving(page, button) {
  await Promise.all([page.waitForEvent('load'), button.click()]);
}

/** Presses the one button of this name. */
export async function press(page, name) {
  await arriving(page, page.getByRole('button', { name, exact: true }));
}

/** Presses the first of several buttons of this name. */
export async function pressFirst(page, name) {
  await arriving(page, page.getByRole('button', { name, exact: true }).first());
}

/** What the page says, without head and foot. */
export async function said(page) {
  return page.locator('main').innerText();
}

/** Fails unless the page says all of these. */
export async function says(page, ...parts) {
  const words = await said(page);
  for (const part of parts) expect(words.includes(part), `${page.url()} does not say «${part}»: ${words.slice(0, 600)}`);
}
