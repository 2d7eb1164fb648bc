/** Operations of the kernel and of services: numbers, checks, errors, authority, promises. */
import type {
  ArgDef,
  CheckDef,
  Declared,
  LimitDef,
  Model,
  OperationDef,
  ServiceDef,
  ServiceOpDef,
  ValueType,
} from '../model/types.ts';
import { pairs, without, type Note } from './change.ts';
import { compareFrames } from './compare-values.ts';

const valueText = (value: ValueType | undefined): string =>
  value === undefined ? 'nothing' : value.kind === 'scalar' ? value.scalar.wire : value.type.name;

function argText({ type, register }: ArgDef): string {
  switch (type.kind) {
    case 'value':
    case 'optional':
      return `${valueText(type.of)}${type.kind === 'optional' ? `|${type.none}` : ''}@${register}`;
    case 'pointer':
      return `${type.direction} ${type.of.name}@${register}`;
    case 'span':
      return `${type.direction} bytes@${register},${type.length}`;
  }
}

function compareArgs(note: Note, before: OperationDef, after: OperationDef): void {
  const text = (args: readonly ArgDef[]): Map<string, string> =>
    new Map(args.map((arg) => [arg.name, argText(arg)]));
  const [olds, nows] = [text(before.args), text(after.args)];
  for (const name of new Set([...olds.keys(), ...nows.keys()])) {
    const [old, now] = [olds.get(name) ?? 'nothing', nows.get(name) ?? 'nothing'];
    if (old !== now) note('argument-changed', after, `${name}: ${old} → ${now}`);
  }
}

/** Who may do something that others may not. */
function compareWho(
  note: Note,
  of: Declared,
  before: readonly string[],
  after: readonly string[],
): void {
  const [gained, lost] = [without(after, before), without(before, after)];
  if (gained.length > 0) note('authority-widened', of, `now also ${gained.join(', ')}`);
  if (lost.length > 0) note('authority-narrowed', of, `no longer ${lost.join(', ')}`);
}

function compareChecks(
  note: Note,
  of: Declared,
  before: readonly CheckDef[],
  after: readonly CheckDef[],
): void {
  for (const [old, now] of pairs(before, after)) {
    if (old.fails.name !== now.fails.name) {
      note('check-changed', now, `${old.fails.name} → ${now.fails.name}`);
    }
    compareWho(note, now, old.unless, now.unless);
  }
  const ids = (checks: readonly CheckDef[]): string[] => checks.map(({ id }) => id);
  for (const now of after.filter(({ id }) => !ids(before).includes(id))) {
    note('check-added', now, `fails with ${now.fails.name}`);
  }
  for (const old of before.filter(({ id }) => !ids(after).includes(id))) {
    const gone = { ...old, pos: of.pos };
    const rule = old.unless.length > 0 ? 'authority-widened' : 'check-removed';
    note(rule, gone, `failed with ${old.fails.name}, is gone`);
  }
  const kept = (checks: readonly CheckDef[], others: readonly CheckDef[]): string =>
    ids(checks)
      .filter((id) => ids(others).includes(id))
      .join(' ');
  const [was, is] = [kept(before, after), kept(after, before)];
  if (was !== is) note('checks-reordered', of, `${was} → ${is}`);
}

function compareErrors(
  note: Note,
  of: Declared,
  before: readonly { readonly name: string }[],
  after: readonly { readonly name: string }[],
): void {
  const names = (all: readonly { readonly name: string }[]): string[] =>
    all.map(({ name }) => name);
  for (const name of without(names(after), names(before))) note('error-added', of, name);
  for (const name of without(names(before), names(after))) note('error-removed', of, name);
}

/** Whether a call may be made again after an error or a status. */
function compareRetry(
  note: Note,
  before: Declared & { readonly retryable?: boolean },
  after: Declared & { readonly retryable: boolean },
): void {
  // A model of an older release doesn't say: then nothing was retryable.
  const was = before.retryable === true;
  if (was === after.retryable) return;
  note(after.retryable ? 'retry-gained' : 'retry-lost', after, `${was} → ${after.retryable}`);
}

function compareOperation(note: Note, before: OperationDef, after: OperationDef): void {
  const number = ({ number: n, selector }: OperationDef): string =>
    selector === undefined ? `${n}` : `${n}/${selector.value} in ${selector.register}`;
  if (number(before) !== number(after)) {
    note('number-moved', after, `${number(before)} → ${number(after)}`);
  }
  compareArgs(note, before, after);
  for (const key of ['returns', 'second'] as const) {
    const [old, now] = [valueText(before[key]), valueText(after[key])];
    if (old !== now) note('result-changed', after, `${key} ${old} → ${now}`);
  }
  compareErrors(note, after, before.errors, after.errors);
  compareChecks(note, after, before.checks, after.checks);
  if (before.cost !== after.cost) note('cost-changed', after, `${before.cost} → ${after.cost} ns`);
}

function compareServiceOp(note: Note, before: ServiceOpDef, after: ServiceOpDef): void {
  if (before.opcode !== after.opcode) {
    note('number-moved', after, `${before.opcode} → ${after.opcode}`);
  }
  compareFrames(note, after, 'request', before.request, after.request);
  compareFrames(note, after, 'reply', before.reply, after.reply);
  for (const key of ['moves', 'answers', 'malformed'] as const) {
    if (before[key] !== after[key]) {
      note('transfer-changed', after, `${key} ${before[key]} → ${after[key]}`);
    }
  }
  if (before.idempotent !== after.idempotent) {
    const rule = after.idempotent ? 'idempotence-gained' : 'idempotence-lost';
    note(rule, after, `${before.idempotent} → ${after.idempotent}`);
  }
  compareErrors(note, after, before.statuses, after.statuses);
  compareChecks(note, after, before.checks, after.checks);
}

function compareAuthority(note: Note, before: ServiceDef, after: ServiceDef): void {
  if (before.authority === 'any' && after.authority === 'any') return;
  if (after.authority === 'any') note('authority-widened', after, 'now anyone');
  else if (before.authority === 'any') {
    note('authority-narrowed', after, `only ${after.authority.join(', ')}`);
  } else compareWho(note, after, before.authority, after.authority);
}

function compareService(note: Note, before: ServiceDef, after: ServiceDef): void {
  const text = ({ envelope }: ServiceDef): string => {
    const { magic, version, nonce, replyOrder, malformed, denied } = envelope;
    return `'${magic}' ${version} ${nonce.wire} ${replyOrder.join(',')} ${malformed.name}${denied === undefined ? '' : ` ${denied.name}`}`;
  };
  if (text(before) !== text(after)) {
    note('envelope-changed', after, `${text(before)} → ${text(after)}`);
  }
  compareAuthority(note, before, after);
  for (const [old, now] of pairs(before.statuses, after.statuses)) {
    if (old.number !== now.number) note('number-moved', now, `${old.number} → ${now.number}`);
    compareRetry(note, old, now);
  }
  for (const [old, now] of pairs(before.ops, after.ops)) compareServiceOp(note, old, now);
  for (const [old, now] of pairs(before.events, after.events)) {
    if (old.opcode !== now.opcode) note('number-moved', now, `${old.opcode} → ${now.opcode}`);
    compareFrames(note, now, 'reply', old.frame, now.frame);
  }
}

function limitValues(limit: LimitDef): Map<string, number> {
  if (limit.kind === 'byEnum') return new Map(limit.values.map((one) => [one.member, one.value]));
  const others = limit.profiles.map((one): [string, number] => [one.profile, one.value]);
  return new Map([['', limit.value], ...others]);
}

function compareLimits(note: Note, before: LimitDef, after: LimitDef): void {
  const nows = limitValues(after);
  for (const [member, old] of limitValues(before)) {
    const now = nows.get(member);
    if (now === undefined || now === old) continue;
    const text = `${member === '' ? '' : `${member} `}${old} → ${now}`;
    note(now < old ? 'limit-lowered' : 'limit-raised', after, text);
  }
}

/** Compares what can be called, and the bounds on it. */
export function compareCalls(note: Note, before: Model, after: Model): void {
  for (const [old, now] of pairs(before.operations, after.operations)) {
    compareOperation(note, old, now);
  }
  for (const [old, now] of pairs(before.services, after.services)) compareService(note, old, now);
  for (const [old, now] of pairs(before.limits, after.limits)) compareLimits(note, old, now);
  for (const [old, now] of pairs(before.errors, after.errors)) {
    if (old.number !== now.number) note('number-moved', now, `${old.number} → ${now.number}`);
    compareRetry(note, old, now);
  }
}
