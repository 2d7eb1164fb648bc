/** The small process: makes the calls that it is sent, until the process of tests has ended. `starter.ts ASK ANSWER`. */
import { execFileSync, spawnSync } from 'node:child_process';
import { openSync } from 'node:fs';
import process from 'node:process';
import { receive, send, sentError, type Answer, type Call } from './messages.ts';

function answerTo([name, args]: Call): Answer {
  try {
    if (name === 'execFileSync') return { result: Reflect.apply(execFileSync, undefined, args) };
    const { error, ...result } = Reflect.apply(spawnSync, undefined, args);
    return { result, ...(error !== undefined && { error: sentError(error) }) };
  } catch (thrown) {
    return { thrown: sentError(thrown) };
  }
}

const [, , ask = '', answer = ''] = process.argv;
const asked = openSync(ask, 'r');
const answers = openSync(answer, 'w');
for (let call = receive(asked); call !== undefined; call = receive(asked)) {
  send(answers, answerTo(call as Call));
}
