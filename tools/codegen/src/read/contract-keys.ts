/**
 * The keys of a contract, as data: the root of the closed key sets of the contract language.
 *
 * The compiler checks each table with the type of `@abicus/contract` that it describes (`SpecFor`), so a
 * key that is added to the language must be added here.
 */
import type { AuditLine } from '@abicus/contract';
import { envelope } from './service-keys.ts';
import { attached, statedProgram } from './system-keys.ts';
import { namedType, numbers } from './value-keys.ts';
import { dashed, kind, optional, strings, word } from './key-basics.ts';
import type { KeysFor, KeysSpec } from './spec.ts';
import type { ContractValue } from './value.ts';

/** The keys of a contract. */
export const CONTRACT: KeysSpec<KeysFor<ContractValue>> = {
  what: 'a contract',
  keys: {
    id: 'string',
    title: 'string',
    status: { one: { draft: true, accepted: true, frozen: true, superseded: true } },
    owners: strings,
    created: 'string',
    feeds: dashed,
    supersedes: optional(strings),
    context: 'string',
    goals: strings,
    nonGoals: optional(strings),
    failureModel: optional('string'),
    security: optional({
      what: 'the security section',
      keys: {
        threats: strings,
        invariants: optional({
          record: { what: 'an invariant', keys: { forAll: 'string', text: 'string' } },
        }),
        dontDo: optional(strings),
        mitigations: optional(strings),
        openRisks: optional(strings),
      },
    }),
    alternatives: optional(strings),
    openQuestions: optional(strings),
    uses: optional({ record: strings, named: 'free' }),
    types: optional({ record: namedType }),
    errors: optional({ record: kind('errno') }),
    limits: optional({ record: { kinds: { limit: true, byEnum: true } } }),
    principals: optional({ list: dashed }),
    program: optional(statedProgram),
    calls: optional({ any: [{ one: { every: true } }, { record: strings, named: 'dashed' }] }),
    notifies: optional({ record: strings, named: 'dashed' }),
    syscalls: optional({ record: kind('syscall') }),
    service: optional({
      what: 'a service',
      keys: {
        name: dashed,
        envelope,
        status: numbers,
        retryable: optional(strings),
        ops: { record: kind('serviceOp') },
        events: optional({ record: kind('event') }),
        authority: { any: [{ one: { any: true } }, { list: dashed }] },
      },
    }),
    rpc: optional({
      what: 'a JSON protocol',
      keys: {
        name: dashed,
        version: 'number',
        maxMessage: 'number',
        maxCalls: 'number',
        errors: optional({ record: kind('rpcError') }),
        methods: { record: kind('method') },
        notifications: optional({ record: kind('notification') }),
      },
    }),
    persisted: optional({
      what: 'what is persisted',
      keys: { store: dashed, maxKey: 'number', entries: { record: kind('stored') } },
    }),
    audit: optional({ record: kind('line' satisfies AuditLine['kind']) }),
    markers: optional({
      record: {
        what: 'a marker',
        keys: {
          text: 'string',
          by: 'string',
          after: optional(strings),
          proves: strings,
          profile: optional('string'),
          detail: optional('boolean'),
        },
      },
    }),
    diagnostics: optional({
      record: { what: 'a diagnostic', keys: { text: 'string', by: 'string' } },
    }),
    machine: optional({
      what: 'a state machine',
      keys: {
        resource: dashed,
        states: optional(word),
        initial: word,
        creates: optional(strings),
        edges: { record: kind('edge') },
        otherwise: optional({ record: { record: 'string' } }),
      },
    }),
    board: optional({
      what: 'a board',
      keys: {
        devices: { record: kind('device') },
        attached: optional({ record: attached }),
        numbers: { record: numbers },
      },
    }),
    boot: optional({
      what: 'a boot',
      keys: { first: dashed, slots: numbers },
    }),
    log: optional({ what: 'the log', keys: { stamp: { one: { emitter: true, none: true } } } }),
    profiles: optional({
      record: { what: 'a profile', keys: { harts: { tuple: ['number', 'number'] } } },
      named: 'dashed',
    }),
    phases: optional({
      record: { what: 'a phase', keys: { until: 'string', doc: 'string' } },
      named: 'dashed',
    }),
    ladder: optional(strings),
    config: optional({ record: 'schema', named: 'free' }),
    mustUse: optional(strings),
    reserved: optional({
      what: 'the reserved section',
      keys: {
        syscalls: optional({ list: 'number' }),
        opcodes: optional({ list: 'number' }),
        errnos: optional({ list: 'number' }),
        names: optional(strings),
      },
    }),
  },
};
