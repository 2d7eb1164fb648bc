/** Which projects an edit of each contract affects: in a copy of this workspace, by `nx affected`. */
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { workspaceRoot } from '../steps.ts';
import { scratchCopy, type Scratch } from './scratch.ts';

// The generated packages that each contract affects: those that it feeds, and those whose contracts
// use its names. `ladder` and `native` are made from all contracts.
const REACHES = `
  rfc-0005-abi            kernel ipc timed logd
  rfc-0005-cap            kernel logd
  rfc-0005-console        kernel logd
  rfc-0005-interrupts     kernel logd
  rfc-0005-ipc            kernel logd
  rfc-0005-memory         kernel logd
  rfc-0005-task           kernel logd
  rfc-0005-time           kernel logd
  rfc-0011-logd           logd
  rfc-0013-boot           init
  rfc-0013-execd
  rfc-0014-peer           selftest-peer
  rfc-0014-testing
  rfc-0015-policyd        statefsd
  rfc-0018-statefsd       statefsd
  rfc-0019-nonces         ipc
  rfc-0020-types          kernel logd
  rfc-0021-smp            kernel logd
  rfc-0022-smp-hardening  kernel logd
  rfc-0023-qos            kernel timed logd
  rfc-0023-timed          selftest-peer timed logd
  rfc-0024-metricsd       metricsd
  rfc-0029-netstackd      netstackd
  rfc-0087-supervision    init
  rfc-0093-routing        init
  rfc-0096-calls          kernel logd
  rfc-0100-board          board
  rfc-0102-service        service
`;

// The image of a program has the hash of the kernel's contracts: its package changes with each of them.
const PROGRAMS = ['init', 'selftest-peer', 'timed'];

const rows = REACHES.trim()
  .split('\n')
  .map((line) => line.trim().split(/\s+/));

type Dependencies = Readonly<Record<string, string>>;
type Manifest = {
  readonly name: string;
  readonly dependencies?: Dependencies;
  readonly devDependencies?: Dependencies;
};

const manifests = globSync(['apps/*', 'libs/*', 'libs/{abi,services}/*', 'tools/*', 'contracts'], {
  cwd: workspaceRoot,
}).flatMap((folder): Manifest[] => {
  try {
    return [JSON.parse(readFileSync(join(workspaceRoot, folder, 'package.json'), 'utf8'))];
  } catch {
    return [];
  }
});

/** These packages and all that depend on them, by the dependencies in package.json files. */
function withDependents(names: readonly string[]): Set<string> {
  const found = new Set(names);
  for (const name of found) {
    for (const { name: other, dependencies, devDependencies } of manifests) {
      if (name in { ...dependencies, ...devDependencies }) found.add(other);
    }
  }
  return found;
}

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

  test('every contract has its row', () => {
    const files = globSync('contracts/*.contract.ts', { cwd: workspaceRoot });
    const named = rows.map(([name]) => `contracts/${name}.contract.ts`);
    expect(named.toSorted()).toEqual(files.toSorted());
  });

  test('nothing, if nothing was edited', () => {
    expect(affected()).toEqual([]);
  });

  test.each(rows)('by an edit of %s', { timeout: 60_000 }, (contract, ...packages) => {
    const path = join(copy.root, `contracts/${contract}.contract.ts`);
    const text = readFileSync(path, 'utf8');
    // These two comments once hid a contract from the plugin.
    const commented = text.replace(/^  uses: /m, '  uses /* others */ : ');
    writeFileSync(path, `// export default contract\n${commented}`);
    const found = affected();
    writeFileSync(path, text);
    const programs = packages.includes('kernel') ? PROGRAMS : [];
    const generated = [...packages, ...programs, 'ladder', 'native'].map(
      (name) => `@abicus/abi-${name}`,
    );
    const expected = withDependents([...generated, '@abicus/contracts']);
    expect(found).toEqual([...expected, 'abicus-workspace'].toSorted());
    expect(found.length).toBeLessThan(manifests.length);
  });
});
