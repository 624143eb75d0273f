// Starts the server, has badges awarded, spoils copies of them, and lets the verifiers of others judge them all.
// `tests/run verifiers` calls it; arguments are filters for the names of tests.

import {spawnSync} from 'node:child_process';
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {award} from './awarding.js';
import {contexts} from './documents.js';
import {GUILD_URL, Installation, Server, freePort} from './server.js';
import {spoil} from './spoiling.js';

const {ACCOLADE_BINARY, ACCOLADE_PYTHON, ACCOLADE_PYTHON_BADGES2, ACCOLADE_PYTHON_TESTS} = process.env;
const HERE = dirname(fileURLToPath(import.meta.url));
const filters = process.argv.slice(2);

async function main(folder) {
  const installation = new Installation(join(folder, 'data'), ACCOLADE_BINARY, await freePort());
  const began = Date.now();
  const served = await award(installation);
  try {
    const exhibits = [...served.exhibits, ...await spoil(served)];
    exhibits.forEach((exhibit, number) => keep(exhibit, join(folder, String(number))));
    const {port, environment} = installation;
    const listed = exhibits.map(({bytes, ...exhibit}) => exhibit);
    writeFileSync(join(folder, 'exhibits.json'), JSON.stringify({port, environment, guild: GUILD_URL, exhibits: listed}));
    writeFileSync(join(folder, 'contexts.json'), JSON.stringify(Object.fromEntries(contexts)));
    console.log(`${exhibits.length} exhibits, made in ${((Date.now() - began) / 1000).toFixed(1)} s`);
    return judge(folder);
  } finally {
    await served.server.stop();
  }
}

function keep(exhibit, path) {
  exhibit.file = `${path}.${exhibit.form}`;
  writeFileSync(exhibit.file, exhibit.bytes);
}

/** Runs the tests of both languages, whatever the first of them say. */
function judge(folder) {
  const env = {...process.env, ACCOLADE_EXHIBITS: folder, NO_PROXY: '127.0.0.1'};
  const patterns = filters.map(filter => `--test-name-pattern=${filter}`);
  const chosen = filters.flatMap(filter => ['-k', filter]);
  const python = (interpreter, ...modules) =>
    [interpreter, ['-B', '-m', 'unittest', '-v', ...modules, ...chosen], ACCOLADE_PYTHON_TESTS];
  const runs = [
    [process.execPath, ['--test', '--test-reporter=spec', ...patterns, HERE], HERE],
    python(ACCOLADE_PYTHON, 'test_pyld', 'test_pictures', 'test_certificates'),
    python(ACCOLADE_PYTHON_BADGES2, 'test_badges2'),
  ];
  const ends = runs.map(([command, words, cwd]) => spawnSync(command, words, {env, cwd, stdio: 'inherit'}).status);
  return ends.every(end => end === 0);
}

const folder = mkdtempSync(join(tmpdir(), 'accolade-verifiers.'));
let good = false;
try {
  good = await main(folder);
} finally {
  rmSync(folder, {recursive: true, force: true});
}
process.exitCode = good ? 0 : 1;
