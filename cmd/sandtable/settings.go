package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"runtime"
)

const appID = "app.sandtable.Sandtable"

// settings is the file in which the toolkit keeps language, palette and what was opened
// last. It writes the file in place, so that a death at the wrong moment leaves it empty
// or cut; a copy beside it is always whole.
type settings struct{ path string }

func userSettings() (settings, error) {
	folder, err := os.UserConfigDir()
	if runtime.GOOS == "darwin" { // the toolkit has its own opinion
		folder, err = os.UserHomeDir()
		folder = filepath.Join(folder, "Library", "Preferences")
	}
	return settings{filepath.Join(folder, "fyne", appID, "preferences.json")}, err
}

func (s settings) copy() string { return s.path + ".kept" }

// read gives the content of a file of settings, if it is whole.
func read(path string) ([]byte, bool) {
	b, err := os.ReadFile(path)
	var values map[string]any
	return b, err == nil && json.Unmarshal(b, &values) == nil && values != nil
}

// mend puts the copy in the place of settings that cannot be read. It comes before the
// toolkit reads them.
func (s settings) mend() {
	if _, whole := read(s.path); whole {
		s.keep()
		return
	}
	if b, whole := read(s.copy()); whole {
		_ = replace(s.path, b) // as if there were none, else
	}
}

// keep copies the settings, if they are whole at the moment.
func (s settings) keep() {
	if b, whole := read(s.path); whole {
		_ = replace(s.copy(), b) // the next time, then
	}
}

// replace writes a file whole or not at all.
func replace(path string, b []byte) error {
	draft, err := os.CreateTemp(filepath.Dir(path), filepath.Base(path)+"-*")
	if err != nil {
		return err
	}
	_, err = draft.Write(b)
	if err == nil {
		err = draft.Sync()
	}
	if closed := draft.Close(); err == nil {
		err = closed
	}
	if err == nil {
		err = os.Rename(draft.Name(), path)
	}
	if err != nil {
		os.Remove(draft.Name())
	}
	return err
}
