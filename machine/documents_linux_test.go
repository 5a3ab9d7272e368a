package machine

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/adrg/xdg"
)

func TestDocumentsAreWhereTheSystemSaysAndNotWhereNothingIs(t *testing.T) {
	home := t.TempDir()
	for name, value := range map[string]string{"HOME": home, "XDG_CONFIG_HOME": filepath.Join(home, "config"), "XDG_DOCUMENTS_DIR": ""} {
		t.Setenv(name, value)
	}
	t.Cleanup(xdg.Reload)
	xdg.Reload()
	if got := Documents(); got != "" {
		t.Errorf("%s is not there", got)
	}
	moved := filepath.Join(home, "drive", "文档")
	if err := os.MkdirAll(moved, 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.MkdirAll(filepath.Join(home, "config"), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(home, "config", "user-dirs.dirs"), []byte("XDG_DOCUMENTS_DIR=\""+moved+"\"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	xdg.Reload()
	if got := Documents(); got != moved {
		t.Errorf("%q, want %q", got, moved)
	}
}
