// The clerk acknowledges, reports progress and attaches evidence; the history shows each with who and when.

import { NotWritten } from '../lib/story.mjs';

export const title = 'the clerk acknowledges, reports progress and attaches evidence';

export async function walk() {
  throw new NotWritten();
}
