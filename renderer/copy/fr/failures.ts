import type { FailureCopy } from '../failure-copy.ts';
import { keychainName } from '../keychain-name.ts';
import { frSetupFailures } from './setup-failures.ts';

const keychain = keychainName('fr');

/** What went wrong and what to do next, in French. */
export const frFailures = {
  unexpected: {
    happened: 'Il s’est passé quelque chose que nous n’avions pas prévu.',
    next: 'Réessayez. Si cela se reproduit, fermez l’application et relancez-la.',
  },
  'malformed-request': {
    happened: 'L’application n’a pas compris votre dernière action.',
    next: 'Réessayez. Si cela se reproduit, relancez l’application.',
  },
  offline: {
    happened: 'Vous n’avez pas de connexion Internet pour le moment.',
    next: 'Vérifiez votre connexion et réessayez. Ce que vous avez saisi reste en place.',
  },
  timeout: {
    happened: 'La réponse a mis trop de temps à arriver.',
    next: 'Réessayez dans une minute.',
  },
  'name-not-found': {
    happened: 'L’adresse d’eConnect ou de votre service de connexion est introuvable sur ce réseau.',
    next: 'Vérifiez votre connexion et activez votre VPN si vous en utilisez un au travail. Puis réessayez.',
  },
  'captive-portal': {
    happened: 'Connectez-vous d’abord à ce réseau.',
    next: 'Ouvrez votre navigateur, suivez la page qui s’affiche et réessayez ici.',
  },
  'proxy-unreachable': {
    happened: 'Le serveur proxy de ce réseau est injoignable.',
    next: 'Vérifiez votre connexion et réessayez. Si cela ne suffit pas, demandez de l’aide à votre service informatique.',
  },
  'proxy-auth-required': {
    happened: 'Le serveur proxy de ce réseau veut d’abord savoir qui vous êtes.',
    next: 'Demandez à votre service informatique d’autoriser cette application, ou essayez un autre réseau.',
  },
  'certificate-untrusted': {
    happened:
      'La connexion présente un certificat auquel cet ordinateur ne fait pas confiance. Par sécurité, nous avons interrompu la connexion.',
    next: 'Essayez un autre réseau. Ou demandez à votre service informatique si celui-ci inspecte le trafic sécurisé.',
  },
  'platform-unavailable': {
    happened: 'eConnect est injoignable pour le moment. Vous n’y êtes pour rien.',
    next: 'Réessayez dans quelques minutes.',
  },
  'platform-answer-invalid': {
    happened: 'La réponse n’était pas valable. Quelque chose sur ce réseau modifie peut-être le trafic.',
    next: 'Réessayez sur un autre réseau, ou demandez de l’aide à votre service informatique.',
  },
  'client-too-old': {
    happened: 'Cette version de l’application est trop ancienne pour être utilisée en toute sécurité.',
    next: 'Installez la version la plus récente, ou demandez-le à votre service informatique.',
  },
  'too-many-requests': {
    happened: 'Il y a eu trop de tentatives de suite.',
    next: 'Attendez quelques minutes, puis réessayez.',
  },
  'environment-invalid': {
    happened: 'Les paramètres de cette application sont endommagés.',
    next: 'Demandez à votre service informatique de réinstaller l’application.',
  },
  'environment-incomplete': {
    happened: 'Il manque dans les paramètres de cette application ce qu’il faut pour se connecter.',
    next: 'Demandez à votre service informatique de compléter les paramètres.',
  },
  'policy-invalid': {
    happened:
      'Les règles de votre organisation pour cette application ne sont pas lisibles. Par sécurité, la connexion est suspendue.',
    next: 'Demandez à votre service informatique de corriger les règles, puis choisissez « Réessayer ».',
  },
  'nothing-allowed': {
    happened: 'D’après les paramètres de votre organisation, aucune méthode de connexion n’est autorisée.',
    next: 'Demandez à votre service informatique d’en autoriser au moins une.',
  },
  'not-allowed-here': {
    happened: 'Votre organisation n’autorise pas cette méthode de connexion ici.',
    next: 'Choisissez l’une des méthodes affichées sur cet écran.',
  },
  'email-outside-organisation': {
    happened: 'Cette adresse n’appartient pas à votre organisation.',
    next: 'Saisissez l’adresse e-mail que votre organisation vous a fournie.',
  },
  'keystore-required': {
    happened: `Votre organisation veut que votre session soit conservée en lieu sûr. ${keychain.subject} ne fonctionne pas pour le moment.`,
    next: `Déverrouillez ${keychain.object} et réessayez. Ou demandez de l’aide à votre service informatique.`,
  },
  'organisation-unknown': {
    happened: 'eConnect ne connaît pas cette organisation.',
    next: 'Vérifiez le lien ou le nom, ou demandez le bon à votre service informatique.',
  },
  'organisation-unavailable': {
    happened: 'Les informations de votre organisation ne peuvent pas être récupérées pour le moment.',
    next: 'Vérifiez votre connexion et réessayez dans quelques minutes.',
  },
  'organisation-answer-invalid': {
    happened:
      'Nous avons reçu sur votre organisation des informations auxquelles nous ne faisons pas confiance. Rien n’a changé.',
    next: 'Réessayez sur un autre réseau, ou demandez-nous de l’aide.',
  },
  'organisation-changed': {
    happened: 'Les informations de cette organisation viennent de changer. Rien n’a encore été configuré.',
    next: 'Choisissez « Réessayer » et regardez les nouvelles informations avant de dire oui.',
  },
  'profile-unreadable': {
    happened: 'Ce fichier n’est pas un profil d’organisation, ou il est endommagé.',
    next: 'Demandez à votre service informatique de renvoyer le profil, de préférence en pièce jointe.',
  },
  'profile-tampered': {
    happened: 'Ce profil a été modifié après sa signature par eConnect. Nous ne l’utilisons pas.',
    next: 'Demandez l’original à votre service informatique et dites-lui d’où vient celui-ci.',
  },
  'profile-unknown-key': {
    happened: 'Ce profil est signé avec une clé que cette application ne connaît pas.',
    next: 'Installez la version la plus récente de l’application. Ou demandez un nouveau profil à votre service informatique.',
  },
  'profile-expired': {
    happened: 'Ce profil d’organisation a expiré.',
    next: 'Demandez-en un nouveau à votre service informatique.',
  },
  'profile-older': {
    happened: 'Ce profil est plus ancien que celui que vous utilisez déjà, qui reste valable.',
    next: 'Demandez le profil le plus récent à votre service informatique si quelque chose doit changer.',
  },
  'browser-not-opened': {
    happened: 'Votre navigateur ne s’est pas ouvert.',
    next: 'Choisissez « Copier le lien » et collez le lien dans la barre d’adresse de votre navigateur.',
  },
  'listener-unavailable': {
    happened: 'Sur cet ordinateur, l’application ne peut pas attendre la réponse de votre navigateur.',
    next: 'Relancez l’application. Cela ne suffit pas ? Demandez à votre service informatique si un logiciel de sécurité la bloque.',
  },
  'sign-in-denied': {
    happened: 'L’autorisation n’a pas été donnée dans votre navigateur.',
    next: 'Réessayez et donnez l’autorisation. Un administrateur doit-il la donner ? Demandez à votre service informatique.',
  },
  'sign-in-approval-required': {
    happened:
      'Votre service informatique doit d’abord approuver cette application. Vous ne pouvez pas le faire vous-même.',
    next: 'Envoyez les informations ci-dessous à votre service informatique puis réessayez. Ou choisissez une autre méthode.',
  },
  'sign-in-not-assigned': {
    happened: 'Votre organisation n’a pas encore activé cette application pour vous.',
    next: 'Envoyez les informations ci-dessous à votre service informatique puis réessayez. Ou choisissez une autre méthode.',
  },
  'sign-in-app-unknown': {
    happened:
      'Votre service de connexion ne connaît pas cette application, ou votre organisation l’a désactivée.',
    next: 'Envoyez les informations ci-dessous à votre service informatique, ou choisissez une autre méthode.',
  },
  'sign-in-policy-blocked': {
    happened: 'Votre organisation n’autorise pas la connexion ici, par exemple sur cet appareil.',
    next: 'Essayez un ordinateur ou un réseau du travail. Ou envoyez les informations ci-dessous à votre service informatique.',
  },
  'sign-in-timeout': {
    happened: 'La connexion n’a pas été terminée à temps dans votre navigateur.',
    next: 'Recommencez, ou choisissez une autre méthode.',
  },
  'sign-in-failed': {
    happened: 'La connexion n’a pas abouti.',
    next: 'Réessayez, ou choisissez une autre méthode.',
  },
  'sign-in-answer-invalid': {
    happened:
      'La réponse à votre tentative de connexion n’était pas correcte. Par sécurité, nous nous sommes arrêtés.',
    next: 'Fermez les anciens onglets de votre navigateur et recommencez.',
  },
  'provider-unavailable': {
    happened: 'Ce service de connexion est injoignable pour le moment.',
    next: 'Réessayez dans quelques minutes, ou choisissez une autre méthode.',
  },
  'method-unavailable': {
    happened: 'Cette méthode de connexion n’est pas disponible ici pour le moment.',
    next: 'Choisissez l’une des autres méthodes.',
  },
  'clock-wrong': {
    happened: 'L’horloge de cet ordinateur n’est pas à l’heure, et la connexion ne fonctionne alors pas.',
    next: 'Dans les paramètres de votre ordinateur, choisissez l’heure automatique et réessayez.',
  },
  'paste-wrong': {
    happened: 'Ce n’est pas le texte de cette tentative de connexion.',
    next: 'Copiez le texte entier depuis l’onglet le plus récent de votre navigateur et collez-le ici.',
  },
  'address-missing': {
    happened: 'Ce compte n’a pas communiqué d’adresse e-mail.',
    next: 'Choisissez un compte avec une adresse e-mail, ou autorisez son partage.',
  },
  'address-missing-at-microsoft': {
    happened:
      'Aucune adresse e-mail n’est renseignée pour votre compte Microsoft. Sans adresse, nous ne pouvons ni trouver ni créer votre compte.',
    next: 'Demandez à votre service informatique de la renseigner, avec les informations ci-dessous. Ou choisissez une autre méthode.',
  },
  'organisation-mismatch': {
    happened: 'Ce compte n’appartient pas à votre organisation.',
    next: 'Connectez-vous avec le compte que votre organisation vous a fourni.',
  },
  'session-ended': {
    happened: 'Vous avez été déconnecté automatiquement.',
    next: 'Connectez-vous à nouveau pour continuer.',
  },
  'session-lost': {
    happened: 'Votre session n’a pas pu être renouvelée : une réponse d’eConnect s’est perdue en route.',
    next: 'Connectez-vous à nouveau pour continuer. Rien n’est perdu.',
  },
  'session-not-kept': {
    happened: `Vous avez été déconnecté. Votre organisation veut que votre session soit conservée en lieu sûr. ${keychain.subject} ne fonctionne pas pour le moment.`,
    next: `Déverrouillez ${keychain.object} et connectez-vous à nouveau. Ou demandez de l’aide à votre service informatique.`,
  },
  'account-changed': {
    happened:
      'eConnect a répondu pour un autre compte que le vôtre. Par précaution, vous avez été déconnecté.',
    next: 'Connectez-vous à nouveau. Si cela se reproduit, contactez eConnect.',
  },
  'confirmed-sign-in-again': {
    happened: 'Votre adresse e-mail est confirmée et associée à votre compte.',
    next: 'Connectez-vous encore une fois pour continuer.',
  },
  'email-invalid': {
    happened: 'Cela ne ressemble pas à une adresse e-mail complète.',
    next: 'Saisissez une adresse comme nom@entreprise.fr.',
  },
  'manual-sign-up-disabled': {
    happened: 'Il n’est plus possible de créer un compte avec une simple adresse e-mail.',
    next: 'Revenez en arrière et connectez-vous avec le compte que vous utilisez déjà au travail.',
  },
  'sign-up-expired': {
    happened: 'L’e-mail d’activation a expiré.',
    next: 'Saisissez à nouveau votre adresse e-mail. Vous recevrez alors un nouvel e-mail.',
  },
  'code-invalid': {
    happened: 'Saisissez le code à six chiffres.',
    next: 'Recopiez les six chiffres de l’e-mail le plus récent. Rien n’a encore été envoyé.',
  },
  'code-wrong': {
    happened: 'Ce code n’est pas le bon.',
    next: 'Regardez dans l’e-mail le plus récent et recopiez le code exactement.',
  },
  'code-tries-used-up': {
    happened: 'Le code a été mal saisi trop de fois.',
    next: 'Utilisez le lien de l’e-mail, ou faites envoyer un nouvel e-mail.',
  },
  'resend-too-soon': {
    happened: 'Un e-mail vient tout juste d’être envoyé.',
    next: 'Attendez la fin du délai, puis réessayez.',
  },
  'username-taken': {
    happened: 'Ce nom d’utilisateur est déjà pris.',
    next: 'Choisissez-en un autre, par exemple en ajoutant votre nom de famille ou un chiffre.',
  },
  'username-invalid': {
    happened: 'Saisissez un nom d’utilisateur valable.',
    next: 'Utilisez uniquement des lettres, des chiffres, des points, des tirets ou votre adresse e-mail.',
  },
  'username-too-long': {
    happened: 'Ce nom d’utilisateur est trop long.',
    next: 'Choisissez-en un plus court, par exemple votre adresse e-mail.',
  },
  'password-too-weak': {
    happened: 'Ce mot de passe n’est pas assez sûr.',
    next: 'Allongez-le, par exemple avec quelques mots sans rapport entre eux.',
  },
  'password-too-long': {
    happened: 'Ce mot de passe est trop long.',
    next: 'Raccourcissez-le. Un gestionnaire de mots de passe permet d’en régler la longueur.',
  },
  'password-needed-again': {
    happened:
      'L’application a été relancée avant l’envoi de votre inscription. Votre mot de passe n’a pas été conservé.',
    next: 'Saisissez à nouveau votre mot de passe et choisissez « S’inscrire ».',
  },
  'terms-changed': {
    happened: 'Les conditions viennent d’être modifiées.',
    next: 'Lisez la nouvelle version et cochez à nouveau la case.',
  },
  'terms-not-accepted': {
    happened: 'Vous n’avez pas encore accepté les conditions.',
    next: 'Cochez la case pour vous inscrire.',
  },
  'registration-expired': {
    happened: 'Votre inscription a expiré.',
    next: 'Recommencez. Cela ne prend que quelques minutes.',
  },
  'link-not-allowed': {
    happened: 'L’application n’a pas le droit d’ouvrir ce lien.',
    next: 'Rendez-vous vous-même sur eConnect dans votre navigateur, ou demandez-nous de l’aide.',
  },
  'mail-not-opened': {
    happened: 'Votre messagerie ne s’est pas ouverte.',
    next: 'Copiez le message, puis collez-le dans un e-mail.',
  },
  ...frSetupFailures,
} satisfies FailureCopy;
