/** The contracts of the workspace by id and hash, so that evidence of a run says what it was built against. */
import type { Model } from '../../model/types.ts';
import { property, quote } from '../../output/code.ts';
import { codeFile, type CodeFile } from '../../output/code-file.ts';

/** The file of hashes. */
export function contractsFile(path: string, model: Model): CodeFile {
  const file = codeFile(path, model.contracts);
  file.doc('The contracts that this was generated from. A hash leaves out comments and layout.');
  file.block(
    'export const CONTRACTS =',
    () => {
      for (const { prose, sha256 } of model.contracts) {
        file.print(`${property(prose.id)}: ${quote(sha256)},`);
      }
    },
    '} as const;',
  );
  return file;
}
