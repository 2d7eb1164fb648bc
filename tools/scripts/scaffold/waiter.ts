/** A program with callers by name, answers that come later, audit lines, a call of another service. */
import type { Sample } from './sample.ts';

const text = `import { contract, fails, limit, line, ns, serviceOp, u32, u64 } from '@abicus/contract';

export default contract({
  id: 'RFC-0001', title: 'waiter', status: 'accepted', owners: ['@waiter'], created: '2026-01-01', feeds: 'waiter',
  uses: { 'RFC-0023/timed': ['timed'] },
  context: 'Callers wait for one another.', goals: ['an entry is told once'], failureModel: 'A rejected request changes nothing.',
  limits: { entries: limit(4, { why: 'bounds memory', atLimit: 'OVER_LIMIT' }) },
  program: { stackPages: 4 },
  calls: { timed: ['sleepUntil'] },
  service: {
    name: 'waiter', authority: ['selftest-client', 'selftest-peer'],
    envelope: { magic: 'WT', version: 1, nonce: u32, reply: ['status', 'nonce'], malformed: 'MALFORMED', denied: 'DENIED' },
    status: { OK: 0, OVER_LIMIT: 1, MALFORMED: 2, DENIED: 3, FAILED: 4 },
    ops: {
      /** Keeps an entry. */
      put: serviceOp(1, {
        request: { value: u32 }, reply: { id: u32 }, idempotent: false, budget: ns.millis(5),
        checks: { capacity: fails('OVER_LIMIT', 'too many entries', { limit: 'entries' }) },
      }),
      /** Is answered when the next entry comes. */
      next: serviceOp(2, { request: {}, reply: { value: u32 }, answers: 'later', idempotent: true }),
      /** Says how many entries there are. */
      count: serviceOp(3, { request: {}, reply: { entries: u32 }, idempotent: true, budget: ns.millis(5), authority: ['selftest-peer'], audit: 'counted' }),
      /** Answers after a time. */
      pause: serviceOp(4, { request: { time: u64 }, reply: {}, idempotent: true, answers: 'later', calls: ['timed.sleepUntil'], checks: { failed: fails('FAILED', 'timed did not answer') } }),
    },
  },
  audit: { counted: line('AUDIT count', { caller: u64, decision: 'word' }) },
  markers: { waiterOk: { text: 'SELFTEST: waiter ok', by: 'selftest-client', after: ['waiterReady'], proves: ['put', 'next'] } },
});
`;

/** The contract, and what is to be written first. */
export const WAITER: Pick<Sample, 'name' | 'contract' | 'first'> = {
  name: 'waiter',
  contract: { file: 'contracts/rfc-0001-waiter.contract.ts', text },
  first:
    'next: write the check waiter.put.capacity in src/handlers/put.ts: too many entries (how much there would be)',
};
