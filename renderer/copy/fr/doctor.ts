import { keychainName } from '../keychain-name.ts';
import type { DoctorCopy } from '../shape.ts';

const keychain = keychainName('fr');

/** What the doctor says, in French. */
export const frDoctor: DoctorCopy = {
  heading: 'Un problème ?',
  close: 'Fermer',
  running: 'Nous examinons votre ordinateur, votre réseau et eConnect…',
  again: 'Examiner à nouveau',

  lead: {
    'no-link': 'Cet ordinateur n’est relié à aucun réseau.',
    'captive-portal': 'Ce réseau vous demande d’abord de vous identifier sur sa propre page.',
    proxy: 'Le serveur proxy de ce réseau ne laisse pas passer cette application.',
    intercepted: 'Quelque chose entre cet ordinateur et les serveurs inspecte le trafic sécurisé.',
    names: 'Ce réseau ne trouve pas les adresses des serveurs.',
    unreachable: 'Certains serveurs ne donnent pas de bonne réponse à temps.',
    'provider-down': 'Un service de connexion est en panne.',
    'platform-down': 'eConnect est en panne.',
    clock: 'L’horloge de cet ordinateur n’est pas à l’heure.',
    'this-computer': 'Quelque chose sur cet ordinateur demande votre attention.',
    unfinished: 'Tout n’a pas été examiné. Dans ce que nous avons vu, rien ne pose problème.',
    fine: 'Nous n’avons rien trouvé qui vous empêche d’avancer.',
  },
  works: 'Vous pouvez quand même vous connecter.',
  fineNext:
    'Réessayez ce qui ne marchait pas. Si le problème persiste, donnez le rapport à la personne qui vous aide.',

  found: 'Ce que nous avons trouvé',
  resolvedBy: {
    person: 'Vous pouvez résoudre ce problème vous-même.',
    it: 'Votre service informatique peut résoudre ce problème.',
    provider: 'C’est au service de connexion de résoudre ce problème.',
    econnect: 'C’est à nous de résoudre ce problème.',
  },

  all: 'Tout ce que nous vérifions',
  checks: {
    disk: 'Stockage sur cet ordinateur',
    keychain: keychain.label,
    policy: 'Règles de votre organisation',
    browser: 'Navigateur',
    'deep-link': 'Liens vers cette application',
    loopback: 'Réponse de votre navigateur',
    network: 'Réseau',
    proxy: 'Serveur proxy',
    clock: 'Horloge',
    platform: 'eConnect',
    issuer: 'Connexion à eConnect',
    microsoft: 'Microsoft',
    google: 'Google',
  },
  state: {
    waiting: 'En attente',
    running: 'En cours',
    fine: 'En ordre',
    warning: 'À noter',
    wrong: 'Problème',
    skipped: 'Non examiné',
  },

  host: {
    host: 'Serveur',
    address: 'Adresse',
    via: 'Chemin',
    direct: 'direct',
    proxy: (proxy) => `par le proxy ${proxy}`,
    issuer: 'Certificat de',
    interceptor: 'Inspecté par',
    status: 'Réponse',
    latency: 'Durée',
  },
  clock: {
    fast: (time) => `L’horloge avance de ${time}.`,
    slow: (time) => `L’horloge retarde de ${time}.`,
  },

  findings: {
    'disk-full': {
      happened: 'Le disque de cet ordinateur est plein, ou presque.',
      next: 'Libérez de la place, par exemple en vidant la corbeille.',
    },
    'disk-read-only': {
      happened: 'L’application ne peut rien conserver sur cet ordinateur.',
      next: 'Demandez à votre service informatique si vous pouvez écrire dans votre propre dossier.',
    },
    'keychain-locked': {
      happened: `${keychain.subject} est verrouillé.`,
      next: 'Déverrouillez-le pour conserver votre session quand vous fermez l’application.',
    },
    'keychain-missing': {
      happened: 'Cet ordinateur n’a pas de stockage sécurisé pour votre session.',
      next: 'Vous pouvez vous connecter, mais il faudra recommencer après avoir fermé l’application. Demandez à votre service informatique un stockage sécurisé pour les mots de passe.',
    },
    'keychain-unreadable': {
      happened: `${keychain.subject} ne répond pas.`,
      next: 'Redémarrez votre ordinateur et réessayez.',
    },
    'keychain-forbidden': {
      happened: 'Les règles de cet ordinateur ne permettent pas de conserver votre session.',
      next: 'Vous pouvez vous connecter, mais il faudra recommencer après avoir fermé l’application. Seul votre service informatique peut changer cela.',
    },
    'policy-invalid': {
      happened: 'Les règles de votre organisation ne sont pas lisibles. La connexion est donc suspendue.',
      next: 'Demandez à votre service informatique de corriger les règles. « Organisation » indique ce qui ne va pas.',
    },
    'policy-not-trusted': {
      happened: 'Un fichier de règles n’est pas pris en compte, car n’importe qui peut le modifier.',
      next: 'Demandez à votre service informatique si ce fichier est correct. « Organisation » indique lequel.',
    },
    'policy-problems': {
      happened: 'Une partie des règles de votre organisation n’est pas prise en compte.',
      next: 'Demandez à votre service informatique de vérifier les règles. « Organisation » indique ce qui ne va pas.',
    },
    'browser-missing': {
      happened: 'Aucun programme n’ouvre les adresses web.',
      next: 'Connectez-vous sur votre téléphone, ou demandez un navigateur à votre service informatique.',
    },
    'deep-link-elsewhere': {
      happened: 'Les liens vers cette application ouvrent un autre programme.',
      next: 'Choisissez le bouton ci-dessous. Vous pouvez aussi vous connecter sans ces liens.',
    },
    'loopback-blocked': {
      happened:
        'Votre navigateur ne peut pas joindre cette application. Un logiciel de sécurité la bloque sans doute.',
      next: 'Choisissez le bouton ci-dessous s’il y en a un. Ou demandez à votre service informatique d’autoriser cette application.',
    },
    'clock-wrong': {
      happened: 'L’horloge de cet ordinateur n’est pas à l’heure.',
      next: 'Choisissez l’heure automatique dans les paramètres de votre ordinateur.',
    },
    'no-link': {
      happened: 'Cet ordinateur n’est relié à aucun réseau.',
      next: 'Activez le Wi-Fi ou branchez un câble, puis relancez l’examen.',
    },
    'captive-portal': {
      happened: 'Ce réseau ne vous laisse passer qu’après identification sur sa propre page.',
      next: 'Ouvrez cette page, identifiez-vous, puis relancez l’examen.',
    },
    'proxy-unreachable': {
      happened: 'Le serveur proxy que cet ordinateur doit utiliser ne répond pas.',
      next: 'Activez votre VPN si vous en utilisez un au travail. Si cela ne suffit pas, donnez le rapport à votre service informatique.',
    },
    'proxy-auth-required': {
      happened: 'Le serveur proxy demande un nom et un mot de passe. Cette application n’en a pas.',
      next: 'Demandez à votre service informatique de laisser passer cette application, ou essayez un autre réseau.',
    },
    'proxy-refused': {
      happened: 'Le serveur proxy ne laisse passer personne vers ce serveur.',
      next: 'Demandez à votre service informatique d’autoriser ce serveur. Le rapport le nomme.',
    },
    'tls-intercepted': {
      happened: 'Un produit sur ce réseau ou cet ordinateur inspecte le trafic sécurisé.',
      next: 'Si la connexion échoue, demandez à votre service informatique de le désactiver pour ces serveurs.',
    },
    'certificate-untrusted': {
      happened: 'Le serveur a présenté un certificat auquel cet ordinateur ne fait pas confiance.',
      next: 'Essayez un autre réseau, ou donnez le rapport à votre service informatique.',
    },
    'name-not-found': {
      happened: 'L’adresse de ce serveur est introuvable sur ce réseau.',
      next: 'Activez votre VPN si vous en utilisez un au travail. Si cela ne suffit pas, donnez le rapport à votre service informatique.',
    },
    'host-unreachable': {
      happened: 'Aucune réponse n’arrive. Un pare-feu retient sans doute la connexion.',
      next: 'Essayez un autre réseau, ou donnez le rapport à votre service informatique.',
    },
    'host-slow': {
      happened: 'La réponse met longtemps à arriver.',
      next: 'Réessayez dans quelques minutes, ou sur un autre réseau.',
    },
    'answer-invalid': {
      happened: 'Autre chose que le serveur a répondu, par exemple un filtre sur ce réseau.',
      next: 'Essayez un autre réseau, ou donnez le rapport à votre service informatique.',
    },
    'provider-down': {
      happened: 'Ce service de connexion est en panne. Vous n’y êtes pour rien.',
      next: 'Choisissez une autre méthode de connexion, ou réessayez plus tard.',
    },
    'platform-down': {
      happened: 'eConnect est en panne. Vous n’y êtes pour rien.',
      next: 'Réessayez dans quelques minutes. Ce que vous avez saisi reste en place.',
    },
  },

  remedy: {
    'unlock-keychain': {
      button: 'Déverrouiller',
      done: `Nous avons demandé l’accès : ${keychain.label}.`,
    },
    'register-deep-link': {
      button: 'Ouvrir les liens avec cette application',
      done: 'Nous avons demandé à votre ordinateur d’ouvrir les liens avec cette application.',
    },
    'use-relay': {
      button: 'Se connecter via eConnect',
      done: 'Désormais, eConnect signale à cette application que vous êtes connecté.',
    },
    'open-network-page': {
      button: 'Ouvrir la page du réseau',
      done: 'La page est ouverte dans votre navigateur. Identifiez-vous, puis relancez l’examen.',
    },
  },

  report: {
    show: 'Voir le rapport',
    label: 'Rapport',
    loading: 'Nous préparons le rapport…',
    about: 'Voici ce que verra la personne qui vous aide. Il ne contient ni mot de passe ni compte.',
    copy: 'Copier le rapport',
    copied: 'Copié',
  },
};
