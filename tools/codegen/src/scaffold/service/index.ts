/**
 * `abicus new service NAME`: the package that implements the service of a contract. Every operation
 * has a handler with the checks of its contract, and every element that needs a test has one. Missing
 * code throws an error that says what to write, when a test reaches it.
 */
import { pageName } from '../../emit/docs/links.ts';
import { hasProtocol, protocolNames } from '../../emit/service/protocol.ts';
import { packageFolder, packageName } from '../../workspace/config.ts';
import type { Facts } from '../facts.ts';
import { packageFiles } from '../package-files.ts';
import type { Request, Scaffold } from '../scaffold.ts';
import { findService } from './find.ts';
import {
  callees,
  generatedPackage,
  identityPackages,
  namesIn,
  rungs,
  usualKind,
  type Plan,
} from './plan.ts';
import { sources } from './sources.ts';
import { usualCaller } from './usual-caller.ts';

/** The folder of services: next to the folder of generated packages. */
function serviceFolder({ workspace: { abi } }: Facts, name: string): string {
  const above = abi.includes('/') ? `${abi.slice(0, abi.lastIndexOf('/'))}/` : '';
  return `${above}services/${name}`;
}

/** The README's sentence about callers, if the contract lists them. */
const NAMED = `
The server says which of the contract's callers is on the other side; a connection without a \`caller\` is denied.
`;

/** How a service with promises is served and called. */
function connecting(plan: Plan): string {
  if (plan.kind !== 'async') return '';
  const { protocol } = protocolNames(plan.service);
  const { handlers } = namesIn(plan);
  const abi = packageName(plan.workspace, plan.service.feeds);
  const caller = usualCaller(plan);
  const options = caller === undefined ? '' : `, { caller: '${caller}' }`;
  const named = caller === undefined ? '' : NAMED;
  return `
A connection is served over any transport of \`@abicus/async\`, and called from its other end:

\`\`\`ts
import { connect, overMessagePort, serve } from '@abicus/async';
import { ${protocol} } from '${abi}';
import { ${handlers} } from '${plan.workspace.scope}/${plan.name}';

const handlers = ${handlers}(); // one instance, for all of its connections
serve(${protocol}, handlers, overMessagePort(port1)${options});
const client = connect(${protocol}, overMessagePort(port2));
\`\`\`
${named}`;
}

/** The text of the README: the service, its protocol, and its files. */
function readme(plan: Plan): string {
  const { workspace, model, service, folder, name } = plan;
  const contract = model.contracts.find(({ slug }) => slug === service.contract);
  if (contract === undefined) throw new Error(`${service.name} has no contract`);
  const up = folder.replaceAll(/[^/]+/g, '..');
  const page = `${up}/${workspace.docs}/${pageName(contract)}`;
  const title = `${workspace.scope}/${name}`;
  return `# ${title}

The ${service.name} service of [${contract.prose.id}](${page}), with its operations, errors and limits.

    src/state.ts              its tables
    src/handlers/             one file for each operation: the checks in the contract's order, then the act
${rungs(plan).length > 0 ? '    src/probes/               a probe for each of its rungs on the ladder of the selftest\n' : ''}    test/slots.ts             for each operation a valid request, and a violation of each check
    test/behaviour.test.ts    operations, limits, events, invariants
    test/checks.test.ts       each check and each pair of checks, from the slots
    test/suites.test.ts       the generated suites of the protocol
${plan.kind === 'program' ? '    test/hostile.test.ts      generated messages, valid or not\n' : ''}${connecting(plan)}`;
}

/** The command that links a new package, by the existing lock file. */
function installer({ exists }: Facts): string {
  const found = LOCKS.find(([file]) => exists(file));
  return `${found?.[1] ?? 'npm'} install`;
}

/** Files that show which package manager a workspace has. */
const LOCKS: readonly (readonly [file: string, manager: string])[] = [
  ['pnpm-lock.yaml', 'pnpm'],
  ['pnpm-workspace.yaml', 'pnpm'],
  ['yarn.lock', 'yarn'],
  ['bun.lock', 'bun'],
];

/**
 * The generated packages that the new one imports: that of its protocol, and those with the identities
 * of callers.
 */
function importedPackages(plan: Plan): string[] {
  const called = callees(plan).map((one) => one.service.feeds);
  return [...new Set([plan.service.feeds, ...identityPackages(plan), ...called])];
}

/** The metadata of imported generated packages that have none yet. */
function abiFiles(facts: Facts, plan: Plan): [path: string, text: string][] {
  const { workspace, model, service } = plan;
  return importedPackages(plan).flatMap((feeds) => {
    const folder = packageFolder(workspace, feeds);
    const isLinked = model.packages.some((one) => one.feeds === feeds && one.linked !== undefined);
    if (isLinked || facts.exists(`${folder}/package.json`)) return [];
    const served = [service, ...model.services].find((one) => one.feeds === feeds);
    const what = served === undefined ? `The ABI of ${feeds}` : `The protocol of ${served.name}`;
    return packageFiles(facts, {
      name: packageName(workspace, feeds),
      folder,
      description: `${what}. Generated from contracts.`,
      dependencies: { '@abicus/wire': facts.range },
      entries: ['testing'],
      references: ['libs/wire'],
    });
  });
}

/** The libraries that it uses besides \`@abicus/wire\`. */
function librariesOf(plan: Plan): readonly string[] {
  if (plan.kind === 'async') return ['async'];
  if (plan.kind === 'frames') return [];
  return rungs(plan).length > 0 ? ['probe', 'service'] : ['service'];
}

/** The version range of a generated package; of a linked one it is not in this workspace. */
function rangeOf(facts: Facts, { model }: Plan, feeds: string): string {
  const found = model.packages.find((one) => one.feeds === feeds);
  return found?.linked === undefined ? facts.rangeOf(feeds) : facts.range;
}

function metadata(facts: Facts, plan: Plan): [path: string, text: string][] {
  const { workspace, service, name, folder } = plan;
  const feeds = importedPackages(plan);
  const packages = feeds.map(
    (one) => [generatedPackage(plan, one), rangeOf(facts, plan, one)] as const,
  );
  const used = librariesOf(plan);
  const files = packageFiles(facts, {
    name: `${workspace.scope}/${name}`,
    folder,
    description: `The ${service.name} service.`,
    dependencies: {
      ...Object.fromEntries(used.map((one) => [`@abicus/${one}`, facts.range])),
      ...Object.fromEntries(packages),
      '@abicus/wire': facts.range,
    },
    references: [
      ...used.map((one) => `libs/${one}`),
      ...feeds.map((one) => packageFolder(workspace, one)),
      'libs/wire',
    ],
    entries: rungs(plan).length > 0 ? ['probes'] : [],
    onPlatform: true,
  });
  return files.map(([path, text]) => [path, path.endsWith('README.md') ? readme(plan) : text]);
}

/** The package of a service, or why it is not created. */
export function newService(facts: Facts, request: Request): Scaffold {
  const { name } = request;
  if (!/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/.test(name)) {
    const message = `'${name}' is not a name: small letters, digits and '-' between words, as in 'spooler'`;
    return { ok: false, message, misused: true };
  }
  const found = findService(facts.workspace, request);
  if (!found.ok) return found;
  const folder = serviceFolder(facts, name);
  if (facts.exists(folder)) {
    return { ok: false, message: `${folder} exists already; nothing was written` };
  }
  const { model, service } = found;
  const kind = request.kind ?? usualKind(model, service);
  if (kind === 'async' && !hasProtocol(service)) {
    const message = `${service.name} has versions or no nonce in its header: it is served by frames, not over a connection`;
    return { ok: false, message };
  }
  const plan: Plan = { workspace: facts.workspace, model, service, name, folder, kind };
  const abi = packageFolder(facts.workspace, service.feeds);
  const generate = facts.exists(`${abi}/src/server.ts`) ? [] : ['run `abicus generate`'];
  const files = [...abiFiles(facts, plan), ...metadata(facts, plan), ...sources(plan)];
  return {
    ok: true,
    files: new Map(files),
    next: [
      ...generate,
      `install the new package as a workspace: \`${installer(facts)}\``,
      `\`npx vitest run ${folder}\`: its first failing test says what to write`,
    ],
  };
}
