/** What the contract allows a call to end with, and which of it was seen. */
import * as abi from '@abicus/abi-kernel';
import { CALLS } from '@abicus/abi-kernel/testing';
import { isReject, type Reject } from '@abicus/wire';

/** Operations that may block their caller. */
const BLOCKING: ReadonlySet<string> = new Set([
  'ipcCall',
  'ipcCallV2',
  'ipcReplyRecv',
  'ipcReplyRecvV2',
  'ipcSend',
  'ipcRecv',
  'ipcRecvV2',
  'wait',
  'waitInfo',
]);

/** All rejects of the kernel's calls: of arguments, of checks, of selectors, of numbers. */
const REJECTS: readonly Reject[] = Object.values(abi).flatMap((value) => {
  if (isReject(value)) return [value];
  return typeof value === 'object' ? Object.values(value).filter(isReject) : [];
});

/** The checks that the campaign must reach. */
export const CHECKS: readonly string[] = [
  ...new Set([...REJECTS.map(({ check }) => check), 'kernel.syscall.unknown', 'taskQos.selector']),
].sort();

const ANY_HEADER = 'any 16 bytes are a header: all values of its fields are allowed';

/** Checks that no sequence of calls reaches, each with its reason. */
export const UNREACHABLE: Readonly<Record<string, string>> = {
  'ipcSend.args.header.content': ANY_HEADER,
  'ipcCall.args.header.content': ANY_HEADER,
  'ipcReplyRecv.args.header.content': ANY_HEADER,
};

/** Ends that must be seen: each operation succeeds, and each that may block does. */
export const SUCCESSES: readonly string[] = CALLS.operations
  .filter(({ id }) => id !== 'ipcEndpointCreate')
  .flatMap(({ id }) => {
    if (id === 'exit') return ['exit gone'];
    return BLOCKING.has(id) ? [`${id} done`, `${id} blocked`] : [`${id} done`];
  });

/** The names of the operations of a number. */
export function operationsOf(number: number): readonly string[] {
  return CALLS.operations.filter((op) => op.number === number).map(({ id }) => id);
}

/** How a call ended. */
export interface CallEnd {
  /** As a7 and a0 held it before. */
  readonly number: number;
  readonly state: 'done' | 'blocked' | 'gone' | 'rejected';
  readonly reject?: Reject;
  /** a0 afterwards. */
  readonly a0: bigint;
}

/** What is wrong with how a call ended; `undefined` if the contract allows it. */
export function undeclared({ number, state, reject, a0 }: CallEnd): string | undefined {
  const ids = operationsOf(number);
  if (reject !== undefined) {
    const isKnown = CHECKS.includes(reject.check);
    const prefix = reject.check.slice(0, reject.check.indexOf('.'));
    const isOwn =
      ids.length === 0
        ? reject.check === 'kernel.syscall.unknown'
        : ids.some((id) => id === prefix || id.startsWith(`${prefix}.`));
    if (!isKnown || !isOwn) return `${reject.check} is no outcome of call ${number}`;
    return a0 === BigInt(-reject.errno) ? undefined : `${reject.check} answers ${a0}`;
  }
  if (ids.length === 0) return `call ${number} does not exist, and is ${state}`;
  if (state === 'gone') return ids.includes('exit') ? undefined : `call ${number} ended its task`;
  if (state === 'blocked') {
    return ids.some((id) => BLOCKING.has(id)) ? undefined : `call ${number} blocked`;
  }
  if (ids.includes('exit')) return 'exit returned';
  return a0 >= 0n || a0 < -4096n ? undefined : `call ${number} succeeded with ${a0}`;
}
