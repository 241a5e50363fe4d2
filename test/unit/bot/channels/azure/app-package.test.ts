import { inflateSync } from 'node:zlib';
import { expect } from 'chai';
import { strFromU8, unzipSync } from 'fflate';
import { type Content } from '../../../../../bot/content/content';
import { packageApp } from '../../../../../deployment/teams/app-package';
import { shippedContent } from '../../../../shipped-content';

const FACTS = {
  appId: '3fa85f64-5717-4562-b3fc-2c963f66afa6',
  version: '1.2.3',
  publicUrl: 'https://bot.example.com',
};

/** A PNG, read again by the standard and not by what has written it. */
function readPng(bytes: Uint8Array): {
  width: number;
  height: number;
  pixel: (x: number, y: number) => number[];
} {
  const buffer = Buffer.from(bytes);
  expect(buffer.subarray(0, 8).toString('latin1')).to.equal('\x89PNG\r\n\x1a\n');
  const width = buffer.readUInt32BE(16);
  const height = buffer.readUInt32BE(20);
  expect([...buffer.subarray(24, 29)], '8 bits, red green blue opacity').to.deep.equal([8, 6, 0, 0, 0]);
  const length = buffer.readUInt32BE(33);
  const rows = inflateSync(buffer.subarray(41, 41 + length));
  const pixel = (x: number, y: number): number[] => {
    const at = y * (width * 4 + 1) + 1 + x * 4;
    return [...rows.subarray(at, at + 4)];
  };
  return { width, height, pixel };
}

describe('The app package for Teams', () => {
  let content: Content;
  let files: Record<string, Uint8Array>;

  before(() => {
    content = shippedContent();
    const packaged = packageApp(content, FACTS);
    if (!packaged.ok) throw new Error(packaged.problems.join());
    files = unzipSync(packaged.zip);
  });

  const read = (file: string): Record<string, unknown> =>
    JSON.parse(strFromU8(files[file] ?? new Uint8Array())) as Record<string, unknown>;

  it('holds the manifest, the other language and two icons, and nothing else', () => {
    expect(Object.keys(files)).to.have.members(['manifest.json', 'en.json', 'color.png', 'outline.png']);
  });

  it('names the bot, where it may be used, and the company', () => {
    const manifest = read('manifest.json');
    expect(manifest).to.deep.include({
      manifestVersion: '1.17',
      id: FACTS.appId,
      version: '1.2.3',
      accentColor: content.company.colours.primary,
      validDomains: ['bot.example.com'],
      icons: { color: 'color.png', outline: 'outline.png' },
    });
    expect(manifest.bots).to.deep.equal([
      {
        botId: FACTS.appId,
        scopes: ['personal', 'team', 'groupChat'],
        supportsFiles: true,
        isNotificationOnly: false,
      },
    ]);
  });

  it('speaks both languages', () => {
    expect(read('manifest.json').localizationInfo).to.deep.equal({
      defaultLanguageTag: 'id',
      additionalLanguages: [{ languageTag: 'en', file: 'en.json' }],
    });
    expect(read('manifest.json').description).to.deep.include({ short: content.company.tagline.id });
    expect(read('en.json')).to.include({ 'description.short': content.company.tagline.en });
    for (const file of ['manifest.json', 'en.json'])
      expect(strFromU8(files[file] as Uint8Array)).to.not.match(/\{(bot|company)\}/);
  });

  it('the colour icon is 192 × 192, full, in the company’s colours', () => {
    const { width, height, pixel } = readPng(files['color.png'] as Uint8Array);
    expect([width, height]).to.deep.equal([192, 192]);
    const colours = [pixel(0, 0), pixel(68, 96)].map((parts) =>
      Buffer.from(parts).toString('hex').toUpperCase(),
    );
    const { primary, onPrimary } = content.company.colours;
    expect(colours).to.deep.equal(
      [`${primary.slice(1)}FF`, `${onPrimary.slice(1)}FF`].map((hex) => hex.toUpperCase()),
    );
  });

  it('the outline icon is 32 × 32, white and transparent', () => {
    const { width, height, pixel } = readPng(files['outline.png'] as Uint8Array);
    expect([width, height]).to.deep.equal([32, 32]);
    const all = Array.from({ length: 32 * 32 }, (_, place) => pixel(place % 32, Math.floor(place / 32)));
    expect(all.every(([red, green, blue]) => red === 255 && green === 255 && blue === 255)).to.equal(true);
    expect(all.some(([, , , opacity]) => opacity === 255)).to.equal(true);
    expect(pixel(0, 0)[3]).to.equal(0);
  });

  it('the same content makes the same file', () => {
    expect(packageApp(content, FACTS)).to.deep.equal(packageApp(content, FACTS));
  });

  const WRONG: ReadonlyArray<[what: string, change: (given: Content) => object, problem: RegExp]> = [
    [
      'a name',
      ({ company }) => ({ ...company, botName: 'x'.repeat(31) }),
      /name\.short has 31 characters, 30/,
    ],
    [
      'a full name',
      ({ company }) => ({ ...company, name: 'x'.repeat(100) }),
      /name\.full has 107 characters, 100/,
    ],
    [
      'a developer',
      ({ company }) => ({ ...company, name: 'x'.repeat(33) }),
      /developer\.name has 33 characters, 32/,
    ],
    [
      'a line in the other language',
      ({ company }) => ({ ...company, tagline: { ...company.tagline, en: 'x'.repeat(81) } }),
      /en\.json: description\.short has 81 characters, 80/,
    ],
    [
      'an open address',
      ({ company }) => ({ ...company, website: 'http://a.example' }),
      /websiteUrl wants an https URL/,
    ],
    [
      'a colour',
      ({ company }) => ({ ...company, colours: { ...company.colours, primary: 'brown' } }),
      /accentColor/,
    ],
  ];

  for (const [what, change, problem] of WRONG) {
    it(`is refused with words for ${what} that Teams would not take`, () => {
      const packaged = packageApp({ ...content, company: change(content) as Content['company'] }, FACTS);
      expect(packaged.ok).to.equal(false);
      expect(packaged.ok ? '' : packaged.problems.join('\n')).to.match(problem);
    });
  }

  it('is refused without an id and with an empty text', () => {
    const packaged = packageApp({ ...content, locales: { id: {}, en: {} } }, { ...FACTS, appId: 'x' });
    expect(packaged.ok ? [] : packaged.problems).to.include.members([
      'manifest.json: description.full is empty',
      'en.json: description.full is empty',
      'id wants a GUID: set MicrosoftAppId',
    ]);
  });
});
