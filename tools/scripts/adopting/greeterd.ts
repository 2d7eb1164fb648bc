/** A small service of another workspace, written by hand: its contract, its program, its probe. By path in the workspace. */

const CONTRACT = `import { contract, fails, limit, ns, serviceOp, u32 } from '@abicus/contract';

export default contract({
  id: 'RFC-9100',
  title: 'Greetings',
  status: 'accepted',
  owners: ['@acme'],
  created: '2026-01-01',
  feeds: 'greeterd',
  context: 'Programs want to be greeted.',
  goals: ['every program is greeted with the number after its own'],
  limits: { numbers: limit(1000, { why: 'bounds the greetings', atLimit: 'TOO_MANY' }) },

  program: { stackPages: 4, supervision: { restart: 'always', backoff: [1000000, 8000000], maxInWindow: 3, window: 1000000000 } },

  service: {
    name: 'greeterd',
    authority: 'any',
    envelope: { magic: 'GR', version: 1, nonce: u32, reply: ['status', 'nonce'], malformed: 'MALFORMED' },
    status: { OK: 0, TOO_MANY: 1, MALFORMED: 2 },
    ops: {
      /** Greets with the next number. */
      greet: serviceOp(1, {
        request: { number: u32 },
        reply: { number: u32 },
        checks: { capacity: fails('TOO_MANY', 'the number is too large', { limit: 'numbers' }) },
        idempotent: true,
        budget: ns.millis(1),
      }),
    },
  },

  markers: {
    greeterdGreets: {
      text: 'SELFTEST: greeterd greets ok',
      by: 'selftest-client',
      after: ['greeterdReady'],
      proves: ['greet', 'numbers'],
    },
  },
});
`;

const SERVICE = `/** Greets programs. */
import {
  FRAME_MAX,
  greetRejects,
  MARKERS,
  PROGRAM,
  SERVER,
  SLOTS,
  WITHIN,
  type GreeterdHandlers,
} from '@acme/abi-greeterd';
import { service, type Handlers } from '@abicus/service';

/** How many were greeted. */
type State = { greeted: number };

const handlers: Handlers<GreeterdHandlers<never>, State, {}> = {
  greet(call, { number }) {
    if (!WITHIN.numbers(number)) return greetRejects.capacity;
    call.state.greeted += 1;
    return { number: number + 1 };
  },
};

/** The program. */
export const program = service({
  program: PROGRAM,
  slots: SLOTS,
  server: SERVER,
  frameMax: FRAME_MAX,
  state: () => ({ greeted: 0 }),
  handlers,
  ready: { marker: MARKERS.greeterdReady, selfCheck: () => {} },
});
`;

const PROBES = `/** The probes of greeterd. */
import { greet, LIMITS, MARKERS } from '@acme/abi-greeterd';
import { outcome, type Probe } from '@abicus/probe';
import { proof } from '@abicus/wire';

const MARKER = MARKERS.greeterdGreets;

const greets: Probe<typeof MARKER> = {
  marker: MARKER,
  *run({ channel }) {
    const checks = proof(MARKER);
    const greeterd = channel('greeterd');
    const greeted = yield* greet(greeterd, { number: 41 });
    checks.equal('greeterd.greet', 'the next number', greeted.ok ? greeted.value.number : 0, 42);
    const over = yield* greet(greeterd, { number: LIMITS.numbers + 1 });
    checks.equal('greeterd.limit.numbers', 'too large', outcome(over), 'TOO_MANY');
    return checks.end();
  },
};

/** A probe for each of its rungs. */
export const probes: readonly Probe[] = [greets];
`;

const MANIFEST = {
  name: '@acme/greeterd',
  version: '0.1.0',
  private: true,
  type: 'module',
  exports: { '.': './src/index.ts', './probes': './src/probes/index.ts' },
};

/** The files, without what is generated from the contract. */
export const GREETERD: Readonly<Record<string, string>> = {
  'contracts/rfc-9100-greeterd.contract.ts': CONTRACT,
  'libs/services/greeterd/package.json': JSON.stringify(MANIFEST),
  'libs/services/greeterd/src/index.ts': SERVICE,
  'libs/services/greeterd/src/probes/index.ts': PROBES,
};

/** The rungs that init, the service and the selftest client print for it. */
export const GREETERD_RUNGS: readonly string[] = [
  'init: start greeterd',
  'greeterd: ready',
  'init: up greeterd',
  'SELFTEST: greeterd greets ok',
];
