// What the tests share: the badges and their spoiled copies, the network that is none, and our own judgement.

import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {mapNetwork} from './documents.js';

const folder = process.env.ACCOLADE_EXHIBITS;
const {port, environment, exhibits} = JSON.parse(readFileSync(join(folder, 'exhibits.json'), 'utf8'));

mapNetwork(port);

export {environment, folder, port};

/** Those of a form; `verdict` says what is wrong with them, or that nothing is. */
export function all(form) {
  return exhibits.filter(exhibit => exhibit.form === form).map(exhibit => ({...exhibit, bytes: readFileSync(exhibit.file)}));
}
