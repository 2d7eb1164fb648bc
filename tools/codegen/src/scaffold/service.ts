/**
 * `abicus new service NAME`: the package that implements a service, its handlers still refusing
 * everything. Makes the contract too where there is none. Of a contract with operations of its own
 * each one gets a handler and a test that say what is to be written.
 */
import { packageFolder, packageName } from '../workspace/config.ts';
import { isAsMade, newContract, type Request, type Scaffold } from './contract.ts';
import type { Facts } from './facts.ts';
import { packageFiles } from './package-files.ts';

/** A service by the names that its files use. */
type Named = {
  readonly name: string;
  readonly type: string;
  readonly abi: string;
  readonly folder: string;
};

function handlers({ name, type, abi }: Named): string {
  return `/** What ${name} does for each operation of its contract. */
import { addRejects, type ${type}Handlers } from '${abi}';

/** The handlers of one instance, whose state they share. \`C\` is what the service knows of a call. */
export function ${name}Handlers<C>(): ${type}Handlers<C> {
  return {
    add: () => addRejects.room,
  };
}
`;
}

function firstTest({ name, abi, folder }: Named): string {
  return `import { decodeAddReply, encodeAdd, serve } from '${abi}';
import { expect, test } from 'vitest';
import { ${name}Handlers } from './handlers.ts';

const next = 'next: write \`add\` in ${folder}/src/handlers.ts, then \`abicus check\`';

function add(handlers: ReturnType<typeof ${name}Handlers>, value: number): unknown {
  const reply = serve(handlers, undefined, encodeAdd({ value }, 1));
  return reply === undefined ? undefined : decodeAddReply(reply, 1);
}

test('${name}.add gives each entry an id of its own', () => {
  const handlers = ${name}Handlers();
  const first = add(handlers, 7);
  expect(first, next).toMatchObject({ ok: true });
  expect(add(handlers, 7), next).not.toEqual(first);
});

test('${name}.add.value: zero is refused', () => {
  expect(add(${name}Handlers(), 0), next).toMatchObject({ ok: false, error: 'INVALID_ARGS' });
});

test('${name}.add.room and ${name}.limit.entries: one entry more than there is room for', () => {
  const handlers = ${name}Handlers();
  for (let i = 1; i <= 64; i++) expect(add(handlers, i), next).toMatchObject({ ok: true });
  expect(add(handlers, 65)).toMatchObject({ ok: false, error: 'OVER_LIMIT' });
});

test('${name}.add: a frame that is cut short is malformed', () => {
  const reply = serve(${name}Handlers(), undefined, encodeAdd({ value: 7 }, 1).subarray(0, -1));
  expect(reply && decodeAddReply(reply, 1)).toMatchObject({ ok: false, error: 'MALFORMED' });
});
`;
}

/** What a service does that is still to be written: each operation says so when it is called. */
function unwrittenHandlers(service: Named, operations: readonly string[]): string {
  const { name, type, abi, folder } = service;
  const lines = operations.map((one) => `    ${one}: () => unwritten('${one}'),`);
  return `/** What ${name} does for each operation of its contract. */
import type { ${type}Handlers } from '${abi}';

/** Stands where an operation is still to be written. */
function unwritten(operation: string): never {
  throw new Error(\`next: write \\\`\${operation}\\\` in ${folder}/src/handlers.ts\`);
}

/** The handlers of one instance, whose state they share. \`C\` is what the service knows of a call. */
export function ${name}Handlers<C>(): ${type}Handlers<C> {
  return {
${lines.join('\n')}
  };
}
`;
}

/** A test for each operation, which fails until it is written. */
function unwrittenTests({ name }: Named, operations: readonly string[]): string {
  const tests = operations.map((one) => {
    const next = `next: send \`${one}\` requests, and say what it answers and refuses`;
    return `test('${name}.${one}', () => {
  expect.unreachable('${next}');
});
`;
  });
  return `import { expect, test } from 'vitest';\n\n${tests.join('\n')}`;
}

/** The operations that a contract declares, by their names in its text. */
function operationsIn(contract: string): string[] {
  return [...contract.matchAll(/(\w+):\s*serviceOp\(/g)].map(([, name = '']) => name);
}

/** Where services are: beside the folder of generated packages. */
function serviceFolder(facts: Facts, name: string): string {
  const { abi } = facts.workspace;
  const above = abi.includes('/') ? `${abi.slice(0, abi.lastIndexOf('/'))}/` : '';
  return `${above}services/${name}`;
}

/** A service for the contract that \`new contract\` made, with that contract if it is not there. */
export function newService(facts: Facts, request: Request): Scaffold {
  const { name } = request;
  const { workspace } = facts;
  const folder = serviceFolder(facts, name);
  if (facts.exists(`${folder}/package.json`)) {
    return { ok: false, message: `${folder} is there already` };
  }
  const contract = facts.contracts.find((text) => text.includes(`feeds: '${name}'`));
  const operations = contract === undefined ? [] : operationsIn(contract);
  if (contract !== undefined && operations.length === 0) {
    return { ok: false, message: `the contract that feeds '${name}' declares no operation` };
  }
  const made = contract === undefined ? newContract(facts, request) : undefined;
  if (made?.ok === false) return made;
  const abi = packageName(workspace, name);
  const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
  const metadata = packageFiles(facts, {
    name: `${workspace.scope}/${name}`,
    folder,
    description: `The ${name} service.`,
    dependencies: { [abi]: '^0.1.0', '@abicus/wire': facts.range },
    references: [packageFolder(workspace, name), 'libs/wire'],
  });
  const named = { name, type, abi, folder };
  const [written, tested] =
    contract === undefined || isAsMade(contract, name)
      ? [handlers(named), firstTest(named)]
      : [unwrittenHandlers(named, operations), unwrittenTests(named, operations)];
  const index = `/** The ${name} service. */\nexport * from './handlers.ts';\n`;
  return {
    ok: true,
    files: new Map([
      ...(made?.files ?? []),
      ...metadata,
      [`${folder}/src/index.ts`, index],
      [`${folder}/src/handlers.ts`, written],
      [`${folder}/src/handlers.test.ts`, tested],
    ]),
    next: [
      'run `abicus generate` and `npm install`',
      `make the tests of ${folder} pass, then \`abicus check\``,
    ],
  };
}
