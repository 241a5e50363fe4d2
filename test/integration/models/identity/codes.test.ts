import { expect } from 'chai';
import { type CodeOutcome } from '../../../../domain/identity/code';
import { DEFAULT_RULES } from '../../../../domain/rules';
import { plusMillis } from '../../../../domain/time/calendar';
import { type Database } from '../../../../models/database/database';
import { checkCode } from '../../../../models/identity/check-code';
import { awaitsCode, issueCode, wantCode, wantedCodes } from '../../../../models/identity/codes';
import { onEachStore } from '../each-store';
import { AT, enter, load, newId } from '../store-world';

const RULES = DEFAULT_RULES.privacy;
const CONTEXT = { at: AT, newId, rules: DEFAULT_RULES.ladder, timeZone: 'Asia/Jakarta' };

onEachStore('Codes', (database) => {
  let address = '';
  let serial = 0;

  beforeEach(() => {
    address = `dimas${(serial += 1)}@contoh.id`;
  });

  async function asked(conversationId: string, hash: string, at = AT, to = address): Promise<string> {
    const codeId = newId('code');
    await database().write((sql) =>
      wantCode(sql, { codeId, conversationId, to: { kind: 'email', value: to }, at }),
    );
    const wanted = (await wantedCodes(database(), 1000)).find(({ id }) => id === codeId);
    if (!wanted) throw new Error('the code does not wait');
    await issueCode(database(), wanted, { hash, at, rules: RULES, holderId: undefined });
    return codeId;
  }

  async function guess(
    conversationId: string,
    hash: string,
    at = AT,
    messageId = newId('message'),
  ): Promise<CodeOutcome> {
    const one = { conversationId, messageId, hash, at, rules: RULES };
    return (await checkCode(database(), one, { ...CONTEXT, at })).outcome;
  }

  it('a right one proves the address, once', async () => {
    const id = await enter(database());
    await asked(id, 'right');
    expect(await guess(id, 'right')).to.equal('right');
    const { snapshot } = await load(database(), id);
    const [fact] = snapshot.contact.facts;
    expect([fact?.key, fact?.value, fact?.status]).to.deep.equal(['email', address, 'confirmed']);
    expect(await guess(id, 'right')).to.equal('over');
  });

  it('the same message is looked at once, however often its turn is run', async () => {
    const id = await enter(database());
    await asked(id, 'right');
    for (let run = 0; run < 9; run += 1) expect(await guess(id, 'wrong', AT, 'same')).to.equal('wrong');
    expect(await guess(id, 'right', AT, `right ${id}`)).to.equal('right');
    expect(await guess(id, 'right', AT, `right ${id}`)).to.equal('right');
  });

  it('T23: the fifth wrong one locks the address for an hour, also for the right one', async () => {
    const id = await enter(database());
    await asked(id, 'right');
    const outcomes: CodeOutcome[] = [];
    for (let n = 0; n < 5; n += 1) outcomes.push(await guess(id, 'wrong'));
    expect(outcomes).to.deep.equal(['wrong', 'wrong', 'wrong', 'wrong', 'locked']);
    expect(await guess(id, 'right')).to.equal('locked');
    const hour = plusMillis(AT, 60 * 60_000);
    await asked(id, 'later', hour);
    expect(await guess(id, 'later', hour)).to.equal('right');
  });

  it('a thousand strangers at one address make five guesses in all; asking again resets nothing', async () => {
    const count = database().kind === 'sqlite' ? 1000 : 200;
    const outcomes: CodeOutcome[] = [];
    for (let n = 0; n < count; n += 1) {
      const id = await enter(database());
      await asked(id, `right ${n}`);
      if (outcomes.length < 8) outcomes.push(await guess(id, 'guessed'));
      else if (n > count - 3) expect(await guess(id, `right ${n}`)).to.not.equal('right');
    }
    expect(outcomes.filter((outcome) => outcome === 'wrong')).to.have.length(4);
    expect(outcomes.indexOf('locked')).to.equal(4);
    expect(outcomes.slice(4).every((outcome) => outcome === 'locked' || outcome === 'over')).to.equal(true);
  });

  it('the two newest are good side by side, an older one is not', async () => {
    const id = await enter(database());
    for (const [n, hash] of ['first', 'second', 'third'].entries()) {
      await asked(id, hash, plusMillis(AT, n * 30_000));
    }
    const now = plusMillis(AT, 120_000);
    expect(await guess(id, 'first', now)).to.equal('wrong');
    expect(await guess(id, 'second', now)).to.equal('right');
  });

  it('is good for ten minutes, and only in the conversation that asked for it', async () => {
    const [mine, other] = [await enter(database()), await enter(database())];
    await asked(mine, 'mine');
    await asked(other, 'theirs');
    expect(await guess(other, 'mine')).to.equal('wrong');
    expect(await awaitsCode(database(), mine, AT)).to.equal(true);
    const late = plusMillis(AT, 10 * 60_000);
    expect(await guess(mine, 'mine', late)).to.equal('over');
    expect(await awaitsCode(database(), mine, late)).to.equal(false);
  });

  it('many at once have five tries in all', async () => {
    const id = await enter(database());
    await asked(id, 'right');
    const outcomes = await Promise.all(Array.from({ length: 20 }, () => guess(id, 'wrong')));
    expect(outcomes.filter((outcome) => outcome === 'wrong')).to.have.length(4);
  });

  it('of whom a code is asked for is kept nowhere but in the code itself', async () => {
    const id = await enter(database());
    await asked(id, 'right');
    await guess(id, 'wrong');
    const rows = await (database() satisfies Database).read<object>(`SELECT * FROM proof_guard`);
    expect(JSON.stringify(rows)).to.not.contain('contoh.id');
  });
});
