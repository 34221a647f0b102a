// The smoke walk that proves the English interface: sign in, my work, one duty, sign out.

import { NotWritten } from '../lib/story.mjs';

export const title = 'the same pages speak English';

export async function walk() {
  throw new NotWritten();
}
