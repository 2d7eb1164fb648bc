/**
 * A selftest that prints `hangs` in the middle of the ladder and then runs until it is interrupted;
 * or, with `--kill`, one that kills itself when its evidence folder exists and is still empty.
 */
import { writeFileSync } from 'node:fs';
import process from 'node:process';
import { MARKERS } from '@abicus/abi-kernel';
import type { Probe, ProbeContext } from '@abicus/probe';
import { SYSTEM } from '@abicus/system';
import { print } from '@abicus/program';
import { proof, type Program } from '@abicus/wire';
import { saveEvidence } from '../../../apps/selftest/src/save-evidence.ts';
import type { Options } from '../../../apps/selftest/src/options.ts';
import { run } from '../../../apps/selftest/src/run.ts';
import { probesFor } from '../../../apps/selftest/test/probes-for.ts';

const options: Options = {
  harts: 2,
  seed: 1,
  until: { kind: 'end' },
  timeoutMs: 600_000,
  phase: undefined,
  json: false,
  evidence: undefined,
};

const hanging: Probe = {
  marker: MARKERS.qosOk,
  *run({ cpu }: ProbeContext): Program<ReturnType<ReturnType<typeof proof>['end']>> {
    writeFileSync(1, 'hangs\n');
    let turns = 0;
    while (cpu.x.length > 0) turns += 1;
    yield* print(cpu, `${turns} turns`);
    return proof(MARKERS.qosOk).end();
  },
};

const kills = process.argv[2] === '--kill';
const result = run(SYSTEM, options, () => {}, {
  probes: probesFor(2).map((one) => (one.marker.id === MARKERS.qosOk.id && !kills ? hanging : one)),
});
const { trace } = result;
const killing = {
  ...result,
  trace: Object.assign(Object.create(trace), {
    json: () => process.kill(process.pid, 'SIGKILL'),
  }),
};
const left = saveEvidence(kills ? killing : result, {
  options,
  contracts: SYSTEM.contracts,
  wallMs: 0,
  begun: new Date(0),
  cwd: process.cwd(),
});
writeFileSync(1, `${left.ok ? left.value : left.error}\n`);
