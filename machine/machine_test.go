package machine

import (
	"testing"

	"sandtable/model"
)

// of gives an environment of pairs.
func of(pairs ...string) func(string) string {
	return func(name string) string {
		for i := 0; i < len(pairs); i += 2 {
			if pairs[i] == name {
				return pairs[i+1]
			}
		}
		return ""
	}
}

func TestTheLanguageIsThatOfTheEnvironmentInTheOrderOfPOSIX(t *testing.T) {
	for _, row := range []struct {
		env  func(string) string
		want model.Lang
	}{
		{of("LANG", "zh_CN.UTF-8"), model.ZH},
		{of("LANG", "zh_CN.UTF-8", "LC_MESSAGES", "de_DE"), model.EN},
		{of("LANG", "en_US", "LC_MESSAGES", "de_DE", "LC_ALL", "zh_TW"), model.ZH},
		{of("LANG", "zh_CN", "LC_ALL", "C"), model.EN},
	} {
		if got := Language(row.env); got != row.want {
			t.Errorf("%s, want %s", got, row.want)
		}
	}
}

func TestTheNamesThatWindowsGivesToLanguagesAreRead(t *testing.T) {
	for name, want := range map[string]model.Lang{"zh-CN": model.ZH, "zh-Hans-CN": model.ZH, "ZH-tw": model.ZH, "en-US": model.EN, "": model.EN, "de": model.EN} {
		if got := languageOf(name); got != want {
			t.Errorf("%q: %s", name, got)
		}
	}
}

func TestTheUserHasOneNameWithoutTheDomainOfHisCompany(t *testing.T) {
	for _, row := range []struct {
		full, login string
		env         func(string) string
		want        string
	}{
		{"李雷", `ACME\lilei`, of("USERNAME", "lilei"), "李雷"},
		{`ACME\lilei`, `ACME\lilei`, of(), "lilei"}, // what Windows says of an account without a full name
		{"", "lilei", of("USER", "other"), "lilei"},
		{" \t", "lilei", of(), "lilei"},
		{"", "", of("USERNAME", "lilei"), "lilei"},
		{"", "", of(), ""},
	} {
		if got := nameOf(row.full, row.login, row.env); got != row.want {
			t.Errorf("%q, %q: %q, want %q", row.full, row.login, got, row.want)
		}
	}
}

func TestTheNameThatIsGivenComesBeforeThatOfTheAccount(t *testing.T) {
	if got := User(of("SANDTABLE_WHO", " 王芳\n", "USER", "analyst")); got != "王芳" {
		t.Errorf("%q", got)
	}
}

func TestNamesThatWindowsKeepsOrChangesAreKnown(t *testing.T) {
	for name, refused := range map[string]bool{"CON.xlsx": true, "nul": true, "com1.tar.xlsx": true, "LPT9": true, "a.xlsx.": true, "a ": true,
		"a:b.xlsx": true, "a?.xlsx": true, "a\tb": true, "console.xlsx": false, "COM10.xlsx": false, "方案.xlsx": false, ".x": false} {
		if refusedByWindows(name) != refused {
			t.Errorf("%q: %v", name, !refused)
		}
	}
}
