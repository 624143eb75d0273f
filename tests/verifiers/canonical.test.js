// What we sign is a canonical form that we make from a term table of our own. Here jsonld.js with rdf-canonize makes it from
// the published contexts, for thousands of documents at random, and both have to be equal to the letter.

import assert from 'node:assert/strict';
import {spawnSync} from 'node:child_process';
import {describe, it} from 'node:test';
import jsonld from 'jsonld';
import {contexts} from './documents.js';
import {Generator, vocabulary} from './generating.js';

const SEED = Number(process.env.ACCOLADE_SEED ?? 20261122);
const V1 = 'https://www.w3.org/2018/credentials/v1';
const V2 = 'https://www.w3.org/ns/credentials/v2';
const OB = 'https://purl.imsglobal.org/spec/ob/v3p0/context';
const OPEN_BADGES = `${OB}-3.0.3.json`;
const RECORDS = 'https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json';
const INTEGRITY = 'https://w3id.org/security/data-integrity/v2';
const ED25519_2020 = 'https://w3id.org/security/suites/ed25519-2020/v1';
const EXTENSIONS = 'https://purl.imsglobal.org/spec/ob/v3p0/extensions.json';
/** As `terms::endorsement_jwt_context` has it. */
const ENDORSEMENT_JWT = {
  endorsementJwt: {'@id': 'https://purl.imsglobal.org/spec/vc/ob/vocab.html#endorsementJwt', '@container': '@set'},
};

/** What the context of VC 2.0 defines and our table leaves out: no credential of a badge has a use for it. */
const OMITTED = [
  // Presentations, and credentials in envelopes.
  'EnvelopedVerifiableCredential', 'EnvelopedVerifiablePresentation', 'VerifiablePresentation', 'holder',
  'verifiableCredential',
  // A schema as a credential of its own.
  'JsonSchema', 'jsonSchema',
  // Claims of tokens, which stand beside a credential and not in it.
  '...', '_sd', '_sd_alg', 'aud', 'cnf', 'exp', 'iat', 'iss', 'jku', 'kid', 'nbf', 'sub', 'x5u',
];
const ROOTS = ['OpenBadgeCredential', 'OpenBadgeCredential', 'EndorsementCredential', 'Profile', 'Achievement'];
const BADGES = {urls: [V2, OPEN_BADGES], roots: ROOTS, count: 600, omitted: OMITTED};
/** Proofs and keys of older kinds, and what stands in them alone. */
const OMITTED_OLDER = [
  'EcdsaSecp256k1Signature2019', 'EcdsaSecp256r1Signature2019', 'Ed25519Signature2018', 'RsaSignature2018',
  'VerifiablePresentation', 'verifiableCredential', 'jws',
];
const OMITTED_KEYS = ['Ed25519VerificationKey2020', 'controller', 'publicKeyMultibase', 'revoked'];
const OLDER = {roots: ROOTS, count: 200};
const DIALECTS = [
  {name: 'badges', ...BADGES},
  {name: 'badges with the extensions of 1EdTech', ...BADGES, urls: [V2, OPEN_BADGES, EXTENSIONS]},
  {name: 'badges with endorsements as tokens', ...BADGES, inline: [ENDORSEMENT_JWT], count: 300},
  {
    name: 'status lists and proofs',
    urls: [V2],
    roots: ['BitstringStatusListCredential', 'VerifiableCredential', 'DataIntegrityProof'],
    count: 300,
    omitted: OMITTED,
  },
  {name: 'badges of version 3.0.2', ...OLDER, urls: [V2, `${OB}-3.0.2.json`], omitted: OMITTED},
  {name: 'badges of VC 1.1', ...OLDER, urls: [V1, OPEN_BADGES, INTEGRITY], omitted: OMITTED_OLDER},
  {
    name: 'badges of VC 1.1 and version 3.0.2',
    ...OLDER,
    urls: [V1, `${OB}-3.0.2.json`, ED25519_2020],
    omitted: [...OMITTED_OLDER, ...OMITTED_KEYS],
  },
  {
    name: 'badges of VC 1.1 and version 3.0.1',
    ...OLDER,
    urls: [V1, `${OB}-3.0.1.json`, ED25519_2020],
    omitted: [...OMITTED_OLDER, ...OMITTED_KEYS],
  },
  {name: 'badges of VC 1.1 and version 3.0', ...OLDER, urls: [V1, `${OB}.json`, INTEGRITY], omitted: OMITTED_OLDER},
  // No package ships their context.
  ...contexts.has(RECORDS)
    ? [{
      name: 'learner records',
      urls: [V2, RECORDS, OPEN_BADGES, EXTENSIONS],
      roots: ['ClrCredential'],
      count: 300,
      omitted: OMITTED.filter(name => name !== 'verifiableCredential').concat('VerifiablePresentation'),
    }]
    : [],
];
/** Kinds of values that processors write in different ways, or that some refuse, with the reasons for which we refuse them. */
const DOUBTS = {
  iri: ['NotAbsolute'],
  language: [],
  letter: ['Order'],
  number: ['Number'],
  twice: ['Twice'],
  type: ['Conflict'],
};

const theirs = document => jsonld.canonize(structuredClone(document), {
  algorithm: 'RDFC-1.0',
  format: 'application/n-quads',
  safe: true,
  base: null,
  documentLoader: async url => ({contextUrl: null, documentUrl: url, document: contexts.get(url)}),
});

/** Our canonical forms of documents, or why there are none. */
function ours(documents) {
  const input = documents.map(document => JSON.stringify(document)).join('\n');
  const options = {input, encoding: 'utf8', maxBuffer: 2 ** 30};
  const {status, stdout, stderr} = spawnSync(process.env.ACCOLADE_CANONICAL, options);
  assert.equal(status, 0, stderr);
  return stdout.trimEnd().split('\n').map(line => JSON.parse(line));
}

function generate({urls, inline, roots, count, ...options}) {
  const generator = new Generator(SEED, urls, {inline, ...options});
  return {documents: Array.from({length: count}, () => generator.document(roots)), used: generator.used};
}

/** Both forms have to be the same; otherwise only the lines that one of them has alone are shown. */
function assertSame(own, expected, document) {
  if (own !== expected) {
    const [left, right] = [own, expected].map(form => form.split('\n'));
    const only = (these, those) => these.filter(line => !those.includes(line)).join('\n');
    assert.fail(`ours alone:\n${only(left, right)}\ntheirs alone:\n${only(right, left)}${shown(document)}`);
  }
}

const shown = document => `\n${JSON.stringify(document)}`;

describe(`The canonical form (seed ${SEED})`, () => {
  for (const {name, ...dialect} of DIALECTS) {
    it(`of ${dialect.count} ${name} is that of jsonld.js, quad for quad`, async () => {
      const {documents} = generate(dialect);
      const forms = ours(documents);
      let quads = 0;
      for (const [number, document] of documents.entries()) {
        const {quads: own, refused, at} = forms[number];
        assert.equal(refused, undefined, `at ${at}${shown(document)}`);
        const expected = await theirs(document);
        assertSame(own, expected, document);
        quads += expected.split('\n').length - 1;
      }
      assert.ok(quads / documents.length > 15, 'the documents say something');
    });
  }

  for (const [doubt, reasons] of Object.entries(DOUBTS)) {
    it(`of badges with doubtful values (${doubt}) is that of jsonld.js or is refused`, async () => {
      const {documents} = generate({...BADGES, count: 150, doubts: [doubt]});
      const forms = ours(documents);
      const outcomes = {equal: 0, refused: 0};
      for (const [number, document] of documents.entries()) {
        const {quads, refused} = forms[number];
        if (refused) {
          assert.ok(reasons.includes(refused.match(/^\w+/)[0]), refused + shown(document));
          outcomes.refused += 1;
        } else {
          assertSame(quads, await theirs(document).catch(error => `refused: ${error.message}`), document);
          outcomes.equal += 1;
        }
      }
      assert.ok(outcomes.equal > 0 && (outcomes.refused > 0 || reasons.length === 0), JSON.stringify(outcomes));
    });
  }

  for (const {name, ...dialect} of DIALECTS) {
    it(`of ${name} leaves out by name what no generated document can hold`, () => {
      const {classes, everywhere} = vocabulary(dialect.urls);
      const scoped = [...classes.values()].flatMap(terms => [...terms.keys()]);
      const defined = new Set([...classes.keys(), ...everywhere.keys(), ...scoped]);
      const {used} = generate({...dialect, count: 600});
      assert.deepEqual([...defined].filter(name => !used.has(name) && !dialect.omitted.includes(name)), []);
    });
  }

  it('does not exist of a document with a member or a type that nothing defines, there as here', async () => {
    const {documents} = generate({...BADGES, count: 200});
    const spoiled = documents.map((document, number) => {
      const objects = [];
      JSON.stringify(document, (key, value) => {
        if (value && typeof value === 'object' && !Array.isArray(value) && key !== '@context' && !('@value' in value)) {
          objects.push(value);
        }
        return value;
      });
      const object = objects[number % objects.length];
      if (number % 2) {
        object.gradePointAverage = '4.0';
      } else {
        object.type = [object.type ?? [], 'HonoursDegree'].flat();
      }
      return document;
    });
    const forms = ours(spoiled);
    for (const [number, document] of spoiled.entries()) {
      assert.match(forms[number].refused ?? '', /^Undefined(Term|Type)/, shown(document));
      await assert.rejects(theirs(document), shown(document));
    }
  });
});
