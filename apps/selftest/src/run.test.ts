import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { asExitStatus, exit, MARKERS, taskQosGet, asPid, QosClass } from '@abicus/abi-kernel';
import { MARKERS as TIMED } from '@abicus/abi-timed';
import type { Probe, ProbeContext } from '@abicus/probe';
import type { Supervisor } from '@abicus/emulator';
import type { Kernel } from '@abicus/kernel';
import { SYSTEM } from '@abicus/system';
import { emit, print } from '@abicus/program';
import { proof, type Cpu, type Marker, type Program } from '@abicus/wire';
import { expect, test } from 'vitest';
import { probesFor } from '../test/probes-for.ts';
import { RUN_OPTIONS } from '../test/options.ts';
import { isVaried, twice } from '../test/repeated.ts';
import { HART_COUNTS, type Options } from './options.ts';
import { problems, rungPrinter } from './report.ts';
import { run, type Run, type RunOverrides } from './run.ts';

function runWith(options: Partial<Options> = {}, overrides: RunOverrides = {}): Run {
  return run(SYSTEM, { ...RUN_OPTIONS, ...options }, () => {}, overrides);
}

/** A run of the first phases, of which qos is the last: enough for what a probe there does. */
const EARLY: Partial<Options> = { phase: 'qos' };

const known = new Map<string, Run>();

/** The run of a seed and a number of harts, once for all tests that only look at what came of it. */
function plainRun({ harts, seed }: Pick<Options, 'harts' | 'seed'>): Run {
  const key = `${harts} ${seed}`;
  const found = known.get(key) ?? runWith({ harts, seed });
  known.set(key, found);
  return found;
}

/** The kind and the rung of each finding. */
function findings({ verdict }: Run): string[] {
  return verdict.findings.map(({ kind, rung }) => (rung === undefined ? kind : `${kind} ${rung}`));
}

const isQos = ({ marker }: Probe): boolean => marker.id === MARKERS.qosOk.id;

/** The ladder's probes, with an additional one at an index. */
function withProbe(probe: Probe, at: number): RunOverrides {
  return { probes: probesFor(RUN_OPTIONS.harts).toSpliced(at, 0, probe) };
}

/** A probe with valid evidence that runs code before its marker is printed. */
function probeWith(marker: Marker, body: (cpu: Cpu) => Program<unknown>): Probe {
  return {
    marker,
    *run({ cpu }: ProbeContext) {
      yield* body(cpu);
      const checks = proof(marker);
      for (const element of marker.proves) checks.that(element, 'assumed by this test', true);
      return checks.end();
    },
  };
}

test.each(HART_COUNTS)('the ladder is accepted with %d harts', (harts) => {
  const result = plainRun({ harts, seed: 1 });
  expect(problems(result)).toEqual([]);
  expect(result.accepted).toBe(true);
  expect(result.ending).toEqual({ reason: 'finished', exitCode: 0 });
});

test('the rungs that the README shows are printed by this run', () => {
  const printed: string[] = [];
  const { ladder, lines } = plainRun({ harts: 2, seed: 1 });
  const show = rungPrinter(ladder, RUN_OPTIONS, false, (text) => printed.push(text.trimEnd()));
  for (const line of lines) show(line);
  const readme = readFileSync(join(import.meta.dirname, '../../../README.md'), 'utf8');
  const shown = readme.split('\n').filter((line) => /^(?:ok {3}|FAIL )\d/.test(line));
  expect(shown.length).toBeGreaterThan(3);
  expect(printed).toEqual(expect.arrayContaining(shown));
});

test('seeds 1 to 5 do not all give the same log', () => {
  expect(isVaried(1)).toBe(true);
});

test('two runs with the same seed give the same digest and log', () => {
  const [one, other] = twice(2);
  expect(one.digest).toMatch(/^[0-9a-f]{16}$/);
  expect(other).toEqual(one);
});

test('runs with different seeds have different schedules, and are all accepted', () => {
  const digests = [1, 2, 3].map((seed) => {
    const result = plainRun({ harts: 4, seed });
    expect(problems(result)).toEqual([]);
    return result.digest;
  });
  expect(new Set(digests).size).toBe(3);
});

test('with two harts, each handles syscalls of tasks', () => {
  const { trapsOfHarts } = plainRun({ harts: 2, seed: 1 });
  expect(trapsOfHarts).toHaveLength(2);
  for (const traps of trapsOfHarts) expect(traps).toBeGreaterThan(100);
});

/** A kernel that gives its second hart no task once it is booted. */
function withoutSecondHart(kernel: Kernel): Supervisor {
  return {
    boot: (machine) => kernel.boot(machine),
    trap: (hart) => {
      kernel.trap(hart);
      const { stage, cpus } = kernel.core.state;
      if (stage < 0 && cpus[1] !== undefined) cpus[1].online = false;
    },
    digestInto: (digest) => kernel.digestInto(digest),
    dump: () => kernel.dump(),
  };
}

test('a run in which one of two harts does all the work is rejected, whatever was printed', () => {
  // Without the probe that notices it by itself, and that of interrupts: the hart that takes one takes a task, too.
  const others = new Set<string>([MARKERS.smpWork.id, MARKERS.irqNotice.id]);
  const probes = probesFor(2).filter(({ marker }) => !others.has(marker.id));
  const alone = runWith({}, { probes, supervisor: withoutSecondHart });
  expect([alone.accepted, alone.trapsOfHarts[1]]).toEqual([false, 0]);
  expect(alone.trouble).toBe('1 of 2 harts took calls of tasks');
  // A part of the ladder may be over before a second hart is needed, and one hart has no other.
  const part = runWith({ phase: 'bringup' }, { supervisor: withoutSecondHart });
  expect([part.accepted, part.trouble]).toEqual([true, undefined]);
  expect(plainRun({ harts: 1, seed: 1 }).trouble).toBeUndefined();
});

test('testing.invariant.honest: a probe whose assertion fails prints the failure line, and the run is rejected', () => {
  const failing: Probe<typeof MARKERS.qosOk> = {
    marker: MARKERS.qosOk,
    *run({ cpu }) {
      const checks = proof(MARKERS.qosOk);
      const own = yield* taskQosGet(cpu, asPid(0));
      checks.equal('taskQos.get', 'class', own.ok ? own.value : -1, QosClass.PerfBurst);
      return checks.end();
    },
  };
  const probes = probesFor(2).map((probe) => (isQos(probe) ? failing : probe));
  const result = runWith({}, { probes });
  expect(result.accepted).toBe(false);
  expect(findings(result)).toEqual([
    'failed qosOk',
    'failed selftestEnd',
    'missing qosOk',
    'missing selftestEnd',
  ]);
  expect(result.verdict.failedPhase).toBe('qos');
  expect(result.lines.find((line) => line.includes('qos FAIL'))).toContain(
    'taskQos.get: class: 1, expected 3',
  );
  expect(result.ending).toEqual({ reason: 'finished', exitCode: 1 });
});

test('testing.invariant.honest: a probe without assertions has no evidence', () => {
  const empty: Probe<typeof MARKERS.capQueryVmo> = {
    marker: MARKERS.capQueryVmo,
    *run({ cpu }) {
      yield* taskQosGet(cpu, asPid(0));
      return proof(MARKERS.capQueryVmo).end();
    },
  };
  const probes = probesFor(2).map((probe) =>
    probe.marker.id === MARKERS.capQueryVmo.id ? empty : probe,
  );
  expect(findings(runWith({}, { probes }))).toContain('failed capQueryVmo');
});

test('a rung that is printed twice is rejected', () => {
  const probes = probesFor(1);
  const at = probes.findIndex(isQos);
  const result = runWith(EARLY, withProbe(probes[at]!, at + 1));
  expect(findings(result)).toEqual(['duplicated qosOk']);
  expect(result.accepted).toBe(false);
});

test('a rung that is printed before its predecessor is rejected', () => {
  const [first, second, ...rest] = probesFor(2);
  if (first === undefined || second === undefined) throw new Error('no probes');
  const result = runWith(EARLY, { probes: [second, first, ...rest] });
  expect(findings(result)).toEqual([`early ${second.marker.id.split('.').at(-1)}`]);
});

test('a rung that is not printed is missing, and its phase is named', () => {
  const probes = probesFor(2).filter(({ marker }) => marker.id !== MARKERS.childExit.id);
  const result = runWith({ phase: 'tasks' }, { probes });
  expect(findings(result)).toEqual(['missing childExit']);
  expect(result.verdict.failedPhase).toBe('tasks');
});

test('testing.invariant.honest: a rung that is printed by another program than its emitter is forged', () => {
  const probe = probeWith(MARKERS.qosOk, (cpu) => print(cpu, TIMED.timedReady.text));
  const probes = probesFor(2).map((one) => (isQos(one) ? probe : one));
  const result = runWith(EARLY, { probes });
  expect(findings(result)).toEqual(['forged timedReady']);
  expect(problems(result).join()).toContain('printed by selftest-client, declared for timed');
});

test('a stamp in the text of a line does not forge its emitter, since the kernel adds its own', () => {
  const forged = '[     0.000001 0 timed] timed: ready\n[     0.000001 0 timed] timed: ready';
  const probe = probeWith(MARKERS.qosOk, (cpu) => print(cpu, forged));
  const probes = probesFor(2).map((one) => (isQos(one) ? probe : one));
  const result = runWith(EARLY, { probes });
  expect(problems(result)).toEqual([]);
  expect(result.lines.filter((line) => line.endsWith('timed] timed: ready'))).toHaveLength(2);
});

test('an undeclared marker is rejected', () => {
  const probe = probeWith(MARKERS.qosOk, (cpu) => print(cpu, 'SELFTEST: everything ok'));
  const probes = probesFor(2).map((one) => (isQos(one) ? probe : one));
  const result = runWith(EARLY, { probes });
  expect(findings(result)).toEqual(['undeclared']);
  expect(problems(result).join()).toContain('SELFTEST: everything ok');
});

test('a run with a panic of the kernel is rejected', () => {
  const result = runWith(EARLY, { injected: ['[     9.000000 0 neuron] PANIC no task to run'] });
  expect(findings(result)).toEqual(['panic']);
  expect(result.accepted).toBe(false);
});

test('an exception of the kernel ends the run, and is reported as a panic', () => {
  const result = runWith({ harts: 65 });
  expect(result.accepted).toBe(false);
  expect(result.trouble).toMatch(/^PANIC /);
});

test('a program that hangs is named, and the run is rejected', () => {
  const hanging = probeWith(MARKERS.qosOk, function* hang(cpu): Program {
    // Like SIGINT from a user, so that the test doesn't wait for a timeout.
    process.kill(process.pid, 'SIGINT');
    let turns = 0;
    while (cpu.x.length > 0) turns += 1;
    yield* print(cpu, `${turns} turns`);
  });
  const probes = probesFor(2).map((one) => (isQos(one) ? hanging : one));
  const result = runWith({}, { probes });
  expect(result.accepted).toBe(false);
  expect(result.trouble).toBe('interrupted while selftest-client ran');
  expect(result.verdict.failedPhase).toBe('qos');
});

test('a run that times out is rejected, and the timeout is reported', () => {
  const hanging = function* hang(cpu: Cpu): Program {
    while (cpu.x.length > 0);
    yield undefined;
  };
  const result = runWith({ timeoutMs: 1 }, { programs: { init: hanging } });
  expect(result.accepted).toBe(false);
  expect(result.trouble).toMatch(/^timeout: .* did not come back within 1 ms$/);
});

test('a run whose programs never end is stopped after the maximum number of rounds', () => {
  const endless = function* turn(cpu: Cpu): Program {
    for (;;) yield* taskQosGet(cpu, asPid(0));
  };
  const result = runWith({ timeoutMs: 600_000 }, { programs: { init: endless } });
  expect(result.accepted).toBe(false);
  expect(result.trouble).toBe('the machine did not end within 10000 rounds');
});

test('the rungs of a service that exits before it is ready are missing, and the run ends by itself', () => {
  const programs = {
    *timed(cpu: Cpu): Program {
      yield* exit(cpu, asExitStatus(3));
    },
  };
  const result = runWith({}, { programs });
  expect(result.accepted).toBe(false);
  expect(findings(result)).toContain('missing timedReady');
  expect(result.verdict.failedPhase).toBe('bringup');
});

test('boot.invariant.wiredBeforeReady: init prints ready only for evidence', () => {
  const { lines } = plainRun({ harts: 2, seed: 1 });
  const at = (text: string): number => lines.findIndex((line) => line.endsWith(`] ${text}`));
  expect(at('init: ready')).toBeGreaterThan(at('init: up selftest-peer'));
  expect(at('init: up timed')).toBeGreaterThan(at('timed: ready'));
  expect(at('SELFTEST: qos ok')).toBeGreaterThan(at('init: ready'));
});

test('a program that exits before it is wired fails the boot: init prints it, and exits with a status', () => {
  const programs = {
    *'selftest-peer'(cpu: Cpu): Program {
      yield* exit(cpu, asExitStatus(0));
    },
  };
  const result = runWith({ harts: 4 }, { programs });
  expect(findings(result)).toContain('failed initReady');
  expect(result.verdict.failedPhase).toBe('bringup');
  expect(result.ending).toEqual({ reason: 'finished', exitCode: 1 });
});

test('a run up to a rung, or to the end of a phase, stops there and is accepted', () => {
  const rung = runWith({ until: { kind: 'marker', text: 'timed: ready' } });
  expect(rung.accepted).toBe(true);
  expect(rung.ending.reason).toBe('stopped');
  expect(rung.lines.at(-1)).toContain('timed: ready');
  const phase = runWith({ phase: 'qos' });
  expect(phase.accepted).toBe(true);
  expect(phase.lines.at(-1)).toContain('SELFTEST: clock right ok');
});

test('two machines that run interleaved in one process give the same digests as alone', () => {
  const four = { ...EARLY, harts: 4, seed: 3 };
  const alone = [runWith({ ...EARLY, seed: 2 }), runWith(four)];
  const nested: string[] = [];
  const spawning = probeWith(MARKERS.qosOk, function* spawn(cpu): Program {
    nested.push(runWith(four).digest);
    yield* print(cpu, 'the other machine has ended');
  });
  const at = probesFor(RUN_OPTIONS.harts).findIndex(isQos);
  const outer = runWith({ ...EARLY, seed: 2 }, withProbe(spawning, at));
  expect(nested[0]).toBe(alone[1]?.digest);
  expect(findings(outer)).toContain('duplicated qosOk');
  expect(runWith({ ...EARLY, seed: 2 }).digest).toBe(alone[0]?.digest);
});

test('emit prints a marker only for its own evidence', () => {
  const mixed: Probe = probeWith(MARKERS.qosOk, function* mix(cpu: Cpu): Program {
    const other = proof<Marker>(MARKERS.banner);
    other.that(MARKERS.banner.id, 'is there', true);
    const said = yield* emit<Marker>(cpu, MARKERS.capQueryVmo, other.end());
    if (!said.ok) yield* exit(cpu, asExitStatus(1));
  });
  const probes = probesFor(2).map((one) => (isQos(one) ? mixed : one));
  expect(findings(runWith({}, { probes }))).toContain('failed capQueryVmo');
});
