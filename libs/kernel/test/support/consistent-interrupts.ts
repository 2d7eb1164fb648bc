/** Checks bound interrupts, their notices and the masks of their lines: a part of `inconsistencies`. */
import { IRQ_LINES } from '@abicus/emulator';
import type { Core } from '../../src/core/core.ts';
import { Kind } from '../../src/state/capability.ts';
import { IrqState } from '../../src/state/interrupt.ts';
import { each, find } from '../../src/state/slots.ts';

function claim(holds: boolean, what: string): string[] {
  return holds ? [] : [what];
}

/** Returns a description of each inconsistency. */
export function ofInterrupts({ state, machine }: Core): string[] {
  const { tasks, endpoints, bindings } = state;
  return Array.from({ length: IRQ_LINES }, (_, line) => line).flatMap((line) => {
    const binding = bindings[line];
    const name = `interrupt ${line}`;
    const isArmed = binding?.state === IrqState.Armed;
    const notices = [...each(endpoints)].flatMap(({ id, messages }) =>
      messages.flatMap(({ irq }) => (irq === line + 1 ? [id] : [])),
    );
    const expected = binding?.state === IrqState.Queued ? [binding.endpoint] : [];
    const held = find(tasks, binding?.holder ?? 0)?.caps[binding?.slot ?? 0];
    return [
      ...claim(
        machine.board.interrupts.isMasked(line) !== isArmed || state.stage >= 0,
        `${name} is in state ${binding?.state}, and masked: ${!isArmed}`,
      ),
      ...claim(
        notices.join() === expected.join(),
        `${name} has notices at [${notices.join()}], not at [${expected.join()}]`,
      ),
      ...claim(
        binding === undefined ||
          (binding.line === line && find(endpoints, binding.endpoint) !== undefined),
        `${name} is bound to endpoint ${binding?.endpoint}, which is closed`,
      ),
      ...claim(
        binding === undefined || (held?.kind === Kind.Interrupt && held.object === line),
        `${name} is bound through slot ${binding?.slot} of ${binding?.holder}, which does not hold it`,
      ),
    ];
  });
}
