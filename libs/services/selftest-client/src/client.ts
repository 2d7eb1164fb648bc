/** The selftest's client: runs the probes in order, and prints the marker of each for its evidence. */
import { readStart } from '@abicus/abi-init';
import { asExitStatus, exit } from '@abicus/abi-kernel';
import { MARKERS } from '@abicus/abi-ladder';
import { awaitStart } from '@abicus/ipc';
import type { Probe, ProbeContext, ProgramParts } from '@abicus/probe';
import { emit, type ProgramMain } from '@abicus/program';
import { proof, type Cpu, type Program } from '@abicus/wire';
import { makeProbeContext } from './context.ts';

/** Creates the client's program, which runs these probes. Init starts it when all services are ready. */
export function selftestClient({ boot, probes, images }: ProgramParts): ProgramMain {
  const calls = boot.programs.find(({ endsRun }) => endsRun)?.calls ?? [];
  return function* client(cpu: Cpu): Program {
    const start = yield* awaitStart(cpu);
    if (!start.ok || readStart(start.value.payload, 0) === undefined) return;
    const context = makeProbeContext(cpu, { calls, images, parent: start.value.sender });
    const passed = yield* runProbes(context, probes);
    const checks = proof(MARKERS.selftestEnd);
    checks.equal('testing.invariant.honest', 'probes with evidence', passed, probes.length);
    const evidence = checks.end();
    const printed = yield* emit(cpu, MARKERS.selftestEnd, evidence);
    yield* exit(cpu, asExitStatus(printed.ok && evidence.ok ? 0 : 1));
  };
}

/** Runs all probes, also after a failure; gives the number that gave evidence. */
function* runProbes(context: ProbeContext, probes: readonly Probe[]): Program<number> {
  let passed = 0;
  for (const probe of probes) {
    const result = yield* probe.run(context);
    const printed = yield* emit(context.cpu, probe.marker, result);
    if (result.ok && printed.ok) passed += 1;
  }
  return passed;
}
