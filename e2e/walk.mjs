// People walk through the story in a real browser, on a fresh demo. Run from anywhere: node e2e/walk.mjs

import { rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { Demo } from './lib/demo.mjs';
import { launchBrowser } from './lib/browser.mjs';
import { tell } from './lib/story.mjs';
import { STEPS } from './steps/index.mjs';

process.chdir(resolve(import.meta.dirname, '..'));
rmSync('test-output/screenshots', { recursive: true, force: true });
const stage = { shared: process.env.DONDOC_SHARED };

async function clearAway() {
  await stage.browser?.close();
  await stage.demo?.stop();
}
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => clearAway().finally(() => process.exit(130)));

try {
  stage.demo = await Demo.start(process.env.DONDOC_PROGRAM ?? 'target/debug/dondoc');
  stage.browser = await launchBrowser();
  const { failed } = await tell(STEPS, stage);
  process.exitCode = failed === 0 ? 0 : 1;
} catch (problem) {
  console.log(`FAILED  the walk could not begin\n${problem.stack}`);
  console.log(`0 passed, ${STEPS.length} failed`);
  process.exitCode = 1;
} finally {
  await clearAway();
}
