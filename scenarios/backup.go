package scenarios

import (
	"cmp"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"sandtable/model"
)

// backupFolder lies beside a library and holds its backups. It is hidden, by its dot or
// as the system does it: they are for the day on which something is wrong.
const backupFolder = ".sandtable-backups"

// backupTime is how the name of a backup dates it, to the second and sortable.
const backupTime = "20060102T150405Z"

// Of the backups that [Library.Backup] makes, the newest are kept, and none is made
// within a day of the one before.
const (
	backupsKept   = 3
	betweenBackup = 24 * time.Hour
)

// backUp writes a backup, named by what it is made for and when, and gives its path.
func (l *Library) backUp(why string) (string, error) {
	name := baseName(l.path) + "-" + why + "-" + l.now().Format(backupTime) + filepath.Ext(l.path)
	folder := filepath.Join(filepath.Dir(l.path), backupFolder)
	switch err := os.Mkdir(folder, 0o700); {
	case err == nil:
		hide(folder)
	case !errors.Is(err, os.ErrExist):
		return "", err
	}
	path := filepath.Join(folder, name)
	err := l.SaveCopy(path)
	if errors.Is(err, ErrExists) { // made in the same second
		err = nil
	}
	return path, err
}

func baseName(path string) string { return strings.TrimSuffix(filepath.Base(path), filepath.Ext(path)) }

// Backup makes a backup when the last one is older than a day and something was
// edited since, and removes the oldest when there are too many. It gives the path of
// the new one, "" when none was needed. Nothing depends on it: an error leaves the
// library as it is. The backup is read from end to end, which takes as long as
// [Library.Verify]; of a library that is damaged none is kept, so that it does not
// take the place of a good one. One that holds what a newer program wrote meanwhile cannot
// be judged: it is kept, the error is [ErrNewer], and no other makes room for it.
func (l *Library) Backup() (string, error) {
	sweep(filepath.Dir(l.path))
	infos, err := l.Scenarios()
	if err != nil {
		return "", err
	}
	var edited time.Time
	for _, i := range infos {
		for _, t := range []time.Time{i.Edited, i.StatusAt} {
			if t.After(edited) {
				edited = t
			}
		}
	}
	const daily = "daily"
	now := l.now()
	made := backups(l.path, daily, now)
	if len(made) > 0 && !made[0].at.After(now) {
		if last := made[0].at; !edited.After(last) || now.Sub(last) < betweenBackup {
			return "", nil
		}
	}
	path, err := l.backUp(daily)
	if err != nil {
		return "", err
	}
	switch err := l.check(path); {
	case errors.Is(err, ErrNewer):
		return path, err
	case err != nil:
		return "", err
	}
	for _, old := range made[min(len(made), backupsKept-1):] {
		if err := os.Remove(old.path); err != nil {
			return path, err
		}
	}
	return path, nil
}

// check verifies a backup, and removes one that is damaged: then so is the library.
func (l *Library) check(path string) error {
	b, err := connect(path, l.options, durable)
	if err == nil {
		err = errors.Join(b.Verify(), b.Close())
	}
	if err == nil {
		return nil
	}
	if d, ok := errors.AsType[*DamagedError](err); ok {
		d.path = l.path
	}
	if errors.Is(err, ErrNewer) {
		return &FileError{ErrNewer, l.path, err}
	}
	return errors.Join(err, os.Remove(path))
}

type backup struct {
	path string
	at   time.Time
}

// backups lists the backups of a library, made for one thing or, with "", for any,
// the newest first. Those that are dated after now come last: they are of a day on which
// the clock was ahead, and how old they are cannot be known.
func backups(path, why string, now time.Time) []backup {
	entries, err := os.ReadDir(filepath.Join(filepath.Dir(path), backupFolder))
	if err != nil { // there are none
		return nil
	}
	var out []backup
	for _, e := range entries {
		rest, ours := strings.CutPrefix(baseName(e.Name()), baseName(path)+"-")
		i := strings.LastIndexByte(rest, '-')
		if !ours || i < 0 || why != "" && rest[:i] != why {
			continue
		}
		if at, err := time.Parse(backupTime, rest[i+1:]); err == nil && knownReason(rest[:i]) {
			out = append(out, backup{filepath.Join(filepath.Dir(path), backupFolder, e.Name()), at})
		}
	}
	slices.SortFunc(out, func(a, b backup) int {
		return cmp.Or(model.LastIf(a.at.After(now), b.at.After(now)), b.at.Compare(a.at), cmp.Compare(a.path, b.path))
	})
	return out
}

// knownReason keeps the backups of "plan" apart from those of "plan-b".
func knownReason(why string) bool { return why == "daily" || strings.HasPrefix(why, "format-") }

// NewestBackup gives the newest backup of a library that can be opened: what to
// offer when the library itself cannot. It is false when there is none.
func NewestBackup(path string) (string, bool) {
	path, err := filepath.Abs(path)
	if err != nil {
		return "", false
	}
	for _, b := range backups(path, "", time.Now()) {
		if inspect(b.path) != nil {
			continue
		}
		if l, err := connect(b.path, Options{}, durable); err == nil && errors.Join(l.readable(), l.Close()) == nil {
			return b.path, true
		}
	}
	return "", false
}

// readable reports that the library, whatever the format of its file, has rows that only
// a newer program reads.
func (l *Library) readable() error {
	if l.format < FileFormat { // migrating looks at them
		return nil
	}
	return l.read(l.understood)
}

// Restore copies the newest backup that can be opened to a new file beside a
// library which cannot, and gives its path. Neither the library nor the backup is
// touched. The error is [ErrMissing] when there is no backup.
func Restore(path string) (string, error) {
	from, ok := NewestBackup(path)
	if !ok {
		return "", &FileError{problem: ErrMissing, path: path}
	}
	b, err := os.ReadFile(from) // nobody has a backup open
	if err != nil {
		return "", fileError(from, err)
	}
	var at time.Time
	for _, x := range backups(path, "", time.Now()) {
		if x.path == from {
			at = x.at
		}
	}
	to := filepath.Join(filepath.Dir(path), baseName(path)+" "+at.Format("2006-01-02 150405")+filepath.Ext(path))
	err = publish(to, func(draft string) error { return os.WriteFile(draft, b, 0o600) })
	return to, fileError(to, err)
}
