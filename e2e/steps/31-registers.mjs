// A clerk keeps the register of institutions: adds three, one in Excel, and merges two. The figure of the year's report that counts
// them changes from the day of the merger on, and its source shows the rows.

import { press } from '../lib/doing.mjs';
import { readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkPage } from '../lib/page-checks.mjs';
import { expect } from '../lib/story.mjs';

export const title = 'institutions are kept in a register and merged; the figure that counts them changes from that day on';

const FIRST = 'Trung tâm giáo dục nghề nghiệp Yên Hến';
const SECOND = 'Trường trung cấp Bến Say';
const THIRD = 'Trung tâm Hưng Vân';

async function words(page) {
  return page.locator('main').innerText();
}

export async function walk(stage) {
  const { page } = stage.clerk;
  const before = await openYear(stage, '2025-1');
  const after = await openYear(stage, '2026-1');
  await page.goto('/so-theo-doi');
  await checkPage(stage.clerk, '31-registers');
  await page.getByRole('link', { name: 'Cơ sở giáo dục nghề nghiệp' }).first().click();
  await page.waitForURL('**/institutions');
  await checkPage(stage.clerk, '31-empty');
  const list = new URL(page.url()).pathname;
  await wrong(stage, list);
  await add(page, list, 'T01', FIRST);
  await checkPage(stage.clerk, '31-row');
  await add(page, list, 'T02', SECOND);
  const second = new URL(page.url()).pathname;
  await add(page, list, 'T03', THIRD);
  await excel(stage, list);
  for (const period of ['2025', '2026']) { const value = await counted(page, period === '2025' ? before : after); expect(value === '3', `the year ${period} counts ${value} at ${page.url()}`); }
  await merge(stage, second);
  expect((await counted(page, after)) === '2', 'the merger does not change the figure of its year');
  await checkPage(stage.clerk, '31-entry');
  expect((await counted(page, before)) === '3', 'the merger changes the year before it');
  await source(stage, after);
  await page.goto(`${list}?ngay=30/06/2026`);
  expect((await words(page)).includes(SECOND), 'what stood the day before is not listed');
  await checkPage(stage.clerk, '31-list');
}

/** A round of the year's form for the communes; gives the clerk's report. */
async function openYear(stage, period) {
  const { page } = stage.specialist;
  const asked = new URLSearchParams([['bieu', 'vocational-education/year'], ['ky', period], ['han', '31/12/2026'], ['loai', 'party:dang-uy-xa'], ['xem', '1']]);
  await page.goto(`/bao-cao/dot/moi?${asked}`);
  await page.getByRole('button', { name: /^Mở đợt cho \d+ đơn vị/ }).click();
  await page.waitForURL(/\/bao-cao\/dot\/[0-9a-f-]{36}$/);
  const { page: clerks } = stage.clerk;
  await clerks.goto('/bao-cao');
  // The former communes of a year that was cut have part reports of their own, which come first.
  const link = clerks.getByRole('link', { name: new RegExp(`^Năm ${period.slice(0, 4)}`) }).last();
  return (await link.getAttribute('href')).replace(/\/nhap$/, '');
}

/** What is wrong is told at its field, and what was typed stays. */
async function wrong(stage, list) {
  const { page } = stage.clerk;
  await page.goto(`${list}/moi`);
  await page.getByLabel('Tên cơ sở').fill(FIRST);
  await page.getByLabel('Quy mô đào tạo').fill('1,200');
  await press(page, 'Ghi vào sổ');
  expect((await page.title()).startsWith('Lỗi:'), 'a row with faults was taken');
  expect((await page.getByLabel('Tên cơ sở').inputValue()) === FIRST, 'what was typed is lost');
  await checkPage(stage.clerk, '31-faults');
}

async function add(page, list, code, name) {
  await page.goto(`${list}/moi`);
  await page.getByLabel('Mã cơ sở').fill(code);
  await page.getByLabel('Tên cơ sở').fill(name);
  await page.getByLabel('Loại hình').selectOption('centre');
  await page.getByLabel('Sở hữu').selectOption('public');
  // What was typed into a form that was refused is still there.
  await page.getByLabel('Quy mô đào tạo').fill('1.200');
  await page.getByLabel('Từ ngày').fill('01/01/2020');
  await press(page, 'Ghi vào sổ');
  await page.waitForURL(/\/so-theo-doi\/dong\/[0-9a-f-]{36}$/);
}

/** The register goes out and comes back as it was: nothing changes. */
async function excel(stage, list) {
  const { page } = stage.clerk;
  await page.goto(`${list}/excel`);
  await checkPage(stage.clerk, '31-excel');
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'Tải tệp Excel' }).click()]);
  const kept = join(tmpdir(), `dondoc-${process.pid}-register.xlsx`);
  await writeFile(kept, await readFile(await file.path()));
  await page.getByLabel('Tệp Excel').setInputFiles(kept);
  await page.getByRole('button', { name: 'Tải lên và kiểm tra' }).click();
  await page.getByText('0 dòng mới, 0 dòng thay đổi, 3 dòng giữ nguyên').waitFor();
  await checkPage(stage.clerk, '31-looked-at');
}

async function counted(page, report) {
  await page.goto(`${report}/nhap/phan/quality`);
  return page.locator('[name="o-D05.denominator"]').inputValue();
}

async function merge(stage, row) {
  const { page } = stage.clerk;
  await page.goto(row);
  const form = page.locator('#sap-xep');
  await form.getByLabel('Hình thức').selectOption('merged');
  await form.getByLabel('Từ ngày').fill('01/07/2026');
  await form.getByLabel('Nơi tiếp nhận').fill('T01');
  await form.getByLabel('Căn cứ').fill('Quyết định số 45/QĐ-UBND ngày 20/6/2026');
  await press(page, 'Ghi sắp xếp');
  expect((await words(page)).includes('sáp nhập vào'), 'the merger is not told');
  await checkPage(stage.clerk, '31-merged');
}

/** From the box to the rows that make its figure. */
async function source(stage, report) {
  const { page } = stage.clerk;
  await page.goto(`${report}/nhap/phan/quality`);
  await page.locator('a[href$="D05.denominator"]').first().click();
  await page.waitForURL('**/so-theo-doi/so-lieu/**');
  const told = await words(page);
  expect(told.includes(FIRST) && told.includes(THIRD) && !told.includes(SECOND), `the source shows: ${told}`);
  await checkPage(stage.clerk, '31-source');
}
