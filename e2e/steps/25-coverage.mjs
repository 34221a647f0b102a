// From the plans to the matrix: clauses are related, a gap is seen, explained, urged and closed.

import { press } from '../lib/doing.mjs';
import { readFile } from 'node:fs/promises';
import { checkPage } from '../lib/page-checks.mjs';
import { expect } from '../lib/story.mjs';
import { wordsOf } from '../lib/zip.mjs';

export const title = 'clauses are related one by one, the matrix shows a gap, and the gap is closed';

/** The row of a unit in the matrix: how many clauses are wanting or taken up in part. */
async function wanting(page, unit) {
  const row = page.locator('table.matrix tbody tr', { has: page.getByRole('rowheader', { name: unit, exact: true }) });
  const said = (await row.locator('td.sum').innerText()).trim();
  return said === '–' ? 0 : Number(said);
}

export async function walk(stage) {
  const guidance = stage.document.split('/').pop();
  const matrix = `/ke-hoach/${guidance}/ma-tran`;
  const { page } = stage.specialist;
  await page.goto(matrix);
  await checkPage(stage.specialist, '25-matrix');
  const before = await wanting(page, 'Đảng ủy xã Yên Sấu');
  expect(before > 0, 'a plan that nobody related takes everything up');

  const clerk = stage.clerkOfYenSau.page;
  await clerk.goto(`/ke-hoach/${stage.fromWord}/doi-chieu?cha=${guidance}`);
  await checkPage(stage.clerkOfYenSau, '25-relating');
  const rows = clerk.locator('section.relating-row');
  const inspecting = rows.filter({ hasText: /kiểm tra, giám sát/i }).first();
  // Everything that is suggested for the first clauses is taken up but one.
  const suggested = rows.locator('.related.ask input[type=checkbox]');
  expect((await suggested.count()) > 0, 'nothing is suggested');
  await suggested.first().check();
  await clerk.getByRole('radio', { name: 'Đủ', exact: true }).check();
  await press(clerk, 'Ghi các mục đã chọn');
  expect((await clerk.locator('main').innerText()).includes('Đã ghi 1 quan hệ'), 'the relation was not kept');
  await checkPage(stage.clerkOfYenSau, '25-related');
  expect((await inspecting.count()) === 1, 'the clause on inspection is not in the list');

  // The specialist sees the gap and why; the unit closes it.
  await page.goto(matrix);
  const seen = await wanting(page, 'Đảng ủy xã Yên Sấu');
  expect(seen < before, `${before} were wanting, ${seen} are`);
  await page.goto(`/ke-hoach/${guidance}/cho-thieu`);
  await checkPage(stage.specialist, '25-gaps');
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: /^Soạn công văn đôn đốc/ }).click()]);
  const letter = wordsOf(await readFile(await file.path())).replaceAll('uỷ', 'ủy');
  expect(letter.includes('Đảng ủy xã Yên Sấu') && letter.includes('Chưa nêu: mục'), `the letter does not urge Yên Sấu: ${letter.slice(0, 600)}`);
  const unit = page.locator('#theo-don-vi').locator('xpath=ancestor::section').locator('li', { hasText: 'Đảng ủy xã Yên Sấu' }).first();
  await unit.getByRole('link', { name: 'Vì sao' }).first().click();
  await checkPage(stage.specialist, '25-why');
  expect((await page.locator('main').innerText()).includes('Đảng ủy xã Yên Sấu'), 'who can close the gap is not said');

  await clerk.goto(`/ke-hoach/${stage.fromWord}/doi-chieu?cha=${guidance}&chi=thieu`);
  const open = clerk.locator('section.relating-row').first();
  const above = (await open.locator('h3').innerText()).trim();
  await clerk.locator('#muc_tren').selectOption({ index: 1 });
  await clerk.locator('#muc_duoi').selectOption({ index: 1 });
  await clerk.getByRole('radio', { name: 'Đủ', exact: true }).check();
  await press(clerk, 'Ghi các mục đã chọn');
  expect((await clerk.locator('main').innerText()).includes('Đã ghi 1 quan hệ'), `the gap at ${above} was not closed`);
  await page.goto(matrix);
  expect((await wanting(page, 'Đảng ủy xã Yên Sấu')) < seen, 'the gap is still there');
  await page.goto(`${matrix}?chi=thieu`);
  await checkPage(stage.specialist, '25-only-gaps');
}
