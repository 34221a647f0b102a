// A finding from the programme of the year to its verified closing: a visit with a checklist from clauses and gaps, a remedy that
// the commune carries out as an assignment, its acceptance, the re-inspection that closes it, and the conclusion paper.

import { pressFirst, says } from '../lib/doing.mjs';
import { checkPage } from '../lib/page-checks.mjs';
import { arrive } from '../lib/sign-in.mjs';
import { expect } from '../lib/story.mjs';
import { wordsOf } from '../lib/zip.mjs';

export const title = 'a finding goes from the programme over a visit and a remedy to its verified closing and the conclusion paper';

const UNIT = 'Đảng ủy xã Yên Hến';
const SUBJECT = 'việc thực hiện hướng dẫn về giáo dục nghề nghiệp';
const FOUND = 'Chưa mở lớp dạy nghề nào cho thanh niên.';
const REMEDY = 'Mở một lớp dạy nghề ngắn hạn cho thanh niên.';
const HEAD_OF_THE_BOARD = /trưởng ban.*tỉnh/i;

export async function walk(stage) {
  const head = stage.headOfTheBoard ?? (await arrive(stage, 'the head of the board', HEAD_OF_THE_BOARD));
  stage.headOfTheBoard = head;
  const { page } = stage.specialist;
  const programme = await plan(stage, page, head);
  const visit = await begin(stage, page, programme);
  await fillIn(stage, page, visit);
  const finding = await record(stage, page, visit);
  const assignment = await ask(stage, page, finding);
  await carryOut(stage, page, assignment);
  await reinspect(stage, page, finding);
  await leaveOneToReinspect(stage, page, visit);
  await conclude(stage, page, head, visit);
  await leaveSomeOpen(stage, page);
  await page.goto('/kiem-tra/tong-hop');
  await says(page, UNIT, 'Theo mục của văn bản');
  await checkPage(stage.specialist, '29-rolling');
  await page.goto('/kiem-tra');
  await checkPage(stage.specialist, '29-list');
}

async function writeSubject(page, quarter) {
  await page.getByLabel('Kiểm tra', { exact: true }).check();
  await page.locator('#noi_dung_kiem_tra').fill(SUBJECT);
  await page.locator('#don_vi_duoc_kiem_tra').fill(UNIT);
  await page.locator('[name="van_ban"]').first().check();
  if (quarter) await page.locator('#quy').selectOption(quarter);
}

async function plan(stage, page, head) {
  await page.goto('/kiem-tra');
  await checkPage(stage.specialist, '29-nothing-yet');
  await page.goto('/kiem-tra/chuong-trinh/moi');
  await pressFirst(page, 'Lập chương trình');
  const programme = new URL(page.url()).pathname;
  await page.goto(`${programme}/cuoc-moi`);
  await pressFirst(page, 'Lưu');
  expect((await page.title()).startsWith('Lỗi:'), 'a visit was planned without saying what');
  await writeSubject(page, '4');
  await checkPage(stage.specialist, '29-planned');
  await pressFirst(page, 'Lưu');
  await says(page, 'Đã lưu cuộc dự kiến', UNIT, 'Quý 4');
  await head.page.goto(programme);
  await pressFirst(head.page, 'Duyệt chương trình');
  await says(head.page, 'Đã duyệt chương trình');
  await checkPage(head, '29-programme');
  return programme;
}

async function begin(stage, page, programme) {
  await page.goto(programme);
  await page.getByRole('link', { name: 'Lập cuộc này' }).first().click();
  await page.waitForURL('**/kiem-tra/cuoc/moi**');
  await page.locator('#tu_ngay_cuoc').fill('16/11/2026');
  await page.locator('#den_ngay_cuoc').fill('18/11/2026');
  await page.locator('#thanh_phan_doan').fill('Đồng chí Phó Trưởng ban - Trưởng đoàn\nĐồng chí chuyên viên - Thư ký');
  await page.locator('#quyet_dinh').fill('12-QĐ/BTGDVTU');
  await page.locator('#ngay_quyet_dinh').fill('10/11/2026');
  await pressFirst(page, 'Lưu');
  await says(page, 'Đã lập cuộc', UNIT);
  await checkPage(stage.specialist, '29-visit');
  return new URL(page.url()).pathname;
}

/** The checklist comes from clauses, gaps and what is overdue; each item gets its result. */
async function fillIn(stage, page, visit) {
  await page.goto(`${visit}/de-cuong`);
  await pressFirst(page, 'Rút đề cương từ văn bản');
  await says(page, 'vào đề cương', 'Theo mục của văn bản');
  await checkPage(stage.specialist, '29-checklist');
  const items = await page.getByRole('link', { name: /^Ghi kết quả/ }).evaluateAll((links) => links.map((link) => link.getAttribute('href')));
  expect(items.length > 0, 'the checklist is empty');
  for (const item of items) {
    await page.goto(item);
    await page.getByLabel('Đạt', { exact: true }).check();
    if (item === items[0]) await checkPage(stage.specialist, '29-item');
    await pressFirst(page, 'Lưu');
  }
}

async function record(stage, page, visit) {
  await page.goto(`${visit}/phat-hien`);
  await page.locator('#dieu_khoan_phat_hien').selectOption({ index: 3 });
  await page.getByLabel('Tồn tại', { exact: true }).check();
  await page.locator('#muc_do_phat_hien').selectOption('moderate');
  await page.locator('#noi_dung_phat_hien').fill(FOUND);
  await checkPage(stage.specialist, '29-finding-new');
  await pressFirst(page, 'Ghi phát hiện');
  await says(page, 'Chưa giao khắc phục', FOUND);
  return new URL(page.url()).pathname;
}

async function ask(stage, page, finding) {
  await page.goto(`${finding}/khac-phuc`);
  await page.locator('#noi_dung_khac_phuc').fill(REMEDY);
  await page.locator('#han_khac_phuc').fill('01/11/2026');
  await pressFirst(page, 'Giao khắc phục');
  await says(page, 'không được trước');
  expect((await page.locator('#noi_dung_khac_phuc').inputValue()) === REMEDY, 'what was typed is lost');
  await page.locator('#han_khac_phuc').fill('10/12/2026');
  await checkPage(stage.specialist, '29-remedy');
  await pressFirst(page, 'Giao khắc phục');
  await says(page, 'Đã giao khắc phục', 'Đang khắc phục');
  return page.locator('a[href^="/phan-viec/"]').last().getAttribute('href');
}

async function carryOut(stage, page, assignment) {
  const clerk = stage.clerk.page;
  await clerk.goto('/viec-cua-toi');
  await says(clerk, REMEDY);
  await clerk.goto(assignment);
  if (!(await clerk.locator('#noi_dung').isVisible())) await clerk.locator('summary', { hasText: 'Báo cáo tiến độ' }).first().click();
  await clerk.getByRole('radio', { name: 'Đã làm xong', exact: true }).check();
  await clerk.locator('#noi_dung').fill('Đã mở một lớp 30 học viên.');
  await pressFirst(clerk, 'Báo cáo');
  const head = stage.head.page;
  await head.goto(assignment);
  await Promise.all([head.waitForEvent('load'), head.locator('form[action$="/duyet"] button').first().click()]);
  await clerk.goto(assignment);
  await Promise.all([clerk.waitForEvent('load'), clerk.locator('form[action$="/gui"] button').first().click()]);
  await page.goto(assignment);
  await Promise.all([page.waitForEvent('load'), page.locator('form[action$="/cong-nhan"] button').first().click()]);
  await says(page, 'Đã công nhận');
}

/** Acceptance closes nothing; the re-inspection does. */
async function reinspect(stage, page, finding) {
  await page.goto(finding);
  await says(page, 'Đã khắc phục, chờ tái kiểm tra');
  await page.goto(`${finding}/tai-kiem-tra`);
  await page.locator('#nguoi_tai_kiem_tra').fill('Đoàn kiểm tra của Ban');
  await page.getByLabel('Đã khắc phục, đóng phát hiện').check();
  await page.locator('#noi_dung_tai_kiem_tra').fill('Đã xem danh sách lớp và gặp học viên.');
  await page.locator('#ngay_tai_kiem_tra').fill('01/01/2030');
  await pressFirst(page, 'Ghi kết quả tái kiểm tra');
  await says(page, 'không được sau hôm nay');
  await page.locator('#ngay_tai_kiem_tra').fill('23/11/2026');
  await checkPage(stage.specialist, '29-recheck');
  await page.locator('#tep').setInputFiles({ name: 'bien-ban.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7\n%%EOF\n') });
  await pressFirst(page, 'Ghi kết quả tái kiểm tra');
  await says(page, 'Đã đóng sau tái kiểm tra', 'bien-ban.pdf');
  await checkPage(stage.specialist, '29-closed');
}

async function leaveOneToReinspect(stage, page, visit) {
  const finding = await record(stage, page, visit);
  await carryOut(stage, page, await ask(stage, page, finding));
}

async function conclude(stage, page, head, visit) {
  await page.goto(`${visit}/ket-luan`);
  await page.locator('#uu_diem').fill('Đã ban hành kế hoạch đúng thời hạn.');
  await page.locator('#noi_nhan').fill(UNIT);
  await checkPage(stage.specialist, '29-conclusion');
  await pressFirst(page, 'Lưu');
  await head.page.goto(`${visit}/ket-luan`);
  await pressFirst(head.page, 'Duyệt kết luận');
  await says(head.page, 'Đã duyệt kết luận');
  await page.goto(`${visit}/ket-luan`);
  await page.locator('#so_van_ban').fill('15');
  await page.locator('#ngay_ky').fill('23/11/2026');
  await pressFirst(page, 'Ghi số, ngày');
  await says(page, 'Đã ghi số, ngày');
  const word = await page.context().request.get(`${visit}/ket-luan/tep`);
  const words = wordsOf(await word.body());
  for (const part of ['kết luận kiểm tra', 'Chưa mở lớp dạy nghề nào', 'Đã ban hành kế hoạch đúng thời hạn']) {
    expect(words.includes(part), `the conclusion paper does not say «${part}»`);
  }
  const pdf = await page.context().request.get(`${visit}/ket-luan/tep?dang=pdf`);
  expect((await pdf.body()).subarray(0, 5).toString() === '%PDF-', 'the conclusion paper is no PDF');
}

/** Another visit under way and a programme that is not approved: whoever looks at every page finds their forms. */
async function leaveSomeOpen(stage, page) {
  await page.goto('/kiem-tra/chuong-trinh/moi');
  await page.locator('#nam_chuong_trinh').selectOption('2027');
  await pressFirst(page, 'Lập chương trình');
  await page.goto(`${new URL(page.url()).pathname}/cuoc-moi`);
  await writeSubject(page, '1');
  await pressFirst(page, 'Lưu');
  await page.goto('/kiem-tra/cuoc/moi');
  await writeSubject(page);
  await page.locator('#tu_ngay_cuoc').fill('20/11/2026');
  await page.locator('#den_ngay_cuoc').fill('20/11/2026');
  await page.locator('#thanh_phan_doan').fill('Đồng chí chuyên viên - Trưởng đoàn');
  await pressFirst(page, 'Lưu');
  const visit = new URL(page.url()).pathname;
  await page.goto(`${visit}/de-cuong`);
  await pressFirst(page, 'Rút đề cương từ văn bản');
  await record(stage, page, visit);
}
