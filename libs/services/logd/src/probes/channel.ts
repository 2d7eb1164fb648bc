/** How the probes call logd. */
import { FRAME_MAX, type Correlation } from '@abicus/abi-logd';
import { CallChannel } from '@abicus/ipc';
import type { ProbeContext } from '@abicus/probe';

/** A channel to logd that speaks a version of its protocol. */
export function channelTo(
  { cpu, slot }: ProbeContext,
  version: Correlation['version'] = 'v2',
): CallChannel<Correlation> {
  let last = 0n;
  const nonce = (): Correlation =>
    version === 'v1' ? { version } : { version, nonce: (last += 1n) };
  return new CallChannel<Correlation>(cpu, slot('logd'), { room: FRAME_MAX, nonce });
}
