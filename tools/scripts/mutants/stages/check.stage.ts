/** `abicus check` as a stage of `npm run mutants`: it also reads the mutated source as a text. */
import { expect, test } from 'vitest';
import { abicus, complaint } from './abicus.ts';

/** A finding of the bundle says that it is not made of the sources, which is so of every mutant. */
const OF_THE_BUNDLE = 'ABI7003';

interface Report {
  readonly findings: readonly { readonly code: string; readonly message: string }[];
}

/** Throws if there is another finding, or nothing could be checked. */
async function check(): Promise<void> {
  const { code, out, said } = await abicus('check', '--format', 'json');
  if (code !== 1) return complaint(code, said);
  const { findings } = JSON.parse(out) as Report;
  const first = findings.find((one) => one.code !== OF_THE_BUNDLE);
  if (first !== undefined) throw new Error(`${first.code}: ${first.message}`);
}

test('abicus check', async () => {
  await expect(check()).resolves.toBeUndefined();
});
