/** Which registers a call takes and gives, and whether the small trap has them all. */
import type { Register } from '@abicus/contract';
import { REGISTERS } from '../../model/registers.ts';
import type { ArgDef, OperationDef, SpanType } from '../../model/types.ts';

/** Registers that the small trap loads: a0 to a5. */
export const FEW: readonly Register[] = REGISTERS.slice(0, 6);

/** An argument whose bytes may be in registers. */
export type ShortArg = ArgDef & { readonly type: SpanType };

/** The arguments whose bytes may be in registers, of one direction. */
export function shortArgs({ args }: OperationDef, direction: 'in' | 'out'): readonly ShortArg[] {
  return args.filter((arg): arg is ShortArg => {
    return (
      arg.type.kind === 'span' && arg.type.direction === direction && arg.type.short.length > 0
    );
  });
}

/** Whether a call needs a trap that loads and gives all registers. */
export function isWide(operation: OperationDef): boolean {
  const { args, results, selector } = operation;
  const taken = args.flatMap(({ register, type }) =>
    type.kind === 'span' ? [register, type.length, ...type.short] : [register],
  );
  if (selector !== undefined) taken.push(selector.register);
  // Bytes are put into registers, and taken out of them, only around that trap.
  const isShort = (['in', 'out'] as const).some((way) => shortArgs(operation, way).length > 0);
  return (
    isShort ||
    taken.some((one) => !FEW.includes(one)) ||
    results.some(({ register }) => register !== 'a1')
  );
}
