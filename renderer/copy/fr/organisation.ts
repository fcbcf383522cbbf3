import type { OrganisationCopy } from '../shape.ts';

/** What the screens after the first may say of an organisation and its rules, in French. */
export const frOrganisation: OrganisationCopy = {
  origin: {
    machine: 'la stratégie de cet ordinateur',
    user: 'la stratégie de cet utilisateur',
    profile: 'le profil de l’organisation',
    build: 'cette édition de l’application',
    setting: 'votre propre choix',
    'machine-recommended': 'une recommandation pour cet ordinateur',
    'user-recommended': 'une recommandation pour cet utilisateur',
    'build-default': 'la valeur par défaut de cette édition',
    default: 'la valeur par défaut d’eConnect',
  },

  /** What is wrong with a setting, beside a word that says so. */
  wrong: {
    written: 'Ce qui y figure',
    meant: 'Vouliez-vous dire',
    item: 'Ne convient pas',
    expected: 'Ce qui est attendu',
    example: 'Exemple',
    where: 'Dans le fichier',
    at: (line: number, column: number) => `ligne ${line}, caractère ${column}`,
    kind: {
      switch: 'Activé ou désactivé : true ou false',
      choice: 'L’un de ces mots',
      choices: 'Une liste d’un ou de plusieurs de ces mots',
      organisation: 'Le nom court d’une organisation : lettres, chiffres et traits d’union',
      'own-url': 'L’adresse propre d’une organisation sur la plateforme d’eConnect',
      'https-url': 'Une adresse web sécurisée (https)',
      'web-url': 'Une adresse web (https ou http)',
      'host-and-port': 'Un serveur et un port, sans nom d’utilisateur ni mot de passe',
      name: 'Un nom de 100 caractères au maximum',
      domains: 'Une liste de domaines',
      tenants: 'Une liste d’identifiants de locataire (GUID)',
    },
  },
  stops: {
    heading: 'Pour votre service informatique',
    keys: 'Paramètre',
    places: 'Où',
    kind: {
      key: {
        happened: 'La valeur de ce paramètre n’est pas correcte.',
        remedy: 'Corrigez la valeur ou supprimez le paramètre.',
      },
      name: {
        happened:
          'Le nom de ce paramètre n’est pas correct. Tant que nous ne savons pas ce qu’il signifie, rien n’est autorisé.',
        remedy: 'Corrigez le nom ou supprimez le paramètre.',
      },
      place: {
        happened: 'Les règles à cet endroit ne sont pas lisibles.',
        remedy: 'Corrigez le contenu ou supprimez-le.',
      },
      'nothing-allowed': {
        happened: 'Ensemble, ces paramètres n’autorisent plus rien.',
        remedy: 'Modifiez-les pour qu’il reste au moins une méthode autorisée partout.',
      },
    },
    allRules: 'Voir toutes les règles',
  },

  confirming: {
    heading: 'Est-ce votre organisation ?',
    lookingUpHeading: 'Recherche de votre organisation',
    lookingUp: {
      link: 'Nous cherchons à quelle organisation appartient ce lien…',
      address: 'Nous cherchons à quelle organisation appartient cette adresse e-mail…',
      profile: 'Nous vérifions le profil d’organisation que vous avez ouvert…',
    },
    lead: {
      link: 'Vous avez ouvert un lien de cette organisation. Rien ne change tant que vous n’avez pas dit oui.',
      address:
        'Votre adresse e-mail appartient à cette organisation. Connectez-vous donc comme vos collègues.',
      profile:
        'Vous avez ouvert un profil de cette organisation. Rien ne change tant que vous n’avez pas dit oui.',
    },
    nothingYet: 'Rien n’a encore changé.',
    signIn: 'Connexion',
    addresses: 'Adresses e-mail',
    fromNow: (way) => `Désormais, vous vous connecterez ici ${way}.`,
    othersStay: 'Les autres méthodes restent possibles.',
    othersGone: 'Les autres méthodes seront alors exclues.',
    confirm: 'Oui, c’est mon organisation',
    byEmail: 'Continuer quand même par e-mail',
  },
};
