// @generated from contracts/rfc-0005-task.contract.ts (RFC-0005/task). Do not edit: change the contract, then run `abicus generate`.
// body sha256:51462c005b8acc64

import { allZero, getU32, getU53, isU32, isU53, putU32, putU53 } from '@abicus/wire';
import { type UserPtr, isUserPtr } from '../types.ts';

/** The size of a BootstrapMsg in bytes. */
export const BOOTSTRAP_MSG_SIZE = 32;

/** The offsets of the fields of a BootstrapMsg, in bytes. */
export const BOOTSTRAP_MSG = {
  argc: 0,
  pad: 4,
  argv: 8,
  env: 16,
  capSeedEndpoint: 24,
  flags: 28,
} as const;

/** The bootstrap message at the initial stack pointer of a task. Flag bit 0: there is an info page. */
export interface BootstrapMsg {
  readonly argc: number;
  readonly argv: UserPtr;
  readonly env: UserPtr;
  readonly capSeedEndpoint: number;
  readonly flags: number;
}

/** Whether each field of a BootstrapMsg holds a value of its type; a write cuts off other values. */
export function isBootstrapMsg(value: BootstrapMsg): boolean {
  return (
    isU32(value.argc) &&
    isU53(value.argv) &&
    isUserPtr(value.argv) &&
    isU53(value.env) &&
    isUserPtr(value.env) &&
    isU32(value.capSeedEndpoint) &&
    isU32(value.flags)
  );
}

/** Writes a BootstrapMsg at `at`. The bytes must be long enough. */
export function writeBootstrapMsg(bytes: Uint8Array, at: number, value: BootstrapMsg): void {
  putU32(bytes, at, value.argc);
  bytes.fill(0, at + 4, at + 8);
  putU53(bytes, at + 8, value.argv);
  putU53(bytes, at + 16, value.env);
  putU32(bytes, at + 24, value.capSeedEndpoint);
  putU32(bytes, at + 28, value.flags);
}

/** The bytes of a BootstrapMsg. */
export function encodeBootstrapMsg(value: BootstrapMsg): Uint8Array {
  const bytes = new Uint8Array(BOOTSTRAP_MSG_SIZE);
  writeBootstrapMsg(bytes, 0, value);
  return bytes;
}

/** Reads a BootstrapMsg at `at`; undefined if the bytes are too short or not valid. */
export function readBootstrapMsg(bytes: Uint8Array, at: number): BootstrapMsg | undefined {
  if (at >>> 0 !== at || bytes.length - at < BOOTSTRAP_MSG_SIZE) return undefined;
  const argc = getU32(bytes, at);
  if (!allZero(bytes, at + 4, 4)) return undefined;
  const argv = getU53(bytes, at + 8);
  if (!isUserPtr(argv)) return undefined;
  const env = getU53(bytes, at + 16);
  if (!isUserPtr(env)) return undefined;
  const capSeedEndpoint = getU32(bytes, at + 24);
  const flags = getU32(bytes, at + 28);
  return { argc, argv, env, capSeedEndpoint, flags };
}
