// A duty given in 2024 to a district committee was handed over on 01/07/2025 to the communes, with the chain and the legal basis;
// the predecessor's own assignment can be read and no longer be changed.

import { checkPage } from '../lib/page-checks.mjs';
import { expect } from '../lib/story.mjs';

export const title = 'a duty of 2024 is handed over to the successors with the legal basis';

export async function walk(stage) {
  const { page } = stage.clerk;
  await page.goto('/viec-cua-toi');
  await page.locator('.work-item', { hasText: stage.duty.slice(0, 60) }).first().getByRole('link').first().click();
  stage.assignment = new URL(page.url()).pathname;
  const chain = page.locator('section', { has: page.getByRole('heading', { name: 'Chuyển giao' }) });
  const text = await chain.textContent();
  for (const words of ['Huyện ủy Vĩnh Gạo', '01/07/2025', '203/2025/QH15']) {
    expect(text.includes(words), `«${words}» is not in the chain: ${text}`);
  }
  await chain.getByRole('link', { name: 'Huyện ủy Vĩnh Gạo' }).click();
  expect((await page.locator('main').textContent()).includes('Đã chuyển giao'), 'the predecessor is not shown as handed over');
  expect((await page.locator('main').getByRole('button').filter({ visible: true }).count()) === 0, 'a predecessor can still be changed');
  await checkPage(stage.clerk, '06-handed-over');
}
