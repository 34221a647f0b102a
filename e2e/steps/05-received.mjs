// After publication: the commune finds the new document in «Việc của tôi», opens it and says that it was received; the sender sees both.

import { checkPage } from '../lib/page-checks.mjs';
import { expect } from '../lib/story.mjs';

export const title = 'the commune opens the document and says that it was received; the sender sees it';

/** The number that the specialist gave to the guidance. */
const SYMBOL = '45-HD/BTGTU';

export async function walk(stage) {
  const { page } = stage.clerk;
  await page.goto('/viec-cua-toi');
  const row = page.locator('section', { has: page.getByRole('heading', { name: /^Văn bản mới nhận/ }) }).locator('.work-item', { hasText: SYMBOL });
  expect((await row.count()) === 1, `the new document is not in the list: ${await page.locator('main').innerText()}`);
  await checkPage(stage.clerk, '05-arrival');
  await row.getByRole('link').click();
  await page.getByRole('button', { name: 'Đã nhận văn bản' }).click();
  await page.waitForLoadState();
  expect((await page.locator('main').textContent()).includes('Đơn vị đã xác nhận nhận văn bản'), 'the receipt is not shown');
  await page.goto('/viec-cua-toi');
  expect((await row.count()) === 0, 'a document that was received is still new');

  const sender = stage.specialist.page;
  await sender.goto('/viec-cua-toi');
  await checkPage(stage.specialist, '05-sent');
  await sender.locator('.work-item', { hasText: SYMBOL }).filter({ hasText: 'chưa mở' }).getByRole('link').first().click();
  await sender.waitForURL(/loc=chua-mo/);
  const rows = sender.locator('#da-gui ~ .scroll tbody tr');
  const unopened = await rows.count();
  await sender.getByRole('link', { name: 'Xem tất cả' }).click();
  await sender.waitForURL((address) => address.search === '');
  const all = await rows.count();
  expect(unopened > 0 && unopened === all - 1, `${unopened} of ${all} have not opened it`);
  expect((await rows.filter({ hasText: 'Đã nhận' }).count()) === 1, 'the sender does not see the receipt');
  await checkPage(stage.specialist, '05-deliveries');
}
