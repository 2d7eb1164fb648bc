/**
 * The bus: finds the device behind a physical address. A refused access (no device, a width that the device doesn't
 * have, not aligned, a read-only register) is an access fault of whoever made it; nothing is ignored silently.
 */
import { REFUSED, type Device } from './device.ts';

/** The devices of a machine. */
export class Bus {
  readonly devices: readonly Device[];

  /** Refuses windows that overlap. */
  constructor(devices: readonly Device[]) {
    this.devices = devices.toSorted((a, b) => a.base - b.base);
    let end = 0;
    for (const device of this.devices) {
      if (device.base < end)
        throw new RangeError(`device ${device.name} overlaps the one before it`);
      end = device.base + device.size;
    }
  }

  /** The device whose window holds a physical address. */
  at(pa: number): Device | undefined {
    for (const device of this.devices) {
      if (pa >= device.base && pa < device.base + device.size) return device;
    }
    return undefined;
  }

  /** Reads `width` bytes (1, 2 or 4) of a device register: an unsigned number, or REFUSED. */
  read(pa: number, width: number): number {
    const device = this.at(pa);
    if (device === undefined || pa % width !== 0) return REFUSED;
    return device.read(pa - device.base, width);
  }

  /** Writes `width` bytes (1, 2 or 4) to a device register; false: refused. */
  write(pa: number, width: number, value: number): boolean {
    const device = this.at(pa);
    if (device === undefined || pa % width !== 0) return false;
    return device.write(pa - device.base, width, value);
  }

  /** Reads a 32-bit register: an unsigned number, or REFUSED. */
  read32(pa: number): number {
    return this.read(pa, 4);
  }

  /** Writes a 32-bit register; false: refused. */
  write32(pa: number, value: number): boolean {
    return this.write(pa, 4, value >>> 0);
  }
}
