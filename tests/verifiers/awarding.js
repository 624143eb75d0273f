// Badges as an institution hands them out: by a rule in a course, by hand, from a file; one of them revoked, one expired,
// one that begins tomorrow.

import {awardOfOthers, organise} from './organising.js';
import {Platform, QUIZ} from './platform.js';
import {PUBLIC_URL, Server, request} from './server.js';

/** The files of each badge, and how they are told apart. */
const FORMS = {json: '', jwt: ' as a token', png: ' as a picture', svg: ' as a drawing', pdf: ' as a certificate'};
/** Those of Open Badges 2.0. */
const OLDER = {
  json: ' as an assertion',
  jws: ' as a signed assertion',
  png: ' as a picture with an assertion',
  svg: ' as a drawing with an assertion',
};
const CSV = 'email,name,evidence,evidence_url,issued_on';

/** Starts a server and gives it with what it serves afterwards. */
export async function award(installation) {
  const name = ['--name', 'Example University', '--url', 'https://www.example.edu/', '--email', 'badges@example.edu'];
  installation.command(['issuer', 'set', ...name]);
  organise(installation);
  // Past and future are real: the clock of these commands is shifted, and the signatures are as old as they say.
  const expired = issueByFile(installation, 'short', 'P1D', 'past@people.example,Petra Past,,,', '-3d');
  const server = await Server.start(installation);
  const platform = await Platform.start(PUBLIC_URL);
  try {
    installation.command(['platform', 'add', ...platform.registration]);
    await platform.launch(installation.port);
    const earned = await byRule(server);
    const signed = await olderFile(server, earned[1], 'jws'); // there is none afterwards
    const badges = [
      ['a badge that a rule gave', 'genuine', earned[0], 'p-2@students.example'],
      ['a badge that was given by hand with evidence', 'genuine', await byHand(server), 'dana.example@people.example'],
      ['a badge that was given from a file and ends in a year', 'genuine',
        issueByFile(installation, 'yearly', 'P1Y', 'zoë@people.example,"Zoë ""Z"" Exämple","Built a bridge, it held",'
          + 'https://www.example.edu/bridge?of=zoë&x=1,2026-03-04'), 'zoë@people.example'],
      ['a revoked badge', 'revoked', await revoke(server, earned[1])],
      ['an expired badge', 'expired', expired],
      ['a badge that begins the day after tomorrow', 'early',
        issueByFile(installation, 'future', 'P1Y', 'future@people.example,Fay Future,,,', '+2d')],
      ...await awardOfOthers(server, earned[0]),
    ];
    const exhibits = [];
    for (const [name, verdict, address, recipient] of badges) {
      const embedded = await server.published(`${address}.json`);
      const issuer = JSON.parse(embedded).issuer.id;
      for (const [form, as] of Object.entries(FORMS)) {
        const bytes = await server.published(`${address}.${form}`);
        exhibits.push({name: name + as, verdict, form, address, issuer, recipient, bytes});
      }
      for (const [form, as] of Object.entries(OLDER)) {
        if (!['revoked', 'suspended'].includes(verdict) || form === 'json') {
          const bytes = await olderFile(server, address, form);
          const older = olderAddress(address);
          // Open Badges 2.0 has no word for a suspension.
          const told = verdict === 'suspended' ? 'revoked' : verdict;
          exhibits.push({name: name + as, verdict: told, form: `2.${form}`, address: older, recipient, bytes});
        }
      }
    }
    exhibits.push(...await takenAlong(server, earned[0]));
    exhibits.push({name: 'a revoked badge as a signed assertion', verdict: 'revoked', form: '2.jws', bytes: signed});
    return {server, exhibits};
  } catch (error) {
    await server.stop();
    throw error;
  } finally {
    platform.stop();
  }
}

const olderAddress = credential => credential.replace('/credentials/', '/ob2/assertions/');

/** A file of the badge in the form of Open Badges 2.0; of a revoked badge, what is left of it. */
async function olderFile({installation: {port}}, credential, form) {
  const {origin, pathname} = new URL(`${olderAddress(credential)}.${form}`);
  const answer = await request(port, pathname, {origin});
  if (![200, 410].includes(answer.status)) {
    throw new Error(`${credential}, ${form}: ${answer.status}`);
  }
  return answer.body;
}

async function byRule(server) {
  const [context] = (await server.find('contexts')).items;
  await server.send(`contexts/${context.id}/sync`);
  const badge = await server.send('badges', {
    key: 'field-biologist',
    name: 'Field Biologist “F.B.” — ß, ñ, 例, 🌱',
    description: 'Knows what grows and crawls in the field.\n\n- plants\n- \\ "beetles" <b>',
    context: context.id,
    rule: {score: {activity: QUIZ, at_least: 75}},
  });
  const awards = (await server.find(`awards?badge=${badge.id}`)).items;
  return awards.map(award => award.credential);
}

async function byHand(server) {
  await server.send('badges', {
    key: 'by-hand',
    name: 'By hand',
    description: 'Given by people.',
    criteria: 'Be **kind**.\r\n\tAlways.',
  });
  const award = await server.send('awards', {
    badge: 'by-hand',
    email: 'Dana.Example@people.example',
    name: 'Dana Example',
    evidence: 'She helped.\nTwice: "thank you", they said.',
    awarded_at: '2026-02-03T04:05:06.789Z',
  });
  return award.credential;
}

function issueByFile(installation, key, period, row, later) {
  const badge = {key, name: `Badge “${key}”`, description: 'From a file.', criteria: 'Listed.', expires_after: period};
  installation.command(['badge', 'apply', '-'], {input: JSON.stringify({badge: [badge]}), later});
  const told = installation.command(['issue', '--badge', key, '--csv', '-'], {input: `${CSV}\n${row}\n`, later});
  return told.match(/https:\S+/)[0];
}

/** What a learner takes along of their badges: the record that holds them; and what issuers say of others, and of one award. */
async function takenAlong(server, credential) {
  const [context] = (await server.find('contexts')).items;
  const {url} = await server.send(`contexts/${context.id}/members/p-2/record`);
  const record = {name: 'a learner record', verdict: 'genuine'};
  return [
    {...record, form: 'clr.json', address: url, bytes: await server.published(url)},
    {...record, name: 'a learner record as a token', form: 'clr.jwt', address: url, bytes: await server.published(`${url}.jwt`)},
    endorsement(server, 'an endorsement', 'https://badges.example.org/achievements/7', 'We hire whoever has it.'),
    endorsement(server, 'an endorsement of an award', credential, 'She also tidied up.', '--issuer', 'guild'),
  ];
}

function endorsement({installation}, name, subject, comment, ...more) {
  const bytes = Buffer.from(installation.command(['endorsement', 'sign', subject, '--comment', comment, ...more]));
  return {name, verdict: 'genuine', form: 'endorsement.json', bytes};
}

async function revoke(server, credential) {
  const found = (await server.find('awards')).items.find(award => award.credential === credential);
  await server.send(`awards/${found.id}/revoke`, {reason: 'It was given by mistake.'});
  return credential;
}
