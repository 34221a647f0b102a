// The specialist corrects one addressee and one deadline by clicking, takes a wrong duty out and back in, and answers every
// question of the reading.

import { checkPage } from '../lib/page-checks.mjs';
import { expect } from '../lib/story.mjs';

export const title = 'the specialist corrects an addressee and a deadline and answers the questions';

/** More questions than this would mean that answering does not end. */
const MOST_QUESTIONS = 60;

export async function walk(stage) {
  const { page } = stage.specialist;
  await answerHead(stage, page);
  await correctAddressee(stage, page);
  await correctDeadline(stage, page);

  await page.goto(stage.document);
  const duty = page.locator('ol.duties > li').last();
  await duty.getByRole('button', { name: /không phải nhiệm vụ/ }).click();
  await page.locator('ol.duties > li.dropped').getByRole('button', { name: /Khôi phục/ }).click();
  expect((await page.locator('ol.duties > li.dropped').count()) === 0, 'a duty that was taken out did not come back');

  await answerEverything(page);
  await checkPage(stage.specialist, '03-answered');
}

/** The guidance has neither number nor date: a day that does not exist is refused, then the right one is taken. */
async function answerHead(stage, page) {
  await page.goto(stage.document);
  const question = page.locator('.question', { hasText: 'ngày ban hành' }).first();
  await question.getByRole('textbox').fill('31/6/2024');
  await question.getByRole('button', { name: 'Trả lời' }).click();
  expect((await page.title()).startsWith('Lỗi:'), 'the 31st of June was taken');
  await checkPage(stage.specialist, '03-no-such-day');
  await page.goto(stage.document);
  await question.getByRole('textbox').fill('25/6/2024');
  await question.getByRole('button', { name: 'Trả lời' }).click();
  const issuer = page.locator('.question:not(.done)', { hasText: 'Cơ quan ban hành' }).first();
  if (await issuer.count()) {
    await issuer.getByRole('textbox').fill('Ban Tuyên giáo Tỉnh ủy');
    await issuer.getByRole('button', { name: 'Trả lời' }).click();
  }
}

async function correctAddressee(stage, page) {
  const duty = await openDuty(stage, page, /^(?!.*huyện ủy).*cấp ủy/s);
  await page.getByLabel('Thêm đơn vị theo tên').first().fill('Sở Giáo dục và Đào tạo');
  await page.getByRole('button', { name: 'Lưu nơi thực hiện' }).click();
  const told = page.locator(`${duty} dl.told:not(.fold-in)`);
  expect((await told.textContent()).includes('Sở Giáo dục và Đào tạo'), 'the new addressee is not shown');
  expect((await told.locator('.old').count()) > 0, 'what the reader had said is not kept beside it');
}

/** The plan of the district committees gets the day that the people of the story then see in their lists. */
async function correctDeadline(stage, page) {
  const duty = await openDuty(stage, page, /huyện ủy.*kế hoạch|kế hoạch.*huyện ủy/s);
  await checkPage(stage.specialist, '03-duty');
  await page.getByRole('radio', { name: 'Một ngày' }).check();
  await page.locator('#ngay').fill('30/11/2026');
  await page.getByRole('button', { name: 'Lưu thời hạn' }).click();
  expect((await page.locator(`${duty} dl.told:not(.fold-in)`).textContent()).includes('30/11/2026'), 'the new deadline is not shown');
  stage.duty = (await page.locator(`${duty} .what`).textContent()).trim();
}

/** Opens the first duty whose row has these words; returns the selector of its row. */
async function openDuty(stage, page, words) {
  await page.goto(stage.document);
  const row = page.locator('ol.duties > li', { hasText: words }).first();
  const selector = `#${await row.getAttribute('id')}`;
  await row.getByRole('link', { name: /^Sửa/ }).click();
  return selector;
}

/** Answers what is still open, one question after the other, as the forms offer; who is meant is `body`. */
export async function answerEverything(page, body = 'Sở Giáo dục và Đào tạo') {
  for (let answered = 0; answered < MOST_QUESTIONS; answered += 1) {
    const open = page.locator('.question:not(.done)').first();
    if ((await open.count()) === 0) return;
    const field = (name) => open.locator(`input[name="truong"][value="${name}"]`).count();
    if (await field('so')) await fill(open, '45-HD/BTGTU');
    else if (await field('trich-yeu')) await fill(open, 'Triển khai thực hiện Kế hoạch số 72-KH/TU');
    else if (await open.locator('input[name="ten"]').count()) await fill(open, body);
    else if (await open.getByRole('button', { name: /^Thường xuyên/ }).count()) await open.getByRole('button', { name: /^Thường xuyên/ }).click();
    else await open.getByRole('button', { name: 'Để nguyên như văn bản' }).click();
    await page.waitForLoadState();
    if ((await page.title()).startsWith('Lỗi:')) {
      throw new Error(`a question could not be answered: ${await page.locator('.summary-box').textContent()}`);
    }
  }
  expect(false, `more than ${MOST_QUESTIONS} questions`);
}

async function fill(question, words) {
  await question.getByRole('textbox').fill(words);
  await question.getByRole('button', { name: 'Trả lời' }).click();
}
