// A learning platform with one course: just enough of LTI for a teacher's launch, a roster and a gradebook.
// How the tool gets on with platforms is the business of tests/platforms. All people are invented.

import http from 'node:http';
import {SignJWT, exportJWK, generateKeyPair} from 'jose';
import {request} from './server.js';

const CLAIM = 'https://purl.imsglobal.org/spec/lti/claim/';
const MEMBERSHIP = 'http://purl.imsglobal.org/vocab/lis/v2/membership#';
const SCOPES = ['lineitem', 'lineitem.readonly', 'result.readonly', 'score']
  .map(name => `https://purl.imsglobal.org/spec/lti-ags/scope/${name}`);

export const QUIZ = 'Final quiz';
const TEACHER = {id: 'p-1', name: 'Tessa Example', role: 'Instructor'};
/** Each with points out of 40. */
export const LEARNERS = [
  {id: 'p-2', name: 'Ada Example', role: 'Learner', points: 39.5},
  {id: 'p-3', name: 'Björn Ünlü 例', role: 'Learner', points: 30},
  {id: 'p-4', name: 'Chidi Example', role: 'Learner', points: 12},
];

export class Platform {
  static clientId = 'accolade-client';
  static deploymentId = 'deployment-1';

  static async start(toolUrl) {
    const platform = new Platform();
    platform.toolUrl = toolUrl;
    const pair = await generateKeyPair('RS256', {extractable: true});
    platform.key = pair.privateKey;
    platform.keySet = {keys: [{...await exportJWK(pair.publicKey), kid: 'key-1', alg: 'RS256', use: 'sig'}]};
    platform.server = http.createServer((asked, answer) => {
      asked.resume();
      const {type = 'application/json', value} = platform.answer(new URL(asked.url, platform.url).pathname);
      answer.writeHead(value ? 200 : 404, {'content-type': type});
      answer.end(value ? JSON.stringify(value) : '');
    });
    await new Promise(resolve => platform.server.listen(0, '127.0.0.1', resolve));
    platform.url = `http://127.0.0.1:${platform.server.address().port}`;
    return platform;
  }

  stop() {
    this.server.closeAllConnections();
    this.server.close();
  }

  /** The words of `accolade platform add`. */
  get registration() {
    return Object.entries({
      name: 'Example LMS',
      issuer: this.url,
      'client-id': Platform.clientId,
      'deployment-id': Platform.deploymentId,
      'auth-url': `${this.url}/auth`,
      'token-url': `${this.url}/token`,
      'jwks-url': `${this.url}/keys`,
    }).flatMap(([name, value]) => [`--${name}`, value]);
  }

  answer(path) {
    switch (path) {
      case '/keys':
        return {value: this.keySet};
      case '/token':
        return {value: {access_token: 'token', token_type: 'Bearer', expires_in: 3600, scope: this.scopes.join(' ')}};
      case '/members':
        return {
          type: 'application/vnd.ims.lti-nrps.v2.membershipcontainer+json',
          value: {
            id: `${this.url}/members`,
            context: {id: 'course-1'},
            members: [TEACHER, ...LEARNERS].map(person => ({
              user_id: person.id,
              name: person.name,
              email: `${person.id}@students.example`,
              roles: [MEMBERSHIP + person.role],
              status: 'Active',
            })),
          },
        };
      case '/lineitems':
        return {
          type: 'application/vnd.ims.lis.v2.lineitemcontainer+json',
          value: [{id: `${this.url}/lineitems/1`, label: QUIZ, scoreMaximum: 40}],
        };
      case '/lineitems/1/results':
        return {
          type: 'application/vnd.ims.lis.v2.resultcontainer+json',
          value: LEARNERS.map(person => ({
            id: `${this.url}/lineitems/1/results/${person.id}`,
            scoreOf: `${this.url}/lineitems/1`,
            userId: person.id,
            resultScore: person.points,
            resultMaximum: 40,
          })),
        };
      default:
        return {};
    }
  }

  get scopes() {
    return [...SCOPES, 'https://purl.imsglobal.org/spec/lti-nrps/scope/contextmembership.readonly'];
  }

  /** The teacher's first click, by which the tool learns of the course. */
  async launch(port) {
    const form = fields => ({
      method: 'POST',
      headers: {'content-type': 'application/x-www-form-urlencoded'},
      body: new URLSearchParams(fields).toString(),
    });
    const begun = await request(port, '/lti/login', form({
      iss: this.url,
      login_hint: TEACHER.id,
      target_link_uri: `${this.toolUrl}/lti/launch`,
      client_id: Platform.clientId,
      lti_deployment_id: Platform.deploymentId,
    }));
    const asked = new URL(begun.headers.location).searchParams;
    const cookie = (begun.headers['set-cookie'] ?? []).map(one => one.split(';')[0]).join('; ');
    const launch = form({state: asked.get('state'), id_token: await this.#idToken(asked.get('nonce'))});
    const opened = await request(port, '/lti/launch', {...launch, headers: {...launch.headers, cookie}});
    if (!opened.headers.location?.includes('/frame/')) {
      throw new Error(`the launch ended with ${opened.status}: ${opened.body}`);
    }
  }

  #idToken(nonce) {
    const claims = {
      nonce,
      name: TEACHER.name,
      [`${CLAIM}message_type`]: 'LtiResourceLinkRequest',
      [`${CLAIM}version`]: '1.3.0',
      [`${CLAIM}deployment_id`]: Platform.deploymentId,
      [`${CLAIM}target_link_uri`]: `${this.toolUrl}/lti/launch`,
      [`${CLAIM}resource_link`]: {id: 'link-1', title: 'Badges'},
      [`${CLAIM}roles`]: [MEMBERSHIP + TEACHER.role],
      [`${CLAIM}context`]: {id: 'course-1', label: 'BIO-1', title: 'Biology for Beginners'},
      'https://purl.imsglobal.org/spec/lti-nrps/claim/namesroleservice': {
        context_memberships_url: `${this.url}/members`,
        service_versions: ['2.0'],
      },
      'https://purl.imsglobal.org/spec/lti-ags/claim/endpoint': {scope: SCOPES, lineitems: `${this.url}/lineitems`},
    };
    return new SignJWT(claims)
      .setProtectedHeader({alg: 'RS256', kid: 'key-1', typ: 'JWT'})
      .setIssuer(this.url)
      .setAudience(Platform.clientId)
      .setSubject(TEACHER.id)
      .setIssuedAt()
      .setExpirationTime('10 minutes')
      .sign(this.key);
  }
}
