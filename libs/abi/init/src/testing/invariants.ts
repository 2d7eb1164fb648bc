// @generated from contracts/*.contract.ts. Do not edit: change the contract, then run `abicus generate`.
// body sha256:e24b23e142e45107

import type { Invariant } from '@abicus/wire/testing';

/** Invariants by id, and the domain that each holds for. A test records draws from it with `drew` of `@abicus/wire/testing`. */
export const INVARIANTS = {
  /** For all of 'grant': init is ready when every capability that a contract declares has been handed out */
  'boot.invariant.wiredBeforeReady': { id: 'boot.invariant.wiredBeforeReady', forAll: 'grant' },
  /** For all of 'program': a program holds the capabilities declared for it, and no others, at its start */
  'boot.invariant.declaredOnly': { id: 'boot.invariant.declaredOnly', forAll: 'program' },
  /** For all of 'restart': a restarted program holds the capabilities of its contract, each in its slot, and no others */
  'supervision.invariant.sameRights': { id: 'supervision.invariant.sameRights', forAll: 'restart' },
  /** For all of 'restart': init and the kernel hold after a restart what they held after the first start */
  'supervision.invariant.nothingLeft': {
    id: 'supervision.invariant.nothingLeft',
    forAll: 'restart',
  },
  /** For all of 'window of a program': a program is restarted after failures at most as often as its contract allows */
  'supervision.invariant.cappedRestarts': {
    id: 'supervision.invariant.cappedRestarts',
    forAll: 'window of a program',
  },
  /** For all of 'window of a program': before each restart a program waits for the backoff of its ends in the window, those with status 0 included */
  'supervision.invariant.pacedRestarts': {
    id: 'supervision.invariant.pacedRestarts',
    forAll: 'window of a program',
  },
  /** For all of 'end of a program': when init tells the end of a program no task is left that it started, or that one of these started */
  'supervision.invariant.endsTogether': {
    id: 'supervision.invariant.endsTogether',
    forAll: 'end of a program',
  },
  /** For all of 'answered question': a capability is handed out only where the contract of the requester declares calls of the target, and the policy allows it */
  'routing.invariant.declaredRoutes': {
    id: 'routing.invariant.declaredRoutes',
    forAll: 'answered question',
  },
  /** For all of 'question': a question is answered exactly once, unless its sender has ended before */
  'routing.invariant.answeredOnce': { id: 'routing.invariant.answeredOnce', forAll: 'question' },
} as const satisfies Readonly<Record<string, Invariant>>;
