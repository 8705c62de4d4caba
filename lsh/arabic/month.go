package arabic

import (
	"iter"
	"strings"
)

// months are the names that MonthNames yields, of January first: those of the Gulf and
// Egypt, of the Levant and Iraq, and of the Maghreb, with what is often written for them.
var months = [...]string{
	"يناير جانفي",
	"فبراير شباط فيفري",
	"مارس اذار",
	"ابريل نيسان افريل",
	"مايو ايار مايس",
	"يونيو يونيه حزيران جوان",
	"يوليو يوليه تموز جويليه يوليوز",
	"اغسطس اوت غشت",
	"سبتمبر ايلول شتنبر",
	"اكتوبر اوكتوبر",
	"نوفمبر نونبر",
	"ديسمبر دسمبر دجنبر",
}

// hijriMonths are the names that HijriMonthNames yields, of Muharram first.
var hijriMonths = [...]string{
	"محرم", "", "", "", "", "", "رجب", "شعبان", "رمضان", "شوال", "ذوالقعده ذيالقعده", "ذوالحجه ذيالحجه",
}

// MonthNames are the names of one word of a month of the civil year, 1 to 12, folded, in
// the calendars of all Arab countries. Not among them are آب, which most often is
// another word, and those of two words (كانون الثاني).
func MonthNames(month int) iter.Seq[string] { return strings.FieldsSeq(months[month-1]) }

// HijriMonthNames are the same of the Hijri year. The second to the sixth month have none:
// صفر is a number too, ربيع and جمادى are of two words.
func HijriMonthNames(month int) iter.Seq[string] { return strings.FieldsSeq(hijriMonths[month-1]) }
