package machine

import (
	"os"

	"github.com/adrg/xdg"
)

// Documents is the user's folder for documents, wherever the system has put it: in
// OneDrive, on a drive of the company, under a name of his language. "" is none.
func Documents() string {
	folder := xdg.UserDirs.Documents
	if i, err := os.Stat(folder); err != nil || !i.IsDir() {
		return ""
	}
	return folder
}
