/** Several tasks that wait for their replies at one endpoint, with `ipcCall`. */
import { capCloseRaw, ipcCallRaw, ipcRecvRaw, ipcSendRaw, Rights } from '@abicus/abi-kernel';
import { expect, test } from 'vitest';
import { header } from './slots/setup.ts';
import { VA, World } from './support/world.ts';

const EPIPE = -32;
const { SEND, RECV } = Rights;
/** Slots: the endpoint of the server, SEND of that of the replies, and RECV of it. */
const SERVER = 10;
const REPLIES = 11;
const SOURCE = 12;

test.each(Array.from({ length: 16 }, (_, seed) => seed))(
  'of two callers at one endpoint the second ends too when the first takes the last reply and no sender is left, with seed %i',
  (seed) => {
    const world = new World({ seed });
    const { init } = world;
    const [endpoint, replies] = [world.endpoint(2), world.endpoint(2)];
    const server = world.exec(init);
    world.give(init, endpoint, server, RECV, SERVER);
    const callers = [world.exec(init), world.exec(init)];
    const slots = callers.map((caller) => {
      world.give(init, endpoint, caller, SEND, SERVER);
      world.give(init, replies, caller, SEND, REPLIES);
      world.give(init, replies, caller, RECV, SOURCE);
      world.write(caller, VA.header, header(0, REPLIES));
      world.begin(caller, (cpu) => ipcCallRaw(cpu, SERVER, VA.header, VA.payload, 0, VA.image, 64));
      const taken = world.call(server, (cpu) =>
        ipcRecvRaw(cpu, SERVER, VA.header, VA.payload, 64, 0, 0n),
      );
      expect(taken).toBe(0);
      return new DataView(world.read(server, VA.header, 4).buffer).getUint32(0, true);
    });
    const [first = 0, second = 0] = slots;
    world.write(server, VA.header, header(4));
    world.call(server, function* (cpu) {
      yield* ipcSendRaw(cpu, first, VA.header, VA.payload, 4, 0, 0n);
      yield* capCloseRaw(cpu, first);
      yield* capCloseRaw(cpu, second);
    });
    world.settle(8);
    expect(callers.map((caller) => world.isBlocked(caller))).toEqual([false, false]);
    expect(callers.map((caller) => world.result(caller))).toEqual([4, EPIPE]);
  },
);
