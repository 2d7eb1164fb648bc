/** How an instance of a program ended. */
import { ExitReason, type ExitInfo } from '@abicus/abi-kernel';

/** The reason of an end, as init prints it. */
export type EndReason = 'clean' | 'error' | 'fault' | 'killed';

/** The end of an instance of a program. */
export interface End {
  readonly reason: EndReason;
  readonly status: number;
}

const REASONS: { readonly [R in ExitReason]: EndReason } = {
  [ExitReason.Clean]: 'clean',
  [ExitReason.Error]: 'error',
  [ExitReason.Fault]: 'fault',
  [ExitReason.Killed]: 'killed',
};

/** The end that the kernel tells of a child. */
export function endOf({ reason, status }: Pick<ExitInfo, 'reason' | 'status'>): End {
  return { reason: REASONS[reason], status };
}

/** The line that tells an end. */
export function endLine(program: string, { reason, status }: End): string {
  return `init: end ${program} reason=${reason} status=${status}`;
}
