import { keychainName } from '../keychain-name.ts';
import { ended } from '../sentence.ts';
import type { Copy } from '../shape.ts';
import { frFailures } from './failures.ts';
import { frFirst } from './first-screen.ts';
import { frOrganisation } from './organisation.ts';

const keychain = keychainName('fr');

/** Every sentence of the window in French. */
export const fr: Copy = {
  ...frFirst,

  blocked: {
    heading: 'Impossible de continuer',
    resolvedBy: {
      it: 'Transmettez ces informations à votre service informatique :',
      person: 'Cela ne suffit pas ? Transmettez ces informations à votre service informatique :',
      econnect: 'Nous pouvons résoudre ce problème. Contactez eConnect et transmettez ces informations :',
    },
    code: 'Code',
    version: 'Version',
    environment: 'Plateforme',
  },

  examine: 'Chercher ce qui ne va pas',
  tryAgainIn: (time) => `Nouvel essai possible dans ${time}.`,

  forIt: {
    copy: 'Copier pour votre service informatique',
    copied: 'Copié. Collez-le dans un message à votre service informatique.',
  },

  progress: {
    step: (at: number, of: number) => `Étape ${at} sur ${of}\u00a0:`,
    stages: {
      choose: 'Choisir',
      address: 'Adresse e-mail',
      signIn: 'Se connecter',
      activate: 'Activer',
      check: 'Vérifier',
      register: 'S’inscrire',
      finished: 'Terminé',
    },
  },

  signingIn: {
    heading: 'Continuez dans votre navigateur',
    phoneHeading: 'Continuez sur votre téléphone',
    preparing: 'Nous cherchons la meilleure façon d’ouvrir votre navigateur…',
    opening: 'Nous ouvrons votre navigateur…',
    waiting: (name) => `Nous attendons votre connexion via ${name}.`,
    copied: 'Le lien est copié. Collez-le dans la barre d’adresse de votre navigateur.',
    scan: 'Scannez le code avec l’appareil photo, puis connectez-vous sur votre téléphone.',
    qr: 'Code QR pour se connecter sur votre téléphone',
    completing: 'Connexion réussie. Nous cherchons votre compte ; la suite s’affichera ici.',
    workAccount:
      'Dans votre navigateur, choisissez votre compte professionnel. La suite s’affichera automatiquement ici.',
    reason: {
      'remote-session':
        'Vous utilisez un bureau à distance. eConnect signale donc à cette application que vous êtes connecté.',
      'loopback-blocked':
        'Ici, votre navigateur ne peut pas joindre directement cette application. C’est donc eConnect qui transmet la réponse.',
      'browser-missing': 'Aucun navigateur trouvé sur cet ordinateur.',
    },
    returnPath: {
      loopback: 'Votre navigateur donne la réponse directement à cette application.',
      relay: 'eConnect signale à cette application que vous êtes connecté.',
      paste: 'Après la connexion, votre navigateur affiche un texte. Copiez-le et collez-le ici.',
    },
    phrase: 'Vérifiez que votre navigateur affiche les deux mêmes mots néerlandais :',
    pasteLabel: 'Texte de votre navigateur',
    pasteSubmit: 'Continuer',
    nothingSeen: 'Rien dans votre navigateur ?',
    cannotScan: 'Impossible de scanner le code ?',
    lastCounts: 'Seul le dernier onglet ouvert compte. Vous pouvez fermer les plus anciens.',
    openAgain: 'Rouvrir le navigateur',
    copyLink: 'Copier le lien',
    showQr: 'Se connecter sur votre téléphone',
    anotherWay: 'Cela ne marche pas ? Essayer autrement',
    cancel: 'Annuler et choisir une autre méthode',
  },

  queued: {
    status: 'eConnect est injoignable pour le moment. L’envoi se fera automatiquement dès que possible.',
    keepOpen: 'Gardez l’application ouverte jusque-là : votre mot de passe n’est pas conservé.',
    sendNow: 'Envoyer maintenant',
    withdraw: 'Annuler l’envoi',
    username: 'Saisissez déjà votre nom d’utilisateur ; vous choisirez votre mot de passe plus tard.',
  },

  checkingAccount: {
    heading: 'Est-ce votre compte professionnel ?',
    outsideHeading: 'Vous ne pouvez pas utiliser ce compte ici',
    expected: (organisation) =>
      ended(`Ici, vous ne pouvez utiliser qu’un compte de l’organisation ${organisation}`),
    suggested: (organisation) => `Le compte attendu ici est celui de l’organisation ${organisation}.`,
    signedInWith: (name) => `Connexion via ${name}`,
    concern: {
      'outside-organisation':
        'Ce compte n’appartient pas à votre organisation. Nous n’en avons rien conservé.',
      'other-organisation':
        'Ce compte appartient à une autre organisation. Continuez uniquement si c’est bien celui que vous voulez utiliser.',
      'unverified-address':
        'Cette adresse n’est pas encore confirmée. Si vous continuez, nous vous enverrons un e-mail.',
      'hidden-address':
        'Apple masque votre adresse. Vos collègues ne reconnaîtront pas celle-ci. Choisissez plutôt « Partager mon adresse e-mail ». Ou choisissez un autre compte si Apple ne le propose plus.',
      'consumer-address':
        'Cette adresse e-mail semble personnelle. Vous envoyez des factures au nom de votre organisation : préférez votre adresse professionnelle.',
      'new-account':
        'Il n’existe pas encore de compte eConnect avec cette adresse. Si vous continuez, nous en créerons un.',
    },
    confirm: 'Oui, c’est mon compte professionnel',
    other: 'Utiliser un autre compte',
  },

  enteringEmail: {
    heading: 'Créer un nouveau compte',
    lead: 'Nous vous envoyons un e-mail qui vous permet d’activer votre environnement.',
    label: 'Adresse e-mail professionnelle',
    hint: 'Par exemple nom@entreprise.fr',
    accountHeading: 'Vous avez déjà un compte\u202f?',
    accountLead: 'Avez-vous déjà un compte eConnect avec son propre mot de passe ?',
    existing:
      'Vous utilisez Microsoft ou Google au travail ? Revenez en arrière et choisissez le bouton correspondant.',
    submit: 'Envoyer l’e-mail',
    back: 'Retour',
    terms: 'Lire les conditions',
    termsLoading: 'Nous récupérons les conditions…',
    termsCount: (version) =>
      `Version ${version}. Seules comptent les conditions affichées au moment où vous les acceptez.`,
  },

  waiting: {
    activation: {
      heading: 'Activez votre environnement',
      lead: 'Nous avons envoyé un e-mail à',
      instruction:
        'Ouvrez l’e-mail et cliquez sur « Activez votre environnement ». Vous pouvez aussi le faire sur votre téléphone.',
    },
    confirmation: {
      heading: 'Confirmez votre adresse e-mail',
      lead: 'Nous voulons être sûrs que cette adresse est bien la vôtre. Nous avons donc envoyé un e-mail à',
      instruction:
        'Ouvrez l’e-mail et cliquez sur le lien. Vous pouvez aussi le faire sur votre téléphone. La suite s’affichera automatiquement ici.',
    },
    phrase: 'Vérifiez que la page affiche les deux mêmes mots néerlandais :',
    phraseDiffers: 'D’autres mots ? Alors ne confirmez rien.',
    spam: 'Rien reçu ? Regardez aussi dans vos courriers indésirables.',
    expires: (time) => `Le lien de l’e-mail est valable jusqu’à ${time}.`,
    status: 'Nous attendons votre confirmation.',
    resending: 'Nous renvoyons l’e-mail…',
    resent: 'Un nouvel e-mail a été envoyé.',
    activating: 'Nous vérifions votre activation…',
    codeLabel: 'Ou saisissez le code de l’e-mail',
    codeSubmit: 'Vérifier le code',
    resend: 'Renvoyer',
    resendIn: (time) => `Nouvel envoi possible dans ${time}.`,
    changeEmail: 'Autre adresse',
  },

  registering: {
    identity: {
      heading: 'Acceptez les conditions',
      lead: 'Encore une étape et votre compte est prêt :',
    },
    email: {
      heading: 'Finalisez votre compte',
      lead: 'Choisissez un nom d’utilisateur et un mot de passe pour',
    },
    username: 'Nom d’utilisateur',
    password: 'Mot de passe',
    passwordHint: (minimum) => `Au moins ${minimum} caractères. Une courte phrase convient bien.`,
    passwordLimit: (maximum) => `${maximum} caractères au plus.`,
    show: 'Afficher',
    hide: 'Masquer',
    showPassword: 'Afficher le mot de passe',
    hidePassword: 'Masquer le mot de passe',
    terms: 'Conditions',
    termsInBrowser: 'Lire dans votre navigateur',
    accept: (version) => `J’accepte les conditions d’eConnect (version ${version}).`,
    submit: 'S’inscrire',
    busy: 'Nous créons votre compte…',
  },

  finished: {
    newHeading: 'Votre compte est prêt',
    heading: 'Connexion réussie',
    newLead: 'Bienvenue ! Vous recevrez aussi une confirmation par e-mail.',
    lead: 'Heureux de vous revoir.',
    username: (name) => `Nom d’utilisateur : ${name}`,
    nextSteps: 'Ce que vous pouvez faire maintenant',
    done: 'Terminé :',
    goOn: 'Continuer à configurer votre environnement',
    video: 'Regarder la vidéo explicative',
    offline: 'eConnect est injoignable pour le moment. Voici les dernières informations connues.',
    checking: 'Nous demandons les dernières informations…',
    signOut: 'Se déconnecter',
    signOutQuestion: 'Voulez-vous vous déconnecter ? Votre compte est conservé.',
    stay: 'Rester connecté',
    signOutSure: 'Oui, me déconnecter',
  },

  setupParts: {
    finding: 'Trouver votre organisation',
    confirming: 'Est-ce votre organisation ?',
    verifying: 'Montrer que vous pouvez agir',
    receiving: 'Envoyer et recevoir par Peppol',
    inviting: 'Inviter des collègues',
    bookkeeping: 'Relier votre comptabilité',
    'checking-invoice': 'Essayer une facture',
  },

  organisation: { ...frFirst.organisation, ...frOrganisation },

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

  failures: frFailures,
};
