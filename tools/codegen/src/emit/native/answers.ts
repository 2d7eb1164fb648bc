/** Refusals that a client gets: which statuses, and how long such a reply is. */
import type { EnvelopeDef, ServiceDef, ServiceOpDef, VersionDef } from '../../model/types.ts';
import { hasAnswers, isVersioned } from '../service/around.ts';
import { emptySize } from '../../model/sizes.ts';

/** Statuses of refusals with a body of zeros, statuses of those without a body, and how long that body is. */
export type Refusals = {
  readonly full: readonly number[];
  readonly header: readonly number[];
  readonly size: number;
};

/**
 * The refusals of an operation. A reply to a request that does not decode may be without a body, and one to a
 * caller without authority is; all others have one.
 */
export function refusalsOf(service: ServiceDef, op: ServiceOpDef): Refusals {
  const { malformed, denied } = service.envelope;
  const all = op.statuses.map(({ number }) => number);
  const size = emptySize(op.reply.fields);
  if (isVersioned(service.envelope)) return { full: all, header: all, size };
  const isDenied = (status: number): boolean => status === denied?.number;
  const isBare = (status: number): boolean =>
    isDenied(status) || status === malformed.status.number || hasAnswers(service);
  return { full: all.filter((one) => !isDenied(one)), header: all.filter(isBare), size };
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
