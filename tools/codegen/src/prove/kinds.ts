/**
 * The required proof for each kind of element. Tests or evidence of selftests prove a kind; for a kind
 * that needs no proof the table states why.
 */
import type { SeenHow } from '@abicus/wire';
import { rejectId } from '../emit/machines.ts';
import { argRejectsOf } from '../emit/op-facts.ts';
import type {
  ElementDef,
  ElementKind,
  Model,
  OperationDef,
  ServiceDef,
  ServiceOpDef,
} from '../model/types.ts';

/** A sight that the proof of an element requires. */
export type Need = {
  /** The ids that show it: any one of them. */
  readonly ids: readonly string[];
  /** Ladders show what is printed. */
  readonly how: Exclude<SeenHow, 'printed'>;
  /** Whether a test titled with the element must see it, or any test that proves something. */
  readonly by: 'titled' | 'any';
  /** In words, after "no test saw": `map answer EFAULT`. */
  readonly what: string;
};

/** The required proof of a kind of element. */
export type ProofRule =
  /** A test titled with the element, which passed, asserted something and saw the element. */
  | { readonly by: 'title'; readonly needs: (element: ElementDef, model: Model) => readonly Need[] }
  /** Any test that saw the element; no test needs its id in the title. */
  | {
      readonly by: 'sight';
      readonly needs: (element: ElementDef, model: Model) => readonly Need[];
    }
  /** An accepted ladder. */
  | { readonly by: 'evidence' }
  /** No proof, for the stated reason. */
  | { readonly by: 'none'; readonly why: string };

const none = (why: string): ProofRule => ({ by: 'none', why });

const answered = ({ id }: ElementDef): Need => {
  return { ids: [id], how: 'answered', by: 'titled', what: `${id} answer with success` };
};

const fails = (
  op: { readonly id: string },
  name: string,
  how: Need['how'],
  ids: readonly string[],
): Need => {
  return { ids, how, by: 'any', what: `${op.id} answer ${name}` };
};

/** The checks of an operation that fail with an error. */
function checksWith({ checks }: OperationDef | ServiceOpDef, name: string): string[] {
  return checks.filter((check) => check.fails.name === name).map(({ id }) => id);
}

function operationNeeds(element: ElementDef, model: Model): Need[] {
  const op = model.operations.find(({ id }) => id === element.id);
  if (op === undefined) return [];
  const decoding = op.args.flatMap((arg) => argRejectsOf(op, model, arg));
  const errors = op.errors.map(({ name }) => {
    const args = decoding.filter(({ error }) => error === name).map(({ id }) => id);
    const selector = op.selector?.errno.name === name ? [`${op.syscall}.selector`] : [];
    return fails(op, name, 'rejected', [...checksWith(op, name), ...args, ...selector]);
  });
  return rejectsAlways(op) ? errors : [answered(element), ...errors];
}

/** Whether an operation is retired: every call fails one of its checks, so no test can see a success. */
function rejectsAlways({ checks }: OperationDef | ServiceOpDef): boolean {
  return checks.some(({ always, unless }) => always && unless.length === 0);
}

function serviceOpNeeds(element: ElementDef, model: Model): Need[] {
  const service = model.services.find(({ ops }) => ops.some(({ id }) => id === element.id));
  const op = service?.ops.find(({ id }) => id === element.id);
  if (service === undefined || op === undefined) return [];
  const needs = [
    ...op.statuses.flatMap(({ name }) => statusNeeds(service, op, name)),
    ...auditNeeds(op),
  ];
  return rejectsAlways(op) ? needs : [answered(element), ...needs];
}

/** Decisions of both kinds in the audit log, where an operation is audited and can make them. */
function auditNeeds(op: ServiceOpDef): Need[] {
  if (op.audit === undefined) return [];
  const rejects = op.statuses.some(({ name }) => name !== op.malformed.status.name);
  const kinds = [...(rejectsAlways(op) ? [] : ['allowed']), ...(rejects ? ['rejected'] : [])];
  return kinds.map((kind) => ({
    ids: [`${op.id}.audit.${kind}`],
    how: 'audited',
    by: 'any',
    what: `the audit line of ${op.id} ${kind}`,
  }));
}

/** A status that answers for several reasons is seen for each of them. */
function statusNeeds({ envelope }: ServiceDef, op: ServiceOpDef, name: string): Need[] {
  const { form, status } = op.malformed;
  // A version whose requests are rejected answers for the operation as a whole.
  const isRejected = envelope.versions.some(
    (version) => op.versions.includes(version.name) && version.rejected?.name === name,
  );
  const rejects = [...checksWith(op, name), ...(isRejected ? [op.id] : [])];
  return [
    ...(form !== 'none' && name === status.name ? [fails(op, name, 'malformed', [op.id])] : []),
    ...(name === envelope.denied?.name ? [fails(op, name, 'denied', [op.id])] : []),
    ...(rejects.length > 0 ? [fails(op, name, 'rejected', rejects)] : []),
  ];
}

function limitNeeds({ id }: ElementDef, model: Model): Need[] {
  const limit = model.limits.find((one) => one.id === id);
  // The values of a limit by enumeration are looked up; they reject nothing.
  if (limit === undefined || limit.kind === 'byEnum') return [];
  const { value } = limit;
  return [
    { ids: [id], how: 'at', by: 'titled', what: `${id} reached: ${value} taken` },
    { ids: [id], how: 'beyond', by: 'titled', what: `${id} reject one more than ${value}` },
  ];
}

/** Each operation in each state without an edge for it. Edges are separate elements. */
function machineNeeds({ id }: ElementDef, model: Model): Need[] {
  const machine = model.machines.find((one) => one.id === id);
  return (machine?.otherwise ?? []).map(({ state, on, check }) => {
    const what = `${on} rejected with ${check.fails.name} in the state ${state} of ${id}`;
    return { ids: [rejectId(id, state, on)], how: 'disallowed', by: 'any', what };
  });
}

const sent = (by: Need['by'], { id }: ElementDef): Need[] => [
  { ids: [id], how: 'sent', by, what: `${id} made by its generated function` },
];

/** What a protocol rejects before a method is asked. */
function rpcNeeds({ id }: ElementDef): Need[] {
  return ['Malformed', 'WrongVersion', 'Oversized', 'UnknownMethod', 'TooManyCalls'].map((name) => {
    const what = `${id} answer ${name}`;
    return { ids: [`${id}.fault.${name}`], how: 'rejected', by: 'any', what };
  });
}

/** An entry was written, read back, rejected where it is no value, and migrated from each old version. */
function storedNeeds({ id }: ElementDef, model: Model): Need[] {
  const entry = model.persisted.find((one) => one.id === id);
  const olds = entry?.layouts.slice(0, -1) ?? [];
  return [
    { ids: [id], how: 'sent', by: 'titled', what: `${id} written` },
    { ids: [id], how: 'answered', by: 'titled', what: `${id} read back` },
    { ids: [id], how: 'malformed', by: 'any', what: `${id} reject what is no value of it` },
    ...olds.map(({ version }): Need => {
      const ids = [`${id}.from.${version}`];
      return { ids, how: 'taken', by: 'any', what: `${id} migrated from version ${version}` };
    }),
  ];
}

function methodNeeds(element: ElementDef, model: Model): Need[] {
  const method = model.rpcs.flatMap(({ methods }) => methods).find(({ id }) => id === element.id);
  const errors = method?.errors.map(({ name }) => name) ?? [];
  return [
    answered(element),
    fails(element, 'BadParams', 'malformed', [element.id]),
    ...errors.map((name) => fails(element, name, 'rejected', [`${element.id}.${name}`])),
  ];
}

/** A line of an operation of a service is written by the server; others by their generated function. */
function lineNeeds(element: ElementDef, model: Model): Need[] {
  const { id } = element;
  const ops = model.services.flatMap((one) => one.ops).filter(({ audit }) => audit?.id === id);
  if (ops.length === 0) return sent('any', element);
  const ids = ops.flatMap((op) => [`${op.id}.audit.allowed`, `${op.id}.audit.rejected`]);
  return [{ ids, how: 'audited', by: 'any', what: `${id} written for a decision` }];
}

/** The proof of each kind of element. The compiler requires a line for each kind. */
export const PROOFS: { readonly [K in ElementKind]: ProofRule } = {
  operation: { by: 'title', needs: operationNeeds },
  serviceOp: { by: 'title', needs: serviceOpNeeds },
  check: {
    by: 'title',
    needs: ({ id }) => [{ ids: [id], how: 'rejected', by: 'titled', what: `${id} reject a call` }],
  },
  limit: { by: 'title', needs: limitNeeds },
  invariant: { by: 'title', needs: () => [] },
  edge: {
    by: 'title',
    needs: ({ id }) => [{ ids: [id], how: 'taken', by: 'titled', what: `${id} taken` }],
  },
  event: { by: 'title', needs: (element) => sent('titled', element) },
  audit: { by: 'sight', needs: lineNeeds },
  marker: { by: 'evidence' },
  type: none('its values are rejected by the operations and frames that carry them'),
  error: none('it is an outcome of operations, and each outcome must be seen'),
  status: none('it is an outcome of operations, and each outcome must be seen'),
  principal: none('authority checks, markers and stamps name it, and they are proven'),
  statedProgram: none(
    'the ladder boots it, and its calls are compared with the operations and authority of services, which are proven',
  ),
  syscall: none('its operations are proven'),
  service: none('its operations and events are proven'),
  machine: { by: 'sight', needs: machineNeeds },
  diagnostic: none('it is a log text that no program reads'),
  profile: none('each profile has its own ladder, whose markers are proven'),
  phase: none('its markers are proven'),
  device: none('the emulated board is built from it, and machines run on it'),
  deviceRegister: none('the emulated board is built from it, and machines run on it'),
  numberGroup: none('constants, compared with golden layouts and with their native headers'),
  rpc: { by: 'sight', needs: rpcNeeds },
  rpcError: none('it is an outcome of methods, and each outcome is seen'),
  method: { by: 'title', needs: methodNeeds },
  notification: { by: 'title', needs: (element) => sent('titled', element) },
  persisted: { by: 'title', needs: storedNeeds },
  config: none('a schema: what is generated of it is data, and a guard that drawn schemas judge'),
};

/** Whether a kind needs a test titled with the id of its elements. */
export function needsTitle({ kind }: Pick<ElementDef, 'kind'>): boolean {
  return PROOFS[kind].by === 'title';
}

/** Returns the sights that the proof of an element requires. */
export function needsOf(element: ElementDef, model: Model): readonly Need[] {
  const proving = PROOFS[element.kind];
  return proving.by === 'title' || proving.by === 'sight' ? proving.needs(element, model) : [];
}
