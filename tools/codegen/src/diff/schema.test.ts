/** Schemas of files that people write, keyword by keyword: what a change does to files that are there. */
import { expect, test } from 'vitest';
import { compareSchemas } from './schema.ts';

const object = (properties: object, more: object = {}): object => {
  return { type: 'object', properties, additionalProperties: false, ...more };
};
const said = (properties: object): object => ({ type: 'object', properties });
const open = (properties: object): object => object(properties, { additionalProperties: true });
const one = { a: { type: 'string' } };
const two = { ...one, b: { type: 'string' } };

test.each<readonly [what: string, before: object, after: object, how: readonly string[]]>([
  ['a larger maximum', { maximum: 8 }, { maximum: 9 }, ['loosened']],
  ['a smaller maximum', { maximum: 8 }, { maximum: 7 }, ['tightened']],
  ['a maximum where there was none', {}, { maximum: 7 }, ['tightened']],
  ['no maximum any more', { maximum: 7 }, {}, ['loosened']],
  ['a larger minimum', { minimum: 1 }, { minimum: 2 }, ['tightened']],
  ['a smaller minimum', { minimum: 1 }, { minimum: 0 }, ['loosened']],
  ['a larger exclusive maximum', { exclusiveMaximum: 8 }, { exclusiveMaximum: 9 }, ['loosened']],
  ['a larger exclusive minimum', { exclusiveMinimum: 1 }, { exclusiveMinimum: 2 }, ['tightened']],
  ['a longer text', { maxLength: 8 }, { maxLength: 9 }, ['loosened']],
  ['a text that must be longer', { minLength: 1 }, { minLength: 2 }, ['tightened']],
  ['more items', { maxItems: 8 }, { maxItems: 9 }, ['loosened']],
  ['more items needed', { minItems: 1 }, { minItems: 2 }, ['tightened']],
  ['more properties', { maxProperties: 8 }, { maxProperties: 9 }, ['loosened']],
  ['more properties needed', { minProperties: 1 }, { minProperties: 2 }, ['tightened']],
  ['another default', { default: 1 }, { default: 2 }, ['default']],
  ['other words', { description: 'a' }, { description: 'b' }, ['reworded']],
  ['another type', { type: 'string' }, { type: 'number' }, ['tightened']],
  ['a pattern', {}, { pattern: 'a' }, ['tightened']],
  ['another pattern', { pattern: 'a' }, { pattern: 'b' }, ['tightened']],
  ['no pattern any more', { pattern: 'a' }, {}, ['loosened']],
  ['one word more', { enum: ['a'] }, { enum: ['a', 'b'] }, ['loosened']],
  ['one word less', { enum: ['a', 'b'] }, { enum: ['b'] }, ['tightened']],
  ['other words of a choice', { enum: ['a'] }, { enum: ['b'] }, ['tightened', 'loosened']],
  ['words in another order', { enum: ['a', 'b'] }, { enum: ['b', 'a'] }, ['reworded']],
  ['a property more', object(one), object(two), ['loosened']],
  ['a property less', object(two), object(one), ['tightened']],
  // Keys that no schema names are rejected, also where `additionalProperties` is not written.
  ['a property more, where nothing is said of others', said(one), said(two), ['loosened']],
  ['a property less, where nothing is said of others', said(two), said(one), ['tightened']],
  ['a property more of an open object', open(one), open(two), ['tightened']],
  ['a property less of an open object', open(two), open(one), ['loosened']],
  ['a property more of an object that opens', object(one), open(two), ['loosened', 'loosened']],
  ['a property less of an object that closes', open(two), object(one), ['tightened', 'tightened']],
  [
    'a property that had to be given is gone',
    object(two, { required: ['b'] }),
    object(one),
    ['tightened'],
  ],
  ['properties in another order', object(two), object({ b: two.b, ...one }), []],
  [
    'a property of another bound',
    object({ a: { maximum: 1 } }),
    object({ a: { maximum: 2 } }),
    ['loosened'],
  ],
  [
    'what must be given in another order',
    object(two, { required: ['a', 'b'] }),
    object(two, { required: ['b', 'a'] }),
    ['reworded'],
  ],
  ['a property that must be given', object(two), object(two, { required: ['b'] }), ['tightened']],
  ['a property that may be left out', object(two, { required: ['b'] }), object(two), ['loosened']],
  [
    'a closed object',
    { additionalProperties: true },
    { additionalProperties: false },
    ['tightened'],
  ],
  ['an object that says that it is closed', {}, { additionalProperties: false }, []],
  [
    'a map whose values have a larger bound',
    { patternProperties: { '^a$': { maximum: 8 } } },
    { patternProperties: { '^a$': { maximum: 9 } } },
    ['loosened'],
  ],
  [
    'a map with other keys',
    { patternProperties: { '^a$': {} } },
    { patternProperties: { '^b$': {} } },
    ['tightened'],
  ],
  ['an open object', { additionalProperties: false }, { additionalProperties: true }, ['loosened']],
  ['a bound of items', { items: { maximum: 8 } }, { items: { maximum: 7 } }, ['tightened']],
  ['a keyword that is not known', {}, { novelty: 1 }, ['tightened']],
  ['nothing', object(one), object(one), []],
])('%s', (_, before, after, how) => {
  expect(compareSchemas(before, after).map((change) => change.how)).toEqual(how);
});
