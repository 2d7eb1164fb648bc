/** Which projects an edit of each contract affects: in a copy of this workspace, by `nx affected`. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  contractNames,
  generated,
  manifests,
  programPackages,
  reachedBy,
  withDependents,
} from './reaches.ts';
import { scratchCopy, type Scratch } from './scratch.ts';

describe('nx affected', () => {
  let copy: Scratch;
  beforeAll(() => {
    copy = scratchCopy();
  }, 60_000);
  afterAll(() => copy.remove());

  function affected(): string[] {
    const { output, code } = copy.run('nx', 'show', 'projects', '--affected', '--base=HEAD');
    if (code !== 0) throw new Error(output);
    return output.split('\n').filter(Boolean).toSorted();
  }

  test('nothing, if nothing was edited', () => {
    expect(affected()).toEqual([]);
  });

  test.each(contractNames)('by an edit of %s', { timeout: 60_000 }, (contract) => {
    const path = join(copy.root, `contracts/${contract}.contract.ts`);
    const text = readFileSync(path, 'utf8');
    // These two comments once hid a contract from the plugin.
    const commented = text.replace(/^  uses: /m, '  uses /* others */ : ');
    writeFileSync(path, `// export default contract\n${commented}`);
    const found = affected();
    writeFileSync(path, text);
    const packages = reachedBy(contract);
    const programs = packages.includes('kernel') ? programPackages : [];
    const reached = [...packages, ...programs, 'ladder', 'native'].map(generated);
    const expected = withDependents([...reached, '@abicus/contracts']);
    expect(found).toEqual([...expected, 'abicus-workspace'].toSorted());
    expect(found.length).toBeLessThan(manifests.length);
  });
});
