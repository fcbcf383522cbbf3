import { ended } from '../sentence.ts';
import type { PanelCopy } from '../shape.ts';

/** What the panel about the organisation and its rules says, in French. */
export const frPanel: PanelCopy = {
  heading: 'Organisation et règles',
  close: 'Fermer',
  loading: 'Nous récupérons les règles…',

  managed: (name) => ended(`Cette application est gérée par ${name}`),
  unmanaged:
    'Cette application n’est gérée par aucune organisation. Vous choisissez vous-même comment vous connecter.',
  mode: {
    suggested: 'Cette méthode vient en premier. Les autres restent possibles.',
    required: 'C’est ici la seule méthode de connexion.',
  },

  yes: 'Oui',
  no: 'Non',

  leave: 'Se dissocier de cette organisation',
  leaveQuestion: (name) =>
    `Voulez-vous vous dissocier de ${name} ? Les règles de son profil ou de son lien ne s’appliqueront plus sur cet ordinateur. Votre compte est conservé.`,
  stay: 'Rester associé',
  leaveSure: 'Oui, se dissocier',

  app: {
    heading: 'Cette application',
    version: (version) => `Version ${version}`,
    off: 'Cette application ne cherche pas elle-même de nouvelles versions.',
    unchecked: 'Nous n’avons pas encore cherché de version plus récente.',
    checking: 'Nous cherchons une version plus récente…',
    'up-to-date': 'C’est la version la plus récente.',
    available: (version) => `Une version plus récente est disponible : ${version}.`,
    downloading: (version) => `Nous récupérons la version ${version}…`,
    ready: (version) =>
      `La version ${version} est prête. Relancez l’application pour l’utiliser. Ce que vous avez saisi est conservé, sauf un mot de passe.`,
    failed: {
      checking: 'Nous n’avons pas pu savoir s’il existe une version plus récente. Vérifiez votre connexion.',
      downloading:
        'La version plus récente n’a pas pu être récupérée. Cette version continue de fonctionner.',
    },
    wish: { check: 'Vérifier maintenant', download: 'Installer', restart: 'Redémarrer maintenant' },
    managed: (name) => ended(`Les mises à jour sont gérées par ${name}`),
    byIt: 'Votre service informatique met cette application à jour.',
  },

  allowed: {
    heading: 'Ce qui est autorisé ici',
    methods: 'Se connecter avec',
    none: 'Rien',
    emailSignUp: 'Nouveau compte par e-mail',
    returnPaths: 'Réponse de votre navigateur',
    returnPath: {
      loopback: 'directement',
      relay: 'par l’intermédiaire d’eConnect',
      paste: 'recopiée par vos soins',
    },
    tenants: 'Locataires Microsoft',
    domains: 'Adresses e-mail',
    any: 'Sans restriction',
  },

  rules: {
    heading: 'Paramètres',
    none: 'Personne n’a rien défini. Les valeurs par défaut d’eConnect s’appliquent partout.',
    all: 'Tout afficher',
    unset: 'Non défini',
    from: (origin) => `Selon ${origin}`,
    locked: (origin) => `Imposé par ${origin}`,
    alsoFrom: (origin) => `Également selon ${origin}`,
    empty: 'Aucune valeur',
  },

  sources: {
    heading: 'D’où viennent les règles',
    none: 'Aucune règle n’a été trouvée sur cet ordinateur.',
    fine: 'Tout à cet endroit est pris en compte.',
  },

  problem: {
    'not-trusted':
      'Non pris en compte : n’importe qui peut le modifier. Seul un administrateur devrait pouvoir le faire.',
    unreadable: 'Non pris en compte : cela existe, mais n’est pas lisible.',
    malformed: 'Non pris en compte : la structure n’est pas correcte.',
    'too-large': 'Non pris en compte : c’est trop volumineux.',
    'duplicate-key': 'Ce paramètre y figure deux fois.',
    'unknown-key': 'Cette application ne connaît pas ce paramètre.',
    'invalid-value': 'Ce paramètre n’accepte pas cette valeur.',
    'unknown-value':
      'Cette version ne connaît pas une partie de cette liste. Cette partie n’est pas prise en compte.',
    'not-recommendable': 'Cela peut seulement être imposé, pas recommandé.',
    conflict: 'Il manque quelque chose qui va avec, ou autre chose le contredit.',
  },

  copy: 'Copier en JSON',
  copied: 'Copié',

  keys: {
    Organization: 'Organisation',
    OwnSignInUrl: 'Adresse de connexion de l’organisation',
    SignInMode: 'Proposé ou obligatoire',
    AllowedIdentityProviders: 'Services de connexion autorisés',
    AllowedTenants: 'Locataires Microsoft autorisés',
    AllowedEmailDomains: 'Domaines d’e-mail autorisés',
    AllowEmailSignUp: 'Nouveau compte par e-mail',
    AllowEnvironmentSetup: 'Configurer l’environnement ici',
    AllowInvitations: 'Inviter des collègues',
    AllowedTransports: 'Chemins de retour autorisés depuis le navigateur',
    RequireOsKeystore: 'Stockage sécurisé obligatoire',
    ProxyMode: 'Type de proxy',
    ProxyServer: 'Serveur proxy',
    ProxyPacUrl: 'Script de proxy (PAC)',
    ClientCertificates: 'Vos certificats',
    UpdateMode: 'Mise à jour de l’application',
    Language: 'Langue',
    ManagedByOrganizationName: 'Nom de l’administrateur',
    ManagedByUrl: 'Page de l’administrateur',
    SupportUrl: 'Assistance',
    Environment: 'Plateforme',
  },
};
