/** Which test files a stage has. */
import { expect, test } from 'vitest';
import { importersIn, importsIn } from '../imports.ts';
import { Keys } from '../keys.ts';
import { filesOf } from './place.ts';
import { PROGRAMS, type StageName } from './stages.ts';

const SOURCES = new Map([
  ['libs/a/src/a.ts', ''],
  ['libs/a/src/b.ts', "import './a.ts';"],
  ['libs/a/src/c.ts', "import './b.ts';"],
  ['libs/a/src/c.test.ts', "import './c.ts';"],
  ['libs/a/near/src/near.test.ts', "import '../../src/b.ts';"],
  ['libs/a/near/src/far.test.ts', "import '../../src/c.ts';"],
  [PROGRAMS.selftest, "import '../../../../libs/a/src/c.ts';"],
]);
const imports = importsIn(SOURCES, new Map());
const place = {
  folders: ['libs/a', 'libs/a/near'],
  importers: importersIn(imports),
  keys: new Keys({ sources: SOURCES, data: '', reports: '' }, imports),
};

test.each<[StageName, string[]]>([
  ['unit', ['libs/a/near/src/near.test.ts', 'libs/a/src/c.test.ts']],
  ['wide', ['libs/a/near/src/far.test.ts']],
  ['types', [PROGRAMS.types]],
  ['check', [PROGRAMS.check]],
  ['selftest', [PROGRAMS.selftest]],
  ['prove', []],
])(
  'of %s: narrow tests are of the package or near, types and check read all, others load what they import',
  (stage, files) => {
    expect(filesOf(place, stage, 'libs/a/src/a.ts').map(({ path }) => path)).toEqual(files);
  },
);
