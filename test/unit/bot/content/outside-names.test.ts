import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect } from 'chai';
import { readOutsideNames } from '../../../../bot/content/read-outside-names';
import { type ContentReader } from '../../../../bot/content/content-reader';

function reading(yaml: string | undefined): {
  reader: ContentReader;
  names: ReturnType<typeof readOutsideNames>;
} {
  const folder = mkdtempSync(path.join(tmpdir(), 'names-'));
  if (yaml !== undefined) writeFileSync(path.join(folder, 'outside-names.yaml'), yaml);
  const reader: ContentReader = { folder, problems: [], places: new Map() };
  const names = readOutsideNames(reader);
  rmSync(folder, { recursive: true });
  return { reader, names };
}

describe('Names that a service outside uses', () => {
  it('are content, and may be left out', () => {
    const { reader, names } = reading(undefined);
    expect([reader.problems, names]).to.deep.equal([[], { intents: {}, entities: {} }]);
  });

  it('stand for intents and kinds of values of ours', () => {
    const { names } = reading('intents: { TanyaHarga: ask_price }\nentities: { Kota: city }\n');
    expect(names).to.deep.equal({ intents: { TanyaHarga: 'ask_price' }, entities: { Kota: 'city' } });
  });

  it('and for nothing else: the line is named', () => {
    const { reader } = reading('intents:\n  Cuaca: weather\n');
    expect(reader.problems).to.have.lengthOf(1);
    expect(reader.problems[0]).to.deep.include({ file: 'outside-names.yaml', line: 2 });
  });
});
