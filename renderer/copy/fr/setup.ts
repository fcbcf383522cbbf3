import { ended } from '../sentence.ts';
import type { SetupCopy } from '../shape.ts';

/** The words of the setup in French, which load with it. */
export const frSetup: SetupCopy = {
  heading: 'Configurer votre environnement',
  loading: 'Nous cherchons l’état le plus récent…',
  lastSeen: (time: string) => `eConnect est injoignable pour le moment. Voici l’état du ${time}.`,
  stateAt: (time: string) => `Voici l’état du ${time}.`,
  unseen: 'eConnect est injoignable pour le moment. Les étapes s’afficheront dès que possible.',
  back: 'Retour à la vue d’ensemble',

  environment: {
    heading: 'Où vous êtes',
    name: (name: string) => `Votre environnement : ${name}`,
    role: {
      administrator: 'Vous administrez cet environnement.',
      member: 'Vous êtes utilisateur. Un administrateur peut faire plus.',
      guest: 'Vos collègues ont déjà commencé. Demandez l’accès à un administrateur.',
    },
    administrators: 'Administrateurs',
    ask: 'Copier un message pour un administrateur',
    copied: 'Copié. Collez-le dans un e-mail ou une discussion.',
  },

  passOn: {
    mail: 'Écrire un e-mail',
    mailed: 'Votre messagerie s’ouvre. Rien ne se passe ? Copiez alors le message.',
  },

  lanes: { required: 'Nécessaire pour envoyer', optional: 'Si vous voulez' },
  state: {
    todo: 'À faire',
    waiting: 'En attente',
    attention: 'À vérifier',
    done: 'Fait',
    'not-yours': 'Pour un administrateur',
  },
  steps: {
    organisation: {
      title: 'Ajouter votre organisation',
      text: 'Cherchez votre organisation par numéro ou par nom.',
    },
    verification: {
      title: 'Montrer que vous pouvez agir',
      text: 'Avec un centime depuis le compte de votre organisation.',
    },
    sending: {
      title: 'Envoyer des factures',
      text: 'S’active tout seul dès que votre organisation est active.',
    },
    receiving: {
      title: 'Recevoir des factures',
      text: 'Choisissez si vous voulez aussi recevoir par Peppol.',
    },
    colleagues: { title: 'Inviter des collègues', text: 'Un deuxième administrateur est utile.' },
    bookkeeping: { title: 'Relier votre comptabilité', text: 'Lisez ce que votre logiciel permet.' },
    invoice: { title: 'Essayer une facture', text: 'Nous la contrôlons. Rien n’est envoyé.' },
  },
  goOn: 'Continuer',
  onPlatform: 'Continuer sur la plateforme',
  canSend: 'Vous pouvez envoyer',
  organisations: 'Vos organisations',
  organisationState: {
    added: 'Ajoutée, pas encore active',
    pending: 'Nous attendons votre paiement',
    'in-review': 'Un collaborateur vérifie',
    active: 'Active (prête)',
    refused: 'Non approuvée',
  },
  listed: (count: string) =>
    `Cette liste montre au plus ${count} organisations. Il en manque une ? Vous la trouverez sur la plateforme d’eConnect.`,
  limit: (count: string) => `Votre formule permet ${count} organisations propres.`,

  finding: {
    label: 'Numéro KvK, numéro de TVA ou nom',
    hint: 'Vous pouvez le coller, espaces et points compris.',
    clue: {
      kvk: (number: string) => `Nous cherchons le numéro KvK ${number}.`,
      branch: (number: string) => `Nous cherchons le numéro d’établissement ${number}.`,
      vat: (number: string) => `Nous cherchons le numéro de TVA ${number}.`,
      oin: (number: string) => `Nous cherchons l’OIN ${number}.`,
      belgian: (number: string) => `Nous cherchons le numéro d’entreprise belge ${number}.`,
    },
    tooLong: 'C’est trop long à rechercher. Saisissez un numéro, ou une partie du nom.',
    empty: 'Saisissez d’abord un numéro ou un nom.',
    implausible: 'Vérifiez le numéro : un chiffre ne semble pas juste.',
    submit: 'Chercher',
    searching: 'Nous cherchons dans le registre…',
    results: 'Organisations trouvées',
    none: (query: string) => `Nous n’avons rien trouvé pour « ${query} ».`,
    noneNext: 'Inscription récente ? Notre registre a parfois quelques semaines de retard.',
    support: 'Inscription plus ancienne ? Copiez votre question et envoyez-la-nous.',
    help: 'Demander de l’aide',
    helpCopy: 'Copier la question',
    helpCopied: 'Copié, avec ce que vous avez cherché.',
    inactive: 'Dissoute',
    here: 'Déjà dans votre environnement',
    elsewhere: 'Déjà dans un autre environnement',
  },

  confirming: {
    tradeNames: 'Aussi connue sous',
    city: 'Ville',
    number: 'Numéro',
    warning: 'Ajoutez seulement votre propre organisation, jamais celle d’un client.',
    inactive: 'Selon le registre, cette organisation est dissoute.',
    elsewhere:
      'Cette organisation appartient à un autre environnement. Demandez dans votre organisation qui l’administre.',
    elsewhereNext: 'Personne ne le sait ? Nous le chercherons avec vous.',
    here: 'Cette organisation est déjà dans votre environnement.',
    confirm: 'Oui, ajouter',
    back: 'Non, chercher encore',
    busy: 'Nous ajoutons votre organisation…',
  },

  verifying: {
    lead: (name: string) => `Nous savons ainsi que vous pouvez envoyer pour ${name}.`,
    rules: [
      'Vous payez un centime avec iDEAL | Wero.',
      'Payez depuis le compte professionnel, pas depuis le vôtre.',
      'Le nom du compte doit correspondre au registre.',
    ],
    open: 'Ouvrir la page de paiement',
    openAgain: 'Rouvrir la page de paiement',
    copy: 'Copier le lien',
    invoice: 'Plutôt par facture',
    invoiceText: 'iDEAL | Wero n’est pas possible ? Nous envoyons une facture.',
    other: 'Une autre personne paie ?',
    otherCopy: 'Message à transmettre',
    otherCopied: 'Copié. Envoyez-le à la personne qui paie.',
    busy: 'Nous préparons la page de paiement…',
    ready: 'La page de paiement est prête.',
    opened: 'Continuez dans votre navigateur. Le paiement s’affichera ici.',
    copied: 'Le lien est copié. Collez-le dans la barre d’adresse de votre navigateur.',
    pending: 'Nous attendons le paiement.',
    inReview: 'Paiement reçu. Un collaborateur vérifie ; ne payez pas une deuxième fois.',
    inReviewNext: 'Vous n’avez rien à faire. Le résultat s’affichera ici.',
    active: (name: string) => ended(`C’est fait. Vous pouvez envoyer pour ${name}`),
    refused: 'Cela n’a pas été approuvé.',
    reason: {
      'name-differs': 'Le nom du compte est différent de celui du registre.',
      'not-entitled': 'Le registre ne montre pas que vous pouvez agir pour cette organisation.',
      'not-paid': 'Rien n’a été payé.',
      other: 'Contactez-nous et nous vous expliquerons pourquoi.',
    },
  },

  receiving: {
    lead: 'Peppol est le réseau des factures électroniques.',
    scheme: {
      kvk: (number: string) => `Numéro KvK ${number}`,
      vat: (number: string) => `Numéro de TVA ${number}`,
      oin: (number: string) => `OIN ${number}`,
      other: (number: string) => `Numéro ${number}`,
    },
    send: {
      on: 'Envoi : activé.',
      off: 'Envoi : désactivé.',
      elsewhere: 'Envoi : pas ici.',
      unavailable: 'Envoi : pas encore possible.',
    },
    receive: {
      on: 'Réception : activée.',
      off: 'Réception : désactivée.',
      elsewhere: 'Réception : par un autre fournisseur ; rien ne change.',
      unavailable: 'Réception : pas encore possible.',
    },
    receiveAt: (provider: string) => `Réception : par ${provider} ; rien ne change.`,
    price: (amount: string) => `Recevoir coûte ${amount}. Vous pouvez choisir plus tard.`,
    per: { document: 'par facture', month: 'par mois', year: 'par an' },
    noPrice: 'Le prix est sur la plateforme. Vous pouvez aussi y activer la réception.',
    turnOn: 'Activer la réception',
    turnOff: 'Désactiver la réception',
    later: 'Choisir plus tard',
    busy: 'Nous modifions cela…',
  },

  inviting: {
    second: 'Vous êtes le seul administrateur. À deux, vous ne serez jamais bloqué.',
    label: 'Adresses e-mail',
    hint: 'Une par ligne, ou séparées par des virgules.',
    empty: 'Saisissez d’abord une adresse e-mail.',
    tooLong: 'C’est trop long à envoyer. Ne gardez que des adresses, ou invitez en plusieurs fois.',
    first: (count: number, most: number) =>
      `Cela fait ${count} adresses. Nous en invitons d’abord ${most} ; le reste attend ici.`,
    foreign: (domain: string) =>
      `Les adresses de ${domain} sont d’un autre domaine et auront leur propre environnement.`,
    role: 'Que peuvent-ils faire ?',
    roles: {
      basic: 'De base : voir les factures',
      advanced: 'Avancé : aussi envoyer et traiter',
      administrator: 'Administrateur : tout, y compris inviter des collègues',
    },
    into: 'Ils auront accès aux organisations de votre environnement.',
    submit: 'Inviter',
    busy: 'Nous envoyons les invitations…',
    outcomes: 'Résultat',
    outcome: { waiting: 'En attente', invited: 'Invité par e-mail', added: 'A maintenant accès' },
  },

  bookkeeping: {
    lead: 'Vous la reliez sur la plateforme. Voici ce qui est possible par logiciel :',
    packages: [
      [
        'Exact Online',
        'Exact Online récupère les factures chez eConnect. L’envoi depuis Exact n’est pas possible.',
      ],
      ['Twinfield', 'Twinfield reçoit les factures comme brouillons par e-mail.'],
      ['SnelStart', 'La liaison est possible à partir de la formule inKaart.'],
    ],
    other: 'Un autre logiciel',
    otherText: 'Voyez sur la plateforme si votre logiciel y figure.',
    keys: 'La plateforme n’affiche les clés qu’une fois. Cette application ne les demande jamais.',
    open: 'Ouvrir la plateforme',
  },

  invoice: {
    lead: 'Glissez une facture XML ici, ou choisissez un fichier.',
    promise: 'Rien n’est envoyé et rien n’est conservé.',
    choose: 'Choisir un fichier XML',
    busy: 'Nous contrôlons la facture…',
    valid: 'Cette facture est correcte. Vous pouvez l’envoyer ainsi.',
    invalid: 'Cette facture serait refusée maintenant. Voici ce qu’il faut faire :',
    warnings: 'Cette facture peut être envoyée. À noter :',
    severity: { error: 'À corriger', warning: 'Conseil' },
    details: 'Détails',
    rule: 'Règle',
    location: 'Endroit dans le fichier',
  },
};
