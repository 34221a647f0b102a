// Everything about one thing on one page, and how few clicks lead there: counted by the script, not by hand.

import { said } from '../lib/doing.mjs';
import { checkPage } from '../lib/page-checks.mjs';
import { arrive } from '../lib/sign-in.mjs';
import { expect } from '../lib/story.mjs';

export const title = 'a clause, a unit and the overview stand on one page each, and few clicks lead to what is due, to who is late, and to everyone';

/** Clicks that lead on; filling a field in is none, pressing what it has is. */
class Clicks {
  constructor(page) {
    this.page = page;
    this.count = 0;
  }

  async on(locator) {
    this.count += 1;
    await Promise.all([this.page.waitForEvent('load'), locator.click()]);
  }

  async tick(locator) {
    this.count += 1;
    await locator.check();
  }

  atMost(most, what) {
    expect(this.count <= most, `${what} takes ${this.count} clicks, more than ${most}`);
    console.log(`    ${what}: ${this.count} of at most ${most} clicks`);
  }
}

export async function walk(stage) {
  await fromSignInToWhatIsDue(stage);
  const leader = await arrive(stage, 'the leader', /trưởng ban.*tỉnh/i);
  await whichCommunesAreLate(leader);
  await lookAround(leader);
  await leader.leave();
  await toEveryone(stage);
}

/** A clerk who has signed in sees what is due, or is one click away from it. */
async function fromSignInToWhatIsDue(stage) {
  const clerk = await arrive(stage, 'the clerk who wants to know what is due', /cán bộ văn phòng đảng ủy xã yên sấu/i);
  const clicks = new Clicks(clerk.page);
  const due = clerk.page.locator('main .work-list time');
  if ((await due.count()) === 0) await clicks.on(clerk.page.getByRole('link', { name: 'Việc của tôi' }).first());
  expect((await due.count()) > 0, 'nothing is due for the clerk');
  clicks.atMost(1, 'from sign-in to what is due');
  await clerk.leave();
}

/** From the leader's own page to the names of the communes that are late, and on to one of them. */
async function whichCommunesAreLate(leader) {
  const { page } = leader;
  await page.goto('/tong-quan');
  await checkPage(leader, '33-overview');
  const numbers = await page.locator('.six-figures > li').count();
  expect(numbers >= 4 && numbers <= 7, `${numbers} numbers`);
  const clicks = new Clicks(page);
  const late = page.getByRole('link', { name: /^Đơn vị có việc quá hạn/ });
  const [value] = (await late.innerText()).split(' ');
  await clicks.on(late);
  const rows = page.locator('table tbody tr', { has: page.locator('a.t-act') });
  expect((await rows.count()) === Number(value), `${await rows.count()} units are listed as late, the number said ${value}`);
  expect((await rows.getByRole('rowheader').filter({ hasText: 'xã' }).count()) > 0, 'no commune is named');
  clicks.atMost(2, 'from the leader’s page to which communes are late');
  await checkPage(leader, '33-late-units');
  // Each further number leads to its rows in one click.
  await page.goto('/tong-quan');
  for (const path of await page.locator('.six-figures a.value').evaluateAll((links) => links.map((link) => link.getAttribute('href')))) {
    const answer = await page.request.get(new URL(path, page.url()).href);
    expect(answer.status() === 200, `${path} answers ${answer.status()}`);
  }
}

/** Through the pages of a unit and of a clause. */
async function lookAround(leader) {
  const { page } = leader;
  await page.goto('/tong-quan/don-vi');
  await page.locator('table tbody th a').first().click();
  await page.waitForURL(/\/don-vi\/[0-9a-f-]{36}\/ho-so$/);
  expect((await said(page)).includes('Phần việc'), 'the unit does not say what it owes');
  await checkPage(leader, '33-unit');
  await page.goto('/tim?q=tuyen+truyen');
  await page.locator('#clauses ~ .hits a, section[aria-labelledby=clauses] a').first().click();
  await page.waitForURL(/\/van-ban\/[0-9a-f-]{36}\/dieu-khoan\/[0-9a-f-]{36}$/);
  expect((await said(page)).includes('Kế hoạch đưa vào'), 'the clause does not say who takes it up');
  await checkPage(leader, '33-clause');
  await page.getByRole('link', { name: 'Xem trong văn bản' }).click();
  await page.waitForURL(/\/van-ban\/[0-9a-f-]{36}#/);
  const pin = page.getByRole('link', { name: /^Mở trang của mục/ }).first();
  await Promise.all([page.waitForURL(/\/dieu-khoan\//), pin.click()]);
}

const GUIDANCE = `TỈNH ỦY LAM GIANG
BAN TUYÊN GIÁO VÀ DÂN VẬN
*
Số 33-HD/BTGDVTU

Lam Giang, ngày 20 tháng 11 năm 2026

HƯỚNG DẪN
về tổ chức ngày hội tư vấn học nghề

1. Các đảng ủy xã, phường tổ chức ngày hội tư vấn học nghề trước ngày 30/12/2026.

Nơi nhận:
- Các đảng ủy xã, phường,
- Lưu Ban Tuyên giáo và Dân vận Tỉnh ủy.
`;

/** A guidance goes from its file to all communes and wards of the province. */
async function toEveryone(stage) {
  const specialist = await arrive(stage, 'the specialist who assigns to all', /chuyên viên ban.*tỉnh/i);
  const { page } = specialist;
  const clicks = new Clicks(page);
  await clicks.on(page.getByRole('navigation').getByRole('link', { name: 'Văn bản', exact: true }).first());
  await clicks.on(page.getByRole('link', { name: 'Tải văn bản lên' }).first());
  clicks.count += 1; // the window in which a file is chosen
  await page.locator('input[type=file]').setInputFiles({ name: 'huong-dan-33.txt', mimeType: 'text/plain', buffer: Buffer.from(GUIDANCE) });
  await clicks.tick(page.locator('input[name=cam_doan]'));
  await clicks.on(page.getByRole('button', { name: 'Tải lên và đọc' }));
  await clicks.on(page.getByRole('link', { name: 'Xem trước khi ban hành' }).first());
  const assignments = Number((await page.locator('dl.facts b.num').nth(1).textContent()).replaceAll('.', ''));
  await clicks.on(page.getByRole('button', { name: 'Ban hành', exact: true }));
  if (assignments > 100) {
    await page.getByLabel('Nhập số phần việc để xác nhận').fill(String(assignments));
    await clicks.on(page.getByRole('button', { name: 'Ban hành', exact: true }));
  }
  expect((await said(page)).includes('Đã ban hành'), 'the guidance is not published');
  clicks.atMost(8, `assigning to ${assignments} units, all that there are`);
  await specialist.leave();
}
