/** Syscalls on interrupts of devices: bind and complete. */
import {
  irqBindRejects,
  irqCompleteRejects,
  Rights,
  type IrqBindArgs,
  type IrqBindOutcome,
  type IrqCompleteArgs,
  type IrqCompleteOutcome,
} from '@abicus/abi-kernel';
import { capOf } from '../cap/cap.ts';
import type { KernelCall } from '../core/call.ts';
import { bindIrq, completeIrq } from '../queue/interrupts.ts';
import { Kind } from '../state/capability.ts';
import { IrqState } from '../state/interrupt.ts';
import { find } from '../state/slots.ts';

/** Binds an interrupt to an endpoint of the caller. */
export function irqBind(call: KernelCall, args: IrqBindArgs): IrqBindOutcome {
  const { core, task } = call;
  const irq = capOf(task.caps, args.irq, Kind.Interrupt, Rights.RECV);
  if (irq === undefined) return irqBindRejects.irq;
  const notify = capOf(task.caps, args.notify, Kind.Endpoint, Rights.RECV);
  if (notify === undefined) return irqBindRejects.notify;
  const endpoint = find(core.state.endpoints, notify.object);
  if (endpoint === undefined) return irqBindRejects.alive;
  const line = irq.object;
  if (core.state.bindings[line] !== undefined) return irqBindRejects.bound;
  const { irq: slot, cookie } = args;
  bindIrq(core, { line, holder: task.pid, slot, endpoint: endpoint.id, cookie });
  return 0;
}

/** Completes an interrupt that the caller has bound, and whose notice was received. */
export function irqComplete(call: KernelCall, args: IrqCompleteArgs): IrqCompleteOutcome {
  const { core, task } = call;
  const irq = capOf(task.caps, args.irq, Kind.Interrupt, Rights.RECV);
  if (irq === undefined) return irqCompleteRejects.irq;
  const binding = core.state.bindings[irq.object];
  if (binding?.holder !== task.pid || binding.slot !== args.irq) return irqCompleteRejects.bound;
  if (binding.state !== IrqState.Taken) return irqCompleteRejects.received;
  completeIrq(core, binding);
  return 0;
}
