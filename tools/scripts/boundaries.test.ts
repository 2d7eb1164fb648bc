/** Tests that the lint rules for layers reject and allow imports. */
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { workspaceRoot } from './steps.ts';

// `imports` are tried one by one in a source file of `layer`; those after the bar must be rejected.
const LAYERS = `
  layer                imports                                          | rejected
  libs/wire                                                             | contract abi-kernel kernel
  libs/contract                                                         | wire codegen
  libs/abi/kernel      wire wire/ladder wire/testing wire/service                    | abi-board contract program kernel
  libs/async           wire wire/service                                | abi-kernel abi-timed ipc program kernel
  libs/emulator        wire abi-board                                   | abi-kernel kernel program
  libs/kernel          wire abi-kernel abi-kernel/testing emulator      | abi-timed abi-init program ipc init
  libs/program         wire abi-kernel abi-board                        | kernel emulator ipc abi-timed
  libs/config          wire                                             | contract kernel codegen
  libs/ipc             wire abi-kernel abi-init abi-ipc program         | kernel emulator abi-timed init
  libs/probe           wire abi-kernel abi-board program ipc            | kernel emulator abi-timed timed
  libs/service         wire abi-kernel abi-init abi-service program ipc | kernel emulator abi-timed init probe
  libs/services/timed  wire abi-kernel abi-timed program ipc probe service     | kernel emulator init codegen
  tools/codegen        wire contract config                               | kernel abi-kernel selftest system-report
  tools/system-report  wire wire/ladder codegen codegen/model           | kernel abi-ladder selftest system nx
  tools/nx             codegen                                          | kernel selftest wire
  apps/abicus          wire codegen selftest system-report              | kernel emulator init
  apps/selftest        wire wire/ladder kernel emulator probe           | init timed system abi-ladder
`;

interface Case {
  readonly layer: string;
  readonly name: string;
  readonly rejected: boolean;
  readonly path: string;
}

const cases: Case[] = LAYERS.trim()
  .split('\n')
  .slice(1)
  .flatMap((line) => {
    const [left = '', right = ''] = line.split('|');
    const [layer = '', ...allowed] = left.trim().split(/\s+/);
    const rejected = right.trim().split(/\s+/).filter(Boolean);
    const of = (name: string, isRejected: boolean): Case => ({
      layer,
      name,
      rejected: isRejected,
      path: `${layer}/src/imports-${name.replace('/', '-')}.ts`,
    });
    return [...allowed.map((name) => of(name, false)), ...rejected.map((name) => of(name, true))];
  });

describe('layers', () => {
  const root = mkdtempSync(join(tmpdir(), 'abicus-layers-'));
  const rejected = new Set<string>();

  beforeAll(() => {
    copyFileSync(join(workspaceRoot, '.oxlintrc.json'), join(root, '.oxlintrc.json'));
    for (const { path, name } of cases) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), `export * as it from '@abicus/${name}';\n`);
    }
    const oxlint = join(workspaceRoot, 'node_modules/.bin/oxlint');
    const { stdout } = spawnSync(oxlint, ['--format=unix'], { cwd: root, encoding: 'utf8' });
    for (const line of stdout.split('\n')) {
      if (line.includes('no-restricted-imports')) rejected.add(line.split(':')[0] ?? '');
    }
  });
  afterAll(() => rmSync(root, { recursive: true, force: true }));

  test.each(cases)(
    '$layer importing $name: rejected is $rejected',
    ({ path, rejected: expected }) => {
      expect(rejected.has(path)).toBe(expected);
    },
  );
});
