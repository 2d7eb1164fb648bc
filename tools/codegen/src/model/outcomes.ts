/** Outcomes of a call besides the statuses of its service: a status with such a name would be ambiguous. */
import type { Service } from '@abicus/contract';
import type { Site } from './site.ts';

/** Outcomes of calls that no service answers with, and their meanings. */
export const OUTCOMES: Readonly<Record<string, string>> = {
  BadReply: 'a reply that is not of the operation',
  OutOfBounds: 'a request that is out of its bounds',
  Disconnected: 'a connection that has ended',
  TimedOut: 'a reply that did not come in time',
  Aborted: 'a call that its caller gave up',
  TooManyCalls: 'more calls at one time than may be',
};

/** Reports statuses with the name of an outcome. */
export function checkOutcomes(site: Site, service: Service): void {
  if (site.unit.source.stored) return;
  for (const [name, , at] of site.at('.status').entries<number>(service.status)) {
    const meaning = Object.hasOwn(OUTCOMES, name) ? OUTCOMES[name] : undefined;
    if (meaning === undefined) continue;
    const message = `clients report ${meaning} as '${name}', whatever the service answers`;
    at.report('registry/taken', message, { fix: 'rename the status' });
  }
}
