import { EntitySchema } from 'typeorm';
import { type Testimonial } from '../../domain/advocacy/testimonial';
import { id, optionalText, text } from './columns';

export interface TestimonialRow extends Testimonial {
  contactId: string;
}

export const testimonialSchema = new EntitySchema<TestimonialRow>({
  name: 'testimonial',
  columns: {
    id: id(),
    contactId: text('contact_id'),
    text: text('text'),
    shownName: optionalText('shown_name'),
    condition: optionalText('condition_told'),
    status: text('status'),
    submittedAt: text('submitted_at'),
    decidedAt: optionalText('decided_at'),
  },
});
