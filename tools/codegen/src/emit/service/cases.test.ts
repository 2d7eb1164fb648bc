/** Services of every form, in one version and in each kind of several: their codecs and servers pass their own cases. */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  codecTests,
  serveDriver,
  serveTests,
  type Serve,
  type ServiceShape,
} from '@abicus/wire/testing';
import { expect, test } from 'vitest';
import { EVERY_FORM, EVERY_VERSION } from '../../testing/every-form.ts';
import { generatedFrom, writtenOut } from '../../testing/generated.ts';

/** What is declared ahead of a service, and the service. */
const parts = (text: string): readonly [types: string, service: string] => {
  const at = text.indexOf('service: {');
  return [text.slice(0, at), text.slice(at)];
};
const [TYPES, FORMS] = parts(EVERY_FORM);
const [, VERSIONS] = parts(EVERY_VERSION);

test.each([
  ['forms', FORMS, 1000],
  ['versions', VERSIONS, 3000],
])('the cases of %s', async (name, service, least) => {
  const folder = writtenOut(await generatedFrom(`${TYPES}${service}`));
  const module = async (path: string): Promise<object> =>
    Object(await import(/* @vite-ignore */ pathToFileURL(join(folder, 'src', path)).href));
  const serve: Serve = Reflect.get(await module('index.ts'), 'serve');
  const cases = await module('testing/index.ts');
  const shape: ServiceShape = Reflect.get(cases, `${name.toUpperCase()}_SERVICE`);
  const all = [...codecTests(shape), ...serveTests(shape, serveDriver(serve))];
  const found = all.map(({ title, run }) => [title, run()]);
  expect(found).toEqual(all.map(({ title, expected }) => [title, expected]));
  expect(all.length).toBeGreaterThan(least);
});
