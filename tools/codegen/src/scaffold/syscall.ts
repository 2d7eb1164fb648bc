/**
 * `abicus new syscall NAME`: a contract that feeds the kernel's package, with the next free number. It
 * is a draft, so that nothing has to implement it yet.
 */
import { proseTest } from './contract.ts';
import type { Facts } from './facts.ts';
import { namesFor } from './names.ts';
import type { Request, Scaffold } from './scaffold.ts';

/** The number after the largest one that a contract uses or reserves. */
function nextNumber(contracts: readonly string[]): number {
  const taken = contracts.flatMap((text) => [
    ...[...text.matchAll(/\bsyscall\((\d+)/g)].map((match) => Number(match[1])),
    ...[...text.matchAll(/\bsyscalls:\s*\[([\d,\s]*)\]/g)].flatMap((match) =>
      (match[1] ?? '').split(',').map(Number),
    ),
  ]);
  return Math.max(-1, ...taken) + 1;
}

/** How the contract gets the error: by declaring it, or from the contract that does. */
function errorSource(contracts: readonly string[]): string {
  const owner = contracts.find((text) => /\bEINVAL:\s*errno\(/.test(text));
  const id = owner === undefined ? undefined : /\bid:\s*['"`]([^'"`]+)/.exec(owner)?.[1];
  return id === undefined
    ? "errors: { EINVAL: errno(22, 'an argument is not valid') },"
    : `uses: { '${id}': ['EINVAL'] },`;
}

/** A new syscall: its contract as a draft, and the test that names the first step. */
export function newSyscall(facts: Facts, { name, created }: Request): Scaffold {
  const names = namesFor(name, facts);
  if (!names.ok) return names;
  const errors = errorSource(facts.contracts);
  const imports = ['a0', 'contract', ...(errors.startsWith('errors') ? ['errno'] : [])];
  const text = `import { ${[...imports, 'fails', 'ns', 'syscall', 'u32'].join(', ')} } from '@abicus/contract';

export default contract({
  id: 'RFC-${names.rfc}',
  title: '${name}',
  status: 'draft',
  owners: ['@kernel'],
  created: '${created}',
  feeds: 'kernel',
  ${errors}

  context: \`Say which program needs ${name}, and why no syscall that is there will do.\`,
  goals: ['a program can ask for it and learns whether it was done'],
  failureModel: 'A rejected call changes nothing.',

  syscalls: {
    /** One line that says what it does. */
    ${name}: syscall(${nextNumber(facts.contracts)}, {
      args: { value: a0(u32) },
      cost: ns.micros(1),
      checks: { value: fails('EINVAL', 'the value is zero') },
    }),
  },
});
`;
  const next = `write the context of ${names.contract}, set its status to 'accepted' and run \`abicus generate\`: the compiler then asks the kernel for a handler, and \`abicus check\` for the tests of '${name}' and '${name}.value'`;
  return {
    ok: true,
    files: new Map([[names.contract, text], proseTest(names, `next: ${next}`)]),
    next: [next],
  };
}
