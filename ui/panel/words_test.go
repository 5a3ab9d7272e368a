package panel

import (
	"strings"
	"testing"

	"sandtable/model"
	"sandtable/model/text"
)

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
