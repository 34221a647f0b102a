// The keyboard alone, with a Vietnamese input method that sends backspaces: sign in, find the first duty, save a draft of a report.

import { Person } from '../lib/browser.mjs';
import { tabTo, typeTakingBack } from '../lib/keyboard.mjs';
import { expect } from '../lib/story.mjs';

export const title = 'the keyboard alone is enough, with an input method that sends backspaces';

export async function walk(stage) {
  const { login } = stage.demo.account(/cán bộ.*yên sấu/i);
  const person = await Person.sitDown(stage.browser, stage.demo.address, { name: 'a clerk without a mouse', pictures: stage.pictures });
  const { page } = person;
  await page.goto('/viec-cua-toi');
  await tabTo(page, '#login');
  await page.keyboard.type(login);
  await tabTo(page, '#password');
  await page.keyboard.type(stage.demo.password);
  await page.keyboard.press('Enter');
  await page.waitForURL('**/viec-cua-toi');

  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement.matches('a.skip')), 'the first stop is not the skip link');
  await page.keyboard.press('Enter');
  await tabTo(page, '.work-item a[href^="/phan-viec"]');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/phan-viec/**');

  await tabTo(page, '#noi_dung');
  await typeTakingBack(page, 'Da ', 'Đã ');
  await page.keyboard.insertText('họp');
  expect((await page.locator('#noi_dung').inputValue()) === 'Đã họp', 'what was typed was changed by the page');
  await tabTo(page, 'button[formaction$="/ban-nhap"]');
  await page.keyboard.press('Enter');
  await page.waitForLoadState();
  expect((await page.locator('#noi_dung').inputValue()) === 'Đã họp', 'the draft is not shown again');
  person.expectNoFaults();
  await person.leave();
}
