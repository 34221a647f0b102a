// What a commune runs into goes to the province and comes back: raised by two, merged, forwarded to the board, answered, found
// unsolved by one, answered anew, agreed by both. Every page says with whom it is and how long it waits.

import { pressFirst, says } from '../lib/doing.mjs';
import { checkPage } from '../lib/page-checks.mjs';
import { PEOPLE } from '../lib/people.mjs';
import { arrive } from '../lib/sign-in.mjs';
import { expect } from '../lib/story.mjs';

export const title = 'a difficulty goes from two communes to the province and back, merged, and its age never begins anew';

const FIRST = 'Xã chưa có kinh phí mở lớp đào tạo nghề cho lao động nông thôn năm 2026.';
const SECOND = 'Chưa có kinh phí mở lớp đào tạo nghề cho lao động nông thôn.';
const BOARD = 'Ban Tuyên giáo và Dân vận Tỉnh ủy';

export async function walk(stage) {
  const clerk = stage.clerk ?? await arrive(stage, 'clerk', PEOPLE.clerk);
  const board = stage.specialist ?? await arrive(stage, 'specialist', PEOPLE.specialist);
  const neighbour = await arrive(stage, 'neighbour', /cán bộ.*yên sấu/i);
  const committee = await arrive(stage, 'committee', /phó bí thư thường trực tỉnh ủy/i);
  const first = await raise(clerk, FIRST, '28-raise');
  const second = await raise(neighbour, SECOND);
  await merge(committee, first);
  await forward(committee.page, first);
  await answer(board, first, 'Kinh phí được cấp trong quý IV năm 2026.');
  await judge(clerk, first, 'Chưa giải quyết được', 'Quý IV thì không kịp mở lớp.');
  await says(clerk.page, 'trở lại nơi trả lời', BOARD, 'Nêu lần đầu');
  await answer(board, first, 'Cấp ngay trong tháng 12 năm 2026.');
  await judge(clerk, first, 'Đã giải quyết được', '');
  await judge(neighbour, second, 'Đã giải quyết được', '');
  await says(neighbour.page, 'Đã giải quyết');
  await lookAround(committee, first);
}

async function raise(person, words, picture) {
  const { page } = person;
  await page.goto('/kho-khan');
  if (picture) await checkPage(person, '28-nothing-yet');
  await page.getByRole('link', { name: 'Nêu khó khăn, kiến nghị', exact: true }).click();
  await page.waitForURL('**/kho-khan/moi');
  await pressFirst(page, 'Gửi cấp trên');
  expect((await page.title()).startsWith('Lỗi:'), 'a difficulty was raised without a word');
  if (picture) await checkPage(person, picture);
  await page.locator('#van_de').fill(words);
  await page.getByLabel(/Phần việc của đơn vị/).selectOption({ index: 1 });
  await page.getByLabel(/Tệp chứng minh/).setInputFiles({ name: 'du-toan.txt', mimeType: 'text/plain', buffer: Buffer.from(words) });
  await pressFirst(page, 'Gửi cấp trên');
  await page.waitForURL(/\/kho-khan\/[0-9a-f-]{36}$/);
  await says(page, 'Đã gửi cấp trên', 'Đang chờ: Tỉnh ủy', words, 'du-toan.txt');
  return new URL(page.url()).pathname;
}

async function merge(person, first) {
  const { page } = person;
  await page.goto('/viec-cua-toi');
  await says(page, FIRST, SECOND);
  await page.goto(first);
  await says(page, 'Có thể cùng một nội dung', '% từ ngữ');
  await checkPage(person, '28-alike');
  await pressFirst(page, 'Gộp với nội dung này');
  await says(page, 'Đã gộp', '2 đơn vị cùng nêu', FIRST, SECOND);
  await pressFirst(page, 'Tách ra');
  await says(page, 'Đã tách ra');
  await pressFirst(page, 'Gộp với nội dung này');
  await says(page, '2 đơn vị cùng nêu');
}

async function forward(page, path) {
  await page.goto(path);
  await page.getByText('Chuyển cơ quan khác', { exact: true }).click();
  await page.getByLabel('Chuyển đến').selectOption({ label: `${BOARD} (ở dưới)` });
  await page.getByLabel(/Ý kiến khi chuyển/).fill('Đề nghị Ban tham mưu.');
  await pressFirst(page, 'Chuyển');
  await says(page, 'Đã chuyển', `Đang chờ: ${BOARD}`);
}

async function answer(person, path, words) {
  const { page } = person;
  await page.goto(path);
  await page.locator('#tra_loi').fill(words);
  await checkPage(person, '28-answer');
  await pressFirst(page, 'Gửi câu trả lời');
  await says(page, 'Đã trả lời', words);
}

async function judge(person, path, choice, reason) {
  const { page } = person;
  await page.goto(path);
  await page.getByLabel(choice, { exact: true }).check();
  if (reason) await page.locator('#ly_do').fill(reason);
  await checkPage(person, '28-judge');
  await pressFirst(page, 'Gửi ý kiến');
  await says(page, 'Đã gửi ý kiến');
}

async function lookAround(person, path) {
  const { page } = person;
  await page.goto(path);
  await checkPage(person, '28-solved');
  await page.goto('/kho-khan');
  await says(page, 'đơn vị)');
  await checkPage(person, '28-list');
  await page.goto('/kho-khan/tong-hop');
  await says(page, 'Theo đơn vị', 'Đảng ủy xã Yên Sấu');
  await checkPage(person, '28-totals');
  await page.goto('/kho-khan/chinh-sach');
  await checkPage(person, '28-policy');
}
