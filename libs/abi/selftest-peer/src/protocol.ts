// @generated from contracts/rfc-0014-peer.contract.ts (RFC-0014/peer). Do not edit: change the contract, then run `abicus generate`.
// body sha256:4001d969d77c45ca

import type { AsyncHandlers, Protocol } from '@abicus/wire/service';
import { ENVELOPE, FRAME_MAX } from './envelope.ts';
import {
  ARM_CALL,
  type ArmError,
  type ArmReply,
  type ArmRequest,
  decodeArm,
  decodeArmReply,
  encodeArm,
} from './ops/arm.ts';
import {
  BOOTS_CALL,
  type BootsError,
  type BootsReply,
  type BootsRequest,
  decodeBoots,
  decodeBootsReply,
  encodeBoots,
} from './ops/boots.ts';
import {
  CRASH_CALL,
  type CrashError,
  type CrashReply,
  type CrashRequest,
  decodeCrash,
  decodeCrashReply,
  encodeCrash,
} from './ops/crash.ts';
import {
  END_CALL,
  type EndError,
  type EndReply,
  type EndRequest,
  decodeEnd,
  decodeEndReply,
  encodeEnd,
} from './ops/end.ts';
import { SERVER } from './server.ts';

/** selftest-peer over any transport, for `connect` and `serve` of `@abicus/async`. */

/** The request and reply of each operation of selftest-peer. */
export interface SelftestPeerOperations {
  /** Arms this many timers, and says how many timed accepted. */
  readonly arm: {
    readonly request: ArmRequest;
    readonly reply: ArmReply;
    readonly error: ArmError | 'OutOfBounds';
    readonly reject: never;
  };
  /** Replies, and ends with status 0: it cancels no timer. */
  readonly end: {
    readonly request: EndRequest;
    readonly reply: EndReply;
    readonly error: EndError;
    readonly reject: never;
  };
  /** Ends with a fault. There is no reply: the call ends because its peer is gone. */
  readonly crash: {
    readonly request: CrashRequest;
    readonly reply: CrashReply;
    readonly error: CrashError;
    readonly reject: never;
  };
  /** How often it has been started, and how many capabilities it was given at its last start. */
  readonly boots: {
    readonly request: BootsRequest;
    readonly reply: BootsReply;
    readonly error: BootsError;
    readonly reject: never;
  };
}

/** The events of selftest-peer. */
export type SelftestPeerEvents = Readonly<Record<never, never>>;

/** The handlers of a service, synchronous or with promises. A handler gets the decoded request. */
export type SelftestPeerAsyncHandlers<C> = AsyncHandlers<SelftestPeerOperations, C>;

/** The protocol of selftest-peer. */
export const SELFTEST_PEER_PROTOCOL: Protocol<number, SelftestPeerOperations, SelftestPeerEvents> =
  {
    envelope: ENVELOPE,
    frameMax: FRAME_MAX,
    operations: {
      arm: {
        operation: ARM_CALL,
        encode: encodeArm,
        decodeRequest: decodeArm,
        decode: decodeArmReply,
      },
      end: {
        operation: END_CALL,
        encode: (_, nonce) => encodeEnd(nonce),
        decodeRequest: decodeEnd,
        decode: decodeEndReply,
      },
      crash: {
        operation: CRASH_CALL,
        encode: (_, nonce) => encodeCrash(nonce),
        decodeRequest: decodeCrash,
        decode: decodeCrashReply,
      },
      boots: {
        operation: BOOTS_CALL,
        encode: (_, nonce) => encodeBoots(nonce),
        decodeRequest: decodeBoots,
        decode: decodeBootsReply,
      },
    },
    events: {},
    server: SERVER,
  };
