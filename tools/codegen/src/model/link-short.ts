/** Bytes that are in registers while they are few: which registers these are, each of them once. */
import type { Register } from '@abicus/contract';
import type { ArgDef, SpanType } from './shape/calls.ts';
import type { ValueType } from './shape/values.ts';
import type { Site } from './site.ts';

type ShortSpan = { readonly name: string; readonly register: Register; readonly type: SpanType };

/**
 * Takes the registers that short bytes are in: among the operation's arguments where the kernel reads them, among its
 * results where it fills them. `site` is that of `short`, `id` that of the operation.
 */
export function claimShort(site: Site, id: string, { name, register, type }: ShortSpan): void {
  const { direction, short } = type;
  if (short.length === 0) {
    site.report('contract/missing-key', `short bytes of '${name}' are in no register`, {
      fix: `short: ['${register}']`,
    });
    return;
  }
  const [first] = short;
  if (direction === 'in' && first !== register) {
    const message = `short bytes of '${name}' begin in ${first ?? ''}, and long ones have their address in ${register}`;
    site.report('contract/wrong-kind', message, { fix: `${register} first` });
    return;
  }
  for (const [i, [one, at]] of site.items(short).entries()) {
    if (direction === 'out') {
      at.claimWithin(`result register of ${id}`, one, `the short bytes of '${name}'`);
      if (one === 'a0') {
        at.report('contract/wrong-kind', `a0 has how many bytes of '${name}' there are`, {
          fix: 'another register',
        });
      }
    } else if (i > 0) at.claimWithin(`register of ${id}`, one, `the short bytes of '${name}'`);
  }
}

/** A buffer that may be left alone needs a count of what is in the registers. */
export function needCount(
  site: Site,
  args: readonly ArgDef[],
  returns: ValueType | undefined,
): void {
  if (returns?.kind === 'scalar' && returns.scalar.unit === 'bytes') return;
  for (const { name, type } of args) {
    if (type.kind !== 'span' || type.direction !== 'out' || type.short.length === 0) continue;
    const message = `nothing says how many bytes of '${name}' are in registers`;
    site.report('contract/missing-key', message, { fix: 'returns: u32.bytes' });
  }
}
