import type { Language } from "./language.js";
import { words } from "./words.js";

export const english: Language = {
  locale: "en",
  subjects: words(
    "The order|The user|The token|The file|The request|The server|The session|The password|The key|The image|The payment|The address",
  ),
  predicates: words(
    "does not exist|already exists|is not available|exceeds the maximum size|does not have the right format|belongs to another account|cannot be deleted|needs a confirmation|contains illegal characters|did not answer in time|lacks a required field|conflicts with another change",
  ),
  gap: " ",
  stop: ".",
  solutions: words(
    "Check the ID and send the request again.|Contact support.|Wait a minute, then retry.|Sign in again.|Choose another name.|Read the guide for this call.",
  ),
  titles: {
    plain: words("Error codes|List of errors|API error reference|Errors"),
    silent: words("Appendix B|Return values|Result reference|Response codes|What the service answers"),
  },
  headers: {
    code: words("Error code|Error Code|errorCode|Error|Error ID|error_code"),
    silent: words("Code|ID|No.|Value|Number|Ret|Result|#"),
    text: words("Description|Message|Meaning|Explanation|Details|Reason"),
    name: words("Name|Constant|Symbol|Identifier|Enum"),
    solution: words("Solution|What to do|Action|Resolution|How to fix"),
    status: words("HTTP status|HTTP Status Code|HTTP|Status"),
    type: words("Type|Class|Category|Source"),
  },
  modules: words("Orders|Users|Payments|Storage|Messaging|Network"),
  intro: words(
    "Every call answers within 30 seconds.|The service allows 100 calls per minute and 5 connections.|Version 2.3 of 2024-05-17 is described here.|Port 8443 must be open.",
  ),
  parameters: {
    title: "Parameters",
    headers: words("Parameter|Type|Required|Description"),
    texts: words("The ID of the order.|How many items a page has.|The language of the texts."),
  },
  changes: {
    title: "Change history",
    headers: words("Version|Date|Change"),
    texts: words("First edition.|The limits were raised.|Corrections."),
  },
};

export const german: Language = {
  locale: "de",
  subjects: words(
    "Die Bestellung|Der Benutzer|Das Token|Die Datei|Die Anfrage|Der Server|Die Sitzung|Das Passwort|Der Schlüssel|Das Bild|Die Zahlung|Die Adresse",
  ),
  predicates: words(
    "existiert nicht|existiert bereits|ist nicht verfügbar|überschreitet die maximale Größe|hat nicht das richtige Format|gehört zu einem anderen Konto|kann nicht gelöscht werden|muss bestätigt werden|enthält unzulässige Zeichen|hat nicht rechtzeitig geantwortet|hat ein leeres Pflichtfeld|steht im Konflikt mit einer anderen Änderung",
  ),
  gap: " ",
  stop: ".",
  solutions: words(
    "Prüfen Sie die ID und senden Sie die Anfrage erneut.|Wenden Sie sich an den Support.|Warten Sie eine Minute und versuchen Sie es noch einmal.|Melden Sie sich neu an.|Wählen Sie einen anderen Namen.",
  ),
  titles: {
    plain: words("Fehlercodes|Liste der Fehler|Fehlermeldungen"),
    silent: words("Anhang B|Rückgabewerte|Antworten des Dienstes"),
  },
  headers: {
    code: words("Fehlercode|Fehlernummer|Fehler"),
    silent: words("Code|Nr.|Nummer|Wert|Kennung"),
    text: words("Beschreibung|Bedeutung|Meldung|Erläuterung"),
    name: words("Name|Konstante|Bezeichner"),
    solution: words("Lösung|Maßnahme|Was tun?|Abhilfe"),
    status: words("HTTP-Status|HTTP"),
    type: words("Art|Klasse|Kategorie"),
  },
  modules: words("Bestellungen|Benutzer|Zahlungen|Speicher|Nachrichten|Netzwerk"),
  intro: words(
    "Jeder Aufruf antwortet innerhalb von 30 Sekunden.|Erlaubt sind 100 Aufrufe pro Minute und 5 Verbindungen.|Beschrieben wird Version 2.3 vom 17.05.2024.",
  ),
  parameters: {
    title: "Parameter",
    headers: words("Parameter|Typ|Pflicht|Beschreibung"),
    texts: words("Die ID der Bestellung.|Anzahl der Einträge pro Seite.|Die Sprache der Texte."),
  },
  changes: {
    title: "Änderungen",
    headers: words("Version|Datum|Änderung"),
    texts: words("Erste Ausgabe.|Die Grenzen wurden erhöht.|Korrekturen."),
  },
};

export const french: Language = {
  locale: "fr",
  subjects: words(
    "La commande|L'utilisateur|Le jeton|Le fichier|La requête|Le serveur|La session|Le mot de passe|La clé|L'image|Le paiement|L'adresse",
  ),
  predicates: words(
    "n'existe pas|existe déjà|n'est pas disponible|dépasse la taille maximale|n'a pas le bon format|appartient à un autre compte|ne peut pas être supprimé(e)|demande une confirmation|contient des caractères interdits|n'a pas répondu à temps|n'a pas de champ obligatoire|est en conflit avec une autre modification",
  ),
  gap: " ",
  stop: ".",
  solutions: words(
    "Vérifiez l'identifiant et renvoyez la requête.|Contactez le support.|Attendez une minute, puis réessayez.|Connectez-vous à nouveau.|Choisissez un autre nom.",
  ),
  titles: {
    plain: words("Codes d'erreur|Liste des erreurs"),
    silent: words("Annexe B|Valeurs de retour|Réponses du service"),
  },
  headers: {
    code: words("Code d'erreur|Code erreur|Erreur"),
    silent: words("Code|N°|Numéro|Valeur|Identifiant"),
    text: words("Description|Signification|Message|Libellé"),
    name: words("Nom|Constante|Symbole"),
    solution: words("Solution|Que faire ?|Mesure"),
    status: words("Statut HTTP|HTTP"),
    type: words("Type|Classe|Catégorie"),
  },
  modules: words("Commandes|Utilisateurs|Paiements|Stockage|Messagerie|Réseau"),
  intro: words(
    "Chaque appel répond en 30 secondes.|Le service accepte 100 appels par minute et 5 connexions.|La version 2.3 du 17/05/2024 est décrite ici.",
  ),
  parameters: {
    title: "Paramètres",
    headers: words("Paramètre|Type|Obligatoire|Description"),
    texts: words("L'identifiant de la commande.|Le nombre d'éléments par page.|La langue des textes."),
  },
  changes: {
    title: "Historique",
    headers: words("Version|Date|Modification"),
    texts: words("Première édition.|Les limites ont été relevées.|Corrections."),
  },
};

export const spanish: Language = {
  locale: "es",
  subjects: words(
    "El pedido|El usuario|El token|El archivo|La solicitud|El servidor|La sesión|La contraseña|La clave|La imagen|El pago|La dirección",
  ),
  predicates: words(
    "no existe|ya existe|no está disponible|supera el tamaño máximo|no tiene el formato correcto|pertenece a otra cuenta|no se puede eliminar|requiere una confirmación|contiene caracteres no permitidos|no respondió a tiempo|no tiene un campo obligatorio|entra en conflicto con otro cambio",
  ),
  gap: " ",
  stop: ".",
  solutions: words(
    "Compruebe el identificador y envíe la solicitud de nuevo.|Póngase en contacto con soporte.|Espere un minuto y vuelva a intentarlo.|Inicie sesión de nuevo.|Elija otro nombre.",
  ),
  titles: {
    plain: words("Códigos de error|Lista de errores"),
    silent: words("Anexo B|Valores devueltos|Respuestas del servicio"),
  },
  headers: {
    code: words("Código de error|Error|Código del error"),
    silent: words("Código|N.º|Número|Valor|Identificador"),
    text: words("Descripción|Mensaje|Significado"),
    name: words("Nombre|Constante|Símbolo"),
    solution: words("Solución|Qué hacer|Acción"),
    status: words("Estado HTTP|HTTP"),
    type: words("Tipo|Clase|Categoría"),
  },
  modules: words("Pedidos|Usuarios|Pagos|Almacenamiento|Mensajería|Red"),
  intro: words(
    "Cada llamada responde en 30 segundos.|El servicio admite 100 llamadas por minuto y 5 conexiones.|Aquí se describe la versión 2.3 del 17/05/2024.",
  ),
  parameters: {
    title: "Parámetros",
    headers: words("Parámetro|Tipo|Obligatorio|Descripción"),
    texts: words("El identificador del pedido.|El número de elementos por página.|El idioma de los textos."),
  },
  changes: {
    title: "Historial",
    headers: words("Versión|Fecha|Cambio"),
    texts: words("Primera edición.|Se ampliaron los límites.|Correcciones."),
  },
};
