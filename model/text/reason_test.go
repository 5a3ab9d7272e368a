package text_test

import (
	"strings"
	"testing"

	"sandtable/model"
	"sandtable/model/check"
	"sandtable/model/text"
	"sandtable/model/theme"
	"sandtable/scenarios/examples"
)

func TestAReasonThatTheProgramWroteIsSaidInTheLanguageOfItsReader(t *testing.T) {
	zh, en := text.For(model.ZH), text.For(model.EN)
	merged := model.Text{ZH: "合并方案", EN: "Merged"}
	var s model.Scenario
	same := func(in, out string) {
		t.Helper()
		if got := en.Reasons(s, merged).Say(in); got != out {
			t.Errorf("%q is said in English as\n%q, want\n%q", in, got, out)
		}
		if got := zh.Reasons(s, merged).Say(out); got != in {
			t.Errorf("%q is said in Chinese as\n%q, want\n%q", out, got, in)
		}
	}
	for _, a := range model.Answers() {
		same(zh.T("reason.review."+string(a)), en.T("reason.review."+string(a)))
	}
	same(zh.T("reason.along"), en.T("reason.along"))
	for _, key := range []string{"reason.adopted", "reason.corrections"} {
		same(zh.T(key, "scenario", merged), en.T(key, "scenario", merged))
		same(zh.T(key, "scenario", "那时的“它”"), en.T(key, "scenario", "那时的‘它’"))
	}
}

func TestTheRemediesThatWereCarriedOutAreSaidInTheLanguageOfTheReaderOfTheirStep(t *testing.T) {
	s, err := examples.Synthetic(150, 9, 4)
	if err != nil {
		t.Fatal(err)
	}
	zh, en := text.For(model.ZH), text.For(model.EN)
	toEnglish, toChinese := en.Reasons(s), zh.Reasons(s)
	found := check.Check(s)
	said := map[string]bool{}
	remedy := func(f check.Fix) {
		_, z := zh.ThemeFix(s, f)
		_, e := en.ThemeFix(s, f)
		if said[z] || strings.Contains(z, "…") || strings.Contains(e, "...") { // a name that was cut may be that of several
			return
		}
		said[z] = true
		if got := toEnglish.Say(z); got != e {
			t.Errorf("%s: %q is said as\n%q, want\n%q", f.Code, z, got, e)
		}
		if got := toChinese.Say(e); got != z {
			t.Errorf("%s: %q is said as\n%q, want\n%q", f.Code, e, got, z)
		}
	}
	themes := theme.Of(s, found)
	for _, x := range themes.All() {
		for _, f := range themes.Fixes(x) {
			remedy(f)
		}
	}
	for f := range found.Each() {
		for _, x := range f.Fixes {
			remedy(x)
		}
	}
	if len(said) < 50 {
		t.Errorf("only %d remedies were looked at", len(said))
	}
}

func TestAReasonThatSomebodyWroteIsLeftAsItIs(t *testing.T) {
	var s model.Scenario
	for _, why := range []string{"", "投放与评估分离", "把“某事”移到某处", "Move it", "复核：重叠", "\x00"} {
		for _, lang := range []model.Lang{model.ZH, model.EN} {
			if got := text.For(lang).Reasons(s).Say(why); got != why {
				t.Errorf("in %s %q is said as %q", lang, why, got)
			}
		}
	}
}
