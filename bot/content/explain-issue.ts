import { type z } from 'zod';

/** A zod issue in words of somebody who edits the file: which field, what is wrong, what to do. */
export function explainIssue(issue: z.ZodIssue): string {
  const field = fieldName(issue.path);
  switch (issue.code) {
    case 'invalid_type':
      if (issue.received === 'undefined') return `${field} is missing; add it.`;
      return `${field} must be ${kindName(issue.expected)}, not ${kindName(issue.received)}.`;
    case 'unrecognized_keys':
      return `${issue.keys.map((key) => `"${key}"`).join(', ')} is not known here; correct the spelling or remove it.`;
    case 'invalid_enum_value':
      return `${field} is "${issue.received}"; write one of: ${issue.options.join(', ')}.`;
    case 'too_small':
      return issue.type === 'number'
        ? `${field} is too small; write ${issue.minimum} or more.`
        : `${field} is empty; write something.`;
    case 'too_big':
      return `${field} is too large; write ${issue.maximum} or less.`;
    default:
      return `${field}: ${issue.message}`;
  }
}

/** `entry 3, "hours"`: list positions counted from 1, names in quotes. */
function fieldName(path: ReadonlyArray<string | number>): string {
  if (path.length === 0) return 'The file';
  const parts = path.map((part) => (typeof part === 'number' ? `entry ${part + 1}` : `"${part}"`));
  return parts.join(', ');
}

const KIND_NAMES = new Map<string, string>([
  ['string', 'a text'],
  ['number', 'a number'],
  ['boolean', 'true or false'],
  ['array', 'a list'],
  ['object', 'a group of fields'],
  ['null', 'empty'],
]);

function kindName(kind: string): string {
  return KIND_NAMES.get(kind) ?? kind;
}
