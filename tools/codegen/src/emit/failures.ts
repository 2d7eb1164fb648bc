/** The errors that a call of an operation can fail with, including those of decoding. */
import type { ArgDef, ErrorDef, Model, OperationDef } from '../model/types.ts';

/** The names of errors of decoding an argument, beyond those of its type. */
function decodingErrors({ type }: ArgDef): string[] {
  switch (type.kind) {
    case 'value':
    case 'optional':
      return type.of.kind === 'scalar' && type.of.scalar.wire !== 'u64' ? ['EINVAL'] : [];
    case 'pointer':
      return type.direction === 'in' ? ['EINVAL', 'EFAULT'] : ['EINVAL'];
    case 'span':
      return ['EINVAL'];
  }
}

/** The errors of an operation, by number: of its checks, its types, its addresses and widths. */
export function failuresOf(operation: OperationDef, model: Model): readonly ErrorDef[] {
  const names = new Set(operation.args.flatMap(decodingErrors));
  for (const { name } of operation.errors) names.add(name);
  return model.errors.filter(({ name }) => names.has(name)).toSorted((a, b) => a.number - b.number);
}
