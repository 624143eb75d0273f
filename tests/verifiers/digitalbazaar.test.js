// Digital Bazaar's `vc` with its cryptosuite, its resolvers of did:web and did:key, and its status lists.

import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {DataIntegrityProof} from '@digitalbazaar/data-integrity';
import {cryptosuite} from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import {verifyCredential} from '@digitalbazaar/vc';
import {checkStatus} from '@digitalbazaar/vc-bitstring-status-list';
import {contexts, documentLoader} from './documents.js';
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
    // A credential has room for one entry of a status, and that is revocation: files do not tell of a suspension.
    if (verdict === 'genuine' || verdict === 'suspended') {
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

  for (const {name, verdict, bytes} of all('endorsement.json')) {
    const isGenuine = verdict === 'genuine';
    it(`${isGenuine ? 'verifies' : 'refuses'} ${name}`, async () => {
      const {holds, why} = await judge(JSON.parse(bytes));
      assert.equal(holds, isGenuine, why);
    });
  }

  it('verifies what others say within a badge that says everything', async () => {
    const {bytes} = all('json').find(exhibit => exhibit.name === 'a badge that says everything');
    const badge = JSON.parse(bytes);
    const said = [badge.issuer, badge.credentialSubject.achievement].flatMap(thing => thing.endorsement ?? []);
    assert.equal(said.length, 2);
    for (const endorsement of said) {
      const {holds, why} = await judge(endorsement);
      assert.ok(holds, why);
    }
  });

  // No package ships the context of learner records.
  const skip = contexts.has('https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json') ? false : 'not run: no context';
  for (const {name, bytes} of all('clr.json')) {
    const record = JSON.parse(bytes);
    it(`verifies ${name}, and each badge in it`, {skip}, async () => {
      const held = record.credentialSubject.verifiableCredential;
      assert.ok(held.length > 0);
      for (const credential of [record, ...held]) {
        const {holds, why} = await judge(credential);
        assert.ok(holds, why);
      }
    });
    it(`refuses ${name} with a changed badge in it`, {skip}, async () => {
      const changed = structuredClone(record);
      changed.credentialSubject.verifiableCredential[0].name += '!';
      assert.ok(!(await judge(changed)).holds);
    });
  }
});
