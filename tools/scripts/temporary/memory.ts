/**
 * Where the temporary files of a test run are: in memory, if this machine has room for them there. Tests write and
 * remove thousands of small files, for which a disk takes longer than the tests themselves.
 */

/** The file system in memory that Linux has. */
export const SHARED = '/dev/shm';

/** Bytes that must be free there and in memory: more than ten times what all tests write. */
export const ROOM: number = 2 ** 31;

/** What decides where temporary files go. */
export type Machine = {
  /** The folder that was asked for, as TMPDIR. */
  readonly asked: string | undefined;
  /** Text of /proc/mounts; undefined where there is none. */
  readonly mounts: string | undefined;
  /** Bytes that are free there, and in memory. */
  readonly free: number;
  readonly memory: number;
};

/** Options of the mount of a folder, the last one that hides the others. */
function mountOf(mounts: string, folder: string): readonly string[] | undefined {
  const lines = mounts.split('\n').map((line) => line.split(' '));
  const [, , kind, options = ''] = lines.findLast(([, at]) => at === folder) ?? [];
  return kind === 'tmpfs' ? options.split(',') : undefined;
}

/** Returns the folder in memory to use; undefined where temporary files stay where they are. */
export function memoryFolder({ asked, mounts = '', free, memory }: Machine): string | undefined {
  const options = mountOf(mounts, SHARED);
  // Tests run the programs that they compile and the scripts that they write.
  const takesPrograms = options?.includes('rw') === true && !options.includes('noexec');
  const hasRoom = free >= ROOM && memory >= 2 * ROOM;
  return asked === undefined && takesPrograms && hasRoom ? SHARED : undefined;
}
