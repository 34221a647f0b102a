// The preview names who will get what, with counts, and asks again above 100; then the guidance is published.

import { NotWritten } from '../lib/story.mjs';

export const title = 'the specialist sees who will get what and publishes';

export async function walk() {
  throw new NotWritten();
}
