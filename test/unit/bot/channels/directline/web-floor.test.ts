import { expect } from 'chai';
import { credentials, sameText } from '../../../../../bot/channels/directline/credentials';
import { placeOf } from '../../../../../bot/channels/directline/activity-id';
import { html } from '../../../../../bot/http/html';
import { addressOf, siteOf } from '../../../../../bot/http/site';
import { asProblem, HttpProblem } from '../../../../../bot/http/problem';

const from = (headers: Record<string, string>): Parameters<typeof siteOf>[0] =>
  ({ headers, socket: { remoteAddress: '10.0.0.9' } }) as unknown as Parameters<typeof siteOf>[0];

describe('web floor', () => {
  it('knows under which address a client sees us', () => {
    const site = (headers: Record<string, string>, publicUrl?: string, trustProxy = false): string =>
      siteOf(from(headers), { publicUrl, trustProxy });
    expect(site({ host: '127.0.0.1:3978' })).to.equal('http://127.0.0.1:3978');
    expect(site({ host: 'bot.example.com' }, 'https://bot.example.com')).to.equal('https://bot.example.com');
    expect(site({ host: '127.0.0.1:3978' }, 'https://bot.example.com')).to.equal('http://127.0.0.1:3978');
    const proxied = { host: '127.0.0.1:3978', 'x-forwarded-for': '203.0.113.7' };
    expect(site(proxied, 'https://bot.example.com')).to.equal('https://bot.example.com');
    const named = { host: 'inner', 'x-forwarded-host': 'chat.example.com', 'x-forwarded-proto': 'https' };
    expect(site(named, undefined, true)).to.equal('https://chat.example.com');
    expect(site(named)).to.equal('http://inner');
    expect(site({ host: 'evil.example/@x' }, 'https://bot.example.com')).to.equal('https://bot.example.com');
  });

  it('counts by the address our proxy saw, and believes nobody else about it', () => {
    const request = from({ 'x-forwarded-for': '1.1.1.1, 203.0.113.7' });
    expect(addressOf(request, true)).to.equal('203.0.113.7');
    expect(addressOf(request, false)).to.equal('10.0.0.9');
  });

  it('escapes every value of a page, in text and in attributes', () => {
    const evil = `<script>"x" & 'y'</script>`;
    const made = html`<a title="${evil}">${[evil, html`<b>${1}</b>`]}${false}${undefined}</a>`.text;
    const escaped = '&lt;script&gt;&quot;x&quot; &amp; &#39;y&#39;&lt;/script&gt;';
    expect(made).to.equal(`<a title="${escaped}">${escaped}<b>1</b></a>`);
  });

  it('says nothing of an unknown error', () => {
    const problem = asProblem(new Error('SELECT * FROM contact'));
    expect([problem.statusCode, problem.code]).to.deep.equal([500, 'ServiceError']);
    expect(problem.message).not.to.contain('contact');
    const known = new HttpProblem(404, 'X', 'y');
    expect(asProblem(known)).to.equal(known);
  });

  it('knows its own visitor keys and watermarks', () => {
    const mine = credentials('key', () => '2026-11-22T00:00:00.000Z');
    const key = mine.visitorKey('dl_a.b');
    expect(mine.visitorOf(key)).to.equal('dl_a.b');
    expect(credentials('other', () => '').visitorOf(key)).to.equal(undefined);
    expect(sameText('', 'x')).to.equal(false);
    expect(['', '0', '17', '-1', '1e3', '9'.repeat(16), ' 1'].map(placeOf)).to.deep.equal([
      0,
      0,
      17,
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('holds a token for half an hour and takes none after', () => {
    let now = '2026-11-22T00:00:00.000Z';
    const mine = credentials('key', () => now);
    const token = mine.signToken({ bot: 'b', site: 's', conv: 'c' });
    now = '2026-11-22T00:29:59.000Z';
    expect(mine.checkToken(token)).to.deep.equal({ ok: true, value: { bot: 'b', site: 's', conv: 'c' } });
    now = '2026-11-22T00:30:01.000Z';
    expect(mine.checkToken(token)).to.deep.equal({ ok: false, reason: 'expired' });
  });
});
