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
  ['a default where it was null', { default: null }, { default: 1 }, ['default']],
  ['a default that was a list', { default: [] }, { default: {} }, ['default']],
  [
    'a default that has a key more',
    { default: { a: 1 } },
    { default: { a: 1, b: 2 } },
    ['default'],
  ],
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
  [
    'an open object whose other keys are bound',
    open(one),
    object(one, { additionalProperties: {} }),
    ['tightened'],
  ],
  ['an object that no longer says that it is closed', { additionalProperties: false }, {}, []],
  ['an object whose other keys are of a schema', {}, { additionalProperties: {} }, ['loosened']],
  [
    'an object that says nothing of other keys any more',
    { additionalProperties: {} },
    {},
    ['tightened'],
  ],
  [
    'a map one of whose values is anything, and another has a larger bound',
    { patternProperties: { '^a$': true, '^b$': { maximum: 8 } } },
    { patternProperties: { '^a$': true, '^b$': { maximum: 9 } } },
    ['loosened'],
  ],
  ['a map of no schema', { patternProperties: 1 }, { patternProperties: 2 }, []],
  ['items that may be anything', { items: { maximum: 8 } }, { items: true }, ['tightened']],
  [
    'items that must be something, and are described',
    { items: true },
    { items: { maximum: 8, description: 'a' } },
    ['tightened'],
  ],
  [
    'a map with a pattern less',
    { patternProperties: { '^a$': {}, '^b$': {} } },
    { patternProperties: { '^a$': {} } },
    ['tightened'],
  ],
  ['a lower bound that is no number any more', { minimum: 8 }, { minimum: 'few' }, ['tightened']],
  ['items that must be something', { items: true }, { items: { maximum: 8 } }, ['tightened']],
  ['a bound that is no number any more', { maximum: 8 }, { maximum: 'many' }, ['tightened']],
  ['a bound that is a number now', { maximum: 'many' }, { maximum: 8 }, ['tightened']],
  ['a choice where there was none', {}, { enum: ['a'] }, ['tightened']],
  // No file is known to stay valid: it is not looked at what else the schema says.
  ['no choice any more', { enum: ['a'] }, {}, ['tightened']],
  [
    'alternatives that are one more',
    { anyOf: [{ type: 'null' }] },
    { anyOf: [{ type: 'null' }, {}] },
    ['loosened'],
  ],
  [
    'a choice that becomes alternatives',
    { enum: ['a'] },
    { anyOf: ['a', 'b'] },
    ['loosened', 'loosened'],
  ],
  [
    'one that must be given in the place of another',
    object(two, { required: ['a'] }),
    object(two, { required: ['b'] }),
    ['tightened', 'loosened'],
  ],
  ['nothing', object(one), object(one), []],
])('%s', (_, before, after, how) => {
  expect(compareSchemas(before, after).map((change) => change.how)).toEqual(how);
});

const UPPER = ['exclusiveMaximum', 'maxItems', 'maxLength', 'maxProperties', 'maximum'];
const LOWER = ['exclusiveMinimum', 'minItems', 'minLength', 'minProperties', 'minimum'];

test.each([...UPPER, ...LOWER])('%s of another value lets more pass, or less', (keyword) => {
  const [more, less] = UPPER.includes(keyword)
    ? ['loosened', 'tightened']
    : ['tightened', 'loosened'];
  const how = (before: object, after: object): unknown =>
    compareSchemas(before, after).map((change) => change.how);
  expect(how({ [keyword]: 1 }, { [keyword]: 2 })).toEqual([more]);
  expect(how({ [keyword]: 2 }, { [keyword]: 1 })).toEqual([less]);
  expect(how({}, { [keyword]: 1 })).toEqual(['tightened']);
  expect(how({ [keyword]: 1 }, {})).toEqual(['loosened']);
});

test.each(['$comment', '$id', 'deprecated', 'description', 'examples', 'title'])(
  '%s says nothing about which files are valid',
  (keyword) => {
    const found = compareSchemas({ [keyword]: 'a' }, { [keyword]: 'b' });
    expect(found).toEqual([
      { how: 'reworded', path: `schema.${keyword}`, before: 'a', after: 'b' },
    ]);
  },
);

test('a change stands at the path of its keyword, and has what came and what went', () => {
  const list = (items: object): object => object({ a: { type: 'array', items } });
  expect(compareSchemas(list({ maximum: 1 }), list({ maximum: 2 }))).toEqual([
    { how: 'loosened', path: 'schema.a.items.maximum', before: 1, after: 2 },
  ]);
  expect(compareSchemas({ enum: ['a', 'b'] }, { enum: ['b', 'c'] })).toEqual([
    { how: 'tightened', path: 'schema.enum', before: ['a'], after: undefined },
    { how: 'loosened', path: 'schema.enum', before: undefined, after: ['c'] },
  ]);
  const required = (...names: string[]): object => object(two, { required: names });
  expect(compareSchemas(required('a'), required('b'))).toEqual([
    { how: 'tightened', path: 'schema.required', before: undefined, after: ['b'] },
    { how: 'loosened', path: 'schema.required', before: ['a'], after: undefined },
  ]);
  expect(compareSchemas(object(one), object(two))).toEqual([
    { how: 'loosened', path: 'schema.b', before: undefined, after: 'a property' },
  ]);
  expect(compareSchemas(object(two), object(one))).toEqual([
    { how: 'tightened', path: 'schema.b', before: 'a property', after: undefined },
  ]);
});
