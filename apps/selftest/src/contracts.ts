/** The contracts that this build was made from. */
import { createHash } from 'node:crypto';
import { CONTRACTS } from '@abicus/abi-ladder';

export { CONTRACTS };

/** One hash over all contracts, for the images of programs. */
export function contractsHash(): string {
  const hash = createHash('sha256');
  for (const [id, sha256] of Object.entries(CONTRACTS)) hash.update(`${id} ${sha256}\n`);
  return hash.digest('hex');
}
