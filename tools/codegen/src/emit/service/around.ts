/**
 * What surrounds the fields of a frame. Where an envelope has one version with its nonce in the header, that is a
 * constant; in all others it follows from the version, which a correlation names.
 */
import type { AnswerDef, EnvelopeDef, FrameDef, ServiceDef } from '../../model/types.ts';
import { code, type Code } from '../../output/code.ts';
import type { Place } from './place.ts';

/** Whether frames of a service are distinguished by version, or their nonce is not in the header. */
export function isVersioned({ versions }: EnvelopeDef): boolean {
  const [only] = versions;
  return versions.length !== 1 || only?.nonce === undefined || only.place === 'end';
}

/** Whether malformed requests are answered with more than a status and a length. */
export function hasAnswers({ envelope, ops }: ServiceDef): boolean {
  const { malformed, foreign, unknownVersion, unknownOpcode } = envelope;
  const isUsual = ({ status, form, as, opcode, nonce }: AnswerDef, forms: string[]): boolean =>
    status.number === malformed.status.number &&
    forms.includes(form) &&
    as === undefined &&
    opcode === 'own' &&
    nonce === 'echo';
  return !(
    [malformed, foreign, unknownVersion, unknownOpcode].every((one) => isUsual(one, ['header'])) &&
    ops.every((op) => isUsual(op.malformed, ['header', 'full']))
  );
}

/** Whether there may be no answer to a malformed request. */
export function mayBeSilent({ envelope, ops }: ServiceDef): boolean {
  const { foreign, unknownVersion, unknownOpcode } = envelope;
  const all = [foreign, unknownVersion, unknownOpcode, ...ops.map((op) => op.malformed)];
  return all.some(({ form }) => form === 'none');
}

/** Where the fields of a frame are, as expressions. */
export type Around = {
  /** Where they start: a number, or the variable `at`. */
  readonly at: number | 'at';
  readonly end: 'frame.length' | 'end';
};

/** Where the fields of a request or reply of this service are. */
export function aroundOf(place: Place, frame: FrameDef): Around {
  return isVersioned(place.service.envelope) ? { at: 'at', end: 'end' } : aroundFixed(frame);
}

/** Where the fields of a frame are that has one header: of an event, for one. */
export function aroundFixed({ headerSize }: FrameDef): Around {
  return { at: headerSize, end: 'frame.length' };
}

/** What the reply is tied to its request by: the parameter's name and type. */
export function correlationOf(place: Place): { readonly name: string; readonly type: Code } {
  const { envelope } = place.service;
  if (isVersioned(envelope)) {
    return { name: 'correlation', type: code`${place.type('Correlation', 'envelope.ts')}` };
  }
  return { name: 'nonce', type: envelope.versions[0]?.nonce?.carrier ?? 'number' };
}
