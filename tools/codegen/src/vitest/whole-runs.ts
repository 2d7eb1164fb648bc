/**
 * Keeps the report that `abicus prove` reads whole: a run of some of the tests leaves its report
 * beside it, in `tests.partial.json`.
 */

/** The part of vitest that is used here. */
type Vitest = {
  readonly config: {
    outputFile?: string | Readonly<Record<string, string>> | undefined;
    readonly testNamePattern?: RegExp | undefined;
  };
  readonly globTestSpecifications: () => Promise<readonly unknown[]>;
};

/** The part of a reporter that is used here. */
export type WholeRunsReporter = {
  readonly onInit: (vitest: Vitest) => void;
  readonly onTestRunStart: (specifications: readonly unknown[]) => Promise<void>;
};

/** A reporter for vitest.config.ts, before `json`; `whole` is the path in `outputFile.json`. */
export function wholeRunsOnly(whole: string): WholeRunsReporter {
  let of: Vitest | undefined;
  return {
    onInit: (vitest) => void (of = vitest),
    onTestRunStart: async (specifications) => {
      if (of === undefined) return;
      const { config } = of;
      const { outputFile } = config;
      const partial = whole.replace(/\.json$/, '.partial.json');
      const json = typeof outputFile === 'object' ? outputFile['json'] : undefined;
      // Who names another file on the command line knows which tests are in it.
      if (json !== whole && json !== partial) return;
      const all = await of.globTestSpecifications();
      const isWhole = specifications.length >= all.length && config.testNamePattern === undefined;
      config.outputFile = { ...Object(outputFile), json: isWhole ? whole : partial };
    },
  };
}
