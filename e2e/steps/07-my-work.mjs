// /viec-cua-toi of the commune clerk: overdue, today, 7 days, waiting for others; each row names the responsible head.

import { NotWritten } from '../lib/story.mjs';

export const title = 'the clerk finds the duty in «Việc của tôi», with the responsible head';

export async function walk() {
  throw new NotWritten();
}
