/** A run compared with contracts: each kind of difference, and what is none. */
import type { HeldCapabilities, HeldCapability } from '@abicus/wire/ladder';
import { expect, test } from 'vitest';
import { compare } from './compare.ts';
import { ENDPOINT, HELD, LISTED, PID } from './testing/small.ts';
import { systemOfRun } from './from-run.ts';
import { namingOf } from './naming.ts';
import type { SystemReport } from './report.ts';

type Task = HeldCapabilities['tasks'][number];

function runOf(held: HeldCapabilities, listed: SystemReport = LISTED): SystemReport {
  const { naming, moves, listed: known } = namingOf(listed);
  return systemOfRun(held, naming, moves, known, listed.starts);
}

/** The differences of a run, in words. */
function differences(held: HeldCapabilities, ends: ReadonlySet<string> = new Set()): string[] {
  return compare(LISTED, runOf(held), ends).map(({ kind, task, what, contract, run }) => {
    return `${kind} ${task}: ${what}: ${contract} | ${run}`;
  });
}

/** The run with the table of one task changed. */
function tampered(
  pid: number,
  change: (table: readonly HeldCapability[]) => readonly HeldCapability[],
  more: Partial<HeldCapabilities> = {},
): HeldCapabilities {
  const tasks = HELD.tasks.map((task): Task => {
    return task.pid === pid ? { ...task, capabilities: change(task.capabilities) } : task;
  });
  return { ...HELD, tasks, ...more };
}

const inSlot = (slot: number, change: Partial<HeldCapability>) => {
  return (table: readonly HeldCapability[]): HeldCapability[] =>
    table.map((one) => (one.slot === slot ? { ...one, ...change } : one));
};
const without = (slot: number) => {
  return (table: readonly HeldCapability[]): HeldCapability[] =>
    table.filter((one) => one.slot !== slot);
};
const added = (one: HeldCapability) => {
  return (table: readonly HeldCapability[]): HeldCapability[] => [...table, one];
};
const endpoint = (slot: number, object: number, ...rights: string[]): HeldCapability => {
  return { slot, kind: 'endpoint', object, rights };
};

test('a run that has what the contracts say has no difference', () => {
  expect(differences(HELD)).toEqual([]);
});

test.each<[string, HeldCapabilities, string[]]>([
  [
    'a capability that no contract lists',
    tampered(PID.spoold, added(endpoint(6, ENDPOINT.init, 'RECV'))),
    ['unlisted spoold: requests of init: nothing | slot 6: RECV to requests of init'],
  ],
  [
    'a clock beside those of contracts',
    tampered(PID.client, added({ slot: 9, kind: 'clock', object: 0, rights: ['TIME'] })),
    ['unlisted client: clock: nothing | slot 9: TIME to clock'],
  ],
  [
    'a second capability of a listed object',
    tampered(PID.client, added(endpoint(6, ENDPOINT.spoold, 'SEND'))),
    ['unlisted client: requests of spoold: nothing | slot 6: SEND to requests of spoold'],
  ],
  [
    'a capability that is missing',
    tampered(PID.spoold, without(3)),
    ['missing spoold: clock: slot 3: TIME to clock | nothing'],
  ],
  [
    'a capability of the first task that is missing, in whichever slot',
    tampered(PID.init, without(5)),
    [
      'missing init: control of spoold: any slot: SEND, RECV, MANAGE to control of spoold | nothing',
    ],
  ],
  [
    'one right more',
    tampered(PID.client, inSlot(5, { rights: ['SEND', 'MANAGE'] })),
    [
      'rights client: requests of spoold: slot 5: SEND to requests of spoold | slot 5: SEND, MANAGE to requests of spoold',
    ],
  ],
  [
    'one right less',
    tampered(PID.spoold, inSlot(4, { rights: ['MAP'] })),
    [
      'rights spoold: disk registers: slot 4: MAP, WRITE to disk registers | slot 4: MAP to disk registers',
    ],
  ],
  [
    'a capability in another slot',
    tampered(PID.spoold, inSlot(3, { slot: 7 })),
    ['slot spoold: clock: slot 3: TIME to clock | slot 7: TIME to clock'],
  ],
  [
    'two capabilities that changed places',
    tampered(PID.client, (table) =>
      table.map((one) => ({ ...one, slot: one.slot === 1 ? 5 : one.slot === 5 ? 1 : one.slot })),
    ),
    [
      'slot client: requests of init: slot 1: SEND to requests of init | slot 5: SEND to requests of init',
      'slot client: requests of spoold: slot 5: SEND to requests of spoold | slot 1: SEND to requests of spoold',
    ],
  ],
  [
    'another object in a listed slot',
    tampered(PID.client, inSlot(5, { object: ENDPOINT.controlSpoold })),
    [
      'object client: requests of spoold: slot 5: SEND to requests of spoold | slot 5: SEND to control of spoold',
    ],
  ],
  [
    'registers of another address',
    tampered(PID.spoold, inSlot(4, { object: 0x1000_9000 })),
    [
      'object spoold: disk registers: slot 4: MAP, WRITE to disk registers | slot 4: MAP, WRITE to registers at 0x10009000 of 4096 bytes',
    ],
  ],
  [
    'a window that is larger than the device',
    tampered(PID.spoold, inSlot(4, { length: 0x2000 })),
    [
      'object spoold: disk registers: slot 4: MAP, WRITE to disk registers | slot 4: MAP, WRITE to registers at 0x10008000 of 8192 bytes',
    ],
  ],
  [
    'the factory of the boot in place of one with a budget',
    tampered(PID.client, inSlot(4, { object: 0 })),
    [
      'object client: endpoint factory of 2: slot 4: MANAGE to endpoint factory of 2 | slot 4: MANAGE to endpoint factory',
    ],
  ],
  [
    'another budget',
    { ...HELD, factories: [{ id: 31, parent: 0, budget: 3 }] },
    [
      'missing init: endpoint factory of 2: any slot: MANAGE to endpoint factory of 2 | nothing',
      'unlisted init: endpoint factory of 3: nothing | slot 7: MANAGE to endpoint factory of 3',
      'object client: endpoint factory of 2: slot 4: MANAGE to endpoint factory of 2 | slot 4: MANAGE to endpoint factory of 3',
    ],
  ],
  [
    'another image',
    { ...HELD, memory: HELD.memory.map((one) => ({ ...one, image: 'client' })) },
    [
      'object init: image of spoold: slot 8: MAP to image of spoold | slot 8: MAP to image of client',
    ],
  ],
  [
    'another depth of a queue',
    {
      ...HELD,
      endpoints: HELD.endpoints.map((one) =>
        one.id === ENDPOINT.spoold ? { ...one, depth: 65 } : one,
      ),
    },
    ['object spoold: requests of spoold: a queue of 31 | a queue of 65'],
  ],
  [
    'a task that no contract boots',
    {
      ...HELD,
      tasks: [...HELD.tasks, { pid: 9, name: 'x', parent: PID.client, capabilities: [] }],
    },
    ['unlisted x: the task: nothing | a child of client with 0 slots in use'],
  ],
  [
    'a program that is not there, and did not end',
    { ...HELD, tasks: HELD.tasks.filter(({ pid }) => pid !== PID.client) },
    [
      'missing client: the task: booted | not there',
      'missing init: control of client: any slot: SEND, RECV, MANAGE to control of client | nothing',
    ],
  ],
  [
    'a program that is the child of another one',
    {
      ...HELD,
      tasks: HELD.tasks.map((task) =>
        task.pid === PID.client ? { ...task, parent: PID.spoold } : task,
      ),
    },
    ['object client: the task that is told of its end: init | spoold'],
  ],
])('%s is a difference', (_, held, expected) => {
  expect(differences(held)).toEqual(expected);
});

test('where the sides of an own endpoint have changed places, it differs', () => {
  const swapped = tampered(PID.client, (table) =>
    table.map((one) => ({ ...one, slot: one.slot === 2 ? 3 : one.slot === 3 ? 2 : one.slot })),
  );
  expect(differences(swapped).length).toBeGreaterThan(0);
});

const events = endpoint(6, ENDPOINT.events, 'SEND');

test('a capability that a caller moved with an operation is no difference, and shown as moved', () => {
  const held = tampered(PID.spoold, added(events));
  expect(differences(held)).toEqual([]);
  const spoold = runOf(held).tasks.find(({ name }) => name === 'spoold');
  expect(spoold?.holds.at(-1)).toMatchObject({ origin: 'moved', object: 'events of client' });
});

test.each([
  ['with more rights', endpoint(6, ENDPOINT.events, 'SEND', 'RECV')],
  ['of an endpoint that its caller does not own', endpoint(6, ENDPOINT.controlClient, 'SEND')],
])('a moved capability %s is a difference', (_, one) => {
  expect(differences(tampered(PID.spoold, added(one)))).toHaveLength(1);
});

test('a capability that contracts list does not pass as moved', () => {
  const tasks = LISTED.tasks.map((task) => {
    const listed = { slot: 6, object: 'events of client', rights: ['SEND', 'RECV'] };
    return task.name === 'spoold' ? { ...task, holds: [...task.holds, listed] } : task;
  });
  const listed = { ...LISTED, tasks };
  const run = runOf(tampered(PID.spoold, added(events)), listed);
  expect(compare(listed, run, new Set()).map(({ kind, task }) => `${kind} ${task}`)).toEqual([
    'rights spoold',
  ]);
});

test('a capability that no operation may move is a difference where its service does not say so', () => {
  expect(differences(tampered(PID.client, added(endpoint(6, ENDPOINT.init, 'SEND'))))).toHaveLength(
    1,
  );
});

/** The run in which a message to an endpoint moves a capability of the client. */
function moving(to: number, one: Omit<HeldCapability, 'slot'>): HeldCapabilities {
  const inTransit = [{ sender: PID.client, ...one }];
  const endpoints = HELD.endpoints.map((each) => (each.id === to ? { ...each, inTransit } : each));
  return { ...HELD, endpoints };
}

test('a capability in a message to a service that may get it is no difference', () => {
  const { slot: _, ...one } = events;
  expect(differences(moving(ENDPOINT.spoold, one))).toEqual([]);
});

test('a capability in a message to a service that may not get it is a difference', () => {
  expect(
    differences(moving(ENDPOINT.spoold, { kind: 'clock', object: 0, rights: ['TIME'] })),
  ).toEqual([
    'unlisted client: clock, in a message to spoold: nothing | any slot: TIME to clock, in a message to spoold',
  ]);
});

const MEMORY: HeldCapability = { slot: 7, kind: 'memory', object: 40, rights: ['MAP', 'MANAGE'] };
const SHEET = [...HELD.memory, { id: 40, length: 4096 }];

test('memory that a task made and alone holds is no difference, and shown as its own', () => {
  const held = tampered(PID.client, added(MEMORY), { memory: SHEET });
  expect(differences(held)).toEqual([]);
  const client = runOf(held).tasks.find(({ name }) => name === 'client');
  expect(client?.holds.at(-1)).toMatchObject({ origin: 'own', object: 'memory 1' });
});

test('memory that a task may not manage is not its own', () => {
  const held = tampered(PID.client, added({ ...MEMORY, rights: ['MAP'] }), { memory: SHEET });
  expect(differences(held)).toEqual([
    'unlisted client: memory 1: nothing | slot 7: MAP to memory 1',
  ]);
});

test('memory that two tasks hold is a difference for both', () => {
  const one = tampered(PID.client, added(MEMORY), { memory: SHEET });
  const tasks = one.tasks.map((task): Task => {
    if (task.pid !== PID.spoold) return task;
    return { ...task, capabilities: [...task.capabilities, { ...MEMORY, rights: ['MAP'] }] };
  });
  expect(differences({ ...one, tasks })).toEqual([
    'unlisted spoold: memory 1: nothing | slot 7: MAP to memory 1',
    'unlisted client: memory 1: nothing | slot 7: MAP, MANAGE to memory 1',
  ]);
});

test('an endpoint that a task created with its own factory is no difference', () => {
  const made = { id: 50, owner: PID.client, depth: 4, factory: 31, inTransit: [] };
  const own = endpoint(8, 50, 'SEND', 'RECV', 'MANAGE');
  const endpoints = [...HELD.endpoints, made];
  expect(differences(tampered(PID.client, added(own), { endpoints }))).toEqual([]);
  const foreign = [...HELD.endpoints, { ...made, factory: 0 }];
  expect(differences(tampered(PID.client, added(own), { endpoints: foreign }))).toHaveLength(1);
  const given = [...HELD.endpoints, { ...made, owner: PID.spoold }];
  expect(differences(tampered(PID.client, added(own), { endpoints: given }))).toHaveLength(1);
});

test('an endpoint that the first task created for itself is no difference', () => {
  const endpoints = [
    ...HELD.endpoints,
    { id: 51, owner: PID.init, depth: 4, factory: 0, inTransit: [] },
  ];
  const own = endpoint(12, 51, 'SEND', 'RECV', 'MANAGE');
  expect(differences(tampered(PID.init, added(own), { endpoints }))).toEqual([]);
});

/** The run after spoold ended: its task, and its endpoints, are gone. */
const ENDED: HeldCapabilities = {
  ...HELD,
  tasks: HELD.tasks.filter(({ pid }) => pid !== PID.spoold),
  endpoints: HELD.endpoints.filter(({ owner }) => owner !== PID.spoold),
};

test('a program that ended, as the first task told, may be missing, and its endpoints closed', () => {
  expect(differences(ENDED, new Set(['spoold']))).toEqual([]);
  expect(differences(ENDED, new Set(['client']))[0]).toBe(
    'missing spoold: the task: booted | not there',
  );
});

test('a route to a program that ended has the rights of the contract still', () => {
  const tasks = ENDED.tasks.map((task): Task => {
    const wider = inSlot(5, { rights: ['SEND', 'MANAGE'] });
    return task.pid === PID.client ? { ...task, capabilities: wider(task.capabilities) } : task;
  });
  expect(differences({ ...ENDED, tasks }, new Set(['spoold'])).join()).toContain('SEND, MANAGE');
});

test('the first task holds the control endpoint of a program that was started again', () => {
  expect(differences(tampered(PID.init, without(5)), new Set(['spoold']))).toEqual([
    'missing init: control of spoold: any slot: SEND, RECV, MANAGE to control of spoold | nothing',
  ]);
});

test('a child with the name of the first task is not the first task', () => {
  const child = { pid: 9, name: 'init', parent: PID.client, capabilities: [] };
  const names = runOf({ ...HELD, tasks: [child, ...HELD.tasks] }).endpoints.map(({ name }) => name);
  expect(names).toEqual(runOf(HELD).endpoints.map(({ name }) => name));
});

test('a client that gave up its route to a program that ended has no difference there', () => {
  const tasks = ENDED.tasks.map((task): Task => {
    return {
      ...task,
      capabilities: task.capabilities.filter(({ object }) => object !== ENDPOINT.spoold),
    };
  });
  const found = differences({ ...ENDED, tasks }, new Set(['spoold']));
  expect(found.filter((one) => one.includes('client'))).toEqual([]);
});
