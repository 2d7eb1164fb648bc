/**
 * Resolves names within a file: the declaration of a name, and the constant value of an expression.
 */
import { ts } from '@ts-morph/common';

/** A declaration of a name. */
export type Declaration = ts.VariableDeclaration | ts.ParameterDeclaration | ts.BindingElement;

type Binding = { readonly node: Declaration; readonly scope: ts.Node };

/** Returns `a.b.c` for plain names, else undefined. */
export function dotted(node: ts.Expression): string | undefined {
  if (ts.isIdentifier(node)) return node.text;
  if (!ts.isPropertyAccessExpression(node)) return undefined;
  const left = dotted(node.expression);
  return left === undefined ? undefined : `${left}.${node.name.text}`;
}

/** Returns an expression without type assertions and defaults: `x` for `(x as T)!` and `x ?? 0`. */
export function unwrapped(node: ts.Expression): ts.Expression {
  if (
    ts.isParenthesizedExpression(node) ||
    ts.isAsExpression(node) ||
    ts.isSatisfiesExpression(node) ||
    ts.isNonNullExpression(node)
  ) {
    return unwrapped(node.expression);
  }
  const isDefault =
    ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.QuestionQuestionToken;
  return isDefault ? unwrapped(node.left) : node;
}

/** Returns the scope of a name: the function or block around its declaration. */
function scopeOf(node: ts.Node): ts.Node {
  let scope = node.parent;
  while (
    !ts.isSourceFile(scope) &&
    !ts.isFunctionLike(scope) &&
    !ts.isBlock(scope) &&
    !ts.isCaseBlock(scope) &&
    !ts.isForStatement(scope) &&
    !ts.isForOfStatement(scope) &&
    !ts.isForInStatement(scope) &&
    !ts.isModuleBlock(scope)
  ) {
    scope = scope.parent;
  }
  return scope;
}

/** Whether a node declares names. */
export function isDeclaration(node: ts.Node): node is Declaration {
  return ts.isVariableDeclaration(node) || ts.isParameter(node) || ts.isBindingElement(node);
}

/** The names that a file declares. */
export class Names {
  readonly #bindings = new Map<string, Binding[]>();

  /** Adds a declaration. */
  add(node: Declaration): void {
    if (!ts.isIdentifier(node.name)) return;
    const { text } = node.name;
    const scope = scopeOf(node);
    this.#bindings.set(text, [...(this.#bindings.get(text) ?? []), { node, scope }]);
  }

  /** Returns the innermost declaration that a name refers to, and its scope. */
  of(name: ts.Identifier): Binding | undefined {
    const around = (this.#bindings.get(name.text) ?? []).filter(
      ({ scope }) => scope.pos <= name.pos && name.end <= scope.end,
    );
    return around.reduce<Binding | undefined>(
      (inner, one) => (inner === undefined || one.scope.pos > inner.scope.pos ? one : inner),
      undefined,
    );
  }

  /** Returns the initializer of a constant declared above its use: `x` for `const a = x`. This excludes cycles. */
  initial(name: ts.Identifier): ts.Expression | undefined {
    const node = this.of(name)?.node;
    if (node === undefined || !ts.isVariableDeclaration(node) || node.end > name.pos) {
      return undefined;
    }
    const isConst = (ts.getCombinedNodeFlags(node) & ts.NodeFlags.Const) !== 0;
    return isConst ? node.initializer : undefined;
  }

  /** Returns the constant number of an expression. */
  number(given: ts.Expression): number | undefined {
    const node = unwrapped(given);
    if (ts.isNumericLiteral(node)) return Number(node.text);
    if (ts.isIdentifier(node)) {
      const from = this.initial(node);
      return from === undefined ? undefined : this.number(from);
    }
    if (!ts.isBinaryExpression(node)) return undefined;
    const [left, right] = [this.number(node.left), this.number(node.right)];
    if (left === undefined || right === undefined) return undefined;
    if (node.operatorToken.kind === ts.SyntaxKind.PlusToken) return left + right;
    if (node.operatorToken.kind === ts.SyntaxKind.MinusToken) return left - right;
    return undefined;
  }
}
