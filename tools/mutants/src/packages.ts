/** What is mutated, by the names of the table that is printed; and what is not, with the reason. */

/** Folders by name; see also `packageOf`. */
export const PACKAGES: Readonly<Record<string, readonly string[]>> = {
  kernel: ['libs/kernel/src'],
  ipc: ['libs/ipc/src'],
  service: ['libs/service/src'],
  services: [
    'libs/services/init/src',
    'libs/services/logd/src',
    'libs/services/selftest-peer/src',
    'libs/services/timed/src',
  ],
  probes: ['libs/probe/src', 'libs/services/selftest-client/src'],
  selftest: ['apps/selftest/src'],
  recogniser: ['libs/wire/src/ladder'],
  check: ['tools/codegen/src/check'],
  prove: ['tools/codegen/src/prove'],
  diff: ['tools/codegen/src/diff'],
  bump: ['tools/codegen/src/bump'],
  nx: ['tools/nx/src'],
  cli: ['apps/abicus/src'],
};

/** Packages of the workspace that have no folder above. */
export const NOT_MUTATED: Readonly<Record<string, string>> = {
  contracts:
    'a wrong contract is to be seen by diff, facts by hand and proofs, with all regenerated',
  'libs/abi/*': 'generated: mutants of contracts and of the generator stand for it',
  'libs/system': 'generated',
  'libs/async': 'asked for are kernel, services and verifiers',
  'libs/config': 'asked for are kernel, services and verifiers',
  'libs/contract': 'the language of contracts; asked for are kernel, services and verifiers',
  'libs/emulator': 'the machine; asked for are kernel, services and verifiers',
  'libs/program': 'asked for are kernel, services and verifiers',
  'tools/bench': 'measures, and decides nothing',
  'tools/mutants': 'its own tests say what each operator makes',
  'tools/system-report': 'prints, and decides nothing',
  'tools/tidy': 'style',
};

/** Whether a source of these folders is mutated: not tests, nor what only tests use, nor what is generated. */
export function isMutated(path: string, text: string): boolean {
  if (!path.endsWith('.ts') || /\.(?:test|deep|d)\.ts$/.test(path)) return false;
  if (/\/(?:testing|fixtures|test)\//.test(path)) return false;
  return !text.startsWith('// @generated');
}

/** Probes stand beside the service that they ask. */
const PROBES_OF_SERVICES = /^libs\/services\/[^/]+\/src\/probes\//;

/** The name of the package of a file, if it has one. */
export function packageOf(path: string): string | undefined {
  if (PROBES_OF_SERVICES.test(path)) return 'probes';
  const found = Object.entries(PACKAGES).find(([, folders]) =>
    folders.some((folder) => path.startsWith(`${folder}/`)),
  );
  return found?.[0];
}

/** Folders whose sources make assertions of rungs, besides the probes: `bites.txt` beside them shows that these bite. */
const ASSERTING = ['libs/kernel/src/boot/selftest/', 'libs/services/init/src/loop/'];

/** Whether a source makes assertions of rungs. */
export function makesAssertions(path: string): boolean {
  return packageOf(path) === 'probes' || ASSERTING.some((folder) => path.startsWith(folder));
}

/** The files that are mutated. */
export function mutatedFiles(sources: ReadonlyMap<string, string>): string[] {
  return [...sources]
    .filter(([path, text]) => packageOf(path) !== undefined && isMutated(path, text))
    .map(([path]) => path);
}
