// A duty without a date is «thường xuyên» with a periodic confirmation; a recurring duty opens one occurrence a period.

import { checkPage } from '../lib/page-checks.mjs';
import { expect } from '../lib/story.mjs';
import { unfold } from './08-carry-out.mjs';

export const title = 'a standing duty is confirmed and a recurring one opens an occurrence';

export async function walk(stage) {
  const { page } = stage.clerk;
  await openWork(page, 'nắm tình hình tư tưởng');
  await page.getByRole('button', { name: 'Xác nhận đã nhận việc' }).click();
  await unfold(page, 'Xác nhận kỳ này', '#ghi_chu');
  await page.locator('#ghi_chu').fill('Đã nghe phản ánh tại ba buổi sinh hoạt chi bộ.');
  await page.getByRole('button', { name: 'Xác nhận kỳ này' }).click();
  await page.waitForLoadState();
  expect((await page.locator('main').textContent()).includes('Đã xác nhận kỳ này'), 'the confirmation is not shown');
  expect((await page.locator('main').textContent()).includes('Xác nhận việc thường xuyên'), 'the history does not have it');
  expect((await page.getByRole('button', { name: 'Gửi báo cáo hoàn thành' }).count()) === 0, 'a standing duty can be submitted as done');
  await checkPage(stage.clerk, '11-standing');

  await openWork(page, 'Báo cáo kết quả tuyên truyền');
  const text = await page.locator('main').textContent();
  expect(/Kỳ \d+, hạn 25\/1[12]\/2026/.test(text), 'the recurring duty has no occurrence of this month');
  expect((await page.locator('section', { has: page.getByRole('heading', { name: 'Các kỳ' }) }).count()) === 1, 'its periods are not listed');
  await checkPage(stage.clerk, '11-recurring');
}

/** Opens the first row of «Việc của tôi» that has these words. */
export async function openWork(page, words) {
  await page.goto('/viec-cua-toi');
  await page.locator('.work-item', { hasText: words }).first().getByRole('link').first().click();
  await page.waitForURL(/phan-viec/);
}
