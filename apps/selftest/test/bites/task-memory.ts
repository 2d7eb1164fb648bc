/** The memory of a task's own pages, to see what a call wrote into it. */
import { PAGE_SHIFT, PAGE_SIZE } from '@abicus/emulator';
import type { Core } from '@abicus/kernel';

/** Copies of pages, by the offset of each in RAM. */
export type PageCopies = ReadonlyMap<number, Uint8Array>;

/** Copies the pages of a task, without those that it shares. */
export function copyPages({ state, machine }: Core, index: number): PageCopies {
  const space = state.tasks.items[index]?.space;
  const frames = state.spaces.items.find((one) => one?.id === space)?.frames ?? [];
  return new Map(
    frames.map((frame) => {
      const at = frame << PAGE_SHIFT;
      return [at, machine.ram.u8.slice(at, at + PAGE_SIZE)];
    }),
  );
}

/** The offsets in RAM of the bytes that differ now. */
export function writtenSince({ machine }: Core, copies: PageCopies): number[] {
  const { u8 } = machine.ram;
  return [...copies].flatMap(([at, bytes]) =>
    [...bytes.entries()].flatMap(([i, byte]) => (u8[at + i] === byte ? [] : [at + i])),
  );
}
