/** The engine of tests: selects a registered TypeScript program by the bytes at its entry point. */
import { CoroutineGuest, type ProgramFactory } from '@abicus/emulator';
import { fnv1a64, getU32, getU64, type Cpu, type Program } from '@abicus/wire';
import type { Engine } from '../../src/core/core.ts';
import { PROGRAM_MARK } from './image.ts';

/** Programs by name. */
export type Programs = Readonly<Record<string, ProgramFactory>>;

/** Creates an engine for some programs. Any other text is an illegal instruction. */
export function testEngine(programs: Programs): Engine {
  const byId = new Map(
    Object.entries(programs).map(([name, make]) => [fnv1a64(name), { name, make }] as const),
  );
  return (machine, read, entry) => {
    const text = read(entry, 16);
    const known =
      text !== undefined && getU32(text, 0) === PROGRAM_MARK
        ? byId.get(getU64(text, 8))
        : undefined;
    return new CoroutineGuest(machine, known?.make ?? unknown, entry, known?.name ?? 'unknown');
  };
}

/** A program whose first instruction is illegal. */
function unknown(cpu: Cpu): Program {
  return cpu.illegal();
}
