/**
 * A contract whose names are reserved words of the language, names of created files, and names of the
 * test runner.
 */
import type { Sample } from './sample.ts';

const OPS = [
  'delete',
  'then',
  'state',
  'serve',
  'frame',
  'client',
  'world',
  'test',
  'call',
  'unwritten',
];

const op = (name: string, i: number): string =>
  `${name}: serviceOp(${i + 1}, { request: { request: u32 }, reply: { ${name}: u8 }, idempotent: true }),`;

const text = `import { contract, serviceOp, u32, u64, u8 } from '@abicus/contract';

export default contract({
  id: 'RFC-0001', title: 'door-bells', status: 'accepted', owners: ['@doors'], created: '2026-01-01', feeds: 'bells',
  context: 'Bells ring.', goals: ['a bell rings once'], failureModel: 'A rejected request changes nothing.',
  service: {
    name: 'door-bells', authority: 'any',
    envelope: { magic: 'DB', version: 1, nonce: u64, reply: ['nonce', 'status'], malformed: 'MALFORMED' },
    status: { OK: 0, MALFORMED: 1 },
    ops: {
      ${OPS.map(op).join('\n      ')}
    },
  },
});
`;

const filling = (name: string): [string, Sample['fillings'][string]] => [
  `src/handlers/${name}.ts`,
  { parts: { [`the act of door-bells.${name}`]: `(void call, { ${name}: request.request })` } },
];

/** The contract and its code. */
export const WORDS: Sample = {
  name: 'door-bells',
  options: [],
  contract: { file: 'contracts/rfc-0001-bells.contract.ts', text },
  first: 'next: write the act of door-bells.delete in src/handlers/delete.ts',
  whole: {},
  fillings: Object.fromEntries(OPS.map(filling)),
  edits: {},
};
