package main

import (
	"bytes"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"
)

// root is the top of the repository as seen from this package.
const root = "../.."

// layers orders the packages: each may import those above it in this list and
// nothing else of the module. Packages on one line stand side by side.
var layers = [][]string{
	{"seeds"},
	{"lsh/arabic"},
	{"lsh/outlet"},
	{"lsh/corpus"},
	{"lsh/sketch"},
	{"lsh/index", "lsh/classic"},
	{"lsh/store"},
	{"lsh/align"},
	{"lsh/trace"},
	{"lsh/eval", "reports"},
	{"lsh"},
	{"cmd/sada"},
}

// confined are the libraries that one part of the repository keeps to itself.
var confined = map[string]string{
	"github.com/urfave/cli/v2":          "cmd",
	"github.com/olekukonko/tablewriter": "reports",
}

func layer(pkg string) int {
	return slices.IndexFunc(layers, func(l []string) bool { return slices.Contains(l, pkg) })
}

// mayImport says whether a file of package from may import package to of this
// module.
func mayImport(from, to string, test bool) bool {
	switch {
	case from == to: // a test in package x_test
		return true
	case test && to == "seeds":
		return true
	case within(from, "lsh/internal"): // programs that make tables and test data
		return to != "lsh"
	case within(to, "lsh/internal"):
		return test
	}
	return layer(to) >= 0 && layer(to) < layer(from)
}

func TestMayImport(t *testing.T) {
	for _, tt := range []struct {
		from, to string
		test     bool
		want     bool
	}{
		{"cmd/sada", "lsh", false, true},
		{"lsh/trace", "lsh/arabic", false, true},
		{"lsh/classic", "lsh/sketch", false, true},
		{"lsh/classic", "lsh/index", false, false},
		{"lsh/arabic", "lsh/trace", false, false},
		{"lsh/trace", "lsh", false, false},
		{"lsh/internal/gen", "lsh", false, false},
		{"lsh/internal/gen", "lsh/arabic", false, true},
		{"lsh/arabic", "lsh/internal/gen", false, false},
		{"lsh/corpus", "seeds", true, true},
		{"lsh/corpus", "lsh/nowhere", false, false},
	} {
		if got := mayImport(tt.from, tt.to, tt.test); got != tt.want {
			t.Errorf("mayImport(%q, %q, test=%v) = %v, want %v", tt.from, tt.to, tt.test, got, tt.want)
		}
	}
}

func TestSource(t *testing.T) {
	fset := token.NewFileSet()
	files := 0
	for _, name := range sourceFiles(t) {
		files++
		src, err := os.ReadFile(filepath.Join(root, name))
		if err != nil {
			t.Fatal(err)
		}
		file, err := parser.ParseFile(fset, name, src, parser.SkipObjectResolution|parser.ParseComments)
		if err != nil {
			t.Error(err)
			continue
		}
		checkImports(t, name, file)
		if !strings.HasSuffix(name, "_test.go") {
			checkExits(t, fset, file)
			for _, bare := range undocumented(file) {
				t.Errorf("%s: %s has no comment", fset.Position(bare.Pos()), bare.Name)
			}
		}
		for i, line := range strings.Split(string(src), "\n") {
			if r, ok := unseen(line); ok {
				t.Errorf("%s:%d: %U cannot be seen: write it as an escape", name, i+1, r)
			}
		}
	}
	if files < 10 {
		t.Fatalf("found %d source files; is %s the repository?", files, root)
	}
}

func checkImports(t *testing.T, name string, file *ast.File) {
	from := path.Dir(name)
	for _, spec := range file.Imports {
		imported, _ := strconv.Unquote(spec.Path.Value)
		to, own := strings.CutPrefix(imported, "sada/")
		if own && !mayImport(from, to, strings.HasSuffix(name, "_test.go")) {
			t.Errorf("%s imports %s: imports go down only (see layers in this test)", name, imported)
		}
		for library, home := range confined {
			if within(imported, library) && !within(from, home) {
				t.Errorf("%s imports %s, which is for %s alone", name, imported, home)
			}
		}
	}
}

// within says whether a package is parent or stands below it.
func within(pkg, parent string) bool { return pkg == parent || strings.HasPrefix(pkg, parent+"/") }

// checkExits finds work done before main and exits outside it.
func checkExits(t *testing.T, fset *token.FileSet, file *ast.File) {
	for _, decl := range file.Decls {
		f, ok := decl.(*ast.FuncDecl)
		if !ok || f.Recv == nil && f.Name.Name == "main" {
			continue
		}
		if f.Recv == nil && f.Name.Name == "init" {
			t.Errorf("%s: no init functions", fset.Position(f.Pos()))
		}
		ast.Inspect(f, func(n ast.Node) bool {
			if s, ok := n.(*ast.SelectorExpr); ok {
				if pkg, ok := s.X.(*ast.Ident); ok &&
					(pkg.Name == "os" && s.Sel.Name == "Exit" || pkg.Name == "log" && strings.HasPrefix(s.Sel.Name, "Fatal")) {
					t.Errorf("%s: %s.%s outside main", fset.Position(s.Pos()), pkg.Name, s.Sel.Name)
				}
			}
			return true
		})
	}
}

// undocumented are the exported names of a file without a comment. Methods of a
// type that is not exported are left out: they are there for an interface.
func undocumented(file *ast.File) (bare []*ast.Ident) {
	look := func(name *ast.Ident, comments ...*ast.CommentGroup) {
		if name.IsExported() && !slices.ContainsFunc(comments, func(c *ast.CommentGroup) bool { return c != nil }) {
			bare = append(bare, name)
		}
	}
	for _, decl := range file.Decls {
		switch d := decl.(type) {
		case *ast.FuncDecl:
			if d.Recv == nil || ast.IsExported(receiver(d.Recv.List[0].Type)) {
				look(d.Name, d.Doc)
			}
		case *ast.GenDecl:
			for _, spec := range d.Specs {
				switch s := spec.(type) {
				case *ast.TypeSpec:
					look(s.Name, d.Doc, s.Doc, s.Comment)
				case *ast.ValueSpec:
					for _, name := range s.Names {
						look(name, d.Doc, s.Doc, s.Comment)
					}
				}
			}
		}
	}
	return bare
}

// receiver is the name of a method's type.
func receiver(e ast.Expr) string {
	switch e := e.(type) {
	case *ast.StarExpr:
		return receiver(e.X)
	case *ast.IndexExpr:
		return receiver(e.X)
	case *ast.Ident:
		return e.Name
	}
	return ""
}

func TestUndocumented(t *testing.T) {
	for _, tt := range []struct {
		src  string
		want int
	}{
		{"func F() {}", 1},
		{"// F does.\nfunc F() {}", 0},
		{"func f() {}", 0},
		{"type t int\nfunc (t) String() string { return \"\" }", 0},
		{"type T[X any] int\nfunc (*T[X]) M() {}", 2},
		{"const (\n\tA = 1 // one\n\tB = 2\n)", 1},
		{"// They are.\nconst (\n\tA = 1\n\tB = 2\n)", 0},
	} {
		file, err := parser.ParseFile(token.NewFileSet(), "", "package p\n"+tt.src, parser.ParseComments)
		if err != nil {
			t.Fatal(err)
		}
		if got := len(undocumented(file)); got != tt.want {
			t.Errorf("undocumented(%q) found %d, want %d", tt.src, got, tt.want)
		}
	}
}

// unseen is the first rune of a line that cannot be seen on a screen: a zero-width or bidi
// control, a soft hyphen, a blank that is not U+0020, a haraka without its letter.
func unseen(line string) (rune, bool) {
	before := ' '
	for _, r := range line {
		switch {
		case r == '\t':
		case unicode.Is(unicode.Cf, r), unicode.IsControl(r), unicode.IsSpace(r) && r != ' ',
			unicode.IsMark(r) && !unicode.IsLetter(before) && !unicode.IsMark(before):
			return r, true
		}
		before = r
	}
	return 0, false
}

func TestUnseen(t *testing.T) {
	for _, tt := range []struct {
		in   string
		want bool
	}{
		{"\tresult := \"قالَ حَدَّثَنَا\"", false},
		{"مُحَمَّد", false},
		{"\u064e", true},
		{"'\u064e'", true},
		{"قال \u064e", true},
		{"قا\u200dل", true},
		{"a\u200fb", true},
		{"\u202eقال", true},
		{"\u2067قال\u2069", true},
		{"وكا\u00adلة", true},
		{"\ufeffpackage", true},
		{"10\u00a0km", true},
		{"a\u2028b", true},
		{"\x1b[0m", true},
	} {
		if _, got := unseen(tt.in); got != tt.want {
			t.Errorf("unseen(%q) = %t, want %t", tt.in, got, tt.want)
		}
	}
}

// sourceFiles are the Go files that the go command would build or test, with
// slashes, from the top of the repository.
func sourceFiles(t *testing.T) []string {
	var files []string
	err := fs.WalkDir(os.DirFS(root), ".", func(name string, e fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if e.IsDir() && (e.Name() == "testdata" || name != "." && strings.ContainsAny(e.Name()[:1], "._")) {
			return fs.SkipDir
		}
		if strings.HasSuffix(name, ".go") {
			files = append(files, name)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// tracked are the files that belong to the repository.
func tracked(t *testing.T) []string {
	git := exec.Command("git", "-C", root, "ls-files", "-z")
	out, err := git.Output()
	if err != nil {
		t.Skipf("not a checkout: git ls-files: %v", err)
	}
	return strings.Split(strings.TrimRight(string(out), "\x00"), "\x00")
}

func TestTopLevel(t *testing.T) {
	agreed := []string{
		"cmd", "lsh", "seeds", "reports", "go.mod", "go.sum",
		"README.md", "LICENSE", "CHANGELOG.md", ".ci", ".gitignore", ".gitattributes",
	}
	for _, name := range tracked(t) {
		top, _, _ := strings.Cut(name, "/")
		if !slices.Contains(agreed, top) {
			t.Errorf("%s: the top level is fixed: %v", name, agreed)
		}
	}
}

// TestNoMachinePaths keeps the folders of whoever wrote a file out of it.
func TestNoMachinePaths(t *testing.T) {
	machine := regexp.MustCompile(`(^|[\s"'=(:` + "`" + `])/(work|home|root|Users)/`)
	for _, name := range tracked(t) {
		data, err := os.ReadFile(filepath.Join(root, filepath.FromSlash(name)))
		if os.IsNotExist(err) {
			continue // removed, and not committed yet
		}
		if err != nil {
			t.Error(err)
			continue
		}
		if bytes.IndexByte(data, 0) >= 0 {
			continue // not text
		}
		for i, line := range strings.Split(string(data), "\n") {
			if m := machine.FindString(line); m != "" {
				t.Errorf("%s:%d: a path of one machine: %q", name, i+1, strings.TrimSpace(line))
			}
		}
	}
}
