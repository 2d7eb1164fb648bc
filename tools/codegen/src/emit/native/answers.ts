/** Refusals that a client gets: which statuses, and how long such a reply is. */
import type { EnvelopeDef, ServiceDef, ServiceOpDef, VersionDef } from '../../model/types.ts';
import { emptySize } from '../../model/sizes.ts';

/** Statuses of refusals with a body of zeros, statuses of those without a body, and how long that body is. */
export type Refusals = {
  readonly full: readonly number[];
  readonly header: readonly number[];
  readonly size: number;
};

/** The refusals of an operation. */
export function refusalsOf({ envelope }: ServiceDef, op: ServiceOpDef): Refusals {
  const { malformed } = op;
  const full = new Set(op.checks.map(({ fails }) => fails.number));
  for (const { rejected } of versionsOf(envelope, op)) if (rejected) full.add(rejected.number);
  const header = new Set<number>();
  if (envelope.denied !== undefined) header.add(envelope.denied.number);
  // A request that does not decode may be answered as one of another operation: that is no reply of this one.
  if (malformed.form !== 'none' && (malformed.as ?? op.name) === op.name) {
    (malformed.form === 'full' ? full : header).add(malformed.status.number);
  }
  const inOrder = (set: ReadonlySet<number>): number[] => [...set].sort((a, b) => a - b);
  return { full: inOrder(full), header: inOrder(header), size: emptySize(op.reply.fields) };
}

/** The versions that an operation has. */
export function versionsOf(envelope: EnvelopeDef, op: ServiceOpDef): readonly VersionDef[] {
  return envelope.versions.filter(({ name }) => op.versions.includes(name));
}

/** Where the nonce of a version is: nowhere, before or after the status of a reply, at the end. */
export function placeOf({ nonce, place, reply }: VersionDef): 0 | 1 | 2 | 3 {
  if (nonce === undefined) return 0;
  if (place === 'end') return 3;
  return reply.findIndex((one) => one.name === 'nonce') <
    reply.findIndex((one) => one.name === 'status')
    ? 1
    : 2;
}

/** The largest nonce of a version, and how many bytes it has. */
export function nonceOf({ nonce }: VersionDef): { readonly size: number; readonly most: bigint } {
  if (nonce === undefined) return { size: 0, most: 0n };
  const most = nonce.wire === 'u53' ? (1n << 53n) - 1n : (1n << BigInt(8 * nonce.size)) - 1n;
  return { size: nonce.size, most };
}
