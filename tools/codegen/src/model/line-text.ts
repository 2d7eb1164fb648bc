/** Texts of lines of a log: a line that can't be printed as one can't be found in a log either. */
import { hasUnseen } from '../diagnostics/visible.ts';
import type { Site } from './site.ts';

/** Holds that the text of a marker, diagnostic or audit line can stand in a log as a line. */
export function checkLine(site: Site, what: string, text: string): void {
  // What was released with another text stays readable.
  if (site.unit.source.stored) return;
  const why =
    text.trim() === ''
      ? 'is empty'
      : text.trim() !== text
        ? 'begins or ends with a blank'
        : hasUnseen(text)
          ? 'has characters that no line of a log shows'
          : undefined;
  if (why === undefined) return;
  const message = `the text of ${what} is one line of a log: ${JSON.stringify(text)} ${why}`;
  site.report('contract/wrong-kind', message, { fix: 'one line of visible characters' });
}
