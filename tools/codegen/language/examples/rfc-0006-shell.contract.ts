import { contract } from '@abicus/contract';

export default contract({
  id: 'RFC-0006',
  title: 'Shell',
  status: 'accepted',
  owners: ['@desk'],
  created: '2026-01-01',
  feeds: 'shell',
  uses: { 'RFC-0002': ['spooler'] },
  context: 'People print from a shell.',
  goals: ['a job is shown until it is printed'],
  /** Reads what people type. */
  program: { name: 'shell', stackPages: 2, endsRun: true },
  calls: { spooler: ['submit', 'list', 'release'] },
  notifies: { spooler: ['watch'] },
});
