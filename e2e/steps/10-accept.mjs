// The tracking body sends back with a reason, extends (the first promise stays), the commune submits again, the tracking body
// accepts.

import { checkPage } from '../lib/page-checks.mjs';
import { expect } from '../lib/story.mjs';
import { report, unfold } from './08-carry-out.mjs';
import { endorse, submit } from './09-submit.mjs';

export const title = 'the tracking body sends back with a reason, extends and accepts';

const REASON = 'Kế hoạch chưa có chỉ tiêu của xã; bổ sung mục tiêu đến năm 2030.';

export async function walk(stage) {
  const { page } = stage.specialist;
  await page.goto('/viec-cua-toi');
  expect((await page.getByRole('heading', { name: /^Chờ đồng chí xử lý/ }).count()) === 1, 'the submission does not wait for the specialist');
  await page.goto(stage.assignment);
  await page.getByRole('button', { name: 'Trả lại cho đơn vị' }).click();
  expect((await page.title()).startsWith('Lỗi:'), 'it was sent back without a reason');
  await checkPage(stage.specialist, '10-no-reason');
  await page.locator('#y_kien').fill(REASON);
  await page.getByRole('button', { name: 'Trả lại cho đơn vị' }).click();
  await page.waitForLoadState();

  await page.goto(stage.assignment);
  await unfold(page, 'Gia hạn', '#han_moi');
  await page.locator('#han_moi').fill('15/12/2026');
  await page.locator('#ly_do_gia_han').fill('Chờ hội nghị Ban Chấp hành của xã.');
  await page.getByRole('button', { name: 'Gia hạn', exact: true }).click();
  await page.waitForLoadState();
  const facts = await page.locator('dl.facts').first().textContent();
  expect(facts.includes('15/12/2026') && facts.includes('30/11/2026'), `the first promise is not beside the new day: ${facts}`);

  const clerk = stage.clerk.page;
  await clerk.goto(stage.assignment);
  expect((await clerk.locator('main').textContent()).includes(REASON), 'the commune does not read the reason');
  await checkPage(stage.clerk, '10-sent-back');
  await report(clerk, 'Đã làm xong', 'Đã bổ sung chỉ tiêu của xã đến năm 2030 vào Kế hoạch số 14-KH/ĐU.');
  await endorse(stage);
  await submit(stage);

  await page.goto(stage.assignment);
  await page.getByRole('button', { name: 'Công nhận hoàn thành' }).click();
  await page.waitForLoadState();
  await page.goto(stage.assignment);
  expect((await page.locator('main').textContent()).includes('Đã công nhận'), 'it is not accepted');
  await checkPage(stage.specialist, '10-accepted');
}
