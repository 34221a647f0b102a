// The negative control of the walk: a good page passes every check, and each planted fault is caught by the check that is
// there for it. Needs Chromium, but no dondoc.

import { Person, launchBrowser } from './lib/browser.mjs';
import { Demo, readDemoOutput } from './lib/demo.mjs';
import { darkProblems, forcedColourProblems, paperProblems } from './lib/looks.mjs';
import { checkPage } from './lib/page-checks.mjs';
import { plantedServer } from './lib/planted.mjs';
import { arrive } from './lib/sign-in.mjs';
import { NotWritten, expect, tell } from './lib/story.mjs';
import { messagesOf, untranslated, vietnamesePatterns } from './lib/vietnamese-texts.mjs';
import { resolve } from 'node:path';

process.chdir(resolve(import.meta.dirname, '..'));

const PLANTED = [
  ['/pale', /\[color-contrast\].*Chữ quá nhạt/s],
  ['/unlabelled', /\[label\].*<input name="x"/s],
  ['/wide', /wider than 390 px: <p class="wide">/],
  ['/inline-script', /console: .*[Cc]ontent.[Ss]ecurity.[Pp]olicy/],
  ['/inline-style', /console: .*[Cc]ontent.[Ss]ecurity.[Pp]olicy/],
  ['/broken-script', /script error: planted/],
  ['/missing-part', /answer 404: .*nothing\.png/],
  ['/elsewhere', /request to another place: http:\/\/127\.0\.0\.2/],
  ['/fails', /answer 500/],
];

const KEYS = new Set(messagesOf('texts.vi.ftl').keys());
const LOOKS = {
  english: { see: (page) => untranslated(page, vietnamesePatterns(), KEYS) },
  dark: { media: { colorScheme: 'dark' }, see: darkProblems },
  forced: { media: { forcedColors: 'active' }, see: forcedColourProblems },
  paper: { media: { media: 'print' }, see: async (page) => (await paperProblems(page)).problems },
};
/** Which look sees which fault; none is expected where no words stand. */
const SEEN = [
  ['english', '/english'], ['english', '/half-english', /«Việc của tôi» \((section-my-work|api-subject-work)\)/], ['english', '/key', /the key «section-my-work»/],
  ['dark', '/light-in-the-dark', /the ground is light/],
  ['forced', '/good'], ['forced', '/focus-hidden', /the focus cannot be seen: <a class="quiet"/],
  ['paper', '/paper'], ['paper', '/paper-with-button', /on paper: <button>/], ['paper', '/paper-cut-off', /cut off: <p class="wide">/],
  ['paper', '/paper-pale', /too light for paper/],
];

async function look(stage, name, path, words) {
  const person = await Person.sitDown(stage.browser, stage.demo.address, { name: 'the visitor' });
  try {
    await person.page.emulateMedia(LOOKS[name].media ?? {});
    await person.page.goto(path);
    const problems = (await LOOKS[name].see(person.page)).join('\n');
    expect(words ? words.test(problems) : problems === '', `${name} of ${path} says: «${problems}»`);
  } finally {
    await person.leave();
  }
}

async function visit(stage, path) {
  const person = await Person.sitDown(stage.browser, stage.demo.address, { name: 'the visitor' });
  try {
    await person.page.goto(path);
    await checkPage(person, path.slice(1), 'test-output/harness');
  } finally {
    await person.leave();
  }
}

/** Fails unless `act` fails with words that fit. */
async function expectFailure(act, words) {
  try {
    await act();
  } catch (problem) {
    expect(words.test(problem.message), `failed, but said: ${problem.message}`);
    return;
  }
  throw new Error(`nothing was caught; expected ${words}`);
}

const CONTROLS = [
  { title: 'a good page passes', walk: (stage) => visit(stage, '/good') },
  ...PLANTED.map(([path, words]) => ({
    title: `the fault of ${path} is caught`,
    walk: (stage) => expectFailure(() => visit(stage, path), words),
  })),
  ...SEEN.map(([name, path, words]) => ({
    title: `${name}: ${path} ${words ? 'is caught' : 'passes'}`,
    walk: (stage) => look(stage, name, path, words),
  })),
  {
    title: 'the right password opens, with and without JavaScript',
    async walk(stage) {
      for (const javaScriptEnabled of [true, false]) await (await arrive(stage, 'Lan', /xã/, { javaScriptEnabled })).leave();
    },
  },
  {
    title: 'a wrong password is told',
    walk: (stage) => expectFailure(
      () => arrive({ ...stage, demo: { ...stage.demo, account: stage.demo.account, password: 'wrong' } }, 'Lan', /xã/), /Lan \(lan\) could not sign in/),
  },
  {
    title: 'a step that is not written counts as failed, and the next one is still told',
    async walk() {
      const lines = [];
      const steps = [{ title: 'a', walk() { throw new NotWritten(); } }, { title: 'b', walk() {} }];
      const counts = await tell(steps, {}, (line) => lines.push(line));
      expect(counts.passed === 1 && counts.failed === 1, `counted ${JSON.stringify(counts)}`);
      expect(/not written/.test(lines[0]) && lines.at(-1) === '1 passed, 1 failed', lines.join('\n'));
    },
  },
  {
    title: 'the address, the password and the accounts are read from what the demo prints',
    walk() {
      const read = readDemoOutput('Đang chạy tại http://127.0.0.1:4312\n\nTài khoản (mật khẩu: hoa-sen-7):\n  lan.binh-an   Lan, cán bộ văn phòng xã\n  minh.btg  Minh, chuyên viên tỉnh\n');
      expect(read.address === 'http://127.0.0.1:4312' && read.password === 'hoa-sen-7', JSON.stringify(read));
      expect(read.accounts.map(({ login }) => login).join() === 'lan.binh-an,minh.btg', JSON.stringify(read));
    },
  },
  {
    title: 'a demo that does not start is told',
    walk: () => expectFailure(() => Demo.start('/bin/false'), /the demo ended before it served/),
  },
];

const server = await plantedServer();
const browser = await launchBrowser();
const demo = { address: server.address, password: 'right', account: () => ({ login: 'lan', who: 'Lan' }) };
try {
  const { failed } = await tell(CONTROLS, { browser, demo });
  process.exitCode = failed === 0 ? 0 : 1;
} finally {
  await browser.close();
  await server.close();
}
