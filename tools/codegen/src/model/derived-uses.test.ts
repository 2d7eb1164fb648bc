/** What programs do with operations of the first one because they are booted, though no contract of theirs says it. */
import { expect, test } from 'vitest';
import { findingsOf, modelOf } from '../testing/annotated.ts';
import { BOOT, plain, serving } from '../testing/booted.ts';

/** A first program with these operations. */
function firstWith(ops: Readonly<Record<string, string>>, authority = "'any'"): typeof BOOT {
  const { text, ...file } = serving('init', 'program: {},');
  const [ask = '', tell = ''] = [/ask: serviceOp\(1, (.*?)\),/, /tell: serviceOp\(2, (.*?)\),/].map(
    (one) => one.exec(text)?.[1] ?? '',
  );
  const all = Object.entries(ops).map(([name, kind], i) => {
    return `${name}: serviceOp(${i + 1}, ${kind === 'ask' ? ask : tell}),`;
  });
  const changed = text
    .replace(/ops: \{.*\},\n/, `ops: { ${all.join(' ')} },\n`)
    .replace(
      "malformed: 'BAD'",
      `malformed: 'BAD'${authority === "'any'" ? '' : ", denied: 'DENIED'"}`,
    )
    .replace("authority: 'any'", `authority: ${authority}`);
  return { ...file, text: changed };
}

const DESK = serving('desk', 'program: { stackPages: 1 },');
const ARCHIVE = serving(
  'archive',
  `program: { stackPages: 1 }, uses: { 'RFC-desk': ['desk'] }, calls: { desk: ['ask'] },`,
);
const SENDER = plain(
  'sender',
  `program: { name: 'sender', stackPages: 1 }, uses: { 'RFC-desk': ['desk'] }, notifies: { desk: ['tell'] },`,
);
const IDLE = plain('idle', "program: { name: 'idle', stackPages: 1 },");
const REST = [BOOT, DESK, ARCHIVE, SENDER, IDLE];

/** `calls init.get`, `notifies init.ready`, by program. */
function derivedOf(files: readonly (typeof BOOT)[]): Readonly<Record<string, string[]>> {
  expect(findingsOf(files)).toEqual([]);
  const { system } = modelOf(files);
  return Object.fromEntries(
    (system?.programs ?? []).map(({ program, derived }) => [
      program.name,
      (['calls', 'notifies'] as const).flatMap((verb) =>
        derived[verb].map(({ service, ops }) => `${verb} ${service}.${ops.join()}`),
      ),
    ]),
  );
}

test('a program with a service says that it serves, and one that reaches services asks for them again', () => {
  expect(derivedOf([...REST, firstWith({ get: 'ask', ready: 'tell' })])).toEqual({
    desk: ['notifies init.ready'],
    archive: ['calls init.get', 'notifies init.ready'],
    sender: ['calls init.get'],
    idle: [],
  });
});

test.each([
  ['of other names', firstWith({ ask: 'ask', tell: 'tell' })],
  [
    'an answer to what is one-way, and none to what is answered',
    firstWith({ get: 'tell', ready: 'ask' }),
  ],
  ['other callers', firstWith({ get: 'ask', ready: 'tell' }, "['printer']")],
])('a first program whose operations have %s gives no program a derived one', (_, first) => {
  const printer = plain('printer', "program: { name: 'printer' },", 'draft');
  const names = ['desk', 'archive', 'sender', 'idle'];
  const none = Object.fromEntries(names.map((name) => [name, []]));
  expect(derivedOf([...REST, first, printer])).toEqual(none);
});

test('without a service of the first program nothing is derived', () => {
  expect(Object.values(derivedOf(REST)).flat()).toEqual([]);
});

test('what a program states itself is not derived again', () => {
  const asker = plain(
    'asker',
    `program: { name: 'asker', stackPages: 1 }, uses: { 'RFC-desk': ['desk'], 'RFC-init': ['init'] },
    calls: { init: ['get'], desk: ['ask'] },`,
  );
  const teller = serving(
    'teller',
    `program: { stackPages: 1 }, uses: { 'RFC-init': ['init'] }, notifies: { init: ['ready'] },`,
  );
  const all = [BOOT, DESK, asker, teller, firstWith({ get: 'ask', ready: 'tell' })];
  // That one reaches the first one only, for which it need not ask.
  expect(derivedOf(all)).toEqual({ desk: ['notifies init.ready'], asker: [], teller: [] });
});
