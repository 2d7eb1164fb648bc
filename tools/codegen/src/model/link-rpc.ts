/** JSON protocols: bounds of numbers, names of errors, schemas that checkers can be made of. */
import type { Rpc } from '@abicus/contract';
import { CALL_FAULTS, encodeMessage, RPC_FAULTS } from '@abicus/wire/rpc';
import { sampleValue } from '@abicus/wire/schema';
import { plural } from '../diagnostics/plural.ts';
import type { Context } from './context.ts';
import { linkSchema } from './link-schema.ts';
import type { MethodDef, NotificationDef, RpcDef, RpcErrorDef } from './shape/rpc.ts';
import { live, type Site } from './site.ts';

const MESSAGE_MIN = 256;
const MESSAGE_MAX = 64 * 1024 * 1024;
const CALLS_MAX = 65_536;
const VERSION_MAX = 999_999_999;
const MS = 1_000_000;
const DAY = 24 * 60 * 60 * 1000 * MS;

/** Names of the protocol's own errors. */
const FAULTS: readonly string[] = [...RPC_FAULTS, ...CALL_FAULTS];

function checkNumber(site: Site, value: number, [min, max]: readonly [number, number]): void {
  if (Number.isSafeInteger(value) && value >= min && value <= max) return;
  site.range(`${value} is not a whole number from ${min} to ${max}`);
}

function linkErrors(site: Site, id: string, rpc: Rpc): RpcErrorDef[] {
  return site
    .at('.errors')
    .entries(rpc.errors)
    .map(([name, { retryable = false }, at]) => {
      if (FAULTS.includes(name)) {
        const message = `every protocol already declares '${name}' by itself`;
        at.report('registry/taken', message, { fix: 'rename it' });
      }
      return { ...at.declared(`${id}.error.${name}`, name), retryable };
    });
}

/** The errors that a method names. */
function errorsOf(
  site: Site,
  names: readonly string[] | undefined,
  errors: readonly RpcErrorDef[],
  used: Set<string>,
): RpcErrorDef[] {
  const found = new Map<string, RpcErrorDef>();
  for (const [name, at] of site.at('.errors').items(names)) {
    const error = errors.find((one) => one.name === name);
    if (error === undefined) {
      const known = errors.map((one) => one.name);
      const fix = 'declare it under `errors` of the protocol';
      at.unknown(`'${name}' is not an error of the protocol`, name, known, [], fix);
    } else if (found.has(name)) {
      at.report('registry/taken', `'${name}' is named twice`, { fix: 'name it once' });
    } else found.set(name, error);
    used.add(name);
  }
  return [...found.values()];
}

function linkMethods(
  site: Site,
  id: string,
  rpc: Rpc,
  errors: readonly RpcErrorDef[],
): MethodDef[] {
  const used = new Set<string>();
  const methods = site
    .at('.methods')
    .entries(rpc.methods)
    .map(([name, one, at]): MethodDef => {
      const { deadline, idempotent } = one;
      if (!(deadline >= MS && deadline <= DAY)) {
        const message = `a deadline is from a millisecond to a day, not ${deadline} ns`;
        at.at('.deadline').range(message, 'deadline: ns.seconds(2)');
      }
      return {
        ...at.declared(`${id}.${name}`, name),
        params: linkSchema(at.at('.params'), one.params, 'value'),
        result: linkSchema(at.at('.result'), one.result, 'value'),
        errors: errorsOf(at, one.errors, errors, used),
        deadline,
        idempotent,
      };
    });
  for (const [name, , at] of site.at('.errors').entries(rpc.errors)) {
    if (used.has(name)) continue;
    at.report('ref/unused', `no method answers with '${name}'`, { fix: `take '${name}' out` });
  }
  return methods;
}

function linkNotifications(site: Site, id: string, rpc: Rpc): NotificationDef[] {
  return site
    .at('.notifications')
    .entries(rpc.notifications)
    .map(([name, { by, params }, at]) => {
      const schema = linkSchema(at.at('.params'), params, 'value');
      return { ...at.declared(`${id}.notification.${name}`, name), by, params: schema };
    });
}

/** Reports a message whose smallest size exceeds the limit: it could never be sent. */
function checkSizes(site: Site, rpc: RpcDef): void {
  const protocol = { ...rpc, methods: {}, errors: {}, fromClient: {}, fromServer: {} };
  const check = (at: Site, what: string, params: unknown): void => {
    const text = encodeMessage(protocol, { kind: 'call', id: 0, method: at.path, params });
    if (text.length <= rpc.maxMessage) return;
    const message = `${what} has at least ${plural(text.length, 'byte')}, and a message at most ${rpc.maxMessage}`;
    at.report('budget/frame', message, { fix: 'a larger `maxMessage`' });
  };
  for (const { name, params, result } of rpc.methods) {
    const at = site.at(`.methods.${name}`);
    check(at.at('.params'), 'a call', sampleValue(params.schema));
    check(at.at('.result'), 'a reply', sampleValue(result.schema));
  }
}

/** Links the JSON protocols of all contracts. */
export function linkRpcs(context: Context): RpcDef[] {
  return live(context).flatMap((contract) => {
    const { rpc } = contract.unit.value;
    if (rpc === undefined) return [];
    const site = contract.at('rpc');
    const id = `rpc.${rpc.name}`;
    site.at('.name').claim('protocol', rpc.name, `that of ${contract.unit.id}`);
    checkNumber(site.at('.version'), rpc.version, [1, VERSION_MAX]);
    checkNumber(site.at('.maxMessage'), rpc.maxMessage, [MESSAGE_MIN, MESSAGE_MAX]);
    checkNumber(site.at('.maxCalls'), rpc.maxCalls, [1, CALLS_MAX]);
    const errors = linkErrors(site, id, rpc);
    const { version, maxMessage, maxCalls } = rpc;
    const linked: RpcDef = {
      ...site.declared(id, rpc.name),
      version,
      maxMessage,
      maxCalls,
      errors,
      methods: linkMethods(site, id, rpc, errors),
      notifications: linkNotifications(site, id, rpc),
    };
    checkSizes(site, linked);
    return [linked];
  });
}
