// The specialist corrects one addressee and one deadline by clicking, and answers every question of the reading.

import { NotWritten } from '../lib/story.mjs';

export const title = 'the specialist corrects an addressee and a deadline and answers the questions';

export async function walk() {
  throw new NotWritten();
}
