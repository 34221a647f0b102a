// Before publication: whom each line of «Nơi nhận» means; the specialist chooses where the words do not tell.

import { checkPage } from '../lib/page-checks.mjs';
import { expect } from '../lib/story.mjs';

export const title = 'the specialist chooses recipients where the words do not tell';

export async function walk(stage) {
  const { page } = stage.specialist;
  await page.goto(stage.document);
  const lines = page.locator('ul.recipients > li');
  const open = await lines.filter({ hasText: 'Cần người chọn' }).count();
  expect(open >= 1, 'every line is resolved: the guidance names bodies that are not in the register');
  expect((await lines.filter({ hasText: /[1-9]\d* đơn vị/ }).count()) >= 2, 'hardly a line was resolved');
  await lines.filter({ hasText: 'Cần người chọn' }).first().getByRole('link').click();
  await page.getByRole('radio', { name: 'Đơn vị được chọn dưới đây' }).check();
  await page.getByLabel('Đơn vị nhận').first().fill('Một nơi không có');
  await page.getByRole('button', { name: 'Lưu nơi nhận' }).click();
  expect((await page.title()).startsWith('Lỗi:'), 'a body that is not in the register was taken');
  await checkPage(stage.specialist, '04-recipient');
  await page.getByRole('radio', { name: 'Không gửi qua hệ thống' }).check();
  await page.getByRole('button', { name: 'Lưu nơi nhận' }).click();
  await page.waitForURL(/#noi-nhan$/);
  expect((await lines.filter({ hasText: 'Cần người chọn' }).count()) === open - 1, 'the line still waits');
}
