/** `capabilities.json`: what the tables of the kernel hold at the last rung of a run. */
import { asExitStatus, exit } from '@abicus/abi-kernel';
import { SYSTEM } from '@abicus/system';
import type { Cpu, Program } from '@abicus/wire';
import type { HeldCapabilities, HeldCapability } from '@abicus/wire/ladder';
import { expect, test } from 'vitest';
import { RUN_OPTIONS } from '../test/options.ts';
import { HART_COUNTS, type Options } from './options.ts';
import { run, type RunOverrides } from './run.ts';

function heldIn(options: Partial<Options> = {}, overrides: RunOverrides = {}): HeldCapabilities {
  return run(SYSTEM, { ...RUN_OPTIONS, ...options }, () => {}, overrides).capabilities;
}

const plain = new Map<number, HeldCapabilities>();

/** What is held with so many harts, read once for all tests. */
function plainly(harts: number): HeldCapabilities {
  const found = plain.get(harts) ?? heldIn({ harts });
  plain.set(harts, found);
  return found;
}

function ofTask({ tasks }: HeldCapabilities, name: string): readonly HeldCapability[] {
  return tasks.find((task) => task.name === name)?.capabilities ?? [];
}

test('the tables are read at the last rung, while the programs that end after it still hold what they got', () => {
  const held = plainly(2);
  expect(held.taken).toBe('at the last rung');
  expect(held.tasks.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['init', 'timed', 'selftest-client']),
  );
  const init = held.tasks.find(({ name }) => name === 'init');
  expect(init?.parent).toBe(0);
  const others = held.tasks.filter((one) => one !== init);
  expect(new Set(others.map(({ parent }) => parent))).toEqual(new Set([init?.pid]));
});

test.each(HART_COUNTS)('the number of harts changes nothing of what programs hold: %d', (harts) => {
  // A service may not have closed the reply capability of its last request yet: one of an endpoint of the client.
  const bySlot = (held: HeldCapabilities): unknown => {
    const client = held.tasks.find(({ name }) => name === 'selftest-client')?.pid;
    const replies = held.endpoints.filter(({ owner }) => owner === client).map(({ id }) => id);
    // The peer has ended shortly before the last rung, and init may not have reaped it yet.
    const apart = held.tasks.filter(({ name }) => name !== 'init' && name !== 'selftest-peer');
    // A task is listed by its place in the kernel's table, which tasks of the boot had before.
    const byName = apart.toSorted((a, b) => (a.name < b.name ? -1 : 1));
    return byName.map(({ name, pid, capabilities }) => {
      const own = capabilities.filter(
        ({ kind, object }) => pid === client || kind !== 'endpoint' || !replies.includes(object),
      );
      return [name, own.map(({ slot }) => slot)];
    });
  };
  expect(bySlot(plainly(harts))).toEqual(bySlot(plainly(2)));
});

test('an endpoint is that of the program whose requests arrive there: others hold SEND of the same object', () => {
  const held = plainly(2);
  const timed = held.tasks.find(({ name }) => name === 'timed');
  const own = held.endpoints.filter(({ owner }) => owner === timed?.pid).map(({ id }) => id);
  const received = ofTask(held, 'timed').filter(({ rights }) => rights.includes('RECV'));
  const requests = received.map(({ object }) => object).filter((id) => own.includes(id));
  expect(requests).toHaveLength(1);
  const clients = ofTask(held, 'selftest-client').filter(({ kind, object }) => {
    return kind === 'endpoint' && object === requests[0];
  });
  expect(clients.map(({ rights }) => rights)).toEqual([['SEND']]);
});

test('a memory object with the bytes of an image is named after its program, and no other one', () => {
  const held = plainly(2);
  const images = ofTask(held, 'init').filter(({ kind }) => kind === 'memory');
  const names = images.map(({ object }) => held.memory.find(({ id }) => id === object)?.image);
  expect(names).toEqual(expect.arrayContaining(['timed', 'selftest-client', 'selftest-peer']));
  const own = ofTask(held, 'selftest-client').filter(({ kind }) => kind === 'memory');
  expect(own.length).toBeGreaterThan(0);
  for (const { object } of own) {
    expect(held.memory.find(({ id }) => id === object)).not.toHaveProperty('image');
  }
});

test('a run that is stopped at a rung has read the tables there', () => {
  const early = heldIn({ until: { kind: 'marker', text: 'init: start' } });
  expect(early.taken).toBe('at the last rung');
  expect(early.tasks.map(({ name }) => name)).toEqual(['init']);
});

test('a run that ends without its last rung has read the tables at its end', () => {
  const programs = {
    *timed(cpu: Cpu): Program {
      yield* exit(cpu, asExitStatus(3));
    },
  };
  const held = heldIn({}, { programs });
  expect(held.taken).toBe('at the end');
  expect(held.tasks.map(({ name }) => name)).not.toContain('timed');
});

test('a machine that stops within a trap has no tables to read', () => {
  const hanging = function* hang(cpu: Cpu): Program {
    for (let rounds = 0; rounds < 1e12; rounds++) if (cpu.x.length === 0) return;
    yield undefined;
  };
  const held = heldIn({ timeoutMs: 1 }, { programs: { init: hanging } });
  expect(held).toEqual({
    format: 1,
    taken: 'never',
    tasks: [],
    endpoints: [],
    factories: [],
    memory: [],
  });
});
