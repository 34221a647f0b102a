// The conversion from what a browser counts (UTF-16 units) to what the system counts (code points), without a browser.

import assert from 'node:assert/strict';
import test from 'node:test';
import { codePoints } from '../crates/app/assets/places.js';

test('code points, not units', () => {
  for (const [text, count] of [
    ['', 0], ['Đảng ủy', 7], ['“học”', 5], ['𝐀b', 2], ['a👩‍🏫', 4], ['ệ', 1], ['e\u0323\u0302', 3], ['\n', 1], ['\ud835', 1],
  ]) assert.equal(codePoints(text), count, JSON.stringify(text));
  // A control: the browser's own count would be another one.
  assert.notEqual('𝐀b'.length, codePoints('𝐀b'));
});
