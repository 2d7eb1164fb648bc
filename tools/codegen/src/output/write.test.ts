/** What stands in the way of outputs, and what of earlier runs nothing generates any more. */
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { workspaceAt } from '../workspace/config.ts';
import { withHeader } from './header.ts';
import { findOrphans, outputFaults } from './write.ts';

/** A folder with files in it, by path. */
function rootWith(files: Readonly<Record<string, string>> = {}): string {
  const root = mkdtempSync(join(tmpdir(), 'abicus-write-'));
  onTestFinished(() => rmSync(root, { recursive: true }));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return root;
}

const faults = (root: string, ...paths: string[]): string[] =>
  outputFaults(root, paths).map(({ slug, file }) => `${slug} ${file}`);

test('two outputs are apart where upper and lower case are one', () => {
  const root = rootWith();
  expect(faults(root, 'a/Pid.ts', 'a/pid.ts', 'b/pid.ts')).toEqual(['path/name a/pid.ts']);
  expect(faults(root, 'a/pid.ts', 'a/PID.ts')).toEqual(['path/name a/PID.ts']);
  expect(faults(root, 'a/pid.ts', 'a/pids.ts')).toEqual([]);
});

test('an output whose folder is a link out of the workspace is rejected, and so is each in it', () => {
  const root = rootWith({ 'in/x': '' });
  symlinkSync(rootWith({ 'there/x': '' }), join(root, 'out'));
  symlinkSync(join(root, 'in'), join(root, 'same'));
  expect(faults(root, 'out/a.ts', 'in/a.ts', 'out/there/b.ts')).toEqual([
    'path/outside out/a.ts',
    'path/outside out/there/b.ts',
  ]);
});

test('an output is no link, wherever that leads', () => {
  const root = rootWith({ 'a/real.ts': '' });
  symlinkSync(join(root, 'a/real.ts'), join(root, 'a/link.ts'));
  symlinkSync(join(root, 'a/nothing.ts'), join(root, 'a/lost.ts'));
  expect(faults(root, 'a/real.ts', 'a/link.ts', 'a/lost.ts', 'a/new.ts')).toEqual([
    'path/outside a/link.ts',
    'path/outside a/lost.ts',
  ]);
});

test('of what is in the folders of outputs, what was generated and is no output is left over', () => {
  const generated = withHeader('x.ts', [], 'contracts', 'export {};\n');
  const root = rootWith({
    'libs/abi/kernel/src/kept.ts': generated,
    'libs/abi/kernel/src/gone.ts': generated,
    'libs/abi/kernel/src/by-hand.ts': 'export {};\n',
    'libs/abi/kernel/src/gone.ts.4711.tmp': 'cut o',
    'libs/abi/kernel/dist/gone.ts': generated,
    'libs/abi/kernel/node_modules/gone.ts': generated,
    'libs/other/gone.ts': generated,
  });
  const outputs = new Set(['libs/abi/kernel/src/kept.ts']);
  expect(findOrphans(workspaceAt(root), outputs)).toEqual([
    'libs/abi/kernel/src/gone.ts',
    'libs/abi/kernel/src/gone.ts.4711.tmp',
  ]);
});
