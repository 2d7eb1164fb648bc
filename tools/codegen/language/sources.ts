/** Where the page comes from and goes to. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { formatterFor } from '../src/output/format.ts';
import type { Example } from './examples.ts';
import { languagePage, type Gap } from './page.ts';
import { TypedLanguage } from './typed.ts';

const FOLDER = 'tools/codegen/language/examples';

/** The page, from the root of the workspace. */
export const PAGE = 'docs/language.md';

/** The example contracts. */
export function exampleContracts(root: string): Example[] {
  return readdirSync(join(root, FOLDER))
    .toSorted()
    .map((name) => {
      const file = `${FOLDER}/${name}`;
      return { file, text: readFileSync(join(root, file), 'utf8') };
    });
}

/** Examples as a workspace has them. */
export function asContracts(examples: readonly Example[]): Example[] {
  return examples.map(({ file, text }) => {
    return { file: `contracts/${file.slice(file.lastIndexOf('/') + 1)}`, text };
  });
}

/** The language of this workspace as it is typed, with the example contracts. */
export function typedLanguage(root: string): TypedLanguage {
  const contracts = exampleContracts(root).map(({ file }) => join(root, file));
  return new TypedLanguage(join(root, 'libs/contract/src/index.ts'), contracts);
}

/** The page as it has to be, and what its sources lack. */
export async function languageDocs(
  root: string,
  language: TypedLanguage = typedLanguage(root),
): Promise<{ readonly text: string; readonly gaps: readonly Gap[] }> {
  const examples = exampleContracts(root);
  const { text, gaps } = languagePage({ language, examples, folder: `../${FOLDER}` });
  return { text: await formatterFor(root)(PAGE, text), gaps };
}
