package outlet

import (
	"bytes"
	"testing"
)

func BenchmarkLoad(b *testing.B) {
	b.SetBytes(int64(len(builtin)))
	for b.Loop() {
		if _, err := Load(bytes.NewReader(builtin), "outlets.yaml"); err != nil {
			b.Fatal(err)
		}
	}
}
