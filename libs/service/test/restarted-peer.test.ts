/** Services that call a service which fails: under the supervision of init, on a machine. */
import { asTimerId, cancel, FRAME_MAX, room } from '@abicus/abi-timed';
import { asCapSlot } from '@abicus/abi-kernel';
import { CallChannel } from '@abicus/ipc';
import { expect, test } from 'vitest';
import { calls } from '../../services/init/test/small-boot.ts';
import { runMain, SLOT as MAIN } from '../../services/init/test/with-main.ts';
import { toy, toyDefinition, toyHandlers } from './toy.ts';

test('a call of a service that fails ends at once; the next one reaches the next instance, and the caller served others meanwhile', () => {
  const found: unknown[] = [];
  const asking = toyDefinition('asking', 3, {
    handlers: {
      ...toyHandlers,
      *cancel(call) {
        const asked = yield* room(call.to.other);
        found.push(asked.ok ? asked.value.free : asked.error);
        return {};
      },
    },
  });
  const failing = toyDefinition('other', 3, {
    handlers: {
      ...toyHandlers,
      room(call) {
        call.state.handled += 1;
        return { free: call.state.handled < 3 ? call.state.handled : call.cpu.load32(0x10) };
      },
    },
  });
  const programs = [
    { name: 'other', main: toy('other', 3, failing).main },
    { name: 'asking', main: toy('asking', 3, asking).main, boot: { calls: [calls('other', 3)] } },
  ];
  const { init, machine } = runMain<unknown>(programs, function* ask(cpu) {
    const channel = new CallChannel(cpu, asCapSlot(MAIN.second), { room: FRAME_MAX });
    for (let i = 0; i < 5; i++) {
      const answered = yield* cancel(channel, { timer: asTimerId(1) });
      if (!answered.ok) found.push(answered.error);
      const served = yield* room(channel);
      if (!served.ok) found.push(served.error);
    }
  });
  expect(found).toEqual([1, 2, 'PeerGone', 1, 2]);
  expect(init).toContain('init: restart svc=other attempt=1');
  // A restart prints no rung again.
  expect(machine.said('other')).toEqual(['timed: ready']);
});
