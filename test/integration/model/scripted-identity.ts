import { emailOf, type Person } from './people.ts';

/** What the provider says of a person. Their name is the proof that the platform takes. */
export function identityOf(person: Person) {
  return {
    method: 'google' as const,
    issuer: 'https://accounts.example',
    subject: person,
    account: { name: person, email: emailOf(person) },
    emailVerified: true,
    idToken: person,
  };
}
