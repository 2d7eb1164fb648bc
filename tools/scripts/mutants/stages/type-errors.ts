/** The errors of types in one source. The service is kept from one question to the next, with all that it has parsed. */
import { hash } from 'node:crypto';
import { join } from 'node:path';
import ts from 'typescript';
import { workspaceRoot } from '../../steps.ts';

/** Code that nothing uses or reaches says nothing of what a program does: it is no error here. */
const LENIENT: ts.CompilerOptions = {
  allowUnreachableCode: true,
  allowUnusedLabels: true,
  noUnusedLocals: false,
  noUnusedParameters: false,
};

/** The sources that were asked for. */
const roots = new Set<string>();
const texts = new Map<string, string>();

/** The text of a file as it is now. Files of packages that are installed do not change. */
function textOf(path: string): string | undefined {
  const kept = path.includes('/node_modules/') ? texts.get(path) : undefined;
  if (kept !== undefined) return kept;
  const text = ts.sys.readFile(path);
  if (text !== undefined) texts.set(path, text);
  return text;
}

/** The options of the tests, which see all sources; the files that they name are not looked for. */
function optionsOf(path: string): ts.CompilerOptions {
  const read = ts.readConfigFile(path, textOf);
  const host = { ...ts.sys, readDirectory: () => [] };
  const { options } = ts.parseJsonConfigFileContent(read.config, host, workspaceRoot);
  return { ...options, ...LENIENT, incremental: false };
}

const options = optionsOf(join(workspaceRoot, 'tsconfig.test.json'));
const service = ts.createLanguageService({
  fileExists: (path) => ts.sys.fileExists(path),
  directoryExists: (path) => ts.sys.directoryExists(path),
  readFile: textOf,
  useCaseSensitiveFileNames: () => true,
  getCompilationSettings: () => options,
  getCurrentDirectory: () => workspaceRoot,
  getDefaultLibFileName: ts.getDefaultLibFilePath,
  getScriptFileNames: () => [...roots],
  getScriptSnapshot: (path) => {
    const text = textOf(path);
    return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text);
  },
  getScriptVersion: (path) => hash('sha1', textOf(path) ?? ''),
});

/** What is wrong with the types of a source, each as `TS1234: what`. */
export function typeErrors(path: string): string[] {
  roots.add(path);
  const found = [...service.getSyntacticDiagnostics(path), ...service.getSemanticDiagnostics(path)];
  return found.map(
    ({ code, messageText }) => `TS${code}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`,
  );
}
