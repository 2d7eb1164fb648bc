/** Steps of test programs. */
import {
  asCapSlot,
  asMapFlags,
  asMsgFlags,
  asMsgType,
  asPageVa,
  asRecvFlags,
  asSendFlags,
  asStackPages,
  capQuery,
  debugWrite,
  exec,
  execV2,
  ipcRecv,
  ipcSend,
  KernelError,
  map,
  MapFlags,
  MsgFlags,
  type ExecError,
  type ExecV2Error,
  type IpcRecvResult,
  type KernelFailure,
  type Pid,
} from '@abicus/abi-kernel';
import { PAGE_SIZE } from '@abicus/emulator';
import { encodeUtf8, type Cpu, type Result } from '@abicus/wire';

/** A step of a program: makes any number of traps. */
export type Step<T> = Generator<undefined, T, undefined>;

const READ_USER = asMapFlags(MapFlags.VALID | MapFlags.READ | MapFlags.USER);
const IMAGES_VA = 0x2200_0000;

/** Prints a line. */
export function* say(cpu: Cpu, text: string): Step<void> {
  yield* debugWrite(cpu, encodeUtf8(text));
}

/** Returns a result as text: its value, or the name of its error. */
export function shown<E extends string>(
  result: Result<number | bigint | object | void, E>,
): string {
  if (!result.ok) return result.error;
  const { value } = result;
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** Returns the value of a result. Throws on an error, which ends the program. */
export function must<T>(result: Result<T, KernelFailure>): T {
  if (!result.ok) throw new KernelError(result.error);
  return result.value;
}

/** Returns the received text, or the name of the error. */
export function textOf(got: string | { readonly text: string }): string {
  return typeof got === 'string' ? got : got.text;
}

/** Starts the image of a slot, bound to a name if one is given. Throws on an error, which ends the program. */
export function* startImage(cpu: Cpu, slot: number, name = ''): Step<Pid> {
  const pid = yield* tryStartImage(cpu, slot, name);
  if (!pid.ok) throw new Error(`start: ${pid.error}`);
  return pid.value;
}

/** Starts the image of a slot, bound to a name if one is given, and returns the result. */
export function* tryStartImage(
  cpu: Cpu,
  slot: number,
  name = '',
): Step<Result<Pid, ExecError | ExecV2Error>> {
  const va = IMAGES_VA + slot * 0x1_0000;
  const info = yield* capQuery(cpu, asCapSlot(slot));
  if (!info.ok) throw new Error(`slot ${slot}: ${info.error}`);
  const length = Number(info.value.length);
  for (let at = 0; at < length; at += PAGE_SIZE) {
    // The pages may be mapped already by an earlier start: then the syscall fails, which is harmless.
    yield* map(cpu, asCapSlot(slot), asPageVa(va + at), at, READ_USER);
  }
  const image = cpu.read(va, length);
  const pages = asStackPages(1);
  return name === ''
    ? yield* exec(cpu, image, pages, 0)
    : yield* execV2(cpu, image, pages, 0, encodeUtf8(name));
}

/** Sends a text, with a capability if `move` names its slot. */
export function* sendText(
  cpu: Cpu,
  slot: number,
  text: string,
  options: { readonly flags?: number; readonly deadline?: bigint; readonly move?: number } = {},
): Step<number | string> {
  const payload = encodeUtf8(text);
  const { flags = 0, deadline = 0n, move } = options;
  const header = {
    src: move ?? 0,
    dst: 0,
    ty: asMsgType(1),
    flags: asMsgFlags(move === undefined ? 0 : MsgFlags.CAP_MOVE),
    len: payload.length,
  };
  const sent = yield* ipcSend(cpu, asCapSlot(slot), header, payload, asSendFlags(flags), deadline);
  return sent.ok ? sent.value : sent.error;
}

/** Receives a text and its header; returns the name of the error if it fails. */
export function* receiveText(
  cpu: Cpu,
  slot: number,
  options: {
    readonly flags?: number;
    readonly deadline?: bigint;
    readonly payloadMax?: number;
  } = {},
): Step<{ text: string; header: IpcRecvResult['header'] } | string> {
  const { flags = 0, deadline = 0n, payloadMax = 128 } = options;
  const got = yield* ipcRecv(cpu, asCapSlot(slot), payloadMax, asRecvFlags(flags), deadline);
  if (!got.ok) return got.error;
  return { text: new TextDecoder().decode(got.value.payload), header: got.value.header };
}
