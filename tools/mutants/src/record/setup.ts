/** A setup file of vitest: tells the recorder of each test. Its hooks are the first before it and the last after it. */
import { afterEach, beforeEach } from 'vitest';
import { recorder } from './recorder.ts';

beforeEach(() => recorder().begin());
afterEach(({ task }) => recorder().end(task.fullTestName));
