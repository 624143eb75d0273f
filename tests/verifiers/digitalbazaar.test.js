// Digital Bazaar's `vc` with its cryptosuite, its resolvers of did:web and did:key, and its status lists.

import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {DataIntegrityProof} from '@digitalbazaar/data-integrity';
import {cryptosuite} from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import {verifyCredential} from '@digitalbazaar/vc';
import {checkStatus} from '@digitalbazaar/vc-bitstring-status-list';
import {documentLoader} from './documents.js';
import {all} from './exhibits.js';

async function judge(credential) {
  const suite = new DataIntegrityProof({cryptosuite});
  const result = await verifyCredential({credential, suite, documentLoader: documentLoader(), checkStatus});
  // The library calls a revoked badge verified, and says beside it that its bit is set.
  const isSet = result.statusResult?.results?.some(one => one.status) ?? false;
  const errors = result.error?.errors ?? [result.error];
  return {holds: result.verified && !isSet, isSet, why: errors.map(String).join('; ')};
}

describe('Digital Bazaar', () => {
  for (const {name, verdict, bytes} of all('json')) {
    const badge = JSON.parse(bytes);
    if (verdict === 'genuine') {
      it(`verifies ${name}`, async () => {
        const {holds, why} = await judge(badge);
        assert.ok(holds, why);
      });
    } else {
      it(`refuses ${name}`, async () => {
        const {holds, isSet, why} = await judge(badge);
        assert.ok(!holds);
        assert.equal(isSet, verdict === 'revoked', why);
      });
    }
  }
});
