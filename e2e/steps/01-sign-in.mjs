// The door: a wrong password is told and nothing else, the right one opens, with a script and without one.

import { Person } from '../lib/browser.mjs';
import { checkPage } from '../lib/page-checks.mjs';
import { PEOPLE } from '../lib/people.mjs';
import { arrive, isAtTheDoor, sendSignIn } from '../lib/sign-in.mjs';
import { expect } from '../lib/story.mjs';

export const title = 'a wrong password is refused, the right one opens, with and without JavaScript';

export async function walk(stage) {
  const { login } = stage.demo.account(PEOPLE.clerk);
  const stranger = await Person.sitDown(stage.browser, stage.demo.address, { name: 'a stranger', pictures: stage.pictures });
  await stranger.page.goto('/viec-cua-toi');
  expect(isAtTheDoor(stranger), 'a stranger was let in to /viec-cua-toi');
  await checkPage(stranger, '01-sign-in');
  await sendSignIn(stranger, login, `${stage.demo.password}-wrong`);
  expect(isAtTheDoor(stranger), 'a wrong password opened the door');
  expect((await stranger.page.title()).startsWith('Lỗi:'), 'the title does not begin with «Lỗi:»');
  expect((await stranger.page.getByLabel('Tên đăng nhập').inputValue()) === login, 'the login that was typed is lost');
  await checkPage(stranger, '01-sign-in-refused');
  await stranger.leave();

  const withoutScript = await arrive(stage, 'the clerk without JavaScript', PEOPLE.clerk, { javaScriptEnabled: false });
  await withoutScript.leave();
  stage.clerk = await arrive(stage, 'the clerk', PEOPLE.clerk);
  stage.clerk.expectNoFaults();
}
