// The official JSON schema of an AchievementCredential, under ajv, where a folder with it is named.

import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {Ajv2019} from 'ajv/dist/2019.js';
import addFormats from 'ajv-formats';
import {officialSchema} from './documents.js';
import {all} from './exhibits.js';

const schema = officialSchema();
const skip = schema ? false : 'not run: ACCOLADE_OB_SCHEMAS names no folder with the official schema';

function validator() {
  const ajv = new Ajv2019({allErrors: true, strict: false});
  addFormats.default(ajv);
  return ajv.compile(schema);
}

describe('The official schema', {skip}, () => {
  const validate = schema && validator();
  for (const {name, verdict, bytes} of all('json')) {
    const badge = JSON.parse(bytes);
    if (['genuine', 'revoked', 'suspended', 'expired', 'early'].includes(verdict)) {
      it(`describes ${name}`, () => {
        assert.ok(validate(badge), JSON.stringify(validate.errors));
      });
    } else if (verdict === 'swapped') {
      it(`does not describe ${name}`, () => assert.ok(!validate(badge)));
    }
  }
});
