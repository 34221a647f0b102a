// The guidance stands below the plan and the directive it carries out, and the central guidance stands beside it as a document
// known by citation only, with an offer to upload it.

import { checkPage } from '../lib/page-checks.mjs';
import { expect } from '../lib/story.mjs';

export const title = 'the lineage shows the directive, the plan and this guidance';

export async function walk(stage) {
  const { page } = stage.specialist;
  await page.goto(stage.document);
  const lineage = page.locator('ol.lineage');
  const text = await lineage.textContent();
  const places = ['21-CT/TW', '72-KH/TU'].map((symbol) => text.indexOf(symbol));
  expect(places.every((place) => place >= 0) && places[0] < places[1], `the directive does not stand above the plan: ${text}`);
  expect(text.includes('157-HD/BTGTW'), 'the central guidance is missing');

  await lineage.getByRole('link', { name: /21-CT\/TW/ }).first().click();
  expect((await page.locator('main').textContent()).includes('chưa có toàn văn'), 'a document known by citation does not say so');
  await checkPage(stage.specialist, '05-known-by-citation');
  await page.getByRole('link', { name: /tải toàn văn/i }).first().click();
  expect(page.url().includes('/van-ban/tai-len?cho='), 'the missing text cannot be uploaded from here');
}
