// Our own judgement of what the others judge: the command, which ends with 0 or not, and the interface.

import assert from 'node:assert/strict';
import {spawnSync} from 'node:child_process';
import {describe, it} from 'node:test';
import {all, environment, port} from './exhibits.js';
import {request} from './server.js';

const STATES = {
  genuine: 'valid',
  revoked: 'revoked',
  expired: 'expired',
  early: 'not_yet_valid',
  suspended: 'suspended',
};
/** What is no badge at any more is refused before it is judged. */
const REFUSED = 422;

const every = [
  'json', 'jwt', 'png', 'svg', 'pdf', '2.json', '2.jws', '2.png', '2.svg', 'clr.json', 'clr.jwt', 'endorsement.json',
].flatMap(all);

describe('accolade verify', () => {
  for (const {name, verdict, file, address} of every) {
    it(`${verdict === 'genuine' ? 'verifies' : 'refuses'} ${name}`, () => {
      for (const subject of address ? [file, address] : [file]) {
        const words = ['verify', subject];
        const {status, stdout, stderr} = spawnSync(process.env.ACCOLADE_BINARY, words, {env: environment, encoding: 'utf8'});
        assert.equal(status === 0, verdict === 'genuine', `${subject}: ${status}\n${stdout}${stderr}`);
      }
    });
  }
});

describe('POST /api/verify', () => {
  for (const {name, verdict, bytes} of every) {
    it(verdict in STATES ? `tells the state of ${name}` : `vouches for nothing in ${name}`, async () => {
      const headers = {'content-type': 'application/octet-stream'};
      const answer = await request(port, '/api/verify', {method: 'POST', headers, body: bytes});
      const text = answer.body.toString();
      if (verdict in STATES) {
        assert.equal(answer.status, 200, text);
        assert.equal(JSON.parse(text).state, STATES[verdict], text);
      } else if (answer.status !== REFUSED) {
        assert.equal(answer.status, 200, text);
        assert.ok(['invalid', 'unverifiable'].includes(JSON.parse(text).state), text);
      }
    });
  }
});
