### English: the reference. A text that another language lacks is taken from here.
### Words: badge, rule, learner, course, check, link.

## Everywhere

site =
    .name = Accolade
    .skip = Skip to the content
    .menu = Main
    .about = About this server
    .home = Home
    .verify = Check a badge
    .privacy = Privacy
    .terms = Terms
    .opens-beside = (opens in a new tab)

date = { $day } { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
 } { $year }
moment = { $day } { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
 } { $year }, { $time } UTC

checked-last = Last checked on { $date }
checked-never = Not checked yet
checked-next = Next check on { $date }
check-now = Check now
learners = { $n ->
    [one] 1 learner
   *[other] { $n } learners
 }
earned-of = { $n } of { $learners ->
    [one] 1 learner has it
   *[other] { $learners } learners have it
 }
flagged = { $n ->
    [one] 1 award to look at
   *[other] { $n } awards to look at
 }
progress = { $done } of { $needed } done
back-course = All badges of the course
back-sources = What counts in this course
back-badge = Back to the badge
rule-title = Rule
criteria-title = What learners read
column-learner = Learner
column-person = Person
column-badge = Badge
column-why-not = Why not yet
column-reason = Reason

badge-state-draft = Draft
badge-state-active = Active
badge-state-paused = Paused
badge-state-retired = Retired
badge-state-needs-attention = Needs attention

award-state-valid = Valid
award-state-expired = Expired
award-state-revoked = Revoked
award-state-suspended = Suspended
award-state-superseded = Replaced
award-state-test = Test
seen-private = Private
seen-link = By link
seen-public = Public
seen-hidden = Hidden
seen-declined = Declined
share-text = I earned the badge “{ $name }” from { $issuer }.
embed-alt = { $name }: badge issued by { $issuer }
award-revoked = Revoked on { $date }: { $reason }
award-expired = Expired on { $date }.

notice-saved = Saved as a draft. Nobody gets the badge before you publish it.
notice-changed = Saved. The change counts from now on; whoever has the badge keeps it as it was.
notice-published = Published. Whoever meets the rule already has the badge; others get it as soon as they do.
notice-paused = Paused. Nobody gets the badge for now; whoever has it keeps it.
notice-retired = Retired. Nobody gets the badge any more; whoever has it keeps it.
notice-removed = Removed. Nobody ever had the badge, so nothing is left of it.
notice-revoked = Revoked. The public page of the badge says so from now on.
notice-renewed = Renewed. A new badge took the place of the old one, whose page leads to it.
notice-suspended = Set aside for now. The badge page says so, and no rule counts it.
notice-reinstated = In force again.
notice-hold_cleared = The badge may be earned or given again. What was revoked stays revoked.
notice-published_later = Published. Learners get the badge as soon as they do what it takes; nobody gets it for now for what was done before.
notice-confirmed = Done. Everybody on the list gets it.
notice-set_aside = Done. Nobody on that list gets it by the rule; you can still give it by hand. Others get it as soon as they meet the rule.
notice-list_changed = The list has changed since you looked at it. Nothing was decided; this is how it stands now.
notice-undone = Taken back. The public page says that it was awarded by mistake.
notice-copied = Copied. What you chose is in this course as a draft.
notice-writes = Whoever earns this badge now gets a point in the gradebook, and so does whoever has it already.
notice-writes_not = Nothing more is written into the gradebook. What stands there stays.
notice-made = The column is in the gradebook. Rules can ask for it from now on.
notice-used = The locked link is in use. Rules can ask for it from now on.
notice-placed = The claim link is made. Put it into the course now: the steps are below.
notice-dropped = No longer used. Badges that were earned by it stay.
notice-seen_by_nobody = Private from now on: the page and the files carry no name. What you handed out before keeps verifying.
notice-seen_by_link = Whoever has the link now sees the badge with your name.
notice-seen_by_all = Public from now on: anyone may find the badge, with your name.
notice-hidden = Hidden. Its page and its files answer nobody now; you can change that at any time.
notice-results_in = Your results stand in the file from now on.
notice-results_out = Your results no longer stand in the file.
notice-declined = Declined. Nobody sees the badge any more.
notice-kept = The badge is yours again. It is private until you decide otherwise.
notice-handed_in = Handed in. A teacher of the course sees it now; the answer will stand here.
notice-draft_kept = Kept as a draft. Nobody sees it before you hand it in.
notice-taken_back = Taken back. Nothing was decided.
notice-answered = Done. The learner sees your answer.
notice-test_made = The test is made. You find it below; it ends by itself after a day.
notice-test_deleted = Deleted. Nothing is left of the test; its addresses answer as if it had never been.
notice-taken_out = Taken out. This server tells of it no more, neither on its pages nor in its files.
notice-checked = Checked. You see what the course says now.

## Rules in words

requirement-score = { $activity }: at least { $percent }{"\u00A0"}%
requirement-completed = { $activity }: completed
requirement-unlocked = { $activity }: unlocked
requirement-opened = { $activity }: reached and opened
requirement-handed-in = Handed in and approved by a teacher: { $asks }
requirement-badge = The badge “{ $name }”
requirement-member = Member of the course{ $role ->
    [any] { "" }
   *[other] { " " }as { $role }
 }{ $status ->
    [any] { "" }
   *[other] , with the status { $status }
 }
requirement-before = Before { $date }
requirement-after = After { $date }
matching-all = All of these:
matching-any = At least one of these:
matching-at-least = At least { $n } of these:
standing-met = Met
standing-missing = Missing
standing-unknown = Not known yet
condition-have =
    .learner = You have { $percent }{"\u00A0"}%.
    .teacher = Has { $percent }{"\u00A0"}%.
    .then = Had { $percent }{"\u00A0"}%.
condition-missing = Not done yet.
condition-unknown = Not known yet.
condition-not-approved = Not approved yet.
condition-proof = { $source }, seen on { $date }
criteria-opening = To earn this badge, the learner meets:

## Forms

form =
    .optional = (optional)
    .row = Condition { $n }
    .skill = Skill { $n }
    .errors = { $n ->
        [one] One thing is missing or not right
       *[other] { $n } things are missing or not right
     }
field-name = Name
field-description = Description
field-issuer = Issued by
field-shape = Shape
field-palette = Colours
field-colour = Main colour
field-accent = Second colour
field-arc = Words on the rim
field-icon = Icon
field-initials = Letters
field-level = Level
field-mark = Marks of the level
field-ring = Rings
field-ribbon = Ribbon
field-banner = Words on the banner
field-picture = Your own picture
field-alt = Picture in words
field-match = Learners get the badge when they meet
field-match-n = How many of the conditions
field-rows = Conditions
field-kind = What counts
field-activity = Activity
field-threshold = At least (%)
field-asks = What is to be handed in
field-text-application = What you did, in your own words
field-text-evidence = What shows it, in your own words
field-text-name = Why it should be changed
field-text-question = Your question
field-handed-link = Link
field-wanted-name = The name as it should be
field-comment = Comment for the learner
field-may-show = It may stand in the badge
field-badge = Badge
field-latest = Last day
field-criteria = What it takes
field-more = More about this badge
field-badge-type = Kind
field-language = Language
field-credits = Credits
field-tags = Tags
field-skill-name = Skill
field-skill-url = Its web address
field-skill-framework = Framework
field-evidence-asked = Evidence to ask for
field-edition = Edition
field-reason = Reason
field-note = Note for everybody
field-successor = What takes its place
field-column = Name of the column
field-maximum = Points at most
field-gate = Name of the claim link
field-lock = Link of the course
field-person = Who gets it
field-evidence-link = Link to the work
field-file = A file
field-link = A link
field-text = The text of a badge
field-visibility = Who may see it
field-spelling = Yes, my name is spelt like this.
field-holder = Your name
field-results = My results may stand in the file
field-order = Order
field-step = Step
field-steps = Badges on the way
field-step-title = Title of the step
field-needs = Badges needed
field-other = Address or key of the badge
field-other-step = Step
field-finish-by = Last day for the earlier version
field-share-link = The link to your badge
field-share-text = Words for your post
field-embed-picture = Picture with a link
field-embed-mail = Small picture for mail signatures
field-embed-frame = Frame with picture and words
field-links = Links
field-many-file = A table or an archive

problem-missing = Fill this in.
problem-too-long = This is too long: at most { $max } characters are kept.
problem-not-a-number = This is not a number.
problem-out-of-range = Choose a number from { $min } to { $max }.
problem-not-a-date = This is not a date.
problem-past-date = This day has passed; nobody could earn the badge.
problem-gone = This is not there any more. Choose another.
problem-not-scored = This has no score. Choose “Activity done” for it.
problem-not-checked = Nobody has looked yet at whom it lets in. Check it under “What counts in this course”.
problem-not-published = This badge is still a draft. Publish it first.
problem-no-conditions = Fill in at least one condition.
problem-count-out-of-range = { $n ->
    [one] There is 1 condition; ask for that one.
   *[other] There are { $n } conditions; ask for a number from 1 to { $n }.
 }
problem-never-met = Nobody can ever meet this rule: its conditions contradict each other.
problem-circular = A badge cannot depend on itself, nor on a badge that depends on it.
problem-not-a-colour = This is not a colour. Write it like #1f4e9c.
problem-not-a-png = This is neither a PNG picture nor an SVG drawing that can be read.
problem-drawing-not-plain = This drawing holds texts, pictures or effects that would be lost. Turn texts into paths, or export it as PNG.
problem-file-too-large = This file is too large: at most { $max } KiB are kept.
problem-picture-too-small = This picture is too small: it needs at least { $min } pixels on each side.
problem-not-square = This picture is not square.
problem-too-many-kept = These are too many: at most { $max } are kept.
problem-control = This holds control characters, which cannot be kept.
problem-repeated = This stands there twice.
problem-not-a-language = This is not a language code such as en, de or pt-BR.
problem-too-much = Together this is more than a badge can carry. Leave something out.
problem-not-signable = This cannot be signed so that every verifier reads it alike. Leave out unusual signs.
problem-unreadable = No badge was found in this. Use the file or the link that the badge came as.
problem-bad-link = This is not a public web address. It begins with https://.
problem-unreachable = This address did not answer with a badge.
problem-not-a-name = This cannot be read as a name. Use letters, without invisible signs.
problem-not-confirmed = Say that your name is spelt right before it is shown.
problem-not-agreed = Agree first that it may stand in the badge.
problem-too-many = These are too many: at most { $max } are checked in one go.

## On paper and beside links

certificate =
    .heading = Certificate
    .opening = This certifies that
    .opening-nameless = This certifies that its holder, whose name is kept private, has earned the badge
    .earned = has earned the badge
    .issued = Issued
    .valid-until = Valid until
    .issuer = Issued by
    .by = Issued by { $issuer }
    .number = Number
    .check = Valid when checked at the address below; this paper can be out of date.
    .code = The address { $url } as a code for phones
    .incomplete = Letters that this paper cannot show are drawn as □. The page at the address shows them.
    .attached = The signed badge that this certificate was written from
    .expired = Expired
    .revoked = Revoked
    .suspended = Suspended
    .superseded = Replaced
    .test = Test – not an award
    .test-heading = A test, not a certificate
    .test-opening = This is a test and nobody’s award. Tried out by
    .test-opening-nameless = This is a test and nobody’s award. It shows what this badge would look like:
    .test-earned = to see what this badge would look like:
    .test-check = Whoever opens the address below is told that this is a test; after a day there is nothing to be found.
    .test-attached = The signed test that this paper was written from

## The badge designer

designer =
    .small = Small
    .dark = On dark
    .grey = In grey
    .suggest = Suggest
    .suggested = Suggested from the name. It follows the name until you choose something else.
    .own-colours = These two count with “Own colours”.
    .arc-hint = A few words along the upper rim, such as the name of the badge.
    .icon = Icon
    .search = Search icons
    .more = Letters, level, rings and ribbon
    .initials-hint = In place of the icon.
    .banner-hint = On the banner. Empty: the marks of the level.
    .level = { $n ->
        [0] No level
       *[other] Level { $n }
     }
designer-hint-accent-too-close = The two colours are too close to tell apart. Marks and rings are drawn in the colour of the letters instead.
designer-hint-dark-letters = White could not be read on this colour, so the letters are dark.
designer-hint-title-left-out = The words on the rim are left out of the picture: our fonts do not have { $letters }. The name of the badge stands beside it on every page.
designer-hint-banner-left-out = The words on the banner are left out: our fonts do not have { $letters }.
designer-hint-initials-left-out = The icon stands in place of the letters: our fonts do not have { $letters }.
designer-hint-small-title = The words on the rim are many, so they are small. Fewer are easier to read.

shape-circle = Circle
shape-hexagon = Hexagon
shape-octagon = Octagon
shape-shield = Shield
shape-rosette = Rosette
shape-seal = Seal
shape-star = Star
shape-diamond = Diamond
shape-square = Square
shape-book = Book
palette-ocean = Ocean blue
palette-forest = Forest green
palette-sunset = Sunset orange
palette-ruby = Ruby red
palette-violet = Violet
palette-teal = Teal
palette-rose = Rose
palette-night = Night
palette-gold = Gold
palette-silver = Silver
palette-bronze = Bronze
palette-own = Own colours
ring-double = Outside and inside
ring-outer = Outside
ring-inner = Inside
ring-none = None
ribbon-none = None
ribbon-tails = Two ends below
ribbon-banner = Banner across
mark-stars = Stars
mark-bars = Bars
mark-dots = Dots
icons-science = Science
icons-technology = Technology
icons-words = Language and history
icons-people = People and work
icons-life = Health and nature
icons-doing = Craft, sport and arts
icons-signs = Signs
icon-flask = Flask
icon-atom = Atom
icon-dna = DNA
icon-microscope = Microscope
icon-telescope = Telescope
icon-magnet = Magnet
icon-calculator = Calculator
icon-sigma = Sum sign
icon-pi = Pi
icon-ruler = Ruler
icon-brain = Brain
icon-rocket = Rocket
icon-code = Code
icon-console = Console
icon-laptop = Laptop
icon-phone = Phone
icon-robot = Robot
icon-chip = Chip
icon-database = Database
icon-chart-bar = Bar chart
icon-chart-line = Line chart
icon-cloud = Cloud
icon-security = Lock and shield
icon-cog = Gear
icon-tools = Tools
icon-cube = Cube
icon-bolt = Lightning
icon-book = Open book
icon-library = Books
icon-pencil = Pencil
icon-feather = Feather
icon-script = Scroll
icon-languages = Languages
icon-forum = Conversation
icon-microphone = Microphone
icon-newspaper = Newspaper
icon-presentation = Presentation
icon-globe = Globe
icon-map = Map
icon-compass = Compass
icon-castle = Castle
icon-column = Column
icon-group = Group
icon-mortarboard = Graduation cap
icon-teacher = Teacher
icon-leader = Leader
icon-handshake = Handshake
icon-care = Helping hand
icon-heart = Heart
icon-wheelchair = Wheelchair
icon-scales = Scales
icon-gavel = Gavel
icon-bank = Bank
icon-briefcase = Briefcase
icon-money = Money
icon-pulse = Pulse
icon-first-aid = First aid
icon-stethoscope = Stethoscope
icon-pill = Pill
icon-leaf = Leaf
icon-sprout = Sprout
icon-tree = Tree
icon-water = Drop of water
icon-sun = Sun
icon-recycling = Recycling
icon-paw = Paw
icon-bee = Bee
icon-wind = Wind turbine
icon-fire = Fire
icon-chef = Chef’s hat
icon-factory = Factory
icon-hard-hat = Hard hat
icon-truck = Truck
icon-airplane = Airplane
icon-bike = Bicycle
icon-runner = Runner
icon-ball = Ball
icon-dumbbell = Dumbbell
icon-swimmer = Swimmer
icon-music = Music
icon-palette = Palette
icon-brush = Brush
icon-camera = Camera
icon-film = Film
icon-masks = Masks
icon-knight = Chess piece
icon-star = Star
icon-trophy = Trophy
icon-medal = Medal
icon-crown = Crown
icon-check = Check mark
icon-clipboard = Clipboard
icon-idea = Light bulb
icon-puzzle = Puzzle
icon-target = Target
icon-flag = Finish flag
icon-key = Key
icon-eye = Eye
icon-magnifier = Magnifier
icon-clock = Clock
icon-diamond = Diamond
icon-owl = Owl

## Learner

learner-badges =
    .title = Badges of { $course }
    .here = The badge of this link
    .not-yet = This badge cannot be earned at present. It shows up here with everything it takes as soon as your teacher publishes it.
    .earned = You earned
    .open-title = You can earn
    .awarded = Awarded on { $date }
    .open = View your badge
    .download = Picture
    .older = For older backpacks
    .by-decision = Given for this: { $note }
    .signing = Your badge is being made. Come back in a minute.
    .progress = Progress towards { $name }
    .by-hand = Your teacher gives this badge by hand.
    .criteria = What it stands for
    .empty-title = Nothing to earn here yet
    .empty-text = Your teacher has not published a badge in this course so far. When there is one, it shows up here with everything it takes.
    .manage = Share, take along, keep private
learner-anonymous =
    .title = You are visiting without a name
    .text = Your learning platform did not tell us who you are, so nothing can be awarded to you here. You can read what the badges of this course stand for. If you expected to earn them, sign in to your platform and open this page from your course.
learner-onlooker =
    .title = You are not a learner of this course
    .text = You can read what the badges of this course stand for. They are awarded to its learners, and made by its teachers.
learner-mine =
    .title = Your badges
    .text = What you earned in the courses of this learning platform. What can still be earned stands in each course.
    .here = All your badges, in every course
    .back = Back to the course
    .empty = You have no badges yet.
    .take = Take everything along
    .take-text = One archive with every signed file, every picture and a page that can be read without us. Badges stay genuine in it whatever becomes of this course.
# Whoever changes a sentence of this message gives the edition in src/domain/consent.rs another name.
learner-consent =
    .private = Nobody but you and your teachers sees that it is yours. The badge has a page that cannot be guessed, without your name.
    .link = Whoever has the link sees the badge with your name. Search engines are told not to list it. Choose this to share it.
    .public = Anyone may see the badge with your name, and search engines may list it.
    .hidden = Its page and its files answer nobody, not even those who have the link.
    .back = You can change this at any time, and it holds at once. Files and pictures that you gave to others stay with them and keep verifying.
    .results = If you agree, a new file is made in which your results stand. You can take that back: then the file is replaced by one without them.
    .decline = The badge disappears from its public page and from your list of earned badges. You can take it back later.
learner-share =
    .title = Share it
    .private = So far nobody can see that this badge is yours. To share it, let those who have the link see it, with your name. You can take that back at any time.
    .private-name = Choose “By link” above, say that your name is spelt right, and save.
    .choose = Choose who may see it
    .switch = Show it to whoever has the link
    .ended = A badge that is not in force is not shared. Its page says how it stands.
    .copy = Copy
    .copied = Copied.
    .linkedin = Add to your LinkedIn profile
    .linkedin-text = Every field is filled in already. LinkedIn opens beside this page.
    .post = Or post it:
    .on-linkedin = LinkedIn
    .on-bluesky = Bluesky
    .on-facebook = Facebook
    .on-whatsapp = WhatsApp
    .on-x = X
    .on-mail = E-mail
    .qr = Code for telephones
    .qr-alt = Code that opens the page of this badge: { $name }
    .qr-save = Save the code
    .embed = Show it on a page of your own
    .embed-text = Put one of these into the page. The picture changes by itself when the badge runs out or is revoked, and shows nothing any more when you make it private.
takeout =
    .title = Your badges
    .text = Packed on { $date }. Every file is signed: any verifier of Open Badges can tell whether it is genuine.
    .empty = There was no badge yet.
    .page = Its page, as long as it is online:
    .records = What you took along before
    .records-text = Signed records that hold several badges each, as they were made for you.
embed =
    .open = See and check this badge
    .private-title = This badge is not shown here
    .private-text = Its holder keeps it private, or it does not exist.
learner-badge =
    .back = All your badges of the course
    .who = Who may see your badge
    .save = Save
    .name-known = The name that is shown:
    .name-question = Is your name spelt like this?
    .name-hint = This is how your learning platform knows you. If it is wrong, have it put right there, or tell your teacher, before you show the badge.
    .name-type = Your learning platform did not tell us your name. Write it as it is to be read; it is kept for all your badges.
    .results = Your results
    .take = Take it along
    .take-text = Each file is signed and says by itself what it is. Keep it, or put it into a collection of badges elsewhere.
    .png = Picture with the badge inside (PNG)
    .svg = Drawing with the badge inside (SVG)
    .json = Signed file (JSON)
    .token = Signed text
    .pdf-private = There is a certificate for paper (PDF), too: it comes with your name, once the badge may be seen by link or by all.
    .decline-title = I do not want this badge
    .decline = Decline the badge
    .declined-title = You declined this badge
    .declined-text = Nobody sees it. It was earned all the same, so it still counts for other badges, and you can take it back at any time.
    .keep = Take it back
watched =
    .title = Badges in { $course }
    .review = What this learner has earned in the course, and what is still missing. Nothing is graded here: badges follow from what the course shows.
    .observing = You look on. You see the learners whom the learning platform lets you see, and nothing can be changed here.
    .acting = You act as somebody else. You see what this learner sees; nothing can be claimed or changed in their name.
    .nothing = Nothing to earn in this course yet.
    .unknown = { $n ->
        [one] One learner whom the learning platform names is not known in this course. It may be that the list of participants has not been read yet.
       *[other] { $n } learners whom the learning platform names are not known in this course. It may be that the list of participants has not been read yet.
     }
learner-no-course =
    .title = No course to show
    .text = This page was opened from a place outside of a course, and badges belong to courses.
    .now = Open your course in the learning platform, and follow the link to the badges from there.

## Teacher: putting badges into the course

link-pick =
    .title = Put badges into your course
    .text = Each becomes a link in { $course }. Learners who follow it see what it takes, and how far they are.
    .which = Which badge?
    .which-several = Which badges?
    .draft = Learners see this badge as soon as you publish it; the link can be there before.
    .has-column = The gradebook has a column for this badge already.
    .course = All badges of this course
    .course-text = One link to the page that shows every badge and everybody’s own progress.
    .gate = Claim link: { $label }
    .gate-text = Put it behind what has to be done: whoever opens it, counts.
    .gate-placed = It is in the course already. A second one counts only once you have opened it yourself.
    .new = Make a new badge
    .gradebook = Gradebook
    .with-column = With a column in the gradebook for each badge
    .column-text = Whoever earns the badge gets 1 of 1 point there, so that your course can unlock things by the badge. Other grades are never touched. Without it, nothing is added to the gradebook.
    .column-needed = What you add here is graded. Each badge gets a column in the gradebook: whoever earns the badge gets 1 of 1 point there.
    .cancel = Cancel
    .add = Put into the course
link-problem-nothing = Pick a badge first, or cancel.
link-problem-one-only = This place of your course takes one link. Pick one.
link-problem-too-many = That is more than your course takes at once. Pick fewer.
link-problem-gone = One of these badges is not there any more. Pick again.
link-wrong-place =
    .title = Badges cannot be added here
    .text = This place of your course does not take links to badges.
    .takes = It takes:
    .now = Go back, and add the badge as an activity or as a link of the course instead.
    .back = Go back to the course
link-takes-file = files
link-takes-image = pictures
link-takes-html = formatted text
link-takes-link = links to web pages
link-answer =
    .title = Back to your course
    .text = { $n ->
        [0] Nothing is added.
        [one] Your badge link is on its way to your course.
       *[other] Your { $n } links are on their way to your course.
     }
    .go = Go on to the course
link-course-title = Badges of { $course }
link-nothing-picked = No badge was added.
link-nothing-for-this-place = Badges cannot be added here. Add them as an activity or as a link of the course.

## Teacher: the course

instructor-badges =
    .title = Badges of { $course }
    .new = New badge
    .held = Waits for your word
    .progress = Progress
    .sources = What counts
    .empty-title = Badges that give themselves
    .empty-text = You say what it takes; learners get the badge as soon as the course shows that they did it. Begin with one of these; everything can be changed:
    .only-by-hand = I just want to hand out badges
begin-pass =
    .title = Badge for passing one thing
    .text = A test, a report, a module: choose one. Whoever reaches 80{"\u00A0"}% gets the badge.
begin-finish =
    .title = Badge for finishing the course
    .text = Whoever has done all that counts in the course gets the badge.
begin-template =
    .title = Start from a template
    .text = Distinction, most of the work, all badges of the course, and more; made for what this course has.
instructor-start =
    .title = What should the badge be for?
    .lead = Each of these comes with name, text, picture and rule. You look at it first, and change what you like; nobody gets anything before you publish.
    .which = Which one?
    .no-activities = Your learning platform has shown us nothing yet that a badge could be about.
    .templates = Templates for this course
    .blank = Begin with an empty form
    .copy = Copy badges from another course
instructor-copy =
    .title = Copy badges into { $course }
    .lead = These are the badges of other courses in which you teach. What you tick arrives here as a draft; its rule asks for the activities of this course that have the same name. Nobody gets anything before you publish.
    .here = Is in this course already
    .unmatched = Its rule asks for what this course does not have:
    .submit = Copy what is ticked
    .nothing-picked = Nothing is ticked. Tick the badges that you want to copy.
    .not-offered = Something that you ticked cannot be copied any more. Nothing was copied; look again and press the button once more.
    .none = There are no other badges of yours to copy. Other courses appear here once you have opened this tool in them, or once they list you as their teacher, and when they have badges.
starter-pass =
    .title = Passing one thing
    .text = For 80{"\u00A0"}% in one activity.
    .name = { $activity } passed
    .description = Has passed “{ $activity }” in the course “{ $course }”.
starter-finish =
    .title = Finishing the course
    .text = For all that counts in the course, done.
    .name = { $course } completed
    .description = Has completed the course “{ $course }”.
starter-distinction =
    .title = Distinction
    .text = For 90{"\u00A0"}% in everything that has points.
    .name = { $course } with distinction
    .description = Has achieved outstanding results throughout the course “{ $course }”.
starter-most =
    .title = Most of the work
    .text = For three quarters of what counts, whichever.
    .name = { $course }: well on the way
    .description = Has done most of the work of the course “{ $course }”.
starter-collector =
    .title = All badges
    .text = For whoever has all other badges of the course.
    .name = { $course }: all badges
    .description = Has earned every badge of the course “{ $course }”.
starter-hand =
    .title = By hand
    .text = No rule. You give it to whom you choose, with a reason.
    .name = { $course }: special contribution
    .description = Has made a special contribution to the course “{ $course }”.
came-along-title = { $n ->
    [one] 1 badge came along
   *[other] { $n } badges came along
 }
came-along = { $n ->
    [one] A badge was copied from { $course }, as a draft. Look at it and publish it; nobody gets it before.
   *[other] { $n } badges were copied from { $course }, as drafts. Look at them and publish them; nobody gets one before.
 }
trouble-roster = The list of participants could not be read
trouble-results = The results could not be read
trouble-locks = Who may open a locked link could not be read
trouble-problem-refused = The learning platform refused the question. Ask its administrator whether this tool may see participants and grades.
trouble-problem-unreachable = The learning platform did not answer. This usually mends itself; we ask again at the next check.
trouble-problem-unreadable = The learning platform gave an answer that we could not understand. Tell its administrator if it happens again.
trouble-problem-not-offered = The learning platform does not offer this to the tool. Ask its administrator to allow it.
trouble-problem-gone = The learning platform does not have it any more. If the activity was deleted, give up what relies on it here, and change the badges that name it. If it is still there, open it once on the learning platform.
trouble-last-good = It last worked on { $date }.
trouble-never-good = It has not worked so far.
trouble-kept = What was known before stays; nobody loses a badge by this.

## Teacher: making a badge

instructor-edit =
    .title = Change { $name }
    .title-new = New badge
    .nameless = the badge
    .holders = { $n ->
        [one] 1 person has this badge and keeps it, with the text and the rule it was awarded by.
       *[other] { $n } people have this badge and keep it, with the text and the rule it was awarded by.
     }
    .part-name = Name and description
    .part-picture = Picture
    .part-rule = Rule
    .part-criteria = What learners read
    .description-hint = One or two sentences on what the badge says about its holder.
    .show-picture = Update preview
    .picture-hint = Instead of the drawing above: a PNG or SVG file, at best square. Say below what it shows.
    .uploaded = Use my own picture instead of the drawing
    .alt-hint = For people who do not see the picture. For a drawing of ours, empty means the name and “badge”.
    .complex = This rule has more to it than this form can show. It stays as it is; everything else can be changed here.
    .match-all = all conditions
    .match-any = any one of the conditions
    .match-at-least = at least
    .match-of = of the conditions
    .kind-none = (not used)
    .kind-score = Score in an activity
    .kind-completed = Activity done
    .kind-approved = Something handed in, approved by a teacher
    .kind-badge = Another badge
    .by-hand = No conditions: a teacher gives this badge by hand
    .no-activities = Your learning platform has shown us nothing yet that a condition could ask for. “What counts in this course” says how to bring something in; or give the badge by hand.
    .choose-activity = Choose an activity
    .choose-badge = Choose a badge
    .group-columns = Gradebook columns: a score, or done
    .group-locks = Locked links: unlocked
    .group-gates = Claim links: opened
    .missing = Is something missing here?
    .sources = Look at what counts in this course, and add to it
    .more-rows = More conditions
    .latest-hint = Work done on this day still counts, even when it is graded later.
    .criteria-hint = What it takes, in your words. It stands on the public page of the badge. Empty: written from the rule.
    .draft-criteria = Write it from the rule
    .part-more = More about this badge
    .more = Kind, skills, tags, language, credits
    .more-text = All of it is optional. It becomes part of every badge that is given from now on, and shows employers and other schools what the badge is worth.
    .no-type = Badge
    .language-hint = Such as en or pt-BR.
    .credits-hint = A number, such as 2.5.
    .tags-hint = Words to find it by, with commas between.
    .skills = Skills
    .skills-hint = Skills or standards of a published framework, each with its web address.
    .more-skills = More skills
    .evidence-asked-hint = What people who give the badge by hand have to show. They cannot give it without evidence then.
    .edition-hint = Your own word for this edition, such as 2026.
    .save = Save draft
    .preview = Preview
    .save-changes = Save changes
    .save-preview = Save and see who would get it
instructor-preview =
    .title = Preview: { $name }
    .sum = Today this gives the badge to { $n } of { $learners ->
        [one] 1 learner
       *[other] { $learners } learners
     }.
    .edit = Back to edit
    .also = { $n ->
        [one] Also give it to the 1 learner who meets the rule already
       *[other] Also give it to the { $n } learners who meet the rule already
     }
    .publish = Publish
    .winners = Who gets it ({ $n })
    .has = Has it since { $date }
    .would = Would get it now
    .nobody = Nobody meets the rule today. That is fine: whoever meets it later gets the badge then.
    .waiting = Who does not, and why ({ $n })
    .left-out = Left out ({ $n })
    .left-out-text = The rule is not asked about these people.
left-out-teacher = Teaches in this course
left-out-observer = Only looks on
left-out-test-user = A test user of the platform
left-out-inactive = Not active in the course
left-out-nameless = The platform tells us no name; a badge needs one
left-out-set-aside = Left out by you, when many would have got it at once
badge-hold =
    .title = More at once than is usual
    .awards = { $n ->
        [one] By its rule, this badge would now go to 1 of { $learners } learners.
       *[other] By its rule, this badge would now go to { $n } of { $learners } learners at once.
     } That may be right, or a slip in the rule or the gradebook. Nobody gets it before you say so.
    .flags = { $n ->
        [one] 1 person who has the badge no longer meets its rule.
       *[other] { $n } people who have the badge no longer meet its rule, all at once.
     } That is often a change in the gradebook. They keep the badge; nothing is marked before you say so.
    .look = See who
    .confirm = Yes, that is meant
    .set-aside = No, leave these people out
badge-test =
    .title = Test badge
    .text = See what a learner would get: the page, the picture, the certificate and the files, really signed, in your own name. Everybody who opens or checks a test is told first that it is a test and not an award. It counts nowhere, ends by itself after a day, and deleted it leaves nothing behind. Whoever has its address can open it until then.
    .make = Make a test badge
    .one = Test { $n }
    .ends = Ends on { $date }
    .page = See its page
    .verify = Check it
    .delete = Delete this test
    .full = { $n ->
        [one] You have one test of this badge. Delete it to make another.
       *[other] You have { $n } tests of this badge. Delete one to make another.
     }
badge-undo =
    .one = Undo
    .one-text = For a badge that was awarded by mistake. It becomes invalid for good, and its public page says only that it was a mistake. You can give it again at any time; the rule gives it again only for what happens from now on.
    .one-sure = Undo this award
    .runs = Undo many at once
    .runs-text = These were awarded together. Undone, they become invalid for good, and their public pages say only that it was a mistake. You can give them again by hand; the rule gives them again only for what happens from now on.
    .run = { $n ->
        [one] 1 award by the rule on { $date }
       *[other] { $n } awards by the rule on { $date }
     }
    .run-by-hand = { $n ->
        [one] 1 award by hand on { $date }
       *[other] { $n } awards by hand on { $date }
     }
    .run-sure = { $n ->
        [one] Undo this 1 award
       *[other] Undo all { $n } awards
     }
undone-reason = This badge was awarded by mistake.
left-out-held = The badge was revoked for a cause; it is not given again by itself

## Teacher: what counts in the course

instructor-sources =
    .title = What counts in this course
    .lead-moodle = Moodle shows this tool its own gradebook columns, and not the grades of quizzes and assignments. Three ways lead around that: a column with a formula, a locked link, and your own decision.
    .lead-canvas = Canvas shows this tool its own assignments, and not the grades of quizzes and other assignments. Two ways lead around that: a claim link at the end of a module, and your own decision.
    .lead-other = The learning platform shows this tool its own gradebook columns, and as a rule not the grades of other activities. A claim link and your own decision lead around that.
    .columns = Gradebook columns
    .out-of = out of { $maximum }
    .own = made here for your values
    .no-columns = There is no column of this tool in the gradebook yet.
    .make-column = Make a column for your own values
    .make-column-sure = Make the column
    .column-hint = As it stands in the gradebook, such as “Oral exam”. A column of this name that is there already is used again.
    .maximum-hint = For a formula: as large as the maximum of the quiz that it follows.
    .column-failed = The column could not be made
    .column-no-service = The learning platform lets this tool see no gradebook. An administrator can allow it in the settings of the tool, under grades.
    .column-no-right = The learning platform lets this tool read columns, and make none. An administrator can allow it: “grade sync and column management” in Moodle, “can create and view assignment data in the gradebook” in Canvas.
    .column-not-here = This learning platform has no gradebook for tools.
    .formula = Let the column follow a quiz
    .formula-1 = In Moodle, open Grades, Gradebook setup. Edit the quiz there, and give it an ID number such as quiz1.
    .formula-2 = In the same place, open the menu of the new column, Edit calculation, and enter this formula:
    .formula-label = Formula, to be copied
    .formula-3 = Give the column the weight 0, or it counts in the course total.
    .formula-4 = Open Gradebook setup once more: only then Moodle computes a new formula. From then on every change shows at once.
    .canvas-column = Canvas tells this tool only the grades of people whom the tool has graded itself. A grade that you type there does not reach it.
    .locks = Locked links
    .make-lock = Use this link as a lock
    .choose-link = Choose a link
    .lock-needs = A lock is a link of this tool in the course. If yours is missing here: add one in Moodle (Add an activity, this tool), and open it once.
    .lock-no-service = The learning platform lets this tool see no list of participants. An administrator can allow it in the settings of the tool, under names and roles.
    .lock-not-here = Only Moodle tells a tool whom it lets in.
    .gates = Claim links
    .make-gate = Make a claim link
    .make-gate-sure = Make the claim link
    .gate-hint = What somebody has done who may open it, such as “Module 3 done”.
    .place-gate = How to put a claim link into the course
    .place-1-moodle = In Moodle, turn editing on and add an activity: this tool.
    .place-1-canvas = In Canvas, open Modules, press + in the module, and choose External tool, this tool.
    .place-1-other = In your course, add a link to this tool.
    .place-2 = The tool opens: choose the claim link there.
    .place-3-moodle = Under Restrict access of that activity, say what has to be done before.
    .place-3-canvas = Edit the module and say under Add requirements what has to be done, with “in sequential order”, so that the claim link comes last.
    .place-3-other = Let the learning platform show it only to whoever has done what has to be done.
    .place-4 = Open it once yourself, so that this tool knows which link it is.
    .by-hand = Your own decision
source-proves-column = What it proves: this score stands in the gradebook.
source-proves-lock = What it proves: the learning platform lets the learner open this link, so its access restriction is met. No grade is seen. Nobody loses a badge when they are kept out later.
source-proves-gate = What it proves: the learner has opened this link. It is as good as the lock in front of it, and it counts only once they open it.
source-proves-hand = What it proves: you decided it, for the reason that you give. Open a badge and choose “Give it by hand”.
source-drop = Stop using it
lock-let-in = lets { $n } of { $all } in
lock-state-new = Not checked yet
lock-state-used = In use
lock-state-all-let-in = Waits for you
lock-state-jump = Waits for you
gate-opened = { $n ->
    [0] In the course; no learner has opened it yet
    [one] Opened by 1 learner
   *[other] Opened by { $n } learners
 }
gate-not-placed = Not in the course yet
held-title = Is “{ $label }” still locked?
held-all-let-in = Moodle suddenly lets everybody in ({ $n } of { $all }). That is what it looks like when the access restriction was removed.
held-jump = Moodle suddenly lets { $n } of { $all } learners in, many more than before.
held-kept = Until you answer, nothing new is counted. Whoever has a badge keeps it.
held-look = See who
held-right = It is right
instructor-lock =
    .title = Locked link: { $label }
    .sum = Moodle lets { $n } of { $all } learners in
    .let-in = Let in ({ $n })
    .kept-out = Kept out ({ $n })
    .use = That is right: use this lock
    .changed = Others are let in than a moment ago. Please look again.
    .steps = In Moodle
    .step-1 = Open the settings of “{ $label }” itself. A restriction on its section alone does not count.
    .step-2 = Under Restrict access, add what has to be done: a grade, an activity that is completed, or a group. A date alone tells nobody apart.
    .step-3 = Save, come back here, and check who gets through.
    .check = Check who gets through
    .drop-text = Rules that ask for it award nobody any more until you change them. Whoever has a badge keeps it.
finding-no-restriction = Everybody gets through, so there is no restriction that tells learners apart. It may be missing, stand on the section alone, or be a date that has passed. A lock like this cannot be used.
finding-nobody-yet = Nobody gets through. That is right if nobody has done it yet. If somebody has, check that the activity is not hidden, and that what the restriction names is still there.
finding-only-one = There is only one learner, so nobody can tell whether this is a lock. Check the restriction in Moodle before you use it.
finding-no-learners = There are no learners in this course yet. Come back when there are.
finding-works = Are these the right people? If so, use the lock.

## Teacher: learners and badges

instructor-progress =
    .title = Progress in { $course }
    .list = List to print
    .csv = Table as a file (CSV)
    .name = Name
    .every-badge = All badges
    .narrow = Show
    .everything = Show everybody and all badges
    .shown = Learners { $first } to { $last } of { $all }
    .have = { $n ->
        [one] 1 person has it
       *[other] { $n } people have it
     }
    .flagged = To be looked at
    .left = No longer learns here
    .legend = A link leads to the badge: there you see why it was awarded, and can take it back. What is missing opens below the number.
    .pages = Pages of the table
    .before = Previous learners
    .after = Next learners
    .no-badges = There is no published badge yet. The table begins with the first one.
    .no-learners = No learners yet. They appear after the first check of the course, or when they open this tool.
    .no-match = Nobody has this in their name.
progress-cell =
    .earned = Earned { $date }
    .expired = Expired { $date }
    .revoked = Revoked { $date }
    .share = { $percent }{"\u00A0"}%
    .steps = { $met } of { $needed }
instructor-list =
    .title = Badges awarded in { $course }
    .back = Learners and badges
    .made = { $n ->
        [one] 1 award, as of { $date }
       *[other] { $n } awards, as of { $date }
     }
    .print = Print
    .platform-id = Id in the learning platform
    .awarded = Awarded on
    .state = State
    .nothing = No badge was awarded yet.
    .cut = Only the first { $shown } of { $all } people are listed. Narrow the table by name or badge, or take the file, which has everybody.
instructor-learner =
    .has = Badges earned
    .lacks = Not yet
    .why = Why, and what can be done
    .left = No rule awards this person: they no longer learn in this course. What they earned stays.

## Teacher: giving a badge by hand

instructor-give =
    .title = Give “{ $name }” by hand
    .give = Give the badge
    .reason-hint = What they did. It becomes part of the badge: the learner, and whoever they show it to, can read it.
    .asked = This badge asks for evidence: { $asked }
    .link-hint = An address that begins with https://, where the work can be seen.
    .holds = has it
    .nobody = There are no learners in this course yet.
    .given = { $n ->
        [one] 1 person has the badge now:
       *[other] { $n } people have the badge now:
     }
    .held = { $n ->
        [one] Had it already, and keeps it as it was:
       *[other] Had it already, and keep it as it was:
     }
    .revoked = { $n ->
        [one] The badge was revoked for this person, and is not given twice:
       *[other] The badge was revoked for these people, and is not given twice:
     }

## Teacher: one badge

badge-gradebook =
    .title = In the gradebook
    .closed = Your learning platform lets this tool write nothing into the gradebook. An administrator could allow it.
    .off = When somebody earns this badge, one point can be written into a column of its own. Then your course can open or lock things by the badge.
    .begin = Write it into the gradebook
    .wanted = The column is being made; that takes a minute.
    .ready = { $n ->
        [0] The column is there. Nobody has a point yet.
        [one] One learner has the point.
       *[other] { $n } learners have the point.
    }
    .waiting = { $n ->
        [one] One point is on its way.
       *[other] { $n } points are on their way.
    }
    .kept = { $n ->
        [one] For one learner another grade stood there already; it stays.
       *[other] For { $n } learners another grade stood there already; it stays.
    }
    .not-gradable = { $n ->
        [one] For one learner the course keeps no grades.
       *[other] For { $n } learners the course keeps no grades.
    }
    .refused-title = The gradebook did not take it
    .refused = Perhaps the column was removed, the course has ended, or this tool may not write grades there. The badges themselves are not touched.
    .again = Try again
    .end = Stop writing
instructor-badge =
    .public = Public page of the badge
    .mails = Whoever gets this badge is told by mail, if the learning platform gave us an address.
    .mails-none = This server sends no mail: whoever gets this badge finds it in the course.
    .attention-title = The rule names something that is gone
    .attention = Nobody gets the badge automatically until you change the rule. Whoever has it keeps it. Not found in the course any more:
    .unmatched-title = The rule names what this course does not have
    .unmatched = The badge came along from another course. These activities were not found here, so it cannot be published as it is. Change the rule, or add them to the course under the same names and check again:
    .preview-publish = Preview and publish
    .publish = Publish
    .resume = Resume
    .pause = Pause
    .edit = Change
    .preview = Who would get it
    .give = Give it by hand
    .retire = Retire
    .retire-text = Nobody gets a retired badge any more. Whoever has it keeps it, and it stays valid.
    .retire-sure = Retire this badge
    .retire-note-hint = Shown on the public page of the badge, with the day.
    .no-successor = Nothing
    .retired-change = Change what is told
    .remove = Remove
    .remove-text = Nobody was ever given this badge, so it can go altogether. Links to it in the course lead to the list of badges then.
    .remove-sure = Remove this badge
    .no-criteria = Nothing yet.
    .holders = Who has it
    .nobody = Nobody has it yet.
    .awarded = awarded on { $date }
    .flagged = The result has fallen below the rule since. The badge stays valid unless you revoke it.
    .by-hand = Given by hand: { $note }
    .page = Badge page
    .revoke = Revoke
    .revoke-whose = the badge of { $name }
    .reason-hint = Anyone who opens the badge can read it.
    .revoke-sure = Revoke this badge
    .mistake = It was our mistake: the badge may be earned or given again
    .until = valid until { $date }
    .renew = Renew
    .suspend-text = Or set it aside for now, until you take that back. What is written above is then for teachers alone.
    .suspend = Set aside
    .declined = Its holder declined it on { $date }: nobody sees it, and it still counts for rules.
    .set-aside-for = Set aside: { $reason }
    .reinstate = Put back in force
    .held-back = It is not given to this person again until you allow it.
    .clear-hold = Allow it again

## Public: a badge that someone earned

credential =
    .title-of = { $name }, awarded to { $holder }
    .summary = { $name }: a badge issued by { $issuer }, with what it took to earn it.
    .awarded-to = Awarded to
    .issued-by = Issued by
    .awarded-at = Awarded
    .expires-at = Expires
    .expires-never = Never
    .how-we-know = How we know
    .domain = Signed with a key published by { $domain }
    .private = The holder keeps the name private. The badge can still be checked.
    .criteria = What it took
    .conditions = Conditions met
    .about = About this badge
    .check = Check it yourself
    .check-text = You need not take this page’s word for it. The files below are signed; anyone can check them, here or with another verifier.
    .verify = Check this badge
    .files = Files:
    .png = Picture (PNG)
    .json = JSON
    .jwt = JWT
    .svg = Picture (SVG)
    .pdf = Certificate (PDF)
    .jws = Signed (JWS)
    .older = For older backpacks
    .older-text = The same badge as Open Badges 2.0, for programs that do not read the current form yet. They ask this server whether it still holds.
    .older-address = Or paste this address there:
    .log = Entered in the issuance log as number { $number }:
    .log-proof = Proof
    .newer = See the newer one
    .key-withdrawn = On { $date } its issuer withdrew the key that signed it, because somebody else may have it. It passes no check any more; whoever earned it can ask the issuer for a new one.
credential-valid =
    .title = Valid
    .text = Signed by { $domain }; neither revoked nor expired.
credential-expired =
    .title = Expired
    .text = It was genuine, and was valid until { $date }.
credential-revoked =
    .title = Revoked
    .text = Revoked on { $date }: { $reason }
credential-suspended =
    .title = Suspended
    .text = { $domain } has suspended it for now. Do not rely on it until that is settled.
credential-superseded =
    .title = Replaced by a newer one
    .text = { $domain } has issued a newer badge in its place.
credential-test =
    .title = This is a test, not an award
    .text = A teacher tries this badge out. It was awarded to nobody and says nothing about anybody; { $domain } signed it for a day.
    .by = Tried out by

achievement =
    .summary = { $name }: a badge offered by { $issuer }, and what it takes to earn it.
    .offered-by = Offered by
    .criteria = What it takes
    .no-criteria = The issuer has not described it.
    .retired = This badge is no longer awarded. Whoever has it keeps it, and it stays valid.
    .retired-on = This badge is no longer awarded since { $date }. Whoever has it keeps it, and it stays valid.
    .successor = In its place:

besides =
    .title = What it is worth
    .skills = Skills it stands for
    .kind = Kind
    .credits = Credits
    .language = Language
    .field = Field of study
    .specialization = Specialization
    .code = Code
    .edition = Edition
    .measures = Measured by
    .evidence-asked = Asked for as evidence
    .related = Related
    .tags = Tags
    .evidence = Evidence
    .shown = What was reached
    .credits-earned = Credits earned
    .days = Time
    .license = Licence number
    .role = Role
    .term = Term
    .assessed-by = Assessed by
endorsed =
    .title = Endorsed by
    .achievement = on this badge
    .issuer = on the issuer
    .award = on this award
badge-type =
    .achievement = Achievement
    .apprenticeship-certificate = Certificate of apprenticeship
    .assessment = Assessment
    .assignment = Assignment
    .associate-degree = Associate degree
    .award = Award
    .badge = Badge
    .bachelor-degree = Bachelor’s degree
    .certificate = Certificate
    .certificate-of-completion = Certificate of completion
    .certification = Certification
    .community-service = Community service
    .competency = Competency
    .course = Course
    .co-curricular = Beside the curriculum
    .degree = Degree
    .diploma = Diploma
    .doctoral-degree = Doctoral degree
    .fieldwork = Fieldwork
    .general-education-development = General education development
    .journeyman-certificate = Journeyman’s certificate
    .learning-program = Learning programme
    .license = Licence
    .membership = Membership
    .professional-doctorate = Professional doctorate
    .quality-assurance-credential = Quality assurance
    .master-certificate = Master craftsman’s certificate
    .master-degree = Master’s degree
    .micro-credential = Micro-credential
    .research-doctorate = Research doctorate
    .secondary-school-diploma = Secondary school diploma

issuer =
    .role = Issues badges here
    .role-ended = Issued badges here, and does so no more. What it issued stays valid.
    .parent = Part of
    .website = Website
    .email = E-mail
    .phone = Phone
    .official = Represented by
    .address = Address
    .domain = Domain
    .did = Identifier
    .how = Every badge of this issuer is signed with a key that { $domain } publishes. Whoever checks a badge compares the signature with that key, so nobody else can issue in this name.
    .how-own = The domain { $domain } is this issuer’s own: whoever owns it decides which keys stand there.
    .how-shared = The domain { $domain } is that of the server, which vouches that this issuer is who it says.
    .keys = Keys
    .keys-text = A badge can be checked as long as the key that signed it is listed here. Keys change from time to time; earlier ones stay.
issuer-key =
    .kind-ed25519 = Ed25519, for files with the proof inside
    .kind-rsa = RSA, for tokens (JWT)
    .imported = (brought by the issuer)
    .sealed-by = Sealed by
    .confirmed = Confirmed by { $authority }, until { $date }
    .state = State
    .coming = Published; signs from { $date }
    .signs = Signs since { $date }
    .retired = Signed from { $from } to { $date }; what it signed stays valid
    .withdrawn = Withdrawn on { $date }, because somebody else may have it. Nobody can tell any more what it signed rightly, so badges signed with it do not pass a check; their holders need new ones.

## Public: the verifier

verify =
    .title = Check a badge
    .text = Any Open Badge, from here or elsewhere, of version 2.0 or 3.0. You see whether it is genuine, whether it is in force, and who issued it.
    .or = or
    .file-hint = The picture (PNG or SVG) or the file (JSON or JWT) that the badge came as.
    .link-hint = The address of a badge.
    .paste-hint = The JSON or the JWT of a badge.
    .log = Also ask the log of its issuer
    .log-hint = If its issuer keeps one, every badge is entered there as it is signed. The log of this server is always asked about its own badges. The issuer’s server learns which badge is checked.
    .submit = Check
    .kept = What you enter is checked and not kept.
    .many = Check many badges at once
verify-many =
    .title = Check many badges at once
    .text = Paste the links, or upload a table with links in it, or a ZIP archive with badge files: up to 100 badges.
    .links-hint = One or more in each line. What stands beside them is not looked at.
    .file-hint = CSV, text or ZIP, at most 8 MB.
    .submit = Check all
    .csv = Check all and save as a table
    .results = { $n ->
        [one] One badge checked
       *[other] { $n } badges checked
     }
    .checked = Checked on { $date }
    .item = What was checked
    .result = Result
    .badge = What it says
verification =
    .title = Result of the check
    .claims = What the badge says
    .claims-text = This is what stands in the file. The answers above tell how far you can rely on it.
    .endorsements = What others say of it
    .endorsements-text = Signed by others, each with its own answer. None of it changes the result above.
    .contained = What it holds
    .contained-text = Credentials inside of this one, each checked by itself.
    .unnamed = Without a name
    .badge = Badge
    .description = Description
    .domain = Signed with a key published by { $domain }
    .domain-hosted = Published by { $domain }
    .page = Open its page
    .checks = What was checked
    .when = Checked on { $date }. A badge can be revoked later; check again when it matters.
    .another = Check another
verdict-valid =
    .title = Genuine and in force
    .text = It is as its issuer gave it, and neither revoked nor expired.
verdict-expired =
    .title = Genuine, but expired
    .text = It is as its issuer gave it. It was valid until { $date }.
verdict-not-yet-valid =
    .title = Genuine, but not valid yet
    .text = It is as its issuer gave it. It becomes valid on { $date }.
verdict-revoked =
    .title = Revoked
    .text = Its issuer has revoked it. Do not rely on it.
    .date = It was revoked on { $date }.
    .reason = Reason given: { $reason }
verdict-suspended =
    .title = Suspended
    .text = Its issuer has suspended it for now. Do not rely on it until that is settled.
verdict-superseded =
    .title = Replaced by a newer one
    .text = It is genuine, but its issuer has issued a newer one in its place.
verdict-test =
    .title = A test, not an award
    .text = It was signed to try things out. It says nothing about anybody.
verdict-changed =
    .title = Not genuine
    .text = It is not what the issuer it names has given. It was changed, or somebody else made it.
verdict-contradicted =
    .title = Contradicted by its issuer’s log
    .text = The log in which its issuer enters what it signs does not have it like this, or was changed itself. Ask the issuer before you rely on it.
verdict-key-withdrawn =
    .title = Signed with a withdrawn key
    .text = Its issuer withdrew the key that it is signed with, because somebody else may have it. Nobody can tell any more who signed; the holder needs a new one.
verdict-status-unknown =
    .title = Genuine, but its status is not known now
    .text = It is as its issuer gave it. Whether it was revoked could not be asked; try again later.
verdict-not-checkable =
    .title = Could not be checked now
    .text = The issuer could not be asked, so nothing can be said about it. Try again later.
verdict-unreadable =
    .title = No badge found
    .text = This could not be read as a badge. Use the file or the link that the badge came as.

answer-authentic = Is it genuine?
    .yes = Yes: as its issuer gave it.
    .no = No: it is not what its issuer has given.
    .unknown = Not known: it could not be compared with what its issuer says.
answer-in-force = Is it in force?
    .yes = Yes: neither revoked nor expired.
    .no = No.
    .unknown = Not known: its status could not be checked.
answer-issuer-known = Do we know the issuer?
    .yes = Yes: it issues on this server.
    .no = No: judge for yourself whether you trust it.
    .unknown = Not known.

outcome-passed = passed
outcome-failed = failed
outcome-unknown = not known
outcome-skipped = left out
check-format = Form
    .passed = It is built as the Open Badges standard says.
    .failed = It is not built as the Open Badges standard says.
    .unknown = Its form could not be judged.
    .skipped = Its form was not looked at.
check-signature = Signature
    .passed = The signature fits the content: nothing was changed.
    .failed = The signature does not fit the content.
    .unknown = The signature could not be checked.
    .skipped = There is no signature to check.
check-issuer-key = Key of the issuer
    .passed = The key that signed is published by the issuer.
    .failed = The key that signed does not belong to the issuer.
    .unknown = The issuer’s key could not be fetched.
    .skipped = The issuer’s key was not needed.
check-hosted = Published
    .passed = Its issuer publishes it at its address.
    .failed = What stands at its address is something else.
    .unknown = It is published, with other details than the file has.
    .skipped = Its address could not be asked.
check-scope = Place
    .passed = Its issuer publishes badges at this address.
    .failed = Its issuer does not publish badges at this address.
    .unknown = Whose address it is could not be told.
    .skipped = Whose address it is could not be told.
check-issuer = Issuer
    .passed = The issuer is who the badge says.
    .failed = The issuer is not who the badge says.
    .unknown = The issuer could not be asked.
    .skipped = The issuer was not looked at.
check-achievement = What was achieved
    .passed = The badge describes what it stands for.
    .failed = The badge does not describe what it stands for.
    .unknown = The description could not be fetched.
    .skipped = The description was not looked at.
check-status = Status
    .passed = It has not been revoked.
    .failed = Its issuer has revoked or suspended it.
    .unknown = Whether it was revoked could not be asked.
    .skipped = It has no status that could be asked.
check-dates = Dates
    .passed = It is valid today.
    .failed = It is not valid today.
    .unknown = Its dates could not be read.
    .skipped = It has no end.
check-log = Issuance log
    .passed = Its issuer’s log has it as it is.
    .failed = Its issuer’s log says something else, or was changed itself.
    .unknown = Its issuer’s log does not show it.
    .skipped = No log could be asked.
check-recipient = Holder
    .passed = It was issued to the person asked for.
    .failed = It was not issued to the person asked for.
    .unknown = The holder could not be compared.
    .skipped = The holder was not compared.
check-picture = Picture
    .passed = The picture carries the badge.
    .failed = The picture carries a damaged badge.
    .unknown = The picture could not be read.
    .skipped = There was no picture to read.
check-claims = Token
    .passed = What stands around the badge in the token says the same.
    .failed = What stands around the badge in the token says something else.
    .unknown = What stands around the badge in the token could not be compared.
    .skipped = There is nothing around the badge to compare.
check-test = Test
    .passed = It is no test.
    .failed = This is a test, not an award. It was signed to try the badge out.
    .unknown = Whether it is a test could not be told.
    .skipped = Nobody asked whether it is a test.
check-superseded = Newer badge
    .passed = No newer badge took its place.
    .failed = A newer badge took its place.
    .unknown = Whether a newer badge took its place could not be told.
    .skipped = Nobody was asked for a newer badge.
check-endorsements = Endorsements
    .passed = What others say of it holds.
    .failed = What others say of it does not hold.
    .unknown = Not all of what others say of it holds, or could be checked.
    .skipped = What others say of it was not looked at.
check-other-proofs = Further signatures
    .passed = The further signatures fit the content, too.
    .failed = A further signature does not fit the content.
    .unknown = Not every further signature could be confirmed; the first one counts.
    .skipped = The further signatures were not looked at.
check-refresh = Newest version
    .passed = The issuer was asked for the newest version, and the answer counts.
    .failed = The issuer answered with something that does not hold.
    .unknown = The issuer could not be asked for the newest version; this one was checked.
    .skipped = The issuer was not asked for a newer version.
check-contained = What it holds
    .passed = Every credential that it holds is genuine and in force.
    .failed = What it holds is not genuine.
    .unknown = Not every credential that it holds is genuine and in force.
    .skipped = The credentials that it holds were not looked at.

## Public: about the server

home =
    .title = Badges that can be checked
    .text = This server issues Open Badges for what people achieve in their courses, and checks any Open Badge, from here or elsewhere.
    .verify = Check a badge
    .issuers = Who issues here
home-learners =
    .title = You earned a badge?
    .text = Open your course in your learning platform: your badges and your progress are there. No account is needed here.
home-verifiers =
    .title = Somebody shows you a badge?
    .text = Open its link, or check its file here. You see at once whether it is genuine, whether it is in force, and what it took.

home-admins =
    .title = You run a learning platform?
    .text = Connect Moodle, Canvas or another platform to this server, by a link or by hand.
    .link = What to paste where

setup =
    .title = Connect your learning platform
    .text = For administrators of Moodle, Canvas and other platforms: what to paste where. Every value is as this server wants it; click on one to select it whole.
    .back = The platform then shows its own side. Whoever runs this server enters it:
    .command = Command
setup-link =
    .title = By link, without copying anything
    .text = Ask whoever runs this server for a registration link. It is valid for a week and for one platform. They make it with:
    .command = Command
    .moodle = Moodle: paste it under Site administration › Plugins › Activity modules › External tool › Manage tools, “Tool URL…”, and press “Add LTI Advantage”.
    .canvas = Canvas: paste it under Admin › Developer Keys › + Developer Key › + LTI Registration.
    .other = Others: look for “dynamic registration” in the settings for tools.
setup-moodle =
    .title = Moodle, by hand
    .where = Site administration › Plugins › Activity modules › External tool › Manage tools › configure a tool manually. Press “Show more…” where a field is not visible.
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
    .deep-linking-value = ticked
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
    .ssl-value = ticked
setup-canvas =
    .title = Canvas, by hand
    .where = Admin › Developer Keys › + Developer Key › + LTI Key. As Method choose “Enter URL” and give these two; then switch the key on and install the app by its client id.
    .json-url = JSON URL
    .redirect = Redirect URIs
    .by-hand = With the method “Manual Entry”, the same field by field:
    .target = Target Link URI
    .login = OpenID Connect Initiation Url
    .keys = Public JWK URL
    .domain = Domain
    .icon = Icon Url
    .custom = Custom Fields
    .privacy = Privacy Level
    .privacy-value = Public
    .placements = Placements
    .placements-value = Course Navigation (LtiResourceLinkRequest); Link Selection and Assignment Selection (LtiDeepLinkingRequest)
    .cloud = In Instructure’s cloud
    .own = On a server of your own
setup-others =
    .title = Brightspace, Blackboard, Open edX, Sakai and others, by hand
    .where = Every platform asks for these, under names like the following.
    .login = Login URL, OpenID Connect login URL, initiate login URL
    .launch = Launch URL, redirect URL, target link URI, deep linking URL
    .keys = Keyset URL, JWKS URL, public key set
    .domain = Domain
    .icon = Icon, logo
    .privacy = Privacy policy
    .terms = Terms of use
    .brightspace = Brightspace: Admin Tools › Manage Extensibility › LTI Advantage › Register Tool, then add a deployment.
    .blackboard = Blackboard: the client id is of the developer portal; the institution’s admin adds it under Integrations › LTI Tool Providers, which gives the deployment.
    .open-edx = Open edX: in Studio, the LTI component or the Pages & Resources of the course show their key set address, client id and deployment id.
    .sakai = Sakai: Administration Workspace › External Tools › Install LTI 1.x tool shows its key set address, client id and deployment id.
    .any = Any other platform:
setup-services =
    .title = Services and parameters
    .text = Where a platform asks what the tool may do, allow these. Each can be left out; the check “accolade platform check” says what is missing then.
    .scopes = Services (scopes)
    .custom = Custom parameters

## Registration by link, in the learning platform's own window

register-consent =
    .title = Connect { $name } with Accolade
    .text = { $host } is about to register Accolade, a tool that gives badges for what learners achieve. Nothing happens before you press the button.
    .update-text = { $host } is registered here already. The button brings the registration up to date; courses, badges and people stay as they are.
    .shared = What is shared with Accolade
    .privacy = What is kept, and why
    .register = Register Accolade
    .update = Update the registration
register-shares =
    .person = Who opens Accolade: name, e-mail address, language, roles and course.
    .roster = Who takes part in a course in which Accolade is used, with the same details.
    .results = The gradebook columns that belong to Accolade, and the grades in them.
    .scores = Accolade may make gradebook columns of its own, and enter there that a badge was earned.
    .never = Grades of quizzes, assignments and other tools are never shown to Accolade by this.
register-missing =
    .title = This platform does not offer everything
    .roster = No list of participants: only people who open Accolade themselves can earn a badge.
    .results = No gradebook: rules cannot ask for grades.
    .scores = No writing to the gradebook: a badge cannot unlock anything in the course.
register-next =
    .title = What to do then
    .launch = Open Accolade once from a course as a teacher: with that, it is in use.
register-next-moodle =
    .activate = Press “Activate” on the new tool’s card.
    .chooser = Open the card’s settings (the cog), and set “Tool configuration usage” to “Show in activity chooser and as a preconfigured tool”: Moodle leaves it out of the chooser.
    .grades = Leave “Accept grades from the tool” on “Delegate to teacher”. A teacher ticks it in an activity that is to have a grade column.
register-next-canvas =
    .enable = Look over the permissions and placements that Canvas shows, and switch the key on.
    .install = Install the app in the account or the course by its client id, where Canvas has not done so.
register-next-other =
    .enable = Look for the new tool in your platform’s settings, and switch it on for your courses.
register-again-moodle =
    .chooser = Moodle takes a tool that was updated out of the activity chooser: open its settings there, and show it in the chooser again.
register-done =
    .title = Accolade is connected
    .registered = { $name } is registered.
    .updated = The registration of { $name } is up to date.
    .close = This window closes by itself. If it stays, close it and go on in your learning platform.
register-siblings =
    .title = This platform is registered more than once
    .text = There is another registration with another client id. If it is an old one, remove it in your learning platform, and ask whoever runs this server to remove it here, so that nobody meets two of everything.

operator =
    .title = Who runs this server
    .unknown = Ask the institution whose learning platform led you here.
privacy =
    .title = Privacy
    .text = What this server knows about people, why, and who can see it.
privacy-kept =
    .title = What is kept
    .person = From the learning platform: its identifier for you, your name, your e-mail address if the platform gives it, and your role in the course.
    .results = The results that the learning platform shows us of the activities of a course, to decide and to explain who earned its badges.
    .awards = The badges awarded to you, when, and by which rule.
    .requests = What you hand in and ask in a course, and what your teachers answer.
    .mails = If this server sends mail: when it wrote to you about which badge, not the text. Who wants no mail is remembered by a code from which the address cannot be read.
    .days = { $n ->
        [one] One day after a course was last opened, its results, what rules saw of them, and what was handed in and answered go.
       *[other] { $n } days after a course was last opened, its results, what rules saw of them, and what was handed in and answered go.
     }
    .stays = It is kept until somebody asks for it to be erased, or the server is given up.
    .signed = Badges stay, so that they can be checked for as long as you need them.
privacy-shown =
    .title = Who can see it
    .course = In the course, you see your own badges and progress; your teachers see those of the learners in their course.
    .copies = Where the teachers of a course named others for it, such as a tutor, those get a copy when we write to you that a badge was awarded, was withdrawn or ends soon. It names you, the badge, the course and the day. Your own mail says when a copy goes. If you get no mail, no copy goes either.
    .public = A badge’s public page is private at first: its address cannot be guessed, search engines are kept out, and your name is not on it.
    .files = Signed badge files carry no grades, and your e-mail address at most in a scrambled form that only who knows the address can compare.
privacy-machines =
    .title = Cookies and other machines
    .text = One cookie keeps you signed in while you are in the course; it works without it, too. No page loads anything from other machines.
privacy-rights =
    .title = What you can ask for
    .text = You can ask whoever runs this server to show you what is kept about you, to correct it, to hand it over, or to erase it.
terms =
    .title = Terms
    .text = What you can rely on, and what is asked of you.
terms-badges =
    .title = Badges
    .text = A badge says that its issuer confirms an achievement under a rule that stands on its page. The issuer answers for it, and may revoke it with a public reason.
terms-verifying =
    .title = Checking
    .text = Anyone may check any badge here, free and without an account. The answer tells how things stood at the moment of the check.
terms-use =
    .title = Fair use
    .text = Do not present badges that are not yours, do not try to get around the rules of a course, and do not overload the server.

## Refusals: what happened, what to do now, whom to tell

refusal =
    .now = What to do now
    .tell = Whom to tell
    .said = The learning platform said:
    .retry = Try again
    .reference = Reference
    .code = Code
-reopen = Go back to your course and open the link again.
-tell-teacher = If it happens again, tell your teacher or the help desk of your learning platform, with the reference below.
-tell-admin = Tell the administrator of your learning platform, with the reference and the code below. It is not something that you did.
-tell-operator = If that does not help, tell whoever runs this server, with the reference and the code below.
-tell-us = If it happens again, tell whoever runs this server, with the reference below.

refusal-launch-malformed =
    .title = Open this from your course
    .what = This address takes messages of learning platforms. What came here is none, or only a part of one.
    .now = Open your course and follow the link to the badges.
    .whom = { -tell-teacher }
refusal-launch-state-unknown =
    .title = This link was not opened from your course
    .what = The message from your learning platform does not belong to a visit that began here. This happens when a page is reloaded, or opened from a bookmark or the history.
    .now = { -reopen } Do not use a bookmark.
    .whom = { -tell-teacher }
refusal-launch-state-expired =
    .title = Opening took too long
    .what = More than a few minutes passed between the click in your course and the answer of your learning platform.
    .now = { -reopen }
    .whom = { -tell-teacher }
refusal-launch-replayed =
    .title = This link was already used
    .what = Each click in your course makes a link that works once. This one was used before: perhaps the page was reloaded, or the back button pressed.
    .now = { -reopen }
    .whom = { -tell-teacher }
refusal-launch-algorithm =
    .title = Your platform signed in a way that we do not accept
    .what = The message was not signed with RS256, the one way that LTI 1.3 requires.
    .now = Nothing that you do here can change it.
    .whom = { -tell-admin }
refusal-launch-key-missing =
    .title = Your platform did not say which key it used
    .what = The message is signed, but does not name the key (its “kid” is missing), so we cannot check who sent it.
    .now = Nothing that you do here can change it.
    .whom = { -tell-admin }
refusal-launch-key-unknown =
    .title = Your platform used a key that it does not publish
    .what = The message is signed with a key that is not among the public keys of your learning platform. It may have changed its keys a moment ago.
    .now = Wait a minute. { -reopen }
    .whom = { -tell-admin }
refusal-launch-signature =
    .title = We could not be sure who sent you
    .what = The signature of the message does not fit its content.
    .now = { -reopen }
    .whom = { -tell-admin }
refusal-launch-issuer =
    .title = The message came from another platform
    .what = The visit began at one learning platform, and the message names another.
    .now = { -reopen }
    .whom = { -tell-admin }
refusal-launch-audience =
    .title = The message was meant for another tool
    .what = Your learning platform addressed the message to a client id that is not ours.
    .now = Nothing that you do here can change it.
    .whom = { -tell-admin }
refusal-launch-expired =
    .title = The message is too old
    .what = The message from your learning platform had expired when it arrived. Perhaps a page stood open for long, or a clock is wrong.
    .now = { -reopen }
    .whom = { -tell-teacher }
refusal-launch-issued-at =
    .title = The clocks do not agree
    .what = By our clock, the message from your learning platform was written in the future or too long ago.
    .now = Wait a minute. { -reopen }
    .whom = { -tell-admin }
refusal-launch-nonce-mismatch =
    .title = The answer does not fit the question
    .what = The message from your learning platform does not carry the mark that we gave it for this visit.
    .now = { -reopen }
    .whom = { -tell-teacher }
refusal-launch-version =
    .title = Your platform speaks another version
    .what = The message is not in LTI 1.3, the version that this tool understands.
    .now = Nothing that you do here can change it.
    .whom = { -tell-admin }
refusal-launch-message-type =
    .title = Your platform asked for something that we do not offer
    .what = The type of the message is none that this tool answers.
    .now = Open the badges through a link in your course.
    .whom = { -tell-admin }
refusal-launch-deployment-missing =
    .title = Your platform did not say where it placed the tool
    .what = The message names no deployment, which LTI 1.3 requires.
    .now = Nothing that you do here can change it.
    .whom = { -tell-admin }
refusal-launch-deployment-unknown =
    .title = This placement of the tool is not known
    .what = Your learning platform is registered here, but not the deployment that the message names.
    .now = Nothing that you do here can change it.
    .whom = { -tell-admin } They can add the deployment to the registration of the platform.
refusal-launch-target =
    .title = The link leads somewhere else
    .what = The message from your learning platform names an address that is not on this server.
    .now = Nothing that you do here can change it.
    .whom = { -tell-admin }
refusal-launch-roles =
    .title = Your platform did not say what you are here
    .what = The message carries no list of your roles in the course, not even an empty one.
    .now = { -reopen }
    .whom = { -tell-admin }
refusal-launch-resource-link =
    .title = Your platform did not say which link you opened
    .what = The message does not name the link in your course.
    .now = { -reopen }
    .whom = { -tell-admin }
refusal-launch-deep-linking =
    .title = Adding from here did not work
    .what = The message that asks us for content to add is incomplete, or asks for content that we do not have.
    .now = Go back to your course and add the tool again, as an activity or a link.
    .whom = { -tell-admin }
refusal-launch-subject =
    .title = Your platform did not say who you are
    .what = The way that your learning platform names you cannot be used: it is empty or too long.
    .now = Sign in to your learning platform again. { -reopen }
    .whom = { -tell-admin }
refusal-launch-not-a-launch =
    .title = We could not read what your platform sent
    .what = Your learning platform sent you here, but its message is damaged, or is not the one that opens a tool.
    .now = { -reopen }
    .whom = { -tell-admin }
refusal-launch-context-missing =
    .title = Your platform did not name a course
    .what = The message does not say which course you came from, and badges belong to courses.
    .now = Open the badges from inside a course.
    .whom = { -tell-admin }
refusal-launch-platform-error =
    .title = Your platform refused to sign you in here
    .what = We asked your learning platform who you are, and it answered with an error. Often your sign-in there has ended.
    .now = Sign in to your learning platform again. { -reopen }
    .whom = { -tell-admin }
refusal-launch-keys-unreachable =
    .title = Your platform’s keys cannot be fetched
    .what = To be sure who sent you, we need the public keys of your learning platform, and it does not give them to us now.
    .now = Wait a few minutes. { -reopen }
    .whom = { -tell-admin }

refusal-link-answered =
    .title = This was already put into your course
    .what = What you picked here went to your learning platform before. Perhaps the page was reloaded, or the back button pressed; nothing was added twice.
    .now = Close this, and look at your course. To add something else, begin again from there.
    .whom = { -tell-admin }

refusal-login-malformed =
    .title = We could not read what your platform sent
    .what = Your learning platform began to sign you in, but left out something that is needed, or an address is damaged.
    .now = { -reopen }
    .whom = { -tell-admin }
refusal-login-registration-unknown =
    .title = This learning platform is not known here
    .what = Your learning platform sent you here, but it is not registered on this server, or under another client id.
    .now = Nothing that you do here can change it.
    .whom = { -tell-admin } They can register the platform with whoever runs this server.
refusal-login-client-id-needed =
    .title = It is not clear which registration to use
    .what = Your learning platform is registered here more than once, and did not say which registration it means (its “client_id” is missing).
    .now = Nothing that you do here can change it.
    .whom = { -tell-admin }

refusal-register-invite-unknown =
    .title = This registration link is not known
    .what = No registration link of this server looks like this. Perhaps a part of it was lost when it was copied.
    .now = Copy the whole link again, and paste it into your learning platform.
    .whom = { -tell-operator } They can make a new link.
refusal-register-invite-expired =
    .title = This registration link has run out
    .what = A registration link is valid for seven days, and this one was not used in that time.
    .now = Ask for a new link.
    .whom = { -tell-operator } A new link is made with “accolade platform invite”.
refusal-register-invite-removed =
    .title = The registration of this link was removed
    .what = This link made a registration, which was taken out of use on this server since. An old link does not bring it back.
    .now = Ask for a new link.
    .whom = { -tell-operator } A new link is made with “accolade platform invite”.
refusal-register-invite-used =
    .title = This link belongs to another registration
    .what = This link has made a registration, and from then on it only updates that one. Your platform would have made a second one, or is another platform.
    .now = If your platform asks whether to update the tool or to register a new one, choose to update. If it made a second tool just now, delete that one. For another platform, ask for a link of its own.
    .whom = { -tell-operator }
refusal-register-not-from-platform =
    .title = Paste this link into your learning platform
    .what = This link is for the settings of a learning platform, which adds its own address when it opens the link. That address is missing here, or damaged.
    .now = In Moodle, paste it under Manage tools; in Canvas, under Developer Keys, LTI Registration. It is not used up by having been opened here.
    .whom = { -tell-operator }
refusal-register-form-expired =
    .title = This page is too old
    .what = Between opening this page and pressing its button more than an hour went by, or the page is of another link.
    .now = Close this window, and start the registration in your learning platform again. Nothing was registered.
    .whom = { -tell-operator }
refusal-register-busy =
    .title = The registration is still being worked on
    .what = The button was pressed before, and your learning platform has not answered yet.
    .now = Wait a minute, then look whether the tool has appeared in your learning platform. If not, start again.
    .whom = { -tell-operator }
refusal-register-address-refused =
    .title = This address is not called from here
    .what = Your learning platform named an address in a private network, or one without https. This server calls no such address, so nothing was sent.
    .now = Check the address under which your learning platform knows itself. A platform in the same private network has to be allowed on this server with ACCOLADE_ALLOW_PRIVATE_NETWORK=true.
    .whom = { -tell-operator }
refusal-register-unreachable =
    .title = Your learning platform did not answer
    .what = This server tried to reach your learning platform, and got no answer, or not in time.
    .now = Check that your learning platform can be reached from the internet, and start the registration again.
    .whom = { -tell-operator }
refusal-register-not-a-configuration =
    .title = Your learning platform sent something else
    .what = At the address that your learning platform named there is no description of a platform, but a web page, an error, or something far too large or incomplete.
    .now = Check whether a login page or a firewall stands in front of that address, and start the registration again.
    .whom = { -tell-operator }
refusal-register-host-mismatch =
    .title = This platform speaks for another one
    .what = The description came from one host, but names another one as its own. So that nobody can pass for a platform that is not theirs, such a description is refused.
    .now = Check the address under which your learning platform knows itself (in Moodle “wwwroot” in config.php), and open your platform under that address.
    .whom = { -tell-operator }
refusal-register-canvas-issuer =
    .title = This Canvas presents itself as Canvas’s cloud
    .what = The registration led to Canvas’s cloud, which does not know it. Either the registration took longer than its hour, or this is a Canvas of your own whose “lti_iss” was never set, so that it calls itself canvas.instructure.com.
    .now = In the cloud, start the registration again. On a server of your own, set “lti_iss” in config/security.yml to your own address first, or register by hand.
    .whom = { -tell-operator } The page /lti/setup says how to register by hand.
refusal-register-unsupported =
    .title = This platform signs in another way
    .what = Accolade needs messages signed with RS256 and proves itself by signed tokens (private_key_jwt). The platform says that it offers something else.
    .now = Look for a newer version of your learning platform, or a setting for LTI 1.3 security.
    .whom = { -tell-operator }
refusal-register-token =
    .title = The permission to register has been used
    .what = Your learning platform gives each registration a permission that works once and for an hour. This one was used before, or has run out.
    .now = Close this window, look whether the tool is there already, and if not, start the registration again.
    .whom = { -tell-operator }
refusal-register-domain =
    .title = Your platform does not accept this server’s address
    .what = Your learning platform compared this server’s addresses with each other or with a list of its own, and refused them.
    .now = Check whether your platform limits the domains of tools.
    .whom = { -tell-operator }
refusal-register-scope =
    .title = Your platform refused a service
    .what = Your learning platform offers a service and refuses it in the same breath, so that it registered nothing.
    .now = Start the registration again. If it fails again, register by hand; the page /lti/setup of this server says how.
    .whom = { -tell-operator }
refusal-register-refused =
    .title = Your platform refused the registration
    .what = Everything was ready, and your learning platform said no.
    .now = Read what it says, mend it, and start the registration again.
    .whom = { -tell-operator }
refusal-register-answer =
    .title = Your platform’s answer cannot be read
    .what = Your learning platform may have registered Accolade, but did not say under which client id.
    .now = Look in your learning platform whether there is a new tool. Delete it, and start the registration again, or register by hand with its values.
    .whom = { -tell-operator }

refusal-typed =
    .title = What you had typed
    .text = None of it was kept by the server. Copy it from here, or open the course in another tab before you leave this page, and put it in there. A picture that you had chosen has to be chosen again.
    .cut = There was more than can be shown here.
refusal-session-unknown =
    .title = This page is not open any more
    .what = The address belongs to no visit that we know. It may be old, or incomplete.
    .now = { -reopen }
    .whom = { -tell-teacher }
refusal-session-expired =
    .title = You were away for a while
    .what = To protect you, a visit ends after two hours without a click. Nothing that was saved is lost.
    .now = { -reopen }
    .whom = { -tell-teacher }
launch-opening =
    .title = Opening your badges
    .wait = One moment: your browser is being recognised.
    .go-on = Go on
launch-window =
    .title = Open your badges in a window of their own
    .what = This browser keeps no cookies inside the course page, so we cannot make sure that it is you. In a window of its own it works.
    .open = Open in a new window
    .course = Open the course in a new window
    .teacher = If this happens to many, the teacher can set the activity to open in a new window; then nobody sees this page.
launch-cookies =
    .title = Your browser keeps no cookies
    .what = Without a cookie we cannot make sure that the page that comes back is the one that you opened.
    .now = Allow cookies for this site in the settings of your browser, go back to your course and open the link again.

refusal-session-cookie =
    .title = This page was opened in another browser
    .what = The address belongs to a visit in another browser or another window, whose cookie is missing here.
    .now = { -reopen }
    .whom = { -tell-teacher }

refusal-ob2-no-address =
    .title = There is no version of this badge for older backpacks
    .what = Older backpacks recognise people by their mail address, and the platform of the course gave none when this badge was signed.
    .now = Use the badge in its current form: the page of the badge offers its files.
    .whom = Ask whoever gave you the badge, if you need one that carries your address.
refusal-page-not-found =
    .title = There is nothing here
    .what = No page has this address. It may be mistyped, or what it showed may not exist any more.
    .now = Check the address, or go back to where you found it.
    .whom = Tell whoever gave you the link.
refusal-page-withdrawn =
    .title = This badge was withdrawn
    .what = It is no longer published, and nothing more is kept about it. A file of it that somebody still has counts as withdrawn wherever it is checked.
    .now = Rely on it no longer. If it was yours, the organisation that issued it can tell you more.
    .whom = Ask the organisation that issued it.
refusal-page-wrong-role =
    .title = This page is not for you
    .what = Your role does not allow what you asked for; in a course, only its teachers may.
    .now = Go back. If you teach this course, open it again from your learning platform.
    .whom = { -tell-teacher }
refusal-page-no-maker =
    .title = Badges are made elsewhere
    .what = Whoever runs this server decided who makes badges in courses, and you are not among them.
    .now = Go back to the badges of the course; you can still see and hand out what is there.
    .whom = If you should make badges, ask the administrators of this server.
refusal-page-invalid =
    .title = We could not understand this request
    .what = Something in it is missing or damaged. Nothing was changed.
    .now = Go back and try again.
    .whom = { -tell-us }
refusal-page-too-large =
    .title = This is too large
    .what = What you sent is larger than this server takes. Nothing was changed.
    .now = Go back and send a smaller file, or a shorter text.
    .whom = { -tell-us }
refusal-page-conflict =
    .title = Somebody was faster
    .what = What you wanted to change has changed in the meantime, or was done already. Nothing was done twice.
    .now = Go back, reload the page, and look at how it stands now.
    .whom = { -tell-us }
refusal-page-failed =
    .title = Something went wrong here
    .what = It is our fault, not yours. Nothing was lost that had been saved.
    .now = Wait a minute and try again.
    .whom = { -tell-us }

## Pathways

pathway =
    .title = Pathways
    .progress = { $done } of { $needed } steps done
    .progress-of = Progress on { $name }
    .strict = The steps count in this order.
    .free = The steps can be taken in any order.
    .steps = The steps
    .step = Step { $n }
    .step-titled = Step { $n }: { $title }
    .needs-all = { $n ->
        [one] 1 badge
       *[other] All { $n } badges
     }
    .needs-some = { $n } of { $of } badges are enough.
    .optional = Not needed for the end.
    .done = Done
    .locked = Counts once step { $n } is done
    .ahead = Earned early; counts once step { $n } is done
    .held = You have it
    .next = Best next
    .missing = { $n ->
        [one] 1 condition is missing
       *[other] { $n } conditions are missing
     }
    .waits = Waits for:
    .course = In the course { $course }
    .end = At the end
    .page = Public page of the pathway
    .count = { $n ->
        [one] 1 step
       *[other] { $n } steps
     }
    .to-end = The badge at the end: { $name }
    .elsewhere = It ends in another course, and is changed there.
    .none = A pathway leads over several badges to one at its end.
    .new = New pathway
    .summary = { $name }: badges that lead to { $badge }.
    .retired = This pathway cannot be finished any more. Whoever has its badge keeps it.
    .of-badge = This badge stands at the end of a pathway, which writes its rule
    .unpublished-title = Nobody could finish the pathway yet
    .unpublished = These badges on the way are still drafts. Publish them first:

pathway-edit =
    .title-new = New pathway
    .title = Pathway: { $name }
    .lead = Learners who have the badges of all steps get the badge at the end by themselves. It is made together with the pathway; picture and texts can be changed there.
    .name-hint = The badge at the end is called the same until you change that.
    .order-free = In any order
    .order-strict = A step counts only once those before it are done
    .part-badges = Badges on the way
    .badges-hint = Write the number of its step beside each badge: 1, 2, 3 … Badges with the same number belong to one step. Empty: not on the way.
    .no-badges = This course has no badges yet.
    .others = Badges of other courses
    .others-hint = Paste the address of the badge’s public page, or write its key. Learners have to be in this course to get the badge at the end.
    .part-steps = More about the steps
    .steps-hint = All of this can stay empty: then all badges of each step are needed.
    .optional = Not needed for the end
    .finish-hint = When you change the steps: until this day, whoever finishes the earlier version gets the badge, too.
    .save = Save as a draft
    .save-changes = Save changes
    .writes-rule = A pathway writes this rule. Everything else can be changed here.

learner-record =
    .take = All badges in one file
    .text = One signed file with all your badges that are in force, for portfolios and wallets. What you hid is left out.

admin-nav =
    .label = Console
    .out = Sign out
admin-section-overview = Overview
admin-section-platforms = Platforms
admin-section-issuers = Issuers
admin-section-registry = Badges
admin-section-jobs = Jobs
admin-section-persons = People
admin-section-policy = Rules
admin-section-admins = Administrators
admin-section-audit = Audit log
admin-next = More
admin-done-platform-removed = Removed. Nobody comes in from this platform any more; badges stay valid.
admin-done-invite-withdrawn = Withdrawn. The link opens nothing any more.
admin-done-job-retried = The job runs as soon as a worker is free.
admin-done-badge-reviewed = Noted. The badge should be looked at again in a year.
admin-done-owner-changed = It is noted who looks after the badge.
admin-done-platform-added = The platform is registered. Enter our addresses there, then check the connection.
admin-done-person-erased = Erased. Badges of this person count as withdrawn wherever they are checked.
admin-done-admin-removed = Removed. This person is signed out everywhere.
admin-done-policy-changed = Saved. It holds from the next click on.
admin-done-maker-listed = On the list. Whether the list counts is said below.
admin-done-maker-unlisted = No longer on the list.
admin-done-issuer-changed = Saved. What was signed before says what it said; the next badge says this.
admin-done-keys-rotated = New keys are published, and sign in ten minutes.
admin-done-key-distrusted = Withdrawn. What this key signed passes no check any more.
admin-sign-in =
    .title = Sign in to the console
    .go = Sign in
    .sso = Sign in with your institution
    .lost = Lost your password? Whoever runs the server makes a link to a new one with
admin-trouble-wrong = The address or the password is wrong.
admin-trouble-too-often = This was tried too often. Wait a quarter of an hour, then try again.
admin-trouble-ended = You were away for a while, so you were signed out. Nothing that was saved is lost.
admin-trouble-signed-out = You are signed out.
admin-trouble-link-gone = This link has been used or has run out. Ask for a new one.
admin-trouble-sso-failed = Signing in at your institution did not work. Try again; if it happens again, tell whoever runs the server.
admin-trouble-sso-unknown = Your institution knows you, but nobody with your mail address was invited here, or the address is not confirmed there. Ask an administrator for an invitation.
admin-arrived =
    .title = You are signed in
    .go = Go on
admin-welcome =
    .address = You sign in with
    .hint = At least 12 characters. A few words together are easy to keep and hard to guess.
    .go = Save and go on
admin-welcome-first =
    .title = Become the first administrator
    .text = This link works once. Whoever uses it runs this installation, and invites the others.
admin-welcome-invite =
    .title = Welcome to the console
    .text = You were invited to help run this installation. This link works once.
admin-welcome-reset =
    .title = Choose a new password
    .text = This link works once. You are signed out everywhere else.
admin-overview =
    .title = How everything is doing
    .platforms = platforms
    .courses = courses
    .troubled = { $n ->
        [one] One could not be read last time
       *[other] { $n } could not be read last time
     }
    .active = badges that can be earned
    .awards = awards
    .waiting = jobs that are due
    .failing = jobs that failed
    .begin = Connect your learning platform
    .begin-text = Make a link and paste it into Moodle, Canvas or another platform. It takes two minutes.
    .silent = Nobody has come from here yet
    .silent-text = The administrator of the platform may still have to switch the tool on. Check the connection.
admin-platforms =
    .title = Platforms
    .name = Name
    .host = Address
    .origin = Registered
    .last = Last opened
    .by-link = by link
    .by-hand = by hand
    .never = not yet
    .none = No platform is connected yet.
    .open = Links that nobody has used yet
    .unnamed = Without a name
    .until = valid until { $date }
    .withdraw = Withdraw
    .invite = Connect a platform
    .invite-text = A link lets one platform register itself. It is valid for seven days.
    .by-hand-link = What to enter where it has to be done by hand
    .invite-go = Make a link
    .made = Here is the link
    .made-text = Paste it into the platform: in Moodle as “Tool URL” under “Manage tools”, in Canvas as a new LTI registration. Whoever has it can connect a platform.
admin-by-hand =
    .title = Register a platform by hand
    .ours = Enter this at the platform
    .ours-text = It then shows a client ID and a deployment ID.
    .theirs = Enter here what the platform shows
    .url-hint = The address of its front page, such as https://moodle.example.edu. Not needed for Canvas in the cloud and Blackboard.
    .deployment-hint = Left empty, Canvas may add deployments by itself; every other platform needs one.
    .more = Addresses of its own
    .more-text = Only what differs from the kind of platform above, or does not follow from it.
    .go = Register
admin-platform =
    .failed = { $n ->
        [one] One thing does not work
       *[other] { $n } things do not work
     }
    .passed = Nothing that was checked failed
    .issuer = Issuer
    .client = Client ID
    .deployments = Deployments
    .accepts-new = New ones are taken on.
    .since = Registered on
    .check = Check the connection
    .remove = Remove this platform
    .remove-text = Nobody can open Accolade from it any more, and its courses are no longer read. Badges that were awarded stay valid, and their pages stay.
    .sure = I understand that its courses stop working.
admin-line-passed = Works
admin-line-unknown = Look at this
admin-line-failed = Does not work
admin-line-untested = Not checked
admin-registry =
    .title = All badges
    .badge = Badge
    .course = Course
    .issuer = Issued by
    .state = Stage
    .awards = Awards
    .review = Look again
    .version = version { $n }
    .due = Since { $date }
    .reviewed = Looked at
    .any = All stages
    .show = Show
    .csv = As a table (CSV)
    .none = No badge is like this.
    .owner = Looked after by
    .owned = A teacher
    .change-owner = Change
admin-owner =
    .title = Who looks after this badge
    .hint = The mail address or the platform’s ID of somebody who has been here. Empty: nobody.
    .nobody = Nobody
admin-state-draft = Draft
admin-state-active = Active
admin-state-paused = Paused
admin-state-retired = Retired
admin-jobs =
    .title = Work in the background
    .text = What failed is tried again by itself, after a pause that grows up to an hour.
    .job = Job
    .stands = When
    .tries = Failed
    .error = What went wrong
    .running = runs now
    .due = due { $date }
    .retry = Try again now
    .none = Nothing waits.
admin-job-sync = Read a course
admin-job-evaluate = Judge a course
admin-job-issue = Sign a badge
admin-job-status = Sign a status list
admin-job-score = Write into a gradebook
admin-job-copy = Bring badges into a copy of a course
admin-job-log = Enter in the issuance log
admin-job-mail = Send mail
admin-persons =
    .title = People
    .text = Find somebody who asks what is kept about them, or wants it erased. Every search, export and erasure is written down in the audit log, without names.
    .name = Name
    .address = Mail address
    .platform = Platform
    .awards = Awards
    .go = Search
    .none = Nobody was found.
    .cut = The first { $n } are shown. Be more precise to find others.
admin-person =
    .sub = ID at the platform
    .export = Tell them what is kept
    .export-text = A file with everything that is kept about this person: courses, results, badges as they were signed, decisions. Hand it to nobody else.
    .export-go = Download everything
    .erase = Erase
    .erase-text = { $n ->
        [0] Name, address and results are erased. This cannot be taken back.
        [one] Name, address and results are erased, and one badge is withdrawn: files of it that somebody still has fail every check. This cannot be taken back.
       *[other] Name, address and results are erased, and { $n } badges are withdrawn: files of them that somebody still has fail every check. This cannot be taken back.
     }
    .sure = I am sure that this person wants it.
    .erase-go = Erase for good
    .list = Let this person make badges
    .unlist = Take off the list of those who make badges
admin-policy =
    .makers = Who may make and change badges in their courses
    .text = Programs with a token, badge files and copies of courses are not held by this. Whoever may not make badges still sees them and hands them out.
    .save = Save
    .listed = The list
    .unlist = Take off
    .none = Nobody is on the list.
    .how = Find somebody to put on the list:
admin-copies =
    .title = Copies of mails
    .text = Teachers can then name up to three addresses for each course, such as a tutor’s. Those get a copy when a learner is told by mail that a badge was awarded, was withdrawn or ends soon. Learners read of it in their mail and on the public page about privacy. Turning it off removes every address.
    .allow = Courses may send copies to others
admin-retention =
    .title = How long what is kept
    .text = In days; empty keeps it. The public page about privacy tells it. Badges, their status and the issuance log are never removed.
    .course-hint = Counted from when a course was last opened: results, what rules saw, and what was handed in and answered. 90 to 3650.
    .audit-hint = Lines of the audit log, sign-ins among them. 365 to 3650.
admin-makers-teachers = Every teacher
admin-makers-listed = Teachers on the list
admin-makers-nobody = Nobody
admin-issuers =
    .text = Who signs the badges of this installation, as everybody can read.
    .default = signs where nobody else is chosen
    .more = Further issuers, and the rest of a profile, by
admin-issuer =
    .page = Public page
    .text = What stands here is part of every badge that is signed from now on.
    .email-hint = Badges for older backpacks name it, so that people can ask.
    .logo-hint = PNG or plain SVG, square is best. Empty keeps what is there.
    .domain-hint = Only if the issuer is to have an identifier of its own, such as badges.law.example.edu. Read the guide before: verifiers look it up for as long as badges last.
    .pinned = Badges were signed under this identifier: the domain stays.
    .keys = Keys
    .key = Key
    .made = Made
    .stands = Stands
    .distrust = Withdraw this key
    .distrust-text = For when somebody else may have it. Badges that it signed pass no check any more, and whoever has one needs a new one.
    .distrust-sure = I understand that its badges become worthless.
    .brought = These keys were made elsewhere. Bring their successors with
    .rotate-text = Keys are renewed every year by themselves. The earlier ones stay published, so that badges stay checkable.
    .rotate = Make new keys now
admin-key-signs = signs
admin-key-next = signs soon
admin-key-retired = signs no more
admin-key-withdrawn = withdrawn
admin-admins =
    .title = Administrators
    .role = Role
    .change = Change
    .me = (you)
    .last = The last owner cannot be removed. Invite another one first.
    .made = Here is the invitation
    .made-text = Hand it to this person alone. It works once, for seven days, and is not shown again.
    .remove = Remove
    .remove-text = This person is signed out everywhere and cannot sign in any more.
    .remove-sure = Yes, remove
    .open = Invited
    .invite = Invite somebody
    .invite-text = You get a link to hand over. An earlier link for the same address holds no longer.
    .owner-may = does everything
    .viewer-may = sees everything but people, and changes nothing
    .invite-go = Make the invitation
admin-role-owner = Owner
admin-role-viewer = Viewer
admin-audit =
    .title = Audit log
    .text = What was done here, by whom, and to what. Nothing in it is ever changed, and nobody’s data is in it.
    .when = When
    .who = Who
    .what = What
    .object = To what
    .earlier = Earlier
    .none = Nothing has been done yet.
    .everybody = Everybody
admin-actor-admin = An administrator
admin-actor-command = The command line
admin-actor-teacher = A teacher
admin-actor-token = A program
admin-deed-admin-made = joined as an administrator
admin-deed-admin-invited = invited an administrator
admin-deed-admin-removed = removed an administrator
admin-deed-admin-password-set = set a new password
admin-deed-admin-password-link-made = made a link to a new password
admin-deed-admin-signed-in = signed in
admin-deed-platform-added = added a platform
admin-deed-platform-removed = removed a platform
admin-deed-invite-made = made a link for a platform
admin-deed-invite-withdrawn = withdrew a link for a platform
admin-deed-job-retried = had a job tried again
admin-deed-badge-made = made a badge
admin-deed-badge-changed = changed a badge
admin-deed-badge-published = published a badge
admin-deed-badge-paused = paused a badge
admin-deed-badge-retired = retired a badge
admin-deed-badge-removed = removed a badge that nobody had
admin-deed-badge-reviewed = looked at a badge
admin-deed-badge-owner-changed = said who looks after a badge
admin-deed-award-given = gave a badge to somebody
admin-deed-award-revoked = revoked somebody’s badge
admin-deed-award-suspended = suspended somebody’s badge
admin-deed-award-reinstated = reinstated somebody’s badge
admin-deed-award-renewed = renewed somebody’s badge
admin-deed-award-corrected = corrected somebody’s badge
admin-deed-award-hold-cleared = let somebody get a revoked badge again
admin-deed-request-approved = approved what a learner asked for
admin-deed-request-returned = sent back what a learner handed in
admin-deed-request-refused = refused what a learner asked for
admin-deed-run-confirmed = confirmed awards that waited
admin-deed-run-set-aside = set awards aside that waited
admin-deed-run-undone = undid a run of awards
admin-deed-scores-begun = let a badge write into the gradebook
admin-deed-scores-ended = let a badge write no more into the gradebook
admin-deed-endorsement-added = added an endorsement
admin-deed-endorsement-removed = took an endorsement out of use
admin-deed-sync-started = had a course checked at once
admin-deed-persons-searched = searched for people
admin-deed-person-exported = exported what is kept about a person
admin-deed-person-erased = erased a person
admin-deed-policy-changed = changed a rule
admin-deed-maker-listed = let somebody make badges
admin-deed-maker-unlisted = no longer lets somebody make badges
admin-deed-course-copies-changed = named others whom a course sends copies of its mails to
admin-deed-issuer-made = made an issuer
admin-deed-issuer-changed = changed an issuer
admin-deed-issuer-removed = removed an issuer
admin-deed-keys-rotated = made new keys for an issuer
admin-deed-key-distrusted = withdrew a key
admin-deed-token-made = made a token for a program
admin-deed-token-revoked = withdrew a program’s token
field-admin-name = Your name
field-admin-email = Mail address
field-password = Password
field-password-again = Password once more
field-admin-invite-link = Link
field-admin-platform-name = What people call it
field-admin-badge = Part of the name
field-admin-state = Stage
field-course-days = What is known of courses
field-audit-days = Audit log
field-platform-kind = Kind of platform
field-platform-url = Address of the platform
field-client-id = Client ID
field-deployment-id = Deployment ID
field-platform-issuer = Issuer (platform ID)
field-auth-url = Authentication address
field-token-url = Token address
field-jwks-url = Key set address
field-our-login = Login (initiation) address
field-our-launch = Launch and redirect address
field-our-keys = Public key set address
field-admin-owner = Person
field-admin-actor = Who acted
field-admin-person = Name, mail address or ID
field-issuer-name = Name
field-issuer-url = Website
field-issuer-email = Mail address for questions
field-issuer-description = Description
field-issuer-logo = Logo
field-issuer-logo-alt = Logo in words
field-issuer-domain = Own domain
problem-too-short = This is too short: at least { $min } characters are needed.
problem-not-an-address = This is not a mail address.
problem-taken = Somebody has this address already.
problem-not-the-same = This is not the same as above.
problem-nobody-known = Nobody like this is known here.
problem-several-known = Several people are meant by this. Use the ID from the page of the person.
request-kind-application = Something handed in
request-kind-evidence = More evidence
request-kind-name = Spelling of a name
request-kind-question = Question

request-state-draft = Draft
request-state-submitted = Waits for a teacher
request-state-returned = Sent back with a comment
request-state-approved = Approved
request-state-refused = Refused
request-state-withdrawn = Taken back
request-state-answered = Answered

request-deed-submitted = Handed in on { $date }
request-deed-returned = Sent back on { $date }
request-deed-approved = Approved on { $date }
request-deed-refused = Refused on { $date }
request-deed-withdrawn = Taken back on { $date }
request-deed-answered = Answered on { $date }

request-may-show = May stand in the badge.
request-consent-application = Once the badge is awarded, whoever may see it can read this and open the links. Without your tick, only you and the teachers of the course see it.
request-consent-evidence = I agree that this stands in the badge: whoever may see it can read it and open the links. What you hand out afterwards cannot be called back.
request-ask-title = Ask your teachers
request-ask-application = Hand in
request-ask-evidence = Add evidence
request-ask-name = Correct the name
request-ask-question = Ask about this

evidence-standing =
    .title = What you put into your badge
    .text-application = It stands in your badge once you earn it. Until then you can keep it out by one click; what your teacher approved still counts.
    .text-evidence = You can take it out at any time, without asking. A new file without it takes the place of the present one, and this server shows neither the old files nor what stood in them any more. This cannot be undone by you: to put it in again, you hand it in again. Copies that you or others saved before still contain it; nobody can call them back. Your teachers still see what you handed in.
    .take-out = Take it out of the badge
learner-request =
    .title-application = Hand in for { $name }
    .title-evidence = Add evidence to { $name }
    .title-name = Correct your name on { $name }
    .title-question = Ask about { $name }
    .lead-application = A teacher of this course reads what you hand in. They approve it, send it back with a comment, or refuse it with a reason.
    .lead-evidence = A teacher of the course reads it first. Once it is approved, a new file with the evidence takes the place of the one you have; wherever the old file is checked, it then says that it was superseded.
    .lead-name = A teacher of the course decides. Once it is accepted, your name stands like this wherever the badge shows it, and if your name stands in the file, a new one takes its place; the old file then says that it was superseded.
    .lead-question = Ask why you do not have this badge yet, or anything else about it. A teacher of the course answers here.
    .asks = What is asked for
    .links = Links
    .links-hint = Up to five, beginning with https://. Make sure that your teachers can open them.
    .history = What happened so far
    .waits = It is a teacher’s turn now. Until somebody has answered, you can take it back and hand in something else.
    .changed = This was not kept, because the request stands otherwise by now. You see how it stands; what you typed is below if you can still hand it in.
    .too-many = You have asked about this many times. Talk to your teacher.
    .save = Keep as a draft
    .submit = Hand in
    .withdraw = Take it back
    .back = Back

instructor-requests =
    .title = Requests: { $course }
    .button = { $n ->
        [0] Requests
        [one] Requests (one waits)
       *[other] Requests ({ $n } wait)
    }
    .waiting = Waiting for an answer
    .none = Nothing waits.
    .done = Answered, sent back or taken back

instructor-request =
    .back = All requests
    .badge = The badge
    .history = What was handed in and answered
    .effect-application = When you approve, this condition of the badge is met, counted from the day on which it was handed in.
    .effect-evidence = When you approve, it becomes part of the badge: a new file takes the place of the old one, which then says that it was superseded.
    .effect-name = When you approve, the badge shows this name from then on. Make sure that it is the same person.
    .hint-question = The learner reads your answer on their page.
    .hint-other = The learner reads it on their page. Needed when you send back or refuse.
    .approve = Approve
    .return = Send back
    .refuse = Refuse
    .answer = Answer
    .barred-own = You asked this yourself, so another teacher has to answer.
    .barred-unnamed = Your platform does not tell who you are, so your answer could be nobody’s. Somebody whom it names has to answer.
    .changed = Nothing was decided: somebody else answered, or the learner changed it meanwhile. This is how it stands now.
    .not-in-force = The badge is not in force any more, so nothing in it can be corrected. Refuse with a reason.
    .not-fitting = The badge cannot carry this: it may have too much evidence already. Send it back with a word about it.
## Mails

mail-hello =
    .name = Hello { $name },
    .nobody = Hello,
mail-award =
    .subject = You earned “{ $badge }”
    .subject-many = You earned “{ $badge }” and { $n ->
        [one] one more badge
       *[other] { $n } more badges
     }
    .opening = Congratulations! { $issuer } has awarded you:
    .course = In the course { $course }
    .until = Valid until { $date }
    .view = View your badge
    .linkedin = Add to your LinkedIn profile
    .more = { $n ->
        [one] One more badge is waiting for you in your course.
       *[other] { $n } more badges are waiting for you in your course.
     }
    .private = Your badge is private until you choose otherwise: its page has an address that only you know, and shows no name. Open it in your course to decide who sees it. Do that before you add it to LinkedIn, where everybody can follow the link.
mail-why-award = You get this mail because { $issuer } awarded you a badge, and your learning platform gave us this address for it.
digest =
    .title = Mail about this course
    .text = One mail tells you which badges were awarded and what waits for you. It names no learners.
    .daily = at most one a day
    .weekly = at most one a week
    .off = none
    .save = Save
    .none = This server sends no mail: look here for what was awarded and what waits for you.
mail-digest =
    .subject = { $course }: { $n ->
        [0] badges to look at
        [one] 1 badge awarded
       *[other] { $n } badges awarded
     }
    .opening = What happened in { $course } since { $date }
    .awarded = { $n ->
        [one] Awarded once
       *[other] Awarded { $n } times
     }
    .held = A list of awards waits for you to confirm it.
    .asked = { $n ->
        [one] A request of a learner waits for an answer.
       *[other] { $n } requests of learners wait for an answer.
     }
    .more = { $n ->
        [one] Something happened to one more badge.
       *[other] Something happened to { $n } more badges.
     }
    .how = To see who it was and to decide, open the badges in your course. There you also choose how often you get this mail.
mail-why-digest = You get this mail because you teach a course that hands out badges of { $issuer }, and your learning platform gave us this address.
field-every = How often
mail-revoked =
    .subject = “{ $badge }” was withdrawn
    .subject-many = “{ $badge }” and { $n ->
        [one] one more badge
       *[other] { $n } more badges
     } were withdrawn
    .opening = { $issuer } has withdrawn:
    .when = Withdrawn on { $date }
    .reason = The reason given:
    .view = See what its page says
    .more = { $n ->
        [one] One more badge was withdrawn.
       *[other] { $n } more badges were withdrawn.
     }
    .meaning = A badge that was withdrawn no longer counts, and its page says so. Your other badges stay as they are.
    .ask = Do you have questions, or do you think that this is not right? Ask the teacher of your course, or { $issuer }.
mail-expiring =
    .subject = “{ $badge }” ends on { $date }
    .subject-many = “{ $badge }” and { $n ->
        [one] one more badge end soon
       *[other] { $n } more badges end soon
     }
    .opening = What you earned from { $issuer } ends soon:
    .renew = It can be renewed: do again what it takes, or ask the teacher of your course.
    .how = See what it takes
    .no-renewal = It cannot be renewed.
    .more = { $n ->
        [one] One more badge ends soon.
       *[other] { $n } more badges end soon.
     }
    .after = After that day the page of the badge says that it has expired. It stays yours, as something that you did.
mail-reminder =
    .subject = “{ $badge }” is waiting for you
    .subject-many = “{ $badge }” and { $n ->
        [one] one more badge are waiting for you
       *[other] { $n } more badges are waiting for you
     }
    .opening = { $issuer } awarded you something that nobody has opened yet:
    .once = This is the only reminder.
notice-mail_text = Saved. The mails from now on say this.
field-mail-subject = Subject
field-mail-opening = Opening
problem-unknown-value = “{ $word }” in braces stands for nothing here. The names that can be used are listed below.
problem-stray-brace = A brace stands here without the other. Write names as { "{" }name{ "}" }.
mail-text =
    .title = Mail about “{ $badge }”
    .link = What the mail says
    .text = Whoever is awarded this badge gets a mail in their own language, with its picture, the way to it, and what others see. You can write its subject and how it begins. What you leave empty is written for you.
    .subject-hint = Used when the mail is about this badge alone.
    .opening-hint = Plain text. An empty line begins a new paragraph. The name of the learner stands above it already.
    .values = Names in braces that are filled in
    .off = Send no mail about this badge
    .save = Save
    .preview = Preview
    .test = Send it to me
    .test-hint = The preview is not sent. “Send it to me” sends one mail to the address that your learning platform told us of you, and to nobody else.
    .preview-title = The mail as it will go
    .preview-text = With the data of one of its holders, or yours while nobody has it, in your language. Nothing was sent, and nothing was saved.
    .preview-html = The mail as mail programs show it
    .preview-plain = As plain text
    .no-server-title = This server sends no mail
    .no-server = What you write here is kept for when it does. Whoever runs the server sets a mail server up.
    .tried-sent = Sent to your own address. Nothing was saved.
    .tried-no-address = Your learning platform told us no mail address of you, so nothing was sent.
    .tried-stopped = You want no mail at your address, or none arrives there, so nothing was sent.
    .tried-too-often = You sent yourself many mails in a short time. Try again in a quarter of an hour.
    .tried-failed = The mail server did not take it. Tell whoever runs this server.
    .endless = without an end
    .somebody = learner
    .for-trying = Test: { $subject }
mail-value-name = The name of the learner
mail-value-given_name = The given name of the learner
mail-value-badge = The name of the badge
mail-value-course = The course
mail-value-issuer = Who issues the badge
mail-value-criteria = What it takes; not in the subject
mail-value-expires = The day on which it ends
mail-value-link = The page of the badge; not in the subject
mail-value-linkedin = The way to a LinkedIn profile; not in the subject
notice-mail_copies = Saved. Copies of the mails from now on go to these addresses, and to no others.
field-copy-address = Address
mail-copies =
    .title = Copies of the mails about badges
    .link = { $n ->
        [0] Copies of the mails to a tutor
        [one] Copies of the mails go to one address
       *[other] Copies of the mails go to { $n } addresses
     }
    .text = Up to three people, such as a tutor or a manager, can be told by mail which badges are awarded and withdrawn in { $course }, and which end soon.
    .what = A copy names the learner, the badge and the day. It has no link to the badge of the learner.
    .told = It goes only after the learner’s own mail, which says so. Whoever gets no mail is not told of to others either.
    .stop = Name only people who need to know. Each copy has a link to stop them.
    .save = Save
mail-copy =
    .why = This is a copy for your information: { $learner } got a mail about this. It comes to you because a teacher of the course { $course } named your address.
    .subject-award = Copy: { $learner } earned “{ $badge }”
    .subject-revoked = Copy: “{ $badge }” of { $learner } was withdrawn
    .subject-expiring = Copy: “{ $badge }” of { $learner } ends soon
    .subject-many = Copy: a mail to { $learner } about several badges
    .opening-award = { $issuer } awarded { $learner }:
    .opening-revoked = { $issuer } has withdrawn what { $learner } held:
    .opening-expiring = What { $learner } earned from { $issuer } ends soon:
    .awarded = Awarded on { $date }
    .more = { $n ->
        [one] One more badge is not shown here.
       *[other] { $n } more badges are not shown here.
     }
    .private = It is meant for you alone: please do not pass it on.
mail-why-copy = You get this copy because a teacher of the course named your address for copies. If you want none, stop them here, or ask { $issuer }.
mail-foot =
    .copied = A copy goes to those whom the teachers of your course named for it, such as your tutor.
    .contact = Questions? Write to
    .stop = Get no more mail about badges
    .privacy = Privacy
mail-stop =
    .title = Mail about badges
    .text = Do you want no more mail about badges at this address? Then say so here.
    .button = Send me no more mail
    .done = No more mail about badges is sent to this address.
    .again = Send me mail again
    .again-done = Mail about badges is sent to this address again.
    .badges-stay = Your badges stay as they are. You find them in your courses.
problem-fixed = This stays: badges were signed with it.
