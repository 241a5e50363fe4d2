const lines = (...all: string[]): string => [...all, '', ''].join('\r\n');
const HOST = 'Host: a';
const UPGRADE = [
  'Connection: Upgrade',
  'Upgrade: websocket',
  'Sec-WebSocket-Version: 13',
  'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
];

/** What once ended or stopped a process, here or in programs like it, each by the name of what is wrong with it. */
export const HOSTILE_CASES: Readonly<Record<string, string>> = {
  'a host with a port that no machine has': lines('GET / HTTP/1.1', 'Host: a:99999'),
  'a host that would become part of the path': lines('GET / HTTP/1.1', 'Host: a/v3/directline'),
  'a host that is an open bracket': lines('GET / HTTP/1.1', 'Host: ['),
  'no host': lines('GET / HTTP/1.0'),
  'an empty host': lines('GET / HTTP/1.1', 'Host:'),
  'two hosts': lines('GET / HTTP/1.1', HOST, 'Host: b'),
  'a whole address with a broken host as its target': lines('GET http://a:99999/ HTTP/1.1', HOST),
  'a star as its target': lines('OPTIONS * HTTP/1.1', HOST),
  'an upgrade to //': lines('GET // HTTP/1.1', HOST, ...UPGRADE),
  'an upgrade to the address of somebody else': lines('GET //a:99999/desk/live HTTP/1.1', HOST, ...UPGRADE),
  'an upgrade of the desk from a host with a broken port': lines(
    'GET /desk/live HTTP/1.1',
    'Host: a:99999',
    'Origin: http://a:99999',
    ...UPGRADE,
  ),
  'an upgrade to a path with a broken escape': lines(
    'GET /v3/directline/conversations/%E0%A4%A/stream HTTP/1.1',
    HOST,
    ...UPGRADE,
  ),
  'a path with a broken escape': lines('GET /attachments/%E0%A4%A/%zz HTTP/1.1', HOST),
  'an asset called __proto__': lines('GET /assets/__proto__ HTTP/1.1', HOST),
  'a query that names prototypes': lines(
    'GET /desk?__proto__[a]=1&constructor[prototype][a]=1 HTTP/1.1',
    HOST,
  ),
  'a watermark given twice': lines(
    'GET /v3/directline/conversations/x/activities?watermark=1&watermark=2 HTTP/1.1',
    HOST,
  ),
  'a tunnel': lines('CONNECT a:443 HTTP/1.1', HOST),
  'a cookie with a broken escape': lines('GET /desk HTTP/1.1', HOST, 'Cookie: desk_session=%E0%A4%A'),
  'an upload that is given up before it is answered': `${lines('POST /v3/directline/conversations/x/upload HTTP/1.1', HOST, 'Authorization: Bearer a-secret-for-server-side-clients', 'Content-Type: image/png', 'Content-Length: 4')}\x89PN`,
  'a body of which half comes': `POST /api/token HTTP/1.1\r\n${HOST}\r\nContent-Length: 100\r\n\r\n{"a":`,
  'a length and chunks at once': `${lines('POST /api/token HTTP/1.1', HOST, 'Content-Length: 4', 'Transfer-Encoding: chunked')}zz\r\n`,
  'a chunk of a broken size': `${lines('POST /api/token HTTP/1.1', HOST, 'Transfer-Encoding: chunked')}-1\r\n`,
  'a form without a boundary': lines(
    'POST /v3/directline/conversations/x/upload HTTP/1.1',
    HOST,
    'Content-Type: multipart/form-data',
    'Content-Length: 0',
  ),
  'a list of types with no type in it': lines('GET /desk HTTP/1.1', HOST, 'Accept: ,;q=,/'),
  'a version of an interface nobody made': lines('GET / HTTP/1.1', HOST, 'Accept-Version: ~~'),
  'an expectation': lines('POST /api/token HTTP/1.1', HOST, 'Expect: tea', 'Content-Length: 0'),
  'a header with a sign that no header has': lines('GET / HTTP/1.1', HOST, 'X: \u0001'),
};
