// /van-ban/tai-len: the specialist declares that the file holds no state secret, uploads the guidance, and sees the text with the
// found parts highlighted beside the reading.

import { checkPage } from '../lib/page-checks.mjs';
import { PEOPLE } from '../lib/people.mjs';
import { arrive } from '../lib/sign-in.mjs';
import { expect } from '../lib/story.mjs';

export const title = 'the specialist uploads the guidance and sees text and reading side by side';

export async function walk(stage) {
  stage.specialist = await arrive(stage, 'the specialist', PEOPLE.specialist);
  const { page } = stage.specialist;
  await page.getByRole('link', { name: 'Văn bản', exact: true }).first().click();
  await checkPage(stage.specialist, '02-documents-empty');
  await page.goto('/van-ban/tai-len');
  await page.getByLabel('Tệp văn bản').setInputFiles(stage.guidance);
  await page.getByRole('button', { name: 'Tải lên và đọc' }).click();
  expect((await page.title()).startsWith('Lỗi:'), 'a file was taken without the declaration');
  await checkPage(stage.specialist, '02-upload-undeclared');
  await page.getByLabel('Tệp văn bản').setInputFiles(stage.guidance);
  await page.getByLabel('Tôi xác nhận văn bản không có bí mật nhà nước').check();
  await page.getByRole('button', { name: 'Tải lên và đọc' }).click();
  await page.waitForURL(/\/van-ban\/[0-9a-f-]{36}$/);
  stage.document = new URL(page.url()).pathname;

  const duties = await page.locator('ol.duties > li').count();
  expect(duties >= 15, `only ${duties} duties were read`);
  const marked = await page.locator('article.source mark.duty[id]').count();
  expect(marked >= duties / 2, `${duties} duties, but only ${marked} places of the text are marked`);
  expect((await page.locator('article.source mark.cite').count()) >= 3, 'the citations are not marked');
  // A pin leads from the reading to the sentence it was found in.
  await page.locator('ol.duties a.pin').first().click();
  expect(/#n\d+$/.test(page.url()), 'a pin leads nowhere');
  expect(await page.locator('article.source :target').isVisible(), 'the sentence of a pin is not shown');
  await page.goto(stage.document);
  await checkPage(stage.specialist, '02-reading');
}
