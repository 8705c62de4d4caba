package outlet

import (
	"bytes"
	"testing"
)

func BenchmarkLoad(b *testing.B) {
	b.SetBytes(int64(len(builtin)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Load(bytes.NewReader(builtin), "outlets.yaml"); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkLookup(b *testing.B) {
	r := Default()
	for _, bb := range []struct{ kind, name string }{
		{"plain", "تاس"},
		{"slug", "aawsat"},
		{"titled", "وكالة أنباء الأناضول التركية"},
		{"twice", "الوكالة العربية السورية للأنباء (سانا)"},
		{"unknown", "وزير الخارجية الروسي سيرغي لافروف"},
	} {
		b.Run("name="+bb.kind, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				r.Lookup(bb.name)
			}
		})
	}
}

func BenchmarkByHost(b *testing.B) {
	r := Default()
	b.ReportAllocs()
	for b.Loop() {
		r.ByHost("https://arabic.rt.com/russia/1510000-%D9%84/")
	}
}
