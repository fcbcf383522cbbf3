import type { SetupFailureCopy } from '../shape.ts';

/** The words for each failure of the setup in French. */
export const frSetupFailures = {
  'not-administrator': {
    happened: 'Seul un administrateur de votre environnement peut le faire.',
    next: 'Demandez-le à un administrateur. La vue d’ensemble montre qui ils sont.',
  },
  'organisation-elsewhere': {
    happened: 'Cette organisation appartient déjà à un autre environnement.',
    next: 'Demandez dans votre organisation qui administre cet environnement, ou contactez eConnect.',
  },
  'organisation-limit': {
    happened: 'Votre environnement compte déjà autant d’organisations que votre formule le permet.',
    next: 'Supprimez une organisation sur la plateforme, ou contactez eConnect au sujet de votre formule.',
  },
  'registered-elsewhere': {
    happened: 'Ce numéro reçoit déjà par un autre fournisseur.',
    next: 'Rien ne change : vous pouvez quand même envoyer d’ici. Pour recevoir ici, faites d’abord libérer le numéro par ce fournisseur.',
  },
  'already-member': {
    happened: 'Ce collègue a déjà accès.',
    next: 'Vous n’avez rien à faire.',
  },
  'address-elsewhere': {
    happened: 'Cette adresse appartient à un autre domaine.',
    next: 'Les personnes de ce domaine reçoivent leur propre environnement. Utilisez une adresse de votre organisation.',
  },
  'no-longer-there': {
    happened: 'Cet élément n’existe plus : un collègue ou eConnect l’a supprimé entre-temps.',
    next: 'Consultez la vue d’ensemble et recommencez si nécessaire.',
  },
  'invoice-too-large': {
    happened: 'Ce fichier dépasse 5 Mo.',
    next: 'Choisissez un fichier plus petit. Pour ce contrôle, vous pouvez retirer les grandes pièces jointes de la facture.',
  },
  'invoice-not-xml': {
    happened: 'Ce fichier n’est pas une facture XML.',
    next: 'Choisissez le fichier XML de la facture. Nous ne pouvons pas contrôler un PDF.',
  },
  'invoice-unreadable': {
    happened: 'Nous ne pouvons pas lire les caractères de ce fichier.',
    next: 'Enregistrez la facture en XML et en UTF-8 dans votre logiciel, puis choisissez ce fichier.',
  },
} satisfies SetupFailureCopy;
