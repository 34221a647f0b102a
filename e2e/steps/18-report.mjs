// A report of figures by the keyboard alone: typed with an input method, questioned, explained, endorsed, submitted, sent back,
// corrected and accepted.

import { nameInFocus, tabTo, typeTakingBack } from '../lib/keyboard.mjs';
import { checkPage } from '../lib/page-checks.mjs';
import { PEOPLE } from '../lib/people.mjs';
import { arrive } from '../lib/sign-in.mjs';
import { expect } from '../lib/story.mjs';

export const title = 'the clerk reports figures by the keyboard alone; they are questioned, sent back, corrected and accepted';

const PERIOD = '6 tháng đầu năm 2026';
const WHO = 'Đảng ủy xã Yên Hến';
/** In the order of the boxes: the second a thousand times too much, the third no whole number, a part above its total. */
const TYPED = ['3', '514000', '1.234,5', '52', '1.720', '190', '264', '26'];
/** After the box that is ticked instead. */
const TYPED_AFTER = ['61', '6', '26'];
const REASON = 'Số lượt người gấp một nghìn lần kỳ trước. Đề nghị kiểm tra lại.';

export async function walk(stage) {
  stage.clerk = await arrive(stage, 'the clerk', PEOPLE.clerk);
  stage.head = await arrive(stage, 'the head', PEOPLE.head);
  const { page } = stage.clerk;
  await page.goto('/bao-cao');
  await checkPage(stage.clerk, '18-reports');
  await tabTo(page, 'a[href$="/nhap"]');
  stage.report = (await page.evaluate(() => document.activeElement.getAttribute('href'))).replace(/\/nhap$/, '');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/nhap');
  expect((await page.locator('main').textContent()).includes('Kỳ trước: 514'), 'the period before does not stand beside the boxes');
  await typeAll(page);
  await seeItSaved(page);
  await mendByKeyboard(stage, page);
  await endorse(stage);
  await submitByKeyboard(stage, page, '18-receipt');
  await sendBack(stage);
  await correctByKeyboard(stage, page);
  await endorse(stage);
  await submitByKeyboard(stage, page);
  await accept(stage);
}

/** Enter leads from box to box; what has no mark of its own is ticked with the space bar. */
async function typeAll(page) {
  await tabTo(page, 'input[data-cell]');
  await typeDown(page, TYPED);
  expect((await nameInFocus(page)) === 'o-C08.part.poor-household', `Enter led to ${await nameInFocus(page)}`);
  await tabTo(page, '[name="k-C08.part.poor-household"]');
  await page.keyboard.press('Space');
  await tabTo(page, '[name="o-C11.value"]');
  await typeDown(page, TYPED_AFTER);
  await page.keyboard.type('26');
  await tabTo(page, '[name="l-results"]');
  await typeTakingBack(page, 'Da mo ', 'Đã mở ');
  await typeTakingBack(page, 'hai lop nghe ', 'hai lớp nghề ');
  await page.keyboard.insertText('tại xã.');
  expect((await page.locator('[name="l-results"]').inputValue()) === 'Đã mở hai lớp nghề tại xã.', 'the page changed what was typed');
  expect((await page.locator('output[for^="o-A02"]').textContent()) === '100,0', 'the share is not computed while one types');
}

async function typeDown(page, numbers) {
  for (const number of numbers) {
    await page.keyboard.type(number);
    await page.keyboard.press('Enter');
  }
}

/** Saved while one types: nothing was pressed, and another window has it. */
async function seeItSaved(page) {
  await page.locator('[data-saved]:not([aria-busy="true"])', { hasText: /^Đã lưu \d/ }).waitFor();
  const other = await page.context().newPage();
  await other.goto(page.url());
  expect((await other.locator('[name="o-C08.value"]').inputValue()) === '190', 'what was typed is not in another window');
  await other.close();
}

async function save(page) {
  await tabTo(page, '.save-bar button:not(.main)');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/nhap?kiem-tra=1');
}

/** The summary has the focus; its lines lead to the boxes, and what was typed stands in them. */
async function mendByKeyboard(stage, page) {
  await save(page);
  expect(await page.evaluate(() => document.activeElement.matches('.summary-box')), 'the summary of what is wrong has no focus');
  const said = await page.locator('main').textContent();
  for (const words of ['Phần «trong đó» (264) lớn hơn tổng số (190)', 'nhiều chữ số thập phân hơn', 'khoảng một nghìn lần']) {
    expect(said.includes(words), `«${words}» is not said`);
  }
  expect((await page.locator('[name="o-A07.value"]').inputValue()) === '1.234,5', 'a wrong number does not stand as it was typed');
  await checkPage(stage.clerk, '18-entry-questioned');
  for (const [name, right] of [['o-A07.value', '14'], ['o-C08.part.female', '88'], ['g-A05.value', 'Học trực tuyến toàn xã']]) {
    await page.locator('.summary-box').focus();
    await tabTo(page, `.summary-box a[href="#${name}"]`);
    await page.keyboard.press('Enter');
    expect((await nameInFocus(page)) === name, `the summary leads to ${await nameInFocus(page)}, not to ${name}`);
    await page.keyboard.press('Control+A');
    await page.keyboard.type(right);
  }
  await tabTo(page, '.save-bar button.main');
  await page.keyboard.press('Enter');
  await page.waitForURL(`**${stage.report}`);
  expect((await page.locator('main').textContent()).includes('Báo cáo đã đủ'), 'the report is not whole');
  await checkPage(stage.clerk, '18-ready');
}

async function endorse(stage) {
  const { page } = stage.head;
  await page.goto('/bao-cao');
  await page.locator(`main a[href="${stage.report}"]`).first().click();
  await page.getByRole('button', { name: 'Duyệt báo cáo' }).click();
  await page.getByText('Đã duyệt báo cáo').waitFor();
  stage.head.expectNoFaults();
}

async function submitByKeyboard(stage, page, picture) {
  await page.goto(stage.report);
  await tabTo(page, 'form[action$="/gui"] button.main');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/bien-nhan/**');
  const receipt = await page.locator('main').textContent();
  for (const words of [/BC-2026-\d{6}/, /Lê Thị Lan/, /Ngô Văn Sơn/, /Mã kiểm chứng/]) {
    expect(words.test(receipt), `${words} is not on the receipt`);
  }
  if (picture) await checkPage(stage.clerk, picture);
}

/** The follower of the round opens the report from the round's own page. */
async function openFromRound(stage) {
  const { page } = stage.specialist;
  await page.goto('/bao-cao');
  await page.getByRole('link', { name: PERIOD }).first().click();
  stage.round = new URL(page.url()).pathname;
  const row = page.locator('section', { has: page.locator('#can-xu-ly') }).locator('tr', { hasText: WHO });
  expect((await row.textContent()).includes('chờ công nhận'), `the round does not say that ${WHO} waits: ${await row.textContent()}`);
  await row.getByRole('link').click();
  await page.waitForLoadState();
  return page;
}

async function sendBack(stage) {
  const page = await openFromRound(stage);
  await page.getByRole('button', { name: 'Trả lại' }).click();
  await page.waitForLoadState();
  expect((await page.title()).startsWith('Lỗi:'), 'a report was sent back without a reason');
  await checkPage(stage.specialist, '18-sent-back-without-reason');
  await page.getByLabel('Ý kiến').fill(REASON);
  await page.getByText('Chỉ rõ từng số cần sửa').click();
  await page.locator('[id="o-A05.value"]').fill('Kỳ trước chỉ 514 lượt');
  await page.getByRole('button', { name: 'Trả lại' }).click();
  await page.getByText('Đã trả lại báo cáo').waitFor();
  await checkPage(stage.specialist, '18-sent-back');
}

/** A number that can be read in two ways is asked about; the answer is chosen with the keyboard too. */
async function correctByKeyboard(stage, page) {
  await page.goto('/bao-cao');
  expect((await page.locator('main').textContent()).includes(REASON), 'the list does not say why it was sent back');
  await tabTo(page, `a[href="${stage.report}/nhap"]`);
  await page.keyboard.press('Enter');
  await page.waitForURL('**/nhap');
  expect((await page.locator('main').textContent()).includes('Kỳ trước chỉ 514 lượt'), 'the remark does not stand at its box');
  await tabTo(page, '[id="o-A05.value"]');
  await page.keyboard.press('Control+A');
  await page.keyboard.type('1,234');
  await save(page);
  expect((await page.locator('main').textContent()).includes('«1,234» là số nào?'), 'a number of two readings is not asked about');
  await checkPage(stage.clerk, '18-two-readings');
  await page.locator('.summary-box a[href="#o-A05.value"]').focus();
  await page.keyboard.press('Enter');
  await tabTo(page, '[name="d-A05.value"]');
  await page.keyboard.press('Space');
  await tabTo(page, '[name="g-A05.value"]');
  await page.keyboard.press('Control+A');
  await page.keyboard.insertText('Mở thêm hai đợt học trực tuyến.');
  await tabTo(page, '.save-bar button.main');
  await page.keyboard.press('Enter');
  await page.waitForURL(`**${stage.report}`);
  const shown = await page.locator('main').textContent();
  expect(shown.includes('1.234') && shown.includes('Báo cáo đã đủ'), 'the corrected report is not whole');
}

async function accept(stage) {
  const page = await openFromRound(stage);
  await checkPage(stage.specialist, '18-to-answer');
  await page.getByRole('button', { name: 'Công nhận' }).click();
  await page.getByText('Đã công nhận báo cáo').waitFor();
  const clerk = stage.clerk.page;
  await clerk.goto(stage.report);
  expect((await clerk.locator('main').textContent()).includes('Đã công nhận'), 'the clerk does not see the acceptance');
  await checkPage(stage.clerk, '18-accepted');
}
