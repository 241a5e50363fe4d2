import ts from 'typescript';
import { readWordLists } from '../../recognizers/data-files';
import { type Source, lineOf, parse, walk } from './source';

/**
 * Files that still read the text of a customer with words of their own, to be emptied: whoever moves the words of one
 * to `content/` takes it off. Nothing is added here.
 */
export const STILL_READING: readonly string[] = [
  'dialogs/products/warranty.ts',
  'domain/products/fit.ts',
  'domain/products/pack-size.ts',
  'domain/products/parcel.ts',
];

const LISTS = readWordLists('language-words.txt');
const INDONESIAN = new Set([...(LISTS.get('id-function') ?? []), ...(LISTS.get('id-words') ?? [])]);
const ENGLISH = new Set([...(LISTS.get('en-function') ?? []), ...(LISTS.get('en-words') ?? [])]);

/** Not words of people: how the address of a page begins. */
const FORMS = new Set(['http', 'https', 'www']);
/** Indonesian words that are names of ours too: a role at the desk, the lower end of a range. */
const NAMES_OF_OURS = new Set(['admin', 'min']);

const FIX =
  'Words of customers stand in content/ (cues.yaml, phrases) or, for every company alike, in recognizers/data/: ' +
  'name what they mean, and read it from turn.views.cues or from the recognition.';

/** Words of customers in domain/ and dialogs/: in a regular expression, a string or the name of a property. */
export function customerWords(source: Source): string[] {
  if (!/^(domain|dialogs)\//.test(source.path)) return [];
  const file = parse(source);
  const found: string[] = [];
  walk(file, (node) => {
    const words = wordsIn(node);
    if (words !== undefined) found.push(`${source.path}:${lineOf(file, node)} reads "${words}". ${FIX}`);
  });
  return found;
}

function wordsIn(node: ts.Node): string | undefined {
  if (ts.isRegularExpressionLiteral(node))
    return wordOfPattern(node.text.slice(1, node.text.lastIndexOf('/')));
  if (isPartOfPattern(node)) return wordOfPattern(node.text);
  if (ts.isStringLiteralLike(node) && !isForDevelopers(node)) return wordOfText(node.text);
  const isName = ts.isPropertyAssignment(node) && ts.isIdentifier(node.name);
  return isName && isListOfWords(node) ? indonesian(node.name.getText()) : undefined;
}

/** A run of letters that a pattern looks for as they stand, outside classes and escapes. */
function wordOfPattern(pattern: string): string | undefined {
  const plain = pattern
    .replace(/\\[pP]\{[^}]*\}|\\u\{[^}]*\}|\\u[\da-fA-F]{4}|\\./g, ' ')
    .replace(/\[(?:[^\]\\]|\\.)*\]/g, ' ')
    .replace(/\(\?(?:<?[=!]|:|<\w+>)/g, '(');
  return (plain.match(/\p{L}{2,}/gu) ?? []).find((word) => !FORMS.has(word.toLowerCase()));
}

/** What stands in `new RegExp(…)`. */
function isPartOfPattern(node: ts.Node): node is ts.StringLiteralLike | ts.TemplateLiteralLikeNode {
  if (!ts.isStringLiteralLike(node) && !ts.isTemplateHead(node) && !ts.isTemplateMiddleOrTemplateTail(node)) {
    return false;
  }
  return around(node, (up) => isPatternOf(up, node));
}

/** The first argument is the pattern, the second its flags. */
function isPatternOf(call: ts.Node, node: ts.Node): boolean {
  if (!ts.isNewExpression(call) || call.expression.getText() !== 'RegExp') return false;
  const [pattern] = call.arguments ?? [];
  return pattern !== undefined && node.pos >= pattern.pos && node.end <= pattern.end;
}

/** Errors and the names of types are read by developers. */
function isForDevelopers(node: ts.Node): boolean {
  return around(
    node,
    (up) =>
      ts.isImportDeclaration(up) ||
      ts.isThrowStatement(up) ||
      (ts.isNewExpression(up) && /Error$/.test(up.expression.getText())),
  );
}

function around(node: ts.Node, fits: (up: ts.Node) => boolean): boolean {
  for (let up: ts.Node | undefined = node.parent; up && !ts.isSourceFile(up); up = up.parent)
    if (fits(up)) return true;
  return false;
}

/** Words of a sentence, or one word that is Indonesian and nothing else. Names of ours have a dot, a dash, a colon or `_`. */
function wordOfText(text: string): string | undefined {
  if (/[._:\-/]/.test(text)) return undefined;
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? [];
  if (words.length > 2 && words.some((word) => INDONESIAN.has(word) || ENGLISH.has(word))) return text;
  return words.map(indonesian).find((word) => word !== undefined);
}

/** `{ satu: '1', dua: '2' }`: what is looked up by a word. */
function isListOfWords({ initializer }: ts.PropertyAssignment): boolean {
  return ts.isStringLiteralLike(initializer) || ts.isNumericLiteral(initializer);
}

function indonesian(word: string): string | undefined {
  const spoken = word.toLowerCase();
  const isOurs = ENGLISH.has(spoken) || NAMES_OF_OURS.has(spoken);
  return INDONESIAN.has(spoken) && !isOurs ? word : undefined;
}
