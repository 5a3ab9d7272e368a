package scenarios

import (
	"os"
	"path/filepath"
	"strings"
)

// ConflictCopies lists what programs that synchronise folders have put beside a library
// because two people wrote to it at once: files that are named after it and say so, as
// "plan (Bob's conflicted copy).sandtable" or "plan.sync-conflict-20260105.sandtable".
func ConflictCopies(path string) (out []string) {
	entries, err := os.ReadDir(filepath.Dir(path))
	if err != nil { // that is said when the library is used
		return nil
	}
	for _, e := range entries {
		rest, named := strings.CutPrefix(e.Name(), baseName(path))
		if !named || e.Name() == filepath.Base(path) || !strings.EqualFold(filepath.Ext(rest), filepath.Ext(path)) || !e.Type().IsRegular() {
			continue
		}
		for _, word := range conflictWords {
			if strings.Contains(strings.ToLower(rest), word) {
				out = append(out, filepath.Join(filepath.Dir(path), e.Name()))
				break
			}
		}
	}
	return out
}

// conflictWords are what the names of such copies have in common: Dropbox, Nextcloud and
// Syncthing say the first, Jianguoyun and the Chinese wordings of others the second.
var conflictWords = [...]string{"conflict", "\u51b2\u7a81"}
