/** SHA-256, of everything that is compared. */
import { hash } from 'node:crypto';

/** The whole digest, 64 hex digits. */
export function sha256(text: string): string {
  return hash('sha256', text, 'hex');
}

/** Its first 16 digits, for headers. */
export function shortHash(text: string): string {
  return sha256(text).slice(0, 16);
}
