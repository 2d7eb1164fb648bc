/** Boots put together by hand, for tests. */
import { fnv1a64, type Boot, type BootProgram, type Supervision } from '@abicus/wire';

/** Restarts of which three may be in ten seconds. */
export const SUPERVISION: Supervision = {
  restart: 'always',
  backoffNs: [10_000_000n, 80_000_000n],
  maxInWindow: 3,
  windowNs: 10_000_000_000n,
};

/** What a program of a boot has other than most; `requests: undefined`: it has no service. */
export type ProgramChanges = Partial<Omit<BootProgram, 'requests'>> & {
  readonly requests?: BootProgram['requests'] | undefined;
};

/** A program of a boot, with a service unless stated otherwise. */
export function bootProgram(
  name: string,
  image: number,
  changes: ProgramChanges = {},
): BootProgram {
  const { requests: _, ...bare } = { requests: undefined, ...changes };
  const served = 'requests' in changes ? changes.requests : { slot: 2, depth: 16 };
  return {
    name,
    identity: fnv1a64(name),
    image,
    stackPages: 2,
    sha256: '',
    endsRun: false,
    endpoints: [],
    devices: [],
    calls: [],
    notifies: [],
    supervision: SUPERVISION,
    ...bare,
    ...(served === undefined ? {} : { requests: served }),
  };
}

/** A boot of these programs, in this order. */
export function bootOf(...programs: readonly BootProgram[]): Boot {
  const slots = { endpointFactory: 1, serviceFactory: 2, clock: 3 };
  return { first: 'init', programs, slots, devices: [] };
}

/** Calls of one operation of a service, through a slot. */
export const calls = (service: string, slot: number) => ({ service, slot, ops: ['ask'] });
