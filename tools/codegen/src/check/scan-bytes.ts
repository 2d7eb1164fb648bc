/**
 * Finds bytes that are read or written by their position: `frame[3]`, `view.getUint8(3)`, `getU8(frame, 3)`, `frame.at(3)`,
 * `frame.subarray(3)[0]`, `const [, , , op] = frame`. The type or the initializer distinguishes arrays of other elements;
 * if the file has neither, the name does.
 */
import { ts } from '@ts-morph/common';
import type { ByteFact } from './facts.ts';
import { dotted, unwrapped, type Names } from './scan-values.ts';

type Read = { readonly object: ts.Expression; readonly index: number };
type Kind = ByteFact['of'];

const GETTERS = /^(?:getU8|getUint8|getInt8|readUInt8|readUint8|readInt8)$/;
const BYTE_TYPES = /\b(?:Uint8Array|Uint8ClampedArray|Int8Array|Buffer|DataView)\b/;
const FRAME_NAMES = /(?:frame|payload|packet|request|reply|message|msg)$/i;
const BYTE_NAMES = /(?:bytes|buffer|buf|view)$/i;
const PARTS = /^(?:subarray|slice)$/;

/** Returns the byte that an expression reads. */
function readOf(given: ts.Expression, names: Names): Read | undefined {
  const node = unwrapped(given);
  if (ts.isElementAccessExpression(node)) {
    return shifted(node.expression, names.number(node.argumentExpression), names);
  }
  if (!ts.isCallExpression(node)) return undefined;
  const [first, second] = node.arguments;
  if (ts.isIdentifier(node.expression)) {
    const isGetter = GETTERS.test(node.expression.text) && first !== undefined;
    return isGetter && second !== undefined
      ? shifted(first, names.number(second), names)
      : undefined;
  }
  if (!ts.isPropertyAccessExpression(node.expression) || first === undefined) return undefined;
  const { expression: object, name } = node.expression;
  if (name.text !== 'at' && !GETTERS.test(name.text)) return undefined;
  return shifted(object, names.number(first), names);
}

/** Returns the position in the whole frame: that of `frame.subarray(2)[1]` is 3. */
function shifted(given: ts.Expression, index: number | undefined, names: Names): Read | undefined {
  if (index === undefined) return undefined;
  const object = unwrapped(given);
  if (!ts.isCallExpression(object) || !ts.isPropertyAccessExpression(object.expression)) {
    return { object, index };
  }
  const { expression: whole, name } = object.expression;
  if (!PARTS.test(name.text)) return { object, index };
  const [from] = object.arguments;
  const start = from === undefined ? 0 : names.number(from);
  return start === undefined ? undefined : shifted(whole, index + start, names);
}

const named = (name: string): Kind => {
  if (FRAME_NAMES.test(name)) return 'frame';
  return BYTE_NAMES.test(name) ? 'bytes' : 'unknown';
};

/** Returns the kind of a name that is declared with this type, or without one. */
function typed(name: string, type: ts.TypeNode | undefined): Kind {
  if (type === undefined) return named(name);
  if (!BYTE_TYPES.test(type.getText())) return 'unknown';
  return named(name) === 'frame' ? 'frame' : 'bytes';
}

/** Returns the kind of an object whose bytes are read. */
function kindOf(given: ts.Expression, names: Names): Kind {
  const node = unwrapped(given);
  if (ts.isPropertyAccessExpression(node)) {
    // `frame.buffer` has the bytes of the frame.
    return node.name.text === 'buffer' ? kindOf(node.expression, names) : named(node.name.text);
  }
  if (ts.isNewExpression(node)) return madeBytes(node, node.arguments?.[0], names);
  if (ts.isCallExpression(node)) {
    const callee = dotted(node.expression) ?? '';
    if (callee === 'Buffer.from') return madeBytes(node, node.arguments[0], names);
    // Generated: `encodeRegister(…)`, `encodeRegisterReply(…)`.
    if (/^encode[A-Z]/.test(callee)) return 'frame';
    const { expression } = node;
    const isPart = ts.isPropertyAccessExpression(expression) && PARTS.test(expression.name.text);
    return isPart ? kindOf(expression.expression, names) : 'unknown';
  }
  if (!ts.isIdentifier(node)) return 'unknown';
  const declared = names.of(node)?.node;
  if (declared === undefined || ts.isBindingElement(declared)) return named(node.text);
  if (declared.type !== undefined || ts.isParameter(declared)) {
    return typed(node.text, declared.type);
  }
  const { initializer } = declared;
  if (initializer === undefined) return named(node.text);
  const from = unwrapped(initializer);
  if (ts.isArrayLiteralExpression(from) || ts.isLiteralExpression(from)) return 'unknown';
  const made = kindOf(from, names);
  return made === 'frame' || named(node.text) === 'unknown' ? made : named(node.text);
}

/** Returns the kind of `new DataView(frame.buffer)`, `Buffer.from(frame)`, `new Uint8Array(8)`. */
function madeBytes(node: ts.Node, from: ts.Expression | undefined, names: Names): Kind {
  if (!BYTE_TYPES.test(node.getText())) return 'unknown';
  return from !== undefined && kindOf(from, names) === 'frame' ? 'frame' : 'bytes';
}

const COMPARED = new Set([
  ts.SyntaxKind.EqualsEqualsEqualsToken,
  ts.SyntaxKind.EqualsEqualsToken,
  ts.SyntaxKind.ExclamationEqualsEqualsToken,
  ts.SyntaxKind.ExclamationEqualsToken,
  ts.SyntaxKind.EqualsToken,
]);

/** Returns what an expression is compared with, switched by, or set to. */
function besideOf(given: ts.Expression, names: Names): (string | number)[] {
  let node: ts.Node = given;
  while (ts.isExpression(node.parent) && unwrapped(node.parent) === unwrapped(given)) {
    node = node.parent;
  }
  const { parent } = node;
  const others: ts.Expression[] = [];
  if (ts.isBinaryExpression(parent) && COMPARED.has(parent.operatorToken.kind)) {
    others.push(parent.left === node ? parent.right : parent.left);
  }
  if (ts.isSwitchStatement(parent)) {
    others.push(
      ...parent.caseBlock.clauses.flatMap((one) => ('expression' in one ? one.expression : [])),
    );
  }
  if (ts.isCaseClause(parent)) others.push(parent.parent.parent.expression);
  return others.flatMap((one) => names.number(one) ?? dotted(unwrapped(one)) ?? []);
}

/** Returns what a name is compared with in its scope. */
function besideName(name: ts.Identifier, names: Names): (string | number)[] {
  const binding = names.of(name);
  if (binding === undefined) return [];
  const found: (string | number)[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node) && node.text === name.text && names.of(node) === binding) {
      found.push(...besideOf(node, names));
    }
    ts.forEachChild(node, visit);
  };
  visit(binding.scope);
  return found;
}

/** Returns the variable of a byte: `op` in `const op = frame[3] ?? 0`. */
function nameGiven(given: ts.Node): ts.Identifier | undefined {
  let node = given;
  while (ts.isExpression(node.parent) && unwrapped(node.parent) !== node.parent) node = node.parent;
  const { parent } = node;
  if (!ts.isVariableDeclaration(parent) || !ts.isIdentifier(parent.name)) return undefined;
  return parent.name;
}

type Found = Omit<ByteFact, 'line' | 'col'>;

/** Returns the bytes in a pattern: `[, , , op]`, `{ 3: op }`. */
function patternReads(node: ts.BindingElement, names: Names): Found[] {
  const pattern = node.parent;
  const source = pattern.parent;
  if (ts.isBindingElement(source) || !ts.isIdentifier(node.name)) return [];
  const key = node.propertyName;
  let index: number | undefined;
  if (ts.isArrayBindingPattern(pattern)) index = pattern.elements.indexOf(node);
  else if (key !== undefined && ts.isNumericLiteral(key)) index = Number(key.text);
  if (index === undefined) return [];
  const { initializer, type } = source;
  let of: Kind = 'unknown';
  if (type !== undefined && BYTE_TYPES.test(type.getText())) of = 'bytes';
  if (initializer !== undefined && of === 'unknown') of = kindOf(initializer, names);
  return fact(pattern.getText(), index, of, besideName(node.name, names));
}

function fact(text: string, index: number, of: Kind, beside: (string | number)[]): Found[] {
  // An unknown object whose element is not compared with a name has no byte of a frame.
  if (of === 'unknown' && !beside.some((one) => typeof one === 'string')) return [];
  return [{ text: text.slice(0, 60), index, of, beside }];
}

/** Returns the bytes that a node reads or writes by position. */
export function readBytes(node: ts.Node, names: Names): Found[] {
  if (ts.isBindingElement(node)) return patternReads(node, names);
  if (!ts.isElementAccessExpression(node) && !ts.isCallExpression(node)) return [];
  const read = readOf(node, names);
  if (read === undefined) return [];
  const name = nameGiven(node);
  const beside = [...besideOf(node, names), ...(name ? besideName(name, names) : [])];
  return fact(node.getText(), read.index, kindOf(read.object, names), beside);
}
