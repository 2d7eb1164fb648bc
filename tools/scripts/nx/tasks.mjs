/**
 * Prints all tasks of the workspace in the current folder, by their ids: the hash by which Nx
 * caches each, and the files and commands that the hash is made of. Then, for each path that is
 * given, the hashes after an edit of that file, which is taken back. Nx has no command for hashes,
 * and starting it for each edit takes longer than all else.
 */
import { appendFileSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import process from 'node:process';

const root = process.cwd();
const require = createRequire(join(root, 'package.json'));
const nx = (module) => require(join(root, 'node_modules/nx/dist/src', module));

const { createProjectGraphAsync } = nx('project-graph/project-graph');
const { createTaskGraph } = nx('tasks-runner/create-task-graph');
const { createTaskHasher } = nx('hasher/create-task-hasher');
const { hashTasksThatDoNotDependOnOutputsOfOtherTasks: hashTasks } = nx('hasher/hash-task');
const { HashPlanInspector } = nx('hasher/hash-plan-inspector');
const { readNxJson } = nx('config/nx-json');
const { resetWorkspaceContext } = nx('utils/workspace-context');

/** The projects and tasks as they are now, with hashes. */
async function tasksNow() {
  // Nx keeps what it has seen of the files.
  resetWorkspaceContext();
  const projects = await createProjectGraphAsync({ exitOnError: false });
  const settings = readNxJson(root);
  const all = Object.values(projects.nodes);
  const targets = new Set(all.flatMap(({ data }) => Object.keys(data.targets)));
  const names = all.map(({ name }) => name);
  const tasks = createTaskGraph(projects, {}, names, [...targets], undefined, {});
  await hashTasks(createTaskHasher(projects, settings), projects, tasks, settings);
  return { projects, settings, tasks };
}

const { projects, settings, tasks } = await tasksNow();
const inspector = new HashPlanInspector(projects, root, settings);
await inspector.init();
const plans = inspector.planner.getPlansReference(Object.keys(tasks.tasks), tasks);
const inputs = inspector.inspector.inspectInputs(plans);

const found = Object.entries(tasks.tasks).map(([id, { hash, cache, target }]) => {
  const { files, runtime } = inputs[id];
  const { command } = projects.nodes[target.project].data.targets[target.target].options ?? {};
  return [id, { hash, cache: cache === true, command, files, runtime }];
});

const edits = {};
for (const path of process.argv.slice(2)) {
  const file = join(root, path);
  const before = readFileSync(file);
  const { atimeMs, mtimeMs } = statSync(file);
  // Nx takes the hash that it has of a file for one that was written in the same second.
  const secondsAfter = (seconds) => utimesSync(file, atimeMs / 1000, mtimeMs / 1000 + seconds);
  appendFileSync(file, '\n');
  secondsAfter(2);
  const { tasks: after } = await tasksNow();
  writeFileSync(file, before);
  secondsAfter(0);
  const hashes = Object.entries(after.tasks).map(([id, { hash }]) => [id, hash]);
  edits[path] = Object.fromEntries(hashes);
}

const printed = JSON.stringify({ tasks: Object.fromEntries(found), edits });
// Nx leaves handles open.
process.stdout.write(printed, () => process.exit(0));
