/**
 * The hart as a TypeScript program sees it. Each access is translated by the page table of the hart that runs the program.
 * A faulting access throws a GuestFault, which unwinds the program. The fault is also recorded here: a program that
 * catches the exception continues without page table and registers until its trap is taken, so it can't change anything.
 */
import type { Cpu, OwnState } from '@abicus/wire';
import {
  CAUSE_ILLEGAL_INSTRUCTION,
  CAUSE_LOAD_ACCESS,
  CAUSE_LOAD_PAGE_FAULT,
  CAUSE_STORE_ACCESS,
  CAUSE_STORE_PAGE_FAULT,
  PAGE_SIZE,
  REG_COUNT,
} from '@abicus/abi-board';
import { BUS_ERROR } from './device.ts';
import type { MachineView } from './guest.ts';
import type { Hart } from './hart.ts';
import {
  ACCESS_FETCH,
  ACCESS_LOAD,
  ACCESS_STORE,
  ptePhysicalAddress,
  pteOffset,
  walkPageTable,
  tableIndex,
} from './mmu.ts';
import type { Ram } from './ram.ts';
import { stated } from './stated.ts';
import { copyFromUser, copyToUser } from './user-copy.ts';

/** Unwinds a program after a faulting access. The supervisor never sees the exception, only the trap. */
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

/** The registers of a program that no hart has run yet. All programs share this array, to save memory. */
const NO_REGISTERS = new Int32Array(0);

/** The `Cpu` of one coroutine. */
export class GuestCpu implements Cpu {
  x: Int32Array = NO_REGISTERS;
  /** Cause of the fault that ended the program; 0: no fault. */
  faultCause = 0;
  faultValue = 0;
  /** Reads what the program states of its own state. */
  #read: (() => OwnState) | undefined = undefined;
  readonly #ram: Ram;
  /** `ram.i32`, kept here to save the page-table walk of each access a load. */
  readonly #words: Int32Array;
  readonly #view: MachineView;
  #satp = 0;
  #root = 0;
  /** A TLB of one entry for instruction fetches: the last valid pc, with its root table and fence count. */
  #fetchTlbPc = -1;
  #fetchTlbRoot = 0;
  #fetchTlbFence = 0;

  constructor(view: MachineView) {
    this.#view = view;
    this.#ram = view.ram;
    this.#words = view.ram.i32;
  }

  observe(read: () => OwnState): void {
    this.#read = read;
  }

  /**
   * What the program states of its own state. It is read while the program waits: without its page table, its registers
   * stay as they are, and a fault of the reader is not a fault of the program.
   */
  observed(): OwnState | undefined {
    const read = this.#read;
    if (read === undefined) return undefined;
    const { x, faultCause, faultValue } = this;
    const [satp, root] = [this.#satp, this.#root];
    // The reader may have kept the array.
    const registers = x.slice();
    this.#detach();
    try {
      return stated(read);
    } finally {
      x.set(registers);
      Object.assign(this, { x, faultCause, faultValue });
      [this.#satp, this.#root] = [satp, root];
    }
  }

  /** Attaches the program to a hart: its registers and its page table. */
  enter(hart: Hart): void {
    this.x = hart.x;
    this.#satp = hart.csr.satp;
    this.#root = tableIndex(this.#satp);
  }

  /** Whether the page of `pc` is mapped executable. */
  canFetch(pc: number): boolean {
    const { fences } = this.#ram;
    if (
      pc === this.#fetchTlbPc &&
      fences === this.#fetchTlbFence &&
      this.#root === this.#fetchTlbRoot
    ) {
      return true;
    }
    if (walkPageTable(this.#words, this.#root, pc, ACCESS_FETCH) === 0) return false;
    this.#fetchTlbPc = pc;
    this.#fetchTlbRoot = this.#root;
    this.#fetchTlbFence = fences;
    return true;
  }

  load8(va: number): number {
    const pte = walkPageTable(this.#words, this.#root, va, ACCESS_LOAD);
    // Without a PTE, or with the PTE of a device page, the offset is outside of RAM.
    return this.#ram.u8[pteOffset(pte, va)] ?? this.#loadSlow(va, 1);
  }

  load16(va: number): number {
    return this.#loadSlow(va, 2);
  }

  load32(va: number): number {
    const pte = walkPageTable(this.#words, this.#root, va, ACCESS_LOAD);
    const offset = pteOffset(pte, va);
    if (this.#isRam(offset) && (offset & 3) === 0) {
      return this.#ram.u32[offset >>> 2] ?? 0;
    }
    return this.#loadSlow(va, 4);
  }

  load64(va: number): bigint {
    this.#requireRam(va, 8, ACCESS_LOAD);
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
    const pte = walkPageTable(this.#words, this.#root, va, ACCESS_STORE);
    const offset = pteOffset(pte, va);
    if (this.#isRam(offset) && (offset & 3) === 0) {
      this.#ram.i32[offset >>> 2] = value;
      if (this.#ram.code.count !== 0) this.#ram.code.written(offset, 4);
      return;
    }
    this.#store(va, 4, value);
  }

  store64(va: number, value: bigint): void {
    this.#requireRam(va, 8, ACCESS_STORE);
    this.store32(va, Number(BigInt.asUintN(32, value)));
    this.store32(va + 4, Number(BigInt.asUintN(32, value >> 32n)));
  }

  read(va: number, length: number): Uint8Array {
    const bytes = new Uint8Array(length);
    const done = copyFromUser(this.#ram, this.#satp, va, bytes);
    if (done < length) this.#accessFault(va + done, ACCESS_LOAD);
    return bytes;
  }

  write(va: number, bytes: Uint8Array): void {
    const done = copyToUser(this.#ram, this.#satp, va, bytes);
    if (done < bytes.length) this.#accessFault(va + done, ACCESS_STORE);
  }

  illegal(): never {
    this.#fault(CAUSE_ILLEGAL_INSTRUCTION, 0);
  }

  /** The slow path of loads: a device register, or RAM byte by byte. */
  #loadSlow(va: number, width: number): number {
    const pte = walkPageTable(this.#words, this.#root, va, ACCESS_LOAD);
    if (pte === 0) this.#accessFault(va, ACCESS_LOAD);
    if (!this.#isRam(pteOffset(pte, va))) {
      const value = this.#view.bus.read(ptePhysicalAddress(pte, va), width);
      if (value === BUS_ERROR) this.#fault(CAUSE_LOAD_ACCESS, va);
      return value;
    }
    let value = 0;
    for (let i = 0; i < width; i++) {
      const offset = this.#requireRamByte(va + i, ACCESS_LOAD);
      value |= (this.#ram.u8[offset] ?? 0) << (i * 8);
    }
    return value >>> 0;
  }

  #store(va: number, width: number, value: number): void {
    const pte = walkPageTable(this.#words, this.#root, va, ACCESS_STORE);
    if (pte === 0) this.#accessFault(va, ACCESS_STORE);
    if (!this.#isRam(pteOffset(pte, va))) {
      const truncated = width === 4 ? value >>> 0 : value & (width === 2 ? 0xffff : 0xff);
      if (!this.#view.bus.write(ptePhysicalAddress(pte, va), width, truncated)) {
        this.#fault(CAUSE_STORE_ACCESS, va);
      }
      return;
    }
    // A store across a page boundary is all or nothing.
    this.#requireRam(va, width, ACCESS_STORE);
    for (let i = 0; i < width; i++) {
      const offset = this.#requireRamByte(va + i, ACCESS_STORE);
      this.#ram.u8[offset] = value >>> (i * 8);
      if (this.#ram.code.count !== 0) this.#ram.code.written(offset, 1);
    }
  }

  #isRam(offset: number): boolean {
    return offset >= 0 && offset < this.#ram.size;
  }

  /** Faults unless all bytes of an access are RAM, also across a page boundary; stval is the first byte that isn't. */
  #requireRam(va: number, width: number, access: number): void {
    this.#requireRamByte(va, access);
    const next = (va | (PAGE_SIZE - 1)) + 1;
    if (va + width > next) this.#requireRamByte(next, access);
  }

  /** Translates an address to an offset in RAM; faults if the page is not mapped or not RAM. */
  #requireRamByte(va: number, access: number): number {
    const pte = walkPageTable(this.#words, this.#root, va, access);
    const offset = pteOffset(pte, va);
    if (!this.#isRam(offset)) this.#accessFault(va, access);
    return offset;
  }

  /** Raises the fault of a failed access at `va`: an access fault if its page allows the access, else a page fault. */
  #accessFault(va: number, access: number): never {
    const mapped = walkPageTable(this.#words, this.#root, va, access) !== 0;
    if (access === ACCESS_LOAD) this.#fault(mapped ? CAUSE_LOAD_ACCESS : CAUSE_LOAD_PAGE_FAULT, va);
    this.#fault(mapped ? CAUSE_STORE_ACCESS : CAUSE_STORE_PAGE_FAULT, va);
  }

  #fault(scause: number, stval: number): never {
    if (this.faultCause === 0) {
      this.faultCause = scause;
      // stval is 0 for a number that is not an integer, since it is not an address.
      this.faultValue = Number.isSafeInteger(stval) ? stval : 0;
      this.#detach();
    }
    throw new GuestFault(this.faultCause, this.faultValue);
  }

  /** Takes the registers and the page table away. */
  #detach(): void {
    this.#satp = 0;
    this.#root = tableIndex(0);
    this.x = new Int32Array(REG_COUNT * 2);
  }
}
