/** What the loop of init works on. */
import { asCapSlot, LIMITS, type CapSlot, type Pid } from '@abicus/abi-kernel';
import { Counters } from '@abicus/service';
import { err, ok, type Boot, type Cpu, type Program, type Result } from '@abicus/wire';
import type { Asker, InitState } from '../handlers.ts';
import { createOwn, moveAway } from '../launch/endpoint.ts';
import { Images } from '../launch/images.ts';
import type { LaunchPad } from '../launch/launch.ts';
import type { OwnSlots } from '../launch/wiring-plan.ts';
import { ProgramTable, type SupervisedProgram } from '../programs.ts';
import { ParkedQuestions } from '../routing/parked-questions.ts';
import { PolicyTable } from '../routing/policy-table.ts';
import { Routes } from '../routing/routes.ts';
import { BootSequence } from '../sequence/sequence.ts';

/**
 * Messages that may wait for init. The longest ones leave bytes in its budget, from which init sends start messages: it owns
 * the control endpoints too.
 */
const REQUESTS_DEPTH = Math.floor(LIMITS.queuedBytesPerOwner / LIMITS.maxFrame) - 1;

/** How often the kernel starts init. */
export const STARTS = 1;

/** An answer to the request of a token. */
export interface InitAnswer {
  readonly token: number;
  readonly frame: Uint8Array;
  /** For the counters: the task that asked, and the operation. */
  readonly sender: Pid;
  readonly opcode: number;
}

/** The state of init, and its own capabilities. */
export interface InitContext extends LaunchPad, OwnSlots {
  readonly boot: Boot;
  readonly state: InitState;
  readonly sequence: BootSequence;
  /** Answers that have not been sent. */
  readonly answers: InitAnswer[];
  /** Requests by client, operation and outcome; deaths and restarts of programs. */
  readonly counters: Counters;
  /** The instances whose end the kernel will tell, by the serials of their watches. */
  readonly watches: Map<bigint, SupervisedProgram>;
  /** The capabilities that were handed out before init was ready. */
  handedOut: number;
}

/** Creates the endpoint of init's requests, and its state. */
export function* initContext(cpu: Cpu, boot: Boot): Program<Result<InitContext, string>> {
  const factory = slotOf(boot, 'endpointFactory');
  if (!factory.ok) return factory;
  const clock = slotOf(boot, 'clock');
  if (!clock.ok) return clock;
  const created = yield* createOwn(cpu, factory.value, REQUESTS_DEPTH);
  if (!created.ok) return err(`requests: ${created.error}`);
  // The first free slot is 0, from which the programs get their control endpoints.
  const requests = yield* moveAway(cpu, created.value);
  if (!requests.ok) return err(`requests: ${requests.error}`);
  const policy = new PolicyTable(boot);
  const programs = new ProgramTable(boot);
  const parked = new ParkedQuestions<Asker>();
  const counters = new Counters();
  cpu.observe(() => counters.observed(STARTS));
  return ok({
    cpu,
    boot,
    factory: factory.value,
    clock: clock.value,
    images: new Images(cpu),
    state: { programs, policy, routes: new Routes(boot, policy), parked },
    sequence: new BootSequence(boot),
    requests: requests.value,
    answers: [],
    counters,
    watches: new Map(),
    handedOut: 0,
  });
}

function slotOf({ slots }: Boot, name: string): Result<CapSlot, string> {
  const slot = slots[name];
  return slot === undefined ? err(`boot: no slot of ${name}`) : ok(asCapSlot(slot));
}
