// A campaign goes from the province to a commune that records on a phone with a poor network, and back to the matrix.

import { pressFirst, said } from '../lib/doing.mjs';
import { checkPage } from '../lib/page-checks.mjs';
import { arrive } from '../lib/sign-in.mjs';
import { expect } from '../lib/story.mjs';

export const title = 'a campaign is opened, a commune records on a phone over a poor network, once and not twice, and the matrix shows reach';

const NAME = 'Quán triệt Chỉ thị số 21-CT/TW đợt cuối năm 2026';
const PHONE = { width: 390, height: 844 };
/** A village in the evening: a second of delay, ten kilobytes a second. */
const POOR = { offline: false, latency: 400, downloadThroughput: 20 * 1024, uploadThroughput: 10 * 1024 };
const A_MINUTE_MS = 60_000;
const PHOTO = { name: 'hoi-nghi.jpg', mimeType: 'image/jpeg', buffer: Buffer.alloc(48 * 1024, 7) };

export async function walk(stage) {
  const specialist = await arrive(stage, 'the specialist of outreach', /chuyên viên ban.*tỉnh/i);
  const clerk = await arrive(stage, 'the clerk with a phone', /cán bộ văn phòng đảng ủy xã yên hến/i);
  const campaign = await open(specialist);
  const activity = await record(clerk, campaign);
  await lose(clerk, campaign);
  await wait(clerk);
  await count(clerk, campaign);
  await lookAtTheMatrix(specialist, campaign);
  await withoutScript(stage, campaign);
  await clerk.page.goto(activity);
  await checkPage(clerk, '30-activity');
  await specialist.leave();
  await clerk.leave();
}

/** The province drafts the campaign, sees what is missing, and opens it. */
async function open(specialist) {
  const { page } = specialist;
  await page.goto('/tuyen-truyen/moi');
  await pressFirst(page, 'Lưu dự thảo');
  expect((await page.title()).startsWith('Lỗi:'), 'a campaign was drafted without anything in it');
  await checkPage(specialist, '30-new');
  await page.getByLabel('Tên đợt').fill(NAME);
  await page.getByLabel('Từ ngày').fill('01/09/2026');
  await page.getByLabel('Căn cứ khác').fill('Hướng dẫn, mục II.1');
  for (const code of ['heads', 'youth', 'farmers']) await page.locator(`input[name="doi_tuong"][value="${code}"]`).check();
  await page.locator('#muc_tieu-heads').fill('100');
  for (const code of ['conference', 'session', 'online']) await page.locator(`input[name="kenh_dung"][value="${code}"]`).check();
  await page.locator('input[name="nhom"][value="dang-uy-xa"]').check();
  await pressFirst(page, 'Lưu dự thảo');
  await page.waitForURL(/\/tuyen-truyen\/[0-9a-f-]{36}$/);
  expect((await said(page)).includes('Dự thảo'), 'the campaign is no draft');
  await checkPage(specialist, '30-drafted');
  await pressFirst(page, 'Mở đợt');
  expect((await said(page)).includes('Đã mở đợt'), 'the campaign is not open');
  await checkPage(specialist, '30-opened');
  return new URL(page.url()).pathname;
}

async function onThePhone(clerk) {
  await clerk.page.setViewportSize(PHONE);
  const session = await clerk.context.newCDPSession(clerk.page);
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', POOR);
  return session;
}

/** From opening the page to the receipt in less than a minute, with a photo, on a poor network. */
async function record(clerk, campaign) {
  const { page } = clerk;
  await page.goto('/viec-cua-toi');
  const session = await onThePhone(clerk);
  const began = Date.now();
  await page.goto(`/tuyen-truyen/ghi?dot=${campaign.split('/').pop()}`);
  await page.getByLabel('Người đứng đầu, cán bộ lãnh đạo').fill('18');
  await page.locator('#tep').setInputFiles(PHOTO);
  await page.getByRole('button', { name: 'Ghi', exact: true }).click();
  await page.waitForURL(/\/tuyen-truyen\/hoat-dong\/[0-9a-f-]{36}$/, { timeout: A_MINUTE_MS });
  const took = Date.now() - began;
  expect(took < A_MINUTE_MS, `recording took ${took} ms`);
  const words = await said(page);
  expect(words.includes('Đã ghi hoạt động') && words.includes('hoi-nghi.jpg'), `the activity shows: ${words}`);
  console.log(`      recorded on a phone in ${(took / 1000).toFixed(1)} s`);
  await session.send('Network.emulateNetworkConditions', { offline: false, latency: 0, downloadThroughput: -1, uploadThroughput: -1 });
  await session.detach();
  return new URL(page.url()).pathname;
}

/** The network loses the answer: the server has recorded it, the phone does not know; sending again records nothing more. */
async function lose(clerk, campaign) {
  const { page } = clerk;
  await page.setViewportSize(PHONE);
  await page.goto(`/tuyen-truyen/ghi?dot=${campaign.split('/').pop()}`);
  await checkPage(clerk, '30-record');
  await page.setViewportSize(PHONE);
  await page.getByText('Đối tượng khác').click();
  await page.getByLabel('Thanh niên').fill('40');
  let lost = 0;
  await page.route('**/tuyen-truyen/ghi', async (route) => {
    if (route.request().method() !== 'POST' || lost > 0) return route.continue();
    lost += 1;
    await route.fetch({ maxRedirects: 0 });
    return route.abort('connectionreset');
  });
  await page.getByRole('button', { name: 'Ghi', exact: true }).click();
  await page.getByText('Chưa gửi được vì mất mạng').waitFor();
  expect((await page.getByLabel('Thanh niên').inputValue()) === '40', 'what was typed is gone');
  await page.getByRole('button', { name: 'Ghi', exact: true }).click();
  await page.waitForURL(/\/tuyen-truyen\/hoat-dong\//);
  await page.unroute('**/tuyen-truyen/ghi');
  expect((await said(page)).includes('không ghi thêm lần nữa'), `sending again: ${await said(page)}`);
}

/** Without any network the form waits, and goes by itself once the network is back. */
async function wait(clerk) {
  const { page, context } = clerk;
  await page.goto('/tuyen-truyen/ghi');
  await page.getByLabel('Thanh niên').fill('25');
  await context.setOffline(true);
  await page.getByRole('button', { name: 'Ghi', exact: true }).click();
  await page.getByText('Chưa gửi được vì mất mạng').waitFor();
  await Promise.all([page.waitForURL(/\/tuyen-truyen\/hoat-dong\//), context.setOffline(false)]);
  expect((await said(page)).includes('Đã ghi hoạt động'), 'what waited was not recorded');
  // Words and no number: the complaint stands at its field, and the number of the other audience stays.
  await page.goto('/tuyen-truyen/ghi');
  await page.getByLabel('Thanh niên').fill('nhiều');
  await page.getByRole('button', { name: 'Ghi', exact: true }).click();
  await page.locator('.summary-box').waitFor();
  expect((await said(page)).includes('không phải là số người'), `the complaint is: ${await said(page)}`);
  expect((await page.getByLabel('Thanh niên').inputValue()) === 'nhiều', 'what was typed is gone');
  clerk.faults.length = 0;
}

/** The unit says how many there are, and from where. */
async function count(clerk, campaign) {
  const { page } = clerk;
  await page.goto(`${campaign}/ma-tran`);
  await page.getByRole('link', { name: 'Đảng ủy xã Yên Hến' }).first().click();
  await page.waitForURL(/\/don-vi\//);
  expect((await said(page)).includes('chưa nêu tổng số'), 'a share stands without a number of people');
  await page.locator('#nguoi-heads').fill('24');
  await page.locator('#nguoi-youth').fill('1.250');
  await page.getByLabel('Nguồn của tổng số').fill('Thống kê xã năm 2026');
  await pressFirst(page, 'Nêu tổng số');
  const words = await said(page);
  expect(words.includes('18/24 người (75 %)'), `the unit shows: ${words}`);
  expect(words.includes('40/1.250 người (3 %)') && words.includes('65 lượt'), `turns and persons: ${words}`);
  await checkPage(clerk, '30-unit');
}

async function lookAtTheMatrix(specialist, campaign) {
  const { page } = specialist;
  await page.goto(`${campaign}/ma-tran`);
  const row = page.locator('table.matrix tbody tr', { has: page.getByRole('rowheader', { name: 'Đảng ủy xã Yên Hến', exact: true }) });
  expect((await row.innerText()).includes('75 %'), `the row of Yên Hến shows: ${await row.innerText()}`);
  expect((await row.locator('td.sum').innerText()).trim() === '3', 'an activity was recorded twice');
  await checkPage(specialist, '30-matrix');
  await page.goto(`${campaign}/ma-tran?cot=kenh`);
  await checkPage(specialist, '30-matrix-channels');
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: /Excel/ }).first().click()]);
  expect(file.suggestedFilename().startsWith('ma-tran-tuyen-truyen'), `the workbook is called ${file.suggestedFilename()}`);
  await page.goto(`${campaign}/chua-den`);
  const words = await said(page);
  expect(words.indexOf('Người đứng đầu') < words.indexOf('Thanh niên') || !words.includes('Thanh niên'), 'the heads do not stand first');
  expect(words.includes('Đảng ủy xã Yên Sấu') && words.includes('Hỏi thủ trưởng'), `who was not reached: ${words}`);
  await checkPage(specialist, '30-unreached');
  await page.goto(`${campaign}/tai-lieu`);
  await page.getByLabel('Tên tài liệu').fill('Đề cương tuyên truyền');
  await page.locator('#tep').setInputFiles({ name: 'de-cuong.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7') });
  await pressFirst(page, 'Thêm');
  expect((await said(page)).includes('Bản 1'), 'the material is not there');
  await checkPage(specialist, '30-materials');
  await page.goto('/tuyen-truyen');
  await checkPage(specialist, '30-list');
}

/** The same form where no script runs. */
async function withoutScript(stage, campaign) {
  const plain = await arrive(stage, 'a clerk without scripts', /cán bộ văn phòng đảng ủy xã yên sấu/i, { javaScriptEnabled: false });
  const { page } = plain;
  await page.goto(`/tuyen-truyen/ghi?dot=${campaign.split('/').pop()}`);
  await page.getByLabel('Người đứng đầu, cán bộ lãnh đạo').fill('mười');
  await page.getByRole('button', { name: 'Ghi', exact: true }).click();
  expect((await said(page)).includes('không phải là số người'), 'without scripts nothing is complained about');
  await page.getByLabel('Người đứng đầu, cán bộ lãnh đạo').fill('10');
  await page.getByRole('button', { name: 'Ghi', exact: true }).click();
  await page.waitForURL(/\/tuyen-truyen\/hoat-dong\//);
  expect((await said(page)).includes('Đã ghi hoạt động'), 'without scripts nothing is recorded');
  await plain.leave();
}
