import { EntitySchema } from 'typeorm';
import { type Rating, type Survey } from '../../domain/surveys/survey';
import { type Instant } from '../../domain/time/instant';
import { id, optionalInteger, optionalText, text } from './columns';

export interface SurveyRow extends Survey {
  contactId: string;
  rating: Rating | undefined;
  /** What was missing or good, redacted. */
  words: string | undefined;
  answeredAt: Instant | undefined;
}

export const surveySchema = new EntitySchema<SurveyRow>({
  name: 'survey_response',
  columns: {
    id: id(),
    contactId: text('contact_id'),
    about: text('about'),
    subjectId: text('subject_id'),
    askedAt: text('asked_at'),
    rating: optionalInteger('rating'),
    words: optionalText('words'),
    answeredAt: optionalText('answered_at'),
  },
});
