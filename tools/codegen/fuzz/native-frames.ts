/** Frames with the values and bytes that the reference gives them, for programs that compare. */
import { valuesIn } from '../src/emit/native/reach.ts';
import { rejectsOf, versionsOf } from '../src/emit/native/answers.ts';
import type { FieldDef, FieldType, Model, ServiceDef, VersionDef } from '../src/model/types.ts';
import { frameOfEvent, framesOf, type NamedFrame } from '../src/names/native.ts';
import {
  referenceFields,
  referenceFrame,
  type ReferenceRecord,
  type ReferenceValue,
} from '../src/reference/encode.ts';
import { referenceSamples } from '../src/reference/values.ts';

/** A frame in one of its versions: what both sides of it know. */
export type FrameCase = {
  /** The name of its service. */
  readonly service: string;
  readonly frame: NamedFrame;
  /** Place of the version in the envelope. */
  readonly version: number;
  readonly nonce: bigint;
  /** What it holds; nothing of a reject, which has a status. */
  readonly values?: ReferenceRecord;
  readonly status?: number;
  readonly hex: string;
};

/** A nonce whose bytes all differ, so that their order is seen. */
function nonceOf({ nonce }: VersionDef): bigint {
  return nonce === undefined
    ? 0n
    : BigInt.asUintN(8 * nonce.size - 1, 0x0102_0304_0506_0708n) & ((1n << 53n) - 1n);
}

function casesIn(service: ServiceDef, frame: NamedFrame, version: VersionDef): FrameCase[] {
  const place = service.envelope.versions.indexOf(version);
  const nonce = frame.side === 'event' ? 0n : nonceOf(version);
  const { opcode } = frame;
  const hexOf = (values: ReferenceRecord, status = 0): string =>
    referenceFrame(service, frame.frame, { opcode, nonce, status, version: version.name }, values);
  const samples = referenceSamples(frame.frame.fields).map(({ values }): FrameCase => {
    return { service: service.name, frame, version: place, nonce, values, hex: hexOf(values) };
  });
  if (frame.side !== 'reply') return samples;
  const { full, header: bare, ofCheck: size } = rejectsOf(service, frame.op);
  const statuses = frame.op.rejects === 'full' ? full : bare;
  // Zeros stand in place of the fields, ahead of a nonce at the end.
  const zeros = { ...frame.frame, fields: size === 0 ? [] : [zeroField(size)] };
  const header = { opcode, nonce, version: version.name };
  const rejects = statuses.map((status): FrameCase => {
    const hex = referenceFrame(service, zeros, { ...header, status }, {});
    return { service: service.name, frame, version: place, nonce, status, hex };
  });
  return [...samples, ...rejects];
}

function fieldOf(type: FieldType, name: string, size: number): FieldDef {
  const pos = { file: '', line: 1, col: 1 } as unknown as FieldDef['pos'];
  return { name, doc: '', pos, type, offset: 0, after: [], minSize: size, maxSize: size };
}

const zeroField = (size: number): FieldDef => fieldOf({ kind: 'zero', size }, 'zeros', size);

/** The elements of a list as they are in a frame, without their count, in hexadecimal. */
export function elementsHex(
  type: Extract<FieldType, { kind: 'list' }>,
  value: ReferenceValue,
): string {
  const bare = fieldOf({ ...type, length: { place: 'rest' } }, 'elements', 0);
  return referenceFields([bare], { elements: value });
}

/** All frames of a model in all their versions, with samples. */
export function frameCases(model: Pick<Model, 'services'>): FrameCase[] {
  return model.services.flatMap((service) => [
    ...service.ops.flatMap((op) =>
      versionsOf(service.envelope, op).flatMap((version) =>
        framesOf(op).flatMap((frame) => casesIn(service, frame, version)),
      ),
    ),
    ...service.events.flatMap((event) => {
      const last = service.envelope.versions.at(-1);
      return last === undefined ? [] : casesIn(service, frameOfEvent(event), last);
    }),
  ]);
}

/** Whether a frame has values, so that its codec takes them. */
export function hasValues({ frame }: NamedFrame): boolean {
  return valuesIn(frame.fields).length > 0;
}

/** Bytes of hexadecimal digits, as both languages write them. */
export function bytesOf(hex: string): string[] {
  return (hex.match(/../g) ?? []).map((byte) => `0x${byte}`);
}
