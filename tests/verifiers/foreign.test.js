// Badges that others made with libraries of their own: `accolade verify` finds the good ones good, whatever the version of the
// data model and the kind of proof, and refuses those with something that nobody signed.

import assert from 'node:assert/strict';
import {spawnSync} from 'node:child_process';
import {mkdtempSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {before, describe, it} from 'node:test';
import * as ed25519 from '@digitalbazaar/ed25519-multikey';
import {DataIntegrityProof} from '@digitalbazaar/data-integrity';
import {cryptosuite} from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import {Ed25519Signature2020} from '@digitalbazaar/ed25519-signature-2020';
import {Ed25519VerificationKey2020} from '@digitalbazaar/ed25519-verification-key-2020';
import {issue} from '@digitalbazaar/vc';
import {SignJWT, exportJWK, generateKeyPair} from 'jose';
import {documentLoader} from './documents.js';
import {environment, folder} from './exhibits.js';

const V1 = 'https://www.w3.org/2018/credentials/v1';
const V2 = 'https://www.w3.org/ns/credentials/v2';
const OPEN_BADGES = 'https://purl.imsglobal.org/spec/ob/v3p0/context';
const INTEGRITY = 'https://w3id.org/security/data-integrity/v2';
const ED25519_2020 = 'https://w3id.org/security/suites/ed25519-2020/v1';

const files = mkdtempSync(join(folder, 'foreign.'));
const keys = {};

before(async () => {
  const plain = await ed25519.generate();
  const {publicKeyMultibase} = await plain.export({publicKey: true});
  const did = `did:key:${publicKeyMultibase}`;
  const id = `${did}#${publicKeyMultibase}`;
  const pair = await plain.export({publicKey: true, secretKey: true});
  const multikey = await ed25519.from({...pair, id, controller: did});
  const {secretKeyMultibase: privateKeyMultibase} = pair;
  const old = await Ed25519VerificationKey2020.from({
    type: 'Ed25519VerificationKey2020', id, controller: did, publicKeyMultibase, privateKeyMultibase,
  });
  Object.assign(keys, {did, multikey, old});
});

/** A day from now, or some days ago, in whole seconds. */
const day = days => new Date(Date.now() + days * 86_400_000).toISOString().replace(/\.\d+/, '');

/** A badge of a club that has no web server, under these contexts. */
function badge(contexts, did = keys.did) {
  const dates = contexts[0] === V1
    ? {issuanceDate: day(-1), expirationDate: day(30)}
    : {validFrom: day(-1), validUntil: day(30)};
  return {
    '@context': contexts,
    id: 'urn:uuid:6f8e1f0a-6a5e-4cf4-9a66-0d8f6f1f7a10',
    type: ['VerifiableCredential', 'OpenBadgeCredential'],
    name: 'Navigatör ⛵',
    issuer: {id: did, type: ['Profile'], name: 'Sailing Club Example'},
    ...dates,
    credentialSubject: {
      id: 'did:example:learner',
      type: ['AchievementSubject'],
      achievement: {
        id: 'urn:uuid:0b7f6f1e-8f1d-4a7b-9f5e-2f5d3f1f7a10',
        type: ['Achievement'],
        name: 'Navigatör ⛵',
        description: 'Finds the way.\nBy night, too.',
        criteria: {narrative: 'Find the *way*.'},
        alignment: [{type: ['Alignment'], targetName: 'Skill', targetUrl: 'https://skills.example.org/1'}],
        creditsAvailable: 1.5,
      },
    },
  };
}

const integrity = () => new DataIntegrityProof({cryptosuite, signer: keys.multikey.signer()});
const embedded = (credential, suite = integrity()) =>
  issue({credential: structuredClone(credential), suite, documentLoader: documentLoader()});

/** A token as `jose` makes it; of the first data model the badge is one of its claims. */
async function token(credential, alg, {kid, key}) {
  const time = name => credential[name] && Date.parse(credential[name]) / 1000;
  const isFirst = credential['@context'][0] === V1;
  const claims = {
    iss: credential.issuer.id,
    jti: credential.id,
    sub: credential.credentialSubject.id,
    nbf: time(isFirst ? 'issuanceDate' : 'validFrom'),
    exp: time(isFirst ? 'expirationDate' : 'validUntil'),
  };
  const payload = isFirst ? {...claims, vc: credential} : {...credential, ...claims};
  return new SignJWT(payload).setProtectedHeader({alg, kid, typ: 'JWT'}).sign(key);
}

/** A key pair as an issuer: `did:jwk`. */
async function jwkIssuer(alg) {
  const {publicKey, privateKey} = await generateKeyPair(alg, {extractable: true});
  const did = `did:jwk:${Buffer.from(JSON.stringify(await exportJWK(publicKey))).toString('base64url')}`;
  return {did, kid: `${did}#0`, key: privateKey};
}

let number = 0;

/** What the command ends with, and what it says. */
function verify(subject) {
  const file = join(files, `${number += 1}`);
  writeFileSync(file, typeof subject === 'string' ? subject : JSON.stringify(subject));
  const {status, stdout, stderr} = spawnSync(process.env.ACCOLADE_BINARY, ['verify', file], {env: environment, encoding: 'utf8'});
  return {holds: status === 0, text: `${stdout}${stderr}`};
}

function assertHolds(subject) {
  const {holds, text} = verify(subject);
  assert.ok(holds, text);
  assert.match(text, /Navigatör/);
}

/** Changes that leave what was signed as it was to whoever does not look closely, and a few that do not. */
const FAULTS = {
  'a member that nothing defines': badge => {
    badge.credentialSubject.achievement.grade = 'A+';
  },
  'a member that nothing defines inside of an object without a type': badge => {
    badge.credentialSubject.achievement.criteria.grade = 'A+';
  },
  'a type that nothing defines': badge => badge.type.push('HonoursDegree'),
  'an object that lost its type': badge => delete badge.credentialSubject.achievement.alignment[0].type,
  'a member that is null': badge => {
    badge.description = null;
  },
  'an unsigned context of its own': badge => badge['@context'].push({grade: 'https://grades.example/grade'}),
  'another name': badge => {
    badge.name = 'Admiral';
  },
  'another issuer': badge => {
    badge.issuer.id = 'did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK';
  },
};

const EMBEDDED = {
  'VC 2.0 and Open Badges 3.0.3': () => embedded(badge([V2, `${OPEN_BADGES}-3.0.3.json`])),
  'VC 2.0 and Open Badges 3.0.2': () => embedded(badge([V2, `${OPEN_BADGES}-3.0.2.json`])),
  'VC 1.1, Open Badges 3.0.3 and eddsa-rdfc-2022': () => embedded(badge([V1, `${OPEN_BADGES}-3.0.3.json`, INTEGRITY])),
  'VC 1.1, Open Badges 3.0.1 and Ed25519Signature2020': () =>
    embedded(badge([V1, `${OPEN_BADGES}-3.0.1.json`, ED25519_2020]), new Ed25519Signature2020({key: keys.old})),
};

describe('accolade verify, of embedded proofs by Digital Bazaar', () => {
  for (const [kind, sign] of Object.entries(EMBEDDED)) {
    it(`holds for a badge under ${kind}`, async () => assertHolds(await sign()));

    for (const [fault, spoil] of Object.entries(FAULTS)) {
      it(`refuses a badge under ${kind} with ${fault}`, async () => {
        const signed = structuredClone(await sign());
        spoil(signed);
        const {holds, text} = verify(signed);
        assert.ok(!holds, text);
      });
    }
  }

  it('refuses one that has expired', async () => {
    const expired = badge([V2, `${OPEN_BADGES}-3.0.3.json`]);
    Object.assign(expired, {validFrom: day(-30), validUntil: day(-1)});
    // The library does not sign what is over; a copy of it did when it was not.
    const signed = await issue({credential: expired, suite: integrity(), documentLoader: documentLoader(), now: new Date(day(-15))});
    const {holds, text} = verify(signed);
    assert.ok(!holds, text);
    assert.match(text, /expired/);
  });
});

describe('accolade verify, of tokens by jose', () => {
  for (const alg of ['ES256', 'EdDSA', 'RS256']) {
    for (const [kind, contexts] of [['VC 2.0', [V2, `${OPEN_BADGES}-3.0.3.json`]], ['VC 1.1', [V1, `${OPEN_BADGES}-3.0.2.json`]]]) {
      it(`holds for a token of ${kind} under ${alg}`, async () => {
        const issuer = await jwkIssuer(alg);
        assertHolds(await token(badge(contexts, issuer.did), alg, issuer));
      });
    }

    it(`refuses a token under ${alg} by a key of somebody else`, async () => {
      const [issuer, stranger] = [await jwkIssuer(alg), await jwkIssuer(alg)];
      const credential = badge([V2, `${OPEN_BADGES}-3.0.3.json`], issuer.did);
      for (const kid of [issuer.kid, stranger.kid]) {
        const {holds, text} = verify(await token(credential, alg, {kid, key: stranger.key}));
        assert.ok(!holds, text);
      }
    });

    it(`refuses a token under ${alg} whose claims say something else than the badge`, async () => {
      const issuer = await jwkIssuer(alg);
      const credential = badge([V2, `${OPEN_BADGES}-3.0.3.json`], issuer.did);
      const claims = await token({...credential, id: 'urn:uuid:1'}, alg, issuer).then(text => text.split('.')[1]);
      const payload = {...JSON.parse(Buffer.from(claims, 'base64url')), ...credential};
      const signed = await new SignJWT(payload).setProtectedHeader({alg, kid: issuer.kid, typ: 'JWT'}).sign(issuer.key);
      const {holds, text} = verify(signed);
      assert.ok(!holds, text);
    });
  }
});
