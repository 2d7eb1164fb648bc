import { contract, device, register, u32, u64, u8 } from '@abicus/contract';

export default contract({
  id: 'RFC-0100',
  title: 'The board: devices, memory map, traps, time',
  status: 'accepted',
  owners: ['@machine'],
  created: '2026-11-21',
  feeds: 'board',

  context: `Kernel and machine share numbers: addresses of devices, bits of page tables, codes of trap
causes. The emulator and the kernel both import them from here, so that they always agree.`,
  goals: [
    'one place for every number that a machine and its supervisor share',
    'addresses and registers of existing devices, so that their drivers work here too',
  ],
  nonGoals: ['discovery of devices: the board is fixed', 'a device tree'],
  failureModel: `The bus rejects an access outside every window, or with a width that the register does
not have; the hart takes an access fault.`,
  security: {
    threats: ['a device that writes memory outside the buffers of its driver'],
    mitigations: ['the device checks the bounds at each step through a queue'],
  },

  board: {
    devices: {
      /** The CLINT: time, one timer and one software interrupt for each hart. All registers are accessed in 32 bits. */
      clint: device(0x0200_0000, 0x0001_0000, {
        /** Software interrupt of hart 0: bit 0 raises it, and reads as its state. */
        msip: register(0x0, u32, { access: 'rw', stride: 4 }),
        /** Deadline of hart 0 in ticks, 64 bits, low word first; all ones: not armed. */
        mtimecmp: register(0x4000, u64, { access: 'rw', stride: 8 }),
        /** Time in ticks, 64 bits, low word first, read only. */
        mtime: register(0xbff8, u64, { access: 'r' }),
      }),
      /** The finisher: a store ends the run (sifive_test). */
      finisher: device(0x0010_0000, 0x1000, {
        /** The only register, write only, 32 bits. */
        exit: register(0x0, u32, { access: 'w' }),
      }),
      /** The UART: a 16550 whose transmitter is always ready. All registers are accessed in 8 bits. */
      uart: device(0x1000_0000, 0x1000, {
        /** Read: the next byte received (RBR). */
        rbr: register(0, u8, { access: 'r' }),
        /** Write: a byte to send (THR). */
        thr: register(0, u8, { access: 'w' }),
        /** Interrupts enabled (IER). */
        ier: register(1, u8, { access: 'rw' }),
        /** Read: the interrupt pending (IIR). */
        iir: register(2, u8, { access: 'r' }),
        /** Write: control of the queues (FCR). */
        fcr: register(2, u8, { access: 'w' }),
        /** Line control (LCR). */
        lcr: register(3, u8, { access: 'rw' }),
        /** Modem control (MCR). */
        mcr: register(4, u8, { access: 'rw' }),
        /** Line status (LSR), read only. */
        lsr: register(5, u8, { access: 'r' }),
        /** Modem status (MSR), read only. */
        msr: register(6, u8, { access: 'r' }),
        /** Scratch (SCR). */
        scr: register(7, u8, { access: 'rw' }),
        /** Divisor latch, low byte, in the place of RBR and THR while UART_LCR_DLAB is set. */
        dll: register(0, u8, { access: 'rw' }),
        /** Divisor latch, high byte, in the place of IER while UART_LCR_DLAB is set. */
        dlm: register(1, u8, { access: 'rw' }),
      }),
      /**
       * virtio over MMIO, version 2 (virtio 1.2, 4.2.2): the registers that each slot has. 32 bits each.
       * The window of slot n begins n times VIRTIO_SIZE after that of slot 0.
       */
      virtioMmio: device(0x1000_1000, 0x1000, {
        /** Reads VIRTIO_MAGIC_VALUE. */
        magic: register(0x000, u32, { access: 'r' }),
        /** Reads VIRTIO_VERSION_VALUE. */
        version: register(0x004, u32, { access: 'r' }),
        /** Kind of device; 0: the slot is empty. */
        deviceId: register(0x008, u32, { access: 'r' }),
        /** Reads VIRTIO_VENDOR_VALUE. */
        vendorId: register(0x00c, u32, { access: 'r' }),
        /** Features offered, the word that VIRTIO_DEVICE_FEATURES_SEL chose. */
        deviceFeatures: register(0x010, u32, { access: 'r' }),
        /** Chooses the word of features offered, write only. */
        deviceFeaturesSel: register(0x014, u32, { access: 'w' }),
        /** Features accepted, the word that VIRTIO_DRIVER_FEATURES_SEL chose, write only. */
        driverFeatures: register(0x020, u32, { access: 'w' }),
        /** Chooses the word of features accepted, write only. */
        driverFeaturesSel: register(0x024, u32, { access: 'w' }),
        /** Chooses the queue of the registers below, write only. */
        queueSel: register(0x030, u32, { access: 'w' }),
        /** The most entries that the queue may have; 0: no such queue. */
        queueNumMax: register(0x034, u32, { access: 'r' }),
        /** Entries in the queue, a power of two, write only. */
        queueNum: register(0x038, u32, { access: 'w' }),
        /** 1: the queue is in use. */
        queueReady: register(0x044, u32, { access: 'rw' }),
        /** Notifies the device of new buffers in the queue with the number written, write only. */
        queueNotify: register(0x050, u32, { access: 'w' }),
        /** Causes of the device's interrupt. */
        interruptStatus: register(0x060, u32, { access: 'r' }),
        /** Clears the bits written, write only. */
        interruptAck: register(0x064, u32, { access: 'w' }),
        /** Progress of the driver; 0 resets the device. */
        status: register(0x070, u32, { access: 'rw' }),
        /** Physical address of the descriptor table, low word, write only. */
        queueDescLow: register(0x080, u32, { access: 'w' }),
        /** Physical address of the descriptor table, high word, write only. */
        queueDescHigh: register(0x084, u32, { access: 'w' }),
        /** Physical address of the available ring, low word, write only. */
        queueDriverLow: register(0x090, u32, { access: 'w' }),
        /** Physical address of the available ring, high word, write only. */
        queueDriverHigh: register(0x094, u32, { access: 'w' }),
        /** Physical address of the used ring, low word, write only. */
        queueDeviceLow: register(0x0a0, u32, { access: 'w' }),
        /** Physical address of the used ring, high word, write only. */
        queueDeviceHigh: register(0x0a4, u32, { access: 'w' }),
        /** Changes when the configuration changes; constant on this board. */
        configGeneration: register(0x0fc, u32, { access: 'r' }),
        /** First byte of the configuration of the kind of device, which is also read in 8 and 16 bits. */
        config: register(0x100, u32, { access: 'r' }),
      }),
    },
    attached: {
      /** The block device (virtio 1.2, 5.2). */
      virtioBlk: { window: 'virtioMmio', slot: 'VIRTIO_SLOT_BLK', line: 'IRQ_VIRTIO' },
    },
    numbers: {
      /** The physical address space: where RAM is and how it is divided. Devices state their own windows. */
      memoryMap: {
        /** First physical address of RAM. */
        RAM_BASE: 0x8000_0000,
        /** Default size of RAM in bytes (16 MiB). */
        RAM_SIZE_DEFAULT: 0x0100_0000,
        /** Maximum size of RAM in bytes (1 GiB). */
        RAM_SIZE_MAX: 0x4000_0000,
        /** Bytes in a page, the unit of mapping. */
        PAGE_SIZE: 0x1000,
        /** log2 of PAGE_SIZE. */
        PAGE_SHIFT: 12,
        /** Maximum number of harts. */
        HARTS_MAX: 64,
      },
      /** Page tables: two levels of u32 entries in RAM. An entry is a physical page address or'ed with flags. */
      pageTable: {
        /** The entry is in use. */
        PTE_VALID: 0x1,
        /** Loads are allowed. */
        PTE_READ: 0x2,
        /** Stores are allowed; without PTE_READ the entry is reserved and faults. */
        PTE_WRITE: 0x4,
        /** Fetches are allowed. */
        PTE_EXECUTE: 0x8,
        /** User mode may use the page. */
        PTE_USER: 0x10,
        /** The part of an entry that is a physical page address. */
        PTE_ADDRESS_MASK: 0xffff_f000,
        /** First address beyond the user half. */
        USER_VA_END: 0x8000_0000,
        /** Entries in a root table, indexed by va >>> PAGE_ROOT_SHIFT. A root entry has PTE_VALID alone. */
        PAGE_ROOT_ENTRIES: 512,
        /** Bits of an address below the root's index. */
        PAGE_ROOT_SHIFT: 22,
        /** Entries in a leaf table, indexed by (va >>> PAGE_SHIFT) & (PAGE_LEAF_ENTRIES - 1). */
        PAGE_LEAF_ENTRIES: 1024,
        /** Bytes in a root table, also its alignment. */
        PAGE_ROOT_SIZE: 0x800,
        /** Bytes in a leaf table, also its alignment. */
        PAGE_LEAF_SIZE: 0x1000,
      },
      /** Numbers of the integer registers that the calling convention names. */
      registers: {
        /** Always reads 0. */
        REG_ZERO: 0,
        /** Return address. */
        REG_RA: 1,
        /** Stack pointer. */
        REG_SP: 2,
        /** Global pointer. */
        REG_GP: 3,
        /** Thread pointer. */
        REG_TP: 4,
        /** First argument; result. */
        REG_A0: 10,
        /** Second argument; second result. */
        REG_A1: 11,
        /** Third argument. */
        REG_A2: 12,
        /** Fourth argument. */
        REG_A3: 13,
        /** Fifth argument. */
        REG_A4: 14,
        /** Sixth argument. */
        REG_A5: 15,
        /** Seventh argument. */
        REG_A6: 16,
        /** Number of the syscall. */
        REG_A7: 17,
        /** Number of integer registers of a hart. */
        REG_COUNT: 32,
      },
      /** Virtual time: the tick, and how long each hart runs in a round. */
      timebase: {
        /** Ticks of mtime in a second. */
        TIMEBASE_HZ: 10_000_000,
        /** Nanoseconds in a tick of mtime. */
        TICK_NS: 100,
        /** Default time of each hart in a round, in nanoseconds. */
        QUANTUM_NS_DEFAULT: 10_000,
        /** Minimum cost of a trap in nanoseconds, so that each round ends. */
        TRAP_COST_NS_MIN: 100,
      },
      /** Causes of traps as scause holds them. An interrupt has the sign bit (bit 63 of 64, bit 31 of the number here). */
      traps: {
        /** Illegal instruction. */
        CAUSE_ILLEGAL_INSTRUCTION: 2,
        /** Breakpoint. */
        CAUSE_BREAKPOINT: 3,
        /** Load access fault: the page is mapped, the device rejects the load. */
        CAUSE_LOAD_ACCESS: 5,
        /** Store access fault: the page is mapped, the device rejects the store. */
        CAUSE_STORE_ACCESS: 7,
        /** Environment call from user mode. */
        CAUSE_USER_ECALL: 8,
        /** Instruction page fault. */
        CAUSE_INSTRUCTION_PAGE_FAULT: 12,
        /** Load page fault. */
        CAUSE_LOAD_PAGE_FAULT: 13,
        /** Store page fault. */
        CAUSE_STORE_PAGE_FAULT: 15,
        /** Sign bit plus 1: supervisor software interrupt. */
        CAUSE_SUPERVISOR_SOFTWARE: -0x7fff_ffff,
        /** Sign bit plus 5: supervisor timer interrupt. */
        CAUSE_SUPERVISOR_TIMER: -0x7fff_fffb,
        /** Sign bit plus 9: supervisor external interrupt (a device's line). */
        CAUSE_SUPERVISOR_EXTERNAL: -0x7fff_fff7,
        /** Bit of sie and sip: supervisor software interrupt. */
        SIE_SOFTWARE: 0x2,
        /** Bit of sie and sip: supervisor timer interrupt. */
        SIE_TIMER: 0x20,
        /** Bit of sie and sip: supervisor external interrupt. */
        SIE_EXTERNAL: 0x200,
        /** Size of an ecall instruction: a supervisor adds it to sepc to resume after the ecall. */
        ECALL_SIZE: 4,
      },
      /** Interrupt lines of devices. They are level triggered; a supervisor masks and unmasks each. */
      interrupts: {
        /** Number of lines. */
        IRQ_LINES: 32,
        /** The line of virtio slot 0; those of the other slots follow. */
        IRQ_VIRTIO: 1,
        /** The line of the console. */
        IRQ_UART: 10,
      },
      finisher: {
        /** Ends the run with exit code 0. */
        FINISHER_PASS: 0x5555,
        /** Ends the run as failed; the exit code is in bits 31..16. */
        FINISHER_FAIL: 0x3333,
        /** First bit of the exit code in FINISHER_FAIL. */
        FINISHER_CODE_SHIFT: 16,
      },
      uart: {
        /** IER: interrupt when a byte was received. */
        UART_IER_RECEIVED: 0x1,
        /** IER: interrupt when the transmitter is empty. */
        UART_IER_TRANSMITTER_EMPTY: 0x2,
        /** IIR: no interrupt is pending. */
        UART_IIR_NONE: 0x1,
        /** IIR: the transmitter is empty; cleared by reading IIR. */
        UART_IIR_TRANSMITTER_EMPTY: 0x2,
        /** IIR: a byte was received; cleared by reading it. */
        UART_IIR_RECEIVED: 0x4,
        /** IIR: the queues are enabled. */
        UART_IIR_FIFO: 0xc0,
        /** FCR: enables the queues. */
        UART_FCR_ENABLE: 0x1,
        /** FCR: empties the receive queue. */
        UART_FCR_CLEAR_RECEIVED: 0x2,
        /** LCR: divisor latch access. */
        UART_LCR_DLAB: 0x80,
        /** MCR: data terminal ready, request to send, and the two outputs. */
        UART_MCR_DTR: 0x1,
        UART_MCR_RTS: 0x2,
        UART_MCR_OUT1: 0x4,
        UART_MCR_OUT2: 0x8,
        /** MCR: loopback. Sent bytes are received, and MSR reads the outputs. */
        UART_MCR_LOOP: 0x10,
        /** LSR: a byte was received. */
        UART_LSR_RECEIVED: 0x1,
        /** LSR: THR is empty. */
        UART_LSR_THR_EMPTY: 0x20,
        /** LSR: the transmitter is empty. */
        UART_LSR_TRANSMITTER_EMPTY: 0x40,
        /** MSR: clear to send, data set ready, ring indicator, carrier detect. */
        UART_MSR_CTS: 0x10,
        UART_MSR_DSR: 0x20,
        UART_MSR_RI: 0x40,
        UART_MSR_DCD: 0x80,
        /** MSR without loopback: all but the ring indicator. */
        UART_MSR_READY: 0xb0,
        /** Bytes in the receive queue. */
        UART_FIFO_DEPTH: 16,
      },
      virtioMmio: {
        /** Slots that the board has; an empty one reads device id 0. */
        VIRTIO_SLOTS: 8,
        /** Slot of the block device. */
        VIRTIO_SLOT_BLK: 0,
        /** Slot of the entropy device. */
        VIRTIO_SLOT_RNG: 1,
        /** Slot of the network device. */
        VIRTIO_SLOT_NET: 2,
        /** "virt" in little-endian. */
        VIRTIO_MAGIC_VALUE: 0x7472_6976,
        /** The non-legacy version. */
        VIRTIO_VERSION_VALUE: 2,
        /** "ABIC" in little-endian. */
        VIRTIO_VENDOR_VALUE: 0x4349_4241,
        /** Status: the driver has found the device. */
        VIRTIO_STATUS_ACKNOWLEDGE: 0x01,
        /** Status: the driver knows how to drive it. */
        VIRTIO_STATUS_DRIVER: 0x02,
        /** Status: the driver is ready; queues work only now. */
        VIRTIO_STATUS_DRIVER_OK: 0x04,
        /** Status: the features are negotiated; the device clears it if it does not support them. */
        VIRTIO_STATUS_FEATURES_OK: 0x08,
        /** Status: the device found a malformed queue and needs a reset. */
        VIRTIO_STATUS_NEEDS_RESET: 0x40,
        /** Status: the driver gave up. */
        VIRTIO_STATUS_FAILED: 0x80,
        /** Interrupt: a buffer was used. */
        VIRTIO_INTERRUPT_USED: 0x1,
        /** Interrupt: the configuration or NEEDS_RESET changed. */
        VIRTIO_INTERRUPT_CONFIG: 0x2,
        /** Word 1 of the features, bit 0 (feature 32): not a legacy device; must be accepted. */
        VIRTIO_FEATURE_VERSION_1: 0x1,
      },
      /** The split virtqueue (virtio 1.2, 2.7): three tables in RAM that a driver and a device share. Little-endian. */
      virtioQueue: {
        /** Maximum number of entries in a queue. */
        VIRTQ_NUM_MAX: 256,
        /** Bytes in a descriptor: address u64, length u32, flags u16, next u16. */
        VIRTQ_DESC_SIZE: 16,
        /** Offset of the address, u64. */
        VIRTQ_DESC_ADDR: 0,
        /** Offset of the length in bytes, u32. */
        VIRTQ_DESC_LEN: 8,
        /** Offset of the flags, u16. */
        VIRTQ_DESC_FLAGS: 12,
        /** Offset of the next descriptor's index, u16. */
        VIRTQ_DESC_NEXT: 14,
        /** Flag: the chain continues at next. */
        VIRTQ_DESC_F_NEXT: 0x1,
        /** Flag: the device writes the buffer (otherwise it reads it). */
        VIRTQ_DESC_F_WRITE: 0x2,
        /** Flag: the buffer is a table of descriptors; not offered, so malformed. */
        VIRTQ_DESC_F_INDIRECT: 0x4,
        /** Available ring: offset of the flags, u16. */
        VIRTQ_AVAIL_FLAGS: 0,
        /** Available ring: offset of the free-running index, u16. */
        VIRTQ_AVAIL_IDX: 2,
        /** Available ring: offset of the entries, u16 each. */
        VIRTQ_AVAIL_RING: 4,
        /** Available ring flag: the driver wants no interrupt. */
        VIRTQ_AVAIL_F_NO_INTERRUPT: 0x1,
        /** Used ring: offset of the flags, u16. */
        VIRTQ_USED_FLAGS: 0,
        /** Used ring: offset of the free-running index, u16. */
        VIRTQ_USED_IDX: 2,
        /** Used ring: offset of the entries: id u32, bytes written u32. */
        VIRTQ_USED_RING: 4,
        /** Used ring: bytes in an entry. */
        VIRTQ_USED_ENTRY_SIZE: 8,
      },
      /** The block device (virtio 1.2, 5.2): one queue of requests, which complete in any order. */
      virtioBlk: {
        /** Device id. */
        VIRTIO_BLK_DEVICE_ID: 2,
        /** Word 0 of the features: flush requests are supported. */
        VIRTIO_BLK_FEATURE_FLUSH: 0x200,
        /** Configuration: size in sectors, u64, offset from VIRTIO_CONFIG. */
        VIRTIO_BLK_CAPACITY: 0,
        /** Bytes in a sector. */
        VIRTIO_BLK_SECTOR_SIZE: 512,
        /** Bytes in a request's header: type u32, reserved u32, sector u64. */
        VIRTIO_BLK_HEADER_SIZE: 16,
        /** Header: offset of the type, u32. */
        VIRTIO_BLK_HEADER_TYPE: 0,
        /** Header: offset of the first sector, u64. */
        VIRTIO_BLK_HEADER_SECTOR: 8,
        /** Type: sectors to buffers. */
        VIRTIO_BLK_T_IN: 0,
        /** Type: buffers to sectors. */
        VIRTIO_BLK_T_OUT: 1,
        /** Type: makes all earlier writes durable. */
        VIRTIO_BLK_T_FLUSH: 4,
        /** Type: copies the name of the disk to a buffer of VIRTIO_BLK_ID_SIZE bytes. */
        VIRTIO_BLK_T_GET_ID: 8,
        /** Bytes in the name of a disk. */
        VIRTIO_BLK_ID_SIZE: 20,
        /** A request is completed after 1 to this many ticks, which is a choice of the machine. */
        VIRTIO_BLK_LATENCY_TICKS_MAX: 500,
        /** Status: done. */
        VIRTIO_BLK_S_OK: 0,
        /** Status: outside the disk, or not whole sectors. */
        VIRTIO_BLK_S_IOERR: 1,
        /** Status: no such type. */
        VIRTIO_BLK_S_UNSUPP: 2,
      },
      /** The entropy device (virtio 1.2, 5.4): one queue of buffers to fill. */
      virtioRng: {
        /** Device id. */
        VIRTIO_RNG_DEVICE_ID: 4,
        /** Maximum number of bytes for one chain of buffers; the used length is the actual number. */
        VIRTIO_RNG_BYTES_MAX: 4096,
      },
      /**
       * The network device (virtio 1.2, 5.1): Ethernet frames without their checksum, no offloads. A buffer begins with a
       * header of 12 bytes, whose fields are 0 but for the number of buffers of a received frame, which is 1.
       */
      virtioNet: {
        /** Device id. */
        VIRTIO_NET_DEVICE_ID: 1,
        /** Word 0 of the features: the configuration has the address of the device. */
        VIRTIO_NET_FEATURE_MAC: 0x20,
        /** Configuration: offset of the address. */
        VIRTIO_NET_MAC: 0,
        /** Bytes in an address. */
        VIRTIO_NET_MAC_SIZE: 6,
        /** Queue of buffers for frames that are received. */
        VIRTIO_NET_RECEIVEQ: 0,
        /** Queue of frames to transmit. */
        VIRTIO_NET_TRANSMITQ: 1,
        /** Bytes in the header of a buffer. */
        VIRTIO_NET_HEADER_SIZE: 12,
        /** Header: offset of the flags, u8. */
        VIRTIO_NET_HEADER_FLAGS: 0,
        /** Header: offset of the kind of segmentation, u8; 0: none. */
        VIRTIO_NET_HEADER_GSO_TYPE: 1,
        /** Header: offset of the number of buffers that a received frame takes, u16. */
        VIRTIO_NET_HEADER_NUM_BUFFERS: 10,
        /** Minimum number of bytes in a frame: the two addresses and the type. */
        VIRTIO_NET_FRAME_SIZE_MIN: 14,
        /** Maximum number of bytes in a frame. A longer one is dropped. */
        VIRTIO_NET_FRAME_SIZE_MAX: 1514,
        /** Bytes in a buffer that holds each frame with its header. A frame that its buffer does not hold is dropped. */
        VIRTIO_NET_BUFFER_SIZE: 1526,
        /** Maximum number of received frames that wait for a buffer. A further one is dropped. */
        VIRTIO_NET_BACKLOG_MAX: 64,
      },
      /** The switch that joins the network devices of several machines. */
      switch: {
        /** Maximum number of ports. */
        SWITCH_PORTS_MAX: 64,
        /** Maximum number of addresses that it learns; frames to others go to all ports. */
        SWITCH_ADDRESSES_MAX: 1024,
        /** Default of the maximum number of frames on their way to a port. A further one is dropped. */
        SWITCH_QUEUE_MAX_DEFAULT: 64,
        /** Default of the minimum time of a frame from port to port, in nanoseconds. */
        SWITCH_DELAY_NS_MIN_DEFAULT: 50_000,
        /** Default of the maximum time of a frame from port to port, in nanoseconds. */
        SWITCH_DELAY_NS_MAX_DEFAULT: 200_000,
        /** In how many frames the losses are counted. */
        SWITCH_LOSS_UNIT: 1000,
      },
    },
  },
});
