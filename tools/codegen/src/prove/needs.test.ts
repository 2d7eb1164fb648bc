/**
 * What the proof of an element asks for, written down by hand. Reports in which everything is proven are made of the same
 * table as `prove` asks, so they follow it wherever it goes; these lists do not.
 */
import { expect, test } from 'vitest';
import { EXAMPLE } from '../diff/example.ts';
import { contractFile, ERRORS, modelOf } from '../testing/annotated.ts';
import type { ElementKind, Model } from '../model/types.ts';
import { needsOf, PROOFS } from './kinds.ts';

const example = modelOf(Object.entries(EXAMPLE).map(([file, text]) => ({ file, text })));

/** The needs of an element: what is seen, of which id, and by which test. */
function needs(model: Model, kind: ElementKind, id: string): string[] {
  const element = model.elements.find((one) => one.kind === kind && one.id === id);
  if (element === undefined) throw new Error(`no ${kind} ${id}`);
  return needsOf(element, model).map(({ how, by, ids }) => `${how} ${ids.join('|')} by ${by}`);
}

/** By kind, an element of the example contracts and all that its proof needs. */
const NEEDS: readonly (readonly [kind: ElementKind, id: string, needs: readonly string[]])[] = [
  [
    'operation',
    'grade.get',
    [
      'answered grade.get by titled',
      'rejected grade.get.target|grade.get.args.target|grade.get.args.slot|grade.selector by any',
    ],
  ],
  ['operation', 'end', ['answered end by titled']],
  // Every call fails one of its checks.
  ['operation', 'old', ['rejected old.old by any']],
  ['check', 'queue.busy', ['rejected queue.busy by titled']],
  [
    'limit',
    'spool.limit.jobs',
    ['at spool.limit.jobs by titled', 'beyond spool.limit.jobs by titled'],
  ],
  ['invariant', 'spool.invariant.kept', []],
  ['edge', 'job.queued', ['taken job.queued by titled']],
  ['event', 'spool.event.printed', ['sent spool.event.printed by titled']],
  ['audit', 'kernel.audit.graded', ['sent kernel.audit.graded by any']],
  ['machine', 'job', ['disallowed job.absent.otherwise.spool.drop by any']],
  [
    'rpc',
    'rpc.notice-board',
    ['Malformed', 'WrongVersion', 'Oversized', 'UnknownMethod', 'TooManyCalls'].map(
      (name) => `rejected rpc.notice-board.fault.${name} by any`,
    ),
  ],
  [
    'method',
    'rpc.notice-board.take',
    [
      'answered rpc.notice-board.take by titled',
      'malformed rpc.notice-board.take by any',
      'rejected rpc.notice-board.take.BUSY by any',
      'rejected rpc.notice-board.take.GONE by any',
      'rejected rpc.notice-board.take.OFF by any',
    ],
  ],
  [
    'notification',
    'rpc.notice-board.notification.posted',
    ['sent rpc.notice-board.notification.posted by titled'],
  ],
  [
    'persisted',
    'persisted.queues.seat',
    [
      'sent persisted.queues.seat by titled',
      'answered persisted.queues.seat by titled',
      'malformed persisted.queues.seat by any',
      'taken persisted.queues.seat.from.1 by any',
    ],
  ],
  [
    'serviceOp',
    'spool.drop',
    [
      'answered spool.drop by titled',
      'denied spool.drop by any',
      'malformed spool.drop by any',
      'rejected spool.drop.busy by any',
      'rejected spool.drop.owner by any',
    ],
  ],
  [
    'serviceOp',
    'logs.append',
    [
      'answered logs.append by titled',
      'malformed logs.append by any',
      'rejected logs.append by any',
    ],
  ],
];

test.each(NEEDS)('the proof of a %s needs what is seen of %s', (kind, id, expected) => {
  expect(needs(example, kind, id).toSorted()).toEqual(expected.toSorted());
});

test('each kind that is proven by tests stands on the list', () => {
  const asked = Object.entries(PROOFS).flatMap(([kind, { by }]) =>
    by === 'title' || by === 'sight' ? [kind] : [],
  );
  const listed = new Set(NEEDS.map(([kind]) => String(kind)));
  expect([...listed].toSorted()).toEqual(asked.toSorted());
});

test('a need of a limit is said with its value', () => {
  const [limit] = example.elements.filter(({ id }) => id === 'spool.limit.jobs');
  if (limit === undefined) throw new Error('no limit');
  expect(needsOf(limit, example).map(({ what }) => what)).toEqual([
    'spool.limit.jobs reached: 64 taken',
    'spool.limit.jobs reject one more than 64',
  ]);
});

/** What the envelope of a service says, its versions, and its operation. */
type Said = readonly [envelope: string, op: string];

const VERSIONED =
  "versions: { first: version(1, { nonce: none, rejected: 'OLD' }), second: version(2, { nonce: none }) }";
const PLAIN = "version: 1, nonce: none, reply: ['status', 'nonce']";

/** A service with one operation. */
const serving = ([envelope, op]: Said): Model =>
  modelOf([
    contractFile(`
    service: {
      name: 'desk', status: { OK: 0, BAD: 1, OLD: 2, NO: 3 }, authority: ['init'],
      envelope: { magic: 'DK', ${envelope} },
      ops: { keep: serviceOp(1, { request: {}, reply: {}, idempotent: true, ${op} }) },
    },
    principals: ['init'],
  `),
  ]);

test.each<[string, Said, string[]]>([
  [
    'is that of a malformed request, and of a check',
    [`${PLAIN}, malformed: 'BAD', denied: 'NO'`, "checks: { no: fails('BAD', 'never') }"],
    ['malformed desk.keep', 'denied desk.keep', 'rejected desk.keep.no'],
  ],
  [
    'is that of a malformed request, which is not answered, and of a check',
    [
      `${PLAIN}, malformed: 'BAD', denied: 'NO'`,
      "malformed: answer('BAD', { form: 'none' }), checks: { no: fails('BAD', 'never') }",
    ],
    ['denied desk.keep', 'rejected desk.keep.no'],
  ],
  [
    'is that of a version that the operation is not in, and of a check',
    [
      `${VERSIONED}, malformed: 'BAD', denied: 'NO'`,
      "versions: ['second'], checks: { no: fails('OLD', 'never') }",
    ],
    ['malformed desk.keep', 'denied desk.keep', 'rejected desk.keep.no'],
  ],
  [
    'is that of a version that the operation is in, and of a check',
    [`${VERSIONED}, malformed: 'BAD', denied: 'NO'`, "checks: { no: fails('OLD', 'never') }"],
    ['malformed desk.keep', 'denied desk.keep', 'rejected desk.keep.no|desk.keep'],
  ],
])('a status is seen for each of its reasons, if it %s', (_, said, expected) => {
  const seen = ['answered desk.keep by titled', ...expected.map((one) => `${one} by any`)];
  expect(needs(serving(said), 'serviceOp', 'desk.keep').toSorted()).toEqual(seen.toSorted());
});

/** A service whose operation is audited, with these checks. */
const audited = (checks: string): Model =>
  modelOf([
    contractFile(`${ERRORS}
    audit: { kept: line('DESK kept', ['why']) },
    service: {
      name: 'desk', status: { OK: 0, BAD: 1, NO: 2 }, authority: 'any',
      envelope: { magic: 'DK', version: 1, nonce: u32, reply: ['status', 'nonce'], malformed: 'BAD' },
      ops: { keep: serviceOp(1, {
        request: {}, reply: {}, moves: 'reply', idempotent: true, peerDeath: 'none', audit: 'kept', checks: ${checks},
      }) },
    },
  `),
  ]);

test.each<[checks: string, expected: readonly string[]]>([
  [
    "{ no: fails('NO', 'never') }",
    [
      'answered desk.keep by titled',
      'audited desk.keep.audit.allowed by any',
      'audited desk.keep.audit.rejected by any',
      'malformed desk.keep by any',
      'rejected desk.keep.no by any',
    ],
  ],
  [
    '{}',
    [
      'answered desk.keep by titled',
      'audited desk.keep.audit.allowed by any',
      'malformed desk.keep by any',
    ],
  ],
  [
    "{ no: fails('NO', 'retired', { always: true }) }",
    [
      'audited desk.keep.audit.rejected by any',
      'malformed desk.keep by any',
      'rejected desk.keep.no by any',
    ],
  ],
])(
  'decisions of an operation with the checks %s are audited as they are made',
  (checks, expected) => {
    expect(needs(audited(checks), 'serviceOp', 'desk.keep').toSorted()).toEqual(
      expected.toSorted(),
    );
  },
);

test('an audit line that operations write is proven by any of their decisions', () => {
  expect(needs(audited('{}'), 'audit', 'kernel.audit.kept')).toEqual([
    'audited desk.keep.audit.allowed|desk.keep.audit.rejected by any',
  ]);
});
