// Signing in as a person does it: by the words on the page.

import { Person } from './browser.mjs';

/** Fills in the sign-in page and sends it. */
export async function sendSignIn(person, login, password) {
  await person.page.goto('/dang-nhap');
  await person.page.getByLabel('Tên đăng nhập').fill(login);
  await person.page.getByLabel('Mật khẩu', { exact: true }).fill(password);
  await person.page.getByRole('button', { name: 'Đăng nhập' }).click();
  await person.page.waitForLoadState();
}

/** Whether the sign-in page still stands in front of the person. */
export function isAtTheDoor(person) {
  return new URL(person.page.url()).pathname === '/dang-nhap';
}

/** A person at their own computer, signed in. `words` describe the demo account. */
export async function arrive(stage, name, words, options = {}) {
  const account = stage.demo.account(words);
  const person = await Person.sitDown(stage.browser, stage.demo.address, { name, pictures: stage.pictures, ...options });
  await sendSignIn(person, account.login, stage.demo.password);
  if (isAtTheDoor(person)) throw new Error(`${name} (${account.login}) could not sign in`);
  return person;
}
