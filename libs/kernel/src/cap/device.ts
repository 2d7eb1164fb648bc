/** Windows of devices. */
import type { Core } from '../core/core.ts';

/** Whether a range of physical addresses is within the registers of one device of the board. */
export function isDeviceWindow({ machine }: Core, base: number, length: number): boolean {
  return machine.bus.devices.some(
    (device) => base >= device.base && base + length <= device.base + device.size,
  );
}
