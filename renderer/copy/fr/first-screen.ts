import { ended } from '../sentence.ts';
import type { FirstCopy } from '../shape.ts';

/** What the first screen may say, in French. */
export const frFirst: FirstCopy = {
  frame: {
    language: 'Langue',
    environment: 'Plateforme :',
    notices: 'Bon à savoir',
    moreNotices: (count: number) => (count === 1 ? 'Encore un message' : `Encore ${count} messages`),
    promise: 'eConnect achemine vos factures électroniques en toute sécurité.',
    busy: 'Un instant…',
    retry: 'Réessayer',
    startAgain: 'Recommencer',
    cancel: 'Annuler',
    unlock: 'Déverrouiller',
    seeUpdate: 'Voir la nouvelle version',
    reference: 'Référence pour l’assistance :',
  },

  methods: {
    microsoft: { name: 'Microsoft', button: 'Se connecter avec Microsoft' },
    google: { name: 'Google', button: 'Se connecter avec Google' },
    apple: { name: 'Apple', button: 'Se connecter avec Apple' },
    organisation: { name: 'votre organisation', button: 'Se connecter via votre organisation' },
    econnect: { name: 'eConnect', button: 'Se connecter avec votre compte eConnect' },
  },

  links: {
    label: 'En savoir plus',
    help: 'Aide',
    video: 'Vidéo',
    privacy: 'Confidentialité',
    sales: 'Ventes',
    support: 'Assistance',
    'managed-by': 'À propos de cette gestion',
    doctor: 'Un problème ?',
  },

  starting: { heading: 'eConnect démarre' },

  choosing: {
    heading: 'Bienvenue chez eConnect',
    lead: 'Connectez-vous avec le compte que vous utilisez déjà au travail. Aucun nouveau mot de passe n’est nécessaire.',
    methods: 'Méthodes de connexion',
    hint: 'Choisissez le compte de votre adresse e-mail professionnelle. Il nous permet de retrouver votre compte existant ou d’en créer un pour vous.',
    soon: 'Bientôt',
    soonExplained: (name) =>
      `La connexion avec ${name} sera bientôt possible. Pour l’instant, choisissez une autre méthode.`,
    email: 'Ou se connecter par e-mail',
    others: 'Autres méthodes de connexion',
    requiredLead:
      'Connectez-vous avec le compte que votre organisation vous a fourni. Aucun nouveau mot de passe n’est nécessaire.',
  },

  organisation: {
    open: 'Organisation',
    unnamed: 'votre organisation',
    managedBy: (name) => `Géré par ${name}`,
    seeRules: 'Voir les règles',
    languageLocked: (name) => ended(`La langue est fixée par ${name}`),

    signsIn: (way) => `se connecte ${way}`,
    way: {
      microsoft: 'avec Microsoft',
      google: 'avec Google',
      apple: 'avec Apple',
      organisation: 'via le service de connexion de l’organisation',
      econnect: 'avec un compte eConnect',
    },
  },
};
