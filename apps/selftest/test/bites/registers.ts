/** The registers that arguments and results are in, by name: `a1` is a low word, `a1h` its high word. */
import { A0, A1, A2, A3, A4, A5, A6, T0, T1, T2, T3, T4, T5, T6 } from '@abicus/wire';

const LOW = { a0: A0, a1: A1, a2: A2, a3: A3, a4: A4, a5: A5, a6: A6 };
const MORE = { t0: T0, t1: T1, t2: T2, t3: T3, t4: T4, t5: T5, t6: T6 };

const REGISTERS: ReadonlyMap<string, number> = new Map(
  Object.entries({ ...LOW, ...MORE }).flatMap(([name, index]) => [
    [name, index],
    [`${name}h`, index + 1],
  ]),
);

/** The index of a register; undefined if there is none of the name. */
export function registerOf(name: string): number | undefined {
  return REGISTERS.get(name);
}
