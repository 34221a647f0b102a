// Empty file, not UTF-8, 50 MB, marked «MẬT», the same form sent twice, a session that ended in the middle of a form (what was typed
// is kept), two people on one assignment (the slower one is told). A wrong date was tried while the reading was corrected.

import { rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkPage } from '../lib/page-checks.mjs';
import { expect } from '../lib/story.mjs';
import { unfold } from './08-carry-out.mjs';
import { openWork } from './11-standing-duties.mjs';

export const title = 'bad input is told clearly and nothing is lost';

const FILES = [
  ['fixtures/bad/rong.txt', 'Tệp không có nội dung'],
  ['fixtures/bad/khong-phai-utf-8.txt', 'không ở mã UTF-8'],
  ['fixtures/bad/co-dau-mat.txt', 'hệ thống không lưu nội dung nào'],
];

export async function walk(stage) {
  for (const [file, words] of FILES) await expectRefusal(stage, file, words);
  const large = join(tmpdir(), `dondoc-${process.pid}-50-mb.txt`);
  writeFileSync(large, Buffer.alloc(50 * 1024 * 1024, 'a'));
  await expectRefusal(stage, large, 'Tệp quá lớn').finally(() => rmSync(large));
  await sameFileTwice(stage);
  await sessionEnds(stage);
  await twoPeople(stage);
}

async function upload(stage, file) {
  const { page } = stage.specialist;
  await page.goto('/van-ban/tai-len');
  await page.getByLabel('Tệp văn bản').setInputFiles(file);
  await page.getByLabel('Tôi xác nhận văn bản không có bí mật nhà nước').check();
  await page.getByRole('button', { name: 'Tải lên và đọc' }).click();
  await page.waitForLoadState();
  return page;
}

async function expectRefusal(stage, file, words) {
  const page = await upload(stage, file);
  const text = await page.locator('main').textContent();
  expect(text.includes(words), `${file}: «${words}» is not said: ${text}`);
  if (file.endsWith('mat.txt')) await checkPage(stage.specialist, '12-state-secret');
}

async function sameFileTwice(stage) {
  const page = await upload(stage, stage.guidance);
  expect(new URL(page.url()).pathname === stage.document, 'the same file became a second document');
  expect((await page.locator('main').textContent()).includes('đã được đưa vào trước đây'), 'it is not said that the file was there');
}

/** The clerk's session ends while a report is being typed. */
async function sessionEnds(stage) {
  const { page, context } = stage.clerk;
  const typed = 'Hội nghị đã họp xong: 60 trên 62 cán bộ chủ chốt dự.';
  await openWork(page, 'Tổ chức hội nghị học tập');
  stage.shared = new URL(page.url()).pathname;
  await unfold(page, 'Báo cáo tiến độ', '#noi_dung');
  await page.getByRole('radio', { name: 'Đang làm', exact: true }).check();
  await page.locator('#noi_dung').fill(typed);
  await context.clearCookies();
  await page.getByRole('button', { name: 'Báo cáo', exact: true }).click();
  await page.getByLabel('Tên đăng nhập').fill(stage.demo.account(/cán bộ.*xã/i).login);
  await page.getByLabel('Mật khẩu', { exact: true }).fill(stage.demo.password);
  await page.getByRole('button', { name: 'Đăng nhập' }).click();
  await page.waitForLoadState();
  expect((await page.locator('main').textContent()).includes(typed), 'what was typed is lost');
  await checkPage(stage.clerk, '12-kept');
  await page.locator('main').getByRole('button', { name: 'Gửi nội dung này' }).first().click();
  await page.goto(stage.shared);
  expect((await page.locator('main').textContent()).includes(typed), 'the kept report was not sent');
}

/** The head reports on a page that is older than the clerk's last report. */
async function twoPeople(stage) {
  const head = stage.head.page;
  const clerk = stage.clerk.page;
  await head.goto(stage.shared);
  await clerk.goto(stage.shared);
  for (const [page, words] of [[clerk, 'Người nhanh hơn'], [head, 'Người chậm hơn']]) {
    await unfold(page, 'Báo cáo tiến độ', '#noi_dung');
    await page.getByRole('radio', { name: 'Đang làm', exact: true }).check();
    await page.locator('#noi_dung').fill(words);
    await page.getByRole('button', { name: 'Báo cáo', exact: true }).click();
    await page.waitForLoadState();
  }
  expect((await head.locator('main').textContent()).includes('Người khác vừa thay đổi'), 'the slower one is not told');
  expect((await head.locator('#noi_dung').inputValue()) === 'Người chậm hơn', 'what the slower one typed is lost');
  await checkPage(stage.head, '12-someone-was-faster');
}
