/**
 * `testing/` of each package: shapes of its types, calls and frames beside the generated functions,
 * golden vectors, its checks, and its invariants. `@abicus/wire/testing` makes cases from them.
 */
import type { CodeFile } from '../../output/code-file.ts';
import { outputs, type Emitter } from '../emitter.ts';
import { callsFile } from './calls.ts';
import { checksFile } from './checks.ts';
import type { TestingHome } from './home.ts';
import { invariantsFile } from './invariants.ts';
import { serviceFiles } from './services.ts';
import { typesFile } from './types.ts';

function filesOf(home: TestingHome): CodeFile[] {
  return [
    typesFile(home),
    callsFile(home),
    checksFile(home),
    invariantsFile(home),
    ...serviceFiles(home),
  ].filter((file) => file !== undefined);
}

/** The files that tests of a package's codecs, handlers and services are made from. */
export const testing: Emitter = {
  name: 'testing',
  emit: (model, workspace) =>
    outputs(
      ...model.packages.flatMap((pkg) => filesOf({ workspace, model, pkg, feeds: pkg.feeds })),
    ),
};
