/** A name that a list has twice is a finding, in every list. */
import { expect, test } from 'vitest';
import { surprises } from '../testing/annotated.ts';

const TWICE = '//! ABI1002 contract/duplicate-key';

test('a name that is listed twice is reported', () => {
  expect(
    surprises(`
    mustUse: ['a', 'b',
      'a', ${TWICE} 'a' is listed twice
    ],
    security: { threats: ['x',
      'x', ${TWICE} 'x' is listed twice
      'x', ${TWICE} 'x' is listed twice
    ] },
    types: { Stage: enumeration(u8, { absent: 0, held: 1 }, { closed: true }) },
    audit: {
      added: line('PUT', ['caller', 'caller']), ${TWICE} 'caller' is listed twice
      typed: line('TYPED', { caller: u64, at: u64 }),
    },
    markers: { up: { text: 'up', by: 'spool', proves: ['put',
      'put', ${TWICE} 'put' is listed twice
    ] } },
    service: {
      name: 'spool', status: { OK: 0, BAD: 1, FULL: 2, DENIED: 3 },
      retryable: ['FULL',
        'FULL', ${TWICE} 'FULL' is listed twice
      ],
      authority: ['desk', 'operator',
        'desk', ${TWICE} 'desk' is listed twice
      ],
      envelope: { magic: 'SP', malformed: 'BAD', denied: 'DENIED',
        versions: { v1: version(1, { nonce: none }), v2: version(2, { nonce: u32, reply: ['status', 'nonce'] }) } },
      ops: {
        put: serviceOp(1, { request: {}, reply: {}, idempotent: true,
          versions: ['v1',
            'v1', ${TWICE} 'v1' is listed twice
          ],
          authority: ['desk',
            'desk', ${TWICE} 'desk' is listed twice
          ],
          checks: { room: fails('FULL', 'full', { changesOnReject: ['a',
            'a', ${TWICE} 'a' is listed twice
          ] }) },
        }),
      },
    },
    machine: { resource: 'job', states: 'Stage', initial: 'absent',
      creates: ['put',
        'put', ${TWICE} 'put' is listed twice
      ],
      edges: { held: edge('absent', 'held', { on: 'put' }) } },
  `),
  ).toEqual([]);
});
