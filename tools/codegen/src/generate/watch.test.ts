import { expect, test } from 'vitest';
import { syntheticContracts } from '../synthetic.ts';
import { sampleEmitter } from '../testing/sample-emitter.ts';
import { temporaryWorkspace } from '../testing/temporary.ts';
import type { GenerateResult } from './generate.ts';
import { watch } from './watch.ts';

const KERNEL = 'contracts/rfc-1000-kernel.contract.ts';

test(
  'each change is generated, rejects and their mending included',
  { timeout: 60_000 },
  async () => {
    const temporary = temporaryWorkspace(syntheticContracts(2));
    const { workspace, read, write } = temporary;
    const good = read(KERNEL);
    const stop = new AbortController();
    const seen: string[] = [];
    /** What is done after each kind of result: nothing waits for time to pass. */
    const onResult = (result: GenerateResult): void => {
      if (seen.at(-1) === result.status) return;
      seen.push(result.status);
      if (seen.length === 1) write(KERNEL, good.replace("fails('EPERM'", "fails('EPREM'"));
      if (seen.length === 2) write(KERNEL, good.replace('limit(96', 'limit(97'));
      if (seen.length === 3) stop.abort();
    };
    await watch(workspace, onResult, stop.signal, { emitters: [sampleEmitter] });
    expect(seen).toEqual(['written', 'rejected', 'written']);
    expect(read('libs/abi/kernel/src/limits.ts')).toContain('slots: number = 97');
  },
);

test('a folder that is not there is an error, not silence', async () => {
  const temporary = temporaryWorkspace([]);
  const { signal } = new AbortController();
  const watching = watch(temporary.workspace, () => {}, signal);
  await expect(watching).rejects.toThrow('ENOENT');
});
