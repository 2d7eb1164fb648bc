/** From emitters to the texts of all outputs. */
import { expect, test } from 'vitest';
import { contractFile, linkedOf } from '../testing/annotated.ts';
import { workspaceAt } from '../workspace/config.ts';
import { assemble } from './assemble.ts';
import { codeFile } from './code-file.ts';
import type { Emitter } from '../emit/emitter.ts';
import { data } from './data.ts';
import { renderBody } from './render.ts';

const { sources, model } = linkedOf([contractFile("mustUse: ['wake'],")]);
const workspace = workspaceAt('/');
const raw = (_: string, text: string): Promise<string> => Promise.resolve(text);

/** An emitter of one file, which keeps these functions. */
function emitter(name: string, path: string, ...kept: readonly string[]): Emitter {
  return {
    name,
    emit: () => {
      const file = codeFile(path, []);
      for (const one of kept) file.keep(one);
      return new Map([[path, file]]);
    },
  };
}

test('two emitters of one path are a mistake, which names the later one and the path', async () => {
  const [one, other] = [
    emitter('one', 'libs/abi/kernel/src/a.ts'),
    emitter('other', 'libs/abi/kernel/src/a.ts'),
  ];
  await expect(assemble(sources, model, workspace, [one, other], raw)).rejects.toThrow(
    'emitter other: libs/abi/kernel/src/a.ts',
  );
});

test('functions whose results matter are in the lock, by package, each once and sorted', async () => {
  const emitters = [
    emitter('one', 'libs/abi/kernel/src/a.ts', 'put', 'add'),
    emitter('two', 'libs/abi/kernel/src/b.ts', 'put'),
    emitter('three', 'libs/abi/kernels/src/c.ts', 'other'),
  ];
  const outputs = await assemble(sources, model, workspace, emitters, raw);
  const path = [...outputs.keys()].find((one) => one.endsWith('must-use.json')) ?? '';
  expect(JSON.parse(outputs.get(path) ?? '')).toEqual({
    generated: { '@abicus/abi-kernel': ['add', 'put'] },
    written: ['wake'],
  });
  expect([...outputs.keys()]).toEqual([...outputs.keys()].toSorted());
});

test('numbers are written as people read them: addresses and masks in hexadecimal', () => {
  const text = (value: number | bigint): string => {
    const file = codeFile('a.ts', []);
    file.print(data(value));
    return renderBody(file).trim();
  };
  expect([0xffff, 0x10000, 0xffffn, 0x10000n, -1, 0].map(text)).toEqual([
    '65535',
    '0x10000',
    '65535n',
    '0x10000n',
    '-1',
    '0',
  ]);
});
