// Every kind of page as people with a dark screen and with colours of their own see it. Contrast is measured in the dark; with
// forced colours it is the browser's, so the focus is looked at there. A picture of each is kept.

import { mkdirSync } from 'node:fs';
import { darkProblems, forcedColourProblems } from '../lib/looks.mjs';
import { lookAtAll } from '../lib/page-kinds.mjs';
import { expect } from '../lib/story.mjs';

export const title = 'every kind of page is readable in the dark and in forced colours';

export async function walk(stage) {
  await lookAtAll(stage, { media: { colorScheme: 'dark' } }, async ({ page }, { name }) => {
    await picture(stage, page, 'dark', name);
    const problems = await darkProblems(page);
    expect(problems.length === 0, problems.join('\n  '));
  });
  await lookAtAll(stage, { media: { forcedColors: 'active' } }, async ({ page }, { name }) => {
    await picture(stage, page, 'forced', name);
    const problems = await forcedColourProblems(page);
    expect(problems.length === 0, problems.join('\n  '));
  });
}

async function picture(stage, page, look, name) {
  const folder = `${stage.pictures}/${look}`;
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
}
