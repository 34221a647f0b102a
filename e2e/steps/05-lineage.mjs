// The guidance stands below the plan and the directive it carries out, and the central guidance stands beside it as a document
// known by citation only, with an offer to upload it.

import { NotWritten } from '../lib/story.mjs';

export const title = 'the lineage shows the directive, the plan and this guidance';

export async function walk() {
  throw new NotWritten();
}
