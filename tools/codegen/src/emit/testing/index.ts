/** `testing/` of each package: cases, slots, arbitraries and golden vectors, all of them plain data. */
import { outputs, type Emitter } from '../emitter.ts';
import { arbitraryFiles } from './arbitraries.ts';
import { codecFiles } from './frames.ts';
import { frameCaseFiles } from './frame-cases.ts';
import { textFile, type TestingHome } from './home.ts';
import { kernelCases } from './kernel-cases.ts';
import { slotFiles } from './slots.ts';
import { HEX } from './templates.ts';
import { typeCaseFiles } from './type-cases.ts';
import { vectorFiles } from './vectors.ts';
import { wrapperCaseFiles } from './wrapper-cases.ts';

function filesOf(home: TestingHome): ReturnType<typeof vectorFiles> {
  const files = [
    ...typeCaseFiles(home),
    ...kernelCases(home),
    ...wrapperCaseFiles(home),
    ...slotFiles(home),
    ...arbitraryFiles(home),
    ...codecFiles(home),
    ...frameCaseFiles(home),
    ...vectorFiles(home),
  ];
  return files.length === 0 ? [] : [textFile(home, 'hex.ts', HEX), ...files];
}

/** The files that tests of a package's codecs, handlers and services are made from. */
export const testing: Emitter = {
  name: 'testing',
  emit: (model, workspace) =>
    outputs(
      ...model.packages.flatMap((pkg) => filesOf({ workspace, model, pkg, feeds: pkg.feeds })),
    ),
};
