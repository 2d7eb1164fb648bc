/** Parses JSON by RFC 8259: no comments, no trailing commas, no duplicate keys. */
import { parse, type ValueNode } from '@humanwhocodes/momoa';
import { pathText, type Path } from '@abicus/wire/schema';
import type { Place } from './finding.ts';
import { checkLimits, placeAt } from './limits.ts';
import { ParseFault, type Node, type ParseResult } from './tree.ts';

type Built = { readonly value: unknown; readonly node: Node };

const at = ({ loc }: ValueNode): Place => ({ line: loc.start.line, col: loc.start.column });

function build(node: ValueNode, key: Place, path: Path): Built {
  const place = at(node);
  const inside = new Map<string | number, Node>();
  const leaf = (value: unknown, isInteger = false): Built => {
    return { value, node: { place, key, isInteger, inside } };
  };
  switch (node.type) {
    case 'Object': {
      const value: Record<string, unknown> = Object.create(null);
      for (const member of node.members) {
        const name = member.name.type === 'String' ? member.name.value : member.name.name;
        const { line, column: col } = member.name.loc.start;
        if (Object.hasOwn(value, name)) {
          const said = pathText([...path, name]);
          throw new ParseFault(
            { line, col },
            `'${said}' is given twice`,
            'keep one of the two',
            path,
          );
        }
        const built = build(member.value, { line, col }, [...path, name]);
        value[name] = built.value;
        inside.set(name, built.node);
      }
      return leaf(value);
    }
    case 'Array':
      return leaf(
        node.elements.map((element, i) => {
          const built = build(element.value, at(element.value), [...path, i]);
          inside.set(i, built.node);
          return built.value;
        }),
      );
    case 'Number':
      // 1.0 and 1e3 are integers in JSON; 9007199254740993 is not, since a number cannot hold it.
      return leaf(node.value, Number.isSafeInteger(node.value));
    case 'String':
    case 'Boolean':
      return leaf(node.value);
    default:
      return leaf(null);
  }
}

/** The place in a parser's error message; the start of the text if it has none. */
function placeOf(cause: unknown): Place {
  const { line, column } = Object(cause);
  return typeof line === 'number' && typeof column === 'number'
    ? { line, col: column }
    : { line: 1, col: 1 };
}

/** Parses JSON; never throws. */
export function parseJson(text: string): ParseResult {
  try {
    checkLimits(text);
    // The parser of the tree accepts control characters in strings, so `JSON.parse` decides first.
    const why = reject(text);
    const { body } = parse(text, { mode: 'json' });
    if (why !== undefined) throw unescaped(text) ?? new ParseFault({ line: 1, col: 1 }, why);
    const { value, node } = build(body, { line: 1, col: 1 }, []);
    return { ok: true, tree: { value, root: node } };
  } catch (cause) {
    if (cause instanceof ParseFault) return { ok: false, fault: cause.fault };
    const message =
      cause instanceof Error ? cause.message.replace(/ \(\d+:\d+\)$/, '') : String(cause);
    return { ok: false, fault: { ...placeOf(cause), message, fix: '', path: [] } };
  }
}

/** A string, up to its end or to the first control character in it. */
// oxlint-disable-next-line no-control-regex -- it is what finds them
const STRING = /"(?:[^"\\\u0000-\u001F]|\\[^])*(?:"|([\u0000-\u001F]))/g;

/** Finds a control character in a string: JSON requires an escape. */
function unescaped(text: string): ParseFault | undefined {
  for (const { 0: string, 1: control, index } of text.matchAll(STRING)) {
    if (control === undefined) continue;
    const escape = JSON.stringify(control).slice(1, -1);
    const place = placeAt(text, index + string.length - 1);
    return new ParseFault(place, 'a control character in a string', `write it as ${escape}`);
  }
  return undefined;
}

/** Why `JSON.parse` rejects a text. */
function reject(text: string): string | undefined {
  try {
    JSON.parse(text);
    return undefined;
  } catch (cause) {
    return String(cause).replaceAll(/\s+/g, ' ');
  }
}
