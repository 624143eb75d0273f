### Español.
### Palabras: insignia, regla, estudiante, curso, comprobar, enlace.

## Everywhere

site =
    .name = Accolade
    .skip = Ir al contenido
    .menu = Menú principal
    .about = Sobre este servidor
    .home = Inicio
    .verify = Comprobar una insignia
    .privacy = Privacidad
    .terms = Condiciones
    .opens-beside = (se abre en otra pestaña)

date = { $day } de { $month ->
    [1] enero
    [2] febrero
    [3] marzo
    [4] abril
    [5] mayo
    [6] junio
    [7] julio
    [8] agosto
    [9] septiembre
    [10] octubre
    [11] noviembre
   *[12] diciembre
 } de { $year }
moment = { $day } de { $month ->
    [1] enero
    [2] febrero
    [3] marzo
    [4] abril
    [5] mayo
    [6] junio
    [7] julio
    [8] agosto
    [9] septiembre
    [10] octubre
    [11] noviembre
   *[12] diciembre
 } de { $year }, { $time } UTC

checked-last = Última comprobación: { $date }
checked-never = Aún sin comprobar
checked-next = Próxima comprobación: { $date }
check-now = Comprobar ahora
learners = { $n ->
    [one] 1 estudiante
   *[other] { $n } estudiantes
 }
earned-of = { $n } de { $learners ->
    [one] 1 estudiante la tiene
   *[other] { $learners } estudiantes la tienen
 }
flagged = { $n ->
    [one] 1 concesión por revisar
   *[other] { $n } concesiones por revisar
 }
progress = { $done } de { $needed } hecho
back-course = Todas las insignias del curso
back-sources = Qué cuenta en este curso
back-badge = Volver a la insignia
rule-title = Regla
criteria-title = Lo que leen los estudiantes
column-learner = Estudiante
column-person = Persona
column-badge = Insignia
column-why-not = Por qué aún no
column-reason = Motivo

badge-state-draft = Borrador
badge-state-active = Activa
badge-state-paused = En pausa
badge-state-retired = Retirada
badge-state-needs-attention = Requiere atención

award-state-valid = Válida
award-state-expired = Caducada
award-state-revoked = Revocada
award-state-suspended = Suspendida
award-state-superseded = Sustituida
award-state-test = Prueba
seen-private = Privada
seen-link = Por enlace
seen-public = Pública
seen-hidden = Oculta
seen-declined = Rechazada
share-text = He obtenido la insignia «{ $name }» de { $issuer }.
embed-alt = { $name }: insignia emitida por { $issuer }
award-revoked = Revocada el { $date }: { $reason }
award-expired = Caducó el { $date }.

notice-saved = Guardada como borrador. Nadie recibe la insignia antes de que usted la publique.
notice-changed = Guardado. El cambio cuenta desde ahora; quien tiene la insignia la conserva como era.
notice-published = Publicada. Quien cumple la regla ya tiene la insignia; los demás la reciben en cuanto la cumplan.
notice-paused = En pausa. Por ahora nadie recibe la insignia; quien la tiene la conserva.
notice-retired = Retirada. Nadie recibe ya la insignia; quien la tiene la conserva.
notice-removed = Eliminada. Nadie tuvo la insignia, así que no queda nada de ella.
notice-revoked = Revocada. La página pública de la insignia lo dice desde ahora.
notice-renewed = Renovada. Una insignia nueva ocupó el lugar de la anterior, cuya página lleva a ella.
notice-suspended = Suspendida por ahora. La página de la insignia lo dice, y ninguna regla la cuenta.
notice-reinstated = De nuevo en vigor.
notice-hold_cleared = La insignia puede obtenerse o entregarse de nuevo. Lo revocado sigue revocado.
notice-published_later = Publicada. Los estudiantes reciben la insignia en cuanto hagan lo necesario; por lo hecho antes, de momento nadie la recibe.
notice-confirmed = Hecho. Todas las personas de la lista la reciben.
notice-set_aside = Hecho. Nadie de esa lista la recibe por la regla; usted todavía puede darla a mano. Los demás la reciben en cuanto cumplan la regla.
notice-list_changed = La lista ha cambiado desde que la miró. No se ha decidido nada; así está ahora.
notice-undone = Retirada. La página pública dice que se concedió por error.
notice-copied = Copiado. Lo que eligió está en este curso como borrador.
notice-writes = Quien obtenga esta insignia recibe un punto en el libro de calificaciones, y también quien ya la tiene.
notice-writes_not = No se escribe nada más en el libro de calificaciones. Lo que está allí se queda.
notice-made = La columna está en el libro de calificaciones. Las reglas pueden usarla desde ahora.
notice-used = El enlace bloqueado está en uso. Las reglas pueden usarlo desde ahora.
notice-placed = El enlace de reclamación está creado. Póngalo ahora en el curso: los pasos están abajo.
notice-dropped = Ya no se usa. Las insignias obtenidas así se conservan.
notice-seen_by_nobody = Privada desde ahora: la página y los archivos no llevan nombre. Lo que ya entregó sigue siendo verificable.
notice-seen_by_link = Quien tenga el enlace ve ahora la insignia con su nombre.
notice-seen_by_all = Pública desde ahora: cualquiera puede encontrar la insignia con su nombre.
notice-hidden = Oculta. Su página y sus archivos no responden a nadie; puede cambiarlo cuando quiera.
notice-results_in = Sus resultados figuran en el archivo desde ahora.
notice-results_out = Sus resultados ya no figuran en el archivo.
notice-declined = Rechazada. Nadie ve ya la insignia.
notice-kept = La insignia vuelve a ser suya. Es privada hasta que usted decida otra cosa.
notice-handed_in = Entregado. Un docente del curso ya lo ve; la respuesta aparecerá aquí.
notice-draft_kept = Guardado como borrador. Nadie lo ve antes de que lo entregue.
notice-taken_back = Retirado. No se decidió nada.
notice-answered = Hecho. El estudiante ve su respuesta.
notice-test_made = La prueba está hecha. La encontrará más abajo; termina por sí sola al cabo de un día.
notice-test_deleted = Eliminada. No queda nada de la prueba; sus direcciones responden como si nunca hubiera existido.
notice-taken_out = Retirado. Este servidor ya no lo cuenta, ni en sus páginas ni en sus archivos.
notice-checked = Comprobado. Está viendo lo que el curso dice ahora.

## Rules in words

requirement-score = { $activity }: al menos { $percent }{"\u00A0"}%
requirement-completed = { $activity }: completada
requirement-unlocked = { $activity }: desbloqueada
requirement-opened = { $activity }: alcanzada y abierta
requirement-handed-in = Entregado y aprobado por un docente: { $asks }
requirement-badge = La insignia «{ $name }»
requirement-member = Miembro del curso{ $role ->
    [any] { "" }
   *[other] { " " }como { $role }
 }{ $status ->
    [any] { "" }
   *[other] , con el estado { $status }
 }
requirement-before = Antes del { $date }
requirement-after = Después del { $date }
matching-all = Todo esto:
matching-any = Al menos una de estas:
matching-at-least = Al menos { $n } de estas:
standing-met = Cumplido
standing-missing = Falta
standing-unknown = Aún no se sabe
condition-have =
    .learner = Usted tiene { $percent }{"\u00A0"}%.
    .teacher = Tiene { $percent }{"\u00A0"}%.
    .then = Tenía { $percent }{"\u00A0"}%.
condition-missing = Aún no hecho.
condition-unknown = Aún no se sabe.
condition-not-approved = Aún no aprobado.
condition-proof = { $source }, visto el { $date }
criteria-opening = Para obtener esta insignia hay que cumplir:

## Forms

form =
    .optional = (opcional)
    .row = Condición { $n }
    .skill = Habilidad { $n }
    .errors = { $n ->
        [one] Falta un dato o no es correcto
       *[other] Faltan { $n } datos o no son correctos
     }
field-name = Nombre
field-description = Descripción
field-issuer = Emitida por
field-shape = Forma
field-palette = Colores
field-colour = Color principal
field-accent = Segundo color
field-arc = Palabras en el borde
field-icon = Icono
field-initials = Letras
field-level = Nivel
field-mark = Marcas del nivel
field-ring = Anillos
field-ribbon = Cinta
field-banner = Palabras en la banda
field-picture = Su propia imagen
field-alt = La imagen en palabras
field-match = Los estudiantes reciben la insignia cuando cumplen
field-match-n = Cuántas de las condiciones
field-rows = Condiciones
field-kind = Qué cuenta
field-activity = Actividad
field-threshold = Al menos (%)
field-asks = Qué hay que entregar
field-text-application = Qué hizo, con sus propias palabras
field-text-evidence = Qué lo demuestra, con sus propias palabras
field-text-name = Por qué debe cambiarse
field-text-question = Su pregunta
field-handed-link = Enlace
field-wanted-name = El nombre como debe ser
field-comment = Comentario para el estudiante
field-may-show = Puede constar en la insignia
field-badge = Insignia
field-latest = Último día
field-criteria = Qué hace falta
field-more = Más sobre esta insignia
field-badge-type = Tipo
field-language = Idioma
field-credits = Créditos
field-tags = Etiquetas
field-skill-name = Habilidad
field-skill-url = Su dirección web
field-skill-framework = Marco
field-evidence-asked = Evidencia que se pide
field-edition = Edición
field-reason = Motivo
field-note = Nota para todo el mundo
field-successor = Qué ocupa su lugar
field-column = Nombre de la columna
field-maximum = Puntos como máximo
field-gate = Nombre del enlace de reclamación
field-lock = Enlace del curso
field-person = Quién la recibe
field-evidence-link = Enlace al trabajo
field-file = Un archivo
field-link = Un enlace
field-text = El texto de una insignia
field-visibility = Quién puede verla
field-spelling = Sí, mi nombre se escribe así.
field-holder = Su nombre
field-results = Mis resultados pueden figurar en el archivo
field-order = Orden
field-step = Paso
field-steps = Insignias del camino
field-step-title = Título del paso
field-needs = Insignias necesarias
field-other = Dirección o clave de la insignia
field-other-step = Paso
field-finish-by = Último día para la versión anterior
field-share-link = El enlace a su insignia
field-share-text = Palabras para su publicación
field-embed-picture = Imagen con enlace
field-embed-mail = Imagen pequeña para firmas de correo
field-embed-frame = Marco con imagen y texto
field-links = Enlaces
field-many-file = Una tabla o un archivo comprimido

problem-missing = Rellene este campo.
problem-too-long = Es demasiado largo: se guardan como máximo { $max } caracteres.
problem-not-a-number = Esto no es un número.
problem-out-of-range = Elija un número de { $min } a { $max }.
problem-not-a-date = Esto no es una fecha.
problem-past-date = Este día ya pasó; nadie podría obtener la insignia.
problem-gone = Esto ya no existe. Elija otra cosa.
problem-not-scored = Aquí no hay calificación. Elija «Actividad hecha».
problem-not-checked = Nadie ha mirado aún a quién deja entrar. Compruébelo en «Qué cuenta en este curso».
problem-not-published = Esta insignia todavía es un borrador. Publíquela primero.
problem-no-conditions = Rellene al menos una condición.
problem-count-out-of-range = { $n ->
    [one] Hay 1 condición; pida esa.
   *[other] Hay { $n } condiciones; pida un número de 1 a { $n }.
 }
problem-never-met = Nadie podrá cumplir nunca esta regla: sus condiciones se contradicen.
problem-circular = Una insignia no puede depender de sí misma ni de una insignia que depende de ella.
problem-not-a-colour = Esto no es un color. Escríbalo como #1f4e9c.
problem-not-a-png = Esto no es una imagen PNG ni un dibujo SVG legible.
problem-drawing-not-plain = Este dibujo contiene textos, imágenes o efectos que se perderían. Convierta los textos en trazados o expórtelo como PNG.
problem-file-too-large = Este archivo es demasiado grande: se guardan como máximo { $max } KiB.
problem-picture-too-small = Esta imagen es demasiado pequeña: necesita al menos { $min } píxeles por lado.
problem-not-square = Esta imagen no es cuadrada.
problem-too-many-kept = Son demasiados: se guardan { $max } como máximo.
problem-control = Esto contiene caracteres de control, que no se pueden guardar.
problem-repeated = Esto aparece dos veces.
problem-not-a-language = Esto no es un código de idioma como en, de o pt-BR.
problem-too-much = En conjunto es más de lo que cabe en una insignia. Quite algo.
problem-not-signable = Esto no se puede firmar de modo que todos los verificadores lo lean igual. Quite los signos poco comunes.
problem-unreadable = Aquí no se encontró ninguna insignia. Use el archivo o el enlace con el que llegó la insignia.
problem-bad-link = Esto no es una dirección web pública. Empieza por https://.
problem-unreachable = Esta dirección no respondió con una insignia.
problem-not-a-name = Esto no se lee como un nombre. Use letras, sin signos invisibles.
problem-not-confirmed = Confirme que su nombre está bien escrito antes de que se muestre.
problem-not-agreed = Acepte primero que conste en la insignia.
problem-too-many = Son demasiadas: se comprueban como máximo { $max } de una vez.

## On paper and beside links

certificate =
    .heading = Certificado
    .opening = Se certifica que
    .opening-nameless = Se certifica que su titular, cuyo nombre se mantiene en privado, ha obtenido la insignia
    .earned = ha obtenido la insignia
    .issued = Emitida
    .valid-until = Válida hasta
    .issuer = Emitida por
    .by = Emitida por { $issuer }
    .number = Número
    .check = Válido cuando se comprueba en la dirección de abajo; este papel puede estar desactualizado.
    .code = La dirección { $url } como código para teléfonos
    .incomplete = Las letras que este papel no puede mostrar aparecen como □. La página de la dirección las muestra.
    .attached = La insignia firmada a partir de la cual se escribió este certificado
    .expired = Caducada
    .revoked = Revocada
    .suspended = Suspendida
    .superseded = Sustituida
    .test = Prueba: no es un reconocimiento
    .test-heading = Una prueba, no un certificado
    .test-opening = Esto es una prueba: con ella nadie ha obtenido nada. La hizo
    .test-opening-nameless = Esto es una prueba: con ella nadie ha obtenido nada. Muestra cómo se vería esta insignia:
    .test-earned = para ver cómo se vería esta insignia:
    .test-check = Quien abra la dirección de abajo sabrá que esto es una prueba; después de un día no habrá nada allí.
    .test-attached = La prueba firmada a partir de la cual se escribió este papel

## The badge designer

designer =
    .small = Pequeña
    .dark = Sobre oscuro
    .grey = En gris
    .suggest = Sugerir
    .suggested = Sugerida a partir del nombre. Sigue al nombre hasta que usted elija otra cosa.
    .own-colours = Estos dos valen con «Colores propios».
    .arc-hint = Unas pocas palabras en el borde superior, como el nombre de la insignia.
    .icon = Icono
    .search = Buscar iconos
    .more = Letras, nivel, anillos y cinta
    .initials-hint = En lugar del icono.
    .banner-hint = En la banda. Vacío: las marcas del nivel.
    .level = { $n ->
        [0] Sin nivel
       *[other] Nivel { $n }
     }
designer-hint-accent-too-close = Los dos colores apenas se distinguen. Las marcas y los anillos llevan el color de las letras.
designer-hint-dark-letters = El blanco no se leería sobre este color, por eso las letras son oscuras.
designer-hint-title-left-out = Las palabras del borde no aparecen en la imagen: nuestras fuentes no tienen { $letters }. El nombre de la insignia está al lado en todas las páginas.
designer-hint-banner-left-out = Las palabras de la banda no aparecen: nuestras fuentes no tienen { $letters }.
designer-hint-initials-left-out = El icono ocupa el lugar de las letras: nuestras fuentes no tienen { $letters }.
designer-hint-small-title = En el borde hay muchas palabras, por eso son pequeñas. Con menos se lee mejor.

shape-circle = Círculo
shape-hexagon = Hexágono
shape-octagon = Octágono
shape-shield = Escudo
shape-rosette = Roseta
shape-seal = Sello
shape-star = Estrella
shape-diamond = Rombo
shape-square = Cuadrado
shape-book = Libro
palette-ocean = Azul océano
palette-forest = Verde bosque
palette-sunset = Naranja atardecer
palette-ruby = Rojo rubí
palette-violet = Violeta
palette-teal = Verde azulado
palette-rose = Rosa
palette-night = Noche
palette-gold = Oro
palette-silver = Plata
palette-bronze = Bronce
palette-own = Colores propios
ring-double = Exterior e interior
ring-outer = Exterior
ring-inner = Interior
ring-none = Ninguno
ribbon-none = Ninguna
ribbon-tails = Dos puntas abajo
ribbon-banner = Banda cruzada
mark-stars = Estrellas
mark-bars = Barras
mark-dots = Puntos
icons-science = Ciencia
icons-technology = Tecnología
icons-words = Lengua e historia
icons-people = Personas y trabajo
icons-life = Salud y naturaleza
icons-doing = Oficios, deporte y arte
icons-signs = Signos
icon-flask = Matraz
icon-atom = Átomo
icon-dna = ADN
icon-microscope = Microscopio
icon-telescope = Telescopio
icon-magnet = Imán
icon-calculator = Calculadora
icon-sigma = Sumatorio
icon-pi = Pi
icon-ruler = Regla
icon-brain = Cerebro
icon-rocket = Cohete
icon-code = Código
icon-console = Consola
icon-laptop = Portátil
icon-phone = Teléfono
icon-robot = Robot
icon-chip = Chip
icon-database = Base de datos
icon-chart-bar = Gráfico de barras
icon-chart-line = Gráfico de líneas
icon-cloud = Nube
icon-security = Candado y escudo
icon-cog = Engranaje
icon-tools = Herramientas
icon-cube = Cubo
icon-bolt = Rayo
icon-book = Libro abierto
icon-library = Libros
icon-pencil = Lápiz
icon-feather = Pluma
icon-script = Pergamino
icon-languages = Idiomas
icon-forum = Conversación
icon-microphone = Micrófono
icon-newspaper = Periódico
icon-presentation = Presentación
icon-globe = Globo
icon-map = Mapa
icon-compass = Brújula
icon-castle = Castillo
icon-column = Columna
icon-group = Grupo
icon-mortarboard = Birrete
icon-teacher = Docente
icon-leader = Liderazgo
icon-handshake = Apretón de manos
icon-care = Mano solidaria
icon-heart = Corazón
icon-wheelchair = Silla de ruedas
icon-scales = Balanza
icon-gavel = Mazo
icon-bank = Banco
icon-briefcase = Maletín
icon-money = Dinero
icon-pulse = Pulso
icon-first-aid = Primeros auxilios
icon-stethoscope = Estetoscopio
icon-pill = Pastilla
icon-leaf = Hoja
icon-sprout = Brote
icon-tree = Árbol
icon-water = Gota de agua
icon-sun = Sol
icon-recycling = Reciclaje
icon-paw = Huella
icon-bee = Abeja
icon-wind = Aerogenerador
icon-fire = Fuego
icon-chef = Gorro de cocina
icon-factory = Fábrica
icon-hard-hat = Casco
icon-truck = Camión
icon-airplane = Avión
icon-bike = Bicicleta
icon-runner = Corredor
icon-ball = Balón
icon-dumbbell = Mancuerna
icon-swimmer = Nadador
icon-music = Música
icon-palette = Paleta
icon-brush = Pincel
icon-camera = Cámara
icon-film = Película
icon-masks = Máscaras
icon-knight = Pieza de ajedrez
icon-star = Estrella
icon-trophy = Trofeo
icon-medal = Medalla
icon-crown = Corona
icon-check = Marca de verificación
icon-clipboard = Portapapeles
icon-idea = Bombilla
icon-puzzle = Rompecabezas
icon-target = Diana
icon-flag = Bandera de meta
icon-key = Llave
icon-eye = Ojo
icon-magnifier = Lupa
icon-clock = Reloj
icon-diamond = Diamante
icon-owl = Búho

## Learner

learner-badges =
    .title = Insignias de { $course }
    .here = La insignia de este enlace
    .not-yet = Esta insignia no se puede obtener por ahora. Aparecerá aquí con todo lo que hace falta en cuanto su docente la publique.
    .earned = Ha obtenido
    .open-title = Puede obtener
    .awarded = Concedida el { $date }
    .open = Ver su insignia
    .download = Imagen
    .older = Para mochilas más antiguas
    .by-decision = Concedida por esto: { $note }
    .signing = Su insignia se está preparando. Vuelva dentro de un minuto.
    .progress = Progreso hacia { $name }
    .by-hand = Su docente entrega esta insignia en persona.
    .criteria = Qué representa
    .empty-title = Aún no hay nada que obtener aquí
    .empty-text = Su docente no ha publicado todavía ninguna insignia en este curso. Cuando haya una, aparecerá aquí con todo lo que hace falta.
    .manage = Compartir, llevar, mantener privada
learner-anonymous =
    .title = Está de visita sin nombre
    .text = Su plataforma de aprendizaje no nos ha dicho quién es usted, así que aquí no se le puede conceder nada. Puede leer qué representan las insignias de este curso. Si esperaba obtenerlas, inicie sesión en su plataforma y abra esta página desde su curso.
learner-onlooker =
    .title = Usted no es estudiante de este curso
    .text = Puede leer qué representan las insignias de este curso. Se conceden a sus estudiantes y las crean sus docentes.
learner-mine =
    .title = Sus insignias
    .text = Lo que ha obtenido en los cursos de esta plataforma. Lo que aún puede obtener está en cada curso.
    .here = Todas sus insignias, de todos los cursos
    .back = Volver al curso
    .empty = Todavía no tiene insignias.
    .take = Llevárselo todo
    .take-text = Un archivo comprimido con cada archivo firmado, cada imagen y una página que se lee sin nosotros. Las insignias siguen siendo auténticas pase lo que pase con este curso.
# Whoever changes a sentence of this message gives the edition in src/domain/consent.rs another name.
learner-consent =
    .private = Nadie más que usted y sus docentes ve que es suya. La insignia tiene una página imposible de adivinar, sin su nombre.
    .link = Quien tenga el enlace ve la insignia con su nombre. Se pide a los buscadores que no la incluyan. Elija esto para compartirla.
    .public = Cualquiera puede ver la insignia con su nombre, y los buscadores pueden incluirla.
    .hidden = Su página y sus archivos no responden a nadie, ni siquiera a quienes tienen el enlace.
    .back = Puede cambiarlo cuando quiera, y vale de inmediato. Los archivos e imágenes que entregó quedan en manos de otros y siguen siendo verificables.
    .results = Si acepta, se crea un archivo nuevo en el que figuran sus resultados. Puede retirarlo: entonces lo sustituye un archivo sin ellos.
    .decline = La insignia desaparece de su página pública y de sus insignias obtenidas. Puede recuperarla más tarde.
learner-share =
    .title = Compartirla
    .private = Por ahora nadie puede ver que esta insignia es suya. Para compartirla, deje que la vea, con su nombre, quien tenga el enlace. Puede retirarlo cuando quiera.
    .private-name = Elija «Por enlace» arriba, confirme que su nombre está bien escrito y guarde.
    .choose = Elegir quién puede verla
    .switch = Mostrarla a quien tenga el enlace
    .ended = Una insignia que no está en vigor no se comparte. Su página dice cómo está.
    .copy = Copiar
    .copied = Copiado.
    .linkedin = Añadir a su perfil de LinkedIn
    .linkedin-text = Todos los campos están ya rellenos. LinkedIn se abre junto a esta página.
    .post = O publicarla:
    .on-linkedin = LinkedIn
    .on-bluesky = Bluesky
    .on-facebook = Facebook
    .on-whatsapp = WhatsApp
    .on-x = X
    .on-mail = Correo
    .qr = Código para teléfonos
    .qr-alt = Código que abre la página de esta insignia: { $name }
    .qr-save = Guardar el código
    .embed = Mostrarla en una página propia
    .embed-text = Ponga uno de estos en la página. La imagen cambia por sí sola cuando la insignia caduca o se revoca, y deja de mostrarse cuando usted la hace privada.
takeout =
    .title = Sus insignias
    .text = Reunidas el { $date }. Cada archivo está firmado: cualquier verificador de Open Badges puede decir si es auténtico.
    .empty = Todavía no había ninguna insignia.
    .page = Su página, mientras esté en línea:
    .records = Lo que se llevó antes
    .records-text = Registros firmados con varias insignias cada uno, tal como se crearon para usted.
embed =
    .open = Ver y comprobar esta insignia
    .private-title = Esta insignia no se muestra aquí
    .private-text = Su titular la mantiene privada, o no existe.
learner-badge =
    .back = Todas sus insignias del curso
    .who = Quién puede ver su insignia
    .save = Guardar
    .name-known = El nombre que se muestra:
    .name-question = ¿Se escribe así su nombre?
    .name-hint = Así le conoce su plataforma. Si está mal, pida que lo corrijan allí o dígaselo a su docente antes de mostrar la insignia.
    .name-type = Su plataforma no nos dio su nombre. Escríbalo como debe leerse; vale para todas sus insignias.
    .results = Sus resultados
    .take = Llevársela
    .take-text = Cada archivo está firmado y dice por sí mismo qué es. Guárdelo o póngalo en una colección de insignias en otro lugar.
    .png = Imagen con la insignia dentro (PNG)
    .svg = Dibujo con la insignia dentro (SVG)
    .json = Archivo firmado (JSON)
    .token = Texto firmado
    .pdf-private = También hay un certificado en papel (PDF): lleva su nombre en cuanto la insignia pueda verse por enlace o sea pública.
    .decline-title = No quiero esta insignia
    .decline = Rechazar la insignia
    .declined-title = Usted rechazó esta insignia
    .declined-text = Nadie la ve. Aun así está obtenida: sigue contando para otras insignias y puede recuperarla cuando quiera.
    .keep = Recuperarla
watched =
    .title = Insignias en { $course }
    .review = Lo que este estudiante ha obtenido en el curso y lo que falta. Aquí no se califica nada: las insignias se siguen de lo que muestra el curso.
    .observing = Usted observa. Ve a los estudiantes que la plataforma le deja ver, y aquí no se puede cambiar nada.
    .acting = Usted actúa como otra persona. Ve lo que ve este estudiante; en su nombre no se puede reclamar ni cambiar nada.
    .nothing = Aún no hay nada que obtener en este curso.
    .unknown = { $n ->
        [one] Un estudiante que nombra la plataforma no se conoce en este curso. Puede que la lista de participantes aún no se haya leído.
       *[other] { $n } estudiantes que nombra la plataforma no se conocen en este curso. Puede que la lista de participantes aún no se haya leído.
     }
learner-no-course =
    .title = Ningún curso que mostrar
    .text = Esta página se abrió desde fuera de un curso, y las insignias pertenecen a cursos.
    .now = Abra su curso en la plataforma y siga allí el enlace a las insignias.

## Teacher: putting badges into the course

link-pick =
    .title = Poner insignias en su curso
    .text = Cada una se convierte en un enlace en { $course }. Quien lo sigue ve qué hace falta y cuánto lleva hecho.
    .which = ¿Qué insignia?
    .which-several = ¿Qué insignias?
    .draft = Los estudiantes ven esta insignia en cuanto usted la publique; el enlace puede estar antes.
    .has-column = El libro de calificaciones ya tiene una columna para esta insignia.
    .course = Todas las insignias de este curso
    .course-text = Un enlace a la página que muestra cada insignia y el progreso de cada cual.
    .gate = Enlace de reclamación: { $label }
    .gate-text = Póngalo detrás de lo que hay que hacer: quien lo abre, cuenta.
    .gate-placed = Ya está en el curso. Un segundo solo cuenta cuando usted lo haya abierto.
    .new = Crear una insignia nueva
    .gradebook = Libro de calificaciones
    .with-column = Con una columna en el libro de calificaciones para cada insignia
    .column-text = Quien obtiene la insignia recibe allí 1 de 1 punto, para que su curso pueda desbloquear cosas con la insignia. Las demás calificaciones no se tocan nunca. Sin ello, no se añade nada al libro de calificaciones.
    .column-needed = Lo que añade aquí se califica. Cada insignia recibe una columna en el libro de calificaciones: quien la obtiene recibe allí 1 de 1 punto.
    .cancel = Cancelar
    .add = Poner en el curso
link-problem-nothing = Elija primero una insignia, o cancele.
link-problem-one-only = Este lugar de su curso admite un enlace. Elija uno.
link-problem-too-many = Es más de lo que su curso admite de una vez. Elija menos.
link-problem-gone = Una de estas insignias ya no existe. Elija de nuevo.
link-wrong-place =
    .title = Aquí no se pueden añadir insignias
    .text = Este lugar de su curso no admite enlaces a insignias.
    .takes = Admite:
    .now = Vuelva atrás y añada la insignia como actividad o como enlace del curso.
    .back = Volver al curso
link-takes-file = archivos
link-takes-image = imágenes
link-takes-html = texto con formato
link-takes-link = enlaces a páginas web
link-answer =
    .title = De vuelta a su curso
    .text = { $n ->
        [0] No se añade nada.
        [one] Su enlace a la insignia va camino de su curso.
       *[other] Sus { $n } enlaces van camino de su curso.
     }
    .go = Seguir al curso
link-course-title = Insignias de { $course }
link-nothing-picked = No se añadió ninguna insignia.
link-nothing-for-this-place = Aquí no se pueden añadir insignias. Añádalas como actividad o como enlace del curso.

## Teacher: the course

instructor-badges =
    .title = Insignias de { $course }
    .new = Nueva insignia
    .held = Espera su palabra
    .progress = Progreso
    .sources = Qué cuenta
    .empty-title = Insignias que se conceden solas
    .empty-text = Usted dice qué hace falta; los estudiantes reciben la insignia en cuanto el curso muestra que lo han logrado. Empiece con una de estas; todo se puede cambiar:
    .only-by-hand = Solo quiero entregar insignias a mano
begin-pass =
    .title = Insignia por aprobar una cosa
    .text = Un examen, un informe, un módulo: elija uno. Quien alcance el 80{"\u00A0"}% recibe la insignia.
begin-finish =
    .title = Insignia por terminar el curso
    .text = Quien haya hecho todo lo que cuenta en el curso recibe la insignia.
begin-template =
    .title = Empezar con una plantilla
    .text = Distinción, la mayor parte del trabajo, todas las insignias del curso y más; hechas para lo que tiene este curso.
instructor-start =
    .title = ¿Para qué será la insignia?
    .lead = Cada plantilla trae nombre, texto, imagen y regla. Usted la revisa primero y cambia lo que quiera; nadie recibe nada antes de que publique.
    .which = ¿Cuál?
    .no-activities = Su plataforma de aprendizaje aún no nos ha mostrado nada por lo que se pudiera dar una insignia.
    .templates = Plantillas para este curso
    .blank = Empezar con un formulario vacío
    .copy = Copiar insignias de otro curso
instructor-copy =
    .title = Copiar insignias a { $course }
    .lead = Estas son las insignias de otros cursos en los que usted enseña. Lo que marque llega aquí como borrador; su regla pide las actividades de este curso que se llaman igual. Nadie recibe nada antes de que usted publique.
    .here = Ya está en este curso
    .unmatched = Su regla pide algo que este curso no tiene:
    .submit = Copiar lo marcado
    .nothing-picked = No hay nada marcado. Marque las insignias que quiera copiar.
    .not-offered = Algo de lo marcado ya no se puede copiar. No se copió nada; vuelva a mirar y pulse el botón otra vez.
    .none = No hay otras insignias suyas que copiar. Otros cursos aparecen aquí cuando usted ha abierto esta herramienta en ellos, o cuando figura en ellos como docente, y cuando tienen insignias.
starter-pass =
    .title = Aprobar una cosa
    .text = Por un 80{"\u00A0"}% en una actividad.
    .name = { $activity }: aprobado
    .description = Ha aprobado «{ $activity }» en el curso «{ $course }».
starter-finish =
    .title = Terminar el curso
    .text = Por haber hecho todo lo que cuenta en el curso.
    .name = { $course }: completado
    .description = Ha completado el curso «{ $course }».
starter-distinction =
    .title = Distinción
    .text = Por un 90{"\u00A0"}% en todo lo que tiene puntos.
    .name = { $course } con distinción
    .description = Ha obtenido resultados sobresalientes en todo el curso «{ $course }».
starter-most =
    .title = La mayor parte del trabajo
    .text = Por tres cuartas partes de lo que cuenta, sean cuales sean.
    .name = { $course }: por buen camino
    .description = Ha hecho la mayor parte del trabajo del curso «{ $course }».
starter-collector =
    .title = Todas las insignias
    .text = Para quien tenga todas las demás insignias del curso.
    .name = { $course }: todas las insignias
    .description = Ha conseguido todas las insignias del curso «{ $course }».
starter-hand =
    .title = A mano
    .text = Sin regla. Usted la da a quien quiera, con un motivo.
    .name = { $course }: contribución especial
    .description = Ha hecho una contribución especial al curso «{ $course }».
came-along-title = { $n ->
    [one] Vino 1 insignia
   *[other] Vinieron { $n } insignias
 }
came-along = { $n ->
    [one] Se copió una insignia de { $course }, como borrador. Mírela y publíquela; nadie la recibe antes.
   *[other] Se copiaron { $n } insignias de { $course }, como borradores. Mírelas y publíquelas; nadie recibe una antes.
 }
trouble-roster = No se pudo leer la lista de participantes
trouble-results = No se pudieron leer los resultados
trouble-locks = No se pudo leer quién puede abrir un enlace bloqueado
trouble-problem-refused = La plataforma rechazó la pregunta. Pregunte a su administración si esta herramienta puede ver participantes y calificaciones.
trouble-problem-unreachable = La plataforma no respondió. Suele arreglarse solo; volvemos a preguntar en la próxima comprobación.
trouble-problem-unreadable = La plataforma dio una respuesta que no pudimos entender. Avise a su administración si vuelve a ocurrir.
trouble-problem-not-offered = La plataforma no ofrece esto a la herramienta. Pida a su administración que lo permita.
trouble-problem-gone = La plataforma ya no lo tiene. Si se borró la actividad, renuncie aquí a lo que se apoya en ella y cambie las insignias que la nombran. Si todavía existe, ábrala una vez en la plataforma.
trouble-last-good = Funcionó por última vez el { $date }.
trouble-never-good = Aún no ha funcionado.
trouble-kept = Lo que se sabía antes se conserva; nadie pierde una insignia por esto.

## Teacher: making a badge

instructor-edit =
    .title = Cambiar { $name }
    .title-new = Nueva insignia
    .nameless = la insignia
    .holders = { $n ->
        [one] 1 persona tiene esta insignia y la conserva, con el texto y la regla con que se concedió.
       *[other] { $n } personas tienen esta insignia y la conservan, con el texto y la regla con que se concedió.
     }
    .part-name = Nombre y descripción
    .part-picture = Imagen
    .part-rule = Regla
    .part-criteria = Lo que leen los estudiantes
    .description-hint = Una o dos frases sobre lo que la insignia dice de quien la tiene.
    .show-picture = Actualizar vista previa
    .picture-hint = En lugar del dibujo de arriba: un archivo PNG o SVG, mejor cuadrado. Diga abajo qué muestra.
    .uploaded = Usar mi propia imagen en lugar del dibujo
    .alt-hint = Para quienes no ven la imagen. Con nuestro dibujo, vacío significa el nombre e «insignia».
    .complex = Esta regla tiene más de lo que este formulario puede mostrar. Se queda como está; todo lo demás se puede cambiar aquí.
    .match-all = todas las condiciones
    .match-any = una cualquiera de las condiciones
    .match-at-least = al menos
    .match-of = de las condiciones
    .kind-none = (sin usar)
    .kind-score = Calificación en una actividad
    .kind-completed = Actividad hecha
    .kind-approved = Algo entregado y aprobado por un docente
    .kind-badge = Otra insignia
    .by-hand = Sin condiciones: un docente entrega esta insignia en persona
    .no-activities = Su plataforma no nos ha mostrado aún nada que una condición pueda pedir. «Qué cuenta en este curso» dice cómo traer algo; o entregue la insignia en persona.
    .choose-activity = Elija una actividad
    .choose-badge = Elija una insignia
    .group-columns = Columnas del libro de calificaciones: una calificación, o hecho
    .group-locks = Enlaces bloqueados: desbloqueado
    .group-gates = Enlaces de reclamación: abierto
    .missing = ¿Falta algo aquí?
    .sources = Vea qué cuenta en este curso, y añada
    .more-rows = Más condiciones
    .latest-hint = Lo hecho en este día aún cuenta, aunque se califique después.
    .criteria-hint = Qué hace falta, en sus palabras. Está en la página pública de la insignia. Vacío: se escribe a partir de la regla.
    .draft-criteria = Escribirlo a partir de la regla
    .part-more = Más sobre esta insignia
    .more = Tipo, habilidades, etiquetas, idioma, créditos
    .more-text = Todo es opcional. Pasa a ser parte de cada insignia que se conceda desde ahora, y muestra a empresas y otros centros qué vale la insignia.
    .no-type = Insignia
    .language-hint = Por ejemplo, en o pt-BR.
    .credits-hint = Un número, por ejemplo 2.5.
    .tags-hint = Palabras para encontrarla, separadas por comas.
    .skills = Habilidades
    .skills-hint = Habilidades o estándares de un marco publicado, cada uno con su dirección web.
    .more-skills = Más habilidades
    .evidence-asked-hint = Qué tiene que mostrar quien entregue la insignia a mano. Sin evidencia no podrá entregarla.
    .edition-hint = Su propia palabra para esta edición, por ejemplo 2026.
    .save = Guardar borrador
    .preview = Vista previa
    .save-changes = Guardar cambios
    .save-preview = Guardar y ver quién la recibiría
instructor-preview =
    .title = Vista previa: { $name }
    .sum = Hoy esto da la insignia a { $n } de { $learners ->
        [one] 1 estudiante
       *[other] { $learners } estudiantes
     }.
    .edit = Volver a editar
    .also = { $n ->
        [one] Darla también a la 1 persona que ya cumple la regla
       *[other] Darla también a los { $n } estudiantes que ya cumplen la regla
     }
    .publish = Publicar
    .winners = Quién la recibe ({ $n })
    .has = La tiene desde el { $date }
    .would = La recibiría ahora
    .nobody = Hoy nadie cumple la regla. Está bien: quien la cumpla más tarde recibirá entonces la insignia.
    .waiting = Quién no, y por qué ({ $n })
    .left-out = Fuera de la cuenta ({ $n })
    .left-out-text = A estas personas no se les aplica la regla.
left-out-teacher = Enseña en este curso
left-out-observer = Solo observa
left-out-test-user = Un usuario de prueba de la plataforma
left-out-inactive = No está activo en el curso
left-out-nameless = La plataforma no nos dice ningún nombre; una insignia necesita uno
left-out-set-aside = Usted la dejó fuera, cuando muchas la habrían recibido a la vez
badge-hold =
    .title = Más a la vez de lo habitual
    .awards = { $n ->
        [one] Según su regla, esta insignia iría ahora a 1 de { $learners } estudiantes.
       *[other] Según su regla, esta insignia iría ahora a { $n } de { $learners } estudiantes a la vez.
     } Puede ser correcto, o un descuido en la regla o en las calificaciones. Nadie la recibe antes de que usted lo diga.
    .flags = { $n ->
        [one] 1 persona que tiene la insignia ya no cumple la regla.
       *[other] { $n } personas que tienen la insignia ya no cumplen la regla, todas a la vez.
     } A menudo es un cambio en las calificaciones. Conservan la insignia; no se marca nada antes de que usted lo diga.
    .look = Ver quiénes
    .confirm = Sí, así debe ser
    .set-aside = No, dejar fuera a estas personas
badge-test =
    .title = Insignia de prueba
    .text = Vea lo que recibiría un alumno: la página, la imagen, el certificado y los archivos, firmados de verdad y a su propio nombre. A quien abre o comprueba una prueba se le dice primero que es una prueba y no un reconocimiento. No cuenta en ninguna parte, termina por sí sola al cabo de un día y, eliminada, no deja rastro. Hasta entonces puede abrirla quien tenga su dirección.
    .make = Hacer una insignia de prueba
    .one = Prueba { $n }
    .ends = Termina el { $date }
    .page = Ver su página
    .verify = Comprobarla
    .delete = Eliminar esta prueba
    .full = { $n ->
        [one] Tiene una prueba de esta insignia. Elimínela para hacer otra.
       *[other] Tiene { $n } pruebas de esta insignia. Elimine una para hacer otra.
     }
badge-undo =
    .one = Deshacer
    .one-text = Para una insignia concedida por error. Deja de ser válida para siempre, y su página pública dice solo que fue un error. Puede darla de nuevo en cualquier momento; la regla la da de nuevo solo por lo que ocurra desde ahora.
    .one-sure = Deshacer esta concesión
    .runs = Deshacer muchas a la vez
    .runs-text = Estas se concedieron juntas. Al deshacerlas dejan de ser válidas para siempre, y sus páginas públicas dicen solo que fue un error. Puede darlas de nuevo a mano; la regla las da de nuevo solo por lo que ocurra desde ahora.
    .run = { $n ->
        [one] 1 concesión por la regla, { $date }
       *[other] { $n } concesiones por la regla, { $date }
     }
    .run-by-hand = { $n ->
        [one] 1 concesión a mano, { $date }
       *[other] { $n } concesiones a mano, { $date }
     }
    .run-sure = { $n ->
        [one] Deshacer esta concesión
       *[other] Deshacer las { $n } concesiones
     }
undone-reason = Esta insignia se concedió por error.
left-out-held = La insignia se revocó por una causa; no se vuelve a dar por sí sola

## Teacher: what counts in the course

instructor-sources =
    .title = Qué cuenta en este curso
    .lead-moodle = Moodle muestra a esta herramienta sus propias columnas del libro de calificaciones, y no las calificaciones de cuestionarios y tareas. Hay tres caminos para llegar a ellas: una columna con una fórmula, un enlace bloqueado y su propia decisión.
    .lead-canvas = Canvas muestra a esta herramienta sus propias tareas, y no las calificaciones de cuestionarios y otras tareas. Hay dos caminos para llegar a ellas: un enlace de reclamación al final de un módulo y su propia decisión.
    .lead-other = La plataforma muestra a esta herramienta sus propias columnas del libro de calificaciones, y por lo general no las calificaciones de otras actividades. Un enlace de reclamación y su propia decisión llevan a ellas.
    .columns = Columnas del libro de calificaciones
    .out-of = sobre { $maximum }
    .own = creada aquí para sus valores
    .no-columns = Aún no hay ninguna columna de esta herramienta en el libro de calificaciones.
    .make-column = Crear una columna para sus propios valores
    .make-column-sure = Crear la columna
    .column-hint = Como figura en el libro de calificaciones, por ejemplo «Examen oral». Una columna de este nombre que ya exista se vuelve a usar.
    .maximum-hint = Para una fórmula: tan grande como el máximo del cuestionario que sigue.
    .column-failed = No se pudo crear la columna
    .column-no-service = La plataforma no deja ver a esta herramienta ningún libro de calificaciones. La administración puede permitirlo en los ajustes de la herramienta, en calificaciones.
    .column-no-right = La plataforma deja a esta herramienta leer columnas, pero no crear ninguna. La administración puede permitirlo: «sincronización de calificaciones y gestión de columnas» en Moodle, «can create and view assignment data in the gradebook» en Canvas.
    .column-not-here = Esta plataforma no tiene libro de calificaciones para herramientas.
    .formula = Hacer que la columna siga a un cuestionario
    .formula-1 = En Moodle, abra Calificaciones, Configuración del libro de calificaciones. Edite allí el cuestionario y déle un número ID como quiz1.
    .formula-2 = En el mismo lugar, abra el menú de la columna nueva, Editar cálculo, e introduzca esta fórmula:
    .formula-label = Fórmula, para copiar
    .formula-3 = Dé a la columna el peso 0, o contará en el total del curso.
    .formula-4 = Abra la configuración del libro de calificaciones una vez más: solo entonces calcula Moodle una fórmula nueva. Desde entonces, cada cambio se ve al momento.
    .canvas-column = Canvas solo dice a esta herramienta las calificaciones de quienes la propia herramienta ha calificado. Una calificación que usted escriba allí no le llega.
    .locks = Enlaces bloqueados
    .make-lock = Usar este enlace como bloqueo
    .choose-link = Elija un enlace
    .lock-needs = Un bloqueo es un enlace de esta herramienta en el curso. Si el suyo falta aquí: añada uno en Moodle (Añadir una actividad, esta herramienta) y ábralo una vez.
    .lock-no-service = La plataforma no deja ver a esta herramienta ninguna lista de participantes. La administración puede permitirlo en los ajustes de la herramienta, en nombres y roles.
    .lock-not-here = Solo Moodle dice a una herramienta a quién deja entrar.
    .gates = Enlaces de reclamación
    .make-gate = Crear un enlace de reclamación
    .make-gate-sure = Crear el enlace de reclamación
    .gate-hint = Qué ha hecho quien puede abrirlo, por ejemplo «Módulo 3 hecho».
    .place-gate = Cómo poner un enlace de reclamación en el curso
    .place-1-moodle = En Moodle, active la edición y añada una actividad: esta herramienta.
    .place-1-canvas = En Canvas, abra Módulos, pulse + en el módulo y elija External tool, esta herramienta.
    .place-1-other = En su curso, añada un enlace a esta herramienta.
    .place-2 = La herramienta se abre: elija allí el enlace de reclamación.
    .place-3-moodle = En Restringir acceso de esa actividad, diga qué hay que hacer antes.
    .place-3-canvas = Edite el módulo y diga en Add requirements qué hay que hacer, con «in sequential order», para que el enlace de reclamación venga al final.
    .place-3-other = Haga que la plataforma lo muestre solo a quien haya hecho lo que hay que hacer.
    .place-4 = Ábralo usted una vez, para que esta herramienta sepa qué enlace es.
    .by-hand = Su propia decisión
source-proves-column = Qué demuestra: esta calificación está en el libro de calificaciones.
source-proves-lock = Qué demuestra: la plataforma deja al estudiante abrir este enlace, así que se cumple su restricción de acceso. No se ve ninguna calificación. Nadie pierde una insignia si después ya no entra.
source-proves-gate = Qué demuestra: el estudiante ha abierto este enlace. Vale tanto como el bloqueo que tiene delante, y solo cuenta una vez abierto.
source-proves-hand = Qué demuestra: usted lo decidió, por el motivo que indique. Abra una insignia y elija «Entregar en persona».
source-drop = Dejar de usarlo
lock-let-in = deja entrar a { $n } de { $all }
lock-state-new = Aún sin comprobar
lock-state-used = En uso
lock-state-all-let-in = Le espera
lock-state-jump = Le espera
gate-opened = { $n ->
    [0] En el curso; ningún estudiante lo ha abierto aún
    [one] Abierto por 1 estudiante
   *[other] Abierto por { $n } estudiantes
 }
gate-not-placed = Aún no está en el curso
held-title = ¿Sigue bloqueado «{ $label }»?
held-all-let-in = Moodle deja entrar de pronto a todos ({ $n } de { $all }). Así se ve cuando se ha quitado la restricción de acceso.
held-jump = Moodle deja entrar de pronto a { $n } de { $all } estudiantes, muchos más que antes.
held-kept = Hasta que usted responda no se cuenta nada nuevo. Quien tiene una insignia la conserva.
held-look = Ver quién
held-right = Está bien
instructor-lock =
    .title = Enlace bloqueado: { $label }
    .sum = Moodle deja entrar a { $n } de { $all } estudiantes
    .let-in = Entran ({ $n })
    .kept-out = No entran ({ $n })
    .use = Es correcto: usar este bloqueo
    .changed = Entran otros estudiantes que hace un momento. Mire otra vez, por favor.
    .steps = En Moodle
    .step-1 = Abra los ajustes de «{ $label }» mismo. Una restricción solo en su sección no cuenta.
    .step-2 = En Restringir acceso, añada lo que hay que hacer: una calificación, una actividad completada o un grupo. Una fecha por sí sola no distingue a nadie.
    .step-3 = Guarde, vuelva aquí y compruebe quién pasa.
    .check = Comprobar quién pasa
    .drop-text = Las reglas que lo piden no conceden nada más hasta que usted las cambie. Quien tiene una insignia la conserva.
finding-no-restriction = Todos pasan, así que no hay ninguna restricción que distinga a los estudiantes. Puede que falte, que esté solo en la sección o que sea una fecha ya pasada. Un bloqueo así no se puede usar.
finding-nobody-yet = No pasa nadie. Es correcto si nadie lo ha hecho aún. Si alguien lo ha hecho, compruebe que la actividad no esté oculta y que lo que nombra la restricción siga existiendo.
finding-only-one = Hay un solo estudiante, así que nadie puede saber si esto es un bloqueo. Compruebe la restricción en Moodle antes de usarla.
finding-no-learners = Aún no hay estudiantes en este curso. Vuelva cuando los haya.
finding-works = ¿Son las personas correctas? Entonces use el bloqueo.

## Teacher: learners and badges

instructor-progress =
    .title = Progreso en { $course }
    .list = Lista para imprimir
    .csv = Tabla como archivo (CSV)
    .name = Nombre
    .every-badge = Todas las insignias
    .narrow = Mostrar
    .everything = Mostrar a todas las personas y todas las insignias
    .shown = Estudiantes { $first } a { $last } de { $all }
    .have = { $n ->
        [one] 1 persona la tiene
       *[other] { $n } personas la tienen
     }
    .flagged = Por revisar
    .left = Ya no estudia aquí
    .legend = Un enlace lleva a la insignia: allí se ve por qué se concedió y se puede retirar. Lo que falta se abre debajo del número.
    .pages = Páginas de la tabla
    .before = Estudiantes anteriores
    .after = Estudiantes siguientes
    .no-badges = Todavía no hay ninguna insignia publicada. La tabla empieza con la primera.
    .no-learners = Todavía no hay estudiantes. Aparecen después de la primera comprobación del curso o cuando abren esta herramienta.
    .no-match = Nadie tiene esto en su nombre.
progress-cell =
    .earned = Obtenida { $date }
    .expired = Caducada { $date }
    .revoked = Revocada { $date }
    .share = { $percent }{"\u00A0"}%
    .steps = { $met } de { $needed }
instructor-list =
    .title = Insignias concedidas en { $course }
    .back = Estudiantes e insignias
    .made = { $n ->
        [one] 1 concesión, a { $date }
       *[other] { $n } concesiones, a { $date }
     }
    .print = Imprimir
    .platform-id = Identificador en la plataforma
    .awarded = Concedida el
    .state = Estado
    .nothing = Todavía no se ha concedido ninguna insignia.
    .cut = Solo aparecen las primeras { $shown } de { $all } personas. Reduzca la tabla por nombre o insignia, o tome el archivo, que contiene a todas.
instructor-learner =
    .has = Insignias obtenidas
    .lacks = Todavía no
    .why = Por qué, y qué se puede hacer
    .left = Ninguna regla concede nada a esta persona: ya no estudia en este curso. Lo que obtuvo se conserva.

## Teacher: giving a badge by hand

instructor-give =
    .title = Entregar «{ $name }» en persona
    .give = Entregar la insignia
    .reason-hint = Qué hizo. Pasa a ser parte de la insignia: lo pueden leer el estudiante y a quien se la muestre.
    .asked = Esta insignia pide evidencia: { $asked }
    .link-hint = Una dirección que empieza por https://, donde se puede ver el trabajo.
    .holds = la tiene
    .nobody = Aún no hay estudiantes en este curso.
    .given = { $n ->
        [one] 1 persona tiene ahora la insignia:
       *[other] { $n } personas tienen ahora la insignia:
     }
    .held = { $n ->
        [one] Ya la tenía, y la conserva como era:
       *[other] Ya la tenían, y la conservan como era:
     }
    .revoked = { $n ->
        [one] A esta persona se le revocó la insignia, y no se da dos veces:
       *[other] A estas personas se les revocó la insignia, y no se da dos veces:
     }

## Teacher: one badge

badge-gradebook =
    .title = En el libro de calificaciones
    .closed = Su plataforma no deja a esta herramienta escribir nada en el libro de calificaciones. La administración podría permitirlo.
    .off = Cuando alguien obtiene esta insignia, se puede escribir un punto en una columna propia. Así su curso puede abrir o bloquear cosas con la insignia.
    .begin = Escribirlo en el libro de calificaciones
    .wanted = La columna se está creando; lleva un minuto.
    .ready = { $n ->
        [0] La columna está. Nadie tiene aún un punto.
        [one] Un estudiante tiene el punto.
       *[other] { $n } estudiantes tienen el punto.
    }
    .waiting = { $n ->
        [one] Un punto está en camino.
       *[other] { $n } puntos están en camino.
    }
    .kept = { $n ->
        [one] Para un estudiante ya había allí otra calificación; se queda.
       *[other] Para { $n } estudiantes ya había allí otra calificación; se queda.
    }
    .not-gradable = { $n ->
        [one] Para un estudiante el curso no lleva calificaciones.
       *[other] Para { $n } estudiantes el curso no lleva calificaciones.
    }
    .refused-title = El libro de calificaciones no lo aceptó
    .refused = Quizá se quitó la columna, el curso ha terminado o esta herramienta no puede escribir calificaciones allí. Las insignias mismas no se tocan.
    .again = Intentar de nuevo
    .end = Dejar de escribir
instructor-badge =
    .public = Página pública de la insignia
    .mails = Quien obtiene esta insignia recibe un correo, si la plataforma de aprendizaje nos dio una dirección.
    .mails-none = Este servidor no envía correos: quien obtiene esta insignia la encuentra en el curso.
    .attention-title = La regla nombra algo que ya no existe
    .attention = Nadie recibe la insignia automáticamente hasta que usted cambie la regla. Quien la tiene la conserva. Ya no se encuentra en el curso:
    .unmatched-title = La regla nombra lo que este curso no tiene
    .unmatched = La insignia vino de otro curso. Estas actividades no se encontraron aquí, así que no se puede publicar tal cual. Cambie la regla, o añádalas al curso con los mismos nombres y compruebe de nuevo:
    .preview-publish = Vista previa y publicar
    .publish = Publicar
    .resume = Reanudar
    .pause = Poner en pausa
    .edit = Cambiar
    .preview = Quién la recibiría
    .give = Entregar en persona
    .retire = Retirar
    .retire-text = Nadie recibe ya una insignia retirada. Quien la tiene la conserva, y sigue siendo válida.
    .retire-sure = Retirar esta insignia
    .retire-note-hint = Aparece con la fecha en la página pública de la insignia.
    .no-successor = Nada
    .retired-change = Cambiar lo que se dice
    .remove = Eliminar
    .remove-text = Nadie ha recibido nunca esta insignia, así que puede desaparecer del todo. Los enlaces a ella en el curso llevarán a la lista de insignias.
    .remove-sure = Eliminar esta insignia
    .no-criteria = Nada aún.
    .holders = Quién la tiene
    .nobody = Nadie la tiene aún.
    .awarded = concedida el { $date }
    .flagged = Desde entonces el resultado ha bajado de lo que pide la regla. La insignia sigue válida salvo que usted la revoque.
    .by-hand = Entregada en persona: { $note }
    .page = Página de la insignia
    .revoke = Revocar
    .revoke-whose = la insignia de { $name }
    .reason-hint = Cualquiera que abra la insignia puede leerlo.
    .revoke-sure = Revocar esta insignia
    .mistake = Fue un error nuestro: la insignia puede obtenerse o entregarse de nuevo
    .until = válida hasta el { $date }
    .renew = Renovar
    .suspend-text = O suspéndala por ahora, hasta que usted lo retire. Lo escrito arriba es entonces solo para docentes.
    .suspend = Suspender
    .declined = Rechazada el { $date }: nadie la ve, y sigue contando para las reglas.
    .set-aside-for = Suspendida: { $reason }
    .reinstate = Volver a poner en vigor
    .held-back = No se vuelve a dar a esta persona hasta que usted lo permita.
    .clear-hold = Permitirla de nuevo

## Public: a badge that someone earned

credential =
    .title-of = { $name }, concedida a { $holder }
    .summary = { $name }: una insignia emitida por { $issuer }, con lo que hizo falta para obtenerla.
    .awarded-to = Concedida a
    .issued-by = Emitida por
    .awarded-at = Concedida
    .expires-at = Caduca
    .expires-never = Nunca
    .how-we-know = Cómo lo sabemos
    .domain = Firmada con una clave que publica { $domain }
    .private = La persona titular mantiene su nombre en privado. La insignia se puede comprobar igualmente.
    .criteria = Qué hizo falta
    .conditions = Condiciones cumplidas
    .about = Sobre esta insignia
    .check = Compruébelo usted
    .check-text = No tiene que creer a esta página. Los archivos de abajo están firmados; cualquiera puede comprobarlos, aquí o con otro verificador.
    .verify = Comprobar esta insignia
    .files = Archivos:
    .png = Imagen (PNG)
    .json = JSON
    .jwt = JWT
    .svg = Imagen (SVG)
    .pdf = Certificado (PDF)
    .jws = Firmado (JWS)
    .older = Para mochilas más antiguas
    .older-text = La misma insignia como Open Badges 2.0, para programas que aún no leen la forma actual. Preguntan a este servidor si sigue en vigor.
    .older-address = O pegue allí esta dirección:
    .log = Anotada en el registro de emisiones con el número { $number }:
    .log-proof = Prueba
    .newer = Ver la más reciente
    .key-withdrawn = El { $date } el emisor retiró la clave con la que está firmada, porque otra persona puede tenerla. Ya no supera ninguna comprobación; quien la ganó puede pedir al emisor una nueva.
credential-valid =
    .title = Válida
    .text = Firmada por { $domain }; ni revocada ni caducada.
credential-expired =
    .title = Caducada
    .text = Era auténtica, y válida hasta el { $date }.
credential-revoked =
    .title = Revocada
    .text = Revocada el { $date }: { $reason }
credential-suspended =
    .title = Suspendida
    .text = { $domain } la ha suspendido por ahora. No se fíe de ella hasta que se aclare.
credential-superseded =
    .title = Sustituida por una más reciente
    .text = { $domain } ha emitido una insignia más reciente en su lugar.
credential-test =
    .title = Esto es una prueba, no un reconocimiento
    .text = Un docente está probando esta insignia. No se concedió a nadie y no dice nada de nadie; { $domain } la firmó por un día.
    .by = La prueba

achievement =
    .summary = { $name }: una insignia que ofrece { $issuer }, y qué hace falta para obtenerla.
    .offered-by = Ofrecida por
    .criteria = Qué hace falta
    .no-criteria = El emisor no la ha descrito.
    .retired = Esta insignia ya no se concede. Quien la tiene la conserva, y sigue siendo válida.
    .retired-on = Esta insignia ya no se concede desde el { $date }. Quien la tiene la conserva, y sigue siendo válida.
    .successor = En su lugar:

besides =
    .title = Qué vale
    .skills = Habilidades que representa
    .kind = Tipo
    .credits = Créditos
    .language = Idioma
    .field = Campo de estudio
    .specialization = Especialización
    .code = Código
    .edition = Edición
    .measures = Se mide por
    .evidence-asked = Evidencia que se pide
    .related = Relacionado
    .tags = Etiquetas
    .evidence = Evidencia
    .shown = Qué se logró
    .credits-earned = Créditos obtenidos
    .days = Periodo
    .license = Número de licencia
    .role = Función
    .term = Periodo lectivo
    .assessed-by = Evaluado por
endorsed =
    .title = Respaldada por
    .achievement = sobre esta insignia
    .issuer = sobre el emisor
    .award = sobre esta concesión
badge-type =
    .achievement = Logro
    .apprenticeship-certificate = Certificado de aprendizaje
    .assessment = Evaluación
    .assignment = Tarea
    .associate-degree = Título de asociado
    .award = Premio
    .badge = Insignia
    .bachelor-degree = Grado universitario
    .certificate = Certificado
    .certificate-of-completion = Certificado de finalización
    .certification = Certificación
    .community-service = Servicio a la comunidad
    .competency = Competencia
    .course = Curso
    .co-curricular = Actividad complementaria
    .degree = Titulación
    .diploma = Diploma
    .doctoral-degree = Doctorado
    .fieldwork = Trabajo de campo
    .general-education-development = Desarrollo de educación general
    .journeyman-certificate = Certificado de oficial
    .learning-program = Programa de formación
    .license = Licencia
    .membership = Afiliación
    .professional-doctorate = Doctorado profesional
    .quality-assurance-credential = Acreditación de calidad
    .master-certificate = Certificado de maestro de oficio
    .master-degree = Máster
    .micro-credential = Microcredencial
    .research-doctorate = Doctorado de investigación
    .secondary-school-diploma = Diploma de educación secundaria

issuer =
    .role = Emite insignias aquí
    .role-ended = Emitió insignias aquí, y ya no lo hace. Lo que emitió sigue siendo válido.
    .parent = Parte de
    .website = Sitio web
    .email = Correo electrónico
    .phone = Teléfono
    .official = Representado por
    .address = Dirección
    .domain = Dominio
    .did = Identificador
    .how = Cada insignia de este emisor está firmada con una clave que publica { $domain }. Quien comprueba una insignia compara la firma con esa clave, de modo que nadie más puede emitir en este nombre.
    .how-own = El dominio { $domain } es de este emisor: quien lo posee decide qué claves hay allí.
    .how-shared = El dominio { $domain } es el del servidor, que responde de que este emisor es quien dice.
    .keys = Claves
    .keys-text = Una insignia se puede comprobar mientras la clave que la firmó figure aquí. Las claves cambian de vez en cuando; las anteriores se quedan.
issuer-key =
    .kind-ed25519 = Ed25519, para archivos con la prueba dentro
    .kind-rsa = RSA, para tokens (JWT)
    .imported = (aportada por el emisor)
    .sealed-by = Sello de
    .confirmed = Confirmado por { $authority }, hasta el { $date }
    .state = Estado
    .coming = Publicada; firma desde el { $date }
    .signs = Firma desde el { $date }
    .retired = Firmó del { $from } al { $date }; lo que firmó sigue siendo válido
    .withdrawn = Retirada el { $date }, porque otra persona puede tenerla. Ya nadie puede decir qué firmó con razón, así que las insignias firmadas con ella no superan una comprobación; sus titulares necesitan otras nuevas.

## Public: the verifier

verify =
    .title = Comprobar una insignia
    .text = Cualquier Open Badge, de aquí o de otro lugar, en versión 2.0 o 3.0. Verá si es auténtica, si está en vigor y quién la emitió.
    .or = o
    .file-hint = La imagen (PNG o SVG) o el archivo (JSON o JWT) con que llegó la insignia.
    .link-hint = La dirección de una insignia.
    .paste-hint = El JSON o el JWT de una insignia.
    .log = Preguntar también al registro del emisor
    .log-hint = Si el emisor lleva uno, cada insignia consta en él tal como se firmó. Al registro de este servidor se le pregunta siempre por sus propias insignias. El servidor del emisor se entera de qué insignia se comprueba.
    .submit = Comprobar
    .kept = Lo que introduzca se comprueba y no se guarda.
    .many = Comprobar muchas insignias a la vez
verify-many =
    .title = Comprobar muchas insignias a la vez
    .text = Pegue los enlaces, o suba una tabla que los contenga, o un archivo ZIP con archivos de insignias: hasta 100 insignias.
    .links-hint = Uno o más en cada línea. Lo que haya al lado no se mira.
    .file-hint = CSV, texto o ZIP, como máximo 8 MB.
    .submit = Comprobar todas
    .csv = Comprobar todas y guardar una tabla
    .results = { $n ->
        [one] Una insignia comprobada
       *[other] { $n } insignias comprobadas
     }
    .checked = Comprobado el { $date }
    .item = Qué se comprobó
    .result = Resultado
    .badge = Qué dice
verification =
    .title = Resultado de la comprobación
    .claims = Qué dice la insignia
    .claims-text = Esto es lo que está en el archivo. Las respuestas de arriba dicen hasta dónde puede fiarse de ello.
    .endorsements = Qué dicen otros de ella
    .endorsements-text = Firmado por otros, cada uno con su propia respuesta. Nada de ello cambia el resultado de arriba.
    .contained = Qué contiene
    .contained-text = Credenciales dentro de esta, comprobadas una por una.
    .unnamed = Sin nombre
    .badge = Insignia
    .description = Descripción
    .domain = Firmada con una clave que publica { $domain }
    .domain-hosted = Publicada por { $domain }
    .page = Abrir su página
    .checks = Qué se comprobó
    .when = Comprobado el { $date }. Una insignia puede revocarse después; compruébela de nuevo cuando importe.
    .another = Comprobar otra
verdict-valid =
    .title = Auténtica y en vigor
    .text = Es tal como la dio su emisor, y no está revocada ni caducada.
verdict-expired =
    .title = Auténtica, pero caducada
    .text = Es tal como la dio su emisor. Fue válida hasta el { $date }.
verdict-not-yet-valid =
    .title = Auténtica, pero aún no válida
    .text = Es tal como la dio su emisor. Será válida desde el { $date }.
verdict-revoked =
    .title = Revocada
    .text = Su emisor la ha revocado. No se fíe de ella.
    .date = Se revocó el { $date }.
    .reason = Motivo indicado: { $reason }
verdict-suspended =
    .title = Suspendida
    .text = Su emisor la ha suspendido por ahora. No se fíe de ella hasta que se aclare.
verdict-superseded =
    .title = Sustituida por una más reciente
    .text = Es auténtica, pero su emisor ha emitido una más reciente en su lugar.
verdict-test =
    .title = Una prueba, no una concesión
    .text = Se firmó para probar. No dice nada de nadie.
verdict-changed =
    .title = No es auténtica
    .text = No es lo que dio el emisor que nombra. Se cambió, o la hizo otra persona.
verdict-contradicted =
    .title = El registro del emisor la contradice
    .text = El registro en que el emisor anota lo que firma no la tiene así, o fue modificado. Pregunte al emisor antes de fiarse de ella.
verdict-key-withdrawn =
    .title = Firmada con una clave retirada
    .text = El emisor retiró la clave con la que está firmada, porque otra persona puede tenerla. Ya nadie puede decir quién la firmó; su titular necesita una nueva.
verdict-status-unknown =
    .title = Auténtica, pero su estado no se conoce ahora
    .text = Es tal como la dio su emisor. No se pudo preguntar si está revocada; inténtelo más tarde.
verdict-not-checkable =
    .title = No se pudo comprobar ahora
    .text = No se pudo preguntar al emisor, así que no se puede decir nada. Inténtelo más tarde.
verdict-unreadable =
    .title = No se encontró ninguna insignia
    .text = Esto no se pudo leer como insignia. Use el archivo o el enlace con el que llegó la insignia.

answer-authentic = ¿Es auténtica?
    .yes = Sí: tal como la dio su emisor.
    .no = No: no es lo que dio su emisor.
    .unknown = No se sabe: no se pudo comparar con lo que dice su emisor.
answer-in-force = ¿Está en vigor?
    .yes = Sí: ni revocada ni caducada.
    .no = No.
    .unknown = No se sabe: su estado no se pudo comprobar.
answer-issuer-known = ¿Conocemos al emisor?
    .yes = Sí: emite en este servidor.
    .no = No: juzgue usted si confía en él.
    .unknown = No se sabe.

outcome-passed = superado
outcome-failed = no superado
outcome-unknown = no se sabe
outcome-skipped = omitido
check-format = Forma
    .passed = Está construida como dice el estándar Open Badges.
    .failed = No está construida como dice el estándar Open Badges.
    .unknown = No se pudo juzgar su forma.
    .skipped = No se miró su forma.
check-signature = Firma
    .passed = La firma corresponde al contenido: nada ha cambiado.
    .failed = La firma no corresponde al contenido.
    .unknown = La firma no se pudo comprobar.
    .skipped = No hay firma que comprobar.
check-issuer-key = Clave del emisor
    .passed = La clave que firmó la publica el emisor.
    .failed = La clave que firmó no es del emisor.
    .unknown = No se pudo obtener la clave del emisor.
    .skipped = No hizo falta la clave del emisor.
check-hosted = Publicada
    .passed = Su emisor la publica en su dirección.
    .failed = Lo que hay en su dirección es otra cosa.
    .unknown = Está publicada, con otros detalles que en el archivo.
    .skipped = No se pudo preguntar a su dirección.
check-scope = Lugar
    .passed = Su emisor publica insignias en esta dirección.
    .failed = Su emisor no publica insignias en esta dirección.
    .unknown = No se pudo saber de quién es esta dirección.
    .skipped = No se pudo saber de quién es esta dirección.
check-issuer = Emisor
    .passed = El emisor es quien dice la insignia.
    .failed = El emisor no es quien dice la insignia.
    .unknown = No se pudo preguntar al emisor.
    .skipped = No se miró el emisor.
check-achievement = Qué se logró
    .passed = La insignia describe qué representa.
    .failed = La insignia no describe qué representa.
    .unknown = No se pudo obtener la descripción.
    .skipped = No se miró la descripción.
check-status = Estado
    .passed = No ha sido revocada.
    .failed = Su emisor la ha revocado o suspendido.
    .unknown = No se pudo preguntar si está revocada.
    .skipped = No tiene un estado que se pueda preguntar.
check-dates = Fechas
    .passed = Es válida hoy.
    .failed = No es válida hoy.
    .unknown = No se pudieron leer sus fechas.
    .skipped = No tiene fin.
check-log = Registro de emisiones
    .passed = El registro del emisor la tiene tal como es.
    .failed = El registro del emisor dice otra cosa, o fue modificado.
    .unknown = El registro del emisor no la muestra.
    .skipped = No se pudo preguntar a ningún registro.
check-recipient = Titular
    .passed = Se emitió para la persona indicada.
    .failed = No se emitió para la persona indicada.
    .unknown = No se pudo comparar a la persona titular.
    .skipped = No se comparó a la persona titular.
check-picture = Imagen
    .passed = La imagen lleva la insignia.
    .failed = La imagen lleva una insignia dañada.
    .unknown = No se pudo leer la imagen.
    .skipped = No había imagen que leer.
check-claims = Token
    .passed = Lo que rodea a la insignia en el token dice lo mismo.
    .failed = Lo que rodea a la insignia en el token dice otra cosa.
    .unknown = Lo que rodea a la insignia en el token no se pudo comparar.
    .skipped = No hay nada alrededor de la insignia que comparar.
check-test = Prueba
    .passed = No es una prueba.
    .failed = Esto es una prueba, no un reconocimiento. Se firmó para probar la insignia.
    .unknown = No se pudo saber si es una prueba.
    .skipped = Nadie preguntó si es una prueba.
check-superseded = Insignia más reciente
    .passed = Ninguna insignia más reciente ocupa su lugar.
    .failed = Una insignia más reciente ocupa su lugar.
    .unknown = No se pudo saber si una insignia más reciente ocupa su lugar.
    .skipped = No se preguntó por una insignia más reciente.
check-endorsements = Respaldos
    .passed = Lo que otros dicen de ella es auténtico.
    .failed = Lo que otros dicen de ella no es auténtico.
    .unknown = No todo lo que otros dicen de ella es auténtico o se pudo comprobar.
    .skipped = No se miró lo que otros dicen de ella.
check-other-proofs = Otras firmas
    .passed = Las otras firmas también corresponden al contenido.
    .failed = Otra de las firmas no corresponde al contenido.
    .unknown = No se pudieron confirmar todas las otras firmas; cuenta la primera.
    .skipped = No se miraron las otras firmas.
check-refresh = Versión más reciente
    .passed = Se preguntó al emisor por la versión más reciente, y cuenta su respuesta.
    .failed = El emisor respondió con algo que no es auténtico.
    .unknown = No se pudo preguntar al emisor por la versión más reciente; se comprobó esta.
    .skipped = No se preguntó al emisor por una versión más reciente.
check-contained = Contenido
    .passed = Todas las credenciales que contiene son auténticas y están vigentes.
    .failed = Lo que contiene no es auténtico.
    .unknown = No todas las credenciales que contiene son auténticas y están vigentes.
    .skipped = No se miraron las credenciales que contiene.

## Public: about the server

home =
    .title = Insignias que se pueden comprobar
    .text = Este servidor emite Open Badges por lo que las personas logran en sus cursos, y comprueba cualquier Open Badge, de aquí o de otro lugar.
    .verify = Comprobar una insignia
    .issuers = Quién emite aquí
home-learners =
    .title = ¿Obtuvo una insignia?
    .text = Abra su curso en su plataforma: allí están sus insignias y su progreso. Aquí no hace falta ninguna cuenta.
home-verifiers =
    .title = ¿Alguien le muestra una insignia?
    .text = Abra su enlace, o compruebe aquí su archivo. Verá enseguida si es auténtica, si está en vigor y qué hizo falta.

home-admins =
    .title = ¿Administra una plataforma de aprendizaje?
    .text = Conecte Moodle, Canvas u otra plataforma con este servidor, por enlace o a mano.
    .link = Qué pegar y dónde

setup =
    .title = Conectar su plataforma de aprendizaje
    .text = Para quien administra Moodle, Canvas u otra plataforma: qué pegar y dónde. Cada valor es como lo quiere este servidor; un clic lo selecciona entero.
    .back = La plataforma muestra después su propia parte. Quien lleva este servidor la introduce:
    .command = Orden
setup-link =
    .title = Por enlace, sin copiar nada
    .text = Pida a quien lleva este servidor un enlace de registro. Vale una semana y para una plataforma. Se crea con:
    .command = Orden
    .moodle = Moodle: péguelo en Administración del sitio › Extensiones › Módulos de actividad › Herramienta externa › Gestionar herramientas, «URL de la herramienta…», y pulse «Añadir LTI Advantage».
    .canvas = Canvas: péguelo en Admin › Developer Keys › + Developer Key › + LTI Registration.
    .other = Otras: busque «dynamic registration» en los ajustes de herramientas.
setup-moodle =
    .title = Moodle, a mano
    .where = Administración del sitio › Extensiones › Módulos de actividad › Herramienta externa › Gestionar herramientas › configurar una herramienta manualmente. Pulse «Mostrar más…» donde no se vea un campo.
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
    .deep-linking-value = marcado
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
    .ssl-value = marcado
setup-canvas =
    .title = Canvas, a mano
    .where = Admin › Developer Keys › + Developer Key › + LTI Key. Como Method elija «Enter URL» y dé estas dos; después active la clave e instale la aplicación por su id de cliente.
    .json-url = JSON URL
    .redirect = Redirect URIs
    .by-hand = Con el método «Manual Entry», lo mismo campo por campo:
    .target = Target Link URI
    .login = OpenID Connect Initiation Url
    .keys = Public JWK URL
    .domain = Domain
    .icon = Icon Url
    .custom = Custom Fields
    .privacy = Privacy Level
    .privacy-value = Public
    .placements = Placements
    .placements-value = Course Navigation (LtiResourceLinkRequest); Link Selection y Assignment Selection (LtiDeepLinkingRequest)
    .cloud = En la nube de Instructure
    .own = En un servidor propio
setup-others =
    .title = Brightspace, Blackboard, Open edX, Sakai y otras, a mano
    .where = Cada plataforma pide esto, con nombres como los siguientes.
    .login = Login URL, OpenID Connect login URL, initiate login URL
    .launch = Launch URL, redirect URL, target link URI, deep linking URL
    .keys = Keyset URL, JWKS URL, public key set
    .domain = Dominio
    .icon = Icono, logotipo
    .privacy = Política de privacidad
    .terms = Condiciones de uso
    .brightspace = Brightspace: Admin Tools › Manage Extensibility › LTI Advantage › Register Tool, y añada después un deployment.
    .blackboard = Blackboard: el id de cliente es del portal de desarrolladores; la administración de la institución lo añade en Integrations › LTI Tool Providers, y eso da el deployment.
    .open-edx = Open edX: en Studio, el componente LTI o Pages & Resources del curso muestran la dirección del conjunto de claves, el id de cliente y el id de deployment.
    .sakai = Sakai: Administration Workspace › External Tools › Install LTI 1.x tool muestra la dirección del conjunto de claves, el id de cliente y el id de deployment.
    .any = Cualquier otra plataforma:
setup-services =
    .title = Servicios y parámetros
    .text = Donde una plataforma pregunte qué puede hacer la herramienta, permita esto. Cada uno puede faltar; la comprobación «accolade platform check» dice entonces qué no funciona.
    .scopes = Servicios (scopes)
    .custom = Parámetros personalizados

## Registration by link, in the learning platform's own window

register-consent =
    .title = Conectar { $name } con Accolade
    .text = { $host } está a punto de registrar Accolade, una herramienta que da insignias por lo que logran los estudiantes. No pasa nada antes de que pulse el botón.
    .update-text = { $host } ya está registrado aquí. El botón pone el registro al día; cursos, insignias y personas se quedan como están.
    .shared = Qué se comparte con Accolade
    .privacy = Qué se guarda, y para qué
    .register = Registrar Accolade
    .update = Actualizar el registro
register-shares =
    .person = Quien abre Accolade: nombre, correo electrónico, idioma, roles y curso.
    .roster = Quien participa en un curso en el que se usa Accolade, con los mismos datos.
    .results = Las columnas del libro de calificaciones que pertenecen a Accolade, y las calificaciones en ellas.
    .scores = Accolade puede crear columnas propias en el libro de calificaciones y anotar allí que se obtuvo una insignia.
    .never = Las calificaciones de cuestionarios, tareas y otras herramientas nunca se muestran a Accolade por esto.
register-missing =
    .title = Esta plataforma no lo ofrece todo
    .roster = Sin lista de participantes: solo quien abre Accolade por sí mismo puede obtener una insignia.
    .results = Sin libro de calificaciones: las reglas no pueden pedir calificaciones.
    .scores = Sin escritura en el libro de calificaciones: una insignia no puede desbloquear nada en el curso.
register-next =
    .title = Qué hacer después
    .launch = Abra Accolade una vez desde un curso como docente: con eso está en uso.
register-next-moodle =
    .activate = Pulse «Activar» en la tarjeta de la nueva herramienta.
    .chooser = Abra los ajustes de la tarjeta (el engranaje) y ponga «Tool configuration usage» en «Show in activity chooser and as a preconfigured tool»: Moodle la deja fuera del selector.
    .grades = Deje «Accept grades from the tool» en «Delegate to teacher». Un docente lo marca en la actividad que deba tener columna.
register-next-canvas =
    .enable = Repase los permisos y lugares que muestra Canvas, y active la clave.
    .install = Instale la aplicación en la cuenta o el curso por su id de cliente, donde Canvas no lo haya hecho ya.
register-next-other =
    .enable = Busque la nueva herramienta en los ajustes de su plataforma y actívela para sus cursos.
register-again-moodle =
    .chooser = Moodle quita del selector de actividades una herramienta que se actualizó: abra allí sus ajustes y muéstrela otra vez.
register-done =
    .title = Accolade está conectado
    .registered = { $name } está registrado.
    .updated = El registro de { $name } está al día.
    .close = Esta ventana se cierra sola. Si se queda, ciérrela y siga en su plataforma.
register-siblings =
    .title = Esta plataforma está registrada más de una vez
    .text = Hay otro registro con otro id de cliente. Si es antiguo, quítelo en su plataforma y pida a quien lleva este servidor que lo quite aquí, para que nadie lo vea todo dos veces.

operator =
    .title = Quién lleva este servidor
    .unknown = Pregunte a la institución cuya plataforma le trajo aquí.
privacy =
    .title = Privacidad
    .text = Qué sabe este servidor de las personas, para qué, y quién puede verlo.
privacy-kept =
    .title = Qué se guarda
    .person = De la plataforma de aprendizaje: su identificador para usted, su nombre, su correo electrónico si la plataforma lo da, y su rol en el curso.
    .results = Los resultados que la plataforma nos muestra de las actividades de un curso, para decidir y explicar quién obtuvo sus insignias.
    .awards = Las insignias que se le concedieron, cuándo y con qué regla.
    .requests = Lo que entrega y pregunta en un curso y lo que responden sus docentes.
    .mails = Si este servidor envía correos: cuándo le escribió sobre qué insignia, no el texto. Quien no quiere correos se recuerda con un código del que no se puede leer la dirección.
    .days = { $n ->
        [one] Un día después de que se abriera un curso por última vez se borran sus resultados, lo que las reglas vieron de ellos y lo que se entregó y se respondió.
       *[other] { $n } días después de que se abriera un curso por última vez se borran sus resultados, lo que las reglas vieron de ellos y lo que se entregó y se respondió.
     }
    .stays = Se conserva hasta que alguien pide que se borre o se abandona el servidor.
    .signed = Las insignias permanecen, para que se puedan comprobar mientras las necesite.
privacy-shown =
    .title = Quién puede verlo
    .course = En el curso, usted ve sus propias insignias y su progreso; sus docentes ven los de los estudiantes de su curso.
    .copies = Si los docentes de un curso indicaron a otros para ello, como un tutor, estos reciben una copia cuando le escribimos que una insignia se concedió, se retiró o termina pronto. Le nombra a usted, la insignia, el curso y el día. Su propio correo dice cuándo sale una copia. Si usted no recibe correo, tampoco sale ninguna copia.
    .public = La página pública de una insignia es privada al principio: su dirección no se puede adivinar, los buscadores quedan fuera y su nombre no figura en ella.
    .files = Los archivos firmados no llevan calificaciones, y su correo electrónico como mucho en una forma cifrada que solo puede comparar quien conoce la dirección.
privacy-machines =
    .title = Cookies y otras máquinas
    .text = Una cookie mantiene su sesión mientras está en el curso; también funciona sin ella. Ninguna página carga nada de otras máquinas.
privacy-rights =
    .title = Qué puede pedir
    .text = Puede pedir a quien lleva este servidor que le muestre qué se guarda sobre usted, que lo corrija, se lo entregue o lo borre.
terms =
    .title = Condiciones
    .text = Con qué puede contar, y qué se espera de usted.
terms-badges =
    .title = Insignias
    .text = Una insignia dice que su emisor confirma un logro según una regla que figura en su página. El emisor responde de ella, y puede revocarla con un motivo público.
terms-verifying =
    .title = Comprobación
    .text = Cualquiera puede comprobar aquí cualquier insignia, gratis y sin cuenta. La respuesta dice cómo estaban las cosas en el momento de la comprobación.
terms-use =
    .title = Uso justo
    .text = No presente insignias que no son suyas, no intente eludir las reglas de un curso y no sobrecargue el servidor.

## Refusals: what happened, what to do now, whom to tell

refusal =
    .now = Qué hacer ahora
    .tell = A quién decírselo
    .said = La plataforma dijo:
    .retry = Intentar de nuevo
    .reference = Referencia
    .code = Código
-reopen = Vuelva a su curso y abra el enlace otra vez.
-tell-teacher = Si vuelve a ocurrir, dígaselo a su docente o al soporte de su plataforma, con la referencia de abajo.
-tell-admin = Dígaselo a la administración de su plataforma, con la referencia y el código de abajo. No es algo que haya hecho usted.
-tell-operator = Si eso no ayuda, dígaselo a quien lleva este servidor, con la referencia y el código de abajo.
-tell-us = Si vuelve a ocurrir, dígaselo a quien lleva este servidor, con la referencia de abajo.

refusal-launch-malformed =
    .title = Abra esto desde su curso
    .what = Esta dirección recibe mensajes de plataformas de aprendizaje. Lo que llegó no es ninguno, o solo una parte.
    .now = Abra su curso y siga el enlace a las insignias.
    .whom = { -tell-teacher }
refusal-launch-state-unknown =
    .title = Este enlace no se abrió desde su curso
    .what = El mensaje de su plataforma no pertenece a ninguna visita que empezara aquí. Ocurre cuando una página se recarga, o se abre desde un marcador o el historial.
    .now = { -reopen } No use un marcador.
    .whom = { -tell-teacher }
refusal-launch-state-expired =
    .title = Abrirlo tardó demasiado
    .what = Pasaron más de unos minutos entre el clic en su curso y la respuesta de su plataforma.
    .now = { -reopen }
    .whom = { -tell-teacher }
refusal-launch-replayed =
    .title = Este enlace ya se usó
    .what = Cada clic en su curso crea un enlace que vale una vez. Este se usó antes: quizá se recargó la página o se pulsó el botón de volver.
    .now = { -reopen }
    .whom = { -tell-teacher }
refusal-launch-algorithm =
    .title = Su plataforma firmó de una forma que no aceptamos
    .what = El mensaje no estaba firmado con RS256, la única forma que exige LTI 1.3.
    .now = Nada de lo que haga aquí puede cambiarlo.
    .whom = { -tell-admin }
refusal-launch-key-missing =
    .title = Su plataforma no dijo qué clave usó
    .what = El mensaje está firmado, pero no nombra la clave (le falta su «kid»), así que no podemos comprobar quién lo envió.
    .now = Nada de lo que haga aquí puede cambiarlo.
    .whom = { -tell-admin }
refusal-launch-key-unknown =
    .title = Su plataforma usó una clave que no publica
    .what = El mensaje está firmado con una clave que no está entre las claves públicas de su plataforma. Quizá las acaba de cambiar.
    .now = Espere un minuto. { -reopen }
    .whom = { -tell-admin }
refusal-launch-signature =
    .title = No pudimos estar seguros de quién le envió
    .what = La firma del mensaje no corresponde a su contenido.
    .now = { -reopen }
    .whom = { -tell-admin }
refusal-launch-issuer =
    .title = El mensaje vino de otra plataforma
    .what = La visita empezó en una plataforma, y el mensaje nombra otra.
    .now = { -reopen }
    .whom = { -tell-admin }
refusal-launch-audience =
    .title = El mensaje era para otra herramienta
    .what = Su plataforma dirigió el mensaje a un id de cliente que no es el nuestro.
    .now = Nada de lo que haga aquí puede cambiarlo.
    .whom = { -tell-admin }
refusal-launch-expired =
    .title = El mensaje es demasiado antiguo
    .what = El mensaje de su plataforma había caducado al llegar. Quizá una página estuvo mucho tiempo abierta, o un reloj va mal.
    .now = { -reopen }
    .whom = { -tell-teacher }
refusal-launch-issued-at =
    .title = Los relojes no coinciden
    .what = Según nuestro reloj, el mensaje de su plataforma se escribió en el futuro o hace demasiado tiempo.
    .now = Espere un minuto. { -reopen }
    .whom = { -tell-admin }
refusal-launch-nonce-mismatch =
    .title = La respuesta no corresponde a la pregunta
    .what = El mensaje de su plataforma no lleva la marca que le dimos para esta visita.
    .now = { -reopen }
    .whom = { -tell-teacher }
refusal-launch-version =
    .title = Su plataforma habla otra versión
    .what = El mensaje no está en LTI 1.3, la versión que entiende esta herramienta.
    .now = Nada de lo que haga aquí puede cambiarlo.
    .whom = { -tell-admin }
refusal-launch-message-type =
    .title = Su plataforma pidió algo que no ofrecemos
    .what = Esta herramienta no responde a ese tipo de mensaje.
    .now = Abra las insignias por un enlace de su curso.
    .whom = { -tell-admin }
refusal-launch-deployment-missing =
    .title = Su plataforma no dijo dónde puso la herramienta
    .what = El mensaje no nombra ningún deployment, que LTI 1.3 exige.
    .now = Nada de lo que haga aquí puede cambiarlo.
    .whom = { -tell-admin }
refusal-launch-deployment-unknown =
    .title = Esta ubicación de la herramienta no se conoce
    .what = Su plataforma está registrada aquí, pero no el deployment que nombra el mensaje.
    .now = Nada de lo que haga aquí puede cambiarlo.
    .whom = { -tell-admin } Puede añadir el deployment al registro de la plataforma.
refusal-launch-target =
    .title = El enlace lleva a otro lugar
    .what = El mensaje de su plataforma nombra una dirección que no está en este servidor.
    .now = Nada de lo que haga aquí puede cambiarlo.
    .whom = { -tell-admin }
refusal-launch-roles =
    .title = Su plataforma no dijo qué es usted aquí
    .what = El mensaje no lleva ninguna lista de sus roles en el curso, ni siquiera vacía.
    .now = { -reopen }
    .whom = { -tell-admin }
refusal-launch-resource-link =
    .title = Su plataforma no dijo qué enlace abrió usted
    .what = El mensaje no nombra el enlace de su curso.
    .now = { -reopen }
    .whom = { -tell-admin }
refusal-launch-deep-linking =
    .title = Añadir desde aquí no funcionó
    .what = El mensaje que nos pide contenidos está incompleto, o pide contenidos que no tenemos.
    .now = Vuelva a su curso y añada la herramienta otra vez, como actividad o como enlace.
    .whom = { -tell-admin }
refusal-launch-subject =
    .title = Su plataforma no dijo quién es usted
    .what = La forma en que su plataforma le nombra no se puede usar: está vacía o es demasiado larga.
    .now = Inicie sesión de nuevo en su plataforma. { -reopen }
    .whom = { -tell-admin }
refusal-launch-not-a-launch =
    .title = No pudimos leer lo que envió su plataforma
    .what = Su plataforma le envió aquí, pero su mensaje está dañado o no es el que abre una herramienta.
    .now = { -reopen }
    .whom = { -tell-admin }
refusal-launch-context-missing =
    .title = Su plataforma no nombró ningún curso
    .what = El mensaje no dice de qué curso viene usted, y las insignias pertenecen a cursos.
    .now = Abra las insignias desde dentro de un curso.
    .whom = { -tell-admin }
refusal-launch-platform-error =
    .title = Su plataforma no quiso identificarle aquí
    .what = Preguntamos a su plataforma quién es usted, y respondió con un error. A menudo la sesión allí ha terminado.
    .now = Inicie sesión de nuevo en su plataforma. { -reopen }
    .whom = { -tell-admin }
refusal-launch-keys-unreachable =
    .title = No se pueden obtener las claves de su plataforma
    .what = Para estar seguros de quién le envió necesitamos las claves públicas de su plataforma, y ahora no nos las da.
    .now = Espere unos minutos. { -reopen }
    .whom = { -tell-admin }

refusal-link-answered =
    .title = Esto ya se puso en su curso
    .what = Lo que eligió aquí ya fue antes a su plataforma. Quizá se recargó la página o se pulsó el botón de volver; nada se añadió dos veces.
    .now = Cierre esto y mire en su curso. Para añadir otra cosa, empiece de nuevo desde allí.
    .whom = { -tell-admin }

refusal-login-malformed =
    .title = No pudimos leer lo que envió su plataforma
    .what = Su plataforma empezó a identificarle, pero omitió algo necesario, o una dirección está dañada.
    .now = { -reopen }
    .whom = { -tell-admin }
refusal-login-registration-unknown =
    .title = Esta plataforma no se conoce aquí
    .what = Su plataforma le envió aquí, pero no está registrada en este servidor, o lo está con otro id de cliente.
    .now = Nada de lo que haga aquí puede cambiarlo.
    .whom = { -tell-admin } Puede registrar la plataforma con quien lleva este servidor.
refusal-login-client-id-needed =
    .title = No está claro qué registro usar
    .what = Su plataforma está registrada aquí más de una vez y no dijo a qué registro se refiere (le falta su «client_id»).
    .now = Nada de lo que haga aquí puede cambiarlo.
    .whom = { -tell-admin }

refusal-register-invite-unknown =
    .title = Este enlace de registro no se conoce
    .what = Ningún enlace de registro de este servidor es así. Quizá se perdió una parte al copiarlo.
    .now = Copie de nuevo el enlace entero y péguelo en su plataforma.
    .whom = { -tell-operator } Puede crear un enlace nuevo.
refusal-register-invite-expired =
    .title = Este enlace de registro ha caducado
    .what = Un enlace de registro vale siete días, y este no se usó en ese tiempo.
    .now = Pida un enlace nuevo.
    .whom = { -tell-operator } Un enlace nuevo se crea con «accolade platform invite».
refusal-register-invite-removed =
    .title = El registro de este enlace se quitó
    .what = Este enlace creó un registro que desde entonces se retiró en este servidor. Un enlace antiguo no lo trae de vuelta.
    .now = Pida un enlace nuevo.
    .whom = { -tell-operator } Un enlace nuevo se crea con «accolade platform invite».
refusal-register-invite-used =
    .title = Este enlace pertenece a otro registro
    .what = Este enlace creó un registro, y desde entonces solo actualiza ese. Su plataforma habría creado un segundo, o es otra plataforma.
    .now = Si su plataforma pregunta si actualizar la herramienta o registrar una nueva, elija actualizar. Si acaba de crear una segunda herramienta, bórrela. Para otra plataforma, pida un enlace propio.
    .whom = { -tell-operator }
refusal-register-not-from-platform =
    .title = Pegue este enlace en su plataforma
    .what = Este enlace es para los ajustes de una plataforma, que añade su propia dirección al abrirlo. Esa dirección falta aquí, o está dañada.
    .now = En Moodle, péguelo en Gestionar herramientas; en Canvas, en Developer Keys, LTI Registration. No se ha gastado por abrirlo aquí.
    .whom = { -tell-operator }
refusal-register-form-expired =
    .title = Esta página es demasiado antigua
    .what = Entre abrir esta página y pulsar su botón pasó más de una hora, o la página es de otro enlace.
    .now = Cierre esta ventana y empiece de nuevo el registro en su plataforma. No se registró nada.
    .whom = { -tell-operator }
refusal-register-busy =
    .title = El registro aún está en curso
    .what = El botón ya se pulsó, y su plataforma aún no ha respondido.
    .now = Espere un minuto y mire si la herramienta ha aparecido en su plataforma. Si no, empiece de nuevo.
    .whom = { -tell-operator }
refusal-register-address-refused =
    .title = A esta dirección no se llama desde aquí
    .what = Su plataforma nombró una dirección en una red privada, o una sin https. Este servidor no llama a tales direcciones, así que no se envió nada.
    .now = Compruebe la dirección con la que se conoce su plataforma. Una plataforma en la misma red privada debe permitirse en este servidor con ACCOLADE_ALLOW_PRIVATE_NETWORK=true.
    .whom = { -tell-operator }
refusal-register-unreachable =
    .title = Su plataforma no respondió
    .what = Este servidor intentó llegar a su plataforma y no obtuvo respuesta, o no a tiempo.
    .now = Compruebe que se puede llegar a su plataforma desde internet, y empiece de nuevo el registro.
    .whom = { -tell-operator }
refusal-register-not-a-configuration =
    .title = Su plataforma envió otra cosa
    .what = En la dirección que nombró su plataforma no hay una descripción de plataforma, sino una página web, un error, o algo demasiado grande o incompleto.
    .now = Compruebe si hay una página de inicio de sesión o un cortafuegos delante de esa dirección, y empiece de nuevo el registro.
    .whom = { -tell-operator }
refusal-register-host-mismatch =
    .title = Esta plataforma habla por otra
    .what = La descripción vino de un servidor, pero nombra otro como suyo. Para que nadie se haga pasar por una plataforma ajena, tal descripción se rechaza.
    .now = Compruebe la dirección con la que se conoce su plataforma (en Moodle «wwwroot» en config.php), y abra su plataforma con esa dirección.
    .whom = { -tell-operator }
refusal-register-canvas-issuer =
    .title = Este Canvas se presenta como la nube de Canvas
    .what = El registro llevó a la nube de Canvas, que no lo conoce. O el registro tardó más de su hora, o es un Canvas propio cuyo «lti_iss» nunca se fijó, de modo que se llama canvas.instructure.com.
    .now = En la nube, empiece de nuevo el registro. En un servidor propio, fije primero «lti_iss» en config/security.yml con su propia dirección, o registre a mano.
    .whom = { -tell-operator } La página /lti/setup dice cómo registrar a mano.
refusal-register-unsupported =
    .title = Esta plataforma firma de otra manera
    .what = Accolade necesita mensajes firmados con RS256 y se identifica con tokens firmados (private_key_jwt). La plataforma dice que ofrece otra cosa.
    .now = Busque una versión más reciente de su plataforma, o un ajuste de seguridad de LTI 1.3.
    .whom = { -tell-operator }
refusal-register-token =
    .title = El permiso para registrar ya se usó
    .what = Su plataforma da a cada registro un permiso que vale una vez y durante una hora. Este se usó antes, o caducó.
    .now = Cierre esta ventana, mire si la herramienta ya está y, si no, empiece de nuevo el registro.
    .whom = { -tell-operator }
refusal-register-domain =
    .title = Su plataforma no acepta la dirección de este servidor
    .what = Su plataforma comparó las direcciones de este servidor entre sí o con una lista propia, y las rechazó.
    .now = Compruebe si su plataforma limita los dominios de las herramientas.
    .whom = { -tell-operator }
refusal-register-scope =
    .title = Su plataforma rechazó un servicio
    .what = Su plataforma ofrece un servicio y lo rechaza al mismo tiempo, así que no registró nada.
    .now = Empiece de nuevo el registro. Si falla otra vez, registre a mano; la página /lti/setup de este servidor dice cómo.
    .whom = { -tell-operator }
refusal-register-refused =
    .title = Su plataforma rechazó el registro
    .what = Todo estaba listo, y su plataforma dijo que no.
    .now = Lea lo que dice, arréglelo y empiece de nuevo el registro.
    .whom = { -tell-operator }
refusal-register-answer =
    .title = La respuesta de su plataforma no se puede leer
    .what = Puede que su plataforma haya registrado Accolade, pero no dijo con qué id de cliente.
    .now = Mire en su plataforma si hay una herramienta nueva. Bórrela y empiece de nuevo el registro, o registre a mano con sus valores.
    .whom = { -tell-operator }

refusal-typed =
    .title = Lo que había escrito
    .text = El servidor no guardó nada de ello. Cópielo de aquí, o abra el curso en otra pestaña antes de dejar esta página, y péguelo allí. Si había elegido una imagen, tiene que elegirla otra vez.
    .cut = Había más de lo que se puede mostrar aquí.
refusal-session-unknown =
    .title = Esta página ya no está abierta
    .what = La dirección no pertenece a ninguna visita que conozcamos. Puede ser antigua o estar incompleta.
    .now = { -reopen }
    .whom = { -tell-teacher }
refusal-session-expired =
    .title = Estuvo ausente un rato
    .what = Para protegerle, una visita termina tras dos horas sin un clic. No se ha perdido nada de lo guardado.
    .now = { -reopen }
    .whom = { -tell-teacher }
launch-opening =
    .title = Abriendo sus insignias
    .wait = Un momento: se está reconociendo su navegador.
    .go-on = Seguir
launch-window =
    .title = Abra sus insignias en una ventana propia
    .what = Este navegador no guarda cookies dentro de la página del curso, así que no podemos asegurarnos de que sea usted. En una ventana propia funciona.
    .open = Abrir en una ventana nueva
    .course = Abrir el curso en una ventana nueva
    .teacher = Si les pasa a muchos, el docente puede hacer que la actividad se abra en una ventana nueva; entonces nadie ve esta página.
launch-cookies =
    .title = Su navegador no guarda cookies
    .what = Sin una cookie no podemos asegurarnos de que la página que vuelve sea la que usted abrió.
    .now = Permita las cookies de este sitio en los ajustes de su navegador, vuelva a su curso y abra el enlace otra vez.

refusal-session-cookie =
    .title = Esta página se abrió en otro navegador
    .what = La dirección pertenece a una visita en otro navegador u otra ventana, cuya cookie falta aquí.
    .now = { -reopen }
    .whom = { -tell-teacher }

refusal-ob2-no-address =
    .title = No hay versión de esta insignia para mochilas más antiguas
    .what = Las mochilas más antiguas reconocen a las personas por su correo electrónico, y la plataforma del curso no dio ninguno cuando se firmó esta insignia.
    .now = Use la insignia en su forma actual: la página de la insignia ofrece sus archivos.
    .whom = Pregunte a quien le dio la insignia si necesita una que lleve su dirección.
refusal-page-not-found =
    .title = Aquí no hay nada
    .what = Ninguna página tiene esta dirección. Puede estar mal escrita, o lo que mostraba ya no existe.
    .now = Compruebe la dirección, o vuelva adonde la encontró.
    .whom = Dígaselo a quien le dio el enlace.
refusal-page-withdrawn =
    .title = Esta insignia se retiró
    .what = Ya no se publica, y no se guarda nada más sobre ella. Un archivo suyo que alguien aún tenga cuenta como retirado dondequiera que se compruebe.
    .now = No se fíe más de ella. Si era suya, la organización que la emitió puede decirle más.
    .whom = Pregunte a la organización que la emitió.
refusal-page-wrong-role =
    .title = Esta página no es para usted
    .what = Su rol no permite lo que pidió; en un curso, solo pueden sus docentes.
    .now = Vuelva atrás. Si enseña en este curso, ábralo de nuevo desde su plataforma.
    .whom = { -tell-teacher }
refusal-page-no-maker =
    .title = Las insignias se crean en otro lugar
    .what = Quien gestiona este servidor decidió quién crea insignias en los cursos, y usted no está entre ellos.
    .now = Vuelva a las insignias del curso; lo que hay lo puede seguir viendo y entregando.
    .whom = Si debería crear insignias, pregunte a la administración de este servidor.
refusal-page-invalid =
    .title = No pudimos entender esta petición
    .what = Falta algo en ella o está dañado. No se cambió nada.
    .now = Vuelva atrás e inténtelo de nuevo.
    .whom = { -tell-us }
refusal-page-too-large =
    .title = Esto es demasiado grande
    .what = Lo que envió es mayor de lo que admite este servidor. No se cambió nada.
    .now = Vuelva atrás y envíe un archivo más pequeño, o un texto más corto.
    .whom = { -tell-us }
refusal-page-conflict =
    .title = Alguien fue más rápido
    .what = Lo que quería cambiar ha cambiado entretanto, o ya estaba hecho. Nada se hizo dos veces.
    .now = Vuelva atrás, recargue la página y mire cómo está ahora.
    .whom = { -tell-us }
refusal-page-failed =
    .title = Algo salió mal aquí
    .what = Es culpa nuestra, no suya. No se perdió nada de lo guardado.
    .now = Espere un minuto e inténtelo de nuevo.
    .whom = { -tell-us }

## Pathways

pathway =
    .title = Itinerarios
    .progress = { $done } de { $needed } pasos hechos
    .progress-of = Avance en { $name }
    .strict = Los pasos cuentan en este orden.
    .free = Los pasos se pueden dar en cualquier orden.
    .steps = Los pasos
    .step = Paso { $n }
    .step-titled = Paso { $n }: { $title }
    .needs-all = { $n ->
        [one] 1 insignia
       *[other] Las { $n } insignias
     }
    .needs-some = Bastan { $n } de { $of } insignias.
    .optional = No es necesario para el final.
    .done = Hecho
    .locked = Cuenta cuando el paso { $n } esté hecho
    .ahead = Conseguido antes; cuenta cuando el paso { $n } esté hecho
    .held = Ya la tiene
    .next = La mejor siguiente
    .missing = { $n ->
        [one] Falta 1 condición
       *[other] Faltan { $n } condiciones
     }
    .waits = Espera a:
    .course = En el curso { $course }
    .end = Al final
    .page = Página pública del itinerario
    .count = { $n ->
        [one] 1 paso
       *[other] { $n } pasos
     }
    .to-end = La insignia del final: { $name }
    .elsewhere = Termina en otro curso y se cambia allí.
    .none = Un itinerario lleva por varias insignias a una al final.
    .new = Itinerario nuevo
    .summary = { $name }: insignias que llevan a { $badge }.
    .retired = Este itinerario ya no se puede terminar. Quien tiene su insignia la conserva.
    .of-badge = Esta insignia está al final de un itinerario, que escribe su regla
    .unpublished-title = Todavía nadie podría terminar el itinerario
    .unpublished = Estas insignias del camino todavía son borradores. Publíquelas primero:

pathway-edit =
    .title-new = Itinerario nuevo
    .title = Itinerario: { $name }
    .lead = Quien tiene las insignias de todos los pasos recibe por sí solo la del final. Se crea junto con el itinerario; su imagen y sus textos se cambian allí.
    .name-hint = La insignia del final se llama igual hasta que lo cambie.
    .order-free = En cualquier orden
    .order-strict = Un paso cuenta solo cuando los anteriores están hechos
    .part-badges = Insignias del camino
    .badges-hint = Escriba junto a cada insignia el número de su paso: 1, 2, 3 … Las que llevan el mismo número forman un paso. Vacío: fuera del camino.
    .no-badges = Este curso todavía no tiene insignias.
    .others = Insignias de otros cursos
    .others-hint = Pegue la dirección de la página pública de la insignia o escriba su clave. Para recibir la insignia del final hay que estar en este curso.
    .part-steps = Más sobre los pasos
    .steps-hint = Todo esto puede quedar vacío: entonces hacen falta todas las insignias de cada paso.
    .optional = No es necesario para el final
    .finish-hint = Si cambia los pasos: hasta este día recibe la insignia también quien termine la versión anterior.
    .save = Guardar como borrador
    .save-changes = Guardar los cambios
    .writes-rule = Esta regla la escribe un itinerario. Todo lo demás se puede cambiar aquí.

learner-record =
    .take = Todas las insignias en un archivo
    .text = Un archivo firmado con todas sus insignias vigentes, para portafolios y carteras digitales. Lo que ha ocultado no figura en él.

admin-nav =
    .label = Consola
    .out = Cerrar sesión
admin-section-overview = Resumen
admin-section-platforms = Plataformas
admin-section-issuers = Emisores
admin-section-registry = Insignias
admin-section-jobs = Tareas
admin-section-persons = Personas
admin-section-policy = Reglas
admin-section-admins = Administración
admin-section-audit = Registro de actos
admin-next = Más
admin-done-platform-removed = Retirada. Ya nadie entra desde esta plataforma; las insignias siguen siendo válidas.
admin-done-invite-withdrawn = Anulado. El enlace ya no abre nada.
admin-done-job-retried = La tarea se ejecuta en cuanto haya sitio.
admin-done-badge-reviewed = Anotado. Conviene volver a mirar la insignia dentro de un año.
admin-done-owner-changed = Ha quedado anotado quién se ocupa de la insignia.
admin-done-platform-added = La plataforma está registrada. Introduzca allí nuestras direcciones y compruebe después la conexión.
admin-done-person-erased = Borrado. Las insignias de esta persona constan como retiradas dondequiera que se comprueben.
admin-done-admin-removed = Retirado. La sesión de esta persona queda cerrada en todas partes.
admin-done-policy-changed = Guardado. Vale desde el próximo clic.
admin-done-maker-listed = En la lista. Abajo se dice si la lista cuenta.
admin-done-maker-unlisted = Ya no está en la lista.
admin-done-issuer-changed = Guardado. Lo firmado dice lo que decía; la próxima insignia dirá esto.
admin-done-keys-rotated = Las claves nuevas están publicadas y firman dentro de diez minutos.
admin-done-key-distrusted = Retirada. Lo que firmó esta clave ya no pasa ninguna comprobación.
admin-sign-in =
    .title = Entrar en la consola
    .go = Entrar
    .sso = Entrar con su institución
    .lost = ¿Ha perdido su contraseña? Quien gestiona el servidor crea un enlace para una nueva con
admin-trouble-wrong = La dirección o la contraseña no es correcta.
admin-trouble-too-often = Se ha intentado demasiadas veces. Espere un cuarto de hora y vuelva a intentarlo.
admin-trouble-ended = Estuvo ausente un rato y se cerró su sesión. No se ha perdido nada de lo guardado.
admin-trouble-signed-out = Ha cerrado la sesión.
admin-trouble-link-gone = Este enlace ya se usó o ha caducado. Pida uno nuevo.
admin-trouble-sso-failed = No se pudo entrar a través de su institución. Inténtelo de nuevo; si vuelve a ocurrir, avise a quien gestiona el servidor.
admin-trouble-sso-unknown = Su institución le conoce, pero aquí no se invitó a nadie con su dirección de correo, o allí la dirección no está confirmada. Pida una invitación a la administración.
admin-arrived =
    .title = Ha entrado
    .go = Seguir
admin-welcome =
    .address = Usted entra con
    .hint = Al menos 12 caracteres. Unas cuantas palabras juntas son fáciles de recordar y difíciles de adivinar.
    .go = Guardar y seguir
admin-welcome-first =
    .title = Administre esta instalación
    .text = Este enlace sirve una vez. Quien lo usa administra esta instalación e invita a los demás.
admin-welcome-invite =
    .title = Le damos la bienvenida a la consola
    .text = Le han invitado a administrar esta instalación. Este enlace sirve una vez.
admin-welcome-reset =
    .title = Elija una contraseña nueva
    .text = Este enlace sirve una vez. En los demás sitios se cierra su sesión.
admin-overview =
    .title = Cómo va todo
    .platforms = plataformas
    .courses = cursos
    .troubled = { $n ->
        [one] Uno no se pudo leer la última vez
       *[other] { $n } no se pudieron leer la última vez
     }
    .active = insignias que se pueden obtener
    .awards = concesiones
    .waiting = tareas pendientes
    .failing = tareas fallidas
    .begin = Conecte su plataforma de aprendizaje
    .begin-text = Cree un enlace y péguelo en Moodle, Canvas u otra plataforma. Se tarda dos minutos.
    .silent = De aquí no ha venido nadie todavía
    .silent-text = Quizá la plataforma aún tenga que activar la herramienta. Compruebe la conexión.
admin-platforms =
    .title = Plataformas
    .name = Nombre
    .host = Dirección
    .origin = Registrada
    .last = Última apertura
    .by-link = por enlace
    .by-hand = a mano
    .never = todavía no
    .none = Aún no hay ninguna plataforma conectada.
    .open = Enlaces que nadie ha usado todavía
    .unnamed = Sin nombre
    .until = válido hasta { $date }
    .withdraw = Anular
    .invite = Conectar una plataforma
    .invite-text = Con un enlace, una plataforma se registra por sí misma. Es válido siete días.
    .by-hand-link = Qué hay que introducir donde se hace a mano
    .invite-go = Crear un enlace
    .made = Aquí está el enlace
    .made-text = Péguelo en la plataforma: en Moodle como «URL de la herramienta» en «Gestionar herramientas», en Canvas como nuevo registro LTI. Quien lo tiene puede conectar una plataforma.
admin-by-hand =
    .title = Registrar una plataforma a mano
    .ours = Introduzca esto en la plataforma
    .ours-text = Después mostrará un ID de cliente y un ID de implementación.
    .theirs = Introduzca aquí lo que muestra la plataforma
    .url-hint = La dirección de su página de inicio, como https://moodle.example.edu. No hace falta para Canvas en la nube ni para Blackboard.
    .deployment-hint = Si queda vacío, Canvas puede añadir implementaciones por sí mismo; las demás plataformas necesitan uno.
    .more = Direcciones propias
    .more-text = Solo lo que difiere del tipo de plataforma de arriba o no se deduce de él.
    .go = Registrar
admin-platform =
    .failed = { $n ->
        [one] Una cosa no funciona
       *[other] { $n } cosas no funcionan
     }
    .passed = Nada de lo comprobado ha fallado
    .issuer = Emisor (issuer)
    .client = ID de cliente
    .deployments = Despliegues
    .accepts-new = Se aceptan nuevos.
    .since = Registrada el
    .check = Comprobar la conexión
    .remove = Retirar esta plataforma
    .remove-text = Ya nadie podrá abrir Accolade desde ella y sus cursos dejarán de leerse. Las insignias concedidas siguen siendo válidas y sus páginas permanecen.
    .sure = Entiendo que sus cursos dejan de funcionar.
admin-line-passed = Funciona
admin-line-unknown = Mírelo
admin-line-failed = No funciona
admin-line-untested = Sin comprobar
admin-registry =
    .title = Todas las insignias
    .badge = Insignia
    .course = Curso
    .issuer = Emitida por
    .state = Estado
    .awards = Concesiones
    .review = Revisar
    .version = versión { $n }
    .due = Desde el { $date }
    .reviewed = Revisada
    .any = Todos los estados
    .show = Mostrar
    .csv = Como tabla (CSV)
    .none = Ninguna insignia es así.
    .owner = A cargo de
    .owned = Una persona docente
    .change-owner = Cambiar
admin-owner =
    .title = Quién se ocupa de esta insignia
    .hint = El correo electrónico o el ID en la plataforma de alguien que ya ha estado aquí. Vacío: nadie.
    .nobody = Nadie
admin-state-draft = Borrador
admin-state-active = Activa
admin-state-paused = En pausa
admin-state-retired = Retirada
admin-jobs =
    .title = Trabajo en segundo plano
    .text = Lo que falla se vuelve a intentar por sí mismo, tras una pausa que crece hasta una hora.
    .job = Tarea
    .stands = Cuándo
    .tries = Fallos
    .error = Qué salió mal
    .running = en marcha
    .due = prevista { $date }
    .retry = Intentar ahora
    .none = No hay nada pendiente.
admin-job-sync = Leer un curso
admin-job-evaluate = Evaluar un curso
admin-job-issue = Firmar una insignia
admin-job-status = Firmar una lista de estado
admin-job-score = Escribir en un libro de calificaciones
admin-job-copy = Llevar insignias a la copia de un curso
admin-job-log = Anotar en el registro de emisiones
admin-job-mail = Enviar correos
admin-persons =
    .title = Personas
    .text = Encuentre a quien pregunta qué se guarda sobre él o quiere que se borre. Cada búsqueda, exportación y borrado queda en el registro de actos, sin nombres.
    .name = Nombre
    .address = Correo electrónico
    .platform = Plataforma
    .awards = Concesiones
    .go = Buscar
    .none = No se encontró a nadie.
    .cut = Se muestran los primeros { $n }. Sea más preciso para encontrar a otros.
admin-person =
    .sub = ID en la plataforma
    .export = Decirle qué se guarda
    .export-text = Un archivo con todo lo que se guarda sobre esta persona: cursos, resultados, insignias tal como se firmaron, decisiones. No se lo entregue a nadie más.
    .export-go = Descargar todo
    .erase = Borrar
    .erase-text = { $n ->
        [0] Se borran nombre, dirección y resultados. No se puede deshacer.
        [one] Se borran nombre, dirección y resultados, y se retira una insignia: los archivos que alguien aún tenga fallan en toda comprobación. No se puede deshacer.
       *[other] Se borran nombre, dirección y resultados, y se retiran { $n } insignias: los archivos que alguien aún tenga fallan en toda comprobación. No se puede deshacer.
     }
    .sure = Tengo la certeza de que esta persona lo quiere.
    .erase-go = Borrar definitivamente
    .list = Permitir que esta persona cree insignias
    .unlist = Quitar de la lista de quienes crean insignias
admin-policy =
    .makers = Quién puede crear y cambiar insignias en sus cursos
    .text = No afecta a programas con token, archivos de insignias ni copias de cursos. Quien no puede crear insignias las sigue viendo y entregando.
    .save = Guardar
    .listed = La lista
    .unlist = Quitar
    .none = No hay nadie en la lista.
    .how = Buscar a alguien para la lista:
admin-copies =
    .title = Copias de correos
    .text = Los docentes pueden entonces indicar hasta tres direcciones por curso, como la de un tutor. Reciben una copia cuando se avisa por correo a un estudiante de que una insignia se concedió, se retiró o termina pronto. Los estudiantes lo leen en su correo y en la página pública de privacidad. Al desactivarlo se borran todas las direcciones.
    .allow = Los cursos pueden enviar copias a otros
admin-retention =
    .title = Cuánto tiempo se conserva cada cosa
    .text = En días; vacío lo conserva. La página pública de privacidad lo indica. Las insignias, su estado y el registro de emisiones nunca se borran.
    .course-hint = Contados desde que se abrió un curso por última vez: resultados, lo que vieron las reglas y lo que se entregó y se respondió. De 90 a 3650.
    .audit-hint = Líneas del registro de auditoría, también los inicios de sesión. De 365 a 3650.
admin-makers-teachers = Todo el profesorado
admin-makers-listed = El profesorado de la lista
admin-makers-nobody = Nadie
admin-issuers =
    .text = Quién firma las insignias de esta instalación, como todos pueden leer.
    .default = firma donde no se elige a nadie más
    .more = Otros emisores y el resto de un perfil con
admin-issuer =
    .page = Página pública
    .text = Lo que figura aquí forma parte de cada insignia que se firme desde ahora.
    .email-hint = Las insignias para mochilas antiguas la nombran, para que se pueda preguntar.
    .logo-hint = PNG o SVG sencillo, mejor cuadrado. Vacío deja lo que hay.
    .domain-hint = Solo si el emisor debe tener un identificador propio, como badges.law.example.edu. Lea antes la guía: los verificadores lo consultan mientras duren las insignias.
    .pinned = Se firmaron insignias con este identificador: el dominio se queda.
    .keys = Claves
    .key = Clave
    .made = Creada
    .stands = Estado
    .distrust = Retirar esta clave
    .distrust-text = Para cuando otra persona pueda tenerla. Las insignias firmadas con ella ya no pasan ninguna comprobación, y quien tenga una necesita otra.
    .distrust-sure = Entiendo que sus insignias pierden su valor.
    .brought = Estas claves se crearon en otro lugar. Traiga sus sucesoras con
    .rotate-text = Las claves se renuevan solas cada año. Las anteriores siguen publicadas para que las insignias se puedan comprobar.
    .rotate = Crear claves nuevas ahora
admin-key-signs = firma
admin-key-next = firmará pronto
admin-key-retired = ya no firma
admin-key-withdrawn = retirada
admin-admins =
    .title = Administración
    .role = Función
    .change = Cambiar
    .me = (usted)
    .last = No se puede retirar a la última persona con todos los derechos. Invite antes a otra.
    .made = Aquí está la invitación
    .made-text = Entréguela solo a esta persona. Sirve una vez, durante siete días, y no se vuelve a mostrar.
    .remove = Retirar
    .remove-text = La sesión de esta persona se cierra en todas partes y ya no puede entrar.
    .remove-sure = Sí, retirar
    .open = Invitaciones
    .invite = Invitar a alguien
    .invite-text = Obtiene un enlace para entregar. Un enlace anterior para la misma dirección deja de servir.
    .owner-may = puede hacer todo
    .viewer-may = ve todo menos las personas y no cambia nada
    .invite-go = Crear la invitación
admin-role-owner = Todos los derechos
admin-role-viewer = Solo ver
admin-audit =
    .title = Registro de actos
    .text = Qué se hizo aquí, quién y sobre qué. Nada de esto se cambia nunca, y no contiene datos de nadie.
    .when = Cuándo
    .who = Quién
    .what = Qué
    .object = Sobre qué
    .earlier = Anteriores
    .none = Todavía no se ha hecho nada.
    .everybody = Todos
admin-actor-admin = Alguien de la administración
admin-actor-command = La línea de comandos
admin-actor-teacher = Una persona docente
admin-actor-token = Un programa
admin-deed-admin-made = se unió a la administración
admin-deed-admin-invited = invitó a la administración
admin-deed-admin-removed = retiró a alguien de la administración
admin-deed-admin-password-set = puso una contraseña nueva
admin-deed-admin-password-link-made = creó un enlace para una contraseña nueva
admin-deed-admin-signed-in = entró
admin-deed-platform-added = añadió una plataforma
admin-deed-platform-removed = retiró una plataforma
admin-deed-invite-made = creó un enlace para una plataforma
admin-deed-invite-withdrawn = anuló un enlace para una plataforma
admin-deed-job-retried = hizo repetir una tarea
admin-deed-badge-made = creó una insignia
admin-deed-badge-changed = cambió una insignia
admin-deed-badge-published = publicó una insignia
admin-deed-badge-paused = pausó una insignia
admin-deed-badge-retired = retiró una insignia
admin-deed-badge-removed = eliminó una insignia que nadie tenía
admin-deed-badge-reviewed = revisó una insignia
admin-deed-badge-owner-changed = indicó quién se ocupa de una insignia
admin-deed-award-given = dio una insignia a alguien
admin-deed-award-revoked = revocó la insignia de alguien
admin-deed-award-suspended = suspendió la insignia de alguien
admin-deed-award-reinstated = restableció la insignia de alguien
admin-deed-award-renewed = renovó la insignia de alguien
admin-deed-award-corrected = corrigió la insignia de alguien
admin-deed-award-hold-cleared = permitió que alguien obtuviera de nuevo una insignia revocada
admin-deed-request-approved = aprobó una solicitud
admin-deed-request-returned = devolvió una solicitud para que se corrija
admin-deed-request-refused = rechazó una solicitud
admin-deed-run-confirmed = confirmó concesiones en espera
admin-deed-run-set-aside = descartó concesiones en espera
admin-deed-run-undone = deshizo una serie de concesiones
admin-deed-scores-begun = hizo que una insignia escriba en el libro de calificaciones
admin-deed-scores-ended = hizo que una insignia deje de escribir en el libro de calificaciones
admin-deed-endorsement-added = añadió un respaldo
admin-deed-endorsement-removed = retiró un respaldo
admin-deed-sync-started = hizo comprobar un curso al momento
admin-deed-persons-searched = buscó personas
admin-deed-person-exported = exportó lo que se guarda sobre una persona
admin-deed-person-erased = borró a una persona
admin-deed-policy-changed = cambió una regla
admin-deed-maker-listed = permitió a alguien crear insignias
admin-deed-maker-unlisted = ya no permite a alguien crear insignias
admin-deed-course-copies-changed = indicó a otros a quienes un curso envía copias de sus correos
admin-deed-issuer-made = creó un emisor
admin-deed-issuer-changed = cambió un emisor
admin-deed-issuer-removed = retiró un emisor
admin-deed-keys-rotated = creó claves nuevas para un emisor
admin-deed-key-distrusted = retiró una clave
admin-deed-token-made = creó un token para un programa
admin-deed-token-revoked = retiró el token de un programa
field-admin-name = Su nombre
field-admin-email = Correo electrónico
field-password = Contraseña
field-password-again = La contraseña otra vez
field-admin-invite-link = Enlace
field-admin-platform-name = Cómo se la llama
field-admin-badge = Parte del nombre
field-admin-state = Estado
field-course-days = Lo que se sabe de los cursos
field-audit-days = Registro de auditoría
field-platform-kind = Tipo de plataforma
field-platform-url = Dirección de la plataforma
field-client-id = ID de cliente
field-deployment-id = ID de implementación
field-platform-issuer = Emisor (ID de la plataforma)
field-auth-url = Dirección de autenticación
field-token-url = Dirección de tokens
field-jwks-url = Dirección de las claves
field-our-login = Dirección de inicio de sesión
field-our-launch = Dirección de lanzamiento y redirección
field-our-keys = Dirección de las claves públicas
field-admin-owner = Persona
field-admin-actor = Quién actuó
field-admin-person = Nombre, correo electrónico o ID
field-issuer-name = Nombre
field-issuer-url = Sitio web
field-issuer-email = Correo para preguntas
field-issuer-description = Descripción
field-issuer-logo = Logotipo
field-issuer-logo-alt = El logotipo en palabras
field-issuer-domain = Dominio propio
problem-too-short = Es demasiado corto: hacen falta al menos { $min } caracteres.
problem-not-an-address = Esto no es una dirección de correo.
problem-taken = Alguien ya tiene esta dirección.
problem-not-the-same = No es lo mismo que arriba.
problem-nobody-known = Aquí no se conoce a nadie así.
problem-several-known = Con esto se alude a varias personas. Use el ID de la página de la persona.
request-kind-application = Algo entregado
request-kind-evidence = Más evidencias
request-kind-name = Escritura de un nombre
request-kind-question = Pregunta

request-state-draft = Borrador
request-state-submitted = Espera a un docente
request-state-returned = Devuelto con un comentario
request-state-approved = Aprobado
request-state-refused = Rechazado
request-state-withdrawn = Retirado
request-state-answered = Respondido

request-deed-submitted = Entregado el { $date }
request-deed-returned = Devuelto el { $date }
request-deed-approved = Aprobado el { $date }
request-deed-refused = Rechazado el { $date }
request-deed-withdrawn = Retirado el { $date }
request-deed-answered = Respondido el { $date }

request-may-show = Puede constar en la insignia.
request-consent-application = Cuando se otorgue la insignia, quien pueda verla podrá leer esto y abrir los enlaces. Sin su marca, solo lo ven usted y los docentes del curso.
request-consent-evidence = Acepto que esto conste en la insignia: quien pueda verla podrá leerlo y abrir los enlaces. Lo que entregue después a otros no puede recuperarse.
request-ask-title = Pregunte a sus docentes
request-ask-application = Entregar
request-ask-evidence = Añadir evidencias
request-ask-name = Corregir el nombre
request-ask-question = Preguntar por esto

evidence-standing =
    .title = Lo que figura de usted en su insignia
    .text-application = Figurará en su insignia cuando la consiga. Hasta entonces puede dejarlo fuera con un clic; lo que su docente aprobó sigue contando.
    .text-evidence = Puede retirarlo en cualquier momento, sin preguntar. Un archivo nuevo sin ello ocupa el lugar del actual, y este servidor ya no muestra los archivos antiguos ni lo que decían. Usted no puede deshacerlo: para volver a incluirlo, tiene que entregarlo de nuevo. Las copias que usted u otros guardaron antes lo siguen conteniendo; nadie puede recuperarlas. Sus docentes siguen viendo lo que entregó.
    .take-out = Retirarlo de la insignia
learner-request =
    .title-application = Entregar para { $name }
    .title-evidence = Añadir evidencias a { $name }
    .title-name = Corregir su nombre en { $name }
    .title-question = Preguntar por { $name }
    .lead-application = Un docente de este curso lee lo que entrega. Lo aprueba, lo devuelve con un comentario o lo rechaza con un motivo.
    .lead-evidence = Primero lo lee un docente del curso. Una vez aprobado, un archivo nuevo con la evidencia ocupa el lugar del que tiene; donde se compruebe el archivo antiguo, dirá que fue sustituido.
    .lead-name = Decide un docente del curso. Una vez aceptado, su nombre figura así donde la insignia lo muestre y, si consta en el archivo, uno nuevo ocupa su lugar; el antiguo dirá que fue sustituido.
    .lead-question = Pregunte por qué no tiene aún esta insignia, o cualquier otra cosa sobre ella. Un docente del curso responde aquí.
    .asks = Qué se pide
    .links = Enlaces
    .links-hint = Hasta cinco, que empiecen por https://. Asegúrese de que sus docentes puedan abrirlos.
    .history = Qué ha pasado hasta ahora
    .waits = Ahora le toca a un docente. Hasta que alguien responda, puede retirarlo y entregar otra cosa.
    .changed = Esto no se guardó, porque la solicitud ha cambiado entretanto. Aquí ve cómo está; lo que escribió figura abajo si aún puede entregarlo.
    .too-many = Ya ha preguntado muchas veces por esto. Hable con su docente.
    .save = Guardar como borrador
    .submit = Entregar
    .withdraw = Retirar
    .back = Volver

instructor-requests =
    .title = Solicitudes: { $course }
    .button = { $n ->
        [0] Solicitudes
        [one] Solicitudes (una espera)
       *[other] Solicitudes ({ $n } esperan)
    }
    .waiting = A la espera de respuesta
    .none = Nada espera.
    .done = Respondidas, devueltas o retiradas

instructor-request =
    .back = Todas las solicitudes
    .badge = La insignia
    .history = Qué se entregó y se respondió
    .effect-application = Si aprueba, esta condición de la insignia se cumple, contada desde el día de la entrega.
    .effect-evidence = Si aprueba, pasa a formar parte de la insignia: un archivo nuevo ocupa el lugar del antiguo, que dirá que fue sustituido.
    .effect-name = Si aprueba, la insignia muestra este nombre desde entonces. Asegúrese de que es la misma persona.
    .hint-question = El estudiante lee su respuesta en su página.
    .hint-other = El estudiante lo lee en su página. Es necesario si devuelve o rechaza.
    .approve = Aprobar
    .return = Devolver
    .refuse = Rechazar
    .answer = Responder
    .barred-own = Usted mismo hizo esta solicitud, así que debe responder otro docente.
    .barred-unnamed = Su plataforma no dice quién es usted, así que su respuesta no sería de nadie. Debe responder alguien a quien nombre.
    .changed = No se decidió nada: otra persona respondió o el estudiante la cambió entretanto. Así está ahora.
    .not-in-force = La insignia ya no está en vigor, así que no puede corregirse nada en ella. Rechace con un motivo.
    .not-fitting = La insignia no puede llevar esto: quizá ya tiene demasiadas evidencias. Devuélvalo con una nota al respecto.
## Mails

mail-hello =
    .name = Hola, { $name }:
    .nobody = Hola:
mail-award =
    .subject = Ha obtenido «{ $badge }»
    .subject-many = Ha obtenido «{ $badge }» y { $n ->
        [one] una insignia más
       *[other] { $n } insignias más
     }
    .opening = ¡Enhorabuena! { $issuer } le ha concedido:
    .course = En el curso { $course }
    .until = Válida hasta el { $date }
    .view = Ver su insignia
    .linkedin = Añadir a su perfil de LinkedIn
    .more = { $n ->
        [one] Le espera una insignia más en su curso.
       *[other] Le esperan { $n } insignias más en su curso.
     }
    .private = Su insignia es privada hasta que usted decida otra cosa: su página tiene una dirección que solo usted conoce y no muestra ningún nombre. Ábrala en su curso para decidir quién la ve. Hágalo antes de añadirla a LinkedIn, donde cualquiera puede seguir el enlace.
mail-why-award = Recibe este correo porque { $issuer } le ha concedido una insignia y su plataforma de aprendizaje nos dio esta dirección para ello.
digest =
    .title = Correos sobre este curso
    .text = Un correo le dice qué insignias se concedieron y qué le espera. No nombra a ningún estudiante.
    .daily = como mucho uno al día
    .weekly = como mucho uno a la semana
    .off = ninguno
    .save = Guardar
    .none = Este servidor no envía correos: vea aquí qué se concedió y qué le espera.
mail-digest =
    .subject = { $course }: { $n ->
        [0] insignias por revisar
        [one] 1 insignia concedida
       *[other] { $n } insignias concedidas
     }
    .opening = Qué ha pasado en { $course } desde el { $date }
    .awarded = { $n ->
        [one] Concedida una vez
       *[other] Concedida { $n } veces
     }
    .held = Una lista de concesiones espera su confirmación.
    .asked = { $n ->
        [one] Una solicitud de un estudiante espera respuesta.
       *[other] { $n } solicitudes de estudiantes esperan respuesta.
     }
    .more = { $n ->
        [one] Hay novedades en una insignia más.
       *[other] Hay novedades en { $n } insignias más.
     }
    .how = Para ver quiénes fueron y decidir, abra las insignias en su curso. Allí también elige con qué frecuencia recibe este correo.
mail-why-digest = Recibe este correo porque enseña en un curso que concede insignias de { $issuer } y su plataforma de aprendizaje nos dio esta dirección.
field-every = Con qué frecuencia
mail-revoked =
    .subject = «{ $badge }» ha sido revocada
    .subject-many = «{ $badge }» y { $n ->
        [one] una insignia más
       *[other] { $n } insignias más
     } han sido revocadas
    .opening = { $issuer } ha revocado:
    .when = Revocada el { $date }
    .reason = El motivo indicado:
    .view = Ver qué dice su página
    .more = { $n ->
        [one] Se ha revocado una insignia más.
       *[other] Se han revocado { $n } insignias más.
     }
    .meaning = Una insignia revocada ya no vale, y su página lo dice. Sus demás insignias siguen como están.
    .ask = ¿Tiene preguntas o cree que no es correcto? Pregunte a quien imparte su curso o a { $issuer }.
mail-expiring =
    .subject = «{ $badge }» termina el { $date }
    .subject-many = «{ $badge }» y { $n ->
        [one] una insignia más terminan pronto
       *[other] { $n } insignias más terminan pronto
     }
    .opening = Lo que obtuvo de { $issuer } termina pronto:
    .renew = Se puede renovar: haga de nuevo lo que hace falta o pregunte a quien imparte su curso.
    .how = Ver qué hace falta
    .no-renewal = No se puede renovar.
    .more = { $n ->
        [one] Una insignia más termina pronto.
       *[other] { $n } insignias más terminan pronto.
     }
    .after = Después de ese día, la página de la insignia dirá que ha caducado. Sigue siendo suya, como algo que usted logró.
mail-reminder =
    .subject = «{ $badge }» le espera
    .subject-many = «{ $badge }» y { $n ->
        [one] una insignia más le esperan
       *[other] { $n } insignias más le esperan
     }
    .opening = { $issuer } le concedió algo que nadie ha abierto todavía:
    .once = Este es el único recordatorio.
notice-mail_text = Guardado. Los correos dicen esto a partir de ahora.
field-mail-subject = Asunto
field-mail-opening = Comienzo
problem-unknown-value = «{ $word }» entre llaves no representa nada aquí. Los nombres que se pueden usar están más abajo.
problem-stray-brace = Aquí hay una llave sin la otra. Escriba los nombres así: { "{" }name{ "}" }.
mail-text =
    .title = Correo sobre «{ $badge }»
    .link = Qué dice el correo
    .text = Quien recibe esta insignia recibe un correo en su idioma, con su imagen, el enlace para verla y lo que ven los demás. Puede escribir el asunto y el comienzo. Lo que deje vacío se escribe por usted.
    .subject-hint = Se usa cuando el correo trata solo de esta insignia.
    .opening-hint = Texto sin formato. Una línea vacía empieza otro párrafo. El nombre ya está encima.
    .values = Nombres entre llaves que se rellenan
    .off = No enviar correos sobre esta insignia
    .save = Guardar
    .preview = Vista previa
    .test = Enviármelo
    .test-hint = La vista previa no se envía. «Enviármelo» envía un correo a la dirección que su plataforma de aprendizaje nos dio de usted, y a nadie más.
    .preview-title = El correo tal como saldrá
    .preview-text = Con los datos de una de las personas que la tienen, o con los suyos mientras nadie la tenga, en su idioma. No se envió ni se guardó nada.
    .preview-html = El correo como lo muestran los programas de correo
    .preview-plain = Como texto sin formato
    .no-server-title = Este servidor no envía correos
    .no-server = Lo que escriba aquí se guarda para cuando lo haga. Quien administra el servidor configura el de correo.
    .tried-sent = Enviado a su propia dirección. No se guardó nada.
    .tried-no-address = Su plataforma de aprendizaje no nos dio ninguna dirección suya, así que no se envió nada.
    .tried-stopped = No quiere correos en su dirección, o allí no llega ninguno, así que no se envió nada.
    .tried-too-often = Se ha enviado muchos correos en poco tiempo. Inténtelo de nuevo dentro de un cuarto de hora.
    .tried-failed = El servidor de correo no lo aceptó. Dígaselo a quien administra este servidor.
    .endless = sin fin
    .somebody = estudiante
    .for-trying = Prueba: { $subject }
mail-value-name = El nombre de quien aprende
mail-value-given_name = El nombre de pila de quien aprende
mail-value-badge = El nombre de la insignia
mail-value-course = El curso
mail-value-issuer = Quién emite la insignia
mail-value-criteria = Qué hace falta; no en el asunto
mail-value-expires = El día en que termina
mail-value-link = La página de la insignia; no en el asunto
mail-value-linkedin = El enlace a un perfil de LinkedIn; no en el asunto
notice-mail_copies = Guardado. Las copias de los correos van a partir de ahora a estas direcciones y a ninguna otra.
field-copy-address = Dirección
mail-copies =
    .title = Copias de los correos sobre insignias
    .link = { $n ->
        [0] Copias de los correos para un tutor
        [one] Las copias de los correos van a una dirección
       *[other] Las copias de los correos van a { $n } direcciones
     }
    .text = Hasta tres personas, como un tutor o un responsable, pueden saber por correo qué insignias se conceden y se retiran en { $course }, y cuáles terminan pronto.
    .what = Una copia nombra a quien aprende, la insignia y el día. No contiene ningún enlace a la insignia de esa persona.
    .told = Solo sale después del correo propio de quien aprende, que lo dice. De quien no recibe correo tampoco se informa a otros.
    .stop = Nombre solo a quienes necesitan saberlo. Cada copia tiene un enlace para dejar de recibirlas.
    .save = Guardar
mail-copy =
    .why = Esta es una copia para su información: { $learner } recibió un correo sobre esto. Le llega porque un docente del curso { $course } indicó su dirección.
    .subject-award = Copia: { $learner } obtuvo «{ $badge }»
    .subject-revoked = Copia: se retiró «{ $badge }» de { $learner }
    .subject-expiring = Copia: «{ $badge }» de { $learner } termina pronto
    .subject-many = Copia: un correo a { $learner } sobre varias insignias
    .opening-award = { $issuer } concedió a { $learner }:
    .opening-revoked = { $issuer } ha retirado lo que tenía { $learner }:
    .opening-expiring = Lo que { $learner } obtuvo de { $issuer } termina pronto:
    .awarded = Concedida el { $date }
    .more = { $n ->
        [one] Una insignia más no se muestra aquí.
       *[other] { $n } insignias más no se muestran aquí.
     }
    .private = Es solo para usted: no la reenvíe, por favor.
mail-why-copy = Recibe esta copia porque un docente del curso indicó su dirección para las copias. Si no desea ninguna, deténgalas aquí o pregunte a { $issuer }.
mail-foot =
    .copied = Una copia va a quienes los docentes de su curso indicaron para ello, como su tutor.
    .contact = ¿Preguntas? Escriba a
    .stop = No recibir más correos sobre insignias
    .privacy = Privacidad
mail-stop =
    .title = Correos sobre insignias
    .text = ¿No quiere recibir más correos sobre insignias en esta dirección? Dígalo aquí.
    .button = No enviarme más correos
    .done = No se enviarán más correos sobre insignias a esta dirección.
    .again = Volver a enviarme correos
    .again-done = Se vuelven a enviar correos sobre insignias a esta dirección.
    .badges-stay = Sus insignias siguen como están. Las encuentra en sus cursos.
problem-fixed = Esto se queda: se firmaron insignias con ello.
