package corpus

import (
	"iter"
	"strings"
	"sync"
	"time"

	"sada/lsh/arabic"
)

// The words of dates, folded.

// monthName is a month of one of the two calendars.
type monthName struct {
	month int
	hijri bool
}

// monthNames are the names of months: what arabic.MonthNames has, and what is a month
// within a date alone, or of two words, or English or French.
var monthNames = sync.OnceValue(func() map[string]monthName {
	names := map[string]monthName{}
	add := func(m monthName, list string, more iter.Seq[string]) {
		for name := range more {
			names[name] = m
		}
		for name := range strings.SplitSeq(list, ",") {
			if name != "" {
				names[name] = m
			}
		}
	}
	for i, list := range []string{
		"كانون الثاني,كانون ثاني,كانون ثان,january,jan,janvier,janv",
		"february,feb,février,fevrier,févr,fév",
		"march,mar,mars",
		"april,apr,avril,avr",
		"ماي,may,mai",
		"june,jun,juin",
		"july,jul,juillet,juil",
		"اب,august,aug,août,aout",
		"september,sep,sept,septembre",
		"اكتوير,تشرين الاول,تشرين اول,october,oct,octobre",
		"تشرين الثاني,تشرين ثاني,تشرين ثان,november,nov,novembre",
		"كانون الاول,كانون اول,december,dec,décembre,decembre,déc",
	} {
		add(monthName{month: i + 1}, list, arabic.MonthNames(i+1))
	}
	for i, list := range []string{
		"المحرم,محرم الحرام",
		"صفر,صفر الخير",
		"ربيع الاول,ربيع اول",
		"ربيع الاخر,ربيع الثاني,ربيع اخر,ربيع ثاني,ربيع ثان",
		"جمادي الاولي,جمادي الاول,جماد الاول,جماد اول,جمادي اول,جماد الاولي",
		"جمادي الاخره,جمادي الثانيه,جمادي الاخر,جمادي الثاني,جماد الاخر,جماد الثاني,جماد الاخره,جماد الثانيه,جماد ثاني",
		"رجب الفرد",
		"",
		"رمضان المبارك",
		"",
		"ذو القعده,ذي القعده,ذو القعد,ذي القعد",
		"ذو الحجه,ذي الحجه",
	} {
		add(monthName{month: i + 1, hijri: true}, list, arabic.HijriMonthNames(i+1))
	}
	return names
})

var weekdays = map[string]time.Weekday{
	"الاحد": time.Sunday, "احد": time.Sunday, "sunday": time.Sunday, "sun": time.Sunday,
	"الاثنين": time.Monday, "اثنين": time.Monday, "الاتنين": time.Monday, "monday": time.Monday, "mon": time.Monday,
	"الثلاثاء": time.Tuesday, "ثلاثاء": time.Tuesday, "الثلاثا": time.Tuesday, "tuesday": time.Tuesday, "tue": time.Tuesday, "tues": time.Tuesday,
	"الاربعاء": time.Wednesday, "اربعاء": time.Wednesday, "الاربعا": time.Wednesday, "wednesday": time.Wednesday, "wed": time.Wednesday,
	"الخميس": time.Thursday, "خميس": time.Thursday, "thursday": time.Thursday, "thu": time.Thursday, "thur": time.Thursday, "thurs": time.Thursday,
	"الجمعه": time.Friday, "جمعه": time.Friday, "friday": time.Friday, "fri": time.Friday,
	"السبت": time.Saturday, "سبت": time.Saturday, "saturday": time.Saturday, "sat": time.Saturday,
	// on pages of the Maghreb and Lebanon whose frame is French
	"dimanche": time.Sunday, "lundi": time.Monday, "mardi": time.Tuesday, "mercredi": time.Wednesday, "jeudi": time.Thursday, "vendredi": time.Friday, "samedi": time.Saturday,
	"dim": time.Sunday, "lun": time.Monday, "mar": time.Tuesday, "mer": time.Wednesday, "jeu": time.Thursday, "ven": time.Friday, "sam": time.Saturday, // mar is March where a day and a year stand beside it
	// as Drupal shortens them
	"اثن": time.Monday, "ثلا": time.Tuesday, "ارب": time.Wednesday, "خمي": time.Thursday, "جمع": time.Friday,
}

// zones are the offsets from UTC, in minutes, of zones and of places whose
// clocks stay the same all year; بتوقيت القاهرة says nothing that a table of
// this size could hold.
var zones = map[string]int{
	"gmt": 0, "utc": 0, "ut": 0, "z": 0, "غرينتش": 0, "غرينيتش": 0, "جرينتش": 0, "جرينيتش": 0, "غرينتس": 0, "العالمي": 0,
	"est": -300, "edt": -240, "cst": -360, "cdt": -300, "mst": -420, "mdt": -360, "pst": -480, "pdt": -420,
	"cet": 60, "cest": 120, "eet": 120, "eest": 180, "msk": 180, "ksa": 180, "gst": 240,
	"مكه": 180, "السعوديه": 180, "الرياض": 180, "الدوحه": 180, "قطر": 180, "الكويت": 180, "البحرين": 180, "المنامه": 180, "بغداد": 180, "عدن": 180, "صنعاء": 180,
	"ابوظبي": 240, "دبي": 240, "الامارات": 240, "مسقط": 240,
}

// zonePlaces are names that may follow بتوقيت and either complete the name of a
// zone or have a clock that changes in the course of a year.
var zonePlaces = []string{
	"المكرمه", "ابو", "ظبي", "القاهره", "بيروت", "دمشق", "عمان", "القدس", "فلسطين", "غزه", "مصر", "لبنان", "سوريا", "الاردن", "تونس", "الجزاير", "المغرب", "الرباط",
	"طرابلس", "ليبيا", "الخرطوم", "السودان", "المحلي", "محلي", "موسكو", "لندن", "باريس", "واشنطن", "نيويورك", "طهران", "اسطنبول", "انقره", "العراق", "اليمن", "سلطنه",
}

var (
	updateWords  = []string{"تحديث", "التحديث", "محدث", "حدث", "حدثت", "تعديل", "التعديل", "updated", "update", "modified", "edited", "mis", "mise"}
	publishWords = []string{"نشر", "النشر", "نشرت", "نشره", "منشور", "كتب", "اضيف", "اضيفت", "الاضافه", "الادراج", "صدر", "published", "posted", "created", "date", "publié", "publie", "publiée"}
	issueWords   = []string{"العدد", "عدد", "رقم"} // and a number
	dateFillers  = []string{
		"تاريخ", "التاريخ", "بتاريخ", "يوم", "ليوم", "تم", "اخر", "في", "فى", "من", "شهر", "عام", "سنه", "لعام", "الموافق", "موافق", "الموافقه", "الساعه", "ساعه", "على", "علي", "بتوقيت", "توقيت",
		"اليوم", "last", "on", "at", "of", "the", "time", "issue", "no", "العدد", "ب", "ل", "و", "le", "à", "jour",
	}
	ordinals = []string{"st", "nd", "rd", "th"}
)
