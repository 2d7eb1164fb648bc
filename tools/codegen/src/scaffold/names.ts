/** The names that are derived from the given one. */
import type { Facts } from './facts.ts';
import type { ScaffoldReject } from './scaffold.ts';

/** The names in new files, or why the given name is invalid. */
export type Names =
  | {
      readonly ok: true;
      /** The given name: `spooler`. */
      readonly name: string;
      /** In types: `Spooler`. */
      readonly type: string;
      /** The number of the new contract: `0024`. */
      readonly rfc: string;
      /** The path of the contract in the workspace. */
      readonly contract: string;
    }
  | ScaffoldReject;

function nextRfc(contracts: readonly string[]): string {
  const taken = contracts.map((text) => Number(/\bid:\s*['"`]RFC-(\d{4})/.exec(text)?.[1] ?? 0));
  return String(Math.max(0, ...taken) + 1).padStart(4, '0');
}

/** Names for a new part. The given name is a word of small letters that no contract has. */
export function namesFor(name: string, facts: Facts): Names {
  if (!/^[a-z][a-z0-9]*$/.test(name)) {
    return {
      ok: false,
      message: `'${name}' is not a name: small letters and digits, as in 'spooler'`,
      misused: true,
    };
  }
  const rfc = nextRfc(facts.contracts);
  const contract = `${facts.workspace.contracts}/rfc-${rfc}-${name}.contract.ts`;
  if (
    facts.contracts.some((text) =>
      new RegExp(`\\bid:\\s*['"\`]RFC-[^]*\\bfeeds:\\s*['"\`]${name}['"\`]`).test(text),
    )
  ) {
    return { ok: false, message: `'${name}' is taken: a contract feeds a package of that name` };
  }
  return { ok: true, name, type: `${name.charAt(0).toUpperCase()}${name.slice(1)}`, rfc, contract };
}
