/** Logs that climb a ladder of two profiles, and the findings of logs that do not. */
import { describe as suite, expect, test } from 'vitest';
import { describe, FINDINGS_MAX, recogniseLog, type FindingKind } from './index.ts';
import {
  climbed,
  LADDER,
  ladderOf,
  line,
  recognise,
  type ProfileName,
} from './testing/two-profiles.ts';

/** The findings of a log: kind, line and rung of each. */
function findings(lines: readonly string[], profile: ProfileName = 'smp1'): string[] {
  const { accepted, findings: found } = recognise(lines, profile);
  expect(accepted).toBe(found.length === 0);
  return found.map(({ kind, line: at, rung }) => [kind, at ?? '-', rung ?? '-'].join(' '));
}

/** The full log of the profile with one line, found by its text, replaced by others. */
function replaced(text: string, by: readonly string[]): string[] {
  const log = climbed('smp1');
  const at = log.findIndex((one) => one.endsWith(`] ${text}`));
  expect(at).toBeGreaterThanOrEqual(0);
  return log.toSpliced(at, 1, ...by);
}

/** The line number of a rung in the full log. */
const lineOf = (rung: string): number =>
  ladderOf('smp1').findIndex(({ name }) => name === rung) + 1;

suite('a log that climbs the ladder', () => {
  test.each(['smp1', 'smp'] as const)('is accepted for %s', (profile) => {
    expect(findings(climbed(profile), profile)).toEqual([]);
  });

  test('gives line and time of each rung', () => {
    const { rungs, lines, failedPhase } = recognise(['', ...climbed('smp1')], 'smp1');
    expect(rungs[0]).toEqual({ rung: 'banner', phase: 'kernel', line: 2, micros: 1000 });
    expect(lines).toBe(ladderOf('smp1').length + 1);
    expect(failedPhase).toBeUndefined();
  });

  test('may contain free text, diagnostics and audit lines, and end lines with CR', () => {
    const extra = [
      'firmware without a stamp',
      line('pid:7', 'hello'),
      line('init', 'init: start storage'),
      line('neuron', 'KINIT: cpu0 online'),
      line('timed', 'timed: audit register decision=allow reason=ok owner=selftest-client'),
      line('neuron', 'QOS-AUDIT decision=deny reason=escalation caller=7'),
      line('pid:9', 'timed: note of=it'),
    ];
    expect(findings([...extra, ...climbed('smp1')].map((one) => `${one}\r`))).toEqual([]);
  });

  test('is rejected if a declared line has an unreadable stamp, and the line is reported', () => {
    const [first = '', ...rest] = climbed('smp1');
    const text = first.replace(/^.*?\] /, '');
    const found = findings([`[ 0.2 0 neuron] ${text}`, '[ 0.2] firmware', ...rest], 'smp1');
    expect(found).toEqual(['forged 1 banner', 'missing - banner']);
  });

  test('of two harts is rejected for one, and the reverse', () => {
    expect(findings(climbed('smp')).map((one) => one.split(' ')[0])).toEqual(
      ladderOf('smp')
        .filter(({ profile }) => profile === 'smp')
        .map(() => 'undeclared'),
    );
    const { findings: found, failedPhase } = recognise(climbed('smp1'), 'smp');
    expect(new Set(found.map(({ kind }) => kind))).toEqual(new Set<FindingKind>(['missing']));
    expect(failedPhase).toBe('smp');
  });
});

suite('a log is rejected', () => {
  test('when it is empty: every rung is missing', () => {
    const { accepted, findings: found, failedPhase } = recognise([], 'smp1');
    expect(accepted).toBe(false);
    expect(found.map((one) => one.rung)).toEqual(ladderOf('smp1').map(({ name }) => name));
    expect(failedPhase).toBe('kernel');
  });

  test('when a rung is missing', () => {
    expect(findings(replaced('SELFTEST: qos ok', []))).toEqual(['missing - qosOk']);
    const verdict = recognise(replaced('SELFTEST: qos ok', []), 'smp1');
    expect(verdict.failedPhase).toBe('qos');
    expect(describe(verdict).slice(1)).toEqual(['missing qosOk: not printed: SELFTEST: qos ok']);
  });

  test('when a rung is early, and only that one is reported', () => {
    const log = climbed('smp1');
    const at = lineOf('qosOk');
    const [qos = ''] = log.splice(at - 1, 1);
    expect(findings(log.toSpliced(2, 0, qos))).toEqual(['early 3 qosOk']);
    expect(findings([...log, qos])).toEqual([`early ${at} timedCoalesce`]);
  });

  test('when a rung is printed twice', () => {
    const log = climbed('smp1');
    expect(findings([...log, log[lineOf('qosOk') - 1] ?? ''])).toEqual([
      `duplicated ${log.length + 1} qosOk`,
    ]);
  });

  test.each([
    ['SELFTEST: qos', 'selftest-client'],
    ['SELFTEST: qos ok, really', 'selftest-client'],
    ['SELFTEST: qos FAILED', 'selftest-client'],
    ['SELFTEST: qos  ok', 'selftest-client'],
    ['timed: audit register decision=allow', 'timed'],
    ['init: start two words', 'init'],
    ['init: hello', 'pid:9'],
  ])('when no contract declares: %s', (text, by) => {
    expect(findings([line(by, text), ...climbed('smp1')])).toEqual(['undeclared 1 -']);
  });

  test.each(['pid:4', 'timed', 'neuron', 'selftest-peer', 'selftest-client2'])(
    'when %s forges a rung, which does not count',
    (by) => {
      const log = replaced('SELFTEST: qos ok', [line(by, 'SELFTEST: qos ok')]);
      expect(findings(log)).toEqual([`forged ${lineOf('qosOk')} qosOk`, 'missing - qosOk']);
    },
  );

  test('when a diagnostic or an audit line is forged', () => {
    const forged = [
      line('timed', 'init: up storage'),
      line('pid:3', 'timed: audit register decision=allow reason=ok owner=x'),
    ];
    expect(findings([...forged, ...climbed('smp1')])).toEqual(['forged 1 -', 'forged 2 -']);
  });

  test('when a rung has no stamp', () => {
    const log = replaced('SELFTEST: qos ok', ['SELFTEST: qos ok']);
    expect(findings(log)).toEqual([`forged ${lineOf('qosOk')} qosOk`, 'missing - qosOk']);
  });

  test.each(['SELFTEST: qos FAIL', 'SELFTEST: qos FAIL read back 2'])(
    'when it failed: %s',
    (text) => {
      const by = 'selftest-client';
      const log = replaced('SELFTEST: qos ok', [line(by, text)]);
      expect(findings(log)).toEqual([`failed ${lineOf('qosOk')} qosOk`, 'missing - qosOk']);
      // A later success does not undo it.
      const both = replaced('SELFTEST: qos ok', [line(by, text), line(by, 'SELFTEST: qos ok')]);
      expect(findings(both)).toEqual([`failed ${lineOf('qosOk')} qosOk`]);
    },
  );

  test('when the text of a marker with a detail is only the beginning of a longer word', () => {
    const log = climbed('smp1').with(0, line('neuron', 'neuron vers.0.1.0'));
    expect(findings(log)).toEqual(['missing - banner']);
  });

  test('with at most the limit of findings on lines, and a count of the others', () => {
    const bad = Array.from({ length: FINDINGS_MAX }, () => line('init', 'init: hello'));
    const full = recognise([...bad, ...climbed('smp1')], 'smp1');
    expect([full.findings.length, full.unsaid]).toEqual([FINDINGS_MAX, undefined]);
    const over = recognise([...bad, ...bad.slice(0, 1), ...climbed('smp1')], 'smp1');
    expect([over.findings.length, over.unsaid]).toEqual([FINDINGS_MAX, 1]);
  });

  test('when a marker with a detail failed', () => {
    const log = [line('neuron', 'neuron vers. FAIL'), ...climbed('smp1')];
    expect(findings(log)).toEqual(['failed 1 banner']);
  });

  test('when the kernel panics, even without a stamp; a program may print the word', () => {
    const log = climbed('smp1');
    expect(findings([...log, line('neuron', 'PANIC out of pages')])).toEqual([
      `panic ${log.length + 1} -`,
    ]);
    expect(findings([...log, 'PANIC out of pages'])).toEqual([`panic ${log.length + 1} -`]);
    expect(findings([...log, line('pid:5', 'PANIC says a program')])).toEqual([]);
  });

  test.each([
    ['NUL in a marker', line('selftest-client', 'SELFTEST: q\0os ok')],
    ['NUL in the start of a marker', line('selftest-client', 'SELF\0TEST: qos ok')],
    ['BEL behind a marker', line('selftest-client', 'SELFTEST: qos ok\u0007')],
    ['a backspace in a marker', line('selftest-client', 'SELFTEST: qx\bos ok')],
    ['a carriage return before a marker', `\r${line('selftest-client', 'SELFTEST: qos ok')}`],
    ['a C1 control in a marker', line('selftest-client', 'SELFTEST: qos\u0085 ok')],
    ['NUL in an identity', line('selftest\0-client', 'SELFTEST: qos ok')],
    ['an erasing sequence in a marker', line('selftest-client', 'SELFTEST: q\u001B[Kos ok')],
  ])('when a rung is garbled: %s', (_, garbled) => {
    const log = replaced('SELFTEST: qos ok', [garbled]);
    expect(findings(log)).toEqual([`garbled ${lineOf('qosOk')} -`, 'missing - qosOk']);
  });

  test.each([
    ['NUL in a stamp, before free text', line('pid\0:7', 'hello')],
    ['NUL before a stamp', `\0${line('pid:7', 'hello')}`],
    ['the last words of a kernel in the title of a terminal', '\u001B]0;PANIC out of pages\u0007'],
    ['the same in a stamped line', line('neuron', '\u001B]0;PANIC out of pages\u001B\\')],
    ['last words that a sequence takes apart', line('neuron', 'PA\u001B[KNIC out of pages')],
    ['last words that a carriage return uncovers', line('neuron', 'well\rPANIC out of pages')],
    ['an audit line', line('neuron', 'QOS-AUDIT decision=\u0007 reason=x caller=7')],
    ['a marker without a namespace', line('pid:3', 'neuron\0 vers. 0.1.0')],
  ])('when a line is garbled: %s', (_, garbled) => {
    expect(findings([garbled, ...climbed('smp1')])).toEqual(['garbled 1 -']);
  });

  test.each([
    ['colours', line('init', '\u001B[1;32minit: up storage\u001B[0m')],
    ['colours around the stamp', `\u001B[32m${line('init', 'init: up storage')}\u001B[0m\r`],
    ['two carriage returns at the end', `${line('init', 'init: up storage')}\r\r`],
    ['controls in free text', '\u0000\u0007\u001B[2J\u001B[HOpenSBI v1.5'],
    ['controls in the free text of a program', line('pid:7', '\u001B]0;my title\u0007 10%\r20%')],
    ['a tab in free text', line('pid:7', 'a\tb')],
  ])('but not for %s', (_, fine) => {
    expect(findings([fine, ...climbed('smp1')])).toEqual([]);
  });

  test('with a finding on a garbled line that has no control character itself', () => {
    const { findings: found } = recognise([line('init', 'init: \u001B]0;x\u009B\u007F')], 'smp1');
    expect(found[0]?.message).toBe(
      String.raw`control characters in '[     0.001000 0 init] init: \u001b]0;x\u009b\u007f'`,
    );
  });

  test('when time runs backwards on a hart, reported once; each hart has its own time', () => {
    const free = (at: number, hart: number): string => line('pid:7', 'x', at, hart);
    const log = [
      free(5, 0),
      free(9, 0),
      free(2, 1),
      free(9, 0),
      free(8, 0),
      free(8, 0),
      free(3, 1),
    ];
    expect(findings([...climbed('smp'), ...log], 'smp')).toEqual([
      `stamp ${climbed('smp').length + 5} -`,
    ]);
  });

  test('when the profile has no such hart', () => {
    const last = climbed('smp').length + 1;
    const at = (hart: number): string => line('pid:7', 'x', 0, hart);
    expect(findings([...climbed('smp'), at(63)], 'smp')).toEqual([]);
    expect(findings([...climbed('smp'), at(64)], 'smp')).toEqual([`stamp ${last} -`]);
    expect(findings([at(0), ...climbed('smp1')])).toEqual([]);
    expect(findings([at(1), ...climbed('smp1')])).toEqual(['stamp 1 -']);
  });

  test('with findings in the order of their lines, missing rungs last', () => {
    const log = replaced('SELFTEST: qos ok', [
      line('neuron', 'PANIC x'),
      line('init', 'init: what'),
    ]);
    const at = lineOf('qosOk');
    expect(findings(log)).toEqual([`panic ${at} -`, `undeclared ${at + 1} -`, 'missing - qosOk']);
  });
});

suite('a part of the ladder', () => {
  test('up to a rung, or to the end of a phase, needs nothing beyond', () => {
    const log = climbed('smp1').slice(0, lineOf('qosOk'));
    expect(recognise(log, 'smp1', { until: 'qosOk' }).accepted).toBe(true);
    expect(recognise(log, 'smp1', { phase: 'qos' }).accepted).toBe(true);
    expect(recognise(log.slice(0, -1), 'smp1', { phase: 'qos' }).accepted).toBe(false);
    expect(recognise(log, 'smp1', { until: 'timedCoalesce' }).accepted).toBe(false);
    expect(recognise(log, 'smp1', { phase: 'timed' }).failedPhase).toBe('timed');
  });

  test('that ends with a rung of another profile is that part of this one', () => {
    const kernel = climbed('smp1').slice(0, lineOf('resourceSentinel'));
    expect(recognise(kernel, 'smp1', { until: 'smpOnline' }).accepted).toBe(true);
    expect(recognise(kernel, 'smp1', { phase: 'smp' }).accepted).toBe(true);
  });

  test('still rejects faults beyond it', () => {
    const log = [...climbed('smp1'), line('neuron', 'PANIC x')];
    expect(recognise(log, 'smp1', { phase: 'kernel' }).accepted).toBe(false);
  });
});

suite('the phase that failed', () => {
  const phaseOf = (lines: readonly string[]): unknown => recognise(lines, 'smp1').failedPhase;
  const log = climbed('smp1');
  const stray = 'a line without a stamp, PANIC or not: SELFTEST: none';

  test('is the phase of the lowest failed rung, whatever came before it', () => {
    expect(phaseOf(log.filter((one) => !one.endsWith('init: ready')))).toBe('bringup');
    expect(phaseOf([stray, ...log.slice(0, -1)])).toBe('timed');
  });

  test('without a failed rung is the phase of the first rung after the last found one, or of the last rung', () => {
    const bad = line('neuron', 'SELFTEST: none');
    const phases = log.map((_, at) => phaseOf(log.toSpliced(at, 0, bad)));
    expect(phases).toEqual(ladderOf('smp1').map(({ phase }) => phase));
    expect(phaseOf([...log, bad])).toBe('timed');
  });

  test('is not the phase of a rung whose line has an impossible stamp: it was printed', () => {
    const at = log.findIndex((one) => one.endsWith('resource sentinel ok'));
    const elsewhere = log.with(at, log[at]?.replace(' 0 neuron', ' 7 neuron') ?? '');
    expect(recognise(elsewhere, 'smp1').findings.map(({ kind }) => kind)).toEqual(['stamp']);
    expect(phaseOf(elsewhere)).toBe('bringup');
  });
});

test('a hart that the profile lacks gives one finding only, whatever its time', () => {
  const hart = [line('init', 'free', 9, 3), line('init', 'free', 1, 3)];
  expect(findings([...climbed('smp1'), ...hart])).toEqual(['stamp 7 -', 'stamp 8 -']);
});

test('a declared line that begins with any word does not make lines with control characters garbled', () => {
  const ladder = { ...LADDER, declared: [...LADDER.declared, { id: 'd', text: '{program} said' }] };
  const bell = line('init', 'free \u0007 text');
  expect(recogniseLog(ladder, [...climbed('smp1'), bell], 'smp1').findings).toEqual([]);
});
