/** Ends a wait for a reply that no task would send. */
import { asMsgFlags, asMsgType } from '@abicus/abi-kernel';
import type { Core } from '../../src/core/core.ts';
import { newMessage } from '../../src/ipc/send.ts';
import { enqueueMessage } from '../../src/queue/queue.ts';
import { wakeReceivers } from '../../src/queue/waiters.ts';
import { find } from '../../src/state/slots.ts';
import type { Task } from '../../src/state/task.ts';

/** Puts an empty message into the queue that a task waits at. */
export function answerEmpty(core: Core, task: Task): void {
  const endpoint = find(core.state.endpoints, task.waitEndpoint);
  if (endpoint === undefined) throw new Error(`task ${task.pid} waits at no endpoint`);
  enqueueMessage(core, endpoint, newMessage(core, task, asMsgType(0), asMsgFlags(0), 0, 0));
  wakeReceivers(core, endpoint);
}
