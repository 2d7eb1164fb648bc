/** Each rung of the selftest client has one probe, and each probe a rung. */
import { LADDER, MARKERS } from '@abicus/abi-ladder';
import { MARKERS as KERNEL } from '@abicus/abi-kernel';
import type { System } from '@abicus/probe';
import { SYSTEM } from '@abicus/system';
import { rungsOf } from '@abicus/wire/ladder';
import { expect, test } from 'vitest';
import type { Options } from './options.ts';
import { orderProbes } from './order-probes.ts';
import { run } from './run.ts';

const OPTIONS: Options = {
  harts: 1,
  seed: 1,
  until: { kind: 'end' },
  timeoutMs: 600_000,
  phase: undefined,
  json: false,
  evidence: undefined,
};

/** The error of a system of which a part is changed. */
function errorOf(changed: Partial<System>): unknown {
  return orderProbes({ ...SYSTEM, ...changed }, 'smp1');
}

test.each(['smp1', 'smp'] as const)('probes have the order of the rungs of %s', (profile) => {
  const ordered = orderProbes({ ...SYSTEM, probes: SYSTEM.probes.toReversed() }, profile);
  const texts = ordered.ok ? ordered.value.map(({ marker }) => marker.text) : [];
  const rungs = rungsOf(LADDER, profile).filter(
    ({ by, text }) => by === 'selftest-client' && text !== MARKERS.selftestEnd.text,
  );
  expect(rungs.length).toBeGreaterThan(20);
  expect(texts).toEqual(rungs.map(({ text }) => text));
});

test('a rung without a probe is an error in every profile', () => {
  for (const { text } of [KERNEL.qosOk, KERNEL.smpWork]) {
    const probes = SYSTEM.probes.filter(({ marker }) => marker.text !== text);
    expect(errorOf({ probes })).toEqual({ ok: false, error: `no probe for '${text}'` });
  }
});

test('two probes for one rung are an error', () => {
  const [first] = SYSTEM.probes;
  const probes = [...SYSTEM.probes, ...(first === undefined ? [] : [first])];
  const error = `2 probes for '${first?.marker.text}'`;
  expect(errorOf({ probes })).toEqual({ ok: false, error });
});

test('a probe for the rung of another program is an error', () => {
  const [first] = SYSTEM.probes;
  if (first === undefined) throw new Error('no probes');
  const probes = [...SYSTEM.probes, { ...first, marker: KERNEL.banner }];
  const error = `a probe for '${KERNEL.banner.text}', which is no rung of selftest-client`;
  expect(errorOf({ probes })).toEqual({ ok: false, error });
});

test('a probe for the text of a rung that another program prints is one for no rung', () => {
  const [first, ...others] = SYSTEM.probes;
  if (first === undefined) throw new Error('no probes');
  const probes = [{ ...first, marker: { ...first.marker, by: 'neuron' } }, ...others];
  const { text } = first.marker;
  const error = `no probe for '${text}'; a probe for '${text}', which is no rung of selftest-client`;
  expect(errorOf({ probes })).toEqual({ ok: false, error });
});

test('a system without a program that runs probes is an error', () => {
  const programs = SYSTEM.programs.filter(({ prints }) => prints === undefined);
  expect(errorOf({ programs })).toEqual({
    ok: false,
    error: 'no program of the system runs probes',
  });
});

test('an incomplete system is not booted, and its run is rejected with the reason', () => {
  const { accepted, trouble, ending, lines } = run({ ...SYSTEM, probes: [] }, OPTIONS);
  expect(accepted).toBe(false);
  expect(ending.reason).toBe('incomplete');
  expect(trouble).toContain(`no probe for '${KERNEL.qosOk.text}'`);
  expect(lines).toEqual([]);
});
