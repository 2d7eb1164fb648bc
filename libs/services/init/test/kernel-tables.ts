/** What the kernel holds, to compare before and after restarts. */
import { each } from '../../../kernel/src/state/slots.ts';
import { heldCapabilities } from '../../../kernel/src/held.ts';
import { resourcesOf, type Resources } from '../../../kernel/test/support/resources.ts';
import type { Kernel } from '../../../kernel/src/kernel.ts';

/** Counts that change while the same programs live, and why. */
const MOMENTARY: Readonly<Record<string, string>> = {
  'deadlines entries': 'programs wait, some until a time',
  'endpoints.items.*.receivers entries': 'programs wait',
  'endpoints.items.*.senders entries': 'programs wait',
  'endpoints.items.*.foreignSenders':
    'a capability of an instance that has ended stays until its holder asks for another',
};

/** What a kernel has in use, by the paths of its state, and what init holds of it. */
export function countsOf({ core }: Kernel): Resources {
  const init = [...each(core.state.tasks)].find(({ name }) => name === 'init');
  const lasting = Object.fromEntries(
    Object.entries(resourcesOf(core)).filter(([path]) => !Object.hasOwn(MOMENTARY, path)),
  );
  return {
    ...lasting,
    'capabilities of init': init?.caps.filter((one) => one !== undefined).length ?? -1,
    'endpoints of init': init?.endpoints.length ?? -1,
    'watches of init': init?.watches ?? -1,
    'children of init': (init?.children.length ?? -1) + (init?.zombies.count ?? 0),
  };
}

/** The capabilities of a program: slot, kind and rights, without the objects that they name. */
export function rightsOf({ core }: Kernel, program: string): readonly string[] {
  const { tasks } = heldCapabilities(core, 'at the end', () => undefined);
  const held = tasks.find(({ name }) => name === program)?.capabilities ?? [];
  return held.map(({ slot, kind, rights }) => `${slot} ${kind} ${rights.join('+')}`);
}
