// People walk through the story in a real browser, each time on a fresh demo: first with the project's own guidance, and with
// DONDOC_SHARED set also with the source guidance that lies there, without the steps that look the same whatever it says.
// `node e2e/walk.mjs FILE` walks with that file alone, every step.

import { readdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Demo } from './lib/demo.mjs';
import { launchBrowser } from './lib/browser.mjs';
import { tell } from './lib/story.mjs';
import { STEPS, STEPS_OF_ANOTHER_GUIDANCE } from './steps/index.mjs';

const named = process.argv[2] && resolve(process.argv[2]);
process.chdir(resolve(import.meta.dirname, '..'));
rmSync('test-output/screenshots', { recursive: true, force: true });
const stage = {};

function guidances() {
  if (named) return [named];
  const shared = process.env.DONDOC_SHARED && join(process.env.DONDOC_SHARED, 'seed');
  const sources = shared ? readdirSync(shared).filter((name) => name.endsWith('.txt')).map((name) => join(shared, name)) : [];
  if (!shared) console.log('DONDOC_SHARED is not set: the walk on the source guidance is left out');
  return ['fixtures/huong-dan-giao-duc-nghe-nghiep.txt', ...sources];
}

async function clearAway() {
  await stage.browser?.close();
  await stage.demo?.stop();
}
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => clearAway().finally(() => process.exit(130)));

let [passed, failed] = [0, 0];
for (const [number, guidance] of guidances().entries()) {
  console.log(`== with ${number === 0 ? guidance : 'the source guidance'}`);
  const steps = number === 0 ? STEPS : STEPS_OF_ANOTHER_GUIDANCE;
  Object.assign(stage, { guidance, pictures: `test-output/screenshots/${number + 1}` });
  try {
    stage.demo = await Demo.start(process.env.DONDOC_PROGRAM ?? 'target/debug/dondoc');
    stage.browser = await launchBrowser();
    // The last line of a telling is its count; the sum of all tellings is printed below instead.
    const told = await tell(steps, stage, (line) => /^\d+ passed/.test(line) || console.log(line));
    passed += told.passed;
    failed += told.failed;
  } catch (problem) {
    console.log(`FAILED  the walk could not begin\n${problem.stack}`);
    failed += steps.length;
  } finally {
    await clearAway();
  }
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
