### Deutsch.
### Wörter: Badge, Regel, Lernende, Kurs, prüfen, Link.

## Everywhere

site =
    .name = Accolade
    .skip = Zum Inhalt springen
    .menu = Hauptmenü
    .about = Über diesen Server
    .home = Startseite
    .verify = Badge prüfen
    .privacy = Datenschutz
    .terms = Bedingungen
    .opens-beside = (öffnet in einem neuen Tab)

date = { $day }. { $month ->
    [1] Januar
    [2] Februar
    [3] März
    [4] April
    [5] Mai
    [6] Juni
    [7] Juli
    [8] August
    [9] September
    [10] Oktober
    [11] November
   *[12] Dezember
 } { $year }
moment = { $day }. { $month ->
    [1] Januar
    [2] Februar
    [3] März
    [4] April
    [5] Mai
    [6] Juni
    [7] Juli
    [8] August
    [9] September
    [10] Oktober
    [11] November
   *[12] Dezember
 } { $year }, { $time } UTC

checked-last = Zuletzt geprüft am { $date }
checked-never = Noch nicht geprüft
checked-next = Nächste Prüfung am { $date }
check-now = Jetzt prüfen
learners = { $n ->
    [one] 1 lernende Person
   *[other] { $n } Lernende
 }
earned-of = { $n } von { $learners ->
    [one] 1 lernenden Person hat es
   *[other] { $learners } Lernenden haben es
 }
flagged = { $n ->
    [one] 1 Verleihung zum Nachsehen
   *[other] { $n } Verleihungen zum Nachsehen
 }
progress = { $done } von { $needed } erledigt
back-course = Alle Badges des Kurses
back-sources = Was in diesem Kurs zählt
back-badge = Zurück zum Badge
rule-title = Regel
criteria-title = Was Lernende lesen
column-learner = Lernende
column-person = Person
column-badge = Badge
column-why-not = Warum noch nicht
column-reason = Grund

badge-state-draft = Entwurf
badge-state-active = Aktiv
badge-state-paused = Pausiert
badge-state-retired = Eingestellt
badge-state-needs-attention = Braucht Aufmerksamkeit

award-state-valid = Gültig
award-state-expired = Abgelaufen
award-state-revoked = Widerrufen
award-state-suspended = Ausgesetzt
award-state-superseded = Ersetzt
award-state-test = Test
seen-private = Privat
seen-link = Über den Link
seen-public = Öffentlich
seen-hidden = Verborgen
seen-declined = Abgelehnt
share-text = Ich habe das Badge „{ $name }“ von { $issuer } erworben.
embed-alt = { $name }: Badge von { $issuer }
award-revoked = Widerrufen am { $date }: { $reason }
award-expired = Abgelaufen am { $date }.

notice-saved = Als Entwurf gespeichert. Niemand erhält das Badge, bevor Sie es veröffentlichen.
notice-changed = Gespeichert. Die Änderung gilt ab jetzt; wer das Badge hat, behält es so, wie es war.
notice-published = Veröffentlicht. Wer die Regel erfüllt, hat das Badge bereits; andere erhalten es, sobald sie sie erfüllen.
notice-paused = Pausiert. Vorerst erhält niemand das Badge; wer es hat, behält es.
notice-retired = Eingestellt. Niemand erhält das Badge mehr; wer es hat, behält es.
notice-removed = Entfernt. Niemand hatte das Badge, also bleibt nichts davon.
notice-revoked = Widerrufen. Die öffentliche Seite des Badges sagt das ab jetzt.
notice-renewed = Erneuert. Ein neues Badge trat an die Stelle des alten, dessen Seite zu ihm führt.
notice-suspended = Vorerst ausgesetzt. Die Seite des Badges sagt es, und keine Regel zählt es.
notice-reinstated = Wieder in Kraft.
notice-hold_cleared = Das Badge darf wieder erworben oder verliehen werden. Was widerrufen wurde, bleibt widerrufen.
notice-published_later = Veröffentlicht. Lernende bekommen den Badge, sobald sie tun, was nötig ist; für das, was vorher war, bekommt ihn vorerst niemand.
notice-confirmed = Erledigt. Alle auf der Liste bekommen ihn.
notice-set_aside = Erledigt. Niemand auf dieser Liste bekommt ihn durch die Regel; von Hand können Sie ihn weiterhin geben. Andere bekommen ihn, sobald sie die Regel erfüllen.
notice-list_changed = Die Liste hat sich geändert, seit Sie sie angesehen haben. Es wurde nichts entschieden; so steht es jetzt.
notice-undone = Zurückgenommen. Die öffentliche Seite sagt, dass es ein Versehen war.
notice-copied = Kopiert. Was Sie ausgewählt haben, liegt als Entwurf in diesem Kurs.
notice-writes = Wer dieses Badge jetzt erwirbt, erhält einen Punkt in der Bewertungsübersicht, ebenso wer es schon hat.
notice-writes_not = In die Bewertungsübersicht wird nichts mehr geschrieben. Was dort steht, bleibt.
notice-made = Die Spalte steht in der Bewertungsübersicht. Regeln können ab jetzt nach ihr fragen.
notice-used = Der gesperrte Link wird verwendet. Regeln können ab jetzt nach ihm fragen.
notice-placed = Der Abhol-Link ist erstellt. Setzen Sie ihn nun in den Kurs: Die Schritte stehen unten.
notice-dropped = Wird nicht mehr verwendet. Badges, die damit erworben wurden, bleiben.
notice-seen_by_nobody = Ab jetzt privat: Seite und Dateien tragen keinen Namen. Was Sie bereits weitergegeben haben, bleibt prüfbar.
notice-seen_by_link = Wer den Link hat, sieht das Badge nun mit Ihrem Namen.
notice-seen_by_all = Ab jetzt öffentlich: Alle können das Badge mit Ihrem Namen finden.
notice-hidden = Verborgen. Seite und Dateien antworten niemandem mehr; das können Sie jederzeit ändern.
notice-results_in = Ihre Ergebnisse stehen ab jetzt in der Datei.
notice-results_out = Ihre Ergebnisse stehen nicht mehr in der Datei.
notice-declined = Abgelehnt. Niemand sieht das Badge mehr.
notice-kept = Das Badge gehört wieder Ihnen. Es ist privat, bis Sie anders entscheiden.
notice-handed_in = Eingereicht. Eine Lehrperson des Kurses sieht es jetzt; die Antwort wird hier stehen.
notice-draft_kept = Als Entwurf behalten. Niemand sieht es, bevor Sie es einreichen.
notice-taken_back = Zurückgenommen. Es wurde nichts entschieden.
notice-answered = Erledigt. Die lernende Person sieht Ihre Antwort.
notice-test_made = Der Test ist angelegt. Sie finden ihn unten; er endet nach einem Tag von selbst.
notice-test_deleted = Gelöscht. Von dem Test ist nichts übrig; seine Adressen antworten, als hätte es ihn nie gegeben.
notice-taken_out = Herausgenommen. Dieser Server erzählt nichts mehr davon, weder auf seinen Seiten noch in seinen Dateien.
notice-checked = Geprüft. Sie sehen, was der Kurs jetzt sagt.

## Rules in words

requirement-score = { $activity }: mindestens { $percent }{"\u00A0"}%
requirement-completed = { $activity }: abgeschlossen
requirement-unlocked = { $activity }: freigeschaltet
requirement-opened = { $activity }: erreicht und geöffnet
requirement-handed-in = Eingereicht und von einer Lehrperson bestätigt: { $asks }
requirement-badge = Das Badge „{ $name }“
requirement-member = Mitglied des Kurses{ $role ->
    [any] { "" }
   *[other] { " " }als { $role }
 }{ $status ->
    [any] { "" }
   *[other] , mit dem Status { $status }
 }
requirement-before = Vor dem { $date }
requirement-after = Nach dem { $date }
matching-all = Alles davon:
matching-any = Mindestens eines davon:
matching-at-least = Mindestens { $n } davon:
standing-met = Erfüllt
standing-missing = Fehlt
standing-unknown = Noch nicht bekannt
condition-have =
    .learner = Sie haben { $percent }{"\u00A0"}%.
    .teacher = Hat { $percent }{"\u00A0"}%.
    .then = Hatte { $percent }{"\u00A0"}%.
condition-missing = Noch nicht erledigt.
condition-unknown = Noch nicht bekannt.
condition-not-approved = Noch nicht bestätigt.
condition-proof = { $source }, gesehen am { $date }
criteria-opening = Um dieses Badge zu erwerben, erfüllt man:

## Forms

form =
    .optional = (freiwillig)
    .row = Bedingung { $n }
    .skill = Fähigkeit { $n }
    .errors = { $n ->
        [one] Eine Angabe fehlt oder stimmt nicht
       *[other] { $n } Angaben fehlen oder stimmen nicht
     }
field-name = Name
field-description = Beschreibung
field-issuer = Ausgestellt von
field-shape = Form
field-palette = Farben
field-colour = Hauptfarbe
field-accent = Zweite Farbe
field-arc = Wörter am Rand
field-icon = Symbol
field-initials = Buchstaben
field-level = Stufe
field-mark = Zeichen der Stufe
field-ring = Ringe
field-ribbon = Band
field-banner = Wörter auf dem Banner
field-picture = Eigenes Bild
field-alt = Das Bild in Worten
field-match = Lernende erhalten das Badge, wenn sie erfüllen:
field-match-n = Wie viele der Bedingungen
field-rows = Bedingungen
field-kind = Was zählt
field-activity = Aktivität
field-threshold = Mindestens (%)
field-asks = Was einzureichen ist
field-text-application = Was Sie getan haben, in eigenen Worten
field-text-evidence = Was es zeigt, in eigenen Worten
field-text-name = Warum es geändert werden soll
field-text-question = Ihre Frage
field-handed-link = Link
field-wanted-name = Der Name, wie er lauten soll
field-comment = Kommentar für die lernende Person
field-may-show = Es darf im Badge stehen
field-badge = Badge
field-latest = Letzter Tag
field-criteria = Was dafür nötig ist
field-more = Mehr über dieses Badge
field-badge-type = Art
field-language = Sprache
field-credits = Leistungspunkte
field-tags = Schlagwörter
field-skill-name = Fähigkeit
field-skill-url = Ihre Webadresse
field-skill-framework = Rahmenwerk
field-evidence-asked = Verlangter Nachweis
field-edition = Ausgabe
field-reason = Grund
field-note = Hinweis für alle
field-successor = Was an seine Stelle tritt
field-column = Name der Spalte
field-maximum = Höchstens erreichbare Punkte
field-gate = Name des Abhol-Links
field-lock = Link des Kurses
field-person = Wer es erhält
field-evidence-link = Link zur Arbeit
field-file = Eine Datei
field-link = Ein Link
field-text = Der Text eines Badges
field-visibility = Wer es sehen darf
field-spelling = Ja, so schreibt sich mein Name.
field-holder = Ihr Name
field-results = Meine Ergebnisse dürfen in der Datei stehen
field-order = Reihenfolge
field-step = Schritt
field-steps = Badges auf dem Weg
field-step-title = Titel des Schritts
field-needs = Nötige Badges
field-other = Adresse oder Schlüssel des Badges
field-other-step = Schritt
field-finish-by = Letzter Tag für die frühere Fassung
field-share-link = Der Link zu Ihrem Badge
field-share-text = Worte für Ihren Beitrag
field-embed-picture = Bild mit Link
field-embed-mail = Kleines Bild für E-Mail-Signaturen
field-embed-frame = Rahmen mit Bild und Text
field-links = Links
field-many-file = Eine Tabelle oder ein Archiv

problem-missing = Bitte ausfüllen.
problem-too-long = Das ist zu lang: Höchstens { $max } Zeichen werden gespeichert.
problem-not-a-number = Das ist keine Zahl.
problem-out-of-range = Wählen Sie eine Zahl von { $min } bis { $max }.
problem-not-a-date = Das ist kein Datum.
problem-past-date = Dieser Tag ist vorbei; niemand könnte das Badge erwerben.
problem-gone = Das gibt es nicht mehr. Wählen Sie etwas anderes.
problem-not-scored = Hierfür gibt es keine Bewertung. Wählen Sie stattdessen „Aktivität erledigt“.
problem-not-checked = Es hat noch niemand nachgesehen, wen der Link hineinlässt. Prüfen Sie ihn unter „Was in diesem Kurs zählt“.
problem-not-published = Dieses Badge ist noch ein Entwurf. Veröffentlichen Sie es zuerst.
problem-no-conditions = Geben Sie mindestens eine Bedingung an.
problem-count-out-of-range = { $n ->
    [one] Es gibt 1 Bedingung; fragen Sie nach dieser.
   *[other] Es gibt { $n } Bedingungen; wählen Sie eine Zahl von 1 bis { $n }.
 }
problem-never-met = Diese Regel kann niemand je erfüllen: Ihre Bedingungen widersprechen sich.
problem-circular = Ein Badge kann weder von sich selbst abhängen noch von einem Badge, das von ihm abhängt.
problem-not-a-colour = Das ist keine Farbe. Schreiben Sie sie wie #1f4e9c.
problem-not-a-png = Das ist weder ein PNG-Bild noch eine lesbare SVG-Zeichnung.
problem-drawing-not-plain = Diese Zeichnung enthält Texte, Bilder oder Effekte, die verloren gingen. Wandeln Sie Texte in Pfade um oder exportieren Sie sie als PNG.
problem-file-too-large = Diese Datei ist zu groß: Höchstens { $max } KiB werden gespeichert.
problem-picture-too-small = Dieses Bild ist zu klein: Jede Seite braucht mindestens { $min } Pixel.
problem-not-square = Dieses Bild ist nicht quadratisch.
problem-too-many-kept = Das sind zu viele: Höchstens { $max } werden aufbewahrt.
problem-control = Das enthält Steuerzeichen, die nicht aufbewahrt werden können.
problem-repeated = Das steht zweimal da.
problem-not-a-language = Das ist kein Sprachkürzel wie en, de oder pt-BR.
problem-too-much = Zusammen ist das mehr, als ein Badge tragen kann. Lassen Sie etwas weg.
problem-not-signable = Das lässt sich nicht so signieren, dass es alle Prüfer gleich lesen. Lassen Sie ungewöhnliche Zeichen weg.
problem-unreadable = Darin wurde kein Badge gefunden. Nehmen Sie die Datei oder den Link, mit dem Sie das Badge bekommen haben.
problem-bad-link = Das ist keine öffentliche Webadresse. Sie beginnt mit https://.
problem-unreachable = Unter dieser Adresse kam kein Badge zurück.
problem-not-a-name = Das lässt sich nicht als Name lesen. Verwenden Sie Buchstaben, ohne unsichtbare Zeichen.
problem-not-confirmed = Bestätigen Sie, dass Ihr Name richtig geschrieben ist, bevor er gezeigt wird.
problem-not-agreed = Stimmen Sie zuerst zu, dass es im Badge stehen darf.
problem-too-many = Das sind zu viele: Höchstens { $max } werden auf einmal geprüft.

## On paper and beside links

certificate =
    .heading = Zertifikat
    .opening = Hiermit wird bescheinigt, dass
    .opening-nameless = Hiermit wird bescheinigt, dass die Inhaberin oder der Inhaber, deren Name vertraulich bleibt, dieses Badge erworben hat
    .earned = dieses Badge erworben hat
    .issued = Ausgestellt
    .valid-until = Gültig bis
    .issuer = Ausgestellt von
    .by = Ausgestellt von { $issuer }
    .number = Nummer
    .check = Gültig, wenn unter der Adresse unten geprüft; dieses Papier kann veraltet sein.
    .code = Die Adresse { $url } als Code für Telefone
    .incomplete = Buchstaben, die dieses Papier nicht zeigen kann, stehen als □. Die Seite unter der Adresse zeigt sie.
    .attached = Das signierte Badge, aus dem dieses Zertifikat geschrieben wurde
    .expired = Abgelaufen
    .revoked = Widerrufen
    .suspended = Ausgesetzt
    .superseded = Ersetzt
    .test = Test – keine Auszeichnung
    .test-heading = Ein Test, kein Zertifikat
    .test-opening = Dies ist ein Test; damit hat niemand etwas erworben. Ausprobiert von
    .test-opening-nameless = Dies ist ein Test; damit hat niemand etwas erworben. Er zeigt, wie dieses Badge aussähe:
    .test-earned = um zu sehen, wie dieses Badge aussähe:
    .test-check = Wer die Adresse unten öffnet, erfährt, dass dies ein Test ist; nach einem Tag ist dort nichts mehr zu finden.
    .test-attached = Der signierte Test, aus dem dieses Papier geschrieben wurde

## The badge designer

designer =
    .small = Klein
    .dark = Auf Dunkel
    .grey = In Grau
    .suggest = Vorschlagen
    .suggested = Aus dem Namen vorgeschlagen. Das Bild folgt dem Namen, bis Sie etwas anderes wählen.
    .own-colours = Diese beiden gelten bei „Eigene Farben“.
    .arc-hint = Wenige Wörter am oberen Rand, etwa der Name des Badges.
    .icon = Symbol
    .search = Symbole suchen
    .more = Buchstaben, Stufe, Ringe und Band
    .initials-hint = Anstelle des Symbols.
    .banner-hint = Auf dem Banner. Leer: die Zeichen der Stufe.
    .level = { $n ->
        [0] Keine Stufe
       *[other] Stufe { $n }
     }
designer-hint-accent-too-close = Die beiden Farben sind kaum zu unterscheiden. Zeichen und Ringe haben deshalb die Farbe der Schrift.
designer-hint-dark-letters = Weiß wäre auf dieser Farbe nicht lesbar, deshalb ist die Schrift dunkel.
designer-hint-title-left-out = Die Wörter am Rand fehlen im Bild: Unsere Schriften haben { $letters } nicht. Der Name des Badges steht auf jeder Seite daneben.
designer-hint-banner-left-out = Die Wörter auf dem Banner fehlen: Unsere Schriften haben { $letters } nicht.
designer-hint-initials-left-out = Anstelle der Buchstaben steht das Symbol: Unsere Schriften haben { $letters } nicht.
designer-hint-small-title = Am Rand stehen viele Wörter, deshalb sind sie klein. Weniger sind besser lesbar.

shape-circle = Kreis
shape-hexagon = Sechseck
shape-octagon = Achteck
shape-shield = Schild
shape-rosette = Rosette
shape-seal = Siegel
shape-star = Stern
shape-diamond = Raute
shape-square = Quadrat
shape-book = Buch
palette-ocean = Meerblau
palette-forest = Waldgrün
palette-sunset = Abendrot
palette-ruby = Rubinrot
palette-violet = Violett
palette-teal = Blaugrün
palette-rose = Rosa
palette-night = Nacht
palette-gold = Gold
palette-silver = Silber
palette-bronze = Bronze
palette-own = Eigene Farben
ring-double = Außen und innen
ring-outer = Außen
ring-inner = Innen
ring-none = Keiner
ribbon-none = Keines
ribbon-tails = Zwei Enden unten
ribbon-banner = Banner quer
mark-stars = Sterne
mark-bars = Balken
mark-dots = Punkte
icons-science = Wissenschaft
icons-technology = Technik
icons-words = Sprache und Geschichte
icons-people = Menschen und Arbeit
icons-life = Gesundheit und Natur
icons-doing = Handwerk, Sport und Kunst
icons-signs = Zeichen
icon-flask = Kolben
icon-atom = Atom
icon-dna = DNA
icon-microscope = Mikroskop
icon-telescope = Fernrohr
icon-magnet = Magnet
icon-calculator = Rechner
icon-sigma = Summenzeichen
icon-pi = Pi
icon-ruler = Lineal
icon-brain = Gehirn
icon-rocket = Rakete
icon-code = Code
icon-console = Konsole
icon-laptop = Laptop
icon-phone = Telefon
icon-robot = Roboter
icon-chip = Chip
icon-database = Datenbank
icon-chart-bar = Balkendiagramm
icon-chart-line = Liniendiagramm
icon-cloud = Wolke
icon-security = Schloss und Schild
icon-cog = Zahnrad
icon-tools = Werkzeug
icon-cube = Würfel
icon-bolt = Blitz
icon-book = Offenes Buch
icon-library = Bücher
icon-pencil = Bleistift
icon-feather = Feder
icon-script = Schriftrolle
icon-languages = Sprachen
icon-forum = Gespräch
icon-microphone = Mikrofon
icon-newspaper = Zeitung
icon-presentation = Vortrag
icon-globe = Erdball
icon-map = Karte
icon-compass = Kompass
icon-castle = Burg
icon-column = Säule
icon-group = Gruppe
icon-mortarboard = Doktorhut
icon-teacher = Lehrkraft
icon-leader = Leitung
icon-handshake = Handschlag
icon-care = Helfende Hand
icon-heart = Herz
icon-wheelchair = Rollstuhl
icon-scales = Waage
icon-gavel = Richterhammer
icon-bank = Bank
icon-briefcase = Aktentasche
icon-money = Geld
icon-pulse = Puls
icon-first-aid = Erste Hilfe
icon-stethoscope = Stethoskop
icon-pill = Pille
icon-leaf = Blatt
icon-sprout = Keimling
icon-tree = Baum
icon-water = Wassertropfen
icon-sun = Sonne
icon-recycling = Recycling
icon-paw = Pfote
icon-bee = Biene
icon-wind = Windrad
icon-fire = Feuer
icon-chef = Kochmütze
icon-factory = Fabrik
icon-hard-hat = Schutzhelm
icon-truck = Lastwagen
icon-airplane = Flugzeug
icon-bike = Fahrrad
icon-runner = Läufer
icon-ball = Ball
icon-dumbbell = Hantel
icon-swimmer = Schwimmer
icon-music = Musik
icon-palette = Palette
icon-brush = Pinsel
icon-camera = Kamera
icon-film = Film
icon-masks = Masken
icon-knight = Schachfigur
icon-star = Stern
icon-trophy = Pokal
icon-medal = Medaille
icon-crown = Krone
icon-check = Häkchen
icon-clipboard = Klemmbrett
icon-idea = Glühbirne
icon-puzzle = Puzzleteil
icon-target = Zielscheibe
icon-flag = Zielflagge
icon-key = Schlüssel
icon-eye = Auge
icon-magnifier = Lupe
icon-clock = Uhr
icon-diamond = Diamant
icon-owl = Eule

## Learner

learner-badges =
    .title = Badges von { $course }
    .here = Das Badge dieses Links
    .not-yet = Dieses Badge kann zurzeit nicht erworben werden. Es erscheint hier mit allem, was dafür nötig ist, sobald Ihre Lehrperson es veröffentlicht.
    .earned = Das haben Sie erworben
    .open-title = Das können Sie erwerben
    .awarded = Verliehen am { $date }
    .open = Badge ansehen
    .download = Bild
    .older = Für ältere Backpacks
    .by-decision = Dafür verliehen: { $note }
    .signing = Ihr Badge wird gerade ausgestellt. Schauen Sie in einer Minute wieder vorbei.
    .progress = Fortschritt bei { $name }
    .by-hand = Dieses Badge vergibt Ihre Lehrperson selbst.
    .criteria = Wofür es steht
    .empty-title = Hier gibt es noch nichts zu erwerben
    .empty-text = Ihre Lehrperson hat in diesem Kurs noch kein Badge veröffentlicht. Sobald es eines gibt, erscheint es hier mit allem, was dafür nötig ist.
    .manage = Teilen, mitnehmen, privat halten
learner-anonymous =
    .title = Sie sind ohne Namen hier
    .text = Ihre Lernplattform hat uns nicht gesagt, wer Sie sind; deshalb kann Ihnen hier nichts verliehen werden. Sie können lesen, wofür die Badges dieses Kurses stehen. Wenn Sie sie erwerben wollten, melden Sie sich auf Ihrer Plattform an und öffnen Sie diese Seite aus Ihrem Kurs.
learner-onlooker =
    .title = Sie nehmen an diesem Kurs nicht als Lernende teil
    .text = Sie können lesen, wofür die Badges dieses Kurses stehen. Sie werden seinen Lernenden verliehen und von seinen Lehrenden gestaltet.
learner-mine =
    .title = Ihre Badges
    .text = Was Sie in den Kursen dieser Lernplattform erworben haben. Was Sie noch erwerben können, steht im jeweiligen Kurs.
    .here = Alle Ihre Badges, aus allen Kursen
    .back = Zurück zum Kurs
    .empty = Sie haben noch keine Badges.
    .take = Alles mitnehmen
    .take-text = Ein Archiv mit allen signierten Dateien, allen Bildern und einer Seite, die ohne uns lesbar ist. Badges bleiben darin echt, was auch aus diesem Kurs wird.
# Whoever changes a sentence of this message gives the edition in src/domain/consent.rs another name.
learner-consent =
    .private = Niemand außer Ihnen und Ihren Lehrenden sieht, dass es Ihres ist. Das Badge hat eine nicht erratbare Seite ohne Ihren Namen.
    .link = Wer den Link hat, sieht das Badge mit Ihrem Namen. Suchmaschinen werden gebeten, es nicht aufzuführen. Wählen Sie dies zum Teilen.
    .public = Alle dürfen das Badge mit Ihrem Namen sehen, und Suchmaschinen dürfen es aufführen.
    .hidden = Seite und Dateien antworten niemandem, auch nicht denen, die den Link haben.
    .back = Sie können das jederzeit ändern, und es gilt sofort. Dateien und Bilder, die Sie weitergegeben haben, bleiben bei den anderen und sind weiter prüfbar.
    .results = Wenn Sie zustimmen, entsteht eine neue Datei, in der Ihre Ergebnisse stehen. Sie können das zurücknehmen: Dann tritt eine Datei ohne sie an ihre Stelle.
    .decline = Das Badge verschwindet von seiner öffentlichen Seite und aus Ihren erworbenen Badges. Sie können es später zurücknehmen.
learner-share =
    .title = Teilen
    .private = Bisher kann niemand sehen, dass dieses Badge Ihres ist. Zum Teilen lassen Sie es alle sehen, die den Link haben, mit Ihrem Namen. Sie können das jederzeit zurücknehmen.
    .private-name = Wählen Sie oben „Über den Link“, bestätigen Sie die Schreibweise Ihres Namens und speichern Sie.
    .choose = Wählen, wer es sehen darf
    .switch = Allen zeigen, die den Link haben
    .ended = Ein Badge, das nicht in Kraft ist, wird nicht geteilt. Seine Seite sagt, wie es steht.
    .copy = Kopieren
    .copied = Kopiert.
    .linkedin = Ins LinkedIn-Profil aufnehmen
    .linkedin-text = Alle Felder sind bereits ausgefüllt. LinkedIn öffnet sich neben dieser Seite.
    .post = Oder als Beitrag:
    .on-linkedin = LinkedIn
    .on-bluesky = Bluesky
    .on-facebook = Facebook
    .on-whatsapp = WhatsApp
    .on-x = X
    .on-mail = E-Mail
    .qr = Code für Telefone
    .qr-alt = Code, der die Seite dieses Badges öffnet: { $name }
    .qr-save = Code speichern
    .embed = Auf der eigenen Seite zeigen
    .embed-text = Fügen Sie eines davon in die Seite ein. Das Bild ändert sich von selbst, wenn das Badge abläuft oder widerrufen wird, und zeigt nichts mehr, wenn Sie es privat stellen.
takeout =
    .title = Ihre Badges
    .text = Gepackt am { $date }. Jede Datei ist signiert: Jedes Prüfprogramm für Open Badges kann sagen, ob sie echt ist.
    .empty = Es gab noch kein Badge.
    .page = Die Seite dazu, solange sie online ist:
    .records = Was Sie früher mitgenommen haben
    .records-text = Signierte Nachweise mit je mehreren Badges, so wie sie für Sie gemacht wurden.
embed =
    .open = Dieses Badge ansehen und prüfen
    .private-title = Dieses Badge wird hier nicht gezeigt
    .private-text = Sein Inhaber oder seine Inhaberin hält es privat, oder es existiert nicht.
learner-badge =
    .back = Alle Ihre Badges des Kurses
    .who = Wer Ihr Badge sehen darf
    .save = Speichern
    .name-known = Der Name, der gezeigt wird:
    .name-question = Schreibt sich Ihr Name so?
    .name-hint = So kennt Sie Ihre Lernplattform. Ist das falsch, lassen Sie es dort berichtigen oder sagen Sie es Ihrer Lehrperson, bevor Sie das Badge zeigen.
    .name-type = Ihre Lernplattform hat uns Ihren Namen nicht genannt. Schreiben Sie ihn so, wie er zu lesen sein soll; er gilt für alle Ihre Badges.
    .results = Ihre Ergebnisse
    .take = Mitnehmen
    .take-text = Jede Datei ist signiert und sagt selbst, was sie ist. Bewahren Sie sie auf oder legen Sie sie anderswo in eine Badge-Sammlung.
    .png = Bild mit dem Badge darin (PNG)
    .svg = Zeichnung mit dem Badge darin (SVG)
    .json = Signierte Datei (JSON)
    .token = Signierter Text
    .pdf-private = Es gibt auch ein Zertifikat für Papier (PDF): Es trägt Ihren Namen, sobald das Badge über den Link oder für alle zu sehen ist.
    .decline-title = Ich möchte dieses Badge nicht
    .decline = Badge ablehnen
    .declined-title = Sie haben dieses Badge abgelehnt
    .declined-text = Niemand sieht es. Erworben ist es trotzdem: Es zählt weiter für andere Badges, und Sie können es jederzeit zurücknehmen.
    .keep = Doch behalten
watched =
    .title = Badges in { $course }
    .review = Was diese Person im Kurs erworben hat und was noch fehlt. Hier wird nichts bewertet: Badges folgen aus dem, was der Kurs zeigt.
    .observing = Sie schauen zu. Sie sehen die Lernenden, die Ihnen die Lernplattform zeigt, und können hier nichts ändern.
    .acting = Sie handeln als jemand anderes. Sie sehen, was diese Person sieht; in ihrem Namen kann nichts abgeholt oder geändert werden.
    .nothing = In diesem Kurs gibt es noch nichts zu erwerben.
    .unknown = { $n ->
        [one] Eine Person, die die Lernplattform nennt, ist in diesem Kurs nicht bekannt. Vielleicht wurde die Teilnehmerliste noch nicht gelesen.
       *[other] { $n } Personen, die die Lernplattform nennt, sind in diesem Kurs nicht bekannt. Vielleicht wurde die Teilnehmerliste noch nicht gelesen.
     }
learner-no-course =
    .title = Kein Kurs zu zeigen
    .text = Diese Seite wurde außerhalb eines Kurses geöffnet, und Badges gehören zu Kursen.
    .now = Öffnen Sie Ihren Kurs auf der Lernplattform und folgen Sie dort dem Link zu den Badges.

## Teacher: putting badges into the course

link-pick =
    .title = Badges in Ihren Kurs setzen
    .text = Jedes wird ein Link in { $course }. Wer ihm folgt, sieht, was nötig ist und wie weit man schon ist.
    .which = Welches Badge?
    .which-several = Welche Badges?
    .draft = Lernende sehen dieses Badge, sobald Sie es veröffentlichen; der Link kann vorher da sein.
    .has-column = In der Bewertungsübersicht gibt es für dieses Badge schon eine Spalte.
    .course = Alle Badges dieses Kurses
    .course-text = Ein Link auf die Seite, die jedes Badge und den eigenen Fortschritt zeigt.
    .gate = Abhol-Link: { $label }
    .gate-text = Setzen Sie ihn hinter das, was zu tun ist: Wer ihn öffnet, zählt.
    .gate-placed = Er ist schon im Kurs. Ein zweiter zählt erst, wenn Sie ihn selbst geöffnet haben.
    .new = Neues Badge erstellen
    .gradebook = Bewertungsübersicht
    .with-column = Mit einer Spalte in der Bewertungsübersicht für jedes Badge
    .column-text = Wer das Badge erwirbt, erhält dort 1 von 1 Punkt, sodass Ihr Kurs damit etwas freischalten kann. Andere Bewertungen werden nie angerührt. Ohne das kommt nichts in die Bewertungsübersicht.
    .column-needed = Was Sie hier hinzufügen, wird bewertet. Jedes Badge erhält eine Spalte in der Bewertungsübersicht: Wer es erwirbt, erhält dort 1 von 1 Punkt.
    .cancel = Abbrechen
    .add = In den Kurs setzen
link-problem-nothing = Wählen Sie zuerst ein Badge, oder brechen Sie ab.
link-problem-one-only = Diese Stelle Ihres Kurses nimmt einen Link auf. Wählen Sie einen.
link-problem-too-many = Das ist mehr, als Ihr Kurs auf einmal aufnimmt. Wählen Sie weniger.
link-problem-gone = Eines dieser Badges gibt es nicht mehr. Wählen Sie neu.
link-wrong-place =
    .title = Hier können keine Badges hinzugefügt werden
    .text = Diese Stelle Ihres Kurses nimmt keine Links zu Badges auf.
    .takes = Sie nimmt auf:
    .now = Gehen Sie zurück und fügen Sie das Badge als Aktivität oder als Link des Kurses hinzu.
    .back = Zurück zum Kurs
link-takes-file = Dateien
link-takes-image = Bilder
link-takes-html = formatierten Text
link-takes-link = Links zu Webseiten
link-answer =
    .title = Zurück zu Ihrem Kurs
    .text = { $n ->
        [0] Es wird nichts hinzugefügt.
        [one] Ihr Badge-Link ist auf dem Weg in Ihren Kurs.
       *[other] Ihre { $n } Links sind auf dem Weg in Ihren Kurs.
     }
    .go = Weiter zum Kurs
link-course-title = Badges von { $course }
link-nothing-picked = Es wurde kein Badge hinzugefügt.
link-nothing-for-this-place = Hier können keine Badges hinzugefügt werden. Fügen Sie sie als Aktivität oder als Link des Kurses hinzu.

## Teacher: the course

instructor-badges =
    .title = Badges von { $course }
    .new = Neues Badge
    .held = Wartet auf Ihr Wort
    .progress = Fortschritt
    .sources = Was zählt
    .empty-title = Badges, die sich selbst verleihen
    .empty-text = Sie sagen, was nötig ist; Lernende bekommen den Badge, sobald der Kurs zeigt, dass sie es geschafft haben. Beginnen Sie mit einem von diesen; alles lässt sich ändern:
    .only-by-hand = Ich möchte Badges nur von Hand vergeben
begin-pass =
    .title = Badge für eine bestandene Sache
    .text = Ein Test, ein Bericht, ein Modul: Wählen Sie eines. Wer 80{"\u00A0"}% erreicht, bekommt den Badge.
begin-finish =
    .title = Badge für den abgeschlossenen Kurs
    .text = Wer alles erledigt hat, was im Kurs zählt, bekommt den Badge.
begin-template =
    .title = Mit einer Vorlage beginnen
    .text = Auszeichnung, der größte Teil der Arbeit, alle Badges des Kurses und mehr; passend zu dem, was dieser Kurs hat.
instructor-start =
    .title = Wofür soll der Badge sein?
    .lead = Jede Vorlage bringt Namen, Text, Bild und Regel mit. Sie sehen alles zuerst an und ändern, was Sie möchten; niemand bekommt etwas, bevor Sie veröffentlichen.
    .which = Welche?
    .no-activities = Ihre Lernplattform hat uns noch nichts gezeigt, wofür es einen Badge geben könnte.
    .templates = Vorlagen für diesen Kurs
    .blank = Mit einem leeren Formular beginnen
    .copy = Badges aus einem anderen Kurs kopieren
instructor-copy =
    .title = Badges nach { $course } kopieren
    .lead = Das sind die Badges anderer Kurse, in denen Sie lehren. Was Sie ankreuzen, kommt hier als Entwurf an; die Regel fragt nach den Aktivitäten dieses Kurses, die gleich heißen. Niemand bekommt etwas, bevor Sie veröffentlichen.
    .here = Ist schon in diesem Kurs
    .unmatched = Die Regel fragt nach etwas, das dieser Kurs nicht hat:
    .submit = Angekreuzte kopieren
    .nothing-picked = Nichts ist angekreuzt. Kreuzen Sie die Badges an, die Sie kopieren möchten.
    .not-offered = Etwas Angekreuztes lässt sich nicht mehr kopieren. Nichts wurde kopiert; sehen Sie noch einmal nach, und drücken Sie dann den Knopf.
    .none = Es gibt keine anderen Badges von Ihnen zu kopieren. Andere Kurse erscheinen hier, sobald Sie dieses Werkzeug in ihnen geöffnet haben oder die Kurse Sie als Lehrende führen, und wenn sie Badges haben.
starter-pass =
    .title = Eine Sache bestehen
    .text = Für 80{"\u00A0"}% in einer Aktivität.
    .name = { $activity } bestanden
    .description = Hat „{ $activity }“ im Kurs „{ $course }“ bestanden.
starter-finish =
    .title = Den Kurs abschließen
    .text = Für alles, was im Kurs zählt, wenn es erledigt ist.
    .name = { $course } abgeschlossen
    .description = Hat den Kurs „{ $course }“ abgeschlossen.
starter-distinction =
    .title = Auszeichnung
    .text = Für 90{"\u00A0"}% in allem, was Punkte hat.
    .name = { $course } mit Auszeichnung
    .description = Hat im ganzen Kurs „{ $course }“ hervorragende Ergebnisse erreicht.
starter-most =
    .title = Der größte Teil der Arbeit
    .text = Für drei Viertel dessen, was zählt, gleich welche.
    .name = { $course }: auf gutem Weg
    .description = Hat den größten Teil der Arbeit des Kurses „{ $course }“ erledigt.
starter-collector =
    .title = Alle Badges
    .text = Für alle, die alle anderen Badges des Kurses haben.
    .name = { $course }: alle Badges
    .description = Hat jeden Badge des Kurses „{ $course }“ erworben.
starter-hand =
    .title = Von Hand
    .text = Ohne Regel. Sie geben ihn, wem Sie möchten, mit einer Begründung.
    .name = { $course }: besonderer Beitrag
    .description = Hat einen besonderen Beitrag zum Kurs „{ $course }“ geleistet.
came-along-title = { $n ->
    [one] 1 Badge ist mitgekommen
   *[other] { $n } Badges sind mitgekommen
 }
came-along = { $n ->
    [one] Aus { $course } wurde ein Badge als Entwurf kopiert. Sehen Sie ihn durch und veröffentlichen Sie ihn; vorher erhält ihn niemand.
   *[other] Aus { $course } wurden { $n } Badges als Entwürfe kopiert. Sehen Sie sie durch und veröffentlichen Sie sie; vorher erhält sie niemand.
 }
trouble-roster = Die Teilnehmerliste konnte nicht gelesen werden
trouble-results = Die Ergebnisse konnten nicht gelesen werden
trouble-locks = Wer einen gesperrten Link öffnen darf, konnte nicht gelesen werden
trouble-problem-refused = Die Lernplattform hat die Anfrage abgelehnt. Fragen Sie die Administration, ob dieses Werkzeug Teilnehmende und Bewertungen sehen darf.
trouble-problem-unreachable = Die Lernplattform hat nicht geantwortet. Das gibt sich meist von selbst; wir fragen bei der nächsten Prüfung wieder.
trouble-problem-unreadable = Die Lernplattform hat eine Antwort gegeben, die wir nicht verstehen konnten. Sagen Sie der Administration Bescheid, wenn es wieder vorkommt.
trouble-problem-not-offered = Die Lernplattform bietet das diesem Werkzeug nicht an. Bitten Sie die Administration, es zu erlauben.
trouble-problem-gone = Die Lernplattform hat das nicht mehr. Wenn die Aktivität gelöscht wurde, geben Sie hier auf, was sich darauf stützt, und ändern Sie die Badges, die sie nennen. Wenn es sie noch gibt, öffnen Sie sie einmal auf der Lernplattform.
trouble-last-good = Zuletzt hat es am { $date } funktioniert.
trouble-never-good = Es hat bisher nicht funktioniert.
trouble-kept = Was vorher bekannt war, bleibt; niemand verliert dadurch ein Badge.

## Teacher: making a badge

instructor-edit =
    .title = { $name } ändern
    .title-new = Neues Badge
    .nameless = das Badge
    .holders = { $n ->
        [one] 1 Person hat dieses Badge und behält es mit dem Text und der Regel, nach denen es verliehen wurde.
       *[other] { $n } Personen haben dieses Badge und behalten es mit dem Text und der Regel, nach denen es verliehen wurde.
     }
    .part-name = Name und Beschreibung
    .part-picture = Bild
    .part-rule = Regel
    .part-criteria = Was Lernende lesen
    .description-hint = Ein oder zwei Sätze darüber, was das Badge über die Person sagt, die es hat.
    .show-picture = Vorschau erneuern
    .picture-hint = Statt der Zeichnung oben: eine PNG- oder SVG-Datei, am besten quadratisch. Sagen Sie unten, was sie zeigt.
    .uploaded = Mein eigenes Bild statt der Zeichnung verwenden
    .alt-hint = Für alle, die das Bild nicht sehen. Bei unserer Zeichnung heißt leer: der Name und „Badge“.
    .complex = Zu dieser Regel gehört mehr, als dieses Formular zeigen kann. Sie bleibt, wie sie ist; alles andere kann hier geändert werden.
    .match-all = alle Bedingungen
    .match-any = eine der Bedingungen
    .match-at-least = mindestens
    .match-of = der Bedingungen
    .kind-none = (nicht verwendet)
    .kind-score = Bewertung in einer Aktivität
    .kind-completed = Aktivität erledigt
    .kind-approved = Etwas Eingereichtes, von einer Lehrperson bestätigt
    .kind-badge = Ein anderes Badge
    .by-hand = Keine Bedingungen: Eine Lehrperson vergibt dieses Badge selbst
    .no-activities = Ihre Lernplattform hat uns noch nichts gezeigt, wonach eine Bedingung fragen könnte. „Was in diesem Kurs zählt“ sagt, wie sich etwas hereinholen lässt; oder vergeben Sie das Badge selbst.
    .choose-activity = Aktivität wählen
    .choose-badge = Badge wählen
    .group-columns = Spalten der Bewertungsübersicht: Bewertung oder erledigt
    .group-locks = Gesperrte Links: freigeschaltet
    .group-gates = Abhol-Links: geöffnet
    .missing = Fehlt hier etwas?
    .sources = Sehen Sie nach, was in diesem Kurs zählt, und ergänzen Sie es
    .more-rows = Weitere Bedingungen
    .latest-hint = Was an diesem Tag getan wird, zählt noch, auch wenn es später bewertet wird.
    .criteria-hint = Was nötig ist, in Ihren Worten. Es steht auf der öffentlichen Seite des Badges. Leer: wird aus der Regel geschrieben.
    .draft-criteria = Aus der Regel schreiben
    .part-more = Mehr über dieses Badge
    .more = Art, Fähigkeiten, Schlagwörter, Sprache, Leistungspunkte
    .more-text = Alles davon ist freiwillig. Es wird Teil jedes Badges, das ab jetzt verliehen wird, und zeigt Arbeitgebern und anderen Schulen, was das Badge wert ist.
    .no-type = Badge
    .language-hint = Zum Beispiel en oder pt-BR.
    .credits-hint = Eine Zahl, zum Beispiel 2.5.
    .tags-hint = Wörter, unter denen man es findet, durch Kommas getrennt.
    .skills = Fähigkeiten
    .skills-hint = Fähigkeiten oder Standards aus einem veröffentlichten Rahmenwerk, jede mit ihrer Webadresse.
    .more-skills = Weitere Fähigkeiten
    .evidence-asked-hint = Was zeigen muss, wer das Badge von Hand vergibt. Ohne Nachweis geht es dann nicht.
    .edition-hint = Ihr eigenes Wort für diese Ausgabe, zum Beispiel 2026.
    .save = Entwurf speichern
    .preview = Vorschau
    .save-changes = Änderungen speichern
    .save-preview = Speichern und sehen, wer es erhielte
instructor-preview =
    .title = Vorschau: { $name }
    .sum = Heute gibt das { $n } von { $learners ->
        [one] 1 lernenden Person
       *[other] { $learners } Lernenden
     } das Badge.
    .edit = Zurück zum Bearbeiten
    .also = { $n ->
        [one] Auch der 1 Person geben, die die Regel schon erfüllt
       *[other] Auch den { $n } Lernenden geben, die die Regel schon erfüllen
     }
    .publish = Veröffentlichen
    .winners = Wer es erhält ({ $n })
    .has = Hat es seit { $date }
    .would = Erhielte es jetzt
    .nobody = Heute erfüllt niemand die Regel. Das ist in Ordnung: Wer sie später erfüllt, erhält das Badge dann.
    .waiting = Wer es nicht erhält, und warum ({ $n })
    .left-out = Ausgenommen ({ $n })
    .left-out-text = Für diese Personen wird die Regel nicht gefragt.
left-out-teacher = Lehrt in diesem Kurs
left-out-observer = Schaut nur zu
left-out-test-user = Ein Testkonto der Plattform
left-out-inactive = Im Kurs nicht aktiv
left-out-nameless = Die Plattform nennt uns keinen Namen; ein Badge braucht einen
left-out-set-aside = Von Ihnen ausgelassen, als viele ihn auf einmal bekommen hätten
badge-hold =
    .title = Mehr auf einmal als üblich
    .awards = { $n ->
        [one] Nach der Regel ginge dieser Badge jetzt an 1 von { $learners } Lernenden.
       *[other] Nach der Regel ginge dieser Badge jetzt auf einmal an { $n } von { $learners } Lernenden.
     } Das kann stimmen, oder ein Versehen in der Regel oder im Bewertungsbuch sein. Niemand bekommt ihn, bevor Sie es sagen.
    .flags = { $n ->
        [one] 1 Person, die den Badge hat, erfüllt die Regel nicht mehr.
       *[other] { $n } Personen, die den Badge haben, erfüllen die Regel nicht mehr, alle auf einmal.
     } Oft ist das eine Änderung im Bewertungsbuch. Sie behalten den Badge; es wird nichts vermerkt, bevor Sie es sagen.
    .look = Ansehen, wer
    .confirm = Ja, so ist es gemeint
    .set-aside = Nein, diese Personen auslassen
badge-test =
    .title = Test-Badge
    .text = Sehen Sie, was Lernende bekämen: die Seite, das Bild, die Urkunde und die Dateien, wirklich signiert, auf Ihren eigenen Namen. Wer einen Test öffnet oder prüft, erfährt zuerst, dass es ein Test ist und keine Auszeichnung. Er zählt nirgends, endet nach einem Tag von selbst, und gelöscht hinterlässt er nichts. Bis dahin kann ihn öffnen, wer seine Adresse hat.
    .make = Test-Badge anlegen
    .one = Test { $n }
    .ends = Endet am { $date }
    .page = Seite ansehen
    .verify = Prüfen
    .delete = Diesen Test löschen
    .full = { $n ->
        [one] Sie haben einen Test dieses Badges. Löschen Sie ihn, um einen neuen anzulegen.
       *[other] Sie haben { $n } Tests dieses Badges. Löschen Sie einen, um einen neuen anzulegen.
     }
badge-undo =
    .one = Rückgängig machen
    .one-text = Für einen Badge, der versehentlich verliehen wurde. Er wird endgültig ungültig, und seine öffentliche Seite sagt nur, dass es ein Versehen war. Sie können ihn jederzeit wieder geben; die Regel gibt ihn nur für das wieder, was von jetzt an geschieht.
    .one-sure = Diese Verleihung rückgängig machen
    .runs = Viele auf einmal rückgängig machen
    .runs-text = Diese wurden zusammen verliehen. Rückgängig gemacht, werden sie endgültig ungültig, und ihre öffentlichen Seiten sagen nur, dass es ein Versehen war. Von Hand können Sie sie wieder geben; die Regel gibt sie nur für das wieder, was von jetzt an geschieht.
    .run = { $n ->
        [one] 1 Verleihung durch die Regel am { $date }
       *[other] { $n } Verleihungen durch die Regel am { $date }
     }
    .run-by-hand = { $n ->
        [one] 1 Verleihung von Hand am { $date }
       *[other] { $n } Verleihungen von Hand am { $date }
     }
    .run-sure = { $n ->
        [one] Diese 1 Verleihung rückgängig machen
       *[other] Alle { $n } Verleihungen rückgängig machen
     }
undone-reason = Dieser Badge wurde versehentlich verliehen.
left-out-held = Das Badge wurde aus einem Grund widerrufen; von selbst wird es nicht wieder verliehen

## Teacher: what counts in the course

instructor-sources =
    .title = Was in diesem Kurs zählt
    .lead-moodle = Moodle zeigt diesem Werkzeug seine eigenen Spalten der Bewertungsübersicht und nicht die Bewertungen von Tests und Aufgaben. Drei Wege führen daran vorbei: eine Spalte mit einer Formel, ein gesperrter Link und Ihre eigene Entscheidung.
    .lead-canvas = Canvas zeigt diesem Werkzeug seine eigenen Aufgaben und nicht die Bewertungen von Tests und anderen Aufgaben. Zwei Wege führen daran vorbei: ein Abhol-Link am Ende eines Moduls und Ihre eigene Entscheidung.
    .lead-other = Die Lernplattform zeigt diesem Werkzeug seine eigenen Spalten der Bewertungsübersicht und in der Regel nicht die Bewertungen anderer Aktivitäten. Ein Abhol-Link und Ihre eigene Entscheidung führen daran vorbei.
    .columns = Spalten der Bewertungsübersicht
    .out-of = von { $maximum }
    .own = hier für Ihre Werte erstellt
    .no-columns = In der Bewertungsübersicht gibt es noch keine Spalte dieses Werkzeugs.
    .make-column = Eine Spalte für eigene Werte erstellen
    .make-column-sure = Spalte erstellen
    .column-hint = So wie sie in der Bewertungsübersicht steht, etwa „Mündliche Prüfung“. Eine Spalte dieses Namens, die es schon gibt, wird wiederverwendet.
    .maximum-hint = Für eine Formel: so groß wie die Höchstpunktzahl des Tests, dem sie folgt.
    .column-failed = Die Spalte konnte nicht erstellt werden
    .column-no-service = Die Lernplattform lässt dieses Werkzeug keine Bewertungsübersicht sehen. Die Administration kann es in den Einstellungen des Werkzeugs unter Bewertungen erlauben.
    .column-no-right = Die Lernplattform lässt dieses Werkzeug Spalten lesen, aber keine erstellen. Die Administration kann es erlauben: in Moodle „Synchronisierung von Bewertungen und Spaltenverwaltung“, in Canvas „can create and view assignment data in the gradebook“.
    .column-not-here = Diese Lernplattform hat keine Bewertungsübersicht für Werkzeuge.
    .formula = Die Spalte einem Test folgen lassen
    .formula-1 = Öffnen Sie in Moodle Bewertungen, Setup für Bewertungen. Bearbeiten Sie dort den Test und geben Sie ihm eine ID-Nummer wie quiz1.
    .formula-2 = Öffnen Sie an derselben Stelle das Menü der neuen Spalte, Berechnung bearbeiten, und geben Sie diese Formel ein:
    .formula-label = Formel zum Kopieren
    .formula-3 = Geben Sie der Spalte die Gewichtung 0, sonst zählt sie in der Kursgesamtbewertung.
    .formula-4 = Öffnen Sie das Setup für Bewertungen noch einmal: Erst dann berechnet Moodle eine neue Formel. Von da an zeigt sich jede Änderung sofort.
    .canvas-column = Canvas zeigt diesem Werkzeug nur die Bewertungen von Personen, die es selbst bewertet hat. Eine Bewertung, die Sie dort eintippen, erreicht es nicht.
    .locks = Gesperrte Links
    .make-lock = Diesen Link als Sperre verwenden
    .choose-link = Link wählen
    .lock-needs = Eine Sperre ist ein Link dieses Werkzeugs im Kurs. Wenn Ihrer hier fehlt: Fügen Sie in Moodle einen hinzu (Aktivität anlegen, dieses Werkzeug) und öffnen Sie ihn einmal.
    .lock-no-service = Die Lernplattform lässt dieses Werkzeug keine Teilnehmerliste sehen. Die Administration kann es in den Einstellungen des Werkzeugs unter Namen und Rollen erlauben.
    .lock-not-here = Nur Moodle sagt einem Werkzeug, wen es hineinlässt.
    .gates = Abhol-Links
    .make-gate = Abhol-Link erstellen
    .make-gate-sure = Den Abhol-Link erstellen
    .gate-hint = Was jemand getan hat, der ihn öffnen darf, etwa „Modul 3 erledigt“.
    .place-gate = So kommt ein Abhol-Link in den Kurs
    .place-1-moodle = Schalten Sie in Moodle das Bearbeiten ein und legen Sie eine Aktivität an: dieses Werkzeug.
    .place-1-canvas = Öffnen Sie in Canvas die Module, drücken Sie + im Modul und wählen Sie External tool, dieses Werkzeug.
    .place-1-other = Fügen Sie in Ihrem Kurs einen Link zu diesem Werkzeug hinzu.
    .place-2 = Das Werkzeug öffnet sich: Wählen Sie dort den Abhol-Link.
    .place-3-moodle = Sagen Sie unter Voraussetzungen dieser Aktivität, was vorher zu tun ist.
    .place-3-canvas = Bearbeiten Sie das Modul und sagen Sie unter Add requirements, was zu tun ist, mit „in sequential order“, sodass der Abhol-Link zuletzt kommt.
    .place-3-other = Lassen Sie ihn die Lernplattform nur denen zeigen, die getan haben, was zu tun ist.
    .place-4 = Öffnen Sie ihn einmal selbst, damit dieses Werkzeug weiß, welcher Link es ist.
    .by-hand = Ihre eigene Entscheidung
source-proves-column = Was es belegt: Diese Bewertung steht in der Bewertungsübersicht.
source-proves-lock = Was es belegt: Die Lernplattform lässt die Person diesen Link öffnen, also ist seine Voraussetzung erfüllt. Eine Bewertung ist nicht zu sehen. Niemand verliert ein Badge, wenn er später nicht mehr hineindarf.
source-proves-gate = Was es belegt: Die Person hat diesen Link geöffnet. Er taugt so viel wie die Sperre davor, und er zählt erst beim Öffnen.
source-proves-hand = Was es belegt: Sie haben es entschieden, aus dem Grund, den Sie angeben. Öffnen Sie ein Badge und wählen Sie „Selbst vergeben“.
source-drop = Nicht mehr verwenden
lock-let-in = lässt { $n } von { $all } hinein
lock-state-new = Noch nicht geprüft
lock-state-used = In Verwendung
lock-state-all-let-in = Wartet auf Sie
lock-state-jump = Wartet auf Sie
gate-opened = { $n ->
    [0] Im Kurs; noch niemand hat ihn geöffnet
    [one] Von 1 lernenden Person geöffnet
   *[other] Von { $n } Lernenden geöffnet
 }
gate-not-placed = Noch nicht im Kurs
held-title = Ist „{ $label }“ noch gesperrt?
held-all-let-in = Moodle lässt plötzlich alle hinein ({ $n } von { $all }). So sieht es aus, wenn die Voraussetzung entfernt wurde.
held-jump = Moodle lässt plötzlich { $n } von { $all } Lernenden hinein, viel mehr als bisher.
held-kept = Bis Sie antworten, wird nichts Neues gezählt. Wer ein Badge hat, behält es.
held-look = Sehen, wer
held-right = Das stimmt so
instructor-lock =
    .title = Gesperrter Link: { $label }
    .sum = Moodle lässt { $n } von { $all } Lernenden hinein
    .let-in = Hineingelassen ({ $n })
    .kept-out = Nicht hineingelassen ({ $n })
    .use = Das stimmt: diese Sperre verwenden
    .changed = Es werden andere hineingelassen als eben noch. Bitte sehen Sie noch einmal nach.
    .steps = In Moodle
    .step-1 = Öffnen Sie die Einstellungen von „{ $label }“ selbst. Eine Voraussetzung allein am Abschnitt zählt nicht.
    .step-2 = Fügen Sie unter Voraussetzungen hinzu, was zu tun ist: eine Bewertung, eine abgeschlossene Aktivität oder eine Gruppe. Ein Datum allein unterscheidet niemanden.
    .step-3 = Speichern Sie, kommen Sie hierher zurück und prüfen Sie, wer durchkommt.
    .check = Prüfen, wer durchkommt
    .drop-text = Regeln, die danach fragen, verleihen nichts mehr, bis Sie sie ändern. Wer ein Badge hat, behält es.
finding-no-restriction = Alle kommen durch, also gibt es keine Voraussetzung, die Lernende unterscheidet. Sie fehlt vielleicht, steht nur am Abschnitt oder ist ein Datum, das vorbei ist. So eine Sperre kann nicht verwendet werden.
finding-nobody-yet = Niemand kommt durch. Das stimmt, wenn es noch niemand geschafft hat. Wenn doch, prüfen Sie, dass die Aktivität nicht verborgen ist und dass es das, was die Voraussetzung nennt, noch gibt.
finding-only-one = Es gibt nur eine lernende Person, also kann niemand sagen, ob dies eine Sperre ist. Prüfen Sie die Voraussetzung in Moodle, bevor Sie sie verwenden.
finding-no-learners = In diesem Kurs gibt es noch keine Lernenden. Kommen Sie wieder, wenn es welche gibt.
finding-works = Sind das die richtigen Personen? Dann verwenden Sie die Sperre.

## Teacher: learners and badges

instructor-progress =
    .title = Fortschritt in { $course }
    .list = Liste zum Drucken
    .csv = Tabelle als Datei (CSV)
    .name = Name
    .every-badge = Alle Badges
    .narrow = Anzeigen
    .everything = Alle Personen und alle Badges anzeigen
    .shown = Lernende { $first } bis { $last } von { $all }
    .have = { $n ->
        [one] 1 Person hat ihn
       *[other] { $n } Personen haben ihn
     }
    .flagged = Anzusehen
    .left = Lernt hier nicht mehr
    .legend = Ein Link führt zum Badge: Dort sehen Sie, warum er verliehen wurde, und können ihn zurücknehmen. Was fehlt, öffnet sich unter der Zahl.
    .pages = Seiten der Tabelle
    .before = Vorherige Lernende
    .after = Nächste Lernende
    .no-badges = Noch ist kein Badge veröffentlicht. Mit dem ersten beginnt die Tabelle.
    .no-learners = Noch keine Lernenden. Sie erscheinen nach der ersten Prüfung des Kurses oder sobald sie dieses Werkzeug öffnen.
    .no-match = Niemand hat das im Namen.
progress-cell =
    .earned = Erworben { $date }
    .expired = Abgelaufen { $date }
    .revoked = Widerrufen { $date }
    .share = { $percent }{"\u00A0"}%
    .steps = { $met } von { $needed }
instructor-list =
    .title = Verliehene Badges in { $course }
    .back = Lernende und Badges
    .made = { $n ->
        [one] 1 Verleihung, Stand { $date }
       *[other] { $n } Verleihungen, Stand { $date }
     }
    .print = Drucken
    .platform-id = Kennung in der Lernplattform
    .awarded = Verliehen am
    .state = Stand
    .nothing = Noch wurde kein Badge verliehen.
    .cut = Nur die ersten { $shown } von { $all } Personen sind aufgeführt. Schränken Sie die Tabelle nach Name oder Badge ein, oder nehmen Sie die Datei, in der alle stehen.
instructor-learner =
    .has = Erworbene Badges
    .lacks = Noch nicht
    .why = Warum, und was sich tun lässt
    .left = Keine Regel verleiht dieser Person etwas: Sie lernt nicht mehr in diesem Kurs. Was sie erworben hat, bleibt.

## Teacher: giving a badge by hand

instructor-give =
    .title = „{ $name }“ selbst vergeben
    .give = Badge vergeben
    .reason-hint = Was die Person getan hat. Es wird Teil des Badges: Sie selbst, und wem sie es zeigt, kann es lesen.
    .asked = Dieses Badge verlangt einen Nachweis: { $asked }
    .link-hint = Eine Adresse, die mit https:// beginnt, unter der die Arbeit zu sehen ist.
    .holds = hat es
    .nobody = In diesem Kurs gibt es noch keine Lernenden.
    .given = { $n ->
        [one] 1 Person hat das Badge jetzt:
       *[other] { $n } Personen haben das Badge jetzt:
     }
    .held = { $n ->
        [one] Hatte es schon und behält es, wie es war:
       *[other] Hatten es schon und behalten es, wie es war:
     }
    .revoked = { $n ->
        [one] Für diese Person wurde das Badge widerrufen, und es wird nicht zweimal vergeben:
       *[other] Für diese Personen wurde das Badge widerrufen, und es wird nicht zweimal vergeben:
     }

## Teacher: one badge

badge-gradebook =
    .title = In der Bewertungsübersicht
    .closed = Ihre Lernplattform lässt dieses Werkzeug nichts in die Bewertungsübersicht schreiben. Die Administration könnte es erlauben.
    .off = Wenn jemand dieses Badge erwirbt, kann ein Punkt in eine eigene Spalte geschrieben werden. Dann kann Ihr Kurs mit dem Badge etwas öffnen oder sperren.
    .begin = In die Bewertungsübersicht schreiben
    .wanted = Die Spalte wird erstellt; das dauert eine Minute.
    .ready = { $n ->
        [0] Die Spalte ist da. Noch hat niemand einen Punkt.
        [one] Eine Person hat den Punkt.
       *[other] { $n } Lernende haben den Punkt.
    }
    .waiting = { $n ->
        [one] Ein Punkt ist unterwegs.
       *[other] { $n } Punkte sind unterwegs.
    }
    .kept = { $n ->
        [one] Bei einer Person stand dort schon eine andere Bewertung; sie bleibt.
       *[other] Bei { $n } Lernenden stand dort schon eine andere Bewertung; sie bleibt.
    }
    .not-gradable = { $n ->
        [one] Für eine Person führt der Kurs keine Bewertungen.
       *[other] Für { $n } Lernende führt der Kurs keine Bewertungen.
    }
    .refused-title = Die Bewertungsübersicht hat es nicht angenommen
    .refused = Vielleicht wurde die Spalte entfernt, der Kurs ist zu Ende, oder dieses Werkzeug darf dort keine Bewertungen schreiben. Die Badges selbst bleiben unberührt.
    .again = Noch einmal versuchen
    .end = Nicht mehr schreiben
instructor-badge =
    .public = Öffentliche Seite des Badges
    .mails = Wer diesen Badge erhält, erfährt es per E-Mail, wenn die Lernplattform uns eine Adresse gegeben hat.
    .mails-none = Dieser Server sendet keine E-Mails: Wer diesen Badge erhält, findet ihn im Kurs.
    .attention-title = Die Regel nennt etwas, das es nicht mehr gibt
    .attention = Niemand erhält das Badge von selbst, bis Sie die Regel ändern. Wer es hat, behält es. Im Kurs nicht mehr zu finden:
    .unmatched-title = Die Regel nennt, was es in diesem Kurs nicht gibt
    .unmatched = Das Badge kam aus einem anderen Kurs mit. Diese Aktivitäten wurden hier nicht gefunden, deshalb kann es so nicht veröffentlicht werden. Ändern Sie die Regel, oder legen Sie sie im Kurs unter denselben Namen an und prüfen Sie erneut:
    .preview-publish = Vorschau und veröffentlichen
    .publish = Veröffentlichen
    .resume = Fortsetzen
    .pause = Pausieren
    .edit = Ändern
    .preview = Wer es erhielte
    .give = Selbst vergeben
    .retire = Einstellen
    .retire-text = Ein eingestelltes Badge erhält niemand mehr. Wer es hat, behält es, und es bleibt gültig.
    .retire-sure = Dieses Badge einstellen
    .retire-note-hint = Steht mit dem Tag auf der öffentlichen Seite des Badges.
    .no-successor = Nichts
    .retired-change = Hinweis ändern
    .remove = Entfernen
    .remove-text = Niemand hat dieses Badge je erhalten, also kann es ganz verschwinden. Links darauf im Kurs führen dann zur Liste der Badges.
    .remove-sure = Dieses Badge entfernen
    .no-criteria = Noch nichts.
    .holders = Wer es hat
    .nobody = Noch hat es niemand.
    .awarded = verliehen am { $date }
    .flagged = Das Ergebnis ist seither unter die Regel gefallen. Das Badge bleibt gültig, sofern Sie es nicht widerrufen.
    .by-hand = Selbst vergeben: { $note }
    .page = Seite des Badges
    .revoke = Widerrufen
    .revoke-whose = das Badge von { $name }
    .reason-hint = Wer das Badge öffnet, kann es lesen.
    .revoke-sure = Dieses Badge widerrufen
    .mistake = Es war unser Fehler: Das Badge darf wieder erworben oder verliehen werden
    .until = gültig bis { $date }
    .renew = Erneuern
    .suspend-text = Oder setzen Sie es vorerst aus, bis Sie das zurücknehmen. Was oben steht, lesen dann nur Lehrende.
    .suspend = Aussetzen
    .declined = Am { $date } abgelehnt: Niemand sieht ihn, und für Regeln zählt er weiter.
    .set-aside-for = Ausgesetzt: { $reason }
    .reinstate = Wieder in Kraft setzen
    .held-back = Diese Person erhält es nicht wieder, bis Sie es erlauben.
    .clear-hold = Wieder erlauben

## Public: a badge that someone earned

credential =
    .title-of = { $name }, verliehen an { $holder }
    .summary = { $name }: ein Badge von { $issuer }, mit dem, was dafür nötig war.
    .awarded-to = Verliehen an
    .issued-by = Ausgestellt von
    .awarded-at = Verliehen
    .expires-at = Gültig bis
    .expires-never = Unbegrenzt
    .how-we-know = Woher wir das wissen
    .domain = Signiert mit einem Schlüssel, den { $domain } veröffentlicht
    .private = Der Name bleibt auf Wunsch ungenannt. Das Badge kann trotzdem geprüft werden.
    .criteria = Was dafür nötig war
    .conditions = Erfüllte Bedingungen
    .about = Über dieses Badge
    .check = Selbst prüfen
    .check-text = Sie müssen dieser Seite nicht glauben. Die Dateien unten sind signiert; alle können sie prüfen, hier oder mit einem anderen Prüfwerkzeug.
    .verify = Dieses Badge prüfen
    .files = Dateien:
    .png = Bild (PNG)
    .json = JSON
    .jwt = JWT
    .svg = Bild (SVG)
    .pdf = Zertifikat (PDF)
    .jws = Signiert (JWS)
    .older = Für ältere Backpacks
    .older-text = Dasselbe Badge als Open Badges 2.0, für Programme, die die heutige Form noch nicht lesen. Sie fragen diesen Server, ob es noch gilt.
    .older-address = Oder fügen Sie dort diese Adresse ein:
    .log = Im Ausstellungsprotokoll eingetragen als Nummer { $number }:
    .log-proof = Nachweis
    .newer = Zum neueren
    .key-withdrawn = Am { $date } hat der Aussteller den Schlüssel zurückgezogen, mit dem es signiert ist, weil jemand anderes ihn haben könnte. Es besteht keine Prüfung mehr; wer es verdient hat, kann den Aussteller um ein neues bitten.
credential-valid =
    .title = Gültig
    .text = Signiert von { $domain }; weder widerrufen noch abgelaufen.
credential-expired =
    .title = Abgelaufen
    .text = Es war echt und galt bis { $date }.
credential-revoked =
    .title = Widerrufen
    .text = Widerrufen am { $date }: { $reason }
credential-suspended =
    .title = Ausgesetzt
    .text = { $domain } hat es vorerst ausgesetzt. Verlassen Sie sich nicht darauf, bis das geklärt ist.
credential-superseded =
    .title = Durch ein neueres ersetzt
    .text = { $domain } hat an seiner Stelle ein neueres Badge ausgestellt.
credential-test =
    .title = Dies ist ein Test, keine Auszeichnung
    .text = Eine Lehrperson probiert diesen Badge aus. Er wurde niemandem verliehen und sagt über niemanden etwas; { $domain } hat ihn für einen Tag signiert.
    .by = Ausprobiert von

achievement =
    .summary = { $name }: ein Badge von { $issuer }, und was dafür nötig ist.
    .offered-by = Angeboten von
    .criteria = Was dafür nötig ist
    .no-criteria = Der Aussteller hat es nicht beschrieben.
    .retired = Dieses Badge wird nicht mehr verliehen. Wer es hat, behält es, und es bleibt gültig.
    .retired-on = Dieses Badge wird seit dem { $date } nicht mehr verliehen. Wer es hat, behält es, und es bleibt gültig.
    .successor = An seiner Stelle:

besides =
    .title = Was es wert ist
    .skills = Fähigkeiten, für die es steht
    .kind = Art
    .credits = Leistungspunkte
    .language = Sprache
    .field = Fachgebiet
    .specialization = Vertiefung
    .code = Kürzel
    .edition = Ausgabe
    .measures = Gemessen an
    .evidence-asked = Verlangter Nachweis
    .related = Verwandt
    .tags = Schlagwörter
    .evidence = Nachweise
    .shown = Was erreicht wurde
    .credits-earned = Erworbene Leistungspunkte
    .days = Zeit
    .license = Lizenznummer
    .role = Rolle
    .term = Semester
    .assessed-by = Bewertet von
endorsed =
    .title = Empfohlen von
    .achievement = zu diesem Badge
    .issuer = zum Aussteller
    .award = zu dieser Verleihung
badge-type =
    .achievement = Leistung
    .apprenticeship-certificate = Lehrabschlusszeugnis
    .assessment = Prüfung
    .assignment = Aufgabe
    .associate-degree = Associate Degree
    .award = Auszeichnung
    .badge = Badge
    .bachelor-degree = Bachelorabschluss
    .certificate = Zertifikat
    .certificate-of-completion = Teilnahmebescheinigung
    .certification = Zertifizierung
    .community-service = Gemeinnütziger Dienst
    .competency = Kompetenz
    .course = Kurs
    .co-curricular = Neben dem Lehrplan
    .degree = Abschluss
    .diploma = Diplom
    .doctoral-degree = Doktorgrad
    .fieldwork = Feldarbeit
    .general-education-development = Hochschulreife auf dem zweiten Bildungsweg
    .journeyman-certificate = Gesellenbrief
    .learning-program = Lehrgang
    .license = Lizenz
    .membership = Mitgliedschaft
    .professional-doctorate = Berufsdoktorat
    .quality-assurance-credential = Qualitätsnachweis
    .master-certificate = Meisterbrief
    .master-degree = Masterabschluss
    .micro-credential = Micro-Credential
    .research-doctorate = Forschungsdoktorat
    .secondary-school-diploma = Schulabschlusszeugnis

issuer =
    .role = Stellt hier Badges aus
    .role-ended = Stellte hier Badges aus und tut es nicht mehr. Was ausgestellt wurde, bleibt gültig.
    .parent = Teil von
    .website = Website
    .email = E-Mail
    .phone = Telefon
    .official = Vertreten durch
    .address = Anschrift
    .domain = Domain
    .did = Kennung
    .how = Jedes Badge dieses Ausstellers ist mit einem Schlüssel signiert, den { $domain } veröffentlicht. Wer ein Badge prüft, vergleicht die Signatur mit diesem Schlüssel; so kann niemand sonst in diesem Namen ausstellen.
    .how-own = Die Domain { $domain } gehört diesem Aussteller: Wer sie besitzt, entscheidet, welche Schlüssel dort stehen.
    .how-shared = Die Domain { $domain } ist die des Servers, der dafür bürgt, dass dieser Aussteller ist, wer er zu sein angibt.
    .keys = Schlüssel
    .keys-text = Ein Badge lässt sich prüfen, solange der Schlüssel, der es signiert hat, hier steht. Schlüssel wechseln von Zeit zu Zeit; frühere bleiben.
issuer-key =
    .kind-ed25519 = Ed25519, für Dateien mit dem Nachweis darin
    .kind-rsa = RSA, für Token (JWT)
    .imported = (vom Aussteller mitgebracht)
    .sealed-by = Gesiegelt für
    .confirmed = Bestätigt von { $authority }, bis { $date }
    .state = Stand
    .coming = Veröffentlicht; signiert ab { $date }
    .signs = Signiert seit { $date }
    .retired = Signierte vom { $from } bis zum { $date }; was er signiert hat, bleibt gültig
    .withdrawn = Zurückgezogen am { $date }, weil jemand anderes ihn haben könnte. Niemand kann mehr sagen, was er zu Recht signiert hat; deshalb bestehen damit signierte Badges keine Prüfung, und wer eines hat, braucht ein neues.

## Public: the verifier

verify =
    .title = Badge prüfen
    .text = Jedes Open Badge, von hier oder anderswo, in Version 2.0 oder 3.0. Sie sehen, ob es echt ist, ob es gilt und wer es ausgestellt hat.
    .or = oder
    .file-hint = Das Bild (PNG oder SVG) oder die Datei (JSON oder JWT), als die das Badge kam.
    .link-hint = Die Adresse eines Badges.
    .paste-hint = Das JSON oder JWT eines Badges.
    .log = Auch das Protokoll des Ausstellers fragen
    .log-hint = Führt der Aussteller eines, ist jedes Badge darin so eingetragen, wie es signiert wurde. Das Protokoll dieses Servers wird zu seinen eigenen Badges immer gefragt. Der Server des Ausstellers erfährt, welches Badge geprüft wird.
    .submit = Prüfen
    .kept = Was Sie eingeben, wird geprüft und nicht gespeichert.
    .many = Viele Badges auf einmal prüfen
verify-many =
    .title = Viele Badges auf einmal prüfen
    .text = Fügen Sie die Links ein oder laden Sie eine Tabelle mit Links oder ein ZIP-Archiv mit Badge-Dateien hoch: bis zu 100 Badges.
    .links-hint = Einer oder mehrere je Zeile. Was daneben steht, wird nicht angesehen.
    .file-hint = CSV, Text oder ZIP, höchstens 8 MB.
    .submit = Alle prüfen
    .csv = Alle prüfen und als Tabelle speichern
    .results = { $n ->
        [one] Ein Badge geprüft
       *[other] { $n } Badges geprüft
     }
    .checked = Geprüft am { $date }
    .item = Was geprüft wurde
    .result = Ergebnis
    .badge = Was darin steht
verification =
    .title = Ergebnis der Prüfung
    .claims = Was das Badge sagt
    .claims-text = So steht es in der Datei. Die Antworten oben sagen, wie weit Sie sich darauf verlassen können.
    .endorsements = Was andere dazu sagen
    .endorsements-text = Von anderen signiert, jedes mit eigener Antwort. Nichts davon ändert das Ergebnis oben.
    .contained = Was es enthält
    .contained-text = Nachweise in diesem, jeder für sich geprüft.
    .unnamed = Ohne Namen
    .badge = Badge
    .description = Beschreibung
    .domain = Signiert mit einem Schlüssel, den { $domain } veröffentlicht
    .domain-hosted = Veröffentlicht von { $domain }
    .page = Seite öffnen
    .checks = Was geprüft wurde
    .when = Geprüft am { $date }. Ein Badge kann später widerrufen werden; prüfen Sie erneut, wenn es darauf ankommt.
    .another = Weiteres prüfen
verdict-valid =
    .title = Echt und gültig
    .text = Es ist so, wie der Aussteller es gegeben hat, und weder widerrufen noch abgelaufen.
verdict-expired =
    .title = Echt, aber abgelaufen
    .text = Es ist so, wie der Aussteller es gegeben hat. Es galt bis { $date }.
verdict-not-yet-valid =
    .title = Echt, aber noch nicht gültig
    .text = Es ist so, wie der Aussteller es gegeben hat. Es gilt ab { $date }.
verdict-revoked =
    .title = Widerrufen
    .text = Der Aussteller hat es widerrufen. Verlassen Sie sich nicht darauf.
    .date = Es wurde am { $date } widerrufen.
    .reason = Angegebener Grund: { $reason }
verdict-suspended =
    .title = Ausgesetzt
    .text = Der Aussteller hat es vorerst ausgesetzt. Verlassen Sie sich nicht darauf, bis das geklärt ist.
verdict-superseded =
    .title = Durch ein neueres ersetzt
    .text = Es ist echt, aber der Aussteller hat an seiner Stelle ein neueres ausgestellt.
verdict-test =
    .title = Ein Test, keine Verleihung
    .text = Es wurde signiert, um etwas auszuprobieren. Es sagt über niemanden etwas aus.
verdict-changed =
    .title = Nicht echt
    .text = Es ist nicht das, was der genannte Aussteller gegeben hat. Es wurde verändert, oder jemand anderes hat es gemacht.
verdict-contradicted =
    .title = Das Protokoll des Ausstellers widerspricht
    .text = Das Protokoll, in das der Aussteller einträgt, was er signiert, führt es nicht so oder wurde selbst verändert. Fragen Sie den Aussteller, bevor Sie sich darauf verlassen.
verdict-key-withdrawn =
    .title = Mit einem zurückgezogenen Schlüssel signiert
    .text = Der Aussteller hat den Schlüssel zurückgezogen, mit dem es signiert ist, weil jemand anderes ihn haben könnte. Niemand kann mehr sagen, wer signiert hat; wer es hat, braucht ein neues.
verdict-status-unknown =
    .title = Echt, aber der Status ist gerade nicht bekannt
    .text = Es ist so, wie der Aussteller es gegeben hat. Ob es widerrufen wurde, konnte nicht erfragt werden; versuchen Sie es später wieder.
verdict-not-checkable =
    .title = Konnte jetzt nicht geprüft werden
    .text = Der Aussteller war nicht zu erreichen, deshalb lässt sich nichts darüber sagen. Versuchen Sie es später wieder.
verdict-unreadable =
    .title = Kein Badge gefunden
    .text = Das ließ sich nicht als Badge lesen. Nehmen Sie die Datei oder den Link, mit dem Sie das Badge bekommen haben.

answer-authentic = Ist es echt?
    .yes = Ja: so, wie der Aussteller es gegeben hat.
    .no = Nein: Es ist nicht das, was der Aussteller gegeben hat.
    .unknown = Nicht bekannt: Es konnte nicht mit dem verglichen werden, was der Aussteller sagt.
answer-in-force = Gilt es?
    .yes = Ja: weder widerrufen noch abgelaufen.
    .no = Nein.
    .unknown = Nicht bekannt: Der Status konnte nicht geprüft werden.
answer-issuer-known = Kennen wir den Aussteller?
    .yes = Ja: Er stellt auf diesem Server aus.
    .no = Nein: Urteilen Sie selbst, ob Sie ihm vertrauen.
    .unknown = Nicht bekannt.

outcome-passed = bestanden
outcome-failed = nicht bestanden
outcome-unknown = nicht bekannt
outcome-skipped = ausgelassen
check-format = Form
    .passed = Es ist so gebaut, wie der Open-Badges-Standard es sagt.
    .failed = Es ist nicht so gebaut, wie der Open-Badges-Standard es sagt.
    .unknown = Die Form konnte nicht beurteilt werden.
    .skipped = Die Form wurde nicht angesehen.
check-signature = Signatur
    .passed = Die Signatur passt zum Inhalt: Nichts wurde verändert.
    .failed = Die Signatur passt nicht zum Inhalt.
    .unknown = Die Signatur konnte nicht geprüft werden.
    .skipped = Es gibt keine Signatur zu prüfen.
check-issuer-key = Schlüssel des Ausstellers
    .passed = Der Schlüssel, mit dem signiert wurde, wird vom Aussteller veröffentlicht.
    .failed = Der Schlüssel, mit dem signiert wurde, gehört nicht dem Aussteller.
    .unknown = Der Schlüssel des Ausstellers war nicht zu bekommen.
    .skipped = Der Schlüssel des Ausstellers wurde nicht gebraucht.
check-hosted = Veröffentlicht
    .passed = Der Aussteller veröffentlicht es unter seiner Adresse.
    .failed = Unter seiner Adresse steht etwas anderes.
    .unknown = Es ist veröffentlicht, mit anderen Einzelheiten als in der Datei.
    .skipped = Seine Adresse konnte nicht gefragt werden.
check-scope = Ort
    .passed = Der Aussteller veröffentlicht Badges unter dieser Adresse.
    .failed = Der Aussteller veröffentlicht unter dieser Adresse keine Badges.
    .unknown = Wem die Adresse gehört, war nicht festzustellen.
    .skipped = Wem die Adresse gehört, war nicht festzustellen.
check-issuer = Aussteller
    .passed = Der Aussteller ist der, den das Badge nennt.
    .failed = Der Aussteller ist nicht der, den das Badge nennt.
    .unknown = Der Aussteller konnte nicht gefragt werden.
    .skipped = Der Aussteller wurde nicht angesehen.
check-achievement = Was geleistet wurde
    .passed = Das Badge beschreibt, wofür es steht.
    .failed = Das Badge beschreibt nicht, wofür es steht.
    .unknown = Die Beschreibung war nicht zu bekommen.
    .skipped = Die Beschreibung wurde nicht angesehen.
check-status = Status
    .passed = Es wurde nicht widerrufen.
    .failed = Der Aussteller hat es widerrufen oder ausgesetzt.
    .unknown = Ob es widerrufen wurde, konnte nicht erfragt werden.
    .skipped = Es hat keinen Status, der sich erfragen ließe.
check-dates = Daten
    .passed = Es gilt heute.
    .failed = Es gilt heute nicht.
    .unknown = Die Daten konnten nicht gelesen werden.
    .skipped = Es hat kein Ende.
check-log = Ausstellungsprotokoll
    .passed = Das Protokoll des Ausstellers führt es so, wie es ist.
    .failed = Das Protokoll des Ausstellers sagt etwas anderes oder wurde selbst verändert.
    .unknown = Das Protokoll des Ausstellers zeigt es nicht.
    .skipped = Kein Protokoll konnte gefragt werden.
check-recipient = Inhaberin oder Inhaber
    .passed = Es wurde für die gefragte Person ausgestellt.
    .failed = Es wurde nicht für die gefragte Person ausgestellt.
    .unknown = Die Person konnte nicht verglichen werden.
    .skipped = Die Person wurde nicht verglichen.
check-picture = Bild
    .passed = Das Bild trägt das Badge in sich.
    .failed = Das Bild trägt ein beschädigtes Badge in sich.
    .unknown = Das Bild konnte nicht gelesen werden.
    .skipped = Es gab kein Bild zu lesen.
check-claims = Token
    .passed = Was im Token um das Badge herum steht, sagt dasselbe.
    .failed = Was im Token um das Badge herum steht, sagt etwas anderes.
    .unknown = Was im Token um das Badge herum steht, ließ sich nicht vergleichen.
    .skipped = Um das Badge herum steht nichts zu vergleichen.
check-test = Test
    .passed = Es ist kein Test.
    .failed = Dies ist ein Test, keine Auszeichnung. Er wurde signiert, um den Badge auszuprobieren.
    .unknown = Ob es ein Test ist, ließ sich nicht feststellen.
    .skipped = Niemand hat gefragt, ob es ein Test ist.
check-superseded = Neueres Badge
    .passed = Kein neueres Badge ist an seine Stelle getreten.
    .failed = Ein neueres Badge ist an seine Stelle getreten.
    .unknown = Ob ein neueres Badge an seine Stelle getreten ist, ließ sich nicht feststellen.
    .skipped = Nach einem neueren Badge wurde nicht gefragt.
check-endorsements = Empfehlungen
    .passed = Was andere dazu sagen, hält.
    .failed = Was andere dazu sagen, hält nicht.
    .unknown = Nicht alles, was andere dazu sagen, hält oder ließ sich prüfen.
    .skipped = Was andere dazu sagen, wurde nicht angesehen.
check-other-proofs = Weitere Signaturen
    .passed = Auch die weiteren Signaturen passen zum Inhalt.
    .failed = Eine weitere Signatur passt nicht zum Inhalt.
    .unknown = Nicht jede weitere Signatur ließ sich bestätigen; die erste zählt.
    .skipped = Die weiteren Signaturen wurden nicht angesehen.
check-refresh = Neueste Fassung
    .passed = Der Aussteller wurde nach der neuesten Fassung gefragt, und seine Antwort zählt.
    .failed = Der Aussteller hat mit etwas geantwortet, das nicht hält.
    .unknown = Der Aussteller ließ sich nicht nach der neuesten Fassung fragen; geprüft wurde diese.
    .skipped = Der Aussteller wurde nicht nach einer neueren Fassung gefragt.
check-contained = Inhalt
    .passed = Jeder Nachweis darin ist echt und gültig.
    .failed = Was es enthält, ist nicht echt.
    .unknown = Nicht jeder Nachweis darin ist echt und gültig.
    .skipped = Die Nachweise darin wurden nicht angesehen.

## Public: about the server

home =
    .title = Badges, die sich prüfen lassen
    .text = Dieser Server stellt Open Badges für das aus, was Menschen in ihren Kursen leisten, und prüft jedes Open Badge, von hier oder anderswo.
    .verify = Badge prüfen
    .issuers = Wer hier ausstellt
home-learners =
    .title = Sie haben ein Badge erworben?
    .text = Öffnen Sie Ihren Kurs auf Ihrer Lernplattform: Dort sind Ihre Badges und Ihr Fortschritt. Hier brauchen Sie kein Konto.
home-verifiers =
    .title = Jemand zeigt Ihnen ein Badge?
    .text = Öffnen Sie den Link, oder prüfen Sie hier die Datei. Sie sehen sofort, ob es echt ist, ob es gilt und was dafür nötig war.

home-admins =
    .title = Sie betreiben eine Lernplattform?
    .text = Verbinden Sie Moodle, Canvas oder eine andere Plattform mit diesem Server, per Link oder von Hand.
    .link = Was wohin gehört

setup =
    .title = Ihre Lernplattform verbinden
    .text = Für alle, die Moodle, Canvas oder eine andere Plattform verwalten: was wohin gehört. Jeder Wert ist so, wie dieser Server ihn braucht; ein Klick wählt ihn ganz aus.
    .back = Danach zeigt die Plattform ihre eigene Seite. Wer diesen Server betreibt, gibt sie ein:
    .command = Befehl
setup-link =
    .title = Per Link, ohne etwas abzuschreiben
    .text = Bitten Sie die Person, die diesen Server betreibt, um einen Registrierungslink. Er gilt eine Woche und für eine Plattform. Sie erstellt ihn mit:
    .command = Befehl
    .moodle = Moodle: einfügen unter Website-Administration › Plugins › Aktivitäten › Externes Tool › Tools verwalten, „Tool-URL …“, und „LTI Advantage hinzufügen“ drücken.
    .canvas = Canvas: einfügen unter Admin › Developer Keys › + Developer Key › + LTI Registration.
    .other = Andere: Suchen Sie in den Einstellungen für Werkzeuge nach „dynamic registration“.
setup-moodle =
    .title = Moodle, von Hand
    .where = Website-Administration › Plugins › Aktivitäten › Externes Tool › Tools verwalten › Tool manuell konfigurieren. Drücken Sie „Mehr anzeigen …“, wo ein Feld nicht zu sehen ist.
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
    .deep-linking-value = angehakt
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
    .ssl-value = angehakt
setup-canvas =
    .title = Canvas, von Hand
    .where = Admin › Developer Keys › + Developer Key › + LTI Key. Wählen Sie als Method „Enter URL“ und geben Sie diese beiden an; schalten Sie dann den Schlüssel ein und installieren Sie die App über ihre Client-ID.
    .json-url = JSON URL
    .redirect = Redirect URIs
    .by-hand = Mit der Methode „Manual Entry“ dasselbe Feld für Feld:
    .target = Target Link URI
    .login = OpenID Connect Initiation Url
    .keys = Public JWK URL
    .domain = Domain
    .icon = Icon Url
    .custom = Custom Fields
    .privacy = Privacy Level
    .privacy-value = Public
    .placements = Placements
    .placements-value = Course Navigation (LtiResourceLinkRequest); Link Selection und Assignment Selection (LtiDeepLinkingRequest)
    .cloud = In der Cloud von Instructure
    .own = Auf einem eigenen Server
setup-others =
    .title = Brightspace, Blackboard, Open edX, Sakai und andere, von Hand
    .where = Jede Plattform fragt nach diesen Angaben, unter Namen wie den folgenden.
    .login = Login URL, OpenID Connect login URL, initiate login URL
    .launch = Launch URL, redirect URL, target link URI, deep linking URL
    .keys = Keyset URL, JWKS URL, public key set
    .domain = Domain
    .icon = Icon, Logo
    .privacy = Datenschutzerklärung
    .terms = Nutzungsbedingungen
    .brightspace = Brightspace: Admin Tools › Manage Extensibility › LTI Advantage › Register Tool, danach ein Deployment hinzufügen.
    .blackboard = Blackboard: Die Client-ID kommt aus dem Entwicklerportal; die Administration der Einrichtung fügt sie unter Integrations › LTI Tool Providers hinzu, das ergibt das Deployment.
    .open-edx = Open edX: In Studio zeigen die LTI-Komponente oder Pages & Resources des Kurses Schlüsselsatz-Adresse, Client-ID und Deployment-ID.
    .sakai = Sakai: Administration Workspace › External Tools › Install LTI 1.x tool zeigt Schlüsselsatz-Adresse, Client-ID und Deployment-ID.
    .any = Jede andere Plattform:
setup-services =
    .title = Dienste und Parameter
    .text = Wo eine Plattform fragt, was das Werkzeug darf, erlauben Sie diese. Jeder Dienst darf fehlen; die Prüfung „accolade platform check“ sagt, was dann nicht geht.
    .scopes = Dienste (Scopes)
    .custom = Eigene Parameter

## Registration by link, in the learning platform's own window

register-consent =
    .title = { $name } mit Accolade verbinden
    .text = { $host } ist dabei, Accolade zu registrieren, ein Werkzeug, das Badges für das vergibt, was Lernende leisten. Bevor Sie den Knopf drücken, geschieht nichts.
    .update-text = { $host } ist hier schon registriert. Der Knopf bringt die Registrierung auf den neuesten Stand; Kurse, Badges und Personen bleiben, wie sie sind.
    .shared = Was mit Accolade geteilt wird
    .privacy = Was gespeichert wird, und wozu
    .register = Accolade registrieren
    .update = Registrierung aktualisieren
register-shares =
    .person = Wer Accolade öffnet: Name, E-Mail-Adresse, Sprache, Rollen und Kurs.
    .roster = Wer an einem Kurs teilnimmt, in dem Accolade verwendet wird, mit denselben Angaben.
    .results = Die Spalten der Bewertungsübersicht, die zu Accolade gehören, und die Bewertungen darin.
    .scores = Accolade darf eigene Spalten in der Bewertungsübersicht anlegen und dort eintragen, dass ein Badge erworben wurde.
    .never = Bewertungen von Tests, Aufgaben und anderen Werkzeugen werden Accolade dadurch nie gezeigt.
register-missing =
    .title = Diese Plattform bietet nicht alles an
    .roster = Keine Teilnehmerliste: Nur wer Accolade selbst öffnet, kann ein Badge erwerben.
    .results = Keine Bewertungsübersicht: Regeln können nicht nach Bewertungen fragen.
    .scores = Kein Schreiben in die Bewertungsübersicht: Ein Badge kann im Kurs nichts freischalten.
register-next =
    .title = Was dann zu tun ist
    .launch = Öffnen Sie Accolade einmal als Lehrperson aus einem Kurs: Damit ist es in Betrieb.
register-next-moodle =
    .activate = Drücken Sie „Aktivieren“ auf der Karte des neuen Tools.
    .chooser = Öffnen Sie die Einstellungen der Karte (das Zahnrad) und stellen Sie „Tool configuration usage“ auf „Show in activity chooser and as a preconfigured tool“: Moodle nimmt es sonst nicht in die Aktivitätsauswahl auf.
    .grades = Lassen Sie „Accept grades from the tool“ auf „Delegate to teacher“. Eine Lehrperson hakt es in der Aktivität an, die eine Spalte bekommen soll.
register-next-canvas =
    .enable = Sehen Sie die Berechtigungen und Platzierungen durch, die Canvas zeigt, und schalten Sie den Schlüssel ein.
    .install = Installieren Sie die App über ihre Client-ID im Account oder im Kurs, wo Canvas das nicht schon getan hat.
register-next-other =
    .enable = Suchen Sie das neue Werkzeug in den Einstellungen Ihrer Plattform und schalten Sie es für Ihre Kurse ein.
register-again-moodle =
    .chooser = Moodle nimmt ein Tool, das aktualisiert wurde, aus der Aktivitätsauswahl: Öffnen Sie dort seine Einstellungen und zeigen Sie es wieder an.
register-done =
    .title = Accolade ist verbunden
    .registered = { $name } ist registriert.
    .updated = Die Registrierung von { $name } ist auf dem neuesten Stand.
    .close = Dieses Fenster schließt sich von selbst. Wenn nicht, schließen Sie es und machen Sie auf Ihrer Lernplattform weiter.
register-siblings =
    .title = Diese Plattform ist mehrfach registriert
    .text = Es gibt eine weitere Registrierung mit einer anderen Client-ID. Wenn sie alt ist, entfernen Sie sie auf Ihrer Lernplattform und bitten Sie die Person, die diesen Server betreibt, sie hier zu entfernen, damit niemandem alles doppelt begegnet.

operator =
    .title = Wer diesen Server betreibt
    .unknown = Fragen Sie die Einrichtung, deren Lernplattform Sie hierher geführt hat.
privacy =
    .title = Datenschutz
    .text = Was dieser Server über Menschen weiß, wozu, und wer es sehen kann.
privacy-kept =
    .title = Was gespeichert wird
    .person = Von der Lernplattform: ihre Kennung für Sie, Ihr Name, Ihre E-Mail-Adresse, wenn die Plattform sie weitergibt, und Ihre Rolle im Kurs.
    .results = Die Ergebnisse, die uns die Lernplattform von den Aktivitäten eines Kurses zeigt, um zu entscheiden und zu erklären, wer seine Badges erworben hat.
    .awards = Die Badges, die Ihnen verliehen wurden, wann und nach welcher Regel.
    .requests = Was Sie in einem Kurs einreichen und fragen und was Ihre Lehrpersonen antworten.
    .mails = Wenn dieser Server E-Mails sendet: wann er Ihnen zu welchem Badge geschrieben hat, nicht der Text. Wer keine E-Mails möchte, wird mit einem Code vermerkt, aus dem sich die Adresse nicht ablesen lässt.
    .days = { $n ->
        [one] Einen Tag, nachdem ein Kurs zuletzt geöffnet wurde, werden seine Ergebnisse gelöscht, dazu das, was Regeln davon gesehen haben, und was eingereicht und beantwortet wurde.
       *[other] { $n } Tage, nachdem ein Kurs zuletzt geöffnet wurde, werden seine Ergebnisse gelöscht, dazu das, was Regeln davon gesehen haben, und was eingereicht und beantwortet wurde.
     }
    .stays = Es wird aufbewahrt, bis jemand die Löschung verlangt oder der Server aufgegeben wird.
    .signed = Badges bleiben, damit sie sich prüfen lassen, solange Sie sie brauchen.
privacy-shown =
    .title = Wer es sehen kann
    .course = Im Kurs sehen Sie Ihre eigenen Badges und Ihren Fortschritt; Ihre Lehrenden sehen die der Lernenden in ihrem Kurs.
    .copies = Wo die Lehrenden eines Kurses andere dafür genannt haben, etwa eine betreuende Person, erhalten diese eine Kopie, wenn wir Ihnen schreiben, dass ein Badge verliehen oder widerrufen wurde oder bald endet. Sie nennt Sie, den Badge, den Kurs und den Tag. Ihre eigene E-Mail sagt, wenn eine Kopie geht. Erhalten Sie keine E-Mail, geht auch keine Kopie.
    .public = Die öffentliche Seite eines Badges ist zunächst privat: Ihre Adresse lässt sich nicht erraten, Suchmaschinen werden ferngehalten, und Ihr Name steht nicht darauf.
    .files = Signierte Badge-Dateien enthalten keine Bewertungen, und Ihre E-Mail-Adresse höchstens in einer verschlüsselten Form, die nur vergleichen kann, wer die Adresse kennt.
privacy-machines =
    .title = Cookies und andere Rechner
    .text = Ein Cookie hält Sie angemeldet, solange Sie im Kurs sind; es geht auch ohne. Keine Seite lädt etwas von anderen Rechnern.
privacy-rights =
    .title = Was Sie verlangen können
    .text = Sie können von der Person, die diesen Server betreibt, verlangen, Ihnen zu zeigen, was über Sie gespeichert ist, es zu berichtigen, herauszugeben oder zu löschen.
terms =
    .title = Bedingungen
    .text = Worauf Sie sich verlassen können, und was von Ihnen erwartet wird.
terms-badges =
    .title = Badges
    .text = Ein Badge sagt, dass sein Aussteller eine Leistung nach einer Regel bestätigt, die auf seiner Seite steht. Der Aussteller steht dafür ein und kann es mit einem öffentlichen Grund widerrufen.
terms-verifying =
    .title = Prüfen
    .text = Alle dürfen hier jedes Badge prüfen, kostenlos und ohne Konto. Die Antwort sagt, wie es im Augenblick der Prüfung stand.
terms-use =
    .title = Fairer Gebrauch
    .text = Geben Sie keine fremden Badges als Ihre aus, versuchen Sie nicht, die Regeln eines Kurses zu umgehen, und überlasten Sie den Server nicht.

## Refusals: what happened, what to do now, whom to tell

refusal =
    .now = Was Sie jetzt tun können
    .tell = Wem Sie es sagen können
    .said = Die Lernplattform sagte:
    .retry = Noch einmal versuchen
    .reference = Referenz
    .code = Code
-reopen = Gehen Sie zu Ihrem Kurs zurück und öffnen Sie den Link noch einmal.
-tell-teacher = Wenn es wieder vorkommt, sagen Sie es Ihrer Lehrperson oder dem Support Ihrer Lernplattform, mit der Referenz unten.
-tell-admin = Sagen Sie es der Administration Ihrer Lernplattform, mit der Referenz und dem Code unten. Es liegt nicht an Ihnen.
-tell-operator = Wenn das nicht hilft, sagen Sie es der Person, die diesen Server betreibt, mit der Referenz und dem Code unten.
-tell-us = Wenn es wieder vorkommt, sagen Sie es der Person, die diesen Server betreibt, mit der Referenz unten.

refusal-launch-malformed =
    .title = Öffnen Sie dies aus Ihrem Kurs
    .what = Diese Adresse nimmt Nachrichten von Lernplattformen an. Was hier ankam, ist keine oder nur ein Teil davon.
    .now = Öffnen Sie Ihren Kurs und folgen Sie dem Link zu den Badges.
    .whom = { -tell-teacher }
refusal-launch-state-unknown =
    .title = Dieser Link wurde nicht aus Ihrem Kurs geöffnet
    .what = Die Nachricht Ihrer Lernplattform gehört zu keinem Besuch, der hier begonnen hat. Das geschieht, wenn eine Seite neu geladen oder aus Lesezeichen oder Verlauf geöffnet wird.
    .now = { -reopen } Verwenden Sie kein Lesezeichen.
    .whom = { -tell-teacher }
refusal-launch-state-expired =
    .title = Das Öffnen hat zu lange gedauert
    .what = Zwischen dem Klick in Ihrem Kurs und der Antwort Ihrer Lernplattform vergingen mehr als einige Minuten.
    .now = { -reopen }
    .whom = { -tell-teacher }
refusal-launch-replayed =
    .title = Dieser Link wurde schon verwendet
    .what = Jeder Klick in Ihrem Kurs erzeugt einen Link, der einmal gilt. Dieser wurde schon verwendet: Vielleicht wurde die Seite neu geladen oder die Zurück-Taste gedrückt.
    .now = { -reopen }
    .whom = { -tell-teacher }
refusal-launch-algorithm =
    .title = Ihre Plattform hat auf eine Weise signiert, die wir nicht annehmen
    .what = Die Nachricht war nicht mit RS256 signiert, der einen Weise, die LTI 1.3 verlangt.
    .now = Daran ändert nichts, was Sie hier tun.
    .whom = { -tell-admin }
refusal-launch-key-missing =
    .title = Ihre Plattform hat nicht gesagt, welchen Schlüssel sie verwendet hat
    .what = Die Nachricht ist signiert, nennt aber den Schlüssel nicht (ihre „kid“ fehlt); deshalb können wir nicht prüfen, wer sie geschickt hat.
    .now = Daran ändert nichts, was Sie hier tun.
    .whom = { -tell-admin }
refusal-launch-key-unknown =
    .title = Ihre Plattform hat einen Schlüssel verwendet, den sie nicht veröffentlicht
    .what = Die Nachricht ist mit einem Schlüssel signiert, der nicht zu den öffentlichen Schlüsseln Ihrer Lernplattform gehört. Vielleicht hat sie ihre Schlüssel gerade gewechselt.
    .now = Warten Sie eine Minute. { -reopen }
    .whom = { -tell-admin }
refusal-launch-signature =
    .title = Wir konnten nicht sicher sein, wer Sie geschickt hat
    .what = Die Signatur der Nachricht passt nicht zu ihrem Inhalt.
    .now = { -reopen }
    .whom = { -tell-admin }
refusal-launch-issuer =
    .title = Die Nachricht kam von einer anderen Plattform
    .what = Der Besuch begann auf einer Lernplattform, und die Nachricht nennt eine andere.
    .now = { -reopen }
    .whom = { -tell-admin }
refusal-launch-audience =
    .title = Die Nachricht war für ein anderes Werkzeug bestimmt
    .what = Ihre Lernplattform hat die Nachricht an eine Client-ID gerichtet, die nicht unsere ist.
    .now = Daran ändert nichts, was Sie hier tun.
    .whom = { -tell-admin }
refusal-launch-expired =
    .title = Die Nachricht ist zu alt
    .what = Die Nachricht Ihrer Lernplattform war abgelaufen, als sie ankam. Vielleicht stand eine Seite lange offen, oder eine Uhr geht falsch.
    .now = { -reopen }
    .whom = { -tell-teacher }
refusal-launch-issued-at =
    .title = Die Uhren stimmen nicht überein
    .what = Nach unserer Uhr wurde die Nachricht Ihrer Lernplattform in der Zukunft oder vor zu langer Zeit geschrieben.
    .now = Warten Sie eine Minute. { -reopen }
    .whom = { -tell-admin }
refusal-launch-nonce-mismatch =
    .title = Die Antwort passt nicht zur Frage
    .what = Die Nachricht Ihrer Lernplattform trägt nicht das Zeichen, das wir ihr für diesen Besuch gegeben haben.
    .now = { -reopen }
    .whom = { -tell-teacher }
refusal-launch-version =
    .title = Ihre Plattform spricht eine andere Version
    .what = Die Nachricht ist nicht in LTI 1.3, der Version, die dieses Werkzeug versteht.
    .now = Daran ändert nichts, was Sie hier tun.
    .whom = { -tell-admin }
refusal-launch-message-type =
    .title = Ihre Plattform fragt nach etwas, das wir nicht anbieten
    .what = Auf diese Art von Nachricht antwortet dieses Werkzeug nicht.
    .now = Öffnen Sie die Badges über einen Link in Ihrem Kurs.
    .whom = { -tell-admin }
refusal-launch-deployment-missing =
    .title = Ihre Plattform hat nicht gesagt, wo sie das Werkzeug eingesetzt hat
    .what = Die Nachricht nennt kein Deployment, das LTI 1.3 verlangt.
    .now = Daran ändert nichts, was Sie hier tun.
    .whom = { -tell-admin }
refusal-launch-deployment-unknown =
    .title = Dieser Einsatzort des Werkzeugs ist nicht bekannt
    .what = Ihre Lernplattform ist hier registriert, aber nicht das Deployment, das die Nachricht nennt.
    .now = Daran ändert nichts, was Sie hier tun.
    .whom = { -tell-admin } Sie kann das Deployment zur Registrierung der Plattform hinzufügen.
refusal-launch-target =
    .title = Der Link führt woandershin
    .what = Die Nachricht Ihrer Lernplattform nennt eine Adresse, die nicht auf diesem Server liegt.
    .now = Daran ändert nichts, was Sie hier tun.
    .whom = { -tell-admin }
refusal-launch-roles =
    .title = Ihre Plattform hat nicht gesagt, was Sie hier sind
    .what = Die Nachricht enthält keine Liste Ihrer Rollen im Kurs, nicht einmal eine leere.
    .now = { -reopen }
    .whom = { -tell-admin }
refusal-launch-resource-link =
    .title = Ihre Plattform hat nicht gesagt, welchen Link Sie geöffnet haben
    .what = Die Nachricht nennt den Link in Ihrem Kurs nicht.
    .now = { -reopen }
    .whom = { -tell-admin }
refusal-launch-deep-linking =
    .title = Von hier aus hinzuzufügen hat nicht geklappt
    .what = Die Nachricht, die uns um Inhalte bittet, ist unvollständig oder bittet um etwas, das wir nicht haben.
    .now = Gehen Sie zu Ihrem Kurs zurück und fügen Sie das Werkzeug noch einmal hinzu, als Aktivität oder als Link.
    .whom = { -tell-admin }
refusal-launch-subject =
    .title = Ihre Plattform hat nicht gesagt, wer Sie sind
    .what = So, wie Ihre Lernplattform Sie nennt, können wir es nicht verwenden: Es ist leer oder zu lang.
    .now = Melden Sie sich auf Ihrer Lernplattform neu an. { -reopen }
    .whom = { -tell-admin }
refusal-launch-not-a-launch =
    .title = Wir konnten nicht lesen, was Ihre Plattform geschickt hat
    .what = Ihre Lernplattform hat Sie hierher geschickt, aber ihre Nachricht ist beschädigt oder nicht die, die ein Werkzeug öffnet.
    .now = { -reopen }
    .whom = { -tell-admin }
refusal-launch-context-missing =
    .title = Ihre Plattform hat keinen Kurs genannt
    .what = Die Nachricht sagt nicht, aus welchem Kurs Sie kommen, und Badges gehören zu Kursen.
    .now = Öffnen Sie die Badges aus einem Kurs heraus.
    .whom = { -tell-admin }
refusal-launch-platform-error =
    .title = Ihre Plattform wollte Sie hier nicht anmelden
    .what = Wir haben Ihre Lernplattform gefragt, wer Sie sind, und sie hat mit einem Fehler geantwortet. Oft ist die Anmeldung dort abgelaufen.
    .now = Melden Sie sich auf Ihrer Lernplattform neu an. { -reopen }
    .whom = { -tell-admin }
refusal-launch-keys-unreachable =
    .title = Die Schlüssel Ihrer Plattform sind nicht zu bekommen
    .what = Um sicher zu sein, wer Sie geschickt hat, brauchen wir die öffentlichen Schlüssel Ihrer Lernplattform, und sie gibt sie uns gerade nicht.
    .now = Warten Sie einige Minuten. { -reopen }
    .whom = { -tell-admin }

refusal-link-answered =
    .title = Das ist schon in Ihrem Kurs
    .what = Was Sie hier gewählt haben, ging schon vorher an Ihre Lernplattform. Vielleicht wurde die Seite neu geladen oder die Zurück-Taste gedrückt; nichts wurde doppelt hinzugefügt.
    .now = Schließen Sie dies und sehen Sie in Ihrem Kurs nach. Um etwas anderes hinzuzufügen, beginnen Sie dort von vorn.
    .whom = { -tell-admin }

refusal-login-malformed =
    .title = Wir konnten nicht lesen, was Ihre Plattform geschickt hat
    .what = Ihre Lernplattform hat begonnen, Sie anzumelden, dabei aber etwas Nötiges weggelassen, oder eine Adresse ist beschädigt.
    .now = { -reopen }
    .whom = { -tell-admin }
refusal-login-registration-unknown =
    .title = Diese Lernplattform ist hier nicht bekannt
    .what = Ihre Lernplattform hat Sie hierher geschickt, ist auf diesem Server aber nicht registriert oder unter einer anderen Client-ID.
    .now = Daran ändert nichts, was Sie hier tun.
    .whom = { -tell-admin } Sie kann die Plattform bei der Person registrieren lassen, die diesen Server betreibt.
refusal-login-client-id-needed =
    .title = Es ist nicht klar, welche Registrierung gemeint ist
    .what = Ihre Lernplattform ist hier mehrfach registriert und hat nicht gesagt, welche Registrierung sie meint (ihre „client_id“ fehlt).
    .now = Daran ändert nichts, was Sie hier tun.
    .whom = { -tell-admin }

refusal-register-invite-unknown =
    .title = Dieser Registrierungslink ist nicht bekannt
    .what = So sieht kein Registrierungslink dieses Servers aus. Vielleicht ging beim Kopieren ein Teil verloren.
    .now = Kopieren Sie den ganzen Link noch einmal und fügen Sie ihn auf Ihrer Lernplattform ein.
    .whom = { -tell-operator } Sie kann einen neuen Link erstellen.
refusal-register-invite-expired =
    .title = Dieser Registrierungslink ist abgelaufen
    .what = Ein Registrierungslink gilt sieben Tage, und dieser wurde in der Zeit nicht verwendet.
    .now = Bitten Sie um einen neuen Link.
    .whom = { -tell-operator } Ein neuer Link entsteht mit „accolade platform invite“.
refusal-register-invite-removed =
    .title = Die Registrierung dieses Links wurde entfernt
    .what = Aus diesem Link entstand eine Registrierung, die auf diesem Server inzwischen außer Betrieb ist. Ein alter Link holt sie nicht zurück.
    .now = Bitten Sie um einen neuen Link.
    .whom = { -tell-operator } Ein neuer Link entsteht mit „accolade platform invite“.
refusal-register-invite-used =
    .title = Dieser Link gehört zu einer anderen Registrierung
    .what = Aus diesem Link entstand eine Registrierung, und seither aktualisiert er nur noch diese. Ihre Plattform hätte eine zweite angelegt, oder sie ist eine andere.
    .now = Wenn Ihre Plattform fragt, ob das Werkzeug aktualisiert oder neu registriert werden soll, wählen Sie Aktualisieren. Hat sie gerade ein zweites Werkzeug angelegt, löschen Sie dieses. Für eine andere Plattform bitten Sie um einen eigenen Link.
    .whom = { -tell-operator }
refusal-register-not-from-platform =
    .title = Fügen Sie diesen Link auf Ihrer Lernplattform ein
    .what = Dieser Link gehört in die Einstellungen einer Lernplattform, die beim Öffnen ihre eigene Adresse anfügt. Diese Adresse fehlt hier oder ist beschädigt.
    .now = In Moodle fügen Sie ihn unter Tools verwalten ein, in Canvas unter Developer Keys, LTI Registration. Dass er hier geöffnet wurde, hat ihn nicht verbraucht.
    .whom = { -tell-operator }
refusal-register-form-expired =
    .title = Diese Seite ist zu alt
    .what = Zwischen dem Öffnen dieser Seite und dem Druck auf ihren Knopf verging mehr als eine Stunde, oder die Seite gehört zu einem anderen Link.
    .now = Schließen Sie dieses Fenster und beginnen Sie die Registrierung auf Ihrer Lernplattform von vorn. Es wurde nichts registriert.
    .whom = { -tell-operator }
refusal-register-busy =
    .title = An der Registrierung wird noch gearbeitet
    .what = Der Knopf wurde schon gedrückt, und Ihre Lernplattform hat noch nicht geantwortet.
    .now = Warten Sie eine Minute und sehen Sie dann nach, ob das Werkzeug auf Ihrer Lernplattform erschienen ist. Wenn nicht, beginnen Sie von vorn.
    .whom = { -tell-operator }
refusal-register-address-refused =
    .title = Diese Adresse wird von hier nicht aufgerufen
    .what = Ihre Lernplattform hat eine Adresse in einem privaten Netz oder eine ohne https genannt. Solche Adressen ruft dieser Server nicht auf; es wurde nichts gesendet.
    .now = Prüfen Sie die Adresse, unter der sich Ihre Lernplattform selbst kennt. Eine Plattform im selben privaten Netz muss auf diesem Server mit ACCOLADE_ALLOW_PRIVATE_NETWORK=true erlaubt werden.
    .whom = { -tell-operator }
refusal-register-unreachable =
    .title = Ihre Lernplattform hat nicht geantwortet
    .what = Dieser Server hat versucht, Ihre Lernplattform zu erreichen, und bekam keine Antwort oder nicht rechtzeitig.
    .now = Prüfen Sie, ob Ihre Lernplattform aus dem Internet erreichbar ist, und beginnen Sie die Registrierung von vorn.
    .whom = { -tell-operator }
refusal-register-not-a-configuration =
    .title = Ihre Lernplattform hat etwas anderes geschickt
    .what = Unter der Adresse, die Ihre Lernplattform genannt hat, liegt keine Beschreibung einer Plattform, sondern eine Webseite, ein Fehler oder etwas viel zu Großes oder Unvollständiges.
    .now = Prüfen Sie, ob eine Anmeldeseite oder eine Firewall vor dieser Adresse steht, und beginnen Sie die Registrierung von vorn.
    .whom = { -tell-operator }
refusal-register-host-mismatch =
    .title = Diese Plattform spricht für eine andere
    .what = Die Beschreibung kam von einem Host, nennt aber einen anderen als ihren eigenen. Damit sich niemand als eine fremde Plattform ausgeben kann, wird so eine Beschreibung abgelehnt.
    .now = Prüfen Sie die Adresse, unter der sich Ihre Lernplattform selbst kennt (in Moodle „wwwroot“ in config.php), und öffnen Sie Ihre Plattform unter dieser Adresse.
    .whom = { -tell-operator }
refusal-register-canvas-issuer =
    .title = Dieses Canvas gibt sich als die Cloud von Canvas aus
    .what = Die Registrierung führte zur Cloud von Canvas, die sie nicht kennt. Entweder dauerte die Registrierung länger als ihre Stunde, oder dies ist ein eigenes Canvas, dessen „lti_iss“ nie gesetzt wurde, sodass es sich canvas.instructure.com nennt.
    .now = In der Cloud beginnen Sie die Registrierung von vorn. Auf einem eigenen Server setzen Sie zuerst „lti_iss“ in config/security.yml auf Ihre eigene Adresse, oder registrieren Sie von Hand.
    .whom = { -tell-operator } Die Seite /lti/setup sagt, wie man von Hand registriert.
refusal-register-unsupported =
    .title = Diese Plattform signiert auf andere Weise
    .what = Accolade braucht mit RS256 signierte Nachrichten und weist sich mit signierten Token aus (private_key_jwt). Die Plattform sagt, dass sie etwas anderes anbietet.
    .now = Suchen Sie nach einer neueren Version Ihrer Lernplattform oder nach einer Einstellung für die Sicherheit von LTI 1.3.
    .whom = { -tell-operator }
refusal-register-token =
    .title = Die Erlaubnis zum Registrieren ist verbraucht
    .what = Ihre Lernplattform gibt jeder Registrierung eine Erlaubnis, die einmal und eine Stunde lang gilt. Diese wurde schon verwendet oder ist abgelaufen.
    .now = Schließen Sie dieses Fenster, sehen Sie nach, ob das Werkzeug schon da ist, und wenn nicht, beginnen Sie die Registrierung von vorn.
    .whom = { -tell-operator }
refusal-register-domain =
    .title = Ihre Plattform nimmt die Adresse dieses Servers nicht an
    .what = Ihre Lernplattform hat die Adressen dieses Servers miteinander oder mit einer eigenen Liste verglichen und abgelehnt.
    .now = Prüfen Sie, ob Ihre Plattform die Domains von Werkzeugen einschränkt.
    .whom = { -tell-operator }
refusal-register-scope =
    .title = Ihre Plattform hat einen Dienst verweigert
    .what = Ihre Lernplattform bietet einen Dienst an und verweigert ihn im selben Atemzug; deshalb hat sie nichts registriert.
    .now = Beginnen Sie die Registrierung von vorn. Wenn sie wieder scheitert, registrieren Sie von Hand; die Seite /lti/setup dieses Servers sagt, wie.
    .whom = { -tell-operator }
refusal-register-refused =
    .title = Ihre Plattform hat die Registrierung abgelehnt
    .what = Alles war bereit, und Ihre Lernplattform hat Nein gesagt.
    .now = Lesen Sie, was sie sagt, beheben Sie es und beginnen Sie die Registrierung von vorn.
    .whom = { -tell-operator }
refusal-register-answer =
    .title = Die Antwort Ihrer Plattform ist nicht lesbar
    .what = Ihre Lernplattform hat Accolade vielleicht registriert, aber nicht gesagt, unter welcher Client-ID.
    .now = Sehen Sie auf Ihrer Lernplattform nach, ob es ein neues Werkzeug gibt. Löschen Sie es und beginnen Sie die Registrierung von vorn, oder registrieren Sie von Hand mit seinen Werten.
    .whom = { -tell-operator }

refusal-typed =
    .title = Was Sie eingegeben hatten
    .text = Der Server hat nichts davon gespeichert. Kopieren Sie es von hier, oder öffnen Sie den Kurs in einem anderen Tab, bevor Sie diese Seite verlassen, und fügen Sie es dort ein. Ein Bild, das Sie gewählt hatten, müssen Sie noch einmal wählen.
    .cut = Es war mehr, als hier gezeigt werden kann.
refusal-session-unknown =
    .title = Diese Seite ist nicht mehr offen
    .what = Die Adresse gehört zu keinem Besuch, den wir kennen. Vielleicht ist sie alt oder unvollständig.
    .now = { -reopen }
    .whom = { -tell-teacher }
refusal-session-expired =
    .title = Sie waren eine Weile weg
    .what = Zu Ihrem Schutz endet ein Besuch nach zwei Stunden ohne Klick. Nichts, was gespeichert war, ist verloren.
    .now = { -reopen }
    .whom = { -tell-teacher }
launch-opening =
    .title = Ihre Badges werden geöffnet
    .wait = Einen Augenblick: Ihr Browser wird erkannt.
    .go-on = Weiter
launch-window =
    .title = Öffnen Sie Ihre Badges in einem eigenen Fenster
    .what = Dieser Browser behält innerhalb der Kursseite keine Cookies, deshalb können wir nicht sicher sein, dass Sie es sind. In einem eigenen Fenster klappt es.
    .open = In neuem Fenster öffnen
    .course = Den Kurs in neuem Fenster öffnen
    .teacher = Wenn das vielen so geht, kann die Lehrperson die Aktivität in einem neuen Fenster öffnen lassen; dann sieht niemand diese Seite.
launch-cookies =
    .title = Ihr Browser behält keine Cookies
    .what = Ohne Cookie können wir nicht sicher sein, dass die Seite, die zurückkommt, die ist, die Sie geöffnet haben.
    .now = Erlauben Sie in den Einstellungen Ihres Browsers Cookies für diese Website, gehen Sie zu Ihrem Kurs zurück und öffnen Sie den Link noch einmal.

refusal-session-cookie =
    .title = Diese Seite wurde in einem anderen Browser geöffnet
    .what = Die Adresse gehört zu einem Besuch in einem anderen Browser oder Fenster, dessen Cookie hier fehlt.
    .now = { -reopen }
    .whom = { -tell-teacher }

refusal-ob2-no-address =
    .title = Von diesem Badge gibt es keine Fassung für ältere Backpacks
    .what = Ältere Backpacks erkennen Personen an ihrer E-Mail-Adresse, und die Plattform des Kurses nannte keine, als dieses Badge signiert wurde.
    .now = Verwenden Sie das Badge in seiner heutigen Form: Die Seite des Badges bietet seine Dateien an.
    .whom = Fragen Sie die Person, die Ihnen das Badge verliehen hat, wenn Sie eines mit Ihrer Adresse brauchen.
refusal-page-not-found =
    .title = Hier ist nichts
    .what = Keine Seite hat diese Adresse. Vielleicht ist sie vertippt, oder was sie zeigte, gibt es nicht mehr.
    .now = Prüfen Sie die Adresse, oder gehen Sie dorthin zurück, wo Sie sie gefunden haben.
    .whom = Sagen Sie es der Person, von der Sie den Link haben.
refusal-page-withdrawn =
    .title = Dieses Badge wurde zurückgezogen
    .what = Es wird nicht mehr veröffentlicht, und mehr ist darüber nicht gespeichert. Eine Datei davon, die noch jemand hat, gilt bei jeder Prüfung als zurückgezogen.
    .now = Verlassen Sie sich nicht mehr darauf. Wenn es Ihres war, kann Ihnen die ausstellende Organisation mehr sagen.
    .whom = Fragen Sie die Organisation, die es ausgestellt hat.
refusal-page-wrong-role =
    .title = Diese Seite ist nicht für Sie
    .what = Ihre Rolle erlaubt nicht, was Sie verlangt haben; in einem Kurs dürfen es nur seine Lehrenden.
    .now = Gehen Sie zurück. Wenn Sie in diesem Kurs lehren, öffnen Sie ihn auf Ihrer Lernplattform neu.
    .whom = { -tell-teacher }
refusal-page-no-maker =
    .title = Badges werden anderswo gemacht
    .what = Der Betrieb dieses Servers hat festgelegt, wer in Kursen Badges macht, und Sie gehören nicht dazu.
    .now = Gehen Sie zurück zu den Badges des Kurses; was da ist, können Sie weiter sehen und verleihen.
    .whom = Wenn Sie Badges machen sollten, fragen Sie die Verwaltung dieses Servers.
refusal-page-invalid =
    .title = Wir konnten diese Anfrage nicht verstehen
    .what = Etwas darin fehlt oder ist beschädigt. Es wurde nichts geändert.
    .now = Gehen Sie zurück und versuchen Sie es noch einmal.
    .whom = { -tell-us }
refusal-page-too-large =
    .title = Das ist zu groß
    .what = Was Sie geschickt haben, ist größer, als dieser Server annimmt. Es wurde nichts geändert.
    .now = Gehen Sie zurück und schicken Sie eine kleinere Datei oder einen kürzeren Text.
    .whom = { -tell-us }
refusal-page-conflict =
    .title = Jemand war schneller
    .what = Was Sie ändern wollten, hat sich inzwischen geändert oder war schon erledigt. Nichts wurde doppelt getan.
    .now = Gehen Sie zurück, laden Sie die Seite neu und sehen Sie nach, wie es jetzt steht.
    .whom = { -tell-us }
refusal-page-failed =
    .title = Hier ging etwas schief
    .what = Es ist unser Fehler, nicht Ihrer. Nichts, was gespeichert war, ging verloren.
    .now = Warten Sie eine Minute und versuchen Sie es noch einmal.
    .whom = { -tell-us }

## Pathways

pathway =
    .title = Lernpfade
    .progress = { $done } von { $needed } Schritten geschafft
    .progress-of = Fortschritt: { $name }
    .strict = Die Schritte zählen in dieser Reihenfolge.
    .free = Die Schritte können in beliebiger Reihenfolge gegangen werden.
    .steps = Die Schritte
    .step = Schritt { $n }
    .step-titled = Schritt { $n }: { $title }
    .needs-all = { $n ->
        [one] 1 Badge
       *[other] Alle { $n } Badges
     }
    .needs-some = { $n } von { $of } Badges genügen.
    .optional = Für das Ziel nicht nötig.
    .done = Geschafft
    .locked = Zählt, sobald Schritt { $n } geschafft ist
    .ahead = Schon erworben; zählt, sobald Schritt { $n } geschafft ist
    .held = Sie haben es
    .next = Am besten als Nächstes
    .missing = { $n ->
        [one] 1 Bedingung fehlt
       *[other] { $n } Bedingungen fehlen
     }
    .waits = Wartet auf:
    .course = Im Kurs { $course }
    .end = Am Ziel
    .page = Öffentliche Seite des Lernpfads
    .count = { $n ->
        [one] 1 Schritt
       *[other] { $n } Schritte
     }
    .to-end = Das Badge am Ziel: { $name }
    .elsewhere = Er endet in einem anderen Kurs und wird dort geändert.
    .none = Ein Lernpfad führt über mehrere Badges zu einem Badge am Ziel.
    .new = Neuer Lernpfad
    .summary = { $name }: Badges, die zu { $badge } führen.
    .retired = Dieser Lernpfad kann nicht mehr abgeschlossen werden. Wer sein Badge hat, behält es.
    .of-badge = Dieses Badge steht am Ziel eines Lernpfads, der seine Regel schreibt
    .unpublished-title = Noch könnte niemand den Lernpfad abschließen
    .unpublished = Diese Badges auf dem Weg sind noch Entwürfe. Veröffentlichen Sie sie zuerst:

pathway-edit =
    .title-new = Neuer Lernpfad
    .title = Lernpfad: { $name }
    .lead = Wer die Badges aller Schritte hat, bekommt das Badge am Ziel von selbst. Es entsteht zusammen mit dem Lernpfad; Bild und Texte lassen sich dort ändern.
    .name-hint = Das Badge am Ziel heißt ebenso, bis Sie das ändern.
    .order-free = In beliebiger Reihenfolge
    .order-strict = Ein Schritt zählt erst, wenn die davor geschafft sind
    .part-badges = Badges auf dem Weg
    .badges-hint = Schreiben Sie neben jedes Badge die Nummer seines Schritts: 1, 2, 3 … Badges mit derselben Nummer gehören zu einem Schritt. Leer: nicht auf dem Weg.
    .no-badges = Dieser Kurs hat noch keine Badges.
    .others = Badges anderer Kurse
    .others-hint = Fügen Sie die Adresse der öffentlichen Badge-Seite ein, oder schreiben Sie den Schlüssel des Badges. Für das Badge am Ziel müssen Lernende in diesem Kurs sein.
    .part-steps = Mehr zu den Schritten
    .steps-hint = All das kann leer bleiben: Dann sind alle Badges jedes Schritts nötig.
    .optional = Für das Ziel nicht nötig
    .finish-hint = Wenn Sie Schritte ändern: Bis zu diesem Tag bekommt das Badge auch, wer die frühere Fassung abschließt.
    .save = Als Entwurf speichern
    .save-changes = Änderungen speichern
    .writes-rule = Diese Regel schreibt ein Lernpfad. Alles andere lässt sich hier ändern.

learner-record =
    .take = Alle Badges in einer Datei
    .text = Eine signierte Datei mit allen Ihren gültigen Badges, für Portfolios und Wallets. Was Sie verborgen haben, fehlt darin.

admin-nav =
    .label = Konsole
    .out = Abmelden
admin-section-overview = Überblick
admin-section-platforms = Plattformen
admin-section-issuers = Aussteller
admin-section-registry = Badges
admin-section-jobs = Aufträge
admin-section-persons = Personen
admin-section-policy = Regeln
admin-section-admins = Verwaltende
admin-section-audit = Protokoll
admin-next = Mehr
admin-done-platform-removed = Entfernt. Von dieser Plattform kommt niemand mehr herein; Badges bleiben gültig.
admin-done-invite-withdrawn = Zurückgezogen. Der Link öffnet nichts mehr.
admin-done-job-retried = Der Auftrag läuft, sobald Platz ist.
admin-done-badge-reviewed = Notiert. In einem Jahr sollte der Badge wieder angesehen werden.
admin-done-owner-changed = Es ist vermerkt, wer das Badge betreut.
admin-done-platform-added = Die Plattform ist registriert. Tragen Sie dort unsere Adressen ein und prüfen Sie dann die Verbindung.
admin-done-person-erased = Gelöscht. Badges dieser Person gelten überall, wo sie geprüft werden, als zurückgezogen.
admin-done-admin-removed = Entfernt. Diese Person ist überall abgemeldet.
admin-done-policy-changed = Gespeichert. Es gilt vom nächsten Klick an.
admin-done-maker-listed = Auf der Liste. Ob die Liste zählt, steht unten.
admin-done-maker-unlisted = Nicht mehr auf der Liste.
admin-done-issuer-changed = Gespeichert. Was signiert wurde, sagt, was es sagte; der nächste Badge sagt dies.
admin-done-keys-rotated = Neue Schlüssel sind veröffentlicht und signieren in zehn Minuten.
admin-done-key-distrusted = Zurückgezogen. Was dieser Schlüssel signiert hat, besteht keine Prüfung mehr.
admin-sign-in =
    .title = In der Konsole anmelden
    .go = Anmelden
    .sso = Über Ihre Einrichtung anmelden
    .lost = Passwort verloren? Wer den Server betreibt, macht einen Link zu einem neuen mit
admin-trouble-wrong = Die Adresse oder das Passwort ist falsch.
admin-trouble-too-often = Das wurde zu oft versucht. Warten Sie eine Viertelstunde und versuchen Sie es dann erneut.
admin-trouble-ended = Sie waren eine Weile weg und wurden abgemeldet. Nichts, was gespeichert war, ist verloren.
admin-trouble-signed-out = Sie sind abgemeldet.
admin-trouble-link-gone = Dieser Link wurde benutzt oder ist abgelaufen. Bitten Sie um einen neuen.
admin-trouble-sso-failed = Die Anmeldung bei Ihrer Einrichtung hat nicht geklappt. Versuchen Sie es noch einmal; passiert es wieder, sagen Sie es dem Betrieb des Servers.
admin-trouble-sso-unknown = Ihre Einrichtung kennt Sie, aber niemand mit Ihrer E-Mail-Adresse wurde hier eingeladen, oder die Adresse ist dort nicht bestätigt. Bitten Sie die Verwaltung um eine Einladung.
admin-arrived =
    .title = Sie sind angemeldet
    .go = Weiter
admin-welcome =
    .address = Sie melden sich an mit
    .hint = Mindestens 12 Zeichen. Ein paar Wörter zusammen sind leicht zu merken und schwer zu erraten.
    .go = Speichern und weiter
admin-welcome-first =
    .title = Verwalten Sie diese Installation
    .text = Dieser Link gilt einmal. Wer ihn benutzt, verwaltet diese Installation und lädt die anderen ein.
admin-welcome-invite =
    .title = Willkommen in der Konsole
    .text = Sie wurden eingeladen, diese Installation mitzuverwalten. Dieser Link gilt einmal.
admin-welcome-reset =
    .title = Wählen Sie ein neues Passwort
    .text = Dieser Link gilt einmal. Überall sonst werden Sie abgemeldet.
admin-overview =
    .title = Wie alles steht
    .platforms = Plattformen
    .courses = Kurse
    .troubled = { $n ->
        [one] Einer konnte zuletzt nicht gelesen werden
       *[other] { $n } konnten zuletzt nicht gelesen werden
     }
    .active = Badges, die man erwerben kann
    .awards = Verleihungen
    .waiting = fällige Aufträge
    .failing = gescheiterte Aufträge
    .begin = Verbinden Sie Ihre Lernplattform
    .begin-text = Machen Sie einen Link und fügen Sie ihn in Moodle, Canvas oder eine andere Plattform ein. Das dauert zwei Minuten.
    .silent = Von hier ist noch niemand gekommen
    .silent-text = Vielleicht muss die Plattform das Werkzeug noch einschalten. Prüfen Sie die Verbindung.
admin-platforms =
    .title = Plattformen
    .name = Name
    .host = Adresse
    .origin = Registriert
    .last = Zuletzt geöffnet
    .by-link = über einen Link
    .by-hand = von Hand
    .never = noch nie
    .none = Noch ist keine Plattform verbunden.
    .open = Links, die noch niemand benutzt hat
    .unnamed = Ohne Namen
    .until = gültig bis { $date }
    .withdraw = Zurückziehen
    .invite = Eine Plattform verbinden
    .invite-text = Mit einem Link registriert sich eine Plattform selbst. Er gilt sieben Tage.
    .by-hand-link = Was einzutragen ist, wo es von Hand geschehen muss
    .invite-go = Link machen
    .made = Hier ist der Link
    .made-text = Fügen Sie ihn in die Plattform ein: in Moodle als „Tool-URL“ unter „Tools verwalten“, in Canvas als neue LTI-Registrierung. Wer ihn hat, kann eine Plattform verbinden.
admin-by-hand =
    .title = Eine Plattform von Hand registrieren
    .ours = Das tragen Sie an der Plattform ein
    .ours-text = Sie zeigt danach eine Client-ID und eine Deployment-ID.
    .theirs = Hier tragen Sie ein, was die Plattform zeigt
    .url-hint = Die Adresse der Startseite, etwa https://moodle.example.edu. Für Canvas in der Cloud und Blackboard nicht nötig.
    .deployment-hint = Bleibt das leer, darf Canvas selbst Deployments hinzufügen; jede andere Plattform braucht eine ID.
    .more = Eigene Adressen
    .more-text = Nur was von der Art der Plattform oben abweicht oder nicht aus ihr folgt.
    .go = Registrieren
admin-platform =
    .failed = { $n ->
        [one] Eines funktioniert nicht
       *[other] { $n } Dinge funktionieren nicht
     }
    .passed = Nichts von dem, was geprüft wurde, ist gescheitert
    .issuer = Aussteller (Issuer)
    .client = Client-ID
    .deployments = Deployments
    .accepts-new = Neue werden aufgenommen.
    .since = Registriert am
    .check = Verbindung prüfen
    .remove = Diese Plattform entfernen
    .remove-text = Niemand kann Accolade mehr von dort öffnen, und ihre Kurse werden nicht mehr gelesen. Verliehene Badges bleiben gültig, und ihre Seiten bleiben.
    .sure = Mir ist klar, dass ihre Kurse nicht mehr funktionieren.
admin-line-passed = Funktioniert
admin-line-unknown = Bitte ansehen
admin-line-failed = Funktioniert nicht
admin-line-untested = Nicht geprüft
admin-registry =
    .title = Alle Badges
    .badge = Badge
    .course = Kurs
    .issuer = Ausgestellt von
    .state = Stand
    .awards = Verleihungen
    .review = Wieder ansehen
    .version = Fassung { $n }
    .due = Seit { $date }
    .reviewed = Angesehen
    .any = Jeder Stand
    .show = Zeigen
    .csv = Als Tabelle (CSV)
    .none = Kein Badge ist so.
    .owner = Betreut von
    .owned = Eine Lehrperson
    .change-owner = Ändern
admin-owner =
    .title = Wer dieses Badge betreut
    .hint = Die E-Mail-Adresse oder die ID der Plattform von jemandem, der schon hier war. Leer: niemand.
    .nobody = Niemand
admin-state-draft = Entwurf
admin-state-active = Aktiv
admin-state-paused = Ausgesetzt
admin-state-retired = Beendet
admin-jobs =
    .title = Arbeit im Hintergrund
    .text = Was gescheitert ist, wird von selbst wieder versucht, nach einer Pause, die bis zu einer Stunde wächst.
    .job = Auftrag
    .stands = Wann
    .tries = Gescheitert
    .error = Woran es lag
    .running = läuft gerade
    .due = fällig { $date }
    .retry = Jetzt noch einmal
    .none = Nichts wartet.
admin-job-sync = Einen Kurs lesen
admin-job-evaluate = Einen Kurs auswerten
admin-job-issue = Einen Badge signieren
admin-job-status = Eine Statusliste signieren
admin-job-score = In ein Notenbuch schreiben
admin-job-copy = Badges in einen kopierten Kurs bringen
admin-job-log = In das Ausstellungsprotokoll eintragen
admin-job-mail = E-Mails senden
admin-persons =
    .title = Personen
    .text = Finden Sie jemanden, der wissen will, was über ihn gespeichert ist, oder es löschen lassen will. Jede Suche, jeder Export und jede Löschung steht im Protokoll, ohne Namen.
    .name = Name
    .address = E-Mail-Adresse
    .platform = Plattform
    .awards = Verleihungen
    .go = Suchen
    .none = Niemand wurde gefunden.
    .cut = Die ersten { $n } werden gezeigt. Suchen Sie genauer, um andere zu finden.
admin-person =
    .sub = ID auf der Plattform
    .export = Sagen, was gespeichert ist
    .export-text = Eine Datei mit allem, was über diese Person gespeichert ist: Kurse, Ergebnisse, Badges, wie sie signiert wurden, Entscheidungen. Geben Sie sie niemand anderem.
    .export-go = Alles herunterladen
    .erase = Löschen
    .erase-text = { $n ->
        [0] Name, Adresse und Ergebnisse werden gelöscht. Das lässt sich nicht zurücknehmen.
        [one] Name, Adresse und Ergebnisse werden gelöscht, und ein Badge wird zurückgezogen: Dateien davon, die noch jemand hat, bestehen keine Prüfung mehr. Das lässt sich nicht zurücknehmen.
       *[other] Name, Adresse und Ergebnisse werden gelöscht, und { $n } Badges werden zurückgezogen: Dateien davon, die noch jemand hat, bestehen keine Prüfung mehr. Das lässt sich nicht zurücknehmen.
     }
    .sure = Ich bin sicher, dass diese Person das will.
    .erase-go = Endgültig löschen
    .list = Diese Person Badges machen lassen
    .unlist = Von der Liste derer streichen, die Badges machen
admin-policy =
    .makers = Wer in seinen Kursen Badges machen und ändern darf
    .text = Programme mit Token, Badge-Dateien und Kopien von Kursen betrifft das nicht. Wer keine Badges machen darf, sieht und verleiht sie weiterhin.
    .save = Speichern
    .listed = Die Liste
    .unlist = Streichen
    .none = Niemand steht auf der Liste.
    .how = Jemanden für die Liste finden:
admin-copies =
    .title = Kopien von E-Mails
    .text = Lehrende können dann für jeden Kurs bis zu drei Adressen nennen, etwa die einer betreuenden Person. Diese erhalten eine Kopie, wenn jemand per E-Mail erfährt, dass ein Badge verliehen oder widerrufen wurde oder bald endet. Lernende lesen davon in ihrer E-Mail und auf der öffentlichen Seite zum Datenschutz. Beim Abschalten wird jede Adresse gelöscht.
    .allow = Kurse dürfen Kopien an andere senden
admin-retention =
    .title = Wie lange was aufbewahrt wird
    .text = In Tagen; leer heißt: bleibt. Die öffentliche Seite zum Datenschutz sagt es. Badges, ihr Status und das Ausstellungslog werden nie gelöscht.
    .course-hint = Gezählt ab dem letzten Öffnen eines Kurses: Ergebnisse, was Regeln gesehen haben, und was eingereicht und beantwortet wurde. 90 bis 3650.
    .audit-hint = Zeilen des Protokolls, auch Anmeldungen. 365 bis 3650.
admin-makers-teachers = Alle Lehrenden
admin-makers-listed = Lehrende auf der Liste
admin-makers-nobody = Niemand
admin-issuers =
    .text = Wer die Badges dieser Installation signiert, wie alle es lesen können.
    .default = signiert, wo niemand anderes gewählt ist
    .more = Weitere Aussteller und den Rest eines Profils mit
admin-issuer =
    .page = Öffentliche Seite
    .text = Was hier steht, ist Teil jedes Badges, der von jetzt an signiert wird.
    .email-hint = Badges für ältere Backpacks nennen sie, damit man fragen kann.
    .logo-hint = PNG oder schlichtes SVG, am besten quadratisch. Leer bleibt, was da ist.
    .domain-hint = Nur, wenn der Aussteller eine eigene Kennung haben soll, etwa badges.law.example.edu. Lesen Sie vorher die Anleitung: Prüfende schlagen sie nach, solange Badges gelten.
    .pinned = Unter dieser Kennung wurden Badges signiert: Die Domain bleibt.
    .keys = Schlüssel
    .key = Schlüssel
    .made = Gemacht
    .stands = Stand
    .distrust = Diesen Schlüssel zurückziehen
    .distrust-text = Für den Fall, dass jemand anderes ihn haben könnte. Damit signierte Badges bestehen keine Prüfung mehr, und wer einen hat, braucht einen neuen.
    .distrust-sure = Mir ist klar, dass diese Badges wertlos werden.
    .brought = Diese Schlüssel wurden anderswo gemacht. Bringen Sie ihre Nachfolger mit
    .rotate-text = Schlüssel werden jedes Jahr von selbst erneuert. Die früheren bleiben veröffentlicht, damit Badges prüfbar bleiben.
    .rotate = Jetzt neue Schlüssel machen
admin-key-signs = signiert
admin-key-next = signiert bald
admin-key-retired = signiert nicht mehr
admin-key-withdrawn = zurückgezogen
admin-admins =
    .title = Verwaltende
    .role = Rolle
    .change = Ändern
    .me = (Sie)
    .last = Die letzte Person mit allen Rechten kann nicht entfernt werden. Laden Sie zuerst eine andere ein.
    .made = Hier ist die Einladung
    .made-text = Geben Sie sie nur dieser Person. Sie gilt einmal, sieben Tage lang, und wird nicht wieder gezeigt.
    .remove = Entfernen
    .remove-text = Diese Person wird überall abgemeldet und kann sich nicht mehr anmelden.
    .remove-sure = Ja, entfernen
    .open = Eingeladen
    .invite = Jemanden einladen
    .invite-text = Sie bekommen einen Link zum Weitergeben. Ein früherer für dieselbe Adresse gilt dann nicht mehr.
    .owner-may = darf alles
    .viewer-may = sieht alles außer Personen und ändert nichts
    .invite-go = Einladung machen
admin-role-owner = Alle Rechte
admin-role-viewer = Nur ansehen
admin-audit =
    .title = Protokoll
    .text = Was hier getan wurde, von wem und woran. Nichts darin wird je geändert, und niemandes Daten stehen darin.
    .when = Wann
    .who = Wer
    .what = Was
    .object = Woran
    .earlier = Früher
    .none = Noch wurde nichts getan.
    .everybody = Alle
admin-actor-admin = Eine verwaltende Person
admin-actor-command = Die Kommandozeile
admin-actor-teacher = Eine Lehrperson
admin-actor-token = Ein Programm
admin-deed-admin-made = kam zur Verwaltung hinzu
admin-deed-admin-invited = lud jemanden zur Verwaltung ein
admin-deed-admin-removed = entfernte jemanden aus der Verwaltung
admin-deed-admin-password-set = setzte ein neues Passwort
admin-deed-admin-password-link-made = machte einen Link zu einem neuen Passwort
admin-deed-admin-signed-in = meldete sich an
admin-deed-platform-added = fügte eine Plattform hinzu
admin-deed-platform-removed = entfernte eine Plattform
admin-deed-invite-made = machte einen Link für eine Plattform
admin-deed-invite-withdrawn = zog einen Link für eine Plattform zurück
admin-deed-job-retried = ließ einen Auftrag erneut versuchen
admin-deed-badge-made = machte ein Badge
admin-deed-badge-changed = änderte ein Badge
admin-deed-badge-published = veröffentlichte ein Badge
admin-deed-badge-paused = hielt ein Badge an
admin-deed-badge-retired = beendete ein Badge
admin-deed-badge-removed = entfernte ein Badge, das niemand hatte
admin-deed-badge-reviewed = sah einen Badge an
admin-deed-badge-owner-changed = sagte, wer sich um ein Badge kümmert
admin-deed-award-given = gab jemandem ein Badge
admin-deed-award-revoked = widerrief jemandes Badge
admin-deed-award-suspended = setzte jemandes Badge aus
admin-deed-award-reinstated = setzte jemandes Badge wieder in Kraft
admin-deed-award-renewed = verlängerte jemandes Badge
admin-deed-award-corrected = berichtigte jemandes Badge
admin-deed-award-hold-cleared = ließ jemanden ein widerrufenes Badge wieder erhalten
admin-deed-request-approved = gab einer Anfrage statt
admin-deed-request-returned = gab eine Anfrage zur Überarbeitung zurück
admin-deed-request-refused = lehnte eine Anfrage ab
admin-deed-run-confirmed = bestätigte wartende Vergaben
admin-deed-run-set-aside = legte wartende Vergaben beiseite
admin-deed-run-undone = machte eine Reihe von Vergaben rückgängig
admin-deed-scores-begun = ließ ein Badge in die Bewertungsübersicht schreiben
admin-deed-scores-ended = ließ ein Badge nicht mehr in die Bewertungsübersicht schreiben
admin-deed-endorsement-added = fügte eine Empfehlung hinzu
admin-deed-endorsement-removed = nahm eine Empfehlung aus dem Gebrauch
admin-deed-sync-started = ließ einen Kurs sofort prüfen
admin-deed-persons-searched = suchte nach Personen
admin-deed-person-exported = exportierte, was über eine Person gespeichert ist
admin-deed-person-erased = löschte eine Person
admin-deed-policy-changed = änderte eine Regel
admin-deed-maker-listed = lässt jemanden Badges machen
admin-deed-maker-unlisted = lässt jemanden keine Badges mehr machen
admin-deed-course-copies-changed = nannte andere, an die ein Kurs Kopien seiner E-Mails sendet
admin-deed-issuer-made = machte einen Aussteller
admin-deed-issuer-changed = änderte einen Aussteller
admin-deed-issuer-removed = entfernte einen Aussteller
admin-deed-keys-rotated = machte neue Schlüssel für einen Aussteller
admin-deed-key-distrusted = zog einen Schlüssel zurück
admin-deed-token-made = machte ein Token für ein Programm
admin-deed-token-revoked = zog das Token eines Programms zurück
field-admin-name = Ihr Name
field-admin-email = E-Mail-Adresse
field-password = Passwort
field-password-again = Passwort noch einmal
field-admin-invite-link = Link
field-admin-platform-name = Wie man sie nennt
field-admin-badge = Teil des Namens
field-admin-state = Stand
field-course-days = Was über Kurse bekannt ist
field-audit-days = Protokoll
field-platform-kind = Art der Plattform
field-platform-url = Adresse der Plattform
field-client-id = Client-ID
field-deployment-id = Deployment-ID
field-platform-issuer = Issuer (Plattform-ID)
field-auth-url = Adresse zur Anmeldung
field-token-url = Token-Adresse
field-jwks-url = Adresse der Schlüssel
field-our-login = Adresse zum Beginn der Anmeldung (Initiate login)
field-our-launch = Adresse für Aufruf und Weiterleitung
field-our-keys = Adresse unserer öffentlichen Schlüssel
field-admin-owner = Person
field-admin-actor = Wer gehandelt hat
field-admin-person = Name, E-Mail-Adresse oder ID
field-issuer-name = Name
field-issuer-url = Website
field-issuer-email = E-Mail-Adresse für Fragen
field-issuer-description = Beschreibung
field-issuer-logo = Logo
field-issuer-logo-alt = Logo in Worten
field-issuer-domain = Eigene Domain
problem-too-short = Das ist zu kurz: Mindestens { $min } Zeichen sind nötig.
problem-not-an-address = Das ist keine E-Mail-Adresse.
problem-taken = Diese Adresse hat schon jemand.
problem-not-the-same = Das ist nicht dasselbe wie oben.
problem-nobody-known = So jemand ist hier nicht bekannt.
problem-several-known = Damit sind mehrere Personen gemeint. Nehmen Sie die ID von der Seite der Person.
request-kind-application = Etwas Eingereichtes
request-kind-evidence = Weiterer Nachweis
request-kind-name = Schreibweise eines Namens
request-kind-question = Frage

request-state-draft = Entwurf
request-state-submitted = Wartet auf eine Lehrperson
request-state-returned = Mit Kommentar zurückgegeben
request-state-approved = Bestätigt
request-state-refused = Abgelehnt
request-state-withdrawn = Zurückgenommen
request-state-answered = Beantwortet

request-deed-submitted = Eingereicht am { $date }
request-deed-returned = Zurückgegeben am { $date }
request-deed-approved = Bestätigt am { $date }
request-deed-refused = Abgelehnt am { $date }
request-deed-withdrawn = Zurückgenommen am { $date }
request-deed-answered = Beantwortet am { $date }

request-may-show = Darf im Badge stehen.
request-consent-application = Sobald das Badge verliehen ist, kann es lesen und die Links öffnen, wer das Badge sehen darf. Ohne Ihr Häkchen sehen es nur Sie und die Lehrpersonen des Kurses.
request-consent-evidence = Ich stimme zu, dass dies im Badge steht: Wer es sehen darf, kann es lesen und die Links öffnen. Was Sie danach weitergeben, lässt sich nicht zurückholen.
request-ask-title = Ihre Lehrpersonen fragen
request-ask-application = Einreichen
request-ask-evidence = Nachweis hinzufügen
request-ask-name = Namen berichtigen
request-ask-question = Dazu fragen

evidence-standing =
    .title = Was von Ihnen in Ihrem Badge steht
    .text-application = Es steht in Ihrem Badge, sobald Sie ihn erwerben. Bis dahin können Sie es mit einem Klick heraushalten; was Ihre Lehrperson anerkannt hat, zählt weiterhin.
    .text-evidence = Sie können es jederzeit herausnehmen, ohne zu fragen. Eine neue Datei ohne es tritt an die Stelle der jetzigen, und dieser Server zeigt weder die alten Dateien noch was darin stand. Rückgängig machen können Sie das nicht selbst: Um es wieder aufzunehmen, reichen Sie es neu ein. Kopien, die Sie oder andere vorher gespeichert haben, enthalten es weiterhin; niemand kann sie zurückholen. Ihre Lehrpersonen sehen weiterhin, was Sie eingereicht haben.
    .take-out = Aus dem Badge herausnehmen
learner-request =
    .title-application = Einreichen für { $name }
    .title-evidence = Nachweis hinzufügen zu { $name }
    .title-name = Ihren Namen berichtigen auf { $name }
    .title-question = Frage zu { $name }
    .lead-application = Eine Lehrperson dieses Kurses liest, was Sie einreichen. Sie bestätigt es, gibt es mit einem Kommentar zurück oder lehnt es mit einem Grund ab.
    .lead-evidence = Zuerst liest es eine Lehrperson des Kurses. Ist es bestätigt, tritt eine neue Datei mit dem Nachweis an die Stelle der bisherigen; wo die alte Datei geprüft wird, steht dann, dass sie ersetzt wurde.
    .lead-name = Eine Lehrperson des Kurses entscheidet. Ist es angenommen, steht Ihr Name überall so, wo das Badge ihn zeigt; steht er in der Datei, tritt eine neue an ihre Stelle, und die alte gibt an, dass sie ersetzt wurde.
    .lead-question = Fragen Sie, warum Sie dieses Badge noch nicht haben, oder etwas anderes dazu. Eine Lehrperson des Kurses antwortet hier.
    .asks = Was verlangt wird
    .links = Links
    .links-hint = Bis zu fünf, beginnend mit https://. Achten Sie darauf, dass Ihre Lehrpersonen sie öffnen können.
    .history = Was bisher geschah
    .waits = Jetzt ist eine Lehrperson an der Reihe. Bis jemand geantwortet hat, können Sie es zurücknehmen und etwas anderes einreichen.
    .changed = Dies wurde nicht behalten, weil die Anfrage inzwischen anders steht. Sie sehen, wie sie steht; was Sie getippt haben, steht unten, falls Sie es noch einreichen können.
    .too-many = Sie haben dazu schon oft angefragt. Sprechen Sie mit Ihrer Lehrperson.
    .save = Als Entwurf behalten
    .submit = Einreichen
    .withdraw = Zurücknehmen
    .back = Zurück

instructor-requests =
    .title = Anfragen: { $course }
    .button = { $n ->
        [0] Anfragen
        [one] Anfragen (eine wartet)
       *[other] Anfragen ({ $n } warten)
    }
    .waiting = Wartet auf eine Antwort
    .none = Nichts wartet.
    .done = Beantwortet, zurückgegeben oder zurückgenommen

instructor-request =
    .back = Alle Anfragen
    .badge = Das Badge
    .history = Was eingereicht und geantwortet wurde
    .effect-application = Wenn Sie bestätigen, ist diese Bedingung des Badges erfüllt, gerechnet ab dem Tag des Einreichens.
    .effect-evidence = Wenn Sie bestätigen, wird es Teil des Badges: Eine neue Datei tritt an die Stelle der alten, die dann angibt, dass sie ersetzt wurde.
    .effect-name = Wenn Sie bestätigen, zeigt das Badge von da an diesen Namen. Vergewissern Sie sich, dass es dieselbe Person ist.
    .hint-question = Die lernende Person liest Ihre Antwort auf ihrer Seite.
    .hint-other = Die lernende Person liest ihn auf ihrer Seite. Nötig, wenn Sie zurückgeben oder ablehnen.
    .approve = Bestätigen
    .return = Zurückgeben
    .refuse = Ablehnen
    .answer = Antworten
    .barred-own = Sie haben dies selbst angefragt; eine andere Lehrperson muss antworten.
    .barred-unnamed = Ihre Plattform teilt nicht mit, wer Sie sind; Ihre Antwort wäre von niemandem. Jemand, den sie nennt, muss antworten.
    .changed = Es wurde nichts entschieden: Jemand anderes hat geantwortet, oder die Anfrage wurde inzwischen geändert. So steht sie jetzt.
    .not-in-force = Das Badge gilt nicht mehr, darin lässt sich nichts berichtigen. Lehnen Sie mit einem Grund ab.
    .not-fitting = Das Badge kann dies nicht tragen: Vielleicht hat es schon zu viele Nachweise. Geben Sie es mit einem Hinweis darauf zurück.
## Mails

mail-hello =
    .name = Guten Tag { $name },
    .nobody = Guten Tag,
mail-award =
    .subject = Sie haben „{ $badge }“ erworben
    .subject-many = Sie haben „{ $badge }“ und { $n ->
        [one] einen weiteren Badge
       *[other] { $n } weitere Badges
     } erworben
    .opening = Herzlichen Glückwunsch! { $issuer } hat Ihnen verliehen:
    .course = Im Kurs { $course }
    .until = Gültig bis { $date }
    .view = Badge ansehen
    .linkedin = Zum LinkedIn-Profil hinzufügen
    .more = { $n ->
        [one] Ein weiterer Badge wartet in Ihrem Kurs auf Sie.
       *[other] { $n } weitere Badges warten in Ihrem Kurs auf Sie.
     }
    .private = Ihr Badge ist privat, bis Sie es anders wollen: Seine Seite hat eine Adresse, die nur Sie kennen, und zeigt keinen Namen. Öffnen Sie ihn in Ihrem Kurs, um festzulegen, wer ihn sieht. Tun Sie das, bevor Sie ihn zu LinkedIn hinzufügen, wo alle dem Link folgen können.
mail-why-award = Sie erhalten diese E-Mail, weil { $issuer } Ihnen einen Badge verliehen hat und Ihre Lernplattform uns dafür diese Adresse gegeben hat.
digest =
    .title = E-Mails zu diesem Kurs
    .text = Eine E-Mail sagt Ihnen, welche Badges verliehen wurden und was auf Sie wartet. Sie nennt keine Lernenden.
    .daily = höchstens eine am Tag
    .weekly = höchstens eine in der Woche
    .off = keine
    .save = Speichern
    .none = Dieser Server sendet keine E-Mails: Was verliehen wurde und was auf Sie wartet, sehen Sie hier.
mail-digest =
    .subject = { $course }: { $n ->
        [0] Badges zum Nachsehen
        [one] 1 Badge verliehen
       *[other] { $n } Badges verliehen
     }
    .opening = Was in { $course } seit { $date } geschehen ist
    .awarded = { $n ->
        [one] Einmal verliehen
       *[other] { $n }-mal verliehen
     }
    .held = Eine Liste von Verleihungen wartet auf Ihre Bestätigung.
    .asked = { $n ->
        [one] Eine Anfrage einer lernenden Person wartet auf Antwort.
       *[other] { $n } Anfragen von Lernenden warten auf Antwort.
     }
    .more = { $n ->
        [one] Bei einem weiteren Badge ist etwas geschehen.
       *[other] Bei { $n } weiteren Badges ist etwas geschehen.
     }
    .how = Wer es war, sehen und entscheiden Sie bei den Badges in Ihrem Kurs. Dort legen Sie auch fest, wie oft Sie diese E-Mail erhalten.
mail-why-digest = Sie erhalten diese E-Mail, weil Sie einen Kurs unterrichten, der Badges von { $issuer } verleiht, und Ihre Lernplattform uns diese Adresse gegeben hat.
field-every = Wie oft
mail-revoked =
    .subject = „{ $badge }“ wurde widerrufen
    .subject-many = „{ $badge }“ und { $n ->
        [one] ein weiterer Badge
       *[other] { $n } weitere Badges
     } wurden widerrufen
    .opening = { $issuer } hat widerrufen:
    .when = Widerrufen am { $date }
    .reason = Der angegebene Grund:
    .view = Ansehen, was seine Seite sagt
    .more = { $n ->
        [one] Ein weiterer Badge wurde widerrufen.
       *[other] { $n } weitere Badges wurden widerrufen.
     }
    .meaning = Ein widerrufener Badge gilt nicht mehr, und seine Seite sagt das. Ihre anderen Badges bleiben, wie sie sind.
    .ask = Haben Sie Fragen, oder halten Sie das nicht für richtig? Fragen Sie die Lehrperson Ihres Kurses oder { $issuer }.
mail-expiring =
    .subject = „{ $badge }“ endet am { $date }
    .subject-many = „{ $badge }“ und { $n ->
        [one] ein weiterer Badge enden bald
       *[other] { $n } weitere Badges enden bald
     }
    .opening = Was Sie von { $issuer } erworben haben, endet bald:
    .renew = Er lässt sich verlängern: Tun Sie noch einmal, was dafür nötig ist, oder fragen Sie die Lehrperson Ihres Kurses.
    .how = Ansehen, was dafür nötig ist
    .no-renewal = Er lässt sich nicht verlängern.
    .more = { $n ->
        [one] Ein weiterer Badge endet bald.
       *[other] { $n } weitere Badges enden bald.
     }
    .after = Nach diesem Tag sagt die Seite des Badges, dass er abgelaufen ist. Er bleibt Ihrer, als etwas, das Sie geleistet haben.
mail-reminder =
    .subject = „{ $badge }“ wartet auf Sie
    .subject-many = „{ $badge }“ und { $n ->
        [one] ein weiterer Badge warten auf Sie
       *[other] { $n } weitere Badges warten auf Sie
     }
    .opening = { $issuer } hat Ihnen etwas verliehen, das noch niemand geöffnet hat:
    .once = Das ist die einzige Erinnerung.
notice-mail_text = Gespeichert. Die E-Mails von jetzt an sagen das.
field-mail-subject = Betreff
field-mail-opening = Anfang
problem-unknown-value = „{ $word }“ in geschweiften Klammern steht hier für nichts. Welche Namen sich verwenden lassen, steht weiter unten.
problem-stray-brace = Hier steht eine geschweifte Klammer ohne die andere. Schreiben Sie Namen so: { "{" }name{ "}" }.
mail-text =
    .title = E-Mail über „{ $badge }“
    .link = Was die E-Mail sagt
    .text = Wer diesen Badge erhält, bekommt eine E-Mail in der eigenen Sprache, mit seinem Bild, dem Weg zu ihm und dem, was andere sehen. Sie können den Betreff und den Anfang schreiben. Was Sie leer lassen, wird für Sie geschrieben.
    .subject-hint = Gilt, wenn es in der E-Mail nur um diesen Badge geht.
    .opening-hint = Einfacher Text. Eine leere Zeile beginnt einen neuen Absatz. Der Name steht schon darüber.
    .values = Namen in geschweiften Klammern, die ausgefüllt werden
    .off = Keine E-Mails über diesen Badge senden
    .save = Speichern
    .preview = Vorschau
    .test = An mich senden
    .test-hint = Die Vorschau wird nicht gesendet. „An mich senden“ sendet eine E-Mail an die Adresse, die Ihre Lernplattform uns von Ihnen genannt hat, und an niemanden sonst.
    .preview-title = Die E-Mail, wie sie gesendet wird
    .preview-text = Mit den Daten einer Person, die ihn hat, oder mit Ihren, solange niemand ihn hat, in Ihrer Sprache. Nichts wurde gesendet und nichts gespeichert.
    .preview-html = Die E-Mail, wie E-Mail-Programme sie zeigen
    .preview-plain = Als einfacher Text
    .no-server-title = Dieser Server sendet keine E-Mails
    .no-server = Was Sie hier schreiben, bleibt für später erhalten. Wer den Server betreibt, richtet einen Mailserver ein.
    .tried-sent = An Ihre eigene Adresse gesendet. Nichts wurde gespeichert.
    .tried-no-address = Ihre Lernplattform hat uns keine E-Mail-Adresse von Ihnen genannt; darum wurde nichts gesendet.
    .tried-stopped = Sie möchten an Ihre Adresse keine E-Mails, oder dort kommen keine an; darum wurde nichts gesendet.
    .tried-too-often = Sie haben sich in kurzer Zeit viele E-Mails gesendet. Versuchen Sie es in einer Viertelstunde wieder.
    .tried-failed = Der Mailserver hat sie nicht angenommen. Sagen Sie es denen, die diesen Server betreiben.
    .endless = ohne Ende
    .somebody = Lernende
    .for-trying = Test: { $subject }
mail-value-name = Der Name der lernenden Person
mail-value-given_name = Der Vorname der lernenden Person
mail-value-badge = Der Name des Badges
mail-value-course = Der Kurs
mail-value-issuer = Wer den Badge ausstellt
mail-value-criteria = Was dafür nötig ist; nicht im Betreff
mail-value-expires = Der Tag, an dem er endet
mail-value-link = Die Seite des Badges; nicht im Betreff
mail-value-linkedin = Der Weg zu einem LinkedIn-Profil; nicht im Betreff
notice-mail_copies = Gespeichert. Kopien der E-Mails gehen von jetzt an an diese Adressen und an keine anderen.
field-copy-address = Adresse
mail-copies =
    .title = Kopien der E-Mails über Badges
    .link = { $n ->
        [0] Kopien der E-Mails an eine betreuende Person
        [one] Kopien der E-Mails gehen an eine Adresse
       *[other] Kopien der E-Mails gehen an { $n } Adressen
     }
    .text = Bis zu drei Personen, etwa wer die Lernenden betreut oder ihnen vorgesetzt ist, können per E-Mail erfahren, welche Badges in { $course } verliehen und widerrufen werden und welche bald enden.
    .what = Eine Kopie nennt die lernende Person, den Badge und den Tag. Sie enthält keinen Link zum Badge der Person.
    .told = Sie geht erst nach der E-Mail an die lernende Person selbst, und diese sagt es. Von wem keine E-Mail empfangen wird, davon erfahren auch andere nichts.
    .stop = Nennen Sie nur Personen, die es wissen müssen. In jeder Kopie steht ein Link, um sie abzustellen.
    .save = Speichern
mail-copy =
    .why = Dies ist eine Kopie zu Ihrer Information: { $learner } hat dazu eine E-Mail erhalten. Sie bekommen sie, weil eine Lehrperson des Kurses { $course } Ihre Adresse genannt hat.
    .subject-award = Kopie: { $learner } hat „{ $badge }“ erworben
    .subject-revoked = Kopie: „{ $badge }“ von { $learner } wurde widerrufen
    .subject-expiring = Kopie: „{ $badge }“ von { $learner } endet bald
    .subject-many = Kopie: eine E-Mail an { $learner } über mehrere Badges
    .opening-award = { $issuer } hat { $learner } verliehen:
    .opening-revoked = { $issuer } hat widerrufen, was { $learner } hatte:
    .opening-expiring = Was { $learner } von { $issuer } erworben hat, endet bald:
    .awarded = Verliehen am { $date }
    .more = { $n ->
        [one] Ein weiterer Badge ist hier nicht gezeigt.
       *[other] { $n } weitere Badges sind hier nicht gezeigt.
     }
    .private = Sie ist nur für Sie bestimmt: Bitte geben Sie sie nicht weiter.
mail-why-copy = Sie erhalten diese Kopie, weil eine Lehrperson des Kurses Ihre Adresse für Kopien genannt hat. Wenn Sie keine möchten, stellen Sie sie hier ab oder fragen Sie { $issuer }.
mail-foot =
    .copied = Eine Kopie geht an diejenigen, die die Lehrenden Ihres Kurses dafür genannt haben, etwa an Ihre betreuende Person.
    .contact = Fragen? Schreiben Sie an
    .stop = Keine E-Mails über Badges mehr erhalten
    .privacy = Datenschutz
mail-stop =
    .title = E-Mails über Badges
    .text = Möchten Sie an diese Adresse keine E-Mails über Badges mehr erhalten? Dann sagen Sie es hier.
    .button = Keine E-Mails mehr senden
    .done = An diese Adresse werden keine E-Mails über Badges mehr gesendet.
    .again = Wieder E-Mails senden
    .again-done = An diese Adresse werden wieder E-Mails über Badges gesendet.
    .badges-stay = Ihre Badges bleiben, wie sie sind. Sie finden sie in Ihren Kursen.
problem-fixed = Das bleibt: Damit wurden Badges signiert.
