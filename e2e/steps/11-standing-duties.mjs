// A duty without a date is «thường xuyên» with a periodic confirmation; a recurring duty opens one occurrence a period.

import { NotWritten } from '../lib/story.mjs';

export const title = 'a standing duty is confirmed and a recurring one opens an occurrence';

export async function walk() {
  throw new NotWritten();
}
