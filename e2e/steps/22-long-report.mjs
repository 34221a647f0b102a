// A long report section by section, by the keyboard: what was given in another form stands in its boxes already; a block from
// a spreadsheet is seen, written and taken back; the review leads to the boxes; one figure is sent back, put right and
// submitted again.

import { nameInFocus, tabTo } from '../lib/keyboard.mjs';
import { checkPage } from '../lib/page-checks.mjs';
import { expect } from '../lib/story.mjs';

export const title = 'a long report is filled section by section, pasted, looked over, sent back at one figure and submitted again';

const FORM = 'half-year-full';
const PERIOD = '2026-1';
/** A block of many more cells than a section has boxes. */
const ROWS = 170, COLUMNS = 12, AT_ONCE_MS = 1000;
const REASON = 'Đề nghị kiểm tra lại số này.';

export async function walk(stage) {
  await openRound(stage);
  const { page } = stage.clerk;
  await page.goto(stage.long);
  await checkPage(stage.clerk, '22-sections');
  const marks = await page.locator('.tasks .state').allTextContents();
  expect(marks.every((mark) => !/phải sửa/.test(mark)), `before anything is typed: ${marks}`);
  const leaves = await page.locator('.tasks a').evaluateAll((links) => links.map((link) => link.getAttribute('href')));
  await pasteBlock(stage, page, leaves[0]);
  for (const leaf of leaves) await fill(stage, page, leaf);
  await page.goto(stage.long);
  const left = (await page.locator('.tasks .state').allTextContents()).filter((mark) => mark.trim() !== 'Đủ');
  expect(left.length === 0, `sections that are not complete: ${left}`);
  await page.goto(base(stage));
  expect((await page.locator('#xem-lai').textContent()).includes('Không còn chỗ nào phải sửa'), 'the review finds something');
  await checkPage(stage.clerk, '22-review');
  await handOn(stage, page);
  await sendBack(stage);
  await putRight(stage, page);
  await handOn(stage, page);
}

const base = (stage) => stage.long.replace(/\/nhap$/, '');

/** The specialist asks for the long form for the half-year that is over; the clerk finds it in the list. */
async function openRound(stage) {
  const { page } = stage.specialist;
  const asked = new URLSearchParams([['bieu', `vocational-education/${FORM}`], ['ky', PERIOD], ['han', '31/12/2026'],
    ['loai', 'party:dang-uy-xa'], ['xem', '1']]);
  await page.goto(`/bao-cao/dot/moi?${asked}`);
  await page.getByRole('button', { name: /^Mở đợt cho \d+ đơn vị/ }).click();
  await page.waitForURL(/\/bao-cao\/dot\/[0-9a-f-]{36}$/);
  stage.longRound = new URL(page.url()).pathname;
  await stage.clerk.page.goto('/bao-cao');
  const links = await stage.clerk.page.locator('main a[href$="/nhap"]').evaluateAll((all) => all.map((link) => link.getAttribute('href')));
  for (const link of links) {
    await stage.clerk.page.goto(link);
    if (await stage.clerk.page.locator('.task-page').count()) stage.long = link;
  }
  expect(stage.long, 'the clerk does not find the long report');
}

/** What a spreadsheet program puts on the clipboard, pasted into the box that has the focus. */
function paste(page, text) {
  return page.evaluate((block) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', block);
    clipboardData.setData('text/html', '<table><tr><td>####</td></tr></table>');
    document.activeElement.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, text);
}

async function pasteBlock(stage, page, leaf) {
  await page.goto(leaf);
  await page.locator('input[data-cell]').first().focus();
  const before = await values(page);
  const row = Array.from({ length: COLUMNS }, (_, column) => String(column + 1)).join('\t');
  const began = Date.now();
  await paste(page, `${Array.from({ length: ROWS }, () => row).join('\r\n')}\r\n`);
  await page.waitForURL('**/dan');
  const took = Date.now() - began;
  expect(took <= AT_ONCE_MS, `a block of ${ROWS} × ${COLUMNS} cells took ${took} ms`);
  expect((await page.locator('main').textContent()).includes('không có ô để vào'), 'what finds no box is not said');
  await page.goto(leaf);
  await page.locator('input[data-cell]').first().focus();
  await paste(page, 'Kỳ này\r\n4\r\n####\r\n');
  await page.waitForURL('**/dan');
  const said = await page.locator('main').textContent();
  for (const words of ['1 ô sẽ được ghi', 'Bỏ qua dòng tiêu đề', 'cột quá hẹp']) expect(said.includes(words), `«${words}» is not said`);
  await checkPage(stage.clerk, '22-block');
  // The button that writes has the focus: Enter is enough.
  await page.keyboard.press('Enter');
  await page.waitForURL(`**${leaf}`);
  expect((await values(page))[0] === '4', 'the block was not written');
  await page.getByRole('button', { name: 'Bỏ phần vừa dán' }).click();
  await page.waitForLoadState();
  expect(JSON.stringify(await values(page)) === JSON.stringify(before), 'the block was not taken back');
}

const values = (page) => page.locator('input[data-cell]').evaluateAll((boxes) => boxes.map((box) => box.value));

/** Down the boxes of a leaf with Enter; what stands there already stays. Then what is unusual is explained. */
async function fill(stage, page, leaf) {
  await page.goto(leaf);
  const boxes = await page.locator('[data-cell]').evaluateAll((all) => all.map((box) => ({ name: box.name, kind: box.tagName, value: box.value })));
  for (const box of boxes.filter(({ value }) => value === '')) {
    await page.locator(`[name="${box.name}"]`).focus();
    if (box.kind === 'SELECT') await page.keyboard.press('ArrowDown');
    else await page.keyboard.type(box.kind === 'TEXTAREA' ? 'Một' : numberFor(box.name, boxes));
    if (box.kind === 'INPUT') {
      await page.keyboard.press('Enter');
      expect((await nameInFocus(page)) !== box.name, `Enter does not lead on from ${box.name}`);
    }
  }
  for (const area of await page.locator('textarea[name^="l-"]').all()) {
    await area.focus();
    await page.keyboard.insertText('Đã tổ chức quán triệt đến tất cả chi bộ.');
  }
  await save(page);
  for (const reason of await page.locator('input[name^="g-"]').all()) {
    await reason.focus();
    await page.keyboard.insertText('Đúng như thực tế tại xã.');
  }
  await save(page);
  if (boxes.length > 0) await checkPage(stage.clerk, `22-${leaf.split('/').pop()}`);
}

async function save(page) {
  await page.locator('.save-bar button:not([name])').focus();
  // The address may be the same before and after: what is waited for is the page that comes.
  await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')]);
  await page.waitForURL('**?kiem-tra=1');
}

/** A total is as many as it has parts, so that parts of either kind fit. */
function numberFor(name, boxes) {
  const [, indicator, component] = name.match(/^o-([^.]+)\.(.+)$/);
  if (component === 'denominator') return '10';
  if (component !== 'value') return '1';
  return String(Math.max(1, boxes.filter((box) => box.name.startsWith(`o-${indicator}.part.`)).length));
}

/** The head endorses, the clerk submits from the same page. */
async function handOn(stage, page) {
  await stage.head.page.goto(base(stage));
  await stage.head.page.getByRole('button', { name: 'Duyệt báo cáo' }).click();
  await stage.head.page.getByText('Đã duyệt báo cáo').waitFor();
  await page.goto(base(stage));
  await tabTo(page, 'form[action$="/gui"] button.main');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/bien-nhan/**');
}

async function sendBack(stage) {
  const { page } = stage.specialist;
  await page.goto(base(stage));
  await page.getByLabel('Ý kiến').fill('Cần sửa một số.');
  await page.getByText('Chỉ rõ từng số cần sửa').click();
  const field = page.locator('#tra-loi input[name^="o-"]').first();
  stage.returned = await field.getAttribute('name');
  await field.fill(REASON);
  await page.getByRole('button', { name: 'Trả lại' }).click();
  await page.waitForLoadState();
}

/** The list of sections says where something is to be put right, and the box says what. */
async function putRight(stage, page) {
  await page.goto(stage.long);
  const wrong = page.locator('.tasks li', { hasText: 'Có chỗ phải sửa' });
  expect((await wrong.count()) === 1, 'the section with the returned figure is not told apart');
  await wrong.locator('a').focus();
  await page.keyboard.press('Enter');
  await page.waitForURL('**/nhap/phan/**');
  expect((await page.locator('main').textContent()).includes(REASON), 'what is to be put right does not stand at the box');
  const box = page.locator(`[name="${stage.returned}"]`);
  await box.focus();
  await page.keyboard.press('Control+A');
  await page.keyboard.type('5');
  await save(page);
  for (const reason of await page.locator('input[name^="g-"]').all()) {
    if ((await reason.inputValue()) !== '') continue;
    await reason.focus();
    await page.keyboard.insertText('Đã đối chiếu.');
  }
  await save(page);
}
