// Tests that start many processes or take long: `npm run test:deep`. They prove no element, so that `abicus prove` needs
// no report of them.
import { runOf } from './vitest.config.ts';

export default runOf('**/*.deep.ts', '.abicus/reports/deep.json');
