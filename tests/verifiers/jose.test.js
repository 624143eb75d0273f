// The tokens under `jose`: by the bare key at the address that the token names, and by the issuer's DID document.

import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {decodeProtectedHeader, importJWK, jwtVerify} from 'jose';
import {all} from './exhibits.js';

const json = async address => (await fetch(address, {headers: {accept: 'application/json'}})).json();

const documentOf = did => {
  const [host, ...path] = did.split(':').slice(2);
  return `https://${decodeURIComponent(host)}/${path.join('/') || '.well-known'}/did.json`;
};

/** Both ways to the key; the issuer is the one that signed tokens of this server name. */
async function keys(token, issuer) {
  const {kid} = decodeProtectedHeader(token);
  const document = await json(documentOf(issuer));
  const method = document.verificationMethod.find(one => one.publicKeyJwk?.kid === kid);
  assert.ok(document.assertionMethod.includes(method.id));
  return Promise.all([await json(kid), method.publicKeyJwk].map(jwk => importJWK(jwk, 'RS256')));
}

async function judge(bytes, issuer) {
  const token = bytes.toString();
  let payload;
  for (const key of await keys(token, issuer)) {
    ({payload} = await jwtVerify(token, key, {algorithms: ['RS256'], issuer, requiredClaims: ['sub', 'nbf', 'jti']}));
  }
  return payload;
}

const tokens = all('jwt');
const first = JSON.parse(Buffer.from(tokens[0].bytes.toString().split('.')[1], 'base64url')).iss;
const REASONS = {expired: 'ERR_JWT_EXPIRED', early: 'ERR_JWT_CLAIM_VALIDATION_FAILED'};

describe('jose', () => {
  for (const {name, address, bytes} of all('clr.jwt')) {
    it(`finds in ${name} what the file with the embedded proof says`, async () => {
      const {iss, jti, sub, nbf, exp, ...record} = await judge(bytes, first);
      const {proof, ...embedded} = JSON.parse(all('clr.json').find(other => other.address === address).bytes);
      assert.deepEqual(record, embedded);
    });
  }
  for (const {name, verdict, address, bytes, issuer = first} of tokens) {
    // A token's status is not in its signature.
    if (['genuine', 'revoked', 'suspended'].includes(verdict)) {
      it(`verifies ${name}, whose claims repeat the badge`, async () => {
        const badge = await judge(bytes, issuer);
        assert.deepEqual(
          [badge.iss, badge.jti, badge.sub, badge.nbf * 1000, badge.exp && badge.exp * 1000],
          [badge.issuer.id, badge.id, badge.credentialSubject.id, Date.parse(badge.validFrom),
            badge.validUntil && Date.parse(badge.validUntil)],
        );
        const {alg, typ, kid, ...others} = decodeProtectedHeader(bytes.toString());
        assert.deepEqual([alg, typ, others], ['RS256', 'JWT', {}]);
        assert.ok(kid.startsWith('https://'));
      });
      it(`finds in ${name} what the file with the embedded proof says`, async () => {
        const {iss, jti, sub, nbf, exp, ...badge} = await judge(bytes, issuer);
        const {proof, ...embedded} = JSON.parse(all('json').find(other => other.address === address).bytes);
        assert.deepEqual(badge, embedded);
      });
    } else {
      it(`refuses ${name}`, async () => {
        await assert.rejects(judge(bytes, issuer), error => {
          assert.match(error.code, verdict in REASONS ? new RegExp(REASONS[verdict]) : /^ERR_(JW|JOSE)/);
          return true;
        });
      });
    }
  }
});
