/** Runs each test's function under the recorder, and leaves what it saw in `meta.abicus` for the JSON report. */
import { TestRunner, type RunnerTestCase } from 'vitest';
import { countAssertions } from './assertions.ts';
import { META, type TestRecord } from './format.ts';
import { record } from './recorder.ts';

/** For `test.runner`; the plugin sets it. */
export default class ProofRunner extends TestRunner {
  async runTask(test: RunnerTestCase): Promise<void> {
    countAssertions();
    const run = TestRunner.getTestFn(test);
    const before: unknown = Reflect.get(test.meta, META);
    const runs = typeof before === 'object' && before !== null ? Reflect.get(before, 'runs') : 0;
    await record(run, (saw) => {
      const meta: TestRecord = { runs: Number(runs) + 1, fails: test.fails === true, ...saw };
      Object.assign(test.meta, { [META]: meta });
    });
  }
}
