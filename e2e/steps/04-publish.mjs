// The preview names who will get what, with counts, and asks again above 100; then the guidance is published.

import { checkPage } from '../lib/page-checks.mjs';
import { expect } from '../lib/story.mjs';

export const title = 'the specialist sees who will get what and publishes';

export async function walk(stage) {
  const { page } = stage.specialist;
  await page.goto(stage.document);
  await page.getByRole('link', { name: 'Xem trước khi ban hành' }).first().click();
  await checkPage(stage.specialist, '04-preview');
  const number = async (place) => Number((await page.locator('dl.facts b.num').nth(place).textContent()).replaceAll('.', ''));
  const [obligations, assignments] = [await number(0), await number(1)];
  expect(obligations >= 15 && assignments > 100, `${obligations} obligations, ${assignments} assignments`);
  const text = await page.locator('main').textContent();
  for (const name of ['Huyện ủy Vĩnh Gạo', 'Đảng ủy Công an tỉnh', 'Hội Nông dân tỉnh', 'Ban Tuyên giáo Huyện ủy Vĩnh Gạo']) {
    expect(text.includes(name), `${name} is not in the preview`);
  }
  await page.getByRole('button', { name: 'Ban hành', exact: true }).click();
  expect((await page.title()).startsWith('Lỗi:'), 'more than 100 assignments were opened without asking again');
  await page.getByLabel('Nhập số phần việc để xác nhận').fill(String(assignments));
  await page.getByRole('button', { name: 'Ban hành', exact: true }).click();
  await page.waitForURL(`**${stage.document}`);
  expect((await page.locator('main').textContent()).includes('Đã ban hành'), 'the document is not published');
  expect((await page.getByRole('link', { name: /^Sửa(?! đổi)/ }).count()) === 0, 'a published document can still be corrected');
  await checkPage(stage.specialist, '04-published');
  await page.getByRole('link', { name: 'Xem nhiệm vụ' }).click();
  await checkPage(stage.specialist, '04-obligations');
}
