// Empty file, not UTF-8, 50 MB, marked «MẬT», a wrong date, the same form sent twice, a session that ended in the middle of a form
// (what was typed is kept), two people on one assignment (the slower one is told).

import { NotWritten } from '../lib/story.mjs';

export const title = 'bad input is told clearly and nothing is lost';

export async function walk() {
  throw new NotWritten();
}
