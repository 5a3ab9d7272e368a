package machine

import (
	"os/user"
	"strings"

	"sandtable/model"
)

// nameGiven is the variable by which somebody is another than his account says: on a
// machine that several share, and in scripts.
const nameGiven = "SANDTABLE_WHO"

// User is the name under which the log keeps what the user does: the full name of his
// account, else the name by which he logs in, without the domain of a company. "" is a
// machine without accounts.
func User(env func(string) string) string {
	if given := model.CleanText(env(nameGiven)); given != "" {
		return given
	}
	var full, login string
	if u, err := user.Current(); err == nil {
		full, login = u.Name, u.Username
	}
	return nameOf(full, login, env)
}

func nameOf(full, login string, env func(string) string) string {
	for _, name := range []string{full, login, env("USER"), env("LOGNAME"), env("USERNAME")} {
		// Windows names an account without a full name by its domain: COMPANY\li.
		if name = model.CleanText(name[strings.LastIndexByte(name, '\\')+1:]); name != "" {
			return name
		}
	}
	return ""
}
