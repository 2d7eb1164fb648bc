/** A machine for tests of networks: it sends requests by timer, answers those of others, and logs what it receives. */
import { SIE_EXTERNAL, SIE_TIMER, VIRTIO_INTERRUPT_ACK } from '@abicus/abi-board';
import type { Cpu, Program } from '@abicus/wire';
import type { Choice, Machine, MachineOptions } from '../src/index.ts';
import { BROADCAST, frameOf, macOf, NetDriver } from './net-driver.ts';
import { bootTestMachine } from './test-machine.ts';

const [REQUEST, REPLY] = [1, 2];
const HEADER = 12;

/** A program that changes a register with each trap. */
export function* worker(cpu: Cpu): Program {
  for (let i = 0; ; i++) {
    cpu.x[20] = i;
    yield undefined;
  }
}

/** A machine, what it received, and its choices. */
export interface Talker {
  readonly machine: Machine;
  /** Lines `tick hart from kind number`. */
  readonly log: string[];
  readonly choices: Choice[];
}

/**
 * A talker with the address `macOf(last)`. It sends `requests` requests, to all and to the other addresses by turns, and its
 * harts sleep in between.
 */
export function talker(
  last: number,
  harts: number,
  others: readonly number[],
  options: Partial<MachineOptions> = {},
  requests = 25,
): Talker {
  const log: string[] = [];
  const choices: Choice[] = [];
  let sent = 0;
  const mac = macOf(last);
  const send = (to: Uint8Array, kind: number, number: number): void => {
    const frame = frameOf(to, mac, number, 60 + number);
    frame[HEADER] = kind;
    driver.send(frame);
  };
  const { machine, supervisor } = bootTestMachine(
    [worker],
    (hart, { machine: { board, ticks }, traps }) => {
      hart.csr.sie = SIE_TIMER | SIE_EXTERNAL;
      driver.receive.writeRegister(VIRTIO_INTERRUPT_ACK, 3);
      for (const bytes of driver.received()) {
        const frame = bytes.subarray(HEADER);
        const [from, kind, number] = [frame[11] ?? 0, frame[HEADER] ?? 0, frame[HEADER + 1] ?? 0];
        log.push(`${ticks} ${hart.id} ${from} ${kind} ${number}`);
        if (kind === REQUEST) send(macOf(from), REPLY, number);
      }
      const { clint } = board;
      if (ticks >= clint.mtimecmp(hart.id)) clint.setMtimecmp(hart.id, Infinity);
      if (hart.id === 0 && clint.mtimecmp(0) === Infinity && sent < requests) {
        const to = others[sent % (others.length + 1)];
        send(to === undefined ? BROADCAST : macOf(to), REQUEST, sent++);
        clint.setMtimecmp(0, ticks + 200 + ((sent * 37) % 400));
      }
      hart.waiting = sent === requests || traps.length % 5 === hart.id % 5;
      return hart.csr.scause < 0;
    },
    { harts, seed: last, mac, onChoice: (choice) => choices.push(choice), ...options },
  );
  const driver = new NetDriver(machine, supervisor.frames).start();
  return { machine, log, choices };
}
