/** A driver of the virtio block device: reads one sector at a time. Its interrupt is its user's. */
import {
  asMapFlags,
  asPageVa,
  capQuery,
  map,
  MapFlags,
  mmioMap,
  vmoCreate,
  type CapSlot,
} from '@abicus/abi-kernel';
import {
  PAGE_SIZE,
  VIRTIO_BLK_HEADER_SECTOR,
  VIRTIO_BLK_HEADER_SIZE,
  VIRTIO_BLK_HEADER_TYPE,
  VIRTIO_BLK_S_OK,
  VIRTIO_BLK_SECTOR_SIZE,
  VIRTIO_BLK_T_IN,
  VIRTIO_DRIVER_FEATURES,
  VIRTIO_DRIVER_FEATURES_SEL,
  VIRTIO_FEATURE_VERSION_1,
  VIRTIO_INTERRUPT_ACK,
  VIRTIO_INTERRUPT_STATUS,
  VIRTIO_QUEUE_DESC_LOW,
  VIRTIO_QUEUE_DEVICE_LOW,
  VIRTIO_QUEUE_DRIVER_LOW,
  VIRTIO_QUEUE_NOTIFY,
  VIRTIO_QUEUE_NUM,
  VIRTIO_QUEUE_READY,
  VIRTIO_QUEUE_SEL,
  VIRTIO_STATUS,
  VIRTIO_STATUS_ACKNOWLEDGE,
  VIRTIO_STATUS_DRIVER,
  VIRTIO_STATUS_DRIVER_OK,
  VIRTIO_STATUS_FEATURES_OK,
  VIRTQ_AVAIL_IDX,
  VIRTQ_AVAIL_RING,
  VIRTQ_DESC_ADDR,
  VIRTQ_DESC_FLAGS,
  VIRTQ_DESC_F_NEXT,
  VIRTQ_DESC_F_WRITE,
  VIRTQ_DESC_LEN,
  VIRTQ_DESC_NEXT,
  VIRTQ_DESC_SIZE,
  VIRTQ_USED_IDX,
} from '@abicus/abi-board';
import { ok, type Cpu, type Program, type Result } from '@abicus/wire';

/** Addresses at which the driver maps the registers and the page that it shares with the device. */
const REGISTERS_VA = asPageVa(0x2500_0000);
const PAGE_VA = asPageVa(0x2501_0000);
const READ_WRITE = asMapFlags(MapFlags.VALID | MapFlags.READ | MapFlags.WRITE | MapFlags.USER);

/** Offsets in the shared page. */
const DESC = 0;
const AVAIL = 0x100;
const USED = 0x200;
const HEADER = 0x300;
const STATUS = 0x310;
const DATA = 0x400;
const ENTRIES = 8;
/** What no request gives as its status. */
const NO_STATUS = 0xff;

/** A running driver. */
export class BlockDriver {
  readonly #cpu: Cpu;
  readonly #page: number;
  #requests = 0;

  /** @param page physical address of the shared page. */
  constructor(cpu: Cpu, page: number) {
    this.#cpu = cpu;
    this.#page = page;
  }

  /** Asks the device for a sector, and returns at once. */
  request(sector: number): void {
    const cpu = this.#cpu;
    cpu.store32(PAGE_VA + HEADER + VIRTIO_BLK_HEADER_TYPE, VIRTIO_BLK_T_IN);
    cpu.store64(PAGE_VA + HEADER + VIRTIO_BLK_HEADER_SECTOR, BigInt(sector));
    cpu.store8(PAGE_VA + STATUS, NO_STATUS);
    this.#describe(0, HEADER, VIRTIO_BLK_HEADER_SIZE, VIRTQ_DESC_F_NEXT);
    this.#describe(1, DATA, VIRTIO_BLK_SECTOR_SIZE, VIRTQ_DESC_F_NEXT | VIRTQ_DESC_F_WRITE);
    this.#describe(2, STATUS, 1, VIRTQ_DESC_F_WRITE);
    const at = PAGE_VA + AVAIL;
    cpu.store16(at + VIRTQ_AVAIL_RING + 2 * (this.#requests % ENTRIES), 0);
    this.#requests++;
    cpu.store16(at + VIRTQ_AVAIL_IDX, this.#requests);
    cpu.store32(REGISTERS_VA + VIRTIO_QUEUE_NOTIFY, 0);
  }

  /** The sector that the last request gave; `undefined` if the device has not completed it, or with an error. */
  sector(): Uint8Array | undefined {
    const cpu = this.#cpu;
    const used = cpu.load16(PAGE_VA + USED + VIRTQ_USED_IDX);
    const status = cpu.load8(PAGE_VA + STATUS);
    if (used !== this.#requests || status !== VIRTIO_BLK_S_OK) return undefined;
    return cpu.read(PAGE_VA + DATA, VIRTIO_BLK_SECTOR_SIZE);
  }

  /** Clears the causes of the device's interrupt, so that it lowers its line; returns what they were. */
  acknowledge(): number {
    const cpu = this.#cpu;
    const causes = cpu.load32(REGISTERS_VA + VIRTIO_INTERRUPT_STATUS);
    cpu.store32(REGISTERS_VA + VIRTIO_INTERRUPT_ACK, causes);
    return causes;
  }

  /** Resets the device and sets it up with one queue. */
  start(): void {
    const set = (register: number, value: number): void =>
      this.#cpu.store32(REGISTERS_VA + register, value);
    const found = VIRTIO_STATUS_ACKNOWLEDGE | VIRTIO_STATUS_DRIVER;
    set(VIRTIO_STATUS, 0);
    set(VIRTIO_STATUS, found);
    set(VIRTIO_DRIVER_FEATURES_SEL, 1);
    set(VIRTIO_DRIVER_FEATURES, VIRTIO_FEATURE_VERSION_1);
    set(VIRTIO_STATUS, found | VIRTIO_STATUS_FEATURES_OK);
    set(VIRTIO_QUEUE_SEL, 0);
    set(VIRTIO_QUEUE_NUM, ENTRIES);
    set(VIRTIO_QUEUE_DESC_LOW, this.#page + DESC);
    set(VIRTIO_QUEUE_DRIVER_LOW, this.#page + AVAIL);
    set(VIRTIO_QUEUE_DEVICE_LOW, this.#page + USED);
    set(VIRTIO_QUEUE_READY, 1);
    set(VIRTIO_STATUS, found | VIRTIO_STATUS_FEATURES_OK | VIRTIO_STATUS_DRIVER_OK);
  }

  #describe(index: number, offset: number, length: number, flags: number): void {
    const cpu = this.#cpu;
    const at = PAGE_VA + DESC + index * VIRTQ_DESC_SIZE;
    cpu.store64(at + VIRTQ_DESC_ADDR, BigInt(this.#page + offset));
    cpu.store32(at + VIRTQ_DESC_LEN, length);
    cpu.store16(at + VIRTQ_DESC_FLAGS, flags);
    cpu.store16(at + VIRTQ_DESC_NEXT, index + 1);
  }
}

/** Maps the registers of the block device and a page to share with it, and starts it. */
export function* startBlockDriver(
  cpu: Cpu,
  registers: CapSlot,
): Program<Result<BlockDriver, string>> {
  const mapped = yield* mmioMap(cpu, registers, REGISTERS_VA, 0);
  if (!mapped.ok) return mapped;
  const vmo = yield* vmoCreate(cpu, undefined, PAGE_SIZE);
  if (!vmo.ok) return vmo;
  const shared = yield* map(cpu, vmo.value, PAGE_VA, 0, READ_WRITE);
  if (!shared.ok) return shared;
  const info = yield* capQuery(cpu, vmo.value);
  if (!info.ok) return info;
  const driver = new BlockDriver(cpu, Number(info.value.base));
  driver.start();
  return ok(driver);
}
