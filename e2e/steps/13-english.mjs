// The smoke walk that proves the English interface: my work, one duty, the documents, sign out.

import { checkPage } from '../lib/page-checks.mjs';
import { expect } from '../lib/story.mjs';

export const title = 'the same pages speak English';

export async function walk(stage) {
  const { page } = stage.clerk;
  await page.goto('/viec-cua-toi');
  await page.getByRole('button', { name: 'English' }).click();
  await page.waitForLoadState();
  expect((await page.locator('html').getAttribute('lang')) === 'en', 'the page is not in English');
  expect((await page.getByRole('heading', { level: 1 }).textContent()).trim() === 'My work', 'the heading is not in English');
  await checkPage(stage.clerk, '13-my-work');
  for (const path of [stage.assignment, '/van-ban', '/nhiem-vu', '/don-vi', '/nguoi-dung', '/tai-khoan']) {
    await page.goto(path);
    expect((await page.locator('html').getAttribute('lang')) === 'en', `${path} is not in English`);
    await checkPage(stage.clerk, `13${path.startsWith('/phan-viec') ? '-assignment' : path.replaceAll('/', '-')}`);
  }
  await page.locator('details.me > summary').click();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.waitForLoadState();
  await page.goto('/viec-cua-toi');
  expect(new URL(page.url()).pathname === '/dang-nhap', 'after signing out the door stands open');
}
