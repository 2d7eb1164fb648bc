/** What tests reach: recorded, sorted by source, and kept. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { afterEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { importsIn } from '../imports.ts';
import { Keys } from '../keys.ts';
import { REACHED } from '../points/instrument.ts';
import type { Answer, Request } from '../run/protocol.ts';
import { basesOf, coverageOf, reaching, type Coverage } from './coverage.ts';
import { Coverages } from './coverages.ts';
import { Recorder, recorder, RECORDER } from './recorder.ts';

describe('the recorder', () => {
  afterEach(() => {
    for (const key of [REACHED, RECORDER]) Reflect.deleteProperty(globalThis, key);
  });
  const reach = (point: number): void => {
    const bytes: unknown = Reflect.get(globalThis, REACHED);
    if (bytes instanceof Uint8Array) bytes[point] = 1;
  };

  test('what is reached in a test is of the test, and all else of the file', () => {
    const made = new Recorder(8);
    reach(0);
    recorder().begin();
    reach(1);
    recorder().end('a');
    reach(2);
    recorder().begin();
    recorder().end('b');
    reach(3);
    const { whole, tests } = made.record;
    expect(whole).toEqual([0, 2, 3]);
    expect(tests.map(({ name, reached }) => [name, reached])).toEqual([
      ['a', [1]],
      ['b', []],
    ]);
  });

  test('what tests reach beside each other is of the file', () => {
    const made = new Recorder(8);
    recorder().begin();
    reach(1);
    recorder().begin();
    recorder().end('a');
    reach(2);
    recorder().end('b');
    recorder().begin();
    reach(3);
    recorder().end('c');
    expect(made.record.whole).toEqual([1, 2]);
    expect(made.record.tests.map(({ reached }) => reached)).toEqual([[], [], [3]]);
  });

  test('the record of the next file begins empty', () => {
    const made = new Recorder(8);
    reach(1);
    expect(made.record.whole).toEqual([1]);
    reach(2);
    made.reset();
    expect(made.record).toMatchObject({ whole: [], tests: [] });
  });

  test('a process without a recorder says so', () => {
    expect(() => recorder()).toThrow('records nothing');
  });
});

const BASES = basesOf(
  new Map([
    ['a.ts', 3],
    ['b.ts', 20],
    ['c.ts', 2],
  ]),
);
const COVERAGE = coverageOf(
  {
    cpuMs: 9,
    whole: [0, 3],
    tests: [
      { name: 'one', cpuMs: 1, reached: [2, 22] },
      { name: 'two', cpuMs: 2, reached: [22, 23] },
    ],
  },
  BASES,
);

test.each<[string, string, number, 'all' | 'none' | string[]]>([
  ['of the file', 'b.ts', 0, 'all'],
  ['of one test', 'a.ts', 2, ['one']],
  ['of both', 'b.ts', 19, ['one', 'two']],
  ['of none', 'b.ts', 18, 'none'],
  ['of a source that is loaded by a test', 'c.ts', 0, 'all'],
  ['of a source that is not there', 'd.ts', 0, 'none'],
])('a point %s', (_, source, point, found) => {
  const is = reaching(COVERAGE, source, point);
  expect(typeof is === 'string' ? is : is.map(({ name }) => name)).toEqual(found);
});

describe('coverage is recorded once', () => {
  const root = (): string => {
    const made = mkdtempSync(join(tmpdir(), 'abicus-mutants-'));
    onTestFinished(() => rmSync(made, { recursive: true }));
    return made;
  };
  const keys = (changed: Readonly<Record<string, string>> = {}): Keys => {
    const sources = new Map(Object.entries({ 'a.test.ts': '', ...changed }));
    return new Keys({ sources, data: '', reports: '' }, importsIn(sources, new Map()));
  };
  const answering = (
    answer: Answer,
  ): { run: (request: Request) => Promise<Answer>; asked: number } => {
    const made = {
      asked: 0,
      run: (): Promise<Answer> => {
        made.asked += 1;
        return Promise.resolve(answer);
      },
    };
    return made;
  };
  const RECORDED: Answer = { errors: [], cpuMs: 1, coverage: COVERAGE };

  test('and kept for as long as the test, and how points are numbered, is what it was', async () => {
    const [folder, records] = [root(), answering(RECORDED)];
    const of = (changed?: Readonly<Record<string, string>>): Coverages =>
      new Coverages(folder, keys(changed), records);
    const first = of();
    const both = await Promise.all([first.of('a.test.ts'), first.of('a.test.ts')]);
    expect(both).toEqual([COVERAGE, COVERAGE] satisfies Coverage[]);
    expect(await of().of('a.test.ts')).toEqual(COVERAGE);
    expect(await of().kept('a.test.ts')).toEqual(COVERAGE);
    expect(records.asked).toBe(1);
    const changed = { 'a.test.ts': 'changed' };
    expect(await of(changed).kept('a.test.ts')).toBeUndefined();
    await of(changed).of('a.test.ts');
    expect(records.asked).toBe(2);
    const numbered = { ...changed, 'tools/mutants/src/switch/plugin.ts': 'numbers otherwise' };
    expect(await of(numbered).kept('a.test.ts')).toBeUndefined();
  });

  test.each(['', 'garbage', '{"key":"', 'null', '1', '{}', '{"key":1,"coverage":{}}'])(
    'and again if the record is damaged: %j',
    async (text) => {
      const [folder, records] = [root(), answering(RECORDED)];
      await new Coverages(folder, keys(), records).of('a.test.ts');
      writeFileSync(join(folder, '.abicus/mutants/coverage/a.test.ts.json'), text);
      expect(await new Coverages(folder, keys(), records).kept('a.test.ts')).toBeUndefined();
      expect(await new Coverages(folder, keys(), records).of('a.test.ts')).toEqual(COVERAGE);
      expect(records.asked).toBe(2);
      expect(await new Coverages(folder, keys(), records).of('a.test.ts')).toEqual(COVERAGE);
      expect(records.asked).toBe(2);
    },
  );

  test('once it was asked for as often as a record pays', async () => {
    const [folder, records] = [root(), answering(RECORDED)];
    const coverages = new Coverages(folder, keys(), records, 2);
    expect(await coverages.of('a.test.ts')).toBeUndefined();
    expect(await coverages.of('a.test.ts')).toBeUndefined();
    expect(await coverages.of('a.test.ts')).toEqual(COVERAGE);
    expect(await new Coverages(folder, keys(), records, 2).of('a.test.ts')).toEqual(COVERAGE);
    expect(records.asked).toBe(1);
  });

  test.each<[string, Answer]>([
    ['a test fails', { ...RECORDED, failed: { file: 'a.test.ts', test: 'x', message: '' } }],
    ['something fails outside', { ...RECORDED, errors: ['x'] }],
    ['the process ends', { ...RECORDED, ended: 'hangs' }],
  ])('not if %s, which is printed', async (_, answer) => {
    const write = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    onTestFinished(() => write.mockRestore());
    const coverages = new Coverages(root(), keys(), answering(answer));
    expect(await coverages.of('a.test.ts')).toBeUndefined();
    expect(write.mock.calls.flat().join('')).toMatch(/^mutants: a\.test\.ts fails while/);
  });
});
