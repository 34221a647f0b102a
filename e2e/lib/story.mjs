// Tells a story step by step and counts truthfully: a step that fails, or is not written yet, is a failure, and the
// steps after it are still tried.

export class NotWritten extends Error {
  constructor() {
    super('not written');
  }
}

/** Runs the steps in order with one stage that they share. Returns how many passed and failed. */
export async function tell(steps, stage, print = console.log) {
  let passed = 0;
  let failed = 0;
  for (const { title, walk } of steps) {
    const started = performance.now();
    try {
      await walk(stage);
      passed += 1;
      print(`passed  ${title} (${Math.round(performance.now() - started)} ms)`);
    } catch (problem) {
      failed += 1;
      print(`FAILED  ${title}\n        ${(problem instanceof NotWritten ? problem.message : problem.stack).replaceAll('\n', '\n        ')}`);
    }
  }
  print(`${passed} passed, ${failed} failed`);
  return { passed, failed };
}

/** Fails with `message` unless `truth` holds. */
export function expect(truth, message) {
  if (!truth) throw new Error(message);
}
