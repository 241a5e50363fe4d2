import { expect } from 'chai';
import { type RepAct } from '../../../domain/conversation/turn-input';
import { holderOf } from '../../../domain/handoff/handoff';
import { type Person } from '../channels/telegram/person';
import { describeReps } from './describe-reps';
import { PUBLIC_URL, until } from './reps-world';

describeReps('Fifty claims at once', (world) => {
  const linkFor = async (repId: string): Promise<string> => {
    const find = (): string | undefined =>
      world()
        .mails.filter(({ to }) => to.startsWith(`${repId}@`))
        .map(({ text }) => /https:\/\/bot\.example\.com\/desk\/claim\?link=[\w.-]+/.exec(text)?.[0])
        .find((link) => link !== undefined);
    await until(() => find() !== undefined);
    return (find() ?? '').replace(PUBLIC_URL, world().app.url);
  };

  const press = async (link: string): Promise<number> => {
    const url = new URL(link);
    const body = new URLSearchParams({ link: url.searchParams.get('link') ?? '' });
    return (await fetch(`${url.origin}${url.pathname}`, { method: 'POST', body })).status;
  };

  it('over the button, the mail’s page and the desk: one has it, and every card says who', async () => {
    const reps = new Map<string, Person>();
    for (const [place, repId] of ['dewi', 'bayu', 'rizal'].entries())
      reps.set(repId, await world().linked(repId, 911 + place));
    const id = await world().calls();
    // Each in turn says no, so that the whole team has a card.
    for (let turn = 0; turn < 3; turn += 1) {
      await until(async () => (await world().handoff(id))?.state.status === 'offered');
      const state = (await world().handoff(id))?.state;
      await world().acts(id, state?.status === 'offered' ? state.offer.repId : '', { act: 'decline' });
    }
    const hasCard = (person: Person): boolean =>
      person.shown().filter(({ text, buttons }) => text.includes('menunggu') && buttons.length > 0).length >=
      2;
    await until(() => [...reps.values()].every(hasCard), 15_000);
    const links = await Promise.all([...reps.keys()].map(linkFor));

    const claim: RepAct = { act: 'claim' };
    const claims: Array<Promise<unknown>> = [];
    for (let round = 0; round < 7; round += 1) {
      for (const person of reps.values()) claims.push(Promise.resolve(person.press('Terima')));
      for (const repId of reps.keys()) claims.push(world().acts(id, repId, claim));
    }
    claims.push(
      ...links.map(press),
      ...links.map(press),
      ...['wati', 'fajar'].map((rep) => world().acts(id, rep, claim)),
    );
    expect(claims).to.have.length(50);
    await Promise.all(claims);
    const begun = Date.now();

    const handoff = await world().handoff(id);
    const winner = holderOf(handoff)?.repId ?? '';
    expect(handoff?.offers?.filter(({ result }) => result === 'accepted')).to.have.length(1);
    expect((await world().seen(id)).filter((text) => text.includes('sudah bergabung'))).to.have.length(1);
    const saysWho = (person: Person, repId: string): boolean =>
      person
        .shown()
        .filter(({ text }) => text.startsWith('🔔'))
        .every(
          ({ text, buttons }) =>
            buttons.length === 0 && text.includes(repId === winner ? 'Di tanganmu' : 'Sudah diambil'),
        );
    await until(() => [...reps].every(([repId, person]) => saysWho(person, repId)), 5_000);
    expect(Date.now() - begun, 'within five seconds').to.be.below(5_000);
    await until(() => world().posts.some(({ body }) => body.includes('"handoff.taken"')), 5_000);
  });
});
