import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { DIALOGS } from '../../../dialogs';
import { type Occasion } from '../../../dialogs/contract/dialog';

const OCCASIONS: Readonly<Record<Occasion, true>> = {
  joined: true,
  first_message: true,
  rep: true,
  held: true,
  unread: true,
  withheld: true,
  leftover: true,
  at_rest: true,
  stuck: true,
  forwarded: true,
  private: true,
  wordless: true,
  told: true,
  known_question: true,
  outside: true,
  doubtful: true,
  unclear: true,
};

describe('the registry of dialogs', () => {
  it('every id stands once', () => {
    const ids = DIALOGS.map(({ id }) => id);
    expect(ids).to.have.length(new Set(ids).size);
  });

  for (const occasion of Object.keys(OCCASIONS) as Occasion[]) {
    it(`one dialog begins at ${occasion}`, () => {
      expect(DIALOGS.filter(({ startsAt }) => startsAt?.includes(occasion))).to.have.length(1);
    });
  }

  it('the agenda and the host know no dialog by name', () => {
    const named = ['dialogs/steering/agenda.ts', 'bot/pipeline/dialog-host.ts'].flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(/\bid\b[^\n]{0,12}[=!]== '|dialog: '|beginDialog\('/g)].map(
        ([found]) => `${file}: ${found}`,
      ),
    );
    expect(named).to.deep.equal([]);
  });
});
