package machine

import "testing"

func TestWindowsNamesAFolderForDocumentsThatIsThere(t *testing.T) {
	if Documents() == "" {
		t.Error("none")
	}
}
