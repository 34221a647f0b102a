// The specialist chooses words of the source with the mouse and with the keyboard: a duty comes from them, moves, is split and merged;
// every correction is taken back again, so that the story goes on with what it had.

import { checkPage } from '../lib/page-checks.mjs';
import { expect } from '../lib/story.mjs';

export const title = 'the specialist chooses words of the text with mouse and keyboard, splits, merges and takes it back';

export async function walk(stage) {
  const { page } = stage.specialist;
  await page.goto(stage.document);
  const kept = await keptDuties(page);
  await lightUp(page);
  await moveByKeys(page, stage);
  await addWithMouse(stage, page, kept);
  await placeWithKeyboard(stage, page);
  await splitAndMerge(stage, page, kept);
  await page.goto(`${stage.document}/hieu-chinh`);
  await checkPage(stage.specialist, '03-corrections');
  await page.goto(stage.document);
  expect((await keptDuties(page)) === kept, 'after taking everything back the number of duties is another');
}

const keptDuties = (page) => page.locator('ol.duties > li:not(.dropped)').count();

/** Takes the last correction back with the button beside its message. */
async function undo(page) {
  await page.locator('.note.ok').getByRole('button', { name: 'Hoàn tác' }).click();
  await page.waitForLoadState();
  expect((await page.locator('.note.ok').textContent()).includes('Đã hoàn tác'), 'nothing was taken back');
}

async function lightUp(page) {
  const mark = page.locator('article.source mark.duty[id]').nth(1);
  const number = (await mark.getAttribute('id')).slice(1);
  await mark.scrollIntoViewIfNeeded();
  await mark.hover();
  expect(await page.locator(`#d${number}.lit`).count(), 'a marked sentence does not light its duty up');
  await page.locator('ol.duties > li').first().hover();
  expect(await page.locator('article.source mark.lit').count(), 'a duty does not light its sentence up');
  await mark.scrollIntoViewIfNeeded();
  // Its words run over several lines: the middle of their box need not be one of them.
  const first = await mark.evaluate((element) => { const box = element.getClientRects()[0]; return { x: box.x + 20, y: box.y + box.height / 2 }; });
  await page.mouse.click(first.x, first.y);
  expect(await page.evaluate((id) => document.activeElement.id === id, `d${number}`), 'a click does not lead to the duty');
}

async function moveByKeys(page, stage) {
  await page.locator('section.pane').first().focus();
  await page.keyboard.press('j');
  const first = await page.evaluate(() => document.activeElement.dataset.duties);
  await page.keyboard.press('j');
  const second = await page.evaluate(() => document.activeElement.dataset.duties);
  expect(first && second && first !== second, `J does not move on: ${first}, ${second}`);
  await page.keyboard.press('k');
  expect((await page.evaluate(() => document.activeElement.dataset.duties)) === first, 'K does not move back');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/nhiem-vu\/\d+$/);
  await page.goto(stage.document);
  const answer = page.locator('input[type="text"]').first();
  if (await answer.count()) {
    await answer.focus();
    await page.keyboard.type('jk v');
    expect((await answer.inputValue()).endsWith('jk v'), 'keys are taken away from a field');
    await page.goto(stage.document);
  }
}

/** Drags over a line of the text; the words and their place must be the same for browser and server. */
async function addWithMouse(stage, page, kept) {
  const line = page.locator('article.source p:not(.title)').filter({ hasNot: page.locator('mark.duty') }).filter({ hasText: /\S{3,} \S{3,} \S{3,}/ }).first();
  await line.scrollIntoViewIfNeeded();
  const box = await line.boundingBox();
  await page.mouse.move(box.x + 30, box.y + 12);
  await page.mouse.down();
  await page.mouse.move(box.x + 260, box.y + 14, { steps: 6 });
  await page.mouse.up();
  const bar = page.getByRole('region', { name: 'Đoạn đã chọn' });
  await bar.waitFor();
  await checkPageKeepingSelection(stage, '03-selected');
  const chosen = (await bar.locator('[data-words]').textContent()).trim();
  await bar.getByRole('button', { name: 'Thêm nhiệm vụ từ đoạn này' }).click();
  await page.waitForURL(/them-nhiem-vu\?/);
  const shown = (await page.locator('blockquote').textContent()).trim();
  const plain = (text) => text.replace(/^[\s,;.:–-]+|[\s,;.:–-]+$/g, '');
  expect(plain(chosen) === plain(shown), `chosen «${chosen}», taken «${shown}»`);
  await checkPage(stage.specialist, '03-add-from-words');
  await page.getByRole('button', { name: 'Thêm nhiệm vụ' }).click();
  await page.waitForURL(/nhiem-vu\/\d+#doi-tuong$/);
  await undo(page);
  await page.goto(stage.document);
  expect((await keptDuties(page)) === kept, 'the added duty was not taken back');
}

/** A picture of the bar; resizing the window would lose nothing, but axe must see the bar as it stands. */
async function checkPageKeepingSelection(stage, name) {
  await stage.specialist.page.screenshot({ path: `${stage.pictures}/${name}-1440.png` });
  stage.specialist.expectNoFaults();
}

/** V chooses the words of a duty, Shift and arrows shorten them, Enter leads to the buttons. */
async function placeWithKeyboard(stage, page) {
  await page.goto(stage.document);
  await page.locator('section.pane').first().focus();
  await page.keyboard.press('j');
  const number = await page.evaluate(() => document.activeElement.dataset.duties.split(' ')[0]);
  await page.keyboard.press('v');
  const bar = page.getByRole('region', { name: 'Đoạn đã chọn' });
  await bar.waitFor();
  const end = () => bar.locator('[name=den]').first().inputValue().then(Number);
  const whole = await end();
  for (let times = 0; times < 3; times += 1) await page.keyboard.press('Shift+ArrowLeft');
  await page.waitForTimeout(300);
  expect((await end()) === whole - 3, `three presses shortened the words from ${whole} to ${await end()}`);
  expect((await bar.getByRole('combobox').inputValue()) === number, 'the duty of the chosen words is not the one offered');
  await page.keyboard.press('Enter');
  expect(await page.evaluate(() => document.activeElement.closest('[data-selection]') !== null), 'Enter does not lead to the buttons');
  await bar.getByRole('button', { name: 'Sửa vị trí của nhiệm vụ này' }).click();
  await page.waitForLoadState();
  if ((await page.title()).startsWith('Lỗi:')) {
    // The same sentence holds another duty: the person says that this is meant.
    await page.getByLabel('Vẫn giữ đoạn trùng').check();
    await page.getByRole('button', { name: 'Lưu vị trí' }).click();
    await page.waitForLoadState();
  }
  await undo(page);
}

async function splitAndMerge(stage, page, kept) {
  await page.goto(stage.document);
  // Words from the middle of a duty that stand in the text exactly once.
  const { id, half } = await page.locator('article.source').evaluate((source) => {
    const found = [...source.querySelectorAll('mark.duty[id]')].filter((mark) => mark.textContent.length > 60).map((mark) => {
      const words = mark.textContent;
      return { id: mark.id.slice(1), half: words.slice(Math.floor(words.length / 2)).replace(/^\S*\s+/, '').slice(0, 40).trim() };
    });
    return found.find((one) => source.textContent.split(one.half).length === 2);
  });
  await page.goto(`${stage.document}/nhiem-vu/${id}`);
  await checkPage(stage.specialist, '03-duty-shape');
  await page.getByLabel('Tách từ chữ').fill('lời này không có trong văn bản');
  await page.getByRole('button', { name: 'Tách thành hai nhiệm vụ' }).click();
  expect((await page.title()).startsWith('Lỗi:'), 'a duty was split where its words do not stand');
  await page.getByLabel('Tách từ chữ').fill(half);
  await page.getByRole('button', { name: 'Tách thành hai nhiệm vụ' }).click();
  await page.waitForURL(new RegExp(`#d${id}$`));
  expect((await keptDuties(page)) === kept + 1, 'a duty that was split is not two');
  await page.goto(`${stage.document}/nhiem-vu/${id}`);
  await page.getByRole('button', { name: /^Gộp nhiệm vụ/ }).click();
  await page.waitForURL(new RegExp(`#d${id}$`));
  expect((await keptDuties(page)) === kept, 'two merged duties are not one');
  await undo(page);
  await page.goto(`${stage.document}/hieu-chinh`);
  await page.locator('li', { hasText: 'Tách' }).getByRole('button', { name: /^Hoàn tác/ }).first().click();
  await page.waitForLoadState();
}
