/** Checks texts of log lines: a text that cannot be printed as one line cannot be found in a log. */
import { hasUnseen } from '../diagnostics/visible.ts';
import type { Site } from './site.ts';

/** Checks that the text of a marker, diagnostic or audit line can be one line of a log. */
export function checkLine(site: Site, what: string, text: string): void {
  // Released texts stay valid.
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
