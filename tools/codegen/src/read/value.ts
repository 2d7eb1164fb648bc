/** The type of a contract's value after the checks of keys and kinds. */
import type { Shape } from '@abicus/contract';
import type { ContractSource } from './source.ts';

/** The value of any contract, whose names are arbitrary strings. */
export type ContractValue = Shape;

/** The value of a source. The reader has checked it; a snapshot was checked when it was written. */
export function valueOf(source: ContractSource): ContractValue {
  return source.value as unknown as ContractValue;
}
