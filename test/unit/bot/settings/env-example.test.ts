import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { VARIABLES, readConfig } from '../../../../bot/settings/config';

/** A variable as `.env.example` shows it, with the comment right above it. */
interface Explained {
  name: string;
  example: string;
  comment: string;
}

function explained(): Explained[] {
  const found: Explained[] = [];
  let comment: string[] = [];
  for (const line of readFileSync('.env.example', 'utf8').split('\n')) {
    const [, name, example] = /^#?([A-Za-z_]+)=(.*)$/.exec(line) ?? [];
    if (name !== undefined && example !== undefined) {
      found.push({ name, example, comment: comment.join(' ') });
      comment = [];
    } else {
      comment = /^# (?!---)/.test(line) ? [...comment, line.slice(2)] : [];
    }
  }
  return found;
}

describe('.env.example', () => {
  const variables = explained();

  it('shows every variable that is read, each once, and no other', () => {
    const names = variables.map(({ name }) => name);
    expect(names).to.have.members(VARIABLES);
    expect(new Set(names).size).to.equal(names.length);
  });

  for (const { name, example, comment } of variables) {
    it(`says what ${name} is and what holds without it`, () => {
      expect(comment).to.match(/^\S.{10,}/);
      expect(comment).to.match(/Default: \S/);
    });

    const [, fallback] = /Default: (\S+)/.exec(comment) ?? [];
    if (example !== '' && example === fallback) {
      it(`tells the truth about the default of ${name}`, () => {
        expect(readConfig({ [name]: example })).to.deep.equal(readConfig({}));
      });
    }
  }

  it('copied as it is changes nothing', () => {
    const set = readFileSync('.env.example', 'utf8')
      .split('\n')
      .filter((line) => /^[^#\s]/.test(line));
    expect(set, 'every variable is commented out').to.deep.equal([]);
  });
});
