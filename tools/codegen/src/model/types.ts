/**
 * The model: all contracts together, with resolved names, computed offsets and ids.
 * Emitters use nothing else. Everything is plain data in a deterministic order (contracts by id,
 * elements as declared), and everything is acyclic: a reference is the element itself where an emitter
 * needs its content, and a name or id where it needs the name. Of draft contracts only types and
 * programs are linked, of superseded ones only prose.
 */
import type { Prose } from '@abicus/contract';
import type { TSchema } from 'typebox';
import type { Pos } from '../diagnostics/diagnostic.ts';
import type { LinkedOrigin } from '../read/source.ts';
import type {
  AuditDef,
  ErrorDef,
  LimitDef,
  OperationDef,
  PrincipalDef,
  SyscallDef,
} from './shape/calls.ts';
import type {
  DiagnosticDef,
  LogDef,
  MachineDef,
  MarkerDef,
  PhaseDef,
  ProfileDef,
} from './shape/evidence.ts';
import type { StoredDef } from './shape/persisted.ts';
import type { ProgramDef } from './shape/programs.ts';
import type { RpcDef } from './shape/rpc.ts';
import type { SchemaDef } from './shape/schemas.ts';
import type { ServiceDef } from './shape/services.ts';
import type { BoardDef, SystemDef } from './shape/system.ts';
import type { Declaration, TypeDef } from './shape/values.ts';

export type * from './shape/calls.ts';
export type * from './shape/evidence.ts';
export type * from './shape/persisted.ts';
export type * from './shape/programs.ts';
export type * from './shape/rpc.ts';
export type * from './shape/schemas.ts';
export type * from './shape/services.ts';
export type * from './shape/system.ts';
export type * from './shape/values.ts';

/** An invariant, `qos.invariant.neverClimbs`. */
export type InvariantDef = Declaration & {
  /** The domain that it holds for, in words. */
  readonly forAll: string;
  readonly text: string;
};

/**
 * A configuration file, `timed.config.policy`, with its TypeBox schema, and the schema that checkers
 * are made of.
 */
export type ConfigDef = Declaration & { readonly schema: TSchema; readonly file: SchemaDef };

/** A contract: its prose and its origin. */
export type ContractDef = {
  /** From its file: `rfc-0023-qos.contract.ts` is `qos`. */
  readonly slug: string;
  readonly prose: Prose;
  /** The JSDoc of the contract as a whole. */
  readonly doc: string;
  readonly file: string;
  /** The hash of the evaluated value without docs and positions: a comment does not change it. */
  readonly sha256: string;
  readonly pos: Pos;
  readonly uses: readonly { readonly id: string; readonly names: readonly string[] }[];
  readonly mustUse: readonly string[];
  /** What was given up, and is not to be used again: by kind, as in the contract. */
  readonly reserved: Readonly<Record<string, readonly (string | number)[]>>;
  /** The linked package that it is from. */
  readonly linked?: LinkedOrigin;
};

/** A generated package: the contracts that feed it, and what they borrow from others. */
export type PackageDef = {
  /** `kernel`. */
  readonly feeds: string;
  /** `@abicus/abi-kernel`. */
  readonly name: string;
  /** `libs/abi/kernel`. */
  readonly folder: string;
  /** Set if it is the generated package of a linked one, which is not generated here. */
  readonly linked?: LinkedOrigin;
  /** Slugs. */
  readonly contracts: readonly string[];
  /**
   * Types that contracts of other packages declare and this one uses, also inside each other; inner
   * types come first. Packages do not import each other, so they are emitted here too.
   */
  readonly borrowedTypes: readonly TypeDef[];
  readonly borrowedErrors: readonly ErrorDef[];
};

/** The kinds of elements. */
export type ElementKind =
  | 'type'
  | 'error'
  | 'limit'
  | 'principal'
  | 'statedProgram'
  | 'syscall'
  | 'operation'
  | 'check'
  | 'service'
  | 'status'
  | 'serviceOp'
  | 'event'
  | 'invariant'
  | 'audit'
  | 'marker'
  | 'diagnostic'
  | 'machine'
  | 'edge'
  | 'profile'
  | 'phase'
  | 'device'
  | 'deviceRegister'
  | 'numberGroup'
  | 'config'
  | 'rpc'
  | 'rpcError'
  | 'method'
  | 'notification'
  | 'persisted';

/** An element of a contract, which tests and markers can name. */
export type ElementDef = Declaration & { readonly kind: ElementKind };

/** All contracts together. */
export type Model = {
  /** By id. */
  readonly contracts: readonly ContractDef[];
  /** By name. */
  readonly packages: readonly PackageDef[];
  /** Within a contract, a type comes after those that it contains. */
  readonly types: readonly TypeDef[];
  readonly errors: readonly ErrorDef[];
  readonly limits: readonly LimitDef[];
  readonly principals: readonly PrincipalDef[];
  /** Those of drafts included. */
  readonly programs: readonly ProgramDef[];
  /** By number. */
  readonly syscalls: readonly SyscallDef[];
  /** By number and selector. */
  readonly operations: readonly OperationDef[];
  readonly services: readonly ServiceDef[];
  readonly audit: readonly AuditDef[];
  /** The ladder: each after its predecessors; otherwise from contracts of callees to those of callers, and as declared. */
  readonly markers: readonly MarkerDef[];
  readonly diagnostics: readonly DiagnosticDef[];
  readonly machines: readonly MachineDef[];
  readonly board: BoardDef;
  /** What is booted, if a contract states a first program. */
  readonly system?: SystemDef;
  /** The format of log lines, if a contract declares it: stamped by their emitter otherwise. */
  readonly log?: LogDef;
  readonly profiles: readonly ProfileDef[];
  /** In the order of their last markers. */
  readonly phases: readonly PhaseDef[];
  readonly invariants: readonly InvariantDef[];
  readonly configs: readonly ConfigDef[];
  readonly rpcs: readonly RpcDef[];
  readonly persisted: readonly StoredDef[];
  /** Every element, by id. */
  readonly elements: readonly ElementDef[];
  /** The largest frame that the kernel transfers in bytes, if a contract states it. */
  readonly maxFrame?: number;
};
