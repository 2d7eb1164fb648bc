/** Both ways in which modules of the runtime are loaded: by their files, as Vite has them, and by URLs, as Node has them. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { ASSERTED, DRAWN, TOLD } from './format.ts';
import { telling } from './telling.ts';

const WIRE = join(import.meta.dirname, '../../../../libs/wire/src');

test.each([
  ['seen.ts', TOLD, 'seen', ['_id', '_how']],
  ['asserted.ts', ASSERTED, 'asserted', ['_one']],
  ['testing/drew.ts', DRAWN, 'drew', ['_invariant', '_one', '_reached']],
])('%s tells what it is called with, on the lines that it has', (file, told, name, parameters) => {
  const path = join(WIRE, file);
  const code = readFileSync(path, 'utf8');
  const text = telling(code, path) ?? '';
  expect(telling(code, pathToFileURL(path).href)).toBe(text);
  expect(text.split('\n')).toHaveLength(code.split('\n').length);
  const call = text.slice(text.indexOf(`globalThis.${told}?.(`), text.length);
  expect(call.slice(call.indexOf('('), call.indexOf(';'))).toBe(`(${parameters.join(', ')})`);
  expect(text.replace(` globalThis.${told}?.(${parameters.join(', ')});`, '')).toBe(code);
  expect(text).toContain(`export function ${name}(`);
});

test('built packages tell as well, and nothing else does', () => {
  const built = 'export function seen(element, how) {\n}\n';
  expect(telling(built, '/a/node_modules/@abicus/wire/dist/seen.js')).toBe(
    `export function seen(element, how) { globalThis.${TOLD}?.(element, how);\n}\n`,
  );
  expect(telling(built, '/a/node_modules/other/dist/seen.js')).toBeUndefined();
  expect(telling(built, '/a/node_modules/@abicus/wire/dist/sighting.js')).toBeUndefined();
});

test('a runtime with another function is an error', () => {
  expect(() => telling('export const seen = () => {};', '/a/wire/src/seen.ts')).toThrow(
    '/a/wire/src/seen.ts: no ',
  );
});
