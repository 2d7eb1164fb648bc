/** All measured formats encode the same messages, so that they are compared for the same work. */
import { beforeAll, describe, expect, test } from 'vitest';
import { FORMATS, FORMAT_NAMES, type FormatName } from './formats.ts';
import type { Codec } from './format.ts';
import { MESSAGES, ROTATION, type Kinds, type MessageName } from './messages.ts';
import { makeWorkspace } from './workspace.ts';

type Any = Kinds[keyof Kinds];

beforeAll(makeWorkspace);

describe.each(FORMAT_NAMES)('%s', (name) => {
  test.each(Object.keys(MESSAGES) as MessageName[])(
    'decodes each encoded message: %s',
    async (of) => {
      const format = await FORMATS[name]();
      const { kind, make } = MESSAGES[of];
      const { encode, read } = format[kind] as Codec<Any>;
      const messages = make();
      // Copied, since the next frame overwrites that of a fixed buffer.
      const frames = messages.map((message) => Uint8Array.from(encode(message)));
      expect(frames.map((frame) => read(frame))).toEqual(messages);
      expect(new Set(frames.map((frame) => frame.toString())).size).toBe(ROTATION);
    },
  );
});

test.each(Object.keys(MESSAGES) as MessageName[])(
  'all formats read the fields into the same number: %s',
  async (of) => {
    const { kind, make } = MESSAGES[of];
    const sums = new Map<FormatName, number>();
    for (const name of FORMAT_NAMES) {
      const { encode, decode } = (await FORMATS[name]())[kind] as Codec<Any>;
      sums.set(
        name,
        make().reduce((sum, message) => sum + decode(encode(message)), 0),
      );
    }
    const [ours] = sums.values();
    expect(sums).toEqual(new Map(FORMAT_NAMES.map((name) => [name, ours])));
  },
);
