// The same paper comes as Word, PDF, scanned PDF and message of the exchange: each is read, its questions are answered, and it is
// published. A message whose signatory is another than the paper's is asked about.

import { checkPage } from '../lib/page-checks.mjs';
import { asDocx, asMessage, asPdf, asScan, paper } from '../lib/papers.mjs';
import { expect } from '../lib/story.mjs';
import { answerEverything } from './03-correct.mjs';

export const title = 'Word, PDF, a scan and a message of the exchange are read, corrected and published';

/** Recognising takes seconds a page. */
const PATIENCE_MS = 90_000;

export async function walk(stage) {
  const [word, text, scan, message] = [201, 202, 203, 204].map(paper);
  const [ofWord, ofMessage] = asDocx([word, message]);
  const files = [
    [word, 'ke-hoach.docx', ofWord, ''],
    [text, 'ke-hoach.pdf', await asPdf(stage.browser, text), ''],
    [scan, 'ke-hoach-quet.pdf', asScan(await asPdf(stage.browser, scan)), ''],
    [message, 'ke-hoach.edxml', asMessage(message, 'ke-hoach.docx', ofMessage), 'Người Ký Khác'],
  ];
  for (const [made, name, content, asked] of files) await fromFileToWork(stage, made, name, content, asked);
}

async function fromFileToWork(stage, made, name, content, asked) {
  const { page } = stage.specialist;
  await page.goto('/van-ban/tai-len');
  await page.getByLabel('Tệp văn bản').setInputFiles({ name, mimeType: 'application/octet-stream', buffer: content });
  await page.getByLabel('Tôi xác nhận văn bản không có bí mật nhà nước').check();
  await page.getByRole('button', { name: 'Tải lên và đọc' }).click({ timeout: PATIENCE_MS });
  await page.waitForURL(/\/van-ban\/[0-9a-f-]{36}$/, { timeout: PATIENCE_MS });
  const document = new URL(page.url()).pathname;
  const said = await page.locator('main').textContent();
  for (const words of [`${made.number}-KH/BTGDVTU`, '10/11/2026', 'tuyên truyền học nghề', asked]) {
    expect(said.includes(words), `${name}: «${words}» is not shown: ${said.slice(0, 2000)}`);
  }
  const duties = await page.locator('ol.duties > li').count();
  expect(duties >= 6, `${name}: only ${duties} duties were read`);
  await checkPage(stage.specialist, `20-${name.replace('.', '-')}`);
  await nameIssuer(page);
  await answerEverything(page);
  await publish(page, document, name);
}

/** A scanner takes one letter for another, so the issuer may not be found by its name. */
async function nameIssuer(page) {
  const question = page.locator('.question:not(.done)', { hasText: 'Cơ quan nào ban hành' });
  if ((await question.count()) === 0) return;
  await question.getByRole('textbox').fill('Ban Tuyên giáo và Dân vận Tỉnh ủy');
  await question.getByRole('button', { name: 'Trả lời' }).click();
  await page.waitForLoadState();
}

async function publish(page, document, name) {
  await page.goto(document);
  await page.getByRole('link', { name: 'Xem trước khi ban hành' }).first().click();
  const assignments = await page.locator('dl.facts b.num').nth(1).textContent();
  await page.getByRole('button', { name: 'Ban hành', exact: true }).click();
  await page.waitForLoadState();
  const confirmation = page.getByLabel('Nhập số phần việc để xác nhận');
  if (await confirmation.count()) {
    await confirmation.fill(assignments.replaceAll('.', '').trim());
    await page.getByRole('button', { name: 'Ban hành', exact: true }).click();
  }
  await page.waitForURL(`**${document}`);
  expect((await page.locator('main').textContent()).includes('Đã ban hành'), `${name}: the document is not published`);
}
