/** What is booted is derived from programs: their order, their slots, and those of the first program. */
import { expect, test } from 'vitest';
import { contractFile, findingsOf, modelOf, surprisesIn } from '../testing/annotated.ts';
import { BOOT, plain, serving } from '../testing/booted.ts';

const DESK = serving('desk', 'program: { stackPages: 1 },');
const ARCHIVE = serving(
  'archive',
  `program: { stackPages: 1 }, uses: { 'RFC-desk': ['desk'] }, calls: { desk: ['ask'] },`,
);

test('programs are started after those that they call, otherwise by name, and what ends the run is last', () => {
  const all = [
    plain('a-runner', "program: { name: 'a-runner', stackPages: 1, endsRun: true },"),
    ARCHIVE,
    plain('clerk', "program: { name: 'clerk', stackPages: 1 },"),
    DESK,
    plain('other', "program: { name: 'other' },", 'draft'),
  ];
  const names = (files: typeof all) =>
    modelOf([BOOT, ...files]).system?.programs.map(({ program, image }) => [program.name, image]);
  expect(names(all)).toEqual([
    ['clerk', 8],
    ['desk', 9],
    ['archive', 10],
    ['a-runner', 11],
  ]);
  expect(names(all.toReversed())).toEqual(names(all));
});

test('a one-way operation is no reason to be started later', () => {
  const teller = serving(
    'teller',
    `program: { stackPages: 1 }, uses: { 'RFC-desk': ['desk'] }, calls: { desk: ['ask'] },`,
  );
  const desk = serving(
    'desk',
    `program: { stackPages: 1 }, uses: { 'RFC-teller': ['teller'] }, notifies: { teller: ['tell'] },`,
  );
  const model = modelOf([BOOT, desk, teller]);
  expect(model.system?.programs.map(({ program }) => program.name)).toEqual(['desk', 'teller']);
});

test('the slots of a program are in the order of the rule', () => {
  const driver = serving(
    'driver',
    `program: {
      stackPages: 1, depth: 3, endpoints: { late: 2, early: 1 }, time: true, endpointBudget: 1, devices: ['disk'],
    },
    uses: { 'RFC-desk': ['desk'], 'RFC-archive': ['archive'] },
    calls: { desk: ['ask'] }, notifies: { archive: ['tell'], desk: ['tell'] },`,
  );
  const { system } = modelOf([BOOT, DESK, ARCHIVE, driver]);
  const booted = system?.programs.find(({ program }) => program.name === 'driver');
  expect(booted?.layout.slots.map(({ name, slot }) => `${slot} ${name}`)).toEqual([
    '0 control',
    '1 init',
    '2 requests',
    '3 lateRecv',
    '4 lateSend',
    '5 earlyRecv',
    '6 earlySend',
    '7 clock',
    '8 endpointFactory',
    '9 diskRegisters',
    '10 diskInterrupt',
    '11 desk',
    '12 archive',
  ]);
  expect(booted?.layout).toMatchObject({
    requests: 2,
    endpoints: [
      { recv: 3, send: 4 },
      { recv: 5, send: 6 },
    ],
    clock: 7,
    factory: 8,
    devices: [{ registers: 9, interrupt: 10 }],
    calls: [11],
    notifies: [12, 11],
  });
  expect(system?.devices).toMatchObject([
    { device: { name: 'disk', base: 0x2100, size: 0x100, line: 5 }, registers: 11, interrupt: 12 },
  ]);
});

test('a service that calls an operation with events holds a side of its own requests, in its last slot', () => {
  const clock = serving('clock', 'program: { stackPages: 1 },');
  const events = {
    ...clock,
    text: clock.text.replace("moves: 'reply'", "moves: 'replyAndEvents'"),
  };
  const calls = "uses: { 'RFC-clock': ['clock'] }, calls: { clock: ['ask'] },";
  const desk = serving('desk', `program: { stackPages: 1 }, ${calls}`);
  const clerk = plain('clerk', `program: { name: 'clerk', stackPages: 1 }, ${calls}`);
  const { system } = modelOf([BOOT, events, desk, clerk]);
  expect(system?.programs.find(({ program }) => program.name === 'desk')?.layout.events).toBe(4);
  const slotsOf = (name: string) =>
    system?.programs
      .find(({ program }) => program.name === name)
      ?.layout.slots.map((one) => one.name);
  expect(slotsOf('desk')).toEqual(['control', 'init', 'requests', 'clock', 'events']);
  expect(slotsOf('clerk')).toEqual(['control', 'init', 'clock']);
});

test('a program that calls every operation calls those of booted services that it may, by name', () => {
  const clerk = plain('clerk', "program: { name: 'clerk', stackPages: 1 }, calls: 'every',");
  const vault = serving('vault', 'program: { stackPages: 1 },');
  const closed = vault.text
    .replace("authority: 'any'", "authority: ['desk']")
    .replace("malformed: 'BAD'", "malformed: 'BAD', denied: 'DENIED'");
  const unserved = serving('unserved', '');
  const draft = serving('draft', 'program: {},', 'draft');
  const model = modelOf([BOOT, clerk, { ...vault, text: closed }, DESK, ARCHIVE, unserved, draft]);
  const { calls } = model.programs.find(({ name }) => name === 'clerk') ?? {};
  expect(calls?.map(({ service, ops }) => `${service} ${ops.join()}`)).toEqual([
    'archive ask',
    'desk ask',
  ]);
});

test('of the operations of a service, a program that calls every one calls those that name it or all, are answered and do not always fail for it', () => {
  const clerk = plain('clerk', "program: { name: 'clerk', stackPages: 1 }, calls: 'every',");
  const DENY = "malformed: 'BAD', denied: 'DENIED'";
  const op = /ask: serviceOp\(1, (?<op>\{.*?\})\),/.exec(DESK.text)?.groups?.['op'] ?? '';
  const withMore = (more: string): string => op.replace('{', `{ ${more},`);
  const ops = [
    `others: serviceOp(3, ${withMore("authority: ['archive']")}),`,
    `own: serviceOp(4, ${withMore("authority: ['clerk', 'archive']")}),`,
    `retired: serviceOp(5, ${withMore("checks: { gone: fails('BAD', 'gone', { always: true }) }")}),`,
    `left: serviceOp(6, ${withMore("checks: { gone: fails('BAD', 'gone', { always: true, unless: callerIs('clerk') }) }")}),`,
  ];
  const text = DESK.text
    .replace('ops: {', `ops: { ${ops.join(' ')}`)
    .replace("malformed: 'BAD'", DENY);
  const all = [BOOT, clerk, { ...DESK, text }, ARCHIVE];
  expect(findingsOf(all)).toEqual([]);
  const calls = modelOf(all).programs.find(({ name }) => name === 'clerk')?.calls ?? [];
  const desk = calls.find(({ service }) => service === 'desk');
  expect(desk?.ops.toSorted()).toEqual(['ask', 'left', 'own']);
});

test('without a first program nothing is booted, and a program needs no stack', () => {
  const model = modelOf([serving('desk', 'program: {},')]);
  expect(model.system).toBeUndefined();
  expect(model.programs.map(({ name }) => name)).toEqual(['desk']);
});

const WRONG: readonly (readonly [what: string, files: ReturnType<typeof plain>[]])[] = [
  [
    'does not say how large its stack is',
    [
      plain(
        'clerk',
        "program: { name: 'clerk' }, //! ABI1002 contract/missing-key how large its stack",
      ),
    ],
  ],
  [
    'drives a device that no board has',
    [
      plain(
        'clerk',
        `program: { name: 'clerk', stackPages: 1,
        devices: ['disc'] }, //! ABI2003 ref/unknown no board has a device 'disc'`,
      ),
    ],
  ],
  [
    'drives the device of another one',
    [
      plain('clerk', "program: { name: 'clerk', stackPages: 1, devices: ['disk'] },"),
      plain(
        'usher',
        `program: { name: 'usher', stackPages: 1,
        devices: ['disk'] }, //! ABI2001 registry/taken the device 'disk' is taken by 'clerk' one program drives a device: take it out of \`devices\` of one of the two`,
      ),
    ],
  ],
  [
    'ends the run, as another one does',
    [
      plain('clerk', "program: { name: 'clerk', stackPages: 1, endsRun: true },"),
      plain(
        'usher',
        `program: { name: 'usher', stackPages: 1,
        endsRun: true }, //! ABI2001 registry/taken 'end of the run' is taken by 'clerk' take \`endsRun\` out of one of the two`,
      ),
    ],
  ],
  [
    'calls a service that has no program',
    [
      serving('desk', ''),
      plain(
        'clerk',
        `program: { name: 'clerk', stackPages: 1 }, uses: { 'RFC-desk': ['desk'] },
        calls: { desk: ['ask'] }, //! ABI2004 calls/unreachable whose contract states no program: it is not booted`,
      ),
    ],
  ],
  [
    'notifies a service that has no program',
    [
      serving('desk', ''),
      plain(
        'clerk',
        `program: { name: 'clerk', stackPages: 1 }, uses: { 'RFC-desk': ['desk'] },
        notifies: { desk: ['tell'] }, //! ABI2004 calls/unreachable 'clerk' notifies 'desk', whose contract states no program
`,
      ),
    ],
  ],
  [
    'has two slots of one name',
    [
      plain(
        'clerk',
        `program: { name: 'clerk', stackPages: 1, endpoints: { desk: 1 } }, uses: { 'RFC-desk-recv': ['desk-recv'] }, //! ABI2001 registry/taken 'deskRecv' is taken
        calls: { 'desk-recv': ['ask'] },`,
      ),
      {
        ...serving('desk-recv', 'program: { stackPages: 1 },'),
      },
    ],
  ],
  [
    'needs more slots than a task has',
    [
      plain(
        'clerk',
        `program: { //! ABI2101 budget/range 'clerk' needs 17 slots, and a task has 16
        name: 'clerk', stackPages: 1, time: true, endpoints: { a: 1, b: 1, c: 1, d: 1, e: 1, f: 1, g: 1 } },`,
      ),
    ],
  ],
  [
    'has the name of the package that is generated of what is booted',
    [
      plain(
        'clerk',
        `program: { //! ABI2001 registry/taken 'system' is the package that is generated of what is booted
        name: 'system', stackPages: 1 },`,
      ),
    ],
  ],
  [
    'asks for more than the kernel gives',
    [
      contractFile(
        'types: { StackPages: newtype(u32, { below: 5 }), QueueDepth: newtype(u32, { min: 1, below: 9 }) },',
        { id: 'RFC-sizes', feeds: 'kernel' },
      ),
      plain('clerk', "program: { name: 'clerk', stackPages: 4, endpoints: { a: 8 } },"),
      serving(
        'desk',
        `program: {
        stackPages: 5, //! ABI2101 budget/range at most 4 stack pages, not 5
        depth: 9, //! ABI2101 budget/range at most 8 queue places, not 9
        endpoints: {
          a: 10, //! ABI2101 budget/range at most 8 queue places, not 10
        } },`,
      ),
    ],
  ],
  [
    'has queues and budgets of no size',
    [
      plain(
        'clerk',
        `program: { name: 'clerk',
        stackPages: 0, //! ABI2101 budget/range from 1 on, not 0
        endpointBudget: 0.5, //! ABI2101 budget/range from 1 on, not 0.5
        endpoints: {
          a: 0, //! ABI2101 budget/range from 1 on, not 0
        },
        supervision: { restart: 'always',
          backoff: [5, 0.5], //! ABI2101 budget/range from 0 on, not 0.5
          maxInWindow: -1, //! ABI2101 budget/range from 0 on, not -1
          window: -2, //! ABI2101 budget/range from 0 on, not -2
        } },`,
      ),
    ],
  ],
  [
    'has a queue of requests without room, and restarts before its end',
    [
      serving(
        'usher',
        `program: { stackPages: 1,
        depth: 0, //! ABI2101 budget/range from 1 on, not 0
        supervision: { restart: 'always', maxInWindow: 1, window: 9,
          backoff: [-1, 4], //! ABI2101 budget/range from 0 on, not -1
        } },`,
      ),
    ],
  ],
  [
    'has a queue of requests and no service',
    [
      plain(
        'clerk',
        `program: { name: 'clerk', stackPages: 1,
        depth: 4 }, //! ABI1002 contract/wrong-kind only a program with a service has a queue of requests`,
      ),
    ],
  ],
  [
    'calls what is never answered',
    [
      DESK,
      plain(
        'clerk',
        `program: { name: 'clerk', stackPages: 1 }, uses: { 'RFC-desk': ['desk'] },
        calls: { desk: ['tell'] }, //! ABI2004 calls/answer desk.tell is never answered`,
      ),
    ],
  ],
  [
    'waits for no answer of what is answered',
    [
      DESK,
      plain(
        'clerk',
        `program: { name: 'clerk', stackPages: 1 }, uses: { 'RFC-desk': ['desk'] },
        notifies: { desk: ['ask'] }, //! ABI2004 calls/answer desk.ask is answered`,
      ),
    ],
  ],
];

test.each(WRONG)('a program that %s is a finding', (_, files) => {
  expect(surprisesIn([BOOT, ...files])).toEqual([]);
});

test('the first program waits for none of the others', () => {
  const init = plain(
    'init',
    `program: { name: 'init' }, uses: { 'RFC-desk': ['desk'] },
    calls: { desk: ['ask'] }, //! ABI2005 calls/cycle so it waits for none: it calls 'desk'`,
  );
  expect(surprisesIn([BOOT, DESK, init])).toEqual([]);
});

test('slots of the first program are separate, and before those of images', () => {
  const boot = contractFile(`boot: { first: 'init', slots: {
    a: 1,
    b: 1, //! ABI2001 registry/taken slot of init '1' is taken by a
    last: 7,
    c: 8, //! ABI2101 budget/range a slot here is 1 to 7, not 8
    d: 0, //! ABI2101 budget/range a slot here is 1 to 7, not 0
  } },`);
  expect(surprisesIn([boot])).toEqual([]);
  const other = contractFile(
    `boot: { first: 'init', slots: {} }, //! ABI2001 registry/taken the 'boot' is taken`,
    { id: 'RFC-9', feeds: 'other' },
  );
  expect(surprisesIn([BOOT, other])).toEqual([]);
});

test('an operation waits only for calls of its program, and the finding names the call', () => {
  const file = serving(
    'archive',
    `program: { stackPages: 1 }, uses: { 'RFC-desk': ['desk'] }, calls: { desk: ['ask'] },`,
  );
  const waits = (call: string) => ({
    ...file,
    text: file.text.replace('ask: serviceOp(1, {', `ask: serviceOp(1, { calls: ['${call}'],`),
  });
  expect(findingsOf([BOOT, DESK, waits('desk.ask')])).toEqual([]);
  expect(findingsOf([BOOT, DESK, waits('desk.tell')])).toMatchObject([
    { slug: 'calls/undeclared', code: 'ABI2004', fix: "calls: { desk: ['ask', 'tell'] }" },
  ]);
});

test('one mistake in calls or devices is one finding', () => {
  const asking = (sections: string) => {
    const file = serving('archive', `program: { stackPages: 1 }, ${sections}`);
    const text = file.text.replace(
      'ask: serviceOp(1, {',
      "ask: serviceOp(1, { calls: ['desk.ask'],",
    );
    return findingsOf([BOOT, DESK, { ...file, text }]).map(({ slug, fix }) => [slug, fix]);
  };
  expect(asking("uses: { 'RFC-desk': ['desk'] },")).toEqual([
    ['calls/undeclared', "calls: { desk: ['ask'] }"],
  ]);
  expect(asking("calls: { desk: ['ask'] },")).toEqual([
    ['ref/unknown', "uses: { 'RFC-desk': ['desk'] }"],
  ]);
  const clerk = (devices: string) =>
    plain('clerk', `program: { name: 'clerk', stackPages: 1, devices: [${devices}] },`);
  expect(findingsOf([BOOT, clerk("'disk', 'disk'")])).toMatchObject([
    { slug: 'contract/duplicate-key', fix: 'keep one' },
  ]);
});

test('the window and the line of an attached device are those of its slot', () => {
  const { attached } = modelOf([BOOT]).board;
  expect(attached.map(({ name, base, line }) => [name, base, line])).toEqual([
    ['console', 0x1000, 9],
    ['disk', 0x2100, 5],
  ]);
});
