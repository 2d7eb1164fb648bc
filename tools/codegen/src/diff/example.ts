/** The contracts for the example edits of the rules. They are not only for tests: `explain` prints the edits. */
import { KERNEL } from './example-kernel.ts';
import { LOGS, QUEUES, SPOOL } from './example-services.ts';

const BOARD = `import { contract, device, register, u32, u8 } from '@abicus/contract';

export default contract({
  id: 'RFC-0003',
  title: 'A board and its boot',
  status: 'accepted',
  owners: ['@test'],
  created: '2026-01-01',
  feeds: 'board',
  context: 'Enough of a machine to be changed.',
  goals: ['to be changed'],
  board: {
    devices: {
      uart: device(0x1000_0000, 0x1000, {
        data: register(0x00, u8, { access: 'rw' }),
        ready: register(0x20, u32, { access: 'r', stride: 4 }),
      }),
    },
    attached: { disk: { window: 'uart', slot: 'diskSlot', line: 'firstLine' } },
    numbers: { cause: { timer: 5, fault: 13, diskSlot: 0, firstLine: 1, otherLine: 2 } },
  },
  boot: { first: 'first', slots: { endpointFactory: 1 } },
});
`;

const DESK = `import { contract, none, serviceOp } from '@abicus/contract';

export default contract({
  id: 'RFC-0011',
  title: 'A desk',
  status: 'accepted',
  owners: ['@test'],
  created: '2026-01-01',
  feeds: 'desk',
  context: 'What a program calls.',
  goals: ['to be changed'],
  program: { stackPages: 2 },
  service: {
    authority: 'any', name: 'desk', status: { AYE: 0, NAY: 1 },
    envelope: { magic: 'DE', version: 3, nonce: none, reply: ['nonce', 'status'], malformed: 'NAY' },
    ops: {
      heed: serviceOp(23, { reply: {}, request: {}, moves: 'events', answers: 'never', idempotent: true, peerDeath: 'no trace' }),
      note: serviceOp(24, { reply: {}, request: {}, answers: 'never', idempotent: true }),
      ask: serviceOp(21, { budget: 5, reply: {}, request: {}, moves: 'reply', idempotent: true, peerDeath: 'no trace' }),
      tell: serviceOp(22, { budget: 5, reply: {}, request: {}, moves: 'reply', idempotent: true, peerDeath: 'no trace' }),
    },
  },
});
`;

const CLERK = `import { contract } from '@abicus/contract';

export default contract({
  id: 'RFC-0012',
  title: 'A clerk',
  status: 'accepted',
  owners: ['@test'],
  created: '2026-01-01',
  feeds: 'clerk',
  uses: { 'RFC-0011': ['desk'] },
  context: 'A program that calls.',
  goals: ['to be changed'],
  program: { name: 'clerk', stackPages: 8 },
  calls: 'every',
  notifies: { desk: ['heed', 'note'] },
});
`;

const TELLER = `import { contract, ns, serviceOp, u8 } from '@abicus/contract';

export default contract({
  id: 'RFC-0013',
  title: 'A teller',
  status: 'accepted',
  owners: ['@test'],
  created: '2026-01-01',
  feeds: 'teller',
  uses: { 'RFC-0011': ['desk'], 'RFC-0014': ['vault'] },
  context: 'A program that holds all that a program can hold.',
  goals: ['to be changed'],
  program: {
    stackPages: 4, depth: 64,
    endpoints: { inbox: 16, outbox: 12 },
    time: true, endpointBudget: 8, devices: ['disk'], endsRun: true,
    supervision: { restart: 'always', backoff: [ns.millis(10), ns.seconds(1)], maxInWindow: 3, window: ns.seconds(30) },
  },
  calls: { desk: ['ask', 'tell'], vault: ['lock', 'open'] },
  service: {
    authority: 'any', name: 'teller', status: { OUI: 0, NON: 1 },
    envelope: { magic: 'TE', version: 5, nonce: u8, reply: ['nonce', 'status'], malformed: 'NON' },
    ops: {
      pay: serviceOp(31, { budget: 50, reply: {}, request: {}, moves: 'reply', idempotent: true, peerDeath: 'no coin', calls: ['desk.ask'] }),
    },
  },
});
`;

const VAULT = `import { contract, serviceOp, u8 } from '@abicus/contract';

export default contract({
  id: 'RFC-0014',
  title: 'A vault',
  status: 'accepted',
  owners: ['@test'],
  created: '2026-01-01',
  feeds: 'vault',
  context: 'What a program calls after another one.',
  goals: ['to be changed'],
  program: { stackPages: 3 },
  service: {
    authority: 'any', name: 'vault', status: { JA: 0, NEIN: 1 },
    envelope: { magic: 'VA', version: 6, nonce: u8, reply: ['nonce', 'status'], malformed: 'NEIN' },
    ops: {
      lock: serviceOp(41, { budget: 5, reply: {}, request: {}, moves: 'reply', idempotent: true, peerDeath: 'no key' }),
      open: serviceOp(42, { budget: 5, reply: {}, request: {}, moves: 'reply', idempotent: true, peerDeath: 'no key' }),
    },
  },
});
`;

const prose = (
  id: string,
  status: string,
  feeds: string,
): string => `import { contract } from '@abicus/contract';

export default contract({
  id: '${id}', feeds: '${feeds}',
  title: 'Words', status: '${status}', owners: ['@test'], created: '2026-01-01',
  context: 'Words.', goals: ['to be read'],
});
`;

/** The example contracts by file. */
export const EXAMPLE: Readonly<Record<string, string>> = {
  'contracts/rfc-0001-kernel.contract.ts': KERNEL,
  'contracts/rfc-0002-spool.contract.ts': SPOOL,
  'contracts/rfc-0003-board.contract.ts': BOARD,
  'contracts/rfc-0004-queues.contract.ts': QUEUES,
  'contracts/rfc-0005-idea.contract.ts': prose('RFC-0005', 'draft', 'kernel'),
  'contracts/rfc-0006-old.contract.ts': prose('RFC-0006', 'superseded', 'kernel'),
  'contracts/rfc-0007-notes.contract.ts': prose('RFC-0007', 'accepted', 'notes'),
  'contracts/rfc-0008-words.contract.ts': prose('RFC-0008', 'accepted', 'words'),
  'contracts/rfc-0009-more.contract.ts': prose('RFC-0009', 'accepted', 'words'),
  'contracts/rfc-0010-logs.contract.ts': LOGS,
  'contracts/rfc-0011-desk.contract.ts': DESK,
  'contracts/rfc-0012-clerk.contract.ts': CLERK,
  'contracts/rfc-0013-teller.contract.ts': TELLER,
  'contracts/rfc-0014-vault.contract.ts': VAULT,
};
