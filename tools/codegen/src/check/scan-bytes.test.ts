/** Bytes that are read or written by their position, form by form: which one, of what, and what is beside it. */
import { ts } from '@ts-morph/common';
import { expect, test } from 'vitest';
import { readBytes } from './scan-bytes.ts';
import { isDeclaration, Names } from './scan-values.ts';

/** The bytes in a text, as `kind[index]` and what each is beside. */
function bytesIn(text: string): string[] {
  const file = ts.createSourceFile('a.ts', text, ts.ScriptTarget.Latest, true);
  const names = new Names();
  const nodes: ts.Node[] = [];
  const visit = (node: ts.Node): void => {
    if (isDeclaration(node)) names.add(node);
    nodes.push(node);
    ts.forEachChild(node, visit);
  };
  visit(file);
  return nodes
    .flatMap((node) => readBytes(node, names))
    .map(({ of, index, beside }) => [`${of}[${index}]`, ...beside].join(' '));
}

test.each([
  ['an element', 'frame[3];', ['frame[3]']],
  ['an element that is written', 'frame[3] = OP;', ['frame[3] OP']],
  ['a constant position', 'const at = 3; frame[at + 1];', ['frame[4]']],
  ['a position that is not known', 'frame[at];', []],
  ['at', 'frame.at(3);', ['frame[3]']],
  ['another method', 'frame.fill(3);', []],
  ['at without a position', 'frame.at();', []],
  ['a getter', 'getU8(frame, 3);', ['frame[3]']],
  ['another function', 'setU8(frame, 3);', []],
  ['a getter without a position', 'getU8(frame);', []],
  ['a getter of nothing', 'getU8();', []],
  ['a getter of a view', 'view.getUint8(3);', ['bytes[3]']],
  ['of a signed byte', 'view.getInt8(3);', ['bytes[3]']],
  [
    'of a buffer',
    'buf.readUInt8(3); buf.readUint8(4); buf.readInt8(5);',
    ['bytes[3]', 'bytes[4]', 'bytes[5]'],
  ],
  ['getters by name alone', 'getUint8(frame, 1); getInt8(frame, 2);', ['frame[1]', 'frame[2]']],
  ['a part', 'frame.subarray(2)[1];', ['frame[3]']],
  ['a part of a part', 'frame.slice(2).subarray(3).at(1);', ['frame[6]']],
  ['a part from its begin', 'frame.subarray()[1];', ['frame[1]']],
  ['a part from somewhere', 'frame.subarray(n)[1];', []],
  ['what another method gives', 'frame.copy(2)[1];', []],
  ['brackets', '(frame)[3]; (frame!)[4];', ['frame[3]', 'frame[4]']],
  ['a call of a call', 'f()(3);', []],
])('%s', (_, text, found) => {
  expect(bytesIn(text)).toEqual(found);
});

test.each([
  ...['frame', 'theFrame', 'payload', 'packet', 'request', 'reply', 'message', 'msg'].map(
    (name) => [name, 'frame'] as const,
  ),
  ...['bytes', 'ownBytes', 'buffer', 'buf', 'view'].map((name) => [name, 'bytes'] as const),
])('%s without a type has the bytes of a %s', (name, kind) => {
  expect(bytesIn(`${name}[3];`)).toEqual([`${kind}[3]`]);
  // The buffer of an object has its bytes.
  const own = name === 'buffer' ? 'frame' : kind;
  expect(bytesIn(`frame.${name}[3];`)).toEqual([`${own}[3]`]);
  expect(bytesIn(`const ${name} = f(); ${name}[3];`)).toEqual([`${kind}[3]`]);
  expect(bytesIn(`const { ${name} } = f(); ${name}[3];`)).toEqual([`${kind}[3]`]);
  expect(bytesIn(`let ${name}; ${name}[3];`)).toEqual([`${kind}[3]`]);
  // An element of what is neither counts where it is compared with a name.
  expect(bytesIn(`${name}s[3];`)).toEqual([]);
});

test.each([
  ['Uint8Array', 'bytes'],
  ['Uint8ClampedArray', 'bytes'],
  ['Int8Array', 'bytes'],
  ['Buffer', 'bytes'],
  ['DataView', 'bytes'],
  ['readonly string[]', undefined],
])('the type %s decides before the name', (type, kind) => {
  const of = (name: string): string[] =>
    bytesIn(`function f(${name}: ${type}) { return ${name}[3]; }`);
  expect(of('words')).toEqual(kind === undefined ? [] : ['bytes[3]']);
  expect(of('frame')).toEqual(kind === undefined ? [] : ['frame[3]']);
  expect(bytesIn(`const words: ${type} = f(); words[3];`)).toEqual(of('words'));
});

test.each([
  ['a parameter without a type', 'function f(frame) { return frame[3]; }', ['frame[3]']],
  ['one with a value', 'function f(frame = [1]) { return frame[3]; }', ['frame[3]']],
  ['a list', 'const frame = [1, 2]; frame[3];', []],
  ['a text', "const frame = 'text'; frame[3];", []],
  ['what is encoded', 'const sent = encodeSleep(1); sent[3];', ['frame[3]']],
  ['what is called so and is not encoded', 'const sent = encoder(1); sent[3];', []],
  ['encoded at once', 'encodeSleep(1)[3];', ['frame[3]']],
  ['a part of a frame', 'const rest = frame.subarray(2); rest[3];', ['frame[3]']],
  ['what another method of a frame gives', 'const rest = frame.map(f); rest[3];', []],
  ['a part that has a name of bytes', 'const bytes = words.subarray(2); bytes[3];', ['bytes[3]']],
  ['a frame that has a name of bytes', 'const bytes = frame.slice(); bytes[3];', ['frame[3]']],
  ['new bytes', 'const words = new Uint8Array(8); words[3];', ['bytes[3]']],
  ['new bytes of a frame', 'const words = new Uint8Array(frame); words[3];', ['frame[3]']],
  [
    'a view of a frame',
    'const words = new DataView(frame.buffer); words.getInt8(3);',
    ['frame[3]'],
  ],
  ['a view of other bytes', 'new DataView(bytes.buffer).getInt8(3);', ['bytes[3]']],
  ['other new objects', 'const words = new Words(frame); words[3];', []],
  ['new bytes of nothing', 'new Uint8Array()[3];', ['bytes[3]']],
  ['a buffer from a frame', 'Buffer.from(frame)[3];', ['frame[3]']],
  ['a buffer from text', "Buffer.from('abc')[3];", ['bytes[3]']],
])('%s', (_, text, found) => {
  expect(bytesIn(text)).toEqual(found);
});

test.each([
  ['===', ['frame[3] OP']],
  ['==', ['frame[3] OP']],
  ['!==', ['frame[3] OP']],
  ['!=', ['frame[3] OP']],
  ['=', ['frame[3] OP']],
  ['+', ['frame[3]']],
  ['<', ['frame[3]']],
])('beside %s stands what is compared or set', (by, found) => {
  expect(bytesIn(`frame[3] ${by} OP;`)).toEqual(found);
});

test.each([
  ['on the other side', 'OP === frame[3];', ['frame[3] OP']],
  ['a number', 'frame[3] === 7;', ['frame[3] 7']],
  ['a name behind another', 'frame[3] === Ops.SLEEP;', ['frame[3] Ops.SLEEP']],
  ['what has neither', 'frame[3] === f();', ['frame[3]']],
  ['brackets between', '(frame[3])! === OP;', ['frame[3] OP']],
  ['cases', 'switch (frame[3]) { case 1: case OP: default: }', ['frame[3] 1 OP']],
  ['a case', 'switch (op) { case frame[3]: }', ['frame[3] op']],
  ['a name that is compared', 'const op = frame[3]; if (op === OP) f();', ['frame[3] OP']],
  ['one with a stand-in', 'const op = frame[3] ?? 0; if (op === OP) f();', ['frame[3] OP']],
  ['a name elsewhere', 'const op = frame[3]; { const op = 1; op === OP; }', ['frame[3]']],
  ['another name', 'const op = frame[3]; other === OP;', ['frame[3]']],
  ['a name of more than the byte', 'const op = [frame[3]]; op === OP;', ['frame[3]']],
  ['a pattern', 'const [op] = f(frame[3]); op === OP;', ['unknown[0] OP', 'frame[3]']],
])('beside a byte: %s', (_, text, found) => {
  expect(bytesIn(text)).toEqual(found);
});

test.each([
  ['a place in a list', 'const [, , , op] = frame;', ['frame[3]']],
  ['a key', 'const { 3: op } = frame;', ['frame[3]']],
  ['a key that is no number', 'const { length: op } = frame;', []],
  ['a name', 'const { op } = frame;', []],
  ['a pattern in a pattern', 'const [[op]] = frame;', []],
  ['a pattern with a type', 'function f([, op]: Uint8Array) { }', ['bytes[1]']],
  ['one with a type of others', 'function f([, op]: string[]) { }', []],
  ['one with a type and a frame', 'const [, op]: Uint8Array = frame;', ['bytes[1]']],
  ['one with a type of others and a frame', 'const [, op]: Frame = frame;', ['frame[1]']],
  ['a byte that is compared', 'const [, op] = frame; op === OP;', ['frame[1] OP']],
  [
    'an element of others that is compared with a name',
    'const [op] = all; op === OP;',
    ['unknown[0] OP'],
  ],
  ['one that is compared with a number', 'const [op] = all; op === 1;', []],
])('of a pattern %s', (_, text, found) => {
  expect(bytesIn(text)).toEqual(found);
});

test('an element of an unknown object counts where it is compared with a name', () => {
  expect(bytesIn('words[3] === OP;')).toEqual(['unknown[3] OP']);
  expect(bytesIn('words[3] === 7;')).toEqual([]);
});

test('a byte is told with the first 60 characters of its text', () => {
  const text = `${'long'.repeat(20)}Frame[3]`;
  const file = ts.createSourceFile('a.ts', text, ts.ScriptTarget.Latest, true);
  const [statement] = file.statements;
  const read =
    statement !== undefined && ts.isExpressionStatement(statement) && statement.expression;
  expect(read === false ? [] : readBytes(read, new Names())).toEqual([
    { text: text.slice(0, 60), index: 3, of: 'frame', beside: [] },
  ]);
});
