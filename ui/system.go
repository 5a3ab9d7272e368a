package ui

import (
	"os"
	"strings"

	"sandtable/model"
)

// systemLang is the language of the operating system: Chinese when its locale is.
func systemLang() model.Lang {
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		if v := os.Getenv(name); v != "" {
			if strings.HasPrefix(v, "zh") {
				return model.ZH
			}
			return model.EN
		}
	}
	return model.ZH
}
