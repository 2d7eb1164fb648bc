/** Syscalls and checks as lines of the API text. */
import type { ArgDef, CheckDef, OperationDef } from '../model/types.ts';
import { valueText } from './api-values.ts';

function argText({ name, register, type }: ArgDef): string {
  switch (type.kind) {
    case 'value':
      return `${name}:${valueText(type.of)}@${register}`;
    case 'optional':
      return `${name}:${valueText(type.of)}|${type.none}@${register}`;
    case 'pointer':
      return `${name}:${type.direction} ${type.of.name}@${register}`;
    case 'span': {
      const most = type.max === undefined ? '' : ` max ${type.max.id}`;
      const short = type.short.length === 0 ? '' : ` short ${type.short.join(',')}`;
      return `${name}:${type.direction} bytes${most} min ${type.min}@${register},${type.length}${short}`;
    }
  }
}

/** A check of an operation. */
export function checkText(check: CheckDef): string {
  const unless = check.unless.length === 0 ? '' : ` unless(${check.unless.join('|')})`;
  const sentinel = check.sentinel === undefined ? '' : ` as ${check.sentinel}`;
  const limit = check.limit === undefined ? '' : ` limit ${check.limit.id}`;
  const changes =
    check.changesOnReject.length === 0 ? '' : ` changes(${check.changesOnReject.join(',')})`;
  const waits = `${check.waits ? ' waits' : ''}${check.always ? ' always' : ''}`;
  const { index, id, fails } = check;
  return `check ${id} #${index} ${fails.name}${sentinel}${unless}${limit}${changes}${waits}`;
}

/** An operation of a syscall. */
export function operationText(operation: OperationDef): string {
  const { id, number, selector, args, returns, results, noReturn, cost, errors, audit } = operation;
  const parts = [`syscall ${id} number ${number}`];
  if (selector !== undefined) parts.push(`selector ${selector.register}=${selector.value}`);
  parts.push(`args(${args.map(argText).join(' ')})`);
  if (returns !== undefined) parts.push(`returns ${valueText(returns)}`);
  if (results.length > 0) {
    const texts = results.map((one) => `${one.name}:${valueText(one.type)}@${one.register}`);
    parts.push(`results(${texts.join(' ')})`);
  }
  if (noReturn) parts.push('noReturn');
  parts.push(`errors(${errors.map((error) => error.name).join(',')})`, `cost ${cost}`);
  if (audit !== undefined) parts.push(`audit ${audit.id}`);
  return parts.join(' ');
}
