/**
 * The operations of init (RFC-0093). A handler decides; where a capability has to be handed out it leaves the question to
 * the loop, which does so and answers. Questions about a service that is being restarted are parked.
 */
import {
  getRejects,
  readyRejects,
  routesRejects,
  type Correlation,
  type InitHandlers,
} from '@abicus/abi-init';
import type { Pid } from '@abicus/abi-kernel';
import { LATER } from '@abicus/wire/service';
import type { ProgramTable } from './programs.ts';
import type { ParkedQuestions, Question } from './routing/parked-questions.ts';
import { POLICY_AUTHORITY, type PolicyTable } from './routing/policy-table.ts';
import type { Routes } from './routing/routes.ts';

/** What the answer to a question needs. */
export interface Asker {
  /** The task that sent it. */
  readonly sender: Pid;
  /** The token of its request. */
  readonly token: number;
  readonly correlation: Correlation;
}

/** What init knows. */
export interface InitState {
  readonly programs: ProgramTable;
  readonly policy: PolicyTable;
  readonly routes: Routes;
  /** Questions about services that have no instance. */
  readonly parked: ParkedQuestions<Asker>;
}

/** A question that no check rejects: init puts the capability into the slot, then answers. */
export interface OpenQuestion extends Question<Asker> {
  /** The slot of the requester. */
  readonly slot: number;
}

/** A request to init. */
export interface InitCall {
  readonly state: InitState;
  /** The task that sent it, as the kernel recorded it. */
  readonly sender: Pid;
  readonly token: number;
  /** Set by the handler of a question that no check rejects, and whose target has an instance. */
  question: OpenQuestion | undefined;
  /** An earlier question of the sender, which this one replaces; it is answered as if it had not been parked. */
  replaced: readonly Question<Asker>[];
}

/** The handlers. */
export const initHandlers: InitHandlers<InitCall> = {
  get: (call, { name }, correlation) => {
    const { programs, routes, parked } = call.state;
    const requester = programs.ofPid(call.sender)?.name;
    const stateOf = (target: string) => programs.named(target)?.life.state ?? 'absent';
    const verdict = routes.decide(requester, name, stateOf);
    if (verdict.kind === 'reject') return verdict.reject;
    const asker = { sender: call.sender, token: call.token, correlation };
    const question = { requester: requester ?? '', target: name, reply: asker };
    if (verdict.kind === 'grant') {
      call.question = { ...question, slot: verdict.slot };
      return LATER;
    }
    call.replaced = parked.takeEarlier(question.requester, name);
    return parked.add(question) ? LATER : getRejects.parked;
  },

  ready: ({ state, sender }) =>
    state.programs.ofPid(sender)?.life.ready() === true ? undefined : readyRejects.starting,

  routes: ({ state, sender }, { allowed }) => {
    if (state.programs.ofPid(sender)?.name !== POLICY_AUTHORITY) return routesRejects.authority;
    state.policy.replace(allowed);
    return undefined;
  },
};
