import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fnv1a64 } from '@abicus/wire';
import { expect, test } from 'vitest';
import { packImage, ProgramRegistry, readProgramId, TEXT_BASE, TEXT_SIZE } from './index.ts';

const image = packImage({ name: 'timed', contracts: 'abc' });

/** Finds the text of an image like a loader: through the program headers. */
function loadedText(bytes: Uint8Array): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const headers = Number(view.getBigUint64(32, true));
  for (let i = 0; i < view.getUint16(56, true); i++) {
    const at = headers + i * view.getUint16(54, true);
    if (view.getUint32(at, true) !== 1) continue;
    expect(view.getBigUint64(at + 16, true)).toBe(BigInt(TEXT_BASE));
    const offset = Number(view.getBigUint64(at + 8, true));
    return bytes.subarray(offset, offset + Number(view.getBigUint64(at + 32, true)));
  }
  throw new Error('no PT_LOAD');
}

test('an image is a little-endian ELF64 program for RISC-V that starts at its text', () => {
  const view = new DataView(image.buffer);
  expect([...image.subarray(0, 8)]).toEqual([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0]);
  expect(view.getUint16(16, true)).toBe(2);
  expect(view.getUint16(18, true)).toBe(243);
  expect(view.getBigUint64(24, true)).toBe(BigInt(TEXT_BASE));
});

test('the text contains the FNV-1a64 hash of its name', () => {
  const text = loadedText(image);
  expect(text).toHaveLength(TEXT_SIZE);
  expect(readProgramId(text)).toBe(fnv1a64('timed'));
  expect(readProgramId(text)).toBe(0x2933_756c_3928_45a0n);
});

test('a text with another magic word, or a second word that is not zero, has no program id', () => {
  for (const at of [0, 4, 7]) {
    const text = loadedText(image).slice();
    text[at] = 0xff;
    expect(readProgramId(text)).toBeUndefined();
  }
  expect(readProgramId(new Uint8Array(TEXT_SIZE - 1))).toBeUndefined();
});

test('a registry finds its programs by their text, and no others', () => {
  function* main(): Generator<undefined, void, undefined> {
    yield;
  }
  const registry = new ProgramRegistry().add('timed', main, 'abc');
  expect(registry.find(loadedText(registry.image('timed')))).toEqual({
    name: 'timed',
    main,
    sha256: 'abc',
  });
  expect(registry.find(loadedText(packImage({ name: 'other', contracts: '' })))).toBeUndefined();
  expect(() => registry.add('timed', main, 'abc')).toThrow("id of 'timed'");
  expect(() => registry.image('other')).toThrow("no program 'other'");
});

test.skipIf(spawnSync('readelf', ['--version']).status !== 0)(
  'readelf reads an image without a warning',
  () => {
    const folder = mkdtempSync(join(tmpdir(), 'abicus-image-'));
    try {
      const file = join(folder, 'timed.elf');
      writeFileSync(file, image);
      const text = execFileSync('readelf', ['-hln', file], { encoding: 'utf8', stdio: 'pipe' });
      expect(text).toContain('RISC-V');
      expect(text).toContain('R E');
      expect(text).toContain('abicus');
      expect(text.toLowerCase()).not.toContain('warning');
    } finally {
      rmSync(folder, { recursive: true });
    }
  },
);
