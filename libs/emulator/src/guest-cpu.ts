/**
 * The hart as a TypeScript program sees it. Each access goes through the page table of the hart that the program runs on
 * now. An access that isn't allowed throws a GuestFault, which unwinds the program, and is remembered here, so that a
 * program which catches the exception has won nothing: until its trap is taken it has no page table and no registers.
 */
import type { Cpu } from '@abicus/wire';
import {
  CAUSE_ILLEGAL_INSTRUCTION,
  CAUSE_LOAD_ACCESS,
  CAUSE_LOAD_PAGE_FAULT,
  CAUSE_STORE_ACCESS,
  CAUSE_STORE_PAGE_FAULT,
  PAGE_SIZE,
  REG_COUNT,
} from '@abicus/abi-board';
import { REFUSED } from './device.ts';
import type { MachineView } from './guest.ts';
import type { Hart } from './hart.ts';
import {
  ACCESS_FETCH,
  ACCESS_LOAD,
  ACCESS_STORE,
  entryAddress,
  entryOffset,
  leafEntry,
  tableIndex,
} from './mmu.ts';
import type { Ram } from './ram.ts';
import { copyFromUser, copyToUser } from './user-copy.ts';

/** Unwinds a program whose access was refused. Never reaches the supervisor: it gets the trap. */
export class GuestFault extends Error {
  override readonly name = 'GuestFault';
  /** The trap's cause. */
  readonly scause: number;
  /** The address that faulted. */
  readonly stval: number;

  constructor(scause: number, stval: number) {
    super(`trap ${scause} at 0x${stval.toString(16)}`);
    this.scause = scause;
    this.stval = stval;
  }
}

/** What a program has before its first trap, when it is on no hart yet. Thousands of programs share it. */
const NO_REGISTERS = new Int32Array(0);

/** The `Cpu` of one coroutine. */
export class GuestCpu implements Cpu {
  x: Int32Array = NO_REGISTERS;
  /** Cause of the fault that ended the program, 0: none. */
  faultCause = 0;
  faultValue = 0;
  readonly #ram: Ram;
  /** `ram.i32`, one load nearer for the walk that each access begins with. */
  readonly #words: Int32Array;
  readonly #view: MachineView;
  #satp = 0;
  #root = 0;
  /** The last fetch that was allowed: its address, under which root, before which fence. */
  #fetchedPc = -1;
  #fetchedRoot = 0;
  #fetchedFence = 0;

  constructor(view: MachineView) {
    this.#view = view;
    this.#ram = view.ram;
    this.#words = view.ram.i32;
  }

  /** Puts the program on a hart. */
  enter(hart: Hart): void {
    this.x = hart.x;
    this.#satp = hart.csr.satp;
    this.#root = tableIndex(this.#satp);
  }

  /** Whether the program may execute at `pc`. */
  mayFetch(pc: number): boolean {
    const { fences } = this.#ram;
    if (
      pc === this.#fetchedPc &&
      fences === this.#fetchedFence &&
      this.#root === this.#fetchedRoot
    ) {
      return true;
    }
    if (leafEntry(this.#words, this.#root, pc, ACCESS_FETCH) === 0) return false;
    this.#fetchedPc = pc;
    this.#fetchedRoot = this.#root;
    this.#fetchedFence = fences;
    return true;
  }

  load8(va: number): number {
    const entry = leafEntry(this.#words, this.#root, va, ACCESS_LOAD);
    // Without an entry, or with a device's, the offset is one that RAM doesn't have.
    return this.#ram.u8[entryOffset(entry, va)] ?? this.#loadSlowly(va, 1);
  }

  load16(va: number): number {
    return this.#loadSlowly(va, 2);
  }

  load32(va: number): number {
    const entry = leafEntry(this.#words, this.#root, va, ACCESS_LOAD);
    const offset = entryOffset(entry, va);
    if (this.#isRam(offset) && (offset & 3) === 0) {
      return this.#ram.u32[offset >>> 2] ?? 0;
    }
    return this.#loadSlowly(va, 4);
  }

  load64(va: number): bigint {
    this.#mustAllBeRam(va, 8, ACCESS_LOAD);
    const low = this.load32(va);
    return (BigInt(this.load32(va + 4)) << 32n) | BigInt(low);
  }

  store8(va: number, value: number): void {
    this.#store(va, 1, value);
  }

  store16(va: number, value: number): void {
    this.#store(va, 2, value);
  }

  store32(va: number, value: number): void {
    const entry = leafEntry(this.#words, this.#root, va, ACCESS_STORE);
    const offset = entryOffset(entry, va);
    if (this.#isRam(offset) && (offset & 3) === 0) {
      this.#ram.i32[offset >>> 2] = value;
      return;
    }
    this.#store(va, 4, value);
  }

  store64(va: number, value: bigint): void {
    this.#mustAllBeRam(va, 8, ACCESS_STORE);
    this.store32(va, Number(BigInt.asUintN(32, value)));
    this.store32(va + 4, Number(BigInt.asUintN(32, value >> 32n)));
  }

  read(va: number, length: number): Uint8Array {
    const bytes = new Uint8Array(length);
    const done = copyFromUser(this.#ram, this.#satp, va, bytes);
    if (done < length) this.#refuse(va + done, ACCESS_LOAD);
    return bytes;
  }

  write(va: number, bytes: Uint8Array): void {
    const done = copyToUser(this.#ram, this.#satp, va, bytes);
    if (done < bytes.length) this.#refuse(va + done, ACCESS_STORE);
  }

  illegal(): never {
    this.#fault(CAUSE_ILLEGAL_INSTRUCTION, 0);
  }

  /** A load that isn't one aligned RAM word: a device's register, or bytes one by one. */
  #loadSlowly(va: number, width: number): number {
    const entry = leafEntry(this.#words, this.#root, va, ACCESS_LOAD);
    if (entry === 0) this.#refuse(va, ACCESS_LOAD);
    if (!this.#isRam(entryOffset(entry, va))) {
      const value = this.#view.bus.read(entryAddress(entry, va), width);
      if (value === REFUSED) this.#fault(CAUSE_LOAD_ACCESS, va);
      return value;
    }
    let value = 0;
    for (let i = 0; i < width; i++) {
      const offset = this.#mustBeRam(va + i, ACCESS_LOAD);
      value |= (this.#ram.u8[offset] ?? 0) << (i * 8);
    }
    return value >>> 0;
  }

  #store(va: number, width: number, value: number): void {
    const entry = leafEntry(this.#words, this.#root, va, ACCESS_STORE);
    if (entry === 0) this.#refuse(va, ACCESS_STORE);
    if (!this.#isRam(entryOffset(entry, va))) {
      const kept = width === 4 ? value >>> 0 : value & (width === 2 ? 0xffff : 0xff);
      if (!this.#view.bus.write(entryAddress(entry, va), width, kept)) {
        this.#fault(CAUSE_STORE_ACCESS, va);
      }
      return;
    }
    // A store over a page bound happens as a whole or not at all.
    this.#mustAllBeRam(va, width, ACCESS_STORE);
    for (let i = 0; i < width; i++) {
      this.#ram.u8[this.#mustBeRam(va + i, ACCESS_STORE)] = value >>> (i * 8);
    }
  }

  #isRam(offset: number): boolean {
    return offset >= 0 && offset < this.#ram.size;
  }

  /** Faults unless an access of a few bytes is RAM on both sides of a page bound; stval is the first byte that isn't. */
  #mustAllBeRam(va: number, width: number, access: number): void {
    this.#mustBeRam(va, access);
    const next = (va | (PAGE_SIZE - 1)) + 1;
    if (va + width > next) this.#mustBeRam(next, access);
  }

  /** The offset of a byte in RAM; faults if there is none. */
  #mustBeRam(va: number, access: number): number {
    const entry = leafEntry(this.#words, this.#root, va, access);
    const offset = entryOffset(entry, va);
    if (!this.#isRam(offset)) this.#refuse(va, access);
    return offset;
  }

  /** Faults for an access at `va` that failed: access fault where a page is mapped so, page fault where none is. */
  #refuse(va: number, access: number): never {
    const mapped = leafEntry(this.#words, this.#root, va, access) !== 0;
    if (access === ACCESS_LOAD) this.#fault(mapped ? CAUSE_LOAD_ACCESS : CAUSE_LOAD_PAGE_FAULT, va);
    this.#fault(mapped ? CAUSE_STORE_ACCESS : CAUSE_STORE_PAGE_FAULT, va);
  }

  #fault(scause: number, stval: number): never {
    if (this.faultCause === 0) {
      this.faultCause = scause;
      // What is no whole number is no address; the trap says 0 then.
      this.faultValue = Number.isSafeInteger(stval) ? stval : 0;
      this.#satp = 0;
      this.#root = tableIndex(0);
      this.x = new Int32Array(REG_COUNT * 2);
    }
    throw new GuestFault(this.faultCause, this.faultValue);
  }
}
