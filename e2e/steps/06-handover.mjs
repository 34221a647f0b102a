// /nhiem-vu/{id} of a duty given in 2024: handed over on 01/07/2025 from the district to the communes, with the chain and the
// legal basis, and the first promise unchanged.

import { NotWritten } from '../lib/story.mjs';

export const title = 'a duty of 2024 is handed over to the successors with the legal basis';

export async function walk() {
  throw new NotWritten();
}
