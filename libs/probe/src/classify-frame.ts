/** Tells events from replies in the mailbox of a client. */
import type { FrameKind } from '@abicus/ipc';

/** What is needed of the envelope of a service. */
export interface FrameEnvelope {
  readonly opcodeOf: (frame: Uint8Array) => number | undefined;
  readonly replyNonce: (frame: Uint8Array) => number | undefined;
}

/** Creates the classifier of the frames of a service. @param events the opcodes of its events. */
export function frameClassifier(
  envelope: FrameEnvelope,
  events: readonly number[],
): (frame: Uint8Array) => FrameKind {
  return (frame) => {
    const opcode = envelope.opcodeOf(frame);
    if (opcode !== undefined && events.includes(opcode)) return { kind: 'event' };
    const nonce = envelope.replyNonce(frame);
    return nonce === undefined ? { kind: 'malformed' } : { kind: 'reply', nonce };
  };
}
