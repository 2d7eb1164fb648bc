/** Every command with streams that take nothing. */
import { ARGS, testStreams } from '../test/streams.ts';

testStreams(Object.keys(ARGS));
