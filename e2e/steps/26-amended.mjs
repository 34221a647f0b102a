// The guidance is amended: what rested on the old clauses is listed, and carried over line by line.

import { pressFirst } from '../lib/doing.mjs';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { checkPage } from '../lib/page-checks.mjs';
import { expect } from '../lib/story.mjs';
import { answerEverything } from './03-correct.mjs';

export const title = 'the guidance is amended, and what rests on the old clauses is carried over';

const AMENDING = resolve(import.meta.dirname, '../../fixtures/amendments/huong-dan-sua-doi-2026.txt');

export async function walk(stage) {
  const { page } = stage.specialist;
  const text = readFileSync(AMENDING, 'utf8').replaceAll('85-HD/BTGTU', '45-HD/BTGTU').replaceAll('14/6/2024', '25/6/2024');
  await page.goto('/van-ban/tai-len');
  await page.getByLabel('Tệp văn bản').setInputFiles({ name: 'huong-dan-sua-doi.txt', mimeType: 'text/plain', buffer: Buffer.from(text) });
  await page.getByLabel('Tôi xác nhận văn bản không có bí mật nhà nước').check();
  await pressFirst(page, 'Tải lên và đọc');
  await page.waitForURL(/\/van-ban\/[0-9a-f-]{36}/);
  const document = new URL(page.url()).pathname;
  await answerEverything(page);
  await page.goto(`${document}/ban-hanh`);
  await pressFirst(page, 'Ban hành');
  const asked = page.getByLabel('Nhập số phần việc để xác nhận');
  if (await asked.count()) {
    await asked.fill((await page.locator('dl.facts b.num').nth(1).textContent()).trim());
    await pressFirst(page, 'Ban hành');
  }
  await page.goto(`${document}/sua-doi`);
  await checkPage(stage.specialist, '26-amended');
  const said = await page.locator('main').innerText();
  expect(said.includes('45-HD/BTGTU'), `the amended guidance is not named: ${said}`);

  // What was said of a clause that is amended no longer counts, and leads to where it is carried over.
  const guidance = stage.document.split('/').pop();
  await page.goto(`/ke-hoach/${guidance}/ma-tran`);
  await checkPage(stage.specialist, '26-matrix');
  expect((await page.locator('main').innerText()).includes('Đã cũ'), 'the matrix counts what was said of the old words');
  await page.locator('table.matrix td.old a').first().click();
  await page.waitForURL(/vi-sao/);
  await checkPage(stage.specialist, '26-why');
  await stage.clerk.page.goto(`/ke-hoach/${stage.written}/doi-chieu?cha=${guidance}`);
  await checkPage(stage.clerk, '26-relating');

  // The relations of a plan are for those whose plan it is.
  const head = stage.headOfYenHen;
  await head.page.goto(`${document}/sua-doi`);
  await checkPage(head, '26-of-the-unit');
  const ticks = head.page.locator('input[name="dong"]');
  expect((await ticks.count()) > 0, `nothing of the unit rests on what was amended: ${await head.page.locator('main').innerText()}`);
  for (const tick of await ticks.all()) await tick.check();
  await head.page.locator('form[action$="/mang-sang"] input[name="ly_do"]').fill('Hướng dẫn đã được sửa đổi.');
  await pressFirst(head.page, 'Mang sang');
  expect(/Đã mang sang \d+ dòng/.test(await head.page.locator('main').innerText()), `nothing was carried over: ${await head.page.locator('main').innerText()}`);
  await checkPage(head, '26-carried-over');
  await page.goto(stage.document);
  expect(/sửa đổi/i.test(await page.locator('main').innerText()), 'the amended guidance does not say so');
  await checkPage(stage.specialist, '26-old-guidance');
}
