/** Runs each test's function under the recorder, and leaves what it saw in `meta.abicus` for the JSON report. */
import { TestRunner, type RunnerTestCase } from 'vitest';
import { countAssertions } from './assertions.ts';
import { META, type TestRecord } from './format.ts';
import { tellNatively } from './native.ts';
import { record } from './recorder.ts';

// Before any test file is loaded.
tellNatively();

/** For `test.runner`; the plugin sets it. */
export default class ProofRunner extends TestRunner {
  readonly #records = new WeakMap<RunnerTestCase, TestRecord>();

  async runTask(test: RunnerTestCase): Promise<void> {
    countAssertions();
    const run = TestRunner.getTestFn(test);
    const runs = (this.#records.get(test)?.runs ?? 0) + 1;
    await record(run, (saw) => {
      this.#records.set(test, { runs, fails: test.fails === true, ...saw });
    });
  }

  /** When all hooks of the test are over. Anything that a test or a hook wrote to this place is ignored. */
  override onAfterRunTask(test: RunnerTestCase): void {
    super.onAfterRunTask(test);
    const found = this.#records.get(test);
    if (found === undefined) Reflect.deleteProperty(test.meta, META);
    else {
      for (const one of [found.seen, found.draws, found]) Object.freeze(one);
      Object.defineProperty(test.meta, META, {
        value: found,
        enumerable: true,
        writable: false,
        configurable: false,
      });
    }
  }
}
