/** `abicus prove` as a stage of `npm run mutants`: of the reports of the last `npm test`, as they are. */
import { expect, test } from 'vitest';
import { abicus, complaint } from './abicus.ts';

/** Throws if something is not proven. */
async function prove(): Promise<void> {
  const { code, said } = await abicus('prove');
  complaint(code, said);
}

test('abicus prove', async () => {
  await expect(prove()).resolves.toBeUndefined();
});
