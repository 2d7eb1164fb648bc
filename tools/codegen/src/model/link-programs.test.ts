/** Programs and calls: valid and invalid contracts. */
import { expect, test } from 'vitest';
import { contractFile, findingsOf, modelOf, surprisesIn } from '../testing/annotated.ts';

type Served = {
  readonly authority?: string;
  readonly op?: string;
  readonly rest?: string;
  readonly status?: string;
  readonly uses?: string;
};

/** A contract with a service of two operations, whose program may call others. */
function serving(name: string, said: Served = {}) {
  const { authority = "'any'", op = '', rest = 'program: {},', status, uses = '' } = said;
  const [first = 'A', second = 'B'] = name.toUpperCase();
  const sections = `
    ${uses === '' ? '' : `uses: { ${uses} },`}
    service: {
      name: '${name}', status: { OK: 0, BAD: 1, NO: 2 },
      authority: ${authority},
      envelope: { magic: '${first}${second}', version: 1, nonce: u32, reply: ['status', 'nonce'], malformed: 'BAD', denied: 'NO' },
      ops: {
        add: serviceOp(1, { request: {}, reply: {}, moves: 'reply', idempotent: true, budget: 1, peerDeath: 'none' }),
        drop: serviceOp(2, { request: {}, reply: {}, moves: 'reply', idempotent: true, budget: 1, peerDeath: 'none',
          ${op}
        }),
      },
    },
    ${rest}
    `;
  // A service with listed callers has a status for others; one without has none.
  const open = authority === "'any'" && !op.includes('authority');
  const text = open ? sections.replace(", denied: 'NO'", '') : sections;
  return contractFile(text, { id: `RFC-${name}`, feeds: name, ...(status && { status }) });
}

/** A contract of a program without a service. */
const program = (sections: string, status = 'accepted') =>
  contractFile(sections, { id: 'RFC-shell', feeds: 'shell', status });

const SHELL = "program: { name: 'shell' }, uses: { 'RFC-spool': ['spool'] },";

test('a program calls operations of services of other contracts', () => {
  const shell = program(`${SHELL} calls: { spool: ['add', 'drop'] },`);
  const { programs } = modelOf([serving('spool'), shell]);
  expect(programs.map(({ id, draft, calls }) => ({ id, draft, calls }))).toEqual([
    {
      id: 'program.shell',
      draft: false,
      calls: [
        { service: 'spool', contract: 'rfc-spool-spool', ops: ['add', 'drop'], hasEvents: false },
      ],
    },
    { id: 'program.spool', draft: false, calls: [] },
  ]);
});

test('the name of a program is a principal, also in a draft', () => {
  const spool = serving('spool', { authority: "['shell', 'desk']" });
  const shell = program("program: { name: 'shell' },");
  const desk = contractFile("program: { name: 'desk' },", {
    id: 'RFC-desk',
    feeds: 'desk',
    status: 'draft',
  });
  // Under a kernel, callers that a service lists are not principals for that reason.
  const kernel = contractFile("principals: ['init'],");
  expect(surprisesIn([kernel, spool, shell, desk])).toEqual([]);
  const { principals } = modelOf([kernel, spool, shell, desk]);
  expect(principals.map(({ name }) => name)).toEqual(['init', 'spool', 'desk', 'shell']);
  expect(findingsOf([kernel, spool, desk]).map(({ message }) => message)).toEqual([
    "principal 'shell' is declared by no contract",
  ]);
});

const CALLS: readonly {
  readonly what: string;
  readonly calls: string;
  readonly service?: Served;
}[] = [
  {
    what: 'an operation that the service does not have',
    calls: "calls: { spool: ['ad'] }, //! ABI2003 ref/unknown did you mean 'add'?",
  },
  {
    what: 'an operation twice',
    calls: "calls: { spool: ['add', 'add'] }, //! ABI1002 contract/duplicate-key",
  },
  {
    what: 'no operation',
    calls: 'calls: { spool: [] }, //! ABI1002 contract/wrong-kind no operation of spool',
  },
  {
    what: 'a service that does not list it',
    calls: "calls: { spool: ['add'] }, //! ABI2004 calls/denied 'shell' may not call spool.add",
    service: { authority: "['init']" },
  },
  {
    what: 'an operation that does not list it',
    calls: "calls: { spool: ['drop'] }, //! ABI2004 calls/denied to the authority of spool.drop",
    service: { op: "authority: ['init']," },
  },
  {
    what: 'an operation that rejects its every call',
    calls: "calls: { spool: ['drop'] }, //! ABI2004 calls/denied fails its check 'old'",
    service: {
      op: "checks: { old: fails('BAD', 'retired', { always: true, unless: callerIs('init') }) },",
    },
  },
  {
    what: 'a service of a draft',
    calls: "calls: { spool: ['add'] }, //! ABI2003 ref/draft accept RFC-spool first",
    service: { status: 'draft' },
  },
];

test.each(CALLS)('a program that calls $what is a finding', ({ calls, service }) => {
  const kernel = contractFile("principals: ['init'],");
  const shell = program(`${SHELL}
    ${calls}`);
  expect(surprisesIn([kernel, serving('spool', service), shell])).toEqual([]);
});

test('an unknown service is one finding, with the nearest name, and not one of `uses` too', () => {
  const shell = program(`program: { name: 'shell' },
    uses: { 'RFC-spool': ['spool'] },
    calls: { spol: ['add'] }, //! ABI2003 ref/unknown did you mean 'spool'?`);
  expect(surprisesIn([serving('spool'), shell])).toEqual([]);
});

const DENIED = '//! ABI2004 calls/denied may not call spool.drop';

test.each([
  ['longer', "['shells']"],
  ['shorter', "['she']"],
  ['in other case', "['Shell']"],
])('a name that is %s than that of the caller allows it nothing', (_, list) => {
  const kernel = contractFile("principals: ['shells', 'she', 'Shell'],");
  for (const service of [{ authority: list }, { op: `authority: ${list},` }]) {
    const shell = program(`${SHELL} calls: { spool: ['drop'] }, ${DENIED}`);
    expect(surprisesIn([kernel, serving('spool', service), shell])).toEqual([]);
  }
});

test('the list of an operation overrides that of its service, also for a draft', () => {
  const kernel = contractFile("principals: ['init'],");
  const service = { authority: "['init', 'shell']", op: "authority: ['init']," };
  for (const status of ['accepted', 'draft']) {
    const shell = program(`${SHELL} calls: { spool: ['add', 'drop'] }, ${DENIED}`, status);
    expect(surprisesIn([kernel, serving('spool', service), shell])).toEqual([]);
  }
});

test.each([
  ['of the service', { authority: "['init']" }],
  ['of the operation', { op: "authority: ['init']," }],
])('the finding about a caller has the place of the list %s', (_, service) => {
  const spool = serving('spool', service);
  const kernel = contractFile("principals: ['init'],");
  const [finding] = findingsOf([kernel, spool, program(`${SHELL} calls: { spool: ['drop'] },`)]);
  const [list] = finding?.related ?? [];
  const lines = spool.text.split('\n');
  expect([list?.file, list?.text]).toEqual([spool.file, 'init']);
  expect(lines[(list?.line ?? 0) - 1]).toContain("authority: ['init']");
});

test('an operation may be called if its checks do not fail every call', () => {
  const checks =
    "checks: { old: fails('BAD', 'x'), other: fails('BAD', 'y', { unless: callerIs('spool') }) },";
  const shell = program(`${SHELL} calls: { spool: ['drop'] },`);
  expect(surprisesIn([serving('spool', { op: checks }), shell])).toEqual([]);
});

test.each(['constructor', 'toString', '__proto__'])(
  'an operation with the name %s is found exactly if the service has it',
  (name) => {
    const shell = program(
      `${SHELL} calls: { spool: ['${name}'] }, //! ABI2003 ref/unknown no operation`,
    );
    expect(surprisesIn([serving('spool'), shell])).toEqual([]);
  },
);

test.each([
  ['the service', { authority: "['shell']" }],
  ['the operation', { authority: "['init', 'shell']", op: "authority: ['shell']," }],
  [
    'a check',
    { op: "checks: { old: fails('BAD', 'x', { always: true, unless: callerIs('shell') }) }," },
  ],
])('a program may call %s', (_, service) => {
  const kernel = contractFile("principals: ['init'],");
  const shell = program(`${SHELL} calls: { spool: ['add', 'drop'] },`);
  expect(surprisesIn([kernel, serving('spool', service), shell])).toEqual([]);
});

test('a service that is called is named in uses', () => {
  const shell = program(`program: { name: 'shell' },
    calls: { spool: ['add'] }, //! ABI2003 ref/unknown uses: { 'RFC-spool': ['spool'] }`);
  expect(surprisesIn([serving('spool'), shell])).toEqual([]);
});

test('a draft may call the service of a draft', () => {
  const shell = program(`${SHELL} calls: { spool: ['add'] },`, 'draft');
  expect(surprisesIn([serving('spool', { status: 'draft' }), shell])).toEqual([]);
});

test.each([
  [
    'without a program',
    "uses: { 'RFC-spool': ['spool'] },",
    "ABI1002 contract/missing-key only a program calls program: { name: 'spooler' }",
  ],
  [
    'whose program has no name',
    "uses: { 'RFC-spool': ['spool'] },\n program: {}, //! ABI1002 contract/missing-key a program without a service has a name",
    '',
  ],
])('a contract %s has one finding, whatever it calls', (_, sections, finding) => {
  const shell = program(`${sections}
    calls: { spool: ['add'] }, ${finding === '' ? '' : `//! ${finding}`}`);
  expect(surprisesIn([serving('spool'), shell])).toEqual([]);
});

test('a service that calls others has a program without a name', () => {
  const rest = `uses: { 'RFC-desk': ['desk'] },
    calls: { desk: ['add'] }, //! ABI1002 contract/missing-key only a program calls program: {}`;
  expect(surprisesIn([serving('desk'), serving('spool', { rest })])).toEqual([]);
});

test('the program of a service may not state a name', () => {
  const rest =
    "program: { name: 'spooler' }, //! ABI1002 contract/wrong-kind program of service 'spool' has its name";
  expect(surprisesIn([serving('spool', { rest })])).toEqual([]);
});

test('two contracts cannot have one program', () => {
  const other = contractFile(
    `program: {
      name: 'shell', //! ABI2001 registry/taken 'shell' is taken by that of RFC-desk
    },`,
    { id: 'RFC-shell', feeds: 'shell' },
  );
  const desk = contractFile("program: { name: 'shell' },", { id: 'RFC-desk', feeds: 'desk' });
  expect(surprisesIn([desk, other])).toEqual([]);
});

test('a service that calls itself is a finding', () => {
  const rest = `program: {},
    calls: { spool: ['add'] }, //! ABI2005 calls/itself would wait for its own answer`;
  expect(surprisesIn([serving('spool', { rest })])).toEqual([]);
});

test('upstream: statefsd and metricsd wait for each other, and the finding has the whole cycle', () => {
  const calling = (name: string, called: string, finding = '') =>
    serving(name, {
      uses: `'RFC-${called}': ['${called}']`,
      rest: `program: {},
    calls: { ${called}: ['add'] }, ${finding}`,
    });
  const files = [
    calling(
      'metricsd',
      'statefsd',
      '//! ABI2005 calls/cycle metricsd → statefsd → policyd → metricsd',
    ),
    calling('policyd', 'metricsd'),
    calling('statefsd', 'policyd'),
  ];
  expect(surprisesIn(files)).toEqual([]);
  const [finding] = findingsOf(files);
  expect(finding?.related.map(({ file, text }) => `${file} ${text}`)).toEqual([
    'contracts/rfc-statefsd-statefsd.contract.ts statefsd calls policyd',
    'contracts/rfc-policyd-policyd.contract.ts policyd calls metricsd',
  ]);
});

test('programs of drafts are in the wait-for graph', () => {
  const calling = (name: string, called: string, finding = '') =>
    serving(name, {
      status: 'draft',
      uses: `'RFC-${called}': ['${called}']`,
      rest: `program: {},
    calls: { ${called}: ['add'] }, ${finding}`,
    });
  const files = [
    calling('desk', 'spool', '//! ABI2005 calls/cycle desk → spool → desk'),
    calling('spool', 'desk'),
  ];
  expect(surprisesIn(files)).toEqual([]);
});

test('a program calls itself also if its service is in another contract', () => {
  const frames = serving('spool', { rest: '' });
  const own = contractFile(
    `program: { name: 'spool' }, uses: { 'RFC-spool': ['spool'] },
    calls: { spool: ['add'] }, //! ABI2005 calls/itself 'spool' calls itself`,
    { id: 'RFC-spooler', feeds: 'spooler' },
  );
  expect(surprisesIn([frames, own])).toEqual([]);
});
