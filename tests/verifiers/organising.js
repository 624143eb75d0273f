// Several issuers of one server, one of them under a domain of its own; a badge that says everything that a badge can say,
// and what others and its own organisation say of it.

import {readFileSync} from 'node:fs';
import {GUILD_URL} from './server.js';

/** Every member of a badge and of an award; the suite of the program holds it to what is signed. */
const DETAILS = JSON.parse(readFileSync(process.env.ACCOLADE_DETAILS, 'utf8'));

/** The guild has its own domain, the workshop lies below the university. */
export function organise(installation) {
  const add = (...words) => installation.command(['issuer', 'add', ...words]);
  add('--key', 'guild', '--name', 'Guild of Laboratories', '--domain', new URL(GUILD_URL).host,
    '--url', 'https://www.guild.example.org/', '--email', 'badges@guild.example.org', '--description', 'Keeps benches tidy.');
  add('--key', 'workshop', '--name', 'Workshop', '--url', 'https://workshop.example.edu/', '--email', 'w@example.edu',
    '--parent', 'default', '--identifier', 'ROR=https://ror.org/000000000', '--locality', 'Example Town');
}

/** Awards of both issuers, and one in which nothing is left empty, by the issuer of a `known` badge; each as [name, verdict, address, recipient]. */
export async function awardOfOthers(server, known) {
  const give = async (key, more, award) => {
    const badge = {key, name: `Badge of ${key}`, description: 'Given by people.', criteria: 'Be **kind**.', ...more};
    const {url} = await server.send('badges', badge);
    const to = email => ({badge: key, email, name: 'Noor Example', ...award});
    return {url, give: async email => (await server.send('awards', to(email))).credential};
  };
  const guild = await give('guild-badge', {issuer: 'guild'}, {evidence: 'Kept a bench tidy.'});
  const workshop = await give('workshop-badge', {issuer: 'workshop'}, {});
  const whole = await give('whole', {details: DETAILS.badge}, DETAILS.award);
  const {issuer} = JSON.parse(await server.published(`${known}.json`));
  endorse(server.installation, [whole.url, issuer.id]);
  return [
    ['a badge of an issuer with its own domain', 'genuine', await guild.give('g@people.example'), 'g@people.example'],
    ['a revoked badge of an issuer with its own domain', 'revoked', await revoked(server, await guild.give('r@people.example'))],
    ['a badge of another issuer', 'genuine', await workshop.give('w@people.example'), 'w@people.example'],
    ['a badge that says everything', 'genuine', await whole.give('e@people.example'), 'e@people.example'],
    ['a suspended badge', 'suspended', await suspended(server, await workshop.give('s@people.example'))],
  ];
}

/** What the guild says of a badge and of its issuer, signed along with every award. */
function endorse(installation, subjects) {
  for (const subject of subjects) {
    installation.command(['endorsement', 'sign', subject, '--issuer', 'guild', '--comment', 'We would give it, too.']);
  }
}

async function revoked(server, credential) {
  await server.send(`awards/${await idOf(server, credential)}/revoke`, {reason: 'It was given by mistake.'});
  return credential;
}

async function suspended(server, credential) {
  await server.send(`awards/${await idOf(server, credential)}/suspend`, {reason: 'It is looked into.'});
  return credential;
}

async function idOf(server, credential) {
  return (await server.find('awards')).items.find(award => award.credential === credential).id;
}
