### Français.
### Mots : badge, règle, apprenant, cours, vérifier, lien.

## Everywhere

site =
    .name = Accolade
    .skip = Aller au contenu
    .menu = Menu principal
    .about = À propos de ce serveur
    .home = Accueil
    .verify = Vérifier un badge
    .privacy = Confidentialité
    .terms = Conditions
    .opens-beside = (s’ouvre dans un nouvel onglet)

date = { $day } { $month ->
    [1] janvier
    [2] février
    [3] mars
    [4] avril
    [5] mai
    [6] juin
    [7] juillet
    [8] août
    [9] septembre
    [10] octobre
    [11] novembre
   *[12] décembre
 } { $year }
moment = { $day } { $month ->
    [1] janvier
    [2] février
    [3] mars
    [4] avril
    [5] mai
    [6] juin
    [7] juillet
    [8] août
    [9] septembre
    [10] octobre
    [11] novembre
   *[12] décembre
 } { $year }, { $time } UTC

checked-last = Dernière vérification le { $date }
checked-never = Pas encore vérifié
checked-next = Prochaine vérification le { $date }
check-now = Vérifier maintenant
learners = { $n ->
    [one] { $n } apprenant
   *[other] { $n } apprenants
 }
earned-of = { $n } sur { $learners ->
    [one] { $learners } apprenant l’a
   *[other] { $learners } apprenants l’ont
 }
flagged = { $n ->
    [one] { $n } attribution à examiner
   *[other] { $n } attributions à examiner
 }
progress = { $done } sur { $needed } fait
back-course = Tous les badges du cours
back-sources = Ce qui compte dans ce cours
back-badge = Retour au badge
rule-title = Règle
criteria-title = Ce que lisent les apprenants
column-learner = Apprenant
column-person = Personne
column-badge = Badge
column-why-not = Pourquoi pas encore
column-reason = Raison

badge-state-draft = Brouillon
badge-state-active = Actif
badge-state-paused = En pause
badge-state-retired = Retiré
badge-state-needs-attention = À examiner

award-state-valid = Valide
award-state-expired = Expiré
award-state-revoked = Révoqué
award-state-suspended = Suspendu
award-state-superseded = Remplacé
award-state-test = Test
seen-private = Privé
seen-link = Par le lien
seen-public = Public
seen-hidden = Caché
seen-declined = Refusé
share-text = J’ai obtenu le badge « { $name } » de { $issuer }.
embed-alt = { $name } : badge délivré par { $issuer }
award-revoked = Révoqué le { $date } : { $reason }
award-expired = Expiré le { $date }.

notice-saved = Enregistré comme brouillon. Personne ne reçoit le badge avant que vous le publiiez.
notice-changed = Enregistré. Le changement vaut dès maintenant ; qui a le badge le garde tel qu’il était.
notice-published = Publié. Qui remplit la règle a déjà le badge ; les autres le reçoivent dès qu’ils la remplissent.
notice-paused = En pause. Personne ne reçoit le badge pour l’instant ; qui l’a le garde.
notice-retired = Retiré. Plus personne ne reçoit le badge ; qui l’a le garde.
notice-removed = Supprimé. Personne n’avait ce badge : il n’en reste rien.
notice-revoked = Révoqué. La page publique du badge le dit désormais.
notice-renewed = Renouvelé. Un nouveau badge a pris la place de l’ancien, dont la page y mène.
notice-suspended = Suspendu pour l’instant. La page du badge le dit, et aucune règle ne le compte.
notice-reinstated = De nouveau en vigueur.
notice-hold_cleared = Le badge peut de nouveau être obtenu ou remis. Ce qui a été révoqué le reste.
notice-published_later = Publié. Les apprenants reçoivent le badge dès qu’ils font ce qu’il faut ; pour ce qui a été fait avant, personne ne le reçoit pour l’instant.
notice-confirmed = C’est fait. Toutes les personnes de la liste le reçoivent.
notice-set_aside = C’est fait. Personne de cette liste ne le reçoit par la règle ; vous pouvez toujours le donner à la main. Les autres le reçoivent dès qu’ils remplissent la règle.
notice-list_changed = La liste a changé depuis que vous l’avez regardée. Rien n’a été décidé ; voici où elle en est.
notice-undone = Repris. La page publique dit qu’il a été attribué par erreur.
notice-copied = Copié. Ce que vous avez choisi est dans ce cours, comme brouillon.
notice-writes = Qui obtient ce badge reçoit désormais un point dans le carnet de notes, de même que qui l’a déjà.
notice-writes_not = Plus rien n’est écrit dans le carnet de notes. Ce qui s’y trouve y reste.
notice-made = La colonne est dans le carnet de notes. Les règles peuvent désormais la demander.
notice-used = Le lien verrouillé est utilisé. Les règles peuvent désormais le demander.
notice-placed = Le lien de réclamation est créé. Placez-le maintenant dans le cours : les étapes sont ci-dessous.
notice-dropped = N’est plus utilisé. Les badges obtenus par ce moyen restent.
notice-seen_by_nobody = Privé désormais : la page et les fichiers ne portent aucun nom. Ce que vous avez déjà transmis reste vérifiable.
notice-seen_by_link = Toute personne qui a le lien voit maintenant le badge avec votre nom.
notice-seen_by_all = Public désormais : chacun peut trouver le badge, avec votre nom.
notice-hidden = Caché. Sa page et ses fichiers ne répondent plus à personne ; vous pouvez changer cela à tout moment.
notice-results_in = Vos résultats figurent désormais dans le fichier.
notice-results_out = Vos résultats ne figurent plus dans le fichier.
notice-declined = Refusé. Plus personne ne voit le badge.
notice-kept = Le badge est de nouveau à vous. Il est privé tant que vous n’en décidez pas autrement.
notice-handed_in = Remis. Un enseignant du cours le voit maintenant ; la réponse apparaîtra ici.
notice-draft_kept = Gardé comme brouillon. Personne ne le voit avant que vous ne le remettiez.
notice-taken_back = Repris. Rien n’a été décidé.
notice-answered = C’est fait. L’apprenant voit votre réponse.
notice-test_made = Le test est créé. Vous le trouvez plus bas ; il prend fin de lui-même après un jour.
notice-test_deleted = Supprimé. Il ne reste rien du test ; ses adresses répondent comme s’il n’avait jamais existé.
notice-taken_out = Retiré. Ce serveur n’en dit plus rien, ni sur ses pages ni dans ses fichiers.
notice-checked = Vérifié. Vous voyez ce que le cours dit maintenant.

## Rules in words

requirement-score = { $activity } : au moins { $percent }{"\u202F"}%
requirement-completed = { $activity } : achevé
requirement-unlocked = { $activity } : déverrouillé
requirement-opened = { $activity } : atteint et ouvert
requirement-handed-in = Remis et approuvé par un enseignant : { $asks }
requirement-badge = Le badge « { $name } »
requirement-member = Membre du cours{ $role ->
    [any] { "" }
   *[other] { " " }en tant que { $role }
 }{ $status ->
    [any] { "" }
   *[other] , avec le statut { $status }
 }
requirement-before = Avant le { $date }
requirement-after = Après le { $date }
matching-all = Tout ceci :
matching-any = Au moins un de ceux-ci :
matching-at-least = Au moins { $n } de ceux-ci :
standing-met = Rempli
standing-missing = Manque
standing-unknown = Pas encore connu
condition-have =
    .learner = Vous avez { $percent }{"\u202F"}%.
    .teacher = A { $percent }{"\u202F"}%.
    .then = Avait { $percent }{"\u202F"}%.
condition-missing = Pas encore fait.
condition-unknown = Pas encore connu.
condition-not-approved = Pas encore approuvé.
condition-proof = { $source }, vu le { $date }
criteria-opening = Pour obtenir ce badge, il faut :

## Forms

form =
    .optional = (facultatif)
    .row = Condition { $n }
    .skill = Compétence { $n }
    .errors = { $n ->
        [one] Une indication manque ou n’est pas correcte
       *[other] { $n } indications manquent ou ne sont pas correctes
     }
field-name = Nom
field-description = Description
field-issuer = Délivré par
field-shape = Forme
field-palette = Couleurs
field-colour = Couleur principale
field-accent = Seconde couleur
field-arc = Mots sur le bord
field-icon = Icône
field-initials = Lettres
field-level = Niveau
field-mark = Marques du niveau
field-ring = Anneaux
field-ribbon = Ruban
field-banner = Mots sur la bannière
field-picture = Votre propre image
field-alt = L’image en mots
field-match = Les apprenants reçoivent le badge quand ils remplissent
field-match-n = Combien de conditions
field-rows = Conditions
field-kind = Ce qui compte
field-activity = Activité
field-threshold = Au moins (%)
field-asks = Ce qu’il faut remettre
field-text-application = Ce que vous avez fait, avec vos mots
field-text-evidence = Ce qui le montre, avec vos mots
field-text-name = Pourquoi il faut le changer
field-text-question = Votre question
field-handed-link = Lien
field-wanted-name = Le nom tel qu’il doit être
field-comment = Commentaire pour l’apprenant
field-may-show = Cela peut figurer dans le badge
field-badge = Badge
field-latest = Dernier jour
field-criteria = Ce qu’il faut
field-more = Plus sur ce badge
field-badge-type = Type
field-language = Langue
field-credits = Crédits
field-tags = Mots-clés
field-skill-name = Compétence
field-skill-url = Son adresse web
field-skill-framework = Référentiel
field-evidence-asked = Preuve à demander
field-edition = Édition
field-reason = Raison
field-note = Note pour tous
field-successor = Ce qui prend sa place
field-column = Nom de la colonne
field-maximum = Points au plus
field-gate = Nom du lien de réclamation
field-lock = Lien du cours
field-person = Qui le reçoit
field-evidence-link = Lien vers le travail
field-file = Un fichier
field-link = Un lien
field-text = Le texte d’un badge
field-visibility = Qui peut le voir
field-spelling = Oui, mon nom s’écrit ainsi.
field-holder = Votre nom
field-results = Mes résultats peuvent figurer dans le fichier
field-order = Ordre
field-step = Étape
field-steps = Badges du parcours
field-step-title = Titre de l’étape
field-needs = Badges nécessaires
field-other = Adresse ou clé du badge
field-other-step = Étape
field-finish-by = Dernier jour pour la version précédente
field-share-link = Le lien vers votre badge
field-share-text = Des mots pour votre publication
field-embed-picture = Image avec lien
field-embed-mail = Petite image pour signatures de courriel
field-embed-frame = Cadre avec image et texte
field-links = Liens
field-many-file = Un tableau ou une archive

problem-missing = Remplissez ce champ.
problem-too-long = C’est trop long : { $max } caractères au plus sont conservés.
problem-not-a-number = Ce n’est pas un nombre.
problem-out-of-range = Choisissez un nombre de { $min } à { $max }.
problem-not-a-date = Ce n’est pas une date.
problem-past-date = Ce jour est passé ; personne ne pourrait obtenir le badge.
problem-gone = Cela n’existe plus. Choisissez autre chose.
problem-not-scored = Il n’y a pas de note ici. Choisissez plutôt « Activité faite ».
problem-not-checked = Personne n’a encore regardé qui ce lien laisse entrer. Vérifiez-le sous « Ce qui compte dans ce cours ».
problem-not-published = Ce badge est encore un brouillon. Publiez-le d’abord.
problem-no-conditions = Indiquez au moins une condition.
problem-count-out-of-range = { $n ->
    [one] Il y a { $n } condition ; demandez celle-là.
   *[other] Il y a { $n } conditions ; demandez un nombre de 1 à { $n }.
 }
problem-never-met = Personne ne pourra jamais remplir cette règle : ses conditions se contredisent.
problem-circular = Un badge ne peut dépendre ni de lui-même, ni d’un badge qui dépend de lui.
problem-not-a-colour = Ce n’est pas une couleur. Écrivez-la comme #1f4e9c.
problem-not-a-png = Ce n’est ni une image PNG ni un dessin SVG lisible.
problem-drawing-not-plain = Ce dessin contient des textes, des images ou des effets qui seraient perdus. Convertissez les textes en tracés, ou exportez-le en PNG.
problem-file-too-large = Ce fichier est trop gros : { $max } Kio au plus sont conservés.
problem-picture-too-small = Cette image est trop petite : il faut au moins { $min } pixels de chaque côté.
problem-not-square = Cette image n’est pas carrée.
problem-too-many-kept = Il y en a trop : { $max } au plus sont conservés.
problem-control = Ceci contient des caractères de contrôle, qui ne peuvent pas être conservés.
problem-repeated = Ceci y figure deux fois.
problem-not-a-language = Ce n’est pas un code de langue tel que en, de ou pt-BR.
problem-too-much = Tout ensemble, c’est plus qu’un badge ne peut porter. Retirez quelque chose.
problem-not-signable = Ceci ne peut pas être signé de façon que tous les vérificateurs le lisent de même. Retirez les signes inhabituels.
problem-unreadable = Aucun badge n’a été trouvé ici. Prenez le fichier ou le lien sous lequel vous avez reçu le badge.
problem-bad-link = Ce n’est pas une adresse web publique. Elle commence par https://.
problem-unreachable = Cette adresse n’a pas répondu par un badge.
problem-not-a-name = Ceci ne se lit pas comme un nom. Utilisez des lettres, sans signes invisibles.
problem-not-confirmed = Confirmez que votre nom est bien orthographié avant qu’il soit montré.
problem-not-agreed = Acceptez d’abord que cela figure dans le badge.
problem-too-many = C’est trop : au plus { $max } sont vérifiés en une fois.

## On paper and beside links

certificate =
    .heading = Certificat
    .opening = Il est certifié que
    .opening-nameless = Il est certifié que son titulaire, dont le nom reste privé, a obtenu le badge
    .earned = a obtenu le badge
    .issued = Délivré le
    .valid-until = Valable jusqu’au
    .issuer = Délivré par
    .by = Délivré par { $issuer }
    .number = Numéro
    .check = Valable une fois vérifié à l’adresse ci-dessous ; ce papier peut ne plus être à jour.
    .code = L’adresse { $url } sous forme de code pour téléphones
    .incomplete = Les lettres que ce papier ne peut pas montrer sont remplacées par □. La page à cette adresse les montre.
    .attached = Le badge signé dont ce certificat est tiré
    .expired = Expiré
    .revoked = Révoqué
    .suspended = Suspendu
    .superseded = Remplacé
    .test = Test – pas une attribution
    .test-heading = Un test, pas un certificat
    .test-opening = Ceci est un test et n’a été attribué à personne. Essayé par
    .test-opening-nameless = Ceci est un test et n’a été attribué à personne. Il montre à quoi ressemblerait ce badge :
    .test-earned = pour voir à quoi ressemblerait ce badge :
    .test-check = Qui ouvre l’adresse ci-dessous apprend que ceci est un test ; après un jour, on n’y trouve plus rien.
    .test-attached = Le test signé dont ce papier est tiré

## The badge designer

designer =
    .small = Petite
    .dark = Sur fond sombre
    .grey = En gris
    .suggest = Suggérer
    .suggested = Suggérée d’après le nom. Elle suit le nom jusqu’à ce que vous choisissiez autre chose.
    .own-colours = Ces deux couleurs comptent avec « Couleurs libres ».
    .arc-hint = Quelques mots sur le bord supérieur, par exemple le nom du badge.
    .icon = Icône
    .search = Chercher une icône
    .more = Lettres, niveau, anneaux et ruban
    .initials-hint = À la place de l’icône.
    .banner-hint = Sur la bannière. Vide : les marques du niveau.
    .level = { $n ->
        [0] Sans niveau
       *[other] Niveau { $n }
     }
designer-hint-accent-too-close = Les deux couleurs se distinguent à peine. Les marques et les anneaux prennent la couleur des lettres.
designer-hint-dark-letters = Le blanc serait illisible sur cette couleur, les lettres sont donc sombres.
designer-hint-title-left-out = Les mots du bord manquent dans l’image : nos polices n’ont pas { $letters }. Le nom du badge figure à côté sur chaque page.
designer-hint-banner-left-out = Les mots de la bannière manquent : nos polices n’ont pas { $letters }.
designer-hint-initials-left-out = L’icône remplace les lettres : nos polices n’ont pas { $letters }.
designer-hint-small-title = Il y a beaucoup de mots sur le bord, ils sont donc petits. Moins de mots se lisent mieux.

shape-circle = Cercle
shape-hexagon = Hexagone
shape-octagon = Octogone
shape-shield = Bouclier
shape-rosette = Rosette
shape-seal = Sceau
shape-star = Étoile
shape-diamond = Losange
shape-square = Carré
shape-book = Livre
palette-ocean = Bleu océan
palette-forest = Vert forêt
palette-sunset = Orange couchant
palette-ruby = Rouge rubis
palette-violet = Violet
palette-teal = Bleu canard
palette-rose = Rose
palette-night = Nuit
palette-gold = Or
palette-silver = Argent
palette-bronze = Bronze
palette-own = Couleurs libres
ring-double = Extérieur et intérieur
ring-outer = Extérieur
ring-inner = Intérieur
ring-none = Aucun
ribbon-none = Aucun
ribbon-tails = Deux pans en bas
ribbon-banner = Bannière en travers
mark-stars = Étoiles
mark-bars = Barres
mark-dots = Points
icons-science = Sciences
icons-technology = Technique
icons-words = Langue et histoire
icons-people = Personnes et travail
icons-life = Santé et nature
icons-doing = Métiers, sport et arts
icons-signs = Signes
icon-flask = Fiole
icon-atom = Atome
icon-dna = ADN
icon-microscope = Microscope
icon-telescope = Télescope
icon-magnet = Aimant
icon-calculator = Calculatrice
icon-sigma = Somme
icon-pi = Pi
icon-ruler = Règle
icon-brain = Cerveau
icon-rocket = Fusée
icon-code = Code
icon-console = Console
icon-laptop = Ordinateur
icon-phone = Téléphone
icon-robot = Robot
icon-chip = Puce
icon-database = Base de données
icon-chart-bar = Histogramme
icon-chart-line = Courbe
icon-cloud = Nuage
icon-security = Cadenas et bouclier
icon-cog = Engrenage
icon-tools = Outils
icon-cube = Cube
icon-bolt = Éclair
icon-book = Livre ouvert
icon-library = Livres
icon-pencil = Crayon
icon-feather = Plume
icon-script = Parchemin
icon-languages = Langues
icon-forum = Conversation
icon-microphone = Micro
icon-newspaper = Journal
icon-presentation = Présentation
icon-globe = Globe
icon-map = Carte
icon-compass = Boussole
icon-castle = Château
icon-column = Colonne
icon-group = Groupe
icon-mortarboard = Toque universitaire
icon-teacher = Enseignant
icon-leader = Responsable
icon-handshake = Poignée de main
icon-care = Main tendue
icon-heart = Cœur
icon-wheelchair = Fauteuil roulant
icon-scales = Balance
icon-gavel = Marteau de juge
icon-bank = Banque
icon-briefcase = Mallette
icon-money = Argent
icon-pulse = Pouls
icon-first-aid = Premiers secours
icon-stethoscope = Stéthoscope
icon-pill = Pilule
icon-leaf = Feuille
icon-sprout = Pousse
icon-tree = Arbre
icon-water = Goutte d’eau
icon-sun = Soleil
icon-recycling = Recyclage
icon-paw = Patte
icon-bee = Abeille
icon-wind = Éolienne
icon-fire = Feu
icon-chef = Toque de cuisine
icon-factory = Usine
icon-hard-hat = Casque
icon-truck = Camion
icon-airplane = Avion
icon-bike = Vélo
icon-runner = Coureur
icon-ball = Ballon
icon-dumbbell = Haltère
icon-swimmer = Nageur
icon-music = Musique
icon-palette = Palette
icon-brush = Pinceau
icon-camera = Appareil photo
icon-film = Film
icon-masks = Masques
icon-knight = Pièce d’échecs
icon-star = Étoile
icon-trophy = Trophée
icon-medal = Médaille
icon-crown = Couronne
icon-check = Coche
icon-clipboard = Liste cochée
icon-idea = Ampoule
icon-puzzle = Puzzle
icon-target = Cible
icon-flag = Drapeau d’arrivée
icon-key = Clé
icon-eye = Œil
icon-magnifier = Loupe
icon-clock = Horloge
icon-diamond = Diamant
icon-owl = Hibou

## Learner

learner-badges =
    .title = Badges de { $course }
    .here = Le badge de ce lien
    .not-yet = Ce badge ne peut pas être obtenu pour l’instant. Il apparaît ici avec tout ce qu’il demande dès que votre enseignant le publie.
    .earned = Vous avez obtenu
    .open-title = Vous pouvez obtenir
    .awarded = Attribué le { $date }
    .open = Voir votre badge
    .download = Image
    .older = Pour les anciens sacs à badges
    .by-decision = Attribué pour ceci : { $note }
    .signing = Votre badge est en préparation. Revenez dans une minute.
    .progress = Progression vers { $name }
    .by-hand = Votre enseignant remet ce badge lui-même.
    .criteria = Ce qu’il signifie
    .empty-title = Rien à obtenir ici pour l’instant
    .empty-text = Votre enseignant n’a pas encore publié de badge dans ce cours. Dès qu’il y en aura un, il apparaîtra ici avec tout ce qu’il demande.
    .manage = Partager, emporter, garder privé
learner-anonymous =
    .title = Vous êtes ici sans nom
    .text = Votre plateforme d’apprentissage ne nous a pas dit qui vous êtes ; rien ne peut donc vous être attribué ici. Vous pouvez lire ce que signifient les badges de ce cours. Si vous pensiez les obtenir, connectez-vous à votre plateforme et ouvrez cette page depuis votre cours.
learner-onlooker =
    .title = Vous n’êtes pas apprenant de ce cours
    .text = Vous pouvez lire ce que signifient les badges de ce cours. Ils sont attribués à ses apprenants et créés par ses enseignants.
learner-mine =
    .title = Vos badges
    .text = Ce que vous avez obtenu dans les cours de cette plateforme. Ce qui peut encore l’être se trouve dans chaque cours.
    .here = Tous vos badges, de tous les cours
    .back = Retour au cours
    .empty = Vous n’avez pas encore de badge.
    .take = Tout emporter
    .take-text = Une archive avec chaque fichier signé, chaque image et une page lisible sans nous. Les badges y restent authentiques, quoi qu’il advienne de ce cours.
# Whoever changes a sentence of this message gives the edition in src/domain/consent.rs another name.
learner-consent =
    .private = Personne d’autre que vous et vos enseignants ne voit qu’il est à vous. Le badge a une page impossible à deviner, sans votre nom.
    .link = Toute personne qui a le lien voit le badge avec votre nom. Les moteurs de recherche sont priés de ne pas l’indexer. Choisissez ceci pour le partager.
    .public = Chacun peut voir le badge avec votre nom, et les moteurs de recherche peuvent l’indexer.
    .hidden = Sa page et ses fichiers ne répondent à personne, pas même à ceux qui ont le lien.
    .back = Vous pouvez changer cela à tout moment, avec effet immédiat. Les fichiers et images que vous avez transmis restent chez les autres et restent vérifiables.
    .results = Si vous acceptez, un nouveau fichier est créé où figurent vos résultats. Vous pouvez revenir là-dessus : un fichier sans eux prend alors sa place.
    .decline = Le badge disparaît de sa page publique et de vos badges obtenus. Vous pourrez le reprendre plus tard.
learner-share =
    .title = Le partager
    .private = Pour l’instant, personne ne peut voir que ce badge est à vous. Pour le partager, laissez-le voir, avec votre nom, à toute personne qui a le lien. Vous pouvez revenir là-dessus à tout moment.
    .private-name = Choisissez « Par le lien » ci-dessus, confirmez l’orthographe de votre nom et enregistrez.
    .choose = Choisir qui peut le voir
    .switch = Le montrer à qui a le lien
    .ended = Un badge qui n’est pas en vigueur ne se partage pas. Sa page dit ce qu’il en est.
    .copy = Copier
    .copied = Copié.
    .linkedin = Ajouter à votre profil LinkedIn
    .linkedin-text = Tous les champs sont déjà remplis. LinkedIn s’ouvre à côté de cette page.
    .post = Ou le publier :
    .on-linkedin = LinkedIn
    .on-bluesky = Bluesky
    .on-facebook = Facebook
    .on-whatsapp = WhatsApp
    .on-x = X
    .on-mail = Courriel
    .qr = Code pour téléphones
    .qr-alt = Code qui ouvre la page de ce badge : { $name }
    .qr-save = Enregistrer le code
    .embed = Le montrer sur votre propre page
    .embed-text = Placez l’un de ceux-ci dans la page. L’image change d’elle-même quand le badge expire ou est révoqué, et ne montre plus rien quand vous le rendez privé.
takeout =
    .title = Vos badges
    .text = Rassemblés le { $date }. Chaque fichier est signé : tout vérificateur d’Open Badges peut dire s’il est authentique.
    .empty = Il n’y avait pas encore de badge.
    .page = Sa page, tant qu’elle est en ligne :
    .records = Ce que vous avez emporté auparavant
    .records-text = Des relevés signés contenant chacun plusieurs badges, tels qu’ils ont été faits pour vous.
embed =
    .open = Voir et vérifier ce badge
    .private-title = Ce badge n’est pas montré ici
    .private-text = La personne qui le détient le garde privé, ou il n’existe pas.
learner-badge =
    .back = Tous vos badges du cours
    .who = Qui peut voir votre badge
    .save = Enregistrer
    .name-known = Le nom qui est montré :
    .name-question = Votre nom s’écrit-il ainsi ?
    .name-hint = C’est ainsi que votre plateforme vous connaît. Si c’est faux, faites-le corriger là-bas ou dites-le à votre enseignant avant de montrer le badge.
    .name-type = Votre plateforme ne nous a pas indiqué votre nom. Écrivez-le tel qu’il doit se lire ; il vaut pour tous vos badges.
    .results = Vos résultats
    .take = L’emporter
    .take-text = Chaque fichier est signé et dit de lui-même ce qu’il est. Gardez-le, ou placez-le ailleurs dans une collection de badges.
    .png = Image contenant le badge (PNG)
    .svg = Dessin contenant le badge (SVG)
    .json = Fichier signé (JSON)
    .token = Texte signé
    .pdf-private = Il existe aussi un certificat à imprimer (PDF) : il porte votre nom dès que le badge est visible par lien ou public.
    .decline-title = Je ne veux pas de ce badge
    .decline = Refuser le badge
    .declined-title = Vous avez refusé ce badge
    .declined-text = Personne ne le voit. Il est tout de même acquis : il compte encore pour d’autres badges, et vous pouvez le reprendre à tout moment.
    .keep = Le reprendre
watched =
    .title = Badges dans { $course }
    .review = Ce que cet apprenant a obtenu dans le cours, et ce qui manque encore. Rien n’est noté ici : les badges découlent de ce que montre le cours.
    .observing = Vous observez. Vous voyez les apprenants que la plateforme vous laisse voir, et rien ne peut être changé ici.
    .acting = Vous agissez à la place de quelqu’un. Vous voyez ce que voit cet apprenant ; rien ne peut être réclamé ni changé en son nom.
    .nothing = Rien à obtenir dans ce cours pour l’instant.
    .unknown = { $n ->
        [one] Un apprenant que nomme la plateforme n’est pas connu dans ce cours. Peut-être la liste des participants n’a-t-elle pas encore été lue.
       *[other] { $n } apprenants que nomme la plateforme ne sont pas connus dans ce cours. Peut-être la liste des participants n’a-t-elle pas encore été lue.
     }
learner-no-course =
    .title = Aucun cours à montrer
    .text = Cette page a été ouverte hors d’un cours, et les badges appartiennent à des cours.
    .now = Ouvrez votre cours sur la plateforme et suivez-y le lien vers les badges.

## Teacher: putting badges into the course

link-pick =
    .title = Mettre des badges dans votre cours
    .text = Chacun devient un lien dans { $course }. Les apprenants qui le suivent voient ce qu’il faut et où ils en sont.
    .which = Quel badge ?
    .which-several = Quels badges ?
    .draft = Les apprenants voient ce badge dès que vous le publiez ; le lien peut exister avant.
    .has-column = Le carnet de notes a déjà une colonne pour ce badge.
    .course = Tous les badges de ce cours
    .course-text = Un lien vers la page qui montre chaque badge et la progression de chacun.
    .gate = Lien de réclamation : { $label }
    .gate-text = Placez-le derrière ce qui est à faire : qui l’ouvre compte.
    .gate-placed = Il est déjà dans le cours. Un second ne compte que lorsque vous l’avez ouvert vous-même.
    .new = Créer un nouveau badge
    .gradebook = Carnet de notes
    .with-column = Avec une colonne du carnet de notes pour chaque badge
    .column-text = Qui obtient le badge y reçoit 1 point sur 1, pour que votre cours puisse débloquer des choses grâce au badge. Les autres notes ne sont jamais touchées. Sans cela, rien n’est ajouté au carnet de notes.
    .column-needed = Ce que vous ajoutez ici est noté. Chaque badge reçoit une colonne du carnet de notes : qui l’obtient y reçoit 1 point sur 1.
    .cancel = Annuler
    .add = Mettre dans le cours
link-problem-nothing = Choisissez d’abord un badge, ou annulez.
link-problem-one-only = Cet endroit de votre cours prend un seul lien. Choisissez-en un.
link-problem-too-many = C’est plus que ce que votre cours prend en une fois. Choisissez-en moins.
link-problem-gone = L’un de ces badges n’existe plus. Choisissez de nouveau.
link-wrong-place =
    .title = Impossible d’ajouter des badges ici
    .text = Cet endroit de votre cours ne prend pas de liens vers des badges.
    .takes = Il prend :
    .now = Revenez en arrière et ajoutez plutôt le badge comme activité ou comme lien du cours.
    .back = Retour au cours
link-takes-file = des fichiers
link-takes-image = des images
link-takes-html = du texte mis en forme
link-takes-link = des liens vers des pages web
link-answer =
    .title = Retour à votre cours
    .text = { $n ->
        [0] Rien n’est ajouté.
        [one] Votre lien vers le badge est en route vers votre cours.
       *[other] Vos { $n } liens sont en route vers votre cours.
     }
    .go = Continuer vers le cours
link-course-title = Badges de { $course }
link-nothing-picked = Aucun badge n’a été ajouté.
link-nothing-for-this-place = Impossible d’ajouter des badges ici. Ajoutez-les comme activité ou comme lien du cours.

## Teacher: the course

instructor-badges =
    .title = Badges de { $course }
    .new = Nouveau badge
    .held = Attend votre décision
    .progress = Progression
    .sources = Ce qui compte
    .empty-title = Des badges qui se donnent tout seuls
    .empty-text = Vous dites ce qu’il faut ; les apprenants reçoivent le badge dès que le cours montre qu’ils l’ont fait. Commencez par l’un de ceux-ci ; tout peut être changé :
    .only-by-hand = Je veux seulement remettre des badges à la main
begin-pass =
    .title = Un badge pour une chose réussie
    .text = Un test, un rapport, un module : choisissez-en un. Qui atteint 80{"\u202F"}% reçoit le badge.
begin-finish =
    .title = Un badge pour le cours terminé
    .text = Qui a fait tout ce qui compte dans le cours reçoit le badge.
begin-template =
    .title = Partir d’un modèle
    .text = Mention, l’essentiel du travail, tous les badges du cours, et d’autres ; faits pour ce que ce cours contient.
instructor-start =
    .title = Pour quoi ce badge sera-t-il donné ?
    .lead = Chaque modèle apporte un nom, un texte, une image et une règle. Vous le regardez d’abord et changez ce que vous voulez ; personne ne reçoit rien avant la publication.
    .which = Laquelle ?
    .no-activities = Votre plateforme ne nous a encore rien montré qui puisse donner lieu à un badge.
    .templates = Modèles pour ce cours
    .blank = Commencer avec un formulaire vide
    .copy = Copier des badges d’un autre cours
instructor-copy =
    .title = Copier des badges dans { $course }
    .lead = Voici les badges d’autres cours où vous enseignez. Ce que vous cochez arrive ici comme brouillon ; sa règle demande les activités de ce cours qui portent le même nom. Personne ne reçoit rien avant votre publication.
    .here = Est déjà dans ce cours
    .unmatched = Sa règle demande ce que ce cours n’a pas :
    .submit = Copier ce qui est coché
    .nothing-picked = Rien n’est coché. Cochez les badges que vous voulez copier.
    .not-offered = Quelque chose de coché ne peut plus être copié. Rien n’a été copié ; regardez de nouveau, puis appuyez encore une fois.
    .none = Il n’y a pas d’autres badges à vous à copier. D’autres cours apparaissent ici une fois que vous y avez ouvert cet outil, ou qu’ils vous comptent parmi leurs enseignants, et s’ils ont des badges.
starter-pass =
    .title = Réussir une chose
    .text = Pour 80{"\u202F"}% dans une activité.
    .name = { $activity } : réussi
    .description = A réussi « { $activity } » dans le cours « { $course } ».
starter-finish =
    .title = Terminer le cours
    .text = Pour tout ce qui compte dans le cours, une fois fait.
    .name = { $course } : terminé
    .description = A terminé le cours « { $course } ».
starter-distinction =
    .title = Mention
    .text = Pour 90{"\u202F"}% dans tout ce qui a des points.
    .name = { $course } avec mention
    .description = A obtenu d’excellents résultats dans tout le cours « { $course } ».
starter-most =
    .title = L’essentiel du travail
    .text = Pour les trois quarts de ce qui compte, quels qu’ils soient.
    .name = { $course } : en bonne voie
    .description = A fait l’essentiel du travail du cours « { $course } ».
starter-collector =
    .title = Tous les badges
    .text = Pour qui a tous les autres badges du cours.
    .name = { $course } : tous les badges
    .description = A obtenu tous les badges du cours « { $course } ».
starter-hand =
    .title = À la main
    .text = Sans règle. Vous le donnez à qui vous voulez, avec un motif.
    .name = { $course } : contribution particulière
    .description = A apporté une contribution particulière au cours « { $course } ».
came-along-title = { $n ->
    [one] { $n } badge est venu avec
   *[other] { $n } badges sont venus avec
 }
came-along = { $n ->
    [one] { $n } badge a été copié de { $course }, comme brouillon. Regardez-le et publiez-le ; personne ne le reçoit avant.
   *[other] { $n } badges ont été copiés de { $course }, comme brouillons. Regardez-les et publiez-les ; personne n’en reçoit avant.
 }
trouble-roster = La liste des participants n’a pas pu être lue
trouble-results = Les résultats n’ont pas pu être lus
trouble-locks = Qui peut ouvrir un lien verrouillé n’a pas pu être lu
trouble-problem-refused = La plateforme a refusé la question. Demandez à son administration si cet outil peut voir les participants et les notes.
trouble-problem-unreachable = La plateforme n’a pas répondu. Cela s’arrange en général tout seul ; nous redemandons à la prochaine vérification.
trouble-problem-unreadable = La plateforme a donné une réponse que nous n’avons pas comprise. Prévenez son administration si cela se reproduit.
trouble-problem-not-offered = La plateforme ne propose pas cela à l’outil. Demandez à son administration de l’autoriser.
trouble-problem-gone = La plateforme ne l’a plus. Si l’activité a été supprimée, renoncez ici à ce qui s’appuie sur elle et modifiez les badges qui la nomment. Si elle existe encore, ouvrez-la une fois sur la plateforme.
trouble-last-good = Cela a fonctionné pour la dernière fois le { $date }.
trouble-never-good = Cela n’a pas encore fonctionné.
trouble-kept = Ce qui était connu reste ; personne ne perd un badge pour autant.

## Teacher: making a badge

instructor-edit =
    .title = Modifier { $name }
    .title-new = Nouveau badge
    .nameless = le badge
    .holders = { $n ->
        [one] { $n } personne a ce badge et le garde, avec le texte et la règle selon lesquels il a été attribué.
       *[other] { $n } personnes ont ce badge et le gardent, avec le texte et la règle selon lesquels il a été attribué.
     }
    .part-name = Nom et description
    .part-picture = Image
    .part-rule = Règle
    .part-criteria = Ce que lisent les apprenants
    .description-hint = Une ou deux phrases sur ce que le badge dit de la personne qui l’a.
    .show-picture = Actualiser l’aperçu
    .picture-hint = À la place du dessin ci-dessus : un fichier PNG ou SVG, de préférence carré. Dites plus bas ce qu’il montre.
    .uploaded = Utiliser ma propre image au lieu du dessin
    .alt-hint = Pour les personnes qui ne voient pas l’image. Avec notre dessin, vide signifie le nom et « badge ».
    .complex = Cette règle contient plus que ce que ce formulaire peut montrer. Elle reste telle quelle ; tout le reste peut être modifié ici.
    .match-all = toutes les conditions
    .match-any = l’une des conditions
    .match-at-least = au moins
    .match-of = des conditions
    .kind-none = (non utilisé)
    .kind-score = Note dans une activité
    .kind-completed = Activité faite
    .kind-approved = Un travail remis et approuvé par un enseignant
    .kind-badge = Un autre badge
    .by-hand = Aucune condition : un enseignant remet ce badge lui-même
    .no-activities = Votre plateforme ne nous a encore rien montré qu’une condition pourrait demander. « Ce qui compte dans ce cours » dit comment faire venir quelque chose ; ou remettez le badge vous-même.
    .choose-activity = Choisir une activité
    .choose-badge = Choisir un badge
    .group-columns = Colonnes du carnet de notes : une note, ou fait
    .group-locks = Liens verrouillés : déverrouillé
    .group-gates = Liens de réclamation : ouvert
    .missing = Manque-t-il quelque chose ?
    .sources = Voir ce qui compte dans ce cours, et compléter
    .more-rows = Plus de conditions
    .latest-hint = Le travail fait ce jour-là compte encore, même s’il est noté plus tard.
    .criteria-hint = Ce qu’il faut, dans vos mots. Cela figure sur la page publique du badge. Vide : écrit à partir de la règle.
    .draft-criteria = Écrire à partir de la règle
    .part-more = Plus sur ce badge
    .more = Type, compétences, mots-clés, langue, crédits
    .more-text = Tout est facultatif. Cela devient une partie de chaque badge remis dès maintenant, et montre aux employeurs et aux autres écoles ce que vaut le badge.
    .no-type = Badge
    .language-hint = Par exemple en ou pt-BR.
    .credits-hint = Un nombre, par exemple 2.5.
    .tags-hint = Des mots pour le trouver, séparés par des virgules.
    .skills = Compétences
    .skills-hint = Compétences ou normes d’un référentiel publié, chacune avec son adresse web.
    .more-skills = Plus de compétences
    .evidence-asked-hint = Ce que doit montrer qui remet le badge à la main. Sans preuve, ce n’est alors pas possible.
    .edition-hint = Votre propre mot pour cette édition, par exemple 2026.
    .save = Enregistrer le brouillon
    .preview = Aperçu
    .save-changes = Enregistrer les modifications
    .save-preview = Enregistrer et voir qui le recevrait
instructor-preview =
    .title = Aperçu : { $name }
    .sum = Aujourd’hui, cela donne le badge à { $n } sur { $learners ->
        [one] { $learners } apprenant
       *[other] { $learners } apprenants
     }.
    .edit = Retour à la modification
    .also = { $n ->
        [one] Le donner aussi à l’apprenant qui remplit déjà la règle
       *[other] Le donner aussi aux { $n } apprenants qui remplissent déjà la règle
     }
    .publish = Publier
    .winners = Qui le reçoit ({ $n })
    .has = L’a depuis le { $date }
    .would = Le recevrait maintenant
    .nobody = Personne ne remplit la règle aujourd’hui. Ce n’est pas grave : qui la remplit plus tard reçoit le badge à ce moment-là.
    .waiting = Qui ne le reçoit pas, et pourquoi ({ $n })
    .left-out = Laissés de côté ({ $n })
    .left-out-text = La règle n’est pas posée à ces personnes.
left-out-teacher = Enseigne dans ce cours
left-out-observer = Ne fait qu’observer
left-out-test-user = Un utilisateur de test de la plateforme
left-out-inactive = Pas actif dans le cours
left-out-nameless = La plateforme ne nous donne pas de nom ; un badge en a besoin
left-out-set-aside = Écarté par vous, quand beaucoup l’auraient reçu à la fois
badge-hold =
    .title = Plus à la fois que d’habitude
    .awards = { $n ->
        [one] D’après sa règle, ce badge irait maintenant à 1 apprenant sur { $learners }.
       *[other] D’après sa règle, ce badge irait maintenant à { $n } apprenants sur { $learners } à la fois.
     } C’est peut-être juste, ou une erreur dans la règle ou dans les notes. Personne ne le reçoit avant votre accord.
    .flags = { $n ->
        [one] 1 personne qui a le badge ne remplit plus la règle.
       *[other] { $n } personnes qui ont le badge ne remplissent plus la règle, toutes à la fois.
     } C’est souvent un changement dans les notes. Elles gardent le badge ; rien n’est signalé avant votre accord.
    .look = Voir qui
    .confirm = Oui, c’est voulu
    .set-aside = Non, écarter ces personnes
badge-test =
    .title = Badge de test
    .text = Voyez ce que recevrait un apprenant : la page, l’image, le certificat et les fichiers, vraiment signés, à votre propre nom. Toute personne qui ouvre ou vérifie un test apprend d’abord que c’est un test et non une attribution. Il ne compte nulle part, prend fin de lui-même après un jour et, supprimé, ne laisse aucune trace. D’ici là, quiconque a son adresse peut l’ouvrir.
    .make = Créer un badge de test
    .one = Test { $n }
    .ends = Prend fin le { $date }
    .page = Voir sa page
    .verify = Le vérifier
    .delete = Supprimer ce test
    .full = { $n ->
        [one] Vous avez un test de ce badge. Supprimez-le pour en créer un autre.
       *[other] Vous avez { $n } tests de ce badge. Supprimez-en un pour en créer un autre.
     }
badge-undo =
    .one = Annuler
    .one-text = Pour un badge attribué par erreur. Il cesse d’être valable pour toujours, et sa page publique dit seulement que c’était une erreur. Vous pouvez le redonner à tout moment ; la règle ne le redonne que pour ce qui arrive désormais.
    .one-sure = Annuler cette attribution
    .runs = Annuler plusieurs attributions
    .runs-text = Celles-ci ont été faites ensemble. Annulées, elles cessent d’être valables pour toujours, et leurs pages publiques disent seulement que c’était une erreur. Vous pouvez les refaire à la main ; la règle ne les refait que pour ce qui arrive désormais.
    .run = { $n ->
        [one] 1 attribution par la règle, { $date }
       *[other] { $n } attributions par la règle, { $date }
     }
    .run-by-hand = { $n ->
        [one] 1 attribution à la main, { $date }
       *[other] { $n } attributions à la main, { $date }
     }
    .run-sure = { $n ->
        [one] Annuler cette attribution
       *[other] Annuler les { $n } attributions
     }
undone-reason = Ce badge a été attribué par erreur.
left-out-held = Le badge a été révoqué pour un motif ; il n’est pas redonné automatiquement

## Teacher: what counts in the course

instructor-sources =
    .title = Ce qui compte dans ce cours
    .lead-moodle = Moodle montre à cet outil ses propres colonnes du carnet de notes, et non les notes des tests et devoirs. Trois chemins y mènent autrement : une colonne avec une formule, un lien verrouillé, et votre propre décision.
    .lead-canvas = Canvas montre à cet outil ses propres devoirs, et non les notes des quiz et des autres devoirs. Deux chemins y mènent autrement : un lien de réclamation à la fin d’un module, et votre propre décision.
    .lead-other = La plateforme montre à cet outil ses propres colonnes du carnet de notes, et en général pas les notes des autres activités. Un lien de réclamation et votre propre décision y mènent autrement.
    .columns = Colonnes du carnet de notes
    .out-of = sur { $maximum }
    .own = créée ici pour vos valeurs
    .no-columns = Il n’y a pas encore de colonne de cet outil dans le carnet de notes.
    .make-column = Créer une colonne pour vos propres valeurs
    .make-column-sure = Créer la colonne
    .column-hint = Comme elle figure dans le carnet de notes, par exemple « Examen oral ». Une colonne de ce nom qui existe déjà est réutilisée.
    .maximum-hint = Pour une formule : aussi grand que le maximum du test qu’elle suit.
    .column-failed = La colonne n’a pas pu être créée
    .column-no-service = La plateforme ne laisse cet outil voir aucun carnet de notes. Une administratrice ou un administrateur peut l’autoriser dans les réglages de l’outil, sous notes.
    .column-no-right = La plateforme laisse cet outil lire des colonnes, mais pas en créer. L’administration peut l’autoriser : « synchronisation des notes et gestion des colonnes » dans Moodle, « can create and view assignment data in the gradebook » dans Canvas.
    .column-not-here = Cette plateforme n’a pas de carnet de notes pour les outils.
    .formula = Laisser la colonne suivre un test
    .formula-1 = Dans Moodle, ouvrez Notes, Configuration du carnet de notes. Modifiez-y le test et donnez-lui un numéro d’identification tel que quiz1.
    .formula-2 = Au même endroit, ouvrez le menu de la nouvelle colonne, Modifier le calcul, et saisissez cette formule :
    .formula-label = Formule, à copier
    .formula-3 = Donnez à la colonne la pondération 0, sinon elle compte dans le total du cours.
    .formula-4 = Ouvrez la configuration du carnet de notes encore une fois : c’est alors seulement que Moodle calcule une nouvelle formule. Ensuite, chaque changement se voit aussitôt.
    .canvas-column = Canvas ne dit à cet outil que les notes des personnes qu’il a notées lui-même. Une note que vous y tapez ne lui parvient pas.
    .locks = Liens verrouillés
    .make-lock = Utiliser ce lien comme verrou
    .choose-link = Choisir un lien
    .lock-needs = Un verrou est un lien de cet outil dans le cours. Si le vôtre manque ici : ajoutez-en un dans Moodle (Ajouter une activité, cet outil), et ouvrez-le une fois.
    .lock-no-service = La plateforme ne laisse cet outil voir aucune liste de participants. L’administration peut l’autoriser dans les réglages de l’outil, sous noms et rôles.
    .lock-not-here = Seul Moodle dit à un outil qui il laisse entrer.
    .gates = Liens de réclamation
    .make-gate = Créer un lien de réclamation
    .make-gate-sure = Créer le lien de réclamation
    .gate-hint = Ce qu’a fait qui peut l’ouvrir, par exemple « Module 3 fait ».
    .place-gate = Comment placer un lien de réclamation dans le cours
    .place-1-moodle = Dans Moodle, activez le mode édition et ajoutez une activité : cet outil.
    .place-1-canvas = Dans Canvas, ouvrez Modules, appuyez sur + dans le module et choisissez External tool, cet outil.
    .place-1-other = Dans votre cours, ajoutez un lien vers cet outil.
    .place-2 = L’outil s’ouvre : choisissez-y le lien de réclamation.
    .place-3-moodle = Sous Restreindre l’accès de cette activité, dites ce qui doit être fait avant.
    .place-3-canvas = Modifiez le module et dites sous Add requirements ce qui doit être fait, avec « in sequential order », pour que le lien de réclamation vienne en dernier.
    .place-3-other = Faites en sorte que la plateforme ne le montre qu’à qui a fait ce qui devait l’être.
    .place-4 = Ouvrez-le une fois vous-même, pour que cet outil sache de quel lien il s’agit.
    .by-hand = Votre propre décision
source-proves-column = Ce que cela prouve : cette note figure dans le carnet de notes.
source-proves-lock = Ce que cela prouve : la plateforme laisse l’apprenant ouvrir ce lien, donc sa restriction d’accès est remplie. Aucune note n’est vue. Personne ne perd un badge s’il n’y a plus accès ensuite.
source-proves-gate = Ce que cela prouve : l’apprenant a ouvert ce lien. Il vaut ce que vaut le verrou placé devant, et ne compte qu’une fois ouvert.
source-proves-hand = Ce que cela prouve : vous l’avez décidé, pour la raison que vous donnez. Ouvrez un badge et choisissez « Remettre soi-même ».
source-drop = Ne plus l’utiliser
lock-let-in = en laisse entrer { $n } sur { $all }
lock-state-new = Pas encore vérifié
lock-state-used = Utilisé
lock-state-all-let-in = Vous attend
lock-state-jump = Vous attend
gate-opened = { $n ->
    [0] Dans le cours ; aucun apprenant ne l’a encore ouvert
    [one] Ouvert par { $n } apprenant
   *[other] Ouvert par { $n } apprenants
 }
gate-not-placed = Pas encore dans le cours
held-title = « { $label } » est-il encore verrouillé ?
held-all-let-in = Moodle laisse soudain entrer tout le monde ({ $n } sur { $all }). C’est ce que l’on voit quand la restriction d’accès a été retirée.
held-jump = Moodle laisse soudain entrer { $n } apprenants sur { $all }, bien plus qu’avant.
held-kept = Jusqu’à votre réponse, rien de nouveau n’est compté. Qui a un badge le garde.
held-look = Voir qui
held-right = C’est correct
instructor-lock =
    .title = Lien verrouillé : { $label }
    .sum = Moodle laisse entrer { $n } apprenants sur { $all }
    .let-in = Laissés entrer ({ $n })
    .kept-out = Tenus dehors ({ $n })
    .use = C’est correct : utiliser ce verrou
    .changed = Ce ne sont plus les mêmes apprenants qui entrent qu’il y a un instant. Regardez encore une fois.
    .steps = Dans Moodle
    .step-1 = Ouvrez les réglages de « { $label } » même. Une restriction sur sa seule section ne compte pas.
    .step-2 = Sous Restreindre l’accès, ajoutez ce qui doit être fait : une note, une activité achevée ou un groupe. Une date seule ne distingue personne.
    .step-3 = Enregistrez, revenez ici et vérifiez qui passe.
    .check = Vérifier qui passe
    .drop-text = Les règles qui le demandent n’attribuent plus rien jusqu’à ce que vous les changiez. Qui a un badge le garde.
finding-no-restriction = Tout le monde passe, il n’y a donc pas de restriction qui distingue les apprenants. Elle manque peut-être, ne porte que sur la section, ou est une date passée. Un tel verrou ne peut pas être utilisé.
finding-nobody-yet = Personne ne passe. C’est juste si personne ne l’a encore fait. Sinon, vérifiez que l’activité n’est pas cachée et que ce que nomme la restriction existe encore.
finding-only-one = Il n’y a qu’un apprenant, personne ne peut donc dire si c’est un verrou. Vérifiez la restriction dans Moodle avant de l’utiliser.
finding-no-learners = Il n’y a pas encore d’apprenants dans ce cours. Revenez quand il y en aura.
finding-works = Est-ce que ce sont les bonnes personnes ? Alors utilisez le verrou.

## Teacher: learners and badges

instructor-progress =
    .title = Progression dans { $course }
    .list = Liste à imprimer
    .csv = Tableau en fichier (CSV)
    .name = Nom
    .every-badge = Tous les badges
    .narrow = Afficher
    .everything = Afficher tout le monde et tous les badges
    .shown = Apprenants { $first } à { $last } sur { $all }
    .have = { $n ->
        [one] 1 personne l’a
       *[other] { $n } personnes l’ont
     }
    .flagged = À examiner
    .left = N’apprend plus ici
    .legend = Un lien mène au badge : on y voit pourquoi il a été attribué, et on peut le reprendre. Ce qui manque s’ouvre sous le nombre.
    .pages = Pages du tableau
    .before = Apprenants précédents
    .after = Apprenants suivants
    .no-badges = Aucun badge n’est encore publié. Le tableau commence avec le premier.
    .no-learners = Pas encore d’apprenants. Ils apparaissent après la première vérification du cours, ou lorsqu’ils ouvrent cet outil.
    .no-match = Personne n’a cela dans son nom.
progress-cell =
    .earned = Obtenu { $date }
    .expired = Expiré { $date }
    .revoked = Révoqué { $date }
    .share = { $percent }{"\u202F"}%
    .steps = { $met } sur { $needed }
instructor-list =
    .title = Badges attribués dans { $course }
    .back = Apprenants et badges
    .made = { $n ->
        [one] 1 attribution, au { $date }
       *[other] { $n } attributions, au { $date }
     }
    .print = Imprimer
    .platform-id = Identifiant dans la plateforme
    .awarded = Attribué le
    .state = État
    .nothing = Aucun badge n’a encore été attribué.
    .cut = Seules les { $shown } premières personnes sur { $all } sont listées. Réduisez le tableau par nom ou par badge, ou prenez le fichier, qui contient tout le monde.
instructor-learner =
    .has = Badges obtenus
    .lacks = Pas encore
    .why = Pourquoi, et ce qu’on peut faire
    .left = Aucune règle n’attribue quoi que ce soit à cette personne : elle n’apprend plus dans ce cours. Ce qu’elle a obtenu reste.

## Teacher: giving a badge by hand

instructor-give =
    .title = Remettre « { $name } » soi-même
    .give = Remettre le badge
    .reason-hint = Ce que la personne a fait. Cela devient une partie du badge : elle, et qui elle le montre, peuvent le lire.
    .asked = Ce badge demande une preuve : { $asked }
    .link-hint = Une adresse qui commence par https://, où l’on peut voir le travail.
    .holds = l’a
    .nobody = Il n’y a pas encore d’apprenants dans ce cours.
    .given = { $n ->
        [one] { $n } personne a maintenant le badge :
       *[other] { $n } personnes ont maintenant le badge :
     }
    .held = { $n ->
        [one] L’avait déjà, et le garde tel qu’il était :
       *[other] L’avaient déjà, et le gardent tel qu’il était :
     }
    .revoked = { $n ->
        [one] Le badge a été révoqué pour cette personne, et n’est pas donné deux fois :
       *[other] Le badge a été révoqué pour ces personnes, et n’est pas donné deux fois :
     }

## Teacher: one badge

badge-gradebook =
    .title = Dans le carnet de notes
    .closed = Votre plateforme ne laisse cet outil rien écrire dans le carnet de notes. L’administration pourrait l’autoriser.
    .off = Quand quelqu’un obtient ce badge, un point peut être écrit dans une colonne à lui. Votre cours peut alors ouvrir ou verrouiller des choses grâce au badge.
    .begin = L’écrire dans le carnet de notes
    .wanted = La colonne est en cours de création ; cela prend une minute.
    .ready = { $n ->
        [0] La colonne est là. Personne n’a encore de point.
        [one] Un apprenant a le point.
       *[other] { $n } apprenants ont le point.
    }
    .waiting = { $n ->
        [one] Un point est en route.
       *[other] { $n } points sont en route.
    }
    .kept = { $n ->
        [one] Pour un apprenant, une autre note s’y trouvait déjà ; elle reste.
       *[other] Pour { $n } apprenants, une autre note s’y trouvait déjà ; elle reste.
    }
    .not-gradable = { $n ->
        [one] Pour un apprenant, le cours ne tient pas de notes.
       *[other] Pour { $n } apprenants, le cours ne tient pas de notes.
    }
    .refused-title = Le carnet de notes ne l’a pas accepté
    .refused = Peut-être la colonne a-t-elle été retirée, le cours est-il terminé, ou cet outil ne peut-il pas y écrire de notes. Les badges eux-mêmes ne sont pas touchés.
    .again = Réessayer
    .end = Ne plus écrire
instructor-badge =
    .public = Page publique du badge
    .mails = Qui obtient ce badge l’apprend par e-mail, si la plateforme d’apprentissage nous a donné une adresse.
    .mails-none = Ce serveur n’envoie pas d’e-mails : qui obtient ce badge le trouve dans le cours.
    .attention-title = La règle nomme quelque chose qui n’existe plus
    .attention = Personne ne reçoit le badge automatiquement jusqu’à ce que vous changiez la règle. Qui l’a le garde. Introuvable dans le cours :
    .unmatched-title = La règle nomme ce que ce cours n’a pas
    .unmatched = Le badge est venu d’un autre cours. Ces activités n’ont pas été trouvées ici, il ne peut donc pas être publié tel quel. Changez la règle, ou ajoutez-les au cours sous les mêmes noms et vérifiez de nouveau :
    .preview-publish = Aperçu et publication
    .publish = Publier
    .resume = Reprendre
    .pause = Mettre en pause
    .edit = Modifier
    .preview = Qui le recevrait
    .give = Remettre soi-même
    .retire = Retirer
    .retire-text = Plus personne ne reçoit un badge retiré. Qui l’a le garde, et il reste valide.
    .retire-sure = Retirer ce badge
    .retire-note-hint = Affichée avec la date sur la page publique du badge.
    .no-successor = Rien
    .retired-change = Changer ce qui est dit
    .remove = Supprimer
    .remove-text = Personne n’a jamais reçu ce badge : il peut donc disparaître entièrement. Les liens du cours vers lui mèneront à la liste des badges.
    .remove-sure = Supprimer ce badge
    .no-criteria = Rien pour l’instant.
    .holders = Qui l’a
    .nobody = Personne ne l’a encore.
    .awarded = attribué le { $date }
    .flagged = Le résultat est passé depuis sous la règle. Le badge reste valide sauf si vous le révoquez.
    .by-hand = Remis soi-même : { $note }
    .page = Page du badge
    .revoke = Révoquer
    .revoke-whose = le badge de { $name }
    .reason-hint = Quiconque ouvre le badge peut le lire.
    .revoke-sure = Révoquer ce badge
    .mistake = C’était notre erreur : le badge peut de nouveau être obtenu ou remis
    .until = valide jusqu’au { $date }
    .renew = Renouveler
    .suspend-text = Ou suspendez-le pour l’instant, jusqu’à ce que vous reveniez dessus. Ce qui est écrit ci-dessus n’est alors lu que par les enseignants.
    .suspend = Suspendre
    .declined = Refusé le { $date } : personne ne le voit, et il compte encore pour les règles.
    .set-aside-for = Suspendu : { $reason }
    .reinstate = Remettre en vigueur
    .held-back = Il n’est plus donné à cette personne jusqu’à ce que vous l’autorisiez.
    .clear-hold = Autoriser de nouveau

## Public: a badge that someone earned

credential =
    .title-of = { $name }, attribué à { $holder }
    .summary = { $name } : un badge délivré par { $issuer }, avec ce qu’il a fallu pour l’obtenir.
    .awarded-to = Attribué à
    .issued-by = Délivré par
    .awarded-at = Attribué
    .expires-at = Expire
    .expires-never = Jamais
    .how-we-know = Comment nous le savons
    .domain = Signé avec une clé que publie { $domain }
    .private = Le titulaire garde son nom privé. Le badge peut quand même être vérifié.
    .criteria = Ce qu’il a fallu
    .conditions = Conditions remplies
    .about = À propos de ce badge
    .check = Vérifiez vous-même
    .check-text = Vous n’avez pas à croire cette page sur parole. Les fichiers ci-dessous sont signés ; chacun peut les vérifier, ici ou avec un autre vérificateur.
    .verify = Vérifier ce badge
    .files = Fichiers :
    .png = Image (PNG)
    .json = JSON
    .jwt = JWT
    .svg = Image (SVG)
    .pdf = Certificat (PDF)
    .jws = Signé (JWS)
    .older = Pour les anciens sacs à badges
    .older-text = Le même badge en Open Badges 2.0, pour les programmes qui ne lisent pas encore la forme actuelle. Ils demandent à ce serveur s’il vaut toujours.
    .older-address = Ou collez-y cette adresse :
    .log = Inscrit au journal des émissions sous le numéro { $number } :
    .log-proof = Preuve
    .newer = Voir le plus récent
    .key-withdrawn = Le { $date }, l’émetteur a retiré la clé qui l’a signé, parce que quelqu’un d’autre l’a peut-être. Il ne passe plus aucune vérification ; la personne qui l’a obtenu peut en demander un nouveau à l’émetteur.
credential-valid =
    .title = Valide
    .text = Signé par { $domain } ; ni révoqué ni expiré.
credential-expired =
    .title = Expiré
    .text = Il était authentique, et valide jusqu’au { $date }.
credential-revoked =
    .title = Révoqué
    .text = Révoqué le { $date } : { $reason }
credential-suspended =
    .title = Suspendu
    .text = { $domain } l’a suspendu pour l’instant. Ne vous y fiez pas avant que ce soit réglé.
credential-superseded =
    .title = Remplacé par un plus récent
    .text = { $domain } a délivré un badge plus récent à sa place.
credential-test =
    .title = Ceci est un test, pas une attribution
    .text = Un enseignant essaie ce badge. Il n’a été attribué à personne et ne dit rien de personne ; { $domain } l’a signé pour un jour.
    .by = Essayé par

achievement =
    .summary = { $name } : un badge proposé par { $issuer }, et ce qu’il faut pour l’obtenir.
    .offered-by = Proposé par
    .criteria = Ce qu’il faut
    .no-criteria = L’émetteur ne l’a pas décrit.
    .retired = Ce badge n’est plus attribué. Qui l’a le garde, et il reste valide.
    .retired-on = Ce badge n’est plus attribué depuis le { $date }. Qui l’a le garde, et il reste valide.
    .successor = À sa place :

besides =
    .title = Ce qu’il vaut
    .skills = Compétences qu’il représente
    .kind = Type
    .credits = Crédits
    .language = Langue
    .field = Domaine d’études
    .specialization = Spécialisation
    .code = Code
    .edition = Édition
    .measures = Mesuré par
    .evidence-asked = Preuve demandée
    .related = En rapport
    .tags = Mots-clés
    .evidence = Preuves
    .shown = Ce qui a été atteint
    .credits-earned = Crédits obtenus
    .days = Période
    .license = Numéro de licence
    .role = Rôle
    .term = Trimestre
    .assessed-by = Évalué par
endorsed =
    .title = Recommandé par
    .achievement = au sujet de ce badge
    .issuer = au sujet de l’émetteur
    .award = au sujet de cette attribution
badge-type =
    .achievement = Réalisation
    .apprenticeship-certificate = Certificat d’apprentissage
    .assessment = Évaluation
    .assignment = Devoir
    .associate-degree = Diplôme d’associé
    .award = Distinction
    .badge = Badge
    .bachelor-degree = Licence universitaire
    .certificate = Certificat
    .certificate-of-completion = Attestation d’achèvement
    .certification = Certification
    .community-service = Service à la communauté
    .competency = Compétence
    .course = Cours
    .co-curricular = En marge du programme
    .degree = Grade
    .diploma = Diplôme
    .doctoral-degree = Doctorat
    .fieldwork = Travail de terrain
    .general-education-development = Équivalence d’études secondaires
    .journeyman-certificate = Certificat de compagnon
    .learning-program = Programme de formation
    .license = Licence d’exercice
    .membership = Adhésion
    .professional-doctorate = Doctorat professionnel
    .quality-assurance-credential = Attestation de qualité
    .master-certificate = Brevet de maîtrise
    .master-degree = Master
    .micro-credential = Microcertification
    .research-doctorate = Doctorat de recherche
    .secondary-school-diploma = Diplôme d’études secondaires

issuer =
    .role = Délivre des badges ici
    .role-ended = A délivré des badges ici, et ne le fait plus. Ce qui a été délivré reste valide.
    .parent = Fait partie de
    .website = Site web
    .email = E-mail
    .phone = Téléphone
    .official = Représenté par
    .address = Adresse
    .domain = Domaine
    .did = Identifiant
    .how = Chaque badge de cet émetteur est signé avec une clé que publie { $domain }. Qui vérifie un badge compare la signature avec cette clé, si bien que personne d’autre ne peut délivrer en ce nom.
    .how-own = Le domaine { $domain } appartient à cet émetteur : qui le possède décide quelles clés s’y trouvent.
    .how-shared = Le domaine { $domain } est celui du serveur, qui garantit que cet émetteur est bien qui il dit être.
    .keys = Clés
    .keys-text = Un badge peut être vérifié tant que la clé qui l’a signé figure ici. Les clés changent de temps en temps ; les anciennes restent.
issuer-key =
    .kind-ed25519 = Ed25519, pour les fichiers qui contiennent la preuve
    .kind-rsa = RSA, pour les jetons (JWT)
    .imported = (apportée par l’émetteur)
    .sealed-by = Cachet de
    .confirmed = Confirmé par { $authority }, jusqu’au { $date }
    .state = État
    .coming = Publiée ; signe à partir du { $date }
    .signs = Signe depuis le { $date }
    .retired = A signé du { $from } au { $date } ; ce qu’elle a signé reste valide
    .withdrawn = Retirée le { $date }, parce que quelqu’un d’autre l’a peut-être. Plus personne ne peut dire ce qu’elle a signé à bon droit ; les badges signés avec elle ne passent donc pas la vérification, et leurs titulaires en ont besoin de nouveaux.

## Public: the verifier

verify =
    .title = Vérifier un badge
    .text = N’importe quel Open Badge, d’ici ou d’ailleurs, en version 2.0 ou 3.0. Vous voyez s’il est authentique, s’il est en vigueur et qui l’a délivré.
    .or = ou
    .file-hint = L’image (PNG ou SVG) ou le fichier (JSON ou JWT) sous lequel le badge est venu.
    .link-hint = L’adresse d’un badge.
    .paste-hint = Le JSON ou le JWT d’un badge.
    .log = Interroger aussi le journal de l’émetteur
    .log-hint = Si l’émetteur en tient un, chaque badge y est inscrit tel qu’il a été signé. Le journal de ce serveur est toujours interrogé sur ses propres badges. Le serveur de l’émetteur apprend quel badge est vérifié.
    .submit = Vérifier
    .kept = Ce que vous saisissez est vérifié et n’est pas conservé.
    .many = Vérifier beaucoup de badges à la fois
verify-many =
    .title = Vérifier beaucoup de badges à la fois
    .text = Collez les liens, ou déposez un tableau qui en contient, ou une archive ZIP de fichiers de badges : jusqu’à 100 badges.
    .links-hint = Un ou plusieurs par ligne. Ce qui se trouve à côté n’est pas regardé.
    .file-hint = CSV, texte ou ZIP, 8 Mo au plus.
    .submit = Tout vérifier
    .csv = Tout vérifier et enregistrer un tableau
    .results = { $n ->
        [one] { $n } badge vérifié
       *[other] { $n } badges vérifiés
     }
    .checked = Vérifié le { $date }
    .item = Ce qui a été vérifié
    .result = Résultat
    .badge = Ce qu’il dit
verification =
    .title = Résultat de la vérification
    .claims = Ce que dit le badge
    .claims-text = Voici ce qui figure dans le fichier. Les réponses ci-dessus disent jusqu’où vous pouvez vous y fier.
    .endorsements = Ce que d’autres en disent
    .endorsements-text = Signé par d’autres, chacun avec sa propre réponse. Rien de cela ne change le résultat ci-dessus.
    .contained = Ce qu’il contient
    .contained-text = Des attestations dans celle-ci, chacune vérifiée à part.
    .unnamed = Sans nom
    .badge = Badge
    .description = Description
    .domain = Signé avec une clé que publie { $domain }
    .domain-hosted = Publié par { $domain }
    .page = Ouvrir sa page
    .checks = Ce qui a été vérifié
    .when = Vérifié le { $date }. Un badge peut être révoqué plus tard ; vérifiez de nouveau quand cela compte.
    .another = En vérifier un autre
verdict-valid =
    .title = Authentique et en vigueur
    .text = Il est tel que son émetteur l’a donné, et ni révoqué ni expiré.
verdict-expired =
    .title = Authentique, mais expiré
    .text = Il est tel que son émetteur l’a donné. Il était valide jusqu’au { $date }.
verdict-not-yet-valid =
    .title = Authentique, mais pas encore valide
    .text = Il est tel que son émetteur l’a donné. Il devient valide le { $date }.
verdict-revoked =
    .title = Révoqué
    .text = Son émetteur l’a révoqué. Ne vous y fiez pas.
    .date = Il a été révoqué le { $date }.
    .reason = Raison donnée : { $reason }
verdict-suspended =
    .title = Suspendu
    .text = Son émetteur l’a suspendu pour l’instant. Ne vous y fiez pas avant que ce soit réglé.
verdict-superseded =
    .title = Remplacé par un plus récent
    .text = Il est authentique, mais son émetteur en a délivré un plus récent à sa place.
verdict-test =
    .title = Un essai, pas une attribution
    .text = Il a été signé pour essayer. Il ne dit rien de personne.
verdict-changed =
    .title = Pas authentique
    .text = Ce n’est pas ce qu’a donné l’émetteur qu’il nomme. Il a été modifié, ou quelqu’un d’autre l’a fait.
verdict-contradicted =
    .title = Contredit par le journal de son émetteur
    .text = Le journal où l’émetteur inscrit ce qu’il signe ne l’a pas ainsi, ou a lui-même été modifié. Interrogez l’émetteur avant de vous y fier.
verdict-key-withdrawn =
    .title = Signé avec une clé retirée
    .text = Son émetteur a retiré la clé qui l’a signé, parce que quelqu’un d’autre l’a peut-être. Plus personne ne peut dire qui a signé ; son titulaire en a besoin d’un nouveau.
verdict-status-unknown =
    .title = Authentique, mais son statut n’est pas connu en ce moment
    .text = Il est tel que son émetteur l’a donné. On n’a pas pu demander s’il a été révoqué ; réessayez plus tard.
verdict-not-checkable =
    .title = Impossible à vérifier maintenant
    .text = L’émetteur n’a pas pu être interrogé, on ne peut donc rien en dire. Réessayez plus tard.
verdict-unreadable =
    .title = Aucun badge trouvé
    .text = Cela n’a pas pu être lu comme un badge. Prenez le fichier ou le lien sous lequel vous avez reçu le badge.

answer-authentic = Est-il authentique ?
    .yes = Oui : tel que son émetteur l’a donné.
    .no = Non : ce n’est pas ce qu’a donné son émetteur.
    .unknown = Inconnu : il n’a pas pu être comparé à ce que dit son émetteur.
answer-in-force = Est-il en vigueur ?
    .yes = Oui : ni révoqué ni expiré.
    .no = Non.
    .unknown = Inconnu : son statut n’a pas pu être vérifié.
answer-issuer-known = Connaissons-nous l’émetteur ?
    .yes = Oui : il délivre sur ce serveur.
    .no = Non : jugez vous-même si vous lui faites confiance.
    .unknown = Inconnu.

outcome-passed = réussi
outcome-failed = échoué
outcome-unknown = inconnu
outcome-skipped = laissé de côté
check-format = Forme
    .passed = Il est construit comme le dit le standard Open Badges.
    .failed = Il n’est pas construit comme le dit le standard Open Badges.
    .unknown = Sa forme n’a pas pu être jugée.
    .skipped = Sa forme n’a pas été regardée.
check-signature = Signature
    .passed = La signature correspond au contenu : rien n’a été modifié.
    .failed = La signature ne correspond pas au contenu.
    .unknown = La signature n’a pas pu être vérifiée.
    .skipped = Il n’y a pas de signature à vérifier.
check-issuer-key = Clé de l’émetteur
    .passed = La clé qui a signé est publiée par l’émetteur.
    .failed = La clé qui a signé n’appartient pas à l’émetteur.
    .unknown = La clé de l’émetteur n’a pas pu être obtenue.
    .skipped = La clé de l’émetteur n’était pas nécessaire.
check-hosted = Publication
    .passed = Son émetteur le publie à son adresse.
    .failed = À son adresse se trouve autre chose.
    .unknown = Il est publié, avec d’autres détails que dans le fichier.
    .skipped = Son adresse n’a pas pu être interrogée.
check-scope = Lieu
    .passed = Son émetteur publie des badges à cette adresse.
    .failed = Son émetteur ne publie pas de badges à cette adresse.
    .unknown = On n’a pas pu dire à qui est cette adresse.
    .skipped = On n’a pas pu dire à qui est cette adresse.
check-issuer = Émetteur
    .passed = L’émetteur est celui que dit le badge.
    .failed = L’émetteur n’est pas celui que dit le badge.
    .unknown = L’émetteur n’a pas pu être interrogé.
    .skipped = L’émetteur n’a pas été regardé.
check-achievement = Ce qui a été accompli
    .passed = Le badge décrit ce qu’il signifie.
    .failed = Le badge ne décrit pas ce qu’il signifie.
    .unknown = La description n’a pas pu être obtenue.
    .skipped = La description n’a pas été regardée.
check-status = Statut
    .passed = Il n’a pas été révoqué.
    .failed = Son émetteur l’a révoqué ou suspendu.
    .unknown = On n’a pas pu demander s’il a été révoqué.
    .skipped = Il n’a pas de statut que l’on pourrait demander.
check-dates = Dates
    .passed = Il est valide aujourd’hui.
    .failed = Il n’est pas valide aujourd’hui.
    .unknown = Ses dates n’ont pas pu être lues.
    .skipped = Il n’a pas de fin.
check-log = Journal des émissions
    .passed = Le journal de l’émetteur l’a tel qu’il est.
    .failed = Le journal de l’émetteur dit autre chose, ou a lui-même été modifié.
    .unknown = Le journal de l’émetteur ne le montre pas.
    .skipped = Aucun journal n’a pu être interrogé.
check-recipient = Titulaire
    .passed = Il a été délivré à la personne demandée.
    .failed = Il n’a pas été délivré à la personne demandée.
    .unknown = Le titulaire n’a pas pu être comparé.
    .skipped = Le titulaire n’a pas été comparé.
check-picture = Image
    .passed = L’image porte le badge.
    .failed = L’image porte un badge endommagé.
    .unknown = L’image n’a pas pu être lue.
    .skipped = Il n’y avait pas d’image à lire.
check-claims = Jeton
    .passed = Ce qui entoure le badge dans le jeton dit la même chose.
    .failed = Ce qui entoure le badge dans le jeton dit autre chose.
    .unknown = Ce qui entoure le badge dans le jeton n’a pas pu être comparé.
    .skipped = Il n’y a rien autour du badge à comparer.
check-test = Test
    .passed = Ce n’est pas un test.
    .failed = Ceci est un test, pas une attribution. Il a été signé pour essayer le badge.
    .unknown = Il n’a pas été possible de savoir si c’est un test.
    .skipped = Personne n’a demandé si c’est un test.
check-superseded = Badge plus récent
    .passed = Aucun badge plus récent n’a pris sa place.
    .failed = Un badge plus récent a pris sa place.
    .unknown = Impossible de dire si un badge plus récent a pris sa place.
    .skipped = Personne n’a été interrogé sur un badge plus récent.
check-endorsements = Recommandations
    .passed = Ce que d’autres en disent tient.
    .failed = Ce que d’autres en disent ne tient pas.
    .unknown = Tout ce que d’autres en disent ne tient pas, ou n’a pas pu être vérifié.
    .skipped = Ce que d’autres en disent n’a pas été regardé.
check-other-proofs = Autres signatures
    .passed = Les autres signatures correspondent aussi au contenu.
    .failed = Une autre signature ne correspond pas au contenu.
    .unknown = Toutes les autres signatures n’ont pas pu être confirmées ; la première compte.
    .skipped = Les autres signatures n’ont pas été regardées.
check-refresh = Version la plus récente
    .passed = L’émetteur a été interrogé sur la version la plus récente, et sa réponse compte.
    .failed = L’émetteur a répondu par quelque chose qui ne tient pas.
    .unknown = L’émetteur n’a pas pu être interrogé sur la version la plus récente ; celle-ci a été vérifiée.
    .skipped = L’émetteur n’a pas été interrogé sur une version plus récente.
check-contained = Contenu
    .passed = Chaque attestation qu’il contient est authentique et en vigueur.
    .failed = Ce qu’il contient n’est pas authentique.
    .unknown = Toutes les attestations qu’il contient ne sont pas authentiques et en vigueur.
    .skipped = Les attestations qu’il contient n’ont pas été regardées.

## Public: about the server

home =
    .title = Des badges que l’on peut vérifier
    .text = Ce serveur délivre des Open Badges pour ce que l’on accomplit dans ses cours, et vérifie n’importe quel Open Badge, d’ici ou d’ailleurs.
    .verify = Vérifier un badge
    .issuers = Qui délivre ici
home-learners =
    .title = Vous avez obtenu un badge ?
    .text = Ouvrez votre cours sur votre plateforme : vos badges et votre progression s’y trouvent. Aucun compte n’est nécessaire ici.
home-verifiers =
    .title = On vous montre un badge ?
    .text = Ouvrez son lien, ou vérifiez ici son fichier. Vous voyez tout de suite s’il est authentique, s’il est en vigueur et ce qu’il a fallu.

home-admins =
    .title = Vous gérez une plateforme d’apprentissage ?
    .text = Reliez Moodle, Canvas ou une autre plateforme à ce serveur, par un lien ou à la main.
    .link = Que coller, et où

setup =
    .title = Relier votre plateforme d’apprentissage
    .text = Pour qui administre Moodle, Canvas ou une autre plateforme : que coller, et où. Chaque valeur est telle que ce serveur la veut ; un clic la sélectionne entière.
    .back = La plateforme montre ensuite son propre côté. Qui exploite ce serveur le saisit :
    .command = Commande
setup-link =
    .title = Par un lien, sans rien recopier
    .text = Demandez à qui exploite ce serveur un lien d’inscription. Il vaut une semaine, pour une plateforme. On le crée avec :
    .command = Commande
    .moodle = Moodle : collez-le sous Administration du site › Plugins › Modules d’activités › Outil externe › Gérer les outils, « URL de l’outil… », et appuyez sur « Ajouter LTI Advantage ».
    .canvas = Canvas : collez-le sous Admin › Developer Keys › + Developer Key › + LTI Registration.
    .other = Autres : cherchez « dynamic registration » dans les réglages des outils.
setup-moodle =
    .title = Moodle, à la main
    .where = Administration du site › Plugins › Modules d’activités › Outil externe › Gérer les outils › configurer un outil manuellement. Appuyez sur « Afficher plus… » quand un champ n’est pas visible.
    .name = Tool name
    .url = Tool URL
    .version = LTI version
    .version-value = LTI 1.3
    .key-type = Public key type
    .key-type-value = Keyset URL
    .keys = Public keyset
    .login = Initiate login URL
    .redirect = Redirection URI(s)
    .custom = Custom parameters
    .usage = Tool configuration usage
    .usage-value = Show in activity chooser and as a preconfigured tool
    .container = Default launch container
    .container-value = Embed, without blocks
    .deep-linking = Supports Deep Linking (Content-Item Message)
    .deep-linking-value = coché
    .selection = Content Selection URL
    .icon = Secure icon URL
    .grades-service = IMS LTI Assignment and Grade Services
    .grades-service-value = Use this service for grade sync and column management
    .names-service = IMS LTI Names and Role Provisioning
    .names-service-value = Use this service to retrieve members’ information as per privacy settings
    .settings-service = Tool Settings
    .settings-service-value = Do not use this service
    .name-sharing = Share launcher’s name with tool
    .email-sharing = Share launcher’s email with tool
    .always = Always
    .grades = Accept grades from the tool
    .grades-value = Delegate to teacher
    .ssl = Force SSL
    .ssl-value = coché
setup-canvas =
    .title = Canvas, à la main
    .where = Admin › Developer Keys › + Developer Key › + LTI Key. Comme Method, choisissez « Enter URL » et donnez ces deux-là ; activez ensuite la clé et installez l’application par son identifiant client.
    .json-url = JSON URL
    .redirect = Redirect URIs
    .by-hand = Avec la méthode « Manual Entry », la même chose champ par champ :
    .target = Target Link URI
    .login = OpenID Connect Initiation Url
    .keys = Public JWK URL
    .domain = Domain
    .icon = Icon Url
    .custom = Custom Fields
    .privacy = Privacy Level
    .privacy-value = Public
    .placements = Placements
    .placements-value = Course Navigation (LtiResourceLinkRequest) ; Link Selection et Assignment Selection (LtiDeepLinkingRequest)
    .cloud = Dans le nuage d’Instructure
    .own = Sur votre propre serveur
setup-others =
    .title = Brightspace, Blackboard, Open edX, Sakai et autres, à la main
    .where = Chaque plateforme demande ceci, sous des noms comme les suivants.
    .login = Login URL, OpenID Connect login URL, initiate login URL
    .launch = Launch URL, redirect URL, target link URI, deep linking URL
    .keys = Keyset URL, JWKS URL, public key set
    .domain = Domaine
    .icon = Icône, logo
    .privacy = Politique de confidentialité
    .terms = Conditions d’utilisation
    .brightspace = Brightspace : Admin Tools › Manage Extensibility › LTI Advantage › Register Tool, puis ajoutez un deployment.
    .blackboard = Blackboard : l’identifiant client vient du portail des développeurs ; l’administration de l’établissement l’ajoute sous Integrations › LTI Tool Providers, ce qui donne le deployment.
    .open-edx = Open edX : dans Studio, le composant LTI ou Pages & Resources du cours montrent l’adresse du jeu de clés, l’identifiant client et l’identifiant de deployment.
    .sakai = Sakai : Administration Workspace › External Tools › Install LTI 1.x tool montre l’adresse du jeu de clés, l’identifiant client et l’identifiant de deployment.
    .any = Toute autre plateforme :
setup-services =
    .title = Services et paramètres
    .text = Là où une plateforme demande ce que l’outil peut faire, autorisez ceci. Chacun peut manquer ; la vérification « accolade platform check » dit alors ce qui fait défaut.
    .scopes = Services (scopes)
    .custom = Paramètres personnalisés

## Registration by link, in the learning platform's own window

register-consent =
    .title = Relier { $name } à Accolade
    .text = { $host } est sur le point d’inscrire Accolade, un outil qui donne des badges pour ce qu’accomplissent les apprenants. Rien ne se passe avant que vous appuyiez sur le bouton.
    .update-text = { $host } est déjà inscrit ici. Le bouton met l’inscription à jour ; cours, badges et personnes restent tels quels.
    .shared = Ce qui est partagé avec Accolade
    .privacy = Ce qui est conservé, et pourquoi
    .register = Inscrire Accolade
    .update = Mettre l’inscription à jour
register-shares =
    .person = Qui ouvre Accolade : nom, adresse e-mail, langue, rôles et cours.
    .roster = Qui participe à un cours dans lequel Accolade est utilisé, avec les mêmes indications.
    .results = Les colonnes du carnet de notes qui appartiennent à Accolade, et les notes qu’elles contiennent.
    .scores = Accolade peut créer ses propres colonnes du carnet de notes et y inscrire qu’un badge a été obtenu.
    .never = Les notes des tests, devoirs et autres outils ne sont jamais montrées à Accolade par ce moyen.
register-missing =
    .title = Cette plateforme ne propose pas tout
    .roster = Pas de liste de participants : seules les personnes qui ouvrent elles-mêmes Accolade peuvent obtenir un badge.
    .results = Pas de carnet de notes : les règles ne peuvent pas demander de notes.
    .scores = Pas d’écriture dans le carnet de notes : un badge ne peut rien débloquer dans le cours.
register-next =
    .title = Ce qu’il faut faire ensuite
    .launch = Ouvrez Accolade une fois depuis un cours en tant qu’enseignant : l’outil est alors en service.
register-next-moodle =
    .activate = Appuyez sur « Activer » sur la carte du nouvel outil.
    .chooser = Ouvrez les réglages de la carte (la roue) et mettez « Tool configuration usage » sur « Show in activity chooser and as a preconfigured tool » : Moodle ne le met pas dans le sélecteur sinon.
    .grades = Laissez « Accept grades from the tool » sur « Delegate to teacher ». Un enseignant le coche dans une activité qui doit avoir une colonne de notes.
register-next-canvas =
    .enable = Parcourez les autorisations et emplacements que montre Canvas, et activez la clé.
    .install = Installez l’application dans le compte ou le cours par son identifiant client, là où Canvas ne l’a pas déjà fait.
register-next-other =
    .enable = Cherchez le nouvel outil dans les réglages de votre plateforme et activez-le pour vos cours.
register-again-moodle =
    .chooser = Moodle retire du sélecteur d’activités un outil mis à jour : ouvrez-y ses réglages et montrez-le de nouveau dans le sélecteur.
register-done =
    .title = Accolade est relié
    .registered = { $name } est inscrit.
    .updated = L’inscription de { $name } est à jour.
    .close = Cette fenêtre se ferme d’elle-même. Si elle reste, fermez-la et continuez sur votre plateforme.
register-siblings =
    .title = Cette plateforme est inscrite plus d’une fois
    .text = Il existe une autre inscription avec un autre identifiant client. Si elle est ancienne, retirez-la sur votre plateforme et demandez à qui exploite ce serveur de la retirer ici, pour que personne ne voie tout en double.

operator =
    .title = Qui exploite ce serveur
    .unknown = Demandez à l’établissement dont la plateforme vous a mené ici.
privacy =
    .title = Confidentialité
    .text = Ce que ce serveur sait des personnes, pourquoi, et qui peut le voir.
privacy-kept =
    .title = Ce qui est conservé
    .person = De la plateforme d’apprentissage : son identifiant pour vous, votre nom, votre adresse e-mail si la plateforme la donne, et votre rôle dans le cours.
    .results = Les résultats que la plateforme nous montre des activités d’un cours, pour décider et expliquer qui a obtenu ses badges.
    .awards = Les badges qui vous ont été attribués, quand, et selon quelle règle.
    .requests = Ce que vous remettez et demandez dans un cours, et ce que répondent vos enseignants.
    .mails = Si ce serveur envoie des e-mails : quand il vous a écrit au sujet de quel badge, pas le texte. Qui n’en veut pas est retenu par un code dont on ne peut lire l’adresse.
    .days = { $n ->
        [one] Un jour après la dernière ouverture d’un cours, ses résultats, ce que les règles en ont vu et ce qui a été remis et traité sont effacés.
       *[other] { $n } jours après la dernière ouverture d’un cours, ses résultats, ce que les règles en ont vu et ce qui a été remis et traité sont effacés.
     }
    .stays = Cela est conservé jusqu’à ce que quelqu’un en demande l’effacement ou que le serveur soit abandonné.
    .signed = Les badges restent, afin de pouvoir être vérifiés aussi longtemps que vous en avez besoin.
privacy-shown =
    .title = Qui peut le voir
    .course = Dans le cours, vous voyez vos propres badges et votre progression ; vos enseignants voient ceux des apprenants de leur cours.
    .copies = Si les enseignants d’un cours ont indiqué d’autres personnes pour cela, par exemple un tuteur, celles-ci reçoivent une copie quand nous vous écrivons qu’un badge a été attribué, a été retiré ou prend bientôt fin. Elle nomme vous-même, le badge, le cours et le jour. Votre propre e-mail dit quand une copie part. Si vous ne recevez pas d’e-mail, aucune copie ne part non plus.
    .public = La page publique d’un badge est d’abord privée : son adresse ne peut être devinée, les moteurs de recherche sont tenus à l’écart, et votre nom n’y figure pas.
    .files = Les fichiers de badge signés ne portent aucune note, et votre adresse e-mail tout au plus sous une forme brouillée que seul peut comparer qui connaît l’adresse.
privacy-machines =
    .title = Cookies et autres machines
    .text = Un cookie vous garde connecté tant que vous êtes dans le cours ; cela marche aussi sans lui. Aucune page ne charge quoi que ce soit d’autres machines.
privacy-rights =
    .title = Ce que vous pouvez demander
    .text = Vous pouvez demander à qui exploite ce serveur de vous montrer ce qui est conservé sur vous, de le corriger, de vous le remettre ou de l’effacer.
terms =
    .title = Conditions
    .text = Ce sur quoi vous pouvez compter, et ce qui vous est demandé.
terms-badges =
    .title = Badges
    .text = Un badge dit que son émetteur confirme une réussite selon une règle qui figure sur sa page. L’émetteur en répond, et peut le révoquer avec une raison publique.
terms-verifying =
    .title = Vérification
    .text = Chacun peut vérifier ici n’importe quel badge, gratuitement et sans compte. La réponse dit ce qu’il en était au moment de la vérification.
terms-use =
    .title = Usage loyal
    .text = Ne présentez pas des badges qui ne sont pas les vôtres, n’essayez pas de contourner les règles d’un cours et ne surchargez pas le serveur.

## Refusals: what happened, what to do now, whom to tell

refusal =
    .now = Que faire maintenant
    .tell = À qui le dire
    .said = La plateforme d’apprentissage a dit :
    .retry = Réessayer
    .reference = Référence
    .code = Code
-reopen = Retournez à votre cours et ouvrez le lien de nouveau.
-tell-teacher = Si cela se reproduit, dites-le à votre enseignant ou à l’assistance de votre plateforme, avec la référence ci-dessous.
-tell-admin = Dites-le à l’administration de votre plateforme, avec la référence et le code ci-dessous. Ce n’est pas quelque chose que vous avez fait.
-tell-operator = Si cela n’aide pas, dites-le à qui exploite ce serveur, avec la référence et le code ci-dessous.
-tell-us = Si cela se reproduit, dites-le à qui exploite ce serveur, avec la référence ci-dessous.

refusal-launch-malformed =
    .title = Ouvrez ceci depuis votre cours
    .what = Cette adresse prend des messages de plateformes d’apprentissage. Ce qui est arrivé ici n’en est pas un, ou seulement une partie.
    .now = Ouvrez votre cours et suivez le lien vers les badges.
    .whom = { -tell-teacher }
refusal-launch-state-unknown =
    .title = Ce lien n’a pas été ouvert depuis votre cours
    .what = Le message de votre plateforme n’appartient à aucune visite commencée ici. Cela arrive quand une page est rechargée, ou ouverte depuis un signet ou l’historique.
    .now = { -reopen } N’utilisez pas de signet.
    .whom = { -tell-teacher }
refusal-launch-state-expired =
    .title = L’ouverture a pris trop de temps
    .what = Plus de quelques minutes ont passé entre le clic dans votre cours et la réponse de votre plateforme.
    .now = { -reopen }
    .whom = { -tell-teacher }
refusal-launch-replayed =
    .title = Ce lien a déjà été utilisé
    .what = Chaque clic dans votre cours crée un lien qui marche une fois. Celui-ci a déjà été utilisé : peut-être la page a-t-elle été rechargée, ou le bouton retour pressé.
    .now = { -reopen }
    .whom = { -tell-teacher }
refusal-launch-algorithm =
    .title = Votre plateforme a signé d’une façon que nous n’acceptons pas
    .what = Le message n’était pas signé avec RS256, la seule façon que LTI 1.3 exige.
    .now = Rien de ce que vous faites ici ne peut y changer.
    .whom = { -tell-admin }
refusal-launch-key-missing =
    .title = Votre plateforme n’a pas dit quelle clé elle a utilisée
    .what = Le message est signé mais ne nomme pas la clé (son « kid » manque), nous ne pouvons donc pas vérifier qui l’a envoyé.
    .now = Rien de ce que vous faites ici ne peut y changer.
    .whom = { -tell-admin }
refusal-launch-key-unknown =
    .title = Votre plateforme a utilisé une clé qu’elle ne publie pas
    .what = Le message est signé avec une clé qui n’est pas parmi les clés publiques de votre plateforme. Peut-être vient-elle d’en changer.
    .now = Attendez une minute. { -reopen }
    .whom = { -tell-admin }
refusal-launch-signature =
    .title = Nous n’avons pas pu savoir avec certitude qui vous envoie
    .what = La signature du message ne correspond pas à son contenu.
    .now = { -reopen }
    .whom = { -tell-admin }
refusal-launch-issuer =
    .title = Le message venait d’une autre plateforme
    .what = La visite a commencé sur une plateforme, et le message en nomme une autre.
    .now = { -reopen }
    .whom = { -tell-admin }
refusal-launch-audience =
    .title = Le message était destiné à un autre outil
    .what = Votre plateforme a adressé le message à un identifiant client qui n’est pas le nôtre.
    .now = Rien de ce que vous faites ici ne peut y changer.
    .whom = { -tell-admin }
refusal-launch-expired =
    .title = Le message est trop ancien
    .what = Le message de votre plateforme avait expiré à son arrivée. Peut-être une page est-elle restée longtemps ouverte, ou une horloge est fausse.
    .now = { -reopen }
    .whom = { -tell-teacher }
refusal-launch-issued-at =
    .title = Les horloges ne s’accordent pas
    .what = D’après notre horloge, le message de votre plateforme a été écrit dans le futur ou il y a trop longtemps.
    .now = Attendez une minute. { -reopen }
    .whom = { -tell-admin }
refusal-launch-nonce-mismatch =
    .title = La réponse ne correspond pas à la question
    .what = Le message de votre plateforme ne porte pas la marque que nous lui avions donnée pour cette visite.
    .now = { -reopen }
    .whom = { -tell-teacher }
refusal-launch-version =
    .title = Votre plateforme parle une autre version
    .what = Le message n’est pas en LTI 1.3, la version que comprend cet outil.
    .now = Rien de ce que vous faites ici ne peut y changer.
    .whom = { -tell-admin }
refusal-launch-message-type =
    .title = Votre plateforme a demandé quelque chose que nous n’offrons pas
    .what = Cet outil ne répond pas à ce type de message.
    .now = Ouvrez les badges par un lien de votre cours.
    .whom = { -tell-admin }
refusal-launch-deployment-missing =
    .title = Votre plateforme n’a pas dit où elle a placé l’outil
    .what = Le message ne nomme pas de deployment, que LTI 1.3 exige.
    .now = Rien de ce que vous faites ici ne peut y changer.
    .whom = { -tell-admin }
refusal-launch-deployment-unknown =
    .title = Cet emplacement de l’outil n’est pas connu
    .what = Votre plateforme est inscrite ici, mais pas le deployment que nomme le message.
    .now = Rien de ce que vous faites ici ne peut y changer.
    .whom = { -tell-admin } Elle peut ajouter le deployment à l’inscription de la plateforme.
refusal-launch-target =
    .title = Le lien mène ailleurs
    .what = Le message de votre plateforme nomme une adresse qui n’est pas sur ce serveur.
    .now = Rien de ce que vous faites ici ne peut y changer.
    .whom = { -tell-admin }
refusal-launch-roles =
    .title = Votre plateforme n’a pas dit ce que vous êtes ici
    .what = Le message ne porte pas de liste de vos rôles dans le cours, pas même une liste vide.
    .now = { -reopen }
    .whom = { -tell-admin }
refusal-launch-resource-link =
    .title = Votre plateforme n’a pas dit quel lien vous avez ouvert
    .what = Le message ne nomme pas le lien de votre cours.
    .now = { -reopen }
    .whom = { -tell-admin }
refusal-launch-deep-linking =
    .title = L’ajout depuis ici n’a pas marché
    .what = Le message qui nous demande des contenus est incomplet, ou demande des contenus que nous n’avons pas.
    .now = Retournez à votre cours et ajoutez l’outil de nouveau, comme activité ou comme lien.
    .whom = { -tell-admin }
refusal-launch-subject =
    .title = Votre plateforme n’a pas dit qui vous êtes
    .what = La façon dont votre plateforme vous nomme est inutilisable : elle est vide ou trop longue.
    .now = Connectez-vous de nouveau à votre plateforme. { -reopen }
    .whom = { -tell-admin }
refusal-launch-not-a-launch =
    .title = Nous n’avons pas pu lire ce que votre plateforme a envoyé
    .what = Votre plateforme vous a envoyé ici, mais son message est endommagé, ou n’est pas celui qui ouvre un outil.
    .now = { -reopen }
    .whom = { -tell-admin }
refusal-launch-context-missing =
    .title = Votre plateforme n’a pas nommé de cours
    .what = Le message ne dit pas de quel cours vous venez, et les badges appartiennent à des cours.
    .now = Ouvrez les badges depuis un cours.
    .whom = { -tell-admin }
refusal-launch-platform-error =
    .title = Votre plateforme a refusé de vous connecter ici
    .what = Nous avons demandé à votre plateforme qui vous êtes, et elle a répondu par une erreur. Souvent, votre connexion y a pris fin.
    .now = Connectez-vous de nouveau à votre plateforme. { -reopen }
    .whom = { -tell-admin }
refusal-launch-keys-unreachable =
    .title = Les clés de votre plateforme ne peuvent être obtenues
    .what = Pour savoir qui vous envoie, il nous faut les clés publiques de votre plateforme, et elle ne nous les donne pas en ce moment.
    .now = Attendez quelques minutes. { -reopen }
    .whom = { -tell-admin }

refusal-link-answered =
    .title = C’est déjà dans votre cours
    .what = Ce que vous avez choisi ici est déjà parti vers votre plateforme. Peut-être la page a-t-elle été rechargée, ou le bouton retour pressé ; rien n’a été ajouté deux fois.
    .now = Fermez ceci et regardez dans votre cours. Pour ajouter autre chose, recommencez de là.
    .whom = { -tell-admin }

refusal-login-malformed =
    .title = Nous n’avons pas pu lire ce que votre plateforme a envoyé
    .what = Votre plateforme a commencé à vous connecter, mais a omis quelque chose de nécessaire, ou une adresse est endommagée.
    .now = { -reopen }
    .whom = { -tell-admin }
refusal-login-registration-unknown =
    .title = Cette plateforme n’est pas connue ici
    .what = Votre plateforme vous a envoyé ici, mais elle n’est pas inscrite sur ce serveur, ou sous un autre identifiant client.
    .now = Rien de ce que vous faites ici ne peut y changer.
    .whom = { -tell-admin } Elle peut faire inscrire la plateforme par qui exploite ce serveur.
refusal-login-client-id-needed =
    .title = On ne sait pas quelle inscription utiliser
    .what = Votre plateforme est inscrite ici plus d’une fois et n’a pas dit de quelle inscription elle parle (son « client_id » manque).
    .now = Rien de ce que vous faites ici ne peut y changer.
    .whom = { -tell-admin }

refusal-register-invite-unknown =
    .title = Ce lien d’inscription n’est pas connu
    .what = Aucun lien d’inscription de ce serveur ne ressemble à cela. Peut-être une partie s’est-elle perdue à la copie.
    .now = Copiez de nouveau le lien entier et collez-le dans votre plateforme.
    .whom = { -tell-operator } Un nouveau lien peut être créé.
refusal-register-invite-expired =
    .title = Ce lien d’inscription a expiré
    .what = Un lien d’inscription vaut sept jours, et celui-ci n’a pas été utilisé dans ce délai.
    .now = Demandez un nouveau lien.
    .whom = { -tell-operator } Un nouveau lien se crée avec « accolade platform invite ».
refusal-register-invite-removed =
    .title = L’inscription de ce lien a été retirée
    .what = Ce lien a créé une inscription, mise hors service depuis sur ce serveur. Un ancien lien ne la fait pas revenir.
    .now = Demandez un nouveau lien.
    .whom = { -tell-operator } Un nouveau lien se crée avec « accolade platform invite ».
refusal-register-invite-used =
    .title = Ce lien appartient à une autre inscription
    .what = Ce lien a créé une inscription, et depuis il ne fait plus que mettre celle-là à jour. Votre plateforme en aurait créé une seconde, ou c’est une autre plateforme.
    .now = Si votre plateforme demande s’il faut mettre l’outil à jour ou en inscrire un nouveau, choisissez la mise à jour. Si elle vient de créer un second outil, supprimez-le. Pour une autre plateforme, demandez un lien à elle.
    .whom = { -tell-operator }
refusal-register-not-from-platform =
    .title = Collez ce lien dans votre plateforme
    .what = Ce lien est destiné aux réglages d’une plateforme, qui ajoute sa propre adresse quand elle l’ouvre. Cette adresse manque ici, ou est endommagée.
    .now = Dans Moodle, collez-le sous Gérer les outils ; dans Canvas, sous Developer Keys, LTI Registration. L’avoir ouvert ici ne l’a pas épuisé.
    .whom = { -tell-operator }
refusal-register-form-expired =
    .title = Cette page est trop ancienne
    .what = Plus d’une heure a passé entre l’ouverture de cette page et l’appui sur son bouton, ou la page est celle d’un autre lien.
    .now = Fermez cette fenêtre et recommencez l’inscription dans votre plateforme. Rien n’a été inscrit.
    .whom = { -tell-operator }
refusal-register-busy =
    .title = L’inscription est encore en cours
    .what = Le bouton a déjà été pressé, et votre plateforme n’a pas encore répondu.
    .now = Attendez une minute, puis regardez si l’outil est apparu dans votre plateforme. Sinon, recommencez.
    .whom = { -tell-operator }
refusal-register-address-refused =
    .title = Cette adresse n’est pas appelée d’ici
    .what = Votre plateforme a nommé une adresse dans un réseau privé, ou une adresse sans https. Ce serveur n’appelle pas de telles adresses ; rien n’a été envoyé.
    .now = Vérifiez l’adresse sous laquelle votre plateforme se connaît. Une plateforme du même réseau privé doit être autorisée sur ce serveur avec ACCOLADE_ALLOW_PRIVATE_NETWORK=true.
    .whom = { -tell-operator }
refusal-register-unreachable =
    .title = Votre plateforme n’a pas répondu
    .what = Ce serveur a essayé de joindre votre plateforme et n’a pas reçu de réponse, ou pas à temps.
    .now = Vérifiez que votre plateforme est joignable depuis internet, et recommencez l’inscription.
    .whom = { -tell-operator }
refusal-register-not-a-configuration =
    .title = Votre plateforme a envoyé autre chose
    .what = À l’adresse qu’a nommée votre plateforme, il n’y a pas de description d’une plateforme, mais une page web, une erreur, ou quelque chose de bien trop gros ou d’incomplet.
    .now = Vérifiez si une page de connexion ou un pare-feu se trouve devant cette adresse, et recommencez l’inscription.
    .whom = { -tell-operator }
refusal-register-host-mismatch =
    .title = Cette plateforme parle pour une autre
    .what = La description venait d’un hôte mais en nomme un autre comme le sien. Pour que personne ne se fasse passer pour une plateforme qui n’est pas la sienne, une telle description est refusée.
    .now = Vérifiez l’adresse sous laquelle votre plateforme se connaît (dans Moodle « wwwroot » dans config.php), et ouvrez votre plateforme sous cette adresse.
    .whom = { -tell-operator }
refusal-register-canvas-issuer =
    .title = Ce Canvas se présente comme le nuage de Canvas
    .what = L’inscription a mené au nuage de Canvas, qui ne la connaît pas. Soit l’inscription a dépassé son heure, soit c’est un Canvas à vous dont « lti_iss » n’a jamais été défini, si bien qu’il se nomme canvas.instructure.com.
    .now = Dans le nuage, recommencez l’inscription. Sur votre propre serveur, mettez d’abord « lti_iss » dans config/security.yml sur votre propre adresse, ou inscrivez à la main.
    .whom = { -tell-operator } La page /lti/setup dit comment inscrire à la main.
refusal-register-unsupported =
    .title = Cette plateforme signe autrement
    .what = Accolade a besoin de messages signés avec RS256 et s’authentifie par des jetons signés (private_key_jwt). La plateforme dit qu’elle propose autre chose.
    .now = Cherchez une version plus récente de votre plateforme, ou un réglage pour la sécurité LTI 1.3.
    .whom = { -tell-operator }
refusal-register-token =
    .title = L’autorisation d’inscrire a été utilisée
    .what = Votre plateforme donne à chaque inscription une autorisation qui marche une fois et pendant une heure. Celle-ci a déjà été utilisée, ou a expiré.
    .now = Fermez cette fenêtre, regardez si l’outil est déjà là, et sinon recommencez l’inscription.
    .whom = { -tell-operator }
refusal-register-domain =
    .title = Votre plateforme n’accepte pas l’adresse de ce serveur
    .what = Votre plateforme a comparé les adresses de ce serveur entre elles ou avec une liste à elle, et les a refusées.
    .now = Vérifiez si votre plateforme limite les domaines des outils.
    .whom = { -tell-operator }
refusal-register-scope =
    .title = Votre plateforme a refusé un service
    .what = Votre plateforme propose un service et le refuse dans le même souffle, si bien qu’elle n’a rien inscrit.
    .now = Recommencez l’inscription. Si elle échoue encore, inscrivez à la main ; la page /lti/setup de ce serveur dit comment.
    .whom = { -tell-operator }
refusal-register-refused =
    .title = Votre plateforme a refusé l’inscription
    .what = Tout était prêt, et votre plateforme a dit non.
    .now = Lisez ce qu’elle dit, corrigez-le et recommencez l’inscription.
    .whom = { -tell-operator }
refusal-register-answer =
    .title = La réponse de votre plateforme est illisible
    .what = Votre plateforme a peut-être inscrit Accolade, mais n’a pas dit sous quel identifiant client.
    .now = Regardez dans votre plateforme s’il y a un nouvel outil. Supprimez-le et recommencez l’inscription, ou inscrivez à la main avec ses valeurs.
    .whom = { -tell-operator }

refusal-typed =
    .title = Ce que vous aviez saisi
    .text = Le serveur n’en a rien gardé. Copiez-le d’ici, ou ouvrez le cours dans un autre onglet avant de quitter cette page, et collez-le là-bas. Une image que vous aviez choisie est à choisir de nouveau.
    .cut = Il y en avait plus qu’il n’est possible d’en montrer ici.
refusal-session-unknown =
    .title = Cette page n’est plus ouverte
    .what = L’adresse n’appartient à aucune visite que nous connaissions. Elle est peut-être ancienne, ou incomplète.
    .now = { -reopen }
    .whom = { -tell-teacher }
refusal-session-expired =
    .title = Vous étiez absent un moment
    .what = Pour vous protéger, une visite prend fin après deux heures sans clic. Rien de ce qui était enregistré n’est perdu.
    .now = { -reopen }
    .whom = { -tell-teacher }
launch-opening =
    .title = Ouverture de vos badges
    .wait = Un instant : votre navigateur est en train d’être reconnu.
    .go-on = Continuer
launch-window =
    .title = Ouvrez vos badges dans leur propre fenêtre
    .what = Ce navigateur ne garde pas de cookies dans la page du cours, nous ne pouvons donc pas nous assurer que c’est vous. Dans sa propre fenêtre, cela marche.
    .open = Ouvrir dans une nouvelle fenêtre
    .course = Ouvrir le cours dans une nouvelle fenêtre
    .teacher = Si cela arrive à beaucoup, l’enseignant peut faire ouvrir l’activité dans une nouvelle fenêtre ; alors plus personne ne voit cette page.
launch-cookies =
    .title = Votre navigateur ne garde pas de cookies
    .what = Sans cookie, nous ne pouvons pas nous assurer que la page qui revient est celle que vous avez ouverte.
    .now = Autorisez les cookies pour ce site dans les réglages de votre navigateur, retournez à votre cours et ouvrez le lien de nouveau.

refusal-session-cookie =
    .title = Cette page a été ouverte dans un autre navigateur
    .what = L’adresse appartient à une visite dans un autre navigateur ou une autre fenêtre, dont le cookie manque ici.
    .now = { -reopen }
    .whom = { -tell-teacher }

refusal-ob2-no-address =
    .title = Il n’y a pas de version de ce badge pour les anciens sacs à badges
    .what = Les anciens sacs à badges reconnaissent les personnes à leur adresse e-mail, et la plateforme du cours n’en a donné aucune quand ce badge a été signé.
    .now = Utilisez le badge sous sa forme actuelle : la page du badge propose ses fichiers.
    .whom = Demandez à qui vous a donné le badge, s’il vous en faut un qui porte votre adresse.
refusal-page-not-found =
    .title = Il n’y a rien ici
    .what = Aucune page n’a cette adresse. Elle est peut-être mal tapée, ou ce qu’elle montrait n’existe plus.
    .now = Vérifiez l’adresse, ou retournez là où vous l’avez trouvée.
    .whom = Dites-le à qui vous a donné le lien.
refusal-page-withdrawn =
    .title = Ce badge a été retiré
    .what = Il n’est plus publié, et rien d’autre n’est conservé à son sujet. Un fichier que quelqu’un en aurait encore compte comme retiré partout où il est vérifié.
    .now = Ne vous y fiez plus. Si c’était le vôtre, l’organisation qui l’a délivré peut vous en dire plus.
    .whom = Demandez à l’organisation qui l’a délivré.
refusal-page-wrong-role =
    .title = Cette page n’est pas pour vous
    .what = Votre rôle ne permet pas ce que vous avez demandé ; dans un cours, seuls ses enseignants le peuvent.
    .now = Revenez en arrière. Si vous enseignez dans ce cours, ouvrez-le de nouveau depuis votre plateforme.
    .whom = { -tell-teacher }
refusal-page-no-maker =
    .title = Les badges sont créés ailleurs
    .what = La personne qui gère ce serveur a décidé qui crée des badges dans les cours, et vous n’en faites pas partie.
    .now = Revenez aux badges du cours ; vous pouvez toujours voir et remettre ce qui s’y trouve.
    .whom = Si vous devriez créer des badges, demandez à l’administration de ce serveur.
refusal-page-invalid =
    .title = Nous n’avons pas pu comprendre cette demande
    .what = Quelque chose y manque ou est endommagé. Rien n’a été changé.
    .now = Revenez en arrière et réessayez.
    .whom = { -tell-us }
refusal-page-too-large =
    .title = C’est trop gros
    .what = Ce que vous avez envoyé est plus gros que ce que prend ce serveur. Rien n’a été changé.
    .now = Revenez en arrière et envoyez un fichier plus petit, ou un texte plus court.
    .whom = { -tell-us }
refusal-page-conflict =
    .title = Quelqu’un a été plus rapide
    .what = Ce que vous vouliez changer a changé entre-temps, ou était déjà fait. Rien n’a été fait deux fois.
    .now = Revenez en arrière, rechargez la page et regardez où cela en est.
    .whom = { -tell-us }
refusal-page-failed =
    .title = Quelque chose s’est mal passé ici
    .what = C’est notre faute, pas la vôtre. Rien de ce qui avait été enregistré n’est perdu.
    .now = Attendez une minute et réessayez.
    .whom = { -tell-us }

## Pathways

pathway =
    .title = Parcours
    .progress = { $done } étapes sur { $needed } faites
    .progress-of = Progression dans { $name }
    .strict = Les étapes comptent dans cet ordre.
    .free = Les étapes peuvent être franchies dans n’importe quel ordre.
    .steps = Les étapes
    .step = Étape { $n }
    .step-titled = Étape { $n } : { $title }
    .needs-all = { $n ->
        [one] 1 badge
       *[other] Les { $n } badges
     }
    .needs-some = { $n } badges sur { $of } suffisent.
    .optional = Pas nécessaire pour arriver au bout.
    .done = Fait
    .locked = Compte dès que l’étape { $n } est faite
    .ahead = Obtenu en avance ; compte dès que l’étape { $n } est faite
    .held = Vous l’avez
    .next = La plus proche
    .missing = { $n ->
        [one] Il manque 1 condition
       *[other] Il manque { $n } conditions
     }
    .waits = Attend :
    .course = Dans le cours { $course }
    .end = Au bout
    .page = Page publique du parcours
    .count = { $n ->
        [one] 1 étape
       *[other] { $n } étapes
     }
    .to-end = Le badge au bout : { $name }
    .elsewhere = Il se termine dans un autre cours, où il se modifie.
    .none = Un parcours mène par plusieurs badges à un badge final.
    .new = Nouveau parcours
    .summary = { $name } : des badges qui mènent à { $badge }.
    .retired = Ce parcours ne peut plus être terminé. Qui a son badge le garde.
    .of-badge = Ce badge est au bout d’un parcours, qui écrit sa règle
    .unpublished-title = Personne ne pourrait encore terminer le parcours
    .unpublished = Ces badges du parcours sont encore des brouillons. Publiez-les d’abord :

pathway-edit =
    .title-new = Nouveau parcours
    .title = Parcours : { $name }
    .lead = Qui a les badges de toutes les étapes reçoit de lui-même le badge final. Il naît avec le parcours ; son image et ses textes s’y modifient.
    .name-hint = Le badge final porte le même nom tant que vous ne le changez pas.
    .order-free = Dans n’importe quel ordre
    .order-strict = Une étape ne compte qu’une fois les précédentes faites
    .part-badges = Badges du parcours
    .badges-hint = Écrivez à côté de chaque badge le numéro de son étape : 1, 2, 3 … Les badges de même numéro forment une étape. Vide : hors du parcours.
    .no-badges = Ce cours n’a pas encore de badges.
    .others = Badges d’autres cours
    .others-hint = Collez l’adresse de la page publique du badge, ou écrivez sa clé. Pour recevoir le badge final, il faut être dans ce cours.
    .part-steps = Plus sur les étapes
    .steps-hint = Tout cela peut rester vide : tous les badges de chaque étape sont alors nécessaires.
    .optional = Pas nécessaire pour arriver au bout
    .finish-hint = Si vous changez les étapes : jusqu’à ce jour, qui termine la version précédente reçoit aussi le badge.
    .save = Enregistrer comme brouillon
    .save-changes = Enregistrer les modifications
    .writes-rule = Un parcours écrit cette règle. Tout le reste se modifie ici.

learner-record =
    .take = Tous les badges en un fichier
    .text = Un fichier signé avec tous vos badges en vigueur, pour les portfolios et portefeuilles numériques. Ce que vous avez masqué n’y figure pas.

admin-nav =
    .label = Console
    .out = Se déconnecter
admin-section-overview = Vue d’ensemble
admin-section-platforms = Plateformes
admin-section-issuers = Émetteurs
admin-section-registry = Badges
admin-section-jobs = Tâches
admin-section-persons = Personnes
admin-section-policy = Règles
admin-section-admins = Administration
admin-section-audit = Journal
admin-next = Suite
admin-done-platform-removed = Retirée. Plus personne n’entre depuis cette plateforme ; les badges restent valables.
admin-done-invite-withdrawn = Annulé. Le lien n’ouvre plus rien.
admin-done-job-retried = La tâche s’exécute dès qu’il y a de la place.
admin-done-badge-reviewed = C’est noté. Le badge devrait être revu dans un an.
admin-done-owner-changed = La personne qui suit le badge est notée.
admin-done-platform-added = La plateforme est enregistrée. Saisissez-y nos adresses, puis vérifiez la connexion.
admin-done-person-erased = Effacé. Les badges de cette personne comptent comme retirés partout où on les vérifie.
admin-done-admin-removed = Retiré. Cette personne est déconnectée partout.
admin-done-policy-changed = Enregistré. Cela vaut dès le prochain clic.
admin-done-maker-listed = Sur la liste. Il est dit plus bas si la liste compte.
admin-done-maker-unlisted = N’est plus sur la liste.
admin-done-issuer-changed = Enregistré. Ce qui a été signé dit ce qu’il disait ; le prochain badge dira ceci.
admin-done-keys-rotated = Les nouvelles clés sont publiées et signent dans dix minutes.
admin-done-key-distrusted = Retirée. Ce que cette clé a signé ne passe plus aucune vérification.
admin-sign-in =
    .title = Se connecter à la console
    .go = Se connecter
    .sso = Se connecter avec votre établissement
    .lost = Mot de passe perdu ? La personne qui gère le serveur crée un lien vers un nouveau avec
admin-trouble-wrong = L’adresse ou le mot de passe est faux.
admin-trouble-too-often = Trop d’essais. Attendez un quart d’heure, puis réessayez.
admin-trouble-ended = Vous étiez absent un moment et avez été déconnecté. Rien de ce qui était enregistré n’est perdu.
admin-trouble-signed-out = Vous êtes déconnecté.
admin-trouble-link-gone = Ce lien a déjà servi ou a expiré. Demandez-en un nouveau.
admin-trouble-sso-failed = La connexion par votre établissement n’a pas marché. Réessayez ; si cela se reproduit, prévenez la personne qui gère le serveur.
admin-trouble-sso-unknown = Votre établissement vous connaît, mais personne avec votre adresse e-mail n’a été invité ici, ou l’adresse n’y est pas confirmée. Demandez une invitation à l’administration.
admin-arrived =
    .title = Vous êtes connecté
    .go = Continuer
admin-welcome =
    .address = Vous vous connectez avec
    .hint = Au moins 12 caractères. Quelques mots ensemble se retiennent bien et se devinent mal.
    .go = Enregistrer et continuer
admin-welcome-first =
    .title = Administrez cette installation
    .text = Ce lien sert une fois. La personne qui l’utilise administre cette installation et invite les autres.
admin-welcome-invite =
    .title = Bienvenue dans la console
    .text = Vous êtes invité à administrer cette installation. Ce lien sert une fois.
admin-welcome-reset =
    .title = Choisissez un nouveau mot de passe
    .text = Ce lien sert une fois. Vous serez déconnecté partout ailleurs.
admin-overview =
    .title = Comment tout se porte
    .platforms = plateformes
    .courses = cours
    .troubled = { $n ->
        [one] Un n’a pas pu être lu la dernière fois
       *[other] { $n } n’ont pas pu être lus la dernière fois
     }
    .active = badges que l’on peut obtenir
    .awards = attributions
    .waiting = tâches à faire
    .failing = tâches en échec
    .begin = Reliez votre plateforme d’apprentissage
    .begin-text = Créez un lien et collez-le dans Moodle, Canvas ou une autre plateforme. Cela prend deux minutes.
    .silent = Personne n’est encore venu d’ici
    .silent-text = La plateforme doit peut-être encore activer l’outil. Vérifiez la connexion.
admin-platforms =
    .title = Plateformes
    .name = Nom
    .host = Adresse
    .origin = Enregistrée
    .last = Dernière ouverture
    .by-link = par un lien
    .by-hand = à la main
    .never = pas encore
    .none = Aucune plateforme n’est encore reliée.
    .open = Liens que personne n’a encore utilisés
    .unnamed = Sans nom
    .until = valable jusqu’au { $date }
    .withdraw = Annuler
    .invite = Relier une plateforme
    .invite-text = Avec un lien, une plateforme s’enregistre elle-même. Il est valable sept jours.
    .by-hand-link = Ce qu’il faut saisir là où cela se fait à la main
    .invite-go = Créer un lien
    .made = Voici le lien
    .made-text = Collez-le dans la plateforme : dans Moodle comme « URL de l’outil » sous « Gérer les outils », dans Canvas comme nouvel enregistrement LTI. La personne qui l’a peut relier une plateforme.
admin-by-hand =
    .title = Enregistrer une plateforme à la main
    .ours = À saisir sur la plateforme
    .ours-text = Elle affiche ensuite un identifiant client et un identifiant de déploiement.
    .theirs = Saisissez ici ce qu’affiche la plateforme
    .url-hint = L’adresse de sa page d’accueil, par exemple https://moodle.example.edu. Inutile pour Canvas dans le nuage et pour Blackboard.
    .deployment-hint = Si ce champ est vide, Canvas peut ajouter des déploiements lui-même ; toute autre plateforme en a besoin.
    .more = Adresses particulières
    .more-text = Seulement ce qui diffère du type de plateforme ci-dessus, ou n’en découle pas.
    .go = Enregistrer
admin-platform =
    .failed = { $n ->
        [one] Une chose ne fonctionne pas
       *[other] { $n } choses ne fonctionnent pas
     }
    .passed = Rien de ce qui a été vérifié n’a échoué
    .issuer = Émetteur (issuer)
    .client = Identifiant client
    .deployments = Déploiements
    .accepts-new = Les nouveaux sont acceptés.
    .since = Enregistrée le
    .check = Vérifier la connexion
    .remove = Retirer cette plateforme
    .remove-text = Plus personne ne peut ouvrir Accolade depuis elle, et ses cours ne sont plus lus. Les badges attribués restent valables, et leurs pages restent.
    .sure = Je comprends que ses cours cessent de fonctionner.
admin-line-passed = Fonctionne
admin-line-unknown = À regarder
admin-line-failed = Ne fonctionne pas
admin-line-untested = Non vérifié
admin-registry =
    .title = Tous les badges
    .badge = Badge
    .course = Cours
    .issuer = Émis par
    .state = État
    .awards = Attributions
    .review = À revoir
    .version = version { $n }
    .due = Depuis le { $date }
    .reviewed = Revu
    .any = Tous les états
    .show = Afficher
    .csv = En tableau (CSV)
    .none = Aucun badge n’est ainsi.
    .owner = Suivi par
    .owned = Quelqu’un qui enseigne
    .change-owner = Changer
admin-owner =
    .title = Qui suit ce badge
    .hint = L’adresse e-mail ou l’identifiant sur la plateforme de quelqu’un qui est déjà venu. Vide : personne.
    .nobody = Personne
admin-state-draft = Brouillon
admin-state-active = Actif
admin-state-paused = En pause
admin-state-retired = Terminé
admin-jobs =
    .title = Travail en arrière-plan
    .text = Ce qui échoue est réessayé tout seul, après une pause qui s’allonge jusqu’à une heure.
    .job = Tâche
    .stands = Quand
    .tries = Échecs
    .error = Ce qui n’a pas marché
    .running = en cours
    .due = prévue { $date }
    .retry = Réessayer maintenant
    .none = Rien n’attend.
admin-job-sync = Lire un cours
admin-job-evaluate = Évaluer un cours
admin-job-issue = Signer un badge
admin-job-status = Signer une liste d’états
admin-job-score = Écrire dans un carnet de notes
admin-job-copy = Apporter des badges dans la copie d’un cours
admin-job-log = Inscrire au journal d’émission
admin-job-mail = Envoyer les e-mails
admin-persons =
    .title = Personnes
    .text = Trouvez quelqu’un qui demande ce qui est conservé à son sujet, ou veut le faire effacer. Chaque recherche, export et effacement est inscrit au journal, sans noms.
    .name = Nom
    .address = Adresse e-mail
    .platform = Plateforme
    .awards = Attributions
    .go = Chercher
    .none = Personne n’a été trouvé.
    .cut = Les { $n } premiers sont affichés. Soyez plus précis pour en trouver d’autres.
admin-person =
    .sub = Identifiant sur la plateforme
    .export = Dire ce qui est conservé
    .export-text = Un fichier avec tout ce qui est conservé sur cette personne : cours, résultats, badges tels qu’ils ont été signés, décisions. Ne le remettez à personne d’autre.
    .export-go = Tout télécharger
    .erase = Effacer
    .erase-text = { $n ->
        [0] Nom, adresse et résultats sont effacés. C’est sans retour.
        [one] Nom, adresse et résultats sont effacés, et un badge est retiré : les fichiers que quelqu’un a encore échouent à toute vérification. C’est sans retour.
       *[other] Nom, adresse et résultats sont effacés, et { $n } badges sont retirés : les fichiers que quelqu’un a encore échouent à toute vérification. C’est sans retour.
     }
    .sure = Je suis sûr que cette personne le veut.
    .erase-go = Effacer définitivement
    .list = Laisser cette personne créer des badges
    .unlist = Rayer de la liste des personnes qui créent des badges
admin-policy =
    .makers = Qui peut créer et modifier des badges dans ses cours
    .text = Cela ne touche ni les programmes avec un jeton, ni les fichiers de badges, ni les copies de cours. La personne qui ne peut pas créer de badges continue à les voir et à les remettre.
    .save = Enregistrer
    .listed = La liste
    .unlist = Rayer
    .none = Personne n’est sur la liste.
    .how = Trouver quelqu’un à mettre sur la liste :
admin-copies =
    .title = Copies des e-mails
    .text = Les enseignants peuvent alors indiquer jusqu’à trois adresses par cours, par exemple celle d’un tuteur. Elles reçoivent une copie quand un apprenant est informé par e-mail qu’un badge a été attribué, a été retiré ou prend bientôt fin. Les apprenants le lisent dans leur e-mail et sur la page publique sur la vie privée. La désactivation efface toutes les adresses.
    .allow = Les cours peuvent envoyer des copies à d’autres
admin-retention =
    .title = Durées de conservation
    .text = En jours ; vide : tout est conservé. La page publique sur la vie privée l’indique. Les badges, leur statut et le journal des émissions ne sont jamais effacés.
    .course-hint = À compter de la dernière ouverture d’un cours : résultats, ce que les règles ont vu, et ce qui a été remis et traité. De 90 à 3650.
    .audit-hint = Lignes du journal d’audit, connexions comprises. De 365 à 3650.
admin-makers-teachers = Tous les enseignants
admin-makers-listed = Les enseignants de la liste
admin-makers-nobody = Personne
admin-issuers =
    .text = Qui signe les badges de cette installation, comme chacun peut le lire.
    .default = signe là où personne d’autre n’est choisi
    .more = D’autres émetteurs, et le reste d’un profil, avec
admin-issuer =
    .page = Page publique
    .text = Ce qui figure ici fait partie de chaque badge signé désormais.
    .email-hint = Les badges pour d’anciens sacs à dos la nomment, pour que l’on puisse demander.
    .logo-hint = PNG ou SVG simple, carré de préférence. Vide, ce qui est là reste.
    .domain-hint = Seulement si l’émetteur doit avoir son propre identifiant, comme badges.law.example.edu. Lisez d’abord le guide : les vérificateurs le consultent tant que durent les badges.
    .pinned = Des badges ont été signés sous cet identifiant : le domaine reste.
    .keys = Clés
    .key = Clé
    .made = Créée
    .stands = État
    .distrust = Retirer cette clé
    .distrust-text = Pour le cas où quelqu’un d’autre l’aurait. Les badges qu’elle a signés ne passent plus aucune vérification, et il en faut de nouveaux.
    .distrust-sure = Je comprends que ses badges perdent leur valeur.
    .brought = Ces clés ont été créées ailleurs. Apportez leurs successeurs avec
    .rotate-text = Les clés se renouvellent d’elles-mêmes chaque année. Les précédentes restent publiées, pour que les badges restent vérifiables.
    .rotate = Créer de nouvelles clés maintenant
admin-key-signs = signe
admin-key-next = signera bientôt
admin-key-retired = ne signe plus
admin-key-withdrawn = retirée
admin-admins =
    .title = Administration
    .role = Rôle
    .change = Modifier
    .me = (vous)
    .last = La dernière personne qui a tous les droits ne peut pas être retirée. Invitez-en d’abord une autre.
    .made = Voici l’invitation
    .made-text = Remettez-la à cette personne seule. Elle sert une fois, pendant sept jours, et n’est plus montrée.
    .remove = Retirer
    .remove-text = Cette personne est déconnectée partout et ne peut plus se connecter.
    .remove-sure = Oui, retirer
    .open = Invitations
    .invite = Inviter quelqu’un
    .invite-text = Vous obtenez un lien à remettre. Un lien antérieur pour la même adresse ne vaut plus.
    .owner-may = peut tout faire
    .viewer-may = voit tout sauf les personnes et ne change rien
    .invite-go = Créer l’invitation
admin-role-owner = Tous les droits
admin-role-viewer = Lecture seule
admin-audit =
    .title = Journal
    .text = Ce qui a été fait ici, par qui et sur quoi. Rien n’y est jamais changé, et les données de personne n’y figurent.
    .when = Quand
    .who = Qui
    .what = Quoi
    .object = Sur quoi
    .earlier = Plus tôt
    .none = Rien n’a encore été fait.
    .everybody = Tout le monde
admin-actor-admin = Quelqu’un de l’administration
admin-actor-command = La ligne de commande
admin-actor-teacher = Quelqu’un qui enseigne
admin-actor-token = Un programme
admin-deed-admin-made = a rejoint l’administration
admin-deed-admin-invited = a invité à l’administration
admin-deed-admin-removed = a retiré quelqu’un de l’administration
admin-deed-admin-password-set = a défini un nouveau mot de passe
admin-deed-admin-password-link-made = a créé un lien vers un nouveau mot de passe
admin-deed-admin-signed-in = s’est connecté
admin-deed-platform-added = a ajouté une plateforme
admin-deed-platform-removed = a retiré une plateforme
admin-deed-invite-made = a créé un lien pour une plateforme
admin-deed-invite-withdrawn = a annulé un lien pour une plateforme
admin-deed-job-retried = a fait réessayer une tâche
admin-deed-badge-made = a créé un badge
admin-deed-badge-changed = a modifié un badge
admin-deed-badge-published = a publié un badge
admin-deed-badge-paused = a suspendu l’attribution d’un badge
admin-deed-badge-retired = a retiré un badge
admin-deed-badge-removed = a supprimé un badge que personne n’avait
admin-deed-badge-reviewed = a revu un badge
admin-deed-badge-owner-changed = a indiqué qui s’occupe d’un badge
admin-deed-award-given = a donné un badge à quelqu’un
admin-deed-award-revoked = a révoqué le badge de quelqu’un
admin-deed-award-suspended = a suspendu le badge de quelqu’un
admin-deed-award-reinstated = a rétabli le badge de quelqu’un
admin-deed-award-renewed = a renouvelé le badge de quelqu’un
admin-deed-award-corrected = a corrigé le badge de quelqu’un
admin-deed-award-hold-cleared = a permis à quelqu’un d’obtenir de nouveau un badge révoqué
admin-deed-request-approved = a approuvé une demande
admin-deed-request-returned = a renvoyé une demande pour qu’elle soit complétée
admin-deed-request-refused = a refusé une demande
admin-deed-run-confirmed = a confirmé des attributions en attente
admin-deed-run-set-aside = a écarté des attributions en attente
admin-deed-run-undone = a annulé une série d’attributions
admin-deed-scores-begun = a fait écrire un badge dans le carnet de notes
admin-deed-scores-ended = a cessé de faire écrire un badge dans le carnet de notes
admin-deed-endorsement-added = a ajouté une recommandation
admin-deed-endorsement-removed = a retiré une recommandation
admin-deed-sync-started = a fait vérifier un cours aussitôt
admin-deed-persons-searched = a cherché des personnes
admin-deed-person-exported = a exporté ce qui est conservé sur une personne
admin-deed-person-erased = a effacé une personne
admin-deed-policy-changed = a changé une règle
admin-deed-maker-listed = a laissé quelqu’un créer des badges
admin-deed-maker-unlisted = ne laisse plus quelqu’un créer des badges
admin-deed-course-copies-changed = a indiqué d’autres personnes à qui un cours envoie des copies de ses e-mails
admin-deed-issuer-made = a créé un émetteur
admin-deed-issuer-changed = a modifié un émetteur
admin-deed-issuer-removed = a retiré un émetteur
admin-deed-keys-rotated = a créé de nouvelles clés pour un émetteur
admin-deed-key-distrusted = a retiré une clé
admin-deed-token-made = a créé un jeton pour un programme
admin-deed-token-revoked = a retiré le jeton d’un programme
field-admin-name = Votre nom
field-admin-email = Adresse e-mail
field-password = Mot de passe
field-password-again = Le mot de passe encore une fois
field-admin-invite-link = Lien
field-admin-platform-name = Comment on l’appelle
field-admin-badge = Partie du nom
field-admin-state = État
field-course-days = Ce qui est connu des cours
field-audit-days = Journal d’audit
field-platform-kind = Type de plateforme
field-platform-url = Adresse de la plateforme
field-client-id = Identifiant client
field-deployment-id = Identifiant de déploiement
field-platform-issuer = Émetteur (identifiant de plateforme)
field-auth-url = Adresse d’authentification
field-token-url = Adresse des jetons
field-jwks-url = Adresse des clés
field-our-login = Adresse d’initiation de connexion
field-our-launch = Adresse de lancement et de redirection
field-our-keys = Adresse des clés publiques
field-admin-owner = Personne
field-admin-actor = Qui a agi
field-admin-person = Nom, adresse e-mail ou identifiant
field-issuer-name = Nom
field-issuer-url = Site web
field-issuer-email = Adresse e-mail pour les questions
field-issuer-description = Description
field-issuer-logo = Logo
field-issuer-logo-alt = Le logo en mots
field-issuer-domain = Domaine propre
problem-too-short = C’est trop court : il faut au moins { $min } caractères.
problem-not-an-address = Ce n’est pas une adresse e-mail.
problem-taken = Quelqu’un a déjà cette adresse.
problem-not-the-same = Ce n’est pas la même chose que ci-dessus.
problem-nobody-known = Personne de tel n’est connu ici.
problem-several-known = Cela désigne plusieurs personnes. Utilisez l’identifiant de la page de la personne.
request-kind-application = Travail remis
request-kind-evidence = Preuve supplémentaire
request-kind-name = Orthographe d’un nom
request-kind-question = Question

request-state-draft = Brouillon
request-state-submitted = Attend un enseignant
request-state-returned = Renvoyé avec un commentaire
request-state-approved = Approuvé
request-state-refused = Refusé
request-state-withdrawn = Repris
request-state-answered = Répondu

request-deed-submitted = Remis le { $date }
request-deed-returned = Renvoyé le { $date }
request-deed-approved = Approuvé le { $date }
request-deed-refused = Refusé le { $date }
request-deed-withdrawn = Repris le { $date }
request-deed-answered = Répondu le { $date }

request-may-show = Peut figurer dans le badge.
request-consent-application = Une fois le badge décerné, quiconque peut le voir peut lire ceci et ouvrir les liens. Sans votre coche, seuls vous et les enseignants du cours le voyez.
request-consent-evidence = J’accepte que ceci figure dans le badge : quiconque peut le voir peut le lire et ouvrir les liens. Ce que vous transmettez ensuite ne peut être repris.
request-ask-title = Demander à vos enseignants
request-ask-application = Remettre
request-ask-evidence = Ajouter une preuve
request-ask-name = Corriger le nom
request-ask-question = Poser une question

evidence-standing =
    .title = Ce qui figure de vous dans votre badge
    .text-application = Cela figurera dans votre badge dès que vous l’obtiendrez. D’ici là, vous pouvez l’en exclure d’un clic ; ce que votre enseignant a approuvé compte toujours.
    .text-evidence = Vous pouvez le retirer à tout moment, sans demander. Un nouveau fichier sans cela prend la place de l’actuel, et ce serveur ne montre plus ni les anciens fichiers ni ce qu’ils disaient. Vous ne pouvez pas l’annuler vous-même : pour le remettre, il faut le soumettre de nouveau. Les copies que vous ou d’autres avez enregistrées auparavant le contiennent toujours ; personne ne peut les rappeler. Vos enseignants voient toujours ce que vous avez soumis.
    .take-out = Le retirer du badge
learner-request =
    .title-application = Remettre pour { $name }
    .title-evidence = Ajouter une preuve à { $name }
    .title-name = Corriger votre nom sur { $name }
    .title-question = Question sur { $name }
    .lead-application = Un enseignant de ce cours lit ce que vous remettez. Il l’approuve, le renvoie avec un commentaire ou le refuse avec un motif.
    .lead-evidence = Un enseignant du cours le lit d’abord. Une fois approuvé, un nouveau fichier avec la preuve prend la place du vôtre ; partout où l’ancien est vérifié, il est alors dit remplacé.
    .lead-name = Un enseignant du cours décide. Une fois accepté, votre nom figure ainsi partout où le badge le montre et, s’il figure dans le fichier, un nouveau prend sa place ; l’ancien est alors dit remplacé.
    .lead-question = Demandez pourquoi vous n’avez pas encore ce badge, ou autre chose à son sujet. Un enseignant du cours répond ici.
    .asks = Ce qui est demandé
    .links = Liens
    .links-hint = Cinq au plus, commençant par https://. Assurez-vous que vos enseignants peuvent les ouvrir.
    .history = Ce qui s’est passé jusqu’ici
    .waits = C’est au tour d’un enseignant. Tant que personne n’a répondu, vous pouvez le reprendre et remettre autre chose.
    .changed = Ceci n’a pas été gardé, car la demande a changé entre-temps. Vous voyez où elle en est ; ce que vous avez écrit est plus bas si vous pouvez encore le remettre.
    .too-many = Vous avez déjà beaucoup demandé à ce sujet. Parlez à votre enseignant.
    .save = Garder comme brouillon
    .submit = Remettre
    .withdraw = Reprendre
    .back = Retour

instructor-requests =
    .title = Demandes : { $course }
    .button = { $n ->
        [0] Demandes
        [one] Demandes (une attend)
       *[other] Demandes ({ $n } attendent)
    }
    .waiting = En attente d’une réponse
    .none = Rien n’attend.
    .done = Répondues, renvoyées ou reprises

instructor-request =
    .back = Toutes les demandes
    .badge = Le badge
    .history = Ce qui a été remis et répondu
    .effect-application = Si vous approuvez, cette condition du badge est remplie, comptée à partir du jour de la remise.
    .effect-evidence = Si vous approuvez, cela entre dans le badge : un nouveau fichier prend la place de l’ancien, qui est alors dit remplacé.
    .effect-name = Si vous approuvez, le badge montre ce nom désormais. Assurez-vous qu’il s’agit de la même personne.
    .hint-question = L’apprenant lit votre réponse sur sa page.
    .hint-other = L’apprenant le lit sur sa page. Nécessaire si vous renvoyez ou refusez.
    .approve = Approuver
    .return = Renvoyer
    .refuse = Refuser
    .answer = Répondre
    .barred-own = Vous avez fait cette demande vous-même : un autre enseignant doit répondre.
    .barred-unnamed = Votre plateforme ne dit pas qui vous êtes : votre réponse ne serait de personne. Quelqu’un qu’elle nomme doit répondre.
    .changed = Rien n’a été décidé : quelqu’un d’autre a répondu, ou l’apprenant l’a changée entre-temps. Voici où elle en est.
    .not-in-force = Le badge n’est plus en vigueur : rien ne peut y être corrigé. Refusez avec un motif.
    .not-fitting = Le badge ne peut pas porter ceci : il a peut-être déjà trop de preuves. Renvoyez-le avec un mot à ce sujet.
## Mails

mail-hello =
    .name = Bonjour { $name },
    .nobody = Bonjour,
mail-award =
    .subject = Vous avez obtenu « { $badge } »
    .subject-many = Vous avez obtenu « { $badge } » et { $n ->
        [one] un autre badge
       *[other] { $n } autres badges
     }
    .opening = Félicitations ! { $issuer } vous a attribué :
    .course = Dans le cours { $course }
    .until = Valable jusqu’au { $date }
    .view = Voir votre badge
    .linkedin = Ajouter à votre profil LinkedIn
    .more = { $n ->
        [one] Un autre badge vous attend dans votre cours.
       *[other] { $n } autres badges vous attendent dans votre cours.
     }
    .private = Votre badge est privé tant que vous n’en décidez pas autrement : sa page a une adresse que vous seul connaissez et ne montre aucun nom. Ouvrez-le dans votre cours pour décider qui le voit. Faites-le avant de l’ajouter à LinkedIn, où chacun peut suivre le lien.
mail-why-award = Vous recevez cet e-mail parce que { $issuer } vous a attribué un badge et que votre plateforme d’apprentissage nous a donné cette adresse pour cela.
digest =
    .title = E-mails sur ce cours
    .text = Un e-mail vous dit quels badges ont été attribués et ce qui vous attend. Il ne nomme aucun apprenant.
    .daily = au plus un par jour
    .weekly = au plus un par semaine
    .off = aucun
    .save = Enregistrer
    .none = Ce serveur n’envoie pas d’e-mails : voyez ici ce qui a été attribué et ce qui vous attend.
mail-digest =
    .subject = { $course } : { $n ->
        [0] badges à regarder
        [one] 1 badge attribué
       *[other] { $n } badges attribués
     }
    .opening = Ce qui s’est passé dans { $course } depuis le { $date }
    .awarded = { $n ->
        [one] Attribué une fois
       *[other] Attribué { $n } fois
     }
    .held = Une liste d’attributions attend votre confirmation.
    .asked = { $n ->
        [one] Une demande d’un apprenant attend une réponse.
       *[other] { $n } demandes d’apprenants attendent une réponse.
     }
    .more = { $n ->
        [one] Il y a du nouveau pour un autre badge.
       *[other] Il y a du nouveau pour { $n } autres badges.
     }
    .how = Pour voir de qui il s’agit et décider, ouvrez les badges dans votre cours. Vous y choisissez aussi la fréquence de cet e-mail.
mail-why-digest = Vous recevez cet e-mail parce que vous enseignez dans un cours qui attribue des badges de { $issuer } et que votre plateforme d’apprentissage nous a donné cette adresse.
field-every = Fréquence
mail-revoked =
    .subject = « { $badge } » a été révoqué
    .subject-many = « { $badge } » et { $n ->
        [one] un autre badge
       *[other] { $n } autres badges
     } ont été révoqués
    .opening = { $issuer } a révoqué :
    .when = Révoqué le { $date }
    .reason = Le motif indiqué :
    .view = Voir ce que dit sa page
    .more = { $n ->
        [one] Un autre badge a été révoqué.
       *[other] { $n } autres badges ont été révoqués.
     }
    .meaning = Un badge révoqué ne compte plus, et sa page le dit. Vos autres badges restent tels quels.
    .ask = Vous avez des questions, ou cela ne vous paraît pas juste ? Demandez à l’enseignant de votre cours ou à { $issuer }.
mail-expiring =
    .subject = « { $badge } » prend fin le { $date }
    .subject-many = « { $badge } » et { $n ->
        [one] un autre badge prennent bientôt fin
       *[other] { $n } autres badges prennent bientôt fin
     }
    .opening = Ce que vous avez obtenu de { $issuer } prend bientôt fin :
    .renew = Il peut être renouvelé : refaites ce qu’il demande, ou demandez à l’enseignant de votre cours.
    .how = Voir ce qu’il demande
    .no-renewal = Il ne peut pas être renouvelé.
    .more = { $n ->
        [one] Un autre badge prend bientôt fin.
       *[other] { $n } autres badges prennent bientôt fin.
     }
    .after = Après ce jour, la page du badge dit qu’il a expiré. Il reste à vous, comme quelque chose que vous avez accompli.
mail-reminder =
    .subject = « { $badge } » vous attend
    .subject-many = « { $badge } » et { $n ->
        [one] un autre badge vous attendent
       *[other] { $n } autres badges vous attendent
     }
    .opening = { $issuer } vous a attribué quelque chose que personne n’a encore ouvert :
    .once = C’est le seul rappel.
notice-mail_text = Enregistré. Les e-mails disent cela désormais.
field-mail-subject = Objet
field-mail-opening = Début
problem-unknown-value = « { $word } » entre accolades ne correspond à rien ici. Les noms utilisables figurent plus bas.
problem-stray-brace = Il y a ici une accolade sans l’autre. Écrivez les noms ainsi : { "{" }name{ "}" }.
mail-text =
    .title = E-mail sur « { $badge } »
    .link = Ce que dit l’e-mail
    .text = Qui reçoit ce badge reçoit un e-mail dans sa langue, avec son image, le lien pour le voir et ce que voient les autres. Vous pouvez en écrire l’objet et le début. Ce que vous laissez vide est écrit pour vous.
    .subject-hint = Utilisé quand l’e-mail ne parle que de ce badge.
    .opening-hint = Texte simple. Une ligne vide commence un nouveau paragraphe. Le nom figure déjà au-dessus.
    .values = Noms entre accolades qui sont remplacés
    .off = Ne pas envoyer d’e-mail sur ce badge
    .save = Enregistrer
    .preview = Aperçu
    .test = Me l’envoyer
    .test-hint = L’aperçu n’est pas envoyé. « Me l’envoyer » envoie un e-mail à l’adresse que votre plateforme d’apprentissage nous a donnée de vous, et à personne d’autre.
    .preview-title = L’e-mail tel qu’il partira
    .preview-text = Avec les données d’une personne qui l’a, ou les vôtres tant que personne ne l’a, dans votre langue. Rien n’a été envoyé ni enregistré.
    .preview-html = L’e-mail tel que les logiciels de messagerie le montrent
    .preview-plain = En texte simple
    .no-server-title = Ce serveur n’envoie pas d’e-mails
    .no-server = Ce que vous écrivez ici est gardé pour le jour où il le fera. Qui gère le serveur configure la messagerie.
    .tried-sent = Envoyé à votre propre adresse. Rien n’a été enregistré.
    .tried-no-address = Votre plateforme d’apprentissage ne nous a donné aucune adresse de vous ; rien n’a donc été envoyé.
    .tried-stopped = Vous ne voulez pas d’e-mails à votre adresse, ou aucun n’y arrive ; rien n’a donc été envoyé.
    .tried-too-often = Vous vous êtes envoyé beaucoup d’e-mails en peu de temps. Réessayez dans un quart d’heure.
    .tried-failed = Le serveur de messagerie ne l’a pas accepté. Dites-le à qui gère ce serveur.
    .endless = sans fin
    .somebody = apprenant
    .for-trying = Essai : { $subject }
mail-value-name = Le nom de la personne
mail-value-given_name = Le prénom de la personne
mail-value-badge = Le nom du badge
mail-value-course = Le cours
mail-value-issuer = Qui délivre le badge
mail-value-criteria = Ce qu’il demande ; pas dans l’objet
mail-value-expires = Le jour où il prend fin
mail-value-link = La page du badge ; pas dans l’objet
mail-value-linkedin = Le lien vers un profil LinkedIn ; pas dans l’objet
notice-mail_copies = Enregistré. Les copies des e-mails vont désormais à ces adresses, et à aucune autre.
field-copy-address = Adresse
mail-copies =
    .title = Copies des e-mails sur les badges
    .link = { $n ->
        [0] Copies des e-mails à un tuteur
        [one] Les copies des e-mails vont à une adresse
       *[other] Les copies des e-mails vont à { $n } adresses
     }
    .text = Jusqu’à trois personnes, par exemple un tuteur ou un responsable, peuvent apprendre par e-mail quels badges sont attribués et retirés dans { $course }, et lesquels prennent bientôt fin.
    .what = Une copie nomme l’apprenant, le badge et le jour. Elle ne contient aucun lien vers le badge de l’apprenant.
    .told = Elle ne part qu’après l’e-mail de l’apprenant lui-même, qui le dit. De qui ne reçoit pas d’e-mail, d’autres n’apprennent rien non plus.
    .stop = Ne nommez que des personnes qui ont besoin de le savoir. Chaque copie porte un lien pour ne plus en recevoir.
    .save = Enregistrer
mail-copy =
    .why = Ceci est une copie pour votre information : { $learner } a reçu un e-mail à ce sujet. Elle vous parvient parce qu’un enseignant du cours { $course } a indiqué votre adresse.
    .subject-award = Copie : { $learner } a obtenu « { $badge } »
    .subject-revoked = Copie : « { $badge } » de { $learner } a été retiré
    .subject-expiring = Copie : « { $badge } » de { $learner } prend bientôt fin
    .subject-many = Copie : un e-mail à { $learner } sur plusieurs badges
    .opening-award = { $issuer } a attribué à { $learner } :
    .opening-revoked = { $issuer } a retiré ce que détenait { $learner } :
    .opening-expiring = Ce que { $learner } a obtenu de { $issuer } prend bientôt fin :
    .awarded = Attribué le { $date }
    .more = { $n ->
        [one] Un autre badge n’est pas montré ici.
       *[other] { $n } autres badges ne sont pas montrés ici.
     }
    .private = Elle n’est destinée qu’à vous : merci de ne pas la transmettre.
mail-why-copy = Vous recevez cette copie parce qu’un enseignant du cours a indiqué votre adresse pour les copies. Si vous n’en voulez pas, arrêtez-les ici ou demandez à { $issuer }.
mail-foot =
    .copied = Une copie va à celles et ceux que les enseignants de votre cours ont indiqués pour cela, par exemple votre tuteur.
    .contact = Des questions ? Écrivez à
    .stop = Ne plus recevoir d’e-mails sur les badges
    .privacy = Confidentialité
mail-stop =
    .title = E-mails sur les badges
    .text = Vous ne voulez plus recevoir d’e-mails sur les badges à cette adresse ? Dites-le ici.
    .button = Ne plus m’envoyer d’e-mails
    .done = Plus aucun e-mail sur les badges n’est envoyé à cette adresse.
    .again = M’envoyer à nouveau des e-mails
    .again-done = Des e-mails sur les badges sont à nouveau envoyés à cette adresse.
    .badges-stay = Vos badges restent tels quels. Vous les trouvez dans vos cours.
problem-fixed = Cela reste : des badges ont été signés avec.
