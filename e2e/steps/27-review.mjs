// A review is drafted from accepted reports, edited by a person, drafted again after a correction and approved; nothing that
// the person wrote is lost, and the files stand still.

import { pressFirst, said } from '../lib/doing.mjs';
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { checkPage } from '../lib/page-checks.mjs';
import { arrive } from '../lib/sign-in.mjs';
import { expect } from '../lib/story.mjs';
import { wordsOf } from '../lib/zip.mjs';

export const title = 'a review is drafted, edited, drafted again after a correction, approved, and its files stand still';

const PERIOD = 'half-year:2026:1';
const OWN_WORDS = 'Đây là kết quả đáng ghi nhận của toàn tỉnh.';
/** The head of the board that follows the round. */
const HEAD_OF_THE_BOARD = /trưởng ban.*tỉnh/i;

export async function walk(stage) {
  const { page } = stage.specialist;
  const review = await begin(stage, page);
  const block = await edit(stage, page, review);
  await correct(stage);
  await draftAgain(stage, page, review, block);
  await fillIn(page, review);
  await approve(stage, review);
  await number(stage, page, review);
}

async function begin(stage, page) {
  await page.goto('/tong-ket');
  await checkPage(stage.specialist, '27-nothing-yet');
  await page.getByRole('link', { name: 'Soạn báo cáo', exact: true }).click();
  await page.waitForURL('**/tong-ket/moi');
  await pressFirst(page, 'Lập dự thảo');
  expect((await page.title()).startsWith('Lỗi:'), 'a review was begun without saying what');
  await checkPage(stage.specialist, '27-begin');
  await page.getByLabel('Báo cáo sơ kết thực hiện Chỉ thị 21-CT/TW').check();
  await page.getByLabel('Từ kỳ').selectOption(PERIOD);
  await page.getByLabel('Đến kỳ').selectOption(PERIOD);
  await pressFirst(page, 'Lập dự thảo');
  await page.waitForURL(/\/tong-ket\/[0-9a-f-]{36}$/);
  const words = await said(page);
  for (const part of ['Đã lập dự thảo', 'sơ kết thực hiện Chỉ thị 21-CT/TW', 'chưa báo cáo', 'Đảng ủy xã Yên Sấu', 'Viết vào đây']) {
    expect(words.includes(part), `the draft does not say «${part}»`);
  }
  await checkPage(stage.specialist, '27-drafted');
  return new URL(page.url()).pathname;
}

/** Each figure leads to its source; a person's words stand where they were typed. */
async function edit(stage, page, review) {
  const block = await page.locator('a[href*="/doan/"][href$="C08"]').first().getAttribute('href');
  const anchor = `#d-${block.split('/doan/')[1]}`;
  const source = page.locator(`[id="${anchor.slice(1)}"] a.figure-source`).first();
  expect((await source.count()) > 0, 'the figure of C08 has no source');
  await page.goto(await source.getAttribute('href'));
  expect((await said(page)).includes('C08') || (await said(page)).includes('học nghề'), 'the source does not explain the figure');
  await page.goto(block);
  const field = page.getByLabel('Nội dung', { exact: true });
  const drafted = await field.inputValue();
  expect(/\d/.test(drafted), `no figure is drafted: ${drafted}`);
  await field.fill(`${drafted} ${OWN_WORDS}`);
  await checkPage(stage.specialist, '27-block');
  await pressFirst(page, 'Lưu');
  await page.waitForURL(`**${review}${anchor}`);
  expect((await said(page)).includes(OWN_WORDS), 'the words that were typed do not stand in the paper');
  return block;
}

/** The unit corrects a figure; its head endorses, it is handed in and accepted. */
async function correct(stage) {
  const clerk = stage.clerk.page;
  await clerk.goto(stage.report);
  await clerk.locator('summary', { hasText: 'Đính chính' }).click();
  await clerk.locator('form[action$="/dinh-chinh"] [name="ly_do"]').fill('Cộng thiếu một lớp.');
  await Promise.all([clerk.waitForEvent('load'), clerk.locator('form[action$="/dinh-chinh"] button').first().click()]);
  await clerk.goto(`${stage.report}/nhap`);
  await clerk.locator('[name="o-C08.value"]').fill('205');
  await Promise.all([clerk.waitForEvent('load'), clerk.locator('.save-bar button.main').click()]);
  const head = stage.head.page;
  await head.goto(stage.report);
  await pressFirst(head, 'Duyệt báo cáo');
  await clerk.goto(stage.report);
  await Promise.all([clerk.waitForURL('**/bien-nhan/**'), clerk.locator('form[action$="/gui"] button.main').click()]);
  const { page } = stage.specialist;
  await page.goto(stage.report);
  await pressFirst(page, 'Công nhận');
  await page.getByText('Đã công nhận báo cáo').waitFor();
}

/** The new figure stands beside the person's words, and both come together. */
async function draftAgain(stage, page, review, block) {
  await page.goto(review);
  await pressFirst(page, 'Lập lại từ số liệu');
  const words = await said(page);
  expect(words.includes('có đề xuất') && words.includes(OWN_WORDS), `the edited words are gone or nothing is proposed: ${words.slice(0, 400)}`);
  await checkPage(stage.specialist, '27-proposed');
  await pressFirst(page, 'Kết hợp');
  await page.goto(block);
  const together = await page.getByLabel('Nội dung', { exact: true }).inputValue();
  expect(together.includes(OWN_WORDS), 'combining lost what the person wrote');
  await checkPage(stage.specialist, '27-history');
}

/** Places for a person's words are filled in until nothing is left to look at. */
async function fillIn(page, review) {
  for (let left = 20; left > 0; left -= 1) {
    await page.goto(review);
    const blank = page.getByRole('link', { name: 'Viết vào đây' }).first();
    if ((await blank.count()) === 0) return;
    await page.goto(await blank.getAttribute('href'));
    await page.getByLabel('Nội dung', { exact: true }).fill('Phần này do ban soạn.');
    await pressFirst(page, 'Lưu');
  }
  throw new Error('there is always another place to fill in');
}

async function approve(stage, review) {
  const head = await arrive(stage, 'the head of the board', HEAD_OF_THE_BOARD);
  stage.headOfTheBoard = head;
  const { page } = head;
  await page.goto(review);
  await page.getByRole('link', { name: 'Duyệt', exact: true }).click();
  await page.waitForURL('**/duyet');
  await checkPage(head, '27-approve');
  await pressFirst(page, 'Duyệt báo cáo');
  await page.waitForURL(new RegExp(`${review}$`), { timeout: 120_000 });
  expect((await said(page)).includes('Đã duyệt'), 'the review is not approved');
  await checkPage(head, '27-approved');
}

/** What is fetched has the hash that the page shows; the Word file says what the paper says. */
async function number(stage, page, review) {
  await page.goto(`${review}/so-ngay`);
  const words = await said(page);
  for (const end of ['docx', 'pdf']) {
    const answer = await page.context().request.get(`${review}/tep.${end}`);
    const content = await answer.body();
    expect(words.includes(createHash('sha256').update(content).digest('hex')), `the ${end} is not the one that was kept`);
    if (end === 'docx') expect(wordsOf(content).includes('đáng ghi nhận'), 'the person’s words are not in the Word file');
  }
  await page.getByLabel('Số', { exact: true }).fill('15');
  await page.getByLabel('Ngày ký').fill('23/11/2026');
  await pressFirst(page, 'Ghi số và ngày');
  await page.getByText('Đã ghi số và ngày').waitFor({ timeout: 120_000 });
  await page.locator('[name="tep"]').setInputFiles({ name: 'ban-ky.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7\n%%EOF\n') });
  await pressFirst(page, 'Đính kèm');
  await page.getByText('Đã đính kèm bản ký').waitFor();
  await checkPage(stage.specialist, '27-numbered');
  await page.goto('/tong-ket');
  await checkPage(stage.specialist, '27-list');
}
