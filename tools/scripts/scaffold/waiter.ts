/** A program with callers by name, answers that come later, audit lines, a call of another service. */
import type { Sample } from './sample.ts';

const text = `import { contract, fails, limit, line, ns, serviceOp, u32, u64 } from '@abicus/contract';

export default contract({
  id: 'RFC-0001', title: 'waiter', status: 'accepted', owners: ['@waiter'], created: '2026-01-01', feeds: 'waiter',
  uses: { 'RFC-0023/timed': ['timed'] },
  context: 'Callers wait for one another.', goals: ['an entry is told once'], failureModel: 'A rejected request changes nothing.',
  limits: { entries: limit(4, { why: 'bounds memory', atLimit: 'OVER_LIMIT' }) },
  program: { stackPages: 4 },
  calls: { timed: ['sleepUntil'] },
  service: {
    name: 'waiter', authority: ['selftest-client', 'selftest-peer'],
    envelope: { magic: 'WT', version: 1, nonce: u32, reply: ['status', 'nonce'], malformed: 'MALFORMED', denied: 'DENIED' },
    status: { OK: 0, OVER_LIMIT: 1, MALFORMED: 2, DENIED: 3, FAILED: 4 },
    ops: {
      /** Keeps an entry. */
      put: serviceOp(1, {
        request: { value: u32 }, reply: { id: u32 }, idempotent: false, budget: ns.millis(5),
        checks: { capacity: fails('OVER_LIMIT', 'too many entries', { limit: 'entries' }) },
      }),
      /** Is answered when the next entry comes. */
      next: serviceOp(2, { request: {}, reply: { value: u32 }, answers: 'later', idempotent: true }),
      /** Says how many entries there are. */
      count: serviceOp(3, { request: {}, reply: { entries: u32 }, idempotent: true, budget: ns.millis(5), authority: ['selftest-peer'], audit: 'counted' }),
      /** Answers after a time. */
      pause: serviceOp(4, { request: { time: u64 }, reply: {}, idempotent: true, answers: 'later', calls: ['timed.sleepUntil'], checks: { failed: fails('FAILED', 'timed did not answer') } }),
    },
  },
  audit: { counted: line('AUDIT count', { caller: u64, decision: 'word' }) },
  markers: { waiterOk: { text: 'SELFTEST: waiter ok', by: 'selftest-client', after: ['waiterReady'], proves: ['put', 'pause'] } },
});
`;

/** Takes the place of a violation that no request can make. */
const IMPOSSIBLE = 'IMPOSSIBLE';

/** What timed answers to the first call that a service starts. */
const WOKEN = `{
    world.loop.end(world.loop.started[0] ?? 0, MessageKind.Reply, encodeSleepUntilReply({ wake: 1n }, 1));
    world.loop.run();
  }`;

const EVIDENCE = 'EVIDENCE';

/** The contract and its code. */
export const WAITER: Sample = {
  name: 'waiter',
  options: [],
  contract: { file: 'contracts/rfc-0001-waiter.contract.ts', text },
  first:
    'next: write the check waiter.put.capacity in src/handlers/put.ts: too many entries (how much there would be)',
  whole: {},
  fillings: {
    'src/handlers/put.ts': {
      imports: [`import { answer, reply, type Answer } from '@abicus/service';`],
      parts: {
        'the check waiter.put.capacity': 'call.state.values.length + 1',
        'the act of waiter.put': `answer(
          { id: call.state.values.push(request.value) },
          ...call.state.waiting.splice(0).map((one) => reply(one, { value: request.value })),
        )`,
      },
    },
    'src/handlers/next.ts': {
      imports: [`import { answer, watchCaller, type Answer } from '@abicus/service';`],
      parts: {
        'the act of waiter.next':
          '(call.state.waiting.push(call.later()), answer(LATER, watchCaller()))',
      },
    },
    'src/handlers/count.ts': {
      parts: { 'the act of waiter.count': '{ entries: call.state.values.length }' },
    },
    'src/handlers/pause.ts': {
      imports: [
        `import { QosClass, sleepUntil } from '@abicus/abi-timed';`,
        `import type { Program } from '@abicus/wire';`,
      ],
      parts: {
        'the check waiter.pause.failed':
          '!(yield* sleepUntil(call.to.timed, { qos: QosClass.Normal, deadline: request.time })).ok',
        'the act of waiter.pause': '{}',
      },
    },
    'src/waiter.ts': {
      parts: {
        'the fields of the audit line of waiter.count': `({ caller: call.identity, decision: error ?? (request === undefined ? 'none' : 'allowed') })`,
      },
    },
    'src/probes/index.ts': { parts: { 'the evidence of waiterOk': EVIDENCE } },
    'test/behaviour.test.ts': {
      imports: [
        `import { MessageKind } from '@abicus/abi-kernel';`,
        `import { encodeSleepUntilReply } from '@abicus/abi-timed';`,
      ],
      parts: {
        'what lets waiter.next be answered': 'void client.put(world, { value: 7 })',
        'what lets waiter.pause be answered': WOKEN,
        'the test of waiter.audit.counted': `{
          const world = new World();
          client.count(world);
          expect(world.loop.lines.join('')).toMatch(/^AUDIT count caller=\\d+ decision=allowed$/m);
        }`,
      },
    },
    'test/slots.ts': {
      imports: [`import { client } from './world.ts';`],
      parts: {
        'the violation of waiter.put.capacity': `{
          for (let i = 0; i < 4; i++) client.put(scene.world, { value: 1 });
        }`,
        'the violation of waiter.pause.failed': IMPOSSIBLE,
      },
    },
  },
  edits: {
    'src/state.ts': [
      [
        'import type { RequestCall }',
        `import type { NextReply } from '@acme/abi-waiter';
import type { Pending, RequestCall }`,
      ],
      [
        '// A field for each table: `readonly entries = new Map<number, Entry>();`',
        `readonly values: number[] = [];
  readonly waiting: Pending<NextReply>[] = [];`,
      ],
    ],
    'src/handlers/put.ts': [['): PutReply | PutReject {', '): PutReject | Answer<PutReply> {']],
    'src/handlers/next.ts': [
      ['import type { LATER }', 'import { LATER }'],
      ['): NextReply | typeof LATER {', '): NextReply | Answer<typeof LATER> {'],
    ],
    'src/handlers/pause.ts': [
      ['import type { LATER } from "@abicus/wire/service";\n', ''],
      ['export function pause(', 'export function* pause('],
      ['): PauseReply | PauseReject | typeof LATER {', '): Program<PauseReply | PauseReject> {'],
    ],
    'src/probes/index.ts': [
      [
        'import { MARKERS }',
        `import { nsec } from '@abicus/abi-kernel';\nimport { MARKERS, pause, put }`,
      ],
      ['import { type Program, proof, unwritten }', 'import { proof }'],
      [
        `const evidence: Program<void> = ${EVIDENCE};
    yield* evidence;`,
        `const waiter = context.channel('waiter');
    const added = yield* put(waiter, { value: 5 });
    checks.equal('waiter.put', 'first id', added.ok ? added.value.id : 0, 1);
    const before = yield* nsec(context.cpu);
    const time = (before.ok ? before.value : 0n) + 200_000n;
    const paused = yield* pause(waiter, { time });
    checks.equal('waiter.pause', 'pause', paused.ok ? 'ok' : paused.error, 'ok');
    const after = yield* nsec(context.cpu);
    checks.that('waiter.pause', 'it took its time', after.ok && after.value >= time);`,
      ],
    ],
    'test/slots.ts': [
      [
        `violate: (scene) =>
          ${IMPOSSIBLE},`,
        `impossible: 'the answer of timed comes after the call',`,
      ],
    ],
  },
};
