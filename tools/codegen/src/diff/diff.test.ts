/** The rules of compatibility, one row per change: what is edited, and which rules it is classed by. */
import { expect, test } from 'vitest';
import { CONTRACTS } from '../check/fixtures/contracts.ts';
import { modelOf } from '../testing/annotated.ts';
import { diffModels } from './diff.ts';

const files = Object.entries(CONTRACTS).map(([file, text]) => ({ file, text }));

/** What replacing texts is classed as: `CLASS level rule id`. */
function classed(...edits: readonly (readonly [from: string, to: string])[]): string[] {
  let edited = files;
  for (const [from, to] of edits) {
    if (edited.every(({ text }) => !text.includes(from))) throw new Error(`no '${from}'`);
    edited = edited.map(({ file, text }) => ({ file, text: text.replace(from, to) }));
  }
  const changes = diffModels(modelOf(files), modelOf(edited));
  return changes.map((one) => `${one.class} ${one.level} ${one.rule} ${one.id}`);
}

test('nothing changed, nothing said', () => {
  expect(diffModels(modelOf(files), modelOf(files))).toEqual([]);
});

test('what could be tried again and can no longer', () => {
  const again = files.map(({ file, text }) => ({
    file,
    text: text.replace(/EPERM: errno\(1, ('[^']*')/, 'EPERM: errno(1, $1, { retryable: true }'),
  }));
  const changes = diffModels(modelOf(again), modelOf(files));
  expect(changes.map(({ rule, level, id }) => `${level} ${rule} ${id}`)).toEqual([
    'major retry-lost kernel.error.EPERM',
  ]);
});

const QUOTA = "quota: fails('OVER_LIMIT', 'too many', { limit: 'jobs' })";

test.each([
  [
    "authority: 'any',\n  },",
    "authority: 'any',\n  },\n  log: { stamp: 'none' },",
    ['PROOF major stamp-changed log'],
  ],
  ["authority: 'any',\n  },", "authority: 'any',\n  },\n  log: { stamp: 'emitter' },", []],
  ['put: serviceOp(7,', 'put: serviceOp(8,', ['WIRE major number-moved spool.put']],
  [
    'grade: syscall(15,',
    'grade: syscall(16,',
    ['WIRE major number-moved grade.get', 'WIRE major number-moved grade.set'],
  ],
  ['EPERM: errno(1,', 'EPERM: errno(2,', ['WIRE major number-moved kernel.error.EPERM']],
  ['OVER_LIMIT: 1,', 'OVER_LIMIT: 5,', ['WIRE major number-moved spool.status.OVER_LIMIT']],
  [
    'size: u32 },\n        reply',
    'size: u32, more: u32 },\n        reply',
    ['WIRE major field-added spool.put'],
  ],
  [
    "{ owner: 'Pid', size: u32 }",
    "{ size: u32, owner: 'Pid' }",
    ['WIRE major field-changed spool.put', 'WIRE major field-changed spool.put'],
  ],
  [
    "target: a1('Pid'), to: a2('Pid')",
    "target: a2('Pid'), to: a1('Pid')",
    ['WIRE major argument-changed grade.set', 'WIRE major argument-changed grade.set'],
  ],
  ["returns: 'Pid', ", '', ['WIRE major result-changed grade.get']],
  ["magic: 'SP'", "magic: 'SQ'", ['WIRE major envelope-changed spool']],
  ["moves: 'reply'", "moves: 'replyAndEvents'", ['WIRE major transfer-changed spool.put']],
  [
    QUOTA,
    `${QUOTA}, full: fails('OVER_LIMIT', 'full')`,
    ['BEHAVIOUR major check-added spool.put.full'],
  ],
  [
    "target: fails('EINVAL', 'no such task'),\n          authority",
    'authority',
    ['BEHAVIOUR minor check-removed grade.set.target'],
  ],
  [
    "callerIs('init')",
    "callerIs('init', 'spool')",
    ['BEHAVIOUR minor authority-widened grade.set.authority'],
  ],
  [
    "{ unless: callerIs('init') }",
    '{}',
    ['BEHAVIOUR major authority-narrowed grade.set.authority'],
  ],
  ['jobs: limit(64,', 'jobs: limit(63,', ['BEHAVIOUR major limit-lowered spool.limit.jobs']],
  ['jobs: limit(64,', 'jobs: limit(65,', ['BEHAVIOUR minor limit-raised spool.limit.jobs']],
  ['idempotent: false', 'idempotent: true', ['BEHAVIOUR minor idempotence-gained spool.put']],
  [
    'status: {',
    "retryable: ['OVER_LIMIT'],\n      status: {",
    ['BEHAVIOUR minor retry-gained spool.status.OVER_LIMIT'],
  ],
  ["'spool: ready'", "'spool: up'", ['PROOF major marker-changed marker.ready']],
  [
    "ns.micros(1), checks: {\n          target: fails('EINVAL', 'no such task'),\n        } }),",
    "ns.micros(2), checks: {\n          target: fails('EINVAL', 'no such task'),\n        } }),",
    ['BEHAVIOUR patch cost-changed grade.get'],
  ],
])('%s → %s', (from, to, expected) => {
  expect(classed([from, to])).toEqual(expected);
});

test('a service that only some may call from now on', () => {
  expect(
    classed(
      ["authority: 'any'", "authority: ['init']"],
      ["malformed: 'MALFORMED'", "malformed: 'MALFORMED', denied: 'DENIED'"],
      ['MALFORMED: 2', 'MALFORMED: 2, DENIED: 3'],
    ),
  ).toContain('BEHAVIOUR major authority-narrowed spool');
});

test('widened authority asks for approval, and nothing else does', () => {
  const widened = files.map(({ file, text }) => {
    return { file, text: text.replace("callerIs('init')", "callerIs('init', 'spool')") };
  });
  const changes = diffModels(modelOf(files), modelOf(widened));
  expect(changes.map(({ approval }) => approval)).toEqual([true]);
});
