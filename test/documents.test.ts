import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'chai';
import { sourcesOf } from './architecture/source';

const pagesOf = (folder: string): string[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.md'))
    .map((name) => `${folder}/${name}`);

/** Every page but the history, which also tells of files that are gone. */
const DOCUMENTS = [
  'CONTRIBUTING.md',
  'README.md',
  'bench/customers/README.md',
  'deployment/README.md',
  ...pagesOf('docs'),
  ...pagesOf('docs/decisions'),
];

/** Rules as code names them: `F-19`, `T4`; `T00:00` is an hour, `M-1 Pro` a machine. */
const RULE = /\b([CFHIKLPQRSV]-\d{1,2}|M-[2-9]|T[1-9]\d?)\b(?!:\d)/g;

/** Files of ours as documents name them: `bot/pipeline/turn.ts`, `content/nusa-seduh/rules.yaml`. */
const OUR_FILE =
  /`((?:\.ci|bench|bot|content|deployment|dialogs|docs|domain|models|recognizers|test|web)\/[^`\s]*)`/g;

/** A relative link of Markdown; pictures are made by hand and are not asked for. */
const LINK = /(?<!!)\[[^\]]*\]\((?!https?:|#)([^)#]+)(?:#([^)]+))?/g;

/** The names of a page's headings, as links to them have it. */
function anchorsOf(file: string): string[] {
  const headings = readFileSync(file, 'utf8').matchAll(/^#+ (.+)$/gm);
  return [...headings].map(([, title = '']) =>
    title
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );
}

function scripts(): string[] {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };
  return Object.keys(scripts);
}

/** Run by npm around another script, or only by one. */
function isInternal(name: string): boolean {
  return /^(pre|post)/.test(name);
}

const RULE_ALONE = new RegExp(`^${RULE.source}$`);

/** The first column of `docs/rules.md`. */
function rulesListed(): string[] {
  const page = readFileSync('docs/rules.md', 'utf8');
  return [...page.matchAll(/^\| (\S+) +\|/gm)].map(([, rule = '']) => rule);
}

/** Where a rule is named, in the files whose path fits. */
function rulesNamed(paths: RegExp): Array<{ file: string; rule: string }> {
  return sourcesOf(process.cwd())
    .filter(({ path: file }) => paths.test(file))
    .flatMap(({ path: file, text }) => [...text.matchAll(RULE)].map(([, rule = '']) => ({ file, rule })));
}

describe('The documents', () => {
  for (const file of DOCUMENTS) {
    const text = readFileSync(file, 'utf8');
    // The example of a dialog names files that its reader is about to write.
    const outside = text.replace(/```[\s\S]*?```/g, '').replaceAll(/`[^`\s]*visit[^`\s]*`/g, '');

    it(`${file} links to what exists`, () => {
      const missing = [...outside.matchAll(LINK)]
        .map(([, target = '']) => path.join(path.dirname(file), target))
        .filter((target) => !existsSync(target));
      expect(missing).to.deep.equal([]);
    });

    it(`${file} links to headings that exist`, () => {
      const missing = [...outside.matchAll(LINK)]
        .map(([, target = '', anchor]) => ({ target: path.join(path.dirname(file), target), anchor }))
        .filter(({ target, anchor }) => anchor !== undefined && target.endsWith('.md') && existsSync(target))
        .filter(({ target, anchor = '' }) => !anchorsOf(target).includes(anchor));
      expect(missing).to.deep.equal([]);
    });

    it(`${file} names files that exist`, () => {
      const missing = [...outside.matchAll(OUR_FILE)]
        .map(([, name = '']) => name)
        .filter((name) => !/[<*]/.test(name) && !existsSync(name));
      expect(missing).to.deep.equal([]);
    });

    it(`${file} names commands that exist`, () => {
      const named = [...text.matchAll(/npm run (?:-s )?([a-z][a-z:]*)/g)].map(([, name]) => name);
      expect(scripts()).to.include.members(named);
    });
  }

  it('the README has a line for every command', () => {
    const readme = readFileSync('README.md', 'utf8');
    const missing = scripts()
      .filter((name) => !isInternal(name))
      .filter((name) => !new RegExp(`^\\| \`npm (run )?${name}[ \`]`, 'm').test(readme));
    expect(missing, 'add a row to "Commands" in README.md').to.deep.equal([]);
  });

  it('the page of rules has a line for every rule that the code names', () => {
    const listed = rulesListed();
    const missing = rulesNamed(/^(bot|dialogs|domain|models|recognizers|web)\//)
      .filter(({ rule }) => !listed.includes(rule))
      .map(({ file, rule }) => `${file} names ${rule}: give it its line in docs/rules.md`);
    expect(missing).to.deep.equal([]);
  });

  it('the page of rules lists no rule twice, and none that nothing names', () => {
    const named = new Set(rulesNamed(/./).map(({ rule }) => rule));
    const listed = rulesListed().filter((rule) => RULE_ALONE.test(rule));
    expect(listed).to.have.length(new Set(listed).size);
    expect(listed.filter((rule) => !named.has(rule))).to.deep.equal([]);
  });

  it('the page on durability has a line for every point at which the pipeline is killed', () => {
    const process = readFileSync('test/integration/pipeline/mortal-process.ts', 'utf8');
    const [list = ''] = /FAULT_POINTS = \[[\s\S]*?\]/.exec(process) ?? [];
    const points = [...list.matchAll(/'([^']+)'/g)].map(([, point = '']) => point);
    const page = readFileSync('docs/durability.md', 'utf8').replaceAll('**', '').replaceAll(/ +/g, ' ');
    expect(points).to.have.length.greaterThan(10);
    expect(points.filter((point) => !page.includes(`| ${point} |`))).to.deep.equal([]);
  });
});
