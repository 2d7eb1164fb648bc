import {
  asAsMapFlags,
  asCapSlot,
  asExitStatus,
  asMapFlags,
  asMsgFlags,
  asMsgType,
  asPageVa,
  asQueueDepth,
  asRights,
  asSendFlags,
  asRecvFlags,
  asStackPages,
  asWaitTarget,
  capTransferTo,
  debugWrite,
  execV2,
  exit,
  getpid,
  ipcEndpointCreateV2,
  ipcRecv,
  ipcSend,
  map,
  MapFlags,
  Rights,
  wait,
  capQuery,
  yieldNow,
  nsec,
  execV2Raw,
} from '@abicus/abi-kernel';
import { encodeUtf8, type Cpu, type Program } from '@abicus/wire';
import { expect, test } from 'vitest';
import { bench, FACTORY, IMAGES } from './testing/bench.ts';

const VA = 0x2100_0000;
const R = asMapFlags(MapFlags.VALID | MapFlags.READ | MapFlags.USER);

function* start(
  cpu: Cpu,
  name: string,
  slot: number,
  va = VA,
): Generator<undefined, number, undefined> {
  const info = yield* capQuery(cpu, asCapSlot(slot));
  if (!info.ok) throw new Error(info.error);
  yield* map(cpu, asCapSlot(slot), asPageVa(va), 0, R);
  const image = cpu.read(va, Number(info.value.length));
  const pid = yield* execV2(cpu, image, asStackPages(1), 0, encodeUtf8(name));
  if (!pid.ok) throw new Error(pid.error);
  return pid.value;
}

function* init(cpu: Cpu): Program {
  yield* debugWrite(cpu, encodeUtf8('init: start'));
  const control = yield* ipcEndpointCreateV2(cpu, asCapSlot(FACTORY), asQueueDepth(4));
  yield* debugWrite(cpu, encodeUtf8(`ep ${JSON.stringify(control)}`));
  const pid = yield* start(cpu, 'echo', IMAGES);
  const me = yield* getpid(cpu);
  yield* debugWrite(cpu, encodeUtf8(`child ${pid} me ${JSON.stringify(me)}`));
  const sent = yield* ipcSend(
    cpu,
    asCapSlot(0),
    { src: 0, dst: 0, ty: asMsgType(7), flags: asMsgFlags(0), len: 5 },
    encodeUtf8('hello'),
    asSendFlags(0),
    0n,
  );
  yield* debugWrite(cpu, encodeUtf8(`sent ${JSON.stringify(sent)}`));
  const ended = yield* wait(cpu, asWaitTarget(0));
  yield* debugWrite(cpu, encodeUtf8(`ended ${JSON.stringify(ended)}`));
  yield* exit(cpu, asExitStatus(0));
}

function* echo(cpu: Cpu): Program {
  const got = yield* ipcRecv(cpu, asCapSlot(0), 64, asRecvFlags(0), 0n);
  const text = got.ok
    ? `got ${new TextDecoder().decode(got.value.payload)} ${JSON.stringify(got.value.header)}`
    : got.error;
  yield* debugWrite(cpu, encodeUtf8(text));
  yield* exit(cpu, asExitStatus(42));
}

test.each([1, 2, 4])('main path with %i harts', (harts) => {
  const b = bench({ init, echo }, { harts });
  const result = b.run(10000);
  console.log(result, b.lines().join('\n'));
  expect(result).toEqual({ reason: 'finished', exitCode: 0 });
});
