import { keychainName } from '../keychain-name.ts';
import type { NoticeCopy } from '../shape.ts';

const keychain = keychainName('fr');

/** What notices say, in French. */
export const frNotices: NoticeCopy = {
  notices: {
    'session-only-locked': `${keychain.subject} est verrouillé. Votre session prendra fin quand vous fermerez l’application. Après le déverrouillage, elle sera conservée.`,
    'session-only-missing':
      'Votre ordinateur n’a pas d’endroit sûr où conserver votre session. Elle prendra fin quand vous fermerez l’application.',
    'session-only-unreadable': `${keychain.subject} ne répond pas. Votre session prendra fin quand vous fermerez l’application.`,
    'session-only-forbidden':
      'Les règles de votre ordinateur ne permettent pas de conserver votre session. Elle prendra fin quand vous fermerez l’application.',
    'sign-out-queued':
      'Vous êtes déconnecté ici. Nous le signalerons à eConnect dès que la connexion sera rétablie.',
    'safe-mode':
      'L’application s’est arrêtée trois fois de façon inattendue et a donc démarré vide. Voulez-vous reprendre où vous étiez ? Ne commencez rien de nouveau et relancez l’application plus tard.',
    'memory-set-aside': 'Ce que vous aviez saisi n’est plus lisible. Veuillez recommencer.',
    'memory-not-kept':
      'Ce que vous saisissez ne peut pas être conservé, par exemple sur un disque plein. Terminez en une seule fois.',
    'deep-link-refused':
      'Un lien demandait quelque chose que cette application ne fait pas. Rien n’a changé.',
    'organisation-later':
      'Vous avez ouvert un lien ou un profil alors qu’une opération était en cours. Terminez-la, puis ouvrez-le à nouveau.',
    'organisation-refused':
      'Un lien ou un profil d’une autre organisation a été refusé. L’organisation est déjà fixée ici. Rien n’a changé.',
    'organisation-not-left':
      'Le profil de votre organisation ne peut pas être supprimé : ses règles s’appliquent donc toujours. Réessayez, ou demandez de l’aide à votre service informatique.',
    'policy-not-trusted':
      'Un fichier de règles n’est pas pris en compte, car n’importe qui peut le modifier. Signalez-le à votre service informatique.',
    'policy-problems':
      'Certaines règles incorrectes de cet ordinateur ne sont pas prises en compte. Signalez-le à votre service informatique.',
    'policy-kept':
      'Les règles de cet ordinateur ont changé, mais ne sont plus lisibles. Les précédentes restent valables.',
    'update-available': 'Une nouvelle version de cette application est disponible.',
    'update-ready': 'Une nouvelle version est prête. Relancez l’application pour l’utiliser.',
  },

  refusedLink: {
    malformed: 'Le lien contient des caractères qui n’y ont pas leur place :',
    unknown: 'L’application ne connaît pas ce que demande le lien :',
    unclear: 'Le lien ne dit pas exactement à qui il est destiné :',
    'value-invalid': 'Ce que dit le lien ne peut pas être exact :',
  },
};
