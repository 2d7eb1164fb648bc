/**
 * Keeps the report that `abicus prove` reads whole, and says in it what tests were made of.
 *
 * A run of some of the tests leaves its report beside it, in `tests.partial.json`, and so does one with
 * errors that belong to no test: an assertion that failed after its test was over. A whole run takes the
 * last report away as it begins: one that breaks off leaves none.
 */

import { removeInside } from '../files/inside.ts';
import { leaveSources, type TestFile } from './sources.ts';

/** The part of vitest that is used here. */
type Vitest = {
  readonly config: {
    readonly root: string;
    outputFile?: string | Readonly<Record<string, string>> | undefined;
    readonly testNamePattern?: RegExp | undefined;
  };
  readonly globTestSpecifications: () => Promise<readonly unknown[]>;
};

/** The part of a reporter that is used here. */
export type WholeRunsReporter = {
  readonly onInit: (vitest: Vitest) => void;
  readonly onTestRunStart: (specifications: readonly unknown[]) => Promise<void>;
  readonly onTestRunEnd: (files: readonly TestFile[], errors: readonly unknown[]) => void;
};

/** A reporter for vitest.config.ts, before `json`; `whole` is the path in `outputFile.json`. */
export function wholeRunsOnly(whole: string): WholeRunsReporter {
  const partial = whole.replace(/\.json$/, '.partial.json');
  let of: Vitest | undefined;
  const write = ({ config }: Vitest, json: string): void => {
    config.outputFile = { ...Object(config.outputFile), json };
  };
  /** Whether this run writes one of the two. A file named on the command line has what was asked for. */
  const isOurs = ({ config: { outputFile } }: Vitest): boolean => {
    const json = typeof outputFile === 'object' ? outputFile['json'] : undefined;
    return json === whole || json === partial;
  };
  return {
    onInit: (vitest) => void (of = vitest),
    onTestRunStart: async (specifications) => {
      if (of === undefined || !isOurs(of)) return;
      const { config } = of;
      const all = await of.globTestSpecifications();
      const isWhole = specifications.length >= all.length && config.testNamePattern === undefined;
      if (isWhole) removeInside(config.root, whole);
      write(of, isWhole ? whole : partial);
    },
    onTestRunEnd: (files, errors) => {
      if (of === undefined) return;
      leaveSources(of.config.root, files);
      if (isOurs(of) && errors.length > 0) write(of, partial);
    },
  };
}
