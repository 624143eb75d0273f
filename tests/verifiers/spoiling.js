// Copies of genuine badges with one thing wrong each, made as a forger would make them, with real tools where a signature
// is needed. `verdict` says what is wrong, since verifiers differ in what they look at.

import * as ed25519 from '@digitalbazaar/ed25519-multikey';
import {DataIntegrityProof} from '@digitalbazaar/data-integrity';
import {cryptosuite} from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import {issue} from '@digitalbazaar/vc';
import {CompactSign, decodeProtectedHeader, exportSPKI, generateKeyPair, importJWK} from 'jose';
import {documentLoader, mapNetwork} from './documents.js';

const CONTEXT = 'https://purl.imsglobal.org/spec/ob/v3p0/context-';

export async function spoil({server, exhibits}) {
  mapNetwork(server.installation.port);
  const genuine = exhibits.filter(exhibit => exhibit.verdict === 'genuine');
  const of = form => genuine.find(exhibit => exhibit.form === form).bytes;
  const json = () => JSON.parse(of('json'));
  const spoiled = [
    ...changed(json),
    ...await forged(json()),
    ...grafted(json(), JSON.parse(genuine.filter(exhibit => exhibit.form === 'json')[1].bytes)),
  ].map(([name, verdict, value]) => ({name, verdict, form: 'json', bytes: Buffer.from(JSON.stringify(value))}));
  const tokens = (await forgedTokens(of('jwt').toString(), server))
    .map(([name, verdict, value]) => ({name, verdict, form: 'jwt', bytes: Buffer.from(value)}));
  const assertions = (await forgedAssertions(of('2.jws').toString()))
    .map(([name, verdict, value]) => ({name, verdict, form: '2.jws', bytes: Buffer.from(value)}));
  const endorsement = JSON.parse(genuine.find(({name}) => name === 'an endorsement of an award').bytes);
  const endorsements = (await forgedEndorsements(endorsement, json()))
    .map(([name, verdict, value]) => ({name, verdict, form: 'endorsement.json', bytes: Buffer.from(JSON.stringify(value))}));
  return [...spoiled, ...tokens, ...assertions, ...endorsements, ...pictures(of('png'))];
}

/** Each as [name, verdict, document]. */
function changed(json) {
  const edit = (name, change, verdict = 'changed') => {
    const copy = json();
    change(copy);
    return [name, verdict, copy];
  };
  return [
    edit('a badge with one changed letter', badge => {
      badge.credentialSubject.achievement.name = badge.credentialSubject.achievement.name.replace('F', 'f');
    }),
    edit('a badge of somebody else’s address', badge => {
      badge.credentialSubject.identifier[0].identityHash = `sha256$${'0'.repeat(64)}`;
    }),
    edit('a badge with another place in the status list', badge => {
      const status = badge.credentialStatus;
      status.statusListIndex = String((Number(status.statusListIndex) + 1) % 131_072);
    }),
    edit('a badge without its status', badge => delete badge.credentialStatus),
    edit('a badge with a later end', badge => {
      badge.validUntil = '2099-01-01T00:00:00Z';
    }),
    edit('a badge with an earlier date of its proof', badge => {
      badge.proof[0].created = '2020-01-01T00:00:00Z';
    }),
    edit('a badge with one changed letter of its signature', badge => {
      const value = badge.proof[0].proofValue;
      badge.proof[0].proofValue = value.slice(0, 40) + (value[40] === 'a' ? 'b' : 'a') + value.slice(41);
    }),
    edit('a badge without a proof', badge => delete badge.proof),
    edit('a badge under an older context of Open Badges', badge => {
      badge['@context'][1] = `${CONTEXT}3.0.2.json`;
    }),
    edit('a badge whose contexts are swapped', badge => badge['@context'].reverse(), 'swapped'),
    edit('a badge with a member that nothing defines', badge => {
      badge.credentialSubject.achievement.grade = 'A+';
    }, 'undefined'),
    edit('a badge with a type that nothing defines', badge => badge.type.push('HonoursDegree'), 'undefined'),
  ];
}

/** Signed anew, by somebody who does not have the issuer's key. */
async function forged(badge) {
  const {proof: [{verificationMethod}], ...document} = badge;
  const stranger = await ed25519.generate();
  const {publicKeyMultibase} = await stranger.export({publicKey: true});
  const did = `did:key:${publicKeyMultibase}`;
  const sign = (credential, id) => signByStranger(stranger, credential, id);
  const issuer = document.issuer.id;
  return [
    ['a badge signed with another key under the name of the issuer’s', 'forged', await sign(document, verificationMethod)],
    ['a badge signed with a key that its method’s own name tells', 'forged',
      await sign(document, `${issuer}#${publicKeyMultibase}`)],
    ['a badge signed with a key of somebody else', 'forged', await sign(document, `${did}#${publicKeyMultibase}`)],
  ];
}

/** What somebody is said to have said of an award. */
async function forgedEndorsements(endorsement, badge) {
  const {proof: [{verificationMethod}], ...document} = endorsement;
  const edit = (name, change) => {
    const copy = structuredClone(endorsement);
    change(copy);
    return [name, 'changed', copy];
  };
  return [
    edit('an endorsement of an award with another comment', ({credentialSubject: subject}) => {
      subject.endorsementComment += '!';
    }),
    edit('an endorsement of an award put on another award', ({credentialSubject: subject}) => {
      subject.id = `${subject.id.slice(0, -1)}${subject.id.endsWith('0') ? '1' : '0'}`;
    }),
    edit('an endorsement of an award in the name of another issuer', copy => {
      copy.issuer = badge.issuer;
    }),
    edit('an endorsement of an award that ends later', copy => {
      copy.validUntil = '2099-01-01T00:00:00Z';
    }),
    ['an endorsement of an award with the proof of a badge', 'forged', {...endorsement, proof: badge.proof}],
    ['an endorsement of an award signed with another key', 'forged',
      await signByStranger(await ed25519.generate(), document, verificationMethod)],
  ];
}

function signByStranger(stranger, credential, id) {
  const signer = {algorithm: 'Ed25519', id, sign: stranger.signer().sign};
  const suite = new DataIntegrityProof({cryptosuite, signer});
  return issue({credential: structuredClone(credential), suite, documentLoader: documentLoader()});
}

/** The proof of one badge on another. */
function grafted(badge, other) {
  return [['a badge with the proof of another badge', 'forged', {...badge, proof: other.proof}]];
}

async function forgedTokens(token, server) {
  const [head, payload, signature] = token.split('.');
  const header = decodeProtectedHeader(token);
  const claims = JSON.parse(Buffer.from(payload, 'base64url'));
  const part = value => Buffer.from(JSON.stringify(value)).toString('base64url');
  const own = await importJWK(JSON.parse(await server.published(header.kid)), 'RS256', {extractable: true});
  const stranger = await generateKeyPair('RS256', {extractable: true});
  const sign = (value, protectedHeader, key) =>
    new CompactSign(Buffer.from(JSON.stringify(value))).setProtectedHeader(protectedHeader).sign(key);
  const renamed = structuredClone(claims);
  renamed.credentialSubject.achievement.name = 'Professor';
  const flipped = Buffer.from(signature, 'base64url');
  flipped[100] ^= 1;
  return [
    ['a token with another content', 'changed', `${head}.${part(renamed)}.${signature}`],
    ['a token with one changed bit of its signature', 'changed', `${head}.${payload}.${flipped.toString('base64url')}`],
    ['a token without a signature', 'changed', `${head}.${payload}.`],
    ['a token that says it needs no signature', 'forged', `${part({...header, alg: 'none'})}.${payload}.`],
    ['a token signed with the public key as a secret', 'forged',
      await sign(claims, {...header, alg: 'HS256'}, new TextEncoder().encode(await exportSPKI(own)))],
    ['a token signed with another key under the name of the issuer’s', 'forged',
      await sign(renamed, header, stranger.privateKey)],
  ];
}

/** Signed assertions of Open Badges 2.0. */
async function forgedAssertions(jws) {
  const [head, payload, signature] = jws.split('.');
  const assertion = JSON.parse(Buffer.from(payload, 'base64url'));
  assertion.issuedOn = '2020-01-01T00:00:00Z';
  const changed = Buffer.from(JSON.stringify(assertion));
  const stranger = await generateKeyPair('RS256');
  const signed = await new CompactSign(changed).setProtectedHeader(decodeProtectedHeader(jws)).sign(stranger.privateKey);
  return [
    ['a signed assertion with another date', 'changed', `${head}.${changed.toString('base64url')}.${signature}`],
    ['an assertion signed with another key', 'forged', signed],
  ];
}

function pictures(png) {
  const changed = Buffer.from(png);
  changed[changed.indexOf('Field Biologist')] ^= 1;
  return [{name: 'a picture with one changed byte', verdict: 'changed', form: 'png', bytes: changed}];
}
