/** What names in C and in Rust have in common. */
import { isFixed } from '../emit/service/frame.ts';
import type { Declared, FrameDef, LimitDef, Model, ServiceDef } from '../model/types.ts';
import type { Workspace } from '../workspace/config.ts';
import { screaming } from '../emit/names.ts';
import { partsOf, type NamedElement } from './table.ts';

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
export function owner(element: Pick<Declared, 'feeds'>): string {
  return element.feeds === 'kernel' ? '' : `${snake(element.feeds)}_`;
}

/** How a language names what both have. */
export type Naming = {
  /** A macro or constant: `SYS_YIELD` of `sys` and `yield`. */
  readonly constant: (...parts: readonly string[]) => string;
  /** The record of a frame. */
  readonly record: (frame: string) => string;
  readonly field: (frame: FrameDef, name: string) => string;
  /** What the magic of a service is called. */
  readonly magic: readonly string[];
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

function ofFrame(
  naming: Naming,
  of: NamedElement['of'],
  name: string,
  frame: FrameDef,
): NamedElement[] {
  if (!isFixed(frame)) {
    const names = ['min_size', 'max_size'].map((part) => naming.constant(name, part));
    return [{ of, what: 'frame', names }];
  }
  const type = naming.record(name);
  return [
    { of, what: 'frame', names: [type] },
    ...partsOf(of, 'field', frame.fields, (one) => `${type}.${naming.field(frame, one)}`),
  ];
}

/** The names of a service: its numbers, and the records of its frames. */
export function serviceIn(service: ServiceDef, naming: Naming): NamedElement[] {
  const { name, statuses, ops, events } = service;
  const own = (...parts: string[]): string => naming.constant(name, ...parts);
  const fixed = [...naming.magic, 'version'].map((part) => own(part));
  return [
    { of: service, what: 'service', names: fixed },
    ...statuses.map((of) => ({ of, what: 'status', names: [own('status', of.name)] })),
    ...ops.flatMap((of) => {
      const names = naming.opcode.map((end) => own('op', of.name, ...end));
      return [
        { of, what: 'operation', names },
        ...ofFrame(naming, of, `${name}_${of.name}_request`, of.request),
        ...ofFrame(naming, of, `${name}_${of.name}_reply`, of.reply),
      ];
    }),
    ...events.flatMap((of) => [
      { of, what: 'event', names: [own('event', of.name)] },
      ...ofFrame(naming, of, `${name}_${of.name}_event`, of.frame),
    ]),
  ];
}
