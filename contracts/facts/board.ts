/**
 * The numbers of the board, from its standards: RISC-V, CLINT, 16550, sifive_test, virtio 1.x over
 * MMIO. Which group a number is in is this project's own, and not compared.
 */
import { wordsOf } from './lines.ts';

/** Names and values: a prefix, then what stands under it. */
const STANDARDS: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  // The privileged architecture: exception codes, interrupts with their sign bit, bits of sie and of an Sv32 entry.
  CAUSE_: {
    ILLEGAL_INSTRUCTION: 2,
    BREAKPOINT: 3,
    LOAD_ACCESS: 5,
    STORE_ACCESS: 7,
    USER_ECALL: 8,
    INSTRUCTION_PAGE_FAULT: 12,
    LOAD_PAGE_FAULT: 13,
    STORE_PAGE_FAULT: 15,
    SUPERVISOR_SOFTWARE: 1 - 2 ** 31,
    SUPERVISOR_TIMER: 5 - 2 ** 31,
    SUPERVISOR_EXTERNAL: 9 - 2 ** 31,
  },
  // Lines as on QEMU's virt machine.
  IRQ_: { LINES: 32, VIRTIO: 1, UART: 10 },
  SIE_: { SOFTWARE: 1 << 1, TIMER: 1 << 5, EXTERNAL: 1 << 9 },
  PTE_: { VALID: 1, READ: 2, WRITE: 4, EXECUTE: 8, USER: 16, ADDRESS_MASK: 0xffff_f000 },
  REG_: {
    ZERO: 0,
    RA: 1,
    SP: 2,
    GP: 3,
    TP: 4,
    A0: 10,
    A1: 11,
    A2: 12,
    A3: 13,
    A4: 14,
    A5: 15,
    A6: 16,
    A7: 17,
    COUNT: 32,
  },
  // Two levels: 4 MiB under each entry of the root, which covers exactly the user half.
  PAGE_: {
    SHIFT: 12,
    SIZE: 4096,
    ROOT_SHIFT: 22,
    ROOT_ENTRIES: 512,
    ROOT_SIZE: 2048,
    LEAF_ENTRIES: 1024,
    LEAF_SIZE: 4096,
  },
  RAM_: { BASE: 0x8000_0000, SIZE_DEFAULT: 16 << 20, SIZE_MAX: 1 << 30 },
  // 10 MHz, as on QEMU's virt machine.
  '': {
    TIMEBASE_HZ: 10_000_000,
    TICK_NS: 100,
    TRAP_COST_NS_MIN: 100,
    QUANTUM_NS_DEFAULT: 10_000,
    ECALL_SIZE: 4,
    USER_VA_END: 0x8000_0000,
    HARTS_MAX: 64,
  },
  FINISHER_: { PASS: 0x5555, FAIL: 0x3333, CODE_SHIFT: 16 },
  UART_: {
    FIFO_DEPTH: 16,
    IER_RECEIVED: 0x01,
    IER_TRANSMITTER_EMPTY: 0x02,
    IIR_NONE: 0x01,
    IIR_TRANSMITTER_EMPTY: 0x02,
    IIR_RECEIVED: 0x04,
    IIR_FIFO: 0xc0,
    FCR_ENABLE: 0x01,
    FCR_CLEAR_RECEIVED: 0x02,
    LCR_DLAB: 0x80,
    MCR_DTR: 0x01,
    MCR_RTS: 0x02,
    MCR_OUT1: 0x04,
    MCR_OUT2: 0x08,
    MCR_LOOP: 0x10,
    LSR_RECEIVED: 0x01,
    LSR_THR_EMPTY: 0x20,
    LSR_TRANSMITTER_EMPTY: 0x40,
    MSR_CTS: 0x10,
    MSR_DSR: 0x20,
    MSR_RI: 0x40,
    MSR_DCD: 0x80,
    MSR_READY: 0xb0,
  },
  VIRTIO_: {
    MAGIC_VALUE: 0x7472_6976,
    VERSION_VALUE: 2,
    FEATURE_VERSION_1: 1,
    INTERRUPT_USED: 1,
    INTERRUPT_CONFIG: 2,
    STATUS_ACKNOWLEDGE: 1,
    STATUS_DRIVER: 2,
    STATUS_DRIVER_OK: 4,
    STATUS_FEATURES_OK: 8,
    STATUS_NEEDS_RESET: 64,
    STATUS_FAILED: 128,
    VENDOR_VALUE: 0x4349_4241,
    SLOTS: 8,
    SLOT_BLK: 0,
    SLOT_RNG: 1,
    SLOT_NET: 2,
  },
  VIRTIO_BLK_: {
    DEVICE_ID: 2,
    FEATURE_FLUSH: 1 << 9,
    CAPACITY: 0,
    SECTOR_SIZE: 512,
    HEADER_TYPE: 0,
    HEADER_SECTOR: 8,
    HEADER_SIZE: 16,
    T_IN: 0,
    T_OUT: 1,
    T_FLUSH: 4,
    T_GET_ID: 8,
    ID_SIZE: 20,
    LATENCY_TICKS_MAX: 500,
    S_OK: 0,
    S_IOERR: 1,
    S_UNSUPP: 2,
  },
  VIRTIO_RNG_: { DEVICE_ID: 4, BYTES_MAX: 4096 },
  // virtio 1.2, 5.1: struct virtio_net_hdr with num_buffers, which VIRTIO_F_VERSION_1 always has. 1514 is the MTU of
  // Ethernet with the addresses and the type, 1526 is that with the header.
  VIRTIO_NET_: {
    DEVICE_ID: 1,
    FEATURE_MAC: 1 << 5,
    MAC: 0,
    MAC_SIZE: 6,
    RECEIVEQ: 0,
    TRANSMITQ: 1,
    HEADER_SIZE: 12,
    HEADER_FLAGS: 0,
    HEADER_GSO_TYPE: 1,
    HEADER_NUM_BUFFERS: 10,
    FRAME_SIZE_MIN: 14,
    FRAME_SIZE_MAX: 1500 + 14,
    BUFFER_SIZE: 1500 + 14 + 12,
    BACKLOG_MAX: 64,
  },
  SWITCH_: {
    PORTS_MAX: 64,
    ADDRESSES_MAX: 1024,
    QUEUE_MAX_DEFAULT: 64,
    DELAY_NS_MIN_DEFAULT: 50_000,
    DELAY_NS_MAX_DEFAULT: 200_000,
    LOSS_UNIT: 1000,
  },
  VIRTQ_: {
    DESC_ADDR: 0,
    DESC_LEN: 8,
    DESC_FLAGS: 12,
    DESC_NEXT: 14,
    DESC_SIZE: 16,
    DESC_F_NEXT: 1,
    DESC_F_WRITE: 2,
    DESC_F_INDIRECT: 4,
    AVAIL_FLAGS: 0,
    AVAIL_IDX: 2,
    AVAIL_RING: 4,
    AVAIL_F_NO_INTERRUPT: 1,
    USED_FLAGS: 0,
    USED_IDX: 2,
    USED_RING: 4,
    USED_ENTRY_SIZE: 8,
    NUM_MAX: 256,
  },
};

/** Device, base and size as on QEMU's virt machine; then each register: width, offset, what may be done. */
const DEVICES = `
  clint        0x0200_0000 0x1_0000
    msip u32@0 rw stride 4
    mtimecmp u64@0x4000 rw stride 8
    mtime u64@0xbff8 r
  finisher     0x0010_0000 0x1000
    exit u32@0 w
  uart         0x1000_0000 0x1000
    rbr u8@0 r
    thr u8@0 w
    dll u8@0 rw
    ier u8@1 rw
    dlm u8@1 rw
    iir u8@2 r
    fcr u8@2 w
    lcr u8@3 rw
    mcr u8@4 rw
    lsr u8@5 r
    msr u8@6 r
    scr u8@7 rw
  virtioMmio   0x1000_1000 0x1000
    magic u32@0x00 r
    version u32@0x04 r
    deviceId u32@0x08 r
    vendorId u32@0x0c r
    deviceFeatures u32@0x10 r
    deviceFeaturesSel u32@0x14 w
    driverFeatures u32@0x20 w
    driverFeaturesSel u32@0x24 w
    queueSel u32@0x30 w
    queueNumMax u32@0x34 r
    queueNum u32@0x38 w
    queueReady u32@0x44 rw
    queueNotify u32@0x50 w
    interruptStatus u32@0x60 r
    interruptAck u32@0x64 w
    status u32@0x70 rw
    queueDescLow u32@0x80 w
    queueDescHigh u32@0x84 w
    queueDriverLow u32@0x90 w
    queueDriverHigh u32@0x94 w
    queueDeviceLow u32@0xa0 w
    queueDeviceHigh u32@0xa4 w
    configGeneration u32@0xfc r
    config u32@0x100 r
`;

/** The device that programs may drive: the first window and line of virtio. */
const ATTACHED = 'attached board.attached.virtioBlk base 268439552 size 4096 line 1';

const plain = (text: string): number => Number(text.replaceAll('_', ''));

/** The lines of `DEVICES`. */
function deviceLines(): string[] {
  let device = '';
  return DEVICES.trim()
    .split('\n')
    .map((line) => {
      const [name = '', what = '', ...rest] = wordsOf(line);
      if (what.includes('@')) {
        const [width = '', offset = ''] = what.split('@');
        const words = [`register board.device.${device}.${name}`, `${width}@${plain(offset)}`];
        return [...words, ...rest].join(' ');
      }
      device = name;
      return `device board.device.${name} base ${plain(what)} size ${plain(rest[0] ?? '')}`;
    });
}

const CONTRACT = 'contract board RFC-0100 accepted';

/** The lines of the board, numbers without their groups. */
export const BOARD: readonly string[] = [
  ...Object.entries(STANDARDS).flatMap(([prefix, group]) =>
    Object.entries(group).map(([name, value]) => `number ${prefix}${name} ${value}`),
  ),
  ...deviceLines(),
  ATTACHED,
  CONTRACT,
];
