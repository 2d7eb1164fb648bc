/** The formats that are measured. */
import type { Format } from './format.ts';
import { abicusFormat } from './abicus.ts';
import {
  cborFormat,
  jsonFormat,
  msgpackrFormat,
  protobufEsFormat,
  protobufjsFormat,
} from './peers.ts';

/** Formats by name, ours first. Most peers write into a pool and give a part of it; ours writes where it is told. */
export const FORMATS = {
  abicus: () => abicusFormat(),
  'abicus, standing buffer': () => abicusFormat(new Uint8Array(4200)),
  protobufjs: protobufjsFormat,
  'protobuf-es': protobufEsFormat,
  msgpackr: msgpackrFormat,
  'cbor-x': cborFormat,
  JSON: jsonFormat,
} as const satisfies Readonly<Record<string, () => Format | Promise<Format>>>;

/** The name of a format. */
export type FormatName = keyof typeof FORMATS;

/** The names of the formats, ours first. */
export const FORMAT_NAMES = Object.keys(FORMATS) as readonly FormatName[];

/** Whether there is a format of this name. */
export function isFormatName(name: string): name is FormatName {
  return Object.hasOwn(FORMATS, name);
}
