// The clerk reports that the work is done, the head endorses it, it is submitted, and the «biên nhận» shows number, second, person,
// content and verification code.

import { checkPage } from '../lib/page-checks.mjs';
import { PEOPLE } from '../lib/people.mjs';
import { arrive } from '../lib/sign-in.mjs';
import { expect } from '../lib/story.mjs';
import { report } from './08-carry-out.mjs';

export const title = 'the head endorses, the commune submits and gets its receipt';

const DONE = 'Đảng ủy xã đã ban hành Kế hoạch số 14-KH/ĐU ngày 20/11/2026 và gửi các chi bộ.';

export async function walk(stage) {
  const clerk = stage.clerk.page;
  await clerk.goto(stage.assignment);
  await report(clerk, 'Đã làm xong', DONE);
  expect((await clerk.getByRole('button', { name: 'Gửi báo cáo hoàn thành' }).count()) === 0, 'it can be submitted without the head');

  stage.head = await arrive(stage, 'the head', PEOPLE.head);
  await endorse(stage);
  await submit(stage);
  const receipt = await clerk.locator('main').textContent();
  for (const words of [/BN-2026-\d+/, /\d{2}:\d{2}:\d{2}/, /Lê Thị Lan/, /Ngô Văn Sơn/, /14-KH\/ĐU/, /[0-9a-f]{4}/i]) {
    expect(words.test(receipt), `the receipt does not say ${words}: ${receipt}`);
  }
  await checkPage(stage.clerk, '09-receipt');
  await clerk.goto('/viec-cua-toi');
  const waiting = clerk.locator('section', { has: clerk.getByRole('heading', { name: /^Chờ nơi khác/ }) });
  expect((await waiting.locator('.work-item', { hasText: stage.duty.slice(0, 60) }).count()) === 1, 'what was submitted does not wait for others');
}

/** The head endorses the latest report. */
export async function endorse(stage) {
  const { page } = stage.head;
  await page.goto(stage.assignment);
  await page.getByRole('button', { name: 'Duyệt báo cáo' }).click();
  await page.waitForLoadState();
}

/** The clerk submits; the page is then the receipt. */
export async function submit(stage) {
  const { page } = stage.clerk;
  await page.goto(stage.assignment);
  await page.getByRole('button', { name: 'Gửi báo cáo hoàn thành' }).click();
  await page.waitForURL(/bien-nhan/);
}
