// Holds what the bot says to Slack (outgoing.jsonl) against Slack's own types: the arguments of each Web API call against
// the client's method, and blocks and views against @slack/types without the escape hatch of an unknown block.
// Usage: node types.mjs OUTGOING.JSONL
import { readFileSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { dirname, join } from 'node:path';

const here = dirname(fileURLToPath(import.meta.url));

// Where a form is sent everything is text on the wire; the client's types want what it means.
const numbers = new Set(['limit', 'length']);
const asMeant = (method, of) =>
  Object.fromEntries(Object.entries(of).map(([name, value]) => {
    if (typeof value !== 'string') return [name, value];
    if (numbers.has(name)) return [name, Number(value)];
    return [name, value === 'true' ? true : value === 'false' ? false : value];
  }));

// The reference has `offset` for a list that goes on counting; the types do not.
const asTyped = (value) => {
  if (Array.isArray(value)) return value.map(asTyped);
  if (!value || typeof value !== 'object') return value;
  const { offset, ...rest } = value;
  const of = value.type === 'rich_text_list' ? rest : value;
  return Object.fromEntries(Object.entries(of).map(([name, each]) => [name, asTyped(each)]));
};

// One of each shape is enough: the texts in it are of no type's interest.
const shapeOf = (value) => {
  if (Array.isArray(value)) return [...new Set(value.map((each) => JSON.stringify(shapeOf(each))))];
  if (value && typeof value === 'object')
    return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, name === 'type' || name === 'style' ? each : shapeOf(each)]));
  return typeof value;
};
const seen = new Set();
const isNew = (kind, value) => {
  const key = kind + JSON.stringify(shapeOf(value));
  return !seen.has(key) && seen.add(key);
};

const lines = readFileSync(process.argv[2], 'utf8').split('\n').filter(Boolean).map((line) => asTyped(JSON.parse(line)));
const checks = [];
const check = (type, value) => isNew(type, value) && checks.push(`const it${checks.length}: ${type} = ${JSON.stringify(value)};`);
for (const { method, arguments: given } of lines) {
  const view = method === 'view' ? given : given.view;
  if (view) check(view.type === 'home' ? 'HomeView' : 'ModalView', view);
  if (view) check('KnownBlock[]', view.blocks);
  if (given.blocks && method !== 'view') check('KnownBlock[]', given.blocks);
  if (method === 'view' || method === 'hook') continue;
  const path = method.split('.').map((name) => `["${name}"]`).join('');
  check(`Arguments<WebClient${path}>`, asMeant(method, given));
}

const source = `import type { WebClient } from '@slack/web-api';
import type { HomeView, KnownBlock, ModalView } from '@slack/types';
type Arguments<Method> = Method extends (given: infer Given) => unknown ? NonNullable<Given> : never;
${checks.join('\n')}
export {};
`;
const file = join(here, 'outgoing.ts');
writeFileSync(file, source);
const methods = new Set(lines.map((each) => each.method));
console.log(`${lines.length} messages, ${methods.size} methods, ${checks.length} shapes`);
// Fewer would mean that the day was not lived.
for (const method of ['chat.postMessage', 'chat.update', 'views.open', 'views.publish', 'pins.add', 'view', 'hook', 'files.completeUploadExternal',
  'usergroups.list', 'usergroups.users.list'])
  if (!methods.has(method)) {
    console.error(`nothing was sent by ${method}`);
    process.exit(1);
  }
const tsc = join(here, 'node_modules', 'typescript', 'bin', 'tsc');
const options = ['--noEmit', '--strict', '--skipLibCheck', '--target', 'es2022', '--module', 'nodenext', '--moduleResolution', 'nodenext', '--types', 'node'];
const { status } = spawnSync(process.execPath, [tsc, ...options, file], { cwd: here, stdio: 'inherit' });
process.exit(status ?? 1);
