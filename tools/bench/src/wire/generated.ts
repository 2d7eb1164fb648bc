/** The paths of the benchmark's contract and of the code generated from it. */
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the contract. */
export const CONTRACTS: string = join(dirname(fileURLToPath(import.meta.url)), '../contracts');

/** The scratch workspace. */
export const ROOT: string = join(CONTRACTS, '../../../../.abicus/bench/wire');

/** The path of a generated source file of the benchmark's package. */
export function generatedFile(name: string): string {
  return join(ROOT, 'libs/abi/bench/src', name);
}
