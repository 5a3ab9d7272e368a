package machine

import (
	"strings"

	locale "github.com/jeandeaual/go-locale"

	"sandtable/model"
)

// Language is the one in which the user reads programs: Chinese or, for every other,
// English. What the environment says comes first, in the order of POSIX; where it is
// silent, as on Windows, the system is asked.
func Language(env func(string) string) model.Lang {
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		if v := env(name); v != "" {
			return languageOf(v)
		}
	}
	system, _ := locale.GetLocale() // a system without an answer: English
	return languageOf(system)
}

// languageOf reads the name of a locale, as POSIX ("zh_CN.UTF-8") or Windows ("zh-Hans-CN") has it.
func languageOf(name string) model.Lang {
	if strings.HasPrefix(strings.ToLower(name), "zh") {
		return model.ZH
	}
	return model.EN
}
