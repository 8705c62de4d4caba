package corpus

import (
	"slices"
	"strings"
	"testing"
)

// tales are stories of one day, each with what another site's teaser says of it.
var tales = []struct {
	title, teaser string
	story         []string
}{
	{
		"بلدية صفاقس تعيد فتح السوق المركزية بعد ترميمها",
		"أعادت بلدية صفاقس فتح السوق المركزية أمام التجار بعد ترميم دام عشرين شهرا، ووعدت بصيانة الأروقة كل سنة وبتخصيص مدخل لذوي الحاجات الخاصة.",
		[]string{
			"أعادت بلدية صفاقس صباح اليوم فتح السوق المركزية أمام التجار والزبائن بعد ترميم دام عشرين شهرا.",
			"وقال رئيس البلدية إن ترميم السوق شمل الأروقة والسقف وشبكة الكهرباء وأن التجار القدامى استعادوا محلاتهم كلها.",
			"وأضاف أن البلدية خصصت مدخلا جديدا للسوق يسهل على الزبائن الوصول إلى أروقة السمك والخضر.",
			"وعبر التجار عن ارتياحهم لفتح السوق من جديد وطالبوا البلدية بمنع الباعة المتجولين حول الأروقة.",
		},
	},
	{
		"اكتشاف كوكب صخري يدور حول نجم قزم بارد",
		"رصد فلكيون بتلسكوب في تشيلي كوكبا صخريا يدور حول نجم قزم بارد على بعد أربعين سنة ضوئية، ويرجحون أن يكون له غلاف رقيق.",
		[]string{
			"رصد فلكيون بتلسكوب في تشيلي كوكبا صخريا يدور حول نجم قزم بارد على بعد أربعين سنة ضوئية.",
			"وأوضح الفلكيون أن الكوكب يكمل دورته حول النجم في تسعة أيام وأن كتلته ضعف كتلة الأرض تقريبا.",
			"ويرجح الباحثون أن يكون للكوكب غلاف رقيق لأن النجم القزم هادئ ولا يطلق رياحا شديدة.",
			"وسيوجه التلسكوب الفضائي إلى الكوكب في الخريف لقياس حرارة سطحه وفحص الغلاف المحتمل.",
		},
	},
	{
		"المنتخب يستدعي أربعة لاعبين شبان لمباراتي التصفيات",
		"استدعى مدرب المنتخب أربعة لاعبين شبان لمباراتي التصفيات أمام مالي وغانا بعد إصابة المهاجم الأول في تمارين ناديه الألماني.",
		[]string{
			"استدعى مدرب المنتخب أربعة لاعبين شبان لأول مرة لمباراتي التصفيات أمام مالي وغانا.",
			"وقال المدرب إن اللاعبين الشبان تألقوا في الدوري ويستحقون فرصة مع المنتخب رغم قلة خبرتهم.",
			"ويغيب المهاجم الأول عن مباراتي التصفيات بعد إصابته في تمارين ناديه الألماني قبل أسبوع.",
			"ويحتل المنتخب المركز الثاني في مجموعته بفارق نقطتين عن غانا قبل مباراتي الجولة المقبلة.",
		},
	},
	{
		"الجفاف يخفض محصول القمح إلى أدنى مستوى منذ عقد",
		"خفض الجفاف محصول القمح هذا الموسم إلى أدنى مستوى منذ عقد، وتنوي الحكومة استيراد مليوني طن إضافي قبل حلول الشتاء.",
		[]string{
			"خفض الجفاف محصول القمح هذا الموسم إلى أدنى مستوى منذ عقد بحسب تقديرات وزارة الفلاحة.",
			"وتتوقع الوزارة ألا يتجاوز محصول القمح ثلاثة ملايين طن بسبب الجفاف وتأخر أمطار الربيع.",
			"وتنوي الحكومة استيراد مليوني طن إضافي من القمح لتعويض نقص المحصول قبل حلول الشتاء.",
			"وطالب الفلاحون الوزارة بتأجيل ديونهم وتعويض خسائر الجفاف في سهول القمح الشمالية.",
		},
	},
}

// TestTeaserParagraphs puts teasers of stories into each other, behind each paragraph: none
// of a story's own is lost, and of a teaser nothing stays that can be told.
func TestTeaserParagraphs(t *testing.T) {
	d := newDecoder(testOptions())
	for i, tale := range tales {
		for j, other := range tales {
			if i == j {
				continue
			}
			for at := 1; at <= len(tale.story); at++ {
				for name, box := range map[string]string{
					"a headline":                       "اقرأ أيضا:\n" + other.title,
					"a headline and a teaser":          "اقرأ أيضا:\n" + other.title + "\n" + other.teaser,
					"an empty line between them":       "إقرأ المزيد\n\n" + other.title + "\n\n" + other.teaser,
					"a teaser with its credit":         "قد يهمك أيضا\n" + other.title + "\n" + other.teaser + " بحسب رويترز.",
					"for more":                         "للمزيد\n" + other.title + "\n" + other.teaser,
					"a list of two":                    "أخبار ذات صلة\n" + other.title + "\n" + other.teaser + "\n" + third(i, j),
					"a teaser beside the link's words": "قد يهمك أيضا: " + other.teaser + " ووصفت مصادر مطلعة الخطوة بأنها الأولى من نوعها في المنطقة العربية كلها منذ نهاية القرن الماضي، ورحب بها مختصون كثيرون في حديثهم إلى رويترز.",
					"nothing":                          "اقرأ أيضا:",
				} {
					story := slices.Insert(slices.Clone(tale.story), at, box)
					got, err := d.articles("p.txt", tale.title+"\n"+strings.Join(story, "\n"))
					if err != nil || len(got) != 1 {
						t.Errorf("%s behind paragraph %d of %q: %d articles, %v", name, at, tale.title, len(got), err)
						continue
					}
					for _, p := range tale.story {
						if !strings.Contains(got[0].Text, p) {
							t.Errorf("%s of %q behind paragraph %d of %q: lost %q", name, other.title, at, tale.title, p)
						}
					}
					if strings.Contains(got[0].Text, other.teaser) || strings.Contains(got[0].Text, other.title) || slices.ContainsFunc(got[0].Credits, func(c Credit) bool { return c.Name == "رويترز" }) {
						t.Errorf("%s of %q behind paragraph %d of %q: kept\n%s", name, other.title, at, tale.title, got[0].Text)
					}
				}
			}
		}
	}
}

// A paragraph without a headline that may be the story's own is kept, and what goes on to the
// end of the page is a further article only if it is of another story.
func TestTeaserDoubtful(t *testing.T) {
	d := newDecoder(testOptions())
	for i, tale := range tales {
		other := tales[(i+1)%len(tales)]
		own := strings.Join(tale.story, "\n")
		for _, heading := range []string{"اقرأ أيضا", "قد يهمك أيضا:", "للمزيد", "أخبار ذات صلة"} {
			for name, tt := range map[string]struct {
				below string
				want  []string
			}{
				"another story":                {other.title + "\n" + strings.Join(other.story, "\n"), []string{own, strings.Join(other.story, "\n")}},
				"a headline, the story":        {other.title + "\n" + own, []string{own + "\n" + own}},
				"a paragraph of the same town": {"وتأتي هذه الخطوة بعد أسابيع من نقاش واسع شارك فيه مختصون ومواطنون كثيرون في " + tale.story[3][:len(tale.story[3])/2] + " أيضا.", nil},
			} {
				got, err := d.articles("p.txt", tale.title+"\n"+own+"\n"+heading+"\n"+tt.below)
				if tt.want == nil {
					tt.want = []string{own + "\n" + tt.below}
				}
				var texts []string
				for _, a := range got {
					texts = append(texts, a.Text)
				}
				if err != nil || !slices.Equal(texts, tt.want) {
					t.Errorf("%q, then %s: %q, %v, want %q", heading, name, texts, err, tt.want)
				}
			}
		}
	}
}

// TestTeaserSubject puts the teaser of another story of the same subject behind each of the first
// two paragraphs of one, and its headline alone: the teaser goes, and what stands there of the
// story's own stays, though it speaks of the headline.
func TestTeaserSubject(t *testing.T) {
	d := newDecoder(testOptions())
	const title = "البنك المركزي يرفع سعر الفائدة نصف نقطة"
	story := []string{
		"رفع البنك المركزي أمس سعر الفائدة نصف نقطة مئوية للمرة الثالثة هذا العام لكبح التضخم.",
		"وقال المحافظ إن التضخم بلغ تسعة في المئة وإن البنك مستعد لرفع الفائدة مرة أخرى إذا لزم الأمر.",
		"من جهته توقع اتحاد الصناعات أن يتراجع الاستثمار وأن تتأخر مشاريع المصانع الجديدة بسبب كلفة القروض.",
		"وتراجعت أسهم المصارف في ختام التعاملات فيما ارتفع سعر العملة أمام الدولار.",
	}
	for _, tt := range []struct{ headline, teaser string }{
		{"البنك المركزي يطرح سندات بمليار دولار", "طرح البنك المركزي سندات بقيمة مليار دولار تستحق بعد خمسة أعوام، وقالت مصادر لرويترز إن طلبات المستثمرين تجاوزت ثلاثة مليارات."},
		{"التضخم يسجل أعلى مستوى منذ عشرين عاما", "سجل التضخم السنوي أعلى مستوى منذ عشرين عاما بعد أن قفزت أسعار الوقود والخبز، بحسب رويترز. ويرى محللون أن سعر الفائدة سيرتفع."},
		{"اتحاد الصناعات يطالب بقروض ميسرة", "طالب اتحاد الصناعات الحكومة بقروض ميسرة للمصانع الصغيرة في بيان نقلته رويترز. ويقول الاتحاد إن مئات الورش أغلقت أبوابها."},
		{"وصول وفد صندوق النقد إلى العاصمة", "وصل إلى العاصمة وفد من صندوق النقد الدولي لمراجعة برنامج الإصلاح، وفق ما أوردت رويترز. ويلتقي الوفد المحافظ اليوم."},
	} {
		for at := 1; at <= 2; at++ {
			for _, heading := range []string{"اقرأ أيضا:", "تابع أيضا", "المزيد حول هذه القصة", "يمكنك قراءة:", "مواضيع ذات صلة"} {
				for box, what := range map[string]string{heading + "\n" + tt.headline + "\n" + tt.teaser: "with its teaser", heading + "\n" + tt.headline: "alone", strings.TrimSuffix(heading, ":") + ": " + tt.headline: "beside its label"} {
					page := title + "\n" + strings.Join(slices.Insert(slices.Clone(story), at, box), "\n")
					got, err := d.articles("p.txt", page)
					if want := strings.Join(story, "\n"); err != nil || len(got) != 1 || got[0].Text != want || len(got[0].Credits) > 0 {
						t.Errorf("%q %s below %q behind paragraph %d: %+v, %v", tt.headline, what, heading, at, got, err)
					}
				}
			}
		}
	}
}

// What a story's own paragraphs may look like below the headline of another: they speak of it,
// begin anew or share little with what stands above.
func TestTeaserOwn(t *testing.T) {
	d := newDecoder(testOptions())
	const title = "إضراب المعلمين يدخل أسبوعه الثالث"
	lead := "دخل إضراب المعلمين أسبوعه الثالث بلا اتفاق بعد فشل جولة جديدة من المفاوضات بين النقابة ووزارة التربية."
	for _, tt := range []struct{ headline, own, below string }{
		{"وزارة التربية تعلن موعد الامتحانات", "وأعلنت وزارة التربية أن موعد الامتحانات لن يتغير وأن المراقبة ستوكل إلى موظفين من الإدارات.", "وردت النقابة بأن المعلمين لن يعودوا قبل صرف الزيادة."},
		{"النقابة تدعو إلى اعتصام أمام البرلمان", "كما دعت النقابة إلى اعتصام أمام البرلمان يوم الأحد المقبل وإلى وقف التصحيح في المدارس كلها.", "وشارك آلاف المعلمين في اعتصام سابق."},
		{"برشلونة يتعاقد مع مهاجم برازيلي", "طلاب الثانوية العامة هم الأكثر تضررا من إضراب المعلمين، إذ تقترب امتحاناتهم ولم يكملوا نصف المنهاج.", "وطالب أولياء الأمور النقابة والوزارة بحل سريع."},
		{"المفاوضات مع صندوق النقد تستأنف", "واصل المعلمون رفض عرض وزارة التربية وطالبت النقابة بزيادة لا تقل عن ثلث الأجر.", "وتقول الوزارة إن المفاوضات ستستأنف غدا مع النقابة."},
	} {
		for _, heading := range []string{"اقرأ أيضا:", "تابع أيضا", "أخبار ذات صلة"} {
			want := lead + "\n" + tt.own + "\n" + tt.below
			got, err := d.articles("p.txt", title+"\n"+lead+"\n"+heading+"\n"+tt.headline+"\n"+tt.own+"\n"+tt.below)
			if err != nil || len(got) != 1 || got[0].Text != want {
				t.Errorf("%q below %q: %+v, %v, want %q", tt.headline, heading, got, err, want)
			}
		}
	}
	// Behind a teaser the text goes on without a full stop, too, and says where it stood first.
	page := title + "\n" + lead + "\nاقرأ أيضا\nبرشلونة يتعاقد مع مهاجم برازيلي\nتعاقد نادي برشلونة مع مهاجم برازيلي شاب لخمسة مواسم مقابل ستين مليون يورو.\n"
	own := "وبلغ عدد المدارس المغلقة في العاصمة وحدها نحو ثلاثمئة مدرسة من أصل خمسمئة بحسب أرقام أعلنتها النقابة أمس\nرابط الخبر بصحيفة اللؤلؤة: إضراب المعلمين"
	if got, err := d.articles("p.txt", page+own); err != nil || len(got) != 1 || got[0].Text != lead+"\n"+own {
		t.Errorf("behind a teaser: %+v, %v, want %q", got, err, own)
	}
}

// A story that has only begun is not over where a box of the same subject stands in it.
func TestTeaserNoAppendix(t *testing.T) {
	d := newDecoder(testOptions())
	const title = "النفط يتراجع دولارا"
	story := []string{
		"تراجعت أسعار النفط في ختام تعاملات الجمعة متأثرة بمخاوف من تباطؤ الطلب على الوقود.",
		"وهبطت العقود الآجلة لخام برنت دولارا و15 سنتا إلى 74.49 دولار للبرميل عند التسوية.",
		"وقال محللون إن السوق تترقب اجتماع المنتجين المقبل لمعرفة مصير التخفيضات الطوعية.",
		"وكانت الأسعار قد ارتفعت ثلاثة في المئة مطلع الأسبوع بعد تعطل الإمدادات من بحر الشمال.",
	}
	box := "اقرأ أيضا:\nالمنتجون يبحثون تمديد التخفيضات\nيبحث المنتجون الأسبوع المقبل تمديد التخفيضات الطوعية حتى نهاية الربع الأول، ويتوقع محللون أن يتفق الاجتماع على ثلاثة أشهر."
	for at := 1; at <= 3; at++ {
		got, err := d.articles("p.txt", title+"\n"+strings.Join(slices.Insert(slices.Clone(story), at, box), "\n"))
		if err != nil || len(got) != 1 || got[0].Text != strings.Join(story, "\n") {
			t.Errorf("behind paragraph %d: %+v, %v", at, got, err)
		}
	}
}

// third is the title of a story that is neither of two.
func third(i, j int) string {
	for k, tale := range tales {
		if k != i && k != j {
			return tale.title
		}
	}
	return ""
}
