package look

import (
	"encoding/binary"
	"encoding/xml"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"fyne.io/fyne/v2/test"

	"sandtable/export/page"
)

// characters reads which characters a TrueType font has, from the table cmap of
// format 4 (OpenType 1.9, "Segment mapping to delta values").
func characters(t *testing.T, font []byte) func(rune) bool {
	t.Helper()
	u16 := func(at int) int { return int(binary.BigEndian.Uint16(font[at:])) }
	u32 := func(at int) int { return int(binary.BigEndian.Uint32(font[at:])) }
	for i := range u16(4) {
		entry := 12 + 16*i
		if string(font[entry:entry+4]) != "cmap" {
			continue
		}
		cmap := u32(entry + 8)
		for k := range u16(cmap + 2) {
			sub := cmap + u32(cmap+4+8*k+4)
			if u16(sub) != 4 {
				continue
			}
			n := u16(sub + 6)
			return func(r rune) bool {
				for at := 0; at < n; at += 2 {
					end, start := u16(sub+14+at), u16(sub+16+n+at)
					if int(r) > end || int(r) < start {
						continue
					}
					delta, offset := u16(sub+16+2*n+at), u16(sub+16+3*n+at)
					if offset == 0 {
						return (int(r)+delta)&0xffff != 0
					}
					return u16(sub+16+3*n+at+offset+2*(int(r)-start)) != 0
				}
				return false
			}
		}
	}
	t.Fatal("no character map")
	return nil
}

func TestTheFontsHaveEveryCharacterOfTheTexts(t *testing.T) {
	const marks = "−→←↑↓·…“”‘’×≥≤▲▼■□–—％，。、；：？！（）《》%&"
	texts := marks + "职能交叉职能缺失暂缓外包未识别优劣平高中低提示松手之后待分配"
	words, err := filepath.Glob("../*/zh.json")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range append(words, "../zh.json", "../../model/text/zh.json") {
		if b, err := os.ReadFile(file); err == nil {
			texts += string(b)
		}
	}
	for _, f := range []struct {
		name string
		font []byte
	}{{"regular", page.Face(false)}, {"bold", page.Face(true)}} {
		has := characters(t, f.font)
		for _, r := range texts {
			if r > ' ' && !has(r) {
				t.Errorf("%s lacks %q U+%04X", f.name, r, r)
			}
		}
	}
}

// iconUse finds names of icons in calls such as NewIconButton("more", …),
// s.Icon(x, y, 16, "lock", Ink2) and Choice{Icon: "fork"}.
var iconUse = regexp.MustCompile(`New(?:IconButton|Icon)\("([a-z-]+)"|\.Icon\([^"\n]*"([a-z-]+)"|Icon: +"([a-z-]+)"|NewButton\([^\n]*, "([a-z]+(?:-[a-z]+)?)",`)

func TestEveryIconInUseExists(t *testing.T) {
	files, err := filepath.Glob("../*/*.go")
	if err != nil {
		t.Fatal(err)
	}
	more, err := filepath.Glob("../*.go")
	if err != nil {
		t.Fatal(err)
	}
	found := 0
	for _, file := range append(files, more...) {
		b, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range iconUse.FindAllStringSubmatch(string(b), -1) {
			name := strings.Join(m[1:], "")
			found++
			if _, err := iconFiles.Open("icons/" + name + ".svg"); err != nil {
				t.Errorf("%s uses the icon %q, which does not exist", file, name)
			}
		}
	}
	if found < 10 {
		t.Errorf("only %d uses found: has the way of naming icons changed?", found)
	}
}

func TestIconsAreWellFormedAndTakeTheColourOfTheirRole(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(NewTheme(Light()))
	files, err := iconFiles.ReadDir("icons")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		name := strings.TrimSuffix(f.Name(), ".svg")
		svg := string(Icon(name, HighInk).Content())
		for d := xml.NewDecoder(strings.NewReader(svg)); ; {
			if _, err := d.Token(); err == io.EOF {
				break
			} else if err != nil {
				t.Errorf("%s: %v", name, err)
				break
			}
		}
		if strings.HasPrefix(name, "mark") {
			continue // the product's own mark keeps its colours
		}
		if strings.Contains(svg, "currentColor") || !strings.Contains(svg, "#b3261e") {
			t.Errorf("%s is not tinted", name)
		}
	}
	if first, again := Icon("lock", Ink), Icon("lock", Ink); first != again {
		t.Error("an icon of one colour is made twice")
	}
}
