// /viec-cua-toi of the commune clerk: overdue, today, 7 days, waiting for others. The clerk names the responsible head, and each row
// then says who it is.

import { checkPage } from '../lib/page-checks.mjs';
import { expect } from '../lib/story.mjs';

export const title = 'the clerk finds the duty in «Việc của tôi», with the responsible head';

export async function walk(stage) {
  const { page } = stage.clerk;
  await page.goto('/viec-cua-toi');
  await checkPage(stage.clerk, '07-my-work');
  for (const heading of [/^Quá hạn/, /^Hạn hôm nay/, /^Trong 7 ngày tới/]) {
    expect((await page.getByRole('heading', { name: heading }).count()) === 1, `no section ${heading}`);
  }
  const section = page.locator('section', { has: page.getByRole('heading', { name: /^Trong 7 ngày tới/ }) });
  expect((await section.locator('.work-item', { hasText: stage.duty.slice(0, 60) }).count()) === 1, 'the duty is not among those of 7 days');

  await page.goto(stage.assignment);
  await checkPage(stage.clerk, '07-assignment');
  await page.getByText('Phân công thủ trưởng chịu trách nhiệm').first().click();
  await page.getByLabel('Thủ trưởng chịu trách nhiệm').selectOption({ label: 'Ngô Văn Sơn' });
  await page.getByRole('button', { name: 'Phân công', exact: true }).click();
  await page.goto('/viec-cua-toi');
  const row = page.locator('.work-item', { hasText: stage.duty.slice(0, 60) }).first();
  expect((await row.textContent()).includes('Ngô Văn Sơn'), 'the row does not name the responsible head');
}
