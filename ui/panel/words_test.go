package panel

import (
	"encoding/json"
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"

	"sandtable/model"
	"sandtable/model/text"
)

// flat gives the words of a language by full key.
func flat(t *testing.T, file string) map[string]string {
	t.Helper()
	b, err := words.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var tree map[string]any
	if err := json.Unmarshal(b, &tree); err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	var walk func(prefix string, v any)
	walk = func(prefix string, v any) {
		if s, ok := v.(string); ok {
			out[prefix] = s
			return
		}
		for k, v := range v.(map[string]any) {
			walk(strings.TrimPrefix(prefix+"."+k, "."), v)
		}
	}
	walk("", tree)
	return out
}

func TestBothLanguagesHaveTheSameWordsAndPlaceholders(t *testing.T) {
	zh, en := flat(t, "zh.json"), flat(t, "en.json")
	hole := regexp.MustCompile(`\{(\w+)[}|]`)
	holes := func(s string) []string {
		var out []string
		for _, m := range hole.FindAllStringSubmatch(s, -1) {
			out = append(out, m[1])
		}
		slices.Sort(out)
		return slices.Compact(out)
	}
	if a, b := slices.Sorted(maps.Keys(zh)), slices.Sorted(maps.Keys(en)); !slices.Equal(a, b) {
		t.Fatalf("keys differ:\n%v\n%v", a, b)
	}
	for k := range zh {
		if a, b := holes(zh[k]), holes(en[k]); !slices.Equal(a, b) {
			t.Errorf("%s: %v and %v", k, a, b)
		}
	}
}

func TestNamesInASentenceAreBoldAndLoseTheirQuotationMarks(t *testing.T) {
	for lang, sentence := range map[model.Lang]string{model.ZH: "把“用户画像”移到媒体部", model.EN: `Moved "User profile" to Media`} {
		var bold, whole string
		for _, line := range strong(text.For(lang), sentence, 80, 0) {
			for _, s := range line {
				if s.bold {
					bold += s.words
				}
				whole += s.words
			}
		}
		if strings.ReplaceAll(bold, " ", "") != map[model.Lang]string{model.ZH: "用户画像", model.EN: "Userprofile"}[lang] || strings.ContainsAny(whole, `“”"`) {
			t.Errorf("%s: bold %q of %q", lang, bold, whole)
		}
	}
}
