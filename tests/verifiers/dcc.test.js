// The verifier of the Digital Credentials Consortium, which its wallet and VerifierPlus use. It takes no tokens.

import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {verifyCredential} from '@digitalcredentials/verifier-core';
import {officialSchema} from './documents.js';
import {all} from './exhibits.js';

// It writes to the console what its results say, too.
console.log = () => {};
console.warn = () => {};
console.error = () => {};

/** Its steps by name, and the errors that kept it from them. */
async function judge(credential) {
  const result = await verifyCredential({credential, knownDIDRegistries: []});
  const steps = Object.fromEntries((result.log ?? []).map(step => [step.id, step.valid ?? false]));
  return {steps, errors: (result.errors ?? []).map(error => error.name), result};
}

/** The step that finds what is wrong; whatever else is wrong keeps it from finding the signature valid. */
const STEP = {revoked: 'revocation_status', expired: 'expiration'};

describe('The Digital Credentials Consortium', () => {
  for (const {name, verdict, bytes} of all('json')) {
    const badge = JSON.parse(bytes);
    // Files do not tell of a suspension.
    if (verdict === 'genuine' || verdict === 'suspended') {
      it(`verifies ${name}`, async () => {
        const {steps, errors, result} = await judge(badge);
        delete steps.registered_issuer; // there is no registry of issuers here
        assert.deepEqual(errors, []);
        assert.deepEqual(steps, {valid_signature: true, revocation_status: true, expiration: true});
        if (officialSchema()) {
          const [schema] = result.additionalInformation[0].results;
          assert.ok(schema.result.valid, JSON.stringify(schema.result.errors));
        }
      });
    } else if (verdict in STEP) {
      it(`refuses ${name}`, async () => {
        const {steps} = await judge(badge);
        assert.deepEqual([steps.valid_signature, steps[STEP[verdict]]], [true, false]);
      });
    } else {
      it(`refuses ${name}`, async () => {
        const {steps, errors} = await judge(badge);
        assert.notEqual(steps.valid_signature, true, errors.join());
      });
    }
  }
});
