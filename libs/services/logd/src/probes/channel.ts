/** How the probes call logd. */
import { FRAME_MAX, type Correlation } from '@abicus/abi-logd';
import { CallChannel } from '@abicus/ipc';
import type { ProbeContext } from '@abicus/probe';

/** A channel to logd that speaks a version of its protocol. */
export function channelTo(
  { cpu, slot, identity }: ProbeContext,
  version: Correlation['version'] = 'v2',
): CallChannel<Correlation> {
  // Each call waits for its reply, so that one nonce is enough.
  const nonce = (): Correlation => (version === 'v1' ? { version } : { version, nonce: identity });
  return new CallChannel<Correlation>(cpu, slot('logd'), { room: FRAME_MAX, nonce });
}
