// The real binary: a server on a folder of its own, under a public name that leads to loopback; its command line beside
// it, and its REST interface.

import {spawn, spawnSync} from 'node:child_process';
import {mkdirSync, openSync, readFileSync} from 'node:fs';
import http from 'node:http';
import net from 'node:net';
import {join} from 'node:path';
import {setTimeout as pause} from 'node:timers/promises';

export const PUBLIC_URL = 'https://badges.example.edu';
/** The domain of an issuer that has one of its own; it leads to the same server. */
export const GUILD_URL = 'https://badges.guild.example.org';

const START_MILLIS = 60_000; // a debug build takes seconds to make its first keys

/** What a reverse proxy would do: one request to loopback, under the public name. */
export function request(port, path, {method = 'GET', headers = {}, body, origin = PUBLIC_URL} = {}) {
  const host = new URL(origin).host;
  return new Promise((resolve, reject) => {
    const options = {host: '127.0.0.1', port, path, method, headers: {host, ...headers}};
    const asked = http.request(options, async answer => {
      const parts = [];
      for await (const part of answer) {
        parts.push(part);
      }
      resolve({status: answer.statusCode, headers: answer.headers, body: Buffer.concat(parts)});
    });
    asked.on('error', reject);
    asked.end(body);
  });
}

/** A folder with a database and a secret, and what the command line does in it. */
export class Installation {
  constructor(folder, binary, port) {
    this.folder = folder;
    this.binary = binary;
    this.port = port;
    mkdirSync(folder, {recursive: true});
    this.environment = {
      PATH: process.env.PATH,
      ACCOLADE_PUBLIC_URL: PUBLIC_URL,
      ACCOLADE_LISTEN: `127.0.0.1:${port}`,
      ACCOLADE_DATA_DIR: folder,
      ACCOLADE_ALLOW_PRIVATE_NETWORK: 'true',
    };
  }

  /** Runs a command and gives what it prints; `input` is its standard input, and `later` shifts its clock (faketime). */
  command(words, {input = '', later} = {}) {
    const line = later ? ['faketime', '-f', later, this.binary, ...words] : [this.binary, ...words];
    const done = spawnSync(line[0], line.slice(1), {
      cwd: this.folder,
      env: this.environment,
      encoding: 'utf8',
      input,
    });
    if (done.status !== 0) {
      throw new Error(`accolade ${words.slice(0, 2).join(' ')} ended with ${done.status}: ${done.stderr}${done.stdout}`);
    }
    return done.stdout;
  }
}

/** A server that runs until it is closed. */
export class Server {
  static async start(installation) {
    const server = new Server();
    server.installation = installation;
    const log = openSync(join(installation.folder, 'serve.log'), 'a');
    server.process = spawn(installation.binary, ['serve'], {
      cwd: installation.folder,
      env: installation.environment,
      stdio: ['ignore', log, log],
    });
    server.ended = new Promise(resolve => server.process.once('exit', resolve));
    await server.becomeReady();
    server.token = installation.command(['token', 'create', '--name', 'verifiers']).trim();
    return server;
  }

  async becomeReady() {
    const deadline = Date.now() + START_MILLIS;
    while (Date.now() < deadline && this.process.exitCode === null) {
      const answer = await request(this.installation.port, '/readyz').catch(() => null);
      if (answer?.status === 200) {
        return;
      }
      await pause(50);
    }
    await this.stop();
    throw new Error(`the server did not start:\n${readFileSync(join(this.installation.folder, 'serve.log'), 'utf8')}`);
  }

  async stop() {
    this.process.kill('SIGTERM');
    await this.ended;
  }

  async find(path) {
    return this.#answer('GET', path);
  }

  async send(path, value) {
    return this.#answer('POST', path, value);
  }

  async #answer(method, path, value) {
    const headers = {authorization: `Bearer ${this.token}`, 'content-type': 'application/json'};
    const body = value === undefined ? undefined : JSON.stringify(value);
    const answer = await request(this.installation.port, `/api/v1/${path}`, {method, headers, body});
    if (answer.status >= 300) {
      throw new Error(`${method} ${path}: ${answer.status} ${answer.body}`);
    }
    return JSON.parse(answer.body);
  }

  /** What is published under an address, or an error. */
  async published(address, accept = 'application/json') {
    const {origin, pathname: path} = new URL(address);
    const answer = await request(this.installation.port, path, {headers: {accept}, origin});
    if (answer.status !== 200) {
      throw new Error(`${path}: ${answer.status}`);
    }
    return answer.body;
  }
}

export function freePort() {
  return new Promise((resolve, reject) => {
    const listener = net.createServer();
    listener.once('error', reject);
    listener.listen(0, '127.0.0.1', () => {
      const {port} = listener.address();
      listener.close(() => resolve(port));
    });
  });
}
