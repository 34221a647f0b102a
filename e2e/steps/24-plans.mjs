// Three units make their plans for the published guidance: one writes it here, one brings a Word file, one a PDF.

import { press, said } from '../lib/doing.mjs';
import { resolve } from 'node:path';
import { checkPage } from '../lib/page-checks.mjs';
import { arrive } from '../lib/sign-in.mjs';
import { expect } from '../lib/story.mjs';
import { answerEverything } from './03-correct.mjs';

export const title = 'three units make their plans: one written here, one from Word, one from a PDF';

const GUIDANCE = '45-HD/BTGTU';
const PLANS = resolve(import.meta.dirname, '../../fixtures/plans');

/** Publishes what stands on `document`; asked for a number, types it. */
async function publish(person, document, picture) {
  const { page } = person;
  await page.goto(`${document}/ban-hanh`);
  await checkPage(person, picture);
  await press(page, 'Ban hành');
  const asked = page.getByLabel('Nhập số phần việc để xác nhận');
  if (await asked.count()) {
    await asked.fill((await page.locator('dl.facts b.num').nth(1).textContent()).trim());
    await press(page, 'Ban hành');
  }
  await page.goto(document);
  expect((await said(page)).includes('Đã ban hành'), `${document} is not published: ${await said(page)}`);
}

/** Fills in one clause of the draft, which takes up the first clause above whose words are these. */
async function writeClause(page, { text, lead, deadline, product, money, above, degree, reason }) {
  await page.getByLabel('Nội dung').fill(text);
  await page.getByLabel('Chủ trì').fill(lead);
  await page.getByLabel('Thời hạn').fill(deadline);
  await page.getByLabel('Sản phẩm').fill(product);
  if (money) {
    await page.locator('#so_tien-0').fill(money.amount);
    await page.locator('#nguon-0').fill(money.source);
  }
  for (const row of await page.locator('table.row-form tbody tr').all()) {
    const [select] = await row.locator('select').all();
    const takes = above.test(await row.locator('th').innerText());
    if ((await select.isVisible()) && (takes || (await select.inputValue()) !== '')) {
      await select.selectOption(takes ? degree : '');
      await row.locator('input').fill(takes ? reason ?? '' : '');
    }
  }
  await press(page, 'Lưu');
}

/** The clerk begins from the duties of the unit, writes each clause, and the head publishes what became of it. */
async function write(stage) {
  const { page } = stage.clerk;
  await page.goto('/ke-hoach');
  await checkPage(stage.clerk, '24-plans');
  await page.getByRole('link', { name: 'Soạn kế hoạch' }).first().click();
  await page.waitForURL('**/soan/moi**');
  for (const tick of await page.locator('input[name="thuc_hien"]').all()) await tick.uncheck();
  await page.locator('label', { hasText: GUIDANCE }).first().locator('input').check();
  await checkPage(stage.clerk, '24-begin');
  await press(page, 'Bắt đầu soạn');
  await checkPage(stage.clerk, '24-draft-begun');
  const draft = new URL(page.url()).pathname;
  await page.getByRole('link', { name: 'Sửa', exact: true }).first().click();
  await page.getByLabel('Trích yếu').fill('thực hiện hướng dẫn về giáo dục nghề nghiệp trên địa bàn xã Yên Hến');
  await page.getByLabel('Số, ký hiệu').fill('21-KH/ĐU');
  await page.getByLabel('Ngày ban hành').fill('16/11/2026');
  await page.getByLabel('Thời kỳ').fill('năm 2027');
  await page.getByLabel('Nơi nhận').fill('Ban Tuyên giáo và Dân vận Tỉnh ủy (để báo cáo)\nBan Xây dựng Đảng Đảng ủy xã Yên Hến');
  await checkPage(stage.clerk, '24-head');
  await press(page, 'Lưu');

  // What stood ready from the duties: the first is made the unit's own, the others are left out.
  await page.goto(draft);
  const ready = page.locator('ol.clause-list > li');
  while ((await ready.count()) > 1) await Promise.all([page.waitForEvent('load'), ready.last().getByRole('button', { name: /^Bỏ/ }).click()]);
  expect((await page.getByRole('button', { name: 'Khôi phục mục vừa bỏ' }).count()) === 1, `what was left out cannot be taken back: ${await said(page)}`);
  await ready.first().getByRole('link', { name: /^Sửa/ }).click();
  await writeClause(page, {
    text: 'Tổ chức hội nghị học tập, quán triệt Chỉ thị số 21-CT/TW và Kế hoạch số 72-KH/TU cho cán bộ chủ chốt của xã, bí thư chi bộ.',
    lead: 'Ban Xây dựng Đảng Đảng ủy xã Yên Hến', deadline: 'trước ngày 15/01/2027', product: 'hội nghị; báo cáo kết quả',
    money: { amount: '18 triệu', source: 'Ngân sách xã' }, above: /quán triệt|truyền đạt/, degree: 'full',
  });
  await page.goto(draft);
  await page.getByRole('link', { name: 'Thêm mục' }).first().click();
  await checkPage(stage.clerk, '24-clause');
  await writeClause(page, {
    text: 'Kiểm tra việc thực hiện kế hoạch tại các chi bộ, trường học; sơ kết, rút kinh nghiệm.',
    lead: 'Đảng ủy xã Yên Hến', deadline: 'hằng năm', product: 'báo cáo sơ kết', above: /kiểm tra, giám sát/i, degree: 'partial', reason: 'Chỉ trong phạm vi xã.',
  });
  await page.goto(`${draft}/kiem-tra`);
  await checkPage(stage.clerk, '24-check');
  await press(page, 'Tạo văn bản');
  const document = new URL(page.url()).pathname.replace('/ke-hoach/', '/van-ban/');
  stage.written = document.split('/').pop();
  await checkPage(stage.clerk, '24-became-a-document');
  await page.goto(document);
  await answerEverything(page, 'Đảng ủy xã Yên Hến');
  await publish(stage.headOfYenHen, document, '24-preview');
  await page.goto(`/ke-hoach/${stage.written}`);
  const shown = await said(page);
  expect(shown.includes('18.000.000 đồng') && shown.includes('Ban Xây dựng Đảng Đảng ủy xã Yên Hến'), `the plan shows: ${shown}`);
  await checkPage(stage.clerk, '24-plan');
}

/** Someone brings a file, says that it is the plan of the unit, and someone who may publishes it. Answers the identity. */
async function bring(person, publisher, { file, symbol, body, picture }) {
  const { page } = person;
  await page.goto('/van-ban/tai-len?la-ke-hoach=1');
  await page.getByLabel('Tệp văn bản').setInputFiles(`${PLANS}/${file}`);
  await page.getByLabel('Tôi xác nhận văn bản không có bí mật nhà nước').check();
  await press(page, 'Tải lên và đọc');
  await page.waitForURL(/\/van-ban\/[0-9a-f-]{36}/);
  const document = new URL(page.url()).pathname.match(/\/van-ban\/[0-9a-f-]{36}/)[0];
  await page.goto(`${document}/ke-hoach`);
  await page.locator('label', { hasText: GUIDANCE }).first().locator('input').check();
  await checkPage(person, `${picture}-declare`);
  await press(page, 'Ghi là kế hoạch của đơn vị');
  await page.goto(document);
  expect((await said(page)).includes(symbol), `${symbol} was not read from ${file}`);
  await answerEverything(page, body);
  await publish(publisher, document, `${picture}-preview`);
  return document.split('/').pop();
}

export async function walk(stage) {
  stage.headOfYenHen = await arrive(stage, 'the head of Yên Hến', /bí thư đảng ủy xã yên hến/i);
  stage.clerkOfYenSau = await arrive(stage, 'the clerk of Yên Sấu', /cán bộ văn phòng đảng ủy xã yên sấu/i);
  const headOfYenSau = await arrive(stage, 'the head of Yên Sấu', /bí thư đảng ủy xã yên sấu/i);
  stage.front = await arrive(stage, 'the Front', /chuyên viên ủy ban mặt trận/i);
  await write(stage);
  stage.fromWord = await bring(stage.clerkOfYenSau, headOfYenSau, {
    file: 'ke-hoach-yen-sau.docx', symbol: '24-KH/ĐU', body: 'Đảng ủy xã Yên Sấu', picture: '24-word',
  });
  stage.fromPdf = await bring(stage.front, stage.front, {
    file: 'ke-hoach-mat-tran-tinh.pdf', symbol: '37/KH-MTTQ', body: 'Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh', picture: '24-pdf',
  });
  await stage.front.page.goto(`/ke-hoach/${stage.fromPdf}`);
  await checkPage(stage.front, '24-pdf-plan');
  await headOfYenSau.leave();
}
