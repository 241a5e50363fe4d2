import { type UnansweredQuestionRow } from '../../models/schema/question';

/** Questions that say the same, oldest first; the first stands for all. */
export type QuestionGroup = [UnansweredQuestionRow, ...UnansweredQuestionRow[]];

/** The most asked first; of equals the oldest. */
export function groupsOf(questions: readonly UnansweredQuestionRow[]): QuestionGroup[] {
  const groups = new Map<string, QuestionGroup>();
  for (const question of questions) {
    const key = `${question.language} ${sameWords(question.text)}`;
    const group = groups.get(key);
    if (group) group.push(question);
    else groups.set(key, [question]);
  }
  return [...groups.values()].sort((a, b) => b.length - a.length);
}

/** Case, spaces and signs at the end make no other question. */
export function sameWords(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
