/**
 * The bus: routes an access by its physical address to a device. A bus error (no device, unsupported width, misaligned,
 * read-only register) is an access fault of the program; no access is ignored silently.
 */
import { BUS_ERROR, type Device } from './device.ts';

/** The devices of a machine. */
export class Bus {
  readonly devices: readonly Device[];

  /** Throws if the windows of two devices overlap. */
  constructor(devices: readonly Device[]) {
    this.devices = devices.toSorted((a, b) => a.base - b.base);
    let end = 0;
    for (const device of this.devices) {
      if (device.base < end)
        throw new RangeError(`device ${device.name} overlaps the one before it`);
      end = device.base + device.size;
    }
  }

  /** Finds the device whose window contains a physical address. */
  at(pa: number): Device | undefined {
    for (const device of this.devices) {
      if (pa >= device.base && pa < device.base + device.size) return device;
    }
    return undefined;
  }

  /** Reads `width` bytes (1, 2 or 4) of a device register: an unsigned number, or BUS_ERROR. */
  read(pa: number, width: number): number {
    const device = this.at(pa);
    if (device === undefined || pa % width !== 0) return BUS_ERROR;
    return device.read(pa - device.base, width);
  }

  /** Writes `width` bytes (1, 2 or 4) to a device register; false: bus error. */
  write(pa: number, width: number, value: number): boolean {
    const device = this.at(pa);
    if (device === undefined || pa % width !== 0) return false;
    return device.write(pa - device.base, width, value);
  }

  /** Reads a 32-bit register: an unsigned number, or BUS_ERROR. */
  read32(pa: number): number {
    return this.read(pa, 4);
  }

  /** Writes a 32-bit register; false: bus error. */
  write32(pa: number, value: number): boolean {
    return this.write(pa, 4, value >>> 0);
  }
}
