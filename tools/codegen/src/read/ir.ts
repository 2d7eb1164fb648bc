/**
 * The stored IR, `{ ir: version, contract }`, and its older versions.
 * A change of the language that makes old contracts invalid gets a migration here: every released
 * contract stays readable, so that there is always something to compare with. An optional key needs
 * none.
 */
import { lastWord } from '../emit/names.ts';
import { canonical } from './canonical.ts';
import { unknownPart } from './known.ts';

/** The value of a contract, of any version. */
export type Ir = Readonly<Record<string, unknown>>;

/** Makes the value of one version from the value of the version before. */
export type Migration = {
  /** The change of the language. */
  readonly what: string;
  readonly migrate: (contract: Ir) => Ir;
};

/** Gives invariants that were texts a domain, which is unknown (empty). */
function withDomains(contract: Ir): Ir {
  const { security } = contract as { security?: { invariants?: Ir } };
  if (security?.invariants === undefined) return contract;
  const invariants = Object.entries(security.invariants).map(([name, one]) => {
    return [name, typeof one === 'string' ? { forAll: '', text: one } : one];
  });
  return { ...contract, security: { ...security, invariants: Object.fromEntries(invariants) } };
}

/** An operation whose second result, in a1, has a name: that which wrappers gave it. */
function withResults(operation: Ir): Ir {
  const { second: type, ...others } = operation;
  if (type === undefined) return operation;
  const name = typeof type === 'string' ? lastWord(type) : 'second';
  return { ...others, results: { [name]: { kind: 'arg', register: 'a1', type } } };
}

const mapped = (record: unknown, map: (one: Ir) => Ir): Ir =>
  Object.fromEntries(
    Object.entries(record as Readonly<Record<string, Ir>>).map(([k, one]) => [k, map(one)]),
  );

/** Syscalls whose further results have names and registers. */
function withNamedResults(contract: Ir): Ir {
  const { syscalls } = contract;
  if (syscalls === undefined) return contract;
  const named = mapped(syscalls, (one) =>
    one['ops'] === undefined ? withResults(one) : { ...one, ops: mapped(one['ops'], withResults) },
  );
  return { ...contract, syscalls: named };
}

/** A boot that names the first program, which was init. What the others held is no part of it any more. */
function withFirst(contract: Ir): Ir {
  const { boot } = contract as { boot?: Ir };
  return boot === undefined
    ? contract
    : { ...contract, boot: { first: 'init', slots: boot['slots'] } };
}

/** A program whose queue of requests has a stated depth: without one it was 64. */
function withDepth(contract: Ir): Ir {
  const { program, service } = contract as { program?: Ir; service?: Ir };
  if (program === undefined || service === undefined || 'depth' in program) return contract;
  return { ...contract, program: { ...program, depth: 64 } };
}

/** Item 0 makes version 2 from version 1, and so on. Append only. */
export const MIGRATIONS: readonly Migration[] = [
  {
    what: 'the version is written beside the contract; before, the contract stood alone',
    migrate: (contract) => contract,
  },
  { what: 'an invariant says what it holds for; before, it was a text', migrate: withDomains },
  {
    what: 'an envelope may have several versions, and a length may be that of a field or of the rest; before, it had one, and a prefix',
    migrate: (contract) => contract,
  },
  {
    what: 'further results have names and registers; before, there was one without a name, in a1',
    migrate: withNamedResults,
  },
  {
    what: 'boot names the program that is first, and contracts say what their programs hold; before, boot listed them all',
    migrate: withFirst,
  },
  {
    what: 'a queue of requests without a stated depth has 31 places; before, it had 64',
    migrate: withDepth,
  },
];

/** The version that is written. */
export const IR_VERSION: number = MIGRATIONS.length + 1;

/** A contract of this version, or why it cannot be read. */
export type IrResult =
  | { readonly ok: true; readonly contract: Ir }
  | { readonly ok: false; readonly why: string };

/** The stored form of a contract. */
export function storedIr(contract: Ir): Readonly<Record<string, unknown>> {
  return { ir: IR_VERSION, contract: canonical(contract) };
}

const isObject = (value: unknown): value is Ir =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Reads a stored contract of this version or an older one. */
export function readIr(text: string): IrResult {
  let stored: unknown;
  try {
    stored = JSON.parse(text);
  } catch (cause) {
    // The reason quotes the text, line ends included.
    return { ok: false, why: `is not JSON: ${String(cause).replaceAll(/\s+/g, ' ')}` };
  }
  if (!isObject(stored)) return { ok: false, why: 'is not an object' };
  const versioned = 'ir' in stored;
  const version = versioned ? stored['ir'] : 1;
  const contract = versioned ? stored['contract'] : stored;
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1) {
    return { ok: false, why: `has the version ${JSON.stringify(version)}` };
  }
  if (version > IR_VERSION) {
    return { ok: false, why: `is IR ${version}; this abicus reads up to ${IR_VERSION}: update it` };
  }
  if (!isObject(contract)) return { ok: false, why: 'contains no contract' };
  const migrated = MIGRATIONS.slice(version - 1).reduce(
    (old, { migrate }) => migrate(old),
    contract,
  );
  const unknown = unknownPart(migrated);
  if (unknown === undefined) return { ok: true, contract: migrated };
  return {
    ok: false,
    why: `is IR ${version} and holds ${unknown}, which is unknown in the language`,
  };
}
