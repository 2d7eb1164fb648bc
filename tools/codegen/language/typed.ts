/** What the compiler knows of the contract language: its exports, their parameters, and the doc comments of all of it. */
import { getLibFiles, libFolderInMemoryPath, ts } from '@ts-morph/common';

/** A parameter of a constructor. */
export type Parameter = {
  readonly name: string;
  readonly optional: boolean;
  /** It stands for any number of arguments. */
  readonly rest: boolean;
  readonly type: ts.Type;
};

/** An export of the language. */
export type Export = {
  readonly name: string;
  readonly doc: string;
  /** A function, something that is used as it is, or a type alone. */
  readonly of: 'function' | 'value' | 'type';
  /** What it makes or is, by the `kind` of that; nothing where that has none. */
  readonly kind?: string;
  readonly parameters: readonly Parameter[];
  /** What it makes, what it is, or the type itself. */
  readonly type: ts.Type;
};

/** A property of a type. */
export type Property = { readonly doc: string; readonly type: ts.Type };

const OPTIONS: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  lib: ['lib.es2022.d.ts'],
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  customConditions: ['@abicus/source'],
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  allowImportingTsExtensions: true,
  skipLibCheck: true,
  noEmit: true,
  types: [],
};

/** A host that has the declarations of ECMAScript in memory: the compiler's package here has no files of them. */
function hostWithLibraries(): ts.CompilerHost {
  const host = ts.createCompilerHost(OPTIONS);
  const libraries = new Map(
    getLibFiles().map(({ fileName, text }) => [`${libFolderInMemoryPath}/${fileName}`, text]),
  );
  return {
    ...host,
    getDefaultLibLocation: () => libFolderInMemoryPath,
    getDefaultLibFileName: () => `${libFolderInMemoryPath}/lib.es2022.d.ts`,
    fileExists: (path) => libraries.has(path) || host.fileExists(path),
    readFile: (path) => libraries.get(path) ?? host.readFile(path),
    getSourceFile: (path, options, ...others) => {
      const text = libraries.get(path);
      if (text === undefined) return host.getSourceFile(path, options, ...others);
      return ts.createSourceFile(path, text, options);
    },
  };
}

/** The language as it is typed, and contracts that are written in it. */
export class TypedLanguage {
  readonly exports: ReadonlyMap<string, Export>;
  readonly #checker: ts.TypeChecker;
  readonly #program: ts.Program;

  constructor(index: string, contracts: readonly string[]) {
    this.#program = ts.createProgram([index, ...contracts], OPTIONS, hostWithLibraries());
    this.#checker = this.#program.getTypeChecker();
    const source = this.#program.getSourceFile(index);
    const module = source && this.#checker.getSymbolAtLocation(source);
    if (module === undefined) throw new Error(`${index} has no exports`);
    const found = this.#checker.getExportsOfModule(module).map((one) => this.#export(one));
    this.exports = new Map(found.map((one) => [one.name, one]));
  }

  /** What the compiler reports, a line for each. */
  problems(): string[] {
    return ts.getPreEmitDiagnostics(this.#program).map(({ file, start = 0, messageText }) => {
      const line = file === undefined ? 0 : file.getLineAndCharacterOfPosition(start).line + 1;
      const text = ts.flattenDiagnosticMessageText(messageText, ' ');
      return `${file?.fileName ?? ''}:${line} ${text}`;
    });
  }

  #export(symbol: ts.Symbol): Export {
    const checker = this.#checker;
    const isAlias = (symbol.flags & ts.SymbolFlags.Alias) !== 0;
    const target = isAlias ? checker.getAliasedSymbol(symbol) : symbol;
    const { name } = symbol;
    const doc = this.#doc(target) || exportComment(symbol);
    if ((target.flags & ts.SymbolFlags.Value) === 0) {
      const type = checker.getDeclaredTypeOfSymbol(target);
      return { name, doc, of: 'type', parameters: [], type };
    }
    const type = checker.getTypeOfSymbol(target);
    const [signature] = type.getCallSignatures();
    if (signature === undefined) {
      return { name, doc, of: 'value', parameters: [], type, ...this.#kindOf(type) };
    }
    const made = checker.getReturnTypeOfSignature(signature);
    const parameters = signature.getParameters().map((one) => this.#parameter(one));
    return { name, doc, of: 'function', parameters, type: made, ...this.#kindOf(made) };
  }

  #parameter(symbol: ts.Symbol): Parameter {
    const { name, valueDeclaration } = symbol;
    const declared = valueDeclaration && ts.isParameter(valueDeclaration) ? valueDeclaration : null;
    const optional = declared?.questionToken !== undefined || declared?.initializer !== undefined;
    const rest = declared?.dotDotDotToken !== undefined;
    return { name, optional, rest, type: this.#checker.getTypeOfSymbol(symbol) };
  }

  #kindOf(type: ts.Type): { kind?: string } {
    const kind = this.property(type, 'kind')?.type;
    return kind?.isStringLiteral() === true ? { kind: kind.value } : {};
  }

  #doc(symbol: ts.Symbol): string {
    return ts.displayPartsToString(symbol.getDocumentationComment(this.#checker)).trim();
  }

  #plain(type: ts.Type): ts.Type {
    const given = this.#checker.getNonNullableType(type);
    return this.#checker.getBaseConstraintOfType(given) ?? given;
  }

  /** A property of a type, of its bound, or of the first of several types that documents it. */
  property(type: ts.Type, name: string): Property | undefined {
    const plain = this.#plain(type);
    const types = plain.isUnion() ? plain.types : [plain];
    const symbols = types.flatMap((one) => this.#checker.getPropertyOfType(one, name) ?? []);
    const symbol = symbols.find((one) => this.#doc(one) !== '') ?? symbols[0];
    if (symbol === undefined) return undefined;
    return { doc: this.#doc(symbol), type: this.#checker.getTypeOfSymbol(symbol) };
  }

  /** The type of what a record or list holds. */
  held(type: ts.Type): ts.Type | undefined {
    const plain = this.#plain(type);
    const types = plain.isUnion() ? plain.types : [plain];
    return types
      .map((one) => one.getStringIndexType() ?? one.getNumberIndexType())
      .find((one) => one !== undefined);
  }

  /** The names of the functions in a value, such as those of `ns`. */
  functionsIn(type: ts.Type): string[] {
    return this.#checker
      .getPropertiesOfType(type)
      .filter((one) => this.#checker.getTypeOfSymbol(one).getCallSignatures().length > 0)
      .map(({ name }) => name);
  }
}

/** The comment of `export { X } from '…'`: of what another package declares. */
function exportComment(symbol: ts.Symbol): string {
  const [declaration] = symbol.declarations ?? [];
  const statement = declaration && ts.findAncestor(declaration, ts.isExportDeclaration);
  const comments = statement === undefined ? [] : ts.getJSDocCommentsAndTags(statement);
  return comments
    .flatMap(({ comment }) => (typeof comment === 'string' ? [comment] : []))
    .join(' ');
}
