import { type Intent } from '../../../domain/recognition/intent';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { NOTHING_RECOGNIZED } from '../../../domain/recognition/recognition';
import { recognizeFile } from '../../../recognizers/recognize-file';
import { type Recognizer } from '../../../recognizers/recognizer';
import { SUNDAY } from './fixture-content';

const echo: Recognizer = {
  recognize: (text) =>
    Promise.resolve({
      ...NOTHING_RECOGNIZED,
      language: 'id',
      acts: [text as Intent],
      entities: [{ type: 'city', text: 'x', start: 0, end: 1, value: 'X' }],
    }),
};

describe('recognizeFile', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tangga-recognize-'));
  after(() => rmSync(folder, { recursive: true }));

  async function run(text: string) {
    const path = join(folder, 'in.jsonl');
    writeFileSync(path, text);
    const lines: string[] = [];
    const errors: string[] = [];
    const out = {
      line: (line: string) => void lines.push(line),
      error: (line: string) => void errors.push(line),
    };
    const code = await recognizeFile(echo, path, out, SUNDAY);
    return { code, lines: lines.map((line) => JSON.parse(line) as Record<string, unknown>), errors };
  }

  it('answers each line in order', async () => {
    const { code, lines } = await run('{"id":"1","text":"a"}\n{"id":"2","text":"b"}\n');
    expect(code).to.equal(0);
    expect(lines.map((line) => [line['id'], line['acts']])).to.deep.equal([
      ['1', ['a']],
      ['2', ['b']],
    ]);
    expect(lines[0]?.['entities']).to.deep.equal({ city: [{ text: 'x', start: 0, end: 1, value: 'X' }] });
  });

  it('names bad lines and reads the rest', async () => {
    const { code, lines, errors } = await run('nonsense\n{"id":"1"}\n{"id":"2","text":"b"}\n');
    expect(code).to.equal(1);
    expect(lines.length).to.equal(1);
    expect(errors.map((error) => /:(\d+):/u.exec(error)?.[1])).to.deep.equal(['1', '2']);
  });

  it('prints the default language where nothing tells, null without one', async () => {
    const path = join(folder, 'ok.jsonl');
    writeFileSync(path, '{"id":"1","text":"ok"}');
    const silent: Recognizer = { recognize: () => Promise.resolve(NOTHING_RECOGNIZED) };
    const languages: unknown[] = [];
    const out = {
      line: (line: string) => void languages.push((JSON.parse(line) as { language: unknown }).language),
      error: () => undefined,
    };
    await recognizeFile(silent, path, out, SUNDAY);
    await recognizeFile(silent, path, out, SUNDAY, 'en');
    expect(languages).to.deep.equal([null, 'en']);
  });

  it('says when there is no such file', async () => {
    const errors: string[] = [];
    const out = { line: () => undefined, error: (line: string) => void errors.push(line) };
    expect(await recognizeFile(echo, join(folder, 'none.jsonl'), out, SUNDAY)).to.equal(1);
    expect(errors[0]).to.include('ENOENT');
  });
});
