// Three communes become one: prepared from a pasted table, inspected, decided and applied; then the person who kept the half-entered
// report of one of them signs in and finds everything under the new commune. Two more drafts are left in the states before.

import { checkPage } from '../lib/page-checks.mjs';
import { Person } from '../lib/browser.mjs';
import { arrive, isAtTheDoor, sendSignIn } from '../lib/sign-in.mjs';
import { expect } from '../lib/story.mjs';

export const title = 'three communes are merged; their clerk finds the duties, the half-entered report and the history at the new one';

const ADMINISTRATOR = /quản trị/i;
/** Keeps the half-entered report of Xuân Thị; from the merger on a clerk. */
const KEEPER = { login: 'bi-thu-xa-xuan-thi', name: 'Vũ Hữu Lâm' };
const NEW = 'Đảng ủy xã Diên Xuân';
const OLD = ['Đảng ủy xã Diên Lãm', 'Đảng ủy xã Xuân Chàm', 'Đảng ủy xã Xuân Thị'];
const HEAD = 'Hồ Đức Hòa';
const ROWS = ['cũ\tmới\tloại', ...OLD.map((old) => `${old}\t${NEW}\tsáp nhập`)].join('\n');

export async function walk(stage) {
  const before = await atTheCommune(stage, 'the keeper before');
  const report = await halfEntered(before.page);
  const duties = await openDuties(before.page);
  expect(duties.length > 2, `the commune holds only ${duties.length} duties`);
  await before.leave();

  const preparer = await arrive(stage, 'the administrator', ADMINISTRATOR);
  const { page } = preparer;
  await prepare(preparer);
  await putRight(preparer);
  await inspect(preparer);
  await otherRoles(page);
  await decideAndApply(preparer);
  await leaveOthers(page);
  await preparer.leave();
  await nextMorning(stage, report, duties);
}

async function atTheCommune(stage, name) {
  const person = await Person.sitDown(stage.browser, stage.demo.address, { name, pictures: stage.pictures });
  await sendSignIn(person, KEEPER.login, stage.demo.password);
  expect(!isAtTheDoor(person), `${KEEPER.login} could not sign in`);
  return person;
}

/** The report of the last period, as far as it is entered: its address and a number in it. */
async function halfEntered(page) {
  await page.goto('/bao-cao');
  const link = page.locator('a[href$="/nhap"]').last();
  const address = await link.getAttribute('href');
  await page.goto(address);
  const typed = '57';
  await page.locator('[name="o-C08.value"]').fill(typed);
  await page.getByRole('button', { name: 'Lưu', exact: true }).click();
  await page.waitForLoadState();
  return { address, typed };
}

async function openDuties(page) {
  await page.goto('/viec-cua-toi');
  return page.locator('.work-item a[href^="/phan-viec/"]').evaluateAll((links) => [...new Set(links.map((link) => link.textContent.trim()))]);
}

/** From the register to a draft pasted from a spreadsheet; the day is left out at first. */
async function prepare(person) {
  const { page } = person;
  await page.goto('/don-vi');
  await page.getByRole('link', { name: 'Sắp xếp tổ chức' }).click();
  await checkPage(person, '21-none-yet');
  await page.getByRole('link', { name: 'Lập bản sắp xếp' }).click();
  await page.getByLabel('Tên gọi').fill('Sắp xếp các xã vùng Diên Lãm');
  await page.getByLabel('Căn cứ', { exact: true }).first().fill('Nghị quyết số 12-NQ/TU ngày 16/11/2026 của Tỉnh ủy Lam Giang (minh họa)');
  await page.getByRole('textbox', { name: /^Các dòng/ }).fill(ROWS.replace('Xuân Chàm', 'Xuân Cham').replace('Xuân Thị', 'Xuân Thịnh'));
  await page.getByRole('button', { name: 'Lưu và xem trước' }).click();
  await page.waitForLoadState();
  expect(await page.locator('.summary-box').isVisible(), 'a draft without a day was taken');
  expect((await page.locator('[name="cu-3"]').inputValue()) === 'Đảng ủy xã Xuân Thịnh', 'what was pasted is not kept');
  await checkPage(person, '21-without-a-day');
  await page.getByLabel('Ngày hiệu lực').fill('23/11/2026');
  await page.getByRole('button', { name: 'Lưu và xem trước' }).click();
  await page.waitForURL(/\/sap-xep\/[0-9a-f-]{36}$/);
}

/** A name that nobody bears is told with its row; one without its mark is understood. */
async function putRight(person) {
  const { page } = person;
  const words = await page.locator('main').textContent();
  expect(words.includes('Dòng 3, cột Đơn vị cũ:') && words.includes('Đảng ủy xã Xuân Thịnh'), `the fault is not told: ${words.slice(0, 900)}`);
  expect(!words.includes('Dòng 2, cột'), 'a name without its mark is not understood');
  await checkPage(person, '21-with-a-fault');
  await page.getByRole('link', { name: 'Sửa các dòng' }).click();
  await page.locator('[name="cu-3"]').fill(OLD[2]);
  await page.getByRole('button', { name: 'Lưu', exact: true }).click();
  await page.waitForURL(/\/sap-xep\/[0-9a-f-]{36}$/);
}

async function inspect(person) {
  const { page } = person;
  const words = await page.locator('main').textContent();
  for (const seen of [NEW, ...OLD, 'thành lập mới', 'Ban Xây dựng Đảng Đảng ủy xã Xuân Thị', KEEPER.name, 'đơn vị nhận làm tiếp', 'Báo cáo phần kỳ đến 22/11/2026']) {
    expect(words.includes(seen), `the page does not show «${seen}»`);
  }
  await checkPage(person, '21-inspected');
}

/** Three heads cannot head one commune: two of them go on as clerks. */
async function otherRoles(page) {
  for (let turn = 0; turn < 2; turn += 1) {
    const row = page.locator('tr', { hasText: 'Thủ trưởng, ' }).filter({ hasText: `${NEW} (Thủ trưởng)` }).filter({ hasNotText: HEAD }).first();
    await row.locator('summary').click();
    await row.getByLabel('Giữ vai trò').selectOption('clerk');
    await row.getByLabel('Lý do').fill('Theo đề án nhân sự');
    await row.getByRole('button', { name: 'Lưu lựa chọn' }).click();
    await page.waitForLoadState();
  }
  expect(!(await page.locator('main').textContent()).includes('Nhiều thủ trưởng cùng về'), 'several heads are left');
}

async function decideAndApply(person) {
  const { page } = person;
  await page.getByRole('link', { name: 'Chốt', exact: true }).click();
  await checkPage(person, '21-deciding');
  await page.getByRole('button', { name: 'Chốt', exact: true }).click();
  await page.waitForURL(/\/sap-xep\/[0-9a-f-]{36}$/);
  await page.getByRole('link', { name: 'Áp dụng', exact: true }).click();
  await checkPage(person, '21-applying');
  await page.getByRole('button', { name: 'Áp dụng', exact: true }).click();
  await page.waitForURL(/\/sap-xep\/[0-9a-f-]{36}$/);
  expect((await page.locator('main').textContent()).includes('Đã áp dụng'), 'it was not applied');
  await checkPage(person, '21-applied');
}

/** One draft that can be decided and one that waits for its click: their pages stay to be looked at. */
async function leaveOthers(page) {
  for (const [name, isDecided] of [['Nam Lụa', false], ['Nam Sấu', true]]) {
    await page.goto('/don-vi/sap-xep/moi');
    await page.getByLabel('Tên gọi').fill(`Đổi tên Đảng ủy xã ${name}`);
    await page.getByLabel('Căn cứ', { exact: true }).first().fill('Nghị quyết số 13-NQ/TU (minh họa)');
    await page.getByLabel('Ngày hiệu lực').fill('23/11/2026');
    await page.locator('[name="cu-1"]').fill(`Đảng ủy xã ${name}`);
    await page.locator('[name="moi-1"]').fill(`Đảng ủy xã ${name} Thượng`);
    await page.locator('[name="loai-1"]').selectOption('rename');
    await page.getByRole('button', { name: 'Lưu và xem trước' }).click();
    await page.waitForURL(/\/sap-xep\/[0-9a-f-]{36}$/);
    if (!isDecided) continue;
    await page.getByRole('link', { name: 'Chốt', exact: true }).click();
    await page.getByRole('button', { name: 'Chốt', exact: true }).click();
    await page.waitForURL(/\/sap-xep\/[0-9a-f-]{36}$/);
  }
}

async function nextMorning(stage, report, duties) {
  const keeper = await atTheCommune(stage, 'the keeper after');
  const { page } = keeper;
  expect((await page.locator('header').textContent()).includes(NEW), 'the person is not at the new commune');
  const now = await openDuties(page);
  const lost = duties.filter((duty) => !now.includes(duty));
  expect(lost.length === 0, `duties are lost: ${lost.join('; ')}`);
  await checkPage(keeper, '21-the-next-morning');
  await page.locator('.work-item a[href^="/phan-viec/"]').first().click();
  await page.waitForURL(/\/phan-viec\//);
  const duty = await page.locator('main').textContent();
  expect(OLD.some((old) => duty.includes(old)) && duty.includes('12-NQ/TU'), 'the history of the duty is not told');
  await page.goto('/bao-cao');
  const listed = await page.locator('main a[href^="/bao-cao/"]').evaluateAll((links) => links.map((link) => link.getAttribute('href')));
  const base = report.address.replace(/\/nhap$/, '');
  expect(listed.some((address) => address === base || address.startsWith(`${base}/`)), `the half-entered report ${report.address} is not among ${listed.join(' ')}`);
  await page.goto(report.address);
  const kept = await page.locator('[name="o-C08.value"]').inputValue();
  expect(kept === report.typed, `of the report is left «${kept}» instead of «${report.typed}»`);
  await checkPage(keeper, '21-half-entered');
  await page.goto('/don-vi/su-kien');
  await page.locator('summary', { hasText: '12-NQ/TU' }).click();
  await page.getByRole('link', { name: 'theo bản sắp xếp' }).first().click();
  await page.waitForURL(/\/sap-xep\/[0-9a-f-]{36}$/);
  expect((await page.locator('main').textContent()).includes('12-NQ/TU'), 'the reorganisation cannot be read as history');
  await checkPage(keeper, '21-as-history');
  await keeper.leave();
}
