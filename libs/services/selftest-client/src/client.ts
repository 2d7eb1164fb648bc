/**
 * The selftest's client: asks each service whether it answers, runs the probes in order, and prints the marker of each
 * for its evidence.
 */
import { readStart } from '@abicus/abi-init';
import { asExitStatus, exit } from '@abicus/abi-kernel';
import { MARKERS } from '@abicus/abi-ladder';
import { own } from '@abicus/abi-service';
import { awaitStart } from '@abicus/ipc';
import type { Probe, ProbeContext, ProgramParts } from '@abicus/probe';
import { emit, print, type ProgramMain } from '@abicus/program';
import { proof, type Cpu, type Program } from '@abicus/wire';
import { makeProbeContext } from './context.ts';

/** Creates the client's program, which runs these probes. Init starts it when all services are ready. */
export function selftestClient({ boot, probes, images }: ProgramParts): ProgramMain {
  const calls = boot.programs.find(({ endsRun }) => endsRun)?.calls ?? [];
  return function* client(cpu: Cpu): Program {
    const start = yield* awaitStart(cpu);
    if (!start.ok || readStart(start.value.payload, 0) === undefined) return;
    const context = makeProbeContext(cpu, { calls, images, parent: start.value.sender });
    for (const { service } of calls) yield* ask(context, service);
    const passed = yield* runProbes(context, probes);
    const checks = proof(MARKERS.selftestEnd);
    checks.equal('testing.invariant.honest', 'probes with evidence', passed, probes.length);
    const evidence = checks.end();
    const printed = yield* emit(cpu, MARKERS.selftestEnd, evidence);
    yield* exit(cpu, asExitStatus(printed.ok && evidence.ok ? 0 : 1));
  };
}

/**
 * Asks a service for its counts, which the loop of each service answers, and tells if it has answered: the readiness of
 * the service counts only with that line.
 */
function* ask(context: ProbeContext, service: string): Program {
  const answer = yield* own(context.channel(service), { from: 0 });
  if (answer.ok) yield* print(context.cpu, `SELFTEST: answered ${service}`);
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
