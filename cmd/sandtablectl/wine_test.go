//go:build wine

package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

// The program for Windows goes through the same scripts, under wine: WINEPREFIX is an
// installation of it, made by .ci/wine.
func TestTheProgramForWindowsKeepsToTheScripts(t *testing.T) {
	prefix := os.Getenv("WINEPREFIX")
	if prefix == "" {
		t.Fatal("run this by make wine")
	}
	bin := t.TempDir()
	exe := filepath.Join(bin, "sandtablectl.exe")
	build := exec.Command("go", "build", "-o", exe, ".")
	build.Env = append(os.Environ(), "GOOS=windows", "GOARCH=amd64", "CGO_ENABLED=0")
	build.Stderr = os.Stderr
	if err := build.Run(); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(bin, "sandtablectl"), []byte("#!/bin/sh\nexec wine '"+exe+"' \"$@\"\n"), 0o700); err != nil {
		t.Fatal(err)
	}
	p := scripts(true)
	ours := p.Setup
	p.Setup = func(e *testscript.Env) error {
		e.Setenv("PATH", bin+string(os.PathListSeparator)+e.Getenv("PATH"))
		for _, name := range []string{"WINEPREFIX", "WINEDEBUG", "WINEDLLOVERRIDES", "LOCPATH"} {
			e.Setenv(name, os.Getenv(name))
		}
		return ours(e)
	}
	testscript.Run(t, p)
}
