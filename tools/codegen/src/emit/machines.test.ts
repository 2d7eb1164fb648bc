/** What is generated of a machine: its table and its monitor, with the state in an enumeration of the contract. */
import type { MachineMonitor, MachineTable } from '@abicus/wire';
import { expect, test } from 'vitest';
import { EVERYTHING_SERVED } from '../testing/everything-served.ts';
import { generatedFrom, run } from '../testing/generated.ts';

type Made = {
  Level: { Low: 0; Mid: 1; High: 2 };
  STORED_KEY_MACHINE: MachineTable<number, string, string, 'size' | 'span'>;
  storedKeyMonitor: (state?: number) => MachineMonitor<number, string, string, 'size' | 'span'>;
};

const files = await generatedFrom(EVERYTHING_SERVED);
let cached: Made | undefined;

async function made(): Promise<Made> {
  return (cached ??= (await run(files)) as Made);
}

test('the table is the machine of the contract, its states the members of its enumeration', async () => {
  const { Level, STORED_KEY_MACHINE: table } = await made();
  expect(table).toEqual({
    id: 'stored-key',
    initial: Level.Low,
    states: [Level.Low, Level.Mid, Level.High],
    operations: ['storage.put', 'storage.delete'],
    creates: ['storage.put'],
    events: ['changed'],
    times: ['size', 'span'],
    edges: [
      { id: 'stored-key.written', from: 0, to: 1, on: 'storage.put' },
      { id: 'stored-key.grown', from: 1, to: 2, event: 'changed', after: 'size', atMost: 'span' },
      { id: 'stored-key.dropped', from: 2, to: 0, on: 'storage.delete' },
    ],
    rejects: [
      {
        id: 'stored-key.Low.otherwise.storage.delete',
        state: 0,
        on: 'storage.delete',
        check: 'storage.delete.owner',
        fails: 'DENIED',
      },
      {
        id: 'stored-key.Mid.otherwise.storage.delete',
        state: 1,
        on: 'storage.delete',
        check: 'storage.delete.owner',
        fails: 'DENIED',
      },
    ],
  });
});

test('the monitor follows a resource, and is typed by the enumeration', async () => {
  const { Level, storedKeyMonitor } = await made();
  const key = storedKeyMonitor();
  const kinds = [key.on('storage.put').kind, key.on('storage.delete').kind];
  expect([key.state, kinds]).toEqual([Level.Mid, ['taken', 'rejected']]);
  const late = key.event('changed', { now: 30n, size: 10n, span: 16n });
  expect(late).toMatchObject({ kind: 'violation', violation: { why: 'late' } });
  expect(key.event('changed', { now: 26n, size: 10n, span: 16n }).kind).toBe('taken');
  expect(storedKeyMonitor(Level.High).on('storage.delete').state).toBe(Level.Low);
  const text = files.get('machines/stored-key.ts') ?? '';
  expect(text).toContain('storedKeyMonitor(\n  state?: Level,');
  expect(text).not.toContain('StoredKeyState');
});
