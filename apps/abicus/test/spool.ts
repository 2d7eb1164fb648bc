/** A small contract and its variants, for workspaces of tests. */

/** Where it is. */
export const FILE = 'contracts/rfc-0001-spool.contract.ts';

/** A contract without a finding, by which logs without stamps are judged. */
export const CONTRACT = `import { contract, errno, limit, newtype, u32 } from '@abicus/contract';
export default contract({
  id: 'RFC-0001', title: 'Spool', status: 'accepted', owners: ['@spool'], created: '2026-01-01',
  feeds: 'spool', context: 'Jobs wait.', goals: [], errors: { EBUSY: errno(16, 'busy') },
  types: { Job: newtype(u32, { errno: 'EBUSY' }) },
  markers: { up: { text: 'spool up', by: 'neuron', proves: ['Job'] } },
  log: { stamp: 'none' },
});
`;

/** The same with a limit, which needs a changeset. */
export const LIMITED = CONTRACT.replace(
  '  types:',
  `  limits: { jobs: limit(64, { why: 'bounds memory', atLimit: 'waits' }) },\n  types:`,
);

/** The same with a finding. */
export const REJECTED = CONTRACT.replace('errno(16', 'errno(1 + 15');

/** A log that the contract accepts. */
export const LOG = 'spool up\n';

/** Its generated package. */
export const MANIFEST = {
  'libs/abi/spool/package.json': '{ "name": "@abicus/abi-spool", "version": "0.1.0" }',
};

/** A report of vitest, of one test that proves nothing; `$CWD` is the folder of the workspace. */
export const REPORTED = {
  'other.test.ts': '',
  '.abicus/reports/tests.json': JSON.stringify({
    testResults: [
      {
        name: '$CWD/other.test.ts',
        assertionResults: [{ title: 'other', ancestorTitles: [], status: 'passed' }],
      },
    ],
  }),
};
