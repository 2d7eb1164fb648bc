/**
 * The bytes of the queues of what is booted. The kernel counts them by the owner of an endpoint, and by the factory that it
 * was created with. The first program creates endpoints that the others own, and derives factories for those that create
 * endpoints themselves. No message of others keeps a program from sending, if what these owners and factories may have fits
 * into what all queues may hold, and if the queues of a program cannot hold more than an owner may have.
 */
import { related } from '../diagnostics/diagnostic.ts';
import { plural } from '../diagnostics/plural.ts';
import type { Phase } from './phase.ts';
import type { LimitDef } from './shape/calls.ts';
import type { ProgramDef } from './shape/programs.ts';
import type { Site } from './site.ts';

type Limit = LimitDef & { readonly kind: 'limit' };

function limitOf({ limits }: Phase, name: string): Limit | undefined {
  const limit = limits.all.find(({ id }) => id === `kernel.limit.${name}`);
  return limit?.kind === 'limit' ? limit : undefined;
}

/** The messages that the queues of a program hold. */
function placesOf({ depth = 0, endpoints }: ProgramDef): number {
  return endpoints.reduce((sum, one) => sum + one.depth, depth);
}

/**
 * Checks that the longest messages in all queues of a program leave its budget the bytes of one more: those of the ends of
 * calls that it starts. Else a task that fills them keeps others from sending: a sender waits for a place, not for bytes.
 */
export function checkQueues(phase: Phase, program: ProgramDef, site: Site): void {
  const [frame, owned] = ['maxFrame', 'queuedBytesPerOwner'].map((name) => limitOf(phase, name));
  if (frame === undefined || owned === undefined) return;
  const most = Math.floor(owned.value / frame.value) - 1;
  const places = placesOf(program);
  if (places <= most) return;
  const message = `the queues of '${program.name}' hold ${plural(places, 'message')}, whose bytes are more than one owner may have queued: the longest ones use up what the others need`;
  site.report('budget/range', message, {
    related: [related('limit', owned.pos, `queuedBytesPerOwner ${owned.value}`)],
    fix: `${plural(most, 'place')} or fewer in 'depth' and 'endpoints' together`,
  });
}

/** Checks that all queues may hold what each owner and each factory may. */
export function checkAllQueues(phase: Phase, booted: readonly ProgramDef[], site: Site): void {
  const [all, owned] = ['queuedBytes', 'queuedBytesPerOwner'].map((name) => limitOf(phase, name));
  if (all === undefined || owned === undefined) return;
  // The first program gives the factory of each other one as many bytes as it may have.
  const perEndpoint = limitOf(phase, 'endpointBytes')?.value ?? 0;
  const created = booted.reduce((sum, { endpointBudget = 0 }) => sum + endpointBudget, 0);
  // The first program has queues too.
  const owners = booted.filter((one) => placesOf(one) > 0).length + 1;
  const needed = owners * owned.value + created * perEndpoint;
  if (needed <= all.value) return;
  const message = `${plural(owners, 'owner')} of queues and ${plural(created, 'endpoint')} of factories may have ${plural(needed, 'byte')} queued, and all queues ${all.value}`;
  site.report('budget/range', message, {
    related: [related('limit', all.pos, `queuedBytes ${all.value}`)],
    fix: `a limit queuedBytes of ${needed}, or fewer programs`,
  });
}
