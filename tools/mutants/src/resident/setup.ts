/** A setup file of vitest: tells the watchdog of each test. */
import { beforeEach } from 'vitest';
import { WATCHDOG, type Watchdog } from './watchdog.ts';

beforeEach(() => (Reflect.get(globalThis, WATCHDOG) as Watchdog).next());
