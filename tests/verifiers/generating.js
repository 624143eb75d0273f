// Credentials at random, out of what published contexts define and not out of our own table: every class and every term can
// come, with values of every kind that a term takes, nested as they usually are and also as they never are.

import {contexts} from './documents.js';

/** What stands usually under a member. */
const USUAL = {
  achievement: 'Achievement',
  address: 'Address',
  alignment: 'Alignment',
  association: 'Association',
  creator: 'Profile',
  credentialSchema: '1EdTechJsonSchemaValidator2019',
  credentialStatus: 'BitstringStatusListEntry',
  credentialSubject: 'AchievementSubject',
  criteria: 'Criteria',
  endorsement: 'EndorsementCredential',
  evidence: 'Evidence',
  geo: 'GeoCoordinates',
  identifier: 'IdentityObject',
  image: 'Image',
  issuer: 'Profile',
  otherIdentifier: 'IdentifierEntry',
  parentOrg: 'Profile',
  proof: 'DataIntegrityProof',
  refreshService: '1EdTechCredentialRefresh',
  related: 'Related',
  result: 'Result',
  resultDescription: 'ResultDescription',
  rubricCriterionLevel: 'RubricCriterionLevel',
  source: 'Profile',
  verifiableCredential: 'OpenBadgeCredential',
};
/** Classes that come as a second type of another one. */
const BESIDE = {
  BitstringStatusListCredential: 'VerifiableCredential',
  ClrCredential: 'VerifiableCredential',
  EndorsementCredential: 'VerifiableCredential',
  OpenBadgeCredential: 'VerifiableCredential',
};

const IRIS = [
  'https://www.example.edu/',
  'https://badges.example.edu/credentials/6a1f?x=1&y=%C3%A9#part',
  'https://例え.example/ä/ñ',
  'HTTPS://Example.EDU:443/A/../b',
  'urn:uuid:0d1b6a4e-64f2-4d8e-8f0a-2f5d3f1f7a10',
  'did:web:badges.example.edu%3A8443:issuers:7',
  'mailto:zoë@people.example',
  'data:text/plain;base64,SGVsbG8=',
  'tag:example.edu,2026:a\'b(c)',
];
const TEXTS = ['', ' ', 'Ada', '1.50', '2026-11-22T09:30:00Z', '2026-02-30', 'a "quoted" \\ text', 'https://x.example/ y'];
const LANGUAGES = ['en', 'de-CH', 'zh-Hant-TW', 'sr-Latn', 'x-klingon'];

/** What a context defines: classes with the terms that hold in them alone, and terms that hold everywhere. */
export function vocabulary(urls) {
  const classes = new Map();
  const everywhere = new Map();
  for (const url of urls) {
    for (const definitions of [contexts.get(url)['@context']].flat()) {
      for (const [name, value] of Object.entries(definitions)) {
        const definition = read(value);
        if (!definition || name.startsWith('@')) {
          continue;
        }
        if (/^[A-Z0-9]/.test(name)) {
          classes.set(name, new Map([...classes.get(name) ?? [], ...terms(definition['@context'])]));
        } else {
          everywhere.set(name, definition);
        }
      }
    }
  }
  return {classes, everywhere};
}

/** A definition in its long form; keywords, their aliases and prefixes are none. */
function read(value) {
  const definition = typeof value === 'string' ? {'@id': value} : value;
  const id = definition?.['@id'];
  return typeof id === 'string' && !id.startsWith('@') && !/[#/]$/.test(id) ? definition : null;
}

function terms(context) {
  const found = new Map();
  for (const [name, value] of Object.entries(context ?? {})) {
    const definition = read(value);
    if (definition && /^[a-z._]/.test(name)) {
      found.set(name, definition);
    }
  }
  return found;
}

const isGraph = definition => [definition['@container']].flat().includes('@graph');

/** Whether a value holds no further objects. */
function isLeaf(value) {
  return Object.values(Object(value)).flat().every(part => typeof part !== 'object');
}

export class Generator {
  /**
   * `omitted` are classes and terms that never come. With `doubts`, values of one of these kinds come into each document
   * that processors are known to write in different ways, or that some of them refuse.
   */
  constructor(seed, urls, {omitted = [], doubts = [], inline = []} = {}) {
    this.state = seed;
    this.context = [...urls, ...inline];
    this.doubts = doubts;
    this.largest = doubts.length > 0 ? 15 : 60;
    this.omitted = new Set(omitted);
    const {classes, everywhere} = vocabulary(urls);
    for (const context of inline) {
      terms(context).forEach((definition, name) => everywhere.set(name, definition));
    }
    this.everywhere = [...everywhere].filter(([name]) => !this.omitted.has(name));
    this.classes = new Map([...classes].filter(([name]) => !this.omitted.has(name)));
    this.used = new Set();
  }

  /** mulberry32: small, and the same everywhere. */
  random() {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), this.state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  below(limit) {
    return Math.floor(this.random() * limit);
  }

  chance(share) {
    return this.random() < share;
  }

  pick(from) {
    return from[this.below(from.length)];
  }

  /** A whole document of one of these classes. */
  document(roots) {
    this.size = 0;
    this.doubt = this.doubts.length > 0 ? this.pick(this.doubts) : null;
    this.ids = [this.iri(), this.iri()];
    return {'@context': this.context, ...this.node(this.pick(roots), [], 0)};
  }

  node(name, below, depth) {
    const types = name ? [name] : [];
    if (BESIDE[name]) {
      types.unshift(BESIDE[name]);
    }
    if (this.doubt === 'type' && this.chance(0.3)) {
      types.push(this.pick([...this.classes.keys()]));
    }
    const node = {};
    if (depth > 0 && name?.endsWith('Credential') && this.chance(0.5)) {
      node['@context'] = this.context;
    }
    if (this.chance(0.5)) {
      node.id = this.chance(0.2) ? this.pick(this.ids) : this.iri();
    }
    if (types.length > 0) {
      node.type = types.length === 1 && this.chance(0.5) ? types[0] : types;
      types.forEach(type => this.used.add(type));
    }
    const scoped = types.flatMap(type => [...this.classes.get(type) ?? []]);
    const known = [...scoped, ...below, ...this.everywhere].filter(([term]) => !this.omitted.has(term));
    const share = Math.min(1, (depth === 0 ? 9 : 5) / known.length);
    for (const [term, definition] of known) {
      if (!(term in node) && this.chance(scoped.length > 0 && depth === 0 ? Math.max(share, 0.4) : share)) {
        const value = this.values(term, definition, below, depth + 1);
        if (value !== undefined) {
          node[term] = value;
          this.used.add(term);
        }
      }
    }
    if (Object.keys(node).length === 0) {
      node.id = this.iri();
    }
    return node;
  }

  values(term, definition, below, depth) {
    this.size += 1;
    const inner = definition['@context'] ? [...terms(definition['@context'])] : below;
    const one = () => this.value(term, definition, inner, depth);
    if (definition['@container'] === '@list') {
      return Array.from({length: 1 + this.below(4)}, () => this.scalar(definition));
    }
    if (this.chance(0.6)) {
      return one();
    }
    const several = Array.from({length: 1 + this.below(3)}, one).filter(value => value !== undefined);
    // The same twice is once, unless it has no name: then it is two. Where such pairs contain more, processors give up.
    if (several.length > 0 && !isGraph(definition) && this.chance(0.15) && isLeaf(several[0])) {
      several.push(structuredClone(several[0]));
    }
    return several.length > 0 ? several : undefined;
  }

  value(term, definition, below, depth) {
    const type = definition['@type'];
    if (type === '@vocab') {
      return this.pick([...terms(definition['@context']).keys()]);
    }
    // The context of learner records writes what stands there where others write a datatype.
    const takesNodes = type === '@id' || type === undefined || /^(obi|cred):|#Association$/.test(type);
    const usual = this.classes.has(USUAL[term]) ? USUAL[term] : undefined;
    if (isGraph(definition) || (takesNodes && this.size < this.largest && depth < 7 && this.chance(usual ? 0.9 : 0.1))) {
      if (isGraph(definition) && (this.size >= this.largest || depth >= 7)) {
        return undefined;
      }
      const name = usual && this.chance(0.9) ? usual : this.pick([...this.classes.keys(), undefined]);
      const clashes = below.some(([term]) => this.classes.get(name)?.has(term));
      return this.node(clashes && this.doubt !== 'type' ? undefined : name, below, depth);
    }
    return type === '@id' ? this.iri() : this.scalar(definition);
  }

  scalar(definition) {
    const isTyped = definition['@type'] !== undefined;
    const kind = this.random();
    if (kind < 0.2) {
      return this.number();
    }
    if (kind < 0.25) {
      return this.chance(0.5);
    }
    if (!isTyped && definition['@container'] !== '@list' && kind < 0.4) {
      const language = this.pick(this.doubt === 'language' ? ['EN', 'en', 'de-ch', 'DE-CH'] : LANGUAGES);
      return this.chance(0.8) ? {'@value': this.doubt === 'language' ? 'Ada' : this.text(), '@language': language} : {'@value': this.text()};
    }
    return this.doubt === 'twice' ? this.pick(['true', 'false', '7']) : this.text();
  }

  number() {
    if (this.doubt === 'twice') {
      return 7;
    }
    if (this.doubt === 'number' && this.chance(0.2)) {
      const odd = [-0, 1e-7, 5e-324, 1e21, 2 ** 53, -(2 ** 53) - 2, 0.1 + 0.2, 1.7976931348623157e308, 9.95, 1e15 + 0.5];
      return this.chance(0.5) ? this.pick(odd) : (this.random() - 0.5) * 10 ** (this.below(40) - 20);
    }
    const whole = this.below(this.pick([10, 1000, 2 ** 31, 2 ** 53]));
    return this.chance(0.5) ? whole : (this.chance(0.2) ? -1 : 1) * this.below(1_000_000) / 10 ** this.below(5);
  }

  text() {
    if (this.chance(0.4)) {
      return this.pick(TEXTS);
    }
    const text = Array.from({length: 1 + this.below(12)}, () => String.fromCodePoint(this.letter())).join('');
    return /^-?\d+$/.test(text) ? `${text}?` : text; // not the text of a number, see `twice`
  }

  letter() {
    const [from, to] = this.pick([
      [0x20, 0x7e], [0x20, 0x7e], [0x00, 0x1f], [0x7f, 0xa0], [0xa1, 0x2ff], [0x300, 0x36f], [0x590, 0x6ff], [0x2000, 0x206f],
      [0x3040, 0x9fff], [0x1f300, 0x1faff], ...this.doubt === 'letter' ? [[0xe000, 0xffff], [0x10ffff, 0x10ffff]] : [],
    ]);
    return from + this.below(to - from + 1);
  }

  iri() {
    if (this.doubt === 'iri' && this.chance(0.1)) {
      return this.pick(['relative/path', '#part', '', '_:b0', 'https://x.example/a b', 'https://x.example/<a>', 'no scheme:',
        'https://x.example/%zz', 'urn:', 'x:y', 'https://[::1]/', 'https://x.example/\\', 'https://x.example/{a}|`"^']);
    }
    return this.chance(0.5) ? this.pick(IRIS) : `urn:example:${this.below(1_000_000)}`;
  }
}
