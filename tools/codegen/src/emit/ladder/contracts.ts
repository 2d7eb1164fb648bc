/** The contracts of the workspace by id and hash, so that the evidence of a run contains its contracts. */
import type { Model } from '../../model/types.ts';
import { property, quote } from '../../output/code.ts';
import { codeFile, type CodeFile } from '../../output/code-file.ts';
import { hashOfContracts } from '../../model/used-contracts.ts';

/** The file of hashes. */
export function contractsFile(path: string, model: Model): CodeFile {
  const file = codeFile(path, model.contracts);
  file.doc('The contracts of this package and their hashes, which ignore comments and layout.');
  file.closed('export const CONTRACTS =', '} as const;', () => {
    for (const contract of model.contracts) {
      file.print(`${property(contract.prose.id)}: ${quote(contract.sha256)},`);
    }
  });
  const hash = `export const CONTRACTS_SHA256 = ${quote(hashOfContracts(model.contracts))};`;
  file.entry('One hash over all of them: SHA-256 of a line `id hash` each.', hash);
  return file;
}
