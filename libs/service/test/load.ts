/** A machine with a service, one that it calls, and many clients, under the supervision of init. */
import {
  asCapSlot,
  asInstant,
  asMsgFlags,
  asMsgType,
  asPid,
  asQueueDepth,
  asRights,
  asStackPages,
  capClose,
  capTransferTo,
  exec,
  ipcEndpointCreateFor,
  ipcReplyRecvV2,
  MessageKind,
  Rights,
  type Pid,
} from '@abicus/abi-kernel';
import { CallChannel, INIT_SLOT, Route, ROUTE_ANSWER_MAX } from '@abicus/ipc';
import type { Cpu, Program } from '@abicus/wire';
import { programImage } from '../../kernel/test/support/image.ts';
import { leftAtEnd } from '../../kernel/test/support/left-over.ts';
import type { TestMachine } from '../../kernel/test/support/test-machine.ts';
import { mainProgram } from '../../services/init/test/programs.ts';
import { calls } from '../../services/init/test/small-boot.ts';
import { supervised, type TestProgram } from '../../services/init/test/supervised.ts';
import { client, CLIENT_SLOT, type Load } from './load-client.ts';
import { must } from './system.ts';

/** The slots of the program that starts the clients. */
const SLOT = { desk: 2, deskSend: 3, service: 5, factory: 6, clock: 7 } as const;
const DEPTH = 256;
const [TYPE, FLAGS, NONE] = [asMsgType(0), asMsgFlags(0), asCapSlot(0)];
const NEVER = asInstant(0);
const NOTHING = new Uint8Array();

/** What is done with a load. */
export type LoadRun = {
  readonly harts: number;
  readonly clients: number;
  readonly service: TestProgram;
  readonly others: readonly TestProgram[];
  readonly load: Load;
  /** Called when all clients are there, and when all of them are done. */
  readonly observe: (machine: TestMachine, when: 'before' | 'after') => void;
};

/** Runs a load to its end. */
export function runLoad(run: LoadRun): TestMachine {
  const main: TestProgram = {
    name: 'main',
    main: mainProgram<never>([], (cpu) => conduct(cpu, run, () => machine)),
    boot: {
      endsRun: true,
      requests: undefined,
      endpoints: [{ name: 'desk', depth: DEPTH, recv: SLOT.desk, send: SLOT.deskSend }],
      calls: [calls(run.service.name, SLOT.service)],
      factory: { slot: SLOT.factory, budget: run.clients },
      clock: SLOT.clock,
      supervision: undefined,
    },
  };
  const clients: TestProgram = { name: 'client', main: (cpu) => client(cpu, run.load) };
  const machine: TestMachine = supervised([...run.others, run.service, main, clients], {
    harts: run.harts,
    // The clients are children of the main program.
    change: (boot) => ({
      ...boot,
      programs: boot.programs.filter(({ name }) => name !== clients.name),
    }),
  });
  const end = machine.run(20_000_000);
  if (end.reason !== 'finished' || end.exitCode !== 0) {
    throw new Error(`${JSON.stringify(end)}\n${machine.lines().slice(-20).join('\n')}`);
  }
  const left = leftAtEnd(machine.kernel.core);
  if (left.length > 0) throw new Error(`left when all tasks have ended: ${left.join(', ')}`);
  return machine;
}

/** Starts the clients, and gives them capabilities of the next instance of the service until all of them are done. */
function* conduct(cpu: Cpu, run: LoadRun, machineOf: () => TestMachine): Program {
  for (let i = 0; i < run.clients; i++) yield* startClient(cpu);
  run.observe(machineOf(), 'before');
  run.load.isOpen = true;
  const init = new CallChannel(cpu, INIT_SLOT, { room: ROUTE_ANSWER_MAX });
  const route = new Route(run.service.name, asCapSlot(SLOT.service), init);
  const desk = asCapSlot(SLOT.desk);
  let [done, token, reply] = [0, 0, NOTHING];
  while (done < run.clients) {
    const answer = reply;
    const got = must(yield* ipcReplyRecvV2(cpu, desk, TYPE, FLAGS, NONE, 32, NEVER, answer, token));
    [token, reply] = [0, NOTHING];
    if (got.kind !== MessageKind.Request) done += 1;
    else {
      if (got.received[0] === route.resolved) route.ended();
      must(yield* route.resolve());
      yield* give(cpu, got.sender, SLOT.service, Rights.SEND, CLIENT_SLOT.service);
      [token, reply] = [got.token, Uint8Array.of(route.resolved)];
    }
  }
  run.observe(machineOf(), 'after');
}

function* give(cpu: Cpu, to: Pid, from: number, rights: number, slot: number): Program {
  must(yield* capTransferTo(cpu, to, asCapSlot(from), asRights(rights), asCapSlot(slot)));
}

function* startClient(cpu: Cpu): Program {
  const pid = asPid(must(yield* exec(cpu, programImage('client'), asStackPages(1), 0)));
  const factory = asCapSlot(SLOT.factory);
  const own = must(yield* ipcEndpointCreateFor(cpu, factory, pid, asQueueDepth(DEPTH)));
  yield* give(cpu, pid, own, Rights.RECV, CLIENT_SLOT.own);
  must(yield* capClose(cpu, own));
  yield* give(cpu, pid, SLOT.service, Rights.SEND, CLIENT_SLOT.service);
  yield* give(cpu, pid, SLOT.deskSend, Rights.SEND, CLIENT_SLOT.desk);
  yield* give(cpu, pid, SLOT.clock, Rights.TIME, CLIENT_SLOT.clock);
}
