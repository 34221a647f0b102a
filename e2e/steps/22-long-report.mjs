// A long report, section by section: a figure of another form stands in its box already, a block from a spreadsheet is seen, written
// and taken back; one section and one figure are sent back and put right; a correction after the acceptance stands at the totals.

import { tabTo } from '../lib/keyboard.mjs';
import { checkPage } from '../lib/page-checks.mjs';
import { expect } from '../lib/story.mjs';

export const title = 'a long report is filled by sections, sent back at one section and one figure, and corrected after it was accepted';

const [SHORT, LONG] = [/^6 tháng cuối năm 2026: .*Chỉ thị/, /^6 tháng cuối năm 2026: .*\(đầy đủ\)/];
const WHO = 'Đảng ủy xã Yên Hến';
/** From the fourth conference on; a heading is no number, and a column too narrow gives no number. */
const BLOCK = 'Kỳ này\r\n4\r\n560\r\n40\r\n10\r\n20\r\n5\r\n5\r\n9\r\n####\r\n';
const PASTED = { 'A04.value': '4', 'A05.value': '560', 'A06.value': '40', 'A06.part.press': '10', 'A06.part.online': '20',
  'A06.part.loudspeaker': '5', 'A06.part.printed': '5', 'A07.value': '9' };
/** What is typed into each section; in guidance what the block and the other form have not brought. */
const TYPED = {
  guidance: { 'A02.numerator': '26', 'A02.denominator': '26', 'A08.value': '300', 'A08.part.youth': '120', 'A08.part.worker': '20',
    'A08.part.farmer': '90', 'A08.part.labourer': '60', 'A08.part.policy': '10', 'A09.value': '2' },
  scale: { 'B02.value': '0', 'B03.value': '0', 'B04.value': '40', 'B05.value': '60' },
  labour: { 'C06.numerator': '52', 'C06.denominator': '1.720', 'C07.value': '12', 'C08.value': '190', 'C08.part.female': '88',
    'C08.part.ethnic-minority': '26', 'C08.part.poor-household': '14', 'C09.value': '70', 'C11.value': '61' },
  resources: { 'F01.value': '500', 'F01.part.central': '200', 'F01.part.province': '200', 'F01.part.commune': '100', 'F03.numerator': '300',
    'F03.denominator': '400,5', 'F05.value': '0109000001\n0109000002', 'F06.value': '20', 'F07.value': '30', 'F07.part.merit': '1',
    'F07.part.ethnic-minority': '5', 'F07.part.poor-household': '12', 'F07.part.near-poor-household': '10', 'F07.part.disabled': '1',
    'F07.part.land-recovered': '0', 'F07.part.demobilised': '1', 'F07.part.orphan': '0', 'F07.part.released': '0',
    'F07-amount.value': '900', 'F09.value': '5', 'F09.part.female': '2' },
};
const SECTION_REASON = 'Thiếu số của trung tâm giáo dục thường xuyên.';
const FIGURE_REASON = 'Cộng thiếu lớp mở tháng 11.';
const CORRECTION = 'Trung tâm báo bổ sung năm người học.';

export async function walk(stage) {
  await openRound(stage);
  await copyInTheShortForm(stage);
  await sections(stage);
  await block(stage);
  await fillAll(stage);
  await handOn(stage);
  await sendBack(stage);
  await putRight(stage);
  await handOn(stage);
  await accept(stage);
  await correct(stage);
  await handOn(stage);
  await seeTheChange(stage);
}

async function words(page) {
  return page.locator('main').innerText();
}

/** The page that the next press brings, which may have the same address. */
async function press(page, button) {
  await Promise.all([page.waitForEvent('load'), button.click()]);
}

const box = (page, name) => page.locator(`[name="o-${name}"]`);

async function openRound(stage) {
  const { page } = stage.specialist;
  const asked = new URLSearchParams([['bieu', 'vocational-education/half-year-full'], ['ky', '2026-2'], ['han', '31/12/2026'],
    ['loai', 'party:dang-uy-xa'], ['xem', '1']]);
  await page.goto(`/bao-cao/dot/moi?${asked}`);
  await page.getByRole('button', { name: /^Mở đợt cho \d+ đơn vị/ }).click();
  await page.waitForURL(/\/bao-cao\/dot\/[0-9a-f-]{36}$/);
  stage.longRound = new URL(page.url()).pathname;
}

/** «Như kỳ trước» writes one number into its box; it is kept without a press. */
async function copyInTheShortForm(stage) {
  const { page } = stage.clerk;
  await page.goto('/bao-cao');
  await page.getByRole('link', { name: SHORT }).first().click();
  await page.waitForURL('**/nhap');
  const before = await page.locator('tr', { has: box(page, 'A01.value') }).locator('.was').innerText();
  await page.locator('button.copy-one[value="A01.value"]').click();
  const copied = await box(page, 'A01.value').inputValue();
  expect(copied === '6' && before.includes('6'), `copied from «${before}»: ${copied}`);
  await page.locator('[data-saved]:not([aria-busy="true"])', { hasText: /^Đã lưu \d/ }).waitFor();
}

/** The list of sections, from which the first is opened. */
async function sections(stage) {
  const { page } = stage.clerk;
  await page.goto('/bao-cao');
  await page.getByRole('link', { name: LONG }).first().click();
  await page.waitForURL('**/nhap');
  stage.long = new URL(page.url()).pathname.replace(/\/nhap$/, '');
  const marks = await page.locator('.tasks .state').allInnerTexts();
  const wanted = ['Chưa đủ', ...Array(4).fill('Chưa mở')];
  expect(wanted.join() === marks.map((mark) => mark.trim()).join(), `with one number of the other form: ${marks}`);
  await checkPage(stage.clerk, '22-sections');
  await page.getByRole('link', { name: 'Nhập: Quán triệt, thể chế hóa' }).click();
  await page.waitForURL('**/nhap/phan/guidance');
  expect((await box(page, 'A01.value').inputValue()) === '6', 'what the other form has does not stand in its box');
  expect(/Lấy từ .*\(đang nhập\)/.test(await words(page)), 'it is not said where the number comes from');
}

/** What a spreadsheet program puts on the clipboard, pasted into a box; the marked-up text is not what is meant. */
async function paste(page, name, text) {
  await box(page, name).focus();
  await page.evaluate((plain) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', plain);
    clipboardData.setData('text/html', '<table><tr><td>1</td></tr></table>');
    document.activeElement.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, text);
  await page.waitForURL('**/dan');
}

/** Seen before it is written; taken back once, then written for good. Enter is enough to write. */
async function block(stage) {
  const { page } = stage.clerk;
  for (const turn of ['taken back', 'kept']) {
    await paste(page, 'A04.value', BLOCK);
    const said = await words(page);
    for (const seen of ['8 ô sẽ được ghi, 1 chỗ không đọc được', 'Bỏ qua dòng tiêu đề', 'cột quá hẹp']) {
      expect(said.includes(seen), `«${seen}» is not said: ${said}`);
    }
    if (turn === 'kept') await checkPage(stage.clerk, '22-block');
    await page.getByRole('button', { name: 'Ghi vào 8 ô' }).focus();
    await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')]);
    expect((await words(page)).includes('Đã ghi khối dán vào 8 ô'), 'it is not said that the block was written');
    for (const [name, value] of Object.entries(PASTED)) {
      expect((await box(page, name).inputValue()) === value, `${name} has ${await box(page, name).inputValue()} from the block`);
    }
    if (turn === 'kept') continue;
    await press(page, page.getByRole('button', { name: 'Bỏ phần vừa dán' }));
    expect((await words(page)).includes('Đã bỏ phần vừa dán'), 'it is not said that the block was taken back');
    for (const name of Object.keys(PASTED)) expect((await box(page, name).inputValue()) === '', `${name} was not taken back`);
  }
}

/** From section to section with the button that saves and leads on. */
async function fillAll(stage) {
  const { page } = stage.clerk;
  for (const [section, typed] of Object.entries(TYPED)) {
    await page.waitForURL(`**/nhap/phan/${section}*`);
    for (const [name, value] of Object.entries(typed)) await box(page, name).fill(value);
    if (section === 'resources') await arrows(page);
    await press(page, page.getByRole('button', { name: /^Lưu, sang phần sau/ }));
  }
  await page.waitForURL('**/nhap/phan-loi*');
  await page.locator('[name="l-results"]').fill('Đã mở ba lớp nghề tại xã.');
  await press(page, page.getByRole('button', { name: 'Lưu, xem lại toàn bộ' }));
  await page.waitForURL(`**${stage.long}`);
  const review = await words(page);
  expect(review.includes('Báo cáo đã đủ') && review.includes('Không còn chỗ nào phải sửa'), `the review finds something: ${review}`);
  await checkPage(stage.clerk, '22-review');
}

/** Up and down lead from box to box; in a list of several lines they are the list's own until its first or last line. */
async function arrows(page) {
  const at = () => page.evaluate(() => document.activeElement.name?.replace(/^o-/, ''));
  const presses = async (steps) => {
    for (const [key, wanted] of steps) {
      await page.keyboard.press(key);
      expect((await at()) === wanted, `${key} leads to ${await at()}, not to ${wanted}`);
    }
  };
  const list = await box(page, 'F05.value').inputValue();
  await box(page, 'F03.denominator').focus();
  await presses([['ArrowDown', 'F05.value'], ['ArrowDown', 'F05.value'], ['ArrowDown', 'F06.value'], ['ArrowUp', 'F05.value'],
    ['Shift+ArrowUp', 'F05.value'], ['ArrowUp', 'F05.value'], ['ArrowUp', 'F03.denominator'], ['Enter', 'F06.value'],
    ['ArrowUp', 'F05.value'], ['Enter', 'F05.value']]);
  expect((await box(page, 'F05.value').inputValue()) === `${list}\n`, 'Enter does not begin a line of the list');
  await box(page, 'F05.value').fill(list);
  await page.keyboard.press('Tab');
  expect((await at()) !== 'F05.value', 'Tab does not leave the list');
}

/** The head endorses, the clerk submits. */
async function handOn(stage) {
  const [head, clerk] = [stage.head.page, stage.clerk.page];
  await head.goto(stage.long);
  await head.getByRole('button', { name: 'Duyệt báo cáo' }).click();
  await head.getByText('Đã duyệt báo cáo').waitFor();
  await clerk.goto(stage.long);
  await tabTo(clerk, 'form[action$="/gui"] button.main');
  await clerk.keyboard.press('Enter');
  await clerk.waitForURL('**/bien-nhan/**');
  expect(/BC-2026-\d{6}/.test(await words(clerk)), 'there is no receipt');
}

/** The follower opens the report from its round. */
async function openFromRound(stage) {
  const { page } = stage.specialist;
  await page.goto(stage.longRound);
  await page.locator('tr', { hasText: WHO }).filter({ hasText: 'chờ công nhận' }).getByRole('link').first().click();
  await page.waitForURL(`**${stage.long}`);
  return page;
}

async function sendBack(stage) {
  const page = await openFromRound(stage);
  await page.getByText('Chỉ rõ mục hoặc số cần sửa').click();
  await page.getByLabel('Trả lại cả mục: lý do: Quy mô, phân luồng').fill(SECTION_REASON);
  await page.getByText(/^Từng số trong mục \(\d+\): Lao động qua đào tạo/).click();
  await page.locator('[id="o-C08.value"]').fill(FIGURE_REASON);
  await checkPage(stage.specialist, '22-to-send-back');
  await page.getByRole('button', { name: 'Trả lại', exact: true }).click();
  await page.getByText('Đã trả lại báo cáo').waitFor();
  await checkPage(stage.specialist, '22-sent-back');
}

/** The list of sections says which is sent back and why; the box says what is to be put right. */
async function putRight(stage) {
  const { page } = stage.clerk;
  await page.goto('/bao-cao');
  expect((await words(page)).includes('Bị trả lại'), 'the list of reports does not say that it was sent back');
  await page.getByRole('link', { name: LONG }).first().click();
  await page.waitForURL('**/nhap');
  const task = (name) => page.locator('.tasks li', { hasText: name });
  const returned = await task('Quy mô, phân luồng').innerText();
  expect(returned.includes('Bị trả lại') && returned.includes(SECTION_REASON), `of the section that was sent back is said: ${returned}`);
  expect(!(await task('Nguồn lực').innerText()).includes('trả lại'), 'a section that was not sent back is marked');
  await checkPage(stage.clerk, '22-returned');
  await task('Quy mô, phân luồng').getByRole('link').click();
  await page.waitForURL('**/phan/scale');
  expect((await words(page)).includes(SECTION_REASON), 'the reason does not stand in the section');
  await checkPage(stage.clerk, '22-returned-section');
  await box(page, 'B05.value').fill('70');
  await press(page, page.getByRole('button', { name: /^Lưu, sang phần sau/ }));
  expect((await words(page)).includes(FIGURE_REASON), 'the reason does not stand at the figure');
  await box(page, 'C08.value').fill('200');
  await press(page, page.getByRole('button', { name: 'Lưu, xem lại toàn bộ' }));
  expect((await words(page)).includes('Báo cáo đã đủ'), `the report is not whole: ${await words(page)}`);
}

async function accept(stage) {
  const page = await openFromRound(stage);
  const shown = await words(page);
  expect(shown.includes('Bản 2') && shown.includes('Bản 1'), 'the second version does not stand beside the first');
  const isOpen = (section) => page.locator(`#muc-${section}`).evaluate((part) => part.open);
  expect((await isOpen('scale')) && (await isOpen('labour')), 'a section that differs from the version before is folded');
  expect(!(await isOpen('resources')), 'a section in which nothing wants a look stands open');
  expect(shown.includes('Bản trước: 60'), 'what stood in the version before is not told');
  await checkPage(stage.specialist, '22-second-version');
  await onPaper(page);
  await page.getByRole('button', { name: 'Công nhận', exact: true }).click();
  await page.getByText('Đã công nhận báo cáo').waitFor();
  await page.goto(stage.longRound);
  expect(!(await words(page)).includes('đã đổi sau khi công nhận'), 'what was accepted is told as changed');
}

/** What is folded on the screen is there on paper, and is folded again afterwards. */
async function onPaper(page) {
  await page.emulateMedia({ media: 'print' });
  const box = await page.locator('#muc-resources tbody tr').first().boundingBox();
  expect(box?.height > 0, 'a folded section is not on paper');
  await page.emulateMedia({ media: 'screen' });
}

async function correct(stage) {
  const { page } = stage.clerk;
  await page.goto(stage.long);
  await page.getByText('Đính chính báo cáo đã công nhận').click();
  await page.getByLabel('Lý do đính chính').fill(CORRECTION);
  await press(page, page.getByRole('button', { name: 'Mở đính chính' }));
  await page.goto(`${stage.long}/nhap/phan/scale`);
  await box(page, 'B05.value').fill('75');
  await press(page, page.getByRole('button', { name: 'Lưu, xem lại toàn bộ' }));
}

/** At the total stands that it changed; one click leads to the row that did. */
async function seeTheChange(stage) {
  const { page } = stage.specialist;
  await page.goto(stage.longRound);
  const line = page.locator('section', { has: page.locator('#tong-hop') }).locator('tr', { hasText: 'B05' });
  const said = await line.innerText();
  expect(said.includes('đã đổi sau khi công nhận: 1 đơn vị, 70 → 75 (+5)'), `at the total stands: ${said}`);
  await checkPage(stage.specialist, '22-totals');
  await line.getByRole('link', { name: 'đã đổi sau khi công nhận' }).click();
  await page.waitForURL(/\/chi-tieu\/B05/);
  const row = await page.locator('section', { has: page.locator('#da-doi') }).locator('tbody tr').allInnerTexts();
  expect(row.length === 1 && [WHO, '70', '75', CORRECTION].every((seen) => row[0].includes(seen)), `the rows that changed: ${row}`);
  await checkPage(stage.specialist, '22-changed-rows');
}
