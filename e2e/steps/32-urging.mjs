// Who has not done it: the board sees it and reminds by hand, the commune is told in the head of its page and reads it, chooses mail
// and gets a calendar, which any program reads until it is withdrawn.

import { pressFirst, says } from '../lib/doing.mjs';
import { checkPage } from '../lib/page-checks.mjs';
import { PEOPLE } from '../lib/people.mjs';
import { arrive } from '../lib/sign-in.mjs';
import { expect } from '../lib/story.mjs';

export const title = 'the board reminds a commune, which reads it, chooses mail and takes its calendar with it';

export async function walk(stage) {
  const clerk = stage.clerk ?? await arrive(stage, 'clerk', PEOPLE.clerk);
  const board = stage.specialist ?? await arrive(stage, 'specialist', PEOPLE.specialist);
  await remind(board);
  await read(clerk);
  await calendar(clerk, await choose(clerk));
}

async function remind(board) {
  const { page } = board;
  await page.goto('/don-doc');
  await says(page, 'Đơn vị nào chưa làm');
  await checkPage(board, '32-following');
  const unit = page.locator('tbody tr', { hasText: 'Yên Hến' }).first();
  if (await unit.getByRole('button', { name: /^Nhắc/ }).count() > 0) {
    await Promise.all([page.waitForEvent('load'), unit.getByRole('button', { name: /^Nhắc/ }).click()]);
    await says(page, 'Đã nhắc', 'Hôm nay đã nhắc');
  }
  await page.getByRole('link', { name: /^Mốc nhắc việc/ }).first().click();
  await page.waitForURL('**/cac-buoc');
  await page.locator('#nhac_truoc').fill('7, 400');
  await pressFirst(page, 'Lưu các mốc');
  expect((await page.title()).startsWith('Lỗi:'), 'a day that cannot be was taken');
  await checkPage(board, '32-steps');
  await page.locator('#nhac_truoc').fill('7, 3, 1');
  await pressFirst(page, 'Lưu các mốc');
  await says(page, 'Đã lưu mốc nhắc việc');
}

async function read(clerk) {
  const { page } = clerk;
  await page.goto('/thong-bao');
  await checkPage(clerk, '32-notices');
  if (await page.getByRole('button', { name: 'Đánh dấu đã đọc' }).count() > 0) {
    await pressFirst(page, 'Đánh dấu đã đọc');
    await says(page, 'Đã đánh dấu đọc');
  }
}

/** Chooses mail, makes a calendar, and gives its address. */
async function choose(clerk) {
  const { page } = clerk;
  await page.goto('/tai-khoan/nhac-viec');
  await page.getByLabel('Nhận thư nhắc việc').check();
  await page.locator('#dia_chi_thu').fill('can.bo@yenhen.example');
  await pressFirst(page, 'Lưu');
  await says(page, 'Đã lưu lựa chọn về thư');
  await pressFirst(page, 'Tạo địa chỉ lịch');
  await checkPage(clerk, '32-choices');
  return page.locator('main code').innerText();
}

async function calendar(clerk, address) {
  const { page } = clerk;
  const path = new URL(address, page.url()).pathname;
  const answer = await page.request.get(path);
  expect(answer.ok(), `the calendar answered ${answer.status()}`);
  expect((await answer.text()).startsWith('BEGIN:VCALENDAR'), 'the calendar is no calendar');
  await pressFirst(page, 'Thu hồi địa chỉ lịch');
  await says(page, 'Đã thu hồi');
  expect((await page.request.get(path)).status() === 404, 'a calendar that was withdrawn is still read');
}
