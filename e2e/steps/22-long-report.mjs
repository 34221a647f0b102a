// A long report section by section with the keyboard alone: the list of sections, a block from Excel seen and written, the
// period before taken over, the review, a figure sent back, corrected and submitted again.

import { nameInFocus, tabTo } from '../lib/keyboard.mjs';
import { checkPage } from '../lib/page-checks.mjs';
import { PEOPLE } from '../lib/people.mjs';
import { arrive } from '../lib/sign-in.mjs';
import { expect } from '../lib/story.mjs';
