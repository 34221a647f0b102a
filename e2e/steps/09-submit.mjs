// The clerk saves the report that the work is done, the head endorses it, it is submitted, and the «biên nhận» shows number, second,
// person, content and verification code.

import { NotWritten } from '../lib/story.mjs';

export const title = 'the head endorses, the commune submits and gets its receipt';

export async function walk() {
  throw new NotWritten();
}
