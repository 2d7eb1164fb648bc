/** The contracts for the example edits of the rules. They are not only for tests: `explain` prints the edits. */
import { KERNEL } from './example-kernel.ts';
import { LOGS, QUEUES, SPOOL } from './example-services.ts';

const BOARD = `import { bootEndpoint, contract, device, program, register, u32, u8 } from '@abicus/contract';

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
    numbers: { cause: { timer: 5, fault: 13 } },
  },
  boot: {
    slots: { endpointFactory: 1 },
    programs: {
      first: program({ image: 9, stackPages: 1, endpoints: {} }),
      spool: program({
        image: 3, stackPages: 4,
        factories: { endpoints: { slot: 2, rights: ['MANAGE'], from: 1, budget: 8 } },
        endpoints: {
          requests: bootEndpoint({
            depth: 64,
            own: [{ slot: 3, rights: ['RECV'] }],
            clients: { shell: { slot: 3, rights: ['SEND', 'MAP'] } },
          }),
        },
      }),
      shell: program({ image: 6, stackPages: 2, endpoints: {} }),
    },
  },
  principals: ['first'],
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
  service: {
    authority: 'any', name: 'desk', status: { AYE: 0, NAY: 1 },
    envelope: { magic: 'DE', version: 3, nonce: none, reply: ['nonce', 'status'], malformed: 'NAY' },
    ops: {
      ask: serviceOp(21, { reply: {}, request: {}, moves: 'reply', idempotent: true, peerDeath: 'no trace' }),
      tell: serviceOp(22, { reply: {}, request: {}, moves: 'reply', idempotent: true, peerDeath: 'no trace' }),
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
  program: { name: 'clerk' },
  calls: { desk: ['ask', 'tell'] },
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
};
