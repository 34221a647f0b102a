// What the round adds up to: by commune as it is and by district as it was, one click from each number to the rows behind it; what
// belongs to no single unit is never divided; two papers for Word, one as PDF; and the next round, opened after a preview.

import { readFile } from 'node:fs/promises';
import { checkPage } from '../lib/page-checks.mjs';
import { expect } from '../lib/story.mjs';
import { wordsOf } from '../lib/zip.mjs';

export const title = 'the totals of a round add up on either tree, two papers are drafted, the next round is opened';

const INDICATOR = 'C08';

export async function walk(stage) {
  const { page } = stage.specialist;
  await openRound(page, '6 tháng đầu năm 2026');
  await checkPage(stage.specialist, '19-round');
  await papers(page);
  await totals(stage, page);
  await undivided(stage, page);
  await openNext(stage, page);
}

async function openRound(page, period) {
  await page.goto('/bao-cao');
  await page.getByRole('link', { name: period }).first().click();
  await page.waitForURL(/\/bao-cao\/dot\/[0-9a-f-]{36}$/);
}

/** The letter names who is late and nobody else; the report names them as missing. */
async function papers(page) {
  const late = await page.locator('#can-xu-ly').evaluate((heading) =>
    [...heading.closest('section').querySelectorAll('tbody tr')].filter((row) => row.querySelector('b.t-act')).map((row) => row.querySelector('a').textContent.trim()));
  expect(late.length > 0, 'nobody is late, so the letter cannot be tried');
  await page.getByLabel('Yêu cầu gửi trước ngày').fill('28/11/2026');
  const letter = await download(page, page.getByRole('button', { name: /^Soạn công văn đôn đốc/ }));
  const pdf = await saved(page, page.getByRole('link', { name: 'Báo cáo tổng hợp, PDF' }), '.pdf');
  expect(pdf.subarray(0, 5).toString() === '%PDF-', 'the PDF of the report is none');
  const report = await download(page, page.getByRole('link', { name: 'Soạn báo cáo tổng hợp' }));
  for (const [name, words] of [['the letter', letter], ['the report', report]]) {
    const missing = late.filter((unit) => !words.includes(unit));
    expect(missing.length === 0, `${name} does not name ${missing.join(', ')}: ${words.slice(0, 600)}`);
  }
  expect(letter.includes('28/11/2026'), 'the letter does not say until when');
  expect(!letter.includes('Đảng ủy xã Yên Hến'), 'who has reported is urged');
}

/** The words of the file that a press gives; the committees spell their name in another way on paper. */
async function download(page, button) {
  return wordsOf(await saved(page, button, '.docx')).replaceAll('uỷ', 'ủy');
}

async function saved(page, button, ending) {
  const [file] = await Promise.all([page.waitForEvent('download'), button.click()]);
  expect(file.suggestedFilename().endsWith(ending), `${file.suggestedFilename()} does not end with ${ending}`);
  return readFile(await file.path());
}

/** The numbers of a column, without words and the whole at the end. */
function column(page, code) {
  return page.locator('table.divided').evaluate((table, wanted) => {
    const at = [...table.tHead.rows[0].cells].findIndex((cell) => cell.querySelector('.code')?.textContent === wanted);
    const number = (row) => row.cells[at].textContent.trim().replaceAll('.', '');
    return [...table.tBodies[0].rows].map(number).filter((text) => /^\d+$/.test(text)).map(Number);
  }, code);
}

async function totals(stage, page) {
  await page.getByRole('link', { name: /^Theo đơn vị hiện nay/ }).click();
  await page.waitForURL(/so-lieu/);
  await checkPage(stage.specialist, '19-by-commune');
  const wholes = [];
  for (const tree of [/^Theo đơn vị hiện nay/, /^Theo cấp huyện/]) {
    await page.locator('nav.tally').getByRole('link', { name: tree }).click();
    await page.waitForLoadState();
    const numbers = await column(page, INDICATOR);
    const whole = numbers.pop();
    expect(numbers.length > 1, `${tree}: only ${numbers.length} rows have a number`);
    const sum = numbers.reduce((one, other) => one + other, 0);
    expect(sum === whole, `${tree}: the rows add up to ${sum}, the whole says ${whole}`);
    wholes.push(whole);
  }
  expect(wholes[0] === wholes[1], `by commune ${wholes[0]}, by district ${wholes[1]}`);
  await checkPage(stage.specialist, '19-by-district');
  await page.locator(`table.divided tr.total a[href*="/chi-tieu/${INDICATOR}"]`).click();
  await page.waitForURL(/chi-tieu/);
  const rows = await page.locator('main').textContent();
  expect(rows.includes('Đảng ủy xã Yên Hến') && rows.includes('190'), 'the report of the story does not stand behind the total');
  expect(rows.includes('Đảng ủy xã Yên Sấu'), 'who has not reported is not named');
  await checkPage(stage.specialist, '19-rows');
}

/** What a district reported belongs to no single commune of today. */
async function undivided(stage, page) {
  await openRound(page, '6 tháng cuối năm 2024');
  await page.getByRole('link', { name: /^Theo đơn vị hiện nay/ }).click();
  await page.waitForURL(/so-lieu/);
  expect(await page.locator('tr', { hasText: 'Không xếp được về một đơn vị' }).isVisible(), 'the numbers of the districts were divided');
  await checkPage(stage.specialist, '19-undivided');
}

/** The next half-year: who would owe a report is shown before anything is opened. */
async function openNext(stage, page) {
  await page.goto('/bao-cao');
  await page.getByRole('link', { name: 'Mở đợt báo cáo' }).click();
  await page.getByLabel('Kỳ báo cáo').selectOption('2026-2');
  await page.getByLabel('Hạn gửi').fill('31/12/2026');
  await page.getByRole('button', { name: 'Xem trước' }).click();
  await page.waitForLoadState();
  expect((await page.locator('main').textContent()).includes('Chọn ít nhất một loại đơn vị'), 'a round for nobody was shown');
  await checkPage(stage.specialist, '19-opening-for-nobody');
  await page.locator('[name="loai"][value="party:dang-uy-xa"]').check();
  await page.getByRole('button', { name: 'Xem trước' }).click();
  await page.locator('#xem-truoc').waitFor();
  await checkPage(stage.specialist, '19-opening');
  await page.getByRole('button', { name: /^Mở đợt cho \d+ đơn vị/ }).click();
  await page.waitForURL(/\/bao-cao\/dot\/[0-9a-f-]{36}$/);
  expect((await page.locator('main').textContent()).includes('Đảng ủy xã Yên Hến'), 'the commune of the story does not owe the new report');
  await stage.clerk.page.goto('/bao-cao');
  expect((await stage.clerk.page.locator('main').textContent()).includes('6 tháng cuối năm 2026'), 'the clerk does not see the new round');
}
