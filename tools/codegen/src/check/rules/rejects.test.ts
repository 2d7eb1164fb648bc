/** ABI4103: which uses of a table of rejects count. */
import { expect, test } from 'vitest';
import { contractFile, modelOf } from '../../testing/annotated.ts';
import { workspaceAt } from '../../workspace/config.ts';
import { handledOf } from '../names.ts';
import { findingsIn } from '../../testing/rule-findings.ts';
import { rejects } from './rejects.ts';

const CHECKS = `checks: { full: fails('BAD', 'no room'), taken: fails('BAD', 'is there') }`;
const model = modelOf([
  contractFile(
    `
  service: {
    name: 'spool', authority: 'any',
    envelope: { magic: 'SP', version: 1, nonce: u32, reply: ['status', 'nonce'], malformed: 'BAD' },
    status: { OK: 0, BAD: 4 },
    ops: { put: serviceOp(7, { request: {}, reply: {}, idempotent: true, ${CHECKS} }) },
  },
`,
    { feeds: 'spool' },
  ),
]);
const [PUT] = handledOf(model);
if (PUT === undefined) throw new Error('there is one operation');
const workspace = workspaceAt('/workspace');
const TABLE = PUT.rejects;
const IMPORT = `import { ${TABLE} } from '${workspace.scope}/abi-spool';\n`;
const HANDLERS = 'export const HANDLERS: SpoolHandlers<Call> = { put };\n';

/** The checks that no handler fails with, by these texts of the handlers and of another package. */
function unreached(own: string, other: string): string[] {
  const texts = { 'libs/spool/src/handlers.ts': own, 'libs/probe/src/probe.ts': other };
  return findingsIn(rejects, model, texts).map(({ message }) => message.replace(/.* of /, ''));
}

const BOTH = ['spool.put.full', 'spool.put.taken'];

test.each<[string, string, string, string[]]>([
  ['no use', HANDLERS, '', BOTH],
  ['one that is named', `${IMPORT}${HANDLERS}f(${TABLE}.full);`, '', ['spool.put.taken']],
  ['one that another package names', HANDLERS, `${IMPORT}f(${TABLE}.full);`, ['spool.put.taken']],
  ['the whole table', `${IMPORT}${HANDLERS}f(${TABLE}[which]);`, '', []],
  ['the whole table in a package that handles nothing', HANDLERS, `${IMPORT}f(${TABLE});`, BOTH],
])('%s', (_, own, other, expected) => {
  expect(unreached(own, other)).toEqual(expected);
});
