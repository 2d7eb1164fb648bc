/** The peers of the probes of calls: children that receive at the loopback endpoint of the client. */
import {
  asRights,
  asWaitTarget,
  capTransferTo,
  Rights,
  taskKill,
  wait,
  type Pid,
} from '@abicus/abi-kernel';
import { GRANT, startChild, UNEXPECTED_STATUS, type ProbeContext } from '@abicus/probe';
import type { Program } from '@abicus/wire';
import type { ChildName } from '../programs/children.ts';
import { CLIENT } from '../slots.ts';

/** Starts a child that answers what is sent to the loopback endpoint; undefined: it could not be started. */
export function* startPeer(context: ProbeContext, name: ChildName): Program<Pid | undefined> {
  const child = yield* startChild(context, name);
  if (!child.ok) return undefined;
  const receive = asRights(Rights.RECV);
  const { cpu } = context;
  const granted = yield* capTransferTo(cpu, child.value, CLIENT.loopbackRecv, receive, GRANT);
  return granted.ok ? child.value : undefined;
}

/**
 * Waits for the end of a peer and returns its exit status. Unless it was told to end, and may not have come to that yet, it
 * is killed. If it still ran then, the probe fails, and the ladder continues.
 */
export function* endOfPeer({ cpu }: ProbeContext, peer: Pid, isTold: boolean): Program<number> {
  const killed = isTold ? undefined : yield* taskKill(cpu, peer);
  const ended = yield* wait(cpu, asWaitTarget(peer));
  const status = ended.ok ? ended.value.status : UNEXPECTED_STATUS;
  return killed?.ok === true ? UNEXPECTED_STATUS : status;
}
