/** The slots of programs, compared as they follow from all that a program states (`model/layout.ts`). */
import type { Model, ProgramDef, SlotDef } from '../model/types.ts';
import { bothText } from './difference-text.ts';

/** A program of which a capability is in another slot. */
export type MovedSlots = { readonly program: ProgramDef; readonly text: string };

function slotsOf(model: Model, { id }: ProgramDef): readonly SlotDef[] {
  const booted = model.system?.programs.find(({ program }) => program.id === id);
  return booted?.layout.slots ?? [];
}

/** The programs that are booted before and after, and hold a capability of the same name in another slot. */
export function movedSlots(before: Model, after: Model): MovedSlots[] {
  return (after.system?.programs ?? []).flatMap(({ program, layout }) => {
    const old = new Map(slotsOf(before, program).map(({ name, slot }) => [name, slot]));
    const moved = layout.slots.flatMap(({ name, slot }) => {
      const was = old.get(name);
      return was === undefined || was === slot ? [] : `${name}: ${bothText(was, slot)}`;
    });
    return moved.length === 0 ? [] : { program, text: moved.join(', ') };
  });
}
