/** Names that a package has for all of its elements of a kind: the tables of errors and limits, dispatch, the envelope. */
import { operationsBehind } from '../../emit/dispatch.ts';
import { failureNames } from '../../emit/error-class.ts';
import { isVersioned } from '../../emit/service/around.ts';
import { profileTables } from '../../emit/limits.ts';
import { principalsOf } from '../../emit/principals.ts';
import { programFiles } from '../../emit/program.ts';
import { pascal, screaming } from '../../emit/names.ts';
import { typesOf } from '../../emit/per-package.ts';
import { hasProtocol, protocolNames } from '../../emit/service/protocol.ts';
import type { Declaration } from '../../model/shape/values.ts';
import type { Model } from '../../model/types.ts';
import type { GeneratedName } from './written.ts';

type Names = Pick<GeneratedName, 'exports' | 'locals'>;
type Placed = Pick<Declaration, 'pos'>;

/** A file that the first of these elements is enough for. */
function table(
  what: string,
  file: string,
  made: readonly Placed[],
  names: Names,
  part = file.slice(file.lastIndexOf('/') + 1).replace('.ts', ''),
): GeneratedName[] {
  const [first] = made;
  return first === undefined
    ? []
    : [{ of: { id: '', pos: first.pos }, what, file, part, ...names }];
}

/** Exports without more. */
const exported = (...exports: readonly string[]): Names => ({ exports });

function ofCalls(model: Model, feeds: string): GeneratedName[] {
  const own = model.syscalls.filter((one) => one.feeds === feeds);
  const behind = model.operations.filter((one) => one.feeds === feeds);
  const selected = behind.flatMap(({ selector }) => selector?.register.toUpperCase() ?? []);
  // The costs read the selector of a call whose operations differ in theirs.
  const priced = own.flatMap((syscall) => {
    const costs = operationsBehind(syscall, model).map(({ cost }) => cost);
    const { selector } = syscall;
    return selector === undefined || new Set(costs).size === 1
      ? []
      : [selector.register.toUpperCase()];
  });
  return [
    ...table('numbers of syscalls', 'numbers.ts', own, exported('SYSCALL', 'SyscallName')),
    ...table('dispatch of syscalls', 'dispatch.ts', behind, {
      exports: ['KernelHandlers', 'unknownSyscall', 'dispatch'],
      // With the constants of the registers that it reads.
      locals: ['Entry', 'ENTRIES', ...new Set(['A7', ...selected])],
    }),
    ...table('costs of syscalls', 'costs.ts', behind, {
      exports: ['UNKNOWN_COST_NS', 'COST_NS', 'costOf'],
      locals: [...new Set(['A7', ...priced])],
    }),
    ...table('shapes of syscalls', 'testing/calls.ts', behind, exported('CALLS'), 'testing calls'),
  ];
}

function ofErrors(model: Model, feeds: string): GeneratedName[] {
  const borrowed = model.packages.find((one) => one.feeds === feeds)?.borrowedErrors ?? [];
  const own = model.errors.filter((one) => one.feeds === feeds);
  const services = model.services.filter((one) => one.feeds === feeds);
  const failure = failureNames(feeds);
  return [
    ...table('table of errors', 'errors.ts', [...own, ...borrowed], {
      exports: ['ERRNO', 'Errno', 'errnoName'],
      locals: ['NAMES'],
    }),
    ...table('class of errors', 'error-class.ts', [...own, ...services], {
      exports: [failure.type, failure.guard, failure.error],
      locals: ['RETRYABLE'],
    }),
  ];
}

function ofLimits(model: Model, feeds: string): GeneratedName[] {
  const own = model.limits.filter((one) => one.feeds === feeds);
  const plain = own.filter((one) => one.kind === 'limit');
  const profiles = profileTables(plain).map(({ name, constant, pos }): GeneratedName => {
    const of = { id: `limits of ${name}`, pos };
    return { of, what: 'profile', file: 'limits.ts', part: 'limits', exports: [constant] };
  });
  const byEnum = own
    .filter((one) => one.kind === 'byEnum')
    .map((one): GeneratedName => {
      const exports = [screaming(one.name)];
      return {
        of: one,
        what: 'limit',
        file: 'limits.ts',
        part: 'limits',
        exports,
      };
    });
  const names = exported('LIMITS', 'Limits', 'WITHIN');
  return [...table('table of limits', 'limits.ts', plain, names), ...profiles, ...byEnum];
}

function ofService(model: Model, feeds: string): GeneratedName[] {
  return model.services
    .filter((one) => one.feeds === feeds)
    .flatMap((service) => {
      const { name, events, authority } = service;
      const plain = ['VERSION', 'REQUEST_HEADER', 'REPLY_HEADER'];
      const versions = isVersioned(service.envelope) ? ['Correlation'] : plain;
      const envelope = [...versions, 'FRAME_MAX', 'OPCODE'];
      const who = [
        ...(authority === 'any' ? [] : ['AUTHORITY']),
        ...(service.ops.some((op) => op.authority) ? ['OPERATION_AUTHORITY'] : []),
        ...(service.ops.some((op) => op.audit) ? [`${pascal(name)}Audit`] : []),
      ];
      return [
        ...table('statuses of the service', 'status.ts', [service], {
          exports: ['STATUS', `${pascal(name)}Status`, 'statusName'],
          locals: ['NAMES'],
        }),
        ...table(
          'envelope of the service',
          'envelope.ts',
          [service],
          exported(...envelope, 'ENVELOPE'),
        ),
        ...table('events of the service', 'events.ts', events, exported('EVENT_OPCODE')),
        ...table('client of the service', 'client.ts', [service], exported()),
        ...table('server of the service', 'server.ts', [service], {
          exports: [`${pascal(name)}Handlers`, ...who, 'SERVER', 'serve'],
        }),
        ...table(
          'protocol of the service',
          'protocol.ts',
          hasProtocol(service) ? [service] : [],
          exported(...Object.values(protocolNames(service))),
        ),
      ];
    });
}

function ofEvidence(model: Model, feeds: string): GeneratedName[] {
  const own = <T extends Declaration>(all: readonly T[]): T[] =>
    all.filter((one) => one.feeds === feeds);
  const [profile] = model.profiles;
  const ladder = profile?.feeds === feeds ? [profile] : [];
  const names = ['RungName', 'PhaseName', 'ProfileName', 'LADDER', 'recognise'];
  return [
    ...table(
      'table of markers',
      'markers.ts',
      own(model.markers),
      exported('MARKERS', 'MarkerName'),
    ),
    ...table(
      'table of principals',
      'principals.ts',
      principalsOf(model, feeds),
      exported('PRINCIPALS', 'Principal'),
    ),
    ...table('ladder', 'ladder.ts', ladder, exported(...names)),
    ...table(
      'hashes of contracts',
      'contracts.ts',
      ladder,
      exported('CONTRACTS', 'CONTRACTS_SHA256'),
    ),
    ...table('audit lines', 'audit.ts', own(model.audit), exported()),
  ];
}

function ofFiles(model: Model, feeds: string): GeneratedName[] {
  const contracts = model.contracts.filter((one) => one.prose.feeds === feeds);
  const types = typesOf(model, feeds);
  const invariants = model.invariants.filter((one) => one.feeds === feeds);
  const checked = [...model.operations, ...model.services.flatMap(({ ops }) => ops)].filter(
    (one) => one.feeds === feeds && one.checks.length > 0,
  );
  const programs = programFiles(model).filter((one) => one.feeds === feeds);
  return [
    ...table(
      'program',
      'program.ts',
      programs.flatMap(({ program }) => program ?? contracts[0] ?? []),
      exported('PROGRAM', 'SLOTS'),
    ),
    ...table('index of the package', 'index.ts', contracts, exported()),
    ...table('index of what tests use', 'testing/index.ts', contracts, exported(), 'testing index'),
    ...table('shapes of types', 'testing/types.ts', types, exported('TYPES'), 'testing types'),
    ...table('invariants', 'testing/invariants.ts', invariants, exported('INVARIANTS')),
    ...table('checks', 'testing/checks.ts', checked, exported('CHECKS', 'Slots'), 'testing checks'),
  ];
}

/** What a package has by the kinds of its elements. */
export function packageNames(model: Model, feeds: string): GeneratedName[] {
  const parts = [ofFiles, ofErrors, ofLimits, ofCalls, ofService, ofEvidence];
  return parts.flatMap((of) => of(model, feeds));
}
