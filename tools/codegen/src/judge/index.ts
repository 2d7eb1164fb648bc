/** The verb `judge`: compares a log of any system with the ladder of the workspace's contracts. */
import {
  matcher,
  PANIC,
  parseLine,
  plainLine,
  recogniseLog,
  shownAs,
  type Ladder,
  type Verdict,
} from '@abicus/wire/ladder';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { ladderData } from '../emit/ladder/data.ts';
import { readContracts } from '../generate/inputs.ts';
import { linkFiles } from '../generate/sources.ts';
import type { Model } from '../model/types.ts';
import type { Workspace } from '../workspace/config.ts';
import { writeJudged } from './evidence.ts';
import { readLog, type LogFacts } from './log.ts';

/** The result of a judgement. */
export type JudgeResult =
  /** Contracts have findings, so the log was not judged. */
  | { readonly status: 'contracts'; readonly diagnostics: readonly Diagnostic[] }
  /** The log could not be judged, for this reason. */
  | { readonly status: 'unusable'; readonly why: string }
  | {
      readonly status: 'judged';
      readonly verdict: Verdict;
      readonly stamp: Ladder['stamp'];
      readonly log: LogFacts & { readonly file: string };
      /** The folder that holds all this, relative to the root. */
      readonly evidence: string;
    };

/** Returns the exit code: 0 accepted, 1 rejected (also a contract), 2 not judged. */
export function judgeExit(result: JudgeResult): 0 | 1 | 2 {
  if (result.status === 'unusable') return 2;
  return result.status === 'judged' && result.verdict.accepted ? 0 : 1;
}

/** Returns the profile to judge by; if no contract declares one, the ladder has all rungs. */
function profileOf(
  { profiles }: Model,
  asked: string | undefined,
): { readonly profile: string } | { readonly why: string } {
  const names = profiles.map(({ name }) => name);
  const [only = '', ...others] = names;
  if (asked !== undefined && !names.includes(asked)) {
    const there = names.length === 0 ? 'none is declared' : `declared: ${names.join(', ')}`;
    return { why: `there is no profile '${asked}'; ${there}` };
  }
  if (asked === undefined && others.length > 0) {
    return { why: `which profile? --profile is one of ${names.join(', ')}` };
  }
  return { profile: asked ?? only };
}

/**
 * Whether a last line without a line end counts. It may be truncated, so that it can neither prove anything nor be
 * undeclared; but its beginning can show a failure.
 */
function accuses(ladder: Ladder): (text: string) => boolean {
  const match = matcher(ladder);
  return (given) => {
    const line = shownAs(plainLine(given)).at(-1) ?? given;
    const text = (ladder.stamp === 'emitter' ? parseLine(line)?.text : undefined) ?? line;
    return text.startsWith(PANIC) || match(text).kind === 'twin';
  };
}

function judgeBy(model: Model, root: string, log: LogFile, profile: string): JudgeResult {
  const ladder = ladderData(model);
  const result = readLog(log.path, accuses(ladder), (lines) =>
    recogniseLog(ladder, lines, profile),
  );
  if (!result.ok) return { status: 'unusable', why: `${log.name}: ${result.why}` };
  const { facts, made: verdict } = result;
  const { sha256, bytes } = facts;
  const { stamp } = ladder;
  const of = { file: log.name, sha256, bytes };
  const evidence = writeJudged(root, model, { kind: 'judge', log: of, stamp, verdict });
  return { status: 'judged', verdict, stamp, log: { ...facts, file: log.name }, evidence };
}

/** A log: where it is, and what it is called in messages and evidence. */
export type LogFile = { readonly path: string; readonly name: string };

/** Judges a log by the contracts of a workspace, and writes evidence. */
export function judge(workspace: Workspace, log: LogFile, profile?: string): JudgeResult {
  const linked = linkFiles(readContracts(workspace), workspace);
  if (!linked.ok) return { status: 'contracts', diagnostics: linked.diagnostics };
  const { model } = linked;
  if (model.markers.length === 0)
    return { status: 'unusable', why: 'no contract declares a marker' };
  const by = profileOf(model, profile);
  if ('why' in by) return { status: 'unusable', why: by.why };
  return judgeBy(model, workspace.root, log, by.profile);
}

/** The result of a judged log as text, findings as `file:line - kind rung: why`. */
export function judgedText(result: Extract<JudgeResult, { status: 'judged' }>): string {
  const { verdict, stamp, log, evidence } = result;
  const { accepted, profile, rungs, findings, unsaid = 0, failedPhase, lines } = verdict;
  const reached = rungs.filter(({ line }) => line !== undefined).length;
  const by = profile === '' ? '' : ` profile=${profile}`;
  const phase = failedPhase === undefined || failedPhase === '' ? '' : ` phase=${failedPhase}`;
  const worth =
    stamp === 'none' && accepted ? ', claimed: lines without a stamp prove nothing' : '';
  return [
    ...findings.map(({ kind, line, rung, message }) => {
      const place = line === undefined ? log.file : `${log.file}:${line}`;
      return `${place} - ${kind}${rung === undefined ? '' : ` ${rung}`}: ${message}`;
    }),
    ...(unsaid > 0 ? [`and ${unsaid} more`] : []),
    ...(log.isEnded ? [] : [`${log.file}: the last line has no end, and can show no rung`]),
    `${accepted ? 'accepted' : 'rejected'} rungs=${reached}/${rungs.length}${worth}${by}${phase} lines=${lines}`,
    `log sha256=${log.sha256} evidence=${evidence}`,
  ]
    .map((line) => `${line}\n`)
    .join('');
}
