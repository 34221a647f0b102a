// /van-ban/tai-len: the specialist declares that the file holds no state secret, uploads the guidance (with DONDOC_SHARED the
// source guidance too), and sees the text with the found parts highlighted beside the reading.

import { NotWritten } from '../lib/story.mjs';

export const title = 'the specialist uploads the guidance and sees text and reading side by side';

export async function walk() {
  throw new NotWritten();
}
