/** Checks the consistency of the calls of a kernel between two syscalls. */
import { MessageKind, Rights } from '@abicus/abi-kernel';
import type { Core } from '../../src/core/core.ts';
import { LAST_USE, type PendingCall } from '../../src/state/calls.ts';
import { Kind } from '../../src/state/capability.ts';
import type { Endpoint } from '../../src/state/endpoint.ts';
import { each, find } from '../../src/state/slots.ts';
import { Resume, TaskState, Wait, type Task } from '../../src/state/task.ts';

function claim(holds: boolean, what: string): string[] {
  return holds ? [] : [what];
}

/** Returns a description of each inconsistency of calls. */
export function ofCalls(core: Core): string[] {
  const { calls, tasks, endpoints } = core.state;
  const live = calls.items.filter(({ caller }) => caller !== 0);
  const started = live.filter(({ notify }) => notify !== 0).length;
  const lost = calls.items.slice(1).filter(({ caller, uses }, at) => {
    return caller === 0 && uses < LAST_USE && !calls.free.includes(at + 1);
  });
  return [
    ...live.flatMap((call) => ofCall(core, call)),
    ...[...each(tasks)].flatMap((task) => ofCaller(core, live, task)),
    ...[...each(endpoints)].flatMap((endpoint) => ofRequests(core, live, endpoint)),
    ...claim(calls.started === started, `${calls.started} calls are counted of ${started}`),
    ...claim(lost.length === 0, `${lost.length} entries of calls are neither used nor free`),
  ];
}

function isLive(core: Core, pid: number): boolean {
  const task = find(core.state.tasks, pid);
  return task !== undefined && task.state !== TaskState.Zombie;
}

/** A call is in one queue, or held by one task; its caller lives. */
function ofCall(core: Core, call: PendingCall): string[] {
  const { index, caller, endpoint, holder, heldAt, notify, reserved } = call;
  const name = `call ${index}`;
  const queued = [...each(core.state.endpoints)].flatMap(({ id, messages }) =>
    messages.filter((one) => one.kind === MessageKind.Request && one.call === index).map(() => id),
  );
  const own = find(core.state.endpoints, notify);
  const made = find(core.state.tasks, caller);
  return [
    ...claim(isLive(core, caller), `${name} has no caller`),
    ...claim(
      queued.join() === (endpoint === 0 ? '' : String(endpoint)),
      `${name} is queued at [${queued.join()}], and says ${endpoint}`,
    ),
    ...claim(
      (endpoint === 0) === (holder !== 0),
      `${name} is neither queued nor held, or both: ${endpoint} ${holder}`,
    ),
    ...claim(
      holder === 0 || find(core.state.tasks, holder)?.held[heldAt] === index,
      `${name} is not on the list of its holder ${holder}`,
    ),
    ...claim(
      notify === 0
        ? made?.call === index
        : own?.owner === caller && made?.started.includes(index) === true,
      `${name} does not belong to its caller`,
    ),
    ...claim(reserved === 0 || notify !== 0, `${name} reserves bytes, and its caller is blocked`),
  ];
}

/** What a task lists are live calls, and a caller waits for the end of its call. */
function ofCaller(core: Core, live: readonly PendingCall[], task: Task): string[] {
  const name = `task ${task.pid}`;
  const { call, started, held, endedCalls, resume, wait, restartPending, endpoints } = task;
  const indexes = new Set(live.map(({ index }) => index));
  const ends = endpoints.reduce((sum, id) => {
    const messages = find(core.state.endpoints, id)?.messages ?? [];
    return sum + messages.filter(({ kind }) => kind >= MessageKind.Reply).length;
  }, 0);
  const all = [...(call === 0 ? [] : [call]), ...started, ...held];
  return [
    ...claim(
      all.every((one) => indexes.has(one)),
      `${name} lists a call that has ended`,
    ),
    ...claim(new Set(held).size === held.length, `${name} holds a call twice`),
    ...claim(endedCalls === ends, `${name} counts ${endedCalls} ended calls of ${ends}`),
    ...claim(
      (call !== 0) === (resume === Resume.CallV2) && (call === 0 || wait === Wait.Reply),
      `${name} waits for call ${call} with ${resume}`,
    ),
    ...claim(
      resume === Resume.Restart || restartPending,
      `${name} would continue a syscall that has ended`,
    ),
    ...claim(
      (task.receiving !== undefined) === (resume === Resume.ReplyRecv),
      `${name} keeps the arguments of a receive that has ended`,
    ),
    ...claim(
      task.state !== TaskState.Blocked || resume !== Resume.Call || mayCome(core, task),
      `${name} waits for a reply that no task can send`,
    ),
    ...claim(
      task.state !== TaskState.Zombie || all.length === 0,
      `${name} has ended, and still has calls`,
    ),
  ];
}

/** Whether a message may come to the endpoint that a task waits at. */
function mayCome({ state }: Core, { waitEndpoint }: Task): boolean {
  const endpoint = find(state.endpoints, waitEndpoint);
  return endpoint !== undefined && (endpoint.foreignSenders > 0 || endpoint.messages.length > 0);
}

/** Each request in a queue belongs to a call, and receivers are counted. */
function ofRequests(core: Core, live: readonly PendingCall[], endpoint: Endpoint): string[] {
  const { id, owner, messages, foreignReceivers } = endpoint;
  const requests = messages.filter(({ kind }) => kind === MessageKind.Request);
  const receives = (held: { kind: number; object: number; rights: number } | undefined): boolean =>
    held?.kind === Kind.Endpoint && held.object === id && (held.rights & Rights.RECV) !== 0;
  const inTables = [...each(core.state.tasks)].flatMap(({ pid, caps }) =>
    pid === owner ? [] : caps.filter(receives),
  );
  const inTransit = [...each(core.state.endpoints)].flatMap((one) =>
    one.messages.filter(({ cap }) => receives(cap)),
  );
  const counted = inTables.length + inTransit.length;
  return [
    ...claim(
      requests.every(({ call }) => live.some(({ index }) => index === call)),
      `endpoint ${id} has a request of a call that has ended`,
    ),
    ...claim(
      foreignReceivers === counted,
      `endpoint ${id} counts ${foreignReceivers} receivers of ${counted}`,
    ),
  ];
}
