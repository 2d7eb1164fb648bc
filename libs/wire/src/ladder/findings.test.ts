/** The words of findings, and their limits. */
import { describe as suite, expect, test } from 'vitest';
import {
  CAPABILITIES_FORMAT,
  COUNTERS_FORMAT,
  describe,
  FINDINGS_MAX,
  recogniseLog,
  type Finding,
  type Ladder,
} from './index.ts';
import { climbed, LADDER, line, recognise } from './testing/two-profiles.ts';

const messages = (findings: readonly Finding[]): string[] => findings.map(({ message }) => message);

suite('a verdict is told', () => {
  test('in one line if it accepts', () => {
    expect(describe(recognise(climbed('smp1'), 'smp1'))).toEqual([
      'accepted: profile smp1, rungs 6/6, lines 6',
    ]);
  });

  test('in a line for each finding if it rejects', () => {
    const log = climbed('smp1');
    const verdict = recognise([...log.slice(0, 4), 'PANIC x', ...log.slice(5)], 'smp1');
    expect(describe(verdict)).toEqual([
      'rejected: profile smp1, phase qos, rungs 5/6, lines 6',
      'panic line 5: PANIC x',
      'missing qosOk: not printed: SELFTEST: qos ok',
    ]);
  });

  test('with the number of findings that are beyond the limit', () => {
    const bad = Array.from({ length: FINDINGS_MAX + 2 }, () => line('init', 'init: hello'));
    expect(describe(recognise([...bad, ...climbed('smp1')], 'smp1')).at(-1)).toBe('and 2 more');
  });
});

suite('a line without a stamp', () => {
  const found = (text: string): readonly Finding[] =>
    recognise([text, ...climbed('smp1')], 'smp1').findings;

  test.each([
    ['no printer', 'SELFTEST: none', 'a line without a stamp', undefined],
    ['of a twin no printer', 'SELFTEST: qos FAIL', 'a line without a stamp', 'qosOk'],
    [
      'no printer in the stamp of another system',
      '[ 0.2] SELFTEST: qos FAIL',
      "a line whose stamp is not like '[     0.001234 0 init]'",
      'qosOk',
    ],
  ])('tells %s', (_, text, why, rung) => {
    const [finding, ...more] = found(text);
    const message = `${why}, which tells no printer: ${text}`;
    expect(finding).toMatchObject({ kind: 'forged', message });
    expect([finding?.rung, more]).toEqual([rung, []]);
  });

  test('is free text behind the brackets of another system, unless a contract declares it', () => {
    expect(found('[ 0.2] SELFTEST: none')).toEqual([]);
  });
});

suite('a log whose lines have no stamps', () => {
  const plain = { ...LADDER, stamp: 'none' } as const;
  const texts = climbed('smp1').map((one) => one.replace(/^.*?\] /, ''));

  test('says itself what failed', () => {
    const { findings } = recogniseLog(plain, [...texts, 'SELFTEST: qos FAIL'], 'smp1');
    expect(messages(findings)).toEqual(['the log says: SELFTEST: qos FAIL']);
  });

  test('is garbled by control characters in a marker as well', () => {
    const { findings } = recogniseLog(plain, ['SELF\u0007TEST: qos ok', ...texts], 'smp1');
    expect(findings.map(({ kind }) => kind)).toEqual(['garbled']);
  });

  test('may have control characters in what would be a stamp elsewhere', () => {
    const free = [`\0${line('pid:7', 'hello')}`, line('pid\0:7', 'hello')];
    expect(recogniseLog(plain, [...free, ...texts], 'smp1').findings).toEqual([]);
  });
});

test('a text is garbled if a viewer that drops control characters shows a marker, whatever a terminal shows', () => {
  const log = [line('selftest-client', 'SELF\u001BTEST: qos ok'), ...climbed('smp1')];
  expect(recognise(log, 'smp1').findings.map(({ kind }) => kind)).toEqual(['garbled']);
});

test('the failing twin of a rung without a namespace is garbled by a control character', () => {
  const bare = { ...LADDER, namespaces: [] };
  const log = [line('selftest-client', '\u0007SELFTEST: qos FAIL'), ...climbed('smp1')];
  expect(recogniseLog(bare, log, 'smp1').findings.map(({ kind }) => kind)).toEqual(['garbled']);
});

test('missing rungs are found however many findings lines have', () => {
  const bad = Array.from({ length: FINDINGS_MAX + 1 }, () => line('init', 'init: hello'));
  const { findings } = recognise([...bad, ...climbed('smp1').slice(0, -1)], 'smp1');
  expect(findings.slice(FINDINGS_MAX).map(({ rung }) => rung)).toEqual(['timedCoalesce']);
});

test('a profile that states no number of harts has at most 65,536', () => {
  const open: Ladder = { ...LADDER, profiles: {} };
  const log = [65_535, 65_536].map((hart) => line('pid:7', 'x', 0, hart));
  expect(messages(recogniseLog(open, [...climbed('smp1'), ...log], 'smp1').findings)).toEqual([
    'hart 65536, where there are at most 65536',
  ]);
});

test('of a ladder without phases the phase of the first rung at fault failed', () => {
  const open = { ...LADDER, phases: [] };
  expect(recogniseLog(open, climbed('smp1').slice(0, -2), 'smp1').failedPhase).toBe('qos');
});

test('facts: what readers of evidence know without this package', () => {
  expect([FINDINGS_MAX, CAPABILITIES_FORMAT, COUNTERS_FORMAT]).toEqual([1000, 1, 1]);
});
