/** `abicus new contract NAME`: a contract with one service, and the package that it feeds. */
import { packageFolder, packageName } from '../workspace/config.ts';
import { camel } from '../emit/names.ts';
import type { Facts } from './facts.ts';
import { namesFor, type Names } from './names.ts';
import { packageFiles } from './package-files.ts';
import type { Request, Scaffold } from './scaffold.ts';

type Good = Extract<Names, { readonly ok: true }>;

/** The first words of placeholder prose; a test looks for them. */
const UNWRITTEN = 'Say ';

/** What the contract of a program has besides: init starts it, and the selftest proves it. */
function bootedParts(name: string): {
  readonly program: string;
  readonly budget: string;
  readonly markers: string;
} {
  const own = camel(name);
  return {
    program: `
  program: {
    stackPages: 4,
    supervision: {
      restart: 'always',
      backoff: [ns.millis(1), ns.millis(64)],
      maxInWindow: 5,
      window: ns.seconds(10),
    },
  },
`,
    budget: `
        budget: ns.millis(1),`,
    markers: `

  markers: {
    ${own}Ok: {
      text: 'SELFTEST: ${name} ok',
      by: 'selftest-client',
      after: ['${own}Ready'],
      proves: ['add'],
    },
  },`,
  };
}

function contractText(
  name: string,
  rfc: string,
  created: string,
  magic: string,
  { program, budget, markers }: ReturnType<typeof bootedParts>,
): string {
  const clock = budget === '' ? '' : 'ns, ';
  return `import { contract, fails, limit, ${clock}serviceOp, u32 } from '@abicus/contract';

export default contract({
  id: 'RFC-${rfc}',
  title: '${name}',
  status: 'accepted',
  owners: ['@${name}'],
  created: '${created}',
  feeds: '${name}',

  context: \`${UNWRITTEN}what goes wrong without ${name}, and which programs need it.\`,
  goals: ['an entry is added once, and its id is never given out again'],
  failureModel: \`A malformed frame is answered with the header alone and status MALFORMED. A rejected
request changes nothing.\`,
  security: {
    threats: ['exhaustion by entries'],
    dontDo: ['keep an entry whose owner has ended'],
  },

  limits: {
    entries: limit(64, { why: 'bounds memory', atLimit: 'OVER_LIMIT' }),
  },
${program}
  service: {
    name: '${name}',
    authority: 'any',
    envelope: {
      magic: '${magic}',
      version: 1,
      nonce: u32,
      reply: ['status', 'nonce'],
      malformed: 'MALFORMED',
    },
    status: { OK: 0, INVALID_ARGS: 1, OVER_LIMIT: 2, MALFORMED: 3 },
    ops: {
      /** Adds an entry. */
      add: serviceOp(1, {
        request: { value: u32 },
        reply: { id: u32 },
        checks: {
          value: fails('INVALID_ARGS', 'the value is zero'),
          capacity: fails('OVER_LIMIT', 'too many entries', { limit: 'entries' }),
        },
        idempotent: false,${budget}
      }),
    },
  },${markers}
});
`;
}

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** Two letters that no protocol of these contracts begins with: of the name, as far as they are free. */
function magicFor(name: string, contracts: readonly string[]): string {
  const taken = new Set(
    contracts.flatMap((text) =>
      [...text.matchAll(/\bmagic:\s*['"`](..)['"`]/g)].map(([, two]) => two),
    ),
  );
  const [first = '', ...others] = `${name.toUpperCase()}X${LETTERS}`.split('');
  const pairs = others.map((second) => `${first}${second}`);
  return pairs.find((two) => !taken.has(two)) ?? `${first}X`;
}

/** Nothing is booted. */
const UNBOOTED = { program: '', budget: '', markers: '' };

/** A test that fails until the contract says what it is for. */
export function proseTest({ rfc, name, contract }: Good, next: string): [string, string] {
  const file = contract.slice(contract.lastIndexOf('/') + 1);
  const text = `import { expect, test } from 'vitest';
import contract from './${file}';

test('RFC-${rfc} says what ${name} is for', () => {
  const next = ${JSON.stringify(next).replaceAll("'", "\\'").replace(/^"|"$/g, "'")};
  const { context } = contract;
  expect(context, next).not.toMatch(/^${UNWRITTEN}/);
});
`;
  return [contract.replace(/\.contract\.ts$/, '.test.ts'), text];
}

/** A new contract, its package, and the test that names the first step. */
export async function newContract(facts: Facts, { name, created }: Request): Promise<Scaffold> {
  const names = namesFor(name, facts);
  if (!names.ok) return names;
  const { workspace } = facts;
  const text = contractText(
    name,
    names.rfc,
    created,
    magicFor(name, facts.contracts),
    facts.boots ? bootedParts(name) : UNBOOTED,
  );
  const [wrong] = await facts.findingsOf({ file: names.contract, text });
  if (wrong !== undefined) {
    const message = `${names.contract}: a contract of the name '${name}' is rejected: ${wrong.message}`;
    return { ok: false, message };
  }
  const folder = packageFolder(workspace, name);
  const next = `write the context of ${names.contract}, run \`abicus generate\`, then \`abicus new service ${name}\``;
  const metadata = packageFiles(facts, {
    name: packageName(workspace, name),
    folder,
    description: `The protocol of ${name}. Generated from contracts.`,
    dependencies: { '@abicus/wire': facts.range },
    entries: ['testing'],
    references: ['libs/wire'],
  });
  return {
    ok: true,
    files: new Map([[names.contract, text], proseTest(names, `next: ${next}`), ...metadata]),
    next: [next],
  };
}
