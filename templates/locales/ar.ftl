### العربية.
### الكلمات: شارة، قاعدة، متعلّم، مقرّر، تحقّق، رابط.

## Everywhere

site =
    .name = Accolade
    .skip = انتقل إلى المحتوى
    .menu = القائمة الرئيسية
    .about = عن هذا الخادم
    .home = الصفحة الرئيسية
    .verify = تحقّق من شارة
    .privacy = الخصوصية
    .terms = الشروط
    .opens-beside = (يُفتح في علامة تبويب جديدة)

date = { $day } { $month ->
    [1] يناير
    [2] فبراير
    [3] مارس
    [4] أبريل
    [5] مايو
    [6] يونيو
    [7] يوليو
    [8] أغسطس
    [9] سبتمبر
    [10] أكتوبر
    [11] نوفمبر
   *[12] ديسمبر
 } { $year }
moment = { $day } { $month ->
    [1] يناير
    [2] فبراير
    [3] مارس
    [4] أبريل
    [5] مايو
    [6] يونيو
    [7] يوليو
    [8] أغسطس
    [9] سبتمبر
    [10] أكتوبر
    [11] نوفمبر
   *[12] ديسمبر
 } { $year }، { $time } UTC

checked-last = آخر تحقّق في { $date }
checked-never = لم يُتحقّق بعد
checked-next = التحقّق التالي في { $date }
check-now = تحقّق الآن
learners = { $n ->
    [zero] لا متعلّمين
    [one] متعلّم واحد
    [two] متعلّمان
    [few] { $n } متعلّمين
    [many] { $n } متعلّمًا
   *[other] { $n } متعلّم
 }
earned-of = { $learners ->
    [one] حصل عليها { $n } من متعلّم واحد
   *[other] حصل عليها { $n } من أصل { $learners } من المتعلّمين
 }
flagged = { $n ->
    [one] منحة واحدة للمراجعة
    [two] منحتان للمراجعة
    [few] { $n } منح للمراجعة
   *[other] { $n } منحة للمراجعة
 }
progress = أُنجز { $done } من { $needed }
back-course = كل شارات المقرّر
back-sources = ما يُحتسب في هذا المقرّر
back-badge = العودة إلى الشارة
rule-title = القاعدة
criteria-title = ما يقرؤه المتعلّمون
column-learner = المتعلّم
column-person = الشخص
column-badge = الشارة
column-why-not = لماذا ليس بعد
column-reason = السبب

badge-state-draft = مسودة
badge-state-active = نشطة
badge-state-paused = متوقّفة مؤقتًا
badge-state-retired = متقاعدة
badge-state-needs-attention = تحتاج إلى انتباه

award-state-valid = صالحة
award-state-expired = منتهية
award-state-revoked = مُلغاة
award-state-suspended = معلّقة
award-state-superseded = مُستبدلة
award-state-test = اختبار
seen-private = خاصة
seen-link = عبر الرابط
seen-public = عامة
seen-hidden = مخفية
seen-declined = مرفوضة
share-text = حصلت على شارة «{ $name }» من { $issuer }.
embed-alt = { $name }: شارة صادرة عن { $issuer }
award-revoked = أُلغيت في { $date }: { $reason }
award-expired = انتهت في { $date }.

notice-saved = حُفظت كمسودة. لا يحصل أحد على الشارة قبل أن تنشرها.
notice-changed = حُفظ. يسري التغيير من الآن؛ ومن لديه الشارة يحتفظ بها كما كانت.
notice-published = نُشرت. من يستوفي القاعدة لديه الشارة بالفعل؛ ويحصل عليها الآخرون حالما يستوفونها.
notice-paused = أُوقفت مؤقتًا. لا يحصل أحد على الشارة حاليًا؛ ومن لديه الشارة يحتفظ بها.
notice-retired = أُحيلت إلى التقاعد. لا يحصل عليها أحد بعد الآن؛ ومن لديه الشارة يحتفظ بها.
notice-removed = حُذفت. لم تكن الشارة لدى أحد، فلم يبقَ منها شيء.
notice-revoked = أُلغيت. صفحة الشارة العامة تقول ذلك من الآن.
notice-renewed = جُدّدت. حلّت شارة جديدة محلّ القديمة، وتقود صفحتها إليها.
notice-suspended = عُلّقت في الوقت الحاضر. صفحة الشارة تقول ذلك، ولا تحتسبها أي قاعدة.
notice-reinstated = سارية من جديد.
notice-hold_cleared = يجوز الحصول على الشارة أو منحها من جديد. وما أُلغي يبقى مُلغى.
notice-published_later = نُشرت. يحصل المتعلمون على الشارة فور إنجازهم ما يلزم؛ ولا يحصل عليها أحد الآن مقابل ما سبق.
notice-confirmed = تم. سيحصل عليها كل من في القائمة.
notice-set_aside = تم. لن يحصل عليها أحد من تلك القائمة بالقاعدة؛ وما زال بإمكانكم منحها يدويًا. ويحصل عليها الآخرون فور استيفائهم القاعدة.
notice-list_changed = تغيّرت القائمة منذ أن اطلعتم عليها. لم يُتخذ أي قرار؛ وهذا هو الوضع الآن.
notice-undone = سُحبت. تذكر الصفحة العامة أنها مُنحت خطأً.
notice-copied = تم النسخ. ما اخترته موجود في هذا المقرّر كمسودة.
notice-writes = من يحصل على هذه الشارة الآن ينال نقطة في سجلّ الدرجات، وكذلك من لديه الشارة بالفعل.
notice-writes_not = لن يُكتب شيء آخر في سجلّ الدرجات. وما فيه يبقى.
notice-made = العمود موجود في سجلّ الدرجات. يمكن للقواعد أن تسأل عنه من الآن.
notice-used = الرابط المقفل قيد الاستخدام. يمكن للقواعد أن تسأل عنه من الآن.
notice-placed = أُنشئ رابط المطالبة. ضعه الآن في المقرّر: الخطوات أدناه.
notice-dropped = لم يعد مستخدمًا. الشارات التي نيلت به تبقى.
notice-seen_by_nobody = صارت خاصة: لا تحمل الصفحة ولا الملفات أي اسم. وما سبق أن سلّمته يبقى قابلًا للتحقّق.
notice-seen_by_link = من لديه الرابط يرى الشارة الآن مع اسمك.
notice-seen_by_all = صارت عامة: يمكن لأي شخص أن يجد الشارة مع اسمك.
notice-hidden = صارت مخفية. لا تُجيب صفحتها ولا ملفاتها أحدًا؛ ويمكنك تغيير ذلك في أي وقت.
notice-results_in = صارت نتائجك في الملف.
notice-results_out = لم تعد نتائجك في الملف.
notice-declined = رُفضت. لم يعد أحد يرى الشارة.
notice-kept = عادت الشارة إليك. وهي خاصة إلى أن تقرّر غير ذلك.
notice-handed_in = تم التسليم. يراه معلم في المقرر الآن، وسيظهر الرد هنا.
notice-draft_kept = حُفظ كمسودة. لا يراه أحد قبل أن تسلّمه.
notice-taken_back = تم السحب. لم يُتخذ أي قرار.
notice-answered = تم. يرى المتعلم ردك.
notice-test_made = أُنشئ الاختبار. تجده أدناه، وينتهي من تلقاء نفسه بعد يوم.
notice-test_deleted = حُذف. لم يبق من الاختبار شيء، وعناوينه تجيب كأنه لم يكن.
notice-taken_out = أُزيل. لم يعد هذا الخادم يذكره، لا في صفحاته ولا في ملفاته.
notice-checked = تمّ التحقّق. ترى ما يقوله المقرّر الآن.

## Rules in words

requirement-score = { $activity }: ‏{ $percent }{"\u00A0"}% على الأقل
requirement-completed = { $activity }: مكتمل
requirement-unlocked = { $activity }: مفتوح
requirement-opened = { $activity }: وُصل إليه وفُتح
requirement-handed-in = مُسلَّم ووافق عليه معلم: { $asks }
requirement-badge = الشارة «{ $name }»
requirement-member = عضو في المقرّر{ $role ->
    [any] { "" }
   *[other] { " " }بصفة { $role }
 }{ $status ->
    [any] { "" }
   *[other] ، بالحالة { $status }
 }
requirement-before = قبل { $date }
requirement-after = بعد { $date }
matching-all = كل ما يلي:
matching-any = واحد على الأقل مما يلي:
matching-at-least = { $n } على الأقل مما يلي:
standing-met = مستوفى
standing-missing = ناقص
standing-unknown = غير معروف بعد
condition-have =
    .learner = لديك { $percent }{"\u00A0"}%.
    .teacher = لديه { $percent }{"\u00A0"}%.
    .then = كان لديه { $percent }{"\u00A0"}%.
condition-missing = لم يُنجز بعد.
condition-unknown = غير معروف بعد.
condition-not-approved = لم تتم الموافقة بعد.
condition-proof = { $source }، شوهد في { $date }
criteria-opening = للحصول على هذه الشارة يستوفي المتعلّم ما يلي:
criteria-only =
    .score = للحصول على هذه الشارة يحقّق المتعلّم نسبة ‏{ $percent }{"\u00A0"}% على الأقل في «{ $activity }».
    .completed = للحصول على هذه الشارة يُكمل المتعلّم «{ $activity }».
    .unlocked = للحصول على هذه الشارة يفعل المتعلّم ما يفتح «{ $activity }» في المقرّر.
    .opened = للحصول على هذه الشارة يصل المتعلّم إلى «{ $activity }» في المقرّر ويفتحه.
    .handed-in = للحصول على هذه الشارة يسلّم المتعلّم ما يلي ويوافق عليه معلّم: { $asks }.
    .badge = للحصول على هذه الشارة يحصل المتعلّم أولًا على الشارة «{ $name }».
    .member = للحصول على هذه الشارة يشارك المتعلّم في المقرّر.
    .before = يمكن الحصول على هذه الشارة قبل { $date }.
    .after = يمكن الحصول على هذه الشارة بعد { $date }.

## Forms

form =
    .optional = (اختياري)
    .row = الشرط { $n }
    .skill = المهارة { $n }
    .errors = { $n ->
        [one] أمر واحد ناقص أو غير صحيح
        [two] أمران ناقصان أو غير صحيحين
        [few] { $n } أمور ناقصة أو غير صحيحة
       *[other] { $n } أمرًا ناقصًا أو غير صحيح
     }
field-name = الاسم
field-form = هذا النموذج
field-description = الوصف
field-issuer = تصدرها
field-shape = الشكل
field-palette = الألوان
field-colour = اللون الرئيسي
field-accent = اللون الثاني
field-arc = كلمات على الحافة
field-icon = الأيقونة
field-initials = حروف
field-level = المستوى
field-mark = علامات المستوى
field-ring = الحلقات
field-ribbon = الشريط
field-banner = كلمات على اللافتة
field-picture = صورتك الخاصة
field-alt = الصورة بالكلمات
field-match = يحصل المتعلّمون على الشارة عندما يستوفون
field-match-n = كم من الشروط
field-rows = الشروط
field-kind = ما يُحتسب
field-activity = النشاط
field-threshold = على الأقل (%)
field-asks = ما يجب تسليمه
field-text-application = ما فعلته، بكلماتك
field-text-evidence = ما يثبته، بكلماتك
field-text-name = لماذا يجب تغييره
field-text-question = سؤالك
field-handed-link = رابط
field-wanted-name = الاسم كما يجب أن يكون
field-comment = تعليق للمتعلم
field-may-show = يجوز أن يظهر في الشارة
field-badge = الشارة
field-latest = آخر يوم
field-criteria = ما يلزم
field-more = المزيد عن هذه الشارة
field-badge-type = النوع
field-language = اللغة
field-credits = الساعات المعتمدة
field-tags = الوسوم
field-skill-name = المهارة
field-skill-url = عنوانها على الويب
field-skill-framework = الإطار
field-evidence-asked = الدليل المطلوب
field-edition = الإصدار
field-reason = السبب
field-note = ملاحظة للجميع
field-successor = ما يحلّ محلّها
field-column = اسم العمود
field-maximum = أقصى عدد من النقاط
field-gate = اسم رابط المطالبة
field-lock = رابط المقرّر
field-person = من يحصل عليها
field-evidence-link = رابط إلى العمل
field-file = ملف
field-link = رابط
field-text = نصّ شارة
field-recipient = عنوان البريد أو معرّف من يعرضها
field-visibility = من يجوز له رؤيتها
field-spelling = نعم، هكذا يُكتب اسمي.
field-holder = اسمك
field-results = يجوز أن تكون نتائجي في الملف
field-order = الترتيب
field-step = الخطوة
field-steps = الشارات في الطريق
field-step-title = عنوان الخطوة
field-needs = الشارات اللازمة
field-other = عنوان الشارة أو مفتاحها
field-other-step = الخطوة
field-finish-by = آخر يوم للنسخة السابقة
field-share-link = رابط شارتك
field-share-text = كلمات لمنشورك
field-embed-picture = صورة مع رابط
field-embed-mail = صورة صغيرة لتواقيع البريد
field-embed-frame = إطار فيه صورة وكلمات
field-links = الروابط
field-many-file = جدول أو أرشيف

problem-missing = املأ هذا الحقل.
problem-too-long = هذا طويل جدًا: يُحفظ { $max } حرفًا على الأكثر.
problem-not-a-number = هذا ليس عددًا.
problem-out-of-range = اختر عددًا من { $min } إلى { $max }.
problem-not-a-date = هذا ليس تاريخًا.
problem-past-date = هذا اليوم مضى؛ لن يستطيع أحد الحصول على الشارة.
problem-gone = هذا لم يعد موجودًا. اختر غيره.
problem-not-scored = ليست لهذا درجة. اختر «نشاط مُنجز» بدلًا من ذلك.
problem-not-checked = لم ينظر أحد بعدُ فيمن يسمح له بالدخول. تحقّق منه تحت «ما يُحتسب في هذا المقرّر».
problem-not-published = ما زالت هذه الشارة مسودة. انشرها أولًا.
problem-no-conditions = املأ شرطًا واحدًا على الأقل.
problem-count-out-of-range = { $n ->
    [one] هناك شرط واحد؛ اطلب ذلك الشرط.
   *[other] هناك { $n } من الشروط؛ اطلب عددًا من 1 إلى { $n }.
 }
problem-never-met = لا يمكن لأحد أن يستوفي هذه القاعدة أبدًا: شروطها متناقضة.
problem-circular = لا يمكن لشارة أن تعتمد على نفسها، ولا على شارة تعتمد عليها.
problem-not-a-colour = هذا ليس لونًا. اكتبه مثل ‎#1f4e9c.
problem-not-a-png = ليست هذه صورة PNG ولا رسم SVG مقروءًا.
problem-drawing-not-plain = في هذا الرسم نصوص أو صور أو مؤثرات ستضيع. حوّل النصوص إلى مسارات أو صدّره بصيغة PNG.
problem-file-too-large = هذا الملف كبير جدًا: يُحفظ { $max } كيبيبايت على الأكثر.
problem-picture-too-small = هذه الصورة صغيرة جدًا: تحتاج إلى { $min } بكسل على الأقل في كل جانب.
problem-not-square = هذه الصورة ليست مربّعة.
problem-too-many-kept = هذا كثير جدًا: يُحفظ { $max } على الأكثر.
problem-control = يحتوي هذا على محارف تحكّم لا يمكن حفظها.
problem-repeated = هذا مكرّر مرتين.
problem-published-since = غيّر شخص آخر، أو أنت في نافذة أخرى، هذا أو نشره بعد فتح النموذج، ولذلك لم يُحفظ شيء. ما كتبته موجود هنا؛ وحفظه مرة أخرى يحل محل الموجود ويسري فورًا.
problem-changed-since = غيّر شخص آخر، أو أنت في نافذة أخرى، هذا بعد فتح النموذج، ولذلك لم يُحفظ شيء. ما كتبته موجود هنا؛ وحفظه مرة أخرى يحل محل ذلك التغيير.
problem-not-a-language = هذا ليس رمز لغة مثل en أو de أو pt-BR.
problem-too-much = هذا كله معًا أكثر مما تحمله شارة. احذف شيئًا منه.
problem-not-signable = لا يمكن توقيع هذا بحيث يقرؤه كل المدقّقين على نحو واحد. احذف الرموز غير المألوفة.
problem-unreadable = لم يُعثر على شارة في هذا. استخدم الملف أو الرابط الذي وصلت به الشارة.
problem-nothing-to-check = قدّم واحدًا من هذه: رابطًا، أو ملفًا غير فارغ، أو نصّ شارة.
problem-no-badges = قدّم روابط إلى شارات، أو جدولًا أو أرشيفًا فيه شارات.
problem-bad-link = هذا ليس عنوان ويب عامًا. يبدأ العنوان بـ https://.
problem-unreachable = لم يُجب هذا العنوان بشارة.
problem-not-a-name = لا يُقرأ هذا كاسم. استخدم حروفًا بلا علامات خفية.
problem-not-confirmed = أكّد أن اسمك مكتوب كتابة صحيحة قبل أن يُعرض.
problem-not-agreed = وافق أولًا على أن يظهر في الشارة.
problem-too-many = هذه كثيرة: يُتحقّق من { $max } على الأكثر في مرّة واحدة.

## On paper and beside links

certificate =
    .heading = شهادة
    .opening = نشهد بأن
    .opening-nameless = نشهد بأن صاحب هذه الشهادة، واسمه محفوظ، قد نال الشارة
    .earned = قد نال الشارة
    .issued = تاريخ الإصدار
    .valid-until = صالحة حتى
    .issuer = جهة الإصدار
    .by = أصدرتها { $issuer }
    .number = الرقم
    .check = تكون صالحة عند التحقق منها في العنوان أدناه؛ وقد تكون هذه الورقة قديمة.
    .code = العنوان { $url } رمزًا للهواتف
    .incomplete = الحروف التي لا تستطيع هذه الورقة إظهارها مرسومة □، وتظهر في الصفحة على العنوان.
    .attached = الشارة الموقّعة التي كُتبت منها هذه الشهادة
    .expired = منتهية
    .revoked = ملغاة
    .suspended = معلّقة
    .superseded = استُبدلت
    .test = اختبار وليس منحًا
    .test-heading = اختبار وليس شهادة
    .test-opening = هذا اختبار ولم يُمنح لأحد. تجربة
    .test-opening-nameless = هذا اختبار ولم يُمنح لأحد. يُظهر كيف ستبدو هذه الشارة:
    .test-earned = لرؤية كيف ستبدو هذه الشارة:
    .test-check = من يفتح العنوان أدناه يعلم أن هذا اختبار؛ وبعد يوم لا يوجد هناك شيء.
    .test-attached = الاختبار الموقّع الذي كُتبت منه هذه الورقة

## The badge designer

designer =
    .small = صغيرة
    .dark = على خلفية داكنة
    .grey = بالرمادي
    .suggest = اقترح
    .suggested = مقترحة من الاسم. وهي تتبع الاسم إلى أن تختار شيئًا آخر.
    .own-colours = يُعمل بهذين اللونين مع «ألوان خاصة».
    .arc-hint = كلمات قليلة على الحافة العليا، مثل اسم الشارة.
    .icon = الأيقونة
    .search = ابحث في الأيقونات
    .more = الحروف والمستوى والحلقات والشريط
    .initials-hint = بدل الأيقونة.
    .banner-hint = على اللافتة. إن تُرك فارغًا: علامات المستوى.
    .level = { $n ->
        [0] بلا مستوى
       *[other] المستوى { $n }
     }
designer-hint-accent-too-close = اللونان متقاربان فلا يمكن التمييز بينهما. لذلك تُرسم العلامات والحلقات بلون الحروف.
designer-hint-dark-letters = لا يُقرأ الأبيض على هذا اللون، لذلك جاءت الحروف داكنة.
designer-hint-title-left-out = تُركت كلمات الحافة خارج الصورة: ليس في خطوطنا { $letters }. ويظهر اسم الشارة بجانبها في كل صفحة.
designer-hint-banner-left-out = تُركت كلمات اللافتة: ليس في خطوطنا { $letters }.
designer-hint-initials-left-out = حلّت الأيقونة محلّ الحروف: ليس في خطوطنا { $letters }.
designer-hint-small-title = كلمات الحافة كثيرة ولذلك هي صغيرة. الأقل أسهل قراءة.

shape-circle = دائرة
shape-hexagon = سداسي
shape-octagon = ثماني
shape-shield = درع
shape-rosette = وردة
shape-seal = ختم
shape-star = نجمة
shape-diamond = معيّن
shape-square = مربّع
shape-book = كتاب
palette-ocean = أزرق محيطي
palette-forest = أخضر غابي
palette-sunset = برتقالي الغروب
palette-ruby = أحمر ياقوتي
palette-violet = بنفسجي
palette-teal = أزرق مخضرّ
palette-rose = وردي
palette-night = ليلي
palette-gold = ذهبي
palette-silver = فضي
palette-bronze = برونزي
palette-own = ألوان خاصة
ring-double = خارجي وداخلي
ring-outer = خارجي
ring-inner = داخلي
ring-none = بلا
ribbon-none = بلا
ribbon-tails = طرفان في الأسفل
ribbon-banner = لافتة عرضية
mark-stars = نجوم
mark-bars = أشرطة
mark-dots = نقاط
icons-science = العلوم
icons-technology = التقنية
icons-words = اللغة والتاريخ
icons-people = الناس والعمل
icons-life = الصحة والطبيعة
icons-doing = الحِرف والرياضة والفنون
icons-signs = علامات
icon-flask = دورق
icon-atom = ذرة
icon-dna = حمض نووي
icon-microscope = مجهر
icon-telescope = مقراب
icon-magnet = مغناطيس
icon-calculator = آلة حاسبة
icon-sigma = رمز المجموع
icon-pi = باي
icon-ruler = مسطرة
icon-brain = دماغ
icon-rocket = صاروخ
icon-code = شيفرة
icon-console = طرفية
icon-laptop = حاسوب محمول
icon-phone = هاتف
icon-robot = روبوت
icon-chip = شريحة
icon-database = قاعدة بيانات
icon-chart-bar = رسم بالأعمدة
icon-chart-line = رسم بالخطوط
icon-cloud = سحابة
icon-security = قفل ودرع
icon-cog = ترس
icon-tools = أدوات
icon-cube = مكعب
icon-bolt = برق
icon-book = كتاب مفتوح
icon-library = كتب
icon-pencil = قلم رصاص
icon-feather = ريشة
icon-script = لفافة
icon-languages = لغات
icon-forum = محادثة
icon-microphone = ميكروفون
icon-newspaper = صحيفة
icon-presentation = عرض
icon-globe = كرة أرضية
icon-map = خريطة
icon-compass = بوصلة
icon-castle = قلعة
icon-column = عمود
icon-group = مجموعة
icon-mortarboard = قبعة تخرّج
icon-teacher = معلّم
icon-leader = قائد
icon-handshake = مصافحة
icon-care = يد العون
icon-heart = قلب
icon-wheelchair = كرسي متحرك
icon-scales = ميزان
icon-gavel = مطرقة القاضي
icon-bank = مصرف
icon-briefcase = حقيبة عمل
icon-money = نقود
icon-pulse = نبض
icon-first-aid = إسعافات أولية
icon-stethoscope = سمّاعة طبية
icon-pill = حبّة دواء
icon-leaf = ورقة شجر
icon-sprout = نبتة
icon-tree = شجرة
icon-water = قطرة ماء
icon-sun = شمس
icon-recycling = إعادة تدوير
icon-paw = مخلب
icon-bee = نحلة
icon-wind = توربين رياح
icon-fire = نار
icon-chef = قبعة طاهٍ
icon-factory = مصنع
icon-hard-hat = خوذة
icon-truck = شاحنة
icon-airplane = طائرة
icon-bike = دراجة
icon-runner = عدّاء
icon-ball = كرة
icon-dumbbell = دمبل
icon-swimmer = سبّاح
icon-music = موسيقى
icon-palette = لوحة ألوان
icon-brush = فرشاة
icon-camera = كاميرا
icon-film = فيلم
icon-masks = أقنعة
icon-knight = قطعة شطرنج
icon-star = نجمة
icon-trophy = كأس
icon-medal = ميدالية
icon-crown = تاج
icon-check = علامة صح
icon-clipboard = لوح مشبك
icon-idea = مصباح
icon-puzzle = أحجية
icon-target = هدف
icon-flag = راية النهاية
icon-key = مفتاح
icon-eye = عين
icon-magnifier = عدسة مكبّرة
icon-clock = ساعة
icon-diamond = ماسة
icon-owl = بومة

## Learner

learner-badges =
    .title = شارات { $course }
    .here = شارة هذا الرابط
    .not-yet = لا يمكن الحصول على هذه الشارة حاليًا. ستظهر هنا مع كل ما تتطلّبه حالما ينشرها معلّمك.
    .earned = حصلت على
    .open-title = يمكنك الحصول على
    .awarded = مُنحت في { $date }
    .open = اعرض شارتك
    .download = الصورة
    .older = لحافظات الشارات الأقدم
    .by-decision = مُنحت لهذا: { $note }
    .signing = شارتك قيد الإعداد. عُد بعد دقيقة.
    .progress = التقدّم نحو { $name }
    .by-hand = يمنح معلّمك هذه الشارة بنفسه.
    .criteria = ما تعنيه
    .empty-title = لا شيء يمكن الحصول عليه هنا بعد
    .empty-text = لم ينشر معلّمك شارة في هذا المقرّر حتى الآن. وعندما توجد واحدة ستظهر هنا مع كل ما تتطلّبه.
    .manage = شارِكها، خذها معك، أبقِها خاصة
learner-anonymous =
    .title = أنت تزور بلا اسم
    .text = لم تخبرنا منصّة التعلّم من أنت، لذا لا يمكن منحك شيئًا هنا. يمكنك قراءة ما تعنيه شارات هذا المقرّر. إن كنت تتوقّع الحصول عليها فسجّل الدخول إلى منصّتك وافتح هذه الصفحة من مقرّرك.
learner-onlooker =
    .title = لست متعلّمًا في هذا المقرّر
    .text = يمكنك قراءة ما تعنيه شارات هذا المقرّر. تُمنح لمتعلّميه، ويصنعها معلّموه.
learner-mine =
    .title = شاراتك
    .text = ما حصلت عليه في مقرّرات منصّة التعلّم هذه. وما يمكن الحصول عليه بعدُ موجود في كل مقرّر.
    .here = كل شاراتك من كل المقرّرات
    .back = العودة إلى المقرّر
    .empty = لا شارات لديك بعد.
    .take = خذ كل شيء معك
    .take-text = أرشيف واحد فيه كل ملف موقّع وكل صورة وصفحة تُقرأ من دوننا. تبقى الشارات فيه أصيلة مهما آل إليه هذا المقرّر.
# Whoever changes a sentence of this message gives the edition in src/domain/consent.rs another name.
learner-consent =
    .private = لا يرى أحد غيرك وغير معلّميك أنها لك. للشارة صفحة لا يمكن تخمينها، بلا اسمك.
    .link = من لديه الرابط يرى الشارة مع اسمك. ويُطلب من محرّكات البحث ألا تدرجها. اختر هذا لمشاركتها.
    .public = يجوز لأي شخص رؤية الشارة مع اسمك، ويجوز لمحرّكات البحث إدراجها.
    .hidden = لا تُجيب صفحتها ولا ملفاتها أحدًا، ولا حتى من لديهم الرابط.
    .back = يمكنك تغيير هذا في أي وقت، ويسري فورًا. والملفات والصور التي أعطيتها لغيرك تبقى عندهم وتبقى قابلة للتحقّق.
    .results = إن وافقت أُنشئ ملف جديد فيه نتائجك. ويمكنك التراجع عن ذلك: عندها يحلّ محلّه ملف بدونها.
    .decline = تختفي الشارة من صفحتها العامة ومن شاراتك المكتسبة. ويمكنك استعادتها لاحقًا.
learner-share =
    .title = شارِكها
    .private = حتى الآن لا يستطيع أحد أن يرى أن هذه الشارة لك. لمشاركتها دع من لديهم الرابط يرونها مع اسمك. ويمكنك التراجع عن ذلك في أي وقت.
    .private-name = اختر «عبر الرابط» أعلاه، وأكّد كتابة اسمك، ثم احفظ.
    .choose = اختر من يجوز له رؤيتها
    .switch = اعرضها على من لديه الرابط
    .ended = الشارة غير السارية لا تُشارك. وصفحتها تقول ما حالها.
    .copy = انسخ
    .copied = نُسخ.
    .linkedin = أضفها إلى ملفك في LinkedIn
    .linkedin-text = كل الحقول مملوءة مسبقًا. يُفتح LinkedIn بجانب هذه الصفحة.
    .post = أو انشرها:
    .on-linkedin = LinkedIn
    .on-bluesky = Bluesky
    .on-facebook = Facebook
    .on-whatsapp = WhatsApp
    .on-x = X
    .on-mail = البريد
    .qr = رمز للهواتف
    .qr-alt = رمز يفتح صفحة هذه الشارة: { $name }
    .qr-save = احفظ الرمز
    .embed = اعرضها في صفحة لك
    .embed-text = ضع واحدًا من هذه في الصفحة. تتغيّر الصورة بنفسها حين تنتهي الشارة أو تُلغى، ولا تعرض شيئًا حين تجعلها خاصة.
takeout =
    .title = شاراتك
    .text = جُمعت في { $date }. كل ملف موقّع: يستطيع أي برنامج تحقّق من شارات Open Badges أن يقول إن كان أصيلًا.
    .empty = لم تكن هناك شارة بعد.
    .page = صفحتها ما دامت متاحة:
    .records = ما أخذته معك من قبل
    .records-text = سجلات موقّعة يضم كلٌّ منها شارات عدّة، كما أُنشئت لك.
embed =
    .open = شاهد هذه الشارة وتحقّق منها
    .private-title = لا تُعرض هذه الشارة هنا
    .private-text = يبقيها صاحبها خاصة، أو أنها غير موجودة.
learner-badge =
    .back = كل شاراتك في المقرّر
    .who = من يجوز له رؤية شارتك
    .save = احفظ
    .name-known = الاسم الذي يُعرض:
    .name-question = هل يُكتب اسمك هكذا؟
    .name-hint = هكذا تعرفك منصّة التعلّم. إن كان خطأ فاطلب تصحيحه هناك أو أخبر معلّمك قبل أن تعرض الشارة.
    .name-type = لم تخبرنا منصّة التعلّم باسمك. اكتبه كما ينبغي أن يُقرأ؛ وهو يصلح لكل شاراتك.
    .results = نتائجك
    .take = خذها معك
    .take-text = كل ملف موقّع ويقول بنفسه ما هو. احتفظ به، أو ضعه في مجموعة شارات في مكان آخر.
    .png = صورة تحمل الشارة (PNG)
    .svg = رسم يحمل الشارة (SVG)
    .json = ملف موقّع (JSON)
    .token = نصّ موقّع
    .pdf-private = تحمل الشهادة الورقية (PDF) اسمك متى أمكن رؤية الشارة بالرابط أو صارت عامة، وتجدها هنا عندئذ. وحتى ذلك الحين لا تذكر الشهادة المعروضة في صفحة الشارة أحدًا.
    .decline-title = لا أريد هذه الشارة
    .decline = ارفض الشارة
    .declined-title = لقد رفضت هذه الشارة
    .declined-text = لا يراها أحد. وهي مع ذلك مكتسبة: تبقى محسوبة لشارات أخرى، ويمكنك استعادتها في أي وقت.
    .keep = استعِدها
watched =
    .title = الشارات في { $course }
    .review = ما حصل عليه هذا المتعلّم في المقرّر، وما ينقصه بعد. لا شيء يُقيَّم هنا: الشارات تتبع ما يظهره المقرّر.
    .observing = أنت تراقب. ترى المتعلّمين الذين تسمح لك المنصّة برؤيتهم، ولا يمكن تغيير شيء هنا.
    .acting = أنت تتصرّف بصفة شخص آخر. ترى ما يراه هذا المتعلّم؛ ولا يمكن المطالبة بشيء أو تغييره باسمه.
    .nothing = لا شيء يمكن الحصول عليه في هذا المقرّر بعد.
    .unknown = { $n ->
        [one] متعلّم واحد تسمّيه المنصّة غير معروف في هذا المقرّر. ربما لم تُقرأ قائمة المشاركين بعد.
       *[other] عدد المتعلّمين الذين تسمّيهم المنصّة وليسوا معروفين في هذا المقرّر: { $n }. ربما لم تُقرأ قائمة المشاركين بعد.
     }
learner-no-course =
    .title = لا مقرّر لعرضه
    .text = فُتحت هذه الصفحة من مكان خارج أي مقرّر، والشارات تنتمي إلى مقرّرات.
    .now = افتح مقرّرك في منصّة التعلّم، واتبع الرابط إلى الشارات من هناك.

## Teacher: putting badges into the course

link-pick =
    .title = ضع شارات في مقرّرك
    .text = تصبح كلٌّ منها رابطًا في { $course }. ومن يتبعه يرى ما يلزم، وكم أنجز منه.
    .which = أيّ شارة؟
    .which-several = أيّ شارات؟
    .draft = يرى المتعلّمون هذه الشارة حالما تنشرها؛ ويمكن أن يكون الرابط موجودًا قبل ذلك.
    .has-column = في سجلّ الدرجات عمود لهذه الشارة بالفعل.
    .course = كل شارات هذا المقرّر
    .course-text = رابط واحد إلى الصفحة التي تعرض كل شارة وتقدّم كل شخص.
    .gate = رابط مطالبة: { $label }
    .gate-text = ضعه خلف ما يجب إنجازه: من يفتحه يُحتسب له.
    .gate-placed = هو موجود في المقرّر بالفعل. ولا يُحتسب رابط ثانٍ إلا بعد أن تفتحه بنفسك.
    .new = اصنع شارة جديدة
    .gradebook = سجلّ الدرجات
    .with-column = مع عمود في سجلّ الدرجات لكل شارة
    .column-text = من يحصل على الشارة ينال هناك نقطة واحدة من واحدة، ليستطيع مقرّرك فتح أشياء بالشارة. لا تُمسّ الدرجات الأخرى أبدًا. ومن دون ذلك لا يُضاف شيء إلى سجلّ الدرجات.
    .column-needed = ما تضيفه هنا يُقيَّم. تنال كل شارة عمودًا في سجلّ الدرجات: من يحصل عليها ينال هناك نقطة واحدة من واحدة.
    .cancel = إلغاء
    .add = ضع في المقرّر
link-problem-nothing = اختر شارة أولًا، أو ألغِ.
link-problem-one-only = هذا المكان من مقرّرك يأخذ رابطًا واحدًا. اختر واحدًا.
link-problem-too-many = هذا أكثر مما يأخذه مقرّرك دفعة واحدة. اختر أقلّ.
link-problem-gone = إحدى هذه الشارات لم تعد موجودة. اختر من جديد.
link-wrong-place =
    .title = لا يمكن إضافة شارات هنا
    .text = هذا المكان من مقرّرك لا يأخذ روابط إلى شارات.
    .takes = يأخذ:
    .now = عُد، وأضف الشارة كنشاط أو كرابط في المقرّر بدلًا من ذلك.
    .back = العودة إلى المقرّر
link-takes-file = ملفات
link-takes-image = صورًا
link-takes-html = نصًّا منسّقًا
link-takes-link = روابط إلى صفحات ويب
link-answer =
    .title = العودة إلى مقرّرك
    .text = { $n ->
        [0] لا يُضاف شيء.
        [one] رابط شارتك في طريقه إلى مقرّرك.
       *[other] روابطك ({ $n }) في طريقها إلى مقرّرك.
     }
    .go = تابع إلى المقرّر
link-course-title = شارات { $course }
link-nothing-picked = لم تُضف أي شارة.
link-nothing-for-this-place = لا يمكن إضافة شارات هنا. أضفها كنشاط أو كرابط في المقرّر.

## Teacher: the course

instructor-badges =
    .title = شارات { $course }
    .new = شارة جديدة
    .held = تنتظر قراركم
    .progress = التقدّم
    .sources = ما يُحتسب
    .empty-title = شارات تُمنح من تلقاء نفسها
    .empty-text = تحدّدون ما يلزم، ويحصل المتعلمون على الشارة فور أن يُظهر المقرر أنهم أنجزوه. ابدؤوا بإحدى هذه، وكل شيء قابل للتغيير:
    .only-by-hand = أريد فقط منح الشارات يدويًا
begin-pass =
    .title = شارة لاجتياز شيء واحد
    .text = اختبار أو تقرير أو وحدة: اختاروا واحدًا. من يبلغ 80{"\u00A0"}% يحصل على الشارة.
begin-finish =
    .title = شارة لإتمام المقرر
    .text = من أنجز كل ما يُحتسب في المقرر يحصل على الشارة.
begin-template =
    .title = البدء من قالب
    .text = الامتياز، ومعظم العمل، وكل شارات المقرر، وغيرها؛ معدّة لما في هذا المقرر.
instructor-start =
    .title = لأي شيء تُمنح الشارة؟
    .lead = كل قالب يأتي باسم ونص وصورة وقاعدة. تطّلعون عليه أولًا وتغيّرون ما تريدون؛ ولا يحصل أحد على شيء قبل النشر.
    .which = أيّ واحد؟
    .no-activities = لم تُظهر لنا منصة التعلم بعد شيئًا يمكن أن تُمنح عليه شارة.
    .templates = قوالب لهذا المقرر
    .blank = البدء بنموذج فارغ
    .copy = نسخ شارات من مقرّر آخر
instructor-copy =
    .title = نسخ شارات إلى { $course }
    .lead = هذه شارات مقرّرات أخرى تدرّس فيها. ما تؤشّر عليه يصل إلى هنا كمسودة؛ وقاعدته تسأل عن أنشطة هذا المقرّر التي لها الاسم نفسه. لا يحصل أحد على شيء قبل أن تنشر.
    .here = موجودة في هذا المقرّر من قبل
    .unmatched = قاعدتها تسأل عمّا ليس في هذا المقرّر:
    .submit = نسخ ما أُشّر عليه
    .nothing-picked = لم يؤشَّر على شيء. أشّر على الشارات التي تريد نسخها.
    .not-offered = شيء ممّا أشّرت عليه لم يعد يمكن نسخه. لم يُنسخ شيء؛ انظر من جديد ثم اضغط الزر مرة أخرى.
    .none = لا شارات أخرى لك لتُنسخ. تظهر هنا مقرّرات أخرى متى فتحت هذه الأداة فيها، أو متى أدرجتك بين مدرّسيها، وكانت فيها شارات.
starter-pass =
    .title = اجتياز شيء واحد
    .text = مقابل 80{"\u00A0"}% في نشاط واحد.
    .name = اجتياز { $activity }
    .description = اجتاز «{ $activity }» في مقرر «{ $course }».
starter-finish =
    .title = إتمام المقرر
    .text = مقابل إنجاز كل ما يُحتسب في المقرر.
    .name = إتمام { $course }
    .description = أتمّ مقرر «{ $course }».
starter-distinction =
    .title = امتياز
    .text = مقابل 90{"\u00A0"}% في كل ما له درجات.
    .name = { $course } بامتياز
    .description = حقق نتائج متميزة في مقرر «{ $course }» كله.
starter-most =
    .title = معظم العمل
    .text = مقابل ثلاثة أرباع ما يُحتسب، أيًا كانت.
    .name = { $course }: على الطريق الصحيح
    .description = أنجز معظم عمل مقرر «{ $course }».
starter-collector =
    .title = كل الشارات
    .text = لمن لديه كل الشارات الأخرى في المقرر.
    .name = { $course }: كل الشارات
    .description = حصل على كل شارات مقرر «{ $course }».
starter-hand =
    .title = يدويًا
    .text = بلا قاعدة. تمنحونها لمن تختارون مع ذكر السبب.
    .name = { $course }: مساهمة متميزة
    .description = قدّم مساهمة متميزة في مقرر «{ $course }».
came-along-title = { $n ->
    [one] جاءت معه شارة واحدة
    [two] جاءت معه شارتان
   *[other] جاءت معه { $n } من الشارات
 }
came-along = { $n ->
    [one] نُسخت شارة من { $course } كمسودة. انظر فيها وانشرها؛ لا يحصل عليها أحد قبل ذلك.
   *[other] نُسخت شارات من { $course } كمسودات ({ $n }). انظر فيها وانشرها؛ لا يحصل أحد على واحدة قبل ذلك.
 }
trouble-roster = تعذّرت قراءة قائمة المشاركين
trouble-results = تعذّرت قراءة النتائج
trouble-locks = تعذّرت قراءة من يستطيع فتح رابط مقفل
trouble-problem-refused = رفضت منصّة التعلّم السؤال. اسأل إدارتها هل يُسمح لهذه الأداة برؤية المشاركين والدرجات.
trouble-problem-unreachable = لم تُجب منصّة التعلّم. يُصلح هذا نفسه عادة؛ وسنسأل من جديد في التحقّق التالي.
trouble-problem-unreadable = أعطت منصّة التعلّم جوابًا لم نستطع فهمه. أخبر إدارتها إن تكرّر ذلك.
trouble-problem-not-offered = لا تقدّم منصّة التعلّم هذا للأداة. اطلب من إدارتها السماح به.
trouble-problem-gone = لم تعد منصّة التعلّم تملك هذا. إذا حُذف النشاط فتخلَّ هنا عمّا يعتمد عليه وغيّر الشارات التي تذكره. وإذا كان لا يزال موجودًا فافتحه مرة واحدة في منصّة التعلّم.
trouble-last-good = عمل آخر مرة في { $date }.
trouble-never-good = لم يعمل حتى الآن.
trouble-kept = ما كان معروفًا من قبل يبقى؛ لا يفقد أحد شارة بسبب هذا.

## Teacher: making a badge

instructor-edit =
    .title = تغيير { $name }
    .title-new = شارة جديدة
    .nameless = الشارة
    .holders = { $n ->
        [one] لدى شخص واحد هذه الشارة ويحتفظ بها، بالنصّ والقاعدة اللذين مُنحت بهما.
       *[other] عدد من لديهم هذه الشارة { $n }، ويحتفظون بها بالنصّ والقاعدة اللذين مُنحت بهما.
     }
    .part-name = الاسم والوصف
    .part-picture = الصورة
    .part-rule = القاعدة
    .part-criteria = ما يقرؤه المتعلّمون
    .description-hint = جملة أو جملتان عمّا تقوله الشارة عن حاملها.
    .show-picture = حدّث المعاينة
    .picture-hint = بدل الرسم أعلاه: ملف PNG أو SVG، والأفضل أن يكون مربّعًا. واذكر في الأسفل ما يُظهره.
    .uploaded = استخدم صورتي الخاصة بدل الرسم
    .alt-hint = لمن لا يرون الصورة. مع رسمنا، الفراغ يعني الاسم وكلمة «شارة».
    .complex = في هذه القاعدة أكثر مما يستطيع هذا النموذج عرضه. تبقى كما هي؛ وكل ما عداها يمكن تغييره هنا.
    .match-all = كل الشروط
    .match-any = أيًّا من الشروط
    .match-at-least = على الأقل
    .match-of = من الشروط
    .kind-none = (غير مستخدم)
    .kind-score = درجة في نشاط
    .kind-completed = نشاط مُنجز
    .kind-approved = عمل مُسلَّم وافق عليه معلم
    .kind-badge = شارة أخرى
    .by-hand = بلا شروط: يمنح معلّم هذه الشارة بنفسه
    .no-activities = لم تُرنا منصّة التعلّم بعدُ شيئًا يمكن لشرط أن يسأل عنه. تقول صفحة «ما يُحتسب في هذا المقرّر» كيف يُجلب شيء؛ أو امنح الشارة بنفسك.
    .choose-activity = اختر نشاطًا
    .choose-badge = اختر شارة
    .group-columns = أعمدة سجلّ الدرجات: درجة، أو مُنجز
    .group-locks = روابط مقفلة: مفتوح
    .group-gates = روابط مطالبة: فُتح
    .missing = هل ينقص شيء هنا؟
    .sources = انظر ما يُحتسب في هذا المقرّر، وأضف إليه
    .more-rows = شروط أخرى
    .extra-credit = لا يمكن بلوغ أكثر من 100 % إلا بنقاط إضافية.
    .latest-hint = ما أُنجز في هذا اليوم يُحتسب، حتى لو قُيّم لاحقًا.
    .criteria-hint = ما يلزم، بكلماتك. يظهر في صفحة الشارة العامة. إن تُرك فارغًا: يُكتب من القاعدة.
    .draft-criteria = اكتبه من القاعدة
    .part-more = المزيد عن هذه الشارة
    .more = النوع والمهارات والوسوم واللغة والساعات المعتمدة
    .more-text = كل ذلك اختياري. يصبح جزءًا من كل شارة تُمنح من الآن فصاعدًا، ويُظهر لأصحاب العمل والمدارس الأخرى قيمة الشارة.
    .no-type = شارة
    .language-hint = مثل en أو pt-BR.
    .credits-hint = عدد، مثل 2.5.
    .tags-hint = كلمات للعثور عليها، تفصل بينها فواصل.
    .skills = المهارات
    .skills-hint = مهارات أو معايير من إطار منشور، لكل منها عنوانها على الويب.
    .more-skills = مهارات أخرى
    .evidence-asked-hint = ما يجب أن يُظهره من يمنح الشارة يدويًا. ولا يمكن منحها بلا دليل حينئذ.
    .edition-hint = كلمتكم الخاصة لهذا الإصدار، مثل 2026.
    .save = احفظ المسودة
    .preview = معاينة
    .save-changes = احفظ التغييرات
    .save-preview = احفظ وانظر من سيحصل عليها
instructor-preview =
    .title = معاينة: { $name }
    .sum = اليوم يمنح هذا الشارة لعدد { $n } من { $learners ->
        [one] متعلّم واحد
       *[other] أصل { $learners } من المتعلّمين
     }.
    .edit = العودة إلى التحرير
    .also = { $n ->
        [one] منحها أيضًا للمتعلم الواحد الذي يستوفي القاعدة بالفعل
        [two] منحها أيضًا للمتعلمَين اللذين يستوفيان القاعدة بالفعل
       *[other] منحها أيضًا للمتعلمين الذين يستوفون القاعدة بالفعل، وعددهم { $n }
     }
    .publish = انشر
    .winners = من يحصل عليها ({ $n })
    .has = لديه منذ { $date }
    .would = سيحصل عليها الآن
    .nobody = لا أحد يستوفي القاعدة اليوم. لا بأس: من يستوفيها لاحقًا يحصل على الشارة عندئذ.
    .waiting = من لا يحصل عليها، ولماذا ({ $n })
    .left-out = خارج الحساب ({ $n })
    .left-out-text = لا تُسأل القاعدة عن هؤلاء الأشخاص.
left-out-teacher = يدرّس في هذا المقرّر
left-out-observer = يراقب فقط
left-out-test-user = مستخدم تجريبي للمنصّة
left-out-inactive = غير نشط في المقرّر
left-out-nameless = لا تعطينا المنصّة اسمًا؛ والشارة تحتاج إلى اسم
left-out-set-aside = استبعدتموه حين كان كثيرون سيحصلون عليها دفعة واحدة
badge-hold =
    .title = أكثر من المعتاد دفعة واحدة
    .awards = { $n ->
        [one] بحسب القاعدة ستُمنح هذه الشارة الآن لمتعلم واحد من { $learners }.
        [two] بحسب القاعدة ستُمنح هذه الشارة الآن لمتعلمَين من { $learners }.
       *[other] بحسب القاعدة ستُمنح هذه الشارة الآن دفعة واحدة لعدد { $n } من { $learners } من المتعلمين.
     } قد يكون ذلك صحيحًا، أو سهوًا في القاعدة أو في الدرجات. لن يحصل عليها أحد قبل أن تقولوا ذلك.
    .flags = { $n ->
        [one] شخص واحد لديه الشارة لم يعد يستوفي القاعدة.
        [two] شخصان لديهما الشارة لم يعودا يستوفيان القاعدة.
       *[other] عدد { $n } ممن لديهم الشارة لم يعودوا يستوفون القاعدة، دفعة واحدة.
     } غالبًا ما يكون ذلك تغييرًا في الدرجات. يحتفظون بالشارة، ولا تُوضع أي علامة قبل أن تقولوا ذلك.
    .look = عرض الأسماء
    .confirm = نعم، هذا مقصود
    .set-aside = لا، استبعاد هؤلاء
badge-test =
    .title = شارة اختبار
    .text = شاهد ما سيحصل عليه المتعلّم: الصفحة والصورة والشهادة والملفات، موقّعة حقًا وباسمك أنت. ومن يفتح اختبارًا أو يتحقق منه يُخبَر أولًا بأنه اختبار وليس منحًا. لا يُحسب في أي مكان، وينتهي من تلقاء نفسه بعد يوم، وإذا حُذف لم يترك أثرًا. وحتى ذلك الحين يستطيع فتحه كل من لديه عنوانه.
    .make = إنشاء شارة اختبار
    .one = الاختبار { $n }
    .ends = ينتهي في { $date }
    .page = عرض صفحته
    .verify = التحقق منه
    .delete = حذف هذا الاختبار
    .full = { $n ->
        [zero] ليس لديك اختبارات لهذه الشارة.
        [one] لديك اختبار واحد لهذه الشارة. احذفه لإنشاء آخر.
        [two] لديك اختباران لهذه الشارة. احذف أحدهما لإنشاء آخر.
        [few] لديك { $n } اختبارات لهذه الشارة. احذف أحدها لإنشاء آخر.
        [many] لديك { $n } اختبارًا لهذه الشارة. احذف أحدها لإنشاء آخر.
       *[other] لديك { $n } اختبار لهذه الشارة. احذف أحدها لإنشاء آخر.
     }
badge-undo =
    .one = تراجع
    .one-text = لشارة مُنحت خطأً. تصبح غير صالحة نهائيًا، ولا تذكر صفحتها العامة إلا أنها كانت خطأً. يمكنكم منحها من جديد في أي وقت؛ أما القاعدة فلا تمنحها من جديد إلا لما يحدث من الآن فصاعدًا.
    .one-sure = التراجع عن هذا المنح
    .runs = التراجع عن عدة شارات دفعة واحدة
    .runs-text = مُنحت هذه معًا. عند التراجع تصبح غير صالحة نهائيًا، ولا تذكر صفحاتها العامة إلا أنها كانت خطأً. يمكنكم منحها من جديد يدويًا؛ أما القاعدة فلا تمنحها من جديد إلا لما يحدث من الآن فصاعدًا.
    .run = { $n ->
        [one] منح واحد بالقاعدة في { $date }
        [two] منحان بالقاعدة في { $date }
       *[other] { $n } من عمليات المنح بالقاعدة في { $date }
     }
    .run-by-hand = { $n ->
        [one] منح واحد يدويًا في { $date }
        [two] منحان يدويًا في { $date }
       *[other] { $n } من عمليات المنح يدويًا في { $date }
     }
    .run-sure = { $n ->
        [one] التراجع عن هذا المنح
        [two] التراجع عن المنحين
       *[other] التراجع عنها كلها ({ $n })
     }
undone-reason = مُنحت هذه الشارة خطأً.
left-out-held = أُلغيت الشارة لسبب؛ ولا تُمنح من جديد تلقائيًا

## Teacher: what counts in the course

instructor-sources =
    .title = ما يُحتسب في هذا المقرّر
    .lead-moodle = يُري Moodle هذه الأداة أعمدتها الخاصة في سجلّ الدرجات، لا درجات الاختبارات والواجبات. ثلاث طرق تؤدّي إليها: عمود بصيغة حسابية، ورابط مقفل، وقرارك أنت.
    .lead-canvas = يُري Canvas هذه الأداة واجباتها الخاصة، لا درجات الاختبارات والواجبات الأخرى. طريقتان تؤدّيان إليها: رابط مطالبة في نهاية وحدة، وقرارك أنت.
    .lead-other = تُري منصّة التعلّم هذه الأداة أعمدتها الخاصة في سجلّ الدرجات، ولا تُريها عادة درجات الأنشطة الأخرى. يؤدّي إليها رابط مطالبة وقرارك أنت.
    .columns = أعمدة سجلّ الدرجات
    .out-of = من { $maximum }
    .own = أُنشئ هنا لقيمك
    .no-columns = لا يوجد بعدُ عمود لهذه الأداة في سجلّ الدرجات.
    .make-column = أنشئ عمودًا لقيمك الخاصة
    .make-column-sure = أنشئ العمود
    .column-hint = كما يظهر في سجلّ الدرجات، مثل «امتحان شفهي». وإن وُجد عمود بهذا الاسم يُستخدم من جديد.
    .maximum-hint = لصيغة حسابية: بقدر الحدّ الأقصى للاختبار الذي تتبعه.
    .column-failed = تعذّر إنشاء العمود
    .column-no-service = لا تسمح منصّة التعلّم لهذه الأداة برؤية أي سجلّ درجات. تستطيع الإدارة السماح بذلك في إعدادات الأداة، تحت الدرجات.
    .column-no-right = تسمح منصّة التعلّم لهذه الأداة بقراءة الأعمدة لا بإنشائها. تستطيع الإدارة السماح بذلك: «مزامنة الدرجات وإدارة الأعمدة» في Moodle، و«can create and view assignment data in the gradebook» في Canvas.
    .column-not-here = ليس في منصّة التعلّم هذه سجلّ درجات للأدوات.
    .formula = دع العمود يتبع اختبارًا
    .formula-1 = في Moodle افتح الدرجات، ثم إعداد سجلّ الدرجات. عدّل الاختبار هناك وأعطه رقم تعريف مثل quiz1.
    .formula-2 = في المكان نفسه افتح قائمة العمود الجديد، ثم تحرير الحساب، وأدخل هذه الصيغة:
    .formula-label = الصيغة، للنسخ
    .formula-3 = أعطِ العمود الوزن 0، وإلا احتُسب في مجموع المقرّر.
    .formula-4 = افتح إعداد سجلّ الدرجات مرة أخرى: عندئذ فقط يحسب Moodle صيغة جديدة. ومن ثمّ يظهر كل تغيير فورًا.
    .canvas-column = لا يخبر Canvas هذه الأداة إلا بدرجات من قيّمتهم الأداة نفسها. والدرجة التي تكتبها هناك لا تصل إليها.
    .locks = روابط مقفلة
    .make-lock = استخدم هذا الرابط قفلًا
    .choose-link = اختر رابطًا
    .lock-needs = القفل رابط لهذه الأداة في المقرّر. إن كان رابطك غير موجود هنا: أضف واحدًا في Moodle (إضافة نشاط، هذه الأداة) وافتحه مرة.
    .lock-no-service = لا تسمح منصّة التعلّم لهذه الأداة برؤية قائمة المشاركين. تستطيع الإدارة السماح بذلك في إعدادات الأداة، تحت الأسماء والأدوار.
    .lock-not-here = وحده Moodle يخبر أداة بمن يسمح له بالدخول.
    .gates = روابط المطالبة
    .make-gate = أنشئ رابط مطالبة
    .make-gate-sure = أنشئ رابط المطالبة
    .gate-hint = ما أنجزه من يحقّ له فتحه، مثل «أُنجزت الوحدة 3».
    .place-gate = كيف تضع رابط مطالبة في المقرّر
    .place-1-moodle = في Moodle شغّل التحرير وأضف نشاطًا: هذه الأداة.
    .place-1-canvas = في Canvas افتح Modules، واضغط + في الوحدة، واختر External tool ثم هذه الأداة.
    .place-1-other = أضف في مقرّرك رابطًا إلى هذه الأداة.
    .place-2 = تُفتح الأداة: اختر فيها رابط المطالبة.
    .place-3-moodle = تحت تقييد الوصول لذلك النشاط، قل ما يجب إنجازه من قبل.
    .place-3-canvas = عدّل الوحدة وقل تحت Add requirements ما يجب إنجازه، مع «in sequential order»، ليأتي رابط المطالبة أخيرًا.
    .place-3-other = اجعل منصّة التعلّم لا تعرضه إلا لمن أنجز ما يجب إنجازه.
    .place-4 = افتحه مرة بنفسك، لتعرف هذه الأداة أيّ رابط هو.
    .by-hand = قرارك أنت
source-proves-column = ما يثبته: هذه الدرجة موجودة في سجلّ الدرجات.
source-proves-lock = ما يثبته: تسمح منصّة التعلّم للمتعلّم بفتح هذا الرابط، فتقييد الوصول إليه مستوفى. لا تُرى أي درجة. ولا يفقد أحد شارة إن مُنع لاحقًا.
source-proves-gate = ما يثبته: فتح المتعلّم هذا الرابط. قيمته بقدر القفل الذي أمامه، ولا يُحتسب إلا عند فتحه.
source-proves-hand = ما يثبته: قرّرته أنت، للسبب الذي تذكره. افتح شارة واختر «امنحها بنفسك».
source-drop = أوقف استخدامه
lock-let-in = يسمح بدخول { $n } من { $all }
lock-state-new = لم يُتحقّق منه بعد
lock-state-used = قيد الاستخدام
lock-state-all-let-in = ينتظرك
lock-state-jump = ينتظرك
gate-opened = { $n ->
    [0] في المقرّر؛ لم يفتحه أي متعلّم بعد
    [one] فتحه متعلّم واحد
    [two] فتحه متعلّمان
    [few] فتحه { $n } متعلّمين
   *[other] فتحه { $n } متعلّمًا
 }
gate-not-placed = ليس في المقرّر بعد
held-title = هل ما زال «{ $label }» مقفلًا؟
held-all-let-in = يسمح Moodle فجأة بدخول الجميع ({ $n } من { $all }). هكذا يبدو الأمر عندما يُزال تقييد الوصول.
held-jump = يسمح Moodle فجأة بدخول { $n } من { $all } من المتعلّمين، أكثر بكثير من قبل.
held-kept = إلى أن تجيب لا يُحتسب شيء جديد. ومن لديه شارة يحتفظ بها.
held-look = انظر من
held-right = هذا صحيح
instructor-lock =
    .title = رابط مقفل: { $label }
    .sum = يسمح Moodle بدخول { $n } من { $all } من المتعلّمين
    .let-in = مسموح لهم ({ $n })
    .kept-out = غير مسموح لهم ({ $n })
    .use = هذا صحيح: استخدم هذا القفل
    .changed = سُمح بدخول متعلّمين غير الذين كانوا قبل لحظة. انظر من جديد من فضلك.
    .steps = في Moodle
    .step-1 = افتح إعدادات «{ $label }» نفسه. التقييد على قسمه وحده لا يُحتسب.
    .step-2 = تحت تقييد الوصول أضف ما يجب إنجازه: درجة، أو نشاطًا مكتملًا، أو مجموعة. التاريخ وحده لا يميّز أحدًا.
    .step-3 = احفظ، وعُد إلى هنا، وتحقّق ممّن يمرّ.
    .check = تحقّق ممّن يمرّ
    .drop-text = القواعد التي تسأل عنه لا تمنح أحدًا بعد ذلك حتى تغيّرها. ومن لديه شارة يحتفظ بها.
finding-no-restriction = الجميع يمرّون، فلا تقييد يميّز بين المتعلّمين. ربما هو ناقص، أو على القسم وحده، أو تاريخ مضى. قفل كهذا لا يمكن استخدامه.
finding-nobody-yet = لا أحد يمرّ. هذا صحيح إن لم ينجزه أحد بعد. وإن كان أحد قد أنجزه فتحقّق من أن النشاط ليس مخفيًا ومن أن ما يسمّيه التقييد ما زال موجودًا.
finding-only-one = لا يوجد إلا متعلّم واحد، فلا يمكن لأحد أن يعرف هل هذا قفل. تحقّق من التقييد في Moodle قبل استخدامه.
finding-no-learners = لا متعلّمين في هذا المقرّر بعد. عُد عندما يوجد بعضهم.
finding-works = هل هؤلاء هم الأشخاص الصحيحون؟ إن كان كذلك فاستخدم القفل.

## Teacher: learners and badges

instructor-progress =
    .title = التقدّم في { $course }
    .list = قائمة للطباعة
    .csv = الجدول كملف (CSV)
    .name = الاسم
    .every-badge = كل الشارات
    .narrow = عرض
    .everything = عرض الجميع وكل الشارات
    .shown = المتعلمون من { $first } إلى { $last } من أصل { $all }
    .have = { $n ->
        [zero] لم يحصل عليها أحد
        [one] حصل عليها شخص واحد
        [two] حصل عليها شخصان
        [few] حصل عليها { $n } أشخاص
        [many] حصل عليها { $n } شخصًا
       *[other] حصل عليها { $n } شخص
     }
    .flagged = بحاجة إلى نظر
    .left = لم يعد يتعلم هنا
    .legend = يقود الرابط إلى الشارة: هناك ترى سبب منحها ويمكنك سحبها. وما ينقص يُفتح تحت الرقم.
    .pages = صفحات الجدول
    .before = المتعلمون السابقون
    .after = المتعلمون التالون
    .no-badges = لا توجد شارة منشورة بعد. يبدأ الجدول مع أول شارة.
    .no-learners = لا متعلمين بعد. يظهرون بعد أول فحص للمقرر، أو حين يفتحون هذه الأداة.
    .no-match = لا أحد في اسمه هذا.
progress-cell =
    .earned = نيلت في { $date }
    .expired = انتهت في { $date }
    .revoked = أُلغيت في { $date }
    .share = { $percent }{"\u00A0"}%
    .steps = { $met } من { $needed }
instructor-list =
    .title = الشارات الممنوحة في { $course }
    .back = المتعلمون والشارات
    .made = { $n ->
        [zero] لا منح حتى { $date }
        [one] منحة واحدة حتى { $date }
        [two] منحتان حتى { $date }
        [few] { $n } منح حتى { $date }
        [many] { $n } منحة حتى { $date }
       *[other] { $n } منحة حتى { $date }
     }
    .print = طباعة
    .platform-id = المعرّف في منصة التعلم
    .awarded = مُنحت في
    .state = الحالة
    .nothing = لم تُمنح أي شارة بعد.
    .cut = لا تضم القائمة إلا أول { $shown } من أصل { $all } شخص. ضيّق الجدول بالاسم أو بالشارة، أو خذ الملف الذي يضم الجميع.
instructor-learner =
    .has = شارات نالها
    .lacks = ليس بعد
    .why = السبب، وما يمكن فعله
    .left = لا تمنح أي قاعدة هذا الشخص شيئًا: لم يعد يتعلم في هذا المقرر. وما ناله يبقى له.

## Teacher: giving a badge by hand

instructor-give =
    .title = امنح «{ $name }» بنفسك
    .give = امنح الشارة
    .reason-hint = ما فعلوه. يصبح جزءًا من الشارة: يستطيع قراءته المتعلّم ومن يريه إيّاه.
    .asked = تطلب هذه الشارة دليلًا: { $asked }
    .link-hint = عنوان يبدأ بـ https://، يمكن رؤية العمل فيه.
    .holds = لديه
    .nobody = لا متعلّمين في هذا المقرّر بعد.
    .given = { $n ->
        [one] لدى شخص واحد الشارة الآن:
        [two] لدى شخصين الشارة الآن:
       *[other] لدى { $n } من الأشخاص الشارة الآن:
     }
    .held = { $n ->
        [one] كانت لديه من قبل ويحتفظ بها كما كانت:
       *[other] كانت لديهم من قبل ويحتفظون بها كما كانت:
     }
    .revoked = { $n ->
        [one] أُلغيت الشارة لهذا الشخص، ولا تُمنح مرتين:
       *[other] أُلغيت الشارة لهؤلاء الأشخاص، ولا تُمنح مرتين:
     }

## Teacher: one badge

badge-gradebook =
    .title = في سجلّ الدرجات
    .closed = لا تسمح منصّة التعلّم لهذه الأداة بكتابة شيء في سجلّ الدرجات. تستطيع الإدارة السماح بذلك.
    .off = عندما يحصل أحد على هذه الشارة يمكن كتابة نقطة واحدة في عمود خاص بها. عندئذ يستطيع مقرّرك فتح أشياء أو قفلها بالشارة.
    .begin = اكتبها في سجلّ الدرجات
    .wanted = العمود قيد الإنشاء؛ يستغرق ذلك دقيقة.
    .ready = { $n ->
        [0] العمود موجود. ليس لأحد نقطة بعد.
        [one] لدى متعلّم واحد النقطة.
        [two] لدى متعلّمين اثنين النقطة.
       *[other] لدى { $n } من المتعلّمين النقطة.
    }
    .waiting = { $n ->
        [one] نقطة واحدة في الطريق.
        [two] نقطتان في الطريق.
       *[other] { $n } من النقاط في الطريق.
    }
    .kept = { $n ->
        [one] لمتعلّم واحد كانت هناك درجة أخرى من قبل؛ وهي تبقى.
       *[other] لعدد { $n } من المتعلّمين كانت هناك درجة أخرى من قبل؛ وهي تبقى.
    }
    .not-gradable = { $n ->
        [one] لمتعلّم واحد لا يحفظ المقرّر درجات.
       *[other] لعدد { $n } من المتعلّمين لا يحفظ المقرّر درجات.
    }
    .refused-title = لم يقبلها سجلّ الدرجات
    .refused = ربما أُزيل العمود، أو انتهى المقرّر، أو لا يُسمح لهذه الأداة بكتابة درجات هناك. الشارات نفسها لا تُمسّ.
    .again = حاول من جديد
    .end = أوقف الكتابة
instructor-badge =
    .public = صفحة الشارة العامة
    .mails = من يحصل على هذه الشارة يُبلَّغ برسالة إلكترونية، إذا أعطتنا منصّة التعلّم عنوانًا.
    .mails-none = لا يرسل هذا الخادم رسائل إلكترونية: من يحصل على هذه الشارة يجدها في المقرّر.
    .attention-title = تسمّي القاعدة شيئًا لم يعد موجودًا
    .attention = لا يحصل أحد على الشارة تلقائيًا حتى تغيّر القاعدة. ومن لديه الشارة يحتفظ بها. لم يعد موجودًا في المقرّر:
    .unmatched-title = تسمّي القاعدة ما ليس في هذا المقرّر
    .unmatched = جاءت الشارة من مقرّر آخر. لم يُعثر هنا على هذه الأنشطة، فلا يمكن نشرها كما هي. غيّر القاعدة، أو أضفها إلى المقرّر بالأسماء نفسها وتحقّق من جديد:
    .preview-publish = المعاينة والنشر
    .publish = انشر
    .resume = استأنف
    .pause = أوقف مؤقتًا
    .edit = غيّر
    .preview = من سيحصل عليها
    .give = امنحها بنفسك
    .retire = أحِلها إلى التقاعد
    .retire-text = لا يحصل أحد على شارة متقاعدة بعد ذلك. ومن لديه الشارة يحتفظ بها، وتبقى صالحة.
    .retire-sure = أحِل هذه الشارة إلى التقاعد
    .retire-note-hint = تظهر مع التاريخ في الصفحة العامة للشارة.
    .no-successor = لا شيء
    .retired-change = غيّر ما يُقال عنها
    .remove = احذف
    .remove-text = لم تُمنح هذه الشارة لأحد قط، لذا يمكن أن تزول تمامًا. وستقود روابطها في المقرر إلى قائمة الشارات.
    .remove-sure = احذف هذه الشارة
    .no-criteria = لا شيء بعد.
    .holders = من لديه الشارة
    .holders-order = الأحدث أولًا. ومن حصلوا عليها في الوقت نفسه مرتّبون بالاسم.
    .nobody = لا أحد لديه الشارة بعد.
    .awarded = مُنحت في { $date }
    .flagged = نزلت النتيجة منذ ذلك تحت القاعدة. تبقى الشارة صالحة ما لم تُلغها.
    .by-hand = مُنحت باليد: { $note }
    .page = صفحة الشارة
    .revoke = ألغِ
    .revoke-whose = شارة { $name }
    .reason-hint = يستطيع كل من يفتح الشارة قراءته.
    .revoke-sure = ألغِ هذه الشارة
    .mistake = كان خطأ منّا: يجوز الحصول على الشارة أو منحها من جديد
    .until = صالحة حتى { $date }
    .renew = جدّد
    .suspend-text = أو علّقها في الوقت الحاضر حتى ترجع عن ذلك. وما كُتب أعلاه يقرؤه عندئذ المعلّمون وحدهم.
    .suspend = علّق
    .declined = رفضها صاحبها في { $date }: لا يراها أحد، وتظل محسوبة في القواعد.
    .set-aside-for = معلّقة: { $reason }
    .reinstate = أعد سريانها
    .held-back = لا تُمنح لهذا الشخص من جديد حتى تسمح بذلك.
    .clear-hold = اسمح بها من جديد

## Public: a badge that someone earned

credential =
    .title-of = { $name }، مُنحت إلى { $holder }
    .summary = { $name }: شارة أصدرتها { $issuer }، مع ما لزم للحصول عليها.
    .awarded-to = مُنحت إلى
    .issued-by = أصدرتها
    .awarded-at = تاريخ المنح
    .expires-at = تنتهي
    .expires-never = أبدًا
    .how-we-know = كيف نعرف
    .domain = موقّعة بمفتاح ينشره { $domain }
    .private = يُبقي حاملها اسمه خاصًا. ومع ذلك يمكن التحقّق من الشارة.
    .criteria = ما لزم
    .conditions = الشروط المستوفاة
    .about = عن هذه الشارة
    .check = تحقّق بنفسك
    .check-text = لا حاجة إلى أن تصدّق هذه الصفحة. الملفات أدناه موقّعة؛ ويستطيع أي شخص التحقّق منها، هنا أو بأداة تحقّق أخرى.
    .verify = تحقّق من هذه الشارة
    .files = الملفات:
    .png = صورة (PNG)
    .json = JSON
    .jwt = JWT
    .svg = صورة (SVG)
    .pdf = شهادة (PDF)
    .jws = موقّعة (JWS)
    .older = لحافظات الشارات الأقدم
    .older-text = الشارة نفسها بصيغة Open Badges 2.0، للبرامج التي لا تقرأ الشكل الحالي بعد. تسأل هذه البرامج هذا الخادم هل ما زالت سارية.
    .older-address = أو ألصق هذا العنوان هناك:
    .log = مدوّنة في سجلّ الإصدار برقم { $number }:
    .log-proof = الإثبات (JSON)
    .newer = انظر الأحدث
    .key-withdrawn = في { $date } سحب المُصدر المفتاح الذي وقّعها لأن شخصًا آخر قد يملكه. لم تعد تجتاز أي تحقّق؛ ويستطيع من استحقّها أن يطلب من المُصدر شارة جديدة.
credential-valid =
    .title = صالحة
    .text = وقّعها { $domain }؛ ليست مُلغاة ولا منتهية.
credential-expired =
    .title = منتهية
    .text = كانت أصلية، وصالحة حتى { $date }.
credential-revoked =
    .title = مُلغاة
    .text = أُلغيت في { $date }: { $reason }
credential-suspended =
    .title = معلّقة
    .text = علّقها { $domain } في الوقت الحاضر. لا تعتمد عليها حتى يُحسم الأمر.
credential-superseded =
    .title = استُبدلت بأحدث منها
    .text = أصدر { $domain } شارة أحدث مكانها.
credential-test =
    .title = هذا اختبار وليس منحًا
    .text = يجرّب معلّم هذه الشارة. لم تُمنح لأحد ولا تقول شيئًا عن أحد، ووقّعها { $domain } ليوم واحد.
    .by = يجرّبها

achievement =
    .summary = { $name }: شارة تقدّمها { $issuer }، وما يلزم للحصول عليها.
    .offered-by = تقدّمها
    .criteria = ما يلزم
    .no-criteria = لم يصفها المُصدر.
    .retired = لم تعد هذه الشارة تُمنح. ومن لديه الشارة يحتفظ بها، وتبقى صالحة.
    .retired-on = لم تعد هذه الشارة تُمنح منذ { $date }. ومن لديه الشارة يحتفظ بها، وتبقى صالحة.
    .successor = بدلًا منها:

besides =
    .title = ما قيمتها
    .skills = المهارات التي تمثّلها
    .kind = النوع
    .credits = الساعات المعتمدة
    .language = اللغة
    .field = مجال الدراسة
    .specialization = التخصّص
    .code = الرمز
    .edition = الإصدار
    .measures = تُقاس بـ
    .evidence-asked = الدليل المطلوب
    .related = ذات صلة
    .tags = الوسوم
    .evidence = الأدلة
    .shown = ما تحقّق
    .credits-earned = الساعات المكتسبة
    .days = المدة
    .license = رقم الرخصة
    .role = الدور
    .term = الفصل الدراسي
    .assessed-by = قيّمها
endorsed =
    .title = توصي بها
    .achievement = عن هذه الشارة
    .issuer = عن الجهة المُصدِرة
    .award = عن هذا المنح
badge-type =
    .achievement = إنجاز
    .apprenticeship-certificate = شهادة تدريب مهني
    .assessment = تقييم
    .assignment = واجب
    .associate-degree = درجة الزمالة
    .award = جائزة
    .badge = شارة
    .bachelor-degree = درجة البكالوريوس
    .certificate = شهادة
    .certificate-of-completion = شهادة إتمام
    .certification = اعتماد
    .community-service = خدمة مجتمعية
    .competency = كفاءة
    .course = مقرر
    .co-curricular = نشاط مصاحب للمنهج
    .degree = درجة علمية
    .diploma = دبلوم
    .doctoral-degree = درجة الدكتوراه
    .fieldwork = عمل ميداني
    .general-education-development = معادلة التعليم العام
    .journeyman-certificate = شهادة حِرفي
    .learning-program = برنامج تعليمي
    .license = رخصة
    .membership = عضوية
    .professional-doctorate = دكتوراه مهنية
    .quality-assurance-credential = شهادة ضمان الجودة
    .master-certificate = شهادة معلّم حِرفة
    .master-degree = درجة الماجستير
    .micro-credential = شهادة مصغّرة
    .research-doctorate = دكتوراه بحثية
    .secondary-school-diploma = شهادة الثانوية

issuer =
    .role = يُصدر الشارات هنا
    .role-ended = أصدر شارات هنا ولم يعد يفعل. وما أصدره يبقى صالحًا.
    .parent = جزء من
    .website = الموقع
    .email = البريد الإلكتروني
    .phone = الهاتف
    .official = يمثّله
    .address = العنوان
    .domain = النطاق
    .did = المعرّف
    .how = كل شارة من هذا المُصدر موقّعة بمفتاح ينشره { $domain }. ومن يتحقّق من شارة يقارن التوقيع بذلك المفتاح، فلا يستطيع غيره الإصدار بهذا الاسم.
    .how-own = النطاق { $domain } ملك لهذا المُصدر: من يملكه يقرّر أي المفاتيح تكون هناك.
    .how-shared = النطاق { $domain } هو نطاق الخادم، الذي يكفل أن هذا المُصدر هو من يقول إنه هو.
    .keys = المفاتيح
    .keys-text = يمكن التحقّق من شارة ما دام المفتاح الذي وقّعها مذكورًا هنا. تتغيّر المفاتيح من حين إلى آخر؛ وتبقى السابقة.
issuer-key =
    .kind-ed25519 = Ed25519، للملفات التي تحمل الإثبات في داخلها
    .kind-rsa = RSA، للرموز (JWT)
    .imported = (أحضره المُصدر)
    .sealed-by = مختوم باسم
    .confirmed = أكّدته { $authority } حتى { $date }
    .state = الحالة
    .coming = منشور؛ يوقّع من { $date }
    .signs = يوقّع منذ { $date }
    .retired = وقّع من { $from } إلى { $date }؛ وما وقّعه يبقى صالحًا
    .withdrawn = سُحب في { $date } لأن شخصًا آخر قد يملكه. لم يعد بوسع أحد أن يعرف ما وقّعه بحقّ، فلا تجتاز الشارات الموقّعة به التحقّق؛ ويحتاج حاملوها إلى شارات جديدة.

## Public: the verifier

verify =
    .title = تحقّق من شارة
    .text = أي Open Badge، من هنا أو من غيرها، بالإصدار 2.0 أو 3.0. ترى هل هي أصلية، وهل هي سارية، ومن أصدرها.
    .or = أو
    .file-hint = الصورة (PNG أو SVG) أو الشهادة (PDF) أو الملف (JSON أو JWT) الذي جاءت به الشارة.
    .link-hint = عنوان شارة.
    .paste-hint = نصّ JSON أو JWT لشارة.
    .recipient-hint = وهو في الغالب رمز في الشارة يمكن مقارنته ولا يمكن قراءته. ولا يمكن مقارنة الاسم بهذا الرمز.
    .log = اسأل سجلّ المُصدر أيضًا
    .log-hint = إن كان للمُصدر سجلّ، فكل شارة مدوّنة فيه كما وُقّعت. ويُسأل سجلّ هذا الخادم دائمًا عن شاراته هو. ويعرف خادم المُصدر أيّ شارة يجري التحقّق منها.
    .submit = تحقّق
    .kept = ما تُدخله يُتحقّق منه ولا يُحفظ.
    .many = تحقّق من شارات كثيرة معًا
verify-many =
    .title = تحقّق من شارات كثيرة معًا
    .text = الصق الروابط، أو ارفع جدولًا فيه روابط، أو أرشيف ZIP فيه ملفات شارات: حتى 100 شارة.
    .links-hint = رابط أو أكثر في كل سطر. وما يجاورها لا يُنظر إليه.
    .file-hint = CSV أو نص أو ZIP، ‏8 ميغابايت على الأكثر.
    .submit = تحقّق منها كلها
    .csv = تحقّق منها كلها واحفظها جدولًا
    .results = { $n ->
        [zero] لم يُتحقّق من شارة
        [one] تُحقّق من شارة واحدة
        [two] تُحقّق من شارتين
        [few] تُحقّق من { $n } شارات
        [many] تُحقّق من { $n } شارة
       *[other] تُحقّق من { $n } شارة
     }
    .checked = جرى التحقّق في { $date }
    .item = ما جرى التحقّق منه
    .result = النتيجة
    .badge = ما تقوله
verification =
    .title = نتيجة التحقّق
    .claims = ما تقوله الشارة
    .claims-text = هذا ما في الملف. والأجوبة أعلاه تقول إلى أي حدّ يمكنك الاعتماد عليه.
    .endorsements = ما يقوله آخرون عنها
    .endorsements-text = موقَّع من آخرين، ولكل منها جوابه. ولا يغيّر شيء منها النتيجة أعلاه.
    .contained = ما تحتويه
    .contained-text = شهادات داخل هذه، تُفحص كل منها على حدة. ولا يُقارَن لمن هي.
    .unnamed = بلا اسم
    .badge = الشارة
    .description = الوصف
    .domain = موقّعة بمفتاح ينشره { $domain }
    .domain-hosted = ينشرها { $domain }
    .holder-hidden = لا يستطيع أحد قراءة ذلك في الملف: ففيه العنوان على شكل رمز فقط.
    .holder-compare = تحقّق منها مرة أخرى مع عنوان بريد الشخص، فترى هل هي له.
    .holder-identifier = لا يستطيع أحد قراءة ذلك في الملف: فهو يذكر صاحب الشارة بمعرّف، هو في الغالب معرّف منصّة التعلّم، وعلى شكل رمز فقط. ولا يمكن مقارنة عنوان بريد به.
    .only-attached = لم يُتحقّق إلا من الشارة المرفقة بملف PDF، لا مما هو مطبوع عليه.
    .page = افتح صفحتها
    .checks = ما الذي تُحقّق منه
    .when = تُحقّق منه في { $date }. قد تُلغى شارة لاحقًا؛ فتحقّق من جديد عندما يهمّ الأمر.
    .another = تحقّق من أخرى
verdict-valid =
    .title = أصلية وسارية
    .text = هي كما أعطاها مُصدرها، وليست مُلغاة ولا منتهية.
verdict-of-another =
    .title = أصلية، لكنها ليست لهذا الشخص
    .text = هي كما أعطاها مُصدرها، لكنها صدرت لشخص غير الذي ذكرته.
verdict-expired =
    .title = أصلية، لكنها منتهية
    .text = هي كما أعطاها مُصدرها. كانت صالحة حتى { $date }.
verdict-not-yet-valid =
    .title = أصلية، لكنها غير صالحة بعد
    .text = هي كما أعطاها مُصدرها. تصبح صالحة في { $date }.
verdict-revoked =
    .title = مُلغاة
    .text = ألغاها مُصدرها. لا تعتمد عليها.
    .date = أُلغيت في { $date }.
    .reason = السبب المذكور: { $reason }
verdict-suspended =
    .title = معلّقة
    .text = علّقها مُصدرها في الوقت الحاضر. لا تعتمد عليها حتى يُحسم الأمر.
verdict-superseded =
    .title = استُبدلت بأحدث منها
    .text = هي أصلية، لكن مُصدرها أصدر أحدث منها مكانها.
verdict-test =
    .title = تجربة، لا منحة
    .text = وُقّعت للتجربة. لا تقول شيئًا عن أحد.
verdict-changed =
    .title = ليست أصلية
    .text = ليست ما أعطاه المُصدر الذي تسمّيه. غُيّرت، أو صنعها شخص آخر.
verdict-contradicted =
    .title = يخالفها سجلّ المُصدر
    .text = السجلّ الذي يدوّن فيه المُصدر ما يوقّعه لا يتضمّنها هكذا، أو غُيّر هو نفسه. اسأل المُصدر قبل أن تعتمد عليها.
verdict-key-withdrawn =
    .title = موقّعة بمفتاح مسحوب
    .text = سحب مُصدرها المفتاح الموقّعة به لأن شخصًا آخر قد يملكه. لم يعد بوسع أحد أن يعرف من وقّعها؛ ويحتاج حاملها إلى شارة جديدة.
verdict-status-unknown =
    .title = أصلية، لكن حالتها غير معروفة الآن
    .text = هي كما أعطاها مُصدرها. تعذّر السؤال هل أُلغيت؛ حاول لاحقًا.
verdict-not-checkable =
    .title = تعذّر التحقّق الآن
    .text = تعذّر سؤال المُصدر، فلا يمكن قول شيء عنها. حاول لاحقًا.
verdict-unreadable =
    .title = لم يُعثر على شارة
    .text = تعذّرت قراءة هذا كشارة. استخدم الملف أو الرابط الذي وصلت به الشارة.

answer-authentic = هل هي أصلية؟
    .yes = نعم: كما أعطاها مُصدرها.
    .no = لا: ليست ما أعطاه مُصدرها.
    .unknown = غير معروف: تعذّرت مقارنتها بما يقوله مُصدرها.
answer-in-force = هل هي سارية؟
    .yes = نعم: ليست مُلغاة ولا منتهية.
    .no = لا.
    .unknown = غير معروف: تعذّر التحقّق من حالتها.
answer-issuer-known = هل نعرف المُصدر؟
    .yes = نعم: يُصدر على هذا الخادم.
    .no = لا: احكم بنفسك هل تثق به.
    .unknown = غير معروف.
answer-holder = هل هي لهذا الشخص؟
    .yes = نعم: صدرت للشخص الذي ذكرته.
    .no = لا: لم تصدر للشخص الذي ذكرته.
    .unknown = غير معروف، لأنه ليس مؤكدًا أن الشارة أصلية.
    .uncompared = غير معروف، لأن ما تحمله الشارة عن صاحبها لا يمكن مقارنته بما أدخلته.

outcome-passed = ناجح
outcome-failed = فاشل
outcome-unknown = غير معروف
outcome-skipped = لم يُفحص
check-format = الشكل
    .passed = بُنيت كما يقول معيار Open Badges.
    .failed = لم تُبنَ كما يقول معيار Open Badges.
    .unknown = تعذّر الحكم على شكلها.
    .skipped = لا يُتحقّق هنا من شكل كهذا.
check-signature = التوقيع
    .passed = التوقيع يطابق المحتوى: لم يتغيّر شيء.
    .failed = التوقيع لا يطابق المحتوى.
    .unknown = تعذّر التحقّق من التوقيع.
    .skipped = لا يُتحقّق هنا من توقيع من هذا النوع.
check-issuer-key = مفتاح المُصدر
    .passed = المفتاح الذي وقّع ينشره المُصدر.
    .failed = المفتاح الذي وقّع لا يُعتدّ به عن المُصدر.
    .unknown = تعذّر جلب مفتاح المُصدر.
    .skipped = تعذّرت معرفة هل المفتاح الذي وقّع للمُصدر.
check-hosted = النشر
    .passed = ينشرها مُصدرها في عنوانها.
    .failed = ما في عنوانها شيء آخر.
    .unknown = هي منشورة بتفاصيل غير التي في الملف.
    .skipped = تعذّر سؤال عنوانها.
check-scope = المكان
    .passed = ينشر مُصدرها شارات في هذا العنوان.
    .failed = لا ينشر مُصدرها شارات في هذا العنوان.
    .unknown = تعذّرت معرفة لمن هذا العنوان.
    .skipped = تعذّرت معرفة لمن هذا العنوان.
check-issuer = المُصدر
    .passed = المُصدر معروف لدى هذا الخادم.
    .failed = المُصدر ليس من تقوله الشارة.
    .unknown = تعذّر سؤال المُصدر.
    .skipped = لم تُؤكَّد هنا هوية المُصدر.
check-achievement = ما أُنجز
    .passed = تصف الشارة ما تعنيه.
    .failed = لا تصف الشارة ما تعنيه.
    .unknown = تعذّر جلب الوصف.
    .skipped = تعذّر الحكم على ما تصفه.
check-status = الحالة
    .passed = لم تُلغَ.
    .failed = ألغاها مُصدرها أو علّقها، أو لا يُعتمد على ما نُشر عنها.
    .unknown = تعذّر السؤال هل أُلغيت.
    .skipped = تعذّر السؤال عن حالتها.
check-dates = التواريخ
    .passed = هي صالحة اليوم.
    .failed = ليست صالحة اليوم.
    .unknown = تعذّرت قراءة تواريخها.
    .skipped = تعذّر الاطّلاع على تواريخها.
check-log = سجلّ الإصدار
    .passed = هي في سجلّ المُصدر كما هي.
    .failed = سجلّ المُصدر يقول غير ذلك، أو غُيّر هو نفسه.
    .unknown = لا تظهر في سجلّ المُصدر.
    .skipped = تعذّر سؤال أي سجلّ.
check-recipient = الحامل
    .passed = صدرت للشخص المسؤول عنه.
    .failed = لم تصدر للشخص المسؤول عنه.
    .unknown = تعذّرت مقارنة الحامل.
    .skipped = لم يُقارن الحامل.
check-picture = الصورة
    .passed = تحمل الصورة الشارة.
    .failed = تحمل الصورة شارة تالفة.
    .unknown = تعذّرت قراءة الصورة.
    .skipped = لم تكن هناك صورة لتُقرأ.
check-claims = الرمز
    .passed = ما يحيط بالشارة في الرمز يقول الشيء نفسه.
    .failed = ما يحيط بالشارة في الرمز يقول شيئًا آخر.
    .unknown = تعذّرت مقارنة ما يحيط بالشارة في الرمز.
    .skipped = لا شيء حول الشارة لمقارنته.
check-test = اختبار
    .passed = ليست اختبارًا.
    .failed = هذا اختبار وليس منحًا. وُقّع لتجربة الشارة.
    .unknown = تعذّرت معرفة ما إذا كانت اختبارًا.
    .skipped = لم يسأل أحد عمّا إذا كانت اختبارًا.
check-superseded = شارة أحدث
    .passed = لم تحلّ محلّها شارة أحدث.
    .failed = حلّت محلّها شارة أحدث.
    .unknown = تعذّرت معرفة ما إذا حلّت محلّها شارة أحدث.
    .skipped = لم يُسأل عن شارة أحدث.
check-endorsements = التوصيات
    .passed = ما يقوله آخرون عنها صحيح.
    .failed = ما يقوله آخرون عنها غير صحيح.
    .unknown = ليس كل ما يقوله آخرون عنها صحيحًا، أو تعذّر فحصه.
    .skipped = لم يُنظر فيما يقوله آخرون عنها.
check-other-proofs = توقيعات أخرى
    .passed = التوقيعات الأخرى تطابق المحتوى أيضًا.
    .failed = توقيع آخر لا يطابق المحتوى.
    .unknown = لم يتسنَّ تأكيد كل التوقيعات الأخرى؛ والمعتبر هو الأول.
    .skipped = لم يُنظر في التوقيعات الأخرى.
check-refresh = أحدث نسخة
    .passed = سُئلت الجهة المُصدِرة عن أحدث نسخة، وجوابها هو المعتبر.
    .failed = أجابت الجهة المُصدِرة بما لا يصحّ.
    .unknown = تعذّر سؤال الجهة المُصدِرة عن أحدث نسخة؛ ففُحصت هذه.
    .skipped = لم تُسأل الجهة المُصدِرة عن نسخة أحدث.
check-contained = المحتوى
    .passed = كل شهادة فيها أصلية وسارية.
    .failed = ما تحتويه ليس أصليًا.
    .unknown = ليست كل شهادة فيها أصلية وسارية.
    .skipped = لم يُنظر في الشهادات التي تحتويها.
check-detail =
    .as-is = { $text }
    .because = { $reason }.
    .status-list = قائمة الحالات
    .revocation-list = قائمة الإلغاءات
    .revoked-badges = قائمة الشارات الملغاة
    .newer-version = نسخة أحدث منها
    .keys-of-issuer = وثيقة مفاتيح المُصدر
    .keys-of-host = مجموعة مفاتيح خادم المُصدر
    .document-of-key = وثيقة المفتاح
    .key-of-token = مفتاح الرمز
    .key-itself = المفتاح
    .assertion = الشارة نفسها
    .badge-class = وصف الشارة
    .profile = ملف تعريف المُصدر
    .not-had = تعذّر جلب { $what }: { $reason }.
    .not-fetched = لم يُطلب { $what }.
    .unreadable = تعذّرت قراءة { $what }: { $reason }.
    .not-named = لا يُذكر فيها { $what }.
    .not-an-address = ما يُفترض أن يشير إلى { $what } ليس عنوانًا.
    .other-address = في العنوان الذي يوجد فيه { $what } اسم غير هذا العنوان.
    .not-here = لا توجد وثيقة كهذه على هذا الخادم
    .no-answer = لم يصل جواب في الوقت المناسب
    .all-defined = لكل البيانات معنى محدّد، ويشملها التوقيع.
    .a-badge = Open Badge
    .an-endorsement = توصية
    .a-learner-record = سجلّ متعلّم
    .unknown-kind = هي شهادة من نوع لا يعرفه هذا الإصدار.
    .complete = هي كاملة ({ $what }).
    .incomplete = هي غير كاملة ({ $what }): { $problems }.
    .missing = «{ $member }» غير موجود
    .no-time = يجب أن يكون «{ $member }» وقتًا مع منطقته الزمنية
    .not-of-type = يجب أن يتضمّن «type» القيمة { $kind }
    .wrong-context = يجب أن يبدأ «@context» بسياقَي Verifiable Credentials وهذا النوع من الشهادات
    .wrong-issuer = يجب أن يكون «issuer» من نوع Profile وله id
    .wrong-image = يجب أن تكون صورة «{ $owner }» من نوع Image ولها id
    .wrong-evidence = يجب أن يكون كل «evidence» من نوع Evidence
    .many-statuses = في «credentialStatus» مداخل أكثر من اللازم
    .wrong-status = يجب أن يكون لكل «credentialStatus» قيمتا type وid
    .wrong-subject = يجب أن يكون «credentialSubject» من نوع { $kind } واحد
    .nameless-subject = يجب أن يكون في «credentialSubject» قيمة id أو identifier
    .wrong-identity = يجب أن يكون كل «identifier» من نوع IdentityObject وفيه hashed وidentityHash وidentityType
    .wrong-result = يجب أن يكون كل «result» من نوع Result
    .wrong-achievement = يجب أن يكون «achievement» من نوع Achievement
    .achievement-lacks = وصف ما أُنجز ينقصه { $member }
    .no-criteria = ليس في المعايير id ولا narrative
    .wrong-result-description = يجب أن يكون كل «resultDescription» من نوع ResultDescription وفيه id وname وresultType
    .endorses-nothing = لا تذكر ما توصي به
    .endorses-other = توصي بشيء غير الذي وردت فيه
    .holds-nothing = لا يحتوي أي شهادة ولا أي إنجاز
    .no-issuer = لا تذكر أي مُصدر.
    .key-published = ينشر المُصدر المفتاح لهذا الاستعمال.
    .key-of-another = وُقّعت بمفتاح شخص غير المُصدر.
    .key-loose = التوقيع يطابق مفتاحًا، لكن لا شيء مما ينشره المُصدر يقول إنه مفتاحه.
    .key-kind-in-token = المفتاح الذي في الرمز من نوع لا يُتحقّق منه هنا.
    .key-not-named = لا يذكر الرمز مفتاحه.
    .key-leads-nowhere = الطريقة التي يذكر بها الرمز مفتاحه لا تؤدّي إلى مفتاح.
    .key-kind-at-address = لا يوجد في عنوان المفتاح مفتاح من نوع يُتحقّق منه هنا.
    .key-withdrawn = سحب المُصدر هذا المفتاح في { $at } لأن شخصًا آخر قد يملكه: لم يعد بوسع أحد أن يعرف من وقّع.
    .signature-matches = التوقيع مطابق: لم يتغيّر شيء منذ وُضع.
    .proof-ended = كان التوقيع ساريًا حتى { $at } فقط.
    .proof-end-unreadable = تعذّرت قراءة تاريخ انتهاء التوقيع.
    .proof-of-another-kind = من نوع آخر
    .other-proof-holds = هناك توقيع آخر صحيح أيضًا ({ $name }).
    .other-proof-fails = هناك توقيع آخر لا يُعتدّ به ({ $name }): { $reason }.
    .claims-repeat = ما يحيط بالشارة في الرمز يوافقها.
    .claims-lack = تنقص الرمز بيانات كان يجب أن تكون فيه: { $names }.
    .is-test = هذا اختبار وليس منحًا: وُقّع لتجربة الشارة ولا يقول شيئًا عن أحد.
    .no-start = لا تذكر متى يبدأ سريانها.
    .unreadable-end = تعذّرت قراءة تاريخ انتهاء سريانها.
    .not-yet-valid = تسري اعتبارًا من { $from }.
    .expired = انتهت صلاحيتها في { $until }.
    .valid-since = تسري منذ { $from } ولا تنتهي صلاحيتها.
    .valid-between = تسري من { $from } إلى { $until }.
    .not-revoked = لم تُلغَ.
    .not-suspended = ليست معلّقة.
    .revoked = ألغاها المُصدر.
    .revoked-because = ألغاها المُصدر وذكر هذا السبب: { $reason }
    .suspended = علّقها المُصدر.
    .replaced = حلّت محلّها شهادة أحدث: { $newer }.
    .notes-not-read = ينشر مُصدرها ملاحظات عنها لم تُقرأ.
    .other-status = تُنشر حالتها بطريقة لا يتحقّق منها هذا الإصدار.
    .bad-status-list = لا يُعتمد على قائمة الحالات: { $reason }.
    .bad-revocation-list = لا يُعتمد على قائمة الإلغاءات: { $reason }.
    .list-of-another-kind = ليست قائمة من النوع الذي تذكره الشارة
    .list-is-another = هي قائمة غير التي تذكرها الشارة
    .list-of-another-issuer = هي قائمة مُصدر آخر
    .list-not-signed = توقيعها غير صحيح ({ $reason })
    .list-out-of-date = ليست محدّثة
    .list-for-another-purpose = هي لغرض آخر
    .list-is-empty = لا تحتوي أي قائمة
    .list-too-long = هي أطول من اللازم
    .no-newer = لا توجد نسخة أحدث منها.
    .newer-shown = لدى مُصدرها نسخة أحدث، وهذه النتيجة عنها.
    .newer-does-not-hold = هناك نسخة أحدث، لكن تعذّر الاعتماد عليها.
    .newer-is-another = في المكان المفترض لنسخة أحدث توجد شهادة أخرى.
    .issuer-unsigned = لا يُقال شيء عن المُصدر لأنه لم يوجد توقيع صحيح له.
    .issuer-known = المُصدر معروف: { $reason }.
    .issued-here = أصدرها هذا الخادم
    .issuer-host = يبيّن التوقيع أنها من { $host }. أما هل هي المؤسّسة المذكورة فيها، فالحكم لك.
    .issuer-untied = معرّف المُصدر غير مرتبط بأي عنوان، فقد يكون أي شخص أنشأه.
    .holder-is-named = صدرت للشخص الذي ذكرته.
    .holder-is-another = لم تصدر للشخص الذي ذكرته.
    .holder-incomparable = ما تحمله عن صاحبها لا يمكن مقارنته بما أدخلته.
    .holder-uncertain = لم يُقارن لمن هي، لأنه ليس مؤكدًا أنها أصلية.
    .endorsements-left = لم يُنظر في توصياتها.
    .endorsement-holds = هناك توصية من آخرين صحيحة.
    .endorsements-hold = التوصيات الصحيحة من آخرين: { $holding } من { $all }.
    .contained-left = لم يُنظر في الشهادات التي تحتويها.
    .contained-hold = الشهادات الصحيحة فيها: { $holding } من { $all }.
    .no-log = لا يدوَّن في السجلّ إلا شارات Open Badges 3.0 التي قد تكون أصلية ولها عنوان.
    .no-test-in-log = لا يُدوَّن الاختبار في أي سجلّ.
    .own-log-unreadable = تعذّرت قراءة سجلّ هذا الخادم.
    .own-log-empty = لم يُدوَّن بعد أي شيء في سجلّ هذا الخادم.
    .log-not-asked = تعذّر سؤال سجلّ المُصدر: { $reason }.
    .log-not-read = تعذّرت قراءة سجلّ المُصدر: { $reason }.
    .shows-no-proof = ما يعرضه ليس إثباتًا
    .shows-no-head = ما يعرضه ليس رأس سجلّ
    .log-is-another = ما يعرضه المُصدر هو السجلّ { $shown } وليس { $own }.
    .log-key-elsewhere = يذكر رأس السجلّ مفتاحًا على خادم غير خادم الشارة.
    .log-key-not-fetched = لم يُطلب مفتاح السجلّ.
    .log-key-without-address = ليس لمفتاح السجلّ عنوان.
    .log-key-is-none = ما في عنوان مفتاح السجلّ ليس مفتاحًا.
    .log-has = هي في السجلّ { $log } بالرقم { $number } منذ { $since }.
    .log-shows-nothing = لا يُظهر السجلّ { $log } أي مدخل لها: إمّا وُقّعت للتوّ، أو أخفاها حاملها، أو لم تُدوَّن قطّ.
    .log-says-revoked = يقول سجلّ المُصدر إنها أُلغيت في { $day }.
    .log-says-suspended = يقول سجلّ المُصدر إنها عُلّقت في { $day }.
    .log-says-replaced = يقول سجلّ المُصدر إن أحدث منها حلّت محلّها في { $day }.
    .head-of-another-key = الرأس المحفوظ غير موقّع بمفتاح هذا السجلّ.
    .head-without-proof = لا يوجد إثبات انطلاقًا من الرأس المحفوظ.
    .log-goes-on = يتابع من الرأس المحفوظ: من { $kept } إلى { $shown } من المداخل.
    .not-seen = لم تُرَ الشارة نفسها.
    .other-version = هي مكتوبة بإصدار آخر من Open Badges لا يُتحقّق منه هنا.
    .no-version = لا تذكر بأي إصدار من Open Badges كُتبت.
    .is-version-2 = هي مكتوبة وفق Open Badges 2.0.
    .only-address-left = لم يبقَ منها إلا عنوانها.
    .no-assertion = «type» الشارة ليس Assertion
    .assertion-without-id = ليس للشارة id
    .wrong-recipient = يجب أن يكون في «recipient» كل من type وidentity وhashed
    .assertion-without-badge = لا تذكر ما تمثّله («badge»)
    .assertion-unverifiable = لا تذكر كيف يُتحقّق منها
    .no-badge-class = «type» الوصف ليس BadgeClass
    .badge-lacks = الوصف ينقصه { $member }
    .no-issuer-type = «type» المُصدر ليس Issuer ولا Profile
    .issuer-lacks = ملف تعريف المُصدر ينقصه { $member }
    .holder-hidden = صاحب الشارة مخفيّ بطريقة لا يُتحقّق منها هنا.
    .unhosted = ليس لها عنوان خاصّ بها، وجاءت بلا توقيع.
    .address-answers = عنوانها يجيب.
    .verified-otherwise = لا يُتحقّق منها بعنوانها، وجاءت بلا توقيع.
    .published = هي منشورة في عنوانها.
    .published-otherwise = ما ينشره المُصدر فيه «{ $member }» مختلف عمّا قُدّم.
    .published-with-more = هي منشورة في عنوانها بتفاصيل غير التي قُدّمت؛ والمعروض هو تفاصيل المُصدر.
    .published-alike = هي منشورة في عنوانها كما قُدّمت.
    .address-of-nobody = لا يمكن معرفة صاحب العنوان دون ملف تعريف المُصدر.
    .no-addresses = ليس للشارة أو لمُصدرها عنوان.
    .issuer-without-address = ليس للمُصدر عنوان، فقد ينشر أي شخص باسمه.
    .address-of-issuer = عنوانها من العناوين التي ينشر فيها مُصدرها الشارات.
    .address-of-another = عنوانها ليس من العناوين التي ينشر فيها المُصدر المذكور الشارات.
    .revoked-saying = ألغاها المُصدر: { $reason }
    .still-published = لم تُلغَ: ما زال مُصدرها ينشرها.
    .status-not-asked = تعذّر السؤال هل أُلغيت.
    .dates-not-seen = لم تُرَ تواريخها.
    .no-issue-date = لا تذكر متى صدرت.
    .dated-ahead = تاريخها { $at }، ولم يحن بعد.
    .issued-for-ever = صدرت في { $at } ولا تنتهي صلاحيتها.
    .issued-until = صدرت في { $at } وتسري حتى { $until }.
    .signed-otherwise = هي موقّعة، لكنها تقول إنه يُتحقّق منها بطريقة أخرى.
    .key-of-nobody = لا يمكن معرفة صاحب المفتاح دون ملف تعريف المُصدر.
    .profile-without-address = ليس لملف تعريف المُصدر عنوان، فقد يكون أي شخص كتبه.
    .key-not-listed = لا يذكر ملف تعريف المُصدر المفتاح الذي وُقّعت به.
    .key-without-owner = يذكر ملف تعريف المُصدر المفتاح؛ أما المفتاح نفسه فلا يذكر صاحبه.
    .key-with-another-owner = يذكر المفتاح مالكًا غير المُصدر.
    .key-names-issuer = ينشر المُصدر المفتاح، والمفتاح يذكره.
    .key-kind-of-issuer = مفتاح المُصدر من نوع لا يُتحقّق منه هنا.
    .no-revocation-list = لا يحتفظ مُصدرها بقائمة شارات ملغاة.
    .revocations-of-another = قائمة الشارات الملغاة هي لمُصدر آخر.
    .no-id = ليس لها معرّف يمكن أن تذكره قائمة.
    .not-theirs = لا يُقال شيء عن المُصدر لأنه لم يثبت أن الشارة منه.
    .comes-from = الشارة من { $host }. أما هل هي المؤسّسة المذكورة فيها، فالحكم لك.
    .endorsements-unchecked = تحمل توصيات من آخرين لم يُتحقّق منها.
    .not-signable = لا يوقَّع إلا كائن بلا توقيع
    .missing-for-token = ينقص الشهادة «{ $member }» الذي يحتاج إليه JWT
    .no-proof = لا تحمل أي توقيع
    .proof-malformed = ليس في التوقيع «{ $member }» مقروء
    .proof-kind = التوقيع من النوع «{ $kind }» الذي لا يتحقّق منه هذا الإصدار
    .proof-purpose = لم يوضع التوقيع لإثبات شهادة
    .proof-key = المفتاح من نوع غير نوع التوقيع
    .mismatch = التوقيع لا يطابق الوثيقة
    .not-made = تعذّر وضع التوقيع
    .not-a-token = النصّ ليس JSON Web Token من ثلاثة أجزاء
    .no-key-pair = الرمز غير موقّع بزوج مفاتيح («{ $kind }»)
    .token-kind = الرمز موقّع بـ«{ $kind }» الذي لا يتحقّق منه هذا الإصدار
    .claim-differs = البيان «{ $member }» في الرمز يخالف الشهادة
    .unknown-context = هذا الإصدار لا يعرف السياق «{ $context }» (عند { $at })
    .undefined-member = معنى «{ $member }» غير محدّد في أي مكان (عند { $at })
    .undefined-type = النوع «{ $kind }» غير محدّد في أي مكان (عند { $at })
    .member-conflict = أنواع هذا الكائن تحدّد «{ $member }» بطرق مختلفة (عند { $at })
    .context-conflict = السياقات تحدّد البيان نفسه بطرق مختلفة (عند { $at })
    .member-not-read = «{ $member }» من نوع لا يقرؤه هذا الإصدار (عند { $at })
    .not-absolute = «{ $value }» ليس عنوانًا أو معرّفًا كاملًا (عند { $at })
    .empty-value = القيمة null والكائن الفارغ والقائمة الفارغة لا تقول شيئًا ويجب حذفها (عند { $at })
    .wrong-shape = لا يجوز أن ترد هنا قيمة من هذا النوع (عند { $at })
    .other-number = تكتب البرامج المختلفة العدد { $value } بأشكال مختلفة (عند { $at })
    .too-complex = الوثيقة أعمق أو أكبر أو أكثر تكرارًا من أن يُتحقّق منها (عند { $at })
    .no-order = ترتّب البرامج المختلفة قيمها بأشكال مختلفة (عند { $at })
    .mixed-values = ترد هناك قيمة واحدة نصًّا وعددًا أو قيمة منطقية (عند { $at })
    .other-identifier = «{ $name }» ليس معرّفًا من نوع يبحث عنه هذا الإصدار
    .keys-of-another = وثيقة المفاتيح ليست وثيقة { $name }
    .unknown-key = لا ينشر المُصدر مفتاحًا باسم { $name }
    .key-for-another-use = لا يستعمل المُصدر المفتاح { $name } لتوقيع الشهادات
    .key-controlled-by-another = المفتاح { $name } في يد شخص آخر
    .key-ended = المفتاح { $name } انتهت صلاحيته أو سُحب
    .unreadable-key = تعذّرت قراءة المفتاح { $name }
    .log-part-unreadable = تعذّرت قراءة { $what }
    .head-of-log = رأس السجلّ
    .proof-of-log = الإثبات
    .path-of-proof = مسار إثبات
    .entry-of-log = أحد الإدخالات
    .head-signature = توقيع رأس السجلّ لا يطابق مفتاحه
    .not-entered = ليس لها مدخل في السجلّ
    .other-document = المدوَّن في السجلّ وثيقة غير هذه
    .not-in-tree = المدخل { $number } ليس في الشجرة التي يصفها رأس السجلّ
    .other-log = هذا هو السجلّ { $shown }؛ أما الرأس المحفوظ فمن السجلّ { $kept }
    .rolled-back = رجوع إلى الوراء: كان في السجلّ { $kept } من المداخل حين حُفظ رأسه، ويعرض الآن { $shown }
    .forked = تفرّع: أول { $kept } من مداخل السجلّ ليست التي كانت فيه حين حُفظ رأسه: غُيّر تاريخه، أو يعرض تواريخ مختلفة لأشخاص مختلفين
    .list-encoding = القائمة ليست نصّ base64url لبيانات gzip
    .list-too-short = في القائمة أقلّ من 131,072 مدخلًا
    .list-longer-than-read = القائمة أطول من اللازم
    .list-out-of-range = الموضع { $index } خارج القائمة
    .json-unreadable = تعذّرت قراءة JSON من السطر { $line }، العمود { $column }
    .json-ends = ينقطع نصّ JSON في السطر { $line }، العمود { $column }
    .json-repeats = تعذّرت قراءة JSON: يرد «{ $member }» مرتين (السطر { $line }، العمود { $column })
    .file-too-large = الملف أكبر من أن يكون شارة
    .file-of-another-kind = الملف ليس صورة ولا PDF ولا JSON ولا JSON Web Token
    .address-unusable = لا يمكن فتح العنوان
    .address-not-https = يجب أن يبدأ العنوان بـ https://
    .host-unknown = الخادم مجهول، أو يقع في شبكة لا يُتّصل بها
    .host-unreachable = تعذّر الاتصال
    .answer-too-large = الجواب أكبر من { $most } بايت
    .host-busy = هناك طلبات كثيرة تنتظر هذا الخادم
    .connection-broken = انقطع الاتصال، أو الجواب ليس HTTP
    .no-certificates = لا يستطيع هذا الخادم التعرّف على الخوادم الأخرى بأمان، لأن قائمة الشهادات الموثوقة تنقصه؛ وعلى من يشغّله أن يضيفها
    .host-status = أجاب الخادم بالحالة { $status }
    .endless-redirects = يقود العنوان من واحد إلى آخر بلا نهاية
    .not-a-png = الملف ليس صورة PNG
    .not-an-svg = الملف ليس صورة SVG يمكن قراءتها بأمان
    .picture-damaged = صورة PNG تالفة أو مقطوعة
    .picture-too-large = الصورة أكبر من اللازم
    .picture-taken = في الصورة شهادة من قبل
    .picture-with-several = في الصورة أكثر من شهادة
    .picture-empty = لا شهادة في الصورة؛ فبعض الخدمات تحذفها عند رفع الصورة أو نسخها
    .picture-of-version-2 = في الصورة شارة Open Badges 2.0 وليس فيها شهادة
    .picture-malformed = الشهادة غير محفوظة في الصورة كما يقول المعيار
    .pdf-empty = لم يُعثر على شارة في ملف PDF؛ فإن طُبع عليه رمز QR أو عنوان فافتحه لترى الشارة
    .pdf-with-several = أُرفقت بملف PDF عدة ملفات قد تكون شارات
    .pdf-damaged = ملف PDF تالف أو مقطوع
    .pdf-encrypted = ملف PDF مشفَّر، فلا يمكن قراءة ما أُرفق به
    .pdf-packed = أُرفق ملف بملف PDF بطريقة لا تُقرأ هنا
    .pdf-too-large = ملف PDF، أو ما أُرفق به، أكبر مما يُقرأ هنا

## Public: about the server

home =
    .title = شارات يمكن التحقّق منها
    .text = يُصدر هذا الخادم Open Badges لما ينجزه الناس في مقرّراتهم، ويتحقّق من أي Open Badge، من هنا أو من غيرها.
    .verify = تحقّق من شارة
    .issuers = من يُصدر هنا
home-learners =
    .title = هل حصلت على شارة؟
    .text = افتح مقرّرك في منصّة التعلّم: شاراتك وتقدّمك هناك. لا حاجة إلى حساب هنا.
home-verifiers =
    .title = هل يُريك أحد شارة؟
    .text = افتح رابطها، أو تحقّق من ملفها هنا. ترى فورًا هل هي أصلية، وهل هي سارية، وما لزم لها.

home-admins =
    .title = هل تدير منصّة تعلّم؟
    .text = اربط Moodle أو Canvas أو منصّة أخرى بهذا الخادم، برابط أو يدويًا.
    .link = ماذا تلصق وأين

setup =
    .title = اربط منصّة التعلّم لديك
    .text = لمن يدير Moodle أو Canvas أو منصّة أخرى: ماذا يُلصق وأين. كل قيمة كما يريدها هذا الخادم؛ ونقرة واحدة تحدّدها كاملة.
    .back = ثم تعرض المنصّة جانبها. ويُدخله من يشغّل هذا الخادم:
    .command = الأمر
setup-link =
    .title = برابط، دون نسخ أي شيء
    .text = اطلب ممّن يشغّل هذا الخادم رابط تسجيل. يصلح أسبوعًا ولمنصّة واحدة. ويُنشأ بالأمر:
    .command = الأمر
    .moodle = Moodle: ألصقه تحت إدارة الموقع › الإضافات › وحدات النشاط › أداة خارجية › إدارة الأدوات، «Tool URL…»، واضغط «Add LTI Advantage».
    .canvas = Canvas: ألصقه تحت Admin › Developer Keys › + Developer Key › + LTI Registration.
    .other = غيرهما: ابحث عن «dynamic registration» في إعدادات الأدوات.
setup-moodle =
    .title = Moodle، يدويًا
    .where = إدارة الموقع › الإضافات › وحدات النشاط › أداة خارجية › إدارة الأدوات › إعداد أداة يدويًا. اضغط «عرض المزيد…» حيث لا يظهر حقل.
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
    .deep-linking-value = محدّد
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
    .ssl-value = محدّد
setup-canvas =
    .title = Canvas، يدويًا
    .where = Admin › Developer Keys › + Developer Key › + LTI Key. اختر «Enter URL» في Method وأعطِ هذين؛ ثم شغّل المفتاح وثبّت التطبيق بمعرّف العميل.
    .json-url = JSON URL
    .redirect = Redirect URIs
    .by-hand = بالطريقة «Manual Entry»، الشيء نفسه حقلًا حقلًا:
    .target = Target Link URI
    .login = OpenID Connect Initiation Url
    .keys = Public JWK URL
    .domain = Domain
    .icon = Icon Url
    .custom = Custom Fields
    .privacy = Privacy Level
    .privacy-value = Public
    .placements = Placements
    .placements-value = Course Navigation (LtiResourceLinkRequest)؛ Link Selection و Assignment Selection (LtiDeepLinkingRequest)
    .cloud = في سحابة Instructure
    .own = على خادمك الخاص
setup-others =
    .title = Brightspace و Blackboard و Open edX و Sakai وغيرها، يدويًا
    .where = تسأل كل منصّة عن هذه، بأسماء كالتالية.
    .login = Login URL, OpenID Connect login URL, initiate login URL
    .launch = Launch URL, redirect URL, target link URI, deep linking URL
    .keys = Keyset URL, JWKS URL, public key set
    .domain = النطاق
    .icon = الأيقونة، الشعار
    .privacy = سياسة الخصوصية
    .terms = شروط الاستخدام
    .brightspace = Brightspace: Admin Tools › Manage Extensibility › LTI Advantage › Register Tool، ثم أضف deployment.
    .blackboard = Blackboard: معرّف العميل من بوابة المطوّرين؛ تضيفه إدارة المؤسسة تحت Integrations › LTI Tool Providers، فيعطي ذلك الـ deployment.
    .open-edx = Open edX: في Studio يعرض مكوّن LTI أو Pages & Resources للمقرّر عنوان مجموعة المفاتيح ومعرّف العميل ومعرّف الـ deployment.
    .sakai = Sakai: Administration Workspace › External Tools › Install LTI 1.x tool يعرض عنوان مجموعة المفاتيح ومعرّف العميل ومعرّف الـ deployment.
    .any = أي منصّة أخرى:
setup-services =
    .title = الخدمات والمعاملات
    .text = حيث تسأل منصّة عمّا يجوز للأداة، اسمح بهذه. يمكن ترك أيٍّ منها؛ ويقول الفحص «accolade platform check» ما الذي ينقص عندئذ.
    .scopes = الخدمات (scopes)
    .custom = معاملات مخصّصة

## Registration by link, in the learning platform's own window

register-consent =
    .title = اربط { $name } مع Accolade
    .text = { $host } على وشك تسجيل Accolade، وهي أداة تمنح شارات لما ينجزه المتعلّمون. لا يحدث شيء قبل أن تضغط الزرّ.
    .update-text = { $host } مسجّل هنا بالفعل. يحدّث الزرّ التسجيل؛ وتبقى المقرّرات والشارات والأشخاص كما هي.
    .shared = ما يُشارَك مع Accolade
    .privacy = ما يُحفظ، ولماذا
    .register = سجّل Accolade
    .update = حدّث التسجيل
register-shares =
    .person = من يفتح Accolade: الاسم والبريد الإلكتروني واللغة والأدوار والمقرّر.
    .roster = من يشارك في مقرّر تُستخدم فيه Accolade، بالتفاصيل نفسها.
    .results = أعمدة سجلّ الدرجات التي تخصّ Accolade، والدرجات التي فيها.
    .scores = يجوز لـ Accolade إنشاء أعمدة خاصة بها في سجلّ الدرجات، وتدوين الحصول على شارة فيها.
    .never = درجات الاختبارات والواجبات والأدوات الأخرى لا تُعرض على Accolade بهذا أبدًا.
register-missing =
    .title = لا تقدّم هذه المنصّة كل شيء
    .roster = لا قائمة مشاركين: لا يستطيع الحصول على شارة إلا من يفتح Accolade بنفسه.
    .results = لا سجلّ درجات: لا تستطيع القواعد السؤال عن الدرجات.
    .scores = لا كتابة في سجلّ الدرجات: لا تستطيع شارة فتح شيء في المقرّر.
register-next =
    .title = ما العمل بعد ذلك
    .launch = افتح Accolade مرة من مقرّر بصفة معلّم: بذلك تصبح قيد الاستخدام.
register-next-moodle =
    .activate = اضغط «تنشيط» على بطاقة الأداة الجديدة.
    .chooser = افتح إعدادات البطاقة (الترس) واجعل «Tool configuration usage» على «Show in activity chooser and as a preconfigured tool»: يتركها Moodle خارج المنتقي.
    .grades = دع «Accept grades from the tool» على «Delegate to teacher». ويحدّدها معلّم في نشاط يُراد له عمود درجات.
register-next-canvas =
    .enable = راجع الأذونات والأماكن التي يعرضها Canvas، وشغّل المفتاح.
    .install = ثبّت التطبيق في الحساب أو المقرّر بمعرّف العميل، حيث لم يفعل Canvas ذلك من قبل.
register-next-other =
    .enable = ابحث عن الأداة الجديدة في إعدادات منصّتك، وشغّلها لمقرّراتك.
register-again-moodle =
    .chooser = يُخرج Moodle أداة حُدّثت من منتقي الأنشطة: افتح إعداداتها هناك، واعرضها في المنتقي من جديد.
register-done =
    .title = Accolade مرتبطة
    .registered = سُجّل { $name }.
    .updated = تسجيل { $name } محدّث.
    .close = تُغلق هذه النافذة من نفسها. وإن بقيت فأغلقها وتابع في منصّتك.
register-siblings =
    .title = هذه المنصّة مسجّلة أكثر من مرة
    .text = هناك تسجيل آخر بمعرّف عميل آخر. إن كان قديمًا فأزله في منصّتك، واطلب ممّن يشغّل هذا الخادم أن يزيله هنا، حتى لا يرى أحد كل شيء مرتين.

operator =
    .title = من يشغّل هذا الخادم
    .unknown = اسأل المؤسسة التي قادتك منصّتها إلى هنا.
privacy =
    .title = الخصوصية
    .text = ما يعرفه هذا الخادم عن الناس، ولماذا، ومن يستطيع رؤيته.
privacy-kept =
    .title = ما يُحفظ
    .person = من منصّة التعلّم: معرّفها لك، واسمك، وبريدك الإلكتروني إن أعطته المنصّة، ودورك في المقرّر.
    .results = النتائج التي تُرينا إياها المنصّة من أنشطة مقرّر، لنقرّر ونشرح من حصل على شاراته.
    .awards = الشارات التي مُنحت لك، ومتى، وبأي قاعدة.
    .requests = ما تسلّمه وتسأل عنه في مقرر، وما يرد به معلموك.
    .mails = إذا كان هذا الخادم يرسل رسائل: متى كتب إليك وعن أي شارة، لا النص. ومن لا يريد رسائل يُحفظ برمز لا يمكن قراءة العنوان منه.
    .days = { $n ->
        [zero] تُحذف نتائج المقرر وما رأته القواعد منها وما سُلّم وأُجيب عنه والعناوين التي كانت تُرسل إليها نسخ الرسائل فور آخر فتح له.
        [one] بعد يوم واحد من آخر فتح لمقرر تُحذف نتائجه وما رأته القواعد منها وما سُلّم وأُجيب عنه والعناوين التي كانت تُرسل إليها نسخ الرسائل.
        [two] بعد يومين من آخر فتح لمقرر تُحذف نتائجه وما رأته القواعد منها وما سُلّم وأُجيب عنه والعناوين التي كانت تُرسل إليها نسخ الرسائل.
        [few] بعد { $n } أيام من آخر فتح لمقرر تُحذف نتائجه وما رأته القواعد منها وما سُلّم وأُجيب عنه والعناوين التي كانت تُرسل إليها نسخ الرسائل.
        [many] بعد { $n } يومًا من آخر فتح لمقرر تُحذف نتائجه وما رأته القواعد منها وما سُلّم وأُجيب عنه والعناوين التي كانت تُرسل إليها نسخ الرسائل.
       *[other] بعد { $n } يوم من آخر فتح لمقرر تُحذف نتائجه وما رأته القواعد منها وما سُلّم وأُجيب عنه والعناوين التي كانت تُرسل إليها نسخ الرسائل.
     }
    .stays = يُحفظ ذلك إلى أن يطلب أحد حذفه أو يُستغنى عن الخادم.
    .signed = تبقى الشارات حتى يمكن التحقّق منها ما دمت تحتاج إليها.
privacy-shown =
    .title = من يستطيع رؤيته
    .course = في المقرّر ترى شاراتك وتقدّمك؛ ويرى معلّموك ما للمتعلّمين في مقرّرهم.
    .copies = حيث ذكر معلّمو المقرّر آخرين لذلك، كمرشد، تصلهم نسخة، ما لم يوقفوها، حين نكتب إليك أن شارة مُنحت أو سُحبت أو تنتهي قريبًا. تذكرك النسخة وتذكر الشارة والمقرّر واليوم. ورسالتك تقول متى تُرسل نسخة. وإن لم تصلك رسالة فلا تُرسل نسخة أيضًا.
    .public = صفحة الشارة العامة خاصة في البداية: لا يمكن تخمين عنوانها، وتُبعد محرّكات البحث، وليس اسمك عليها.
    .files = لا تحمل ملفات الشارات الموقّعة درجات، ولا بريدك الإلكتروني إلا على الأكثر بصورة مشفّرة لا يقارنها إلا من يعرف العنوان.
privacy-machines =
    .title = ملفات الارتباط والأجهزة الأخرى
    .text = يُبقيك ملف ارتباط واحد مسجّلًا ما دمت في المقرّر؛ ويعمل الأمر من دونه أيضًا. لا تحمّل أي صفحة شيئًا من أجهزة أخرى.
privacy-rights =
    .title = ما يمكنك طلبه
    .text = يمكنك أن تطلب ممّن يشغّل هذا الخادم أن يُريك ما يُحفظ عنك، أو أن يصحّحه أو يسلّمه أو يمحوه.
terms =
    .title = الشروط
    .text = ما يمكنك الاعتماد عليه، وما يُطلب منك.
terms-badges =
    .title = الشارات
    .text = تقول الشارة إن مُصدرها يؤكّد إنجازًا وفق قاعدة مكتوبة في صفحتها. ويتحمّل المُصدر المسؤولية عنها، ويجوز له إلغاؤها بسبب علني.
terms-verifying =
    .title = التحقّق
    .text = يجوز لأي شخص أن يتحقّق هنا من أي شارة، مجانًا ومن دون حساب. ويقول الجواب كيف كانت الأمور لحظة التحقّق.
terms-use =
    .title = الاستخدام العادل
    .text = لا تقدّم شارات ليست لك، ولا تحاول الالتفاف على قواعد مقرّر، ولا تُثقل على الخادم.

## Refusals: what happened, what to do now, whom to tell

refusal =
    .now = ما العمل الآن
    .tell = من تُخبر
    .said = قالت منصّة التعلّم:
    .retry = حاول من جديد
    .reference = المرجع
    .code = الرمز
-reopen = عُد إلى مقرّرك وافتح الرابط من جديد.
-tell-teacher = إن تكرّر ذلك فأخبر معلّمك أو مكتب الدعم في منصّتك، مع المرجع أدناه.
-tell-admin = أخبر إدارة منصّتك، مع المرجع والرمز أدناه. لم تفعل أنت شيئًا خاطئًا.
-tell-operator = إن لم يُفد ذلك فأخبر من يشغّل هذا الخادم، مع المرجع والرمز أدناه.
-tell-us = إن تكرّر ذلك فأخبر من يشغّل هذا الخادم، مع المرجع أدناه.

refusal-launch-malformed =
    .title = افتح هذا من مقرّرك
    .what = يستقبل هذا العنوان رسائل من منصّات التعلّم. وما وصل هنا ليس منها، أو جزء من واحدة فقط.
    .now = افتح مقرّرك واتبع الرابط إلى الشارات.
    .whom = { -tell-teacher }
refusal-launch-state-unknown =
    .title = لم يُفتح هذا الرابط من مقرّرك
    .what = رسالة منصّتك لا تخصّ أي زيارة بدأت هنا. يحدث هذا عندما تُعاد تحميل صفحة، أو تُفتح من إشارة مرجعية أو من السجلّ.
    .now = { -reopen } لا تستخدم إشارة مرجعية.
    .whom = { -tell-teacher }
refusal-launch-state-expired =
    .title = استغرق الفتح وقتًا طويلًا
    .what = مرّت أكثر من بضع دقائق بين النقرة في مقرّرك وجواب منصّتك.
    .now = { -reopen }
    .whom = { -tell-teacher }
refusal-launch-replayed =
    .title = استُخدم هذا الرابط من قبل
    .what = تُنشئ كل نقرة في مقرّرك رابطًا يعمل مرة واحدة. وهذا استُخدم من قبل: ربما أُعيد تحميل الصفحة أو ضُغط زرّ الرجوع.
    .now = { -reopen }
    .whom = { -tell-teacher }
refusal-launch-algorithm =
    .title = وقّعت منصّتك بطريقة لا نقبلها
    .what = لم تكن الرسالة موقّعة بـ RS256، وهي الطريقة الوحيدة التي يطلبها LTI 1.3.
    .now = لا شيء مما تفعله هنا يغيّر ذلك.
    .whom = { -tell-admin }
refusal-launch-key-missing =
    .title = لم تقل منصّتك أي مفتاح استخدمت
    .what = الرسالة موقّعة، لكنها لا تسمّي المفتاح (ينقصها «kid»)، فلا نستطيع التحقّق ممّن أرسلها.
    .now = لا شيء مما تفعله هنا يغيّر ذلك.
    .whom = { -tell-admin }
refusal-launch-key-unknown =
    .title = استخدمت منصّتك مفتاحًا لا تنشره
    .what = الرسالة موقّعة بمفتاح ليس من المفاتيح العامة لمنصّتك. ربما غيّرت مفاتيحها قبل لحظة.
    .now = انتظر دقيقة. { -reopen }
    .whom = { -tell-admin }
refusal-launch-signature =
    .title = لم نستطع التأكّد ممّن أرسلك
    .what = توقيع الرسالة لا يطابق محتواها.
    .now = { -reopen }
    .whom = { -tell-admin }
refusal-launch-issuer =
    .title = جاءت الرسالة من منصّة أخرى
    .what = بدأت الزيارة في منصّة، والرسالة تسمّي أخرى.
    .now = { -reopen }
    .whom = { -tell-admin }
refusal-launch-audience =
    .title = كانت الرسالة موجّهة إلى أداة أخرى
    .what = وجّهت منصّتك الرسالة إلى معرّف عميل ليس لنا.
    .now = لا شيء مما تفعله هنا يغيّر ذلك.
    .whom = { -tell-admin }
refusal-launch-expired =
    .title = الرسالة قديمة جدًا
    .what = انتهت صلاحية رسالة منصّتك قبل وصولها. ربما بقيت صفحة مفتوحة طويلًا، أو هناك ساعة خاطئة.
    .now = { -reopen }
    .whom = { -tell-teacher }
refusal-launch-issued-at =
    .title = الساعات لا تتوافق
    .what = بحسب ساعتنا كُتبت رسالة منصّتك في المستقبل أو منذ زمن بعيد جدًا.
    .now = انتظر دقيقة. { -reopen }
    .whom = { -tell-admin }
refusal-launch-nonce-mismatch =
    .title = الجواب لا يطابق السؤال
    .what = لا تحمل رسالة منصّتك العلامة التي أعطيناها لهذه الزيارة.
    .now = { -reopen }
    .whom = { -tell-teacher }
refusal-launch-version =
    .title = تتحدّث منصّتك إصدارًا آخر
    .what = ليست الرسالة بـ LTI 1.3، الإصدار الذي تفهمه هذه الأداة.
    .now = لا شيء مما تفعله هنا يغيّر ذلك.
    .whom = { -tell-admin }
refusal-launch-message-type =
    .title = طلبت منصّتك شيئًا لا نقدّمه
    .what = لا تجيب هذه الأداة عن هذا النوع من الرسائل.
    .now = افتح الشارات عبر رابط في مقرّرك.
    .whom = { -tell-admin }
refusal-launch-deployment-missing =
    .title = لم تقل منصّتك أين وضعت الأداة
    .what = لا تسمّي الرسالة deployment، وهو ما يطلبه LTI 1.3.
    .now = لا شيء مما تفعله هنا يغيّر ذلك.
    .whom = { -tell-admin }
refusal-launch-deployment-unknown =
    .title = مكان الأداة هذا غير معروف
    .what = منصّتك مسجّلة هنا، لكن ليس الـ deployment الذي تسمّيه الرسالة.
    .now = لا شيء مما تفعله هنا يغيّر ذلك.
    .whom = { -tell-admin } تستطيع إضافة الـ deployment إلى تسجيل المنصّة.
refusal-launch-target =
    .title = يقود الرابط إلى مكان آخر
    .what = تسمّي رسالة منصّتك عنوانًا ليس على هذا الخادم.
    .now = لا شيء مما تفعله هنا يغيّر ذلك.
    .whom = { -tell-admin }
refusal-launch-roles =
    .title = لم تقل منصّتك ما أنت هنا
    .what = لا تحمل الرسالة قائمة بأدوارك في المقرّر، ولا حتى قائمة فارغة.
    .now = { -reopen }
    .whom = { -tell-admin }
refusal-launch-resource-link =
    .title = لم تقل منصّتك أي رابط فتحت
    .what = لا تسمّي الرسالة الرابط في مقرّرك.
    .now = { -reopen }
    .whom = { -tell-admin }
refusal-launch-deep-linking =
    .title = لم تنجح الإضافة من هنا
    .what = الرسالة التي تطلب منا محتوى غير كاملة، أو تطلب محتوى ليس لدينا.
    .now = عُد إلى مقرّرك وأضف الأداة من جديد، كنشاط أو كرابط.
    .whom = { -tell-admin }
refusal-launch-subject =
    .title = لم تقل منصّتك من أنت
    .what = الطريقة التي تسمّيك بها منصّتك لا تصلح: هي فارغة أو طويلة جدًا.
    .now = سجّل الدخول إلى منصّتك من جديد. { -reopen }
    .whom = { -tell-admin }
refusal-launch-not-a-launch =
    .title = لم نستطع قراءة ما أرسلته منصّتك
    .what = أرسلتك منصّتك إلى هنا، لكن رسالتها تالفة، أو ليست الرسالة التي تفتح أداة.
    .now = { -reopen }
    .whom = { -tell-admin }
refusal-launch-context-missing =
    .title = لم تسمِّ منصّتك مقرّرًا
    .what = لا تقول الرسالة من أي مقرّر جئت، والشارات تنتمي إلى مقرّرات.
    .now = افتح الشارات من داخل مقرّر.
    .whom = { -tell-admin }
refusal-launch-platform-error =
    .title = رفضت منصّتك تسجيل دخولك هنا
    .what = سألنا منصّتك من أنت، فأجابت بخطأ. وكثيرًا ما يكون تسجيل دخولك هناك قد انتهى.
    .now = سجّل الدخول إلى منصّتك من جديد. { -reopen }
    .whom = { -tell-admin }
refusal-launch-keys-unreachable =
    .title = لا يمكن جلب مفاتيح منصّتك
    .what = للتأكّد ممّن أرسلك نحتاج إلى المفاتيح العامة لمنصّتك، وهي لا تعطينا إياها الآن.
    .now = انتظر بضع دقائق. { -reopen }
    .whom = { -tell-admin }

refusal-link-answered =
    .title = وُضع هذا في مقرّرك من قبل
    .what = ما اخترته هنا ذهب إلى منصّتك من قبل. ربما أُعيد تحميل الصفحة أو ضُغط زرّ الرجوع؛ ولم يُضف شيء مرتين.
    .now = أغلق هذا، وانظر في مقرّرك. لإضافة شيء آخر ابدأ من هناك من جديد.
    .whom = { -tell-admin }

refusal-login-malformed =
    .title = لم نستطع قراءة ما أرسلته منصّتك
    .what = بدأت منصّتك تسجيل دخولك، لكنها تركت شيئًا لازمًا، أو هناك عنوان تالف.
    .now = { -reopen }
    .whom = { -tell-admin }
refusal-login-registration-unknown =
    .title = منصّة التعلّم هذه غير معروفة هنا
    .what = أرسلتك منصّتك إلى هنا، لكنها ليست مسجّلة على هذا الخادم، أو هي مسجّلة بمعرّف عميل آخر.
    .now = لا شيء مما تفعله هنا يغيّر ذلك.
    .whom = { -tell-admin } تستطيع تسجيل المنصّة لدى من يشغّل هذا الخادم.
refusal-login-client-id-needed =
    .title = ليس واضحًا أي تسجيل يُستخدم
    .what = منصّتك مسجّلة هنا أكثر من مرة، ولم تقل أي تسجيل تقصد (ينقصها «client_id»).
    .now = لا شيء مما تفعله هنا يغيّر ذلك.
    .whom = { -tell-admin }

refusal-register-invite-unknown =
    .title = رابط التسجيل هذا غير معروف
    .what = لا يشبه هذا أي رابط تسجيل لهذا الخادم. ربما ضاع جزء منه عند النسخ.
    .now = انسخ الرابط كاملًا من جديد، وألصقه في منصّتك.
    .whom = { -tell-operator } يمكن إنشاء رابط جديد.
refusal-register-invite-expired =
    .title = انتهت صلاحية رابط التسجيل هذا
    .what = يصلح رابط التسجيل سبعة أيام، ولم يُستخدم هذا في تلك المدة.
    .now = اطلب رابطًا جديدًا.
    .whom = { -tell-operator } يُنشأ رابط جديد بالأمر «accolade platform invite».
refusal-register-invite-removed =
    .title = أُزيل تسجيل هذا الرابط
    .what = أنشأ هذا الرابط تسجيلًا أُخرج من الخدمة على هذا الخادم منذ ذلك. والرابط القديم لا يعيده.
    .now = اطلب رابطًا جديدًا.
    .whom = { -tell-operator } يُنشأ رابط جديد بالأمر «accolade platform invite».
refusal-register-invite-used =
    .title = هذا الرابط يخصّ تسجيلًا آخر
    .what = أنشأ هذا الرابط تسجيلًا، ومنذ ذلك لا يحدّث إلا ذاك. كانت منصّتك ستنشئ ثانيًا، أو هي منصّة أخرى.
    .now = إن سألت منصّتك هل تُحدّث الأداة أم تُسجّل جديدة فاختر التحديث. وإن أنشأت أداة ثانية الآن فاحذفها. ولمنصّة أخرى اطلب رابطًا خاصًا بها.
    .whom = { -tell-operator }
refusal-register-not-from-platform =
    .title = ألصق هذا الرابط في منصّتك
    .what = هذا الرابط لإعدادات منصّة تعلّم، وهي تضيف عنوانها عندما تفتحه. ذلك العنوان ناقص هنا أو تالف.
    .now = في Moodle ألصقه تحت إدارة الأدوات؛ وفي Canvas تحت Developer Keys ثم LTI Registration. لم يُستهلك بفتحه هنا.
    .whom = { -tell-operator }
refusal-register-form-expired =
    .title = هذه الصفحة قديمة جدًا
    .what = مرّت أكثر من ساعة بين فتح هذه الصفحة وضغط زرّها، أو الصفحة لرابط آخر.
    .now = أغلق هذه النافذة، وابدأ التسجيل في منصّتك من جديد. لم يُسجّل شيء.
    .whom = { -tell-operator }
refusal-register-busy =
    .title = ما زال العمل جاريًا على التسجيل
    .what = ضُغط الزرّ من قبل، ولم تُجب منصّتك بعد.
    .now = انتظر دقيقة، ثم انظر هل ظهرت الأداة في منصّتك. وإن لم تظهر فابدأ من جديد.
    .whom = { -tell-operator }
refusal-register-address-refused =
    .title = لا يُتّصل بهذا العنوان من هنا
    .what = سمّت منصّتك عنوانًا في شبكة خاصة، أو عنوانًا بلا https. لا يتّصل هذا الخادم بعنوان كهذا، فلم يُرسل شيء.
    .now = تحقّق من العنوان الذي تعرف به منصّتك نفسها. ومنصّة في الشبكة الخاصة نفسها يجب السماح بها على هذا الخادم بالإعداد ACCOLADE_ALLOW_PRIVATE_NETWORK=true.
    .whom = { -tell-operator }
refusal-register-unreachable =
    .title = لم تُجب منصّتك
    .what = حاول هذا الخادم الوصول إلى منصّتك ولم يتلقَّ جوابًا، أو لم يتلقَّه في الوقت المناسب.
    .now = تحقّق من أن الوصول إلى منصّتك ممكن من الإنترنت، وابدأ التسجيل من جديد.
    .whom = { -tell-operator }
refusal-register-not-a-configuration =
    .title = أرسلت منصّتك شيئًا آخر
    .what = في العنوان الذي سمّته منصّتك ليس هناك وصف لمنصّة، بل صفحة ويب أو خطأ أو شيء كبير جدًا أو غير كامل.
    .now = تحقّق هل تقف صفحة دخول أو جدار حماية أمام ذلك العنوان، وابدأ التسجيل من جديد.
    .whom = { -tell-operator }
refusal-register-host-mismatch =
    .title = تتكلّم هذه المنصّة باسم غيرها
    .what = جاء الوصف من مضيف لكنه يسمّي مضيفًا آخر على أنه له. ولكي لا ينتحل أحد منصّة ليست له يُرفض وصف كهذا.
    .now = تحقّق من العنوان الذي تعرف به منصّتك نفسها (في Moodle «wwwroot» في config.php)، وافتح منصّتك بذلك العنوان.
    .whom = { -tell-operator }
refusal-register-canvas-issuer =
    .title = يقدّم Canvas هذا نفسه على أنه سحابة Canvas
    .what = قاد التسجيل إلى سحابة Canvas وهي لا تعرفه. إما أن التسجيل تجاوز ساعته، أو أن هذا Canvas خاص بك لم يُضبط فيه «lti_iss» قط، فيسمّي نفسه canvas.instructure.com.
    .now = في السحابة ابدأ التسجيل من جديد. وعلى خادمك الخاص اضبط أولًا «lti_iss» في config/security.yml على عنوانك، أو سجّل يدويًا.
    .whom = { -tell-operator } تقول الصفحة /lti/setup كيف يُسجّل يدويًا.
refusal-register-unsupported =
    .title = توقّع هذه المنصّة بطريقة أخرى
    .what = تحتاج Accolade إلى رسائل موقّعة بـ RS256 وتثبت هويتها برموز موقّعة (private_key_jwt). وتقول المنصّة إنها تقدّم غير ذلك.
    .now = ابحث عن إصدار أحدث من منصّتك، أو عن إعداد لأمان LTI 1.3.
    .whom = { -tell-operator }
refusal-register-token =
    .title = استُهلك إذن التسجيل
    .what = تعطي منصّتك كل تسجيل إذنًا يعمل مرة واحدة ولمدة ساعة. وهذا استُخدم من قبل أو انتهى.
    .now = أغلق هذه النافذة، وانظر هل الأداة موجودة، وإن لم تكن فابدأ التسجيل من جديد.
    .whom = { -tell-operator }
refusal-register-domain =
    .title = لا تقبل منصّتك عنوان هذا الخادم
    .what = قارنت منصّتك عناوين هذا الخادم بعضها ببعض أو بقائمة لديها، ورفضتها.
    .now = تحقّق هل تقيّد منصّتك نطاقات الأدوات.
    .whom = { -tell-operator }
refusal-register-scope =
    .title = رفضت منصّتك خدمة
    .what = تعرض منصّتك خدمة وترفضها في الوقت نفسه، فلم تسجّل شيئًا.
    .now = ابدأ التسجيل من جديد. وإن فشل مرة أخرى فسجّل يدويًا؛ تقول الصفحة /lti/setup لهذا الخادم كيف.
    .whom = { -tell-operator }
refusal-register-refused =
    .title = رفضت منصّتك التسجيل
    .what = كان كل شيء جاهزًا، وقالت منصّتك لا.
    .now = اقرأ ما تقوله، وأصلحه، وابدأ التسجيل من جديد.
    .whom = { -tell-operator }
refusal-register-answer =
    .title = لا يمكن قراءة جواب منصّتك
    .what = ربما سجّلت منصّتك Accolade، لكنها لم تقل بأي معرّف عميل.
    .now = انظر في منصّتك هل هناك أداة جديدة. احذفها وابدأ التسجيل من جديد، أو سجّل يدويًا بقيمها.
    .whom = { -tell-operator }

refusal-typed =
    .title = ما كنت قد كتبته
    .text = لم يحتفظ الخادم بشيء منه. انسخه من هنا، أو افتح المقرّر في علامة تبويب أخرى قبل أن تغادر هذه الصفحة، ثم ألصقه هناك. أما الصورة التي اخترتها فعليك اختيارها مرة أخرى.
    .console = لم يحتفظ الخادم بشيء منه. انسخه من هنا قبل أن تغادر هذه الصفحة. أما الشعار الذي اخترته فعليك اختياره مرة أخرى.
    .cut = كان هناك أكثر مما يمكن عرضه هنا.
refusal-session-unknown =
    .title = لم تعد هذه الصفحة مفتوحة
    .what = لا يخصّ العنوان أي زيارة نعرفها. ربما هو قديم أو غير كامل.
    .now = { -reopen }
    .whom = { -tell-teacher }
refusal-session-expired =
    .title = غبت بعض الوقت
    .what = لحمايتك تنتهي الزيارة بعد ساعتين بلا نقرة. لم يضع شيء مما حُفظ.
    .now = { -reopen }
    .whom = { -tell-teacher }
refusal-console-ended =
    .title = سُجّل خروجك في هذه الأثناء
    .what = لحمايتك تنتهي الزيارة إلى لوحة الإدارة من تلقاء نفسها حين لا يُنقر شيء مدةً. وما كتبته لم يُحفظ بعد.
    .now = ادخل مرة أخرى في علامة تبويب جديدة، وافتح النموذج هناك، وألصق ما هو مكتوب هنا.
    .whom = { -tell-operator }
launch-opening =
    .title = تُفتح شاراتك
    .wait = لحظة: يجري التعرّف على متصفّحك.
    .go-on = تابع
launch-window =
    .title = افتح شاراتك في نافذة خاصة بها
    .what = لا يحتفظ هذا المتصفّح بملفات ارتباط داخل صفحة المقرّر، فلا نستطيع التأكّد من أنك أنت. وفي نافذة خاصة يعمل الأمر.
    .open = افتح في نافذة جديدة
    .course = افتح المقرّر في نافذة جديدة
    .teacher = إن حدث هذا لكثيرين فيستطيع المعلّم جعل النشاط يُفتح في نافذة جديدة؛ عندئذ لا يرى أحد هذه الصفحة.
launch-cookies =
    .title = لا يحتفظ متصفّحك بملفات ارتباط
    .what = من دون ملف ارتباط لا نستطيع التأكّد من أن الصفحة التي تعود هي التي فتحتها.
    .now = اسمح بملفات الارتباط لهذا الموقع في إعدادات متصفّحك، ثم عُد إلى مقرّرك وافتح الرابط من جديد.

refusal-session-cookie =
    .title = فُتحت هذه الصفحة في متصفّح آخر
    .what = يخصّ العنوان زيارة في متصفّح آخر أو نافذة أخرى، وملف ارتباطها غير موجود هنا.
    .now = { -reopen }
    .whom = { -tell-teacher }

refusal-ob2-no-address =
    .title = لا توجد نسخة من هذه الشارة لحافظات الشارات الأقدم
    .what = تتعرّف الحافظات الأقدم على الأشخاص ببريدهم الإلكتروني، ولم تعطِ منصّة المقرّر أي عنوان عندما وُقّعت هذه الشارة.
    .now = استخدم الشارة بشكلها الحالي: تعرض صفحة الشارة ملفاتها.
    .whom = اسأل من منحك الشارة إن كنت تحتاج إلى واحدة تحمل عنوانك.
refusal-page-not-found =
    .title = لا شيء هنا
    .what = ليس لأي صفحة هذا العنوان. ربما كُتب خطأ، أو لم يعد ما كان يعرضه موجودًا.
    .now = تحقّق من العنوان، أو عُد إلى حيث وجدته.
    .whom = أخبر من أعطاك الرابط.
refusal-page-withdrawn =
    .title = سُحبت هذه الشارة
    .what = لم تعد منشورة، ولا يُحفظ عنها شيء آخر. وأي ملف منها ما زال لدى أحد يُعدّ مسحوبًا حيثما تُحقّق منه.
    .now = لا تعتمد عليها بعد الآن. وإن كانت لك فتستطيع المؤسسة التي أصدرتها أن تخبرك بالمزيد.
    .whom = اسأل المؤسسة التي أصدرتها.
refusal-page-wrong-role =
    .title = هذه الصفحة ليست لك
    .what = لا يسمح دورك بما طلبته؛ ففي مقرّر لا يجوز ذلك إلا لمعلّميه.
    .now = عُد. إن كنت تدرّس هذا المقرّر فافتحه من منصّتك من جديد.
    .whom = { -tell-teacher }
refusal-page-no-maker =
    .title = تُصنع الشارات في مكان آخر
    .what = قرر من يدير هذا الخادم من يصنع الشارات في المقررات، ولست منهم.
    .now = عد إلى شارات المقرر؛ ما زال بوسعك رؤية ما فيه ومنحه.
    .whom = إن كان عليك صنع الشارات فاسأل مشرفي هذا الخادم.
refusal-page-invalid =
    .title = لم نستطع فهم هذا الطلب
    .what = شيء فيه ناقص أو تالف. لم يتغيّر شيء.
    .now = عُد وحاول من جديد.
    .whom = { -tell-us }
refusal-page-too-large =
    .title = هذا كبير جدًا
    .what = ما أرسلته أكبر مما يقبله هذا الخادم. لم يتغيّر شيء.
    .now = عُد وأرسل ملفًا أصغر أو نصًّا أقصر.
    .whom = { -tell-us }
refusal-page-conflict =
    .title = كان شخص آخر أسرع
    .what = ما أردت تغييره تغيّر في هذه الأثناء، أو أُنجز من قبل. لم يحدث شيء مرتين.
    .now = عُد، وأعد تحميل الصفحة، وانظر كيف هي الآن.
    .whom = { -tell-us }
refusal-page-failed =
    .title = حدث خطأ هنا
    .what = هو خطؤنا لا خطؤك. لم يضع شيء مما حُفظ.
    .now = انتظر دقيقة وحاول من جديد.
    .whom = { -tell-us }

## Pathways

pathway =
    .title = المسارات
    .progress = { $done } من { $needed } خطوات مكتملة
    .progress-of = التقدّم في { $name }
    .strict = تُحتسب الخطوات بهذا الترتيب.
    .free = يمكن إنجاز الخطوات بأي ترتيب.
    .steps = الخطوات
    .step = الخطوة { $n }
    .step-titled = الخطوة { $n }: { $title }
    .needs-all = { $n ->
        [one] شارة واحدة
       *[other] كل الشارات ({ $n })
     }
    .needs-some = تكفي { $n } من { $of } شارات.
    .optional = ليست لازمة لبلوغ النهاية.
    .done = مكتملة
    .locked = تُحتسب بعد اكتمال الخطوة { $n }
    .ahead = اكتُسبت مبكرًا؛ تُحتسب بعد اكتمال الخطوة { $n }
    .held = لديك هذه الشارة
    .next = الأنسب تاليًا
    .missing = { $n ->
        [one] ينقص شرط واحد
       *[other] عدد الشروط الناقصة: { $n }
     }
    .waits = تنتظر:
    .course = في المقرر { $course }
    .end = في النهاية
    .page = الصفحة العامة للمسار
    .count = { $n ->
        [one] خطوة واحدة
       *[other] عدد الخطوات: { $n }
     }
    .to-end = الشارة في النهاية: { $name }
    .elsewhere = ينتهي في مقرر آخر ويُعدَّل هناك.
    .none = يقود المسار عبر عدة شارات إلى شارة في نهايته.
    .new = مسار جديد
    .summary = { $name }: شارات تقود إلى { $badge }.
    .retired = لم يعد بالإمكان إنهاء هذا المسار. ومن لديه شارته يحتفظ بها.
    .of-badge = تقع هذه الشارة في نهاية مسار يكتب قاعدتها
    .unpublished-title = لا يمكن لأحد إنهاء المسار بعد
    .unpublished = ما زالت هذه الشارات في الطريق مسودات. انشرها أولًا:

pathway-edit =
    .title-new = مسار جديد
    .title = المسار: { $name }
    .lead = من يملك شارات كل الخطوات يحصل تلقائيًا على الشارة في النهاية. تُنشأ مع المسار، ويمكن تعديل صورتها ونصوصها هناك.
    .name-hint = تحمل الشارة في النهاية الاسم نفسه إلى أن تغيّره.
    .order-free = بأي ترتيب
    .order-strict = لا تُحتسب الخطوة إلا بعد اكتمال ما قبلها
    .part-badges = الشارات في الطريق
    .badges-hint = اكتب بجانب كل شارة رقم خطوتها: 1، 2، 3 … الشارات ذات الرقم نفسه تشكّل خطوة واحدة. فارغ: ليست في الطريق.
    .no-badges = لا شارات في هذا المقرر بعد.
    .others = شارات مقررات أخرى
    .others-hint = ألصق عنوان الصفحة العامة للشارة أو اكتب مفتاحها. يجب أن يكون المتعلّم في هذا المقرر ليحصل على الشارة في النهاية.
    .part-steps = المزيد عن الخطوات
    .steps-hint = يمكن ترك كل هذا فارغًا: عندها تلزم كل شارات كل خطوة.
    .optional = ليست لازمة لبلوغ النهاية
    .finish-hint = إذا غيّرت الخطوات: حتى هذا اليوم يحصل على الشارة أيضًا من يُنهي النسخة السابقة.
    .save = حفظ كمسودة
    .save-changes = حفظ التغييرات
    .writes-rule = يكتب هذه القاعدة مسار. ويمكن تغيير كل ما عداها هنا.

learner-record =
    .take = كل الشارات في ملف واحد
    .text = ملف موقّع واحد يضم كل شاراتك السارية، لملفات الإنجاز والمحافظ الرقمية. ولا يشمل ما أخفيته.

admin-nav =
    .label = لوحة الإدارة
    .out = تسجيل الخروج
admin-section-overview = نظرة عامة
admin-section-platforms = المنصات
admin-section-issuers = الجهات المانحة
admin-section-registry = الشارات
admin-section-jobs = المهام
admin-section-persons = الأشخاص
admin-section-policy = القواعد
admin-section-admins = المشرفون
admin-section-audit = سجل الأعمال
admin-next = المزيد
admin-done-platform-removed = أُزيلت. لم يعد أحد يدخل من هذه المنصة؛ وتبقى الشارات سارية.
admin-done-invite-withdrawn = سُحب. لم يعد الرابط يفتح شيئًا.
admin-done-job-retried = تُنفَّذ المهمة حالما يتاح مكان.
admin-done-badge-reviewed = دُوِّن. يحسن النظر في الشارة مجددًا بعد سنة.
admin-done-owner-changed = سُجّل من يعتني بالشارة.
admin-done-platform-added = سُجّلت المنصة. أدخل عناويننا هناك ثم افحص الاتصال.
admin-done-person-erased = مُحيت. تُعدّ شارات هذا الشخص مسحوبة حيثما فُحصت.
admin-done-admin-removed = أُزيل. سُجّل خروج هذا الشخص من كل مكان.
admin-done-policy-changed = حُفظ. يسري من النقرة التالية.
admin-done-maker-listed = صار في القائمة. يُذكر أدناه هل يُعتد بالقائمة.
admin-done-maker-unlisted = لم يعد في القائمة.
admin-done-issuer-changed = حُفظ. ما وُقّع من قبل يقول ما كان يقوله؛ والشارة التالية تقول هذا.
admin-done-keys-rotated = نُشرت مفاتيح جديدة، وتوقّع بعد عشر دقائق.
admin-done-key-distrusted = سُحب. ما وقّعه هذا المفتاح لم يعد يجتاز أي فحص.
admin-sign-in =
    .title = الدخول إلى لوحة الإدارة
    .go = دخول
    .sso = الدخول عبر مؤسستك
    .lost = فقدت كلمة المرور؟ يصنع من يدير الخادم رابطًا إلى كلمة جديدة بالأمر
admin-trouble-wrong = العنوان أو كلمة المرور غير صحيح.
admin-trouble-too-often = جُرّب ذلك مرات كثيرة. انتظر ربع ساعة ثم حاول مجددًا.
admin-trouble-ended = غبت بعض الوقت فسُجّل خروجك. لم يضع شيء مما حُفظ.
admin-trouble-signed-out = سُجّل خروجك.
admin-trouble-link-gone = استُعمل هذا الرابط أو انتهت مدته. اطلب رابطًا جديدًا.
admin-trouble-sso-failed = لم ينجح الدخول عبر مؤسستك. حاول مجددًا؛ فإن تكرر ذلك فأخبر من يدير الخادم.
admin-trouble-sso-unknown = تعرفك مؤسستك، لكن لم يُدعَ إلى هنا أحد بعنوان بريدك، أو أن العنوان غير مؤكد هناك. اطلب دعوة من أحد المشرفين.
admin-arrived =
    .title = تم دخولك
    .go = تابع
admin-welcome =
    .address = تدخل بالعنوان
    .hint = 12 حرفًا على الأقل. بضع كلمات معًا يسهل حفظها ويصعب تخمينها.
    .go = احفظ وتابع
admin-welcome-first =
    .title = كن أول مشرف
    .text = يعمل هذا الرابط مرة واحدة. من يستعمله يدير هذا التثبيت ويدعو الآخرين.
admin-welcome-invite =
    .title = مرحبًا بك في لوحة الإدارة
    .text = دُعيت إلى المساعدة في إدارة هذا التثبيت. يعمل هذا الرابط مرة واحدة.
admin-welcome-reset =
    .title = اختر كلمة مرور جديدة
    .text = يعمل هذا الرابط مرة واحدة. سيُسجَّل خروجك من كل مكان آخر.
admin-overview =
    .title = كيف تسير الأمور
    .platforms = منصات
    .courses = مقررات
    .troubled = { $n ->
        [one] تعذرت قراءة واحد في المرة الأخيرة
       *[other] تعذرت قراءة { $n } في المرة الأخيرة
     }
    .active = شارات يمكن نيلها
    .awards = مرات المنح
    .waiting = مهام حان وقتها
    .failing = مهام فشلت
    .begin = اربط منصة التعلم لديك
    .begin-text = اصنع رابطًا والصقه في Moodle أو Canvas أو منصة أخرى. يستغرق ذلك دقيقتين.
    .silent = لم يأت أحد من هنا بعد
    .silent-text = ربما على مشرف المنصة أن يشغّل الأداة بعد. افحص الاتصال.
admin-platforms =
    .title = المنصات
    .name = الاسم
    .host = العنوان
    .origin = التسجيل
    .last = آخر فتح
    .by-link = برابط
    .by-hand = يدويًا
    .never = ليس بعد
    .none = لا منصة مربوطة بعد.
    .open = روابط لم يستعملها أحد بعد
    .unnamed = بلا اسم
    .until = سارٍ حتى { $date }
    .withdraw = اسحب
    .invite = اربط منصة
    .invite-text = برابط واحد تسجّل منصة نفسها. وهو سارٍ سبعة أيام.
    .by-hand-link = ما يُدخَل حيث يجري ذلك يدويًا
    .invite-go = اصنع رابطًا
    .made = هذا هو الرابط
    .made-text = الصقه في المنصة: في Moodle في خانة «Tool URL» ضمن «Manage tools»، وفي Canvas كتسجيل LTI جديد. من لديه الرابط يستطيع ربط منصة.
admin-by-hand =
    .title = تسجيل منصة يدويًا
    .ours = أدخل هذا في المنصة
    .ours-text = ثم تعرض معرّف عميل ومعرّف نشر.
    .theirs = أدخل هنا ما تعرضه المنصة
    .url-hint = عنوان صفحتها الأولى، مثل https://moodle.example.edu. لا حاجة إليه لـ Canvas السحابي وBlackboard.
    .deployment-hint = إن تُرك فارغًا جاز لـ Canvas أن يضيف عمليات نشر بنفسه؛ وتحتاج كل منصة أخرى إلى معرّف.
    .more = عناوين خاصة بها
    .more-text = ما يختلف عن نوع المنصة أعلاه أو لا يُستنتج منه فقط.
    .go = تسجيل
admin-platform =
    .failed = { $n ->
        [one] شيء واحد لا يعمل
       *[other] { $n } من الأشياء لا تعمل
     }
    .passed = لم يفشل شيء مما فُحص
    .issuer = المُصدر (issuer)
    .client = معرّف العميل
    .deployments = عمليات النشر
    .accepts-new = تُقبل الجديدة.
    .since = سُجّلت في
    .check = افحص الاتصال
    .remove = أزل هذه المنصة
    .remove-text = لن يستطيع أحد فتح Accolade منها، ولن تُقرأ مقرراتها. تبقى الشارات الممنوحة سارية وتبقى صفحاتها.
    .sure = أفهم أن مقرراتها ستتوقف عن العمل.
admin-line-passed = يعمل
admin-line-unknown = انظر في هذا
admin-line-failed = لا يعمل
admin-line-untested = لم يُفحص
admin-registry =
    .title = كل الشارات
    .badge = الشارة
    .course = المقرر
    .issuer = الجهة المانحة
    .state = المرحلة
    .awards = مرات المنح
    .review = النظر مجددًا
    .version = الإصدار { $n }
    .due = منذ { $date }
    .reviewed = نُظر فيها
    .any = كل المراحل
    .show = اعرض
    .csv = كجدول (CSV)
    .none = لا شارة كهذه.
    .owner = يعتني بها
    .owned = معلّم
    .change-owner = تغيير
admin-owner =
    .title = من يعتني بهذه الشارة
    .hint = عنوان البريد أو معرّف المنصة لشخص سبق أن كان هنا. فارغ: لا أحد.
    .nobody = لا أحد
admin-state-draft = مسودة
admin-state-active = نشطة
admin-state-paused = موقوفة
admin-state-retired = منتهية
admin-jobs =
    .title = العمل في الخلفية
    .text = ما فشل يُعاد تلقائيًا بعد مهلة تطول حتى ساعة.
    .job = المهمة
    .stands = متى
    .tries = مرات الفشل
    .error = ما الذي تعطل
    .running = تعمل الآن
    .due = موعدها { $date }
    .retry = أعد المحاولة الآن
    .none = لا شيء ينتظر.
admin-job-sync = قراءة مقرر
admin-job-evaluate = تقييم مقرر
admin-job-issue = توقيع شارة
admin-job-status = توقيع قائمة الحالات
admin-job-score = الكتابة في سجل الدرجات
admin-job-copy = نقل الشارات إلى نسخة من مقرر
admin-job-log = التدوين في سجل الإصدار
admin-job-mail = إرسال الرسائل
admin-persons =
    .title = الأشخاص
    .text = اعثر على من يسأل عما يُحفظ عنه أو يريد محوه. كل بحث وتصدير ومحو يُدوَّن في سجل الأعمال بلا أسماء.
    .name = الاسم
    .address = عنوان البريد
    .platform = المنصة
    .awards = مرات المنح
    .go = ابحث
    .none = لم يُعثر على أحد.
    .cut = تُعرض أول { $n } نتيجة. كن أدق للعثور على غيرها.
admin-person =
    .sub = المعرّف في المنصة
    .export = إخباره بما يُحفظ عنه
    .export-text = ملف فيه كل ما يُحفظ عن هذا الشخص: المقررات والنتائج والشارات كما وُقّعت والقرارات. لا تسلّمه إلى أحد سواه.
    .export-go = نزّل كل شيء
    .erase = المحو
    .erase-text = { $n ->
        [0] يُمحى الاسم والعنوان والنتائج. لا رجعة في ذلك.
        [one] يُمحى الاسم والعنوان والنتائج وتُسحب شارة واحدة: ملفاتها التي ما زالت لدى أحد تفشل في كل فحص. لا رجعة في ذلك.
       *[other] يُمحى الاسم والعنوان والنتائج وتُسحب { $n } شارة: ملفاتها التي ما زالت لدى أحد تفشل في كل فحص. لا رجعة في ذلك.
     }
    .sure = أنا متأكد من أن هذا الشخص يريد ذلك.
    .erase-go = امحُ نهائيًا
    .list = اسمح لهذا الشخص بصنع الشارات
    .enlist = أضفه إلى قائمة صانعي الشارات
    .idle-teachers = يجوز الآن لكل المعلّمين صنع الشارات: لا حاجة إلى القائمة.
    .idle-nobody = لا يجوز الآن لأحد صنع الشارات: لا أثر للقائمة.
    .unlist = احذفه من قائمة صانعي الشارات
admin-policy =
    .makers = من يحق له صنع الشارات وتغييرها في مقرراته
    .text = لا يسري هذا على البرامج ذات الرمز ولا على ملفات الشارات ولا على نسخ المقررات. ومن لا يحق له صنع الشارات يظل يراها ويمنحها.
    .save = احفظ
    .listed = القائمة
    .unlist = احذف من القائمة
    .none = لا أحد في القائمة.
    .how = ابحث عمن تضيفه إلى القائمة:
admin-copies =
    .title = نسخ من الرسائل
    .text = يستطيع المعلّمون حينها ذكر ثلاثة عناوين على الأكثر لكل مقرّر، كعنوان مرشد. وتصلهم نسخة حين يُبلَّغ متعلّم بالبريد بأن شارة مُنحت أو سُحبت أو تنتهي قريبًا. ويقرأ المتعلّمون ذلك في رسالتهم وفي صفحة الخصوصية العامة. وإيقافها يحذف كل العناوين.
    .allow = يجوز للمقرّرات إرسال نسخ إلى آخرين
admin-retention =
    .title = مدة حفظ البيانات
    .text = بالأيام؛ والفارغ يعني الإبقاء. تذكره صفحة الخصوصية العامة. لا تُحذف أبدًا الشارات وحالتها وسجل الإصدار.
    .course-hint = تُحسب من آخر فتح لمقرر: النتائج وما رأته القواعد وما سُلّم وأُجيب عنه والعناوين التي تُرسل إليها نسخ الرسائل. من 90 إلى 3650.
    .audit-hint = أسطر سجل التدقيق ومنها عمليات الدخول. من 365 إلى 3650.
admin-makers-teachers = كل المعلمين
admin-makers-listed = المعلمون في القائمة
admin-makers-nobody = لا أحد
admin-issuers =
    .text = من يوقّع شارات هذا التثبيت، كما يستطيع الجميع أن يقرأ.
    .default = توقّع حيث لم يُختَر غيرها
    .more = جهات أخرى وبقية الملف التعريفي بالأمر
admin-issuer =
    .page = الصفحة العامة
    .text = ما يرد هنا جزء من كل شارة تُوقَّع من الآن.
    .email-hint = تذكره الشارات الموجهة إلى الحقائب القديمة ليتمكن الناس من السؤال.
    .logo-hint = PNG أو SVG بسيط، والمربع أفضل. إن تُرك فارغًا بقي ما هو موجود.
    .domain-hint = فقط إن كان للجهة معرّف خاص بها مثل badges.law.example.edu. اقرأ الدليل أولًا: يبحث عنه المتحققون ما دامت الشارات سارية.
    .pinned = وُقّعت شارات بهذا المعرّف: يبقى النطاق.
    .keys = المفاتيح
    .key = المفتاح
    .made = صُنع
    .stands = الحالة
    .distrust = اسحب هذا المفتاح
    .distrust-text = إن كان قد وصل إلى غيرك. الشارات التي وقّعها لن تجتاز أي فحص، ومن لديه واحدة يحتاج إلى أخرى جديدة.
    .distrust-sure = أفهم أن شاراته تفقد قيمتها.
    .brought = صُنعت هذه المفاتيح في مكان آخر. أحضر ما يخلفها بالأمر
    .rotate-text = تتجدد المفاتيح كل سنة تلقائيًا. وتبقى السابقة منشورة لتبقى الشارات قابلة للفحص.
    .rotate = اصنع مفاتيح جديدة الآن
admin-key-signs = يوقّع
admin-key-next = يوقّع قريبًا
admin-key-retired = لم يعد يوقّع
admin-key-withdrawn = مسحوب
admin-admins =
    .title = المشرفون
    .role = الدور
    .change = تغيير
    .me = (أنت)
    .last = لا يمكن إزالة آخر مالك. ادعُ شخصًا آخر أولًا.
    .made = هذه هي الدعوة
    .made-text = سلّمها إلى هذا الشخص وحده. تعمل مرة واحدة خلال سبعة أيام، ولا تُعرض ثانية.
    .remove = أزل
    .remove-text = يُسجَّل خروج هذا الشخص من كل مكان ولا يستطيع الدخول بعد ذلك.
    .remove-sure = نعم، أزل
    .open = المدعوون
    .invite = ادعُ أحدًا
    .invite-text = تحصل على رابط لتسليمه. ويبطل أي رابط سابق للعنوان نفسه.
    .owner-may = يفعل كل شيء
    .viewer-may = يرى كل شيء إلا الأشخاص ولا يغيّر شيئًا
    .invite-go = اصنع الدعوة
admin-role-owner = مالك
admin-role-viewer = مطّلع
admin-audit =
    .title = سجل الأعمال
    .text = ما الذي جرى هنا، ومن فعله، وبماذا. لا يُغيَّر فيه شيء أبدًا، وليست فيه بيانات أحد.
    .when = متى
    .who = من
    .what = ماذا
    .object = بماذا
    .earlier = أقدم
    .none = لم يُفعل شيء بعد.
    .everybody = الجميع
admin-actor-admin = مشرف
admin-actor-command = سطر الأوامر
admin-actor-teacher = معلّم
admin-actor-token = برنامج
admin-deed-admin-made = انضم إلى المشرفين
admin-deed-admin-invited = دعا مشرفًا
admin-deed-admin-removed = أزال مشرفًا
admin-deed-admin-password-set = وضع كلمة مرور جديدة
admin-deed-admin-password-link-made = صنع رابطًا إلى كلمة مرور جديدة
admin-deed-admin-signed-in = سجّل دخوله
admin-deed-platform-added = أضاف منصة
admin-deed-platform-removed = أزال منصة
admin-deed-invite-made = صنع رابطًا لمنصة
admin-deed-invite-withdrawn = سحب رابطًا لمنصة
admin-deed-job-retried = أعاد محاولة مهمة
admin-deed-badge-made = صنع شارة
admin-deed-badge-changed = غيّر شارة
admin-deed-badge-published = نشر شارة
admin-deed-badge-paused = أوقف شارة مؤقتًا
admin-deed-badge-retired = أنهى شارة
admin-deed-badge-removed = حذف شارة لا يملكها أحد
admin-deed-badge-reviewed = نظر في شارة
admin-deed-badge-owner-changed = حدّد من يعتني بشارة
admin-deed-award-given = منح شارة لشخص
admin-deed-award-revoked = ألغى شارة شخص
admin-deed-award-suspended = علّق شارة شخص
admin-deed-award-reinstated = أعاد شارة شخص
admin-deed-award-renewed = جدّد شارة شخص
admin-deed-award-corrected = صحّح شارة شخص
admin-deed-award-hold-cleared = سمح لشخص بنيل شارة مُلغاة من جديد
admin-deed-request-approved = وافق على طلب
admin-deed-request-returned = أعاد طلبًا ليُعدَّل
admin-deed-request-refused = رفض طلبًا
admin-deed-run-confirmed = أكّد منحًا كانت معلّقة
admin-deed-run-set-aside = نحّى منحًا كانت معلّقة
admin-deed-run-undone = تراجع عن دفعة من المنح
admin-deed-scores-begun = جعل شارة تكتب في سجلّ الدرجات
admin-deed-scores-ended = جعل شارة لا تكتب بعد الآن في سجلّ الدرجات
admin-deed-endorsement-added = أضاف توصية
admin-deed-endorsement-removed = سحب توصية
admin-deed-sync-started = أمر بفحص مقرر على الفور
admin-deed-persons-searched = بحث عن أشخاص
admin-deed-person-exported = صدّر ما يُحفظ عن شخص
admin-deed-person-erased = محا شخصًا
admin-deed-policy-changed = غيّر قاعدة
admin-deed-maker-listed = سمح لشخص بصنع الشارات
admin-deed-maker-unlisted = لم يعد يسمح لشخص بصنع الشارات
admin-deed-course-copies-changed = ذكر آخرين يرسل إليهم مقرّر نسخًا من رسائله
admin-deed-issuer-made = أنشأ مُصدرًا
admin-deed-issuer-changed = غيّر جهة مانحة
admin-deed-issuer-removed = أزال مُصدرًا
admin-deed-keys-rotated = صنع مفاتيح جديدة لجهة مانحة
admin-deed-key-distrusted = سحب مفتاحًا
admin-deed-token-made = أنشأ رمزًا لبرنامج
admin-deed-token-revoked = سحب رمز برنامج
field-admin-name = اسمك
field-admin-email = عنوان البريد
field-password = كلمة المرور
field-password-again = كلمة المرور مرة أخرى
field-admin-invite-link = الرابط
field-admin-platform-name = بمَ تُعرف
field-admin-badge = جزء من الاسم
field-admin-state = المرحلة
field-course-days = ما يُعرف عن المقررات
field-audit-days = سجل التدقيق
field-platform-kind = نوع المنصة
field-platform-url = عنوان المنصة
field-client-id = معرّف العميل
field-deployment-id = معرّف النشر
field-platform-issuer = المُصدر (معرّف المنصة)
field-auth-url = عنوان المصادقة
field-token-url = عنوان الرموز
field-jwks-url = عنوان المفاتيح
field-our-login = عنوان بدء الدخول
field-our-launch = عنوان الفتح وإعادة التوجيه
field-our-keys = عنوان المفاتيح العامة
field-admin-owner = الشخص
field-admin-actor = من فعل
field-admin-person = الاسم أو عنوان البريد أو المعرّف
field-issuer-name = الاسم
field-issuer-url = الموقع
field-issuer-email = عنوان بريد للأسئلة
field-issuer-description = الوصف
field-issuer-logo = الشعار
field-issuer-logo-alt = الشعار بالكلمات
field-issuer-domain = نطاق خاص
problem-too-short = هذا قصير جدًا: يلزم { $min } حرفًا على الأقل.
problem-not-an-address = هذا ليس عنوان بريد.
problem-taken = لأحدهم هذا العنوان بالفعل.
problem-not-the-same = هذا ليس مثل ما سبق.
problem-nobody-known = لا يُعرف هنا أحد بهذا.
problem-several-known = يقصد بهذا أكثر من شخص. استعمل المعرّف من صفحة الشخص.
request-kind-application = عمل مُسلَّم
request-kind-evidence = دليل إضافي
request-kind-name = كتابة اسم
request-kind-question = سؤال

request-state-draft = مسودة
request-state-submitted = بانتظار معلم
request-state-returned = أُعيد مع تعليق
request-state-approved = تمت الموافقة
request-state-refused = مرفوض
request-state-withdrawn = مسحوب
request-state-answered = تم الرد

request-deed-submitted = سُلِّم في { $date }
request-deed-returned = أُعيد في { $date }
request-deed-approved = تمت الموافقة في { $date }
request-deed-refused = رُفض في { $date }
request-deed-withdrawn = سُحب في { $date }
request-deed-answered = تم الرد في { $date }

request-may-show = يجوز أن يظهر في الشارة.
request-consent-application = بعد منح الشارة، يستطيع كل من يجوز له رؤيتها قراءة هذا وفتح الروابط. من دون علامتك لا يراه إلا أنت ومعلمو المقرر.
request-consent-evidence = أوافق على أن يظهر هذا في الشارة: يستطيع كل من يجوز له رؤيتها قراءته وفتح الروابط. ما تسلّمه للآخرين بعد ذلك لا يمكن استرجاعه.
request-ask-title = اسأل معلميك
request-ask-application = تسليم
request-ask-evidence = إضافة دليل
request-ask-name = تصحيح الاسم
request-ask-question = اسأل عن هذا

evidence-standing =
    .title = ما ورد منك في شارتك
    .text-application = سيرد في شارتك حين تنالها. وحتى ذلك الحين يمكنك إبقاؤه خارجها بنقرة واحدة، وما وافق عليه معلّمك يبقى محسوبًا.
    .text-evidence = يمكنك إزالته في أي وقت دون استئذان. يحل ملف جديد من دونه محل الملف الحالي، ولا يعرض هذا الخادم بعدها الملفات القديمة ولا ما ورد فيها. لا يمكنك التراجع عن ذلك بنفسك: لإدراجه من جديد عليك تسليمه مرة أخرى. والنسخ التي حفظتها أنت أو غيرك من قبل ما زالت تحتويه، ولا يستطيع أحد استرجاعها. ويبقى معلّموك يرون ما سلّمته.
    .take-out = إزالته من الشارة
learner-request =
    .title-application = التسليم من أجل { $name }
    .title-evidence = إضافة دليل إلى { $name }
    .title-name = تصحيح اسمك على { $name }
    .title-question = سؤال عن { $name }
    .lead-application = يقرأ معلم في هذا المقرر ما تسلّمه. يوافق عليه، أو يعيده مع تعليق، أو يرفضه مع ذكر السبب.
    .lead-evidence = يقرؤه أولًا معلم في المقرر. بعد الموافقة يحل ملف جديد يتضمن الدليل محل ملفك، وحيثما يُفحص الملف القديم يُذكر أنه استُبدل.
    .lead-name = يقرر معلم في المقرر. بعد القبول يظهر اسمك هكذا حيثما تعرضه الشارة، وإذا كان الاسم في الملف حل ملف جديد محله، ويُذكر عن القديم أنه استُبدل.
    .lead-question = اسأل لماذا لم تحصل على هذه الشارة بعد، أو عن أي شيء آخر يخصها. يرد معلم في المقرر هنا.
    .asks = المطلوب
    .links = روابط
    .links-hint = خمسة على الأكثر، تبدأ بـ https://. تأكد من أن معلميك يستطيعون فتحها.
    .more-links = روابط أخرى
    .history = ما حدث حتى الآن
    .waits = الدور الآن على معلم. يمكنك سحبه وتسليم شيء آخر ما لم يرد أحد.
    .changed = لم يُحفظ هذا لأن حال الطلب تغيّر في هذه الأثناء. ترى كيف هو الآن، وما كتبته موجود أدناه إن كان التسليم ما زال ممكنًا.
    .too-many = سألت عن هذا مرات كثيرة. تحدث إلى معلمك.
    .save = حفظ كمسودة
    .submit = تسليم
    .withdraw = سحب
    .back = رجوع

instructor-requests =
    .title = الطلبات: { $course }
    .button = { $n ->
        [0] الطلبات
        [one] الطلبات (طلب واحد ينتظر)
        [two] الطلبات (طلبان ينتظران)
        [few] الطلبات (تنتظر { $n })
        [many] الطلبات (ينتظر { $n })
       *[other] الطلبات (ينتظر { $n })
    }
    .waiting = بانتظار الرد
    .none = لا شيء ينتظر.
    .done = تم الرد عليها أو أُعيدت أو سُحبت

instructor-request =
    .back = جميع الطلبات
    .badge = الشارة
    .history = ما سُلِّم وما رُدَّ به
    .effect-application = عند موافقتك يتحقق هذا الشرط من شروط الشارة، محسوبًا من يوم التسليم.
    .effect-evidence = عند موافقتك يصبح جزءًا من الشارة: يحل ملف جديد محل القديم، الذي يُذكر عنه عندئذ أنه استُبدل.
    .effect-name = عند موافقتك تعرض الشارة هذا الاسم من ذلك الحين. تأكد من أنه الشخص نفسه.
    .hint-question = يقرأ المتعلم ردك في صفحته.
    .hint-other = يقرؤه المتعلم في صفحته. مطلوب عند الإعادة أو الرفض.
    .approve = موافقة
    .return = إعادة
    .refuse = رفض
    .answer = رد
    .barred-own = أنت صاحب هذا الطلب، لذا يجب أن يرد معلم آخر.
    .barred-unnamed = لا تذكر منصتك من أنت، فلن يُنسب ردك إلى أحد. يجب أن يرد شخص تذكر اسمه.
    .changed = لم يُتخذ أي قرار: رد شخص آخر أو غيّر المتعلم الطلب في هذه الأثناء. هكذا هو الآن.
    .not-in-force = لم تعد الشارة سارية، فلا يمكن تصحيح شيء فيها. ارفض مع ذكر السبب.
    .not-fitting = لا تستطيع الشارة حمل هذا: ربما فيها أدلة كثيرة. أعده مع كلمة عن ذلك.
## Mails

mail-hello =
    .name = مرحبًا { $name }،
    .nobody = مرحبًا،
mail-award =
    .subject = لقد حصلت على «{ $badge }»
    .subject-many = لقد حصلت على «{ $badge }» و{ $n ->
        [one] شارة أخرى
        [two] شارتين أخريين
        [few] { $n } شارات أخرى
       *[other] { $n } شارة أخرى
     }
    .opening = تهانينا! منحتك { $issuer }:
    .course = في المقرّر { $course }
    .until = صالحة حتى { $date }
    .view = اعرض شارتك
    .linkedin = أضفها إلى ملفك في LinkedIn
    .more = { $n ->
        [one] تنتظرك شارة أخرى في مقرّرك.
        [two] تنتظرك شارتان أخريان في مقرّرك.
        [few] تنتظرك { $n } شارات أخرى في مقرّرك.
       *[other] تنتظرك { $n } شارة أخرى في مقرّرك.
     }
    .private = شارتك خاصة إلى أن تختار غير ذلك: لصفحتها عنوان لا يعرفه سواك، ولا تُظهر أي اسم. افتحها في مقرّرك لتقرّر من يراها. افعل ذلك قبل إضافتها إلى LinkedIn، حيث يستطيع الجميع فتح الرابط.
mail-why-award = تصلك هذه الرسالة لأن { $issuer } منحتك شارة، وقد أعطتنا منصّة التعلّم هذا العنوان لهذا الغرض.
digest =
    .title = رسائل عن هذا المقرّر
    .text = رسالة واحدة تخبرك بالشارات التي مُنحت وبما ينتظرك. ولا تذكر أسماء المتعلّمين.
    .daily = رسالة واحدة في اليوم على الأكثر
    .weekly = رسالة واحدة في الأسبوع على الأكثر
    .off = لا شيء
    .save = حفظ
    .none = لا يرسل هذا الخادم رسائل: انظر هنا ما مُنح وما ينتظرك.
mail-digest =
    .subject = { $course }: { $n ->
        [0] شارات تحتاج إلى نظرك
        [one] مُنحت شارة واحدة
        [two] مُنحت شارتان
        [few] مُنحت { $n } شارات
       *[other] مُنحت { $n } شارة
     }
    .opening = ما حدث في { $course } منذ { $date }
    .awarded = { $n ->
        [one] مُنحت مرة واحدة
        [two] مُنحت مرتين
        [few] مُنحت { $n } مرات
       *[other] مُنحت { $n } مرة
     }
    .held = قائمة من الشارات تنتظر تأكيدك قبل منحها.
    .asked = { $n ->
        [one] طلب من متعلّم ينتظر الرد.
        [two] طلبان من المتعلّمين ينتظران الرد.
        [few] { $n } طلبات من المتعلّمين تنتظر الرد.
       *[other] { $n } طلبًا من المتعلّمين ينتظر الرد.
     }
    .more = { $n ->
        [one] هناك جديد في شارة أخرى.
        [two] هناك جديد في شارتين أخريين.
        [few] هناك جديد في { $n } شارات أخرى.
       *[other] هناك جديد في { $n } شارة أخرى.
     }
    .how = لترى من هم وتقرّر، افتح الشارات في مقرّرك. وهناك تختار أيضًا كم مرة تصلك هذه الرسالة.
mail-why-digest = تصلك هذه الرسالة لأنك تدرّس مقرّرًا يمنح شارات { $issuer }، وقد أعطتنا منصّة التعلّم هذا العنوان.
field-every = كم مرة
mail-revoked =
    .subject = أُلغيت «{ $badge }»
    .subject-many = أُلغيت «{ $badge }» و{ $n ->
        [one] شارة أخرى
        [two] شارتان أخريان
        [few] { $n } شارات أخرى
       *[other] { $n } شارة أخرى
     }
    .opening = ألغت { $issuer }:
    .when = أُلغيت في { $date }
    .reason = السبب المذكور:
    .view = اعرض ما تقوله صفحتها
    .more = { $n ->
        [one] أُلغيت شارة أخرى.
        [two] أُلغيت شارتان أخريان.
        [few] أُلغيت { $n } شارات أخرى.
       *[other] أُلغيت { $n } شارة أخرى.
     }
    .meaning = الشارة الملغاة لم تعد سارية، وصفحتها تقول ذلك. وتبقى شاراتك الأخرى كما هي.
    .ask = هل لديك أسئلة، أو ترى أن هذا غير صحيح؟ اسأل مدرّس مقرّرك أو { $issuer }.
mail-expiring =
    .subject = تنتهي «{ $badge }» في { $date }
    .subject-many = تنتهي قريبًا «{ $badge }» و{ $n ->
        [one] شارة أخرى
        [two] شارتان أخريان
        [few] { $n } شارات أخرى
       *[other] { $n } شارة أخرى
     }
    .opening = ما حصلت عليه من { $issuer } ينتهي قريبًا:
    .renew = يمكن تجديدها: أنجز مرة أخرى ما تتطلّبه، أو اسأل مدرّس مقرّرك.
    .how = اعرض ما تتطلّبه
    .no-renewal = لا يمكن تجديدها.
    .more = { $n ->
        [one] تنتهي قريبًا شارة أخرى.
        [two] تنتهي قريبًا شارتان أخريان.
        [few] تنتهي قريبًا { $n } شارات أخرى.
       *[other] تنتهي قريبًا { $n } شارة أخرى.
     }
    .after = بعد ذلك اليوم تقول صفحة الشارة إن مدّتها انتهت. وتبقى لك بوصفها شيئًا أنجزته.
mail-reminder =
    .subject = «{ $badge }» في انتظارك
    .subject-many = «{ $badge }» و{ $n ->
        [one] شارة أخرى في انتظارك
        [two] شارتان أخريان في انتظارك
        [few] { $n } شارات أخرى في انتظارك
       *[other] { $n } شارة أخرى في انتظارك
     }
    .opening = منحتك { $issuer } ما لم يفتحه أحد بعد:
    .once = هذا هو التذكير الوحيد.
notice-mail_text = حُفظ. هذا ما تقوله الرسائل من الآن.
field-mail-subject = الموضوع
field-mail-opening = البداية
problem-unknown-value = لا يدلّ «{ $word }» بين قوسين معقوفين على شيء هنا. تجد الأسماء الممكنة أدناه.
problem-stray-brace = هنا قوس معقوف من دون الآخر. اكتب الأسماء هكذا: { "{" }name{ "}" }.
mail-text =
    .title = الرسالة عن «{ $badge }»
    .link = ما تقوله الرسالة
    .link-later = كتابة الرسالة لوقت لاحق
    .text = من تُمنح له هذه الشارة تصله رسالة بلغته، فيها صورتها والطريق إليها وما يراه الآخرون. يمكنك أن تكتب موضوعها وبدايتها. وما تتركه فارغًا يُكتب نيابة عنك.
    .subject-hint = يُستعمل حين تكون الرسالة عن هذه الشارة وحدها.
    .opening-hint = نص بسيط. يبدأ السطر الفارغ فقرة جديدة. والاسم مكتوب فوقه سلفًا.
    .values = الأسماء بين الأقواس المعقوفة التي تُملأ
    .off = لا ترسل رسائل عن هذه الشارة
    .save = حفظ
    .preview = معاينة
    .test = أرسلها إليّ
    .test-hint = لا تُرسل المعاينة. أما «أرسلها إليّ» فيرسل رسالة واحدة إلى عنوانك الذي أعطتنا إياه منصّة التعلّم، وإلى لا أحد سواك.
    .preview-title = الرسالة كما ستُرسل
    .preview-text = ببيانات أحد حامليها، أو ببياناتك ما دام لا يحملها أحد، وبلغتك. لم يُرسل شيء ولم يُحفظ شيء.
    .preview-html = الرسالة كما تعرضها برامج البريد
    .preview-plain = نصًّا بسيطًا
    .no-server-title = لا يرسل هذا الخادم رسائل
    .no-server = يُحفظ ما تكتبه هنا إلى أن يرسل. ومن يدير الخادم هو من يهيّئ خادم البريد.
    .tried-sent = أُرسلت إلى عنوانك أنت. ولم يُحفظ شيء.
    .tried-no-address = لم تعطنا منصّة التعلّم عنوان بريدك، فلم يُرسل شيء.
    .tried-stopped = لا تريد رسائل على عنوانك، أو لا تصل إليه رسائل، فلم يُرسل شيء.
    .tried-too-often = أرسلت إلى نفسك رسائل كثيرة في وقت قصير. حاول مرة أخرى بعد ربع ساعة.
    .tried-failed = لم يقبلها خادم البريد. أخبر من يدير هذا الخادم.
    .endless = من دون نهاية
    .somebody = المتعلّم
    .for-trying = تجربة: { $subject }
mail-value-name = اسم المتعلّم
mail-value-given_name = الاسم الأول للمتعلّم
mail-value-badge = اسم الشارة
mail-value-course = المقرّر
mail-value-issuer = من يصدر الشارة
mail-value-criteria = ما تتطلّبه؛ ليس في الموضوع
mail-value-expires = اليوم الذي تنتهي فيه
mail-value-link = صفحة الشارة؛ ليس في الموضوع
mail-value-linkedin = الطريق إلى ملف LinkedIn؛ ليس في الموضوع
notice-mail_copies = حُفظ. تُرسل نسخ الرسائل من الآن إلى هذه العناوين ما دام أصحابها يريدونها، دون غيرها.
field-copy-address = العنوان
mail-copies =
    .title = نسخ من الرسائل عن الشارات
    .link = { $n ->
        [0] نسخ من الرسائل إلى مرشد
        [one] نسخ الرسائل: عنوان واحد
        [two] نسخ الرسائل: عنوانان
        [few] نسخ الرسائل: { $n } عناوين
       *[other] نسخ الرسائل: { $n } عنوانًا
     }
    .text = يمكن لثلاثة أشخاص على الأكثر، كمرشد أو مدير، أن يُبلَّغوا بالبريد بما يُمنح ويُسحب من شارات في { $course }، وبما ينتهي منها قريبًا.
    .what = تذكر النسخة المتعلّم والشارة واليوم. وليس فيها رابط إلى شارة المتعلّم.
    .told = لا تُرسل إلا بعد رسالة المتعلّم نفسه، وهي تذكر ذلك. ومن لا تصله رسالة لا يُبلَّغ عنه غيره أيضًا.
    .stop = لا تذكر إلا من يحتاج إلى المعرفة. في كل نسخة رابط لإيقافها، ومن استعمله لا تصله نسخ بعد ذلك.
    .save = حفظ
mail-copy =
    .why = هذه نسخة لعلمك: تلقّى { $learner } رسالة في هذا الشأن. وقد وصلتك لأن معلّمًا في المقرّر { $course } ذكر عنوانك.
    .subject-award = نسخة: حصل { $learner } على «{ $badge }»
    .subject-revoked = نسخة: سُحبت «{ $badge }» من { $learner }
    .subject-expiring = نسخة: تنتهي قريبًا «{ $badge }» لدى { $learner }
    .subject-many = نسخة: رسالة إلى { $learner } عن عدة شارات
    .opening-award = منحت { $issuer } إلى { $learner }:
    .opening-revoked = سحبت { $issuer } ما كان لدى { $learner }:
    .opening-expiring = ينتهي قريبًا ما حصل عليه { $learner } من { $issuer }:
    .awarded = مُنحت في { $date }
    .more = { $n ->
        [one] هناك شارة أخرى لا تظهر هنا.
        [two] هناك شارتان أخريان لا تظهران هنا.
        [few] هناك { $n } شارات أخرى لا تظهر هنا.
       *[other] هناك { $n } شارة أخرى لا تظهر هنا.
     }
    .private = هي لك وحدك: نرجو ألا تنقلها إلى غيرك.
mail-why-copy = تصلك هذه النسخة لأن معلّمًا في المقرّر ذكر عنوانك للنسخ. إن كنت لا تريدها فأوقفها هنا، أو اسأل { $issuer }.
mail-foot =
    .copied = تُرسل نسخة إلى من ذكرهم معلّمو مقرّرك لذلك، كمرشدك.
    .contact = لديك أسئلة؟ اكتب إلى
    .stop = عدم تلقّي رسائل أخرى عن الشارات
    .privacy = الخصوصية
mail-stop =
    .title = الرسائل عن الشارات
    .text = ألا تريد تلقّي رسائل أخرى عن الشارات على هذا العنوان؟ قل ذلك هنا.
    .button = لا ترسلوا إليّ رسائل أخرى
    .done = لن تُرسل رسائل أخرى عن الشارات إلى هذا العنوان.
    .again = أرسلوا إليّ الرسائل من جديد
    .again-done = تُرسل الرسائل عن الشارات إلى هذا العنوان من جديد.
    .badges-stay = تبقى شاراتك كما هي. تجدها في مقرّراتك.
problem-fixed = يبقى هذا: وُقّعت شارات به.
