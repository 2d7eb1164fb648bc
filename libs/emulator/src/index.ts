/**
 * A deterministic RISC-V RV64 board: harts, memory, page tables, devices. It also exports the numbers of the board, so
 * that a supervisor imports the machine from one package.
 */
export * from '@abicus/abi-board';
export { Board } from './board.ts';
export { copyBlock, newBlock, type Block } from './block.ts';
export { Bus } from './bus.ts';
export {
  CHOICE_STREAMS,
  Choices,
  recordedChoices,
  seededChooser,
  type Choice,
  type ChoiceKind,
  type Chooser,
} from './choices.ts';
export { Clint } from './clint.ts';
export { CodePages, type CodeEngine } from './code-pages.ts';
export { CoroutineGuest, type ProgramFactory } from './coroutine.ts';
export { BUS_ERROR, type Device } from './device.ts';
export { Digest } from './digest.ts';
export { Disk } from './disk.ts';
export { Finisher } from './finisher.ts';
export { GuestCpu, GuestFault } from './guest-cpu.ts';
export type { Guest, MachineView } from './guest.ts';
export { Csr, Hart } from './hart.ts';
export type { InputDevice, InputSink, MachineInput } from './input-lane.ts';
export { InputLog } from './input-log.ts';
export { Interrupts } from './interrupts.ts';
export { Machine } from './machine.ts';
export {
  ACCESS_FETCH,
  ACCESS_LOAD,
  ACCESS_STORE,
  ptePhysicalAddress,
  pteOffset,
  walkPageTable,
  ramOffset,
  tableIndex,
  translate,
} from './mmu.ts';
export { Network, type NetworkResult, type NetworkRunOptions } from './network.ts';
export type { MachineOptions, RunBound, RunOptions, RunResult } from './options.ts';
export { Prng, STREAM_ENTROPY } from './prng.ts';
export { Ram } from './ram.ts';
export { replayTo, type MachineFactory } from './rewind.ts';
export { Rounds } from './rounds.ts';
export type { Supervisor } from './supervisor.ts';
export { Switch, type Arrival, type PortCounts, type SwitchOptions } from './switch.ts';
export type { MachineEvent } from './trace.ts';
export { Uart } from './uart.ts';
export { VirtioNet } from './virtio-net.ts';
export { copyFromUser, copyToUser, userRange } from './user-copy.ts';
