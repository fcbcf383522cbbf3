/** A person at the desk. Their account is there, or is made by a registration. */
export type Person = 'anna' | 'bram' | 'carla' | 'dirk';
export const emailOf = (person: Person) => `${person}@molen.test`;
