/** A vitest reporter that reports how many test files are done, and at the end how many tests there were. */
import { report } from './report.ts';

/** The part of a test module that is used here. */
type Module = {
  readonly children: { readonly allTests: () => Iterable<{ result: () => { state: string } }> };
};

/** The part of a reporter that is used here. */
export type ProgressReporter = {
  readonly onTestRunStart: (specifications: readonly unknown[]) => void;
  readonly onTestModuleEnd: () => void;
  readonly onTestRunEnd: (modules: readonly Module[]) => void;
};

/** Creates the reporter; `say` receives its reports. */
export function progressReporter(say: typeof report = report): ProgressReporter {
  let [done, of] = [0, 0];
  return {
    onTestRunStart: (specifications) => {
      [done, of] = [0, specifications.length];
      say({ done, of, unit: 'files' });
    },
    onTestModuleEnd: () => say({ done: (done += 1), of, unit: 'files' }),
    onTestRunEnd: (modules) => {
      const states = modules.flatMap(({ children }) =>
        [...children.allTests()].map((test) => test.result().state),
      );
      const count = (state: string): number => states.filter((one) => one === state).length;
      const skipped = count('skipped');
      const rest = skipped === 0 ? '' : `, ${skipped} skipped`;
      say({ summary: `${count('passed')} passed, ${count('failed')} failed${rest}` });
    },
  };
}
