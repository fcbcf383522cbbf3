import type { Language } from '#contract/snapshot.ts';

/** What the system calls its keychain: as a subject that starts a sentence, as an object, and alone. */
type KeychainName = { subject: string; object: string; label: string };

const name = (subject: string, object: string, label: string): KeychainName => ({ subject, object, label });

/** The systems' own names: Credential Manager, Keychain Access, and GNOME's Passwords and Keys. */
const names: Record<Language, Record<'windows' | 'mac' | 'linux', KeychainName>> = {
  nl: {
    windows: name('Referentiebeheer', 'Referentiebeheer', 'Referentiebeheer'),
    mac: name('Je sleutelhanger', 'je sleutelhanger', 'Sleutelhanger'),
    linux: name('Je sleutelbos', 'je sleutelbos', 'Sleutelbos'),
  },
  en: {
    windows: name('Credential Manager', 'Credential Manager', 'Credential Manager'),
    mac: name('Your keychain', 'your keychain', 'Keychain'),
    linux: name('Your keyring', 'your keyring', 'Keyring'),
  },
  fr: {
    windows: name(
      'Le Gestionnaire d’identification',
      'le Gestionnaire d’identification',
      'Gestionnaire d’identification',
    ),
    mac: name('Votre trousseau', 'votre trousseau', 'Trousseau'),
    linux: name('Votre trousseau de clés', 'votre trousseau de clés', 'Trousseau de clés'),
  },
  de: {
    windows: name(
      'Die Anmeldeinformationsverwaltung',
      'die Anmeldeinformationsverwaltung',
      'Anmeldeinformationsverwaltung',
    ),
    mac: name('Ihr Schlüsselbund', 'Ihren Schlüsselbund', 'Schlüsselbund'),
    linux: name('Ihr Schlüsselbund', 'Ihren Schlüsselbund', 'Schlüsselbund'),
  },
};

/** The name in a language, on the system that the window runs on. */
export function keychainName(language: Language): KeychainName {
  const { userAgent } = navigator;
  if (userAgent.includes('Windows')) return names[language].windows;
  return names[language][userAgent.includes('Macintosh') ? 'mac' : 'linux'];
}
