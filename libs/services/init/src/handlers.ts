/**
 * The operations of init (RFC-0093). A handler decides; where a capability has to be handed out it leaves the question to
 * the loop, which does so and answers.
 */
import { readyRejects, routesRejects, type Correlation, type InitHandlers } from '@abicus/abi-init';
import type { Pid } from '@abicus/abi-kernel';
import { LATER } from '@abicus/wire/service';
import type { ProgramTable } from './programs.ts';
import { POLICY_AUTHORITY, type PolicyTable } from './routing/policy-table.ts';
import type { Routes } from './routing/routes.ts';

/** What init knows. */
export interface InitState {
  readonly programs: ProgramTable;
  readonly policy: PolicyTable;
  readonly routes: Routes;
}

/** A question that no check rejects: who asks for what, and in which slot it wants it. */
export interface OpenQuestion {
  readonly requester: string;
  readonly target: string;
  readonly correlation: Correlation;
  /** Absent: it waits for the target. */
  readonly slot?: number;
}

/** A request to init. */
export interface InitCall {
  readonly state: InitState;
  /** The task that sent it, as the kernel recorded it. */
  readonly sender: Pid;
  /** Set by the handler of a question that no check rejects. */
  question: OpenQuestion | undefined;
}

/** The handlers. */
export const initHandlers: InitHandlers<InitCall> = {
  get: (call, { name }, correlation) => {
    const { programs, routes } = call.state;
    const requester = programs.ofPid(call.sender)?.name;
    const stateOf = (target: string) => programs.named(target)?.life.state ?? 'absent';
    const verdict = routes.decide(requester, name, stateOf);
    if (verdict.kind === 'reject') return verdict.reject;
    const question = { requester: requester ?? '', target: name, correlation };
    call.question = verdict.kind === 'grant' ? { ...question, slot: verdict.slot } : question;
    return LATER;
  },

  ready: ({ state, sender }) =>
    state.programs.ofPid(sender)?.life.ready() === true ? {} : readyRejects.starting,

  routes: ({ state, sender }, { allowed }) => {
    if (state.programs.ofPid(sender)?.name !== POLICY_AUTHORITY) return routesRejects.authority;
    state.policy.replace(allowed);
    return {};
  },
};
