package scenarios

import (
	"errors"
	"fmt"
	"strconv"
	"strings"

	"sandtable/model"
)

// seal is what the table keeps of a scenario that was adopted: its fingerprint, and
// before it the version of that when it is not the first, as in "2:7c1c50e7". A
// scenario is held to it by that version for ever. "" = it is not adopted.
type seal string

func sealOf(s model.Scenario) seal {
	if v := s.FingerprintVersion(); v > 1 {
		return seal(fmt.Sprint(v, ":", s.Fingerprint()))
	}
	return seal(s.Fingerprint())
}

// parts gives the version, 0 when there is none of that name, and the fingerprint as
// people see it.
func (a seal) parts() (version int, fingerprint string) {
	before, after, found := strings.Cut(string(a), ":")
	if !found {
		return 1, before
	}
	version, err := strconv.Atoi(before)
	if err != nil || version < 2 || version > model.FingerprintVersions {
		return 0, after
	}
	return version, after
}

// fingerprint is what people see of it.
func (a seal) fingerprint() string {
	_, fingerprint := a.parts()
	return fingerprint
}

// check reports that a scenario is not the one that was adopted, or, with
// [model.ErrFormat], that only a newer program can tell.
func (a seal) check(s model.Scenario) error {
	version, want := a.parts()
	got, known := s.FingerprintAs(version)
	switch {
	case a == "":
		return nil
	case !known:
		return fmt.Errorf("fingerprint %s: %w", string(a), model.ErrFormat)
	case got != want:
		return errors.New("it was edited after it was adopted")
	}
	return nil
}
