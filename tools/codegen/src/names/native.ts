/** What names in C and in Rust have in common. */
import type { Declaration, FrameDef, LimitDef, Model, ServiceDef } from '../model/types.ts';
import type { Workspace } from '../workspace/config.ts';
import { screaming } from '../emit/names.ts';
import type { NamedElement } from './table.ts';

/** `sleepUntil`, `taskQos.set` → `sleep_until`, `task_qos_set`. */
export function snake(name: string): string {
  return screaming(name).toLowerCase();
}

/** `abicus`, from the scope of the workspace; `n9p` for `@9p`, as no name starts with a digit. */
export function stem(workspace: Workspace): string {
  const plain = snake(workspace.scope.replace('@', ''));
  return /^\d/.test(plain) ? `n${plain}` : plain;
}

/** The package in the names of an element: nothing for the kernel's. */
export function owner(element: Pick<Declaration, 'feeds'>): string {
  return element.feeds === 'kernel' ? '' : `${snake(element.feeds)}_`;
}

/** A frame of a service: its element, and the name that its structure is made of. */
export type NamedFrame = {
  readonly of: NamedElement['of'];
  /** `timed_register_request`. */
  readonly name: string;
  readonly frame: FrameDef;
  /** As it is on the wire. */
  readonly opcode: number;
} & ({ readonly side: 'event' } | { readonly side: 'request' | 'reply'; readonly op: ServiceOp });

type ServiceOp = ServiceDef['ops'][number];

/** The frames of an operation. */
export function framesOf(op: ServiceOp): readonly [request: NamedFrame, reply: NamedFrame] {
  const start = `${op.service}_${op.name}`;
  const { request, reply, opcode, replyOpcode } = op;
  return [
    { of: op, op, side: 'request', name: `${start}_request`, frame: request, opcode },
    { of: op, op, side: 'reply', name: `${start}_reply`, frame: reply, opcode: replyOpcode },
  ];
}

/** The frame of an event. */
export function frameOfEvent(event: ServiceDef['events'][number]): NamedFrame {
  const { service, name, frame, wireOpcode } = event;
  return { of: event, side: 'event', name: `${service}_${name}_event`, frame, opcode: wireOpcode };
}

/** How a language names what both have. */
export type Naming = {
  /** A macro or constant: `SYS_YIELD` of `sys` and `yield`. */
  readonly constant: (...parts: readonly string[]) => string;
  /** The names of a frame and of what is in it. */
  readonly frame: (frame: NamedFrame) => readonly NamedElement[];
  /** What a service has besides: its magic, and what it knows of its envelope. */
  readonly service: (service: ServiceDef) => readonly string[];
  /** What an opcode is called: the parts after its name, for each constant of it. */
  readonly opcode: readonly (readonly string[])[];
};

/** The parts of the name of a limit, or of one of its members. */
export function limitParts(limit: LimitDef, ...member: readonly string[]): readonly string[] {
  return [`${owner(limit)}limit`, limit.name, ...member];
}

function ofLimit({ constant }: Naming, of: LimitDef): NamedElement {
  const members = of.kind === 'limit' ? [[]] : of.values.map(({ member }) => [member]);
  return { of, what: 'limit', names: members.map((one) => constant(...limitParts(of, ...one))) };
}

/** The names of errors, syscalls, limits and principals. */
export function numbersIn(model: Model, naming: Naming): NamedElement[] {
  const { constant } = naming;
  return [
    ...model.errors.map((of) => ({ of, what: 'error', names: [constant(of.name)] })),
    ...model.syscalls.map((of) => ({ of, what: 'syscall', names: [constant('sys', of.name)] })),
    ...model.limits.map((limit) => ofLimit(naming, limit)),
    ...model.principals.map((of) => {
      return { of, what: 'principal', names: [constant('principal', of.name)] };
    }),
  ];
}

/** The parts of the name of a version: the only one needs none of its own. */
export function versionParts({ envelope }: ServiceDef, name: string): readonly string[] {
  return envelope.versions.length === 1 ? ['version'] : ['version', name];
}

/** The names of a service: its numbers, and its frames. */
export function serviceIn(service: ServiceDef, naming: Naming): NamedElement[] {
  const { name, envelope, statuses, ops, events } = service;
  const own = (...parts: readonly string[]): string => naming.constant(name, ...parts);
  return [
    { of: service, what: 'service', names: naming.service(service) },
    ...envelope.versions.map((one): NamedElement => {
      const of = { id: `${name}.${one.name}`, pos: one.pos };
      return { of, what: 'version', names: [own(...versionParts(service, one.name))] };
    }),
    ...statuses.map((of) => ({ of, what: 'status', names: [own('status', of.name)] })),
    ...ops.flatMap((of) => {
      const names = naming.opcode.map((end) => own('op', of.name, ...end));
      return [{ of, what: 'operation', names }, ...framesOf(of).flatMap(naming.frame)];
    }),
    ...events.flatMap((of) => [
      { of, what: 'event', names: [own('event', of.name)] },
      ...naming.frame(frameOfEvent(of)),
    ]),
  ];
}
