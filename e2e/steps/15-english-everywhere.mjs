// Every kind of page in English: no sentence of the Vietnamese interface is left, no key of a missing text, and the rules of
// accessibility hold in the longer words too.

import { accessibilityProblems } from '../lib/page-checks.mjs';
import { lookAtAll } from '../lib/page-kinds.mjs';
import { expect } from '../lib/story.mjs';
import { messagesOf, untranslated, vietnamesePatterns } from '../lib/vietnamese-texts.mjs';

export const title = 'every kind of page speaks English and nothing else';

export async function walk(stage) {
  const patterns = vietnamesePatterns();
  const keys = new Set(messagesOf('texts.vi.ftl').keys());
  expect(patterns.length > 500, `only ${patterns.length} Vietnamese texts were found`);
  stage.kinds = undefined;
  await lookAtAll(stage, { english: true }, async ({ page }) => {
    expect((await page.locator('html').getAttribute('lang')) === 'en', 'it is not in English');
    const left = [...await untranslated(page, patterns, keys), ...await accessibilityProblems(page)];
    expect(left.length === 0, left.join('\n  '));
  });
}
