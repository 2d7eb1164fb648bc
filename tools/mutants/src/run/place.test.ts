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
  ['bites', []],
])(
  'of %s: narrow tests are of the package or near, types and check read all, others load what they import',
  (stage, files) => {
    expect(filesOf(place, stage, 'libs/a/src/a.ts').map(({ path }) => path)).toEqual(files);
  },
);

test('of bites: those that load a source that makes assertions of rungs', () => {
  const probe = 'libs/probe/src/nonce.ts';
  const loads = new Map([
    [probe, ''],
    ['libs/a/src/a.ts', ''],
    [PROGRAMS.bites, `import '../../../../${probe}';\nimport '../../../../libs/a/src/a.ts';`],
  ]);
  const own = {
    ...place,
    keys: new Keys({ sources: loads, data: '', reports: '' }, importsIn(loads, new Map())),
  };
  expect(filesOf(own, 'bites', probe)).toEqual([{ path: PROGRAMS.bites, distance: 0 }]);
  expect(filesOf(own, 'bites', 'libs/a/src/a.ts')).toEqual([]);
  expect(filesOf(own, 'bites', 'libs/probe/src/other.ts')).toEqual([]);
});
