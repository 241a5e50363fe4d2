import { expect } from 'chai';
import { Webhook } from 'standardwebhooks';
import { describeReps } from './describe-reps';
import { type Posted, PUBLIC_URL, SECRETS, until } from './reps-world';
import { signLink } from '../../../bot/notifiers/email/claim-links';

describeReps('Reps by mail and webhook', (world) => {
  const mailTo = async (repId: string): Promise<string> => {
    const find = (): string | undefined =>
      world().mails.find(({ to, text }) => to.startsWith(`${repId}@`) && text.includes('/desk/claim'))?.text;
    await until(() => find() !== undefined);
    return find() ?? '';
  };

  /** The link of a mail, where the test's server listens. */
  const linkIn = (mail: string): string => {
    const [link = ''] = /https:\/\/bot\.example\.com\/desk\/claim\?link=[\w.-]+/.exec(mail) ?? [];
    return link.replace(PUBLIC_URL, world().app.url);
  };

  const press = (link: string): Promise<Response> => {
    const url = new URL(link);
    const body = new URLSearchParams({ link: url.searchParams.get('link') ?? '' });
    return fetch(`${url.origin}${url.pathname}`, { method: 'POST', body });
  };

  const status = async (id: string): Promise<string | undefined> => (await world().handoff(id))?.state.status;

  it('a mail has a page behind its link: looking takes nothing, its button does, once, and says who was faster', async () => {
    const id = await world().calls();
    const [dewi, bayu] = [linkIn(await mailTo('dewi')), linkIn(await mailTo('bayu'))];
    for (const method of ['GET', 'HEAD', 'GET']) await fetch(dewi, { method });
    expect(await status(id), 'a scanner has looked').to.equal('queued');
    const page = await (await fetch(dewi)).text();
    expect(page).to.contain('Ratna menunggu').and.to.contain('<button>');
    expect(page, 'whoever sees the link sees no number').not.to.contain('0812');

    const taken = await press(dewi);
    expect([taken.status, await status(id)]).to.deep.equal([200, 'accepted']);
    expect(await taken.text()).to.contain('di tanganmu');

    const late = await press(bayu);
    expect(late.status).to.equal(409);
    expect(await late.text()).to.contain('Sudah diambil Dewi');
    expect(await (await fetch(bayu)).text(), 'already when it is opened').to.contain('Sudah diambil Dewi');

    await world().acts(id, 'dewi', { act: 'return', note: undefined });
    expect((await press(dewi)).status, 'it was used').to.equal(409);
    expect(await status(id)).to.equal('returned');
  });

  it('a link that is forged, changed or old takes nothing', async () => {
    const id = await world().calls();
    const link = linkIn(await mailTo('dewi'));
    const token = new URL(link).searchParams.get('link') ?? '';
    const [body = '', signature = ''] = token.split('.');
    const [noticeId = ''] = JSON.parse(Buffer.from(body, 'base64url').toString()) as string[];
    const until = Math.floor(Date.parse(world().now()) / 1000) + 60;
    const other = Buffer.from(JSON.stringify([noticeId, 'bayu', until])).toString('base64url');
    const forged = [
      signLink({ noticeId, repId: 'dewi', until }, 'another key'),
      `${other}.${signature}`,
      'x',
      '',
    ];
    for (const bad of forged) {
      expect((await press(`${world().app.url}/desk/claim?link=${bad}`)).status, bad).to.equal(404);
    }
    world().later(25 * 60);
    expect((await press(link)).status).to.equal(410);
    expect(await status(id)).not.to.equal('accepted');
  });

  it('what the mail server refuses for now comes again; what fails elsewhere does not keep it back', async () => {
    world().mailRefusal = 451;
    world().answers.push({ status: 500 });
    await world().calls();
    await until(() => world().posts.length > 0);
    world().mailRefusal = undefined;
    const waiting = async (): Promise<string> => {
      const rows = await world().app.bot.database.read<{ way: string }>(
        `SELECT DISTINCT way FROM rep_delivery WHERE state <> 'sent' ORDER BY way`,
      );
      return rows.map(({ way }) => way).join();
    };
    await until(async () => (await waiting()) === 'webhook', 15_000);
    expect(
      world()
        .mails.map(({ to }) => to.split('@')[0])
        .sort(),
    ).to.deep.equal(['bayu', 'dewi', 'rizal']);
    world().later(1);
    await until(async () => (await waiting()) === '');
    expect(world().posts).to.have.length(2);
  });

  /** Verifies as somebody who holds that secret does at a moment. */
  function verified(secret: string, { headers, body }: Posted, at: string): object {
    const real = Date.now;
    Date.now = () => Date.parse(at);
    try {
      return new Webhook(secret).verify(body, headers as Record<string, string>) as object;
    } finally {
      Date.now = real;
    }
  }

  it('posts are verified by the public library, by the old secret too while it changes, and not when replayed', async () => {
    const id = await world().calls();
    await until(() => world().posts.length > 0);
    const [call] = world().posts;
    if (!call) throw new Error('nothing was posted');
    for (const secret of SECRETS) {
      const event = verified(secret, call, world().now()) as { type: string; data: Record<string, unknown> };
      expect(event.type).to.equal('handoff.called');
      expect(event.data).to.include({ version: 1, firstName: 'Ratna', rule: 'H-1' });
    }
    expect(call.body, 'a shared place').not.to.contain('0812').and.not.to.contain('Wulandari');
    const later = new Date(Date.parse(world().now()) + 301_000).toISOString();
    expect(() => verified(SECRETS[0] ?? '', call, later)).to.throw(/too old/i);
    const changed = { ...call, body: call.body.replace('Ratna', 'Budi') };
    expect(() => verified(SECRETS[0] ?? '', changed, world().now())).to.throw(/signature/i);

    await world().acts(id, 'dewi', { act: 'claim' });
    await until(() => world().posts.some(({ body }) => body.includes('handoff.taken')), 5_000);
  });

  it('a redirect is followed nowhere, a try again has the same id, 410 is the end of it', async () => {
    world().answers.push(
      { status: 302, headers: { location: `${world().app.url}/health` } },
      { status: 410 },
    );
    await world().calls();
    await until(() => world().posts.length === 2, 15_000);
    const [first, second] = world().posts;
    expect(first?.headers['webhook-id']).to.equal(second?.headers['webhook-id']);
    await world().calls();
    await mailTo('dewi');
    expect(world().posts).to.have.length(2);
  });
});
