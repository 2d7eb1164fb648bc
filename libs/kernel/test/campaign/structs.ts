/** Draws of what calls read from memory, so that it decodes. */
import {
  asCapSlot,
  asMsgFlags,
  asMsgType,
  asRecvFlags,
  asUserPtr,
  encodeMsgHeader,
  encodeRecvDesc,
  MsgFlags,
  Rights,
  type UserPtr,
} from '@abicus/abi-kernel';
import { A4, u53In } from '@abicus/wire';
import { each, find } from '../../src/state/slots.ts';
import type { Task } from '../../src/state/task.ts';
import { VA } from '../support/world.ts';
import { deadline, length, slotsOf, type Scene } from './values.ts';

/** The operations that read a header from `a1`, for a payload whose length is in `a3`. */
export const SENDS_HEADER: ReadonlySet<string> = new Set(['ipcSend', 'ipcCall', 'ipcReplyRecv']);

/** Draws the header of a message; that of a call moves a capability of its reply, and a reply often moves one too. */
export function drawHeader(
  { dice, core, task }: Scene,
  op: string,
  args: ReadonlyMap<string, number | bigint>,
): Uint8Array {
  const len = Number(args.get('a3') ?? 0);
  const held = task.caps[Number(args.get('a0') ?? 0)];
  const waits = find(core.state.endpoints, held?.object ?? 0)?.receivers ?? [];
  const isReply = waits.some((pid) => (find(core.state.tasks, pid)?.resume ?? 0) !== 0);
  const usual = op === 'ipcCall' && dice.chance(85) ? repliesOf(task) : [];
  const some = dice.chance(isReply ? 70 : 30) ? [...slotsOf(task), dice.below(40)] : [];
  const moved = usual.length > 0 ? usual : some;
  const flags = moved.length > 0 ? MsgFlags.CAP_MOVE : asMsgFlags(0);
  const src = moved.length > 0 ? dice.one(moved) : 0;
  return encodeMsgHeader({ src, dst: 0, ty: asMsgType(7), flags, len });
}

/**
 * Lets the registers of a call agree with each other, as most often is wanted: a payload that is short or fits a frame, and
 * nothing to send where there is no token.
 */
export function agree(
  { dice, core, task }: Scene,
  op: string,
  args: Map<string, number | bigint>,
): void {
  const frame = core.limits.maxFrame + 1;
  if (op === 'ipcCall' || op === 'ipcReplyRecv') {
    args.set('a3', dice.below(dice.one([8, 64, 300, frame])));
  }
  const takes = op === 'ipcReplyRecvV2' || op === 'ipcCallV2';
  if (takes && dice.chance(60)) args.set('a5', dice.one([0, 40, 64, 300]));
  if (op === 'ipcCallV2' && dice.chance(40)) {
    // In the stack of a task that shares the caller's space: its end unmaps it.
    const stacks = [...each(core.state.tasks)].flatMap(({ pid, space, stackVa }) =>
      pid !== task.pid && space === task.space && stackVa !== 0 ? [stackVa] : [],
    );
    if (stacks.length > 0) args.set('a4', dice.one(stacks)).set('a5', 64);
  }
  if (op === 'ipcCallStart') args.set('a5', dice.one([0, 4, 40, 64, 300]));
  if (takes || op === 'ipcCallStart') {
    args.set('t0', dice.below(dice.one([8, 33, 64, 300, frame])));
  }
  if (op === 'ipcReplyRecvV2' && args.get('t5') === 0) args.set('t0', 0).set('a2', 0);
}

/** Whether a task waits for a reply into the stack of another one, which would unmap it by its end. */
export function isAwaited({ core }: Scene, { pid, space, stackVa }: Task): boolean {
  if (stackVa === 0) return false;
  for (const one of each(core.state.tasks)) {
    if (one.space !== space || one.pid === pid || one.call === 0) continue;
    if (u53In(one.x, A4) === stackVa) return true;
  }
  return false;
}

/** The slots with SEND of endpoints that a task receives from through another slot. */
function repliesOf({ caps }: Task): number[] {
  return caps.flatMap((held, slot) => {
    const isSender = held?.kind === 1 && (held.rights & Rights.SEND) !== 0;
    const receives = caps.some(
      (one, at) =>
        at !== slot &&
        one?.kind === 1 &&
        one.object === held?.object &&
        (one.rights & Rights.RECV) !== 0,
    );
    return isSender && receives ? [slot] : [];
  });
}

/** Draws the descriptor of a receive, from another slot than the one that is used up. */
export function drawDesc(scene: Scene, used: number): Uint8Array {
  const { dice, task } = scene;
  const to = (): UserPtr =>
    asUserPtr(dice.chance(96) ? dice.one([VA.payload, VA.header, VA.info]) : dice.word() >>> 0);
  const all = slotsOf(task, 1);
  const usable = all.filter(
    (at) => at !== used && ((task.caps[at]?.rights ?? 0) & Rights.RECV) !== 0,
  );
  const slots = usable.length > 0 && dice.chance(85) ? usable : all;
  return encodeRecvDesc({
    slot: asCapSlot(slots.length > 0 ? dice.one(slots) : dice.below(20)),
    headerOut: to(),
    payloadOut: to(),
    payloadMax: length(scene),
    senderServiceIdOut: dice.chance(8) ? asUserPtr(0) : to(),
    flags: asRecvFlags(dice.chance(60) ? 0 : dice.below(4)),
    deadline: deadline(scene),
  });
}
