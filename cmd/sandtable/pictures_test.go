//go:build e2e

package main

import (
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

func TestPicturesAreDrawnWithoutADisplay(t *testing.T) {
	dir := t.TempDir()
	library, folder := filepath.Join(dir, "board.sandtable"), filepath.Join(dir, "pictures")
	env := []string{"PATH=" + os.Getenv("PATH"), "HOME=" + dir, "LANG=C.UTF-8"}
	for _, c := range []*exec.Cmd{exec.Command(built().ctl, "new", library), exec.Command(built().window, "--pictures", folder, library)} {
		c.Env = env
		if out, err := c.CombinedOutput(); err != nil {
			t.Fatalf("%v: %v\n%s", c.Args, err, out)
		}
	}
	drawn, err := filepath.Glob(filepath.Join(folder, "*.png"))
	if err != nil || len(drawn) < 4 {
		t.Fatalf("drawn are %q, %v", drawn, err)
	}
	for _, path := range drawn {
		f, err := os.Open(path)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := png.Decode(f); err != nil {
			t.Errorf("%s: %v", path, err)
		}
		f.Close()
	}
}
