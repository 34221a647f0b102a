// A clerk pastes several targets from a spreadsheet, answers what is asked, and sets them; they stand beside the boxes of the report.

import { checkPage } from '../lib/page-checks.mjs';
import { expect } from '../lib/story.mjs';

export const title = 'several targets are pasted, seen, asked about and set, and stand beside the boxes';

const SOURCE = 'Nghị quyết số 05-NQ/ĐU, mục II.1';
const BLOCK = [`A05\tNăm 2026\t≥ 500\tCam kết\t${SOURCE}`, `lao động nông thôn\t2026\tkhoảng 90\tPhấn đấu\t${SOURCE}`,
  `=SUM(A1:A3)\t2026\t10\tCam kết\t${SOURCE}`].join('\n');

async function words(page) {
  return page.locator('main').innerText();
}

async function press(page, name) {
  await Promise.all([page.waitForEvent('load'), page.getByRole('button', { name }).click()]);
}

export async function walk(stage) {
  const { page } = stage.clerk;
  await page.goto('/chi-tieu');
  await page.getByRole('link', { name: 'Đặt chỉ tiêu' }).first().click();
  await page.getByRole('link', { name: 'Dán nhiều chỉ tiêu từ Excel' }).click();
  await page.waitForURL('**/dan');
  await checkPage(stage.clerk, '23-paste');
  await page.getByLabel('Dán các dòng từ Excel').fill(BLOCK);
  await press(page, 'Xem trước');
  const asked = await words(page);
  expect(asked.includes('1 dòng đã hiểu, 2 dòng phải hỏi lại'), `of the rows is said: ${asked}`);
  expect((await page.getByRole('button', { name: /^Đặt \d+ chỉ tiêu/ }).count()) === 0, 'rows that are asked about can be set');
  await checkPage(stage.clerk, '23-asked');
  await page.getByLabel('Chỉ tiêu của dòng 2').selectOption({ label: 'C09 Lao động nông thôn học nghề nông nghiệp (người)' });
  await page.getByLabel('Bỏ dòng này: Dòng 3').check();
  await press(page, 'Xem lại');
  expect((await words(page)).includes('2 dòng đã hiểu, 0 dòng phải hỏi lại, 1 dòng bỏ ra'), 'the answers are not taken');
  await checkPage(stage.clerk, '23-understood');
  await press(page, 'Đặt 2 chỉ tiêu');
  expect((await words(page)).includes('Đã đặt 2 chỉ tiêu'), 'it is not said that they are set');
  await checkPage(stage.clerk, '23-set');
  await page.goto('/bao-cao');
  await page.getByRole('link', { name: /^6 tháng cuối năm 2026: .*Chỉ thị/ }).first().click();
  await page.waitForURL(/\/bao-cao\/[0-9a-f-]{36}/);
  await page.goto(`${new URL(page.url()).pathname.replace(/\/nhap$/, '')}/nhap`);
  const beside = await page.locator('tr', { has: page.locator('[name="o-A05.value"]') }).innerText();
  expect(beside.includes('chỉ tiêu năm 2026: ≥ 500'), `beside the box stands: ${beside}`);
  await page.goto(`${new URL(page.url()).pathname}?kiem-tra=1`);
  await checkPage(stage.clerk, '23-beside');
}
