package scenarios_test

import (
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"sandtable/model"
	"sandtable/model/text"
	"sandtable/scenarios"
)

// doing is the statement that appends a step of the form of today to the log of V0.
func doing(verb, edits string) string {
	change := fmt.Sprintf(`{"verb":%q,"edits":[%s]}`, verb, edits)
	return "insert into log (scenario, seq, verb, change, why, who, at, format, digest)" +
		" select scenario, 2, verb, '" + change + "', '', who, at, format, '' from log where seq = 1"
}

// future says, for each thing that a newer program may have put into a library, how:
// with digests as they should be.
func future() map[string][]string {
	higher := func(statement string) []string {
		return []string{statement, "update log set format = 9 where seq = 2"}
	}
	return map[string][]string{
		"a field in a step":                {doing("edit", `{"ref":"duty:D1","cells":{"vendor":["","x"]}}`)},
		"a field in a step, marked":        higher(doing("edit", `{"ref":"duty:D1","cells":{"vendor":["","x"]}}`)),
		"a field of an added record":       {doing("add-duty", `{"ref":"duty:D9","added":{"id":"D9","unit":"EC","vendor":"x"}}`)},
		"a kind in a step":                 {doing("add-risk", `{"ref":"risk:R1","added":{"id":"R1"}}`)},
		"a kind in a step, marked":         higher(doing("add-risk", `{"ref":"risk:R1","added":{"id":"R1"}}`)),
		"a level in a step":                {doing("edit", `{"ref":"unit:EC","cells":{"kind":["department","circle"]}}`)},
		"a state in a step":                {doing("defer-duty", `{"ref":"duty:D1","cells":{"state":["","automated"]}}`)},
		"a role in a step":                 {doing("set-role", `{"ref":"role:D1@MD","added":{"id":"D1@MD","duty":"D1","unit":"MD","role":"V"}}`)},
		"a type of lock in a step":         {doing("lock", `{"ref":"lock:L","added":{"id":"L","type":"frozen","duties":["D1"]}}`)},
		"a link to a kind":                 {doing("link", `{"ref":"link:D1>R","added":{"id":"D1>R","from":"duty:D1","to":"risk:R","strength":3}}`)},
		"a form of an edit":                {doing("edit", `{"ref":"duty:D1","swapped":"D2"}`)},
		"a field of the brief":             {doing("edit", `{"ref":"brief:brief","cells":{"sponsor":["","x"]}}`)},
		"a language of the name of a fork": {`update scenario set name = '{"zh":"F","en":"F","fr":"F"}' where id = 'F'`},
		"a later format of a scenario":     {"update scenario set format = 9 where id = 'F'"},
		"a later version of a fingerprint": {"update scenario set adopted = '9:7c1c50e7', status = 'adopted' where id = 'F'"},
		"another kind of fingerprint":      {"update scenario set adopted = 'sha3:7c1c50e7', status = 'adopted' where id = 'F'"},
		"a verb of the log":                {"pragma writable_schema = 1", "update sqlite_master set sql = replace(sql, '''note''', '''note'', ''label''') where name = 'log'", fmt.Sprint("pragma user_version = ", scenarios.FileFormat+1)},
		"a status":                         {"pragma writable_schema = 1", "update sqlite_master set sql = replace(sql, '''review''', '''review'', ''tried''') where name = 'scenario'", fmt.Sprint("pragma user_version = ", scenarios.FileFormat+1)},
		"a column":                         {"alter table log add column more text", fmt.Sprint("pragma user_version = ", scenarios.FileFormat+1)},
	}
}

// signed makes a library with a fork F and one step in V0, changes it and signs it.
func signed(t testing.TB, statements ...string) (path string) {
	t.Helper()
	l := library(t)
	must(t, session(t, l, "V0").Do(model.MoveDuties("MD", "D1"), "why"))
	_, err := l.ForkAs("F", "V0", word("Fork"))
	must(t, err, l.Close())
	execute(t, l.Path(), statements...)
	must(t, scenarios.Forge(l.Path()))
	return l.Path()
}

// asked opens a library and asks it everything, until there is an error.
func asked(path string) error {
	l, err := scenarios.Open(path, options("Bob"))
	if err != nil {
		return err
	}
	defer l.Close()
	all, err := l.Scenarios()
	if err != nil {
		return err
	}
	for _, i := range all {
		if _, err := l.Session(i.ID); err != nil {
			return err
		}
	}
	return errors.New("nothing is found to be newer")
}

func TestALibraryFromTheFutureIsNewerAndNotDamagedAndStaysAsItIs(t *testing.T) {
	for name, statements := range future() {
		t.Run(name, func(t *testing.T) {
			path := signed(t, statements...)
			before, err := os.ReadFile(path)
			must(t, err)
			for what, err := range map[string]error{"opening": asked(path), "verifying": verified(path)} {
				if d, damaged := errors.AsType[*scenarios.DamagedError](err); damaged || !errors.Is(err, scenarios.ErrNewer) {
					t.Errorf("%s: %v %v", what, err, d)
				}
			}
			if after, err := os.ReadFile(path); err != nil || !slices.Equal(before, after) {
				t.Error("the file was changed:", err)
			}
			if found := backups(t, path); found != nil {
				t.Error("backups:", found)
			}
		})
	}
}

func TestANewerProgramThatWritesMeanwhileIsNotCalledDamageAndTheBackupStays(t *testing.T) {
	for _, name := range []string{"a field in a step", "a field in a step, marked", "a kind in a step", "a state in a step"} {
		t.Run(name, func(t *testing.T) {
			path, day := signed(t), 0
			o := options("Ann")
			o.Now = func() time.Time { day += 2; return time.Date(2027, 1, day, 9, 0, 0, 0, time.UTC) }
			l, err := scenarios.Open(path, o)
			must(t, err)
			defer l.Close()
			good, err := l.Backup()
			must(t, err)
			s := session(t, l, "V0")
			was := s.Now().Scenario
			execute(t, path, future()[name]...)
			must(t, scenarios.Forge(path), l.SetStatus("F", scenarios.InReview))
			for what, err := range map[string]error{"poll": s.Poll(), "do": s.Do(model.MoveDuties("MD", "D2"), ""), "verify": l.Verify()} {
				if _, damaged := errors.AsType[*scenarios.DamagedError](err); damaged || !errors.Is(err, scenarios.ErrNewer) {
					t.Errorf("%s: %v", what, err)
				}
			}
			same(t, s.Now().Scenario, was)
			made, err := l.Backup()
			if f, ok := errors.AsType[*scenarios.FileError](err); !ok || !errors.Is(err, scenarios.ErrNewer) || f.Path() != path {
				t.Errorf("the backup says %v", err)
			}
			if found := backups(t, path); !slices.Equal(found, []string{good, made}) {
				t.Errorf("backups %q and %q: there are %q", good, made, found)
			}
			if offered, _ := scenarios.NewestBackup(path); strings.HasSuffix(name, "marked") && offered != good {
				t.Errorf("what this program cannot read is offered: %q", offered)
			}
		})
	}
}

func TestWhatWasAdoptedKeepsTheVersionOfItsFingerprint(t *testing.T) {
	path := signed(t)
	l, err := scenarios.Open(path, options("Ann"))
	must(t, err)
	must(t, l.SetStatus("F", scenarios.Adopted))
	s, err := l.At("F", scenarios.Latest)
	must(t, err, l.Close())
	first, _ := s.FingerprintAs(1)
	second, _ := s.FingerprintAs(2)
	if first == second {
		t.Fatal("both versions say", first)
	}
	stored := func() string {
		var out string
		db := raw(t, path)
		must(t, db.QueryRow("select adopted from scenario where id = 'F'").Scan(&out), db.Close())
		return out
	}
	if stored() != first { // as programs before there were versions wrote and read it
		t.Errorf("stored is %q", stored())
	}
	for _, c := range []struct{ stored, shown string }{{first, first}, {"2:" + second, second}} {
		execute(t, path, "update scenario set adopted = '"+c.stored+"' where id = 'F'")
		must(t, scenarios.Forge(path))
		l, err := scenarios.Open(path, options("Ann"))
		must(t, err)
		all, err := l.Scenarios()
		must(t, err, l.Verify())
		if got := all[1].Adopted; got != c.shown || len(got) != 8 {
			t.Errorf("of %q people see %q", c.stored, got)
		}
		must(t, l.SetStatus("V0", scenarios.Baseline), l.Close()) // writes other rows of the table
		if stored() != c.stored {
			t.Errorf("it became %q", stored())
		}
	}
	for _, wrong := range []string{second, "2:" + first, "2:", strings.ToUpper(first) + "0"} {
		execute(t, path, "update scenario set adopted = '"+wrong+"' where id = 'F'")
		must(t, scenarios.Forge(path))
		if err := verified(path); err == nil || !strings.Contains(err.Error(), "edited after it was adopted") {
			t.Errorf("with %q: %v", wrong, err)
		}
	}
}

// The verb of a step is what it is called. What it did stands beside it.
func TestAStepOfAVerbFromTheFutureIsReadLikeAnyOther(t *testing.T) {
	path := signed(t, doing("delegate-duty", `{"ref":"duty:D1","cells":{"unit":["MD","EC"]}}`))
	l, err := scenarios.Open(path, options("Bob"))
	must(t, err)
	defer l.Close()
	s := session(t, l, "V0")
	if now := s.Now(); home(now.Scenario, "D1") != "EC" || now.Undoes.Verb != "delegate-duty" {
		t.Errorf("D1 is in %s after %q", home(now.Scenario, "D1"), now.Undoes.Verb)
	}
	for _, lang := range []model.Lang{model.ZH, model.EN} {
		if did := text.For(lang).Change(world(t), s.Now().Undoes); did == "" || strings.Contains(did, "verb") || strings.Contains(did, "delegate") {
			t.Errorf("it is said as %q", did)
		}
	}
	must(t, l.Verify(), s.Undo(), l.Verify())
}

// A setting says how something is looked at, not what there is: who does not know it
// leaves it out, and leaves it in the file.
func TestASettingFromTheFutureIsLeftOutAndStays(t *testing.T) {
	path := signed(t)
	l, err := scenarios.Open(path, options("Ann"))
	must(t, err)
	defer l.Close()
	future := map[string]string{"rule/XX-01": "off", "rule/OV-04": "strict", "threshold/OV-04.depth": "3", "view/map": "wide"}
	for key, value := range future {
		must(t, l.SetSetting(key, value))
	}
	p, err := l.Policy()
	must(t, err)
	if len(p.Keys()) != 0 {
		t.Error("the policy takes over", p.Keys())
	}
	_, err = l.SetPolicy("rule/OV-01", "off")
	must(t, err, session(t, l, "V0").Do(model.MoveDuties("MD", "D2"), ""), l.Verify())
	for key, value := range future {
		if got, ok, err := l.Setting(key); err != nil || !ok || got != value {
			t.Errorf("%s is %q, %v", key, got, err)
		}
	}
}
