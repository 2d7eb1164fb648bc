import { asCapSlot, asQueueDepth, ipcEndpointCreateV2, SYSCALL } from '@abicus/abi-kernel';
import { A0, A1, A2, A3, A4, A5, A6, A7, T0, T1, T5, RawSyscall, setNumber, u53In, type Cpu, type Program } from '@abicus/wire';
import { childImage, startChild } from './exec.ts';
import { benchMachine, must, SLOT } from './machine.ts';
import { fixedEndpoints } from './round-trip.ts';

function set(x: Int32Array, slot: number, number: number, length: number, va: number, token: number, out: number): void {
  x[A0] = slot; x[A0 + 1] = 0;
  x[A1] = 1; x[A1 + 1] = 0;
  x[A2] = 0; x[A2 + 1] = 0;
  x[A3] = 0; x[A3 + 1] = 0;
  x[A4] = out; x[A4 + 1] = 0;
  x[A5] = out === 0 ? 0 : length; x[A5 + 1] = 0;
  x[A6] = 0; x[A6 + 1] = 0;
  x[T0] = length; x[T0 + 1] = 0;
  x[T1] = va; x[T1 + 1] = 0;
  setNumber(x, T5, token);
  x[A7] = number; x[A7 + 1] = 0;
}
let trips = 0;
const BYTES = Number(process.argv[2] ?? 32);
const isShort = BYTES <= 32;
const buffer = (cpu: Cpu) => ((cpu.x[4] ?? 0) - 4096 + 1024) & ~15;
function* init(cpu: Cpu): Program {
  const requests = must(yield* ipcEndpointCreateV2(cpu, asCapSlot(SLOT.endpointFactory), asQueueDepth(8)));
  yield* startChild(cpu, yield* childImage(cpu));
  const va = isShort ? 7 : buffer(cpu);
  const out = isShort ? 0 : va;
  for (;;) {
    set(cpu.x, requests, SYSCALL.ipcCallV2, BYTES, va, 0, out);
    const r = yield* new RawSyscall(cpu);
    if (r !== BYTES) { console.log("init", r); throw new Error(`init ${r}`); }
    trips++;
  }
}
function* child(cpu: Cpu): Program {
  let token = 0;
  const va = isShort ? 7 : buffer(cpu);
  const out = isShort ? 0 : va;
  for (;;) {
    set(cpu.x, 0, SYSCALL.ipcReplyRecvV2, token === 0 ? 0 : BYTES, va, token, out);
    cpu.x[A5] = isShort ? 0 : BYTES;
    const r = yield* new RawSyscall(cpu);
    if (r !== BYTES) { console.log("child", r); throw new Error(`child ${r}`); }
    token = u53In(cpu.x, T5);
  }
}
function rate(machine: ReturnType<typeof benchMachine>['machine'], count: () => number): number[] {
  const rates: number[] = [];
  for (let i = 0; i < 6; i++) {
    const [before, from] = [count(), process.threadCpuUsage()];
    machine.run({ maxRounds: Infinity, maxSteps: 2_000_000 });
    const { user, system } = process.threadCpuUsage(from);
    rates.push(Math.round((count() - before) / ((user + system) / 1e6) / 1000));
  }
  return rates;
}
if (process.argv[3] === 'standing') {
  const f = fixedEndpoints();
  const m = benchMachine({ init: f.init, child: f.child });
  console.log('standing', rate(m.machine, f.count).join(' '));
} else {
  const m = benchMachine({ init, child });
  console.log('calls', BYTES, rate(m.machine, () => trips).join(' '), m.kernel.core.counters.handOvers);
}
