import { contract } from '@abicus/contract';

export default contract({
  id: 'RFC-0013/execd',
  title: 'execd: the program that starts others at run time',
  status: 'draft',
  owners: ['@runtime'],
  created: '2026-01-12',
  feeds: 'execd',

  context: `A program that starts programs at run time, with a class of its choice. RFC-0023 gives it the authority to set
the class of any task; its operations are not decided.`,
  goals: ['the authority of RFC-0023 names a program that a contract states'],
  openQuestions: ['its operations, and how it takes images'],

  program: { name: 'execd' },
});
