/** What a request is made of when it is right, for a hostile one to differ from. */
type Genuine = {
  method: 'GET' | 'POST';
  path: string;
  authority: string;
  /** The genuine response, encoded. */
  encoded: string;
};

/** A request as bytes, and the statuses that may answer it; 0 is a connection that ends without an answer. */
type HostileRequest = { name: string; bytes: string; statuses: readonly number[] };

const form = 'application/x-www-form-urlencoded';

const request = (name: string, bytes: string, ...statuses: number[]): HostileRequest => ({
  name,
  bytes,
  statuses,
});

const byThemselves = ['/favicon.ico', '/robots.txt', '/apple-touch-icon.png', '/.well-known/security.txt'];
const fetchMetadata = [
  'Sec-Fetch-Mode: no-cors',
  'Sec-Fetch-Mode: cors',
  'Sec-Fetch-Dest: iframe',
  'Sec-Fetch-Dest: image',
  'Sec-Fetch-Dest: script',
  'Sec-Purpose: prefetch',
  'Sec-Purpose: prefetch;prerender',
  'Purpose: prefetch',
];

type Alteration = Record<string, string | string[] | null>;

/** Functions that build the genuine request with changes, and with other parameters. */
function createBuilders({ method, path, authority, encoded }: Genuine) {
  const isPost = method === 'POST';
  const query = isPost ? '' : `?${encoded}`;
  const body = isPost ? encoded : '';
  const build = (
    change: {
      verb?: string;
      target?: string;
      version?: string;
      host?: string[];
      headers?: string[];
      body?: string;
    } = {},
  ) => {
    const sent = change.body ?? body;
    return [
      `${change.verb ?? method} ${change.target ?? path + query} HTTP/${change.version ?? '1.1'}`,
      ...(change.host ?? [`Host: ${authority}`]),
      ...(change.headers ?? [`Content-Type: ${form}`]),
      `Content-Length: ${Buffer.byteLength(sent)}`,
      'Connection: close',
      '',
      sent,
    ].join('\r\n');
  };
  const with_ = (parameters: string) =>
    isPost ? build({ body: parameters }) : build({ target: `${path}?${parameters}` });
  const alter = (change: Alteration) => {
    const parameters = new URLSearchParams(encoded);
    for (const [name, value] of Object.entries(change)) {
      parameters.delete(name);
      for (const each of [value ?? []].flat()) parameters.append(name, each);
    }
    return with_(parameters.toString());
  };
  return { build, alter };
}

function listTargets(path: string): string[] {
  const paths = ['/', path.slice(0, -1), `${path}x`, `/${path}`, `${path}/`, path.toUpperCase(), `/.${path}`];
  const more = [
    `${path};x`,
    `/x/..${path}`,
    `${path}%3F`,
    `${path}%00`,
    `/%2e${path}`,
    path.replace('/', '/%20'),
  ];
  return [...paths, ...more];
}

function listHosts(port: string): string[] {
  const hosts = ['evil.test', `evil.test:${port}`, '127.0.0.1', `127.1:${port}`, `2130706433:${port}`];
  const moreHosts = [
    `0x7f000001:${port}`,
    `localhost.:${port}`,
    `LOCALHOST:${port}`,
    `[::ffff:127.0.0.1]:${port}`,
  ];
  return [...hosts, ...moreHosts];
}

/** Names of alterations, with the parameters that each sets, adds or (null) leaves out. */
function listAlterations(state: string): [string, Alteration][] {
  return [
    ['another state', { state: 'x'.repeat(43) }],
    ['no state', { state: null }],
    ['an empty state', { state: '' }],
    ['two states', { state: [state, state] }],
    ['an error with another state', { state: 'other', error: 'access_denied' }],
    ['an error without a state', { state: null, code: null, error: 'access_denied' }],
    ['an error beside the code', { error: 'access_denied' }],
    ['two codes', { code: ['one', 'other'] }],
    ['two issuers', { iss: ['https://a.test', 'https://b.test'] }],
    ['no code', { code: null }],
    ['an empty code', { code: '' }],
    ['a code over 4 KiB', { code: 'x'.repeat(4097) }],
    ['a code with a line break', { code: 'a\r\nSet-Cookie: x=y' }],
    ['a code with NUL', { code: 'a\0b' }],
    ['an empty error instead of the code', { code: null, error: '' }],
    ['tokens instead of a code', { code: null, access_token: 'x', id_token: 'y' }],
  ];
}

/** Requests that are not valid HTTP/1.1, or not HTTP at all. */
function listMalformed({ method, path, authority }: Genuine): HostileRequest[] {
  return [
    request(
      'a header that is none',
      `${method} ${path} HTTP/1.1\r\nHost: ${authority}\r\nno colon\r\n\r\n`,
      400,
    ),
    request(
      'a line break inside the target',
      `${method} ${path}\r\n HTTP/1.1\r\nHost: ${authority}\r\n\r\n`,
      400,
    ),
    request(
      'two lengths',
      `POST ${path} HTTP/1.1\r\nHost: ${authority}\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab`,
      400,
    ),
    request(
      'a length and chunks',
      `POST ${path} HTTP/1.1\r\nHost: ${authority}\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`,
      400,
    ),
    request('a TLS greeting', '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03', 400, 0),
    request('HTTP/2 by prior knowledge', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', 400, 0, 505),
    request('garbage', '\0\xff\xfe garbage \r\n\r\n', 400, 0),
  ];
}

/** Requests that must not change anything: variations of the genuine one, which is not among them. */
export function hostileRequests(genuine: Genuine): HostileRequest[] {
  const { method, path, authority, encoded } = genuine;
  const isPost = method === 'POST';
  const query = isPost ? '' : `?${encoded}`;
  const { build, alter } = createBuilders(genuine);
  const { port } = new URL(`http://${authority}`);
  const state = new URLSearchParams(encoded).get('state') ?? '';

  const verbs = ['HEAD', 'OPTIONS', 'PUT', 'DELETE', 'PATCH', 'TRACE', isPost ? 'GET' : 'POST'];
  return [
    ...listTargets(path).map((target) =>
      request(`the path ${target}`, build({ target: target + query }), 404, 400),
    ),
    ...byThemselves.map((target) => request(target, build({ verb: 'GET', target, body: '' }), 404)),
    ...verbs.map((verb) => request(`the method ${verb}`, build({ verb }), 405)),
    ...listHosts(port).map((host) => request(`Host: ${host}`, build({ host: [`Host: ${host}`] }), 403)),
    request('no Host', build({ version: '1.0', host: [] }), 403, 400),
    request('Host twice', build({ host: [`Host: ${authority}`, 'Host: evil.test'] }), 403, 400),
    request('a target in absolute form', build({ target: `http://${authority}${path}${query}` }), 400),
    request(
      'a target in absolute form, elsewhere',
      build({ target: `http://evil.test${path}${query}` }),
      400,
      403,
    ),
    ...fetchMetadata.map((header) =>
      request(header, build({ headers: [`Content-Type: ${form}`, header] }), 403),
    ),
    ...listAlterations(state).map(([name, change]) => request(name, alter(change), 400)),
    request(
      'the landing page before its time',
      build({ verb: 'GET', target: `${path}/done`, body: '' }),
      404,
    ),
    request('CONNECT', `CONNECT evil.test:443 HTTP/1.1\r\nHost: evil.test\r\n\r\n`, 0, 400, 403, 404),
    request(
      'an upgrade to WebSocket',
      build({ verb: 'GET', target: '/', body: '', headers: ['Connection: Upgrade', 'Upgrade: websocket'] }),
      404,
      400,
      0,
    ),
    request('a header over 16 KiB', build({ headers: [`X-Padding: ${'x'.repeat(17 * 1024)}`] }), 431),
    ...listMalformed(genuine),
    ...(isPost
      ? [
          request('JSON', build({ headers: ['Content-Type: application/json'], body: '{"code":"x"}' }), 415),
          request('no content type', build({ headers: [] }), 415),
          request(
            'a multipart form',
            build({ headers: ['Content-Type: multipart/form-data; boundary=x'] }),
            415,
          ),
          request('the response in the query', build({ target: `${path}?${encoded}` }), 404),
          request('a body over 64 KiB', build({ body: `code=${'x'.repeat(64 * 1024)}` }), 413, 0),
        ]
      : [request('the response in a fragment', build({ target: `${path}#${encoded}` }), 404, 400)]),
  ];
}
