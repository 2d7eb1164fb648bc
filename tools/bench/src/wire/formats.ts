/** The measured formats. */
import type { Format } from './format.ts';
import { abicusFormat } from './abicus.ts';
import {
  cborFormat,
  jsonFormat,
  msgpackrFormat,
  protobufEsFormat,
  protobufjsFormat,
} from './peers.ts';

/** The formats by name, abicus first. Most peers encode into a pool and give a part of it; abicus takes a buffer. */
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

/** The names of the formats, abicus first. */
export const FORMAT_NAMES = Object.keys(FORMATS) as readonly FormatName[];

/** Whether `name` is the name of a format. */
export function isFormatName(name: string): name is FormatName {
  return Object.hasOwn(FORMATS, name);
}
