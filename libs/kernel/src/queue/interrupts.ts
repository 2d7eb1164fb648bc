/**
 * Interrupts of devices, as messages. Each bound line has at most one notice that is not completed: the line is masked
 * from the interrupt on until then. So the number of lines bounds the notices, which are queued outside the depth and
 * the byte budgets of an endpoint.
 */
import { INTERRUPT_NOTICE_SIZE, MsgType, writeInterruptNotice, type Pid } from '@abicus/abi-kernel';
import type { Core } from '../core/core.ts';
import type { Endpoint } from '../state/endpoint.ts';
import { IrqState, type IrqBinding } from '../state/interrupt.ts';
import { find } from '../state/slots.ts';
import { allocKernelMessage, freeMessage } from './message-pool.ts';
import { enqueueMessage } from './queue.ts';
import { wakeCallers, wakeReceivers } from './waiters.ts';

/** Binds a line, which the caller has found unbound, to an endpoint, and unmasks it. */
export function bindIrq(core: Core, seed: Omit<IrqBinding, 'state'>): void {
  const { bindings } = core.state;
  // Fills up the array: reads of an array with holes are slower.
  while (bindings.length < seed.line) bindings.push(undefined);
  bindings[seed.line] = { ...seed, state: IrqState.Armed };
  core.machine.board.interrupts.setMask(seed.line, false);
}

/** Completes an interrupt whose notice was received: unmasks its line. */
export function completeIrq(core: Core, binding: IrqBinding): void {
  binding.state = IrqState.Armed;
  core.machine.board.interrupts.setMask(binding.line, false);
}

/** Masks all lines that are raised, the lowest one first, and queues the notice of each. */
export function takeInterrupts(core: Core): void {
  const { interrupts } = core.machine.board;
  for (let line = interrupts.raised; line >= 0; line = interrupts.raised) {
    interrupts.setMask(line, true);
    const binding = core.state.bindings[line];
    const endpoint = find(core.state.endpoints, binding?.endpoint ?? 0);
    if (binding !== undefined && endpoint !== undefined) queueNotice(core, binding, endpoint);
  }
}

function queueNotice(core: Core, binding: IrqBinding, endpoint: Endpoint): void {
  const { line, cookie } = binding;
  binding.state = IrqState.Queued;
  const message = allocKernelMessage(core.messagePool, MsgType.Interrupt, INTERRUPT_NOTICE_SIZE);
  message.irq = line + 1;
  writeInterruptNotice(message.payload.u8, 0, { line, cookie });
  enqueueMessage(core, endpoint, message);
  wakeReceivers(core, endpoint);
}

/** Ends the binding that a task made through a slot, which is being emptied. */
export function unbindSlot(core: Core, holder: Pid, slot: number, line: number): void {
  const binding = core.state.bindings[line];
  if (binding?.holder === holder && binding.slot === slot) unbind(core, binding);
}

/** Ends the bindings to an endpoint, which is closed and has no queue any more. */
export function unbindEndpoint(core: Core, { id }: Endpoint): void {
  for (const binding of core.state.bindings) {
    if (binding?.endpoint === id) unbind(core, binding);
  }
}

/** Ends a binding: masks its line, and removes its notice from the queue that it is in. */
function unbind(core: Core, { line, endpoint: id, state }: IrqBinding): void {
  core.machine.board.interrupts.setMask(line, true);
  core.state.bindings[line] = undefined;
  const endpoint = find(core.state.endpoints, id);
  if (state !== IrqState.Queued || endpoint === undefined) return;
  const at = endpoint.messages.findIndex(({ irq }) => irq === line + 1);
  const [notice] = endpoint.messages.splice(at, 1);
  if (notice !== undefined) freeMessage(core.messagePool, notice);
  wakeCallers(core, endpoint);
}
