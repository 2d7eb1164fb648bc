/** What `check` says besides its findings. */
import { expect, test } from 'vitest';
import { generate } from '../generate/generate.ts';
import { syntheticContracts } from '../synthetic.ts';
import { sampleEmitter } from '../testing/sample-emitter.ts';
import { temporaryWorkspace } from '../testing/temporary.ts';
import { check } from './check.ts';

const options = { emitters: [sampleEmitter] };
const NO_VECTORS = 'no layout was computed by hand: there is no contracts/vectors/*.json';

test('where there are no vectors, that is said', async () => {
  const { workspace, write } = temporaryWorkspace(syntheticContracts(2));
  await generate(workspace, options);
  expect((await check(workspace, options)).notes).toContain(NO_VECTORS);
  write('contracts/vectors/a.json', '[]');
  expect((await check(workspace, options)).notes).not.toContain(NO_VECTORS);
});

test('drafts are named, with what is made of them', async () => {
  const [first, second, ...others] = syntheticContracts(3);
  const draft = (one: typeof first): NonNullable<typeof first> => ({
    file: one?.file ?? '',
    text: one?.text.replace("status: 'accepted'", "status: 'draft'") ?? '',
  });
  const said = async (files: Parameters<typeof temporaryWorkspace>[0]): Promise<string[]> => {
    const { workspace } = temporaryWorkspace(files);
    await generate(workspace, options);
    const { notes } = await check(workspace, options);
    return notes.filter((note) => note.includes('draft'));
  };
  expect(await said([first!, second!, ...others])).toEqual([]);
  const drafts = [draft(first), draft(second)];
  expect(await said([...drafts, ...others])).toEqual([
    `2 draft contracts, types and programs only: ${drafts.map(({ file }) => file).join(', ')}`,
  ]);
});
