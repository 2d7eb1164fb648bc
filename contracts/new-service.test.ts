/** What a new service moves: nothing of the others. */
import { join } from 'node:path';
import { readContracts, workspaceAt } from '@abicus/codegen';
import { expect, test } from 'vitest';
import type { ContractFile } from '../tools/codegen/src/generate/inputs.ts';
import { readSources } from '../tools/codegen/src/generate/sources.ts';
import { link } from '../tools/codegen/src/model/link.ts';
import type { ContractSource } from '../tools/codegen/src/read/source.ts';

const workspace = workspaceAt(join(import.meta.dirname, '..'));

function sourcesOf(files: readonly ContractFile[]): readonly ContractSource[] {
  const read = readSources(files);
  if (!read.ok) throw new Error(JSON.stringify(read.diagnostics, undefined, 2));
  return read.sources;
}

const sources = sourcesOf(readContracts(workspace));

/** Services that a new one may call, by name: their contract, and an operation. */
const CALLEES = {
  timed: { id: 'RFC-0023/timed', op: 'room' },
  logd: { id: 'RFC-0011/logd', op: 'stats' },
} as const;

type Callee = keyof typeof CALLEES;

/** A service that calls these. */
function serviceOf(name: string, callees: readonly Callee[]): string {
  const uses = callees.map((one) => `'${CALLEES[one].id}': ['${one}']`);
  const calls = callees.map((one) => `${one}: ['${CALLEES[one].op}']`);
  const called =
    callees.length === 0 ? '' : `uses: { ${uses.join(', ')} }, calls: { ${calls.join(', ')} },`;
  return `
import { contract, ns, serviceOp, u32 } from '@abicus/contract';
export default contract({
  id: 'RFC-9999', title: '${name}', status: 'accepted', owners: ['@a'], created: '2026-01-01', feeds: '${name}',
  context: 'A new one.', goals: ['it moves no other'], failureModel: 'None.',
  security: { threats: [], dontDo: [] },
  ${called}
  program: { stackPages: 1 },
  service: {
    name: '${name}', authority: 'any', status: { OK: 0, BAD: 1 },
    envelope: { magic: 'Q9', version: 1, nonce: u32, reply: ['status', 'nonce'], malformed: 'BAD' },
    ops: { /** Asks. */ ask: serviceOp(1, { request: {}, reply: {}, idempotent: true, budget: ns.millis(1) }) },
  },
  markers: { ${name}Ok: { text: 'SELFTEST: ${name} ok', by: 'selftest-client', after: ['${name}Ready'], proves: ['ask'] } },
});`;
}

/** The rungs of the client of the selftest, in the order of the ladder, without one. */
function rungs(text: string | undefined, without = ''): readonly string[] {
  const own = { file: 'contracts/rfc-9999-own.contract.ts', text: text ?? '' };
  const added = text === undefined ? [] : sourcesOf([own]);
  const linked = link([...sources, ...added], workspace);
  if (!linked.ok) throw new Error(JSON.stringify(linked.diagnostics, undefined, 2));
  const names = linked.model.markers.flatMap(({ by, name }) =>
    by === 'selftest-client' ? [name] : [],
  );
  return names.filter((name) => name !== without);
}

const before = rungs(undefined);

test.each<{ readonly callees: readonly Callee[] }>([
  { callees: [] },
  { callees: ['timed'] },
  { callees: ['logd'] },
  { callees: ['timed', 'logd'] },
])(
  'a service that calls $callees leaves the order of all other rungs as it is, whatever its name',
  ({ callees }) => {
    expect(before).toContain('supervisionRestart');
    for (const name of ['aaa', 'mmm', 'selftesu', 'zzz']) {
      expect([name, ...rungs(serviceOf(name, callees), `${name}Ok`)]).toEqual([name, ...before]);
    }
  },
);
