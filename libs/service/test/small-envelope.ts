/** The envelopes of small services under test: a nonce of a byte, and BAD, 1, for what is malformed. */
import { Envelope, NONCE } from '@abicus/wire/service';

/** The envelope of a service with these opcodes. @param denied its status for callers without authority. */
export function smallEnvelope(
  service: string,
  magic: string,
  opcodes: readonly number[],
  denied?: number,
): Envelope<number> {
  return new Envelope({
    service,
    magic,
    version: 1,
    nonce: NONCE.u8,
    request: { size: 5, nonce: 4 },
    reply: { size: 6, status: 4, nonce: 5 },
    success: 0,
    malformed: 1,
    ...(denied === undefined ? {} : { denied }),
    opcodes,
    fullSize: {},
  });
}
