// After publication: the commune finds the new document in «Việc của tôi», opens it and says that it was received; the sender sees both.

import { checkPage } from '../lib/page-checks.mjs';
import { expect } from '../lib/story.mjs';

export const title = 'the commune opens the document and says that it was received; the sender sees it';

export async function walk(stage) {
  const { page } = stage.clerk;
  await page.goto('/viec-cua-toi');
  const section = page.locator('section', { has: page.getByRole('heading', { name: /^Văn bản mới nhận/ }) });
  expect((await section.locator('.work-item').count()) === 1, 'the new document is not in the list');
  await checkPage(stage.clerk, '05-arrival');
  await section.getByRole('link').first().click();
  await page.getByRole('button', { name: 'Đã nhận văn bản' }).click();
  await page.waitForLoadState();
  expect((await page.locator('main').textContent()).includes('Đơn vị đã xác nhận nhận văn bản'), 'the receipt is not shown');
  await page.goto('/viec-cua-toi');
  expect((await page.getByRole('heading', { name: /^Văn bản mới nhận/ }).count()) === 0, 'a document that was received is still new');

  const sender = stage.specialist.page;
  await sender.goto('/viec-cua-toi');
  await checkPage(stage.specialist, '05-sent');
  await sender.getByRole('link', { name: /Hướng dẫn/ }).first().click();
  const unopened = await sender.locator('#da-gui ~ .scroll tbody tr').count();
  await sender.getByRole('link', { name: 'Xem tất cả' }).click();
  const all = await sender.locator('#da-gui ~ .scroll tbody tr').count();
  expect(unopened === all - 1, `${unopened} of ${all} have not opened it`);
  expect((await sender.locator('tbody tr', { hasText: 'Đã nhận' }).count()) === 1, 'the sender does not see the receipt');
  await checkPage(stage.specialist, '05-deliveries');
}
