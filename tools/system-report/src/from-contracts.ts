/** What the contracts make of a system: the tasks that boot starts, and all that each is given. */
import { callersOf } from '@abicus/codegen/model';
import type { BootedDef, CallsDef, Model, SystemDef } from '@abicus/codegen';
import { budgetsOf } from './budgets.ts';
import {
  ALL,
  bySlot,
  KERNEL,
  objects,
  type DeviceReport,
  type EndpointReport,
  type Holding,
  type SystemReport,
  type TaskReport,
  type Uses,
} from './report.ts';

/** The slot in which a program receives its start message. */
const CONTROL_SLOT = 0;
/** The slot in which a program may send to the first one. */
const FIRST_SLOT = 1;

/** The report of a workspace whose contracts boot nothing. */
const NOTHING: SystemReport = {
  from: 'contracts',
  first: '',
  tasks: [],
  starts: [],
  endpoints: [],
  devices: [],
  budgets: [],
};

/** What a program states, then what it does because it is booted. */
const usesOf = (stated: readonly CallsDef[], derived: readonly CallsDef[] = []): Uses[] => [
  ...stated.map(({ service, ops }) => ({ service, ops })),
  ...derived.map(({ service, ops }): Uses => ({ service, ops, derived: true })),
];

/** Operations of a program's service whose callers move it a capability for events, or one that it may keep. */
function movedTo({ services, programs, system }: Model, name: string): TaskReport['moved'] {
  const service = services.find((one) => one.name === name);
  return (service?.ops ?? []).flatMap((op) => {
    if (op.moves === undefined || service === undefined) return [];
    const calling = programs.filter(({ calls }) =>
      calls.some((one) => one.service === name && one.ops.includes(op.name)),
    );
    const allowed = callersOf(service, op);
    const all = calling
      .map((program) => program.name)
      .filter((caller) => allowed === 'any' || allowed.includes(caller));
    // The first one calls none.
    const isBooted = (caller: string): boolean =>
      system?.programs.some((one) => one.program.name === caller) === true;
    const [callers, unbooted] = [all.filter(isBooted), all.filter((one) => !isBooted(one))];
    const moved = { op: `${name}.${op.name}`, callers };
    if (all.length === 0) return [];
    return [unbooted.length === 0 ? moved : { ...moved, unbooted }];
  });
}

/** The capabilities of a booted program. */
function holdingsOf({ program, layout }: BootedDef, first: string): Holding[] {
  const { name, endpoints, devices, endpointBudget = 0 } = program;
  const held = (
    slot: number | undefined,
    object: string,
    ...rights: readonly string[]
  ): Holding[] => (slot === undefined ? [] : [{ slot, object, rights }]);
  const send = [
    ...program.calls.map(({ service }, i) => [service, layout.calls[i]] as const),
    ...program.notifies.map(({ service }, i) => [service, layout.notifies[i]] as const),
    [first, FIRST_SLOT] as const,
  ];
  return [
    ...held(CONTROL_SLOT, objects.control(name), 'RECV'),
    ...held(layout.requests, objects.requests(name), 'RECV'),
    ...held(layout.events, objects.requests(name), 'SEND'),
    ...endpoints.flatMap((one, i) => {
      const object = objects.endpoint(one.name, name);
      const { recv, send: slot } = layout.endpoints[i] ?? {};
      return [...held(recv, object, 'RECV'), ...held(slot, object, 'SEND')];
    }),
    ...held(layout.clock, objects.clock, 'TIME'),
    ...held(layout.factory, objects.factory(endpointBudget), 'MANAGE'),
    ...devices.flatMap((one, i) => {
      const { registers, interrupt } = layout.devices[i] ?? {};
      return [
        ...held(registers, objects.registers(one.name), 'MAP', 'WRITE'),
        ...held(interrupt, objects.interrupt(one.name), 'RECV'),
      ];
    }),
    // A service that is called and notified has one slot.
    ...[
      ...new Map(
        send.map(([service, slot]) => [slot, held(slot, objects.requests(service), 'SEND')]),
      ).values(),
    ].flat(),
  ].sort(bySlot);
}

/**
 * The capabilities of the first task: what the kernel gives it, its own requests, and what it keeps of the programs that it
 * starts: their control endpoints, SEND of their requests to hand it out, and their endpoint factories, which outlive their
 * instances.
 */
function holdingsOfFirst({ first, slots, programs, devices }: SystemDef): Holding[] {
  const given: Readonly<Record<string, readonly [object: string, right: string]>> = {
    endpointFactory: [objects.endpointFactory, 'MANAGE'],
    serviceFactory: [objects.serviceFactory, 'MANAGE'],
    clock: [objects.clock, 'TIME'],
  };
  const kept = (object: string, rights = ALL): Holding => ({ object, rights });
  return [
    ...slots.map(({ name, value }): Holding => {
      const [object, right] = given[name] ?? [name, 'MANAGE'];
      return { slot: value, object, rights: [right] };
    }),
    ...programs.map(({ program, image }): Holding => {
      return { slot: image, object: objects.image(program.name), rights: ['MAP'] };
    }),
    ...devices.flatMap(({ device, registers, interrupt }): Holding[] => [
      { slot: registers, object: objects.registers(device.name), rights: ['MAP', 'WRITE'] },
      { slot: interrupt, object: objects.interrupt(device.name), rights: ['RECV'] },
    ]),
    kept(objects.requests(first)),
    ...programs.map(({ program }) => kept(objects.control(program.name))),
    ...programs
      .filter(({ layout }) => layout.requests !== undefined)
      .map(({ program }) => kept(objects.requests(program.name), ['SEND'])),
    ...programs
      .filter(({ layout }) => layout.factory !== undefined)
      .map(({ program }) => kept(objects.factory(program.endpointBudget ?? 0), ['MANAGE'])),
  ].sort(bySlot);
}

function endpointsOf({ first, programs }: SystemDef): EndpointReport[] {
  return [
    { name: objects.requests(first), owner: first },
    ...programs.flatMap(({ program, layout }): EndpointReport[] => {
      const { name, depth, endpoints } = program;
      const requests = { name: objects.requests(name), owner: name };
      return [
        { name: objects.control(name), owner: first },
        ...(layout.requests === undefined
          ? []
          : [{ ...requests, ...(depth !== undefined && { depth }) }]),
        ...endpoints.map((one) => {
          return { name: objects.endpoint(one.name, name), owner: name, depth: one.depth };
        }),
      ];
    }),
  ];
}

function taskOf(model: Model, one: BootedDef, first: string): TaskReport {
  const { program, derived } = one;
  const { supervision, stackPages } = program;
  return {
    name: program.name,
    parent: first,
    ...contractOf(model, program.name),
    ...(stackPages !== undefined && { stackPages }),
    ...(supervision !== undefined && {
      supervision: {
        restart: supervision.restart,
        backoffNs: supervision.backoff,
        maxInWindow: supervision.maxInWindow,
        windowNs: supervision.window,
      },
    }),
    holds: holdingsOf(one, first),
    moved: movedTo(model, program.name),
    calls: usesOf(program.calls, derived.calls),
    notifies: usesOf(program.notifies, derived.notifies),
  };
}

/** The contract of a program, and the place that states it. */
function contractOf(
  { programs, contracts }: Model,
  name: string,
): Pick<TaskReport, 'contract' | 'pos'> {
  const program = programs.find((one) => one.name === name);
  const contract = contracts.find(({ slug }) => slug === program?.contract);
  return {
    ...(contract !== undefined && { contract: contract.prose.id }),
    ...(program !== undefined && { pos: program.pos }),
  };
}

function devicesOf({ devices, programs }: SystemDef): DeviceReport[] {
  return devices.map(({ device: { name, base, size, line } }): DeviceReport => {
    const driver = programs.find(({ program }) => program.devices.some((one) => one.name === name));
    const held = { name, base, length: size, line };
    return driver === undefined ? held : { ...held, driver: driver.program.name };
  });
}

/** Makes the report of the contracts. */
export function systemOfContracts(model: Model): SystemReport {
  const { system } = model;
  if (system === undefined) return NOTHING;
  const { first, programs } = system;
  const own = model.programs.find(({ name }) => name === first);
  const root: TaskReport = {
    name: first,
    parent: KERNEL,
    ...contractOf(model, first),
    holds: holdingsOfFirst(system),
    moved: movedTo(model, first),
    calls: usesOf(own?.calls ?? []),
    notifies: usesOf(own?.notifies ?? []),
  };
  const tasks = [root, ...programs.map((one) => taskOf(model, one, first))];
  return {
    from: 'contracts',
    first,
    tasks,
    starts: programs.map(({ program }) => program.name),
    endpoints: endpointsOf(system),
    devices: devicesOf(system),
    budgets: budgetsOf(model, tasks),
  };
}
