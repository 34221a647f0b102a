// Every kind of page on paper: A4, nothing to press, nothing to follow, nothing cut off at the right, and no light letters on the
// white ground. The PDF of each is kept to be looked at.

import { mkdirSync, writeFileSync } from 'node:fs';
import { paperProblems } from '../lib/looks.mjs';
import { lookAtAll } from '../lib/page-kinds.mjs';
import { expect } from '../lib/story.mjs';

export const title = 'every kind of page can be printed on A4';

export async function walk(stage) {
  const folder = `${stage.pictures}/paper`;
  mkdirSync(folder, { recursive: true });
  await lookAtAll(stage, { media: { media: 'print' } }, async ({ page }, { name }) => {
    const { problems, pdf } = await paperProblems(page);
    writeFileSync(`${folder}/${name}.pdf`, pdf);
    expect(problems.length === 0, problems.join('\n  '));
  });
}
