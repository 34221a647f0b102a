// The clerk acknowledges, reports progress and attaches evidence; the history shows each with who and when.

import { checkPage } from '../lib/page-checks.mjs';
import { expect } from '../lib/story.mjs';

export const title = 'the clerk acknowledges, reports progress and attaches evidence';

export async function walk(stage) {
  const { page } = stage.clerk;
  await page.goto(stage.assignment);
  await page.getByRole('button', { name: 'Xác nhận đã nhận việc' }).click();
  await report(page, 'Đang làm', 'Đã phân công ba đồng chí dự thảo kế hoạch của xã.');
  await attach(page, 'ke-hoach-du-thao.txt', 'Dự thảo kế hoạch của Đảng ủy xã.');
  const history = await page.locator('section', { has: page.locator('#dien-bien') }).textContent();
  for (const line of ['Xác nhận đã nhận việc', 'Báo cáo: Đang làm', 'Đính kèm minh chứng', 'Lê Thị Lan']) {
    expect(history.includes(line), `«${line}» is not in the history: ${history}`);
  }
  await checkPage(stage.clerk, '08-carried-out');
}

/** Reports what was done; the form may be the main one or folded. */
export async function report(page, declared, words) {
  await unfold(page, 'Báo cáo tiến độ', '#noi_dung');
  await page.getByRole('radio', { name: declared, exact: true }).check();
  await page.locator('#noi_dung').fill(words);
  await page.getByRole('button', { name: 'Báo cáo', exact: true }).click();
  await page.waitForLoadState();
}

/** Attaches a small file of text. */
export async function attach(page, name, words) {
  await unfold(page, 'Đính kèm minh chứng', '#tep');
  await page.locator('#tep').setInputFiles({ name, mimeType: 'text/plain', buffer: Buffer.from(words) });
  await page.getByRole('button', { name: 'Đính kèm', exact: true }).click();
  await page.waitForLoadState();
}

/** Opens a folded form unless its field is in sight already. */
export async function unfold(page, name, field) {
  if (!(await page.locator(field).isVisible())) await page.locator('summary', { hasText: name }).first().click();
}
