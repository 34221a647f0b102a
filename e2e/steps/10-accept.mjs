// The tracking body sends back with a reason, the commune submits again, the tracking body extends (the first promise stays) and
// accepts.

import { NotWritten } from '../lib/story.mjs';

export const title = 'the tracking body sends back with a reason, extends and accepts';

export async function walk() {
  throw new NotWritten();
}
