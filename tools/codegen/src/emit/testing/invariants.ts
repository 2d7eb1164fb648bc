/** `testing/invariants.ts`: the invariants of a package and their domains, which its tests draw from. */
import { code, importedType, quote } from '../../output/code.ts';
import type { CodeFile } from '../../output/code-file.ts';
import { testingFile, type TestingHome } from './home.ts';

/** The file of a package's invariants; none if it has none. */
export function invariantsFile(home: TestingHome): CodeFile | undefined {
  const own = home.model.invariants.filter(({ feeds }) => feeds === home.feeds);
  if (own.length === 0) return undefined;
  const file = testingFile(home, 'invariants.ts');
  file.doc(
    'Invariants by id, and the domain that each holds for. A test records draws from it with `drew` of `@abicus/wire/testing`.',
  );
  const satisfies = importedType('Invariant', '@abicus/wire/testing');
  const tail = code`} as const satisfies Readonly<Record<string, ${satisfies}>>;`;
  file.closed('export const INVARIANTS =', tail, () => {
    for (const { id, forAll, text } of own) {
      const entry = `${quote(id)}: { id: ${quote(id)}, forAll: ${quote(forAll)} },`;
      file.item(`For all of '${forAll}': ${text}`, entry);
    }
  });
  return file;
}
