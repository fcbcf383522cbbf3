/** A person at the computer. Their account is there, or is made by a registration. */
export type Person = 'anna' | 'bram' | 'carla' | 'dirk';
export const emailOf = (person: Person) => `${person}@molen.test`;

/** What the provider says of a person. Their name is the proof that the platform takes. */
export const identityOf = (person: Person) => ({
  method: 'google' as const,
  issuer: 'https://accounts.example',
  subject: person,
  account: { name: person, email: emailOf(person) },
  emailVerified: true,
  idToken: person,
});
